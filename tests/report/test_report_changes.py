"""What changed since the run before: each change once, with its reason, and nothing where nothing changed."""

from __future__ import annotations

import hashlib
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest

from pipeline.report.changes import Side, compare, markdown, read_side

Sides = Callable[..., Side]


def row(cause: str, effect: str = "loyalty", **more: Any) -> dict[str, Any]:
    base = {
        "claim_id": f"c-{cause}",
        "finding_id": f"f-{cause}-{effect}",
        "type": "cause",
        "evidence": {"text": f"{cause} improves {effect}."},
        "roles": {"cause": {"text": cause}, "effect": {"text": effect}},
        "polarity": "+",
        "status": "finding",
        "confidence": 0.5,
    }
    return base | more


@pytest.fixture
def side(tmp_path: Path) -> Sides:
    """Tables on disk: papers by name, each a list of rows; a paper's digest is that of its claims' ids."""

    def make(**papers: list[dict[str, Any]]) -> Side:
        folder = tmp_path / str(len(list(tmp_path.iterdir())))
        folder.mkdir()
        digests = {}
        with (folder / "evidence.jsonl").open("wb") as file:
            for name, rows in papers.items():
                sha256 = digests[f"{name}.txt"] = hashlib.sha256(
                    repr([r["claim_id"] for r in rows]).encode()
                ).hexdigest()
                for made in rows:
                    file.write(msgspec.json.encode({"paper_id": f"p-{sha256[:12]}", **made}) + b"\n")
        (folder / "themes.json").write_text('{"themes": []}')
        found = read_side(folder, digests)
        assert found is not None
        return found

    return make


def test_the_first_run_has_nothing_to_compare_with(side: Sides) -> None:
    """Without a run before, the change says so."""
    assert compare(None, side(a=[row("trust")]), [])["first_run"]


def test_equal_runs_differ_in_nothing(side: Sides) -> None:
    """The same tables: no paper, claim, finding or theme is listed."""
    change = compare(side(a=[row("trust")]), side(a=[row("trust")]), [])
    assert (change["papers"], change["claims"], change["themes"]) == ([], [], [])
    assert markdown(change) == "# Changes\n\nNone.\n"


def test_papers_added_edited_renamed_and_removed_have_their_reasons(side: Sides) -> None:
    """Each paper is listed once with what happened; a renamed paper's rows are no change."""
    before = side(a=[row("trust")], b=[row("power")], c=[row("data")])
    after = side(a=[row("trust"), row("dialogue")], z=[row("power")], d=[row("risk")])
    change = compare(before, after, [])
    assert {(p["source_file"], p["change"], p["reason"]) for p in change["papers"]} == {
        ("a.txt", "changed", "source edited"),
        ("z.txt", "renamed", "was b.txt"),
        ("d.txt", "added", "paper new"),
        ("c.txt", "removed", "paper removed"),
    }
    assert [(c["claim_id"], c["change"], c["reason"]) for c in change["claims"]] == [
        ("c-dialogue", "added", "source edited"),
        ("c-data", "removed", "paper removed"),
        ("c-risk", "added", "paper new"),
    ]
    assert change["findings"] == {"added": ["f-dialogue-loyalty", "f-risk-loyalty"], "removed": ["f-data-loyalty"]}


def test_a_changed_attribute_is_one_change_with_old_and_new(side: Sides) -> None:
    """A row whose sign alone differs is changed, not removed and added; the reason is what concerns all papers."""
    change = compare(
        side(a=[row("trust")]),
        side(a=[row("trust", polarity="-")]),
        ["codebook edited"],
    )
    (one,) = change["claims"]
    assert (one["change"], one["fields"], one["reason"]) == ("changed", {"polarity": ["+", "-"]}, "codebook edited")


def test_twins_are_counted(side: Sides) -> None:
    """Two equal rows of which one is gone: one is removed."""
    change = compare(side(a=[row("trust"), row("trust")]), side(a=[row("trust")]), [])
    assert [c["change"] for c in change["claims"]] == ["removed"]


def test_paper_text_cannot_write_markdown(side: Sides) -> None:
    """Bars, tags and links in a paper's words stay words in changes.md."""
    evil = "x | [a](http://b) <img> `c`\n# d"
    text = markdown(compare(side(a=[]), side(a=[row(evil)]), []))
    (line,) = [line for line in text.splitlines() if "added |" in line and "x" in line]
    assert line.count(" | ") == 3
    assert "\\<img\\>" in line
    assert "\\[a\\]" in line


def test_a_row_in_another_theme_is_no_change_of_the_row(side: Sides) -> None:
    """Themes are listed by themselves: a row that moved from one to another is the same row."""
    change = compare(side(a=[row("trust", themes=["t-1"])]), side(a=[row("trust", themes=["t-2", "t-3"])]), [])
    assert (change["papers"], change["claims"]) == ([], [])


def test_a_finding_that_another_paper_still_claims_is_not_removed(side: Sides) -> None:
    """A finding is removed with its last paper, and new with its first."""
    before = side(a=[row("trust")], b=[row("trust", claim_id="c-b"), row("data")])
    after = side(a=[row("trust")], c=[row("trust", claim_id="c-c"), row("risk")])
    assert compare(before, after, [])["findings"] == {"added": ["f-risk-loyalty"], "removed": ["f-data-loyalty"]}
    assert compare(after, before, [])["findings"] == {"added": ["f-data-loyalty"], "removed": ["f-risk-loyalty"]}


def test_memory_grows_with_the_changes_and_not_with_the_tables(side: Sides) -> None:
    """One edited row in tables of 200 papers and 30 MB: both are compared in less than a tenth of that."""
    long = "value " * 1000
    tables = {f"p{n}": [row(f"{n}.{m}", effect=long) for m in range(8)] for n in range(200)}
    before = side(**tables)
    after = side(**{**tables, "p7": [*tables["p7"][1:], row("other")]})
    tracemalloc.start()
    change = compare(before, after, [])
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert [c["change"] for c in change["claims"]] == ["added", "removed"]
    assert peak < 3e6


def test_tables_that_somebody_took_away_or_damaged_are_no_run_before(side: Sides, tmp_path: Path) -> None:
    """A missing or unreadable table is nothing to compare with; a damaged line is left out; no error."""
    after = side(a=[row("trust")])
    assert read_side(tmp_path / "nowhere", {}) is None
    assert compare(read_side(tmp_path / "nowhere", {}), after, [])["first_run"]
    damaged = side(a=[row("trust"), row("power")])
    (path,) = tmp_path.glob("1/evidence.jsonl")
    path.write_bytes(path.read_bytes().replace(b'"cause"', b'"cau'))
    assert [c["change"] for c in compare(read_side(path.parent, damaged.papers), after, [])["claims"]] == ["added"]
    (path.parent / "themes.json").write_text("{")
    assert read_side(path.parent, damaged.papers) is None
