"""Numbered hypotheses: found in every print, each once, joined with what the paper makes of them."""

from __future__ import annotations

import time

import pytest
from claims_paper import context, paper

from pipeline.claims.cells import lines
from pipeline.claims.hypotheses import declared
from pipeline.claims.labels import groups
from pipeline.claims.plain import plain
from pipeline.claims.templates import read_statement
from pipeline.claims.verdicts import verdicts


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("H1、H2 和 H4a 均得到验证", [["H1", "H2", "H4a"]]),
        ("假设1和2成立,假设3b不成立", [["H1", "H2"], ["H3b"]]),
        ("假设 $3 \\mathrm { b }$ 、4b", [["H3b", "H4b"]]),
        ("$\\mathrm { H } 2 \\mathrm { a }$", [["H2a"]]),
        ("Hla与H1b", [["H1a", "H1b"]]),
        ("H1–H4 hold", [["H1", "H2", "H3", "H4"]]),
        ("H2a-c", [["H2a", "H2b", "H2c"]]),
        ("Proposition 3.2 of the appendix", []),
        ("H2-1 to H2-3", [["H2-1", "H2-2", "H2-3"]]),
        ("Hypotheses 1, 2a, and 3", [["H1", "H2a", "H3"]]),
        ("Hypothesis 4b (H4b)", [["H4b"]]),
        ("假设一、假设十二", [["H1", "H12"]]),
        ("研究假设H1和H2", [["H1", "H2"]]),
        ("命题3与P4", [["P3", "P4"]]),
        ("H1(a) and H1(b)", [["H1a", "H1b"]]),
        ("Ｈ１ａ：", [["H1a"]]),
        ("in H1, 3 firms", [["H1"]]),
        ("CO2, H2O, pH7, MP3, p < 0.05, PH1", []),
    ],
)
def test_labels_are_read_in_every_print(text: str, expected: list[list[str]]) -> None:
    """Lists, ranges, full-width forms, formula markup and OCR's l for 1 give the same keys."""
    found = groups(plain(text, 0, len(text)).text)
    assert [[label.key for label in group.labels] for group in found] == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("H1：顾客参与正向影响信任。", [("H1", "顾客参与正向影响信任。")]),
        (
            "据此提出如下假设：H2a：互动促进信任；H2b：互动促进口碑。",
            [("H2a", "互动促进信任；"), ("H2b", "互动促进口碑。")],
        ),
        ("假设3 信任在互动与口碑之间起中介作用。", [("假设3", "信任在互动与口碑之间起中介作用。")]),
        ("研究假设H4: 信任促进口碑。", [("H4", "信任促进口碑。")]),
        ("H5：a）互动促进信任；b）互动降低风险感知。", [("H5a", "互动促进信任；"), ("H5b", "互动降低风险感知。")]),
        ("命题2：平台治理塑造资源整合。", [("命题2", "平台治理塑造资源整合。")]),
        ("H1. Trust raises loyalty.", [("H1", "Trust raises loyalty.")]),
        ("Hypothesis 2a (H2a): Trust raises loyalty.", [("H2a", "Trust raises loyalty.")]),
        ("Proposition 3. Openness fosters integration.", [("P3", "Openness fosters integration.")]),
        ("We expect that trust raises loyalty (H6).", [("H6", "We expect that trust raises loyalty")]),
        ("Hypothesis 7 predicts that trust raises loyalty.", [("H7", "trust raises loyalty.")]),
        ("Ｈ８：顾客参与提高信任。", [("H8", "顾客参与提高信任。")]),
        ("H-1: Trust raises loyalty.", [("H1", "Trust raises loyalty.")]),
        ("H2.1: Trust raises loyalty.", [("H2.1", "Trust raises loyalty.")]),
        ("H3-a：互动促进信任。", [("H3a", "互动促进信任。")]),
        ("（H4）互动促进信任。", [("H4", "互动促进信任。")]),
        ("【H5】互动促进信任。", [("H5", "互动促进信任。")]),
        ("基于此，本文提出假设H6，即互动促进信任。", [("H6", "互动促进信任。")]),
        ("H9：信任促进口碑。具体而言，信任越高，口碑越多。", [("H9", "信任促进口碑。具体而言，信任越高，口碑越多。")]),
        ("H1 was supported by the data.", []),
        ("为了检验H1，我们招募了被试。", []),
        ("假设1和假设2讨论了互动的作用。", []),
        ("We test H3 with a survey of firms.", []),
    ],
)
def test_statements_are_found(line: str, expected: list[tuple[str, str]]) -> None:
    """A statement is known by its label with colon, stop, line head or closing bracket; talk about one is none."""
    made = paper(("hypotheses", line + ("" if "Proposition" in line else "\n本文的命题见上。")))
    found = declared(*made)
    assert [(h.id, made[0].text[h.statement.start : h.statement.end]) for h in found] == expected


def test_a_statement_counts_once_the_first_full_one() -> None:
    """A hypothesis that is announced in brackets and later stated with a colon is taken from the statement."""
    made = paper(
        ("introduction", "我们预期信任促进口碑(H1)。"),
        ("hypotheses", "H1：信任正向影响口碑。"),
        ("findings", "H1：信任正向影响口碑。"),
    )
    found = declared(*made)
    assert [h.id for h in found] == ["H1"]
    assert made[0].text[found[0].main.start : found[0].main.end] == "信任正向影响口碑。"
    assert found[0].statement.start < made[1].sections[2].start


def test_interviewees_are_no_propositions() -> None:
    """ "P1:" is a proposition only where the paper speaks of propositions."""
    assert declared(*paper(("findings", "P1: the platform helped me a lot."))) == ()


ZH = "H1：互动促进信任。\nH2：信任促进口碑。\nH3a：规模促进信任。\nH3b：规模促进口碑。\nH4：信任起中介作用。"
EN = (
    "H1: Trust raises loyalty.\nH2: Voice raises trust.\nH3a: Size raises trust.\nH3b: Size raises voice.\n"
    "H4: Trust mediates the effect of voice on loyalty."
)


@pytest.mark.parametrize(
    ("stated", "words", "expected"),
    [
        (ZH, "因此，H1得到支持。", {"H1": "yes"}),
        (ZH, "互动的系数显著（β=0.3，p<0.01），假设1成立，而假设2未得到验证。", {"H1": "yes", "H2": "no"}),
        (ZH, "H1、H2均得到了支持，H3a被拒绝，H3b部分成立。", {"H1": "yes", "H2": "yes", "H3a": "no", "H3b": "partly"}),
        (ZH, "上述结果支持了H1和H2，但不支持H4。", {"H1": "yes", "H2": "yes", "H4": "no"}),
        (ZH, "除H3b外，其余假设均得到支持。", {"H1": "yes", "H2": "yes", "H3a": "yes", "H3b": "no", "H4": "yes"}),
        (ZH, "所有假设均得到验证。", dict.fromkeys(("H1", "H2", "H3a", "H3b", "H4"), "yes")),
        (ZH, "H2不成立，其余假设全部成立。", {"H1": "yes", "H2": "no", "H3a": "yes", "H3b": "yes", "H4": "yes"}),
        (ZH, "假设3得到支持。", {"H3a": "yes", "H3b": "yes"}),
        (ZH, "H1到H2得到验证，H4并未得到完全支持。", {"H1": "yes", "H2": "yes", "H4": "partly"}),
        (ZH, "为了验证H1，我们做了实验。", {}),
        (ZH, "风险感知会降低新技术接受(假设2)。", {}),
        (ZH, "如果H1成立，则企业受益。", {}),
        (ZH, "假设1认为互动促进信任。检验发现系数显著。因此，该假设得到支持。", {"H1": "yes"}),
        (ZH, "实验一支持H1。实验二中H1仅得到部分验证。", {"H1": "partly"}),
        (ZH, "H1 互动 0.22*** 支持H2 信任 0.47** 支持H4 中介 -0.03 不支持", {"H1": "yes", "H2": "yes", "H4": "no"}),
        (EN, "Path t Result H1 a → b 4.1 Yes H2 a → c 0.3 No H4 a → d 2.2 Yes", {"H1": "yes", "H2": "no", "H4": "yes"}),
        (ZH, "接受假设H1，拒绝H4；H2得以验证，H3a没有。", {"H1": "yes", "H2": "yes", "H3a": "no", "H4": "no"}),
        (ZH, "验证了假设H1、H2，假设H4未获支持。", {"H1": "yes", "H2": "yes", "H4": "no"}),
        (EN, "H1 (b = .3, p < .01) and H2 (b = .2) were supported; H4 fails.", {"H1": "yes", "H2": "yes", "H4": "no"}),
        (EN, "The results lend support to H1 but not to H2.", {"H1": "yes", "H2": "no"}),
        (EN, "H4 was not supported, while H1 and H2 were.", {"H1": "yes", "H2": "yes", "H4": "no"}),
        (EN, "Neither H1 nor H2 was supported.", {"H1": "no", "H2": "no"}),
        (EN, "None of our hypotheses was supported.", dict.fromkeys(("H1", "H2", "H3a", "H3b", "H4"), "no")),
        (EN, "Hypothesis 4 could not be confirmed, contrary to H1.", {"H1": "no", "H4": "no"}),
        (EN, "Thus, H1 was supported.", {"H1": "yes"}),
        (EN, "H1 and H4 are supported, whereas H2 is not.", {"H1": "yes", "H2": "no", "H4": "yes"}),
        (EN, "All hypotheses except H3b were supported.",
         {"H1": "yes", "H2": "yes", "H3a": "yes", "H3b": "no", "H4": "yes"}),
        (EN, "Voice raised trust (b = .3, p < .01), supporting Hypothesis 2.", {"H2": "yes"}),
        (EN, "The data provide partial support for H4 and do not support H1.", {"H1": "no", "H4": "partly"}),
        (EN, "Hypotheses 3a and 3b received no support.", {"H3a": "no", "H3b": "no"}),
        (EN, "H2 was only partially supported; H1 was rejected.", {"H1": "no", "H2": "partly"}),
        (EN, "These results are in line with H1.", {"H1": "yes"}),
        (EN, "To confirm H1, we ran a survey.", {}),
        (EN, "H1–H2 and H4 were confirmed.", {"H1": "yes", "H2": "yes", "H4": "yes"}),
        (EN, "These results refute our prediction in Hypothesis 1.", {"H1": "no"}),
        (EN, "The evidence relating to Hypothesis 1 is mixed.", {"H1": "partly"}),
        (EN, "We find strong evidence for H1 but no evidence for H2.", {"H1": "yes", "H2": "no"}),
        (EN, "Thus, we accept H1; H2 could not be rejected either.", {"H1": "yes", "H2": "yes"}),
        (EN, "The result is not consistent with Hypothesis 2.", {"H2": "no"}),
        (EN, "This is the opposite of what Hypothesis 2 predicted.", {"H2": "no"}),
        (EN, "In contrast to our prediction (H2), voice lowered trust.", {"H2": "no"}),
        (EN, "All hypotheses were supported with the exception of H3b.",
         {"H1": "yes", "H2": "yes", "H3a": "yes", "H3b": "no", "H4": "yes"}),
        (EN, "Our findings support all hypotheses but H4.",
         {"H1": "yes", "H2": "yes", "H3a": "yes", "H3b": "yes", "H4": "no"}),
        (EN, "H3a and H3b predict effects of size. Neither was supported.", {"H3a": "no", "H3b": "no"}),
        (EN, "H3a and H3b predict effects of size. Both hypotheses were supported.", {"H3a": "yes", "H3b": "yes"}),
        (EN, "H3a and H3b predict effects. We find support for these hypotheses only in relation to small firms.",
         {"H3a": "partly", "H3b": "partly"}),
        (EN, "Hypothesis 2 posits that voice raises trust. This finding was not in the direction we expected.",
         {"H2": "no"}),
        (EN, "By contrast, H2, which suggests that voice raises trust, turns out to be insignificant.", {"H2": "no"}),
        (EN, "Voice was not significantly related to trust (Hypothesis 2).", {"H2": "no"}),
        (EN, "The path from trust to loyalty (H1) was significant (b = .31, p < .001), that from voice (H2) was not "
         "significant.", {"H1": "yes", "H2": "no"}),
        (EN, "The effect of voice on trust (H2) was negative and significant (b = -.2, p < .05).", {}),
        (EN, "Trust significantly increases loyalty (H1).", {}),
        (EN, "Consistent with H1, trust raised loyalty, while age was not significant.", {"H1": "yes"}),
        (EN, "Hypothesis 2 was tested with Model 3, in which size was not significant.", {}),
        (ZH, "结果与H1一致，与H2相悖。", {"H1": "yes", "H2": "no"}),
        (ZH, "由此，假设1得以支持；研究结果不能支持H2，H4也不能得证。", {"H1": "yes", "H2": "no", "H4": "no"}),
        (ZH, "该路径不显著（H2）。", {"H2": "no"}),
        (ZH, "互动显著正向影响信任（H1）。", {}),
        (ZH, "互动对信任的正向影响显著（β=0.3，p<0.01）（H1）。", {"H1": "yes"}),
    ],
)  # fmt: skip
def test_verdicts_are_joined(stated: str, words: str, expected: dict[str, str]) -> None:
    """One sentence may settle one hypothesis or several, with exceptions; aims and conditions settle none."""
    made = paper(("hypotheses", stated), ("findings", words))
    found = verdicts(*made, declared(*made), lines(made[0], {}))
    assert {key: v.supported for key, v in found.items()} == expected


def test_a_verdict_names_its_sentence_and_the_numbers_that_led_to_it() -> None:
    """The span of a verdict is the sentence; its numbers are those since the verdict before."""
    made = paper(("hypotheses", ZH), ("findings", "系数显著(p<0.01)，H1成立；规模不显著(p>0.05)，H3a不成立。"))
    found = verdicts(*made, declared(*made), lines(made[0], {}))
    text = made[0].text
    assert "H3a不成立" in found["H3a"].span.of(text)
    numbers = found["H3a"].numbers
    assert numbers is not None
    assert "p>0.05" in numbers.of(text)
    assert "p<0.01" not in numbers.of(text)


def test_tables_settle_what_no_sentence_does() -> None:
    """A row with a label and a cell that is a verdict settles it; sentences go first."""
    table = [
        ["假设", "内容", "检验结果"],
        ["H1", "互动促进信任", "支持"],
        ["H2", "信任促进口碑", "不支持"],
        ["H3a H3b", "规模", "成立 部分成立"],
        ["H4", "信任的中介作用不成立的可能", "0.21**"],
    ]
    made = paper(("hypotheses", ZH), ("findings", "H2得到部分支持。"), table=table)
    found = verdicts(*made, declared(*made), lines(made[0], {}))
    assert {k: v.supported for k, v in found.items()} == {"H1": "yes", "H2": "partly", "H3a": "yes", "H3b": "partly"}
    assert found["H1"].span.of(made[0].text) == "支持"


def test_an_abstract_settles_what_an_abstract_states() -> None:
    """Where an abstract is all there is its verdicts count; else a paper's results do, not its abstract."""
    told = "We expect that trust raises loyalty (H1). Study 1 supports H1."
    alone = paper(("abstract", told))
    assert {k: v.supported for k, v in verdicts(*alone, declared(*alone), lines(alone[0], {})).items()} == {"H1": "yes"}
    whole = paper(("abstract", "Study 1 supports H1."), ("hypotheses", "H1: Trust raises loyalty."))
    assert verdicts(*whole, declared(*whole), lines(whole[0], {})) == {}


def test_a_verdict_may_go_on_in_the_cell_below() -> None:
    """ "Not" over "supported", where the second line names no hypothesis of its own, is a verdict in two lines."""
    table = [["Hypothesis", "Path", "Result"], ["H1", "a", "Supported"], ["H2", "b", "Not"], ["", "", "supported"]]
    made = paper(("hypotheses", EN), ("findings", "See the table."), table=table)
    found = verdicts(*made, declared(*made), lines(made[0], {}))
    assert {k: v.supported for k, v in found.items()} == {"H1": "yes", "H2": "no"}


def test_short_verdicts_need_a_head() -> None:
    """ "yes" or "支持" in a column that is not headed as a result settles nothing."""
    made = paper(("hypotheses", EN), ("findings", "See the table."), table=[["Path", "Mediated"], ["H1", "no"]])
    assert verdicts(*made, declared(*made), lines(made[0], {})) == {}


@pytest.mark.parametrize(
    ("statement", "kind", "roles", "polarity"),
    [
        ("信任在互动与口碑之间起完全中介作用。", "mediate", ("互动", "信任", "口碑"), "?"),
        ("规模负向调节互动对信任的影响。", "moderate", ("互动", "规模", "信任"), "-"),
        ("互动对信任的影响受到规模的调节。", "moderate", ("互动", "规模", "信任"), "?"),
        ("互动通过提升信任促进口碑。", "mediate", ("互动", "信任", "口碑"), "+"),
        ("互动对信任具有显著的负向影响。", "cause", ("互动", "信任"), "-"),
        ("互动与信任正相关。", "cause", ("互动", "信任"), "+"),
        ("Trust mediates the relationship between voice and loyalty.", "mediate", ("voice", "Trust", "loyalty"), "?"),
        ("Firm size weakens the effect of voice on trust.", "moderate", ("voice", "Firm size", "trust"), "-"),
        ("The effect of voice on trust is stronger when firm size is large.", "moderate",
         ("voice", "firm size is large", "trust"), "+"),
        ("Voice has a negative impact on trust.", "cause", ("Voice", "trust"), "-"),
        ("Voice is positively related to trust.", "cause", ("Voice", "trust"), "+"),
    ],
)  # fmt: skip
def test_templates_read_what_no_grammar_reads(statement: str, kind: str, roles: tuple[str, ...], polarity: str) -> None:
    """Hypothesis wordings give type, roles and sign even where the grammars find nothing."""
    made = paper(("hypotheses", f"H1: {statement}"))
    (found,) = read_statement(context(made), declared(*made)[0], {})
    assert (found.type, found.polarity) == (kind, polarity)
    assert tuple(made[0].text[r.start : r.end] for r in found.roles) == roles


def test_a_statement_that_nothing_reads_still_is_a_row() -> None:
    """Every numbered hypothesis becomes a row, if need be with little trust."""
    made = paper(("hypotheses", "H1：顾客越早加入，企业愈加从容。"))
    (found,) = read_statement(context(made), declared(*made)[0], {})
    assert found.rule == "zh.cause.divided"
    assert found.weight <= 0.2
    assert [made[0].text[r.start : r.end] for r in found.roles] == ["顾客越早加入", "企业愈加从容。"]


@pytest.mark.parametrize("piece", ["H1、", "H1：", "假设", "H1 得到", "a) ", "H", "支持", "成立", "H1成立", "X对Y的"])
def test_time_grows_no_faster_than_the_text(piece: str) -> None:
    """A line of 100,000 characters made of labels and verdicts is read in seconds."""
    made = paper(("hypotheses", "H1：互动促进信任。"), ("findings", piece * (100_000 // len(piece)) + "。"))
    before = time.perf_counter()
    verdicts(*made, declared(*made), lines(made[0], {}))
    assert time.perf_counter() - before < 10
