"""Causes told by two degrees: "the higher X, the higher Y", "the more often X happens, the more Y"."""

from __future__ import annotations

from itertools import pairwise

from pipeline.claims.en.finding import Finding, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

_LESS = frozenset({"less", "lower", "fewer", "smaller", "weaker", "poorer", "worse", "slower", "rarer"})
#: Of so many degrees each is told of the one before ("the more X, the more Y, and the less Z").
_CHAINED = 3
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def read(s: Scene) -> list[Finding]:
    """All relations that two comparatives of the sentence tell."""
    g = s.graph
    starts = [p for p in g.standing(("the",)) if p + 1 < len(g.words) and _opens(g, p)]
    out = []
    chained = len(starts) == _CHAINED
    beside = chained and g.tag(starts[2] - 1) == "CC" and g.tag(starts[2] - 2) != ","
    couples = [(starts[0], starts[1]), (starts[0], starts[2])] if beside else list(pairwise(starts))
    for first, second in couples if chained else zip(starts[::2], starts[1::2], strict=False):
        if g.tag(second - 1) == "IN" and g.form(second - 1) != "that":
            continue  # "the less loyal firms earned 2%, whereas the more loyal firms earned 5%"
        left, right = (
            _comparative(s, first, starts[1] if beside else second),
            _comparative(s, second, starts[-1] if chained and second != starts[-1] else _end(g, second)),
        )
        if left and right and left[0] and right[0]:
            sign = "+" if left[1] == right[1] else "-"
            roles = {"cause": left[0], "effect": right[0]}
            out.append(Finding("cause", roles, sign, second + 1, "en.cause.themore", 0.65, [first]))
    return out


def _end(g: Graph, start: int) -> int:
    """Where a last half ends: before ", and" and a clause with a subject of its own, else with the sentence."""
    for place in range(start + 2, len(g.words) - 1):
        if g.tag(place) == "CC" and g.form(place - 1) == ",":
            own = [c for c in g.children(g.head(place), "conj") if g.subjects(c) and min(g.subtree(c)) == place + 1]
            if own:
                return place
    return len(g.words)


def _opens(g: Graph, place: int) -> bool:
    """ "the" before a comparative at the start of a clause."""
    first = place == 0 or g.tag(place - 1) in (",", ":", "IN", "CC", "``", ".") or g.form(place - 1) == "that"
    degree = g.form(place + 1).endswith("er") or g.form(place + 1) in ("more", "less", "worse")
    return g.form(place) == "the" and first and degree and g.tag(place + 1) in ("JJR", "RBR", "RB")


def _comparative(s: Scene, start: int, end: int) -> tuple[list[Arg], str] | None:
    """What one half says grows, and whether it does: the thing compared, else all that is said of it."""
    g = s.graph
    sign = "-" if g.form(start + 1) in _LESS else "+"
    places = list(range(start + 2, end))
    while places and g.tag(places[-1]) in (",", ".", ":", "CC"):
        places.pop()
    if len(places) > 2 and g.form(start + 1) in ("more", "less") and g.tag(places[0]) in ("RB", "JJ", "VBN"):
        verbal = any(g.tag(p) in _FINITE for p in places)
        if verbal and g.lemma(places[-1]) in ("be", "become") and g.tag(places[-2]) == "PRP":
            places = places[:-2]
        elif verbal and not (g.lemma(places[-1]) in ("be", "become") and is_agent(g, places[-2])):
            places = places[0 if _describes_noun(g, places[0]) else 1 :]
    eased = places[0] - 1 if places else start
    if [g.lemma(p) for p in places[:3]] == ["it", "be", "to"] and g.tag(eased) in ("JJ", "JJR"):
        harder = g.form(eased) in g.lexicon.sets["verb.easing.minus"]  # "the more difficult it is to win a customer"
        places, sign = places[3:], "-" if harder == (sign == "+") else "+"
    while places and (g.tag(places[0]) in ("DT", "PRP$") or g.lemma(places[0]) in ("be", "become")):
        places.pop(0)
    while places and g.lemma(places[-1]) in ("be", "become"):
        places.pop()
    if not places:
        return None
    if g.tag(places[0]) == "VB" or any(g.tag(p) in _FINITE for p in places) or not any(g.is_noun(p) for p in places):
        return [Arg(g.words[places[0]].start, g.words[places[-1]].end, -1)], sign
    first, last = g.words[start].start, g.words[places[-1]].end
    return [a for a in _named(s, places) if first <= a.start and a.end <= last], sign


def _named(s: Scene, places: list[int]) -> list[Arg]:
    """The things that a half without a verb names."""
    g = s.graph
    heads = [p for p in places if g.is_noun(p) and (g.head(p) not in places or g.head(p) == p)]
    return s.args(heads[0], [p for p in range(len(g.words)) if p not in places]) if heads else []


def _describes_noun(g: Graph, word: int) -> bool:
    """ "the more entrepreneurial zeal they feel", not "the more likely they are to stay"."""
    return g.tag(word) == "JJ" and g.tag(word + 1).startswith("NN") and not g.is_(word, "verb.easing.plus")
