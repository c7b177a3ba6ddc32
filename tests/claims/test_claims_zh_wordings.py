"""The Chinese claim grammar on wordings of cause: foundations, keys, gifts, what stands beside."""

from __future__ import annotations

import pytest
from test_claims_zh import drafts, read

FOUND = [
    # What something rests on, and what its keys, grounds and factors are.
    ("邻里互助以相互信任为前提。", [("cause", "+", "相互信任", "邻里互助")]),
    ("门店口碑以稳定的品质为重要依托。", [("cause", "+", "稳定的品质", "门店口碑")]),
    ("顾客信任是续约的基础。", [("cause", "+", "顾客信任", "续约")]),
    ("导致会员流失的主要原因是积分过期。", [("cause", "+", "积分过期", "会员流失")]),
    (
        "影响复购的因素包括配送时长和包装质量。",
        [("cause", "?", "包装质量", "复购"), ("cause", "?", "配送时长", "复购")],
    ),
    ("要提高复购率，关键在于稳定的品质。", [("cause", "+", "稳定的品质", "复购率")]),
    ("要想实现可持续发展，必须依靠技术创新。", [("cause", "+", "技术创新", "可持续发展")]),
    # What is given: the gift, or whom it is given to where the gift only names an effect.
    ("直播平台给传统门店带来了巨大冲击。", [("cause", "-", "直播平台", "传统门店")]),
    ("驿站为农户输送了稳定订单。", [("cause", "+", "驿站", "稳定订单")]),
    ("审批繁琐加大了开店的难度。", [("cause", "-", "审批繁琐", "开店")]),
    # What cannot be without it; what changes along with it; what turns into what.
    ("没有店员的配合，服务创新就无从谈起。", [("cause", "+", "店员的配合", "服务创新")]),
    ("缺乏统一标准就难以实现数据互通。", [("cause", "+", "统一标准", "数据互通")]),
    ("买家的议价能力随着价格透明度的提升而增强。", [("cause", "+", "价格透明度", "买家的议价能力")]),
    ("联营关系因分成不均而破裂。", [("cause", "+", "分成不均", "联营关系")]),
    (
        "社群运营将散客变成常客，从而提高了复购率。",
        [("cause", "+", "常客", "复购率"), ("cause", "+", "社群运营", "常客")],
    ),
    ("各地以开放促创新，以标准提质量。", [("cause", "+", "开放", "创新"), ("cause", "+", "标准", "质量")]),
    (
        "分权结构在激发店员热情的同时，也增加了协调成本。",
        [("cause", "+", "分权结构", "协调成本"), ("cause", "+", "分权结构", "店员热情")],
    ),
    ("会员黏性与口碑密切相关，前者推动后者。", [("cause", "+", "会员黏性", "口碑")]),
    ("因为缺货频繁，所以顾客满意度下降。", [("cause", "-", "缺货频繁", "顾客满意度")]),
    # A relation with its sign as the object of talk; without a sign it is a topic.
    (
        "研究揭示了店长授权对店员留任的促进作用，以及加班对店员留任的抑制作用。",
        [("cause", "+", "店长授权", "店员留任"), ("cause", "-", "加班", "店员留任")],
    ),
    ("实证结果支持了口碑对销量的正向影响。", [("cause", "+", "口碑", "销量")]),
    # The subject goes on, whatever its first predicate is; 这是 goes on from what was named.
    (
        "冗长的流程拖延了进度，打击了店员的积极性。",
        [("cause", "-", "冗长的流程", "店员的积极性"), ("cause", "-", "冗长的流程", "进度")],
    ),
    ("店长授权扮演了润滑的角色，提升了团队效率。", [("cause", "+", "店长授权", "团队效率")]),
    (
        "聚餐能够提高凝聚力，这是一种关键的资源，能增强彼此的信任。",
        [("cause", "+", "凝聚力", "彼此的信任"), ("cause", "+", "聚餐", "凝聚力")],
    ),
    (
        "培训对服务意识产生了积极影响，对离职倾向有缓解作用。",
        [("cause", "+", "培训", "服务意识"), ("cause", "-", "培训", "离职倾向")],
    ),
    ("数字工具能够赋能街角小店。", [("cause", "+", "数字工具", "街角小店")]),
    ("快递点引起闲聊而增进了信任。", [("cause", "+", "快递点", "闲聊"), ("cause", "+", "闲聊", "信任")]),
    ("同业竞争对门店客流造成了不小的冲击。", [("cause", "-", "同业竞争", "门店客流")]),
    ("停车便利是影响复购的核心要素。", [("cause", "?", "停车便利", "复购")]),
    # Stages in turn, and paths that dashes order, need no noun that counts them.
    ("开店过程依次经历选址、装修和试营业。", [("part", "", "开店过程", x) for x in ("选址", "装修", "试营业")]),
    ("店铺成长遵循“求存—扩张—联营”的路径。", [("part", "", "店铺成长", x) for x in ("求存", "扩张", "联营")]),
    # Tokens of the dictionary that join a verb to its adverb or object.
    ("社群活动有助于增进友谊。", [("cause", "+", "社群活动", "友谊")]),
    ("单纯的补贴无助于提升用户黏性。", [("cause", "0", "单纯的补贴", "用户黏性")]),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_wordings_of_cause(text: str, expected: list[tuple[str, ...]]) -> None:
    """A cause is found in whatever wording it is said to be one, with its sign."""
    assert read(text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "本文探讨店长授权对店员留任的影响。",
        "已有研究较多关注失败对创业的抑制作用，忽略了其他作用。",
        "店主以顾客为中心。",
        "数字工具赋能街角小店的讨论日渐增多。",
        "样本来自华东地区。",
        "团队中约一半成员来自其他城市。",
    ],
)
def test_no_wordings_of_cause(text: str) -> None:
    """A topic without a sign, what others left out, an orientation and where data come from claim nothing."""
    assert [c for c in read(text) if c[0] == "cause"] == []


BESIDE = [
    # With a change several things change, each in a clause of its own.
    (
        "随着预约制的推行，店员的负荷得到缓解，候诊秩序得到改善，回访率也得到提高。",
        [
            ("cause", "-", "预约制的推行", "店员的负荷"),
            ("cause", "+", "预约制的推行", "候诊秩序"),
            ("cause", "+", "预约制的推行", "回访率"),
        ],
    ),
    # Of an effect just named it is told where it differs or is stronger.
    (
        "会员制对复购率具有正向影响，但影响在不同商圈间存在异质性。",
        [("cause", "+", "会员制", "复购率"), ("moderate", "?", "会员制", "不同商圈", "复购率")],
    ),
    (
        "夜间配送对客流有负向影响，且该影响在老城区中更强。",
        [("cause", "-", "夜间配送", "客流"), ("moderate", "+", "夜间配送", "老城区", "客流")],
    ),
    # Two verbs behind one adverb share their object; two keys share what they are keys of.
    ("自助收银正在改变和重塑门店格局。", [("cause", "+", "自助收银", "门店格局")]),
    ("邻里社群是街区更新的重要阵地和动力。", [("cause", "+", "邻里社群", "街区更新")]),
    ("联营网络是小店经营的重要组织形式和载体。", [("cause", "+", "联营网络", "小店经营")]),
    # How something is given, how far it goes and what is done beside it are no causes.
    ("集中采购以低价格、快结算为摊主提供货源。", [("cause", "+", "集中采购", "货源")]),
    ("预售制最大程度降低了库存成本。", [("cause", "-", "预售制", "库存成本")]),
    # Several things that are each tied to one; pairs in a list, told pair by pair.
    ("流失率与投诉率均与复购率负相关。", [("cause", "-", "投诉率", "复购率"), ("cause", "-", "流失率", "复购率")]),
    (
        "店龄正向调节了租金与利润、客流与口碑之间的关系。",
        [("moderate", "+", "客流", "店龄", "口碑"), ("moderate", "+", "租金", "店龄", "利润")],
    ),
    (
        "会员制能够增强信任与复购、满意度与口碑之间的正向关系。",
        [("moderate", "+", "信任", "会员制", "复购"), ("moderate", "+", "满意度", "会员制", "口碑")],
    ),
    # What can be done to a thing, by what; an effect that is direct or not; a model that names its variables.
    ("复购率可通过会员积分来提高。", [("cause", "+", "会员积分", "复购率")]),
    ("顾客流失能够通过主动回访得以缓解。", [("cause", "-", "主动回访", "顾客流失")]),
    ("积分制直接或间接驱动门店转型。", [("cause", "+", "积分制", "门店转型")]),
    (
        "该模型以店长经验为自变量，以团队信任为中介变量，并以门店业绩为因变量。",
        [("mediate", "?", "店长经验", "团队信任", "门店业绩")],
    ),
    ("店长经验有助于改善团队异质性对业绩的影响作用。", [("moderate", "+", "团队异质性", "店长经验", "业绩")]),
    # An end behind a thing that is lowered has its own sign; 以 opens what something is for.
    ("预售制可以降低库存、实现快速配送。", [("cause", "+", "预售制", "快速配送"), ("cause", "-", "预售制", "库存")]),
    (
        "会员数据可作为选品的依据，以丰富商品组合，提升顾客体验。",
        [("cause", "+", "会员数据", "商品组合"), ("cause", "+", "会员数据", "顾客体验")],
    ),
    (
        "信任和承诺对复购意愿的影响存在显著的性别差异。",
        [("moderate", "?", "信任", "性别差异", "复购意愿"), ("moderate", "?", "承诺", "性别差异", "复购意愿")],
    ),
    # Two that are one side of a tie to a third; a path from one thing to another; variables that go on behind a comma.
    (
        "信任和承诺与忠诚之间的关系受到店龄的正向调节。",
        [("moderate", "+", "信任", "店龄", "忠诚"), ("moderate", "+", "承诺", "店龄", "忠诚")],
    ),
    ("归属感在会员互动到购买意愿的路径中起中介作用。", [("mediate", "?", "会员互动", "归属感", "购买意愿")]),
    ("解释水平会调节广告诉求对品牌态度的影响。", [("moderate", "?", "广告诉求", "解释水平", "品牌态度")]),
    (
        "本文以认同为中介变量，熟悉度和店龄为调节变量，构建店铺特征对购买意愿的影响模型。",
        [
            ("mediate", "?", "店铺特征", "认同", "购买意愿"),
            ("moderate", "?", "店铺特征", "熟悉度", "购买意愿"),
            ("moderate", "?", "店铺特征", "店龄", "购买意愿"),
        ],
    ),
    (
        "预售制促进配送效率提升并未造成成本增加。",
        [("cause", "+", "预售制", "配送效率提升"), ("cause", "0", "预售制", "成本增加")],
    ),
    # What was told does not hold; what it is compared with is no part of it; ways that are counted.
    ("从业年限与业绩正相关，但影响不显著。", [("cause", "0", "从业年限", "业绩")]),
    ("等待时间与投诉率正相关，但是影响没有达到显著性水平。", [("cause", "0", "等待时间", "投诉率")]),
    ("等待时间与投诉率正相关，且影响达到显著性水平。", [("cause", "+", "等待时间", "投诉率")]),
    ("门前的闲谈往往比优惠券更能唤起归属感。", [("cause", "+", "门前的闲谈", "归属感")]),
    ("性价比更能提升复购率。", [("cause", "+", "性价比", "复购率")]),
    (
        "预售制通过推动配置多元化和优化供需匹配两个渠道促进韧性提升。",
        [("mediate", "+", "预售制", "供需匹配", "韧性提升"), ("mediate", "+", "预售制", "配置多元化", "韧性提升")],
    ),
    (
        "进一步分析表明，在网络中心性强的条件下，租金对利润的影响更明显。",
        [("moderate", "+", "租金", "网络中心性强", "利润")],
    ),
    ("培训对业绩的正向影响依然存在。", [("cause", "+", "培训", "业绩")]),
    # What has no meaning without what it is of stays with it; means that open a clause; how a thing turned.
    ("店龄影响培训的内容和效果。", [("cause", "?", "店龄", "培训的内容和效果")]),
    ("培训提升了服务的质量和水平。", [("cause", "+", "培训", "服务的质量和水平")]),
    ("培训改善了流程和士气。", [("cause", "+", "培训", "士气"), ("cause", "+", "培训", "流程")]),
    ("通过线上社群的互动为街坊提供便民信息。", [("cause", "+", "线上社群的互动", "便民信息")]),
    ("改版将结账流程由人工转为自助。", []),
    # Two that act together moderate each other; what is undergone has its sign; what is said besides.
    ("外形与共情对购买意愿存在正向交互效应。", [("moderate", "+", "外形", "共情", "购买意愿")]),
    ("复购率受到社群互动的积极影响。", [("cause", "+", "社群互动", "复购率")]),
    ("门店利润会受到租金上涨的负面影响。", [("cause", "-", "租金上涨", "门店利润")]),
    (
        "店员信任除了对复购产生直接的影响之外，还对培训与复购的关系、授权与复购的关系都起到了中介效应。",
        [
            ("cause", "?", "店员信任", "复购"),
            ("mediate", "?", "培训", "店员信任", "复购"),
            ("mediate", "?", "授权", "店员信任", "复购"),
        ],
    ),
    # What a clause with its own subject makes of somebody.
    (
        "物流的改善，使跨城配送成为可能，货架的布置，让顾客成为品牌传播的核心。",
        [("cause", "+", "货架的布置", "顾客成为品牌传播的核心"), ("cause", "+", "物流的改善", "跨城配送成为可能")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), BESIDE)
def test_what_stands_beside(text: str, expected: list[tuple[str, ...]]) -> None:
    """What stands beside a claim is read as it is meant: one more effect, a group, a manner."""
    assert read(text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "但老字号如何形成口碑并吸引年轻顾客，目前还不清楚。",
        "店主怎样压低租金并保持客流，尚无定论。",
        "积分制影响复购的路径，主要体现为三种能力。",
        "邻里互动促进街区更新的过程分为三个阶段。",
        "这将有助于深入理解积分制影响复购的内在机制。",
        "改善服务态度的同时，降低了运营成本。",
        "这一现象引起了学术界和实践界的广泛关注。",
        "线上推广和线下推广对销量的影响存在相互替代关系。",
        "店主的经验对业绩的影响存在争议。",
        "隐私顾虑弱化了社区认同的促进作用。",
        "租金上涨弱化了知识共享的作用。",
        "怀旧情感是老店与街坊之间的桥梁。",
        "这种影响可能是消极的，即会使顾客对门店产生怪异感。",
        "在竞争加剧与消费升级协同推进的背景下，门店纷纷转型。",
        "在租金上涨推动成本上升的形势下，门店纷纷转型。",
        "会员制对复购率的影响存在异质性。",
        "当前学界就会员制的影响未形成一致结论。",
        "在组建门店团队时要有意识地保持成员的多样性。",
        "采取灵活的办法，以制约由此产生的机会主义行为，节约沟通成本。",
    ],
)
def test_nothing_beside(text: str) -> None:
    """A question that goes on, a path that is told, what a study is good for and what is done beside claim nothing."""
    assert [c for c in read(text) if c[0] == "cause"] == []


def test_becoming_possible_is_no_hedge() -> None:
    """可能 in 成为可能 softens nothing."""
    assert [d.hedged for d in drafts("扫码点单使夜间营业成为可能。")] == [False]
    assert [d.hedged for d in drafts("扫码点单可能提高翻台率。")] == [True]


def test_a_model_of_a_relation_has_no_parts() -> None:
    """The variables whose relation a model is about are no parts of it."""
    assert read("本文构建了会员制、店员信任、满意度与复购关系的理论模型。") == []


WAYS = [
    # Whoever the way is one for: an industry, a country, a kind of firm
    ("服务化是微利时代制造企业提升复购的必然选择。", [("+", "服务化", "复购")]),
    ("服务化是我国制造业克服“低价竞争”、实现产业升级的重要途径。", [("-", "“低价竞争”"), ("+", "产业升级")]),
    ("以社群培育口碑成为传统门店摆脱经营困境的现实选择。", [("-", "以社群培育口碑", "经营困境")]),
    ("社群运营是提升黏性的抓手，更是品牌增强口碑的利器。", [("+", "黏性"), ("+", "口碑")]),
    ("社群运营不但成为门店提高效率的路径，还是中国提升服务业竞争力的路径。", [("+", "效率"), ("+", "服务业竞争力")]),
]


@pytest.mark.parametrize(("text", "expected"), WAYS)
def test_a_way_for_somebody(text: str, expected: list[tuple[str, ...]]) -> None:
    """What is called somebody's way or choice for an end brings it about, whoever that is."""
    cause = text.split("不但")[0].split("是")[0]
    rows = [row if len(row) == 3 else (row[0], cause, row[1]) for row in expected]
    assert read(text) == sorted(("cause", *row) for row in rows)


MADE = [
    ("顾客意见能够帮助企业改进菜品、缩短排队时间等等。", ["企业改进菜品", "缩短排队时间"]),
    ("数字工具帮助农户了解行情、对接渠道和积累熟客。", ["农户了解行情", "对接渠道", "积累熟客"]),
    ("灯光使消费者产生愉悦、信任和归属感。", ["愉悦", "信任", "归属感"]),
    ("共同愿景使企业、用户和伙伴参与菜品设计。", ["企业、用户和伙伴参与菜品设计"]),
    ("数据中台帮助企业识别、获取和整合外部资源。", ["企业识别、获取和整合外部资源"]),
    ("社群让顾客了解老街的历史、文化。", ["顾客了解老街的历史、文化"]),
    ("数据分析能够帮助识别市场机会。", ["识别市场机会"]),
    ("移动支付使得消费者日益与门店共创口碑。", ["消费者日益与门店共创口碑"]),
    ("移动支付使得商家逐渐和顾客形成默契。", ["商家逐渐和顾客形成默契"]),
]


@pytest.mark.parametrize(("text", "expected"), MADE)
def test_what_a_cause_makes_somebody_do(text: str, expected: list[str]) -> None:
    """Acts that are listed are one effect each; those who act, and verbs that share an object, stay together."""
    assert sorted(row[3] for row in read(text)) == sorted(expected)
    assert {row[:2] for row in read(text)} == {("cause", "+")}


@pytest.mark.parametrize(
    "text",
    [
        "单向的价值链变成了价值网络。",
        "线下门店变为体验中心。",
        "本研究证明了口味对客流的作用机理，并通过提出关系框架丰富了对口碑的理解。",
    ],
)
def test_what_becomes_of_a_thing_is_no_effect(text: str) -> None:
    """A thing that turns into another brings nothing about, nor does what the research adds."""
    assert read(text) == []


def test_not_significant_enough() -> None:
    """An effect that is not significant enough is none; one that is named again is told once."""
    assert read("口味对客流的影响不够显著。") == [("cause", "0", "口味", "客流")]
    assert read("口味对客流的影响非常显著，不仅直接影响客流，还影响复购。") == [
        ("cause", "?", "口味", "复购"),
        ("cause", "?", "口味", "客流"),
    ]
