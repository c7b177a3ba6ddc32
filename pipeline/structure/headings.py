"""Headings: numbered in every style, unnumbered, and plain paragraphs that look like one.

A heading's level comes from its number, for readers often have no better ("# 4.1", "#### 4.1"): the
coarser styles that a paper uses stand above the finer ones. Its kind comes from its words.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.structure import words
from pipeline.structure.view import CJK, Part, ends_sentence, is_whole_label, language

#: Styles of numbers from the coarsest to the finest, for folded text.
_HAN = "一二三四五六七八九十"
STYLES: tuple[tuple[str, re.Pattern[str]], ...] = (
    (
        "chapter",
        re.compile(rf"第\s?[{_HAN}百\d]{{1,4}}\s?[章编篇部](?!分)|(?:CHAPTER|Chapter|PART|Part)\s[IVX\d]{{1,4}}\b"),
    ),
    ("section", re.compile(rf"第\s?[{_HAN}百\d]{{1,4}}\s?节")),
    ("roman", re.compile(r"[IVX]{1,5}(?:\s?[.、:]\s?|\s+)(?=[A-Z\u4e00-\u9fff])")),
    ("han", re.compile(rf"[{_HAN}]{{1,3}}(?:\s?[、,.:]|\s+)")),
    ("han-bracket", re.compile(rf"\(\s?[{_HAN}]{{1,3}}\s?\)[、.]?")),
    (
        "arabic",
        re.compile(
            r"(?:§\s?)?(?P<n>\d{1,2}(?:\s?\.\s?\d{1,2}(?!\d)){0,4})"
            r"(?:\s?[.、:](?!\d)|(?=\s)|(?=[\u4e00-\u9fff\"'(])(?!(?<!\.\d)[年月日个项种次位家名])|(?=[A-Z][a-z]{3}))"
        ),
    ),
    ("letter", re.compile(r"[A-H](?:[.、]\s?|\)\s?)(?=[A-Z\u4e00-\u9fff])")),
    ("bracket", re.compile(r"\(\s?\d{1,2}\s?\)|\d{1,2}\s?\)")),
)
_RANK = {style: rank for rank, (style, _) in enumerate(STYLES)}
_PIECES = re.compile(r"与|和|及|以及|、|/|&|;|,|，|\band\b")
_LOOKS_LIKE_ENTRY = re.compile(r".{0,200}(?:\[[JMDCRNPSAZ](?:/OL)?\]|\((?:19|20)\d\d[a-z]?\)\s?[.,])", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading: which part it is, its number's style and depth, and where its words stand.

    ``numbers`` are the arabic numbers ("2.1" -> (2, 1)); ``strong`` says that its kind was read from
    its own words; ``given`` is the reader's level.
    """

    part: int
    style: str
    numbers: tuple[int, ...]
    start: int
    end: int
    title: str
    kind: str
    strong: bool
    given: int | None


def number(flat: str) -> tuple[str, tuple[int, ...], int]:
    """The number at the beginning of a heading: style ("" without), arabic numbers, where it ends."""
    lead = len(flat) - len(flat.lstrip())
    for style, pattern in STYLES:
        match = pattern.match(flat, lead)
        if match is None:
            continue
        digits: tuple[int, ...] = ()
        if style == "arabic":
            digits = tuple(int(d) for d in re.findall(r"\d+", match["n"]))
        return style, digits, match.end()
    return "", (), lead


def kind_of(title: str) -> tuple[str, bool]:
    """The kind that a heading's words give, and whether only by a weak word; ("", False) for none.

    ``title`` is without its number. English "X of Y" is judged by X.
    """
    flat = re.sub(r"\s+", " ", title).strip(" .:;,*'\"").casefold()
    chinese = language(flat) == "zh"
    if chinese:
        flat = re.sub(r"\s+", "", re.sub(r"\([^()]{0,60}\)", "", flat))
        pieces = [piece for piece in _PIECES.split(flat) if piece]
    else:
        flat = re.split(r"[:(]", flat)[0] if not flat.startswith("study") else flat
        pieces = [re.split(r" (?:of|for|on|in|from|to) ", piece)[0].strip() for piece in _PIECES.split(flat)]
        pieces = [whole for whole in (flat, *pieces) if whole]
    found, weak = "", False
    for piece in pieces:
        best = ""
        for kind, (zh, en) in words.KINDS.items():
            for word in zh if chinese else en:
                if piece.endswith(word) and len(word) > len(best) and _stands(piece, word, chinese):
                    best, found, weak = word, kind, word in words.WEAK
    return found, weak


def _stands(piece: str, word: str, chinese: bool) -> bool:
    """Whether a word at the end of a heading stands by itself, after no more than a few others."""
    rest = len(piece) - len(word)
    if chinese:
        return rest <= 14
    return rest == 0 or (piece[rest - 1] == " " and piece[:rest].count(" ") <= 3)


def find(parts: Sequence[Part], taken: Sequence[str]) -> list[Heading]:
    """All headings among the parts whose ``taken`` is "" (the others are known to be something else)."""
    found = []
    for index, part in enumerate(parts):
        if taken[index] or not (part.kind == "heading" or (part.kind in ("paragraph", "item", "title") and part.first)):
            continue
        if part.kind == "heading" and _ends_like_prose(part.flat):
            continue
        run_in = _run_in(part) if part.kind == "paragraph" else 0
        if part.kind != "heading" and not run_in and not _looks(parts, index):
            continue
        style, digits, end = number(part.flat)
        stop = run_in or len(part.flat.rstrip())
        title = part.flat[end:stop].strip().removesuffix("." if run_in else "")
        kind, weak = kind_of(title)
        found.append(
            Heading(
                index, style, digits, part.start, part.start + stop, title, kind, bool(kind) and not weak, part.level
            )
        )
    return found


_RUN_IN = re.compile(r"\s*(?:\d{1,2}(?:\.\d{1,2}){1,3}\.?\s+)?(?P<title>[A-Z][\w ,'/&-]{2,70})\.\s+(?=[A-Z\"'])")


def _run_in(part: Part) -> int:
    """Where a heading ends that a sentence follows ("2.1. Setting. We …"), numbered or a known word; 0 for none."""
    match = _RUN_IN.match(part.flat)
    if match is None or len(part.flat) - match.end() < 60:
        return 0
    numbered = match.start("title") > len(part.flat) - len(part.flat.lstrip())
    return match.end("title") + 1 if numbered or is_exact(match["title"]) else 0


def _ends_like_prose(flat: str) -> bool:
    """Some readers call a bold sentence a heading."""
    text = flat.rstrip()
    return text.endswith(("。", ";")) or (len(text) > 200 and ends_sentence(text))


def _looks(parts: Sequence[Part], index: int) -> bool:
    """Whether a paragraph looks like a heading: short, unstopped, and numbered or a known word."""
    part = parts[index]
    text = part.flat.strip()
    limit = 45 if CJK.search(text) else 90
    if len(text) > limit or "\n" in text or _LOOKS_LIKE_ENTRY.match(text):
        return False
    style, digits, end = number(text)
    title = text[end:].strip()
    if not title or (ends_sentence(title) and not title.endswith(":")) or title.endswith((",", "、")):
        return False
    kind, _ = kind_of(title)
    if not style:
        exact = title.strip(" :.").casefold()
        return kind != "" and any(exact in zh or exact in en for zh, en in words.KINDS.values())
    if style in ("bracket", "letter") or words.AFFILIATION.search(title):
        return False
    if style == "arabic" and not kind:
        return (
            _has_prose_after(parts, index) and (digits[0] < 20) and re.search(r"[A-Z\u4e00-\u9fff]", title) is not None
        )
    return kind != "" or _has_prose_after(parts, index)


def _has_prose_after(parts: Sequence[Part], index: int) -> bool:
    """Whether running text follows, at once or after one more line that is numbered more finely."""
    return any(part.kind == "heading" or len(part.flat) > 120 for part in parts[index + 1 : index + 3])


def levels(headings: Sequence[Heading]) -> list[int]:
    """The level of every heading, from 1.

    Numbered ones: 1, plus the coarser styles in use, plus the depth of "2.1". Unnumbered ones in a
    numbered paper stand below the last numbered one, except those that name a whole part (引言,
    Conclusion). In a paper without numbers the reader's levels count.
    """
    ranks = sorted({_RANK[h.style] for h in headings if h.style})
    given = sorted({h.given for h in headings if not h.style and h.given is not None})
    numbered = sum(1 for h in headings if h.style)
    out: list[int] = []
    last = 0
    for heading in headings:
        if heading.style:
            level = 1 + ranks.index(_RANK[heading.style]) + max(0, len(heading.numbers) - 1)
            last = level
        elif numbered >= 2:
            whole = heading.strong and heading.kind in ("introduction", "conclusion") and is_exact(heading.title)
            level = 1 if whole or any(is_whole_label(heading.title, n) for n in _WHOLE) else last + 1
        elif heading.given is not None and len(given) > 1:
            level = 1 + given.index(heading.given)
        else:
            level = 1
        out.append(level)
    return out


_WHOLE = ("abstract", "references", "acknowledgement", "declaration", "appendix", "keywords")


def is_exact(title: str) -> bool:
    """Whether a heading is one of the known words and nothing else."""
    flat = re.sub(r"\s+", " ", title).strip(" :.*").casefold()
    return any(flat in zh or re.sub(r"\s", "", flat) in zh or flat in en for zh, en in words.KINDS.values())


#: Which kinds a heading below another may have by its own words, where the upper one limits it.
_BELOW = {
    "introduction": {"introduction", "theory", "hypotheses", "method", "conclusion"},
    "theory": {"theory", "hypotheses", "conclusion"},
    "hypotheses": {"theory", "hypotheses", "method"},
    "method": {"method", "hypotheses", "findings"},
}


def kinds(headings: Sequence[Heading], depths: Sequence[int]) -> list[str]:
    """The kind of every heading: by its words, else its parent's, else by its place in the paper."""
    out: list[str] = []
    stack: list[tuple[int, str]] = []
    seen_method = False
    for heading, depth in zip(headings, depths, strict=True):
        while stack and stack[-1][0] >= depth:
            stack.pop()
        parent = stack[-1][1] if stack else ""
        kind = heading.kind
        if parent and kind and (kind not in _BELOW.get(parent, {kind}) or (not heading.strong and parent == "method")):
            kind = parent
        if not kind or (not parent and _is_study(heading.title)):
            kind = parent or _by_place(heading, out, seen_method)
        if parent == "introduction" and kind == "conclusion":
            kind = "introduction"
        seen_method = seen_method or kind in ("method", "findings")
        out.append(kind)
        stack.append((depth, kind))
    return out


def _by_place(heading: Heading, before: Sequence[str], seen_method: bool) -> str:
    if _is_study(heading.title) or seen_method:
        return "findings"
    return "theory" if before else "introduction"


def _is_study(title: str) -> bool:
    """ "实验1：…", "Study 2": an experiment of its own."""
    flat = title.casefold().lstrip()
    return any(re.match(rf"{re.escape(word)}\s?[\d一二三四五六]", flat) for word in words.STUDIES)
