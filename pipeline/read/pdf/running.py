"""Running heads, page numbers and stamps: what stands at a page's edge and comes back from page to page."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from pipeline.read.pdf.drawn import Rule
from pipeline.read.pdf.lines import TextLine

#: The outer part of a page's height in which running matter stands.
_EDGE = 0.12
#: The outermost line may stand farther in, where a small page was put on a large sheet.
_FAR = 0.2
#: A head stands apart from the text by so many of its heights, or by a rule.
_APART = 0.9
#: On a page of wide lines a head stands apart by so many of their distances.
_LOOSE = 1.4
#: Heads of different pages stand on the same height where they differ by no more (points).
_LEVEL = 2.0
#: Heads that no page repeats are told where so many of the pages have one.
_MOST = 0.6
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\s\-–—·•|/.()（）第页共of]*(?:\d{1,5}|[ivxlcIVXLC]{1,7})[\s\-–—·•|/.()（）第页共of\d]*")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is asked of a page: its lines with their text, its size, its rules."""

    lines: list[tuple[TextLine, str]]
    width: float
    height: float
    rules: tuple[Rule, ...]


@dataclass(slots=True)
class _Place:
    """A line at a page's edge: which edge, on which page, and whether it stands apart from the text."""

    line: TextLine
    key: str
    page: int
    head: bool
    outer: bool
    apart: bool
    number: bool


def running(pages: list[Sheet]) -> set[int]:
    """The ids (``id(line)``) of lines that are running matter.

    A line at a page's edge is one where its text, digits masked, stands there on at least two pages (and
    a fifth of them; where it is two only, apart from the text on one of them); where it is a lone page
    number; or where it stands apart from the text, on the height of such a line of another page (heads
    that differ from page to page; what stands on the height of a page number at the foot may be text),
    or at the top of most pages on one height.
    """
    places = [place for number, sheet in enumerate(pages) for place in _edges(number, sheet)]
    seen = Counter(key for key, _ in {(place.key, place.page) for place in places})
    apart = {place.key for place in places if place.apart}
    needed = max(2, len(pages) // 5)
    known = []
    for place in places:
        count = seen[place.key] if place.key else 0
        often = count >= needed and (count > 2 or place.key in apart)
        if place.number or (often if place.outer else count > needed):
            known.append(place)
    out = {id(place.line) for place in known}
    different: set[int] = set()
    for place in places:
        if place.apart and id(place.line) not in out:
            level = [p for p in places if p.head == place.head and p.page != place.page and _level(p, place)]
            sure = any(id(p.line) in out and (p.head or not p.number) for p in level)
            most = len({p.page for p in level if p.apart}) + 1 >= max(2, _MOST * len(pages))
            under = any(p.head and p.page == place.page and p.line.top < place.line.top - _LEVEL for p in known)
            if sure or (place.head and most and not under):
                different.add(id(place.line))
    return out | different


def _level(one: _Place, two: _Place) -> bool:
    return abs(one.line.top - two.line.top) < _LEVEL and abs(one.line.size - two.line.size) < 1.0


def _edges(number: int, sheet: Sheet) -> list[_Place]:
    out = []
    tops = sorted((line for line, _ in sheet.lines), key=lambda line: line.top)
    for line, text in sheet.lines:
        head = line.bottom < sheet.height / 2
        outer = line.bottom < sheet.height * _EDGE or line.top > sheet.height * (1 - _EDGE)
        far = line.bottom < sheet.height * _FAR or line.top > sheet.height * (1 - _FAR)
        if outer or (far and _outermost(line, tops, head)):
            bare = text.strip()
            lone = outer and bool(_NUMBER.fullmatch(bare)) and len(bare) < 14 and _outermost(line, tops, head)
            apart = outer and _apart(line, tops, sheet, head) and len(bare) < 160
            out.append(_Place(line, _key(text), number, head, outer, apart, lone))
    return out


def _outermost(line: TextLine, tops: list[TextLine], head: bool) -> bool:
    """Whether no other line stands farther out, but for lines on the same height and one more."""
    if head:
        return sum(other.bottom < line.top + 1 for other in tops) <= 1
    return sum(other.top > line.bottom - 1 for other in tops) <= 1


def _apart(line: TextLine, tops: list[TextLine], sheet: Sheet, head: bool) -> bool:
    """Whether a rule or a wide gap parts the line from the text, with nothing but heads farther out."""
    if not _outermost(line, tops, head):
        return False
    pitch = _pitch([own for own, _ in sheet.lines])
    if head:
        following = [other.top for other in tops if other.top > line.bottom - 1]
        inner = min(following, default=sheet.height)
        gap, between = inner - line.bottom, (line.bottom - 2, inner + 1)
    else:
        before = [other.bottom for other in tops if other.bottom < line.top + 1]
        inner = max(before, default=0.0)
        gap, between = line.top - inner, (inner - 1, line.top + 2)
    ruled = any(r.flat and r.x1 - r.x0 > 0.4 * sheet.width and between[0] <= r.top <= between[1] for r in sheet.rules)
    return ruled or gap > max(_APART * line.height, _LOOSE * pitch - line.height)


def _pitch(lines: list[TextLine]) -> float:
    """The usual distance of a page's lines; 0 where it has hardly any."""
    steps = [two.top - one.top for one, two in pairwise(lines)]
    close = [step for step, line in zip(steps, lines, strict=False) if 0 < step < 3 * line.size]
    return median(close) if len(close) >= 5 else 0.0


def _key(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split())).casefold()
