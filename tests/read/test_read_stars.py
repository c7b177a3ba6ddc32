"""Stars of significance in a plain text do not make it Markdown."""

from __future__ import annotations

import pytest

from pipeline.document import Source
from pipeline.read.sniff import text_kind


@pytest.mark.parametrize(
    "line",
    [
        "注：**表示p<0.01，***表示p<0.001。",
        "Note: *p<0.05, **p<0.01, ***p<0.001.",
        "H1\tA→B\t0.31***\nH2\tA→C\t0.12**\nH3\tB→C\t0.17**",
    ],
)
def test_stars_of_significance_are_no_markup(line: str) -> None:
    """A table's note and starred coefficients leave a text plain, so that each of its lines stays a paragraph."""
    assert text_kind(Source("0" * 64, ".txt", b""), f"第一段。\n{line}\n第二段。") == "text"


def test_emphasis_is_still_markup() -> None:
    """Bold text in a .txt file is told to be Markdown."""
    assert text_kind(Source("0" * 64, ".txt", b""), "**摘要:**本文认为互动促进共创。") == "markdown"
