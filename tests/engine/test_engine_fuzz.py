"""Damaged files of every format: a document or a reason, never an exception, never a hang."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.fuzz import fuzz, seeds


@pytest.mark.slow
def test_damaged_files_are_read_or_skipped_with_a_reason(root: Path) -> None:
    """Cut, flipped, spliced and stuffed files of all formats keep the model's promises (bench.fuzz does 10,000)."""
    tally = fuzz(seeds([root / "corpora" / "sample"]), 120, seed=11)
    assert tally.faults == []
    assert sum(tally.formats.values()) == 120
    assert {"PDF", "docx", "epub", "html", "md", "txt", "xml", "json"} <= set(tally.formats)
    assert tally.count["read"] > 30
    assert tally.count["skipped"] > 20
    assert len(tally.codes) > 5
