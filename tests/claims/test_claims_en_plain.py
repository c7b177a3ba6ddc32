"""Plain sentences whose parse one unlucky word spoils, and the share of the grid of plain sentences that is read."""

from __future__ import annotations

import pytest
from claims_english import claims_of

from pipeline.claims.en import gate

#: Things that end in "-ing", and what takes the verb for a name.
NOUNS = [
    ("Weekly planning enhanced mentoring.", ["cause +: Weekly planning | mentoring"]),
    ("It is solitude that impedes belonging.", ["cause -: solitude | belonging"]),
    ("Repairing bikes together hampers speeding.", ["cause -: Repairing bikes together | speeding"]),
    ("Storytelling increases curiosity, patience, and comfort.", [
        "cause +: Storytelling | comfort", "cause +: Storytelling | curiosity", "cause +: Storytelling | patience",
    ]),
    ("Quiet rooms are said to foster onboarding.", ["cause +: Quiet rooms | onboarding"]),
    ("Slow trams boost carpooling and jogging.", [
        "cause +: Slow trams | carpooling", "cause +: Slow trams | jogging",
    ]),
    ("We expect that garden size elevates team learning.", ["cause +: garden size | team learning"]),
    ("Early shifts are essential for problem-solving practice and sleep.", [
        "cause +: Early shifts | problem-solving practice", "cause +: Early shifts | sleep",
    ]),
    ("The fee raised revenue but restrained perceived warmth.", [
        "cause +: fee | revenue", "cause -: fee | perceived warmth",
    ]),
    ("The present study posits that asking guests to knead dough offers them comfort.", [
        "cause +: asking guests to knead dough | comfort",
    ]),
    ("This research documents daylight as a driver of calm.", ["cause +: daylight | calm"]),
    ("We found a positive effect of tenant lending practices on rent through calm.", [
        "mediate +: tenant lending practices | calm | rent",
    ]),
    ("Open kitchens attract in-store visitors and enhance in-store music.", [
        "cause +: Open kitchens | in-store music", "cause +: Open kitchens | in-store visitors",
    ]),
]  # fmt: skip

#: Rows and names whose members the parser hangs on the nearest word.
ROWS = [
    ("Kind words restore trust after a storm.", ["cause +: Kind words | trust"]),
    ("The taste of plums and hunger raise sales.", ["cause +: hunger | sales", "cause +: taste of plums | sales"]),
    ("Readiness to move and sound sleep are vital to health.", [
        "cause +: Readiness to move | health", "cause +: sound sleep | health",
    ]),
    ("The effect of daylight on pupil attention and teacher patience is positive.", [
        "cause +: daylight | pupil attention", "cause +: daylight | teacher patience",
    ]),
    ("Neither purchase history nor weather lowers demand.", [
        "cause 0: purchase history | demand", "cause 0: weather | demand",
    ]),
    ("Work stress and poor light are consequences of overcrowding.", [
        "cause +: overcrowding | Work stress", "cause +: overcrowding | poor light",
    ]),
    ("Choir practice raises joy more than silent reading does.", ["cause +: Choir practice | joy"]),
    ("Regular sport fosters sharing meals with neighbors.", ["cause +: Regular sport | sharing meals with neighbors"]),
    ("Gossip and hall noise are driven by boredom.", ["cause +: boredom | Gossip", "cause +: boredom | hall noise"]),
    ("A shared garden bolstered tenant contact.", ["cause +: shared garden | tenant contact"]),
    ("We expect that user needs increase canteen traffic.", ["cause +: user needs | canteen traffic"]),
    ("Bright signs raise museum visits and, in turn, shop sales.", [
        "cause +: Bright signs | museum visits", "cause +: museum visits | shop sales",
    ]),
    ("Street lighting impairs peer influence.", ["cause -: Street lighting | peer influence"]),
    ("A key predictor of long stays is empathy.", ["cause +: empathy | long stays"]),
    ("Long queues are a threat to respect.", ["cause -: Long queues | respect"]),
    ("Quiet corners are critical to trust and shared reading.", [
        "cause +: Quiet corners | shared reading", "cause +: Quiet corners | trust",
    ]),
    ("Road width increases perceived danger.", ["cause +: Road width | perceived danger"]),
    ("Intention to vote hinges on weather.", ["cause +: weather | Intention to vote"]),
    ("Night work is known to reduce alertness.", ["cause -: Night work | alertness"]),
    ("Reading aloud raises curiosity. This in turn lowers boredom.", ["cause -: curiosity | boredom"]),
]  # fmt: skip

MADE = [
    ("A new ferry made the transport of grain cheaper.", ["cause +: new ferry | transport of grain cheaper"]),
    ("The sale left tenants worried.", ["cause +: sale | tenants worried"]),
    ("Careful planning keeps heating costs low.", ["cause +: Careful planning | heating costs low"]),
    ("Night noise can be reduced with thick curtains.", ["cause -: thick curtains | Night noise"]),
    ("By counting plates, canteens are able to reduce waste.", ["cause -: counting plates | waste"]),
    ("Calm can be achieved when both sides share the hall.", ["cause +: sides share the hall | Calm"]),
    ("hence, a habit of haste may, over the years, evoke distrust and may induce tenants to leave.", [
        "cause +: habit of haste | distrust", "cause +: habit of haste | tenants to leave",
    ]),
    ("The longer the queue, the lower the joy and the weaker the loyalty of guests.", [
        "cause -: queue | joy", "cause -: queue | loyalty of guests",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), MADE, ids=[t[:40] for t, _ in MADE])
def test_what_a_thing_is_made_or_can_be_brought_to_is_read(text: str, expected: list[str]) -> None:
    """What is left or kept so, done with a means, and each of two degrees that follow a third are told."""
    assert claims_of(text) == expected
    assert gate.is_open(text.lower().replace(",", " ,").replace(".", " .").split())


@pytest.mark.parametrize(("text", "expected"), NOUNS, ids=[t[:40] for t, _ in NOUNS])
def test_a_plain_sentence_is_read_though_a_word_looks_like_another(text: str, expected: list[str]) -> None:
    """A noun in "-ing" is a thing beside a verb of effect, and what looks like no verb there is the verb."""
    assert claims_of(text) == expected


@pytest.mark.parametrize(("text", "expected"), ROWS, ids=[t[:40] for t, _ in ROWS])
def test_members_of_rows_are_told_apart(text: str, expected: list[str]) -> None:
    """Each member of a row gives its own claim, and what is compared or told of an act is no part of a name."""
    assert claims_of(text) == expected


#: What a role or a factor does is told by the verb behind it.
SERVING = [
    ("Night buses play a role in reducing crime.", ["cause -: Night buses | crime"]),
    ("Night buses play a role in raising rents.", ["cause +: Night buses | rents"]),
    ("Night buses play a role in shaping crime.", ["cause ?: Night buses | crime"]),
    ("Ripe plums are an important factor for bakers to gain guests.", ["cause +: Ripe plums | guests"]),
    ("Ripe plums are an important factor in improving taste.", ["cause +: Ripe plums | taste"]),
    ("Ripe plums are an important factor in taste.", ["cause ?: Ripe plums | taste"]),
]


@pytest.mark.parametrize(("text", "expected"), SERVING, ids=[t[:40] for t, _ in SERVING])
def test_the_sign_of_a_role_is_that_of_what_it_serves(text: str, expected: list[str]) -> None:
    """A role or a factor without a sign takes that of raising, lowering or gaining something."""
    assert claims_of(text) == expected


#: Names that hold a sign of their own.
OWN_SIGNS = [
    ("Late rain led to reduced harvests.", ["cause -: Late rain | harvests"]),
    ("Late rain led to lower harvests.", ["cause -: Late rain | harvests"]),
    ("Late rain is positively related to low prices.", ["cause +: Late rain | low prices"]),
    ("Late rain is negatively related to reduced harvests.", ["cause -: Late rain | reduced harvests"]),
    ("The effect of late rain on low morale is positive.", ["cause +: late rain | low morale"]),
    ("Height strengthens the effect of late rain on reduced harvests.", [
        "moderate +: late rain | Height | reduced harvests",
    ]),
    ("Late rain raises prices, otherwise it will raise stocks.", ["cause +: Late rain | prices"]),
    ("Late rain raises prices; otherwise, hail lowers prices.", [
        "cause +: Late rain | prices", "cause -: hail | prices",
    ]),
    ("Height weakens the effect of late rain on low morale.", ["moderate -: late rain | Height | low morale"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OWN_SIGNS, ids=[t[:40] for t, _ in OWN_SIGNS])
def test_a_sign_inside_a_name_turns_a_claim_once_at_most(text: str, expected: list[str]) -> None:
    """What a thing is lowered to is shown without the lowering; a relation with a sign of its own keeps that sign."""
    assert claims_of(text) == expected


#: Openings that say nothing of the matter.
OPENINGS = [
    ("On the one hand, patient recovery depends on sleep.", ["cause ?: sleep | patient recovery"]),
    ("In other words, the effect of rain on mood is not significant.", ["cause 0: rain | mood"]),
    ("In small towns, a quarrel unfolds in three stages, namely gossip, silence, and peace.", [
        "part: quarrel | gossip", "part: quarrel | peace", "part: quarrel | silence",
    ]),
    ("Consistent with our expectation, short naps and cold air raise alertness.", [
        "cause +: cold air | alertness", "cause +: short naps | alertness",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), OPENINGS, ids=[t[:40] for t, _ in OPENINGS])
def test_an_opening_is_no_role(text: str, expected: list[str]) -> None:
    """What opens a sentence and says nothing of the matter is no cause, no part and no circumstance."""
    assert claims_of(text) == expected


TWO_WORDS = [
    ("Baking together brings about pride.", ["cause +: Baking together | pride"]),
    ("Neither song nor dance brings about sales.", ["cause 0: dance | sales", "cause 0: song | sales"]),
    ("Baking cuts down waste and costs.", ["cause -: Baking | costs", "cause -: Baking | waste"]),
    ("Fresh bread brought about change.", ["cause +: Fresh bread | change"]),
    ("Fresh bread can help to bring about change.", ["cause +: Fresh bread | change"]),
    ("Fresh bread fends off rivals.", ["cause -: Fresh bread | rivals"]),
    ("Fresh bread brings up the question of pride.", []),
    ("Guests talk about bread.", []),
]


@pytest.mark.parametrize(("text", "expected"), TWO_WORDS, ids=[t[:40] for t, _ in TWO_WORDS])
def test_verbs_of_two_words_have_objects(text: str, expected: list[str]) -> None:
    """ "Brings about", "cuts down", "fends off": the second word is no preposition of a place."""
    assert claims_of(text) == expected


RARE = [
    ("Shared rules exacerbate village conflicts.", ["cause +: Shared rules | village conflicts"]),
    ("Village identity thwarts price wars.", ["cause -: Village identity | price wars"]),
    ("Village support reshapes guest trust.", ["cause ?: Village support | guest trust"]),
    ("Peer support lowers price pressure.", ["cause -: Peer support | price pressure"]),
    ("Trust in the inn, which lifts moods, raises sales.", [
        "cause +: Trust in the inn | moods", "cause +: Trust in the inn | sales",
    ]),
    ("Bread shapes guests' willingness to pay, rest, and pride of place.", [
        "cause ?: Bread | guests' willingness to pay", "cause ?: Bread | pride of place", "cause ?: Bread | rest",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), RARE, ids=[t[:40] for t, _ in RARE])
def test_verbs_that_are_never_nouns_are_verbs(text: str, expected: list[str]) -> None:
    """However rare the verb and whatever noun stands before it; rows and "which" keep what belongs together."""
    assert claims_of(text) == expected


MADE = [
    ("Village identity makes brand trust increase.", ["cause +: Village identity | brand trust"]),
    ("Brand trust erodes with distance.", ["cause -: distance | Brand trust"]),
    ("Village pride emanates from song.", ["cause +: song | Village pride"]),
    ("This makes a price increase likely.", []),
    ("Guests travel with children.", []),
]


@pytest.mark.parametrize(("text", "expected"), MADE, ids=[t[:40] for t, _ in MADE])
def test_what_something_is_made_to_do_or_does_with_something(text: str, expected: list[str]) -> None:
    """ "Makes trust increase", "erodes with distance", "emanates from": what rises and falls with what."""
    assert claims_of(text) == expected
