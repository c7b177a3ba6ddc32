"""The characters of a PDF page as PDFium draws them: code, box, size, and what is odd about them.

One :class:`Glyphs` a page holds arrays of equal length, in the order in which the page paints them;
boxes are points from the page's top left. Characters that PDFium only guesses (spaces, line ends)
are left out: spaces are decided by geometry later. Text turned by more than two degrees is set aside.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

Numbers = np.ndarray[Any, np.dtype[np.float32]]
Codes = np.ndarray[Any, np.dtype[np.int32]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]

#: Radians; more is a watermark or a margin stamp (vertical lettering in tables is lost with it).
_TURNED = 0.035
_SPACES = frozenset((0x20, 0xA0, 0x3000, 0x2002, 0x2003, 0x2009))


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's upright characters and its size; ``turned`` counts those set aside."""

    width: float
    height: float
    code: Codes
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    size: Numbers
    bold: Flags
    unmapped: int
    turned: str
    image: float


def page_glyphs(page: Any, limit: int) -> Glyphs:
    """The characters of a pypdfium2 page; ``limit``: a page with more is refused with ``OverflowError``."""
    width, height = page.get_size()
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        count = max(0, pdfium.FPDFText_CountChars(text))
        if count > limit:
            raise OverflowError(f"{count} characters on one page")
        found = _Loop(text, count).run()
    finally:
        pdfium.FPDFText_ClosePage(text)
    left, below = _origin(page)
    rows = np.array(found.rows, dtype=np.float32).reshape(-1, 6)
    return Glyphs(
        width=width,
        height=height,
        code=rows[:, 0].astype(np.int32) if not found.rows else np.array(found.codes, dtype=np.int32),
        x0=rows[:, 1] - left,
        top=height + below - rows[:, 4],
        x1=rows[:, 2] - left,
        bottom=height + below - rows[:, 3],
        size=np.maximum(rows[:, 5], 0.5),
        bold=np.array(found.bold, dtype=np.bool_),
        unmapped=found.unmapped,
        turned="".join(found.turned),
        image=_image_share(page, width, height),
    )


class _Loop:
    """The loop over a page's characters: calls into PDFium are most of the cost of reading, so few are made."""

    def __init__(self, text: Any, count: int) -> None:
        self.text, self.count = text, count
        self.rows: list[tuple[float, float, float, float, float, float]] = []
        self.codes: list[int] = []
        self.bold: list[bool] = []
        self.turned: list[str] = []
        self.unmapped = 0

    def run(self) -> _Loop:
        text, rows, codes, bold = self.text, self.rows, self.codes, self.bold
        unicode_of, loose, size_of = (
            pdfium.FPDFText_GetUnicode,
            pdfium.FPDFText_GetLooseCharBox,
            pdfium.FPDFText_GetFontSize,
        )
        generated, angle, unmapped, weight = (
            pdfium.FPDFText_IsGenerated,
            pdfium.FPDFText_GetCharAngle,
            pdfium.FPDFText_HasUnicodeMapError,
            pdfium.FPDFText_GetFontWeight,
        )
        box = pdfium.FS_RECTF()
        reference = ctypes.byref(box)
        high = 0
        for at in range(self.count):
            code = unicode_of(text, at)
            if code in (0x0D, 0x0A) or (code in _SPACES and generated(text, at) == 1):
                continue
            if 0xD800 <= code < 0xDC00:
                high = code
                continue
            if 0xDC00 <= code < 0xE000:
                code = 0x10000 + ((high - 0xD800) << 10) + (code - 0xDC00) if high else 0xFFFD
                high = 0
            turn = angle(text, at)
            if _TURNED < turn < 6.2832 - _TURNED:
                self.turned.append(chr(code) if code else "?")
                continue
            if not loose(text, at, reference):
                continue
            if unmapped(text, at) == 1:
                self.unmapped += 1
            rows.append((0.0, box.left, box.right, box.bottom, box.top, size_of(text, at)))
            codes.append(code)
            bold.append(weight(text, at) >= 600)
        return self


def _origin(page: Any) -> tuple[float, float]:
    """Left and lower edge of the page's visible box, which characters are not measured from."""
    left, below, _, _ = page.get_cropbox()
    return left, below


def _image_share(page: Any, width: float, height: float) -> float:
    """The share of the page that its largest image covers."""
    largest = 0.0
    for found in page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE], max_depth=2):
        left, below, right, above = found.get_bounds()
        largest = max(largest, max(0.0, right - left) * max(0.0, above - below))
    return min(1.0, largest / max(1.0, width * height))
