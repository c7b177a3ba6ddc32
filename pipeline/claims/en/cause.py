"""Causes told by a verb: "X promotes Y", "Y is driven by X", "X, improving Y"."""

from __future__ import annotations

from pipeline.claims.en import enabling, gerunds, members, others, relations, scope
from pipeline.claims.en.finding import (
    Finding,
    bent,
    cause_of,
    causes,
    circumstances,
    describes,
    effects,
    goes_on,
    is_agent,
    shared_objects,
    target,
    verb_sign,
    with_particle,
)
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import PARTICLES, Frame
from pipeline.claims.en.links import outcome
from pipeline.claims.en.means import means_of, told_clauses
from pipeline.claims.en.purposes import purpose, purpose_of
from pipeline.claims.en.scene import Arg, Link, Scene


def read(s: Scene) -> list[Finding]:
    """All relations that the sentence's verbs tell, matrix clauses first."""
    g = s.graph
    told = {*g.having(g.lexicon.verbs), *g.those("verb.gain", "verb.serving"), *g.having(("have", "get"))}
    verbs = [v for v in told if g.is_verb(v) or g.words[v].pos == "VERB"]
    verbs.sort(key=lambda v: (goes_on(g, v), sum(1 for _ in g.ancestors(v)), v))
    out: list[Finding] = []
    for verb in verbs:
        frames = g.lexicon.verbs.get(g.lemma(verb), ())
        first = g.coordinated_from(verb)
        if g.lemma(verb) in ("have", "get") and first != verb and first in s.links:
            frames = (Frame("make", "+"),)
        ended = g.is_(verb, "verb.end") and purpose_of(g, verb) is not None
        turned = all(frame.kind == "reverse" for frame in frames)
        passive = g.tag(verb) == "VBN" and g.is_passive(verb)
        gained = turned and g.is_(verb, "verb.gain") and (passive or bool(shared_objects(g, verb)))
        if gained and (passive or ended or g.preps(verb, "from") or means_of(s, verb)[0]):
            frames = (*frames, Frame("make", "+"))
        out += enabling.serving(s, verb)
        for frame in frames:
            found = _read_frame(s, verb, frame)
            if found:
                out += found
                break
    return out


def _read_frame(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    if g.dep(verb) in ("amod", "compound", "aux", "auxpass") or gerunds.in_row(g, verb):
        return []
    reader = {
        "raise": _raise,
        "make": _raise,
        "causative": enabling.causative,
        "preventive": enabling.preventive,
        "reverse": others.reverse,
        "passive": others.attributed,
        "relate": others.relate,
        "more": others.more,
    }[frame.kind]
    found = reader(s, verb, frame)
    for one in found:
        if one.type in ("cause", "mediate"):
            s.links.setdefault(verb, Link(one.roles["cause"], one.roles["effect"], one.polarity))
    return found


# --------------------------------------------------------------------------- X raises Y


def _raise(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    if s.graph.is_passive(verb):
        return _passive(s, verb, frame)
    told = _of_itself(s, verb)
    return _active(s, verb, frame) if told is None else told


def _of_itself(s: Scene, verb: int) -> list[Finding] | None:
    """ "firms improve themselves by hiring experts": what comes of it is the act; None where others are acted on."""
    g = s.graph
    things = g.objects(verb)
    if not things or any(g.form(o) not in ("itself", "themselves", "oneself") for o in things):
        return None
    means, by_gerund = means_of(s, verb)
    apart = [*circumstances(g, verb), *g.subjects(verb), *g.children(verb, "aux", "advmod")]
    told = means and by_gerund and g.dep(verb) not in ("relcl", "acl")
    return [cause_of(means, s.args(verb, apart), "+", verb, "en.cause.means", 0.5)] if told else []


def _active(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    heads = target(g, verb, frame) or told_clauses(g, verb)
    if not heads or _of_scholars(g, verb, heads):
        return []
    if any(g.is_(o, "verb.assert") and g.children(o, "ccomp") for o in g.governed(verb, "by")):
        return []  # "expanded the view by arguing that …": a scholar's doing
    if g.lemma(verb) == "give" and all(g.lemma(h) in ("play", "fullplay", "rise", "way") for h in heads):
        return []  # "give full play to X" brings nothing forth
    if g.children(verb, "xcomp") and frame.kind == "make" and not frame.prep and g.dep(heads[0]) != "dobj":
        return []
    if all(g.lemma(h) in ("effect", "impact", "influence") and relations.on_preps(g, h) for h in heads):
        return []
    if not frame.prep and all(_is_relation(g, h) or _is_bare_effect(g, h) for h in heads):
        return []
    shut = [verb] if g.dep(verb) in ("relcl", "acl") else []
    found = [a for h in heads for a in effects(s, h, [*shut, *circumstances(g, verb)])]
    doing = causes(s, verb)
    subjects = [a for a in doing if a.head < 0 or not scope.research(g, a.head)]
    sign = "n" if bent(g, g.adverbs(verb)) else verb_sign(g, verb, frame.sign)
    means, by_gerund = means_of(s, verb)
    matrix = purpose_of(g, verb)
    if matrix is not None:
        return purpose(s, verb, matrix, frame, found)
    if not subjects and (doing or g.subjects(verb)):
        return []
    weight = 0.75 if frame.kind == "raise" else 0.5
    raised = _raised_by(s, verb) if frame.kind == "raise" else []
    acting = bool(subjects) and all(is_agent(g, a.head, verb) for a in subjects)
    acting = acting or (bool(subjects) and _like_persons(g, verb, subjects, by_gerund))
    if not means and acting and g.is_(verb, "verb.gain") and not g.is_(g.head(verb), "verb.causative"):
        means = [a for o in g.governed(verb, "from") if not scope.research(g, o) for a in s.args(o, [])]
        means = [a for a in means if not is_agent(g, a.head)]
    if means and (acting or not subjects or (frame.kind == "make" and not by_gerund)):
        return [cause_of(means, found, sign, verb, "en.cause.means", weight)]
    if raised and subjects and not any(_is_name(g, a.head) for a in subjects if a.head >= 0):
        roles = {"cause": subjects, "mediator": raised, "effect": found}
        return [Finding("mediate", roles, sign, verb, "en.mediate.raised", weight - 0.1)]
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
    if not subjects or acting:
        return []
    rule = "en.cause.participle" if g.tag(verb) == "VBG" and not g.subjects(verb) else "en.cause.verb"
    return [cause_of(subjects, found, sign, verb, rule, weight)]


def _of_scholars(g: Graph, verb: int, heads: list[int]) -> bool:
    """Whether what is done is a scholar's doing: "provides evidence", "supports the idea that …"."""
    if g.lemma(verb) == "challenge":
        return all(g.is_(h, "define.named") or g.is_(h, "noun.research") for h in heads)
    if g.lemma(verb) == "account":  # "accounts for a small part of the sales" tells a share
        of = [o for h in heads for o in g.governed(h, "of")]
        return all(_counts(g, h) for h in heads) and not any(g.lemma(o) in g.lexicon.change for o in of)
    if g.lemma(verb) == "support":
        return all(g.is_(h, "noun.thesis") and g.children(h, "acl", "ccomp", "relcl") for h in heads)
    given = g.lemma(verb) in ("provide", "offer")
    return given and all(g.is_(h, "noun.research") or g.lemma(h) == "information" for h in heads)


def _counts(g: Graph, head: int) -> bool:
    return g.is_(head, "noun.share") or any(g.tag(c) == "CD" for c in (head, *g.children(head, "nummod")))


def _like_persons(g: Graph, verb: int, subjects: list[Arg], by_gerund: bool) -> bool:
    """Whether what acts stands for those who do: it gains something, should do something, or does it by an act."""
    told = g.is_(verb, "verb.gain") or scope.advised(g, verb) or by_gerund
    return told and all(a.head >= 0 and g.is_(a.head, "noun.organ") for a in subjects)


def _is_name(g: Graph, head: int) -> bool:
    """Whether a thing is called by its name, as firms are; an abbreviation that brackets bring in is none."""
    word = g.words[head]
    return word.tag.startswith("NNP") and f"({g.text[word.start : word.end]})" not in g.text


def _is_relation(g: Graph, head: int) -> bool:
    """Whether the object is a relation between two named things: then the sentence moderates it."""
    return relations.is_relation(g, head)


def _is_bare_effect(g: Graph, head: int) -> bool:
    """Whether a word for a relation is the object without its sides; "social relationships" are a thing."""
    lemma = g.lemma(head)
    if lemma == "relationship" and (
        g.governed(head, "with", "between", "among") or g.children(head, "poss", "compound")
    ):
        return False
    if lemma == "influence" and any(g.tag(c) == "NN" for c in g.children(head, "compound")):
        return False  # "peer influence"
    if lemma in ("impact", "relationship") and not relations.third_party(g, head):
        kinds = [g.form(c) for c in g.children(head, "amod", "compound") if g.tag(c) in ("JJ", "NN")]
        plain = ("noun.told", "noun.research.kinds", "mediate.adjectives")
        if any(k not in g.lexicon.signs and not any(g.lexicon.has(name, k) for name in plain) for k in kinds):
            return False
    return lemma in ("effect", "impact", "influence", "relationship", "mechanism") and not g.governed(head, "of")


def _raised_by(s: Scene, verb: int) -> list[Arg]:
    """M in "X raises Y by raising M"; [] where one of the gerunds brings something forth instead."""
    g = s.graph
    acts = [c for p in g.preps(verb, "by") for o in g.prep_objects(p) for c in g.conjuncts(o)]
    acts = [c for c in acts if g.tag(c) == "VBG"]
    plain = all(any(f.kind == "raise" and not f.prep for f in g.lexicon.verbs.get(g.lemma(c), ())) for c in acts)
    return [a for c in acts for o in g.objects(c) for a in s.args(o, [])] if plain else []


def _explained(g: Graph, verb: int) -> int | None:
    """The verb of change that a participle behind a comma explains: "trust grew in the towns, driven by talk"."""
    host = next((a for a in g.ancestors(verb) if g.is_verb(a)), verb)
    trails = g.tag(verb) == "VBN" and g.dep(verb) in ("advcl", "acl") and g.after_comma(verb) and host < verb
    happens = any(g.is_(host, f"verb.happen.{way}") for way in ("plus", "minus", "open"))
    return host if trails and happens and not g.objects(host) and not g.is_passive(host) else None


def _passive(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    g = s.graph
    if frame.object or (frame.prep in PARTICLES and not with_particle(g, verb, frame)):
        return []
    if frame.prep and frame.prep not in PARTICLES:
        found = [a for o in g.governed(verb, frame.prep) for a in effects(s, o)]
        subjects = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
        subjects = [a for a in subjects if a.head < 0 or not g.is_(a.head, "noun.relation")]
        turned = frame.kind == "raise" and frame.prep in ("into", "with", "in") and subjects and found
        return [cause_of(subjects, found, frame.sign, verb, "en.cause.verb", 0.5)] if turned else []
    if describes(g, verb) and g.lemma(verb) in ("offer", "provide", "supply") and g.governed(verb, "by"):
        return []  # "services offered by banks" says whose they are
    shut = [verb] if g.dep(verb) in ("relcl", "acl") else []
    named = g.governed(verb, "by")
    agents = [a for o in named if not g.is_verb(o) for a in s.args(o, [])]
    agents = [a for a in agents if a.head < 0 or not scope.research(g, a.head)]
    means, _ = means_of(s, verb)
    means = [m for m in means if all((m.start, m.end) != (a.start, a.end) for a in agents)]
    matrix = g.head(verb)
    carried = g.dep(verb) == "relcl" and g.is_(verb, "mediate.driven") and not g.objects(verb)
    if ((g.dep(verb) in ("advcl", "acl") and g.tag(verb) == "VBN") or carried) and g.after_comma(verb) and agents:
        links = s.links.get(matrix) or next((s.links[a] for a in g.ancestors(verb) if a in s.links), None)
        if links and links[0] and links[1]:
            roles = {"cause": links[0], "mediator": agents, "effect": links[1]}
            return [Finding("mediate", roles, links.sign, verb, "en.mediate.driven", 0.6)]
    if (
        g.dep(verb) == "advcl"
        and g.tag(verb) == "VBN"
        and verb < matrix
        and agents
        and not g.children(verb, "mark", "nsubjpass")
    ):
        found, sign = outcome(s, matrix, [verb])
        claim = not any(a.head >= 0 and scope.research(g, a.head) for a in causes(s, matrix)) and g.is_verb(matrix)
        return [cause_of(agents, found, sign, verb, "en.cause.driven", 0.45)] if found and claim else []
    host = _explained(g, verb) if agents else None
    if host is not None:
        found, sign = outcome(s, host, [verb])
        sign = frame.sign if sign == "?" else sign
        return [cause_of(agents, found, sign, verb, "en.cause.driven", 0.45)] if found else []
    things = members.told_of(g, g.owned(g.head(verb))) if describes(g, verb) else []
    objects = [a for o in things for a in s.args(o, shut, effect=True)] or list(causes(s, verb))
    if not objects:
        return []
    if agents and all(is_agent(g, a.head) for a in agents):
        agents = [] if means or frame.kind == "make" else agents
    source = agents or means or (_helped_with(s, verb) if frame.kind == "raise" else [])
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
    told: dict[str, list[Arg]] = {}
    for one in source:
        told.setdefault(_agent_sign(g, one.head) or sign, []).append(one)
    return [cause_of(some, objects, own, verb, "en.cause.passive", weight) for own, some in told.items()]


def _helped_with(s: Scene, verb: int) -> list[Arg]:
    """X in "Y can be eased with X"."""
    g = s.graph
    if not any(g.tag(c) == "MD" for c in g.children(verb, "aux")):
        return []
    told = [o for p in g.preps(verb, "with") if p > verb for o in g.prep_objects(p)]
    return [a for o in told if not (is_agent(g, o) or scope.research(g, o)) for a in s.args(o, [])]


def _agent_sign(g: Graph, agent: int) -> str | None:
    """The sign before its own "by": "and negatively by risk"."""
    words = g.children(g.head(agent), "advmod") if agent >= 0 and g.dep(agent) == "pobj" else []
    return next((g.lexicon.signs[g.form(w)] for w in words if g.form(w) in g.lexicon.signs), None)
