"""A phrase that may name a construct, and how strongly its last word says so."""

from __future__ import annotations

from typing import NamedTuple

#: How strongly the head of a phrase speaks for a construct, from "names a theory" to "says nothing".
THEORY, STRONG, WEAK, PLAIN = 3, 2, 1, 0


class Phrase(NamedTuple):
    """A stretch of a sentence; ``size`` counts its words (English) or characters (Chinese).

    ``nested`` phrases lie in a longer one of the same list. ``tail`` is where the phrase begins without
    a first word that may be a verb, -1 where it has none.
    """

    start: int
    end: int
    strength: int
    size: int
    nested: bool = False
    tail: int = -1
