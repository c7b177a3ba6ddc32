"""English meanings and parts in their rarer wordings, and what is neither."""

from __future__ import annotations

import pytest
from claims_english import claims_of

MEANINGS = [
    (
        "Homesickness refers to the inner experience of lonely travellers.",
        ["define: Homesickness | inner experience of lonely travellers"],
    ),
    (
        "By bread sharing we mean the exchange of loaves between the households of a village.",
        ["define: bread sharing | exchange of loaves between the households of a village"],
    ),
    (
        "Village pride reflects the degree to which bakers see their village as their own.",
        ["define: Village pride | degree to which bakers see their village as their own"],
    ),
    (
        "Bread sharing is viewed as an act by which neighbours show goodwill to each other.",
        ["define: Bread sharing | act by which neighbours show goodwill to each other"],
    ),
    (
        "According to the literature, a guild is conceptualized as a small community of bakers with shared rules.",
        ["define: guild | small community of bakers with shared rules"],
    ),
    (
        "Village trust is the willingness of a baker to rely on the word of a miller.",
        ["define: Village trust | willingness of a baker to rely on the word of a miller"],
    ),
    (
        "Village trust, i.e., the belief that millers keep their word, was measured with four items.",
        ["define: Village trust | belief that millers keep their word"],
    ),
    (
        "Village trust (the belief that millers keep their word) was measured with four items.",
        ["define: Village trust | belief that millers keep their word"],
    ),
    (
        "Bread work, a term for the everyday effort of bakers to keep or change shared rules, is rarely studied.",
        ["define: Bread work | everyday effort of bakers to keep or change shared rules"],
    ),
    (
        "Baking capacity, i.e. a guild's ability to recognise, assimilate and apply outside knowledge, was praised.",
        ["define: Baking capacity | guild's ability to recognise, assimilate and apply outside knowledge"],
    ),
    (
        "The current study explores the construct of humble baking, which is defined as praising the loaves of others.",
        ["define: humble baking | praising the loaves of others"],
    ),
    ("The main aim of the guild was the evaluation of the loaves of the village.", []),
    ("The bakers chose the better flour (i.e., the willingness to visit the mill was higher).", []),
]

PARTS = [
    (
        "The village guild goes through the stages of formation, expansion and renewal.",
        ["part: village guild | expansion", "part: village guild | formation", "part: village guild | renewal"],
    ),
    (
        "The three stages of bread making are preparation, proof and baking.",
        ["part: bread making | baking", "part: bread making | preparation", "part: bread making | proof"],
    ),
    (
        "Guild capital is reflected in structural and relational dimensions.",
        ["part: Guild capital | relational dimensions", "part: Guild capital | structural"],
    ),
    (
        "The guild experience is made up of hedonic experience, cognitive experience and social experience.",
        [
            "part: guild experience | cognitive experience",
            "part: guild experience | hedonic experience",
            "part: guild experience | social experience",
        ],
    ),
    (
        "The value process can be split into three sub-processes, namely value creation, value exchange and value use.",
        [
            "part: value process | value creation",
            "part: value process | value exchange",
            "part: value process | value use",
        ],
    ),
    (
        "Resource use includes resource identification, resource acquisition and resource allocation.",
        [
            "part: Resource use | resource acquisition",
            "part: Resource use | resource allocation",
            "part: Resource use | resource identification",
        ],
    ),
    (
        "The dimensions of guild pride are craft pride, family pride and village pride.",
        ["part: guild pride | craft pride", "part: guild pride | family pride", "part: guild pride | village pride"],
    ),
    (
        "Flour trust, oven trust and miller trust make up bread trust.",
        ["part: bread trust | Flour trust", "part: bread trust | miller trust", "part: bread trust | oven trust"],
    ),
    (
        "Guild learning follows a three-stage process of listening, copying and inventing.",
        ["part: Guild learning | copying", "part: Guild learning | inventing", "part: Guild learning | listening"],
    ),
    (
        "We identify craft pride, family pride and village pride as the dimensions of guild pride.",
        ["part: guild pride | craft pride", "part: guild pride | family pride", "part: guild pride | village pride"],
    ),
    (
        "Three dimensions of guild pride (craft pride, family pride and village pride) were identified.",
        ["part: guild pride | craft pride", "part: guild pride | family pride", "part: guild pride | village pride"],
    ),
    (
        "Guild trade evolves from bread barter to coin trade.",
        ["part: Guild trade | bread barter", "part: Guild trade | coin trade"],
    ),
    (
        "The guild takes three forms: bread guild, flour guild and oven guild.",
        ["part: guild | bread guild", "part: guild | flour guild", "part: guild | oven guild"],
    ),
    (
        "We conceptualize guild pride as comprising craft pride, family pride and village pride.",
        ["part: guild pride | craft pride", "part: guild pride | family pride", "part: guild pride | village pride"],
    ),
    ("Guild members experience joy and anger.", []),
    ("The guild makes bread and butter.", []),
    ("The loaves are made of flour.", []),
    ("This follows the rule that a guild shares its flour.", []),
    ("The authors define guild pride as comprising three components.", []),
    ("The guild went through a difficult time.", []),
]


@pytest.mark.parametrize(("text", "expected"), MEANINGS)
def test_a_construct_is_given_its_meaning(text: str, expected: list[str]) -> None:
    """A meaning is read behind any verb of meaning, in brackets and after "that is"; other phrases mean nothing."""
    assert claims_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), PARTS)
def test_a_whole_is_told_in_its_parts(text: str, expected: list[str]) -> None:
    """Parts are read one by one, whichever of the two is the subject; a single thing is no list of parts."""
    assert sorted(claims_of(text)) == expected


def test_two_conditions_are_two_moderators() -> None:
    """Where a relation is stronger when two things are so, each of them moderates it."""
    text = (
        "The effect of oven size on bread quality is stronger when flour quality is high and the guild sets strict "
        "standards."
    )
    assert claims_of(text) == [
        "moderate +: oven size | flour quality | bread quality",
        "moderate +: oven size | guild sets strict standards | bread quality",
    ]


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Barter (i.e., the open, joint exchange of bread and salt) raises trust.", []),
        ("Village care (i.e., the ovens, the fairs and the songs) raises trust.", ["ovens", "fairs", "songs"]),
    ],
)
def test_a_bracket_that_says_what_a_thing_is_lists_no_parts(text: str, parts: list[str]) -> None:
    """One article that stands for all of an "i.e." opens a meaning; where each thing has its own, they are parts."""
    found = [c for c in claims_of(text) if c.startswith("part")]
    assert sorted(c.split(" | ")[1] for c in found) == sorted(parts)
