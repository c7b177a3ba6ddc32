"""Third variables in translated wordings, under a named level, and behind what people are willing to do."""

from __future__ import annotations

import pytest
from claims_english import claims_of

PASSAGES = [
    (
        "Village size positively regulates the relationship between gossip and goodwill.",
        ["moderate +: gossip | Village size | goodwill"],
    ),
    (
        "Market access can effectively ease the negative effect of crowding on goodwill.",
        ["moderate -: crowding | Market access | goodwill"],
    ),
    (
        "Village size plays an adjustment role in the influence of gossip on goodwill.",
        ["moderate ?: gossip | Village size | goodwill"],
    ),
    ("Village size determines whether gossip raises goodwill.", ["moderate ?: gossip | Village size | goodwill"]),
    (
        "The effect of gossip on goodwill mainly exists in small villages.",
        ["moderate +: gossip | small villages | goodwill"],
    ),
    (
        "The effect of gossip on goodwill appears stronger in small villages.",
        ["moderate +: gossip | small villages | goodwill"],
    ),
    (
        "Under the condition of high market access, gossip significantly raises goodwill.",
        ["moderate +: gossip | market access | goodwill"],
    ),
    (
        "Village support promotes willingness to share by improving psychological ownership.",
        ["mediate +: Village support | psychological ownership | willingness to share"],
    ),
    (
        "Gossip promotes willingness to share more strongly when market access is high.",
        ["moderate +: Gossip | market access | willingness to share"],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_third_variables_however_they_are_told(passage: str, expected: list[str]) -> None:
    """A variable that regulates, adjusts or eases an effect moderates it, and so does a level that it holds at."""
    assert claims_of(passage) == expected
