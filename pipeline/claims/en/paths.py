"""Third variables: "M mediates the effect of X on Y", "W strengthens the link between X and Y"."""

from __future__ import annotations

from pipeline.claims.en import nouns, scope
from pipeline.claims.en.finding import Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene


def read(s: Scene) -> list[Finding]:
    """All mediations and moderations of the sentence."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_verb(place):
            out += _mediate_verb(s, place)
            out += _moderate_verb(s, place)
            out += _only_when(s, place)
        if g.is_noun(place):
            out += _third_noun(s, place)
            out += _interaction(s, place)
            out += _stronger(s, place)
        if g.dep(place) in ("acomp", "ccomp", "ROOT", "conj", "advcl", "relcl"):
            out += _stronger_predicate(s, place)
    return out


def _sides(s: Scene, noun: int, without: list[int] | None = None) -> Link:
    """The two sides of the relation that a noun names, or those of the relation told last, and its sign."""
    g = s.graph
    none = Link([], [])
    if not (_relational(g, noun) or g.lemma(noun) in g.lexicon.sets["moderate.interaction"]):
        return none
    sign = nouns.sign_of(g, noun)
    if g.lemma(noun) in ("interaction", "interplay"):
        known = _known(s, noun)
        return (
            Link(s.args(noun, nouns._on_preps(g, noun)), known.effects, "?")
            if known.effects and g.preps(noun, "between", "of")
            else none
        )
    source, target = nouns.relation_of(s, noun, without)
    if source and target:
        return Link(source, target, sign)
    deeper = [c for p in g.preps(noun, "of", "between") for c in g.prep_objects(p) if _relational(g, c)]
    for inner in deeper:
        found = _sides(s, inner, without)
        if found.causes and found.effects:
            return found
    known = _known(s, noun)
    if not source:
        source = [a for c in g.children(noun, "compound", "nmod") if g.is_noun(c) for a in s.args(c, [])]
        if source and target == [] and known and known.effects:
            return Link(source, known.effects, known.sign if sign == "?" else sign)
        source = []
    return Link(source or known.causes, target or known.effects, known.sign if sign == "?" else sign)


def _relational(g: Graph, noun: int) -> bool:
    return g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation") or g.lemma(noun) in ("interaction", "effect")


def _known(s: Scene, before: int | None = None) -> Link:
    """The relation told last in this sentence, else in the ones before."""
    for cue, link in reversed(list(s.links.items())):
        if before is not None and cue > before:
            continue
        if link.causes and link.effects and not any(a.head >= 0 and _relational(s.graph, a.head) for a in link.effects):
            return link
    return s.topic or Link([], [])


def _topical(g: Graph, noun: int) -> bool:
    if g.lemma(noun) in ("interaction", "interplay"):
        return bool(g.preps(noun, "between", "of"))
    return nouns.is_relation(g, noun) or (_relational(g, noun) and not g.governed(noun, "of"))


# --------------------------------------------------------------------------- mediation


def _mediate_verb(s: Scene, verb: int) -> list[Finding]:
    g = s.graph
    if g.lemma(verb) not in g.lexicon.sets["mediate.verbs"] or g.dep(verb) == "amod":
        return []
    if g.is_passive(verb):
        middle = [a for o in g.governed(verb, "by", "through", "via") for a in s.args(o, [])]
        subject = g.subjects(verb) or ([g.head(verb)] if g.dep(verb) == "acl" else []) or _shared_subject(g, verb)
        sides = _sides(s, subject[0], [verb]) if subject else Link([], [])
    else:
        middle = causes(s, verb)
        objects = g.objects(verb)
        sides = _sides(s, objects[0]) if objects else Link([], [])
        if objects and not sides[1] and not _relational(g, objects[0]):
            sides = Link([], [])
        if not objects and g.governed(verb, "between"):
            both = [a for o in g.governed(verb, "between") for a in s.args(o, [])]
            sides = Link(both[:-1], both[-1:])
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
        sign = nouns.sign_of(g, o)
        if sign in ("+", "-", "n"):
            return sign
    return "?"


def _shared_subject(g: Graph, verb: int) -> list[int]:
    while g.dep(verb) in ("conj", "xcomp") and g.head(verb) != verb:
        verb = g.head(verb)
        if g.subjects(verb):
            return g.subjects(verb)
    return []


# --------------------------------------------------------------------------- the mediating / moderating role of M


def _third_noun(s: Scene, noun: int) -> list[Finding]:
    """ "the mediating role of M in …", "M plays a mediating role between …", "M is a mediator of …"."""
    g = s.graph
    kind = _third_kind(g, noun)
    if kind is None:
        return []
    middle = _third_holder(s, noun)
    if not middle:
        return []
    sides = _third_sides(s, noun)
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


def _third_kind(g: Graph, noun: int) -> str | None:
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
    if lemma == "moderator":
        return "moderate"
    return None


def _third_holder(s: Scene, noun: int) -> list[Arg]:
    g = s.graph
    first = g.coordinated_from(noun)
    dep, head = g.dep(first), g.head(first)
    if dep == "dobj" and g.is_(head, "verb.light") and not g.is_passive(head):
        found = [a for a in causes(s, head) if a.head < 0 or not scope.research(g, a.head)]
        if found:
            return found
    if dep == "attr" or (dep == "pobj" and g.form(head) == "as"):
        return nouns._predicated_of(s, noun)
    asserted = nouns._verdict(g, first, head) is not None or nouns._governed_by_assertion(g, first)
    if not asserted and not (dep in ("nsubj", "nsubjpass") and g.is_(head, "verb.assert")):
        return []
    clauses = [c for c in g.children(noun, "relcl") if g.subjects(c) and g.lemma(c) == "play"]
    if clauses:
        return [a for c in clauses for p in g.subjects(c) for a in s.args(p, [])]
    shut = [p for p in g.preps(noun) if g.form(p) != "of"]
    for one in g.governed(noun, "of", "by"):
        inner = [p for c in g.conjuncts(one) for p in g.preps(c, "in", "on", "between", "for")]
        return [a for a in s.args(one, [*shut, *inner]) if a.head < 0 or not _relational(g, a.head)]
    return [a for c in g.children(noun, "poss") for a in s.args(c, [])]


def _third_sides(s: Scene, noun: int) -> Link:
    g = s.graph
    first = g.coordinated_from(noun)
    held = [c for o in g.governed(noun, "of") for c in g.conjuncts(o)]
    hosts = [noun, g.head(first), *held, *(c for c in g.children(noun, "relcl"))]
    for host in hosts:
        for prep in g.preps(host, "between", "among"):
            both = [a for o in g.prep_objects(prep) for a in s.args(o, [])]
            if len(both) >= 2:
                return Link(both[:-1], both[-1:])
        for place in g.governed(host, "in", "on", "for", "of"):
            if place != host and _relational(g, place) and place != noun:
                found = _sides(s, place)
                if found[0] and found[1]:
                    return found
    return Link([], [])


# --------------------------------------------------------------------------- moderation


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
        subject = g.subjects(verb) or ([g.head(verb)] if g.dep(verb) == "acl" else []) or _shared_subject(g, verb)
        named = [o for o in subject if plain or nouns.is_relation(g, o)]
        if not third and named and sign != "?":
            third = _when(s, verb)[0]
    else:
        third = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
        named = [
            c
            for o in g.objects(verb)
            for c in g.conjuncts(o)
            if (plain and _relational(g, c)) or nouns.is_relation(g, c)
        ]
    if plain:
        sign = next((v for c in g.adverbs(verb) if (v := g.lexicon.signs.get(g.form(c), "?")) in ("+", "-")), "?")
    out = []
    for one in named:
        sides = _sides(s, one, [verb])
        if sides[0] and sides[1] and third:
            roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
            out.append(Finding("moderate", roles, sign, verb, "en.moderate.verb", 0.7))
    return out


def _depends(s: Scene, verb: int) -> list[Finding]:
    """ "the effect of X on Y depends on W"."""
    g = s.graph
    named = [o for o in g.subjects(verb) if nouns.is_relation(g, o)]
    third = [a for o in g.governed(verb, "on", "upon", "with", "by", "across") for a in s.args(o, [])]
    if not named or not third:
        return []
    sides = _sides(s, named[0])
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
    pair = [a for o in g.governed(noun, "between", "of", "among") for a in s.args(o, nouns._on_preps(g, noun))]
    first = g.coordinated_from(noun)
    head = g.head(first)
    if len(pair) != 2:
        return []
    target = [a for o in nouns._on(g, noun) for a in s.args(o, [], effect=True)]
    inner = [c for o in g.governed(noun, "between", "of") for c in g.conjuncts(o)]
    target = target or [a for c in inner for o in nouns._on(g, c) for a in s.args(o, [], effect=True)]
    if target:
        shut = [p for c in inner for p in nouns._on_preps(g, c)]
        pair = [
            a for o in g.governed(noun, "between", "of", "among") for a in s.args(o, [*shut, *nouns._on_preps(g, noun)])
        ]
    asserted = nouns._verdict(g, first, head) is not None or nouns._governed_by_assertion(g, first)
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
    roles = {"cause": pair[:1], "moderator": pair[1:], "effect": target}
    return [Finding("moderate", roles, "?", noun, "en.moderate.interaction", 0.6)]


# --------------------------------------------------------------------------- stronger when W


def _stronger(s: Scene, noun: int) -> list[Finding]:
    """ "the effect of X on Y is stronger when W is high / for A than for B"."""
    g = s.graph
    if g.dep(noun) not in ("nsubj", "nsubjpass") or not _topical(g, noun):
        return []
    head = g.head(noun)
    sign = _comparison(g, head)
    if not sign:
        return []
    third, low = _when(s, head)
    if not third:
        return []
    sides = _sides(s, noun)
    if not sides[0] or not sides[1]:
        return []
    if low:
        sign = {"+": "-", "-": "+"}.get(sign, sign)
    roles = {"cause": sides[0], "moderator": third, "effect": sides[1]}
    return [Finding("moderate", roles, sign, head, "en.moderate.when", 0.65)]


def _stronger_predicate(s: Scene, place: int) -> list[Finding]:
    return []


def _comparison(g: Graph, verb: int) -> str:
    """The sign of a predicate that compares strengths, "" where it compares nothing."""
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
                for c in g.children(clause, "advmod", "mark")
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
        return [a for o in subjects for a in s.args(o, [])], any(
            w in ("low", "lower", "weak", "weaker", "small", "absent") for w in words[:1]
        )
    given = [o for p in g.preps(clause, "with", "to") for o in g.prep_objects(p)]
    if g.is_passive(clause) and given and subjects and all(is_agent(g, o) for o in subjects):
        return [a for o in given for a in s.args(o, [])], any(
            g.form(c) in ("low", "lower", "weak") for c in g.children(given[0], "amod")
        )
    if g.objects(clause) and subjects and all(is_agent(g, o) for o in subjects):
        return [a for o in g.objects(clause) for a in s.args(o, [])], False
    if subjects:
        return list(s.args(clause, [])), False
    return s.args(clause, []), False


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


# --------------------------------------------------------------------------- what carries an effect

_CARRIED = frozenset(
    {"en.cause.passive", "en.cause.reverse", "en.cause.attributed", "en.cause.dueto", "en.cause.dependent"}
)


def about_relation(g: Graph, finding: Finding) -> bool:
    """Whether an effect of the finding is itself a relation ("these effects are driven by …")."""
    return any(a.head >= 0 and _relational(g, a.head) for a in finding.roles.get("effect", []))


def carried(s: Scene, finding: Finding) -> list[Finding]:
    """ "these effects are driven by M": what is said to cause a relation mediates it; other findings pass."""
    g = s.graph
    heads = {a.head for a in finding.roles.get("effect", []) if a.head >= 0}
    if finding.rule not in _CARRIED or len(heads) != 1:
        return [finding]
    noun = heads.pop()
    underlying = any(g.form(c) == "underlying" for c in g.children(noun, "amod")) or g.governed(noun, "for", "behind")
    if g.lemma(noun) == "mechanism" and not underlying:
        return [finding]
    if not (
        nouns.is_relation(g, noun)
        or g.lemma(noun) in ("effect", "mechanism", "interaction", "relationship", "impact", "influence")
    ):
        return [finding]
    if any(g.tag(c) in ("JJR",) for c in g.children(noun, "amod")) or g.children(noun, "poss"):
        return [finding]
    if g.governed(noun, "of") and not nouns.is_relation(g, noun):
        return [finding]
    sides = _sides(s, noun)
    if not sides[0] or not sides[1]:
        known = _known(s, noun)
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
