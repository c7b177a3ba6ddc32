"""Themes: the same claims give the same themes in any order, languages meet, small corpora say so."""

from __future__ import annotations

import random
import tracemalloc

import numpy as np
import pytest

from pipeline.document import (
    Claim,
    Claims,
    Codebook,
    Concept,
    Document,
    Links,
    Role,
    Signature,
    SourceMap,
    Span,
    Vectors,
)
from pipeline.themes import ThemeSettings, clusters, embed, themes

CODEBOOK = Codebook(
    tuple(
        Concept(name, (zh,), (en,), "d")
        for name, zh, en in (
            ("trust", "信任", "trust"),
            ("loyalty", "忠诚", "loyalty"),
            ("data", "数据", "data"),
            ("power", "权力", "power"),
        )
    )
)
WIDTH = 8


def papers(count: int = 6) -> list[tuple[str, Vectors]]:
    """Papers, each with one claim on trust (zh or en) and one on data; vectors near two axes."""
    chance = np.random.default_rng(1)
    out = []
    for n in range(count):
        lang = "zh" if n % 2 else "en"
        signatures = (
            Signature(
                f"trust {n}" if lang == "en" else f"信任{n}", ("trust", "loyalty") if n < 2 else ("trust",), lang
            ),
            Signature(f"data {n}", ("data",), "en"),
        )
        rows = np.zeros((2, WIDTH))
        rows[0, 0] = rows[1, 1] = 1.0
        rows += 0.05 * chance.standard_normal(rows.shape)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        out.append((f"p-{n}", Vectors(signatures, rows.astype("<f2").tobytes(), WIDTH)))
    return out


def test_claims_on_one_thing_meet_across_languages() -> None:
    """Two subjects give two themes, each with all its papers and a label in both languages."""
    found = themes(papers(), CODEBOOK, ThemeSettings())
    assert [set(theme.claims) for theme in found.items] == [
        {(f"p-{n}", 0) for n in range(6)},
        {(f"p-{n}", 1) for n in range(6)},
    ]
    assert (found.items[0].label_zh, found.items[0].label_en) == ("信任 · 忠诚", "trust · loyalty")
    assert set(found.items[0].nearest) <= set(found.items[0].claims)


def test_the_order_of_papers_does_not_matter() -> None:
    """Shuffled papers give equal themes, ids and all; so does k-means on many units."""
    for settings in (ThemeSettings(), ThemeSettings(exact_up_to=10)):
        first = themes(papers(30), CODEBOOK, settings)
        mixed = papers(30)
        random.Random(3).shuffle(mixed)
        assert themes(mixed, CODEBOOK, settings) == first


def test_the_same_finding_is_one_unit_however_often_it_is_claimed() -> None:
    """A claim repeated a hundred times in one paper does not make a theme of its own."""
    (paper_id, one), *rest = papers()
    many = Vectors(one.signatures * 100, one.data * 100, WIDTH)
    found = themes([(paper_id, many), *rest], CODEBOOK, ThemeSettings())
    assert len(found.items) == 2
    assert len(found.items[0].claims) == 105


def test_a_small_corpus_says_that_it_is_small() -> None:
    """Too few claims: no themes, and a note that says how many are needed; few papers: a note, too; enough: none."""
    found = themes(papers(2), CODEBOOK, ThemeSettings())
    assert found.items == ()
    assert "need at least 6" in found.note
    assert "6 papers are few: take the 2 theme(s)" in themes(papers(), CODEBOOK, ThemeSettings()).note
    assert themes(papers(30), CODEBOOK, ThemeSettings()).note == ""
    assert themes([], CODEBOOK, ThemeSettings()).items == ()


def test_vectors_of_two_languages_are_near_where_they_mean_the_same() -> None:
    """A claim and its translation are nearer to each other than to another claim in their own language."""
    text = "顾客参与 品牌忠诚 customer participation brand loyalty 数据泄露 法律诉讼"
    pairs = [("顾客参与", "品牌忠诚"), ("customer participation", "brand loyalty"), ("数据泄露", "法律诉讼")]
    claims = []
    for cause, effect in pairs:
        roles = tuple(
            Role(name, text.index(words), text.index(words) + len(words))
            for name, words in (("cause", cause), ("effect", effect))
        )
        claims.append(Claim("cause", roles, "+", "finding", False, False, Span(0, 5), 0, (), "r", 0.5))
    document = Document("p", "text", None, text, (), SourceMap())
    made = embed(document, Claims(tuple(claims)), Links(((None, None),) * 3), CODEBOOK)
    rows = np.frombuffer(made.data, dtype="<f2").reshape(3, made.width).astype(float)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3), abs=2e-3)
    assert [s.lang for s in made.signatures] == ["zh", "en", "zh"]


def test_a_claim_that_stands_alone_is_kept_small() -> None:
    """A million different claims of 512 numbers have to fit: two bytes a number and a little more, not eight."""
    data = np.zeros(512, dtype="<f2").tobytes()
    made = [(f"p-{n}", Vectors((Signature(f"claim {n}", ("trust",), "en"),), data, 512)) for n in range(3000)]
    tracemalloc.start()
    units = clusters._units(made)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(units) == 3000
    assert peak / 3000 < 2000


def test_claims_that_say_the_same_are_one_place_between_them() -> None:
    """The vector of a unit is the mean direction of all its claims, whatever their number of digits on the way."""
    rows = np.eye(4, dtype="<f2")[[0, 0, 1]]
    made = [(f"p-{n}", Vectors((Signature("one", ("trust",), "en"),), row.tobytes(), 4)) for n, row in enumerate(rows)]
    (unit,) = clusters._units(made)
    assert unit.total.tolist() == [2.0, 1.0, 0.0, 0.0]
    (point,) = clusters._points([unit], 0.0)
    assert np.allclose(point, np.array([2.0, 1.0, 0.0, 0.0]) / 5**0.5)
