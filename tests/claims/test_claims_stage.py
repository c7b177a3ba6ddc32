"""The room as a whole: candidates and claims of small papers in both languages."""

from __future__ import annotations

import pytest
from claims_paper import paper

from pipeline.claims import candidates, claims, explain
from pipeline.claims.explain import GROUNDS
from pipeline.document import ROLES, Claims, Document, Mentions, Outline, Sentences
from pipeline.segment.parse import ParseSettings, parse


def read(made: tuple[Document, Outline, Sentences]) -> Claims:
    document, outline, sentences = made
    found = candidates(document, outline, sentences)
    parses = parse(document, sentences, found, ParseSettings())
    return claims(document, outline, sentences, Mentions(()), found, parses)


ZH = (
    ("theory", "已有研究表明，顾客参与能够促进顾客信任（王某，2018）。"),
    ("hypotheses", "H1：顾客参与正向影响顾客信任。\nH2：平台规模正向影响顾客信任。"),
    (
        "findings",
        "顾客参与显著正向影响顾客信任（β = 0. 41 ， p < 0.001），H1得到支持。\n"
        "平台规模正向影响顾客信任（β＝0.03，p＝0.52），因此假设2不成立。",
    ),
)
EN = (
    ("hypotheses", "H1: Customer voice increases trust.\nH2: Firm size increases trust."),
    ("findings", "Customer voice increased trust (b = 0.31, p < .01), which supports H1. H2 was not supported."),
)


def test_spans_quote_the_text() -> None:
    """Every role, cue, statistic and evidence span lies in the text, and roles are those of the type."""
    for parts in (ZH, EN):
        made = paper(*parts)
        text = made[0].text
        found = read(made).items
        assert found
        for claim in found:
            assert tuple(r.name for r in claim.roles) == ROLES[claim.type]
            for span in (*claim.roles, *claim.cues, *claim.statistics, claim.evidence):
                assert 0 <= span.start < span.end <= len(text)
            assert all(claim.evidence.start <= s.start and s.end <= claim.evidence.end for s in claim.cues)
            assert 0 <= claim.confidence <= 1


def test_hypotheses_carry_their_verdicts_and_numbers() -> None:
    """The row of a statement has id, status, verdict and the numbers of the sentence that settles it."""
    for parts in (ZH, EN):
        made = paper(*parts)
        stated = {c.hypothesis: c for c in read(made).items if c.status == "hypothesis"}
        assert {k: c.supported for k, c in stated.items()} == {"H1": "yes", "H2": "no"}
        assert next(s.value for s in stated["H1"].statistics) in (0.41, 0.31)
        verdict = stated["H2"].verdict
        assert verdict is not None
        assert verdict.start >= made[1].sections[-1].start


def test_a_test_without_significance_takes_the_sign_back() -> None:
    """A finding whose p value is over .05 has polarity 0, whatever its wording."""
    found = [c for c in read(paper(*ZH)).items if c.status == "finding"]
    assert [(c.polarity, c.hypothesis) for c in found] == [("+", "H1"), ("0", "H2")]


def test_the_citation_of_a_cited_claim_is_given() -> None:
    """A claim of others points to the mark that attributes it."""
    made = paper(*ZH, citations=("（王某，2018）",))
    cited = [c for c in read(made).items if c.status == "cited"]
    assert [c.citations for c in cited] == [(0,)]


def test_nothing_is_read_from_excluded_stretches_headings_and_captions() -> None:
    """Zones that are never mined give nothing, nor do headings and captions."""
    line = "顾客参与能够促进顾客信任。"
    for made in (
        paper(("findings", line), excluded=(line,)),
        paper(("findings", line), kinds={0: "heading"}),
        paper(("findings", line), kinds={0: "caption"}),
        paper(("findings", line), kinds={0: "footnote"}),
    ):
        assert read(made).items == ()
    assert len(read(paper(("findings", line))).items) == 1


def test_a_hypothesis_in_a_heading_is_read() -> None:
    """Some sources set hypotheses as headings: numbered ones are rows all the same."""
    made = paper(("hypotheses", "假设1：顾客参与正向影响顾客信任。"), kinds={0: "heading"})
    assert [(c.hypothesis, c.status) for c in read(made).items] == [("假设1", "hypothesis")]


def test_every_numbered_statement_becomes_a_row() -> None:
    """A statement that no rule reads is still a row, with little trust."""
    made = paper(("hypotheses", "H1：顾客越早加入，企业愈加从容。\nH2: The sooner, the merrier."))
    found = read(made).items
    assert {c.hypothesis for c in found} == {"H1", "H2"}
    assert {c.supported for c in found} == {None}


def test_the_same_claim_is_not_given_twice() -> None:
    """Two rules that read the same roles of one sentence give one row."""
    for claim_set in (read(paper(*ZH)), read(paper(*EN))):
        keys = [(c.type, c.sentence, tuple((r.start, r.end) for r in c.roles)) for c in claim_set.items]
        assert len(keys) == len(set(keys))


def test_the_same_paper_gives_the_same_claims() -> None:
    """Reading twice gives equal layers."""
    for parts in (ZH, EN):
        assert read(paper(*parts)) == read(paper(*parts))


def test_an_explanation_gives_back_the_passage() -> None:
    """The pieces of an explanation are the evidence without gaps, each role and cue marked in it."""
    made = paper(*ZH)
    text = made[0].text
    for claim in read(made).items:
        told = explain(made[0], claim)
        assert "".join(p.text for p in told.passage) == claim.evidence.of(text)
        marked = {name for piece in (*told.passage, *told.elsewhere) for name in piece.marks}
        assert {r.name for r in claim.roles} <= marked
        assert told.rule == claim.rule
        assert dict(told.attributes)["status"] == f"{claim.status} ({GROUNDS[claim.ground]})"
        for role in claim.roles:
            here = [p for p in (*told.passage, *told.elsewhere) if role.name in p.marks]
            assert "".join(p.text for p in here) == text[role.start : role.end]


def test_a_number_and_the_past_ground_a_status() -> None:
    """A numbered statement is a hypothesis by its number; an abstract's verb in the past tells a result."""
    stated = next(claim for claim in read(paper(*EN)).items if claim.hypothesis == "H1")
    assert (stated.status, stated.ground) == ("hypothesis", "number")
    abstract = ("abstract", "Shops matter. Customer voice raised trust. The aim of this study is to look at shops.")
    (told,) = read(paper(abstract)).items
    assert (told.status, told.ground) == ("finding", "past")


_HALF = "两家平台的数据来自访谈和公开资料，资料之间互相印证，平台为此采用了激励规则和约"


@pytest.mark.parametrize(
    ("first", "between", "sure"),
    [(_HALF, "footnote", False), (_HALF + "定。", "footnote", True), (_HALF, "heading", True)],
)
def test_nobody_is_sure_of_half_a_name(first: str, between: str, sure: bool) -> None:
    """Where a note tears a sentence in two, a role that touches the tear gets little confidence; others keep theirs."""
    rest = "束规则提升了成员投入。成员投入提升了平台的创新绩效，这一点在两家平台的访谈和资料里都可以看到。"
    made = paper(("findings", f"{first}\n① 见附录。\n{rest}"), kinds={1: between})
    torn, whole = read(made).items
    assert (torn.confidence > 0.5) is sure
    assert whole.confidence > 0.5


def test_the_row_of_a_table_gives_a_hypothesis_its_numbers() -> None:
    """Cells under heads that name a statistic are the numbers of the row's hypothesis, verdict or none.

    Heads may go over two rows; numbers beside a verdict in a sentence go first; a row of two is nobody's.
    """
    parts = (EN[0][0], EN[0][1] + "\nH3: Voice raises sales.\nH4: Size raises sales.")
    told = "Customer voice increased trust (b = 0.31, p < .01), which supports H1."
    table = [
        ["", "Path", "Standardised", "T", "", "Firms"],
        ["Hypothesis", "", "coefficient (b)", "statistics", "p", "asked"],
        ["H1", "Voice to trust", "0.29**", "3.10", "0.002", "200"],
        ["H2", "Size to trust", "−0.04 (n.s.)", "0.58", ".562", "200"],
        ["H3, H4", "Voice or size to sales", "0.20", "2.00", "0.046", "200"],
    ]
    found = {
        claim.hypothesis: [(s.name, s.relation, s.value) for s in claim.statistics]
        for claim in read(paper(parts, ("findings", told), table=table)).items
        if claim.status == "hypothesis"
    }
    assert found == {
        "H1": [("b", "=", 0.31), ("p", "<", 0.01)],
        "H2": [("β", "=", -0.04), ("p", ">", 0.05), ("t", "=", 0.58), ("p", "=", 0.562)],
        "H3": [],
        "H4": [],
    }
