"""A small hand-built book: two papers, hostile texts, one skipped file."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.document import Box, Codebook, Concept, Location, Problem, Theme, Themes
from pipeline.engine.stage import decode, encode
from pipeline.report import publish, sheet
from pipeline.table import (
    Book,
    CitationCell,
    Entry,
    MentionRow,
    Paper,
    PaperRows,
    Passage,
    RoleCell,
    Row,
    SentenceRow,
    Sheet,
    StatisticCell,
)

EVIL = '=HYPERLINK("x","<script>document.title=1</script>")'
TEXTS = {
    "p-aaaaaaaaaaaa": "顾客参与𠮷显著促进品牌忠诚（β=0.32）。\n\n" + EVIL + " improves <b>trust</b> & loyalty.",
    "p-bbbbbbbbbbbb": "Customer participation improves brand loyalty.",
}


def cell(name: str, text: str, quote: str, concept: str | None = None) -> RoleCell:
    start = text.index(quote)
    return RoleCell(name, Passage(quote, start, start + len(quote)), concept, via="codebook" if concept else "")


def row(claim: str, paper: str, cause: str, effect: str, **more: object) -> Row:
    text = TEXTS[paper]
    quote = next(s for s in text.split("\n\n") if cause in s)
    start = text.index(quote)
    concepts = {"顾客参与": "customer-participation", "Customer participation": "customer-participation"}
    known = {"品牌忠诚": "brand-loyalty", "brand loyalty": "brand-loyalty"}
    values: dict[str, object] = {
        "claim_id": claim,
        "finding_id": "f-000000000001",
        "lang": "zh" if "顾" in cause else "en",
        "type": "cause",
        "roles": (cell("cause", text, cause, concepts.get(cause)), cell("effect", text, effect, known.get(effect))),
        "polarity": "+",
        "status": "finding",
        "hedged": False,
        "negated": False,
        "evidence": Passage(quote, start, start + len(quote), page=2, boxes=(Box(2, 1.0, 2.0, 3.0, 4.5),)),
        "cues": (),
        "rule": "zh.cause.verb",
        "confidence": 0.9,
        "section": "findings",
    }
    return Row(**(values | more))  # type: ignore[arg-type]


def paper(paper_id: str, rows: tuple[Row, ...], lang: str, title: str) -> PaperRows:
    text = TEXTS[paper_id]
    facts = Paper(
        paper_id, "text", "utf-8", lang, title, ("张三", "=cmd|' /C calc'!A0"), "2024", "刊", "", 3, len(text),
        len(rows), 1, 1, 0, 0, "good", "00",
    )  # fmt: skip
    mention = MentionRow(rows[0].roles[0].passage, "customer-participation", lang, "codebook", "findings")
    sentence = SentenceRow(0, len(text.split("\n\n")[0]), lang, "prose", "findings", 2)
    return PaperRows(facts, text, rows, (mention,), (sentence,))


def entry(name: str, made: PaperRows) -> Entry:
    """A paper's entry as a run makes it, its sheet kept in the store between."""
    place = Location(name, "11")
    return Entry(place, decode(encode(sheet(made, place)), Sheet))


@pytest.fixture
def papers() -> dict[str, PaperRows]:
    """The rows of two papers by their files' names."""
    statistic = StatisticCell("β", 0.32, "β=0.32")
    cited = CitationCell("[3]", "ref-3", "-1+1 (2016) A work")
    first = paper(
        "p-aaaaaaaaaaaa",
        (
            row("c-00000000000a", "p-aaaaaaaaaaaa", "顾客参与", "品牌忠诚", statistics=(statistic,), hypothesis="H1",
                supported="yes"),
            row("c-00000000000b", "p-aaaaaaaaaaaa", EVIL, "<b>trust</b>", polarity="-", citations=(cited,), order=1),
        ),
        "zh",
        "</script><img src=x onerror=alert(1)>",
    )  # fmt: skip
    second = paper(
        "p-bbbbbbbbbbbb",
        (row("c-00000000000c", "p-bbbbbbbbbbbb", "Customer participation", "brand loyalty", status="hypothesis"),),
        "en",
        "Loyalty",
    )
    return {"=a/one.txt": first, "two.txt": second}


@pytest.fixture
def book(papers: dict[str, PaperRows]) -> Book:
    codebook = Codebook(
        (
            Concept("customer-participation", ("顾客参与",), ("customer participation",), "d"),
            Concept("brand-loyalty", ("品牌忠诚",), ("brand loyalty",), "d", broader="loyalty"),
        )
    )
    theme = Theme(
        "t-1", "参与", "participation", ("brand-loyalty",), (("p-aaaaaaaaaaaa", 0), ("p-bbbbbbbbbbbb", 0)),
        (("p-bbbbbbbbbbbb", 0),),
    )  # fmt: skip
    bad = Problem("read", "pdf.corrupt", "skipped", "@SUM(1)", "-2+3", None)

    def entries() -> Iterator[Entry]:
        yield from (entry(name, made) for name, made in papers.items())
        yield Entry(Location("bad.pdf", "33"), None, bad)

    return Book(entries, Themes((theme,), "few"), codebook, (("copy.txt", bad),))


@pytest.fixture
def out(book: Book, tmp_path: Path) -> Path:
    publish(book, tmp_path)
    return tmp_path
