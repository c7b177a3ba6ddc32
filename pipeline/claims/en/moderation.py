"""Moderation: "W strengthens the link between X and Y", "the effect is stronger when W is high"."""

from __future__ import annotations

from pipeline.claims.en import paths, relations, scope
from pipeline.claims.en.finding import Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

_LOW = frozenset({"low", "lower", "weak", "weaker", "small", "absent", "little"})
_HIGH = frozenset({"high", "higher", "strong", "stronger"})


def read(s: Scene) -> list[Finding]:
    """All moderations that verbs, interactions and comparisons of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_verb(place):
            out += _moderate_verb(s, place)
            out += _only_when(s, place)
        if g.is_noun(place):
            out += _interaction(s, place)
            out += _stronger(s, place)
    return out


def _moderate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    sets = g.lexicon.sets
    lemma = g.lemma(verb)
    plain = lemma in sets["moderate.verbs"]
    sign = "+" if lemma in sets["moderate.plus"] else "-" if lemma in sets["moderate.minus"] else "?"
    if (
        not plain
        and sign == "?"
        and lemma not in ("affect", "influence", "shape", "determine", "alter", "change", "depend", "vary")
    ):
        return []
    if lemma in ("depend", "vary"):
        return _depends(s, verb)
    if g.is_passive(verb):
        third = [a for o in g.governed(verb, "by", "when") for a in s.args(o, [])]
        subject = g.subjects(verb) or ([g.head(verb)] if g.dep(verb) == "acl" else []) or paths.shared_subject(g, verb)
        named = [o for o in subject if plain or relations.is_relation(g, o)]
        if not third and named and sign != "?":
            third = _when(s, verb)[0]
    else:
        third = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
        named = [
            c
            for o in g.objects(verb)
            for c in g.conjuncts(o)
            if (plain and paths.names_relation(g, c)) or relations.is_relation(g, c)
        ]
    if plain:
        sign = next((v for c in g.adverbs(verb) if (v := g.lexicon.signs.get(g.form(c), "?")) in ("+", "-")), "?")
    out = []
    for one in named:
        sides = paths.sides_of(s, one, [verb])
        if sides[0] and sides[1] and third:
            roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
            out.append(Finding("moderate", roles, sign, verb, "en.moderate.verb", 0.7))
    return out


def _depends(s: Scene, verb: int) -> list[Finding]:
    """ "the effect of X on Y depends on W"."""
    g = s.graph
    named = [o for o in g.subjects(verb) if relations.is_relation(g, o)]
    third = [a for o in g.governed(verb, "on", "upon", "with", "by", "across") for a in s.args(o, [])]
    if not named or not third:
        return []
    sides = paths.sides_of(s, named[0])
    roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
    return [Finding("moderate", roles, "?", verb, "en.moderate.depends", 0.6)] if sides[0] and sides[1] else []


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
    if len(pair) != 2:
        return []
    target = [a for o in relations.on_objects(g, noun) for a in s.args(o, [], effect=True)]
    inner = [c for o in g.governed(noun, "between", "of") for c in g.conjuncts(o)]
    target = target or [a for c in inner for o in relations.on_objects(g, c) for a in s.args(o, [], effect=True)]
    if target:
        shut = [p for c in inner for p in relations.on_preps(g, c)]
        pair = [
            a
            for o in g.governed(noun, "between", "of", "among")
            for a in s.args(o, [*shut, *relations.on_preps(g, noun)])
        ]
    asserted = relations.verdict(g, first, head) is not None or relations.is_asserted(g, first)
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
    """ "the effect of X on Y is stronger when W is high / for A than for B"."""
    g = s.graph
    if g.dep(noun) not in ("nsubj", "nsubjpass") or not paths.is_topic(g, noun):
        return []
    head = g.head(noun)
    sign = _comparison(g, head)
    if not sign:
        return []
    third, low = _when(s, head)
    if not third:
        return []
    sides = paths.sides_of(s, noun)
    if not sides[0] or not sides[1]:
        return []
    if low:
        sign = {"+": "-", "-": "+"}.get(sign, sign)
    roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
    return [Finding("moderate", roles, sign, head, "en.moderate.when", 0.65)]


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
            if g.lemma(word) in ("disappear", "vanish"):
                return "-"
    return ""


def _when(s: Scene, verb: int) -> tuple[list[Arg], bool]:
    """The circumstance that a comparison depends on, and whether it is its low level."""
    g = s.graph
    hosts = [verb, *g.children(verb, "acomp", "attr", "oprd", "advmod")]
    for host in hosts:
        for clause in g.children(host, "advcl", "ccomp"):
            if any(
                g.form(c) in ("when", "if", "where", "under", "as", "once", "while")
                for c in (*g.children(clause, "advmod", "mark"), *g.subtree(clause)[:2])
            ):
                return _state(s, clause)
        for prep in g.preps(host, "for", "among", "under", "in", "with", "at"):
            inner = g.prep_objects(prep)
            if inner and not g.is_(inner[0], "noun.research") and g.form(prep) != "with":
                low = any(g.form(c) in ("low", "lower") for c in g.children(inner[0], "amod"))
                return s.args(inner[0], [c for c in g.children(inner[0], "prep") if g.form(c) == "than"]), low and False
            if inner and g.form(prep) == "with":
                return s.args(inner[0], []), False
    return [], False


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
    if not third or not source or not target:
        return []
    roles = {"cause": source, "moderator": third, "effect": target}
    return [Finding("moderate", roles, "+", verb, "en.moderate.only", 0.7, clauses[:1] or only[:1])]
