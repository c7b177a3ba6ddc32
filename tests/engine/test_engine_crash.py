"""Runs that are killed, stopped or out of room: resumed to the same bytes, never a wrong row."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench import small_road
from bench.kills import ROOT, files, small, trial
from pipeline.engine import folder
from pipeline.engine.executors import Place, dispatch
from pipeline.engine.model import Options
from pipeline.engine.store import FolderStore
from pipeline.errors import StageError, StoreError, UsageError


@pytest.fixture
def options(tmp_path: Path) -> Options:
    return Options(out=tmp_path / "out", store=tmp_path / "store", executor="serial", paper_seconds=20.0)


def test_ctrl_c_while_workers_start_is_no_crash(tmp_path: Path) -> None:
    """A worker that is still starting when SIGINT comes leaves it to its parent: exit 130, no traceback."""
    trials = small(tmp_path, papers=60)
    process = trials.start()
    deadline = time.monotonic() + 60
    while len(_below(process.pid)) < 2 and time.monotonic() < deadline:  # the resource tracker and a worker
        time.sleep(0.01)
    time.sleep(0.25)  # the worker imports what it needs
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in told


@pytest.mark.slow
def test_runs_killed_at_random_moments_are_resumed_to_the_same_bytes(tmp_path: Path) -> None:
    """kill -9, a few times (COCLAIM_KILLS says how many): same files, finished work stands, nothing left over."""
    trials = small(tmp_path, papers=12)
    trial(trials, int(os.environ.get("COCLAIM_KILLS", "4")), seed=3, rounds=2)
    assert trials.faults == []
    assert trials.kills >= 4


@pytest.fixture(autouse=True)
def interruptible() -> Iterator[None]:
    """Tests that a shell started in the background ignore SIGINT, and so would every process that they start."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


def test_workers_go_when_their_parent_is_killed(tmp_path: Path) -> None:
    """After kill -9 of the parent alone no worker process stays behind."""
    trials = small(tmp_path, papers=60)
    process = trials.start()
    deadline = time.monotonic() + 60
    while len(children := _below(process.pid)) < 3 and time.monotonic() < deadline:
        time.sleep(0.05)
    assert len(children) >= 3  # two workers and the resource tracker
    process.kill()
    process.communicate()
    while (alive := [pid for pid in children if _alive(pid)]) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert alive == []


def test_ctrl_c_stops_at_once_and_the_next_run_goes_on(tmp_path: Path) -> None:
    """SIGINT to the whole group, as a terminal sends it: exit 130, no traceback, no worker left, resumable."""
    trials = small(tmp_path, papers=60)
    process = trials.start()
    deadline = time.monotonic() + 60
    while len(list(trials.store.glob("??/*"))) < 10 and time.monotonic() < deadline:
        time.sleep(0.05)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=30)
    assert process.returncode == 130
    assert b"Traceback" not in told
    assert not trials.out.exists()
    assert sorted(p.name for p in tmp_path.iterdir()) == ["papers", "store"]
    trials.finish()
    assert trials.faults == []
    assert len((trials.out / "table.txt").read_text().splitlines()) == 60


@pytest.mark.slow
@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_ctrl_c_at_the_front_door_leaves_a_run_that_goes_on(executor: str, options: Options, tmp_path: Path) -> None:
    """A real Ctrl-C in `coclaim run`: exit 130, one line that says so; the same command then gives the same bytes."""
    small_road.make_papers(tmp_path / "papers", 40)
    small_road.go(tmp_path / "papers", replace(options, out=tmp_path / "wanted", store=tmp_path / "other"))
    config = tmp_path / "coclaim.toml"
    config.write_text('[run]\ncorpus = ["papers"]\nstore = "store"\njobs = 2\n')
    (tmp_path / "codebook.toml").write_text('[[concept]]\nid = "a"\nen = ["a"]\ndefinition = "d"\n')
    command = [sys.executable, "-c", _FRONT_DOOR, "run", str(config), "--executor", executor]
    process = subprocess.Popen(
        command, cwd=ROOT, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    deadline = time.monotonic() + 120
    while len(list(options.store.glob("??/*"))) < 20 and time.monotonic() < deadline:
        time.sleep(0.02)
    os.killpg(process.pid, signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told
    assert told.splitlines()[-1] == "coclaim: stopped. What is finished is kept; the same command goes on from here."
    assert "Traceback" not in told
    assert not options.out.exists()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr
    assert "papers: 40 done" not in done.stderr
    assert files(options.out) == files(tmp_path / "wanted")


#: The front door with the small road behind it.
_FRONT_DOOR = """
from bench import small_road
from pipeline import chain
chain.road = lambda configuration: small_road.ROAD
from pipeline.cli import main
main()
"""


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full, a disk that is always full")
def test_a_full_disk_under_the_store_is_told_and_harms_nothing(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """ENOSPC while finished work is put away: StoreError, the tables of the run before stand, then it goes on."""
    small_road.make_papers(tmp_path / "papers", 3)
    small_road.go(tmp_path / "papers", options)
    before = files(options.out)
    (tmp_path / "papers" / "new.txt").write_text("trust")
    real = os.fdopen

    def full(handle: int, mode: str) -> object:
        os.close(handle)
        return Path("/dev/full").open(mode)

    monkeypatch.setattr("pipeline.engine.store.os.fdopen", full)
    with pytest.raises(StoreError, match="No space left"):
        small_road.go(tmp_path / "papers", options)
    monkeypatch.setattr("pipeline.engine.store.os.fdopen", real)
    assert files(options.out) == before
    assert list(options.store.rglob(".new-*")) == []
    assert small_road.go(tmp_path / "papers", options).papers == 4


def test_an_out_folder_that_cannot_be_made_is_told_in_one_message(options: Options, tmp_path: Path) -> None:
    """--out below a file, or below a folder without rights: StoreError, and nothing is lost."""
    small_road.make_papers(tmp_path / "papers", 2)
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        small_road.go(tmp_path / "papers", replace(options, out=tmp_path / "file" / "out"))
    assert (tmp_path / "file").read_text() == "x"


def test_a_run_killed_while_writing_leaves_nothing_for_ever(options: Options, tmp_path: Path) -> None:
    """A half-written folder of a run that is dead goes with the next run; one of a living run stays."""
    small_road.make_papers(tmp_path / "papers", 2)
    for name in ("dead", "live"):
        (tmp_path / f".out-new-{name}").mkdir()
        (tmp_path / f".out-new-{name}" / "table.txt").write_text("half")
    with folder._hold(tmp_path / ".out-new-live") as free:
        assert free
        small_road.go(tmp_path / "papers", options)
        assert [p.name for p in tmp_path.glob(".out-*")] == [".out-new-live"]


def test_files_of_the_user_outlive_a_kill_at_any_step_of_the_swap(
    options: Options, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Killed before or after each rename and removal: the user's note and one whole table are there after the next."""
    small_road.make_papers(tmp_path / "papers", 2)
    small_road.go(tmp_path / "papers", options)
    for step in range(4):
        (options.out / "mine").mkdir(exist_ok=True)
        (options.out / "mine" / "note.txt").write_text("mine")
        (options.out / "mine" / "link").unlink(missing_ok=True)
        (options.out / "mine" / "link").symlink_to("nowhere")
        (tmp_path / "papers" / f"more{step}.txt").write_text(f"trust {step}")
        with monkeypatch.context() as patch:
            left = iter(range(step))
            for owner, name in ((Path, "rename"), (folder.shutil, "rmtree")):
                patch.setattr(owner, name, _until(getattr(owner, name), left))
            with pytest.raises(_Killed):
                small_road.go(tmp_path / "papers", options)
        small_road.go(tmp_path / "papers", options)
        assert (options.out / "mine" / "note.txt").read_text() == "mine"
        assert (options.out / "mine" / "link").is_symlink()
        assert len((options.out / "table.txt").read_text().splitlines()) == 3 + step
        assert not [p.name for p in tmp_path.glob(".out-*")]


class _Killed(BaseException):
    """The process is gone."""


def _until(real: object, left: object) -> object:
    def call(*arguments: object, **named: object) -> object:
        if next(left, None) is None:  # type: ignore[call-overload]
            raise _Killed
        return real(*arguments, **named)  # type: ignore[operator]

    return call


def test_a_damaged_run_file_does_not_cost_the_users_files(options: Options, tmp_path: Path) -> None:
    """run.json cut short: the next run writes all anew and keeps what it cannot know to be its own."""
    small_road.make_papers(tmp_path / "papers", 2)
    small_road.go(tmp_path / "papers", options)
    (options.out / "note.txt").write_text("mine")
    (options.out / "run.json").write_text('{"result": "x')
    small_road.go(tmp_path / "papers", options)
    assert (options.out / "note.txt").read_text() == "mine"
    assert folder.read_run(options.out)["counts"]["papers"] == 2


def test_a_paper_that_wants_too_much_memory_costs_itself(options: Options, tmp_path: Path) -> None:
    """A memory explosion in one paper is a skip that says so; its neighbours are whole, a new worker goes on."""
    pytest.importorskip("resource")
    small_road.make_papers(tmp_path / "papers", 6)
    (tmp_path / "papers" / "002.txt").write_text("hog")
    place = replace(options, executor="processes", workers=2, paper_megabytes=1000.0)
    summary = small_road.go(tmp_path / "papers", place)
    assert (summary.papers, summary.skipped) == (5, 1)
    assert "002.txt: engine.memory\n" in (options.out / "table.txt").read_text()
    (tmp_path / "papers" / "002.txt").write_text("trust")
    assert small_road.go(tmp_path / "papers", options).skipped == 0


def test_many_killers_cost_only_themselves(options: Options, tmp_path: Path) -> None:
    """Every third paper ends its worker: each is a problem row, every other paper is whole."""
    small_road.make_papers(tmp_path / "papers", 9)
    for n in (0, 3, 6):
        (tmp_path / "papers" / f"00{n}.txt").write_text(f"crash {n}")
    summary = small_road.go(tmp_path / "papers", replace(options, executor="processes", workers=2))
    assert (summary.papers, summary.skipped) == (6, 3)
    table = (options.out / "table.txt").read_text()
    assert [line[:3] for line in table.splitlines() if "engine.crash" in line] == ["000", "003", "006"]


def test_a_file_that_changes_or_goes_while_the_run_reads_is_a_skip(options: Options, tmp_path: Path) -> None:
    """A paper edited or removed between listing and reading costs itself; the next run takes it as it is then."""
    from pipeline.engine.inputs import scan
    from pipeline.engine.run import run
    from pipeline.progress import Lines

    small_road.make_papers(tmp_path / "papers", 3)
    listed = scan([tmp_path / "papers"], (), 10**6)
    (tmp_path / "papers" / "000.txt").write_text("edited")
    (tmp_path / "papers" / "001.txt").unlink()
    summary = run(small_road.ROAD, listed, options, Lines())
    assert (summary.papers, summary.skipped) == (1, 2)
    assert "000.txt: input.changed.time\n001.txt: input.gone.time\n" in (options.out / "table.txt").read_text()
    assert small_road.go(tmp_path / "papers", options).papers == 2


def test_a_bug_over_all_papers_names_its_stage(options: Options, tmp_path: Path) -> None:
    """An exception of a corpus stage or of the report is a StageError that names it; the tables stand."""
    small_road.make_papers(tmp_path / "papers", 2)
    small_road.go(tmp_path / "papers", options)
    before = files(options.out)
    (tmp_path / "papers" / "new.txt").write_text("trust")

    def broken(publication: object, place: Path) -> None:
        raise KeyError("no such column")

    road = replace(small_road.ROAD, publish=broken)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_road, "ROAD", road)
        with pytest.raises(StageError, match="stage report failed on all papers: KeyError"):
            small_road.go(tmp_path / "papers", options)
    assert files(options.out) == before


def test_an_unknown_executor_is_refused() -> None:
    """A name that is no executor is told with those that are."""
    with pytest.raises(UsageError, match="serial, processes, dask"):
        dispatch([], Place("cloud"), lambda done: None)


def test_a_value_that_the_store_lost_is_made_again_alone(options: Options, tmp_path: Path) -> None:
    """One paper's rows flipped in the store: that paper is carried again, the others are not."""
    small_road.make_papers(tmp_path / "papers", 4)
    small_road.go(tmp_path / "papers", options)
    before = files(options.out)
    store = FolderStore(options.store)
    rows = [p for p in options.store.glob("??/*") if b"good" in (store.get(p.parent.name + p.name) or b"")]
    rows[1].write_bytes(rows[1].read_bytes()[:-1])
    (options.out / "table.txt").write_text("touched")
    assert small_road.go(tmp_path / "papers", options).carried == 1
    assert files(options.out) == before


def _below(pid: int) -> list[int]:
    """The processes that a process started, where the system tells."""
    path = Path(f"/proc/{pid}/task/{pid}/children")
    if not Path("/proc/self/task").is_dir():
        pytest.skip("needs /proc")
    try:
        return [int(word) for word in path.read_text().split()]
    except FileNotFoundError:
        return []


def _alive(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
