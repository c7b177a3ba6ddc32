"""Mediation and moderation in Chinese sentences."""

from __future__ import annotations

import re
from collections.abc import Callable

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part, is_research_clause
from pipeline.claims.zh.verbs import is_negated, sign_of
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_research
from pipeline.claims.zh.words import group, pattern

#: Finds the cause and the effect of which the text last spoke, for "这一影响".
Pair = tuple[list[Phrase], list[Phrase]]
Antecedent = Callable[[int], "Pair | None"]

_ADV = r"(?:<adverbs.words>|所){0,5}"
_OF = r"(?:之间)?的?(?:<third.manner>){0,2}(?:<third.relation>)"
_PAIR = (
    r"(?P<x>[^，,]{2,40}?)(?:之?间)?(?:(?P<toward>对于|对(?![比象话应抗策接手立称等冲决齐照]))|(?P<and>与|和|及)|(?P<verb>正向影响|负向影响|影响|促进|提升|抑制|降低|增强|作用于|导致|向))"
    r"(?P<y>[^，,]{2,40}?)(?:" + _OF + r"|之间|的?(?=(?:部分|完全|链式|多重)?<third.mediator>))"
)
_UP_TO = r"(?:之中|过程中|中|里|上|间|的)?(?:<adverbs.words>|<nouns.light>|<third.play>){0,6}$"
_ROLE = r"(?P<adj>(?:[^，,对在]{0,8}?))(?P<role><third.mediator|third.moderator>)"
_BACK = (
    r"(?:这一|该|此|上述|这个|这种|以上|其|前述|两者|二者|这)(?:<third.which>){0,2}"
    r"(?:<third.relation>|机制|效应|之间|过程)?"
)


def read_third(view: View, parts: list[Part], back: Antecedent) -> tuple[list[Found], set[int]]:
    """The mediations and moderations, and the indexes of the parts that they use up."""
    found: list[Found] = []
    used: set[int] = set()
    if parts and parts[0].mute == "question":
        return [], used
    for index, part in enumerate(parts):
        if part.mute in ("question", "gap", "worth"):
            continue
        here = (
            _bridge(view, part, back)
            or _its_effect(view, part, back)
            or _mechanism(view, part)
            or _on_relation(view, part, back)
            or _undergone(view, part, back)
            or _boundary(view, part, back)
            or _interaction(view, part)
            or _as_variable(view, part, back)
            or _role_in(view, part, back)
            or _verb_of(view, part, back)
        )
        if here:
            found += here
            used.add(index)
    return found, used


def _status(part: Part) -> str | None:
    return "hypothesis" if part.mute == "aim" else part.status


def _type(role: str) -> str:
    return "mediate" if role in group("third.mediator") else "moderate"


# --------------------------------------------------------------------------- M 在 X 与 Y 之间起中介作用


def _role_in(view: View, part: Part, back: Antecedent) -> list[Found]:
    """起(…的)中介作用, 的调节作用, 作为中介变量: the role noun is named; a part may name several."""
    out: list[Found] = []
    if not pattern("<third.mediator|third.moderator>").search(view.text, part.a, part.b):
        return out
    a = part.a
    for match in pattern(_ROLE).finditer(view.text, part.a, part.b):
        here = _one_role(view, part._replace(a=a), match, back)
        if here:
            out += here
            a = match.end() + (1 if view.text[match.end() : match.end() + 1] in "和与及、" else 0)
    return out


def _one_role(view: View, part: Part, match: re.Match[str], back: Antecedent) -> list[Found]:
    text = view.text
    kind = _type(match["role"])
    verbal = match["role"] in ("中介", "调节")
    if verbal and text[max(part.a, match.start("role") - 2) : match.start("role")] not in (
        "完全",
        "部分",
        "链式",
        "多重",
        "起到",
    ):
        return []
    pair = _pair(view, part, match.start("role"))
    third, pair = _third_span(view, part, pair, match)
    causes, effects_ = _sides(view, pair, back, part.a)
    toward = (
        pattern(r"(?P<w>[^，,]{2,40}?)对于?(?P<y>[^，,]{2,40}?)的$").fullmatch(text, third[0], match.start("role"))
        if pair is None
        else None
    )
    if toward and kind == "moderate" and not pattern(_BACK).fullmatch(toward["y"]):
        third = toward.span("w")
        named = conjuncts(view, *toward.span("y"))
        effects_ = effects_ if {p.text for p in named} & {p.text for p in causes} else named
    who = _names(view, third)
    if not who or not causes or not effects_:
        return []
    sign = _sign(text[part.a : part.b], match, pair, kind)
    return _triples(kind, (causes, who, effects_), sign, "role", match.span("role"), part)


def _interaction(view: View, part: Part) -> list[Found]:
    """X 与 W 的交互作用对 Y 有影响: W moderates what X does to Y."""
    if part.mute:
        return []
    match = pattern(
        r"(?P<x>[^，,]{2,30}?)(?P<and>与|和|及)(?P<w>[^，,]{2,30}?)的?(?:交互作用|交互项|交互效应|交互影响|交互)(?:显著|正向|负向)*(?:对|影响)(?P<y>[^，,]{2,40}?)(?:的(?:影响|作用).{0,8}|(?:有|具有|产生|存在)(?P<mid>.{0,10}?)(?:影响|作用|效应))?"
    ).fullmatch(view.text, part.a, part.b)
    if match is None or not view.is_word(*match.span("and")):
        return []
    if "中介" in match["x"] or "调节" in match["x"]:
        return []
    sign = "0" if is_negated(match["mid"] or "") or "不显著" in match.group() else (sign_of(match["mid"] or "") or "?")
    sides = conjuncts(view, *match.span("x")), conjuncts(view, *match.span("w")), conjuncts(view, *match.span("y"))
    return _triples("moderate", sides, sign, "interaction", match.span("and"), part)


def _bridge(view: View, part: Part, back: Antecedent) -> list[Found]:
    """M 充当了 X 与 Y 之间的桥梁."""
    match = pattern(
        r"(?P<m>[^，,]{2,40}?)(?:充当|扮演|作为|构成|成为|是)(?:了|着)?(?P<what>[^，,]{4,60}?)之间?的?(?P<role>桥梁|纽带|中介|传导机制|传导路径)(?:角色|作用)?"
    ).fullmatch(view.text, part.a, part.b)
    pair = (
        pattern(_PAIR).fullmatch(
            view.text,
            match.start("what"),
            match.end("what") + (2 if view.text[match.end("what") : match.end("what") + 2] == "之间" else 0),
        )
        if match
        else None
    )
    if match is None or pair is None or part.mute:
        return []
    causes, effects_ = _sides(view, pair, back, part.a)
    return _triples(
        "mediate", (causes, _names(view, match.span("m")), effects_), "?", "bridge", match.span("role"), part
    )


def _its_effect(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 弱化了 X 的促进作用: X's effect is the one last spoken of."""
    match = pattern(
        r"(?P<w>[^，,]{2,40}?)(?:<adverbs.words>){0,3}(?P<verb><third.stronger|third.weaker>)(?:了|着)?(?P<x>[^，,的对]{2,24})的(?:<third.manner|nouns.plus|nouns.minus>){0,2}的?(?:作用|效应|效果|影响)"
    ).fullmatch(view.text, part.a, part.b)
    if match is None or part.mute or not view.is_word(*match.span("verb")):
        return []
    pair = back(part.a)
    who = _names(view, match.span("w"))
    causes = conjuncts(view, *match.span("x"))
    if pair is None or not any(c.text in p.text or p.text in c.text for c in causes for p in pair[0]):
        return []
    sign = "+" if match["verb"] in group("third.stronger") else "-"
    return _triples("moderate", (causes, who, [p.again() for p in pair[1]]), sign, "verb", match.span("verb"), part)


def _mechanism(view: View, part: Part) -> list[Found]:
    """M 是 X 影响 Y 的机制."""
    match = pattern(
        r"(?P<m>[^，,是]{2,60}?)(?:是|为|构成)(?:了)?(?P<x>[^，,]{2,40}?)(?P<verb><verbs.affect|verbs.raise|verbs.lower|verbs.bring>)(?P<y>[^，,]{2,40}?)的(?:[^，,的]{0,8}?)(?P<role>机制|机理|中介路径|传导路径|中介变量|中间变量|中介)"
    ).fullmatch(view.text, part.a, part.b)
    if match is None or part.mute or not view.is_word(*match.span("verb")):
        return []
    verb = match["verb"]
    sign = "?" if verb in group("verbs.affect") else "-" if verb in group("verbs.lower") else "+"
    sides = conjuncts(view, *match.span("x")), _names(view, match.span("m")), conjuncts(view, *match.span("y"))
    return _triples("mediate", sides, sign, "mechanism", match.span("role"), part)


def _on_relation(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 对上述关系起缓冲作用; W 对 X 与 Y 的关系有强化作用."""
    match = pattern(
        r"(?P<w>[^，,]{2,40}?)对(?P<what>[^，,]{2,60}?)(?:<adverbs.words>){0,2}(?:<nouns.light>)(?:了|着)?(?P<mid>[^，,]{0,6}?)(?P<how>缓冲|削弱|减弱|弱化|抑制|增强|强化|放大|加强|促进)(?:的)?(?:作用|效应)"
    ).fullmatch(view.text, part.a, part.b)
    if match is None or part.mute:
        return []
    pair = pattern(_PAIR).fullmatch(view.text, *match.span("what"))
    pointing = pattern(_BACK).fullmatch(view.text, *match.span("what"))
    if pair is None and pointing is None:
        return []
    causes, effects_ = _sides(view, pair, back, part.a)
    sign = "+" if match["how"] in group("third.stronger") else "-"
    return _triples(
        "moderate", (causes, _names(view, match.span("w")), effects_), sign, "relation", match.span("how"), part
    )


def _undergone(view: View, part: Part, back: Antecedent) -> list[Found]:
    """X 对 Y 的影响受到 W 的调节."""
    match = pattern(
        r"(?P<y>[^，,]{0,60}?)(?:<adverbs.words>){0,3}(?P<cue>受到|受|被)(?P<w>[^，,]{2,60}?)(?:的|所)?(?P<how>(?:正向|负向|显著|共同){0,2})(?:的)?调节(?:作用|影响|的影响)?"
    ).fullmatch(view.text, part.a, part.b)
    if match is None or part.mute or not view.is_word(*match.span("cue")):
        return []
    pair = pattern(_PAIR + "$").match(view.text, part.a, match.end("y")) if "在" not in match["y"] else None
    pair = pair or _pair(view, part, match.end("y"))
    causes, effects_ = _sides(view, pair, back, part.a)
    return _triples(
        "moderate",
        (causes, _names(view, match.span("w")), effects_),
        sign_of(match["how"]) or "?",
        "undergone",
        match.span("cue"),
        part,
    )


def _boundary(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 是上述效应的边界条件."""
    match = pattern(r"(?P<w>[^，,是]{2,60}?)是(?P<of>.{0,40}?)的?(?:重要|关键)?(?P<role>边界条件)").fullmatch(
        view.text, part.a, part.b
    )
    if match is None or part.mute:
        return []
    causes, effects_ = _sides(view, None, back, part.a)
    return _triples(
        "moderate", (causes, _names(view, match.span("w")), effects_), "?", "boundary", match.span("role"), part
    )


def _as_variable(view: View, part: Part, back: Antecedent) -> list[Found]:
    """引入 M 作为中介变量; 以 M 为调节变量."""
    out: list[Found] = []
    for match in pattern(
        r"(?:引入|选取|选择|加入|纳入|将|把|以|和|与|及|并|，)(?:了)?(?P<m>[^，,]{2,40}?)(?:作为|为)(?P<role>中介|调节)(?:变量|因素)"
    ).finditer(view.text, part.a, part.b):
        causes, effects_ = _sides(view, None, back, part.a)
        who = _names(view, match.span("m"))
        if who and causes and effects_:
            kind = _type(match["role"])
            out += _triples(kind, (causes, who, effects_), "?", "variable", match.span("role"), part)
    return [f._replace(status=f.status or "hypothesis") for f in out]


def _pair(view: View, part: Part, limit: int) -> re.Match[str] | None:
    """The last "在 X 与 Y 关系" (or 对 X 影响 Y) before the role noun."""
    text = view.text
    best = None
    starts = list(pattern(r"在|对于|对|就|于").finditer(text, part.a, limit))
    for start in sorted(starts, key=lambda m: (m.group() != "在", m.start())):
        if not view.is_word(*start.span()) or view.in_quote(start.start()):
            continue
        match = pattern(_PAIR + _UP_TO).match(text, start.end(), limit) or pattern(_PAIR).match(
            text, start.end(), min(part.b, limit + 2)
        )
        if match and match.end() <= limit and all(view.is_word(*match.span(k)) for k in ("and", "verb") if match[k]):
            best = match
            break
    return best


def _third_span(
    view: View, part: Part, pair: re.Match[str] | None, role: re.Match[str]
) -> tuple[tuple[int, int], re.Match[str] | None]:
    """Where the mediator or moderator is named: before the pair, else between pair and role noun."""
    text = view.text
    based = pattern(r"(?:基于|通过|根据|经由)(?=.{2,40}的$)").match(text, part.a, role.start("role"))
    part = part._replace(a=based.end()) if based else part
    if pair:
        a, b = part.a, view.back_over(part.a, pair.start() - 1, "adverbs.words")
        a = _past_talk(view, part, a, b)
        if b - a >= 2:
            return (a, b), pair
        between = pattern(
            r"(?:中|过程中)?[，,]?(?P<m>.{2,40}?)(?:<adverbs.words>|所|起到?着?|发挥着?|具有|存在|扮演|承担|的){1,6}"
        ).match(text, pair.end(), role.end())
        if between:
            return between.span("m"), pair
        return (a, a), pair
    a = part.a
    a = _past_talk(view, part, a, role.start("role"))
    ahead = pattern(
        rf"(?P<m>.{{2,40}}?)(?:(?:在|对于|对)(?P<back>{_BACK})(?:中|之中|上)?)?{_ADV}(?:起到|起着|起|发挥着?|具有|存在|扮演|承担|有|作为|的|充当|了|着)"
    ).match(text, a, role.start("role"))
    if ahead:
        return ahead.span("m"), None
    return (a, role.start("adj") if not role["adj"] else a), None


def _past_talk(view: View, part: Part, a: int, b: int) -> int:
    """Past "本文也确定了" and the like."""
    talk = pattern(
        r"(?P<who>.{0,24}?)(?P<verb><talk.aim|talk.report>)(?:和<talk.aim>|与<talk.aim>|并<talk.aim>)?(?:了)?"
    ).match(view.text, a, b)
    if (
        talk
        and view.is_word(*talk.span("verb"))
        and (
            part.mute in ("aim", "study")
            or len(talk["who"]) <= 4
            or view.names_authors(a, talk.start("verb"))
            or is_research_clause(talk["who"])
        )
    ):
        return talk.end()
    return a


def _names(view: View, place: tuple[int, int]) -> list[Phrase]:
    a, b = place
    if b - a < 2:
        return []
    out = conjuncts(view, a, b)
    if not view.is_word(a, b) or any(
        pattern(r"(?:能|会|可以|共同|完全|部分|也|均)(?:中介|调节)|(?:中介|调节)了").search(p.text) for p in out
    ):
        return []
    return [] if any(is_research(p.text) or p.text in group("bare.nouns") for p in out) else out


def _sides(view: View, pair: re.Match[str] | None, back: Antecedent, at: int) -> Pair:
    """The cause and the effect: named in the pair, else the ones last spoken of."""
    if pair is not None:
        x = view.text[pair.start("x") : pair.end("x")]
        if not pattern(_BACK).fullmatch(x):
            through = x.find("通过", 2)
            end = pair.start("x") + through if through > 0 else pair.end("x")
            return conjuncts(view, pair.start("x"), end), conjuncts(view, *pair.span("y"))
    found = back(at)
    if found is None:
        return [], []
    return [p.again() for p in found[0]], [p.again() for p in found[1]]


def _sign(clause: str, role: re.Match[str], pair: re.Match[str] | None, kind: str) -> str:
    zone = role["adj"] + clause[max(0, role.start() - len(clause)) : 0]
    if is_negated(role["adj"]) or clause.endswith(("不显著", "不成立", "未得到支持", "未得到验证")):
        return "0"
    sign = sign_of(zone.replace("促进", ""))
    if sign:
        return sign
    if kind == "mediate" and pair is not None:
        if pair["verb"]:
            return {
                "促进": "+",
                "提升": "+",
                "增强": "+",
                "正向影响": "+",
                "抑制": "-",
                "降低": "-",
                "负向影响": "-",
                "导致": "+",
            }.get(pair["verb"], "?")
        return sign_of(clause[: role.start()][-30:].split("对")[-1][-8:]) or "?"
    return "?"


def _triples(
    kind: str,
    names: tuple[list[Phrase], list[Phrase], list[Phrase]],
    sign: str,
    rule: str,
    cue: tuple[int, int],
    part: Part,
) -> list[Found]:
    third = "mediator" if kind == "mediate" else "moderator"
    out = []
    for cause in names[0]:
        for who in names[1]:
            for effect in names[2]:
                roles = (("cause", cause), (third, who), ("effect", effect))
                out.append(
                    Found(
                        kind, roles, sign, f"zh.{kind}.{rule}", cue, (part.a, part.b), 0.7, sign == "0", _status(part)
                    )
                )
    return out


# --------------------------------------------------------------------------- W 调节 X 与 Y 的关系


def _verb_of(view: View, part: Part, back: Antecedent) -> list[Found]:
    text = view.text
    for match in pattern(r"(?P<verb><third.stronger|third.weaker>|调节|中介|传导)(?:了|着|到)?").finditer(
        text, part.a, part.b
    ):
        if not view.is_word(*match.span("verb")) or pattern("<nouns.after>").match(text, match.end()):
            continue
        verb = match["verb"]
        pair = pattern(_PAIR + r"$").match(text, match.end(), part.b)
        named = pair is not None and bool(pair["toward"] or pair["and"] or pair["verb"])
        pointing = None if named else pattern(_BACK + "$").match(text, match.end(), part.b)
        if not named and not (
            pointing and (verb in ("调节", "中介") or pattern("<third.relation>").search(pointing.group()))
        ):
            continue
        if named and pair is not None and pair["and"] and verb not in ("调节", "中介") and "关系" not in pair.group():
            continue
        begins = view.back_over(part.a, match.start(), "adverbs.words")
        zone = text[begins : match.start()]
        who = _names(view, (part.a, begins))
        causes, effects_ = _sides(view, pair if named else None, back, part.a)
        if not who or not causes or not effects_:
            return []
        kind = "mediate" if verb in ("中介", "传导") else "moderate"
        sign = (
            "+" if verb in group("third.stronger") else "-" if verb in group("third.weaker") else (sign_of(zone) or "?")
        )
        if is_negated(zone):
            sign = "0"
        return _triples(kind, (causes, who, effects_), sign, "verb", match.span("verb"), part)
    return []


def topic_pair(view: View, parts: list[Part], before: int, after: int = -1) -> Pair | None:
    """The X and Y of "探讨 X 对 Y 的影响": no claim, but what a later "这一影响" points to."""
    for part in reversed(parts):
        if not after < part.a < before:
            continue
        match = pattern(
            r"(?P<x>[^，,]{2,40}?)(?P<toward>对于|对)(?P<y>[^，,]{2,40}?)的?(?:[^，,的]{0,6})(?:影响|作用|效应|关系)"
        ).search(view.text, _past_talk(view, part, part.a, part.b), part.b)
        if (
            match
            and view.is_word(*match.span("toward"))
            and not pattern(_BACK).match(match["x"])
            and not pattern(r"上述|该|这").match(match["y"])
        ):
            return conjuncts(view, *match.span("x")), conjuncts(view, *match.span("y"))
        match = pattern(
            r"(?P<x>[^，,]{2,30}?)(?P<and>与|和)(?P<y>[^，,]{2,30}?)(?:之间)?(?:的|存在着?|具有|有)(?:[^，,的]{0,6})(?:关系|理论模型|联系)"
        ).search(view.text, _past_talk(view, part, part.a, part.b), part.b)
        if match and view.is_word(*match.span("and")):
            return conjuncts(view, *match.span("x")), conjuncts(view, *match.span("y"))
    return None
