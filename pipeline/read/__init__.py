"""Reading: the bytes of one file -> a :class:`~pipeline.document.Document`.

What a file is, is told from its content (:mod:`pipeline.read.sniff`), never from its name. Each format
has one module. All build the text through :class:`~pipeline.read.build.Builder`, which keeps the map
back to the source; offsets into a text source count code points of
``data.decode(document.encoding, "replace")``. The formats DOCX, EPUB, XML and JSON keep no such map: their
proof is to read the file again.

Left out of the text everywhere: markup, and characters that draw nothing (controls, zero-width).
Everything else stands as in the source, with three exceptions at line ends inside a paragraph: a line
end between Latin words is a space, a line end beside a Han character is nothing, and a hyphen at a line
end goes where the document itself writes the word without.
"""

from __future__ import annotations

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read import sniff
from pipeline.read.docx import read_docx
from pipeline.read.encoding import decode
from pipeline.read.html import read_html
from pipeline.read.limits import ReadSettings, too_large
from pipeline.read.markdown import read_markdown
from pipeline.read.plain import read_plain

__all__ = ["ReadSettings", "read"]

_ZIP_READERS = {"docx": read_docx}
_TEXT_READERS = {"html": read_html, "markdown": read_markdown, "text": read_plain}


def read(source: Source, settings: ReadSettings) -> Document:
    """The document in ``source``; raises :class:`~pipeline.errors.Skipped` where there is none."""
    if not source.data.strip(b" \t\r\n\0"):
        raise Skipped("read.empty", "The file is empty.", "Download or export it again.")
    if sniff.is_pdf(source.data):
        raise Skipped("read.unknown", "PDF files are not read yet.", "Save the paper as text.")
    if len(source.data) > settings.max_bytes:
        raise too_large("bytes", len(source.data), settings.max_bytes, "max_bytes")
    sniff.refuse_binary(source.data)
    if source.data.startswith(b"PK\x03\x04"):
        return _ZIP_READERS[sniff.zip_kind(source.data)](source, settings)
    decoded = decode(source.data)
    if decoded is None:
        raise _unknown()
    return _TEXT_READERS[sniff.text_kind(source, decoded.text)](source, decoded, settings)


def _unknown() -> Skipped:
    return Skipped(
        "read.unknown",
        "This is no PDF, DOCX, EPUB, HTML, XML, JSON or text file in an encoding that is known here.",
        "Open it in the program it was made with and save it as PDF or as UTF-8 text.",
    )
