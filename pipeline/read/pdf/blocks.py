"""From lines in reading order to blocks: headings, paragraphs that run over columns and pages, notes, captions."""

from __future__ import annotations

import functools
import re
import tomllib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.read.pdf.lines import TextLine

_STOP = re.compile(r"[。！？!?.;；:：](?:[”\"’』」)）\]]|\[[\d,\-–]{1,12}\])*$")
_HAN = re.compile(r"[㐀-鿿]")


#: The table of words.toml that begins a new block of a kind.
_OWN = {"footnote": "note"}


@dataclass(slots=True)
class Piece:
    """A line with its text as it will stand in the document."""

    line: TextLine
    text: str
    bold: bool = False


@dataclass(slots=True)
class Group:
    """Lines that make one block."""

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    level: int | None = None


@functools.cache
def words() -> dict[str, re.Pattern[str]]:
    """The patterns of words.toml, one for each kind of block."""
    tables = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
    return {name: re.compile("|".join(f"(?:{p})" for p in patterns)) for name, patterns in tables.items()}


def body_size(pieces: Iterable[Piece]) -> float:
    """The size of most running text: line sizes weighted by the length of their text."""
    counts: Counter[float] = Counter()
    for piece in pieces:
        counts[round(piece.line.size * 2) / 2] += len(piece.text)
    return max(counts, key=lambda size: (counts[size], -size)) if counts else 10.0


def group(pieces: list[Piece], heights: dict[int, float]) -> list[Group]:
    """Blocks of a whole document; ``heights`` are the pages' heights by number.

    A paragraph goes on over a column, a page and anything that floats between (captions, notes,
    tables): a line that begins without indent joins the last open paragraph that had not ended.
    """
    size = body_size(pieces)
    out: list[Group] = []
    body: Group | None = None
    for n, piece in enumerate(pieces):
        kind = _kind(piece, size, heights)
        home = _home(piece, kind, pieces[n - 1] if n else None, out, body)
        if home is None:
            home = Group("paragraph" if kind == "follow" else kind)
            out.append(home)
        home.pieces.append(piece)
        body = home if home.kind == "paragraph" else None if home.kind == "heading" else body
    for found in out:
        if found.kind == "heading":
            found.level = _level(found, size)
    return _with_title(out, size)


def _home(piece: Piece, kind: str, before: Piece | None, out: list[Group], body: Group | None) -> Group | None:
    """The block that a line goes on with, or None where it begins one."""
    if not out or before is None:
        return None
    last = out[-1]
    if kind == "follow":
        if _goes_on(last, before, piece):
            return last
        if last.kind in {"footnote", "caption"} and _same_block(before, piece) and _like(before, piece):
            return last
        return body if body and body is not last and _resumes(body, piece) else None
    joined = kind == last.kind and kind in {"heading", "footnote", "caption"} and _same_block(before, piece)
    return last if joined and not words()[_OWN.get(kind, kind)].match(piece.text.strip()) else None


def _like(before: Piece, piece: Piece) -> bool:
    """Whether a line is set like the one before it, and no wider than the note or caption may be."""
    return abs(before.line.size - piece.line.size) < 0.3


def _kind(piece: Piece, size: float, heights: dict[int, float]) -> str:
    text, line = piece.text.strip(), piece.line
    known = words()
    if known["caption"].match(text) and len(text) < 160:
        return "caption"
    low = line.top > 0.55 * heights[line.page]
    if line.size < 0.95 * size and low and known["note"].match(text):
        return "footnote"
    wide = line.column[1] - line.column[0]
    short = line.x1 - line.x0 < 0.9 * wide or line.size > 1.15 * size
    numbered = bool(known["heading"].match(text)) and len(text) < 60 and not _STOP.search(text)
    if line.size > 1.08 * size and short and len(text) < 120:
        return "heading"
    if numbered and short and (piece.bold or line.size >= 0.98 * size) and len(text) < 40:
        return "heading"
    if piece.bold and short and len(text) < 80 and not _STOP.search(text):
        return "heading"
    return "follow"


def _goes_on(last: Group, before: Piece, piece: Piece) -> bool:
    """Whether a line goes on with the block before it."""
    if last.kind != "paragraph":
        return False
    one, two = before.line, piece.line
    if abs(one.size - two.size) > 0.12 * max(one.size, two.size):
        return False
    if words()["entry"].match(piece.text) and _left(two) < 1.2 * two.size:
        return False
    if one.page != two.page or two.top < one.top:
        return _open(before) and _left(two) < 1.2 * two.size
    gap = two.top - one.bottom
    if gap > 0.9 * two.size:
        return False
    hanging = (
        _left(one) < _left(two) - 0.5 * two.size
        and len(last.pieces) >= 1
        and _left(last.pieces[0].line) < 0.5 * two.size
    )
    if _left(two) > 1.2 * two.size and not hanging and _left(one) < _left(two) - 0.8 * two.size:
        return False
    ended = _STOP.search(before.text.rstrip()) and one.column[1] - one.x1 > 1.5 * one.size
    if ended and _left(two) < 0.5 * two.size and _left(last.pieces[0].line) > 1.2 * two.size:
        return False
    return not (ended and one.column[1] - one.x1 > 0.3 * (one.column[1] - one.column[0]) and not hanging)


def _resumes(body: Group, piece: Piece) -> bool:
    """Whether a line after a float goes on with the paragraph before it."""
    last = body.pieces[-1]
    same = abs(last.line.size - piece.line.size) < 0.06 * piece.line.size
    entry = words()["entry"].match(piece.text)
    return same and _open(last) and _left(piece.line) < 1.0 * piece.line.size and not entry


def _open(piece: Piece) -> bool:
    """Whether a paragraph's last line so far calls for more."""
    text = piece.text.rstrip()
    full = piece.line.column[1] - piece.line.x1 < 1.5 * piece.line.size
    return full or not _STOP.search(text)


def _left(line: TextLine) -> float:
    """How far a line is indented, in points."""
    return line.x0 - line.column[0]


def _same_block(before: Piece, piece: Piece) -> bool:
    one, two = before.line, piece.line
    return (
        one.page == two.page
        and -0.5 * two.size < two.top - one.bottom < 1.0 * max(one.size, two.size)
        and abs(one.size - two.size) < 0.12 * max(one.size, two.size)
    )


def _level(found: Group, size: float) -> int:
    text = found.pieces[0].text.strip()
    depth = re.match(r"\d{1,2}((?:\.\d{1,2})*)", text)
    if depth:
        return 1 + depth.group(1).count(".")
    if re.match(r"[（(]", text):
        return 2
    return 1


def _with_title(out: list[Group], size: float) -> list[Group]:
    """The largest heading of the first page is the title."""
    first = [g for g in out if g.kind == "heading" and g.pieces[0].line.page == out[0].pieces[0].line.page]
    if first:
        best = max(first, key=lambda g: (g.pieces[0].line.size, -out.index(g)))
        if best.pieces[0].line.size > 1.15 * size:
            best.kind, best.level = "title", None
    return out
