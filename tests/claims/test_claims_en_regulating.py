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
    (
        "Village size weakens the effect of crowding on goodwill but strengthens that of gossip.",
        ["moderate +: gossip | Village size | goodwill", "moderate -: crowding | Village size | goodwill"],
    ),
    (
        "Village size moderates the effects of fees on entry and those of ratings on goodwill.",
        ["moderate ?: fees | Village size | entry", "moderate ?: ratings | Village size | goodwill"],
    ),
    (
        "Market access magnifies the benefits of gossip for goodwill.",
        ["moderate +: gossip | Market access | goodwill"],
    ),
    (
        "The link between gossip and goodwill is moderated by village size, such that it is stronger for old bakers.",
        ["moderate +: gossip | village size | goodwill"],
    ),
    (
        "The indirect effect of gossip on goodwill through warmth was not different from zero.",
        ["mediate 0: gossip | warmth | goodwill"],
    ),
    (
        "The link between gossip and goodwill was moderated neither by age nor by income.",
        ["moderate 0: gossip | age | goodwill", "moderate 0: gossip | income | goodwill"],
    ),
    (
        "Age and income moderate the effects of gossip on goodwill and pride, respectively.",
        ["moderate ?: gossip | Age | goodwill", "moderate ?: gossip | income | pride"],
    ),
    (
        "Market access raises the benefits of gossip for firms.",
        ["cause +: Market access | benefits of gossip for firms"],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_third_variables_however_they_are_told(passage: str, expected: list[str]) -> None:
    """A variable that regulates, adjusts or eases an effect moderates it, and so does a level that it holds at."""
    assert claims_of(passage) == expected


EXPLAINED = [
    ("Warmth explains why gossip raises goodwill.", ["mediate +: gossip | Warmth | goodwill"]),
    ("Shame may help explain how crowding lowers sales (Lee, 2019).", ["mediate -: crowding | Shame | sales"]),
    ("Warmth does not explain why gossip raises goodwill.", ["mediate 0: gossip | Warmth | goodwill"]),
    ("This paper explains why gossip raises goodwill.", []),
    ("We explain how gossip raises goodwill.", []),
]


@pytest.mark.parametrize(("passage", "expected"), EXPLAINED)
def test_what_explains_why_a_thing_has_its_effect_carries_the_effect(passage: str, expected: list[str]) -> None:
    """A variable that explains why X raises Y stands between the two; a study or a scholar does not."""
    assert claims_of(passage) == expected
