"""Helpers of the reading tests: a source from text, its document, and the promise of the map."""

from __future__ import annotations

import hashlib
import html

from hypothesis import settings

from pipeline.document import BLOCK_KINDS, Document, Source
from pipeline.read import ReadSettings, read

#: Property tests try the same examples on every machine and run.
PROPERTY = settings(derandomize=True, deadline=None, database=None, max_examples=150)
#: Settings for documents of a few words.
SMALL = ReadSettings(min_letters=1)


def source(data: bytes | str, suffix: str = ".txt", encoding: str = "utf-8") -> Source:
    """A source that holds these bytes."""
    if isinstance(data, str):
        data = data.encode(encoding)
    return Source(hashlib.sha256(data).hexdigest(), suffix, data)


def document(data: bytes | str, suffix: str = ".txt", encoding: str = "utf-8") -> Document:
    """The document in these bytes."""
    return read(source(data, suffix, encoding), SMALL)


def blocks(found: Document) -> list[tuple[str, str]]:
    """(kind, text) of every block."""
    return [(block.kind, found.text[block.start : block.end]) for block in found.blocks]


def texts(found: Document) -> list[str]:
    """The text of every block."""
    return [text for _, text in blocks(found)]


def marked(found: Document) -> list[tuple[str, str]]:
    """(kind, text) of every raised or lowered run."""
    return [(mark.kind, found.text[mark.start : mark.end]) for mark in found.marks]


def cells(found: Document, table: int = 0) -> list[tuple[int, int, str]]:
    """(row, column, text) of the cells of a table."""
    return [(c.row, c.column, found.text[c.start : c.end]) for c in found.tables[table].cells]


def check(found: Document, decoded: str | None = None) -> None:
    """Assert what every document promises, and with ``decoded`` what its map promises."""
    at = 0
    for block in found.blocks:
        assert block.kind in BLOCK_KINDS
        assert at <= block.start < block.end <= len(found.text)
        if block is not found.blocks[0]:
            assert found.text[at : block.start] == "\n\n"
        text = found.text[block.start : block.end]
        assert text.strip() and (block.kind == "table" or text == text.strip(" \n\t")), text
        at = block.end
    assert at == len(found.text)
    for table in found.tables:
        assert all(table.start <= c.start <= c.end <= table.end for c in table.cells)
        assert len({(c.row, c.column) for c in table.cells}) == len(table.cells)
    assert all(0 <= mark.start < mark.end <= len(found.text) for mark in found.marks)
    assert not any("\ud800" <= c <= "\udfff" or c == "\0" for c in found.text)
    last = last_source = 0
    for piece in found.map.pieces:
        start, end, source_start, source_end = piece
        assert last <= start < end <= len(found.text)
        assert last_source <= source_start < source_end
        last, last_source = end, source_end
        if decoded is not None:
            assert source_end <= len(decoded)
            stands_for(found.text[start:end], decoded[source_start:source_end])


def stands_for(text: str, original: str) -> None:
    """Assert that a piece of text may stand for a piece of the source."""
    if len(text) != len(original):
        assert text in (" ", "\n") or text == html.unescape(original), (text, original)
        return
    for shown, written in zip(text, original, strict=True):
        assert shown == written or (shown in " \n" and written.isspace()), (text, original)
        # half a surrogate pair cannot be shown


def through(found: Document, decoded: str, quote: str, nth: int = 0) -> str:
    """The source's characters behind the nth occurrence of ``quote`` in the text."""
    start = -1
    for _ in range(nth + 1):
        start = found.text.index(quote, start + 1)
    span = found.map.source_span(start, start + len(quote))
    assert span is not None
    return decoded[span[0] : span[1]]
