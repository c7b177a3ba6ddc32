"""What running text says without claiming it: samples and steps of method, cited authors, examples.

No sentence here comes from a paper.
"""

from __future__ import annotations

from dataclasses import replace

import pytest
from claims_english import claims_of, context_of

from pipeline.claims.en import read
from pipeline.document import Citation, Section

DATA = [
    ("More than half of the sample consists of small inns.", []),
    ("The first subsample consists of inns with long menus.", []),
    ("A total of 84 questionnaires were returned, resulting in a response rate of 20%.", []),
    ("Dropping two outliers lowers the coefficients.", []),
    ("In all, 84 firms met the criteria and had more than 50 guests.", []),
    # a word of data within a clause only tells which thing is meant
    ("Risks hidden in regressions raise prices.", ["cause +: Risks hidden in regressions | prices"]),
]


@pytest.mark.parametrize(("text", "expected"), DATA, ids=[t[:40] for t, _ in DATA])
def test_what_a_study_is_made_of_is_no_role(text: str, expected: list[str]) -> None:
    """Samples, questionnaires and coefficients are no causes, effects, wholes or parts."""
    assert claims_of(text) == expected


AUTHORS = [
    ("Miller and his colleagues (1991) reinforce the positive relationship between warmth and trust.", []),
    ("Miller and Rossi (2007) developed the theory of the open kitchen by including guests.", []),
    ("Miller, Rossi and Weber [12] developed the theory of the open kitchen by including guests.", []),
    # a number behind a single name is no author's
    ("Hostlink [3] raises bookings.", ["cause +: Hostlink | bookings"]),
    ("Miller (1991) found that warmth raises trust.", ["cause +: warmth | trust"]),
    (
        "According to Miller et al. (2008), an open kitchen refers to a room in which guests can cook.",
        ["define: open kitchen | room in which guests can cook"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), AUTHORS, ids=[t[:40] for t, _ in AUTHORS])
def test_cited_authors_cause_nothing(text: str, expected: list[str]) -> None:
    """An author who is cited takes no role; what the author found is read."""
    assert claims_of(text) == expected


VAGUE = [
    ("Shared meals raise trust through at least two mechanisms.", ["cause +: Shared meals | trust"]),
    ("Several other factors raise trust.", []),
    ("Trust may be due to the fact.", []),
    ("Several warm words raise trust.", ["cause +: Several warm words | trust"]),
    ("The quarrels reside in the kitchen.", []),
]


@pytest.mark.parametrize(("text", "expected"), VAGUE, ids=[t[:40] for t, _ in VAGUE])
def test_words_that_name_nothing_take_no_role(text: str, expected: list[str]) -> None:
    """ "Several mechanisms", "other factors" and "the fact" name nothing, and a place is no source."""
    assert claims_of(text) == expected


EXAMPLES = [
    ("Hosts talk to key groups such as guests and neighbours.", []),
    (
        "Hosts offer two types of menus such as set menus and free menus.",
        ["part: menus | free menus", "part: menus | set menus"],
    ),
    ("We review three types of menus, followed by a discussion of methods, including interviews and visits.", []),
    (
        "As kitchens are embedded in several layers of village councils, i.e. state and town councils, "
        "town and street councils, and street and house councils, hosts adapt.",
        [
            "part: village councils | state and town councils",
            "part: village councils | street and house councils",
            "part: village councils | town and street councils",
        ],
    ),
    ("The guests that comprise the third group stayed.", []),
]


@pytest.mark.parametrize(("text", "expected"), EXAMPLES, ids=[t[:40] for t, _ in EXAMPLES])
def test_examples_are_no_parts(text: str, expected: list[str]) -> None:
    """Only a counted whole has parts, and only those listed for it."""
    assert claims_of(text) == expected


REASONS = [
    ("Guest numbers have grown since the inns opened.", []),
    (
        "Open kitchens are not popular because noise annoys guests.",
        ["cause +: noise annoys guests | Open kitchens are not popular"],
    ),
    ("The less loyal guests spent ten coins, whereas the more loyal guests spent twenty coins.", []),
    (
        "The greater the warmth, the greater the (a) trust and (b) patience.",
        ["cause +: warmth | patience", "cause +: warmth | trust"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[t[:40] for t, _ in REASONS])
def test_reasons_and_degrees_keep_their_sides(text: str, expected: list[str]) -> None:
    """A time is no reason, a denied outcome keeps its denial, and each degree keeps to its own half."""
    assert claims_of(text) == expected


ROWS = [
    ("The reasons for talks included meeting guests, creating menus, and lowering prices.", []),
    ("Several acts such as keeping bees, creating menus, and raising prices, take time.", []),
    (
        "Kitchen design is inspired by modern tools, shortening menu cycles, and increasing competition.",
        ["cause +: modern tools | Kitchen design"],
    ),
    # a participle behind a clause tells what came of it
    (
        "By keeping bees, hosts raise trust, improving sales.",
        ["cause +: keeping bees | trust", "cause +: trust | sales"],
    ),
    (
        "Open kitchens reduce waiting times, improving sales.",
        ["cause +: Open kitchens | sales", "cause -: Open kitchens | waiting times"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[t[:40] for t, _ in ROWS])
def test_gerunds_in_a_row_are_acts(text: str, expected: list[str]) -> None:
    """The later gerunds of a row are acts like its first, and no effects of the clause around them."""
    assert claims_of(text) == expected


REFERENTS = [
    # actors do what their own clause tells; they are no cause of it
    ("It is those firms that are able to raise prices that thrive.", []),
    ("Firms that share menus raise prices.", ["cause +: Firms that share menus | prices"]),
    ("These limitations may raise prices.", []),
    ("Time limitations raise prices.", ["cause +: Time limitations | prices"]),
    (
        "What is shown is the image of a firm, which is shaped by its size.",
        ["cause ?: size | image of a firm"],
    ),
    ("Keeping hosts with good manners means that the kitchen can stay open in winter.", []),
    (
        "Warmth explained a significant portion of the variance in the index of welcome.",
        ["cause ?: Warmth | index of welcome"],
    ),
    (
        "Hosts gain goodwill slowly; it is raised by warm words.",
        ["cause +: warm words | goodwill"],
    ),
    ("A firm bought many ovens. This may raise prices.", ["cause +: bought many ovens | prices"]),
    ("Menus help hosts in achieving higher sales.", ["cause +: Menus | sales"]),
]


@pytest.mark.parametrize(("text", "expected"), REFERENTS, ids=[t[:40] for t, _ in REFERENTS])
def test_pronouns_and_helped_actors_stand_for_the_thing(text: str, expected: list[str]) -> None:
    """ "It" is one thing, "this" is what the actor did, and who is helped in an act is not its effect."""
    assert claims_of(text) == expected


def _in_method(text: str, *citations: Citation) -> list[str]:
    context = context_of(text)
    sections = (Section(0, len(text), "method", "Method"),)
    outline = replace(context.outline, sections=sections, citations=citations)
    return [d.type for d in read(replace(context, outline=outline), 0)]


def test_steps_of_method_are_no_causes() -> None:
    """In the section on method a sentence claims a cause only where it cites somebody; constructs are divided there."""
    steps = "Quiet rooms raise the length of the talks."
    assert _in_method(steps) == []
    assert _in_method(steps, Citation(len(steps) - 1, len(steps))) == ["cause"]
    assert _in_method("This study divides warmth into welcome and care.") == ["part", "part"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Future work should look at canals that raise rents.", []),
        ("Further studies may explore new tools from the view of guild pride that shapes demand.", []),
        ("Future work should look at canals, which raise rents.", ["cause +: canals | rents"]),
        ("Mayors should look at canals that raise rents.", ["cause +: canals | rents"]),
    ],
)
def test_what_is_yet_to_be_studied_is_not_told(text: str, expected: list[str]) -> None:
    """What only says which things future studies should look at is no claim; what is told of them beside is."""
    assert claims_of(text) == expected


@pytest.mark.parametrize("text", ["By doing so, mayors can raise rents.", "Doing so raises rents."])
def test_what_only_stands_for_an_act_is_no_cause(text: str) -> None:
    """ "Doing so" says nothing without the sentence before."""
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We explore how guild pride acts as a driver of sales.", []),
        ("Our data show the degree to which guild pride serves as a foundation of sales.", []),
        ("It is unclear whether guild pride serves as a catalyst for sales.", []),
        ("We show that guild pride serves as a catalyst for sales.", ["cause +: guild pride | sales"]),
        ("Mayors see guild pride as a driver of sales.", ["cause +: guild pride | sales"]),
    ],
)
def test_what_is_only_asked_to_act_as_a_driver_is_not_told(text: str, expected: list[str]) -> None:
    """Under "how", "whether" and "the degree to which" a driver is asked for, not named."""
    assert claims_of(text) == expected


WHOSE = [
    ("Songs can strengthen their positive effects, such as promoting self-esteem and growth.", []),
    ("This research adds to work on sleep by showing that it is disturbed by light.", ["cause -: light | sleep"]),
    ("We found a positive relation between rest and trust, which influences sales.", [
        "cause +: rest | trust", "cause ?: trust | sales",
    ]),
    ("Network effects raise sales.", ["cause +: Network effects | sales"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), WHOSE, ids=[t[:40] for t, _ in WHOSE])
def test_effects_of_nothing_and_pronouns_of_nothing_are_no_roles(text: str, expected: list[str]) -> None:
    """ "Their positive effects" have no owner here; "it" is what the research is on; "which" is the nearer side."""
    assert claims_of(text) == expected
