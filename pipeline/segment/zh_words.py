"""The words of a Chinese text: those of ``jieba.Tokenizer.cut`` without its HMM, in half the time.

A run of letters is cut where the product of its words' probabilities is highest. The dictionary is read straight
from the package and no cache file is read or written: a foreign ``jieba.cache`` in the shared temporary folder would
silently change the words.
"""

from __future__ import annotations

import logging
import math
import re
from collections.abc import Iterable, Iterator

#: What jieba cuts into words; every other character is a word of its own.
_RUN = re.compile(r"[一-鿕a-zA-Z0-9+#&._%\-]+")
_LETTER = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
#: Marks the beginning of a word that is none itself, among logarithms of probabilities.
_BEGINNING = 1.0


class Words:
    """jieba's dictionary with further ``terms``, read in one pass (about 1 s); ``tags`` are those of its words."""

    def __init__(self, terms: Iterable[str]) -> None:
        import jieba  # half a second, for Chinese papers only

        jieba.setLogLevel(logging.WARNING)
        tokenizer = jieba.Tokenizer()
        frequency: dict[str, int] = {}
        self.tags: dict[str, str] = {}
        total = 0
        with tokenizer.get_dict_file() as file:
            lines = file.read().decode("utf-8").split("\n")
        for line in filter(None, lines):
            word, count, tag = line.split()
            number = int(count)
            frequency[word] = number
            self.tags[word] = tag
            total += number
            for size in range(1, len(word)):
                frequency.setdefault(word[:size], 0)
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = frequency, total, True
        for term in terms:
            tokenizer.add_word(term)
            self.tags.setdefault(term, "n")
        self._rare = -math.log(tokenizer.total)
        weight = {number: math.log(number) + self._rare for number in set(frequency.values()) if number}
        self._weights = {word: weight.get(number, _BEGINNING) for word, number in frequency.items()}

    def cut(self, text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Where the words of ``text[start:end]`` begin and end; white space has none."""
        at = start
        for run in _RUN.finditer(text, start, end):
            yield from _single(text, at, run.start())
            at = run.end()
            yield from self._cut(run.group(), run.start())
        yield from _single(text, at, end)

    def _cut(self, run: str, shift: int) -> Iterator[tuple[int, int]]:
        ends = self._best(run)
        at = 0
        while at < len(run):
            stop = ends[at]
            if run[at] in _LETTER and stop == at + 1:  # letters and digits that are no word are one together
                while stop < len(run) and run[stop] in _LETTER and ends[stop] == stop + 1:
                    stop += 1
            yield shift + at, shift + stop
            at = stop

    def _best(self, run: str) -> list[int]:
        """For every place, where the word that begins there ends on the likeliest way to the end of the run."""
        find, rare, size = self._weights.get, self._rare, len(run)
        score, ends = [0.0] * (size + 1), [0] * size
        for at in range(size - 1, -1, -1):
            best, best_stop = -math.inf, at + 1
            for stop in range(at + 1, size + 1):
                weight = find(run[at:stop])
                if weight is None:
                    break
                if weight <= 0 and weight + score[stop] >= best:
                    best, best_stop = weight + score[stop], stop
            score[at] = best if best > -math.inf else rare + score[at + 1]
            ends[at] = best_stop
        return ends


def _single(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    return ((at, at + 1) for at in range(start, end) if not text[at].isspace())
