"""What the pipeline finds in labelled papers, as rows with offsets into the papers' files."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.document import Candidates, Claim, Claims, Document, Mentions, Sentences, Source
from pipeline.errors import Skipped
from pipeline.evaluate.gold import Row

#: Makes the layers of a paper, by type, as far as its claims.
Reader = Callable[[Source], Mapping[type, Any]]


@dataclass(frozen=True, slots=True)
class Found:
    """What was found in one document: claims, mentions and sentences, offsets into the source file.

    ``sentences`` are (start, end, whether it was a candidate); ``skipped`` says why a paper has no rows.
    """

    claims: tuple[Row, ...] = ()
    mentions: tuple[Row, ...] = ()
    sentences: tuple[tuple[int, int, bool], ...] = ()
    skipped: str = ""


def source_of(data: bytes, suffix: str) -> Source:
    """A source for bytes that are not in a corpus."""
    return Source(hashlib.sha256(data).hexdigest(), suffix, data)


def find(path: Path, reader: Reader) -> Found:
    """What the pipeline finds in a file; a paper that is skipped has no rows and a reason."""
    try:
        made = reader(source_of(path.read_bytes(), path.suffix))
    except Skipped as skipped:
        return Found(skipped=str(skipped))
    return rows(path.name, made)


def rows(doc: str, made: Mapping[type, Any]) -> Found:
    """The layers of a paper as rows; what stands for no source character is left out."""
    document: Document = made[Document]
    sentences: Sentences = made[Sentences]
    candidates = set(made[Candidates].sentences)
    claims: Claims = made[Claims]
    mentions: Mentions = made[Mentions]
    found_claims = [_claim(doc, document, sentences, claim) for claim in claims.items]
    found_mentions = []
    for mention in mentions.items:
        span = document.map.source_span(mention.start, mention.end)
        if span:
            row = {"doc": doc, "start": span[0], "end": span[1], "concept": mention.concept, "via": mention.via}
            found_mentions.append(row)
    stretches = []
    for index, sentence in enumerate(sentences.items):
        span = document.map.source_span(sentence.start, sentence.end)
        if span:
            stretches.append((span[0], span[1], index in candidates))
    return Found(tuple(r for r in found_claims if r), tuple(found_mentions), tuple(stretches))


def _claim(doc: str, document: Document, sentences: Sentences, claim: Claim) -> Row | None:
    evidence = _span(document, claim.evidence.start, claim.evidence.end)
    roles = {role.name: _span(document, role.start, role.end) for role in claim.roles}
    if evidence is None or any(span is None for span in roles.values()):
        return None
    return {
        "doc": doc,
        "lang": sentences.items[claim.sentence].lang,
        "type": claim.type,
        "polarity": claim.polarity,
        "status": claim.status,
        "hedged": claim.hedged,
        "hypothesis": claim.hypothesis,
        "supported": claim.supported,
        "rule": claim.rule,
        "confidence": claim.confidence,
        "evidence": evidence,
        "roles": roles,
    }


def _span(document: Document, start: int, end: int) -> Row | None:
    span = document.map.source_span(start, end)
    return {"start": span[0], "end": span[1], "text": document.text[start:end]} if span else None
