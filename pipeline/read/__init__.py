"""Reading: the bytes of one file -> a :class:`~pipeline.document.Document`.

What a file is, is told from its content (:mod:`pipeline.read.sniff`), never from its name. Each format
has one module. All build the text through :class:`~pipeline.read.build.Builder`, which keeps the map
back to the source; offsets into a text source count code points of
``data.decode(document.encoding, "replace")``. The formats DOCX, ODT, EPUB, MHTML, XML and JSON keep no such
map: their proof is to read the file again.

Left out of the text everywhere: markup, and characters that draw nothing (controls, zero-width).
Everything else stands as in the source, with three exceptions at line ends inside a paragraph: a line
end between Latin words is a space, a line end beside a Han character is nothing, and a hyphen at a line
end goes where the document itself writes the word without.
"""

from __future__ import annotations

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.limits import ReadSettings
from pipeline.read.pdf.settings import PdfSettings

__all__ = ["ReadSettings", "read"]

_PDF = PdfSettings()


def read(source: Source, settings: ReadSettings, pdf: PdfSettings = _PDF) -> Document:
    """The document in ``source``; raises :class:`~pipeline.errors.Skipped` where there is none.

    The readers are loaded when the first file for them comes: PDFium for a PDF, the others for what is none.
    """
    data = source.data
    if not data.strip(b" \t\r\n\0"):
        raise Skipped("read.empty", "The file is empty.", "Download or export it again.")
    if _is_pdf(data):
        from pipeline.read.pdf import read_pdf

        return read_pdf(source, pdf)
    from pipeline.read.formats import read_other

    return read_other(source, settings)


def _is_pdf(data: bytes) -> bool:
    """Whether the PDF header stands in the first KiB, where readers look for it (but not inside a zip)."""
    return b"%PDF-" in data[:1024] and not data.startswith(b"PK\x03\x04")
