"""Wordings that abstracts are full of: who is able to do what thanks to X, lists behind a name, settings compared."""

from __future__ import annotations

import pytest
from claims_english import claims_of

CAUSES = [
    (
        "Patience is critical for village bakers to strengthen their reputation.",
        ["cause +: Patience | reputation"],
    ),
    ("Patience is vital for bakers to keep guests.", ["cause +: Patience | keep guests"]),
    (
        "Patience improves sleep while reducing anger.",
        ["cause +: Patience | sleep", "cause -: Patience | anger"],
    ),
    (
        "Patience raises sleep quality as well as lowering anger.",
        ["cause +: Patience | sleep quality", "cause -: Patience | anger"],
    ),
    (
        "Patience, as an important driver of sleep, is common in villages.",
        ["cause +: Patience | sleep"],
    ),
    (
        "Patience is a key source of calm temper and lasting success.",
        ["cause +: Patience | calm temper", "cause +: Patience | lasting success"],
    ),
    (
        "We see patience and humour as forces that improve sleep.",
        ["cause +: humour | sleep", "cause +: patience | sleep"],
    ),
    (
        "The results reveal that ease of use, humour and price have a significant impact on trust.",
        ["cause ?: ease of use | trust", "cause ?: humour | trust", "cause ?: price | trust"],
    ),
    (
        "Both warmth of ovens and brand equity have a positive impact on intentions.",
        ["cause +: brand equity | intentions", "cause +: warmth of ovens | intentions"],
    ),
    (
        "We find a positive link between patience and sleep as well as the presence of noise.",
        ["cause +: patience | sleep"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CAUSES)
def test_causes_are_read_with_all_that_goes_with_them(text: str, expected: list[str]) -> None:
    """What stands beside a cause or an effect, or tells what it does besides, gives a row of its own."""
    assert sorted(claims_of(text)) == sorted(expected)


THIRDS = [
    (
        "Village pride plays an important role as a moderator in the relationship between patience and sleep.",
        ["moderate ?: patience | Village pride | sleep"],
    ),
    (
        "The effect of patience on sleep is more pronounced among bakers in towns with many ovens.",
        ["moderate +: patience | bakers in towns with many ovens | sleep"],
    ),
    (
        "Compared with small bakeries, patience has a stronger effect on sleep in large bakeries.",
        ["moderate +: patience | large bakeries | sleep"],
    ),
    (
        "The effect of patience on sleep is smaller in cases where an oven is shared.",
        ["moderate -: patience | oven is shared | sleep"],
    ),
    (
        "Pride has moderating effect on the influence of patience on sleep.",
        ["moderate ?: patience | Pride | sleep"],
    ),
    (
        "The impact of patience on sleep is moderated by three factors: oven age, village pride and season.",
        [
            "moderate ?: patience | oven age | sleep",
            "moderate ?: patience | season | sleep",
            "moderate ?: patience | village pride | sleep",
        ],
    ),
    (
        "Pride mediates the relationship between oven associations and visit intention of guests.",
        ["mediate ?: oven associations | Pride | visit intention of guests"],
    ),
    (
        "Pride mediates the relationship between patience, humour and sleep.",
        ["mediate ?: humour | Pride | sleep", "mediate ?: patience | Pride | sleep"],
    ),
    (
        "Pride exhibited a moderating effect on oven sharing - sleep quality relationship.",
        ["moderate ?: oven sharing | Pride | sleep quality"],
    ),
    (
        "Patience and pride interact to exert a greater influence on sleep.",
        ["moderate ?: Patience | pride | sleep"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), THIRDS)
def test_third_variables_are_told_from_what_stands_around_them(text: str, expected: list[str]) -> None:
    """The third variable is what is told to be one, with what sets it apart, and no word for its role."""
    assert sorted(claims_of(text)) == sorted(expected)


def test_a_comma_opens_a_list_of_as_many_as_are_counted() -> None:
    """ "Two types of X, A and B" has the parts A and B; a list of another length is none."""
    named = claims_of("This study finds two types of baking styles, patient baking and hasty baking.")
    assert named == ["part: baking styles | hasty baking", "part: baking styles | patient baking"]
    assert claims_of("This study finds two types of baking styles, ovens, tins and tables.") == []


SEEN = [
    (
        "We found that patience was negatively related to anger but positively related to sleep.",
        ["cause +: patience | sleep", "cause -: patience | anger"],
    ),
    ("Patience enables knowledge flows with partners.", ["cause +: Patience | knowledge flows with partners"]),
    ("Old ovens are an excellent opportunity for bakers to improve sales.", ["cause +: Old ovens | sales"]),
    ("Bakers use patience for improving sales.", ["cause +: patience | sales"]),
    (
        "The findings demonstrate the significant role of patience and humour in generating trust and calm.",
        [
            "cause +: humour | calm",
            "cause +: humour | trust",
            "cause +: patience | calm",
            "cause +: patience | trust",
        ],
    ),
    ("We identify oven age as influencing bread quality.", ["cause ?: oven age | bread quality"]),
    ("Old ovens provide opportunities for bakers to improve quality.", ["cause +: Old ovens | quality"]),
    ("Patience is one of the crucial elements in shaping trust.", ["cause +: Patience | trust"]),
    (
        "Patience is regarded as the core of the craft, leading to improvements in quality.",
        ["cause +: Patience | quality"],
    ),
    (
        "Patience and humour can complement each other to produce trust.",
        ["cause +: Patience | trust", "cause +: humour | trust"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SEEN)
def test_roles_chances_and_what_is_done_together_are_causes(text: str, expected: list[str]) -> None:
    """A role in doing something, a chance to do it and things that do it together tell causes."""
    assert [row for row in sorted(claims_of(text)) if not row.startswith(("part", "define"))] == expected


def test_a_bracket_names_the_kinds_of_several_things() -> None:
    """Three or more plain names behind a plural are its kinds; two, figures and comparisons are not."""
    named = claims_of("Perceived values (use, joy and pride) raise trust.")
    assert [row for row in named if row.startswith("part")] == [
        "part: Perceived values | joy",
        "part: Perceived values | pride",
        "part: Perceived values | use",
    ]
    for other in ("use and joy", "3 of 5, 4 of 5 and 5 of 5", "use vs joy, use vs pride and joy vs pride"):
        rows = claims_of(f"Perceived values ({other}) raise trust.")
        assert not [row for row in rows if row.startswith("part")]
