"""English words as the grammar of names sees them, and where a name that is made of them begins and ends."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

from pipeline.constructs.keys import stem
from pipeline.constructs.lexicon import english

WORD = re.compile(
    r"[A-Z]&[A-Z](?![A-Za-z])|[A-Za-z]+(?:[-‐‑–][A-Za-z]+|['’][A-Za-z]{1,2}(?![A-Za-z]))*['’]?|[0-9]+|[^\sA-Za-z0-9]"
)
_POSSESSIVE = re.compile(r"'s?$")

#: Words that stand before a name and are no part of it.
LEADING = frozenset({"the", "a", "an", "their", "his", "her", "its", "our", "this", "these", "those", "that", "both"})
_AFTER_HEAD = frozenset(
    {"on", "by", "through", "via", "that", "which", "who", "when", "among", "at", "as", "than", "under"}
)


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


def goes_on(text: str, at: int) -> bool:
    """Whether what a hyphen ties to a name makes an adjective of it ("trust-based governance")."""
    match = WORD.match(text, at)
    return match is not None and as_word(match).low in english().tied


def is_owner(words: str) -> bool:
    """Whether the words before a name only say whose it is ("consumers' ")."""
    last = words.split()[-1:] or [""]
    return last[0].endswith(("'", "’", "'s", "’s"))


def after_determiners(text: str, start: int, end: int) -> int:
    """Where a phrase begins without the determiners before it."""
    for match in WORD.finditer(text, start, end):
        if match.group().lower() not in LEADING:
            return match.start()
    return start


def head_end(text: str, start: int, end: int) -> int:
    """Where the head of a noun phrase ends: before the preposition that follows it.

    A head that names nothing ("level of trust", "the formation of trust") gives way to what follows it.
    """
    known = english()
    last = start
    for match in WORD.finditer(text, start, end):
        word = as_word(match)
        if word.low in known.prepositions or word.low in _AFTER_HEAD:
            before = list(WORD.finditer(text, start, match.start()))
            if not before or as_word(before[-1]).stem in known.light:
                continue
            return last
        if word.low[:1].isalnum():
            last = word.end
    return last
