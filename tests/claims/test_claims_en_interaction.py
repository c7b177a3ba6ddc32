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
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_only_variables_moderate_by_interacting(passage: str, expected: list[str]) -> None:
    """ "The interaction between customers and employees" is a cause; between two variables it is a moderation."""
    assert claims_of(passage) == expected
