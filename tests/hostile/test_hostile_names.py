"""File names that lie, that are no text, or that are no files: the run goes on, and nothing leaves its folder."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Customer participation increases brand trust in group {}. 顾客参与显著促进品牌信任。\n"
#: Names as bytes: formulas, markup, line ends, options, turned text, paths, GB 18030, no encoding at all.
NAMES = (
    b"=cmd|' !A0.txt", b"@SUM.md", b"<script>alert(1)<.txt", b"a&b<c>.html", b'"q".txt', b"a\nb.txt", b"-rf.txt",
    "\u202etxt.exe.txt".encode(), b"a\\..\\..\\up.txt", b"%2e%2e%2fup.txt", b"C:\\x.txt", b"x" * 250 + b".txt",
    "价值 共创.txt".encode(), "价值共创.txt".encode("gb18030"), b"\xff\xff.txt",
)  # fmt: skip


@pytest.mark.slow
@pytest.mark.skipif(sys.platform != "linux", reason="other systems do not allow such names")
def test_a_run_survives_every_name(tmp_path: Path, root: Path) -> None:
    """Each paper is read whatever its name; a pipe and a link are problems; no cell is a formula; all is proved."""
    papers, out = tmp_path / "papers", tmp_path / "out"
    papers.mkdir()
    for number, name in enumerate(NAMES):
        with open(os.path.join(os.fsencode(papers), name), "wb") as file:  # noqa: PTH118, PTH123  names as bytes
            file.write(TEXT.format(number).encode())
    os.mkfifo(papers / "pipe.txt")
    (papers / "link.txt").symlink_to("/etc/hostname")
    config = tmp_path / "coclaim.toml"
    (tmp_path / "codebook.toml").write_bytes((root / "configs" / "codebook.toml").read_bytes())
    config.write_text('[run]\ncorpus = ["papers"]\n', encoding="utf-8")
    before = set(tmp_path.parent.iterdir())
    for command in (["run", str(config), "--jobs", "1"], ["verify", str(config)]):
        done = subprocess.run(
            [sys.executable, "-m", "pipeline", *command],
            cwd=root, capture_output=True, text=True, encoding="utf-8", timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == 0, done.stderr
    assert set(tmp_path.parent.iterdir()) == before
    with (out / "papers.csv").open(encoding="utf-8-sig", newline="") as file:
        shown = [row["source_file"] for row in csv.DictReader(file)]
    assert len(shown) == len(NAMES)
    assert "价值共创.txt" in shown and "\\xff\\xff.txt" in shown
    assert not any(name.startswith(("=", "@", "-")) for name in shown)
    rows = [json.loads(line) for line in (out / "evidence.jsonl").read_text(encoding="utf-8").splitlines()]
    assert len({row["paper_id"] for row in rows}) == len(NAMES)
    with (out / "problems.csv").open(encoding="utf-8-sig", newline="") as file:
        problems = {row["source_file"]: row["code"] for row in csv.DictReader(file) if row["stage"] == "input"}
    assert problems == {"pipe.txt": "input.unreadable", "link.txt": "input.link"}
    page = (out / "report" / "index.html").read_text(encoding="utf-8")
    assert "<script>alert(1)" not in page
