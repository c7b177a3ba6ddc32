"""What a paper explains in brackets: abbreviations and names in the other language.

"value co-creation (VCC)", "VCC (value co-creation)", "价值共创(value co-creation, VCC)" and
"自我建构（self-construal）" each give one name a second one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

_BRACKET = re.compile(r"[(（]\s?([A-Za-z][^()（）\n]{1,80})[)）]")
_SHORT = re.compile(r"(?:[A-Z][a-z]{0,2}){2,7}s?|[A-Z]{1,4}-(?:[A-Z][a-z]{0,2}){1,4}|[a-z]?[A-Z]{2,6}s?")
_SEPARATOR = re.compile(r"\s?[,，;；:：]\s?(?:简称|以下简称|abbreviated as|hereafter|hereinafter)?\s?")
_FULL = re.compile(r"[A-Za-z][A-Za-z'’\-‐ ]{3,70}")
_INITIAL = re.compile(r"[A-Za-z]+")
#: An abbreviation before what it stands for is looked for in so many characters.
_WORD = 10
_LAST_WORD = re.compile(r"(?<![A-Za-z])[A-Za-z]+$")
_YEAR = re.compile(r"\d{4}")
#: A name in full is looked for in this many characters before its bracket.
_BEFORE = 120
_SKIPPED = frozenset({"of", "and", "the", "for", "in", "to", "on", "with", "a"})


class Second(NamedTuple):
    """A second name: it stands at ``[start, end)``, the first at ``[first_start, first_end)``.

    ``first_start`` is -1 where only the end of the first name is known (Chinese before a bracket).
    """

    start: int
    end: int
    first_start: int
    first_end: int
    short: bool


def seconds(text: str, start: int, end: int) -> Iterator[Second]:
    """The second names that ``text[start:end]`` gives in brackets."""
    for bracket in _BRACKET.finditer(text, start, end):
        if _YEAR.search(bracket.group()):
            continue
        before = bracket.start()
        while before > start and text[before - 1] in " \n”\"'’":
            before -= 1
        at = bracket.start(1)
        for piece in _SEPARATOR.split(bracket.group(1)):
            at = text.index(piece, at)
            stop = at + len(piece.rstrip())
            if _SHORT.fullmatch(piece.strip()):
                first = _spelled_out(text, max(start, before - _BEFORE), before, piece.strip())
                inner = _spelled_out(text, bracket.start(1), at, piece.strip())
                if inner:
                    yield Second(at, stop, *inner, True)
                if first or not text[before - 1 : before].isascii():
                    yield Second(at, stop, *(first or (-1, before)), True)
            elif _FULL.fullmatch(piece.strip()):
                short = _LAST_WORD.search(text, max(start, before - _WORD), before)
                if not text[before - 1 : before].isascii():
                    yield Second(at, stop, -1, before, False)
                elif short and _stands_for(text, short, at, stop):
                    yield Second(short.start(), before, at, stop, True)
            at = stop


def _stands_for(text: str, short: re.Match[str], start: int, end: int) -> bool:
    """Whether a word is the abbreviation of all that ``text[start:end]`` says."""
    return bool(_SHORT.fullmatch(short.group())) and _spelled_out(text, start, end, short.group()) == (start, end)


def _spelled_out(text: str, start: int, end: int, short: str) -> tuple[int, int] | None:
    """The last words before ``end`` that make ``short``: each gives its first letter, or more in their order."""
    letters = (short.removesuffix("s") if len(short) > 2 else short).replace("-", "").lower()
    found = list(_INITIAL.finditer(text, start, end))
    first = _first([word.group().lower() for word in found], letters)
    return None if first is None else (found[first].start(), found[-1].end())


def _first(words: list[str], letters: str) -> int | None:
    """The index of the first of the last ``words`` that make ``letters``; small words may give none."""
    lefts = {len(letters)}
    for at in range(len(words) - 1, -1, -1):
        word = words[at]
        given = {
            left - size
            for left in lefts
            for size in range(1, left + 1)
            if letters[left - size] == word[0] and _in_order(letters[left - size : left], word)
        }
        if 0 in given:
            return at
        lefts = given | (lefts if word in _SKIPPED else set())
        if not lefts:
            return None
    return None


def _in_order(letters: str, word: str) -> bool:
    """Whether a word holds the letters in their order."""
    rest = iter(word)
    return all(letter in rest for letter in letters)
