"""How far a run is: bars on a terminal, plain lines elsewhere."""

from __future__ import annotations

import sys
import time
from types import TracebackType

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeRemainingColumn


class Bars:
    """A bar a step, for a terminal; a context manager, for the cursor must come back."""

    def __init__(self, console: Console) -> None:
        columns = (TextColumn("{task.description:>9}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
        self._progress = Progress(*columns, console=console)
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
            self._say(f"{step}: {self._count[step]}/{self._total[step]}, {rate * 60:.0f} a minute, {left:.0f} s left")

    def end(self, step: str) -> None:
        """The step is done."""
        spent = time.monotonic() - self._began[step]
        self._say(f"{step}: {self._total[step]} done in {spent:.1f} s")

    @staticmethod
    def _say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)


def progress() -> Bars | Lines:
    """Bars where standard error is a terminal, lines elsewhere."""
    return Bars(Console(stderr=True)) if sys.stderr.isatty() else Lines()
