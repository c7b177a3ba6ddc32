"""Small papers made by hand for the tests of the claims room."""

from __future__ import annotations

from pipeline.claims.draft import Context, Draft
from pipeline.document import (
    Block,
    Cell,
    Citation,
    Document,
    Mentions,
    Outline,
    Role,
    Section,
    Sentences,
    SourceMap,
    Span,
    Table,
    Zone,
)
from pipeline.segment import segment


def paper(
    *parts: tuple[str, str],
    table: list[list[str]] | None = None,
    citations: tuple[str, ...] = (),
    excluded: tuple[str, ...] = (),
    kinds: dict[int, str] | None = None,
) -> tuple[Document, Outline, Sentences]:
    """A paper of sections: each part is (kind of section, its text); lines are blocks.

    ``table`` is a table at the end, row by row; ``citations`` and ``excluded`` are words of the text;
    ``kinds`` gives blocks, by number, another kind than "paragraph".
    """
    text, blocks, sections = "", [], []
    for kind, words in parts:
        start = len(text)
        for line in words.split("\n"):
            blocks.append(Block(len(text), len(text) + len(line), (kinds or {}).get(len(blocks), "paragraph")))
            text += line + "\n\n"
        sections.append(Section(start, len(text), kind, ""))
    tables = []
    if table:
        start, cells = len(text), []
        for row, columns in enumerate(table):
            for column, words in enumerate(columns):
                cells.append(Cell(row, column, len(text), len(text) + len(words)))
                text += words + "\t"
        tables.append(Table(start, len(text), tuple(cells)))
        blocks.append(Block(start, len(text), "table"))
        sections[-1] = Section(sections[-1].start, len(text), sections[-1].kind, "")
    marks = []
    for words in citations:
        at = text.find(words, marks[-1].end if marks else 0)
        marks.append(Citation(at, at + len(words), ("ref-1",)))
    zones = tuple(Zone(text.index(words), text.index(words) + len(words), "note") for words in excluded)
    document = Document("p-test", "text", "utf-8", text, tuple(blocks), SourceMap(), tables=tuple(tables))
    outline = Outline("zh", "", (), "", "", "", (), tuple(sections), tuple(marks), (), zones)
    return document, outline, segment(document, outline)


def context(made: tuple[Document, Outline, Sentences]) -> Context:
    """The paper as the grammars see it, without mentions and parses."""
    return Context(*made, Mentions(()), {})


def draft(
    made: tuple[Document, Outline, Sentences], cause: str, effect: str, clause: str = "", **more: object
) -> Draft:
    """A draft whose roles and clause are words of the text; the clause spans the roles unless it is given."""
    document, _, sentences = made
    a, b = document.text.index(cause), document.text.index(effect, document.text.index(cause))
    start = document.text.index(clause) if clause else min(a, b)
    end = start + len(clause) if clause else max(a + len(cause), b + len(effect))
    index = max(i for i, s in enumerate(sentences.items) if s.start <= start)
    sentence = sentences.items[index]
    roles = (Role("cause", a, a + len(cause)), Role("effect", b, b + len(effect)))
    given = {"type": "cause", "polarity": "+", "rule": "test.rule", **more}
    return Draft(
        roles=roles,
        hedged=False,
        negated=False,
        cues=(),
        evidence=Span(sentence.start, sentence.end),
        clause=Span(start, end),
        sentence=index,
        **given,  # type: ignore[arg-type]
    )
