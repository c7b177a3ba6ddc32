"""A vector for every claim: the mean of its roles, each as its construct's name or its own words.

Roles of the same construct are the same vector in both languages.
"""

from __future__ import annotations

import numpy as np

from pipeline.document import Claims, Document, Links, Signature, Vectors
from pipeline.vectors import WIDTH, alone, shared, short


def embed(document: Document, claims: Claims, links: Links) -> Vectors:
    """A signature and a unit vector per claim, in the claims' order.

    The vectors depend on the paper and the names of its concepts alone, not on the rest of the codebook.
    """
    named = {concept: alone(name) for concept, name in links.names}
    hows = links.how or tuple(("",) * len(row) for row in links.items)
    signatures, told = [], []
    texts: set[str] = set()
    for claim, concepts, how in zip(claims.items, links.items, hows, strict=True):
        words = [" ".join(document.text[r.start : r.end].split()) for r in claim.roles]
        label = " — ".join(words)
        zh = sum("一" <= character <= "鿿" for character in label) * 3 > len(label)
        signatures.append(Signature(label[:400], tuple(dict.fromkeys(c for c in concepts if c)), "zh" if zh else "en"))
        told.append([(c, short(w)) for c, w in zip(concepts, words, strict=True)])
        # Those that the vector tied to a concept are asked for, too: they are the texts that link asked for.
        texts.update(w for (c, w), by in zip(told[-1], how, strict=True) if c not in named or by == "vector")
    own = shared(frozenset(texts))
    rows = np.zeros((len(told), WIDTH), dtype=np.float32)
    for at, roles in enumerate(told):
        rows[at] = np.mean([named[c] if c in named else own[w] for c, w in roles], axis=0)
    rows /= np.maximum(np.linalg.norm(rows, axis=1, keepdims=True), np.float32(1e-9))
    return Vectors(tuple(signatures), rows.astype("<f2").tobytes(), WIDTH)
