"""Work on a Dask cluster: jobs go out a few at a time, workers that are lost are replaced by Dask.

Every worker does one paper at a time, whatever its number of threads, so that the time limit of a
paper can end the process when native code hangs. A paper under suspicion of having killed its worker
is tried again with no neighbour; only if that worker dies, too, is it given up.
"""

from __future__ import annotations

import importlib
import threading
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from itertools import islice
from typing import Any

from pipeline.engine.job import Done, Job, guarded, lost
from pipeline.errors import CoclaimError, UsageError

Common = tuple[tuple[str, bytes], ...]

_ONE_AT_A_TIME = threading.Lock()


def on_dask(
    jobs: Iterable[Job], scheduler: str, workers: int, report: Callable[[Done], None], common: Common = ()
) -> None:
    """Do the jobs on the cluster at ``scheduler``, or on one of ``workers`` processes of this machine.

    Raises :class:`~pipeline.errors.UsageError` where no scheduler answers, and ``CoclaimError`` where
    it is lost in mid-run; what is finished by then is kept.
    """
    waiting = iter(jobs)
    first = next(waiting, None)
    if first is None:
        return
    dask = _distributed()
    with _client(dask, scheduler, workers) as client:
        try:
            shared = client.submit(_hand_over, common, pure=False)
            suspects = _all(dask, client, [first], waiting, shared, report)
            for job in suspects:
                again = _all(dask, client, [job], iter(()), shared, report)
                for given_up in again:
                    report(lost(given_up))
        except (dask.CancelledError, dask.comm.CommClosedError, OSError, TimeoutError) as error:
            raise CoclaimError(
                f"the Dask scheduler {scheduler or 'of this run'} was lost ({type(error).__name__}). "
                "What is finished is kept; the same command goes on from here."
            ) from error


def _all(
    dask: Any,
    client: Any,
    first: list[Job],
    waiting: Iterator[Job],
    shared: Any,
    report: Callable[[Done], None],
) -> list[Job]:
    """Do jobs, a few more on their way than there are workers: those that may have killed their worker."""
    suspects = []
    under_way: dict[Any, Job] = {}
    ready = dask.as_completed(loop=client.loop)

    def hand_out(some: Iterable[Job]) -> None:
        for job in some:
            future = client.submit(_guarded_alone, job, shared, pure=False)
            under_way[future] = job
            ready.add(future)

    hand_out(first)
    hand_out(islice(waiting, _room(client) - len(first)))
    for future in ready:
        job = under_way.pop(future)
        try:
            done = future.result()
        except dask.KilledWorker:
            suspects.append(job)
        else:
            report(done)
        future.release()
        hand_out(islice(waiting, max(0, _room(client) - len(under_way))))
    return suspects


def _room(client: Any) -> int:
    """How many jobs are to be out: one a worker and one to follow, of a cluster that may grow."""
    return 2 * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))


def _guarded_alone(job: Job, common: Common) -> Done:
    with _ONE_AT_A_TIME:
        return guarded(job, common)


def _hand_over(common: Common) -> Common:
    """The common values as a result on the cluster: Dask makes it again where a worker is lost."""
    return common


def _distributed() -> Any:
    try:
        return importlib.import_module("distributed")
    except ImportError:
        raise UsageError("the dask executor needs `pip install coclaim[dask]`") from None


@contextmanager
def _client(dask: Any, scheduler: str, workers: int) -> Iterator[Any]:
    if not scheduler:
        with (
            importlib.import_module("dask").config.set({"distributed.scheduler.allowed-failures": 1}),
            dask.LocalCluster(n_workers=workers, threads_per_worker=1, dashboard_address=None) as cluster,
            dask.Client(cluster, set_as_default=False) as client,
        ):
            yield client
        return
    try:
        client = dask.Client(scheduler, set_as_default=False)
    except (OSError, TimeoutError, ValueError) as error:
        raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from error
    with client:
        yield client
