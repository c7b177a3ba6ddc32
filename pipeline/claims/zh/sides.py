"""What mediation and moderation rules share: the two sides of a relation, and what the text points back to."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Protocol

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part, is_research_clause
from pipeline.claims.zh.roles import can_be_cause, can_be_effect
from pipeline.claims.zh.verbs import Verb, main_verb
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_research
from pipeline.claims.zh.walk import STATE
from pipeline.claims.zh.words import endings, group, pattern

Pair = tuple[list[Phrase], list[Phrase]]
#: "表3 和图 4"
_FIGURE = re.compile(r"[表图]\s?\d")


class Antecedent(Protocol):
    """Finds the cause and the effect of which the text last spoke, for "这一影响"; with ``cause``, of this cause."""

    def __call__(self, at: int, cause: str = "") -> Pair | None:
        """The pair before a place, or None."""


#: A side holds no predicate: of "X 对 Y 产生影响" it is Y alone.
SIDE = r"(?:(?!<third.says>)[^，,]){2,40}?"
OF = (
    r"(?:<third.says>的?)?(?:<places.between>)?的?"
    r"(?:<third.manner|nouns.minus|nouns.plus>){0,2}(?:<third.relation|nouns.effect>)"
    r"|的<third.stronger|third.weaker>"
)
OF = f"(?:{OF})"
#: Where the first side of a pair goes on: "顾客对品牌的信任 对 Y", "政府对企业的支持 与 Y 之间", "A与B的互动 与 Y"
TOWARD_IN = (
    r"[^，,、对与和的]{1,8}的(?!<effects.nouns>)[^，,、对与和的]{1,6}"
    r"(?:对(?!<inside.toward>)|<joints.pair>[^，,]{2,30}?(?:<places.between>|的<effects.link>))"
)
AND_IN = r"[^，,、对与和的]{1,8}的<joints.together>(?:<joints.pair>|及|对)"
#: What shows that A 和 B are one side: "A 和 B 与 C 之间", "A 到 C 的路径"
_TIED_LATER = "[^，,与]{2,24}(?<!<joints.half>)与[^，,]{2,30}?(?:<places.between>|的?<third.tie>)"
_TO = "到(?=[^，,到]{2,20}?的(?:<degrees.meta>)?<third.roads>)"
PAIR = (
    rf"(?P<x>[^，,]{{2,40}}?)(?:(?<!<third.timely>)<third.amid>)?(?:(?P<toward>对(?!<inside.toward>)(?:于)?(?!{TOWARD_IN})"
    rf"|给(?=[^，,]{{2,40}}<third.says>))|(?P<and>(?<!<joints.half>)(?:与|(?:和|及)(?!{_TIED_LATER})|{_TO})(?!{AND_IN}))"
    r"(?![^，,]{2,30}对(?!<inside.toward>)[^，,]{2,30}?<effects.nouns|third.relation>)|(?P<verb><third.acts>))"
    r"(?P<y>"
    + SIDE
    + ")(?:"
    + OF
    + r"|<places.between>|<places.gap>(?=(?:<adverbs.words>){0,2}<holds.play>)"
    + r"|的?(?=(?:<degrees.partly>)?<third.mediator>))"
)
BACK = (
    r"<points.back>(?:<third.which>){0,2}的?<third.manner>?"
    r"(?:<third.relation|third.back>)?"
)
#: A relation pointed back to by name: "这种唤起效果"
POINTING = r"<points.effect>(?:<third.which>){0,2}[^，,的对与和]{0,4}(?:<third.relation|effects.nouns>)"
UP_TO = r"(?:<places.pair>)?(?:<adverbs.words>|<nouns.light>|<third.play>){0,6}$"


#: M 对 X 促进 Y 起中介作用: the pair is a clause
_ACTS = rf"(?P<x>[^，,对]{{2,40}}?)(?P<toward>(?!))?(?P<and>(?!))?(?P<verb><third.acts>)(?P<y>{SIDE})(?=<holds.play>)"


#: M 对 X 和 Y 起中介作用: what a mediator stands between
_BOTH = (
    r"(?P<x>[^，,对]{2,30}?)(?P<toward>(?!))?(?P<verb>(?!))?(?P<and>(?<!<joints.half>)<joints.tie>|及)(?P<y>[^，,对的]{2,24}?)"
    r"(?=<holds.play>[^，,]{0,6}<third.mediator>)"
)


def status_of(part: Part) -> str | None:
    """The status that a part's wording decides: a variable named in an aim is hypothesised."""
    return "hypothesis" if part.mute == "aim" else part.status


def type_of(role: str) -> str:
    """Whether a role noun makes a mediation or a moderation."""
    return "mediate" if role in group("third.mediator") else "moderate"


def find_pair(view: View, part: Part, limit: int) -> re.Match[str] | None:
    """The last "在 X 与 Y 关系" (or 对 X 影响 Y) before the role noun."""
    text = view.text
    best = None
    starts = list(pattern("<places.every>").finditer(text, part.a, limit))
    for start in sorted(starts, key=lambda m: (m.group() != "在", m.start())):
        if not view.is_word(*start.span()) or view.in_quote(start.start()):
            continue
        match = (
            pattern(PAIR + UP_TO).match(text, start.end(), limit)
            or pattern(PAIR).match(text, start.end(), min(part.b, limit + 2))
            or pattern(_ACTS + UP_TO).match(text, start.end(), limit)
            or pattern(_BOTH).match(text, start.end())
        )
        if match and (pattern("的<effects.nouns|effects.link>").search(match["x"]) or _goes_inside(view, match)):
            continue
        if match and match.end() <= limit and all(view.is_word(*match.span(k)) for k in ("and", "verb") if match[k]):
            best = match
            break
    return best or _within(view, part, limit)


def carried(view: View, a: int, b: int) -> re.Match[str] | None:
    """Of a mediation, "M 在 X 与 Y 之间的中介效应", the pair that M stands between."""
    frame = rf"(?P<m>[^，,在]{{2,24}})在{PAIR}(?:<places.between>)?的?(?:<degrees.partly>)?<third.mediator>$"
    return pattern(frame).match(view.text, a, b) if view.may_hold(a, b, "third.mediator") else None


def pair_at(view: View, a: int, b: int) -> re.Match[str] | None:
    """The pair that ``[a, b)`` is as a whole, with a joint that is a word of its own: not the 和 of 和谐."""
    inside = carried(view, a, b)
    if inside:
        return inside
    least = 2
    for _ in range(4):
        pair = pattern(PAIR.replace("{2,40}?", f"{{{least},40}}?", 1) + "$").match(view.text, a, b)
        if pair is None or all(view.is_word(*pair.span(k)) for k in ("toward", "and", "verb") if pair[k]):
            return pair
        least = pair.end("x") - a + 1
    return None


def copular_pair(view: View, part: Part, limit: int) -> re.Match[str] | None:
    """The "X 和 Y" of "M 是 X 和 Y 的中介变量"."""
    for copula in pattern("<copulas.plain>").finditer(view.text, part.a + 2, limit - 4):
        match = pattern(PAIR).match(view.text, copula.end(), part.b) if view.is_word(*copula.span()) else None
        whole = match and pattern("的?<degrees.partly>?").fullmatch(view.text, match.end(), limit)
        if match and whole and all(view.is_word(*match.span(k)) for k in ("and", "verb") if match[k]):
            return match
    return None


def _goes_inside(view: View, match: re.Match[str]) -> bool:
    """Whether the verb of a pair is a noun with a place: "影响中", "影响过程中"."""
    inside = pattern("<places.in_it>").match(view.text, match.end("verb")) if match["verb"] else None
    return inside is not None and view.is_word(*inside.span())


def _within(view: View, part: Part, limit: int) -> re.Match[str] | None:
    """The "X 对 Y 影响" of "X 对 Y 影响中 M 的中介作用", which no 在 opens."""
    start = past_talk(view, part, part.a, limit)
    match = pattern(PAIR + "(?=<places.in_it>)").match(view.text, start, limit)
    return match if match and match["toward"] and view.is_word(*match.span("toward")) else None


_TALK = "<talk.aim|talk.report|talk.draws>"


def past_talk(view: View, part: Part, a: int, b: int) -> int:
    """Past "本文也确定了", "本项目试图深入研究" and the like."""
    purpose = pattern("<talk.purpose>|<marks.sub>(?:<numbers.digits>|\\d){1,2}").match(view.text, a, b)
    start = purpose.end() if purpose else a
    aimed = part.mute in ("aim", "study")
    for verb in pattern(_TALK).finditer(view.text, start, min(b, start + 26)):
        who = view.text[start : verb.start()]
        if pattern("<talk.no_aim>").match(view.text, verb.start()):  # 探索式学习: a name
            continue
        if view.is_word(*verb.span()) and (
            aimed
            or view.back_over(start, verb.start(), "adverbs.words") == start
            or view.names_authors(a, verb.start())
            or is_research_clause(who)
            or is_research(who)
        ):
            return _past_verbs(view, verb.end(), b)
        aimed = False
    return a


def _past_verbs(view: View, a: int, b: int) -> int:
    """Past further verbs of talk: "揭示和检验了", "试图深入研究"."""
    for _ in range(3):
        onward = view.over(a, b, "adverbs.words")
        more = pattern(f"(?:<joints.pair>|并)?{_TALK}").match(view.text, onward, b)
        if more is None or not view.is_word(*more.span()):
            break
        a = more.end()
    return a + (view.text[a : a + 1] in group("verbs.aspects"))


def named_roles(view: View, place: tuple[int, int]) -> list[Phrase]:
    """The mediators or moderators that a stretch names; none where it names research."""
    a, b = place
    b = view.back_over(a, view.back_over(a, b, "adverbs.words"), "talk.besides")
    if b - a < 2:
        return []
    out = conjuncts(view, a, b, groups=True)
    if not view.is_word(a, b) or any(pattern(r"<third.by><third.plain>|<third.plain>了").search(p.text) for p in out):
        return []
    through = pattern("<means.through>").search(view.text, a + 2, b)
    if view.text[a:b].endswith(endings("places.between")) or (through and through.end() < b):
        return []
    out = conjuncts(view, a, through.start(), groups=True) if through else out
    none = pattern(
        "<adverbs.openers>|<third.plays>|<degrees.partly>?<third.mediator>|<bare.nouns|bare.pronouns>|其?(?:<degrees.meta>)*<nouns.meta>|被(?!<inside.by_word>)[^的感]{1,4}"
    )
    return [p for p in out if not is_research(p.text) and not none.fullmatch(p.text)]


def named_before(view: View, parts: list[Part], index: int) -> list[Phrase]:
    """What a clause without a subject speaks of: the topic or the subject of the clause before."""
    before = parts[index - 1] if index else None
    if before is None or before.mute:
        return []
    verb = main_verb(view, before.a, before.b)
    state = next(
        (
            m
            for m in pattern(STATE + "|对(?=[^，,]{2,40}?<nouns.light>)").finditer(view.text, *before[:2])
            if view.is_word(*m.span())
        ),
        None,
    )
    more = pattern("越<compared.high|compared.low>").search(view.text, *before[:2])
    means = pattern("<means.through>").search(view.text, before.a + 2, before.b)
    sways = pattern("<third.plain>了?(?=[^，,]{4,60}<third.relation>$)").search(view.text, before.a + 2, before.b)
    stops = [at.begins if isinstance(at, Verb) else at.start() for at in (verb, state, more, means, sways) if at]
    return named_roles(view, (before.a, min(stops, default=before.b)))


def cause_side(view: View, a: int, b: int) -> list[Phrase]:
    """The causes of a relation, without the means through which they act: "X 通过 M 对 Y 的影响"."""
    through = pattern("<means.through>").search(view.text, a + 2, b)
    return conjuncts(view, a, through.start() if through else b)


def path_in(view: View, pair: re.Match[str] | None, names: Pair, part: Part) -> list[Found]:
    """The mediation that is moderated: "W 调节 X 通过 M 对 Y 的间接影响", "W 调节 M 在 X 与 Y 之间的中介作用"."""
    if pair is None:
        return []
    through = pattern("<means.through>(?P<m>.{2,24})").search(view.text, pair.start("x") + 2, pair.end("x"))
    middle = through.span("m") if through else pair.span("m") if "m" in pair.groupdict() else None
    if middle is None:
        return []
    roles = names[0], named_roles(view, middle), names[1]
    return triples("mediate", roles, "?", "moderated", pair.span("x"), part)


def sides_of(view: View, pair: re.Match[str] | None, back: Antecedent, at: int) -> Pair:
    """The cause and the effect: named in the pair, else the ones last spoken of."""
    if pair is not None:
        x = view.text[pair.start("x") : pair.end("x")]
        if not pattern(BACK).fullmatch(x):
            listed = listed_pairs(view, pair.start("x"), *pair.span("y")) if pair.groupdict().get("and") else None
            if listed:
                return listed
            return cause_side(view, *pair.span("x")), conjuncts(view, *pair.span("y"))
    found = back(at)
    if found is None:
        return [], []
    return [p.again() for p in found[0]], [p.again() for p in found[1]]


def listed_pairs(view: View, a: int, y: int, b: int) -> Pair | None:
    """The pairs that a list names, "A 与 B、C 与 D": causes and, each behind its own, effects; B is at ``y``."""
    edges = [a - 1, *(m.start() for m in pattern("、").finditer(view.text, y, b)), b]
    causes, out = list[Phrase](), list[Phrase]()
    for start, end in pairwise(edges):
        ties = [m for m in pattern("<joints.tie>").finditer(view.text, start + 2, end - 1) if view.is_word(*m.span())]
        if len(edges) < 3 or len(ties) != 1:
            return None
        tied = pattern("(?:<places.between>)?的?<third.tie>$").search(view.text, ties[0].end() + 2, end)
        one, other = view.phrase(start + 1, ties[0].start()), view.phrase(ties[0].end(), tied.start() if tied else end)
        if one is None or other is None:
            return None
        causes.append(one)
        out.append(other)
    return causes, out


def _apiece(causes: list[Phrase], effects: list[Phrase]) -> bool:
    """Whether each effect stands behind its own cause, before the next cause: they are told pair by pair."""
    ordered = [p.start for both in zip(causes, effects, strict=False) for p in both]
    return len(causes) == len(effects) > 1 and all(a < b for a, b in pairwise(ordered))


def triples(
    kind: str,
    names: tuple[list[Phrase], list[Phrase], list[Phrase]],
    sign: str,
    rule: str,
    cue: tuple[int, int],
    part: Part,
) -> list[Found]:
    """One finding for every cause, third variable and effect; ``names`` are those three lists."""
    third = "mediator" if kind == "mediate" else "moderator"
    out = []
    apiece = _apiece(names[0], names[2])
    for at, cause in enumerate(names[0]):
        for who in (p for p in names[1] if not _FIGURE.match(p.text)):
            for effect in names[2][at : at + 1] if apiece else names[2]:
                if who.text in (cause.text, effect.text) or who.text.startswith(effect.text + "的"):
                    continue
                roles = (("cause", cause), (third, who), ("effect", effect))
                if {cause.text, effect.text} & group("bare.pronouns"):
                    continue
                if not can_be_cause(cause.text) or not can_be_effect(effect.text):
                    continue
                out.append(
                    Found(
                        kind, roles, sign, f"zh.{kind}.{rule}", cue, (part.a, part.b), 0.7, sign == "0", status_of(part)
                    )
                )
    return out


def topic_pair(view: View, parts: list[Part], before: int, after: int = -1) -> Pair | None:
    """The X and Y of "探讨 X 对 Y 的影响": no claim, but what a later "这一影响" points to."""
    for part in reversed(parts):
        if not after < part.a < before:
            continue
        match = pattern(
            r"(?P<x>[^，,]{2,40}?)(?P<toward>对(?:于)?)(?P<y>[^，,]{2,40}?)的?[^，,的]{0,6}<effects.ties>"
        ).search(view.text, past_talk(view, part, part.a, part.b), part.b)
        if (
            match
            and view.is_word(*match.span("toward"))
            and not pattern(BACK).match(match["x"])
            and not pattern("<points.again>").match(match["y"])
        ):
            return cause_side(view, *match.span("x")), conjuncts(view, *match.span("y"))
        asked = (
            r"(?P<x>[^，,]{2,40}?)(?P<asked><talk.question>)(?:<adverbs.words>){0,2}<third.acts>了?(?P<y>[^，,]{2,40})"
        )
        start = past_talk(view, part, part.a, part.b)
        match = pattern(asked).search(view.text, start, part.b) if part.mute == "question" else None
        if match and view.is_word(*match.span("asked")):
            return cause_side(view, *match.span("x")), conjuncts(view, *match.span("y"))
        match = pattern(
            r"(?P<x>[^，,]{2,30}?)(?P<and>与|和)(?P<y>[^，,]{2,30}?)(?:<places.between>)?(?:的|<holds.has>着?)[^，,的]{0,6}<third.model>"
        ).search(view.text, past_talk(view, part, part.a, part.b), part.b)
        if match and view.is_word(*match.span("and")):
            return conjuncts(view, *match.span("x")), conjuncts(view, *match.span("y"))
    return None
