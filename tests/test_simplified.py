"""Papers in traditional characters: read as if they were simplified, quoted as they are."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from pipeline import chain
from pipeline.document import Block, Claims, Document, Mentions, Outline, Source, SourceMap
from pipeline.evaluate.predict import source_of
from pipeline.simplified import reading
from pipeline.starter import default_config

_SAMPLE = Path(__file__).parents[1] / "corpora" / "sample" / "zh-night-museum.md"


def _document(text: str) -> Document:
    return Document("p-test", "text", "utf-8", text, (Block(0, len(text), "paragraph"),), SourceMap())


def _layers(text: str) -> dict[type, Any]:
    source = source_of(text.encode("utf-8"), ".md")
    return dict(chain.layers({Source: source}, chain.configure(default_config()), until=Claims))


@pytest.mark.parametrize("script", ["s2t", "s2tw", "s2hk"])
def test_a_paper_gives_the_same_rows_in_either_script(script: str) -> None:
    """Printed in Taiwan's or Hong Kong's characters, the sample paper gives the rows, mentions and sections it gave."""
    text = _SAMPLE.read_text(encoding="utf-8")
    printed = OpenCC(script).convert(text)
    assert len(printed) == len(text)
    assert printed != text
    one, other = _layers(text), _layers(printed)
    assert len(one[Claims].items) > 20
    assert other[Claims].items == one[Claims].items
    assert [(m.start, m.end, m.concept) for m in other[Mentions].items] == [
        (m.start, m.end, m.concept) for m in one[Mentions].items
    ]
    assert [(s.kind, s.start, s.end) for s in other[Outline].sections] == [
        (s.kind, s.start, s.end) for s in one[Outline].sections
    ]


def test_the_paper_itself_is_quoted() -> None:
    """Title, authors and roles are the paper's own characters; the reading is as long as the text."""
    text = "# 顧客參與與品牌忠誠\n\n王曉東\n\n摘要：研究發現，隨著平臺開放，顧客參與顯著提升品牌忠誠。\n"
    made = _layers(text)
    assert (made[Outline].title, made[Outline].authors) == ("顧客參與與品牌忠誠", ("王曉東",))
    document, claims = made[Document], made[Claims].items
    roles = {document.text[r.start : r.end] for claim in claims for r in claim.roles}
    assert {"顧客參與", "品牌忠誠"} <= roles
    seen = reading(document)
    assert len(seen.text) == len(document.text)
    assert "随着平台开放，顾客参与显著提升品牌忠诚" in seen.text


@pytest.mark.parametrize(
    "text", ["顾客参与提升品牌忠诚（著者：陳靜，《價值共創》），后续研究见于干预文献。", "Trust raises loyalty.", ""]
)
def test_other_papers_are_read_as_they_are(text: str) -> None:
    """A simplified paper that cites a name in traditional characters, an English one, an empty one: no copy is made."""
    document = _document(text)
    assert reading(document) is document


def test_time_grows_with_the_text() -> None:
    """Two hundred thousand characters without a stop cost ten times twenty thousand, not a hundred times."""
    spent = []
    for times in (5_000, 50_000):
        document = _document("價值共創" * times)
        before = time.process_time()
        reading(document)
        spent.append(time.process_time() - before)
    assert spent[1] < 30 * spent[0] + 0.5
