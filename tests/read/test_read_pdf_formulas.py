"""PDF lines that are no sentences: formulas set apart and the lettering of figures are blocks of their own."""

from __future__ import annotations

import pytest
from pages import BODY, Page, blocks, check, made, shape

LEFT = 60
BEFORE = [
    "\tRoutines of dialogue carry much of the burden that contracts cannot carry. They turn single",
    "meetings into a habit, and a habit is cheap to repeat. The share of the firm is given by",
]
AFTER = [
    "where R is the number of routines of the firm and D the number of its projects. Where such",
    "routines are missing, each project has to begin anew, and the experience of others is lost.",
    "\tThe effect on sales is large (b = .42, p < .01), and it does not depend on the size of firms or",
    "(t = 2.1, p < .05).",
]
WHOLE = " ".join([*BEFORE, *AFTER[:2]]).strip()


def around(page: Page, high: float = 60) -> None:
    """Text with room for a formula of some height in its midst."""
    page.lines(LEFT, 120, BEFORE)
    page.lines(LEFT, 150 + high, [*AFTER, *BEFORE, *AFTER])


@pytest.mark.parametrize("number", ["", "(3)"])
def test_a_formula_is_a_block_of_its_own_and_the_sentence_goes_on(number: str) -> None:
    """A formula with its fraction and its number at the edge is no part of the sentence around it."""

    def draw(page: Page) -> None:
        around(page)
        page.say(200, 160, "R + 2")
        page.say(160, 168, "S(t) =")
        page.say(200, 176, "D - 1")
        page.say(445, 168, number)

    document = made(draw)
    check(document)
    formula = blocks(document, "formula")
    assert len(formula) == 1
    assert all(part in formula[0] for part in ("R + 2", "S(t) =", "D - 1", number))
    assert blocks(document, "paragraph")[0] == WHOLE
    assert blocks(document, "paragraph")[1] == " ".join(AFTER[2:]).strip()


def test_an_equation_in_words_is_told_by_its_number() -> None:
    """A regression equation whose terms are words is a formula where its number stands at the right edge."""

    def draw(page: Page) -> None:
        around(page, 20)
        page.say(90, 152, "Growth = b0 + b1 Dialogue + b2 Routines + b3 Size + e")
        page.say(445, 152, "(1)")

    document = made(draw)
    assert blocks(document, "formula") == ["Growth = b0 + b1 Dialogue + b2 Routines + b3 Size + e (1)"]
    assert WHOLE in blocks(document, "paragraph")


def test_hypotheses_and_statistics_are_no_formulas() -> None:
    """A path with its number and a paragraph's last line full of statistics stay in the text."""

    def draw(page: Page) -> None:
        around(page, 20)
        page.say(90, 152, "H1: CP > VC (b = .42, p < .01)")

    document = made(draw)
    assert blocks(document, "formula") == []
    text = " ".join(blocks(document, "paragraph"))
    assert "H1: CP > VC (b = .42, p < .01)" in text
    assert "(t = 2.1, p < .05)." in text


def test_the_lettering_of_a_figure_is_no_text() -> None:
    """The numbers on a figure's axis do not run into the paragraph that the figure interrupts."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, BEFORE)
        for n in range(6):
            page.say(120 + 50 * n, 190, str(n * 20), size=10, font=BODY)
        page.lines(
            LEFT,
            215,
            ["Figure 2. The share of firms that had more than ten routines of dialogue in their first year, and"],
        )
        page.lines(LEFT, 228, ["of those that had none."])
        page.lines(LEFT, 260, [*AFTER, *BEFORE, *AFTER])

    document = made(draw)
    assert shape(document)[:3] == [
        ("paragraph", WHOLE),
        ("formula", "0 20 40 60 80 100"),
        (
            "caption",
            "Figure 2. The share of firms that had more than ten routines of dialogue in their first year, and "
            "of those that had none.",
        ),
    ]
