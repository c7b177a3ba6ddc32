"""Themes: clusters of what claims are about, across papers and languages.

Claims with the same words or concepts are first folded into one *unit* (an edge of the causal map
stays one point however often it is claimed). A unit's place is its sentence vector beside its
concepts, so that two languages meet where they name the same constructs. Few units are clustered by
average linkage with a distance threshold, many by mini-batch k-means: near linear in the corpus.

A paper that stands in several files weighs as one: the file with the most claims is clustered, the claims of the
others join where they belong.

The result depends on the set of claims alone: units are sorted by content, chance has a fixed seed.
"""

from __future__ import annotations

import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np

from pipeline.document import Codebook, Signature, Theme, Themes, Vectors, Works
from pipeline.settings import setting

Array = np.ndarray[Any, np.dtype[Any]]

_FOLDED = 128
#: With fewer papers a theme says more of one paper than of the field.
_FEW = 20
#: So many rows are scaled or projected at once, and the plane of many points is found from so many.
_ROWS = 20_000
_SAMPLE = 50_000
#: The points that are compared with all others at a time.
_PAIRED = 256
_NOTHING: Array = np.zeros(0)


@dataclass(frozen=True, slots=True)
class ThemeSettings:
    """How claims are clustered."""

    distance: float = setting(
        0.75, "Two clusters closer than this (cosine distance, average linkage) become one.", low=0.05, high=1.0
    )
    smallest: int = setting(3, "A theme has at least so many different claims.", low=2, high=1000)
    concept_weight: float = setting(
        1.2, "How much shared concepts count beside the sentence vector (1: as much).", low=0.0, high=5.0
    )
    nearest: int = setting(15, "So many claims nearest the centre are kept to show a theme's passages.", low=1, high=50)
    exact_up_to: int = setting(
        3000, "Up to so many different claims are clustered exactly, more by mini-batch k-means.", low=10, high=20000
    )


@dataclass(slots=True)
class _Unit:
    """Claims that say the same: their places, languages and summed vector (float16 while it is of one claim)."""

    key: str
    concepts: tuple[str, ...]
    labels: dict[str, str]
    places: list[tuple[str, int]]
    total: Array


@dataclass(frozen=True, slots=True)
class _Group:
    """A cluster: its units by number, their centre, the places of claims that joined it."""

    members: list[int]
    centre: Array
    joined: list[tuple[str, int]]


def themes(papers: Iterable[tuple[str, Vectors]], works: Works, codebook: Codebook, settings: ThemeSettings) -> Themes:
    """The themes of all papers, largest first.

    ``papers`` gives ``(paper_id, vectors)``; a corpus with too few different claims gives no themes
    and a note that says so.
    """
    units, others, copies = _units(papers, works)
    count = len({paper_id for unit in units for paper_id, _ in unit.places} - copies)
    needed = 2 * settings.smallest
    if len(units) < needed:
        return Themes((), f"{len(units)} different claims: themes need at least {needed}.")
    points = _points([*units, *others], settings.concept_weight)
    groups: dict[int, list[int]] = defaultdict(list)
    for at, group in enumerate(_assign(points[: len(units)], settings)):
        groups[int(group)].append(at)
    large = [members for members in groups.values() if len(members) >= settings.smallest]
    centres = [points[members].mean(axis=0) for members in large]
    joined = _join(points[len(units) :], others, centres, settings.distance)
    spread = Counter(c for unit in units for c in set(unit.concepts))
    found = [
        _theme(_Group(members, centre, more), units, points, spread, codebook, settings.nearest)
        for members, centre, more in zip(large, centres, joined, strict=True)
    ]
    found = _named_apart(sorted(found, key=lambda theme: (-_weight(theme, copies), theme.id, theme.claims)))
    note = "" if found else f"{len(units)} different claims, but no {settings.smallest} of them are close enough."
    if found and count < _FEW:
        note = f"{count} papers are few: take the {len(found)} theme(s) as a first sorting, and add papers."
    return Themes(tuple(found), note)


def _units(papers: Iterable[tuple[str, Vectors]], works: Works) -> tuple[list[_Unit], list[_Unit], set[str]]:
    """The units to be clustered and those that only copies of papers have, sorted by content; the copies."""
    several = {paper_id for group in works.groups for paper_id in group}
    held: dict[str, Vectors] = {}
    units: dict[str, _Unit] = {}
    for paper_id, vectors in papers:
        if paper_id in several:
            held[paper_id] = vectors
        else:
            _add(units, paper_id, vectors)
    others: dict[str, _Unit] = {}
    copies: list[str] = []
    for group in works.groups:
        leader, *rest = sorted(group, key=lambda paper_id: (-len(held[paper_id].signatures), paper_id))
        _add(units, leader, held[leader])
        copies += rest
    for paper_id in copies:
        for index, signature in enumerate(held[paper_id].signatures):
            unit = units.get(_key(signature))
            if unit:
                unit.places.append((paper_id, index))
            else:
                _add(others, paper_id, held[paper_id], only=index)
    in_order = [sorted(some.values(), key=lambda unit: unit.key) for some in (units, others)]
    return in_order[0], in_order[1], set(copies)


def _add(units: dict[str, _Unit], paper_id: str, vectors: Vectors, only: int | None = None) -> None:
    """Fold a paper's claims, or one of them, into the units."""
    data = np.frombuffer(vectors.data, dtype="<f2").reshape(-1, vectors.width)
    for index in range(len(vectors.signatures)) if only is None else [only]:
        signature = vectors.signatures[index]
        key = _key(signature)
        unit = units.get(key)
        if unit is None:
            unit = units[key] = _Unit(key, signature.concepts, {}, [], data[index].copy())
        else:
            unit.total = unit.total.astype(np.float64, copy=False)
            unit.total += data[index]
        unit.places.append((paper_id, index))
        best = unit.labels.get(signature.lang)
        if best is None or (len(signature.label), signature.label) < (len(best), best):
            unit.labels[signature.lang] = signature.label


def _join(points: Array, others: list[_Unit], centres: list[Array], distance: float) -> list[list[tuple[str, int]]]:
    """For each centre the places of the units that come near enough to it: as near as two clusters must to be one."""
    joined: list[list[tuple[str, int]]] = [[] for _ in centres]
    if others and centres:
        near = points @ np.stack(centres).T
        for unit, best, alike in zip(others, near.argmax(axis=1), near.max(axis=1), strict=True):
            if alike >= 1 - distance:
                joined[int(best)] += unit.places
    return joined


def _key(signature: Signature) -> str:
    """Claims that relate the same two or more concepts are one unit in any language; others by their words."""
    if len(signature.concepts) > 1:
        return "concepts:" + "|".join(signature.concepts)
    return f"{signature.lang}:" + "".join(signature.label.casefold().split())


def _points(units: list[_Unit], concept_weight: float) -> Array:
    """A unit vector for each unit: its mean sentence vector beside its concepts; made a block at a time."""
    names = sorted({c for unit in units for c in unit.concepts}) if concept_weight else []
    # Concepts are folded into a fixed number of pseudo-random directions, so that memory stays bounded.
    directions = {name: _direction(name) for name in names}
    width = len(units[0].total) + (_FOLDED if names else 0)
    points = np.empty((len(units), width), dtype=np.float32)
    for at in range(0, len(units), _ROWS):
        points[at : at + _ROWS] = _block(units[at : at + _ROWS], directions, concept_weight)
        for unit in units[at : at + _ROWS]:
            unit.total = _NOTHING  # a million sums are gigabytes, and the points stand for them now
    return points


def _block(units: list[_Unit], directions: dict[str, Array], concept_weight: float) -> Array:
    totals = np.stack([unit.total.astype(np.float64, copy=False) for unit in units])
    vectors: Array = totals / np.maximum(np.linalg.norm(totals, axis=1, keepdims=True), 1e-9)
    if not directions:
        return vectors
    named = np.zeros((len(units), _FOLDED))
    for at, unit in enumerate(units):
        for concept in unit.concepts:
            named[at] += directions[concept]
    named /= np.maximum(np.linalg.norm(named, axis=1, keepdims=True), 1e-9)
    points = np.hstack([vectors, named * concept_weight])
    scaled: Array = points / np.linalg.norm(points, axis=1, keepdims=True)
    return scaled


def _direction(name: str) -> Array:
    """A unit vector that is the name's own: other concepts do not move it."""
    seed = int.from_bytes(hashlib.sha256(name.encode("utf-8", "replace")).digest()[:8], "little")
    made = np.random.default_rng(seed).standard_normal(_FOLDED)
    return np.asarray(made / np.linalg.norm(made))


def _assign(points: Array, settings: ThemeSettings) -> Array:
    # What is imported here is slow to come, and needed neither by a run with nothing new nor by a worker.
    if len(points) <= settings.exact_up_to:
        from scipy.cluster.hierarchy import fcluster, linkage

        return np.asarray(fcluster(linkage(_distances(points), "average"), settings.distance, "distance"))
    from sklearn.cluster import MiniBatchKMeans
    from sklearn.decomposition import PCA

    # k-means in a plane of few dimensions: the first 48 hold most of what tells themes apart, and a
    # million claims stay within reach.
    every = -(-len(points) // _SAMPLE)
    plane = PCA(min(48, points.shape[1]), svd_solver="covariance_eigh")
    plane.fit(points[::every].astype(np.float64))
    flat = np.empty((len(points), plane.n_components_))
    for at in range(0, len(points), _ROWS):
        flat[at : at + _ROWS] = plane.transform(points[at : at + _ROWS].astype(np.float64))
    count = min(200, max(8, round((len(points) / 2) ** 0.5)))
    means = MiniBatchKMeans(count, random_state=7, n_init=1, batch_size=4096, max_iter=50)
    return np.asarray(means.fit_predict(flat))


def _distances(points: Array) -> Array:
    """The cosine distances of all pairs, in the order of scipy's ``pdist``, in a fraction of its time.

    They are rounded: those that are equal stay so, in whatever order a machine adds up products.
    """
    exact = points.astype(np.float64)
    exact /= np.linalg.norm(exact, axis=1, keepdims=True)
    out, at = np.empty(len(exact) * (len(exact) - 1) // 2), 0
    for first in range(0, len(exact), _PAIRED):
        for row, alike in enumerate(exact[first : first + _PAIRED] @ exact[first:].T, 1):
            out[at : at + len(alike) - row] = alike[row:]
            at += len(alike) - row
    return np.round(np.clip(1 - out, 0, 2), 12)


def _theme(
    group: _Group,
    units: list[_Unit],
    points: Array,
    spread: Counter[str],
    codebook: Codebook,
    nearest: int,
) -> Theme:
    members = group.members
    ranked = sorted(members, key=lambda at: (-round(float(points[at] @ group.centre), 5), units[at].key))
    counts = Counter(c for at in members for c in set(units[at].concepts))
    # A concept stands for a theme where it is common here and not everywhere (count² over spread).
    concepts = tuple(sorted(counts, key=lambda c: (-(counts[c] ** 2) / spread[c], c))[:5])
    places = sorted([*group.joined, *(place for at in members for place in units[at].places)])
    about = "|".join(sorted(concepts[:2])) or units[ranked[0]].key
    digest = hashlib.sha256(about.encode("utf-8", "replace"))
    return Theme(
        id="t-" + digest.hexdigest()[:10],
        label_zh=_label("zh", concepts, ranked, units, codebook),
        label_en=_label("en", concepts, ranked, units, codebook),
        concepts=concepts,
        claims=tuple(places),
        nearest=tuple(min(units[at].places) for at in ranked[:nearest]),
    )


def _weight(theme: Theme, copies: set[str]) -> int:
    """How many claims a theme has, those of copies aside."""
    return sum(paper_id not in copies for paper_id, _ in theme.claims)


def _named_apart(found: list[Theme]) -> list[Theme]:
    """Themes with the same leading concepts get a number after their id, the largest none."""
    seen: Counter[str] = Counter()
    out = []
    for theme in found:
        seen[theme.id] += 1
        out.append(theme if seen[theme.id] == 1 else dataclasses.replace(theme, id=f"{theme.id}-{seen[theme.id]}"))
    return out


def _label(lang: str, concepts: tuple[str, ...], ranked: list[int], units: list[_Unit], codebook: Codebook) -> str:
    """Up to three leading concepts in the language, else the most central claim's own words."""
    known = [concept for name in concepts[:3] if (concept := codebook.get(name))]
    if known:
        return (" · ").join(concept.label(lang) for concept in known)
    labels = [units[at].labels for at in ranked]
    own = next((label[lang] for label in labels if lang in label), None)
    return own or next(iter(labels[0].values()))
