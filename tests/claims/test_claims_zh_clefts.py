"""Chinese sentences that tell the cause last, or that deny one way and give another."""

from __future__ import annotations

import pytest
from test_claims_zh import read

Row = tuple[str, ...]

CLEFTS: list[tuple[str, list[Row]]] = [
    ("提升回头率的是店员的耐心。", [("cause", "+", "店员的耐心", "回头率")]),
    ("调查表明，真正决定口碑的，是售后响应。", [("cause", "?", "售后响应", "口碑")]),
    ("推动门店转型的并非租金压力，而是社区归属感。", [("cause", "+", "社区归属感", "门店转型")]),
    (
        "削弱合作意愿的主要是权力失衡和信息封锁。",
        [("cause", "-", "信息封锁", "合作意愿"), ("cause", "-", "权力失衡", "合作意愿")],
    ),
    ("促使邻里持续参与的是情感依恋。", [("cause", "+", "情感依恋", "邻里持续参与")]),
    ("居民之所以愿意留下，得益于邻里互助。", [("cause", "+", "邻里互助", "愿意留下")]),
    # No cause: a purpose, a thing with a modifier, a degree, a phrase that opens a sentence.
    ("提升服务质量的目的是吸引顾客。", []),
    ("降低成本的门店是本市的老字号。", []),
    ("影响最大的是价格公平。", []),
]


@pytest.mark.parametrize(("text", "expected"), CLEFTS)
def test_a_cause_that_is_told_last(text: str, expected: list[Row]) -> None:
    """ "V Y 的是 X" says that X does it; where one thing is denied for another, the other alone does."""
    assert read(text) == sorted(expected)


THROUGH: list[tuple[str, list[Row]]] = [
    ("装修风格并不通过信任影响口碑。", [("mediate", "0", "装修风格", "信任", "口碑")]),
    (
        "店员态度通过信任影响口碑，但不经由归属感影响口碑。",
        [("mediate", "0", "店员态度", "归属感", "口碑"), ("mediate", "?", "店员态度", "信任", "口碑")],
    ),
    ("店员态度不是直接影响口碑，而是通过归属感影响口碑。", [("mediate", "?", "店员态度", "归属感", "口碑")]),
    # The means of people are their acts, not a mediator, and what they do not do says nothing.
    ("村委会不是靠补贴提升收入，而是通过品牌共建提升收入。", [("cause", "+", "品牌共建", "收入")]),
    ("门店不通过降价提升销量。", []),
]


@pytest.mark.parametrize(("text", "expected"), THROUGH)
def test_a_way_that_is_denied(text: str, expected: list[Row]) -> None:
    """A way that an effect does not take is a mediation that was not found, and never a cause of its own."""
    assert read(text) == sorted(expected)
