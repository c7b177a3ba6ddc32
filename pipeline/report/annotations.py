"""exports/annotations.jsonld: the claims as W3C Web Annotations, for Hypothesis-like tools and the semantic web.

One annotation a claim: its type, sign, status and concepts as tags, its roles in words as a description.
Targets are the passage in the canonical text (positions are code points of ``texts/<paper_id>.txt``) and,
for a paper with pages, the same passage on its page of the source file; each has the quote with the words
around it, so that it is found again in another copy.
"""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.document import Location
from pipeline.refi import guid
from pipeline.report.flat import Record
from pipeline.report.writers import Format, Paper
from pipeline.table import PaperRows, Passage, Row

_CONTEXT = "http://www.w3.org/ns/anno.jsonld"
#: How PDF page numbers are written in a fragment.
_PDF = "http://tools.ietf.org/rfc/rfc3778"
#: So many characters before and after the quote tell it from another with the same words.
_AROUND = 32


class AnnotationWriter(Format):
    """One annotation page; an item a line."""

    def __init__(self, folder: Path) -> None:
        path = folder / "exports" / "annotations.jsonld"
        path.parent.mkdir(exist_ok=True)
        self._file = path.open("wb")
        head = {"@context": _CONTEXT, "id": f"urn:uuid:{guid('annotations')}", "type": "AnnotationPage"}
        self._file.write(msgspec.json.encode(head)[:-1] + b',"items":[')
        self._between = b"\n"

    def add(self, paper: Paper) -> None:
        """Write a paper's claims."""
        if paper.sheet.annotations:
            self._file.write(self._between + paper.sheet.annotations)
            self._between = b",\n"

    def close(self) -> None:
        """Finish the file."""
        self._file.write(b"\n]}\n")
        self._file.close()


def annotate(place: Location, made: PaperRows) -> bytes:
    """A paper's claims as annotations, with commas between."""
    return b",\n".join(msgspec.json.encode(_annotation(place, made, row)) for row in made.rows)


def _annotation(place: Location, made: PaperRows, row: Row) -> Record:
    tags = [row.type, *([row.polarity] if row.polarity else []), row.status]
    tags += [role.concept for role in row.roles if role.concept]
    words = "; ".join(f"{role.name}: {role.passage.text}" for role in row.roles)
    return {
        "id": f"urn:uuid:{guid(row.claim_id)}",
        "type": "Annotation",
        "motivation": "classifying",
        "body": [
            *({"type": "TextualBody", "purpose": "tagging", "value": tag} for tag in dict.fromkeys(tags)),
            {"type": "TextualBody", "purpose": "describing", "value": words},
        ],
        "target": _targets(place, made, row.evidence),
    }


def _targets(place: Location, made: PaperRows, passage: Passage) -> list[Record]:
    text, start, end = made.text, passage.start, passage.end
    quote = {
        "type": "TextQuoteSelector",
        "exact": text[start:end],
        "prefix": text[max(0, start - _AROUND) : start],
        "suffix": text[end : end + _AROUND],
    }
    position = {"type": "TextPositionSelector", "start": start, "end": end}
    targets: list[Record] = [{"source": f"../texts/{made.paper.paper_id}.txt", "selector": [position, quote]}]
    if passage.page is not None:
        page = {"type": "FragmentSelector", "conformsTo": _PDF, "value": f"page={passage.page}", "refinedBy": quote}
        targets.append({"source": place.source_file, "selector": page})
    return targets
