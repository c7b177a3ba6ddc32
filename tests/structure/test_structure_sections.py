"""Headings, kinds of sections and what is never mined."""

from __future__ import annotations

import pytest
from structure_paper import kinds, paper, reasons

from pipeline.structure import structure
from pipeline.structure.headings import kind_of, number

PROSE = "平台企业与顾客的互动促进了价值共创，这一过程受到信任的影响，也受到制度环境和资源条件的制约，并随时间而变化。"


@pytest.mark.parametrize(
    ("heading", "style", "digits", "words"),
    [
        ("一、引言", "han", (), "引言"),
        ("（二）研究假设", "han-bracket", (), "研究假设"),
        ("1引言", "arabic", (1,), "引言"),
        ("3.1.2 变量测量", "arabic", (3, 1, 2), "变量测量"),
        ("4. 1 实验设计", "arabic", (4, 1), "实验设计"),
        ("4.2个体层面的影响", "arabic", (4, 2), "个体层面的影响"),
        ("§2 Theory", "arabic", (2,), "Theory"),
        ("2. Theory", "arabic", (2,), "Theory"),
        ("IV. FINDINGS", "roman", (), "FINDINGS"),
        ("第三章 研究设计", "chapter", (), "研究设计"),
        ("Chapter 3 Method", "chapter", (), "Method"),
        ("A. Sample", "letter", (), "Sample"),
        ("2-mode networks", "", (), "2-mode networks"),
        ("10年来的研究", "", (), "10年来的研究"),
        ("Conclusion", "", (), "Conclusion"),
    ],
)
def test_numbers_of_every_style_are_told_from_words(
    heading: str, style: str, digits: tuple[int, ...], words: str
) -> None:
    """A heading's number is read in the styles that papers use, and only where it is one."""
    flat = heading.replace("（", "(").replace("）", ")")
    found, numbers, end = number(flat)
    assert (found, numbers, flat[end:].strip()) == (style, digits, words)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("问题的提出", "introduction"),
        ("文献综述与研究假设", "hypotheses"),
        ("国内外研究现状", "theory"),
        ("研究设计", "method"),
        ("结果与讨论", "discussion"),
        ("案例内研究发现", "findings"),
        ("研究结论与启示", "conclusion"),
        ("研究局限与未来展望", "conclusion"),
        ("信任的作用", ""),
        ("Theoretical Background and Hypotheses", "hypotheses"),
        ("Data and Methods", "method"),
        ("Discussion of the Findings", "discussion"),
        ("Results and Discussion", "discussion"),
        ("Limitations and future research", "conclusion"),
        ("The mediating role of trust", ""),
    ],
)
def test_the_words_of_a_heading_give_its_kind(title: str, kind: str) -> None:
    """The last part of a heading that is known decides; a topic alone has no kind."""
    assert kind_of(title)[0] == kind


def test_levels_come_from_numbers_and_kinds_from_words_or_parents() -> None:
    """一、 stands above （一） above 1., whatever levels the reader saw; an unknown heading takes its parent's kind."""
    outline = structure(
        paper(
            ("heading", "社区书店的价值共创"),
            ("heading", "一、引言"),
            PROSE,
            ("heading", "二、理论基础与研究假设"),
            ("heading", "（一）信任的作用"),
            PROSE,
            ("heading", "三、研究方法"),
            ("heading", "1. 样本与数据收集"),
            PROSE,
            ("heading", "四、信任的三种来源"),
            ("heading", "1. 店员的作用"),
            PROSE,
            ("heading", "五、结论"),
            PROSE,
        )
    )
    assert kinds(outline) == [
        ("front", 1, ""),
        ("introduction", 1, "引言"),
        ("hypotheses", 1, "理论基础与研究假设"),
        ("hypotheses", 2, "信任的作用"),
        ("method", 1, "研究方法"),
        ("method", 3, "样本与数据收集"),
        ("findings", 1, "信任的三种来源"),
        ("findings", 3, "店员的作用"),
        ("conclusion", 1, "结论"),
    ]


def test_sections_cover_the_whole_text_without_overlap() -> None:
    """Every character of a paper lies in exactly one section."""
    document = paper(("heading", "题目"), "摘要：" + PROSE, ("heading", "1 引言"), PROSE, ("heading", "2 结论"), PROSE)
    outline = structure(document)
    ends = [0, *(section.end for section in outline.sections)]
    assert [section.start for section in outline.sections] == ends[:-1]
    assert ends[-1] == len(document.text)


def test_experiments_are_findings_with_methods_inside() -> None:
    """ "实验1" is reported with its results; its design is a method, its discussion a discussion."""
    outline = structure(
        paper(
            ("heading", "题目：两种互动"),
            ("heading", "1 引言"),
            PROSE,
            ("heading", "2 实验1：互动方式的影响"),
            PROSE,
            ("heading", "2.1 实验设计与被试"),
            PROSE,
            ("heading", "2.2 结果分析"),
            PROSE,
            ("heading", "2.3 讨论"),
            PROSE,
        )
    )
    assert [s.kind for s in outline.sections][2:] == ["findings", "method", "findings", "discussion"]


def test_plain_paragraphs_that_look_like_headings_are_headings() -> None:
    """In a text file headings are short unstopped lines; numbered items of a list and sentences are not."""
    document = paper(
        "Shared Kitchens and the Making of Value",
        "Abstract",
        "Shared kitchens change how guests create value. " * 3,
        "1 Introduction",
        "Few places depend on guests as much as kitchens do, and few studies have asked why guests take part. " * 2,
        "2. Where rituals come from",
        "Rituals come from guests who return, and hosts who remember their names and their dishes. " * 2,
        "1. Open the door.",
        "2. Light the stove.",
        "Conclusion",
        "Kitchens create value with guests. " * 3,
    )
    outline = structure(document)
    assert kinds(outline) == [
        ("front", 1, ""),
        ("abstract", 1, "Abstract"),
        ("introduction", 1, "Introduction"),
        ("theory", 1, "Where rituals come from"),
        ("conclusion", 1, "Conclusion"),
    ]
    assert reasons(document, outline)["heading"] == ["1 Introduction", "2. Where rituals come from", "Conclusion"]


def test_a_note_inside_a_sentence_is_excluded_and_the_break_is_known() -> None:
    """Fund notes between two halves of a sentence are never mined; a zone marks the gap of the broken sentence."""
    first = (
        "场景需求日益多样，企业需要通过数字工具识别读者的真实需求"
        "，并在门店与线上之间建立连接，从而实现需求的精准识别和适"
    )
    document = paper(
        ("heading", "一、引言"),
        first,
        "收稿日期:2023-12-27",
        "* 基金项目:国家自然科学基金面上项目“书店研究”(70000000)。",
        "作者简介:王丽,女,教授,电子邮箱:wl@example.org。",
        "配提升读者的价值感知，推动门店的持续发展。",
    )
    outline = structure(document)
    why = reasons(document, outline)
    assert why["author note"] == ["\n\n".join(document.text.split("\n\n")[2:5])]
    (gap,) = why["broken sentence"]
    assert gap.strip() == why["author note"][0]
    assert not outline.is_excluded(document.text.index(first), document.text.index(first) + len(first))


def test_captions_tables_footnotes_and_running_heads_are_not_mined() -> None:
    """What stands beside the text is excluded with its reason; a sentence about a figure stays text."""
    document = paper(
        ("heading", "1 结果"),
        PROSE,
        "图1 研究框架",
        "图1显示，信任提高了参与意愿。",
        "表2 变量的描述性统计",
        "变量\t均值\t标准差\n信任\t3.2\t0.8",
        "注：*表示p<0.05。",
        "^{①} 因篇幅所限，证据从略。",
        "Figure 2. The three paths",
        "Figure 2 shows that trust raises participation.",
        "74 书店研究通讯",
        PROSE,
        "78 书店研究通讯",
    )
    why = reasons(document, structure(document))
    assert why == {
        "caption": ["图1 研究框架", "表2 变量的描述性统计", "Figure 2. The three paths"],
        "table": ["变量\t均值\t标准差\n信任\t3.2\t0.8"],
        "table note": ["注：*表示p<0.05。"],
        "footnote": ["① 因篇幅所限，证据从略。"],
        "running head": ["74 书店研究通讯", "78 书店研究通讯"],
    }


def test_back_matter_is_excluded_with_its_reason() -> None:
    """Thanks, declarations and appendices are no findings of the paper."""
    document = paper(
        ("heading", "6 Conclusion"),
        "Trust raises participation in shared kitchens, and participation raises value for guests and hosts alike.",
        ("heading", "Acknowledgements"),
        "We thank the hosts, whose patience improved this paper.",
        ("heading", "Appendix A. Interview guide"),
        "Trust improves taste, a guest said.",
        ("heading", "References"),
        "Alpha, B. (2001). Trust in kitchens. Journal of Rooms, 3(1), 1-10.",
        "Declaration of competing interest: The authors declare none.",
    )
    why = reasons(document, structure(document))
    assert why["acknowledgements"] == ["Acknowledgements\n\nWe thank the hosts, whose patience improved this paper."]
    assert why["appendix"] == ["Appendix A. Interview guide\n\nTrust improves taste, a guest said."]
    assert why["declaration"] == ["Declaration of competing interest: The authors declare none."]
    assert why["references"][0].startswith("References\n\nAlpha")
