"""How well citation marks are linked and reference entries read, against a list checked by hand.

``python -m bench.structure [FOLDER]`` prints the figures for the development papers in FOLDER (default:
COCLAIM_SHARED or ../shared). ``structure.tsv`` beside this file holds no text, only facts: for every mark its
place in the source file and the numbers of the entries it means; for every entry its place and a digest
of each field.
"""

from __future__ import annotations

import hashlib
import os
import sys
import time
from pathlib import Path

from pipeline.document import Document, Outline, Reference, Source
from pipeline.read import ReadSettings, read
from pipeline.structure import structure

FIELDS = ("authors", "year", "title", "venue", "volume", "issue", "pages", "doi")
LIST = Path(__file__).with_suffix(".tsv")


def digests(reference: Reference) -> list[str]:
    """A short digest of each field, "-" for an empty one."""
    values = ["|".join(reference.authors), *(getattr(reference, name) for name in FIELDS[1:])]
    return [hashlib.sha1(value.encode()).hexdigest()[:6] if value else "-" for value in values]


def load(path: Path) -> Document:
    data = path.read_bytes()
    return read(Source(hashlib.sha256(data).hexdigest(), path.suffix, data), ReadSettings())


def measure(folder: Path) -> dict[str, tuple[int, int]]:
    """Right and all, for marks (place and link) and for each field of the entries."""
    rows = [line.rstrip("\n").split("\t") for line in LIST.read_text().splitlines() if not line.startswith("#")]
    counts: dict[str, list[int]] = {"marks linked": [0, 0], "entries found": [0, 0], "fields": [0, 0]}
    for name in dict.fromkeys(row[0] for row in rows):
        document = load(folder / name)
        start = time.perf_counter()
        outline = structure(document)
        print(f"{name}: {len(document.text)} characters, {(time.perf_counter() - start) * 1000:.0f} ms")
        marks, entries = _found(document, outline)
        for _, kind, begin, end, value in (row for row in rows if row[0] == name):
            place = (int(begin), int(end))
            if kind == "mark":
                counts["marks linked"][0] += marks.get(place) == value
                counts["marks linked"][1] += 1
                continue
            counts["entries found"][0] += place in entries
            counts["entries found"][1] += 1
            mine = entries.get(place, ["?"] * len(FIELDS))
            for field, expected, got in zip(FIELDS, value.split(","), mine, strict=True):
                if expected != "-" or got != "-":
                    for key in ("fields", f"  {field}"):
                        counts.setdefault(key, [0, 0])
                        counts[key][0] += expected == got
                        counts[key][1] += 1
    return {key: (right, total) for key, (right, total) in counts.items()}


def _found(document: Document, outline: Outline) -> tuple[dict[tuple[int, int], str], dict[tuple[int, int], list[str]]]:
    marks, entries = {}, {}
    for mark in outline.citations:
        place = document.map.source_span(mark.start, mark.end)
        if place:
            marks[place] = ",".join(name.removeprefix("ref-") for name in mark.references)
    for reference in outline.references:
        place = document.map.source_span(reference.start, reference.end)
        if place:
            entries[place] = digests(reference)
    return marks, entries


def main() -> int:
    folder = Path(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("COCLAIM_SHARED", "../shared"))
    if not (folder / "seeds").is_dir():
        print(f"the development papers are not in {folder}: nothing to measure")
        return 0
    for key, (right, total) in measure(folder).items():
        print(f"{key:16} {right:5} of {total:5}  {right / max(1, total):.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
