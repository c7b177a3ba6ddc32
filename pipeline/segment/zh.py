"""Chinese text into sentences, clauses and tokens.

Three functions, each on a range of a text, each giving offsets into that text: :func:`split`,
:func:`clauses` and :func:`tokens`. The words they know are in ``zh.toml``.

The tokens are jieba's with its hidden Markov model off (:mod:`pipeline.segment.zh_words`).
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.document import Span, Token
from pipeline.segment.zh_words import Words
from pipeline.settings import read_toml

#: Bracketed text longer than this is taken for a bracket that was never closed.
LONGEST_BRACKET = 400
#: The same for straight quotation marks, whose two ends look alike.
LONGEST_QUOTE = 120
#: An enumerated item shorter than this, with no comma in it, is part of a list, not a sentence.
SHORTEST_ITEM = 13
#: Both sides of a semicolon need this many characters to be full clauses.
SHORTEST_CLAUSE = 8

_PAIRS = {
    "(": ")",
    "（": "）",
    "[": "]",
    "【": "】",
    "〔": "〕",
    "「": "」",
    "『": "』",
    "《": "》",
    "“": "”",
    "‘": "’",
}
_EDGE = re.compile("[" + re.escape('"' + "".join(_PAIRS) + "".join(_PAIRS.values())) + "]")
_ENDS = "。！？｡"
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_MARK = re.compile(
    r"\$?\s?\\textcircled\s?\{\s?\d{1,2}\s?\}\s?\$?|[（(]\s?(?:\d{1,2}|[一二三四五六七八九十]{1,3})\s?[）)]|[①-⑳]"
    r"|第[一二三四五六七八九十]{1,3}[，,]|(?:[一二三四五六七八九]是|其[一二三四五六七八九][，,])|(?:假设|命题)?\s?[HP]\d{1,2}[a-z]?\s?[:：]"
)
_SEMICOLON = re.compile(r"[；;]")
_STOP = re.compile(r"[。！？｡!?．.；;]")
_TAIL = re.compile(r"[”’」』）)\"'》]{0,3}(?:\[[\d,，\-–—~～、 ]{1,30}\]){0,3}")
_CLAUSE = re.compile(r"[，,：:；;。！？｡!?]|——|－－|--")
_LATIN_BEFORE = re.compile(r"[A-Za-z]{1,20}$")
_NUMBER_BEFORE = re.compile(r"\d{1,9}(?:[.．]\s?\d{1,9})?%?$|(?<![\w。；;.])[.．]\d{1,9}$")
_LETTER = re.compile(r"[^\W\d_]")


@lru_cache(maxsize=1)
def _words() -> dict[str, Any]:
    return read_toml(Path(__file__).with_suffix(".toml"))


@lru_cache(maxsize=1)
def _abbreviations() -> frozenset[str]:
    return frozenset(_words()["abbreviations"])


@lru_cache(maxsize=1)
def _dictionary() -> Words:
    return Words(_words()["terms"])


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words of ``[start, end)`` with jieba's tags ("n", "v", "p" …; "eng", "m", "x" elsewhere)."""
    dictionary = _dictionary()
    tag = dictionary.tags.get
    new = tuple.__new__  # half the time of the named tuple's own
    cut = dictionary.cut(text, start, end)
    return tuple([new(Token, (a, b, tag(word := text[a:b]) or _foreign_tag(word))) for a, b in cut])


def _foreign_tag(word: str) -> str:
    if word[0].isdigit():
        return "m"
    if word.isascii() and word[0].isalpha():
        return "eng"
    return "x"


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The clauses of a sentence: cut at commas, colons, semicolons and dashes outside brackets and quotes.

    The cutting marks and white space belong to no clause; a comma inside a number cuts nothing.
    """
    shut = _shut(text, start, end)
    out, begin = [], start
    for mark in _CLAUSE.finditer(text, start, end):
        at = mark.start()
        if at in shut or (text[at] in ",:" and _inside_number(text, at, end)):
            continue
        out.append((begin, at))
        begin = mark.end()
    last = end - 1 if end > begin and text[end - 1] in ".．" else end
    out.append((begin, last))
    return tuple(span for a, b in out if (span := _trim(text, a, b)) and _LETTER.search(text, span.start, span.end))


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of a Chinese (or mixed) passage: cut at 。！？ and ASCII stops beside Chinese.

    A semicolon cuts where it separates full clauses, an item mark such as (1), ① or 第一， where the
    item is a sentence. What stands in brackets or quotes is not cut, unless a quote ends the sentence.
    """
    shut = _shut(text, start, end)
    hard = [start, *_hard_ends(text, start, end, shut), end]
    out = []
    for a, b in itertools.pairwise(hard):
        cuts = [a, *_soft_cuts(text, a, b, shut), b]
        out += [span for x, y in itertools.pairwise(cuts) if (span := _trim(text, x, y))]
    return out


def _trim(text: str, start: int, end: int) -> Span | None:
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def _shut(text: str, start: int, end: int) -> set[int]:
    """The offsets that lie inside a pair of brackets or quotes."""
    open_at: list[int] = []
    pairs: list[tuple[int, int]] = []
    straight: int | None = None
    for mark in _EDGE.finditer(text, start, end):
        at, char = mark.start(), mark.group()
        if char == '"':
            if straight is not None and at - straight <= LONGEST_QUOTE and "。" not in text[straight : at - 1]:
                pairs.append((straight, at))
                straight = None
            else:
                straight = at
        elif char in _PAIRS:
            open_at.append(at)
        else:
            _close(text, at, open_at, pairs)
    shut: set[int] = set()
    covered = start
    for a, b in sorted(pairs):
        shut.update(range(max(a + 1, covered), b))
        covered = max(covered, b)
    return shut


def _close(text: str, at: int, open_at: list[int], pairs: list[tuple[int, int]]) -> None:
    """Pair the closing mark at ``at`` with its opening mark, if that is near; full and half width mix."""
    kinds = {")": "(（", "）": "(（"}.get(text[at])
    for back in range(len(open_at) - 1, max(-1, len(open_at) - 6), -1):
        opening = text[open_at[back]]
        if at - open_at[back] > LONGEST_BRACKET:
            return
        if opening in kinds if kinds else _PAIRS[opening] == text[at]:
            pairs.append((open_at[back], at))
            del open_at[back:]
            return


def _hard_ends(text: str, start: int, end: int, shut: set[int]) -> Iterator[int]:
    """Where sentences end for certain (offsets just past the end)."""
    for mark in _STOP.finditer(text, start, end):
        at = mark.start()
        char = text[at]
        if char in "；;":
            continue
        tail = _TAIL.match(text, at + 1, end)
        after = tail.end() if tail else at + 1
        if at in shut and not _ends_quote(text, at, after, end, shut):
            continue
        if char in _ENDS or _ends_in_ascii(text, at, after, start, end):
            yield after


def _ends_quote(text: str, at: int, after: int, end: int, shut: set[int]) -> bool:
    """Whether a stop inside a quote is its last character and the sentence ends with the quote."""
    if after == at + 1 or after - 1 in shut or text[at] not in _ENDS or text[at + 1] not in '”’」』"':
        return False
    follower = text[after : min(end, after + 2)].lstrip()[:1]
    return not follower or follower not in "，,、；;：:的。"


def _ends_in_ascii(text: str, at: int, after: int, start: int, end: int) -> bool:
    """Whether an ASCII stop ends a Chinese sentence: by what stands before it and after it."""
    before = text[at - 1] if at > start else ""
    rest = text[after : min(end, after + 3)]
    follower = rest.lstrip()[:1]
    if follower and follower in ".．。，,、；;：:）)]":
        return False
    if text[at] in "!?":
        return bool(_HAN.match(before)) or not follower or bool(_HAN.match(follower))
    if before in "”’）)]》" or _HAN.match(before or " "):
        return not follower.isdigit() or bool(_HAN.match(before))
    if not follower:
        return True
    starts_chinese = bool(_HAN.match(follower)) or follower in "（(“《①②③④⑤"
    if not starts_chinese and not (follower.isupper() and rest[:1].isspace()):
        return False
    latin = _LATIN_BEFORE.search(text, max(start, at - 20), at)
    if latin:
        return len(latin.group()) > 1 and latin.group().lower() not in _abbreviations()
    number = _NUMBER_BEFORE.search(text, max(start, at - 24), at)
    return bool(
        number and number.group() and ("." in number.group() or "%" in number.group() or len(number.group()) == 4)
    )


def _inside_number(text: str, at: int, end: int) -> bool:
    return at > 0 and text[at - 1].isdigit() and at + 1 < end and text[at + 1].isdigit()


def _soft_cuts(text: str, start: int, end: int, shut: set[int]) -> list[int]:
    """Cuts at semicolons between full clauses and before item marks, inside one hard sentence."""
    marks = [m.start() for m in _MARK.finditer(text, start, end) if _begins_item(text, m.start(), start, shut)]
    items = [a for a, b in zip(marks, [*marks[1:], end], strict=False) if _is_sentence(text[a:b])]
    cuts = set(items if 2 * len(items) >= len(marks) else ()) - {start}
    if cuts and len(items) < len(marks):
        cuts = {a for a in marks if a != start}
    semicolons = [at for mark in _SEMICOLON.finditer(text, start, end) if (at := mark.start()) not in shut]
    edges = [start, *(at + 1 for at in semicolons), end]
    for at, left, right in zip(semicolons, edges, edges[2:], strict=False):
        if _is_clause(text[left:at]) and _is_clause(text[at + 1 : right]):
            cuts.add(at + 1)
    return sorted(cut for cut in cuts if start < cut < end)


def _begins_item(text: str, at: int, start: int, shut: set[int]) -> bool:
    before = text[start:at].rstrip()[-1:] if at - start < 3 else text[at - 3 : at].rstrip()[-1:]
    return at not in shut and (not before or before in "：:；;。.，,、” ")


def _is_sentence(item: str) -> bool:
    body = _MARK.sub("", item, count=1).strip(" ；;。，,.")
    return (
        len(body) >= SHORTEST_ITEM
        or any(c in "，," for c in body)
        or (len(body) >= SHORTEST_CLAUSE and _predicates(body))
    )


def _is_clause(side: str) -> bool:
    body = side.strip(" ；;。，,.\n")
    if any(body.startswith(word) for word in _words()["openers"]):
        return True
    return len(body) >= SHORTEST_CLAUSE and (
        any(c in "，," for c in body) or len(body) >= 2 * SHORTEST_CLAUSE or _predicates(body)
    )


def _predicates(body: str) -> bool:
    """Whether a short stretch reads as a clause: a verb that is neither its first nor its last word."""
    inner = tokens(body, 0, len(body))[1:-1]
    return any(token.tag.startswith("v") or token.tag == "p" for token in inner)
