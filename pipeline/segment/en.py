"""English sentences, clauses and tokens: where they start and end in the text as it stands.

Three functions of one shape, ``(text, start, end)`` in code points of the document's text:
:func:`split`, :func:`clauses`, :func:`tokens`. Nothing is tidied: a sentence that follows its
predecessor without a space ("mechanism.In addition") is found where it stands.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_right
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Any, NamedTuple

from pipeline.document import Span, Token
from pipeline.segment import library
from pipeline.segment.spelling import mended

#: A bracket that does not close within this many characters is taken for a stray one.
_LONGEST_BRACKET = 300
#: The least number of words for an item of a run-in list, "(1) …; (2) …", to be a sentence of its own.
_ITEM_WORDS = 6

_STOP = re.compile(r"[.!?。！？]+")
_BRACKET = re.compile(r"[()\[\]（）【】]")
_CLOSERS = "\"'”’)]）】»"
_AFTER = re.compile(r"[\"'”’)\]）】»]*")
_GAP = re.compile(r"\s*")
_LAST_WORD = re.compile(r"[^\s(（\[【\"“‘,，;；:：/=<>]{1,40}$")
_SEMICOLON = re.compile(r"[;；](?=\s*[A-Z][a-z]+,? [a-z])")
_ITEM = re.compile(
    r"[(（]\s?(\d{1,2}|[ivx]{1,4})\s?[)）]|(?<![\w.(（])(\d{1,2})(?:\.(?=\s?[A-Z])|[)）](?=\s?[A-Za-z]))"
)
_WORD = re.compile(r"[^\W\d_]{2,}")
_CLAUSE = re.compile(r"[;；:：]|[,，]")
_OPENS = re.compile(r"\s*([A-Za-z]+)")
_PIECE = re.compile(r"\S+")
#: A piece that needs no tokenizer: letters and a mark at either side at most.
_PLAIN = re.compile(r"(\(?)([A-Za-z]+)([,.;:)]?)")
#: How longer pieces are cut is not remembered.
_SHORT = 60


class _Words(NamedTuple):
    abbreviations: frozenset[str]
    may_end: frozenset[str]
    clause_openers: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = tomllib.loads(Path(__file__).with_name("en.toml").read_text(encoding="utf-8"))
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def split(text: str, start: int, end: int) -> list[Span]:
    """The sentences of ``text[start:end]``, without the white space around them.

    A numbered item of a run-in list is a sentence of its own; brackets are kept whole.
    """
    piece = text[start:end]
    brackets = _brackets(piece)
    cuts = {0, len(piece)}
    for match in _STOP.finditer(piece):
        cut = _after_stop(piece, match.start(), match.end(), brackets)
        if cut is not None:
            cuts.add(cut)
    cuts.update(_items(piece, brackets))
    cuts.update(_semicolons(piece, brackets))
    order = sorted(cuts)
    return [span for a, b in pairwise(order) if (span := _trimmed(piece, a, b, start)) is not None]


def clauses(text: str, start: int, end: int) -> tuple[Span, ...]:
    """The clauses of a sentence: its stretches between ; : and commas that a conjunction follows."""
    piece = text[start:end]
    brackets = _brackets(piece)
    openers = _words().clause_openers
    cuts = [0]
    for match in _CLAUSE.finditer(piece):
        if _inside(brackets, match.start()):
            continue
        if match.group() in ",，":
            word = _OPENS.match(piece, match.end())
            if word is None or word.group(1).lower() not in openers:
                continue
        elif piece[match.end() : match.end() + 1].isdigit():
            continue
        cuts.append(match.end())
    cuts.append(len(piece))
    spans = (_trimmed(piece, a, b, start) for a, b in pairwise(cuts))
    return tuple(span for span in spans if span is not None)


@lru_cache(maxsize=1)
def _tokenizer() -> Any:
    """spaCy's English tokenizer, with hyphens kept inside words and punctuation of both widths split off."""
    library.spacy()
    from spacy import attrs
    from spacy.lang.char_classes import ALPHA, CONCAT_QUOTES, LIST_ELLIPSES, LIST_ICONS
    from spacy.lang.en import English
    from spacy.tokenizer import Tokenizer
    from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
    from spacy.vocab import create_vocab

    defaults: Any = English.Defaults
    infixes = [
        *LIST_ELLIPSES,
        *LIST_ICONS,
        r"(?<=[0-9])[+*^](?=[0-9-])",
        rf"(?<=[a-z{CONCAT_QUOTES}])\.(?=[A-Z])",
        rf"(?<=[{ALPHA}])[,:;](?=[{ALPHA}0-9(])",
        rf"(?<=[0-9])[,:;](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9])[<>=/→](?=[{ALPHA}0-9])",
        r"[，；：。、（）“”！？]",
        r"[()\[\]]",
        rf"(?<=[)\]\"”’])[,:;](?=[{ALPHA}])",
        rf"(?<=[{ALPHA}0-9,:;])\"(?=[{ALPHA}0-9])",
        r"--+|—|–(?=[A-Za-z])",
        rf"(?<=[{ALPHA}])['’](?=[{ALPHA}]{{3,}})",
    ]
    vocab: Any = create_vocab("en", defaults)
    getters = vocab.lex_attr_getters  # all else (shape, likeness to addresses …) nobody asks of its words
    vocab.lex_attr_getters = {key: getters[key] for key in (attrs.LOWER, attrs.NORM, attrs.IS_SPACE)}
    return Tokenizer(
        vocab,
        rules=defaults.tokenizer_exceptions,
        prefix_search=compile_prefix_regex([*defaults.prefixes, "–", "—"]).search,
        suffix_search=compile_suffix_regex([*defaults.suffixes, "–", "—"]).search,
        infix_finditer=compile_infix_regex(infixes).finditer,
        token_match=defaults.token_match,
        url_match=defaults.url_match,
    )


def tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """The words and marks of ``text[start:end]`` with no tags; white space is no token.

    Words that lost the blank between them are tokens of their own.
    """
    found = mended(text)
    out = []
    for piece in _PIECE.finditer(text, start, end):
        here, letters = piece.start(), piece.group()
        for first, last, low in _cut(letters) if len(letters) <= _SHORT else _cut.__wrapped__(letters):
            cuts = found.cuts(low) if low in found.counts else ()
            if cuts:
                places = [here + first, *(here + first + cut for cut in cuts), here + last]
                out += [Token(a, b, "") for a, b in pairwise(places)]
            else:
                out.append(Token(here + first, here + last, ""))
    return tuple(out)


@lru_cache(maxsize=65536)
def _cut(piece: str) -> tuple[tuple[int, int, str], ...]:
    """The tokens of what stands between blanks: where they start and end in it, and in lower case."""
    tokenizer, plain = _tokenizer(), _PLAIN.fullmatch(piece)
    whole = (piece, piece[1:], piece[:-1], piece[1:-1])
    if plain and (plain[3] != "." or plain[2][-1].islower()) and tokenizer.rules.keys().isdisjoint(whole):
        return tuple((*plain.span(n), plain[n].lower()) for n in (1, 2, 3) if plain[n])
    return tuple((t.idx, t.idx + len(t), t.text.lower()) for t in tokenizer(piece))


# --------------------------------------------------------------------------- brackets


def _brackets(piece: str) -> list[tuple[int, int]]:
    """The outermost closed brackets, sorted; a stray bracket counts for nothing."""
    closed: list[tuple[int, int]] = []
    opened: list[int] = []
    for match in _BRACKET.finditer(piece):
        if match.group() in "([（【":
            opened.append(match.start())
        elif opened:
            a = opened.pop()
            if match.end() - a <= _LONGEST_BRACKET:
                while closed and closed[-1][0] > a:
                    closed.pop()
                closed.append((a, match.end()))
    return closed


def _inside(brackets: list[tuple[int, int]], at: int) -> bool:
    found = bisect_right(brackets, (at, len(brackets) + at)) - 1
    return found >= 0 and brackets[found][0] < at < brackets[found][1]


# --------------------------------------------------------------------------- full stops


def _after_stop(piece: str, at: int, after: int, brackets: list[tuple[int, int]]) -> int | None:
    """Where the next sentence starts if the stop at ``at`` ends one, else None."""
    if _inside(brackets, at):
        return None
    closers = _AFTER.match(piece, after)
    cut = closers.end() if closers else after
    gap = _GAP.match(piece, cut)
    following = gap.end() if gap else cut
    if following >= len(piece):
        return len(piece)
    ahead = piece[following : following + 2]
    if piece[at] in "。！？":
        return cut
    spaced = following > cut
    if not _may_start(ahead, spaced):
        return None
    if piece[at] in "!?" or after - at > 1:
        return cut if spaced or ahead[0].isupper() else None
    return cut if _stop_ends(piece, at, ahead, spaced) else None


def _may_start(ahead: str, spaced: bool) -> bool:
    first = ahead[0]
    if first.isupper() or first in "“‘\"'(（[《•":
        return True
    return (spaced and first.isdigit()) or ord(first) > 0x2E7F


def _stop_ends(piece: str, at: int, ahead: str, spaced: bool) -> bool:
    """Whether a single full stop before what may start a sentence does end one."""
    before = piece[max(0, at - 41) : at]
    found = _LAST_WORD.search(before)
    word = found.group() if found else ""
    if not word:
        return before[-1:] in _CLOSERS + "%"
    bare = word.lower().rstrip(_CLOSERS)
    words = _words()
    if bare in words.abbreviations:
        return bare in words.may_end and spaced and ahead[0].isupper() and bare != "no"
    if len(word) == 1 and word.isupper():
        return False
    if word.isdigit() and len(word) <= 2 and _starts_item(piece, at - len(word)):
        return False
    if word[-1].isdigit() and ahead[0].isdigit():
        return len(word) == 4 and word.isdigit()
    if spaced:
        return True
    # No space: a lower-case word (or figure) before and a capitalised word after; not "Ph.D", "Nvivo.Net".
    if "www" in bare or "http" in bare or "@" in bare:
        return False
    if word[-1].islower() and len(word) > 1:
        return (
            len(ahead) < 2 or ahead[0] in "“‘\"'(（[" or ahead[1].islower() or ahead[1] in " '’-" or ahead[1].isupper()
        )
    return word[-1].isdigit() or word[-1] in _CLOSERS or (word.isupper() and len(word) > 1 and ahead[1:].islower())


def _starts_item(piece: str, at: int) -> bool:
    before = piece[:at].rstrip() if at < 200 else piece[at - 200 : at].rstrip()
    return not before or before[-1] in ".;:。；："


def _semicolons(piece: str, brackets: list[tuple[int, int]]) -> list[int]:
    """Where a semicolon stands for a full stop: a capitalised word follows, with a full clause on both sides."""
    cuts = []
    last = 0
    for match in _SEMICOLON.finditer(piece):
        at = match.start() + 1
        if _inside(brackets, at - 1):
            continue
        if _enough_words(piece[max(last, at - 300) : at]) and _enough_words(piece[at : at + 300]):
            cuts.append(at)
        last = at
    return cuts


# --------------------------------------------------------------------------- run-in lists


def _items(piece: str, brackets: list[tuple[int, int]]) -> list[int]:
    """Where the items of run-in lists start and the last one's list-mates end."""
    marks: list[tuple[int, int]] = []
    for match in _ITEM.finditer(piece):
        number = match.group(1) or match.group(2)
        if number and number.isdigit() and not _inside(brackets, match.start()):
            marks.append((match.start(), int(number)))
    cuts: list[int] = []
    run: list[int] = []
    for place, (at, number) in enumerate(marks):
        if number == 1:
            _close(piece, run, cuts)
            run = [at] if _parted(piece, at) or _continues(piece, marks, place) else []
        elif run and number == len(run) + 1 and _parted(piece, at):
            run.append(at)
        elif run:
            if number != 2:  # "(1) scent, (2) crunch": commas part names, no sentences
                _close(piece, run, cuts)
            run = []
    _close(piece, run, cuts)
    return cuts


def _parted(piece: str, at: int) -> bool:
    """Whether a mark that parts items stands before ``at`` ("; ", "; and ", ": ", ". ")."""
    before = piece[max(0, at - 12) : at].rstrip()
    if before.endswith("and"):
        before = before[:-3].rstrip()
    return not before or before[-1] in ".;:。；："


def _continues(piece: str, marks: list[tuple[int, int]], place: int) -> bool:
    return place + 1 < len(marks) and marks[place + 1][1] == 2 and _parted(piece, marks[place + 1][0])


def _close(piece: str, run: list[int], cuts: list[int]) -> None:
    """Add the items of a finished run, where every one is long enough to be a sentence."""
    if not run:
        return
    ends = [*run[1:], min(len(piece), run[-1] + 400)]
    if all(_enough_words(piece[a:b]) for a, b in zip(run, ends, strict=True)):
        cuts.extend(run)


def _enough_words(item: str) -> bool:
    return sum(1 for _, _ in zip(range(_ITEM_WORDS), _WORD.finditer(item), strict=False)) == _ITEM_WORDS


def _trimmed(piece: str, a: int, b: int, shift: int) -> Span | None:
    while a < b and piece[a].isspace():
        a += 1
    while b > a and piece[b - 1].isspace():
        b -= 1
    return Span(shift + a, shift + b) if a < b else None
