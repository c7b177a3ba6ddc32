"""What the English grammar reads in a sentence, and what it leaves alone.

Each case is a passage and its claims as "type polarity: role | role | role"; the last sentence of the
passage is the one that is read. No sentence here comes from a paper.
"""

from __future__ import annotations

import random
import re
import time
from collections.abc import Iterator

import pytest
from claims_english import claims_of, context_of, drafts_of, shown

from pipeline.claims.draft import Context
from pipeline.claims.en import can_carry, read
from pipeline.claims.en.repairing import repaired
from pipeline.document import Word

CAUSES = [
    # active and passive
    ("Trust promotes knowledge sharing.", ["cause +: Trust | knowledge sharing"]),
    ("Knowledge sharing is promoted by trust.", ["cause +: trust | Knowledge sharing"]),
    ("Role conflict undermines perceived value.", ["cause -: Role conflict | perceived value"]),
    ("Service climate shapes customer engagement.", ["cause ?: Service climate | customer engagement"]),
    # coordination on both sides
    (
        "Openness and fairness increase customer trust and brand loyalty.",
        [
            "cause +: Openness | brand loyalty",
            "cause +: Openness | customer trust",
            "cause +: fairness | brand loyalty",
            "cause +: fairness | customer trust",
        ],
    ),
    (
        "Dialogue not only builds trust but also reduces the conflict between partners.",
        ["cause +: Dialogue | trust", "cause -: Dialogue | conflict between partners"],
    ),
    # prepositional verbs and fixed objects
    ("Resource sharing leads to lower costs.", ["cause -: Resource sharing | costs"]),
    ("Frequent contact gives rise to mutual trust.", ["cause +: Frequent contact | mutual trust"]),
    ("Perceived value depends on service quality.", ["cause ?: service quality | Perceived value"]),
    ("Value destruction results from poor communication.", ["cause +: poor communication | Value destruction"]),
    # nouns
    (
        "Platform openness has a significant positive effect on user participation.",
        ["cause +: Platform openness | user participation"],
    ),
    (
        "There is a negative relationship between role stress and job satisfaction.",
        ["cause -: role stress | job satisfaction"],
    ),
    (
        "We find a positive effect of peer support on perceived value.",
        ["cause +: peer support | perceived value"],
    ),
    ("Mutual trust is a key driver of value co-creation.", ["cause +: Mutual trust | value co-creation"]),
    ("Shared language is a prerequisite for joint learning.", ["cause +: Shared language | joint learning"]),
    ("Cultural distance is the main barrier to integration.", ["cause -: Cultural distance | integration"]),
    # adjectives
    ("Early feedback is crucial to product success.", ["cause +: Early feedback | product success"]),
    ("Social presence is positively related to purchase intention.", ["cause +: Social presence | purchase intention"]),
    # participles and relative clauses
    ("The losses caused by late delivery were heavy.", ["cause +: late delivery | losses"]),
    (
        "Joint planning improves service quality, which in turn raises customer loyalty.",
        ["cause +: Joint planning | service quality", "cause +: service quality | customer loyalty"],
    ),
    (
        "Digital platforms reduce search costs, thereby promoting value co-creation.",
        ["cause +: search costs | value co-creation", "cause -: Digital platforms | search costs"],
    ),
    # enabling, preventing
    ("Shared data enables suppliers to gain market insight.", ["cause +: Shared data | market insight"]),
    ("High fees prevent users from sharing ideas.", ["cause -: High fees | sharing ideas"]),
    # means and connectives
    ("Firms improve service quality by training their staff.", ["cause +: training their staff | service quality"]),
    ("Because of the price war, margins declined.", ["cause -: price war | margins"]),
    # comparatives
    ("The higher the service quality, the lower the complaint rate.", ["cause -: service quality | complaint rate"]),
    (
        "Customers who take part in design are more likely to recommend the brand.",
        ["cause +: Customers who take part in design | recommend the brand"],
    ),
    # groups that are set against each other
    (
        "Compared to several hosts, one host can raise trust, which in turn increases loyalty.",
        ["cause +: one host | trust", "cause +: trust | loyalty"],
    ),
    ("Ratings did not differ between the two framing conditions.", ["cause 0: framing | Ratings"]),
    # chains in finite verbs
    (
        "Fair pricing raises trust and in turn increases loyalty.",
        ["cause +: Fair pricing | trust", "cause +: trust | loyalty"],
    ),
    # ways, changes and their consequences
    (
        "User forums are a critical way in which firms can cope with competition.",
        ["cause +: User forums | cope with competition"],
    ),
    ("With fast urbanization, more farms have their own shops.", ["cause +: fast urbanization | own shops"]),
    (
        "Once the number of sellers exceeded a limit, search costs began to rise.",
        ["cause +: number of sellers exceeded a limit | search costs"],
    ),
    (
        "Guests build their relationship with a host through shared meals.",
        ["cause +: shared meals | relationship with a host"],
    ),
    ("Local ties explain why members stayed.", ["cause ?: Local ties | members stayed"]),
    (
        "The path from perceived control to brand advocacy was also significant.",
        ["cause ?: perceived control | brand advocacy"],
    ),
    # what is denied in a reason is no denial of the effect
    ("Sales fell because the parts were not delivered.", ["cause -: parts were not delivered | Sales"]),
]


@pytest.mark.parametrize(("text", "expected"), CAUSES, ids=[t for t, _ in CAUSES])
def test_causes_are_read_in_all_their_wordings(text: str, expected: list[str]) -> None:
    """A causal sentence gives one claim a pair, with the sign of its wording and the shortest spans."""
    assert claims_of(text) == expected


THIRD = [
    (
        "Noise has a negative effect on learning, which is partly mediated by stress.",
        ["cause -: Noise | learning", "mediate -: Noise | stress | learning"],
    ),
    (
        "We identified peer support as an important mechanism by which open layouts affect creativity.",
        ["mediate ?: open layouts | peer support | creativity"],
    ),
    (
        "Results confirm the mediating role of trust and the moderating role of age in the link between price and use.",
        ["mediate ?: price | trust | use", "moderate ?: price | age | use"],
    ),
    (
        "The positive link between quality and loyalty holds only for new users.",
        ["moderate +: quality | new users | loyalty"],
    ),
    (
        "We find an interaction between self-control and visual novelty on purchase intention.",
        ["moderate ?: self-control | visual novelty | purchase intention"],
    ),
    (
        "Customer trust mediates the relationship between service quality and loyalty.",
        ["mediate ?: service quality | Customer trust | loyalty"],
    ),
    (
        "Service quality increases loyalty through customer trust.",
        ["mediate +: Service quality | customer trust | loyalty"],
    ),
    (
        "Service quality has a positive effect on loyalty. This effect is mediated by customer trust.",
        ["mediate +: Service quality | customer trust | loyalty"],
    ),
    (
        "Prior knowledge moderates the effect of information quality on purchase intention.",
        ["moderate ?: information quality | Prior knowledge | purchase intention"],
    ),
    (
        "Power distance weakens the effect of empowerment on employee voice.",
        ["moderate -: empowerment | Power distance | employee voice"],
    ),
    (
        "The effect of empowerment on employee voice is stronger when job autonomy is high.",
        ["moderate +: empowerment | job autonomy | employee voice"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), THIRD, ids=[t for t, _ in THIRD])
def test_third_variables_are_no_causes(text: str, expected: list[str]) -> None:
    """A mediator or moderator gives one claim with three roles; a cause beside it has a clause of its own."""
    assert claims_of(text) == expected


def test_a_whole_has_its_parts_in_their_order() -> None:
    """Named stages are one claim a part, with the place that the text gives it."""
    text = "The co-creation process includes three stages: initiation, joint design and delivery."
    drafts = sorted(drafts_of(text), key=lambda d: d.order or 0)
    assert [(shown(text, d), d.order) for d in drafts] == [
        ("part: co-creation process | initiation", 1),
        ("part: co-creation process | joint design", 2),
        ("part: co-creation process | delivery", 3),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Customer engagement can be divided into cognitive engagement and emotional engagement.",
            ["part: Customer engagement | cognitive engagement", "part: Customer engagement | emotional engagement"],
        ),
        (
            "Value-in-use refers to the value that customers create during usage.",
            ["define: Value-in-use | value that customers create during usage"],
        ),
        (
            "Co-production is defined as the participation of customers in production.",
            ["define: Co-production | participation of customers in production"],
        ),
    ],
)
def test_parts_and_meanings(text: str, expected: list[str]) -> None:
    """Divisions give whole and part, definitions give term and meaning."""
    assert claims_of(text) == expected


NOTHING = [
    "The review is conducive to a comprehensive and in-depth understanding of loyalty.",
    "This paper examines the effect of trust on loyalty.",
    "We explore how platform openness affects user participation.",
    "Little is known about whether trust improves loyalty.",
    "What drives customer engagement in online communities?",
    "The purpose of this study is to test the influence of trust on loyalty.",
    "This study contributes to the literature on value co-creation.",
    "Our findings provide a reference for managers.",
    "Trust is related to loyalty.",
    "In the digital age, firms work with many partners.",
    "We collected data from 300 users of two platforms.",
]


@pytest.mark.parametrize("text", NOTHING)
def test_talk_about_the_research_is_no_claim(text: str) -> None:
    """Aims, questions, gaps, contributions, method and bare correlations give nothing."""
    assert claims_of(text) == []


@pytest.mark.parametrize(
    ("text", "polarity"),
    [
        ("Price does not affect loyalty.", "0"),
        ("Price has no significant effect on loyalty.", "0"),
        ("Price fails to increase loyalty.", "0"),
        ("Quality increases not only trust but also loyalty.", "+"),
        ("Choice overload has an inverted U-shaped effect on satisfaction.", "n"),
        ("Training leads to a decline in complaints.", "-"),
    ],
)
def test_polarity_follows_negation_and_shape(text: str, polarity: str) -> None:
    """Denied effects are 0, bent ones n; words of decline turn the sign; "not only" denies nothing."""
    found = drafts_of(text)
    assert found
    assert {d.polarity for d in found} == {polarity}
    assert all(d.negated == (polarity == "0") for d in found)


@pytest.mark.parametrize(
    ("text", "hedged", "status"),
    [
        ("Trust may increase loyalty.", True, None),
        ("Trust tends to increase loyalty.", True, None),
        ("Trust can increase loyalty.", False, None),
        ("We hypothesize that trust increases loyalty.", False, "hypothesis"),
        ("Trust should increase loyalty.", False, "proposal"),
    ],
)
def test_softening_and_standing_are_read_from_the_wording(text: str, hedged: bool, status: str | None) -> None:
    """Modals and verbs like "tend" soften; "we hypothesize" and "should" decide the status."""
    draft = drafts_of(text)[0]
    assert (draft.hedged, draft.status) == (hedged, status)


def test_a_pronoun_stands_for_the_nearest_explicit_mention() -> None:
    """A pronoun's role is the earlier mention; the evidence then holds both sentences, and the role says so."""
    text = "Mutual trust takes time to grow. It increases customer loyalty."
    draft = drafts_of(text)[0]
    assert shown(text, draft) == "cause +: Mutual trust | customer loyalty"
    assert draft.roles[0].elided
    assert (draft.evidence.start, draft.evidence.end) == (0, len(text))


def test_ugly_spacing_moves_no_span() -> None:
    """Literal golden rows: full-width marks, lost spaces and line feeds change no offset."""
    text = "(1)Customer  trust（CT）\nsignificantly increases loyalty,and reduces\ncomplaints。"
    rows = [(d.type, d.polarity, *((r.start, r.end) for r in d.roles)) for d in drafts_of(text)]
    assert sorted(rows) == [("cause", "+", (3, 18), (47, 54)), ("cause", "-", (3, 18), (67, 77))]
    assert (text[3:18], text[47:54], text[67:77]) == ("Customer  trust", "loyalty", "complaints")


def test_every_span_lies_in_its_evidence_or_before_it() -> None:
    """Roles and cues are exact substrings; cues and the clause lie inside the sentence."""
    for text, _ in [*CAUSES, *THIRD]:
        for draft in drafts_of(text):
            assert all(0 <= r.start < r.end <= len(text) for r in draft.roles)
            assert all(draft.evidence.start <= c.start < c.end <= draft.evidence.end for c in draft.cues)
            assert draft.clause.start < draft.clause.end
            assert 0 < draft.weight < 1
            assert draft.rule.startswith("en.")


def test_without_a_parse_there_is_no_claim_and_no_crash() -> None:
    """A sentence that was not parsed gives nothing."""
    context = context_of("Trust promotes loyalty.")
    bare = Context(context.document, context.outline, context.sentences, context.mentions, {})
    assert read(bare, 0) == []


def test_the_quick_look_lets_cues_through_and_stops_the_rest() -> None:
    """Sentences with a cue pass to the parser; questions and cue-less sentences do not."""

    def passes(text: str) -> bool:
        context = context_of(text)
        return can_carry(context.document, context.sentences.items[0])

    assert all(passes(text) for text, _ in CAUSES if "." not in text[:-1])
    assert not passes("Does trust promote loyalty in such settings?")
    assert not passes("Xiaomi was born in Beijing in April 2010.")


def test_the_same_sentence_gives_the_sameclaims_of() -> None:
    """Two readings of one passage agree in every field and in their order."""
    text = "Openness and fairness increase customer trust, which in turn raises loyalty through habit."
    assert drafts_of(text) == drafts_of(text)


def _endless() -> Iterator[str]:
    yield "Trust and " * 70 + "care promote loyalty."
    yield "Trust promotes loyalty, " * 40 + "so it ends."
    yield "the effect of " * 50 + "trust on loyalty is positive."


@pytest.mark.parametrize("text", list(_endless()), ids=["list", "chain", "nest"])
def test_a_hostile_sentence_ends_in_time(text: str) -> None:
    """A sentence made to be endless is read in seconds and gives few claims."""
    begun = time.perf_counter()
    assert len(drafts_of(text)) < 200
    assert time.perf_counter() - begun < 20


def test_repairs_never_close_a_circle() -> None:
    """Whatever tree the parser hands over, the repaired one still leads every word up to a root."""
    source = random.Random(7)
    text = "A link of a matching value between lower co-creation that increases results and to use"
    forms = [(m.start(), m.end()) for m in re.finditer(r"\S+", text)]
    tags = ["NN", "NNS", "VBZ", "VBD", "VBG", "VBN", "VB", "JJ", "IN", "DT"]
    deps = [
        "nsubj",
        "dobj",
        "pobj",
        "prep",
        "conj",
        "appos",
        "acl",
        "amod",
        "compound",
        "relcl",
        "ccomp",
        "det",
        "advcl",
        "aux",
    ]
    for _ in range(3000):
        root = source.randrange(len(forms))
        heads = [root] * len(forms)
        for place in range(len(forms)):
            above = source.randrange(len(forms))
            if place != root and above != place and not _leads(heads, above, place):
                heads[place] = above
        words = tuple(
            Word(a, b, source.choice(["link", "lead", "increase", "result", "of", "matching"]), tag, "NOUN", head, dep)
            for (a, b), tag, head, dep in zip(
                forms, source.choices(tags, k=len(forms)), heads, source.choices(deps, k=len(forms)), strict=True
            )
        )
        made = repaired(words, text)
        assert [(w.start, w.end) for w in made] == forms
        assert all(_leads([w.head for w in made], place, None) for place in range(len(made)))


def _leads(heads: list[int], place: int, goal: int | None) -> bool:
    """Whether a walk up from ``place`` meets ``goal``, or a root where there is no goal."""
    for _ in range(len(heads) + 1):
        if place == goal:
            return True
        if heads[place] == place:
            return goal is None
        place = heads[place]
    return False
