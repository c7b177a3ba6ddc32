"""By what something is done: "through X", "by doing X"; and the clauses that some verbs govern as their effect."""

from __future__ import annotations

from pipeline.claims.en import relations, scope, talk
from pipeline.claims.en.finding import THROUGH, deep_through
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene


def means_of(s: Scene, verb: int) -> tuple[list[Arg], bool]:
    """ "through X", "by doing X" on a verb: what it names, and whether a gerund says it."""
    g = s.graph
    out: list[Arg] = []
    gerund = False
    preps = [c for c in g.children(verb, "prep", "agent") if g.form(c) in THROUGH] + deep_through(g, verb)
    first = g.coordinated_from(verb)
    if not preps and first != verb and not g.subjects(verb):  # "by talking, hosts find and solve problems"
        opening = min(g.subjects(first), default=-1)
        preps = [c for c in g.children(first, "prep") if g.form(c) in THROUGH and c < opening]
    if g.dep(first) == "xcomp" and g.is_(g.head(first), "verb.easing.able"):  # "by doing X, firms are able to raise Y"
        preps += [c for c in g.preps(g.head(g.head(first)), *THROUGH) if c < first]
    if g.dep(verb) == "xcomp" and g.is_(g.head(verb), "verb.effort"):  # "through X, firms seek to raise Y"
        preps += [c for c in g.preps(g.head(verb), "through", "via") if c < verb]
    for prep in [p for first in preps for p in g.conjuncts(first)]:
        carried = relations.carried_by(g, prep)
        for inner in carried or g.prep_objects(prep):
            if g.is_verb(inner):
                if g.is_(inner, "verb.research"):
                    continue
                gerund = gerund or g.form(prep) == "by"
                out += gerund_means(s, inner) if g.form(prep) != "by" else s.args(inner, [])
            elif (g.form(prep) != "by" or carried or g.is_passive(verb)) and g.tag(inner) != "CD":
                out += [] if scope.research(g, inner) else [a for a in s.args(inner, []) if not talk.vague(g, a)]
    return out, gerund


def gerund_means(s: Scene, verb: int) -> list[Arg]:
    """ "via raising M" is M; "by sharing resources" is the whole act."""
    g = s.graph
    out: list[Arg] = []
    for one in g.conjuncts(verb):
        frames = [f for f in g.lexicon.verbs.get(g.lemma(one), ()) if f.kind == "raise" and not f.prep]
        if frames and g.objects(one):
            out += [a for o in g.objects(one) for a in s.args(o, [])]
        else:
            out += s.args(one, list(g.children(one, "conj", "cc")))
    return out


def told_clauses(g: Graph, verb: int) -> list[int]:
    """ "X explains why Y", "X determines whether Y": what Y says."""
    marks = g.lexicon.sets.get(f"told_by.{g.lemma(verb)}", frozenset())
    if any(frame.sign == "?" for frame in g.lexicon.verbs.get(g.lemma(verb), ())):
        marks |= {"which", "what"}
    clauses = [c for c in g.children(verb, "ccomp", "advcl") if c > verb and not g.objects(verb)]
    openers = {c: (*g.children(c, "advmod", "mark"), min(g.subtree(c))) for c in clauses}
    return [c for c in clauses if any(g.form(k) in marks for k in openers[c])]
