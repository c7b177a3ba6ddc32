"""Causes told the other way round, or as going together: "Y stems from X", "X is positively related to Y"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import members, relations, scope, standing
from pipeline.claims.en.finding import Finding, bent, cause_of, causes, describes, is_agent, verb_sign
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import Frame
from pipeline.claims.en.scene import Arg, Scene

#: What names a way by which something comes about, before its verb as well as behind it.
MEANS = frozenset({"through", "via"})
#: What names the last of the stages that something moves through.
_ENDS = frozenset({"to", "into", "toward", "towards"})


def reverse(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "Y stems from X", "Y requires X"."""
    g = s.graph
    if not frame.prep and g.is_passive(verb):
        return []
    infinite = g.tag(verb) == "VBG" or any(g.form(c) == "to" for c in g.children(verb, "aux"))
    above = g.head(verb)
    said = g.is_passive(above) and (g.is_(above, "verb.assert") or g.is_(above, "verb.known"))  # "shown to depend on"
    if frame.sign == "?" and infinite and g.dep(verb) != "ROOT" and not (said or g.is_(above, "verb.raising")):
        return []  # "the ability to respond to X" does not say that it does
    behind = [c for c in g.children(verb, "xcomp", "ccomp") if c > verb]
    things = [o for o in g.objects(verb) if not is_agent(g, o)]  # "requires tools to do Y", "requires guests to do Y"
    places = g.governed(verb, frame.prep) if frame.prep else things or behind or g.objects(verb)
    fronted = places and frame.prep and max(places) < min(g.subjects(verb), default=-1)
    grows = frame.prep in MEANS and any(g.is_(verb, f"verb.happen.{way}") for way in ("plus", "minus"))
    if g.dep(verb) != "relcl" and fronted and not grows:
        return []  # "through talk, hosts come together" says nothing of where hosts come from; trust grows through talk
    fixed = [o for o in g.objects(verb) if g.lemma(o) == frame.object]  # "takes place through X"
    if (frame.object and not fixed) or (frame.prep and len(g.objects(verb)) > len(fixed) and not g.is_passive(verb)):
        return []  # "firms develop skills through training" says nothing of the firms
    if frame.prep == "from" and g.lemma(verb) == "evolve" and {"to", "into"} & {g.form(p) for p in g.subtree(verb)}:
        return []  # "evolved from A to B" tells a way, no source
    source = [a for o in places for a in s.args(o, [])]
    found = s.args(g.head(verb), [verb], effect=True) if describes(g, verb) else causes(s, verb)
    source = [a for a in source if a.head < 0 or not (scope.research(g, a.head) or _light(g, a.head))]
    if not source or not found or (frame.prep == "by" and not g.is_passive(verb)) or _moves(g, verb, frame):
        return []
    acting = g.is_(verb, "verb.acting")
    if (acting or not frame.prep) and all((a.elided and acting) or _person(g, a) for a in found):
        return []
    if any(g.form(c) in ("less", "little") for c in g.adverbs(verb)):
        return []  # "heavy users gain less from X"
    sign = verb_sign(g, verb, frame.sign)
    return [cause_of(source, found, sign, verb, "en.cause.reverse", 0.65)]


def _moves(g: Graph, verb: int, frame: Frame) -> bool:
    """ "Trade evolved from barter to credit" tells of stages, not of a source."""
    if frame.prep != "from" or not g.is_(verb, "part.evolve"):
        return False
    behind = [p for o in g.governed(verb, "from") for p in range(o + 1, min(o + 6, len(g.words)))]
    first = next((p for p in behind if g.is_verb(p) or g.form(p) in _ENDS), -1)
    return first >= 0 and g.form(first) in _ENDS


def _person(g: Graph, arg: Arg) -> bool:
    """Whether a filler, be it in the sentence before, is who acts: "the firm grows. It requires staff"."""
    if arg.head >= 0:
        return is_agent(g, arg.head) or g.form(arg.head) in ("it", "they")
    return members.person(g, arg.head, arg.start, arg.end)


def _light(g: Graph, noun: int) -> bool:
    """Whether a noun says too little by itself to be a cause ("depends on the context")."""
    return g.is_(noun, "link.light") and not g.children(noun, "relcl")


def attributed(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "Y is attributed to X", "scholars attribute Y to X"."""
    g = s.graph
    if not g.is_passive(verb):
        infinite = any(g.form(c) == "to" for c in g.children(verb, "aux"))
        persons = any(a.head >= 0 and is_agent(g, a.head) and not scope.research(g, a.head) for a in causes(s, verb))
        if g.tag(verb) == "VBG" or (infinite and (persons or g.is_noun(g.head(verb)))):
            return []  # "the tendency to attribute failure to luck"
        things = [o for o in g.objects(verb) if o < max(g.preps(verb, frame.prep), default=-1)]
        source = [a for o in g.governed(verb, frame.prep) for a in s.args(o, [])]
        found = [a for o in things for a in s.args(o, [], effect=True)]
        return [cause_of(source, found, frame.sign, verb, "en.cause.attributed", 0.55)] if source and found else []
    return [replace(f, rule="en.cause.attributed") for f in reverse(s, verb, frame)]


def relate(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "X is positively related to Y": a claim only with a direction."""
    g = s.graph
    sign = "n" if bent(g, g.adverbs(verb)) else verb_sign(g, verb, "?")
    source = s.args(g.head(verb), [verb]) if describes(g, verb) else causes(s, verb)
    places: list[int] = []
    opposed: list[int] = []
    for prep in g.preps(verb, frame.prep, "with"):
        for one in g.conjuncts(prep):
            turned = next(
                (g.lexicon.signs[g.form(c)] for c in g.children(one, "advmod") if g.form(c) in g.lexicon.signs), None
            )
            (opposed if turned and sign in "+-" and turned != sign else places).extend(g.prep_objects(one))
    found = [a for o in places for a in s.args(o, [], effect=True)]
    if len(source) > 1 and (not places or all(g.form(o) == "other" for o in places)):
        source, found = source[:-1], source[-1:]
    if not source or not found:
        return []
    if sign == "?" and not describes(g, verb) and scope.is_hypothesis(g):
        return [cause_of(source, found, sign, verb, "en.cause.related", 0.4)]
    negative = standing.denied(g, verb)
    if (
        sign == "?"
        and not negative
        and relations.via(s, verb)
        and any(g.form(c) == "indirectly" for c in g.adverbs(verb))
    ):
        return [cause_of(source, found, sign, verb, "en.cause.relate", 0.6)]
    if sign == "?" and describes(g, verb):
        return []
    if sign == "?" and not negative and not any(a.sign == "-" for a in found) and not _more_or_less(g, places):
        return []
    if sign == "?" and not negative:
        sign = "+"
    told = [cause_of(source, found, sign, verb, "en.cause.relate", 0.7)]
    if opposed:
        other = "-" if sign == "+" else "+"
        told.append(
            cause_of(
                source, [a for o in opposed for a in s.args(o, [], effect=True)], other, verb, "en.cause.relate", 0.7
            )
        )
    return told


def _more_or_less(g: Graph, heads: list[int]) -> bool:
    return any(g.form(c) in g.lexicon.less for h in heads for c in g.children(h, "amod"))


def more(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "Y increases with X"."""
    g = s.graph
    if g.objects(verb):
        return []
    source = [a for o in g.governed(verb, frame.prep) for a in s.args(o, [])]
    for subject in g.subjects(verb):
        if relations.is_relation(g, subject):
            sides = relations.relation_of(s, subject)
            roles = {"cause": sides[0], "moderator": source, "effect": sides[1]}
            return (
                [Finding("moderate", roles, frame.sign, verb, "en.moderate.more", 0.6)] if all(roles.values()) else []
            )
    found = causes(s, verb)
    return [cause_of(source, found, frame.sign, verb, "en.cause.more", 0.6)] if source and found else []
