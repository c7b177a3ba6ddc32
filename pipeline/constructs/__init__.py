"""Where a paper names the constructs of the field.

:func:`constructs` finds the concepts of the codebook and, with discovery on, phrases that behave like
constructs and stand in no codebook.
"""

from __future__ import annotations

from pipeline.constructs import discover, match
from pipeline.constructs.codebook import load_codebook
from pipeline.constructs.keys import key_of
from pipeline.constructs.settings import ConstructSettings
from pipeline.document import Codebook, Document, Mention, Mentions, Sentences
from pipeline.simplified import reading

__all__ = ["ConstructSettings", "constructs", "load_codebook"]


def constructs(document: Document, sentences: Sentences, codebook: Codebook, settings: ConstructSettings) -> Mentions:
    """All construct mentions of a paper, sorted, not overlapping.

    A mention from the codebook has the concept's id; a discovered one the phrase itself, in lower case.
    """
    text = reading(document).text
    known = match.finder(codebook)
    keys = [key_of(text, sentence.start, sentence.end) for sentence in sentences.items]
    both = list(zip(keys, sentences.items, strict=True))
    named = [known.longest(text, key, sentence) for key, sentence in both]
    hits = [[hit for hit in found if not hit.loose] for found in named]
    if not settings.discover:
        return Mentions(
            tuple(Mention(h.start, h.end, h.concept, "codebook", i) for i, found in enumerate(hits) for h in found)
        )
    terms = discover.terms(text, sentences)
    taken = terms.taken(frozenset(text[hit.start : hit.end] for found in hits for hit in found))
    taken |= discover.seconds(text, sentences, hits, terms, taken)
    again = discover.finder(taken)
    out = []
    for index, (key, sentence) in enumerate(both):
        general = {(hit.start, hit.end): hit.concept for hit in named[index] if hit.loose}
        found = {hit for hit in terms.places.get(index, []) if hit.concept in taken}
        found |= set(again.all(text, key, sentence))
        meant = [h for h in sorted(found) if (h.start, h.end) not in general or terms.means(taken[h.concept], h)]
        for hit, via in discover.settle(text, sentence, hits[index], meant, taken):
            place = (hit.start, hit.end)
            if via == "discovered" and place in general:
                out.append(Mention(*place, general[place], "codebook", index))
            else:
                concept = hit.concept if via == "codebook" else taken[hit.concept].concept
                out.append(Mention(*place, concept, via, index))
    return Mentions(tuple(out))
