"""evidence.csv, papers.csv, problems.csv: UTF-8 with BOM, so that Excel opens them as they are."""

from __future__ import annotations

import csv
from pathlib import Path
from typing import Any, TextIO

from pipeline.report.flat import COLUMNS, PAPER_COLUMNS, PROBLEM_COLUMNS, Record, problem_record
from pipeline.report.writers import PaperSheet
from pipeline.table import Book

#: First characters that make a spreadsheet take a cell for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def safe_cell(value: Any) -> Any:
    """A cell that no spreadsheet runs: text that looks like a formula gets a leading apostrophe.

    A lone sign ("+", "-": a polarity) is no formula and stays.
    """
    if isinstance(value, str) and len(value) > 1 and value.lstrip().startswith(_FORMULA):
        return "'" + value
    return "yes" if value is True else "no" if value is False else value


class CsvWriter:
    """The three flat tables as CSV."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._files: list[TextIO] = []
        self._claims = self._table(folder / "evidence.csv", COLUMNS)
        self._papers = self._table(folder / "papers.csv", PAPER_COLUMNS)
        self._problems = self._table(folder / "problems.csv", PROBLEM_COLUMNS)
        for source_file, problem in book.problems:
            self._row(self._problems, problem_record(source_file, problem))

    def _table(self, path: Path, columns: tuple[str, ...]) -> csv.DictWriter[str]:
        file = path.open("w", encoding="utf-8-sig", newline="")
        self._files.append(file)
        writer = csv.DictWriter(file, columns, lineterminator="\r\n")
        writer.writeheader()
        return writer

    @staticmethod
    def _row(writer: csv.DictWriter[str], record: Record) -> None:
        writer.writerow({key: safe_cell(value) for key, value in record.items()})

    def add(self, sheet: PaperSheet) -> None:
        """Write a paper's claims, its own line and its problems."""
        for record in sheet.claims:
            self._row(self._claims, record)
        if sheet.paper is not None:
            self._row(self._papers, sheet.paper)
        for record in sheet.problems:
            self._row(self._problems, record)

    def close(self) -> None:
        """Finish the files."""
        for file in self._files:
            file.close()
