"""Cells of tables that say what became of a hypothesis: each row's labels and verdicts."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pipeline.claims.labels import WORDS, Label, groups
from pipeline.claims.plain import Plain, plain
from pipeline.document import Document, Span, Table

_CELL = {
    kind: re.compile("(?:" + "|".join(WORDS["cell"][kind]) + r")[。.]?", re.IGNORECASE)
    for kind in ("yes", "no", "partly")
}
_SHORT = frozenset(WORDS["cell"]["short"])
_HEAD = re.compile("|".join(WORDS["cell"]["head"]), re.IGNORECASE)


def rows(document: Document, table: Table) -> Iterable[tuple[list[Label], list[tuple[str, Span]]]]:
    """Each row's labels and verdicts, in the order of its cells."""
    lines: dict[int, list[tuple[int, Plain]]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            lines.setdefault(cell.row, []).append((cell.column, plain(document.text, cell.start, cell.end)))
    heads = {column for column, reading in lines.get(min(lines, default=0), []) if _HEAD.search(reading.text)}
    for row in sorted(lines):
        labels: list[Label] = []
        below = _goes_on(lines.get(row + 1, ()))
        values: list[tuple[str, Span]] = []
        for column, reading in sorted(lines[row], key=lambda c: c[0]):
            found = [label for group in groups(reading.text) for label in group.labels]
            labels += [k for k in found if k not in labels]
            if not found:
                values += _cell(reading, column in heads) or _broken(reading, below.get(column), column in heads)
        yield labels, values


def _goes_on(row: Iterable[tuple[int, Plain]]) -> dict[int, Plain]:
    """The cells of a row that names no hypothesis, by column: they may be the second lines of the row above."""
    cells = dict(row)
    return {} if any(groups(reading.text) for reading in cells.values()) else cells


def _broken(reading: Plain, below: Plain | None, headed: bool) -> list[tuple[str, Span]]:
    """The verdict that a cell and the one under it say together ("Not" over "supported"), as a list."""
    said = cell_value(f"{reading.text.strip()} {below.text.strip()}", headed) if below else None
    return [(said, reading.span(0, len(reading.text)))] if said else []


def _cell(reading: Plain, headed: bool) -> list[tuple[str, Span]]:
    """The verdicts that a cell consists of: one, or several with spaces between; none where it says more."""
    whole = cell_value(reading.text.strip(), headed)
    if whole:
        return [(whole, reading.span(0, len(reading.text)))]
    parts = [(m.start(), m.end(), cell_value(m.group(), headed)) for m in re.finditer(r"\S+", reading.text)]
    if not parts or len(parts) > 8 or not all(value for _, _, value in parts):
        return []
    return [(value, reading.span(a, b)) for a, b, value in parts if value]


def cell_value(text: str, headed: bool) -> str | None:
    """ "yes", "no" or "partly" where the text is a verdict and nothing else; short ones need a headed column."""
    if len(text) > 24 or (text.lower() in _SHORT and not headed):
        return None
    return next((kind for kind in ("partly", "no", "yes") if _CELL[kind].fullmatch(text)), None)
