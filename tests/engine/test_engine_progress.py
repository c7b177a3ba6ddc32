"""What a run tells while it goes: lines with the pace, and a log of JSON lines."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from rich.console import Console

from bench import small_road
from pipeline import progress
from pipeline.engine.model import Options
from pipeline.errors import StoreError, UsageError


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    small_road.make_papers(tmp_path / "papers", 3)
    (tmp_path / "papers" / "\x1b[2Jodd.txt").write_text("skip")
    return tmp_path / "papers"


def options(tmp_path: Path) -> Options:
    return Options(tmp_path / "out", tmp_path / "store", "serial")


def test_a_log_has_an_object_for_every_step_and_paper(papers: Path, tmp_path: Path) -> None:
    """--log-json: begin and end of each step, each paper with its stage times or its skip, the summary last."""
    with progress.progress(tmp_path / "log.jsonl") as told:
        small_road.go(papers, options(tmp_path), told)  # type: ignore[arg-type]
    events = [json.loads(line) for line in (tmp_path / "log.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [e["step"] for e in events if e["event"] == "begin"] == ["papers", "count", "write"]
    assert [e["step"] for e in events if e["event"] == "end"] == ["papers", "count", "write"]
    done = {e["paper"]: e for e in events if e["event"] == "paper"}
    assert len(done) == 4
    assert set(done["000.txt"]["seconds"]) == {"split", "keep"}
    assert done["\x1b[2Jodd.txt"]["skipped"] == "test.skip"
    assert events[-1]["event"] == "done"
    assert (events[-1]["papers"], events[-1]["skipped"], events[-1]["carried"]) == (3, 1, 4)
    assert [e["after"] for e in events] == sorted(e["after"] for e in events)


def test_lines_tell_the_pace_and_a_skipped_paper(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """Papers a minute and seconds left every ten seconds; a skip at once, its name without control characters."""
    now = iter(range(0, 10_000, 6))
    monkeypatch.setattr(progress.time, "monotonic", lambda: float(next(now)))
    with progress.progress() as told:
        small_road.go(papers, options(tmp_path), told)  # type: ignore[arg-type]
    said = capsys.readouterr().err
    assert "papers: 2/4, 10 a minute, 12 s left" in said
    assert "skipped: \\x1b[2Jodd.txt: told to (test.skip)" in said
    assert "\x1b" not in said
    assert "done already" not in said


def test_a_second_run_says_what_is_done_already(
    papers: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """How many papers are to do, of how many; nothing is said of the pace where there is nothing to do."""
    small_road.go(papers, options(tmp_path))
    capsys.readouterr()
    small_road.go(papers, options(tmp_path))
    assert capsys.readouterr().err == "papers: 0 to do, the others of 4 are done already\n"
    (papers / "new.txt").write_text("trust")
    small_road.go(papers, options(tmp_path))
    assert "papers: 1 to do, the others of 5 are done already\npapers: 1 done in" in capsys.readouterr().err


@pytest.mark.parametrize(("seconds", "told"), [(0.4, "0 s"), (89, "89 s"), (442, "7 min"), (7800, "2 h 10 min")])
def test_time_left_is_told_as_one_would_say_it(seconds: float, told: str) -> None:
    """Seconds, minutes, hours: no more figures than help."""
    assert progress._time(seconds) == told


def test_bars_tell_the_pace(papers: Path, tmp_path: Path) -> None:
    """A terminal sees a bar a step, papers a minute and the skipped paper."""
    screen = io.StringIO()
    with progress.Bars(Console(file=screen, force_terminal=True, width=120)) as told:
        small_road.go(papers, options(tmp_path), told)  # type: ignore[arg-type]
    assert "4/4" in screen.getvalue()
    assert "a minute" in screen.getvalue()
    assert "test.skip" in screen.getvalue()


def test_a_log_that_cannot_be_written_is_bad_usage(tmp_path: Path) -> None:
    """--log-json below a file: told before anything is read."""
    (tmp_path / "file").write_text("x")
    with pytest.raises(UsageError, match="cannot be written"), progress.progress(tmp_path / "file" / "log"):
        pass


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
def test_a_log_on_a_full_disk_is_told(papers: Path, tmp_path: Path) -> None:
    """The log meets the end of the disk: StoreError names it, and the next run goes on."""
    with (
        pytest.raises(StoreError, match="/dev/full: the log cannot be written"),
        progress.progress(Path("/dev/full")) as told,
    ):
        small_road.go(papers, options(tmp_path), told)  # type: ignore[arg-type]
    assert small_road.go(papers, options(tmp_path)).papers == 3
