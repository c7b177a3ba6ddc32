"""Which words a pattern cannot match without, read off the pattern itself.

A pattern names lists of words (``<table.key>``). Those that are neither optional nor one of several ways must stand
in whatever it matches; a stretch that holds no word of one of them need not be tried.
"""

from __future__ import annotations

import re
from functools import cache

from pipeline.claims.zh.words import ALWAYS, bits

_TOKEN = re.compile(
    r"<(?P<lists>[a-z]+\.[a-z_]+(?:\|[a-z]+\.[a-z_]+)*)>|(?P<open>\((?:\?(?:P<\w+>|[:=]|<?[!=]|[a-z]+:))?)"
    r"|(?P<close>\))|(?P<or>\|)|(?P<set>\[\^?\]?(?:\\.|[^\]\\])*\])|\\.|.",
    re.DOTALL,
)
_OPTIONAL = re.compile(r"[?*]|\{0?,")
#: Groups whose words must stand in the stretch; what a lookbehind or a negative lookahead says need not.
_OPENS = re.compile(r"\((?:\?(?:P<\w+>|[:=]))?")


def may_match(source: str, held: int) -> bool:
    """Whether a stretch may hold a match of a pattern, given the lists of which it, or a larger one, has words."""
    return 0 not in map(held.__and__, needs(source))


@cache
def needs(source: str) -> tuple[int, ...]:
    """Of each of these sets of lists a match of the pattern holds a word."""
    found, _ = _ways(source, 0)
    return tuple(sorted(found - {ALWAYS}, key=lambda need: (need.bit_count(), need)))


def _ways(source: str, at: int) -> tuple[set[int], int]:
    """What all ways of the group that begins at a place have in common, and the place of its end."""
    ways: list[set[int]] = [set()]
    while at < len(source):
        token = _TOKEN.match(source, at)
        assert token is not None
        at = token.end()
        if token["close"]:
            break
        own: set[int] = set()
        if token["or"]:
            ways.append(set())
        elif token["lists"]:
            own = {bits(token["lists"])}
        elif token["open"]:
            inner, at = _ways(source, at)
            own = inner if _OPENS.fullmatch(token["open"]) else set()
        if not _OPTIONAL.match(source, at):
            ways[-1] |= own
    if len(ways) == 1 or not all(ways):
        return ways[0] if len(ways) == 1 else set(), at
    either = 0
    for way in ways:
        either |= min(way, key=lambda need: (need.bit_count(), need))
    return {either}, at
