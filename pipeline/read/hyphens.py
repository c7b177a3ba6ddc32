"""Hyphens at line ends."""

from __future__ import annotations

import re
from itertools import pairwise

_WORD = re.compile(r"[a-z]+(?:-[a-z]+)*")
_LINE_END_HYPHEN = re.compile(r"([A-Za-z]{2,40})-[ \t]{0,8}(?:\r\n|\r|\n)[ \t]{0,8}([a-z]{2,40})")


class Hyphens:
    """Whether a hyphen at a line end belongs to the word, judged by the document's own spelling."""

    def __init__(self, source: str) -> None:
        broken = [(m.group(1).lower(), m.group(2)) for m in _LINE_END_HYPHEN.finditer(source)]
        whole = _LINE_END_HYPHEN.sub(" ", source)
        words = _WORD.findall(whole.lower())
        compounds = [word.split("-") for word in words if "-" in word]
        self._words = frozenset(words) | {f"{a}-{b}" for parts in compounds for a, b in pairwise(parts)}
        soft = sum(a + b in self._words for a, b in broken)
        hard = sum(f"{a}-{b}" in self._words for a, b in broken)
        self._usual = soft > hard

    def is_soft(self, left: str, right: str) -> bool:
        """Whether "left-" at a line end and "right" on the next line are one word without hyphen."""
        if f"{left}-{right}" in self._words:
            return False
        return left + right in self._words or self._usual
