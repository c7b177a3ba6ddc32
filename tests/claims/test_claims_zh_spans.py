"""The Chinese claim grammar: where a role begins and ends in running text, and what is no role."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # The subject is what stands before the verb that says what it is, has or serves for.
    ("会员社群拥有稳定的口碑基础，可以激发顾客的分享意愿。", [("+", "会员社群", "顾客的分享意愿")]),
    ("店员培训可以看作是一种投入，对复购行为产生积极影响。", [("+", "店员培训", "复购行为")]),
    (
        "噪音、拥挤与异味作为环境压力，会对停留时间产生负向影响。",
        [("-", "噪音", "停留时间"), ("-", "异味", "停留时间"), ("-", "拥挤", "停留时间")],
    ),
    # Attributes of one kind share their head.
    ("体验型和折扣型会员制度会影响顾客的到店频率。", [("?", "体验型和折扣型会员制度", "顾客的到店频率")]),
    # How somebody acts belongs to the effect.
    ("愉快的气氛使顾客更愿意以有利于门店的方式点评。", [("+", "愉快的气氛", "顾客更愿意以有利于门店的方式点评")]),
    # A modifier ends where the predicate begins.
    ("排队引发的焦躁可能与等待的长短有关。", [("+", "排队", "焦躁")]),
    ("店员热情在提升顾客信任方面发挥了重要作用。", [("+", "店员热情", "顾客信任")]),
    (
        "店员热情对顾客信任和复购行为具有显著的促进作用和预测效应。",
        [("+", "店员热情", "复购行为"), ("+", "店员热情", "顾客信任")],
    ),
    ("以往口碑对光顾意愿的积极影响在多个城市的调查中得到证实。", [("+", "以往口碑", "光顾意愿")]),
    ("门店面积对复购行为的影响不大。", [("0", "门店面积", "复购行为")]),
    # Verbs with one object are one effect, an agent in a list belongs to what it owns, and a list is a list.
    ("会员社群有助于店员建立、维系和发展顾客关系。", [("+", "会员社群", "店员建立、维系和发展顾客关系")]),
    (
        "经验交流有助于分享者和接收者双方的知识积累和服务技能。",
        [("+", "经验交流", "分享者和接收者双方的知识积累"), ("+", "经验交流", "服务技能")],
    ),
    ("排队时间、座位冲突会降低停留意愿。", [("-", "排队时间", "停留意愿"), ("-", "座位冲突", "停留意愿")]),
    # What 与 ties to a modifier stays; two measures of one thing share their head.
    ("试用作为一种愉快的体验，将减弱与排队有关的焦躁情绪。", [("-", "试用", "与排队有关的焦躁情绪")]),
    ("试用可以提高顾客对新品的易用性和有用性的感知。", [("+", "试用", "顾客对新品的易用性和有用性的感知")]),
    # What somebody is made to do is one effect.
    ("手写价签会让顾客想起集市、手工与人情味。", [("+", "手写价签", "顾客想起集市、手工与人情味")]),
    ("手写价签比印刷价签更具亲和力。", [("+", "手写价签", "亲和力")]),
    ("相比印刷价签，手写价签更具亲和力。", [("+", "手写价签", "亲和力")]),
    # Where people are is no cause: the condition is.
    ("当门店提供试用时，团队中会产生更多的积极情感。", [("+", "门店提供试用", "积极情感")]),
    # A chain may go on with what one thing tells of another.
    (
        "店员热情提高顾客满意度，从而预测消费者的忠诚度。",
        [("+", "店员热情", "顾客满意度"), ("?", "顾客满意度", "消费者的忠诚度")],
    ),
    # The verdict on a hypothesis is a clause of its own.
    ("店员热情对停留时间无显著影响5即假设H2a不成立。", [("0", "店员热情", "停留时间")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_whole_roles(text: str, expected: list[tuple[str, ...]]) -> None:
    """A role is the whole noun phrase, without the predicate that follows or what stands around it."""
    assert read(text) == sorted(("cause", *row) for row in expected)


NONE = [
    # What a thing means is no effect, and a kind of effect is no thing.
    "高客单价意味着顾客看重品质、到店可能性高。",
    "门店促销带来的负面影响会更明显。",
    # The relation as a topic: what somebody looks at.
    "部分学者关注门店气氛，店员热情通过信任对复购行为产生的影响。",
    "并未改变门店气氛对复购行为产生影响的方向。",
    "相对于从促销中获得优惠，陈列对老顾客更为重要。",
    # What a study is made of, and who took part in it.
    "控制变量包括性别、年龄和学历。",
    "该量表共包含四个维度、十二个题目。",
    "62%的人获得了本科学历。",
    "在描述中包括事件的开始、过程和结尾。",
    "不少研究提供了关于店员热情影响停留时间的间接证据。",
    # A third variable needs a name.
    "店员热情和停留时间之间可能还存在一定的中介机制。",
    "这导致门店气氛对复购行为的影响存在混淆结论。",
]


@pytest.mark.parametrize("text", NONE)
def test_no_role(text: str) -> None:
    """Words that are half a predicate, a topic or a measure of something else make no claim."""
    assert read(text) == []


def test_a_variable_keeps_its_label() -> None:
    """A short formula before 的 is an attribute of the role and hides no verb."""
    text = r"$\mathrm{T_{n-1}}$ 的到店次数正向影响 $\mathrm{T_{n}}$ 的购买金额。"
    assert read(text) == [("cause", "+", r"$\mathrm{T_{n-1}}$ 的到店次数", r"$\mathrm{T_{n}}$ 的购买金额")]


def test_a_pronoun_is_no_term() -> None:
    """What 它 is described as defines nothing by itself."""
    assert not [row for row in read("店员热情很重要，它可以被描述为顾客所感受的温度的函数。") if row[0] == "define"]
