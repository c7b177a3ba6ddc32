"""Where the work is done: here, in processes of this machine, or on a Dask cluster.

All three run :func:`~pipeline.engine.job.work` on the same jobs and give the same outcomes. A job
that kills or hangs its worker costs that paper: it becomes a skip with a reason, the worker is
replaced, and the other jobs go on.
"""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

from pipeline.engine.carry import MEMORY
from pipeline.engine.job import CRASH, Done, Job, calm, guarded, lost, work
from pipeline.errors import UsageError

NAMES = ("serial", "processes", "dask")


@dataclass(frozen=True, slots=True)
class Place:
    """Which executor, how many workers of it, the address of a Dask scheduler ("": one of our own)."""

    executor: str
    workers: int = 1
    scheduler: str = ""
    megabytes: float = 0.0


def dispatch(
    jobs: Iterable[Job],
    place: Place,
    report: Callable[[Done], None],
    common: tuple[tuple[str, bytes], ...] = (),
) -> None:
    """Do all jobs and hand each outcome to ``report`` as it comes (callers sort).

    Jobs are taken as they are needed. ``common``: what goes to every worker that does not see the
    store. Raises the first :class:`~pipeline.errors.StageError` after cancelling what has not begun.
    """
    if place.executor == "serial":
        calm()
        for job in jobs:
            report(work(job, common))
    elif place.executor == "processes":
        _in_processes(jobs, place, report, common)
    elif place.executor == "dask":
        from pipeline.engine.cluster import on_dask  # distributed is an optional package, and slow to import

        on_dask(jobs, place.scheduler, place.workers, report, common)
    else:
        raise UsageError(f"executor {place.executor!r} is unknown; known: {', '.join(NAMES)}")


# --------------------------------------------------------------------------- processes of this machine


def _in_processes(
    jobs: Iterable[Job], place: Place, report: Callable[[Done], None], common: tuple[tuple[str, bytes], ...]
) -> None:
    waiting = iter(jobs)
    while True:
        broken = _until_broken(waiting, place, report, common)
        if not broken:
            return
        # One of the few jobs under way killed its worker: find it by doing them one by one.
        while broken:
            broken = _one_by_one(broken, place, report, common)


def _until_broken(
    jobs: Iterator[Job], place: Place, report: Callable[[Done], None], common: tuple[tuple[str, bytes], ...]
) -> list[Job]:
    """Work on jobs until there are none or a worker dies: the jobs under way then."""
    first = next(jobs, None)
    if first is None:
        return []
    under_way: dict[Future[Done], Job] = {}
    with spawned(place.workers, place.megabytes) as pool:
        try:
            for job in chain([first], islice(jobs, place.workers)):
                under_way[_submit(pool, under_way, job, common)] = job
            while under_way:
                ready, _ = wait(under_way, return_when=FIRST_COMPLETED)
                for future in ready:
                    done = future.result()
                    del under_way[future]
                    report(done)
                for job in islice(jobs, len(ready)):
                    under_way[_submit(pool, under_way, job, common)] = job
        except BrokenProcessPool:
            return list(under_way.values())
    return []


def _submit(
    pool: ProcessPoolExecutor, under_way: dict[Future[Done], Job], job: Job, common: tuple[tuple[str, bytes], ...]
) -> Future[Done]:
    """Hand a job over; where the pool is broken already, the job counts as under way, for it must not be lost."""
    try:
        with spawning():
            return pool.submit(_in_pool, job, common)
    except BrokenProcessPool:
        under_way[Future()] = job
        raise


def _in_pool(job: Job, common: tuple[tuple[str, bytes], ...]) -> Done:
    """Work in a worker that others share: after a want of memory it makes room for a fresh one."""
    done = guarded(job, common)
    if done.outcome.skipped and done.outcome.skipped.code == MEMORY:
        os._exit(77)
    return done


def _one_by_one(
    jobs: list[Job], place: Place, report: Callable[[Done], None], common: tuple[tuple[str, bytes], ...]
) -> list[Job]:
    """Do jobs in one worker until it dies, which is a skip, or is short of memory: the jobs left then."""
    with spawned(1, place.megabytes) as pool:
        for n, job in enumerate(jobs):
            try:
                with spawning():
                    future = pool.submit(guarded, job, common)
                done = future.result()
            except BrokenProcessPool:
                done = lost(job)
            report(done)
            if done.outcome.skipped and done.outcome.skipped.code in (MEMORY, CRASH):
                return jobs[n + 1 :]
    return []


@contextmanager
def spawned(workers: int, megabytes: float) -> Iterator[ProcessPoolExecutor]:
    """So many worker processes; they are killed where this is left by an exception."""
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(workers, mp_context=context, initializer=_prepare, initargs=(megabytes,))
    try:
        yield pool
    except BaseException:
        # Results are put into the store as a whole or not at all: a worker may be ended at any moment.
        for process in list((getattr(pool, "_processes", None) or {}).values()):
            process.kill()
        raise
    finally:
        pool.shutdown(wait=True, cancel_futures=True)


@contextmanager
def spawning() -> Iterator[None]:
    """A worker that starts meanwhile is deaf to Ctrl-C from its first moment; it reaches the parent right after."""
    if not hasattr(signal, "pthread_sigmask"):  # on Windows a worker is deaf from _prepare on
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _prepare(megabytes: float) -> None:
    """Make a worker fit for its work: it leaves Ctrl-C to its parent, goes when that is gone, minds its memory."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    calm()
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    if megabytes:
        limit_memory(megabytes)


def _leave_with_parent() -> None:
    parent: Any = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def limit_memory(megabytes: float) -> None:
    """Cap this process's address space, where the system can (not on Windows or macOS)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        _, hard = resource.getrlimit(resource.RLIMIT_AS)
        resource.setrlimit(resource.RLIMIT_AS, (int(megabytes * 1_000_000), hard))
        resource.setrlimit(resource.RLIMIT_CORE, (0, resource.getrlimit(resource.RLIMIT_CORE)[1]))
