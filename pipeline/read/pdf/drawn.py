"""What a page draws besides text: how much of it a picture covers, and straight rules."""

from __future__ import annotations

import ctypes
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

import pypdfium2.raw as pdfium

#: A rule is at most so thick, and at least so long (points).
_THICK, _LONG = 2.5, 12.0
#: A page with more objects, or a path with more segments, is a drawing: its rules are not looked for.
_OBJECTS, _SEGMENTS = 20000, 400
_DEPTH = 2


class Rule(NamedTuple):
    """A straight line, or a thin bar: its box in points from the shown page's top left."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def flat(self) -> bool:
        """Whether it lies (it stands otherwise)."""
        return self.x1 - self.x0 >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Drawing:
    """The shares of the page that its largest picture and all pictures cover; its rules from top to bottom.

    A scan may be cut into strips, of which none is large.
    """

    image: float
    images: float
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page as shown: its size, and how user space lies in it (``quarters``: turns clockwise)."""

    width: float
    height: float
    left: float
    below: float
    quarters: int

    @classmethod
    def of(cls, page: Any) -> Frame:
        """The frame of a pypdfium2 page."""
        width, height = page.get_size()
        box = pdfium.FS_RECTF()  # the visible box, also where the page inherits it
        pdfium.FPDF_GetPageBoundingBox(page.raw, box)
        return cls(width, height, box.left, box.bottom, pdfium.FPDFPage_GetRotation(page.raw) % 4)

    def turned(self, quarters: int) -> Frame:
        """The same page, turned clockwise by so many quarters more."""
        size = (self.height, self.width) if quarters % 2 else (self.width, self.height)
        return Frame(*size, self.left, self.below, (self.quarters + quarters) % 4)

    def shown(self, left: Any, low: Any, right: Any, high: Any) -> tuple[Any, Any, Any, Any]:
        """``x0, top, x1, bottom`` as shown of a box in user space (numbers or arrays)."""
        x0, y0, x1, y1 = left - self.left, low - self.below, right - self.left, high - self.below
        if self.quarters == 1:
            return y0, x0, y1, x1
        if self.quarters == 2:
            return self.width - x1, y0, self.width - x0, y1
        if self.quarters == 3:
            return self.width - y1, self.height - x1, self.width - y0, self.height - x0
        return x0, self.height - y1, x1, self.height - y0


def drawing(page: Any, frame: Frame) -> Drawing:
    """The pictures and rules of a pypdfium2 page."""
    sizes, rules = [0.0], set()
    for count, (kind, raw, matrix) in enumerate(_objects(page)):
        if count > _OBJECTS:
            break
        if kind == pdfium.FPDF_PAGEOBJ_IMAGE:
            x0, top, x1, bottom = _bounds(raw, matrix, frame)
            inside = max(0.0, min(x1, frame.width) - max(x0, 0.0)), max(0.0, min(bottom, frame.height) - max(top, 0.0))
            sizes.append(inside[0] * inside[1])
            if bottom - top <= _THICK and x1 - x0 >= _LONG:
                rules.add(Rule(x0, top, x1, bottom))
        elif kind == pdfium.FPDF_PAGEOBJ_PATH:
            rules.update(_path(raw, matrix, frame))
    largest, whole = (min(1.0, size / max(1.0, frame.width * frame.height)) for size in (max(sizes), sum(sizes)))
    return Drawing(largest, whole, tuple(sorted(rules, key=lambda rule: (rule.top, rule.x0, rule.x1, rule.bottom))))


_Matrix = tuple[float, float, float, float, float, float]
_PLAIN: _Matrix = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)


def _objects(page: Any) -> Iterator[tuple[int, Any, _Matrix]]:
    for at in range(pdfium.FPDFPage_CountObjects(page.raw)):
        raw = pdfium.FPDFPage_GetObject(page.raw, at)
        yield from _inside(raw, _PLAIN, _DEPTH)


def _inside(raw: Any, matrix: _Matrix, depth: int) -> Iterator[tuple[int, Any, _Matrix]]:
    kind = pdfium.FPDFPageObj_GetType(raw)
    if kind != pdfium.FPDF_PAGEOBJ_FORM:
        yield kind, raw, matrix
    elif depth:
        inner = _times(_matrix(raw), matrix)
        for at in range(min(_OBJECTS, max(0, pdfium.FPDFFormObj_CountObjects(raw)))):
            yield from _inside(pdfium.FPDFFormObj_GetObject(raw, at), inner, depth - 1)


def _matrix(raw: Any) -> _Matrix:
    found = pdfium.FS_MATRIX()
    if not pdfium.FPDFPageObj_GetMatrix(raw, found):
        return _PLAIN
    return (found.a, found.b, found.c, found.d, found.e, found.f)


def _times(one: _Matrix, two: _Matrix) -> _Matrix:
    a, b, c, d, e, f = one
    g, h, i, j, k, m = two
    return (a * g + b * i, a * h + b * j, c * g + d * i, c * h + d * j, e * g + f * i + k, e * h + f * j + m)


def _at(matrix: _Matrix, x: float, y: float) -> tuple[float, float]:
    a, b, c, d, e, f = matrix
    return a * x + c * y + e, b * x + d * y + f


def _bounds(raw: Any, matrix: _Matrix, frame: Frame) -> tuple[float, float, float, float]:
    left, low, right, high = (ctypes.c_float() for _ in range(4))
    pdfium.FPDFPageObj_GetBounds(raw, left, low, right, high)
    return _box([_at(matrix, left.value, low.value), _at(matrix, right.value, high.value)], frame)


def _box(points: list[tuple[float, float]], frame: Frame) -> tuple[float, float, float, float]:
    xs, ys = [p[0] for p in points], [p[1] for p in points]
    x0, top, x1, bottom = frame.shown(min(xs), min(ys), max(xs), max(ys))
    return round(x0, 2), round(top, 2), round(x1, 2), round(bottom, 2)


def _path(raw: Any, matrix: _Matrix, frame: Frame) -> Iterator[Rule]:
    """The rules in one path: a thin bar is one, a stroked outline has one for each straight side."""
    x0, top, x1, bottom = _bounds(raw, matrix, frame)
    wide, high = x1 - x0, bottom - top
    if min(wide, high) <= _THICK:
        if max(wide, high) >= _LONG:
            yield Rule(x0, top, x1, bottom)
        return
    count = pdfium.FPDFPath_CountSegments(raw)
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(raw, fill, stroke)
    if not stroke.value or not 2 <= count <= _SEGMENTS:
        return
    whole = _times(_matrix(raw), matrix)
    last: tuple[float, float] | None = None
    start: tuple[float, float] | None = None
    for at in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(raw, at)
        x, y = ctypes.c_float(), ctypes.c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = _at(whole, x.value, y.value)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            start = point
        elif kind == pdfium.FPDF_SEGMENT_LINETO and last is not None:
            yield from _side(last, point, frame)
        if pdfium.FPDFPathSegment_GetClose(segment) and start is not None:
            yield from _side(point, start, frame)
        last = point


def _side(one: tuple[float, float], two: tuple[float, float], frame: Frame) -> Iterator[Rule]:
    x0, top, x1, bottom = _box([one, two], frame)
    if min(x1 - x0, bottom - top) <= 0.5 and max(x1 - x0, bottom - top) >= _LONG:
        yield Rule(x0, top, x1, bottom)
