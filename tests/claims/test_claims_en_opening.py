"""Causes as openings and discussions of papers tell them: what is named in passing, given, needed or possible.

Each case is a sentence and its claims as "type polarity: cause | effect". No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

NAMED = [
    ("Song is one of the main drivers of village pride.", ["cause +: Song | village pride"]),
    (
        "There are several drivers of pride, such as song (e.g., Haas, 2010), feasts, and old recipes.",
        ["cause +: feasts | pride", "cause +: old recipes | pride", "cause +: song | pride"],
    ),
    (
        "Scholars have found two antecedents of pride: song and dance.",
        [
            "cause +: dance | pride",
            "cause +: song | pride",
            "part: antecedents of pride | dance",
            "part: antecedents of pride | song",
        ],
    ),
    ("This paper examines the antecedents of pride, such as song and dance.", []),
    (
        "Several factors affect pride, including song, dance, and bread.",
        ["cause ?: bread | pride", "cause ?: dance | pride", "cause ?: song | pride"],
    ),
    ("The benefits of song for recovery are well documented.", ["cause +: song | recovery"]),
    ("It is song that raises pride.", ["cause +: song | pride"]),
    ("Shared meals are a means of building trust.", ["cause +: Shared meals | trust"]),
    ("The concept of hospitality contributes to raising village pride.", ["cause +: hospitality | village pride"]),
]

GIVEN = [
    ("The new road gives growers the opportunity to raise sales.", ["cause +: new road | sales"]),
    ("Song has the potential to raise pride.", ["cause +: Song | pride"]),
    ("The firm has the potential to raise pride.", []),
    ("Shared meals are required for trust.", ["cause +: Shared meals | trust"]),
    (
        "Shared meals are effective for hosts to build trust and win guests.",
        ["cause +: Shared meals | trust", "cause +: Shared meals | win guests"],
    ),
    ("To achieve growth, hosts have to be warm.", ["cause +: be warm | growth"]),
    (
        "Haas stresses the growers' need to mend fences to raise trust.",
        ["cause +: mend fences | trust"],
    ),
    (
        "Hosts should use song to raise trust and pride, thereby lowering turnover.",
        [
            "cause +: song | pride",
            "cause +: song | trust",
            "cause -: pride | turnover",
            "cause -: trust | turnover",
        ],
    ),
    ("Trust emerges as neighbours cook together.", ["cause +: neighbours cook together | Trust"]),
]

TOLD = [
    ("Harvests are impossible without irrigation.", ["cause +: irrigation | Harvests"]),
    ("Barter is a custom in many valleys, but it is not feasible without calm.", ["cause +: calm | Barter"]),
    ("It is impossible to raise yields without irrigation.", ["cause +: irrigation | yields"]),
    ("Lasting peace is only possible with fair rents.", ["cause +: fair rents | Lasting peace"]),
    ("Growth is possible without debt.", []),
    ("Growth is possible with debt.", []),
    ("Rents fell in most valleys, driven by poor harvests.", ["cause -: poor harvests | Rents"]),
    (
        "The custom evolved through a slow pathway, driven by drought and trade.",
        ["cause +: drought | custom", "cause +: trade | custom"],
    ),
    ("Barter is not only a custom but a mechanism fostering calm.", ["cause +: Barter | calm"]),
    ("Growth does not occur without trust.", ["cause +: trust | Growth"]),
    ("Growth does not slow without songs about rain.", ["cause -: songs about rain | Growth"]),
    ("Trust is only possible when hosts talk.", ["cause +: hosts talk | Trust is only possible"]),
    ("Trust is strengthened when hosts talk.", ["cause +: hosts talk | Trust"]),
    ("If hosts share tools, they can reduce costs.", ["cause -: hosts share tools | costs"]),
    ("One of the benefits of song is warmth.", ["cause +: song | warmth"]),
    ("Warmth is one of the benefits of song.", ["cause +: song | Warmth"]),
    ("The main benefit of song is that it raises trust.", ["cause +: song | trust"]),
    ("Song is valuable because it raises trust.", ["cause +: Song | trust"]),
    ("Guests who sing are more forgiving than others.", ["cause +: Guests who sing | more forgiving"]),
    ("Guests are more forgiving today.", []),
    ("Song serves as a buffer against grief.", ["cause -: Song | grief"]),
    ("The drawbacks of song are noise and new debts.", ["cause +: song | new debts", "cause +: song | noise"]),
    ("Songs are considered to be a tool for winning trust.", []),
    ("Songs are considered to be an effective tool for raising trust.", ["cause +: Songs | trust"]),
    ("By talking, hosts can find and solve conflicts.", ["cause +: talking | conflicts"]),
    (
        "Practices that raise trust include song, feasts, and long walks.",
        [
            *("cause +: feasts | trust", "cause +: long walks | trust", "cause +: song | trust"),
            *(f"part: Practices that raise trust | {thing}" for thing in ("feasts", "long walks", "song")),
        ],
    ),
    (
        "Adopting bells, drums, and flutes raises trust.",
        [f"cause +: {x} | trust" for x in ("bells", "drums", "flutes")],
    ),
    ("Scholars see song as raising trust and lowering grief.", ["cause +: song | trust", "cause -: song | grief"]),
    ("Haas shows that grief changes with age.", ["cause ?: age | grief"]),
    ("The drums provide benefits to guests.", ["cause +: drums | benefits"]),
    ("The advantage of song is the ability to raise trust.", ["cause +: song | raise trust"]),
    ("This calm allows for more informed decision-making.", ["cause +: calm | more informed decision-making"]),
    (
        "Cooks name many drivers of pride (e.g., song, feasts, and rain).",
        ["cause +: feasts | pride", "cause +: rain | pride", "cause +: song | pride"],
    ),
]

HUNG = [
    (
        "The inns face a lack of cooks, which hampers growth.",
        ["cause -: lack of cooks | growth"],
    ),
    (
        "The warmth of the hosts and the guests can raise trust.",
        ["cause +: warmth of the hosts | trust"],
    ),
    ("The bread is safe and driven by demand.", ["cause +: demand | bread"]),
    ("Radios have changed the ways that people cook.", ["cause ?: Radios | ways that people cook"]),
]


@pytest.mark.parametrize(("text", "claims"), NAMED)
def test_causes_named_in_passing_are_told(text: str, claims: list[str]) -> None:
    """Drivers listed, praised or set apart are causes; a bare topic of study is none."""
    assert claims_of(text) == claims


@pytest.mark.parametrize(("text", "claims"), GIVEN)
def test_what_is_given_or_needed_tells_causes(text: str, claims: list[str]) -> None:
    """A chance, a power or a need names an effect by its infinitive; who merely acts is no cause."""
    assert claims_of(text) == claims


@pytest.mark.parametrize(("text", "claims"), TOLD)
def test_conditions_benefits_and_comparisons_tell_causes(text: str, claims: list[str]) -> None:
    """What cannot be without a thing, comes when it is there or is named as its benefit is its effect."""
    assert claims_of(text) == claims


@pytest.mark.parametrize(("text", "claims"), HUNG)
def test_what_hangs_on_the_wrong_word_is_read_right(text: str, claims: list[str]) -> None:
    """Of owners side by side none acts alone, and ways that say nothing alone stay whole."""
    assert claims_of(text) == claims
