"""A run: papers in, every stage that has something to do, tables out, the out folder replaced as a whole."""

from __future__ import annotations

import contextlib
import os
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from functools import partial
from typing import Any

from pipeline.document import Location, Source
from pipeline.engine import folder
from pipeline.engine.carry import Outcome, put_value, recall, remembered, value_key, where
from pipeline.engine.executors import Place, dispatch
from pipeline.engine.facts import Counts, before, facts_of, result_key
from pipeline.engine.inputs import Input, Inputs
from pipeline.engine.job import Done, Job, road_digest
from pipeline.engine.model import Options, Progress, Publication, Road, Summary
from pipeline.engine.stage import decode, digest, encode
from pipeline.engine.store import LastingStore, open_store
from pipeline.engine.writing import DamagedError, Entries, Writing, value_of
from pipeline.errors import CoclaimError, StageError, StoreError, UsageError

#: A damaged value is made again when it is met; so often may that happen before all work is done anew.
_TRIES = 3


def run(road: Road, inputs: Inputs, options: Options, progress: Progress) -> Summary:
    """Carry every paper, gather over all, publish; see :class:`Options`.

    Raises :class:`~pipeline.errors.StageError` for a bug, ``StoreError`` where nothing can be kept
    and ``UsageError`` where the out folder is somebody else's; the out folder is then as it was.
    """
    for _ in range(_TRIES):
        with contextlib.suppress(DamagedError):
            return _run(road, inputs, options, progress)
    return _run(road, inputs, replace(options, force=True), progress)


def _run(road: Road, inputs: Inputs, options: Options, progress: Progress) -> Summary:
    began = time.time()
    folder.check(options.out)
    store = open_store(options.store)
    names = {kind: put_value(store, value) for kind, value in road.values.items()}
    outcomes, seconds = _carry_all(road, inputs, options, names, store, progress)
    carried = sum(1 for outcome in outcomes.values() if outcome.ran)
    with Writing(road, options, carried) as writing:
        made, made_digests = _gather_all(road, inputs, outcomes, names, store, progress)
        problems = (*inputs.problems, *road.remarks(made, inputs))
        result = result_key(road, inputs, outcomes, made_digests)
        found = ((i, outcomes[i.paper_id]) for i in inputs.papers)
        papers = tuple((i, o.skipped or o.layers[road.rows.__name__]) for i, o in found)
        entries, counts = Entries(papers, road.rows, store.location), Counts()

        def facts() -> dict[str, Any]:
            counts.problem(p for _, p in problems)
            told = facts_of(road, inputs, options, counts, seconds)
            return told | {"result": result, "started": time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(began))}

        written = options.force or not folder.is_current(options.out, result)
        if written:
            progress.begin("write", 1)
            earlier = before(road, options.out)
            publication = Publication(entries, made, road.values, problems, inputs, earlier)
            with _named("report"):
                folder.replace(options.out, partial(writing.write, publication, counts), facts)
            progress.end("write")
        else:
            told = folder.read_run(options.out)
            counts = Counts(
                **{name: told["counts"][name] for name in ("papers", "claims", "problems", "skipped", "degraded")}
            )
    summary = Summary(counts.papers, counts.claims, counts.problems, counts.skipped, counts.degraded, carried, written)
    progress.note("done", asdict(summary))
    return summary


# --------------------------------------------------------------------------- papers


def plan(road: Road, inputs: Inputs, store: LastingStore) -> dict[str, Outcome | None]:
    """For each paper the outcome that the store already holds, or None where work is to be done."""
    names = {kind: digest(encode(value)) for kind, value in road.values.items()}
    return {
        item.paper_id: recall(item.paper_id, road.per_paper, _start(road, item, names), store) for item in inputs.papers
    }


def finished(road: Road, inputs: Inputs, store: LastingStore, *kinds: type) -> Iterator[tuple[Input, tuple[Any, ...]]]:
    """For each paper that an earlier run carried: its layers of these kinds, from the store.

    Raises :class:`~pipeline.errors.UsageError` where no run with these settings and this codebook is there.
    """
    known = plan(road, inputs, store)
    if not any(known.values()):
        raise UsageError("no run with these papers, settings and codebook is kept in the store: `coclaim run` first.")
    for item in inputs.papers:
        outcome = known[item.paper_id]
        if outcome and not outcome.skipped:
            yield item, tuple(value_of(store, outcome.layers[kind.__name__], kind) for kind in kinds)


def _carry_all(
    road: Road, inputs: Inputs, options: Options, names: dict[type, str], store: LastingStore, progress: Progress
) -> tuple[dict[str, Outcome], dict[str, float]]:
    outcomes: dict[str, Outcome] = {}
    todo: list[Input] = []
    wanted = [kind.__name__ for kind in (road.rows, *(gather.layer for gather in road.per_corpus))]
    for item in inputs.papers:
        known = None if options.force else recall(item.paper_id, road.per_paper, _start(road, item, names), store)
        if known and (known.skipped or all(store.has(value_key(known.layers[name])) for name in wanted)):
            outcomes[item.paper_id] = known
        else:
            todo.append(item)
    todo.sort(key=lambda item: -item.size)  # no worker is left alone with a large one at the end
    progress.note("plan", {"papers": len(inputs.papers), "to_do": len(todo)})
    progress.begin("papers", len(todo))
    seconds: dict[str, float] = {}
    called = {item.paper_id: item.name for item in todo}

    def report(done: Done) -> None:
        for key, value in done.made:
            store.put(key, value)
        outcome = outcomes[done.outcome.item] = done.outcome
        for stage, spent in outcome.seconds:
            seconds[stage] = seconds.get(stage, 0.0) + spent
        progress.advance("papers")
        progress.note("paper", _told(called[outcome.item], outcome))

    workers = min(options.workers or os.cpu_count() or 1, max(1, len(todo)))
    place = Place(options.executor, workers, options.scheduler, options.paper_megabytes)
    common = () if options.shared_store else tuple(_common(road, names, store))
    dispatch(_jobs(road, todo, names, options, store), place, report, common)
    progress.end("papers")
    return outcomes, seconds


def _told(name: str, outcome: Outcome) -> dict[str, object]:
    """What a log tells of one paper."""
    facts: dict[str, object] = {"paper": name, "paper_id": outcome.item}
    facts["seconds"] = {stage: round(spent, 3) for stage, spent in outcome.seconds}
    if outcome.skipped:
        facts |= {"skipped": outcome.skipped.code, "stage": outcome.skipped.stage, "reason": outcome.skipped.reason}
    return facts


def _jobs(
    road: Road, todo: Sequence[Input], names: dict[type, str], options: Options, store: LastingStore
) -> Iterator[Job]:
    """The jobs, each made when a worker is free for it: their bytes are not all in memory at once."""
    told = road_digest(road.per_paper)
    for item in todo:
        start = _start(road, item, names)
        job = Job(
            item=item.paper_id,
            name=item.name,
            path=str(item.path.resolve()),
            sha256=item.sha256,
            suffix=item.suffix,
            stages=road.per_paper,
            road=told,
            values=tuple(start.items()),
            store=store.location,
            seconds=options.paper_seconds,
            fresh=options.force,
        )
        yield job if options.shared_store else _by_value(job, item, start, store)


def _by_value(job: Job, item: Input, start: Mapping[type, str], store: LastingStore) -> Job:
    """A job for a worker that sees neither the papers nor the store; a file that is gone is its own worker's skip."""
    known = () if job.fresh else tuple(remembered(job.stages, start, store))
    try:
        data = item.path.read_bytes()
    except OSError:
        return replace(job, store=None, shipped=known)
    return replace(job, store=None, data=data, shipped=known)


def _common(road: Road, names: Mapping[type, str], store: LastingStore) -> Iterator[tuple[str, bytes]]:
    for kind in road.values:
        value = store.get(value_key(names[kind]))
        if value is None:
            raise StoreError(f"the store {store.location} lost a value that it was just given")
        yield value_key(names[kind]), value


def _start(road: Road, item: Input, names: Mapping[type, str]) -> dict[type, str]:
    """The digests that a paper's way starts from: what all start from, its bytes, the hint of its ending, its place."""
    own = {Source: digest(item.sha256, item.suffix), Location: digest(item.name, item.sha256)}
    wanted = {kind for stage in road.per_paper for kind in stage.needs.values()}
    return {**names, **{kind: name for kind, name in own.items() if kind in wanted}}


# --------------------------------------------------------------------------- corpus


def _gather_all(
    road: Road,
    inputs: Inputs,
    outcomes: Mapping[str, Outcome],
    names: Mapping[type, str],
    store: LastingStore,
    progress: Progress,
) -> tuple[dict[type, Any], dict[str, str]]:
    made: dict[type, Any] = {}
    digests: dict[str, str] = {}
    known = dict(names)
    for gather in road.per_corpus:
        layer = gather.layer.__name__
        there = sorted(
            (i.paper_id, outcomes[i.paper_id].layers[layer]) for i in inputs.papers if not outcomes[i.paper_id].skipped
        )
        needs = {kind: name for kind, name in known.items() if kind in gather.stage.needs.values()}
        parts = [
            gather.stage.identity(),
            *(f"{p}={d}" for p, d in there),
            *sorted(f"{k.__name__}={n}" for k, n in needs.items()),
        ]
        key = digest("gather", *parts)
        data = store.get(key)
        if data is None:
            progress.begin(gather.stage.name, 1)
            given = {**road.values, **made}
            arguments = {name: given[kind] for name, kind in gather.stage.needs.items() if kind in given}
            with _named(gather.stage.name):
                value = gather.stage.function(_layers(store, there, gather.layer), **arguments)
            data = encode(value)
            store.put(key, data)
            progress.end(gather.stage.name)
        made[gather.stage.makes] = decode(data, gather.stage.makes)
        digests[gather.stage.name] = known[gather.stage.makes] = digest(data)
    return made, digests


@contextlib.contextmanager
def _named(stage: str) -> Iterator[None]:
    """A bug over all papers surfaces as the bug of a stage, as one on a paper does."""
    try:
        yield
    except CoclaimError:
        raise
    except Exception as error:
        raise StageError(stage, "all papers", where(error)) from error


def _layers(store: LastingStore, there: Sequence[tuple[str, str]], kind: type) -> Iterator[tuple[str, Any]]:
    for paper_id, name in there:
        yield paper_id, value_of(store, name, kind)
