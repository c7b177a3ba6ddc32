"""Papers with known text, set by this program: layouts of both languages for `bench.reading`.

Each is written as NAME.pdf with NAME.json beside it: its blocks (title, author, abstract, h1, p,
footnote, ref) in reading order and its running heads. Sentences are made from a few patterns, the same
in every run. "rows" papers paint both columns line by line, as some publishers' programs do.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM, GUTTER = 62.0, 62.0, 84.0, 80.0, 22.0
SIZES = {"title": 17.0, "author": 11.0, "h1": 12.5, "footnote": 8.0, "ref": 9.0, "abstract": 9.0}

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
FRONT = {
    "en": ("How Platforms and Customers Create Value Together", "Clara Winter and Jonas Feld", "Winter and Feld"),
    "zh": ("平台企业与顾客如何共同创造价值", "魏清扬　卢子衡", "魏清扬等：平台企业与顾客如何共同创造价值"),
}
NOTES = {
    "en": "{n}The interviews lasted between thirty and ninety minutes and were transcribed in full.",
    "zh": "{n}访谈时间为三十至九十分钟，全部录音均已逐字转写。",
}


@dataclass(frozen=True)
class Plan:
    name: str
    lang: str
    columns: int
    rows: bool = False


PLANS = (
    Plan("en_one", "en", 1),
    Plan("en_two", "en", 2),
    Plan("en_two_rows", "en", 2, rows=True),
    Plan("zh_one", "zh", 1),
    Plan("zh_two", "zh", 2),
    Plan("zh_two_rows", "zh", 2, rows=True),
)


def typeset(folder: Path) -> None:
    """Write all papers into a folder."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    for plan in PLANS:
        blocks = list(_blocks(plan))
        running = FRONT[plan.lang][2]
        _Press(plan, running).print(blocks, folder / f"{plan.name}.pdf")
        told = {
            "name": plan.name,
            "lang": plan.lang,
            "columns": plan.columns,
            "running": [running],
            "blocks": [{"id": n, "type": kind, "text": text} for n, (kind, text) in enumerate(blocks)],
        }
        (folder / f"{plan.name}.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


def _blocks(plan: Plan) -> Iterator[tuple[str, str]]:
    lang = plan.lang
    yield "title", FRONT[lang][0]
    yield "author", FRONT[lang][1]
    yield "abstract", ("Abstract. " if lang == "en" else "摘要：") + _prose(lang, 1, 4)
    for n, head in enumerate(HEADS[lang]):
        yield "h1", head
        if n == len(HEADS[lang]) - 1:
            break
        for m in range(5):
            yield "p", _prose(lang, 7 * n + m, 5 + (n + m) % 4)
            if (n, m) in ((0, 1), (2, 1)):
                yield "footnote", NOTES[lang].format(n="①②③"[n // 2] if lang == "zh" else n // 2 + 1)
    for n in range(6):
        year = 2011 + 2 * n
        yield (
            "ref",
            f"[{n + 1}] Winter C, Feld J. Joint value in services[J]. Service Letters, {year}, {n + 3}(2): 1{n}-3{n}.",
        )


def _prose(lang: str, seed: int, count: int) -> str:
    things, says = THINGS[lang], SAYS[lang]
    out = []
    for k in range(count):
        at = 3 * seed + 5 * k + seed * k
        a, b, c = (things[(at + step) % len(things)] for step in (0, 3, 5))
        out.append(says[(seed + k) % len(says)].format(a=a, b=b, c=c, n=11 + (at * 7) % 80))
    return (" " if lang == "en" else "").join(out)


@dataclass
class _Press:
    """Sets blocks line by line into columns."""

    plan: Plan
    running: str
    page: list[list[tuple[Any, ...]]] = field(default_factory=list)
    number: int = 1
    column: int = 0
    y: float = 0.0
    floor: float = HEIGHT - BOTTOM

    def print(self, blocks: list[tuple[str, str]], path: Path) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        self.y, self.page = TOP, []
        wide = WIDTH - LEFT - RIGHT
        for kind, text in blocks:
            if kind in {"title", "author", "abstract"}:
                for _, line, size, indent, stretch in self._lines(kind, text, wide):
                    shift = (wide - self._width(line, size)) / 2 if kind != "abstract" else indent
                    self.page.append((LEFT + shift, self.y, line, size, stretch, 0))
                    self.y += 1.5 * size
                self.y += 4
                self.start = self.y + 10
                continue
            if self.y < self.start:
                self.y = self.start
            (self._note if kind == "footnote" else self._flow)(kind, text)
        self._turn()
        self.canvas.save()

    @property
    def _measure(self) -> float:
        return (WIDTH - LEFT - RIGHT - GUTTER * (self.plan.columns - 1)) / self.plan.columns

    @property
    def _x(self) -> float:
        return LEFT + self.column * (self._measure + GUTTER)

    def _flow(self, kind: str, text: str) -> None:
        if kind == "h1":
            self.y += 8
        for first, line, size, indent, stretch in self._lines(kind, text, self._measure):
            lead = 1.5 * size
            if self.y + lead * (3 if kind == "h1" and first else 1) > self.floor:
                self._next()
            self.page.append((self._x + indent, self.y, line, size, stretch, self.column))
            self.y += lead
        if kind == "h1":
            self.y += 4

    def _note(self, kind: str, text: str) -> None:
        """A footnote at the foot of this column, under a short rule."""
        lines = list(self._lines(kind, text, self._measure))
        need = 12.0 * len(lines) + 8
        if self.y + need > self.floor:
            self._next()
        self.floor -= need
        self.page.append((self._x, self.floor + 2, None, 0, 0, self.column))
        for n, (_, line, size, indent, stretch) in enumerate(lines):
            self.page.append((self._x + indent, self.floor + 8 + 12 * n, line, size, stretch, self.column))

    def _next(self) -> None:
        if self.column + 1 < self.plan.columns:
            self.column, self.y = self.column + 1, self.start if self.number == 1 else TOP
            self.floor = HEIGHT - BOTTOM
            return
        self._turn()
        self.column, self.y, self.start, self.floor = 0, TOP, TOP, HEIGHT - BOTTOM
        self.page, self.number = [], self.number + 1

    def _turn(self) -> None:
        order = sorted(self.page, key=lambda item: (round(item[1] / 6), item[5])) if self.plan.rows else self.page
        self._paint(LEFT, 50, self.running, 8.5, 0)
        self._paint(WIDTH / 2 - 8, HEIGHT - 40, str(100 + self.number), 9, 0)
        for x, y, line, size, stretch, _ in order:
            if line is None:
                self.canvas.line(x, HEIGHT - y, x + 70, HEIGHT - y)
            else:
                self._paint(x, y, line, size, stretch)
        self.canvas.showPage()

    def _paint(self, x: float, y: float, line: str, size: float, stretch: float) -> None:
        text = self.canvas.beginText(x, HEIGHT - y - size)
        text.setWordSpace(stretch)
        for font, run in _runs(line):
            text.setFont(font, size)
            text.textOut(run)
        self.canvas.drawText(text)

    def _width(self, line: str, size: float) -> float:
        return sum(pdfmetrics.stringWidth(run, font, size) for font, run in _runs(line))

    def _lines(self, kind: str, text: str, measure: float) -> Iterator[tuple[bool, str, float, float, float]]:
        """First?, the line, its size, its indent, and the word space that justifies it."""
        size = SIZES.get(kind, 10.0)
        indent = 2 * size if kind == "p" else 0.0
        rest, first = text, True
        while rest:
            line, rest = self._break(rest, size, measure - indent)
            free = measure - indent - self._width(line, size)
            spaces = line.count(" ") if self.plan.lang == "en" else 0
            yield first, line, size, indent, free / spaces if rest and spaces and kind not in {"title", "h1"} else 0.0
            first, indent = False, 0.0

    def _break(self, text: str, size: float, measure: float) -> tuple[str, str]:
        if self._width(text, size) <= measure:
            return text, ""
        cut = len(text)
        while self._width(text[:cut], size) > measure:
            cut -= 1
        if self.plan.lang == "zh":
            while text[cut] in "，。；：、）" or text[cut - 1 : cut + 1].replace(" ", "　").isascii():
                cut -= 1
            return text[:cut].rstrip(), text[cut:].lstrip()
        start = text.rfind(" ", 0, cut + 1)
        word = text[start + 1 :].split(" ")[0]
        fits = cut - start - 2
        if word.isalpha() and len(word) > 8 and 3 < fits < len(word) - 3:
            return text[: start + 1 + fits] + "-", text[start + 1 + fits :]
        return text[:start], text[start + 1 :]


def _runs(line: str) -> Iterator[tuple[str, str]]:
    """Stretches of one font: Times for what it has, a Chinese face for the rest."""
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or _face(line[at]) != _face(line[start]):
            yield _face(line[start]), line[start:at]
            start = at


def _face(character: str) -> str:
    if character == "β":
        return "STSong-Light"
    return "Times-Roman" if ord(character) < 0x250 else "STSong-Light"


if __name__ == "__main__":
    import sys

    typeset(Path(sys.argv[1]))
