"""THE MAP: which stages there are, in which order, and what each is introduced to.

PER_PAPER turns one file into one paper's rows; PER_CORPUS looks at all papers. This is the only
module that knows more than one stage. A stage's needs are its parameter types: see
:func:`pipeline.engine.stage.check`, which refuses a chain that cannot supply them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline import claims, constructs, evidence, read, report, segment, structure, themes
from pipeline.constructs.codebook import load_codebook
from pipeline.constructs.link import link
from pipeline.document import Codebook, Document, Location, Outline, Problem, Source, Themes, Vectors, Works
from pipeline.engine.inputs import Inputs
from pipeline.engine.model import Gather, Publication, Road
from pipeline.engine.stage import Stage, check
from pipeline.engine.store import is_url
from pipeline.errors import SettingsError, UsageError
from pipeline.evidence import works
from pipeline.read.pdf import PdfSettings
from pipeline.report import changes
from pipeline.segment.parse import ParseSettings, parse
from pipeline.settings import load, read_toml, setting
from pipeline.table import Book, Entry, Sheet

_HERE = Path(__file__).parent
#: What several rooms stand on: a change there makes the work of every stage anew.
_COMMON = ("document.py", "simplified.py", "vectors.py", "encoder.py", "pieces.py", "table.py")


def _stage(name: str, version: str, function: Callable[..., Any], *rooms: str) -> Stage:
    """A stage whose word lists and code are those of the named rooms and of the common ones."""
    return Stage(name, version, function, tuple(_HERE / room for room in (*rooms, *_COMMON)))


PER_PAPER = (
    _stage("read", "1", read.read, "read"),
    _stage("structure", "1", structure.structure, "structure"),
    _stage("segment", "1", segment.segment, "segment"),
    _stage("constructs", "1", constructs.constructs, "constructs"),
    _stage("candidates", "1", claims.candidates, "claims"),
    _stage("parse", "1", parse, "segment"),
    _stage("claims", "1", claims.claims, "claims"),
    _stage("link", "2", link, "constructs"),
    _stage("embed", "2", themes.embed, "themes"),
    _stage("evidence", "1", evidence.rows, "evidence"),
    _stage("sheet", "1", report.sheet, "report"),
)

PER_CORPUS = (
    Gather(_stage("works", "1", works.works, "evidence"), Outline),
    Gather(_stage("themes", "1", themes.themes, "themes"), Vectors),
)


@dataclass(frozen=True, slots=True)
class RunSettings:
    """What a run reads and writes, and how much it may spend on one paper."""

    corpus: tuple[str, ...] = setting(("corpora/sample",), "Folders of papers, from this file's folder.")
    out: str = setting("out", "The folder that a run writes, from this file's folder.")
    codebook: str = setting("codebook.toml", "The constructs to look for, from this file's folder.")
    store: str = setting(
        ".coclaim/store", "Where finished work is kept, from this file's folder; or a URL, such as s3://bucket/store."
    )
    ignore: tuple[str, ...] = setting(
        (".*", "~$*", "Thumbs.db", "desktop.ini", "MANIFEST.toml", "README*"), "Names of files that are no papers."
    )
    executor: str = setting("processes", "Where the work is done.", among=("processes", "serial", "dask"))
    scheduler: str = setting("", "Address of a Dask scheduler, such as tcp://host:8786; empty: one of our own.")
    shared_store: bool = setting(True, "Whether Dask workers see the folders of papers and store under the same paths.")
    jobs: int = setting(0, "Worker processes; 0: one a core.", low=0, high=1024)
    paper_seconds: float = setting(
        300.0, "A paper may take so long; each page that OCR reads begins the time anew.", low=1.0, high=86400.0
    )
    paper_megabytes: float = setting(
        6000.0, "A worker process may use so much address space; 0: no limit.", low=0.0, high=1e6
    )
    max_megabytes: float = setting(200.0, "Larger files are not read.", low=0.001, high=100000.0)


#: The tables of a configuration file and the settings they fill.
ROOMS: Mapping[str, type] = {
    "run": RunSettings,
    "read": read.ReadSettings,
    "pdf": PdfSettings,
    "parse": ParseSettings,
    "constructs": constructs.ConstructSettings,
    "themes": themes.ThemeSettings,
}
#: The settings that stages read (RunSettings changes no row and is no stage's).
STAGE_ROOMS = {name: kind for name, kind in ROOMS.items() if kind is not RunSettings}

check(PER_PAPER, (Source, Location, Codebook, *STAGE_ROOMS.values()))


@dataclass(frozen=True, slots=True)
class Configuration:
    """A configuration file, read and checked; ``folder`` is where its relative paths start."""

    file: Path
    rooms: Mapping[str, Any]
    codebook: Codebook

    @property
    def run(self) -> RunSettings:
        """The settings of the run itself."""
        found: RunSettings = self.rooms["run"]
        return found

    @property
    def store(self) -> Path | str:
        """Where finished work is kept: a folder or a URL."""
        return self.run.store if is_url(self.run.store) else self.path(self.run.store)

    def path(self, name: str) -> Path:
        """A path of the file, from the file's folder."""
        return self.file.parent / name


def configure(file: Path) -> Configuration:
    """Read a configuration file and its codebook.

    Raises :class:`~pipeline.errors.UsageError` naming the file, the key and what is allowed.
    """
    if file.is_dir():
        raise UsageError(f"{file}: a folder, where a configuration file belongs. For its papers write --corpus {file}")
    tables = read_toml(file)
    for name, table in tables.items():
        if name not in ROOMS or not isinstance(table, dict):
            raise SettingsError(str(file), name, f"unknown; the tables are: {', '.join(ROOMS)}")
    rooms: dict[str, Any] = {name: load(kind, tables.get(name, {}), str(file), name) for name, kind in ROOMS.items()}
    return Configuration(file, rooms, load_codebook(file.parent / rooms["run"].codebook))


def values(configuration: Configuration) -> dict[type, Any]:
    """The values that every paper starts with: the codebook and the stages' settings, as they are on this machine."""
    settings = {kind: configuration.rooms[name] for name, kind in STAGE_ROOMS.items()}
    settings[PdfSettings] = settings[PdfSettings].here()
    return {Codebook: configuration.codebook, **settings}


def road(configuration: Configuration) -> Road:
    """Everything a run needs to know of the chain."""
    return Road(PER_PAPER, PER_CORPUS, values(configuration), Sheet, _publish, report.VERSION, _remarks, (_workbook,))


def reader(configuration: Configuration) -> Callable[[Source], Document]:
    """The read stage with its settings filled in, for proving a table against its sources."""
    stage, given = PER_PAPER[0], values(configuration)
    settings = {name: given[kind] for name, kind in stage.needs.items() if kind in given}

    def read_again(source: Source) -> Document:
        document: Document = stage.function(source=source, **settings)
        return document

    return read_again


def layers(given: Mapping[type, Any], configuration: Configuration, until: type | None = None) -> dict[type, Any]:
    """The layers of one paper, in memory, from those that are given (its Source) as far as the layer ``until``.

    For tests, scoring and trying things out. Raises :class:`~pipeline.errors.Skipped` where the
    paper cannot be carried through.
    """
    made: dict[type, Any] = {Location: Location("", ""), **values(configuration), **given}
    for stage in PER_PAPER:
        if stage.makes not in made:
            made[stage.makes] = stage.function(**{name: made[kind] for name, kind in stage.needs.items()})
        if stage.makes is until:
            break
    return made


def _remarks(made: Mapping[type, Any], inputs: Inputs) -> tuple[tuple[str, Problem], ...]:
    return works.remarks(made[Works], _names(inputs))


def _names(inputs: Inputs) -> dict[str, str]:
    return {item.paper_id: item.name for item in inputs.papers}


def _publish(publication: Publication, folder: Path) -> None:
    report.publish(_book(publication), folder, workbook=not publication.beside)
    papers = {item.name: item.sha256 for item in publication.inputs.papers}
    before = publication.before
    old = changes.read_side(before.folder, before.papers) if before else None
    new = changes.read_side(folder, papers) if old else None
    changes.write(changes.compare(old, new, before.causes if before else ()), folder)


def _workbook(publication: Publication, folder: Path) -> None:
    """The workbook takes as long as all other files together."""
    report.publish_workbook(_book(publication), folder)


def _book(publication: Publication) -> Book:
    def entries() -> Iterator[Entry]:
        for entry in publication.entries():
            yield Entry(Location(entry.input.name, entry.input.sha256), entry.rows, entry.skipped)

    copies = works.copies(publication.made[Works], _names(publication.inputs))
    return Book(entries, publication.made[Themes], publication.values[Codebook], publication.problems, copies)
