"""Runs: only what is new is done, one bad paper costs itself, the out folder is all or nothing."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from bench.kills import files
from bench.small_road import ROAD, Rows, Words, count, full, publish, split
from pipeline.document import Codebook, Concept, Location, Problem, Source, Themes, Works
from pipeline.engine.inputs import scan
from pipeline.engine.model import Gather, Options, Publication, Road, Summary
from pipeline.engine.run import run
from pipeline.engine.stage import Stage
from pipeline.errors import StageError, StoreError, UsageError


class Quiet:
    """Progress that only counts, and remembers which stages each paper went through."""

    def __init__(self) -> None:
        self.done: dict[str, int] = {}
        self.ran: dict[str, tuple[str, ...]] = {}

    def begin(self, step: str, total: int) -> None:
        self.done[step] = 0

    def advance(self, step: str) -> None:
        self.done[step] += 1

    def end(self, step: str) -> None:
        pass

    def note(self, event: str, facts: Mapping[str, Any]) -> None:
        if event == "paper":
            self.ran[facts["paper"]] = tuple(facts["seconds"])


Runner = Callable[..., tuple[Summary, Quiet]]


@pytest.fixture
def papers(tmp_path: Path) -> Path:
    folder = tmp_path / "papers"
    folder.mkdir()
    for name, text in {"a.txt": "trust and value", "b.txt": "value", "c.txt": "nothing"}.items():
        (folder / name).write_text(text)
    return folder


@pytest.fixture
def go(tmp_path: Path, papers: Path) -> Runner:
    def runner(road: Road = ROAD, **changed: object) -> tuple[Summary, Quiet]:
        options = Options(out=tmp_path / "out", store=tmp_path / "store", executor="serial")
        quiet = Quiet()
        options = replace(options, **changed)  # type: ignore[arg-type]
        return run(road, scan([papers], (".*",), 10**6), options, quiet), quiet

    return runner


def test_a_run_writes_one_line_a_paper(go: Runner, tmp_path: Path) -> None:
    """The smallest run: three papers carried, counted, written."""
    summary, _ = go()
    assert (summary.papers, summary.claims, summary.carried) == (3, 3, 3)
    written = files(tmp_path / "out")
    assert written["table.txt"] == b"a.txt: trust value\nb.txt: value\nc.txt: \n"
    assert written["themes.txt"] == b"3"
    assert sorted(data for name, data in written.items() if name.startswith("texts/")) == [
        b"",
        b"trust value",
        b"value",
    ]


def test_nothing_new_means_no_work(go: Runner, tmp_path: Path) -> None:
    """A second run carries nothing, writes nothing and says the same."""
    first, _ = go()
    before = files(tmp_path / "out")
    again, quiet = go()
    assert (again.carried, again.written, quiet.done["papers"]) == (0, False, 0)
    assert (again.papers, again.claims) == (first.papers, first.claims)
    assert files(tmp_path / "out") == before


def test_one_new_paper_is_the_only_one_carried(go: Runner, papers: Path, tmp_path: Path) -> None:
    """Added, changed, renamed, removed: only the paper concerned is carried, a renamed one not at all."""
    go()
    (papers / "d.txt").write_text("trust")
    assert go()[0].carried == 1
    (papers / "a.txt").write_text("value value")
    assert go()[0].carried == 1
    (papers / "b.txt").rename(papers / "z.txt")
    summary, _ = go()
    assert (summary.carried, summary.written) == (0, True)
    (papers / "c.txt").unlink()
    assert go()[0].carried == 0
    assert files(tmp_path / "out")["table.txt"] == b"a.txt: value value\nd.txt: trust\nz.txt: value\n"


@dataclass(frozen=True)
class Line:
    """A paper's words with the name of its file."""

    text: str
    claims: int = 0
    health: str = "good"
    problems: tuple[Problem, ...] = ()


def line(rows: Rows, place: Location) -> Line:
    """A stage that needs to know where the paper lies."""
    return Line(f"{place.doc}: {' '.join(rows.rows)}\n")


def lines(publication: Publication, folder: Path) -> None:
    """Publish the lines as they are."""
    (folder / "table.txt").write_text("".join(entry.rows.text for entry in publication.entries() if entry.rows))


def test_a_renamed_paper_goes_only_through_what_needs_its_name(go: Runner, papers: Path, tmp_path: Path) -> None:
    """Of a renamed paper nothing is read again; the stage that tells its name runs, and no other paper's."""
    road = replace(ROAD, per_paper=(*ROAD.per_paper, Stage("line", "1", line)), rows=Line, publish=lines)
    assert set(go(road)[1].ran.values()) == {("split", "keep", "line")}
    (papers / "b.txt").rename(papers / "z.txt")
    assert go(road)[1].ran == {"z.txt": ("line",)}
    assert files(tmp_path / "out")["table.txt"] == b"a.txt: trust value\nc.txt: \nz.txt: value\n"


def test_what_one_stage_over_all_papers_makes_another_may_need(go: Runner, papers: Path) -> None:
    """A stage over all papers gets what one before it made; it runs again only where that or its layer changed."""
    seen: list[tuple[tuple[str, ...], ...]] = []

    def groups(papers: Iterator[tuple[str, Rows]]) -> Works:
        return Works((tuple(name for name, made in papers if made.rows),), ("words",))

    def count_again(papers: Iterator[tuple[str, Rows]], works: Works) -> Themes:
        seen.append(works.groups)
        return count(papers)

    gathers = (Gather(Stage("groups", "1", groups), Rows), Gather(Stage("count", "2", count_again), Rows))
    road = replace(ROAD, per_corpus=gathers)
    go(road)
    go(road)
    (papers / "b.txt").unlink()
    go(road)
    assert [len(group) for (group,) in seen] == [2, 1]


def test_a_codebook_change_reruns_only_what_reads_it(go: Runner) -> None:
    """Another codebook: the stage that splits does not run again, the one that looks words up does."""
    go()
    other = replace(ROAD, values={Codebook: Codebook((Concept("b", (), ("nothing",), "d"),))})
    seen: list[str] = []

    def spy(source: Source) -> Words:
        seen.append("split")
        return split(source)

    spied = replace(other, per_paper=(Stage("split", "1", spy), ROAD.per_paper[1]))
    summary, _ = go(spied)
    assert summary.carried == 3
    assert seen == []
    assert summary.claims == 1


def test_a_new_version_of_a_stage_runs_again(go: Runner) -> None:
    """Raising a stage's version does its work again."""
    go()
    newer = replace(ROAD, per_paper=(Stage("split", "2", split), ROAD.per_paper[1]))
    assert go(newer)[0].carried == 3


def test_a_skip_is_a_result_with_a_reason(go: Runner, papers: Path, tmp_path: Path) -> None:
    """A paper that cannot be carried through is named with its code; its neighbours are whole."""
    (papers / "b.txt").write_text("skip me")
    summary, _ = go()
    assert (summary.papers, summary.skipped) == (2, 1)
    assert b"b.txt: test.skip" in files(tmp_path / "out")["table.txt"]
    assert go()[0].carried == 0


@pytest.mark.parametrize("executor", ["serial", "processes"])
def test_a_bug_names_stage_and_paper_and_leaves_the_tables(
    executor: str, go: Runner, papers: Path, tmp_path: Path
) -> None:
    """An exception that is no skip stops the run, names stage, paper and place, and changes no table."""
    go()
    before = files(tmp_path / "out")
    (papers / "d.txt").write_text("bug")
    with pytest.raises(StageError, match=r"stage split failed on p-\w+: KeyError.*small_road"):
        go(executor=executor, workers=2)
    assert files(tmp_path / "out") == before


@pytest.mark.parametrize("trouble", ["crash", "hang"])
def test_a_paper_that_takes_its_worker_with_it_costs_itself(
    trouble: str, go: Runner, papers: Path, tmp_path: Path
) -> None:
    """A native crash or a hang in one paper becomes a skip with a reason; all others are carried."""
    (papers / "b.txt").write_text(trouble)
    summary, _ = go(executor="processes", workers=2, paper_seconds=4.0)
    assert (summary.papers, summary.skipped) == (2, 1)
    assert files(tmp_path / "out")["table.txt"] == b"a.txt: trust value\nb.txt: engine.crash\nc.txt: \n"


def test_a_slow_paper_that_gets_on_is_not_cut_off(go: Runner, papers: Path, tmp_path: Path) -> None:
    """Work that winds the clock anew after each step (pages read by OCR) may take longer than one limit."""
    (papers / "b.txt").write_text("steps value")
    summary, _ = go(executor="processes", workers=2, paper_seconds=4.0)
    assert (summary.papers, summary.skipped) == (3, 0)
    assert b"b.txt: value\n" in files(tmp_path / "out")["table.txt"]


def test_processes_give_the_bytes_of_a_serial_run(go: Runner, tmp_path: Path) -> None:
    """Serial and two processes write the same files."""
    go()
    before = files(tmp_path / "out")
    go(executor="processes", workers=2, force=True)
    assert files(tmp_path / "out") == before


def test_the_largest_paper_is_the_first(go: Runner) -> None:
    """Large papers are begun before small ones, so that no worker is left alone with one at the end."""
    _, quiet = go()
    assert list(quiet.ran) == ["a.txt", "c.txt", "b.txt"]


def test_a_damaged_store_is_made_again(go: Runner, tmp_path: Path) -> None:
    """Any store file flipped or cut: the same tables, never a wrong row and no crash."""
    go()
    before = files(tmp_path / "out")
    stored = sorted(p for p in (tmp_path / "store").rglob("*") if p.is_file())
    for n, path in enumerate(stored):
        data = path.read_bytes()
        path.write_bytes(data[: len(data) // 2] if n % 2 else data[:-1] + bytes([data[-1] ^ 1]))
        (tmp_path / "out" / "table.txt").write_text("touched")
        go()
        assert files(tmp_path / "out") == before, path


def test_a_touched_out_folder_is_mended(go: Runner, tmp_path: Path) -> None:
    """A table that somebody edited is written anew although nothing else changed."""
    go()
    before = files(tmp_path / "out")
    (tmp_path / "out" / "table.txt").write_text("edited")
    assert go()[0].written
    assert files(tmp_path / "out") == before


def test_files_of_the_user_in_the_out_folder_stay(go: Runner, papers: Path, tmp_path: Path) -> None:
    """The out folder is replaced as a whole, but notes that the user put there are kept."""
    go()
    (tmp_path / "out" / "notes").mkdir()
    (tmp_path / "out" / "notes" / "mine.txt").write_text("mine")
    (papers / "d.txt").write_text("trust")
    go()
    assert (tmp_path / "out" / "notes" / "mine.txt").read_text() == "mine"
    assert not go()[0].written


def test_a_folder_that_is_not_a_runs_is_refused(go: Runner, tmp_path: Path) -> None:
    """--out naming a folder with other files, or a file, is refused and nothing there is touched."""
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "thesis.docx").write_text("x")
    with pytest.raises(UsageError, match="not a run's"):
        go(out=tmp_path / "mine")
    with pytest.raises(UsageError, match="in the way"):
        go(out=tmp_path / "mine" / "thesis.docx")
    assert [p.name for p in (tmp_path / "mine").iterdir()] == ["thesis.docx"]


def test_a_run_cut_short_between_two_renames_is_mended(go: Runner, tmp_path: Path) -> None:
    """Where the old folder was moved away and the new one not yet there, the next run puts it back."""
    go()
    before = files(tmp_path / "out")
    old = tmp_path / ".out-old-x"
    old.mkdir()
    (tmp_path / "out").rename(old / "out")
    assert not go()[0].written
    assert files(tmp_path / "out") == before
    assert not old.exists()


def test_a_failing_writer_leaves_the_tables_of_the_run_before(go: Runner, papers: Path, tmp_path: Path) -> None:
    """Disk full while writing: StoreError, the old tables stand, no half-written folder is left."""
    go()
    before = files(tmp_path / "out")
    (papers / "d.txt").write_text("trust")

    with pytest.raises(StoreError, match="No space left"):
        go(replace(ROAD, publish=full))
    assert files(tmp_path / "out") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "papers", "store"]


def test_files_that_take_long_are_written_beside_the_others(
    go: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With two processes another one writes a part of the files: the same bytes, counted once, and none twice."""
    (summary, _), alone = go(), files(tmp_path / "out")
    monkeypatch.setattr("pipeline.engine.writing.SEVERAL", 1)
    here: list[bool] = []

    def watched(publication: Publication, folder: Path) -> None:
        here.append(publication.beside)
        publish(publication, folder)

    again, _ = go(replace(ROAD, publish=watched), executor="processes", workers=2, force=True)
    assert (files(tmp_path / "out"), again, here) == (alone, summary, [True])


@pytest.mark.parametrize("broken", ["here", "beside"])
def test_a_failure_of_one_of_two_writing_processes_is_that_of_the_run(
    go: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, broken: str
) -> None:
    """Disk full in the one or the other: StoreError, the old tables stand, no half-written folder is left."""
    go()
    before = files(tmp_path / "out")
    monkeypatch.setattr("pipeline.engine.writing.SEVERAL", 1)
    road = replace(ROAD, beside=(full,)) if broken == "beside" else replace(ROAD, publish=full)
    with pytest.raises(StoreError, match="No space left"):
        go(road, executor="processes", workers=2, force=True)
    assert files(tmp_path / "out") == before
    assert sorted(p.name for p in tmp_path.iterdir()) == ["out", "papers", "store"]


def test_a_folder_that_is_not_entered_is_told(papers: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A link to a folder, and a folder that may not be listed, are problems: the papers in them are missing."""
    elsewhere = papers.parent / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "d.txt").write_text("x")
    (papers / "linked").symlink_to(elsewhere)
    (papers / "locked").mkdir()
    listed = os.scandir

    def refused(path: str) -> object:
        if Path(path).name == "locked":
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr("os.scandir", refused)
    found = scan([papers], (".*",), 1000)
    assert [i.name for i in found.papers] == ["a.txt", "b.txt", "c.txt"]
    assert {name: p.code for name, p in found.problems} == {"linked": "input.link", "locked": "input.unreadable"}


def test_the_same_bytes_twice_are_one_paper(papers: Path) -> None:
    """A copy of a paper is a note that names the first; links are not followed; large files are not read."""
    (papers / "copy.txt").write_bytes((papers / "a.txt").read_bytes())
    (papers / "link.txt").symlink_to(papers / "a.txt")
    (papers / "big.txt").write_text("x" * 2000)
    (papers / ".hidden").write_text("x")
    found = scan([papers], (".*",), 1000)
    assert [i.name for i in found.papers] == ["a.txt", "b.txt", "c.txt"]
    assert {name: p.code for name, p in found.problems} == {
        "copy.txt": "input.duplicate",
        "link.txt": "input.link",
        "big.txt": "input.too-large",
    }
    with pytest.raises(UsageError, match="no such folder"):
        scan([papers / "missing"], (), 1000)
