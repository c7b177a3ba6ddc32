"""The front door: parse the command line, call the library, print.

Exit codes: 0 done; 1 failed, nothing half-written; 2 bad usage or configuration; 3 done, but
``--strict`` was given and some input has a problem.
"""

from __future__ import annotations

import dataclasses
import os
import sys
import webbrowser
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from pipeline import __version__
from pipeline.commands import codebook
from pipeline.commands.common import Config, Corpus, Out, configure, inputs_of, shown
from pipeline.errors import CoclaimError, UsageError

app = typer.Typer(
    name="coclaim",
    help="From a folder of Chinese and English papers to a linked evidence table: who says that what leads to what, "
    "in which words, on which page.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.add_typer(codebook.app, name="codebook")


def main() -> NoReturn:
    """Run the command line; errors that are ours become one message and an exit code."""
    # More threads make our small matrix products 4 to 30 times slower; set before numpy is loaded.
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")
    try:
        app(standalone_mode=True)
    except UsageError as error:
        print(f"coclaim: {error}", file=sys.stderr)
        sys.exit(2)
    except CoclaimError as error:
        print(f"coclaim: {error}", file=sys.stderr)
        sys.exit(1)
    except KeyboardInterrupt:
        _stopped()
        sys.exit(130)
    except SystemExit as end:  # typer turns Ctrl-C into exit code 130 without a word
        if end.code == 130:
            _stopped()
        raise
    sys.exit(0)


def _stopped() -> None:
    print("coclaim: stopped. What is finished is kept; the same command goes on from here.", file=sys.stderr)


def _version(value: bool) -> None:
    if value:
        typer.echo(f"coclaim {__version__}")
        raise typer.Exit


@app.callback()
def front(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Print the version.")
    ] = False,
) -> None:
    """Parse what is common to all commands."""


@app.command(epilog="Example: `coclaim run --corpus papers --out out`")
def run(  # noqa: PLR0913  one parameter an option
    config: Config = None,
    corpus: Corpus = None,
    out: Out = None,
    executor: Annotated[str | None, typer.Option(help="processes, serial or dask.")] = None,
    jobs: Annotated[int | None, typer.Option(help="Worker processes; 0: one a core.")] = None,
    scheduler: Annotated[str | None, typer.Option(help="Address of a Dask scheduler, such as tcp://host:8786.")] = None,
    force: Annotated[bool, typer.Option("--force", help="Do all work again.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 3 where an input has a problem.")] = False,
    log_json: Annotated[Path | None, typer.Option(help="Write what happens here, a JSON object a line.")] = None,
) -> None:
    """Read the papers and write the evidence table and the report."""
    from pipeline import chain
    from pipeline.commands.summary import summed_up
    from pipeline.engine.model import Options
    from pipeline.engine.run import run as carry_out
    from pipeline.progress import progress

    configuration = configure(config, corpus, out, {"executor": executor, "jobs": jobs, "scheduler": scheduler})
    settings = configuration.run
    options = Options(
        out=configuration.path(settings.out),
        store=configuration.store,
        executor=settings.executor,
        workers=settings.jobs,
        scheduler=settings.scheduler,
        force=force,
        paper_seconds=settings.paper_seconds,
        paper_megabytes=settings.paper_megabytes,
        shared_store=settings.shared_store or settings.executor != "dask",
        settings={name: dataclasses.asdict(room) for name, room in configuration.rooms.items()},
    )
    inputs = inputs_of(configuration)
    with progress(log_json) as bars:
        summary = carry_out(chain.road(configuration), inputs, options, bars)
    for line in summed_up(summary, options.out):
        typer.echo(line)
    if strict and (summary.skipped or summary.degraded):
        raise typer.Exit(3)


@app.command(epilog="Example: `coclaim status --corpus papers`")
def status(config: Config = None, corpus: Corpus = None, out: Out = None) -> None:
    """Say what a run would do, and why; change nothing."""
    from pipeline import chain
    from pipeline.engine.folder import read_run
    from pipeline.engine.run import plan
    from pipeline.engine.store import open_store

    configuration = configure(config, corpus, out, {})
    inputs = inputs_of(configuration)
    known = plan(chain.road(configuration), inputs, open_store(configuration.store))
    todo = [item for item in inputs.papers if known[item.paper_id] is None]
    try:
        before = {i["source_file"]: i["sha256"] for i in read_run(configuration.path(configuration.run.out))["inputs"]}
    except UsageError:
        before = {}
    for item in todo:
        if item.name not in before:
            why = "new"
        elif before[item.name] != item.sha256:
            why = "edited"
        else:
            why = "settings, codebook or program changed"
        typer.echo(f"to do    {item.name}  ({why})")
    now = {item.name for item in inputs.papers}
    for name in sorted(set(before) - now):
        typer.echo(f"gone     {name}")
    for name, problem in inputs.problems:
        typer.echo(f"problem  {name}  ({problem.reason})")
    typer.echo(f"{len(inputs.papers)} papers: {len(inputs.papers) - len(todo)} done, {len(todo)} to do.")


@app.command(epilog="Example: `coclaim verify --out out`")
def verify(
    config: Config = None,
    out: Out = None,
    second: Annotated[bool, typer.Option("--second", help="Have pdfplumber read the quotes of PDFs, too.")] = False,
) -> None:
    """Prove every row of a finished table against its source file, read again."""
    from pipeline import chain
    from pipeline.engine.folder import listing, read_run
    from pipeline.errors import VerificationError
    from pipeline.evidence.verify import second_witness
    from pipeline.evidence.verify import verify as prove
    from pipeline.progress import progress

    configuration = configure(config, None, out, {})
    folder = configuration.path(configuration.run.out)
    facts = read_run(folder)
    there = listing(folder)
    for name, sha256 in facts["files"].items():
        if there.get(name) != sha256:
            raise VerificationError("run.json", name, sha256, there.get(name, "no such file"))
    with progress() as bars:
        bars.begin("verify", facts["counts"]["papers"])
        proof = prove(folder, facts["inputs"], chain.reader(configuration), lambda: bars.advance("verify"))
        bars.end("verify")
    typer.echo(f"{proof.rows} rows of {proof.papers} papers hold: {proof.passages} passages agree with their sources.")
    if second:
        with progress() as bars:
            bars.begin("second", facts["counts"]["papers"])
            told = list(second_witness(folder, facts["inputs"], lambda: bars.advance("second")))
            bars.end("second")
        typer.echo("\n".join(told) or "No PDF in the table.")


@app.command(epilog="Example: `coclaim init my-review`, then put papers into my-review/papers")
def init(folder: Annotated[Path, typer.Argument(help="The folder to make.")]) -> None:
    """Make a starter folder for a review: papers/, a configuration and a codebook to edit."""
    from pipeline.starter import make

    for path in make(folder):
        typer.echo(f"made {shown(path)}")
    typer.echo(f"Put your papers into {shown(folder / 'papers')}, then: coclaim run {shown(folder / 'coclaim.toml')}")


@app.command(epilog="Example: `coclaim evaluate gold/dev`")
def evaluate(
    gold: Annotated[Path, typer.Argument(help="A folder of labelled papers (*.claims.jsonl, *.mentions.jsonl).")],
    config: Annotated[Path | None, typer.Option("--config", help="The configuration file.")] = None,
    errors: Annotated[Path | None, typer.Option("--errors", help="Write missed and wrong rows to this file.")] = None,
) -> None:
    """Score claims and mentions against labelled papers: precision, recall, F1 by language and type."""
    from pipeline.evaluate import evaluate as score

    for line in score(gold, configure(config, None, None, {}), errors):
        typer.echo(line)


@app.command(name="report", epilog="Example: `coclaim report --open`")
def show_report(
    config: Config = None,
    out: Out = None,
    show: Annotated[bool, typer.Option("--open", help="Open it in the browser.")] = False,
) -> None:
    """Say where the report of the last run is, and open it."""
    from pipeline.engine.folder import read_run

    configuration = configure(config, None, out, {})
    folder = configuration.path(configuration.run.out)
    read_run(folder)
    page = (folder / "report" / "index.html").resolve()
    typer.echo(shown(page))
    if show:
        webbrowser.open(page.as_uri())


@app.command(epilog="Example: `coclaim changes --out out`")
def changes(config: Config = None, out: Out = None) -> None:
    """Print what the last run changed in the tables, and why (changes.md; all of it is in changes.json)."""
    from pipeline.engine.folder import read_run

    configuration = configure(config, None, out, {})
    folder = configuration.path(configuration.run.out)
    read_run(folder)
    typer.echo((folder / "changes.md").read_text(encoding="utf-8"), nl=False)


@app.command(epilog="Example: `coclaim clean --keep 2000`")
def clean(
    config: Config = None,
    keep: Annotated[int, typer.Option(help="Megabytes of finished work to keep, the latest used first.")] = 2000,
) -> None:
    """Drop finished work that was not used for longest from the store."""
    from pipeline.engine.store import open_store

    configuration = configure(config, None, None, {})
    store = open_store(configuration.store)
    files, size = store.clean(keep * 1_000_000)
    typer.echo(f"{files} files, {size / 1e6:.1f} MB dropped from {shown(configuration.store)}")


@app.command(epilog="Example: `coclaim explain c-0123456789ab`")
def explain(
    claim_id: Annotated[str, typer.Argument(help="The claim_id of a row of the table.")],
    config: Annotated[Path | None, typer.Option("--config", help="The configuration file.")] = None,
    corpus: Corpus = None,
    out: Out = None,
) -> None:
    """Show a row's sentence with its roles and cues, and the rule that found it."""
    from rich.console import Console

    from pipeline.commands.explain import found, painted

    for told in found(claim_id, configure(config, corpus, out, {})):
        Console(highlight=False, soft_wrap=True).print(painted(told))
