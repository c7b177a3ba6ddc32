"""Terms and their meaning: "X refers to Y", "X is defined as Y", "X is a process in which Y"."""

from __future__ import annotations

import re
from dataclasses import replace

from pipeline.claims.en import scope
from pipeline.claims.en.finding import Finding, causes
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

#: Where an aside begins that the parser has taken for a part of the term.
_ASIDE = re.compile(r"\s?[,，]\s?(?:an?|the|one)\s")
#: A meaning in brackets or after "that is"; and one behind a dash or a colon.
_MEANT = re.compile(
    r"(?:[,，(（;]\s?(?:that is|i\.\s?e\.|viz\.)\s?,?\s(?:the|an?)\s|[(（](?:the|an?)\s)"
    r"(?P<meaning>[^;()（）]{15,250})(?=[,;)）])",
    re.IGNORECASE,
)
_BEHIND = re.compile(r"\s?[—:]\s?(?:the|an?)\s(?P<meaning>[^;()（）—]{15,250})(?=[;—.])")
#: What opens a clause that says more of a noun, and a verb that needs a subject where none has been opened.
_OPENED = re.compile(r"\b(?:that|which|who|whom|whose|where|whereby|when|how)\b", re.IGNORECASE)
_SAID = re.compile(r"\b(?:is|are|was|were|has|have|had)\b", re.IGNORECASE)
#: Verbs that tell a meaning.
_TELLING = ("define.verbs", "define.passive", "define.regard")
_DEFINING = frozenset({"be", "refer", "define", "conceptualize"})
_DASHES = ("—", "–", "--")
#: A meaning has at least so many words.
_LEAST_MEANING = 5


def read(s: Scene) -> list[Finding]:
    """All definitions of the sentence."""
    g = s.graph
    verbs = {*g.those(*_TELLING), *g.having(_DEFINING)}
    found = [f for place in sorted(verbs) if g.is_verb(place) for f in _define_verb(s, place)]
    named = [f for place in s.graph.those("define.named") for f in _term_for(s, place)]
    return [*found, *named, *_between_dashes(s), *_asides(s)]


def _define_verb(s: Scene, verb: int) -> list[Finding]:
    """ "X refers to Y", "X is defined as Y"."""
    g = s.graph
    lemma = g.lemma(verb)
    places: list[int] = []
    if lemma == "refer" and not g.is_passive(verb):
        if _named_as(g, verb):
            return []
        places = g.governed(verb, "to")
        term = s.args(g.head(verb), [verb]) if g.dep(verb) == "acl" else causes(s, verb)
    elif (g.is_(verb, "define.verbs") or _of_term(g, verb)) and not g.is_passive(verb):
        places = [*g.objects(verb), *(g.children(verb, "ccomp") if g.is_(verb, "define.telling") else ())]
        ours = [
            o for o in g.governed(verb, "by") if lemma == "mean" and any(g.form(c) == "we" for c in g.subjects(verb))
        ]
        if ours and places:
            return [_definition(s.args(ours[0], []), _meaning(g, places[0], verb), verb, "en.define.verb", 0.7)]
        term = [a for a in causes(s, verb) if not a.elided and (a.head < 0 or not g.objects(a.head))]
        if places and not g.is_verb(places[0]) and not _defining(g, places[0]) and not _of_term(g, verb):
            return []
    elif (lemma == "define" or g.is_(verb, "define.passive")) and g.is_passive(verb):
        places = g.governed(verb, "as")
        term = s.args(g.head(verb), [verb]) if g.dep(verb) == "acl" else causes(s, verb)
        able = any(g.form(c) == "can" for c in g.children(verb, "aux"))
        plain = lemma in ("define", "conceptualize", "conceptualise") or able
        if not plain and places and not _defining(g, places[0]):
            return []
    elif (lemma in ("define", "conceptualize") or g.is_(verb, "define.regard")) and g.objects(verb):
        places = [*g.governed(verb, "as"), *(p for o in g.objects(verb) for p in g.governed(o, "as"))]
        if g.is_(verb, "define.regard") and not (places and _defining(g, places[0])):
            return []
        term = [a for o in g.objects(verb) for a in s.args(o, [c for c in g.children(o, "prep") if g.form(c) == "as"])]
    elif lemma == "be":
        return _is_a(s, verb)
    else:
        return []
    term = [b for a in term for b in _named(s, a) if b.head < 0 or not scope.research(g, b.head)]
    if (
        not places
        or not term
        or (g.is_verb(places[0]) and g.is_(places[0], "part.verbs"))
        or f"{g.lemma(places[0])} of" in g.lexicon.sets["part.verbs"]
    ):
        return []
    return [_definition(term[:1], _meaning(g, places[0], verb), verb, "en.define.verb", 0.7)]


def _definition(term: list[Arg], meaning: Arg, cue: int, rule: str, weight: float) -> Finding:
    return Finding("define", {"term": term, "definition": [meaning]}, "", cue, rule, weight)


def _named_as(g: Graph, verb: int) -> bool:
    """ "they referred to these programs as T": a name is given, and by someone, not a meaning to the subject."""
    things = g.governed(verb, "to")
    return bool(g.governed(verb, "as") or [o for thing in things for o in g.governed(thing, "as")])


def _of_term(g: Graph, verb: int) -> bool:
    """Whether a verb is said of a term as such ("the term X describes Y")."""
    return g.is_(verb, "define.verbs") and any(
        g.form(o) == "term" for noun in g.subjects(verb) for o in (noun, *g.children(noun, "compound"))
    )


def _named(s: Scene, term: Arg) -> list[Arg]:
    """X in "the concept of X" and "the term X", and before "X, a Z of W,"; else what is there."""
    g = s.graph
    aside = _ASIDE.search(g.text, term.start, term.end)
    if aside:
        term = replace(term, end=aside.start())
    if term.head < 0:
        return [term]
    lead = [c for c in g.children(term.head, "compound") if g.is_(c, "define.named") and g.words[c].start == term.start]
    if lead:
        return [replace(term, start=g.words[lead[0] + 1].start)]
    if not g.is_(term.head, "define.named"):
        return [term]
    inner = [*g.governed(term.head, "of"), *g.children(term.head, "appos")]
    return [a for o in inner for a in s.args(o, [])] or [term]


def _defining(g: Graph, noun: int) -> bool:
    return g.is_(noun, "define.nouns") and len(g.subtree(noun)) >= 5


def _is_a(s: Scene, verb: int) -> list[Finding]:
    """ "X is a process in which …": a kind, and what sets it apart."""
    g = s.graph
    term = [a for a in causes(s, verb) if a.head < 0 or not (scope.research(g, a.head) or _aims(g, a.head))]
    doing = [c for c in g.children(verb, "xcomp") if g.tag(c) == "VB" and g.form(c - 1) == "to" and g.objects(c)]
    judged = g.children(verb, "acomp", "attr")  # "X is vital to do Y"
    if doing and not judged and len(g.children(verb, "nsubj")) == 1 and term and not term[0].elided:
        return [_definition(term[:1], _meaning(g, doing[0]), verb, "en.define.todo", 0.4)]
    for noun in g.children(verb, "attr"):
        clause = g.children(noun, "relcl") if g.form(noun) == "those" or _kinds(g, noun) else []
        if clause and any(_bare_plural(g, o) for o in g.subjects(verb)):
            return [_definition(term[:1], replace(_meaning(g, noun), head=clause[0]), verb, "en.define.those", 0.6)]
        telling = g.children(noun, "relcl", "acl", "prep")
        articles = [g.form(c) for o in (noun, *g.children(noun, "poss")) for c in g.children(o, "det")]
        if (
            not g.is_(noun, "define.nouns")
            or not telling
            or ("a" not in articles and "an" not in articles and "the" not in articles)
            or len(g.subtree(noun)) < 7
        ):
            continue
        set_apart = [c for c in telling if g.dep(c) in ("relcl", "acl") or g.form(c) in ("that", "whereby")]
        deeper = any(g.dep(p) == "relcl" for p in g.subtree(noun))
        if not set_apart and not ((deeper or g.is_(noun, "define.kinds")) and _generic(g, verb)):
            continue
        if term and not term[0].elided:
            return [_definition(term[:1], _meaning(g, noun), verb, "en.define.isa", 0.4)]
    return []


def _kinds(g: Graph, noun: int) -> bool:
    """Whether a plural says what kind of things others are: "grain mills are houses that …"."""
    named = g.tag(noun) == "NNS" and not g.children(noun, "det", "poss", "nummod", "conj")
    return named and not g.is_(noun, "noun.generic") and not g.is_(noun, "part.nouns")


def _generic(g: Graph, verb: int) -> bool:
    """Whether a subject is named as a kind: "trust is …", "a service ecosystem is …", not "the process is …"."""
    words = [g.form(c) for o in g.subjects(verb) for c in g.children(o, "det", "poss", "nummod", "prep")]
    return all(word in ("a", "an") for word in words)


def _bare_plural(g: Graph, noun: int) -> bool:
    """Whether a noun speaks of a kind as such ("polarizing products"), not of some or the most of it."""
    if g.tag(noun) == "VBG":  # an adjective, taken for a verb
        return noun + 1 in g.objects(noun) and g.tag(noun + 1) == "NNS"
    first = g.phrase(noun)[0]
    named = g.tag(noun) in ("NNS", "NNPS") and first < noun and not g.children(noun, "det", "poss", "nummod")
    return named and g.tag(first) not in ("RBS", "JJS", "RBR", "JJR")


def _between_dashes(s: Scene) -> list[Finding]:
    """ "routine—the order of steps that bakers use—": parsers lose their way there, so it is read by place."""
    g = s.graph
    marks = [p for p in g.standing(_DASHES) if p]
    if len(marks) != 2 or marks[1] - marks[0] < _LEAST_MEANING:
        return []
    act, end = g.tag(marks[0] + 1) == "VBG", marks[1] - 1
    if not act and g.form(marks[0] + 1) not in ("the", "a", "an"):
        return []
    start = marks[0] + (1 if act else 2)
    if not g.is_noun(marks[0] - 1) or not any(g.tag(p) in ("WDT", "WP", "WRB") for p in range(start, end)):
        return []
    term = [a for a in s.args(marks[0] - 1, list(range(marks[0], len(g.words)))) if a.head >= 0]
    if len(term) != 1 or scope.research(g, term[0].head):
        return []
    meaning = Arg(g.words[start].start, g.words[end].end, start)
    return [_definition(term, meaning, marks[0] - 1, "en.define.dash", 0.5)]


def _term_for(s: Scene, noun: int) -> list[Finding]:
    """ "X, a term for the …"."""
    g = s.graph
    meant = g.governed(noun, "for") if g.is_(noun, "define.named") and g.dep(noun) == "appos" else []
    if not meant or len(g.subtree(meant[0])) < _LEAST_MEANING:
        return []
    return [_definition(s.args(g.head(noun), [noun])[:1], _meaning(g, meant[0]), noun, "en.define.name", 0.5)]


def _asides(s: Scene) -> list[Finding]:
    """ "trust, i.e., the belief that …" and "trust (the belief that …)", read by place."""
    g, out = s.graph, []
    place = g.words[0].start, g.words[-1].end
    for match in (*_MEANT.finditer(g.text, *place), *_BEHIND.finditer(g.text, *place)):
        before = [p for p, w in enumerate(g.words) if w.end <= match.start()]
        start, end = match.span("meaning")
        end = _meaning_end(g, start, end) if match.re is _MEANT else end
        opening = g.text[start:end].lower().split()
        kind = any(word in g.lexicon.sets["define.nouns"] for word in opening[:3])
        said = _SAID.search(g.text, start, end)
        if said and not _OPENED.search(g.text, start, said.start()):
            continue
        if not before or not g.is_noun(before[-1]) or not kind or len(opening) < _LEAST_MEANING:
            continue
        later = [p for p, w in enumerate(g.words) if w.start >= match.start()]
        term = [a for a in s.args(before[-1], later) if a.head >= 0 and not scope.research(g, a.head)]
        out += [_definition(term[:1], Arg(start, end, -1), before[-1], "en.define.aside", 0.5)] if term else []
    return out


def _meaning_end(g: Graph, start: int, end: int) -> int:
    """Where an aside ends that runs to the clause's verb: at the comma before it, else at the first comma."""
    commas = [p for p, w in enumerate(g.words) if start < w.start < end and g.form(p) in (",", "，")]
    last = next((p for p in commas if g.tag(p + 1) in ("VBZ", "VBP", "VBD", "MD")), commas[0] if commas else -1)
    after = next((p for p, w in enumerate(g.words) if w.start >= end), len(g.words) - 1)
    if g.form(after) in (",", "，") and g.tag(min(after + 1, len(g.words) - 1)) in ("VBZ", "VBP", "VBD", "MD"):
        return end
    return g.words[last].start if last >= 0 else end


def _aims(g: Graph, noun: int) -> bool:
    """Whether a subject is one that an infinitive completes ("the key / one way / our goal is to …")."""
    determined = g.children(noun, "det", "poss", "nummod") or g.words[noun].pos == "PRON"
    return bool(determined) or g.is_(noun, "noun.aim") or g.is_(noun, "noun.cause_plus")


def _meaning(g: Graph, head: int, verb: int | None = None) -> Arg:
    """The whole phrase of a definition, its relative clauses and what follows it at once included."""
    places = list(g.subtree(head))
    for later in g.children(verb, "prep", "advcl", "agent") if verb is not None else ():
        if min(g.subtree(later)) == places[-1] + 1:
            places += g.subtree(later)
    while len(places) > 1 and (
        (g.tag(places[0]) in ("DT", "``", "''", ",", ":", "TO") or g.dep(places[0]) == "mark") and places[0] != head
    ):
        places = places[1:]
    while len(places) > 1 and g.tag(places[-1]) in (".", ",", ":", "''", "``"):
        places = places[:-1]
    return Arg(g.words[places[0]].start, g.words[places[-1]].end, head)
