"""Nouns that say how many there are ("three stages"), and what they name: "the dimensions of A, B and C"."""

from __future__ import annotations

import re

from pipeline.claims.en.graph import Graph

#: What a thing is set against, in brackets behind it: "one guest (versus two guests)"; what stands before the
#: "versus" as well ("the number of guests (one guest versus two guests)") says the levels of the thing.
_BESIDE = re.compile(
    r"\s?[(（]([^()（）]{1,40}\s)?(?:versus|vs\.?|compared (?:to|with)|rather than|as opposed to)\s"
    r"[^()（）]{1,60}[)）]",
    re.IGNORECASE,
)
#: Levels that are so many times as long as the thing are left out.
_MOST_BESIDE = 2

#: How many there are, where a list is as long as it says ("four dimensions of A, B, C and D").
_NUMBERS = {2: "two", 3: "three", 4: "four", 5: "five", 6: "six", 7: "seven", 8: "eight"}
#: So many names behind "dimensions of" are dimensions, counted or not.
_MANY = 3


def counted(g: Graph, noun: int) -> bool:
    """Whether a noun is counted: "three stages", "several types", "a three-stage process"."""
    words = [
        *g.children(noun, "nummod", "amod", "det"),
        *(c for m in g.children(noun, "nummod") for c in g.children(m)),
    ]
    named = (g.form(c).split("-")[0] for c in g.children(noun, "amod", "compound") if "-" in g.form(c))
    return any(g.form(c) in g.lexicon.sets["part.numbers"] or g.tag(c) == "CD" for c in words) or any(
        word in _NUMBERS.values() for word in named
    )


def so_many(g: Graph, noun: int, count: int) -> bool:
    """Whether a noun is said to be so many ("three stages", "a three-stage process", "3 types")."""
    words = [g.form(c) for c in g.children(noun, "nummod")]
    words += [g.form(c).split("-")[0] for c in g.children(noun, "amod", "compound") if "-" in g.form(c)]
    return str(count) in words or _NUMBERS.get(count, "") in words


def named(g: Graph, noun: int) -> list[int]:
    """A, B and C in "the dimensions of A, B and C" and "the two paths of A and B", where nothing else is a whole."""
    if g.tag(noun) != "NNS" or not g.is_(noun, "part.nouns") or g.children(noun, "conj"):
        return []
    inner = [c for o in g.governed(noun, "of") for c in g.conjuncts(o)]
    told = len(inner) >= _MANY or (len(inner) > 1 and so_many(g, noun, len(inner)))
    return inner[:1] if told and all(g.is_noun(c) for c in inner) else []


def levels_end(g: Graph, start: int, end: int) -> int:
    """Where a thing ends with the levels that are set against each other in brackets behind it."""
    beside = _BESIDE.match(g.text, end, g.words[-1].end)
    if beside and not (beside.group(1) and beside.end() - end > _MOST_BESIDE * (end - start)):
        return beside.end()
    return end
