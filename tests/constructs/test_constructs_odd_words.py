"""Words that damaged files bring: apostrophes alone, prepositions with nothing before them."""

from __future__ import annotations

import time

import pytest

from pipeline.constructs.brackets import seconds
from pipeline.constructs.words import head_end


@pytest.mark.parametrize("text", ["'s", "brand 's trust", "% of trust", "—of 's", "’s of trust", "of", ""])
def test_a_phrase_of_odd_words_has_an_end_within_it(text: str) -> None:
    """head_end gives an offset of the phrase, whatever stands there."""
    assert 0 <= head_end(text, 0, len(text)) <= len(text)


def test_an_abbreviation_that_nothing_makes_takes_no_time() -> None:
    """Small words that may or may not give a letter are not tried in every combination."""
    text = "a " * 55 + "(BAAAAA)"
    before = time.perf_counter()
    assert list(seconds(text, 0, len(text))) == []
    assert time.perf_counter() - before < 1
