"""Rows in the shapes that users see: the JSON object of a claim, the flat record, the paper, the problem.

Column names and their order are a promise (README, "What a row means").
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Any

import msgspec

from pipeline.document import ROLES, Codebook, Location, Problem
from pipeline.table import Book, Line, MentionRow, Paper, Passage, Row

#: The flat columns of a claim, in order.
COLUMNS = (
    "type", "cause", "cause_concept", "effect", "effect_concept", "third_role", "third", "third_concept",
    "polarity", "status", "hedged", "hypothesis", "supported", "statistics", "cue", "rule", "confidence",
    "cited_works", "section", "quote", "page", "start", "end", "paper_id", "title", "authors", "year",
    "venue", "doi", "lang", "source_file", "link", "theme", "claim_id", "finding_id", "doc", "negated",
    "order", "translated", "text_health", "source_start", "source_end", "source_link",
)  # fmt: skip

#: The columns of papers.csv, in order.
PAPER_COLUMNS = (
    "paper_id", "doc", "source_file", "sha256", "lang", "title", "authors", "year", "venue", "doi", "pages",
    "characters", "claims", "mentions", "health", "format", "encoding", "sentences", "references", "citations",
    "text_sha256", "same_as",
)  # fmt: skip

#: The columns of problems.csv, in order.
PROBLEM_COLUMNS = ("source_file", "stage", "code", "severity", "page", "reason", "what_to_do")

#: The columns of mentions.parquet, in order.
MENTION_COLUMNS = (
    "doc", "paper_id", "start", "end", "source_start", "source_end", "text", "concept", "lang", "via", "section",
    "page", "source_file",
)  # fmt: skip

#: The columns of sentences in evidence.sqlite, but for the last: their words.
SENTENCE_COLUMNS = ("paper_id", "start", "end", "lang", "role", "section", "page")

#: Holes in finished JSON, for what other papers decide: which paper a paper is (by number or id), the themes of a row.
#: JSON escapes every control character, so that none can stand there for itself.
NUMBER, THEMES = b"\x00", b"\x01"

Record = dict[str, Any]
ThemesOf = Mapping[tuple[str, int], tuple[str, ...]]


def themes_of(book: Book) -> ThemesOf:
    """The ids of the themes of every claim, by paper id and place in the paper."""
    found: dict[tuple[str, int], tuple[str, ...]] = {}
    for theme in book.themes.items:
        for claim in theme.claims:
            found[claim] = (*found.get(claim, ()), theme.id)
    return found


def link(paper_id: str, claim_id: str) -> str:
    """Where the report shows a row, seen from the out folder."""
    return f"report/index.html#{paper_id}/{claim_id}"


def source_link(place: Location, row: Row) -> str:
    """The source file and, where it has pages, the page."""
    page = row.evidence.page
    return f"{place.source_file}#page={page}" if page else place.source_file


def claim_object(place: Location, paper: Paper, row: Row) -> Record:
    """A claim as evidence.jsonl has it, with a hole for its themes."""
    return {
        "claim_id": row.claim_id,
        "finding_id": row.finding_id,
        "paper_id": paper.paper_id,
        "doc": place.doc,
        "source_file": place.source_file,
        "lang": row.lang,
        "type": row.type,
        "roles": {c.name: {**_place(c.passage), "concept": c.concept, "elided": c.elided} for c in row.roles},
        "polarity": row.polarity,
        "status": row.status,
        "hedged": row.hedged,
        "negated": row.negated,
        "hypothesis": row.hypothesis,
        "supported": row.supported,
        "verdict": _place(row.verdict) if row.verdict else None,
        "statistics": [
            {"name": s.name, "value": s.value, "relation": s.relation, "text": s.text} for s in row.statistics
        ],
        "cues": [{"text": c.text, "start": c.start, "end": c.end} for c in row.cues],
        "rule": row.rule,
        "confidence": row.confidence,
        "citations": [{"text": c.text, "reference": c.reference, "work": c.work} for c in row.citations],
        "section": row.section,
        "order": row.order,
        "translated": row.translated,
        "text_health": row.text_health,
        "evidence": {**_place(row.evidence), "page": row.evidence.page},
        "themes": msgspec.Raw(THEMES),
        "link": link(paper.paper_id, row.claim_id),
        "source_link": source_link(place, row),
    }


def _place(passage: Passage) -> Record:
    return {
        "text": passage.text,
        "start": passage.start,
        "end": passage.end,
        "source_start": passage.source_start,
        "source_end": passage.source_end,
        "boxes": [list(box) for box in passage.boxes],
    }


def claim_line(place: Location, paper: Paper, row: Row) -> Line:
    """A claim as one line of COLUMNS, its theme left open.

    ``cause`` and ``effect`` hold the first and last role of a ``part`` (whole, part) or ``define``
    (term, definition) row, too, so that every row can be read in the same two columns.
    """
    names = ROLES[row.type]
    first, last = row.role(names[0]), row.role(names[-1])
    third = row.role(names[1]) if len(names) == 3 else None
    record: Record = {
        "type": row.type,
        "cause": first.passage.text if first else "",
        "cause_concept": first.concept if first else None,
        "effect": last.passage.text if last else "",
        "effect_concept": last.concept if last else None,
        "third_role": third.name if third else None,
        "third": third.passage.text if third else None,
        "third_concept": third.concept if third else None,
        "polarity": row.polarity,
        "status": row.status,
        "hedged": row.hedged,
        "hypothesis": row.hypothesis,
        "supported": row.supported,
        "statistics": "; ".join(statistic_texts((s.name, s.text) for s in row.statistics)),
        "cue": " … ".join(c.text for c in row.cues),
        "rule": row.rule,
        "confidence": row.confidence,
        "cited_works": "; ".join(dict.fromkeys(c.work or c.text for c in row.citations)),
        "section": row.section,
        "quote": row.evidence.text,
        "page": row.evidence.page,
        "start": row.evidence.start,
        "end": row.evidence.end,
        "paper_id": paper.paper_id,
        "title": paper.title,
        "authors": "; ".join(paper.authors),
        "year": paper.year,
        "venue": paper.venue,
        "doi": paper.doi,
        "lang": row.lang,
        "source_file": place.source_file,
        "link": link(paper.paper_id, row.claim_id),
        "theme": "",
        "claim_id": row.claim_id,
        "finding_id": row.finding_id,
        "doc": place.doc,
        "negated": row.negated,
        "order": row.order,
        "translated": row.translated,
        "text_health": row.text_health,
        "source_start": row.evidence.source_start,
        "source_end": row.evidence.source_end,
        "source_link": source_link(place, row),
    }
    return in_order(record, COLUMNS)


def in_order(record: Record, columns: tuple[str, ...]) -> Line:
    """A record as a line; what it lacks is None."""
    return tuple(map(record.get, columns))


def record_of(line: Line, columns: tuple[str, ...] = COLUMNS) -> Record:
    """A line as a record: the other way from :func:`in_order`."""
    return dict(zip(columns, line, strict=True))


def statistic_texts(statistics: Iterable[tuple[str, str]]) -> list[str]:
    """The texts of statistics, ``(name, text)`` each; the two ends of an interval share one text, shown once.

    A text without a letter, a table's cell or stars, is shown behind its name ("β: 0.32").
    """
    told: list[tuple[str, str]] = []
    for name, text in statistics:
        if not told or told[-1][1] != text or told[-1][0] == name:
            told.append((name, text))
    return [text if any(map(str.isalpha, text)) else f"{name}: {text}" for name, text in told]


def paper_record(place: Location, paper: Paper) -> Record:
    """A paper as one record with the keys of PAPER_COLUMNS; which other file holds it, too, is left open."""
    return {
        "paper_id": paper.paper_id,
        "doc": place.doc,
        "source_file": place.source_file,
        "sha256": place.sha256,
        "lang": paper.lang,
        "title": paper.title,
        "authors": "; ".join(paper.authors),
        "year": paper.year,
        "venue": paper.venue,
        "doi": paper.doi,
        "pages": paper.pages,
        "characters": paper.characters,
        "claims": paper.claims,
        "mentions": paper.mentions,
        "health": paper.health,
        "format": paper.format,
        "encoding": paper.encoding,
        "sentences": paper.sentences,
        "references": paper.references,
        "citations": paper.citations,
        "text_sha256": paper.text_sha256,
        "same_as": "",
    }


def mention_line(place: Location, paper: Paper, mention: MentionRow) -> Line:
    """A construct mention as one line of MENTION_COLUMNS."""
    passage = mention.passage
    record: Record = {
        "doc": place.doc,
        "paper_id": paper.paper_id,
        "start": passage.start,
        "end": passage.end,
        "source_start": passage.source_start,
        "source_end": passage.source_end,
        "text": passage.text,
        "concept": mention.concept,
        "lang": mention.lang,
        "via": mention.via,
        "section": mention.section,
        "page": passage.page,
        "source_file": place.source_file,
    }
    return in_order(record, MENTION_COLUMNS)


def problem_line(source_file: str, problem: Problem) -> Line:
    """A problem as one line of PROBLEM_COLUMNS."""
    return (
        source_file, problem.stage, problem.code, problem.severity, problem.page, problem.reason, problem.what_to_do,
    )  # fmt: skip


def theme_record(book: Book, index: int) -> Record:
    """A theme with its three levels: passages (by claim), the theme, the wider dimension."""
    theme = book.themes.items[index]
    files = Counter(paper for paper, _ in theme.claims)
    papers: dict[str, int] = {}
    for paper, claims in files.items():  # of a paper in several files, the one with the most claims counts
        papers[book.work(paper)] = max(claims, papers.get(book.work(paper), 0))
    return {
        "id": theme.id,
        "label_zh": theme.label_zh,
        "label_en": theme.label_en,
        "concepts": list(theme.concepts),
        "dimension": dimension(theme.concepts, book.codebook),
        "claims": sum(papers.values()),
        "papers": sorted(papers),
    }


def different_quotes(passages: Iterable[Record], most: int = 5) -> list[Record]:
    """The first passages with different quotes: one sentence may carry several claims of a theme."""
    return list({passage["quote"]: passage for passage in reversed(list(passages))}.values())[::-1][:most]


def dimension(concepts: tuple[str, ...], codebook: Codebook) -> str | None:
    """The broader concept of a theme's first concept that has one, else that concept itself."""
    for concept_id in concepts:
        concept = codebook.get(concept_id)
        if concept:
            return concept.broader or concept.id
    return None
