"""The Chinese claim grammar."""

from __future__ import annotations

from pipeline.claims.draft import Context, Draft
from pipeline.claims.zh.cause import read_causes
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.frames import read_frames
from pipeline.claims.zh.parts import parts
from pipeline.claims.zh.third import Pair, read_third, topic_pair
from pipeline.claims.zh.view import View, look
from pipeline.claims.zh.words import group, pattern
from pipeline.document import Document, Role, Sentence, Span


def read(context: Context, index: int) -> list[Draft]:
    """The claims that one Chinese sentence makes."""
    sentence = context.sentence(index)
    view = look(context, sentence)
    if view is None:
        return []
    found = _found(context, index, view, 3)
    return [_draft(view, sentence, index, f) for f in found if not f.muted]


def _found(context: Context, index: int, view: View, depth: int) -> list[Found]:
    """All findings of a sentence; up to ``depth`` sentences before it are read for what it points back to."""
    pieces = parts(view)
    found: list[Found] = []

    def back(at: int) -> Pair | None:
        spoken = [f for f in found if f.clause[0] <= at and f.rule != "zh.cause.modifier"]
        return _last_pair(spoken) or topic_pair(view, pieces, at) or (_before(context, index, depth) if depth else None)

    causes = read_causes(view, pieces, [])
    found += causes
    third, used = read_third(view, pieces, back)
    spans = [(pieces[i].a, pieces[i].b) for i in used]
    found[:] = [f for f in found if f.clause not in spans or f.type == "mediate"]
    frames = read_frames(view, pieces)
    return found + third + frames


def _last_pair(found: list[Found]) -> Pair | None:
    """The causes and effects of the relation last spoken of; a chain counts from its first cause to its last effect."""
    pairs = [(f, cause, effect) for f in found if (cause := f.role("cause")) and (effect := f.role("effect"))]
    if not pairs:
        return None
    last = [row for row in pairs if row[0].clause == pairs[-1][0].clause]
    effects = {row[2].start: row[2] for row in last}
    causes = {row[1].start: row[1] for row in last}
    for _ in range(3):
        origin = {c.start: c for f, c, e in pairs if e.start in causes and f.type != "moderate"}
        if not origin or not any(c.elided for c in causes.values()):
            break
        causes = origin
    return list(causes.values()), list(effects.values())


def _before(context: Context, index: int, depth: int) -> Pair | None:
    for step in range(1, depth + 1):
        if index - step < 0:
            return None
        earlier = context.sentence(index - step)
        if earlier.role != "prose" or earlier.lang != "zh" or earlier.block != context.sentence(index).block:
            return None
        view = look(context, earlier)
        if view is None:
            return None
        pair = _last_pair(_found(context, index - step, view, 1)) or topic_pair(view, parts(view), len(view.text))
        if pair:
            return pair
    return None


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
