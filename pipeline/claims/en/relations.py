"""Nouns that name a relation: "the effect of X on Y", "this relationship", "an interaction between X and W"."""

from __future__ import annotations

from pipeline.claims.en import scope, standing
from pipeline.claims.en.finding import bent, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene
from pipeline.claims.en.stretches import ON, bare, by_dash, by_place, further_pairs, names

#: What the "on" of a relation may hang behind: "the effect of views of food on trust".
_LOWER = ("of", "in", "toward", "towards")


def is_linked(g: Graph, noun: int) -> bool:
    """Whether a noun speaks of variables together: an interaction, or the effect of one on another."""
    return g.is_(noun, "moderate.interaction") or is_relation(g, noun)


def is_relation(g: Graph, noun: int) -> bool:
    """Whether a noun names a relation between two things: "the effect of X on Y", "this relationship"."""
    if not (g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation")):
        return False
    if had_by(g, noun):
        return True
    sides = g.governed(noun, "between", "among") if g.is_(noun, "noun.correlation") else []
    if sides and all(g.is_(c, "noun.agent") for o in sides for c in g.conjuncts(o)):
        return False  # "the relationship between firms" is theirs
    if g.is_(noun, "noun.correlation") or g.lemma(noun) in ("effect", "impact", "influence"):
        between = g.preps(noun, "between", "among") or on_preps(g, noun)
        bare = any(g.lexicon.has("noun.told", g.form(c)) for c in g.children(noun, "det", "amod"))
        dashed = by_dash(g, noun) or any("–" in g.form(c) for c in g.children(noun, "compound", "nmod", "amod"))
        joined = g.is_(noun, "noun.correlation") and by_place(g, noun, ("and", "with"))
        return bool(between or bare or dashed or joined or from_to(g, noun))
    return bool(on_preps(g, noun))


def said_of(g: Graph, noun: int) -> bool:
    """Whether what is said of a noun is said of a relation; "exchange relationships" are a thing."""
    return names(g, noun) and not (g.is_(noun, "noun.correlation") and g.children(noun, "compound"))


def had_by(g: Graph, noun: int) -> tuple[list[int], list[int]] | None:
    """X and Y in "the effect that X has on Y", "the effect exerted by X on Y", or None."""
    for clause in g.children(noun, "relcl", "acl"):
        by = g.governed(clause, "by") if g.dep(clause) == "acl" else g.subjects(clause)
        own = [c for c in by if g.tag(c) not in ("WDT", "WP")]
        serving = ("in", "for") if g.is_(noun, "noun.serving") else ()
        ends = g.governed(clause, *ON, "with", *serving) or [e for o in own for e in g.governed(o, *ON)]
        ends = ends if g.is_(clause, "verb.light") else []
        if own and ends:
            return own, ends
    return None


def relation_of(s: Scene, noun: int, without: list[int] | None = None) -> tuple[list[Arg], list[Arg]]:
    """The two sides of a relation noun: what influences, and what is influenced; [] for a side not named."""
    joined = by_dash(s.graph, noun)
    if joined:
        return [joined[0]], [joined[1]]
    had = had_by(s.graph, noun)
    if had:
        return [a for o in had[0] for a in s.args(o, had[1])], [a for o in had[1] for a in effects(s, o)]
    told, plain = _by_tree(s, noun, without), by_place(s.graph, noun, _parting(s.graph, noun))
    if plain is None or all(_holds(side, args) for side, args in zip(plain, told, strict=True)):
        return told
    return [plain[0]], [plain[1]]


def _parting(g: Graph, noun: int) -> tuple[str, ...]:
    """What parts the sides of a relation behind "of"."""
    others = ("and", "with") if g.is_(noun, "noun.correlation") else ()
    return (*ON, *(("in", "for", "to") if g.is_(noun, "noun.serving") else others))


def further(g: Graph, noun: int) -> list[tuple[list[Arg], list[Arg]]]:
    """The other relations that a noun names: "the effect of A on B and of C on D"."""
    return [([one], [two]) for one, two in further_pairs(g, noun, _parting(g, noun))]


def _holds(side: Arg, args: list[Arg]) -> bool:
    """Whether the tree names one thing on a side, within the words that stand there."""
    if len(args) != 1 or args[0].head < 0:
        return False
    found = args[0]
    inside = side.start <= found.start and found.end <= side.end
    return inside and 2 * (found.end - found.start) >= side.end - side.start


def between(s: Scene, host: int) -> tuple[list[Arg], list[Arg]]:
    """What "between X and Y" (or "among") on a word joins: all but the last, and the last."""
    g = s.graph
    plain = by_place(g, host) if host + 1 < len(g.words) and g.form(host + 1) == "between" else None
    if plain:
        return [plain[0]], [plain[1]]
    for prep in g.preps(host, "between", "among"):
        both = [a for o in g.prep_objects(prep) for a in s.args(o, [])]
        if len(both) >= 2:
            return both[:-1], both[-1:]
    return [], []


def _by_tree(s: Scene, noun: int, without: list[int] | None = None) -> tuple[list[Arg], list[Arg]]:
    g = s.graph
    shut = [*(without or [])]
    target = [a for p in on_objects(g, noun) for a in effects(s, p, shut)]
    of = [p for p in g.preps(noun, "of", "from", "by") if p not in shut]
    if not of and not g.children(noun, "poss"):
        of = [p for c in g.conjuncts(noun) if c > noun for p in g.preps(c, "of")]
    inner_shut = [*shut, *on_preps(g, noun)]
    source = [a for prep in of for one in g.prep_objects(prep) for a in s.args(one, inner_shut)]
    if not source:
        source = [a for c in g.children(noun, "poss") for a in s.args(c, [])]
    if not source and target:
        source = _named_before(g, noun)
    if not target and g.preps(noun, "between", "among"):
        joint = "between" if g.preps(noun, "between") else "among"  # "between A and B among 98 guests": of A and B
        both = [a for p in g.governed(noun, joint) for a in s.args(p, shut)]
        both = [a for a in both if a.head < 0 or g.is_(a.head, "noun.serving") or not _bare_name(g, a.head)]
        if len(both) > 2 and joint == "among":
            return [], []  # "the relationship among A, B and C" says of none that it is the effect
        if len(both) >= 2:
            return _two_sides(s, noun, both)
    if from_to(g, noun):
        source = [a for o in g.governed(noun, "from") for a in s.args(o, list(g.preps(o, "to")))]
        return source, [a for o in _ends(g, noun) for a in s.args(o, shut, effect=True)]
    if third_party(g, noun) and len(target) > 1:
        return target[:1], target[1:]
    if not target and source and g.is_(noun, "noun.correlation"):
        with_ = [a for p in g.governed(noun, "with", "to") for a in s.args(p, shut, effect=True)]
        return source, with_
    if not target and g.is_(noun, "noun.serving"):
        target = [a for p in g.governed(noun, "in", "for", "to") for a in effects(s, p, shut)]
    return source, target


def says_only_that(g: Graph, noun: int) -> bool:
    """Whether a noun says no more than that there is a relation; "brand associations" are a thing."""
    return is_relation(g, noun) or not g.children(noun, "compound", "amod", "poss")


def _bare_name(g: Graph, noun: int) -> bool:
    return names(g, noun) and says_only_that(g, noun)


def _named_before(g: Graph, noun: int) -> list[Arg]:
    """What influences, where it stands before the noun: "a price effect on sales"."""
    names = g.children(noun, "compound", "nmod")
    if not names or max(names) != noun - 1 or not g.is_noun(noun - 1) or g.is_(noun - 1, "noun.acting"):
        return []
    first = min(p for name in names for p in g.subtree(name))
    found = bare(g, first, noun)
    return [found] if found and not is_agent(g, noun - 1) and not scope.research(g, noun - 1) else []


def _two_sides(s: Scene, noun: int, both: list[Arg]) -> tuple[list[Arg], list[Arg]]:
    """ "between X and Y": the last conjunct is the effect, "between X (A, B) and Y" the ones before its causes."""
    g = s.graph
    heads = g.governed(noun, "between", "among")
    first = heads[0] if heads else -1
    own = [a for a in both if a.head >= 0]
    if first >= 0 and len(own) > 2:
        direct = list(g.children(first, "conj"))
        if direct:
            cut = max(direct) if len(g.conjuncts(first)) > 2 else direct[-1]
            if g.form(min(g.subtree(direct[0])) - 1) in (",", "，"):  # "between A, B and C"
                cut = g.conjuncts(first)[-1]
            cut_start = g.words[g.phrase(cut)[0]].start
            left = [a for a in both if a.start < cut_start]
            right = [a for a in both if a.start >= cut_start]
            if left and right:
                return left, right
    return both[:-1], both[-1:]


def on_preps(g: Graph, noun: int) -> list[int]:
    """The "on"s of a relation noun; in "effect of the threat of X on Y" the parser hangs them on X."""
    level = [noun]
    for _ in range(4):
        found = [p for one in level for on in g.preps(one, *ON) for p in g.conjuncts(on)]
        if found:
            return found
        later = [c for one in level for c in g.conjuncts(one) if c > one]
        found = [p for one in later for on in g.preps(one, *ON) for p in g.conjuncts(on)]
        if found:
            return found
        if level == [noun] and g.dep(noun) == "dobj":
            found = [p for on in g.preps(g.head(noun), *ON) if on > noun for p in g.conjuncts(on)]
            if found:
                return found
        level = [c for one in [*level, *later] for inner in g.governed(one, *_LOWER) for c in g.conjuncts(inner)]
        level += [c for one in level for c in g.children(one, "acl") if g.tag(c) == "VBG" and not g.objects(c)]
    return []


def on_objects(g: Graph, noun: int) -> list[int]:
    """What a relation noun's "on"s govern."""
    return [o for p in on_preps(g, noun) for o in g.prep_objects(p)]


def loosely_on(g: Graph, noun: int, verb: int) -> list[int]:
    """Y in "has an impact to Y" and "has an impact in purchase behavior"; what it has in towns is not on the towns."""
    inside = [o for o in g.governed(noun, "in") if g.is_(o, "name.heads")]
    return [*g.governed(noun, "to"), *g.governed(verb, "to"), *inside]


def sign_of(g: Graph, noun: int) -> str:
    """The polarity that a relation noun's adjectives give it: "?" where they say nothing."""
    words = [
        c
        for m in g.children(noun, "amod", "compound", "nmod", "advmod")
        for c in [*g.conjuncts(m), *g.children(m, "advmod", "amod", "compound")]
    ]
    if bent(g, words) or "u-shape" in " ".join(g.form(w) for w in words):
        return "n"
    if any(g.form(c) in ("no", "little") for c in g.children(noun, "det", "amod")) or standing.unproven(g, noun):
        return "0"
    for word in words:
        sign = g.lexicon.signs.get(g.form(word))
        if sign == "+" and g.lemma(noun) not in ("role", "part", "contribution") and g.is_(word, "sign.weight"):
            continue
        if sign and not any(g.form(c) == "not" for c in g.children(word)):
            return sign
        if g.form(word) == "significant" and any(g.form(c) in ("not", "no") for c in g.children(word)):
            return "0"
    return "+" if g.is_(noun, "noun.serving.praise") else "?"


def from_to(g: Graph, noun: int) -> bool:
    """Whether a noun tells a way: "the path from X to Y"."""
    return g.is_(noun, "noun.correlation") and bool(g.preps(noun, "from")) and bool(_ends(g, noun))


def _ends(g: Graph, noun: int) -> list[int]:
    """Where "from X to Y" leads; the parser hangs "to" on the noun, on "from", on X or on the verb above."""
    starts = g.preps(noun, "from")
    hosts = [noun, *starts, *g.governed(noun, "from")]
    found = [o for host in hosts for o in g.governed(host, "to")]
    behind = [p for p in g.preps(g.head(noun), "to") if p == max((g.subtree(f)[-1] for f in starts), default=-2) + 1]
    return found or [o for p in behind for o in g.prep_objects(p)]


def via(s: Scene, place: int) -> list[Arg]:
    """The mediator that "via M" or "through M" names beside a relation."""
    g = s.graph
    preps = g.preps(place, "via", "through")
    preps += [c for c in g.children(place, "conj") if preps and g.form(c) in ("via", "through")]  # ", but not via M"
    if names(g, place):  # of two relations side by side it belongs to the second, though it may hang on the first
        beside = {place, _side_by_side(g, place), g.coordinated_from(place)}
        preps = [p for host in beside for p in g.preps(host, "via", "through") if p > place]
        others = [q for q in range(place + 1, max([place, *preps])) if names(g, q) and g.preps(q, "between", *ON)]
        preps = [p for p in preps if p < min(others, default=len(g.words))]
    named = [o for p in preps for one in g.conjuncts(p) for o in g.prep_objects(one)]
    ends = [*g.governed(place, "between", "of"), *on_objects(g, place), *_ends(g, place)]
    ends = ends if g.is_noun(place) else g.governed(place, "to", "with")
    held = [c for above in ends for c in g.conjuncts(above) if not names(g, c)]
    named += [o for c in held for o in g.governed(c, "via", "through")]
    named = [c for o in named for c in carried_by(g, g.head(o)) or [o]]
    return [a for o in named if g.is_noun(o) and not scope.research(g, o) for a in s.args(o, [])]


def carried_by(g: Graph, prep: int) -> list[int]:
    """M in "by way of M", "through the mediating role of M" and "through its effect on M"; [] where it governs M."""
    own = [o for o in g.prep_objects(prep) if names(g, o) and g.children(o, "poss")]
    return [m for o in own for m in on_objects(g, o)] or [
        inner
        for noun in g.prep_objects(prep)
        if third_party(g, noun)
        or any(g.is_(noun, name) for name in ("noun.channel", "mediate.nouns"))
        or (g.form(prep) == "by" and g.lemma(noun) in ("way", "means", "mean"))
        for inner in g.governed(noun, "of")
    ]


def verdict(g: Graph, noun: int, head: int) -> str | None:
    """What the predicate says of a relation noun that is its subject: a polarity, "" for bare assertion."""
    if g.dep(noun) not in ("nsubj", "nsubjpass") or not (g.is_verb(head) or g.words[head].pos == "AUX"):
        return None
    if g.lemma(head) in ("be", "become", "remain"):
        for word in g.children(head, "acomp", "attr"):
            if g.form(word) in g.lexicon.sets["comparative.plus"] - {"positive", "significant"} and g.tag(word) in (
                "JJR",
                "RBR",
            ):
                return None
            if g.form(word) == "different" and any(g.form(o) in ("zero", "0") for o in g.governed(word, "from")):
                return "0" if g.negated(head) or g.negated(word) else ""
            sign = g.lexicon.signs.get(g.form(word)) or next(
                (g.lexicon.signs[g.form(c)] for c in g.children(word) if g.form(c) in g.lexicon.signs), None
            )
            if g.lexicon.has("told.there", g.form(word)) or sign or g.tag(word) == "CD":
                return "0" if g.negated(head) or g.negated(word) else (sign or "")
        there = list(g.children(head, "expl"))
        return ("0" if g.negated(head) else "") if there else None
    if g.lemma(head) == "exist":
        return "0" if g.negated(head) else ""
    if any(bent(g, g.subtree(o)) for o in g.objects(head)):  # "follows an inverted U-shape"
        return "0" if g.negated(head) else "n"
    if g.lemma(head) in ("disappear", "vanish"):
        return "0"
    if g.is_passive(head) and (g.is_(head, "verb.assert") or g.is_(head, "noun.evidence")):
        return "0" if g.negated(head) else ""
    return None


def _side_by_side(g: Graph, noun: int) -> int:
    """The relation that stands beside this one, where the parser hangs this one on a side of it."""
    first = g.coordinated_from(noun)
    prep = g.head(first)
    beside = g.form(prep) == "between" and names(g, g.head(prep)) and any(names(g, c) for c in g.conjuncts(first))
    return g.head(prep) if beside else noun


def is_asserted(g: Graph, noun: int) -> bool:
    """Whether a noun is what an asserting verb asserts: "find", "confirm", "provide evidence for"."""
    here = _side_by_side(g, noun)
    for above in g.ancestors(here):
        dep = g.dep(here)
        if g.is_verb(above):
            if (
                g.tag(above) in ("VB", "VBG")
                and g.dep(g.coordinated_from(above)) in ("ROOT", "dep")
                and not g.children(above, "nsubj", "aux")
            ):
                return False
            if g.is_(above, "verb.existence"):
                return bool(g.children(above, "expl")) and dep in ("attr", "nsubj", "dobj")
            return (
                dep in ("dobj", "nsubjpass", "prep", "attr", "oprd")
                and g.is_(above, "verb.assert")
                and not (dep == "prep" and g.form(here) not in ("for", "of", "to"))
            )
        if (
            dep == "conj"
            or (dep == "prep" and g.is_(above, "noun.evidence"))
            or (dep == "pobj" and g.form(above) in ("for", "of", "on", "to"))
        ):
            here = above
            continue
        if g.is_(above, "noun.evidence"):
            here = above
            continue
        if dep == "prep" and g.is_(above, "noun.finding"):
            return g.form(here) == "of"
        return False
    return False


def third_party(g: Graph, noun: int) -> bool:
    """Whether the noun speaks of a mediator, a moderator or an interaction."""
    for m in g.children(noun, "amod", "compound", "nmod"):
        for c in g.conjuncts(m):
            form, lemma = g.form(c), g.lemma(c)
            if (
                (form in g.lexicon.sets["mediate.adjectives"] and form != "indirect")
                or form in g.lexicon.sets["moderate.adjectives"]
                or lemma in g.lexicon.sets["moderate.interaction"]
            ):
                return True
    return False
