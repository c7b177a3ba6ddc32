"""Mediation and moderation in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache, reduce
from operator import or_

from pipeline.claims.zh.conditions import condition
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.groups import compares
from pipeline.claims.zh.needs import may_match, needs
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.relations import (
    acts_on,
    between_people,
    is_effect,
    read_interaction,
    read_relation,
    spoken_of,
    swayed_by,
    way_of,
    whole_of,
)
from pipeline.claims.zh.sides import (
    BACK,
    POINTING,
    Antecedent,
    copular_pair,
    find_pair,
    named_before,
    named_roles,
    pair_at,
    past_talk,
    path_in,
    sides_of,
    triples,
    type_of,
)
from pipeline.claims.zh.verbs import is_negated, main_verb, sign_of, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts
from pipeline.claims.zh.wordings import (
    read_along,
    read_as_variable,
    read_boundary,
    read_bridge,
    read_its_effect,
    read_limited,
    read_mechanism,
    read_on_relation,
    read_paths,
    read_same_mediator,
    read_shaped,
    read_under,
    read_undergone,
)
from pipeline.claims.zh.words import bits, endings, group, pattern

_ROLE = r"(?P<adj>(?:(?!对|在)[^，,]){0,8}?)(?P<role><third.mediator|third.moderator|third.buffer>)"


def read_third(view: View, parts: list[Part], back: Antecedent, found: list[Found]) -> set[int]:
    """Add the mediations and moderations to ``found``; the indexes of the parts that they use up."""
    used: set[int] = set()
    if all(part.mute == "question" for part in parts):
        return used
    for index, part in enumerate(parts):
        if part.mute in ("question", "gap", "worth"):
            continue
        here = (
            read_under(view, parts, index, back)
            or read_limited(view, part, back)
            or read_shaped(view, part, back)
            or read_same_mediator(view, part, found)
            or read_bridge(view, part, back)
            or read_paths(view, part, back)
            or read_its_effect(view, part, back)
            or read_mechanism(view, part)
            or read_on_relation(view, part, back)
            or read_along(view, part)
            or read_relation(view, part)
            or read_undergone(view, part, back)
            or read_boundary(view, part, back)
            or read_interaction(view, parts, index)
            or _said_of(view, parts, index, back)
            or read_as_variable(view, part, back)
            or _role_in(view, parts, index, back)
            or _verb_of(view, parts, index, back)
        )
        if here:
            found += here
            a, b = here[0].clause
            used |= {index, *(i for i, p in enumerate(parts) if a <= p.a and p.b <= b)}
    return used


_WHAT = (
    r"(?P<what>[^，,]{0,80}?(?:<third.relation|nouns.effect>|(?<=的)<third.stronger|third.weaker>))"
    r"(?:<adverbs.words>){0,4}"
)
_WHO = r"(?P<who>[^，,]{2,40}?)"
_SIDES = r"(?P<x>[^，,]{2,40}?)(?:<adverbs.words>){0,3}"
_COME = "(?:<adverbs.words>|<means.come>){0,2}"
_ACTS = rf"{_COME}(?P<how><third.acts>)(?P<y>[^，,]{{2,40}})"
_MORE = "(?P<how><compared.up|compared.down>)"
_DIFFERS = rf"{_WHAT}(?P<cue><holds.differ>)<degrees.apart>?的?"
_MECHANISM = r"的?(?:<degrees.meta|degrees.key>){0,2}<third.mechanisms>(?:<adverbs.words>){0,2}"
#: What is said of a relation: the kind of claim, and the frame.
_SAID = (
    # X 对 Y 的影响通过 M 实现
    ("mediate", rf"{_WHAT}(?P<cue><means.words>){_WHO}<third.this_one>?{_COME}<third.realized>的?"),
    # … 被 M 所中介, 以 M 为桥梁, 源于 M
    (
        "mediate",
        rf"{_WHAT}(?P<cue><third.carried_by>){_WHO}所?<degrees.partly>?<third.mediates>[的了]?",
    ),
    (
        "mediate",
        rf"{_WHAT}(?P<cue>以){_WHO}为<degrees.key>{{0,2}}<third.bridges|third.paths>",
    ),
    ("mediate", rf"{_WHAT}(?P<cue><verbs.from>){_WHO}"),
    # X 以 M 为中介影响 Y, X 经 M 影响 Y
    ("mediate", rf"{_SIDES}(?P<cue>以){_WHO}为<third.bridges>{_ACTS}"),
    ("mediate", rf"{_SIDES}(?P<cue>经){_WHO}{_ACTS}"),
    # X 促进 Y 主要通过 M 等途径实现
    (
        "mediate",
        rf"{_SIDES}(?P<how><third.acts>)(?P<y>[^，,]{{2,40}}?)(?:<adverbs.words>){{0,2}}(?P<cue><means.words>){_WHO}"
        rf"(?:等?<means.ways|third.mechanisms>)?{_COME}<third.realized>的?",
    ),
    # X 影响 Y 的机制是 M
    ("mediate", rf"(?P<what>[^，,]{{4,80}}?){_MECHANISM}(?P<cue><copulas.lies|part.has>){_WHO}"),
    # … 只有在 W 时才显著, 对 W 更强, 存在 W 异质性
    (
        "moderate",
        rf"{_WHAT}(?P<cue><places.only>)[当在]?{_WHO}<places.when|places.where|places.in_it>?，?"
        r"才(?:<adverbs.words>|<topics.then>){0,2}(?P<how><third.there>)的?",
    ),
    (
        "moderate",
        rf"{_WHAT}(?P<cue>对(?!<inside.toward>)于?){_WHO}<places.speaking>?(?:<adverbs.words>){{0,2}}{_MORE}",
    ),
    (
        "moderate",
        rf"{_DIFFERS}{_WHO}(?:上|<places.aspect>)?的?<effects.difference|third.variety>",
    ),
    # 该影响在不同 W 间存在差异
    (
        "moderate",
        rf"{_WHAT}(?P<cue>在){_WHO}<places.group>?<holds.differ><degrees.apart>?的?<effects.difference|third.variety>",
    ),
    # … 存在显著的性别差异, one word
    ("moderate", rf"{_DIFFERS}(?P<who>(?!<degrees.clear|degrees.very>)[^，,的]{{2,6}}<effects.difference>)"),
    # W 不同时, … 存在差异; 与 V 相比, W 中 … 更强
    ("moderate", rf"{_DIFFERS}<effects.difference|third.variety>"),
    # 在 W 的企业中，X 促进 Y 的效果更好
    ("moderate", rf"在{_WHO}(?:的?<places.condition>)?(?P<cue><places.in_it>)[，,]?{_WHAT}{_MORE}"),
    # 该关系在 W 中更强; X 仅在 W 时才促进 Y
    (
        "moderate",
        rf"{_WHAT}(?P<cue>在){_WHO}<places.group>?(?:<adverbs.words>){{0,2}}{_MORE}",
    ),
    (
        "moderate",
        rf"{_SIDES}(?P<cue>(?P<how><degrees.only>))[当在]{_WHO}<places.when|places.where|places.in_it>(?:<adverbs.words>|<topics.then>){{0,3}}"
        r"<verbs.raise|verbs.lower|verbs.bring|verbs.affect>了?(?P<y>[^，,]{2,40})",
    ),
    # …, 而在 V 中不显著: the relation last spoken of
    (
        "moderate",
        rf"(?P<cue><places.toward>|在){_WHO}<places.where|places.in_it|places.speaking|places.under_it>?"
        rf"(?:(?:<points.effect>[^，,的]{{1,10}}的|<third.stronger|third.weaker>?)<effects.nouns>)?(?:<adverbs.words>){{0,2}}{_MORE}",
    ),
    ("compared", rf"{_WHO}(?P<cue><places.in_it>){_WHAT}{_MORE}"),
    (
        "compared",
        rf"(?P<x>[^，,对]{{2,40}}?)(?P<cue>对)(?P<who>[^，,的]{{2,30}}?<agents.bearers|places.grounds>)的?(?P<y>[^，,]{{2,30}}?)"
        rf"的?<third.stronger|third.weaker>?<effects.nouns>(?:<adverbs.words>){{0,2}}{_MORE}",
    ),
    # X 对 Y 的提升更显著存在于 W 中; W 相较于 V，X 对 Y 的影响更弱
    ("moderate", rf"{_WHAT}(?P<how><compared.up|compared.down>)?地?(?P<cue><third.found_in>){_WHO}<places.in_it>?"),
    ("moderate", rf"{_WHO}(?P<cue><compared.than>)[^，,]{{2,40}}[，,]{_WHAT}{_MORE}"),
)


@lru_cache(maxsize=4096)
def _saying(held: int) -> tuple[tuple[str, str], ...]:
    """The frames of ``_SAID`` whose lists are held, with their kinds."""
    return tuple((kind, frame) for kind, frame in _SAID if may_match(frame, held))


@lru_cache(maxsize=1)
def _asked() -> int:
    """The lists that frames of ``_SAID`` ask for."""
    return reduce(or_, (need for _, frame in _SAID for need in needs(frame)))


def _said_of(view: View, parts: list[Part], index: int, back: Antecedent) -> list[Found]:
    """A relation, named or pointed back to, and the mediator or moderator that is said of it."""
    part = parts[index]
    if part.mute:
        return []
    ends = [part.b, *(follow.b for follow in parts[index + 1 : index + 2] if not follow.mute)]
    held = view.held(part.a, ends[-1])
    for kind, frame in _saying(held & _asked()):
        if kind == "compared" and not compares(view, part):
            continue
        match = next((m for b in ends if (m := pattern(frame).fullmatch(view.text, part.a, b))), None)
        if match is None or not view.is_word(*match.span("cue")):
            continue
        said = match.groupdict()
        if "what" not in said and is_effect(view, match):
            continue
        pair = spoken_of(view, match.span("what"), back) if "what" in said else None
        pair = pair if "what" in said else sides_of(view, match if "x" in said else None, back, part.a)
        who = _who_of(view, match, parts[index - 1] if index else None)
        if (
            pair is None
            or not who
            or any(pattern(".*的[^的]{0,4}<nouns.effect><effects.degree>?").fullmatch(p.text) for p in who)
        ):
            continue
        kind = "mediate" if kind == "mediate" else "moderate"
        sign = _how(match.groupdict().get("how") or "")
        return triples(kind, (pair[0], who, pair[1]), sign, "said", match.span("cue"), part._replace(b=match.end()))
    return []


def _how(word: str) -> str:
    """The sign that a frame's last word gives."""
    if word in group("third.acts_minus", "compared.down"):
        return "-"
    more = group("third.acts_plus", "compared.up", "third.there", "degrees.only")
    return "+" if word in more else "?"


def _who_of(view: View, match: re.Match[str], before: Part | None) -> list[Phrase]:
    """What a frame names as mediator or moderator; where it names none, the condition of the clause before."""
    if "who" in match.groupdict():
        return [p for p in named_roles(view, match.span("who")) if p.text not in group("degrees.apart")]
    return condition(view, before) if before else []


def _role_in(view: View, parts: list[Part], index: int, back: Antecedent) -> list[Found]:
    """起(…的)中介作用, 的调节作用, 作为中介变量: the role noun is named; a part may name several."""
    part, out = parts[index], list[Found]()
    if not part.held & bits("third.mediator|third.moderator|third.buffer"):
        return out
    a = part.a
    for match in part.finditer(_ROLE, view.text):
        here = _one_role(view, part._replace(a=a), match, back, lambda: named_before(view, parts, index))
        if here:
            out += here
            a = match.end() + (1 if view.text[match.end() : match.end() + 1] in group("joints.names") else 0)
    return out


#: A verb of moderation without a subject of its own: "并增强了 M 的中介效应"
_ALONE = "(?:<adverbs.words>){0,3}(?P<verb><third.stronger|third.weaker>)[了着].{2,}"

#: W 对 X 的效应没有 (调节作用): the effect last spoken of that X has
_ON_EFFECT = (
    "(?P<w>[^，,]{0,40}?)对(?:于)?(?P<x>[^，,的对]{2,24})的<effects.nouns>"
    "(?:<nouns.light>|<degrees.clear>|<adverbs.words>){0,4}的?"
)


def _one_role(
    view: View, part: Part, match: re.Match[str], back: Antecedent, before: Callable[[], list[Phrase]]
) -> list[Found]:
    text = view.text
    kind = type_of(match["role"])
    verbal = match["role"] in group("third.plain")
    if verbal and text[max(part.a, match.start("role") - 2) : match.start("role")] not in group("third.verbal"):
        return []
    told = pattern(rf"{_WHAT}(?P<cue><means.words>)(?P<m>[^，,]{{2,40}}?)的?").fullmatch(
        text, part.a, match.start("role")
    )
    sides = spoken_of(view, told.span("what"), back) if told else None
    if told and sides:  # X 对 Y 的影响通过 M 的中介作用和 W 的调节作用实现
        names = sides[0], named_roles(view, told.span("m")), sides[1]
        return triples(kind, names, "?", "role", match.span("role"), part)
    if text.endswith(endings("third.moderated"), part.a, match.start("role")):
        return []
    pair = find_pair(view, part, match.start("role")) or copular_pair(view, part, match.start("role"))
    if pair is None and match["role"] in group("third.buffer", "third.indirect"):
        return []
    third, pair = _third_span(view, part, pair, match)
    causes, effects_ = sides_of(view, pair, back, part.a)
    toward = (
        pattern(r"(?P<w>[^，,]{2,40}?)对(?:于)?(?P<y>[^，,]{2,40}?)的$").fullmatch(text, third[0], match.start("role"))
        if pair is None
        else None
    )
    if toward and kind == "moderate" and "了" not in toward["y"] and not pattern(BACK).fullmatch(toward["y"]):
        third = toward.span("w")
        named = conjuncts(view, *toward.span("y"))
        effects_ = effects_ if {p.text for p in named} & {p.text for p in causes} else named
    on = pattern(_ON_EFFECT).fullmatch(text, part.a, match.start("role")) if pair is None else None
    said = back(part.a, on["x"]) if on and kind == "moderate" else None
    if on and said:
        third, causes, effects_ = on.span("w"), conjuncts(view, *on.span("x")), [p.again() for p in said[1]]
    alone = pattern(_ALONE).match(text, part.a, match.start("role"))
    if kind == "mediate" and pair is None and alone and causes and effects_:
        who, sign = before(), way_of(alone["verb"])
        return triples("moderate", (causes, who, effects_), sign, "role", match.span("role"), part)
    if kind == "moderate" and pattern(r".{2,}<third.stronger|third.weaker>").fullmatch(text, *third):
        return []  # W 弱化了 V 的调节作用
    if kind == "mediate" and pattern(".{2,}<means.words>.{2,}").fullmatch(text, *third):
        return []  # X 通过 M 的中介作用影响 Y: a clause with a predicate of its own
    mechanism = match["role"] in group("effects.how")
    if mechanism and main_verb(view, *third):
        return []  # the mechanism by which X affects Y: a topic
    acted = acts_on(view, third, match.end(), part.b) if kind == "mediate" and pair is None else None
    swayed = acted or (
        swayed_by(view, whole_of(view, third, match.start("role"))) if kind == "mediate" and not mechanism else None
    )
    kind, third = ("moderate", swayed[0]) if swayed else (kind, third)
    who = named_roles(view, third) or (before() if (pair or said) and third[0] == third[1] else [])
    if pair and view.text[third[0] : view.back_over(*third, "adverbs.words")] in group("points.both"):
        last = back(part.a)
        who = [p.again() for side in last for p in side] if last else who
    if not who or not causes or not effects_:
        return []
    sign = swayed[1] if swayed else _sign(text[part.a : part.b], match, pair, kind)
    return triples(kind, (causes, who, effects_), sign, "role", match.span("role"), part)


def _third_span(
    view: View, part: Part, pair: re.Match[str] | None, role: re.Match[str]
) -> tuple[tuple[int, int], re.Match[str] | None]:
    """Where the mediator or moderator is named: before the pair, else between pair and role noun."""
    text = view.text
    based = pattern(r"<third.based>(?=.{2,40}的$)").match(text, part.a, role.start("role"))
    if based and verbs(view, role.end(), part.b):
        return (part.a, part.a), None  # 通过 M 的中介作用影响 Y: a predicate of its own
    part = part._replace(a=based.end()) if based else part
    if pair:
        a, b = part.a, view.back_over(part.a, pair.start() - 1, "adverbs.words")
        a = past_talk(view, part, a, b)
        if b - a >= 2:
            return (a, b), pair
        between = pattern(r"(?:<places.in_it>)?[，,]?(?P<m>.{2,40}?)<adverbs.words|third.plays>{1,6}").match(
            text, pair.end(), role.end()
        )
        if between:
            return between.span("m"), pair
        return (a, a), pair
    a = part.a
    a = past_talk(view, part, a, role.start("role"))
    ahead = pattern(
        rf"(?P<m>.{{2,40}}?)(?:<places.every>(?P<back>{BACK})(?:<places.in_it>)?)?(?:<adverbs.words>|所(?!<third.have>)){{0,5}}(?:(?!的)<third.played>|的(?=[^的，,]{{0,8}}$)|<copulas.plain>[^，,的]{{2,8}}的(?=$))"
    ).match(text, a, role.start("role"))
    if ahead:
        return ahead.span("m"), None
    return (a, role.start("adj") if not role["adj"] else a), None


def _sign(clause: str, role: re.Match[str], pair: re.Match[str] | None, kind: str) -> str:
    """The sign of a role: what its adjectives say, behind the sides that stand before it."""
    behind = pair.end("y") if pair is not None and pair.end("y") <= role.start("role") else role.start("adj")
    zone = role.string[max(behind, role.start("adj")) : role.start("role")]
    if is_negated(zone) or clause.endswith(endings("third.denied")):
        return "0"
    sign = sign_of(pattern("<third.neutral>").sub("", zone)) or way_of(role["role"][:2])
    if sign or kind != "mediate" or pair is None:
        return sign or "?"
    said = pair["verb"]
    if said:
        return "+" if said in group("third.acts_plus") else "-" if said in group("third.acts_minus") else "?"
    return sign_of(role.string[behind : role.start("role")]) or "?"


def _verb_of(view: View, parts: list[Part], index: int, back: Antecedent) -> list[Found]:
    part, text = parts[index], view.text
    said = "third.stronger|third.weaker|third.plain|third.mediates|third.sways"
    for match in part.finditer(rf"(?P<verb><{said}>)(?:了|着|到)?", text) if part.held & bits(said) else ():
        if not view.is_word(*match.span("verb")) or (
            match.group() == match["verb"] and pattern("<nouns.after>").match(text, match.end())
        ):
            continue
        verb = match["verb"]
        if verb in group("third.sways"):
            main = main_verb(view, part.a, part.b)
            if main is None or main.a != match.start():
                continue
        pair = pair_at(view, match.end(), part.b)
        named = pair is not None and bool(pair["toward"] or pair["and"] or pair["verb"])
        pointing = None if named else pattern(f"(?:{BACK}|{POINTING})$").match(text, match.end(), part.b)
        if not named and not (
            pointing and (verb in group("third.plain") or pattern("<third.relation>").search(pointing.group()))
        ):
            continue
        if (
            named
            and pair is not None
            and pair["and"]
            and verb not in group("third.plain")
            and not pattern("<third.tie>").search(pair.group())
        ):
            continue
        begins = view.back_over(part.a, match.start(), "adverbs.words")
        zone = text[begins : match.start()]
        who = named_roles(view, (past_talk(view, part, part.a, begins), begins)) or (
            named_before(view, parts, index) if begins == part.a else []
        )
        causes, effects_ = sides_of(view, pair if named else None, back, part.a)
        led = text.endswith(endings("means.words"), part.a, begins)  # 通过改善 M 促进 Y 的提升
        if led or not who or not causes or not effects_ or between_people(view, causes, effects_):
            return []
        kind = "mediate" if verb in group("third.mediates") else "moderate"
        sign = way_of(verb) or sign_of(zone) or "?"
        if kind == "mediate" and named and pair is not None and not way_of(verb):
            sign = sign_of(text[pair.end("y") : part.b]) or sign
        sign = "0" if is_negated(zone) else sign
        path = path_in(view, pair, (causes, effects_), part) if named and kind == "moderate" else []
        return triples(kind, (causes, who, effects_), sign, "verb", match.span("verb"), part) + path
    return []
