"""Wholes and their parts: "X consists of A and B", "three stages of X: A, B and C", "A is a dimension of X"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from pipeline.claims.en import counts, lists, nouns, relatives, scope
from pipeline.claims.en.finding import Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Scene

_OPENING = frozenset({"including", "namely", ":", "i.e.", "i.e", "-", "such", "is", ",", "，"})  # a list; "that is,"
_DASHES = frozenset({"–", "—", "--"})
#: Of the verbs that need no preposition, those that divide as participles, too ("a path comprising A and B").
_MAKING = ("comprise", "encompass", "involve", "entail", "contain")
_ENDING = (".", ":", "VBZ", "VBD", "VBP", "MD", "WDT")


def read(s: Scene) -> list[Finding]:
    """All divisions of the sentence."""
    g = s.graph
    out: list[Finding] = []
    for place in sorted({*g.verbs, *g.standing(_OPENING), *g.standing(_DASHES)}):
        if g.is_verb(place):
            out += _part_verb(s, place)
        if g.form(place) in (",", "，"):
            out += _appended(s, place)
        elif g.form(place) in _DASHES:
            out += _between(s, place)
        elif g.form(place) in _OPENING and (g.form(place) != "is" or _that_is(g, place)):
            out += _listed(s, place)
    return out


# --------------------------------------------------------------------------- parts


def _part_verb(s: Scene, verb: int) -> list[Finding]:
    """ "X consists of A and B", "X is divided into A and B"."""
    g = s.graph
    lemma = g.lemma(verb)
    if lemma == "be":
        return _is_part(s, verb)
    if found := ("as" in g.forms and _as_parts(s, verb)) or (g.is_(verb, "part.evolve") and _from_to(s, verb)):
        return found
    if g.is_(verb, "part.make") and not g.is_passive(verb):
        return _makes_up(s, verb)
    preps, passive = lists.preps_of(lemma)
    making = g.tag(verb) == "VBG" and g.dep(verb) in ("acl", "pcomp") and lemma in _MAKING
    if lemma in g.lexicon.sets["part.verbs"] and (g.tag(verb) != "VBG" or making) and not g.is_passive(verb):
        named = g.objects(verb)
        loose = lemma in ("comprise", "include", "contain", "cover", "involve", "entail", "embrace", "incorporate")
    elif (passive and g.is_passive(verb)) or (preps and not passive):
        named = [o for o in g.governed(verb, *preps) if o > verb or g.dep(verb) == "relcl"]
        loose = "through" in preps or lemma in (
            "reflect",
            "manifest",
            "embody",
            "form",
            "make",
            "break",
            "conceptualize",
            "group",
            "constitute",
        )
    elif passive and g.objects(verb):
        return _divide(s, verb, passive)
    else:
        return []
    if g.dep(verb) == "acl":
        whole = [a for o in relatives.said_of(g, g.head(verb)) or [g.head(verb)] for a in s.args(o, [verb])]
    else:
        whole = causes(s, verb)
    whole = [_fuller(s, a) for a in whole if a.head < 0 or not scope.research(g, a.head)]
    parts = [a for o in named for a in _parts(s, o)]
    if named:
        listed = lists.list_from(s, min(g.phrase(named[0])))
        semicolons = any(g.form(p) in (";", "；") for p in range(verb, len(g.words)))
        if listed and (semicolons or (len(listed) > max(2, len(parts)) and all(lists.plain(g, a) for a in listed))):
            whole, parts = whole[:1], listed
    if not whole or len(parts) < 2 or any(_counts(g, a) for a in parts):
        return []
    if lemma == "make" and not g.children(verb, "prt"):
        return []
    alike = all(a.head >= 0 and g.is_(a.head, "part.strict") for a in parts)  # "from the A dimension and B dimension"
    if g.is_(verb, "part.having") and not alike and not any(_several(g, o) for o in named):
        return []
    if any(a.head >= 0 and (g.is_(a.head, "noun.share") or _of_effect(g, a.head)) for a in whole):
        return []
    return division(s, whole, parts, verb, "en.part.verb", 0.7 if not loose else 0.6)


def _of_effect(g: Graph, noun: int) -> bool:
    """Whether a whole is what drives something or comes of it: "the drivers of Y include A" tells causes, no parts."""
    named = g.tag(noun) == "NNS" and (g.is_(noun, "noun.driver") or g.is_(noun, "noun.outcome"))
    return named and bool(g.preps(noun, "of", "to", "for", "behind", "from"))


def _several(g: Graph, noun: int) -> bool:
    """Whether a noun of division speaks of several parts, or of a whole of so many ("a three-stage process")."""
    return g.is_(noun, "part.strict" if g.tag(noun) == "NNS" else "part.nouns") and (
        g.tag(noun) == "NNS" or counts.counted(g, noun)
    )


def _as_parts(s: Scene, verb: int) -> list[Finding]:
    """ "we identify A and B as the dimensions of X", "A and B are seen as forms of X"."""
    g = s.graph
    for prep in [p for o in (verb, *g.objects(verb)) for p in g.preps(o, "as")]:
        for noun in g.prep_objects(prep):
            if not g.is_(noun, "part.strict") or g.tag(noun) != "NNS":
                continue
            whole = [a for o in g.governed(noun, "of") for a in s.args(o, [])]
            named = g.subjects(verb) if g.is_passive(verb) else g.objects(verb) or g.governed(verb, "between")
            parts = [a for o in named for a in s.args(o, [prep])]
            if len(parts) > 1 and whole and not any(a.head >= 0 and scope.research(g, a.head) for a in parts):
                return division(s, whole, parts, noun, "en.part.as", 0.6)
    return []


def _from_to(s: Scene, verb: int) -> list[Finding]:
    """ "X evolves from A to B, and then to C"."""
    g = s.graph
    start = next((p for p in range(verb + 1, min(verb + 4, len(g.words))) if g.form(p) == "from"), -1)
    if start < 0:
        return []
    end = next((p for p in range(start, len(g.words)) if g.tag(p) in _ENDING), len(g.words))
    marks = [start, *(p for p in range(start, end) if g.form(p) in ("to", "into")), end]
    pieces = [lists.stripped(g, list(range(one + 1, other))) for one, other in pairwise(marks)]
    parts = [Arg(g.words[p[0]].start, g.words[p[-1]].end, lists.head_of(g, p)) for p in pieces if p]
    whole = [a for a in causes(s, verb) if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    if len(parts) < max(2, len(pieces)) or not all(lists.plain(g, a) for a in parts):
        return []
    return division(s, whole[:1], parts, verb, "en.part.fromto", 0.5)


def _counts(g: Graph, part: Arg) -> bool:
    """Whether a part is a number of things: "12,000 papers" and "two mills" make up a sample or a scene."""
    if part.head < 0:
        return False
    return g.tag(part.head) == "CD" or any(g.tag(c) == "CD" for c in g.children(part.head, "nummod"))


def _fuller(s: Scene, whole: Arg) -> Arg:
    """ "these modes": the modes that the sentence has named before ("the modes of taking perspective")."""
    g = s.graph
    if whole.head < 0 or not any(g.lexicon.has("noun.told", g.form(c)) for c in g.children(whole.head, "det")):
        return whole
    alike = [p for p in range(whole.head) if g.lemma(p) == g.lemma(whole.head) and g.preps(p, "of")]
    return s.args(alike[-1], [])[0] if alike else whole


def _is_part(s: Scene, verb: int) -> list[Finding]:
    """ "A is a dimension of X", "the three stages of X are A, B and C"."""
    g = s.graph
    out = []
    for noun in g.children(verb, "nsubj"):
        members = [a for o in g.children(verb, "attr") for a in s.args(o, [])]
        if g.form(noun) == "which" and g.dep(verb) == "relcl":
            noun = g.head(verb) if g.is_noun(g.head(verb)) else noun
            noun = next((a for a in (noun, *g.ancestors(noun)) if g.is_(a, "part.strict")), noun)
        counted = g.is_(noun, "part.strict") and g.tag(noun) == "NNS" and not g.children(noun, "conj")
        counted = counted and bool(g.children(noun, "nummod", "det"))
        if counted and len(members) > 1 and g.governed(noun, "of"):
            return division(s, whole_of(s, noun), members, noun, "en.part.are", 0.6)
    for noun in g.children(verb, "attr"):
        whole = [a for o in g.governed(noun, "of", "in") if g.is_noun(o) for a in s.args(o, [])]
        if g.is_(noun, "part.share") and whole and nouns.kind(g, noun) is None:
            parts = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
            out += division(s, whole, parts, noun, "en.part.share", 0.5)
    return out


def _makes_up(s: Scene, verb: int) -> list[Finding]:
    """ "A, B and C constitute the three pillars of X"."""
    g = s.graph
    if g.lemma(verb) == "make" and not any(g.form(c) == "up" for c in g.children(verb, "prt")):
        return []
    if g.lemma(verb) == "form" and not {"together", "jointly"} & {g.form(p) for p in range(max(0, verb - 2), verb)}:
        return []
    whole = []
    for o in g.objects(verb):
        if g.is_(o, "part.nouns") and counts.counted(g, o):
            whole += [a for one in g.governed(o, "of") for a in s.args(one, [])]
        elif nouns.kind(g, o) is None and (g.children(o, "compound", "prep") or not g.is_(o, "noun.generic")):
            whole += s.args(o, [])
    together = [c for c in g.children(verb, "advmod") if c < verb]
    parts = causes(s, verb, together)
    return division(s, whole, parts, verb, "en.part.make", 0.6) if whole and len(parts) > 1 else []


def _divide(s: Scene, verb: int, preps: list[str]) -> list[Finding]:
    """ "we divide X into A and B"."""
    g = s.graph
    into = [p for p in preps if p == "into"]
    named = g.governed(verb, *into) if into else []
    named += [o for thing in g.objects(verb) for o in (g.governed(thing, *into) if into else [])]
    parts = [a for o in named for a in _parts(s, o)]
    things = g.objects(verb)
    if any(g.tag(o) == "PRP" for o in things) and g.dep(verb) == "conj":
        things = g.objects(g.head(verb)) or things
    whole = [a for o in things for a in s.args(o, list(g.preps(o, "into", "as")))]
    return division(s, whole, parts, verb, "en.part.divide", 0.6) if len(parts) > 1 and whole else []


def _parts(s: Scene, head: int) -> list[Arg]:
    """The members of a list; "three stages: A, B and C" gives A, B and C."""
    g = s.graph
    counted = (g.is_(head, "part.nouns") or g.is_(head, "noun.generic")) and counts.counted(g, head)
    told = counted and (lists.after_colon(s, head) or _members(s, head))
    listed = [a for o in g.governed(head, "of") for a in s.args(o, [])] if g.is_(head, "part.strict") else []
    if not told and len(listed) > 1 and g.children(head, "det") and g.tag(head) == "NNS":
        return listed  # "through the stages of A, B and C"
    if counted:
        return told or []
    return _by_adjectives(s, head) or s.args(head, [])


def _by_adjectives(s: Scene, head: int) -> list[Arg]:
    """ "absorptive, inductive and analytical learning" names three kinds of learning by their adjectives."""
    g = s.graph
    for first in g.children(head, "amod", "compound", "nmod"):
        row = [c for c in g.conjuncts(first) if c < head]
        if len(row) > 1 and not g.children(head, "conj"):
            out = [Arg(g.words[c].start, g.words[c].end, c) for c in row[:-1]]
            return [*out, Arg(g.words[row[-1]].start, g.words[head].end, head)]
    return []


def _members(s: Scene, noun: int) -> list[Arg]:
    """What is listed after a noun of division: apposition, "namely", "including", "such as", "of"."""
    g = s.graph
    for o in g.governed(noun, "of"):
        for listed in (s.args(o, []), lists.list_from(s, min(g.phrase(o)))):
            if len(listed) > 1 and counts.so_many(g, noun, len(listed)):
                return listed
    for child in g.children(noun, "appos"):
        if child > noun:
            return s.args(child, [p for p in g.subtree(child) if g.is_(p, "part.like")])
    for first in g.children(noun, "conj")[:1]:
        named = s.args(first, [])
        if g.form(min(g.subtree(first)) - 1) in (",", "，") and len(named) > 1:
            return named
    for child in g.children(noun, "acl", "prep", "dep", "parataxis"):
        if g.form(child) in ("including", "namely") or (g.form(child) == "as" and g.form(child - 1) == "such"):
            inner = g.prep_objects(child) or g.objects(child)
            if inner:
                return [a for o in inner for a in s.args(o, [])]
    return []


def _listed(s: Scene, mark: int) -> list[Finding]:
    """ "three types of X: A, B and C", "two kinds of X, including A and B"."""
    g = s.graph
    first = mark
    if g.form(mark) == ":":
        members = lists.list_from(s, mark + 1)
    else:
        if g.form(mark) == "such":
            if mark + 1 >= len(g.words) or g.form(mark + 1) != "as":
                return []
            mark += 1
        inner = [] if _that_is(g, mark) else g.prep_objects(mark) or g.objects(mark)
        members = (
            [a for o in inner for a in s.args(o, [])]
            if inner
            else (lists.list_from(s, mark + 1) if g.form(mark) in ("namely", "i.e.", "i.e", "is") else [])
        )
    noun = _division_noun(g, first) if members else None
    if not members or (noun is not None and g.form(g.head(noun)) == "by" and not g.is_(noun, "part.strict")):
        return []
    if noun is None:
        return _named_alike(s, first, members)
    if g.form(first) in ("including", "such") and not _goes_with(g, first, noun):
        return []
    members = lists.as_many(s, noun, first, members)
    edge = g.words[first - 1].end
    whole = [replace(w, end=min(w.end, edge)) for w in whole_of(s, noun) if w.head < first]  # members may hang on it
    clauses = any(w.start == a.start and w.tag in ("IN", "TO", "PRP", "EX") for a in members for w in g.words)
    if clauses and not g.is_(noun, "part.strict"):
        return []
    if not whole and counts.so_many(g, noun, len(members)) and _only_named(g, noun):
        whole = s.args(noun, list(g.children(noun, "nummod", "conj", "appos", "acl")))
    if not whole:
        return []
    return division(s, whole, members, noun, "en.part.list", 0.65)


def _between(s: Scene, mark: int) -> list[Finding]:
    """ "the activities of a host – cooking, serving and talking – and …": the names between two dashes are parts."""
    g = s.graph
    end = next((p for p in range(mark + 1, min(mark + 25, len(g.words))) if g.form(p) in _DASHES), -1)
    noun = next((p for p in range(mark - 1, max(-1, mark - 7), -1) if g.is_(p, "part.nouns")), -1)
    if end < 0 or noun < 0 or g.tag(noun) != "NNS" or any(g.tag(p) in _ENDING for p in range(noun, end)):
        return []
    shut = g.words[end].start
    members = [a for a in lists.list_from(s, mark + 1) if a.end <= shut]
    if (
        len(members) < 3
        or not all(_is_name(g, a) for a in members)
        or "and" not in (g.form(p) for p in range(mark, end))
    ):
        return []
    whole = [replace(a, end=min(a.end, g.words[mark - 1].end)) for a in s.args(noun, [])][:1]
    return division(s, whole, members, noun, "en.part.list", 0.55)


def _only_named(g: Graph, noun: int) -> bool:
    """Whether nothing but its parts is told of a noun: "three challenges are seen: A, B and C"."""
    verb = next((a for a in g.ancestors(noun) if g.is_verb(a)), noun)
    told = g.is_(verb, "part.row") or (g.lemma(verb) in g.lexicon.verbs and not g.is_(verb, "part.divide"))
    told = told or g.form(g.head(noun)) == "by" or g.dep(noun) == "nsubj"
    return not (told or g.is_(noun, "part.strict"))


def _appended(s: Scene, mark: int) -> list[Finding]:
    """ "two types of X, A and B": behind the comma stand as many as the noun says."""
    g = s.graph
    noun = next((p for p in range(mark - 1, max(-1, mark - 8), -1) if g.is_(p, "part.strict")), -1)
    if noun < 0 or g.tag(noun) != "NNS" or not g.governed(noun, "of") or g.tag(mark - 1)[:2] != "NN":
        return []
    if any(g.form(p) in (",", "，", ":") or g.tag(p) in ("VBZ", "VBD", "VBP", "WDT") for p in range(noun, mark)):
        return []
    members = lists.list_from(s, mark + 1)
    if not members or not counts.so_many(g, noun, len(members)) or not all(_is_name(g, a) for a in members):
        return []
    start = g.words[mark].start
    whole = [replace(a, end=min(a.end, start)) for a in whole_of(s, noun) if a.start < start][:1]
    return division(s, whole, members, noun, "en.part.list", 0.6)


def _is_name(g: Graph, part: Arg) -> bool:
    """Whether a member is a plain phrase that begins and ends like a name: not "in towns", "followed by a talk"."""
    inside = [p for p, w in enumerate(g.words) if part.start <= w.start < part.end]
    tags = [g.tag(p) for p in inside]
    ends = g.is_noun(inside[-1]) or tags[-1] == "VBG"
    return lists.plain(g, part) and ends and tags[0] not in ("IN", "TO", "RB") and tags[:2] != ["VBN", "IN"]


def _that_is(g: Graph, place: int) -> bool:
    """Whether a list is opened by ", that is,"."""
    return 1 < place < len(g.words) - 1 and [g.form(p) for p in (place - 1, place, place + 1)] == ["that", "is", ","]


def _named_alike(s: Scene, mark: int, members: list[Arg]) -> list[Finding]:
    """ "the process, such as the first stage, the second stage": every member calls itself a stage."""
    g = s.graph
    if len(members) < 2 or not all(m.head >= 0 and g.is_(m.head, "part.strict") for m in members):
        return []
    host = next((a for a in (mark, *g.ancestors(mark)) if g.is_noun(a) and a < mark), None)
    if host is None or len({g.lemma(m.head) for m in members}) > 1:
        return []
    return division(s, s.args(host, [mark, g.head(mark)]), members, mark, "en.part.alike", 0.5)


def _division_noun(g: Graph, mark: int) -> int | None:
    """The counted noun of division before a list ("three stages", "two types of X"; "their drivers, that is, A")."""
    named = mark - 3 if _that_is(g, mark) else mark
    if named < mark and g.tag(named) == "NNS" and g.is_(named, "part.nouns") and g.form(named + 1) == ",":
        return named
    for place in range(mark - 1, max(-1, mark - 30), -1):
        if g.tag(place).startswith("NN") and g.is_(place, "part.nouns") and counts.counted(g, place):
            return place
    return None


def _goes_with(g: Graph, mark: int, noun: int) -> bool:
    """Whether "including" or "such as" opens the noun's own list; examples of no counted whole are none."""
    if g.form(mark) == "such" and not any(g.tag(c) == "CD" for c in g.children(noun, "nummod")):
        return False
    hosts: list[int] = []
    for above in g.ancestors(mark):
        if g.is_verb(above):
            break
        hosts.append(above)
    hosts = [a for a in hosts if g.is_noun(a)]
    return not hosts or noun in hosts or noun in g.subtree(hosts[0])


def whole_of(s: Scene, noun: int) -> list[Arg]:
    """What the counted parts are parts of: "… of X", "X's …", else the subject."""
    g = s.graph
    if g.is_(noun, "part.strict") or scope.research(g, noun):  # "a three-part view of X"
        for one in g.governed(noun, "of", "in"):
            return s.args(one, [])
        for c in g.children(noun, "poss"):
            return s.args(c, [])
        if names := [c for c in g.children(noun, "compound") if g.form(c) not in g.lexicon.sets["part.numbers"]]:
            return [Arg(g.words[min(g.phrase(names[0]))].start, g.words[names[-1]].end, names[-1])]
        for above in g.ancestors(noun):
            if g.is_verb(above):
                doing = [*causes(s, above), *(a for o in g.objects(above) for a in s.args(o, []))]
                doing = [a for a in doing if a.head not in g.conjuncts(noun)]
                found = [a for a in doing if a.head < 0 or not scope.research(g, a.head)][:1]
                if found and g.lemma(above) in g.lexicon.sets["part.divide"]:
                    return found
                break
        return []
    verb = g.head(noun)
    told = g.dep(noun) == "dobj" and g.is_(verb, "part.row") and not g.preps(noun, "of") and counts.counted(g, noun)
    if told and any(a.head >= 0 and not scope.research(g, a.head) for a in causes(s, verb)):
        return []  # "hospitality comprises three linked acts, namely …": the acts are no whole
    return (
        s.args(noun, list(g.children(noun, "nummod")))
        if g.preps(noun, "of", "on", "for") or g.children(noun, "compound", "amod", "poss", "relcl")
        else []
    )


def division(s: Scene, whole: list[Arg], parts: list[Arg], cue: int, rule: str, weight: float) -> list[Finding]:
    """One finding for each part, with its place where the sentence orders them."""
    g = s.graph
    ordered = rule == "en.part.fromto" or any(g.lemma(p) in g.lexicon.sets["part.ordered"] for p in range(len(g.words)))
    inside = [p for p in parts if not any(w.start <= p.start and p.end <= w.end for w in whole)]
    return [
        Finding("part", {"whole": whole, "part": [p]}, "", cue, rule, weight, [], place if ordered else None)
        for place, p in enumerate(inside, 1)
    ]
