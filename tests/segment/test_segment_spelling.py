"""Damaged English words are read as what they were; the text and the paper's own words stay as they are."""

from __future__ import annotations

import pytest

from pipeline.document import Block, Document, Outline, Section, SourceMap
from pipeline.segment import en, segment
from pipeline.segment.spelling import mended


def words(text: str) -> list[str]:
    return [text[t.start : t.end] for t in en.tokens(text, 0, len(text))]


def test_words_run_together_are_tokens_of_their_own() -> None:
    """A lost blank costs no word: each is a token with its own place in the text."""
    text = "The influenceof trust onbuyers wasa surprise, and qualityissmall."
    assert words(text) == "The influence of trust on buyers was a surprise , and quality is small .".split()


def test_words_run_together_twice_are_known_by_the_paper_itself() -> None:
    """What was damaged twice is cut where the paper has the words apart: a name is not written both ways."""
    assert words("They come asa kind of gift, and guests willtake it.")[2:4] == ["as", "a"]
    assert mended("guests willtake it").cuts("willtake") == (4,)
    assert words("It is led bya heightened ISA.") == "It is led by a heightened ISA .".split()
    text = "The effect ofnew ovens, and ofnew bread. We expect progresson trust; new progress was made."
    assert "of new ovens".split() == words(text)[2:5]
    assert mended(text).cuts("progresson") == (8,)
    assert mended("We expect progresson trust.").spelling("progresson") == "progression"


@pytest.mark.parametrize(
    ("run", "word"),
    [
        ("efect", "effect"),
        ("atitude", "attitude"),
        ("challnging", "challenging"),
        ("eects", "effects"),
        ("frm", "firm"),
    ],
)
def test_a_lost_letter_is_put_back_in_the_reading_alone(run: str, word: str) -> None:
    """A word that lost a letter is read as the word it was, and its token keeps the letters of the text."""
    text = f"We saw the {run} of it."
    assert run in words(text)
    assert mended(text).spelling(run) == word


@pytest.mark.parametrize(
    "text",
    [
        "A construal of satiation, disorderliness and overqualification. Construal and disorderliness again.",
        "Behaviors and labor in the neighborhood.",
        "Zhongguancun, Henan, Jingdong and TripAdvisor use SmartPLS.",
        "A complementor reframed what orchestrators reimagine.",
        "Affordances at the meso-level, and their mediations.",
        r"$\mathrm{x}$ and $\mathrm{y}$, \mathrm{z}",
    ],
)
def test_words_that_are_merely_rare_are_left_alone(text: str) -> None:
    """Terms, names, American spellings and what the paper says twice are no damage."""
    found = mended(text)
    assert not any(found.cuts(run) or found.spelling(run) for run in found.counts)


def test_long_runs_of_letters_cost_no_time() -> None:
    """A megabyte without a blank is no word: nothing is looked up."""
    assert not mended("a" * 1_000_000).counts


def test_no_text_is_needed() -> None:
    """An empty text has nothing to mend."""
    assert not mended("").counts


def test_what_was_asked_before_changes_no_sentence() -> None:
    """A paper's readings are those of its own English sentences, whatever was looked up in its text before."""
    text = "We saw the efect.\n\nZhangsan, atitude."
    document = Document("p-0", "plain", "utf-8", text, (Block(0, 17, "paragraph"),), SourceMap())
    outline = Outline("en", "", (), "", "", "", (), (Section(0, len(text), "abstract", ""),), (), (), ())
    assert mended(text).spelling("atitude") == "attitude"
    assert segment(document, outline).spellings == (("efect", "effect"),)
