"""Papers whose exact text is known are read verbatim (where the development papers are)."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import blocks, read, squeeze

FLOORS = {"en_one": 0.97, "zh_one": 0.97, "zh_one_noembed": 0.97, "en_two": 0.95, "zh_two": 0.95, "zh_two_rows": 0.9}


@pytest.mark.parametrize("name", FLOORS)
def test_paragraphs_are_found_word_for_word(shared: Path, name: str) -> None:
    """At least the promised share of paragraphs is found in one block each, in order, with notes outside."""
    told = json.loads((shared / "pdfs" / "truth" / f"{name}.json").read_text(encoding="utf-8"))
    document = read((shared / "pdfs" / "truth" / f"{name}.pdf").read_bytes())
    made = [squeeze(text) for text in blocks(document)]
    true = [squeeze(b["text"]) for b in told["blocks"] if b["type"] in {"p", "abstract", "abstract_en"}]
    found = [text for text in true if any(text in own for own in made)]
    assert len(found) >= FLOORS[name] * len(true)
    whole = squeeze(document.text)
    places = [whole.index(text) for text in found]
    assert places == sorted(places)
    heads = {squeeze(b["text"]) for b in told["blocks"] if b["type"] in {"h1", "h2", "h3"}}
    mine = {squeeze(text) for text in blocks(document, "heading")}
    assert 2 * len(heads & mine) >= 0.9 * (len(heads) + len(mine))
    body = [squeeze(text) for text in blocks(document, "paragraph", "item")]
    notes = [squeeze(b["text"]) for b in told["blocks"] if b["type"] in {"footnote", "titlenote"}]
    assert not [note for note in notes if any(note in own for own in body)]


def test_a_false_character_map_is_no_silent_loss(shared: Path) -> None:
    """Where fonts do not say what they draw, the pages are not called good and the problem says so."""
    document = read((shared / "pdfs" / "truth" / "zh_two_notouni.pdf").read_bytes())
    assert {page.verdict for page in document.pages} <= {"degraded", "unreadable"}
    assert "pdf.garbled" in {problem.code for problem in document.problems}
