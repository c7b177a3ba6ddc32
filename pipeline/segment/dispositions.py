"""What somebody is willing or able to do, shown to the parser as one noun.

In "willingness to pay determines loyalty" or "raises the intention to return and trust" the parser takes what follows
for the object of the paying or returning. Where the verb has nothing of its own behind it, the three words are shown as
the noun alone and become one :class:`~pipeline.document.Word`; where it has ("the ability to sense threats") they stay.
"""

from __future__ import annotations

import tomllib
from collections.abc import Container, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

_ENDS = frozenset({",", ".", ";", ":", ")", "，", "；"})


class _Lists(NamedTuple):
    nouns: frozenset[str]
    doing: frozenset[str]
    closing: frozenset[str]
    telling: frozenset[str]
    alone: frozenset[str]


@lru_cache(maxsize=1)
def _lists() -> _Lists:
    table = tomllib.loads(Path(__file__).with_name("parse.toml").read_text(encoding="utf-8"))
    own, lost = table["dispositions"], table["lost"]
    verbs = {*own["doing"], *lost["sure"], *lost["common"], *lost["bare"]}
    sure = {*lost["sure"], *(third(verb) for verb in (*lost["sure"], *lost["rising"]))}
    return _Lists(*map(frozenset, (own["nouns"], verbs, own["closing"], sure, own["alone"])))


def third(verb: str) -> str:
    """A verb's third person."""
    if verb.endswith("y"):
        return verb[:-1] + "ies"
    return verb + ("es" if verb.endswith(("ss", "sh", "ch", "x")) else "s")


def found(words: Sequence[str]) -> list[int]:
    """Where a noun stands that is shown without the "to V" behind it."""
    lists = _lists()
    return [
        at
        for at in range(len(words) - 2)
        if words[at + 1] == "to" and words[at].lower() in lists.nouns and _is_whole(words, at, lists.doing)
    ]


def _is_whole(words: Sequence[str], at: int, verbs: Container[str]) -> bool:
    """Whether the verb behind "to" has nothing of its own."""
    lists = _lists()
    after = words[at + 3] if at + 3 < len(words) else "."
    if not words[at + 2].isalpha() or words[at + 2] in ("be", "do", "have"):
        return False
    if after in ("and", "or"):
        following = words[at + 4 : at + 6]
        return (
            bool(following) and following[0] not in verbs and following[0] != "to" and not following[0].endswith("ly")
        )
    if after == "on":
        return "of" in words[max(0, at - 3) : at]  # "the effect of the willingness to pay on loyalty"
    if words[at + 2] in lists.alone and after.endswith("s") and not after.endswith("ss"):
        return True  # "the tendency to complain drives sales"
    return after in _ENDS or after in lists.closing or after in lists.telling
