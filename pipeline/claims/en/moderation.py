"""Moderation: "W strengthens the link between X and Y", "the effect is stronger when W is high"."""

from __future__ import annotations

from pipeline.claims.en import paths, relations, scope
from pipeline.claims.en.finding import COMPARED, Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_LOW = frozenset({"low", "lower", "weak", "weaker", "small", "absent", "little"})
_ENDS = ("cause", "effect")
_HIGH = frozenset({"high", "higher", "strong", "stronger"})


def read(s: Scene) -> list[Finding]:
    """All moderations that verbs, interactions and comparisons of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_verb(place):
            out += _moderate_verb(s, place)
            out += _only_when(s, place)
            out += _under(s, place)
            if g.lemma(place) == "interact":
                out += _interacts(s, place)
        if g.is_noun(place):
            out += _interaction(s, place)
            out += _stronger(s, place)
    return _told_once(s, out)


def _told_once(s: Scene, found: list[Finding]) -> list[Finding]:
    """The findings without those that a clause tells again ("…, such that it is stronger when W is high").

    What such a clause says of the sign holds for the finding that it explains.
    """
    kept = []
    for one in found:
        above = [f for f in found if f.type == one.type and f.cue in s.graph.ancestors(one.cue)]
        first = next((f for f in above if _same_ends(f, one)), None)
        if first is None or one.rule != "en.moderate.when":
            kept.append(one)
        elif first.polarity == "?":
            first.polarity = one.polarity
    return kept


def _same_ends(one: Finding, other: Finding) -> bool:
    return all({(a.start, a.end) for a in one.roles[r]} == {(a.start, a.end) for a in other.roles[r]} for r in _ENDS)


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
        subject = g.subjects(verb) or ([g.head(verb)] if g.dep(verb) == "acl" else []) or paths.shared_subject(g, verb)
        named = [o for o in _relations(g, subject) if plain or relations.is_relation(g, o)]
        if not third and named and sign != "?":
            third = _when(s, verb)[0]
    else:
        third = [b for a in causes(s, verb) for b in _held(s, a) if b.head < 0 or not scope.research(g, b.head)]
        told = _relations(g, [c for o in g.objects(verb) for c in g.conjuncts(o)])
        named = [c for c in told if (plain and paths.names_relation(g, c)) or relations.is_relation(g, c)]
        named += [c for c in told if c not in named and paths.third_kind(g, c) == "mediate"]
    if plain:
        sign = next((v for c in g.adverbs(verb) if (v := g.lexicon.signs.get(g.form(c), "?")) in ("+", "-")), "?")
    sides = [paths.third_sides(s, o) if paths.third_kind(g, o) else paths.sides_of(s, o, [verb]) for o in named]
    out = [f for o, link in zip(named, sides, strict=True) for f in _carried(s, o, verb, link)]
    if plain and not named:
        sides = [how for c in g.children(verb, "ccomp") if (how := paths.told_under(s, c))]
    for one in sides:
        if one.causes and one.effects and third:
            s.links.setdefault(verb, one)
            roles = {"cause": one.causes, "moderator": third, "effect": one.effects}
            out.append(Finding("moderate", roles, sign, verb, "en.moderate.verb", 0.7))
    return out


def _carried(s: Scene, noun: int, verb: int, sides: Link) -> list[Finding]:
    """The mediation that is moderated: "the indirect effect of X on Y via M"."""
    middle = relations.via(s, noun) or relations.via(s, verb)
    if not middle or not sides.causes or not sides.effects:
        return []
    roles = {"cause": sides.causes, "mediator": middle, "effect": sides.effects}
    return [Finding("mediate", roles, relations.sign_of(s.graph, noun), noun, "en.mediate.moderated", 0.6)]


def _held(s: Scene, arg: Arg) -> list[Arg]:
    """W in "the moderation of W"; else what is there."""
    g = s.graph
    if arg.head < 0 or paths.third_kind(g, arg.head) != "moderate":
        return [arg]
    return [a for o in g.governed(arg.head, "of") for a in s.args(o, [])] or [arg]


def _relations(g: Graph, nouns: list[int]) -> list[int]:
    """The nouns, with "strength of the link" looked through."""
    inner = [(o, g.governed(o, "of") if g.is_(o, "moderate.strength") else []) for o in nouns]
    return [c for o, within in inner for c in within or [o]]


def _depends(s: Scene, verb: int) -> list[Finding]:
    """ "the effect of X on Y depends on W"."""
    g = s.graph
    named = [o for o in _relations(g, g.subjects(verb)) if relations.is_relation(g, o)]
    third = [a for o in g.governed(verb, "on", "upon", "with", "by", "across", "between") for a in s.args(o, [])]
    if not named or not third:
        return []
    sides = paths.sides_of(s, named[0])
    roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
    return [Finding("moderate", roles, "?", verb, "en.moderate.depends", 0.6)] if sides[0] and sides[1] else []


def _interacts(s: Scene, verb: int) -> list[Finding]:
    """ "X interacts with W to raise Y", "X and W interact in predicting Y"."""
    g = s.graph
    pair = causes(s, verb)
    others = [a for o in g.governed(verb, "with") for a in s.args(o, [])]
    doing = [c for c in g.children(verb, "advcl", "xcomp") if g.tag(c) in ("VB", "VBG")]
    doing += [o for o in g.governed(verb, "in") if g.is_verb(o)]
    target = [a for c in doing for o in g.objects(c) for a in s.args(o, [], effect=True)]
    target += [a for o in g.governed(verb, *relations.ON) for a in s.args(o, [], effect=True)]
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
    if g.lemma(noun) not in ("interaction", "interplay") and not (
        interactive and g.lemma(noun) in ("effect", "term", "impact", "influence")
    ):
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


def _stronger(s: Scene, noun: int) -> list[Finding]:
    """ "the effect of X on Y is stronger when W is high", "X has a stronger effect on Y for A than for B"."""
    g = s.graph
    dep, head = g.dep(noun), g.head(noun)
    if g.is_(noun, "noun.compares"):
        return []
    if dep in ("nsubj", "nsubjpass") and paths.is_topic(g, noun):
        sign, sides = _comparison(g, head), paths.sides_of(s, noun)
    elif dep == "dobj" and g.is_(head, "verb.light") and paths.names_relation(g, noun):
        amount = [c for m in g.children(noun, "amod") for c in (m, *g.children(m, "advmod"))]
        compared = [c for c in amount if g.tag(c) in ("JJR", "RBR")]
        sign = next((v for c in compared if (v := g.lexicon.comparative.get(g.form(c)))), "")
        sides = s.links.get(head) or Link(causes(s, head), relations.relation_of(s, noun)[1])
    else:
        return []
    third, low = _when(s, head)
    if not sign or not third or not sides.causes or not sides.effects:
        return []
    if low:
        sign = {"+": "-", "-": "+"}.get(sign, sign)
    roles = {"cause": sides.causes, "moderator": third, "effect": sides.effects}
    return [Finding("moderate", roles, sign, head, "en.moderate.when", 0.65), *_carried(s, noun, head, sides)]


def _comparison(g: Graph, verb: int) -> str:
    """The sign of a predicate that compares strengths, "" where it compares nothing."""
    if g.is_(verb, "verb.holding"):
        only = any(g.form(p) == "only" for c in g.children(verb) for p in g.subtree(c) if p > verb)
        return "+" if only and not g.negated(verb) else "-" if g.negated(verb) else ""
    words = [*g.children(verb, "acomp", "attr", "oprd", "advmod"), verb]
    words += [c for w in words[:-1] for c in [*g.children(w, "advmod"), *g.children(w, "conj")]]
    for word in words:
        if g.form(word) == "significant" and any(g.form(c) == "only" for c in [*g.children(word), *g.children(verb)]):
            return "+"
        if g.negated(word) and g.form(word) in ("significant", "positive", "negative"):
            return "-"
        if g.form(word) in ("less",):
            return "-"
    for word in words:
        sign = g.lexicon.comparative.get(g.form(word)) or g.lexicon.comparative.get(g.lemma(word))
        if sign and g.tag(word) != "VB":
            return "-" if g.negated(verb) and sign == "+" else sign
        if (g.is_verb(word) and word == verb and g.is_passive(verb)) or (word == verb and g.is_verb(word)):
            if g.lemma(word) in g.lexicon.sets["moderate.plus"]:
                return "+"
            if g.lemma(word) in g.lexicon.sets["moderate.minus"]:
                return "-"
            if g.is_(word, "moderate.gone"):
                return "-"
    return ""


def _when(s: Scene, verb: int) -> tuple[list[Arg], bool]:
    """The circumstance that a comparison depends on, and whether it is its low level."""
    g = s.graph
    hosts = [verb, *g.children(verb, "acomp", "attr", "oprd", "advmod")]
    for host in hosts:
        for clause in g.children(host, "advcl", "ccomp"):
            marks = [*g.children(clause, "advmod", "mark"), *g.subtree(clause)[:2]]
            if any(g.form(c) in ("when", "if", "where", "as", "once") for c in marks):
                return _state(s, clause)
        for prep in g.preps(host, "for", "among", "under", "in", "with", "at"):
            inner = [c for o in g.prep_objects(prep) for c in (_within(g, o) or [o])]
            if inner and (g.form(prep) == "with" or _sets_apart(g, inner[0])):
                return s.args(inner[0], [c for c in g.subtree(inner[0]) if g.form(c) == "than"]), False
    return [], False


def _within(g: Graph, noun: int) -> list[int]:
    """W in "under the background of W"."""
    return g.governed(noun, "of") if g.is_(noun, "moderate.setting") else []


def _sets_apart(g: Graph, noun: int) -> bool:
    """Whether a circumstance tells one case from another; a study does where studies are compared."""
    if not g.is_(noun, "noun.research"):
        return True
    return COMPARED.search(g.text, g.words[0].start, g.words[-1].end) is not None and bool(g.children(noun, "amod"))


def _state(s: Scene, clause: int) -> tuple[list[Arg], bool]:
    """The variable of "when W is high" and whether it is said to be low."""
    g = s.graph
    words = [g.form(c) for c in g.children(clause, "acomp", "oprd")] + (
        [g.form(clause)] if g.words[clause].pos == "ADJ" else []
    )
    subjects = g.subjects(clause)
    if subjects and words:
        return [a for o in subjects for a in s.args(o, [])], any(w in _LOW for w in words[:1])
    given = [o for p in g.preps(clause, "with", "to") for o in g.prep_objects(p)]
    if g.is_passive(clause) and given and subjects and all(is_agent(g, o) for o in subjects):
        level = [c for c in g.children(given[0], "amod") if g.form(c) in _LOW or g.form(c) in _HIGH]
        return [a for o in given for a in s.args(o, level)], any(g.form(c) in _LOW for c in level)
    if g.objects(clause) and subjects and all(is_agent(g, o) for o in subjects):
        return [a for o in g.objects(clause) for a in s.args(o, [])], False
    if subjects:
        return list(s.args(clause, [])), False
    places = [p for p in g.subtree(clause) if g.form(p) not in ("that", "when", "if", "where", "once")]
    span = g.span(places)
    return [Arg(span.start, span.end, clause)], False


def _under(s: Scene, verb: int) -> list[Finding]:
    """ "under the moderating effect of W, X raises Y"."""
    g = s.graph
    nouns = [o for o in g.governed(verb, "under", "with") if paths.third_kind(g, o) == "moderate"]
    third = [a for o in nouns for w in g.governed(o, "of") for a in s.args(w, [])]
    told = s.links.get(verb)
    if not third or not told or not all(told[:2]):
        return []
    roles = {"cause": told.causes, "moderator": third, "effect": told.effects}
    return [Finding("moderate", roles, "?", verb, "en.moderate.under", 0.6, nouns)]


def _only_when(s: Scene, verb: int) -> list[Finding]:
    """ "X affects Y only when W": W moderates."""
    g = s.graph
    clauses = [
        c
        for c in g.children(verb, "advcl")
        for m in g.children(c, "advmod", "mark")
        if g.form(m) in ("when", "if")
        and m > 0
        and (g.form(m - 1) == "only" or any(g.form(k) == "only" for k in g.children(c, "advmod")))
    ]
    only = [p for p in g.preps(verb, "in", "for", "among", "under") if g.form(p - 1) == "only" and p > verb]
    only += [p for o in g.objects(verb) for p in g.preps(o, "in", "for", "among", "under") if g.form(p - 1) == "only"]
    if not (clauses or only) or verb not in s.links:
        return []
    third = _state(s, clauses[0])[0] if clauses else [a for p in only for o in g.prep_objects(p) for a in s.args(o, [])]
    source, target, _ = s.links[verb]
    if only:
        objects = [o for o in g.objects(verb) if any(p in g.subtree(o) for p in only)]
        target = [a for o in objects for a in s.args(o, only, effect=True)] or target
    if not third or not source or not target:
        return []
    roles = {"cause": source, "moderator": third, "effect": target}
    return [Finding("moderate", roles, "+", verb, "en.moderate.only", 0.7, clauses[:1] or only[:1])]
