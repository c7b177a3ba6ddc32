"""The workbook's rows: written in one go, and the same as the library writes them."""

from __future__ import annotations

import zipfile
from pathlib import Path

import xlsxwriter

from pipeline.report.xlsx_sheet import Sheet

ROWS = (
    ("plain", None, "", 3, 0.25, True),
    (" spaces ", "a & b < c > d", 'say "so"', 0, 1234567.891, False),
    ("bell\x07, _x0007_ and \ufffe", "two\nlines\tand a tab\r", "价值共创 “引号” 😀", -1, 1e-7, True),
    ("=1+1", "x" * 16_384, "y" * 32_767, 2026, 0.1 + 0.2, False),
)


def _written(path: Path, *, ours: bool) -> dict[str, bytes]:
    with xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)}) as book:
        head, wide = book.add_format({"bold": True}), book.add_format({"text_wrap": True})
        sheet = book.add_worksheet("one", Sheet if ours else None)
        sheet.set_column(1, 1, 70, wide)
        for at in range(6):
            sheet.write_string(0, at, f"column {at}", head)
        if ours:
            sheet.begin(6)
            for line in ROWS:
                sheet.line(line)
            sheet.finish()
        for row, line in enumerate(() if ours else ROWS, 1):
            for at, value in enumerate(line):
                if isinstance(value, bool):
                    sheet.write_string(row, at, "yes" if value else "no")
                elif isinstance(value, str) and value:
                    sheet.write_string(row, at, value)
                elif isinstance(value, int | float):
                    sheet.write_number(row, at, value)
        if not ours:
            sheet.autofilter(0, 0, len(ROWS), 5)
    with zipfile.ZipFile(path) as parts:
        return {name: parts.read(name) for name in parts.namelist() if name != "docProps/core.xml"}


def test_rows_are_the_bytes_that_the_library_writes(tmp_path: Path) -> None:
    """Texts that XML or Excel cannot hold as they are, numbers and empty cells: the same file as cell by cell."""
    assert _written(tmp_path / "ours.xlsx", ours=True) == _written(tmp_path / "theirs.xlsx", ours=False)
