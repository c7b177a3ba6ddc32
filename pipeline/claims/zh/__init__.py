"""The Chinese claim grammar."""

from __future__ import annotations

import re

from pipeline.claims.draft import Context, Draft
from pipeline.claims.zh.back import Back, nearest
from pipeline.claims.zh.cause import read_causes
from pipeline.claims.zh.counted import read_counted
from pipeline.claims.zh.denial import denied, otherwise
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.frames import read_frames
from pipeline.claims.zh.look import LONGEST, look
from pipeline.claims.zh.parts import parts
from pipeline.claims.zh.third import read_third
from pipeline.claims.zh.view import Phrase, View
from pipeline.claims.zh.words import pattern
from pipeline.document import Document, Role, Sentence, Span

#: Any of these in a sentence makes it worth reading.
_CUES = (
    "<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.goal|verbs.signed|verbs.harm|verbs.make|verbs.from|verbs.absorbed"
    "|means.words|topics.with|topics.because|topics.therefore|nouns.effect|nouns.crucial|nouns.key|nouns.key_harm|nouns.outcome"
    "|third.mediator|third.moderator|part.divides|part.shows|part.composed|part.views|part.told|define.verbs|compared.cues|places.if|talk.must|topics.onward|verbs.up|verbs.down|nouns.curve|nouns.rests>"
)
_SPACED = re.compile(r"[㐀-鿿]\s+[㐀-鿿]")


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

    def read_before(at: int, earlier: View) -> list[Found]:
        return _found(context, at, earlier, 1)

    back = Back(context, index, view, pieces, read_before, depth)
    found, third = back.found, back.third

    def before_it() -> View | None:
        one = context.before(index)
        return look(context, one) if one and one.lang == "zh" else None

    def earlier() -> list[Phrase]:
        return _topic(before_it())

    frames = [*read_frames(view, pieces, earlier), *read_counted(view)]
    causes = read_causes(view, pieces, earlier, before_it, beside=_set_beside(context, index))
    defined = [f.clause for f in frames if f.type == "define" and f.rule != "zh.define.this"]
    found += [f for f in causes if not any(a <= f.clause[0] and f.clause[1] <= b for a, b in defined)]
    used = read_third(view, pieces, back, third)
    spans = [(pieces[i].a, pieces[i].b) for i in used]
    found[:] = [f for f in found if f.clause not in spans or (f.type == "mediate" and not _swallows(f, third))]
    third[:] = [nearest(view, _carried(f, back.signs)) for f in _once(third) if not _again(f, [*found, *third])]
    found[:] = [f for f in found if not _sets_scene(view, f, third)]
    named = [f for f in found if not _names_part(view, f, frames)]  # "激励安排" is a part, nobody is encouraged
    return [denied(view, f) for f in otherwise(view, _signed(_once(named + third + frames)))]


def _names_part(view: View, one: Found, frames: list[Found]) -> bool:
    """Whether the cue of a cause stands inside a part of a list, of which a role is only a piece."""
    if one.type != "cause":
        return False
    start, end = view.span(*one.cue)
    parts = [p for f in frames if f.type == "part" and (p := f.role("part")) and p.start <= start and end <= p.end]
    return any(not all(p.start <= role.start and role.end <= p.end for _, role in one.roles) for p in parts)


def _swallows(one: Found, third: list[Found]) -> bool:
    """Whether the cause of a mediation holds the moderator of its clause: "W 调节 X 通过 M 影响 Y 的效应"."""
    cause = one.role("cause")
    who = [p for f in third if f.clause == one.clause and (p := f.role("moderator"))]
    return cause is not None and any(cause.start <= p.start and p.end < cause.end for p in who)


def _again(one: Found, others: list[Found]) -> bool:
    """Whether a mediation that is moderated is told in words of its own as well."""
    if one.rule != "zh.mediate.moderated":
        return False
    texts = [role.text for _, role in one.roles]
    told = (f for f in others if f is not one and f.type == "mediate" and f.rule != one.rule)
    return any([role.text for _, role in f.roles] == texts for f in told)


def _sets_scene(view: View, one: Found, third: list[Found]) -> bool:
    """Whether a cause only opens what is said of a third variable: "在 X 影响 Y 的过程中，M 起中介作用"."""
    if one.type != "cause" or not pattern("在[^，,]+<places.in_it>").fullmatch(view.text, *one.clause):
        return False
    return any(_same(f, one) for f in third)


def _same(one: Found, other: Found) -> bool:
    """Whether two findings have the same cause and the same effect in the text."""
    sides = [[(p.start, p.end) for name in ("cause", "effect") if (p := f.role(name))] for f in (one, other)]
    return sides[0] == sides[1]


def _set_beside(context: Context, index: int) -> bool:
    """Whether a sentence and one that ； parts from it open with a condition each: "对于A，…；对于B，…"."""
    sets = pattern("(?:^|[：:])(?:<adverbs.openers>)?<places.sets>")
    here = context.sentence(index)

    def text_of(at: int) -> str:
        one = context.sentence(at) if 0 <= at < len(context.sentences.items) else None
        return context.document.text[one.start : one.end].strip() if one and one.block == here.block else ""

    own = text_of(index)
    if pattern("[，,]而<places.sets>[^，,]{2,40}").search(own):
        return True
    if not sets.search(own):
        return False
    before = text_of(index - 1)
    if before.endswith(("；", ";")) and sets.search(before):
        return True
    return own.endswith(("；", ";")) and sets.search(text_of(index + 1)) is not None


def _signed(found: list[Found]) -> list[Found]:
    """One moderation said twice ("W 调节…: 当 W 高时, …更强") is one claim, with the sign of the explanation."""
    said = [f for f in found if f.type == "moderate" and f.rule in ("zh.moderate.role", "zh.moderate.verb")]
    out = list(found)
    for told in [f for f in found if f.rule in ("zh.moderate.when", "zh.moderate.shaped")]:
        for first in said:
            who, what = first.role("moderator"), told.role("moderator")
            if who and what and (who.text in what.text or what.text in who.text):
                out = [f for f in out if f is not told]
                out = [f._replace(polarity=told.polarity) if f is first and f.polarity == "?" else f for f in out]
    return out


def _once(found: list[Found]) -> list[Found]:
    """Each claim once: the same roles under two rules are one claim, the first; so is an effect named again."""
    seen: set[tuple[object, ...]] = set()
    out = []
    for one in found:
        key: tuple[object, ...] = one.type, *((p.start, p.end) for _, p in one.roles)
        cause, effect, again = one.role("cause"), one.role("effect"), key
        if one.type == "cause" and cause and effect:  # X 影响 Y，不仅直接影响 Y，…
            again = one.polarity, cause.start, cause.end, effect.text
        if not seen & {key, again}:
            out.append(one)
        seen |= {key, again}
    return out


def _topic(view: View | None) -> list[Phrase]:
    """The first cause or named subject of a sentence."""
    if view is None:
        return []
    pieces = parts(view)
    found = read_causes(view, pieces)
    if found and (first := found[0].role("cause")):
        return [p for f in found if f.clause == found[0].clause and (p := f.role("cause")) and p.start <= first.start]
    for part in pieces:
        match = part.match(r"(?P<who>[^，,]{2,24}?)(?:<adverbs.words>){0,3}(?:<copulas.subject>)", view.text)
        phrase = view.phrase(*match.span("who")) if match and not part.mute else None
        if phrase:
            return [phrase]
    return []


def _carried(found: Found, signs: dict[tuple[int, int], str]) -> Found:
    """A mediation without a sign of its own has that of the relation that it carries."""
    cause, effect = found.role("cause"), found.role("effect")
    if found.type != "mediate" or found.polarity != "?" or cause is None or effect is None:
        return found
    return found._replace(polarity=signs.get((cause.start, effect.start), "?"))


def _draft(view: View, sentence: Sentence, index: int, found: Found) -> Draft:
    a, b = found.clause
    cue = Span(*view.span(*found.cue))
    clause = Span(*view.span(a, b))
    words = view.text[a:b]
    hedged = pattern("(?<!<copulas.becomes>)(?:<talk.hedge>)(?!<talk.no_hedge>)").search(words) is not None
    roles = tuple(Role(name, p.start, p.end, None, p.elided) for name, p in found.roles)
    return Draft(
        found.type, roles, found.polarity, hedged, found.negated, (cue,), found.rule,
        Span(sentence.start, sentence.end), clause, index, found.order, found.status, found.weight,
    )  # fmt: skip


def can_carry(document: Document, sentence: Sentence) -> bool:
    """Whether a sentence holds a word that can carry a claim (one search, no grammar)."""
    text = document.text[sentence.start : sentence.end]
    if sentence.end - sentence.start > LONGEST:
        return False
    return pattern(_CUES).search(text if not _SPACED.search(text) else "".join(text.split())) is not None
