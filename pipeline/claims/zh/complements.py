"""What a cause makes somebody do, and what it does to somebody: 使用户参与 Y、分享 Z, 对用户产生 Y."""

from __future__ import annotations

from pipeline.claims.zh.modifiers import told_before
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.verbs import Effect, Verb, effects, is_harm, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import Walk, named_causes, understood
from pipeline.claims.zh.words import group, pattern

#: One who acts, or several: 使企业、用户和伙伴参与 Y
_WHO = "(?:(?:<agents.nouns>)们?<joints.names>){0,4}(?:<agents.nouns>)们?"


def acts_of(view: View, a: int, b: int) -> list[Effect] | None:
    """The acts in a complement that begins with those who act, one for each predicate; None where it has no such."""
    who = pattern(_WHO).match(view.text, a, b)
    if who is None:
        return None
    first = next((v for v in verbs(view, who.end(), b) if v.begins == who.end()), None)
    if first and first.word in group("verbs.begets") and "、" in view.text[first.b : b]:
        felt = effects(view, first.b, b, first.sign)
        if len(felt) > 2:
            return felt
    return _each(view, a, b) if view.tags.get(who.end(), "") in ("v", "d", "p") else None


def _each(view: View, a: int, b: int) -> list[Effect]:
    """The predicates that a list sets side by side: "企业改进 A、提高 B"."""
    edges = [a]
    ends: list[int] = []
    for joint in pattern("、|<joints.and>|和").finditer(view.text, a + 4, b - 4):
        before = max(at for at in view.tags if at < joint.start())
        acts = view.is_word(*joint.span()) and view.tags.get(joint.end()) == "v"
        acts = acts and pattern("[^、和与及]{3}").match(view.text, joint.end(), b) is not None  # 联想到情感、包容和…
        acts = acts and not any(word in view.text[a : joint.start()] for word in ("将", "把"))  # 将 A 和 B 视为 Z
        acts = acts and all(start != joint.end() for start, _ in view.mentions)  # 和创新行为
        if acts and not view.tags.get(before, "v").startswith("v") and joint.start() - edges[-1] >= 4:
            edges, ends = [*edges, joint.end()], [*ends, joint.start()]
    pieces = [view.phrase(x, y) for x, y in zip(edges, [*ends, b], strict=True)]
    whole = view.phrase(a, b)
    named = [p for p in pieces if p] if all(pieces) else [whole] if whole else []
    return [Effect(p, "+") for p in named]


def read_toward(walk: Walk, part: Part, verb: Verb) -> bool | None:
    """X 对 Z 产生 Y; None where no 对 stands before the verb."""
    view = walk.view
    toward = pattern(r"(?P<who>.{0,24}?)对(?P<x>(?:(?!对)[^，,的]){2,24})").fullmatch(view.text, part.a, verb.begins)
    if toward is None or not view.is_word(toward.end("who"), toward.start("x")):
        return None
    if verb.kind != "bring" or view.has_word(*toward.span("who"), "verbs.pure_make"):
        return False
    agent = is_agent(view, toward["x"])
    hurt = []
    if is_harm(view.text[verb.b : part.b].lstrip("了")) and not agent:
        hurt = [Effect(p, "-") for p in conjuncts(view, *toward.span("x"))]
    out = hurt or effects(view, verb.b, part.b, verb.sign)
    who = part.a, view.back_over(part.a, toward.end("who"), "adverbs.words")
    own = who[1] - who[0] >= (2 if hurt else 3) and not is_agent(view, view.text[slice(*who)])
    named = own or verb.word in group("verbs.befalls")
    causes = (named_causes(walk, *who, part) if own else understood(walk, part)) if named else []
    if agent and not causes:  # 也能对员工造成 Y: what was named before does so
        causes = understood(walk, part) or told_before(walk, part.a, toward.end("who"))
    elif not causes:
        causes = (walk.when if walk.conditional else []) or conjuncts(view, *toward.span("x"))
    return walk.claim(causes, out, "toward", (verb.a, verb.b), part, 0.5)


def who_acts(walk: Walk, part: Part, verb: Verb) -> list[Phrase] | None:
    """The causes that the words before a verb name; None where the clause is advice on what was named before."""
    view = walk.view
    causes = named_causes(walk, part.a, verb.begins, part)
    if not causes and pattern("<topics.too>").search(view.text, max(0, part.a - 2), verb.a):
        causes = told_before(walk, part.a, verb.a)
    if walk.act and causes == [walk.act.again()] and part.match("<talk.advice>(?!是)", view.text):
        return None  # 引导 X，不仅要提高 Y
    owed = verb.begins - part.a >= 2 and causes is walk.base and verb.kind in ("raise", "lower", "goal")
    said = (m for m in part.finditer("<talk.advises>", view.text) if m.end() <= verb.a and view.is_word(*m.span()))
    if owed and causes and any(view.at[m.start()] >= causes[0].start for m in said):  # 平台应优化 Y
        walk.base, walk.flowing, walk.agent = [], True, True
        return []
    return causes
