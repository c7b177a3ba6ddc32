"""The Chinese claim grammar in running text: what stands at the edges of a role and is no part of it."""

from __future__ import annotations

import pytest
from test_claims_zh import read

CAUSES = [
    # A citation is no role, be there brackets in its brackets.
    (
        "平台开放度直接提升伙伴的投入意愿(张明和李华,2021[20];Jacobs等,2018[26];王强,2022[27])。",
        [("+", "平台开放度", "伙伴的投入意愿")],
    ),
    # What opens a reason, a concession or a correction is no part of the cause.
    ("这是由于互惠规范促使成员分享知识。", [("+", "互惠规范", "成员分享知识")]),
    ("管理者应当意识到尽管店员热情能够改善顾客的体验。", [("+", "店员热情", "顾客的体验")]),
    ("封闭的社区无法留住成员，而是促使成员转向竞争者。", []),
    ("市政府为激活文旅产业链，修缮了旧书店。", [("+", "市政府", "文旅产业链")]),
    # A clause that goes on after its 下 is no setting.
    ("由于规则频繁变动，学习者的公平感明显下降。", [("-", "规则频繁变动", "学习者的公平感")]),
    # From which side something acts is no part of it, a verb before 与 is a noun, and a number alone is nothing.
    ("店员热情会从店铺内外部持续影响口碑。", [("?", "店员热情", "口碑")]),
    ("奖励机制从多个方面提升了参与意愿。", [("+", "奖励机制", "参与意愿")]),
    ("需求拉动与技术驱动影响店铺创新。", [("?", "技术驱动", "店铺创新"), ("?", "需求拉动", "店铺创新")]),
    ("3种能够触发参与意愿的组合中，互惠规范是核心。", []),
    ("应系统性推进店铺转型，强化社区归属感。", []),
    # Things that work together each do, whoever counts them; what not all do is not told of each.
    (
        "灯光、气味与音乐三者协同作用，共同提升停留意愿。",
        [
            ("+", "气味", "停留意愿"),
            ("+", "灯光", "停留意愿"),
            ("+", "音乐", "停留意愿"),
        ],
    ),
    (
        "店员的耐心和礼貌能够与店铺资源交互作用，从而促进口碑。",
        [
            ("+", "店员的耐心", "口碑"),
            ("+", "店铺资源交互作用", "口碑"),
            ("+", "礼貌", "口碑"),
        ],
    ),
    ("并非所有店铺都能通过打折获得口碑。", []),
    # The noun of an effect may follow what is affected without 的.
    ("奖励对成员的参与意愿影响显著。", [("?", "奖励", "成员的参与意愿")]),
    ("奖励对被试的参与意愿影响不显著。", [("0", "奖励", "参与意愿")]),
    # What is not always so, or only seems to be told, is denied; the words that deny it are no part of the cause.
    ("人群拥挤并不一定会产生负面情绪。", [("0", "人群拥挤", "负面情绪")]),
    ("奖励不一定能够提升参与意愿。", [("0", "奖励", "参与意愿")]),
    ("奖励并非总能提升参与意愿。", [("0", "奖励", "参与意愿")]),
    ("奖励并没有起到提升参与意愿的作用。", [("0", "奖励", "参与意愿")]),
    ("奖励非但没有提升参与意愿，反而降低了信任。", [("-", "奖励", "信任"), ("0", "奖励", "参与意愿")]),
    ("奖励更多影响外在动机。", [("?", "奖励", "外在动机")]),
    # What something varies with makes a difference to it.
    ("顾客反应会因个体的人格特质而有差异。", [("?", "个体的人格特质", "顾客反应")]),
    ("共创绩效因企业规模的不同而存在差异。", [("?", "企业规模", "共创绩效")]),
    ("顾客的反应因文化背景而异。", [("?", "文化背景", "顾客的反应")]),
]


@pytest.mark.parametrize(("text", "expected"), CAUSES)
def test_edges_of_causes(text: str, expected: list[tuple[str, ...]]) -> None:
    """A role ends where the words begin that tie it to the sentence."""
    assert read(text) == sorted(("cause", *row) for row in expected)


THIRD = [
    (
        "结果显示，服务质量对顾客忠诚影响中顾客信任的中介效应显著。",
        ("mediate", "?", "服务质量", "顾客信任", "顾客忠诚"),
    ),
    (
        "促销强度对品牌偏好影响过程中感知风险的调节作用显著。",
        ("moderate", "?", "促销强度", "感知风险", "品牌偏好"),
    ),
    (
        "为更好地呈现出感知风险对促销强度与购买意愿关系的调节作用，我们绘制了示意图。",
        ("moderate", "?", "促销强度", "感知风险", "购买意愿"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), THIRD)
def test_edges_of_third_variables(text: str, expected: tuple[str, ...]) -> None:
    """A third variable is named between the relation and its role noun, or after the purpose of naming it."""
    assert read(text) == [expected]


def test_a_meaning_ends_before_the_next_meaning() -> None:
    """Of two terms side by side each has its own definition."""
    rows = read("货架拥挤是指从商品高密度中体验到的一种封闭的感觉，通道拥挤是指由于推车过多而产生的受限感。")
    assert [row[2:] for row in rows if row[0] == "define"] == [
        ("货架拥挤", "从商品高密度中体验到的一种封闭的感觉"),
        ("通道拥挤", "由于推车过多而产生的受限感"),
    ]
