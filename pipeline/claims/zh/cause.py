"""Causal claims of a Chinese sentence: a walk over its parts that remembers what was named last.

The walk knows the cause in force (several predicates may share one subject), the effects just named
(a chain goes on from them), means and reasons that wait for their clause, and acts of agents.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.claims.zh.found import Found, times
from pipeline.claims.zh.parts import Part, is_research_clause
from pipeline.claims.zh.verbs import (
    Effect,
    Verb,
    changes,
    effects,
    inner_verb,
    is_negated,
    main_verb,
    sign_of,
    verbs,
)
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent, is_research
from pipeline.claims.zh.words import group, pattern

_MEANS = r"(?<!不)(?P<cue><means.words>)(?!率|常|俗|用|过)"
_WHEN = (
    r"(?:当(?P<at>.{2,60}?)(?:时|的时候|之时|时候|的?情况下|的?情境下|后|之后)|(?:如果|若|一旦|只有|只要)(?P<x>.{2,60}?)(?:时|的话|后)?"
    r"|(?:对于|对|就)(?P<who>.{2,60}?)(?:的(?:消费者|个体|企业|顾客|员工|人|人群|用户))?(?:而言|来说|来讲)?"
    r"|在(?P<where>.{2,60}?)的?(?:情况下|情境下|条件下|情境中|环境下|时|情形下|组中|组))"
)
_METHOD = r"<talk.method>"


@dataclass(slots=True)
class Walk:
    """What has been said so far in the sentence."""

    view: View
    found: list[Found] = field(default_factory=list)
    base: list[Phrase] = field(default_factory=list)
    last: list[Phrase] = field(default_factory=list)
    last_sign: str = "+"
    means: list[Phrase] = field(default_factory=list)
    reason: list[Phrase] = field(default_factory=list)
    when: list[Phrase] = field(default_factory=list)
    between: list[Phrase] = field(default_factory=list)
    earlier: Callable[[], list[Phrase]] = list
    skip: int = 0
    setting: list[Phrase] = field(default_factory=list)
    under: list[tuple[Found, Phrase]] = field(default_factory=list)
    act: Phrase | None = None
    agent: bool = False
    flowing: bool = False
    reason_cue: tuple[int, int] = (0, 0)

    def claim(self, causes: list[Phrase], out: list[Effect], rule: str, cue: tuple[int, int], part: Part, weight: float = 0.6) -> bool:
        """Write down every pair of causes and effects; False where a role cannot be one."""
        kept = [e for e in out if _can_be_effect(e.phrase.text)]
        causes = [c for c in causes if _can_be_cause(c.text)]
        for cause in causes:
            for effect in kept:
                if _apart(cause, effect.phrase):
                    roles = (("cause", cause), ("effect", effect.phrase))
                    self.found.append(
                        Found("cause", roles, effect.sign, f"zh.cause.{rule}", cue, (part.a, part.b), weight, effect.sign == "0", part.status)
                    )
        if kept and causes:
            self.last, self.last_sign = [e.phrase for e in kept], kept[0].sign
        return bool(causes and kept)


def _contrast(walk: Walk) -> None:
    """Under two conditions set against each other, what holds under one is a moderation by it."""
    held = [(f, w) for f, w in walk.under if f.type in ("cause", "mediate") and all(p.text != w.text for _, p in f.roles)]
    if len({w.text for _, w in walk.under}) < 2:
        return
    for found, when in held:
        cause, effect = found.role("cause"), found.role("effect")
        if cause is None or effect is None or cause.elided:
            continue
        last = next((g.role("effect") for g, w in reversed(held) if w == when), effect)
        roles = (("cause", cause), ("moderator", when), ("effect", last or effect))
        sign = "-" if found.polarity == "0" else "+"
        walk.found.append(found._replace(type="moderate", roles=roles, polarity=sign, rule="zh.moderate.contrast", negated=False))
        if last == effect and found.type == "cause" and found in walk.found:
            walk.found.remove(found)


def _apart(one: Phrase, other: Phrase) -> bool:
    return one.end <= other.start or other.end <= one.start


def _can_be_cause(text: str) -> bool:
    if text.endswith(("在", "从", "对", "把", "将", "使")) and not text.endswith(("存在", "服从", "应对", "面对", "反对")):
        return False
    if text.startswith(("从", "在", "给", "把", "被", "已", "要", "为了", "作为", "较大程度", "一定程度", "不同程度")) and not text.startswith(("从业", "从众", "在线", "在位", "在场", "要素")):
        return False
    return not is_research(text) and not is_research_clause(text) and text not in group("bare.nouns") and len(text) <= 70


def _can_be_effect(text: str) -> bool:
    if text in group("bare.nouns") or len(text) > 80 or "调节作用" in text or "中介作用" in text:
        return False
    return not any(text.endswith(word) for word in group("talk.research_object")) or len(text) > 24


def read_causes(view: View, parts: list[Part], earlier: Callable[[], list[Phrase]]) -> list[Found]:
    """The causal claims of a sentence; ``earlier`` finds what the sentence before speaks of, for 其 and 它."""
    walk = Walk(view, earlier=earlier)
    for part in parts:
        known = len(walk.found)
        _read(walk, part)
        under = walk.when or walk.setting
        walk.under += [(f, under[0]) for f in walk.found[known:] if under]
    _contrast(walk)
    return walk.found


def _read(walk: Walk, part: Part) -> None:
    if part.mute:
        if part.mute in ("aim", "question"):
            _modifiers(walk, part._replace(status="hypothesis") if part.mute == "aim" else part)
        if part.mute == "aim":
            walk.base, walk.last, walk.means, walk.act, walk.reason = [], [], [], None, []
        return
    if part.a < walk.skip or (part.b - part.a < 3 and not walk.reason):
        return
    _modifiers(walk, part)
    if _reason(walk, part):
        return
    for rule in (_effect_noun, _from, _gift, _crucial, _passive, _key, _make, _the_more, _more, _with_means, _with_verb, _change):
        if rule(walk, part):
            walk.means = [] if rule is not _with_means else walk.means
            _reasoned(walk, part, own=True)
            return
    if _reasoned(walk, part, own=False):
        return
    _remember_act(walk, part)


# --------------------------------------------------------------------------- subjects


def _subject(walk: Walk, a: int, b: int, part: Part) -> list[Phrase]:
    """The causes that the words before a predicate name, or those that an elided subject stands for."""
    view = walk.view
    b = view.back_over(a, b, "adverbs.words")
    a = _past_frame(view, a, b)
    placed = pattern(r"(?P<x>.{3,}?)(?:<adverbs.words>){0,3}在[^，,的]{2,24}?(?:阶段|中|下|时|方面|上|里|后|前)").fullmatch(view.text, a, b)
    if placed and view.is_word(placed.end("x"), placed.end("x")):
        b = placed.end("x")
    text = view.text[a:b]
    if text in group("bare.pronouns"):
        return _elided(walk, part) or [p.again() for p in walk.earlier()]
    if len(text) < 2:
        return _elided(walk, part)
    if is_agent(view, text):
        walk.base, walk.flowing, walk.agent = [], True, True
        if walk.means:
            return walk.means
        if part.link == "so" and walk.act:
            return [walk.act.again()]
        return []
    found = conjuncts(view, a, b)
    walk.base, walk.flowing = found, False
    return found


def _past_frame(view: View, a: int, b: int) -> int:
    """Past a setting that stands before the subject: 在…背景下, 对于…而言."""
    match = pattern(r"(?:在|当|从|对于|对|就).{2,40}?(?:下|中|里|上|时|而言|来说|来看|看|方面|过程中|背景下|情境下|视角下)(?=.{2})[，,]?").match(view.text, a, b)
    return match.end() if match and match.end() not in view.inner and b - match.end() >= 2 else a


def _elided(walk: Walk, part: Part) -> list[Phrase]:
    if walk.means:
        return walk.means
    if walk.reason:
        reason, walk.reason = walk.reason, []
        return reason
    if part.link == "chain" and walk.last:
        return [p.again() for p in walk.last]
    if walk.flowing and walk.last and walk.last_sign in "+?":
        return [p.again() for p in walk.last]
    if walk.base:
        return [p.again() for p in walk.base]
    if walk.act and (walk.agent or part.link == "chain"):
        return [walk.act.again()]
    return [] if walk.agent else walk.when


def _remember_act(walk: Walk, part: Part) -> None:
    """A clause that claims nothing may still name an act that the next clause speaks of."""
    view = walk.view
    named = pattern(r"(?P<who>[^，,]{2,30}?)(?:<adverbs.words>){0,3}(?:在|是|具有|作为|发挥|起到|起着|被|由|受|与|成为|存在|包含|包括|属于|表现)").match(view.text, part.a, part.b)
    if named and view.is_word(named.end(), named.end()):
        who = named["who"]
        if not is_agent(view, who) and not is_research(who) and not is_research_clause(who):
            walk.base, walk.flowing, walk.act = conjuncts(view, *named.span("who")), False, None
            return
    if not named and main_verb(view, part.a, part.b) is None and part.b - part.a <= 25 and not pattern(r"在|当|从|对|以|为|将|随|由|因|若|如").match(view.text, part.a):
        topic = view.phrase(part.a, part.b)
        if topic and not is_agent(view, topic.text) and not is_research(topic.text) and view.tags.get(part.a) != "v":
            walk.base, walk.flowing, walk.act = conjuncts(view, part.a, part.b), False, None
            return
    verb = main_verb(view, part.a, part.b)
    phrase = view.phrase(verb.a if verb and is_agent(view, view.text[part.a : verb.begins]) else part.a, part.b)
    if phrase and not is_research_clause(phrase.text) and 4 <= len(phrase.text) <= 40:
        walk.act = phrase


# --------------------------------------------------------------------------- rules


def _modifiers(walk: Walk, part: Part) -> bool:
    """X引发的Y, X带来的Y: a relation inside a modifier that has its own cue."""
    view, hit = walk.view, False
    for match in pattern(r"所?(?P<cue><verbs.modifier>)的(?!是)").finditer(view.text, part.a + 2, part.b):
        if not view.is_word(match.start("cue"), match.end("cue")):
            continue
        x = _noun_start(view, part.a, match.start())
        y = _noun_end(view, match.end(), part.b)
        cause = view.text[x : view.back_over(x, match.start(), "adverbs.words")]
        if len(cause) < 2 or is_agent(view, cause) or view.text[match.start("cue") - 1] in "由被":
            continue
        hit |= walk.claim(conjuncts(view, x, match.start()), effects(view, match.end(), y, "+"), "modifier", match.span("cue"), part, 0.5)
    return hit


def _noun_start(view: View, a: int, b: int) -> int:
    """Where the noun phrase that ends at ``b`` begins: after the last verb or preposition before it."""
    start = a
    for match in pattern(r"面对|应对|使|对于|对|在|将|把|从|以|提出|由于|由|因为|因|了|是|<talk.aim>|<verbs.raise|verbs.lower|verbs.affect>").finditer(view.text, a, b - 1):
        if view.is_word(match.start(), match.end()) and view.text[match.end()] not in "的力性型":
            start = match.end()
    return start


def _noun_end(view: View, a: int, b: int) -> int:
    follow = next((v for v in verbs(view, a, b) if v.begins - a >= 2), None)
    stop = follow.begins if follow else b
    halt = pattern(r"进行|之间|得到|受到|是|以及其|如何").search(view.text, a + 2, stop)
    stop = halt.start() if halt and view.is_word(*halt.span()) else stop
    match = pattern(r"的(?:<nouns.meta>)").search(view.text, a + 2, stop)
    return match.start() if match else stop


def _reason(walk: Walk, part: Part) -> bool:
    """随着X / 由于X / 当X时: a clause that waits for the next one."""
    view, text = walk.view, walk.view.text
    more = pattern(r"(?:加之|加上|再加上|以及)").match(text, part.a, part.b)
    if more and walk.reason:
        walk.reason += conjuncts(view, more.end(), part.b)
        return True
    match = pattern(r"(?P<cue><topics.with|topics.because>)").match(text, part.a, part.b)
    if match and view.is_word(*match.span()) and not text[match.end() : part.b].startswith("此"):
        walk.reason = conjuncts(view, match.end(), part.b)
        walk.reason_cue = match.span("cue")
        walk.base = []
        return True
    inside = pattern(r"(?P<who>.{2,30}?)(?P<cue>由于|因为|因)(?P<why>.{3,60})").fullmatch(text, part.a, part.b)
    if inside and view.is_word(*inside.span("cue")) and "而" not in inside["why"] and "为了" not in inside["who"]:
        walk.reason = conjuncts(view, *inside.span("why"))
        walk.reason_cue = inside.span("cue")
        return True
    setting = pattern(r"在(?P<x>[^，,]{2,14})").fullmatch(text, part.a, part.b)
    if setting and not verbs(view, part.a, part.b) and not pattern(_WHEN).fullmatch(text, part.a, part.b):
        phrase = view.phrase(*setting.span("x"))
        walk.setting = [phrase] if phrase else []
        return True
    when = pattern(_WHEN).fullmatch(text, part.a, part.b)
    if when and when.lastgroup and view.is_word(part.a, when.start(when.lastgroup)):
        key = next(k for k in ("at", "x", "who", "where") if when[k])
        if key == "who" and (verbs(view, *when.span(key)) or part.b - part.a > 14 and not text[part.a : part.b].startswith("对于") and not text[part.a : part.b].endswith(("而言", "来说", "来讲"))):
            return False
        phrase = view.phrase(*when.span(key))
        walk.when = [phrase] if phrase else []
        walk.base, walk.last, walk.means = [], [], []
        return True
    return False


def _reasoned(walk: Walk, part: Part, *, own: bool) -> bool:
    """The clause that a reason waited for: it is the effect as a whole."""
    if not walk.reason or part.mute:
        return False
    view = walk.view
    causes = walk.reason
    walk.reason = [] if own or part.link else causes
    differ = pattern(r"(?:.{0,30}?)在(?P<y>.{2,60}?)(?:等)?(?:方面)?(?:上)?(?:具有|存在|有|表现出|呈现出?)(?:较大|显著|明显|一定|很大)?的?(?:差异|不同)").fullmatch(view.text, part.a, part.b)
    if differ:
        walk.reason = []
        return walk.claim(causes, [Effect(p, "?") for p in conjuncts(view, *differ.span("y"))], "reason", walk.reason_cue, part)
    change = changes(view, part.a, part.b)
    if change and not own:
        return walk.claim(causes, [Effect(p, change[2]) for p in conjuncts(view, change[0], change[1])], "reason", walk.reason_cue, part)
    phrase = view.phrase(view.over(part.a, part.b, "adverbs.words"), part.b)
    if own or phrase is None or part.status == "proposal" or "研究" in phrase.text or len(phrase.text) > 45 or len(phrase.text) < 4:
        return False
    return walk.claim(causes, [Effect(phrase, "+")], "reason", walk.reason_cue, part, 0.4)


_LIGHT_NOUN = r"(?P<light><nouns.light>)(?:了|着|出|过|到)?(?P<mid>[^对，,]{0,24}?)(?P<noun><nouns.effect>)(?:的)?"
_OF_EFFECT = r"的(?P<mid>[^对的]{0,12}?)(?P<noun><nouns.effect>)(?P<tail>(?:<adverbs.words>|是|为|被){0,4}(?:减弱|增强|削弱|加强|强化|弱化|消失|显著|不显著|成立|明显|为正|为负|不明显|存在|微弱|更强|更弱|较强|较弱|最强|最大|更大|更显著|显著的|有限|得到验证|得到支持|并不显著|更为显著))(?:的)?"


def _correlated(walk: Walk, part: Part) -> bool:
    """假设: X 与 Y 正相关. Only a hypothesis gives a correlation a direction."""
    if part.status != "hypothesis":
        return False
    view = walk.view
    match = pattern(r"(?P<x>.{2,40}?)(?P<and>与|和|同)(?P<y>.{2,40}?)(?:之间)?(?:存在|呈|呈现|具有|有)?(?:显著)?(?:的)?(?:显著)?(?P<sign>正向?|负向?)(?:的)?(?:相关|关系|相关关系)(?:性)?").fullmatch(view.text, part.a, part.b)
    if match is None or not view.is_word(*match.span("and")):
        return False
    sign = "-" if match["sign"].startswith("负") else "+"
    return walk.claim(conjuncts(view, *match.span("x")), [Effect(p, sign) for p in conjuncts(view, *match.span("y"))], "correlated", match.span("sign"), part, 0.6)


def _opposite(walk: Walk, part: Part) -> bool:
    """而 X 的作用则相反: what was said of another cause, with the sign turned round."""
    view = walk.view
    match = pattern(r"(?P<x>.{2,40}?)的?(?:作用|影响|效应|效果|结果|情况)(?:则|却|正好|恰好|恰恰)*相反").fullmatch(view.text, part.a, part.b)
    said = [f for f in walk.found if f.type == "cause" and f.polarity in ("+", "-")]
    if match is None or not said:
        return False
    effects_ = {p.start: Effect(p.again(), "-" if f.polarity == "+" else "+") for f in said if (p := f.role("effect"))}
    return walk.claim(conjuncts(view, *match.span("x")), list(effects_.values()), "opposite", match.span("x"), part, 0.6)


def _valued(walk: Walk, part: Part) -> bool:
    """X 对 Y 具有重要价值, X no research."""
    view = walk.view
    match = pattern(r"(?:具有|有着|有|存在)(?:非常|十分|极其)?(?:重要|关键|积极|巨大)的?(?:战略)?价值").search(view.text, part.a, part.b)
    at = _toward(view, part.a, match.start()) if match and part.b - match.end() <= 1 else None
    if match is None or at is None:
        return False
    y = at + (2 if view.text[at + 1] == "于" else 1)
    return walk.claim(_subject(walk, part.a, at, part), [Effect(p, "+") for p in conjuncts(view, y, match.start())], "crucial", match.span(), part, 0.5)


def _higher(walk: Walk, part: Part) -> bool:
    """对 A 的 Y 高于对 B 的 Y: two things compared in one measure."""
    view = walk.view
    match = pattern(r"(?P<who>.{0,20}?)对(?P<x>[^，,]{2,30}?)的(?P<y>[^，,的]{2,20}?)(?:<adverbs.words>){0,3}(?P<how>高于|大于|强于|多于|优于|好于|低于|小于|弱于|少于|差于)(?:对)?(?P<z>[^，,]{2,40})").fullmatch(view.text, part.a, part.b)
    if match is None:
        return False
    sign = "-" if match["how"][0] in "低小弱少差" else "+"
    return walk.claim(conjuncts(view, *match.span("x")), [Effect(p, sign) for p in conjuncts(view, *match.span("y"))], "higher", match.span("how"), part, 0.5)


def _within(walk: Walk, part: Part) -> bool:
    """X 在 Y 中发挥重要作用."""
    view = walk.view
    match = pattern(r"(?P<x>.{2,40}?)(?P<in>在|于)(?P<y>.{2,40}?)(?:这一)?(?:的?过程|之)?中(?:<adverbs.words>){0,2}(?:发挥|起|起到|扮演|具有|占据)(?:着|了|到)?(?P<how>.{0,3}?(?:重要|关键|积极|核心|促进|主导|决定性|不可替代).{0,3}?)(?:的)?(?:作用|角色|地位)").fullmatch(view.text, part.a, part.b)
    if match is None or not view.is_word(*match.span("in")):
        return False
    causes = _subject(walk, part.a, match.start("in"), part)
    return walk.claim(causes, [Effect(p, "+") for p in conjuncts(view, *match.span("y"))], "within", match.span("how"), part, 0.5)


def _effect_noun(walk: Walk, part: Part) -> bool:
    """X 对 Y 有 … 影响; X 对 Y 的影响显著."""
    view, text = walk.view, walk.view.text
    if _correlated(walk, part) or _opposite(walk, part) or _valued(walk, part) or _higher(walk, part):
        return True
    if text[part.a : part.b].endswith(("调节作用", "中介作用", "调节效应", "中介效应")):
        return False
    if _within(walk, part):
        return True
    match = next((m for m in pattern(_LIGHT_NOUN).finditer(text, part.a, part.b) if part.b - m.end() <= 3), None)
    if match is None:
        match = pattern(_OF_EFFECT).search(text, part.a, part.b)
        if match is None:
            return False
    at = _toward(view, part.a, match.start())
    if at is None:
        return False
    zone_start = view.back_over(at + 1, match.start(), "adverbs.words")
    zone = text[zone_start : match.end()]
    sign = sign_of(match["mid"] + match["noun"]) or "?"
    if is_negated(zone.replace(match["noun"], "")) or "不显著" in zone:
        sign = "0"
    y = at + (2 if text[at + 1] == "于" else 1)
    through = pattern(r"(?P<x>.{2,40}?)(?:<adverbs.words>){0,3}(?P<cue>通过|经由)(?P<m>.{2,40}?)(?:<adverbs.words>){0,2}").fullmatch(text, _past_frame(view, part.a, at), at)
    if through and view.is_word(*through.span("cue")):
        return _through(walk, part, through, conjuncts(view, y, zone_start), sign)
    causes = _subject(walk, part.a, at, part)
    tail = match.groupdict().get("tail") or ""
    how = pattern("(?P<up>更强|更高|更大|更显著|更为显著|增强|最强|最大|加强|强化)|(?P<down>不显著|更弱|更小|减弱|不明显|消失|不存在|较弱|微弱|削弱|弱化)").search(tail + match["mid"])
    under = walk.when or walk.setting or walk.reason
    if under and how:
        for cause in causes:
            for p in conjuncts(view, y, zone_start):
                roles = (("cause", cause), ("moderator", under[0]), ("effect", p))
                walk.reason = []
                walk.found.append(Found("moderate", roles, "+" if how["up"] else "-", "zh.moderate.when", match.span("noun"), (part.a, part.b), 0.6, False, part.status))
        return bool(causes)
    return walk.claim(causes, [Effect(p, sign) for p in conjuncts(view, y, zone_start)], "noun", match.span("noun"), part, 0.8)


def _through(walk: Walk, part: Part, match: re.Match[str], out: list[Phrase], sign: str) -> bool:
    """X 通过 M 对 Y 产生影响."""
    view = walk.view
    if is_agent(view, match["x"]):
        return walk.claim(conjuncts(view, *match.span("m")), [Effect(p, sign) for p in out], "means", match.span("cue"), part)
    walk.base = conjuncts(view, *match.span("x"))
    for cause in walk.base:
        for mediator in conjuncts(view, *match.span("m")):
            for effect in out:
                roles = (("cause", cause), ("mediator", mediator), ("effect", effect))
                walk.found.append(Found("mediate", roles, sign, "zh.mediate.through", match.span("cue"), (part.a, part.b), 0.65, sign == "0", part.status))
    return True


def _toward(view: View, a: int, b: int) -> int | None:
    """The last 对 before ``b`` that is a word of its own."""
    for at in range(b - 2, a - 1, -1):
        if view.text[at] == "对" and at not in view.inner and (at + 1 not in view.inner or view.text[at + 1] == "于"):
            return at
    return None


def _from(walk: Walk, part: Part) -> bool:
    """Y 源于 X."""
    view = walk.view
    match = next((m for m in pattern("<verbs.from>").finditer(view.text, part.a, part.b) if view.is_word(*m.span())), None)
    if match is None or part.b - match.end() < 2 or view.text[match.end()] == "的":
        return False
    begins = view.back_over(part.a, match.start(), "adverbs.words")
    y = conjuncts(view, _past_frame(view, part.a, begins), begins) if begins - part.a >= 2 else [p.again() for p in walk.base or walk.last]
    sign = "-" if match.group() in group("verbs.from_harm") else "+"
    if match.group() in ("取决于", "决定于", "依赖于"):
        sign = "?" if match.group() != "依赖于" else "+"
    hit = walk.claim(conjuncts(view, match.end(), part.b), [Effect(p, sign) for p in y], "from", match.span(), part, 0.7)
    walk.base = y
    return hit


def _gift(walk: Walk, part: Part) -> bool:
    """为 Y 提供 Z."""
    view = walk.view
    match = pattern(r"(?P<for>为)(?P<y>.{2,50}?)(?P<cue>提供|奠定|带来|创造|注入|搭建|营造|构筑|打下|开辟)(?:了)?(?P<z>.{2,40})").search(view.text, part.a, part.b)
    if match is None or not view.is_word(match.start("for"), match.end("for")) or "了" in view.text[part.a : match.start()]:
        return False
    if any(match["z"].endswith(word) and len(match["z"]) - len(word) <= 12 for word in group("nouns.talk_gift")) and not part.reported:
        talk = _subject(walk, part.a, match.start(), part)
        if not talk or len(match["y"]) > 8:
            return True
    light = any(match["z"].endswith(word) for word in group("nouns.light_gift"))
    target = match.span("y") if light else match.span("z")
    causes = _subject(walk, part.a, match.start(), part)
    return walk.claim(causes, [Effect(p, "+") for p in conjuncts(view, *target)], "gift", match.span("cue"), part)


def _crucial(walk: Walk, part: Part) -> bool:
    """X 对 Y 至关重要."""
    view = walk.view
    match = pattern(r"(?:<adverbs.words>){0,2}(?:<nouns.crucial>)(?:的)?").search(view.text, part.a, part.b)
    at = _toward(view, part.a, match.start()) if match else None
    if match is None or at is None or part.b - match.end() > 3:
        return False
    y = at + (2 if view.text[at + 1] == "于" else 1)
    return walk.claim(_subject(walk, part.a, at, part), [Effect(p, "+") for p in conjuncts(view, y, match.start())], "crucial", match.span(), part)


def _passive(walk: Walk, part: Part) -> bool:
    """Y 由 X 引起; Y 受 X 影响; Y 被 X 削弱."""
    view = walk.view
    match = pattern(r"(?P<cue>由|受到|受|被|为)(?P<x>.{2,60}?)(?:所|的|共同|直接|间接|显著|正向|负向)?(?P<verb><verbs.passive>|影响|驱动|制约|限制|约束|调节|启发|冲击|威胁|激励)(?:的(?P<of>.{2,30})|而?发生(?:变化|改变)|而成|而来|形成|而)?(?:的)?").search(view.text, part.a, part.b)
    if match is None or not view.is_word(*match.span("cue")) or part.b - match.end() > 2:
        return False
    if match["cue"] == "为" and "所" not in match.group():
        return False
    sign = "-" if match["verb"] in group("verbs.lower") | {"冲击", "威胁"} else ("?" if match["verb"] in ("制约", "限制", "约束", "影响", "决定", "调节", "塑造") else "+")
    zone = view.text[view.back_over(part.a, match.start(), "adverbs.words") : match.start()]
    if is_negated(zone):
        sign = "0"
    causes = conjuncts(view, *match.span("x"))
    subject = part.a, view.back_over(part.a, match.start(), "adverbs.words")
    if match["of"] and not (subject[1] - subject[0] >= 2 and view.text[match.start() - 1] == "是"):
        return walk.claim(causes, effects(view, *match.span("of"), sign), "passive", match.span("verb"), part)
    b = view.back_over(part.a, match.start(), "adverbs.words")
    y = conjuncts(view, part.a, b) if b - part.a >= 2 else [p.again() for p in walk.base]
    if b - part.a >= 2 and is_agent(view, view.text[part.a : b]):
        walk.base, walk.last, walk.flowing = causes, causes, False
        return True
    return walk.claim(causes, [Effect(p, sign) for p in y], "passive", match.span("verb"), part)


_KEY_VERB = (
    r"(?P<x>.{2,60}?)(?P<cop><nouns.copula>)(?:了)?(?P<v><verbs.affect|verbs.raise|verbs.bring|verbs.lower>|实现|获得|获取|形成)(?P<y>.{2,40}?)的"
    r"(?P<rest>.{0,14}?(?:<nouns.key|nouns.key_harm|nouns.key_head>))(?:之一|所在)?"
)


def _key_verb(walk: Walk, part: Part) -> bool:
    """X 是影响 Y 的重要因素, whatever the last noun."""
    view = walk.view
    match = pattern(_KEY_VERB).fullmatch(view.text, part.a, part.b)
    if match is None or not view.is_word(*match.span("v")):
        return False
    word = match["v"]
    sign = "?" if word in group("verbs.affect") else "-" if word in group("verbs.lower") else "+"
    causes = _subject(walk, match.start("x"), match.end("x"), part)
    return walk.claim(causes, effects(view, *match.span("y"), sign), "key", match.span("v"), part, 0.7)


def _key(walk: Walk, part: Part) -> bool:
    """X 是 Y 的关键; X 是影响 Y 的因素; Y 的关键在于 X."""
    view, text = walk.view, walk.view.text
    if _key_verb(walk, part):
        return True
    match = pattern(r"(?P<x>.{2,60}?)(?P<cop><nouns.copula>)(?:了)?(?P<y>.{2,60}?)的?(?P<adj>(?:重要|关键|核心|主要|根本|有效|必要|内在|基本|首要|直接|最|决定性|新|最终|深层次?|强大|不竭|两种不同的?|必然|根本性|之|的|一个|坚实|双|主导|先决|强劲|本质|外部|内部){0,4})(?P<key><nouns.key|nouns.key_harm|nouns.outcome>)(?:之一|所在|与.{2,8}|和.{2,8})?").fullmatch(text, part.a, part.b)
    if match is None or not view.is_word(match.start("cop"), match.end("cop")):
        return _key_reversed(walk, part)
    if "的" not in text[match.start("y") : match.end()] and not match["y"].endswith("之"):
        return False
    x, y = match.span("x"), match.span("y")
    x_end = view.back_over(x[0], x[1], "adverbs.words")
    causes = _subject(walk, x[0], x_end, part)
    inner = inner_verb(view, *y)
    weak = match["key"] in group("nouns.key_weak")
    if match["key"] in group("nouns.outcome"):
        return walk.claim(conjuncts(view, *y), [Effect(p, "+") for p in causes], "key", match.span("key"), part)
    if inner:
        return walk.claim(causes, effects(view, inner.b, y[1], inner.sign), "key", match.span("key"), part, 0.7)
    if match["key"] in ("方式", "途径", "路径", "手段"):
        return False
    if weak and not match["adj"].strip("的一个"):
        return False
    weight = 0.65
    sign = "-" if match["key"] in group("nouns.key_harm") else "+"
    return walk.claim(causes, [Effect(p, sign) for p in conjuncts(view, *y)], "key", match.span("key"), part, weight)


def _key_reversed(walk: Walk, part: Part) -> bool:
    view = walk.view
    match = pattern(r"(?P<y>.{2,40}?)的(?:重要|关键|核心|主要|根本|首要|直接|深层){0,2}(?P<key>关键|原因|动因|动力|前提|根源|诱因|根本|驱动力|驱动因素|前因|来源|源泉)(?:就)?(?:在于|是|为|即)(?P<x>.{2,60})").fullmatch(view.text, part.a, part.b)
    if match is None:
        return False
    return walk.claim(conjuncts(view, *match.span("x")), [Effect(p, "+") for p in conjuncts(view, *match.span("y"))], "key", match.span("key"), part)


def _make(walk: Walk, part: Part) -> bool:
    """X 使 Y 提高: the complement is a clause."""
    view = walk.view
    match = next((m for m in pattern(r"(?P<cue><verbs.make>)(?:了)?(?=.{3})").finditer(view.text, part.a, part.b) if _is_make(view, m.start(), m.end("cue"))), None)
    if match is None:
        return False
    begins = view.back_over(part.a, match.start(), "adverbs.words")
    if begins - part.a < 3 and any("会" in view.text[v.begins : v.a] for v in verbs(view, match.end(), part.b)):
        return False
    means = pattern(_MEANS).search(view.text, part.a, begins)
    if means and view.is_word(*means.span("cue")):
        return False
    out = effects(view, match.end(), part.b, "+", clausal=True)
    whole = match.end(), part.b
    if verbs(view, *whole) and not inner_verb(view, *whole):
        phrase = view.phrase(*whole)
        out = [Effect(phrase, "+")] if phrase else []
    if is_negated(view.text[begins : match.start()]):
        out = [Effect(e.phrase, "0") for e in out]
    causes = _subject(walk, part.a, begins, part) or ([walk.act.again()] if walk.act else [])
    return walk.claim(causes, out, "make", match.span("cue"), part)


def _is_make(view: View, a: int, b: int) -> bool:
    word = view.text[a:b]
    if not view.is_word(a, b) or view.in_quote(a) or view.text[max(0, a - 1) : a] in ("为", "的", "被"):
        return False
    if word in ("使", "令", "让", "使得", "促使", "致使", "迫使", "驱使", "诱使", "敦促"):
        return True
    after = view.text[b : b + 14]
    return any(agent in after[:8] for agent in ("企业", "顾客", "消费者", "用户", "员工", "主体", "成员")) and bool(verbs(view, b, min(len(view.text), b + 30)))


def _with_means(walk: Walk, part: Part) -> bool:
    """通过 X 实现 Y; 以 X 促进 Y."""
    view, text = walk.view, walk.view.text
    match = next((m for m in pattern(_MEANS).finditer(text, part.a, part.b) if view.is_word(*m.span("cue")) and text[m.start() - 1 : m.start()] not in ("的", "所")), None)
    if match is None:
        match = next((m for m in pattern(r"(?P<cue>以|用|靠)(?P<x>.{2,20}?)(?=(?:来|去)?<verbs.raise|verbs.lower|verbs.goal|verbs.bring>)").finditer(text, part.a, part.b) if view.is_word(*m.span("cue")) and view.is_word(m.end(), m.end()) and "为" not in text[m.start() : part.b]), None)
        if match is None:
            return False
    subject_end = view.back_over(part.a, match.start(), "adverbs.words")
    start = match.end("cue")
    if match["cue"] in ("利用", "运用", "经过", "依靠") and subject_end == match.start() > part.a and not is_agent(view, text[part.a : subject_end]):
        return False
    ends = pattern(r"(?P<x>.{2,60}?)(?:来|得以|而)?(?:实现|完成|达成|形成|体现)").fullmatch(text, start, part.b)
    if ends and subject_end - part.a >= 2 and not is_agent(view, text[part.a : subject_end]):
        y = [Effect(p, "+") for p in conjuncts(view, _past_frame(view, part.a, subject_end), subject_end)]
        return walk.claim(conjuncts(view, *ends.span("x")), y, "means", match.span("cue"), part)
    verb = _outcome(view, start, part.b)
    x_end = verb.begins if verb else part.b
    if pattern(_METHOD).search(text, max(start, x_end - 4), x_end) or pattern(r"\d+[个项份名位次]").search(text, start, x_end):
        return True
    subject = text[_past_frame(view, part.a, subject_end) : subject_end]
    if len(subject) >= 2:
        walk.agent = walk.agent or is_agent(view, subject)
        agent = is_agent(view, subject) or pattern("<means.acts>").match(text, start, x_end) is not None
        walk.base = [] if agent else conjuncts(view, part.a, subject_end)
        walk.flowing = agent
    means = conjuncts(view, start, x_end)
    changed = inner_verb(view, start, x_end)
    if walk.base and len(subject) >= 2:
        return _mediated(walk, part, match.span("cue"), (start, x_end), verb)
    if not means:
        return False
    walk.flowing = len(match["cue"]) > 1
    if not walk.flowing:
        walk.base = means
    if verb is None:
        walk.means = means
        return True
    walk.means = []
    sign = times(changed.sign, verb.sign) if changed and changed.kind == "lower" and verb.kind == "affect" else verb.sign
    return walk.claim(means, effects(view, verb.b, part.b, sign, clausal=verb.kind == "signed"), "means", match.span("cue"), part, 0.7)


def _outcome(view: View, a: int, b: int) -> Verb | None:
    """The verb that follows the means: the last that the means cannot hold."""
    found = [v for v in verbs(view, a, b) if v.begins - a >= 2 and v.kind != "absorbed" and view.text[v.begins - 1] not in "的、和与或"]
    found = [v for v in found if v.kind != "goal" or v.word in group("verbs.outcome")]
    if not found:
        return None
    strong = [v for v in found if v.kind != "goal" or v.word in ("实现", "达成", "获得", "形成", "打造", "构建", "明确")]
    for here, follow in zip(found, [*found[1:], None], strict=False):
        if follow is None:
            return here
        if here in strong and "的" not in view.text[here.b : follow.begins][-10:]:
            return here
    return found[-1]


def _mediated(walk: Walk, part: Part, cue: tuple[int, int], x: tuple[int, int], verb: Verb | None) -> bool:
    """X 通过 M 影响 Y, X and M variables: one mediation for each triple."""
    view = walk.view
    start, end = x
    changed = inner_verb(view, start, end)
    if changed:
        start = changed.b
    match = pattern(r"(?P<m>.+?)(?:的|所起的|这一)?(?:部分|完全|链式|多重|并行|间接|单独|连续)?(?:的)?<third.mediator>").fullmatch(view.text, start, end)
    if match:
        end = match.end("m")
    mediators = conjuncts(view, start, end)
    if verb is None:
        walk.between = mediators
        return True
    return _mediations(walk, part, cue, mediators, verb)


def _mediations(walk: Walk, part: Part, cue: tuple[int, int], mediators: list[Phrase], verb: Verb) -> bool:
    out = effects(walk.view, verb.b, part.b, verb.sign, clausal=verb.kind == "signed")
    hit = False
    for cause in walk.base:
        for mediator in mediators:
            for effect in out:
                roles = (("cause", cause), ("mediator", mediator), ("effect", effect.phrase))
                if _can_be_cause(cause.text) and _can_be_effect(effect.phrase.text):
                    walk.found.append(Found("mediate", roles, effect.sign, "zh.mediate.through", cue, (part.a, part.b), 0.65, effect.sign == "0", part.status))
                    hit = True
    if out:
        walk.last = [e.phrase for e in out]
    return hit


def _with_verb(walk: Walk, part: Part) -> bool:
    """X 促进 Y."""
    view = walk.view
    verb = main_verb(view, part.a, part.b)
    if verb is None:
        return False
    subject = view.text[part.a : verb.begins]
    explicit = len(subject) >= 2
    if walk.between and not explicit:
        between, walk.between = walk.between, []
        return _mediations(walk, part, (verb.a, verb.b), between, verb)
    if verb.kind == "absorbed" and (explicit or not walk.base):
        return False
    if "是" in view.text[verb.begins : verb.a] or pattern(r"(?<!但)(?<!还)(?<!只)(?<!总)是(?!否)|视为|称为").search(subject):
        return False
    if not explicit and pattern(r"[^，,]{2,20}的.{1,10}?(?:也|都|均|已|是|有|存在|很|较|受到|得到)").match(view.text, verb.b, part.b):
        return False
    toward = pattern(r"(?P<who>.{0,24}?)对(?P<x>[^，,的对]{2,24})").fullmatch(view.text, part.a, verb.begins)
    if toward and view.is_word(toward.end("who"), toward.start("x")):
        if verb.kind != "bring":
            return False
        out = effects(view, verb.b, part.b, verb.sign)
        return walk.claim(conjuncts(view, *toward.span("x")), out, "toward", (verb.a, verb.b), part, 0.5)
    causes = _subject(walk, part.a, verb.begins, part)
    if verb.kind == "goal" and explicit and not walk.means and len(walk.base) and len(walk.base[0].text) < 4:
        return False
    out = effects(view, verb.b, part.b, verb.sign, clausal=verb.kind in ("signed", "harm", "bring"))
    if not causes:
        phrase = view.phrase(verb.a, part.b)
        walk.act = phrase
        walk.last = [phrase] if phrase else []
        return False
    weight = {"goal": 0.4, "affect": 0.7}.get(verb.kind, 0.6) - (0.0 if explicit else 0.1)
    return walk.claim(causes, out, "verb", (verb.a, verb.b), part, weight)


def _change(walk: Walk, part: Part) -> bool:
    """进而 Y 降低: the subject changes because of what was named before."""
    view = walk.view
    change = changes(view, part.a, part.b)
    if change is None:
        return False
    y = conjuncts(view, change[0], change[1])
    link = pattern(r"(?:则|其)?(?P<x>.{2,30}?)(?:与|和)(?P<y>.{2,30}?)(?:之间|间)?的?(?:正向|负向|正相关|负相关|影响){0,2}(?:关系|联系)(?:的?(?:强度|程度))?(?:会被|会|被)?").fullmatch(view.text, change[0], change[1])
    under = walk.when or walk.setting or walk.reason or walk.base
    if under and link:
        walk.reason = []
        for cause in conjuncts(view, *link.span("x")):
            for effect in conjuncts(view, *link.span("y")):
                roles = (("cause", cause), ("moderator", under[0]), ("effect", effect))
                walk.found.append(Found("moderate", roles, change[2], "zh.moderate.when", (part.a, part.b), (part.a, part.b), 0.6, False, part.status))
        return True
    if walk.when:
        hit = walk.claim(walk.when, [Effect(p, change[2]) for p in y], "when", (part.a, part.b), part, 0.5)
        walk.when = []
        walk.base, walk.flowing = y, True
    elif part.link in ("chain", "so") and walk.last and not walk.between:
        hit = walk.claim([p.again() for p in walk.last], [Effect(p, change[2]) for p in y], "chain", (part.a, part.b), part, 0.5)
    else:
        walk.last, walk.last_sign = y, "+"
        return False
    walk.last = y
    return hit


_GOOD = r"高|强|大|多|积极|好|深|紧密|频繁|长|优|丰富|显著|近|快|完善|成熟|复杂|清晰|正面|密切|广|宽"
_BAD = r"低|弱|小|少|消极|差|浅|松散|短|负面|远|慢|不利|窄"


def _the_more(walk: Walk, part: Part) -> bool:
    """X 越高, Y 越强; X 越多, 越可能 Y; W 越高, X 对 Y 的影响越强."""
    view, text = walk.view, walk.view.text
    both = pattern(rf"(?P<x>.{{2,40}}?)越(?P<how>{_GOOD}|{_BAD})[，,]?(?P<y>.{{0,50}}?)越(?:为|是|加|发)?(?P<rest>.{{1,40}})").search(text, part.a, min(len(text), part.b + 60))
    if both is None or text[both.start("how") : both.end("how") + 1].startswith("来") or "。" in both.group() or both.start() - part.a > 8:
        return False
    x, sign = both.span("x"), "-" if re.fullmatch(_BAD, both["how"]) else "+"
    target = pattern(rf"(?P<likely>有?可能|容易|倾向于|愿意)?(?P<word>{_GOOD}|{_BAD})?(?P<of>的?.*)").match(both["rest"])
    effect_noun = pattern(r"(?P<x>.{2,40}?)对(?P<y>.{2,40}?)(?:的|产生|具有|有).{0,10}").fullmatch(both["y"])
    if target is None:
        return False
    if effect_noun and target["word"]:
        start = both.start("y")
        causes, out = conjuncts(view, start + effect_noun.start("x"), start + effect_noun.end("x")), conjuncts(view, start + effect_noun.start("y"), start + effect_noun.end("y"))
        moderated = times(sign, "-" if re.fullmatch(_BAD, target["word"]) else "+")
        for moderator in conjuncts(view, *x):
            for cause in causes:
                for effect in out:
                    roles = (("cause", cause), ("moderator", moderator), ("effect", effect))
                    walk.found.append(Found("moderate", roles, moderated, "zh.moderate.more", both.span("how"), (part.a, part.b), 0.6, False, part.status))
        walk.skip = both.end()
        return True
    if target["word"]:
        sign = times(sign, "-" if re.fullmatch(_BAD, target["word"]) else "+")
    place = (both.start("rest") + target.start("of"), both.start("rest") + target.end("of")) if target["likely"] or len(both["y"]) < 2 else both.span("y")
    if place[1] - place[0] < 2:
        return False
    end = next((i for i in range(place[0] + 1, place[1]) if text[i] in "，,；;。"), place[1])
    walk.skip = both.end()
    return walk.claim(conjuncts(view, *x), [Effect(p, sign) for p in conjuncts(view, place[0], end)], "more", both.span("how"), part, 0.6)


def _rather(walk: Walk, part: Part, match: re.Match[str]) -> bool:
    """X 的个体更倾向于 Y; 在 X 时, 个体更偏好 Y."""
    view = walk.view
    who = pattern(r"(?P<x>.{2,36}?)的?(?:(?<=的)(?:<agents.bearers>)|(?:情境|条件|情况|环境|状态|启动)下[，,]?(?:<agents.nouns>)?)").fullmatch(view.text, *match.span("who"))
    if walk.when or walk.setting:
        causes = walk.when or walk.setting
    elif who and not is_agent(view, who["x"]):
        causes = conjuncts(view, *who.span("x"))
    elif len(match["who"]) >= 3 and not is_agent(view, match["who"]):
        causes = _subject(walk, *match.span("who"), part)
    else:
        return False
    likes = pattern("偏好|喜欢|偏爱|青睐").search(view.text, *match.span("how"))
    start = likes.start() if likes else match.start("y")
    phrase = view.phrase(start, match.end("y"))
    if phrase is None or verbs(view, start, match.end("y")):
        return False
    walk.last = [phrase]
    return walk.claim(causes, [Effect(phrase, "+")], "rather", match.span("how"), part, 0.5)


def _more(walk: Walk, part: Part) -> bool:
    """X 的消费者 Y 更高: two groups compared; X 越高, Y 越强."""
    view = walk.view
    toward = pattern(r"(?P<who>.{0,16}?)对(?:于)?(?P<x>.{2,40}?)(?:具有|表现出|有|产生|持有|报告)(?:了)?(?:更|较)为?(?P<word>高|低|强|弱|大|小|多|少|好|差|积极|消极|正面|负面)的(?P<of>.{2,30})").fullmatch(view.text, part.a, part.b)
    if toward:
        sign = "-" if toward["word"] in "低弱小少差消极负面" else "+"
        return walk.claim(conjuncts(view, *toward.span("x")), [Effect(p, sign) for p in conjuncts(view, *toward.span("of"))], "more", toward.span("word"), part, 0.5)
    rather = pattern(r"(?P<who>.{0,40}?)(?:<adverbs.words>)?(?P<how>更(?:加)?(?:倾向于?|愿意|有可能|可能|容易|易|偏好|喜欢|偏爱|青睐|愿)|更易于|有可能更)(?:去|于|会)?(?:被)?(?P<y>.{2,50})").fullmatch(view.text, part.a, part.b)
    if rather:
        return _rather(walk, part, rather)
    same = pattern(r"(?P<y>.{2,40}?)在(?P<x>.{2,40}?)(?:时|条件下|情境下|之间|中|上)?(?:并)?(?:不存在|没有|无|未表现出)(?:显著|明显)?的?(?:差异|差别|不同)").fullmatch(view.text, part.a, part.b)
    if same:
        return walk.claim(conjuncts(view, *same.span("x")), [Effect(p, "0") for p in conjuncts(view, *same.span("y"))], "more", same.span("x"), part, 0.5)
    match = pattern(r"(?P<x>.{2,50}?)(?:的)(?:<agents.bearers>)(?:们)?(?:会|也|都|将|则|往往|通常)?(?:具有|表现出|产生|拥有|报告)?(?P<y>.{2,40}?)(?:显著|明显|也|会|都)*(?P<how>更|较)(?:为)?(?P<word>高|低|强|弱|大|小|多|少|好|差|积极|消极)(?:的(?P<of>.{2,30}))?").fullmatch(view.text, part.a, part.b)
    if match is None:
        return False
    sign = "-" if match["word"] in "低弱小少差消极" else "+"
    y = match.span("of") if match["of"] else match.span("y")
    return walk.claim(conjuncts(view, *match.span("x")), [Effect(p, sign) for p in conjuncts(view, *y)], "more", match.span("how"), part, 0.5)
