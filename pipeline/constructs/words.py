"""The words this room knows: ``words.toml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from pipeline.settings import read_toml


@dataclass(frozen=True, slots=True)
class Words:
    """Spelling knowledge for keys; pairs are (old, new) in the order in which they are tried."""

    spelling: tuple[tuple[str, str], ...]
    plurals: tuple[tuple[str, str], ...]
    no_plural: frozenset[str]


def _pairs(rows: Any) -> tuple[tuple[str, str], ...]:
    return tuple((old, new) for old, new in rows)


@lru_cache(maxsize=1)
def words() -> Words:
    """The words of ``words.toml``."""
    table = read_toml(Path(__file__).with_name("words.toml"))["spelling"]
    return Words(_pairs(table["variants"]), _pairs(table["plurals"]), frozenset(table["no_plural"]))
