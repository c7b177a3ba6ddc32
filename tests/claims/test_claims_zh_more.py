"""The Chinese claim grammar on wordings of abstracts and discussions: one sentence written for each class."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # A second predicate of the same subject may be an effect noun with a long target.
    (
        "店员态度影响顾客感知，也对社区商圈的长期繁荣起着重要作用。",
        [("cause", "?", "店员态度", "社区商圈的长期繁荣"), ("cause", "?", "店员态度", "顾客感知")],
    ),
    # The subject holds a verb of change; the denied verb is the predicate.
    ("评论数量增加并没有显著提升门店的转化率。", [("cause", "0", "评论数量增加", "门店的转化率")]),
    (
        "共享仓储是推动县域物流升级和提高配送效率的战略工具。",
        [("cause", "+", "共享仓储", "县域物流升级"), ("cause", "+", "共享仓储", "配送效率")],
    ),
    (
        "良好的社群氛围有助于缓解焦虑、增加成员投入。",
        [("cause", "+", "良好的社群氛围", "成员投入"), ("cause", "-", "良好的社群氛围", "焦虑")],
    ),
    (
        "原因在于顾客与店主的情感联结更紧密，进而促进复购意愿。",
        [("cause", "+", "顾客与店主的情感联结", "复购意愿")],
    ),
    ("由于规则各异，只有灵活运用激励工具，才能激发社区活力。", [("cause", "+", "灵活运用激励工具", "社区活力")]),
    ("会员身份是重要资源，在维持长期交易的过程中起到关键作用。", [("cause", "+", "会员身份", "维持长期交易")]),
    ("梳理以往的实证研究发现，补贴力度受到财政压力的影响。", [("cause", "?", "财政压力", "补贴力度")]),
    ("共享出行被以往研究证实能够对城市拥堵产生显著影响。", [("cause", "?", "共享出行", "城市拥堵")]),
    # Mediation and moderation that point back to the relation last spoken of.
    (
        "弹幕互动提升临场感，主播的即时回应以及观众与主播之间的相互点赞共同中介了这一影响过程。",
        [
            ("cause", "+", "弹幕互动", "临场感"),
            ("mediate", "?", "弹幕互动", "主播的即时回应", "临场感"),
            ("mediate", "?", "弹幕互动", "观众与主播之间的相互点赞", "临场感"),
        ],
    ),
    (
        "单色包装使消费者的购买意愿更高。当产品为礼品时，包装色彩效应将会消失。",
        [
            ("cause", "+", "单色包装", "消费者的购买意愿"),
            ("moderate", "-", "单色包装", "产品为礼品", "消费者的购买意愿"),
        ],
    ),
    (
        "单色包装提升了购买意愿。该包装效应仅局限于低价商品。",
        [("cause", "+", "单色包装", "购买意愿"), ("moderate", "+", "单色包装", "低价商品", "购买意愿")],
    ),
    (
        "社区认同促进了内容贡献，且情感依恋与责任意识是两条中介路径。",
        [
            ("cause", "+", "社区认同", "内容贡献"),
            ("mediate", "?", "社区认同", "情感依恋", "内容贡献"),
            ("mediate", "?", "社区认同", "责任意识", "内容贡献"),
        ],
    ),
    (
        "信任中介了互动质量对口碑传播的影响，但对复购意愿的中介效应并不显著。",
        [
            ("mediate", "?", "互动质量", "信任", "口碑传播"),
            ("mediate", "0", "互动质量", "信任", "复购意愿"),
        ],
    ),
    (
        "任务压力调节授权通过内在动机对创造力的影响，当任务压力高时，授权通过内在动机对创造力施加更强影响。",
        [("moderate", "+", "授权", "任务压力", "创造力")],
    ),
    (
        "社群支持缓解了共创行为对倦怠感的影响，而运营方的管控则强化了这一影响。",
        [
            ("moderate", "+", "共创行为", "运营方的管控", "倦怠感"),
            ("moderate", "-", "共创行为", "社群支持", "倦怠感"),
        ],
    ),
    (
        "企业反馈与同伴反馈均能提升创作热情；用户等级弱化了企业反馈的激励效应。",
        [
            ("cause", "+", "企业反馈", "创作热情"),
            ("cause", "+", "同伴反馈", "创作热情"),
            ("moderate", "-", "企业反馈", "用户等级", "创作热情"),
        ],
    ),
    (
        "该理论区分了两类成员动机，即享乐动机与声望动机。",
        [("part", "", "成员动机", "享乐动机"), ("part", "", "成员动机", "声望动机")],
    ),
    ("对高端客户而言，赠品对满意度无显著差异。", [("cause", "0", "赠品", "满意度")]),
    (
        "平台频繁改版，可能导致老用户的操作习惯受到冲击。",
        [("cause", "+", "平台频繁改版", "老用户的操作习惯受到冲击")],
    ),
    (
        "众包配送是一种动员闲散劳力，弥补运力缺口的策略。",
        [("define", "", "众包配送", "动员闲散劳力，弥补运力缺口的策略")],
    ),
    (
        "服务场景可系统分为实体场景和数字场景。",
        [("part", "", "服务场景", "实体场景"), ("part", "", "服务场景", "数字场景")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_more_wordings(text: str, expected: list[tuple[str, ...]]) -> None:
    """What the sentence says is read, with whole roles and the sign that it states."""
    assert read(text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "根据访谈结果提出服务优化方案，以此提高服务效率。",
        "这就使得探讨员工焦虑对组织承诺的影响至关重要。",
        "基于SpringCloud实现该系统。",
        "该算法取得约86%的准确率。",
        "以响应速度和方案新颖性为绩效指标。",
    ],
)
def test_talk_about_the_research_gives_no_row(text: str) -> None:
    """What the paper makes, measures or calls important to study is no claim."""
    assert read(text) == []
