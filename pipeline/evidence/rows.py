"""A paper's layers as rows of the evidence table, each with its full address in the source."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from functools import cache, partial
from typing import NamedTuple

from pipeline.document import (
    HEALTH,
    Claim,
    Claims,
    Document,
    Links,
    Mentions,
    Outline,
    Parses,
    Problem,
    Reference,
    Sentences,
)
from pipeline.table import (
    CitationCell,
    MentionRow,
    Paper,
    PaperRows,
    Passage,
    RoleCell,
    Row,
    SentenceRow,
    StatisticCell,
)


def rows(  # noqa: PLR0913  its parameters are the layers it joins
    document: Document,
    outline: Outline,
    sentences: Sentences,
    mentions: Mentions,
    parses: Parses,
    claims: Claims,
    links: Links,
) -> PaperRows:
    """All rows of one paper, in reading order.

    Every passage satisfies ``document.text[start:end] == text``; ids are functions of the paper's
    bytes and the row's own content, so no other paper, path or order changes them.
    """
    quote = cache(partial(passage, document))  # claims share their evidence and their roles
    given = _Given(document, outline, sentences, {r.id: r for r in outline.references}, quote)
    seen: Counter[str] = Counter()
    made = []
    for index, claim in enumerate(claims.items):
        cells = tuple(
            RoleCell(role.name, quote(role.start, role.end), concept, role.elided, _via(how))
            for role, concept, how in zip(claim.roles, links.items[index], links.how[index], strict=True)
        )
        made.append(_row(given, claim, cells, seen))
    return PaperRows(
        paper=_paper(document, outline, sentences, mentions, claims),
        text=document.text,
        rows=tuple(made),
        mentions=tuple(
            MentionRow(
                quote(m.start, m.end),
                m.concept,
                sentences.items[m.sentence].lang,
                m.via,
                outline.section(m.start).kind,
            )
            for m in mentions.items
        ),
        sentences=tuple(
            SentenceRow(s.start, s.end, s.lang, s.role, outline.section(s.start).kind, document.page(s.start))
            for s in sentences.items
        ),
        problems=_problems(document, outline, parses, claims),
    )


def passage(document: Document, start: int, end: int) -> Passage:
    """The quote of ``[start, end)`` with every address it has."""
    source = document.map.source_span(start, end)
    boxes = document.map.boxes(start, end)
    return Passage(
        text=document.text[start:end],
        start=start,
        end=end,
        source_start=source[0] if source else None,
        source_end=source[1] if source else None,
        page=boxes[0].page if boxes else document.page(start),
        boxes=boxes,
    )


def _via(how: str) -> str:
    """Where a concept is known from, by how it was found."""
    return how and ("discovered" if how == "discovered" else "codebook")


class _Given(NamedTuple):
    """What all rows of a paper are made from; ``references`` by id, ``quote`` remembers the passages it made."""

    document: Document
    outline: Outline
    sentences: Sentences
    references: Mapping[str, Reference]
    quote: Callable[[int, int], Passage]


def _row(given: _Given, claim: Claim, cells: tuple[RoleCell, ...], seen: Counter[str]) -> Row:
    document, outline, quote = given.document, given.outline, given.quote
    evidence = quote(claim.evidence.start, claim.evidence.end)
    section = outline.section(claim.evidence.start)
    content = [document.paper_id, claim.type, claim.polarity, claim.hypothesis or "", evidence.text]
    content += [f"{cell.name}={cell.passage.text}" for cell in cells]
    key = "\x1f".join(content)
    seen[key] += 1
    relation = [claim.type, *(f"{c.name}={c.concept or _plain(c.passage.text)}" for c in cells)]
    return Row(
        claim_id="c-" + _digest(f"{key}\x1f{seen[key]}"),
        finding_id="f-" + _digest("\x1f".join(relation)),
        lang=given.sentences.items[claim.sentence].lang,
        type=claim.type,
        roles=cells,
        polarity=claim.polarity,
        status=claim.status,
        hedged=claim.hedged,
        negated=claim.negated,
        evidence=evidence,
        cues=tuple(quote(cue.start, cue.end) for cue in claim.cues),
        rule=claim.rule,
        confidence=round(claim.confidence, 3),
        section=section.kind,
        citations=tuple(cell for i in claim.citations for cell in _citations(document, outline, i, given.references)),
        statistics=tuple(
            StatisticCell(s.name, s.value, document.text[s.start : s.end], s.relation) for s in claim.statistics
        ),
        hypothesis=claim.hypothesis,
        supported=claim.supported,
        verdict=quote(claim.verdict.start, claim.verdict.end) if claim.verdict else None,
        order=claim.order,
        translated=section.other_language,
        text_health=document.health(claim.evidence.start, claim.evidence.end),
    )


def _citations(
    document: Document, outline: Outline, index: int, references: Mapping[str, Reference]
) -> list[CitationCell]:
    mark = outline.citations[index]
    text = document.text[mark.start : mark.end]
    if not mark.references:
        return [CitationCell(text, None)]
    return [CitationCell(text, ref, _short(references[ref]) if ref in references else "") for ref in mark.references]


def _short(reference: Reference) -> str:
    """A reference in one line: "Vargo, Lusch (2016) Institutions and axioms"."""
    names = ", ".join(reference.authors[:3]) + (" et al." if len(reference.authors) > 3 else "")
    return " ".join(part for part in (names, f"({reference.year})" if reference.year else "", reference.title) if part)


def _paper(document: Document, outline: Outline, sentences: Sentences, mentions: Mentions, claims: Claims) -> Paper:
    return Paper(
        paper_id=document.paper_id,
        format=document.format,
        encoding=document.encoding,
        lang=outline.lang,
        title=outline.title,
        authors=outline.authors,
        year=outline.year,
        venue=outline.venue,
        doi=outline.doi,
        pages=len(document.pages) or None,
        characters=len(document.text),
        claims=len(claims.items),
        mentions=len(mentions.items),
        sentences=len(sentences.items),
        references=len(outline.references),
        citations=len(outline.citations),
        health=max((p.verdict for p in document.pages), key=HEALTH.index, default="good"),
        text_sha256=hashlib.sha256(document.text.encode("utf-8", "surrogatepass")).hexdigest(),
    )


def _problems(document: Document, outline: Outline, parses: Parses, claims: Claims) -> tuple[Problem, ...]:
    found = [*document.problems, *outline.problems, *parses.problems, *claims.problems]
    if not claims.items and not any(p.severity == "degraded" for p in found):
        found.append(
            Problem(
                "claims",
                "claims.none",
                "note",
                f"no claim was found in {len(document.text)} characters",
                "Open the paper in the report: is this the full text, and in Chinese or English?",
            )
        )
    return tuple(found)


def _plain(text: str) -> str:
    """A role without case, width and white space, so that spelling variants share a finding."""
    return "".join(unicodedata.normalize("NFKC", text).casefold().split())


def _digest(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:12]
