"""How a claim was found, as plain data: the sentence cut into pieces, each with what it is."""

from __future__ import annotations

import itertools
from dataclasses import dataclass

from pipeline.document import Claim, Document, Span

#: What a row's status may rest on, by the key that a claim keeps.
GROUNDS = {
    "number": "a numbered hypothesis or proposition states it",
    "words": "words of its sentence say whose claim it is",
    "before": "the sentence before says whose claim it is",
    "citation": "a citation covers it",
    "test": "its sentence tells how a test came out",
    "advice": "its sentence gives advice",
    "wording": "the relation itself is worded so",
    "past": "an abstract tells it in the past, as a result",
    "course": "the place in the abstract: before the aim, among the expectations or among the results",
    "section": "nothing in the sentence says whose claim it is, so its section decides",
    "framework": "the paper sets out its own division",
    "aside": "an aim takes it for granted",
    "modifier": "advice takes it for granted",
}


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text at ``[start, end)`` and what it is: names of roles, "cue", "statistic"; none for the rest."""

    text: str
    start: int
    end: int
    marks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """The passage of a claim with its roles and cues marked, and the rule that fired.

    ``passage`` covers the evidence without gaps; ``elsewhere`` holds roles that were taken from an
    earlier passage, and the verdict where it stands elsewhere.
    """

    rule: str
    confidence: float
    passage: tuple[Piece, ...]
    elsewhere: tuple[Piece, ...]
    attributes: tuple[tuple[str, str], ...]


def explain(document: Document, claim: Claim) -> Explanation:
    """What a claim rests on: ``document`` is the paper's, ``claim`` one of its claims."""
    marks = [(Span(r.start, r.end), r.name) for r in claim.roles]
    marks += [(cue, "cue") for cue in claim.cues]
    marks += [(Span(s.start, s.end), "statistic") for s in claim.statistics]
    if claim.verdict:
        marks.append((claim.verdict, "verdict"))
    inside = [(span, name) for span, name in marks if claim.evidence.covers(span)]
    outside = sorted((m for m in marks if not claim.evidence.covers(m[0])), key=lambda m: (m[0].start, m[1]))
    text = document.text
    attributes = {
        "type": claim.type,
        "polarity": claim.polarity,
        "status": f"{claim.status} ({GROUNDS[claim.ground]})",
        "hedged": "yes" if claim.hedged else "",
        "negated": "yes" if claim.negated else "",
        "hypothesis": claim.hypothesis or "",
        "supported": claim.supported or "",
    }
    return Explanation(
        rule=claim.rule,
        confidence=claim.confidence,
        passage=_pieces(text, claim.evidence, inside),
        elsewhere=tuple(Piece(span.of(text), span.start, span.end, (name,)) for span, name in outside),
        attributes=tuple((name, value) for name, value in attributes.items() if value),
    )


def _pieces(text: str, passage: Span, marks: list[tuple[Span, str]]) -> tuple[Piece, ...]:
    cuts = sorted({passage.start, passage.end, *(e for span, _ in marks for e in (span.start, span.end))})
    pieces = []
    for start, end in itertools.pairwise(cuts):
        here = tuple(name for span, name in marks if span.start <= start and end <= span.end)
        pieces.append(Piece(text[start:end], start, end, tuple(dict.fromkeys(here))))
    return tuple(pieces)
