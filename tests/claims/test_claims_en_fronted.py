"""English causes and ways that stand before their sentence; each case is a passage and its claims."""

from __future__ import annotations

import pytest
from claims_english import claims_of, drafts_of

from pipeline.claims.en.gate import is_open

FRONTED = [
    # a cleft, with and without what is rejected
    ("It is shade cover that lowers water loss.", ["cause -: shade cover | water loss"]),
    ("It is not price but ripening time that drives repeat orders.", ["cause +: ripening time | repeat orders"]),
    ("It was only the evening light that increased sales.", ["cause +: evening light | sales"]),
    ("It is through tasting that curiosity develops among visitors.", ["cause +: tasting | curiosity"]),
    ("It is by sharing seeds that growers improve yields.", ["cause +: sharing seeds | yields"]),
    # what is no cleft stays what it was
    ("It is clear that shade lowers water loss.", ["cause -: shade | water loss"]),
    ("It is important that growers foster soil life.", []),
    # a way before its verb, or behind it
    ("Through tasting, curiosity develops among visitors.", ["cause +: tasting | curiosity"]),
    ("Goodwill grows via shared meals.", ["cause +: shared meals | Goodwill"]),
    ("Through barter, small growers obtain credit.", ["cause +: barter | credit"]),
    # an end before what is vital to it
    ("To raise goodwill, clear prices are essential.", ["cause +: clear prices | goodwill"]),
    ("In order to raise yields, early sowing is crucial.", ["cause +: early sowing | yields"]),
    ("To raise goodwill, growers are essential.", []),
    (
        "Merchants need to control the frequency of promotion, avoid blind hunger marketing, "
        "and improve the barns to alleviate noise.",
        ["cause -: improve the barns | noise"],
    ),
    # a setting of small things is no low level, and what it opens is no row
    (
        "We find that in small towns, rents and wages raise savings.",
        ["cause +: rents | savings", "cause +: wages | savings"],
    ),
    ("At low levels of calm, prices raise savings.", ["moderate -: prices | calm | savings"]),
    # no source: where something came from on its way, and what authors do by joining theories
    ("Barter has evolved from gifts and favours to a trade.", []),
    ("By joining two theories, we develop a taxonomy and provide examples of its use.", []),
    ("Contribution: The study contributes to trade theory.", []),
    # no way: a study's, a person's, a number of stages
    ("Through interviews with growers, three themes emerged.", []),
    ("Growers thrive through acquisitions.", []),
    ("The ripening evolves through four stages.", []),
]


@pytest.mark.parametrize(("passage", "expected"), FRONTED)
def test_what_stands_before_a_sentence(passage: str, expected: list[str]) -> None:
    """What a sentence puts first for stress is its cause, or the way in which its effect comes about."""
    assert claims_of(passage) == sorted(expected)


def test_what_is_to_be_shown_is_supposed() -> None:
    """A relation that a paper sets out to show is its hypothesis, what it shows is none."""
    aims = ("The purpose of this paper is to demonstrate", "This paper aims to show", "The results show")
    told = [drafts_of(f"{aim} that shade lowers water loss.")[0].status for aim in aims]
    assert told == ["hypothesis", "hypothesis", None]


@pytest.mark.parametrize("passage", [passage for passage, expected in FRONTED if expected])
def test_what_stands_before_a_sentence_is_parsed(passage: str) -> None:
    """A sentence that tells of a way is worth a parse."""
    assert is_open(passage.lower().replace(",", " ,").replace(".", " .").split())
