"""PDF characters: sideways and slanted text, letters off the page, false maps, and where a space stands."""

from __future__ import annotations

import io
from dataclasses import replace

import numpy as np
import pikepdf
import pytest
from pages import BODY, HEIGHT, WIDTH, Page, blocks, check, grid, made, read, seen, squeeze

from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.drawn import Drawing
from pipeline.read.pdf.lines import Fragment, TextLine
from pipeline.read.pdf.repair import unshifted
from pipeline.read.pdf.runs import Letters, line_runs

PROSE = [
    "Routines of dialogue carry much of the burden that contracts cannot carry.",
    "They turn single meetings into a habit, and a habit is cheap to repeat. The",
    "firms that we visited had 412 such routines between them, most of them old.",
] * 4
ROWS = [
    ["Variable", "Mean", "S.D.", "Trust"],
    ["Dialogue between firms", "3.41", "0.92", "0.37"],
    ["Shared rules of exchange", "4.08", "1.13", "-0.15"],
    ["Cost of taking part", "2.76", "0.85", "0.22"],
    ["Number of earlier projects", "12.60", "7.04", "0.08"],
]


def sideways(page: Page, quarters: int) -> None:
    """A table with its caption, turned counter-clockwise by quarters, and an upright running head."""
    canvas = page.canvas
    page.say(200, 40, "On dialogue 17", size=9)
    canvas.saveState()
    canvas.translate(*((WIDTH, 0) if quarters == 1 else (WIDTH, HEIGHT) if quarters == 2 else (0, HEIGHT)))
    canvas.rotate(90 * quarters)
    high = WIDTH if quarters % 2 else HEIGHT
    canvas.setFont(BODY, 9)
    canvas.drawString(120, high - 140, "Table 2. Means and correlations of the variables")
    for y in (150, 170, 245):
        canvas.line(120, high - y, 520, high - y)
    for n, row in enumerate(ROWS):
        for x, text in zip((120, 320, 390, 460), row, strict=True):
            canvas.drawString(x, high - 163 - 18 * n, text)
    canvas.restoreState()


@pytest.mark.parametrize("quarters", [1, 2, 3])
def test_a_sideways_table_is_read_upright(quarters: int) -> None:
    """A page whose text stands sideways is read as a reader turns it: cells in rows, and each quote's box its own."""
    page = Page()
    page.lines(60, 120, PROSE)
    page.turn()
    sideways(page, quarters)
    data = page.data()
    document = read(data)
    check(document)
    assert grid(document) == ROWS
    assert document.tables[0].page == 2
    assert blocks(document, "caption") == ["Table 2. Means and correlations of the variables"]
    assert "On dialogue 17" in document.dropped
    assert (document.pages[1].width, document.pages[1].height) == pytest.approx((WIDTH, HEIGHT), abs=0.1)
    for row in ROWS:
        for cell in row:
            for word in cell.split():
                start = document.text.index(word, document.tables[0].start)
                boxes = document.map.boxes(start, start + len(word))
                assert sorted(seen(data, boxes)) == sorted(word)


def test_letters_slanted_by_their_matrix_are_read() -> None:
    """Text that a program slants by a matrix, as it does with Chinese, stands upright: it is read, with its spaces."""

    def draw(page: Page) -> None:
        page.lines(60, 120, PROSE)
        page.canvas.saveState()
        page.canvas.transform(1, 0, 0.25, 1, 60, HEIGHT - 400)
        page.canvas.setFont(BODY, 10)
        page.canvas.drawString(0, 0, "Nobody of the old staff had left the firm by 2019.")
        page.canvas.restoreState()

    document = made(draw)
    check(document)
    assert "Nobody of the old staff had left the firm by 2019." in document.text
    assert document.dropped == ()


def test_turned_text_that_is_left_out_is_reported() -> None:
    """Sideways text beside upright text is set aside, listed, and named with its page, unless it is a stamp."""
    stamp = "Vol. 7 of 2021"
    aside = "Share of the firms that had more than ten routines, by year"

    def draw(page: Page) -> None:
        for n in range(2):
            page.lines(60, 120, PROSE)
            for x, text in ((20, stamp), (40, aside))[: n + 1]:
                page.canvas.saveState()
                page.canvas.translate(x, 200)
                page.canvas.rotate(90)
                page.canvas.drawString(0, 0, text)
                page.canvas.restoreState()
            page.turn()

    document = made(draw)
    assert [(p.code, p.severity, p.page) for p in document.problems] == [("pdf.turned", "note", 2)]
    assert any(squeeze(aside) in squeeze(text) for text in document.dropped)
    assert aside not in document.text


def test_letters_off_the_page_are_set_aside() -> None:
    """What stands outside the page, or is larger than it, is not in the text but listed; it makes no column."""

    def draw(page: Page) -> None:
        page.lines(60, 120, PROSE)
        page.say(WIDTH + 50, 130, "printer's note", size=8)
        page.say(-200000, 140, "far away", size=8)
        page.say(0, -9000, "W", size=9000)

    document = made(draw)
    check(document)
    assert blocks(document) == [" ".join(PROSE)]
    assert any("printer's note" in text for text in document.dropped)


def test_a_page_of_absurd_boxes_is_read_in_time() -> None:
    """Sizes and places of a damaged file do not make the search for columns endless."""
    stream = io.BytesIO()
    page = Page()
    page.lines(60, 120, PROSE)
    with pikepdf.open(io.BytesIO(page.data())) as pdf:
        wild = "".join(
            f"BT /F1 {size} Tf 1 0 0 1 {x} {y} Tm (wild) Tj ET\n"
            for size, x, y in ((1e30, 0, 0), (10, 3e38, 0), (-1e9, 5, 5), (1e9, -1e9, 20), (0.0000001, 30, 30))
        )
        pdf.pages[0].contents_add(pdf.make_stream(wild.encode()))
        pdf.save(stream)
    document = read(stream.getvalue())
    check(document)
    assert " ".join(PROSE) in document.text


def glyphs(code: str, font: list[int], fonts: tuple[str, ...]) -> Glyphs:
    """Glyphs of which nothing counts but what they are and their fonts."""
    none = np.zeros(len(code), np.float32)
    names = tuple((name, False, False) for name in fonts)
    return Glyphs(
        *(100.0, 100.0, np.array([ord(c) for c in code], np.int32), none, none, none, none, none, none > 0),
        *(np.array(font, np.int32), names, 0, "", "", 0, Drawing(0.0, 0.0, ())),
    )  # fmt: skip


def test_letters_that_stand_a_plane_of_han_too_high_are_repaired() -> None:
    """A font that maps ASCII to U+8F00 plus ASCII gives its letters and digits; true Han of that plane stay."""
    false = "".join(chr(0x8F00 + ord(c)) for c in "[3]N=1046,p<.05")
    true = "转轮软轴轻载较辑输边过"
    page = glyphs(false + true, [0] * len(false) + [1] * len(true), ("CMR10", "SimSun"))
    assert unshifted([page]) == [len(false)]
    assert "".join(map(chr, page.code)) == "[3]N=1046,p<.05" + true
    few = glyphs("转轮软轴轻", [0] * 5, ("SimSun",))
    assert unshifted([few]) == [0]
    assert "".join(map(chr, few.code)) == "转轮软轴轻"


@pytest.mark.parametrize(
    ("parts", "gaps", "wanted"),
    [
        (["of", "Management"], [-0.02], "of Management"),
        (["superior", "firm"], [0.05], "superior firm"),
        (["(1994:", "199)"], [0.15], "(1994: 199)"),
        (["27.", "2"], [0.24], "27.2"),
        (["(", "C-7"], [0.2], "(C-7"),
        (["1995", "."], [0.1], "1995."),
    ],
)
def test_a_guessed_space_is_believed_between_words(parts: list[str], gaps: list[float], wanted: str) -> None:
    """Where PDFium guesses a space between words it is one, however narrow; beside a stop or in a number it is none."""
    assert texts([list(zip(parts, [0.0, *gaps], strict=True))], guessed=True) == [wanted]


def texts(lines: list[list[tuple[str, float]]], *, guessed: bool = False) -> list[str]:
    """The texts of lines, each made of parts and the gaps before them, in ems; letters are half an em wide.

    "\b" before a letter sets it on the place of the letter before it; ``guessed``: before each part PDFium guesses
    a space.
    """
    string, x0, x1, guesses, found = [], [], [], [], []
    for number, parts in enumerate(lines):
        begin, at = len(string), 100.0
        for n, (part, gap) in enumerate(parts):
            at += 10 * gap
            for k, letter in enumerate(part):
                if letter == "\b":
                    at = x0[-1]
                    continue
                string.append(letter)
                guesses.append(guessed and bool(n and not k))
                x0.append(at)
                x1.append(at := at + (10 if "一" <= letter <= "鿿" else 5))
        top = 20.0 * number
        fragments = [Fragment(begin, len(string), 100.0, top, at, top + 10, 10.0)]
        found.append(TextLine(fragments, 100.0, top, at, top + 10, 10.0))
    sizes = np.full(len(string), 10.0, np.float32)
    page = replace(
        *(glyphs("".join(string), [0] * len(string), ("SimSun",)),),
        **{"x0": np.array(x0, np.float32), "x1": np.array(x1, np.float32), "em": sizes, "guessed": np.array(guesses)},
    )
    return [run.text for run in line_runs(found, Letters.of(page, string))]


LINES = {
    "3.1 信任机制": [("3.1", 0.0), ("信任机制", 0.2)],
    "信任机制": [("信", 0.0), ("任", 0.4), ("机", 0.4), ("制", 0.4)],
    "信任 机制": [("信任", 0.0), (" ", 0.0), ("机制", 0.0)],
    "共创，价值": [("共创，", 0.0), ("价值", 0.9)],
    "office staff": [("of", 0.0), ("\bfice", 0.0), ("staff", 0.6)],
    "p = 27.2": [("p", 0.0), ("=", 0.3), ("27", 0.3), (".", 0.05), ("2", 0.3)],
    "": [(" ", 0.0)],
    "a 信": [("a", 0.0), ("信", 0.4)],
}


def test_lines_of_a_page_do_not_mind_each_other() -> None:
    """Spaces, heading numbers and numbers are told within a line, whatever lines are read beside it."""
    assert texts(list(LINES.values())) == list(LINES)
    for wanted, line in LINES.items():
        assert texts([line]) == [wanted]


def test_letters_on_one_place_take_room_together_or_are_painted_twice() -> None:
    """The letters of a ligature add their widths; on a page that paints for weight, the second of two goes."""
    assert texts([[("of", 0.0), ("\bfice", 0.0)]]) == ["office"]
    twice = [("t\btr\bru\bus\bst\bt", 0.0), ("o\bon\bn", 0.3)]
    assert texts([twice]) == ["trust on"]
