"""The matcher: where names stand in a text.

One Aho-Corasick automaton over the matching keys of all names finds every name in one pass. A name
must begin and end where words do. Of names that overlap, the longest is kept.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from pipeline.constructs.keys import Key, common, is_abbreviation, label_key
from pipeline.document import Codebook, Sentence

#: Chinese names up to this length are kept only where they do not cut through a word.
SHORT = 2


class Name(NamedTuple):
    """What a finder looks for: ``label`` names ``concept``; ``loose`` as in the codebook."""

    label: str
    concept: str
    loose: bool = False


class Hit(NamedTuple):
    """A name found: its place in the text and what it names."""

    start: int
    end: int
    concept: str
    loose: bool = False


class Finder:
    """Finds a set of names; names with one key are one name (the first gives the concept)."""

    def __init__(self, names: Iterable[Name]) -> None:
        by_key: dict[str, list[Name]] = {}
        for name in names:
            by_key.setdefault(label_key(name.label), []).append(name)
        self._automaton = ahocorasick.Automaton()
        for key, same in by_key.items():
            # An abbreviation is matched as it is written, one or many, unless a name in full has the same key.
            short = all(is_abbreviation(name.label) for name in same)
            forms = {form for name in same for form in (name.label, name.label.removesuffix("s"))}
            exact = frozenset(forms) if short else frozenset()
            self._automaton.add_word(key, (len(key), same[0], exact))
        self._empty = not by_key
        if by_key:
            self._automaton.make_automaton()

    def all(self, text: str, key: Key, sentence: Sentence) -> Iterator[Hit]:
        """Every name in a sentence whose key is given, overlapping ones too."""
        if self._empty:
            return
        inside: frozenset[int] | None = None
        for last, (size, name, exact) in self._automaton.iter(key.text):
            start, end = key.starts[last - size + 1], key.ends[last]
            if start < 0 or end < 0:
                continue
            if exact and not {seen := common(text[start:end]), seen.removesuffix("s")} & exact:
                continue
            if size <= SHORT and not text[start].isascii():
                inside = _inside(sentence) if inside is None else inside
                if start in inside or end in inside:
                    continue
            yield Hit(start, end, name.concept, name.loose)

    def longest(self, text: str, key: Key, sentence: Sentence) -> list[Hit]:
        """The names in a sentence, sorted, not overlapping: the longest first, then the leftmost."""
        return longest(self.all(text, key, sentence), sentence)


def longest(hits: Iterable[Hit], sentence: Sentence) -> list[Hit]:
    """Of hits that overlap, the longest, then the leftmost; sorted."""
    taken = bytearray(sentence.end - sentence.start)
    out = []
    for hit in sorted(hits, key=lambda hit: (hit.start - hit.end, hit.start)):
        a, b = hit.start - sentence.start, hit.end - sentence.start
        if not any(taken[a:b]):
            taken[a:b] = b"\x01" * (b - a)
            out.append(hit)
    return sorted(out)


@lru_cache(maxsize=4)
def finder(codebook: Codebook) -> Finder:
    """The finder of a codebook's names."""
    return Finder(
        Name(label, concept.id, label in concept.loose)
        for concept in codebook.concepts
        for label in concept.zh + concept.en
    )


def _inside(sentence: Sentence) -> frozenset[int]:
    """The offsets that lie within a word."""
    return frozenset(at for token in sentence.tokens for at in range(token.start + 1, token.end))
