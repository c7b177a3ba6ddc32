"""A Dask cluster of a scheduler and workers in processes of their own gives the bytes of a serial run."""

from __future__ import annotations

import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from bench import small_road
from bench.kills import ROOT, files
from pipeline.engine.model import Options
from pipeline.errors import StageError, UsageError

pytest.importorskip("distributed", reason="the dask executor is an optional package")
pytestmark = pytest.mark.filterwarnings("ignore")  # Dask's own, on slow machines


@contextmanager
def started(*arguments: str) -> Iterator[subprocess.Popen[str]]:
    """A Dask process, as a user starts it on a machine of a cluster."""
    command = [sys.executable, "-m", "distributed.cli." + arguments[0], *arguments[1:]]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.communicate(timeout=20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()


def told(process: subprocess.Popen[str], pattern: str) -> str:
    """The first match of a pattern in what a process prints."""
    assert process.stdout is not None
    for line in process.stdout:
        if found := re.search(pattern, line):
            return found[0]
    raise AssertionError(f"the process ended without {pattern}")


@pytest.fixture(scope="module")
def scheduler() -> Iterator[str]:
    """The address of a scheduler with two workers under nannies."""
    with started("dask_scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard") as head:
        address = told(head, r"tcp://127\.0\.0\.1:\d+")
        with started("dask_worker", address, "--nworkers", "2", "--nthreads", "1", "--no-dashboard") as workers:
            told(workers, "Registered to")
            yield address


@pytest.fixture
def options(tmp_path: Path, scheduler: str) -> Options:
    return Options(tmp_path / "out", tmp_path / "store", "dask", 2, scheduler, paper_seconds=30.0)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    small_road.make_papers(tmp_path / "papers", 8)
    return tmp_path / "papers"


def serial(papers: Path, tmp_path: Path) -> dict[str, bytes]:
    """The files of a serial run of the same papers."""
    here = Options(tmp_path / "serial", tmp_path / "serial-store", "serial")
    small_road.go(papers, here)
    return files(here.out)


@pytest.mark.slow
@pytest.mark.parametrize("shared", [True, False])
def test_a_cluster_gives_the_bytes_of_a_serial_run(
    shared: bool, papers: Path, options: Options, tmp_path: Path
) -> None:
    """By reference or by value: the same files, and a second run finds everything done."""
    wanted = serial(papers, tmp_path)
    place = replace(options, shared_store=shared)
    assert small_road.go(papers, place).carried == 8
    assert files(options.out) == wanted
    assert small_road.go(papers, place).carried == 0


def test_papers_by_value_bring_finished_work_along(papers: Path, options: Options) -> None:
    """Another codebook where nothing is shared: the stage that does not read it is not run again on the cluster."""
    place = replace(options, shared_store=False)
    small_road.go(papers, place)
    seen: list[object] = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(small_road.Lines, "note", lambda self, event, facts: seen.append(facts))
        from pipeline.document import Codebook, Concept

        other = {Codebook: Codebook((Concept("b", (), ("paper",), "d"),))}
        patch.setattr(small_road, "ROAD", replace(small_road.ROAD, values=other))
        small_road.go(papers, place)
    assert [set(facts["seconds"]) for facts in seen if "seconds" in facts] == [{"keep"}] * 8  # type: ignore[operator,index]


@pytest.mark.slow
def test_a_worker_lost_in_mid_run_is_replaced(papers: Path, options: Options, tmp_path: Path) -> None:
    """A paper that ends its worker once is read at the second try; its neighbours are whole."""
    (papers / "003.txt").write_text(f"trust crash-once:{tmp_path / 'seen'} value")
    small_road.go(papers, options)
    assert (tmp_path / "seen").exists()
    assert files(options.out) == serial(papers, tmp_path)
    assert "003.txt: trust value\n" in (options.out / "table.txt").read_text()


@pytest.mark.slow
def test_a_paper_that_kills_every_worker_costs_itself(papers: Path, options: Options) -> None:
    """A killer is given up and said so; no neighbour is lost with it."""
    (papers / "003.txt").write_text("crash")
    summary = small_road.go(papers, options)
    assert (summary.papers, summary.skipped) == (7, 1)
    assert "003.txt: engine.crash\n" in (options.out / "table.txt").read_text()


def test_a_bug_on_the_cluster_names_stage_and_paper(papers: Path, options: Options) -> None:
    """A StageError comes back from the worker as it would from here."""
    (papers / "003.txt").write_text("bug")
    with pytest.raises(StageError, match=r"stage split failed on p-\w+: KeyError"):
        small_road.go(papers, options)


def test_another_version_on_a_worker_is_refused(papers: Path, options: Options) -> None:
    """A worker whose program is not the sender's makes no rows: the run says so."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("pipeline.engine.run.road_digest", lambda stages: "of another version")
        with pytest.raises(UsageError, match="same version on all machines"):
            small_road.go(papers, options)


def test_no_scheduler_at_the_address_is_told(papers: Path, options: Options) -> None:
    """--scheduler with nobody there: bad usage, named, and no table is touched."""
    import dask

    began = time.monotonic()
    with dask.config.set({"distributed.comm.timeouts.connect": "1s"}), pytest.raises(UsageError, match="no Dask"):
        small_road.go(papers, replace(options, scheduler="tcp://127.0.0.1:9"))
    assert time.monotonic() - began < 60
    assert not options.out.exists()
