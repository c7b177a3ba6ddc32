"""English moderation told by saying where a relation holds, where it does not, and how it differs."""

from __future__ import annotations

import pytest
from claims_english import claims_of

KNOWN = "cause +: Oven quality | bread taste"
WHERE = [
    ("Oven quality improves bread taste. This only holds for young guests.", "+", "young guests"),
    ("Oven quality improves bread taste. This effect is limited to young guests.", "+", "young guests"),
    ("Oven quality improves bread taste. The pattern reversed for young guests.", "-", "young guests"),
    ("Oven quality improves bread taste. This advantage disappears when humidity is high.", "-", "humidity"),
    ("Oven quality improves bread taste. For young guests, this effect becomes non-significant.", "-", "young guests"),
    ("Oven quality improves bread taste. However, the relationship depends on humidity.", "?", "humidity"),
    ("Oven quality improves bread taste. Humidity sets a boundary condition for this effect.", "?", "Humidity"),
]
ALONE = [
    ("When humidity is high, oven quality improves bread taste.", "+", "humidity"),
    ("Oven quality does not improve bread taste when humidity is high.", "-", "humidity"),
    ("Oven quality no longer improves bread taste when humidity is high.", "-", "humidity"),
    ("Oven quality improves bread taste to a greater extent when humidity is high.", "+", "humidity"),
    ("Oven quality improves bread taste more in cold villages than in warm villages.", "+", "cold villages"),
    ("Oven quality improves bread taste less for young guests than for old guests.", "-", "young guests"),
    ("Oven quality is more important for bread taste among cold villages than among warm ones.", "+", "cold villages"),
    ("Oven quality improves bread taste more strongly for young guests.", "+", "young guests"),
    ("The effect of oven quality on bread taste varies depending on humidity.", "?", "humidity"),
    ("The effect of oven quality on bread taste is different for bakers and guests.", "?", "bakers and guests"),
    ("The effect of oven quality on bread taste tends to be stronger among young guests.", "+", "young guests"),
    ("The effect of oven quality on bread taste is stronger in the presence of humidity.", "+", "humidity"),
    ("The effect of oven quality on bread taste grows as humidity increases.", "+", "humidity"),
    ("The extent to which oven quality improves bread taste is contingent on humidity.", "?", "humidity"),
    ("Humidity determines whether oven quality affects bread taste.", "?", "Humidity"),
    ("Humidity mutes the effect of oven quality on bread taste.", "-", "Humidity"),
    ("Humidity plays a role in moderating the effect of oven quality on bread taste.", "?", "Humidity"),
    ("We identify humidity as a moderator of the effect of oven quality on bread taste.", "?", "humidity"),
    ("Oven quality and humidity have an interactive effect on bread taste.", "?", "humidity"),
]
NONE = [
    "In six of the nine villages, oven quality improved bread taste by more than a quarter.",
    "Oven quality had no effect on bread taste once age was controlled for.",
    "The bakers improved bread taste in order to win more guests.",
]


@pytest.mark.parametrize(("text", "sign", "third"), [*WHERE, *ALONE], ids=lambda v: v[:60])
def test_where_a_relation_holds_moderates_it(text: str, sign: str, third: str) -> None:
    """What a relation is stronger for, confined to or gone in is its moderator, told at once or a sentence later."""
    rows = [row.lower() for row in claims_of(text)]
    assert f"moderate {sign}: oven quality | {third.lower()} | bread taste" in rows


@pytest.mark.parametrize("text", NONE)
def test_a_bare_circumstance_moderates_nothing(text: str) -> None:
    """A number, a statistical control and a purpose are no circumstances that a relation depends on."""
    assert not [row for row in claims_of(text) if row.startswith("moderate")]


CARRIED = [
    "It is through crust quality that oven heat affects bread taste.",
    "Oven heat works through crust quality to increase bread taste.",
    "The results showed a significant indirect effect of oven heat on bread taste through crust quality.",
    "The mechanism through which oven heat affects bread taste is crust quality.",
    "Crust quality plays a bridging role between oven heat and bread taste.",
]


@pytest.mark.parametrize("text", CARRIED)
def test_what_a_relation_works_through_mediates_it(text: str) -> None:
    """A third thing that an effect runs through is its mediator, wherever the sentence names it."""
    rows = [row.lower() for row in claims_of(text)]
    assert [row for row in rows if row.startswith("mediate") and "oven heat | crust quality | bread taste" in row]


NOWHERE = [
    ("Oven quality resulted in high levels of bread taste and guest trust.", ["bread taste", "guest trust"]),
    ("According to oven theory, oven quality improves bread taste.", ["bread taste"]),
    ("In addition, oven quality improves bread taste.", ["bread taste"]),
]


@pytest.mark.parametrize(("text", "effects"), NOWHERE)
def test_what_is_no_place(text: str, effects: list[str]) -> None:
    """What a verb governs, a theory that is named first, and fixed phrases are no circumstance of a relation."""
    assert [c.lower() for c in claims_of(text)] == [f"cause +: oven quality | {effect}" for effect in effects]


WHEN = [
    ("Cooking classes lift pride in the long run.", ["cause +: Cooking classes | pride"]),
    ("Cooking classes lift pride over time and across villages.", ["cause +: Cooking classes | pride"]),
    ("Lessons in baking over the long term raise quality.", ["cause +: Lessons in baking | quality"]),
    ("Hosts gain trust in the short run through open kitchens.", ["cause +: open kitchens | trust"]),
    ("Hosts gain trust through open kitchens.", ["cause +: open kitchens | trust"]),
    (
        "The decline of noise over time depends on thick walls.",
        ["cause ?: thick walls | decline of noise over time"],
    ),
    ("In retail, engaged cooks raise sales.", ["cause +: engaged cooks | sales"]),
    ("In health care, empowered patients improve outcomes.", ["cause +: empowered patients | outcomes"]),
]


@pytest.mark.parametrize(("text", "expected"), WHEN, ids=[t[:40] for t, _ in WHEN])
def test_when_and_where_something_happens_is_no_part_of_its_name(text: str, expected: list[str]) -> None:
    """ "In the long run", "over time" and an opening "in retail," stay outside of the roles."""
    assert claims_of(text) == expected


MANY = [
    ("Polarizing dishes enhance the feast. They may also raise sales.", ["cause +: Polarizing dishes | sales"]),
    ("Sharing meals enhances the feast.", ["cause +: Sharing meals | feast"]),
    ("Guest reviews hinder the sharing of meals. Moreover, they lift prices.", ["cause +: Guest reviews | prices"]),
]


@pytest.mark.parametrize(("text", "expected"), MANY, ids=[t[:40] for t, _ in MANY])
def test_a_verb_of_many_is_done_by_many(text: str, expected: list[str]) -> None:
    """ "Polarizing dishes enhance": the dishes do; "sharing meals enhances": the act does. "They" are who did."""
    assert claims_of(text) == expected
