"""A vector for every claim: the mean of its roles, each as its construct's name or its own words.

Roles of the same construct are the same vector in both languages.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

from pipeline.document import Claims, Codebook, Document, Links, Signature, Vectors
from pipeline.vectors import WIDTH, encode, names

#: Of a longer role no more is encoded.
_LONGEST = 200


def embed(document: Document, claims: Claims, links: Links, codebook: Codebook) -> Vectors:
    """A signature and a unit vector per claim, in the claims' order."""
    signatures, told = [], []
    for claim, concepts in zip(claims.items, links.items, strict=True):
        words = [" ".join(document.text[r.start : r.end].split()) for r in claim.roles]
        label = " — ".join(words)
        zh = sum("一" <= character <= "鿿" for character in label) * 3 > len(label)
        named = tuple(dict.fromkeys(c for c in concepts if c))
        signatures.append(Signature(label[:400], named, "zh" if zh else "en"))
        told.append([(concept or "", text[:_LONGEST]) for concept, text in zip(concepts, words, strict=True)])
    rows = np.zeros((len(told), WIDTH), dtype=np.float32)
    vectors = _vectors({role for roles in told for role in roles}, codebook)
    for at, roles in enumerate(told):
        rows[at] = np.mean([vectors[role] for role in roles], axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return Vectors(tuple(signatures), rows.astype("<f2").tobytes(), WIDTH)


def _vectors(roles: set[tuple[str, str]], codebook: Codebook) -> dict[tuple[str, str], npt.NDArray[np.float32]]:
    """The vector of each concept and words: the concept's English name where the codebook has it, else the words."""
    labels, concepts = names(codebook)
    last = {concept: place for place, concept in enumerate(concepts)}
    own = sorted(role for role in roles if role[0] not in last)
    found = {role: labels[last[role[0]]] for role in roles if role[0] in last}
    found.update(zip(own, encode([words for _, words in own]), strict=True))
    return found
