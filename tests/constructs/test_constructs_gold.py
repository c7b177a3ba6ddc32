"""Where the development papers are present: constructs are found as a second coder would find them."""

from __future__ import annotations

import hashlib
import json
from collections import defaultdict
from pathlib import Path

import pytest

from pipeline.constructs import ConstructSettings, constructs, load_codebook
from pipeline.document import Source
from pipeline.read import ReadSettings, read
from pipeline.segment import segment
from pipeline.structure import structure


def _near(a: tuple[int, int], b: tuple[int, int]) -> bool:
    shared = min(a[1], b[1]) - max(a[0], b[0])
    return shared > 0 and 2 * shared / (a[1] - a[0] + b[1] - b[0]) >= 0.8


def _documents(shared: Path) -> list[tuple[Path, list[tuple[int, int]], list[tuple[int, int]]]]:
    """Each labelled document with its annotated zones and its mentions, as spans of the source."""
    out = []
    for name, folder in (("seeds", "seeds"), ("abstracts", "papers/abstracts")):
        zones, spans = defaultdict(list), defaultdict(list)
        lines = (shared / "gold" / "dev" / f"{name}.mentions.jsonl").read_text(encoding="utf-8").splitlines()
        for line in map(json.loads, filter(None, lines)):
            zones[line["doc"]] += [(start, end) for start, end in line.get("zones", [])]
            if "start" in line:
                spans[line["doc"]].append((line["start"], line["end"]))
        out += [(shared / folder / doc, zones[doc], spans[doc]) for doc in sorted(zones)]
    return out


def _mentions(path: Path, root: Path, discover: bool) -> list[tuple[int, int]]:
    """The source spans of a document's mentions, by the real stages."""
    data = path.read_bytes()
    document = read(Source(hashlib.sha256(data).hexdigest(), path.suffix, data), ReadSettings())
    sentences = segment(document, structure(document))
    book = load_codebook(root / "configs" / "codebook.toml")
    found = constructs(document, sentences, book, ConstructSettings(discover=discover)).items
    return [span for m in found if (span := document.map.source_span(m.start, m.end))]


def _score(shared: Path, root: Path, discover: bool) -> float:
    """F1 over all labelled documents; spans match with a character F1 of 0.8, one to one."""
    right = predicted = labelled = 0
    for path, zones, gold in _documents(shared):
        mine = [m for m in _mentions(path, root, discover) if any(a <= m[0] and m[1] <= b for a, b in zones)]
        free = list(mine)
        for span in gold:
            match = next((m for m in free if _near(span, m)), None)
            if match:
                free.remove(match)
                right += 1
        predicted, labelled = predicted + len(mine), labelled + len(gold)
    return 2 * right / (predicted + labelled)


@pytest.mark.parametrize(("discover", "floor"), [(False, 0.65), (True, 0.85)])
def test_mentions_of_the_development_papers(shared: Path, root: Path, discover: bool, floor: float) -> None:
    """Mentions reach the agreed score on the development papers, with discovery on and off."""
    assert _score(shared, root, discover) >= floor
