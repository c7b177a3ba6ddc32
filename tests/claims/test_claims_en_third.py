"""English moderation, mediation, wholes with parts and meanings in the wordings of the field."""

from __future__ import annotations

import pytest
from claims_english import claims_of

MODERATION = [
    (
        "Rainfall buffers the negative impact of crowding on repurchase intention.",
        ["moderate -: crowding | Rainfall | repurchase intention"],
    ),
    (
        "Guild membership weakens the negative relationship between lateness and purchase intention.",
        ["moderate -: lateness | Guild membership | purchase intention"],
    ),
    (
        "The influence of bread sharing on goodwill is contingent on village size.",
        ["moderate ?: bread sharing | village size | goodwill"],
    ),
    (
        "Village size affects the strength of the relationship between gossip and goodwill.",
        ["moderate ?: gossip | Village size | goodwill"],
    ),
    (
        "Gossip interacts with market access to improve bread quality.",
        ["moderate ?: Gossip | market access | bread quality"],
    ),
    (
        "The interaction of oven size and flour price influences purchase intention.",
        ["moderate ?: oven size | flour price | purchase intention"],
    ),
    (
        "The higher the level of trust, the stronger the positive effect of gossip on goodwill.",
        ["moderate +: gossip | level of trust | goodwill"],
    ),
    (
        "Compared with small towns, under the background of high mobility, gossip had a stronger effect on goodwill.",
        ["moderate +: gossip | high mobility | goodwill"],
    ),
    (
        "Under the moderating effect of village size, gossip improves goodwill.",
        ["moderate ?: gossip | village size | goodwill"],
    ),
    (
        "Village size moderated the link between gossip and goodwill such that the link was weaker when village size "
        "was large.",
        ["moderate -: gossip | Village size | goodwill"],
    ),
    (
        "Market access has a positive moderating effect on the process of gossip affecting goodwill.",
        ["moderate +: gossip | Market access | goodwill"],
    ),
    (
        "We take oven type as a moderator of the relationship between gossip and goodwill.",
        ["moderate ?: gossip | oven type | goodwill"],
    ),
    (
        "The analysis shows the moderating roles that oven type and village size played in the relationship between "
        "gossip and goodwill.",
        ["moderate ?: gossip | oven type | goodwill", "moderate ?: gossip | village size | goodwill"],
    ),
    (
        "To unravel the conditions of the relationship between gossip and goodwill, we introduce bread quality as a "
        "mediator and oven type as a moderator, respectively.",
        ["mediate ?: gossip | bread quality | goodwill", "moderate ?: gossip | oven type | goodwill"],
    ),
    (
        "This study confirms the mediating role of bread quality and the moderating role of oven type on the "
        "“gossip-goodwill” connection.",
        ["mediate ?: gossip | bread quality | goodwill", "moderate ?: gossip | oven type | goodwill"],
    ),
    (
        "Gossip and barter improve bread taste. These effects are moderated by village size.",
        ["moderate ?: Gossip | village size | bread taste", "moderate ?: barter | village size | bread taste"],
    ),
    (
        "Gossip and barter improve bread taste, goodwill and trust. These effects are moderated by village size.",
        [],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MODERATION, ids=[t for t, _ in MODERATION])
def test_a_moderator_is_told_in_many_wordings(text: str, expected: list[str]) -> None:
    """Whatever says that a relation is stronger, weaker or dependent gives one row: cause, moderator, effect."""
    assert claims_of(text) == expected


MEDIATION = [
    (
        "Fresh bread affects goodwill by way of shared meals.",
        ["mediate ?: Fresh bread | shared meals | goodwill"],
    ),
    (
        "Markets influence village growth through the mediating role of bread fairs.",
        ["mediate ?: Markets | bread fairs | village growth"],
    ),
    (
        "Bread quality acts as a mediator between oven size and purchase intention.",
        ["mediate ?: oven size | Bread quality | purchase intention"],
    ),
    (
        "Work state and interpersonal relationships can act as mediators between gossip and job performance.",
        [
            "mediate ?: gossip | Work state | job performance",
            "mediate ?: gossip | interpersonal relationships | job performance",
        ],
    ),
    (
        "The path from gossip to goodwill via trust was significant.",
        ["mediate ?: gossip | trust | goodwill"],
    ),
    (
        "Village size moderated the positive indirect effect of gossip on goodwill via trust.",
        ["mediate +: gossip | trust | goodwill", "moderate ?: gossip | Village size | goodwill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), MEDIATION, ids=[t for t, _ in MEDIATION])
def test_a_mediator_is_told_in_many_wordings(text: str, expected: list[str]) -> None:
    """What carries an effect is the mediator, named alone; where the carried effect is moderated, both are told."""
    assert claims_of(text) == expected


def test_a_moderated_relation_is_what_the_next_sentence_speaks_of() -> None:
    """ "This effect" after "W moderates the effect of X on Y" is that of X on Y."""
    text = "Village size moderates the effect of gossip on goodwill. This effect is mediated by trust."
    assert claims_of(text) == ["mediate ?: gossip | trust | goodwill"]


def test_a_difference_is_no_effect() -> None:
    """ "The difference between A and B" sets two things side by side: neither is the other's effect."""
    assert claims_of("The difference between rye and wheat is larger when ovens are small.") == []


NAMES = [
    ("Fresh bread influences purchase intention.", ["cause ?: Fresh bread | purchase intention"]),
    (
        "Market access promotes repurchase intention and use intention.",
        ["cause +: Market access | repurchase intention", "cause +: Market access | use intention"],
    ),
    ("Village size affected job crafting.", ["cause ?: Village size | job crafting"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[t for t, _ in NAMES])
def test_a_name_that_begins_like_a_verb_stays_whole(text: str, expected: list[str]) -> None:
    """ "Purchase intention" and "job crafting" are names, whatever the parser takes their words for."""
    assert claims_of(text) == expected


PARTS = [
    (
        "We identify three paths of bread fairs: barter, tasting and contests.",
        ["part: bread fairs | barter", "part: bread fairs | contests", "part: bread fairs | tasting"],
    ),
    (
        "The market mechanism includes barter based on trust; tasting based on taste; and contests based on pride.",
        [
            "part: market mechanism | barter based on trust",
            "part: market mechanism | contests based on pride",
            "part: market mechanism | tasting based on taste",
        ],
    ),
    ("Barter is a dimension of village trade.", ["part: village trade | Barter"]),
    (
        "This study treats village trade as a process and divides it into two stages, barter and contests.",
        ["part: village trade | barter", "part: village trade | contests"],
    ),
    (
        "We compare the modes of village trade, and these modes include spring barter and autumn fairs.",
        ["part: modes of village trade | autumn fairs", "part: modes of village trade | spring barter"],
    ),
    (
        "In this paper, these bakery factors were classified into ovens and mills.",
        ["part: bakery factors | mills", "part: bakery factors | ovens"],
    ),
    ("The corpus consists of 8,100 recipes and 12 tables.", []),
    ("The paper includes an introduction and a conclusion.", []),
]


@pytest.mark.parametrize(("text", "expected"), PARTS, ids=[t for t, _ in PARTS])
def test_a_whole_is_divided_in_many_wordings(text: str, expected: list[str]) -> None:
    """Lists, clauses between semicolons, membership and division give one row a part; a paper's chapters give none."""
    assert [c for c in claims_of(text) if c.startswith("part")] == expected


MEANINGS = [
    (
        "The concept of village trade refers to the exchange of goods among neighbours.",
        ["define: village trade | exchange of goods among neighbours"],
    ),
    (
        "The term baker describes a person who sells bread.",
        ["define: baker | person who sells bread"],
    ),
    (
        "Village trade is a process in which neighbours exchange goods.",
        ["define: Village trade | process in which neighbours exchange goods"],
    ),
    (
        "Systematic barter is to treat goods as gifts that bind neighbours.",
        ["define: Systematic barter | treat goods as gifts that bind neighbours"],
    ),
    (
        "Noisy villages are those that are loved by some but feared by others.",
        ["define: Noisy villages | those that are loved by some but feared by others"],
    ),
    (
        "The role of a baker's routine—the order of steps that bakers use to prepare bread—on goodwill has yet been "
        "examined.",
        ["define: baker's routine | order of steps that bakers use to prepare bread"],
    ),
    ("The best villages are those that share an oven.", []),
    ("Kemp and Pearson referred to those programs as bread rings.", []),
    ("The aim of this study is to treat goods as gifts.", []),
    ("Our goal is to describe barter.", []),
    ("Village trade is an important topic.", []),
]


@pytest.mark.parametrize(("text", "expected"), MEANINGS, ids=[t for t, _ in MEANINGS])
def test_a_term_is_given_its_meaning_in_many_wordings(text: str, expected: list[str]) -> None:
    """A term and what it means are one row; an aim, and what is merely said of a thing, are none."""
    assert [c for c in claims_of(text) if c.startswith("define")] == expected
