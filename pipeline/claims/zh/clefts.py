"""A cause that is told last: 推动 Y 的是 X; 决定 Y 的不是 A，而是 X."""

from __future__ import annotations

from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.verbs import Effect, effects, inner_verb
from pipeline.claims.zh.view import conjuncts
from pipeline.claims.zh.walk import Walk
from pipeline.claims.zh.words import pattern

_CLEFT = (
    r"(?:<adverbs.openers>|<adverbs.words>)*[^，,]{4,50}?(?P<de>的)[，,]?"
    r"(?:<talk.not_so>[^，,]{2,40}[，,]<talk.instead>|(?!<talk.not_so>)(?:<adverbs.words>)*[正也乃便]?是)(?P<x>[^，,。；;]{2,40})"
)


def read_cleft(walk: Walk, part: Part) -> bool:
    """V Y 的是 X: X is what does it, and what is denied does not."""
    view = walk.view
    if "的" not in view.text[part.a : part.b]:
        return False
    a = view.over(part.a, part.b, "adverbs.openers")
    verb, makes = inner_verb(view, a, part.b), pattern("(?:<adverbs.words>)*<verbs.pure_make>").match(view.text, a)
    match = pattern(_CLEFT).match(view.text, part.a) if verb or makes else None
    if match is None or not view.is_word(*match.span("de")):
        return False
    begins = makes.end() if makes else verb.b if verb else a
    if pattern("<compared.grade>").match(view.text, begins):  # 影响最大的是 X
        return False
    y = begins, match.start("de")
    if y[1] - y[0] < 2 or (verb and verb.kind in ("goal", "absorbed")):
        return False
    whole = view.phrase(*y) if makes else None
    out = [Effect(whole, "+")] if whole else effects(view, *y, verb.sign if verb else "+")
    walk.skip = match.end()
    return walk.claim(conjuncts(view, *match.span("x")), out, "cleft", match.span("de"), part, 0.6)
