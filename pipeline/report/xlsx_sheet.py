"""A sheet of a workbook that writes each row as one string, in a quarter of the library's time.

The bytes are those that the library would write cell by cell. Styles, widths and all that stands around the rows
are left to it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from xlsxwriter.utility import xl_col_to_name
from xlsxwriter.worksheet import Worksheet

from pipeline.table import Value

#: So many UTF-16 units can a cell hold.
_CELL = 32_767
#: What cannot stand in XML as it is, what would be taken for an escape, and blanks at an edge, which would be lost.
_SPECIAL = re.compile(r"[&<>\x00-\x1f\ufffe\uffff]|_x[0-9a-fA-F]{4}_|\A\s|\s\Z")
_LOOKS_ESCAPED = re.compile(r"_x[0-9a-fA-F]{4}_")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]")
_ESCAPES = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})


class Sheet(Worksheet):  # type: ignore[misc]
    """A sheet of a workbook that keeps no rows in memory."""

    def begin(self, width: int) -> None:
        """Finish the head, the first row of ``width`` columns; from here on :meth:`line` writes the rows."""
        self._write_single_row(1)
        looks = [self.col_info[at].column_format if at in self.col_info else None for at in range(width)]
        styles = [f' s="{look._get_xf_index()}"' if look else "" for look in looks]
        self._cells = [(xl_col_to_name(at), style) for at, style in enumerate(styles)]
        self._height = 1

    def line(self, values: Sequence[Value]) -> None:
        """Write a row, which has a value for every column; nothing is written for None and an empty text."""
        self._height += 1
        self.row_data_fh.write(f'<row r="{self._height}">{"".join(self._filled(values))}</row>')

    def _filled(self, values: Sequence[Value]) -> Iterator[str]:
        for (column, style), value in zip(self._cells, values, strict=True):
            if isinstance(value, bool):
                value = "yes" if value else "no"
            if isinstance(value, str):
                if value:
                    text = _text(value) if _SPECIAL.search(value) or 2 * len(value) > _CELL else f"<t>{value}</t>"
                    yield f'<c r="{column}{self._height}"{style} t="inlineStr"><is>{text}</is></c>'
            elif value is not None:
                yield f'<c r="{column}{self._height}"{style}><v>{value:.16G}</v></c>'

    def finish(self) -> None:
        """Let the rows be filtered."""
        if self._height > 1:
            self._check_dimensions(self._height - 1, len(self._cells) - 1)
            self.autofilter(0, 0, self._height - 1, len(self._cells) - 1)


def _text(text: str) -> str:
    """A text as XML, cut to what a cell can hold; what XML cannot hold is written as Excel does (_x0007_)."""
    if len(text.encode("utf-16-le")) // 2 > _CELL:
        text = text.encode("utf-16-le")[: 2 * _CELL - 2].decode("utf-16-le", "ignore") + "…"
    text = _LOOKS_ESCAPED.sub(r"_x005F\g<0>", text)
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    kept = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
    return f"<t{kept}>{text.translate(_ESCAPES)}</t>"
