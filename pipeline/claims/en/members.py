"""What a clause or a pronoun speaks of: all of a list ("…, all of which …"), a clause, or what is named after it."""

from __future__ import annotations

from pipeline.claims.en.graph import Graph

#: From so many members on, what is said of the last of a list may be said of all.
_LISTED = 3
#: How nouns end that name what is done to something.
_ACTS = ("tion", "sion", "ment", "ing", "sal", "sale", "use", "ery", "age", "sis", "design")

#: Ends of clauses that do nothing by themselves.
_FIXED = frozenset({"over time", "each other", "one another"})


def told_of(g: Graph, noun: int) -> list[int]:
    """The noun before a clause, or all members of the list that it ends where one article stands for them all."""
    if _plural(g, noun) and (row := _row_above(g, noun)):
        return row
    if g.dep(noun) == "pobj" and g.form(g.head(noun)) == "between":
        return g.conjuncts(noun)[-1:]  # "a relation between A and B, which …"
    if g.children(noun, "conj") and any(c > g.conjuncts(noun)[-1] for c in g.children(noun, "relcl")):
        return g.conjuncts(noun)  # the parser hangs it over the whole list
    rest = [m for m in g.conjuncts(g.coordinated_from(noun)) if m <= noun]
    marked = [m for m in rest if g.children(m, "det", "poss")]
    plain = all(not g.children(m, "prep", "acl", "relcl") for m in rest[:-1])
    return rest if len(rest) >= _LISTED and marked == rest[:1] and plain and not _singular(g, noun) else [noun]


def named_again(g: Graph, noun: int, before: Graph | None) -> int | None:
    """The trade ties of the sentence before, where "these ties" are a word that names nothing of its own."""
    if before is None or g.children(noun, "amod", "compound", "prep", "relcl", "acl"):
        return None
    same = [p for p in range(len(before.words)) if before.lemma(p) == g.lemma(noun) and before.is_noun(p)]
    return next((p for p in reversed(same) if before.children(p, "amod", "compound", "poss")), None)


def _plural(g: Graph, noun: int) -> bool:
    """Whether a clause behind one thing is said of several: "…, and a lack of skill, which hinder growth"."""
    told = [k for c in g.children(noun, "relcl") for k in (c, *g.children(c, "aux", "auxpass"))]
    return g.tag(noun) == "NN" and not g.children(noun, "conj") and any(g.tag(k) == "VBP" for k in told)


def _row_above(g: Graph, noun: int) -> list[int]:
    """The list whose last member a noun ends; [] where it ends none."""
    for above in (noun, *g.ancestors(noun)):
        first = g.coordinated_from(above)
        if first != above and g.is_noun(first):
            return [m for m in g.conjuncts(first) if m <= above]
        if not (g.is_noun(above) or g.form(above) == "of"):
            break
    return []


def _singular(g: Graph, noun: int) -> bool:
    """Whether the clause that describes a noun is said of one thing alone."""
    told = [k for c in g.children(noun, "relcl") for k in (c, *g.children(c, "aux", "auxpass"))]
    return any(g.tag(k) == "VBZ" for k in told)


def tells_of_clause(g: Graph, clause: int, noun: int) -> bool:
    """Whether "…, which raises Y" behind things in the plural is said of all that stands before it."""
    which = any(g.form(k) == "which" for k in g.children(clause, "nsubj", "nsubjpass"))
    named = g.governed(noun, "of") if g.is_(noun, "noun.empty") else []  # "levels of trust, which raises Y"
    plural = all(g.tag(m) == "NNS" for m in g.conjuncts(named[0] if named else noun) if m < clause)
    fixed = f"{g.form(noun - 1)} {g.form(noun)}" in _FIXED  # "rules change over time, which raises Y"
    return which and g.after_comma(clause) and (plural or fixed) and _singular(g, noun)


def meant(g: Graph, clause: int) -> int:
    """The word before a relative clause that it is said of, seen past whose or where a thing is.

    The attitude in "has an effect on the attitude towards a service, which in turn raises Y": it goes on from there.
    """
    noun = g.head(clause)
    if not g.after_comma(clause):
        return noun
    turned = any(g.form(o) == "turn" for o in g.governed(clause, "in"))
    then = turned or any(g.is_(c, "link.then") for c in g.children(clause, "advmod"))
    here = noun
    while then and g.tag(noun) in ("NN", "NNP") and g.dep(here) == "pobj" and g.is_noun(g.head(g.head(here))):
        prep, above = g.head(here), g.head(g.head(here))
        if g.is_(above, "noun.relation") and g.form(prep) == "on":
            return here
        here = above
    made = g.dep(here) == "dobj" and here != noun and g.form(g.head(noun)) in ("towards", "toward")
    return here if made and g.tag(here) == "NN" else g.owned(noun)


def named_after(g: Graph, pronoun: int) -> list[int]:
    """The openness in "while it raises trust, openness lowers margins": the subject that follows and fits in number."""
    clause, main = g.head(pronoun), g.head(g.head(pronoun))
    ahead = g.dep(pronoun) == "nsubj" and g.dep(clause) == "advcl" and clause < main
    later = [p for p in g.subjects(main) if p > clause][:1] if ahead else []
    several = any(g.tag(p) == "NNS" or g.children(p, "conj") for p in later)
    return later if (g.form(pronoun) == "they") == several else []


def studied(g: Graph, pronoun: int) -> list[int]:
    """The trust in "adds to research on trust by showing that it lowers costs", where nothing else can be meant."""
    works = [p for p in range(pronoun) if of_scholars(g, p)]
    topics = [o for p in works for o in g.governed(p, "of", "on", "about", "into") if p < o < pronoun and g.is_noun(o)]
    several = g.form(pronoun) == "they"
    return [
        o for o in topics if not of_scholars(g, o) and (g.tag(o) == "NNS" or bool(g.children(o, "conj"))) == several
    ]


def all_of_which(g: Graph, head: int) -> int | None:
    """The clause of "…, all of which raise Y", where the word is its subject."""
    named = g.governed(head, "of") if g.is_(head, "noun.all") else []
    clause = g.head(head)
    return clause if g.dep(clause) == "relcl" and any(g.form(o) == "which" for o in named) else None


def antecedents(g: Graph, clause: int) -> list[int]:
    """All that such a clause is said of: a list, the examples of a kind, or the objects of verbs side by side."""
    noun = g.head(clause)
    preps = [p for p in g.children(noun, "prep") if g.form(p) in ("as", "including", "like")]
    listed = [o for p in preps for o in g.prep_objects(p)]
    last = listed[0] if listed else g.coordinated_from(noun)
    rest = [m for m in g.conjuncts(last) if m < clause]
    verb = g.head(last)
    if len(rest) == 1 and g.dep(last) == "dobj" and g.dep(verb) == "conj":
        rest = [o for v in g.conjuncts(g.coordinated_from(verb)) if v <= verb for o in g.objects(v)]
    return rest


def behind_colon(g: Graph, noun: int) -> list[int]:
    """A and B in "two factors: A and B", by the first of them."""
    if not g.is_(noun, "noun.generic") or g.tag(noun) != "NNS":
        return []
    told = [c for c in g.children(noun, "appos") if g.form(min(g.subtree(c)) - 1) in (":", "：")]
    if not told and noun + 2 < len(g.words) and g.form(noun + 1) in (":", "："):  # it may hang on any word before
        behind = range(noun + 2, len(g.words))
        told = [p for p in behind if g.is_noun(p) and g.head(p) <= noun and min(g.subtree(p)) == noun + 2]
    return told[:1]


def in_turn(g: Graph, pronoun: int) -> bool:
    """Whether a pronoun stands for what was brought about: "This in turn raises sales"."""
    verb = g.head(pronoun)
    return g.form(pronoun) in ("this", "these", "it") and any(g.form(o) == "turn" for o in g.governed(verb, "in"))


def share_an_owner(g: Graph, row: list[int]) -> bool:
    """Whether what stands behind the last of a row is said of all: "the growth and upkeep of skills".

    Of three and more that is so of acts alone ("the design, making and selling of bread").
    """
    if len(row) < 2 or not all(g.is_noun(c) for c in row):
        return False
    head, last = row[0], row[-1]
    alone = ("cc", "conj", "punct", "det", "preconj", "poss")
    if not all(g.dep(k) in alone for c in row[:-1] for k in g.children(c)):
        return False
    if g.children(last, "amod", "compound", "poss", "det") or (
        g.dep(head) == "pobj" and g.form(g.head(head)) == "between"
    ):
        return False
    owners = g.governed(last, "of") if g.preps(last, "of") else []
    if any(f"{g.lemma(last)} of {g.lemma(o)}" in g.lexicon.sets["name.of"] for o in owners):
        return False
    return bool(g.preps(last, "of")) and (len(row) == 2 or all(g.lemma(c).endswith(_ACTS) for c in row))


def of_scholars(g: Graph, noun: int) -> bool:
    """Whether a noun is a piece of research; "online reviews" and "business models" are things."""
    things = g.lexicon.sets["noun.research.things"]
    return g.is_(noun, "noun.research") and not any(g.form(c) in things for c in g.children(noun, "compound", "amod"))


def speaks(g: Graph, subject: int) -> bool:
    """Whether a subject is who tells what the sentence says: a study, "Miller [19]" in "Miller [19] argues that …"."""
    verb = g.head(subject)
    named = g.tag(subject).startswith("NNP") and g.is_(verb, "verb.assert") and bool(g.children(verb, "ccomp"))
    return named or of_scholars(g, subject)


def person(g: Graph, head: int, start: int, end: int) -> bool:
    """Whether words of the sentence before, for which a pronoun stands, name who acts."""
    last = g.text[start:end].lower().split()[-1:] if head < 0 else []
    return any(g.lexicon.has("noun.agent", form) for word in last for form in (word, word.rstrip("s")))
