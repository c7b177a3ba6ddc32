"""Parts named behind a count: "社会资本的三个维度（网络、规范和信任）显著提升绩效", "信任的三个维度是A、B和C"."""

from __future__ import annotations

import re

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.view import Phrase, View, conjuncts
from pipeline.claims.zh.words import bits, endings, ordered, pattern

_COUNTED = (
    r"(?P<whole>[^，,。；;：:、]{2,30}?)的?"
    r"(?P<number><numbers.digits>|\d)(?P<cue><numbers.units><part.kinds>|<numbers.units>)"
)
_DIMENSIONS = r"(?P<whole>.{2,}?)的(?:(?:<numbers.digits>|\d)<numbers.units>)?<part.dimensions>"
#: A bracket with a list, behind a place of the document.
_BRACKET = r"\s{0,2}[（(](?:<part.named>[:：]?)?(?P<list>[^（）()]{4,120})[）)]"
_JOINT = r"、|，|；|(?<=[㐀-鿿]{2})(?:<joints.names>)(?=[㐀-鿿]{2})"
#: The longest name of a part.
_LONGEST = 20


def read_counted(view: View) -> list[Found]:
    """The parts in brackets behind a count of kinds, where there are as many."""
    out: list[Found] = []
    if not view.may_hold(0, len(view.text), "part.kinds"):
        return out
    for a, b in view.clauses:
        for match in pattern(_COUNTED).finditer(view.text, a, b):
            if not view.is_word(match.start("number"), match.end()):
                continue
            bracket = pattern(_BRACKET).match(view.source, view.at[match.end() - 1] + 1)
            told = pattern("<copulas.plain>(?P<list>.{4,80})").fullmatch(view.text, match.end(), b)
            whole = view.phrase(_begins(view, *match.span("whole")), match.end("whole"))
            members = _members(view.source, *bracket.span("list")) if bracket else []
            members = conjuncts(view, *told.span("list")) if told and not bracket else members
            if whole is None or len(members) != _number(match["number"]) or len(members) < 2:
                continue
            in_order = match["cue"].endswith(endings("part.ordered"))
            for place, member in enumerate(members, 1):
                roles, order = (("whole", whole), ("part", member)), place if in_order else None
                out.append(Found("part", roles, "", "zh.part.bracket", match.span("cue"), (a, b), 0.65, order=order))
    return out


def uncounted(view: View, whole: Phrase) -> Phrase:
    """A whole without the count of its dimensions: "信任的三个维度" is trust."""
    counted = pattern(_DIMENSIONS).fullmatch(whole.text)
    if counted is None or not view.source.startswith(counted["whole"], whole.start):
        return whole
    return Phrase(whole.start, whole.start + counted.end("whole"), counted["whole"])


def _number(said: str) -> int:
    """How many are said to be."""
    digits = ordered("numbers.counted")
    return int(said) if said.isdigit() else next((n for n, same in enumerate(digits, 1) if said in same), 0)


def _begins(view: View, a: int, b: int) -> int:
    """Where the name of the whole begins: behind the last verb before it and what opens the clause."""
    a = view.over(a, b, "adverbs.words")
    lists = "verbs.raise|verbs.lower|verbs.affect|verbs.bring|talk.aim|topics.starts"
    if not view.held(a, b) & bits(lists):
        return a
    ends = [m.end() for m in pattern(f"<{lists}>").finditer(view.text, a, b - 1) if view.is_word(*m.span())]
    return max(ends, default=a)


def _members(source: str, a: int, b: int) -> list[Phrase]:
    """The members of a list in brackets; none where one is no name."""
    edges = [a, *(edge for m in pattern(_JOINT).finditer(source, a, b) for edge in m.span()), b]
    out = []
    for start, end in zip(edges[::2], edges[1::2], strict=True):
        name = source[start:end].strip()
        if not 2 <= len(name) <= _LONGEST or re.search(r"[\d=<>]", name):
            return []
        at = source.index(name, start)
        out.append(Phrase(at, at + len(name), name))
    return out
