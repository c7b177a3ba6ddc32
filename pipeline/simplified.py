"""Papers in traditional characters, read in simplified ones.

Headings, cues and word lists are in simplified characters; a paper from Taiwan or Hong Kong is read as
if it were printed in them. The reading has one character for each of the paper's, so spans that are
found in it are spans of the paper, and quotes are the paper's own text. The conversion is OpenCC's,
by phrase, with the variants of both places.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import lru_cache
from importlib.resources import files

from opencc import OpenCC

from pipeline.document import Document

#: A run of Chinese, short enough for a library whose time grows with the square of it.
_HAN = re.compile("[㐀-䶿一-鿿豈-﫿𠀀-𲎯]{1,200}")


def reading(document: Document) -> Document:
    """The document with its text in simplified characters, as long as it was; itself where it is not traditional."""
    text = _simplified(document.text)
    return document if text is document.text else replace(document, text=text)


@lru_cache(maxsize=1)
def characters() -> dict[int, str]:
    """The simplified character of each traditional one, as a table for ``str.translate``."""
    table = {}
    lines = files("opencc").joinpath("dictionary", "TSCharacters.txt").read_text(encoding="utf-8")
    for line in lines.splitlines():
        old, _, new = line.partition("\t")
        first = new.split(" ")[0]
        if len(old) == len(first) == 1:
            table[ord(old)] = first
    return table


@lru_cache(maxsize=1)
def _own() -> tuple[frozenset[str], frozenset[str]]:
    """Characters that only traditional text has, and those that only simplified text has."""
    old, new = frozenset(map(chr, characters())), frozenset(characters().values())
    return old - new, new - old


@lru_cache(maxsize=2)
def _simplified(text: str) -> str:
    traditional, simple = (sum(map(own.__contains__, text)) for own in _own())
    if traditional <= simple:
        return text
    from_taiwan, from_hong_kong = OpenCC("tw2s").convert, OpenCC("hk2s").convert

    def same_length(run: re.Match[str]) -> str:
        new: str = from_hong_kong(from_taiwan(run[0]))
        return new if len(new) == len(run[0]) else run[0].translate(characters())

    return _HAN.sub(same_length, text)
