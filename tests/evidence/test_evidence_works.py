"""The same paper in two files is found by what it says of itself, and by nothing less."""

from __future__ import annotations

import pytest

from pipeline.document import Outline, Section
from pipeline.evidence.works import copies, remarks, works

TITLE = "Reading rooms and the trust of readers"


def outline(
    title: str = TITLE, authors: tuple[str, ...] = ("Ada Example",), year: str = "2020", doi: str = "", lang: str = "en"
) -> Outline:
    """What one file says."""
    return Outline(lang, title, authors, year, "", doi, (), (Section(0, 1, "front", ""),), (), (), ())


@pytest.mark.parametrize(
    ("one", "other", "shared"),
    [
        (outline(doi="10.1234/a.1"), outline(title="", authors=(), doi="10.1234/A.1"), "DOI"),
        (outline(), outline(title="READING ROOMS and the Trust of Readers", year="2021"), "title"),
        (outline(authors=("Example, Ada",)), outline(), "title"),
        (outline(authors=()), outline(), "title"),
        (outline(doi="10.1/x"), outline(title="书店与读者信任", lang="zh", doi="10.1/x"), "DOI"),
        (
            outline(title="书店与读者的信任关系", authors=("王丽",)),
            outline(title="书店与读者 的信任关系", authors=("王丽",)),
            "title",
        ),
    ],
)
def test_one_doi_or_one_title_and_author_make_one_paper(one: Outline, other: Outline, shared: str) -> None:
    """Case, blanks, the order of a name and a year of difference do not hide that two files hold one paper."""
    made = works([("p-b", one), ("p-a", other)])
    assert (made.groups, made.shared) == ((("p-a", "p-b"),), (shared,))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (outline(), outline(authors=("Bea Other",))),
        (outline(authors=()), outline(year="2012")),
        (outline(title="Introduction"), outline(title="Introduction")),
        (outline(title=""), outline(title="")),
        (outline(doi="10.1/x"), outline(title="How towns lost their kitchens to the sea", doi="10.1/x")),
    ],
)
def test_papers_that_share_less_stay_two(one: Outline, other: Outline) -> None:
    """One title by two authors or of two years, a title that names many papers, or a stray DOI make no one paper."""
    assert works([("p-a", one), ("p-b", other)]).groups == ()


def test_files_are_grouped_however_they_are_alike() -> None:
    """Three files, two alike by DOI and two by title, are one paper; the first by name is the one that counts."""
    papers = [("p-c", outline(doi="10.1/x")), ("p-a", outline()), ("p-b", outline(title="", doi="10.1/x"))]
    made = works(papers)
    assert made == works(reversed(papers))
    assert made.groups == (("p-a", "p-b", "p-c"),)
    names = {"p-a": "b.md", "p-b": "c.pdf", "p-c": "a.pdf"}
    assert copies(made, names) == {"p-a": "p-c", "p-b": "p-c"}
    assert [(name, problem.code, "a.pdf" in problem.reason) for name, problem in remarks(made, names)] == [
        ("b.md", "works.same-paper", True),
        ("c.pdf", "works.same-paper", True),
    ]
