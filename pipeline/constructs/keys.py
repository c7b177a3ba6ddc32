"""Matching keys: what two spellings of one name have in common.

The text is never changed. A :class:`Key` is a second string, in which spellings that mean the same are
equal, with the way back to the text: full-width letters, capitals, hyphens, spaces and line breaks
inside a name, plurals, possessives, British spelling, a letter that was lost from a double letter
("efect"), and traditional characters. Names and text go through the same function.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.settings import read_toml
from pipeline.simplified import characters

_WORD = r"[a-zß-öø-ÿ]+"
_HAN = "[㐀-䶿一-鿿豈-﫿𠀀-𲎯]+"
_ALL_HAN = re.compile(_HAN)
_UNIT = re.compile(
    rf"(?P<word>{_WORD})|(?P<own>['’]s?(?![a-z]))|(?P<gap>[\s\-‐‑–'’]{{1,40}})|(?P<han>{_HAN})|(?P<digit>[0-9]+)"
)
_DOUBLE = re.compile(r"([a-z])\1")
#: Stands in a key for everything that no name runs across (punctuation, a blank line).
STOP = "\x00"
_NO = -1
#: The keys of longer names are not remembered.
_LONGEST = 120


@dataclass(frozen=True, slots=True)
class Key:
    """``text`` and, for each of its characters, where a name that begins or ends there does so.

    ``starts[i]`` is the document offset at which a name beginning with character ``i`` begins,
    ``ends[i]`` the offset at which a name ending with it ends; -1 inside a word.
    """

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Spelling:
    """English spelling; pairs are (old, new) in the order in which they are tried."""

    variants: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, str], ...]
    no_plural: frozenset[str]


@lru_cache(maxsize=1)
def _spelling() -> _Spelling:
    table = read_toml(Path(__file__).with_name("spelling.toml"))
    pairs = {name: tuple((old, new) for old, new in table[name]) for name in ("variants", "plurals")}
    return _Spelling(pairs["variants"], pairs["plurals"], frozenset(table["no_plural"]))


@lru_cache(maxsize=1)
def _table() -> dict[int, str]:
    """One character for one: full-width to common, traditional to simplified."""
    table = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    table[0x3000] = " "
    return table | characters()


def common(text: str) -> str:
    """The text in simplified characters and of common width, as long as it was."""
    return text.translate(_table())


def fold(text: str) -> str:
    """The text in lower case, simplified and common characters, as long as it was."""
    even = common(text)
    low = even.lower()
    return low if len(low) == len(even) else "".join(c.lower() if len(c.lower()) == 1 else c for c in even)


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """A lower-case English word without plural ending, in American spelling, without double letters."""
    for british, american in _spelling().variants:
        word = word.replace(british, american)
    return single(singular(word))


def singular(word: str) -> str:
    """A lower-case English word without its regular plural ending."""
    if len(word) > 3 and word not in _spelling().no_plural:
        for plural, ending in _spelling().plurals:
            if word.endswith(plural):
                return word[: len(word) - len(plural)] + ending
    return word


@lru_cache(maxsize=65536)
def single(word: str) -> str:
    """A lower-case word with every double letter written once."""
    return _DOUBLE.sub(r"\1", word)


def key_of(text: str, start: int, end: int) -> Key:
    """The key of ``text[start:end]``; offsets are offsets into ``text``."""
    folded = fold(text[start:end])
    chars: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for unit in _UNIT.finditer(folded):
        a, b = unit.span()
        if a > at and chars and chars[-1] != STOP:
            _put(STOP, _NO, _NO, chars, starts, ends)
        at = b
        kind = unit.lastgroup
        if kind == "han":  # every character is a word
            chars.append(unit.group())
            starts += range(start + a, start + b)
            ends += range(start + a + 1, start + b + 1)
        elif kind == "digit":
            _put(unit.group(), start + a, start + b, chars, starts, ends)
        elif kind == "word":
            _put(stem(unit.group()), start + a, start + b, chars, starts, ends)
        elif unit.group().count("\n") > 1:
            _put(STOP, _NO, _NO, chars, starts, ends)
    return Key("".join(chars), tuple(starts), tuple(ends))


def _put(piece: str, start: int, end: int, chars: list[str], starts: list[int], ends: list[int]) -> None:
    inner = len(piece) - 1
    chars.append(piece)
    starts += [start] + [_NO] * inner
    ends += [_NO] * inner + [end]


def label_key(label: str) -> str:
    """The key of a name: equal for names that are matched alike."""
    return _remembered(label) if len(label) <= _LONGEST else _label_key(label)


def _label_key(label: str) -> str:
    folded = fold(label)
    if _ALL_HAN.fullmatch(folded):
        return folded
    return key_of(label, 0, len(label)).text.strip(STOP)


_remembered = lru_cache(maxsize=8192)(_label_key)


def is_abbreviation(label: str) -> bool:
    """Whether a name is one word with two capitals or more (VCC, eWOM): matched as it is written."""
    return " " not in label and sum(c.isascii() and c.isupper() for c in label) > 1 and label.isascii()
