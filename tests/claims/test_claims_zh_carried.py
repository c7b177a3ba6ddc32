"""The Chinese claim grammar on what is carried over: wholes and pairs named before, groups compared, shared objects."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # "该体系" is the 体系 that was named before; who has more of a thing the more there is of another.
    (
        "会员体系由积分构成，在该体系驱动下实现复购增长，进而推动门店扩张。",
        [("cause", "+", "会员体系", "复购增长"), ("cause", "+", "复购增长", "门店扩张")],
    ),
    (
        "货架越靠近入口、陈列的新品越丰富，顾客相对拥有更多的选择余地，进而越有利于增加门店销量。",
        [
            ("cause", "+", "货架", "选择余地"),
            ("cause", "+", "选择余地", "门店销量"),
            ("cause", "+", "陈列的新品", "选择余地"),
        ],
    ),
    # What an end needs, and the end of what somebody should do.
    ("引导夜间集市健康发展需要建立多方协商机制。", [("cause", "+", "建立多方协商机制", "夜间集市健康发展")]),
    ("店长需要建立值班制度。", []),
    ("应采取弹性排班制度，降低员工倦怠。", [("cause", "-", "采取弹性排班制度", "员工倦怠")]),
    # Two verbs with one object, two attributes of a key.
    ("邻里协商有助于缓和、化解物业纠纷。", [("cause", "-", "邻里协商", "物业纠纷")]),
    ("冷链技术的成熟创造和衍生出许多配送岗位。", [("cause", "+", "冷链技术的成熟", "许多配送岗位")]),
    ("随叫随到的上门服务是老店口碑的关键要素和底层逻辑。", [("cause", "+", "随叫随到的上门服务", "老店口碑")]),
    # An effect without a sign of its own beside one that has it; means alone with what they achieve.
    (
        "店内音乐对停留时间既有直接影响也有间接影响。",
        [("cause", "?", "店内音乐", "停留时间")],
    ),
    (
        "夜市通过错峰摆摊与统一收银实现了有序经营。",
        [("cause", "+", "统一收银", "有序经营"), ("cause", "+", "错峰摆摊", "有序经营")],
    ),
    # What somebody should do besides is no effect of it; what it is done for is.
    (
        "政府应推动夜市发展，强化卫生监管，构建摊位预约平台，以提升居民满意度。",
        [("cause", "+", "构建摊位预约平台", "居民满意度")],
    ),
    # A list goes on over a comma; a topic named with 作为, a subject of 整合 and an act hold for what follows.
    (
        "老旧设备、积压货品，以及频繁换班，增加了盘点差错。",
        [
            ("cause", "+", "老旧设备", "盘点差错"),
            ("cause", "+", "积压货品", "盘点差错"),
            ("cause", "+", "频繁换班", "盘点差错"),
        ],
    ),
    (
        "作为老城更新重要载体的社区菜场，不仅能够改变街巷面貌，而且使得邻里往来更频繁。",
        [("cause", "+", "社区菜场", "邻里往来更频繁"), ("cause", "?", "社区菜场", "街巷面貌")],
    ),
    ("共享仓配高效整合闲置运力，提升配送效率。", [("cause", "+", "共享仓配", "配送效率")]),
    (
        "对于老城小店，根据客流特点，针对性地开展会员活动，有助于提高复购率。",
        [("cause", "+", "针对性地开展会员活动", "复购率")],
    ),
    # When something holds is no moderator of it.
    (
        "在成长期，门店通过开放加盟引入合伙人，实现销量增长；在成熟期，门店依托会员数据重构货架。",
        [("cause", "+", "开放加盟引入合伙人", "销量增长")],
    ),
    (
        "会员制在给门店带来稳定客流的同时，也带来管理成本。",
        [("cause", "+", "会员制", "稳定客流"), ("cause", "+", "会员制", "管理成本")],
    ),
    # Examples of an effect are not said of it; the clause after them goes on from the effect.
    (
        "老客推荐能给小店带来很多竞争优势，如降低获客成本、稳定的口碑等，最终提高小店利润。",
        [("cause", "+", "很多竞争优势", "小店利润"), ("cause", "+", "老客推荐", "很多竞争优势")],
    ),
    # What is said in other words is said of the same subject; what relates nothing says only what was said.
    (
        "店内拥挤会引发顾客的应对，即负向影响停留意愿。",
        [("cause", "+", "店内拥挤", "顾客的应对"), ("cause", "-", "店内拥挤", "停留意愿")],
    ),
    ("店主共享库存，即共同采购和分仓。", []),
    # How long something has been is no cause; what 所以 says is brought about by the reason at the beginning.
    ("社区集市创立20年来，取得了显著的成就。", []),
    (
        "由于店铺规模小，位置不固定，所以顾客难以找到。",
        [("cause", "+", "店铺规模小", "位置不固定"), ("cause", "+", "店铺规模小", "顾客难以找到")],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), FOUND)
def test_what_is_left_out_is_what_was_named_before(text: str, wanted: list[tuple[str, ...]]) -> None:
    """Roles that a clause leaves out or points back to are those that the text named last, and nothing else."""
    assert read(text) == sorted(wanted)


THIRD = [
    # The pair of the same sentence comes before any older one.
    (
        "探究门店密度如何影响到店率，以及会员制度对二者关系的调节作用。",
        ("moderate", "?", "门店密度", "会员制度", "到店率"),
    ),
    ("满意度是环境整洁和复购意愿的中介变量。", ("mediate", "?", "环境整洁", "满意度", "复购意愿")),
    (
        "邻里信任在团购频率与续约意愿之间起中介作用，楼栋规模则强化了这一中介效应。",
        ("moderate", "+", "团购频率", "楼栋规模", "续约意愿"),
    ),
    # Who is spoken of in the clause before stands between the pair.
    (
        "社区活动通过邻里信任影响住户满意度，在活动频率与住户满意度之中发挥中介作用。",
        ("mediate", "?", "活动频率", "社区活动", "住户满意度"),
    ),
    # The groups in which an effect is the stronger or the weaker.
    (
        "在信任高同时响应快的小区中，线上公告提升参与率的效果会更好。",
        ("moderate", "+", "线上公告", "信任高同时响应快的小区", "参与率"),
    ),
    ("自助收银对排队时长的影响更显著存在于大型门店。", ("moderate", "?", "自助收银", "大型门店", "排队时长")),
    (
        "县城门店相较于城区门店，自助收银对客流的提升效果最弱。",
        ("moderate", "-", "自助收银", "县城门店", "客流"),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), THIRD)
def test_third_variables_find_their_pair(text: str, wanted: tuple[str, ...]) -> None:
    """A mediator, moderator or compared group is tied to the pair that its own sentence names."""
    assert wanted in read(text)


def test_a_moderated_mediation_is_the_name_of_a_model() -> None:
    """存在被调节的中介效应 names no mediator of its own."""
    assert read("店内音乐提高了停留时间，存在被调节的中介效应。") == [("cause", "+", "店内音乐", "停留时间")]


PARTS = [
    ("从可达性、舒适性和安全性三个维度，刻画街角公园的空间品质。", "空间品质", ["可达性", "舒适性", "安全性"]),
    ("将会员依据其消费频次分为低频会员和高频会员两类。", "会员", ["低频会员", "高频会员"]),
    (
        "社区厨房的演化涵盖三个阶段，包括启动阶段的场地筹措、扩张阶段的人员招募与稳定阶段的规则协商。",
        "社区厨房的演化",
        ["启动阶段的场地筹措", "扩张阶段的人员招募", "稳定阶段的规则协商"],
    ),
    ("街区服务涵盖菜场、药店、驿站等多元业态。", "街区服务", ["菜场、药店、驿站等多元业态"]),
    ("邻里黏性由互助意愿、归属感和参与度3个维度9个指标构成。", "邻里黏性", ["互助意愿", "归属感", "参与度"]),
]


@pytest.mark.parametrize(("text", "whole", "wanted"), PARTS)
def test_parts_belong_to_the_whole_that_is_divided(text: str, whole: str, wanted: list[str]) -> None:
    """The whole is what is divided or shown by its dimensions, not what it is divided by, however long its parts."""
    assert read(text) == sorted(("part", "", whole, item) for item in wanted)


GOES_ON = [
    # A sentence that opens with what is acted on goes on to tell of the cause in the one before.
    ("采光显著提升了客流。对复购没有显著影响。", [("cause", "0", "采光", "复购")]),
    ("采光对客流有正向影响；但对成本有显著负向影响。", [("cause", "-", "采光", "成本")]),
    ("采光显著提升了客流。此外，对口碑具有促进作用。", [("cause", "+", "采光", "口碑")]),
    ("采光显著提升了客流。同时，还降低了成本。", [("cause", "-", "采光", "成本")]),
    ("本文编制了量表。同时，还提升了测量的效率。", []),
    ("店主应改善采光。还应延长营业时间。", []),
]


@pytest.mark.parametrize(("text", "expected"), GOES_ON)
def test_a_sentence_without_a_subject_goes_on_with_the_cause_before_it(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    """Chinese leaves a subject out across sentences; what research did or somebody should do is no such subject."""
    assert [claim for claim in read(text) if claim[-1] != "客流"] == expected


COUNTED = [
    (
        "顾客信任的三个维度（能力信任、善意信任和诚信信任）均提升了复购。",
        [
            ("cause", "+", "顾客信任的三个维度", "复购"),
            ("part", "", "顾客信任", "善意信任"),
            ("part", "", "顾客信任", "能力信任"),
            ("part", "", "顾客信任", "诚信信任"),
        ],
    ),
    ("门店成长的2个阶段（试营业期和稳定期）各有特点。", [
        ("part", "", "门店成长", "稳定期"), ("part", "", "门店成长", "试营业期"),
    ]),
    ("门店口碑的两个维度是口味和采光。", [("part", "", "门店口碑", "口味"), ("part", "", "门店口碑", "采光")]),
    ("门店口碑的两个维度分别为口味和采光。", [("part", "", "门店口碑", "口味"), ("part", "", "门店口碑", "采光")]),
    ("门店面临的三个问题是租金和采光。", []),
    ("材料来自三个方面（访谈、观察）。", []),
    ("我们走访了三个城市（甲市、乙市、丙市）。", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), COUNTED)
def test_a_bracket_behind_a_count_names_the_parts(text: str, expected: list[tuple[str, ...]]) -> None:
    """As many names in brackets as kinds were counted are the parts of what has them; places and sources are none."""
    assert sorted(read(text)) == expected


TOLD_OF = [
    ("店铺氛围与停留时间的关系不受年龄的调节。", [("moderate", "0", "店铺氛围", "年龄", "停留时间")]),
    ("店铺氛围对停留时间的影响并不取决于收入。", [("moderate", "0", "店铺氛围", "收入", "停留时间")]),
    ("等候时间对满意度的负向影响受到服务补救的削弱。", [("moderate", "-", "等候时间", "服务补救", "满意度")]),
    ("情绪在店铺氛围与停留时间之间的间接效应不成立。", [("mediate", "0", "店铺氛围", "情绪", "停留时间")]),
    ("情绪在店铺氛围与停留时间之间发挥了纽带作用。", [("mediate", "?", "店铺氛围", "情绪", "停留时间")]),
    ("协会发挥了纽带作用。", []),
    ("店铺氛围的间接效应显著。", []),
    ("在店铺氛围影响停留时间的过程中，情绪起中介作用。", [("mediate", "?", "店铺氛围", "情绪", "停留时间")]),
    ("年龄对店铺氛围与停留时间的关系具有遮掩效应。", [("mediate", "?", "店铺氛围", "年龄", "停留时间")]),
    (
        "顾客参与借助心理所有权这一中介变量对推荐意愿产生正向影响。",
        [("mediate", "+", "顾客参与", "心理所有权", "推荐意愿")],
    ),
    (
        "店铺氛围不仅直接提升满意度，也通过情绪间接提升满意度。",
        [("cause", "+", "店铺氛围", "满意度"), ("mediate", "+", "店铺氛围", "情绪", "满意度")],
    ),
    (
        "年龄调节了店铺氛围通过情绪对停留时间的间接影响。",
        [("mediate", "?", "店铺氛围", "情绪", "停留时间"), ("moderate", "?", "店铺氛围", "年龄", "停留时间")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD_OF)
def test_what_is_said_of_a_relation_is_told_with_its_denial_and_its_path(
    text: str, expected: list[tuple[str, ...]]
) -> None:
    """What weakens a relation, does not change it, carries it or carries what is moderated: a row each, once."""
    assert sorted(read(text)) == expected
