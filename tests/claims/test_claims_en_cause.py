"""Wordings of cause and effect that are easily lost: tight verbs, gerunds, ends, conditions, pronouns.

Each case is a passage and its claims as "type polarity: cause | effect"; the last sentence of the
passage is the one that is read. No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

VERBS = [
    # verbs that look like participles, plurals or adjectives
    ("Results revealed brand heritage increased willingness to pay.", ["cause +: brand heritage | willingness to pay"]),
    ("The survey showed perceived ease of use influenced adoption.", ["cause ?: perceived ease of use | adoption"]),
    ("Digital kiosks integrate services and foster co-operation.", ["cause +: Digital kiosks | co-operation"]),
    (
        "Host participation, which in turn shapes guest satisfaction, has spread.",
        ["cause ?: Host participation | guest satisfaction"],
    ),
    (
        "In most villages, remote booking cut waiting time.",
        ["cause -: remote booking | waiting time"],
    ),
    ("Platforms lower search costs.", ["cause -: Platforms | search costs"]),
    ("The results show that open kitchens lower search costs.", ["cause -: open kitchens | search costs"]),
    ("Villages report lower costs.", []),
    # what is given but brings nothing forth
    ("The village gives full play to its kitchens.", []),
    # what somebody comes to do
    ("An inn is a key carrier for guests to join in village trade.", ["cause +: inn | join in village trade"]),
    # gerunds
    ("Inviting guests to cook raises their attachment.", ["cause +: Inviting guests to cook | attachment"]),
    ("Involving guests in cooking raises attachment.", ["cause +: Involving guests in cooking | attachment"]),
    (
        "Prior tasting an entirely unknown dish can increase the choice of odd menus.",
        ["cause +: tasting an entirely unknown dish | choice of odd menus"],
    ),
    # nouns that are research talk in other places
    ("Guests' suggestions improve the menu.", ["cause +: Guests' suggestions | menu"]),
    ("Shared meals give rise to new ideas.", ["cause +: Shared meals | new ideas"]),
    # the name of an act is one name
    ("Open kitchens raise knowledge sharing among hosts.", ["cause +: Open kitchens | knowledge sharing among hosts"]),
    # what requires X has X as its cause
    ("Co-creation requires mutual trust.", ["cause +: mutual trust | Co-creation"]),
    # the participle is said of the responses, not of who responds
    (
        "The responses of guests triggered by delays were mild.",
        ["cause +: delays | responses of guests"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VERBS, ids=[t[:40] for t, _ in VERBS])
def test_verbs_are_found_where_they_look_like_other_words(text: str, expected: list[str]) -> None:
    """A verb is read as one where it looks like a participle, a plural or an adjective, and a gerund as its subject."""
    assert claims_of(text) == expected


WORDINGS = [
    # adjectives and nouns
    ("Warmth is essential to value creation.", ["cause +: Warmth | value creation"]),
    ("Warmth is necessary to build trust.", ["cause +: Warmth | trust"]),
    (
        "The quality of the welcome is influential in promoting return visits.",
        ["cause +: quality of the welcome | return visits"],
    ),
    (
        "Open kitchens are considered an important driver of trust.",
        ["cause +: Open kitchens | trust"],
    ),
    ("Homestays are an important strategy to revive villages.", ["cause +: Homestays | villages"]),
    # made easier or harder
    (
        "Booking tools make it easier for small inns to fill their rooms.",
        ["cause +: Booking tools | fill their rooms"],
    ),
    (
        "Strict rules make it difficult for newcomers to join the scheme.",
        ["cause -: Strict rules | join the scheme"],
    ),
    # groups compared
    (
        "Guests with strong ties pay more attention to local news.",
        ["cause +: Guests with strong ties | pay more attention to local news"],
    ),
    ("Attachment is higher among guests who cook.", ["cause +: guests who cook | Attachment"]),
    # ends
    ("Firms rely on online reviews to gain visibility.", ["cause +: online reviews | visibility"]),
    ("Hosts rely on guests to gain visibility.", ["cause +: rely on guests | visibility"]),
    ("In order to reduce boredom, guests adopt brand switching.", ["cause -: brand switching | boredom"]),
    ("The firm uses short videos to attract more guests.", ["cause +: short videos | attract more guests"]),
    # changes and conditions
    ("As the village grows, hosts adopt shared rules.", ["cause +: village grows | adopt shared rules"]),
    ("When hosts face complaints, they show lower levels of warmth.", ["cause -: complaints | warmth"]),
    (
        "If a host joins the scheme, she will have the opportunity to learn.",
        ["cause +: host joins the scheme | opportunity to learn"],
    ),
    # a fact beside a condition
    (
        "The kitchen is cosy when the room is small, as small rooms promote closeness.",
        ["cause +: room is small | kitchen is cosy", "cause +: small rooms | closeness"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[t[:40] for t, _ in WORDINGS])
def test_ends_changes_and_judgements_tell_causes(text: str, expected: list[str]) -> None:
    """An end, a change, a comparison and a judgement ("essential", "easier") tell what brings about what."""
    assert claims_of(text) == expected


CHAINS = [
    (
        "Warmth builds trust and in turn increases return visits.",
        ["cause +: Warmth | trust", "cause +: trust | return visits"],
    ),
    (
        "Trust raises spending, whereas fear reduces it.",
        ["cause +: Trust | spending", "cause -: fear | spending"],
    ),
    (
        "Fast replies could amplify the benefits of praise, whereas scripts may dampen them.",
        ["cause +: Fast replies | benefits of praise", "cause -: scripts | benefits of praise"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), CHAINS, ids=[t[:40] for t, _ in CHAINS])
def test_what_goes_on_is_caused_by_what_came_last(text: str, expected: list[str]) -> None:
    """ "and in turn" goes on from the last effect, and a pronoun that is an object stands for an object."""
    assert claims_of(text) == expected


NAMED = [
    ("The negative effect of crowding on warmth is significant.", ["cause -: crowding | warmth"]),
    (
        "There exists an inverted U-shaped relationship between openness and village income.",
        ["cause n: openness | village income"],
    ),
    ("The key to the success of the scheme lies in mutual trust.", ["cause +: mutual trust | success of the scheme"]),
    ("Trust is the premise of value co-creation.", ["cause +: Trust | value co-creation"]),
    (
        "A clear value proposition promotes the matching of guests.",
        ["cause +: clear value proposition | matching of guests"],
    ),
    (
        "Warmth was positively influenced by closeness and negatively by perceived risk.",
        ["cause +: closeness | Warmth", "cause -: perceived risk | Warmth"],
    ),
    ("Personal norms influence how guests respond.", ["cause ?: Personal norms | guests respond"]),
    ("The reason is that sharing triggers status concerns.", ["cause +: sharing | status concerns"]),
    ("Shared rules promote hosts' willingness to stay.", ["cause +: Shared rules | hosts' willingness to stay"]),
    ("Under the influence of old friends, guests reduce their complaints.", ["cause -: old friends | complaints"]),
    ("Mutual trust determines whether hosts stay.", ["cause ?: Mutual trust | hosts stay"]),
    (
        "The study found that crowding raises guests' anger, but lowers their warmth.",
        ["cause +: crowding | guests' anger", "cause -: crowding | warmth"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMED, ids=[t[:40] for t, _ in NAMED])
def test_named_relations_are_read_whole(text: str, expected: list[str]) -> None:
    """Effects, premises and keys that are named, and all that one clause tells, are read with both their sides."""
    assert claims_of(text) == expected


ADVISED = [
    (
        "We should focus on planting trees, draining swamps, and training guides to improve village income.",
        [f"cause +: {act} | village income" for act in ("draining swamps", "planting trees", "training guides")],
    ),
    (
        "Villages must concentrate on opening kitchens in order to raise trust.",
        ["cause +: opening kitchens | trust"],
    ),
    ("In this paper we focus on planting trees to raise village income.", []),
    (
        "Managers should focus on clean water to raise village income.",
        ["cause +: focus on clean water | village income"],
    ),
    ("Future research should focus on planting trees to raise village income.", []),
]


@pytest.mark.parametrize(("text", "expected"), ADVISED, ids=[t[:40] for t, _ in ADVISED])
def test_each_act_that_is_advised_serves_the_end(text: str, expected: list[str]) -> None:
    """Acts that somebody should focus on are one row each; what scholars focus on is their aim."""
    assert claims_of(text) == expected


WHOLE = [
    (
        "The low turnout in spring is mainly due to heavy rain and late trains.",
        ["cause +: heavy rain | low turnout in spring", "cause +: late trains | low turnout in spring"],
    ),
    (
        "Kitchen type (open versus closed) had no main effect on tipping.",
        ["cause 0: Kitchen type (open versus closed) | tipping"],
    ),
    ("One cook (versus two cooks) can raise trust.", ["cause +: One cook (versus two cooks) | trust"]),
    (
        "Guests have significantly more menu regret when ordering from paper than from a screen.",
        ["cause +: ordering from paper | menu regret"],
    ),
    (
        "The growth of most inns often ends in failure because hosts do not listen.",
        ["cause +: hosts do not listen | growth of most inns often ends in failure"],
    ),
    ("Employee and guest satisfaction are positively correlated.", []),
    ("Employee and guest satisfaction raise sales.", ["cause +: Employee and guest satisfaction | sales"]),
]


@pytest.mark.parametrize(("text", "expected"), WHOLE, ids=[t[:40] for t, _ in WHOLE])
def test_roles_are_neither_cut_nor_stretched(text: str, expected: list[str]) -> None:
    """Contrasts in brackets, subjects of whole clauses and shared heads stay; the other group compared does not."""
    assert claims_of(text) == expected


SILENT = [
    "Our suggestions improve the method of this study.",
    "Existing methods lead to this question.",
    "Prior research requires further evidence.",
    "This study uses interviews in order to examine loyalty.",
    "The data were averaged to reduce bias.",
    "This classification results in 214 firms.",
    "Menus are important to customers.",
    "In the valley the less open inns averaged two guests, whereas the more open inns averaged four guests.",
    "The survey led us to conclude that the model is sound.",
    "Guests have the ability to respond to changes.",
    "The focus is on dialogue instead of control.",
    "This finding supports the hypothesis that warmth and closeness are connected.",
    "A host is an entity that can provide shared meals.",
    "With the adoption of the longitudinal method, it is expected to explain loyalty.",
    "Managers should know when and whether guests rely on reviews.",
]


@pytest.mark.parametrize("text", SILENT)
def test_widened_wordings_leave_talk_about_research_alone(text: str) -> None:
    """What a study suggests, requires or does in order to look at something is no claim."""
    assert claims_of(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Hypotheses 4b and 4c posit that warmth, trust and host flexibility will be related to loyalty.",
        "H4b and 4c increase trust.",
    ],
)
def test_the_number_of_a_hypothesis_is_no_role(text: str) -> None:
    """What is related is never "4b"."""
    assert not [row for row in claims_of(text) if "4b" in row or "4c" in row]
