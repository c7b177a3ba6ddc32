"""evidence.xlsx: the tables as sheets. Every text is written as text: nothing in it can run."""

from __future__ import annotations

import datetime
from collections import Counter
from pathlib import Path
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from pipeline.report.flat import (
    COLUMNS,
    PAPER_COLUMNS,
    PROBLEM_COLUMNS,
    Record,
    problem_record,
    theme_record,
)
from pipeline.report.writers import Once, PaperSheet
from pipeline.table import Book

_LIMIT = 1_048_575
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


class XlsxWriter:
    """The workbook; rows beyond what a sheet can hold are counted in its last line."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._book = book
        self._workbook = xlsxwriter.Workbook(
            str(folder / "evidence.xlsx"), {"constant_memory": True, "strings_to_formulas": False}
        )
        self._workbook.set_properties({"title": "coclaim evidence", "created": datetime.datetime(2000, 1, 1)})
        self._head = self._workbook.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
        self._wrap = self._workbook.add_format({"text_wrap": True, "valign": "top"})
        self._sheets = {
            name: _Sheet(self._workbook, name, columns, self._head, self._wrap)
            for name, columns in (
                ("evidence", COLUMNS),
                ("frameworks", FRAMEWORKS),
                ("definitions", DEFINITIONS),
                ("constructs", CONSTRUCTS),
                ("themes", THEMES),
                ("papers", PAPER_COLUMNS),
                ("problems", PROBLEM_COLUMNS),
            )
        }
        self._mentions: Counter[str] = Counter()
        self._papers: Counter[str] = Counter()
        self._once = Once(book)
        self._causes: Counter[str] = Counter()
        self._effects: Counter[str] = Counter()
        for source_file, problem in book.problems:
            self._sheets["problems"].row(problem_record(source_file, problem))

    def add(self, sheet: PaperSheet) -> None:
        """Take all that one entry adds."""
        for record in sheet.claims:
            self._sheets["evidence"].row(record)
            if record["type"] == "part":
                self._sheets["frameworks"].row({**record, "whole": record["cause"], "part": record["effect"]})
            elif record["type"] == "define":
                named = {"term": record["cause"], "concept": record["cause_concept"], "definition": record["effect"]}
                self._sheets["definitions"].row({**record, **named})
            else:
                self._causes.update(filter(None, [record["cause_concept"]]))
                self._effects.update(filter(None, [record["effect_concept"]]))
        self._mentions.update(m["concept"] for m in sheet.mentions)
        concepts = {m["concept"] for m in sheet.mentions}
        self._papers.update(concept for concept in concepts if self._once.counts(concept, sheet.work))
        if sheet.paper is not None:
            self._sheets["papers"].row(sheet.paper)
        for record in sheet.problems:
            self._sheets["problems"].row(record)

    def close(self) -> None:
        """Write the sheets that count over all papers, and finish."""
        known = {c.id: c for c in self._book.codebook.concepts}
        for concept_id, count in sorted(self._mentions.items(), key=lambda item: (-item[1], item[0])):
            concept = known.get(concept_id)
            self._sheets["constructs"].row(
                {
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
            )
        for index in range(len(self._book.themes.items)):
            theme = theme_record(self._book, index)
            self._sheets["themes"].row(
                {**theme, "concepts": "; ".join(theme["concepts"]), "papers": "; ".join(theme["papers"])}
            )
        for sheet in self._sheets.values():
            sheet.close()
        try:
            self._workbook.close()
        except FileCreateError as error:  # a full disk, told in the library's own words
            raise OSError(str(error)) from error


class _Sheet:
    """A worksheet with a bold, frozen head."""

    def __init__(self, workbook: Any, name: str, columns: tuple[str, ...], head: Any, wrap: Any) -> None:
        self._sheet, self._columns = workbook.add_worksheet(name), columns
        self._rows = self._lost = 0
        self._sheet.freeze_panes(1, 0)
        for at, column in enumerate(columns):
            self._sheet.set_column(at, at, _WIDTHS.get(column, 14), wrap if column in _WIDTHS else None)
        for at, column in enumerate(columns):
            self._sheet.write_string(0, at, column, head)

    def row(self, record: Record) -> None:
        if self._rows >= _LIMIT - 1:
            self._lost += 1
            return
        self._rows += 1
        for at, column in enumerate(self._columns):
            self._cell(at, record.get(column))

    def _cell(self, at: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, bool):
            self._sheet.write_string(self._rows, at, "yes" if value else "no")
        elif isinstance(value, int | float):
            self._sheet.write_number(self._rows, at, value)
        else:
            text = str(value)
            shown = text if len(text) <= _CELL else text[: _CELL - 1] + "…"
            self._sheet.write_string(self._rows, at, shown)

    def close(self) -> None:
        if self._lost:
            self._sheet.write_string(self._rows + 1, 0, f"{self._lost} more rows: see evidence.parquet or evidence.csv")
        elif self._rows:
            self._sheet.autofilter(0, 0, self._rows, len(self._columns) - 1)
