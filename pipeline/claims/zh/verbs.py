"""Verbs of effect in a stretch, and what their objects name."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.claims.zh.found import times
from pipeline.claims.zh.view import Phrase, View, conjuncts
from pipeline.claims.zh.words import group, pattern

_KINDS = ("lower", "harm", "signed", "affect", "bring", "raise", "goal", "absorbed")
_ANY = "<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.signed|verbs.harm|verbs.goal|verbs.absorbed>"
_NOUN_AFTER = (
    r"(?:<nouns.after>|性(?![能格价])|力(?![度量图求])|期(?![望间待盼许])|式(?!样)|率|权(?![力利威重衡益])"
    r"|品(?![牌质类味格行])|时(?![间代效机空])|中(?![小国心高低介期长西央青老学华层产美外东欧年]))"
)
_LOW = r"(?:更|较|很|极)(?:低|少|弱|小|差|短|消极)的?"
_TESTED = (
    r"的?(?:间接|直接|总|主|中介|正向|负向)?(?:效应|作用|影响)(?:检验)?(?:均|都|是|也)?"
    r"(?P<no>不|未|并不|没有)?(?:显著|成立|存在)"
)
_HIGH = r"(?:更|较|很|极)为?(?:高|多|强|大|好|长|积极|优越|优|深|显著|明显)的"


_MODAL = re.compile("会|能|可|将|显著|有效|直接|进一步|均|都|也|则|还|未|没有|反而|往往|通常")


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


def verbs(view: View, a: int, b: int) -> list[Verb]:
    """The verbs in ``[a, b)`` that can be predicates: no nouns made of verbs, none inside a quotation."""
    out = []
    for match in pattern(_ANY).finditer(view.text, a, b):
        x, y = match.span()
        if not view.is_word(x, y) or view.in_quote(x):
            continue
        if _is_noun(view, a, x, y, b):
            continue
        out.append(_verb(view, a, x, y))
    return out


def _is_noun(view: View, a: int, x: int, y: int, b: int) -> bool:
    """Whether the verb at ``[x, y)`` is a noun or half of one: 的影响, 这一影响, 影响因素, 激励和约束规则."""
    before, after = view.text[max(a, x - 3) : x], view.text[y:b]
    if any(m < x and y <= n for m, n in view.mentions):
        return True
    if (
        before.endswith(
            ("的", "之", "所", "这一", "该", "这种", "上述", "其", "此", "种", "被", "不同", "重要", "各自")
        )
        or after[:1] == "的"
    ):
        return True
    if (
        view.text[x:y] in group("verbs.doubtful")
        and after[:1] not in "了着"
        and x > a
        and not _MODAL.search(view.text[view.back_over(a, x, "adverbs.words") : x])
    ):
        return True
    if pattern(_NOUN_AFTER).match(after) or len(after.lstrip("了着出到")) < 2 or after[:1] in "、和及/":
        return True
    if after[:1] == "与" and pattern(_ANY).match(after, 1):
        return True
    if before[-1:] in ("、", "和", "与", "及"):
        twin = pattern(r"(?:了|的|着|过|出|对).{2,4}$").search(view.text[a : x - 1])
        return twin is not None
    return False


def _verb(view: View, a: int, x: int, y: int) -> Verb:
    word = view.text[x:y]
    kind = _kind(word)
    begins = view.back_over(a, x, "adverbs.words")
    zone = view.text[begins:x]
    sign = {"lower": "-", "harm": "-", "affect": "?"}.get(kind, "+")
    if kind == "affect":
        sign = sign_of(zone) or sign
    denied = is_negated(zone)
    return Verb(x, y, kind, "0" if denied else sign, word, begins, denied)


def sign_of(zone: str) -> str:
    """The sign that the words before or around an effect give it, "" where none."""
    if any(word in zone for word in group("nouns.curve")):
        return "n"
    if any(word in zone for word in group("nouns.minus")):
        return "-"
    return "+" if any(word in zone for word in group("nouns.plus")) else ""


def is_negated(zone: str) -> bool:
    """Whether an odd number of negations stands in a zone of adverbs ("不能不" cancels itself)."""
    zone = pattern(r"不仅|不但|不断|不同|不利|不良|无形|无论|不可避免|不只|不单").sub("", zone)
    return len(pattern("<talk.negation>").findall(zone)) % 2 == 1


def main_verb(view: View, a: int, b: int) -> Verb | None:
    """The predicate of ``[a, b)``: the first verb that is neither inside a modifier nor inside the subject."""
    found = verbs(view, a, b)
    if any(v.kind != "absorbed" for v in found):
        found = [v for v in found if v.kind != "absorbed"]
    for here, follow in zip(found, [*found[1:], None], strict=False):
        if follow is None:
            return here
        between = view.text[here.b : follow.begins]
        cut = between.rfind("的")
        if cut >= 0 and 1 <= len(between) - cut - 1 <= 10 and "、" not in between[cut:]:
            continue
        if (
            not _MODAL.search(view.text[here.begins : here.a])
            and _MODAL.search(view.text[follow.begins : follow.a])
            and view.text[here.b] not in "了着"
        ):
            continue
        if here.kind == "goal" and follow.kind != "goal" and here.begins > a:
            continue
        return here
    return None


class Effect(NamedTuple):
    """What a verb's object names, with the sign of the effect on it."""

    phrase: Phrase
    sign: str


def effects(view: View, a: int, b: int, sign: str, *, clausal: bool = False) -> list[Effect]:
    """The effects that an object names; ``clausal``: the object may be a clause ("使Y提高", "导致Y下降")."""
    text = view.text
    while a < b and (
        text[a] in "了着出到，, " or (text[a] == "起" and text[a + 1 : a + 2] not in ("到", "源", "点", "伏"))
    ):
        a += 1
    tested = pattern(_TESTED).search(text, a + 2, b)
    if tested:
        b, sign = tested.start(), "0" if tested["no"] else sign
    for joint in pattern(r"(?:和|与|及|、|以及|或|并)(?=<verbs.raise|verbs.lower|verbs.affect>)").finditer(
        text, a + 2, b - 3
    ):
        second = next(iter(verbs(view, joint.end(), b)), None)
        if second and second.a == joint.end() and view.is_word(joint.start(), joint.end()):
            return effects(view, a, joint.start(), sign, clausal=clausal) + effects(view, second.b, b, second.sign)
    low = pattern(_LOW).match(text, a, b)
    if low and sign == "+":
        a, sign = low.end(), "-"
    else:
        high = pattern(_HIGH).match(text, a, b)
        a = high.end() if high else a
    if clausal:
        inner = inner_verb(view, a, b)
        if inner:
            a, sign = inner.b, times(sign, inner.sign)
            return effects(view, a, b, sign)
        a, b, sign = _changed(view, a, b, sign)
    plain = without_meta(view, a, b)
    b = plain if plain - a > 2 else b
    return [Effect(phrase, sign) for phrase in conjuncts(view, a, b)]


def inner_verb(view: View, a: int, b: int) -> Verb | None:
    """The verb with which a complement begins (有助于提升Y), or None."""
    start = view.over(a, b, "adverbs.words")
    first = next(iter(verbs(view, start, b)), None)
    return first if first and first.a == start else None


def _changed(view: View, a: int, b: int, sign: str) -> tuple[int, int, str]:
    """A complement that says how its subject changes, cut down to the subject: "Y显著提高"."""
    match = pattern(
        r"(?P<y>.{2,40}?)(?:的)?(?:有所|得到|出现|产生|会被|被)?(?:<adverbs.words>){0,3}(?:地)?(?P<how><verbs.up|verbs.down>)(?:了)?"
    ).fullmatch(view.text, a, b)
    if not match or not view.is_word(match.end("y"), match.end("how")):
        return a, b, sign
    down = match["how"] in group("verbs.down")
    negated = is_negated(view.text[match.end("y") : match.start("how")])
    return a, match.end("y"), "0" if negated else times(sign, "-" if down else "+")


def without_meta(view: View, a: int, b: int) -> int:
    """The end of an object without the noun that names the talk about it ("Y的机制")."""
    match = pattern(
        r".{2,}?(?P<end>的(?:内在|作用|重要|核心|心理|具体|影响|主要|理论|不同|有效|相关){0,2}<nouns.meta>)(?:、.{2,20}|以及.{2,20})?"
    ).fullmatch(view.text, a, b)
    return match.start("end") if match else b


def changes(view: View, a: int, b: int) -> tuple[int, int, str, bool] | None:
    """A clause whose subject changes: (subject's a, b, sign, negated), else None."""
    x, y, sign = _changed(view, a, b, "+")
    if y == b:
        return None
    return x, y, sign, sign == "0"
