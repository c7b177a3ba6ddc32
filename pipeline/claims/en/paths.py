"""Third variables: "M mediates the effect of X on Y", "W strengthens the link between X and Y"."""

from __future__ import annotations

from pipeline.claims.en import channels, relations, scope
from pipeline.claims.en.finding import Finding, causes, is_agent, shared_objects
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

#: "This effect" after a sentence with more pairs than these names none of them for certain.
_PAIRS = 2


def read(s: Scene) -> list[Finding]:
    """All mediations that verbs of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place in sorted({*g.those("mediate.verbs", "mediate.carry", "mediate.join"), *g.having(("be",))}):
        if g.is_verb(place) or g.lemma(place) == "be":
            out += _mediate_verb(s, place) or _cleft(s, place)
    return out


def _cleft(s: Scene, verb: int) -> list[Finding]:
    """ "It is through M that X raises Y"."""
    g = s.graph
    if g.lemma(verb) != "be" or not any(g.form(c) == "it" for c in g.subjects(verb)):
        return []
    told = next((s.links[c] for c in g.children(verb, "ccomp", "advcl") if c in s.links), Link([], []))
    middle = [a for o in g.governed(verb, "through", "via") if g.is_noun(o) for a in s.args(o, [])]
    roles = {"cause": told.causes, "mediator": middle, "effect": told.effects}
    return [Finding("mediate", roles, told.sign, verb, "en.mediate.cleft", 0.6)] if all(roles.values()) else []


def sides_of(s: Scene, noun: int, without: list[int] | None = None) -> Link:
    """The two sides of the relation that a noun names, or those of the relation told last, and its sign."""
    g = s.graph
    none = Link([], [])
    if g.form(noun) in ("that", "those") and g.preps(noun, "of"):  # "weakens the effect of A on Y and that of B"
        known = told_last(s, g.head(noun) - 1)
        source, target = relations.relation_of(s, noun)
        return Link(source, target or known.effects, "?") if known.effects else none
    if g.form(noun) in ("which", "that"):
        clause = next((a for a in g.ancestors(noun) if g.dep(a) == "relcl"), noun)
        if names_relation(g, g.head(clause)):
            return sides_of(s, g.head(clause), [clause])
        return next((s.links[a] for a in g.ancestors(clause) if a in s.links), none)
    if is_told(g, noun) and not names_relation(g, noun):
        return told_last(s, noun)
    if not (names_relation(g, noun) or g.lemma(noun) in g.lexicon.sets["moderate.interaction"]):
        return none
    sign = relations.sign_of(g, noun)
    if g.interacts(noun):
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
    if not source and not is_told(g, noun):
        source = [a for c in g.children(noun, "compound", "nmod") if _thing(g, c) for a in s.args(c, [])]
        if source and not relations.third_party(g, noun) and (target or known.effects):
            return Link(source, target or known.effects, known.sign if sign == "?" else sign)
        source = []
    return Link(source or known.causes, target or known.effects, known.sign if sign == "?" else sign)


def _thing(g: Graph, word: int) -> bool:
    """Whether a word before "effect" can be what has it: a thing, not who acts ("business impact")."""
    return g.is_noun(word) and not (is_agent(g, word) or g.is_(word, "noun.acting"))


def _known_sign(s: Scene, source: list[Arg], target: list[Arg]) -> str:
    """The polarity of a relation between the same things that was told just before, else "?"."""
    last = s.topic
    if last is None:
        return "?"

    def named(args: list[Arg]) -> set[str]:
        return {s.graph.text[a.start : a.end].lower() for a in args}

    if named(source) & named(last.causes) and named(target) & named(last.effects):
        return "?" if last.sign == "n" else last.sign  # what carries a bent effect need not be bent
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


def is_told(g: Graph, noun: int) -> bool:
    """Whether a noun points back to a relation told before ("this process", "the above mechanism")."""
    if points_back(g, noun):
        return names_relation(g, noun) or g.is_(noun, "noun.channel") or g.is_(noun, "noun.pattern")
    bare = all(g.dep(c) in ("det", "punct") for c in g.children(noun)) and bool(g.children(noun, "det"))
    return bare and (names_relation(g, noun) or g.is_(noun, "noun.pattern")) and g.form(noun - 1) == "the"


def points_back(g: Graph, noun: int) -> bool:
    """Whether a noun has a word like "this" or "aforementioned"."""
    return any(g.lexicon.has("noun.told", g.form(c)) for c in g.children(noun, "det", "amod"))


def via_too(s: Scene, noun: int, verb: int, sides: Link) -> list[Finding]:
    """The mediation that is moderated: "the indirect effect of X on Y via M"."""
    middle = relations.via(s, noun) or relations.via(s, verb)
    if not middle or not sides.causes or not sides.effects:
        return []
    roles = {"cause": sides.causes, "mediator": middle, "effect": sides.effects}
    return [Finding("mediate", roles, relations.sign_of(s.graph, noun), noun, "en.mediate.moderated", 0.6)]


def told_under(s: Scene, place: int) -> Link | None:
    """The relation that a verb under a word tells ("the process of X affecting Y", "how X affects Y")."""
    g = s.graph
    told = next((s.links[p] for p in g.subtree(place) if p in s.links and all(s.links[p][:2])), None)
    if told and g.governed(place, "of") and any(a.head == place for a in told.causes):
        return told._replace(causes=[a for o in g.governed(place, "of") for a in s.args(o, [])])
    return told


def is_topic(g: Graph, noun: int) -> bool:
    """Whether a noun stands for a relation as a whole ("this effect", "the link between X and Y")."""
    if g.interacts(noun):
        return bool(g.preps(noun, "between", "of"))
    named = relations.is_relation(g, noun) or is_told(g, noun)
    return named or (names_relation(g, noun) and not g.governed(noun, "of"))


# --------------------------------------------------------------------------- mediation


def _mediate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    passive = g.is_passive(verb)
    named = (
        (g.subjects(verb) or shared_subject(g, verb)) if passive else shared_objects(g, verb) or g.governed(verb, "for")
    )
    named = [c for o in named for c in (g.governed(o, "of") if g.is_(o, "noun.share") else [o])]
    carrying = g.is_(verb, "mediate.carry") and any(
        relations.is_relation(g, o) or (names_relation(g, o) and (points_back(g, o) or g.governed(verb, "to")))
        for o in named
    )
    joining = g.is_(verb, "mediate.join") and not passive
    explained = _explained(s, verb) if not named else None
    if g.dep(verb) == "amod" or not (g.is_(verb, "mediate.verbs") or carrying or joining or explained):
        return []
    if joining:
        held = g.head(verb) if g.dep(verb) in ("acl", "relcl") else -1  # "M is the mechanism linking X to Y"
        named_by = g.dep(verb) == "acl" and not g.is_(held, "noun.channel")
        middle = s.args(held, [verb]) if named_by else causes(s, verb)
        naming = held >= 0 and (g.is_(held, "noun.channel") or g.is_(held, "mediate.nouns"))
        middle = (channels.holder(s, held) if naming else []) or [a for a in middle if not naming or a.head != held]
        far = [p for o in named[:1] if len(named) == 1 for p in g.preps(o, "to", "with")]  # "links A to B"
        ends = [a for o in named for a in s.args(o, far)]
        ends += [a for p in (verb, *named[: len(far)]) for o in g.governed(p, "to", "with") for a in s.args(o, [])]
        things = len(ends) == 2 and middle and not any(is_agent(g, a.head) for a in [*ends, middle[0]])
        sides = Link(ends[:1], ends[1:]) if things else Link([], [])
    elif passive:
        middle = [a for o in g.governed(verb, "by", "through", "via") for a in s.args(o, [])]
        subject = named if g.subjects(verb) or g.dep(verb) != "acl" else [g.head(verb)]
        sides = sides_of(s, subject[0], [verb]) if subject else Link([], [])
        if not sides.causes and g.dep(verb) in (
            "advcl",
            "acl",
        ):  # "mediated by M, X raises Y", "X raises Y, mediated by M"
            sides = next((s.links[p] for p in g.ancestors(verb) if p in s.links), sides)
        sides = sides if sides.causes else goes_on(s, verb)
    else:
        middle = causes(s, verb)
        if g.dep(verb) == "acl" and g.is_(g.head(verb), "noun.channel"):
            middle = channels.holder(s, g.head(verb))
        sides = explained or _carried_from(s, verb, named)
    if not middle or not sides[0] or not sides[1]:
        return []
    s.links.setdefault(verb, sides)
    sign = _path_sign(g, verb)
    pairs = [sides[:2], *(pair for o in named[:1] for pair in relations.further(g, o))]
    every = [{"cause": source, "mediator": middle, "effect": target} for source, target in pairs]
    sign = sides.sign if sign == "?" else sign
    return [Finding("mediate", roles, sign, verb, "en.mediate.verb", 0.75) for roles in every]


def _carried_from(s: Scene, verb: int, named: list[int]) -> Link:
    """The sides of what a verb mediates: "the effect of X on Y", "the effect that X has on Y", "between X and Y"."""
    g = s.graph
    if not named:
        return Link(*relations.between(s, verb))
    if g.tag(named[0]) == "PRP":  # "M mediates the link between X and Y, and N strengthens it"
        return told_last(s, verb)
    sides = sides_of(s, named[0])
    if not sides.effects:
        beyond = [a for o in g.governed(verb, "to") for a in s.args(o, [])] if sides.causes else []
        return sides._replace(effects=beyond) if names_relation(g, named[0]) else Link([], [])
    return told_under(s, named[0]) or sides if not relations.is_relation(g, named[0]) else sides


def _explained(s: Scene, verb: int) -> Link | None:
    """The relation in "M explains why X raises Y"; None where a study or a person explains it."""
    g = s.graph
    if g.lemma(verb) not in ("explain", "underlie") or g.is_passive(verb):
        return None
    asking = [c for c in g.children(verb, "ccomp", "advcl") if c > verb and g.form(min(g.subtree(c))) in ("why", "how")]
    told = next((s.links[c] for c in asking if c in s.links), None)
    doing = causes(s, verb)
    stated = doing and not any(
        a.head >= 0 and (scope.research(g, a.head) or is_agent(g, a.head) or g.lemma(a.head) == "logic") for a in doing
    )
    return told if told and stated and all(told[:2]) else None


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


def goes_on(s: Scene, verb: int) -> Link:
    """The relation told by the verb that one without a subject goes on from ("X raises Y and is mediated by M")."""
    g = s.graph
    first = g.coordinated_from(verb)
    told = s.links.get(first, Link([], []))
    return told if first < verb and not g.subjects(verb) and g.subjects(first) else Link([], [])


# --------------------------------------------------------------------------- what carries an effect

_CARRIED = frozenset(
    {"en.cause.passive", "en.cause.reverse", "en.cause.attributed", "en.cause.dueto", "en.cause.dependent"}
)


#: Rules of words that join two things, which "via M" then parts.
_JOINED = frozenset({"en.cause.relate", "en.cause.related", "en.cause.adjective"})


def _by(finding: Finding, middle: list[Arg]) -> Finding:
    """The mediation that a cause becomes where it goes through a third thing."""
    roles = {"cause": finding.roles["cause"], "mediator": middle, "effect": finding.roles["effect"]}
    return Finding("mediate", roles, finding.polarity, finding.cue, "en.mediate.joined", 0.55)


def _weighed(s: Scene, finding: Finding, noun: int) -> Finding | None:
    """The moderation that is told of a relation itself: "W has a role in the link between X and Y"."""
    g = s.graph
    clause = g.dep(noun) == "csubj" or g.is_(noun, "moderate.strength")
    if clause and finding.rule == "en.cause.dependent" and (under := told_under(s, noun)):
        sides, sign, rule = under, "?", "depends"
    elif finding.rule == "en.cause.themore" and relations.is_relation(g, noun):
        sides, sign, rule = sides_of(s, noun), finding.polarity, "themore"
    elif finding.rule == "en.cause.noun" and relations.is_relation(g, noun):
        sides, sign, rule = Link(*relations.relation_of(s, noun)), finding.polarity, "weighed"
        sign = "?" if sign == "+" and any(g.is_(c, "noun.serving") for c in finding.cues) else sign
        if not all(sides[:2]) or all(is_agent(g, a.head) for side in sides[:2] for a in side):
            return None
    else:
        return None
    roles = {"cause": sides.causes, "moderator": finding.roles["cause"], "effect": sides.effects}
    return Finding("moderate", roles, sign, finding.cue, f"en.moderate.{rule}", 0.6)


def _conditional(g: Graph, word: int) -> bool:
    """Whether an adjective says what something hangs on ("contingent on W")."""
    return any(frame.kind == "open" for frame in g.lexicon.adjectives.get(g.form(word), ()))


def about_relation(g: Graph, finding: Finding) -> bool:
    """Whether an effect of the finding is itself a relation ("these effects are driven by …")."""
    return any(a.head >= 0 and names_relation(g, a.head) for a in finding.roles.get("effect", []))


def carried(s: Scene, finding: Finding) -> list[Finding]:
    """ "these effects are driven by M": what is said to cause a relation mediates it; other findings pass.

    What a relation's strength hangs on ("contingent on W", "the higher W, the stronger the effect") moderates it.
    """
    g = s.graph
    if finding.rule in _JOINED and not g.lexicon.has("mediate.answering", g.form(finding.cue)):
        return [_by(finding, middle) if (middle := relations.via(s, finding.cue)) else finding]
    heads = {a.head for a in finding.roles.get("effect", []) if a.head >= 0}
    if len(heads) != 1:
        return [finding]
    noun = heads.pop()
    moderated = _weighed(s, finding, noun)
    if moderated:
        return [moderated]
    if finding.rule in ("en.cause.when", "en.cause.as", "en.cause.with") and names_relation(g, noun):
        return [] if relations.said_of(g, noun) else [finding]
    if g.is_(noun, "moderate.strength") and any(names_relation(g, o) for o in g.governed(noun, "of")):
        return []
    if finding.rule not in _CARRIED | _JOINED:
        return [finding]
    onward = [c for c in g.children(finding.cue, "xcomp", "advcl") if g.tag(c) == "VB" and g.objects(c)]
    if finding.rule == "en.cause.reverse" and g.is_(finding.cue, "mediate.work") and onward:
        found = [a for o in g.objects(onward[0]) for a in s.args(o, [], effect=True)]
        roles = {"cause": finding.roles["effect"], "mediator": finding.roles["cause"], "effect": found}
        return [Finding("mediate", roles, "?", finding.cue, "en.mediate.works", 0.6)]
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
    if any(g.is_(finding.cue, f"moderate.{kind}") for kind in ("verbs", "depends", "plus", "minus", "open")):
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
        and (g.is_(finding.cue, "moderate.depends") or _conditional(g, finding.cue))
        else "mediate"
    )
    third = "mediator" if kind == "mediate" else "moderator"
    roles = {"cause": sides[0], third: finding.roles["cause"], "effect": sides[1]}
    sign = sides.sign if kind == "mediate" else "?"
    return [Finding(kind, roles, sign, finding.cue, f"en.{kind}.carried", 0.5)]
