"""The out folder: written beside its place, put there by renaming, known by its run.json."""

from __future__ import annotations

import contextlib
import hashlib
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import StoreError, UsageError

RUN_FILE = "run.json"


def read_run(out: Path) -> dict[str, Any]:
    """The facts of the run that wrote ``out``; raises ``UsageError`` where there is none."""
    try:
        facts: dict[str, Any] = msgspec.json.decode((out / RUN_FILE).read_bytes())
    except FileNotFoundError:
        raise UsageError(f"{out}: no finished run here. `coclaim run` makes one.") from None
    except msgspec.DecodeError as error:
        raise UsageError(f"{out / RUN_FILE}: damaged ({error}). Run again with --force.") from None
    return facts


def check(out: Path) -> None:
    """Refuse an out folder that is not a run's, and mend what a run that was cut short left behind.

    Raises :class:`~pipeline.errors.UsageError` where ``out`` is a file, or a folder with other files.
    """
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out}: a file is in the way of the out folder. Name another with --out.")
    for old in sorted(out.parent.glob(f".{out.name}-old-*")):
        if not out.exists() and (old / "out").is_dir():
            (old / "out").rename(out)
        shutil.rmtree(old, ignore_errors=True)
    if out.is_dir() and any(out.iterdir()) and not (out / RUN_FILE).exists():
        raise UsageError(f"{out}: the folder holds files that are not a run's. Name an empty or new folder with --out.")


def is_current(out: Path, result: str) -> bool:
    """Whether ``out`` holds this result, every file of it unchanged."""
    try:
        facts = read_run(out)
    except UsageError:
        return False
    files = facts.get("files") or {}
    return bool(facts.get("result") == result and all(_digest(out / name) == sha for name, sha in files.items()))


def replace(out: Path, publish: Callable[[Path], None], facts: dict[str, Any]) -> None:
    """Write everything beside ``out`` and put it in its place by renaming: all of it or nothing.

    Files that the user added to ``out`` stay. Raises :class:`~pipeline.errors.StoreError` where the
    disk is full or the place cannot be written; the tables of the run before are then untouched.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
        try:
            new.chmod(0o755)
            publish(new)
            facts["files"] = listing(new)
            (new / RUN_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(facts), indent=1) + b"\n")
            _swap(out, new)
        finally:
            shutil.rmtree(new, ignore_errors=True)
    except OSError as error:
        raise StoreError(f"{out}: cannot be written: {error}. The tables of the run before are untouched.") from error


def listing(folder: Path) -> dict[str, str]:
    """Every file of a folder but run.json, with its digest."""
    files = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {path.relative_to(folder).as_posix(): _digest(path) for path in files if path.name != RUN_FILE}


def _swap(out: Path, new: Path) -> None:
    if not out.exists():
        new.rename(out)
        return
    ours = set(read_run(out).get("files") or {}) if (out / RUN_FILE).exists() else set()
    old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
    out.rename(old / "out")
    new.rename(out)
    for path in sorted((old / "out").rglob("*")):
        name = path.relative_to(old / "out")
        if path.is_file() and name.as_posix() not in ours and name.name != RUN_FILE and not (out / name).exists():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            path.rename(out / name)
    shutil.rmtree(old, ignore_errors=True)


def _digest(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
