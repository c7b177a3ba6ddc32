"""The Chinese claim grammar on what empirical papers report: groups compared, curves, reasons, what holds only then."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # A name that begins like a verb of talk; a correlation said to be one of statistics.
    (
        "探索式学习在学徒制度和返修速度间具有完全中介效应。",
        [("mediate", "?", "学徒制度", "探索式学习", "返修速度")],
    ),
    ("窑温与釉面光泽之间存在统计上的正相关。", [("cause", "+", "窑温", "釉面光泽")]),
    # Two things grow or shrink with one; what acts on a mediation; what a means is named with; what is brought about.
    (
        "养殖密度越高，单位产量越高，但鱼苗成活率越低。",
        [("cause", "+", "养殖密度", "单位产量"), ("cause", "-", "养殖密度", "鱼苗成活率")],
    ),
    (
        "培训强度通过提升手工技能促进返修速度。班组氛围对手工技能的中介作用具有促进效应。",
        [
            ("mediate", "+", "培训强度", "手工技能", "返修速度"),
            ("moderate", "+", "培训强度", "班组氛围", "返修速度"),
        ],
    ),
    (
        "冷链中心通过减少源自上游渔场的退货来抑制库存积压。",
        [("mediate", "-", "冷链中心", "源自上游渔场的退货", "库存积压")],
    ),
    ("潮汐电站导致海湾的水温和盐度产生了许多变化。", [("cause", "+", "潮汐电站", "海湾的水温和盐度产生了许多变化")]),
    # The more of one thing, the more another acts: the first moderates it, unless it is people who act.
    ("河床坡度越大，护堤林越能够减少水土流失。", [("moderate", "+", "护堤林", "河床坡度", "水土流失")]),
    ("票价透明度越高，乘客越能接受涨价。", [("cause", "+", "票价透明度", "乘客越能接受涨价")]),
    # A setting without a comma; what is said of an effect is no part of it.
    (
        "在小城镇中流动书车对借阅次数的促进作用更强。",
        [("moderate", "+", "流动书车", "小城镇", "借阅次数")],
    ),
    (
        "错峰用电能够限制机组的空转，且降低线损的效果更加明显。",
        [("cause", "-", "错峰用电", "机组的空转"), ("cause", "-", "错峰用电", "线损")],
    ),
    # Whose subject is left out behind a relation that it sways or carries.
    (
        "水温波动不仅会加强投喂频率对鱼苗成活率的正向影响，还会强化投喂频率在水质与鱼苗成活率之间的中介效应。",
        [
            ("moderate", "+", "投喂频率", "水温波动", "鱼苗成活率"),
            ("moderate", "+", "水质", "水温波动", "鱼苗成活率"),
        ],
    ),
    ("班组默契是轮岗频率与返工率之间的部分中介变量。", [("mediate", "?", "轮岗频率", "班组默契", "返工率")]),
    ("手艺是老店口碑的来源基础。", [("cause", "+", "手艺", "老店口碑")]),
    # A name of learning or leading that begins like a means; a demand that is a construct.
    ("利用式创新提升了裁缝铺的短期盈利。", [("cause", "+", "利用式创新", "裁缝铺的短期盈利")]),
    ("工作要求会增加护工的情绪耗竭。", [("cause", "+", "工作要求", "护工的情绪耗竭")]),
    # Of two acts that are the means, the first may end in a noun that is a verb elsewhere.
    (
        "渔业信贷通过缓解资金约束和加强码头监督促进了远洋捕捞。",
        [
            ("mediate", "+", "渔业信贷", "码头监督", "远洋捕捞"),
            ("mediate", "+", "渔业信贷", "资金约束", "远洋捕捞"),
        ],
    ),
    # A curve in quotation marks; groups told apart by what the clause before names.
    ("茶园坡度与采摘产量呈显著的“倒U形”关系。", [("cause", "n", "茶园坡度", "采摘产量")]),
    (
        "基于船龄和航线长度的不同，燃油税对靠港次数的影响具有显著异质性。",
        [
            ("moderate", "?", "燃油税", "航线长度", "靠港次数"),
            ("moderate", "?", "燃油税", "船龄", "靠港次数"),
        ],
    ),
    # What has several conditions that grow; what has an effect of its own and stands between two others.
    (
        "果园面积越大，且灌溉设施越多，鲜果产量越高。",
        [("cause", "+", "果园面积", "鲜果产量"), ("cause", "+", "灌溉设施", "鲜果产量")],
    ),
    (
        "渡船补贴越多、潮汐越强和航道越长时，灯塔密度对准点率的影响越大。",
        [
            ("moderate", "+", "灯塔密度", "渡船补贴", "准点率"),
            ("moderate", "+", "灯塔密度", "潮汐", "准点率"),
            ("moderate", "+", "灯塔密度", "航道", "准点率"),
        ],
    ),
    (
        "班组默契对返工率具有显著的直接影响且在轮岗频率与返工率之间起部分中介作用。",
        [("cause", "?", "班组默契", "返工率"), ("mediate", "?", "轮岗频率", "班组默契", "返工率")],
    ),
    (
        "窑温控制对釉面光泽的影响最大，对坯体强度的影响相对较小。",
        [("cause", "?", "窑温控制", "坯体强度"), ("cause", "?", "窑温控制", "釉面光泽")],
    ),
    (
        "手艺是老店盈利的基本保障与街区口碑的重要来源。",
        [("cause", "+", "手艺", "老店盈利"), ("cause", "+", "手艺", "街区口碑")],
    ),
    # A relation pointed back to is the one told before, not one that the sentence goes on to.
    (
        "换装节能灯显著提高了夜市客流。该正向效应在老城区尤为显著，表明换装节能灯对不同街区的摊位具有差异化影响。",
        [
            ("cause", "+", "换装节能灯", "夜市客流"),
            ("cause", "?", "换装节能灯", "不同街区的摊位"),
            ("moderate", "+", "换装节能灯", "老城区", "夜市客流"),
        ],
    ),
    # Groups of firms or places, each a moderator of its own.
    (
        "排污收费降低了粉尘浓度。该抑制作用在老厂区企业和小微企业中更显著。",
        [
            ("cause", "-", "排污收费", "粉尘浓度"),
            ("moderate", "+", "排污收费", "小微企业", "粉尘浓度"),
            ("moderate", "+", "排污收费", "老厂区企业", "粉尘浓度"),
        ],
    ),
    (
        "食堂补贴对出勤率的提升作用在工龄结构、班次安排方面存在明显的异质性。",
        [
            ("moderate", "?", "食堂补贴", "工龄结构", "出勤率"),
            ("moderate", "?", "食堂补贴", "班次安排", "出勤率"),
        ],
    ),
    (
        "与内陆港口相比，泊位改造对沿海企业的装卸效率提升效果更明显。",
        [("moderate", "+", "泊位改造", "沿海企业", "装卸效率")],
    ),
    # A curve pointed back to; a correlation with a noun after it, and one that is denied.
    (
        "货架高度与拿取意愿呈倒U型关系。店铺照明强化两者之间的倒U型关系。",
        [("cause", "n", "货架高度", "拿取意愿"), ("moderate", "+", "货架高度", "店铺照明", "拿取意愿")],
    ),
    ("通勤时长与续约意愿存在负相关的关系。", [("cause", "-", "通勤时长", "续约意愿")]),
    (
        "摊位面积与老街的租金没有显著的相关关系，而与新区的租金存在显著的正相关关系。",
        [("cause", "+", "摊位面积", "新区的租金"), ("cause", "0", "摊位面积", "老街的租金")],
    ),
    # An effect that is weak is an effect of the same subject.
    (
        "弹性排班显著提升了个人产量，但对班组默契的影响程度较弱。",
        [("cause", "+", "弹性排班", "个人产量"), ("cause", "?", "弹性排班", "班组默契")],
    ),
    # After a reason, a clause without a subject has that of the clause before.
    (
        "随着外卖订单的激增，骑手调度日益重要，已经成为决定门店口碑的资源。",
        [("cause", "+", "外卖订单的激增", "骑手调度日益重要"), ("cause", "?", "骑手调度", "门店口碑")],
    ),
    (
        "加盟店往往因为资金薄弱、经验不足等原因，在选址方面面临较大压力。",
        [("cause", "+", "资金薄弱、经验不足等原因", "选址方面面临较大压力")],
    ),
    # What holds only then; what is a basis; what is important for something.
    ("门店必须对旧账进行彻底清点，才能发挥其最大价值。", [("cause", "+", "旧账进行彻底清点", "发挥其最大价值")]),
    (
        "邻里的往来建立在守时和互让的基础之上。",
        [("cause", "+", "互让", "邻里的往来"), ("cause", "+", "守时", "邻里的往来")],
    ),
    ("老店口碑的基础是手艺。", [("cause", "+", "手艺", "老店口碑")]),
    (
        "夜班巡查在减少失窃方面的作用不可忽视。",
        [("cause", "-", "夜班巡查", "失窃")],
    ),
    # Two things at once in one clause; two topics that make one thing so.
    (
        "错峰供电能够在增加产量的同时减少线路损耗。",
        [("cause", "+", "错峰供电", "产量"), ("cause", "-", "错峰供电", "线路损耗")],
    ),
    (
        "航线的增加，票价的回落，使短途出游快速升温。",
        [("cause", "+", "票价的回落", "短途出游快速升温"), ("cause", "+", "航线的增加", "短途出游快速升温")],
    ),
    # What is made up of what.
    (
        "仓储网络的服务能力既包括面向商户的分拣能力，也包括面向住户的配送能力。",
        [
            ("part", "", "仓储网络的服务能力", "面向住户的配送能力"),
            ("part", "", "仓储网络的服务能力", "面向商户的分拣能力"),
        ],
    ),
    ("商圈联盟是由店主、住户和物业等主体组成。", [("part", "", "商圈联盟", "店主、住户和物业等主体")]),
    # 间 for 之间, 两者 for the two last named, a character that is half of a word.
    (
        "轮岗频率在任务负荷与辞职念头间起负向调节作用。",
        [("moderate", "-", "任务负荷", "轮岗频率", "辞职念头")],
    ),
    (
        "分账透明正向激发店员互助，两者在店长威信与回头率之间发挥链式中介作用。",
        [
            ("cause", "+", "分账透明", "店员互助"),
            ("mediate", "?", "店长威信", "分账透明", "回头率"),
            ("mediate", "?", "店长威信", "店员互助", "回头率"),
        ],
    ),
    ("街区人流越多，越界停车对摊位生意的影响越强。", [("moderate", "+", "越界停车", "街区人流", "摊位生意")]),
    (
        "租期长短和装修投入的关系受到商圈位置和国别的影响。",
        [
            ("moderate", "?", "租期长短", "商圈位置", "装修投入"),
            ("moderate", "?", "租期长短", "国别", "装修投入"),
        ],
    ),
    (
        "口碑和让利在店长风格推进客流增长的影响过程中具有部分中介作用。",
        [
            ("mediate", "+", "店长风格", "口碑", "客流增长"),
            ("mediate", "+", "店长风格", "让利", "客流增长"),
        ],
    ),
    ("拼单使配送成本降低0.4%~9.5%。", [("cause", "-", "拼单", "配送成本")]),
    (
        "信任促进合伙意愿、学习投入乃至门店扩张。",
        [("cause", "+", "信任", "合伙意愿"), ("cause", "+", "信任", "学习投入"), ("cause", "+", "信任", "门店扩张")],
    ),
    ("摊主必须进行实名登记才能不断获得客源。", [("cause", "+", "进行实名登记", "客源")]),
    ("老厂转型需要打破旧的分账规则。", []),
    # Either of two; a means that goes on; a reason that is told once.
    (
        "无论是早班培训还是晚班培训都显著提高了员工技能。",
        [("cause", "+", "早班培训", "员工技能"), ("cause", "+", "晚班培训", "员工技能")],
    ),
    (
        "通过线上对账，实现了信息互通、降低了人工成本，不仅能优化流程，还能提升商户的信任。",
        [
            ("cause", "+", "线上对账", "信息互通"),
            ("cause", "+", "线上对账", "商户的信任"),
            ("cause", "+", "线上对账", "流程"),
            ("cause", "-", "线上对账", "人工成本"),
        ],
    ),
    ("折扣对店铺的客流存在正向且显著的影响。", [("cause", "+", "折扣", "店铺的客流")]),
    ("随着夜市的扩张，摊位日益紧张，老街的住户颇有怨言。", [("cause", "+", "夜市的扩张", "摊位日益紧张")]),
    # What a thing is, though it says what somebody does; a subject whose clause only says that it happens.
    (
        "门店韧性可分解为稳定性和灵活性两个维度，稳定性是门店抵御冲击、克服困难的能力。",
        [
            ("define", "", "稳定性", "门店抵御冲击、克服困难的能力"),
            ("part", "", "门店韧性", "灵活性"),
            ("part", "", "门店韧性", "稳定性"),
        ],
    ),
    ("街区的停电事件频发，对商户的经营构成了严重威胁。", [("cause", "-", "街区的停电事件频发", "商户的经营")]),
    (
        "扫码点单深刻地重塑了顾客选菜的方式，扩大了可利用的座位范围。",
        [("cause", "+", "扫码点单", "可利用的座位范围"), ("cause", "+", "扫码点单", "顾客选菜的方式")],
    ),
    (
        "会员制对于新菜的开发、菜单或包装的改进大有裨益。",
        [("cause", "+", "会员制", "新菜的开发"), ("cause", "+", "会员制", "菜单或包装的改进")],
    ),
    # Any adjective with 更加 or 日益 says how its subject changes; 是负相关关系; a correlation that is not there.
    ("扫码点单使得门店的排班更加灵活。", [("cause", "+", "扫码点单", "门店的排班")]),
    ("停电使邻里的关系日益紧张。", [("cause", "+", "停电", "邻里的关系")]),
    ("摊位租金与复购率是负相关关系。", [("cause", "-", "摊位租金", "复购率")]),
    ("门店面积与复购率无显著相关。", [("cause", "0", "门店面积", "复购率")]),
    # Who reports is no cause; what is called an important topic is no key.
    ("店主和行会普遍认为，街区客流越高，其摊位租金越高。", [("cause", "+", "街区客流", "摊位租金")]),
    ("夜间巡查成为保障老街安宁的关键议题。", []),
    # A verb in a modifier, what a thing was, and one more piece of advice say no effect.
    ("店长应营造一个鼓励员工试错的环境。", []),
    ("县城客运已由定点发车转变为预约发车。", []),
    ("商场应清理过道，重视标识更新，加速灯具更换。", []),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_findings_of_empirical_papers(text: str, expected: list[tuple[str, ...]]) -> None:
    """Comparisons of groups, curves, reasons and necessities give the rows that the text says, and no others."""
    assert read(text) == expected
