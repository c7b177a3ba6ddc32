"""The varied and the held-out sentences are labelled soundly, and no passage is in both sets."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_golden_set import ROLES, rows

SETS = ("varied", "heldout")


@pytest.mark.parametrize("name", SETS)
def test_every_span_of_a_set_says_its_own_text(root: Path, name: str) -> None:
    """Evidence and roles are exact substrings of their passage, and each claim has the roles of its type."""
    folder = root / "tests" / name
    labelled = rows(folder / f"{name}.claims.jsonl")
    claims = [row for row in labelled if "type" in row]
    assert len(claims) > 100
    for row in claims:
        text = (folder / "texts" / row["doc"]).read_text(encoding="utf-8")
        assert set(row["roles"]) == ROLES[row["type"]]
        for part in (row["evidence"], *row["roles"].values()):
            assert text[part["start"] : part["end"]] == part["text"]


@pytest.mark.parametrize("name", SETS)
def test_every_passage_of_a_set_is_labelled_whole(root: Path, name: str) -> None:
    """The zones cover each passage from end to end, so that a false find counts against the finder."""
    folder = root / "tests" / name
    zones = {row["doc"]: row["zones"] for row in rows(folder / f"{name}.claims.jsonl") if "zones" in row}
    texts = {path.name: path.read_text(encoding="utf-8") for path in (folder / "texts").glob("*.txt")}
    assert zones == {doc: [[0, len(text)]] for doc, text in texts.items()}


def test_no_passage_is_read_and_held_out(root: Path) -> None:
    """What is held out stands nowhere else."""
    folders = [root / "tests" / name / "texts" for name in SETS]
    read, held = ({path.name: path.read_text(encoding="utf-8") for path in folder.iterdir()} for folder in folders)
    assert len(read) > len(held) > 10
    assert not set(read) & set(held)
    assert not set(read.values()) & set(held.values())
