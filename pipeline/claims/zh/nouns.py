"""Rules in which a noun says the effect: X对Y有影响, X是Y的关键, X为Y提供Z, X对Y至关重要."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.claims.zh.groups import read_correlated, read_higher, read_opposite
from pipeline.claims.zh.modifiers import told_before
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.roles import can_be_cause
from pipeline.claims.zh.verbs import (
    BARE,
    Effect,
    against,
    effects,
    inner_verb,
    is_harm,
    is_negated,
    main_verb,
    plain_effect,
    sign_of,
    told_sign,
)
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import Walk, named_causes, own_act, past_frame, toward, understood
from pipeline.claims.zh.words import bits, endings, group, pattern

_LIGHT_NOUN = (
    r"(?P<light><nouns.light>)(?:了|着|出|过|到)?(?P<mid>[^对，,]{0,24}?)(?P<noun><nouns.effect>)"
    r"(?:<joints.names>[^，,]{0,6}<nouns.effect>)?的?"
)
_COEFFICIENT = (
    r"的(?P<mid>[^对的]{0,8}?)(?P<noun><effects.measured>)的?(?:<effects.standard>)?(?:<effects.measured>)?<effects.coefficient>"
    r"(?:为|是|=|＝|<degrees.about>)?(?P<number>[-－−—–]?0?[.．]\d{1,4})"
)
_OF_EFFECT = (
    r"的(?P<mid>(?:(?:<degrees.clear>的?)?<nouns.plus|nouns.minus>的)?[^对的]{0,12}?)(?P<noun><nouns.effect|third.stronger|third.weaker>)<effects.degree>?(?:在[^，,]{2,40}?中)?"
    r"(?P<tail>(?:<adverbs.words>|是|为|被){0,4}(?:<nouns.strength>))(?:的)?"
    "(?!<degrees.apart>?的?[^，,。；;]{0,4}?<effects.difference|third.variety>|(?<=<holds.stands>)[^，,。；;])"
)


#: X 对 Y 无显著差异: not at the end of a longer clause
_SAME = (
    r"(?:的<effects.nouns>)?(?:<degrees.also>)?(?P<mid><holds.none>)<degrees.clear>的?(?P<noun><effects.difference>)"
    r"(?![^，,。；;])"
)


_TOLD = (
    r"(?P<x>[^，,]{2,60}?)对(?!<inside.toward>)(?P<y>[^，,]{2,40}?)的(?P<mid>[^，,的对]{1,8}?)(?P<noun><effects.nouns>)"
)


#: Y 的作用机制, 的理论基础、…
_TOPIC = r"了?(?P<y>[^，,]{2,30}?)的(?:<degrees.meta>){0,2}<effects.how>(?:<joints.any>.{2,40})?"


def _does(walk: Walk, part: Part, start: int) -> bool:
    """揭示 X 促进 Y 的机制: that X does so is taken for granted."""
    view = walk.view
    verb = main_verb(view, start, part.b)
    topic = pattern(_TOPIC).fullmatch(view.text, verb.b, part.b) if verb else None
    if verb is None or topic is None or verb.kind not in ("raise", "lower", "bring"):
        return False
    if verb.begins - start < 2 or pattern("对(?!<inside.toward>)|<talk.aim|talk.question>").search(
        view.text, start, verb.begins
    ):
        return False
    causes = named_causes(walk, start, verb.begins, part)
    return walk.claim(causes, effects(view, *topic.span("y"), verb.sign), "told", (verb.a, verb.b), part, 0.5)


def read_told(walk: Walk, part: Part, *, aimed: bool) -> bool:
    """揭示 X 对 Y 的正向影响, 支持了 X 对 Y 的促进作用: a relation with its sign, as an object of talk."""
    view = walk.view
    start = part.a
    if not part.held & bits("effects.nouns|effects.how"):
        return False
    for verb in part.finditer("(?:<talk.aim|talk.report>)<verbs.aspects>{0,2}", view.text) if aimed else ():
        first = start == part.a and "对" not in view.text[part.a : verb.start()]
        begins = first or view.over(start, part.b, "adverbs.words") == verb.start()
        start = verb.end() if begins and view.is_word(*verb.span()) else start
    if part.mute != "question" and start > part.a and _does(walk, part, start):
        return True
    match = pattern(_TOLD).fullmatch(view.text, start, part.b)
    sign = sign_of(match["mid"] + match["noun"]) if match else ""
    goes_on = part.reported or any(f.rule == "zh.cause.told" for f in walk.found)
    left_out = pattern("<talk.gap>").search(view.text) or (match and view.has_word(*match.span("y"), "holds.has"))
    if match is None or not sign or not (goes_on or start > part.a) or left_out:
        return False
    out = [Effect(p, sign) for p in conjuncts(view, *match.span("y"))]
    return walk.claim(conjuncts(view, *match.span("x")), out, "told", match.span("noun"), part, 0.5)


_WITHIN = (
    r"(?P<x>.{0,40}?)(?P<in>在|于)(?P<y>.{2,40}?)(?:<points.one>)?(?P<place><places.process>?<places.in_it>|<places.aspect>)?"
    r"(?:(?:<adverbs.words>){0,2}<holds.play>(?:着|了|到)?(?P<how>.{0,3}?<degrees.role|nouns.plus|nouns.minus>.{0,3}?)的?(?P<role><effects.role>)"
    r"|的(?P<part><effects.role>)(?:<adverbs.words>)?(?P<much><talk.no_negation|nouns.crucial>))"
)


def read_within(walk: Walk, part: Part) -> bool:
    """X 在 Y 中发挥重要作用."""
    if not part.held & bits("effects.role"):
        return False
    view = walk.view
    match = part.fullmatch(_WITHIN, view.text)
    if match is None or not view.is_word(*match.span("in")):
        return False
    verb = inner_verb(view, *match.span("y"))
    if verb is None and not match["place"]:
        return False
    how = "how" if match["how"] else "much"
    sign = sign_of(match[how]) or ("?" if (match["role"] or match["part"]) in group("verbs.affect") else "+")
    sign = verb.sign if verb and sign == "+" else sign
    y = match.span("y") if verb is None else (verb.b, match.end("y"))
    out = effects(view, *y, sign) if verb else [Effect(p, sign) for p in conjuncts(view, *y)]
    if walk.between and match.start("in") - part.a < 2:
        sides = walk.base, walk.between, [e.phrase for e in out]
        walk.between = []
        return walk.third(sides, sign, "mediate.through", match.span(how), part)
    causes = named_causes(walk, part.a, match.start("in"), part)
    return walk.claim(causes, out, "within", match.span(how), part, 0.5)


def has_effect_noun(view: View, a: int, b: int) -> bool:
    """Whether a stretch says an effect by a light verb and a noun: "…产生重要影响"."""
    return next(_light_nouns(view, a, b), None) is not None


def says_effect(view: View, a: int, b: int) -> bool:
    """Whether a stretch says an effect, or how strong it is, by a noun."""
    return has_effect_noun(view, a, b) or pattern(_OF_EFFECT).search(view.text, a, b) is not None


def _light_nouns(view: View, a: int, b: int) -> Iterator[re.Match[str]]:
    """The light verbs whose noun ends a clause; "X 对 Y 产生的影响" is a topic."""
    held = view.held(a, b)
    if not held & bits("nouns.light") or not held & bits("nouns.effect"):
        return
    while match := pattern(_LIGHT_NOUN).search(view.text, a, b):
        topic = match["mid"].startswith("的") and match.end() == b
        whole = view.is_word(*match.span("light"))  # no 有 of 所有权, 有效
        a = match.end() if whole else match.start() + 1
        if whole and b - match.end() <= 3 and not topic:
            yield match


def read_effect_noun(walk: Walk, part: Part) -> bool:
    """X 对 Y 有 … 影响; X 对 Y 的影响显著."""
    view, text = walk.view, walk.view.text
    if read_correlated(walk, part) or read_opposite(walk, part) or read_higher(walk, part):
        return True
    if text.endswith(endings("effects.third"), part.a, part.b) or read_within(walk, part):
        return not text.endswith(endings("effects.third"), part.a, part.b)
    match = next(_light_nouns(view, part.a, part.b), None)
    if match is None and part.held & bits("effects.coefficient"):
        match = part.search(_COEFFICIENT, text)
    if match is None:
        match = plain_effect(view, part.a, part.b)
        if match is None and part.held & bits("nouns.strength"):
            match = part.search(_OF_EFFECT, text)
        if match is None and part.held & bits("effects.difference"):
            match = part.search(_SAME, text)
        if match is None:
            return False
    at = toward(view, part.a, match.start())
    if at is None:
        return _on_target(walk, part, match)
    both = pattern("<topics.both><nouns.light>").search(text, at + 3, match.start())
    zone_start = view.back_over(at + 1, both.start() if both else match.start(), "adverbs.words")
    zone = text[zone_start : match.end()]
    sign = sign_of(match["mid"] + match["noun"]) or "?"
    sign = "n" if sign_of(match.groupdict().get("tail") or "") == "n" else sign
    if match.groupdict().get("number"):
        sign = "-" if match["number"][0] in "-－−—–" else "+"
    told, end = told_sign(text, match.start("noun"), part.b) if sign == "?" else ("", 0)
    sign, zone = told or sign, zone + text[match.end() : end]
    if is_negated(zone.replace(match["noun"], "")) or pattern("<effects.denied>").search(zone):
        sign = "0"
    y = at + (2 if text[at + 1] == "于" else 1)
    through = pattern(
        r"(?P<x>.{2,40}?)(?:<adverbs.words>){0,3}(?P<cue><means.through>)(?P<m>.{2,40}?)<third.this_one>?"
    ).fullmatch(text, past_frame(view, part.a, at), view.back_over(part.a, at, "adverbs.words"))
    if through and view.is_word(*through.span("cue")):
        _strengthened(walk, part, match, conjuncts(view, *through.span("x")), conjuncts(view, y, zone_start))
        return _through(walk, part, through, conjuncts(view, y, zone_start), sign)
    if walk.between and view.back_over(part.a, at, "adverbs.words") - part.a < 2:
        between, walk.between = walk.between, []
        sides = walk.base, between, conjuncts(view, y, zone_start)
        return walk.third(sides, sign, "mediate.through", match.span("noun"), part)
    causes = named_causes(walk, part.a, at, part) or _agent(walk, part.a, at) or told_before(walk, part.a, at)
    if _strengthened(walk, part, match, causes, conjuncts(view, y, zone_start)):
        return bool(causes)
    return walk.claim(
        causes, [Effect(p, sign) for p in conjuncts(view, y, zone_start)], "noun", match.span("noun"), part, 0.8
    )


def _agent(walk: Walk, a: int, b: int) -> list[Phrase]:
    """决策者 对 Y 的影响: of an effect that is named by its noun, a person may be the cause."""
    view = walk.view
    b = view.back_over(a, b, "adverbs.words")
    who = view.phrase(a, b)
    return [who] if who and is_agent(view, view.text[a:b]) and can_be_cause(who.text) else []


def _strengthened(walk: Walk, part: Part, match: re.Match[str], causes: list[Phrase], out: list[Phrase]) -> bool:
    """Under a condition, X 对 Y 的影响 更强: the condition moderates."""
    tail = match.groupdict().get("tail") or ""
    how = pattern("(?P<up><compared.up>)|(?P<down><compared.down>)").search(tail + match["mid"])
    under = walk.when or walk.setting or walk.reason
    if under and how:
        walk.reason = []
        sign = "+" if how["up"] else "-"
        walk.third((causes, under, out), sign, "moderate.when", match.span("noun"), part)
        return True
    return False


def _on_target(walk: Walk, part: Part, match: re.Match[str]) -> bool:
    """对 Y 等, 都造成了不利影响: the target stands in the clause before; 而 X 影响不显著: the effect named last."""
    if not walk.target and walk.last and match["noun"] in group("effects.nouns") and match.groupdict().get("tail"):
        denied = is_negated(match["tail"]) or pattern("<effects.denied>").search(match["tail"])
        causes = named_causes(walk, part.a, match.start(), part) if denied and match.start() - part.a >= 2 else []
        again = [Effect(p.again(), "0") for p in walk.last]
        return walk.claim(causes, again, "noun", match.span("noun"), part, 0.5)
    if not walk.target or "light" not in match.groupdict() or match.start() - part.a > 6:
        return False
    sign = sign_of(match["mid"] + match["noun"]) or "?"
    sign = "0" if is_negated(walk.view.text[part.a : match.end()].replace(match["noun"], "")) else sign
    out = [Effect(p, sign) for p in walk.target]
    walk.target = []
    return walk.claim(understood(walk, part), out, "noun", match.span("noun"), part, 0.6)


def _through(walk: Walk, part: Part, match: re.Match[str], out: list[Phrase], sign: str) -> bool:
    """X 通过 M 对 Y 产生影响."""
    view = walk.view
    if is_agent(view, match["x"]):
        return walk.claim(
            conjuncts(view, *match.span("m")), [Effect(p, sign) for p in out], "means", match.span("cue"), part
        )
    walk.base = conjuncts(view, *match.span("x"))
    mediators = conjuncts(view, *match.span("m"))
    walk.third((walk.base, mediators, out), sign, "mediate.through", match.span("cue"), part)
    return True


def read_gift(walk: Walk, part: Part) -> bool:
    """为 Y 提供 Z."""
    if not part.held & bits("nouns.gifts"):
        return False
    view = walk.view
    given = r"(?:为|给)(?P<y>.{2,50}?)(?P<cue><nouns.gifts>)(?:了)?(?P<z>.{2,40})"
    places = (m.start() for m in part.finditer("给|(?<!以..)(?<!以...)为", view.text) if view.is_word(*m.span()))
    match = next((m for at in places if (m := pattern(given).match(view.text, at, part.b))), None)
    if (
        match is None
        or not view.is_word(*match.span("cue"))
        or "了" in view.text[part.a : match.start()]
        or view.has_word(part.a, match.start(), "verbs.pure_make")
        or pattern("<define.nouns|copulas.called>").search(view.text, part.a, match.start())
    ):
        return False
    if (
        any(match["z"].endswith(word) and len(match["z"]) - len(word) <= 12 for word in group("nouns.talk_gift"))
        and not part.reported
    ):
        talk = named_causes(walk, part.a, match.start(), part)
        if not talk or len(match["y"]) > 8:
            return True
    if walk.between and match.start() - part.a < 2:
        walk.means, walk.between = walk.between, []
    light = match["z"].endswith(endings("nouns.light_gift"))
    light = light and not (
        is_agent(view, match["y"]) and not pattern(BARE % "<nouns.light_gift>").fullmatch(match["z"])
    )
    told = pattern(BARE % "<nouns.effect>").fullmatch(match["z"])
    harm = is_harm(match["z"]) and not is_agent(view, match["y"])
    sign = (sign_of(match["z"]) or "?") if told else "-" if harm else "+"
    by = pattern("(?P<who>.{2,}?)<means.by>[^，,]*").fullmatch(view.text, part.a, match.start())
    ends = by.end("who") if by and view.is_word(by.end("who"), by.end("who") + 1) else match.start()
    causes = named_causes(walk, part.a, ends, part)  # X 以低成本为 Y 提供 Z: the manner is no cause
    out = [Effect(p, sign) for p in conjuncts(view, *match.span("y" if light or told or harm else "z"))]
    return walk.claim(causes, out, "gift", match.span("cue"), part)


_CRUCIAL = (
    r"(?:(?:<adverbs.words>){0,2}<nouns.crucial>|<holds.has>(?:<degrees.very>)?<degrees.role>的?<effects.worth>)的?"
)


def read_crucial(walk: Walk, part: Part) -> bool:
    """X 对 Y 至关重要; X 对 Y 具有重要价值."""
    if not part.held & bits("nouns.crucial|effects.worth"):
        return False
    view = walk.view
    match = part.search(_CRUCIAL, view.text)
    at = toward(view, part.a, match.start()) if match else None
    if match is None or at is None or part.b - match.end() > 3:
        return False
    y = at + (2 if view.text[at + 1] == "于" else 1)
    if view.text[y : match.start()].endswith(endings("effects.talked")):
        return True
    causes = [c for c in named_causes(walk, part.a, at, part) if c.text not in group("bare.pronouns")]
    verb = inner_verb(view, y, match.start())
    out = [Effect(p, "+") for p in conjuncts(view, verb.b if verb else y, match.start())]
    return walk.claim(causes, out, "crucial", match.span(), part)


_KEY_VERB = (
    r"(?P<x>.{0,60}?)(?P<cop>(?!(?<=<inside.just>)<copulas.stressed>)<nouns.copula>)了?(?P<who>[^，,的]{2,12}?)??(?P<v>(?!<agents.making>)(?:<verbs.affect|verbs.raise|verbs.bring|verbs.lower|nouns.key_verbs>))(?P<y>.{2,40}?)(?:最<degrees.key>)?的"
    r"(?P<rest>(?:<degrees.key>的)?[^、的]{0,14}?(?:<nouns.key|nouns.key_harm|nouns.key_head>)|<degrees.key|degrees.role>[^，,的]{2,6})(?:<numbers.one_of_which>)?"
)


def _key_verb(walk: Walk, part: Part) -> bool:
    """X 是影响 Y 的重要因素, whatever the last noun."""
    view = walk.view
    match = part.fullmatch(_KEY_VERB, view.text)
    if match is None or not view.is_word(*match.span("v")):
        return False
    if match["who"] and not (is_agent(view, match["who"]) or match["who"].endswith(endings("agents.wholes"))):
        return False
    if match["who"] and match["rest"] in group("define.heads"):  # X 是组织抵御 Y 的能力: what X is
        return False
    if match["rest"].endswith(endings("nouns.no_key")):  # 成为促进 Y 的关键议题: a topic
        return False
    word = match["v"]
    lowers = word in group("verbs.lower") and word not in group("verbs.solve")
    sign = against("?" if word in group("verbs.affect") else "-" if lowers else "+", match["rest"])
    causes = named_causes(walk, match.start("x"), match.end("x"), part)
    return walk.claim(causes, effects(view, *match.span("y"), sign), "key", match.span("v"), part, 0.7)


#: Y 的基础和 Z (的关键)
_TWO_KEYS = (
    r"(?P<one>[^，,]{2,30}?)的<degrees.key>{0,3}<nouns.key|nouns.key_harm>(?:<joints.names>(?P<other>[^，,]{2,40}))?"
)


def read_key(walk: Walk, part: Part) -> bool:
    """X 是 Y 的关键; X 是影响 Y 的因素; Y 的关键在于 X."""
    view, text = walk.view, walk.view.text
    if part.match("(?:<adverbs.words>){0,2}<verbs.pure_make><agents.nouns><nouns.copula>", text):
        return False  # 让用户成为 Y 的核心
    if _key_verb(walk, part):
        return True
    match = part.fullmatch(
        r"(?P<x>.{0,60}?)(?P<cop>(?!(?<=<inside.just>)<copulas.stressed>)<nouns.copula>)(?:了)?(?P<y>.{2,60}?)(?<!<places.between>)(?<!<places.between>的)"
        r"(?:的?(?P<adj><degrees.key>{0,6})|的(?:<degrees.weighty>)(?:<nouns.measured_in>))"
        r"(?P<key><nouns.key|nouns.key_harm|nouns.outcome>)(?:<numbers.one_of_which>|与.{2,8}|和.{2,8})?",
        text,
    )
    if match is None or not view.is_word(match.start("cop"), match.end("cop")):
        return _key_reversed(walk, part)
    if "的" not in text[match.start("y") : match.end()] and not match["y"].endswith("之"):
        return False
    x, y = match.span("x"), match.span("y")
    while y[1] in view.inner:
        y = y[0], y[1] + 1
    other = pattern(".{2,}(?P<of>的)[^的]{2,12}<verbs.joints>").fullmatch(text, *y)
    y = (y[0], other.start("of")) if other else y  # Y 的重要阵地和动力
    act = own_act(view, *y)
    y = (act, y[1]) if y[1] - act >= 4 else y
    x_end = view.back_over(x[0], x[1], "adverbs.words")
    causes = named_causes(walk, x[0], x_end, part)
    inner = inner_verb(view, *y)
    weak = match["key"] in group("nouns.key_weak")
    if match["key"] in group("nouns.outcome"):
        sign = "?" if view.text.endswith(endings("effects.joint"), *y) else "+"
        return walk.claim(conjuncts(view, *y), [Effect(p, sign) for p in causes], "key", match.span("key"), part)
    if inner:
        sign = against("+" if inner.word in group("verbs.solve") else inner.sign, match["key"])
        return walk.claim(causes, effects(view, inner.b, y[1], sign), "key", match.span("key"), part, 0.7)
    if match["key"] in group("nouns.key_ways") and not text.endswith(endings("verbs.up"), *y):
        return False
    if weak and match["adj"] is not None and not pattern("<nouns.key_bare>").sub("", match["adj"]):
        return False
    sign = against("+", match["key"])
    two = pattern(_TWO_KEYS).fullmatch(text, *y)
    named = (
        [p for one in ("one", "other") if two[one] for p in conjuncts(view, *two.span(one))]
        if two
        else conjuncts(view, *y)
    )
    return walk.claim(causes, [Effect(p, sign) for p in named], "key", match.span("key"), part, 0.65)


_LIES = r"<degrees.key>{0,3}(?P<key>%s)(?:<adverbs.words>){0,2}(?:<copulas.lies|part.has>)(?P<x>.{2,60})"
_RESTS = r"(?P<y>[^，,]{2,40}?)(?P<key>以)(?P<x>[^，,]{2,30}?)<copulas.as><degrees.key>{0,2}<nouns.rests>的?"
_RESTS_ON = r"(?P<y>[^，,]{2,40}?)是?(?P<key><nouns.rests_on>)(?P<x>[^，,]{2,40}?)的?<nouns.rests>之?上(?:的)?"


def _key_reversed(walk: Walk, part: Part) -> bool:
    """Y 的关键在于 X; 影响 Y 的因素包括 X; Y 以 X 为基础."""
    view, text = walk.view, walk.view.text
    if not part.held & bits("nouns.factors|nouns.key_back|nouns.rests"):
        return False
    verb = inner_verb(view, part.a, part.b)
    match = pattern(r"(?P<y>.{2,40}?)的" + _LIES % "<nouns.factors>").fullmatch(
        text, verb.b if verb else part.a, part.b
    )
    if verb and match and verb.kind != "goal":
        out = effects(view, verb.b, match.end("y"), verb.sign)
    else:
        match = part.fullmatch(r"(?P<y>.{2,40}?)的" + _LIES % "<nouns.key_back>", text)
        if match is None:
            match = part.fullmatch(_RESTS, text) or part.fullmatch(_RESTS_ON, text)
            if match is None or not view.is_word(*match.span("key")):
                return False
        y = part.a, view.back_over(part.a, match.end("y"), "adverbs.words")
        verb = inner_verb(view, *y)
        out = effects(view, verb.b, y[1], verb.sign) if verb else [Effect(p, "+") for p in conjuncts(view, *y)]
        if is_agent(view, text[slice(*y)]):
            return False
    return walk.claim(conjuncts(view, *match.span("x")), out, "key", match.span("key"), part)
