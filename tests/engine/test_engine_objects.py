"""A store under a URL: the same promises as in a folder, whatever service stands behind fsspec."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bench import small_road
from bench.kills import ROOT, files
from pipeline.engine import objects
from pipeline.engine.model import Options
from pipeline.engine.objects import ObjectStore
from pipeline.engine.stage import digest
from pipeline.engine.store import FolderStore, open_store
from pipeline.errors import StoreError, UsageError

fsspec = pytest.importorskip("fsspec", reason="stores under a URL are an optional package")


@pytest.fixture(params=["memory", "file"])
def url(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    yield "memory://store" if request.param == "memory" else f"file://{tmp_path / 'objects'}"
    memory = fsspec.filesystem("memory")
    for path in memory.find("/"):
        memory.rm_file(path)


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    small_road.make_papers(tmp_path / "papers", 4)
    return tmp_path / "papers"


def options(tmp_path: Path, store: Path | str) -> Options:
    return Options(tmp_path / "out", store, "serial", 2, paper_seconds=30.0)


def wanted(papers: Path, tmp_path: Path) -> dict[str, bytes]:
    """The files of a run with its store in a folder."""
    place = Options(tmp_path / "plain", tmp_path / "plain-store", "serial")
    small_road.go(papers, place)
    return files(place.out)


def test_a_value_comes_back_as_it_was_put(url: str) -> None:
    """get(put(x)) is x for whoever opens the same URL; a key never put is None."""
    open_store(url).put(digest("k"), b"value")
    store = open_store(url)
    assert isinstance(store, ObjectStore)
    assert store.get(digest("k")) == b"value"
    assert store.has(digest("k"))
    assert store.get(digest("other")) is None
    assert not store.has(digest("other"))


def test_a_folder_of_finished_work_can_be_copied_into_a_bucket(tmp_path: Path) -> None:
    """Files and objects have the same names and bytes: what a folder holds is found under its URL."""
    FolderStore(tmp_path / "s").put(digest("k"), b"value")
    assert open_store(f"file://{tmp_path / 's'}").get(digest("k")) == b"value"


@pytest.mark.parametrize("damage", ["cut", "flip", "empty"])
def test_a_damaged_object_is_as_if_absent(damage: str, url: str) -> None:
    """An object cut short, flipped or emptied gives None and goes; the value can be put again."""
    store = open_store(url)
    store.put(digest("k"), b"value" * 100)
    _damage(url, damage)
    assert store.get(digest("k")) is None
    assert not store.has(digest("k"))
    store.put(digest("k"), b"again")
    assert store.get(digest("k")) == b"again"


def test_a_run_gives_the_same_bytes_and_does_only_what_is_new(url: str, papers: Path, tmp_path: Path) -> None:
    """Finished work under a URL: the files of a run with a folder, and nothing to do the second time."""
    place = options(tmp_path, url)
    assert small_road.go(papers, place).carried == 4
    assert files(place.out) == wanted(papers, tmp_path)
    assert small_road.go(papers, place).carried == 0


def test_an_object_cut_short_costs_its_paper_a_recomputation(url: str, papers: Path, tmp_path: Path) -> None:
    """Any object damaged: the same tables, never a wrong row, and no more than the paper's own work again."""
    place = options(tmp_path, url)
    small_road.go(papers, place)
    count = len(_objects(url))
    assert count > 4 * 4
    for n in range(count):
        _damage(url, "cut", n)
        (place.out / "table.txt").write_text("touched")
        assert small_road.go(papers, place).carried <= 1
        assert files(place.out) == wanted(papers, tmp_path)


@pytest.mark.slow
def test_processes_open_the_store_themselves(papers: Path, tmp_path: Path) -> None:
    """Two workers put what they make under the URL; only names and digests come back."""
    place = replace(options(tmp_path, f"file://{tmp_path / 'objects'}"), executor="processes")
    assert small_road.go(papers, place).carried == 4
    assert files(place.out) == wanted(papers, tmp_path)
    assert small_road.go(papers, replace(place, executor="serial")).carried == 0


@pytest.mark.slow
@pytest.mark.parametrize("scheme", ["", "file://"])
def test_two_runs_at_once_share_a_store(scheme: str, tmp_path: Path) -> None:
    """Two runs begun together over the same papers, store and out folder: both end well, the files are whole."""
    small_road.make_papers(tmp_path / "papers", 12)
    out, store = tmp_path / "out", f"{scheme}{tmp_path / 'shared'}"
    command = [sys.executable, "-m", "bench.small_road", str(tmp_path / "papers"), str(out), store]
    runs = [
        subprocess.Popen([*command, "--executor", "serial"], cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(2)
    ]
    for run in runs:
        _, told = run.communicate(timeout=120)
        assert run.returncode == 0, told.decode()
    assert files(out) == wanted(tmp_path / "papers", tmp_path)
    assert not [path.name for path in tmp_path.glob(".out-*")]


def test_cleaning_drops_what_was_written_first(tmp_path: Path) -> None:
    """clean() keeps the newest objects, up to the limit."""
    import os

    store = open_store(f"file://{tmp_path}")
    for n in range(4):
        store.put(digest(str(n)), os.urandom(1000))
        (path,) = tmp_path.rglob(digest(str(n))[2:])
        os.utime(path, (1000 + n, 1000 + n))
    dropped, size = store.clean(2500)
    assert dropped == 2
    assert size > 2000
    assert [store.has(digest(str(n))) for n in range(4)] == [False, False, True, True]


def test_what_a_service_says_is_told_as_the_stores_trouble(monkeypatch: pytest.MonkeyPatch) -> None:
    """An error of the service's own library becomes StoreError, with the URL and what to do."""

    class NoCredentialsError(Exception):
        pass

    def refuse(*_: object) -> bytes:
        raise NoCredentialsError("unable to locate credentials")

    store = open_store("memory://store")
    monkeypatch.setattr(type(fsspec.filesystem("memory")), "cat_file", refuse)
    with pytest.raises(StoreError, match=r"memory://store cannot be read: NoCredentialsError.*Name another"):
        store.get(digest("k"))


def test_a_url_that_nobody_can_open_is_bad_usage(monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown kind of URL, or fsspec not installed: told before any paper is read."""
    with pytest.raises(UsageError, match="cannot be opened"):
        open_store("nowhere://store")

    def missing(name: str) -> object:
        raise ImportError(name)

    monkeypatch.setattr(objects.importlib, "import_module", missing)
    with pytest.raises(UsageError, match=r"pip install coclaim\[cloud\]"):
        open_store("s3://bucket/store")


def _objects(url: str) -> list[str]:
    filesystem, root = fsspec.core.url_to_fs(url)
    return sorted(filesystem.find(root))


def _damage(url: str, how: str, which: int = 0) -> None:
    """Damage one object of a store."""
    filesystem, _ = fsspec.core.url_to_fs(url)
    path = _objects(url)[which]
    data = bytes(filesystem.cat_file(path))
    damaged = {"cut": data[: len(data) // 2], "flip": data[:-1] + bytes([data[-1] ^ 1]), "empty": b""}[how]
    filesystem.pipe_file(path, damaged)
