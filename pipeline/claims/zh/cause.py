"""Causal claims of a Chinese sentence: a walk over its parts that remembers what was named last.

The walk knows the cause in force (several predicates may share one subject), the effects just named
(a chain goes on from them), means and reasons that wait for their clause, and acts of agents.
"""

from __future__ import annotations

from collections.abc import Callable

from pipeline.claims.zh.clefts import read_cleft
from pipeline.claims.zh.consequences import (
    read_along,
    read_beside,
    read_change_of,
    read_consequence,
    read_each,
    read_holder,
    read_needs,
    read_not_shown,
    read_short,
    read_the_more_so,
    read_without,
)
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.groups import read_more, read_sign, read_the_more
from pipeline.claims.zh.nouns import (
    read_crucial,
    read_effect_noun,
    read_gift,
    read_key,
    read_told,
    says_effect,
)
from pipeline.claims.zh.parts import Part, zero_subject
from pipeline.claims.zh.predicates import read_change, read_make, read_means, read_verb
from pipeline.claims.zh.reasons import (
    read_from,
    read_modifiers,
    read_passive,
    read_reason,
    read_reasoned,
    read_taken,
    tell_why,
)
from pipeline.claims.zh.verbs import changes, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts
from pipeline.claims.zh.walk import Walk, contrast, remember_act
from pipeline.claims.zh.words import bits, endings, group, pattern


def read_causes(
    view: View,
    parts: list[Part],
    earlier: Callable[[], list[Phrase]] = list,
    before_it: Callable[[], View | None] = lambda: None,
    *,
    beside: bool = False,
) -> list[Found]:
    """The causal claims of a sentence; ``earlier`` finds what the sentence before speaks of, for 其 and 它.

    ``before_it`` finds that sentence. ``beside``: the sentence next to it sets another condition against its own.
    """
    walk = Walk(view, earlier=earlier, before_it=before_it, beside=beside)
    for part in parts:
        known = len(walk.found)
        _read(walk, part)
        for found in walk.found[known:]:
            own = any(p == one for _, p in found.roles for one in walk.when)  # the condition is the cause itself
            kind, under = ("when", walk.when) if walk.when and not own else ("setting", walk.setting)
            walk.under += [(found, under, kind)] if under else []
        for found in walk.found[known:] if walk.adjusted[0] else []:
            _under_third(walk, part, found)
        if part.why and not part.mute:
            tell_why(walk, part)
    contrast(walk)
    return walk.found


#: 在 A 加剧的背景下: whatever verb it has, it is where something happens
_SCENE = "(?:<adverbs.openers>)?在[^，,]{4,60}<places.scenes>之?[下中]"
#: S 与其 V，不如 …: what is better not done
_RATHER_NOT = "[^，,]{0,16}?<topics.rather_not>"
_RATHER = "[，,]<topics.rather>"
#: 是否 X，并不影响 Y: what may be so or not is the cause
_EITHER = (
    "[^，,？?]{2,16}<talk.whether>[^，,？?]{2,20}"
    "[，,](?!<topics.chain>)(?:<adverbs.words>){0,4}(?:<verbs.affect|verbs.from>|对[^，,]{2,30}<effects.nouns>)"
)


def _told(walk: Walk, part: Part) -> bool:
    return read_told(walk, part, aimed=False)


def _read(walk: Walk, part: Part) -> None:
    if part.mute:
        if part.mute in ("aim", "study", "question", "gap"):
            supposed = part._replace(status="hypothesis") if part.mute == "aim" else part
            read_modifiers(walk, supposed)
            read_told(walk, supposed, aimed=True)
        if part.mute == "question" and pattern(_EITHER).match(walk.view.text, part.a, len(walk.view.text)):
            walk.base, walk.flowing = conjuncts(walk.view, part.a, part.b), False
        if part.mute in ("aim", "study"):
            walk.base, walk.last, walk.means, walk.act, walk.reason = [], [], [], None, []
        return
    if (
        read_sign(walk, part)
        or read_not_shown(walk, part)
        or walk.view.text[part.a : part.b] in group("adverbs.openers")
        or part.match("(?:<adverbs.openers>)?<talk.not_so><talk.every>", walk.view.text)  # 并非所有 X 都提升 Y
        or (part.match(_RATHER_NOT, walk.view.text) and pattern(_RATHER).match(walk.view.text, part.b))
        or part.match("[^，,]{2,16}?<topics.whatever>", walk.view.text)  # S 无论是 A，还是 B，都 …
    ):
        return
    compared = "(?:<joints.tie>|<compared.than>)[^，,]{2,40}<compared.beside>"
    if part.held & bits("compared.beside") and part.fullmatch(compared, walk.view.text):
        return
    if part.a < walk.skip or (part.b - part.a < 3 and not walk.reason):
        return
    read_modifiers(walk, part)
    aside = part.fullmatch(".*的<places.beside>", walk.view.text) and zero_subject(walk.view, part.a, part.b)
    if aside and not (walk.base or walk.means or walk.last):  # 提升 A 的同时，降低 B
        return
    target = part.fullmatch(r"对(?!于)(?P<y>[^，,]{8,80})", walk.view.text)
    if (
        target
        and not says_effect(walk.view, part.a, part.b)
        and changes(walk.view, part.a, part.b) is None
        and not walk.view.has_word(part.a, part.b, "verbs.pure_make")
        and not verbs(walk.view, part.a, part.b)
        and not walk.view.text[part.a : part.b].endswith(endings("places.speaking"))
    ):
        walk.target = conjuncts(walk.view, *target.span("y"))
        if walk.base:
            return
    walk.advised = walk.advised or part.status == "proposal"
    if read_without(walk, part) or read_along(walk, part) or read_needs(walk, part) or read_reason(walk, part):
        return
    if part.held & bits("places.scenes") and part.fullmatch(_SCENE, walk.view.text):
        return
    instead = part.match("<talk.instead>", walk.view.text)  # X 并未降低 Y，而是提升了 Z
    told = part._replace(a=instead.end()) if instead and (walk.base or walk.found) else part
    for rule in (
        read_taken,
        _told,
        read_cleft,
        read_effect_noun,
        read_from,
        read_gift,
        read_crucial,
        read_passive,
        read_key,
        read_make,
        read_each,
        read_the_more,
        read_the_more_so,
        read_more,
        read_short,
        read_beside,
        read_holder,
        read_means,
        read_verb,
        read_change,
    ):
        if rule(walk, told if rule in (read_passive, read_verb) else part):
            walk.means = [] if rule is not read_means else walk.means
            read_reasoned(walk, part, own=True)
            return
    if read_reasoned(walk, part, own=False) or read_consequence(walk, part) or read_change_of(walk, part):
        return
    remember_act(walk, part)


def _under_third(walk: Walk, part: Part, found: Found) -> None:
    """A claim after 在 W 的调节下 or 以 M 为中介: moderated, or mediated and then no direct one."""
    (kind, who), cause, effect = walk.adjusted, found.role("cause"), found.role("effect")
    if found.type != "cause" or cause is None or effect is None or any(effect == one for one in who):
        return
    sign = found.polarity if kind == "mediate" else "?"
    if walk.third(([cause], who, [effect]), sign, f"{kind}.under", found.cue, part) and kind == "mediate":
        walk.found.remove(found)
