"""The last lines of a run: what is in the table, what is not, what changed, where to look."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from pipeline.commands.summary import summed_up
from pipeline.engine.model import Summary

WHOLE = Summary(papers=10, claims=379, problems=0, skipped=0, degraded=0, carried=10, written=True)


def told(summary: Summary, out: Path) -> str:
    return "\n".join(summed_up(summary, out)).replace(f"{out}/", "")


def test_a_run_without_trouble_says_only_what_there_is(tmp_path: Path) -> None:
    """Counts and places; no word of problems or changes where there are none."""
    assert told(WHOLE, tmp_path) == (
        "10 papers, 379 claims.\n"
        "table:    evidence.xlsx  (also .csv, .jsonl, .parquet, .sqlite)\n"
        "report:   report/index.html"
    )


def test_problems_are_counted_by_what_they_mean(tmp_path: Path) -> None:
    """Skipped files, doubtful texts and notes apart, with the file that says what to do."""
    line = told(replace(WHOLE, problems=6, skipped=1, degraded=2), tmp_path).splitlines()[1]
    assert line == "problems: 1 file skipped, 2 doubts about a text, 3 notes; why, and what to do: problems.csv"
    line = told(replace(WHOLE, problems=2, skipped=2), tmp_path).splitlines()[1]
    assert line == "problems: 2 files skipped; why, and what to do: problems.csv"


def test_changes_are_counted_where_rows_changed(tmp_path: Path) -> None:
    """The count of changes.md, if tables were written and there was a run before."""
    (tmp_path / "changes.md").write_text("# Changes\n\n- added: a.md (paper new)\n- claims: 24 added, 0 removed\n")
    assert "changes:  claims: 24 added, 0 removed; all of them: changes.md\n" in told(WHOLE, tmp_path)
    again = told(replace(WHOLE, written=False), tmp_path)
    assert "changes:" not in again
    assert "Nothing has changed since the run before" in again
    (tmp_path / "changes.md").write_text("# Changes\n\nNone.\n")
    assert "changes:" not in told(WHOLE, tmp_path)


def test_a_folder_without_papers_says_what_to_do(tmp_path: Path) -> None:
    """No paper read: which files to put where."""
    assert "No paper was read. Put PDF" in told(replace(WHOLE, papers=0, claims=0), tmp_path)
