"""What is said again of another subject: "X raises Y, whereas W does not", "while W has no effect", "followed by W"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import relations, scope
from pipeline.claims.en.finding import Finding, causes
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Scene

#: The role that the subject of the verb fills, by type.
_SUBJECT = {"cause": "cause", "mediate": "mediator", "moderate": "moderator"}
#: What names an effect, and what sets a clause beside the one that tells of what.
_EFFECTS = ("effect", "impact", "influence")
_CONTRASTING = frozenset({"while", "whereas", "but", "although", "though", "however", "and"})
#: What is told of such an effect beside its sign: that it is the other one, or the same.
_TURNED = frozenset({"opposite", "reverse", "contrary", "inverse"})
_ALIKE = frozenset({"same", "similar", "comparable"})
_TURN = {"+": "-", "-": "+"}
#: What sets a comparison, not a clause of its own: "more than W does".
_COMPARING = frozenset({"than", "as"})


def read(s: Scene, found: list[Finding]) -> list[Finding]:
    """The findings that a bare "do" tells of another subject; its own negation makes them denials."""
    g = s.graph
    out = []
    for verb in (p for p in g.having(("do",)) if p and _stands_alone(g, p)):
        said = max((f.cue for f in found if f.cue < verb and f.type in _SUBJECT and g.subjects(f.cue)), default=-1)
        others = causes(s, verb)
        for one in (f for f in found if f.cue == said and others):
            role = _SUBJECT[one.type]
            if all(a.end <= g.words[said].start for a in one.roles[role]):
                out.append(replace(one, roles={**one.roles, role: others}, cue=verb, rule=one.rule + ".echo"))
    return out + _of_like_effect(s, found) + _of_other(s, found) + _followed(s, found)


def _of_like_effect(s: Scene, found: list[Finding]) -> list[Finding]:
    """ "trust raises Y, whereas price has no effect": a clause set beside another means the effect told there."""
    g = s.graph
    out = []
    for noun in (p for p in g.having(_EFFECTS) if g.dep(p) == "dobj" and not g.children(p, "prep", "relcl", "acl")):
        verb, sign = g.head(noun), relations.sign_of(g, noun)
        kind = {g.form(c) for c in g.children(noun)}
        named = sign != "?" or kind & {"significant", "direct", "no", *_TURNED, *_ALIKE}
        if not (named and _set_beside(g, verb)) or g.children(verb, "prep", "advcl", "xcomp"):
            continue
        told = [f for f in found if f.type == "cause" and all(f.roles.values()) and f.cue < min(g.subjects(verb))]
        others = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
        said = max((f.cue for f in told), default=-1)
        for one in (f for f in told if f.cue == said and others):
            roles = {"cause": others, "effect": one.roles["effect"]}
            own = _TURN.get(one.polarity, "?") if kind & _TURNED else one.polarity if kind & _ALIKE else sign
            out.append(replace(one, roles=roles, polarity=own, cue=verb, cues=[noun], rule=one.rule + ".echo"))
    return out


def _of_other(s: Scene, found: list[Finding]) -> list[Finding]:
    """ "trust raises Y, whereas the effect of price is negative": it is the effect on Y."""
    g = s.graph
    out = []
    for noun in (p for p in g.having(_EFFECTS) if g.dep(p) == "nsubj" and g.lemma(g.head(p)) == "be"):
        verb, sign = g.head(noun), relations.verdict(g, noun, g.head(noun))
        if [g.form(p) for p in g.preps(noun)] != ["of"] or not sign or not _set_beside(g, verb):
            continue
        joined = any(g.form(c) == "and" for c in g.children(g.head(verb), "cc") if c < noun)
        told_of = any(g.children(c, "prep") for c in (verb, *g.children(verb, "acomp")))
        if joined or told_of or all(relations.relation_of(s, noun)):
            continue  # "the effect of price on sales" is on sales
        others = [a for o in g.governed(noun, "of") for a in s.args(o, [])]
        told = [f for f in found if f.type == "cause" and all(f.roles.values()) and f.cue < noun]
        said = max((f.cue for f in told), default=-1)
        for one in (f for f in told if f.cue == said and others):
            roles = {"cause": others, "effect": one.roles["effect"]}
            out.append(replace(one, roles=roles, polarity=sign, cue=verb, cues=[noun], rule=one.rule + ".echo"))
    return out


def _set_beside(g: Graph, verb: int) -> bool:
    """Whether a verb has a subject of its own, in a clause that another one is compared with."""
    light = g.is_(verb, "verb.light") or g.lemma(verb) == "be"
    if not light or not g.subjects(verb) or g.dep(verb) not in ("advcl", "conj", "ROOT"):
        return False
    first = min(c for subject in g.subjects(verb) for c in g.subtree(subject))
    return any(g.form(p) in _CONTRASTING for p in range(max(0, first - 3), first))


def _followed(s: Scene, found: list[Finding]) -> list[Finding]:
    """ "trust has the strongest effect on Y, followed by price and calm": they have it, too."""
    g = s.graph
    out = []
    for verb in (p for p in g.having(("follow",)) if g.tag(p) == "VBN" and not g.children(p, "auxpass")):
        others = [a for o in g.governed(verb, "by") for a in s.args(o, [])]
        told = [f for f in found if f.type == "cause" and f.cue < verb and all(f.roles.values())]
        ranked = any(g.tag(p) in ("JJS", "RBS") or g.is_(p, "noun.weighty") for p in range(verb))
        if others and told and ranked:
            last = max(told, key=lambda f: f.cue)
            out.append(replace(last, roles={**last.roles, "cause": others}, rule=last.rule + ".echo"))
    return out


def _stands_alone(g: Graph, place: int) -> bool:
    """Whether a "do" has a subject and governs nothing."""
    if g.lemma(place) != "do" or g.dep(place) in ("aux", "auxpass", "relcl") or not g.children(place, "nsubj"):
        return False
    told = g.children(place, "dobj", "xcomp", "ccomp", "prep")
    return not told and not any(g.form(c) in _COMPARING for c in [*g.children(place), *range(place - 3, place)])
