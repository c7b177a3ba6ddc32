"""What every file format of a run has in common: it is told each paper once, then closed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from pipeline.report.flat import (
    Record,
    claim_object,
    claim_record,
    mention_record,
    paper_record,
    problems_of,
)
from pipeline.table import Book, Entry


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One entry of the corpus as records, made once for all formats; ``text`` is None where it was skipped.

    ``work`` is the paper's id, or that of the paper that another file holds, too.
    """

    entry: Entry
    paper: Record | None
    text: str | None
    objects: tuple[Record, ...]
    claims: tuple[Record, ...]
    mentions: tuple[Record, ...]
    sentences: tuple[Record, ...]
    problems: tuple[Record, ...]
    work: str = ""


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

    def add(self, sheet: PaperSheet) -> None:
        """Write what one entry adds."""

    def close(self) -> None:
        """Finish the file."""


def sheet(entry: Entry, themes: dict[tuple[str, int], tuple[str, ...]], book: Book) -> PaperSheet:
    """The records of one entry; ``themes`` is that of :func:`pipeline.report.flat.themes_of`."""
    problems = tuple(problems_of(entry))
    if entry.rows is None:
        return PaperSheet(entry, None, None, (), (), (), (), problems)
    made, paper = entry.rows, entry.rows.paper
    work = book.work(paper.paper_id)
    of = [themes.get((paper.paper_id, n), ()) for n in range(len(made.rows))]
    return PaperSheet(
        entry=entry,
        paper=paper_record(entry, paper, work),
        text=made.text,
        objects=tuple(claim_object(entry, paper, row, of[n]) for n, row in enumerate(made.rows)),
        claims=tuple(claim_record(entry, paper, row, of[n]) for n, row in enumerate(made.rows)),
        mentions=tuple(mention_record(entry, paper, mention) for mention in made.mentions),
        sentences=tuple(
            {
                "paper_id": paper.paper_id,
                "start": s.start,
                "end": s.end,
                "lang": s.lang,
                "role": s.role,
                "section": s.section,
                "page": s.page,
                "text": made.text[s.start : s.end],
            }
            for s in made.sentences
        ),
        problems=problems,
        work=work,
    )
