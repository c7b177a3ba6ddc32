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
    """The labels and verdicts of each row that names a hypothesis, in the order of its cells."""
    lines: dict[int, dict[int, Plain]] = {}
    named: dict[int, dict[int, list[Label]]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            reading = plain(document.text, cell.start, cell.end)
            lines.setdefault(cell.row, {})[cell.column] = reading
            found = [label for group in groups(reading.text) for label in group.labels]
            if found:
                named.setdefault(cell.row, {})[cell.column] = found
    heads = {column for column, reading in lines.get(min(lines, default=0), {}).items() if _HEAD.search(reading.text)}
    for row in sorted(named):
        below = lines.get(row + 1, {}) if row + 1 not in named else {}  # a row without a label may go on with this one
        values: list[tuple[str, Span]] = []
        for column in sorted(lines[row].keys() - named[row].keys()):
            reading, headed = lines[row][column], column in heads
            values += _cell(reading, headed) or _broken(reading, below.get(column), headed)
        yield list(dict.fromkeys(k for column in sorted(named[row]) for k in named[row][column])), values


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
