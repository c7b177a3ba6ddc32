"""What changed since the run before: each change once, with its reason, and nothing where nothing changed."""

from __future__ import annotations

from typing import Any

from pipeline.report.changes import Side, compare, markdown


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


def side(**papers: list[dict[str, Any]]) -> Side:
    names = {name: f"{name}.txt" for name in papers}
    return Side(
        {names[n]: "sha-" + "".join(str(r) for r in rows) for n, rows in papers.items()},
        {names[n]: tuple(rows) for n, rows in papers.items()},
        {},
    )


def test_the_first_run_has_nothing_to_compare_with() -> None:
    """Without a run before, the change says so."""
    assert compare(None, side(a=[row("trust")]), [])["first_run"]


def test_equal_runs_differ_in_nothing() -> None:
    """The same tables: no paper, claim, finding or theme is listed."""
    change = compare(side(a=[row("trust")]), side(a=[row("trust")]), [])
    assert (change["papers"], change["claims"], change["themes"]) == ([], [], [])
    assert markdown(change) == "# Changes\n\nNone.\n"


def test_papers_added_edited_renamed_and_removed_have_their_reasons() -> None:
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


def test_a_changed_attribute_is_one_change_with_old_and_new() -> None:
    """A row whose sign alone differs is changed, not removed and added; the reason is what concerns all papers."""
    change = compare(
        side(a=[row("trust")]),
        Side({"a.txt": "sha-" + str(row("trust"))}, {"a.txt": (row("trust", polarity="-"),)}, {}),
        ["codebook edited"],
    )
    (one,) = change["claims"]
    assert (one["change"], one["fields"], one["reason"]) == ("changed", {"polarity": ["+", "-"]}, "codebook edited")


def test_twins_are_counted() -> None:
    """Two equal rows of which one is gone: one is removed."""
    change = compare(side(a=[row("trust"), row("trust")]), side(a=[row("trust")]), [])
    assert [c["change"] for c in change["claims"]] == ["removed"]


def test_paper_text_cannot_write_markdown() -> None:
    """Bars, tags and links in a paper's words stay words in changes.md."""
    evil = "x | [a](http://b) <img> `c`\n# d"
    text = markdown(compare(side(a=[]), side(a=[row(evil)]), []))
    (line,) = [line for line in text.splitlines() if "added |" in line and "x" in line]
    assert line.count(" | ") == 3
    assert "\\<img\\>" in line
    assert "\\[a\\]" in line
