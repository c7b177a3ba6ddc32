"""Damaged files of every format: a document or a reason, never an exception, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fuzz import fuzz, seeds


@pytest.mark.slow
def test_damaged_files_are_read_or_skipped_with_a_reason(root: Path) -> None:
    """Cut, flipped, spliced and stuffed files of all formats keep the model's promises (bench.fuzz does 10,000)."""
    tally = fuzz(seeds([root / "corpora" / "sample"]), 240, seed=11)
    assert tally.faults == []
    assert sum(tally.formats.values()) == 240
    assert {"PDF", "docx", "epub", "html", "md", "txt", "xml", "json"} <= set(tally.formats)
    assert tally.count["read"] > 60
    assert tally.count["skipped"] > 40
    assert len(tally.codes) > 5
