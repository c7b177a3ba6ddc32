"""The out folder: written beside its place, put there by renaming, known by its run.json."""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import msgspec

from pipeline.errors import StoreError, UsageError

RUN_FILE = "run.json"


def read_run(out: Path) -> dict[str, Any]:
    """The facts of the run that wrote ``out``; raises ``UsageError`` where there is none."""
    try:
        facts: dict[str, Any] = msgspec.json.decode((out / RUN_FILE).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
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
    with _alone(out.parent):
        for old in sorted(out.parent.glob(f".{out.name}-old-*")):
            if not out.exists() and (old / "out").is_dir():
                (old / "out").rename(out)
            shutil.rmtree(old, ignore_errors=True)
    for new in sorted(out.parent.glob(f".{out.name}-new-*")):
        with _hold(new) as free:
            if free:
                shutil.rmtree(new, ignore_errors=True)
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


def replace(out: Path, publish: Callable[[Path], None], facts: Callable[[], dict[str, Any]]) -> None:
    """Write everything beside ``out`` and put it in its place by renaming: all of it or nothing.

    ``facts``: what run.json is to tell, asked for when all is written. Files that the user added to ``out`` stay.
    Raises :class:`~pipeline.errors.StoreError` where the disk is full or the place cannot be written; the tables of
    the run before are then untouched.
    """
    try:
        out.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{out.name}-new-", dir=out.parent))
        with _hold(new):
            try:
                new.chmod(0o755)
                publish(new)
                told = facts() | {"files": listing(new)}
                (new / RUN_FILE).write_bytes(msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")
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
    """Put ``new`` in the place of ``out``; at every moment the user's own files are in one of the two."""
    with _alone(out.parent):
        if not out.exists():
            new.rename(out)
            return
        _take_along(out, new)
        old = Path(tempfile.mkdtemp(prefix=f".{out.name}-old-", dir=out.parent))
        out.rename(old / "out")
        new.rename(out)
        shutil.rmtree(old, ignore_errors=True)


def _take_along(out: Path, new: Path) -> None:
    """Give ``new`` the files of ``out`` that no run wrote; where run.json is damaged, that is every other file."""
    try:
        ours = set(read_run(out).get("files") or {})
    except UsageError:
        ours = set()
    for path in sorted(out.rglob("*")):
        name = path.relative_to(out)
        kept = path.is_symlink() or path.is_file()
        if kept and name.as_posix() not in ours and name.name != RUN_FILE and not (new / name).exists():
            (new / name).parent.mkdir(parents=True, exist_ok=True)
            try:
                os.link(path, new / name, follow_symlinks=False)
            except OSError:
                shutil.copy2(path, new / name, follow_symlinks=False)


@contextlib.contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Keep other runs from moving out folders in ``folder`` meanwhile, where the system can."""
    with _hold(folder, wait=True):
        yield


@contextlib.contextmanager
def _hold(folder: Path, *, wait: bool = False) -> Iterator[bool]:
    """Hold a folder against other runs; says whether nobody else held it (False where that cannot be known)."""
    try:
        import fcntl

        handle = os.open(folder, os.O_RDONLY)
    except (ImportError, OSError):  # another system, or no such folder
        yield False
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | (0 if wait else fcntl.LOCK_NB))
            free = True
        except OSError:
            free = False
        yield free
    finally:
        os.close(handle)


def _digest(path: Path) -> str:
    with contextlib.suppress(FileNotFoundError, NotADirectoryError), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
    return ""
