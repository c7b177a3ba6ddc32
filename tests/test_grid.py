"""The promises about the grid of plain sentences: what it tells is where it says, and what is read of it stays read."""

from __future__ import annotations

import pytest

from bench.grid import KINDS, Sentence, judge, load, read_all
from pipeline.document import Claim

#: How many of the sentences below are read in full, at least.
_FLOOR = 185
_FLOOR_ZH = 330


def read(language: str, number: int) -> list[tuple[Sentence, str, tuple[Claim, ...]]]:
    """Sentences of the grid as they are read."""
    return [(sentence, kind, found) for sentence, kind, _, found in read_all(load(language).sentences(number, 1))]


def test_the_same_seed_gives_the_same_sentences() -> None:
    """A sample can be drawn again; another seed or level gives another."""
    grid = load("en")
    assert grid.sentences(150, 1) == grid.sentences(150, 1)
    assert grid.sentences(150, 1) != grid.sentences(150, 2)
    assert grid.sentences(150, 1, 2) != grid.sentences(150, 1)


@pytest.mark.parametrize("level", range(4))
def test_a_role_is_where_the_grid_says(level: int) -> None:
    """The roles of a made sentence are phrases of it: whole words without a mark or a bracket at their ends."""
    for sentence in load("en").sentences(300, 4, level):
        for told in sentence.claims:
            for _, start, end in told.roles:
                role = sentence.text[start:end]
                assert role
                assert role == role.strip(" ,.()[]{}")
                assert not sentence.text[start - 1 : start].isalnum()
                assert not sentence.text[end : end + 1].isalnum()


def test_a_sentence_is_judged_by_its_claims() -> None:
    """What is missed is "nothing"; a sentence that tells nothing is read in full when nothing is found."""
    sentence = next(s for s in load("en").sentences(100, 1) if s.claims)
    assert judge(sentence, ()) == "nothing"
    assert judge(Sentence("none", "A plain line.", ()), ()) == "full"


def test_plain_sentences_stay_read() -> None:
    """So many sentences of a small sample are read in full; a frame that is lost shows here."""
    kinds = [kind for _, kind, _ in read("en", 270)]
    assert set(kinds) <= set(KINDS)
    assert kinds.count("full") >= _FLOOR


def test_plain_chinese_sentences_stay_read() -> None:
    """The same of two sentences of each Chinese frame."""
    kinds = [kind for _, kind, _ in read("zh", 360)]
    assert kinds.count("full") >= _FLOOR_ZH
