"""A line's characters as text, with spaces decided by geometry; and the document's text with its map.

Every character of the text keeps its page and box, or is marked as inserted (-1, -1).
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from statistics import median

import numpy as np

from pipeline.document import Block, Cell, Line, Mark, Span, Table
from pipeline.read.pdf.blocks import Group
from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.lines import Fragment, TextLine
from pipeline.read.pdf.tables import Area

#: A gap of this many ems between Latin letters is a space (word spaces are 0.2 to 0.35), whatever PDFium guesses.
_WORD_GAP = 0.11
#: Where PDFium, which knows the font's own space, guesses one, so narrow a gap will do; between letters any gap,
#: for a slanted letter reaches into the space beside it.
_GUESSED_GAP = 0.02
#: Between Han a space is kept where the page draws one, or where the gap is as wide as a letter.
_HAN_GAP, _HAN_DRAWN, _MIXED_GAP = 0.7, 0.15, 0.35
#: Where the page itself draws a space, it is one, also where a slanted letter reaches into it.
_OVERLAP = -0.2
#: A page draws its spaces where they are this share of its characters; gaps without are narrower than this.
_DRAWS, _UNDRAWN = 0.1, 0.24
#: A space within a number, after an opening bracket or before a stop is at least so wide.
_TIGHT_GAP = 0.42
#: A line with this share of drawn spaces among its Han is set wide; they are no word spaces.
_SET_WIDE = 0.3
#: A line with this share of spaces may be set wide.
_MANY_SPACES = 0.27
#: A heading's number is made of these, and shorter than this.
_DIGITS, _NUMBER = frozenset("0123456789."), 7
_HYPHENATED = re.compile(r"[A-Za-z]{2,}-[A-Za-z]{2,}")
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}%，。；：！？）】」』”’、")
_NO_SPACE_AFTER = frozenset("([{（【「『“‘，。；：！？、")


@dataclass(slots=True)
class Run:
    """One line as text: characters, their edges in 1/100 point, and raised or lowered stretches."""

    text: str
    edges: list[tuple[int, int]]
    marks: list[tuple[int, int, str]]


@dataclass(slots=True)
class Letters:
    """A page's glyphs as plain lists, which a loop reads faster than arrays; ``string``: what each stands for."""

    string: list[str]
    x0: list[float]
    x1: list[float]
    top: list[float]
    bottom: list[float]
    em: list[float]
    guessed: list[bool]
    doubled: bool
    draws: bool

    @classmethod
    def of(cls, glyphs: Glyphs, strings: list[str]) -> Letters:
        """The letters of a page."""
        return cls(
            strings,
            glyphs.x0.tolist(),
            glyphs.x1.tolist(),
            glyphs.top.tolist(),
            glyphs.bottom.tolist(),
            glyphs.em.tolist(),
            glyphs.guessed.tolist(),
            _doubled(glyphs),
            sum(string == " " for string in strings) > _DRAWS * len(strings),
        )


def _doubled(glyphs: Glyphs) -> bool:
    """Whether the page paints its characters twice, for weight; letters of a ligature lie together, too."""
    code = glyphs.code
    if len(code) < 2:
        return False
    same = (code[1:] == code[:-1]) & (np.abs(glyphs.x0[1:] - glyphs.x0[:-1]) < 0.12 * glyphs.em[1:])
    same &= np.abs(glyphs.top[1:] - glyphs.top[:-1]) < 0.3 * glyphs.em[1:]
    same &= ~np.isin(code[1:], [ord(c) for c in "fil"])
    return int(same.sum()) > max(3, 0.02 * len(code))


def line_run(line: TextLine, letters: Letters) -> Run:
    """The text of a line."""
    order = [i for fragment in line.fragments for i in range(fragment.start, fragment.end)]
    run = _run(line, order, letters, 0.0)
    if run.text.count(" ") > _MANY_SPACES * len(run.text):
        tight = _letter_gap(order, letters)
        return _run(line, order, letters, tight) if tight else run
    return run


def _run(line: TextLine, order: list[int], letters: Letters, tight: float) -> Run:
    """The text of a line whose letters are usually parted by ``tight`` ems."""
    wide: bool | None = None
    usual: float | None = None
    text: list[str] = []
    edges: list[tuple[int, int]] = []
    raised: list[str] = []
    last: int | None = None
    right, drawn = 0.0, False
    for i in order:
        string = letters.string[i]
        x0, x1 = letters.x0[i], letters.x1[i]
        if not string.strip():
            drawn = True
            wide = _set_wide(order, letters) if wide is None else wide
            continue
        if _invisible(string[0]):
            continue
        if last is not None:
            stacked = abs(x0 - letters.x0[last]) < 0.12 * letters.em[i]
            if stacked and letters.doubled and string == letters.string[last]:
                continue  # the same character painted twice, for weight
            gap = (x0 - right) / max(letters.em[i], letters.em[last])
            if gap > _HAN_DRAWN and not drawn and _han(text[-1]) and _han(string[0]):
                usual = _han_gap(order, letters) if usual is None else usual
                drawn = gap > usual + _HAN_DRAWN
            elif gap > _HAN_DRAWN and len(text) < _NUMBER and _han(string[0]) and all(c in _DIGITS for c in text):
                drawn = True  # a heading's number
            guessed = letters.guessed[i] and not tight
            if _spaced(text, string[0], gap - tight, (drawn and not wide, guessed, letters.draws)):
                text.append(" ")
                edges.append((-1, -1))
                raised.append("")
            right = right + (x1 - x0) if stacked else x1
        else:
            right = x1
        kind = _raised(letters, i, line)
        for character in string:
            text.append(character)
            edges.append((max(0, round(x0 * 100)), max(0, round(x1 * 100))))
            raised.append(kind)
        last, drawn = i, False
    return Run("".join(text), edges, _stretches(raised))


def _letter_gap(order: list[int], letters: Letters) -> float:
    """The usual gap between Latin letters of a line, in ems: a line may be set wide."""
    gaps = []
    for last, i in pairwise(order):
        one, two = letters.string[last], letters.string[i]
        if one.isalnum() and two.isalnum() and one.isascii() and two.isascii():
            gaps.append((letters.x0[i] - letters.x1[last]) / letters.em[i])
    found = median(gaps) if len(gaps) >= 8 else 0.0
    return found if 0.04 < found < 0.5 else 0.0


def _han_gap(order: list[int], letters: Letters) -> float:
    """The usual gap between the Han of a line, in ems: an even line stretches all of them alike."""
    gaps = [
        (letters.x0[i] - letters.x1[last]) / letters.em[i]
        for last, i in pairwise(order)
        if _han(letters.string[last][:1] or " ") and _han(letters.string[i][:1] or " ")
    ]
    return max(0.0, median(gaps)) if len(gaps) > 2 else _HAN_GAP


def _set_wide(order: list[int], letters: Letters) -> bool:
    spaces = han = 0
    for i in order:
        spaces += not letters.string[i].strip()
        han += _han(letters.string[i][:1] or " ")
    return han > 5 and spaces > _SET_WIDE * han


@cache
def _invisible(character: str) -> bool:
    return unicodedata.category(character) in {"Cc", "Cf"}


def _raised(letters: Letters, i: int, line: TextLine) -> str:
    """ "superscript" or "subscript" for a clearly smaller character above or below the line's middle."""
    if letters.em[i] > 0.82 * line.size:
        return ""
    middle, base = (letters.top[i] + letters.bottom[i]) / 2, (line.top + line.bottom) / 2
    if middle < base - 0.08 * line.size:
        return "superscript"
    return "subscript" if middle > base + 0.08 * line.size else ""


def _spaced(text: list[str], two: str, gap: float, hints: tuple[bool, bool, bool]) -> bool:
    """Whether a space stands before ``two``; hints: the page draws one here, PDFium guesses one, the page draws any."""
    drawn, guessed, draws = hints
    one = text[-1]
    if _han(one) and _han(two):
        return gap > (_HAN_DRAWN if drawn else _HAN_GAP) and _letters_meet(one, two)
    if _han(one) or _han(two):
        return gap > (_HAN_DRAWN if drawn else _MIXED_GAP) and _letters_meet(one, two)
    if drawn:
        return gap > _OVERLAP
    number = two.isdigit() and one in ".,:/" and len(text) > 1 and text[-2].isdigit()
    if (number and not (guessed and one == ":")) or one in "([{" or two in ",.;:)]}%":
        return gap > _TIGHT_GAP  # fonts of Chinese journals leave much room beside stops
    if guessed and (gap > _GUESSED_GAP or (one.isalpha() and two.isalpha())):
        return True
    return gap > (_UNDRAWN if draws else _WORD_GAP)


def _letters_meet(one: str, two: str) -> bool:
    """Full-width stops carry their own room: a gap beside one is no space."""
    return one not in _NO_SPACE_AFTER and two not in _NO_SPACE_BEFORE


@cache
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
        edges = [*run.edges[: len(text)], *[(-1, -1)] * len(joint)]
        if line.initial is not None:
            self.lines.append(_mapped(start, edges[:1], line.page, line.initial))
            start, edges = start + 1, edges[1:]
        self.lines.append(_mapped(start, edges, line.page, line))

    def _put(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)


def _mapped(start: int, edges: list[tuple[int, int]], page: int, box: TextLine | Fragment) -> Line:
    data = np.array(edges, dtype="<i4").reshape(-1, 2).tobytes()
    return Line(start, start + len(edges), page, round(box.top, 2), round(box.bottom, 2), data)


def _words(text: str, run: Run, line: TextLine, start: int, turned: tuple[int, float, float]) -> Iterator[Line]:
    """One line of the map for each word of a line that stands turned on its page: its box holds them all."""
    turn, width, height = turned
    for word in re.finditer(r"\S+", text):
        edges = run.edges[word.start() : word.end()]
        x0, x1 = min(edges)[0] / 100, max(right for _, right in edges) / 100
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
    if _han(text[-1]) or _han(following[0]) or text[-1] in "-–—/":
        return text, ""
    return text, " "


def compounds_of(texts: list[str]) -> Counter[str]:
    """Compounds that the document itself writes with a hyphen inside a line."""
    return Counter(word.group().casefold() for text in texts for word in _HYPHENATED.finditer(text))
