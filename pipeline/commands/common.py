"""What all commands share: the options, the configuration that they make, how paths are shown."""

from __future__ import annotations

import dataclasses
import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

if TYPE_CHECKING:
    from pipeline.chain import Configuration
    from pipeline.engine.inputs import Inputs

Config = Annotated[Path | None, typer.Argument(help="The configuration file.", show_default="configs/default.toml")]
Corpus = Annotated[list[Path] | None, typer.Option("--corpus", help="A folder of papers; may be given repeatedly.")]
Out = Annotated[Path | None, typer.Option("--out", help="The folder of the tables: run writes it, the others read it.")]


def configure(
    config: Path | None, corpus: list[Path] | None = None, out: Path | None = None, given: dict[str, Any] | None = None
) -> Configuration:
    """Defaults < file < command line; raises :class:`~pipeline.errors.UsageError` naming the wrong key."""
    from pipeline import chain
    from pipeline.settings import load
    from pipeline.starter import default_config

    configuration = chain.configure(config or default_config())
    table: dict[str, Any] = {key: value for key, value in (given or {}).items() if value is not None}
    if corpus:
        table["corpus"] = [str(folder.absolute()) for folder in corpus]
    if out:
        table["out"] = str(out.absolute())
    known = {key: list(v) if isinstance(v, tuple) else v for key, v in dataclasses.asdict(configuration.run).items()}
    rooms = dict(configuration.rooms)
    rooms["run"] = load(chain.RunSettings, known | table, "command line", "run")
    return dataclasses.replace(configuration, rooms=rooms)


def inputs_of(configuration: Configuration) -> Inputs:
    """The papers of the configured corpus folders."""
    from pipeline.engine.inputs import scan

    settings = configuration.run
    folders = [configuration.path(folder) for folder in settings.corpus]
    return scan(folders, settings.ignore, int(settings.max_megabytes * 1e6))


def shown(path: Path | str) -> str:
    """A path as the user would type it: below the working folder, else whole. A URL stays as it is."""
    if isinstance(path, str):
        return path
    path = Path(os.path.abspath(path))  # noqa: PTH100  keeps links as they are written
    here = Path.cwd()
    return str(path.relative_to(here)) if path.is_relative_to(here) else str(path)
