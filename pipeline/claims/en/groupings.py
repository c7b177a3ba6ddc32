"""Groups for which a sentence tells different things.

"For novices, X raises Y; for experts, it lowers it", "the effect of X on Y is positive for novices but negative for
experts".
"""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.en import circumstances, paths
from pipeline.claims.en.finding import Finding
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

#: What opens a clause with the group that it is told of.
_OPENS = re.compile(
    r"(?:^|[;,:.]\s|\b(?:whereas|while|but|and|yet)\s,?\s?)\s?"
    r"(?:for|among|amongst|in the case of)\s(?P<who>[^,;:.]{3,70}),\s",
    re.IGNORECASE,
)
_STAND_INS = re.compile(r"(?:those|the ones) (?:with|of|under|in|at) (?:an? )?")
#: What an effect is for one group, and for another.
_HOW = dict.fromkeys(("positive", "significant", "strong", "stronger", "larger", "greater"), "+")
_HOW |= dict.fromkeys(
    ("negative", "insignificant", "nonsignificant", "non-significant", "weak", "weaker", "smaller"), "-"
)


def read(s: Scene, found: list[Finding]) -> list[Finding]:
    """The findings, with a moderation by its group for each cause that is told of one of two groups or more."""
    g = s.graph
    found = [*found, *(f for p in range(1, len(g.words) - 1) for f in _for_each(s, p))]
    openings = _OPENS.finditer(g.text, g.start, g.words[-1].end)
    groups = [arg for m in openings if (arg := _group(g, m.start("who"), m.end("who")))]
    if len(groups) < 2:
        return found
    ends = [*(group.start for group in groups[1:]), g.words[-1].end]
    told = {id(f): group for group, end in zip(groups, ends, strict=True) for f in found if _told_of(g, f, group, end)}
    if len({group.start for group in told.values()}) < 2:
        return found
    return [_by(f, told[id(f)]) if id(f) in told else f for f in found]


def _group(g: Graph, start: int, end: int) -> Arg | None:
    """A stretch as a filler, where one noun heads it; of "those with low trust" it is low trust."""
    stands_in = _STAND_INS.match(g.text, start, end)
    start = stands_in.end() if stands_in else start
    places = [p for p, word in enumerate(g.words) if start <= word.start < end]
    heads = [p for p in places if g.head(p) not in places and g.is_noun(p)]
    return Arg(start, end, heads[0]) if len(heads) == 1 else None


def _told_of(g: Graph, f: Finding, group: Arg, end: int) -> bool:
    """Whether a cause is told behind a group and before the next."""
    return (
        f.type == "cause" and group.end <= g.words[f.cue].start < end and bool(f.roles["cause"] and f.roles["effect"])
    )


def _by(f: Finding, group: Arg) -> Finding:
    roles = {"cause": f.roles["cause"], "moderator": [group], "effect": f.roles["effect"]}
    return replace(f, type="moderate", roles=roles, rule="en.moderate.groups")


def _for_each(s: Scene, second: int) -> list[Finding]:
    """ "the effect of X on Y is positive for A but negative for B", from where "negative" stands."""
    g = s.graph
    joined = g.form(second - 1) in ("and", "but", "yet") and g.form(second) in _HOW
    first = next((p for p in range(second - 1, 0, -1) if g.dep(p) == "acomp"), -1)
    if (
        not joined
        or g.form(second + 1) not in circumstances.FOR
        or _HOW.get(g.form(first)) in (None, _HOW[g.form(second)])
    ):
        return []
    topic = next(iter(g.subjects(g.head(first))), -1)
    sides = paths.sides_of(s, topic) if topic >= 0 and paths.is_topic(g, topic) else None
    before = sides and all(a.end <= g.words[first].start for side in sides[:2] for a in side)
    if not sides or not before or g.negated(g.head(first)) or not all(sides[:2]):
        return []
    out = []
    for word, end in ((first, second - 1), (second, len(g.words) - 1)):
        named = [a for a in circumstances.behind(s, word + 1).args if a.start < g.words[end].start]
        third = circumstances.cut(g, named, end)
        roles = {"cause": sides.causes, "moderator": third, "effect": sides.effects}
        out.append(Finding("moderate", roles, _HOW[g.form(word)], word, "en.moderate.groups", 0.6))
    return out
