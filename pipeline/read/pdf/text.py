"""A line's characters as text, with spaces decided by geometry; and the document's text with its map.

Every character of the text keeps its page and box, or is marked as inserted (-1, -1).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from dataclasses import dataclass, field

import numpy as np

from pipeline.document import Block, Line, Mark
from pipeline.read.pdf.blocks import Group, Piece
from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.lines import TextLine

#: A gap of this many font sizes between Latin letters is a space (word spaces are 0.2 to 0.35).
_WORD_GAP = 0.13
#: Between Han a space is kept only where the page draws a wide one.
_HAN_GAP = 0.6
#: Where the page itself draws a space, half the gap is enough.
_DRAWN = 2.0
#: PDFium's code for a hyphen that it takes for a word division.
_LINE_END_HYPHEN = 2
_HYPHENATED = re.compile(r"[A-Za-z]{2,}-[A-Za-z]{2,}")


@dataclass(slots=True)
class Run:
    """One line as text: characters, their edges in 1/100 point, and raised or lowered stretches."""

    text: str
    edges: list[tuple[int, int]]
    marks: list[tuple[int, int, str]]


def line_run(line: TextLine, glyphs: Glyphs, strings: list[str]) -> Run:
    """The text of a line; ``strings`` says what each glyph of the page stands for."""
    order = [i for fragment in line.fragments for i in range(fragment.start, fragment.end)]
    text: list[str] = []
    edges: list[tuple[int, int]] = []
    raised: list[str] = []
    last: int | None = None
    drawn = False
    base = line.bottom - line.top
    for i in order:
        string = "-" if glyphs.code[i] == _LINE_END_HYPHEN else strings[i]
        if not string.strip():
            drawn = True
            continue
        if unicodedata.category(string[0]) in {"Cc", "Cf"}:
            continue
        if last is not None and text:
            gap = float(glyphs.x0[i] - glyphs.x1[last])
            if gap < -0.6 * base and string == text[-1]:
                continue  # the same character painted twice, for weight
            wide = gap / max(0.1, min(_height(glyphs, i), _height(glyphs, last)))
            if _spaced(text[-1], string[0], wide * (_DRAWN if drawn else 1)):
                text.append(" ")
                edges.append((-1, -1))
                raised.append("")
        kind = _raised(glyphs, i, line)
        for character in string:
            text.append(character)
            edges.append((round(float(glyphs.x0[i]) * 100), round(float(glyphs.x1[i]) * 100)))
            raised.append(kind)
        last, drawn = i, False
    return Run("".join(text), edges, _stretches(raised))


def _height(glyphs: Glyphs, i: int) -> float:
    return float(glyphs.bottom[i] - glyphs.top[i])


def _raised(glyphs: Glyphs, i: int, line: TextLine) -> str:
    """ "superscript" or "subscript" for a clearly smaller character above or below the line's middle."""
    height = _height(glyphs, i)
    if height > 0.8 * line.size:
        return ""
    middle, base = float(glyphs.top[i] + glyphs.bottom[i]) / 2, (line.top + line.bottom) / 2
    if middle < base - 0.08 * line.size:
        return "superscript"
    return "subscript" if middle > base + 0.12 * line.size else ""


def _spaced(one: str, two: str, gap: float) -> bool:
    if _han(one) and _han(two):
        return gap > _HAN_GAP
    if _han(one) or _han(two):
        return gap > 0.35
    return gap > _WORD_GAP


def _han(character: str) -> bool:
    return unicodedata.east_asian_width(character) in "WF"


def _stretches(kinds: list[str]) -> list[tuple[int, int, str]]:
    out: list[tuple[int, int, str]] = []
    for at, kind in enumerate(kinds):
        if kind and out and out[-1][2] == kind and out[-1][1] == at:
            out[-1] = (out[-1][0], at + 1, kind)
        elif kind:
            out.append((at, at + 1, kind))
    return out


@dataclass(slots=True)
class Writing:
    """The document's text as it grows."""

    parts: list[str] = field(default_factory=list)
    length: int = 0
    lines: list[Line] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    marks: list[Mark] = field(default_factory=list)

    def add(self, found: Group, runs: dict[int, Run], compounds: Counter[str]) -> None:
        """Write one block; a blank line goes before it."""
        if self.length:
            self._put("\n\n")
        start = self.length
        pieces = found.pieces
        for n, piece in enumerate(pieces):
            run = runs[id(piece.line)]
            following = runs[id(pieces[n + 1].line)].text if n + 1 < len(pieces) else ""
            text, joint = _joint(run.text, following, compounds)
            self._line(piece, text, run, joint)
        self.blocks.append(Block(start, self.length, found.kind, found.level, pieces[0].line.page))

    def _line(self, piece: Piece, text: str, run: Run, joint: str) -> None:
        start = self.length
        self._put(text)
        for a, b, kind in run.marks:
            if a < len(text):
                self.marks.append(Mark(start + a, start + min(b, len(text)), kind))
        edges = [*run.edges[: len(text)], *[(-1, -1)] * len(joint)]
        self._put(joint)
        line = piece.line
        data = np.array(edges, dtype="<i4").reshape(-1, 2).tobytes()
        self.lines.append(Line(start, self.length, line.page, round(line.top, 2), round(line.bottom, 2), data))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _joint(text: str, following: str, compounds: Counter[str]) -> tuple[str, str]:
    """A line's text and what joins it to the next: a space, nothing, or the loss of a dividing hyphen."""
    if not text or not following:
        return text, ""
    if text[-1] in "-‐\u00ad" and len(text) > 1 and text[-2].isalpha() and following[0].islower():
        head = re.split(r"[\s(]", text[:-1])[-1]
        tail = re.match(r"[A-Za-z]+", following)
        whole = f"{head}-{tail.group() if tail else ''}".casefold()
        if text[-1] == "\u00ad" or not compounds[whole]:
            return text[:-1], ""
        return text, ""
    if _han(text[-1]) or _han(following[0]) or text[-1] in "-–—/":
        return text, ""
    return text, " "


def compounds_of(texts: list[str]) -> Counter[str]:
    """Compounds that the document itself writes with a hyphen inside a line."""
    return Counter(word.group().casefold() for text in texts for word in _HYPHENATED.finditer(text))
