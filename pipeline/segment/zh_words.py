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

#: What jieba cuts into words; every other character is a word of its own.
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
#: Marks the beginning of a word that is none itself, among logarithms of probabilities.
_BEGINNING = 1.0


class Words:
    """jieba's dictionary with further ``terms``, read in one pass (half a second); ``tags`` are those of its words.

    A term gets the frequency that ``jieba.add_word`` gives it: enough to keep it whole.
    """

    def __init__(self, terms: Iterable[str]) -> None:
        words, counts, tags = _dictionary()
        self.tags = dict(zip(words, tags, strict=True))
        frequency = dict(zip(words, counts, strict=True))
        total = sum(counts)
        for term in terms:
            number = _number(term, frequency, total)
            frequency[term] = number
            total += number
            self.tags.setdefault(term, "n")
        self._rare = -math.log(total)
        weight = {number: math.log(number) + self._rare for number in set(frequency.values()) if number}
        self._weights = {word: weight.get(number, _BEGINNING) for word, number in frequency.items()}
        known = self._weights
        for beginning in frequency:
            while (beginning := beginning[:-1]) and beginning not in known:
                known[beginning] = _BEGINNING

    def cut(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Where the words of ``text[start:end]`` begin and end; white space has none."""
        out: list[tuple[int, int]] = []
        at = start
        for run in _RUN.finditer(text, start, end):
            begin, stop = run.span()
            if begin > at:
                out += _single(text, at, begin)
            out += _cut(run.group(), begin, _ends(run.group(), self._weights, self._rare))
            at = stop
        out += _single(text, at, end)
        return out


def _dictionary() -> tuple[list[str], list[int], list[str]]:
    """The words of jieba's dictionary, how often each was seen, and their tags."""
    package = find_spec("jieba")
    if package is None or not package.submodule_search_locations:
        raise ModuleNotFoundError("jieba, whose dictionary cuts Chinese words, is not installed")
    fields = Path(package.submodule_search_locations[0], "dict.txt").read_text(encoding="utf-8").split()
    return fields[::3], list(map(int, fields[1::3])), fields[2::3]


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
