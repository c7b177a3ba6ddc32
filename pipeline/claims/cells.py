"""Rows of tables that name a hypothesis: its labels, what became of it, and the numbers of its test."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.claims.labels import WORDS, Label, groups
from pipeline.claims.plain import Plain, plain
from pipeline.claims.statistics import cell_statistics, column_name
from pipeline.document import Document, Span, Statistic, Table

_CELL = {
    kind: re.compile("(?:" + "|".join(WORDS["cell"][kind]) + r")[。.]?", re.IGNORECASE)
    for kind in ("yes", "no", "partly")
}
_SHORT = frozenset(WORDS["cell"]["short"])
_HEAD = re.compile("|".join(WORDS["cell"]["head"]), re.IGNORECASE)


#: So many rows over the first that names a hypothesis may be the heads of the columns.
_HEADS = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a table: the hypotheses that it names, its verdicts in the order of its cells, its statistics."""

    labels: tuple[Label, ...]
    verdicts: tuple[tuple[str, Span], ...]
    statistics: tuple[Statistic, ...]


def lines(document: Document, stars: Mapping[str, float]) -> tuple[Line, ...]:
    """The rows of the document's tables that name a hypothesis; ``stars`` are p values by their stars."""
    return tuple(line for table in document.tables for line in _lines(document, table, stars))


def _lines(document: Document, table: Table, stars: Mapping[str, float]) -> Iterator[Line]:
    rows: dict[int, dict[int, Plain]] = {}
    named: dict[int, dict[int, list[Label]]] = {}
    for cell in table.cells:
        if cell.end > cell.start:
            reading = plain(document.text, cell.start, cell.end)
            rows.setdefault(cell.row, {})[cell.column] = reading
            found = [label for group in groups(reading.text) for label in group.labels]
            if found:
                named.setdefault(cell.row, {})[cell.column] = found
    if not named:
        return
    heads = {column for column, reading in rows[min(rows)].items() if _HEAD.search(reading.text)}
    columns = _columns([rows[row] for row in sorted(rows) if row < min(named)])
    for row in sorted(named):
        below = rows.get(row + 1, {}) if row + 1 not in named else {}  # a row without a label may go on with this one
        values: list[tuple[str, Span]] = []
        numbers: list[Statistic] = []
        for column in sorted(rows[row].keys() - named[row].keys()):
            reading, headed = rows[row][column], column in heads
            values += _cell(reading, headed) or _broken(reading, below.get(column), headed)
            if column in columns:
                numbers += cell_statistics(reading, columns[column], stars)
        labels = dict.fromkeys(k for column in sorted(named[row]) for k in named[row][column])
        yield Line(tuple(labels), tuple(values), tuple(numbers))


def _columns(above: list[dict[int, Plain]]) -> dict[int, str]:
    """Which statistic each column holds, by its heads: those of the rows above the first that has a label."""
    heads: dict[int, str] = {}
    for row in above[-_HEADS:]:
        for column, reading in row.items():
            heads[column] = f"{heads.get(column, '')} {reading.text.strip()}".strip()
    return {column: name for column, head in heads.items() if (name := column_name(head))}


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
