"""Rows: every passage is the text at its offsets, ids depend on the paper alone, addresses are whole."""

from __future__ import annotations

from dataclasses import replace

from pipeline.document import (
    Block,
    Citation,
    Claim,
    Claims,
    Document,
    Links,
    Mention,
    Mentions,
    Outline,
    Page,
    Parses,
    Piece,
    Reference,
    Role,
    Section,
    Sentence,
    Sentences,
    SourceMap,
    Span,
    Statistic,
)
from pipeline.evidence import rows
from pipeline.table import PaperRows

TEXT = "摘要\n\n顾客参与促进品牌忠诚[3]。"
START = TEXT.index("顾")


def made(**changed: object) -> PaperRows:
    """The rows of one hand-built paper with one claim, two characters of markup before its quote."""
    document = Document(
        "p-1",
        "markdown",
        "utf-8",
        TEXT,
        (),
        SourceMap(pieces=(Piece(0, 2, 0, 2), Piece(START, len(TEXT), START + 2, len(TEXT) + 2))),
    )
    outline = Outline(
        "zh",
        "题",
        ("甲",),
        "2024",
        "刊",
        "",
        (),
        (Section(0, START, "front", ""), Section(START, len(TEXT), "abstract", "", other_language=True)),
        (Citation(TEXT.index("[3]"), TEXT.index("[3]") + 3, ("ref-3", "ref-9")),),
        (Reference("ref-3", 0, 0, ("A", "B", "C", "D"), "2016", "A title"),),
        (),
    )
    sentences = Sentences((Sentence(START, len(TEXT), "zh", "prose", 0, (), ()),))
    cause, effect = TEXT.index("顾客参与"), TEXT.index("品牌忠诚")
    claim = Claim(
        "cause",
        (Role("cause", cause, cause + 4), Role("effect", effect, effect + 4, elided=True)),
        "+",
        "cited",
        False,
        False,
        Span(START, len(TEXT)),
        0,
        (Span(cause + 4, cause + 6),),
        "zh.cause.verb",
        0.81234,
        (0,),
        (Statistic("β", 0.3, cause, cause + 1),),
    )
    claims = changed.pop("claims", Claims((claim, claim)))
    document = replace(document, **changed)  # type: ignore[arg-type]
    return rows(
        document,
        outline,
        sentences,
        Mentions((Mention(cause, cause + 4, "participation", "codebook", 0),)),
        Parses((), ""),
        claims,
        Links((("participation", None),) * len(claims.items), (("exact", ""),) * len(claims.items)),  # type: ignore[attr-defined,arg-type]
    )


def test_passages_carry_text_offsets_and_source() -> None:
    """A passage is the text at its offsets, and knows where that stands in the source file."""
    row = made().rows[0]
    for passage in (row.evidence, *row.cues, *(cell.passage for cell in row.roles)):
        assert TEXT[passage.start : passage.end] == passage.text
        assert (passage.source_start, passage.source_end) == (passage.start + 2, passage.end + 2)
        assert passage.page is None


def test_a_row_keeps_what_the_claim_says() -> None:
    """Roles with concepts, an elided role marked, cited works in short, one row a reference, the translation flag."""
    row = made().rows[0]
    assert [(c.name, c.passage.text, c.concept, c.elided) for c in row.roles] == [
        ("cause", "顾客参与", "participation", False),
        ("effect", "品牌忠诚", None, True),
    ]
    assert [(c.text, c.reference, c.work) for c in row.citations] == [
        ("[3]", "ref-3", "A, B, C et al. (2016) A title"),
        ("[3]", "ref-9", ""),
    ]
    assert (row.confidence, row.section, row.translated, row.status) == (0.812, "abstract", True, "cited")
    assert (row.statistics[0].text, row.statistics[0].value) == ("顾", 0.3)


def test_ids_name_rows_and_findings() -> None:
    """The same claim twice in a paper: two rows, one finding; made again: the same ids; another paper: other rows."""
    one, two = made().rows
    assert one.claim_id != two.claim_id
    assert one.finding_id == two.finding_id
    assert [r.claim_id for r in made().rows] == [one.claim_id, two.claim_id]
    other = made(paper_id="p-2").rows[0]
    assert other.claim_id != one.claim_id
    assert other.finding_id == one.finding_id


def test_a_paper_without_claims_is_noted() -> None:
    """No claim in a paper is a note for the user, unless a graver problem already says why."""
    assert [p.code for p in made(claims=Claims(())).problems] == ["claims.none"]
    assert made().problems == ()


def test_a_row_from_a_bad_page_says_so() -> None:
    """A paper is as healthy as its worst page, a row as the worst page of its quote or the characters it lost."""
    pages = (Page(1, 1, 1, 10), Page(2, 1, 1, 10, "degraded"))
    first = (Block(0, len(TEXT), "paragraph", page=1),)
    assert made(pages=pages, blocks=first).paper.health == "degraded"
    assert {row.text_health for row in made(pages=pages, blocks=first).rows} == {"good"}
    split = (*(replace(b, end=START + 4) for b in first), Block(START + 4, len(TEXT), "paragraph", page=2))
    assert {row.text_health for row in made(pages=pages, blocks=split).rows} == {"degraded"}
    assert {row.text_health for row in made(text=TEXT[:-2] + "\ufffd。").rows} == {"degraded"}
    assert made().paper.health == "good"
