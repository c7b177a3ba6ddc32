"""Lines that are no sentences: formulas set apart, and the loose lettering of figures.

A formula stands indented or centred on a line of its own, in signs and single letters, often in a font of
mathematics; or it ends with its number at the column's right edge. The lettering of a figure (axes, nodes)
is a row of numbers and letters with wide gaps between them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.looks import Look, Piece, follows, words

_SIGN = re.compile(r"[=<>≤≥≈≡≠∝→↦⇒∈∑∏∫∂∇√±×÷]")
_WORD = re.compile(r"[^\W\d_]{4,}")
_HAN = re.compile(r"[぀-ヿ㐀-鿿]")
#: A row of paths ("H1 CP → VC 0.42") is none.
_HYPOTHESIS = re.compile(r"[HP]\s?\d")
_NUMBER = re.compile(r"[(（]\s?\d{1,2}(?:[.\-–]\d{1,2})?[a-z]?\s?[)）]$")
#: A formula begins so many ems inside its column; the number at its end, and letters in a figure, stand so far apart.
_INSIDE, _APART = 1.5, 1.5
#: A formula holds at most so many words, and so many Han; the lettering of a figure words of so many letters.
_WORDS, _HANS, _SHORT = 1, 2, 3


def formulas(pieces: Sequence[Piece], look: Look, out: list[str]) -> None:
    """Tell the formulas among the lines that are "text" so far; ``out`` is changed in place."""
    for n, piece in enumerate(pieces):
        before = pieces[n - 1] if n else None
        if out[n] == "text" and (_is_formula(piece, before) or _is_lettering(piece, before)):
            out[n] = "formula"
    for order in (range(1, len(pieces)), range(len(pieces) - 2, -1, -1)):
        for n in order:
            near = n - 1 if order.step > 0 else n + 1
            if out[n] == "text" and out[near] == "formula" and _belongs(pieces[n], pieces[near], look):
                out[n] = "formula"


def _is_formula(piece: Piece, before: Piece | None) -> bool:
    text = piece.text.strip()
    mathematical = bool(words()["math_font"].search(piece.font))
    if _HYPOTHESIS.match(text) or not (_SIGN.search(text) or mathematical):
        return False
    if _NUMBER.search(text) and _gap_before_last(piece) > _APART * piece.line.size and not piece.stopped:
        return True
    return _wordless(text, _WORDS) and _set_apart(piece, before)


def _is_lettering(piece: Piece, before: Piece | None) -> bool:
    """Numbers and single letters with wide gaps, no sentence's end."""
    tokens = piece.text.split()
    loose = len(piece.line.fragments) > 1 and _widest_gap(piece) > _APART * piece.line.size
    return (
        loose
        and not piece.stopped
        and not _HAN.search(piece.text)
        and all(len(token) <= _SHORT or not _WORD.search(token) for token in tokens)
        and _set_apart(piece, before)
    )


def _belongs(piece: Piece, formula: Piece, look: Look) -> bool:
    """Whether a line beside a formula (a fraction's other half, a sum's limits) is part of it."""
    one, two = (formula, piece) if formula.line.top <= piece.line.top else (piece, formula)
    near = one.line.page == two.line.page and two.line.top - one.line.bottom < 0.5 * look.pitch
    return near and piece.indent > _INSIDE * piece.line.size and _wordless(piece.text, 0) and not piece.stopped


def _wordless(text: str, most: int) -> bool:
    return len(_WORD.findall(_HAN.sub(" ", text))) <= most and len(_HAN.findall(text)) <= _HANS * most


def _set_apart(piece: Piece, before: Piece | None) -> bool:
    """Whether a line begins inside its column, and the line before it did not run on into it."""
    if piece.indent <= _INSIDE * piece.line.size:
        return False
    return before is None or not follows(before, piece) or before.short or before.stopped or _far(before, piece)


def _far(before: Piece, piece: Piece) -> bool:
    return piece.line.top - before.line.bottom > 0.5 * piece.line.size and piece.indent > 2 * piece.line.size


def _gap_before_last(piece: Piece) -> float:
    parts = piece.line.fragments
    return parts[-1].x0 - max(part.x1 for part in parts[:-1]) if len(parts) > 1 else 0.0


def _widest_gap(piece: Piece) -> float:
    parts = piece.line.fragments
    return max(two.x0 - one.x1 for one, two in pairwise(parts))
