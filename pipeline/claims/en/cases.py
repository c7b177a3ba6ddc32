"""Causes told by a case: "when X, more Y", "Y only if X", "unless X, Y"."""

from __future__ import annotations

from pipeline.claims.en import relations, scope
from pipeline.claims.en.finding import Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.links import finite, outcome, talk, tells_change
from pipeline.claims.en.scene import Arg, Scene

#: How far a case is trusted whose clause tells neither a change nor what people then do.
_ANY = 0.29
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def read(s: Scene) -> list[Finding]:
    """All relations that clauses with "when", "if" and their likes tell."""
    return [f for place in s.graph.standing(s.graph.lexicon.sets["link.condition"]) for f in _condition(s, place)]


def _to_an_end(g: Graph, clause: int, verb: int) -> bool:
    """ "hotels should train staff if they want to raise loyalty": the wanting is their reason."""
    doers = [*g.subjects(verb), *g.subjects(g.head(verb))]
    return scope.wants(g, clause) and any(is_agent(g, c) or g.tag(c) == "PRP" for c in doers)


def _condition(s: Scene, mark: int) -> list[Finding]:
    """ "Y appears when X", "consumers prefer Z more when W": only where the main clause tells a change."""
    g = s.graph
    if g.form(mark) not in g.lexicon.sets["link.condition"] or g.dep(mark) not in ("advmod", "mark"):
        return []
    first = g.coordinated_from(g.head(mark))  # "when they are wet or not fed"
    clause = first if mark < first else g.head(mark)
    if g.dep(clause) != "advcl" or clause == mark or (mark and g.form(mark - 1) in ("even", "than", "as")):
        return []
    verb = g.head(clause)
    if (
        not g.is_verb(verb)
        or g.dep(verb) == "relcl"
        or talk(s, verb)
        or (g.lexicon.verbs.get(g.lemma(verb)) and verb in s.links)
    ):
        return []
    needed = _is_needed(g, mark, verb)
    changes = needed or tells_change(g, finite(g, verb)) or _reaction(s, verb) or _foretold(g, verb)
    weight = 0.4 if changes else _ANY
    changes = changes or _any_case(s, mark, clause, verb)
    if any(g.form(c) in ("it", "this", "that") for c in g.subjects(verb)):
        return []
    if any(relations.said_of(g, c) or g.interacts(c) for c in g.subjects(verb)) or (
        not needed and any(g.form(c) == "must" for c in g.children(verb, "aux"))
    ):
        return []
    if not changes or (g.form(mark) == "until" and not needed) or _to_an_end(g, clause, verb):
        return []
    beside = [p for p in g.subtree(clause) if g.form(p) == "than" and p > clause]
    source = _met(s, clause) or s.args(clause, [mark, *beside])
    found, sign = outcome(s, verb, [clause])
    found = [a for a in found if a.head == verb or not _has_case(g, a.head)]
    sign = "?" if changes == "?" else sign
    if g.form(mark) == "unless" and not needed:
        sign = {"+": "-", "-": "+"}.get(sign, sign)
    rule = "en.cause.needed" if needed else "en.cause.when"
    return [Finding("cause", {"cause": source, "effect": found}, sign, verb, rule, weight, [mark])] if found else []


def _has_case(g: Graph, verb: int) -> bool:
    """Whether a clause coordinated with another has a case of its own: "if A, B, but if C, D"."""
    clauses = g.children(verb, "advcl") if verb >= 0 and g.dep(verb) == "conj" and g.subjects(verb) else []
    return any(g.is_(c, "link.condition") for clause in clauses for c in g.children(clause, "mark", "advmod"))


def _any_case(s: Scene, mark: int, clause: int, verb: int) -> str:
    """ "+" where two full clauses tell a case and what is then so: "if the stage is bare, actors speak up"."""
    g = s.graph
    full = all(g.subjects(c) and _is_finite(g, c) for c in (clause, verb))
    full = full and not any(g.form(c) in ("it", "this", "that") for c in g.subjects(clause))
    first = any(g.form(c) == "first" for c in g.children(clause, "advmod"))
    held = g.form(mark) == "once" or g.form(mark - 1) in ("as", "especially", "particularly") or first
    controlled = g.is_(clause, "verb.method") or g.lemma(clause) == "control"
    told = any(c in s.links for c in g.conjuncts(verb))
    ended = g.lemma(clause) == "be" and bool(g.children(clause, "xcomp"))  # "if mills are to last, we need …"
    said = [
        *g.children(verb, "acomp", "advmod"),
        *(c for a in g.children(verb, "acomp") for c in g.children(a, "advmod")),
    ]
    best = any(
        g.tag(w) == "RBS" or g.form(w) == "best" or g.lexicon.has("moderate.focus", g.form(w)) for w in said
    )  # "is most useful when …"
    return "+" if full and not (held or controlled or told or ended or best) else ""


def _is_finite(g: Graph, verb: int) -> bool:
    return any(g.tag(p) in _FINITE for p in (verb, *g.children(verb, "aux", "auxpass")))


def _is_needed(g: Graph, mark: int, verb: int) -> str:
    """ "+" where nothing comes about otherwise: "only if X", "not … unless X", "not until X"."""
    if g.form(mark) in ("unless", "until"):
        denied = g.negated(verb) or (mark > 0 and g.form(mark - 1) == "not")
    else:
        beside = [c for w in (verb, *g.children(verb, "acomp")) for c in g.children(w, "advmod")]
        denied = (mark > 0 and g.form(mark - 1) == "only") or any(g.form(c) == "only" for c in beside)
    return "+" if denied else ""


def _met(s: Scene, clause: int) -> list[Arg]:
    """ "when employees face X": X."""
    g = s.graph
    if not g.is_(clause, "verb.undergo") or not all(a.head < 0 or is_agent(g, a.head) for a in causes(s, clause)):
        return []
    return [a for o in g.objects(clause) for a in s.args(o, g.children(o, "acl", "relcl"))]


def _foretold(g: Graph, verb: int) -> str:
    """ "+" where the clause says what people will then have, or how a thing is then seen."""
    will = any(g.form(c) in ("will", "would") for c in g.children(verb, "aux"))
    gains = will and g.is_(verb, "verb.come") and g.objects(verb)
    seen = g.is_passive(verb) and g.is_(verb, "verb.seen") and g.children(verb, "xcomp", "oprd", "prep")
    return "+" if gains or seen else ""


def _reaction(s: Scene, verb: int) -> str:
    """ "+" where the clause says what people then do or prefer."""
    g = s.graph
    found = causes(s, verb)
    frames = g.lexicon.verbs.get(g.lemma(verb), ())
    raising = any(frame.kind == "raise" for frame in frames)
    raised = g.is_passive(verb) and found and raising and not g.governed(verb, "by", "through")
    if raised and not g.is_(verb, "verb.assert"):
        return "+"
    if (
        not found
        or g.is_passive(verb)
        or g.is_(verb, "verb.research")
        or g.lemma(verb) in ("have", "need", "use", "ask", "tell")
    ):
        return ""
    return "+" if all(is_agent(g, a.head) or (a.head < 0 and a.elided) for a in found) else ""
