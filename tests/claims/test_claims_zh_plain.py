"""The Chinese claim grammar on plain sentences: one claim each, or one for each member of a list."""

from __future__ import annotations

import pytest
from test_claims_zh import read

CLAIMS = [
    # An adjective before the last member of a list is its own; 的 inside a word is none.
    ("口味和良好的采光提升了客流。", [("+", "口味", "客流"), ("+", "良好的采光", "客流")]),
    ("租金以及旅游目的地形象影响客流。", [("?", "租金", "客流"), ("?", "旅游目的地形象", "客流")]),
    ("新鲜、清爽的口味提升了客流。", [("+", "新鲜、清爽的口味", "客流")]),
    # 与 that ties what one member of a list has
    (
        "租金、店员与熟客的互动以及采光提升了客流。",
        [("+", "租金", "客流"), ("+", "店员与熟客的互动", "客流"), ("+", "采光", "客流")],
    ),
    # An act opens a sentence with a verb that otherwise opens an aim.
    ("引入自助点单可以缩短排队时间。", [("-", "引入自助点单", "排队时间")]),
    # 为 is a word of its own; 有 of 有效 is none.
    ("熟客的复购行为为门店提供了支撑。", [("+", "熟客的复购行为", "门店")]),
    ("租金对有效的陈列的影响最大。", [("?", "租金", "有效的陈列")]),
    # 和 and 对 before words with which they look like another: 和平, 对冲
    ("租金和平均客单价影响复购。", [("?", "租金", "复购"), ("?", "平均客单价", "复购")]),
    ("口味对冲突有负向影响。", [("-", "口味", "冲突")]),
    ("口味对决策速度的影响不显著。", [("0", "口味", "决策速度")]),
    ("门店的口味和店员的转换频率影响复购。", [("?", "门店的口味", "复购"), ("?", "店员的转换频率", "复购")]),
    ("采光被招牌抵消。", [("-", "招牌", "采光")]),
    # A verb that the cause ends with; the sign of 受…的正向影响
    ("客流受租金约束与口味影响。", [("?", "租金约束", "客流"), ("?", "口味", "客流")]),
    ("客流受口味的正向影响。", [("+", "口味", "客流")]),
    # What is brought about in a modifier goes on to its own effect.
    ("由涨价引发的抱怨降低了复购。", [("+", "涨价", "抱怨"), ("-", "涨价引发的抱怨", "复购")]),
    # A subject that is brought to the fore
    ("是口味而非价格提升了客流。", [("+", "口味", "客流")]),
    ("正是口味提升了客流。", [("+", "口味", "客流")]),
    ("采光改善了氛围，由此延长了停留时间。", [("+", "采光", "氛围"), ("+", "氛围", "停留时间")]),
    # Of several changes parted by a comma all are the reason.
    ("随着网购，外卖及直播的普及，客流下降。", [("-", "网购", "客流"), ("-", "外卖及直播的普及", "客流")]),
    ("随着租金的上涨，门店的复购下降。", [("-", "租金的上涨", "门店的复购")]),
    # A clause with 让 may be what acts.
    ("让店员参与采购能够提升客流。", [("+", "店员参与采购", "客流")]),
    ("事先让顾客试吃会提升复购。", [("+", "事先让顾客试吃", "复购")]),
    ("应改善采光，使口味切实成为提升客流的重要动力。", [("+", "口味", "客流")]),
    ("使用频率能够提升复购。", [("+", "使用频率", "复购")]),
    ("口味是客流的重要信息来源。", [("+", "口味", "客流")]),
    ("口味是门店的核心竞争力来源。", [("+", "口味", "门店的核心竞争力")]),
    ("门店客流因采光而提升。", [("+", "采光", "门店客流")]),
    ("采光对客流具有先促进后抑制的影响。", [("n", "采光", "客流")]),
    ("采光和口味分别提升了客流和复购。", [("+", "采光", "客流"), ("+", "口味", "复购")]),
    # Two things with one change stay together; what is only possible is no effect.
    ("采光推动产品和服务创新。", [("+", "采光", "产品和服务创新")]),
    ("采光推动口味和服务创新。", [("+", "采光", "口味"), ("+", "采光", "服务创新")]),
    ("可能的原因是忽略了采光的差异性。", []),
    # What comes about otherwise is what the advice prevents; a case that does not hold tells nothing.
    ("店主应改善采光，否则会降低客流。", [("+", "改善采光", "客流")]),
    ("让利可以提升客流，否则将增加库存。", [("+", "让利", "客流")]),
    ("采光是影响良好的口碑、客流、复购的重要因素。", [("?", "采光", y) for y in ("良好的口碑", "客流", "复购")]),
]


@pytest.mark.parametrize(("text", "told"), CLAIMS)
def test_plain_causes(text: str, told: list[tuple[str, str, str]]) -> None:
    """A plain sentence gives the claims that any reader would code, and no other."""
    assert sorted(read(text)) == sorted(("cause", *one) for one in told)


THIRD = [
    # The first side of a pair may hold 对 or 与 itself.
    ("采光弱化了顾客对门店的信任对复购的影响。", ("moderate", "-", "顾客对门店的信任", "采光", "复购")),
    ("采光正向调节店员与熟客的互动与复购的关系。", ("moderate", "+", "店员与熟客的互动", "采光", "复购")),
    ("采光减弱店员对变革的态度与学习的关系。", ("moderate", "-", "店员对变革的态度", "采光", "学习")),
    ("采光在房东对门店的支持与客流之间起中介作用。", ("mediate", "?", "房东对门店的支持", "采光", "客流")),
    # A sign inside the name of a side says nothing of the mediation.
    ("本文验证了采光在租金负担与客流改善之间的中介作用。", ("mediate", "?", "租金负担", "采光", "客流改善")),
    ("采光在租金威胁对客流的负向影响中起中介作用。", ("mediate", "-", "租金威胁", "采光", "客流")),
]


@pytest.mark.parametrize(
    "text",
    [
        "采光与客流的关系存在显著差异。",
        "采光与客流的关系存在较大差异。",
        "表3和图4表示采光对租金与客流的关系的调节作用。",
    ],
)
def test_a_difference_and_a_figure_are_no_moderators(text: str) -> None:
    """That a relation differs says not by what; a table moderates nothing."""
    assert all("差异" not in role and not role.startswith(("表", "图")) for claim in read(text) for role in claim)


@pytest.mark.parametrize(("text", "told"), THIRD)
def test_sides_that_hold_a_joint(text: str, told: tuple[str, ...]) -> None:
    """Of two places at which a pair could be parted, the one that leaves two things is taken."""
    assert read(text) == [told]


def test_indirect_effects() -> None:
    """What also acts indirectly, through another thing, is mediated by it."""
    claims = read("口味不仅直接影响客流，还通过口碑间接影响客流。")
    assert sorted(claims) == [("cause", "?", "口味", "客流"), ("mediate", "?", "口味", "口碑", "客流")]


def test_counted_parts() -> None:
    """A list that is counted is cut into as many parts as the text says."""
    claims = read("门店形象包括口味、采光和店员的谈吐三个方面。")
    assert sorted(claims) == sorted(("part", "", "门店形象", one) for one in ("口味", "采光", "店员的谈吐"))


REPORTED = [
    "实证结果支持了口味正向影响客流这一假设。",
    "结果验证了口味正向影响客流的假设。",
    "学者证实了口味能够提升客流这一观点。",
]


@pytest.mark.parametrize("text", REPORTED)
def test_what_a_report_calls_what_it_reports(text: str) -> None:
    """The hypothesis or view that is supported is told without the noun that calls it so."""
    assert read(text) == [("cause", "+", "口味", "客流")]
