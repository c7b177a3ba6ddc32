"""What a run is made of: the road, its options, what is published."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol

from pipeline.document import Problem
from pipeline.engine.inputs import Input, Inputs
from pipeline.engine.stage import Stage


@dataclass(frozen=True, slots=True)
class Gather:
    """A stage over all papers: it reads one layer of each and makes one value.

    ``function(papers, **needs)`` gets an iterator of ``(paper_id, layer)`` sorted by id, and what it asks for of the
    starting values and of what the stages over all papers before it made.
    """

    stage: Stage
    layer: type


def _none(made: Mapping[type, Any], inputs: Inputs) -> tuple[tuple[str, Problem], ...]:
    return ()


class Rows(Protocol):
    """What a paper's last stage makes, as far as a run needs to know: what it counts."""

    @property
    def claims(self) -> int:
        """How many claims the paper has."""

    @property
    def health(self) -> str:
        """What its text can be trusted to be."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """What is worth knowing of it."""


@dataclass(frozen=True, slots=True)
class Road:
    """Everything a run needs to know of the chain: stages per paper, stages over all, starting values.

    ``remarks`` gives the problems that only show over all papers, from what the stages over all made. ``publish``
    writes all files, or all but those of the functions in ``beside``, which another process then writes (see
    :class:`Publication`).
    """

    per_paper: tuple[Stage, ...]
    per_corpus: tuple[Gather, ...]
    values: Mapping[type, Any]
    rows: type[Rows]
    publish: Callable[[Publication, Path], None]
    publish_version: str
    remarks: Callable[[Mapping[type, Any], Inputs], tuple[tuple[str, Problem], ...]] = _none
    beside: tuple[Callable[[Publication, Path], None], ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One paper of the run: its file, and its rows (None where it was skipped)."""

    input: Input
    rows: Any | None
    skipped: Problem | None


@dataclass(frozen=True, slots=True)
class Before:
    """The tables of the run before: their folder, its papers (name to digest), and what changed for all since."""

    folder: Path
    papers: Mapping[str, str]
    causes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Publication:
    """What the report room writes from: ``entries`` are read from the store, one at a time.

    ``beside``: another process writes what the road's functions ``beside`` write.
    """

    entries: Callable[[], Iterator[Entry]]
    made: Mapping[type, Any]
    values: Mapping[type, Any]
    problems: tuple[tuple[str, Problem], ...]
    inputs: Inputs
    before: Before | None
    beside: bool = False


@dataclass(frozen=True, slots=True)
class Options:
    """How this run is to be done; nothing here changes a row. ``store``: a folder or a URL."""

    out: Path
    store: Path | str
    executor: str = "processes"
    workers: int = 0
    scheduler: str = ""
    force: bool = False
    paper_seconds: float = 300.0
    paper_megabytes: float = 0.0
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

    def note(self, event: str, facts: Mapping[str, object]) -> None:
        """Something happened that a log may want: a paper carried or skipped, a run begun or ended."""


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
