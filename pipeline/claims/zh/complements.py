"""What a cause makes somebody do: 使用户参与 Y、分享 Z."""

from __future__ import annotations

from pipeline.claims.zh.verbs import Effect, effects, verbs
from pipeline.claims.zh.view import View
from pipeline.claims.zh.words import group, pattern

#: One who acts, or several: 使企业、用户和伙伴参与 Y
_WHO = "(?:(?:<agents.nouns>)们?<joints.names>){0,4}(?:<agents.nouns>)们?"


def acts_of(view: View, a: int, b: int) -> list[Effect] | None:
    """The acts in a complement that begins with those who act, one for each predicate; None where it has no such."""
    who = pattern(_WHO).match(view.text, a, b)
    if who is None:
        return None
    first = next((v for v in verbs(view, who.end(), b) if v.begins == who.end()), None)
    if first and first.word in group("verbs.begets") and "、" in view.text[first.b : b]:
        felt = effects(view, first.b, b, first.sign)
        if len(felt) > 2:
            return felt
    return _each(view, a, b) if view.tags.get(who.end(), "") in ("v", "d", "p") else None


def _each(view: View, a: int, b: int) -> list[Effect]:
    """The predicates that a list sets side by side: "企业改进 A、提高 B"."""
    edges = [a]
    ends: list[int] = []
    for joint in pattern("、|<joints.and>|和").finditer(view.text, a + 4, b - 4):
        before = max(at for at in view.tags if at < joint.start())
        acts = view.is_word(*joint.span()) and view.tags.get(joint.end()) == "v"
        if acts and not view.tags.get(before, "v").startswith("v") and joint.start() - edges[-1] >= 4:
            edges, ends = [*edges, joint.end()], [*ends, joint.start()]
    pieces = [view.phrase(x, y) for x, y in zip(edges, [*ends, b], strict=True)]
    whole = view.phrase(a, b)
    named = [p for p in pieces if p] if all(pieces) else [whole] if whole else []
    return [Effect(p, "+") for p in named]
