"""How far a run is: bars on a terminal, plain lines elsewhere, and a log of JSON lines where one is asked for."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import IO

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, Task, TaskID, TextColumn, TimeRemainingColumn
from rich.progress import ProgressColumn as Column
from rich.text import Text

from pipeline.errors import StoreError, UsageError


class _Rate(Column):
    """How many items a minute."""

    def render(self, task: Task) -> Text:
        spent = task.elapsed or 0.0
        done = int(task.completed)
        return Text(f"{done / spent * 60:.0f} a minute" if done and spent and (task.total or 0) > 1 else "")


class Bars:
    """A bar a step, for a terminal; a context manager, for the cursor must come back."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), _Rate())
        self._progress = Progress(*columns, TimeRemainingColumn(), TextColumn("left"), console=console)
        self._tasks: dict[str, TaskID] = {}

    def __enter__(self) -> Bars:
        self._progress.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._progress.stop()

    def begin(self, step: str, total: int) -> None:
        """A step begins, with so many items."""
        self._tasks[step] = self._progress.add_task(step, total=total)

    def advance(self, step: str) -> None:
        """One more item of the step is done."""
        self._progress.advance(self._tasks[step])

    def end(self, step: str) -> None:
        """The step is done."""
        task = self._tasks[step]
        self._progress.update(task, completed=self._progress.tasks[task].total)

    def note(self, event: str, facts: Mapping[str, object]) -> None:
        """Say above the bars what is to do, and which paper was skipped."""
        if line := _told(event, facts):
            self._progress.console.print(line, markup=False, highlight=False)


class Lines:
    """A line when a step begins and ends and about every ten seconds between, for logs."""

    def __init__(self) -> None:
        self._began: dict[str, float] = {}
        self._count: dict[str, int] = {}
        self._total: dict[str, int] = {}
        self._said = 0.0

    def __enter__(self) -> Lines:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        return None

    def begin(self, step: str, total: int) -> None:
        """A step begins, with so many items."""
        self._began[step] = self._said = time.monotonic()
        self._count[step], self._total[step] = 0, total

    def advance(self, step: str) -> None:
        """One more item of the step is done."""
        self._count[step] += 1
        now = time.monotonic()
        if now - self._said >= 10:
            self._said = now
            rate = self._count[step] / max(now - self._began[step], 1e-9)
            left = (self._total[step] - self._count[step]) / rate
            self._say(f"{step}: {self._count[step]}/{self._total[step]}, {rate * 60:.0f} a minute, {_time(left)} left")

    def end(self, step: str) -> None:
        """The step is done."""
        spent = time.monotonic() - self._began[step]
        total = self._total[step]
        rate = f", {total / spent * 60:.0f} a minute" if total > 1 and spent > 1 else ""
        if total:
            self._say(f"{step}: {total} done in {spent:.1f} s{rate}")

    def note(self, event: str, facts: Mapping[str, object]) -> None:
        """Say what is to do, and which paper was skipped."""
        if line := _told(event, facts):
            self._say(line)

    @staticmethod
    def _say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)


class Log:
    """Everything that happens as one JSON object a line, besides what another progress shows."""

    def __init__(self, shown: Bars | Lines, file: IO[bytes]) -> None:
        self._shown, self._file, self._began = shown, file, time.monotonic()

    def begin(self, step: str, total: int) -> None:
        """A step begins, with so many items."""
        self._write("begin", {"step": step, "total": total})
        self._shown.begin(step, total)

    def advance(self, step: str) -> None:
        """One more item of the step is done; the log tells of it by its note."""
        self._shown.advance(step)

    def end(self, step: str) -> None:
        """The step is done."""
        self._write("end", {"step": step})
        self._shown.end(step)

    def note(self, event: str, facts: Mapping[str, object]) -> None:
        """Something happened: the log keeps all of it."""
        self._write(event, facts)
        self._shown.note(event, facts)

    def _write(self, event: str, facts: Mapping[str, object]) -> None:
        told = {"event": event, "after": round(time.monotonic() - self._began, 3), **facts}
        try:
            self._file.write(json.dumps(told, ensure_ascii=True).encode() + b"\n")
        except OSError as error:
            raise StoreError(
                f"{self._file.name}: the log cannot be written: {error.strerror}. What is finished is kept."
            ) from error


@contextmanager
def progress(log: Path | None = None) -> Iterator[Bars | Lines | Log]:
    """Bars where standard error is a terminal, lines elsewhere; ``log``: a file to write JSON lines to.

    Raises :class:`~pipeline.errors.UsageError` where the log cannot be written.
    """
    with Bars(Console(stderr=True)) if sys.stderr.isatty() else Lines() as shown:
        if log is None:
            yield shown
            return
        try:
            file = log.open("wb", buffering=0)
        except OSError as error:
            raise UsageError(f"{log}: the log cannot be written: {error.strerror}.") from None
        with file:
            yield Log(shown, file)


def _time(seconds: float) -> str:
    """A length of time as one would say it: 42 s, 7 min, 2 h 10 min."""
    minutes = round(seconds / 60)
    if minutes < 2:
        return f"{seconds:.0f} s"
    return f"{minutes} min" if minutes < 120 else f"{minutes // 60} h {minutes % 60} min"


def _told(event: str, facts: Mapping[str, object]) -> str:
    """What a person is told of an event, if anything; characters that would steer the terminal are escaped."""
    if event == "plan" and facts["to_do"] != facts["papers"]:
        return f"papers: {facts['to_do']} to do, the others of {facts['papers']} are done already"
    if event != "paper" or "skipped" not in facts:
        return ""
    line = f"skipped: {facts['paper']}: {facts['reason']} ({facts['skipped']})"
    return "".join(c if c.isprintable() else ascii(c)[1:-1] for c in line)
