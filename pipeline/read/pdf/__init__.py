"""PDF: characters with boxes, lines, columns, paragraphs; read where a broken file can do no harm."""

from __future__ import annotations

from pipeline.document import Document, Source
from pipeline.read.pdf.guard import guarded
from pipeline.read.pdf.reader import read_here
from pipeline.read.pdf.settings import PdfSettings

__all__ = ["PdfSettings", "read_pdf"]


def read_pdf(source: Source, settings: PdfSettings) -> Document:
    """The document of a PDF; raises :class:`~pipeline.errors.Skipped` where there is none to be had."""
    return guarded(source, settings) if settings.guarded else read_here(source, settings)
