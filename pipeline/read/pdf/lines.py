"""From characters to fragments to lines, by geometry.

A *fragment* is a stretch of characters painted one after another on one line with no gap wider than a
word space: order within it is that of painting, which is sound at this scale. Where fragments stand
says which column they belong to; a *line* joins the fragments of one column that share a height.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from pipeline.read.pdf.chars import Flags, Glyphs, median

#: A gap of this many heights within a fragment ends it (columns and table cells are wider apart).
_BREAK = 1.0
#: Two fragments are of one line where they share this much of the lower one's height.
_SHARED = 0.45
#: An initial is so many times as large as its line.
_INITIAL = 1.7
#: A gap of this many heights may be a gutter where so many lines have one at the same place.
_NARROW, _GAPS = 0.4, 6

Indexes = np.ndarray[Any, np.dtype[np.int64]]


@dataclass(slots=True)
class Fragment:
    """Characters ``[start, end)`` of a page, in painting order, and the box around them."""

    start: int
    end: int
    x0: float
    top: float
    x1: float
    bottom: float
    size: float

    @property
    def height(self) -> float:
        """The box's height in points."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """The height of the box's middle."""
        return (self.top + self.bottom) / 2


@dataclass(slots=True)
class TextLine:
    """Fragments of one column that share a height, from left to right.

    ``initial`` is a first letter so high that the lines below stand beside it, too; the line's own height
    is that of its other fragments.
    """

    fragments: list[Fragment] = field(default_factory=list)
    x0: float = 0.0
    top: float = 0.0
    x1: float = 0.0
    bottom: float = 0.0
    size: float = 0.0
    page: int = 0
    column: tuple[float, float] = (0.0, 0.0)
    table: Any = None
    initial: Fragment | None = None

    @property
    def height(self) -> float:
        """The line's height in points."""
        return self.bottom - self.top


def fragments(glyphs: Glyphs, near: float | None = None) -> list[Fragment]:
    """The fragments of a page, in painting order.

    A page that paints its columns row by row may have a gutter no wider than a word space: where many
    lines have a gap at the same place they are broken there. ``near`` is the gutter of other pages.
    """
    count = len(glyphs.code)
    if not count:
        return []
    height = np.maximum(glyphs.bottom - glyphs.top, 0.1)
    gap = glyphs.x0[1:] - glyphs.x1[:-1]
    lower = np.minimum(height[1:], height[:-1])
    shared = np.minimum(glyphs.bottom[1:], glyphs.bottom[:-1]) - np.maximum(glyphs.top[1:], glyphs.top[:-1])
    # Justified Chinese lines may stretch gaps; half a character back is kerning, more is a new start.
    # The letters of a ligature have one box, so they are no new start, however wide it is.
    same = (glyphs.x0[1:] == glyphs.x0[:-1]) & (glyphs.x1[1:] == glyphs.x1[:-1]) & (glyphs.top[1:] == glyphs.top[:-1])
    new = (gap > _BREAK * lower) | ((gap < -0.8 * lower) & ~same) | (shared < _SHARED * lower)
    new |= glyphs.em[:-1] > _INITIAL * glyphs.em[1:]
    narrow = np.flatnonzero(~new & (gap > _NARROW * lower))
    new[narrow[_aligned(glyphs, narrow, near)]] = True
    starts = np.concatenate(([0], np.flatnonzero(new) + 1))
    ends = np.concatenate((starts[1:], [count]))
    low, high = np.minimum.reduceat(glyphs.em, starts), np.maximum.reduceat(glyphs.em, starts)
    boxes = zip(
        np.minimum.reduceat(glyphs.x0, starts).tolist(),
        np.minimum.reduceat(glyphs.top, starts).tolist(),
        np.maximum.reduceat(glyphs.x1, starts).tolist(),
        np.maximum.reduceat(glyphs.bottom, starts).tolist(),
        strict=True,
    )
    places = zip(starts.tolist(), ends.tolist(), boxes, high.tolist(), strict=True)
    out = [Fragment(start, end, *box, size) for start, end, box, size in places]
    for at in np.flatnonzero(low < high).tolist():
        out[at].size = median(glyphs.em[out[at].start : out[at].end])
    return out


def _aligned(glyphs: Glyphs, narrow: Indexes, near: float | None) -> Flags:
    """Which of the narrow gaps after the glyphs ``narrow`` lie on a gutter."""
    left, right = glyphs.x1[narrow], glyphs.x0[narrow + 1]
    out = np.zeros(len(narrow), np.bool_)
    if near is not None:
        out |= (left <= near + 2) & (right >= near - 2)
    if len(narrow) >= _GAPS:
        places = np.unique(np.round((left + right) / 2))
        places = places[(places > 0.25 * glyphs.width) & (places < 0.75 * glyphs.width)]
        if len(places):
            hits = (left[None, :] <= places[:, None]) & (right[None, :] >= places[:, None])
            best = int(hits.sum(axis=1).argmax())
            if int(hits[best].sum()) >= _GAPS:
                out |= hits[best]
    return out


def lines(found: list[Fragment], page: int) -> list[TextLine]:
    """Fragments of one column, from top to bottom, joined where they share a height.

    A smaller fragment (a raised citation number, an index) joins the larger line that it overlaps.
    """
    made: list[TextLine] = []
    tops: list[tuple[float, int]] = []  # of the lines made, with their places
    tallest = 0.0
    for fragment in sorted(found, key=lambda f: (-f.size, f.top, f.x0)) if len(found) > 1 else found:
        low = bisect_left(tops, (fragment.top - tallest - 1, -1))
        high = bisect_right(tops, (fragment.bottom, len(made)))
        home = _home(fragment, [made[at] for at in sorted(at for _, at in tops[low:high])])
        if home is None:
            insort(tops, (fragment.top, len(made)))
            tallest = max(tallest, fragment.bottom - fragment.top)
            made.append(
                TextLine([fragment], fragment.x0, fragment.top, fragment.x1, fragment.bottom, fragment.size, page)
            )
        else:
            home.fragments.append(fragment)
            home.x0, home.x1 = min(home.x0, fragment.x0), max(home.x1, fragment.x1)
    for line in made:
        if len(line.fragments) > 1:
            line.fragments.sort(key=lambda f: (f.x0, f.x1))
            line.size = _usual_size(line.fragments)
            _set_initial(line)
    return sorted(made, key=lambda line: (line.top + line.bottom, line.x0))


def _set_initial(line: TextLine) -> None:
    first, rest = line.fragments[0], line.fragments[1:]
    if rest and first.size > _INITIAL * line.size and first.end - first.start <= 2:
        line.initial = first
        line.top, line.bottom = min(f.top for f in rest), max(f.bottom for f in rest)


def _over(one: Fragment, two: Fragment, lower: float) -> bool:
    """Whether a fragment lies over another; the room of a full-width stop may lie over the quote after it."""
    shared = min(one.x1, two.x1) - max(one.x0, two.x0)
    return shared > 0.5 * lower and (shared > 1.2 * lower or shared > 0.5 * min(one.x1 - one.x0, two.x1 - two.x0))


def _usual_size(found: list[Fragment]) -> float:
    """The size in which most of a line's width is set."""
    widths: dict[float, float] = {}
    for f in found:
        size = round(f.size, 1)
        widths[size] = widths.get(size, 0.0) + max(f.x1 - f.x0, 0.0)
    return max(widths, key=lambda size: (widths[size], size))


def _home(fragment: Fragment, made: list[TextLine]) -> TextLine | None:
    best, most = None, 0.0
    top, bottom = fragment.top, fragment.bottom
    for line in made:
        if line.top > bottom or line.bottom < top:
            continue
        shared = min(line.bottom, bottom) - max(line.top, top)
        lower = min(line.bottom - line.top, bottom - top)
        if shared < _SHARED * lower or shared <= most:
            continue
        # A larger neighbour on the same height is this line; one that lies over it is another.
        if not any(_over(f, fragment, lower) for f in line.fragments):
            best, most = line, shared
    return best
