"""What persons and firms do with each other is a thing that causes; what variables do with each other moderates."""

from __future__ import annotations

import pytest
from claims_english import claims_of

PASSAGES = [
    (
        "The interaction between suppliers and villagers boosts bread quality.",
        ["cause +: interaction between suppliers and villagers | bread quality"],
    ),
    (
        "We find that the interaction between customers and frontline employees has a positive effect on goodwill.",
        ["cause +: interaction between customers and frontline employees | goodwill"],
    ),
    ("Customer interaction raises goodwill.", ["cause +: Customer interaction | goodwill"]),
    (
        "The interaction of oven size and flour price influences goodwill.",
        ["moderate ?: oven size | flour price | goodwill"],
    ),
    (
        "A significant interaction emerged between oven size and flour price on goodwill.",
        ["moderate ?: oven size | flour price | goodwill"],
    ),
    (
        "Tension emerged between suppliers and villagers.",
        [],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_only_variables_moderate_by_interacting(passage: str, expected: list[str]) -> None:
    """ "The interaction between customers and employees" is a cause; between two variables it is a moderation."""
    assert claims_of(passage) == expected


GROUPS = [
    ("For novices, kneading raises pride; for experts, it lowers it.", [
        "moderate +: kneading | novices | pride", "moderate -: kneading | experts | pride",
    ]),
    ("For rye, frost raises prices, whereas for wheat, it has no effect on prices.", [
        "moderate +: frost | rye | prices", "moderate 0: frost | wheat | prices",
    ]),
    ("For guests with much time, queues raise joy, while for those with little time, queues reduce joy.", [
        "moderate +: queues | guests with much time | joy", "moderate -: queues | little time | joy",
    ]),
    ("For novices, kneading raises pride, joy and calm.", [
        "cause +: kneading | calm", "cause +: kneading | joy", "cause +: kneading | pride",
    ]),
    ("For bakers, frost raises prices, and for scholars, it offers a new view.", ["cause +: frost | prices"]),
    ("The effect of frost on prices is positive for rye but negative for wheat.", [
        "moderate +: frost | rye | prices", "moderate -: frost | wheat | prices",
    ]),
    ("The impact of frost on prices is stronger in cities and weaker in villages.", [
        "moderate +: frost | cities | prices", "moderate -: frost | villages | prices",
    ]),
    ("The mood was positive for guests but negative for hosts.", []),
    ("The effect of frost on prices was significant among millers but not among bakers.", [
        "moderate +: frost | millers | prices",
    ]),
    ("With scarce fuel, the effect of frost on prices turns negative.", ["moderate -: frost | scarce fuel | prices"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), GROUPS, ids=[t[:40] for t, _ in GROUPS])
def test_groups_of_which_different_things_are_told_are_moderators(text: str, expected: list[str]) -> None:
    """What clauses tell of one group each is moderated by the groups; a group of its own says whom it is about."""
    assert sorted(claims_of(text)) == sorted(expected)


PRODUCTS = [
    ("The frost × region interaction significantly predicted prices.", ["moderate ?: frost | region | prices"]),
    ("Prices were predicted by the frost × region interaction.", ["moderate ?: frost | region | Prices"]),
    ("Frost interacts with region and season in shaping prices.", [
        "moderate ?: Frost | region | prices", "moderate ?: Frost | season | prices",
    ]),
    ("A 2 × 2 design served to test the effect of frost on prices.", []),
    ("Region negatively moderated the path from frost to prices.", ["moderate -: frost | Region | prices"]),
    ("Thirst mediates and region moderates the effect of frost on prices.", [
        "mediate ?: frost | Thirst | prices", "moderate ?: frost | region | prices",
    ]),
    ("Snow protects farms from the harmful effect of frost on yields.", ["moderate -: frost | Snow | yields"]),
    ("Frost raises prices to a greater extent when stocks are low.", ["moderate -: Frost | stocks | prices"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PRODUCTS, ids=[t[:40] for t, _ in PRODUCTS])
def test_third_variables_are_read_in_products_and_shared_objects(text: str, expected: list[str]) -> None:
    """A product of two variables is an interaction; a mediator and a moderator may share what they act on."""
    assert sorted(claims_of(text)) == sorted(expected)
