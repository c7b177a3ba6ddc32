"""A relation named as a whole (X 对 Y 的影响): what makes it stronger, where it holds more, what it interacts with."""

from __future__ import annotations

import re

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.needs import may_match
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.sides import (
    AND_IN,
    BACK,
    OF,
    POINTING,
    SIDE,
    TOWARD_IN,
    Antecedent,
    Pair,
    cause_side,
    listed_pairs,
    named_roles,
    triples,
)
from pipeline.claims.zh.verbs import is_negated, sign_of
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.words import endings, group, pattern

_WHAT = r"(?P<what>[^，,]{6,80}?)"
_DEGREE = r"(?:<adverbs.words>){0,3}(?:<third.change>)?"
_DIFFERS = r"(?:<holds.none|holds.differ|degrees.apart>|的){0,4}<effects.difference|third.variety>"
#: The frames, each with the relation ("what") and what moderates it ("w").
_FRAMES = (
    # W 使得 X 与 Y 的关系更强
    rf"(?P<w>[^，,]{{2,40}}?)(?:<adverbs.words>){{0,3}}(?P<cue><verbs.pure_make>){_WHAT}{_DEGREE}(?P<how><third.there|third.gone>)了?",
    # X 对 Y 的影响在 W 样本中更强, … 在 W 中没有差异
    rf"{_WHAT}(?:<adverbs.words>){{0,2}}(?P<cue>在)(?P<w>[^，,]{{2,30}}?)(?:<places.group|places.aspect>)?{_DEGREE}"
    rf"(?:(?P<how><compared.up|compared.down>)|{_DIFFERS})",
    # W 背景下 X 与 Y 的相关性高于 V 背景下的相关性
    rf"在?(?P<w>[^，,]{{2,30}}?)(?P<cue>下|中)(?:<third.obtained>)?的?{_WHAT}(?:<adverbs.words>){{0,3}}(?P<how><compared.over>).{{2,60}}",
    # X 对 Y 的影响因 W 而异
    rf"{_WHAT}(?:<adverbs.words>){{0,3}}(?P<cue><third.follows>)(?P<w>[^，,]{{2,30}}?)的?(?:<third.varying>)?而(?:<adverbs.words>){{0,2}}<third.varies>",
)

#: All frames as ways of one pattern.
_ANY = "|".join(_FRAMES)


def read_relation(view: View, part: Part) -> list[Found]:
    """W 使 X 与 Y 的关系更强; X 对 Y 的影响在 W 中更强, 因 W 而异; W 下 X 与 Y 的关系强于 V 下."""
    if part.mute or not may_match(_ANY, part.held):
        return []
    for frame in _FRAMES:
        match = part.fullmatch(frame, view.text)
        if match is None or not view.is_word(*match.span("cue")):
            continue
        pair = relation_in(view, *match.span("what"))
        who = named_roles(view, match.span("w"))
        if pair is None or not who:
            continue
        how = match.groupdict().get("how") or ""
        sign = "?" if not how else "-" if how in _weaker() else "+"
        told = view.text[match.end("w") : match.start("how") if how else part.b]
        if is_negated(told.replace(match["what"], "")):
            sign = "0"
        return triples("moderate", (pair[0], who, pair[1]), sign, "relation", match.span("cue"), part)
    return []


def _weaker() -> frozenset[str]:
    """The words that make a relation weaker."""
    return group("third.gone", "compared.down", "compared.under")


#: What ties the two sides, the surest first, and whether the noun at the end must be a tie ("X 与 Y 的关系").
_JOINTS = (
    (rf"对(?!<inside.toward>)于?(?!{TOWARD_IN})", False),
    (f"<joints.tie_first>(?!{AND_IN})", True),
    (f"<joints.tie>(?!{AND_IN})", True),
    ("<third.acts>", False),
)


def relation_in(view: View, a: int, b: int) -> Pair | None:
    """The two sides of the relation that a whole stretch names; none where they are people."""
    tied = view.text.endswith(endings("third.tie"), a, b) or pattern("<places.gap>的").search(view.text, a, b)
    for joint, needs_tie in _JOINTS:
        for at in pattern(joint).finditer(view.text, a + 2, b) if tied or not needs_tie else ():
            y = pattern(rf"(?P<y>{SIDE}){OF}").fullmatch(view.text, at.end(), b)
            if y is None or not view.is_word(*at.span()):
                continue
            listed = listed_pairs(view, a, *y.span("y")) if needs_tie else None
            sides = listed or (cause_side(view, a, at.start()), conjuncts(view, *y.span("y")))
            pointing = any(p.text in group("bare.pronouns") for side in sides for p in side)
            return None if pointing or not all(sides) or between_people(view, *sides) else sides
    return None


#: X 带来的 Y 提升效果
_BROUGHT = (
    r"(?P<x>[^，,]{2,30}?)所?<verbs.modifier>的(?P<y>[^，,]{2,30}?)的?<third.stronger|third.weaker>{0,1}<nouns.effect>"
)


def spoken_of(view: View, place: tuple[int, int], back: Antecedent) -> Pair | None:
    """The two sides of the relation that a stretch names, by its noun or as "X 影响 Y", or points back to."""
    a, b = place
    if pattern(f"{BACK}|{POINTING}|<effects.bare>").fullmatch(view.text, a, b):
        found = back(a)
        return found and ([p.again() for p in found[0]], [p.again() for p in found[1]])
    caused = pattern(_BROUGHT).fullmatch(view.text, a, b)
    if caused:
        return conjuncts(view, *caused.span("x")), conjuncts(view, *caused.span("y"))
    sides = relation_in(view, a, b)
    if sides or view.text.endswith(endings("third.relation"), a, b):
        return sides
    verb = pattern(r"[^，,对]{2,40}?(?P<verb><third.acts>)(?P<y>[^，,]{2,40}?)(?:的<effects.nouns>)?").fullmatch(
        view.text, a, b
    )
    if verb is None or not view.is_word(*verb.span("verb")):
        return None
    return conjuncts(view, a, verb.start("verb")), conjuncts(view, *verb.span("y"))


def between_people(view: View, causes: list[Phrase], effects: list[Phrase]) -> bool:
    """Whether a relation ties persons or firms ("员工与上级的关系"), not variables."""
    return all(is_agent(view, phrase.text) for phrase in (*causes, *effects))


_INTERACTION = (
    r"(?P<w>[^，,]{2,30}?)(?:<places.between>)?(?:<holds.has>(?:<degrees.clear>)?)?的?<third.interaction>"
    r"[，,]?(?P<way>(?:<adverbs.words|degrees.how>){0,3})<third.on>(?P<y>[^，,]{2,40}?)"
    r"(?:的<effects.object>.{0,8}|<holds.has>(?P<mid>.{0,10}?)<effects.nouns>)?"
)


#: X 与 W 对 Y 存在交互效应
_TOGETHER = (
    "(?P<x>[^，,对]{4,50}?)(?P<cue>对)(?!<inside.toward>)(?P<y>[^，,]{2,40}?)(?<!的)(?:<holds.has>|<holds.differ>)[了着]?"
    "(?P<mid>[^，,对]{0,8}?)的?<third.interaction>"
)


def read_interaction(view: View, parts: list[Part], index: int) -> list[Found]:
    """X 与 W 的交互作用对 Y 有影响; X 和 W 存在交互作用，共同影响 Y: W moderates what X does to Y."""
    if not view.may_hold(parts[index].a, parts[min(index + 1, len(parts) - 1)].b, "third.interaction"):
        return []
    part = parts[index]
    if part.mute:
        return []
    both = part.fullmatch(_TOGETHER, view.text)
    two = conjuncts(view, *both.span("x")) if both else []
    if both and len(two) == 2 and view.is_word(*both.span("cue")):
        sides = two[:1], two[1:], conjuncts(view, *both.span("y"))
        sign = "0" if is_negated(both["mid"]) else sign_of(both["mid"]) or "?"
        return triples("moderate", sides, sign, "interaction", both.span("cue"), part)
    ends = [part.b, *(follow.b for follow in parts[index + 1 : index + 2])]
    for at in pattern("<joints.tie>|及").finditer(view.text, part.a + 2, part.b):
        match = next((m for b in ends if (m := pattern(_INTERACTION).fullmatch(view.text, at.end(), b))), None)
        if (
            match is None
            or not view.is_word(*at.span())
            or pattern("<third.plain>").search(view.text, part.a, at.start())
        ):
            continue
        mid = match["mid"] or ""
        denied = is_negated(mid) or pattern("<effects.denied>").search(match.group())
        causes, who = conjuncts(view, part.a, at.start()), conjuncts(view, *match.span("w"))
        sides = causes, who, conjuncts(view, *match.span("y"))
        return triples(
            "moderate",
            sides,
            "0" if denied else sign_of(mid + match["way"]) or "?",
            "interaction",
            at.span(),
            part._replace(b=match.end()),
        )
    return []


def whole_of(view: View, place: tuple[int, int], b: int) -> tuple[int, int]:
    """A stretch that was cut before the 了 of its verb, up to ``b``."""
    return (place[0], b) if view.text[place[1] : place[1] + 1] in group("verbs.aspect") else place


def swayed_by(view: View, place: tuple[int, int]) -> tuple[tuple[int, int], str] | None:
    """Who acts on the mediation by M in "W 增强了 M": (where W stands, the sign)."""
    match = pattern(
        r"(?P<w>(?:[^，,]{2,40}?)?)(?P<how>(?:<adverbs.words>){0,3})(?P<verb><third.stronger|third.weaker|third.plain|third.sways>)"
        r"(?!<nouns.after>)(?P<done>了|着)?[^，,]{2,40}"
    ).fullmatch(view.text, *place)
    if match is None or not view.is_word(*match.span("verb")):
        return None
    if not (match["w"] or match["done"] or pattern("<verbs.modal>").search(match["how"])):
        return None  # no verb of a subject left out, but half of a name
    return match.span("w"), way_of(match["verb"]) or sign_of(match["how"]) or "?"


def acts_on(view: View, place: tuple[int, int], a: int, b: int) -> tuple[tuple[int, int], str] | None:
    """Who has an effect on the mediation by M in "W 对 M (的中介作用有促进效应)": (where W stands, the sign)."""
    match = pattern(r"(?P<w>[^，,对]{2,40}?)对(?!<inside.toward>)[^，,]{2,40}").fullmatch(view.text, *place)
    said = pattern("(?:<adverbs.words>)?<nouns.light>(?P<how>[^，,]{0,8}?<nouns.effect>)").match(view.text, a, b)
    return (match.span("w"), sign_of(said["how"]) or "?") if match and said else None


def way_of(verb: str) -> str:
    """The sign of a moderation that a verb says by itself; "" where it says none."""
    return "+" if verb in group("third.stronger") else "-" if verb in group("third.weaker") else ""


#: 对 Y 的影响不显著, after 对 Z 的影响: Y is one more thing that is affected, unless it is a group
_OF_Y = "[^，,]+的(?:<third.manner|degrees.kind>){0,2}"


def is_effect(view: View, match: re.Match[str]) -> bool:
    """Whether what a frame takes for a moderator after 对 is what is affected."""
    who = match["who"].split("的")[0]
    if match["cue"] not in group("places.toward") or is_agent(view, who) or who.endswith(endings("places.grounds")):
        return False
    return pattern(_OF_Y).fullmatch(view.text, *match.span("who")) is not None
