"""Sentences that were cut: `python -m bench.cuts --language en --number 3000 --seed 1 [FOLDER ...]`.

Headings, cells of tables and lines of a bad scan are pieces of sentences: without their end or their beginning,
with a word missing, with the halves turned round. The sentences of the text files in the folders (default: the
sample papers and the golden texts) are damaged so and read as far as their claims. Nothing is asked of the rows;
what raises an exception is printed with the line that raised it, and the exit code is 1.
"""

from __future__ import annotations

import argparse
import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline import chain
from pipeline.engine.carry import where
from pipeline.evaluate import sentence_reader
from pipeline.segment import en, zh
from pipeline.starter import default_config

ROOT = Path(__file__).resolve().parent.parent
FOLDERS = (ROOT / "corpora/sample", ROOT / "tests/golden", ROOT / "tests/varied")
_WORDS = {"en": re.compile(r"\S+\s*"), "zh": re.compile(r"[A-Za-z0-9.]+|.", re.S)}
_CHINESE = re.compile(r"[\u4e00-\u9fff]")
_ENDS = ".。!?！？;；,，:：)） \n"


def sentences(language: str, folders: Iterable[Path]) -> list[str]:
    """The sentences of one language in the text files below some folders."""
    found = []
    for path in sorted(p for folder in folders for end in ("txt", "md") for p in folder.rglob(f"*.{end}")):
        text = path.read_text("utf-8", errors="replace")
        pieces = (zh if language == "zh" else en).split(text, 0, len(text))
        chinese = [text[p.start : p.end] for p in pieces if len(_CHINESE.findall(text, p.start, p.end)) > 5]
        found += chinese if language == "zh" else [text[p.start : p.end] for p in pieces]
    return [s for s in dict.fromkeys(found) if 20 < len(s) < 400 and (bool(_CHINESE.search(s)) == (language == "zh"))]


def cut(sentence: str, language: str, chance: random.Random) -> str:
    """A sentence without its end, without its beginning, without a word, or with its halves turned round."""
    words = _WORDS[language].findall(sentence)
    here = chance.randrange(len(words))
    made = "".join(
        chance.choice((words[: here + 1], words[here:], words[:here] + words[here + 1 :], words[here:] + words[:here]))
    )
    return made if chance.random() < 0.2 else made.rstrip(_ENDS)


def faults(language: str, number: int, seed: int, folders: Iterable[Path] = FOLDERS) -> Iterator[tuple[str, str]]:
    """The cut sentences that cannot be read, each with what was raised and where."""
    chance = random.Random(seed)
    whole = sentences(language, folders)
    read = sentence_reader(chain.configure(default_config()))
    for _ in range(number):
        piece = cut(chance.choice(whole), language, chance)
        if piece.strip():
            try:
                read(piece)
            except Exception as error:  # noqa: BLE001  whatever it is, it is what is looked for
                yield piece, where(error)


def main(argv: list[str] | None = None) -> int:
    """Print what cannot be read."""
    parser = argparse.ArgumentParser(prog="python -m bench.cuts", description="Which cut sentences break the reader.")
    parser.add_argument("--language", default="en", choices=("en", "zh"))
    parser.add_argument("--number", type=int, default=3000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("folders", nargs="*", type=Path, default=list(FOLDERS))
    args = parser.parse_args(argv)
    found = list(faults(args.language, args.number, args.seed, args.folders))
    for piece, error in found:
        print(f"{error}\n    {piece}")
    print(f"{args.number} cut sentences: {len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    raise SystemExit(main())
