"""The papers that `bench.typeset` sets: how each is laid out, and what it says, the same in every run.

Sentences are made from a few patterns. What stands between two "^" is raised.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

THINGS = {
    "en": [
        "customer participation",
        "resource integration",
        "platform governance",
        "employee engagement",
        "data transparency",
        "community identification",
        "perceived responsiveness",
        "service innovation",
    ],
    "zh": ["顾客参与", "资源整合", "平台治理", "员工契合", "数据透明", "社区认同", "感知响应", "服务创新"],
}
SAYS = {
    "en": [
        "The results suggest that {a} enhances {b} in mature markets (β = 0.{n}, p < 0.01).",
        "Although {a} is costly, it remains a precondition of {b} for most of the firms that we visited.",
        "Interviewees repeatedly described how {a} had been transformed into {b} during the second phase.",
        "By contrast, {a} weakens the relationship between {b} and {c}, which contradicts earlier findings.",
        "A further {n} respondents reported that {a} and {c} developed independently of one another.",
    ],
    "zh": [
        "研究结果表明，{a}对{b}具有显著的正向影响（β=0.{n}，p<0.01）。",
        "尽管{a}需要付出成本，但对多数受访企业而言，它仍是{b}的前提。",
        "受访者多次谈到，{a}在第二阶段逐步转化为{b}，并带动了{c}。",
        "与此相反，{a}削弱了{b}与{c}之间的关系，这与既有结论并不一致。",
        "另有{n}名受访者指出，{a}与{c}是彼此独立地发展起来的。",
    ],
}
HEADS = {
    "en": ["1 Introduction", "2 Theory", "3 Method and data", "4 Findings", "References"],
    "zh": ["一、引言", "二、理论基础", "三、研究方法与数据", "四、研究发现", "参考文献"],
}
SUBHEADS = {
    "en": ["2.1 Why customers take part", "2.2 What the firm gives in return for the time of its customers"],
    "zh": ["（一）顾客为何参与", "（二）企业如何回报顾客"],
}
FRONT = {
    "en": ("How Platforms and Customers Create Value Together", "Clara Winter and Jonas Feld"),
    "zh": ("平台企业与顾客如何共同创造价值", "魏清扬　卢子衡"),
}
RUNNING = {
    "en": ("Quarterly of Joint Services", "Winter and Feld: Creating Value Together", "Vol. 8, No. 2, 2023"),
    "zh": ("服务创新评论", "魏清扬等：平台企业与顾客如何共同创造价值", "2023年第2期"),
}
KEYWORDS = {
    "en": "Keywords: dialogue; resource integration; platform governance",
    "zh": "关键词：对话；资源整合；平台治理",
}
TABLE = {
    "en": ("Table 1. Means and correlations", ["Variable", "Mean", "S.D.", "1", "2"]),
    "zh": ("表1  均值与相关系数", ["变量", "均值", "标准差", "1", "2"]),
}
NOTES = {
    "en": (
        "^{n}^The interviews lasted between thirty and ninety minutes and were transcribed in full.",
        "^{n}^Two of the firms asked us to change their names, and one of them left the panel after a year.",
    ),
    "zh": (
        "^{n}^访谈时间为三十至九十分钟，全部录音均已逐字转写。",
        "^{n}^应两家企业的要求，文中隐去其名称；其中一家在一年后退出了调查。",
    ),
}


@dataclass(frozen=True)
class Plan:
    """How a paper is set.

    ``rows``: both columns are painted line by line. ``ragged``: lines are not justified, paragraphs not
    indented but set apart. ``heads``: one running head, or others on left and right pages ("turns").
    ``table``: "" for none, "column", or "wide" for one across both columns at a page's top. ``initial``:
    the first letter is as high as so many lines. ``english``: a Chinese paper has an English abstract.
    """

    name: str
    lang: str
    columns: int
    rows: bool = False
    ragged: bool = False
    heads: str = "same"
    table: str = ""
    initial: int = 0
    english: bool = False
    size: float = 10.0
    lead: float = 1.5


PLANS = (
    Plan("en_one", "en", 1),
    Plan("en_one_initial", "en", 1, initial=2, heads="turns", size=11, lead=1.3),
    Plan("en_one_ragged", "en", 1, ragged=True, table="column"),
    Plan("en_two", "en", 2, table="column"),
    Plan("en_two_rows", "en", 2, rows=True, heads="turns"),
    Plan("en_two_wide", "en", 2, table="wide", heads="turns", size=9, lead=1.25),
    Plan("en_two_ragged", "en", 2, ragged=True, initial=3, lead=1.3),
    Plan("zh_one", "zh", 1, table="column", lead=1.8),
    Plan("zh_one_english", "zh", 1, english=True, heads="turns"),
    Plan("zh_two", "zh", 2, table="column"),
    Plan("zh_two_rows", "zh", 2, rows=True, english=True),
    Plan("zh_two_wide", "zh", 2, table="wide", heads="turns", size=9.5, lead=1.6),
)


def written(plan: Plan) -> Iterator[tuple[str, str]]:
    """The blocks of a paper, kind and text, in reading order."""
    lang = plan.lang
    yield "title", FRONT[lang][0]
    yield "author", FRONT[lang][1]
    yield "abstract", ("Abstract. " if lang == "en" else "摘要：") + _prose(lang, 1, 4)
    yield "keywords", KEYWORDS[lang]
    if plan.english:
        yield "abstract_en", "Abstract: " + _prose("en", 1, 4)
        yield "keywords_en", KEYWORDS["en"].replace("Keywords", "Key words")
    for n, head in enumerate(HEADS[lang]):
        yield "h1", head
        if n == len(HEADS[lang]) - 1:
            break
        for m in range(5):
            if n == 1 and m in (0, 2):
                yield "h2", SUBHEADS[lang][m // 2]
            noted = (n, m) in ((0, 1), (2, 1))
            number = "①②③"[n // 2] if lang == "zh" else str(n // 2 + 1)
            yield "p", _prose(lang, 7 * n + m, 5 + (n + m) % 4, number if noted else "")
            if noted:
                yield "footnote", NOTES[lang][n // 2].format(n=number)
            if (n, m) == (1, 3):
                yield "p", _hypothesis(lang)
            if (n, m) == (2, 3) and plan.table:
                yield "caption", TABLE[lang][0]
                yield "table", "\n".join("\t".join(row) for row in _table(lang))
    for n in range(6):
        year = 2011 + 2 * n
        yield (
            "ref",
            f"[{n + 1}] Winter C, Feld J. Joint value in services[J]. Service Letters, {year}, {n + 3}(2): 1{n}-3{n}.",
        )


def _prose(lang: str, seed: int, count: int, note: str = "") -> str:
    """Sentences; the second carries a citation mark, the third the mark of a note."""
    things, says = THINGS[lang], SAYS[lang]
    out = []
    for k in range(count):
        at = 3 * seed + 5 * k + seed * k
        a, b, c = (things[(at + step) % len(things)] for step in (0, 3, 5))
        told = says[(seed + k) % len(says)].format(a=a, b=b, c=c, n=11 + (at * 7) % 80)
        mark = f"^[{1 + seed % 5},{2 + seed % 5}]^" if k == 1 and seed > 1 else f"^{note}^" if k == 2 and note else ""
        out.append(told[:-1] + mark + told[-1])
    return (" " if lang == "en" else "").join(out)


def _hypothesis(lang: str) -> str:
    things = THINGS[lang]
    if lang == "en":
        return f"H1: {things[0].capitalize()} has a positive effect on {things[1]}."
    return f"H1：{things[0]}对{things[1]}具有正向影响。"


def _table(lang: str) -> list[list[str]]:
    rows = [
        [name, f"{3 + n}.{41 + n}", f"0.{92 - n}", f"0.{10 + 7 * n}", f"-0.{31 - n}"]
        for n, name in enumerate(THINGS[lang][:5])
    ]
    return [TABLE[lang][1], *rows]
