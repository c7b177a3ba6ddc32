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
