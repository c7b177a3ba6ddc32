"""English moderation told without the word, and mediation in its rarer wordings."""

from __future__ import annotations

import pytest
from claims_english import claims_of

CONDITIONS = [
    (
        "Compared with tools, warmth has a greater influence on purchase intention for novices.",
        ["moderate +: warmth | novices | purchase intention"],
    ),
    (
        "Resource integration promotes value co-creation more strongly in turbulent markets.",
        ["moderate +: Resource integration | turbulent markets | value co-creation"],
    ),
    (
        "Village support makes the effect of peer interaction on bread quality stronger.",
        ["moderate +: peer interaction | Village support | bread quality"],
    ),
    (
        "The effect of oven size on bread quality was not significant for novices.",
        ["moderate -: oven size | novices | bread quality"],
    ),
    (
        "Oven size has a positive effect on bread quality among bakers but not among millers.",
        ["cause +: Oven size | bread quality", "moderate +: Oven size | bakers | bread quality"],
    ),
    (
        "For frequent guests, bread quality increases purchase intention; for occasional guests, it does not.",
        [
            "cause +: bread quality | purchase intention",
            "moderate +: bread quality | frequent guests | purchase intention",
        ],
    ),
    (
        "Oven quality improves bread taste, especially when flour quality is low.",
        ["cause +: Oven quality | bread taste", "moderate -: Oven quality | flour quality | bread taste"],
    ),
    (
        "The extent to which oven size improves bread quality depends on baker expertise.",
        ["moderate ?: oven size | baker expertise | bread quality"],
    ),
    (
        "Whether oven size improves bread quality depends on baker expertise.",
        ["moderate ?: oven size | baker expertise | bread quality"],
    ),
    (
        "The positive impact of oven size on bread quality is conditional on baker expertise.",
        ["moderate ?: oven size | baker expertise | bread quality"],
    ),
    (
        "The process by which oven size increases bread quality is moderated by baker expertise.",
        ["moderate ?: oven size | baker expertise | bread quality"],
    ),
    (
        "Baker expertise enhances the role of oven size in bread quality.",
        ["moderate +: oven size | Baker expertise | bread quality"],
    ),
    (
        "Oven size improves bread quality. This effect is mitigated by flour price.",
        ["moderate -: Oven size | flour price | bread quality"],
    ),
    (
        "Oven size improves bread quality. Moreover, flour price plays a moderating role in this process.",
        ["moderate ?: Oven size | flour price | bread quality"],
    ),
    (
        "Oven size improves bread quality through baker pride. Flour price moderates this mediating effect.",
        ["moderate ?: Oven size | Flour price | bread quality"],
    ),
    (
        "The moderating effect of flour price on the relationship between oven size and bread quality is not "
        "significant.",
        ["moderate 0: oven size | flour price | bread quality"],
    ),
    (
        "Flour price moderates the indirect effect of oven size on bread quality via baker pride.",
        ["mediate ?: oven size | baker pride | bread quality", "moderate ?: oven size | Flour price | bread quality"],
    ),
    (
        "Flour price is an important moderator of the relationship between oven size and bread quality.",
        ["moderate ?: oven size | Flour price | bread quality"],
    ),
    ("Oven quality improves bread taste, especially in recent years.", ["cause +: Oven quality | bread taste"]),
    (
        "Oven size lifted bread quality most in firms with little absorptive capacity.",
        ["moderate +: Oven size | firms with little absorptive capacity | bread quality"],
    ),
    (
        "Oven size improves bread quality. The analysis shows that the above effect is more obvious in rural mills and "
        "in the eastern region, while it is not significant in poor mills.",
        [
            "moderate +: Oven size | eastern region | bread quality",
            "moderate +: Oven size | rural mills | bread quality",
            "moderate -: Oven size | poor mills | bread quality",
        ],
    ),
    (
        "Oven size has a positive impact on bread quality, and flour price plays a moderating role between the two.",
        ["cause +: Oven size | bread quality", "moderate ?: Oven size | flour price | bread quality"],
    ),
    (
        "Flour price weakens the effect of oven size on bread quality, especially for novices.",
        ["moderate -: oven size | Flour price | bread quality"],
    ),
    (
        "Pace moderates the effect of oven size on bread quality, such that the effect is stronger when men are fast.",
        ["moderate +: oven size | Pace | bread quality"],
    ),
    (
        "Oven size hurts bread quality unless flour quality is high.",
        ["cause -: Oven size | bread quality", "moderate -: Oven size | flour quality | bread quality"],
    ),
    (
        "Oven size improves bread quality. Flour price neither amplified nor dampened the effect.",
        ["moderate 0: Oven size | Flour price | bread quality"],
    ),
    (
        "Flour price does not strengthen the path from oven size to bread quality, whereas baker pride does.",
        [
            "moderate +: oven size | baker pride | bread quality",
            "moderate 0: oven size | Flour price | bread quality",
        ],
    ),
    (
        "Oven size improves bread quality, but flour price does not.",
        ["cause +: Oven size | bread quality", "cause 0: flour price | bread quality"],
    ),
    (
        "Oven size improves bread quality more than flour price does.",
        ["cause +: Oven size | bread quality"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CONDITIONS)
def test_what_a_relation_holds_for_moderates_it(text: str, expected: list[str]) -> None:
    """Who a relation holds for, what it depends on and what strengthens it is its moderator, with the right sign."""
    assert claims_of(text) == expected


MEDIATION = [
    (
        "Oven size increases bread quality by enhancing baker pride.",
        ["mediate +: Oven size | baker pride | bread quality"],
    ),
    (
        "Oven size increases bread quality by baking better loaves.",
        ["cause +: Oven size | bread quality", "cause +: baking better loaves | bread quality"],
    ),
    (
        "Oven size can improve bread quality through the channels of baker pride and village trust.",
        ["mediate +: Oven size | baker pride | bread quality", "mediate +: Oven size | village trust | bread quality"],
    ),
    (
        "Oven size is positively associated with bread quality via baker pride.",
        ["mediate +: Oven size | baker pride | bread quality"],
    ),
    (
        "Oven size is indirectly related to bread quality through baker pride.",
        ["mediate ?: Oven size | baker pride | bread quality"],
    ),
    (
        "The positive effect of oven size on bread quality operates through baker pride.",
        ["mediate +: oven size | baker pride | bread quality"],
    ),
    (
        "The relationship between oven size and bread quality is transmitted through baker pride.",
        ["mediate ?: oven size | baker pride | bread quality"],
    ),
    (
        "Mediated by baker pride, oven size increases bread quality.",
        ["mediate +: oven size | baker pride | bread quality"],
    ),
    (
        "Oven size positively affects bread quality with baker pride as a mediator.",
        ["mediate +: Oven size | baker pride | bread quality"],
    ),
    (
        "We find that baker pride mediates the effect that oven size has on bread quality.",
        ["mediate ?: oven size | baker pride | bread quality"],
    ),
    (
        "Oven size improves bread quality. The underlying mechanism is baker pride.",
        ["mediate +: Oven size | baker pride | bread quality"],
    ),
    (
        "There is a serial mediation effect of baker pride and village trust between oven size and bread quality.",
        ["mediate ?: oven size | baker pride | bread quality", "mediate ?: oven size | village trust | bread quality"],
    ),
    (
        "Baking is a social process through which people create value by bringing together flour and skills.",
        ["define: Baking | social process through which people create value by bringing together flour and skills"],
    ),
    (
        "Baker pride is a bridge between oven size and bread quality.",
        ["mediate ?: oven size | Baker pride | bread quality"],
    ),
    (
        "Oven size promotes bread quality, and baker pride plays a mediating role in this process.",
        ["cause +: Oven size | bread quality", "mediate +: Oven size | baker pride | bread quality"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEDIATION)
def test_what_carries_a_relation_mediates_it(text: str, expected: list[str]) -> None:
    """What a relation goes through, by whatever word, is its mediator; an act that brings nothing up is a cause."""
    assert claims_of(text) == expected


POINTING = [
    ("Oven size improves bread quality. Baker pride has a strong impact on the relationship.", "moderate ?"),
    ("Oven size improves bread quality. Baker pride has no effect on this link.", "moderate 0"),
]


@pytest.mark.parametrize(("text", "kind"), POINTING, ids=[kind for _, kind in POINTING])
def test_an_effect_on_a_relation_told_before_moderates_it(text: str, kind: str) -> None:
    """ "The relationship" that something acts on is the one told last; a bond with somebody is a thing of its own."""
    assert claims_of(text) == [f"{kind}: Oven size | Baker pride | bread quality"]
    bond = "Oven size improves bread quality. Night work has a negative impact on the relationship with millers."
    assert claims_of(bond) == ["cause -: Night work | relationship with millers"]


def test_not_only_restricts_nothing() -> None:
    """What holds "not only for A but for B" is told of both, and of no group."""
    text = "Ovens are important for ensuring the taste of bread, not only for festive rolls but for daily loaves."
    assert claims_of(text) == ["cause +: Ovens | taste of bread"]
