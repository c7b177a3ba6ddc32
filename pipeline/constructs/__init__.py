"""Where a paper names the constructs of the field.

:func:`constructs` finds the concepts of the codebook and, with discovery on, phrases that behave like
constructs and stand in no codebook.
"""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.constructs import discover, match
from pipeline.constructs.codebook import load_codebook
from pipeline.constructs.keys import key_of
from pipeline.document import Codebook, Document, Mention, Mentions, Sentences
from pipeline.settings import setting

__all__ = ["ConstructSettings", "constructs", "load_codebook"]


@dataclass(frozen=True, slots=True)
class ConstructSettings:
    """How constructs are found."""

    discover: bool = setting(True, "also find phrases that behave like constructs but stand in no codebook")


def constructs(document: Document, sentences: Sentences, codebook: Codebook, settings: ConstructSettings) -> Mentions:
    """All construct mentions of a paper, sorted, not overlapping.

    A mention from the codebook has the concept's id; a discovered one the phrase itself, in lower case.
    """
    text = document.text
    known = match.finder(codebook)
    keys = [key_of(text, sentence.start, sentence.end) for sentence in sentences.items]
    both = list(zip(keys, sentences.items, strict=True))
    hits = [[hit for hit in known.longest(text, key, sentence) if not hit.loose] for key, sentence in both]
    if not settings.discover:
        return Mentions(
            tuple(Mention(h.start, h.end, h.concept, "codebook", i) for i, found in enumerate(hits) for h in found)
        )
    terms = discover.terms(text, sentences)
    taken = terms.taken() | discover.seconds(text, sentences, hits, terms)
    again = discover.finder(taken)
    out = []
    for index, (key, sentence) in enumerate(both):
        found = {hit for hit in terms.places.get(index, []) if hit.concept in taken}
        found |= set(again.all(text, key, sentence))
        for hit, via in discover.settle(hits[index], sorted(found), taken, sentence):
            concept = hit.concept if via == "codebook" else taken[hit.concept].concept
            out.append(Mention(hit.start, hit.end, concept, via, index))
    return Mentions(tuple(out))
