"""Causes told by a verb: "X promotes Y", "Y is driven by X", "X, improving Y", "X enables Z to do Y"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import others, relations, scope
from pipeline.claims.en.finding import (
    Finding,
    bent,
    cause_of,
    causes,
    effects,
    is_agent,
    target,
    verb_sign,
)
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import Frame
from pipeline.claims.en.scene import Arg, Link, Scene

_THROUGH = ("through", "via", "by")


def read(s: Scene) -> list[Finding]:
    """All relations that the sentence's verbs tell, matrix clauses first."""
    g = s.graph
    verbs = [v for v in range(len(g.words)) if g.is_verb(v) or g.words[v].pos == "VERB"]
    verbs.sort(key=lambda v: (sum(1 for _ in g.ancestors(v)), v))
    out: list[Finding] = []
    for verb in verbs:
        frames = g.lexicon.verbs.get(g.lemma(verb), ())
        first = g.coordinated_from(verb)
        if g.lemma(verb) in ("have", "get") and first != verb and first in s.links:
            frames = (Frame("make", "+"),)
        if not frames and g.is_(verb, "verb.gain") and g.objects(verb) and _means(s, verb)[0]:
            frames = (Frame("make", "+"),)
        for frame in frames:
            found = _read_frame(s, verb, frame)
            if found:
                out += found
                break
    return out


def _read_frame(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    if g.dep(verb) in ("amod", "compound", "aux", "auxpass"):
        return _adnominal(s, verb, frame)
    reader = {
        "raise": _raise,
        "make": _raise,
        "causative": _causative,
        "preventive": _preventive,
        "reverse": others.reverse,
        "passive": others.attributed,
        "relate": others.relate,
        "more": others.more,
    }[frame.kind]
    found = reader(s, verb, frame)
    for one in found:
        if one.type == "cause":
            s.links.setdefault(verb, Link(one.roles["cause"], one.roles["effect"], one.polarity))
    return found


def _adnominal(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    return []


# --------------------------------------------------------------------------- X raises Y


def _raise(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    if s.graph.is_passive(verb):
        return _passive(s, verb, frame)
    return _active(s, verb, frame)


def _active(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    heads = target(g, verb, frame) or _why(g, verb)
    if not heads or (
        g.lemma(verb) in ("provide", "offer")
        and all(g.is_(h, "noun.research") or g.lemma(h) == "information" for h in heads)
    ):
        return []
    if g.children(verb, "xcomp") and frame.kind == "make" and not frame.prep and g.dep(heads[0]) != "dobj":
        return []
    if all(g.lemma(h) in ("effect", "impact", "influence") and relations.on_preps(g, h) for h in heads):
        return []
    if not frame.prep and all(_is_relation(g, h) or _is_bare_effect(g, h) for h in heads):
        return []
    shut = [verb] if g.dep(verb) in ("relcl", "acl") else []
    found = [a for h in heads for a in effects(s, h, [*shut, *_circumstances(g, verb)])]
    subjects = causes(s, verb)
    subjects = [a for a in subjects if a.head < 0 or not scope.research(g, a.head)]
    sign = "n" if bent(g, g.adverbs(verb)) else verb_sign(g, verb, frame.sign)
    means, by_gerund = _means(s, verb)
    matrix = _purpose_of(g, verb)
    if matrix is not None:
        return _purpose(s, verb, matrix, frame, found)
    if not subjects and g.subjects(verb):
        return []
    weight = 0.75 if frame.kind == "raise" else 0.5
    acting = bool(subjects) and all(is_agent(g, a.head) for a in subjects)
    if means and (acting or not subjects or (frame.kind == "make" and not by_gerund)):
        return [cause_of(means, found, sign, verb, "en.cause.means", weight)]
    if means and subjects and by_gerund and means[0].start < subjects[0].start:
        return [cause_of(means, found, sign, verb, "en.cause.means", weight)]
    if means and subjects and by_gerund:
        return [
            cause_of(subjects, found, sign, verb, "en.cause.verb", weight),
            cause_of(means, found, sign, verb, "en.cause.means", weight),
        ]
    if means and subjects:
        return [
            Finding(
                "mediate",
                {"cause": subjects, "mediator": means, "effect": found},
                sign,
                verb,
                "en.mediate.through",
                0.7,
            )
        ]
    if not subjects or any(a.head >= 0 and _interacts(g, a.head) for a in subjects):
        return []
    if acting:
        return []
    rule = "en.cause.participle" if g.tag(verb) == "VBG" and not g.subjects(verb) else "en.cause.verb"
    return [cause_of(subjects, found, sign, verb, rule, weight)]


def _why(g: Graph, verb: int) -> list[int]:
    """ "X explains why Y": what Y says."""
    if g.lemma(verb) not in ("explain", "account"):
        return []
    return [c for c in g.children(verb, "ccomp") if any(g.form(k) == "why" for k in g.children(c, "advmod"))]


def _is_relation(g: Graph, head: int) -> bool:
    """Whether the object is a relation between two named things: then the sentence moderates it."""
    return relations.is_relation(g, head)


def _is_bare_effect(g: Graph, head: int) -> bool:
    if g.lemma(head) == "relationship" and (g.governed(head, "with") or g.children(head, "poss", "compound")):
        return False
    return g.lemma(head) in ("effect", "impact", "influence", "relationship", "mechanism") and not g.governed(
        head, "of"
    )


def _interacts(g: Graph, noun: int) -> bool:
    """ "The interaction of X and W": the sentence tells of a moderation."""
    return g.lemma(noun) in ("interaction", "interplay") and bool(g.preps(noun, "between", "of"))


def _circumstances(g: Graph, verb: int) -> list[int]:
    own = [c for c in g.children(verb, "prep", "advcl", "agent") if g.form(c) in _THROUGH or g.dep(c) == "advcl"]
    return own + _deep_through(g, verb)


def _deep_through(g: Graph, verb: int) -> list[int]:
    """ "through" and "via" that the parser hangs on the object's last noun though they tell how the verb is done."""
    inside = [p for o in g.objects(verb) for c in g.conjuncts(o) for p in g.subtree(c)]
    return [p for p in inside if g.form(p) in ("through", "via") and g.dep(p) == "prep"]


def _means(s: Scene, verb: int) -> tuple[list[Arg], bool]:
    """ "through X", "by doing X" on a verb: what it names, and whether a gerund says it."""
    g = s.graph
    out: list[Arg] = []
    gerund = False
    preps = [c for c in g.children(verb, "prep", "agent") if g.form(c) in _THROUGH] + _deep_through(g, verb)
    for prep in preps:
        for inner in g.prep_objects(prep):
            if g.is_verb(inner):
                if g.is_(inner, "verb.research"):
                    continue
                gerund = gerund or g.form(prep) == "by"
                out += _gerund_means(s, inner) if g.form(prep) != "by" else s.args(inner, [])
            elif (g.form(prep) != "by" or g.is_passive(verb)) and g.tag(inner) != "CD":
                out += [] if scope.research(g, inner) else s.args(inner, [])
    return out, gerund


def _gerund_means(s: Scene, verb: int) -> list[Arg]:
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


def _after_comma(g: Graph, verb: int) -> bool:
    first = min(g.subtree(verb))
    return first > 0 and g.form(first - 1) in (",", "，")


def _passive(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    if frame.prep and frame.prep not in ("about", "up", "out", "down"):
        return []
    shut = [verb] if g.dep(verb) in ("relcl", "acl") else []
    named = g.governed(verb, "by")
    agents = [a for o in named if not g.is_verb(o) for a in s.args(o, [])]
    agents += [a for o in named if g.is_verb(o) for a in _gerund_means(s, o)]
    agents = [a for a in agents if a.head < 0 or not scope.research(g, a.head)]
    means, _ = _means(s, verb)
    means = [m for m in means if all((m.start, m.end) != (a.start, a.end) for a in agents)]
    matrix = g.head(verb)
    carried = g.dep(verb) == "relcl" and g.lemma(verb) in ("drive", "explain", "underlie") and not g.objects(verb)
    if ((g.dep(verb) in ("advcl", "acl") and g.tag(verb) == "VBN") or carried) and _after_comma(g, verb) and agents:
        links = s.links.get(matrix) or next((s.links[a] for a in g.ancestors(verb) if a in s.links), None)
        if links and links[0] and links[1]:
            roles = {"cause": links[0], "mediator": agents, "effect": links[1]}
            return [Finding("mediate", roles, links.sign, verb, "en.mediate.driven", 0.6)]
    objects = s.args(g.head(verb), shut, effect=True) if g.dep(verb) == "acl" else [replace(a) for a in causes(s, verb)]
    if not objects:
        return []
    if agents and all(is_agent(g, a.head) for a in agents):
        agents = [] if means or frame.kind == "make" else agents
    source = agents or means
    if not source:
        return []
    sign = "n" if bent(g, g.adverbs(verb)) else verb_sign(g, verb, frame.sign)
    if agents and means:
        return [
            Finding(
                "mediate",
                {"cause": agents, "mediator": means, "effect": objects},
                sign,
                verb,
                "en.mediate.through",
                0.6,
            )
        ]
    weight = 0.7 if frame.kind == "raise" else 0.6
    return [cause_of(source, objects, sign, verb, "en.cause.passive", weight)]


# --------------------------------------------------------------------------- purposes


def _purpose_of(g: Graph, verb: int) -> int | None:
    """The verb whose purpose a "to"-infinitive tells, or None where it tells none."""
    first = g.coordinated_from(verb)
    if g.tag(first) != "VB" or not any(g.form(c) == "to" for c in g.children(first, "aux")):
        return None
    if g.dep(first) == "advcl":
        return g.head(first)
    head = g.head(first)
    if g.dep(first) == "xcomp" and g.is_(head, "verb.use") and any(o < first for o in g.objects(head)):
        return head
    if g.dep(first) == "acl" and g.lemma(head) == "order" and g.dep(head) == "pobj":
        return g.head(g.head(head))
    return None


def _purpose(s: Scene, verb: int, matrix: int, frame: Frame, found: list[Arg]) -> list[Finding]:
    """ "do X (in order) to raise Y": X is the cause, where X is no piece of research."""
    g = s.graph
    if (g.is_(matrix, "verb.causative") and g.objects(matrix) and not g.is_passive(matrix)) or not g.is_verb(matrix):
        return []

    advised = any(g.form(c) in g.lexicon.sets["advice"] for c in g.children(matrix, "aux"))
    if (
        (verb < matrix and not advised)
        or (scope.studied(g, matrix) and not g.is_passive(matrix))
        or g.is_(matrix, "verb.aim")
    ):
        return []
    if g.dep(matrix) in ("relcl", "acl") or (
        frame.kind == "make" and g.lemma(verb) not in ("enable", "help", "achieve", "realize", "gain", "support")
    ):
        return []
    subject = [c for c in causes(s, matrix) if c.head >= 0]
    if any(scope.research(g, c.head) for c in subject):
        return []
    if g.is_(matrix, "verb.use") and g.objects(matrix) and not g.is_passive(matrix):
        source = [a for o in g.objects(matrix) for a in s.args(o, [verb])]
    elif g.is_passive(matrix):
        source = subject
    elif g.lemma(matrix) in ("be", "need", "have", "want", "try"):
        return []
    else:
        below = [c for c in g.children(matrix) if verb in g.subtree(c)]
        source = (
            s.args(matrix, [verb, *below, *g.children(matrix, "nsubj", "aux", "advmod", "cc", "conj")])
            if subject
            else []
        )
    found = [a for a in found if a.head < 0 or not is_agent(g, a.head)]
    return [cause_of(source, found, frame.sign, verb, "en.cause.purpose", 0.45)] if source and found else []


# --------------------------------------------------------------------------- X enables Z to do Y


def _complements(g: Graph, verb: int) -> list[int]:
    """The verbs of what somebody is made to do."""
    found = [
        c for c in g.children(verb, "xcomp", "ccomp") if g.tag(c) in ("VB", "VBG", "JJ", "VBN", "VBP") and c > verb
    ]
    if not found:
        for thing in g.objects(verb):
            found += [c for c in g.children(thing, "acl") if g.tag(c) == "VB"]
        found += [c for c in g.children(verb, "advcl") if g.tag(c) == "VB" and g.objects(verb) and c > verb]
    return found


def _done(s: Scene, verb: int) -> list[Arg]:
    """What somebody is enabled to do: the thing gained or raised, the whole act where that is most of it no more."""
    g = s.graph
    things = effects(s, verb, _circumstances(g, verb))
    act = s.args(verb, list(g.children(verb, "nsubj", "conj", "cc")))
    size = act[0].end - act[0].start if act else 0
    if (
        len(things) == 1
        and len(g.conjuncts(verb)) == 1
        and 2 * (things[0].end - things[0].start) < size
        and not g.is_(verb, "verb.gain")
    ):
        return act
    return things


def _causative(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    done = _complements(g, verb)
    if not done or (g.tag(done[0]) == "JJ" and g.lemma(verb) != "make"):
        return []
    if g.is_passive(verb):
        source = [a for o in g.governed(verb, "by") for a in s.args(o, [])]
    else:
        source = causes(s, verb)
        means, _ = _means(s, verb)
        if means and (not source or all(is_agent(g, a.head) for a in source)):
            source = means
    source = [a for a in source if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    matrix = _purpose_of(g, verb)
    if matrix is not None:
        found = [a for c in done if not g.is_(c, "verb.research") for a in effects(s, c, _circumstances(g, c))]
        return _purpose(s, verb, matrix, frame, found)
    if not source:
        return []
    found = [a for c in done if not g.is_(c, "verb.research") for a in _done(s, c)]
    return [cause_of(source, found, frame.sign, verb, "en.cause.enable", 0.65)] if found else []


def _preventive(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    done = list(g.governed(verb, "from"))
    for thing in g.objects(verb):
        done += g.governed(thing, "from")
    if not done or g.is_passive(verb):
        return []
    source = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
    found = [a for c in done for a in s.args(c, [])]
    return [cause_of(source, found, "-", verb, "en.cause.prevent", 0.65)] if source and found else []
