"""How time and memory grow with papers and claims, and what a change costs: ratios of runs in one sitting.

    python -m bench.growth [--papers N N ...] [--claims N N ...]

For each number of papers (bench.invented): a cold run in one process and one in two; a run with nothing
new, one each with a paper added, edited, renamed and removed, and one with a concept more in the
codebook. That takes a quarter of an hour on a machine of its own, two hours with --papers 100 1000 10000.
The corpus stage is run alone over made-up vectors. Every run is a process of its own, and tells what it
found on standard error; shares that are not said to be by the clock are of processor time, which a busy
machine does not stretch.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.invented import paper, write

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parent.parent

Facts = dict[str, Any]

# --------------------------------------------------------------------------- measured in a process of their own


def _run(config: Path, out: Path, store: Path, executor: str) -> Facts:
    """One run, and the parent's processor time for each of its steps."""
    from pipeline import chain
    from pipeline.commands.common import configure, inputs_of
    from pipeline.engine.model import Options
    from pipeline.engine.run import run
    from pipeline.progress import Lines

    steps: dict[str, float] = {}

    class Timed(Lines):
        def begin(self, step: str, total: int) -> None:
            steps[step] = -time.process_time()

        def advance(self, step: str) -> None:
            pass

        def end(self, step: str) -> None:
            steps[step] += time.process_time()

    configuration = configure(config, None, out, {})
    options = Options(out, store, executor, workers=2)
    summary = run(chain.road(configuration), inputs_of(configuration), options, Timed())
    return {"claims": summary.claims, "carried": summary.carried, "steps": steps}


def _corpus(claims: int) -> Facts:
    """The corpus stage over made-up vectors, fifty claims a paper."""
    from pipeline import chain
    from pipeline.document import Themes, Works
    from pipeline.starter import default_config

    given = chain.values(chain.configure(default_config()))
    stage = next(gather.stage for gather in chain.PER_CORPUS if gather.stage.makes is Themes)
    given[Works] = Works((), ())
    needs = {name: given[kind] for name, kind in stage.needs.items() if kind in given}
    began = time.process_time()
    made = stage.function(_vectors(claims), **needs)
    assert isinstance(made, Themes)
    return {"seconds": time.process_time() - began, "themes": len(made.items)}


def _vectors(claims: int) -> Iterator[tuple[str, Any]]:
    import numpy as np

    from pipeline.document import Signature, Vectors

    dice = np.random.default_rng(1)
    centres = dice.standard_normal((60, 512)).astype(np.float32)
    for number in range(claims // 50):
        kinds = dice.integers(0, 60, 50)
        made = centres[kinds] + 0.7 * dice.standard_normal((50, 512)).astype(np.float32)
        made /= np.linalg.norm(made, axis=1, keepdims=True)
        signatures = []
        for n, kind in enumerate(kinds):  # a third names two constructs, the others say it in words of their own
            label = f"{'因' if number % 2 else 'cause'} {kind % 15} — {kind * 7 % 15} {number}.{n}"
            named = (f"k{dice.integers(0, 60)}", f"k{kind}") if n % 3 == 0 else (f"k{kind}",)
            signatures.append(Signature(label, named, "zh" if number % 2 else "en"))
        yield f"p-{number:012}", Vectors(tuple(signatures), made.astype("<f2").tobytes(), 512)


def _spent() -> Facts:
    """This process's processor time with that of its workers, and peak memory in megabytes."""
    scale = 1e6 if sys.platform == "darwin" else 1e3
    own, workers = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return {
        "parent": own.ru_utime + own.ru_stime,
        "workers": workers.ru_utime + workers.ru_stime,
        "megabytes": own.ru_maxrss / scale,
    }


def _measured(*arguments: object) -> Facts:
    """The facts of one run with its seconds by the clock (``wall``) and of processors (``cpu``)."""
    command = [sys.executable, "-m", "bench.growth", "--one", *map(str, arguments)]
    began = time.perf_counter()
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: Facts = json.loads(done.stdout.splitlines()[-1])
    found |= {"wall": time.perf_counter() - began, "cpu": found["parent"] + found["workers"]}
    print(json.dumps(found | {"of": [Path(str(argument)).name for argument in arguments]}), file=sys.stderr, flush=True)
    return found


# --------------------------------------------------------------------------- what is done to a folder of papers


def _sitting(size: int, here: Path) -> dict[str, Facts]:
    """All runs over so many papers."""
    shutil.copytree(ROOT / "configs", here / "configs")
    config, codebook, papers = here / "configs" / "default.toml", here / "configs" / "codebook.toml", here / "papers"
    config.write_text(config.read_text(encoding="utf-8").replace("../corpora/sample", "../papers"))
    write(papers, range(size))
    one = (config, here / "out", here / "store", "serial")
    made = {"cold": _measured(*one), "nothing new": _measured(*one)}
    made["two processes"] = _measured(config, here / "out2", here / "store2", "processes")
    write(papers, range(size, size + 1))
    made["one paper added"] = _measured(*one)
    edited = papers / paper(size)[0]
    edited.write_text(edited.read_text(encoding="utf-8") + "\nService quality reduces waiting time.\n")
    made["one paper edited"] = _measured(*one)
    edited = edited.rename(papers / "renamed.md")
    made["one paper renamed"] = _measured(*one)
    edited.unlink()
    made["one paper removed"] = _measured(*one)
    concept = (
        '\n[[concept]]\nid = "waiting-time"\nen = ["waiting time"]\nzh = ["等待时间"]\ndefinition = "Time spent."\n'
    )
    codebook.write_text(codebook.read_text(encoding="utf-8") + concept)
    made["codebook edited"] = _measured(*one)
    carried = [facts["carried"] for facts in made.values()]
    assert carried == [size, 0, size, 1, 1, 1, 0, size], carried
    return made


# --------------------------------------------------------------------------- the tables


def papers_table(sizes: list[int]) -> list[str]:
    """A column for each number of papers; ratios in brackets are to the first column."""
    sittings = []
    for size in sizes:
        with tempfile.TemporaryDirectory() as name:
            sittings.append(_sitting(size, Path(name)))
    first, colds = sittings[0], [sitting["cold"] for sitting in sittings]
    lines = [_line("", [f"{size} papers" for size in sizes]), "| --- |" + " --- |" * len(sizes)]
    lines.append(_line("claims", [f"{cold['claims']}" for cold in colds]))

    def each(name: str, steps: tuple[str, ...], per: str = "") -> None:
        found = [
            sum(cold["steps"].get(step, 0.0) for step in steps) / (cold[per] if per else size)
            for size, cold in zip(sizes, colds, strict=True)
        ]
        lines.append(_line(name, [f"{value * 1000:.1f} ms ({value / found[0]:.2f})" for value in found]))

    each("stages of a paper, each", ("papers",))
    each("themes, a claim", ("themes",), "claims")
    each("tables and report, a paper", ("write",))
    peak = first["cold"]["megabytes"]
    told = [f"{cold['megabytes']:.0f} MB ({cold['megabytes'] / peak:.2f})" for cold in colds]
    lines.append(_line("peak memory, one process", told))
    lines.append(
        _line("peak memory of the parent of two", [f"{s['two processes']['megabytes']:.0f} MB" for s in sittings])
    )
    for name in [name for name in first if name not in {"cold", "two processes"}]:
        lines.append(_line(f"{name}, of cold", [f"{s[name]['cpu'] / s['cold']['cpu']:.1%}" for s in sittings]))
    pairs = [(sitting["cold"], sitting["two processes"]) for sitting in sittings]
    lines.append(_line("two processes, times faster by the clock", [f"{a['wall'] / b['wall']:.2f}" for a, b in pairs]))
    shared = [f"{a['cpu'] / (b['parent'] + b['workers'] / 2):.2f}" for a, b in pairs]
    lines.append(_line("two processes, by processor time if both are free", shared))
    return lines


def claims_table(sizes: list[int]) -> list[str]:
    """A column for each number of claims."""
    made = [_measured(size) for size in sizes]
    each = [facts["seconds"] / size for size, facts in zip(sizes, made, strict=True)]
    return [
        _line("", [f"{size} claims" for size in sizes]),
        "| --- |" + " --- |" * len(sizes),
        _line("themes, a claim", [f"{value * 1000:.2f} ms ({value / each[0]:.2f})" for value in each]),
        _line("peak memory", [f"{facts['megabytes']:.0f} MB" for facts in made]),
        _line("themes found", [str(facts["themes"]) for facts in made]),
    ]


def _line(name: str, cells: list[str]) -> str:
    return f"| {name} | " + " | ".join(cells) + " |"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, nargs="*", default=[100, 1000])
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000, 1_000_000])
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.one:
        one = told.one
        made = _corpus(int(one[0])) if len(one) == 1 else _run(Path(one[0]), Path(one[1]), Path(one[2]), one[3])
        print(json.dumps(made | _spent()))
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    busy = os.getloadavg()[0]
    if told.papers:
        print("\n".join(papers_table(told.papers)), end="\n\n", flush=True)
    if told.claims:
        print("\n".join(claims_table(told.claims)))
    print(f"\n{os.cpu_count()} cores; others kept {busy:.1f} of them busy when this began.")


if __name__ == "__main__":
    main()
