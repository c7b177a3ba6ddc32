"""Code points that stand for others: exact repairs, recorded and reversible.

Old Chinese fonts map letters and digits to rare Han (GBK A0xx: 犜犺犲 is "The"; U+XX00 plus ASCII from
CJK-LaTeX sub-fonts), Kangxi radicals and compatibility forms stand for plain characters, ligatures
for two or three letters. Only those ranges are touched.
"""

from __future__ import annotations

import functools
import unicodedata
from collections import Counter
from collections.abc import Sequence

import numpy as np

from pipeline.read.pdf.chars import Codes, Glyphs

#: Compatibility ranges in which NFKC gives the character that is meant.
_FOLDED = ((0x2E80, 0x2FDF), (0xF900, 0xFAFF), (0xFB00, 0xFB06), (0x2F800, 0x2FA1F))
#: A font has a false map where it has so many different Han, all of one plane and of its lower half.
_DIFFERENT, _FIRST_HAN, _LAST_HAN = 10, 0x3400, 0x9FFF
#: What the codes 0 to 127 of TeX's text fonts stand for, where it is not ASCII.
_TEX = {
    **dict(enumerate("ΓΔΘΛΞΠΣΥΦΨΩ\ufb00\ufb01\ufb02\ufb03\ufb04")),
    **{0x22: "”", 0x27: "’", 0x5C: "“", 0x60: "‘", 0x7B: "–", 0x7C: "—", 0x7F: "¨"},
}
_UNSHIFTED = np.array([ord(_TEX.get(code, chr(code))) for code in range(128)], np.int32)
#: A page with this share of rare Han for Latin has a font with a false map, not a rare character.
_FALSE_MAP = 0.03


def unshifted(pages: Sequence[Glyphs]) -> list[int]:
    """Put right, in place, the fonts whose letters stand a plane of Han too high; how many a page it were.

    CJK-LaTeX maps a letter to U+XX00 plus its code (U+8F31 for "1"). All Han of such a font are of one
    plane and of its lower half; those of a true Chinese font are spread over their plane, or over many.
    """
    used: dict[str, set[int]] = {}
    for page in pages:
        for number, (name, _, _) in enumerate(page.fonts):
            used.setdefault(name, set()).update(np.unique(page.code[page.font == number]).tolist())
    shifted = {name for name, codes in used.items() if _is_shifted(codes)}
    counts = []
    for page in pages:
        numbers = [number for number, (name, _, _) in enumerate(page.fonts) if name in shifted]
        own = np.isin(page.font, numbers) & (page.code >= _FIRST_HAN) & (page.code <= _LAST_HAN)
        page.code[own] = _UNSHIFTED[page.code[own] & 0x7F]
        counts.append(int(own.sum()))
    return counts


def _is_shifted(codes: set[int]) -> bool:
    han = [code for code in codes if _FIRST_HAN <= code <= _LAST_HAN]
    return len(han) >= _DIFFERENT and len({code >> 8 for code in han}) == 1 and all(code & 0xFF < 0x80 for code in han)


def repaired(codes: Codes) -> tuple[list[str], int]:
    """What each code stands for (one string a code, a ligature several letters), and how many were repaired."""
    listed: list[int] = codes.tolist()
    times = Counter(listed)
    latin = sum(n for code, n in times.items() if _gbk_latin(code) is not None) / max(1, len(listed))
    meant = {code: _folded(code) or (_gbk_latin(code) if latin >= _FALSE_MAP else None) for code in times}
    read = {code: _plain(code) if text is None else text for code, text in meant.items()}
    return [read[code] for code in listed], sum(times[code] for code, text in meant.items() if text is not None)


def _plain(code: int) -> str:
    return chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else "\ufffd"


@functools.cache
def _folded(code: int) -> str | None:
    if any(low <= code <= high for low, high in _FOLDED):
        text = unicodedata.normalize("NFKC", chr(code))
        return text if text != chr(code) else None
    return None


@functools.cache
def _gbk_latin(code: int) -> str | None:
    """The letter or digit of a rare Han whose GBK code is in the user rows where old fonts keep Latin."""
    if not 0x7200 <= code <= 0x7FFF:
        return None
    try:
        high, low = chr(code).encode("gbk")
    except (UnicodeEncodeError, ValueError):
        return None
    # Rows A0 of GBK/2 (犃 = A0C1 …): the low byte is the letter's ASCII code plus 0x80.
    if high != 0xA0 or not 0xA1 <= low <= 0xFE:
        return None
    letter = chr(low - 0x80)
    return letter if letter.isalnum() or letter in ".,()-+=<>%&/" else None
