"""The words of a Chinese text: those of ``jieba.Tokenizer.cut`` without its HMM, in a third of the time.

A run of letters is cut where the product of its words' probabilities is highest. The dictionary is read straight
from the package, which is not imported, and no cache file is read or written: a foreign ``jieba.cache`` in the
shared temporary folder would silently change the words.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping
from importlib.util import find_spec
from pathlib import Path

import numpy as np

#: What jieba cuts into words; every other character is a word of its own.
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
#: Marks the beginning of a word that is none itself, among logarithms of probabilities.
_BEGINNING = 1.0


class Words:
    """jieba's dictionary with further ``terms``; ``tags`` are those of the words that texts cut so far may hold.

    A term gets the frequency that ``jieba.add_word`` gives it: enough to keep it whole. The words that begin with a
    character are read when a text first holds it: a paper holds a thousand of twelve thousand.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        terms = tuple(terms)
        self._lines = _Lines()
        self.tags: dict[str, str] = {}
        self._weights: dict[str, float] = {}
        self._read: set[str] = set()
        frequency: dict[str, int] = {}
        for first in sorted(set("".join(terms))):
            words, numbers, _ = self._lines.beginning_with(first)
            frequency |= zip(words, map(int, numbers), strict=True)
        total = self._lines.total
        self._terms: dict[str, dict[str, int]] = {}
        for term in terms:
            number = _number(term, frequency, total)
            frequency[term] = number
            total += number
            self._terms.setdefault(term[0], {})[term] = number
        self._rare = -math.log(total)

    def _learn(self, first: str) -> None:
        """Read the words that begin with a character, and mark their beginnings that are no words."""
        words, numbers, tags = self._lines.beginning_with(first)
        terms = self._terms.get(first, {})
        weight = {number: self._weight(int(number)) for number in set(numbers)}
        beginnings = {*words, *terms}
        while beginnings := {word[:-1] for word in beginnings if len(word) > 1}:
            self._weights |= dict.fromkeys(beginnings, _BEGINNING)
        self._weights |= zip(words, map(weight.__getitem__, numbers), strict=True)
        self._weights |= {term: self._weight(number) for term, number in terms.items()}
        self.tags |= dict.fromkeys(terms, "n")
        self.tags |= zip(words, tags, strict=True)
        self._read.add(first)

    def _weight(self, number: int) -> float:
        return math.log(number) + self._rare if number else _BEGINNING

    def cut(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the words of ``text[start:end]`` begin and end; white space has none."""
        out: list[tuple[int, int]] = []
        at = start
        for run in _RUN.finditer(text, start, end):
            begin, stop = run.span()
            if begin > at:
                out += _single(text, at, begin)
            letters = run.group()
            for first in set(letters) - self._read:
                self._learn(first)
            out += _cut(letters, begin, _ends(letters, self._weights, self._rare))
            at = stop
        out += _single(text, at, end)
        return out


class _Lines:
    """jieba's dictionary as it lies: lines of a word, how often it was seen (``total``: all words) and its tag."""

    def __init__(self) -> None:
        package = find_spec("jieba")
        if package is None or not package.submodule_search_locations:
            raise ModuleNotFoundError("jieba, whose dictionary cuts Chinese words, is not installed")
        self._text = Path(package.submodule_search_locations[0], "dict.txt").read_text(encoding="utf-8")
        codes = np.frombuffer(self._text.encode("utf-32-le"), dtype="<u4")
        ends, blanks = np.flatnonzero(codes == ord("\n")), np.flatnonzero(codes == ord(" "))
        starts = np.concatenate(([0], ends[:-1] + 1))
        before, after = blanks[::2], blanks[1::2]  # the figure stands between a line's two blanks
        self.total = 0
        for place in range(int((after - before).max()) - 1):
            at = (after - 1 - place)[after - 1 - place > before]
            self.total += 10**place * int((codes[at] - np.uint32(ord("0"))).sum(dtype=np.int64))
        order = np.argsort(codes[starts], kind="stable")
        self._firsts, self._starts, self._ends = codes[starts][order], starts[order], ends[order]

    def beginning_with(self, first: str) -> tuple[list[str], list[str], list[str]]:
        """The words that begin with a character, how often each was seen, and their tags."""
        code = np.uint32(ord(first))  # of the array's own type, which is otherwise copied
        low, high = (int(np.searchsorted(self._firsts, code, side)) for side in ("left", "right"))
        lines = zip(self._starts[low:high].tolist(), self._ends[low:high].tolist(), strict=True)
        fields = " ".join([self._text[start:end] for start, end in lines]).split()
        return fields[::3], fields[1::3], fields[2::3]


def _number(term: str, frequency: Mapping[str, int], total: int) -> int:
    """How often a term must have been seen to stay whole: more often than chance brings its words together."""
    rare = -math.log(total)
    parts = {term[a:b] for a in range(len(term)) for b in range(a + 1, len(term) + 1)}
    weights = dict.fromkeys(parts, _BEGINNING)
    weights |= {part: math.log(frequency[part]) + rare for part in parts if frequency.get(part)}
    chance = 1.0
    for a, b in _cut(term, 0, _ends(term, weights, rare)):
        chance *= frequency.get(term[a:b], 1) / total
    return max(int(chance * total) + 1, frequency.get(term, 0))


def _cut(run: str, shift: int, ends: list[int]) -> list[tuple[int, int]]:
    out = []
    at = 0
    while at < len(run):
        stop = ends[at]
        if stop == at + 1 and run[at] in _LETTER:  # letters and digits that are no word are one together
            while stop < len(run) and run[stop] in _LETTER and ends[stop] == stop + 1:
                stop += 1
        out.append((shift + at, shift + stop))
        at = stop
    return out


def _ends(run: str, weights: Mapping[str, float], rare: float) -> list[int]:
    """For every place, where the word that begins there ends on the likeliest way to the end of the run."""
    find, size, never = weights.get, len(run), -math.inf
    score, ends = [0.0] * (size + 1), [0] * size
    for at in range(size - 1, -1, -1):
        best, best_stop = never, at + 1
        for stop in range(at + 1, size + 1):
            weight = find(run[at:stop])
            if weight is None:
                break
            if weight <= 0:
                weight += score[stop]
                if weight >= best:
                    best, best_stop = weight, stop
        score[at] = best if best > never else rare + score[at + 1]
        ends[at] = best_stop
    return ends


def _single(text: str, start: int, end: int) -> list[tuple[int, int]]:
    return [(at, at + 1) for at in range(start, end) if not text[at].isspace()]
