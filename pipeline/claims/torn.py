"""Sentences that a page, a figure or a note tears in two: the halves stand in two blocks, and so may a name.

A role that touches the tear may be half a name ("约 | 束规则"): its row is kept for a person to look at, with
little confidence.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.claims.draft import Draft
from pipeline.document import PROSE, Document

#: The confidence in a row with half a name is at most this.
HALF_A_NAME = 0.3
#: What may stand between the halves.
_BETWEEN = frozenset({"footnote", "caption", "table", "running"})
#: A paragraph shorter than this (characters) is a line of its own, not half a sentence.
_SHORT = 30
_GOES_ON = re.compile(r"[a-z一-鿿]")
_UNFINISHED = re.compile(r"[A-Za-z一-鿿,，、-]")


class Tears(NamedTuple):
    """Where text goes on from an earlier block, and where it breaks off: offsets of the two edges."""

    begins: frozenset[int]
    ends: frozenset[int]

    def cut(self, draft: Draft) -> bool:
        """Whether a role of a draft touches a tear."""
        named = [role for role in draft.roles if not role.elided]
        return any(role.start in self.begins or role.end in self.ends for role in named)


def tears(document: Document) -> Tears:
    """The edges of all paragraphs that break off and go on in the next."""
    begins, ends = set(), set()
    before: tuple[int, int] | None = None
    for block in document.blocks:
        if block.kind not in PROSE:
            before = before if block.kind in _BETWEEN else None
            continue
        words = document.text[block.start : block.end]
        start, end = block.start + len(words) - len(words.lstrip()), block.start + len(words.rstrip())
        long = end - start >= _SHORT
        torn = before is not None and long and _UNFINISHED.match(document.text, before[1] - 1, before[1])
        if before and torn and _GOES_ON.match(document.text, start):
            begins.add(start)
            ends.add(before[1])
        before = (start, end) if long else None
    return Tears(frozenset(begins), frozenset(ends))
