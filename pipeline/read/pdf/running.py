"""Running heads, page numbers and stamps: what stands at a page's edge and comes back from page to page."""

from __future__ import annotations

import re
from collections import Counter

from pipeline.read.pdf.lines import TextLine

#: The outer part of a page's height in which running matter stands.
_EDGE = 0.12
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(r"[\s\-–—·•|/.()（）第页共of]*(?:\d{1,4}|[ivxlcIVXLC]{1,7})[\s\-–—·•|/.()（）第页共of\d]*")


def running(pages: list[list[tuple[TextLine, str]]], heights: list[float]) -> set[int]:
    """The ids (``id(line)``) of lines that are running matter; ``pages`` holds lines with their text.

    A line is one where its text, digits masked, stands in the outer part of at least two pages (and
    of a fifth of them), or is a lone page number there.
    """
    seen: Counter[str] = Counter()
    places: list[tuple[TextLine, str, bool]] = []
    for found, height in zip(pages, heights, strict=True):
        keys = set()
        for line, text in found:
            outer = line.bottom < height * _EDGE or line.top > height * (1 - _EDGE)
            if outer:
                key = _key(text)
                keys.add(key)
                places.append((line, key, bool(_NUMBER.fullmatch(text.strip())) and len(text.strip()) < 14))
        seen.update(keys)
    needed = max(2, len(pages) // 5)
    return {id(line) for line, key, number in places if number or (key and seen[key] >= needed)}


def _key(text: str) -> str:
    return _DIGITS.sub("#", "".join(text.split())).casefold()
