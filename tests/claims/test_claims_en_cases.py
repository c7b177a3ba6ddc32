"""Cases and groups in plain prose: "if X, Y", "those with X do more Y than those without"."""

from __future__ import annotations

import pytest
from claims_english import claims_of

TOLD = [
    ("If a stage is badly lit, dancers lose their place.", ["cause +: stage is badly lit | dancers lose their place"]),
    (
        "When the gates of a harbour are closed at night, captains sleep on board.",
        ["cause +: gates of a harbour are closed at night | captains sleep on board"],
    ),
    ("The bakery is empty when the bus has left.", ["cause +: bus has left | bakery is empty"]),
    (
        "When visitors join a tour, they are more likely to report trust, calm, and pride.",
        [
            "cause +: visitors join a tour | calm",
            "cause +: visitors join a tour | pride",
            "cause +: visitors join a tour | trust",
        ],
    ),
    ("Since rain lowers sales, a roof is commended.", ["cause -: rain | sales"]),
    ("Rain has a strong negative influence in travel behavior.", ["cause -: Rain | travel behavior"]),
    # what scholars are helped by, what people give and say
    (
        "A diary enables a researcher to raise the accuracy of her notes.",
        ["cause +: diary | accuracy of her notes"],
    ),
    ("Bells increase contributions to the village chest.", ["cause +: Bells | contributions to the village chest"]),
    (
        "Repeated interviews raise trust between neighbours.",
        ["cause +: Repeated interviews | trust between neighbours"],
    ),
    # what follows, and what something is eased with
    ("The rent rose, so the tenants moved away.", ["cause +: rent rose | tenants moved away"]),
    ("The shop was closed, and so the children went home.", ["cause +: shop was closed | went home"]),
    ("Erosion could be slowed with deep roots.", ["cause -: deep roots | Erosion"]),
    # groups set side by side
    ("Owners of boats sail more often than owners of carts.", ["cause +: Owners of boats | sail more often"]),
    (
        "Cooks with long training are better able to judge salt than beginners.",
        ["cause +: Cooks with long training | judge salt"],
    ),
    (
        "Pupils in small classes had more accurate maps than those in large classes.",
        ["cause +: Pupils in small classes | more accurate maps"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[t[:40] for t, _ in TOLD])
def test_cases_and_groups_tell_causes(text: str, expected: list[str]) -> None:
    """Two full clauses joined by "when" or "if" tell a cause, and so does what sets a group apart from its like."""
    assert claims_of(text) == expected


SILENT = [
    "Lanterns are especially useful when the lanes are dark.",
    "Markets work best when roads are dry.",
    "Boats are most useful when bridges are closed.",
    "The wine was so sour that nobody drank it.",
    "If small mills are to last, their owners need low rents.",
    "If this is so, millers are poor.",
    "Values of a guild shine more often than those of a person.",
    "This framework enables researchers to raise the accuracy of their models.",
]


@pytest.mark.parametrize("text", SILENT)
def test_ends_and_pointers_are_no_cases(text: str) -> None:
    """What is to be reached, what only points back and what a study does for scholars are no causes."""
    assert claims_of(text) == []
