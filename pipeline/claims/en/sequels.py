"""Causes told by what comes next, or only so: "X, so that Y", "X; as a result, Y", "Y and, in turn, Z"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en.finding import Finding, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.links import outcome, talk, usable
from pipeline.claims.en.scene import Scene


def read(s: Scene) -> list[Finding]:
    """All sequels that the sentence tells."""
    g = s.graph
    out: list[Finding] = []
    for place in g.standing(("so", "only", "as", "turn", *g.lexicon.sets["link.hence"])):
        if g.form(place) == "so":
            out += _so_that(s, place) or _then(s, place)
        elif g.form(place) == "turn":
            out += _in_turn(s, place)
        elif g.form(place) == "only":
            out += _only_with(s, place + 1) if place + 1 < len(g.words) else []
        else:
            out += _then(s, place)
    return out


def _only_with(s: Scene, prep: int) -> list[Finding]:
    """ "Only with X can Y": Y takes X."""
    g = s.graph
    verb = g.head(prep)
    if g.dep(prep) != "prep" or not g.is_verb(verb) or talk(s, verb):
        return []
    helping = [c for c in g.children(verb, "aux", "auxpass") if prep < c]
    if not helping or min(g.subjects(verb), default=-1) < helping[0]:
        return []
    source = usable(g, [a for o in g.prep_objects(prep) for a in s.args(o, [])])
    found, sign = outcome(s, verb, [prep])
    roles = {"cause": source, "effect": found}
    return [Finding("cause", roles, sign, prep, "en.cause.needed", 0.5)] if source and found else []


def _so_that(s: Scene, mark: int) -> list[Finding]:
    """ "X, so that Y"."""
    g = s.graph
    clause = g.head(mark)
    if g.dep(mark) != "mark" or g.form(mark + 1) != "that" or g.dep(clause) != "advcl" or clause < mark:
        return []
    return _follows(s, g.head(clause), clause, mark)


def _in_turn(s: Scene, turn: int) -> list[Finding]:
    """ "X raises Y and, in turn, Z": the Z comes of the Y."""
    g = s.graph
    named = (p for p in range(turn + 1, len(g.words)) if g.is_noun(p) and g.dep(p) == "conj" and g.head(p) < turn)
    noun = next(named, -1)
    inside = range(g.head(noun), noun) if noun >= 0 else ()
    if not inside or not g.is_noun(g.head(noun)) or any(g.is_verb(p) and g.dep(p) != "amod" for p in inside):
        return []
    before = [c for c in g.conjuncts(g.coordinated_from(g.head(noun))) if c < turn]
    if not before or not any(a in s.links for a in g.ancestors(before[0])):
        return []
    changed = (g.governed(before[-1], "on") or before)[-1]  # "has an effect on Y and, in turn, Z"
    roles = {"cause": s.args(changed, [noun])[-1:], "effect": s.args(noun, [])}
    return [Finding("cause", roles, "+", turn, "en.cause.follows", 0.5)]


def _then(s: Scene, sign: int) -> list[Finding]:
    """ "X; as a result, Y": a main clause that says it comes of the one before."""
    g = s.graph
    longer = sign + 2 < len(g.words) and g.form(sign) == "as" and g.form(sign + 2) in ("result", "consequence")
    then = g.dep(sign) == "advmod" and g.form(sign) != "as"
    verb = g.head(sign)
    if not (then or (longer and not g.governed(sign + 2, "of"))) or sign > verb or not g.subjects(verb):
        return []
    before = [c for c in g.children(verb, "ccomp") if c < sign and g.subjects(c)]
    before += [g.head(verb)] if g.dep(verb) in ("conj", "ccomp") and g.head(verb) < sign else []
    joints = (";", "and", ",") if g.form(sign) == "so" else (";", "and")
    before = [c for c in before if g.is_verb(c) and any(g.form(p) in joints for p in range(c, sign))]
    if before:
        return _follows(s, before[-1], verb, sign)
    return _opens(s, verb, sign) if sign == 0 and (longer or g.is_(sign, "link.outcome")) else []


def _opens(s: Scene, verb: int, sign: int) -> list[Finding]:
    """ "As a result, Y": what the sentence before tells has brought Y about."""
    b = s.before
    if b is None or verb in s.links or talk(s, verb) or not b.is_verb(b.root) or talk(Scene(b), b.root):
        return []
    told = s.topic
    near = told is not None and all(a.start >= b.words[0].start for a in (*told.causes, *told.effects))
    source = list(told.causes if told.sign == "-" else told.effects) if told and near else []
    if not source:
        acting = [c for c in b.subjects(b.root) if is_agent(b, c)]
        source = Scene(b).done(b.root) if acting else Scene(b).args(b.root, b.children(b.root, "conj", "cc"))
    found, sign_of = outcome(s, verb, [sign])
    roles = {"cause": [replace(a, head=-1, elided=True) for a in source], "effect": found}
    return [Finding("cause", roles, sign_of, verb, "en.cause.follows", 0.4, [sign])] if source and found else []


def _follows(s: Scene, first: int, second: int, cue: int) -> list[Finding]:
    """What one clause tells as brought about by another: by what that one raises, else by all it tells."""
    g = s.graph
    if talk(s, first) or talk(s, second):
        return []
    told = s.links.get(first)
    acting = [c for c in g.subjects(first) if is_agent(g, c)]
    source = list(told.causes if told.sign == "-" else told.effects) if told else []
    source = source or s.args(first, [second, *acting, *g.children(first, "conj", "cc")])
    found, sign = outcome(s, second, [cue, *_marks(g, second)])
    roles = {"cause": source, "effect": found}
    return [Finding("cause", roles, sign, second, "en.cause.follows", 0.4, [cue])] if source and found else []


def _marks(g: Graph, clause: int) -> list[int]:
    return g.children(clause, "mark", "cc")
