"""The Chinese claim grammar."""

from __future__ import annotations

from pipeline.claims.draft import Context, Draft
from pipeline.claims.zh.cause import read_causes
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import parts
from pipeline.claims.zh.view import View, look
from pipeline.claims.zh.words import group, pattern
from pipeline.document import Document, Role, Sentence, Span


def read(context: Context, index: int) -> list[Draft]:
    """The claims that one Chinese sentence makes."""
    sentence = context.sentence(index)
    view = look(context, sentence)
    if view is None:
        return []
    found = read_causes(view, parts(view), [])
    return [_draft(view, sentence, index, f) for f in found]


def _draft(view: View, sentence: Sentence, index: int, found: Found) -> Draft:
    a, b = found.clause
    cue = Span(*view.span(*found.cue))
    clause = Span(*view.span(a, b))
    words = view.text[a:b]
    hedged = any(word in words for word in group("talk.hedge"))
    roles = tuple(Role(name, p.start, p.end, None, p.elided) for name, p in found.roles)
    return Draft(
        found.type, roles, found.polarity, hedged, found.negated, (cue,), found.rule,
        Span(sentence.start, sentence.end), clause, index, found.order, found.status, found.weight,
    )  # fmt: skip


def can_carry(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence holds a word that can carry a claim."""
    return True
