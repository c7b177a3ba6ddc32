"""How well citation marks are linked and reference entries read, against what pages and files show.

``python -m bench.structure [FOLDER] [--errors]`` prints the figures for the papers in FOLDER (default: COCLAIM_SHARED
or ../shared). ``structure.tsv`` beside this file was written from the pages, not from what the program says; it holds
no text, only facts. A mark is right where it stands at its place in the order of the page and points to the works
that it means, and to no other; marks that the program sees and the page does not show count as wrong.
"""

from __future__ import annotations

import hashlib
import os
import re
import sys
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Citation, Document, Outline, Reference, Source
from pipeline.read import ReadSettings, read
from pipeline.structure import structure
from pipeline.structure.names import surname

FIELDS = ("authors", "year", "title", "venue", "volume", "issue", "pages")
LIST = Path(__file__).with_suffix(".tsv")
#: What the figures should reach.
GOALS = {"marks": 0.97, "fields": 0.95}


@dataclass(slots=True)
class Count:
    """Right and all of one kind, with what is wrong."""

    right: int = 0
    total: int = 0

    def add(self, right: bool) -> None:
        """Count one."""
        self.right += right
        self.total += 1


def load(path: Path) -> Document:
    """The document of a file."""
    data = path.read_bytes()
    return read(Source(hashlib.sha256(data).hexdigest(), path.suffix, data), ReadSettings())


def letters(text: str) -> str:
    """Letters and digits only, without accents, case and width: what two spellings of a fact share."""
    return "".join(c for c in unicodedata.normalize("NFKD", text).casefold() if c.isalnum())


def measure(folder: Path, wrong: list[str]) -> dict[str, Count]:
    """Right and all, for marks, entries and each field; what is wrong is added to ``wrong``."""
    rows = [line.split("\t") for line in LIST.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    counts = {name: Count() for name in ("marks", "entries", "fields", *(f"  {field}" for field in FIELDS))}
    for name in dict.fromkeys(row[0] for row in rows):
        document = load(folder / name)
        outline = structure(document)
        before = counts["marks"].right, counts["marks"].total, counts["fields"].right, counts["fields"].total
        for _, kind, *facts in (row for row in rows if row[0] == name):
            if kind == "marks":
                told = _marks(document, outline, facts[0], facts[1], counts["marks"])
            else:
                told = _entry(outline, facts, counts)
            wrong += [f"{name} {kind} {facts[0]}: {what}" for what in told]
        marks, fields = counts["marks"], counts["fields"]
        print(
            f"{name}: marks {marks.right - before[0]} of {marks.total - before[1]},"
            f" fields {fields.right - before[2]} of {fields.total - before[3]}"
        )
    return counts


# --------------------------------------------------------------------------- marks


def _marks(document: Document, outline: Outline, place: str, shown: str, count: Count) -> Iterator[str]:
    """Compare the marks of a stretch with those that it shows, in order; yields what is wrong."""
    found = [mark for mark in outline.citations if _within(document, mark, place)]
    expected = [token.strip() for token in shown.split(";")]
    works = {reference.id: reference for reference in outline.references}
    pairs = _longest(expected, found, works)
    matched = {i for i, _ in pairs}, {j for _, j in pairs}
    for index, token in enumerate(expected):
        count.add(index in matched[0])
        if index not in matched[0]:
            yield f"missed or wrong: {token}"
    for index, mark in enumerate(found):
        if index not in matched[1]:
            extra = len(found) - len(expected)
            if extra > 0:
                count.total += 1
            yield f"found: {document.text[mark.start : mark.end]!r} -> {mark.references}"


def _within(document: Document, mark: Citation, place: str) -> bool:
    if "-" not in place:
        return document.page(mark.start) == int(place)
    low, high = map(int, place.split("-"))
    span = document.map.source_span(mark.start, mark.end)
    return span is not None and low <= span[0] < high


def _longest(expected: Sequence[str], found: Sequence[Citation], works: dict[str, Reference]) -> list[tuple[int, int]]:
    """The longest common order of what is shown and what was found, as pairs of places."""
    best = [[0] * (len(found) + 1) for _ in range(len(expected) + 1)]
    same = [[_means(token, mark, works) for mark in found] for token in expected]
    for i in range(len(expected) - 1, -1, -1):
        for j in range(len(found) - 1, -1, -1):
            best[i][j] = best[i + 1][j + 1] + 1 if same[i][j] else max(best[i + 1][j], best[i][j + 1])
    out, i, j = [], 0, 0
    while i < len(expected) and j < len(found):
        if same[i][j]:
            out.append((i, j))
            i, j = i + 1, j + 1
        elif best[i + 1][j] >= best[i][j + 1]:
            i += 1
        else:
            j += 1
    return out


def _means(token: str, mark: Citation, works: dict[str, Reference]) -> bool:
    """Whether a mark points to the works that a token of the list names, and to no other."""
    if token[0] == "!":
        return not mark.references and letters(token.split()[0]) in letters(mark.authors)
    if token[0].isdigit():
        return sorted(token.split(",")) == sorted(name.removeprefix("ref-") for name in mark.references)
    meant = []
    for work in token.split("=")[-1].split(","):
        *families, years = work.split()
        meant += [(tuple(map(letters, families)), year) for year in years.split("+")]
    linked = [works[name] for name in mark.references]
    return len(linked) == len(meant) and all(any(_is(work, one) for one in linked) for work in meant)


def _is(work: tuple[tuple[str, ...], str], reference: Reference) -> bool:
    families, year = work
    first = letters(reference.authors[0]) if reference.authors else ""
    rest = letters(" ".join(reference.authors))
    named = first.startswith(families[0]) or letters(surname(reference.authors[0] if first else "")) == families[0]
    return named and all(family in rest for family in families) and reference.year in (year, "")


# --------------------------------------------------------------------------- entries


def _entry(outline: Outline, facts: Sequence[str], counts: dict[str, Count]) -> Iterator[str]:
    """Compare one entry's fields with what the page shows; yields what is wrong."""
    number, *expected = facts
    pool = [r for r in outline.references if r.id == f"ref-{number}"]
    if number == "-":
        pool = [r for r in outline.references if r.year == expected[1] and _same_authors(expected[0], r)]
        pool.sort(key=lambda r: -sum(_fields(r, expected)))
    counts["entries"].add(bool(pool))
    for name, shown, right in zip(FIELDS, expected, _fields(pool[0], expected) if pool else [False] * 7, strict=True):
        value = getattr(pool[0], name) if pool else ""
        if shown or value:
            counts["fields"].add(right)
            counts[f"  {name}"].add(right)
            if not right:
                yield f"{expected[0]} {expected[1]} {name}: {value!r}, not {shown!r}"


def _fields(reference: Reference, expected: Sequence[str]) -> list[bool]:
    authors, year, title, *rest = expected
    begin, _, end = title.partition("…")
    found = letters(reference.title)
    right = [_same_authors(authors, reference), reference.year == year]
    right.append(found.startswith(letters(begin)) and found.endswith(letters(end)) and bool(found) == bool(title))
    values = (reference.venue, reference.volume, reference.issue, reference.pages)
    return right + [_fact(value) == _fact(shown) for value, shown in zip(values, rest, strict=True)]


def _fact(value: str) -> str:
    return letters(re.sub(r"\s?[-–—―]\s?|/|,", "x", value)) if re.search(r"\d", value) else letters(value)


def _same_authors(shown: str, reference: Reference) -> bool:
    names = shown.split(",")
    return len(names) == len(reference.authors) and all(
        letters(name) in (letters(author), letters(surname(author)), letters(surname(author).split(",")[0]))
        for name, author in zip(names, reference.authors, strict=True)
    )


def main() -> int:
    """Print the figures and how they stand to the goals."""
    arguments = [argument for argument in sys.argv[1:] if argument != "--errors"]
    folder = Path(arguments[0] if arguments else os.environ.get("COCLAIM_SHARED", "../shared"))
    if not (folder / "seeds").is_dir():
        print(f"the papers are not in {folder}: nothing to measure")
        return 0
    wrong: list[str] = []
    for name, count in measure(folder, wrong).items():
        goal = f"  goal {GOALS[name]:.2f}" if name in GOALS else ""
        print(f"{name:10} {count.right:4} of {count.total:4}  {count.right / max(1, count.total):.3f}{goal}")
    if "--errors" in sys.argv:
        print("\n".join(wrong))
    return 0


if __name__ == "__main__":
    sys.exit(main())
