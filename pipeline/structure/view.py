"""A paper seen as *parts*: its blocks, cut further where one block holds several things.

Plain text files keep a title, a year and an abstract in one block; readers of scanned pages leave
"关键词…" at the end of the abstract. A part is such a piece. Patterns are matched on ``flat``, the
text with full-width letters and punctuation folded one to one, so that every offset stays true.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from pipeline.document import Document, Mark
from pipeline.simplified import reading
from pipeline.structure import words

_VARIANTS = {
    "[": "【〔［〖",
    "]": "】〕］〗",
    "-": "‐‑‒–—―−～∼－﹣",
    "'": "‘’ʼ´`",
    '"': "“”„",
    ".": "．﹒",
    "&": "＆﹠",
    ";": "；﹔",
    ":": "：﹕∶",
    ",": "，﹐",
    "*": "⁎",
    " ": "\u3000\xa0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\t\r\v\f",
}
_FOLD: dict[int, str] = {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_FOLD |= {ord(char): plain for plain, variants in _VARIANTS.items() for char in variants}

CJK = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]")
LATIN_WORD = re.compile(r"[A-Za-zÀ-ɏ]{2,40}")
SUPERSCRIPT_DIGITS = "¹²³⁰⁴⁵⁶⁷⁸⁹"

#: Where a block is cut: a label that stands in the middle of it.
_INNER = re.compile(
    r"(?<=[.。;；!?)）\]】\s])\s{0,4}(?:关\s{0,4}键\s{0,4}[词字]|Key\s?-?[Ww]ords?\s?[:\s])"
    r"|(?:(?:中\s?图\s?(?:法\s?)?)?分\s{0,2}类\s{0,2}号|文\s?献\s?标\s?[识志]\s?码|文\s?章\s?编\s?号)\s?[:\]A-Z]"
)
_AUTHOR_NOTE = re.compile(r"\(\s?(?:\*\s?)?(?:通讯作者|通信作者|Corresponding author)[^()]{1,200}\)")
_FIRST_ENTRY = re.compile(r"\s{0,4}(?:\[\s?1\s?\]|[A-ZÀ-Þ][\w'-]{1,25},?\s?[A-Z]\s?\.|[\u4e00-\u9fff]{2,4}[,.])")
_YEAR_LINE = re.compile(r"\s*(?:19|20)\d\d\s*")


def fold(text: str) -> str:
    """The text with full-width and typographic variants folded; always of the same length."""
    return text.translate(_FOLD)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch ``[start, end)`` of one block; ``first`` where it begins its block."""

    start: int
    end: int
    kind: str
    level: int | None
    flat: str
    first: bool = True

    @property
    def lines(self) -> list[str]:
        """The visible lines of the part, folded."""
        return [line for line in self.flat.split("\n") if line.strip()]


@dataclass(frozen=True, slots=True)
class View:
    """A document with its folded text, in simplified characters, its parts and its raised runs in order."""

    document: Document
    flat: str
    parts: tuple[Part, ...]
    raised: tuple[Mark, ...]


def view(document: Document) -> View:
    """Cut a document into parts."""
    flat = fold(reading(document).text)
    found = []
    for block in document.blocks:
        cuts = [block.start, *_cuts(flat, block.start, block.end, block.kind), block.end]
        first = True
        for start, end in itertools.pairwise(cuts):
            if flat[start:end].strip():
                found.append(Part(start, end, block.kind, block.level, flat[start:end], first))
                first = False
    raised = tuple(sorted((m for m in document.marks if m.kind == "superscript"), key=lambda m: m.start))
    return View(document, flat, tuple(found), raised)


def _cuts(flat: str, start: int, end: int, kind: str) -> list[int]:
    """Offsets inside a block at which a new part begins, sorted."""
    if kind in ("table", "caption", "formula", "running"):
        return []
    cuts = set()
    lines = list(_lines(flat, start, end))
    if len(lines) > 1:
        for at, stop in lines:
            alone, begins = _stands_alone(flat[at:stop]), _begins(flat[at:stop])
            if alone or begins:
                cuts.add(at)
            if alone:
                cuts.add(stop)
    head = flat[start : start + 400]
    if end - start < 6000 and (label(head, "abstract") or label(head, "keywords")):
        cuts.update(match.start() for match in _INNER.finditer(flat, start, end))
    listed = label(head, "references")
    if listed and _FIRST_ENTRY.match(head, listed.end):
        cuts.add(start + listed.end)
    for match in _AUTHOR_NOTE.finditer(flat, start, end):
        cuts.update(match.span())
    return sorted(cut for cut in cuts if start < cut < end)


def _lines(flat: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    at = start
    while at < end:
        stop = flat.find("\n", at, end)
        stop = end if stop < 0 else stop + 1
        if flat[at:stop].strip():
            yield at, stop
        at = stop


_ALONE = ("abstract", "references", "acknowledgement", "declaration", "keywords")


def _stands_alone(line: str) -> bool:
    """Whether a line is a thing of its own: a year, a label, one thing that a web page left."""
    if len(line) > 60 or not (line[0].isdigit() or words.MAY_BEGIN.match(line) or _plain(line) in words.DEBRIS):
        return False
    if _YEAR_LINE.fullmatch(line) or _plain(line) in words.DEBRIS:
        return True
    return any(is_whole_label(line, name) for name in _ALONE)


def _plain(line: str) -> str:
    return line.strip(" \n•·*-[]").casefold()


def _begins(line: str) -> bool:
    """Whether a line begins something that is not the line before it continued."""
    if words.MAY_BEGIN.match(line) is None:
        return False
    return any(run_in(line, name) for name in ("abstract", "keywords", "classification", "note"))


def label(flat: str, name: str) -> words.Label | None:
    """The label ``name`` at the beginning of a folded text, with or without what follows it."""
    zh, en = words.LABELS[name]
    if match := zh.match(flat):
        return words.Label(name, "zh", match.end())
    if match := en.match(flat):
        return words.Label(name, "en", match.end())
    if name == "keywords" and (match := words.GLUED_KEYWORDS.match(flat)):
        return words.Label(name, "en", match.end())
    if name == "abstract" and (match := words.GLUED_ABSTRACT.match(flat)):
        return words.Label(name, "en", match.end())
    return None


def is_whole_label(flat: str, name: str) -> bool:
    """Whether the text is nothing but the label (a heading "参考文献：")."""
    found = label(flat, name)
    return found is not None and not flat[found.end :].strip(" \n:.*[]()")


def run_in(flat: str, name: str) -> words.Label | None:
    """A label that is followed by a colon, a bracket, a dash or a line break, and so can be no word of a sentence."""
    zh, en = words.LABELS[name]
    for lang, pattern in (("zh", zh), ("en", en)):
        match = pattern.match(flat)
        if match and (match["colon"] or "]" in match[0] or flat[match.end() :].lstrip(" ").startswith("\n")):
            return words.Label(name, lang, match.end())
    return None


@lru_cache(maxsize=4096)
def language(text: str) -> str:
    """ "zh" or "en", by what there is more of: Chinese characters or Latin words."""
    return "zh" if len(CJK.findall(text)) >= len(LATIN_WORD.findall(text)) else "en"


def ends_sentence(flat: str) -> bool:
    """Whether a text ends as a sentence does (closing quotes and brackets ignored)."""
    return flat.rstrip(" \n\"')]》」』*").endswith((".", "。", "!", "?", "…", ";", ":"))
