"""Parts in brackets behind their whole: the parser is not shown what brackets hold."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.claims.en import counts
from pipeline.claims.en.finding import Finding
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.parts import division, whole_of
from pipeline.claims.en.scene import Arg, Scene

_BRACKETED = re.compile(
    r"[(（]\s?(?![^()（）]{0,160}\b(?:1[89]|20)\d\d\b)"
    r"((?:including|namely|i\.\s?e\.,?|that is,?|e\.g\.,?|for (?:example|instance),?|such as)\s+|)"
    r"([^()（）]{3,160})[)）]"
)
#: In characters; a longer stretch is no member of a list.
_LONG = 80
#: In words; a longer bracket holds no row of names.
_LONGEST = 30
_BETWEEN = re.compile(r"\s*(?:[,，;；、]\s*(?:and\s|or\s)?|\band\s|\bor\s)\s*")
_ARTICLE = re.compile(r"(?:the|an?) ", re.IGNORECASE)
_COMMA = re.compile(r"\s*[,，;；]\s*(?:and\s|or\s)?\s*")


def read(s: Scene) -> list[Finding]:
    """ "employee voice (including promotive and prohibitive voice)", "three stages (warming, talking, leaving)"."""
    g = s.graph
    start, end = g.words[0].start, g.words[-1].end
    out: list[Finding] = []
    for match in _BRACKETED.finditer(g.text, start, end):
        before = [p for p, w in enumerate(g.words) if w.end <= match.start()]
        noun = _host(g, before[-1]) if before else -1
        if noun < 0:
            continue
        members = _as_many(g, noun, *match.span(2))
        named = match.group(1).startswith(("including", "namely")) or _alike(g, noun, members)
        named_so = g.dep(noun) in ("nsubj", "nsubjpass", "dobj", "attr") or g.form(g.head(noun)) == "into"
        counting = named_so and counts.so_many(g, noun, len(members))
        counting = counting and len(members) >= _FEWEST
        named = named or counting or noun != before[-1] or _told_in_full(g, noun, match.group(1))
        named = named or (not match.group(1).startswith(("e", "f", "s")) and _kinds(g, noun, members, match.group(2)))
        if not named:
            counted = [p for p in before[-6:] if g.is_(p, "part.strict") and counts.counted(g, p)]
            if not counted:
                continue
            noun = counted[-1]
        if match.group(1).startswith(("i", "that")) and _means_one(g.text, members):
            continue  # "(i.e., a joint, open process of A and B)" says what the noun means
        told = match.group(1) or named or counts.so_many(g, noun, len(members))
        if len(members) > 1 and told and all(m.end - m.start < _LONG for m in members):
            whole = s.args(noun, [])[:1] if match.group(1) or named else whole_of(s, noun)
            edge = g.words[before[-1]].end  # "freshness (scent, crunch and shine) of bread"
            whole = [replace(w, end=min(w.end, edge)) for w in whole if w.start < edge]
            bare = [replace(m, start=o.end() if (o := _ARTICLE.match(g.text, m.start)) else m.start) for m in members]
            out += division(s, whole, bare, noun, "en.part.bracket", 0.5)
    return out


def _means_one(text: str, members: list[Arg]) -> bool:
    """Whether one article opens a bracket and stands for all of it."""
    opened = [bool(_ARTICLE.match(text, m.start)) for m in members]
    return len(opened) > 1 and opened[0] and not all(opened)


def _host(g: Graph, last: int) -> int:
    """The noun that a bracket behind a word tells of: that word, or what "four sources are found (…)" names; or -1."""
    if g.is_noun(last):
        return last
    named = g.children(last, "nsubjpass") if g.is_(last, "part.divide") and g.is_passive(last) else []
    return named[0] if named and g.tag(named[0]) == "NNS" else -1


def _told_in_full(g: Graph, noun: int, opening: str) -> bool:
    """Whether "i.e." opens a list of what a plural speaks of: "three goods (i.e., bread, milk and salt)"."""
    plural = g.tag(noun) == "NNS" and g.is_(noun, "part.nouns") and not counts.counted(g, noun)
    return plural and opening.startswith(("i.", "that"))


def examples(s: Scene, noun: int) -> list[Arg]:
    """What "(e.g., A and B)" right behind a noun's phrase lists."""
    g = s.graph
    for match in _BRACKETED.finditer(g.text, g.words[noun].end, g.words[-1].end):
        between = [p for p, w in enumerate(g.words) if g.words[noun].start < w.start < match.start()]
        if match.group(1) and not any(g.is_verb(p) or g.tag(p) in (",", "MD") for p in between):
            members = _members(g.text, *match.span(2))
            return members if len(members) > 1 and all(m.end - m.start < _LONG for m in members) else []
    return []


def is_row(words: Sequence[str], opening: int) -> bool:
    """Whether names in a row stand in a bracket of a sentence, word by word in lower case."""
    inside = words[opening + 1 : opening + 1 + _LONGEST]
    end = next((p for p, word in enumerate(inside) if word in (")", "）")), 0)
    told = inside[:end]
    return "," in told and "and" in told and not any(word.isdigit() for word in told)


def acting(g: Graph, noun: int) -> list[Arg]:
    """A, B and C behind "three forms of X (A, B and C)": what is said of so many forms is said of each."""
    if noun < 0 or not g.is_(noun, "part.nouns"):
        return []
    last = max(p for p in g.subtree(noun) if p == noun or g.head(p) >= noun)
    behind = g.words[last].end
    match = _BRACKETED.match(g.text, behind + g.text[behind : behind + 1].isspace(), g.words[-1].end)
    found = _members(g.text, *match.span(2)) if match else []
    return found if counts.so_many(g, noun, len(found)) else []


def _members(text: str, start: int, end: int) -> list[Arg]:
    """What stands between the conjunctions of a bracket."""
    gaps = [gap.span() for gap in _BETWEEN.finditer(text, start, end)]
    begins, ends = [start, *(b for _, b in gaps)], [*(a for a, _ in gaps), end]
    return [Arg(a, b, -1) for a, b in zip(begins, ends, strict=True) if b > a]


def _as_many(g: Graph, noun: int, start: int, end: int) -> list[Arg]:
    """The members of a bracket; those between commas alone where the noun counts these ("two acts (A and B, C)")."""
    members = _members(g.text, start, end)
    commas = [comma.span() for comma in _COMMA.finditer(g.text, start, end)]
    if not commas or counts.so_many(g, noun, len(members)):
        return members
    begins, ends = [start, *(b for _, b in commas)], [a for a, _ in commas]
    apart = [Arg(a, b, -1) for a, b in zip(begins, ends, strict=False)] + _members(g.text, begins[-1], end)
    return apart if counts.so_many(g, noun, len(apart)) else members


#: Names of kinds: small letters alone, few words, joined by "and" or commas.
_PLAIN = re.compile(r"[a-z][a-z’'-]*(?: [a-z’'-]+){0,4}")
_FEWEST, _MOST = 3, 8


def _kinds(g: Graph, noun: int, members: list[Arg], listed: str) -> bool:
    """Whether a bracket names the kinds of things: "perceived values (use, joy and pride)"; persons are of none."""
    others = ("noun.agent", "noun.organ", "noun.data", "noun.research", "noun.time", "noun.generic")
    if any(g.is_(noun, name) for name in others) or not _FEWEST <= len(members) <= _MOST:
        return False
    if g.is_(noun, "part.strict") and counts.counted(g, noun):
        return False
    names = [g.text[m.start : m.end].strip() for m in members]
    plain = all(_PLAIN.fullmatch(name) and not g.lexicon.sets["part.no_kind"] & set(name.split()) for name in names)
    return plain and " and " in listed and " of " not in names[0]


def _alike(g: Graph, noun: int, members: list[Arg]) -> bool:
    """Whether all members are of the noun's kind: "perception (visual perception and haptic perception)"."""
    name = g.form(noun)
    return len(members) > 1 and all(g.text[m.start : m.end].lower().endswith(" " + name) for m in members)
