"""The matcher: where the codebook's names stand in a sentence.

One Aho-Corasick automaton over the matching keys of all names finds every name in one pass. A name
must begin and end where words do. Of names that overlap, the longest is kept.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

import ahocorasick

from pipeline.constructs.keys import is_abbreviation, key_of, label_key
from pipeline.document import Codebook, Sentence

#: Chinese names up to this length are kept only where they do not cut through a word.
SHORT = 2


class Hit(NamedTuple):
    """A name found: its place in the text and the concept that it names."""

    start: int
    end: int
    concept: str
    loose: bool = False


class _Name(NamedTuple):
    size: int
    concept: str
    loose: bool
    exact: tuple[str, ...]


@lru_cache(maxsize=4)
def _automaton(codebook: Codebook) -> ahocorasick.Automaton:
    names: dict[str, _Name] = {}
    for concept in codebook.concepts:
        for label in concept.zh + concept.en:
            key = label_key(label)
            short = is_abbreviation(label)
            before = names.get(key)
            exact = ((label,) if short else ()) if before is None else (*before.exact, label) if short else ()
            if before is not None and not before.exact:
                exact = ()
            names[key] = _Name(len(key), concept.id, label in concept.loose, exact)
    automaton = ahocorasick.Automaton()
    for key, name in names.items():
        automaton.add_word(key, name)
    if names:
        automaton.make_automaton()
    return automaton


def hits(text: str, sentence: Sentence, codebook: Codebook) -> list[Hit]:
    """The names in a sentence, sorted, not overlapping: the longest first, then the leftmost."""
    found = sorted(_all(text, sentence, codebook), key=lambda hit: (hit.start - hit.end, hit.start))
    taken = bytearray(sentence.end - sentence.start)
    out = []
    for hit in found:
        a, b = hit.start - sentence.start, hit.end - sentence.start
        if not any(taken[a:b]):
            taken[a:b] = b"\x01" * (b - a)
            out.append(hit)
    return sorted(out)


def _all(text: str, sentence: Sentence, codebook: Codebook) -> Iterator[Hit]:
    automaton = _automaton(codebook)
    if not len(automaton):
        return
    key = key_of(text, sentence.start, sentence.end)
    inside: dict[int, tuple[int, int]] | None = None
    for last, name in automaton.iter(key.text):
        start, end = key.starts[last - name.size + 1], key.ends[last]
        if start < 0 or end < 0:
            continue
        if name.exact and text[start:end] not in name.exact and text[start:end].removesuffix("s") not in name.exact:
            continue
        if name.size <= SHORT and not text[start].isascii():
            inside = _inside(sentence) if inside is None else inside
            if start in inside or end in inside:
                continue
        yield Hit(start, end, name.concept, name.loose)


def _inside(sentence: Sentence) -> dict[int, tuple[int, int]]:
    """The offsets that lie within a word, with the word."""
    return {at: (t.start, t.end) for t in sentence.tokens for at in range(t.start + 1, t.end)}
