"""Lists that name the parts of a thing, and how essays and cases tell causes."""

from __future__ import annotations

import pytest
from claims_english import claims_of

_SKILLS = ("choosing flour", "kneading and folding", "oven care", "resting")
PASSAGES = [
    (
        "The scheme comprises four forms of baking: (1) slow, (2) fast, (3) dry and (4) steamed baking.",
        ["part: baking | dry", "part: baking | fast", "part: baking | slow", "part: baking | steamed baking"],
    ),
    (
        "Markets vary by way of three core blocks: (1) stall ownership, (2) price rules, and (3) opening hours.",
        [
            "part: core blocks | opening hours",
            "part: core blocks | price rules",
            "part: core blocks | stall ownership",
        ],
    ),
    (
        "Three challenges are identified: flour supply, oven repair, and night work.",
        ["part: challenges | flour supply", "part: challenges | night work", "part: challenges | oven repair"],
    ),
    (
        "First, market-making factors are identified (stall access, price talk, and night storage).",
        [
            "part: market-making factors | night storage",
            "part: market-making factors | price talk",
            "part: market-making factors | stall access",
        ],
    ),
    (
        "We describe bread prices and their determinants, that is, rainfall, milling fees and local taxes.",
        ["part: determinants | local taxes", "part: determinants | milling fees", "part: determinants | rainfall"],
    ),
]

PASSAGES += [
    (
        "Four oven skills (choosing flour, kneading and folding, resting and oven care) support growth.",
        [
            "cause +: Four oven skills | growth",
            *(f"part: Four oven skills | {part}" for part in _SKILLS),
        ],
    ),
    (
        "The scheme has two building blocks: a) the type of flour and b) the mode of sale.",
        ["part: building blocks | mode of sale", "part: building blocks | type of flour"],
    ),
    (
        "It offers insight into three forms of bread: dried, toasted, and steamed.",
        ["part: bread | dried", "part: bread | steamed", "part: bread | toasted"],
    ),
    (
        "The review lists five core bread elements: crust, crumb, salt, yeast and water and oil.",
        [f"part: bread | {part}" for part in ("crumb", "crust", "salt", "water and oil", "yeast")],
    ),
    (
        "The study finds three themes: ovens; flour and water; sale, transport, and storage.",
        [f"part: themes | {part}" for part in ("flour and water", "ovens", "sale, transport, and storage")],
    ),
]


@pytest.mark.parametrize(("passage", "expected"), PASSAGES)
def test_a_list_names_the_parts_of_what_it_follows(passage: str, expected: list[str]) -> None:
    """However a list is opened, every member is a part of what stands before it."""
    assert claims_of(passage) == expected


def test_a_list_of_a_divided_whole_is_read_once() -> None:
    """Where a verb tells the whole, the counted noun before the colon is none."""
    assert claims_of("Market work comprises three activities: cleaning stalls, sharing carts and storing crates.") == [
        "part: Market work | cleaning stalls",
        "part: Market work | sharing carts",
        "part: Market work | storing crates",
    ]


ELSEWHERE = [
    ("The impact of rain on bread prices has become evident.", ["cause ?: rain | bread prices"]),
    ("The size of a mill determines which grain it buys.", ["cause ?: size of a mill | grain it buys"]),
    ("Firms face many hurdles due to new rules.", ["cause +: new rules | many hurdles"]),
    ("In the long run, rain can lower bread prices.", ["cause -: rain | bread prices"]),
    ("Firms invest in ovens, thereby raising bread quality.", ["cause +: invest in ovens | bread quality"]),
    (
        "Firms do not talk with each other, leading to higher prices.",
        ["cause +: Firms do not talk with each other | prices"],
    ),
    ("Firms succeed in new towns by sharing ovens.", ["cause +: sharing ovens | new towns"]),
    (
        "Firms face obstacles, including weak ovens, poor roads, and a lack of skill, which jointly hinder growth.",
        ["cause -: lack of skill | growth", "cause -: poor roads | growth", "cause -: weak ovens | growth"],
    ),
    (
        "The rule raises bread quality through two channels: easing flour shortage and improving ovens.",
        [
            "mediate +: rule | easing flour shortage | bread quality",
            "mediate +: rule | improving ovens | bread quality",
        ],
    ),
    (
        "The effect of rain on sales is larger for small mills and firms in rainy towns.",
        ["moderate -: rain | firms in rainy towns | sales", "moderate -: rain | small mills | sales"],
    ),
    ("To offer fresh bread, a firm needs a good oven.", ["cause +: good oven | fresh bread"]),
    ("Outsiders fail to see the risk, leading to lower prices.", ["cause -: Outsiders fail to see the risk | prices"]),
    (
        "The new rule changes the relationship between the firms.",
        ["cause ?: new rule | relationship between the firms"],
    ),
    (
        "Grain mills are houses that use water to grind wheat.",
        ["define: Grain mills | houses that use water to grind wheat"],
    ),
    ("Skill has no effect on the relationship between rain and prices.", ["moderate 0: rain | Skill | prices"]),
    (
        "The capacity for baking depends in part on the age of the oven.",
        ["cause ?: age of the oven | capacity for baking"],
    ),
    (
        "Towns live with mixture—the combination of rites, forms, or other elements that would not go together.",
        ["define: mixture | combination of rites, forms, or other elements that would not go together"],
    ),
    (
        "The model shows the activities of a host – cooking, serving, and talking – and a process of rest.",
        [f"part: activities of a host | {part}" for part in ("cooking", "serving", "talking")],
    ),
    (
        "Baking allows new food to be sold by towns and has the potential to lower prices.",
        ["cause +: Baking | new food to be sold by towns", "cause -: Baking | prices"],
    ),
    ("Stall sharing is vital to value creation in towns.", ["cause +: Stall sharing | value creation in towns"]),
    (
        "Training improves sales by enhancing skill, boosting output, raising trust and reducing flour waste.",
        [f"mediate +: Training | {third} | sales" for third in ("flour waste", "output", "skill", "trust")],
    ),
    ("Rules are the coordinating link that has an impact on trade.", ["cause ?: Rules | trade"]),
    ("The new law challenges old bakeries.", ["cause -: new law | old bakeries"]),
    ("The new ovens challenge the notion that bread takes time.", []),
    ("Bread culture unfolds through daily talk.", ["cause +: daily talk | Bread culture"]),
    ("Bread has been heralded as a source of joy.", ["cause +: Bread | joy"]),
]


@pytest.mark.parametrize(("passage", "expected"), ELSEWHERE)
def test_what_papers_without_tests_say(passage: str, expected: list[str]) -> None:
    """Essays and cases tell causes by predicates, questions that are settled and things left undone."""
    assert claims_of(passage) == expected


SERIES = [
    (
        "Ovens may hurt the walls, the quality of the air, sleep, and bakers' lungs.",
        [f"cause -: Ovens | {it}" for it in ("bakers' lungs", "quality of the air", "sleep", "walls")],
    ),
    (
        "Loyalty depends on price, the smell of the shop, and attachment to the street.",
        [f"cause ?: {it} | Loyalty" for it in ("attachment to the street", "price", "smell of the shop")],
    ),
    (
        "Trust in the baker, the wish to save, and calm predict bread sales.",
        [f"cause ?: {it} | bread sales" for it in ("Trust in the baker", "calm", "wish to save")],
    ),
    (
        "We find that pride, the readiness to wait, and trust in the miller raise demand.",
        [f"cause +: {it} | demand" for it in ("pride", "readiness to wait", "trust in the miller")],
    ),
    ("The taste of bread, tea, and cakes raises sales.", ["cause +: taste of bread, tea, and cakes | sales"]),
    (
        "Confidence in the miller and loyalty raise sales.",
        [f"cause +: {it} | sales" for it in ("Confidence in the miller", "loyalty")],
    ),
    (
        "Satisfaction with the crust and crumb increases sales.",
        ["cause +: Satisfaction with the crust and crumb | sales"],
    ),
    ("The relationship among rents, wages, and the price of flour is mediated by demand.", []),
    ("The shop sells loaves, the cakes of the day, and tea.", []),
    (
        "Fresh bread results in more frequent visits, longer stays, and ultimately higher sales.",
        [f"cause +: Fresh bread | {it}" for it in ("longer stays", "more frequent visits", "sales")],
    ),
    (
        "Night work causes fewer queues, errors and, eventually, unrest.",
        ["cause +: Night work | errors", "cause +: Night work | unrest", "cause -: Night work | queues"],
    ),
    ("Guests value loaves, cakes and, ultimately, tea.", []),
]


@pytest.mark.parametrize(("passage", "claims"), SERIES, ids=[p[:30] for p, _ in SERIES])
def test_each_member_of_a_row_is_told_of(passage: str, claims: list[str]) -> None:
    """What stands between commas is a member of the row, however long its name; the verb tells what is one name."""
    assert claims_of(passage) == claims


IN_TURN = [
    ("Fear of rats lowers pride in bread and, in turn, relational capital.", ["pride in bread | relational capital"]),
    ("Ovens contribute to trust in the shop and, in turn, a shared vision.", ["trust in the shop | shared vision"]),
    ("Noise reduces trust and, in turn, bakers' intention to stay.", ["trust | bakers' intention to stay"]),
    ("Heat harms the crust and, in turn, improved moods.", ["crust | improved moods"]),
    ("Bakers, in turn, sold bread.", []),
]


@pytest.mark.parametrize(("passage", "links"), IN_TURN, ids=[p[:30] for p, _ in IN_TURN])
def test_what_comes_in_turn_comes_of_what_was_changed(passage: str, links: list[str]) -> None:
    """ "X raises Y and, in turn, Z": Z comes of Y, however long the names are."""
    found = claims_of(passage)
    assert all(f"cause +: {link}" in found for link in links)
    assert bool(found) == bool(links)


def test_an_effect_on_several_is_on_each() -> None:
    """ "An effect of X on A, B, and C" says of X alone that it acts."""
    assert claims_of("There is a negative effect of rent on bakery morale, bread quality, stress and change.") == [
        f"cause -: rent | {it}" for it in ("bakery morale", "bread quality", "change", "stress")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Candour builds long-term and stable bonds.", ["cause +: Candour | long-term and stable bonds"]),
        ("Candour builds long-term bonds and calm.", ["cause +: Candour | long-term bonds", "cause +: Candour | calm"]),
        (
            "To preserve long-term and sustained trust, hosts must improve service.",
            ["cause +: improve service | long-term and sustained trust"],
        ),
        ("Candour builds trust and stable bonds.", ["cause +: Candour | trust", "cause +: Candour | stable bonds"]),
    ],
)
def test_a_word_for_how_long_a_thing_lasts_is_no_member_of_a_row(text: str, expected: list[str]) -> None:
    """ "long-term and stable bonds" are one thing told twice; a name before "and" stays a thing of its own."""
    assert sorted(claims_of(text)) == sorted(expected)
