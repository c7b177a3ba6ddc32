"""Causes as running text tells them: reasons side by side, lists that one clause speaks of, ends, chains of degrees.

Each case is a passage and its claims as "type polarity: cause | effect"; its last sentence is read. No sentence here
comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

LISTS = [
    (
        "The inn lives on the songs, stories, and dishes that are kept alive by old cooks.",
        [],
    ),
    (
        "The inn rests in the songs, stories, and dishes that will be enriched by old cooks' courses.",
        [f"cause +: old cooks' courses | {thing}" for thing in ("dishes", "songs", "stories")],
    ),
    (
        "Kitchens use tools such as shared ovens and open shelves, all of which raise trust.",
        ["cause +: open shelves | trust", "cause +: shared ovens | trust"],
    ),
    (
        "Hosts hold that feasts breed pride and trust, both of which enrich the village.",
        [
            "cause +: feasts | pride",
            "cause +: feasts | trust",
            "cause +: pride | village",
            "cause +: trust | village",
        ],
    ),
    (
        "Song plays a vital role in delivering fresh bread, building village pride and highlighting old recipes.",
        ["cause +: Song | fresh bread", "cause +: Song | highlighting old recipes", "cause +: Song | village pride"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS, ids=[t[:40] for t, _ in LISTS])
def test_what_is_said_of_a_list_is_said_of_each_member(text: str, expected: list[str]) -> None:
    """A clause behind a list, "all of which", and a row of gerunds speak of every member."""
    assert claims_of(text) == expected


REASONS = [
    (
        "Guests stay because they enjoy the food, because they know the cook, or because they feel safe.",
        [
            "cause +: they enjoy the food | stay",
            "cause +: they feel safe | stay",
            "cause +: they know the cook | stay",
        ],
    ),
    (
        "The more songs guests learn, the more village pride they feel, and the less waste they leave.",
        [
            "cause +: songs guests learn | village pride they feel",
            "cause -: village pride they feel | waste they leave",
        ],
    ),
    ("Songs raise the trust on which trade depends.", ["cause +: Songs | trust", "cause ?: trust | trade"]),
    (
        "When quarrels are caused by noise, the trust of guests will be reduced.",
        ["cause +: noise | quarrels", "cause -: quarrels are caused by noise | trust of guests"],
    ),
    (
        "Feasts lead to introduction of new dishes to the village.",
        ["cause +: Feasts | introduction of new dishes"],
    ),
    ("Our finding of a strong noise effect on sleep is new.", ["cause ?: noise | sleep"]),
]


@pytest.mark.parametrize(("text", "expected"), REASONS, ids=[t[:40] for t, _ in REASONS])
def test_each_relation_of_a_sentence_has_its_own_ends(text: str, expected: list[str]) -> None:
    """Reasons side by side share their effect, degrees go on in a chain, and no claim holds another."""
    assert claims_of(text) == expected


ENDS = [
    ("Hosts rearrange their rooms to achieve calm.", ["cause +: rearrange their rooms | calm"]),
    ("The inn adopted a new menu to increase sales.", ["cause +: new menu | sales"]),
    ("Hosts asked their guests to improve the menu.", []),
    (
        "Hosts should first engage in cleaning, repair their ovens, and bake bread to be ready for raising prices.",
        [
            "cause +: bake bread | prices",
            "cause +: engage in cleaning | prices",
            "cause +: repair their ovens | prices",
        ],
    ),
    ("Posters do little to deepen trust.", ["cause 0: Posters | trust"]),
    ("Hosts do not bake bread simply to raise prices.", []),
]


@pytest.mark.parametrize(("text", "expected"), ENDS, ids=[t[:40] for t, _ in ENDS])
def test_an_end_is_told_of_what_is_done_for_it(text: str, expected: list[str]) -> None:
    """What is done, used or due for an end is its cause; what others are asked to do is none, nor an end denied."""
    assert claims_of(text) == expected


NAMES = [
    ("Female cooks bring new dishes.", ["cause +: Female cooks | new dishes"]),
    ("Many hosts bring new dishes.", []),
    ("Shared ovens encourage villagers to linger.", ["cause +: Shared ovens | villagers to linger"]),
    (
        "Receiving guests at night poses several challenges.",
        ["cause +: Receiving guests at night | several challenges"],
    ),
    ("The closing of the inn was led by fears of fire.", ["cause +: fears of fire | closing of the inn"]),
    (
        "Sales are driven by two things: low prices and the calm of the room.",
        ["cause +: calm of the room | Sales", "cause +: low prices | Sales"],
    ),
    ("Brokering by a friend eases the fears of the owner.", ["cause -: Brokering by a friend | fears of the owner"]),
    ("Song serves as a bridge, which makes talk more convenient.", ["cause +: Song | talk"]),
    ("Rest frees cooks, and training in turn improves taste.", ["cause +: Rest | cooks", "cause +: training | taste"]),
    (
        "It is recommended to carry out training so as to improve the taste of dishes.",
        ["cause +: carry out training | taste of dishes"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), NAMES, ids=[t[:40] for t, _ in NAMES])
def test_who_and_what_acts_is_named_in_full(text: str, expected: list[str]) -> None:
    """Persons whom an adjective tells apart can be a cause; what a count or a predicate stands for is named instead."""
    assert claims_of(text) == expected


TOGETHER = [
    (
        "We found a positive link between song and trust and a negative link between noise and sleep.",
        ["cause +: song | trust", "cause -: noise | sleep"],
    ),
    (
        "Feasts will result in improved attention to the needs of guests.",
        ["cause +: Feasts | improved attention to the needs of guests"],
    ),
    (
        "Shared cooking is a positive village style demonstrated to be effective in promoting trust.",
        ["cause +: Shared cooking | trust"],
    ),
    ("Wise hosts choose practices designed to increase sales.", ["cause +: practices | sales"]),
    ("In addition to songs, this requires new ovens.", []),
    ("The platform can increase trade by lowering its fees.", ["cause +: lowering its fees | trade"]),
]


@pytest.mark.parametrize(("text", "expected"), TOGETHER, ids=[t[:40] for t, _ in TOGETHER])
def test_two_relations_of_a_sentence_stay_two(text: str, expected: list[str]) -> None:
    """Relations side by side keep their own ends, and a word that only points at something names no end."""
    assert claims_of(text) == expected


SEQUELS = [
    (
        "Fairs lower travel costs. As a result, distant guests come to small inns.",
        ["cause +: Fairs | distant guests come to small inns"],
    ),
    (
        "Newcomers lack a name. Consequently, doors remain closed.",
        ["cause +: lack a name | doors remain closed"],
    ),
    ("We asked forty guests. Consequently, answers differ.", []),
    ("Hosts hide their prices, and this erodes trust.", ["cause -: hide their prices | trust"]),
    ("Hosts keep old trade ties. These relationships ease sorrow.", ["cause -: keep old trade ties | sorrow"]),
    (
        "Hosts keep close trade relationships. These relationships ease sorrow.",
        ["cause -: close trade relationships | sorrow"],
    ),
    ("The fact that guests return pleases hosts and improves morale.", ["cause +: guests return | morale"]),
    ("Hosts are able to share ovens, leading to fewer delays.", ["cause -: are able to share ovens | delays"]),
    ("Guests may skip reading the rules, resulting in delays.", ["cause +: skip reading the rules | delays"]),
    ("Hosts help each other, which lowers rents.", ["cause -: Hosts help each other | rents"]),
    ("Hosts help each other, which guests like.", []),
    ("If inns are dirty, guests are less willing to pay for meals.", ["cause -: inns are dirty | pay for meals"]),
]


@pytest.mark.parametrize(("text", "expected"), SEQUELS, ids=[t[:40] for t, _ in SEQUELS])
def test_what_one_clause_tells_brings_about_the_next(text: str, expected: list[str]) -> None:
    """ "As a result", "and this" and "the fact that" stand for what was told, within a sentence or before it."""
    assert claims_of(text) == expected


TURNED = [
    ("Reports stress the role bread plays in the growth of fairs.", ["cause ?: bread | fairs"]),
    (
        "Open kitchens are of great importance for the confidence of guests.",
        ["cause +: Open kitchens | confidence of guests"],
    ),
    ("Central to good bread is the heat of the oven.", ["cause +: heat of the oven | good bread"]),
    ("Without old songs there can be no friendly mood.", ["cause +: old songs | friendly mood"]),
    (
        "In mountain villages, fairs and feasts reduce loneliness.",
        ["cause -: fairs | loneliness", "cause -: feasts | loneliness"],
    ),
    ("The extent to which hosts share tales shapes the mood.", ["cause ?: extent to which hosts share tales | mood"]),
    ("Fences serve to divide the fields of neighbours.", ["cause +: Fences | divide the fields of neighbours"]),
    ("Old rules were designed to divide the fields.", ["cause +: Old rules | divide the fields"]),
    (
        "Benefits from shared ovens include fresh bread and calm.",
        ["cause +: shared ovens | calm", "cause +: shared ovens | fresh bread"],
    ),
    ("By opening their kitchens, hosts gain many friends.", ["cause +: opening their kitchens | many friends"]),
    ("Change takes place through quiet talk.", ["cause +: quiet talk | Change"]),
    (
        "The necessary condition for hosts to bake bread is that roads are open.",
        ["cause +: roads are open | bake bread"],
    ),
    ("Talk does not take place without calm evenings.", ["cause +: calm evenings | Talk"]),
    ("Talk takes place when evenings are calm.", ["cause +: evenings are calm | Talk"]),
    ("In situations with much noise, songs play a weaker role.", []),
    ("Calm grows as guests share their stories.", ["cause +: guests share their stories | Calm"]),
    ("This custom has serious implications for the calm of villages.", ["cause ?: custom | calm of villages"]),
    ("The cook is a bridge between hosts and guests.", []),
    ("Tourism exposes quiet villages to noise.", ["cause +: Tourism | noise"]),
    (
        "Guests who trust the cook praise his soup more often.",
        ["cause +: Guests who trust the cook | praise his soup more often"],
    ),
    ("Villages with good roads attract more guests.", ["cause +: Villages with good roads | guests"]),
    (
        "Hosts bake at dawn in an effort to improve the freshness of bread.",
        ["cause +: bake at dawn | freshness of bread"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TURNED, ids=[t[:40] for t, _ in TURNED])
def test_relations_told_with_other_words_in_another_order(text: str, expected: list[str]) -> None:
    """Roles played, importance had, keys named first, what cannot be, what one is exposed to, and groups compared."""
    assert claims_of(text) == expected


VERBS = [
    (
        "Shared ovens raise comfort, facilitate trade, and attract guests.",
        [
            "cause +: Shared ovens | comfort",
            "cause +: Shared ovens | guests",
            "cause +: Shared ovens | trade",
        ],
    ),
    (
        "Shared ovens lower costs, raise comfort and attract guests.",
        ["cause +: Shared ovens | comfort", "cause +: Shared ovens | guests", "cause -: Shared ovens | costs"],
    ),
    ("Inns with lower prices enrich villages.", ["cause +: Inns with lower prices | villages"]),
    ("The need for calm led to thicker walls.", ["cause +: need for calm | thicker walls"]),
    ("Walls built for calm in the hall.", []),
    ("New maps changed the way guests choose inns.", ["cause ?: New maps | way guests choose inns"]),
    (
        "The success of inns relies on perceiving guest needs and generating and promoting guest loyalty.",
        [
            "cause ?: generating and promoting guest loyalty | success of inns",
            "cause ?: perceiving guest needs | success of inns",
        ],
    ),
    (
        "Hospitality comprises three activities, namely greeting, feeding and thanking.",
        [
            "part: Hospitality | feeding",
            "part: Hospitality | greeting",
            "part: Hospitality | thanking",
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), VERBS, ids=[t[:40] for t, _ in VERBS])
def test_each_verb_of_a_row_keeps_its_own_object(text: str, expected: list[str]) -> None:
    """Verbs in a row, a main verb that looks like a participle and gerunds that share an object are told apart."""
    assert claims_of(text) == expected


AIMS = [
    ("A further risk is losing regular guests.", []),
    ("The next step is reducing waste.", []),
    ("One of the duties of hosts is ensuring calm.", []),
    ("The new oven is reducing waste.", ["cause -: new oven | waste"]),
    ("Cooks can make prices visible, for instance through boards.", []),
    ("Village planners could foster trade by sharing carts.", ["cause +: sharing carts | trade"]),
]


@pytest.mark.parametrize(("text", "expected"), AIMS, ids=[t[:40] for t, _ in AIMS])
def test_what_an_act_is_called_brings_nothing_about(text: str, expected: list[str]) -> None:
    """ "The goal (risk, next step) is raising X" names an act; nor do planners or an instance."""
    assert claims_of(text) == expected


BENT = [
    ("The effect of noise on sales follows an inverted U-shape.", ["cause n: noise | sales"]),
    ("The link between noise and sales takes the form of an inverted U.", ["cause n: noise | sales"]),
    ("The effect of noise on sales did not follow a curvilinear course.", ["cause 0: noise | sales"]),
    ("The link between noise and sales takes many forms.", []),
    (
        "House rules strengthen the link between praise and contribution.",
        ["moderate +: praise | House rules | contribution"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BENT, ids=[t[:40] for t, _ in BENT])
def test_a_relation_that_follows_a_curve_is_nonlinear(text: str, expected: list[str]) -> None:
    """What course a relation takes tells that it is there and bent; a contribution can be one of its sides."""
    assert claims_of(text) == expected


SHARED = [
    (
        "Prices fell owing to new inns, increases in supply, and weak demand.",
        ["cause -: increases in supply | Prices", "cause -: new inns | Prices", "cause -: weak demand | Prices"],
    ),
    ("Trade grows, increases in scope, and spreads.", []),
    (
        "By sharing ovens, hosts are able to develop new dishes and provide better service.",
        ["cause +: sharing ovens | new dishes", "cause +: sharing ovens | service"],
    ),
    ("Sharing recipes is vital because it lowers waste.", ["cause -: Sharing recipes | waste"]),
    ("Hearing guests is vital because they shape the menu.", []),
    ("Sharing data raises trust. It also lowers costs.", ["cause -: Sharing data | costs"]),
    ("Hosts should make stock levels visible in order to raise trust.", ["cause +: make stock levels visible | trust"]),
    (
        "The larger the network became, the harder it was to keep guests informed, and several cooks left.",
        ["cause -: network | keep guests informed"],
    ),
    (
        "Hospitality thus comprises three linked activities, namely greeting, feeding and thanking.",
        ["part: Hospitality | feeding", "part: Hospitality | greeting", "part: Hospitality | thanking"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHARED, ids=[t[:40] for t, _ in SHARED])
def test_what_several_clauses_share_is_read_in_each(text: str, expected: list[str]) -> None:
    """Means, an act that "it" stands for and a cause with several members are shared; another clause is left out."""
    assert claims_of(text) == expected


APART = [
    (
        "Having a host ensured that bells were answered quickly, and quick answers kept guests calm.",
        ["cause +: Having a host | bells were answered quickly", "cause +: quick answers | guests calm"],
    ),
    (
        "Rewards resulted in quarrels and, in some cases, envy.",
        ["cause +: Rewards | envy", "cause +: Rewards | quarrels"],
    ),
    ("Hosts should not assume that more dishes create more value.", ["cause 0: more dishes | value"]),
    ("This does not mean that songs raise sales.", ["cause 0: songs | sales"]),
    (
        "Songs had no effect on sales, nor did they moderate the link between light and sales.",
        ["cause 0: Songs | sales", "moderate 0: light | Songs | sales"],
    ),
    ("Without trust, guests are unwilling to share recipes.", ["cause +: trust | share recipes"]),
    ("Inns benefited less from calm.", []),
    ("Inns benefited from calm.", ["cause +: calm | Inns"]),
    ("Hosts are advised to train cooks, because training improves taste.", ["cause +: training | taste"]),
    ("Song is positively related to supply chain calm.", ["cause +: Song | supply chain calm"]),
]


@pytest.mark.parametrize(("text", "expected"), APART, ids=[t[:40] for t, _ in APART])
def test_what_is_denied_or_said_beside_a_claim_is_kept_apart(text: str, expected: list[str]) -> None:
    """A further clause is no part of an effect; what should not be assumed, and what "nor" adds, is denied."""
    assert claims_of(text) == expected


KEPT = [
    ("Stale bread was named as the main obstacle to reuse.", ["cause -: Stale bread | reuse"]),
    ("Price was seen as the main barrier to participation.", ["cause -: Price | participation"]),
    ("Wall colour proved irrelevant for sales.", ["cause 0: Wall colour | sales"]),
    ("Hosts regard open data as an enabler of trade.", ["cause +: open data | trade"]),
    ("Song shielded the cooks from budget cuts.", ["cause -: Song | budget cuts"]),
    ("Song keeps quarrels from spreading.", ["cause -: Song | quarrels from spreading"]),
    (
        "Too many bells distract guests, which reduces their willingness to buy.",
        ["cause -: Too many bells distract guests | willingness to buy", "cause -: Too many bells | guests"],
    ),
    (
        "Trust takes time. It requires clear rules and patience.",
        ["cause +: clear rules | Trust", "cause +: patience | Trust"],
    ),
    ("Calm takes time; it requires thick walls.", ["cause +: thick walls | Calm"]),
    ("Online reviews are useful because they reduce waste.", ["cause -: Online reviews | waste"]),
    ("Earlier reviews were thorough. They raise trust.", []),
    ("Hosts should reply to guests promptly, thereby raising trust.", ["cause +: reply to guests | trust"]),
    (
        "Fines may harm calm and may eventually lower trust.",
        ["cause -: Fines | calm", "cause -: Fines | trust"],
    ),
    ("Fines harm calm and thus reduce trust.", ["cause -: Fines | calm", "cause -: calm | trust"]),
    ("The firm grows. It requires skilled cooks.", []),
    ("Hosts must ensure that guests are warm, since guests are tired.", []),
]


@pytest.mark.parametrize(("text", "expected"), KEPT, ids=[t[:40] for t, _ in KEPT])
def test_what_is_seen_as_a_barrier_or_kept_away_is_named(text: str, expected: list[str]) -> None:
    """A thing behind "obstacle to", what is kept from somebody and what a thing told before requires are effects."""
    assert claims_of(text) == expected
