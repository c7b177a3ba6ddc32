"""evidence.csv, papers.csv, problems.csv: UTF-8 with BOM, so that Excel opens them as they are."""

from __future__ import annotations

import csv
from collections.abc import Sequence
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
        self._claims = _Table(folder / "evidence.csv", COLUMNS)
        self._papers = _Table(folder / "papers.csv", PAPER_COLUMNS)
        self._problems = _Table(folder / "problems.csv", PROBLEM_COLUMNS)
        self._problems.extend([problem_record(source_file, problem) for source_file, problem in book.problems])

    def add(self, sheet: PaperSheet) -> None:
        """Write a paper's claims, its own line and its problems."""
        self._claims.extend(sheet.claims)
        self._papers.extend([sheet.paper] if sheet.paper is not None else [])
        self._problems.extend(sheet.problems)

    def close(self) -> None:
        """Finish the files."""
        for table in (self._claims, self._papers, self._problems):
            table.close()


class _Table:
    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._columns = columns
        self._file: TextIO = path.open("w", encoding="utf-8-sig", newline="")
        self._lines = csv.writer(self._file, lineterminator="\r\n")
        self._lines.writerow(columns)

    def extend(self, records: Sequence[Record]) -> None:
        self._lines.writerows([safe_cell(record.get(column)) for column in self._columns] for record in records)

    def close(self) -> None:
        self._file.close()
