"""Citation marks and the entries they mean."""

from __future__ import annotations

import pytest
from structure_paper import cited, paper

from pipeline.structure import structure
from pipeline.structure.citations import expand

NUMBERED = [
    "[1]王丽,赵明轩.书店[J].服务评论,2021,3(1):7-9.",
    "[2]周岚.读者[J].服务评论,2022,3(2):1-4.",
    "[3]Vargas, S. L., and R. F. Lund. Rooms[J]. Journal of Rooms, 2016, 44(1): 5-23.",
    "[4]周岚,吴迪,郑爽.厨房[J].服务评论,2019,3(2):1-4.",
    "[5]Mele C, Norton A. Guests[J]. Journal of Rooms, 2010, 4(4): 181-198.",
]
NAMED = [
    "Baas, M., De Dreu, C. K. W., & Nijs, B. (2008). Moods. Journal of Rooms, 1(1), 1-2.",
    "Liang, A., Tian, B., & Xu, C. (2020). Screens. Journal of Rooms, 2(1), 1-2.",
    "Liang, A., Xin, D., & Yu, E. (2020). Streams. Journal of Rooms, 3(1), 1-2.",
    "Norton, A. (2004a). Rooms. Journal of Rooms, 4(1), 1-2.",
    "Norton, A. (2004b). Doors. Journal of Rooms, 5(1), 1-2.",
    "O'Neil, J. (1999). Keys. Journal of Rooms, 6(1), 1-2.",
    "Van der Berg, J. (2011). Walls. Journal of Rooms, 7(1), 1-2.",
    "Vargas, S. L., & Lund, R. F. (2004). Logic. Journal of Rooms, 8(1), 1-2.",
    "Vargas, S. L., & Lund, R. F. (2008). More logic. Journal of Rooms, 9(1), 1-2.",
    "王丽，赵明轩.(2018).书店．服务评论,3(1),7-9.",
    "周岚，吴迪，郑爽.(2021).读者．服务评论,3(2),1-4.",
]


def marks(text: str, *entries: str) -> list[tuple[str, tuple[str, ...]]]:
    document = paper(("heading", "1 引言"), text, ("heading", "参考文献"), *entries)
    return cited(document, structure(document))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信任促进参与[3]。", [("[3]", ("ref-3",))]),
        ("信任促进参与［1，3］。", [("［1，3］", ("ref-1", "ref-3"))]),
        ("信任促进参与〔2—4〕。", [("〔2—4〕", ("ref-2", "ref-3", "ref-4"))]),
        ("信任促进参与^{[1-2,5]}。", [("[1-2,5]", ("ref-1", "ref-2", "ref-5"))]),
        (
            "信任促进参与^{1,3}，参与^{2-4}促进价值。",
            [("1,3", ("ref-1", "ref-3")), ("2-4", ("ref-2", "ref-3", "ref-4"))],
        ),
        ("信任^{①}促进参与。", []),
        ("系数的置信区间为[0, 1]。", []),
        ("信任促进参与[19]。", []),
        ("面积为20m^{2}。", []),
    ],
)
def test_numbers_in_brackets_or_raised_are_marks(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """One bracket is one mark with all its entries; intervals, footnote signs and exponents are none."""
    assert marks(text, *NUMBERED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("信任促进参与(王丽和赵明轩,2021)^{[1]}。", [("王丽和赵明轩,2021", ("ref-1",))]),
        (
            "而后,周岚等(2019)^{[4]}、王丽和赵明轩(2021)^{[1]}发现信任重要。",
            [("周岚等(2019)", ("ref-4",)), ("王丽和赵明轩(2021)", ("ref-1",))],
        ),
        (
            "信任促进参与(Vargas和Lund,2016^{[3]};周岚,2022^{[2]})。",
            [("Vargas和Lund,2016", ("ref-3",)), ("周岚,2022", ("ref-2",))],
        ),
    ],
)
def test_a_number_behind_authors_and_year_is_the_same_mark(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """ "(A和B,2016)[3]" is one mark; the number says which entry, the names are its text."""
    assert marks(text, *NUMBERED) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "参与重要(王丽，赵明轩,2018;Vargas & Lund, 2008)。",
            [("王丽，赵明轩,2018", ("ref-10",)), ("Vargas & Lund, 2008", ("ref-9",))],
        ),
        (
            "参与重要（e.g.,Baas et al.，2008；周岚 等，2021）。",
            [("Baas et al.，2008", ("ref-1",)), ("周岚 等，2021", ("ref-11",))],
        ),
        ("参照王丽和赵明轩(2018)的做法,本文测量了参与。", [("王丽和赵明轩(2018)", ("ref-10",))]),
        ("Logic matters (Vargas & Lund, 2004, 2008).", [("Vargas & Lund, 2004, 2008", ("ref-8", "ref-9"))]),
        ("In Vargas and Lund (2004) logic matters.", [("Vargas and Lund (2004)", ("ref-8",))]),
        ("As Vargas & Lund's (2008) logic shows, rooms matter.", [("Vargas & Lund's (2008)", ("ref-9",))]),
        (
            "Keys matter (see O'Neil 1999; van der Berg, 2011, p. 12).",
            [("O'Neil 1999", ("ref-6",)), ("van der Berg, 2011", ("ref-7",))],
        ),
        ("Rooms matter (Norton, 2004a, b).", [("Norton, 2004a, b", ("ref-4", "ref-5"))]),
        ("Rooms matter (Norton, 2004b).", [("Norton, 2004b", ("ref-5",))]),
        ("Screens matter (Liang, Tian, et al., 2020).", [("Liang, Tian, et al., 2020", ("ref-2",))]),
        ("Streams matter (Liang,Xin,etal.,2020).", [("Liang,Xin,etal.,2020", ("ref-3",))]),
        ("Moods matter(Baasetal.,2008).", [("Baasetal.,2008", ("ref-1",))]),
        ("Baas, De Dreu and Nijs (2008) show that moods matter.", [("Baas, De Dreu and Nijs (2008)", ("ref-1",))]),
        ("Logic matters (Vargas&Lnud,2004).", [("Vargas&Lnud,2004", ("ref-8",))]),
        ("Rooms matter (Unlisted, 2003).", [("Unlisted, 2003", ())]),
        ("Rooms matter (Harbour Times, 20087).", [("Harbour Times, 2008", ())]),
        ("Rooms matter (Weekly News of the Harbour Trades, 2008).", [("Weekly News of the Harbour Trades, 2008", ())]),
        ("The sample is large (Northern Region, 20000; Rooms, 20087.5).", []),
        ("截至2018年,共有门店(2018)家;样本期(2015—2018)较长。", []),
        ("In spring (May 2018) we met 30 guests (N = 2004).", []),
        ("共享经济规模扩大(国家统计数据,2018年)。", []),
    ],
)
def test_authors_with_a_year_are_marks_in_both_languages(
    text: str, expected: list[tuple[str, tuple[str, ...]]]
) -> None:
    """Several in one bracket are several marks; years without authors are none; damaged names find their entry."""
    assert marks(text, *NAMED) == expected


def test_a_mark_keeps_authors_and_year_as_printed() -> None:
    """``authors`` and ``year`` are the mark's own words; the span is contiguous text."""
    document = paper(("heading", "1 引言"), "周岚等（2021）发现参与重要。", ("heading", "参考文献"), *NAMED)
    (mark,) = structure(document).citations
    assert (mark.authors, mark.year) == ("周岚等", "2021")
    assert document.text[mark.start : mark.end] == "周岚等（2021）"


def test_numbers_are_no_marks_in_a_paper_with_an_unnumbered_list() -> None:
    """Where the list has no numbers, "[3]" is something else."""
    assert marks("第[3]组的信任更高(Norton, 2004a)。", *NAMED) == [("Norton, 2004a", ("ref-4",))]


def test_marks_are_found_without_a_list_and_said_to_be_unlinked() -> None:
    """A paper without its list keeps its marks; many of them unlinked is a note with a way out."""
    text = (
        "信任促进参与(王丽,2018)、(周岚,2019)、(吴迪,2020)、(郑爽,2021)。Trust matt"
        "ers (Alpha, 2001; Beta, 2002; Gamma, 2003; Delta, 2004)."
    )
    outline = structure(paper(("heading", "1 引言"), text))
    assert len(outline.citations) == 8
    (problem,) = outline.problems
    assert (problem.code, problem.severity) == ("structure.citations-unlinked", "note")
    assert "8 of 8" in problem.reason and problem.what_to_do


def test_nothing_is_a_mark_in_the_reference_list_or_in_author_lines() -> None:
    """Years of entries and raised numbers of authors cite nothing."""
    document = paper(
        ("heading", "书店研究"), "王丽^{1} 周岚^{2}", "摘要：信任促进参与^{[1]}。", ("heading", "参考文献"), *NUMBERED
    )
    assert cited(document, structure(document)) == [("[1]", ("ref-1",))]


@pytest.mark.parametrize(
    ("text", "numbers"), [("3-5,8", [3, 4, 5, 8]), ("7", [7]), ("5-3", []), ("1-900", []), ("2、4", [2, 4])]
)
def test_ranges_are_expanded(text: str, numbers: list[int]) -> None:
    """A range that runs backwards or too far is no citation."""
    assert expand(text) == numbers
