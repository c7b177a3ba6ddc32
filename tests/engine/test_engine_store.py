"""The store: a value is whole or absent, whatever happened to its file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.engine.stage import digest
from pipeline.engine.store import FolderStore, MemoryStore
from pipeline.errors import StoreError


@pytest.mark.parametrize("kind", ["folder", "memory"])
def test_a_value_comes_back_as_it_was_put(kind: str, tmp_path: Path) -> None:
    """get(put(x)) is x; a key never put is None."""
    store = FolderStore(tmp_path) if kind == "folder" else MemoryStore()
    store.put(digest("k"), b"value")
    assert store.get(digest("k")) == b"value"
    assert store.has(digest("k"))
    assert store.get(digest("other")) is None
    assert not store.has(digest("other"))


@pytest.mark.parametrize("damage", ["cut", "flip", "empty", "other"])
def test_a_damaged_file_is_as_if_absent(damage: str, tmp_path: Path) -> None:
    """A store file that was cut short, flipped, emptied or overwritten gives None, never a wrong value."""
    store = FolderStore(tmp_path)
    store.put(digest("k"), b"value" * 100)
    (path,) = [p for p in tmp_path.rglob("*") if p.is_file()]
    data = bytearray(path.read_bytes())
    if damage == "flip":
        data[-1] ^= 1
    path.write_bytes({"cut": data[:-3], "flip": data, "empty": b"", "other": b"something else"}[damage])
    assert store.get(digest("k")) is None
    store.put(digest("k"), b"again")
    assert store.get(digest("k")) == b"again"


def test_a_store_that_cannot_be_written_says_so(tmp_path: Path) -> None:
    """Where the folder is a file, putting raises StoreError with the place and what to do."""
    (tmp_path / "store").write_text("in the way")
    with pytest.raises(StoreError, match="cannot be written"):
        FolderStore(tmp_path / "store").put(digest("k"), b"v")


def test_cleaning_keeps_what_was_used_last(tmp_path: Path) -> None:
    """clean() drops the values unused for longest and stops at the limit."""
    import os

    store = FolderStore(tmp_path)
    for n in range(4):
        store.put(digest(str(n)), os.urandom(1000))
        (path,) = tmp_path.rglob(digest(str(n))[2:])
        os.utime(path, (1000 + n, 1000 + n))
    files, size = store.clean(2500)
    assert files == 2
    assert size > 2000
    assert [store.has(digest(str(n))) for n in range(4)] == [False, False, True, True]


@given(st.lists(st.text(max_size=5), max_size=4), st.lists(st.text(max_size=5), max_size=4))
def test_no_two_lists_of_parts_share_a_digest(one: list[str], other: list[str]) -> None:
    """("ab", "c") and ("a", "bc") are different inputs."""
    assert (digest(*one) == digest(*other)) == (one == other)
