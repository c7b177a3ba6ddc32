"""The model: one text per paper and the layers that lie on it.

``Document.text`` is built once, by a reader, together with its map back to the source file. Nobody
edits it afterwards. Every other class here is a *layer*: frozen, slotted, made of half-open spans
``[start, end)`` counted in Unicode code points of that text, so a quote cannot drift.

Layers, in the order in which ``pipeline.chain`` makes them::

    Source -> Document -> Outline -> Sentences -> Mentions -> Candidates -> Parses -> Claims -> Vectors
    all papers' (Claims, Vectors) -> Themes

All classes hold only strings, numbers, bytes and tuples, so that they can be stored, compared and
sent to another process. Nothing here imports another module of the project.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import compress
from operator import attrgetter
from typing import NamedTuple, TypeVar

import numpy as np

_START = attrgetter("start")

# --------------------------------------------------------------------------- spans


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open range ``[start, end)`` of code points in ``Document.text``."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The characters of the span; raises ``ValueError`` where it does not lie in ``text``."""
        if not 0 <= self.start <= self.end <= len(text):
            raise ValueError(f"span {self.start}..{self.end} does not lie in a text of {len(text)} characters")
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def covers(self, other: Span) -> bool:
        """Whether ``other`` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end


class Box(NamedTuple):
    """A rectangle in PDF points, measured from the page's top left; ``page`` counts from 1."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


# --------------------------------------------------------------------------- source and map


@dataclass(frozen=True, slots=True)
class Source:
    """The bytes of one input file. ``suffix`` (".pdf") is a hint only: readers sniff the content."""

    sha256: str
    suffix: str
    data: bytes

    @property
    def paper_id(self) -> str:
        """The paper's id: a function of its bytes alone, not of its name or place."""
        return "p-" + self.sha256[:12]


@dataclass(frozen=True, slots=True)
class Location:
    """Where a paper's file lies: its path below its corpus folder, with forward slashes, and its digest."""

    source_file: str
    sha256: str

    @property
    def doc(self) -> str:
        """The file's name without folders."""
        return self.source_file.rsplit("/", 1)[-1]


class Piece(NamedTuple):
    """Text ``[start, end)`` stands for the decoded source's ``[source_start, source_end)``.

    Where both are equally long they correspond character by character; where they are not (an
    entity, a folded line break), the whole stands for the whole. Text in no piece was inserted.
    """

    start: int
    end: int
    source_start: int
    source_end: int


class Line(NamedTuple):
    """One visual line of a PDF page and where each of its characters is drawn.

    ``edges`` holds two little-endian int32 per character, its left and right edge in 1/100 point; a
    character that the reader inserted (a space, a line break) has -1, -1. ``top`` and ``bottom``
    are points from the page's top.
    """

    start: int
    end: int
    page: int
    top: float
    bottom: float
    edges: bytes


@dataclass(frozen=True, slots=True)
class SourceMap:
    """From canonical offsets back to the source: ``pieces`` for text formats, ``lines`` for PDF.

    Both are sorted by ``start`` and do not overlap. A DOCX has neither: its text is proved by
    reading the file again.
    """

    pieces: tuple[Piece, ...] = ()
    lines: tuple[Line, ...] = ()

    def source_span(self, start: int, end: int) -> tuple[int, int] | None:
        """The smallest source range that holds all mapped characters of ``[start, end)``."""
        low: int | None = None
        high = 0
        for piece in _from(self.pieces, start):
            if piece.start >= end:
                break
            a, b = max(start, piece.start), min(end, piece.end)
            if a >= b:
                continue
            if piece.end - piece.start == piece.source_end - piece.source_start:
                shift = piece.source_start - piece.start
                a, b = a + shift, b + shift
            else:
                a, b = piece.source_start, piece.source_end
            low = a if low is None else min(low, a)
            high = max(high, b)
        return None if low is None else (low, high)

    def text_offset(self, source: int) -> int | None:
        """The canonical offset that stands for a source offset, or None where nothing does."""
        at = bisect_right(self.pieces, source, key=lambda p: p.source_start) - 1
        if at < 0 or source >= self.pieces[at].source_end:
            return None
        piece = self.pieces[at]
        if piece.end - piece.start == piece.source_end - piece.source_start:
            return piece.start + source - piece.source_start
        return piece.start

    def boxes(self, start: int, end: int) -> tuple[Box, ...]:
        """One box for each visual line that ``[start, end)`` touches."""
        out = []
        for line in _from(self.lines, start):
            if line.start >= end:
                break
            a, b = max(start, line.start) - line.start, min(end, line.end) - line.start
            edges = np.frombuffer(line.edges, dtype="<i4")[2 * a : 2 * b].tolist()  # numpy is slow on a few numbers
            lefts, rights = edges[::2], edges[1::2]
            if min(lefts, default=0) < 0:
                drawn = [left >= 0 for left in lefts]
                lefts, rights = list(compress(lefts, drawn)), list(compress(rights, drawn))
            if lefts:
                out.append(Box(line.page, min(lefts) / 100, line.top, max(rights) / 100, line.bottom))
        return tuple(out)

    def page(self, start: int) -> int | None:
        """The page on which the character at ``start`` is drawn (PDF only)."""
        for line in _from(self.lines, start):
            return line.page
        return self.lines[-1].page if self.lines else None


_Mapped = TypeVar("_Mapped", Piece, Line)


def _from(items: tuple[_Mapped, ...], start: int) -> Iterator[_Mapped]:
    """The items from the one that holds or follows ``start``."""
    for at in range(max(0, bisect_right(items, (start, math.inf)) - 1), len(items)):
        if items[at].end > start:
            yield items[at]


# --------------------------------------------------------------------------- document

#: What a block of text is. Only the kinds in PROSE are mined for claims.
BLOCK_KINDS = (
    "title", "author", "heading", "paragraph", "item", "footnote", "caption", "table", "formula",
    "reference", "front", "running",
)  # fmt: skip
PROSE = frozenset({"paragraph", "item"})


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch of text of one kind, as the reader saw it; ``level`` is a heading's depth from 1."""

    start: int
    end: int
    kind: str
    level: int | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a table: row and column count from 0; the span is empty for an empty cell."""

    row: int
    column: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table whose cells lie in the text; ``caption`` is a span or None."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: Span | None = None
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Mark:
    """A raised or lowered run of characters (``kind``: "superscript" or "subscript")."""

    start: int
    end: int
    kind: str


#: What the text of a page can be trusted to be, from best to worst.
HEALTH = ("good", "repaired", "ocr", "degraded", "unreadable")


@dataclass(frozen=True, slots=True)
class Page:
    """A page's size in points and the health of its text layer (PDF only)."""

    number: int
    width: float
    height: float
    characters: int
    verdict: str = "good"  # one of HEALTH
    measures: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that was not carried through, and what the user can do about it.

    ``severity``: "skipped" (the paper is not in the table), "degraded" (it is, in part or with
    doubt), "note". ``code`` is stable, e.g. "pdf.encrypted".
    """

    stage: str
    code: str
    severity: str
    reason: str
    what_to_do: str
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A paper as text. Line feeds separate lines; a blank line separates blocks.

    ``given`` holds bibliographic facts that the format itself states (HTML meta tags, DOCX
    properties, JATS front matter), e.g. ("title", "…"); structure prefers what the page shows.
    """

    paper_id: str
    format: str
    encoding: str | None
    text: str
    blocks: tuple[Block, ...]
    map: SourceMap
    marks: tuple[Mark, ...] = ()
    tables: tuple[Table, ...] = ()
    pages: tuple[Page, ...] = ()
    given: tuple[tuple[str, str], ...] = ()
    dropped: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()

    def page(self, start: int) -> int | None:
        """The page of the character at ``start``, from 1; None where the format has no pages.

        Where the map knows no lines, it is the page that the reader gave the block.
        """
        if self.map.lines:
            return self.map.page(start)
        at = bisect_right(self.blocks, start, key=_START) - 1
        return self.blocks[max(0, at)].page if self.blocks else None

    def health(self, start: int, end: int) -> str:
        """One of HEALTH: the worst of the pages on which ``[start, end)`` begins and ends.

        Text with characters that are lost (U+FFFD) is "degraded" in any format.
        """
        found = ["degraded" if "\ufffd" in self.text[start:end] else "good"]
        if self.pages:
            places = {self.page(start), self.page(max(start, end - 1))}
            found += [page.verdict for page in self.pages if page.number in places]
        return max(found, key=HEALTH.index)


# --------------------------------------------------------------------------- outline

#: Kinds of section. "abstract" may be in the paper's other language (Section.other_language).
SECTION_KINDS = (
    "front", "abstract", "keywords", "introduction", "theory", "hypotheses", "method", "findings",
    "discussion", "conclusion", "references", "back",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and the text under it. ``heading`` is None for text that has none."""

    start: int
    end: int
    kind: str
    title: str
    level: int = 1
    heading: Span | None = None
    other_language: bool = False


@dataclass(frozen=True, slots=True)
class Reference:
    """One entry of the reference list; ``id`` is "ref-" and its number or place, from 1."""

    id: str
    start: int
    end: int
    authors: tuple[str, ...] = ()
    year: str = ""
    title: str = ""
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    lang: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """One mark in the text that cites other work, with the entries it points to.

    ``authors`` and ``year`` are given for author-year marks. "[3-5]" is one mark with three
    references; "(A, 2001; B, 2002)" is two marks.
    """

    start: int
    end: int
    references: tuple[str, ...] = ()
    authors: str = ""
    year: str = ""


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch that is never mined, and why ("references", "author note", "running head" …)."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Outline:
    """What the paper says about itself, and how its text is divided.

    ``sections`` are sorted, do not overlap and cover the whole text.
    """

    lang: str
    title: str
    authors: tuple[str, ...]
    year: str
    venue: str
    doi: str
    keywords: tuple[str, ...]
    sections: tuple[Section, ...]
    citations: tuple[Citation, ...]
    references: tuple[Reference, ...]
    excluded: tuple[Zone, ...]
    problems: tuple[Problem, ...] = ()

    def section(self, at: int) -> Section:
        """The section that holds the character at ``at``."""
        return self.sections[max(0, bisect_right(self.sections, at, key=_START) - 1)]

    def is_excluded(self, start: int, end: int) -> bool:
        """Whether the span touches a stretch that is never mined."""
        return any(zone.start < end and start < zone.end for zone in self.excluded)


# --------------------------------------------------------------------------- sentences


class Token(NamedTuple):
    """A word; ``tag`` is the language's own part-of-speech tag, "" where none was computed."""

    start: int
    end: int
    tag: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of one language ("zh" or "en") with its clauses and tokens.

    ``role`` says what the sentence is for: "prose" (may carry claims), "heading", "keywords",
    "title", "caption". ``block`` indexes ``Document.blocks``.
    """

    start: int
    end: int
    lang: str
    role: str
    block: int
    clauses: tuple[Span, ...]
    tokens: tuple[Token, ...]


@dataclass(frozen=True, slots=True)
class Sentences:
    """All sentences of a paper in reading order; excluded zones have none.

    ``spellings`` says how English words that lost a letter are read: ``("efect", "effect")``, in lower case.
    """

    items: tuple[Sentence, ...]
    spellings: tuple[tuple[str, str], ...] = ()


# --------------------------------------------------------------------------- constructs


@dataclass(frozen=True, slots=True)
class Concept:
    """An entry of the codebook: one theoretical construct with its names in both languages.

    ``loose`` are those of its names that are too general to count as a mention wherever they stand.
    """

    id: str
    zh: tuple[str, ...]
    en: tuple[str, ...]
    definition: str
    broader: str = ""
    source: str = ""
    loose: tuple[str, ...] = ()

    def label(self, lang: str) -> str:
        """The preferred name in a language, else in the other, else the id."""
        first, second = (self.zh, self.en) if lang == "zh" else (self.en, self.zh)
        return first[0] if first else second[0] if second else self.id


@dataclass(frozen=True, slots=True)
class Codebook:
    """The concepts that a run looks for, in the order of the file."""

    concepts: tuple[Concept, ...]

    def __hash__(self) -> int:
        """Of the ids alone: tables made from a codebook are looked up by it for every paper."""
        return hash(tuple(concept.id for concept in self.concepts))

    def get(self, concept_id: str) -> Concept | None:
        """The concept of an id, or None."""
        return next((c for c in self.concepts if c.id == concept_id), None)


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a construct is named; ``sentence`` indexes ``Sentences.items``.

    ``via`` is "codebook" or "discovered" (then ``concept`` is the normalised phrase).
    """

    start: int
    end: int
    concept: str
    via: str
    sentence: int


@dataclass(frozen=True, slots=True)
class Mentions:
    """All construct mentions of a paper, sorted, not overlapping."""

    items: tuple[Mention, ...]


# --------------------------------------------------------------------------- candidates and parses


@dataclass(frozen=True, slots=True)
class Candidates:
    """Indexes of the sentences that can carry a claim, decided by the claim stage's own words."""

    sentences: tuple[int, ...]


class Word(NamedTuple):
    """A parsed English word; ``head`` indexes the sentence's words (the root points to itself)."""

    start: int
    end: int
    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


@dataclass(frozen=True, slots=True)
class Parse:
    """The dependency parse of one English sentence (``sentence`` indexes ``Sentences.items``)."""

    sentence: int
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Parses:
    """The parses of a paper's English candidates, sorted by sentence; ``model`` names who made them."""

    items: tuple[Parse, ...]
    model: str
    problems: tuple[Problem, ...] = ()


# --------------------------------------------------------------------------- claims

#: The roles of each type of claim, in the order in which they are shown.
ROLES = {
    "cause": ("cause", "effect"),
    "mediate": ("cause", "mediator", "effect"),
    "moderate": ("cause", "moderator", "effect"),
    "part": ("whole", "part"),
    "define": ("term", "definition"),
}
POLARITIES = ("+", "-", "?", "0", "n", "")
STATUSES = ("finding", "hypothesis", "cited", "background", "proposal")


@dataclass(frozen=True, slots=True)
class Role:
    """Who or what plays a role of a claim. ``elided``: taken from an earlier clause or sentence."""

    name: str
    start: int
    end: int
    concept: str | None = None
    elided: bool = False


@dataclass(frozen=True, slots=True)
class Statistic:
    """A reported number: "β=0.32" is name "β", value 0.32; ``relation`` is "=", "<" or ">"."""

    name: str
    value: float
    start: int
    end: int
    relation: str = "="


@dataclass(frozen=True, slots=True)
class Claim:
    """One relation between named things, with the passage that says so.

    The meaning of type, polarity, status and hedged is that of the annotation guide (README, "What a
    row means"). ``evidence`` is the whole sentence; ``cues`` the words that gave the claim away;
    ``citations`` indexes ``Outline.citations``; ``order`` is a part's place, from 1;
    ``verdict`` the span that settles a hypothesis; ``ground`` a key of ``pipeline.claims.explain.GROUNDS``:
    what the status rests on.
    """

    type: str
    roles: tuple[Role, ...]
    polarity: str
    status: str
    hedged: bool
    negated: bool
    evidence: Span
    sentence: int
    cues: tuple[Span, ...]
    rule: str
    confidence: float
    citations: tuple[int, ...] = ()
    statistics: tuple[Statistic, ...] = ()
    hypothesis: str | None = None
    supported: str | None = None
    verdict: Span | None = None
    order: int | None = None
    ground: str = "section"

    def role(self, name: str) -> Role | None:
        """The role of a name, or None."""
        return next((r for r in self.roles if r.name == name), None)


@dataclass(frozen=True, slots=True)
class Claims:
    """All claims of a paper in reading order."""

    items: tuple[Claim, ...]
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Links:
    """The concept of every role: one tuple per claim (same order), one id or None per role.

    ``how`` says for each role how it was found: "exact", "head", "vector", "discovered" (then the
    concept is a discovered phrase, as in Mention) or "". ``names`` gives the English name (or else the
    Chinese) of those concepts that the codebook has.
    """

    items: tuple[tuple[str | None, ...], ...]
    how: tuple[tuple[str, ...], ...] = ()
    names: tuple[tuple[str, str], ...] = ()


class Signature(NamedTuple):
    """What a claim is about, in short: its roles' words in one line, its concepts, its language."""

    label: str
    concepts: tuple[str, ...]
    lang: str


@dataclass(frozen=True, slots=True)
class Vectors:
    """A signature and a unit vector per claim (same order).

    ``data`` is float16, little-endian, ``width`` numbers a claim.
    """

    signatures: tuple[Signature, ...]
    data: bytes
    width: int


# --------------------------------------------------------------------------- themes


@dataclass(frozen=True, slots=True)
class Works:
    """Papers that stand in several files: groups of paper ids, and what the files of each share ("DOI", "title")."""

    groups: tuple[tuple[str, ...], ...]
    shared: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Theme:
    """A cluster of claims across papers and languages.

    ``claims`` and ``nearest`` hold ``(paper_id, index into Claims.items)``; ``nearest`` are the
    passages closest to the centre, best first. ``concepts`` are the leading concept ids.
    """

    id: str
    label_zh: str
    label_en: str
    concepts: tuple[str, ...]
    claims: tuple[tuple[str, int], ...]
    nearest: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True)
class Themes:
    """All themes, largest first; ``note`` says why there are few or none, "" otherwise."""

    items: tuple[Theme, ...]
    note: str = ""
