"""What a paper says about itself."""

from __future__ import annotations

import pytest
from structure_paper import cited, kinds, paper, reasons

from pipeline.structure import structure
from pipeline.structure.front import chinese_names, english_names

ZH_FRONT = (
    ("heading", "平台互动与 顾客价值共创*"),
    "——基于三家书店的案例研究",
    "欧阳晓^{1}  王 丽^{1,2} 赵明轩^{2}",
    "(1. 东海大学商学院, 江苏 东海 222300; 2. 南岭财经学院, 广东 韶关 512000)",
    "〔摘 要〕书店与读者的互动促进价值共创。研究发现，数字工具提高了读者的参与意愿。",
    "[关键词]价值共创;读者参与; 数字工具",
    "中图分类号:F270 文献标志码:A 文章编号:1002—5766(2023)05—0044—21",
    ("heading", "一、引 言"),
    "书店如何与读者共创价值，是本文关心的问题。",
)


def test_the_front_page_of_a_chinese_paper_is_read() -> None:
    """Title with its subtitle, authors without marks and places, year from the article number, key words."""
    outline = structure(paper(*ZH_FRONT))
    assert outline.lang == "zh"
    assert outline.title == "平台互动与顾客价值共创——基于三家书店的案例研究"
    assert outline.authors == ("欧阳晓", "王丽", "赵明轩")
    assert outline.year == "2023"
    assert outline.keywords == ("价值共创", "读者参与", "数字工具")
    assert [s.kind for s in outline.sections] == ["front", "abstract", "keywords", "front", "introduction"]


def test_labels_and_author_lines_are_not_mined_but_abstracts_are() -> None:
    """The abstract's text is outside every zone; its label, the authors and the class numbers are inside one."""
    document = paper(*ZH_FRONT)
    outline = structure(document)
    why = reasons(document, outline)
    assert why["label"] == ["〔摘 要〕", "[关键词]"]
    assert why["classification"] == [ZH_FRONT[6]]
    assert "欧阳晓" in why["authors"][0] and "512000)" in why["authors"][0]
    start = document.text.index("书店与读者的互动")
    assert not outline.is_excluded(start, document.text.index("参与意愿。"))


def test_an_abstract_page_copied_from_the_web_is_read() -> None:
    """The journal's line gives venue and year, the column is no heading, buttons of the page are no text."""
    document = paper(
        "Review of Service Cases ›› 2021, Vol. 33 ›› Issue (8): 326-340.",
        "Case Studies",
        "How Reading Rooms Create Value with Their Readers",
        "Anna Lindqvist1, Piotr Nowak1,2, Mei Tan3",
        "1. School of Business, North College, Northtown 400044;",
        "• Received:2020-06-16 Online:2021-08-28",
        "Abstract: Reading rooms matter to towns. The findings show that shared rituals increase trust.",
        "Key words: reading rooms, value co-creation",
        "• Correction\n• Cite\n• Save\n9\nReferences\n0\nCitations\nNaN\nKQI",
    )
    outline = structure(document)
    assert (outline.title, outline.year, outline.venue) == (
        "How Reading Rooms Create Value with Their Readers",
        "2021",
        "Review of Service Cases",
    )
    assert outline.authors == ("Anna Lindqvist", "Piotr Nowak", "Mei Tan")
    assert outline.keywords == ("reading rooms", "value co-creation")
    assert [s.kind for s in outline.sections] == ["front", "abstract", "keywords"]
    why = reasons(document, outline)
    assert why["web page"][0].startswith("• Correction")
    assert why["author note"] == ["• Received:2020-06-16 Online:2021-08-28"]
    assert outline.references == ()


@pytest.mark.parametrize(
    "text", ["数字平台促进顾客参与，顾客参与提高价值共创水平。", "Open platforms raise trust. Trust raises loyalty."]
)
def test_a_bare_abstract_is_an_abstract(text: str) -> None:
    """A text without any heading is one abstract and all of it can be mined."""
    outline = structure(paper(text))
    assert kinds(outline) == [("abstract", 1, "")]
    assert outline.excluded == ()
    assert outline.title == ""


def test_a_title_above_a_bare_abstract_is_no_prose() -> None:
    """A short unstopped line above the abstract is the title, a lone year below it the year."""
    document = paper(
        "Shared Kitchens and the Making of Value", "2016\nShared kitchens change how guests create value. Guests cook."
    )
    outline = structure(document)
    assert (outline.title, outline.year) == ("Shared Kitchens and the Making of Value", "2016")
    assert [s.kind for s in outline.sections] == ["front", "abstract"]
    assert outline.section(document.text.index("Shared kitchens change")).kind == "abstract"


@pytest.mark.parametrize(
    "title",
    ["The institutions behind shared orchards", "Incentives and inclusive harvests in a mountain province"],
)
def test_a_title_with_a_word_like_an_institution_is_a_title(title: str) -> None:
    """A line that only holds the letters of Institute or Inc. does not say where authors work."""
    assert structure(paper(title, "Abstract: Orchards that neighbours share bear more fruit.")).title == title


def test_labels_without_any_separator_are_found_on_the_front_page_only() -> None:
    """Scanned pages lose the colon: "摘要本文…关键词…分类号 F27"; later in the paper 摘要 is a word like others."""
    document = paper(
        ("heading", "社区团购中的信任"),
        "李青 周岚(临江大学管理学院，临江 310000)",
        "摘 要社区团购依靠信任。结果表明，团长互动提升顾客信任。关键词社区团购，信任分类号 F270",
        ("heading", "1引言"),
        "摘要式的说明并不充分，团长互动仍需研究。",
    )
    outline = structure(document)
    assert outline.keywords == ("社区团购", "信任")
    assert [s.kind for s in outline.sections] == ["front", "abstract", "keywords", "front", "introduction"]
    assert outline.authors == ("李青", "周岚")


def test_the_abstract_in_the_other_language_is_mined_and_marked() -> None:
    """An English title, authors and abstract behind a Chinese paper are its other language, not a second paper."""
    document = paper(
        *ZH_FRONT,
        ("heading", "参考文献"),
        "[1]张三,李四.服务生态系统研究[J].管理评论,2020,32(2):1-10.",
        ("heading", "Platform Interaction and Customer Value Co-creation"),
        "OUYANG Xiao1, WANG Li1, ZHAO Mingxuan2",
        "(1.School of Business, Donghai University, Donghai 222300, China)",
        "Abstract: Interaction between bookshops and readers promotes value co-creation.",
        "Digital tools raise the willingness of readers to take part in the events of the shop.",
        "Key Words: value co-creation; reader participation",
        "JEL Classification: L20, M31",
        "(责任编辑:李先)",
    )
    outline = structure(document)
    foreign = [s for s in outline.sections if s.other_language]
    assert [s.kind for s in foreign][:3] == ["front", "abstract", "keywords"]
    start = document.text.index("Digital tools raise")
    assert outline.section(start).other_language and not outline.is_excluded(start, start + 20)
    assert outline.keywords[-2:] == ("value co-creation", "reader participation")
    assert outline.authors == ("欧阳晓", "王丽", "赵明轩")
    why = reasons(document, outline)
    assert why["author note"] == ["(责任编辑:李先)"]
    assert any("JEL" in text for text in why["classification"])
    assert cited(document, outline) == []


def test_what_the_format_states_fills_in_what_the_page_does_not_show() -> None:
    """Title, authors, venue, year and DOI of the file's own fields count only where the page is silent."""
    given = (
        ("title", "From the file"),
        ("author", "A. Given"),
        ("author", "B. Given"),
        ("citation_journal_title", "Journal of Files"),
        ("citation_publication_date", "2019/03/01"),
        ("doi", "10.1234/abc.5"),
    )
    silent = structure(paper("Trust raises loyalty. Loyalty raises value.", given=given))
    assert (silent.title, silent.authors) == ("From the file", ("A. Given", "B. Given"))
    assert (silent.venue, silent.year, silent.doi) == ("Journal of Files", "2019", "10.1234/abc.5")
    shown = structure(paper(*ZH_FRONT, given=given))
    assert shown.title.startswith("平台互动与顾客价值共创")
    assert shown.year == "2023"


def test_running_heads_that_the_reader_dropped_still_tell_venue_and_year() -> None:
    """A PDF's running head is no text of the paper, yet it names the journal and the issue."""
    outline = structure(paper(*ZH_FRONT[:6], *ZH_FRONT[7:], dropped=("《服务评论》2022年第4期", "17")))
    assert (outline.venue, outline.year) == ("服务评论", "2022")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("陈远　刘福珍吴江(临江大学)", ["陈远", "刘福珍", "吴江"]),
        ("李 倩';龚诗阳²;李超凡1", ["李倩", "龚诗阳", "李超凡"]),
        ("欧阳修文、司马南", ["欧阳修文", "司马南"]),
        ("本文探讨平台的作用", []),
        ("临江大学管理学院", []),
    ],
)
def test_chinese_author_lines_are_cut_into_names(line: str, expected: list[str]) -> None:
    """Family names tell where one name ends and the next begins; a line of other words gives no name."""
    assert chinese_names(line) == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Chi-Shan Lee1, Ann van der Berg2*and Jo O'Neil3", ["Chi-Shan Lee", "Ann van der Berg", "Jo O'Neil"]),
        ("HUANG Xue1, SHEN Hao1", ["HUANG Xue", "SHEN Hao"]),
        ("KENNETH B. NORTON", ["Kenneth B. Norton"]),
        ("The role of trust in shared kitchens", []),
    ],
)
def test_english_author_lines_are_cut_into_names(line: str, expected: list[str]) -> None:
    """Marks, digits and joints are no part of a name; a title is no line of names."""
    assert english_names(line) == expected


def test_raised_numbers_part_names_that_nothing_else_parts() -> None:
    """ "Ann Okonjo^1 Dan Lind^2" are two authors: the marks of their affiliations stand between them."""
    found = structure(
        paper(("title", "Viewers as Makers"), "Ann Okonjo^{1} Dan Lind^{2}", "Abstract: Viewers create value. " * 3)
    )
    assert found.authors == ("Ann Okonjo", "Dan Lind")
