"""Columns by geometry, page by page; never by the order in which a page is painted.

The gutter is the place that separates most rows of text and is crossed by few. Fragments that cross it
(titles, wide tables) divide the page into bands; in each band the left column is read before the right.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.chars import Flags, Numbers
from pipeline.read.pdf.lines import Fragment, TextLine, lines

#: The gutter is looked for in this middle part of the text's width, in steps of two points.
_FROM, _TO, _STEP = 0.25, 0.75, 2.0
#: Rows that must stand on both sides of a gutter; near the other pages' gutter so many are enough.
_ROWS, _ROWS_NEAR = 5, 2
#: A row counts where its two sides fill so much of their columns.
_FILLED = 0.5
#: A fragment crosses the gutter where it reaches so many of its heights into both columns.
_CROSSES = 0.8


@dataclass(frozen=True, slots=True)
class Gutter:
    """The outer edges of two columns and the inner ones, from left to right, in points."""

    left: float
    before: float
    after: float
    right: float

    @property
    def middle(self) -> float:
        """The x of the gutter's middle."""
        return (self.before + self.after) / 2


def gutter(found: list[Fragment], hint: float | None = None) -> Gutter | None:
    """The gutter of a page, or None for one column.

    The rows that count are those with text on both sides that fills its side: they outnumber the
    rows of a table or of an author line. Lines that cross the gutter do not count against it: they
    are titles, abstracts and wide floats. ``hint`` is the gutter of most other pages.
    """
    if not found:
        return None
    x0, x1 = np.array([f.x0 for f in found]), np.array([f.x1 for f in found])
    middle, height = np.array([f.middle for f in found]), np.array([f.height for f in found])
    left, right = _percentile(x0, 2), _percentile(x1, 98)
    best: tuple[float, Flags, Flags] | None = None
    best_score = 0.0
    steps = np.arange(left + (right - left) * _FROM, left + (right - left) * _TO, _STEP)
    tried = np.array([*steps.tolist(), *([hint] if hint is not None else [])])[:, None]
    befores = (x1 <= tried + 2.0) & (x1 - x0 > _FILLED * (tried - left))
    afters = (x0 >= tried - 2.0) & (x1 - x0 > _FILLED * (right - tried))
    enough = np.flatnonzero((befores.sum(axis=1) >= _ROWS_NEAR) & ((afters.sum(axis=1) >= _ROWS) | (hint is not None)))
    level = np.abs(middle[:, None] - middle[None, :]) < 0.5 * height[:, None] + 2
    for x, before, after in zip(tried[enough, 0].tolist(), befores[enough], afters[enough], strict=True):
        near = hint is not None and abs(x - hint) < 0.03 * (right - left)
        needed = _ROWS_NEAR if near else _ROWS
        many = int(before.sum())
        if many < needed or (not near and int(after.sum()) < needed):
            continue
        crossing = (x0 < x - 2.0) & (x1 > x + 2.0)
        rows = many if near else int((level[before] & after).any(axis=1).sum())
        if rows < needed or (rows < 0.15 * crossing.sum() and not near):
            continue
        low = float(x1[before].max())
        high = float(x0[after].min()) if after.any() else x + 4
        free = min(x - low, high - x, 20.0)
        score = rows - 0.5 * _shared(crossing, middle, middle[before]) + 0.1 * free + (5 if near else 0)
        if score > best_score:
            best, best_score = (x, before, after), score
    return _edges(x0, x1, best[1], best[2], (left, best[0], right)) if best else None


def _percentile(values: Numbers | list[float], percent: int) -> float:
    """What ``np.percentile`` gives, ten times as fast for a few numbers."""
    ordered: list[float] = sorted(values.tolist() if isinstance(values, np.ndarray) else values)
    place = (len(ordered) - 1) * (percent / 100)
    at = int(place)
    low, high, part = ordered[at], ordered[min(at + 1, len(ordered) - 1)], place - at
    return high - (high - low) * (1 - part) if part >= 0.5 else low + (high - low) * part


def _edges(x0: Numbers, x1: Numbers, before: Flags, after: Flags, whole: tuple[float, float, float]) -> Gutter:
    """The columns' edges: where most lines that fill them begin and end."""
    _, x, right = whole
    if after.any():
        after_left, after_right = _percentile(x0[after], 15), _percentile(x1[after], 85)
    else:
        after_left, after_right = x + 4, right
    return Gutter(
        _percentile(x0[before], 15),
        min(_percentile(x1[before], 85), after_left - 0.5),
        after_left,
        after_right,
    )


def _shared(crossing: Flags, middle: Numbers, rows: Numbers) -> int:
    """How many crossing lines stand among the rows: a gutter's rows stand together, a table's do not matter."""
    if not len(rows):
        return 0
    ordered = np.sort(rows)
    low, high = ordered[len(rows) // 10], ordered[-1 - len(rows) // 10]
    return int((crossing & (middle > low) & (middle < high)).sum())


def reading_order(found: list[Fragment], page: int, at: Gutter | None) -> list[TextLine]:
    """The page's lines in reading order, each with the left and right edge of its column."""
    if at is None:
        return _clustered(lines(found, page), None)
    across = [f for f in found if _crosses(f, at)]
    wide = lines([*across, *_level_with(found, across, at)], page)
    wide += _bands_of_one(found, wide, page, at)
    wide.sort(key=lambda line: (line.top + line.bottom, line.x0))
    taken = {id(f) for line in wide for f in line.fragments}
    rest = [f for f in found if id(f) not in taken]
    sides = (
        _placed(lines([f for f in rest if (f.x0 + f.x1) / 2 <= at.middle], page), (at.left, at.before)),
        _placed(lines([f for f in rest if (f.x0 + f.x1) / 2 > at.middle], page), (at.after, at.right)),
    )
    _clustered(wide, (at.left, at.right))
    cuts = [float("-inf"), *((line.top + line.bottom) / 2 for line in wide), float("inf")]
    out: list[TextLine] = []
    for n, (above, below) in enumerate(pairwise(cuts)):
        out.extend(wide[n - 1 : n] if n else [])
        for side in sides:
            out.extend(line for line in side if above <= (line.top + line.bottom) / 2 < below)
    return out


def _crosses(f: Fragment, at: Gutter) -> bool:
    reach = _CROSSES * min(f.height, 14.0)
    return f.x0 < at.before - reach and f.x1 > at.after + reach


def _level_with(found: list[Fragment], across: list[Fragment], at: Gutter) -> list[Fragment]:
    """Fragments that stand on the height of a crossing one: parts of the same wide line."""
    out = []
    for f in found:
        if _crosses(f, at):
            continue
        for wide in across:
            shared = min(f.bottom, wide.bottom) - max(f.top, wide.top)
            if shared > 0.5 * min(f.height, wide.height):
                out.append(f)
                break
    return out


def _bands_of_one(found: list[Fragment], wide: list[TextLine], page: int, at: Gutter) -> list[TextLine]:
    """Lines at the top of a band that keep to no column: centred, or set like the wide line above them.

    Lines of authors are such, and the last lines of an abstract.
    """
    taken = {id(f) for line in wide for f in line.fragments}
    rest = [f for f in found if id(f) not in taken]
    by_top = sorted(wide, key=lambda line: line.top + line.bottom)
    cuts = [float("-inf"), *((line.top + line.bottom) / 2 for line in by_top), float("inf")]
    out: list[TextLine] = []
    for above, below in pairwise(cuts):
        band = [f for f in rest if above <= f.middle < below]
        rows = lines(band, page)
        above_it = next((line for line in reversed(by_top) if (line.top + line.bottom) / 2 <= above + 0.1), None)
        for line in rows:
            centred = abs((line.x0 + line.x1) / 2 - (at.left + at.right) / 2) < 0.03 * (at.right - at.left)
            like = above_it is not None and abs(line.x0 - above_it.x0) < 2
            if any(_keeps(f, at) for f in line.fragments) or not (centred or like):
                break
            out.append(line)
            above_it = line
    return out


def _keeps(f: Fragment, at: Gutter) -> bool:
    """Whether a fragment begins at a column's left edge, or fills a column up to its right edge."""
    begins = min(abs(f.x0 - at.left), abs(f.x0 - at.after)) < 0.5 * f.size
    return begins or (_fills(f, at) and min(abs(f.x1 - at.before), abs(f.x1 - at.right)) < 0.5 * f.size)


def _fills(f: Fragment, at: Gutter) -> bool:
    return f.x1 - f.x0 > 0.7 * min(at.before - at.left, at.right - at.after)


def _placed(found: list[TextLine], column: tuple[float, float]) -> list[TextLine]:
    for line in found:
        line.column = column
    return found


def _clustered(found: list[TextLine], column: tuple[float, float] | None) -> list[TextLine]:
    """Give lines of one column its edges; a run of lines of one size that is set narrower has its own.

    An edge is where most long lines of the column begin or end.
    """
    if not found:
        return found
    whole = column or _edges_of(found)
    start = 0
    for at in range(1, len(found) + 1):
        if at < len(found) and abs(found[at].size - found[start].size) < 0.4:
            continue
        run = found[start:at]
        own = _edges_of(run) if len(run) >= 3 else whole
        narrow = own[1] - own[0] > 0.5 * (whole[1] - whole[0])
        for line in run:
            line.column = own if narrow and len(run) >= 3 else whole
        start = at
    return found


def _edges_of(found: list[TextLine]) -> tuple[float, float]:
    widths = sorted(line.x1 - line.x0 for line in found)
    long = [line for line in found if line.x1 - line.x0 >= 0.7 * widths[int(len(widths) * 0.9)]]
    return (
        _percentile([line.x0 for line in long], 20),
        _percentile([line.x1 for line in long], 80),
    )
