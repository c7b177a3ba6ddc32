"""Theory and case prose: what steers a thing, and long lists of reasons that hold changes ("advances in medicine")."""

from __future__ import annotations

import pytest
from claims_english import claims_of

STEERED = [
    ("Guild rules guide the exchange of flour.", ["cause ?: Guild rules | exchange of flour"]),
    ("Shared norms steer the behaviour of cooks.", ["cause ?: Shared norms | behaviour of cooks"]),
    ("The exchange of flour is guided by guild rules.", ["cause ?: guild rules | exchange of flour"]),
    ("Village feasts are an important initiator of barter.", ["cause +: Village feasts | barter"]),
    # about the research
    ("These results guide managers and policy makers.", []),
    ("The framework guides future research on barter.", []),
    ("This study was guided by practice theory.", []),
    ("The interviews were structured by topic.", []),
]


@pytest.mark.parametrize(("text", "expected"), STEERED, ids=[t[:40] for t, _ in STEERED])
def test_what_guides_a_thing_changes_it(text: str, expected: list[str]) -> None:
    """Rules that guide or steer a thing are a cause with no sign of its own; what guides a study is none."""
    assert claims_of(text) == expected


REASONS = [
    (
        "Retail is changing due to an ageing guild, advances in payment, new laws, and the spread of rye.",
        [
            "cause ?: advances in payment | Retail",
            "cause ?: ageing guild | Retail",
            "cause ?: new laws | Retail",
            "cause ?: spread of rye | Retail",
        ],
    ),
    (
        "Bread prices rose due to bad harvests, changes in law, and the decline of mills.",
        [
            "cause +: bad harvests | Bread prices",
            "cause +: changes in law | Bread prices",
            "cause +: decline of mills | Bread prices",
        ],
    ),
    ("Bread prices rose due to bad harvests, and guests complain.", ["cause +: bad harvests | Bread prices"]),
]


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[t[:40] for t, _ in REASONS])
def test_each_reason_of_a_list_is_told(text: str, expected: list[str]) -> None:
    """A list behind "due to" is one of reasons to its end, also where a member is a change in something."""
    assert claims_of(text) == expected


NAMELY = [
    (
        "The study identifies three drivers of barter, namely hunger, trust and fair prices.",
        ["cause +: fair prices | barter", "cause +: hunger | barter", "cause +: trust | barter"],
    ),
    ("Guests feel tensions that hinder resource integration.", ["cause -: tensions | resource integration"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMELY, ids=[t[:40] for t, _ in NAMELY])
def test_names_behind_namely_are_those_that_were_counted(text: str, expected: list[str]) -> None:
    """ "three drivers of Y, namely A, B and C": each drives Y and none the others; a name of two words is one side."""
    assert [row for row in claims_of(text) if row.startswith("cause")] == expected
