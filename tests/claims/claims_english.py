"""English passages, parsed and read: what the tests of the English grammar share."""

from __future__ import annotations

from pipeline.claims.draft import Context, Draft
from pipeline.claims.en import read
from pipeline.document import Block, Candidates, Document, Mentions, Outline, Section, Sentence, Sentences, SourceMap
from pipeline.segment import en
from pipeline.segment.parse import ParseSettings, parse


def context_of(text: str) -> Context:
    """A paper of one paragraph, parsed."""
    document = Document("p-0", "plain", "utf-8", text, (Block(0, len(text), "paragraph"),), SourceMap())
    items = tuple(
        Sentence(s.start, s.end, "en", "prose", 0, en.clauses(text, s.start, s.end), en.tokens(text, s.start, s.end))
        for s in en.split(text, 0, len(text))
    )
    sentences = Sentences(items)
    made = parse(document, sentences, Candidates(tuple(range(len(items)))), ParseSettings())
    sections = (Section(0, len(text), "abstract", ""),)
    outline = Outline("en", "", (), "", "", "", (), sections, (), (), ())
    return Context(document, outline, sentences, Mentions(()), {p.sentence: p for p in made.items})


def drafts_of(text: str) -> list[Draft]:
    """What the grammar reads in the last sentence of a passage."""
    context = context_of(text)
    return read(context, len(context.sentences.items) - 1)


def shown(text: str, draft: Draft) -> str:
    """A draft as "type polarity: role | role"."""
    roles = " | ".join(text[r.start : r.end] for r in draft.roles)
    return f"{draft.type} {draft.polarity}: {roles}".replace(" :", ":")


def claims_of(text: str) -> list[str]:
    """The claims of the last sentence of a passage, in the order of the alphabet."""
    return sorted(shown(text, d) for d in drafts_of(text))
