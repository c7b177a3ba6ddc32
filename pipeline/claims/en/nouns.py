"""Causes told by a noun or an adjective: "X has an effect on Y", "X is a driver of Y", "X is vital to Y"."""

from __future__ import annotations

from dataclasses import replace

from pipeline.claims.en import relations, relatives, scope, standing, stretches
from pipeline.claims.en.finding import Finding, causes, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import together
from pipeline.claims.en.means import gerund_means
from pipeline.claims.en.scene import Arg, Link, Scene

#: The nouns that name a relation.
_RELATIONS = ("noun.relation", "noun.correlation")
#: What is said of a role that helps.
_PRAISED = frozenset({"significant", "active", "major", "great", "big", "main"})
#: Those that say of a thing what it does.
PREDICATES = ("noun.cause_plus", "noun.cause_minus", "noun.cause_open", "noun.effect")


def read(s: Scene) -> list[Finding]:
    """All relations that nouns and adjectives of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place in sorted({*g.those(*_RELATIONS, *PREDICATES, "part.share"), *g.standing(g.lexicon.adjectives)}):
        word = g.words[place]
        if word.tag.startswith("NN"):
            out += _relation_claims(s, place)
            out += _predicate(s, place)
        elif word.pos == "ADJ" or word.tag in ("JJ", "VBN"):
            out += _adjective(s, place)
    return out


def _relation_claims(s: Scene, noun: int) -> list[Finding]:
    g = s.graph
    if not (g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation")):
        return []
    if relations.third_party(g, noun):
        return []
    dep, head = g.dep(noun), g.head(noun)
    first = g.coordinated_from(noun)
    if first != noun:
        dep, head = g.dep(first), g.head(first)
    sign = relations.sign_of(g, noun)
    if dep == "dobj" and g.is_(head, "verb.light") and not g.is_passive(head):
        told = _light(s, noun, head, sign)
        if told or not g.is_(head, "verb.assert"):
            return told
    if dep == "pobj" and g.form(head) == "of" and g.is_(g.head(head), "verb.copula"):  # "X is of importance to Y"
        return _light(s, noun, g.head(head), sign)
    if dep == "dobj" and g.is_(head, "verb.undergo") and not g.is_passive(head) and g.is_(noun, "noun.relation"):
        source = [a for p in g.governed(noun, "of", "from") for a in s.args(p, [])]
        suffering = [a for a in causes(s, head) if a.head < 0 or not scope.research(g, a.head)]
        return [Finding("cause", {"cause": source, "effect": suffering}, sign, head, "en.cause.undergo", 0.5, [noun])]
    host = (
        g.head(head)
        if dep == "pobj" and g.form(head) in ("to", "in") and g.lemma(g.head(head)) in ("lead", "result")
        else head
    )
    backed = g.is_(head, "verb.assert") and scope.studied(g, head)  # "the results support a link between X and Y"
    if (dep == "dobj" and g.is_(head, "verb.plus") and not g.is_passive(head) and not backed) or host != head:
        return (
            _light(s, noun, host, sign)
            if relations.on_preps(g, noun) and sign != "?" and not g.preps(noun, "of")
            else []
        )
    if dep == "pobj" and g.form(head) == "with" and g.preps(noun, *stretches.ON):
        return []
    if not (
        g.preps(noun, "between", "among")
        or relations.on_preps(g, noun)
        or g.children(noun, "poss")
        or _role_in(g, noun)
        or relations.from_to(g, noun)
        or _lies_between(g, noun)
        or relations.had_by(g, noun)
    ):
        return []
    return _asserted(s, noun, first, sign)


def _lies_between(g: Graph, noun: int) -> bool:
    """ "A positive link exists between X and Y"."""
    verb = g.head(noun)
    told = g.is_(verb, "verb.existence") or (g.is_passive(verb) and g.is_(verb, "verb.assert"))
    return g.dep(noun) in ("nsubj", "nsubjpass") and told and bool(g.preps(verb, "between", "among"))


def _role_in(g: Graph, noun: int) -> bool:
    return g.is_(noun, "noun.serving") and bool(
        g.preps(noun, "in", "to", "for") or stretches.by_place(g, noun, ("in", "to", "for"))
    )


def _light(s: Scene, noun: int, verb: int, sign: str) -> list[Finding]:
    """ "X has a positive effect on Y", "X plays a role in Y"."""
    g = s.graph
    if g.lemma(noun) == "part" and g.lemma(verb) != "play":
        return []
    source = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
    served = [*g.governed(verb, "in", "for", "to"), *g.governed(noun, "in", "for", "to")]
    _, found = relations.relation_of(s, noun, [verb] if g.dep(verb) in ("acl", "relcl") else None)
    if not found:
        found = [a for p in g.governed(verb, *stretches.ON) for a in effects(s, p)]
    if not found and g.lemma(noun) in ("effect", "impact", "influence"):
        found = [a for p in relations.loosely_on(g, noun, verb) for a in effects(s, p)]
    if not found and g.is_(noun, "noun.correlation"):
        found = [a for p in [*g.governed(noun, "with", "to"), *g.governed(verb, "with")] for a in effects(s, p)]
    if not found and (
        g.is_(noun, "noun.serving")
        or g.lemma(noun) in ("difference", "consequence", "repercussion", "implication", "ramification")
    ):
        found = [a for p in served for a in effects(s, p)]
    if not found and g.children(noun, "amod") and sign in "+-":
        found = [a for p in g.governed(noun, "of") for a in effects(s, p)]
    found = [a for a in found if not (a.head >= 0 and a.head < verb and g.is_(a.head, "moderate.setting"))]
    if g.lemma(noun) in ("role", "part") and sign == "?" and found:
        praised = any(g.form(c) in _PRAISED for c in g.children(noun, "amod"))
        sign = "+" if praised or any(g.is_verb(p) and g.lexicon.directed(g.lemma(p)) for p in served) else "?"
    if g.is_(noun, "noun.serving.praise") and all(is_agent(g, a.head) for a in found):
        return []  # "provides benefits to guests"
    if not source or not found:
        return []
    if g.is_(noun, "noun.correlation") and sign == "?" and not standing.denied(g, verb):
        return []
    if all(is_agent(g, a.head) for a in source):
        return []
    one = Finding("cause", {"cause": source, "effect": found}, sign, verb, "en.cause.noun", 0.75, [noun])
    raising = [o for o in g.governed(verb, "by") if g.is_verb(o) and g.is_(o, "verb.plus")]
    middle = relations.via(s, noun) or relations.via(s, verb) or [a for o in raising for a in gerund_means(s, o)]
    if middle:
        roles = {"cause": source, "mediator": middle, "effect": found}
        one = Finding("mediate", roles, sign, verb, "en.mediate.nominal", 0.65, [noun])
    s.links.setdefault(verb, Link(source, found, sign))
    return [one]


def _asserted(s: Scene, noun: int, first: int, sign: str) -> list[Finding]:
    """ "there is an effect of X on Y", "we find an effect …", "the effect … is positive"."""
    g = s.graph
    dep, head = g.dep(first), g.head(first)
    verdict = relations.verdict(g, first, head)
    asserted = verdict is not None or relations.is_asserted(g, first)
    if not asserted or (g.is_(noun, "noun.compares") and not relations.on_preps(g, noun)):
        return []  # "a difference between men and women" is no effect of men
    source, found = relations.between(s, head) if _lies_between(g, noun) else relations.relation_of(s, noun)
    source = [a for a in source if a.head < 0 or not scope.research(g, a.head)]
    if not source or not found:
        return []
    sign = verdict if verdict not in (None, "") else sign
    causal = any(g.form(c) in ("causal", "causative") for c in g.children(noun, "amod"))
    indirect = any(g.form(c) == "indirect" for c in g.children(noun, "amod"))
    middle = relations.via(s, noun) or (relations.via(s, head) if indirect else [])
    if g.is_(noun, "noun.correlation") and sign == "?" and not (causal or middle or relations.from_to(g, noun)):
        return []
    if _role_in(g, noun) and sign == "?" and dep not in ("dobj", "pobj"):
        return []
    served = [o for host in (noun, head) for o in g.governed(host, "in") if g.is_verb(o)]
    if sign == "?" and _role_in(g, noun) and any(g.lexicon.directed(g.lemma(o)) for o in served):
        sign = "+"  # "the role of X in raising Y"
    if middle:
        roles = {"cause": source, "mediator": middle, "effect": found}
        return [Finding("mediate", roles, sign, noun, "en.mediate.nominal", 0.6, [head])]
    found = [a for a in found if a.head < 0 or not relations.is_linked(g, a.head)]
    if found:
        s.links.setdefault(noun, Link(source, found, sign))
    every = [{"cause": a, "effect": b} for a, b in ((source, found), *relations.further(g, noun))]
    return [Finding("cause", roles, sign, noun, "en.cause.nominal", 0.65, [head]) for roles in every]


# --------------------------------------------------------------------------- X is a driver of Y


def kind(g: Graph, noun: int) -> tuple[str, str] | None:
    """The direction ("cause" or "effect") and polarity of a predicate noun, or None."""
    lemma = g.lemma(noun)
    words = g.lexicon.signs.keys() | g.lexicon.sets["noun.weighty"]
    weighty = [c for c in g.children(noun, "amod", "nmod", "compound") if g.form(c) in words]
    if lemma not in together(*PREDICATES):  # "a key element of raising Y"
        acts = weighty and any(g.is_verb(o) for o in g.governed(noun, "in", "for", "of"))
        return ("cause", "+") if acts and g.is_(noun, "part.share") else None
    if (
        lemma in g.lexicon.sets["noun.weak"]
        and not (weighty and not (lemma == "influence" and g.preps(noun, "of")))  # "the influence of X on Y"
        and not (_serves(g, noun) or relatives.is_the_reason(g, noun))
        and not (g.is_(noun, "noun.effect") and relatives.comes_of(g, noun))
    ):
        return None
    if g.is_(noun, "noun.cause_minus"):
        return "cause", "-"
    if g.is_(noun, "noun.cause_open"):
        return "cause", "+" if [
            c for c in weighty if g.form(c) in ("dynamic", "driving", "key", "promoting", "positive")
        ] else ("-" if relations.sign_of(g, noun) == "-" else "?")
    if g.is_(noun, "noun.cause_plus"):
        return "cause", "+"
    if g.is_(noun, "noun.effect"):
        return "effect", "+"
    return None


def _serves(g: Graph, noun: int) -> bool:
    """ "a means of raising Y", "a way to raise Y": the verb says more than the noun."""
    acts = [o for o in g.governed(noun, "of", "for") if g.tag(o) == "VBG"]
    acts += [c for c in g.children(noun, "acl", "relcl") if g.tag(c) == "VB"]
    return any(f.kind in ("raise", "causative") for c in acts for f in g.lexicon.verbs.get(g.lemma(c), ()))


def _predicate(s: Scene, noun: int) -> list[Finding]:
    """ "X is / serves as a driver of Y", "X, a driver of Y, …", "X is the result of Y"."""
    g = s.graph
    said = kind(g, noun)
    if said is None:
        return []
    subject = predicated_of(s, noun)
    if not subject:
        return []
    first = g.coordinated_from(noun)
    places = next(
        (
            p
            for name in ("of", "for", "to", "behind", "in", "towards", "toward", "against", "on")
            if (p := g.governed(noun, name))
        ),
        [],
    )
    if not places and g.children(first, "conj"):
        places = g.governed(g.conjuncts(first)[-1], "of", "for", "to", "in", "behind")
    if not places and g.dep(first) in ("dobj", "attr"):
        places = [
            o for p in g.preps(g.head(first), "to", "for") if p == max(g.subtree(noun)) + 1 for o in g.prep_objects(p)
        ]
    doing = [c for p in places if is_agent(g, p) for c in g.children(p, "acl", "relcl")]
    able = [c for c in g.children(noun, "advcl") if any(g.form(k) == "for" for k in g.children(c, "mark"))]
    above = g.head(g.head(noun)) if g.dep(noun) == "pobj" and not places else noun  # "one of the keys to raise Y"
    for clause in [*g.children(noun, "acl", "relcl"), *able, *doing, *g.children(above, "relcl")]:
        if g.tag(clause) == "VB" and not g.is_(clause, "verb.research"):
            places.append(clause)
    places += relatives.whys(g, noun)
    subject = [a for a in subject if a.head < 0 or not scope.research(g, a.head)]
    if not places or not subject or (said[0] == "effect" and relations.on_preps(g, noun)):
        return []
    subject = [a for a in subject if a.head < 0 or not _bare_relation(g, a.head)]
    if any(g.is_verb(p) for p in places):
        places = [p for p in places if not is_agent(g, p)]
    places = [p for p in places if not relations.is_relation(g, p)]
    direction, sign = said
    if direction == "effect":
        source = [a for p in places for a in s.args(p, [])]
        return [Finding("cause", {"cause": source, "effect": subject}, sign, noun, "en.cause.result", 0.6)]
    found = [a for p in places for a in effects(s, p)]
    if sign == "?" and any(
        g.is_verb(p) and g.lexicon.directed(g.lemma(p)) for p in places
    ):  # "a factor for firms to gain Y"
        sign = "+"
    return [Finding("cause", {"cause": subject, "effect": found}, sign, noun, "en.cause.predicate", 0.7)]


def _bare_relation(g: Graph, noun: int) -> bool:
    """Whether a noun only says that there is a relation: "peer influence" names a thing."""
    told = g.is_(noun, "noun.relation") or g.is_(noun, "noun.correlation")
    return told and (bool(g.children(noun, "prep")) or not g.children(noun, "compound"))


def predicated_of(s: Scene, noun: int) -> list[Arg]:
    """What a noun is said of: the subject of its copula, the object of "regard … as", its apposition's head."""
    g = s.graph
    first = g.coordinated_from(noun)
    if g.dep(first) == "pobj" and g.form(g.head(first)) == "of" and g.form(g.head(g.head(first))) in ("one", "some"):
        first = g.head(g.head(first))  # "X is one of the drivers of Y"
    dep, head = g.dep(first), g.head(first)
    if dep == "attr" and g.is_(head, "verb.copula"):
        if g.children(head, "expl"):
            return []
        return causes(s, head)
    if dep == "dobj" and g.lemma(head) in ("constitute", "represent", "form", "become", "provide", "remain", "offer"):
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
    if dep == "pobj" and g.form(head) == "as" and head < g.head(head) and not g.is_(noun, "noun.effect"):
        own = [c for c in g.subjects(g.head(head)) if g.is_noun(c)]  # "X, as a driver of Y, …"
        return [a for c in own for a in s.args(c, [head])] if g.after_comma(head) or head < min(own, default=-1) else []
    if dep == "appos" and head < first:
        return s.args(head, [first])
    return []


# --------------------------------------------------------------------------- X is vital to Y


def _adjective(s: Scene, word: int) -> list[Finding]:
    g = s.graph
    frames = g.lexicon.adjectives.get(g.form(word), ())
    if not frames or (g.form(word) == "capable" and g.dep(word) == "amod"):  # "tools capable of learning" are a kind
        return []
    first = g.coordinated_from(word)
    dep, head = g.dep(first), g.head(first)
    subject = _described(s, word, first)
    subject = [a for a in subject if a.head < 0 or not scope.research(g, a.head)]
    compared = any(a.head >= 0 and relations.is_relation(g, a.head) for a in subject)
    for frame in frames:
        if compared and frame.kind in ("plus", "minus"):
            continue  # "the effect is significant for A" tells where it holds
        places = g.governed(word, frame.prep)
        if not places and dep == "acomp" and frame.kind in ("plus", "minus", "open"):
            places = [o for p in g.preps(head, frame.prep) if p > word for o in g.prep_objects(p)]
        if not places and frame.prep == "to" and frame.kind == "plus":
            places = [
                c
                for c in [*g.children(word, "xcomp", "advcl"), *g.children(head, "advcl")]
                if word < c and g.tag(c) == "VB" and not g.children(c, "mark")
                if g.lemma(c) in g.lexicon.verbs or g.is_(c, "verb.happen.plus")
            ]
        if not places and frame.prep == "for" and frame.kind in ("plus", "minus"):  # "is vital for firms to grow"
            acts = [c for host in (word, head) for c in g.children(host, "xcomp", "advcl", "ccomp") if g.tag(c) == "VB"]
            places = [c for c in acts if any(g.form(k) == "for" for k in g.children(c, "mark"))]
        if not places and g.conjuncts(first)[-1] != word:
            places = g.governed(g.conjuncts(first)[-1], frame.prep)
        if frame.kind == "relate" and len(subject) > 1 and (not places or all(g.form(o) == "other" for o in places)):
            made = _adjective_pair(s, word, subject)
            if made:
                return made
        if not places or not subject or (frame.prep == "in" and all(scope.is_field(g, o) for o in places)):
            continue
        made = _adjective_frame(s, word, frame.kind, frame.sign, subject, places)
        if made:
            return made
    return []


def _described(s: Scene, word: int, first: int) -> list[Arg]:
    """What an adjective is said of; ``first`` is the one that it is coordinated with."""
    g = s.graph
    dep, head = g.dep(first), g.head(first)
    if first != word and g.is_verb(first):  # "was linked to X but positively related to Y"
        return causes(s, first)
    if dep in ("acomp", "oprd", "attr", "ccomp", "xcomp"):  # "key to Y is X" names X behind
        named = g.children(head, "attr") if first < head and not g.subjects(head) else []
        return [a for c in named for a in s.args(c, [])] or causes(s, head)
    if g.subjects(first):
        return causes(s, first)
    return s.args(head, [first]) if dep in ("amod", "acl", "relcl") and head < word else []


def _done_by(s: Scene, place: int) -> list[Arg]:
    """What is named as an effect; who does it with an act that is one bare word ("vital for inns to thrive")."""
    g = s.graph
    found = effects(s, place)
    own = g.subjects(place) if g.is_verb(place) else []
    if own and [(a.start, a.end) for a in found] == [(g.words[place].start, g.words[place].end)]:
        return [replace(found[0], start=g.words[g.phrase(own[0])[0]].start)]
    return found


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
    if kind == "none":
        found = [a for p in places for a in effects(s, p)]
        return [Finding("cause", {"cause": subject, "effect": found}, "0", word, "en.cause.unrelated", 0.6)]
    if kind in ("open", "caused"):
        told = all(a.head >= 0 and g.is_(a.head, "noun.agent") for a in subject) or any(
            g.form(p) == "change" for p in places
        )
        if kind == "open" and told:
            return []  # "guests are sensitive to noise", "is subject to change"
        source = [a for p in places for a in s.args(p, [])]
        return [Finding("cause", {"cause": source, "effect": subject}, sign, word, "en.cause.dependent", 0.55)]
    found = [a for p in places for a in _done_by(s, p)]
    if g.dep(word) == "acomp":
        s.links.setdefault(word, Link(subject, found, sign))
    if kind == "relate":
        sign = _relate_sign(g, word)
        if sign == "?" and any(_compared(g, p) for p in places):
            sign = "+"
        if sign == "?" and (
            g.dep(word) in ("amod", "acl") or (not standing.denied(g, word) and not scope.is_hypothesis(g))
        ):
            return []
    beside = (*g.conjuncts(g.coordinated_from(word)), *g.children(word))
    if kind == "plus" and any(g.lexicon.signs.get(g.form(c)) == "-" for c in beside):
        sign = "-"  # "negative and significant"
    if all(is_agent(g, a.head, word) for a in subject) or all(is_agent(g, a.head) for a in found):
        return []
    return [
        Finding(
            "cause", {"cause": [replace(a) for a in subject], "effect": found}, sign, word, "en.cause.adjective", 0.65
        )
    ]
