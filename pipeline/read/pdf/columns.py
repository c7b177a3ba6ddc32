"""Columns by geometry, page by page; never by the order in which a page is painted.

The gutter is the place that separates most rows of text and is crossed by few. Fragments that cross it
(titles, wide tables) divide the page into bands; in each band the left column is read before the right.
"""

from __future__ import annotations

from itertools import pairwise

import numpy as np

from pipeline.read.pdf.chars import Flags, Numbers
from pipeline.read.pdf.lines import Fragment, TextLine, lines

#: The gutter is looked for in this middle part of the text's width, in steps of a point.
_FROM, _TO = 0.25, 0.75
#: Rows that must stand on both sides of a gutter; near the other pages' gutter so many are enough.
_ROWS, _ROWS_NEAR = 5, 2
#: A row counts where its two sides fill so much of their columns.
_FILLED = 0.5


def gutter(found: list[Fragment], hint: float | None = None) -> float | None:
    """The x of a page's gutter, or None for one column.

    The rows that count are those with text on both sides that fills its side: they outnumber the
    rows of a table or of an author line. Lines that cross the gutter do not count against it: they
    are titles, abstracts and wide floats. ``hint`` is the gutter of most other pages.
    """
    if not found:
        return None
    x0, x1 = np.array([f.x0 for f in found]), np.array([f.x1 for f in found])
    middle, height = np.array([f.middle for f in found]), np.array([f.height for f in found])
    left, right = float(np.percentile(x0, 2)), float(np.percentile(x1, 98))
    best, best_score = None, 0.0
    for x in np.arange(left + (right - left) * _FROM, left + (right - left) * _TO, 1.0):
        near = hint is not None and abs(x - hint) < 0.03 * (right - left)
        before = (x1 <= x + 1.0) & (x1 - x0 > _FILLED * (x - left))
        after = (x0 >= x - 1.0) & (x1 - x0 > _FILLED * (right - x))
        needed = _ROWS_NEAR if near else _ROWS
        if min(before.sum(), after.sum()) < needed:
            continue
        crossing = (x0 < x - 1.0) & (x1 > x + 1.0)
        level = np.abs(middle[before][:, None] - middle[after][None, :]) < 0.5 * height[before][:, None] + 2
        rows = int(level.any(axis=1).sum()) if not near else int(before.sum())
        if rows < needed or (rows < 0.15 * crossing.sum() and not near):
            continue
        free = min(float(x - x1[before].max()), float(x0[after].min() - x), 20.0)
        score = rows - 0.5 * _shared(crossing, middle, middle[before]) + 0.1 * free + (5 if near else 0)
        if score > best_score:
            best, best_score = float(x), score
    return best


def _shared(crossing: Flags, middle: Numbers, rows: Numbers) -> int:
    """How many crossing lines stand among the rows: a gutter's rows stand together, a table's do not matter."""
    if not len(rows):
        return 0
    low, high = np.percentile(rows, 10), np.percentile(rows, 90)
    return int((crossing & (middle > low) & (middle < high)).sum())


def reading_order(found: list[Fragment], page: int, x: float | None) -> list[TextLine]:
    """The page's lines in reading order, each with the left and right edge of its column."""
    if x is None:
        return _edged(lines(found, page))
    across = [f for f in found if f.x0 < x - 1 and f.x1 > x + 1]
    wide = _edged(lines([*across, *_level_with(found, across, x)], page))
    taken = {id(f) for line in wide for f in line.fragments}
    rest = [f for f in found if id(f) not in taken]
    sides = (
        _edged(lines([f for f in rest if f.x1 <= x + 1], page)),
        _edged(lines([f for f in rest if f.x1 > x + 1], page)),
    )
    cuts = [float("-inf"), *(line.top for line in wide), float("inf")]
    out: list[TextLine] = []
    for n, (above, below) in enumerate(pairwise(cuts)):
        out.extend(wide[n - 1 : n] if n else [])
        for side in sides:
            out.extend(line for line in side if above <= (line.top + line.bottom) / 2 < below)
    return out


def _level_with(found: list[Fragment], across: list[Fragment], x: float) -> list[Fragment]:
    """Fragments that stand on the height of a crossing one and close to it: parts of the same wide line."""
    out = []
    for f in found:
        if f.x0 < x - 1 and f.x1 > x + 1:
            continue
        for wide in across:
            shared = min(f.bottom, wide.bottom) - max(f.top, wide.top)
            if shared > 0.5 * min(f.height, wide.height):
                out.append(f)
                break
    return out


def _edged(found: list[TextLine]) -> list[TextLine]:
    """Give each line its column's edges: where most long lines of the column begin and end."""
    if found:
        widths = sorted(line.x1 - line.x0 for line in found)
        long = [line for line in found if line.x1 - line.x0 >= 0.7 * widths[int(len(widths) * 0.9)]]
        left = float(np.percentile([line.x0 for line in long], 20))
        right = float(np.percentile([line.x1 for line in long], 80))
        for line in found:
            line.column = (left, right)
    return found
