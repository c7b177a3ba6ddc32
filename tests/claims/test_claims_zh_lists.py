"""The Chinese claim grammar on lists: where they end, what counts them, and lists of causes."""

from __future__ import annotations

import pytest
from test_claims_zh import read

PARTS = [
    # A list that is counted ends there, whatever a colon after it explains.
    ("学界将店铺分为直营与加盟两种类型：直营是由总部出资的店铺。", "店铺", ["直营", "加盟"]),
    ("零售业态可划分为国有与非国有两类。", "零售业态", ["国有", "非国有"]),
    ("按是否收费，课程可分为公益型与商业型两类。", "课程", ["公益型", "商业型"]),
    ("店铺口碑有三个来源：评分、复购与推荐，三者相互作用，共同提升销量。", "店铺口碑", ["评分", "复购", "推荐"]),
    # A list in quotation marks, after its count, or after what it is called.
    ("开店过程经历了“选址、装修、试营业”三个阶段。", "开店过程", ["选址", "装修", "试营业"]),
    (
        "店长的成长过程包括三个阶段，即学徒期、独立期、带教期，期限各不相同。",
        "店长的成长过程",
        ["学徒期", "独立期", "带教期"],
    ),
    ("店长将一天的工作分为三个环节，从最初的备货、接待和最后的盘点。", "一天的工作", ["备货", "接待", "盘点"]),
    ("店铺口碑主要通过评分、复购和推荐来表征。", "店铺口碑", ["评分", "复购", "推荐"]),
    # The whole stands in the clause or the sentence before.
    (
        "针对上述问题，基于扎根理论解构店长的带教风格，包括示范式、放手式和陪伴式。",
        "店长的带教风格",
        ["示范式", "放手式", "陪伴式"],
    ),
    # Items that are counted with "one is", whatever parts them; a part that begins with a verb is a part.
    ("店铺管理包括三个方面：一是排班；二是激励安排；三是损耗控制。", "店铺管理", ["排班", "激励安排", "损耗控制"]),
    ("店铺管理包括三个方面：一是排班，二是激励安排，三是损耗控制。", "店铺管理", ["排班", "激励安排", "损耗控制"]),
    ("邻里互助是一种非正式的支持。它涵盖物资互助与情感互助两个方面。", "邻里互助", ["物资互助", "情感互助"]),
]


@pytest.mark.parametrize(("text", "whole", "items"), PARTS)
def test_lists_of_parts(text: str, whole: str, items: list[str]) -> None:
    """Every item of a list is a part of the whole that the text names, and nothing after the list is one."""
    assert sorted(c for c in read(text) if c[0] == "part") == sorted(("part", "", whole, item) for item in items)


CAUSES = [
    ("复购会受到三种因素的影响：价格、品质和服务。", "?", "复购", ["价格", "品质", "服务"]),
    ("会员流失的原因可归纳为积分过期、客服迟缓和选品匮乏三类。", "+", "会员流失", ["积分过期", "客服迟缓", "选品匮乏"]),
]


@pytest.mark.parametrize(("text", "sign", "effect", "items"), CAUSES)
def test_lists_of_causes(text: str, sign: str, effect: str, items: list[str]) -> None:
    """The factors that a sentence counts are causes, each by its name: no parts, and no "three factors"."""
    assert read(text) == sorted(("cause", sign, item, effect) for item in items)


@pytest.mark.parametrize(
    "text",
    [
        "两条路径的效应值分别为0.18和0.09。",
        "政策建议包括加强培训、简化审批两个方面。",
        "考虑由一个制造商和两个零售商组成的供应链。",
        "本研究采用访谈方法，提炼出选品焕新和空间焕新两条路径。",
    ],
)
def test_lists_that_are_no_parts(text: str) -> None:
    """Figures, advice, methods and the members of a model have no parts."""
    assert read(text) == []


def test_a_part_that_begins_with_a_verb_claims_nothing() -> None:
    """Of a list whose parts begin with verbs only the parts are told: "对话、获取与透明" obtains nothing."""
    assert {c[0] for c in read("价值共创包含对话、获取与透明三个维度。")} == {"part"}
