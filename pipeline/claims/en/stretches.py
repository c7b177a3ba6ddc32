"""Noun phrases by their places alone, where parsers join them ill: "between X and Y", "of X on Y"."""

from __future__ import annotations

import re

from pipeline.claims.en.finding import is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg

#: The prepositions before what is influenced.
ON = ("on", "upon", "over", "onto")
_QUOTES = " “”\"‘’'「」"
_JOINTS = frozenset({"–", "—", "→", *_QUOTES.strip()})
#: A plain hyphen between two names: "CSR-CFP", "online search - sales".
_TWO_NAMES = re.compile(r"[A-Z]{2,8}-[A-Z]{2,8}|[^-]{2,60} - [^-]{2,60}")
_TWO_WORDS = re.compile(r"[^\W\d_]{5,40}-[^\W\d_]{5,40}")
#: What stands before the sides of a further relation: "of A on B, and those of C on D".
_ADDING = frozenset({",", "and", "those"})
_AUXILIARIES = frozenset({"be", "have", "do"})
#: What ends a noun phrase for certain: marks, finite verbs, and words that open a circumstance.
_AFTER = frozenset({".", ",", ":", "-LRB-", "-RRB-", "VBZ", "VBD", "VBP", "MD", "WDT"})
_CIRCUMSTANCES = frozenset({"as", "through", "via", "by", "when", "if", "such", "than", "where", "while", "because"})


def by_place(g: Graph, noun: int, of: tuple[str, ...] = ON) -> tuple[Arg, Arg] | None:
    """The sides by their places alone, where "between X and Y" or "of X on Y" is plain: parsers join such nouns ill.

    ``of`` are the words that part the sides after "of".
    """
    return None if g.is_(noun, "noun.compares") else _pair(g, noun + 1, of)


def further_pairs(g: Graph, noun: int, of: tuple[str, ...] = ON) -> list[tuple[Arg, Arg]]:
    """The next sides of "the links between A and B, between C and D, and between E and F"."""
    out, pair = [], by_place(g, noun, of)
    while pair:
        start = pair[1].head + 1
        at = next((p for p in range(start, min(start + 4, len(g.words))) if g.form(p) not in _ADDING), start)
        pair = _pair(g, at, of) if at > start and g.form(at) == g.form(noun + 1) else None
        out += [pair] if pair else []
    return out


def _pair(g: Graph, at: int, of: tuple[str, ...]) -> tuple[Arg, Arg] | None:
    """What "between" or "of" at a place joins."""
    if at + 1 >= len(g.words) or g.form(at) not in ("between", "of"):
        return None
    if g.form(at) == "of" and g.tag(at + 1) == "VBG" and g.objects(at + 1):
        return None  # "the paths of doing A and doing B"
    middle = ("and",) if g.form(at) == "between" else of
    inner = "of" if g.form(at) == "between" else ""  # "between the duration of X and Y"
    asked = {p for p in range(at + 2, len(g.words)) if g.is_asked(p)}
    part = (
        p
        for p in range(at + 1, len(g.words))
        if p not in asked and (g.form(p) in middle or not (_nominal(g, p) or g.form(p) == inner))
    )
    cut = next(part, -1)
    if cut < 0 or g.form(cut) not in middle:
        return None
    end = next((p for p in range(cut + 1, len(g.words)) if not _nominal(g, p)), len(g.words))
    later = end + 1 + (end + 2 < len(g.words) and g.form(end + 1) == "those")
    again = later < len(g.words) and g.form(end) == "and" and g.form(later) == g.form(at)
    if end < len(g.words) and not again and (not _ends_phrase(g, end) or _lists(g, end)):
        return None
    sides = (bare(g, at + 1, cut), bare(g, cut + 1, end))
    return (sides[0], sides[1]) if sides[0] and sides[1] else None


def by_dash(g: Graph, noun: int) -> tuple[Arg, Arg] | None:
    """The sides of "the trust–loyalty link" and "the “trust-loyalty” link"; a plain hyphen counts in quotes alone."""
    if not g.is_(noun, "noun.correlation"):
        return None
    first = noun
    while first > 0 and (_nominal(g, first - 1) or g.form(first - 1) in _JOINTS) and g.tag(first - 1) != "DT":
        first -= 1
    start, end = g.words[first].start, g.words[noun].start
    name = g.text[start:end].strip(_QUOTES)
    start = g.text.index(name, start)
    quoted = g.text[start - 1] in _QUOTES.strip() and g.text[start + len(name)] in _QUOTES.strip()
    quoted = quoted or _TWO_NAMES.fullmatch(name) is not None or _two_things(g, name)
    marks = [at for at, sign in enumerate(name) if sign in "–—→" or (quoted and sign == "-")]
    if len(marks) != 1:
        return None
    one, two = name[: marks[0]].rstrip(), name[marks[0] + 1 :].lstrip()
    heads = [p for p in range(first, noun) if one and two and is_agent(g, p)]
    if not one or not two or heads:
        return None
    last = start + len(name)
    return Arg(start, start + len(one), noun), Arg(last - len(two), last, noun)


def _two_things(g: Graph, name: str) -> bool:
    """Whether a hyphen joins two things ("trust-loyalty"), no actors and no measure ("buyer-seller", "cross-level")."""
    lists = ("noun.agent", "noun.organ", "noun.empty", "noun.machine", "noun.relation", "comparative.plus")
    halves = [half.lower() for half in name.split("-")] if _TWO_WORDS.fullmatch(name) else []
    return bool(halves) and not any(g.lexicon.has(one, half) for one in lists for half in halves)


def names(g: Graph, place: int) -> bool:
    """Whether a word names a relation or a correlation; contributions of money and benefits had are things."""
    if g.form(place) in ("contributions", "benefits") and not (g.preps(place, "of") or g.preps(place, *ON)):
        return False
    return g.is_(place, "noun.relation") or g.is_(place, "noun.correlation")


def _nominal(g: Graph, place: int) -> bool:
    """Whether a word can stand in a plain noun phrase; a bare verb form before a noun is a noun there."""
    tag = g.tag(place)
    if g.form(place) == "such" and place + 1 < len(g.words) and g.form(place + 1) == "that":
        return False
    if tag in ("VB", "VBP"):
        return place + 1 < len(g.words) and g.tag(place + 1).startswith("NN") and g.lemma(place) not in _AUXILIARIES
    return tag.startswith(("NN", "JJ")) or tag in ("VBN", "VBG", "DT", "PRP$", "POS", "HYPH", "CD")


def _lists(g: Graph, comma: int) -> bool:
    """Whether a comma stands within a list: "on trust, calm and joy", where no clause begins with what "and" adds."""
    joint = next((p for p in range(comma + 1, len(g.words)) if not _nominal(g, p) and g.form(p) != ","), comma)
    if g.form(comma) != "," or joint == comma + 1 or g.form(joint) not in ("and", "or"):
        return False
    after = next((p for p in range(joint + 1, len(g.words)) if not _nominal(g, p)), len(g.words))
    return after > joint + 1 and (after == len(g.words) or g.tag(after) not in ("VBZ", "VBD", "VBP", "MD"))


def _ends_phrase(g: Graph, place: int) -> bool:
    """Whether a word can only stand behind a noun phrase; "and" where another relation follows."""
    if g.form(place) == "and":
        after = next((p for p in range(place + 1, len(g.words)) if not _nominal(g, p)), len(g.words)) - 1
        return names(g, after)
    return g.tag(place) in _AFTER or g.form(place) in _CIRCUMSTANCES or g.form(place) in ON


def phrases_between(g: Graph, start: int, end: int) -> list[Arg]:
    """The coordinated noun phrases that fill a stretch; [] where anything else stands in it."""
    out: list[Arg] = []
    for place in range(start, end + 1):
        if place == end or g.form(place) in ("and", ","):
            piece = bare(g, start, place)
            if piece is None and start < place:
                return []
            out += [piece] if piece else []
            start = place + 1
        elif not (_nominal(g, place) or (g.is_verb(place) and _nominal(g, place + 1))):
            return []
    return out


def phrase_before(g: Graph, place: int, after: int) -> Arg | None:
    """The plain noun phrase that ends right before a place and begins behind another."""
    start = place
    while start - 1 > after and _nominal(g, start - 1):
        start -= 1
    return bare(g, start, place)


def bare(g: Graph, start: int, end: int) -> Arg | None:
    """The stretch without its determiners; None where it ends in no noun or names a relation itself."""
    while start < end and g.tag(start) == "DT":
        start += 1
    while start < end and g.tag(end - 1) == "JJR":  # "makes the effect of X on Y stronger"
        end -= 1
    if start >= end or not (g.tag(end - 1).startswith("NN") or g.tag(end - 1) == "VBG"):
        return None
    if any(g.is_(p, "noun.relation") or g.is_(p, "noun.correlation") for p in range(start, end)):
        return None
    head = next((p - 1 for p in range(start + 1, end) if g.tag(p) == "IN"), end - 1)  # "the mix of staff"
    return Arg(g.words[start].start, g.words[end - 1].end, head)
