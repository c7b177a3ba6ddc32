"""Vectors of roles: those that tie roles to names are those that claims are placed by."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from pipeline import chain, themes, vectors
from pipeline.document import Claims, Codebook, Document, Links, Source, Vectors
from pipeline.starter import default_config

SAMPLE = Path(__file__).parents[2] / "corpora" / "sample" / "zh-night-museum.md"


def test_the_texts_of_a_paper_are_encoded_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Linking and embedding ask for the same texts, so a paper is encoded once; embedding alone gives the same."""
    configuration = chain.configure(default_config())
    vectors.names(configuration.codebook)
    vectors.shared.cache_clear()
    asked: list[list[str]] = []
    encode = vectors.encode

    def counted(texts: Sequence[str]) -> Any:
        asked.append(list(texts))
        return encode(texts)

    monkeypatch.setattr(vectors, "encode", counted)
    made = chain.layers({Source: Source("0" * 64, ".md", SAMPLE.read_bytes())}, configuration, Vectors)
    assert len(asked) == 1
    assert len(asked[0]) > 10
    vectors.shared.cache_clear()
    alone = themes.embed(made[Document], made[Claims], made[Links], made[Codebook])
    assert alone == made[Vectors]
    assert asked[0] == asked[1]
