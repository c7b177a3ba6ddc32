"""English words as the grammar of names sees them."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.constructs.keys import stem

WORD = re.compile(r"[A-Za-z]+(?:[-‐‑–][A-Za-z]+|['’][A-Za-z]{1,2}(?![A-Za-z]))*['’]?|[0-9]+|[^\sA-Za-z0-9]")
_POSSESSIVE = re.compile(r"'s?$")


class Word(NamedTuple):
    """A word: ``low`` in lower case without its possessive ending, ``stem`` as the word lists have it."""

    start: int
    end: int
    low: str
    stem: str
    owner: bool


def as_word(match: re.Match[str]) -> Word:
    """What a match of the pattern is."""
    start, end = match.span()
    bare, stemmed, owner = _forms(match.group())
    return Word(start, start + len(bare) if owner else end, bare, stemmed, owner)


@lru_cache(maxsize=65536)
def _forms(word: str) -> tuple[str, str, bool]:
    """A word in lower case without its possessive ending, its stem, and whether it had that ending."""
    low = word.lower().replace("’", "'")
    bare = _POSSESSIVE.sub("", low)
    return bare, stem(bare), bare != low
