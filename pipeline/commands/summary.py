"""The last lines of ``coclaim run``: what is in the table, what is not and why, what changed, where it all is."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.common import shown
from pipeline.engine.model import Summary


def summed_up(summary: Summary, out: Path) -> Iterator[str]:
    """A few lines that a person can act on."""
    as_before = "" if summary.written else " Nothing has changed since the run before: the files were left as they are."
    yield f"{_many(summary.papers, 'paper')}, {_many(summary.claims, 'claim')}.{as_before}"
    if not summary.papers:
        yield "No paper was read. Put PDF, Word, HTML, Markdown or text files into the corpus folder and run again."
    if summary.problems:
        notes = summary.problems - summary.skipped - summary.degraded
        parts = [f"{_many(summary.skipped, 'file')} skipped"] if summary.skipped else []
        parts += [_many(summary.degraded, "doubt") + " about a text"] if summary.degraded else []
        parts += [_many(notes, "note")] if notes else []
        yield f"problems: {', '.join(parts)}; why, and what to do: {shown(out / 'problems.csv')}"
    if summary.written and (change := _change(out / "changes.md")):
        yield f"changes:  {change}; all of them: {shown(out / 'changes.md')}"
    yield f"table:    {shown(out / 'evidence.xlsx')}  (also .csv, .jsonl, .parquet, .sqlite)"
    yield f"report:   {shown(out / 'report' / 'index.html')}"


def _many(count: int, name: str) -> str:
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def _change(path: Path) -> str:
    """The line of changes.md that counts rows; "" for a first run and where nothing differs."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except FileNotFoundError:
        return ""
    return next((line.removeprefix("- ") for line in lines if line.startswith("- claims: ")), "")
