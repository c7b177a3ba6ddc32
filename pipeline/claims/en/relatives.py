"""Relative clauses: what they are said of, and when they say more of a thing than which thing it is."""

from __future__ import annotations

from pipeline.claims.en.graph import Graph

#: Words that open a relative clause or an indirect question.
RELATIVES = frozenset({"which", "that", "who", "whom", "whose", "what", "where"})


def aside(g: Graph, noun: int, *, effect: bool) -> list[int]:
    """The relative clauses of a thing that are left out of a role: those that tell something else of it.

    ``effect``: "risks on which recovery depends" are risks; a cause is told apart by such a clause.
    """
    if any(
        g.is_(noun, name) for name in ("noun.agent", "noun.way", "noun.empty", "noun.field")
    ):  # they say nothing without it
        return []
    out = []
    for clause in g.children(noun, "relcl"):
        opening = next((g.form(p) for p in g.subtree(clause)[:3] if g.form(p) in RELATIVES), "")
        own = any(g.form(c) not in RELATIVES for c in g.subjects(clause))
        if opening == "which" or (opening and own and effect):
            out.append(clause)
    return out


def points_back(g: Graph, noun: int) -> bool:
    """Whether an opening "these processes" stands for what the sentence before names."""
    own = [g.form(c) for c in g.children(noun) if c < noun]
    pointing = own in (["these"], ["such"], ["those"], ["all", "these"])
    if not pointing or len(own) != noun or len(g.subtree(noun)) > noun + 1:
        return False
    return g.is_(noun, "noun.generic") and not g.is_(noun, "noun.research")


def said_of(g: Graph, noun: int) -> list[int]:
    """What a predicate noun is said of: "X is a resource which …" and "X serves as the bridge that …" are about X."""
    head = g.head(noun)
    if g.dep(noun) == "pobj" and g.form(head) == "as":
        verb = g.head(head)
        if not g.is_(verb, "verb.copula.as"):
            return []
        named = [o for o in g.objects(verb) if o < noun]  # "we see X and Y as forces that …"
        return named or ([] if g.is_passive(verb) else _things(g, verb))
    if g.dep(noun) == "pobj" and g.form(head) == "of" and g.form(g.head(head)) in ("one", "some"):
        noun = g.head(head)  # "X is one of the factors that …"
    first = g.coordinated_from(noun)
    noun = first if g.dep(first) == "attr" else noun  # "X is not only an end but a way that …"
    linking = any(g.is_(noun, name) for name in ("noun.generic", "noun.correlation", "noun.cause_plus", "noun.channel"))
    pointed = any(g.form(c) in ("the", "this", "that") for c in g.children(noun, "det"))
    if g.dep(noun) != "attr" or (pointed and not linking):
        return []
    return _things(g, g.head(noun))


def _things(g: Graph, verb: int) -> list[int]:
    pointing = {"there", "it", "this", *RELATIVES}
    named = [c for c in g.subjects(verb) if g.is_noun(c) or g.dep(c) == "csubj"]
    if g.dep(verb) == "relcl" and any(g.form(c) in RELATIVES for c in g.subjects(verb)):  # "X that is a Z that …"
        named = [g.head(verb)]
    return [c for c in named if g.form(c) not in pointing and not g.objects(verb)]


def whys(g: Graph, noun: int) -> list[int]:
    """What "the reason why S" gives the reason of."""
    clauses = g.children(noun, "relcl", "acl") if g.lemma(noun) == "reason" else []
    return [c for c in clauses if g.subjects(c) and not any(g.form(k) in ("which", "that") for k in g.subjects(c))]


def is_the_reason(g: Graph, noun: int) -> bool:
    """Whether a noun is the reason of something named, no mere "reason for hope"."""
    if g.lemma(noun) != "reason" or not (g.preps(noun, "for", "behind") or whys(g, noun)):
        return False
    among = g.dep(noun) == "pobj" and g.form(g.head(noun)) == "of" and g.form(g.head(g.head(noun))) == "one"
    if not among and g.form(noun) == "reasons":
        return False  # "the reasons for talks included meeting guests" are motives
    return among or bool(whys(g, noun)) or any(g.form(c) == "the" for c in g.children(noun, "det"))


def set_off(g: Graph, verb: int) -> bool:
    """Whether a clause with a subject of its own stands behind ", and"."""
    first = g.subtree(verb)[0]
    own = [c for c in g.subjects(verb) if c >= first]
    return bool(own) and first > 1 and g.tag(first - 1) == "CC" and g.form(first - 2) == ","


def comes_of(g: Graph, noun: int) -> bool:
    """Whether a product or a response is what comes of a thing: "a product of habit", "a reaction to noise"."""
    name = {"response": "to", "reaction": "to", "product": "of"}.get(g.lemma(noun))
    ends = g.governed(noun, name) if name and g.tag(noun) == "NN" and g.children(noun, "det") else []
    makers = ("noun.agent", "noun.organ", "noun.research")
    return bool(ends) and not any(g.tag(o) == "NNP" or any(g.is_(o, name) for name in makers) for o in ends)
