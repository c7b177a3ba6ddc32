"""The stage ``structure``: what a paper says about itself, and how its text is divided.

Works on blocks and their text, never on a format's markup. The words by which parts are known are in
``words.toml``; the code holds the grammar.
"""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.document import Citation, Document, Outline, Problem, Zone
from pipeline.structure import citations, events, front, references, sections, zones
from pipeline.structure.references import Entry
from pipeline.structure.sections import Division
from pipeline.structure.view import Part, fold, label, language, view
from pipeline.structure.words import Label

__all__ = ["structure"]

#: Reasons of zones that may state the paper's year, journal and DOI.
_TELLING = frozenset(("classification", "journal line", "author note", "running head", "web page"))
#: Reasons of zones in which citation marks are still looked for.
_CITED_IN = frozenset(("footnote",))


def structure(document: Document) -> Outline:
    """The outline of a paper. Pure; no setting changes it.

    Sections are sorted and cover the text; citations are sorted by place; ``excluded`` says why each
    stretch is not mined.
    """
    seen = view(document)
    division = sections.divide(seen)
    cut = events.cut(division)
    entries = references.read(seen, [seen.parts[i] for i in division.references])
    excluded = zones.find(division, cut)
    marks = citations.find(seen, _prose(division, excluded), entries, _front_end(division))
    title, authors = _title(division), _authors(division)
    shown = front.facts(document, _texts(division, ahead=True), _texts(division, ahead=False), (title, *authors))
    return Outline(
        lang=division.lang,
        title=title,
        authors=authors,
        year=shown.year,
        venue=shown.venue,
        doi=shown.doi,
        keywords=_keywords(division),
        sections=tuple(cut),
        citations=tuple(marks),
        references=tuple(entry.reference for entry in entries),
        excluded=tuple(excluded),
        problems=_problems(marks, entries),
    )


def _prose(division: Division, excluded: list[Zone]) -> list[tuple[int, int]]:
    """Where citation marks are looked for: text, headings and footnotes; broken sentences are taken together."""
    bridged = {zone.end for zone in excluded if zone.reason == "broken sentence" and zone.end - zone.start <= 4}
    spans: list[tuple[int, int]] = []
    for part, tag in zip(division.view.parts, division.tags, strict=True):
        if (tag and tag not in _CITED_IN) or part.kind in ("title", "author"):
            continue
        if part.start in bridged and spans:
            spans[-1] = (spans[-1][0], part.end)
        else:
            spans.append((part.start, part.end))
    return spans


def _front_end(division: Division) -> int:
    parts = division.view.parts
    return parts[division.body].start if division.body < len(parts) else 0


def _texts(division: Division, ahead: bool) -> list[str]:
    """Folded lines that may state year, venue and DOI: the front page's, or those of notes elsewhere."""
    out: list[str] = []
    for index, (part, tag) in enumerate(zip(division.view.parts, division.tags, strict=True)):
        front_page = index < division.body and tag != "title"
        note = tag in _TELLING or part.kind == "front" or (tag == "footnote" and index < 60)
        if (ahead and front_page) or (not ahead and note and index >= division.body):
            out += part.lines
    return out


def _title(division: Division) -> str:
    pieces = [front.clean_title(front.unmarked(division.view, division.view.parts[i])) for i in division.title]
    if not pieces:
        return next((front.clean_title(value) for key, value in division.view.document.given if key == "title"), "")
    joined = pieces[0]
    for piece in pieces[1:]:
        glue = "" if fold(piece).startswith("--") else " "
        joined += glue + piece
    return joined


def _authors(division: Division) -> tuple[str, ...]:
    parts = [division.view.parts[i] for i in division.authors]
    found = front.authors(division.view, _without_places(parts), division.lang)
    if found:
        return found
    given = [value for key, value in division.view.document.given if key in ("author", "citation_author", "authors")]
    return tuple(dict.fromkeys(name.strip() for value in given for name in value.split(";") if name.strip()))


def _without_places(parts: list[Part]) -> list[Part]:
    """The author lines up to the abstract, affiliations left to the names' own test."""
    return [part for part in parts if part.kind != "footnote"]


def _keywords(division: Division) -> tuple[str, ...]:
    """Key words of the paper's language first."""
    text = division.view.document.text
    parts = division.view.parts
    found = []
    spans = division.keywords or [(part.start + shown.end, part.end) for part, shown in _noted_keywords(division)]
    for start, end in spans:
        value = text[start:end]
        if not value.strip():
            value = next((text[part.start : part.end] for part in parts if part.start >= end), "")
            value = value if len(value) < 400 else ""
        found.append(value)
    found.sort(key=lambda value: language(value) != division.lang)
    return front.keywords(found)


def _noted_keywords(division: Division) -> Iterator[tuple[Part, Label]]:
    """Footnotes of the front that give the key words, with their labels."""
    for part, tag in zip(division.view.parts[:60], division.tags, strict=False):
        if tag in ("footnote", "author note") and (shown := label(part.flat, "keywords")):
            yield part, shown


def _problems(marks: list[Citation], entries: list[Entry]) -> tuple[Problem, ...]:
    """A note where many marks point to no entry, so that nobody trusts their links blindly."""
    loose = sum(not mark.references for mark in marks)
    if len(marks) < 8 or loose * 4 < len(marks):
        return ()
    seen = "no reference list was found" if not entries else f"{len(entries)} entries were read"
    return (
        Problem(
            "structure",
            "structure.citations-unlinked",
            "note",
            f"{loose} of {len(marks)} citation marks point to no entry of the reference list ({seen}).",
            "Check the reference list in the paper's text; the marks themselves are kept as printed.",
        ),
    )
