"""Where a paper names the constructs of the field.

:func:`constructs` finds the concepts of the codebook.
"""

from __future__ import annotations

from pipeline.constructs.codebook import load_codebook
from pipeline.constructs.match import hits
from pipeline.document import Codebook, Document, Mention, Mentions, Sentences

__all__ = ["constructs", "load_codebook"]


def constructs(document: Document, sentences: Sentences, codebook: Codebook) -> Mentions:
    """All construct mentions of a paper, sorted, not overlapping."""
    out = [
        Mention(hit.start, hit.end, hit.concept, "codebook", index)
        for index, sentence in enumerate(sentences.items)
        for hit in hits(document.text, sentence, codebook)
        if not hit.loose
    ]
    return Mentions(tuple(out))
