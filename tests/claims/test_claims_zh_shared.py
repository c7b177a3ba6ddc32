"""The Chinese claim grammar: clauses that share a subject, a frame or a relation with the one before."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # A further predicate after 、 has the same subject, a further means the same cause.
    (
        "社区花园改善了空气质量、丰富了邻里活动、带来了归属感。",
        [
            ("cause", "+", "社区花园", "归属感"),
            ("cause", "+", "社区花园", "空气质量"),
            ("cause", "+", "社区花园", "邻里活动"),
        ],
    ),
    (
        "夜校开放度通过增加课程种类提升了学员满意度、通过降低学费扩大了生源规模。",
        [
            ("mediate", "+", "夜校开放度", "课程种类", "学员满意度"),
            ("mediate", "+", "夜校开放度", "学费", "生源规模"),
        ],
    ),
    # A list that ends in 等 holds no predicate.
    ("随着租金上涨，老街面临着客流减少、修缮迟滞与技艺失传等困境。", 1),
    # What is known is what is spoken of, whoever knows it; a citation between the causes is no author.
    ("店主和房东都意识到口碑积累是街区复兴的基础。", [("cause", "+", "口碑积累", "街区复兴")]),
    (
        "慢跑[3]、骑行[4]和瑜伽[5]等运动均能改善睡眠质量。",
        [("cause", "+", "慢跑[3]、骑行[4]和瑜伽[5]等运动", "睡眠质量")],
    ),
    ("在睡眠方面，陈一鸣等(2021)[7]认为慢跑能够很好地改善睡眠质量。", [("cause", "+", "慢跑", "睡眠质量")]),
    # 被证实是 is a copula.
    ("午休被证实是工作专注度的一个重要前提。", [("cause", "+", "午休", "工作专注度")]),
    # A clause that goes on with a question asks as well.
    ("如何借助夜市来重塑街区形象，从而促进居民消费，正成为热门话题。", []),
    # An effect in a process, with its sign; without a noun of place after a verb.
    ("标识混乱在提升游客体验的过程中产生了负向作用。", [("cause", "-", "标识混乱", "游客体验")]),
    ("志愿服务在促进邻里信任方面起着重要作用。", [("cause", "+", "志愿服务", "邻里信任")]),
    # What has no significant influence has none on what was named last.
    (
        "座位间距显著提升观众舒适度，而灯光色温影响不显著。",
        [("cause", "+", "座位间距", "观众舒适度"), ("cause", "0", "灯光色温", "观众舒适度")],
    ),
    # 在 X 驱动下 before a predicate is its reason.
    ("在口碑传播的驱动下老街客流显著增加。", [("cause", "+", "口碑传播", "老街客流")]),
    # The higher W, the more X does to Y; X does so through M.
    (
        "店长的授权程度越高，能够显著增强培训投入对店员主动性的促进作用。",
        [("moderate", "+", "培训投入", "店长的授权程度", "店员主动性")],
    ),
    (
        "课程多样性促进学员续报主要通过提高学习兴趣、降低疲劳感等途径实现。",
        [
            ("mediate", "+", "课程多样性", "提高学习兴趣", "学员续报"),
            ("mediate", "+", "课程多样性", "降低疲劳感", "学员续报"),
        ],
    ),
    (
        "店龄正向调节培训投入在授权程度与店员主动性之间的中介效应。",
        [("moderate", "+", "授权程度", "店龄", "店员主动性")],
    ),
    # The list stands in the modifier of the whole.
    (
        "本文构建了包含声誉维度、服务维度、环境维度的评价体系。",
        [
            ("part", "", "评价体系", "声誉维度"),
            ("part", "", "评价体系", "服务维度"),
            ("part", "", "评价体系", "环境维度"),
        ],
    ),
    # What becomes of one thing is one role.
    ("夜市的兴起和发展带动了周边餐饮。", [("cause", "+", "夜市的兴起和发展", "周边餐饮")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_shared_frames(text: str, expected: list[tuple[str, ...]] | int) -> None:
    """What a clause leaves to be understood is taken from where the sentence says it, and lists stay lists."""
    found = read(text)
    assert len(found) == expected if isinstance(expected, int) else found == sorted(expected)


MORE = [
    # Among whom an effect is stronger, and what several levels do together.
    (
        "研究发现，在规模较大的书店中，会员制度对复购率的提升更有效。",
        [("moderate", "+", "会员制度", "规模较大的书店", "复购率")],
    ),
    (
        "营业时间越长，店面越整洁，越有利于提升顾客停留意愿。",
        [("cause", "+", "店面", "顾客停留意愿"), ("cause", "+", "营业时间", "顾客停留意愿")],
    ),
    # The pair of a later clause may be asked about, or be a clause itself.
    (
        "文章探究会员制度如何影响复购率，以及店员熟悉度对二者关系的调节作用。",
        [("moderate", "?", "会员制度", "店员熟悉度", "复购率")],
    ),
    ("归属感对会员制度促进复购起到了中介作用。", [("mediate", "+", "会员制度", "归属感", "复购")]),
    # 影响 is not the only noun that needs no 的; a name that begins like a verb of research is no talk of it.
    ("夜市对居民消费促进作用显著。", [("cause", "+", "夜市", "居民消费")]),
    ("探索性课程对学员满意度的影响不显著。", [("cause", "0", "探索性课程", "学员满意度")]),
    ("午休对于注意力的恢复大有裨益。", [("cause", "+", "午休", "注意力的恢复")]),
    # Advice: what is to be done is the cause; 应 is no part of it.
    ("应建立统一的值班表，降低沟通成本。", [("cause", "-", "建立统一的值班表", "沟通成本")]),
    # What befalls something comes from what the sentence is about; what is not reached is no effect.
    (
        "夜市的兴起带动了周边餐饮，但也对居民休息造成了噪声困扰。",
        [("cause", "+", "夜市的兴起", "周边餐饮"), ("cause", "+", "夜市的兴起", "噪声困扰")],
    ),
    ("老街的改造并未取得突破。", []),
    ("收藏图书并不代表读者会对书店产生强烈的归属感。", []),
    # A count is part of a role; 度 makes a noun of a verb; of a curve of "the more" the effect is what it acts on.
    ("店员的问候对2种归属感均具有正向影响。", [("cause", "+", "店员的问候", "2种归属感")]),
    ("店员约束度提升了顾客满意度。", [("cause", "+", "店员约束度", "顾客满意度")]),
    ("书店声誉越高越能够显著提升读者的停留意愿。", [("cause", "+", "书店声誉", "读者的停留意愿")]),
    ("读者社群的形成必须是以成员的信任为前提的。", [("cause", "+", "成员的信任", "读者社群的形成")]),
    ("茶馆对邻里信任的正向影响未得到数据支持。", [("cause", "0", "茶馆", "邻里信任")]),
]


@pytest.mark.parametrize(("text", "expected"), MORE)
def test_whom_and_how_much(text: str, expected: list[tuple[str, ...]]) -> None:
    """Conditions, levels, questions and advice name the sides of a relation, with the sign that they state."""
    assert read(text) == sorted(expected)


LAST = [
    # At a level of analysis something holds; the level changes nothing.
    ("研究发现，在店铺层面，轮班制度提升了服务质量。", [("cause", "+", "轮班制度", "服务质量")]),
    # A count after a list counts all of it, whatever its last item looks like.
    (
        "租金压力、客流波动和经营中的合规成本3个变量均负向影响店主信心。",
        [
            ("cause", "-", "租金压力", "店主信心"),
            ("cause", "-", "客流波动", "店主信心"),
            ("cause", "-", "经营中的合规成本", "店主信心"),
        ],
    ),
    # What explains a relation carries it; 最终 may stand before the verb of its own clause.
    ("归属感是解释会员制度与复购之间关系的关键心理机制。", [("mediate", "?", "会员制度", "归属感", "复购")]),
    (
        "夜市带来了客流，而居民对安静环境的期待最终导致了邻里矛盾。",
        [("cause", "+", "夜市", "客流"), ("cause", "+", "居民对安静环境的期待", "邻里矛盾")],
    ),
    (
        "续租意愿的前因变量涉及租金水平、客流规模等多个方面。",
        [("cause", "+", "租金水平", "续租意愿"), ("cause", "+", "客流规模", "续租意愿")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LAST)
def test_levels_counts_and_explanations(text: str, expected: list[tuple[str, ...]]) -> None:
    """Levels of analysis moderate nothing, counted lists are whole, and an explained relation has its mediator."""
    assert read(text) == sorted(expected)
