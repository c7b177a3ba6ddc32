"""Whose claim it is in running text: paragraphs without headings, sentences that go on with another's words."""

from __future__ import annotations

import pytest
from claims_paper import context, draft, paper

from pipeline.claims.status import Attribution

EN = ("trust", "loyalty")
ZH = ("互动", "信任")
CITED = ("(甲,2001)", "(乙,2002)", "(丙,2003)")
#: A paragraph that cites three times, as no abstract does
READ = "店员重要(甲,2001)。店面重要(乙,2002)。货架重要(丙,2003)。"


def status(
    section: str, words: str, roles: tuple[str, str], citations: tuple[str, ...] = (), worded: str | None = None
) -> str:
    made = paper((section, words), citations=citations)
    return Attribution(context(made)).status(draft(made, *roles, status=worded))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (READ + "\n货品陈列多样。平台开放。规则简单。互动促进信任。", "background"),
        (READ + "\n本研究发现货架不重要。互动促进信任。", "finding"),
        (READ + "\n因此我们预期货架不重要。由于成本低，互动促进信任。", "background"),
        (READ + "\n因此我们预期互动促进信任。", "hypothesis"),
    ],
)
def test_running_text_without_headings_is_read_by_paragraph(words: str, expected: str) -> None:
    """A stretch of a paper that comes without its headings is no abstract: each paragraph says what it is."""
    assert status("abstract", words, ZH, citations=CITED) == expected


def test_an_essay_asserts_and_finds_nothing() -> None:
    """Several paragraphs that tell of no study hold premises; one paragraph alone is an abstract with its thesis."""
    words = "店员重要。店面重要。货架重要。{}平台开放。互动促进信任。"
    assert status("abstract", words.format("\n"), ZH) == "background"
    assert status("abstract", words.format(""), ZH) == "finding"


@pytest.mark.parametrize(
    ("section", "words", "expected"),
    [
        ("theory", "甲(2001)提出了店面模型(甲,2001)。在该模型中，互动促进信任。", "cited"),
        ("theory", "店面重要(甲,2001)。他认为店员友好，在这一过程中，互动促进信任。", "cited"),
        ("theory", "店面重要(甲,2001)。店员友好，互动促进信任。", "background"),
        ("theory", "本文提出了店面模型，与前人(甲,2001)不同。在该模型中，互动促进信任。", "background"),
        ("theory", "互动促进信任；店面促进购买(甲,2001)。", "cited"),
        ("theory", "互动促进信任。店面促进购买(甲,2001)。", "background"),
    ],
)
def test_a_sentence_goes_on_with_what_is_cited(section: str, words: str, expected: str) -> None:
    """What points back at a cited model, and the first half of a sentence that closes with a citation, are cited."""
    assert status(section, words, ZH, citations=("(甲,2001)",)) == expected


def test_an_english_sentence_goes_on_with_what_is_cited() -> None:
    """ "In this model, …" and "They …" after a citation belong to those who are cited."""
    words = "Shops need staff (Hill, 2001). {} trust raises loyalty."
    cited = ("(Hill, 2001)",)
    assert status("theory", words.format("In this model,"), EN, citations=cited) == "cited"
    assert status("theory", words.format("Since staff are kind,"), EN, citations=cited) == "background"


@pytest.mark.parametrize(
    ("section", "words", "roles", "expected"),
    [
        ("introduction", "店家越来越关注体验，互动促进信任。", ZH, "background"),
        ("introduction", "本文关注互动对信任的影响。", ZH, "hypothesis"),
        ("theory", "综上所述，互动促进信任。", ZH, "background"),
        ("conclusion", "综上所述，互动促进信任。", ZH, "finding"),
        ("theory", "学者李明在演讲中，指出互动促进信任。", ZH, "cited"),
        ("abstract", "建议店家建立共享机制，以互动促进信任。", ZH, "proposal"),
        ("findings", "Hypothesis 1, that trust raises loyalty, was supported.", EN, "finding"),
        ("theory", "Hypothesis 1, that trust raises loyalty, was supported.", EN, "hypothesis"),
        ("theory", "That trust raises loyalty has long been seen as given.", EN, "background"),
        ("conclusion", "Shops are advised to build trust so as to raise loyalty.", EN, "proposal"),
        ("findings", "Our models provide evidence that trust raises loyalty.", EN, "finding"),
        ("theory", "One of the prevailing findings in shop research is that trust raises loyalty.", EN, "cited"),
    ],
)
def test_wordings_of_running_text(section: str, words: str, roles: tuple[str, str], expected: str) -> None:
    """An aim outside an abstract is the paper's where it is named; verdicts are results; advice builds no model."""
    assert status(section, words, roles) == expected


def test_advice_is_advice_however_it_is_put_forward() -> None:
    """ "It is proposed that firms must …" advises where a paper concludes, and is expected where it argues."""
    words = "It is proposed that firms must build trust to raise loyalty."
    assert status("conclusion", words, EN, worded="hypothesis") == "proposal"
    assert status("hypotheses", words, EN, worded="hypothesis") == "hypothesis"


@pytest.mark.parametrize(
    ("section", "words", "expected"),
    [
        ("abstract", "This study examines a role by which trust raises loyalty.", "hypothesis"),
        ("abstract", "We argue that trust raises loyalty.", "hypothesis"),
        ("abstract", "We find that staff matter. We argue that trust raises loyalty.", "finding"),
        ("conclusion", "It is urgent for shops to build trust that raises loyalty.", "proposal"),
    ],
)
def test_what_an_abstract_holds_before_any_result(section: str, words: str, expected: str) -> None:
    """What is looked at or argued is expected until results are told; what is urgent is advice."""
    assert status(section, words, EN) == expected


def test_what_an_aim_takes_for_granted_is_common_ground() -> None:
    """A bracket that divides a thing inside the paper's aim gives no result of the paper."""
    made = paper(("abstract", "We examine three kinds of trust (care, skill) and loyalty."))
    given = {"type": "part", "rule": "en.part.bracket"}
    assert Attribution(context(made)).status(draft(made, "trust", "skill", **given)) == "background"
    given["rule"] = "en.part.list"
    assert Attribution(context(made)).status(draft(made, "trust", "skill", **given)) == "finding"
