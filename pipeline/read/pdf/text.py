"""The document's text, line by line as it grows, with its map back to the pages.

Every character of the text keeps its page and box, or is marked as inserted (-1, -1).
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np

from pipeline.document import Block, Cell, Line, Mark, Span, Table
from pipeline.read.pdf.blocks import Group
from pipeline.read.pdf.lines import Fragment, TextLine
from pipeline.read.pdf.runs import Run, is_wide
from pipeline.read.pdf.tables import Area

_HYPHENATED = re.compile(r"[A-Za-z]{2,}-[A-Za-z]{2,}")
#: The edges of a character that was inserted.
_NOWHERE = np.array([-1, -1], "<i4").tobytes()


@dataclass(slots=True)
class Writing:
    """The document's text as it grows.

    ``turned``: of the pages that were read turned, the clockwise quarters, and width and height as shown.
    """

    runs: dict[int, Run]
    compounds: Counter[str]
    turned: dict[int, tuple[int, float, float]] = field(default_factory=dict)
    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)

    def add(self, found: Group) -> None:
        """Write one block; a blank line goes before it."""
        if self.length:
            self._put("\n\n")
        start = self.length
        page = found.pieces[0].line.page
        if found.kind == "table":
            cells = tuple(cell for piece in found.pieces for cell in self._area(piece.line.table))
            self.tables.append(Table(start, self.length, cells, self._caption(page), page))
        else:
            self._flow([piece.line for piece in found.pieces])
        self.blocks.append(Block(start, self.length, found.kind, found.level, page))

    def _caption(self, page: int) -> Span | None:
        last = self.blocks[-1] if self.blocks else None
        return Span(last.start, last.end) if last and last.kind == "caption" and last.page == page else None

    def _flow(self, lines: list[TextLine]) -> None:
        """Lines of running text, joined as their ends ask for."""
        for n, line in enumerate(lines):
            run = self.runs[id(line)]
            following = self.runs[id(lines[n + 1])].text if n + 1 < len(lines) else ""
            text, joint = _joint(run.text, following, self.compounds)
            self._line(line, text, run, joint)

    def _area(self, area: Area) -> list[Cell]:
        """A table: cells are parted by tabs, rows by line feeds."""
        cells = []
        for row, found in enumerate(area.rows):
            if row:
                self._put("\n")
            for column, lines in enumerate(found):
                if column:
                    self._put("\t")
                start = self.length
                self._flow([line for line in lines if self.runs[id(line)].text])
                cells.append(Cell(row, column, start, self.length))
        return cells

    def _line(self, line: TextLine, text: str, run: Run, joint: str) -> None:
        start = self.length
        self._put(text)
        for a, b, kind in run.marks:
            if a < len(text):
                self.marks.append(Mark(start + a, start + min(b, len(text)), kind))
        self._put(joint)
        if line.page in self.turned:
            self.lines.extend(_words(text, run, line, start, self.turned[line.page]))
            return
        edges = run.edges[: len(text)].tobytes() + _NOWHERE * len(joint)
        if line.initial is not None:
            size = len(_NOWHERE)
            self.lines.append(_mapped(start, edges[:size], line.page, line.initial))
            start, edges = start + 1, edges[size:]
        self.lines.append(_mapped(start, edges, line.page, line))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _mapped(start: int, edges: bytes, page: int, box: TextLine | Fragment) -> Line:
    return Line(start, start + len(edges) // len(_NOWHERE), page, round(box.top, 2), round(box.bottom, 2), edges)


def _words(text: str, run: Run, line: TextLine, start: int, turned: tuple[int, float, float]) -> Iterator[Line]:
    """One line of the map for each word of a line that stands turned on its page: its box holds them all."""
    turn, width, height = turned
    for word in re.finditer(r"\S+", text):
        edges = run.edges[word.start() : word.end()]
        x0, x1 = int(edges[:, 0].min()) / 100, int(edges[:, 1].max()) / 100
        if turn == 1:
            box = line.top, height - x1, line.bottom, height - x0
        elif turn == 2:
            box = width - x1, height - line.bottom, width - x0, height - line.top
        else:
            box = width - line.bottom, x0, width - line.top, x1
        left, top, right, bottom = box
        both = np.array([[round(left * 100), round(right * 100)]] * len(edges), dtype="<i4").tobytes()
        yield Line(start + word.start(), start + word.end(), line.page, round(top, 2), round(bottom, 2), both)


def _joint(text: str, following: str, compounds: Counter[str]) -> tuple[str, str]:
    """A line's text and what joins it to the next: a space, nothing, or the loss of a dividing hyphen."""
    if not text or not following:
        return text, ""
    if text[-1] in "-‐\u00ad" and len(text) > 1 and text[-2].isalpha() and following[0].islower():
        head = re.split(r"[\s(/]", text[:-1])[-1]
        tail = re.match(r"[A-Za-z]+", following)
        whole = f"{head}-{tail.group() if tail else ''}".casefold()
        if text[-1] == "\u00ad" or not compounds[whole]:
            return text[:-1], ""
        return text, ""
    if is_wide(text[-1]) or is_wide(following[0]) or text[-1] in "-–—/":
        return text, ""
    return text, " "


def compounds_of(texts: list[str]) -> Counter[str]:
    """Compounds that the document itself writes with a hyphen inside a line."""
    return Counter(word.group().casefold() for text in texts for word in _HYPHENATED.finditer(text))
