"""Carry one paper through a chain of stages, doing only the work that is not in the store.

The key of a piece of work is the stage's identity, the digest of its settings and the digests of its
other inputs. Under that key the store holds the digest of the result; under that digest the result.
A stage that makes the same bytes as before therefore stops the ripple.
"""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

from pipeline.document import Problem
from pipeline.engine.stage import Stage, decode, digest, encode
from pipeline.engine.store import Store
from pipeline.errors import Skipped, StageError, StoreError

#: The code of a paper that asked for more memory than one paper may have.
MEMORY = "engine.memory"
_MEMORY_REASON = "Reading this file asked for more memory than one paper may have."
_MEMORY_ADVICE = "Split the file, or raise `paper_megabytes` in [run]."


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a paper: the digest of each layer by its type's name, or why it was skipped.

    ``ran`` and ``seconds`` (by stage) tell what this run had to do; they are no part of the result.
    """

    item: str
    layers: dict[str, str]
    skipped: Problem | None = None
    ran: tuple[str, ...] = ()
    seconds: tuple[tuple[str, float], ...] = ()


class _Made(msgspec.Struct, frozen=True):
    """What the store remembers of a piece of work."""

    digest: str = ""
    skipped: Problem | None = None


class _Whole(msgspec.Struct, frozen=True):
    """What the store remembers of an item's whole way."""

    layers: dict[str, str]
    skipped: Problem | None = None


def value_key(value_digest: str) -> str:
    """The store key of a value with this digest."""
    return digest("value", value_digest)


def work_key(stage: Stage, inputs: Mapping[str, str]) -> str:
    """The store key of a stage's work on inputs: digests by parameter name."""
    return digest("work", stage.identity(), *(f"{name}={inputs[name]}" for name in sorted(inputs)))


def put_value(store: Store, value: Any) -> str:
    """Keep a value under its own digest, which is returned."""
    data = encode(value)
    name = digest(data)
    store.put(value_key(name), data)
    return name


def get_value(store: Store, value_digest: str, kind: type) -> Any:
    """The value of a digest, or None where the store has lost it."""
    data = store.get(value_key(value_digest))
    return None if data is None or digest(data) != value_digest else decode(data, kind)


def carry(
    item: str,
    stages: Sequence[Stage],
    loaders: Mapping[type, Callable[[], Any]],
    names: Mapping[type, str],
    store: Store,
    *,
    fresh: bool = False,
) -> Outcome:
    """Take one item through the stages, starting from the values whose digests ``names`` gives.

    ``fresh``: do all work again, whatever the store remembers. A value is loaded only when a stage
    that has to run needs it: by its loader, else from the store. A :class:`Skipped` ends the item
    with a reason, which is remembered like a result (but for reasons that another try may mend:
    code ending in ".time", ".memory" or ".crash"). Any other exception is a bug and becomes a
    :class:`StageError` naming stage and item.
    """
    whole = _carry_key(stages, names)
    try:
        outcome = _Carrier(item, loaders, names, store, fresh=fresh).through(stages)
    except _LostError:
        outcome = _Carrier(item, loaders, names, store, fresh=True).through(stages)
    if not (outcome.skipped and _passing(outcome.skipped)):
        store.put(whole, encode(_Whole(outcome.layers, outcome.skipped)))
    return outcome


def recall(item: str, stages: Sequence[Stage], names: Mapping[type, str], store: Store) -> Outcome | None:
    """The outcome of an earlier :func:`carry` with the same stages and inputs, or None."""
    data = store.get(_carry_key(stages, names))
    if data is None:
        return None
    whole = msgspec.msgpack.decode(data, type=_Whole)
    return Outcome(item, whole.layers, whole.skipped)


def remembered(stages: Sequence[Stage], names: Mapping[type, str], store: Store) -> Iterator[tuple[str, bytes]]:
    """What the store holds of an item's way, key and value: for a worker that does not see the store."""
    digests = dict(names)
    for stage in stages:
        key = work_key(stage, {name: digests[kind] for name, kind in stage.needs.items()})
        made = _remembered(store, key)
        value = store.get(value_key(made.digest)) if made and not made.skipped else None
        if made is None or (value is None and not made.skipped):
            return
        yield key, encode(made)
        if value is None:
            return
        yield value_key(made.digest), value
        digests[stage.makes] = made.digest


class _LostError(Exception):
    """A value that the store should hold is gone or damaged."""


class _Carrier:
    """One item on its way: which values are at hand, which digests are known, what had to run."""

    def __init__(
        self,
        item: str,
        loaders: Mapping[type, Callable[[], Any]],
        names: Mapping[type, str],
        store: Store,
        *,
        fresh: bool,
    ) -> None:
        self.item, self.loaders, self.store, self.fresh = item, loaders, store, fresh
        self.values: dict[type, Any] = {}
        self.digests = dict(names)
        self.layers: dict[str, str] = {}
        self.seconds: list[tuple[str, float]] = []

    def through(self, stages: Sequence[Stage]) -> Outcome:
        """Run what has to run, recall the rest."""
        skipped = None
        for stage in stages:
            key = work_key(stage, {name: self.digests[kind] for name, kind in stage.needs.items()})
            made = None if self.fresh else _remembered(self.store, key)
            if made is None or not (made.skipped or self.store.has(value_key(made.digest))):
                began = time.perf_counter()
                made = self._work(stage)
                self.seconds.append((stage.name, time.perf_counter() - began))
                if not (made.skipped and _passing(made.skipped)):
                    self.store.put(key, encode(made))
            if made.skipped:
                skipped = made.skipped
                break
            self.digests[stage.makes] = self.layers[stage.makes.__name__] = made.digest
        ran = tuple(name for name, _ in self.seconds)
        return Outcome(self.item, self.layers, skipped, ran, tuple(self.seconds))

    def _work(self, stage: Stage) -> _Made:
        try:
            arguments = {name: self._value(kind) for name, kind in stage.needs.items()}
            result = stage.function(**arguments)
        except Skipped as skip:
            return _Made(skipped=Problem(stage.name, skip.code, "skipped", skip.reason, skip.what_to_do, skip.page))
        except MemoryError:
            return _Made(skipped=Problem(stage.name, MEMORY, "skipped", _MEMORY_REASON, _MEMORY_ADVICE))
        except (_LostError, StoreError):
            raise
        except Exception as error:  # the one boundary: a bug surfaces with stage and paper named
            raise StageError(stage.name, self.item, where(error)) from error
        self.values[stage.makes] = result
        return _Made(put_value(self.store, result))

    def _value(self, kind: type) -> Any:
        if kind not in self.values:
            if kind in self.loaders:
                self.values[kind] = self.loaders[kind]()
            else:
                self.values[kind] = get_value(self.store, self.digests[kind], kind)
                if self.values[kind] is None:
                    raise _LostError(kind.__name__)
        return self.values[kind]


def where(error: Exception) -> str:
    """An exception with the place in our code that raised it."""
    frames = traceback.extract_tb(error.__traceback__)
    place = f" ({Path(frames[-1].filename).name}:{frames[-1].lineno})" if frames else ""
    return f"{type(error).__name__}: {error}{place}"


def _passing(problem: Problem) -> bool:
    """Whether another try may succeed, so that the reason is not remembered."""
    return problem.code.endswith((".time", ".memory", ".crash"))


def _carry_key(stages: Sequence[Stage], names: Mapping[type, str]) -> str:
    inputs = sorted(f"{kind.__name__}={name}" for kind, name in names.items())
    return digest("carry", *(stage.identity() for stage in stages), *inputs)


def _remembered(store: Store, key: str) -> _Made | None:
    data = store.get(key)
    return None if data is None else msgspec.msgpack.decode(data, type=_Made)
