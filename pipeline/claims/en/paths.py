"""Third variables: "M mediates the effect of X on Y", "W strengthens the link between X and Y"."""

from __future__ import annotations

from pipeline.claims.en import channels, nouns, relations, scope
from pipeline.claims.en.finding import Finding, causes
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

#: "This effect" after a sentence with more pairs than these names none of them for certain.
_PAIRS = 2


def read(s: Scene) -> list[Finding]:
    """All mediations of the sentence, and what nouns say of moderators."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_verb(place):
            out += _mediate_verb(s, place)
        if g.is_noun(place):
            out += _third_noun(s, place) or _introduced(s, place)
    return out


def sides_of(s: Scene, noun: int, without: list[int] | None = None) -> Link:
    """The two sides of the relation that a noun names, or those of the relation told last, and its sign."""
    g = s.graph
    none = Link([], [])
    if g.form(noun) in ("which", "that"):
        clause = next((a for a in g.ancestors(noun) if g.dep(a) == "relcl"), noun)
        if names_relation(g, g.head(clause)):
            return sides_of(s, g.head(clause), [clause])
        return next((s.links[a] for a in g.ancestors(clause) if a in s.links), none)
    if not (names_relation(g, noun) or g.lemma(noun) in g.lexicon.sets["moderate.interaction"]):
        return none
    sign = relations.sign_of(g, noun)
    if g.lemma(noun) in ("interaction", "interplay"):
        known = told_last(s, noun)
        pair = [a for side in relations.between(s, noun) for a in side]
        if not known.effects or not pair:
            return none
        return Link([Arg(g.words[noun].start, pair[-1].end, noun)], known.effects, "?")
    source, target = relations.relation_of(s, noun, without)
    if source and target:
        return Link(source, target, _known_sign(s, source, target) if sign == "?" else sign)
    deeper = [c for p in g.preps(noun, "of", "between") for c in g.prep_objects(p) if names_relation(g, c)]
    for inner in deeper:
        found = sides_of(s, inner, without)
        if found.causes and found.effects:
            return found
    known = told_last(s, noun)
    if not source:
        source = [a for c in g.children(noun, "compound", "nmod") if g.is_noun(c) for a in s.args(c, [])]
        if source and target == [] and known and known.effects:
            return Link(source, known.effects, known.sign if sign == "?" else sign)
        source = []
    return Link(source or known.causes, target or known.effects, known.sign if sign == "?" else sign)


def _known_sign(s: Scene, source: list[Arg], target: list[Arg]) -> str:
    """The polarity of a relation between the same things that was told just before, else "?"."""
    last = s.topic
    if last is None:
        return "?"

    def named(args: list[Arg]) -> set[str]:
        return {s.graph.text[a.start : a.end].lower() for a in args}

    if named(source) & named(last.causes) and named(target) & named(last.effects):
        return last.sign
    return "?"


def names_relation(g: Graph, noun: int) -> bool:
    """Whether a noun is one of those that can name a relation."""
    return g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation") or g.lemma(noun) in ("interaction", "effect")


def told_last(s: Scene, before: int | None = None) -> Link:
    """The relation told last in this sentence, else in the ones before."""
    for cue, link in reversed(list(s.links.items())):
        if before is not None and cue > before:
            continue
        if (
            link.causes
            and link.effects
            and not any(a.head >= 0 and names_relation(s.graph, a.head) for a in link.effects)
        ):
            return link
    last = s.topic
    if last is None or len(last.causes) * len(last.effects) > _PAIRS:
        return Link([], [])
    return last


def told_under(s: Scene, place: int) -> Link | None:
    """The relation that a verb under a word tells ("the process of X affecting Y", "how X affects Y")."""
    g = s.graph
    told = next((s.links[p] for p in g.subtree(place) if p in s.links and all(s.links[p][:2])), None)
    if told and g.governed(place, "of") and any(a.head == place for a in told.causes):
        return told._replace(causes=[a for o in g.governed(place, "of") for a in s.args(o, [])])
    return told


def is_topic(g: Graph, noun: int) -> bool:
    """Whether a noun stands for a relation as a whole ("this effect", "the link between X and Y")."""
    if g.lemma(noun) in ("interaction", "interplay"):
        return bool(g.preps(noun, "between", "of"))
    return relations.is_relation(g, noun) or (names_relation(g, noun) and not g.governed(noun, "of"))


# --------------------------------------------------------------------------- mediation


def _mediate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    carrying = g.lemma(verb) in g.lexicon.sets["mediate.carry"] and any(
        relations.is_relation(g, o) for o in g.objects(verb)
    )
    if (g.lemma(verb) not in g.lexicon.sets["mediate.verbs"] and not carrying) or g.dep(verb) == "amod":
        return []
    if g.is_passive(verb):
        middle = [a for o in g.governed(verb, "by", "through", "via") for a in s.args(o, [])]
        subject = g.subjects(verb) or ([g.head(verb)] if g.dep(verb) == "acl" else []) or shared_subject(g, verb)
        sides = sides_of(s, subject[0], [verb]) if subject else Link([], [])
    else:
        middle = causes(s, verb)
        if g.dep(verb) == "acl" and g.is_(g.head(verb), "noun.channel"):
            middle = channels.holder(s, g.head(verb))
        objects = g.objects(verb)
        sides = sides_of(s, objects[0]) if objects else Link([], [])
        if objects and not sides[1] and not names_relation(g, objects[0]):
            sides = Link([], [])
        if not objects:
            sides = Link(*relations.between(s, verb))
    if not middle or not sides[0] or not sides[1]:
        return []
    roles = {"cause": sides[0], "mediator": middle, "effect": sides[1]}
    s.links.setdefault(verb, sides)
    sign = _path_sign(g, verb)
    return [Finding("mediate", roles, sides.sign if sign == "?" else sign, verb, "en.mediate.verb", 0.75)]


def _path_sign(g: Graph, verb: int) -> str:
    for child in g.adverbs(verb):
        sign = g.lexicon.signs.get(g.form(child))
        if sign in ("+", "-"):
            return sign
    for o in g.objects(verb) + g.subjects(verb):
        sign = relations.sign_of(g, o)
        if sign in ("+", "-", "n"):
            return sign
    return "?"


def shared_subject(g: Graph, verb: int) -> list[int]:
    """The subject of the verb that this one is coordinated with or hangs on."""
    while g.dep(verb) in ("conj", "xcomp") and g.head(verb) != verb:
        verb = g.head(verb)
        if g.subjects(verb):
            return g.subjects(verb)
    return []


# --------------------------------------------------------------------------- the mediating / moderating role of M


def _third_noun(s: Scene, noun: int) -> list[Finding]:
    """ "the mediating role of M in …", "M plays a mediating role between …", "M is a mediator of …"."""
    g = s.graph
    kind = third_kind(g, noun)
    if kind is None:
        return []
    middle = _third_holder(s, noun)
    if not middle:
        return []
    sides = third_sides(s, noun)
    if not sides[0] or not sides[1]:
        return []
    sign = next(
        (
            g.lexicon.signs[g.form(c)]
            for m in g.children(noun, "amod", "advmod")
            for c in [*g.conjuncts(m), *g.children(m, "advmod")]
            if g.lexicon.signs.get(g.form(c)) in ("+", "-", "0")
            and g.form(c)
            not in (
                "key",
                "important",
                "crucial",
                "vital",
                "critical",
                "essential",
                "central",
                "core",
                "leading",
                "pivotal",
                "buffering",
            )
        ),
        "?",
    )
    sign = sides.sign if sign == "?" and kind == "mediate" else sign
    name = "mediator" if kind == "mediate" else "moderator"
    roles = {"cause": sides[0], name: middle, "effect": sides[1]}
    return [Finding(kind, roles, sign, noun, f"en.{kind}.noun", 0.65)]


def _introduced(s: Scene, noun: int) -> list[Finding]:
    """ "we introduce M as a mediator and W as a moderator": of the relation that the sentence names.

    Parsers hang the second "as" anywhere, so the phrases before each are read by place.
    """
    g = s.graph
    kind = third_kind(g, noun)
    mark = next((p for p in range(noun - 1, max(-1, noun - 4), -1) if g.form(p) == "as"), -1)
    if kind is None or mark < 1:
        return []
    verb = next((p for p in range(mark - 1, -1, -1) if g.is_(p, "mediate.introduce")), -1)
    middle = relations.phrase_before(g, mark, verb)
    if verb < 0 or middle is None:
        return []
    named = (p for p in range(len(g.words)) if relations.is_relation(g, p) and not verb < p < mark)
    sides = next((pair for p in named if all(pair := relations.relation_of(s, p))), None)
    if sides is None:
        return []
    name = "mediator" if kind == "mediate" else "moderator"
    roles = {"cause": sides[0], name: [middle], "effect": sides[1]}
    return [Finding(kind, roles, "?", verb, f"en.{kind}.introduced", 0.6, [noun])]


def third_kind(g: Graph, noun: int) -> str | None:
    """Whether a noun names a mediation ("mediating role", "mediator") or a moderation, as a type of claim."""
    words = {g.form(c) for m in g.children(noun, "amod", "compound", "nmod") for c in g.conjuncts(m)}
    lemma = g.lemma(noun)
    if lemma in (
        "effect",
        "role",
        "impact",
        "influence",
        "function",
        "variable",
        "mechanism",
        "part",
        "path",
        "factor",
    ):
        if words & {"mediating", "mediation", "mediated", "intermediary", "mediational", "intervening", "mediator"}:
            return "mediate"
        if words & g.lexicon.sets["moderate.adjectives"] - {"boundary", "contingent"}:
            return "moderate"
    if lemma == "condition" and "boundary" in words:
        return "moderate"
    if lemma in ("mediator", "mediation", "intermediary"):
        return "mediate"
    if lemma in ("moderator", "moderation"):
        return "moderate"
    return None


def _third_holder(s: Scene, noun: int) -> list[Arg]:
    g = s.graph
    first = g.coordinated_from(noun)
    dep, head = g.dep(first), g.head(first)
    if dep == "dobj" and g.is_(head, "verb.light") and not g.is_passive(head):
        found = [
            a for a in causes(s, head) if a.head < 0 or not (scope.research(g, a.head) or names_relation(g, a.head))
        ]
        if found:
            return found
    if dep == "attr" or (dep == "pobj" and g.form(head) == "as"):
        return nouns.predicated_of(s, noun)
    asserted = relations.verdict(g, first, head) is not None or relations.is_asserted(g, first)
    if not asserted and not (dep in ("nsubj", "nsubjpass") and g.is_(head, "verb.assert")):
        return []
    played = relations.phrases_between(g, noun + 2, verb) if (verb := _played(g, noun)) else []
    if played:
        return played
    clauses = [c for c in g.children(noun, "relcl") if g.subjects(c) and g.lemma(c) == "play"]
    if clauses:
        return [a for c in clauses for p in g.subjects(c) for a in s.args(p, [])]
    shut = [p for p in g.preps(noun) if g.form(p) != "of"]
    for one in g.governed(noun, "of", "by"):
        inner = [p for c in g.conjuncts(one) for p in g.preps(c, "in", "on", "between", "for")]
        return [a for a in s.args(one, [*shut, *inner]) if a.head < 0 or not names_relation(g, a.head)]
    return [a for c in g.children(noun, "poss") for a in s.args(c, [])]


def _played(g: Graph, noun: int) -> int:
    """The verb of "the roles that A and B played", 0 where there is none."""
    if noun + 1 >= len(g.words) or g.form(noun + 1) not in ("that", "which"):
        return 0
    return next((p for p in range(noun + 2, len(g.words)) if g.lemma(p) == "play"), 0)


def third_sides(s: Scene, noun: int) -> Link:
    """The two sides of the relation that a noun of mediation or moderation speaks of."""
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
            return Link(*joined)
        for place in g.governed(host, "in", "on", "for", "of"):
            if place != host and names_relation(g, place) and place != noun:
                found = sides_of(s, place)
                if found[0] and found[1]:
                    return found
            if g.is_(place, "noun.channel") and (how := told_under(s, place)):
                return how
    dashed = next((pair for p in range(noun + 1, len(g.words)) if (pair := relations.by_dash(g, p))), None)
    if dashed:
        return Link([dashed[0]], [dashed[1]])
    over = [a for o in relations.on_objects(g, noun) for a in s.args(o, [])]
    if len(over) == 2:
        return Link(over[:1], over[1:])
    told = g.dep(first) in ("dobj", "nsubjpass") and not over and not g.preps(noun, "in", "between", "for")
    known = told_last(s, noun) if told else Link([], [])
    return Link(known.causes[:1], known.effects[:1], known.sign)


# --------------------------------------------------------------------------- what carries an effect

_CARRIED = frozenset(
    {"en.cause.passive", "en.cause.reverse", "en.cause.attributed", "en.cause.dueto", "en.cause.dependent"}
)


def about_relation(g: Graph, finding: Finding) -> bool:
    """Whether an effect of the finding is itself a relation ("these effects are driven by …")."""
    return any(a.head >= 0 and names_relation(g, a.head) for a in finding.roles.get("effect", []))


def carried(s: Scene, finding: Finding) -> list[Finding]:
    """ "these effects are driven by M": what is said to cause a relation mediates it; other findings pass.

    What a relation's strength hangs on ("contingent on W", "the higher W, the stronger the effect") moderates it.
    """
    g = s.graph
    heads = {a.head for a in finding.roles.get("effect", []) if a.head >= 0}
    if len(heads) != 1:
        return [finding]
    noun = heads.pop()
    if finding.rule == "en.cause.themore" and relations.is_relation(g, noun):
        sides = sides_of(s, noun)
        roles = {"cause": sides.causes, "moderator": finding.roles["cause"], "effect": sides.effects}
        return [Finding("moderate", roles, finding.polarity, finding.cue, "en.moderate.themore", 0.6)]
    if finding.rule == "en.cause.when" and names_relation(g, noun):
        return []
    if g.is_(noun, "moderate.strength") and any(names_relation(g, o) for o in g.governed(noun, "of")):
        return []
    if finding.rule not in _CARRIED:
        return [finding]
    underlying = any(g.form(c) == "underlying" for c in g.children(noun, "amod")) or g.governed(noun, "for", "behind")
    if g.lemma(noun) == "mechanism" and not underlying:
        return [finding]
    if not (
        relations.is_relation(g, noun)
        or g.lemma(noun) in ("effect", "mechanism", "interaction", "relationship", "impact", "influence")
    ):
        return [finding]
    if any(g.tag(c) in ("JJR",) for c in g.children(noun, "amod")) or g.children(noun, "poss"):
        return [finding]
    if g.governed(noun, "of") and not relations.is_relation(g, noun):
        return [finding]
    if g.is_(finding.cue, "moderate.verbs") or g.is_(finding.cue, "moderate.depends"):
        return []
    sides = sides_of(s, noun)
    if not sides[0] or not sides[1]:
        known = told_last(s, noun)
        sides = Link(sides[0] or known[0], sides[1] or known[1], known.sign)
    if not sides[0] or not sides[1]:
        return []
    kind = (
        "moderate"
        if finding.rule in ("en.cause.dependent", "en.cause.reverse")
        and g.lemma(finding.cue) not in ("due",)
        and g.form(finding.cue) in ("dependent", "contingent", "depends", "depend", "hinges")
        else "mediate"
    )
    third = "mediator" if kind == "mediate" else "moderator"
    roles = {"cause": sides[0], third: finding.roles["cause"], "effect": sides[1]}
    sign = sides.sign if kind == "mediate" else "?"
    return [Finding(kind, roles, sign, finding.cue, f"en.{kind}.carried", 0.5)]
