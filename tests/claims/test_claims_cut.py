"""Pieces of sentences, as headings, table cells and bad scans leave them, are read without an error."""

from __future__ import annotations

import random

import pytest
from claims_english import claims_of

from bench.cuts import ROOT, cut, faults, sentences


@pytest.mark.parametrize("language", ["en", "zh"])
def test_a_piece_of_a_sentence_never_breaks_the_reader(language: str) -> None:
    """Sentences without their end, their beginning or a word, and turned round: rows or none, but no exception."""
    assert list(faults(language, 1000, 5, [ROOT / "corpora/sample", ROOT / "tests/golden"])) == []


def test_the_pieces_are_of_every_kind() -> None:
    """What is read are heads, tails and gaps of real sentences, most of them without a full stop."""
    whole = sentences("en", [ROOT / "corpora/sample"])
    chance = random.Random(1)
    made = [(s, cut(s, "en", chance)) for s in whole for _ in range(5)]
    assert len(whole) > 40
    assert any(s.startswith(piece) and piece != s for s, piece in made if piece)
    assert any(s.endswith(piece) and piece != s for s, piece in made if piece)
    assert sum(piece.endswith(".") for _, piece in made) < len(made) / 2


def test_a_sentence_that_breaks_off_keeps_what_it_told() -> None:
    """What comes before the word that promised more is read as ever."""
    text = "Poor light attenuates the effect of empathy on participation, especially"
    assert claims_of(text) == ["moderate -: empathy | Poor light | participation"]
    assert claims_of("When users see their ideas adopted, they") == []
    assert claims_of("How opening the data raises trust") == []


@pytest.mark.parametrize(
    "text",
    [
        "This study examines how opening the data raises trust.",
        "We explore why sharing the costs elevates integration.",
        "The authors ask whether sharing the costs elevates integration and trust.",
        "Future work could ask how training the staff and paying them well improves service.",
    ],
)
def test_a_question_about_an_act_is_no_claim(text: str) -> None:
    """ "How opening the data raises trust" asks about the raising, though "how" stands beside the opening."""
    assert claims_of(text) == []


def test_an_act_that_is_told_is_a_claim() -> None:
    """Without the question the same act has its effect."""
    assert claims_of("We show that opening the data raises trust.") == ["cause +: opening the data | trust"]
