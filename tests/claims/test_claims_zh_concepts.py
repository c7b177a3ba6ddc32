"""The Chinese claim grammar on concept papers: what depends on what, what is composed of what, what is counted."""

from __future__ import annotations

import pytest
from test_claims_zh import read

FOUND = [
    # A word of one character inside a name is no verb; letters and a number may begin a name.
    ("团队互动对心理所有权有积极影响。", [("cause", "+", "团队互动", "心理所有权")]),
    ("师生互动正向影响P2P平台的使用率。", [("cause", "+", "师生互动", "P2P平台的使用率")]),
    # Another name of a term is no part of it.
    (
        "共享经济又称“分享经济”，是指利用互联网整合分散资源的经济活动总和。",
        [("define", "", "共享经济", "利用互联网整合分散资源的经济活动总和")],
    ),
    # What rests on what; a noun made of the same word is no verb.
    ("城市更新依赖居民参与。", [("cause", "+", "居民参与", "城市更新")]),
    ("城市更新高度依赖于居民参与。", [("cause", "+", "居民参与", "城市更新")]),
    ("老街的名气起于手艺，成于口碑。", [("cause", "+", "手艺", "老街的名气"), ("cause", "+", "口碑", "老街的名气")]),
    ("路径依赖通过行业惯例影响转型速度。", [("mediate", "?", "路径依赖", "行业惯例", "转型速度")]),
    # What is denied of a second thing is no moderation.
    (
        "薪酬水平对信任有显著正向影响，对承诺的影响不显著。",
        [("cause", "+", "薪酬水平", "信任"), ("cause", "0", "薪酬水平", "承诺")],
    ),
    # Factors that are named after a copula, or counted at the end of a list.
    (
        "夜市客流的影响因素为气温、交通及口碑。",
        [("cause", "+", "气温", "夜市客流"), ("cause", "+", "交通", "夜市客流"), ("cause", "+", "口碑", "夜市客流")],
    ),
    (
        "夜市客流受气温变化和交通条件两个因素的影响。",
        [("cause", "?", "气温变化", "夜市客流"), ("cause", "?", "交通条件", "夜市客流")],
    ),
    (
        "气温变化、交通条件是影响夜市客流最主要的两大因素。",
        [("cause", "?", "气温变化", "夜市客流"), ("cause", "?", "交通条件", "夜市客流")],
    ),
    # As many clauses as have been counted, and wholes that are their parts.
    (
        "图书馆分为两类，即政府主导的公益型图书馆，企业主导的收费型图书馆。",
        [
            ("part", "", "图书馆", "政府主导的公益型图书馆"),
            ("part", "", "图书馆", "企业主导的收费型图书馆"),
        ],
    ),
    (
        "培训体系是课程层、平台层、评价层的有机整体。",
        [("part", "", "培训体系", "课程层"), ("part", "", "培训体系", "平台层"), ("part", "", "培训体系", "评价层")],
    ),
    (
        "老城改造面临现实障碍，包括资金短缺、意愿不一、管理缺位等。",
        [
            ("part", "", "现实障碍", "资金短缺"),
            ("part", "", "现实障碍", "意愿不一"),
            ("part", "", "现实障碍", "管理缺位"),
        ],
    ),
    (
        "研究识别出社区食堂具有送餐、代购和陪聊3种功能。",
        [("part", "", "社区食堂", "送餐"), ("part", "", "社区食堂", "代购"), ("part", "", "社区食堂", "陪聊")],
    ),
    (
        "食堂体验可从环境、口味和服务3个方面得以体现。",
        [("part", "", "食堂体验", one) for one in ("环境", "口味", "服务")],
    ),
    # What arises with what, what is possible only with what, what somebody wants.
    ("共享菜园伴随着社区绿化的推进而兴起。", [("cause", "+", "社区绿化的推进", "共享菜园")]),
    ("食堂经营需要多方合作才能实现。", [("cause", "+", "多方合作", "食堂经营")]),
    ("菜园的设计为邻居交往提供了新途径。", [("cause", "+", "菜园的设计", "邻居交往")]),
    # What two things are tied to; what stands between two things.
    ("培训内容与员工的知识获取行为密切相关。", []),
    ("共餐体验对邻里互动及互助意愿起到中介作用。", [("mediate", "?", "邻里互动", "共餐体验", "互助意愿")]),
    # What somebody does at a place is no mediation; the means of those affected are not the cause's.
    (
        "患者在就诊前通过论坛寻求经验，这会影响患者的决策。",
        [("cause", "?", "论坛寻求经验", "患者的决策")],
    ),
    ("论坛的易用性影响患者通过平台互动的意愿。", [("cause", "?", "论坛的易用性", "患者通过平台互动的意愿")]),
    ("数字食堂即对传统食堂进行智能化改造的过程。", [("define", "", "数字食堂", "对传统食堂进行智能化改造的过程")]),
    # What an act did, what a list that goes on after a comma causes, what somebody classes.
    ("下调门票，增加了景区的客流。", [("cause", "+", "下调门票", "景区的客流")]),
    (
        "店长的鼓励、同事的示范，以及顾客的认可是新人成长的前提。",
        [("cause", "+", one, "新人成长") for one in ("店长的鼓励", "同事的示范", "顾客的认可")],
    ),
    (
        "也有学者依据用途将空地分为菜园、球场和步道。",
        [("part", "", "空地", one) for one in ("菜园", "球场", "步道")],
    ),
    ("自提点在缓解拥堵方面取得了显著成效。", [("cause", "-", "自提点", "拥堵")]),
    (
        "社区书房是基于邻里捐书进行借阅和交流的公共平台。",
        [("define", "", "社区书房", "基于邻里捐书进行借阅和交流的公共平台")],
    ),
    # What is denied after 而 is denied of the same cause; a condition is no definition.
    (
        "班次调整会影响等候时间而不会改变客流总量。",
        [("cause", "?", "班次调整", "等候时间"), ("cause", "0", "班次调整", "客流总量")],
    ),
    ("夜市长期经营的前提是适度的摊位租金比例。", [("cause", "+", "适度的摊位租金比例", "夜市长期经营")]),
    # Means are no moderator of a tie between people.
    (
        "志愿服务通过情感连接增强邻居与社区之间的联系。",
        [("mediate", "+", "志愿服务", "情感连接", "邻居与社区之间的联系")],
    ),
]


@pytest.mark.parametrize(("text", "expected"), FOUND)
def test_concepts(text: str, expected: list[tuple[str, ...]]) -> None:
    """Exactly these relations are found in the sentence, with these signs and words."""
    assert sorted(read(text)) == sorted(expected)


NAMES = [
    # Names with a verb, an adverb or a joint inside, that the codebook knows
    ("口味通过顾客参与影响客流。", "顾客参与", [("mediate", "?", "口味", "顾客参与", "客流")]),
    ("可持续竞争优势提升了客流。", "可持续竞争优势", [("cause", "+", "可持续竞争优势", "客流")]),
    ("再购意愿正向影响客流。", "再购意愿", [("cause", "+", "再购意愿", "客流")]),
    ("口味通过协同创新影响客流。", "协同创新", [("mediate", "?", "口味", "协同创新", "客流")]),
    ("认知需要对客流具有显著的正向影响。", "认知需要", [("cause", "+", "认知需要", "客流")]),
    ("绩效预期能够提升复购。", "绩效预期", [("cause", "+", "绩效预期", "复购")]),
    ("口味通过社会比较影响客流。", "社会比较", [("mediate", "?", "口味", "社会比较", "客流")]),
    ("口味既影响在线评论，也影响复购。", "在线评论", [("cause", "?", "口味", x) for x in ("在线评论", "复购")]),
    ("口味使网络效应显著提高。", "网络效应", [("cause", "+", "口味", "网络效应")]),
    ("口味是顾客不当行为的诱因。", "顾客不当行为", [("cause", "+", "口味", "顾客不当行为")]),
    ("采光提升了持续使用与口碑。", "持续使用", [("cause", "+", "采光", "持续使用"), ("cause", "+", "采光", "口碑")]),
]


@pytest.mark.parametrize(("text", "name", "expected"), NAMES)
def test_the_name_of_a_construct_is_one_word(text: str, name: str, expected: list[tuple[str, ...]]) -> None:
    """What stands inside the name of a construct of the codebook is no verb, adverb or joint of the sentence."""
    assert read(text, name) == sorted(expected)


PLAIN_NAMES = [
    ("清晰的价值主张提升了客流。", [("cause", "+", "清晰的价值主张", "客流")]),
    ("门店通过提出清晰的价值主张提升了客流。", [("cause", "+", "提出清晰的价值主张", "客流")]),
    ("创业机会发现促进了产品创新。", [("cause", "+", "创业机会发现", "产品创新")]),
    ("在线评论是客流的重要前因。", [("cause", "+", "在线评论", "客流")]),
    ("在线评论越多，客流越大。", [("cause", "+", "在线评论", "客流")]),
    ("客流受融资约束的影响。", [("cause", "?", "融资约束", "客流")]),
    ("程序公正是客流的重要前提。", [("cause", "+", "程序公正", "客流")]),
    ("缺乏环保关注会降低客流。", [("cause", "-", "缺乏环保关注", "客流")]),
    ("商业生态系统包括采光和口碑两个维度。", [("part", "", "商业生态系统", x) for x in ("口碑", "采光")]),
    ("商业生态系统主要由采光、口碑构成。", [("part", "", "商业生态系统", x) for x in ("口碑", "采光")]),
    ("高管重视能够推动数字化转型。", [("cause", "+", "高管重视", "数字化转型")]),
    ("门店通过顾客参与提升了客流。", [("cause", "+", "顾客参与", "客流")]),
    # These do tell of what somebody found or holds.
    ("该发现提升了对门店治理的认识。", []),
    ("有学者主张降低租金。", []),
    ("现有研究缺乏对门店治理的关注。", []),
]


@pytest.mark.parametrize(("text", "expected"), PLAIN_NAMES)
def test_names_that_end_like_verbs_of_report(text: str, expected: list[tuple[str, ...]]) -> None:
    """A value proposition, the discovery of chances and the attention of managers are causes like any other."""
    assert read(text) == expected
