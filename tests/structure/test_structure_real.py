"""What real papers do that neat ones do not: journal names above titles, notes in lists, headings in sentences."""

from __future__ import annotations

import pytest
from structure_paper import cited, kinds, paper, reasons

from pipeline.structure import structure
from pipeline.structure.entries import parse
from pipeline.structure.names import inverted, surname

SENTENCE = "Customers who share what they know with a firm gain a say in the offers that it makes to them. "


@pytest.mark.parametrize(
    ("line", "head", "venue", "year"),
    [
        (
            "Inv. Str. Env. 22, 471–483 (2013)",
            "Inventive Strategy and the Environment",
            "Inventive Strategy and the Environment",
            "2013",
        ),
        ("Inv. Mgmt. J., 26:827–840 (2005)", "Inventive Management Journal", "Inventive Management Journal", "2005"),
        ("Inv. Mgmt. J., 26:827–840 (2005)", "Sharing", "Inv. Mgmt. J", "2005"),
        ("©Journal of Made-up Studies 1979, Vol. 22, No. 3, 501-515.", "Sharing", "Journal of Made-up Studies", "1979"),
        ("Academy of Rooms Journal 1979, Vol. 22, No. 3, 501-515.", "Sharing", "Academy of Rooms Journal", "1979"),
        ("东海大学学报 2019年第3期", "Sharing", "东海大学学报", "2019"),
    ],
)
def test_a_journal_is_named_in_full_where_the_page_has_its_name(line: str, head: str, venue: str, year: str) -> None:
    """An abbreviated journal line gives the full name that stands at the top of the page; a © sign is no part of it."""
    document = paper(head, ("title", "What Customers Know"), "Ada Example", SENTENCE * 6, dropped=(line,))
    outline = structure(document)
    assert (outline.venue, outline.year) == (venue, year)


@pytest.mark.parametrize(
    ("blocks", "words"),
    [
        (
            ("Keywords:", "Sharing", "Trust", "Joint work", ("heading", "1. Introduction")),
            ("Sharing", "Trust", "Joint work"),
        ),
        ((("footnote", "Keywords: sharing; trust"), ("heading", "1. Introduction")), ("sharing", "trust")),
    ],
)
def test_key_words_under_their_label_or_in_a_note_are_read(
    blocks: tuple[str | tuple[str, str], ...], words: tuple[str, ...]
) -> None:
    """Key words that stand one a line under their label are all read, and those that a footnote gives."""
    outline = structure(paper(("title", "What Customers Know"), "Ada Example", *blocks, SENTENCE * 3))
    assert outline.keywords == words
    assert [s.kind for s in outline.sections][-1] == "introduction"


def test_lines_of_a_table_of_contents_are_no_headings() -> None:
    """Lines under "Contents" that end with a page's number are set aside, whatever the reader calls them."""
    document = paper(
        ("title", "What Customers Know"),
        ("heading", "Contents"),
        ("heading", "1. Introduction 2"),
        ("heading", "2. Sharing and trust 3"),
        "2.1. Trust 4 2.2. Sharing 12",
        ("heading", "1. Introduction"),
        SENTENCE * 2,
        ("heading", "2. Sharing and trust"),
        SENTENCE * 2,
    )
    outline = structure(document)
    assert [title for _, _, title in kinds(outline)][-2:] == ["Introduction", "Sharing and trust"]
    assert len(outline.sections) == 3
    assert "2.1. Trust 4" in reasons(document, outline)["contents"][0]


def test_a_heading_that_a_sentence_follows_opens_a_section() -> None:
    """ "2.1. Setting. We …" and "Measures. We …" are headings up to their stop; the sentence behind is mined."""
    document = paper(
        ("title", "What Customers Know"),
        ("heading", "1. Introduction"),
        SENTENCE * 2,
        ("heading", "2. Method"),
        "2.1. Reading rooms. " + SENTENCE * 2,
        "Measures. " + SENTENCE * 2,
        "Customers share. " + SENTENCE * 2,
    )
    outline = structure(document)
    assert kinds(outline)[-2:] == [("method", 2, "Reading rooms"), ("method", 3, "Measures")]
    assert reasons(document, outline)["heading"] == ["2.1. Reading rooms.", "Measures."]


def test_a_summary_at_the_end_is_a_conclusion() -> None:
    """ "Summary" in front heads an abstract, behind the findings a conclusion."""
    first, last = (("heading", "SUMMARY"), SENTENCE * 3), (("heading", "RESULTS"), SENTENCE * 2)
    assert [s.kind for s in structure(paper(("title", "On Sharing"), *first, *last)).sections][1] == "abstract"
    assert [s.kind for s in structure(paper(("title", "On Sharing"), *last, *first)).sections][-1] == "conclusion"


def test_a_note_among_the_entries_does_not_cut_one_in_two() -> None:
    """A footnote that stands inside an entry, at a page's foot, is no entry, and the entry's authors stay together."""
    document = paper(
        ("heading", "1 Introduction"),
        SENTENCE + "So it was (Abel et al., 2018; Small, 1973).",
        ("heading", "References"),
        ("reference", "Waleed Abel, Dirk Brown, Chandra Cole, Iz Dunn,"),
        ("footnote", "19See the web page of the project."),
        (
            "reference",
            "Kyle Evans, and Oren Field. 2018. Sharing in small rooms. In Proceedings of Rooms, pages 84–91.",
        ),
        ("reference", "Henry Small. 1973. Rooms of trust. Journal of Rooms, 24(4):265–269."),
    )
    outline = structure(document)
    assert [len(r.authors) for r in outline.references] == [6, 1]
    assert cited(document, outline) == [("Abel et al., 2018", ("ref-1",)), ("Small, 1973", ("ref-2",))]


@pytest.mark.parametrize("name", ["Henry Small", "Jie Tang", "Simone Teufel", "Wade Allen"])
def test_the_end_of_a_given_name_is_no_particle(name: str) -> None:
    """A family name does not take the last letters of the given name with it."""
    assert surname(name) == name.split()[1]
    assert surname("Laurens van der Maaten") == "van der Maaten"


def test_inverted_names_are_paired() -> None:
    """A list that puts every family name first is cut between persons, not at every comma."""
    assert inverted("Anders, Eugene W., Forn, Claes, and Lehm, Donald R.") == [
        "Anders, Eugene W.", "Forn, Claes", "Lehm, Donald R.",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            "Abel, Ada W., and Brown, Tom: The Sharing of Rooms. Journal of Rooms 58 (July 1994): 53–66.",
            (("Abel, Ada W.", "Brown, Tom"), "1994", "The Sharing of Rooms", "Journal of Rooms", "58", "July", "53-66"),
        ),
        (
            "Abel, A., Cole, B., 2010. Mainstreaming shared rooms: why and how. J. Made. Prod. 18, 1608e1628.",
            (
                ("Abel, A.", "Cole, B."),
                "2010",
                "Mainstreaming shared rooms: why and how",
                "J. Made. Prod",
                "18",
                "",
                "1608-1628",
            ),
        ),
        (
            "Ying Abel, Guo Cole, and Cheng xiang Dunn. 2014. Rooms and trust: The next step. JASIST, 65:1820–1833.",
            (
                ("Ying Abel", "Guo Cole", "Cheng xiang Dunn"),
                "2014",
                "Rooms and trust: The next step",
                "JASIST",
                "65",
                "",
                "1820-1833",
            ),
        ),
    ],
)
def test_entries_of_further_styles_are_read(raw: str, fields: tuple[object, ...]) -> None:
    """Names with a colon behind them, abbreviated journals, dashes read as "e", pages that look like years."""
    found = parse(raw)
    assert (found.authors, found.year, found.title, found.venue, found.volume, found.issue, found.pages) == fields


def test_an_institution_is_cited_by_the_first_word_of_its_name() -> None:
    """ "(Roomwatch, 2000)" means the entry of "Roomwatch Annual Report"; a person's given name is not looked at."""
    document = paper(
        ("heading", "1 Introduction"),
        SENTENCE + "So it was (Roomwatch, 2000; Ada, 2000).",
        ("heading", "References"),
        "Roomwatch Annual Survey. (2000). Rooms of the world. Neverland: Made-up Press.",
        "Brown, Ada. (2000). Rooms of trust. Journal of Rooms, 24(4), 265–269.",
    )
    assert cited(document, structure(document)) == [("Roomwatch, 2000", ("ref-1",)), ("Ada, 2000", ())]


def test_a_numbered_list_without_a_heading_and_without_stops_is_found() -> None:
    """Entries "[1] …" in unbroken order with a year each are a reference list though no heading announces them."""
    entries = [f"[{n}] Abel A and Cole B 20{n:02} Phys. Rooms {n} 1{n}3" for n in range(1, 8)]
    document = paper(("heading", "1 Introduction"), SENTENCE + "So it was [1, 3-5].", *[SENTENCE * 2] * 3, *entries)
    outline = structure(document)
    assert [r.id for r in outline.references] == [f"ref-{n}" for n in range(1, 8)]
    assert cited(document, outline) == [("[1, 3-5]", ("ref-1", "ref-3", "ref-4", "ref-5"))]


def test_a_list_glued_to_its_heading_is_cut_from_it() -> None:
    """The first entry may follow the words 参考文献 without a blank."""
    document = paper(
        ("heading", "一、引言"),
        "书店与读者共创价值（Abel, 2020）。" * 8,
        "参考文献Abel,S. (2020). Rooms of trust. Journal of Rooms, 27(7),1107-1124.",
        "Brown,T., & Cole, U. (2021). Rooms and habits. Journal of Rooms, 28(1), 1-14.",
    )
    outline = structure(document)
    assert [r.authors for r in outline.references] == [("Abel, S.",), ("Brown, T.", "Cole, U.")]


@pytest.mark.parametrize(
    ("raw", "fields"),
    [
        (
            "3. Abel, E. R., 1993, “Rooms of trust: A made-up view,” Journal of Rooms, Vol. 7, No. 4, pp. 32-43.",
            (("Abel, E. R.",), "1993", "Rooms of trust: A made-up view", "Journal of Rooms", "7", "4", "32-43"),
        ),
        (
            "14. Clark, K. B. and Field, T., 1991, Rooms and performance, Made-up School Press, Neverland.",
            (("Clark, K. B.", "Field, T."), "1991", "Rooms and performance", "Made-up School Press", "", "", ""),
        ),
        (
            "Swan, John E.: Trust in Rooms, in Habits, and Trust, Ralph L. Day, ed., Hall. 1977, pp. 10–17.",
            (("Swan, John E.",), "1977", "Trust in Rooms", "Habits, and Trust", "", "", "10-17"),
        ),
        (
            "Chin W. (1998). Rooms and squares. In Methods for rooms, Brown GA (ed.). Made-up Press: Hill; 295–336.",
            (("Chin W",), "1998", "Rooms and squares", "Methods for rooms", "", "", "295-336"),
        ),
        (
            "[3] 王丽, 赵明轩, 李四, 等. 书店的转型[C]//第五届服务会议论文集. 北京: 服务出版社, 2016: 45-50.",
            (("王丽", "赵明轩", "李四"), "2016", "书店的转型", "第五届服务会议论文集", "", "", "45-50"),
        ),
        (
            "[8] Hall E. Rooms[M]// Brown B. Handbook of rooms. 3rd ed. London: Hall, 2001: 5-9.",
            (("Hall E",), "2001", "Rooms", "Handbook of rooms", "", "", "5-9"),
        ),
        (
            "[4] 国家统计局. 2020年统计公报[EB/OL]. (2021-02-28)[2021-05-01]. http://www.example.cn/t1.html.",
            (("国家统计局",), "2021", "2020年统计公报", "", "", "", ""),
        ),
        (
            "[6] 王丽, 等. 网络首发文章[J/OL]. 服务评论: 1-10[2023-05-01]. https://doi.org/10.1234/a.",
            (("王丽",), "2023", "网络首发文章", "服务评论", "", "", "1-10"),
        ),
        (
            "李四 (2019). 书店信任. 服务评论, 第3期, 第5-9页.",
            (("李四",), "2019", "书店信任", "服务评论", "", "3", "5-9"),
        ),
        (
            "Miller MP, Mund LS. Eco-rooms: an emerging view? J Room Pract 1993;1(2):23–36.",
            (("Miller MP", "Mund LS"), "1993", "Eco-rooms: an emerging view?", "J Room Pract", "1", "2", "23-36"),
        ),
        (
            "BBC. (2008). Rooms face a boycott. Accessed at: http://example.org/7347918.stm [15 April 2008].",
            (("BBC",), "2008", "Rooms face a boycott", "", "", "", ""),
        ),
    ],
)
def test_books_and_quoted_titles_are_read(raw: str, fields: tuple[object, ...]) -> None:
    """A year before a quoted title, a publisher behind a comma, a book named before its editors, a page of the web."""
    found = parse(raw)
    assert (found.authors, found.year, found.title, found.venue, found.volume, found.issue, found.pages) == fields


def test_raised_numbers_are_notes_where_authors_and_years_are_cited() -> None:
    """In a paper that cites by authors and years raised numbers call footnotes and point to no entry."""
    names = ["Abel", "Brown", "Cole", "Dunn", "Evans", "Field"]
    cites = "".join(f"{SENTENCE}So it was ({name}, 2001).^{{{n}}} " for n, name in enumerate(names, 1))
    entries = [f"{name}, A. (2001). Rooms of trust. Journal of Rooms, 24(4), 265–269." for name in names]
    document = paper(("heading", "1 Introduction"), cites, ("heading", "References"), *entries)
    assert [text for text, _ in cited(document, structure(document))] == [f"{name}, 2001" for name in names]


def test_authors_in_a_row_are_marks_of_their_own() -> None:
    """One mark ends with its bracket; "and his colleagues" says et al.; a small particle may begin an entry."""
    document = paper(
        ("heading", "1 Introduction"),
        SENTENCE
        + "Tornow and Wiley (1991) and Wiley (1991) say so, Brown and his colleagues (1992), del Field (1993) too.",
        ("heading", "References"),
        "del Field, P. (1993). Rooms of dialogue. Journal of Rooms, 2(1), 3–4.",
        "Brown, A., Cole, B., & Dunn, C. (1992). Rooms of habit. Journal of Rooms, 1(1), 1–2.",
        "Tornow, W., & Wiley, J. (1991). Rooms of trust. Journal of Rooms, 24(4), 265–269.",
        "Wiley, J. (1991). Rooms of use. Journal of Rooms, 25(4), 5–9.",
    )
    assert [ids for _, ids in cited(document, structure(document))] == [("ref-3",), ("ref-4",), ("ref-2",), ("ref-1",)]


def test_entries_that_run_on_in_a_line_are_parted() -> None:
    """Numbers that continue the count part entries within a line; what a column's break cut off stays with its own."""
    document = paper(
        ("heading", "1 Introduction"),
        SENTENCE + "So it was [1, 4].",
        ("heading", "References"),
        "1. Abel, A., 1988, “Rooms of trust,” Journal of Rooms, Vol. 1, No. 1, pp. 1-17. 2. Cole, R., 2002, “Rooms of "
        "habit,” Journal of Rooms, Vol. 11, No. 3, pp. 497-528.",
        "3. Dunn, B. Rooms and their many",
        "uses[J]. Journal of Rooms, 1989, 52",
        "(6): 1327-1330.",
        "4. Evans, C. Rooms of use[J]. Journal of Rooms, 1990, 53(1): 1-2.",
    )
    outline = structure(document)
    assert [(r.id, r.year, r.pages) for r in outline.references] == [
        ("ref-1", "1988", "1-17"), ("ref-2", "2002", "497-528"),
        ("ref-3", "1989", "1327-1330"), ("ref-4", "1990", "1-2"),
    ]  # fmt: skip


def test_a_university_begins_no_entry() -> None:
    """Where entries run on in a line, the school that closes a thesis is not taken for the next author."""
    document = paper(
        ("heading", "一、引言"),
        "书店与读者共创价值（王丽，2016；周岚，2017）。" * 4,
        ("heading", "参考文献"),
        "金月.(2018).书店对读者信任的影响研究(硕士学位论文).东海大学,东海.王丽,周岚.(2016).读者参与述评.服务评论,18(1),55-67.",
        "周岚.(2017).书店的转型.服务评论,19(1),5-6.",
    )
    assert [r.authors for r in structure(document).references] == [("金月",), ("王丽", "周岚"), ("周岚",)]
