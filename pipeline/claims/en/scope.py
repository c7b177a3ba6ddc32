"""What stands over a cue: the questions, aims and talk about research that make it no claim."""

from __future__ import annotations

import re

from pipeline.claims.en.graph import Graph
from pipeline.claims.en.talk import author

_CLAUSES = (
    "ccomp", "pcomp", "csubj", "acl", "advcl", "relcl", "xcomp", "dep", "ROOT", "conj", "csubjpass", "attr", "pobj",
    "dobj",
)  # fmt: skip
_TOPIC_NOUNS = frozenset(
    {"mechanism", "process", "way", "extent", "condition", "manner", "degree", "question", "reason", "circumstance"}
)

#: What is said of studies that are still to be made.
_LATER = frozenset({"future", "further", "subsequent", "additional"})


def blocked(g: Graph, cue: int) -> bool:
    """Whether the cue stands in a question, an aim or other talk that asserts nothing."""
    if g.text.endswith(("?", "？"), 0, g.words[-1].end):
        return True
    here = cue
    if _wondered(g, cue):
        return True
    if _asks(g, here, cue) or (g.dep(cue) == "advcl" and _conditional(g, cue)):
        return True
    given, named = _given(g, cue), False
    for above in g.ancestors(cue):
        if g.dep(above) == "advcl" and not given and _conditional(g, above):
            return True
        given = given or _given(g, above)
        if g.dep(here) in ("acl", "ccomp", "relcl") and _supposes(g, above, here):
            return False
        if (
            g.dep(here) == "ccomp"
            and not _asks(g, here, cue)
            and (g.is_(above, "verb.assert") or g.is_(above, "verb.hypothesis"))
        ):
            return _asks(g, above, cue) or _hardly_told(g, above)
        if (
            g.dep(here) == "pcomp"
            and g.form(above) == "by"
            and g.dep(above) == "prep"
            and studied(g, g.head(above))
            and here != cue
        ):
            return True
        named = named or (g.dep(here) == "prep" and g.form(here) == "as")
        aimed = _aims(g, above, here) and not (named and _states(g, above))
        if _asks(g, above, cue) or aimed or _about(g, above, here):
            return True
        here = above
    return False


def _hardly_told(g: Graph, verb: int) -> bool:
    """ "few studies show that", "little research has found that": a gap; "a few studies show that" is none."""
    doers = [s for s in g.subjects(verb) if g.is_(s, "noun.research")]
    return any(
        g.form(c) in ("few", "little") and not any(g.form(d) == "a" for d in g.children(s, "det"))
        for s in doers
        for c in g.children(s, "amod")
    )


def _undone(g: Graph, place: int) -> bool:
    """Whether a noun is what research should look at one day ("future work should look at platforms that …")."""
    verbs = (a for a in g.ancestors(place) if g.is_verb(a) and g.subjects(a))
    doers = g.subjects(next(verbs, place))
    return any(g.is_(s, "noun.research") and any(g.form(c) in _LATER for c in g.children(s, "amod")) for s in doers)


def _states(g: Graph, verb: int) -> bool:
    """ "we identify X as a driver of Y", not "to identify X as …"."""
    return g.is_(verb, "verb.assert") and g.tag(verb) in ("VBD", "VBZ", "VBP", "VBN")


def _supposes(g: Graph, noun: int, clause: int) -> bool:
    """ "the hypothesis that X raises Y": what is tested is told."""
    if g.lemma(noun) not in ("hypothesis", "proposition", "assumption", "prediction", "expectation"):
        return False
    said = [c for c in g.children(clause) if g.form(c) == "that"]
    own = [c for c in g.subjects(clause) if g.form(c) not in ("that", "which")]
    return bool(said and own)


def _wondered(g: Graph, cue: int) -> bool:
    """Whether "how" or "whether" stands somewhere under the cue's own clause, before it."""
    for place in range(cue - 1, max(-1, cue - 25), -1):
        form = g.form(place)
        if form in (";", ":", "；", "："):
            return False
        if form == "whether" and g.form(place - 1) == "," and "," in (g.form(p) for p in range(place, cue)):
            continue  # ", whether intended or not, "
        if form in ("how", "whether", "why") and place + 1 < cue and _over(g, cue, place):
            return g.dep(cue) not in ("ROOT",) or place < 3
    return False


def _over(g: Graph, cue: int, place: int) -> bool:
    """Whether the cue stands over a word, but not as what is said of its clause ("whether X helps depends on W")."""
    for above in (place, *g.ancestors(place)):
        if above == cue:
            return True
        if g.dep(above) == "csubj":
            return False
    return False


def _conditional(g: Graph, clause: int) -> bool:
    """Whether a clause only supposes what it says ("when trust is raised by …, …")."""
    above = g.head(clause)
    if wants(g, clause):
        return False
    if g.lemma(above) in ("occur", "happen", "arise") and any(
        g.form(c) in ("it", "this", "that") for c in g.subjects(above)
    ):
        return False
    marks = [c for c in g.children(clause) if g.dep(c) in ("advmod", "mark") and g.is_(c, "link.condition")]
    return bool(marks) and not (
        g.is_passive(clause) and g.form(marks[0]) == "when" and g.governed(clause, "by", "through")
    )


def wants(g: Graph, clause: int) -> bool:
    """Whether a clause only names an end: "if they want to raise Y"."""
    return g.lemma(clause) in ("want", "wish", "seek", "hope", "desire", "intend") and bool(g.children(clause, "xcomp"))


def _given(g: Graph, clause: int) -> bool:
    """Whether a clause states a fact beside another one ("…, as trust lowers risk"), whatever that one supposes."""
    return g.dep(clause) == "advcl" and any(g.is_(c, "link.factual") for c in g.children(clause, "mark"))


def _asks(g: Graph, clause: int, cue: int) -> bool:
    """Whether the clause of this word is an embedded question or names a topic ("the way X affects Y")."""
    if g.dep(clause) not in _CLAUSES or not (g.is_verb(clause) or g.words[clause].pos == "AUX"):
        return False
    for child in g.children(clause):
        form = g.form(child)
        if g.dep(child) == "csubj":
            continue  # "how X raises Y depends on W"
        if child < clause or g.dep(child) in ("mark", "advmod"):
            if form in ("how", "why", "whether") and g.dep(child) in (
                "advmod",
                "mark",
                "cc",
                "preconj",
                "nsubj",
                "dobj",
            ):
                return True
            if (
                form in ("what", "who")
                and g.dep(child) in ("nsubj", "dobj", "attr", "nsubjpass")
                and g.dep(clause) in ("ccomp", "pcomp", "ROOT")
                and not _names_its_doer(g, clause)
            ):
                return True
            if form == "if" and g.dep(child) == "mark" and g.dep(clause) == "ccomp":
                return True
            if (
                (
                    form in ("how", "what", "which")
                    or [c for c in g.children(child, "det", "advmod") if g.form(c) in ("what", "which", "how")]
                )
                and g.dep(clause) in ("ccomp", "pcomp", "ROOT")
                and g.dep(child) != "relcl"
                and form not in ("which",)
                and not (form == "what" and _names_its_doer(g, clause))
            ):
                return True
    if g.dep(clause) == "relcl" and g.lemma(g.head(clause)) in _TOPIC_NOUNS:
        asked = [
            p for p in g.preps(clause) if g.form(p) != "in" and any(g.form(o) == "which" for o in g.prep_objects(p))
        ]
        named = g.lemma(g.head(clause)) == "way" and clause == cue  # "one way that X raises Y is …"
        asked += [c for c in g.children(clause, "advmod") if g.form(c) == "where" and g.lemma(g.head(clause)) != "way"]
        return named or (bool(asked) and clause in (cue, *g.ancestors(cue)))
    return False


def _names_its_doer(g: Graph, clause: int) -> bool:
    """ "X is what determines Y": told, not asked; "the question is what determines Y" asks."""
    verb = g.head(clause)
    subjects = g.subjects(verb)
    told = g.lemma(verb) == "be" and subjects and any(g.form(c) == "what" for c in g.children(clause, "nsubj"))
    return bool(told) and not any(research(g, c) or g.is_(c, "noun.aim") for c in subjects)


def research(g: Graph, place: int) -> bool:
    """Whether a noun phrase is the paper, its authors or another piece of research."""
    if g.form(place) in ("we", "i", "our", "us") or author(g, place):
        return True
    if not g.is_(place, "noun.research"):
        return False
    if g.lemma(place) == "gap" and any(
        g.form(c) in g.lexicon.sets["noun.gap"] for c in g.children(place, "compound", "amod")
    ):
        return False
    if g.is_(place, "noun.research.loose") and (g.is_verb(place) or _somebodys(g, place)):
        return False
    return not any(g.form(c) in g.lexicon.sets["noun.research.things"] for c in g.children(place, "compound", "amod"))


def _somebodys(g: Graph, noun: int) -> bool:
    """ "customers' suggestions", "field experience", "improved attention": no scholar's."""
    owners = [c for c in g.children(noun, "poss", "compound") if g.tag(c) != "PRP$"]
    owners += [c for c in g.children(noun, "amod", "nmod") if g.tag(c) == "NN"]
    telling = any(not g.lexicon.has("noun.research.kinds", g.form(c)) for c in g.children(noun, "amod"))
    pointed = any(g.form(c) in ("this", "these", "our") for c in g.children(noun, "det", "poss"))
    bare = not g.children(noun, "det", "poss", "amod", "nummod") and g.dep(noun) in (
        "nsubj",
        "dobj",
        "conj",
        "nsubjpass",
    )
    return (
        bare
        or (telling and not pointed)
        or any(not (g.is_(c, "noun.research") or g.is_(c, "noun.research.tools")) for c in owners)
    )


def _aims(g: Graph, verb: int, below: int) -> bool:
    """Whether ``below`` is what a study sets out to look at ("this paper examines the effect …")."""
    if not g.is_verb(verb):
        if g.is_noun(verb) and g.is_(verb, "noun.aim") and g.dep(below) in ("prep", "acl", "ccomp", "relcl"):
            return True
        return g.lemma(verb) == "be" and _aim_subject(g, verb) and below not in g.subjects(verb)
    if g.lemma(verb) == "be":
        return _aim_subject(g, verb) and below not in g.subjects(verb) and g.dep(below) != "acomp"
    if not g.is_(verb, "verb.aim") or (g.is_(verb, "verb.effort") and advised(g, verb)):
        return False
    dep = g.dep(below)
    seen = (g.lemma(below) == "be" and g.is_(verb, "verb.seen")) or g.is_(verb, "verb.known")
    if dep == "xcomp" and seen and g.is_passive(verb):
        return False  # "X is considered to be a driver of Y", "X is known to raise Y"
    if dep in ("dobj", "xcomp", "prep", "nsubjpass", "pobj", "dep", "advcl", "acl"):
        if dep == "advcl" and below > verb and g.tag(below) == "VBG":
            return studied(g, verb)
        if dep == "advcl" and below < verb:
            return False
        return studied(g, verb)
    return False


def advised(g: Graph, verb: int) -> bool:
    """Whether a verb is told as advice to anybody but scholars ("we should focus on …")."""
    told = any(g.form(c) in g.lexicon.sets["advice"] for c in g.children(verb, "aux"))
    return told and not any(g.is_(c, "noun.research") for c in g.subjects(verb))


def _aim_subject(g: Graph, verb: int) -> bool:
    return any(_is_aim(g, s) for s in g.subjects(verb))


def _is_aim(g: Graph, noun: int) -> bool:
    """Whether a noun says what is aimed at; "purchase intention" is a thing."""
    willed = " " in g.form(noun)  # "the intention to buy" is a guest's
    return g.is_(noun, "noun.aim") and not willed and all(research(g, c) for c in g.children(noun, "compound"))


def studied(g: Graph, verb: int) -> bool:
    """Whether research is what does this verb: its subject, or that of the verb which governs it."""
    seen = verb
    for _ in range(6):
        subjects = g.subjects(seen)
        if subjects:
            if g.is_passive(seen):
                return not g.governed(seen, "by") or any(research(g, o) for o in g.governed(seen, "by"))
            return any(
                research(g, s) or (g.form(s) in ("it", "which", "that") and _refers_to_research(g, s)) for s in subjects
            )
        if g.dep(seen) in ("conj", "xcomp", "advcl", "pcomp", "prep", "acl", "ccomp", "pobj", "dobj"):
            if g.dep(seen) == "acl" and (g.is_(g.head(seen), "noun.aim") or research(g, g.head(seen))):
                return True
            doers = [o for o in g.objects(g.head(seen)) if o < seen and g.tag(seen) == "VB"]
            if doers and g.dep(seen) in ("xcomp", "advcl") and not g.is_(g.head(seen), "verb.use"):
                return any(research(g, o) for o in doers)
            seen = g.head(seen)
            continue
        break
    return not g.subjects(seen)


def _refers_to_research(g: Graph, pronoun: int) -> bool:
    clause = next((a for a in g.ancestors(pronoun) if g.dep(a) == "relcl"), None)
    if clause is not None and g.form(pronoun) != "it":
        return research(g, g.head(clause))
    return not any(g.dep(p) in ("nsubj", "nsubjpass") and not research(g, p) for p in range(pronoun))


def _about(g: Graph, noun: int, below: int) -> bool:
    """Whether the phrase is an object of research talk: "research on the effect", "a gap in …"."""
    if not g.is_noun(noun) or g.dep(below) not in ("prep", "acl", "relcl"):
        return False
    if _is_aim(g, noun):
        return True
    return (
        g.is_(noun, "noun.research")
        and g.dep(below) == "prep"
        and g.form(below) in ("on", "of", "about", "regarding", "concerning", "for", "in", "into", "to")
        and not g.is_(noun, "noun.evidence")
        and not (g.is_(noun, "noun.finding") and g.form(below) == "of")
    )


def is_field(g: Graph, place: int) -> bool:
    """Where things are so: "trust is important in China", "in the hotel trade"."""
    return g.tag(place).startswith("NNP") or g.is_(place, "noun.field")


# --------------------------------------------------------------------------- attributes


#: Rules of what is told in passing, in whatever frame.
_MODIFIERS = frozenset(
    f"en.{name}"
    for name in (
        *(
            "mediate.channel",
            "mediate.tested",
            "moderate.tested",
            "cause.channel",
            "define.dash",
            "define.aside",
            "define.name",
        ),
        *("part.list", "part.bracket", "part.as"),
    )
)


#: Rules whose participle behind a noun tells a relation of it ("risks brought by X", "the link moderated by W",
#: "trust stemming from X").
_PARTICIPLES = {"VBN": ("en.cause.passive", "en.mediate.verb", "en.moderate.verb"), "VBG": ("en.cause.reverse",)}


def adnominal(g: Graph, cue: int, rule: str) -> bool:
    """Whether the relation stands in a modifier with its own cue ("risks brought by X"): it holds in any frame.

    So do a list of parts ("we examine three paths: A, B and C") and a meaning between dashes or in brackets.
    """
    if rule in _MODIFIERS or (rule == "en.part.verb" and g.dep(cue) in ("pcomp", "acl")):
        return True
    if rule == "en.define.verb" and g.dep(cue) in ("acl", "relcl"):
        return True
    if g.dep(cue) == "acl" and rule in _PARTICIPLES.get(g.tag(cue), ()):
        return True
    if rule == "en.cause.listed":  # "scholars have identified drivers of Y, such as A and B"
        return any(_states(g, above) for above in g.ancestors(cue))
    if rule == "en.cause.predicate" and (g.dep(cue) == "appos" or g.form(g.head(cue)) == "as"):
        return g.dep(cue) == "appos" or not any(_asks(g, above, cue) for above in g.ancestors(cue))
    if g.dep(cue) == "advcl" and g.tag(cue) == "VBG" and cue < g.head(cue) and g.after_comma(cue):
        return rule.startswith("en.cause.") and any(c < cue for c in g.subjects(g.head(cue)))
    clause = cue if g.subjects(cue) else g.coordinated_from(cue)  # "rules that raise A and lower B"
    if rule in ("en.cause.verb", "en.cause.passive") and g.dep(clause) == "relcl":
        host = g.head(clause)
        own = [c for c in g.subjects(clause) if g.form(c) in ("that", "which")]
        if own and not g.after_comma(own[0]) and _undone(g, host):
            return False
        if g.dep(host) == "attr" and any(g.form(c) == "it" for c in g.subjects(g.head(host))):
            return False  # "it is X that raises Y" tells no more than its frame
        return bool(own) and not (g.is_(host, "noun.generic") or research(g, host) or g.is_(host, "noun.agent"))
    return rule == "en.cause.dueto" and g.dep(cue) in ("prep", "amod") and g.is_noun(g.head(cue))


_LABEL = re.compile(r"\s*[(（]?\s?(?:H|P|Hypo|Hyp\.|Hypothes[ie]s|Propositions?)\s?\d{1,2}\s?[a-h]?\b", re.IGNORECASE)


def is_hypothesis(g: Graph) -> bool:
    """Whether the sentence is announced as a hypothesis ("H2a: …", "it is hypothesised that …")."""
    if _LABEL.match(g.text, g.start):
        return True
    opening = range(min(12, len(g.words)))
    named = any(g.lemma(p) == "hypothesis" and g.dep(p) not in ("dobj", "pobj") for p in opening)
    return named or any(g.is_(p, "verb.hypothesis") for p in opening)
