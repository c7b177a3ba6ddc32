"""Causes told by a noun or an adjective: "X has an effect on Y", "X is a driver of Y", "X is vital to Y"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import scope
from pipeline.claims.en.finding import Finding, bent, causes, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_ON = ("on", "upon", "over", "onto")
_BARE = ("this", "these", "such", "that", "those")


def read(s: Scene) -> list[Finding]:
    """All relations that nouns and adjectives of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place, word in enumerate(g.words):
        if word.tag.startswith("NN"):
            out += _relation_claims(s, place)
            out += _predicate(s, place)
            out += _key_to(s, place)
        elif word.pos == "ADJ" or word.tag in ("JJ", "VBN"):
            out += _adjective(s, place)
    return out


# --------------------------------------------------------------------------- the effect of X on Y


def is_relation(g: Graph, noun: int) -> bool:
    """Whether a noun names a relation between two things: "the effect of X on Y", "this relationship"."""
    if not (g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation")):
        return False
    if g.is_(noun, "noun.correlation") or g.lemma(noun) in ("effect", "impact", "influence"):
        between = g.preps(noun, "between", "among") or _on_preps(g, noun)
        bare = any(g.form(c) in _BARE for c in g.children(noun, "det"))
        return bool(between) or bare or bool(_dashed(g, noun))
    return bool(_on_preps(g, noun))


def _dashed(g: Graph, noun: int) -> list[int]:
    return [
        c
        for c in g.children(noun, "compound", "nmod", "amod")
        if "–" in g.form(c) or (g.form(c).count("-") and g.is_(noun, "noun.correlation"))
    ]


def relation_of(s: Scene, noun: int, without: list[int] | None = None) -> tuple[list[Arg], list[Arg]]:
    """The two sides of a relation noun: what influences, and what is influenced; [] for a side not named."""
    g = s.graph
    shut = [*(without or [])]
    target = [a for p in _on(g, noun) for a in effects(s, p, shut)]
    of = [p for p in g.preps(noun, "of", "from", "by") if p not in shut]
    if not of and not g.children(noun, "poss"):
        of = [p for c in g.conjuncts(noun) if c > noun for p in g.preps(c, "of")]
    inner_shut = [*shut, *_on_preps(g, noun)]
    source = [a for prep in of for one in g.prep_objects(prep) for a in s.args(one, inner_shut)]
    if not source:
        source = [a for c in g.children(noun, "poss") for a in s.args(c, [])]
    if g.preps(noun, "between", "among"):
        both = [a for p in g.governed(noun, "between", "among") for a in s.args(p, shut)]
        both = [
            a for a in both if a.head < 0 or not (g.is_(a.head, "noun.correlation") or g.is_(a.head, "noun.relation"))
        ]
        if len(both) >= 2:
            return _two_sides(s, noun, both)
    if not target and source and g.is_(noun, "noun.correlation"):
        with_ = [a for p in g.governed(noun, "with", "to") for a in s.args(p, shut, effect=True)]
        return source, with_
    if not target and g.lemma(noun) in ("role", "contribution", "significance", "importance"):
        target = [a for p in g.governed(noun, "in", "for", "to") for a in effects(s, p, shut)]
    return source, target


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
            cut_start = g.words[g.phrase(cut)[0]].start
            left = [a for a in both if a.start < cut_start]
            right = [a for a in both if a.start >= cut_start]
            if left and right:
                return left, right
    return both[:-1], both[-1:]


def _on_preps(g: Graph, noun: int) -> list[int]:
    """The "on"s of a relation noun; in "effect of the threat of X on Y" the parser hangs them on X."""
    level = [noun]
    for _ in range(4):
        found = [p for one in level for on in g.preps(one, *_ON) for p in g.conjuncts(on)]
        if found:
            return found
        later = [c for one in level for c in g.conjuncts(one) if c > one]
        found = [p for one in later for on in g.preps(one, *_ON) for p in g.conjuncts(on)]
        if found:
            return found
        if level == [noun] and g.dep(noun) == "dobj":
            found = [p for on in g.preps(g.head(noun), *_ON) if on > noun for p in g.conjuncts(on)]
            if found:
                return found
        level = [
            c for one in [*level, *later] for inner in g.governed(one, "of") for c in g.conjuncts(inner) if g.is_noun(c)
        ]
    return []


def _on(g: Graph, noun: int) -> list[int]:
    return [o for p in _on_preps(g, noun) for o in g.prep_objects(p)]


def sign_of(g: Graph, noun: int) -> str:
    """The polarity that a relation noun's adjectives give it: "?" where they say nothing."""
    words = [
        c
        for m in g.children(noun, "amod", "compound", "nmod", "advmod")
        for c in [*g.conjuncts(m), *g.children(m, "advmod", "amod", "compound")]
    ]
    if bent(g, words) or "u-shape" in " ".join(g.form(w) for w in words):
        return "n"
    if any(g.form(c) == "no" or g.form(c) == "little" for c in g.children(noun, "det", "amod")):
        return "0"
    for word in words:
        sign = g.lexicon.signs.get(g.form(word))
        if sign == "+" and g.lemma(noun) not in ("role", "part", "contribution") and g.is_(word, "sign.weight"):
            continue
        if sign and not any(g.form(c) == "not" for c in g.children(word)):
            return sign
        if g.form(word) == "significant" and any(g.form(c) in ("not", "no") for c in g.children(word)):
            return "0"
    return "?"


def _relation_claims(s: Scene, noun: int) -> list[Finding]:
    g = s.graph
    if not (g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation")):
        return []
    if _third_party(g, noun):
        return []
    dep, head = g.dep(noun), g.head(noun)
    first = g.coordinated_from(noun)
    if first != noun:
        dep, head = g.dep(first), g.head(first)
    sign = sign_of(g, noun)
    if dep == "dobj" and g.is_(head, "verb.light") and not g.is_passive(head):
        told = _light(s, noun, head, sign)
        if told or not g.is_(head, "verb.assert"):
            return told
    if dep == "dobj" and g.is_(head, "verb.undergo") and not g.is_passive(head) and g.is_(noun, "noun.relation"):
        source = [a for p in g.governed(noun, "of", "from") for a in s.args(p, [])]
        suffering = [a for a in causes(s, head) if a.head < 0 or not scope.research(g, a.head)]
        return [Finding("cause", {"cause": source, "effect": suffering}, sign, head, "en.cause.undergo", 0.5, [noun])]
    if dep == "pobj" and g.form(head) == "with" and g.preps(noun, *_ON):
        return []
    if not (g.preps(noun, "between", "among") or _on_preps(g, noun) or g.children(noun, "poss") or _role_in(g, noun)):
        return []
    return _asserted(s, noun, first, sign)


def _role_in(g: Graph, noun: int) -> bool:
    return g.lemma(noun) in ("role", "part", "contribution", "importance", "significance") and bool(
        g.preps(noun, "in", "to", "for")
    )


def _third_party(g: Graph, noun: int) -> bool:
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


def _light(s: Scene, noun: int, verb: int, sign: str) -> list[Finding]:
    """ "X has a positive effect on Y", "X plays a role in Y"."""
    g = s.graph
    source = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
    _, found = relation_of(s, noun, [verb] if g.dep(verb) in ("acl", "relcl") else None)
    if not found:
        found = [a for p in g.governed(verb, *_ON) for a in effects(s, p)]
    if not found and g.lemma(noun) in ("effect", "impact", "influence"):
        found = [a for p in [*g.governed(noun, "to"), *g.governed(verb, "to")] for a in effects(s, p)]
    if not found and g.is_(noun, "noun.correlation"):
        found = [a for p in [*g.governed(noun, "with", "to"), *g.governed(verb, "with")] for a in effects(s, p)]
    if not found and g.lemma(noun) in ("role", "part", "contribution"):
        found = [
            a
            for p in [*g.governed(verb, "in", "for", "to"), *g.governed(noun, "in", "for", "to")]
            for a in effects(s, p)
        ]
    if not found:
        found = (
            [a for p in g.governed(noun, "of") for a in effects(s, p)]
            if g.children(noun, "amod") and sign in "+-"
            else []
        )
    if g.lemma(noun) in ("role", "part") and sign == "?" and found:
        sign = (
            "+"
            if any(
                g.form(c) in ("significant", "active", "major", "great", "big", "main")
                for c in g.children(noun, "amod")
            )
            else "?"
        )
    if not source or not found:
        return []
    if g.is_(noun, "noun.correlation") and sign == "?" and not scope.denied(g, verb):
        return []
    if all(is_agent(g, a.head) for a in source):
        return []
    one = Finding("cause", {"cause": source, "effect": found}, sign, verb, "en.cause.noun", 0.75, [noun])
    middle = _via(s, noun) or _via(s, verb)
    if middle:
        roles = {"cause": source, "mediator": middle, "effect": found}
        one = Finding("mediate", roles, sign, verb, "en.mediate.nominal", 0.65, [noun])
    s.links.setdefault(verb, Link(source, found, sign))
    return [one]


def _asserted(s: Scene, noun: int, first: int, sign: str) -> list[Finding]:
    """ "there is an effect of X on Y", "we find an effect …", "the effect … is positive"."""
    g = s.graph
    dep, head = g.dep(first), g.head(first)
    verdict = _verdict(g, first, head)
    asserted = verdict is not None or _governed_by_assertion(g, first)
    if not asserted:
        return []
    source, found = relation_of(s, noun)
    source = [a for a in source if a.head < 0 or not scope.research(g, a.head)]
    if not source or not found:
        return []
    sign = verdict if verdict not in (None, "") else sign
    if g.is_(noun, "noun.correlation") and sign == "?":
        return []
    if _role_in(g, noun) and sign == "?" and dep != "dobj":
        return []
    middle = _via(s, noun)
    if middle:
        roles = {"cause": source, "mediator": middle, "effect": found}
        return [Finding("mediate", roles, sign, noun, "en.mediate.nominal", 0.6, [head])]
    return [Finding("cause", {"cause": source, "effect": found}, sign, noun, "en.cause.nominal", 0.65, [head])]


def _via(s: Scene, place: int) -> list[Arg]:
    """The mediator that "via M" or "through M" names beside a relation."""
    g = s.graph
    named = g.governed(place, "via", "through")
    for above in g.governed(place, "between", *_ON) if g.is_noun(place) else []:
        named += [o for c in g.conjuncts(above) for o in g.governed(c, "via", "through")]
    return [a for o in named if g.is_noun(o) and not scope.research(g, o) for a in s.args(o, [])]


def _verdict(g: Graph, noun: int, head: int) -> str | None:
    """What the predicate says of a relation noun that is its subject: a polarity, "" for bare assertion."""
    if g.dep(noun) not in ("nsubj", "nsubjpass") or not (g.is_verb(head) or g.words[head].pos == "AUX"):
        return None
    if g.lemma(head) == "be":
        for word in g.children(head, "acomp", "attr"):
            if g.form(word) in g.lexicon.sets["comparative.plus"] - {"positive", "significant"} and g.tag(word) in (
                "JJR",
                "RBR",
            ):
                return None
            sign = g.lexicon.signs.get(g.form(word)) or next(
                (g.lexicon.signs[g.form(c)] for c in g.children(word) if g.form(c) in g.lexicon.signs), None
            )
            if g.form(word) in ("significant", "supported", "present", "evident") or sign:
                return "0" if g.negated(head) or g.negated(word) else (sign or "")
        there = list(g.children(head, "expl"))
        return ("0" if g.negated(head) else "") if there else None
    if g.lemma(head) == "exist":
        return "0" if g.negated(head) else ""
    if g.lemma(head) in ("disappear", "vanish"):
        return "0"
    if g.is_passive(head) and (g.is_(head, "verb.assert") or g.is_(head, "noun.evidence")):
        return "0" if g.negated(head) else ""
    return None


def _governed_by_assertion(g: Graph, noun: int) -> bool:
    """Whether a noun is what an asserting verb asserts: "find", "confirm", "provide evidence for"."""
    here = noun
    for above in g.ancestors(noun):
        dep = g.dep(here)
        if g.is_verb(above):
            if (
                g.tag(above) in ("VB", "VBG")
                and g.dep(g.coordinated_from(above)) in ("ROOT", "dep")
                and not g.children(above, "nsubj", "aux")
            ):
                return False
            if g.lemma(above) == "be":
                return bool(g.children(above, "expl")) and dep in ("attr", "nsubj")
            return (
                dep in ("dobj", "nsubjpass", "prep", "attr", "oprd")
                and g.is_(above, "verb.assert")
                and not (dep == "prep" and g.form(here) not in ("for", "of", "to"))
            )
        if (
            dep == "conj"
            or (dep == "prep" and g.is_(above, "noun.evidence"))
            or (dep == "pobj" and g.form(above) in ("for", "of", "on"))
        ):
            here = above
            continue
        if g.is_(above, "noun.evidence"):
            here = above
            continue
        return False
    return False


# --------------------------------------------------------------------------- X is a driver of Y


def _kind(g: Graph, noun: int) -> tuple[str, str] | None:
    """The direction ("cause" or "effect") and polarity of a predicate noun, or None."""
    lemma = g.lemma(noun)
    weighty = [
        c
        for c in g.children(noun, "amod", "nmod", "compound")
        if g.form(c) in g.lexicon.sets["sign.plus"]
        or g.form(c)
        in (
            "main",
            "dynamic",
            "necessary",
            "major",
            "primary",
            "basic",
            "root",
            "internal",
            "external",
            "dominant",
            "prerequisite",
            "strong",
            "powerful",
            "effective",
            "driving",
            "essential",
            "inevitable",
            "direct",
            "mere",
            "joint",
            "only",
        )
    ]
    if (
        lemma in g.lexicon.sets["noun.weak"]
        and not weighty
        and not (g.is_(noun, "noun.effect") and g.form(noun) == "result")
    ):
        return None
    if g.is_(noun, "noun.cause_minus"):
        return "cause", "-"
    if g.is_(noun, "noun.cause_open"):
        return "cause", "+" if [
            c for c in weighty if g.form(c) in ("dynamic", "driving", "key", "promoting", "positive")
        ] else ("-" if sign_of(g, noun) == "-" else "?")
    if g.is_(noun, "noun.cause_plus"):
        return "cause", "+"
    if g.is_(noun, "noun.effect"):
        return "effect", "+"
    return None


def _predicate(s: Scene, noun: int) -> list[Finding]:
    """ "X is / serves as a driver of Y", "X, a driver of Y, …", "X is the result of Y"."""
    g = s.graph
    kind = _kind(g, noun)
    if kind is None:
        return []
    subject = _predicated_of(s, noun)
    if not subject:
        return []
    first = g.coordinated_from(noun)
    places = g.governed(noun, "of", "for", "to", "in", "behind", "towards", "toward")
    if not places and g.children(first, "conj"):
        places = g.governed(g.conjuncts(first)[-1], "of", "for", "to", "in", "behind")
    for clause in g.children(noun, "acl", "relcl"):
        if g.tag(clause) == "VB" and not g.is_(clause, "verb.research"):
            places.append(clause)
    subject = [a for a in subject if a.head < 0 or not scope.research(g, a.head)]
    if not places or not subject:
        return []
    subject = [
        a for a in subject if a.head < 0 or not (g.is_(a.head, "noun.relation") or g.is_(a.head, "noun.correlation"))
    ]
    if any(g.is_verb(p) for p in places):
        places = [p for p in places if not is_agent(g, p)]
    direction, sign = kind
    if direction == "effect":
        source = [a for p in places for a in s.args(p, [])]
        return [Finding("cause", {"cause": source, "effect": subject}, sign, noun, "en.cause.result", 0.6)]
    found = [a for p in places for a in effects(s, p)]
    return [Finding("cause", {"cause": subject, "effect": found}, sign, noun, "en.cause.predicate", 0.7)]


def _predicated_of(s: Scene, noun: int) -> list[Arg]:
    """What a noun is said of: the subject of its copula, the object of "regard … as", its apposition's head."""
    g = s.graph
    first = g.coordinated_from(noun)
    dep, head = g.dep(first), g.head(first)
    if dep == "attr" and g.is_(head, "verb.copula"):
        if g.children(head, "expl"):
            return []
        return _or_relative(s, head)
    if dep == "dobj" and g.lemma(head) in ("constitute", "represent", "form", "become", "provide", "remain"):
        return causes(s, head)
    if dep == "oprd":
        return causes(s, head)
    if dep == "pobj" and g.form(head) == "as":
        verb = g.head(head)
        if g.is_(verb, "verb.copula.as") and not scope.research(g, verb):
            return (
                causes(s, verb)
                if g.is_passive(verb) or g.lemma(verb) in ("serve", "act", "function", "emerge", "work", "operate")
                else [a for o in g.objects(verb) for a in s.args(o, [head])]
            )
    if dep == "pobj" and g.form(head) == "as" and g.is_noun(g.head(head)) and not scope.research(g, g.head(head)):
        return s.args(g.head(head), [head])
    if dep == "appos" and head < first:
        return s.args(head, [first])
    return []


def _or_relative(s: Scene, verb: int) -> list[Arg]:
    return causes(s, verb)


def _key_to(s: Scene, noun: int) -> list[Finding]:
    """ "The key to Y is X", "the drivers of Y are / include A and B": the noun is the subject."""
    g = s.graph
    kind = _kind(g, noun) if not g.is_(noun, "noun.effect") else None
    if kind is None or g.dep(noun) not in ("nsubj", "nsubjpass"):
        return []
    verb = g.head(noun)
    named = (
        g.children(verb, "attr")
        if g.lemma(verb) == "be"
        else g.objects(verb)
        if g.lemma(verb) in ("include", "comprise", "encompass")
        else []
    )
    named = [n for n in named if g.is_noun(n) and _kind(g, n) is None and not scope.research(g, n)]
    places = g.governed(noun, "of", "for", "to", "in", "behind", "affecting")
    clauses = [c for c in g.children(noun, "acl") if g.tag(c) == "VBG"]
    places += [o for c in clauses for o in g.objects(c)]
    if not named or not places or g.lemma(noun) in ("way", "means", "purpose", "component", "link"):
        return []
    source = [a for n in named for a in s.args(n, [])]
    found = [a for p in places for a in effects(s, p)]
    return [Finding("cause", {"cause": source, "effect": found}, kind[1], noun, "en.cause.keyto", 0.6)]


# --------------------------------------------------------------------------- X is vital to Y


def _adjective(s: Scene, word: int) -> list[Finding]:
    g = s.graph
    frames = g.lexicon.adjectives.get(g.form(word), ())
    if not frames:
        return []
    first = g.coordinated_from(word)
    dep, head = g.dep(first), g.head(first)
    if dep in ("acomp", "oprd", "attr", "ccomp", "xcomp"):
        subject = causes(s, head)
    elif dep in ("amod", "acl", "relcl") and head < word:
        subject = s.args(head, [first])
    else:
        return []
    subject = [a for a in subject if a.head < 0 or not scope.research(g, a.head)]
    for frame in frames:
        places = g.governed(word, frame.prep)
        if not places and g.conjuncts(first)[-1] != word:
            places = g.governed(g.conjuncts(first)[-1], frame.prep)
        if frame.kind == "relate" and len(subject) > 1 and (not places or all(g.form(o) == "other" for o in places)):
            made = _adjective_pair(s, word, subject)
            if made:
                return made
        if not places or not subject:
            continue
        made = _adjective_frame(s, word, frame.kind, frame.sign, subject, places)
        if made:
            return made
    return []


def _compared(g: Graph, head: int) -> bool:
    return any(g.form(c) in g.lexicon.less for h in g.conjuncts(head) for c in g.children(h, "amod"))


def _relate_sign(g: Graph, word: int) -> str:
    words = [*g.children(word, "advmod", "npadvmod"), *g.children(g.head(word), "advmod")]
    words += [c for w in words for c in g.conjuncts(w)]
    return next((g.lexicon.signs[g.form(c)] for c in words if g.form(c) in g.lexicon.signs), "?")


def _adjective_pair(s: Scene, word: int, subject: list[Arg]) -> list[Finding]:
    """ "X and Y are positively related"."""
    sign = _relate_sign(s.graph, word)
    if sign == "?" and not scope.is_hypothesis(s.graph):
        return []
    roles = {"cause": subject[:-1], "effect": subject[-1:]}
    return [Finding("cause", roles, sign, word, "en.cause.related", 0.55)]


def _adjective_frame(s: Scene, word: int, kind: str, sign: str, subject: list[Arg], places: list[int]) -> list[Finding]:
    g = s.graph
    if kind in ("open", "caused"):
        source = [a for p in places for a in s.args(p, [])]
        return [Finding("cause", {"cause": source, "effect": subject}, sign, word, "en.cause.dependent", 0.55)]
    found = [a for p in places for a in effects(s, p)]
    if kind == "relate":
        sign = _relate_sign(g, word)
        if sign == "?" and any(_compared(g, p) for p in places):
            sign = "+"
        if sign == "?" and (
            g.dep(word) in ("amod", "acl") or (not scope.denied(g, word) and not scope.is_hypothesis(g))
        ):
            return []
    if all(is_agent(g, a.head) for a in subject):
        return []
    return [
        Finding(
            "cause", {"cause": [replace(a) for a in subject], "effect": found}, sign, word, "en.cause.adjective", 0.65
        )
    ]
