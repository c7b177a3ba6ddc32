"""The store of finished work: values under keys, in plain files.

A value is written to a temporary file and renamed, so that a reader sees all of it or nothing; it
carries its own digest, so that a file that was cut short or flipped is seen and made again. Two runs
may share a store: both would write the same bytes.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

from pipeline.errors import StoreError

_MAGIC = b"cc1\n"


class Store(Protocol):
    """Where finished work is kept."""

    def get(self, key: str) -> bytes | None:
        """The value under a key; None where there is none or it is damaged."""

    def has(self, key: str) -> bool:
        """Whether there is a value under a key (it may yet turn out damaged)."""

    def put(self, key: str, value: bytes) -> None:
        """Keep a value under a key."""


class FolderStore:
    """A store in a folder: ``root/ab/cdef…``."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def get(self, key: str) -> bytes | None:
        """The value under a key; None where there is none or its digest does not fit."""
        try:
            data = self._path(key).read_bytes()
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"the store {self.root} cannot be read: {error}. Name another with `store`.") from error
        head = len(_MAGIC) + 32
        if not data.startswith(_MAGIC) or hashlib.sha256(data[head:]).digest() != data[len(_MAGIC) : head]:
            return None
        return zlib.decompress(data[head:])

    def has(self, key: str) -> bool:
        """Whether there is a file for the key."""
        return self._path(key).exists()

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; raises :class:`StoreError` where it cannot be written (disk full, no right)."""
        path = self._path(key)
        packed = zlib.compress(value, 1)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(prefix=".new-", dir=path.parent)
            try:
                with os.fdopen(handle, "wb") as file:
                    file.write(_MAGIC + hashlib.sha256(packed).digest() + packed)
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
        """Drop the values unused for longest until ``limit`` bytes are left: (files, bytes) dropped."""
        files = sorted(((s.st_mtime, s.st_size, path) for path, s in self._files()), key=lambda f: (f[0], str(f[2])))
        total = sum(size for _, size, _ in files)
        dropped = freed = 0
        for _, size, path in files:
            if total - freed <= limit:
                break
            with contextlib.suppress(FileNotFoundError):
                path.unlink()
            dropped, freed = dropped + 1, freed + size
        return dropped, freed

    def touch(self, key: str) -> None:
        """Mark a value as used now, so that :meth:`clean` keeps it longer."""
        with contextlib.suppress(OSError):
            os.utime(self._path(key))

    def _files(self) -> Iterator[tuple[Path, os.stat_result]]:
        for path in self.root.glob("??/*"):
            with contextlib.suppress(FileNotFoundError):
                yield path, path.stat()

    def _path(self, key: str) -> Path:
        return self.root / key[:2] / key[2:]


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
