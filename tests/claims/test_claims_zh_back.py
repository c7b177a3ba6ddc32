"""The Chinese claim grammar on what a third variable is said of: a relation named before, near or far."""

from __future__ import annotations

import pytest
from test_claims_zh import read

Row = tuple[str, ...]

BACK: list[tuple[str, list[Row]]] = [
    # W weakens the effect of X: the effect that X was said to have, not the one last spoken of.
    (
        "店员热情提升了顾客满意。装修风格影响了停留时间。拥挤程度削弱了店员热情的作用。",
        [("moderate", "-", "店员热情", "拥挤程度", "顾客满意")],
    ),
    (
        "评分提升了销量。奖励提升了参与意愿。会员等级弱化了评分的促进作用，但对奖励的效应没有显著调节作用。",
        [("moderate", "-", "评分", "会员等级", "销量"), ("moderate", "0", "奖励", "会员等级", "参与意愿")],
    ),
    # A curve is the relation that was said to be one; a named effect is the one told by that verb.
    (
        "开放程度与店铺收益呈倒U型关系。同质竞争降低了利润。地段优势使这一曲线变得更加平缓。",
        [("moderate", "-", "开放程度", "地段优势", "店铺收益")],
    ),
    (
        "参与讨论唤起了怀旧情感，怀旧情感提升了推荐意愿。旁观者在场削弱了这种唤起效果。",
        [("moderate", "-", "参与讨论", "旁观者在场", "怀旧情感")],
    ),
    (
        "归属感在邻里互助与居留意愿之间起中介作用。同时，租房身份对此间接效应起到了缓冲作用。",
        [("moderate", "-", "邻里互助", "租房身份", "居留意愿")],
    ),
    # Two sides with "between" are the pair themselves, whatever verb begins their moderator.
    ("竞争氛围会削弱年龄差异与团队创新之间的消极影响。", [("moderate", "-", "年龄差异", "竞争氛围", "团队创新")]),
    # 和 inside a word ties nothing.
    (
        "任务互依性调节了违规氛围通过团队和谐对团队绩效的间接效应。",
        [("moderate", "?", "违规氛围", "任务互依性", "团队绩效")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BACK)
def test_what_a_moderation_is_said_of(text: str, expected: list[Row]) -> None:
    """A moderation that names only one side of a relation, or none, gets the relation that the text means."""
    assert [c for c in read(text) if c[0] == "moderate"] == sorted(expected)


SIGNS: list[tuple[str, Row]] = [
    ("归属感在店员热情与顾客满意间存在中介效应。", ("mediate", "?", "店员热情", "归属感", "顾客满意")),
    ("租房身份在店员热情与顾客满意间存在正向调节效应。", ("moderate", "+", "店员热情", "租房身份", "顾客满意")),
    ("店员热情提升了顾客满意，其中归属感起到了中介作用。", ("mediate", "+", "店员热情", "归属感", "顾客满意")),
    ("店员冷漠降低了顾客满意，其中归属感起到了中介作用。", ("mediate", "-", "店员冷漠", "归属感", "顾客满意")),
    ("归属感中介了店员热情对顾客满意的积极作用。", ("mediate", "+", "店员热情", "归属感", "顾客满意")),
    ("归属感中介了开放程度与顾客满意之间的U型关系。", ("mediate", "n", "开放程度", "归属感", "顾客满意")),
]


@pytest.mark.parametrize(("text", "expected"), SIGNS)
def test_a_mediation_has_the_sign_of_what_it_carries(text: str, expected: Row) -> None:
    """A mediator that is named without a sign carries the effect with the sign that the effect was given."""
    assert expected in read(text)


def test_a_role_named_again_stands_where_it_is_named_last() -> None:
    """A role that an earlier sentence named is quoted from the sentence of the claim where that names it, too."""
    assert ("moderate", "-", "店员热情", "午间高峰", "顾客满意") in read(
        "店员热情提升了顾客满意。对于午间高峰，店员热情的作用并不显著。"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("本文揭示了店长授权促进店员留任的心理机制。", [("cause", "+", "店长授权", "店员留任")]),
        ("研究探讨店长授权影响店员留任的中介机制。", []),
        ("本文探讨影响店员留任的具体因素。", []),
        ("本文探讨店长授权如何影响店员留任的过程。", []),
    ],
)
def test_a_mechanism_that_is_studied_is_of_an_effect(text: str, expected: list[Row]) -> None:
    """Whoever studies how X does something to Y takes it for granted that X does; a bare topic claims nothing."""
    assert read(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("顾客复购是价格、品质和服务共同作用的结果。", ("cause", "?", "服务", "顾客复购")),
        ("邻里协商是破解停车难题的关键。", ("cause", "+", "邻里协商", "停车难题")),
        ("涨价致使订单量下降18.6%。", ("cause", "-", "涨价", "订单量")),
        ("积分制度使投机行为得到有效遏制。", ("cause", "-", "积分制度", "投机行为")),
        ("店铺口碑并不取决于装修的档次，而取决于回应的速度。", ("cause", "?", "回应的速度", "店铺口碑")),
        ("店铺口碑并不取决于装修的档次，而取决于回应的速度。", ("cause", "0", "装修的档次", "店铺口碑")),
        ("拥挤恶化了购物体验。", ("cause", "-", "拥挤", "购物体验")),
        ("当评分与评论不一致时，评分将不再促进购买意愿。", ("moderate", "-", "评分", "评分与评论不一致", "购买意愿")),
        ("雨天使得店员热情与顾客满意之间的效应更强。", ("moderate", "+", "店员热情", "雨天", "顾客满意")),
    ],
)
def test_signs_of_what_is_told(text: str, expected: Row) -> None:
    """What several do together has no sign, what is solved gains, what is checked or falls is less."""
    assert expected in read(text)


def test_theories_and_methods_are_no_causes() -> None:
    """A theory, a model or a method of research brings nothing about in what it is a theory of."""
    assert read("技术接受的理论模型推动了新技术的应用。") == []
    assert read("共享心智模型推动了新技术的应用。") == [("cause", "+", "共享心智模型", "新技术的应用")]


def test_an_effect_that_is_gone_is_a_moderation_whatever_its_test_says() -> None:
    """Where an effect is gone, the figures in brackets are its own: they do not deny that it is gone."""
    told = "店员热情提升了顾客满意。结果显示，对于老顾客，这一作用消失（β=0.08，p=0.27）。"
    assert ("moderate", "-", "店员热情", "老顾客", "顾客满意") in read(told)
