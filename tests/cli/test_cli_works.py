"""The same paper in two formats, from files to tables."""

from __future__ import annotations

import csv
import json
from pathlib import Path

from test_cli_sample import call

TITLE = "Dialogue, Trust and Value Co-creation in Reading Rooms"
BODY = (
    "We asked readers and librarians. Customer participation increases trust. "
    "Trust has a positive effect on value co-creation. Dialogue leads to customer loyalty."
)


def table(path: Path) -> list[dict[str, str]]:
    """The records of a CSV file."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_a_paper_in_two_files_is_told_and_counts_once(tmp_path: Path) -> None:
    """A preprint in Markdown and a print as a web page: both have rows, a note names the first, counts say one."""
    assert call("init", "mine", cwd=tmp_path).returncode == 0
    papers = tmp_path / "mine" / "papers"
    (papers / "a-preprint.md").write_text(f"# {TITLE}\n\nAda Example\n\n## Abstract\n\n{BODY}\n", encoding="utf-8")
    (papers / "b-print.html").write_text(
        f'<html><head><title>{TITLE}</title><meta name="citation_title" content="{TITLE}">'
        '<meta name="citation_author" content="Ada Example"><meta name="citation_year" content="2021"></head>'
        f"<body><article><h1>{TITLE}</h1><h2>Abstract</h2><p>{BODY}</p><h2>1. Introduction</h2>"
        f"<p>Reading rooms are old. {BODY}</p></article></body></html>",
        encoding="utf-8",
    )
    (papers / "c-other.md").write_text(f"# Habits of Dialogue in Old Towns\n\nBea Other\n\n## Abstract\n\n{BODY}\n")
    done = call("run", "coclaim.toml", "--executor", "serial", cwd=tmp_path / "mine")
    assert done.returncode == 0, done.stderr
    out = tmp_path / "mine" / "out"

    rows = {row["source_file"]: row for row in table(out / "papers.csv")}
    assert all(int(row["claims"]) > 0 for row in rows.values())
    assert rows["b-print.html"]["same_as"] == rows["a-preprint.md"]["paper_id"]
    assert rows["a-preprint.md"]["same_as"] == rows["c-other.md"]["same_as"] == ""
    (note,) = [row for row in table(out / "problems.csv") if row["code"] == "works.same-paper"]
    assert (note["source_file"], note["severity"]) == ("b-print.html", "note")
    assert "a-preprint.md" in note["reason"]
    assert json.loads((out / "run.json").read_text(encoding="utf-8"))["counts"]["problems"] >= 1

    index = (out / "report" / "data" / "index.js").read_text(encoding="utf-8")
    told = json.loads(index[index.index("(") + 1 : index.rindex(")")])
    trust = next(concept for concept in told["concepts"] if concept["en"] == "trust" and concept["mentions"])
    assert trust["papers"] == 2

    (papers / "b-print.html").unlink()
    assert call("run", "coclaim.toml", "--executor", "serial", cwd=tmp_path / "mine").returncode == 0
    assert not [row for row in table(out / "problems.csv") if row["code"] == "works.same-paper"]
