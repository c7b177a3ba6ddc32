"""A stage: a plain callable whose parameter types say what it needs and whose return type says what it makes."""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, get_type_hints

import msgspec

from pipeline.errors import UsageError


@dataclass(frozen=True, slots=True)
class Stage:
    """One step of the road.

    ``version`` is raised whenever the stage's behaviour changes: it is part of the key of its work.
    ``words`` are the files (or folders) whose content is part of the key, too: word lists and the
    room's own code, so that a forgotten version cannot leave old rows standing.
    """

    name: str
    version: str
    function: Callable[..., Any]
    words: tuple[Path, ...] = ()
    needs: Mapping[str, type] = field(init=False)
    makes: type = field(init=False)

    def __post_init__(self) -> None:
        hints = get_type_hints(self.function)
        object.__setattr__(self, "makes", hints.pop("return"))
        object.__setattr__(self, "needs", hints)

    def identity(self) -> str:
        """Name, version and word lists in one digest."""
        return _identity(self.name, self.version, self.words)


def check(stages: Iterable[Stage], given: Iterable[type]) -> None:
    """Refuse a chain that cannot supply what a stage needs, or makes one thing twice."""
    known = set(given)
    for stage in stages:
        missing = [kind.__name__ for kind in stage.needs.values() if kind not in known]
        if missing:
            raise UsageError(f"stage {stage.name} needs {', '.join(missing)}, which no stage before it makes")
        if stage.makes in known:
            raise UsageError(f"stage {stage.name} makes {stage.makes.__name__}, which is there already")
        known.add(stage.makes)


def encode(value: Any) -> bytes:
    """A layer or settings value as bytes: equal values give equal bytes."""
    return msgspec.msgpack.encode(value)


def decode(data: bytes, kind: type) -> Any:
    """The value of :func:`encode`; raises ``msgspec.ValidationError`` where the bytes are no ``kind``."""
    return _decoder(kind).decode(data)


def digest(*parts: str | bytes) -> str:
    """SHA-256 of the parts, each with its length, so that no two lists of parts collide."""
    total = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8") if isinstance(part, str) else part
        total.update(len(data).to_bytes(8, "little"))
        total.update(data)
    return total.hexdigest()


#: Files of a room that make its results what they are.
_COUNTED = {".py", ".toml", ".tsv", ".txt", ".json"}


@functools.cache
def _decoder(kind: type) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


@functools.cache
def _identity(name: str, version: str, words: tuple[Path, ...]) -> str:
    return digest(name, version, *_word_digests(words))


@functools.cache
def _word_digests(paths: tuple[Path, ...]) -> tuple[str, ...]:
    found = [file for path in paths for file in (sorted(path.rglob("*")) if path.is_dir() else [path])]
    files = [file for file in found if file.suffix in _COUNTED]
    return tuple(digest(file.name, file.read_bytes()) for file in files)
