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


SAID_OF = [
    ("店员热情对停留时间的影响部分通过感知价值实现。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("店员热情与停留时间的关系被感知价值所中介。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("店员热情影响停留时间的内在机制是感知价值。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("店员热情以感知价值为中介作用于停留时间。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("以感知价值为中介变量，店员热情影响停留时间。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("感知价值是连接店员热情与停留时间的桥梁。", ("mediate", "?", "店员热情", "感知价值", "停留时间")),
    ("店员热情对停留时间的影响只有在噪音水平较低时才显著。", ("moderate", "+", "店员热情", "噪音水平较低", "停留时间")),
    ("店员热情对停留时间的影响主要体现在老顾客中。", ("moderate", "+", "店员热情", "老顾客", "停留时间")),
    ("店员热情对停留时间的影响对老顾客更强。", ("moderate", "+", "店员热情", "老顾客", "停留时间")),
    ("店员热情对停留时间的影响存在门店类型上的差异。", ("moderate", "?", "店员热情", "门店类型", "停留时间")),
    ("噪音水平越高，店员热情与停留时间之间的关系越弱。", ("moderate", "-", "店员热情", "噪音水平", "停留时间")),
    ("噪音水平能够缓冲店员热情给停留时间带来的负面影响。", ("moderate", "-", "店员热情", "噪音水平", "停留时间")),
    ("噪音水平调节感知价值在店员热情与停留时间之间的中介作用。", ("moderate", "?", "店员热情", "噪音水平", "停留时间")),
    ("相较于老顾客，新顾客中店员热情对停留时间的影响更强。", ("moderate", "+", "店员热情", "新顾客", "停留时间")),
]


@pytest.mark.parametrize(("text", "expected"), SAID_OF)
def test_what_is_said_of_a_relation(text: str, expected: tuple[str, ...]) -> None:
    """A clause whose subject is a relation says by what it comes about or where it holds."""
    assert read(text) == [expected]


def test_each_tied_condition_moderates() -> None:
    """Two states that a condition ties together are two moderators; of a cleft it is what stands after it."""
    text = "当噪音水平较低且店员人数较多时，手写价签可以增加停留时间。"
    assert read(text) == [
        ("moderate", "+", "手写价签", "噪音水平较低", "停留时间"),
        ("moderate", "+", "手写价签", "店员人数较多", "停留时间"),
    ]


def test_a_condition_before_a_condition_moderates() -> None:
    """Where one condition stands before another, the second is the cause and the first its moderator."""
    text = "只有顾客看得见价签，当采用手写价签时，才会引发亲切感。"
    assert read(text) == [("moderate", "+", "采用手写价签", "顾客看得见价签", "亲切感")]


def test_verbs_with_one_object_and_levels_of_a_list_stay_whole() -> None:
    """Verbs that share an object are one act, also after an adverb; "A和B的C与D" is one phrase on two levels."""
    text = "门店通过积极地建立和维护顾客社群，获得店员和顾客的理解与配合。"
    assert read(text) == [("cause", "+", "积极地建立和维护顾客社群", "店员和顾客的理解与配合")]


def test_a_group_named_by_its_level_moderates_a_comparison() -> None:
    """What a group of one level shows more of for one thing than for another is moderated by the level."""
    text = "低自尊的被试对真人店员的信任显著高于机器店员。"
    assert read(text) == [("moderate", "+", "真人店员", "低自尊", "信任")]


def test_a_condition_set_against_another_moderates() -> None:
    """After 而对于 the condition of a clause moderates what the clause says."""
    text = "价签字体的作用仅见于高端门店，而对于低端门店，价签字体对停留时间无显著差异。"
    assert ("moderate", "-", "价签字体", "低端门店", "停留时间") in read(text)


def test_a_definition_does_not_hide_what_follows() -> None:
    """What a clause after a meaning claims of the term is read, too."""
    text = "手写价签是一种亲切的沟通方式，不仅增加停留时间，而且能提升复购意愿。"
    assert {claim[2:] for claim in read(text) if claim[0] == "cause"} == {
        ("手写价签", "停留时间"),
        ("手写价签", "复购意愿"),
    }


def test_a_mediation_by_its_noun_is_read_once() -> None:
    """X 通过 M 的中介作用影响 Y is one mediation, and M is M alone."""
    text = "店员热情通过感知价值的中介作用跨层影响停留时间。"
    assert read(text) == [("mediate", "?", "店员热情", "感知价值", "停留时间")]


BENT = [
    ("店员人数对停留时间的影响呈U型。", ("n", "店员人数", "停留时间")),
    ("店员人数与停留时间呈先升后降的倒U形曲线关系。", ("n", "店员人数", "停留时间")),
    ("店员人数先促进后抑制停留时间。", ("n", "店员人数", "停留时间")),
    ("店员人数显著影响停留时间，且这种影响呈倒U型。", ("n", "店员人数", "停留时间")),
    ("随着店员人数的增加，停留时间先升后降。", ("n", "店员人数的增加", "停留时间")),
]


@pytest.mark.parametrize(("text", "expected"), BENT)
def test_a_curve_is_said_in_many_ways(text: str, expected: tuple[str, ...]) -> None:
    """A relation that turns round is one claim without a direction, however its curve is told."""
    assert read(text) == [("cause", *expected)]


def test_a_condition_without_a_subject_speaks_of_the_last_relation() -> None:
    """A clause like 而在 V 中不显著 says of the relation just named where it is weaker; 不同 W 下 names W."""
    text = "在高噪音条件下，店员热情对停留时间的影响显著，而在低噪音条件下不显著。"
    assert read(text) == [
        ("moderate", "+", "店员热情", "高噪音", "停留时间"),
        ("moderate", "-", "店员热情", "低噪音", "停留时间"),
    ]
    text = "不同门店类型下，店员热情对停留时间的影响存在差异。"
    assert read(text) == [("moderate", "?", "店员热情", "门店类型", "停留时间")]


def test_what_is_made_so_goes_on_from_the_clause_before() -> None:
    """A clause that begins with 使得 says what the act or state before it brings about."""
    assert read("门店存在漏洞，使得顾客更加不满。") == [("cause", "+", "存在漏洞", "顾客更加不满")]


ONLY = [
    ("店员热情仅在噪音较低时才会增加停留时间。", ("+", "店员热情", "噪音较低", "停留时间")),
    ("营业规模在店员热情与停留时间之间的调节效应未达到显著水平。", ("0", "店员热情", "营业规模", "停留时间")),
    ("营业规模在店员热情与停留时间之间起缓冲作用。", ("-", "店员热情", "营业规模", "停留时间")),
]


@pytest.mark.parametrize(("text", "expected"), ONLY)
def test_where_alone_an_effect_holds_moderates(text: str, expected: tuple[str, ...]) -> None:
    """X 仅在 W 时才 V Y moderates, a role that is not significant is denied, and a buffer weakens."""
    assert read(text) == [("moderate", *expected)]


def test_a_bridge_between_people_mediates_nothing() -> None:
    """What ties firms to customers is no third variable."""
    assert all(claim[0] == "cause" for claim in read("怀旧情感是老字号与消费者之间的桥梁。"))


COURSE = [
    ("补贴政策在转型提升韧性的过程中发挥正向激励作用。", [("moderate", "+", "转型", "补贴政策", "韧性")]),
    ("社群氛围在互动影响信任的过程中起到重要作用。", [("moderate", "?", "互动", "社群氛围", "信任")]),
    ("口碑在互动影响信任的过程中发挥中介作用。", [("mediate", "?", "互动", "口碑", "信任")]),
    ("口碑在提升客流的过程中发挥重要作用。", [("cause", "+", "口碑", "客流")]),
    # A means is no moderator, and somebody who is hit no cause.
    (
        "转型不仅直接影响绩效，同时也通过改善效率间接促进绩效的提升。",
        [("cause", "?", "转型", "绩效"), ("mediate", "+", "转型", "效率", "绩效的提升")],
    ),
    (
        "过度参与会降低复购，也会对员工造成角色模糊和角色冲突。",
        [
            ("cause", "-", "过度参与", "复购"),
            ("cause", "+", "过度参与", "角色模糊"),
            ("cause", "+", "过度参与", "角色冲突"),
        ],
    ),
    # What comes after a shift is part of it; advice is no effect, nor is what is written on a subject.
    ("旧的生产方式逐渐过渡到企业与客户完成新产品的研发和营销环节中。", []),
    ("本文提出了能够帮助门店转型从而提升绩效的合理建议。", []),
    ("随着共创的意义逐渐被认识，相关文献开始不断涌现。", []),
    ("政府应打造数据互通、标准统一、利益共享的产业体系。", []),
    ("创业活动的主要驱动力量就是创业激情。", [("cause", "+", "创业激情", "创业活动")]),
    ("采光、口味等要素更加有利于客流增长。", [("cause", "+", "采光、口味等要素", "客流")]),
]


@pytest.mark.parametrize(("text", "expected"), COURSE)
def test_what_plays_a_role_while_something_acts(text: str, expected: list[tuple[str, ...]]) -> None:
    """Who plays a role while X acts on Y moderates it; what only happens beside claims nothing."""
    assert read(text) == sorted(expected)


INSTEAD = [
    ("口味并未降低复购，而是持续提升了客流。", [("0", "口味", "复购"), ("+", "口味", "客流")]),
    ("租金没有抑制客流，而是推动了采光改善。", [("0", "租金", "客流"), ("+", "租金", "采光改善")]),
    ("口碑不是由价格引起，而是由口味引起。", [("0", "价格", "口碑"), ("+", "口味", "口碑")]),
    ("口碑不是终点，而是提升客流的手段。", [("+", "口碑", "客流")]),
    ("口碑不是终点，而是新的起点。", []),
]


@pytest.mark.parametrize(("text", "expected"), INSTEAD)
def test_what_holds_instead(text: str, expected: list[tuple[str, ...]]) -> None:
    """After what is denied, 而是 tells what the same subject does, or what does it."""
    assert read(text) == sorted(("cause", *row) for row in expected)


ADVISED = [
    # What is to be reached may be told in two clauses before the advice, and is none of its causes.
    (
        "为了助推老街发展，实现店主生计的可持续，应完善照明。",
        [("cause", "+", "完善照明", "老街发展"), ("cause", "+", "完善照明", "店主生计的可持续")],
    ),
    ("因此，引导居民参与旅游，不仅要提高居民的认知水平，还要关注影响居民参与的外部因素。", []),
    ("引导顾客参与，可以提高客流。", [("cause", "+", "引导顾客参与", "客流")]),
    # Two verbs side by side are one; with whom something is done is not who does it.
    (
        "供需变化带来了新的需求，从而驱动形成新的商业模式。",
        [("cause", "+", "供需变化", "新的需求"), ("cause", "+", "新的需求", "新的商业模式")],
    ),
    (
        "口味提升了客流，并与供应商共同完成价值创造过程。",
        [("cause", "+", "口味", "客流"), ("cause", "+", "口味", "价值创造过程")],
    ),
    ("与顾客互动能够提升口碑。", [("cause", "+", "顾客互动", "口碑")]),
    ("近年来在乡村振兴战略实施背景下，夜市的作用更加凸显。", []),
    # What is better not done, and whatever is done, bring nothing about.
    ("店主与其不断加码奖励，不如鼓励熟客回应，让新客感到被看见。", [("cause", "+", "鼓励熟客回应", "新客感到被看见")]),
    ("顾客与其他人的互动提升了口碑。", [("cause", "+", "顾客与其他人的互动", "口碑")]),
    ("企业无论是通过系统内部构建平台型组织，还是通过联盟加入平台，都要守规则。", []),
    ("无论是价格还是口味，都影响客流。", [("cause", "?", "价格", "客流"), ("cause", "?", "口味", "客流")]),
    ("新创企业较少受到路径依赖的制约。", []),
    ("口味提升了客流，还给门店带来了利润。", [("cause", "+", "口味", "客流"), ("cause", "+", "口味", "利润")]),
    ("为他人着想的动机提升了信任。", [("cause", "+", "为他人着想的动机", "信任")]),
    # What somebody should do is no effect of theirs, but a means to what comes of it.
    ("共享平台应优化网站界面，以提升用户体验。", [("cause", "+", "优化网站界面", "用户体验")]),
    ("管理者应制定能激发社区成员体验的策略。", []),
    ("激励机制应有助于提高客流。", [("cause", "+", "激励机制", "客流")]),
    ("增强组织文化，落实社会责任；加快技术研发。", []),
    ("平台最大化满足消费者需求。", []),
    ("平台赋能对商家绩效的影响存在门槛效应。", [("cause", "n", "平台赋能", "商家绩效")]),
    ("数字技术赋能产业链智能化，其作用日益凸显。", [("cause", "+", "数字技术", "产业链智能化")]),
    ("数字化赋能生态交流促进了信任。", [("cause", "+", "数字化赋能生态交流", "信任")]),
    (
        "门店韧性受到技术更新力、组织恢复力、环境适应力三个层面的条件联合影响。",
        [("cause", "?", x, "门店韧性") for x in ("技术更新力", "组织恢复力", "环境适应力")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ADVISED)
def test_what_is_advised_and_with_whom(text: str, expected: list[tuple[str, ...]]) -> None:
    """An end stands before the advice that serves it, and a companion or a setting brings nothing about."""
    assert read(text) == sorted(expected)
