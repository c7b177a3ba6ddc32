"""English sentences, clauses and tokens."""

import time

import pytest

from pipeline.segment import en


def _sentences(text: str) -> list[str]:
    return [span.of(text) for span in en.split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Trust helps. Users share more.", ["Trust helps.", "Users share more."]),
        ("We saw the mechanism.In new ventures,it holds.", ["We saw the mechanism.", "In new ventures,it holds."]),
        ("Vargo et al. Found it; see Smith et al. (2001).", ["Vargo et al. Found it; see Smith et al. (2001)."]),
        ("Cues, e.g. Logos, matter. So do i.e. Names.", ["Cues, e.g. Logos, matter.", "So do i.e. Names."]),
        ("It rose (p < .05). The rest fell.", ["It rose (p < .05).", "The rest fell."]),
        ("β = 0. 32 , p < . 01 holds. Yes.", ["β = 0. 32 , p < . 01 holds.", "Yes."]),
        ("R. Lusch and S. L. Vargo agree. We do.", ["R. Lusch and S. L. Vargo agree.", "We do."]),
        ("“Value is created.” Users say so.", ["“Value is created.”", "Users say so."]),
        ("Is it so? No! It is not.", ["Is it so?", "No!", "It is not."]),
        ("It ended (see Fig. 2. Then more). Next one.", ["It ended (see Fig. 2. Then more).", "Next one."]),
        (
            "Firms grew by 3.5 percent in 2015. 40 firms failed.",
            ["Firms grew by 3.5 percent in 2015.", "40 firms failed."],
        ),
        ("First line\nof a sentence. Second.", ["First line\nof a sentence.", "Second."]),
    ],
)
def test_a_sentence_ends_where_a_reader_says_so(text: str, expected: list[str]) -> None:
    """A full stop ends a sentence only where a reader would say so, with or without a space after it."""
    assert _sentences(text) == expected


def test_the_items_of_a_run_in_list_are_sentences() -> None:
    """A numbered item long enough to be a sentence is one of its own, and no sentence loses its number."""
    text = (
        "We find:(1)The trust of users raises their loyalty to firms;(2)The price of goods does not change it at all."
    )
    assert _sentences(text) == [
        "We find:",
        "(1)The trust of users raises their loyalty to firms;",
        "(2)The price of goods does not change it at all.",
    ]


def test_short_items_stay_in_their_sentence() -> None:
    """A list of names keeps the sentence that introduces it, so that whole and parts stay together."""
    text = "There are three stages: (1) start; (2) growth; and (3) maturity. Each takes time."
    assert _sentences(text) == ["There are three stages: (1) start; (2) growth; and (3) maturity.", "Each takes time."]


def test_names_numbered_between_commas_stay_in_their_sentence() -> None:
    """Commas part names, no sentences: the first of them is not torn from what introduces it."""
    text = "The menu has three kinds of bread: (1) rye bread, (2) wheat bread with seeds, and (3) flat bread. All sell."
    assert _sentences(text) == [text.removesuffix(" All sell."), "All sell."]


def test_numbers_with_one_bracket_start_items() -> None:
    """ "1)" opens an item as "(1)" does."""
    text = "We find: 1) The trust of users raises their loyalty to firms; 2) The price of goods does not change it."
    assert [found[:2] for found in _sentences(text)] == ["We", "1)", "2)"]


def test_numbers_without_brackets_start_items() -> None:
    """Both "1.The" and "2. The" open items; the number itself never becomes a sentence."""
    text = "The results suggest that: 1.The first strategy has an effect on sales; 2. The second one has none on them."
    found = _sentences(text)
    assert found[1].startswith("1.The first")
    assert found[2].startswith("2. The second")


def test_a_stray_bracket_swallows_nothing() -> None:
    """A bracket that never closes does not join the sentences after it."""
    text = "Trust (and only trust matters here. " + "Users share more with others every day. " * 12
    assert len(_sentences(text)) == 13


def test_clauses_part_at_conjunctions_and_not_in_brackets() -> None:
    """Clauses part at ; and : and at a comma before a conjunction; a list's commas do not part."""
    text = "Trust, openness and care help, while cost (a burden, but small) hurts; firms know it."
    spans = en.clauses(text, 0, len(text))
    assert [s.of(text) for s in spans] == [
        "Trust, openness and care help,",
        "while cost (a burden, but small) hurts;",
        "firms know it.",
    ]


def test_tokens_keep_hyphens_and_part_marks() -> None:
    """The word "co-creation" is one token; a comma or bracket without spaces around it is one of its own."""
    text = "trend,but co-creation（PSRB）of“users”users’needs"
    assert [text[t.start : t.end] for t in en.tokens(text, 0, len(text))] == [
        "trend", ",", "but", "co-creation", "（", "PSRB", "）", "of", "“", "users", "”", "users", "’", "needs",
    ]  # fmt: skip


def test_offsets_are_those_of_the_text() -> None:
    """Spans count from the text's start, not the passage's, and hold no outer white space."""
    text = "Zero zero.  One here. \n Two there.  "
    spans = en.split(text, 10, len(text))
    assert [(s.start, s.of(text)) for s in spans] == [(12, "One here."), (24, "Two there.")]
    assert en.tokens(text, 12, 21)[0].start == 12


@pytest.mark.parametrize("piece", ["a.", "(", "(1) a ", "A. ", ", and ", "1.A", "’", "p < . "])
def test_a_hostile_sentence_takes_linear_time(piece: str) -> None:
    """A megabyte of one repeated mark is split and parted in seconds."""
    text = piece * (200_000 // len(piece))
    begun = time.perf_counter()
    en.split(text, 0, len(text))
    en.clauses(text, 0, len(text))
    assert time.perf_counter() - begun < 5
