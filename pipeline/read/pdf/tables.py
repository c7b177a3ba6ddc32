"""Tables: ruled ones, three-line ones, and rows of cells under a caption; their cells by geometry.

Where a page draws three or more rules of one extent (or two, and rows of cells between them), what lies
between is a table. Columns are told by the upright rules, or else by strips that (almost) no row touches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

import numpy as np

from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.drawn import Rule
from pipeline.read.pdf.lines import Fragment, TextLine, lines

#: Rules are of one extent where their ends differ by no more (points), and count from this length on.
_SAME, _LENGTH = 5.0, 60.0
#: Cells are parted by a gap of so many ems; a strip between columns is at least so wide (points).
_CELL_GAP, _STRIP = 0.55, 2.5
#: A column of running text is so many ems wide, and has so many lines that fill it.
_PANEL, _PROSE_LINES = 22, 5
#: Rows under a caption without rules: so many at least, with so many cells each.
_ROWS, _CELLS = 3, 3
#: A head between rules, whose table may go on below them, has at most so many rows.
_HEAD = 3
#: So many lines between two rows of numbers are the rest of a cell, or a heading among the rows.
_REST = 7
#: A cell of a number, with its stars; an equation's number in brackets is none.
_NUMBER = re.compile(
    r"[(\[]?[−–+-]?\s?(?:\d{0,6}[.,]\d{1,6}|(?<![(\[])\d{1,6})\s?%?[)\]]?\s?[*＊†∗⁎]{0,4}|n\.?\s?[sa]\.?|[-–—]"
)


@dataclass(slots=True)
class Area:
    """A table's box and its cells: rows of columns of lines.

    What looks like a table but holds sentences (an abstract beside its keywords, between rules) is a
    ``panel``: its lines, column by column.
    """

    x0: float
    top: float
    x1: float
    bottom: float
    rows: list[list[list[TextLine]]] = field(default_factory=list)
    panel: list[TextLine] = field(default_factory=list)

    def holds(self, x: float, y: float) -> bool:
        """Whether a point lies in the table's box."""
        return self.x0 - 3 <= x <= self.x1 + 3 and self.top <= y <= self.bottom


class _Text:
    """What fragments say, as far as tables are told by it."""

    def __init__(self, strings: Sequence[str], caption: re.Pattern[str]) -> None:
        self.strings, self.caption = strings, caption

    def of(self, fragment: Fragment) -> str:
        """The first characters of a fragment."""
        return "".join(self.strings[fragment.start : min(fragment.end, fragment.start + 30)]).strip()

    def numbers(self, found: Iterable[Fragment]) -> int:
        """How many fragments are nothing but a number."""
        return sum(_NUMBER.fullmatch(self.of(f)) is not None for f in found)

    def is_caption(self, fragment: Fragment) -> bool:
        """Whether a fragment begins like a caption."""
        return self.caption.match(self.of(fragment)) is not None


def areas(glyphs: Glyphs, found: list[Fragment], strings: Sequence[str], caption: re.Pattern[str]) -> list[Area]:
    """The tables of a page, from top to bottom; ``strings`` says what each glyph stands for."""
    rules, text = glyphs.drawing.rules, _Text(strings, caption)
    out = [Area(x0, top, x1, bottom) for x0, top, x1, bottom in _ruled(rules, found, text)]
    for fragment in found:
        if text.is_caption(fragment) and not any(a.holds(fragment.x0, fragment.bottom + 15) for a in out):
            bare = _under(fragment, found, glyphs.width, text)
            if bare and not any(a.top < bare.bottom and bare.top < a.bottom for a in out):
                out.append(bare)
    made = []
    for area in sorted(out, key=lambda a: (a.top, a.x0)):
        inside = [f for f in found if area.holds((f.x0 + f.x1) / 2, f.middle)]
        segments = _segments(glyphs, inside)
        area.panel = _panel(area, segments, text)
        area.rows = [] if area.panel else _rows(area, segments, rules)
        if area.panel or (len(area.rows) >= 2 and max(map(len, area.rows)) >= 2):
            made.append(area)
    return made


def _panel(area: Area, found: list[Fragment], text: _Text) -> list[TextLine]:
    """The lines of a panel, column by column; empty where the area is a table of cells, such as items and numbers."""
    made = lines(found, 0)
    separators = _strips(made, area, 0.25 * len(made))
    cells = _grid(found, separators, [])[0]
    full = [_filled(cell) for cell in cells]
    if max(full, default=0) < max(_PROSE_LINES, 0.45 * len(made)):
        return []
    beside = [
        f
        for cell, lines_filled in zip(cells, full, strict=True)
        if not lines_filled
        for line in cell
        for f in line.fragments
    ]
    if text.numbers(beside) > max(2, 0.5 * len(beside)):
        return []
    out = []
    for cell in cells:
        if cell:
            column = min(line.x0 for line in cell), max(line.x1 for line in cell)
            for line in cell:
                line.column = column
            out.extend(cell)
    return out


def _filled(cell: list[TextLine]) -> int:
    """How many lines fill a column, where it is as wide as a column of text."""
    if not cell:
        return 0
    width = max(line.x1 for line in cell) - min(line.x0 for line in cell)
    if width <= _PANEL * float(np.median([line.size for line in cell])):
        return 0
    return sum(line.x1 - line.x0 > 0.75 * width for line in cell)


def _ruled(rules: Sequence[Rule], found: list[Fragment], text: _Text) -> list[tuple[float, float, float, float]]:
    """Boxes between rules of one extent with rows of cells between them; or below them, where none closes the table."""
    flat, upright = [rule for rule in rules if rule.flat], [rule for rule in rules if not rule.flat]
    groups: list[list[Rule]] = []
    for rule in _joined(flat):
        if rule.x1 - rule.x0 < _LENGTH:
            continue
        for group in groups:
            if abs(group[0].x0 - rule.x0) < _SAME and abs(group[0].x1 - rule.x1) < _SAME:
                group.append(rule)
                break
        else:
            groups.append([rule])
    out = []
    for group in groups:
        start = 0
        for at in range(1, len(group) + 1):
            if at < len(group) and _is_tabular(group[at - 1], group[at], upright, found, text):
                continue
            box = (group[start].x0, group[start].top, group[start].x1, group[at - 1].bottom)
            rows = len(_between(box, found)) if at - start >= 2 else 0
            if 1 <= rows <= _HEAD and (bottom := _open(box, flat, found, text)):
                out.append((*box[:3], bottom))
            elif at - start >= 3 or rows >= 3:
                out.append(box)
            start = at
    return [box for box in out if not any(_inside(box, other) for other in out if other is not box)]


def _open(box: tuple[float, float, float, float], flat: list[Rule], found: list[Fragment], text: _Text) -> float | None:
    """The bottom of the rows of numbers under a ruled head, in a table that nothing closes; None without them."""
    x0, _, x1, top = box
    floor = min((r.top for r in flat if r.top > top + 2 and r.x0 < x1 and r.x1 > x0), default=float("inf"))
    below = [f for f in found if f.top > top - 2 and f.bottom < floor and x0 - 3 <= (f.x0 + f.x1) / 2 <= x1 + 3]
    bottom, last, rows, rest = 0.0, top, 0, 0
    for line in lines(below, 0):
        if rest > _REST or line.top - last > 2.5 * line.height or text.is_caption(line.fragments[0]):
            break
        rest = max(rest + 1, 3 * (line.top - last > 0.7 * line.height))
        last = line.bottom
        if len(line.fragments) > 1 and text.numbers(line.fragments[-1:]):
            bottom, rows, rest = line.bottom, rows + 1, 0
            column = line.fragments[-1].x0
        elif rows and rest < 3 and line.x1 < column:
            bottom = line.bottom
    return bottom + 1 if rows >= _ROWS else None


def _inside(box: tuple[float, float, float, float], other: tuple[float, float, float, float]) -> bool:
    return other[1] - 1 <= box[1] and box[3] <= other[3] + 1 and other[0] - 3 <= box[0] and box[2] <= other[2] + 3


def _joined(flat: Iterable[Rule]) -> list[Rule]:
    """Rules with those that continue one another taken as one."""
    out: list[Rule] = []
    for rule in sorted(flat, key=lambda r: (round(r.top), r.x0)):
        last = out[-1] if out else None
        if last and abs(last.top - rule.top) < 1.5 and rule.x0 - last.x1 < 3:
            out[-1] = Rule(last.x0, min(last.top, rule.top), max(last.x1, rule.x1), max(last.bottom, rule.bottom))
        else:
            out.append(rule)
    return sorted(out, key=lambda r: (r.top, r.x0))


def _between(box: tuple[float, float, float, float], found: list[Fragment]) -> list[list[Fragment]]:
    """Rows of fragments in a box."""
    x0, top, x1, bottom = box
    inside = [f for f in found if x0 - 3 <= (f.x0 + f.x1) / 2 <= x1 + 3 and top - 1 <= f.middle <= bottom + 1]
    return [line.fragments for line in lines(inside, 0)]


def _is_tabular(one: Rule, two: Rule, upright: list[Rule], found: list[Fragment], text: _Text) -> bool:
    """Whether rows of cells stand between two rules: most have several, some end in numbers, or rules stand there."""
    if two.top - one.bottom < 2.5:
        return True
    rows = _between((one.x0, one.bottom, one.x1, two.top), found)
    if not rows:
        return two.top - one.bottom < 8
    standing = sum(
        one.x0 + 5 < r.x0 < one.x1 - 5 and r.top < two.top - 1 and r.bottom > one.bottom + 1 for r in upright
    )
    many = sum(len(row) >= 2 for row in rows)
    prose = sum(len(row) == 1 and row[0].x1 - row[0].x0 > 0.75 * (one.x1 - one.x0) for row in rows)
    numbered = sum(len(row) >= 2 and text.numbers(row[-1:]) > 0 for row in rows)
    return bool(standing) or ((many >= 0.5 * len(rows) or numbered >= _ROWS) and prose <= 0.3 * len(rows))


def _under(caption: Fragment, found: list[Fragment], width: float, text: _Text) -> Area | None:
    """Rows of three or more cells that follow a caption of one to three lines closely, without any rule."""
    below = [f for f in found if f.top > caption.bottom - 2]
    rows: list[TextLine] = []
    last, title = caption.bottom, 0
    for line in lines(below, 0):
        near = line.top - last <= 2.5 * caption.height
        if not rows and near and len(line.fragments) == 1 and title < 2:
            title, last = title + 1, line.bottom
            continue
        prose = any(f.x1 - f.x0 > 0.3 * width for f in line.fragments) and not text.numbers(line.fragments)
        if len(line.fragments) < _CELLS or prose or not near:
            break
        rows.append(line)
        last = line.bottom
    if len(rows) < _ROWS:
        return None
    x0, x1 = min(line.x0 for line in rows), max(line.x1 for line in rows)
    return Area(x0 - 1, rows[0].top - 1, x1 + 1, rows[-1].bottom + 1)


def _segments(glyphs: Glyphs, found: list[Fragment]) -> list[Fragment]:
    """The fragments of a table, broken at gaps that are too wide for a word space."""
    out = []
    gaps = glyphs.x0[1:] - glyphs.x1[:-1]
    blank = np.isin(glyphs.code, (0x20, 0xA0, 0x3000))
    for f in found:
        cuts = np.flatnonzero(gaps[f.start : f.end - 1] > _CELL_GAP * f.size) + f.start + 1
        for start, end in pairwise([f.start, *cuts.tolist(), f.end]):
            if blank[start:end].all():
                continue
            if end - start == f.end - f.start:
                out.append(replace(f))
            else:
                box = (
                    float(glyphs.x0[start:end].min()),
                    float(glyphs.top[start:end].min()),
                    float(glyphs.x1[start:end].max()),
                    float(glyphs.bottom[start:end].max()),
                )
                out.append(Fragment(start, end, *box, f.size))
    return out


def _rows(area: Area, found: list[Fragment], rules: Sequence[Rule]) -> list[list[list[TextLine]]]:
    """Cells as rows of columns of lines."""
    if not found:
        return []
    inner = [
        r for r in rules if not r.flat and area.x0 + 4 < r.x0 < area.x1 - 4 and area.top - 2 <= r.top < area.bottom
    ]
    standing = _distinct([r.x0 for r in inner if r.bottom - r.top > 0.3 * (area.bottom - area.top)])
    made = lines(found, 0)
    separators = standing or _strips(made, area)
    if standing:
        lying = _distinct([r.top for r in rules if r.flat and r.x1 - r.x0 > 0.7 * (area.x1 - area.x0)])
        bands = [line for line in lying if area.top + 4 < line < area.bottom - 4]
        if len(bands) + 1 >= 0.4 * len(made) or _wrapped(made, standing, bands):
            return _grid(found, separators, bands)
    rows: list[list[list[TextLine]]] = []
    last: TextLine | None = None
    for line in made:
        cells = _grid(line.fragments, separators, [])[0]
        filled = sum(bool(cell) for cell in cells)
        wrapped = last is not None and rows[-1][0] and not cells[0] and line.top - last.top < 1.35 * line.size
        if wrapped and filled <= max(1, len(cells) // 3):
            for home, more in zip(rows[-1], cells, strict=True):
                home.extend(more)
        else:
            rows.append(cells)
        last = line
    return rows


def _wrapped(made: list[TextLine], columns: list[float], bands: list[float]) -> bool:
    """Whether the lines between two rules are mostly one row with wrapped cells: few of them have a first cell."""
    homes = [bisect_left(bands, (line.top + line.bottom) / 2) for line in made]
    many = [line for line, home in zip(made, homes, strict=True) if homes.count(home) > 1]
    first = sum(any(f.x0 < columns[0] for f in line.fragments) for line in many)
    return bool(bands) and first <= 0.6 * len(many)


def _distinct(places: list[float]) -> list[float]:
    out: list[float] = []
    for place in sorted(places):
        if not out or place - out[-1] > 4:
            out.append(place)
    return out


def _strips(rows: list[TextLine], area: Area, most: float | None = None) -> list[float]:
    """The middles of the strips that part columns: no more than ``most`` rows touch them."""
    width = int(area.x1 - area.x0) + 8
    touched = np.zeros(width, np.int32)
    for line in rows:
        mask = np.zeros(width, np.bool_)
        for f in line.fragments:
            mask[max(0, int(f.x0 - area.x0 + 3)) : max(0, int(np.ceil(f.x1 - area.x0 + 3)))] = True
        touched += mask
    few = len(rows) // 6 if len(rows) >= 6 else 0
    free = touched <= (few if most is None else min(few, most))
    inside = np.flatnonzero(~free)
    out = []
    if len(inside):
        for one, two in pairwise(inside.tolist()):
            if two - one - 1 >= _STRIP:
                out.append(area.x0 - 3 + (one + two) / 2)
    return out


def _grid(found: list[Fragment], columns: list[float], rows: list[float]) -> list[list[list[TextLine]]]:
    """Fragments put into the cells between separators, joined to lines within each."""
    cells: list[list[list[Fragment]]] = [[[] for _ in range(len(columns) + 1)] for _ in range(len(rows) + 1)]
    for f in found:
        cells[bisect_left(rows, f.middle)][bisect_left(columns, (f.x0 + f.x1) / 2)].append(f)
    return [[lines(cell, 0) for cell in row] for row in cells]
