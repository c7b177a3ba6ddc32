"""Papers with known text, set by this program: layouts of both languages for `bench.reading`.

Each is written as NAME.pdf with NAME.json beside it: its blocks (title, author, abstract, keywords, h1,
h2, p, footnote, caption, table, ref) in reading order and its running heads. Sentences are made from a
few patterns, the same in every run. What stands between two "^" is raised.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from bench.papers import PLANS, RUNNING, Plan, written

WIDTH, HEIGHT = A4
LEFT, RIGHT, TOP, BOTTOM, GUTTER = 62.0, 62.0, 84.0, 80.0, 22.0
SIZES = {
    **{"title": 17.0, "author": 11.0, "h1": 12.5, "h2": 11.0, "footnote": 8.0, "ref": 9.0, "caption": 9.0},
    **{"abstract": 9.0, "keywords": 9.0, "abstract_en": 9.0, "keywords_en": 9.0},
}
FRONT_KINDS = frozenset({"title", "author", "abstract", "keywords", "abstract_en", "keywords_en"})


def typeset(folder: Path) -> None:
    """Write all papers into a folder."""
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    for plan in PLANS:
        blocks = list(written(plan))
        _Press(plan).print(blocks, folder / f"{plan.name}.pdf")
        told = {
            "name": plan.name,
            "lang": plan.lang,
            "columns": plan.columns,
            "running": list(RUNNING[plan.lang]),
            "blocks": [{"id": n, "type": kind, "text": text.replace("^", "")} for n, (kind, text) in enumerate(blocks)],
        }
        (folder / f"{plan.name}.json").write_text(json.dumps(told, ensure_ascii=False), encoding="utf-8")


@dataclass
class _Press:
    """Sets blocks line by line into columns.

    A line on its way to the page: x, y, text (None for a rule), size, word space, column.
    """

    plan: Plan
    page: list[tuple[float, float, str | None, float, float, int]] = field(default_factory=list)
    waiting: list[tuple[str, str]] = field(default_factory=list)
    number: int = 1
    column: int = 0
    y: float = TOP
    start: float = TOP
    floor: float = HEIGHT - BOTTOM

    def print(self, blocks: list[tuple[str, str]], path: Path) -> None:
        self.canvas = Canvas(str(path), pagesize=A4, invariant=1)
        wide = WIDTH - LEFT - RIGHT
        initial = self.plan.initial
        for kind, text in blocks:
            if kind in FRONT_KINDS:
                for _, line, size, indent, stretch in self._lines(kind, text, wide):
                    centred = kind in {"title", "author"}
                    shift = (wide - self._width(line, size)) / 2 if centred else indent
                    self.page.append((LEFT + shift, self.y, line, size, stretch, 0))
                    self.y += 1.5 * size
                self.y += 4
                self.start = self.y + 10
                continue
            self.y = max(self.y, self.start)
            if kind == "footnote":
                self._note(text)
            elif kind in {"caption", "table"}:
                self.waiting.append((kind, text))
            elif kind == "p" and initial:
                self._initial(text, initial)
                initial = 0
            else:
                self._flow(kind, text)
        while self.waiting:
            self._next()
        self._turn()
        self.canvas.save()

    @property
    def _measure(self) -> float:
        return (WIDTH - LEFT - RIGHT - GUTTER * (self.plan.columns - 1)) / self.plan.columns

    @property
    def _x(self) -> float:
        return LEFT + self.column * (self._measure + GUTTER)

    def _flow(self, kind: str, text: str) -> None:
        if kind in {"h1", "h2"}:
            self.y += 8
        elif kind == "p" and self.plan.ragged:
            self.y += 5
        for first, line, size, indent, stretch in self._lines(kind, text, self._measure):
            lead = self.plan.lead * size
            if self.y + lead * (3 if kind in {"h1", "h2"} and first else 1) > self.floor:
                self._next()
            self.page.append((self._x + indent, self.y, line, size, stretch, self.column))
            self.y += lead
        if kind in {"h1", "h2"}:
            self.y += 4

    def _initial(self, text: str, high: int) -> None:
        """A paragraph whose first letter is as high as so many lines, which stand beside it."""
        lead = self.plan.lead * self.plan.size
        size = (lead * (high - 1) + self.plan.size) * 1.05
        # The letter stands on the line on which the last of the lines beside it stands.
        self.page.append((self._x, self.y + lead * (high - 1) + self.plan.size - size, text[0], size, 0.0, self.column))
        beside = self._width(text[0], size) + 3
        rest = text[1:]
        for _ in range(high):
            line, rest = self._break(rest, self.plan.size, self._measure - beside)
            free = self._measure - beside - self._width(line, self.plan.size)
            stretch = free / max(1, line.count(" ")) if not self.plan.ragged else 0.0
            self.page.append((self._x + beside, self.y, line, self.plan.size, stretch, self.column))
            self.y += lead
        for _, line, size, _, stretch in self._lines("rest", rest, self._measure):
            self.page.append((self._x, self.y, line, size, stretch, self.column))
            self.y += lead

    def _note(self, text: str) -> None:
        """A footnote at the foot of this column, under a short rule."""
        lines = list(self._lines("footnote", text, self._measure))
        need = 12.0 * len(lines) + 8
        if self.y + need > self.floor:
            self._next()
        self.floor -= need
        self.page.append((self._x, self.floor + 2, None, 70, 0, self.column))
        for n, (_, line, size, indent, stretch) in enumerate(lines):
            self.page.append((self._x + indent, self.floor + 8 + 12 * n, line, size, stretch, self.column))

    def _next(self) -> None:
        if self.column + 1 < self.plan.columns:
            self.column, self.y = self.column + 1, self.start
            self.floor = HEIGHT - BOTTOM
            if self.plan.table == "column":
                self._float(self._measure)
            return
        self._turn()
        self.column, self.y, self.start, self.floor = 0, TOP, TOP, HEIGHT - BOTTOM
        self.page, self.number = [], self.number + 1
        self._float(WIDTH - LEFT - RIGHT if self.plan.table == "wide" else self._measure)
        if self.plan.table == "wide":
            self.start = self.y

    def _float(self, measure: float) -> None:
        """The table that waits, at the top of this column or page."""
        for kind, text in self.waiting:
            if kind == "caption":
                shift = (measure - self._width(text, 9)) / 2
                self.page.append((self._x + shift, self.y, text, 9, 0, self.column))
                self.y += 16
                continue
            rows = [row.split("\t") for row in text.split("\n")]
            for n, row in enumerate(rows):
                if n < 2:
                    self.page.append((self._x, self.y - 2, None, measure, 0, self.column))
                for k, cell in enumerate(row):
                    place = 0.0 if not k else 0.4 + 0.6 * (k - 1) / (len(row) - 1)
                    self.page.append((self._x + place * measure, self.y, cell, 8.5, 0, self.column))
                self.y += 13
            self.page.append((self._x, self.y, None, measure, 0, self.column))
            self.y += 16
        self.waiting = []

    def _turn(self) -> None:
        order = sorted(self.page, key=lambda item: (round(item[1] / 6), item[5])) if self.plan.rows else self.page
        journal, title, issue = RUNNING[self.plan.lang]
        turns = self.plan.heads == "turns"
        head = title if self.number % 2 and turns else journal
        self._paint(LEFT, 50, head, 8.5, 0)
        self._paint(WIDTH - RIGHT - self._width(issue, 8.5), 50, issue, 8.5, 0)
        self._paint(WIDTH / 2 - 8, HEIGHT - 40, str(100 + self.number), 9, 0)
        if turns:
            self.canvas.line(LEFT, HEIGHT - 64, WIDTH - RIGHT, HEIGHT - 64)
        for x, y, line, size, stretch, _ in order:
            if line is None:
                self.canvas.line(x, HEIGHT - y, x + size, HEIGHT - y)
            else:
                self._paint(x, y, line, size, stretch)
        self.canvas.showPage()

    def _paint(self, x: float, y: float, line: str, size: float, stretch: float) -> None:
        text = self.canvas.beginText(x, HEIGHT - y - size)
        text.setWordSpace(stretch)
        for font, run, raised in _runs(line):
            text.setFont(font, size * (_RAISED if raised else 1))
            text.setRise(0.38 * size if raised else 0)
            text.textOut(run)
        self.canvas.drawText(text)

    def _width(self, line: str, size: float) -> float:
        return size * sum(_advances(line), 0.0)

    def _lines(self, kind: str, text: str, measure: float) -> Iterator[tuple[bool, str, float, float, float]]:
        """First?, the line, its size, its indent, and the word space that justifies it."""
        size = SIZES.get(kind, self.plan.size)
        indent = 2 * size if kind == "p" and not self.plan.ragged else 0.0
        even = (not self.plan.ragged and self.plan.lang == "en") or kind.endswith("_en")
        rest, first = text, True
        while rest:
            line, rest = self._break(rest, size, measure - indent)
            free = measure - indent - self._width(line, size)
            spaces = line.count(" ") if even and kind not in {"title", "h1", "h2"} else 0
            yield first, line, size, indent, free / spaces if rest and spaces else 0.0
            first, indent = False, 0.0

    def _break(self, text: str, size: float, measure: float) -> tuple[str, str]:
        cut = bisect_right(list(accumulate(_advances(text))), measure / size)
        if cut == len(text):
            return text, ""
        if text[:cut].count("^") % 2:
            cut = text.rindex("^", 0, cut)
        if any("一" <= c <= "鿿" for c in text[:cut]):
            while text[cut] in "，。；：、）^" or text[cut - 1 : cut + 1].replace(" ", "　").isascii():
                cut -= 1
            return text[:cut].rstrip(), text[cut:].lstrip()
        start = text.rfind(" ", 0, cut + 1)
        word = text[start + 1 :].split(" ")[0]
        fits = cut - start - 2
        if word.isalpha() and len(word) > 8 and 3 < fits < len(word) - 3:
            return text[: start + 1 + fits] + "-", text[start + 1 + fits :]
        return text[:start], text[start + 1 :]


#: A raised character's share of the line's size.
_RAISED = 0.65


def _advances(line: str) -> Iterator[float]:
    """The width of each character, in ems of the line."""
    for n, part in enumerate(line.split("^")):
        if n:
            yield 0.0
        for character in part:
            yield _advance(character) * (_RAISED if n % 2 else 1)


@cache
def _advance(character: str) -> float:
    width: float = pdfmetrics.stringWidth(character, _face(character), 1)
    return width


def _runs(line: str) -> Iterator[tuple[str, str, bool]]:
    """Stretches of one font, and whether they are raised: Times for what it has, a Chinese face for the rest."""
    for n, part in enumerate(line.split("^")):
        start = 0
        for at in range(1, len(part) + 1):
            if at == len(part) or _face(part[at]) != _face(part[start]):
                yield _face(part[start]), part[start:at], bool(n % 2)
                start = at


def _face(character: str) -> str:
    if character == "β":
        return "STSong-Light"
    return "Times-Roman" if ord(character) < 0x250 else "STSong-Light"


if __name__ == "__main__":
    import sys

    typeset(Path(sys.argv[1]))
