"""The files of a run are written: here, or those that take long in a process beside this one."""

from __future__ import annotations

import os
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import ExitStack
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from pipeline.document import Problem
from pipeline.engine.carry import get_value
from pipeline.engine.executors import spawned, spawning
from pipeline.engine.facts import Counts
from pipeline.engine.inputs import Input
from pipeline.engine.model import Entry, Options, Publication, Road
from pipeline.engine.store import LastingStore, open_store
from pipeline.errors import StoreError

#: A run of fewer papers writes its files itself: a process takes a second to start.
SEVERAL = 100


class DamagedError(StoreError):
    """A value of the store turned out damaged after it had been counted on."""


def value_of(store: LastingStore, name: str, kind: type) -> Any:
    """The value of a digest; raises :class:`DamagedError` where the store has lost it."""
    value = get_value(store, name, kind)
    if value is None:
        raise DamagedError(f"the store {store.location} holds a damaged {kind.__name__}. Run again with --force.")
    return value


@dataclass(frozen=True, slots=True)
class Entries:
    """The papers of a run with the digest of their rows or the reason for their skip, as any process can read them."""

    papers: tuple[tuple[Input, str | Problem], ...]
    rows: type
    store: str

    def __call__(self) -> Iterator[Entry]:
        """One paper after the other; its rows come from the store."""
        store = open_store(self.store)
        for item, found in self.papers:
            if isinstance(found, str):
                yield Entry(item, value_of(store, found, self.rows), None)
            else:
                yield Entry(item, None, found)


class Writing:
    """Writes what a run publishes; used with ``with``, which ends the process beside this one, if there is one."""

    def __init__(self, road: Road, options: Options, done: int) -> None:
        """``done``: how many papers this run carried. The other process starts at once, to be ready in time."""
        self._road = road
        self._stack = ExitStack()
        self._beside: ProcessPoolExecutor | None = None
        alone = options.executor != "processes" or (options.workers or os.cpu_count() or 1) < 2
        if road.beside and not alone and done >= SEVERAL:
            self._beside = self._stack.enter_context(spawned(1, 0.0))
            with spawning():
                self._beside.submit(len, road.beside)  # to read the names of its functions it imports their modules

    def __enter__(self) -> Writing:
        return self

    def __exit__(self, *error: Any) -> None:
        self._stack.__exit__(*error)

    def write(self, publication: Publication, counts: Counts, folder: Path) -> None:
        """Write all files into an empty folder, and count what is written.

        Nobody writes there any more when this ends, however it ends.
        """

        def counted() -> Iterator[Entry]:
            counts.clear()
            for entry in publication.entries():
                counts.add(entry)
                yield entry

        with self._stack:
            pool = self._beside
            begun = [pool.submit(part, publication, folder) for part in self._road.beside] if pool else []
            self._road.publish(replace(publication, entries=counted, beside=bool(begun)), folder)
            for part in begun:
                part.result()
