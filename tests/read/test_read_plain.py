# ruff: noqa: E501  (literal file contents)
"""Plain text: paragraphs, hard line ends, tables of tabs, and that no character is lost."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from reading import PROPERTY, blocks, cells, check, document, texts, through

WORDS = [
    "value",
    "co-creation",
    "顾客参与",
    "促进",
    "价值共创",
    "，",
    "。",
    "(1)",
    "β=0.32",
    "p<0.01",
    "\u3000",
    "“信任”",
    "H1:",
    "•",
]


def test_a_blank_line_parts_paragraphs() -> None:
    """Paragraphs are parted by one blank line in the text, however many the file has."""
    found = document("  第一段。\n\n\n\t\n第二段。  \n")
    assert found.text == "第一段。\n\n第二段。"


def test_lines_broken_by_hand_are_joined() -> None:
    """English lines broken at a fixed width are one paragraph with spaces; the spaces stand for the line ends."""
    written = (
        "Value co-creation has been studied from many points of view, and most of\n"
        "them agree that the interaction of firms and customers is what brings it\n"
        "about. We ask which kinds of interaction matter most.\n"
        "    A second paragraph starts with an indent, as it does in many typescripts\n"
        "of the kind that were made with a typewriter or with a plain editor.\n"
    )
    found = document(written)
    assert len(found.blocks) == 2
    assert "most of them agree that" in found.text and "brings it about." in found.text
    check(found, written)
    assert through(found, written, "most of them") == "most of\nthem"


def test_chinese_lines_broken_by_hand_leave_no_space() -> None:
    """A line end between Han characters is nothing at all, also with Latin words around it."""
    line = "价值共创是企业与顾客在互动之中通过资源整合共同创造价值的过程已有研究认为它能提升"
    written = "\n".join([line, line, "engagement" + line[:30], line, "最后一行。"])
    found = document(written)
    assert found.text == line + line + "engagement" + line[:30] + line + "最后一行。"
    check(found, written)


def test_hyphens_at_line_ends_follow_the_documents_own_spelling() -> None:
    """A word cut by the typesetter is whole again; a compound keeps its hyphen."""
    written = (
        "The development of trust is a slow process, and it is one of the founda-\n"
        "tions of value co-creation. Many foundations of trust have been named. Co-\n"
        "creation needs the users, whose participation is a matter of the devel-\n"
        "opment of skills, and a long-\n"
        "term view of the relation between the firm and its users over the years.\n"
        "A long-term view is rare, and it is one that most of the firms do not take.\n"
    )
    found = document(written)
    for word in ("foundations of value", "Co-creation needs", "development of skills", "a long-term view of"):
        assert word in found.text, word
    check(found, written)


def test_indents_start_paragraphs_and_hanging_indents_go_on() -> None:
    """A line that is indented more than the one above starts a paragraph, but for entries of a list."""
    full = "Value co-creation has been studied from many points of view, and most of"
    written = (
        f"{full}\n{full}\n{full}\n    A new one starts here, and it is as long as the lines above, or so.\n{full}\n\n"
    )
    written += (
        "[1] Smith, J. (2004) On the trust of users in platforms and their makers, in\n    Journal of Trust, 3, 1-9.\n"
    )
    assert [text[:5] for text in texts(document(written))] == ["Value", "A new", "[1] S"]


def test_one_line_a_paragraph_stays_so() -> None:
    """In files with a paragraph on each line, lines are not joined."""
    written = "价值共创研究\n" + "企业与用户的互动能够促进价值共创。" * 8 + "\n" + "平台提供资源。" * 20 + "\n结论\n"
    assert len(document(written).blocks) == 4


def test_a_title_with_a_question_is_no_part_of_what_follows() -> None:
    """The first line of all is a paragraph of its own where the next is much longer, though no stop ends it."""
    title, text = "面包房何时开门？——基于两个村庄的观察", "面包房开门的时间取决于集市。" * 6
    assert texts(document(f"{title}\n{text}")) == [title, text]


def test_a_paragraph_cut_by_a_page_end_is_whole_again() -> None:
    """Two halves of a sentence that a blank line parts are one paragraph; the map knows both places."""
    first = "企业与用户的互动能够促进价值共创。数字平台使更多的参与者进入这一过程，并且使资源的"
    second = "整合更有效率。因此，平台治理十分重要。"
    written = f"{first}\n\n{second}\n\n关键词：价值共创；平台\n\n1 引言\n"
    found = document(written)
    assert texts(found)[0] == first + second
    assert len(found.blocks) == 3
    assert through(found, written, "资源的整合") == "资源的\n\n整合"


def test_what_looks_like_a_start_is_not_joined() -> None:
    """Keyword lines, headings, numbered items and labelled paragraphs begin something new."""
    before = "企业与用户的互动能够促进价值共创。数字平台使更多的参与者进入这一过程，并且使资源的整合"
    for after in (
        "关键词：价值共创。平台",
        "2.1 理论背景。研究",
        "(2) 互动质量。信任",
        "图1 研究框架。说明",
        "H2：互动正向影响信任。",
    ):
        assert len(document(f"{before}\n\n{after}").blocks) == 2, after


def test_a_bracket_left_open_goes_on_after_the_page_end() -> None:
    """A paragraph whose bracket is closed by the next one, or which the next one cannot start, goes on there."""
    english = "Trust has been studied by many authors in this field. We compare two settings of use (online vs.\n\noffline), and two kinds of users. The results agree."
    assert "(online vs. offline), and" in document(english).text
    chinese = "互动质量能够提升顾客的信任并促进价值共创。本文认为，平台治理具有两类作用(激励与约束)\n\n的某些特征，并由此影响信任。"
    assert "(激励与约束)的某些特征" in document(chinese).text


def test_form_feeds_count_pages() -> None:
    """In the output of pdftotext each form feed starts a page, and blocks know theirs."""
    found = document("第一页的第一段。\n\n第一页的第二段。\n\f第二页的段落。\n\f\f第四页。\n")
    assert [block.page for block in found.blocks] == [1, 1, 2, 4]
    assert found.page(found.text.index("第四页")) == 4
    assert document("没有换页符的文本，第一段。").blocks[0].page is None


def test_lines_with_tabs_are_a_table() -> None:
    """Rows of cells parted by tabs are a table with its caption; the numbers stay in their cells."""
    written = "表1 假设检验结果\n\n假设\t路径\tβ\nH1\t互动→信任\t0.32**\n\tH2\t\n\n正文从这里开始，讨论结果。"
    found = document(written)
    assert [kind for kind, _ in blocks(found)] == ["caption", "table", "paragraph"]
    assert (1, 2, "0.32**") in cells(found)
    assert found.tables[0].caption is not None
    check(found, written)


def test_bullets_are_items() -> None:
    """Lines that start with a bullet are items of their own."""
    found = document("• Trust raises loyalty\n• Quality raises trust among the users")
    assert [kind for kind, _ in blocks(found)] == ["item", "item"]


@PROPERTY
@given(
    st.lists(
        st.lists(st.sampled_from([*WORDS, " ", "  ", "\t", "-"]), min_size=1, max_size=30), min_size=1, max_size=30
    ),
    st.sampled_from(["\n", "\r\n", "\n\n", "\r"]),
)
def test_no_character_is_lost(rows: list[list[str]], end: str) -> None:
    """Every visible character of a plain text comes out, once and in order, and maps back to itself."""
    written = "A first line so that there are letters in it." + end + end.join("".join(row) for row in rows)
    found = document(written)
    check(found, written)

    def bare(text: str) -> str:
        return re.sub(r"[\s-]", "", text)

    if found.format == "text":
        assert bare(found.text) == bare(written)
