"""How time and memory grow with the number of papers and claims, as ratios of runs in one sitting.

    python -m bench.growth [--papers N N ...] [--claims N N ...]

Papers are generated: varied sentences of our own in both languages, always the same for a number. For each
size: a cold run in one process, the same run again (nothing new), one with one paper more, and a cold run
in two processes. The corpus stage is run alone over made-up vectors. Every run is a process of its own.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parent.parent

_EN = (
    "customer participation", "brand trust", "platform governance", "resource integration", "service quality",
    "perceived value", "employee engagement", "digital capability", "community identity", "purchase intention",
    "value co-creation", "customer loyalty", "knowledge sharing", "institutional support", "psychological ownership",
)  # fmt: skip
_ZH = (
    "顾客参与", "品牌信任", "平台治理", "资源整合", "服务质量", "感知价值", "员工投入", "数字能力", "社区认同",
    "购买意愿", "价值共创", "顾客忠诚", "知识共享", "制度支持", "心理所有权",
)  # fmt: skip
_SAY_EN = (
    "The results show that {a} has a significant positive effect on {b} (β = 0.{n}, p < 0.01).",
    "In {w}, {a} promotes {b}, while {c} hinders it.",
    "{b} mediates the relationship between {a} and {c} among the {n} respondents.",
    "H{h}: {a} positively influences {b}.",
    "Interviews in {n} firms describe {a} without linking it to anything else.",
    "Prior work argues that {a} may weaken {c} (Wells & Ito, 20{y}).",
    "{c} strengthens the effect of {a} on {b}.",
)
_SAY_ZH = (
    "研究结果表明，{a}对{b}具有显著的正向影响（β=0.{n}，p<0.01）。",
    "在{w}中，{a}促进了{b}，而{c}抑制了{b}。",
    "{b}在{a}与{c}之间起中介作用。",
    "H{h}：{a}正向影响{b}。",
    "本文访谈了{n}家企业，记录了它们对{a}的看法。",
    "已有研究认为{a}可能削弱{c}（吴越，20{y}）。",
    "{c}正向调节{a}与{b}之间的关系。",
)
_WHERE = {"en": ("tourism", "retail", "education", "health care"), "zh": ("旅游业", "零售业", "教育服务", "医疗服务")}
_HEADS = {"en": ("Abstract", "Introduction", "Results", "Discussion"), "zh": ("摘要", "引言", "研究结果", "讨论")}


def paper(number: int, sentences: int = 40) -> tuple[str, str]:
    """File name and text of one generated paper: always the same for a number, no two alike."""
    dice = random.Random(number)
    lang = "zh" if number % 2 else "en"
    names, say, gap = (_ZH, _SAY_ZH, "") if lang == "zh" else (_EN, _SAY_EN, " ")
    title = (
        f"{dice.choice(names)}与{dice.choice(names)}：研究之{number}" if lang == "zh" else f"A study of {number} cases"
    )
    parts = [f"# {title}"]
    for head in _HEADS[lang]:
        told = []
        for _ in range(sentences // len(_HEADS[lang])):
            a, b, c = dice.sample(names, 3)
            facts = {"a": a, "b": b, "c": c, "n": dice.randrange(10, 99), "h": dice.randrange(1, 9)}
            line = dice.choice(say).format(**facts, y=dice.randrange(10, 24), w=dice.choice(_WHERE[lang]))
            told.append(line[0].upper() + line[1:])
        parts.append(f"## {head}\n\n{gap.join(told)}")
    return f"{number:06}.md", "\n\n".join(parts) + "\n"


def write(folder: Path, numbers: range) -> None:
    """Write generated papers into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        name, text = paper(number)
        (folder / name).write_text(text, encoding="utf-8")


# --------------------------------------------------------------------------- measured in a process of their own


def _run(config: Path, out: Path, executor: str) -> dict[str, Any]:
    """One run: seconds by the clock (all but starting Python) and the parent's peak memory."""
    began = time.perf_counter()
    from pipeline import chain
    from pipeline.commands.common import configure, inputs_of
    from pipeline.engine.model import Options
    from pipeline.engine.run import run
    from pipeline.progress import Lines

    configuration = configure(config, None, out, {})
    store = configuration.store
    options = Options(out, store, executor, workers=2)
    summary = run(chain.road(configuration), inputs_of(configuration), options, Lines())
    spent = time.perf_counter() - began
    stages = json.loads((out / "run.json").read_text())["stage_seconds"]
    return {"seconds": spent, "megabytes": _peak(), "claims": summary.claims, "carried": summary.carried} | {
        "stages": stages
    }


def _corpus(claims: int) -> dict[str, Any]:
    """The corpus stage over made-up vectors, fifty claims a paper."""
    from pipeline import chain
    from pipeline.document import Codebook, Themes
    from pipeline.starter import default_config

    given = chain.values(chain.configure(default_config()))
    stage = chain.PER_CORPUS[0].stage
    needs = {name: given[kind] for name, kind in stage.needs.items() if kind in given}
    next(_vectors(50))
    began, before = time.perf_counter(), _peak()
    made = stage.function(_vectors(claims), **needs)
    assert isinstance(made, Themes)
    assert Codebook in given
    return {"seconds": time.perf_counter() - began, "megabytes": _peak(), "before": before, "themes": len(made.items)}


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
            words, lang = (_ZH, "zh") if number % 2 else (_EN, "en")
            label = f"{words[kind % 15]} — {words[kind * 7 % 15]} {number}.{n}"
            named = (f"k{dice.integers(0, 60)}", f"k{kind}") if n % 3 == 0 else (f"k{kind}",)
            signatures.append(Signature(label, named, lang))
        yield f"p-{number:012}", Vectors(tuple(signatures), made.astype("<f2").tobytes(), 512)


def _peak() -> float:
    """This process's peak memory in megabytes."""
    scale = 1e6 if sys.platform == "darwin" else 1e3
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


def _measured(*arguments: object) -> dict[str, Any]:
    command = [sys.executable, "-m", "bench.growth", "--one", *map(str, arguments)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(done.stderr)
    found: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return found


# --------------------------------------------------------------------------- the tables


def papers(sizes: list[int], folder: Path) -> list[str]:
    """A line of the table for each size."""
    lines = [
        "| papers | claims | seconds a paper, of the first row's | parent's peak memory, of the first row's | share of "
        "the per-paper stages | again, of cold | one paper more, of cold | 2 processes, times faster |",
        "| --- | --- | --- | --- | --- | --- | --- | --- |",
    ]
    first: dict[str, Any] = {}
    for size in sizes:
        here = folder / str(size)
        shutil.copytree(ROOT / "configs", here / "configs")
        config = here / "configs" / "default.toml"
        config.write_text(config.read_text(encoding="utf-8").replace("../corpora/sample", "../papers"))
        write(here / "papers", range(size))
        cold = _measured(config, here / "out", "serial")
        again = _measured(config, here / "out", "serial")
        write(here / "papers", range(size, size + 1))
        more = _measured(config, here / "out", "serial")
        assert (cold["carried"], again["carried"], more["carried"]) == (size, 0, 1)
        (here / "papers" / paper(size)[0]).unlink()
        shutil.rmtree(here / ".coclaim")
        double = _measured(config, here / "out2", "processes")
        first = first or cold | {"each": cold["seconds"] / size}
        share = sum(cold["stages"].values()) / cold["seconds"]
        lines.append(
            f"| {size} | {cold['claims']} | {cold['seconds'] / size / first['each']:.2f} | "
            f"{cold['megabytes'] / first['megabytes']:.2f} ({cold['megabytes']:.0f} MB) | {share:.0%} | "
            f"{again['seconds'] / cold['seconds']:.1%} | {more['seconds'] / cold['seconds']:.1%} | "
            f"{cold['seconds'] / double['seconds']:.2f} |"
        )
    return lines


def claims(sizes: list[int]) -> list[str]:
    """A line for each number of claims."""
    lines = ["| claims | seconds a claim, of the first row's | peak memory | themes |", "| --- | --- | --- | --- |"]
    first = 0.0
    for size in sizes:
        made = _measured(size)
        first = first or made["seconds"] / size
        lines.append(
            f"| {size} | {made['seconds'] / size / first:.2f} | {made['megabytes']:.0f} MB | {made['themes']} |"
        )
    return lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--papers", type=int, nargs="*", default=[20, 80])
    parser.add_argument("--claims", type=int, nargs="*", default=[10_000, 100_000])
    parser.add_argument("--one", nargs="+", help=argparse.SUPPRESS)
    told = parser.parse_args()
    if told.one:
        one = told.one
        print(json.dumps(_corpus(int(one[0])) if len(one) == 1 else _run(Path(one[0]), Path(one[1]), one[2])))
        return
    with tempfile.TemporaryDirectory() as name:
        if told.papers:
            print("\n".join(papers(told.papers, Path(name))), end="\n\n")
    if told.claims:
        print("\n".join(claims(told.claims)))


if __name__ == "__main__":
    main()
