"""Kill a run at random moments, then let it finish: the same bytes, and no finished work done again.

    python -m bench.kills [--times N] [--sample] [--seed N]

On the small road (bench.small_road) or, with --sample, on the sample papers with the real chain. Each
round starts a run from whatever state the kills before have left, and kills it with its workers
(SIGKILL), or its parent process alone; after every few kills a run is let finish, its files are compared
with those of a run that nobody disturbed, and the folder and the store are begun anew.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


@dataclass
class Trial:
    """A run that is killed again and again: its command, and the folders that it writes."""

    command: Sequence[str]
    out: Path
    store: Path
    kills: int = 0
    resumed: int = 0
    kept: int = 0
    faults: list[str] = field(default_factory=list)

    def start(self) -> subprocess.Popen[bytes]:
        """The run as a process group of its own."""
        return subprocess.Popen(
            self.command, cwd=ROOT, start_new_session=True, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
        )

    def finish(self) -> float:
        """Let a run end; the seconds that it took. A run that fails is a fault."""
        began = time.monotonic()
        process = self.start()
        _, told = process.communicate(timeout=600)
        if process.returncode:
            self.faults.append(f"exit {process.returncode}: {told.decode(errors='replace')[-2000:]}")
        return time.monotonic() - began

    def kill_after(self, seconds: float, *, workers: bool) -> None:
        """Start a run and kill it at that moment: the whole group, or the parent alone."""
        process = self.start()
        time.sleep(seconds)
        if process.poll() is None:
            self.kills += 1
            (os.killpg if workers else os.kill)(process.pid, signal.SIGKILL)
        assert process.stderr is not None
        process.stderr.close()
        process.wait()

    def check(self, wanted: dict[str, bytes]) -> None:
        """Let the run finish: its files are the wanted ones, finished work stands as it was, nothing lies about."""
        before = self._finished()
        self.finish()
        self.resumed += 1
        self.kept += len(before)
        redone = [key for key, node in before.items() if self._finished().get(key) != node]
        if redone:
            self.faults.append(f"{len(redone)} pieces of finished work were done again")
        found = files(self.out)
        if found != wanted:
            self.faults.append(f"other bytes: {sorted(n for n in wanted | found if wanted.get(n) != found.get(n))}")
        left = [p.name for p in self.out.parent.glob(f".{self.out.name}-*")]
        if left:
            self.faults.append(f"left behind: {left}")

    def _finished(self) -> dict[str, int]:
        """The store's files of finished whole papers, with what changes when one is written again."""
        import msgspec

        from pipeline.engine.store import FolderStore

        found = {}
        store = FolderStore(self.store)
        for path in self.store.glob("??/*"):
            if path.name.startswith("."):
                continue
            value = store.get(path.parent.name + path.name)
            try:
                record = msgspec.msgpack.decode(value or b"")
            except msgspec.DecodeError:
                continue
            if isinstance(record, dict) and ({"layers"} <= set(record) or set(record) == {"digest", "skipped"}):
                found[path.name] = path.stat().st_ino
        return found


def files(out: Path) -> dict[str, bytes]:
    """Every file of an out folder but run.json."""
    there = (p for p in sorted(out.rglob("*")) if p.is_file() and p.name != "run.json")
    return {p.relative_to(out).as_posix(): p.read_bytes() for p in there}


def trial(trials: Trial, times: int, seed: int, rounds: int = 6) -> None:
    """Kill runs of a trial so many times, a whole run after every few kills or where one came too late."""
    dice = random.Random(seed)
    spent = trials.finish()
    wanted = files(trials.out)
    while trials.kills < times and not trials.faults:
        for folder in (trials.out, trials.store):
            shutil.rmtree(folder, ignore_errors=True)
        until = min(trials.kills + rounds, times)
        while trials.kills < until:
            before = trials.kills
            trials.kill_after(dice.uniform(0.05, spent), workers=dice.random() < 0.5)
            if trials.kills == before:
                break
        trials.check(wanted)


def small(folder: Path, papers: int = 24) -> Trial:
    """A trial on the small road."""
    from bench.small_road import make_papers

    make_papers(folder / "papers", papers)
    out, store = folder / "out", folder / "store"
    command = [sys.executable, "-m", "bench.small_road", str(folder / "papers"), str(out), str(store)]
    return Trial(command, out, store)


def sample(folder: Path) -> Trial:
    """A trial on the sample papers."""
    shutil.copytree(ROOT / "configs", folder / "configs")
    shutil.copytree(ROOT / "corpora" / "sample", folder / "corpora" / "sample")
    command = [sys.executable, "-m", "pipeline", "run", str(folder / "configs" / "default.toml")]
    return Trial(command, folder / "out", folder / ".coclaim" / "store")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--times", type=int, default=50)
    parser.add_argument("--sample", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        trials = sample(Path(name)) if options.sample else small(Path(name))
        trial(trials, options.times, options.seed, 3 if options.sample else 6)
    print(
        f"{trials.kills} runs killed under way, {trials.resumed} times let finish and compared, "
        f"{trials.kept} pieces of finished work kept, {len(trials.faults)} faults"
    )
    for fault in trials.faults:
        print(fault)
    raise SystemExit(bool(trials.faults))


if __name__ == "__main__":
    main()
