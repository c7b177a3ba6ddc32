"""The Chinese claim grammar where a relation is named as a whole: what acts on it, where it holds more."""

from __future__ import annotations

import pytest
from test_claims_zh import read

MODERATED = [
    ("分析显示，样本来源显著影响店员授权与离职倾向之间的关系。", ("?", "店员授权", "样本来源", "离职倾向")),
    ("促销压力使得陈列质量与试用意愿之间的关系更强。", ("+", "陈列质量", "促销压力", "试用意愿")),
    ("陈列质量对试用意愿的正向影响在老顾客样本中更强。", ("+", "陈列质量", "老顾客样本", "试用意愿")),
    ("陈列质量对试用意愿的影响在门店类型上没有差异。", ("0", "陈列质量", "门店类型", "试用意愿")),
    (
        "高人情文化背景下陈列质量与试用意愿的相关性显著高于低人情文化背景下二者的相关性。",
        ("+", "陈列质量", "高人情文化背景", "试用意愿"),
    ),
    ("陈列质量对试用意愿的影响因年龄而异。", ("?", "陈列质量", "年龄", "试用意愿")),
    ("陈列质量对试用意愿的影响会受到噪音水平的干扰。", ("?", "陈列质量", "噪音水平", "试用意愿")),
    ("噪音水平在陈列质量与试用意愿的关系中充当了边界条件。", ("?", "陈列质量", "噪音水平", "试用意愿")),
    ("排队引起的情绪变化会受到噪音水平的调节。", ("?", "排队", "噪音水平", "情绪变化")),
    (
        "门店的噪音水平是陈列质量对试用意愿的影响的重要边界条件。",
        ("?", "陈列质量", "门店的噪音水平", "试用意愿"),
    ),
    ("当招牌为圆形时，采用手写价签更具有亲和力。", ("+", "采用手写价签", "招牌为圆形", "亲和力")),
    ("陈列质量与店内温度的交互项对试用意愿有显著影响。", ("?", "陈列质量", "店内温度", "试用意愿")),
    ("顾客参与和店内温度存在交互作用，共同影响试用意愿。", ("?", "顾客参与", "店内温度", "试用意愿")),
]


@pytest.mark.parametrize(("text", "expected"), MODERATED)
def test_a_third_thing_acts_on_a_relation(text: str, expected: tuple[str, ...]) -> None:
    """What changes the relation of two things is a moderator, and its sentence names no plain effect."""
    assert read(text) == [("moderate", *expected)]


def test_relations_of_people_are_things() -> None:
    """A relation between persons or firms is a thing that can be changed, no relation of two variables."""
    assert all(claim[0] == "cause" for claim in read("店规改变了店主与店员的关系。"))


def test_sides_hold_no_predicate() -> None:
    """The effect in X 对 Y 产生影响 is Y, also where the whole relation is named."""
    text = "好奇心在陈列质量对试用意愿产生影响的过程中起中介作用。"
    assert read(text) == [("mediate", "?", "陈列质量", "好奇心", "试用意愿")]


def test_a_topic_before_a_comma_mediates() -> None:
    """A third variable that a clause of its own names is the subject of the role."""
    text = "顾客对门店的依恋，在陈列质量与复购行为的关系中起中介作用。"
    assert read(text) == [("mediate", "?", "陈列质量", "顾客对门店的依恋", "复购行为")]


MEDIATED = [
    ("店员热情不仅影响停留时间，还能通过提高感知价值来增加购买金额。", ("+", "店员热情", "感知价值", "购买金额")),
    ("店员热情都是通过影响感知价值这一路径，对停留时间产生影响。", ("?", "店员热情", "感知价值", "停留时间")),
    ("店员热情的变化，通过感知价值的中介，最终影响停留时间。", ("?", "店员热情的变化", "感知价值", "停留时间")),
    ("感知价值是店员热情与停留时间之间的中介变量。", ("?", "店员热情", "感知价值", "停留时间")),
]


@pytest.mark.parametrize(("text", "expected"), MEDIATED)
def test_a_third_thing_carries_an_effect(text: str, expected: tuple[str, ...]) -> None:
    """A subject that a clause leaves out acts through the means that it names."""
    assert ("mediate", *expected) in read(text)
