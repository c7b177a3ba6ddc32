"""What is no PDF, by the reader of its format."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import Document, Problem, Source
from pipeline.errors import Skipped
from pipeline.read import sniff
from pipeline.read.docx import read_docx
from pipeline.read.encoding import Decoded, decode
from pipeline.read.epub import read_epub
from pipeline.read.html import read_html
from pipeline.read.jats import read_jats
from pipeline.read.limits import ReadSettings, too_large
from pipeline.read.markdown import read_markdown
from pipeline.read.mhtml import read_mhtml
from pipeline.read.odt import read_odt
from pipeline.read.parsed import read_docling, read_mineru
from pipeline.read.plain import read_plain
from pipeline.read.tei import read_tei

_ZIP_READERS = {"docx": read_docx, "epub": read_epub, "odt": read_odt}
_TEXT_READERS = {"html": read_html, "markdown": read_markdown, "text": read_plain}
_XML_READERS = {"jats": read_jats, "tei": read_tei}
_JSON_READERS = {"docling": read_docling, "mineru": read_mineru}


def read_other(source: Source, settings: ReadSettings) -> Document:
    """The document in anything but a PDF; raises :class:`~pipeline.errors.Skipped` where there is none."""
    data = source.data
    if len(data) > settings.max_bytes:
        raise too_large("bytes", len(data), settings.max_bytes, "max_bytes")
    sniff.refuse_binary(data)
    try:
        return _dispatch(source, settings)
    except RecursionError:
        raise Skipped(
            "read.too-deep",
            "The file nests its parts hundreds of levels deep, as no paper does.",
            "Export the paper again, or as PDF.",
        ) from None


def _dispatch(source: Source, settings: ReadSettings) -> Document:
    if source.data.startswith(b"PK\x03\x04"):
        return _ZIP_READERS[sniff.zip_kind(source.data)](source, settings)
    decoded = decode(source.data)
    if decoded is None:
        raise _unknown()
    kind = sniff.text_kind(source, decoded.text)
    if kind == "mhtml":
        return read_mhtml(source, settings)
    if kind in _XML_READERS:
        return _XML_READERS[kind](source, source.data, settings)
    if kind in _JSON_READERS:
        return _JSON_READERS[kind](source, decoded.text, settings)
    document = _TEXT_READERS[kind](source, decoded, settings)
    return replace(document, problems=(*document.problems, *_doubts(decoded)))


def _doubts(decoded: Decoded) -> list[Problem]:
    if not decoded.doubt:
        return []
    what_to_do = "Look whether the text reads well; if not, save the file as UTF-8."
    return [Problem("read", "text.encoding", "note", f"{decoded.doubt[0].upper()}{decoded.doubt[1:]}.", what_to_do)]


def _unknown() -> Skipped:
    return Skipped(
        "read.unknown",
        "This is no PDF, DOCX, ODT, EPUB, HTML, XML, JSON or text file in an encoding that is known here.",
        "Open it in the program it was made with and save it as PDF or as UTF-8 text.",
    )
