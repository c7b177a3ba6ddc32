"""Verdicts in plain words, one by one: what holds, what fails, what holds in part, and what says nothing yet."""

from __future__ import annotations

import pytest
from claims_paper import paper

from pipeline.claims.cells import lines
from pipeline.claims.hypotheses import declared
from pipeline.claims.verdicts import verdicts

_STATED = {"EN": "H1: Trust raises loyalty.", "ZH": "H1：信任提升忠诚。"}
_PLAIN = {
    ("EN", "yes"): [
        "H1 is supported.",
        "H1 was confirmed.",
        "Thus, H1 is accepted.",
        "The results support H1.",
        "These findings lend support to H1.",
        "This provides strong evidence for H1.",
        "We find support for H1.",
        "In line with H1, trust increased loyalty.",
        "Consistent with H1, the effect was positive.",
        "As predicted by H1, trust raised loyalty.",
        "H1 holds.",
        "H1 received support.",
        "H1 is therefore corroborated.",
        "H1 could not be rejected.",
        "Trust raised loyalty (β = .32, p < .01), supporting H1.",
        "Trust raised loyalty (β = .32, p < .01), in support of H1.",
        "Trust raised loyalty, thereby confirming H1.",
        "Trust raised loyalty (H1 supported).",
        "Therefore, we accept H1.",
        "The data back H1.",
        "H1 is validated.",
        "H1 is verified.",
        "H1 is substantiated.",
        "There is empirical support for H1.",
        "The first hypothesis (H1) is supported.",
        "Hypothesis 1 was fully supported.",
    ],
    ("EN", "no"): [
        "H1 is not supported.",
        "H1 was rejected.",
        "H1 is refuted.",
        "H1 did not receive support.",
        "H1 received no support.",
        "We find no support for H1.",
        "The results do not support H1.",
        "The results fail to support H1.",
        "Contrary to H1, trust had no effect.",
        "In contrast to H1, trust lowered loyalty.",
        "H1 could not be confirmed.",
        "H1 cannot be accepted.",
        "H1 is disconfirmed.",
        "H1 has to be rejected.",
        "Thus, H1 does not hold.",
        "No evidence was found for H1.",
        "There was no evidence supporting H1.",
        "Inconsistent with H1, the effect was negative.",
        "The path was not significant, so H1 was not supported.",
        "Trust did not affect loyalty (β = .02, n.s.), failing to support H1.",
        "Trust did not affect loyalty (H1 not supported).",
        "H1 lacks support.",
        "H1 was not borne out.",
        "We reject H1.",
        "H1 found no support.",
        "H1 was unsupported.",
    ],
    ("EN", "partly"): [
        "H1 is partially supported.",
        "H1 is partly confirmed.",
        "H1 receives partial support.",
        "The results provide partial support for H1.",
        "H1 is supported only in part.",
        "H1 is only supported for women.",
        "H1 was supported in Study 1 but not in Study 2.",
        "Partial support was found for H1.",
        "H1 finds mixed support.",
    ],
    ("EN", None): [
        "H1 will be tested below.",
        "We test whether H1 is supported.",
        "H1 predicts that trust raises loyalty.",
        "To test H1, we ran a regression.",
    ],
    ("ZH", "yes"): [
        "H1成立。",
        "假设H1得到支持。",
        "假设1得到验证。",
        "H1得到了证实。",
        "因此，H1通过检验。",
        "验证了H1。",
        "支持了假设H1。",
        "H1获得支持。",
        "H1得到了数据的支持。",
        "由此接受H1。",
        "这与H1一致。",
        "结果与假设H1相符。",
        "信任显著提升忠诚（β=0.32，p<0.01），H1成立。",
        "信任显著提升忠诚，从而支持H1。",
        "假设H1被接受。",
        "假设H1被证实。",
        "H1得证。",
        "H1得到完全支持。",
        "H1得到实证支持。",
        "实证结果支持H1。",
        "H1通过了显著性检验。",
        "H1获得验证。",
    ],
    ("ZH", "no"): [
        "H1不成立。",
        "H1未得到支持。",
        "H1未获支持。",
        "H1没有得到验证。",
        "H1未通过检验。",
        "拒绝假设H1。",
        "假设H1被拒绝。",
        "H1没有成立。",
        "结果不支持H1。",
        "未能支持H1。",
        "H1未得到数据支持。",
        "H1未被证实。",
        "H1没有通过检验。",
        "与H1相反，信任降低忠诚。",
        "结果与假设H1不一致。",
        "无法支持H1。",
        "H1不能成立。",
        "影响不显著，因此H1不成立。",
        "H1未能得到验证。",
        "H1被否定。",
        "H1被推翻。",
    ],
    ("ZH", "partly"): [
        "H1部分成立。",
        "H1得到部分支持。",
        "H1部分得到验证。",
        "部分支持了H1。",
        "H1只得到部分验证。",
        "H1仅部分成立。",
        "H1得到了部分验证。",
    ],
    ("ZH", None): [
        "为检验H1，进行回归分析。",
        "H1是否成立有待检验。",
        "H1预测信任提升忠诚。",
    ],
}


@pytest.mark.parametrize(
    ("stated", "verdict", "sentence"),
    [(stated, verdict, one) for (stated, verdict), said in _PLAIN.items() for one in said],
)
def test_a_verdict_in_plain_words(stated: str, verdict: str | None, sentence: str) -> None:
    """However a paper says that a hypothesis holds, fails or holds in part, that is the verdict, never its opposite."""
    made = paper(("hypotheses", _STATED[stated]), ("findings", sentence))
    found = verdicts(*made, declared(*made), lines(made[0], {}))
    assert {key: one.supported for key, one in found.items()} == ({"H1": verdict} if verdict else {})
