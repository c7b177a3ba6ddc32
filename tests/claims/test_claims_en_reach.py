"""How far the English grammar reaches: wordings that no list of sentences can hold, each by its mechanism.

Each case is a passage and its claims as "type polarity: cause | effect"; the last sentence of the
passage is the one that is read. No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

CUES = [
    # a verb that the parser takes for a plural
    ("Shared menus equips hosts with timely hints.", ["cause +: Shared menus | timely hints"]),
    ("A sense of belonging translates into repeated visits.", ["cause +: sense of belonging | repeated visits"]),
    # particles
    ("Noisy halls wipe out goodwill.", ["cause -: Noisy halls | goodwill"]),
    ("Goodwill is wiped out by noisy halls.", ["cause -: noisy halls | Goodwill"]),
    ("The views held by hosts differ.", []),
    ("Rivalries arise out of unclear rules.", ["cause +: unclear rules | Rivalries"]),
    # both spellings
    ("Shared meals revitalise village trade.", ["cause +: Shared meals | village trade"]),
    ("Shared meals revitalize village trade.", ["cause +: Shared meals | village trade"]),
    # clauses as effects
    (
        "The layout of the kitchen changes how guests are served.",
        ["cause ?: layout of the kitchen | guests are served"],
    ),
    ("Shared menus ensure that guests are served.", ["cause +: Shared menus | guests are served"]),
    ("Open kitchens keep quarrels from growing.", ["cause -: Open kitchens | quarrels from growing"]),
]


@pytest.mark.parametrize(("text", "expected"), CUES, ids=[t[:40] for t, _ in CUES])
def test_cues_are_known_in_every_form(text: str, expected: list[str]) -> None:
    """A cue is read with its particle, in either spelling, and where the parser takes it for a plural."""
    assert claims_of(text) == expected


FRAMES = [
    (
        "What determines the length of a stay is the warmth of the welcome.",
        ["cause ?: warmth of the welcome | length of a stay"],
    ),
    (
        "The warmth of the welcome is what determines the length of a stay.",
        ["cause ?: warmth of the welcome | length of a stay"],
    ),
    ("The question is what determines the length of a stay.", []),
    ("Shared tables are a way through which guests find friends.", ["cause +: Shared tables | find friends"]),
    ("Peer influence is an important driver of bookings.", ["cause +: Peer influence | bookings"]),
    (
        "With the deepening of village trade, the roles of hosts become blurred.",
        ["cause ?: deepening of village trade | roles of hosts become blurred"],
    ),
    ("Scholars attribute guest loyalty to shared meals.", ["cause +: shared meals | guest loyalty"]),
    (
        "The pilot suggested a causal relationship between noise and tiredness.",
        ["cause ?: noise | tiredness"],
    ),
    ("The pilot suggested a relationship between noise and tiredness.", []),
    (
        "A shrill bell threatens calm, which raises doubt and consequently bolsters distrust.",
        ["cause +: doubt | distrust", "cause +: calm | doubt", "cause -: shrill bell | calm"],
    ),
    ("Hosts rely on shared meals to gain and maintain trust.", ["cause +: shared meals | trust"]),
    ("Empowered hosts raise guest loyalty.", ["cause +: Empowered hosts | guest loyalty"]),
    ("Surveyed hosts raise guest loyalty.", []),
]


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[t[:40] for t, _ in FRAMES])
def test_causes_are_found_in_every_place(text: str, expected: list[str]) -> None:
    """A cause is found behind "what", a purpose or a chain, and who acts is one where something was done to them."""
    assert sorted(claims_of(text)) == sorted(expected)
