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
from pipeline.table import Entry


@dataclass(frozen=True, slots=True)
class PaperSheet:
    """One entry of the corpus as records, made once for all formats; ``text`` is None where it was skipped."""

    entry: Entry
    paper: Record | None
    text: str | None
    objects: tuple[Record, ...]
    claims: tuple[Record, ...]
    mentions: tuple[Record, ...]
    sentences: tuple[Record, ...]
    problems: tuple[Record, ...]


class Writer(Protocol):
    """One file format."""

    def add(self, sheet: PaperSheet) -> None:
        """Write what one entry adds."""

    def close(self) -> None:
        """Finish the file."""


def sheet(entry: Entry, themes: dict[tuple[str, int], tuple[str, ...]]) -> PaperSheet:
    """The records of one entry; ``themes`` is that of :func:`pipeline.report.flat.themes_of`."""
    problems = tuple(problems_of(entry))
    if entry.rows is None:
        return PaperSheet(entry, None, None, (), (), (), (), problems)
    made, paper = entry.rows, entry.rows.paper
    of = [themes.get((paper.paper_id, n), ()) for n in range(len(made.rows))]
    return PaperSheet(
        entry=entry,
        paper=paper_record(entry, paper),
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
    )
