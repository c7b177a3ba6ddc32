"""What is denied: a whole predicate ("X 没有成为 Y 的前提"), or what was told ("应 X，否则 Y 下降")."""

from __future__ import annotations

from bisect import bisect_left

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.verbs import is_negated
from pipeline.claims.zh.view import Phrase, View
from pipeline.claims.zh.words import pattern

_DENIES = "(?:<adverbs.words|talk.negation|talk.denies>)"
_TAIL = ".{2,}?(?P<no>(?:<adverbs.words>){0,2}(?:<talk.negation|talk.denies>))"
#: Which role a denial follows, by type; for the others it says something else ("W 高时 X 不再影响 Y").
_SUBJECTS = {"cause": ("cause", "effect"), "mediate": ("cause", "mediator"), "moderate": ("moderator",)}
_TURNED = {"+": "-", "-": "+"}
_SAID = ("zh.moderate.role", "zh.moderate.verb", "zh.moderate.relation", "zh.moderate.said")


def denied(view: View, found: Found) -> Found:
    """The finding, denied where a negation stands between its subject and the rest; the subject without it."""
    if found.negated or found.polarity == "0" or (found.type == "moderate" and found.rule not in _SAID):
        return found
    if not view.may_hold(*found.clause, "talk.negation|talk.denies"):
        return found
    for name in _SUBJECTS.get(found.type, ()):
        role = found.role(name)
        at = _denial(view, found, role) if role else None
        if role and at is not None:
            a = bisect_left(view.at, role.start)
            cut = view.phrase(a, at) if role.start < view.at[at] < role.end else None
            roles = tuple((key, cut if key == name and cut else p) for key, p in found.roles)
            return found._replace(roles=roles, polarity="0", negated=found.type != "moderate")
    return found


_ELSE = "[，,；;](?P<cue><topics.otherwise>)"


def otherwise(view: View, found: list[Found]) -> list[Found]:
    """The findings with what would come about otherwise: "应 X，否则 Y 下降" says that X raises Y.

    Where nothing was advised, 否则 denies the case in which something holds, and tells nothing of its cause.
    """
    match = pattern(_ELSE).search(view.text) if view.may_hold(0, len(view.text), "topics.otherwise") else None
    if match is None:
        return found
    at, offset = match.start("cue"), view.at[match.start("cue")]
    advised = pattern("<talk.advises>|<talk.must>").search(view.text, 0, at) is not None
    out = []
    for one in found:
        named = [p for name, p in one.roles if name != "effect"]
        if one.cue[0] > at and any(p.elided or p.start < offset for p in named):
            if advised and one.type == "cause":
                out.append(one._replace(polarity=_TURNED.get(one.polarity, one.polarity)))
        else:
            out.append(one)
    return out


def _denial(view: View, found: Found, role: Phrase) -> int | None:
    """Where in the view the negation begins that a role of the clause ends with or that follows it; None without one.

    Where the clause leaves the role out, the negation opens the clause.
    """
    a, b = found.clause
    start, end = (bisect_left(view.at, offset) for offset in (role.start, role.end))
    if role.elided or not a <= start:
        start = end = a
    elif end > found.cue[0]:
        return None
    tail = pattern(_TAIL).fullmatch(view.text, start, end) if end - start > 2 else None
    begins = tail.start("no") if tail and is_negated(tail["no"]) and tail.start("no") not in view.inner else end
    zone = pattern(f"(?!而){_DENIES}{{1,5}}").match(view.text, begins, min(b, found.cue[0]))
    if zone is None or not view.is_word(*zone.span()) or not is_negated(zone.group()):
        return None
    if pattern("<talk.instead>").search(view.text, zone.end(), found.cue[0]):
        return None
    return begins
