"""What conceptual papers and case studies name: members in brackets, drivers and outcomes, what is taken as doing."""

from __future__ import annotations

import pytest
from claims_english import claims_of

from pipeline.claims.en import gate


def test_names_in_a_row_in_brackets_are_the_parts_of_what_stands_before_them() -> None:
    """Three names or more in brackets are parts, in an aim as well; figures, people and examples are none."""
    assert claims_of("We look at the perceived freshness (scent, crunch, and visual shine) of bread.") == [
        "part: perceived freshness | crunch",
        "part: perceived freshness | scent",
        "part: perceived freshness | visual shine",
    ]
    for inside in ("bakers, millers, and 12 others", "for example, scent, crunch, and shine", "scent and crunch"):
        assert not claims_of(f"We look at the perceived freshness ({inside}) of bread.")
    assert not claims_of("We talked to the guests (parents, teachers, and children) of the bakery.")


def test_a_row_in_brackets_opens_the_gate_for_its_sentence() -> None:
    """A sentence without any other cue is parsed where a bracket holds a row of names."""
    assert gate.is_open("we look at freshness ( scent , crunch , and shine ) of bread".split())
    assert not gate.is_open("we look at freshness ( scent , crunch , and 12 shines ) of bread".split())


def test_what_so_many_forms_do_each_of_them_does() -> None:
    """ "Two forms of care (A and B) raise Y" names A and B as causes, and as parts of care."""
    assert claims_of("Two forms of care (daily cleaning and yearly repair) strengthen trust in mills.") == [
        "cause +: daily cleaning | trust in mills",
        "cause +: yearly repair | trust in mills",
        "part: care | daily cleaning",
        "part: care | yearly repair",
    ]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("The drivers of bread waste include late baking and poor storage.", ["late baking", "poor storage"]),
        (
            "The barriers to bread sales comprise high prices and long queues.",
            ["high prices", "long queues"],
        ),
    ],
)
def test_drivers_that_are_named_are_causes_and_no_parts(sentence: str, expected: list[str]) -> None:
    """ "The drivers of Y include A and B" says that A and B drive Y, and tells no division."""
    found = claims_of(sentence)
    assert [c.split(": ")[1].split(" | ")[0] for c in found] == expected
    assert all(c.startswith("cause") for c in found)


def test_outcomes_that_are_named_are_effects() -> None:
    """ "The outcomes of X comprise A and B" says that X brings A and B about."""
    assert claims_of("The outcomes of shared ovens comprise warm kitchens and new friendships.") == [
        "cause +: shared ovens | new friendships",
        "cause +: shared ovens | warm kitchens",
    ]


def test_what_is_taken_as_doing_something_is_the_cause() -> None:
    """ "We identify X as raising Y" and "X is seen as consisting of A and B" speak of X."""
    assert claims_of("We identify oven heat as shaping crust thickness and leading to better bread.") == [
        "cause +: oven heat | bread",
        "cause ?: oven heat | crust thickness",
    ]
    assert claims_of("The study sees sourdough as involving two stages, namely, growth and heat.") == [
        "part: sourdough | growth",
        "part: sourdough | heat",
    ]


def test_things_that_act_on_each_other_are_the_causes_of_what_they_produce() -> None:
    """ "A and B complement each other to produce Y": the cause is A and B, not the complementing."""
    assert claims_of("Heat and steam can complement each other to produce a thin crust.") == [
        "cause +: Heat | thin crust",
        "cause +: steam | thin crust",
    ]


def test_means_before_an_effort_are_those_of_its_end() -> None:
    """ "Through X, firms seek to raise Y": X raises Y."""
    assert claims_of("Through longer fermentation, firms seek to improve digestibility.") == [
        "cause +: longer fermentation | digestibility"
    ]


def test_what_changes_with_a_thing_is_its_effect() -> None:
    """ "Y changes with X" and "Y adapts to X" name X as the cause; who adapts is none."""
    assert claims_of("Crust thickness changes with the type of flour.") == ["cause ?: type of flour | Crust thickness"]
    assert claims_of("The recipes of the mill adapt to the humidity of the grain.") == [
        "cause ?: humidity of the grain | recipes of the mill"
    ]
    assert not claims_of("The law changed in May, and firms adapted to it.")


def test_it_is_what_a_study_named_in_the_sentence_before() -> None:
    """ "Research proposes X as a source of Y. It consists of A and B": it is X, neither the research nor Y."""
    found = claims_of("Craft research proposes slow baking as a source of pride. It consists of patience and touch.")
    assert found == ["part: slow baking | patience", "part: slow baking | touch"]


def test_an_end_that_needs_a_change_keeps_who_changes() -> None:
    """ "X is vital for Y to do Z": the effect is that Y does Z."""
    assert claims_of("Regular feeding is vital for the starter to survive.") == [
        "cause +: Regular feeding | starter to survive"
    ]


def test_what_is_said_in_passing_holds_in_an_aim() -> None:
    """Parts of what a participle divides, and where a thing stems from, hold whatever the sentence sets out to do."""
    assert claims_of(
        "The study develops a model that treats baking as a craft involving two stages: mixing and rest."
    ) == [
        "part: craft | mixing",
        "part: craft | rest",
    ]
    assert claims_of("We study pride stemming from daily practice.") == ["cause +: daily practice | pride"]


def test_who_acts_by_a_means_brings_about_what_follows() -> None:
    """ "Guests talk through a platform, raising Y": the talking does it, told without any object."""
    assert claims_of("Guests talk through online forums, generating fresh recipes.") == [
        "cause +: talk through online forums | fresh recipes"
    ]


def test_a_verb_behind_that_is_no_noun() -> None:
    """ "Rules that shape Y" tells a cause though the verb is a noun elsewhere, at the end of a list, too."""
    assert (
        claims_of(
            "Bakery practices consist of rules, tacit skills, and emotional commitments that shape member behavior."
        )[0]
        == "cause ?: emotional commitments | member behavior"
    )


def test_a_thing_that_is_a_kind_is_what_its_clause_speaks_of() -> None:
    """ "We study X that are Zs that raise Y": X raises Y."""
    assert claims_of("We look at village mills that are new places that raise trust.") == [
        "cause +: village mills | trust"
    ]


WILLS = [
    (
        "The effect of the readiness to wait on bread sales is not significant.",
        ["cause 0: readiness to wait | bread sales"],
    ),
    (
        "The effect of guests' willingness to share tables on rents is stronger when demand is high.",
        ["moderate +: guests' willingness to share tables | demand | rents"],
    ),
    (
        "The relationship between the intention to quit and bread prices is moderated by age.",
        ["moderate ?: intention to quit | age | bread prices"],
    ),
    (
        "The indirect effect of the smell on the intention to return through guest trust was significant.",
        ["mediate ?: smell | guest trust | intention to return"],
    ),
    ("The effect of the decision to rely on luck is unknown.", []),
    ("We test the effect of the intention to bake on sales.", []),
]


@pytest.mark.parametrize(("passage", "claims"), WILLS, ids=[p[:40] for p, _ in WILLS])
def test_a_will_is_a_side_of_an_effect(passage: str, claims: list[str]) -> None:
    """ "The effect of the readiness to wait on sales": the effect, not the waiting, is on sales."""
    assert claims_of(passage) == claims


COMES_OF = [
    ("Loyalty is a product of habit and warmth.", ["cause +: habit | Loyalty", "cause +: warmth | Loyalty"]),
    ("Silence is often a natural reaction to harsh bakers.", ["cause +: harsh bakers | Silence"]),
    ("The loaf is a product of the firm.", []),
    ("This paper is a response to calls for more work on bread.", []),
    ("Purchase intention is a driver of sales.", ["cause +: Purchase intention | sales"]),
    ("The main goal is a key to sales.", []),
    ("Calm is a mediator between the mix of guests and noise.", ["mediate ?: mix of guests | Calm | noise"]),
    ("Calm is a mediator between warmth and depth of sleep.", ["mediate ?: warmth | Calm | depth of sleep"]),
]


@pytest.mark.parametrize(("passage", "claims"), COMES_OF, ids=[p[:40] for p, _ in COMES_OF])
def test_what_things_are_said_to_be(passage: str, claims: list[str]) -> None:
    """A product of habit or a reaction to noise comes of it; what a firm makes does not; an intention is a thing."""
    assert claims_of(passage) == claims


COMPOUND = [
    ("Guest generated content raises sales.", ["cause +: Guest generated content | sales"]),
    ("Village based tourism raises incomes.", ["cause +: Village based tourism | incomes"]),
    ("Data driven choices reduce waste.", ["cause -: Data driven choices | waste"]),
    ("Four app induced design factors will improve trust.", ["cause +: Four app induced design factors | trust"]),
    ("We find that platform enabled services raise trust.", ["cause +: platform enabled services | trust"]),
    ("The village created content. It raised sales.", ["cause +: village | sales"]),
    ("Longer waiting times trigger complaints.", ["cause +: Longer waiting times | complaints"]),
    ("Better working conditions can raise morale.", ["cause +: Better working conditions | morale"]),
    ("Waiting longer raises anger.", ["cause +: Waiting | anger"]),
]


@pytest.mark.parametrize(("text", "expected"), COMPOUND, ids=[t[:40] for t, _ in COMPOUND])
def test_a_noun_a_participle_and_a_noun_are_one_name(text: str, expected: list[str]) -> None:
    """ "Guest generated content raises" is about content; nobody tells that a guest generated it."""
    assert claims_of(text) == expected


WILLING = [
    ("Guests' willingness to pay determines the mood.", ["cause ?: Guests' willingness to pay | mood"]),
    (
        "Fresh bread raises the intention to return and trust.",
        ["cause +: Fresh bread | intention to return", "cause +: Fresh bread | trust"],
    ),
    ("Pride increases the readiness to act through trust.", ["mediate +: Pride | trust | readiness to act"]),
    (
        "Fresh bread fosters the ability to innovate, which raises sales.",
        ["cause +: Fresh bread | ability to innovate", "cause +: ability to innovate | sales"],
    ),
    ("The tendency to complain drives the price of bread.", ["cause +: tendency to complain | price of bread"]),
    ("The intention to buy is a key driver of sales.", ["cause +: intention to buy | sales"]),
    ("The intention of this study is to raise awareness.", []),
    ("The bakery has the capacity to grow.", []),
    ("Guests desire to help.", []),
]


@pytest.mark.parametrize(("text", "expected"), WILLING, ids=[t[:40] for t, _ in WILLING])
def test_a_will_is_named_with_what_is_willed(text: str, expected: list[str]) -> None:
    """ "Willingness to pay", "ability to innovate": the whole is the construct, and a row goes on behind it."""
    assert claims_of(text) == expected


TAKEN = [
    ("It is job crafting that drives the mood.", ["cause +: job crafting | mood"]),
    ("We show that it is fresh bread that drives the mood.", ["cause +: fresh bread | mood"]),
    ("The results show that service outages trigger complaints.", ["cause +: service outages | complaints"]),
    ("The results show that user reviews, in turn, shape trust.", ["cause ?: user reviews | trust"]),
    ("It is clear that bread drives the mood.", ["cause +: bread | mood"]),
    ("It is bread that matters.", []),
]


@pytest.mark.parametrize(("text", "expected"), TAKEN, ids=[t[:40] for t, _ in TAKEN])
def test_a_verb_that_looks_like_a_noun_is_found(text: str, expected: list[str]) -> None:
    """Behind "that", "in turn" and in "it is X that", where the parser takes the thing or the verb for the other."""
    assert claims_of(text) == expected
