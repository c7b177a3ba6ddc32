"""evidence.xlsx: the tables as sheets. Every text is written as text: nothing in it can run.

A table that is longer than a sheet can be goes on in another, at the workbook's end.
"""

from __future__ import annotations

import contextlib
import datetime
import weakref
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.report.flat import (
    COLUMNS,
    MENTION_COLUMNS,
    PAPER_COLUMNS,
    PROBLEM_COLUMNS,
    Record,
    in_order,
    theme_record,
)
from pipeline.report.writers import Once, Paper
from pipeline.table import Book, Line, Value

#: So many rows, the head among them, and so many UTF-16 units in a cell: what a sheet can hold.
_ROWS = 1_048_576
_CELL = 32_767
_WIDTHS = {"quote": 70, "cause": 28, "effect": 28, "third": 22, "title": 40, "reason": 50, "what_to_do": 50}
FRAMEWORKS = ("whole", "order", "part", "status", "quote", "page", "title", "year", "source_file", "claim_id")
DEFINITIONS = (
    "term",
    "concept",
    "definition",
    "status",
    "cited_works",
    "quote",
    "page",
    "title",
    "year",
    "source_file",
    "claim_id",
)
CONSTRUCTS = ("concept", "zh", "en", "mentions", "papers", "as_cause", "as_effect", "definition", "broader", "source")
THEMES = ("id", "label_zh", "label_en", "dimension", "concepts", "claims", "papers")


_SHEETS = {
    "evidence": COLUMNS,
    "frameworks": FRAMEWORKS,
    "definitions": DEFINITIONS,
    "constructs": CONSTRUCTS,
    "themes": THEMES,
    "papers": PAPER_COLUMNS,
    "problems": PROBLEM_COLUMNS,
}
_CONCEPT = MENTION_COLUMNS.index("concept")
#: Where the fields of the smaller sheets stand in a claim's line.
_AT = {name: place for place, name in enumerate(COLUMNS)}
_FRAMEWORK = tuple(_AT[{"whole": "cause", "part": "effect"}.get(name, name)] for name in FRAMEWORKS)
_DEFINED = {"term": "cause", "concept": "cause_concept", "definition": "effect"}
_DEFINITION = tuple(_AT[_DEFINED.get(name, name)] for name in DEFINITIONS)


class XlsxWriter:
    """The workbook; its rows go to temporary files as they come."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._book = book
        path, work = str(folder / "evidence.xlsx"), str(folder)
        self._workbook = xlsxwriter.Workbook(path, {"constant_memory": True, "tmpdir": work})
        weakref.finalize(self, _let_go, self._workbook).atexit = False
        self._workbook.set_properties({"title": "coclaim evidence", "created": datetime.datetime(2000, 1, 1)})
        look = _Look(
            self._workbook.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1}),
            self._workbook.add_format({"text_wrap": True, "valign": "top"}),
            self._workbook.add_format(),
        )
        self._tables = {name: _Table(self._workbook, name, columns, look) for name, columns in _SHEETS.items()}
        self._mentions: Counter[str] = Counter()
        self._papers: Counter[str] = Counter()
        self._once = Once(book)
        self._causes: Counter[str] = Counter()
        self._effects: Counter[str] = Counter()

    def add(self, paper: Paper) -> None:
        """Take all that a paper adds."""
        self._tables["evidence"].extend(paper.rows)
        for line in paper.rows:
            kind = line[_AT["type"]]
            if kind == "part":
                self._tables["frameworks"].extend([[line[at] for at in _FRAMEWORK]])
            elif kind == "define":
                self._tables["definitions"].extend([[line[at] for at in _DEFINITION]])
            else:
                self._causes.update(str(concept) for concept in [line[_AT["cause_concept"]]] if concept)
                self._effects.update(str(concept) for concept in [line[_AT["effect_concept"]]] if concept)
        named = Counter(str(line[_CONCEPT]) for line in paper.sheet.mentions)
        self._mentions.update(named)
        self._papers.update(concept for concept in named if self._once.counts(concept, paper.work))
        self._tables["papers"].extend([paper.line])

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Take problems."""
        self._tables["problems"].extend(lines)

    def close(self) -> None:
        """Write the sheets that count over all papers, and finish."""
        self._tables["constructs"].extend(in_order(record, CONSTRUCTS) for record in self._constructs())
        themes = (theme_record(self._book, index) for index in range(len(self._book.themes.items)))
        told = ({**t, "concepts": "; ".join(t["concepts"]), "papers": "; ".join(t["papers"])} for t in themes)
        self._tables["themes"].extend(in_order(theme, THEMES) for theme in told)
        for table in self._tables.values():
            table.finish()
        try:
            self._workbook.close()
        except FileCreateError as error:  # a full disk, told in the library's own words
            raise OSError(str(error)) from error

    def _constructs(self) -> Iterator[Record]:
        known = {c.id: c for c in self._book.codebook.concepts}
        for concept_id, count in sorted(self._mentions.items(), key=lambda item: (-item[1], item[0])):
            concept = known.get(concept_id)
            yield {
                "concept": concept_id,
                "zh": "; ".join(concept.zh) if concept else "",
                "en": "; ".join(concept.en) if concept else "",
                "mentions": count,
                "papers": self._papers[concept_id],
                "as_cause": self._causes[concept_id],
                "as_effect": self._effects[concept_id],
                "definition": concept.definition if concept else "(discovered, not in the codebook)",
                "broader": concept.broader if concept else "",
                "source": concept.source if concept else "",
            }


def _let_go(workbook: xlsxwriter.Workbook) -> None:
    """Close the files of rows, which a workbook leaves open where writing fails."""
    for sheet in workbook.worksheets():
        with contextlib.suppress(OSError):
            sheet.row_data_fh.close()


class _Look(NamedTuple):
    """The formats of heads and of wide columns, and the plain one."""

    head: Format
    wrap: Format
    plain: Format


class _Table:
    """The rows of a table, in as many sheets as it needs."""

    def __init__(self, workbook: xlsxwriter.Workbook, name: str, columns: tuple[str, ...], look: _Look) -> None:
        self._workbook, self._name, self._columns, self._look = workbook, name, columns, look
        self._full = 0
        self._begin()

    def _begin(self) -> None:
        """Begin a sheet: widths, then the head."""
        name = f"{self._name} {self._full + 1}" if self._full else self._name
        self._sheet: Worksheet = self._workbook.add_worksheet(name)
        self._rows = 1
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(self._columns):
            self._sheet.set_column(at, at, _WIDTHS.get(column, 14), self._look.wrap if column in _WIDTHS else None)
        for at, column in enumerate(self._columns):
            self._sheet.write_string(0, at, column, self._look.head)

    def extend(self, lines: Iterable[Sequence[Value]]) -> None:
        """Write rows, each of which has a value for every column."""
        for line in lines:
            if self._rows == _ROWS:
                self.finish()
                self._full += 1
                self._begin()
            for at, value in enumerate(line):
                if isinstance(value, bool):
                    self._sheet.write_string(self._rows, at, "yes" if value else "no")
                elif isinstance(value, str):
                    if value:
                        self._text(at, value)
                elif value is not None:
                    self._sheet.write_number(self._rows, at, value)
            self._rows += 1

    def _text(self, at: int, text: str) -> None:
        """Write a text, cut to what a cell can hold."""
        if 2 * len(text) > _CELL and len(text.encode("utf-16-le")) // 2 > _CELL:
            text = text.encode("utf-16-le")[: 2 * _CELL - 2].decode("utf-16-le", "ignore") + "…"
        if text.startswith("<r>"):  # would be taken for markup of the library's own; in two runs it is a text again
            self._sheet.write_rich_string(self._rows, at, text[0], self._look.plain, text[1:])
        else:
            self._sheet.write_string(self._rows, at, text)

    def finish(self) -> None:
        """Let the rows of the last sheet be filtered."""
        if self._rows > 1:
            self._sheet.autofilter(0, 0, self._rows - 1, len(self._columns) - 1)
