"""PDF: characters with boxes, lines, columns, paragraphs; read where a broken file can do no harm."""

from __future__ import annotations

from pipeline.document import Document, Source
from pipeline.read.pdf.settings import PdfSettings

__all__ = ["PdfSettings", "read_pdf"]


def read_pdf(source: Source, settings: PdfSettings) -> Document:
    """The document of a PDF; raises :class:`~pipeline.errors.Skipped` where there is none to be had.

    PDFium is loaded only where it reads.
    """
    if settings.guarded:
        from pipeline.read.pdf.guard import guarded

        return guarded(source, settings)
    from pipeline.read.pdf.reader import read_here

    return read_here(source, settings)
