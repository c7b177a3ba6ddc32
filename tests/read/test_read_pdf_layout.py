"""PDF pages: columns, paragraphs, notes, heads, captions and tables are told by where they stand."""

from __future__ import annotations

import pytest
from pages import (
    BODY,
    BOLD,
    HEIGHT,
    LEFT,
    SONG,
    TWO,
    WIDTH,
    Page,
    blocks,
    check,
    flow,
    grid,
    made,
    read,
    seen,
    shape,
    squeeze,
)
from reportlab.pdfbase.pdfmetrics import stringWidth

RIGHT = 310
ONE = [
    "\tCustomers who share what they know with a",
    "firm gain a say in the offers that it makes, and the",
    "firm in turn learns which of its many plans they",
    "will use. The exchange is never free of charge; it",
    "asks for time, for attention and for trust on both",
    "sides, and it may end in disappointment when one",
    "of them withdraws before the other has received",
    "anything that is worth the effort of taking part.",
]


def columns(page: Page, by_rows: bool) -> None:
    """Two columns, painted one after the other or row by row."""
    left, right = ONE + TWO, TWO + ONE
    if by_rows:
        for n, (a, b) in enumerate(zip(left, right, strict=True)):
            page.lines(LEFT, 120 + 13 * n, [a])
            page.lines(RIGHT, 120 + 13 * n, [b])
    else:
        page.lines(LEFT, 120, left)
        page.lines(RIGHT, 120, right)


@pytest.mark.parametrize("by_rows", [False, True])
def test_columns_are_read_one_after_the_other(by_rows: bool) -> None:
    """Two columns are read left before right, in whatever order the page paints them."""
    document = made(lambda page: columns(page, by_rows))
    check(document)
    assert blocks(document) == [flow(ONE), flow(TWO), flow(TWO), flow(ONE)]


def test_a_paragraph_goes_on_over_columns_pages_and_notes() -> None:
    """A paragraph that a footnote and a new page interrupt is one block, and the note is none of it."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE + TWO)
        page.rule(LEFT, 700, LEFT + 80)
        page.lines(LEFT, 704, ["1 The names of all firms are changed."], size=8)
        page.lines(RIGHT, 120, TWO + ONE[:5])
        page.turn()
        page.lines(LEFT, 120, ONE[5:] + TWO)
        page.lines(RIGHT, 120, ONE + TWO)

    document = made(draw)
    check(document)
    assert blocks(document, "footnote") == ["1 The names of all firms are changed."]
    assert blocks(document, "paragraph") == [
        flow(ONE), flow(TWO), flow(TWO), flow(ONE), flow(TWO), flow(ONE), flow(TWO),
    ]  # fmt: skip
    assert document.blocks[-1].page == 2


def test_running_heads_and_page_numbers_are_dropped_but_listed() -> None:
    """Heads that differ from left to right page and page numbers are not in the text; they are in ``dropped``."""

    def draw(page: Page) -> None:
        for n, head in enumerate(["Review of Joint Value 7 (2021)", "Ash and Elm: On dialogue"] * 2):
            page.say(200, 40, head, size=9)
            page.lines(LEFT, 120, ONE + TWO)
            page.say(WIDTH / 2, HEIGHT - 50, str(31 + n), size=9)
            page.turn()

    document = made(draw)
    assert "Ash and Elm" not in document.text
    assert "Review of" not in document.text
    assert "Ash and Elm: On dialogue" in document.dropped
    assert {"31", "32", "33", "34"} <= set(document.dropped)


def test_headings_are_told_by_number_style_and_room() -> None:
    """Bold numbered lines are headings with their depth; a number within a sentence at a line's start is none."""
    odd = [
        "\tThe share of those who took part fell to about",
        "0.27 in the second year, while the others still",
        "2 of 3 firms kept.",
    ]

    def draw(page: Page) -> None:
        page.say(LEFT, 60, "Dialogue as a Routine of Value Creation", size=18, font=BOLD)
        page.say(LEFT, 100, "1 Introduction", size=12, font=BOLD)
        top = page.lines(LEFT, 125, ONE + TWO)
        page.say(LEFT, top + 8, "1.1 Earlier work on dialogue", size=10, font=BOLD)
        page.lines(LEFT, top + 26, ONE + TWO + odd)

    document = made(draw)
    assert blocks(document, "title") == ["Dialogue as a Routine of Value Creation"]
    assert [(b.level, document.text[b.start : b.end]) for b in document.blocks if b.kind == "heading"] == [
        (1, "1 Introduction"), (2, "1.1 Earlier work on dialogue"),
    ]  # fmt: skip
    assert flow(odd) in blocks(document, "paragraph")


def test_words_divided_at_line_ends_are_joined() -> None:
    """A hyphen at a line's end goes, unless the paper writes the word with it; each letter keeps its place."""
    lines = [
        "\tThe co-creation of value asks for partici-",
        "pation in the firm's service-dominant plans. Co-",
        "creation is no end in itself.",
    ]

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, [*ONE, *TWO, *lines])

    document = made(draw)
    check(document)
    text = document.text
    assert "asks for participation in the firm's" in text
    assert "plans. Co-creation is no end" in text
    at = text.index("participation")
    first, second = document.map.boxes(at, at + len("participation"))
    assert first.top < second.top
    assert first.x0 > second.x0


def test_raised_numbers_are_marked() -> None:
    """A raised citation number stands in the text where it is drawn, marked as superscript."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.say(LEFT, 300, "Value arises in use")
        x = LEFT + stringWidth("Value arises in use", BODY, 10)
        page.say(x, 298, "12", size=6)
        page.say(x + stringWidth("12", BODY, 6), 300, " and not before.")

    document = made(draw)
    at = document.text.index("12 and not before")
    assert document.text[at - 3 : at] == "use"
    assert [(m.start, m.end, m.kind) for m in document.marks] == [(at, at + 2, "superscript")]


def test_a_sentence_about_a_table_is_no_caption() -> None:
    """A line that begins with a table's number and goes on with a verb is running text."""
    about = ["\tTable 1 reports the means of all the items that", "were asked, and Table 2 their correlations."]

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, [*ONE, *about, *TWO])
        page.say(LEFT, 400, "Table 1. Means of the items", size=9)

    document = made(draw)
    assert flow(about) in blocks(document, "paragraph")
    assert blocks(document, "caption") == ["Table 1. Means of the items"]


ROWS = [
    ["Path", "Beta", "t", "Verdict"],
    ["H1 Trust to use", "0.31", "4.20", "Yes"],
    ["H2 Cost to use", "-0.05", "0.81", "No"],
]


@pytest.mark.parametrize("ruled", [False, True])
def test_tables_have_cells_and_are_no_prose(ruled: bool) -> None:
    """A table, three-line or fully ruled, is one block with its cells in row order; its caption stands beside it."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.say(LEFT + 40, 260, "Table 1. Tests of the hypotheses", size=9)
        for n, row in enumerate(ROWS):
            for x, text in zip((64, 180, 230, 280), row, strict=True):
                page.say(x, 280 + 16 * n, text, size=9)
        for top in (276, 292, 308, 324) if ruled else (276, 292, 324):
            page.rule(60, top, 330)
        if ruled:
            for x in (60, 176, 226, 276, 330):
                page.canvas.line(x, HEIGHT - 276, x, HEIGHT - 324)
        page.lines(LEFT, 350, TWO)

    document = made(draw)
    check(document)
    assert grid(document) == ROWS
    table = document.tables[0]
    assert table.page == 1
    assert table.caption is not None
    assert table.caption.of(document.text) == "Table 1. Tests of the hypotheses"
    assert [kind for kind, _ in shape(document)] == ["paragraph", "caption", "table", "paragraph"]


def test_a_table_without_rules_is_told_by_its_caption() -> None:
    """Rows of three and more cells under a caption are a table, also where no rule is drawn."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.say(LEFT + 40, 260, "Table 1. Tests of the hypotheses", size=9)
        for n, row in enumerate(ROWS):
            for x, text in zip((64, 180, 230, 280), row, strict=True):
                page.say(x, 280 + 14 * n, text, size=9)

    assert grid(made(draw)) == ROWS


ITEMS = [
    ["Item", "One", "Two"],
    ["Our customers tell us early what they expect from a service", "0.81", "0.12"],
    ["Our customers help one another in forums run by the firm", "0.79", "0.10"],
    ["and by partners of the firm", "", ""],
    ["We share what we know with customers who ask in the forum", "0.11", "(0.84)"],
    ["Knowledge is passed on to new members of the team at once", "0.08", "0.77"],
    ["The firm and its customers meet in workshops every year", "0.76", "0.02**"],
]


@pytest.mark.parametrize("closed", [False, True])
def test_items_with_their_loadings_are_a_table(closed: bool) -> None:
    """Sentences with numbers beside them, between rules or under a ruled head that nothing closes, are no prose."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.say(LEFT + 40, 260, "Table 1. Factor loadings", size=9)
        for n, row in enumerate(ITEMS):
            for x, text in zip((64, 350, 400), row, strict=True):
                page.say(x, 280 + 13 * n, text, size=9)
        for top in (276, 292, 373) if closed else (276, 292):
            page.rule(60, top, 440)
        page.lines(LEFT, 410, TWO)

    document = made(draw)
    assert grid(document) == ITEMS
    assert [kind for kind, _ in shape(document)] == ["paragraph", "caption", "table", "paragraph"]


def test_a_hypothesis_table_without_rules_is_read_whole() -> None:
    """Long paths, a title on a line of its own and empty cells do not end a table that no rule marks."""
    rows = [
        ["Hypothesis", "Path", "Beta", "t", "Verdict"],
        ["H1", "Customer participation -> Value co-creation", "0.42***", "6.31", "Supported"],
        ["H2a", "Platform trust x Participation -> Knowledge sharing", "0.15*", "2.11", "Supported"],
        ["H2b", "Anxiety x Participation -> Knowledge sharing", "-0.06", "1.24", "Not supported"],
    ]

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.say(LEFT, 260, "Table 2", size=9)
        page.say(LEFT, 272, "Results of the hypothesis tests", size=9)
        for n, row in enumerate(rows):
            for x, text in zip((LEFT, 130, 345, 395, 440), row, strict=True):
                page.say(x, 290 + 13 * n, text, size=9)

    document = made(draw)
    assert grid(document) == rows
    assert blocks(document, "caption") == ["Table 2 Results of the hypothesis tests"]


def test_cells_of_several_lines_between_rules_are_one_row() -> None:
    """In a fully ruled table whose cells run over lines, a row is what stands between two rules."""
    cells = [
        [["Firm"], ["Role of the", "customer"], ["Outcome"]],
        [["Alpha"], ["tests new tools and", "reports what fails", "to the firm"], ["fewer faults"]],
        [["Beta"], ["writes manuals for", "other users"], ["trust"]],
    ]

    def draw(page: Page) -> None:
        top, edges = 200.0, [200.0]
        for row in cells:
            high = max(map(len, row))
            for x, cell in zip((70, 150, 290), row, strict=True):
                for n, text in enumerate(cell):
                    page.say(x + 4, top + 3 + 6 * (high - len(cell)) + 12 * n, text, size=9)
            top += 12 * high + 5
            edges.append(top)
        for edge in edges:
            page.rule(70, edge, 400)
        for x in (70, 150, 290, 400):
            page.canvas.line(x, HEIGHT - edges[0], x, HEIGHT - edges[-1])
        page.lines(LEFT, top + 30, TWO)

    assert grid(made(draw)) == [[" ".join(cell) for cell in row] for row in cells]


CHINESE = [
    "\t\t数字平台改变了企业与顾客之间的关系，顾客不再",
    "只是购买者，也是共同创造价值的人。平台为双方提供",
    "了对话的场所，使需求能够及时得到回应，资源得以重",
    "新组合[3]。",
    "\t\t然而，参与并不总是带来回报。当规则不透明时，",
    "顾客会感到被利用，并逐渐退出。",
]


def test_chinese_lines_are_joined_without_spaces() -> None:
    """Chinese paragraphs are told by their indent and joined without spaces; a drawn space between words stays."""

    def draw(page: Page) -> None:
        page.say(150, 60, "平台对话与价值共创", size=18, font=SONG)
        page.say(200, 90, "陆青禾 尹可", size=11, font=SONG)
        page.say(LEFT, 120, "摘要：本文讨论平台对话。", size=10, font=SONG)
        top = 150.0
        for line in [*CHINESE, *CHINESE]:
            page.say(LEFT + 10 * line.count("\t"), top, line.strip("\t"), 10, SONG)
            top += 15

    document = made(draw)
    check(document)
    assert shape(document)[0] == ("title", "平台对话与价值共创")
    assert "陆青禾 尹可" in document.text
    first = "".join(line.strip() for line in CHINESE[:4])
    second = "".join(line.strip() for line in CHINESE[4:])
    assert blocks(document, "paragraph")[1:] == [first, second, first, second]


def test_boxes_read_back_what_the_quote_says() -> None:
    """For each sentence of each paragraph the page draws, inside the quote's boxes, just that quote."""
    page = Page()
    columns(page, by_rows=True)
    page.turn()
    columns(page, by_rows=False)
    data = page.data()
    document = read(data)
    count = 0
    for block in document.blocks:
        start = block.start
        for at in range(block.start, block.end):
            if document.text[at] in ".;":
                quote = document.text[start : at + 1]
                assert seen(data, document.map.boxes(start, at + 1)) == squeeze(quote)
                start, count = at + 1, count + 1
    assert count > 20


def test_a_turned_page_is_read_as_it_is_shown() -> None:
    """On a page that is shown turned, text and boxes are those of the page as it is shown."""

    def draw(page: Page) -> None:
        page.canvas.setPageRotation(90)
        page.canvas.rotate(90)
        page.canvas.setFont("Times-Roman", 10)
        for n, line in enumerate([*ONE, *TWO]):
            page.canvas.drawString(80 + 18 * line.startswith("\t"), -100 - 13 * n, line.strip())

    document = made(draw)
    check(document)
    assert blocks(document) == [flow(ONE), flow(TWO)]
    first = document.map.boxes(0, 10)[0]
    assert 90 < first.x0 < 105
    assert 85 < first.top < 95


def test_slanted_stamps_are_set_aside() -> None:
    """Text turned against the page (a watermark, a margin stamp) is not in the text but listed."""

    def draw(page: Page) -> None:
        page.lines(LEFT, 120, ONE)
        page.canvas.saveState()
        page.canvas.translate(300, 300)
        page.canvas.rotate(45)
        page.canvas.drawString(0, 0, "DRAFT")
        page.canvas.restoreState()

    document = made(draw)
    assert "DRAFT" not in document.text
    assert "DRAFT" in document.dropped


def test_the_same_file_gives_the_same_document() -> None:
    """Reading a file twice gives equal documents."""
    page = Page()
    columns(page, by_rows=True)
    data = page.data()
    assert read(data) == read(data)


def test_an_abstract_without_a_label_is_no_front_matter() -> None:
    """Sentences between the authors and the first heading are a paragraph that can be mined."""
    told = [
        "This study asks how dialogue turns into value.",
        "It follows two firms and their customers for three",
        "years. Dialogue increases trust, and trust in turn",
        "increases the use of what both have made.",
    ]

    def draw(page: Page) -> None:
        page.say(LEFT, 60, "Dialogue as a Routine of Value Creation", size=18, font=BOLD)
        page.say(LEFT, 90, "Ada Ash and Bo Elm", size=11)
        page.lines(LEFT + 15, 120, told, size=9)
        page.say(LEFT, 190, "Introduction", size=12, font=BOLD)
        page.lines(LEFT, 215, ONE + TWO)

    document = made(draw)
    assert flow(told) in blocks(document, "paragraph")
    assert blocks(document, "front") == ["Ada Ash and Bo Elm"]


def test_an_abstract_beside_its_keywords_is_no_table() -> None:
    """Between rules, a column of sentences beside a narrow one is read as text, column by column."""

    def draw(page: Page) -> None:
        page.rule(60, 100, 520)
        page.lines(60, 110, ["Keywords:", "dialogue", "trust", "routine", "firm", "customer"], size=8)
        page.lines(
            200,
            110,
            [
                "Dialogue increases trust, and trust in turn increases the use of what has been made",
                "by both of the parties. The firms that were observed differ in how they begin, while the",
            ]
            * 4,
            size=8,
        )
        page.rule(60, 124, 520)
        page.rule(60, 200, 520)
        page.lines(60, 230, ONE + TWO)

    document = made(draw)
    assert document.tables == ()
    prose = "\n".join(blocks(document, "paragraph"))
    assert "what has been made by both of the parties. The firms" in prose
    assert "dialogue Dialogue" not in prose


def test_signs_read_as_digits_are_reported() -> None:
    """A text that says 5 where statistics have an equals sign is reported; its statistics cannot be trusted."""
    lines = ["\tTrust increases use (b 5 0.32, p 5 0.01), and so", "does cost (b 5 0.12, p 5 0.04), as expected."]
    document = made(lambda page: page.lines(LEFT, 120, [*ONE, *lines, *TWO]) and None)
    assert [problem.code for problem in document.problems] == ["pdf.signs"]
