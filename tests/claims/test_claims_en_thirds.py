"""Third variables that a study sets out to test, that an interaction tells, and that stand beside a cause."""

from __future__ import annotations

import pytest
from claims_english import claims_of, drafts_of

TESTED = [
    (
        "This paper tests the mediating role of gossip on the relationship between oven size and goodwill.",
        ["mediate ?: oven size | gossip | goodwill"],
    ),
    (
        "Verifying the moderating effect of weather between oven size and goodwill.",
        ["moderate ?: oven size | weather | goodwill"],
    ),
    (
        "We tested the link between gossip and goodwill moderated by weather.",
        ["moderate ?: gossip | weather | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TESTED)
def test_a_third_variable_that_is_tested_between_two_sides_is_expected(text: str, expected: list[str]) -> None:
    """Where a study names the third variable and both sides, it says what it expects."""
    assert claims_of(text) == expected


def test_what_is_tested_is_a_hypothesis() -> None:
    """A relation that is only tested is no finding."""
    (draft,) = drafts_of("We examine the moderating effect of weather on the effect of gossip on goodwill.")
    assert draft.status == "hypothesis"


def test_a_reason_for_advice_is_no_advice() -> None:
    """ "Should do X, as Y raises Z": only what should be done is advised."""
    assert [d.status for d in drafts_of("Hosts should train cooks, as skilled cooks raise goodwill.")] == [None]
    assert [d.status for d in drafts_of("Hosts should use warmth to raise goodwill.")] == ["proposal"]


@pytest.mark.parametrize(
    "text", ["Study 2 examined the moderating role of weather.", "We explore the mediating role of gossip."]
)
def test_a_third_variable_without_sides_is_a_topic(text: str) -> None:
    """The role of a variable that is merely looked at claims nothing."""
    assert claims_of(text) == []


PASSAGES = [
    (
        "The interaction of oven size and flour price was negatively related to goodwill.",
        ["moderate -: oven size | flour price | goodwill"],
    ),
    (
        "Goodwill is shaped by the interaction between oven size and flour price.",
        ["moderate ?: oven size | flour price | Goodwill"],
    ),
    (
        "Gossip raises goodwill. The interaction term between gossip and flour price was negative and significant.",
        ["moderate -: gossip | flour price | goodwill"],
    ),
    (
        "Gossip has a positive effect on goodwill, which is mediated by warmth.",
        ["cause +: Gossip | goodwill", "mediate +: Gossip | warmth | goodwill"],
    ),
    ("Warmth is responsible for the negative effect of gossip on sales.", ["mediate -: gossip | Warmth | sales"]),
    ("Gossip raised goodwill. Warmth accounted for this difference.", ["mediate +: Gossip | Warmth | goodwill"]),
    (
        "Age moderates the indirect effect of mentoring on growth via esteem.",
        ["mediate ?: mentoring | esteem | growth", "moderate ?: mentoring | Age | growth"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), PASSAGES)
def test_third_variables_are_told_in_many_ways(text: str, expected: list[str]) -> None:
    """An interaction moderates whatever tells it; what answers for an effect carries it; a cause of its own stays."""
    assert claims_of(text) == expected


CARRIED = [
    # who was asked is no third side of the relation
    (
        "Oven size raises sales. Warmth mediates the relationship between gossip and trust among the 98 respondents.",
        ["mediate ?: gossip | Warmth | trust"],
    ),
    (
        "Gossip has an indirect effect on goodwill via warmth, but not via trust.",
        ["mediate 0: Gossip | trust | goodwill", "mediate ?: Gossip | warmth | goodwill"],
    ),
    (
        "Gossip shapes goodwill via warmth, not via price.",
        ["mediate 0: Gossip | price | goodwill", "mediate ?: Gossip | warmth | goodwill"],
    ),
    ("Gossip is a mechanism linking oven size to goodwill.", ["mediate ?: oven size | Gossip | goodwill"]),
    (
        "Our results point to oven sharing as the mechanism linking oven size to goodwill.",
        ["mediate ?: oven size | oven sharing | goodwill"],
    ),
    ("The square links buyers to sellers.", []),
    (
        "We demonstrated the positive relationship between gossip and warmth and the indirect relationship between "
        "gossip and goodwill via warmth.",
        ["cause +: gossip | warmth", "mediate ?: gossip | warmth | goodwill"],
    ),
    (
        "Bread sharing raised village goodwill. Some of these main effects were moderated by weather.",
        ["moderate ?: Bread sharing | weather | village goodwill"],
    ),
    (
        "Gossip affects goodwill through the chain mediation of warmth and trust.",
        ["mediate ?: Gossip | trust | goodwill", "mediate ?: Gossip | warmth | goodwill"],
    ),
    (
        "Warmth mediates the link between gossip and goodwill, while trust fully mediates it.",
        ["mediate ?: gossip | Warmth | goodwill", "mediate ?: gossip | trust | goodwill"],
    ),
    (
        "The role of warmth as a mediator between gossip and goodwill was supported.",
        ["mediate ?: gossip | warmth | goodwill"],
    ),
    (
        "Oven sharing raised village goodwill. Warmth and trust are the two main channels for the above influence.",
        ["mediate +: Oven sharing | Warmth | village goodwill", "mediate +: Oven sharing | trust | village goodwill"],
    ),
    (
        "Warmth plays a mediating role between gossip and goodwill, and trust plays a partial mediating role.",
        ["mediate ?: gossip | Warmth | goodwill", "mediate ?: gossip | trust | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CARRIED)
def test_each_carrier_of_a_relation_is_named(text: str, expected: list[str]) -> None:
    """Links of a chain, a second mediator of the same relation, channels and roles of things are mediators."""
    assert claims_of(text) == expected


COMPARED = [
    (
        "Without dry weather, oven size does not raise goodwill.",
        ["moderate +: oven size | dry weather | goodwill"],
    ),
    ("Without gossip, loud music fails to raise sales.", ["moderate +: loud music | gossip | sales"]),
    ("Without gossip, goodwill fades.", ["cause +: gossip | goodwill"]),
    (
        "When firms used clay ovens, bread quality did not differ between the two flour conditions.",
        ["moderate -: flour | clay ovens | bread quality"],
    ),
    (
        "When firms used clay ovens, goodwill in the gossip condition was higher than that in the barter condition.",
        ["moderate +: gossip condition | clay ovens | goodwill"],
    ),
    (
        "Weather strengthens the effect of gossip on goodwill, and weakens its influence on sales.",
        ["moderate +: gossip | Weather | goodwill", "moderate -: gossip | Weather | sales"],
    ),
    (
        "The current research investigated warmth as a vital mechanism through which gossip affects goodwill.",
        ["mediate ?: gossip | warmth | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), COMPARED)
def test_a_comparison_under_a_condition_moderates(text: str, expected: list[str]) -> None:
    """Where groups are compared in one case alone, that case moderates; "its influence" is that of the same cause."""
    assert claims_of(text) == expected


PARTS = [
    (
        "We examine its effect on taste perception(sweet perception and sour perception).",
        ["part: taste perception | sour perception", "part: taste perception | sweet perception"],
    ),
    (
        "Opportunity is measured from both the warmth dimension and the content dimension.",
        ["part: Opportunity | content dimension", "part: Opportunity | warmth dimension"],
    ),
    (
        "Some work studied three features of fairs: (a) the size of crowds,(b) the level of noise, and (c) the price.",
        [
            "part: features of fairs | level of noise",
            "part: features of fairs | price",
            "part: features of fairs | size of crowds",
        ],
    ),
    ("Loyalty is measured by gossip and barter.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_parts_stand_in_brackets_and_behind_measures(text: str, expected: list[str]) -> None:
    """Members of the whole's own kind in brackets, dimensions that are measured and lettered lists are parts."""
    assert claims_of(text) == expected


ADDED = [
    ("Gossip raises goodwill, partially mediated by warmth.", ["mediate +: Gossip | warmth | goodwill"]),
    ("Gossip raises goodwill through its effect on warmth.", ["mediate +: Gossip | warmth | goodwill"]),
    ("Weather impacts the effect of gossip on goodwill.", ["moderate ?: gossip | Weather | goodwill"]),
    (
        "Weather moderates the effect of gossip on goodwill and of rain on sales.",
        ["moderate ?: gossip | Weather | goodwill", "moderate ?: rain | Weather | sales"],
    ),
    (
        "Warmth mediates the links between gossip and goodwill, between rain and sales, and between pay and pride.",
        [
            "mediate ?: gossip | Warmth | goodwill",
            "mediate ?: pay | Warmth | pride",
            "mediate ?: rain | Warmth | sales",
        ],
    ),
    (
        "There is a positive link between gossip and goodwill and between rain and sales.",
        ["cause +: gossip | goodwill", "cause +: rain | sales"],
    ),
    (
        "Gossip raises goodwill, and oven size acts as a moderator.",
        ["cause +: Gossip | goodwill", "moderate ?: Gossip | oven size | goodwill"],
    ),
    ("The effect of gossip on goodwill holds when trust is high.", ["moderate +: gossip | trust | goodwill"]),
    ("The data supported the impact of gossip on goodwill.", ["cause ?: gossip | goodwill"]),
    (
        "The study demonstrated a positive link between gossip and goodwill such that goodwill grew over time.",
        ["cause +: gossip | goodwill"],
    ),
    ("Gossip raises goodwill, moderated by weather.", ["moderate ?: Gossip | weather | goodwill"]),
    ("The gossip-goodwill link is mediated by warmth.", ["mediate ?: gossip | warmth | goodwill"]),
    ("Weather weakens the gossip-goodwill relationship.", ["moderate -: gossip | Weather | goodwill"]),
    ("Gossip improves buyer-seller relationships.", ["cause +: Gossip | buyer-seller relationships"]),
    ("Loneliness improves neighbourly relationships.", ["cause +: Loneliness | neighbourly relationships"]),
    ("Flour quality shapes how gossip affects goodwill.", ["moderate ?: gossip | Flour quality | goodwill"]),
    (
        "Rain weakens the effect of gossip on goodwill, while warmth strengthens it.",
        ["moderate +: gossip | warmth | goodwill", "moderate -: gossip | Rain | goodwill"],
    ),
    (
        "The results confirm the moderating role of weather in strengthening the link between gossip and goodwill.",
        ["moderate +: gossip | weather | goodwill"],
    ),
    (
        "Warmth mediates the link between the length of visits and goodwill.",
        ["mediate ?: length of visits | Warmth | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADDED)
def test_a_third_variable_is_read_however_the_relation_is_named(text: str, expected: list[str]) -> None:
    """A clause added to a claim, a hyphen, "it" and "how" name a relation like "the effect of X on Y"."""
    assert claims_of(text) == expected
