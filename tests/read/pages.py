"""Helpers of the PDF tests: pages set line by line, so that each test says where everything stands."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Callable, Iterable
from functools import cache

import numpy as np
import pypdfium2
import pypdfium2.raw as pdfium
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from pipeline.document import Box, Document, Source
from pipeline.read.pdf.reader import read_here
from pipeline.read.pdf.settings import PdfSettings

WIDTH, HEIGHT = A4
SONG = "STSong-Light"
BODY, BOLD = "Times-Roman", "Times-Bold"
LEFT = 60
#: A paragraph of plain lines, its first one indented.
TWO = [
    "\tRoutines of dialogue therefore carry much of",
    "the burden that contracts cannot carry. They turn",
    "single meetings into a habit, and a habit is cheap",
    "to repeat. Where such routines are missing, each",
    "project has to begin anew, and the experience of",
    "earlier projects is lost to those who come later.",
]
pdfmetrics.registerFont(UnicodeCIDFont(SONG))


class Page:
    """A canvas on which lines are set from the page's top."""

    def __init__(self) -> None:
        self.buffer = io.BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=A4, invariant=1)

    def say(self, x: float, top: float, text: str, size: float = 10, font: str = BODY) -> None:
        """One line at its place."""
        self.canvas.setFont(font, size)
        self.canvas.drawString(x, HEIGHT - top - size, text)

    def lines(self, x: float, top: float, texts: Iterable[str], size: float = 10, font: str = BODY) -> float:
        """Lines under one another, a line that begins with a tab indented by 18 points; where the next would stand."""
        for text in texts:
            self.say(x + 18 * text.startswith("\t"), top, text.lstrip("\t"), size, font)
            top += 1.3 * size
        return top

    def rule(self, x0: float, top: float, x1: float) -> None:
        """A flat rule."""
        self.canvas.setLineWidth(0.5)
        self.canvas.line(x0, HEIGHT - top, x1, HEIGHT - top)

    def turn(self) -> None:
        """The next page."""
        self.canvas.showPage()

    def data(self) -> bytes:
        """The file."""
        self.canvas.save()
        return self.buffer.getvalue()


def source(data: bytes) -> Source:
    """A source that holds these bytes."""
    return Source(hashlib.sha256(data).hexdigest(), ".pdf", data)


def read(data: bytes) -> Document:
    """The document of a file, read in this process."""
    return read_here(source(data), PdfSettings(ocr="off"))


def made(draw: Callable[[Page], None]) -> Document:
    """The document of what a function draws."""
    page = Page()
    draw(page)
    return read(page.data())


def blocks(document: Document, *kinds: str) -> list[str]:
    """The texts of the blocks, of some kinds only where they are given."""
    return [document.text[b.start : b.end] for b in document.blocks if not kinds or b.kind in kinds]


def shape(document: Document) -> list[tuple[str, str]]:
    """Kind and text of each block."""
    return [(b.kind, document.text[b.start : b.end]) for b in document.blocks]


def grid(document: Document, table: int = 0) -> list[list[str]]:
    """The cells of a table as rows of texts."""
    rows: dict[int, list[str]] = {}
    for cell in document.tables[table].cells:
        rows.setdefault(cell.row, []).append(document.text[cell.start : cell.end])
    return [rows[row] for row in sorted(rows)]


def squeeze(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def seen(data: bytes, boxes: Iterable[Box]) -> str:
    """What PDFium draws inside boxes, from left to right in each: the proof that a quote's boxes are its own."""
    out = []
    for box in boxes:
        drawn = _drawn(data, box.page - 1)
        found = [(left, i, c) for i, (left, x, y, c) in enumerate(drawn) if _holds(box, x, y)]
        out.append("".join(c for _, _, c in sorted(found)))
    return "".join(out)


def _holds(box: Box, x: float, y: float) -> bool:
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


@cache
def _drawn(data: bytes, number: int) -> list[tuple[float, float, float, str]]:
    """Left edge, middle (x, y) and text of each character that PDFium finds on a page."""
    page = pypdfium2.PdfDocument(data)[number]
    text = pdfium.FPDFText_LoadPage(page.raw)
    shown, place, out = pdfium.FS_RECTF(), pdfium.FS_RECTF(), []
    pdfium.FPDF_GetPageBoundingBox(page.raw, shown)
    for i in range(pdfium.FPDFText_CountChars(text)):
        pdfium.FPDFText_GetLooseCharBox(text, i, place)
        x, y = (place.left + place.right) / 2 - shown.left, shown.top - (place.top + place.bottom) / 2
        code = pdfium.FPDFText_GetUnicode(text, i)
        if place.right > place.left and code > 0x20:
            out.append((place.left, x, y, chr(code)))
    pdfium.FPDFText_ClosePage(text)
    return out


def check(document: Document) -> None:
    """What holds of every document: blocks and lines in order, edges for each character, nothing outside its page."""
    text = document.text
    assert [b.start for b in document.blocks] == sorted(b.start for b in document.blocks)
    for one, two in zip(document.blocks, document.blocks[1:], strict=False):
        assert text[one.end : two.start] == "\n\n"
    at = 0
    for line in document.map.lines:
        assert at <= line.start <= line.end <= len(text)
        assert not text[at : line.start].strip()
        edges = np.frombuffer(line.edges, dtype="<i4").reshape(-1, 2)
        assert len(edges) == line.end - line.start
        for character, (left, right) in zip(text[line.start : line.end], edges.tolist(), strict=True):
            assert (left == right == -1) if character in " \n\t" else 0 <= left <= right
        at = line.end
    for table in document.tables:
        assert "".join(text[c.start : c.end] for c in table.cells) == "".join(
            part for part in text[table.start : table.end] if part not in "\t\n"
        )


def flow(lines: list[str]) -> str:
    """Lines as one paragraph."""
    return " ".join(line.strip() for line in lines)
