"""Moderation told by verbs and interactions: "W strengthens the link between X and Y", "X interacts with W"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.en import circumstances, conditions, paths, relations, scope, stretches, thirds
from pipeline.claims.en.finding import Finding, causes, is_agent, shared_objects
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_ENDS = ("cause", "effect")
#: What tells a moderation, and what variables that interact have together ("an interactive effect").
_TELLING = (
    "moderate.verbs", "moderate.depends", "moderate.plus", "moderate.minus", "moderate.open", "verb.plus", "verb.minus",
    "verb.happen.open", "moderate.interaction",
)  # fmt: skip
_JOINT = frozenset({"effect", "term", "impact", "influence"})


def read(s: Scene) -> list[Finding]:
    """All moderations of the sentence."""
    g = s.graph
    out: list[Finding] = []
    for place in sorted({*g.those(*_TELLING), *g.having(_JOINT | {"be", "interact"})}):
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
    return _among(g, one.roles["moderator"], other.roles["moderator"])


def _moderate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    plain = g.is_(verb, "moderate.verbs")
    sign = _verb_sign(g, verb)
    if _tells_dependence(g, verb):
        return _depends(s, verb)
    if not plain and sign == "?" and not g.is_(verb, "moderate.open"):
        return []
    if g.is_passive(verb):
        third = [a for o in g.governed(verb, "by", "when") for a in s.args(o, [])]
        held = (g.head(verb), *g.ancestors(g.head(verb))) if g.dep(verb) in ("acl", "relcl") else ()
        subject = g.subjects(verb) or [p for p in held if paths.names_relation(g, p)][:1] or [*held[:1]]
        subject = subject or paths.shared_subject(g, verb)
        named = _relations(g, subject)
        if not third and named and sign != "?" and not g.is_(verb, "moderate.confined"):
            third = circumstances.circumstance(s, verb).args
    else:
        third = [b for a in _doing(s, verb) for b in _held(s, a) if b.head < 0 or not scope.research(g, b.head)]
        named = _relations(g, [c for o in shared_objects(g, verb) for c in _meant(g, verb, o)])
    if g.is_(verb, "verb.assert"):  # "the data support the effect of X on Y" tells that there is one
        third = [
            a
            for a in third
            if a.head < 0 or not (is_agent(g, a.head) or g.lexicon.has("noun.research", g.form(a.head)))
        ]
    if any(
        abs(c - verb) == 2 and {sign, _verb_sign(g, c)} == {"+", "-"} for c in g.conjuncts(g.coordinated_from(verb))
    ):
        sign = "?"  # "strengthen or weaken"
    elif sign == "?":
        sign = next((v for c in g.adverbs(verb) if (v := g.lexicon.signs.get(g.form(c), "?")) in ("+", "-")), "?")
    if not (plain or g.is_passive(verb)) and not any(g.is_(verb, f"moderate.{k}") for k in ("plus", "minus", "open")):
        named = [o for o in named if g.is_(o, "noun.relation")]  # "builds the link between guests and bakers" does not
    sides = [link for o in named if (link := _sides(s, o, verb, plain)) is not None]
    sides += [Link(*pair) for o in named if sides for pair in relations.further(g, o)]
    if not sides:
        told = [c for c in g.children(verb, "ccomp") if plain or _asks_how_far(g, c)]
        sides = [how for c in told if (how := paths.told_under(s, c))]
    if plain and not sides and g.is_passive(verb) and g.dep(verb) in ("advcl", "acl"):
        sides = [s.links[p] for p in g.ancestors(verb) if p in s.links][:1]  # "moderated by W, X raises Y"
    if plain and not sides and g.is_passive(verb) and all((going := paths.goes_on(s, verb))[:2]):
        sides = [going]
    first = s.links.get(g.coordinated_from(verb))
    if first and any(g.tag(c) == "PRP$" for o in named for c in g.children(o, "poss")):
        sides = [link._replace(causes=first.causes) for link in sides]  # "weakens … and strengthens its effect on Z"
    out = [f for o in named for link in sides[:1] for f in paths.via_too(s, o, verb, link)]
    for one in sides:
        if one.causes and one.effects and third:
            s.links.setdefault(verb, one)
            roles = {"cause": one.causes, "moderator": third, "effect": one.effects}
            out.append(Finding("moderate", roles, sign, verb, "en.moderate.verb", 0.7))
    return out


def _meant(g: Graph, verb: int, thing: int) -> list[int]:
    """The conjuncts of an object, or what "it" stands for: "W weakens the effect, while V strengthens it"."""
    if g.form(thing) not in ("it", "them"):
        return g.conjuncts(thing)
    before = [p for p in (g.coordinated_from(verb), g.head(verb)) if p < verb and g.is_verb(p)]
    return [
        o
        for p in before[:1]
        for o in (g.subjects(p) if g.is_passive(p) else g.objects(p))
        if paths.names_relation(g, o)
    ]


def _verb_sign(g: Graph, verb: int) -> str:
    """What a verb does to a relation: "+" where it strengthens it, "-" where it weakens it."""
    signs = [("moderate.minus", "-"), ("moderate.plus", "+")]
    if not g.is_(verb, "mediate.carry"):  # "the effect is driven by M"
        signs += [("verb.plus", "+"), ("verb.minus", "-")]
    return next((sign for name, sign in signs if g.is_(verb, name)), "?")


def _doing(s: Scene, verb: int) -> list[Arg]:
    """Who or what moderates: the subject, also of "plays a role in moderating …" and "the role of W in …"."""
    g = s.graph
    above = g.head(g.head(verb)) if g.dep(verb) == "pcomp" and g.form(g.head(verb)) == "in" else -1
    if above >= 0 and g.is_noun(above) and thirds.third_kind(g, above) == "moderate":
        return thirds.third_holder(s, above)
    if above >= 0 and g.is_(above, "noun.serving") and g.governed(above, "of"):
        return [a for o in g.governed(above, "of") for a in s.args(o, [])]
    playing = above if above < 0 or g.is_verb(above) else g.head(above)
    return causes(s, playing if playing >= 0 and g.is_(playing, "verb.light") else verb)


def _asks_how_far(g: Graph, clause: int) -> bool:
    """ "whether X raises Y", "how (strongly) X raises Y"."""
    first = g.subtree(clause)[0]
    return g.form(first) in ("whether", "how") and first < clause


def _tells_dependence(g: Graph, verb: int) -> bool:
    """Whether a verb says that its subject is not always the same: "depends", "changes with", "is different for"."""
    if g.is_(verb, "moderate.depends"):
        return True
    if g.lemma(verb) == "be":
        return any(g.is_(c, "moderate.apart") for c in g.children(verb, "acomp"))
    return g.is_(verb, "verb.happen.open") and not g.objects(verb) and not g.is_passive(verb)


def _sides(s: Scene, noun: int, verb: int, plain: bool) -> Link | None:
    """The sides of the relation that a noun stands for where its strength is spoken of; None for other nouns."""
    g = s.graph
    if thirds.third_kind(g, noun) == "mediate" or (plain and thirds.third_kind(g, noun)):
        return thirds.third_sides(s, noun)
    if relations.is_relation(g, noun) or paths.is_told(g, noun) or (plain and paths.names_relation(g, noun)):
        return paths.sides_of(s, noun, [verb])
    if g.is_(noun, "noun.channel") or g.is_(noun, "moderate.strength"):
        return paths.told_under(s, noun)
    if (g.form(noun) in ("which", "that") and plain) or (g.form(noun) in ("that", "those") and g.preps(noun, "of")):
        return paths.sides_of(s, noun)
    ways = {"role": ("in",), "benefit": ("in", "for"), "contribution": ("to",), "payoff": ("for",), "harm": ("to",)}
    ends = stretches.by_place(g, noun, ways[g.lemma(noun)]) if g.lemma(noun) in ways else None
    acting = ends and any(is_agent(g, a.head) or g.is_(a.head, "noun.organ") for a in ends)
    return Link([ends[0]], [ends[1]]) if ends and not acting else None


def _held(s: Scene, arg: Arg) -> list[Arg]:
    """W in "the moderation of W"; else what is there."""
    g = s.graph
    if arg.head < 0 or thirds.third_kind(g, arg.head) != "moderate":
        return [arg]
    return [a for o in g.governed(arg.head, "of") for a in s.args(o, [])] or [arg]


def _relations(g: Graph, nouns: list[int]) -> list[int]:
    """The nouns, with "strength of the link" and "some of the links" looked through."""
    inner = [(o, g.governed(o, "of") if g.is_(o, "moderate.strength") else _shared_out(g, o)) for o in nouns]
    return [c for o, within in inner for c in within or [o]]


def _shared_out(g: Graph, noun: int) -> list[int]:
    inner = g.governed(noun, "of") if any(g.is_(noun, name) for name in ("noun.share", "noun.all")) else []
    return [c for c in inner if relations.is_relation(g, c) or paths.points_back(g, c)]


def _depends(s: Scene, verb: int) -> list[Finding]:
    """ "the effect of X on Y depends on W", "whether X raises Y depends on W"."""
    g = s.graph
    hosts = [verb, *g.children(verb, "acomp")]
    ways = ("on", "upon", "with", "by", "across", "according", "depending")
    third = [a for host in hosts for o in g.governed(host, *ways) for a in s.args(o, [])]
    third += [
        a for host in hosts for o in g.governed(host, "between", "for", "among") for a in circumstances.conjoined(s, o)
    ]
    for noun in _relations(g, g.subjects(verb)):
        sides = paths.sides_of(s, noun) if relations.is_relation(g, noun) or paths.is_told(g, noun) else None
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
    others = [a for o in g.governed(verb, "with") for a in s.args(o, g.preps(o, "in"))]
    doing = [c for c in g.children(verb, "advcl", "xcomp") if g.tag(c) in ("VB", "VBG")]
    within = [verb, *(c for o in g.governed(verb, "with") for c in g.conjuncts(o))]
    doing += [o for host in within for o in g.governed(host, "in") if g.is_verb(o)]
    ends = [e for c in doing for o in g.objects(c) for e in (relations.on_objects(g, o) or [o])]
    target = [a for e in ends for a in s.args(e, [], effect=True)]
    on = [o for o in g.governed(verb, *stretches.ON) if not g.is_(o, "noun.time")]
    target += [a for o in on for a in s.args(o, [], effect=True)]
    pair, others = (pair[:1], others) if others else (pair[:1], pair[1:2] if len(pair) == 2 else [])
    if not (pair and others and target):
        return []
    roles = {"cause": pair, "moderator": others, "effect": target}
    return [Finding("moderate", roles, "?", verb, "en.moderate.interaction", 0.6)]


def _interaction(s: Scene, noun: int) -> list[Finding]:
    """ "an interaction between X and W on Y", "the interaction of X and W predicted Y"."""
    g = s.graph
    interactive = any(
        g.form(c) in ("interaction", "interactive", "interacting") for c in g.children(noun, "amod", "compound")
    )
    if not g.interacts(noun) and not (interactive and g.lemma(noun) in _JOINT):
        return []
    first = g.coordinated_from(noun)
    head = g.head(first)
    emerging = g.dep(first) == "nsubj" and g.is_(head, "verb.holding") and g.preps(head, "between", "of", "among")
    host = head if emerging else noun  # "an interaction emerged between X and W on Y"
    pair = [a for o in g.governed(host, "between", "of", "among") for a in s.args(o, relations.on_preps(g, host))]
    plain = stretches.by_place(g, noun, ("and",))
    having = g.dep(first) == "dobj" and g.is_(head, "verb.light") and not pair
    if plain or having:
        pair = list(plain or causes(s, head))
    if len(pair) != 2:
        return []
    target = [a for o in relations.on_objects(g, host) for a in s.args(o, [], effect=True)]
    inner = [c for o in g.governed(host, "between", "of") for c in g.conjuncts(o)]
    target = target or [a for c in inner for o in relations.on_objects(g, c) for a in s.args(o, [], effect=True)]
    if target and not plain and not having:
        shut = [p for c in inner for p in relations.on_preps(g, c)] + relations.on_preps(g, host)
        pair = [a for o in g.governed(host, "between", "of", "among") for a in s.args(o, shut)]
    said = relations.verdict(g, first, head)
    asserted = having or emerging or said is not None or relations.is_asserted(g, first)
    asserted = asserted or (g.dep(first) == "dobj" and g.is_(head, "mediate.verbs"))
    if asserted and not target and (last := paths.told_last(s, noun)).effects and _among(g, pair, last.causes):
        target = last.effects
    if not asserted or not target or len(pair) != 2:
        return []
    known = [g.text[a.start : a.end].lower() for a in s.topic.causes] if s.topic else []
    if any(g.text[pair[1].start : pair[1].end].lower() in told for told in known):
        pair.reverse()
    roles = {"cause": pair[:1], "moderator": pair[1:], "effect": target}
    return [Finding("moderate", roles, said or relations.sign_of(g, noun), noun, "en.moderate.interaction", 0.6)]


def of_pair(s: Scene, finding: Finding) -> Finding:
    """The moderation that a cause is where an interaction causes: "Y is raised by the interaction of X and W".

    So is one whose effect is a relation: "W has no effect on the relationship between X and Y".
    """
    g = s.graph
    if finding.rule in ("en.cause.noun", "en.cause.prevent") and len(finding.roles["effect"]) == 1:
        place = finding.roles["effect"][0].head
        sides = relations.relation_of(s, place) if place >= 0 and relations.is_relation(g, place) else ([], [])
        if place >= 0 and paths.names_relation(g, place) and paths.is_told(g, place):
            sides = paths.sides_of(s, place)[:2]
        if sides[0] and sides[1]:
            roles = {"cause": sides[0], "moderator": finding.roles["cause"], "effect": sides[1]}
            return Finding("moderate", roles, finding.polarity, finding.cue, "en.moderate.verb", 0.6)
    if finding.type == "cause" and (two := _times(g, finding.roles["cause"])):
        roles = {"cause": two[:1], "moderator": two[1:], "effect": finding.roles["effect"]}
        return Finding("moderate", roles, finding.polarity, finding.cue, "en.moderate.interaction", 0.6)
    heads = {a.head for a in finding.roles["cause"]} if finding.type == "cause" else set()
    noun = heads.pop() if len(heads) == 1 else -1
    if noun < 0 or not g.is_noun(noun) or not g.interacts(noun):
        return finding
    pair = [a for o in g.governed(noun, "between", "of", "among") for a in s.args(o, [])]
    if len(pair) != 2 or any(is_agent(g, a.head) for a in pair):
        return finding
    roles = {"cause": pair[:1], "moderator": pair[1:], "effect": finding.roles["effect"]}
    return Finding("moderate", roles, finding.polarity, finding.cue, "en.moderate.interaction", 0.6)


#: "trust × age", "the trust*age interaction"
_PRODUCT = r"(?P<x>[^×*,]{2,60}?)\s?[×*]\s?(?P<w>[^×*,]{2,60}?)"
_TIMES = re.compile(_PRODUCT)
_INTERACTION = re.compile(rf"{_PRODUCT}\s(?:two-way )?interaction(?: (?:effect|term))?")


def _times(g: Graph, args: list[Arg]) -> list[Arg]:
    """Both sides of a product that is named as what acts: "the trust × age interaction"; [] where none is."""
    if not args or args[0].head < 0:
        return []
    product = _INTERACTION.match(g.text, args[0].start) or _TIMES.fullmatch(g.text, args[0].start, args[-1].end)
    return [replace(args[0], start=product.start(name), end=product.end(name)) for name in "xw"] if product else []


def _among(g: Graph, pair: list[Arg], told: list[Arg]) -> bool:
    """Whether one of two things is what was told before to have an effect."""
    here, there = ([g.text[a.start : a.end].lower() for a in args] for args in (pair, told))
    return any(a in b or b in a for a in here for b in there)
