"""One paper's work as a plain value that can be sent to any process, and the function that does it."""

from __future__ import annotations

import functools
import gc
import hashlib
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import clock
from pipeline.document import Location, Problem, Source
from pipeline.engine.carry import Outcome, carry, get_value
from pipeline.engine.stage import Stage, digest
from pipeline.engine.store import MemoryStore, Store, open_store
from pipeline.errors import Skipped, UsageError

#: The code of a paper that took its worker with it.
CRASH = "engine.crash"
#: After so many papers a worker process has loaded all that it will need.
_SETTLED = 8
#: Garbage is looked for after so many new objects: a paper makes hundreds of thousands, hardly any of them in a ring.
_OBJECTS = 100_000
_PAPERS = itertools.count()


@dataclass(frozen=True, slots=True)
class Job:
    """One paper to carry: where its bytes are (or the bytes), and what it starts from.

    ``name``: its file's path below the corpus folder. ``values`` maps each starting value's type to its
    digest; ``road`` is :func:`road_digest` of the sender's stages; ``store`` is the store's folder or URL, or
    None where the worker's machine does not see it: then ``data`` and ``shipped`` (store key to value) come
    along, and what the worker makes goes back with the outcome.
    """

    item: str
    name: str
    path: str
    sha256: str
    suffix: str
    stages: tuple[Stage, ...]
    road: str
    values: tuple[tuple[type, str], ...]
    store: str | None
    seconds: float
    megabytes: float = 0.0
    data: bytes | None = None
    shipped: tuple[tuple[str, bytes], ...] = ()
    fresh: bool = False


@dataclass(frozen=True, slots=True)
class Done:
    """A job's outcome, and the values it made where the store is not shared."""

    outcome: Outcome
    made: tuple[tuple[str, bytes], ...] = ()


def road_digest(stages: tuple[Stage, ...]) -> str:
    """Stages with their versions, code and word lists, in one digest."""
    return digest("road", *(stage.identity() for stage in stages))


def work(job: Job, common: tuple[tuple[str, bytes], ...] = ()) -> Done:
    """Carry one job's paper through its stages, in whatever process this is.

    ``common``: what all jobs of a run ship (store key to value). Raises
    :class:`~pipeline.errors.UsageError` where this machine's program is not the sender's.
    """
    if road_digest(job.stages) != job.road:
        raise UsageError(
            "a worker runs another version of the program than this one. Install the same version on all machines."
        )
    memory = MemoryStore()
    store: Store = memory if job.store is None else open_store(job.store)
    given = dict((*common, *job.shipped)) if job.store is None else {}
    memory.values.update(given)
    place = Location(job.name, job.sha256)
    loaders: dict[type, Callable[[], Any]] = {Source: functools.partial(_source, job), Location: lambda: place}
    for kind, name in job.values:
        if kind not in loaders:
            loaders[kind] = functools.partial(_starting, store, name, kind)
    outcome = carry(job.item, job.stages, loaders, dict(job.values), store, fresh=job.fresh)
    return Done(outcome, tuple((key, value) for key, value in memory.values.items() if key not in given))


def guarded(job: Job, common: tuple[tuple[str, bytes], ...] = ()) -> Done:
    """:func:`work` in a worker process that ends itself, even in native code, when the time is up."""
    clock.wind(job.seconds)
    try:
        return work(job, common)
    finally:
        clock.wind(0)
        if next(_PAPERS) < _SETTLED:
            settle()


def settle() -> None:
    """Spare the garbage collector the models and word lists, which stay, and most of its rounds."""
    gc.freeze()
    calm()


def calm() -> None:
    """Spare the garbage collector most of its rounds, of which loading models costs a tenth."""
    gc.set_threshold(_OBJECTS)


def lost(job: Job) -> Done:
    """The outcome of a paper that took its worker with it."""
    problem = Problem(
        "engine",
        CRASH,
        "skipped",
        f"Reading this file ended its worker process: a crash, too much memory, or more than {job.seconds:g} seconds.",
        "Open it in a PDF or word processor, save it under another name and run again; or raise `paper_seconds`.",
    )
    return Done(Outcome(job.item, {}, problem))


def _source(job: Job) -> Source:
    try:
        data = Path(job.path).read_bytes() if job.data is None else job.data
    except OSError as error:
        raise Skipped(
            "input.gone.time",
            f"The file cannot be read where the work is done: {error.strerror}.",
            "Look whether it is still there; if workers do not see this folder, set `shared_store = false` in [run].",
        ) from None
    if hashlib.sha256(data).hexdigest() != job.sha256:
        raise Skipped(
            "input.changed.time", "The file was changed while the run was reading it.", "Run again when it is at rest."
        )
    return Source(job.sha256, job.suffix, data)


#: Starting values that this process has decoded, by type and digest: every paper starts with the same.
_STARTING: dict[tuple[type, str], Any] = {}


def _starting(store: Store, name: str, kind: type) -> Any:
    if (kind, name) not in _STARTING:
        value = get_value(store, name, kind)
        if value is None:
            raise UsageError(
                f"a worker cannot find the {kind.__name__} in the store. If the workers do not see the store's folder, "
                "set `shared_store = false` in [run]."
            )
        _keep(_STARTING, (kind, name), value)
    return _STARTING[(kind, name)]


def _keep(kept: dict[tuple[type, str], Any], key: tuple[type, str], value: Any) -> None:
    """Keep a value for the next paper; a worker that serves many runs keeps the last ones only."""
    while len(kept) >= 64:
        del kept[next(iter(kept))]
    kept[key] = value
