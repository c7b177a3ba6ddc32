"""Verbs in the third person that look like the plurals of nouns, in the tight sentences of abstracts."""

from __future__ import annotations

import pytest
from claims_english import claims_of

PASSAGES = [
    ("Service quality heightens customer loyalty.", ["cause +: Service quality | customer loyalty"]),
    ("Perceived risk amplifies purchase intention.", ["cause +: Perceived risk | purchase intention"]),
    ("Employee empowerment suppresses willingness to share.", ["cause -: Employee empowerment | willingness to share"]),
    ("We find that platform governance fuels user trust.", ["cause +: platform governance | user trust"]),
    ("Service quality curbs customer loyalty.", ["cause -: Service quality | customer loyalty"]),
    ("Perceived risk enhances purchase intention.", ["cause +: Perceived risk | purchase intention"]),
    (
        "We find that employee empowerment results in willingness to share.",
        ["cause +: employee empowerment | willingness to share"],
    ),
    (
        "Digital openness crowds out the innovation performance of firms.",
        ["cause -: Digital openness | innovation performance of firms"],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_a_verb_is_found_though_it_looks_like_a_plural(passage: str, expected: list[str]) -> None:
    """The one verb of a clause is read as such though the parser takes it for a noun, a name or an auxiliary."""
    assert claims_of(passage) == expected


BEHIND_ROWS = [
    ("We find that rapid growth and crisis trigger firms to change their plans.", [
        "cause +: crisis | change their plans", "cause +: rapid growth | change their plans",
    ]),
    ("The analysis shows that platform openness and partner support fuel open innovation.", [
        "cause +: partner support | open innovation", "cause +: platform openness | open innovation",
    ]),
    ("Results indicate that family support and prior experience shape entrepreneurial intention.", [
        "cause ?: family support | entrepreneurial intention", "cause ?: prior experience | entrepreneurial intention",
    ]),
    ("The study finds that customer knowledge and reward influence engaged behaviour.", [
        "cause ?: customer knowledge | engaged behaviour", "cause ?: reward | engaged behaviour",
    ]),
    ("The survey shows that warmth and staff influence.", []),
    ("We argue that sellers and buyers should market drive units.", []),
    ("We conclude that size and age limit checks were missing.", []),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), BEHIND_ROWS)
def test_a_verb_behind_a_row_of_two_is_found(passage: str, expected: list[str]) -> None:
    """ "Show that A and B drive C": a clause that has no other verb has the name behind its row for one."""
    assert sorted(claims_of(passage)) == expected


ROWS = [
    (
        "Both bread variety and outsourcing fuel trust.",
        ["cause +: bread variety | trust", "cause +: outsourcing | trust"],
    ),
    (
        "The results show that both the depth of the crust and shop size reduce waste.",
        ["cause -: depth of the crust | waste", "cause -: shop size | waste"],
    ),
    (
        "Contact with millers, perceived risk, and rents obstruct growth.",
        ["cause -: Contact with millers | growth", "cause -: perceived risk | growth", "cause -: rents | growth"],
    ),
    (
        "Better bread as well as longer hours reduce complaints.",
        ["cause -: Better bread | complaints", "cause -: longer hours | complaints"],
    ),
    ("Both bakers and millers.", []),
    ("A good oven, and rents are low.", []),
    ("Both ovens and mills are old.", []),
]


@pytest.mark.parametrize(("passage", "expected"), ROWS, ids=[p[:40] for p, _ in ROWS])
def test_a_row_of_names_is_told_of_by_the_verb_behind_it(passage: str, expected: list[str]) -> None:
    """A verb taken for a noun behind "both A and B" or a row of three is found; "A as well as B" tells of both."""
    assert sorted(claims_of(passage)) == expected


NEARER = [
    ("The miller sets rules in the shop that reduce noise.", ["cause -: rules | noise"]),
    ("Bakers gain skills over time that raise output.", ["cause +: skills | output"]),
    ("The shop draws up a plan for guests that lowers waste.", ["cause -: plan for guests | waste"]),
    ("Rents rise over time, which lowers demand.", ["cause -: Rents rise over time | demand"]),
    ("The mill has a stove for loaves that steam.", []),
    ("Rules for the staff that serve tea shape output.", []),
]


@pytest.mark.parametrize(("passage", "expected"), NEARER, ids=[p[:40] for p, _ in NEARER])
def test_a_clause_is_told_of_what_fits_it_in_number(passage: str, expected: list[str]) -> None:
    """ "Rules in the shop that reduce noise": the rules do, not the shop; time that passes does nothing by itself."""
    assert claims_of(passage) == expected


def test_what_is_considered_to_act_is_told() -> None:
    """ "X is considered to raise Y" tells of X; what persons are considered to do tells nothing."""
    assert claims_of("Active tasting of bread is considered to raise demand.") == [
        "cause +: Active tasting of bread | demand"
    ]
    assert claims_of("Guests are considered to taste bread.") == []
