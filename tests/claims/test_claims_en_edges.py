"""Where a role begins and ends, and what is no pair at all: lists, rows of siblings, acts with one thing.

Each case is a passage and its claims as "type polarity: cause | effect"; its last sentence is read. No sentence here
comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

CASES = [
    # what stands beside a counted noun is its sibling, not its part
    ("Two types of bread, five types of soup, and four types of cheese are on the menu.", []),
    # an adjective of sign beside "significant" gives the sign
    ("Noise was negative and significant for trust.", ["cause -: Noise | trust"]),
    ("Calm was positive and significant for trust.", ["cause +: Calm | trust"]),
    # two acts with one thing say nothing apart
    (
        "Care is vital to the founding and upkeep of an inn.",
        ["cause +: Care | founding and upkeep of an inn"],
    ),
    ("Only training raises trust.", ["cause +: training | trust"]),
    # a scholar's argument brings nothing about
    ("The book widened the debate by arguing that rooms should be clean.", []),
    ("Hosts raise trust by showing care.", ["cause +: showing care | trust"]),
    # one list of what inspires, not something that the first of it leads to do
    ("Songs are inspired by old cooks, warming rooms, and falling prices.", ["cause +: old cooks | Songs"]),
]


@pytest.mark.parametrize(("text", "expected"), CASES, ids=[t[:40] for t, _ in CASES])
def test_roles_end_where_their_words_do(text: str, expected: list[str]) -> None:
    """Siblings are no parts, signs are read beside "significant", and joined acts keep what they share."""
    assert claims_of(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Purpose – Building trust is crucial for sales.", ["cause +: Building trust | sales"]),
        ("Contribution: Theoretically, the study contributes to guild logic to better grasp the habits of bakers.", []),
        (
            "Trust is crucial for guild survival given the changing market conditions.",
            ["cause +: Trust | guild survival"],
        ),
        ("Lending has evolved from barter to credit, stressing the importance of trust.", []),
        ("Lending evolved from village barter.", ["cause +: village barter | Lending"]),
    ],
)
def test_headings_circumstances_and_stages_are_no_sides(text: str, expected: list[str]) -> None:
    """A heading before a dash, what is "given", and the stages that a thing passes fill no role."""
    found = [c for c in claims_of(text) if not c.startswith("part")]
    assert found == expected
