"""The conditions that a clause names: 当X时, 在X情况下, 对于X而言, 不同X下."""

from __future__ import annotations

import re

from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.view import Phrase, View, conjuncts
from pipeline.claims.zh.words import bits, endings, group, pattern

#: Any of several settings: "不同门店类型下"
_VARIED = r"在?<places.varied>的?(?P<x>[^，,在]{2,20}?)的?<places.varied_in>"
#: What sets groups apart: "基于规模的不同"
_DIFFERING = r"(?:<topics.because|places.based|third.follows>)(?P<x>[^，,]{2,40}?)的?<effects.difference>"
#: A setting without 在: "集体主义文化背景下"
UNDER = r"(?P<x>[^，,在]{2,20}?)的?<places.under>之?下"
#: Those among whom something holds: "在规模较大的企业中"
AMONG = r"在(?P<x>[^，,在]{3,60}?<agents.bearers|places.grounds>)中"
WHEN = (
    r"(?:当(?!<inside.only>)(?P<at>.{2,60}?)<places.when>|(?:.{0,4}?<agents.nouns>)?<places.if>(?P<x>.{2,60}?)(?:<places.then>)?"
    r"|(?P<once>[^，,]{2,16}?<talk.as_soon>.{2,40})"
    r"|<places.toward>(?P<who>.{2,60}?)(?:的<places.whose>)?(?:<places.speaking>)?"
    r"|在(?P<where>.{2,60}?)<places.where>|(?P<time>(?:(?!<places.within|verbs.pure_make>)[^，,越]){3,40})时(?<!的<places.beside>))"
)


def condition(view: View, part: Part) -> list[Phrase]:
    """The conditions that a clause names: 当X时, 在X情况下, 对于X而言."""
    apart = part.fullmatch(_DIFFERING, view.text)
    if apart and view.is_word(*apart.span("x")):
        return conjuncts(view, *apart.span("x"))
    frames = (_VARIED, WHEN, UNDER)
    when = next((m for frame in frames if (m := part.fullmatch(frame, view.text))), None)
    if when is None or when.lastgroup is None or not view.is_word(part.a, when.start(when.lastgroup)):
        return []
    return conditions(view, *when.span(next(k for k, words in when.groupdict().items() if words)))


def _may_set(view: View, part: Part) -> bool:
    """Whether a part has a word with which a condition begins or ends."""
    lists = "places.when|places.if|talk.as_soon|places.toward|places.where"
    return part.held & bits(lists) != 0 or "时" in view.text[part.a : part.b]


#: 当 X without 时, where the next clause goes on with what then happens
_BARE = "当(?!<inside.now>|<inside.only>)(?P<at>[^，,]{4,60})"
_THEN = "[，,](?:<bare.pronouns>)?(?:就|便|则|会)"


#: 企业必须 X, where the next clause goes on with what only then happens
_MUST = "[^，,]{0,16}?<talk.advises>(?P<at>[^，,]{4,60})"
_THEN_CAN = "[，,]?(?:<bare.pronouns>)?<topics.only_then>"


def when_of(view: View, part: Part) -> re.Match[str] | None:
    """The condition that a clause is as a whole."""
    when = part.fullmatch(WHEN, view.text) if _may_set(view, part) else None
    bare = when is None and pattern(_THEN).match(view.text, part.b) is not None
    if bare:
        return pattern(_BARE).fullmatch(view.text, part.a, part.b)
    must = when is None and part.held & bits("talk.advises") and pattern(_THEN_CAN).match(view.text, part.b)
    return pattern(_MUST).fullmatch(view.text, part.a, part.b) if must else when


#: 随着 A，B 的发展: the change is that of both
_CHANGE_OF_ALL = "(?!<bare.pronouns>)[^，,]{2,40}?的[^，,的]{0,4}?<topics.comes>"


def further_reason(view: View, part: Part, waiting: list[Phrase], cue: tuple[int, int]) -> int | None:
    """Where in a clause another reason begins ("加之B", "随着A，B的发展"), None where it tells none.

    ``waiting`` are the reasons that still wait for what they bring about.
    """
    begins = max((a for a, _ in view.clauses if a <= part.a), default=part.a)
    more = pattern("<topics.more>").match(view.text, begins, part.b)
    if more and begins + 2 >= part.a:
        return more.end()
    going_on = bool(waiting) and view.text[cue[0] : cue[1]] in group("topics.with")
    if not going_on or waiting[-1].text.endswith((*endings("topics.comes"), *endings("topics.moves"))):
        return None
    return part.a if part.fullmatch(_CHANGE_OF_ALL, view.text) else None


#: What says how things stand: 程度较高, 启动的是 N
_STANDS = r".{2,}(?:<compared.measure>|<compared.high|compared.low>)|.{1,16}<copulas.cleft>.{2,}"


def conditions(view: View, a: int, b: int) -> list[Phrase]:
    """Each of the states that a condition ties together ("A 较高、B 较低"); of "启动的是 N" it is N."""
    edges = [a]
    for joint in pattern("<joints.any|joints.moreover>").finditer(view.text, a + 3, b - 3):
        if view.is_word(*joint.span()) and pattern(_STANDS).fullmatch(view.text, edges[-1], joint.start()):
            edges += [joint.start(), joint.end()]
    pieces = list(zip(edges[::2], [*edges[1::2], b], strict=True))
    rest = pieces[-1]
    if not pattern(_STANDS).fullmatch(view.text, *rest) and not view.tags.get(rest[0], "").startswith("v"):
        pieces = [(a, b)]
    out = []
    for x, y in pieces:
        cleft = pattern(".{1,16}?<copulas.cleft>").match(view.text, x, y)
        out.append(view.phrase(cleft.end() if cleft else x, y))
    return [phrase for phrase in out if phrase]


#: X 比 V 更能促进 Y; X 除了影响 Y，还…
_OTHER = "(?P<x>.{2,}?)(?:(?<!占)(?P<v><compared.versus>)[^，,]{2,}|<talk.besides>)"


def before_other(view: View, a: int, b: int) -> int:
    """The end of a subject, before what it is compared with or what else is said of it."""
    other = pattern(_OTHER).fullmatch(view.text, a, b)
    if other is None or (other["v"] and view.tags.get(other.start("v")) != "p"):
        return b
    return view.back_over(a, other.end("x"), "adverbs.words")


def forced(view: View, part: Part) -> re.Match[str] | None:
    """在 X 的推动下; 受 X 的影响, with which a sentence opens."""
    forced = r"在(?P<x>[^，,]{2,30}?)的?(?:<degrees.undergone>)?<places.force>之?下"
    under = part.fullmatch(forced, view.text) if part.held & bits("places.force") else None
    if under or part.a != view.clauses[0][0]:
        return under
    return part.fullmatch(r"<third.undergoes>(?P<x>[^，,]{2,30}?)的?<verbs.undergo>", view.text)
