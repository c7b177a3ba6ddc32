"""Chinese denials: what is said not to hold is never a row that says that it holds."""

from __future__ import annotations

import itertools

import pytest
from claims_paper import context, paper

from pipeline.claims.draft import Draft
from pipeline.claims.zh import read


def zh_drafts(sentence: str) -> list[Draft]:
    return read(context(paper(("findings", sentence))), 0)


_NOT = ("不会", "并不", "并未", "未能", "没有", "不能", "难以", "不再", "未必", "不足以", "尚未", "不可能", "绝不")
_FRAMES = (
    "店员态度{}对回头客产生影响。",
    "店员态度{}成为回头客的重要来源。",
    "店员态度{}构成回头客的前提。",
    "店员态度{}提升回头客的满意度。",
    "店员态度{}有助于口碑传播。",
    "店员态度{}使口碑改善。",
    "店员态度{}为口碑传播提供支持。",
    "信任{}在店员态度与口碑之间起中介作用。",
    "门店规模{}在店员态度与口碑之间起调节作用。",
    "店员态度{}与口碑正相关。",
)
_IS_NOT = ("不是", "并不是", "并非", "不再是", "绝非", "不算是")
_THROUGH = ("店员态度{}通过信任影响口碑。",)
_BE = (
    "店员态度{}口碑的关键因素。",
    "店员态度{}影响口碑的主要因素。",
    "口碑{}源于店员态度。",
    "口碑的改善{}由店员态度引起。",
)


@pytest.mark.parametrize(
    "sentence",
    [
        frame.format(word)
        for frames, words in ((_FRAMES, _NOT), (_THROUGH, _NOT[2:5]), (_BE, _IS_NOT))
        for frame, word in itertools.product(frames, words)
    ],
)
def test_a_denied_relation_is_no_relation(sentence: str) -> None:
    """Whatever word denies whichever predicate, a row has the sign of no effect, and no role holds the denial."""
    for draft in zh_drafts(sentence):
        assert draft.polarity == "0" or draft.negated, draft
        for role in draft.roles:
            assert not set(sentence[role.start : role.end]) & set("不未没非难")


@pytest.mark.parametrize(
    ("sentence", "sign"),
    [
        ("店员态度无疑是口碑的来源。", "+"),
        ("店员态度不仅是口碑的来源，而且是复购的动力。", "+"),
        ("店员态度不可避免地成为口碑的来源。", "+"),
        ("店员态度不得不成为口碑的来源。", "+"),
        ("店员态度不是口碑的前提，而是顾客满意的结果。", "+"),
        ("不确定性是合作的障碍。", "-"),
        ("信任不足成为合作的障碍。", "-"),
        ("利益分配不均所引发的矛盾使合作陷入停滞。", "+"),
        ("店员没有服务热情会降低口碑。", "-"),
    ],
)
def test_not_every_no_denies(sentence: str, sign: str) -> None:
    """Words that hold a negation and deny nothing, lacks that are causes, and what holds instead keep their sign."""
    assert sign in {draft.polarity for draft in zh_drafts(sentence)}


def test_not_to_have_something_is_the_cause() -> None:
    """The role of a lack names the lack, or its sign would be that of what is lacking."""
    (draft,) = zh_drafts("店员没有服务热情会降低口碑。")
    assert draft.roles[0].end - draft.roles[0].start == len("店员没有服务热情")


@pytest.mark.parametrize(
    ("sentence", "sign", "effect"),
    [
        ("差评给门店声誉造成了很大的损害。", "-", "门店声誉"),
        ("差评对门店声誉造成严重伤害。", "-", "门店声誉"),
        ("等待时间随着自助结账的普及而缩短。", "-", "等待时间"),
        ("复购率随着会员活动的开展而提高。", "+", "复购率"),
        ("复购率因门店位置的不同而有差异。", "?", "复购率"),
        ("排队时长与复购率呈显著负向关系。", "-", "复购率"),
        ("店员态度对复购率的影响显著为正。", "+", "复购率"),
        ("排队时长对复购率的影响为负。", "-", "复购率"),
        ("门店规模对复购率的影响为负但不显著。", "0", "复购率"),
    ],
)
def test_the_sign_is_that_of_what_suffers_or_follows(sentence: str, sign: str, effect: str) -> None:
    """Harm done to a thing lowers it; what goes with a change has the sign of its own; a tie has the sign it names."""
    (found,) = zh_drafts(sentence)
    assert found.polarity == sign
    assert [sentence[r.start : r.end] for r in found.roles if r.name == "effect"] == [effect]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("门店位置愈近，复购率愈高。", [("cause", "+", ["门店位置", "复购率"])]),
        ("门店位置越近，则复购率就越高。", [("cause", "+", ["门店位置", "复购率"])]),
        ("促销强度在口碑与复购率之间具有干扰效果。", [("moderate", "?", ["口碑", "促销强度", "复购率"])]),
        ("门店位置究竟越近越好还是适中为宜，尚无定论。", []),
    ],
)
def test_older_and_other_words_are_the_same(sentence: str, expected: list[tuple[str, str, list[str]]]) -> None:
    """愈 is 越, a 干扰效果 is Taiwan's word for a moderation, particles belong to no role, 究竟 asks."""
    found = [(d.type, d.polarity, [sentence[r.start : r.end] for r in d.roles]) for d in zh_drafts(sentence)]
    assert found == expected
