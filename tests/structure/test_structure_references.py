"""Reference lists: where entries begin, and what each says."""

from __future__ import annotations

import pytest
from structure_paper import paper

from pipeline.document import Reference
from pipeline.structure import structure
from pipeline.structure.entries import parse


def entries(*lines: str, heading: str = "参考文献") -> tuple[Reference, ...]:
    return structure(paper(("heading", "1 引言"), "引言部分的文字。", ("heading", heading), *lines)).references


@pytest.mark.parametrize(
    ("raw", "authors", "year", "title", "venue", "volume", "issue", "pages"),
    [
        # GB/T 7714, journal, with and without a place, volume, issue
        (
            "[1]王丽,赵明轩.书店如何创造价值?[J].北京:服务评论,2022,(12):76-93.",
            ("王丽", "赵明轩"),
            "2022",
            "书店如何创造价值?",
            "服务评论",
            "",
            "12",
            "76-93",
        ),
        (
            "[2] 王丽，周岚．读者参与的 机制研究[J]．服务科学, 2016,35(10):122-127.(Wang Li, Zh"
            "ou Lan. Participation[J]. Service Science,2016,35(10):122-127.)",
            ("王丽", "周岚"),
            "2016",
            "读者参与的机制研究",
            "服务科学",
            "35",
            "10",
            "122-127",
        ),
        (
            "[3]Norton, E., and C. Mele. Rooms as Resources[J]. Journal of Rooms, 2010, 4, (4): 181-198.",
            ("Norton, E.", "C. Mele"),
            "2010",
            "Rooms as Resources",
            "Journal of Rooms",
            "4",
            "4",
            "181-198",
        ),
        (
            "[4]Ert E,Fleischer A,Magen N. Trust and Reputation in Kitchens[J]. Room Management, 2016,55: 62-73.",
            ("Ert E", "Fleischer A", "Magen N"),
            "2016",
            "Trust and Reputation in Kitchens",
            "Room Management",
            "55",
            "",
            "62-73",
        ),
        ("[5]高维和.共享厨房[M].北京:城市出版社,2015.", ("高维和",), "2015", "共享厨房", "城市出版社", "", "", ""),
        (
            "[6]Weng C.Mapping Rooms[C]//Proceedings of the 2016 Conference on Rooms,2017: 11-16.",
            ("Weng C",),
            "2017",
            "Mapping Rooms",
            "Proceedings of the 2016 Conference on Rooms",
            "",
            "",
            "11-16",
        ),
        # APA, English and Chinese, with scanning errors in the year
        (
            "Norton, A. B., & Van Boven, L. (2012). Who comes? Guests and hosts. Journal of Rooms, 39(3), 561-573. https://doi.org/10.1234/jor.2012.05",
            ("Norton, A. B.", "Van Boven, L."),
            "2012",
            "Who comes? Guests and hosts",
            "Journal of Rooms",
            "39",
            "3",
            "561-573",
        ),
        (
            "Berg,J.M. (2Ol6).Balancing rooms: A forecast. Rooms Quarterly, 61, 433-468.",
            ("Berg, J.M.",),
            "2016",
            "Balancing rooms: A forecast",
            "Rooms Quarterly",
            "61",
            "",
            "433-468",
        ),
        (
            "*王丽，高维和.(2020).挑战还是机会？书店的转型．服务经济与管理，42(07),3 - 20.",
            ("王丽", "高维和"),
            "2020",
            "挑战还是机会？书店的转型",
            "服务经济与管理",
            "42",
            "07",
            "3-20",
        ),
        (
            "周岚.(2017).读者参与研究(博士学位论文).临江大学.",
            ("周岚",),
            "2017",
            "读者参与研究(博士学位论文)",
            "临江大学",
            "",
            "",
            "",
        ),
        (
            "Norton, C. (1999). Systems of rooms. In R. Stern (Ed.), Ha"
            "ndbook of rooms (pp. 313-335). Cambridge: University Press.",
            ("Norton, C.",),
            "1999",
            "Systems of rooms",
            "Handbook of rooms",
            "",
            "",
            "313-335",
        ),
        (
            "Norton, C. S. (2006). Mindful rooms: A theory. New York: Random Press.",
            ("Norton, C. S.",),
            "2006",
            "Mindful rooms: A theory",
            "Random Press",
            "",
            "",
            "",
        ),
        # Harvard with quotation marks, Elsevier, Chicago, Vancouver, IEEE, Chinese humanities
        (
            'Norton, A. and Mele, C. (2010), "Rooms and value", Journal of Rooms, Vol. 4 No. 2, pp. 181-198.',
            ("Norton, A.", "Mele, C."),
            "2010",
            "Rooms and value",
            "Journal of Rooms",
            "4",
            "2",
            "181-198",
        ),
        (
            "Norton, A., Mele, C., 2010. Rooms and value. Journal of Rooms 12 (3), 45-50.",
            ("Norton, A.", "Mele, C."),
            "2010",
            "Rooms and value",
            "Journal of Rooms",
            "12",
            "3",
            "45-50",
        ),
        (
            "1. Norton A, Mele C. Rooms and value. Journal of Rooms. 2010;12(3):45-50.",
            ("Norton A", "Mele C"),
            "2010",
            "Rooms and value",
            "Journal of Rooms",
            "12",
            "3",
            "45-50",
        ),
        (
            '[7] A. Norton and C. Mele, "Rooms and value," Journal of Rooms, vol. 12, no. 3, pp. 45-50, 2010.',
            ("A. Norton", "C. Mele"),
            "2010",
            "Rooms and value",
            "Journal of Rooms",
            "12",
            "3",
            "45-50",
        ),
        (
            "王丽、周岚：《书店的转型》，《服务评论》，2020年第5期，第1-10页。",
            ("王丽", "周岚"),
            "2020",
            "书店的转型",
            "服务评论",
            "",
            "5",
            "1-10",
        ),
    ],
)
def test_entries_of_every_style_are_read_into_fields(
    raw: str, authors: tuple[str, ...], year: str, title: str, venue: str, volume: str, issue: str, pages: str
) -> None:
    """Authors, year, title, venue, volume, issue and pages are told apart in the styles that the field uses."""
    found = parse(raw)
    assert (found.authors, found.year, found.title, found.venue, found.volume, found.issue, found.pages) == (
        authors,
        year,
        title,
        venue,
        volume,
        issue,
        pages,
    )


@pytest.mark.parametrize(
    ("raw", "doi"),
    [
        (
            "Norton, A. (2012). Rooms. Journal of Rooms, 39(3), 1-3. https://doi.org/10.1234/jor.2012.05",
            "10.1234/jor.2012.05",
        ),
        (
            "[1]王丽.书店[J].服务评论,2022,3(1):7-9. DOI：10.19616/j.cnki.fw.2022.01.001.",
            "10.19616/j.cnki.fw.2022.01.001",
        ),
        ("Norton, A. (2012). Rooms. Journal of Rooms, 39(3), 1-3.", ""),
    ],
)
def test_the_doi_of_an_entry_is_read(raw: str, doi: str) -> None:
    """A DOI is found as a link or after its name, and without the stop behind it."""
    assert parse(raw).doi == doi


def test_numbered_entries_keep_their_numbers() -> None:
    """Entries run on in one line or over two lines are cut by their numbers; the ids are the printed numbers."""
    found = entries(
        "[1]王丽.书店[J].服务评论,2021,3(1):7-9.\n[2]周岚.读者[J].服务评论,2022,\n3(2):1-4.[3]赵明轩.厨房[M].北京:城市出版社,2015.",
        "[4] Norton A. Rooms[J]. Journal of Rooms, 2010, 4(4): 181-198.",
    )
    assert [(r.id, r.year) for r in found] == [
        ("ref-1", "2021"),
        ("ref-2", "2022"),
        ("ref-3", "2015"),
        ("ref-4", "2010"),
    ]


def test_unnumbered_entries_are_cut_where_names_and_a_year_begin() -> None:
    """Lines that go on with an entry stay in it, whatever they begin with; places count as numbers."""
    found = entries(
        "Alpha, B. C., & Beta, D. (2001). Trust in shared kitchens and"
        " the making of\nvalue. Pacific Journal of Rooms, 3(1), 1-10.\n"
        "van Gamma, E. (2003a). Rituals. Journal of Rooms, 5(2), 3-9.",
        "Delta, F., Omega, G. H., & Sigma, I. (2005). Guests. Rooms Quarterly, 7, 1-2.",
        heading="References",
    )
    assert [(r.id, r.authors[0], r.year) for r in found] == [
        ("ref-1", "Alpha, B. C.", "2001"),
        ("ref-2", "van Gamma, E.", "2003"),
        ("ref-3", "Delta, F.", "2005"),
    ]
    assert found[0].title == "Trust in shared kitchens and the making of value"


def test_an_entry_begins_behind_another_in_the_same_line() -> None:
    """Where a line break is lost the next names and their year begin an entry, whatever became of their stops."""
    found = entries(
        "Alpha,B.,& Beta,D.(2001).Trust in kitchens.Journal of Rooms,3(1),1-10. Delta,FG.(1983).Guests.Rooms,7,1.",
        "Omega, G. H. (2005). Meals. Rooms Quarterly, 7, 1-2.",
        heading="References",
    )
    assert [(r.authors[0], r.year) for r in found] == [
        ("Alpha, B.", "2001"),
        ("Delta, FG", "1983"),
        ("Omega, G. H.", "2005"),
    ]


def test_a_work_listed_in_both_languages_is_one_entry() -> None:
    """ "[王丽.(2017)…]" under "Wang, L. (2017)…" is the same work: one entry, its fields those of the original."""
    found = entries(
        "Alpha, B. (2001). Trust. Journal of Rooms, 3(1), 1-10.",
        "Wang, L., & Zhou, L. (2017). Reading rooms. Acta Servitia, 49(12), 1581-1589.",
        "[王丽，周岚.(2017).阅读空间．服务学报,49(12),1581-1589.]",
        "Zeta, B. (2011). Doors. Journal of Rooms, 3(1), 1-10.",
    )
    assert [(r.id, r.lang, r.authors) for r in found] == [
        ("ref-1", "en", ("Alpha, B.",)),
        ("ref-2", "zh", ("王丽", "周岚")),
        ("ref-3", "en", ("Zeta, B.",)),
    ]


def test_a_list_without_a_heading_is_found_by_its_look() -> None:
    """Five entries in a row at the end are a reference list; nothing in it is mined."""
    lines = [
        f"{name}, B. ({2001 + n}). Trust raises value. Journal of Rooms, {n}(1), 1-10."
        for n, name in enumerate(("Alpha", "Beta", "Gamma", "Delta", "Omega"), 1)
    ]
    document = paper(
        ("heading", "1 Introduction"),
        "Trust matters.",
        ("heading", "2 Conclusion"),
        "It does.",
        "So it does, again.",
        *lines,
    )
    outline = structure(document)
    assert len(outline.references) == 5
    assert outline.is_excluded(document.text.index(lines[0]), len(document.text))
    assert outline.sections[-1].kind == "references"


def test_the_span_of_an_entry_is_its_text() -> None:
    """Spans of entries begin at their numbers, end at their last character and do not overlap."""
    document = paper(
        ("heading", "1 引言"),
        "引言。",
        ("heading", "参考文献"),
        "[1]王丽.书店[J].服务评论,2021,3(1):7-9.  \n[2]周岚.读者[J].服务评论,2022,3(2):1-4.",
    )
    first, second = structure(document).references
    assert document.text[first.start : first.end] == "[1]王丽.书店[J].服务评论,2021,3(1):7-9."
    assert document.text[second.start : second.end] == "[2]周岚.读者[J].服务评论,2022,3(2):1-4."
