"""Ways of telling a cause in plain prose: nouns of place, needs, degrees, prepositions behind a passive.

Each case is a passage and its claims as "type polarity: cause | effect". No sentence here comes from a paper.
"""

from __future__ import annotations

import pytest
from claims_english import claims_of

WORDINGS = [
    # where something lies
    ("Empathy is at the heart of good service.", ["cause +: Empathy | good service"]),
    ("Bureaucracy stands in the way of reform.", ["cause -: Bureaucracy | reform"]),
    ("The root of the quarrel lies in unclear duties.", ["cause +: unclear duties | quarrel"]),
    (
        "Goodwill has been shown to depend on warmth and patience.",
        ["cause ?: patience | Goodwill", "cause ?: warmth | Goodwill"],
    ),
    ("Hosts are told to depend on patience.", []),
    # a preposition behind a passive, or behind the thing that is taken
    ("Patience is rewarded with higher tips.", ["cause +: Patience | tips"]),
    ("The strike robbed villages of their visitors.", ["cause -: strike | visitors"]),
    ("Corporate volunteering pays off in loyalty.", ["cause +: Corporate volunteering | loyalty"]),
    # what is needed
    ("Without trust, collaboration cannot be achieved.", ["cause +: trust | collaboration"]),
    ("Without trust, collaboration declines.", ["cause +: trust | collaboration"]),
    ("In the absence of clear rules, quarrels grow.", ["cause -: clear rules | quarrels"]),
    ("Innovation flourishes only if failure is tolerated.", ["cause +: failure is tolerated | Innovation"]),
    ("Goodwill does not grow unless promises are kept.", ["cause +: promises are kept | Goodwill"]),
    # degrees
    (
        "The more often guests talk with staff, the more satisfied they are.",
        ["cause +: guests talk with staff | satisfied"],
    ),
    ("The greater is the distance, the worse the mood.", ["cause -: distance | mood"]),
    (
        "The longer the stay, the more likely guests are to return to the village.",
        ["cause +: stay | guests are to return to the village"],
    ),
    # in the middle of a clause, or beside talk about research
    ("A sudden rise in fares, triggering anger, was seen in May.", ["cause +: sudden rise in fares | anger"]),
    ("Peer tutoring is a method yielding better marks.", ["cause +: Peer tutoring | marks"]),
    (
        "Perceived fairness, an antecedent of commitment, was measured with four items.",
        ["cause +: Perceived fairness | commitment"],
    ),
    ("Cheerfulness, whether real or not, raises tips.", ["cause +: Cheerfulness | tips"]),
    # what is advised, and what is done to things to some end
    ("Managers should train staff in order to raise trust.", ["cause +: train staff | trust"]),
    ("It is vital to publish prices in order to raise trust.", ["cause +: publish prices | trust"]),
    (
        "It is imperative to teach guests in order to cut waste and facilitate more repairs.",
        ["cause +: teach guests | repairs", "cause -: teach guests | waste"],
    ),
    ("It is not necessary to publish prices in order to raise trust.", []),
    ("It is easy to publish prices.", []),
    ("Hotels should train staff if they want to raise loyalty.", ["cause +: train staff | loyalty"]),
    ("If hotels want to raise loyalty, they should publish prices.", ["cause +: publish prices | loyalty"]),
    ("Managers who want to raise sales should publish prices.", ["cause +: publish prices | sales"]),
    ("Guests who want to save money leave early.", []),
    ("If guests want to leave, sales fall.", ["cause -: guests want to leave | sales"]),
    (
        "The platform promotes dialogue to strengthen loyalty.",
        ["cause +: platform | dialogue", "cause +: promotes dialogue | loyalty"],
    ),
    ("The platform encourages guests to share recipes.", ["cause +: platform | share recipes"]),
    ("Badges provide an incentive for members to post answers.", ["cause +: Badges | post answers"]),
    # things that are said to be an influence, a component of an act
    ("Product knowledge is a positive influence on sales.", ["cause +: Product knowledge | sales"]),
    ("Late delivery was a negative influence on loyalty.", ["cause -: Late delivery | loyalty"]),
    ("This is the influence of a new hobby.", []),
    ("Fair pricing is seen as a key component of raising trust.", ["cause +: Fair pricing | trust"]),
    # words that name nothing
    ("Chat and mail are effective in tandem.", []),
    (
        "Clear signs speed up checkout, and hence may raise sales.",
        ["cause +: Clear signs | checkout", "cause +: checkout | sales"],
    ),
    ("Trust is important to raise sales.", ["cause +: Trust | sales"]),
    # what is told of another thing by its likeness
    (
        "Praise benefits learning, whereas blame has the reverse effect.",
        ["cause +: Praise | learning", "cause -: blame | learning"],
    ),
    (
        "Coupons raise visits, while rebates had a similar effect.",
        ["cause +: Coupons | visits", "cause +: rebates | visits"],
    ),
    (
        "Coupons have a positive effect on visits, but the effect of rebates is not significant.",
        ["cause +: Coupons | visits", "cause 0: rebates | visits"],
    ),
    (
        "Coupons raise visits, and the effect of rebates on sales is negative.",
        ["cause +: Coupons | visits", "cause -: rebates | sales"],
    ),
    ("Coupons raise visits, and the opposite effect is rare.", ["cause +: Coupons | visits"]),
    # an aside between "that" and its verb, and what goes on from the effect
    ("Hosts report that mugs, when carefully set out, raise tips.", ["cause +: mugs | tips"]),
    (
        "Trust exerts an influence on the attitude towards a service, which, in turn, shapes its use.",
        ["cause ?: Trust | attitude towards a service", "cause ?: attitude towards a service | use"],
    ),
    (
        "Care is vital to building a warm attitude towards robots, which, in turn, raises sales.",
        ["cause +: Care | warm attitude towards robots", "cause +: warm attitude towards robots | sales"],
    ),
    # the role of a thing in what it does
    ("The findings highlight the role of trust in raising sales.", ["cause +: trust | sales"]),
    ("This study highlights the vital role of trust in reducing conflict.", ["cause -: trust | conflict"]),
    ("This study examines the role of trust in raising sales.", []),
    (
        "This study highlights the role of care in amplifying the positive effects of trust on sales.",
        ["moderate +: trust | care | sales"],
    ),
    ("Tools capable of learning are rare.", []),
    # what is allowed is told with what it is done to
    ("The app allows records to be shared with partners.", ["cause +: app | records to be shared with partners"]),
    ("The plan allows costs to be reduced.", ["cause -: plan | costs"]),
    # verbs that look like nouns: "results", "influence"
    ("Stress raises turnover and results in lower sales.", ["cause +: Stress | turnover", "cause -: Stress | sales"]),
    ("The tests track the efforts of pupils and results in maths.", []),
    ("Ads raise visits. This results in higher sales.", ["cause +: Ads | sales"]),
    ("Ads raise visits. These results in hand are weak.", []),
    (
        "Several factors, such as price, quality, and trust, influence loyalty.",
        ["cause ?: price | loyalty", "cause ?: quality | loyalty", "cause ?: trust | loyalty"],
    ),
    ("Topics such as price influence and brand trust in hotels.", []),
    # what a name goes on with
    (
        "Low pay affects members' motivation to sustain the choir.",
        ["cause ?: Low pay | members' motivation to sustain the choir"],
    ),
    ("Hosts raise pay to sustain motivation.", ["cause +: raise pay | motivation"]),
    (
        "The closure affects skill and commitment to the team.",
        ["cause ?: closure | commitment to the team", "cause ?: closure | skill"],
    ),
    ("The rumours demotivate members from sharing recipes.", ["cause -: rumours | sharing recipes"]),
    ("Trust shapes loyalty, or vice versa.", ["cause ?: Trust | loyalty"]),
    ("Ties can strengthen or weaken the effect of size on sales.", ["moderate ?: size | Ties | sales"]),
    # authors are nobody whom "it" stands for
    ("Miller [3] argues that feedback raises effort. It also lowers costs.", ["cause -: feedback | costs"]),
    # lists that end in a word that looks like a verb
    (
        "Complaints stem from a lack of trust, loss of control, privacy concerns, and unease with kiosks.",
        [
            "cause +: lack of trust | Complaints",
            "cause +: loss of control | Complaints",
            "cause +: privacy concerns | Complaints",
            "cause +: unease with kiosks | Complaints",
        ],
    ),
    # those who have more of something can do more, and what "as" gives a reason for changes no effect
    ("Firms with stronger ties are able to recover faster.", ["cause +: Firms with stronger ties | recover faster"]),
    ("Firms with ties are able to recover.", []),
    ("A short menu raises comfort, as the dish appears more fresh.", ["cause +: short menu | comfort"]),
    ("The tours offered by the museum are long.", []),
    # denials
    ("We found no evidence that age affects growth.", ["cause 0: age | growth"]),
    ("Neither directly nor indirectly does tenure influence output.", ["cause 0: tenure | output"]),
    # what comes next, and only so
    ("Prices fell; consequently, demand rose.", ["cause +: Prices fell | demand"]),
    ("The plan raised fares; therefore, we expect that demand fell.", ["cause +: plan | fares"]),
    ("Hotels opened their kitchens, so that guests could cook.", ["cause +: opened their kitchens | cook"]),
    ("Only with good service can hotels achieve loyalty.", ["cause +: good service | loyalty"]),
    # things at work, facts, and what is made to happen
    ("Anger can spill over to affect sales.", ["cause ?: Anger | sales"]),
    ("The goal is to raise trust.", []),
    ("Neglect caused moods to plummet.", ["cause -: Neglect | moods"]),
    (
        "Rooms stay empty due to the fact that hotels keep their prices.",
        ["cause +: hotels keep their prices | Rooms stay empty"],
    ),
    ("It was the warm welcome rather than the price that raised bookings.", ["cause +: warm welcome | bookings"]),
    ("Night trains are made possible by open borders.", ["cause +: open borders | Night trains"]),
    ("The findings highlight the importance of trust for stability.", ["cause +: trust | stability"]),
    # nouns with what they serve
    ("Price bundling is a means of raising sales.", ["cause +: Price bundling | sales"]),
    ("Joint design offers a way to improve comfort.", ["cause +: Joint design | comfort"]),
    ("One of the main factors influencing morale is fair pay.", ["cause ?: fair pay | morale"]),
    ("Age is one of the factors that influence morale.", ["cause ?: Age | morale"]),
    ("Our findings point to the positive role of play in learning.", ["cause +: play | learning"]),
    (
        "Talks lead to hiring, keeping, and developing skilled cooks.",
        ["cause +: Talks | hiring, keeping, and developing skilled cooks"],
    ),
    # verbs that look like plurals, and plurals that look like verbs
    ("Service outages trigger complaints.", ["cause +: Service outages | complaints"]),
    ("Owing to good service, guest loyalty increases.", ["cause +: good service | guest loyalty"]),
    ("Project success hinges on early talks.", ["cause +: early talks | Project success"]),
    # who acts is no effect of the way it is done in
    ("A cook may develop skills through practice.", ["cause +: practice | skills"]),
]


@pytest.mark.parametrize(("text", "expected"), WORDINGS, ids=[t[:40] for t, _ in WORDINGS])
def test_plain_wordings_tell_causes(text: str, expected: list[str]) -> None:
    """Each way of telling a cause gives its one row, with its roles and its sign."""
    assert claims_of(text) == expected
