"""The English of running text: reasons beside what they explain, scholars who say so, clauses told whole.

Each case is a passage and its claims as "type polarity: cause | effect"; the last sentence of the
passage is the one that is read. No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

CLAUSES = [
    (
        "Hosts avoid long menus because the cost of waste may be high.",
        ["cause -: cost of waste may be high | long menus"],
    ),
    (
        "When the season is changing, room prices also change.",
        ["cause ?: season is changing | room prices"],
    ),
    (
        "Because they can lower prices, hosts bake bread.",
        ["cause +: lower prices | bake bread"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CLAUSES, ids=[t[:40] for t, _ in CLAUSES])
def test_a_clause_keeps_its_subject_whatever_auxiliary_stands_between(text: str, expected: list[str]) -> None:
    """ "the cost may be high" is told whole; a pronoun is left out with its auxiliary."""
    assert claims_of(text) == expected


REASONS = [
    (
        "Open kitchens raise guest loyalty because of the care that guests can see.",
        ["cause +: Open kitchens | guest loyalty", "cause +: care that guests can see | guest loyalty"],
    ),
    (
        "Shared meals have a positive effect on stays due to the warmth of the hosts.",
        ["cause +: Shared meals | stays", "cause +: warmth of the hosts | stays"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[t[:40] for t, _ in REASONS])
def test_a_reason_given_beside_a_relation_brings_about_its_effect(text: str, expected: list[str]) -> None:
    """What "because of" adds to a told cause is a second cause of the same effect."""
    assert claims_of(text) == expected


def test_cited_scholars_cause_nothing_wherever_their_name_stands() -> None:
    """A name with a year behind it is who says so, also where it opens the sentence and is taken for a plain noun."""
    assert claims_of("Miller and her colleagues (1991) strengthen the link between noise and tiredness.") == []


ANTECEDENTS = [
    (
        "Hosts enjoy warmth and calm, both of which raise trust.",
        ["cause +: calm | trust", "cause +: warmth | trust"],
    ),
    (
        "Hosts may learn skills through courses and visits, all of which yield better menus.",
        ["cause +: courses | menus", "cause +: visits | menus"],
    ),
    ("Guests keep several habits each of which derives from a shared meal.", ["cause +: shared meal | several habits"]),
]


@pytest.mark.parametrize(("text", "expected"), ANTECEDENTS, ids=[t[:40] for t, _ in ANTECEDENTS])
def test_all_of_which_is_all_that_was_named(text: str, expected: list[str]) -> None:
    """ "both of which" takes the whole row before the relative clause."""
    assert set(expected) <= set(claims_of(text))


MEANS = [
    ("Trust is enhanced by fostering calm.", ["cause +: fostering calm | Trust"]),
    ("Broad skills can be gained by keeping fewer cooks.", ["cause +: keeping fewer cooks | Broad skills"]),
    ("Warmth may yet be reflected in room prices.", ["cause +: Warmth | room prices"]),
    ("The importance of warmth is reflected in room prices.", []),
    (
        "Hosts often find it difficult to watch the cooks, resulting in burnt bread.",
        ["cause +: find it difficult to watch the cooks | burnt bread"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEANS, ids=[t[:40] for t, _ in MEANS])
def test_means_are_acts_told_whole(text: str, expected: list[str]) -> None:
    """What is done "by" an act is caused by the act."""
    assert claims_of(text) == expected


PARTS = [
    ("Warmth was the next most important component in the wider idea of care.", ["part: wider idea of care | Warmth"]),
    ("The guild covers three sides, namely, open kitchens, shared tables, and calm rooms.", []),
    ("Studies name three key elements (e.g., Bitner, Booms, and Moss, 1990).", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[t[:40] for t, _ in PARTS])
def test_a_component_is_a_part_and_cited_works_are_none(text: str, expected: list[str]) -> None:
    """A component of a thing is its part and no cause of it; what brackets cite is no list of parts."""
    assert claims_of(text) == expected


SHARED = [
    (
        "Warmth is important to the growth and upkeep of a strong guild.",
        ["cause +: Warmth | growth and upkeep of a strong guild"],
    ),
    ("Studies supported positive links between warmth and trust.", ["cause +: warmth | trust"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED, ids=[t[:40] for t, _ in SHARED])
def test_what_two_nouns_share_is_told_with_both(text: str, expected: list[str]) -> None:
    """ "growth and upkeep of X" is one thing; support for a link tells the link."""
    assert claims_of(text) == expected


EFFECTS = [
    (
        "Cuts have many negative effects, including burnt bread, an inability to keep cooks, and weak trust.",
        ["cause +: Cuts | burnt bread", "cause +: Cuts | inability to keep cooks", "cause +: Cuts | weak trust"],
    ),
    (
        "There are two benefits of shared meals: fewer quarrels, longer stays, etc.",
        ["cause +: shared meals | fewer quarrels", "cause +: shared meals | longer stays"],
    ),
    ("Cuts have a strong effect on persons such as cooks and hosts.", ["cause ?: Cuts | persons"]),
]


@pytest.mark.parametrize(("text", "expected"), EFFECTS, ids=[t[:40] for t, _ in EFFECTS])
def test_effects_that_are_listed_are_told_one_by_one(text: str, expected: list[str]) -> None:
    """A list behind "effects" or "benefits" is what comes of the thing; who is affected is no effect of it."""
    assert claims_of(text) == expected


ADVICE = [
    ("Hosts should train cooks so that they bake better bread.", ["cause +: train cooks | bake better bread"]),
    ("Scarce flour will challenge hosts to find new menus.", ["cause +: Scarce flour | find new menus"]),
]


@pytest.mark.parametrize(("text", "expected"), ADVICE, ids=[t[:40] for t, _ in ADVICE])
def test_advice_has_an_end_too(text: str, expected: list[str]) -> None:
    """What should be done "so that" something comes about is told as its cause; a challenge makes one act."""
    assert claims_of(text) == expected


IMPACTS = [
    ("Kitchen rules do not reduce environmental impacts.", ["cause 0: Kitchen rules | environmental impacts"]),
    ("Kitchen rules reduce the negative impact.", []),
    ("Kitchen rules reduce this overall impact.", []),
]


@pytest.mark.parametrize(("text", "expected"), IMPACTS, ids=[t[:40] for t, _ in IMPACTS])
def test_an_impact_of_a_kind_is_a_thing(text: str, expected: list[str]) -> None:
    """ "environmental impacts" are reduced like costs; a bare impact is a relation whose sides are missing."""
    assert claims_of(text) == expected


def test_components_that_a_thing_is_addressed_through_are_its_parts() -> None:
    """A list behind counted dimensions is what is measured, whatever verb says so."""
    found = claims_of("Care can be addressed through three components: open kitchens, shared tables and calm rooms.")
    assert found == ["part: Care | calm rooms", "part: Care | open kitchens", "part: Care | shared tables"]
