"""A run: papers in, every stage that has something to do, tables out, the out folder replaced as a whole."""

from __future__ import annotations

import os
import platform
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Protocol

from pipeline import __version__
from pipeline.document import Problem
from pipeline.engine import folder
from pipeline.engine.carry import Outcome, get_value, put_value, recall, value_key
from pipeline.engine.executors import Done, Job, dispatch
from pipeline.engine.inputs import Input, Inputs
from pipeline.engine.stage import Stage, decode, digest, encode
from pipeline.engine.store import FolderStore
from pipeline.errors import StoreError, UsageError


@dataclass(frozen=True, slots=True)
class Gather:
    """A stage over all papers: it reads one layer of each and makes one value.

    ``function(papers, **needs)`` gets an iterator of ``(paper_id, layer)`` sorted by id.
    """

    stage: Stage
    layer: type


@dataclass(frozen=True, slots=True)
class Road:
    """Everything a run needs to know of the chain: stages per paper, stages over all, starting values."""

    per_paper: tuple[Stage, ...]
    per_corpus: tuple[Gather, ...]
    values: Mapping[type, Any]
    rows: type
    publish: Callable[[Publication, Path], None]
    publish_version: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the run: its file, and its rows (None where it was skipped)."""

    input: Input
    rows: Any | None
    skipped: Problem | None


@dataclass(frozen=True, slots=True)
class Publication:
    """What the report room writes from: entries are read anew from the store at each iteration."""

    entries: Callable[[], Iterator[Entry]]
    made: Mapping[type, Any]
    values: Mapping[type, Any]
    problems: tuple[tuple[str, Problem], ...]


@dataclass(frozen=True, slots=True)
class Options:
    """How this run is to be done; nothing here changes a row."""

    out: Path
    store: Path
    executor: str = "processes"
    workers: int = 0
    scheduler: str = ""
    force: bool = False
    paper_seconds: float = 300.0
    shared_store: bool = True
    settings: Mapping[str, Any] = field(default_factory=dict)


class Progress(Protocol):
    """Who is told how far the run is."""

    def begin(self, step: str, total: int) -> None:
        """A step begins, with so many items."""

    def advance(self, step: str) -> None:
        """One more item of the step is done."""

    def end(self, step: str) -> None:
        """The step is done."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a run found and did."""

    papers: int
    claims: int
    problems: int
    skipped: int
    degraded: int
    carried: int
    written: bool


class DamagedError(StoreError):
    """A value of the store turned out damaged after it had been counted on."""


def run(road: Road, inputs: Inputs, options: Options, progress: Progress) -> Summary:
    """Carry every paper, gather over all, publish; see :class:`Options`.

    Raises :class:`~pipeline.errors.StageError` for a bug, ``StoreError`` where nothing can be kept
    and ``UsageError`` where the out folder is somebody else's; the out folder is then as it was.
    """
    try:
        return _run(road, inputs, options, progress)
    except DamagedError:
        if options.force:
            raise
        return _run(road, inputs, replace(options, force=True), progress)


def _run(road: Road, inputs: Inputs, options: Options, progress: Progress) -> Summary:
    began = time.time()
    folder.check(options.out)
    store = FolderStore(options.store)
    names = {kind: put_value(store, value) for kind, value in road.values.items()}
    outcomes, seconds = _carry_all(road, inputs, options, names, store, progress)
    made, made_digests = _gather_all(road, inputs, outcomes, names, store, progress)
    result = _result_key(road, inputs, outcomes, made_digests)
    counts = _Counts()

    def entries() -> Iterator[Entry]:
        for item in inputs.papers:
            outcome = outcomes[item.paper_id]
            rows = None if outcome.skipped else _value(store, outcome.layers[road.rows.__name__], road.rows)
            yield Entry(item, rows, outcome.skipped)

    written = False
    if options.force or not folder.is_current(options.out, result):
        progress.begin("write", 1)
        publication = Publication(entries, made, road.values, inputs.problems)
        for entry in entries():
            counts.add(entry)
        counts.problem(p for _, p in inputs.problems)
        facts = _facts(road, inputs, options, counts, seconds)
        facts |= {"result": result, "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began))}
        folder.replace(options.out, lambda place: road.publish(publication, place), facts)
        written = True
        progress.end("write")
    else:
        before = folder.read_run(options.out)
        counts = _Counts(
            **{name: before["counts"][name] for name in ("papers", "claims", "problems", "skipped", "degraded")}
        )
    carried = sum(1 for outcome in outcomes.values() if outcome.ran)
    return Summary(counts.papers, counts.claims, counts.problems, counts.skipped, counts.degraded, carried, written)


# --------------------------------------------------------------------------- papers


def plan(road: Road, inputs: Inputs, store: FolderStore) -> dict[str, Outcome | None]:
    """For each paper the outcome that the store already holds, or None where work is to be done."""
    names = {kind: digest(encode(value)) for kind, value in road.values.items()}
    return {
        item.paper_id: recall(item.paper_id, road.per_paper, {**names, **_source_name(road, item)}, store)
        for item in inputs.papers
    }


def finished(road: Road, inputs: Inputs, store: FolderStore, *kinds: type) -> Iterator[tuple[Input, tuple[Any, ...]]]:
    """For each paper that an earlier run carried: its layers of these kinds, from the store.

    Raises :class:`~pipeline.errors.UsageError` where no run with these settings and this codebook is there.
    """
    known = plan(road, inputs, store)
    if not any(known.values()):
        raise UsageError("no run with these papers, settings and codebook is kept in the store: `coclaim run` first.")
    for item in inputs.papers:
        outcome = known[item.paper_id]
        if outcome and not outcome.skipped:
            yield item, tuple(_value(store, outcome.layers[kind.__name__], kind) for kind in kinds)


def _carry_all(
    road: Road, inputs: Inputs, options: Options, names: dict[type, str], store: FolderStore, progress: Progress
) -> tuple[dict[str, Outcome], dict[str, float]]:
    outcomes: dict[str, Outcome] = {}
    jobs = []
    wanted = [kind.__name__ for kind in (road.rows, *(gather.layer for gather in road.per_corpus))]
    for item in inputs.papers:
        start = {**names, **_source_name(road, item)}
        known = None if options.force else recall(item.paper_id, road.per_paper, start, store)
        if known and (known.skipped or all(store.has(value_key(known.layers[name])) for name in wanted)):
            outcomes[item.paper_id] = known
        else:
            jobs.append(_job(road, item, start, options, store))
    progress.begin("papers", len(jobs))
    seconds: dict[str, float] = {}

    def report(done: Done) -> None:
        for key, value in done.made:
            store.put(key, value)
        outcomes[done.outcome.item] = done.outcome
        for stage, spent in done.outcome.seconds:
            seconds[stage] = seconds.get(stage, 0.0) + spent
        progress.advance("papers")

    workers = options.workers or os.cpu_count() or 1
    dispatch(jobs, options.executor, min(workers, max(1, len(jobs))), options.scheduler, report)
    progress.end("papers")
    return outcomes, seconds


def _job(road: Road, item: Input, start: Mapping[type, str], options: Options, store: FolderStore) -> Job:
    data, shipped = None, []
    if not options.shared_store:
        data = item.path.read_bytes()
        for kind in road.values:
            value = store.get(value_key(start[kind]))
            if value is None:
                raise StoreError(f"the store {store.root} lost a value that it was just given")
            shipped.append((value_key(start[kind]), value))
    return Job(
        item=item.paper_id,
        path=str(item.path.resolve()),
        sha256=item.sha256,
        suffix=item.suffix,
        stages=road.per_paper,
        values=tuple(start.items()),
        store=str(store.root.resolve()) if options.shared_store else None,
        seconds=options.paper_seconds,
        data=data,
        shipped=tuple(shipped),
        fresh=options.force,
    )


def _source_name(road: Road, item: Input) -> dict[type, str]:
    """The digest under which a paper's source is known: its bytes and the hint of its ending."""
    source = next(kind for stage in road.per_paper for kind in stage.needs.values() if kind.__name__ == "Source")
    return {source: digest(item.sha256, item.suffix)}


# --------------------------------------------------------------------------- corpus


def _gather_all(
    road: Road,
    inputs: Inputs,
    outcomes: Mapping[str, Outcome],
    names: Mapping[type, str],
    store: FolderStore,
    progress: Progress,
) -> tuple[dict[type, Any], dict[str, str]]:
    made: dict[type, Any] = {}
    digests: dict[str, str] = {}
    for gather in road.per_corpus:
        layer = gather.layer.__name__
        there = sorted(
            (i.paper_id, outcomes[i.paper_id].layers[layer]) for i in inputs.papers if not outcomes[i.paper_id].skipped
        )
        needs = {kind: name for kind, name in names.items() if kind in gather.stage.needs.values()}
        parts = [
            gather.stage.identity(),
            *(f"{p}={d}" for p, d in there),
            *sorted(f"{k.__name__}={n}" for k, n in needs.items()),
        ]
        key = digest("gather", *parts)
        data = store.get(key)
        if data is None:
            progress.begin(gather.stage.name, 1)
            arguments = {name: road.values[kind] for name, kind in gather.stage.needs.items() if kind in road.values}
            value = gather.stage.function(_layers(store, there, gather.layer), **arguments)
            data = encode(value)
            store.put(key, data)
            progress.end(gather.stage.name)
        made[gather.stage.makes] = decode(data, gather.stage.makes)
        digests[gather.stage.name] = digest(data)
    return made, digests


def _layers(store: FolderStore, there: Sequence[tuple[str, str]], kind: type) -> Iterator[tuple[str, Any]]:
    for paper_id, name in there:
        yield paper_id, _value(store, name, kind)


def _value(store: FolderStore, name: str, kind: type) -> Any:
    value = get_value(store, name, kind)
    if value is None:
        raise DamagedError(f"the store {store.root} holds a damaged {kind.__name__}. Run again with --force.")
    return value


# --------------------------------------------------------------------------- result


@dataclass(slots=True)
class _Counts:
    papers: int = 0
    claims: int = 0
    problems: int = 0
    skipped: int = 0
    degraded: int = 0
    health: dict[str, int] = field(default_factory=dict)

    def add(self, entry: Entry) -> None:
        if entry.skipped:
            self.problem([entry.skipped])
            return
        self.papers += 1
        self.claims += len(entry.rows.rows)  # type: ignore[union-attr]
        verdict = entry.rows.paper.health  # type: ignore[union-attr]
        self.health[verdict] = self.health.get(verdict, 0) + 1
        self.problem(entry.rows.problems)  # type: ignore[union-attr]

    def problem(self, problems: Iterable[Problem]) -> None:
        for problem in problems:
            self.problems += 1
            self.skipped += problem.severity == "skipped"
            self.degraded += problem.severity == "degraded"


def _result_key(road: Road, inputs: Inputs, outcomes: Mapping[str, Outcome], made: Mapping[str, str]) -> str:
    """A digest of everything that the published files are made of."""
    parts = [road.publish_version, __version__]
    for item in inputs.papers:
        outcome = outcomes[item.paper_id]
        end = encode(outcome.skipped) if outcome.skipped else outcome.layers[road.rows.__name__].encode()
        parts += [item.name, item.sha256, digest(end)]
    parts += [f"{name}:{problem}" for name, problem in inputs.problems]
    parts += [f"{name}={made[name]}" for name in sorted(made)]
    parts += sorted(f"{kind.__name__}={digest(encode(value))}" for kind, value in road.values.items())
    return digest("result", *parts)


def _facts(
    road: Road, inputs: Inputs, options: Options, counts: _Counts, seconds: Mapping[str, float]
) -> dict[str, Any]:
    return {
        "coclaim": __version__,
        "python": platform.python_version(),
        "executor": options.executor,
        "settings": dict(options.settings),
        "stages": {stage.name: stage.version for stage in road.per_paper},
        "stage_seconds": {name: round(spent, 3) for name, spent in sorted(seconds.items())},
        "inputs": [{"source_file": i.name, "path": str(i.path.resolve()), "sha256": i.sha256} for i in inputs.papers],
        "counts": {
            "papers": counts.papers,
            "claims": counts.claims,
            "problems": counts.problems,
            "skipped": counts.skipped,
            "degraded": counts.degraded,
        },
        "health": dict(sorted(counts.health.items())),
    }
