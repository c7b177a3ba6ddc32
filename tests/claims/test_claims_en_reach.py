"""How far the English grammar reaches: wordings that no list of sentences can hold, each by its mechanism.

Each case is a passage and its claims as "type polarity: cause | effect"; the last sentence of the
passage is the one that is read. No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

CUES = [
    # a verb that the parser takes for a plural
    ("Shared menus equips hosts with timely hints.", ["cause +: Shared menus | timely hints"]),
    ("A sense of belonging translates into repeated visits.", ["cause +: sense of belonging | repeated visits"]),
    # particles
    ("Noisy halls wipe out goodwill.", ["cause -: Noisy halls | goodwill"]),
    ("Goodwill is wiped out by noisy halls.", ["cause -: noisy halls | Goodwill"]),
    ("The views held by hosts differ.", []),
    ("Rivalries arise out of unclear rules.", ["cause +: unclear rules | Rivalries"]),
    # both spellings
    ("Shared meals revitalise village trade.", ["cause +: Shared meals | village trade"]),
    ("Shared meals revitalize village trade.", ["cause +: Shared meals | village trade"]),
    # clauses as effects
    (
        "The layout of the kitchen changes how guests are served.",
        ["cause ?: layout of the kitchen | guests are served"],
    ),
    ("Shared menus ensure that guests are served.", ["cause +: Shared menus | guests are served"]),
    ("Open kitchens keep quarrels from growing.", ["cause -: Open kitchens | quarrels from growing"]),
]


@pytest.mark.parametrize(("text", "expected"), CUES, ids=[t[:40] for t, _ in CUES])
def test_cues_are_known_in_every_form(text: str, expected: list[str]) -> None:
    """A cue is read with its particle, in either spelling, and where the parser takes it for a plural."""
    assert claims_of(text) == expected


FRAMES = [
    (
        "What determines the length of a stay is the warmth of the welcome.",
        ["cause ?: warmth of the welcome | length of a stay"],
    ),
    (
        "The warmth of the welcome is what determines the length of a stay.",
        ["cause ?: warmth of the welcome | length of a stay"],
    ),
    ("The question is what determines the length of a stay.", []),
    ("Shared tables are a way through which guests find friends.", ["cause +: Shared tables | find friends"]),
    ("Peer influence is an important driver of bookings.", ["cause +: Peer influence | bookings"]),
    (
        "With the deepening of village trade, the roles of hosts become blurred.",
        ["cause ?: deepening of village trade | roles of hosts become blurred"],
    ),
    ("Scholars attribute guest loyalty to shared meals.", ["cause +: shared meals | guest loyalty"]),
    (
        "The pilot suggested a causal relationship between noise and tiredness.",
        ["cause ?: noise | tiredness"],
    ),
    ("The pilot suggested a relationship between noise and tiredness.", []),
    (
        "A shrill bell threatens calm, which raises doubt and consequently bolsters distrust.",
        ["cause +: doubt | distrust", "cause +: calm | doubt", "cause -: shrill bell | calm"],
    ),
    ("Hosts rely on shared meals to gain and maintain trust.", ["cause +: shared meals | trust"]),
    ("Empowered hosts raise guest loyalty.", ["cause +: Empowered hosts | guest loyalty"]),
    ("Surveyed hosts raise guest loyalty.", []),
]


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[t[:40] for t, _ in FRAMES])
def test_causes_are_found_in_every_place(text: str, expected: list[str]) -> None:
    """A cause is found behind "what", a purpose or a chain, and who acts is one where something was done to them."""
    assert sorted(claims_of(text)) == sorted(expected)


MADE = [
    ("Shared rules make exchange among strangers possible.", ["cause +: Shared rules | exchange among strangers"]),
    ("Loud music makes quiet talk impossible.", ["cause -: Loud music | quiet talk"]),
    ("Noise makes rooms less attractive.", ["cause -: Noise | rooms less attractive"]),
    ("Warm light leaves guests more tolerant of delays.", ["cause +: Warm light | guests more tolerant of delays"]),
    ("Shared tables provide fertile ground for village trade.", ["cause +: Shared tables | village trade"]),
    ("The garden provides support.", []),
    ("Guests obtain comfort from frequent talks.", ["cause +: frequent talks | comfort"]),
    ("The platform has gained income by renting rooms.", ["cause +: renting rooms | income"]),
    # what is due, and its end
    (
        "To retain guests, hosts must improve their menus and train their cooks.",
        ["cause +: improve their menus | retain guests", "cause +: train their cooks | retain guests"],
    ),
    (
        "In order to gain trust, hosts need to open their kitchens.",
        ["cause +: open their kitchens | trust"],
    ),
    ("We must improve the survey to obtain better data.", []),
    # what is not there
    (
        "Without clear rules, hosts misread the wishes of guests.",
        ["cause -: clear rules | misread the wishes of guests"],
    ),
    ("Without clear rules, trust declines.", ["cause +: clear rules | trust"]),
    ("Guests left without pay.", []),
]


@pytest.mark.parametrize(("text", "expected"), MADE, ids=[t[:40] for t, _ in MADE])
def test_what_is_made_of_a_thing_is_its_effect(text: str, expected: list[str]) -> None:
    """An effect may be what a thing becomes, what it is given, what is due to reach it, or what fails without it."""
    assert sorted(claims_of(text)) == sorted(expected)


ROWS = [
    (
        "The market attracted guests, created jobs and boosted local incomes.",
        ["cause +: market | guests", "cause +: market | jobs", "cause +: market | local incomes"],
    ),
    ("Peer talk has a stronger effect than price on bookings.", ["cause ?: Peer talk | bookings"]),
    ("Peer talk is more important than price for bookings.", ["cause +: Peer talk | bookings"]),
    (
        "The more often guests talk to hosts, the deeper their trust becomes.",
        ["cause +: guests talk to hosts | trust"],
    ),
    (
        "Guests served by machines judged the welcome less warm.",
        ["cause -: Guests served by machines | welcome less warm"],
    ),
    (
        "Guests who cook together end up feeling greater warmth.",
        ["cause +: Guests who cook | warmth"],
    ),
    ("Text reviews raise bookings.", ["cause +: Text reviews | bookings"]),
    ("The sharing model lowers costs.", ["cause -: sharing model | costs"]),
    ("The regression model raises questions.", []),
]


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[t[:40] for t, _ in ROWS])
def test_rows_of_verbs_and_comparisons_are_read_whole(text: str, expected: list[str]) -> None:
    """Verbs in a row share their subject, a comparison takes no argument away, and what groups judge is told."""
    assert sorted(claims_of(text)) == sorted(expected)


NAMED = [
    (
        "One way that a host can raise trust is to allow guests into the kitchen.",
        ["cause +: allow guests into the kitchen | trust"],
    ),
    (
        "Early involvement of guests is one of the ways hosts can raise trust.",
        ["cause +: Early involvement of guests | trust"],
    ),
    ("The best way of raising trust is sharing meals.", ["cause +: sharing meals | trust"]),
    ("The main benefit of shared tables is a warmer mood.", ["cause +: shared tables | warmer mood"]),
    ("A consequence of crowding is lower trust.", ["cause -: crowding | trust"]),
    ("An effect of this study is a new scale.", []),
    (
        "Village rules have been suggested to be a key factor driving the choices of hosts.",
        ["cause +: Village rules | choices of hosts"],
    ),
    ("Driven by rising demand, village trade has grown.", ["cause +: rising demand | village trade"]),
    ("Guided by theory, this study examines trust.", []),
    # what a list names is done by none of its members
    ("The reasons for this step included responding to guests, creating market opportunities, and lowering costs.", []),
    ("Guests reap great benefits by cooking together.", ["cause +: cooking together | great benefits"]),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[t[:40] for t, _ in NAMED])
def test_effects_and_ways_are_named(text: str, expected: list[str]) -> None:
    """What is said to be an effect, a benefit or a way is one; what drives a whole clause is its cause."""
    assert sorted(claims_of(text)) == sorted(expected)


TOLD = [
    (
        "The analysis reveals that a positive relationship exists between warmth and loyalty.",
        ["cause +: warmth | loyalty"],
    ),
    ("A negative link was found between noise and sleep.", ["cause -: noise | sleep"]),
    ("A strong link was found between noise and sleep.", []),
    ("It is concluded that the relationship between warmth and sales was nonexistent.", ["cause 0: warmth | sales"]),
    (
        "We find evidence that the length of stay was negatively related to income.",
        ["cause -: length of stay | income"],
    ),
    # whose approach, measure or attention it is
    (
        "A proactive approach to training raises loyalty.",
        ["cause +: proactive approach to training | loyalty"],
    ),
    ("A theoretical approach raises questions.", []),
    ("This approach raises loyalty.", []),
    ("Village trade has attracted growing attention.", []),
]


@pytest.mark.parametrize(("text", "expected"), TOLD, ids=[t[:40] for t, _ in TOLD])
def test_relations_are_told_at_a_distance(text: str, expected: list[str]) -> None:
    """A relation may lie "between" on its verb or in a clause of evidence; what is somebody's own is no research."""
    assert claims_of(text) == expected


ACTS = [
    (
        "Praise feeds guest trust, inner calm, help for guests and dry wit.",
        [
            "cause +: Praise | dry wit",
            "cause +: Praise | guest trust",
            "cause +: Praise | help for guests",
            "cause +: Praise | inner calm",
        ],
    ),
    ("We expect public answers to raise conversion.", ["cause +: public answers | conversion"]),
    ("Guests leave because they feel ignored.", ["cause +: they feel ignored | leave"]),
    ("Hope prompted them to exercise.", ["cause +: Hope | exercise"]),
    (
        "Unless somebody reads the replies, guests soon stop writing.",
        ["cause -: somebody reads the replies | stop writing"],
    ),
    (
        "To achieve village goals, hosts often stimulate trade by sharing tables.",
        ["cause +: sharing tables | trade", "cause +: stimulate trade | village goals"],
    ),
    (
        "Engagement feeds loyalty, word of mouth, repeat visits and tolerance of errors.",
        [
            "cause +: Engagement | loyalty",
            "cause +: Engagement | repeat visits",
            "cause +: Engagement | tolerance of errors",
            "cause +: Engagement | word of mouth",
        ],
    ),
    (
        "Trust raises loyalty and eventually market share.",
        ["cause +: Trust | loyalty", "cause +: Trust | market share"],
    ),
    (
        "The guests complained about the machines, which has harmed sales.",
        ["cause -: guests complained about the machines | sales"],
    ),
    ("The hosts bought the machine, which has harmed sales.", ["cause -: machine | sales"]),
    ("Rude guests can result in negative well-being.", ["cause +: Rude guests | negative well-being"]),
    (
        "Although it raises trust, price transparency lowers margins.",
        ["cause +: price transparency | trust", "cause -: price transparency | margins"],
    ),
    ("While they deter guests, fees protect reefs.", ["cause -: fees | guests", "cause +: fees | reefs"]),
    (
        "The reasons were classified into two themes: ‘poor skills’ and ‘poor tools’.",
        ["part: reasons | poor skills", "part: reasons | poor tools"],
    ),
    (
        "Trust had the strongest effect on loyalty, followed by price and image.",
        ["cause ?: Trust | loyalty", "cause ?: image | loyalty", "cause ?: price | loyalty"],
    ),
    ("Trust had an effect on loyalty, followed by silence.", ["cause ?: Trust | loyalty"]),
    (
        "The survey shows that experiencescape enhances value co-creation and directly influences customer engagement.",
        ["cause +: experiencescape | value co-creation", "cause ?: experiencescape | customer engagement"],
    ),
    (
        "Finally, I show that high stall popularity is positively related to the likelihood of return.",
        ["cause +: high stall popularity | return"],
    ),
    ("Shared meals were found positively related to calm.", ["cause +: Shared meals | calm"]),
    ("The survey corroborates shared meals as a driver of calm.", ["cause +: shared meals | calm"]),
    ("We found a positive effect that shared meals exert on calm.", ["cause +: shared meals | calm"]),
    ("The survey showed a negative effect exerted by noise on calm.", ["cause -: noise | calm"]),
    (
        "Shared meals strengthen calm and quality of life.",
        ["cause +: Shared meals | calm", "cause +: Shared meals | quality of life"],
    ),
    (
        "Shared meals strengthen the depth and breadth of friendships.",
        ["cause +: Shared meals | depth and breadth of friendships"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ACTS, ids=[t[:40] for t, _ in ACTS])
def test_acts_are_effects_and_lists_are_told_whole(text: str, expected: list[str]) -> None:
    """What persons come to do is an effect, were it one word; every member of a list has its row."""
    assert sorted(claims_of(text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hosts who ignored criticism have lost bookings.", ["cause -: Hosts who ignored criticism | bookings"]),
        ("Hosts have lost bookings.", []),
        ("Shared rituals lay a solid foundation for village trade.", ["cause +: Shared rituals | village trade"]),
        (
            "Resource scarcity motivates hosts' participation in fairs.",
            ["cause +: Resource scarcity | hosts' participation in fairs"],
        ),
    ],
)
def test_groups_lose_and_owners_stay(text: str, expected: list[str]) -> None:
    """What a group that does something loses is told of what it does; an owner stays with what is owned."""
    assert claims_of(text) == expected
