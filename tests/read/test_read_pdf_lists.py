"""PDF pages: reference lists, titles and run-in headings, as papers set them."""

from __future__ import annotations

from pages import BOLD, SONG, Page, blocks, check, made

BODY_LINES = [
    "\tCustomers who share what they know with a firm gain a say in the offers that it makes to them,",
    "and the firm in turn learns which of its many plans they will use. The exchange is never free of",
    "charge; it asks for time, for attention and for trust on both sides, and it may well end in great",
    "disappointment when one of them withdraws before the other has received what it was hoping for.",
]
HANGING = [
    [
        "Abel R. (2001). Sharing and caring among the customers of small firms. Journal of Made-up Studies",
        "61(1): 68–84.",
    ],
    ["Brown T, Cole U. (2002). On the exchange. Journal of Made-up Studies 28: 164–170."],
    [
        "Dunn V. (2004). Habits of dialogue in long projects and what becomes of them afterwards. Review of",
        "14 (2): 5–9.",
    ],
    ["Evans W. (2008). Trust, time and attention in joint work. Made-up Review 92: 401–413."],
]


def hang(page: Page, top: float) -> None:
    """A reference list in small type, further lines indented."""
    for first, *more in HANGING:
        page.say(60, top, first, 8)
        for n, line in enumerate(more, 1):
            page.say(78, top + 10 * n, line, 8)
        top += 10 * (1 + len(more))


def test_a_small_hanging_list_is_entries_and_no_notes() -> None:
    """A reference list in small type at a page's foot is read entry by entry; its volume numbers open no notes."""

    def draw(page: Page) -> None:
        top = page.lines(60, 80, BODY_LINES * 8)
        page.say(60, top + 14, "References", 11, BOLD)
        hang(page, top + 36)

    document = made(draw)
    check(document)
    assert blocks(document, "reference") == [" ".join(entry) for entry in HANGING]
    assert blocks(document, "footnote") == []


def test_numbered_entries_are_no_headings() -> None:
    """A numbered entry of two lines in a reference list is one entry, though its first line looks like a heading."""

    def draw(page: Page) -> None:
        top = page.lines(60, 80, BODY_LINES * 4)
        top = page.lines(60, top + 14, ["REFERENCES"], font=BOLD) + 8
        for number, line in (
            (27, "Abel, R., 1987, Industrial exchange: A made-up approach, Hall and"),
            (28, "Brown, T., 1993, Systems of exchange, Hall and"),
        ):
            page.say(60, top, f"{number}. {line}")
            page.say(80, top + 13, "Daughters, Neverland.")
            top += 32

    document = made(draw)
    assert [text[:9] for text in blocks(document, "heading")] == ["REFERENCE"]
    assert [text[-10:] for text in blocks(document, "reference")] == ["Neverland.", "Neverland."]


def test_a_title_keeps_lines_that_end_with_a_comma() -> None:
    """A large title of several lines is whole though one ends with a comma; the authors' lines are none of it."""

    def draw(page: Page) -> None:
        page.lines(
            120, 60, ["The Effects of Sharing in Customer Skills,", "Customer Habits, and Firm Routines"], size=18
        )
        page.lines(220, 130, ["Ada Example"], size=13)
        page.lines(60, 180, ["Abstract. " + BODY_LINES[1], *BODY_LINES[2:], *BODY_LINES * 3])

    assert blocks(made(draw), "title") == [
        "The Effects of Sharing in Customer Skills, Customer Habits, and Firm Routines"
    ]


def test_a_chinese_papers_title_is_chinese() -> None:
    """A journal's Latin name in larger type above a Chinese title is not the title."""

    def draw(page: Page) -> None:
        page.say(300, 50, "Acta Inventa Sinica", 24)
        page.say(150, 110, "顾客参与和企业惯例的关系研究", 20, SONG)
        page.say(60, 170, "摘要：顾客把知识带进企业，企业由此知道哪些计划会被采用。", 10, SONG)
        for n in range(8):
            page.say(
                60, 190 + 15 * n, "这样的交换从来不是没有代价的，它要求双方付出时间和注意力，也要求彼此信任。", 10, SONG
            )

    assert blocks(made(draw), "title") == ["顾客参与和企业惯例的关系研究"]


def test_a_run_in_heading_stays_with_its_sentence() -> None:
    """A numbered line that goes on with a sentence is text; a line that ends in two numbers is a table's row."""

    def draw(page: Page) -> None:
        top = page.lines(60, 80, BODY_LINES * 2)
        page.say(60, top + 14, "2.1. Sharing among peers.", 10, BOLD)
        page.say(185, top + 14, "In this reading of the idea, those who share are those who stay in a")
        top = page.lines(60, top + 27, ["project until it ends, and who are then asked to take part once more."])
        top = page.lines(60, top + 14, ["3. Pollution control 32.5 35.8"], font=BOLD)
        page.lines(60, top + 14, BODY_LINES)

    document = made(draw)
    assert blocks(document, "heading") == []
    assert any(
        text.startswith("2.1. Sharing among peers. In this reading") and text.endswith("once more.")
        for text in blocks(document, "paragraph")
    )
