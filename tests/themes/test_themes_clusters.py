"""Themes: the same claims give the same themes in any order, languages meet, small corpora say so."""

from __future__ import annotations

import random
import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from scipy.spatial.distance import pdist, squareform

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
    Works,
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
#: No paper stands in two files.
ALONE = Works((), ())


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
    found = themes(papers(), ALONE, CODEBOOK, ThemeSettings())
    assert [set(theme.claims) for theme in found.items] == [
        {(f"p-{n}", 0) for n in range(6)},
        {(f"p-{n}", 1) for n in range(6)},
    ]
    assert (found.items[0].label_zh, found.items[0].label_en) == ("信任 · 忠诚", "trust · loyalty")
    assert set(found.items[0].nearest) <= set(found.items[0].claims)


def test_the_order_of_papers_does_not_matter() -> None:
    """Shuffled papers give equal themes, ids and all; so does k-means on many units."""
    for settings in (ThemeSettings(), ThemeSettings(exact_up_to=10)):
        first = themes(papers(30), ALONE, CODEBOOK, settings)
        mixed = papers(30)
        random.Random(3).shuffle(mixed)
        assert themes(mixed, ALONE, CODEBOOK, settings) == first


def test_the_same_finding_is_one_unit_however_often_it_is_claimed() -> None:
    """A claim repeated a hundred times in one paper does not make a theme of its own."""
    (paper_id, one), *rest = papers()
    many = Vectors(one.signatures * 100, one.data * 100, WIDTH)
    found = themes([(paper_id, many), *rest], ALONE, CODEBOOK, ThemeSettings())
    assert len(found.items) == 2
    assert len(found.items[0].claims) == 105


def in_two_files(words: str) -> list[tuple[str, Vectors]]:
    """Six papers, and the first once more in a file with its first claim only, in these words."""
    found = papers()
    _, first = found[0]
    copy = Vectors((first.signatures[0]._replace(label=words, concepts=("trust",)),), first.data[: 2 * WIDTH], WIDTH)
    return [*found, ("p-9", copy)]


@pytest.mark.parametrize("words", ["trust 0", "trust, in other words"])
def test_a_paper_in_two_files_weighs_once_and_both_have_their_themes(words: str) -> None:
    """The copy changes no theme's name, centre or place; its claims join the themes that they belong to."""
    alone = themes(papers(), ALONE, CODEBOOK, ThemeSettings())
    both = themes(in_two_files(words), Works((("p-0", "p-9"),), ("DOI",)), CODEBOOK, ThemeSettings())
    assert ("p-9", 0) in both.items[0].claims
    without = [replace(t, claims=tuple(c for c in t.claims if c[0] != "p-9")) for t in both.items]
    assert without == list(alone.items)
    assert both.note == alone.note


def test_what_only_a_copy_says_joins_no_theme_that_it_is_far_from() -> None:
    """A copy's claim on a third subject is in no theme, rather than in a wrong one."""
    *rest, (name, copy) = in_two_files("power")
    far = np.zeros(WIDTH, dtype="<f2")
    far[5] = 1
    copy = replace(copy, signatures=(copy.signatures[0]._replace(concepts=("power",)),), data=far.tobytes())
    found = themes([*rest, (name, copy)], Works((("p-0", "p-9"),), ("DOI",)), CODEBOOK, ThemeSettings())
    assert len(found.items) == 2
    assert all(paper != "p-9" for theme in found.items for paper, _ in theme.claims)


def test_a_small_corpus_says_that_it_is_small() -> None:
    """Too few claims: no themes, and a note that says how many are needed; few papers: a note, too; enough: none."""
    found = themes(papers(2), ALONE, CODEBOOK, ThemeSettings())
    assert found.items == ()
    assert "need at least 6" in found.note
    assert "6 papers are few: take the 2 theme(s)" in themes(papers(), ALONE, CODEBOOK, ThemeSettings()).note
    assert themes(papers(30), ALONE, CODEBOOK, ThemeSettings()).note == ""
    assert themes([], ALONE, CODEBOOK, ThemeSettings()).items == ()


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
    made = embed(document, Claims(tuple(claims)), Links(((None, None),) * 3))
    rows = np.frombuffer(made.data, dtype="<f2").reshape(3, made.width).astype(float)
    assert rows[0] @ rows[1] > rows[0] @ rows[2] + 0.2
    assert np.linalg.norm(rows, axis=1) == pytest.approx(np.ones(3), abs=2e-3)
    assert [s.lang for s in made.signatures] == ["zh", "en", "zh"]


def test_a_claim_that_stands_alone_is_kept_small() -> None:
    """A million different claims of 512 numbers have to fit: two bytes a number and a little more, not eight."""
    data = np.zeros(512, dtype="<f2").tobytes()
    made = [(f"p-{n}", Vectors((Signature(f"claim {n}", ("trust",), "en"),), data, 512)) for n in range(3000)]
    tracemalloc.start()
    units, _, _ = clusters._units(made, ALONE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(units) == 3000
    assert peak / 3000 < 2000


def test_claims_that_say_the_same_are_one_place_between_them() -> None:
    """The vector of a unit is the mean direction of all its claims, whatever their number of digits on the way."""
    rows = np.eye(4, dtype="<f2")[[0, 0, 1]]
    made = [(f"p-{n}", Vectors((Signature("one", ("trust",), "en"),), row.tobytes(), 4)) for n, row in enumerate(rows)]
    (unit,), _, _ = clusters._units(made, ALONE)
    assert unit.total.tolist() == [2.0, 1.0, 0.0, 0.0]
    (point,) = clusters._points([unit], 0.0)
    assert np.allclose(point, np.array([2.0, 1.0, 0.0, 0.0]) / 5**0.5)


def test_distances_of_pairs_are_those_of_scipy_and_equal_ones_stay_equal() -> None:
    """Distances come in scipy's order over more than one block of rows; the same point twice is no distance away."""
    made = np.random.default_rng(5).standard_normal((clusters._PAIRED + 40, 24)).astype(np.float32)
    made[-1] = made[3]
    found = clusters._distances(made)
    assert np.allclose(found, pdist(made.astype(np.float64), "cosine"), atol=1e-11)
    square = squareform(found)
    assert square[3, -1] == 0
    assert np.array_equal(np.delete(square[3], -1), np.delete(square[-1], -1))
