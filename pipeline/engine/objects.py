"""A store in object storage, or wherever else fsspec leads: ``s3://bucket/coclaim``, ``gs://…``, ``memory://…``.

Its objects are the files of a :class:`~pipeline.engine.store.FolderStore`, under the same names. Each
is written in one piece and proves itself by its digest: where a service shows half an object, the
work is done again.
"""

from __future__ import annotations

import contextlib
import importlib
from collections.abc import Iterator, Mapping
from typing import Any

from pipeline.engine.packing import pack, place, unpack
from pipeline.errors import CoclaimError, StoreError, UsageError

#: Where the file systems of fsspec tell when an object was written.
_WRITTEN = ("mtime", "LastModified", "last_modified", "updated", "created")


class ObjectStore:
    """A store under a URL; what opens it (keys, regions, hosts) is fsspec's own configuration."""

    def __init__(self, location: str) -> None:
        self.location = location
        try:
            fsspec = importlib.import_module("fsspec")
        except ImportError:
            raise UsageError(f"the store {location} needs `pip install coclaim[cloud]`") from None
        try:
            # Another run may write, too: listings must not be remembered.
            self._files, self._root = fsspec.core.url_to_fs(location, use_listings_cache=False)
        except (ImportError, ValueError, OSError) as error:
            raise UsageError(f"the store {location} cannot be opened: {error}") from error

    def get(self, key: str) -> bytes | None:
        """The value under a key; None where there is none or its digest does not fit (the object goes then)."""
        try:
            with self._told("read"):
                data: bytes = self._files.cat_file(self._path(key))
        except FileNotFoundError:
            return None
        value = unpack(data)
        if value is None:
            self._drop(self._path(key))
        return value

    def has(self, key: str) -> bool:
        """Whether there is an object for the key."""
        with self._told("read"):
            return bool(self._files.exists(self._path(key)))

    def put(self, key: str, value: bytes) -> None:
        """Keep a value; raises :class:`StoreError` where it cannot be written."""
        path = self._path(key)
        with self._told("written"):
            try:
                self._files.pipe_file(path, pack(value))
            except FileNotFoundError:  # a file system that knows folders
                self._files.makedirs(path.rpartition("/")[0], exist_ok=True)
                self._files.pipe_file(path, pack(value))

    def clean(self, limit: int) -> tuple[int, int]:
        """Drop the values written first until ``limit`` bytes are left: (objects, bytes) dropped."""
        with self._told("read"):
            found: Mapping[str, Mapping[str, Any]] = self._files.find(self._root, detail=True)
        files = sorted((_written(facts), path, int(facts["size"] or 0)) for path, facts in found.items())
        total = sum(size for _, _, size in files)
        dropped = freed = 0
        for _, path, size in files:
            if total - freed <= limit:
                break
            self._drop(path)
            dropped, freed = dropped + 1, freed + size
        return dropped, freed

    def _drop(self, path: str) -> None:
        with contextlib.suppress(FileNotFoundError), self._told("written"):
            self._files.rm_file(path)

    def _path(self, key: str) -> str:
        return f"{self._root.rstrip('/')}/{place(key)}"

    @contextlib.contextmanager
    def _told(self, what: str) -> Iterator[None]:
        """Every service has errors of its own: all of them are the store's, but for an object that is not there."""
        try:
            yield
        except (FileNotFoundError, CoclaimError):
            raise
        except Exception as error:
            trouble = f"{type(error).__name__}: {error}"
            raise StoreError(
                f"the store {self.location} cannot be {what}: {trouble}. Name another with `store`."
            ) from error


def _written(facts: Mapping[str, Any]) -> str:
    """When an object was written, in an order that text sorts in."""
    told = next((facts[name] for name in _WRITTEN if facts.get(name)), 0.0)
    return f"{told:020.6f}" if isinstance(told, int | float) else str(told)
