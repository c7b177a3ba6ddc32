"""The store of finished work: values under keys, in plain files.

A value is written to a temporary file and renamed, so that a reader sees all of it or nothing; it
carries its own digest, so that a file that was cut short or flipped is seen and made again. Two runs
may share a store, and the folder may be shared by many machines: all would write the same bytes.
Where the store is a URL, see :mod:`pipeline.engine.objects`.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pipeline.engine.packing import pack, place, unpack
from pipeline.errors import StoreError

_NEW = ".new-"
#: A value's file is marked as used at most once in so many seconds: reading must not cost a write.
_FRESH = 86400.0
#: A temporary file older than this (seconds) is no other run's: it was left by one that was killed.
_LEFT = 3600.0


class Store(Protocol):
    """Where finished work is kept."""

    def get(self, key: str) -> bytes | None:
        """The value under a key; None where there is none or it is damaged."""

    def has(self, key: str) -> bool:
        """Whether there is a value under a key (it may yet turn out damaged)."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key."""


class LastingStore(Store, Protocol):
    """A store that outlives the process; whoever opens ``location`` sees the same values."""

    location: str

    def clean(self, limit: int) -> tuple[int, int]:
        """Drop values until ``limit`` bytes are left: (values, bytes) dropped."""


def is_url(location: Path | str) -> bool:
    """Whether a store is named by a URL, and not by a folder."""
    return isinstance(location, str) and "://" in location


def open_store(location: Path | str) -> LastingStore:
    """The store in a folder or under a URL; raises :class:`~pipeline.errors.UsageError` where no URL can be opened."""
    if isinstance(location, str) and is_url(location):
        from pipeline.engine.objects import ObjectStore  # fsspec is an optional package

        return ObjectStore(location)
    return FolderStore(Path(location))


class FolderStore:
    """A store in a folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.location = str(root.resolve())

    def get(self, key: str) -> bytes | None:
        """The value under a key; None where there is none or its digest does not fit (the file goes then)."""
        path = self._path(key)
        try:
            data = path.read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"the store {self.root} cannot be read: {error}. Name another with `store`.") from error
        value = unpack(data)
        if value is None:
            with contextlib.suppress(OSError):
                path.unlink()
            return None
        _use(path)
        return value

    def has(self, key: str) -> bool:
        """Whether there is a file for the key."""
        return _use(self._path(key))

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; raises :class:`StoreError` where it cannot be written (disk full, no right)."""
        path = self._path(key)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=_NEW, dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(pack(value))
                Path(name).replace(path)
            except BaseException:
                with contextlib.suppress(OSError):
                    Path(name).unlink()
                raise
        except OSError as error:
            raise StoreError(
                f"the store {self.root} cannot be written: {error}. Free space or name another."
            ) from error

    def clean(self, limit: int) -> tuple[int, int]:
        """Drop the values unused for longest until ``limit`` bytes are left: (files, bytes) dropped.

        What a killed run left half-written goes in any case.
        """
        files = sorted(((s.st_mtime, s.st_size, path) for path, s in self._files()), key=lambda f: (f[0], str(f[2])))
        total = sum(size for _, size, _ in files)
        dropped = freed = 0
        for used, size, path in files:
            left = path.name.startswith(_NEW) and time.time() - used > _LEFT
            if total - freed > limit or left:
                with contextlib.suppress(FileNotFoundError):
                    path.unlink()
                dropped, freed = dropped + 1, freed + size
        return dropped, freed

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.root.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                yield path, path.stat()

    def _path(self, key: str) -> Path:
        return self.root / place(key)


def _use(path: Path) -> bool:
    """Whether the file is there; if so, marked as used, so that :meth:`FolderStore.clean` keeps it longer."""
    try:
        used = path.stat().st_mtime
    except OSError:
        return False
    if time.time() - used > _FRESH:
        with contextlib.suppress(OSError):
            os.utime(path)
    return True


class MemoryStore:
    """A store in memory: for tests, and for workers whose machine does not see the parent's store."""

    def __init__(self) -> None:
        self.values: dict[str, bytes] = {}

    def get(self, key: str) -> bytes | None:
        """The value under a key, or None."""
        return self.values.get(key)

    def has(self, key: str) -> bool:
        """Whether there is a value under a key."""
        return key in self.values

    def put(self, key: str, value: bytes) -> None:
        """Keep a value."""
        self.values[key] = value
