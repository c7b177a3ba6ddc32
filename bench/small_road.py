"""A road of three small stages over text files, to try the engine without models: words, known words, a count.

    python -m bench.small_road PAPERS OUT STORE [--executor NAME] [--jobs N] [--scheduler ADDRESS]

Words of a paper may mean trouble: "crash", "hang" and "hog" end or fill the process that reads them,
once where the paper names a file to remember by ("crash-once:PATH"); "steps" takes long, but gets on.
"""

from __future__ import annotations

import argparse
import os
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from pipeline import clock
from pipeline.document import Codebook, Concept, Problem, Source, Theme, Themes
from pipeline.engine.inputs import scan
from pipeline.engine.model import Gather, Options, Publication, Road, Summary
from pipeline.engine.run import run
from pipeline.engine.stage import Stage
from pipeline.errors import Skipped
from pipeline.progress import Lines


@dataclass(frozen=True)
class Words:
    """The words of a paper."""

    words: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """The words of a paper that the codebook knows."""

    rows: tuple[str, ...]
    health: str = "good"
    problems: tuple[Problem, ...] = ()

    @property
    def claims(self) -> int:
        """How many words those are."""
        return len(self.rows)


def split(source: Source) -> Words:
    """The words of a text; some words mean trouble."""
    words = source.data.decode().split()
    for word in words:
        _trouble(word)
    return Words(tuple(words))


def _trouble(word: str) -> None:
    kind, _, place = word.partition(":")
    if place and not Path(place).exists():
        Path(place).touch()
    elif place:
        return
    if kind == "skip":
        raise Skipped("test.skip", "told to", "do not")
    if kind == "bug":
        raise KeyError("a bug")
    if kind.startswith("crash"):
        os._exit(9)
    if kind == "hang":
        time.sleep(60)
    if kind == "hog":
        hog = [bytearray(10**8) for _ in range(200)]
        hog.clear()
    if kind == "steps":
        for _ in range(4):
            time.sleep(1.5)
            clock.again()
    if kind == "slow":
        time.sleep(0.05)


def keep(words: Words, codebook: Codebook) -> Rows:
    """The words that the codebook knows."""
    known = {name for concept in codebook.concepts for name in concept.en}
    return Rows(tuple(word for word in words.words if word in known))


def count(papers: Iterator[tuple[str, Rows]]) -> Themes:
    """One theme that counts the rows of all papers."""
    claims = tuple((paper, n) for paper, made in papers for n in range(len(made.rows)))
    return Themes((Theme("t", "", "", (), claims, ()),))


def publish(publication: Publication, folder: Path) -> None:
    """Write one line a paper, and a file a paper."""
    lines = []
    (folder / "texts").mkdir()
    for entry in publication.entries():
        what = entry.skipped.code if entry.skipped else " ".join(entry.rows.rows)  # type: ignore[union-attr]
        lines.append(f"{entry.input.name}: {what}\n")
        (folder / "texts" / entry.input.paper_id).write_text(what)
    (folder / "table.txt").write_text("".join(lines))
    (folder / "themes.txt").write_text(str(len(publication.made[Themes].items[0].claims)))
    if not publication.beside:
        index(publication, folder)


def index(publication: Publication, folder: Path) -> None:
    """Write which papers have rows."""
    (folder / "index.txt").write_text("\n".join(entry.input.name for entry in publication.entries() if entry.rows))


def full(publication: Publication, folder: Path) -> None:
    """Write until the disk is full."""
    (folder / "half.txt").write_text("half")
    raise OSError(28, "No space left on device")


ROAD = Road(
    (Stage("split", "1", split), Stage("keep", "1", keep)),
    (Gather(Stage("count", "1", count), Rows),),
    {Codebook: Codebook((Concept("a", (), ("trust", "value"), "d"),))},
    Rows,
    publish,
    "1",
    beside=(index,),
)


def make_papers(folder: Path, number: int) -> None:
    """So many small papers, each a little slow to read."""
    folder.mkdir(parents=True, exist_ok=True)
    for n in range(number):
        (folder / f"{n:03}.txt").write_text(f"slow trust and value of paper {n} " + "value " * (n % 3))


def go(papers: Path, options: Options, progress: Lines | None = None) -> Summary:
    """Run the small road over a folder."""
    return run(ROAD, scan([papers], (".*",), 10**6), options, progress or Lines())


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("papers", "out"):
        parser.add_argument(name, type=Path)
    parser.add_argument("store")
    parser.add_argument("--executor", default="processes")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--scheduler", default="")
    told = parser.parse_args()
    options = Options(told.out, told.store, told.executor, told.jobs, told.scheduler, paper_seconds=20.0)
    try:
        print(go(told.papers, options))
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    # Stages are sent to workers by the name of their module, which must be the same there.
    from bench import small_road

    small_road.main()
