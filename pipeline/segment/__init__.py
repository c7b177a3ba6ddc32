"""Document and outline into sentences, each of one language, with clauses and tokens.

Sentences are found block by block: prose, and headings, titles and captions with their role; titles and
headings also where a format shows them as paragraphs. What else the outline excludes has no sentences. A
passage that mixes the languages is cut by the Chinese rules, and each piece goes to the language that most
of it is written in.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pipeline.document import PROSE, Block, Document, Outline, Sentence, Sentences, Span
from pipeline.segment import en, zh
from pipeline.segment.spelling import mended
from pipeline.simplified import reading

_ROLES = {"heading": "heading", "title": "title", "caption": "caption"}
#: Reasons of zones that have sentences of that role, none of which is mined for claims.
_SHOWN = ("title", "heading")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_LATIN_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]{0,40}")


def segment(document: Document, outline: Outline) -> Sentences:
    """All sentences of a paper in reading order; blocks and zones that are never mined have none."""
    document = reading(document)
    out: list[Sentence] = []
    for index, block in enumerate(document.blocks):
        role = _role(block, outline)
        if role is None:
            continue
        for stretch, named in _stretches(block, outline):
            for span, lang in _split(document.text, stretch):
                out.append(_sentence(document.text, span, lang, named or role, index))
    return Sentences(tuple(out), _spellings(document.text, out))


def _spellings(text: str, sentences: Iterable[Sentence]) -> tuple[tuple[str, str], ...]:
    """How the damaged words of English sentences are read."""
    runs = {text[token.start : token.end].lower() for s in sentences if s.lang == "en" for token in s.tokens}
    return tuple((run, whole) for run in sorted(runs) if (whole := mended(text).spelling(run)))


def _role(block: Block, outline: Outline) -> str | None:
    if block.kind in PROSE:
        section = outline.section(block.start) if outline.sections else None
        return "keywords" if section and section.kind == "keywords" else "prose"
    return _ROLES.get(block.kind)


def _stretches(block: Block, outline: Outline) -> Iterator[tuple[Span, str]]:
    """The parts of a block that no excluded zone covers, and titles and headings within it, with their role."""
    at = block.start
    for zone in sorted(outline.excluded, key=lambda z: z.start):
        if zone.end <= at or zone.start >= block.end:
            continue
        if zone.start > at:
            yield Span(at, zone.start), ""
        if zone.reason in _SHOWN:
            yield Span(max(at, zone.start), min(block.end, zone.end)), zone.reason
        at = max(at, zone.end)
    if at < block.end:
        yield Span(at, block.end), ""


def _split(text: str, stretch: Span) -> Iterator[tuple[Span, str]]:
    if not _HAN.search(text, stretch.start, stretch.end):
        for span in en.split(text, stretch.start, stretch.end):
            yield span, "en"
        return
    for span in zh.split(text, stretch.start, stretch.end):
        if _language(text, span) == "zh":
            yield span, "zh"
        else:
            for part in en.split(text, span.start, span.end):
                yield part, "en"


def _language(text: str, span: Span) -> str:
    """A sentence is Chinese where it has at least as many Chinese characters as Latin words."""
    han = len(_HAN.findall(text, span.start, span.end))
    return "zh" if han and han >= len(_LATIN_WORD.findall(text, span.start, span.end)) else "en"


def _sentence(text: str, span: Span, lang: str, role: str, block: int) -> Sentence:
    room = zh if lang == "zh" else en
    clauses = tuple(room.clauses(text, span.start, span.end))
    return Sentence(span.start, span.end, lang, role, block, clauses, tuple(room.tokens(text, span.start, span.end)))
