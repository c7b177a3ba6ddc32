"""Chinese phrases that may name a construct, found from tokens, endings and boundary words.

A phrase is a run of words between boundaries, cut back to an ending that can name something. The
tokenizer takes many nouns for verbs, so words, not tags, decide where tags are known to fail.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.constructs.lexicon import chinese
from pipeline.constructs.phrase import PLAIN, STRONG, THEORY, WEAK, Phrase, shared
from pipeline.document import Sentence

#: Longer runs of characters than this are no name but a clause that was not cut.
LONGEST = 14
#: A phrase whose ending says nothing must be longer than this.
SHORTEST = 3
#: First letters of the tags of words that may be verbs or adverbs.
_VERBAL = frozenset("vad")
#: An effect is named at most so many words behind what leads to it.
_REACH = 24
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
    runs = list(_runs(found))
    for run, slot in zip(runs, _slots(found, runs), strict=True):
        follower = found[run.stop].text if run.stop < len(found) else ""
        for phrase in _cuts(text, _trimmed(found[run.start : run.stop]), follower):
            yield phrase._replace(slot=slot)


def _runs(found: list[_Word]) -> Iterator[range]:
    """Maximal runs of words that can stand in a name, as ranges of indexes."""
    begin = 0
    for at, word in enumerate(found):
        if _stops(word.text, word.tag):
            if at > begin:
                yield range(begin, at)
            begin = at + 1
        elif at > begin and found[at - 1].end != word.start:
            yield range(begin, at)
            begin = at
        elif at > begin and word.text in chinese().relating and _parts(found[begin:at], found[at + 1 : at + 2]):
            yield range(begin, at)
            begin = at + 1
    if len(found) > begin:
        yield range(begin, len(found))


def _parts(before: list[_Word], following: list[_Word]) -> bool:
    """Whether a verb of effect stands between two names: what stands before it is one, and a name goes on after it."""
    name = "".join(word.text for word in before)
    return bool(following) and not _stops(*following[0][2:]) and _strength(name, "") >= STRONG


def _slots(found: list[_Word], runs: list[range]) -> list[bool]:
    """Which runs stand where a sentence names what acts or is acted on ("X对Y的影响", "X显著促进Y")."""
    known = chinese()
    joined = (all(word.text in known.listing for word in found[one.stop : two.start]) for one, two in pairwise(runs))
    return shared([_acts(found, run) or _suffers(found, run) for run in runs], joined)


def _acts(found: list[_Word], run: range) -> bool:
    """Whether what follows a run tells what it does."""
    known, at = chinese(), run.stop
    while at < len(found) and found[at].text in known.passing:
        at += 1
    if at == len(found):
        return False
    word = found[at].text
    owner = word in known.owning and at + 1 < len(found) and found[at + 1].text in known.effects
    return owner or word in known.relating or (word in known.toward and _effect(found, at))


def _suffers(found: list[_Word], run: range) -> bool:
    """Whether what stands before a run tells what is done to it."""
    known, at = chinese(), run.start - 1
    while at >= 0 and found[at].text in known.passing:
        at -= 1
    if at < 0:
        return False
    word = found[at].text
    return word in known.relating or (word in known.toward and _effect(found, run.stop - 1))


def _effect(found: list[_Word], start: int) -> bool:
    """Whether an effect or a relation is named soon in the clause."""
    known = chinese()
    for word in found[start + 1 : start + 1 + _REACH]:
        if not word.text.isalnum() and word.text not in known.listing:
            return False
        if word.text in known.effects:
            return True
    return False


@lru_cache(maxsize=8192)
def _stops(word: str, tag: str) -> bool:
    known = chinese()
    if word in known.kept or word in known.joining or word in known.inner:
        return False
    if word in known.stop:
        return True
    if len(word) > 1 and (word[-1] in known.nominal or word in known.heads):
        return False
    return tag[:1] in known.stop_tags or tag[:2] in known.stop_tags or not word.isalnum()


def _trimmed(run: list[_Word]) -> list[_Word]:
    """The run without first words that stand only inside names."""
    begin = 0
    while begin < len(run) and run[begin].text in chinese().inner:
        begin += 1
    return run[begin:]


def _ends_in(name: str, endings: frozenset[str]) -> str:
    """The longest of the endings that the name has, "" where it has none."""
    for size in range(min(_ENDING, len(name)), 0, -1):
        if name[-size:] in endings:
            return name[-size:]
    return ""


@lru_cache(maxsize=8192)
def _strength(name: str, follower: str) -> int:
    """What the ending of a name says about the name."""
    known = chinese()
    if name in known.generic:
        return PLAIN
    if name in known.heads and len(name) > SHORTEST - 1:
        return WEAK
    for endings, strength in ((known.theories, THEORY), (known.heads, STRONG), (known.weak_heads, WEAK)):
        ending = _ends_in(name, endings)
        before = name[: len(name) - len(ending)]
        if not ending or len(before) < (2 if len(ending) > 1 else 1) or not _specific(before):
            continue
        if before in known.holders and follower in known.verb_signs:
            return PLAIN
        return strength
    return PLAIN


def _specific(before: str) -> bool:
    known = chinese()
    return before not in known.vague


def _cuts(text: str, run: list[_Word], follower: str) -> Iterator[Phrase]:
    """A run, and what is left of it each time its last word proves too weak to carry a name."""
    known = chinese()
    nested = False
    while run:
        start, end = run[0].start, run[-1].end
        if end - start > LONGEST:
            run = run[1:]
            continue
        last = run[-1].text
        strength = _strength(text[start:end], follower)
        named = strength > PLAIN or (len(run) > 1 and end - start > SHORTEST and last not in known.empty)
        if named and end - start > 2:
            tail = run[1].start if len(run) > 1 and run[0].tag[:1] in _VERBAL else -1
            yield Phrase(start, end, strength, end - start, nested, tail)
            nested = True
        if strength >= STRONG or last not in known.weak:
            return
        run, follower = run[:-1], last


def may_name(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a key word may name a construct: its last word says nothing of research, and it is no proper name."""
    words = [t for t in sentence.tokens if start <= t.start and t.end <= end]
    last = text[words[-1].start : words[-1].end] if words else ""
    alone = len(words) == 1 and (words[0].tag[:2] in chinese().stop_tags or end - start <= SHORTEST - 1)
    return bool(words) and not alone and last not in chinese().vague and text[start:end] not in chinese().effects


def is_holder(words: str) -> bool:
    """Whether the words before a name only say whose it is ("企业")."""
    return words in chinese().holders
