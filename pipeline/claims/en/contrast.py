"""Causes told by comparing: "firms that do X have higher Y", "those with X are more likely to do Y"."""

from __future__ import annotations

from pipeline.claims.en import circumstances, scope, standing, stretches
from pipeline.claims.en.finding import Finding, cause_of, effects, is_agent, told_apart
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

_LESS = frozenset({"less", "lower", "fewer", "worse", "weaker", "poorer", "smaller"})
#: Of whom they are said something is done.
_INCLINED = frozenset({"likely", "willing", "inclined", "prone", "apt", "able"})


def read(s: Scene) -> list[Finding]:
    """All relations that the sentence tells by comparing groups."""
    g = s.graph
    out: list[Finding] = []
    for verb, word in enumerate(g.words):
        if not (g.is_verb(verb) or word.pos == "AUX") or g.is_passive(verb):
            continue
        subjects = [c for c in g.subjects(verb) if g.is_noun(c)] or _shared(g, verb) or _raised(g, verb)
        for subject in subjects:
            out += _likely(s, verb, subject)
            out += _more_of(s, verb, subject) or _judged(s, verb, subject) or _is_more(s, verb, subject)
            out += _higher_in(s, verb, subject)
            out += _differs(s, verb, subject)
    return out


def _shared(g: Graph, verb: int) -> list[int]:
    first = g.coordinated_from(verb)
    return [c for c in g.subjects(first) if g.is_noun(c)] if first != verb else []


def _raised(g: Graph, verb: int) -> list[int]:
    """The subject of "tend to show" and "end up feeling" is that of the verb that is governed."""
    head = g.head(verb)
    told = g.is_(head, "verb.raising") or (g.is_passive(head) and g.is_(head, "verb.assert"))
    return [c for c in g.subjects(head) if g.is_noun(c)] if g.dep(verb) == "xcomp" and told else []


def _group(g: Graph, subject: int) -> bool:
    """Whether the subject is a group told apart by what it is or does."""
    clauses = [c for c in g.children(subject, "acl", "relcl") if c > subject and g.tag(c) in ("VBG", "VBP", "VBD")]
    if g.tag(subject) == "NNS" and clauses and not scope.research(g, subject):
        return True  # "ads showing dogs get more clicks"
    beside = _set_beside(g, subject)
    if beside and g.governed(subject, "of"):
        return True
    acting = g.is_(subject, "noun.agent") or g.is_(subject, "noun.organ") or beside
    if not (acting or g.form(subject) in ("those", "plants", "subsidiaries")):
        return False
    kids = g.children(subject)
    return bool(told_apart(g, subject)) or any(
        g.dep(c) in ("relcl", "acl") or (g.dep(c) == "prep" and g.form(c) in ("with", "without", "in", "under", "from"))
        for c in kids
    )


def _set_beside(g: Graph, subject: int) -> bool:
    """Whether others of a kind are what it is set beside: "owners of boats sail more than owners of carts"."""
    if g.tag(subject) != "NNS" or scope.research(g, subject):
        return False
    than = next((p for p in range(subject + 1, len(g.words)) if g.form(p) == "than"), len(g.words))
    told = {g.form(p) for p in g.preps(subject)}
    return any(
        g.lemma(o) == g.lemma(subject) or (g.form(o) == "those" and g.form(o + 1) in told - {"of"})
        for o in range(than, len(g.words) - 1)
    )


def _cause(s: Scene, subject: int) -> list[Arg]:
    return s.args(subject, [])


def _than(g: Graph, verb: int) -> bool:
    return any(g.form(p) == "than" for p in g.subtree(verb))


def _likely(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "X is more likely to do Y"."""
    g = s.graph
    for word in g.children(verb, "acomp"):
        degree = [g.form(c) for c in g.children(word, "advmod")]
        degree += [g.form(c) for c in g.children(verb, "acomp") if c < word and g.tag(c) == "RBR"]
        able = g.form(word) == "able" and _having_more(g, subject)
        if g.form(word) not in _INCLINED or not ({"more", "less", "better"} & set(degree) or able):
            continue
        if is_agent(g, subject) and not _group(g, subject):
            continue
        if scope.research(g, subject):
            continue
        done = g.children(word, "xcomp") or g.children(verb, "xcomp")
        found = [a for c in done for a in effects(s, c, [p for p in g.subtree(c) if g.form(p) == "than"])]
        sign = "-" if "less" in degree else "+"
        return [Finding("cause", {"cause": _cause(s, subject), "effect": found}, sign, word, "en.cause.likely", 0.55)]
    return []


def _having_more(g: Graph, subject: int) -> bool:
    """ "guests with a deeper understanding are able to …": those who have less are not."""
    had = [o for o in g.governed(subject, "with") if g.is_noun(o)]
    return any(g.tag(c) == "JJR" or g.form(c) in ("more", "high") for o in had for c in g.children(o, "amod"))


def _more_of(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "firms that do X have higher Y", "firms with X perform better"."""
    g = s.graph
    if not _group(g, subject) and not (
        _than(g, verb) and g.children(subject, "amod", "compound") and g.is_(subject, "noun.agent")
    ):
        return []
    if verb in s.links and not (g.is_(subject, "noun.agent") or g.is_(subject, "noun.organ")):
        return []
    beside = [p for p in g.subtree(verb) if g.form(p) == "than"]
    for thing in g.objects(verb):
        told = [k for c in g.children(thing, "amod") for k in (c, *g.children(c, "advmod"))]
        marks = [
            g.form(c)
            for c in told
            if g.tag(c) in ("JJR", "RBR")
            or g.form(c) in ("more", "less")
            or (g.form(c) in g.lexicon.less and g.form(c) != "low")
        ]
        doing = any(
            g.dep(c) in ("relcl", "acl") or (g.dep(c) == "amod" and g.tag(c) == "VBN") for c in g.children(subject)
        )
        if (marks and g.is_(verb, "verb.gain")) or (doing and (g.is_(verb, "verb.come") or g.is_(verb, "verb.losing"))):
            found = s.args(thing, beside, effect=True)
        elif {"more", "less", "fewer"} & set(marks) and _group(g, subject):
            found = s.args(verb, [*beside, *g.subjects(verb), *g.children(verb, "advcl", "aux", "conj", "cc")])
        else:
            found = []
        if found:
            return [
                Finding(
                    "cause",
                    {"cause": _cause(s, subject), "effect": found},
                    "-" if g.is_(verb, "verb.losing") else "+",
                    verb,
                    "en.cause.contrast",
                    0.55,
                )
            ]
    choice = verb
    if g.is_(verb, "verb.seeming") or (
        g.lemma(verb) == "be" and any(g.form(c) == "inclined" for c in g.children(verb, "acomp"))
    ):
        choice = next((c for w in (verb, *g.children(verb, "acomp")) for c in g.children(w, "xcomp")), verb)
    if (
        g.lemma(choice) in ("prefer", "favor", "choose", "buy", "purchase", "avoid", "pay")
        and (choice != verb or g.lemma(choice) == "prefer")
        and _group(g, subject)
    ):
        found = s.args(choice, [*beside, *g.subjects(choice), *g.children(choice, "advcl", "aux", "conj", "cc")])
        return [Finding("cause", {"cause": _cause(s, subject), "effect": found}, "+", verb, "en.cause.group", 0.5)]
    better = [c for c in g.children(verb, "advmod") if g.form(c) in ("better", "worse", "more", "less")]
    better = [c for c in better if c > max(g.objects(verb), default=verb)] if _than(g, verb) else better
    better = [] if g.objects(verb) and not _than(g, verb) else better
    often = [k for c in g.children(verb, "advmod") for k in g.children(c, "advmod") if g.form(k) in ("more", "less")]
    if (better or often) and verb < min(better or often):
        shut = g.children(verb, "advcl", "aux", "conj", "cc", *(() if often else ("prep",)))
        found = s.args(verb, [*beside, *g.subjects(verb), *shut])
        sign = "-" if g.form((better or often)[0]) in _LESS else "+"
        return [Finding("cause", {"cause": _cause(s, subject), "effect": found}, sign, verb, "en.cause.contrast", 0.5)]
    return []


def _judged(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "guests served by machines judged the welcome less warm"."""
    g = s.graph
    if not g.is_(verb, "verb.seen") or not _group(g, subject):
        return []
    for word in g.children(verb, "oprd", "ccomp", "acomp", "xcomp"):
        degree = {g.form(word), *(g.form(c) for c in g.children(word, "advmod"))}
        more = g.tag(word) == "JJR" or degree & {"more", "less"}
        things = [c for c in (*g.objects(verb), *g.children(word, "nsubj")) if verb < c < word]
        if more and things:
            start = g.words[g.phrase(things[0], [word])[0]].start
            found = [Arg(start, g.words[word].end, word)]
            sign = "-" if degree & _LESS else "+"
            return [cause_of(_cause(s, subject), found, sign, verb, "en.cause.contrast", 0.5)]
    return []


def _is_more(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "guests who sing are more forgiving", "engaged guests are warmer"."""
    g = s.graph
    done = [c for c in g.children(subject) if g.dep(c) in ("relcl", "acl") or g.form(c) == "with"]
    done += [c for c in g.children(subject, "amod") if g.tag(c) in ("VBN", "VBG")]
    if not done or not _group(g, subject) or g.lemma(verb) not in ("be", "become", "feel"):
        return []
    for word in g.children(verb, "acomp"):
        degree = {g.form(word), *(g.form(c) for c in g.children(word, "advmod"))}
        if g.form(word) in _INCLINED or not (g.tag(word) == "JJR" or degree & {"more", "less"}):
            continue
        found = s.args(word, [*g.preps(word, "than"), *g.preps(word, "in")])
        sign = "-" if degree & _LESS else "+"
        return [cause_of(_cause(s, subject), found, sign, verb, "en.cause.contrast", 0.5)]
    return []


def _higher_in(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "Y is higher in X than in Z": X is the cause."""
    g = s.graph
    if g.lemma(verb) != "be" or is_agent(g, subject) or scope.research(g, subject):
        return []
    if stretches.names(g, subject) or ((meant := s.antecedent(subject)) is not None and stretches.names(g, meant)):
        return []  # "it", said of a relation
    for word in g.children(verb, "acomp"):
        if g.tag(word) != "JJR":
            continue
        places = [
            o
            for p in (*g.preps(word, "in", "for", "among", "under"), *g.preps(verb, "in", "for", "among", "under"))
            if not any(
                g.form(q) == "than" and g.form(p - 1) not in ("that", "those") for q in range(word, p - 1)
            )  # "greater than the rise in costs"
            for o in g.prep_objects(p)
        ]
        if places and (_than(g, verb) or _group(g, places[0])):
            sign = "-" if g.form(word) in _LESS else "+"
            own = [
                p
                for p in g.preps(subject, "in", "for", "under")
                if any(g.is_(o, "noun.grouping") for o in g.prep_objects(p))
            ]
            source = s.args(places[0], list(g.preps(places[0], "than")))
            if own:  # "Y in the A condition is higher than that in the B condition"
                source = [a for o in g.prep_objects(own[0]) for a in s.args(o, [])]
            found = s.args(subject, own)
            return _under(s, verb, source, found) or [cause_of(source, found, sign, word, "en.cause.contrast", 0.4)]
    return []


def _differs(s: Scene, verb: int, subject: int) -> list[Finding]:
    """ "Y differs between the A groups", "Y did not differ across W": what parts the groups is the cause."""
    g = s.graph
    if g.lemma(verb) != "differ" or is_agent(g, subject) or scope.research(g, subject):
        return []
    if stretches.names(g, subject):
        return []
    places = [o for o in g.governed(verb, "between", "across", "among", "by") if g.is_noun(o)]
    places = [o for o in places if g.children(o, "amod", "compound") or not g.is_(o, "noun.grouping")]
    if not places:
        return []
    source, found = [a for o in places for a in _telling(s, o)], s.args(subject, [])
    return _under(s, verb, source, found) or [cause_of(source, found, "?", verb, "en.cause.differ", 0.4)]


def _under(s: Scene, verb: int, source: list[Arg], found: list[Arg]) -> list[Finding]:
    """What a comparison holds under: "when W, Y does not differ between X groups", "in the W group, Y is higher"."""
    g = s.graph
    grouped = [o for o in g.governed(verb, "in", "under", "for") if g.is_(o, "noun.grouping") and o < verb]
    clause = circumstances.when_clause(g, verb)
    if clause is not None:
        third = circumstances.state(s, clause).args
    else:
        third = [a for o in grouped if g.children(o, "amod", "compound") for a in s.args(o, [])]
    ends = [*source, *found]
    if not third or any(a.start < end.end and end.start < a.end for a in third for end in ends):
        return []
    sign = "-" if standing.denied(g, verb) else "+"
    roles = {"cause": source, "moderator": third, "effect": found}
    return [Finding("moderate", roles, sign, verb, "en.moderate.compare", 0.45)]


def _telling(s: Scene, place: int) -> list[Arg]:
    """What the groups are: "the framing conditions" tells of framing."""
    g = s.graph
    if not g.is_(place, "noun.grouping"):
        return s.args(place, list(g.children(place, "nummod")))
    words = [w for c in g.children(place, "amod", "compound") for w in g.conjuncts(c)]
    span = g.span(words)
    return [Arg(span.start, span.end, max(words))]
