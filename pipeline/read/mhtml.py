"""Web archives (.mht, .mhtml): the page that a browser saved, read like any other web page.

The page stands in one part of a mail message, packed for transport: no map to the source is kept, the proof
is to read the file again.
"""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes
from email.message import Message

from pipeline.document import Document, Source, SourceMap
from pipeline.errors import Skipped
from pipeline.read.encoding import Decoded, decode
from pipeline.read.html import read_html
from pipeline.read.limits import ReadSettings

#: A saved page has a part for each picture and style sheet.
_PARTS = 10_000


def read_mhtml(source: Source, settings: ReadSettings) -> Document:
    """The document of a web archive: of its first part that is a web page."""
    message = message_from_bytes(source.data)
    for count, part in enumerate(message.walk()):
        if count > _PARTS:
            break
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            decoded = _decoded(part)
            if decoded is not None:
                document = read_html(source, decoded, settings)
                return replace(document, format="mhtml", encoding=None, map=SourceMap())
    raise Skipped(
        "read.mhtml",
        "This is a web archive or a mail without a web page in it.",
        "Save the page as “HTML only” or print it to PDF.",
    )


def _decoded(part: Message) -> Decoded | None:
    """The page's text: in the encoding that the message states, where there is one, else by what the bytes are."""
    data = part.get_payload(decode=True)
    if not isinstance(data, bytes) or not data.strip():
        return None
    stated = part.get_content_charset("")
    try:
        return Decoded(data.decode(stated), stated) if stated else decode(data)
    except (LookupError, UnicodeDecodeError):
        return decode(data)
