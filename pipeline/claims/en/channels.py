"""What names a channel: "M is a mechanism by which X raises Y", "X is a way in which firms reach Y"."""

from __future__ import annotations

from pipeline.claims.en import nouns, relations, scope
from pipeline.claims.en.finding import Finding, causes, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

_EFFECTS = frozenset({"effect", "influence", "impact"})
#: Finite forms: what stands in an infinitive ("to identify M as …") is an aim, no finding.
_FINITE = ("VBD", "VBZ", "VBP", "VBN")


def read(s: Scene) -> list[Finding]:
    """All channels that the sentence names."""
    g = s.graph
    found = [f for place in g.those("noun.channel") for f in _channel(s, place)]
    return found + [f for p in g.having(_EFFECTS) if g.is_noun(p) for f in _indirect(s, p)]


def _indirect(s: Scene, noun: int) -> list[Finding]:
    """ "X raises Y and also has an indirect effect through M": on what was told to be affected."""
    g = s.graph
    verb = g.head(g.coordinated_from(noun))
    indirect = any(g.form(c) == "indirect" for c in g.children(noun, "amod"))
    if not indirect or not g.is_(verb, "verb.light") or relations.on_objects(g, noun) or g.preps(noun, "of"):
        return []
    middle, source = relations.via(s, noun) or relations.via(s, verb), causes(s, verb)
    told = [s.links[p] for p in (verb, g.coordinated_from(verb)) if p in s.links]
    found = [a for link in told[:1] for a in link.effects if {c.start for c in link.causes} & {c.start for c in source}]
    roles = {"cause": source, "mediator": middle, "effect": found}
    return [Finding("mediate", roles, "?", noun, "en.mediate.indirect", 0.6)] if all(roles.values()) else []


def _channel(s: Scene, noun: int) -> list[Finding]:
    g = s.graph
    clause = next((c for c in g.children(noun, "relcl", "acl") if _through_it(g, c)), None)
    if clause is None:
        return _for_to(s, noun)
    middle = [a for a in holder(s, noun) if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    if not middle:
        return []
    link, doing = s.links.get(clause), causes(s, clause)
    acting = bool(doing) and all(a.head >= 0 and is_agent(g, a.head) for a in doing)
    if link and link.effects and all(a.start == middle[0].start for a in link.causes):
        return [Finding("cause", {"cause": middle, "effect": link.effects}, link.sign, noun, "en.cause.channel", 0.5)]
    if link and link.causes and link.effects and not acting:
        roles = {"cause": link.causes, "mediator": middle, "effect": link.effects}
        return [Finding("mediate", roles, link.sign, noun, "en.mediate.channel", 0.6, [clause])]
    if not acting or g.is_(noun, "define.nouns") or g.is_(clause, "verb.research"):
        return []
    leading = [c for c in g.children(clause, "aux", "prep", "advmod", "advcl") if c < clause]
    shut = [*g.subjects(clause), *leading]
    found = [a for a in effects(s, clause, shut) if a.head != noun]
    return [Finding("cause", {"cause": middle, "effect": found}, "+", noun, "en.cause.channel", 0.5, [clause])]


def _for_to(s: Scene, noun: int) -> list[Finding]:
    """ "M is an important channel for X to raise Y"."""
    g = s.graph
    doing = [o for o in g.governed(noun, "for") if not is_agent(g, o)]
    clause = next((c for c in g.children(noun, "relcl", "acl") if g.tag(c) == "VB" and g.objects(c)), None)
    if clause is None or not doing or g.subjects(clause):
        return []
    found = [a for o in g.objects(clause) for a in s.args(o, [], effect=True)]
    roles = {"cause": [a for o in doing for a in s.args(o, [])], "mediator": holder(s, noun), "effect": found}
    return [Finding("mediate", roles, "?", noun, "en.mediate.channel", 0.55, [clause])]


def _through_it(g: Graph, clause: int) -> bool:
    """Whether the clause tells what is done by the noun: "by which", "through which", "in which", "whereby"."""
    if any(g.form(c) == "whereby" for c in g.children(clause)):
        return True
    inside = () if g.is_(g.head(clause), "define.nouns") else ("in",)  # "a process in which X raises Y" tells that
    preps = g.preps(clause, "by", "through", "via", *inside)
    return any(g.form(o) == "which" for p in preps for o in g.prep_objects(p))


def holder(s: Scene, noun: int) -> list[Arg]:
    """What is said to be the channel; [] where a study only looks at it."""
    g = s.graph
    dep, head = g.dep(noun), g.head(noun)
    if dep == "nsubj" and g.lemma(head) == "be":  # "the mechanism through which X raises Y is M"
        return [a for o in g.children(head, "attr") for a in s.args(o, [])]
    if dep == "pobj" and g.form(head) == "as":
        verb = g.head(head)
        named = verb if g.dep(verb) == "pobj" and g.form(g.head(verb)) == "to" else -1
        if named >= 0 and g.lemma(g.head(g.head(named))) == "point":  # "results point to M as the mechanism"
            return s.args(named, [head])
        if not g.is_verb(verb) or g.tag(verb) not in _FINITE or not (
            any(g.is_(verb, f"verb.{kind}") for kind in ("assert", "copula.as", "aim"))
        ):  # fmt: skip
            return []
        things = g.objects(verb) or (g.governed(verb, "to") if g.lemma(verb) == "point" else [])
        if g.is_passive(verb) or not things:
            return causes(s, verb)
        return [a for o in things for a in s.args(o, [head])]
    return nouns.predicated_of(s, noun)
