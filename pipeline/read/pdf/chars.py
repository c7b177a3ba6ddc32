"""The characters of a PDF page as PDFium draws them: code, box, size, font, and what is odd about them.

One :class:`Glyphs` a page holds arrays of equal length, in the order in which the page paints them;
boxes are points from the top left of the page as it is shown. Characters that PDFium only guesses
(spaces, line ends) are left out; where it guesses a space is noted, for geometry to judge later. A page
that sets most of its text sideways (a wide table) is read turned. Other text turned by more than two
degrees is set aside, and so is what lies off the page.

Calls into PDFium are most of the cost of reading. They are made by ``map`` over bound functions, with
the answers written into numpy arrays; what cannot change within a text object is asked once for each.
"""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from dataclasses import dataclass
from itertools import repeat
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.read.pdf.drawn import Drawing, Frame, drawing

Numbers = np.ndarray[Any, np.dtype[np.float32]]
Codes = np.ndarray[Any, np.dtype[np.int32]]
Flags = np.ndarray[Any, np.dtype[np.bool_]]
Fonts = tuple[tuple[str, bool, bool], ...]

#: Radians; more is a watermark or a margin stamp.
_TURNED = 0.035
#: The tangent from which on letters count as slanted by their matrix.
_SKEW = 0.1
#: A page is read turned where so many of its characters, and more than half of them, ask for it.
_SIDEWAYS = 100
#: Boxes of broken files reach into the endless; no page reaches so far (points).
_FAR = 1e6
#: Letters and digits about half an em wide in text fonts; so many of them tell a font's true size.
_HALF_EM = np.array([ord(c) for c in "abdeghknopqsuvxyz0123456789"], np.int32)
_JUDGED = 3
#: A font whose letters are that much narrower or wider than half an em states a false size.
_SOUND = (0.68, 1.7)
#: How far a line of text reaches over and under the line on which it stands, in ems.
_RISES, _FALLS = 0.88, 0.25
#: What names of bold and slanted fonts hold (publishers' fonts: AdvTimes-b, AdvTimes-i).
_BOLD = re.compile(r"bold|black|hei|[-.,]bd?\b|[-.,]bi\b")
_SLANTED = re.compile(r"ital|obli|[-.,]b?i\b|[-.,]it\b")
#: One character of so many is asked which text object it belongs to; those between two that differ are, too.
_STRIDE = 16
#: PDFium's codes for a hyphen that it takes for a word division.
_LINE_END_HYPHENS = (0x02, 0xFFFE)


@dataclass(frozen=True, slots=True)
class Glyphs:
    """A page's upright characters and its size.

    ``em`` is the size in which a character is set, in points; ``guessed`` says where PDFium guesses a
    space before a character; ``font`` numbers the fonts of the page's ``fonts`` (name, whether bold,
    whether slanted); ``turned`` and ``outside`` are the texts set aside; ``unmapped`` counts the
    characters whose font does not say what they are. All boxes, and the size, are those of the page
    after ``turn`` clockwise quarter turns, 0 but for pages with sideways text.
    """

    width: float
    height: float
    code: Codes
    x0: Numbers
    top: Numbers
    x1: Numbers
    bottom: Numbers
    em: Numbers
    guessed: Flags
    font: Codes
    fonts: Fonts
    unmapped: int
    turned: str
    outside: str
    turn: int
    drawing: Drawing

    @property
    def shown_size(self) -> tuple[float, float]:
        """Width and height of the page as it is shown."""
        return (self.height, self.width) if self.turn % 2 else (self.width, self.height)


def _bound(name: str, result: Any, *arguments: Any) -> Callable[..., Any]:
    """A PDFium function that takes addresses as plain numbers and lets no other thread run: faster to call."""
    address = ctypes.cast(getattr(pdfium, name), ctypes.c_void_p).value
    return ctypes.PYFUNCTYPE(result, *arguments)(address or 0)


_AT = (ctypes.c_void_p, ctypes.c_int)
_unicode = _bound("FPDFText_GetUnicode", ctypes.c_uint, *_AT)
_loose = _bound("FPDFText_GetLooseCharBox", ctypes.c_int, *_AT, ctypes.c_void_p)
_object = _bound("FPDFText_GetTextObject", ctypes.c_size_t, *_AT)
_map_error = _bound("FPDFText_HasUnicodeMapError", ctypes.c_int, *_AT)
_matrix = _bound("FPDFText_GetMatrix", ctypes.c_int, *_AT, ctypes.c_void_p)
_size = _bound("FPDFText_GetFontSize", ctypes.c_double, *_AT)
_weight = _bound("FPDFText_GetFontWeight", ctypes.c_int, *_AT)
_font = _bound("FPDFTextObj_GetFont", ctypes.c_size_t, ctypes.c_size_t)


def page_glyphs(page: Any, limit: int) -> Glyphs:
    """The characters of a pypdfium2 page; ``limit``: a page with more is refused with ``OverflowError``."""
    frame = Frame.of(page)
    text = pdfium.FPDFText_LoadPage(page.raw)
    try:
        count = max(0, pdfium.FPDFText_CountChars(text))
        if count > limit:
            raise OverflowError(f"{count} characters on one page")
        return _read(page, text, count, frame)
    finally:
        pdfium.FPDFText_ClosePage(text)


def _read(page: Any, text: Any, count: int, frame: Frame) -> Glyphs:
    address = ctypes.cast(text, ctypes.c_void_p).value or 0
    code = _codes(text, address, count)
    box = np.zeros((count, 4), np.float32)
    base = box.ctypes.data
    boxed = np.fromiter(map(_loose, repeat(address), range(count), range(base, base + 16 * count, 16)), np.bool_, count)
    np.clip(box, -_FAR, _FAR, out=box)
    # What PDFium guesses (line ends, most spaces) has an empty box.
    solid = boxed & (box[:, 2] > box[:, 0]) & (box[:, 1] > box[:, 3])
    there = np.flatnonzero(solid & (code != 0x0D) & (code != 0x0A))
    owners = _owners(address, there)
    begins = np.concatenate((np.ones(min(1, len(there)), np.bool_), owners[1:] != owners[:-1]))
    run = np.cumsum(begins) - 1
    angle, skew, size, font, fonts = _objects(text, address, there[begins], owners[begins])
    angle = angle[run]
    turn = _turn(angle, frame)
    frame = frame.turned(turn)
    x0, top, x1, bottom = frame.shown(box[:, 0], box[:, 3], box[:, 2], box[:, 1])
    within = _within((x0[there], top[there], x1[there], bottom[there]), frame)
    upright = _upright(angle, frame.quarters)
    kept = within & upright
    keep, run = there[kept], run[kept]
    errors = np.fromiter(map(_map_error, repeat(address), keep.tolist()), np.int32, len(keep))
    lean = skew[run] * (bottom - top)[keep]
    x0[keep] += _FALLS * lean
    x1[keep] -= (1 - _FALLS) * lean
    em = _em(size[run], (bottom - top)[keep])
    scale = _scale(code[keep], (x1 - x0)[keep], em, font[run])
    off = np.flatnonzero(scale != 1.0)
    if len(off):
        em = em * scale
        if not frame.quarters:
            stands = frame.height + frame.below - _baselines(text, keep[off])
            top[keep[off]], bottom[keep[off]] = stands - _RISES * em[off], stands + _FALLS * em[off]
    return Glyphs(
        width=frame.width,
        height=frame.height,
        code=code[keep],
        x0=x0[keep],
        top=top[keep],
        x1=x1[keep],
        bottom=bottom[keep],
        em=em,
        guessed=np.diff(np.cumsum((code == 0x20) & ~solid)[keep], prepend=0) > 0,
        font=font[run],
        fonts=fonts,
        unmapped=int((errors == 1).sum()),
        turned=_plain(code[there[within & ~upright]]),
        outside=_plain(code[there[~within]]),
        turn=turn,
        drawing=drawing(page, frame),
    )


def _owners(address: int, places: Any) -> Any:
    """The text object of each character; its characters follow each other, so not all need to be asked.

    Where two characters belong to one object, those between them do; else the one in the middle is asked.
    """
    owners = np.zeros(len(places), np.uint64)
    asked = np.zeros(len(places), np.bool_)
    asked[::_STRIDE] = asked[-1:] = True
    new = np.flatnonzero(asked)
    while len(new):
        owners[new] = np.fromiter(map(_object, repeat(address), places[new].tolist()), np.uint64, len(new))
        asked[new] = True
        known = np.flatnonzero(asked)
        left, right = known[:-1], known[1:]
        new = ((left + right) // 2)[(owners[left] != owners[right]) & (right - left > 1)]
    return np.repeat(owners[known], np.diff(known, append=len(places))) if len(places) else owners


def _plain(code: Codes) -> str:
    return "".join(chr(c) for c in code.tolist() if 0x20 <= c < 0x110000).strip()


def _within(box: tuple[Numbers, Numbers, Numbers, Numbers], frame: Frame) -> Flags:
    """Which boxes have their middle on the page and are no larger than it."""
    x0, top, x1, bottom = box
    x, y = (x0 + x1) / 2, (top + bottom) / 2
    on = (x >= 0) & (x <= frame.width) & (y >= 0) & (y <= frame.height)
    return np.asarray(on & (x1 - x0 <= frame.width) & (bottom - top <= frame.height), np.bool_)


def _turn(angle: Numbers, frame: Frame) -> int:
    """The clockwise quarter turns after which most of a page's text is upright."""
    counts = [int(_upright(angle, frame.quarters + turn).sum()) for turn in range(4)]
    best = counts.index(max(counts))
    return best if counts[best] >= _SIDEWAYS and counts[best] > 0.5 * len(angle) else 0


def _codes(text: Any, address: int, count: int) -> Codes:
    """Each character's code point; of a surrogate pair the first has it, the second counts as a line end."""
    buffer = np.zeros(count + 2, np.uint16)
    given = pdfium.FPDFText_GetText(text, 0, count, buffer.ctypes.data_as(ctypes.POINTER(ctypes.c_ushort)))
    if given == count + 1:  # one call for all, where PDFium leaves none out
        code = buffer[:count].astype(np.int32)
    else:
        code = np.fromiter(map(_unicode, repeat(address), range(count)), np.uint32, count).astype(np.int32)
    code[np.isin(code, _LINE_END_HYPHENS)] = ord("-")
    for at in np.flatnonzero((code >= 0xD800) & (code < 0xDC00)).tolist():
        low = int(code[at + 1]) if at + 1 < count else 0
        paired = 0xDC00 <= low < 0xE000
        code[at] = 0x10000 + ((int(code[at]) - 0xD800) << 10) + (low - 0xDC00) if paired else 0xFFFD
        if paired:
            code[at + 1] = 0x0D
    code[(code >= 0xD800) & (code < 0xE000)] = 0xFFFD
    return code


def _em(size: Numbers, height: Numbers) -> Numbers:
    """The stated size where it agrees with the box (a page may scale its text otherwise), else from the box."""
    ratio = height / np.maximum(size, 0.01)
    usual = median(ratio) if len(ratio) else 1.0
    sound = (ratio > 0.7) & (ratio < 1.8) if 0.7 < usual < 1.8 else np.zeros(len(ratio), np.bool_)
    return np.maximum(np.where(sound, size, height / 1.15), 0.5).astype(np.float32)


def _scale(code: Codes, width: Numbers, em: Numbers, font: Codes) -> Numbers:
    """What each character's size must be multiplied by, told from the width of letters that are half an em wide.

    Typesetting programs of Chinese journals have Latin fonts whose letters fill half of their em square,
    set twice as large: size and box say 18 points where 9 are drawn.
    """
    out = np.ones(len(code), np.float32)
    usual = np.flatnonzero(np.isin(code, _HALF_EM))
    groups = font.astype(np.int64) * 10000 + np.rint(em * 2).astype(np.int64)
    known, ratio = groups[usual], width[usual] / em[usual]
    for group in np.unique(groups).tolist():
        judged = ratio[known == group]
        if len(judged) < _JUDGED:
            judged = ratio[known // 10000 == group // 10000]
        if len(judged) >= _JUDGED:
            found = median(judged) / 0.5
            if not _SOUND[0] < found < _SOUND[1]:
                out[groups == group] = found
    return out


def median(values: Any) -> float:
    """What ``np.median`` gives of some numbers, ten times as fast for a few."""
    ordered = np.sort(values)
    middle = len(ordered) // 2
    return float(ordered[middle] if len(ordered) % 2 else (ordered[middle - 1] + ordered[middle]) / 2)


def _baselines(text: Any, places: Any) -> Numbers:
    """The height, in user space, on which each character stands."""
    x, y = ctypes.c_double(), ctypes.c_double()
    out = np.zeros(len(places), np.float32)
    for n, at in enumerate(places.tolist()):
        pdfium.FPDFText_GetCharOrigin(text, at, x, y)
        out[n] = y.value
    return out


def _objects(text: Any, address: int, first: Any, owners: Any) -> tuple[Numbers, Numbers, Numbers, Codes, Fonts]:
    """Angle (in user space), skew, size and font of each text object, asked at its first character.

    The angle is that of the line on which a letter stands: letters that are slanted by their matrix, as
    programs slant Chinese, stand on an upright line. ``skew`` is the tangent by which they lean, and by
    which their boxes are too wide.
    """
    places = first.tolist()
    matrix = np.zeros((len(places), 6), np.float32)
    base = matrix.ctypes.data
    for at, into in zip(places, range(base, base + 24 * len(places), 24), strict=True):
        _matrix(address, at, into)
    a, b, c, d = matrix[:, :4].T
    angle = np.arctan2(b, a)
    skew = np.clip((a * c + b * d) / np.maximum(a * a + b * b, 1e-6), 0, 1)
    size = np.fromiter(map(_size, repeat(address), places), np.float32, len(places))
    handles = np.fromiter(map(_font, owners.tolist()), np.uint64, len(places))
    _, asked, own = np.unique(handles, return_index=True, return_inverse=True)
    styles = [_style(text, address, places[at]) for at in asked.tolist()]
    known: dict[tuple[str, bool, bool], int] = {}
    font = np.zeros(len(places), np.int32)
    for n, (style, leans) in enumerate(zip(own.tolist(), (skew > _SKEW).tolist(), strict=True)):
        name, bold, slanted = styles[style]
        font[n] = known.setdefault((name, bold, slanted or leans), len(known))
    return angle, skew, size, font, tuple(known)


def _style(text: Any, address: int, at: int) -> tuple[str, bool, bool]:
    """Name of a character's font, and whether it is bold and slanted by its own account."""
    buffer, flags = ctypes.create_string_buffer(256), ctypes.c_int()
    length = pdfium.FPDFText_GetFontInfo(text, at, buffer, 256, flags)
    name = buffer.raw[: max(0, min(length, 256) - 1)].decode("utf-8", "replace").split("+")[-1]
    low = name.casefold()
    bold = _weight(address, at) >= 600 or bool(_BOLD.search(low))
    return name, bold, bool(flags.value & 64 or _SLANTED.search(low))


def _upright(angle: Numbers, quarters: int) -> Flags:
    """Which angles are upright on a page that is shown turned clockwise by so many quarters."""
    shown = angle - np.float32(quarters * np.pi / 2)
    return np.asarray(np.abs((shown + np.pi) % (2 * np.pi) - np.pi) <= _TURNED, np.bool_)
