"""The circumstances that a relation is told to depend on: "when W is high", "for A", "in the presence of W"."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.claims.en.finding import COMPARED, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

#: What opens a clause that tells when something holds.
WHEN = frozenset({"when", "if", "where", "as", "once", "provided", "whenever"})
#: Prepositions of a circumstance that a relation can hold in.
FOR = ("for", "among", "under", "in", "with", "at", "within")


#: Nouns of fixed phrases ("in order to").
_FIXED = frozenset({"order", "turn", "addition", "particular", "general", "terms", "fact", "short", "sum"})


class Place(NamedTuple):
    """The variables of a circumstance, whether it is their low level, and whether a level is told at all."""

    args: list[Arg]
    low: bool = False
    level: bool = False


_NOWHERE = Place([])


def conjoined(s: Scene, head: int) -> list[Arg]:
    """The groups that are set apart, as one filler ("male and female customers")."""
    found = s.args(head, [])
    return [Arg(found[0].start, found[-1].end, found[-1].head)] if found else []


def circumstance(s: Scene, verb: int, *, bare: bool = False) -> Place:
    """The circumstance that a predicate is told to hold in; ``bare``: without its level where it is a setting's."""
    g = s.graph
    hosts = [verb, *g.children(verb, "acomp", "attr", "oprd", "advmod")]
    for host in hosts:
        clause = when_clause(g, host)
        if clause is not None:
            return state(s, clause)
        confined = any(g.is_(p, "moderate.confined") for p in (host, verb))
        found: list[Place] = []
        where: list[tuple[int, list[int]]] = []
        for prep in g.preps(host, *FOR[:-1], *(["to"] if confined else [])):
            told = [p for p in g.conjuncts(prep) if g.form(p - 1) != "not"]
            inner = [o for p in told for o in g.prep_objects(p) if g.form(o) not in _FIXED]
            inner = [o for o in inner if g.lemma(o) not in ("run", "term")]
            if inner and (g.form(prep) == "with" or _sets_apart(g, inner[0])):
                found.append(_places(s, inner, bare=bare))
                where = [*where[: len(found) - 1], (prep, inner)]
        if len(found) > 1 and (joined := _one_group(s, where, found)):
            return joined
        if found:
            return next((place for place in found if place.level), found[0])
        lacking = [a for o in g.governed(host, "without") if g.is_noun(o) for a in s.args(o, [])]
        if lacking:
            return Place(lacking, True, True)
    return _NOWHERE


def _one_group(s: Scene, where: list[tuple[int, list[int]]], found: list[Place]) -> Place | None:
    """ "among firms in regions with ovens": who acts, and right behind it what tells them apart."""
    g = s.graph
    (_, first), (prep, _) = where[:2]
    if len(first) != 1 or not is_agent(g, first[0]) or prep != first[0] + 1 or not all(p.args for p in found[:2]):
        return None
    group, told = found[0].args[0], found[1].args
    return Place([Arg(group.start, told[0].end, group.head), *told[1:]])


def when_clause(g: Graph, host: int) -> int | None:
    """The clause on a word that "when", "if" or the like opens."""
    for clause in g.children(host, "advcl", "ccomp"):
        marks = [*g.children(clause, "advmod", "mark"), *g.subtree(clause)[:2]]
        if g.tag(clause) == "VBN" and not g.subjects(clause) and any(g.form(c) == "as" for c in marks):
            continue  # "as predicted by theory"
        if any(g.form(c) in WHEN for c in marks):
            return clause
        if {"as", "long"} <= {g.form(p) for p in g.subtree(clause)[:4]}:
            return clause
    for prep in g.preps(host, "provided", "providing", "under"):
        given = [c for o in g.prep_objects(prep) for c in (o, *g.children(o, "acl")) if g.children(c, "mark")]
        if given:  # "provided that W is high", "under the condition that W is high"
            return given[0]
    return None


def tells_why(g: Graph, clause: int) -> bool:
    """Whether "as" opens a clause that says what something is like ("as the bread is fresh"), not that it changes."""
    opened = any(g.form(c) == "as" for c in g.children(clause, "mark", "advmod"))
    turning = g.lemma(clause) in ("become", "get", "grow", "turn")
    return opened and not turning and bool(g.children(clause, "acomp", "oprd", "attr"))


def _places(s: Scene, nouns: list[int], *, bare: bool = False) -> Place:
    found = [placed(s, o, bare=bare) for o in nouns]
    return Place([a for one in found for a in one.args], found[0].low, any(one.level for one in found))


def placed(s: Scene, noun: int, *, bare: bool = False) -> Place:
    """W in "high W", "low levels of W", "the presence of W"; ``bare``: without the level."""
    g = s.graph
    group = g.is_(noun, "noun.agent") or g.is_(noun, "noun.organ")  # "small firms" are a kind of firms
    small = any(g.form(c) in ("small", "smaller", "short", "shorter") for c in g.children(noun, "amod"))
    group = group or (bare and small and g.tag(noun) == "NNS")  # "in small towns, trust raises savings"
    low, high = (not group and _level(g, g.children(noun, "amod"), which) for which in ("low", "high"))
    clause = next((c for c in g.children(noun, "relcl") if g.form(g.subtree(c)[0]) in WHEN), None)
    if clause is not None and g.is_(noun, "moderate.setting"):  # "in cases where W is high"
        return state(s, clause)
    inner = _within(g, noun)
    if inner:
        deeper = _places(s, inner, bare=bare)
        there = g.is_(noun, "moderate.there")
        lacking = there and g.lemma(noun) != "presence"
        return Place(deeper.args, low or deeper.low or lacking, low or high or deeper.level or there)
    shut = [c for c in g.subtree(noun) if g.form(c) == "than"]
    shut += g.children(noun, "amod")[:1] if bare and (low or high) else []
    return Place(s.args(noun, shut), low, low or high)


def _within(g: Graph, noun: int) -> list[int]:
    """W in "under the background of W", "at high levels of W"."""
    told = any(g.is_(noun, name) for name in ("noun.empty", "moderate.setting", "moderate.there"))
    return g.governed(noun, "of") if told else []


def inside(s: Scene, noun: int, sides: Link) -> tuple[Place, Link]:
    """A group that the parser hangs on the effect: "a greater influence on trust for novices"."""
    g = s.graph
    ways = ("for", "among", "in") if g.compares else ("for", "among")
    for prep in reversed(g.subtree(noun)):
        named = g.prep_objects(prep) if g.form(prep) in ways and g.dep(prep) == "prep" else []
        own = g.head(prep) == noun and not g.compares
        own = own or (g.form(prep) == "in" and any(g.form(p) == "than" for p in range(noun, prep)))
        if named and not own and (g.tag(named[0]) == "NNS" or is_agent(g, named[0])):
            return placed(s, named[0]), sides._replace(effects=cut(g, sides.effects, prep))
    return _NOWHERE, sides


def cut(g: Graph, args: list[Arg], place: int) -> list[Arg]:
    """The fillers as far as the word before a place, where they run over it."""
    last = place - 1
    while last > 0 and g.tag(last) in (",", "CC", "RB", ":", "DT", "TO", "IN"):
        last -= 1
    end = g.words[last].end
    return [Arg(a.start, end, a.head, a.sign, a.elided) if a.start < end < a.end else a for a in args]


def _sets_apart(g: Graph, noun: int) -> bool:
    """Whether a circumstance tells one case from another; a study does where studies are compared."""
    if not g.is_(noun, "noun.research"):
        return True
    return COMPARED.search(g.text, g.words[0].start, g.words[-1].end) is not None and bool(g.children(noun, "amod"))


def state(s: Scene, clause: int) -> Place:
    """The variables of "when W is high and V is low"; it is the first that is low, or not."""
    g = s.graph
    if _empty(g, clause):
        return _NOWHERE
    own = [c for c in g.conjuncts(clause) if c == clause or g.subjects(c)]
    if g.children(clause, "cc") and len(own) == 1:  # "… when W is high and V is low", where V hangs on what is said
        own += [c for c in g.children(g.head(clause), "conj") if c > clause and g.subjects(c)]
    found = [_variable(s, c) for c in own]
    return Place([a for one in found for a in one.args], found[0].low, found[0].level)


def _empty(g: Graph, clause: int) -> bool:
    """Whether a clause tells no case of its own ("where it is", "once age was controlled for")."""
    told = [
        p for p in g.subtree(clause) if g.tag(p)[:2] in ("NN", "JJ", "VB") and g.lemma(p) not in ("be", "do", "have")
    ]
    return not told or g.lemma(clause) == "control"


def _variable(s: Scene, clause: int) -> Place:
    """The variable of one clause ("when W is high")."""
    g = s.graph
    words = [*g.children(clause, "acomp", "oprd"), *([clause] if g.words[clause].pos == "ADJ" else [])]
    low, high = _level(g, words, "low"), _level(g, words, "high")
    if not g.objects(clause):
        low, high = low or g.is_(clause, "verb.happen.minus"), high or g.is_(clause, "verb.happen.plus")
    subjects = g.subjects(clause)
    if subjects and (low or high):
        return Place([a for o in subjects for a in s.args(o, [])], low, True)
    there = g.children(clause, "attr", "dobj") if g.children(clause, "expl") else []
    if there:  # "when there is high W"
        return _places(s, there[:1])
    given = [o for p in g.preps(clause, "with", "to") for o in g.prep_objects(p)]
    acting = bool(subjects) and all(is_agent(g, o) for o in subjects)
    if g.is_passive(clause) and given and acting:
        low = _level(g, g.children(given[0], "amod"), "low")
        shut = [c for c in g.children(given[0], "amod") if _level(g, [c], "low") or _level(g, [c], "high")]
        return Place([a for o in given for a in s.args(o, shut)], low)
    if g.objects(clause) and acting:
        return Place([a for o in g.objects(clause) for a in s.args(o, [])])
    if subjects:
        return Place(s.args(clause, g.children(clause, "conj", "cc"))[:1])
    places = [p for p in g.subtree(clause) if g.form(p) not in ("that", "when", "if", "where", "once")]
    span = g.span(places)
    return Place([Arg(span.start, span.end, clause)])


def _level(g: Graph, words: list[int], which: str) -> bool:
    """Whether the first of some words tells a level: "high" or "low"."""
    return any(g.lexicon.has(f"moderate.{which}", g.form(c)) for c in words[:1])


def behind(s: Scene, mark: int) -> Place:
    """The circumstance that a word opens ("when W is high", "for A")."""
    g = s.graph
    if mark >= len(g.words) - 1:
        return _NOWHERE
    if g.form(mark) in WHEN - {"as"} and g.dep(mark) in ("advmod", "mark"):
        return state(s, g.head(mark))
    if g.form(mark) in FOR and g.dep(mark) in ("prep", "conj") and g.form(mark + 1) not in _FIXED:
        inner = [o for o in g.prep_objects(mark) if g.is_noun(o)]
        inner = [o for o in inner if _within(g, o) or not (g.is_(o, "noun.time") or g.is_(o, "link.light"))]
        return _places(s, inner) if inner else _NOWHERE
    return _NOWHERE
