"""PDF pages: what stands at their edges, initials, and papers of many layouts whose text is known."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from pages import LEFT, TWO, Page, blocks, check, flow, made, read, seen, squeeze

from bench.papers import PLANS
from bench.typeset import typeset


def test_an_initial_begins_the_first_of_the_lines_beside_it() -> None:
    """A first letter as high as three lines opens the first of them; the paragraph is one, and each box its own."""
    lines = ["ustomers who share what they", "know gain a say in the offers", "that a firm makes, and the", *TWO[2:]]
    page = Page()
    page.say(LEFT, 117, "C", size=38)
    page.lines(LEFT + 30, 120, lines[:3])
    page.lines(LEFT, 159, lines[3:])
    page.lines(LEFT, 211, TWO)
    data = page.data()
    document = read(data)
    check(document)
    assert blocks(document) == ["C" + " ".join(lines), flow(TWO)]
    assert seen(data, document.map.boxes(0, 9)) == "Customers"


def test_text_at_a_pages_edge_is_no_running_head() -> None:
    """One-line notes on the same height, and a line at a page's top that stands apart, stay in the text."""

    def draw(page: Page) -> None:
        for n, note in enumerate(["1 The names of all firms are changed.", "2 One of them left the panel."]):
            page.say(200, 40, f"Ash and Elm {n + 7}", size=9)
            page.lines(
                LEFT,
                75,
                [
                    ["Routines have the largest effect (b = .77) on"],
                    ["sales of the firms fell by half in 2019, though"],
                ][n],
            )
            page.lines(LEFT, 130, TWO + TWO)
            page.rule(LEFT, 760, LEFT + 80)
            page.say(LEFT, 764, note, size=8)
            page.turn()

    document = made(draw)
    check(document)
    assert blocks(document, "footnote") == ["1 The names of all firms are changed.", "2 One of them left the panel."]
    assert "(b = .77)" in document.text
    assert "in 2019, though" in document.text
    assert document.dropped == ("Ash and Elm 7", "Ash and Elm 8")


@pytest.fixture(scope="module")
def papers(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder of papers that were set by the benchmark's own press, with their true text."""
    folder = tmp_path_factory.mktemp("typeset")
    typeset(folder)
    return folder


@pytest.mark.parametrize("name", [plan.name for plan in PLANS])
def test_papers_of_every_layout_are_read_word_for_word(papers: Path, name: str) -> None:
    """Each paragraph is one block, in order; headings, notes, captions and tables are of their kind; heads are gone."""
    told = json.loads((papers / f"{name}.json").read_text(encoding="utf-8"))
    document = read((papers / f"{name}.pdf").read_bytes())
    check(document)
    true = {kind: [squeeze(b["text"]) for b in told["blocks"] if b["type"] == kind] for kind in KINDS}
    for kind, ours in KINDS.items():
        if kind not in {"p", "ref"}:
            assert [squeeze(text) for text in blocks(document, ours)] == true[kind], kind
    body = [squeeze(text) for text in blocks(document, "paragraph", "reference")]
    places = [next(n for n, own in enumerate(body) if text in own) for text in true["p"] + true["ref"]]
    assert places == sorted(places)
    assert name.endswith("ragged") or len(set(places)) == len(places), "each paragraph is a block of its own"
    assert not [text for text in told["running"] if text in document.text]


#: What the press calls a block, and what the reader does; h1 and h2 are told apart by other tests.
KINDS = {
    "title": "title",
    "p": "paragraph",
    "footnote": "footnote",
    "caption": "caption",
    "table": "table",
    "ref": "reference",
}
