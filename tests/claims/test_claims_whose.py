"""Whose claim a plain sentence is, read as a whole: section, wording and citation together."""

from __future__ import annotations

import pytest
from claims_paper import paper
from test_claims_stage import read

_SAID = [
    ("introduction", "Trust increases loyalty (Smith, 2010).", "Smith, 2010", "cited"),
    ("introduction", "According to Smith (2010), trust increases loyalty.", "Smith (2010)", "cited"),
    ("introduction", "Smith (2010) found that trust increases loyalty.", "Smith (2010)", "cited"),
    ("introduction", "Prior research has shown that trust increases loyalty.", "", "cited"),
    ("introduction", "Previous studies suggest that trust increases loyalty.", "", "cited"),
    ("introduction", "Scholars argue that trust increases loyalty.", "", "cited"),
    ("introduction", "The literature indicates that trust increases loyalty.", "", "cited"),
    ("introduction", "Trust increases loyalty.", "", "background"),
    ("introduction", "It is well known that trust increases loyalty.", "", "background"),
    ("theory", "Trust increases loyalty because customers feel safe.", "", "background"),
    ("theory", "We expect that trust increases loyalty.", "", "hypothesis"),
    ("theory", "We therefore hypothesize that trust increases loyalty.", "", "hypothesis"),
    ("theory", "We argue that trust increases loyalty.", "", "hypothesis"),
    ("theory", "Trust should increase loyalty.", "", "hypothesis"),
    ("theory", "We propose that trust increases loyalty.", "", "hypothesis"),
    ("theory", "As Smith (2010) notes, trust increases loyalty.", "Smith (2010)", "cited"),
    ("theory", "Following Smith (2010), trust increases loyalty.", "Smith (2010)", "cited"),
    ("findings", "Trust increased loyalty.", "", "finding"),
    ("findings", "We find that trust increases loyalty.", "", "finding"),
    ("findings", "The results show that trust increases loyalty.", "", "finding"),
    ("findings", "As shown in Table 2, trust increases loyalty.", "", "finding"),
    ("findings", "Our results confirm that trust increases loyalty.", "", "finding"),
    ("discussion", "Our study shows that trust increases loyalty.", "", "finding"),
    ("discussion", "This research reveals that trust increases loyalty.", "", "finding"),
    ("discussion", "In line with Smith (2010), we find that trust increases loyalty.", "Smith (2010)", "finding"),
    ("discussion", "Consistent with prior research, trust increased loyalty.", "", "finding"),
    ("discussion", "Smith (2010) also showed that trust increases loyalty.", "Smith (2010)", "cited"),
    ("discussion", "Managers should build trust to increase loyalty.", "", "proposal"),
    ("discussion", "Firms need to build trust in order to increase loyalty.", "", "proposal"),
    ("discussion", "We recommend that managers build trust to increase loyalty.", "", "proposal"),
    ("discussion", "To increase loyalty, managers must build trust.", "", "proposal"),
    ("conclusion", "We conclude that trust increases loyalty.", "", "finding"),
    ("conclusion", "In sum, trust increases loyalty.", "", "finding"),
    ("abstract", "Results show that trust increases loyalty.", "", "finding"),
    ("abstract", "The findings reveal that trust increases loyalty.", "", "finding"),
    ("introduction", "已有研究表明，信任能够提升忠诚。", "", "cited"),
    ("introduction", "王明（2018）认为信任能够提升忠诚。", "王明（2018）", "cited"),
    ("introduction", "信任能够提升忠诚（王明，2018）。", "王明，2018", "cited"),
    ("introduction", "学者们发现信任能够提升忠诚。", "", "cited"),
    ("introduction", "根据社会交换理论，信任能够提升忠诚（王明，2018）。", "王明，2018", "cited"),
    ("introduction", "信任能够提升忠诚。", "", "background"),
    ("theory", "本文认为信任能够提升忠诚。", "", "hypothesis"),
    ("theory", "本文预期信任能够提升忠诚。", "", "hypothesis"),
    ("theory", "据此推断，信任能够提升忠诚。", "", "hypothesis"),
    ("theory", "因此，本研究假设信任能够提升忠诚。", "", "hypothesis"),
    ("findings", "结果表明，信任显著提升忠诚。", "", "finding"),
    ("findings", "信任显著提升忠诚。", "", "finding"),
    ("findings", "由表3可知，信任显著提升忠诚。", "", "finding"),
    ("discussion", "本研究发现，信任能够提升忠诚。", "", "finding"),
    ("discussion", "与王明（2018）的研究一致，信任显著提升忠诚。", "王明（2018）", "finding"),
    ("discussion", "本文研究证实信任能够提升忠诚。", "", "finding"),
    ("discussion", "企业应加强信任建设以提升忠诚。", "", "proposal"),
    ("discussion", "管理者需要通过建立信任来提升忠诚。", "", "proposal"),
    ("discussion", "建议企业通过建立信任提升忠诚。", "", "proposal"),
    ("discussion", "企业必须建立信任，从而提升忠诚。", "", "proposal"),
    ("conclusion", "综上，信任能够提升忠诚。", "", "finding"),
    ("abstract", "研究发现：信任能够提升忠诚。", "", "finding"),
]


@pytest.mark.parametrize(("section", "sentence", "mark", "expected"), _SAID)
def test_whose_claim_a_plain_sentence_is(section: str, sentence: str, mark: str, expected: str) -> None:
    """Others' claims are cited, what is compared with them is a result, what theory expects a hypothesis."""
    claims = read(paper((section, sentence), citations=(mark,) if mark else ())).items
    assert claims
    assert {claim.status for claim in claims} == {expected}
