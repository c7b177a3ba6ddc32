"""Moderation told by verbs and interactions: "W strengthens the link between X and Y", "X interacts with W"."""

from __future__ import annotations

from pipeline.claims.en import conditions, paths, relations, scope, thirds
from pipeline.claims.en.finding import Finding, causes, is_agent, shared_objects
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_ENDS = ("cause", "effect")


def read(s: Scene) -> list[Finding]:
    """All moderations of the sentence."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_verb(place):
            out += _moderate_verb(s, place)
            if g.lemma(place) == "interact":
                out += _interacts(s, place)
        if g.is_noun(place):
            out += _interaction(s, place)
    return _told_once(s, [*out, *conditions.read(s)])


def _told_once(s: Scene, found: list[Finding]) -> list[Finding]:
    """The findings without those that a clause tells again ("…, such that it is stronger when W is high").

    What such a clause says of the sign holds for the finding that it explains.
    """
    kept = []
    for one in found:
        above = [f for f in found if f.type == one.type and f.cue in s.graph.ancestors(one.cue)]
        again = (f for f in above if f.rule != "en.moderate.when" or _names_again(s.graph, f, one))
        first = next((f for f in again if _same_ends(f, one)), None)
        if first is None or one.rule != "en.moderate.when":
            kept.append(one)
        elif first.polarity == "?":
            first.polarity = one.polarity
    return kept


def _same_ends(one: Finding, other: Finding) -> bool:
    return all({(a.start, a.end) for a in one.roles[r]} == {(a.start, a.end) for a in other.roles[r]} for r in _ENDS)


def _names_again(g: Graph, one: Finding, other: Finding) -> bool:
    """Whether a moderator of one finding is named in the other, whole or in part ("high trust" and "trust")."""
    here, there = ([g.text[a.start : a.end].lower() for a in f.roles["moderator"]] for f in (one, other))
    return any(a in b or b in a for a in here for b in there)


def _moderate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    plain = g.is_(verb, "moderate.verbs")
    sign = "+" if g.is_(verb, "moderate.plus") else "-" if g.is_(verb, "moderate.minus") else "?"
    if g.is_(verb, "moderate.depends"):
        return _depends(s, verb)
    if not plain and sign == "?" and not g.is_(verb, "moderate.open"):
        return []
    if g.is_passive(verb):
        third = [a for o in g.governed(verb, "by", "when") for a in s.args(o, [])]
        subject = (
            g.subjects(verb)
            or ([g.head(verb)] if g.dep(verb) in ("acl", "relcl") else [])
            or paths.shared_subject(g, verb)
        )
        named = _relations(g, subject)
        if not third and named and sign != "?":
            third = conditions.circumstance(s, verb)[0]
    else:
        third = [b for a in causes(s, verb) for b in _held(s, a) if b.head < 0 or not scope.research(g, b.head)]
        named = _relations(g, [c for o in shared_objects(g, verb) for c in g.conjuncts(o)])
    if sign == "?":
        sign = next((v for c in g.adverbs(verb) if (v := g.lexicon.signs.get(g.form(c), "?")) in ("+", "-")), "?")
    sides = [link for o in named if (link := _sides(s, o, verb, plain)) is not None]
    if not sides:
        told = [c for c in g.children(verb, "ccomp") if plain or g.form(g.subtree(c)[0]) == "whether"]
        sides = [how for c in told if (how := paths.told_under(s, c))]
    out = [f for o in named for link in sides[:1] for f in paths.via_too(s, o, verb, link)]
    for one in sides:
        if one.causes and one.effects and third:
            s.links.setdefault(verb, one)
            roles = {"cause": one.causes, "moderator": third, "effect": one.effects}
            out.append(Finding("moderate", roles, sign, verb, "en.moderate.verb", 0.7))
    return out


def _sides(s: Scene, noun: int, verb: int, plain: bool) -> Link | None:
    """The sides of the relation that a noun stands for where its strength is spoken of; None for other nouns."""
    g = s.graph
    if thirds.third_kind(g, noun) == "mediate" or (plain and thirds.third_kind(g, noun)):
        return thirds.third_sides(s, noun)
    if relations.is_relation(g, noun) or paths.is_told(g, noun) or (plain and paths.names_relation(g, noun)):
        return paths.sides_of(s, noun, [verb])
    if g.is_(noun, "noun.channel"):
        return paths.told_under(s, noun)
    ends = relations.by_place(g, noun, ("in",)) if g.lemma(noun) == "role" else None
    return Link([ends[0]], [ends[1]]) if ends and not is_agent(g, ends[0].head) else None


def _held(s: Scene, arg: Arg) -> list[Arg]:
    """W in "the moderation of W"; else what is there."""
    g = s.graph
    if arg.head < 0 or thirds.third_kind(g, arg.head) != "moderate":
        return [arg]
    return [a for o in g.governed(arg.head, "of") for a in s.args(o, [])] or [arg]


def _relations(g: Graph, nouns: list[int]) -> list[int]:
    """The nouns, with "strength of the link" looked through."""
    inner = [(o, g.governed(o, "of") if g.is_(o, "moderate.strength") else []) for o in nouns]
    return [c for o, within in inner for c in within or [o]]


def _depends(s: Scene, verb: int) -> list[Finding]:
    """ "the effect of X on Y depends on W", "whether X raises Y depends on W"."""
    g = s.graph
    third = [a for o in g.governed(verb, "on", "upon", "with", "by", "across") for a in s.args(o, [])]
    third += [a for o in g.governed(verb, "between") for a in conditions.conjoined(s, o)]
    for noun in _relations(g, g.subjects(verb)):
        sides = paths.sides_of(s, noun) if relations.is_relation(g, noun) else None
        if g.dep(noun) == "csubj" or g.is_(noun, "moderate.strength"):
            sides = paths.told_under(s, noun)
        if sides and third and all(sides[:2]):
            roles = {"cause": sides.causes, "moderator": third, "effect": sides.effects}
            return [Finding("moderate", roles, "?", verb, "en.moderate.depends", 0.6)]
    return []


def _interacts(s: Scene, verb: int) -> list[Finding]:
    """ "X interacts with W to raise Y", "X and W interact in predicting Y"."""
    g = s.graph
    pair = causes(s, verb)
    others = [a for o in g.governed(verb, "with") for a in s.args(o, [])]
    doing = [c for c in g.children(verb, "advcl", "xcomp") if g.tag(c) in ("VB", "VBG")]
    doing += [o for o in g.governed(verb, "in") if g.is_verb(o)]
    target = [a for c in doing for o in g.objects(c) for a in s.args(o, [], effect=True)]
    on = [o for o in g.governed(verb, *relations.ON) if not g.is_(o, "noun.time")]
    target += [a for o in on for a in s.args(o, [], effect=True)]
    if others:
        pair = [*pair[:1], *others[:1]]
    if len(pair) != 2 or not target:
        return []
    roles = {"cause": pair[:1], "moderator": pair[1:], "effect": target}
    return [Finding("moderate", roles, "?", verb, "en.moderate.interaction", 0.6)]


def _interaction(s: Scene, noun: int) -> list[Finding]:
    """ "an interaction between X and W on Y", "the interaction of X and W predicted Y"."""
    g = s.graph
    interactive = any(
        g.form(c) in ("interaction", "interactive", "interacting") for c in g.children(noun, "amod", "compound")
    )
    if not g.interacts(noun) and not (interactive and g.lemma(noun) in ("effect", "term", "impact", "influence")):
        return []
    pair = [a for o in g.governed(noun, "between", "of", "among") for a in s.args(o, relations.on_preps(g, noun))]
    first = g.coordinated_from(noun)
    head = g.head(first)
    plain = relations.by_place(g, noun, ("and",))
    if plain:
        pair = list(plain)
    if len(pair) != 2:
        return []
    target = [a for o in relations.on_objects(g, noun) for a in s.args(o, [], effect=True)]
    inner = [c for o in g.governed(noun, "between", "of") for c in g.conjuncts(o)]
    target = target or [a for c in inner for o in relations.on_objects(g, c) for a in s.args(o, [], effect=True)]
    if target and not plain:
        shut = [p for c in inner for p in relations.on_preps(g, c)]
        pair = [
            a
            for o in g.governed(noun, "between", "of", "among")
            for a in s.args(o, [*shut, *relations.on_preps(g, noun)])
        ]
    asserted = relations.verdict(g, first, head) is not None or relations.is_asserted(g, first)
    asserted = asserted or (g.dep(first) == "dobj" and g.is_(head, "mediate.verbs"))
    if (
        not target
        and g.dep(first) == "nsubj"
        and (
            g.lemma(head) in ("affect", "influence", "predict", "impact", "determine", "shape")
            or g.is_(head, "verb.plus")
            or g.is_(head, "verb.minus")
        )
    ):
        target = [a for o in g.objects(head) for a in s.args(o, [], effect=True)]
        asserted = True
    if not asserted or not target or len(pair) != 2:
        return []
    known = [g.text[a.start : a.end].lower() for a in s.topic.causes] if s.topic else []
    if any(g.text[pair[1].start : pair[1].end].lower() in told for told in known):
        pair.reverse()
    roles = {"cause": pair[:1], "moderator": pair[1:], "effect": target}
    return [Finding("moderate", roles, "?", noun, "en.moderate.interaction", 0.6)]
