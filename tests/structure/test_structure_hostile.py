"""Hostile and real texts."""

from __future__ import annotations

import time
from dataclasses import replace
from pathlib import Path

import pytest
from structure_paper import paper

import bench.structure as measured
from bench.structure import GOALS, load, measure
from pipeline.structure import structure

SIZE = 100_000


@pytest.mark.parametrize(
    "piece",
    [
        "(",
        "[",
        "(2004) ",
        "Ab, ",
        "A. ",
        "王丽和",
        "2004, ",
        "(Smith, ",
        "[1]",
        ".",
        " ",
        "\t",
        "and ",
        '"',
        "摘要：\n",
        "In A (",
        "http://",
    ],
)
@pytest.mark.parametrize("place", ["text", "list"])
def test_no_repeated_text_takes_more_than_linear_time(piece: str, place: str) -> None:
    """A hundred thousand characters of any one thing are read in seconds, as text and as a reference list."""
    text = piece * (SIZE // len(piece)) + "x"
    head = () if place == "text" else (("heading", "参考文献"), "[1]王丽.书店[J].服务评论,2021,3(1):7-9.")
    start = time.process_time()
    document = paper(("heading", "1 引言"), "引言。", *head, text)
    outline = structure(document)
    assert time.process_time() - start < 10
    assert outline.sections[-1].end == len(document.text)


@pytest.mark.parametrize("text", ["", " ", "\n\n", "。", "()", "[]", "摘要", "参考文献", "1", "Abstract", "\ud800"])
def test_the_smallest_texts_have_an_outline(text: str) -> None:
    """Nothing, or next to nothing, is a paper with one section and no claims about itself."""
    outline = structure(paper(text))
    assert [section.start for section in outline.sections][:1] == [0]
    assert outline.sections[-1].end == len(text)
    assert outline.citations == outline.references == ()


def test_the_same_document_has_the_same_outline() -> None:
    """An outline is a function of the document."""
    document = paper(
        ("heading", "1 引言"), "信任(王丽,2018)。", ("heading", "参考文献"), "王丽.(2018).书店．服务评论,3(1),7-9."
    )
    assert structure(document) == structure(document)


def test_marks_and_entries_of_real_papers_are_read(shared: Path) -> None:
    """On papers checked by hand marks are linked at .97 or better and fields read at .95 or better."""
    wrong: list[str] = []
    figures = measure(shared, wrong)
    marks, fields = figures["marks"], figures["fields"]
    assert marks.total >= 300 and figures["entries"].total >= 100
    assert marks.right / marks.total >= GOALS["marks"] and fields.right / fields.total >= GOALS["fields"], wrong


def test_the_measure_of_marks_and_entries_can_fail(shared: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the program links nothing, no mark that the pages show with its work counts as right."""
    nothing = {"references": (), "citations": ()}
    monkeypatch.setattr(measured, "structure", lambda document: replace(structure(document), **nothing))
    figures = measure(shared, [])
    assert figures["marks"].right == figures["entries"].right == figures["fields"].right == 0


def test_every_abstract_of_the_trial_papers_can_be_mined(shared: Path) -> None:
    """A copied abstract without a heading is one abstract, and nothing of its text is excluded."""
    for path in sorted((shared / "papers" / "abstracts").glob("*.txt")):
        document = load(path)
        outline = structure(document)
        assert {section.kind for section in outline.sections} == {"abstract"}, path.name
        assert sum(zone.end - zone.start for zone in outline.excluded) <= 10, path.name
