"""The Chinese claim grammar, on sentences written for these tests: what is claimed, and what is not."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from pipeline.claims import zh
from pipeline.claims.draft import Context, Draft
from pipeline.claims.zh.words import table
from pipeline.document import Block, Document, Mention, Mentions, Outline, Section, SourceMap
from pipeline.segment import segment


def context(text: str, *names: str) -> Context:
    document = Document("p-1", "text", None, text, (Block(0, len(text), "paragraph"),), SourceMap())
    outline = Outline("zh", "", (), "", "", "", (), (Section(0, len(text), "findings", ""),), (), (), ())
    at = [(text.index(name), name) for name in names]
    known = tuple(Mention(a, a + len(name), name, "codebook", 0) for a, name in at)
    return Context(document, outline, segment(document, outline), Mentions(known), {})


def drafts(text: str, *names: str) -> list[Draft]:
    made = context(text, *names)
    return [draft for index in range(len(made.sentences.items)) for draft in zh.read(made, index)]


def read(text: str, *names: str) -> list[tuple[str, ...]]:
    """Every claim as (type, sign, role texts in order), sorted; ``names`` of constructs are in the codebook."""
    found = drafts(text, *names)
    assert all(text[cue.start : cue.end].strip() for draft in found for cue in draft.cues)
    return sorted((d.type, d.polarity, *(text[r.start : r.end] for r in d.roles)) for d in found)


CAUSE = [
    ("顾客参与促进品牌忠诚。", [("+", "顾客参与", "品牌忠诚")]),
    ("角色模糊会显著降低员工的服务热情。", [("-", "角色模糊", "员工的服务热情")]),
    ("平台声誉影响卖家的定价。", [("?", "平台声誉", "卖家的定价")]),
    ("感知公平对共创意愿具有显著的正向影响。", [("+", "感知公平", "共创意愿")]),
    ("价格折扣对品牌态度没有显著影响。", [("0", "价格折扣", "品牌态度")]),
    ("知识共享对服务创新的影响不显著。", [("0", "知识共享", "服务创新")]),
    ("社群规模与内容质量提升成员黏性。", [("+", "社群规模", "成员黏性"), ("+", "内容质量", "成员黏性")]),
    ("直播互动降低感知风险，提高购买意愿。", [("+", "直播互动", "购买意愿"), ("-", "直播互动", "感知风险")]),
    ("信任缺失引发顾客流失，进而削弱平台声誉。", [("+", "信任缺失", "顾客流失"), ("-", "顾客流失", "平台声誉")]),
    ("企业通过共享数据接口提升伙伴的响应速度。", [("+", "共享数据接口", "伙伴的响应速度")]),
    ("价值共毁源于资源错配。", [("+", "资源错配", "价值共毁")]),
    ("互惠规范是知识共享的重要前提。", [("+", "互惠规范", "知识共享")]),
    ("感知易用性是影响持续使用意愿的关键因素。", [("?", "感知易用性", "持续使用意愿")]),
    ("随着配送成本的上升，门店利润显著下降。", [("-", "配送成本的上升", "门店利润")]),
    ("算法推荐使信息搜寻成本明显下降。", [("-", "算法推荐", "信息搜寻成本")]),
    ("界面改版带来的困惑增加了客服压力。", [("+", "界面改版", "困惑"), ("+", "界面改版带来的困惑", "客服压力")]),
    ("社区归属感越强，成员的贡献意愿越高。", [("+", "社区归属感", "成员的贡献意愿")]),
    ("供应链透明度对消费者信任至关重要。", [("+", "供应链透明度", "消费者信任")]),
    ("开放架构为伙伴创新提供支持。", [("+", "开放架构", "伙伴创新")]),
    ("顾客的续约决定受服务质量的影响。", [("?", "服务质量", "顾客的续约决定")]),
    (
        "挑战性任务正向影响工作激情，而阻碍性任务的作用则相反。",
        [("+", "挑战性任务", "工作激情"), ("-", "阻碍性任务", "工作激情")],
    ),
    ("在监管压力的推动下，企业的披露质量明显提高。", [("+", "监管压力", "企业的披露质量")]),
    ("反馈数量与持续投入呈倒U型关系。", [("n", "反馈数量", "持续投入")]),
    ("激励机制不会促进虚假评论。", [("0", "激励机制", "虚假评论")]),
]


@pytest.mark.parametrize(("text", "expected"), CAUSE)
def test_causes(text: str, expected: list[tuple[str, str, str]]) -> None:
    """A sentence that says what leads to what gives one row a pair, with the sign it states."""
    assert read(text) == sorted(("cause", *row) for row in expected)


THIRD = [
    ("信任在互动质量与口碑传播之间起部分中介作用。", [("mediate", "?", "互动质量", "信任", "口碑传播")]),
    ("互动质量通过信任影响口碑传播。", [("mediate", "?", "互动质量", "信任", "口碑传播")]),
    ("感知价值中介了界面美感与使用意愿的关系。", [("mediate", "?", "界面美感", "感知价值", "使用意愿")]),
    ("关系强度正向调节互动质量与口碑传播的关系。", [("moderate", "+", "互动质量", "关系强度", "口碑传播")]),
    ("任务压力削弱了授权对创造力的促进作用。", [("moderate", "-", "授权", "任务压力", "创造力")]),
    ("冗余资源可能会对竞争压力与创新之间的关系产生影响。", [("moderate", "?", "竞争压力", "冗余资源", "创新")]),
    ("高竞争背景下，授权对创造力的影响更强。", [("moderate", "+", "授权", "高竞争", "创造力")]),
    ("评论数量越多，价格折扣对销量的正向影响越弱。", [("moderate", "-", "价格折扣", "评论数量", "销量")]),
    ("授权通过内在动机对创造力产生正向影响。", [("mediate", "+", "授权", "内在动机", "创造力")]),
    ("补偿缺失感是孤独增加网购的潜在机制。", [("mediate", "+", "孤独", "补偿缺失感", "网购")]),
    ("产品类型在评论数量对销量的影响中起调节作用。", [("moderate", "?", "评论数量", "产品类型", "销量")]),
    (
        "互动质量促进口碑传播，其中信任起到中介作用。",
        [("cause", "+", "互动质量", "口碑传播"), ("mediate", "+", "互动质量", "信任", "口碑传播")],
    ),
    (
        "授权提升了创造力。此外，任务压力在这一影响中起调节作用。",
        [("cause", "+", "授权", "创造力"), ("moderate", "?", "授权", "任务压力", "创造力")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), THIRD)
def test_mediation_and_moderation(text: str, expected: list[tuple[str, ...]]) -> None:
    """A third variable is read with the two that it ties, also where the text only points back to them."""
    assert read(text) == sorted(expected)


def test_parts_have_their_order() -> None:
    """Stages are counted in the order of the text; dimensions have no order."""
    text = "共创过程包括需求对话、方案共建和收益分享三个阶段。感知价值分为功能价值、情感价值和社会价值。"
    found = [
        (d.order, text[d.roles[0].start : d.roles[0].end], text[d.roles[1].start : d.roles[1].end])
        for d in drafts(text)
    ]
    assert found == [
        (1, "共创过程", "需求对话"),
        (2, "共创过程", "方案共建"),
        (3, "共创过程", "收益分享"),
        (None, "感知价值", "功能价值"),
        (None, "感知价值", "情感价值"),
        (None, "感知价值", "社会价值"),
    ]


def test_a_definition_is_one_row_and_nothing_is_mined_inside_it() -> None:
    """是指 gives the term and its whole definition; a verb inside the definition makes no causal row."""
    text = "顾客契合是指顾客因互动而提升对品牌投入的心理状态。"
    assert read(text) == [("define", "", "顾客契合", "顾客因互动而提升对品牌投入的心理状态")]


@pytest.mark.parametrize(
    "text",
    [
        "本文探讨顾客参与对品牌忠诚的影响机制。",
        "顾客参与如何影响品牌忠诚？",
        "平台治理能否提升伙伴信任仍不清楚。",
        "现有研究较少关注数字化对共创的影响。",
        "本研究丰富了价值共创理论，为企业实践提供了启示。",
        "探究共创机制对企业具有重要意义。",
        "本文采用案例研究方法，对访谈数据进行编码。",
        "企业提升了效率。",
        "促进型建言与抑制型建言是两种常见的行为。",
        "未来研究可进一步考察文化差异的影响。",
        "影响因素较为复杂。",
        "“共享促进繁荣”是该平台的口号。",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    """Aims, questions, gaps, contributions, method, bare agents and cues inside names or quotes give nothing."""
    assert read(text) == []


def test_the_elided_subject_is_taken_up_and_flagged() -> None:
    """A clause without a subject has the cause of the clause before, at its place there, marked as elided."""
    text = "数字平台降低搜寻成本，提升匹配效率。"
    last = drafts(text)[-1]
    assert [(text[r.start : r.end], r.elided) for r in last.roles] == [("数字平台", True), ("匹配效率", False)]


def test_ugly_spacing_and_marks_do_not_move_a_span() -> None:
    """Line breaks, spaces, brackets and item marks inside a sentence leave the roles exact substrings."""
    text = "(1)顾客 参与\n(customer engagement)显著 促进了 品牌\n忠诚 (β = 0. 32, p < . 01)。"
    (draft,) = drafts(text)
    assert [text[r.start : r.end] for r in draft.roles] == ["顾客 参与", "品牌\n忠诚"]


def test_contrasted_conditions_are_moderators() -> None:
    """What holds under one of two conditions set against each other is a moderation by the condition."""
    text = "对于新手用户而言，界面引导提升使用意愿，而对于资深用户而言，界面引导降低使用意愿。"
    assert {row[0] for row in read(text)} == {"moderate"}
    assert {row[3] for row in read(text)} == {"新手用户", "资深用户"}


def test_status_and_hedge_follow_the_wording() -> None:
    """应 makes a proposal, a numbered hypothesis a hypothesis, 可能 a hedge."""
    assert [d.status for d in drafts("企业应通过开放接口提升伙伴信任。")] == ["proposal"]
    assert [d.status for d in drafts("H2：开放接口正向影响伙伴信任。")] == ["hypothesis"]
    assert [d.hedged for d in drafts("开放接口可能提升伙伴信任。")] == [True]


def test_a_sentence_without_a_cue_is_no_candidate() -> None:
    """The cue test lets claims through and keeps plain description out."""
    made = context("顾客参与促进品牌忠诚。我们于三月走访了门店。")
    assert [zh.can_carry(made.document, s) for s in made.sentences.items] == [True, False]


def test_garbage_of_a_hundred_thousand_characters_is_left_alone() -> None:
    """A sentence far too long to be prose is not read and takes no time."""
    made = context("促进通过对的影响越在" * 10_000)
    assert [zh.read(made, index) for index in range(len(made.sentences.items))] == [[]]


def test_no_sentence_just_under_the_limit_blows_up() -> None:
    """Cue words repeated up to the longest sentence that is read stay fast: no pattern backtracks without end."""
    for seed in ("对于在的影响", "通过和、", "越多越", "由受到被", "是的关键", "A与B之间"):
        made = context((seed * 400)[:1400])
        for index in range(len(made.sentences.items)):
            zh.read(made, index)


def test_every_list_of_words_is_used_and_said_once() -> None:
    """No list of the TOML files is left without a rule, and no list stands there twice under two names."""
    source = "".join(path.read_text(encoding="utf-8") for path in Path(zh.__file__).parent.glob("*.py"))
    lists = {f"{name}.{key}": words for name, keys in table().items() for key, words in keys.items()}
    assert [name for name in lists if not re.search(rf"(?<![\w.]){re.escape(name)}(?!\w)", source)] == []
    same: dict[frozenset[str], list[str]] = {}
    for name, words in lists.items():
        same.setdefault(frozenset(words), []).append(name)
    assert [names for names in same.values() if len(names) > 1] == []
