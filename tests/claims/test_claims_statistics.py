"""Reported numbers: read in all their prints, quoted exactly, given to the claim that they prove."""

from __future__ import annotations

import re
import time
from dataclasses import replace

import pytest
from claims_paper import context, draft, paper

from pipeline.claims.numbers import attach
from pipeline.claims.plain import plain
from pipeline.claims.statistics import cell_statistics, column_name, insignificant, star_levels, statistics
from pipeline.document import Span

STARS = {"*": 0.05, "**": 0.01, "***": 0.001}


def read(text: str) -> list[tuple[str, str, float]]:
    return [(s.name, s.relation, s.value) for s in statistics(text, 0, len(text), STARS)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("(β = 0.32, p < .01)", [("β", "=", 0.32), ("p", "<", 0.01)]),
        ("β = 0. 32 , p < . 01", [("β", "=", 0.32), ("p", "<", 0.01)]),
        ("p = 0 . 0 5 3", [("p", "=", 0.053)]),
        ("β＝－0．32，ｐ＜０.０１", [("β", "=", -0.32), ("p", "<", 0.01)]),
        ("$\\beta { = } - 0 . 4 1$ ， $\\mathit { p } { \\ll } 0 . 0 0 1$", [("β", "=", -0.41), ("p", "<", 0.001)]),
        ("F(2, 118) = 5.43, t(90)=-0.27", [("F", "=", 5.43), ("t", "=", -0.27)]),
        ("χ²(2) = 7.1, χ2/df = 1.9", [("χ²", "=", 7.1), ("χ²/df", "=", 1.9)]),
        ("R² = 0.35, ΔR² = .02, R^2 = 0.4", [("R²", "=", 0.35), ("ΔR²", "=", 0.02), ("R²", "=", 0.4)]),
        ("M = 3.52, SD = 1.10; N = 1,204", [("M", "=", 3.52), ("SD", "=", 1.1), ("N", "=", 1204.0)]),
        ("b = .21, SE = .04, ns, r = .3", [("b", "=", 0.21), ("SE", "=", 0.04), ("p", ">", 0.05), ("r", "=", 0.3)]),
        ("间接效应值为0.12，标准误为0.03", [("indirect effect", "=", 0.12), ("SE", "=", 0.03)]),
        ("95% CI [0.03, 0.15]", [("95% CI lower", "=", 0.03), ("95% CI upper", "=", 0.15)]),
        ("95%置信区间为[-0.02，0.11]", [("95% CI lower", "=", -0.02), ("95% CI upper", "=", 0.11)]),
        ("LLCI = 0.02, ULCI=0.21", [("CI lower", "=", 0.02), ("CI upper", "=", 0.21)]),
        ("β=0.32***", [("β", "=", 0.32), ("p", "<", 0.001)]),
        ("η²p = .05, Cohen's d = 0.8", [("ηp²", "=", 0.05), ("Cohen's d", "=", 0.8)]),
        ("p≤0.05 (n.s.)", [("p", "<", 0.05), ("p", ">", 0.05)]),
        ("b = .21², p < .05¹", [("b", "=", 0.21), ("p", "<", 0.05)]),
        ("β = 0,32, p = 0,005, n = 1,204", [("β", "=", 0.32), ("p", "=", 0.005), ("n", "=", 1204.0)]),
        ("β = 1.2e-3, p = 3.2 × 10⁻⁵", [("β", "=", 0.0012), ("p", "=", 3.2e-05)]),
        ("$p = 3.2 \\times 10^{-5}$", [("p", "=", 3.2e-05)]),
        ("p值小于0.01；p is greater than .10", [("p", "<", 0.01), ("p", ">", 0.1)]),
        ("OR = 1.45, 95% CI 1.10–1.90", [("OR", "=", 1.45), ("95% CI lower", "=", 1.1), ("95% CI upper", "=", 1.9)]),
        ("95%的置信区间[0.04,0.19]", [("95% CI lower", "=", 0.04), ("95% CI upper", "=", 0.19)]),
        ("Mhigh = 4.32, M低 = 3.10, Max = 7", [("M", "=", 4.32), ("M", "=", 3.1)]),
        ("β1 = 0.3; Cronbach's alpha = .87, AVE = .61", [("β", "=", 0.3), ("α", "=", 0.87), ("AVE", "=", 0.61)]),
        ("in 2016 we sent 32 forms to 5 firms; see Table 3", []),
        ("group B = new, top = 5 of the list", []),
    ],
)
def test_numbers_are_read(text: str, expected: list[tuple[str, str, float]]) -> None:
    """Each print of a statistic gives its name, relation and value; other numbers give none."""
    assert read(text) == expected


def test_the_quote_is_the_text_itself() -> None:
    """A statistic's span holds its own characters of the document, dress and spaces included."""
    text = "（ $\\beta = 0 . 3 2$ ， p ＜ ． 05 ）"
    quotes = [text[s.start : s.end] for s in statistics(text, 0, len(text), STARS)]
    assert quotes == ["\\beta = 0 . 3 2", "p ＜ ． 05"]


def test_a_papers_own_note_on_stars_goes_first() -> None:
    """Stars mean what the note under the paper's table says; convention fills the rest."""
    document, _, _ = paper(("findings", "表2 回归结果\n注：*p<0.1，**p<0.05。"))
    assert star_levels(document) == {"*": 0.1, "**": 0.05, "***": 0.001}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("p = 0.21", True),
        ("p > .05", True),
        ("p < .05", False),
        ("p = .048", False),
        ("p < .01; p = .60", False),
        ("t = 1.2, n.s.", True),
        ("95% CI [-0.03, 0.08]", True),
        ("95% CI [0.01, 0.08]", False),
        ("p = .07, marginally significant", False),
        ("p=0.08，边际显著", False),
        ("p > .01", False),
        ("β = 0.30", False),
    ],
)
def test_no_significance_is_seen(text: str, expected: bool) -> None:
    """p values over .05, or an interval around zero, deny the effect; marginal results are the author's call."""
    assert insignificant(statistics(text, 0, len(text), STARS), text) is expected


def test_numbers_go_to_the_claim_before_them() -> None:
    """Each effect of a coordination has its own numbers; a run after both belongs to both."""
    made = paper(("findings", "互动显著促进信任(β=0.31,p<0.01)和满意(β=0.22,p<0.05)。"))
    drafts = [draft(made, "互动", "信任"), draft(made, "互动", "满意")]
    values = [[s.value for s in own] for own in attach(context(made), 0, drafts, STARS)]
    assert values == [[0.31, 0.01], [0.22, 0.05]]
    made = paper(("findings", "互动显著促进信任与口碑(β=0.4)。"))
    drafts = [draft(made, "互动", effect, clause="互动显著促进信任与口碑") for effect in ("信任", "口碑")]
    assert [[s.value for s in own] for own in attach(context(made), 0, drafts, STARS)] == [[0.4], [0.4]]


def test_numbers_before_all_claims_go_to_the_first() -> None:
    """Where the numbers open the sentence they belong to the first claim of it."""
    made = paper(("findings", "Given β = 0.5 (p < .01), trust raises loyalty."))
    assert [len(own) for own in attach(context(made), 0, [draft(made, "trust", "loyalty")], STARS)] == [2]


@pytest.mark.parametrize("piece", ["β", "95% CI ", "1 ", "F(1,", "p<", "0 . 1 ", "$\\beta", "*", "95%CI[0,1]β=1"])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """A sentence of 200,000 characters, all of them pieces of numbers, is read in seconds: no pattern blows up."""
    text = piece * (200_000 // len(piece))
    before = time.perf_counter()
    statistics(text + "1", 0, len(text) + 1, STARS)
    assert time.perf_counter() - before < 5


def test_a_sentence_whose_drafts_are_all_taken_back_has_no_numbers() -> None:
    """A sentence that reports numbers but keeps no claim is no error: nothing is attached."""
    made = paper(("findings", "Trust raises loyalty (β = 0.40, p < .01)."))
    assert attach(context(made), 0, [], STARS) == []


@pytest.mark.parametrize(
    ("head", "name"),
    [
        ("β", "β"),
        ("Std. Beta", "β"),
        ("Path coefficient (O)", "β"),
        ("标准化路径系数", "β"),
        ("Estimate", "b"),
        ("t-value", "t"),
        ("T Statistics (|O/STDEV|)", "t"),
        ("C.R.", "z"),
        ("P Values", "p"),
        ("显著性", "p"),
        ("Std. error", "SE"),
        ("LLCI", "CI lower"),
        ("97.5%", "CI upper"),
        ("Path", None),
        ("Results", None),
        ("Expected sign", None),
        ("", None),
    ],
)
def test_a_column_is_known_by_its_head(head: str, name: str | None) -> None:
    """Heads of tables of paths name a statistic as it is called in print; other heads name none."""
    assert column_name(head) == name


@pytest.mark.parametrize(
    ("cell", "name", "expected"),
    [
        ("0.303", "β", [("β", "=", 0.303, "0.303")]),
        (" −0.25*** ", "β", [("β", "=", -0.25, "−0.25"), ("p", "<", 0.001, "***")]),
        ("<0.001", "p", [("p", "<", 0.001, "<0.001")]),
        ("***", "p", [("p", "<", 0.001, "***")]),
        ("***", "t", []),
        ("0.014 (n.s.)", "β", [("β", "=", 0.014, "0.014"), ("p", ">", 0.05, "(n.s.)")]),
        ("０．４１＊＊", "β", [("β", "=", 0.41, "０．４１"), ("p", "<", 0.01, "＊＊")]),
        ("0.31 (2.20)", "β", []),
        ("Supported", "β", []),
        ("7" * 400, "t", []),
    ],
)
def test_a_cell_is_a_number_or_none(cell: str, name: str, expected: list[tuple[str, str, float, str]]) -> None:
    """A cell that is one number, with stars or a mark of no significance, is read; a cell that says more is not."""
    found = cell_statistics(plain(cell, 0, len(cell)), name, STARS)
    assert [(s.name, s.relation, s.value, cell[s.start : s.end]) for s in found] == expected


def test_numbers_behind_a_told_claim_are_not_those_of_one_that_is_told_later() -> None:
    """What a later verb says of the same words has its own numbers: those behind it."""
    made = paper(("findings", "Care raises trust (t = 4.2), which in turn raises loyalty (t = 1.1)."))
    text = made[0].text
    verbs = [m.start() for m in re.finditer("raises", text)]
    told = [
        replace(draft(made, cause, effect), cues=(Span(at, at + 6),))
        for (cause, effect), at in zip((("Care", "trust"), ("trust", "loyalty")), verbs, strict=True)
    ]
    assert [[s.value for s in own] for own in attach(context(made), 0, told, STARS)] == [[4.2], [1.1]]
