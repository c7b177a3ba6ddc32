"""The papers of a run: every file of the corpus folders, by content.

A file is listed once: a copy of another is a problem row, not a second paper. Links are not followed.
"""

from __future__ import annotations

import fnmatch
import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.document import Problem
from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Input:
    """One file of the corpus: ``name`` is its path below its corpus folder, with forward slashes."""

    name: str
    path: Path
    sha256: str
    size: int

    @property
    def paper_id(self) -> str:
        """The paper's id: a function of its bytes alone."""
        return "p-" + self.sha256[:12]

    @property
    def suffix(self) -> str:
        """The file name's ending in lower case, a hint for the reader."""
        return self.path.suffix.lower()


@dataclass(frozen=True, slots=True)
class Inputs:
    """The papers of a run by name, and what cannot be one: ``(name, problem)``."""

    papers: tuple[Input, ...]
    problems: tuple[tuple[str, Problem], ...]


def scan(folders: Sequence[Path], ignore: Iterable[str], limit: int) -> Inputs:
    """All files of the folders, sorted by name, those matching an ``ignore`` pattern left out.

    ``limit``: files of more bytes are not read and become problems. Raises
    :class:`~pipeline.errors.UsageError` where a folder does not exist.
    """
    patterns = tuple(ignore)
    found: list[Input] = []
    problems: list[tuple[str, Problem]] = []
    first: dict[str, str] = {}
    for name, path in sorted(_files(folders, patterns, problems), key=lambda f: (f[0], str(f[1]))):
        if path.is_symlink():
            problems.append(
                (name, _problem("input.link", "a link, which is not followed", "Copy what it leads to here."))
            )
            continue
        try:
            if not path.is_file():
                trouble = "no file but a pipe or a device, which is not opened"
                problems.append((name, _problem("input.unreadable", trouble, "Put the paper itself here.")))
                continue
            size = path.stat().st_size
            if size > limit:
                problems.append((name, _too_large(size, limit)))
                continue
            sha256 = _digest(path)
        except OSError as error:
            problems.append((name, _shut(error)))
            continue
        if sha256 in first:
            trouble = f"the same bytes as {first[sha256]}"
            problems.append(
                (name, _problem("input.duplicate", trouble, "Nothing to do: the paper is in the table once."))
            )
            continue
        first[sha256] = name
        found.append(Input(name, path, sha256, size))
    return Inputs(tuple(found), tuple(problems))


def _files(
    folders: Sequence[Path], ignore: tuple[str, ...], problems: list[tuple[str, Problem]]
) -> Iterator[tuple[str, Path]]:
    """Every file of the folders, and the links to folders in them; a folder that may not be listed is a problem."""
    for folder in folders:
        if not folder.is_dir():
            raise UsageError(f"{folder}: no such folder. Name the folder that holds your papers with --corpus.")

        def report(error: OSError, folder: Path = folder) -> None:
            problems.append((_shown(Path(error.filename).relative_to(folder).as_posix()), _shut(error)))

        for parent, below, files in os.walk(folder, onerror=report):
            below[:] = sorted(name for name in below if not _ignored(name, ignore))
            links = [name for name in below if Path(parent, name).is_symlink()]
            for name in (*links, *files):
                path = Path(parent, name)
                if not _ignored(name, ignore):
                    yield _shown(path.relative_to(folder).as_posix()), path


def _shown(name: str) -> str:
    """A name as text: file names are bytes, and those that came from a Chinese Windows are in GB 18030."""
    data = os.fsencode(name)
    for encoding in ("utf-8", "gb18030"):
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return data.decode("utf-8", "backslashreplace")


def _ignored(name: str, patterns: tuple[str, ...]) -> bool:
    return any(fnmatch.fnmatchcase(name, pattern) for pattern in patterns)


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _problem(code: str, reason: str, what_to_do: str) -> Problem:
    return Problem("input", code, "note" if code == "input.duplicate" else "skipped", reason, what_to_do)


def _shut(error: OSError) -> Problem:
    return _problem("input.unreadable", f"it cannot be opened: {error.strerror}", "Check its rights and the disk.")


def _too_large(size: int, limit: int) -> Problem:
    reason = f"{size / 1e6:.0f} MB; files of more than {limit / 1e6:.0f} MB are not read"
    return _problem("input.too-large", reason, "Make the file smaller or raise `max_megabytes`.")
