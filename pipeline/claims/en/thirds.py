"""What nouns say of third variables: "the mediating role of M", "W is a moderator of …", "with M as a mediator"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import nouns, paths, relations, scope, stretches
from pipeline.claims.en.finding import Finding, causes
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

#: Nouns that are a third variable's where an adjective says so ("mediating role"), and all that can name one.
_HELD = frozenset(
    {"effect", "role", "impact", "influence", "function", "variable", "mechanism", "part", "path", "factor"}
)
_THIRDS = _HELD | {"condition", "mediator", "mediation", "intermediary", "bridge", "moderator", "moderation"}
#: The third role of each type.
_NAMES = {"mediate": "mediator", "moderate": "moderator"}


def read(s: Scene) -> list[Finding]:
    """All mediations and moderations that nouns of the sentence tell."""
    g = s.graph
    places = sorted({*g.having(_THIRDS), *g.those("noun.channel")})
    return [f for p in places if g.is_noun(p) for f in _third_noun(s, p) or _introduced(s, p)]


def _third_noun(s: Scene, noun: int) -> list[Finding]:
    """ "the mediating role of M in …", "M plays a mediating role between …", "M is a mediator of …"."""
    g = s.graph
    kind = third_kind(g, noun)
    if kind is None:
        return []
    middle = third_holder(s, noun)
    tested = not middle and _is_tested(s, noun)
    middle = middle or (_owners(s, noun) if tested else [])
    if not middle:
        return []
    first = g.coordinated_from(noun)
    denied = relations.verdict(g, first, g.head(first)) == "0"
    own = "0" if denied else _own_sign(g, noun)
    out = []
    for sides in third_links(s, noun):
        sign = sides.sign if own == "?" and kind == "mediate" else own
        if sides.causes and sides.effects:
            roles = {"cause": sides.causes, _NAMES[kind]: middle, "effect": sides.effects}
            s.links.setdefault(noun, sides)
            rule, weight = ("tested", 0.4) if tested else ("noun", 0.65)
            out.append(Finding(kind, roles, sign, noun, f"en.{kind}.{rule}", weight))
    return out


def _is_tested(s: Scene, noun: int) -> bool:
    """Whether a study looks at a third variable of two sides: "we test the mediating role of M between X and Y".

    That says what is expected; "the mediating role of M" alone is a topic.
    """
    g = s.graph
    first = g.coordinated_from(noun)
    verb = g.head(first)
    looked_at = any(g.is_(verb, f"verb.{kind}") for kind in ("aim", "research", "assert"))
    if g.dep(first) not in ("dobj", "nsubjpass") or not looked_at:
        return False
    hosts = [noun, verb, *g.conjuncts(noun), *(c for o in g.governed(noun, "of") for c in g.conjuncts(o))]
    named = [o for h in hosts for o in g.governed(h, "in", "on") if paths.names_relation(g, o)]
    if any(relations.between(s, h)[0] for h in hosts) or any(all(relations.relation_of(s, o)) for o in named):
        return True
    return len(relations.on_objects(g, noun)) > 1


def _own_sign(g: Graph, noun: int) -> str:
    """The polarity that adjectives give to a mediation or moderation; "an important role" says none."""
    words = [c for m in g.children(noun, "amod", "advmod") for c in [*g.conjuncts(m), *g.children(m, "advmod")]]
    told = (g.form(c) for c in words if not g.lexicon.has("sign.weight", g.form(c)))
    return next((sign for form in told if (sign := g.lexicon.signs.get(form)) in ("+", "-", "0")), "?")


def _introduced(s: Scene, noun: int) -> list[Finding]:
    """ "we introduce M as a mediator and W as a moderator": of the relation that the sentence names.

    Parsers hang the second "as" anywhere, so the phrases before each are read by place.
    """
    g = s.graph
    kind = third_kind(g, noun)
    mark = next((p for p in range(noun - 1, max(-1, noun - 4), -1) if g.form(p) == "as"), -1)
    if kind is None or mark < 1:
        return []
    opener = next((p for p in range(mark - 2, max(-1, mark - 8), -1) if g.form(p) == "with"), -1)
    if opener > 0:  # "X raises Y with M as a mediator"
        middle, verb = stretches.phrase_before(g, mark, opener), max((v for v in s.links if v < opener), default=-1)
        if middle and verb >= 0 and all(s.links[verb][:2]):
            link = s.links[verb]
            cut = [replace(a, end=min(a.end, g.words[opener - 1].end)) for a in link.effects]
            return [Finding(kind, _roles(kind, link.causes, middle, cut), link.sign, verb, f"en.{kind}.with", 0.6)]
    verb = next((p for p in range(mark - 1, -1, -1) if g.is_(p, "mediate.introduce")), -1)
    middle = stretches.phrase_before(g, mark, verb)
    if verb < 0 or middle is None:
        return []
    named = (p for p in range(len(g.words)) if relations.is_relation(g, p) and not verb < p < mark)
    sides = next((pair for p in named if all(pair := relations.relation_of(s, p))), None)
    if sides is None:
        return []
    return [Finding(kind, _roles(kind, sides[0], middle, sides[1]), "?", verb, f"en.{kind}.introduced", 0.6, [noun])]


def _roles(kind: str, source: list[Arg], third: Arg, target: list[Arg]) -> dict[str, list[Arg]]:
    return {"cause": source, _NAMES[kind]: [third], "effect": target}


def third_kind(g: Graph, noun: int) -> str | None:
    """Whether a noun names a mediation ("mediating role", "mediator") or a moderation, as a type of claim."""
    lemma = g.lemma(noun)
    if lemma not in _THIRDS and not g.is_(noun, "noun.channel"):
        return None
    words = {g.form(c) for m in g.children(noun, "amod", "compound", "nmod") for c in g.conjuncts(m)}
    if lemma in _HELD:
        if words & g.lexicon.sets["mediate.adjectives"] - {"indirect"}:
            return "mediate"
        if words & g.lexicon.sets["moderate.adjectives"] - {"boundary", "contingent"}:
            return "moderate"
    if lemma == "condition" and "boundary" in words:
        return "moderate"
    if lemma == "mechanism" and g.dep(noun) in ("attr", "nsubj") and words & g.lexicon.sets["mediate.underlying"]:
        return "mediate"
    predicate = g.dep(noun) == "attr" or g.form(g.head(noun)) == "as"
    between = g.preps(noun, "between") and (lemma in ("bridge", "conduit") or (predicate and lemma == "link"))
    if lemma in ("mediator", "mediation", "intermediary") or between:
        return "mediate"
    if predicate and g.is_(noun, "noun.channel"):  # "M is the main channel of this effect"
        held = g.governed(noun, "of", "for", "behind")
        if any(paths.is_told(g, o) or (paths.names_relation(g, o) and relations.is_relation(g, o)) for o in held):
            return "mediate"
    if lemma in ("moderator", "moderation"):
        return "moderate"
    return None


def third_holder(s: Scene, noun: int) -> list[Arg]:
    """What a noun of mediation or moderation is said of; [] where a study only looks at it."""
    g = s.graph
    first = g.coordinated_from(noun)
    dep, head = g.dep(first), g.head(first)
    giving = g.is_(head, "verb.light") or g.is_(head, "verb.copula") or g.lemma(head) == "set"
    told = g.is_(head, "verb.assert") and bool(g.governed(noun, "of"))  # "SEM demonstrates the mediating role of M"
    if dep == "dobj" and giving and not told and not g.is_passive(head):
        found = [
            a for a in causes(s, head) if a.head < 0 or not (scope.research(g, a.head) or _bare_relation(g, a.head))
        ]
        if found:
            return found
    if dep == "nsubj" and g.lemma(head) == "be" and g.children(head, "attr"):  # "the mechanism is M"
        return [a for o in g.children(head, "attr") for a in s.args(o, [])]
    if (dep == "attr" and not g.children(head, "expl")) or (dep == "pobj" and g.form(head) == "as"):
        return [b for a in nouns.predicated_of(s, noun) for b in _played_by(s, a)]
    asserted = relations.verdict(g, first, head) is not None or relations.is_asserted(g, first)
    if not asserted and not (dep in ("nsubj", "nsubjpass") and g.is_(head, "verb.assert")):
        return []
    return _owners(s, noun)


def _bare_relation(g: Graph, noun: int) -> bool:
    """Whether a noun only says that there is a relation; "market power" is a thing."""
    return paths.names_relation(g, noun) and relations.says_only_that(g, noun)


def _played_by(s: Scene, arg: Arg) -> list[Arg]:
    """M in "the role of M (as a mediator)" and "M plays a role (as a mediator)"; else what is there."""
    g = s.graph
    if arg.head < 0 or not g.is_(arg.head, "noun.carrier"):
        return [arg]
    if g.dep(arg.head) == "dobj" and g.is_(g.head(arg.head), "verb.light"):
        return causes(s, g.head(arg.head)) or [arg]
    return [a for o in g.governed(arg.head, "of") for a in s.args(o, [])] or [arg]


def _owners(s: Scene, noun: int) -> list[Arg]:
    """W in "the moderating role of W", "the role that W plays"."""
    g = s.graph
    played = stretches.phrases_between(g, noun + 2, verb) if (verb := _played(g, noun)) else []
    if played:
        return played
    clauses = [c for c in g.children(noun, "relcl") if g.subjects(c) and g.lemma(c) == "play"]
    if clauses:
        return [a for c in clauses for p in g.subjects(c) for a in s.args(p, [])]
    shut = [p for p in g.preps(noun) if g.form(p) != "of"]
    for one in g.governed(noun, "of", "by"):
        inner = [p for c in g.conjuncts(one) for p in g.preps(c, "in", "on", "between", "for")]
        return [a for a in s.args(one, [*shut, *inner]) if a.head < 0 or not paths.names_relation(g, a.head)]
    return [a for c in g.children(noun, "poss") for a in s.args(c, [])]


def _played(g: Graph, noun: int) -> int:
    """The verb of "the roles that A and B played", 0 where there is none."""
    if noun + 1 >= len(g.words) or g.form(noun + 1) not in ("that", "which"):
        return 0
    return next((p for p in range(noun + 2, len(g.words)) if g.lemma(p) == "play"), 0)


def _acts_as(g: Graph, noun: int) -> bool:
    """Whether something "acts as" a third variable: no study takes it for one."""
    prep = g.head(noun)
    verb = g.head(prep)
    return g.form(prep) == "as" and g.is_verb(verb) and not g.objects(verb) and not g.is_passive(verb)


def third_sides(s: Scene, noun: int) -> Link:
    """The two sides of the relation that a noun of mediation or moderation speaks of."""
    return third_links(s, noun)[0]


def third_links(s: Scene, noun: int) -> list[Link]:
    """The sides of all relations that a noun of mediation or moderation speaks of; the last resort is an empty one."""
    g = s.graph
    first = g.coordinated_from(noun)
    held = [c for o in g.governed(noun, "of") for c in g.conjuncts(o)]
    later = [c for c in g.conjuncts(first) if c > noun and g.is_noun(c)]
    later += [o for c in later for o in g.governed(c, "of")]
    hosts = [noun, g.head(first), *held, *(c for c in g.children(noun, "relcl")), *later]
    hosts += [verb for verb in [_played(g, noun)] if verb]
    for host in hosts:
        joined = relations.between(s, host)
        if joined[0]:
            return [Link(*joined)]
        if any(g.tag(o) in ("CD", "PRP", "DT") for o in g.governed(host, "between")):  # "between the two"
            return [paths.told_last(s, noun)]
        for place in g.governed(host, "in", "on", "for", "of"):
            process = g.is_(place, "noun.channel") and not (g.preps(place) or paths.told_under(s, place))
            if place != noun and (paths.is_told(g, place) or process):
                return [paths.told_last(s, noun)]
            if place != host and paths.names_relation(g, place) and place != noun:
                named = [c for c in g.conjuncts(place) if c == place or relations.is_relation(g, c)]
                found = [link for c in named if all((link := paths.sides_of(s, c))[:2])]
                if found:
                    return found
            if g.is_(place, "noun.channel") and (how := paths.told_under(s, place)):
                return [how]
    dashed = next((pair for p in range(noun + 1, len(g.words)) if (pair := stretches.by_dash(g, p))), None)
    if dashed:
        return [Link([dashed[0]], [dashed[1]])]
    over = [a for o in relations.on_objects(g, noun) for a in s.args(o, [])]
    if len(over) == 2:
        return [Link(over[:1], over[1:])]
    told = (
        (g.dep(first) in ("dobj", "nsubjpass", "nsubj", "attr") or _acts_as(g, first))
        and not over
        and not g.preps(noun, "in", "between", "for")
    )
    known = paths.told_last(s, noun) if told else Link([], [])
    return [Link(known.causes[:1], known.effects[:1], known.sign)]
