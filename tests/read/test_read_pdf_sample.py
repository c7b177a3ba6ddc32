"""The two PDFs of the sample corpus, which people see first, are read without a flaw."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
from pages import blocks, check, grid, read, seen, squeeze

from pipeline.document import PROSE, Document

FILES = ("zh-home-platform.pdf", "en-live-commerce.pdf")


def sample(root: Path, name: str) -> tuple[bytes, Document, dict[str, object]]:
    """A sample paper: its bytes, its document, what the manifest says of it."""
    manifest = tomllib.loads((root / "corpora" / "sample" / "MANIFEST.toml").read_text(encoding="utf-8"))
    told = next(entry for entry in manifest["file"] if entry["name"] == name)
    data = (root / "corpora" / "sample" / name).read_bytes()
    return data, read(data), told


@pytest.mark.parametrize("name", FILES)
def test_sample_papers_are_whole(root: Path, name: str) -> None:
    """Title, hypotheses, references and pages are those that the manifest names, each a block of its own."""
    _, document, told = sample(root, name)
    check(document)
    assert squeeze(blocks(document, "title")[0]).startswith(squeeze(str(told["title"])))
    assert len(blocks(document, "reference")) == told["references"]
    assert len(document.pages) == told["pages"]
    assert {page.verdict for page in document.pages} == {"good"}
    assert document.problems == ()
    opening = [re.match(r"H\d[a-z]?", text) for text in blocks(document, "paragraph")]
    assert [found.group() for found in opening if found] == told["hypotheses"]


def test_chinese_sample_is_divided_as_printed(root: Path) -> None:
    """Headings stand with their numbers; author notes, the footnote and the heads are in no paragraph."""
    _, document, _ = sample(root, FILES[0])
    assert blocks(document, "heading") == [
        "1 引言", "2 理论分析与研究假设", "2.1 数字赋能与平台价值共创", "2.2 顾客参与的中介作用",
        "2.3 信任与技术焦虑的调节作用", "3 研究设计", "4 实证结果", "4.1 主效应与中介效应", "4.2 调节效应",
        "5 结论与启示", "参考文献",
    ]  # fmt: skip
    assert [text[:4] for text in blocks(document, "footnote")] == ["收稿日期", "基金项目", "作者简介", "①受篇幅"]
    assert "浙江 云溪" in document.text
    assert not any("样刊" in text or "沈若谷 等" in text for text in blocks(document))
    text = next(p for p in blocks(document, "paragraph") if p.startswith("数字赋能是指"))
    assert "当业主能够在线比较方案时" in text
    assert text.endswith("因此，本文提出以下假设：")


def test_english_sample_is_divided_as_printed(root: Path) -> None:
    """Headings stand alone, words are whole, and a sentence about the table is no caption."""
    _, document, _ = sample(root, FILES[1])
    assert blocks(document, "heading")[:6] == [
        "1. Introduction", "2. Theory and hypotheses", "2.1. Viewer participation as co-creation",
        "2.2. Drivers of participation", "2.3. Social presence as mediator",
        "2.4. Consequences and boundary conditions",
    ]  # fmt: skip
    prose = "\n".join(blocks(document, *PROSE))
    assert "without their comments the show would fall silent" in prose
    assert any(p.startswith("Table 1 summarises the results.") for p in blocks(document, "paragraph"))
    assert not re.search(r"[a-z]- [a-z]", prose)
    assert "201" in document.dropped
    assert "received no external funding" not in prose


@pytest.mark.parametrize(
    ("name", "head", "first", "last"),
    [
        (FILES[0], "假设/路径/系数/t值/结果", "H1/数字赋能→价值共创/0.22***/4.61/支持", "不支持"),
        (FILES[1], "Hyp./Path/β/t/Result", "H1/Interactivity → participation/0.33***/6.58/Yes", "Yes"),
    ],
)  # fmt: skip
def test_sample_tables_have_their_cells(root: Path, name: str, head: str, first: str, last: str) -> None:
    """The table of hypotheses has a row for each: label, path, coefficient, t and verdict in cells of their own."""
    _, document, told = sample(root, name)
    rows = grid(document)
    assert rows[0] == head.split("/")
    assert rows[1] == first.split("/")
    assert rows[-1][-1] == last
    assert {row[0] for row in rows[1:]} <= set(told["hypotheses"])  # type: ignore[arg-type]
    assert document.tables[0].caption is not None


@pytest.mark.parametrize("name", FILES)
def test_sample_quotes_are_drawn_in_their_boxes(root: Path, name: str) -> None:
    """Every sentence of the sample papers is drawn, character for character, in the boxes that the map gives for it."""
    data, document, _ = sample(root, name)
    wrong = []
    for block in document.blocks:
        if block.kind not in PROSE:
            continue
        start = block.start
        for at in range(block.start, block.end):
            if document.text[at] in "。；;" or at == block.end - 1:
                quote = document.text[start : at + 1]
                if seen(data, document.map.boxes(start, at + 1)) != squeeze(quote):
                    wrong.append(quote)
                start = at + 1
    assert wrong == []
