"""Papers that nobody wrote: varied sentences of our own in both languages, always the same for a number."""

from __future__ import annotations

import random
from pathlib import Path

_NAMES = {
    "en": (
        "customer participation", "brand trust", "platform governance", "resource integration", "service quality",
        "perceived value", "employee engagement", "digital capability", "community identity", "purchase intention",
        "value co-creation", "customer loyalty", "knowledge sharing", "institutional support", "shared ownership",
    ),
    "zh": (
        "顾客参与", "品牌信任", "平台治理", "资源整合", "服务质量", "感知价值", "员工投入", "数字能力", "社区认同",
        "购买意愿", "价值共创", "顾客忠诚", "知识共享", "制度支持", "心理所有权",
    ),
}  # fmt: skip
_KINDS = {
    "en": ("", "", "early ", "collective ", "routine ", "mutual ", "informal ", "local ", "active ", "repeated "),
    "zh": ("", "", "早期", "集体", "日常", "双向", "非正式", "本地", "主动", "持续"),
}
_WHOSE = {
    "en": ("", "", "", " of guests", " of suppliers", " of drivers", " of nurses", " of hosts", " of volunteers"),
    "zh": ("", "", "", "住客的", "供应商的", "司机的", "护士的", "房东的", "志愿者的"),
}
_CLAIMS = {
    "en": (
        "The results show that {a} has a significant positive effect on {b} (β = 0.{n}, p < 0.01).",
        "In {w}, {a} promotes {b}, while {c} hinders it.",
        "{b} mediates the relationship between {a} and {c} among the {n} respondents.",
        "H{h}: {a} positively influences {b}.",
        "Prior work argues that {a} may weaken {c} (Wells & Ito, 20{y}).",
        "{c} strengthens the effect of {a} on {b}.",
    ),
    "zh": (
        "研究结果表明，{a}对{b}具有显著的正向影响（β=0.{n}，p<0.01）。",
        "在{w}中，{a}促进了{b}，而{c}抑制了{b}。",
        "{b}在{a}与{c}之间起中介作用。",
        "H{h}：{a}正向影响{b}。",
        "已有研究认为{a}可能削弱{c}（吴越，20{y}）。",
        "{c}正向调节{a}与{b}之间的关系。",
    ),
}
_TELLING = {
    "en": (
        "Interviews in {n} firms describe {a} without linking it to anything else.",
        "The questionnaire asked about {a} in {h} items on a seven-point scale.",
        "Section {h} turns to {a} and the words in which managers speak of it.",
        "In 20{y}, {n} of the firms visited for this study worked in {w}.",
        "Two coders read the transcripts and settled their differences over {b} in a meeting.",
        "The literature on {c} is young, and much of it is written about {w}.",
        "Our sample of {n} stores was drawn from a list kept by the chamber of commerce.",
        "What respondents call {a} has many names in {w}.",
    ),
    "zh": (
        "本文访谈了{n}家企业，记录了它们对{a}的看法。",
        "问卷用{h}个题项测量{a}，采用七点量表。",
        "第{h}节讨论{a}以及管理者谈论它的方式。",
        "20{y}年，本研究走访的企业中有{n}家属于{w}。",
        "两位编码者分别阅读访谈记录，并就{b}的归类开会讨论。",
        "关于{c}的文献尚少，且多以{w}为背景。",
        "样本中的{n}家门店来自当地商会保存的名录。",
        "受访者所说的{a}在{w}中有许多叫法。",
    ),
}
_WHERE = {"en": ("tourism", "retail", "education", "health care"), "zh": ("旅游业", "零售业", "教育服务", "医疗服务")}
_HEADS = {"en": ("Abstract", "Introduction", "Results", "Discussion"), "zh": ("摘要", "引言", "研究结果", "讨论")}


def paper(number: int, sentences: int = 80) -> tuple[str, str]:
    """File name and text of one paper, a fifth of its sentences claims; no two numbers give the same."""
    dice = random.Random(number)
    lang = "zh" if number % 2 else "en"
    title = f"{dice.choice(_NAMES['zh'])}研究之{number}" if lang == "zh" else f"A study of {number} cases"
    parts = [f"# {title}"]
    for head in _HEADS[lang]:
        told = [_sentence(dice, lang) for _ in range(sentences // len(_HEADS[lang]))]
        parts.append(f"## {head}\n\n{('' if lang == 'zh' else ' ').join(told)}")
    return f"{number:06}.md", "\n\n".join(parts) + "\n"


def _sentence(dice: random.Random, lang: str) -> str:
    a, b, c = (_phrase(dice, lang, name) for name in dice.sample(_NAMES[lang], 3))
    facts = {"n": dice.randrange(10, 99), "h": dice.randrange(1, 9), "y": dice.randrange(10, 24)}
    kind = _CLAIMS if dice.randrange(5) == 0 else _TELLING
    line = dice.choice(kind[lang]).format(a=a, b=b, c=c, w=dice.choice(_WHERE[lang]), **facts)
    return line[0].upper() + line[1:]


def _phrase(dice: random.Random, lang: str, name: str) -> str:
    kind, whose = dice.choice(_KINDS[lang]), dice.choice(_WHOSE[lang])
    return whose + kind + name if lang == "zh" else kind + name + whose


def write(folder: Path, numbers: range) -> None:
    """Write papers into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        name, text = paper(number)
        (folder / name).write_text(text, encoding="utf-8")
