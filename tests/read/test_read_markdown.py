"""Markdown: no mark of the printer in the text, no character of the paper out of it."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reading import PROPERTY, blocks, cells, check, document, marked, texts, through

from pipeline.read.inline import plain_text


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("**摘要:**本文探讨价值共创", "摘要:本文探讨价值共创"),
        ("本文**“场景”**是重点", "本文“场景”是重点"),
        ("a *strong* and __very__ _clear_ word", "a strong and very clear word"),
        ("***both*** at once", "both at once"),
        ("β=0.32**，γ=0.21**，δ=0.11*", "β=0.32**，γ=0.21**，δ=0.11*"),
        ("0.45**和0.32**都显著", "0.45**和0.32**都显著"),
        ("***p<0.001, **p<0.01, *p<0.05", "***p<0.001, **p<0.01, *p<0.05"),
        ("*p < .05；** p < .01；*** p < .001", "*p < .05；** p < .01；*** p < .001"),
        (r"\*基金项目 \# 和 \_ 与 \\", r"*基金项目 # 和 _ 与 \ ".rstrip()),
        ("snake_case_name stays", "snake_case_name stays"),
        ("2 * 3 * 4 = 24", "2 * 3 * 4 = 24"),
        ("[link text](https://example.org/a_b) here", "link text here"),
        ("[3](2019) is a citation, [4][5] too", "[3](2019) is a citation, [4][5] too"),
        ("张三[3](见图1)指出", "张三[3](见图1)指出"),
        ("![](images/a.jpg) after", "after"),
        ("see <https://example.org/x> now", "see https://example.org/x now"),
        ("p<0.05 and r>0.3 & more", "p<0.05 and r>0.3 & more"),
        ("A &amp; B &lt; C&nbsp;D &#946;", "A & B < C D β"),
        ("`code` and ``two ` ticks``", "code and two ` ticks"),
        ("costs $5 million today", "costs $5 million today"),
        (r"样本 $( \mathrm { N } = 5 3 )$ 显著", r"样本 $( \mathrm { N } = 5 3 )$ 显著"),
        (r"$\beta = 0 . 3 2 ^ { * * }$ 与 $a_1 * b_2 * c$", r"$\beta = 0 . 3 2 ^ { * * }$ 与 $a_1 * b_2 * c$"),
        ("增长了3~5倍，10~20年", "增长了3~5倍，10~20年"),
        ("text[^1] goes on", "text goes on"),
        ("见[@smith2004; @li2010]", "见[@smith2004; @li2010]"),
        ("[small caps]{.smallcaps} end", "small caps end"),
        ("a<!-- hidden -->b", "ab"),
        ("第一<br>行", "第一 行"),
        ("<u>下划线</u>与<span style='color:red'>颜色</span>", "下划线与颜色"),
    ],
)
def test_marks_go_and_text_stays(written: str, shown: str) -> None:
    """What Markdown means as a mark is gone; what a paper means as text stays."""
    assert plain_text(written) == shown


def test_spans_across_removed_marks_point_to_the_source() -> None:
    """A quote across a citation mark, bold type or an escape maps back to the whole stretch."""
    written = "# 题目\n\n价值共创(周,2019)<sup>[3]</sup>，**提升**忠诚\\*。"
    found = document(written, ".md")
    assert texts(found) == ["题目", "价值共创(周,2019)[3]，提升忠诚*。"]
    assert through(found, written, "2019)[3]，提升忠诚*") == "2019)<sup>[3]</sup>，**提升**忠诚\\*"
    assert marked(found) == [("superscript", "[3]")]
    check(found, written)


def test_raised_and_lowered_in_every_dress() -> None:
    """HTML tags and Pandoc's signs give the same marks, and the marks are not in the text."""
    found = document("# T\n\nA<sup>1,2</sup> B^3^ H~2~O x<SUB>i</SUB> end", ".md")
    assert texts(found)[1] == "A1,2 B3 H2O xi end"
    assert marked(found) == [("superscript", "1,2"), ("superscript", "3"), ("subscript", "2"), ("subscript", "i")]


def test_blocks_have_their_kinds() -> None:
    """Headings, items, notes, formulas, tables and captions are told apart."""
    written = """---
title: "Front matter"
author:
  - 李明
  - 王芳
---

# 一、引言 #

第一段，
换行继续。

1. 第一条
2. 第二条

- 要点

$$
y = a
+ b
=
$$

表1 结果

| 假设 | β |
|------|--:|
| H1 | 0.3\\*\\* |
| H\\|2 |  |

注：\\*\\* p<0.01

<sup>①</sup> 脚注一。

[^1]: 脚注二。

```
code
```
"""
    found = document(written, ".md")
    assert blocks(found) == [
        ("heading", "一、引言"),
        ("paragraph", "第一段，换行继续。"),
        ("item", "1. 第一条"),
        ("item", "2. 第二条"),
        ("item", "要点"),
        ("formula", "$$\ny = a\n+ b\n=\n$$"),
        ("caption", "表1 结果"),
        ("table", "假设\tβ\nH1\t0.3**\nH|2"),
        ("caption", "注：** p<0.01"),
        ("footnote", "① 脚注一。"),
        ("footnote", "脚注二。"),
        ("formula", "code"),
    ]
    assert found.given == (("title", "Front matter"), ("author", "李明"), ("author", "王芳"))
    assert cells(found) == [(0, 0, "假设"), (0, 1, "β"), (1, 0, "H1"), (1, 1, "0.3**"), (2, 0, "H|2"), (2, 1, "")]
    check(found, written)


def test_html_tables_of_converters_are_tables() -> None:
    """A table that a converter left as HTML becomes cells with rows and columns; spans keep their places."""
    written = (
        "# 结果\n\n正文。\n\n<html><body><table><tr><td rowspan=\"2\">变量</td><td colspan=\"2\">系数</td></tr>"
        "<tr><td>β</td><td>p</td></tr><tr><td>信任</td><td>0.32<sup>**</sup></td><td>&lt;0.01</td></tr>"
        "</table></body></html>\n\n后文。"
    )  # fmt: skip
    found = document(written, ".md")
    assert cells(found) == [
        (0, 0, "变量"), (0, 1, "系数"), (1, 1, "β"), (1, 2, "p"), (2, 0, "信任"), (2, 1, "0.32**"), (2, 2, "<0.01"),
    ]  # fmt: skip
    assert [kind for kind, _ in blocks(found)] == ["heading", "paragraph", "table", "paragraph"]
    check(found, written)


def test_long_lines_are_paragraphs_and_numbered_lines_are_items() -> None:
    """In files with a paragraph on each line, Markdown's rule that lines run on would lose the paragraphs."""
    first, second = "企业与用户的互动能够促进价值共创。" * 8, "平台治理能够提升信任。" * 10
    found = document(f"# T\n\n{first}\n{second}\n(1) 第一，信任；\n(2) 第二，互动。\n\n短行，\n接着写。", ".md")
    assert texts(found)[1:] == [first, second, "(1) 第一，信任；", "(2) 第二，互动。", "短行，接着写。"]


def test_pictures_give_their_captions() -> None:
    """A picture's alternative text and the line under a picture are captions, not prose."""
    written = "# T\n\n![图1 研究框架](a.png){width=50%}\n\n![](b.jpg)  \n图2 数据结构\n\n![](c.jpg)\n"
    assert blocks(document(written, ".md"))[1:] == [("caption", "图1 研究框架"), ("caption", "图2 数据结构")]


def test_nothing_is_swallowed() -> None:
    """What Markdown hides or sets apart (link definitions, indents, rules) stays in the text."""
    written = (
        "# T\n\n[1]: Smith (2004) wrote this.\n\n    An indented paragraph on trust.\n\n"
        "A last paragraph that stands on a rule, and is " + "long " * 40 + "\n---\n\nend."
    )
    shown = texts(document(written, ".md"))
    assert shown[1] == "[1]: Smith (2004) wrote this."
    assert shown[2] == "An indented paragraph on trust."
    assert blocks(document(written, ".md"))[3][0] == "paragraph"


def test_a_paragraph_cut_by_a_page_end_is_joined_but_not_over_a_note() -> None:
    """Halves of a sentence are joined where nothing stands between; a note between keeps them apart."""
    first = "场景成为商业模式创新的新路径与新范式。企业通过对用户需求的精准识别和适"
    second = "配提升用户的价值感知，激发消费行为。"
    assert texts(document(f"# T\n\n{first}\n\n{second}", ".md"))[1] == first + second
    assert len(document(f"# T\n\n{first}\n\n收稿日期：2023-12-27\n\n{second}", ".md").blocks) == 4


def test_markdown_is_known_in_any_file() -> None:
    """Markdown in a .txt file is read as Markdown; text with a hash or a star in it is not."""
    assert document("## 一、引言\n\n正文<sup>[1]</sup>。", ".txt").format == "markdown"
    assert document("We are #1 in trust.\n\nThe p-value* is small.", ".txt").format == "text"


PIECES = [
    "*", "**", "_", "`", "$", "[", "]", "(", ")", "![", "](", "<sup>", "</sup>", "<br>", "<", ">", "&amp;", "&lt;",
    "\\", "^", "~", "# ", "- ", "1. ", "> ", "|", "\t", "---", "$$", "```", "[^1]", "{.a}", "价值", "trust", "，", "。",
    " ", "  ", "\n", "\n\n", "<table><tr><td>", "</td></tr></table>", "\u200b", "&nbsp;", "co-\n", "http://a.b", "=",
    "\r\n",
]  # fmt: skip


@PROPERTY
@given(st.lists(st.sampled_from(PIECES), max_size=60))
def test_the_map_holds_for_any_markdown(pieces: list[str]) -> None:
    """Whatever the input, blocks are in order and every mapped character stands for its source."""
    written = "# A title of the paper\n\nA paragraph.\n\n" + "".join(pieces)
    check(document(written, ".md"), written)


@PROPERTY
@given(
    st.lists(
        st.sampled_from(["价值共创", "trust", " ", "，", "。", "\n", "\n\n", "**粗体**", "<sup>[1]</sup>", "0.32*"]),
        max_size=40,
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    """The visible characters of ordinary Markdown come out, once and in order."""
    written = "# T\n\n" + "".join(pieces)
    bare = "".join(pieces).replace("<sup>", "").replace("</sup>", "").replace("**", "")
    found = document(written, ".md")
    assert "".join(found.text.replace("**", "").split()) == "T" + "".join(bare.split())
