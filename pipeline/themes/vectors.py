"""A vector for every claim: the mean of its roles, each as its construct's name or its own words.

Roles of the same construct are the same vector in both languages, and a name is encoded once a
process however often papers use it.
"""

from __future__ import annotations

import numpy as np

from pipeline.document import Claims, Codebook, Document, Links, Signature, Vectors
from pipeline.vectors import WIDTH, encode


def embed(document: Document, claims: Claims, links: Links, codebook: Codebook) -> Vectors:
    """A signature and a unit vector per claim, in the claims' order."""
    names = {concept.id: concept.label("en") for concept in codebook.concepts}
    signatures, rows = [], np.zeros((len(claims.items), WIDTH), dtype=np.float32)
    for at, (claim, concepts) in enumerate(zip(claims.items, links.items, strict=True)):
        words = [" ".join(document.text[r.start : r.end].split()) for r in claim.roles]
        label = " — ".join(words)
        zh = sum("一" <= character <= "鿿" for character in label) * 3 > len(label)
        named = tuple(dict.fromkeys(c for c in concepts if c))
        signatures.append(Signature(label[:400], named, "zh" if zh else "en"))
        told = [names.get(concept or "", text) for concept, text in zip(concepts, words, strict=True)]
        rows[at] = encode([text[:200] for text in told]).mean(axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return Vectors(tuple(signatures), rows.astype("<f2").tobytes(), WIDTH)
