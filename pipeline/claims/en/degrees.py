"""Causes told by two degrees: "the higher X, the higher Y", "the more often X happens, the more Y"."""

from __future__ import annotations

from pipeline.claims.en.finding import Finding
from pipeline.claims.en.scene import Arg, Scene


def read(s: Scene) -> list[Finding]:
    """All relations that two comparatives of the sentence tell."""
    g = s.graph
    starts = [
        p
        for p in range(len(g.words) - 1)
        if g.form(p) == "the"
        and (p == 0 or g.tag(p - 1) in (",", ":", "IN", "CC", "``", ".") or g.form(p - 1) == "that")
        and g.tag(p + 1) in ("JJR", "RBR", "RB")
        and (g.form(p + 1).endswith("er") or g.form(p + 1) in ("more", "less"))
    ]
    if len(starts) < 2:
        return []
    out = []
    for first, second in zip(starts[::2], starts[1::2], strict=False):
        if g.tag(second - 1) == "IN" and g.form(second - 1) != "that":
            continue  # "the less loyal firms earned 2%, whereas the more loyal firms earned 5%"
        left, right = _comparative(s, first, second), _comparative(s, second, len(g.words))
        if left and right and left[0] and right[0]:
            sign = "+" if left[1] == right[1] else "-"
            out.append(
                Finding(
                    "cause", {"cause": left[0], "effect": right[0]}, sign, second + 1, "en.cause.themore", 0.65, [first]
                )
            )
    return out


def _comparative(s: Scene, start: int, end: int) -> tuple[list[Arg], str] | None:
    g = s.graph
    less = g.form(start + 1) in ("less", "lower", "fewer", "smaller", "weaker", "poorer")
    places = list(range(start + 2, end))
    while places and g.tag(places[-1]) in (",", ".", ":", "CC"):
        places.pop()
    if places and g.tag(start + 2).startswith("RB") and g.form(start + 1) in ("more", "less"):
        return [Arg(g.words[places[1]].start, g.words[places[-1]].end, -1)], "-" if less else "+"
    nouns = [
        p
        for p in places
        if (g.is_noun(p) and (g.head(p) not in places or g.head(p) == p))
        or (
            g.is_noun(p)
            and not g.is_noun(g.head(p))
            and g.dep(p) in ("nsubj", "dobj", "attr", "pobj", "ROOT", "npadvmod", "appos", "nsubjpass")
        )
    ]
    if not nouns:
        return None
    found = s.args(nouns[0], [p for p in range(len(g.words)) if not start + 2 <= p < end])
    first, last = g.words[start].start, g.words[places[-1]].end
    return [a for a in found if first <= a.start and a.end <= last], "-" if less else "+"
