"""How any store packs a value, and where it stands: compressed, behind a digest by which it proves itself."""

from __future__ import annotations

import hashlib
import zlib

_MAGIC = b"cc1\n"


def place(key: str) -> str:
    """Where a value stands below its store: ``ab/cdef…``."""
    return f"{key[:2]}/{key[2:]}"


def pack(value: bytes) -> bytes:
    """A value as its file holds it: compressed, behind its digest."""
    packed = zlib.compress(value, 1)
    return _MAGIC + hashlib.sha256(packed).digest() + packed


def unpack(data: bytes) -> bytes | None:
    """The value of :func:`pack`, or None where the bytes are cut short, flipped or something else."""
    head = len(_MAGIC) + 32
    if not data.startswith(_MAGIC) or hashlib.sha256(data[head:]).digest() != data[len(_MAGIC) : head]:
        return None
    return zlib.decompress(data[head:])
