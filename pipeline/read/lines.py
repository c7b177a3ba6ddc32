"""Lines of a decoded text, by offset; and what the look of lines and paragraphs says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

from pipeline.read.build import WIDE, is_wide
from pipeline.read.words import words

_END = re.compile("\r\n|[\n\r\x0b\x0c\x85\u2028\u2029]")
_BLANK = " \t\u3000\xa0\ufeff\u200b"
#: Characters that the two halves of a paragraph cut in two at a page's end have at least.
_HALVES = (30, 6)
_STOPS = frozenset("。！？；：.!?;:…”’」』）)】》")
_ITEM = re.compile(
    r"[(（\[［〔【]?\s?(?:\d{1,3}|[一二三四五六七八九十]{1,3}|[a-zA-Z]|[ivxIVX]{1,5})\s?[)）\]］〕】.、．]|[•·●○■□◆▪‣◦①-⑳❶-❿☆★※]|H\d|[-–—]\s"
)


class Line(NamedTuple):
    """A line without its end: ``[start, end)`` of the source, white space at both sides left out."""

    start: int
    end: int
    indent: int
    width: int

    @property
    def blank(self) -> bool:
        """Whether nothing is on the line."""
        return self.start == self.end


def split(text: str) -> list[Line]:
    """The lines of a text. ``indent`` and ``width`` count columns; a Han character has two."""
    out = []
    at = 0
    for end in _END.finditer(text):
        out.append(_line(text, at, end.start()))
        at = end.end()
    out.append(_line(text, at, len(text)))
    return out


def _line(text: str, start: int, end: int) -> Line:
    line = text[start:end]
    body = line.lstrip(_BLANK)
    left = len(line) - len(body)
    body = body.rstrip(_BLANK)
    indent = sum(2 if c == "\u3000" else 4 if c == "\t" else 1 for c in line[:left])
    if not body:
        return Line(start + left, start + left, indent, 0)
    return Line(start + left, start + left + len(body), indent, columns(body))


def columns(text: str) -> int:
    """How many columns a text fills on a terminal."""
    return len(text) if text.isascii() else len(text) + len(WIDE.findall(text))


def is_item(text: str) -> bool:
    """Whether a line starts like an item of a list: "(1)", "1.", "一、", "•", "[12]", "H1"."""
    return _ITEM.match(text) is not None


def whole_line(text: str, start: int) -> int:
    """Where the line's white space begins, for a line whose first visible character is at ``start``."""
    while start > 0 and text[start - 1] in " \t\u3000":
        start -= 1
    return start


def is_table(text: str, lines: Sequence[tuple[int, int]]) -> bool:
    """Whether lines, each ``(start, end)``, are the rows of a table whose cells are parted by tabs."""
    if len(lines) < 2 or "\t" not in text[lines[0][0] : lines[0][1]]:
        return False
    return all("\t" in text[whole_line(text, start) : end] for start, end in lines)


@cache
def _caption() -> re.Pattern[str]:
    table = words("caption")
    labels = "|".join(sorted(map(re.escape, table["label"]), key=len, reverse=True))
    notes = "|".join(sorted(map(re.escape, table["note"]), key=len, reverse=True))
    return re.compile(
        rf"(?P<label>(?:{labels})\s{{0,2}}[A-Z]?[\dIVX一二三四五六七八九十]{{1,4}}(?:[-–.—]\d{{1,3}})?"
        rf"(?=$|[\s　:：.．、(（a-zA-Z]))"
        rf"|(?P<note>(?:{notes})\s?\d?\s?[:：.．])"
    )


def caption_kind(text: str) -> str:
    """ "label" where a paragraph starts like a caption, "note" like a table's note, else ""."""
    found = _caption().match(text[:40])
    if found is None:
        return ""
    if found.group("note"):
        return "note"
    rest = text[found.end() :].lstrip(" \t\u3000\xa0")
    if rest[:1].islower() or len(text) > 250:
        return ""
    return "label"


def is_lone_caption(text: str) -> bool:
    """Whether a short paragraph is a caption although no table or picture stands beside it."""
    return caption_kind(text) == "label" and len(text) <= 80 and text[-1] not in "。.;；!！?？,，:："


def continues(before: str, after: str) -> bool:
    """Whether ``after`` is the rest of the paragraph ``before``, which a page's end cut in two.

    Both are long, ``before`` has full sentences but ends in the middle of one, and ``after`` does not
    look like the start of anything.
    """
    if len(before) < _HALVES[0] or len(after) < _HALVES[1]:
        return False
    table = words("join")
    rest = after.startswith(tuple(table["rests"])) and before[-1] not in "。！？；：.!?;:"
    if not rest and before[-1] in _STOPS:
        return _bracket_goes_on(before, after)
    sentence = max(before.rfind(stop, 0, -1) for stop in ("。", "！", "？", "；", ";", ". "))
    if sentence < 0 or len(before) - sentence > 400:
        return False
    if any(label in before[sentence:] for label in table["labels"]):
        return False
    if is_item(after) or after.startswith(tuple(table["starts"])) or re.match(r"[^,，。.]{1,12}[:：]", after):
        return False
    first = after[0]
    if is_wide(before[-1]) or is_wide(first):
        ends_open = rest or before[-1] in "，、,（(“" or before[-1].isalnum()
        return ends_open and (first.isalnum() or first in "，、,“（(》") and any(s in after for s in "。！？；")
    return first.islower() and ". " in after + " "


def _bracket_goes_on(before: str, after: str) -> bool:
    """Whether a bracket that ``before`` leaves open is closed at the beginning of ``after``."""
    opened = max(before.rfind(sign, -150) for sign in "(（")
    closed = max(before.rfind(sign, -150) for sign in ")）")
    first = next((c for c in after[:60] if c in "()（）"), "")
    return opened > closed and first in (")", "）") and not is_item(after)
