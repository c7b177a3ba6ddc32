"""The Chinese claim grammar on running text: subjects, settings, restatements and what a later clause adds."""

from __future__ import annotations

from dataclasses import replace

import pytest
from test_claims_zh import context, read

from pipeline.claims import zh
from pipeline.document import Mention, Mentions

FOUND = [
    # What a term is, told by the head of what it is; what follows the comma is no part of it.
    ("等候压力是一种与排队时间相关的压力。", [("define", "", "等候压力", "与排队时间相关的压力")]),
    ("复购率是回头客与全部顾客的比值，每月计算一次。", [("define", "", "复购率", "回头客与全部顾客的比值")]),
    (
        "商圈是一种由门店和住户组成的群集。",
        [
            ("define", "", "商圈", "由门店和住户组成的群集"),
            ("part", "", "商圈", "住户"),
            ("part", "", "商圈", "门店"),
        ],
    ),
    (
        "学者通常将价格、距离以及时间归为便利成本。",
        [
            ("part", "", "便利成本", "价格"),
            ("part", "", "便利成本", "时间"),
            ("part", "", "便利成本", "距离"),
        ],
    ),
    # Who has much of a thing does what it brings about.
    ("高怀旧倾向的顾客会反复光顾老店。", [("cause", "+", "高怀旧倾向", "反复光顾老店")]),
    ("价格敏感度低的顾客往往会忽略促销信息。", [("cause", "+", "价格敏感度低", "忽略促销信息")]),
    # Whatever the verb, what is done by a means is its end.
    ("店主必须通过会员制以更好地匹配库存。", [("cause", "+", "会员制", "匹配库存")]),
    ("顾客可以透过晒单来展现自己。", [("cause", "+", "晒单", "展现自己")]),
    # A question is a thing that has an effect or undergoes one.
    ("门店是否提供座位，并不影响顾客的评价。", [("cause", "0", "门店是否提供座位", "顾客的评价")]),
    (
        "开业首月的销量对店主如何安排人手有着决定性影响。",
        [("cause", "?", "开业首月的销量", "店主如何安排人手")],
    ),
    # What a means or a condition makes possible, whatever the verb; what goes on from it, and what stands beside it.
    (
        "通过试吃，顾客能够接触到不同的产地，进而提高购买意愿。",
        [("cause", "+", "接触到不同的产地", "购买意愿"), ("cause", "+", "试吃", "接触到不同的产地")],
    ),
    (
        "当座位受到占用而无法预订时，顾客更愿意选择外带。",
        [("cause", "+", "座位受到占用而无法预订", "选择外带")],
    ),
    (
        "店主应该鼓励顾客留言，有利于获取反馈意见，缩短等待时间。",
        [("cause", "+", "鼓励顾客留言", "反馈意见"), ("cause", "-", "鼓励顾客留言", "等待时间")],
    ),
    (
        "为了缓解拥堵，商场投入了大量车位，以期激发复购意愿。",
        [("cause", "+", "大量车位", "复购意愿"), ("cause", "-", "大量车位", "拥堵")],
    ),
    # The reason that the next clause gives.
    (
        "周末的退货率显著下降，这是因为顾客会当场试穿。",
        [("cause", "-", "顾客会当场试穿", "周末的退货率")],
    ),
    # What stands between topic and predicate says what the topic is; a setting alone is no subject.
    (
        "驿站平台，作为村镇物流的末梢节点，使农户接入城市市场，促进农产品外销。",
        [("cause", "+", "驿站平台", "农产品外销"), ("cause", "+", "驿站平台", "农户接入城市市场")],
    ),
    ("因为两组人数相当，更容易在团队内部形成小圈子。", [("cause", "+", "两组人数相当", "小圈子")]),
    # The act of somebody begins at its verb, and an act is the subject of what it can bring about.
    ("因此，店主可以提供舒适的休息区来鼓励顾客停留更久。", [("cause", "+", "提供舒适的休息区", "顾客停留更久")]),
    ("让居民参与规则制定，更可能激发社区认同。", [("cause", "+", "让居民参与规则制定", "社区认同")]),
    # A sign that is told later; a reason that is told later.
    ("门店密度显著影响复购行为，呈正相关。", [("cause", "+", "门店密度", "复购行为")]),
    ("客流下降主要是由于停车不便。", [("cause", "-", "停车不便", "客流")]),
    ("顾客之所以留下好评，是因为店员记得他们的喜好。", [("cause", "+", "店员记得他们的喜好", "留下好评")]),
    # 这 goes on being the subject of what follows.
    (
        "培训能够提高服务意识，这不仅有助于缩短等待时间，还会增进顾客信任。",
        [
            ("cause", "+", "培训", "服务意识"),
            ("cause", "+", "服务意识", "顾客信任"),
            ("cause", "-", "服务意识", "等待时间"),
        ],
    ),
    # The predicate is the verb that says help or harm, though its subject holds verbs.
    (
        "增加陈列品类和增加试用机会有助于提升购买意愿。",
        [("cause", "+", "增加试用机会", "购买意愿"), ("cause", "+", "增加陈列品类", "购买意愿")],
    ),
    ("顾客识别的结果决定了补货的方向。", [("cause", "?", "顾客识别的结果", "补货的方向")]),
    ("陈慧等通过构建信任模型认为店主声誉对顾客留存有重要影响。", [("cause", "?", "店主声誉", "顾客留存")]),
    # On what an effect depends, moderates it.
    ("评论数量对销量的影响取决于品类的成熟度。", [("moderate", "?", "评论数量", "品类的成熟度", "销量")]),
    ("评论分散对购买意愿的影响跟产品类型有关。", [("moderate", "?", "评论分散", "产品类型", "购买意愿")]),
    (
        "口碑对顾客决策的影响还会受到信息来源、产品价格等的影响。",
        [("moderate", "?", "口碑", "产品价格", "顾客决策"), ("moderate", "?", "口碑", "信息来源", "顾客决策")],
    ),
    (
        "顾客参与对满意度的积极影响仅存在于高涉入度的顾客当中。",
        [("moderate", "+", "顾客参与", "高涉入度的顾客", "满意度")],
    ),
    (
        "店铺信任中介了卖家声誉和评论的交互作用对点击意愿的影响。",
        [("mediate", "?", "卖家声誉和评论的交互作用", "店铺信任", "点击意愿")],
    ),
    ("在线评论是口碑的一种典型的表现形式。", [("part", "", "口碑", "在线评论")]),
    # A consequence that no verb of effect says: after a condition, after 从而, by levels and amounts.
    ("口碑一旦受损，顾客便会转向邻近的店铺。", [("cause", "+", "口碑一旦受损", "转向邻近的店铺")]),
    (
        "店主一旦掌握销售数据，便能够识别需求变化，从而及时调整进货计划。",
        [("cause", "+", "掌握销售数据", "识别需求变化"), ("cause", "+", "识别需求变化", "调整进货计划")],
    ),
    ("若补货不附带任何说明，顾客反而认为店家缺乏诚意。", [("cause", "+", "补货不附带任何说明", "认为店家缺乏诚意")]),
    ("规则约定得越清楚，商户越敢于公开价格。", [("cause", "+", "规则约定", "敢于公开价格")]),
    ("客流每提高1个百分点，营业额增加约0.6%。", [("cause", "+", "客流", "营业额")]),
    ("邻店竞争加剧，侵蚀了商圈的整体利润。", [("cause", "-", "邻店竞争加剧", "商圈的整体利润")]),
    (
        "熟客对小失误更为宽容，原因在于他们与店主已建立感情。",
        [("cause", "+", "他们与店主已建立感情", "熟客对小失误更为宽容")],
    ),
    ("与人工相比，机器客服出错时顾客的宽恕意愿更低。", [("cause", "-", "机器客服出错", "顾客的宽恕意愿")]),
    (
        "商户与高校开展联合培训，既缩短了上岗时间，又分摊了用工成本。",
        [("cause", "-", "开展联合培训", "上岗时间"), ("cause", "-", "开展联合培训", "用工成本")],
    ),
    (
        "随着冷链技术的成熟，驿站正由仓库转变为社区中心。",
        [("cause", "+", "冷链技术的成熟", "驿站正由仓库转变为社区中心")],
    ),
    (
        "本文识别出期望错位、规则冲突和沟通失灵三类服务失败诱因。",
        [
            ("cause", "+", "期望错位", "服务失败"),
            ("cause", "+", "沟通失灵", "服务失败"),
            ("cause", "+", "规则冲突", "服务失败"),
        ],
    ),
    ("稀缺的铺位是商户持续经营优势的来源。", [("cause", "+", "稀缺的铺位", "商户持续经营优势")]),
    ("会员制已成为商户获取稳定客源的重要途径。", [("cause", "+", "会员制", "稳定客源")]),
    ("店铺密度对客流的影响先升后降。", [("cause", "n", "店铺密度", "客流")]),
    # A relation that a shape, a level or a named cause takes up is moderated.
    (
        "会员数量对复购率有正向影响；店主越熟悉顾客，上述影响越弱。",
        [("cause", "+", "会员数量", "复购率"), ("moderate", "-", "会员数量", "熟悉顾客", "复购率")],
    ),
    (
        "开放时间对客流有正向影响；当停车位较少时，开放时间的作用不明显。",
        [("cause", "+", "开放时间", "客流"), ("moderate", "-", "开放时间", "停车位较少", "客流")],
    ),
    (
        "在顾客好奇心的调节下，新奇陈列会影响停留时间。",
        [("cause", "?", "新奇陈列", "停留时间"), ("moderate", "?", "新奇陈列", "顾客好奇心", "停留时间")],
    ),
    ("所谓经营韧性，即店铺在冲击下维持运转的能力。", [("define", "", "经营韧性", "店铺在冲击下维持运转的能力")]),
    (
        "本文提出邻里信任的概念，并将其定义为居民对近邻善意的期待。",
        [("define", "", "邻里信任", "居民对近邻善意的期待")],
    ),
    # A clause of somebody is one role; what a relation between two stands on is not parted.
    ("店内信息有助于店员更好地获取商品和顾客知识。", [("cause", "+", "店内信息", "店员更好地获取商品和顾客知识")]),
    ("共享后台有助于上下级之间、同事之间的互动。", [("cause", "+", "共享后台", "上下级之间、同事之间的互动")]),
    ("会员卡作为一种信任凭证能够促进复购。", [("cause", "+", "会员卡", "复购")]),
    ("拥挤所带来的烦躁会有所缓解。", [("cause", "+", "拥挤", "烦躁")]),
    ("资源基础框架进一步认为稀缺铺位会影响租金。", [("cause", "?", "稀缺铺位", "租金")]),
    # Where something happens is no subject, and what it is compared with is said by the way.
    ("当团队获得表扬时，团队内部会产生更多的热情。", [("cause", "+", "团队获得表扬", "热情")]),
    ("店长可以通过组建并维持互助小组来促进留任。", [("cause", "+", "组建并维持互助小组", "留任")]),
    ("固着型店长的创意评分显著低于成长型店长。", [("cause", "-", "固着型店长", "创意评分")]),
    ("折扣力度可能促进或抑制品牌偏好。", [("cause", "?", "折扣力度", "品牌偏好")]),
    (
        "拥挤会导致个体行动受阻或控制感缺失。",
        [("cause", "+", "拥挤", "个体行动受阻"), ("cause", "+", "拥挤", "控制感缺失")],
    ),
    ("当人们的动机来自兴趣时，他们的创造力是最高的。", [("cause", "+", "人们的动机来自兴趣", "他们的创造力")]),
    ("谨慎的店主因厌恶失败而产生焦虑。", [("cause", "+", "厌恶失败", "焦虑")]),
    ("当团队目标清晰时，成员会更主动地整合差异化信息。", [("cause", "+", "团队目标清晰", "整合差异化信息")]),
    ("访谈中存在社会期许造成的偏差。", [("cause", "+", "社会期许", "偏差")]),
    (
        "学者将这些通过使用平台产生的社会资源称为平台资本。",
        [("define", "", "平台资本", "这些通过使用平台产生的社会资源")],
    ),
    (
        "店员由来自不同城市的人构成的现象即称为门店多样性。",
        [("define", "", "门店多样性", "店员由来自不同城市的人构成的现象")],
    ),
    (
        "陈列密度是指货架上商品的拥挤程度，这一特征会随季节变化。",
        [("define", "", "陈列密度", "货架上商品的拥挤程度")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_running_text(text: str, expected: list[tuple[str, ...]]) -> None:
    """Who does what is found across clauses, with whole roles and the sign that is stated."""
    assert read(text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "创意产生也是一种变异。",
        "门店采用的是会员制的模式。",
        "门店关闭并非由于顾客减少，而是店主搬离。",
        "本项目的结果将有助于回答两个问题。",
        "不同的是老店的规则。",
        "店主通过访谈来检验自己的想法。",
        "店主们追求自主性、寻求创新和发展等工作价值观。",
        "在团队中，个体从其他成员身上学习到不同的知识。",
        "评论数量影响顾客决策的方式是不同的。",
        "一星评论比五星评论影响更大。",
        "商户如果通过了审核，则被纳入名录。",
        "三个系统的作用体现在：平台为商户及居民的活动提供信息及指导准则。",
        "该领域的研究在学术界引起了广泛关注。",
        "这对于提高商户收入具有重要意义。",
        "唤醒可以解释为积极的或消极的。",
        "我们通常将第一种类型称为象征性团队。",
        "各变量的AVE平方根均大于变量间的相关系数。",
        "最终，本研究共纳入38篇论文，涵盖中国、美国和韩国三类样本。",
        "工作重塑强调增加积极的工作资源。",
        "身处竞争激烈的商圈中，店主都很忙。",
    ],
)
def test_no_claim_in_running_text(text: str) -> None:
    """A verb that is a noun, a setting, a list item or talk gives no row."""
    assert read(text) == []


def test_a_construct_may_be_followed_by_its_meaning() -> None:
    """A construct of the codebook, a comma and 即: what follows is its meaning; after any other words it is not."""
    text = "门店应注重价值共创，即顾客与门店共同完成的价值生产。"
    made = replace(context(text), mentions=Mentions((Mention(5, 9, "co-creation", "codebook", 0),)))
    (draft,) = zh.read(made, 0)
    assert [text[r.start : r.end] for r in draft.roles] == ["价值共创", "顾客与门店共同完成的价值生产"]
    assert zh.read(context(text), 0) == []
