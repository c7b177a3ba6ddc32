"""evidence.csv, papers.csv, problems.csv: UTF-8 with BOM, so that Excel opens them as they are."""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import Any, TextIO

from pipeline.report.flat import COLUMNS, PAPER_COLUMNS, PROBLEM_COLUMNS
from pipeline.report.writers import Paper
from pipeline.table import Line

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

    def __init__(self, folder: Path) -> None:
        self._claims = _Table(folder / "evidence.csv", COLUMNS)
        self._papers = _Table(folder / "papers.csv", PAPER_COLUMNS)
        self._problems = _Table(folder / "problems.csv", PROBLEM_COLUMNS)

    def add(self, paper: Paper) -> None:
        """Write a paper's claims and its own line."""
        self._claims.extend(paper.rows)
        self._papers.extend([paper.line])

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Write problems."""
        self._problems.extend(lines)

    def close(self) -> None:
        """Finish the files."""
        for table in (self._claims, self._papers, self._problems):
            table.close()


class _Table:
    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._file: TextIO = path.open("w", encoding="utf-8-sig", newline="")
        self._lines = csv.writer(self._file, lineterminator="\r\n")
        self._lines.writerow(columns)

    def extend(self, lines: Sequence[Line]) -> None:
        self._lines.writerows(map(safe_cell, line) for line in lines)

    def close(self) -> None:
        self._file.close()
