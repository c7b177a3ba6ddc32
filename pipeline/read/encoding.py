"""From bytes to text: which encoding, and how sure.

Strict decoders are tried first: a byte order mark, UTF-16 by its pattern of zero bytes, UTF-8. What is
left is a Chinese legacy encoding, or Latin: GB18030 and Big5 both accept most of each other's text, so
the reading with more of the commonest characters of running Chinese wins. The list is data (words.toml).

Offsets into a source count code points of ``data.decode(encoding, "replace")``. The name of the
encoding takes care of a UTF-8 or UTF-16 byte order mark ("utf-8-sig", "utf-16"): it is no character.
"""

from __future__ import annotations

import codecs
import re
import unicodedata
from dataclasses import dataclass

from charset_normalizer import from_bytes

from pipeline.read.words import words

_LEGACY = ("gb18030", "big5hkscs")
_HAN = re.compile("[\u4e00-\u9fff]")
_SAMPLE = 400_000
#: A text file may hold a stray zero byte; a binary file holds many.
_MOST_ZEROS = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """A decoded source: ``text`` equals ``data.decode(encoding, "replace")``."""

    text: str
    encoding: str
    doubt: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text of ``data``, or None where it is no text in any encoding that is known here."""
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8-sig"),
        (codecs.BOM_UTF32_LE, "utf-32"),
        (codecs.BOM_UTF32_BE, "utf-32"),
        (codecs.BOM_UTF16_LE, "utf-16"),
        (codecs.BOM_UTF16_BE, "utf-16"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ):
        if data.startswith(mark):
            return _forced(data, name)
    zeros = data.count(0)
    try:
        text = data.decode("utf-8")
        if not zeros:
            return Decoded(text, "utf-8")
        is_utf8 = True
    except UnicodeDecodeError as error:
        is_utf8 = _mostly_utf8(data, error)
    wide = _utf16(data) if zeros or not is_utf8 else ""
    if wide:
        return _forced(data, wide)
    if zeros > _MOST_ZEROS * len(data):
        return None
    return _forced(data, "utf-8") if is_utf8 else _legacy(data)


def _forced(data: bytes, name: str) -> Decoded:
    return Decoded(data.decode(name, "replace"), name)


def _utf16(data: bytes) -> str:
    """UTF-16 without a byte order mark: nearly all characters are ASCII, Han or punctuation, and common.

    Latin bytes in pairs are Han as well, but never common ones; Chinese in an encoding of its own gives
    Hangul and private characters.
    """
    sample = data[: _SAMPLE // 2 * 2]
    common = frozenset(words("encoding")["common"])
    for name in ("utf-16-le", "utf-16-be"):
        text = sample[: len(sample) // 2 * 2].decode(name, "replace")
        ascii_, han = sum(" " <= c <= "~" or c in "\r\n\t" for c in text), _HAN.findall(text)
        other = sum("\xa0" <= c <= "\u206f" or "\u3000" <= c <= "\u303f" or "\uff00" <= c <= "\uffef" for c in text)
        is_common = sum(c in common for c in han) >= 0.1 * len(han)
        if len(text) > 1 and ascii_ + len(han) + other > 0.95 * len(text) and is_common:
            return name
    return ""


def _mostly_utf8(data: bytes, error: UnicodeDecodeError) -> bool:
    """Whether the text is UTF-8 with some damage: most of its multi-byte sequences are sound.

    In GB18030 text read as UTF-8 there are about eight broken bytes to each sound sequence.
    """
    sample = data[:_SAMPLE]
    text = sample.decode("utf-8", "replace")
    bad = text.count("\ufffd")
    good = sum(c > "\x7f" and c != "\ufffd" for c in text)
    only_a_cut_tail = error.start >= len(data) - 3 and good > 0
    return only_a_cut_tail or good > 2 * bad


def _legacy(data: bytes) -> Decoded | None:
    common = frozenset(words("encoding")["common"])
    ranked = []
    for order, name in enumerate(_LEGACY):
        text = data[:_SAMPLE].decode(name, "replace")
        han = _HAN.findall(text)
        if not han:
            # English written on a Chinese system: only quotes and dashes are of two bytes.
            if all(c < "\u0250" or unicodedata.category(c)[0] in "PS" for c in text) and "\ufffd" not in text:
                return _forced(data, name)
            continue
        share = sum(c in common for c in han) / len(han)
        damage = (text.count("\ufffd") + sum("\ue000" <= c <= "\uf8ff" for c in text)) / len(text)
        ranked.append((round(share - 4 * damage, 6), -order, name, share, damage))
    ranked.sort(reverse=True)
    # In running Chinese of either script .25 to .45 of the characters are among the 100 commonest;
    # a wrong reading of the same bytes stays under .05 (see tests/read/test_read_encoding.py).
    if ranked and ranked[0][3] >= 0.1 and ranked[0][4] < 0.1:
        return _forced(data, ranked[0][2])
    if data.count(0):
        return None
    if sum(byte < 128 for byte in data[:_SAMPLE]) > 0.8 * len(data[:_SAMPLE]):
        return Decoded(data.decode("cp1252", "replace"), "cp1252", "the encoding was guessed to be Windows-1252")
    best = from_bytes(data[:_SAMPLE], cp_exclusion=["utf_7"]).best()
    if best is not None:
        return Decoded(
            data.decode(best.encoding, "replace"), best.encoding, f"the encoding was guessed to be {best.encoding}"
        )
    return None
