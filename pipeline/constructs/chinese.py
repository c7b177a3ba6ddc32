"""Chinese phrases that may name a construct, found from tokens, endings and boundary words.

A phrase is a run of words between boundaries, cut back to an ending that can name something. The
tokenizer takes many nouns for verbs, so words, not tags, decide where tags are known to fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.constructs.lexicon import chinese
from pipeline.constructs.phrase import PLAIN, STRONG, THEORY, WEAK, Phrase
from pipeline.document import Sentence

#: Longer runs of characters than this are no name but a clause that was not cut.
LONGEST = 14
#: Endings are looked up with at most this many characters.
_ENDING = 7


class _Word(NamedTuple):
    start: int
    end: int
    text: str
    tag: str


def phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases of a sentence, each with what is left of it when weak last words are cut off."""
    found = [_Word(t.start, t.end, text[t.start : t.end], t.tag) for t in sentence.tokens]
    for run in _runs(found):
        yield from _cuts(text, run)


def _runs(found: list[_Word]) -> Iterator[list[_Word]]:
    """Maximal runs of words that can stand in a name."""
    run: list[_Word] = []
    for word in found:
        stops, joins = _stops(word), word.text in chinese().joining
        if stops and not joins:
            if run:
                yield run
            run = []
        elif run and run[-1].end != word.start:
            yield run
            run = [word]
        else:
            run.append(word)
    if run:
        yield run


def _stops(word: _Word) -> bool:
    known = chinese()
    if word.text in known.kept:
        return False
    if word.text in known.stop:
        return True
    if len(word.text) > 1 and (word.text[-1] in known.nominal or word.text in known.heads):
        return False
    return word.tag[:1] in known.stop_tags or word.tag[:2] in known.stop_tags or not word.text.isalnum()


def _ends_in(name: str, endings: frozenset[str]) -> str:
    """The longest of the endings that the name has, "" where it has none."""
    for size in range(min(_ENDING, len(name)), 0, -1):
        if name[-size:] in endings:
            return name[-size:]
    return ""


def _strength(name: str) -> int:
    known = chinese()
    for endings, strength in ((known.theories | known.models, THEORY), (known.heads, STRONG), (known.weak_heads, WEAK)):
        ending = _ends_in(name, endings)
        if ending and len(name) >= len(ending) + (2 if len(ending) > 1 else 1) and _specific(name[: -len(ending)]):
            return strength
    return PLAIN


def _specific(before: str) -> bool:
    known = chinese()
    return before not in known.generic or before in known.holders


def _cuts(text: str, run: list[_Word]) -> Iterator[Phrase]:
    """A run, and what is left of it each time its last word proves too weak to carry a name."""
    known = chinese()
    while run and run[0].text in known.stop and run[0].text not in known.holders and len(run) > 2:
        if run[0].text in known.joining:
            break
        run = run[1:]
    nested = False
    while run:
        start, end = run[0].start, run[-1].end
        name = text[start:end]
        if end - start > LONGEST:
            run = run[1:]
            continue
        strength = _strength(name)
        weak = strength < STRONG and run[-1].text in known.generic | known.stop | known.weak_heads
        if len(name) > 2 and not (strength == PLAIN and run[-1].text in known.generic | known.stop):
            yield Phrase(start, end, strength, len(name), nested)
            nested = True
        if not weak:
            return
        run = run[:-1]
