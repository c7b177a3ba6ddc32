"""A second witness for PDF quotes: pdfplumber reads the same boxes, independently of our own reader.

Our reader builds on PDFium; pdfplumber on pdfminer. Where both see the same letters, digits and Han at
the place of a quote, a fault of either is unlikely. They may differ where the file's character map is
faulty (a repair of ours, a ligature), so a difference is told, not judged.
"""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import pdfplumber
from pdfminer.pdfparser import PDFSyntaxError
from pdfplumber.utils.exceptions import MalformedPDFException, PdfminerException

#: A character belongs to a box where its middle lies in it, with so many points to spare.
_SPARE = 1.5


@dataclass(frozen=True, slots=True)
class Witness:
    """How many quotes pdfplumber was asked for, and those it reads differently: ``(quote, reading)``."""

    asked: int
    different: tuple[tuple[str, str], ...]


def second_reading(data: bytes, quotes: Iterable[tuple[str, list[list[float]]]]) -> Witness | None:
    """Ask pdfplumber for quotes, each a text and its boxes ``[page, x0, top, x1, bottom]``.

    None where pdfplumber cannot open the file.
    """
    asked, different = 0, []
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            pages: dict[int, Any] = {}
            for text, boxes in quotes:
                asked += 1
                reading = "".join(_letters(pdf, pages, int(number), box) for number, *box in boxes)
                if _plain(text) != _plain(reading):
                    different.append((text, reading))
    except (PDFSyntaxError, PdfminerException, MalformedPDFException, ValueError, KeyError, IndexError):
        return None
    return Witness(asked, tuple(different))


def _letters(pdf: Any, pages: dict[int, Any], number: int, box: list[float]) -> str:
    """The characters that pdfplumber sees in a box, which is measured from the page's visible edge."""
    page = pages.setdefault(number, pdf.pages[number - 1])
    left, above = page.cropbox[0], page.cropbox[1]
    x0, top, x1, bottom = (box[0] + left, box[1] + above, box[2] + left, box[3] + above)
    out = []
    for char in page.chars:
        x, y = (char["x0"] + char["x1"]) / 2, (char["top"] + char["bottom"]) / 2
        if x0 - _SPARE <= x <= x1 + _SPARE and top - _SPARE <= y <= bottom + _SPARE:
            out.append(str(char["text"]))
    return "".join(out)


def _plain(text: str) -> str:
    """Letters, digits and Han in one spelling and in no order: engines paint marks in different orders."""
    return "".join(sorted(c for c in unicodedata.normalize("NFKC", text) if c.isalnum()))
