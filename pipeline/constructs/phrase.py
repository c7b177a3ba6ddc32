"""A phrase that may name a construct, and how strongly its last word says so."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

#: How strongly a phrase speaks for a construct: the author calls it a key word, or its head
#: says so, from "names a theory" to "says nothing"; last a head alone, which may be a longer name cut short.
KEYWORD, THEORY, STRONG, WEAK, PLAIN, ALONE = 4, 3, 2, 1, 0, -1


class Phrase(NamedTuple):
    """A stretch of a sentence; ``size`` counts its words (English) or characters (Chinese).

    ``nested`` phrases lie in a longer one of the same list. ``tail`` is where the phrase begins without
    a first word that may be a verb, -1 where it has none. ``slot``: it stands where a sentence names what
    acts or is acted on.
    """

    start: int
    end: int
    strength: int
    size: int
    nested: bool = False
    tail: int = -1
    slot: bool = False


def shared(slots: list[bool], joined: Iterable[bool]) -> list[bool]:
    """The slots of runs where all members of a list stand in the slot that one of them stands in.

    ``joined`` says of each run but the last whether nothing but a conjunction stands before the next.
    """
    lists = list(accumulate((not one for one in joined), initial=0))
    taken = {number for number, slot in zip(lists, slots, strict=False) if slot}
    return [number in taken for number in lists[: len(slots)]]
