"""What every file format of a run has in common: it is told each paper once, then closed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Protocol

from pipeline.document import Location
from pipeline.report.flat import COLUMNS, ThemesOf, problem_line
from pipeline.table import Book, Entry, Line, Sheet

_THEME = COLUMNS.index("theme")


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper's sheet with what other papers decide.

    ``number``: how many papers came before it. ``work``: its id, or that of the paper that another file holds, too.
    ``themes``: the theme ids of each row; ``rows`` and ``line`` (the paper's own) are the sheet's with the open
    fields filled.
    """

    sheet: Sheet
    place: Location
    number: int
    work: str
    themes: tuple[tuple[str, ...], ...]
    rows: tuple[Line, ...]
    line: Line

    def places(self) -> Iterator[tuple[str, int]]:
        """Where each row stands, as themes name it: paper id and place in the paper."""
        return ((self.sheet.paper_id, index) for index in range(len(self.rows)))


class Once:
    """Counts papers for concepts; a paper that stands in several files counts once for each."""

    def __init__(self, book: Book) -> None:
        self._several = frozenset(book.copies.values())
        self._seen: set[tuple[str, str]] = set()

    def counts(self, concept: str, work: str) -> bool:
        """Whether a file's paper is to be counted for a concept."""
        if work not in self._several:
            return True
        new = (concept, work) not in self._seen
        self._seen.add((concept, work))
        return new


class Writer(Protocol):
    """One file format."""

    def add(self, paper: Paper) -> None:
        """Write what one paper adds."""

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Write the problems of one entry, which may be no paper at all."""

    def close(self) -> None:
        """Finish the file."""


class Format:
    """A file format that tells no problems."""

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Nothing to write."""


def filled(entry: Entry, sheet: Sheet, number: int, themes: ThemesOf, book: Book) -> Paper:
    """A sheet with what other papers decide; ``themes`` is that of :func:`pipeline.report.flat.themes_of`."""
    of = tuple(themes.get((sheet.paper_id, n), ()) for n in range(len(sheet.rows)))
    rows = tuple(
        (*line[:_THEME], "; ".join(ids), *line[_THEME + 1 :]) for line, ids in zip(sheet.rows, of, strict=True)
    )
    work = book.work(sheet.paper_id)
    line = (*sheet.paper[:-1], work if work != sheet.paper_id else "")
    return Paper(sheet, entry.place, number, work, of, rows, line)


def problems_of(entry: Entry) -> tuple[Line, ...]:
    """The lines of an entry's problems."""
    found = [entry.skipped] if entry.skipped else []
    found += entry.sheet.problems if entry.sheet else ()
    return tuple(problem_line(entry.place.source_file, problem) for problem in found)
