"""Clauses that lend each other a subject, a verb or an effect; each case is a passage and its claims.

No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

from pipeline.claims.en.gate import is_open

CLAUSES = [
    # the verb behind two adverbs, or behind a noun it seemed to describe
    (
        "The yield of plots is also directly and strongly influenced by late rain.",
        ["cause ?: late rain | yield of plots"],
    ),
    ("The results showed that the color of plates increased appetite.", ["cause +: color of plates | appetite"]),
    (
        "As ticket prices increase, fans attend fewer matches.",
        ["cause +: ticket prices increase | fans attend fewer matches"],
    ),
    # who a clause tells of
    (
        "The results show that mood is influenced by light; is lowered by noise; and is not influenced by color.",
        ["cause -: noise | mood", "cause 0: color | mood", "cause ?: light | mood"],
    ),
    ("Music as a background stimulus increases the time spent in shops.", ["cause +: Music | time spent in shops"]),
    (
        "The influence peer reviews have on booking is moderated by hotel age.",
        ["moderate ?: peer reviews | hotel age | booking"],
    ),
    # a third variable of what the clause before told
    (
        "Warm lighting increases spending and is mediated by comfort.",
        ["cause +: Warm lighting | spending", "mediate +: Warm lighting | comfort | spending"],
    ),
    (
        "Warm lighting increases spending and is moderated by shop size.",
        ["cause +: Warm lighting | spending", "moderate ?: Warm lighting | shop size | spending"],
    ),
    (
        "Training directly improves sales and also has an indirect effect through confidence.",
        ["cause +: Training | sales", "mediate ?: Training | confidence | sales"],
    ),
    # what weighs on a relation moderates it, but not where persons are linked
    (
        "Shelf height had no impact on the relationship between color and choice.",
        ["moderate 0: color | Shelf height | choice"],
    ),
    (
        "Gender plays an important role in the relationship between humor and recall.",
        ["moderate ?: humor | Gender | recall"],
    ),
    (
        "Trust plays an important role in the relationship between buyers and suppliers.",
        ["cause +: Trust | relationship between buyers and suppliers"],
    ),
    # several cases, several ends
    (
        "The effect of coupons on visits is stronger for new members, for heavy buyers, and in winter months.",
        [
            "moderate +: coupons | heavy buyers | visits",
            "moderate +: coupons | new members | visits",
            "moderate +: coupons | winter months | visits",
        ],
    ),
    (
        "Labels increase trust when there is a strong norm.",
        ["cause +: Labels | trust", "moderate +: Labels | strong norm | trust"],
    ),
    ("Praise raises effort by 10% and pride by 20%.", ["cause +: Praise | effort", "cause +: Praise | pride"]),
    # rows that the parser takes apart
    (
        "Mood is raised by warm light, the owner's jokes, and soft music.",
        ["cause +: owner's jokes | Mood", "cause +: soft music | Mood", "cause +: warm light | Mood"],
    ),
    # what things have that are told apart by a clause
    ("Ads featuring pets receive more clicks.", ["cause +: Ads featuring pets | clicks"]),
    (
        "Stories describing failures have a lower likelihood of sharing.",
        ["cause -: Stories describing failures | sharing"],
    ),
    # generic nouns that say of what they are
    ("These aspects of pricing influence trust.", ["cause ?: aspects of pricing | trust"]),
    (
        "Menu variety, physical aspects, and staff have a significant impact on loyalty.",
        [
            "cause ?: Menu variety | loyalty",
            "cause ?: physical aspects | loyalty",
            "cause ?: staff | loyalty",
        ],
    ),
    (
        "Coupons lead to higher levels of interest, which in turn raises sales.",
        ["cause +: Coupons | interest", "cause +: higher levels of interest | sales"],
    ),
    (
        "Co-creation raises satisfaction, with the mediating role of trust.",
        ["mediate +: Co-creation | trust | satisfaction"],
    ),
    (
        "The key factors to improve loyalty are trust and fairness.",
        ["cause +: fairness | loyalty", "cause +: trust | loyalty"],
    ),
    (
        "Fair pricing is one of the three key variables to achieve repeat sales.",
        ["cause +: Fair pricing | repeat sales"],
    ),
    # lists behind the noun of effect
    (
        "The survey underlines the influence of posters on visit plans, brand awareness and perceived value.",
        [
            "cause ?: posters | brand awareness",
            "cause ?: posters | perceived value",
            "cause ?: posters | visit plans",
        ],
    ),
    (
        "We find a positive effect of warmth on trust, and loyalty raises sales.",
        ["cause +: loyalty | sales", "cause +: warmth | trust"],
    ),
    (
        "We find that noise has a significant negative effect on deep sleep, daily mood, and working memory.",
        [
            "cause -: noise | daily mood",
            "cause -: noise | deep sleep",
            "cause -: noise | working memory",
        ],
    ),
    (
        "Robots have a significant positive impact on room demand, guest trust scores, and late night bookings.",
        [
            "cause +: Robots | guest trust scores",
            "cause +: Robots | late night bookings",
            "cause +: Robots | room demand",
        ],
    ),
    # what is easier or harder to do
    (
        "The larger the team, the harder it is to share knowledge.",
        ["cause -: team | share knowledge"],
    ),
    (
        "The longer the wait, the less difficult it is to sell snacks.",
        ["cause +: wait | sell snacks"],
    ),
    # a verb that was taken for a noun
    ("The effect of noise on sleep differs across towns.", ["moderate ?: noise | towns | sleep"]),
    (
        "The impact of queue length on loyalty varies with visitor age.",
        ["moderate ?: queue length | visitor age | loyalty"],
    ),
    # who mediates, and whose role a method shows
    (
        "In addition, hope acts as a mediator connecting sleep with memory.",
        ["mediate ?: sleep | hope | memory"],
    ),
    (
        "Findings suggest that trust serves as a key mediator linking supplier warmth with buyer loyalty.",
        ["mediate ?: supplier warmth | trust | buyer loyalty"],
    ),
    (
        "SEM demonstrates the mediating role of pride in the relationship between praise and effort.",
        ["mediate ?: praise | pride | effort"],
    ),
]


@pytest.mark.parametrize(("passage", "claims"), CLAUSES)
def test_a_clause_takes_what_it_lacks_from_its_neighbour(passage: str, claims: list[str]) -> None:
    """What a clause leaves out is found in the clause it goes on from, and a torn clause is read whole."""
    assert claims_of(passage) == claims


@pytest.mark.parametrize(
    "passage", ["Ads featuring pets receive more clicks.", "Menus listing calories have lower sales."]
)
def test_what_things_have_that_a_clause_tells_apart_is_looked_at(passage: str) -> None:
    """A sentence of things that do something and have more or less of another is parsed."""
    assert is_open(passage.lower().replace(".", " .").split())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rain lowers sales and warmth raises goodwill.", ["cause +: warmth | goodwill", "cause -: Rain | sales"]),
        (
            "Apologies have a positive effect on goodwill and goodwill has a positive effect on sales.",
            ["cause +: Apologies | goodwill", "cause +: goodwill | sales"],
        ),
        (
            "Fresh bread raises warmth and goodwill and lowers noise.",
            ["cause +: Fresh bread | goodwill", "cause +: Fresh bread | warmth", "cause -: Fresh bread | noise"],
        ),
    ],
)
def test_a_second_clause_without_a_comma_has_its_own_subject(text: str, expected: list[str]) -> None:
    """The last name before a verb that no "and" joins does what the verb says; a verb that one joins goes on."""
    assert sorted(claims_of(text)) == expected


DOINGS = [
    ("A key driver of bread sales is sharing ovens.", ["cause +: sharing ovens | bread sales"]),
    ("The main barrier to growth is becoming clear.", []),
    ("Firms can raise sales by rewarding loyal guests.", ["cause +: rewarding loyal guests | sales"]),
    ("Quality is raised by existing strong ties.", ["cause +: existing strong ties | Quality"]),
    (
        "The use of ovens raises commitment by contributing to calm.",
        ["cause +: contributing to calm | commitment", "cause +: use of ovens | commitment"],
    ),
]


@pytest.mark.parametrize(("passage", "claims"), DOINGS, ids=[p[:40] for p, _ in DOINGS])
def test_what_is_done_can_be_what_brings_about(passage: str, claims: list[str]) -> None:
    """ "A driver is sharing ovens" tells of the sharing; "by rewarding loyal guests" tells of an act, not of guests."""
    assert claims_of(passage) == claims


SHARED = [
    (
        "Mayors want advice on bread fairs that raise goodwill and lower waste.",
        ["cause +: bread fairs | goodwill", "cause -: bread fairs | waste"],
    ),
    ("Future work should look at canals that raise rents and lower fares.", []),
    ("Firms are slow. They should share data openly, thereby raising goodwill.", ["cause +: share data | goodwill"]),
]


@pytest.mark.parametrize(("text", "expected"), SHARED, ids=[t[:40] for t, _ in SHARED])
def test_clauses_hand_on_who_or_what_acts(text: str, expected: list[str]) -> None:
    """What "that" stands for does all that is told behind it; where "they" are persons, their act is the cause."""
    assert claims_of(text) == expected


SAID_OF = [
    ("Barter is a way of doing business that raises trust.", "cause +: Barter | trust"),
    ("Calm is a trait of the firm that can lower costs.", "cause -: Calm | costs"),
    ("Flow is a state of mind that improves learning.", "cause +: Flow | learning"),
    ("The habits of guides that result from fear are costly.", "cause +: fear | habits of guides"),
    ("Barter is a bond between hosts and guests that lowers costs.", "cause -: Barter | costs"),
    ("Teams use the data of a platform that raises sales.", "cause +: platform | sales"),
]


@pytest.mark.parametrize(("text", "expected"), SAID_OF)
def test_a_clause_is_said_of_the_sort_and_not_of_what_it_is_a_sort_of(text: str, expected: str) -> None:
    """ "a trait of the firm that …" tells of the trait and so of what is it; elsewhere the nearer noun is meant."""
    assert expected in claims_of(text)
    assert not [claim for claim in claims_of(text) if claim.split(": ")[1].split(" |")[0] in ("firm", "mind", "hosts")]
