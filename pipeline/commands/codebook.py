"""``coclaim codebook``: suggest new constructs, bring codebooks in and out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from pipeline.commands.common import Config, Corpus, configure, inputs_of, shown

if TYPE_CHECKING:
    from pipeline.chain import Configuration

app = typer.Typer(help="Work on the list of constructs.", no_args_is_help=True)


@app.command(epilog="Example: `coclaim codebook suggest --to suggestions.toml`")
def suggest(
    config: Config = None,
    corpus: Corpus = None,
    to: Annotated[Path, typer.Option(help="The file to write.")] = Path("suggestions.toml"),
    limit: Annotated[int, typer.Option(help="At most so many suggestions.")] = 200,
    least: Annotated[int, typer.Option(help="Phrases seen less often are left out.")] = 2,
) -> None:
    """Write constructs that the papers of the last run name and the codebook lacks, for review."""
    from pipeline.constructs.suggest import suggest as find
    from pipeline.constructs.suggest import to_toml

    configuration = configure(config, corpus)
    found = find(_papers(configuration), configuration.codebook, limit, least)
    to.write_text(to_toml(found), encoding="utf-8")
    typer.echo(f"{len(found)} suggestions: {shown(to)}. Delete, correct, append the rest to your codebook; run again.")


@app.command(name="export", epilog="Example: `coclaim codebook export codebook.xlsx` (.csv, .qdc or .toml as well)")
def export(
    to: Annotated[Path, typer.Argument(help="The file to write; its ending names the format.")], config: Config = None
) -> None:
    """Write the codebook for a spreadsheet (.xlsx, .csv) or a QDA program (.qdc)."""
    from pipeline.constructs.exchange import export_codebook

    configuration = configure(config)
    export_codebook(configuration.codebook, to)
    typer.echo(f"{len(configuration.codebook.concepts)} concepts: {shown(to)}")


@app.command(name="import", epilog="Example: `coclaim codebook import codebook.xlsx --to my-codebook.toml`")
def bring_in(
    file: Annotated[Path, typer.Argument(help="A codebook as .xlsx, .csv, .qdc or .toml.")],
    config: Config = None,
    to: Annotated[Path, typer.Option(help="The codebook to write.")] = Path("codebook.toml"),
) -> None:
    """Merge concepts into the configured codebook: those with a known id take its place, others are added."""
    from pipeline.constructs.exchange import export_codebook, import_codebook, merge

    configuration = configure(config)
    merged = merge(configuration.codebook, import_codebook(file), str(file))
    export_codebook(merged, to)
    typer.echo(f"{len(merged.concepts)} concepts: {shown(to)}. Name it as `codebook` in your configuration.")


def _papers(configuration: Configuration) -> Iterator[tuple[str, Any, Any, Any]]:
    from pipeline import chain
    from pipeline.document import Document, Mentions, Sentences
    from pipeline.engine.run import finished
    from pipeline.engine.store import open_store

    store = open_store(configuration.store)
    kinds = (Document, Sentences, Mentions)
    for item, made in finished(chain.road(configuration), inputs_of(configuration), store, *kinds):
        yield item.name, *made
