"""Where the work is done: here, in processes of this machine, or on a Dask cluster.

All three run :func:`work` on the same jobs and give the same outcomes in the jobs' order. A job
that kills or hangs its worker costs that paper: it becomes a skip with a reason, the worker is
replaced, and the other jobs go on.
"""

from __future__ import annotations

import faulthandler
import functools
import hashlib
import importlib
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Executor, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.document import Problem, Source
from pipeline.engine.carry import Outcome, carry
from pipeline.engine.stage import Stage
from pipeline.engine.store import FolderStore, MemoryStore, Store
from pipeline.errors import Skipped, UsageError

NAMES = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to carry: where its bytes are (or the bytes), and what it starts from.

    ``values`` maps each starting value's type to its digest; ``store`` is the store's folder, or None
    where the worker's machine does not see it: then ``data`` and ``shipped`` (store key to value)
    come along, and what the worker makes goes back with the outcome.
    """

    item: str
    path: str
    sha256: str
    suffix: str
    stages: tuple[Stage, ...]
    values: tuple[tuple[type, str], ...]
    store: str | None
    seconds: float
    data: bytes | None = None
    shipped: tuple[tuple[str, bytes], ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A job's outcome, and the values it made where the store is not shared."""

    outcome: Outcome
    made: tuple[tuple[str, bytes], ...] = ()


def work(job: Job) -> Done:
    """Carry one job's paper through its stages, in whatever process this is."""
    store: Store
    memory = MemoryStore()
    if job.store is None:
        memory.values.update(job.shipped)
        store = memory
    else:
        store = FolderStore(Path(job.store))
    loaders: dict[type, Callable[[], Any]] = {Source: functools.partial(_source, job)}
    outcome = carry(job.item, job.stages, loaders, dict(job.values), store, fresh=job.fresh)
    shipped = {key for key, _ in job.shipped}
    return Done(outcome, tuple((k, v) for k, v in memory.values.items() if k not in shipped))


def _source(job: Job) -> Source:
    data = Path(job.path).read_bytes() if job.data is None else job.data
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise Skipped(
            "input.changed.time", "The file was changed while the run was reading it.", "Run again when it is at rest."
        )
    return Source(job.sha256, job.suffix, data)


def _guarded_work(job: Job) -> Done:
    """:func:`work` in a worker process that ends itself, even in native code, when the time is up."""
    if job.seconds:
        faulthandler.dump_traceback_later(job.seconds, exit=True, file=_nowhere())
    try:
        return work(job)
    finally:
        faulthandler.cancel_dump_traceback_later()


@functools.cache
def _nowhere() -> Any:
    return Path(os.devnull).open("w", encoding="utf-8")


def dispatch(
    jobs: Sequence[Job],
    executor: str,
    workers: int,
    scheduler: str = "",
    report: Callable[[Done], None] = lambda done: None,
) -> None:
    """Do all jobs and hand each outcome to ``report`` as it comes (callers sort).

    Raises the first :class:`~pipeline.errors.StageError` after cancelling what has not begun.
    """
    if executor == "serial" or not jobs:
        for job in jobs:
            report(work(job))
    elif executor == "processes":
        _in_processes(jobs, workers, report)
    elif executor == "dask":
        _on_dask(jobs, scheduler, report)
    else:
        raise UsageError(f"executor {executor!r} is unknown; known: {', '.join(NAMES)}")


def _in_processes(jobs: Sequence[Job], workers: int, report: Callable[[Done], None]) -> None:
    waiting = list(jobs)
    while waiting:
        finished, broken = _until_broken(waiting, workers, report)
        waiting = [job for job in waiting if job.item not in finished]
        if broken:
            # One of the few jobs under way killed its worker: find it by giving each a worker of its own.
            for job in broken:
                report(_alone(job))
            gone = {job.item for job in broken}
            waiting = [job for job in waiting if job.item not in gone]


def _until_broken(jobs: Sequence[Job], workers: int, report: Callable[[Done], None]) -> tuple[set[str], list[Job]]:
    """Work on jobs until done or until a worker dies: the items finished, the jobs under way then."""
    finished: set[str] = set()
    under_way: dict[Future[Done], Job] = {}
    left = iter(jobs)
    with _pool(workers) as pool:
        try:
            for job in _some(left, workers + 1):
                under_way[pool.submit(_guarded_work, job)] = job
            while under_way:
                ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in ready:
                    done = future.result()
                    job = under_way.pop(future)
                    finished.add(job.item)
                    report(done)
                for job in _some(left, len(ready)):
                    under_way[pool.submit(_guarded_work, job)] = job
        except BrokenProcessPool:
            return finished, list(under_way.values())
        except BaseException:
            for future in under_way:
                future.cancel()
            raise
    return finished, []


def _alone(job: Job) -> Done:
    """One job in one worker; its death becomes a skip."""
    with _pool(1) as pool:
        try:
            return pool.submit(_guarded_work, job).result()
        except BrokenProcessPool:
            return Done(Outcome(job.item, {}, lost(job.seconds)))


def lost(seconds: float) -> Problem:
    """The problem of a paper that took its worker with it."""
    return Problem(
        "engine",
        "engine.crash",
        "skipped",
        f"Reading this file ended its worker process: a crash, too much memory, or more than {seconds:g} seconds.",
        "Open it in a PDF or word processor, save it under another name and run again; or raise `paper_seconds`.",
    )


def _some(items: Iterator[Job], count: int) -> Iterator[Job]:
    for _ in range(count):
        job = next(items, None)
        if job is None:
            return
        yield job


@contextmanager
def _pool(workers: int) -> Iterator[Executor]:
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    try:
        yield pool
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


def _on_dask(jobs: Sequence[Job], scheduler: str, report: Callable[[Done], None]) -> None:
    try:
        dask: Any = importlib.import_module("distributed")
    except ImportError:
        raise UsageError("the dask executor needs `pip install coclaim[dask]`") from None
    with dask.Client(scheduler or None, set_as_default=False) as client:
        futures = {client.submit(work, job, pure=False, retries=1): job for job in jobs}
        for future in dask.as_completed(list(futures)):
            try:
                report(future.result())
            except dask.KilledWorker:
                report(Done(Outcome(futures[future].item, {}, lost(futures[future].seconds))))
