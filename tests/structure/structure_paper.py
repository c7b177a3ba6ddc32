"""Papers built by hand for the tests of this room: no file, no reader."""

from __future__ import annotations

import re

from pipeline.document import Block, Document, Mark, Outline, SourceMap

_RAISED = re.compile(r"\^\{([^}]*)\}")


def paper(
    *blocks: str | tuple[str, str], given: tuple[tuple[str, str], ...] = (), dropped: tuple[str, ...] = ()
) -> Document:
    """A document of blocks: "text" is a paragraph, ("heading", "text") a block of that kind.

    ``^{[3]}`` stands for raised "[3]".
    """
    text, out, marks = "", [], []
    for block in blocks:
        kind, raw = ("paragraph", block) if isinstance(block, str) else block
        text += "\n\n" if text else ""
        start, at = len(text), 0
        for match in _RAISED.finditer(raw):
            text += raw[at : match.start()]
            marks.append(Mark(len(text), len(text) + len(match[1]), "superscript"))
            text += match[1]
            at = match.end()
        text += raw[at:]
        out.append(Block(start, len(text), kind, 1 if kind == "heading" else None))
    return Document(
        "p-test", "text", "utf-8", text, tuple(out), SourceMap(), marks=tuple(marks), given=given, dropped=dropped
    )


def kinds(outline: Outline) -> list[tuple[str, int, str]]:
    """Sections as (kind, level, title)."""
    return [(section.kind, section.level, section.title) for section in outline.sections]


def cited(document: Document, outline: Outline) -> list[tuple[str, tuple[str, ...]]]:
    """Citation marks as (text, ids)."""
    return [(document.text[c.start : c.end], c.references) for c in outline.citations]


def reasons(document: Document, outline: Outline) -> dict[str, list[str]]:
    """Excluded texts by reason."""
    out: dict[str, list[str]] = {}
    for zone in outline.excluded:
        out.setdefault(zone.reason, []).append(document.text[zone.start : zone.end])
    return out
