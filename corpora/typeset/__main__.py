"""``python -m corpora.typeset [--out DIR]``: write the files of corpora/sample that are made from corpora/source."""

from __future__ import annotations

import argparse
from pathlib import Path

from . import pages, word
from .source import parse

HERE = Path(__file__).resolve().parent.parent
BROKEN_SHARE = 0.6  # of the English PDF's bytes; its cross-reference table is lost


def write_all(out: Path) -> None:
    """Write every made file into ``out``."""
    out.mkdir(parents=True, exist_ok=True)
    source, fonts = HERE / "source", HERE / "fonts"
    plain = (source / "zh-brand-community.txt").read_text(encoding="utf-8")
    (out / "zh-brand-community.txt").write_bytes(plain.replace("\n", "\r\n").encode("gb18030"))
    pages.typeset(parse(source / "zh-home-platform.txt"), "zh", out / "zh-home-platform.pdf", fonts)
    pages.typeset(parse(source / "en-live-commerce.txt"), "en", out / "en-live-commerce.pdf", fonts)
    word.write(parse(source / "zh-supply-chain.txt"), "zh", out / "zh-supply-chain.docx")
    word.write(parse(source / "en-social-enterprise.txt"), "en", out / "en-social-enterprise.docx")
    whole = (out / "en-live-commerce.pdf").read_bytes()
    (out / "broken.pdf").write_bytes(whole[: int(len(whole) * BROKEN_SHARE)])
    (out / "empty.txt").write_bytes(b"")


def main() -> None:
    """Parse the command line and write."""
    parser = argparse.ArgumentParser(prog="python -m corpora.typeset", description=__doc__)
    parser.add_argument("--out", type=Path, default=HERE / "sample", help="where to write (default: corpora/sample)")
    write_all(parser.parse_args().out)


if __name__ == "__main__":
    main()
