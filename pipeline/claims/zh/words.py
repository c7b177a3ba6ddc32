"""The words of ``cues.toml`` and ``frames.toml``, compiled once."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

import ahocorasick

from pipeline.settings import read_toml


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The tables of both files; a table may have lists in each."""
    out: dict[str, Any] = {}
    for name in ("cues.toml", "frames.toml"):
        for key, lists in read_toml(Path(__file__).with_name(name)).items():
            out[key] = out.get(key, {}) | lists
    return out


@cache
def group(*paths: str) -> frozenset[str]:
    """The words of one list, named "table.key", or of several."""
    return frozenset(word for path in paths for word in ordered(path))


@cache
def ordered(path: str) -> tuple[str, ...]:
    """The words of one list as they stand there."""
    first, second = path.split(".")
    return tuple(table()[first][second])


@cache
def endings(path: str) -> tuple[str, ...]:
    """The same words as a tuple, for ``str.endswith``."""
    return tuple(sorted(group(path)))


#: Of lists with more first characters than this a pattern asks for one of these first, not for each word.
_MANY = 20


def any_of(*paths: str) -> str:
    """A pattern that matches any word of the lists, the longest first (no group of its own).

    A word of one character is none where it is the second half of a word of ``inside.halves``, 应 in 效应, nor where
    ``inside.toward`` has it and a word of ``inside.toward_free`` begins: 冲 in 对冲突.
    """
    words = sorted({word for path in paths for word in group(path)}, key=lambda w: (-len(w), w))
    firsts = _firsts() if "adverbs.words" in paths else {}
    nexts = _nexts() if "inside.toward" in paths else {}
    ways = "|".join(firsts.get(word, "") + re.escape(word) + nexts.get(word, "") for word in words)
    begin = "".join(sorted({word[0] for word in words}))
    return f"(?:(?=[{re.escape(begin)}])(?:{ways}))" if len(begin) > _MANY else f"(?:{ways})"


@lru_cache(maxsize=1)
def _firsts() -> dict[str, str]:
    """For the second characters of ``inside.halves``, a pattern that none of their first ones stands before."""
    out: dict[str, str] = {}
    for word in sorted(group("inside.halves")):
        out[word[1]] = out.get(word[1], "") + word[0]
    return {second: f"(?<![{firsts}])" for second, firsts in out.items()}


@lru_cache(maxsize=1)
def _nexts() -> dict[str, str]:
    """For the first characters of ``inside.toward_free``, a pattern that none of these words goes on behind."""
    out: dict[str, list[str]] = {}
    for word in sorted(group("inside.toward_free")):
        out.setdefault(word[0], []).append(re.escape(word[1:]))
    return {first: f"(?!{'|'.join(rest)})" for first, rest in out.items()}


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern in which ``<table.key>`` stands for any word of that list."""
    return re.compile(re.sub(r"<([a-z]+\.[a-z_]+(?:\|[a-z]+\.[a-z_]+)*)>", lambda m: any_of(*m[1].split("|")), source))


@cache
def bits(paths: str) -> int:
    """The lists named "table.key|table.key" as a number with one bit for each (see :func:`held`); "": always held."""
    return sum(1 << _places()[path] for path in paths.split("|") if path) or ALWAYS


#: A bit that every stretch holds.
ALWAYS = 1


@lru_cache(maxsize=256)
def held(text: str, a: int, b: int) -> int:
    """The bits of all lists of which a word stands in ``[a, b)``."""
    ends, hits = _hits(text)
    first, last = bisect_right(ends, a), bisect_right(ends, b)
    whole = bisect_right(ends, a + _longest(), first, last)  # from here on none can begin before the stretch
    found = ALWAYS
    for at in range(first, whole):
        size, own = hits[at]
        if ends[at] - size >= a:
            found |= own
    for _, own in hits[whole:last]:
        found |= own
    return found


@lru_cache(maxsize=8)
def _hits(text: str) -> tuple[list[int], list[tuple[int, int]]]:
    """Every word of a list that stands in a text, from one pass: where it ends; its length, the bits of its lists."""
    found = list(_finder().iter(text))
    return [last + 1 for last, _ in found], [own for _, own in found]


@lru_cache(maxsize=1)
def _longest() -> int:
    """The length of the longest word of all lists."""
    return max(len(word) for path in _places() for word in group(path))


@lru_cache(maxsize=1)
def _places() -> dict[str, int]:
    """The place of each list in the numbers that stand for lists."""
    return {path: at for at, path in enumerate((f"{name}.{key}" for name in table() for key in table()[name]), 1)}


@lru_cache(maxsize=1)
def _finder() -> Any:
    owners: dict[str, int] = {}
    for path, at in _places().items():
        for word in group(path):
            owners[word] = owners.get(word, 0) | 1 << at
    automaton = ahocorasick.Automaton()
    for word, own in owners.items():
        automaton.add_word(word, (len(word), own))
    automaton.make_automaton()
    return automaton


@cache
def by_first(path: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by their first character, the longest first."""
    return _sorted_by(path, 0)


@cache
def by_last(path: str) -> dict[str, tuple[str, ...]]:
    """The words of a list by their last character, the longest first."""
    return _sorted_by(path, -1)


def _sorted_by(path: str, at: int) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for word in sorted(group(path), key=lambda w: (-len(w), w)):
        found.setdefault(word[at], []).append(word)
    return {key: tuple(words) for key, words in found.items()}
