"""The table: what a row of evidence is, ready to be written in any format.

The evidence room makes these from a paper's layers; the report room writes them; verification reads
them back. Offsets ``start``/``end`` are code points of the paper's canonical text, ``source_start``/
``source_end`` of the decoded source file (None where the format has no such text), boxes are PDF points from the page's
top left, one a line. Facts that depend on where a paper lies (file name, links) or on other papers
(themes) are not here: they join when the files are written, so that a renamed paper keeps its rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from pipeline.document import Box, Codebook, Location, Problem, Themes


@dataclass(frozen=True, slots=True)
class Passage:
    """A quote with its address in the canonical text, in the source and on the page."""

    text: str
    start: int
    end: int
    source_start: int | None = None
    source_end: int | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()


@dataclass(frozen=True, slots=True)
class RoleCell:
    """A role of a claim: its name ("cause", "effect", "mediator" …), passage and concept id.

    ``via``: where the concept is known from, "codebook" or "discovered", as in MentionRow; "" without a concept.
    """

    name: str
    passage: Passage
    concept: str | None = None
    elided: bool = False
    via: str = ""


@dataclass(frozen=True, slots=True)
class StatisticCell:
    """A reported statistic as a number and in the paper's own characters."""

    name: str
    value: float
    text: str
    relation: str = "="


@dataclass(frozen=True, slots=True)
class CitationCell:
    """A citation mark inside the claim, the entry it points to, and that entry in short."""

    text: str
    reference: str | None
    work: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """One claim in one passage of one paper: a row of the evidence table.

    ``claim_id`` names the row, ``finding_id`` the relation itself: it is shared by all rows, in both
    languages, that relate the same concepts. ``translated`` marks rows from the paper's abstract in
    its other language, which are no second source.
    """

    claim_id: str
    finding_id: str
    lang: str
    type: str
    roles: tuple[RoleCell, ...]
    polarity: str
    status: str
    hedged: bool
    negated: bool
    evidence: Passage
    cues: tuple[Passage, ...]
    rule: str
    confidence: float
    section: str
    citations: tuple[CitationCell, ...] = ()
    statistics: tuple[StatisticCell, ...] = ()
    hypothesis: str | None = None
    supported: str | None = None
    verdict: Passage | None = None
    order: int | None = None
    translated: bool = False
    text_health: str = "good"

    def role(self, name: str) -> RoleCell | None:
        """The role of a name, or None."""
        return next((r for r in self.roles if r.name == name), None)


@dataclass(frozen=True, slots=True)
class MentionRow:
    """A place where a construct is named."""

    passage: Passage
    concept: str
    lang: str
    via: str
    section: str


@dataclass(frozen=True, slots=True)
class SentenceRow:
    """A sentence, for the searchable database."""

    start: int
    end: int
    lang: str
    role: str
    section: str
    page: int | None


@dataclass(frozen=True, slots=True)
class Paper:
    """What is known of a paper as a whole."""

    paper_id: str
    format: str
    encoding: str | None
    lang: str
    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    doi: str
    pages: int | None
    characters: int
    claims: int
    mentions: int
    sentences: int
    references: int
    citations: int
    health: str
    text_sha256: str


@dataclass(frozen=True, slots=True)
class PaperRows:
    """All that one paper adds to the tables; ``text`` is its canonical text."""

    paper: Paper
    text: str
    rows: tuple[Row, ...]
    mentions: tuple[MentionRow, ...]
    sentences: tuple[SentenceRow, ...]
    problems: tuple[Problem, ...] = ()


#: A value of a flat table, and a line of them in the order of the table's columns.
Value = str | int | float | bool | None
Line = tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One paper as all published files need it, made from its rows and its place alone.

    Lines are in the order of the columns that :mod:`pipeline.report.flat` names; ``sentences`` go without their words,
    which ``text`` has. What takes long to make is here as finished bytes: ``objects`` (JSON of claims), ``annotations``
    (JSON), ``source`` (XML of the QDA project), ``site_paper`` and ``site_rows`` (JSON of the report). What other
    papers decide is left open: a claim's themes, the paper's number in the report.
    """

    paper_id: str
    claims: int
    health: str
    problems: tuple[Problem, ...]
    text: str
    paper: Line
    rows: tuple[Line, ...]
    mentions: tuple[Line, ...]
    sentences: tuple[Line, ...]
    objects: tuple[bytes, ...]
    annotations: bytes
    source: bytes
    site_paper: bytes
    site_rows: tuple[bytes, ...]


@dataclass(frozen=True, slots=True)
class Entry:
    """One file of the corpus: what it adds, or why it adds nothing."""

    place: Location
    sheet: Sheet | None
    skipped: Problem | None = None


@dataclass(frozen=True, slots=True)
class Book:
    """Everything that a run publishes.

    ``entries`` gives all files sorted by name, read one at a time, so that a large corpus is never in memory at once.
    ``problems`` are those of files that never became a paper, and those that only show beside other papers:
    ``(source_file, problem)``. ``copies`` gives, for a paper that another file holds already, that file's paper id.
    """

    entries: Callable[[], Iterator[Entry]]
    themes: Themes
    codebook: Codebook
    problems: tuple[tuple[str, Problem], ...]
    copies: Mapping[str, str] = field(default_factory=dict)

    def work(self, paper_id: str) -> str:
        """The id under which a paper counts: its own, or that of the file that holds it first."""
        return self.copies.get(paper_id, paper_id)
