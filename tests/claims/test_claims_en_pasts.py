"""English: pasts that look like participles, nouns that ask for a preposition, and frames that tell nothing."""

from __future__ import annotations

import pytest
from claims_english import claims_of, drafts_of

PASTS = [
    ("Willingness to share increased joy.", ["cause +: Willingness to share | joy"]),
    ("Openness to experience moderated the impact of coaching on alertness.", [
        "moderate ?: coaching | Openness to experience | alertness",
    ]),
    ("Coaching affects only on alertness.", ["cause ?: Coaching | alertness"]),
    ("Mentoring requires rooms to raise retention.", ["cause +: rooms | Mentoring", "cause +: rooms | retention"]),
    ("Three dimensions of coaching including praise, advice and rest have a positive effect on retention.", [
        "cause +: advice | retention", "cause +: praise | retention", "cause +: rest | retention",
        "part: coaching | advice", "part: coaching | praise", "part: coaching | rest",
    ]),
    ("Juggling enhanced balance.", ["cause +: Juggling | balance"]),
    ("Early coaching enhanced alertness.", ["cause +: Early coaching | alertness"]),
    ("Walking in woods reduced worry among clerks.", ["cause -: Walking in woods | worry among clerks"]),
    ("We found that mentoring improved retention and coaching reduced turnover.", [
        "cause +: mentoring | retention", "cause -: coaching | turnover",
    ]),
    ("Ferry use increased noise.", ["cause +: Ferry use | noise"]),
    ("Recycling reduced prices and increased loyalty.", [
        "cause +: Recycling | loyalty", "cause -: Recycling | prices",
    ]),
    ("The plan improved morale, lowered costs and reduced waste.", [
        "cause +: plan | morale", "cause -: plan | costs", "cause -: plan | waste",
    ]),
    ("The plan improved trust, increased sales and reduced waste.", [
        "cause +: plan | sales", "cause +: plan | trust", "cause -: plan | waste",
    ]),
    ("A story about rents led readers to protest.", ["cause +: story about rents | readers to protest"]),
    ("Farmers used improved seeds and reduced doses.", []),
    ("Using improved seeds in dry regions.", []),
    ("Many farmers plant improved seeds, and traders use reduced fees.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), PASTS, ids=[t[:40] for t, _ in PASTS])
def test_a_past_behind_what_did_it_is_a_verb(text: str, expected: list[str]) -> None:
    """A past that looks like a participle tells what was done, by an act or in a row; others tell nothing."""
    assert claims_of(text) == expected


ASKING = [
    ("Training increased trust in managers.", ["cause +: Training | trust in managers"]),
    ("Shared meals reduced hostility toward newcomers.", ["cause -: Shared meals | hostility toward newcomers"]),
    ("Workshops deepen insight into customer needs.", ["cause +: Workshops | insight into customer needs"]),
    ("Monitoring reduces reliance on gossip.", ["cause -: Monitoring | reliance on gossip"]),
    ("Open books raise trust in a market.", ["cause +: Open books | trust"]),
    ("Effort depends on the town in which crews grew up.", ["cause ?: town in which crews grew up | Effort"]),
    ("Exclusion led to perceiving life as less meaningful.", [
        "cause +: Exclusion | perceiving life as less meaningful",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ASKING, ids=[t[:40] for t, _ in ASKING])
def test_a_role_keeps_what_it_is_nothing_without(text: str, expected: list[str]) -> None:
    """Trust in managers is no trust in the market: what a noun asks for stays with it, where things are so does not."""
    assert claims_of(text) == expected


FRAMES = [
    ("Trust is much more important in China than in Chile.", []),
    ("Price is important in the hotel industry.", []),
    ("Humor is important in reducing conflict.", ["cause -: Humor | conflict"]),
    ("We asked whether it is price or taste that drives loyalty.", []),
    ("It is price that drives loyalty.", ["cause +: price | loyalty"]),
    ("Such a reversal of the pattern would further support the idea that exclusion is costly.", []),
    ("Small grants support village choirs.", ["cause +: Small grants | village choirs"]),
    ("The tendency to attribute failure to bad luck lowers effort.", [
        "cause -: tendency to attribute failure to bad luck | effort",
    ]),
    ("The gender gap in wages is explained by confidence.", ["cause ?: confidence | gender gap in wages"]),
    ("The gap in the literature is explained by a lack of data.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), FRAMES, ids=[t[:40] for t, _ in FRAMES])
def test_places_wonders_and_theses_give_no_row(text: str, expected: list[str]) -> None:
    """Where a thing is important, what is asked, what persons lay at a door and what backs a thesis are no effects."""
    assert claims_of(text) == expected


REASONS = [
    ("Poor sleep is the reason for mild colds.", ["cause +: Poor sleep | mild colds"]),
    ("The reason behind the strike was low pay.", ["cause +: low pay | strike"]),
    ("One of the reasons for conflict is envy.", ["cause +: envy | conflict"]),
    ("Low pay was the reason why workers left.", ["cause +: Low pay | workers left"]),
    ("The main reason why members leave is poor pay.", ["cause +: poor pay | members leave"]),
    ("The financial risks taken as a result of exclusion are high.", ["cause +: exclusion | financial risks taken"]),
    ("There is reason for hope.", []),
    ("The reason for this study is a lack of data.", []),
    ("The reasons why people share photos are unclear.", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[t[:40] for t, _ in REASONS])
def test_the_reason_of_a_thing_is_its_cause(text: str, expected: list[str]) -> None:
    """What is the reason for a thing, or why it is so, is its cause; not so hopes and studies."""
    assert claims_of(text) == expected


SIDES = [
    ("No difference was found between novices and experts.", []),
    ("We found no significant difference between men and women.", []),
    ("The plan is subject to change.", []),
    ("Customers are sensitive to price changes.", []),
    ("Demand is sensitive to price changes.", ["cause ?: price changes | Demand"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), SIDES, ids=[t[:40] for t, _ in SIDES])
def test_what_is_set_side_by_side_has_no_effect_on_the_other(text: str, expected: list[str]) -> None:
    """A difference between two groups is no effect of one on the other; persons are none of what they sense."""
    assert claims_of(text) == expected


ACTS = [
    ("By adding a map, routes become easier to find.", ["cause +: adding a map | routes"]),
    ("By using plain words, texts become clearer.", ["cause +: using plain words | texts"]),
    ("By growing old, people become wiser.", ["cause +: growing old | become wiser"]),
    ("By 2010, towns had become larger.", []),
    ("By comparing cases, patterns become clearer.", []),
    ("Framing the task as a game raised effort.", ["cause +: Framing the task as a game | effort"]),
    ("We found that presenting losses as gains lowered regret.", ["cause -: presenting losses as gains | regret"]),
    ("Seeing the plan as a threat, workers left.", []),
    ("Contributions decline when partners cheat.", ["cause -: partners cheat | Contributions"]),
    ("Contributions depend on trust.", ["cause ?: trust | Contributions"]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), ACTS, ids=[t[:40] for t, _ in ACTS])
def test_what_is_done_and_what_is_given_are_things(text: str, expected: list[str]) -> None:
    """By doing a thing another becomes so; "framing X as Y" is one act, contributions are a thing."""
    assert claims_of(text) == expected


REACHES = [
    ("The reform raises wages without reducing jobs.", ["cause +: reform | wages", "cause 0: reform | jobs"]),
    ("Firms cannot raise sales without lowering prices.", []),
    ("The reform not only increases the wages of cooks who earned little but also spills over to hotels.", [
        "cause +: reform | wages of cooks who earned little", "cause ?: reform | hotels",
    ]),
    ("Cooks have lower wages than if there had been no reform.", []),
    ("Noise makes it important to identify risks.", []),
    ("Having friends is crucial to facilitate recovery.", ["cause +: Having friends | recovery"]),
    ("These data may have important implications for policy.", []),
    ("Tutoring affects such outcomes as persistence and attainment.", [
        "cause ?: Tutoring | attainment", "cause ?: Tutoring | persistence",
    ]),
    ("Cash transfers lower both school costs and stress.", [
        "cause -: Cash transfers | school costs", "cause -: Cash transfers | stress",
    ]),
    ("Social support moderated relationship between stress and calm.", [
        "moderate ?: stress | Social support | calm",
    ]),
    ("A moderated relationship between stress and mood.", []),
    ("The data showed an effect of rain on sales; however, no results for snow were found.", [
        "cause ?: rain | sales",
    ]),
    ("The transfer is greater than the increase in costs.", []),
    ("Newcomers establish themselves in groups by mimicking members.", [
        "cause +: mimicking members | establish themselves in groups",
    ]),
    ("A mood manifests itself through reduced focus.", []),
    ("Noise increased stress and groups were more aggressive than before.", ["cause +: Noise | stress"]),
    ("Rifts cause people to feel pain, distress, and threatened needs.", [
        "cause +: Rifts | distress", "cause +: Rifts | pain", "cause +: Rifts | threatened needs",
    ]),
    ("Norms lead to higher and more stable giving.", ["cause +: Norms | higher and more stable giving"]),
    ("Imports account for a small fraction of sales.", []),
    ("Age accounts for 40% of the variance in mood.", ["cause ?: Age | mood"]),
    ("Reports show two roles of exposure to foreign media.", []),
    ("We untangle the circumstances where exposure can alter attitudes.", []),
    ("Rivalry is a key stimulator of skill.", ["cause +: Rivalry | skill"]),
    ("If it rains, sales fall, but if it snows, rents rise.", [
        "cause +: it snows | rents", "cause -: it rains | sales",
    ]),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), REACHES, ids=[t[:40] for t, _ in REACHES])
def test_a_clause_reaches_as_far_as_what_is_told_of_it(text: str, expected: list[str]) -> None:
    """What is not done by the way is denied, "but also" goes on from "not only", a case has its own end."""
    assert claims_of(text) == expected


def test_in_particular_softens_nothing() -> None:
    """ "In part" softens a claim, "in particular" does not, though it begins like that."""
    assert [d.hedged for d in drafts_of("Use of maps, in particular, raises trust.")] == [False]
    assert [d.hedged for d in drafts_of("Use of maps in part raises trust.")] == [True]


def test_a_sentence_may_end_with_the_second_side() -> None:
    """A heading or a torn line without a full stop is read like others; it stopped the paper."""
    assert claims_of("There is a positive link between humor and sales") == ["cause +: humor | sales"]


CARRIED_ON = [
    ("Coaching improves skill and morale, both of which then affect service quality.", [
        "cause +: Coaching | morale", "cause +: Coaching | skill",
        "cause ?: morale | service quality", "cause ?: skill | service quality",
    ]),
    ("The results show that humility influences voice and trust, both of which then shape creativity.", [
        "cause ?: humility | trust", "cause ?: humility | voice",
        "cause ?: trust | creativity", "cause ?: voice | creativity",
    ]),
    ("Sense of place is a predictor of pride and attachment, which are also antecedents of return visits.", [
        "cause +: attachment | return visits", "cause +: pride | return visits",
        "cause ?: Sense of place | attachment", "cause ?: Sense of place | pride",
    ]),
    ("Managers compared two surveys and one diary, both of which are described in the appendix.", []),
    ("Firms offered a mix of songs and games, which are described below.", []),
]  # fmt: skip


@pytest.mark.parametrize(("passage", "expected"), CARRIED_ON)
def test_what_is_said_of_both_has_both_as_its_causes(passage: str, expected: list[str]) -> None:
    """ "Both of which then raise Y" and a plural "which are …" speak of what was raised, not of what raised it."""
    assert sorted(claims_of(passage)) == expected


NOT_BUT = [
    ("Pride is not innate but gradually shaped by peer praise.", ["cause ?: peer praise | Pride"]),
    ("Trust is not given but earned and strengthened by open talk.", ["cause +: open talk | Trust"]),
    ("Loyalty is not shaped by price but driven by warmth.", ["cause +: warmth | Loyalty", "cause 0: price | Loyalty"]),
    ("Dialogue is not costly and does not reduce profit.", ["cause 0: Dialogue | profit"]),
]


@pytest.mark.parametrize(("passage", "expected"), NOT_BUT)
def test_what_stands_behind_but_is_not_denied(passage: str, expected: list[str]) -> None:
    """ "Is not fixed but shaped by X": X does shape it."""
    assert sorted(claims_of(passage)) == expected
