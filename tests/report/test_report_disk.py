"""A disk that is full, whichever file meets it: one kind of error, which the engine can tell."""

from __future__ import annotations

import random
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.document import Codebook, Problem, Themes
from pipeline.report import publish
from pipeline.table import Book

resource = pytest.importorskip("resource", reason="needs limits on file sizes")
# What a file could not keep it says once more when it is thrown away.
pytestmark = pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")


@pytest.fixture
def book() -> Book:
    """A run of which only problems are told, some hundred kilobytes of them."""
    dice = random.Random(1)
    words = [f"{dice.getrandbits(2400):x}" for _ in range(300)]
    problems = tuple((f"{n}.pdf", Problem("read", "pdf.odd", "skipped", word, "")) for n, word in enumerate(words))
    return Book(lambda: iter(()), Themes(()), Codebook(()), problems)


@contextmanager
def room(size: int) -> Iterator[None]:
    """No file may grow beyond so many bytes, as on a disk that is nearly full."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def test_with_room_enough_all_is_written(book: Book, tmp_path: Path) -> None:
    """The largest file is the database, or the sizes below would test something else."""
    publish(book, tmp_path)
    sizes = {path.name: path.stat().st_size for path in tmp_path.iterdir() if path.is_file()}
    assert max(sizes, key=sizes.__getitem__) == "evidence.sqlite"
    assert sizes["evidence.sqlite"] > 200_000


@pytest.mark.parametrize("size", [0, 2_000, 20_000, 60_000, 120_000, 190_000])
def test_a_full_disk_is_an_error_of_the_system(size: int, book: Book, tmp_path: Path) -> None:
    """Wherever the room ends, OSError comes out, and no library's own error."""
    with room(size), pytest.raises(OSError, match=r"File too large|disk I/O error"):
        publish(book, tmp_path)


def test_a_workbook_that_cannot_be_packed_is_an_error_of_the_system(
    book: Book, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The disk fills up while the sheets are put into the workbook: OSError, too."""

    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(zipfile.ZipFile, "write", full)
    with pytest.raises(OSError, match="No space left"):
        publish(book, tmp_path)
