"""The English claim grammar: what is denied, left out, or said without a sign."""

from __future__ import annotations

import pytest
from claims_english import claims_of

DENIED = [
    ("Rewards no longer affect trust once recognition is controlled for.", "rewards", "trust"),
    ("It is unlikely that rewards increase trust.", "rewards", "trust"),
    ("Rewards are unlikely to increase trust.", "rewards", "trust"),
    ("Rewards do not necessarily increase trust.", "rewards", "trust"),
    ("Rewards were unable to increase trust.", "rewards", "trust"),
    ("Rewards alone are insufficient to drive trust.", "rewards", "trust"),
    ("Training does little to reduce costs.", "training", "costs"),
    ("There is little reason to believe that rewards increase trust.", "rewards", "trust"),
    ("Rewards rarely increase trust.", "rewards", "trust"),
    ("It is not true that rewards increase trust.", "rewards", "trust"),
    ("We cannot conclude that rewards increase trust.", "rewards", "trust"),
    ("No study has shown that rewards increase trust.", "rewards", "trust"),
    ("No support was found for the effect of rewards on trust.", "rewards", "trust"),
    ("We do not find evidence of an effect of rewards on trust.", "rewards", "trust"),
    ("We found no evidence of a link between rewards and trust.", "rewards", "trust"),
    ("There is no evidence for rewards leading to higher trust.", "rewards", "trust"),
    ("The results yield almost no significant effects of rewards on trust.", "rewards", "trust"),
    ("These results refute our prediction in Hypothesis 1 that rewards would raise trust.", "rewards", "trust"),
]


@pytest.mark.parametrize(("text", "cause", "effect"), DENIED)
def test_denied(text: str, cause: str, effect: str) -> None:
    """What no longer holds, or is said to be unlikely, is denied."""
    assert [claim.lower() for claim in claims_of(text)] == [f"cause 0: {cause} | {effect}"]


def test_a_bare_link_that_is_shown_is_no_claim() -> None:
    """ "evidence of a link" says neither which way it goes nor its sign."""
    assert claims_of("We found evidence of a link between rewards and trust.") == []


def test_neither_of_two() -> None:
    """ "neither" before two effects denies both."""
    found = claims_of("Rewards increase neither trust nor loyalty.")
    assert sorted(found) == ["cause 0: Rewards | loyalty", "cause 0: Rewards | trust"]


@pytest.mark.parametrize(
    "text",
    [
        "It is not surprising that rewards increase trust.",
        "There is no doubt that rewards increase trust.",
        "We cannot deny that rewards increase trust.",
        "There is strong evidence for rewards leading to trust.",
    ],
)
def test_what_is_not_doubted_holds(text: str) -> None:
    """A negation over surprise, doubt or denial leaves what stands under it as it is told."""
    assert claims_of(text) == ["cause +: rewards | trust"]


LEFT_OUT = [
    ("Rewards increase trust but not loyalty.", ["cause +: Rewards | trust", "cause 0: Rewards | loyalty"]),
    ("Rewards increase not only trust but also loyalty.", ["cause +: Rewards | trust", "cause +: Rewards | loyalty"]),
]


@pytest.mark.parametrize(("text", "expected"), LEFT_OUT)
def test_one_of_a_list_is_left_out(text: str, expected: list[str]) -> None:
    """A member of a list behind "but not" is denied, and it alone."""
    assert sorted(claims_of(text)) == sorted(expected)


def test_variance_has_no_direction() -> None:
    """What explains a share of the variance in Y tells no sign."""
    text = "Team size accounted for 12 percent of the variance in sales growth."
    assert claims_of(text) == ["cause ?: Team size | sales growth"]


REJECTED = [
    ("Frost rather than hail drives prices.", ["cause +: Frost | prices"]),
    ("The results show that late frost rather than hail drives prices.", ["cause +: late frost | prices"]),
    ("Not hail but frost drives prices.", ["cause +: frost | prices"]),
    ("It is frost, not hail, that drives prices.", ["cause +: frost | prices"]),
    ("It is frost rather than hail that drives prices.", ["cause +: frost | prices"]),
    ("Not only price but also quality drives loyalty.", ["cause +: price | loyalty", "cause +: quality | loyalty"]),
]


@pytest.mark.parametrize(("text", "expected"), REJECTED, ids=[t[:40] for t, _ in REJECTED])
def test_what_is_named_to_be_rejected_is_no_cause(text: str, expected: list[str]) -> None:
    """ "X rather than Y", "not Y but X" and "X, not Y, that" tell of X alone."""
    assert claims_of(text) == expected


VIEWS = [
    ("The records do not support the view that frost raises prices.", ["cause 0: frost | prices"]),
    ("The records support the view that frost raises prices.", ["cause +: frost | prices"]),
    ("This refutes the claim that frost raises prices.", ["cause 0: frost | prices"]),
    ("The hypothesis that frost raises prices was rejected.", ["cause 0: frost | prices"]),
    ("The hypothesis that frost raises prices was supported.", ["cause +: frost | prices"]),
    ("Few studies show that frost raises prices.", []),
    ("A few studies show that frost raises prices.", ["cause +: frost | prices"]),
]


@pytest.mark.parametrize(("text", "expected"), VIEWS, ids=[t[:40] for t, _ in VIEWS])
def test_a_view_that_is_refused_is_denied_and_one_hardly_shown_is_a_gap(text: str, expected: list[str]) -> None:
    """What is done to a view is done to what it says; what few studies show is not told."""
    assert claims_of(text) == expected


def test_respectively_pairs_causes_with_effects() -> None:
    """Of two lists that are told respectively each cause has its own effect."""
    text = "Frost and hail raise prices and rents, respectively."
    assert claims_of(text) == ["cause +: Frost | prices", "cause +: hail | rents"]


BESIDE = [
    (
        "Oven size raises bread quality, whereas flour price has no effect.",
        ["cause +: Oven size | bread quality", "cause 0: flour price | bread quality"],
    ),
    (
        "Oven size raises bread quality; however, night work has a negative impact.",
        ["cause +: Oven size | bread quality", "cause -: night work | bread quality"],
    ),
    ("Oven size raises bread quality, while awards have different effects.", ["cause +: Oven size | bread quality"]),
    (
        "Oven size raises bread quality, and these results have direct implications.",
        ["cause +: Oven size | bread quality"],
    ),
    (
        "Oven size raises bread quality, while flour price has no effect on rents.",
        ["cause +: Oven size | bread quality", "cause 0: flour price | rents"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE, ids=[t[30:70] for t, _ in BESIDE])
def test_an_effect_without_its_target_is_that_of_the_clause_beside(text: str, expected: list[str]) -> None:
    """ "X raises Y, whereas W has no effect": none on Y; effects that only differ say nothing."""
    assert claims_of(text) == expected
