"""Whose claim it is: own finding, hypothesis, others' work, common ground or advice."""

from __future__ import annotations

import pytest
from claims_paper import context, draft, paper

from pipeline.claims import candidates, claims
from pipeline.claims.explain import GROUNDS
from pipeline.claims.status import Attribution
from pipeline.document import Mentions
from pipeline.segment.parse import ParseSettings, parse

ZH = ("互动", "信任")
EN = ("trust", "loyalty")


def status(section: str, words: str, roles: tuple[str, str], **more: object) -> str:
    citations = tuple(more.pop("citations", ()))  # type: ignore[call-overload]
    made = paper((section, words), citations=citations)
    return Attribution(context(made)).status(draft(made, *roles, **more))


#: Section, words, more of the draft, and what the status rests on.
GROUND = [
    ("findings", "互动促进信任。", {}, "section"),
    ("introduction", "本研究发现，互动促进信任。", {}, "words"),
    ("discussion", "访谈结果显示：(1)平台开放。(2)互动促进信任。", {}, "before"),
    ("introduction", "企业应以互动促进信任。", {}, "advice"),
    ("abstract", "平台很重要。本文研究互动。互动促进信任。", {}, "course"),
    ("theory", "互动促进信任(张三,2019)。", {}, "citation"),
    ("findings", "我们预期互动促进信任，结果支持该假设（β=0.3，p<0.01）。", {}, "test"),
    ("findings", "互动促进信任。", {"status": "hypothesis"}, "wording"),
    ("introduction", "本文旨在将互动分为信任和交谈。", {"type": "part"}, "framework"),
    ("introduction", "本文研究三种互动（信任、交谈）的作用。", {"type": "part", "rule": "zh.part.bracket"}, "aside"),
    ("introduction", "企业应重视互动带来的信任。", {"rule": "zh.cause.modifier"}, "modifier"),
]


@pytest.mark.parametrize(("section", "words", "given", "ground"), GROUND)
def test_a_status_says_what_it_rests_on(section: str, words: str, given: dict[str, str], ground: str) -> None:
    """Words of the sentence, the sentence before, the course of an abstract, or else the section: explain tells it."""
    made = paper((section, words), citations=["(张三,2019)"] if "张三" in words else [])
    assert Attribution(context(made)).standing(draft(made, *ZH, **given))[1] == ground


def test_every_ground_is_tested() -> None:
    """The two others, of which whole papers are needed, are those of test_claims_stage.py."""
    assert {ground for *_, ground in GROUND} | {"number", "past"} == set(GROUNDS)


@pytest.mark.parametrize(
    ("section", "words", "expected"),
    [
        ("findings", "互动促进信任。", "finding"),
        ("theory", "互动促进信任。", "background"),
        ("introduction", "本研究发现，互动促进信任。", "finding"),
        ("introduction", "已有研究表明互动促进信任。", "cited"),
        ("theory", "研究发现，互动促进信任。", "cited"),
        ("conclusion", "研究发现，互动促进信任。", "finding"),
        ("theory", "根据社会交换理论，互动促进信任。", "cited"),
        ("theory", "因此，本文认为互动促进信任。", "hypothesis"),
        ("conclusion", "本文认为互动促进信任。", "finding"),
        ("theory", "我们预期互动促进信任。", "hypothesis"),
        ("introduction", "企业应以互动促进信任。", "proposal"),
        ("conclusion", "结果表明，互动促进信任。", "finding"),
        ("discussion", "访谈结果显示：(1)平台开放。(2)互动促进信任。", "finding"),
        ("theory", "学者们提出以下观点。第一，互动促进信任。", "cited"),
        ("theory", "该理论进一步指出，互动促进信任。", "cited"),
        ("theory", "因此，本研究推论互动促进信任。", "hypothesis"),
        ("theory", "属性推断会影响态度，互动促进信任。", "background"),
        ("findings", "机制检验显示，互动促进信任。", "finding"),
        ("discussion", "管理者可以通过互动来促进信任。", "proposal"),
        ("theory", "管理者可以通过互动来促进信任。", "background"),
        ("theory", "基于同样的逻辑，本研究认为互动促进信任。", "hypothesis"),
        ("other", "因此，本项目认为互动促进信任。", "hypothesis"),
        ("conclusion", "店员有归属的需要，互动促进信任。", "finding"),
        ("conclusion", "供需结构的变化带来互动，互动促进信任。", "finding"),
        ("conclusion", "扩大内需带来互动，互动促进信任。", "finding"),
        ("theory", "本项目认为互动促进信任。", "hypothesis"),
        ("findings", "与以往研究的结论一致，互动促进信任。", "finding"),
        ("theory", "已有研究认为平台重要，但本文将平台划分为互动和信任。", "hypothesis"),
    ],
)
def test_chinese_wording_and_section(section: str, words: str, expected: str) -> None:
    """The nearest attribution in words decides; where there is none, the section does."""
    assert status(section, words, ZH) == expected


@pytest.mark.parametrize(
    ("section", "words", "expected"),
    [
        ("findings", "Higher trust raised loyalty.", "finding"),
        ("theory", "Higher trust raises loyalty.", "background"),
        ("introduction", "We find that trust raises loyalty.", "finding"),
        ("introduction", "Prior research has shown that trust raises loyalty.", "cited"),
        ("theory", "Studies show that trust raises loyalty.", "cited"),
        ("theory", "According to social exchange theory, trust raises loyalty.", "cited"),
        ("theory", "We therefore argue that trust raises loyalty.", "hypothesis"),
        ("hypotheses", "We expect that trust raises loyalty.", "hypothesis"),
        ("introduction", "The results indicate that trust raises loyalty.", "finding"),
        ("findings", "Consistent with prior research, trust raises loyalty.", "finding"),
        ("discussion", "Hosts are advised to sing, because trust raises loyalty.", "finding"),
        ("discussion", "While earlier work treats care as a risk, we find that trust raises loyalty.", "finding"),
        ("discussion", "It is also recommended that inns use trust to raise loyalty.", "proposal"),
        ("discussion", "Contrary to our original hypothesis, trust raises loyalty.", "finding"),
        ("discussion", "Our original hypothesis was that trust raises loyalty.", "hypothesis"),
        ("findings", "In line with our second hypothesis, trust raises loyalty.", "finding"),
        ("findings", "Here trust raises loyalty, which confirms the findings of earlier studies.", "finding"),
        ("findings", "Prior research found that trust raises loyalty.", "cited"),
        ("method", "Researchers argue that care matters and further suggest that trust raises loyalty.", "cited"),
        ("findings", "Their findings support the view that trust raises loyalty.", "cited"),
        ("theory", "Therefore, this study believes that trust raises loyalty.", "hypothesis"),
        ("conclusion", "The study shows: (1) size matters. (2) trust raises loyalty.", "finding"),
    ],
)
def test_english_wording_and_section(section: str, words: str, expected: str) -> None:
    """The same in English, matched at word boundaries without regard to case."""
    assert status(section, words, EN) == expected


def test_a_citation_in_the_clause_makes_it_cited() -> None:
    """A mark in the clause, right after it, or before its verb attributes the claim to others."""
    for words, mark in (
        ("互动促进信任(张三,2019)。", "(张三,2019)"),
        ("互动促进信任。[3]", "[3]"),
        ("张三(2019)认为互动促进信任。", "张三(2019)"),
    ):
        made = paper(("theory", words), citations=(mark,))
        attribution = Attribution(context(made))
        found = draft(made, *ZH)
        assert attribution.citations(found) == (0,), words
        if mark != "[3]":
            assert attribution.status(found) == "cited", words


def test_results_of_named_authors_are_cited() -> None:
    """A result that is told of authors named right before it is theirs, also where a paper draws conclusions."""
    words = "张三等人（2013）的研究表明，互动促进信任。"
    made = paper(("discussion", words), citations=["（2013）"])
    assert Attribution(context(made)).status(draft(made, *ZH)) == "cited"


def test_in_the_results_a_citation_covers_its_own_clause_only() -> None:
    """A later citation in the sentence leaves an own finding alone; in theory it covers what stands before it."""
    words = "互动促进信任，信任带来口碑(张三,2019)。"
    assert status("findings", words, ZH, citations=("(张三,2019)",)) == "finding"
    assert status("theory", words, ZH, citations=("(张三,2019)",)) == "cited"
    assert status("findings", words, ("信任带来", "口碑"), citations=("(张三,2019)",)) == "cited"


def test_all_marks_of_a_clause_are_listed() -> None:
    """A review's sentence about ten works lists ten."""
    marks = tuple(f"(作者{i},20{i:02})" for i in range(10))
    made = paper(("theory", "互动促进信任" + "".join(marks) + "。"), citations=marks)
    assert Attribution(context(made)).citations(draft(made, *ZH)) == tuple(range(10))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("互动促进信任。我们调查了企业。结果表明，规模有用。", "background"),
        ("平台兴起。我们提出假设：开放有用。互动促进信任。结果表明，规模有用。", "hypothesis"),
        ("平台兴起。结果表明，规模有用。此外，互动促进信任。", "finding"),
        ("已有研究发现规模有用。互动促进信任。", "background"),
    ],
)
def test_an_abstract_runs_from_premises_to_results(words: str, expected: str) -> None:
    """In an abstract the place decides: before the first result is background or hypothesis, after it finding."""
    assert status("abstract", words, ZH) == expected


def test_a_gap_is_no_aim_and_results_follow_an_aim() -> None:
    """What others have not studied is a premise; after the paper's own aim come its results, told as such or not."""
    gap = "已有研究忽视了服务对满意的影响，互动促进信任。本文分析了体验。结果表明服务有效。"
    assert status("abstract", gap, ZH) == "background"
    aim = "体验很重要。本文探讨了服务的作用。互动促进信任。进一步的分析发现，服务有效。"
    assert status("abstract", aim, ZH) == "finding"


def test_what_the_wording_decides_stands() -> None:
    """A grammar's own status wins over the section; an English "should" in theory is an expectation."""
    assert status("findings", "企业应以互动换取信任。", ZH, status="proposal") == "proposal"
    assert status("hypotheses", "Then trust should raise loyalty.", EN, status="proposal") == "hypothesis"
    assert status("conclusion", "Firms should use trust for loyalty.", EN, status="proposal") == "proposal"


def test_a_papers_own_division_is_its_finding() -> None:
    """A whole and its parts that the paper expounds in its abstract are its result, not its hypothesis."""
    words = "平台兴起。本文阐述互动的两个维度：信任与口碑。我们提出未来方向。"
    assert status("abstract", words, ZH, type="part") == "finding"


def test_a_sentence_that_says_it_again_belongs_to_the_one_before() -> None:
    """ "That is, …" and "具体而言，…" are whose the sentence before them is."""
    assert status("theory", "本文认为规模有用。换言之，互动促进信任。", ZH) == "hypothesis"
    assert (
        status("introduction", "Prior research has shown effects. Specifically, trust raises loyalty.", EN) == "cited"
    )


def test_what_managers_can_do_is_advice_where_conclusions_are_drawn() -> None:
    """An English "managers can …" is advice in the discussion and a premise in the theory."""
    words = "Managers can use trust to raise loyalty."
    assert status("discussion", words, EN) == "proposal"
    assert status("discussion", words.replace("Managers", "Policy makers"), EN) == "proposal"
    assert status("theory", words, EN) == "background"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("平台兴起。本文构建了理论模型。互动促进信任。", "finding"),
        ("平台兴起。本文构建了理论模型。互动促进信任。问卷调查支持该模型。", "hypothesis"),
        ("平台兴起。平台重要。互动促进信任。本文探讨其机制。", "background"),
        ("平台兴起。平台重要。互动促进信任。未来研究应探讨其机制。", "finding"),
    ],
)
def test_a_model_that_nobody_tests_is_the_papers_result(words: str, expected: str) -> None:
    """After a model is announced its relations are hypotheses where the abstract tells of a test, else results;
    where an abstract names no result, its theses begin with its aim, and others' future work is no aim."""
    assert status("abstract", words, ZH) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Firms grow. We propose a model of growth. Higher trust raises loyalty.", "finding"),
        ("Firms grow. We build a model of growth. Higher trust raises loyalty. Survey data confirm it.", "hypothesis"),
        ("Firms grow. We predict growth. We suggest that trust raises loyalty. Results show growth.", "hypothesis"),
        ("Firms grow. We suggest that trust raises loyalty.", "hypothesis"),
        ("Results show: (a) trust related to work engagement raises loyalty.", "finding"),
        ("Literature on markets has mainly studied growth, suggesting that trust raises loyalty.", "cited"),
        ("Many studies have demonstrated that trust raises loyalty.", "cited"),
        ("Many studies exist, yet our test demonstrated that trust raises loyalty.", "finding"),
        ("In other fields trust has been found to exist, as trust raises loyalty.", "cited"),
        ("The results of some surveys reveal that trust raises loyalty. Survey results show growth.", "cited"),
        ("A systematic literature review shows that trust raises loyalty.", "finding"),
        ("Firms grow. We infer that trust raises loyalty. Survey results show growth.", "hypothesis"),
    ],
)
def test_an_english_abstract_suggests_before_it_finds(words: str, expected: str) -> None:
    """What is suggested before the results is hypothesis; what literature "has studied" is its own."""
    assert status("abstract", words, EN) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (
            "Actors meet. They share rules. Guilds can only be assessed by their members. Higher trust raises loyalty.",
            "background",
        ),
        ("Actors meet. We interviewed 38 bakers. Higher trust raises loyalty.", "finding"),
        ("Findings – trust raises loyalty.", "finding"),
        ("Actors meet. Two results stand out. Higher trust raises loyalty.", "finding"),
        ("Actors meet. The present study discovered that trust raises loyalty.", "finding"),
    ],
)
def test_an_english_text_without_a_study_states_premises(words: str, expected: str) -> None:
    """Where nothing was looked at all is background; what was looked at, and labels of results, make findings."""
    assert status("abstract", words, EN) == expected


def test_advice_to_those_who_act_is_advice_even_after_a_model() -> None:
    """ "Managers should" is advice wherever it stands; what "should" follow from a model is a hypothesis."""
    model = "We propose a model of trade and test it. "
    assert (
        status("abstract", model + "Managers should use trust to raise loyalty.", EN, status="proposal") == "proposal"
    )
    assert status("abstract", model + "Higher trust should raise loyalty.", EN, status="proposal") == "hypothesis"


@pytest.mark.parametrize(
    ("words", "roles", "mark"),
    [
        ("Miller and Chen (2008) proposed that trust raises loyalty.", EN, "Miller and Chen (2008)"),
        ("现有研究提出互动促进信任(王强,2020)。", ZH, "(王强,2020)"),
    ],
)
def test_what_others_propose_is_theirs(words: str, roles: tuple[str, str], mark: str) -> None:
    """A proposal with another author for its subject is cited, though its verb speaks of hypotheses."""
    assert status("theory", words, roles, citations=(mark,), status="hypothesis") == "cited"


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Trust raises loyalty. We ask how.", "background"),
        ("Trust raised loyalty. We ask how.", "finding"),
        ("Trust did not raise loyalty. We ask how.", "finding"),
        ("Trust raises loyalty (r = .46). We ask how.", "finding"),
    ],
)
def test_premises_are_told_in_the_present(words: str, expected: str) -> None:
    """Before an abstract comes to its results, what happened, or stands beside figures of a test, is a result."""
    made = paper(("abstract", words))
    found = candidates(*made)
    parses = parse(made[0], made[2], found, ParseSettings())
    claim = claims(*made, Mentions(()), found, parses).items[0]
    assert claim.status == expected


@pytest.mark.parametrize(("parts", "expected"), [((), "background"), (("findings",), "finding")])
def test_a_plan_has_no_results(parts: tuple[str, ...], expected: str) -> None:
    """Where a paper has hypotheses, but no method and no results, its last section only argues for them."""
    made = paper(
        ("hypotheses", "我们预期互动促进信任。"),
        *((kind, "数据如下。") for kind in parts),
        ("discussion", "平台促进合作。"),
    )
    assert Attribution(context(made)).status(draft(made, "平台", "合作")) == expected


@pytest.mark.parametrize(
    ("section", "words", "roles", "type_", "expected"),
    [
        ("method", "一半的被试先完成互动任务，再报告信任。", ZH, "cause", True),
        ("method", "平台的互动促进了信任。", ZH, "cause", False),
        ("method", "互动材料由海报和信任构成。", ZH, "part", True),
        ("theory", "互动材料由海报和信任构成。", ZH, "part", False),
        ("method", "Trust was measured with items that raise loyalty.", ("Trust", "loyalty"), "cause", True),
        ("method", "In this region trust raises loyalty.", EN, "cause", False),
        ("findings", "For most respondents trust raises loyalty.", EN, "cause", False),
    ],
)
def test_how_a_study_was_done_is_no_claim(
    section: str, words: str, roles: tuple[str, str], type_: str, expected: bool
) -> None:
    """A method section tells of materials, people and scales; what it says of its case or its variables stays."""
    made = paper((section, words))
    assert Attribution(context(made)).is_procedure(draft(made, *roles, type=type_)) is expected


@pytest.mark.parametrize(
    ("section", "words", "more", "expected"),
    [
        ("theory", "因此我们认为互动促进信任(张三,2019)。", {}, "hypothesis"),
        ("other", "研究发现互动促进信任(张三,2019)。", {}, "cited"),
        ("findings", "研究发现互动促进信任(张三,2019)。", {}, "finding"),
        ("conclusion", "管理者应珍惜互动带来的信任。", {"rule": "zh.cause.modifier"}, "background"),
    ],
)
def test_whose_claim_it_is_beside_a_citation(section: str, words: str, more: dict[str, object], expected: str) -> None:
    """What a paper itself holds stays its own beside a citation; a bare report with one is another's; advice about
    something that is so does not make it advice."""
    marks = ("(张三,2019)",) if "张三" in words else ()
    assert status(section, words, ZH, citations=marks, **more) == expected


def test_what_authors_studied_is_no_aim_of_the_paper() -> None:
    """A verb of study right behind named authors is theirs, even where the claim stands behind a colon."""
    words = "Brown and Green (2012) studied two ways of care: trust raises loyalty."
    assert status("theory", words, EN, clause="trust raises loyalty", citations=("Brown and Green (2012)",)) == "cited"


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("It is therefore crucial for hotels to use", "proposal"),
        ("It is imperative to use", "proposal"),
        ("It is important to note that firms use", "finding"),
    ],
)
def test_what_is_crucial_to_do_is_advice(opening: str, expected: str) -> None:
    """ "It is crucial to" is advice wherever it stands; what it is important to note is none."""
    assert status("findings", f"{opening} trust to raise loyalty.", EN) == expected
