"""How far an attribution reaches: what its words mean in a section, which clauses and citation marks it covers."""

from __future__ import annotations

import re
from bisect import bisect_left
from operator import attrgetter

from pipeline.document import Citation, Section, Sentence, Span

#: Sections in which a paper speaks of its own results unless it says otherwise.
OWN = frozenset({"findings", "conclusion", "discussion"})
ARGUED = frozenset({"introduction", "theory", "hypotheses"})
#: How far after a narrative citation its verb may stand, in characters.
VERB_REACH = 14
_START = attrgetter("start")


def meaning(kind: str, section: Section) -> str | None:
    """The status that words of a kind give in a section."""
    own = section.kind not in ARGUED
    if kind == "sum":
        return "finding" if own else None
    if kind == "result":
        return "finding" if own else "cited"
    if kind == "opinion":
        return "finding" if own else "hypothesis"
    if kind in ("aim", "model"):
        return "hypothesis" if kind == "model" or section.kind not in OWN else None
    return kind


def says(text: str, end: int, result: re.Match[str]) -> bool:
    """Whether a result's words are the verb of those named right before it ("many studies have shown that")."""
    words = text[end : result.start()]
    return 0 <= len(words) <= VERB_REACH and end <= result.start() and not set(words) & set(",;.，；。")


def by_section(section: Section) -> str:
    """The status of what is asserted in a section without attribution."""
    return "finding" if section.kind in OWN else "background"


def widened(sentence: Sentence, clause: Span) -> Span:
    """The clause made as wide as the sentence's own clauses that it touches."""
    touched = [c for c in sentence.clauses if c.overlaps(clause)]
    return Span(min([clause.start, *(c.start for c in touched)]), max([clause.end, *(c.end for c in touched)]))


def between(marks: tuple[Citation, ...], start: int, end: int) -> range:
    """Indexes of the citation marks that start in ``[start, end)``."""
    return range(bisect_left(marks, start, key=_START), bisect_left(marks, end, key=_START))
