"""The words of a sentence before it is parsed: what stands as a verb, and who does what it says."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from pipeline.claims.en.inflect import around, forms, inflected, participles
from pipeline.claims.en.lexicon import lexicon, together

#: The forms of the verb that stands beside others.
BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})


class View(NamedTuple):
    """The words of a sentence in lower case, in their order and as a set."""

    words: Sequence[str]
    all: frozenset[str]

    def has(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands anywhere."""
        return not self.all.isdisjoint(words)

    def behind(self, place: int, words: frozenset[str], reach: int = 1000) -> bool:
        """Whether one of some words stands behind a place, so many words away at most."""
        return not words.isdisjoint(self.words[place + 1 : place + 1 + reach])

    def before(self, place: int, words: frozenset[str], reach: int) -> bool:
        """Whether one of some words stands before a place, so many words away at most."""
        return not words.isdisjoint(self.words[max(0, place - reach) : place])

    def places(self, words: Iterable[str]) -> list[int]:
        """Where some words stand."""
        return [place for place, word in enumerate(self.words) if word in words]

    def at(self, place: int) -> str:
        """The word at a place, "" where there is none."""
        return self.words[place] if 0 <= place < len(self.words) else ""


def is_verb(v: View, i: int) -> bool:
    """Whether nothing at its sides makes a word a noun: an article, a preposition, an adjective, "of" behind it."""
    before = v.at(i - 1)
    if before in around("before_nouns"):
        return False
    if v.words[i].endswith("ing"):
        return before not in around("prepositions")
    if before in around("prepositions") or before.endswith(("ous", "ful", "able", "ible")):
        return False
    return before.endswith("ly") or before not in lexicon().signs


def has_teller(v: View, i: int) -> bool:
    """Whether who tells or does it can be a cause: no "we", no study, no infinitive that goes on from nothing."""
    if v.words[i].endswith("ing"):
        return True
    first = i - 1
    while first >= 0 and (v.words[first] in around("auxiliaries") or v.words[first].endswith("ly")):
        first -= 1
    between = v.words[first + 1 : i]
    if "to" in between:
        return _goes_on(v, first)
    if v.at(first) in around("writers"):
        return v.has(around("means")) or not lexicon().sets["advice"].isdisjoint(between)
    act = any(v.at(p).endswith("ing") for p in (first - 2, first - 1))  # "sharing data raises trust"
    thing = v.at(first - 1) in lexicon().sets["noun.research.things"] or v.at(first - 1) in ("long", "short")
    return v.at(first) not in _studies() or act or thing  # "in the long term raises"


def _goes_on(v: View, before: int) -> bool:
    """Whether an infinitive tells what something does or serves: "helps to", "use X to", "is likely to"."""
    word = v.at(before)
    if word in forms("verb.aim"):
        return has_teller(v, before)
    if word.endswith("ed") or word in around("before_infinitives") or word in lexicon().adjectives:
        return True
    return v.has(_effort()) or v.has(around("means")) or v.has(lexicon().sets["advice"])


@lru_cache(maxsize=1)
def _effort() -> frozenset[str]:
    lists = ("use", "causative", "preventive", "raising", "seeming", "failing", "effort")
    first = {cue.split()[0] for cue in together("verb.use") if " " in cue}
    return (
        forms(*(f"verb.{name}" for name in lists))
        | inflected(first)
        | together("verb.easing.plus", "verb.easing.minus")
    )


@lru_cache(maxsize=1)
def _studies() -> frozenset[str]:
    return inflected(together("noun.research") - together("noun.research.loose"))


def acts(v: View, i: int) -> bool:
    """Whether a word stands as a verb with an object, or with what it is done by."""
    word, after = v.words[i], v.at(i + 1)
    if not is_verb(v, i):
        return False
    if word.endswith("ed") or word in participles():
        first = i - 1
        while v.at(first).endswith("ly") or v.at(first) == "not":
            first -= 1
        if v.at(first) in BE or after in around("means"):
            return v.has(around("means")) or (after == "with" and v.at(first) == "be")
    elif not word.endswith("ing") and after in around("after_nouns"):
        return False
    return after not in (".", ";", ")") and (
        after not in around("prepositions") or after in around("means") or v.at(i + 2) in ("least", "most")
    )
