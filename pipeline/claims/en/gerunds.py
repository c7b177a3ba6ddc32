"""Gerunds in a row: "activities such as keeping bees, drying herbs, and pressing oil" names acts, tells no effects."""

from __future__ import annotations

from pipeline.claims.en.graph import Graph

#: So many words back a row of gerunds is followed.
_REACH = 60
_COMMAS = frozenset({",", "，", ";", "；"})
_COLONS = frozenset({":", "："})
#: What a gerund may have beside it and still govern nothing.
_NOT_OWN = frozenset({"cc", "conj", "punct", "advmod", "aux", "nsubj"})
_JOINTS = frozenset({"and", "or"})


def in_row(g: Graph, verb: int) -> bool:
    """Whether a gerund is one of a row that a preposition, "include" or a colon opens and "and" closes.

    Parsers take its later members for participles that say what comes of the clause (", drying herbs").
    """
    if g.tag(verb) != "VBG" or verb < 3 or g.children(verb, "nsubj", "aux"):
        return False
    if g.form(verb - 1) in _COLONS:
        return True
    close = verb - 1 if g.form(verb - 1) in _JOINTS else _close(g, verb) if g.form(verb - 1) in _COMMAS else -1
    return close > 0 and _opened(g, verb - 1, g.form(close - 1) in _COMMAS)


def sharing(g: Graph, acts: list[int]) -> list[list[int]]:
    """Gerunds in groups that share an object: "hearing guests" and "acquiring, training and keeping talent"."""
    groups: list[list[int]] = [[]]
    for act in acts:
        groups[-1].append(act)
        own = [c for c in g.children(act) if g.dep(c) not in _NOT_OWN]
        if own or act == acts[-1]:
            groups.append([])
    last = groups[-2]
    return groups[:-1] if g.objects(last[-1]) else [*groups[:-2], *([act] for act in last)]


def _close(g: Graph, verb: int) -> int:
    """The "and" that the row's last gerund follows, or -1."""
    later = range(verb + 1, min(verb + _REACH, len(g.words) - 1))
    return next((p for p in later if g.form(p) in _JOINTS and g.tag(p + 1) == "VBG"), -1)


def _opened(g: Graph, joint: int, long: bool) -> bool:
    """Whether the phrases before, from comma to comma, are gerunds up to the word that opens the row.

    A ``long`` row, with a comma before its "and", may begin with a noun ("by rain, melting snow, and rising rivers").
    """
    for place in range(joint - 1, max(0, joint - _REACH), -1):
        if g.form(place).endswith("ing") and _opens(g, place - 1):
            return True
        if long and g.dep(place) == "agent":
            return True
        if g.form(place) in _COMMAS and place + 1 < joint and g.tag(place + 1) != "VBG":
            return False
        if g.tag(place) in ("VBD", "VBZ", "VBP", "MD"):
            return False
    return False


def _opens(g: Graph, place: int) -> bool:
    if g.form(place) in _COLONS:
        return True
    if g.form(place) == "as" and g.form(place - 1) != "such":
        return False  # "we see X as raising Y and lowering Z"
    return g.words[place].pos in ("ADP", "SCONJ") or g.form(place) == "including" or g.is_(place, "part.row")
