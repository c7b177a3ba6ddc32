"""What all tests share: where the development papers are, and the browser."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    """The repository's folder."""
    return ROOT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of development papers, which only some machines have."""
    folder = Path(os.environ.get("COCLAIM_SHARED", ROOT.parent / "shared"))
    if not (folder / "gold").is_dir():
        pytest.skip("the development papers are not on this machine (set COCLAIM_SHARED to their folder)")
    return folder
