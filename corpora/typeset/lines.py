"""Breaks a paragraph into justified lines, for Chinese and English alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

from reportlab.pdfbase.pdfmetrics import stringWidth

from .source import runs

WIDE = "\u2014\u2018-\u201d\u2026\u2460-\u2473\u3000-\u9fff\uff00-\uffef"
TOKEN = re.compile(rf"[{WIDE}]| +|[^ {WIDE}]+")
NO_START = "，。；：、！？）」』》”’…—）％〉】"
NO_END = "（「『《“‘〈【"
# Where an English word of the sample may be cut at a line's end.
HYPHENS = """
par-tic-i-pa-tion inter-ac-tiv-ity respon-sive-ness sig-nif-i-cant rela-tion-ship infor-ma-tion stream-er
live-stream con-tribu-tions con-tribute medi-ates medi-ated pur-chase inten-tion expe-ri-ences view-ers
com-ments plat-forms cus-tomer ques-tions pres-ence hypoth-e-sis test-ing mod-er-ates
mod-er-ated over-load dis-counts posi-tive neg-a-tively pos-i-tively reli-a-bil-ity environ-ment
behav-iour influ-ence influ-enced conver-sa-tion conse-quences con-sid-er-able
"""
CUTS = {word.replace("-", ""): word.split("-") for word in HYPHENS.split()}


@dataclass(frozen=True, slots=True)
class Face:
    """A font at a size in points; ``lead`` is the distance of its base lines."""

    font: str
    size: float
    lead: float
    first: float = 0.0  # indent of a paragraph's first line
    hang: float = 0.0  # indent of its other lines
    align: str = "justify"  # justify, left, centre
    before: float = 0.0
    after: float = 0.0


@dataclass(frozen=True, slots=True)
class Piece:
    """An unbreakable piece of text."""

    text: str
    raised: bool
    width: float


@dataclass(frozen=True, slots=True)
class Line:
    """Pieces with the x offset at which each is drawn; ``note`` marks the line of a footnote's mark."""

    placed: tuple[tuple[float, Piece], ...]
    face: Face
    mark: bool = False


def pieces(text: str, face: Face) -> list[Piece]:
    """Cut a text into what must not be broken (hyphenation apart)."""
    out: list[Piece] = []
    for chars, raised in runs(text):
        size = face.size * 0.6 if raised else face.size
        for token in [chars] if raised else TOKEN.findall(chars):
            out.append(Piece(token, raised, stringWidth(token, face.font, size)))
    return out


def wide(char: str) -> bool:
    """Whether a character is set in a full square."""
    return re.match(f"[{WIDE}]", char) is not None


def may_break(left: Piece, right: Piece) -> bool:
    """Whether a line may end between two pieces."""
    if right.raised or right.text[0] in NO_START or left.text[-1] in NO_END:
        return False
    if right.text == " " or right.text.isspace():
        return False
    return left.text.isspace() or wide(left.text[-1]) or wide(right.text[0])


def hyphenate(piece: Piece, room: float, face: Face) -> tuple[Piece, Piece] | None:
    """Cut a word so that its head and a hyphen fit into ``room`` points, where it is known how."""
    word = piece.text.rstrip(".,;:)")
    cuts = CUTS.get(word.lower())
    if cuts is None:
        return None
    for count in range(len(cuts) - 1, 0, -1):
        at = sum(len(cut) for cut in cuts[:count])
        head = piece.text[:at] + "-"
        width = stringWidth(head, face.font, face.size)
        if width <= room and at > 1:
            rest = piece.text[at:]
            return Piece(head, False, width), Piece(rest, False, stringWidth(rest, face.font, face.size))
    return None


def break_lines(text: str, face: Face, width: float, mark: str = "") -> list[Line]:
    """Fill lines greedily; ``mark`` is a footnote's mark whose line is to be known."""
    todo = pieces(text, face)
    out: list[Line] = []
    while todo:
        indent = face.hang if out else face.first
        count, cut = _fit(todo, width - indent, face)
        taken, todo = [*todo[:count], *cut[:1]], [*cut[1:], *todo[count + (1 if cut else 0) :]]
        while todo and todo[0].text.isspace():
            todo.pop(0)
        while taken and taken[-1].text.isspace():
            taken.pop()
        out.append(_place(taken, face, (indent, width), last=not todo, mark=mark))
    return out


def _fit(todo: list[Piece], room: float, face: Face) -> tuple[int, list[Piece]]:
    """How many pieces go on the line, and the two halves of the next one where it is hyphenated."""
    used, best = 0.0, 0
    for at, piece in enumerate(todo):
        if used + piece.width > room + 0.01 and not piece.text.isspace():
            halves = hyphenate(piece, room - used, face) if at and todo[at - 1].text.isspace() else None
            if halves:
                return at, list(halves)
            return best or max(at, 1), []
        used += piece.width
        if at + 1 == len(todo) or may_break(piece, todo[at + 1]):
            best = at + 1
    return best, []


def _place(taken: list[Piece], face: Face, measure: tuple[float, float], *, last: bool, mark: str) -> Line:
    indent, width = measure
    spare = width - indent - sum(piece.width for piece in taken)
    gaps = [_stretches(left, right) for left, right in pairwise(taken)]
    stretch = 0.0
    if face.align == "justify" and not last and any(gaps):
        stretch = spare / sum(gaps)
    x = indent + (spare / 2 if face.align == "centre" else 0.0)
    placed = []
    for at, piece in enumerate(taken):
        placed.append((x, piece))
        x += piece.width + (stretch if at < len(gaps) and gaps[at] else 0.0)
    marked = bool(mark) and any(piece.raised and piece.text == mark for piece in taken)
    return Line(tuple(placed), face, marked)


def _stretches(left: Piece, right: Piece) -> bool:
    if right.raised:
        return False
    return left.text.isspace() or (wide(left.text[-1]) and not right.text.isspace()) or wide(right.text[0])
