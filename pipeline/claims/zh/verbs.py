"""Verbs of effect in a stretch, and what their objects name."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.claims.zh.found import times
from pipeline.claims.zh.needs import may_match
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.words import endings, group, pattern

_KINDS = ("lower", "harm", "signed", "affect", "bring", "raise", "goal", "absorbed")
_ANY = "<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.signed|verbs.harm|verbs.goal|verbs.absorbed>"
_NOUN_AFTER = (
    r"(?:<nouns.after>|性(?!<inside.nature>)|力(?!<inside.force>)|期(?!<inside.term>)|式(?!样)|率|化(?!解)|度(?!过)|权(?!<inside.right>)"
    r"|品(?!<inside.goods>)|感(?!<inside.sense>)|时(?!<inside.hour>)|中(?!<inside.middle>))"
)
_LOW = r"(?:更|较|很|极)<compared.low>的?"
_TESTED = (
    r"的?(?:<degrees.total>)?<effects.nouns>(?:<verbs.test>)?(?:<degrees.also>)?"
    r"(?P<no><verbs.denied>)?<verbs.holds>(?!(?<=<holds.stands>)[^，,。；;])"
)
#: 对 X，促进 Y 具有重要作用; 促进 Y 的效果更好: what is said of the effect is no part of Y
_TOLD = (
    r"(?:(?<![对所])<nouns.light>(?!的)(?:<degrees.role|degrees.key|degrees.kind|nouns.plus>){0,4}的?<nouns.plus>?<effects.nouns>"
    r"|的<effects.nouns>(?:<adverbs.words>){0,2}<compared.up|compared.down>)$"
)
_HIGH = r"(?:更|较|很|极)为?<compared.high>的"


_MODAL = "<verbs.modal>"
#: From which side something acts; no way from one thing to another
_SIDE = "从[^，,的到向至]{2,8}(?:<part.roads>|<talk.views>|<places.side>)$"
#: What shows that 影响 before it is a noun
_OF_NOUN = "在|<talk.negation>?<verbs.reaches>"


class Verb(NamedTuple):
    """A verb at ``[a, b)`` of the view; ``sign`` is the sign of its effect, negation included."""

    a: int
    b: int
    kind: str
    sign: str
    word: str
    begins: int  # where its adverbs begin
    negated: bool


def _kind(word: str) -> str:
    return next(kind for kind in _KINDS if word in group(f"verbs.{kind}"))


@lru_cache(maxsize=256)
def verbs(view: View, a: int, b: int) -> tuple[Verb, ...]:
    """The verbs in ``[a, b)`` that can be predicates: no nouns made of verbs, none inside a quotation."""
    out = []
    for match in pattern(_ANY).finditer(view.text, a, b) if may_match(_ANY, view.held(a, b)) else ():
        x, y = match.span()
        if not view.is_word(x, y) or view.in_quote(x):
            continue
        if _is_noun(view, a, x, y, b):
            continue
        out.append(_verb(view, a, x, y))
    return tuple(out)


def _is_noun(view: View, a: int, x: int, y: int, b: int) -> bool:
    """Whether the verb at ``[x, y)`` is a noun or half of one: 的影响, 这一影响, 影响因素, 激励和约束规则."""
    before, after = view.text[max(a, x - 3) : x], view.text[y:b]
    if any(m < x and y <= n for m, n in view.mentions):
        return True
    named = any(m == y for m, _ in view.mentions)  # 影响制度环境, 影响在线评论
    if (
        before.endswith(endings("points.noun"))
        or after[:1] in group("points.of")
        or (after[:1] in ("为", "等") and y + 1 not in view.inner)
        or (view.text[x:y] in group("effects.bare") and not named and pattern(_OF_NOUN).match(after))  # 影响在 W 中更强
    ):
        return True
    if (
        view.text[x:y] in group("verbs.doubtful")
        and after[:1] not in group("verbs.aspect") | {""}
        and x > a
        and not pattern(_MODAL).search(view.text[view.back_over(a, x, "adverbs.words") : x])
        and not (view.text[a:x] == "以" and not pattern(_ANY).search(view.text, y + 2, b))  # ，以丰富 Y
    ):
        return True
    modal = pattern(_MODAL).search(view.text, view.back_over(a, x, "adverbs.words"), x)
    if (
        (not named and pattern(_NOUN_AFTER).match(after) and not (modal and len(after) > 3))
        or len(pattern("<verbs.aspects>*").sub("", after, count=1)) < 2
        or (after[0] in group("verbs.tied") and not named and not _shares(view, a, x, y, b))
    ):
        return True
    pulls = view.text[x:y] in group("verbs.pulls") and not pattern("与[^，,的两双]{1,12}的").match(after)
    if (after[:1] == "与" and (pulls or pattern(_ANY).match(after, 1))) or pattern(
        "(?:<adverbs.words>){0,2}<copulas.equates>|<verbs.able>(?!<inside.can>)"
    ).match(after):
        return True
    if pattern("(?:<adverbs.words>){0,3}<compared.grade>?为?<compared.measure><compared.much>?$").match(
        after.rstrip("。；，,;.")
    ):
        return True
    item = pattern("、[^，,、的]{1,6}$").search(view.text, max(a, x - 8), x) and pattern("<joints.any>").match(after)
    if (item or before.endswith("、")) and pattern("[^，,。；;]{0,60}?等(?!等?$)[^，,。；;]").match(after):
        return True  # in a list: A、促进B等活动, A、B迟滞与C等问题
    if before[-1:] in group("joints.names"):
        shown = view.text[y - 1 : y + 1][:1] in group("verbs.aspects") or after[:1] in group("verbs.aspects")
        twin = None if shown else pattern("<verbs.aspect_of>.{2,4}$").search(view.text[a : x - 1])
        return twin is not None
    return False


def _shares(view: View, a: int, x: int, y: int, b: int) -> bool:
    """Whether a verb that begins a stretch, or follows an adverb, shares its object: "缓和、解决冲突"."""
    alone = view.over(a, x, "adverbs.words") == x or view.back_over(a, x, "adverbs.words") < x
    follow = pattern(_ANY).match(view.text, y + 1, b) if alone else None
    return follow is not None and view.is_word(*follow.span()) and not _is_noun(view, y + 1, *follow.span(), b)


def _verb(view: View, a: int, x: int, y: int) -> Verb:
    word = view.text[x:y]
    kind = _kind(word)
    begins = view.back_over(a, x, "adverbs.words")
    side = pattern(_SIDE).search(view.text, max(a + 2, begins - 12), begins) if "从" in view.text[a:begins] else None
    if side and view.is_word(side.start(), side.start() + 1):  # 从制度层面保障了 Y
        begins = view.back_over(a, side.start(), "adverbs.words")
    zone = view.text[begins:x]
    twin = pattern(f"(?:{_ANY})(?P<and><joints.weak>)$").search(view.text, max(a + 2, begins - 5), begins)
    doubtful = twin is not None and twin.group()[: -len(twin["and"])] in group("verbs.doubtful")
    if twin and doubtful and pattern(_ANY).search(view.text, a, twin.start()):
        twin = None  # 减少政府干预和提高 Y: the first is a noun
    begins = twin.start() if twin and view.is_word(*twin.span()) else begins
    sign = {"lower": "-", "harm": "-", "affect": "?"}.get(kind, "+")
    if kind == "affect":
        sign = sign_of(zone) or sign
    denied = is_negated(zone)
    sign = "0" if denied or word in group("verbs.useless") else sign
    return Verb(x, y, kind, sign, word, begins, denied)


def aimed_at(view: View, a: int, b: int) -> tuple[int, int] | None:
    """Of "X 来适应 Y" with any verb: where X ends and where the end begins; None where the verb is one of research."""
    for cue in pattern("<means.aimed>").finditer(view.text, a + 2, b - 3):
        start = view.over(cue.end(), b, "adverbs.words")
        whole = view.is_word(*cue.span()) and view.tags.get(start, "").startswith("v")
        if whole and b - start >= 3 and not pattern("<talk.aim|means.probes>").match(view.text, start, b):
            return cue.start(), start
    return None


def against(sign: str, noun: str) -> str:
    """The sign of what stands in the way of doing something: 提升 Y 的障碍 lowers Y, 降低 Y 的障碍 does not."""
    return {"-": "+"}.get(sign, "-") if noun.endswith(endings("nouns.key_harm")) else sign


def sign_of(zone: str) -> str:
    """The sign that the words before or around an effect give it, "" where none."""
    if any(word in zone for word in group("nouns.curve")):
        return "n"
    if any(word in zone for word in group("nouns.minus")):
        return "-"
    return "+" if any(word in zone for word in group("nouns.plus")) else ""


#: X 对 Y 的影响 (显著) 为正 (但不显著)
_SIGN_TOLD = (
    "[^，,。；;对]{2,10}?<copulas.plain>(?P<sign><degrees.sign>)(?![^，,。；;]{0,2}<degrees.sign>)[^，,。；;]{0,6}"
)


def told_sign(text: str, a: int, b: int) -> tuple[str, int]:
    """The sign that is told of an effect whose noun begins at ``a``, and where what tells it ends; ("", a) without."""
    match = pattern(_SIGN_TOLD).match(text, a, b)
    if match is None:
        return "", a
    return ("-" if match["sign"].startswith(endings("nouns.minus")) else "+"), match.end()


#: X 对 Y 影响显著, without 的: the noun follows what is affected
_PLAIN_EFFECT = (
    r"(?<!的)(?<!的..)(?<!<effects.nouns>)(?P<mid>)(?P<noun><effects.plainly>)(?P<tail>(?:<adverbs.words>|是|为){0,4}(?:<nouns.strength>))"
    r"(?![^，,。；;])"
)


def plain_effect(view: View, a: int, b: int) -> re.Match[str] | None:
    """X 对 Y 影响显著: what is affected ends where the noun begins, whatever 的 it has inside."""
    match = pattern(_PLAIN_EFFECT).search(view.text, a, b)
    if match is None or not view.is_word(*match.span("noun")):
        return None
    before = max((at for at in view.tags if a <= at < match.start()), default=a)
    return match if view.tags.get(before, "").startswith(("n", "v", "l", "i", "j", "b")) else None


#: A light noun, or a noun of effect or harm, with nothing said of it but how much
BARE = "(?:<degrees.key|degrees.very|degrees.kind|degrees.role|compared.grade>|的){0,4}%s"


def is_harm(text: str) -> bool:
    """Whether words name harm and nothing else: what suffers it is the effect ("给 Y 造成了很大的损害")."""
    return pattern(BARE % "<nouns.harm>").fullmatch(text) is not None


def is_negated(zone: str) -> bool:
    """Whether an odd number of negations stands in a zone of adverbs ("不能不" cancels itself)."""
    zone = pattern("<talk.no_negation>").sub("", zone)
    return len(pattern("<talk.negation>").findall(zone)) % 2 == 1


@lru_cache(maxsize=256)
def main_verb(view: View, a: int, b: int) -> Verb | None:
    """The predicate of ``[a, b)``: the first verb that is neither inside a modifier nor inside the subject."""
    found = [v for v in verbs(view, a, b) if v.kind != "absorbed"] or list(verbs(view, a, b))
    for here, follow in zip(found, [*found[1:], None], strict=False):
        if follow is None:
            return here
        between = view.text[here.b : follow.begins]
        noun = here.word in group("verbs.up", "verbs.down", "verbs.pulls") or here.b <= follow.begins < follow.a
        led = here.begins == a and here.sign != "-" and not here.negated
        if not between and led and follow.kind in ("bring", "goal"):
            return follow._replace(begins=a)  # 驱动形成 Y
        if not between and (here.negated or (noun and here.kind not in ("signed", "harm"))):
            continue
        if here.kind == "bring" and follow.word in group("verbs.clausal") and between:  # 导致 Y 产生变化
            return here
        cut = between.rfind("的")
        modal = pattern(_MODAL).search(view.text[here.begins : here.a])
        if cut >= 0 and 1 <= len(between) - cut - 1 <= 10 and "、" not in between[cut:] and not modal:
            continue
        if (
            not pattern(_MODAL).search(view.text[here.begins : here.a])
            and pattern(_MODAL).search(view.text[follow.begins : follow.a])
            and view.text[here.b] not in group("verbs.aspect")
        ):
            continue
        if here.kind == "goal" and follow.kind != "goal" and here.begins > a:
            continue
        if here.kind not in ("signed", "harm") and any(v.kind in ("signed", "harm") for v in found if v.a > here.a):
            continue
        return here
    return None


def ties(view: View, a: int, b: int, verb: Verb) -> bool:
    """Whether a clause says that two things are tied: "A 与 B 产生关联"."""
    tied = pattern(".{0,8}<third.tie>|.{0,14}<third.related>").fullmatch(view.text, verb.b, b) is not None
    return tied and any(view.is_word(*m.span()) for m in pattern("<joints.tie>").finditer(view.text, a, verb.begins))


class Effect(NamedTuple):
    """What a verb's object names, with the sign of the effect on it."""

    phrase: Phrase
    sign: str


def effects(view: View, a: int, b: int, sign: str, *, clausal: bool = False) -> list[Effect]:
    """The effects that an object names; ``clausal``: the object may be a clause ("使Y提高", "导致Y下降")."""
    text = view.text
    while (
        a + 1 < b
        and a + 1 not in view.inner
        and (text[a] in group("verbs.object") or (text[a] == "起" and text[a + 1 : a + 2] not in group("inside.up")))
    ):
        a += 1
    twin = pattern("<verbs.joints>(?=<verbs.raise|verbs.lower|verbs.affect>)").match(text, a, b)
    second = next(iter(verbs(view, twin.end(), b)), None) if twin else None
    if twin and second and second.a == twin.end():
        a, sign = second.b, sign if sign == second.sign else "?"
    tested = pattern(_TESTED).search(text, a + 2, b)
    if tested and tested.start() not in view.inner:
        b, sign = tested.start(), "0" if tested["no"] else sign
    for joint in pattern(r"<verbs.joints>(?=<verbs.raise|verbs.lower|verbs.affect>)|、(?=<verbs.founding>)").finditer(
        text, a + 2, b - 2
    ):
        second = next(iter(verbs(view, joint.end(), b)), None)
        if second and second.a == joint.end() and view.is_word(joint.start(), joint.end()):
            if pattern(_ANY).fullmatch(text, a, joint.start()):  # 有助于缓和、解决 Y
                return effects(view, second.b, b, times(sign, second.sign))
            return effects(view, a, joint.start(), sign, clausal=clausal) + effects(view, second.b, b, second.sign)
    told = pattern(_TOLD).search(text, a + 2, b) if view.may_hold(a, b, "nouns.effect") else None
    b = told.start() if told and view.is_word(told.start(), told.start()) else b
    low = pattern(_LOW).match(text, a, b)
    if low and sign == "+":
        a, sign = low.end(), "-"
    else:
        high = pattern(_HIGH).match(text, a, b)
        a = high.end() if high else a
    if clausal:
        inner = inner_verb(view, a, b) or _of_agent(view, a, b)
        if inner:
            a, sign = inner.b, times(sign, inner.sign)
            return effects(view, a, b, sign)
        a, b, sign = _changed(view, a, b, sign)
        b = _becoming(view, a, b)
        phrase = view.phrase(a, b)
        if phrase and pattern(".{2,}?<verbs.clausal>.{2,}").fullmatch(view.text, a, b):
            return [Effect(phrase, sign)]
    burden = pattern(r".{2,}?(?P<end>的<nouns.burden>)").fullmatch(text, a, b) if sign == "+" else None
    b, sign = (burden.start("end"), "-") if burden else (b, sign)
    plain = without_meta(view, a, b)
    b = plain if plain - a > 2 else b
    named = conjuncts(view, a, b)
    heads = (
        "的" in named[0].text and any(p.text in group("bare.nouns", "bare.heads") for p in named[1:])
        if named
        else False
    )
    whole = view.phrase(a, b) if heads else None  # Y 的策略和效果
    return [Effect(phrase, sign) for phrase in ([whole] if whole else named)]


def _becoming(view: View, a: int, b: int) -> int:
    """The end of what a complement says becomes such or more so: "Y 更加灵活", "Y 日益紧张"."""
    more = pattern(r"(?P<y>.{2,40}?)<compared.rising>(?P<how>[^，,的]{2,8})").fullmatch(view.text, a, b)
    level = more is not None and view.tags.get(more.start("how"), "").startswith("a")
    return more.end("y") if more and level and view.is_word(*more.span("how")) else b


def _of_agent(view: View, a: int, b: int) -> Verb | None:
    """The verb of lowering with which somebody's act begins: "员工减少了A、提升了B"."""
    first = next(iter(verbs(view, a, b)), None)
    lowers = first is not None and first.kind == "lower"
    return first if first and lowers and is_agent(view, view.text[a : first.begins]) else None


def inner_verb(view: View, a: int, b: int) -> Verb | None:
    """The verb with which a complement begins (有助于提升Y), or None."""
    start = view.over(a, b, "adverbs.words")
    first = next(iter(verbs(view, start, b)), None)
    return first if first and first.a == start else None


def _changed(view: View, a: int, b: int, sign: str) -> tuple[int, int, str]:
    """A complement that says how its subject changes, cut down to the subject: "Y显著提高"."""
    if not view.may_hold(a, b, "verbs.up|verbs.down|verbs.undergoes"):
        return a, b, sign
    match = pattern(
        r"(?P<y>.{2,40}?)(?:的)?(?:<verbs.undergoes>)?(?:<adverbs.words>){0,3}(?:地)?(?P<how><verbs.up|verbs.down>)(?:了|的)?"
        r"(?:[约近至到]?\d[\d.]{0,8}[%％]?(?:[~～—–-]\d[\d.]{0,8}[%％]?)?[^，,的]{0,3})?"
    ).fullmatch(view.text, a, b) or pattern(
        r"(?P<y>.{2,40}?)(?P<got><verbs.undergoes>)(?:<adverbs.words>){0,2}(?P<how><verbs.lower>)"
    ).fullmatch(view.text, a, b)
    if not match or not view.is_word(match.end("y"), match.end("how")):
        return a, b, sign
    down = match["how"] in group("verbs.down", "verbs.lower")
    negated = is_negated(view.text[match.end("y") : match.start("how")])
    return a, match.end("y"), "0" if negated else times(sign, "-" if down else "+")


def without_meta(view: View, a: int, b: int) -> int:
    """The end of an object without the noun that names the talk about it ("Y的机制")."""
    if not view.may_hold(a, b, "nouns.meta"):
        return b
    match = pattern(
        r".{2,}?(?P<end>(?:的|<points.one>)<degrees.meta>{0,2}<nouns.meta>)(?:、.{2,20}|<joints.and>.{2,20})?"
    ).fullmatch(view.text, a, b)
    cut = match is not None and not pattern(".*<nouns.way>").fullmatch(match["end"])  # 改变 Y 的方式: what is changed
    cut = cut and match is not None and not view.text.endswith(endings("verbs.bring"), a, match.start("end"))
    return match.start("end") if match and cut else b


def changes(view: View, a: int, b: int) -> tuple[int, int, str, bool] | None:
    """A clause whose subject changes: (subject's a, b, sign, negated), else None."""
    x, y, sign = _changed(view, a, b, "+")
    if y == b:
        return None
    return x, y, sign, sign == "0"
