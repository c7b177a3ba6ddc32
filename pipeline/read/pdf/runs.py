"""The lines of a page as text, with spaces decided by geometry.

All lines are read at once, with arrays that hold a value for each character that can be seen, in reading
order; what a line needs of its own is looked up by the number of its line.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import accumulate, pairwise
from typing import Any

import numpy as np

from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.lines import TextLine

Numbers = np.ndarray[Any, np.dtype[np.float64]]
Counts = np.ndarray[Any, np.dtype[np.int64]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
#: Left and right edge of each character in 1/100 point, (-1, -1) for one that was inserted; little-endian.
Edges = np.ndarray[Any, np.dtype[np.int32]]

#: A gap of this many ems between Latin letters is a space (word spaces are 0.2 to 0.35), whatever PDFium guesses.
_WORD_GAP = 0.11
#: Where PDFium, which knows the font's own space, guesses one, so narrow a gap will do; between letters any gap,
#: for a slanted letter reaches into the space beside it.
_GUESSED_GAP = 0.02
#: Between Han a space is kept where the page draws one, or where the gap is as wide as a letter.
_HAN_GAP, _HAN_DRAWN, _MIXED_GAP = 0.7, 0.15, 0.35
#: Where the page itself draws a space, it is one, also where a slanted letter reaches into it.
_OVERLAP = -0.2
#: A page draws its spaces where they are this share of its characters; gaps without are narrower than this.
_DRAWS, _UNDRAWN = 0.1, 0.24
#: A space within a number, after an opening bracket or before a stop is at least so wide.
_TIGHT_GAP = 0.42
#: A line with this share of drawn spaces among its Han is set wide; they are no word spaces.
_SET_WIDE = 0.3
#: A line with this share of spaces may be set wide.
_MANY_SPACES = 0.27
#: A heading's number is made of these, and shorter than this.
_DIGITS, _NUMBER = frozenset("0123456789."), 7
#: Characters that begin so close together (ems) stand on the same place.
_STACKED = 0.12
_NO_SPACE_BEFORE = frozenset(",.;:!?)]}%，。；：！？）】」』”’、")
_NO_SPACE_AFTER = frozenset("([{（【「『“‘，。；：！？、")

#: What is asked of a string for one glyph: of all of it, of its first character and of its last.
_BLANK, _HIDDEN, _NUMERAL, _LATIN, _SEVERAL = 1, 2, 4, 8, 16
_HAN_FIRST, _DIGIT_FIRST, _ALPHA_FIRST, _STOP_FIRST, _CLOSES_FIRST = 32, 64, 128, 256, 512
_HAN_LAST, _DIGIT_LAST, _ALPHA_LAST, _OPEN_LAST, _OPENS_LAST = 1024, 2048, 4096, 8192, 16384
_JOINT_LAST, _COLON_LAST, _DIGIT_BEFORE_LAST = 32768, 65536, 131072

_KINDS = ("", "superscript", "subscript")


def is_wide(character: str) -> bool:
    """Whether a character is set as wide as it is high: Han and full-width marks."""
    return unicodedata.east_asian_width(character) in "WF"


@cache
def _traits(string: str) -> int:
    """What the rules ask of the string of a glyph, as a sum of flags."""
    first, last = string[0], string[-1]
    asked = (
        (_BLANK, not string.strip()),
        (_HIDDEN, unicodedata.category(first) in {"Cc", "Cf"}),
        (_NUMERAL, _DIGITS.issuperset(string)),
        (_LATIN, string.isalnum() and string.isascii()),
        (_SEVERAL, len(string) > 1),
        (_HAN_FIRST, is_wide(first)),
        (_DIGIT_FIRST, first.isdigit()),
        (_ALPHA_FIRST, first.isalpha()),
        (_STOP_FIRST, first in ",.;:)]}%"),
        (_CLOSES_FIRST, first in _NO_SPACE_BEFORE),
        (_HAN_LAST, is_wide(last)),
        (_DIGIT_LAST, last.isdigit()),
        (_ALPHA_LAST, last.isalpha()),
        (_OPEN_LAST, last in "([{"),
        (_OPENS_LAST, last in _NO_SPACE_AFTER),
        (_JOINT_LAST, last in ".,:/"),
        (_COLON_LAST, last == ":"),
        (_DIGIT_BEFORE_LAST, string[-2:-1].isdigit()),
    )
    return sum(flag for flag, holds in asked if holds)


@dataclass(slots=True)
class Run:
    """One line as text: characters, their edges, and raised or lowered stretches."""

    text: str
    edges: Edges
    marks: list[tuple[int, int, str]]


@dataclass(slots=True)
class Letters:
    """A page's glyphs for reading its lines; ``string``: what each stands for, ``traits``: what is known of that."""

    string: list[str]
    traits: Counts
    x0: Numbers
    x1: Numbers
    top: Numbers
    bottom: Numbers
    em: Numbers
    guessed: Flags
    doubled: bool
    draws: bool

    @classmethod
    def of(cls, glyphs: Glyphs, strings: list[str]) -> Letters:
        """The letters of a page."""
        return cls(
            strings,
            np.fromiter(map(_traits, strings), np.int64, len(strings)),
            glyphs.x0.astype(np.float64),
            glyphs.x1.astype(np.float64),
            glyphs.top.astype(np.float64),
            glyphs.bottom.astype(np.float64),
            glyphs.em.astype(np.float64),
            glyphs.guessed,
            _doubled(glyphs),
            strings.count(" ") > _DRAWS * len(strings),
        )


def _doubled(glyphs: Glyphs) -> bool:
    """Whether the page paints its characters twice, for weight; letters of a ligature lie together, too."""
    code = glyphs.code
    if len(code) < 2:
        return False
    same = (code[1:] == code[:-1]) & (np.abs(glyphs.x0[1:] - glyphs.x0[:-1]) < _STACKED * glyphs.em[1:])
    same &= np.abs(glyphs.top[1:] - glyphs.top[:-1]) < 0.3 * glyphs.em[1:]
    same &= ~np.isin(code[1:], [ord(c) for c in "fil"])
    return int(same.sum()) > max(3, 0.02 * len(code))


def line_runs(lines: Sequence[TextLine], letters: Letters) -> list[Run]:
    """The text of each line of a page."""
    out = _runs(lines, letters, 0.0)
    for at, (line, run) in enumerate(zip(lines, out, strict=True)):
        if run.text.count(" ") > _MANY_SPACES * len(run.text):
            tight = _letter_gap(_places(line), letters)
            if tight:
                out[at] = _runs([line], letters, tight)[0]
    return out


def _places(line: TextLine) -> Counts:
    """The glyphs of a line, in its order."""
    return np.concatenate([np.arange(0), *(np.arange(f.start, f.end) for f in line.fragments)])


def all_places(lines: Sequence[TextLine]) -> tuple[Counts, Counts]:
    """The glyphs of lines, one line after the other, and the number of the line of each."""
    held = [(f.start, f.end - f.start, n) for n, line in enumerate(lines) for f in line.fragments]
    start, size, line = np.array(held, np.int64).reshape(-1, 3).T
    before = np.cumsum(size) - size
    return np.repeat(start - before, size) + np.arange(int(size.sum())), np.repeat(line, size)


def _runs(lines: Sequence[TextLine], letters: Letters, tight: float) -> list[Run]:
    """The text of lines whose letters are usually parted by ``tight`` ems."""
    seen = _Seen.of(lines, letters)
    spaced = _spaces(seen, lines, letters, tight)
    kind = _raised(seen, lines, letters)
    strings = [letters.string[place] for place in seen.place.tolist()]
    sizes = np.fromiter(map(len, strings), np.int64, len(strings))
    for at in np.flatnonzero(spaced).tolist():
        strings[at] = " " + strings[at]
    sizes += spaced
    begins = np.cumsum(sizes) - sizes
    edge = np.stack((letters.x0[seen.place], letters.x1[seen.place]), axis=1) * 100
    edges = np.repeat(np.maximum(np.rint(edge), 0).astype("<i4"), sizes, axis=0)
    edges[begins[spaced]] = -1
    kinds = np.repeat(kind, sizes)
    kinds[begins[spaced]] = 0
    out = []
    glyphs = np.bincount(seen.line, minlength=len(lines))
    characters = np.bincount(seen.line, sizes, minlength=len(lines)).astype(np.int64)
    ends = zip(accumulate(glyphs.tolist(), initial=0), accumulate(characters.tolist(), initial=0), strict=True)
    for (a, x), (b, y) in pairwise(ends):
        out.append(Run("".join(strings[a:b]), edges[x:y], _stretches(kinds[x:y])))
    return out


@dataclass(slots=True)
class _Seen:
    """The glyphs of lines that can be seen, in order.

    ``line``: the number of its line; ``first``: whether it begins one; ``drawn``: whether the page draws a
    space right before it; ``before``: whether it draws one anywhere before it in the line; ``wide``: of each
    line, whether it is set wide.
    """

    place: Counts
    line: Counts
    first: Flags
    drawn: Flags
    before: Flags
    wide: Flags

    @classmethod
    def of(cls, lines: Sequence[TextLine], letters: Letters) -> _Seen:
        """What is seen of lines."""
        order, line = all_places(lines)
        traits = letters.traits[order]
        blank = (traits & _BLANK) > 0
        blanks = np.cumsum(blank)
        at = np.flatnonzero((traits & (_BLANK | _HIDDEN)) == 0)
        if letters.doubled:
            at = _once(at, order, line, letters)
        first = np.diff(line[at], prepend=-1) > 0
        earlier: Counts = (blanks - blank)[np.searchsorted(line, line[at])]
        drawn = np.diff(blanks[at], prepend=0) > 0
        return cls(order[at], line[at], first, drawn, blanks[at] > earlier, _set_wide(traits, line, len(lines)))


def _once(at: Counts, order: Counts, line: Counts, letters: Letters) -> Counts:
    """Without the characters that are painted a second time on the same place, for weight."""
    kept: list[int] = []
    for here in at.tolist():
        if kept and line[here] == line[kept[-1]]:
            i, last = order[here], order[kept[-1]]
            stacked = abs(letters.x0[i] - letters.x0[last]) < _STACKED * letters.em[i]
            if stacked and letters.string[i] == letters.string[last]:
                continue
        kept.append(here)
    return np.array(kept, np.int64)


def _gaps(seen: _Seen, letters: Letters) -> Numbers:
    """The room between each glyph and the one before it, in ems; nought where a line begins."""
    x0, right, em = letters.x0[seen.place], letters.x1[seen.place], letters.em[seen.place]
    stacked = np.flatnonzero((np.abs(np.diff(x0, prepend=0.0)) < _STACKED * em) & ~seen.first)
    for at in stacked.tolist():  # letters of a ligature share a place; their widths add up
        right[at] = right[at - 1] + (right[at] - x0[at])
    gap = np.zeros(len(x0))
    gap[1:] = (x0[1:] - right[:-1]) / np.maximum(em[1:], em[:-1])
    gap[seen.first] = 0.0
    return gap


def _spaces(seen: _Seen, lines: Sequence[TextLine], letters: Letters, tight: float) -> Flags:
    """Whether a space stands before each glyph: where the gap is wider than what is asked for there."""
    gap = _gaps(seen, letters)
    traits = letters.traits[seen.place]
    last = np.concatenate(([0], traits[:-1]))
    drawn = seen.drawn
    between = (last & _HAN_LAST > 0) & (traits & _HAN_FIRST > 0)
    for at in np.flatnonzero((gap > _HAN_DRAWN) & ~drawn & between).tolist():
        drawn[at] = gap[at] > _han_gap(_places(lines[seen.line[at]]), letters) + _HAN_DRAWN
    by_width = seen.before & seen.wide[seen.line]
    drawn = drawn & ~by_width
    guessed = letters.guessed[seen.place] & (not tight)
    least = _least(traits, last, drawn, guessed, letters.draws)
    spaced = np.asarray((gap - tight > least) & ~seen.first, np.bool_)
    for at in _in_numbers(seen, traits, last, ~drawn & ~(guessed & (last & _COLON_LAST > 0))):
        if last[at] & _DIGIT_BEFORE_LAST or (not last[at] & _SEVERAL and not spaced[at - 1]):
            spaced[at] = gap[at] - tight > _TIGHT_GAP
    for begin in np.flatnonzero(seen.first & (traits & _NUMERAL > 0)).tolist():
        at = _after_number(begin, seen, traits)
        if at and gap[at] > _HAN_DRAWN and not by_width[at] and not spaced[begin:at].any():
            closed = traits[at] & _CLOSES_FIRST or last[at] & _OPENS_LAST
            spaced[at] = not closed and gap[at] - tight > _HAN_DRAWN
    return spaced


def _least(traits: Counts, last: Counts, drawn: Flags, guessed: Flags, draws: bool) -> Numbers:
    """The gap in ems, before each glyph, beyond which it is a space.

    ``last``: the traits of the glyph before it; ``drawn``: whether the page draws a space here, ``guessed``:
    whether PDFium guesses one, ``draws``: whether the page draws any.
    """
    letters = (last & _ALPHA_LAST > 0) & (traits & _ALPHA_FIRST > 0)
    least = np.where(guessed, np.where(letters, -np.inf, _GUESSED_GAP), _UNDRAWN if draws else _WORD_GAP)
    # Fonts of Chinese journals leave much room beside stops.
    least[(last & _OPEN_LAST > 0) | (traits & _STOP_FIRST > 0)] = _TIGHT_GAP
    least[drawn] = _OVERLAP
    one, two = last & _HAN_LAST > 0, traits & _HAN_FIRST > 0
    han = one | two
    room = np.where(drawn, _HAN_DRAWN, np.where(one & two, _HAN_GAP, _MIXED_GAP))
    # Full-width stops carry their own room: a gap beside one is no space.
    room[(last & _OPENS_LAST > 0) | (traits & _CLOSES_FIRST > 0)] = np.inf
    least[han] = room[han]
    return np.asarray(least, np.float64)


def _in_numbers(seen: _Seen, traits: Counts, last: Counts, open_: Flags) -> list[int]:
    """The digits after a mark that may stand within a number: "27.2", "1994:199"."""
    digit = (traits & _DIGIT_FIRST > 0) & (traits & _HAN_FIRST == 0) & (last & _JOINT_LAST > 0) & ~seen.first & open_
    earlier = np.concatenate(([False], seen.first[:-1])) | (np.concatenate(([0], last[:-1])) & _DIGIT_LAST == 0)
    return np.flatnonzero(digit & (~earlier | (last & _DIGIT_BEFORE_LAST > 0))).tolist()


def _after_number(begin: int, seen: _Seen, traits: Counts) -> int:
    """The Han right after the number with which a line begins, as a heading's does; 0 where there is none."""
    for at in range(begin + 1, min(begin + _NUMBER, len(traits))):
        if seen.first[at]:
            return 0
        if not traits[at] & _NUMERAL:
            return at if traits[at] & _HAN_FIRST else 0
    return 0


def _letter_gap(places: Counts, letters: Letters) -> float:
    """The usual gap between Latin letters of a line, in ems: a line may be set wide."""
    latin = letters.traits[places] & _LATIN > 0
    gaps = _between(places, latin, letters)
    found = float(np.median(gaps)) if len(gaps) >= 8 else 0.0
    return found if 0.04 < found < 0.5 else 0.0


def _han_gap(places: Counts, letters: Letters) -> float:
    """The usual gap between the Han of a line, in ems: an even line stretches all of them alike."""
    han = letters.traits[places] & _HAN_FIRST > 0
    gaps = _between(places, han, letters)
    return max(0.0, float(np.median(gaps))) if len(gaps) > 2 else _HAN_GAP


def _between(places: Counts, chosen: Flags, letters: Letters) -> Numbers:
    """The gaps between neighbours that are both chosen, in ems."""
    gaps = (letters.x0[places[1:]] - letters.x1[places[:-1]]) / letters.em[places[1:]]
    return np.asarray(gaps[chosen[1:] & chosen[:-1]], np.float64)


def _set_wide(traits: Counts, line: Counts, count: int) -> Flags:
    """Of each of the ``count`` lines whether it is set wide."""
    han = np.bincount(line[traits & _HAN_FIRST > 0], minlength=count)
    blank = np.bincount(line[traits & _BLANK > 0], minlength=count)
    return np.asarray((han > 5) & (blank > _SET_WIDE * han), np.bool_)


def _raised(seen: _Seen, lines: Sequence[TextLine], letters: Letters) -> Counts:
    """Of each glyph the place in ``_KINDS``: clearly smaller characters above or below the line's middle."""
    size = np.array([line.size for line in lines], np.float64)[seen.line]
    base = np.array([(line.top + line.bottom) / 2 for line in lines], np.float64)[seen.line]
    middle = (letters.top[seen.place] + letters.bottom[seen.place]) / 2
    kind = np.where(middle < base - 0.08 * size, 1, np.where(middle > base + 0.08 * size, 2, 0))
    return np.where(letters.em[seen.place] > 0.82 * size, 0, kind)


def _stretches(kinds: Counts) -> list[tuple[int, int, str]]:
    """The stretches of raised or lowered characters of a line."""
    if not kinds.any():
        return []
    edges = np.flatnonzero(np.diff(kinds, prepend=0, append=0)).tolist()
    return [(a, b, _KINDS[kinds[a]]) for a, b in pairwise(edges) if kinds[a]]
