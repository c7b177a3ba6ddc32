"""What run.json tells: counts, versions, digests; the key of a result; what changed for all papers since."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pipeline import __version__
from pipeline.document import Problem
from pipeline.engine import folder
from pipeline.engine.carry import Outcome
from pipeline.engine.inputs import Inputs
from pipeline.engine.model import Before, Entry, Options, Road
from pipeline.engine.stage import digest, encode
from pipeline.errors import UsageError


@dataclass(slots=True)
class Counts:
    """What a run found, counted over its entries."""

    papers: int = 0
    claims: int = 0
    problems: int = 0
    skipped: int = 0
    degraded: int = 0
    health: dict[str, int] = field(default_factory=dict)

    def clear(self) -> None:
        """Begin to count."""
        self.papers = self.claims = self.problems = self.skipped = self.degraded = 0
        self.health = {}

    def add(self, entry: Entry) -> None:
        """Count one file's rows or skip."""
        if entry.skipped:
            self.problem([entry.skipped])
            return
        self.papers += 1
        assert entry.rows is not None
        self.claims += entry.rows.claims
        self.health[entry.rows.health] = self.health.get(entry.rows.health, 0) + 1
        self.problem(entry.rows.problems)

    def problem(self, problems: Iterable[Problem]) -> None:
        """Count problems by severity."""
        for problem in problems:
            self.problems += 1
            self.skipped += problem.severity == "skipped"
            self.degraded += problem.severity == "degraded"


def result_key(road: Road, inputs: Inputs, outcomes: Mapping[str, Outcome], made: Mapping[str, str]) -> str:
    """A digest of everything that the published files are made of."""
    parts = [road.publish_version, __version__]
    for item in inputs.papers:
        outcome = outcomes[item.paper_id]
        end = encode(outcome.skipped) if outcome.skipped else outcome.layers[road.rows.__name__].encode()
        parts += [item.name, item.sha256, digest(end)]
    parts += [f"{name}:{problem}" for name, problem in inputs.problems]
    parts += [f"{name}={made[name]}" for name in sorted(made)]
    parts += sorted(f"{name}={told}" for name, told in _digests(road).items())
    return digest("result", *parts)


def before(road: Road, out: Path) -> Before | None:
    """The run whose tables stand in ``out``, with the reasons for which all papers may differ from it."""
    try:
        told = folder.read_run(out)
        papers = {item["source_file"]: item["sha256"] for item in told["inputs"]}
        known, stages = told["values"], told["stages"]
    except (UsageError, KeyError):
        return None
    causes = [
        "codebook edited" if name == "Codebook" else "settings edited"
        for name, value in _digests(road).items()
        if known.get(name) != value
    ]
    if stages != _identities(road) or told["coclaim"] != __version__:
        causes.append("version of the program")
    return Before(out, papers, tuple(dict.fromkeys(causes)))


def _told(path: Path) -> str:
    """A whole path as text; one whose bytes are no UTF-8 as a URI, from which they can be had back."""
    whole = path.resolve()
    try:
        os.fsencode(whole).decode("utf-8")
    except UnicodeDecodeError:
        return whole.as_uri()
    return str(whole)


def _digests(road: Road) -> dict[str, str]:
    return {kind.__name__: digest(encode(value)) for kind, value in road.values.items()}


def _identities(road: Road) -> dict[str, str]:
    stages = (*road.per_paper, *(gather.stage for gather in road.per_corpus))
    return {stage.name: f"{stage.version}:{stage.identity()[:12]}" for stage in stages}


def facts_of(
    road: Road, inputs: Inputs, options: Options, counts: Counts, seconds: Mapping[str, float]
) -> dict[str, Any]:
    """What run.json tells, but for its time and its files."""
    return {
        "coclaim": __version__,
        "python": platform.python_version(),
        "executor": options.executor,
        "settings": dict(options.settings),
        "stages": _identities(road),
        "values": _digests(road),
        "stage_seconds": {name: round(spent, 3) for name, spent in sorted(seconds.items())},
        "inputs": [{"source_file": i.name, "path": _told(i.path), "sha256": i.sha256} for i in inputs.papers],
        "counts": {
            "papers": counts.papers,
            "claims": counts.claims,
            "problems": counts.problems,
            "skipped": counts.skipped,
            "degraded": counts.degraded,
        },
        "health": dict(sorted(counts.health.items())),
    }
