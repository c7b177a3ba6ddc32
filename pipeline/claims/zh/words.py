"""The words of ``cues.toml`` and ``frames.toml``, compiled once."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pipeline.settings import read_toml


@lru_cache(maxsize=1)
def table() -> dict[str, Any]:
    """The tables of both files; a table may have lists in each."""
    out: dict[str, Any] = {}
    for name in ("cues.toml", "frames.toml"):
        for key, lists in read_toml(Path(__file__).with_name(name)).items():
            out[key] = out.get(key, {}) | lists
    return out


@cache
def group(path: str) -> frozenset[str]:
    """The words of one list, named "table.key"."""
    first, second = path.split(".")
    return frozenset(table()[first][second])


@cache
def endings(path: str) -> tuple[str, ...]:
    """The same words as a tuple, for ``str.endswith``."""
    return tuple(sorted(group(path)))


def any_of(*paths: str) -> str:
    """A pattern that matches any word of the lists, the longest first (no group of its own)."""
    words = sorted({word for path in paths for word in group(path)}, key=lambda w: (-len(w), w))
    return "(?:" + "|".join(map(re.escape, words)) + ")"


@cache
def pattern(source: str) -> re.Pattern[str]:
    """A compiled pattern in which ``<table.key>`` stands for any word of that list."""
    return re.compile(re.sub(r"<([a-z]+\.[a-z_]+(?:\|[a-z]+\.[a-z_]+)*)>", lambda m: any_of(*m[1].split("|")), source))


@cache
def backward(path: str) -> re.Pattern[str]:
    """A pattern for the reversed text, to find a word of the list that ends at a place."""
    words = sorted((word[::-1] for word in group(path)), key=lambda w: (-len(w), w))
    return re.compile("地?(?:" + "|".join(map(re.escape, words)) + ")")
