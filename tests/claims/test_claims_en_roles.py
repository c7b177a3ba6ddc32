"""Where a role ends, and what stands for what: relative clauses, predicates, lists behind a noun of division."""

from __future__ import annotations

import pytest
from claims_english import claims_of

PASSAGES = [
    (
        "Overbearing aunts discourage the small risks on which growth depends.",
        ["cause -: Overbearing aunts | small risks", "cause ?: small risks | growth"],
    ),
    ("Guests who share meals report higher goodwill.", ["cause +: Guests who share meals | goodwill"]),
    (
        "Barter serves as the bridge that improves goodwill.",
        ["cause +: Barter | goodwill"],
    ),
    (
        "The oven dimensions of warmth, size, and colour are negatively associated with goodwill.",
        ["cause -: colour | goodwill", "cause -: size | goodwill", "cause -: warmth | goodwill"],
    ),
    (
        "The two paths of gossip and barter improve goodwill.",
        ["cause +: barter | goodwill", "cause +: gossip | goodwill"],
    ),
    ("Paths of gossip and barter improve goodwill.", ["cause +: Paths of gossip and barter | goodwill"]),
    (
        "The number of ovens (one oven versus several ovens) can influence goodwill.",
        ["cause ?: number of ovens | goodwill"],
    ),
    (
        "One large oven (versus several small ovens) improves goodwill.",
        ["cause +: One large oven (versus several small ovens) | goodwill"],
    ),
    (
        "Gossip inhibits barter, which is mainly caused by shame and doubt.",
        ["cause -: Gossip | barter", "mediate -: Gossip | doubt | barter", "mediate -: Gossip | shame | barter"],
    ),
    (
        "Gossip affects barter. We argue about the association between oven size and goodwill. "
        "Warmth played a mediating role in this relationship.",
        ["mediate ?: oven size | Warmth | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_a_role_is_the_thing_that_is_meant(text: str, expected: list[str]) -> None:
    """What is told of a thing in passing is no part of it; what a noun stands for is named in its place."""
    assert claims_of(text) == expected
