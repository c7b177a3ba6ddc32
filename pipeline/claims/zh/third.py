"""Mediation and moderation in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.relations import between_people, read_interaction, read_relation
from pipeline.claims.zh.sides import (
    BACK,
    PAIR,
    POINTING,
    Antecedent,
    find_pair,
    named_before,
    named_roles,
    past_talk,
    sides_of,
    triples,
    type_of,
)
from pipeline.claims.zh.verbs import is_negated, main_verb, sign_of
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
from pipeline.claims.zh.words import endings, group, pattern

_ROLE = r"(?P<adj>(?:(?!对|在)[^，,]){0,8}?)(?P<role><third.mediator|third.moderator>)"


def read_third(view: View, parts: list[Part], back: Antecedent, found: list[Found]) -> set[int]:
    """Add the mediations and moderations to ``found``; the indexes of the parts that they use up."""
    used: set[int] = set()
    if parts and parts[0].mute == "question":
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
            or read_as_variable(view, part, back)
            or _role_in(view, parts, index, back)
            or _verb_of(view, part, back)
        )
        if here:
            found += here
            a, b = here[0].clause
            used |= {index, *(i for i, p in enumerate(parts) if a <= p.a and p.b <= b)}
    return used


def _role_in(view: View, parts: list[Part], index: int, back: Antecedent) -> list[Found]:
    """起(…的)中介作用, 的调节作用, 作为中介变量: the role noun is named; a part may name several."""
    part, out = parts[index], list[Found]()
    if not view.may_hold(part.a, part.b, "third.mediator|third.moderator"):
        return out
    a = part.a
    for match in pattern(_ROLE).finditer(view.text, part.a, part.b):
        here = _one_role(view, part._replace(a=a), match, back, lambda: named_before(view, parts, index))
        if here:
            out += here
            a = match.end() + (1 if view.text[match.end() : match.end() + 1] in group("joints.names") else 0)
    return out


def _one_role(
    view: View, part: Part, match: re.Match[str], back: Antecedent, before: Callable[[], list[Phrase]]
) -> list[Found]:
    text = view.text
    kind = type_of(match["role"])
    verbal = match["role"] in group("third.plain")
    if verbal and text[max(part.a, match.start("role") - 2) : match.start("role")] not in group("third.verbal"):
        return []
    pair = find_pair(view, part, match.start("role"))
    third, pair = _third_span(view, part, pair, match)
    causes, effects_ = sides_of(view, pair, back, part.a)
    toward = (
        pattern(r"(?P<w>[^，,]{2,40}?)对(?:于)?(?P<y>[^，,]{2,40}?)的$").fullmatch(text, third[0], match.start("role"))
        if pair is None
        else None
    )
    if toward and kind == "moderate" and not pattern(BACK).fullmatch(toward["y"]):
        third = toward.span("w")
        named = conjuncts(view, *toward.span("y"))
        effects_ = effects_ if {p.text for p in named} & {p.text for p in causes} else named
    who = named_roles(view, third) or (before() if pair and third[0] == third[1] else [])
    if not who or not causes or not effects_:
        return []
    sign = _sign(text[part.a : part.b], match, pair, kind)
    return triples(kind, (causes, who, effects_), sign, "role", match.span("role"), part)


def _third_span(
    view: View, part: Part, pair: re.Match[str] | None, role: re.Match[str]
) -> tuple[tuple[int, int], re.Match[str] | None]:
    """Where the mediator or moderator is named: before the pair, else between pair and role noun."""
    text = view.text
    based = pattern(r"<third.based>(?=.{2,40}的$)").match(text, part.a, role.start("role"))
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
        rf"(?P<m>.{{2,40}}?)(?:<places.every>(?P<back>{BACK})(?:<places.in_it>)?)?(?:<adverbs.words>|所){{0,5}}(?:(?!的)<third.played>|的(?=[^的，,]{{0,8}}$))"
    ).match(text, a, role.start("role"))
    if ahead:
        return ahead.span("m"), None
    return (a, role.start("adj") if not role["adj"] else a), None


def _sign(clause: str, role: re.Match[str], pair: re.Match[str] | None, kind: str) -> str:
    zone = role["adj"] + clause[max(0, role.start() - len(clause)) : 0]
    if is_negated(role["adj"]) or clause.endswith(endings("third.denied")):
        return "0"
    sign = sign_of(pattern("<third.neutral>").sub("", zone))
    if sign:
        return sign
    if kind == "mediate" and pair is not None:
        if pair["verb"]:
            said = pair["verb"]
            return "+" if said in group("third.acts_plus") else "-" if said in group("third.acts_minus") else "?"
        return sign_of(clause[: role.start()][-30:].split("对")[-1][-8:]) or "?"
    return "?"


def _verb_of(view: View, part: Part, back: Antecedent) -> list[Found]:
    text = view.text
    if not view.may_hold(part.a, part.b, "third.stronger|third.weaker|third.plain|third.mediates|third.sways"):
        return []
    for match in pattern(
        r"(?P<verb><third.stronger|third.weaker|third.plain|third.mediates|third.sways>)(?:了|着|到)?"
    ).finditer(text, part.a, part.b):
        if not view.is_word(*match.span("verb")) or (
            match.group() == match["verb"] and pattern("<nouns.after>").match(text, match.end())
        ):
            continue
        verb = match["verb"]
        if verb in group("third.sways"):
            main = main_verb(view, part.a, part.b)
            if main is None or main.a != match.start():
                continue
        pair = pattern(PAIR + r"$").match(text, match.end(), part.b)
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
        who = named_roles(view, (part.a, begins))
        causes, effects_ = sides_of(view, pair if named else None, back, part.a)
        if not who or not causes or not effects_ or between_people(view, causes, effects_):
            return []
        kind = "mediate" if verb in group("third.mediates") else "moderate"
        sign = (
            "+" if verb in group("third.stronger") else "-" if verb in group("third.weaker") else (sign_of(zone) or "?")
        )
        if is_negated(zone):
            sign = "0"
        return triples(kind, (causes, who, effects_), sign, "verb", match.span("verb"), part)
    return []
