"""Causes told by naming the effect, the way or the key: "an effect of X is Y", "the key to Y is X"."""

from __future__ import annotations

from pipeline.claims.en import brackets, lists, nouns, relations, relatives, scope
from pipeline.claims.en.finding import Finding, cause_of, causes, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import Frame
from pipeline.claims.en.scene import Arg, Scene

#: Verbs that name the drivers or effects of something.
_NAMING = ("include", "comprise", "encompass")
_SEATS = ("noun.seat.plus", "noun.seat.minus")


def read(s: Scene) -> list[Finding]:
    """All effects and ways that the sentence names."""
    g = s.graph
    out: list[Finding] = []
    for noun in g.those("noun.outcome", "noun.way", *nouns.PREDICATES, *_SEATS):
        if g.is_(noun, "noun.outcome"):
            out += _effect_is(s, noun) or _effects_listed(s, noun)
        elif g.is_(noun, "noun.way"):
            out += _way_is(s, noun)
        if g.tag(noun).startswith("NN"):
            out += _key_to(s, noun) or _seat(s, noun) or _causes_listed(s, noun)
    return out


def _effect_is(s: Scene, noun: int) -> list[Finding]:
    """ "The most visible effect of X is Y"."""
    g = s.graph
    one = _one_of(g, noun)
    verb = g.head(one)
    praised = g.dep(one) == "attr" and g.is_(noun, "noun.serving.praise")  # "Y is one of the benefits of X"
    told = g.dep(one) == "nsubj" or praised
    if not told or g.lemma(verb) not in ("be", *_NAMING) or g.preps(noun, "on", "upon"):
        return []
    source = [a for o in g.governed(noun, "of", "from") if not scope.research(g, o) for a in s.args(o, [])]
    named = g.subjects(verb) if praised else g.children(verb, "attr", "dobj")
    named = [c for c in named if g.is_noun(c) and not scope.research(g, c)]
    able = [c for n in named if g.lemma(n) == "ability" for c in g.children(n, "acl") if g.tag(c) == "VB"]
    named = able or named  # "the advantage of X is the ability to raise Y"
    found = [a for c in named for a in s.args(c, [], effect=True)]
    if not source or not found or all(is_agent(g, a.head) for a in source):
        return []
    return [cause_of(source, found, "+", verb, "en.cause.effectis", 0.5)]


def _one_of(g: Graph, noun: int) -> int:
    """ "one" in "one of the drivers", else the noun itself."""
    one = g.head(g.head(noun)) if g.dep(noun) == "pobj" and g.form(g.head(noun)) == "of" else noun
    return one if g.form(one) in ("one", "some", "two") else noun


def _effects_listed(s: Scene, noun: int) -> list[Finding]:
    """ "X has many effects, including Y and Z", "the following benefits of X: Y and Z"."""
    g = s.graph
    verb = g.head(noun)
    told = not scope.research(g, noun) and not relations.on_preps(g, noun)
    found = [a for a in lists.examples(s, noun) if not g.is_(a.head, "noun.agent")] if told else []
    source = [a for o in g.governed(noun, "of") for a in s.args(o, [])]
    if not source and g.dep(noun) == "dobj" and (g.is_(verb, "verb.light") or g.is_(verb, "verb.make")):
        source = causes(s, verb)
    source = [a for a in source if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    return [cause_of(source, found, "+", noun, "en.cause.effectis", 0.5)]


def _causes_listed(s: Scene, noun: int) -> list[Finding]:
    """ "The drivers of Y, such as A and B", "several antecedents to Y: A, B and C"."""
    g = s.graph
    said = nouns.kind(g, noun) if g.is_(noun, "noun.driver") and g.tag(noun) == "NNS" else None
    if said is None:
        return []
    clauses = [c for c in g.children(noun, "acl", "relcl") if any(f.kind == "raise" for f in _frames(g, c))]
    places = g.governed(noun, "of", "for", "to", "behind") + [o for c in clauses for o in g.objects(c)]
    source = [a for a in lists.examples(s, noun) if lists.plain(g, a) and not g.is_(a.head, "noun.agent")]
    source = source or brackets.examples(s, noun)
    found = [a for p in places for a in effects(s, p, g.preps(p, "as", "including"))]
    return [cause_of(source, found, said[1], noun, "en.cause.listed", 0.55)] if source and found else []


def _frames(g: Graph, verb: int) -> tuple[Frame, ...]:
    return g.lexicon.verbs.get(g.lemma(verb), ())


def _way_is(s: Scene, noun: int) -> list[Finding]:
    """ "One way to reach Y is X", "X is one of the ways in which firms reach Y"."""
    g = s.graph
    ends = [c for c in g.children(noun, "relcl", "acl") if not g.is_(c, "verb.research")]
    ends += [c for c in g.governed(noun, "of", "for") if g.tag(c) == "VBG" and not g.is_(c, "verb.research")]
    source = _named_as(s, noun)
    found = [a for c in ends for a in effects(s, c, [*g.subjects(c), *g.children(c, "aux", "advmod")])]
    if not source or not found or scope.research(g, noun):
        return []
    return [cause_of(source, found, "+", noun, "en.cause.way", 0.5)]


def _named_as(s: Scene, noun: int) -> list[Arg]:
    """What is said to be the way."""
    g = s.graph
    verb = g.head(noun)
    if g.dep(noun) == "nsubj" and (g.lemma(verb) == "be" or (g.tag(verb) == "VBG" and g.children(verb, "aux"))):
        if g.lemma(verb) != "be":
            return s.args(verb, [noun, *g.children(verb, "aux")])
        acts = [c for c in g.children(verb, "xcomp") if g.tag(c) == "VB"]
        acts += [c for p in g.preps(verb, "by", "through") for c in g.prep_objects(p)]
        return [a for c in acts or g.children(verb, "attr") for a in s.args(c, [noun])]
    one = g.head(verb) if g.dep(noun) == "pobj" and g.form(verb) == "of" else noun
    verb = g.head(one)
    if g.dep(one) != "attr" or g.lemma(verb) != "be" or (one == noun and not g.children(noun, "relcl")):
        return []
    return [a for c in g.subjects(verb) if not scope.research(g, c) and not is_agent(g, c) for a in s.args(c, [])]


def _key_to(s: Scene, noun: int) -> list[Finding]:
    """ "The key to Y is X", "the drivers of Y are / include A and B": the noun is the subject."""
    g = s.graph
    said = nouns.kind(g, noun) if not g.is_(noun, "noun.effect") else None
    told = _one_of(g, noun)  # "one of the drivers of Y is X"
    if said is None or g.dep(told) not in ("nsubj", "nsubjpass"):
        return []
    verb = g.head(told)
    named = (
        g.children(verb, "attr", "acomp")
        if g.lemma(verb) == "be"
        else g.governed(verb, "in")
        if g.lemma(verb) in ("lie", "reside", "rest")
        else g.objects(verb)
        if g.lemma(verb) in _NAMING
        else []
    )
    named = [n for n in named if g.is_noun(n) and not scope.research(g, n)]
    named = [n for n in named if nouns.kind(g, n) is None or g.children(n, "acl", "relcl", "compound")]
    if g.lemma(verb) == "be":  # "the key to Y is that S", "… is how S"
        named += [
            c
            for c in g.children(verb, "ccomp")
            if c > verb and any(g.form(k) in ("that", "how") for k in g.children(c))
        ]
    places = [*g.governed(noun, "of", "for", "to", "in", "behind", "affecting"), *relatives.whys(g, noun)]
    places = [p for p in places if not (g.lemma(noun) == "reason" and scope.research(g, p))]
    clauses = [c for c in g.children(noun, "acl", "relcl") if g.tag(c).startswith("VB") and g.tag(c) != "VBN"]
    clauses = [c for c in clauses if g.tag(c) == "VBG" or any(f.kind == "raise" for f in _frames(g, c))]
    places += [o for c in clauses for o in g.objects(c)]
    acts = [c for c in g.children(noun, "acl", "relcl") if g.tag(c) == "VB" and not g.is_(c, "verb.research")]
    places = acts if acts and all(is_agent(g, p) for p in places) else places  # "the condition for firms to grow is X"
    if not named or not places or g.lemma(noun) in ("way", "means", "purpose", "component", "link"):
        return []
    source = [a for n in named for a in s.args(n, [])]
    found = [a for p in places for a in effects(s, p)]
    return [Finding("cause", {"cause": source, "effect": found}, said[1], noun, "en.cause.keyto", 0.6)]


def _seat(s: Scene, noun: int) -> list[Finding]:
    """ "X is at the heart of Y", "X stands in the way of Y"."""
    g = s.graph
    verb = g.head(g.head(noun))
    sign = next((v for name, v in (("plus", "+"), ("minus", "-")) if g.is_(noun, f"noun.seat.{name}")), "")
    if not sign or g.dep(noun) != "pobj" or not g.is_(verb, "verb.sitting") or g.children(noun, "poss"):
        return []
    if g.form(g.head(noun)) not in (("at",) if sign == "+" else ("in", "at", "to")):
        return []
    subject = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
    found = [a for o in g.governed(noun, "of") for a in effects(s, o)]
    return [cause_of(subject, found, sign, verb, "en.cause.seat", 0.6)]
