"""The readers' word lists (words.toml): what a login page or a caption says, common characters."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def words(table: str) -> dict[str, Any]:
    """One table of words.toml."""
    text = files("pipeline.read").joinpath("words.toml").read_text(encoding="utf-8")
    found: dict[str, Any] = tomllib.loads(text)[table]
    return found
