"""What running text looks like in a document: against it headings, notes and indents are told.

A :class:`Piece` is a line with its text; :class:`Look` holds the document's usual values, in points.
"""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from pathlib import Path
from statistics import median

from pipeline.read.pdf.lines import TextLine

_STOP = re.compile(r"[。！？!?.;；:：…](?:[”\"’』」)）\]]|\[[\d,\-–]{1,12}\])*$")
#: A line ends short where so many ems are free after it.
_SHORT = 1.5


@dataclass(slots=True)
class Piece:
    """A line with its text as it will stand in the document, and how it is set.

    ``ruled``: a short rule stands right above it, as above footnotes. ``hangs``: in a list whose entries
    hang, whether the line is a further line of its entry; None elsewhere. ``stopped``: it ends with a stop.
    """

    line: TextLine
    text: str
    font: str = ""
    bold: bool = False
    slanted: bool = False
    ruled: bool = False
    hangs: bool | None = None
    stopped: bool = field(init=False)

    def __post_init__(self) -> None:
        self.stopped = bool(_STOP.search(self.text.rstrip()[-16:]))

    @property
    def indent(self) -> float:
        """How far the line begins inside its column, in points."""
        return self.line.x0 - self.line.column[0]

    @property
    def slack(self) -> float:
        """How much of its column is free after the line, in points."""
        return self.line.column[1] - self.line.x1

    @property
    def short(self) -> bool:
        """Whether the line leaves room for another word."""
        return self.slack > _SHORT * self.line.size


@dataclass(frozen=True, slots=True)
class Look:
    """Running text's size, font, distance of lines, first-line indent (0: none), and whether its right edge is even."""

    size: float
    font: str
    pitch: float
    indent: float
    justified: bool


@functools.cache
def words() -> dict[str, re.Pattern[str]]:
    """The patterns of words.toml, one for each kind of block."""
    tables = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{p})" for p in patterns)) for name, patterns in tables.items()}


def follows(one: Piece, two: Piece) -> bool:
    """Whether ``two`` stands under ``one`` in the same column."""
    a, b = one.line, two.line
    if a.page != b.page or b.top <= a.top + 0.3 * a.size:
        return False
    if a.column == b.column:
        return a.column[1] > a.column[0]
    return min(a.column[1], b.column[1]) - max(a.column[0], b.column[0]) > 0.4 * (a.column[1] - a.column[0])


def look(pieces: Sequence[Piece]) -> Look:
    """The look of most running text."""
    sizes: Counter[float] = Counter()
    fonts: Counter[str] = Counter()
    for piece in pieces:
        sizes[round(piece.line.size * 2) / 2] += round((piece.line.x1 - piece.line.x0) * piece.line.size)
    size = max(sizes, key=lambda s: (sizes[s], -s)) if sizes else 10.0
    body = [p for p in pieces if abs(p.line.size - size) < 0.6]
    for piece in body:
        fonts[piece.font] += len(piece.text)
    font = max(fonts, key=lambda f: (fonts[f], f)) if fonts else ""
    steps = [b.line.top - a.line.top for a, b in pairwise(body) if follows(a, b) and b.line.top - a.line.top < 3 * size]
    indents: Counter[float] = Counter(
        round(p.indent)
        for p in body
        if 0.5 * size < p.indent < 4.5 * size and p.line.x1 > p.line.column[1] - 1.5 * size
    )
    usual = max(indents, key=lambda i: (indents[i], -i)) if indents else 0.0
    near = sum(n for i, n in indents.items() if abs(i - usual) <= 1.5)
    even = [p for p in body if p.slack < 0.6 * size]
    return Look(
        size=size,
        font=font,
        pitch=median(steps) if steps else 1.3 * size,
        indent=usual if near >= max(3, 0.03 * len(body)) else 0.0,
        justified=len(even) > 0.6 * max(1, len(body)),
    )
