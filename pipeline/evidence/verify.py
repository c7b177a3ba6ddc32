"""Proof of a finished table: every row is held against its source, which is read again.

Checked for each row: the source file's digest; the canonical text, made anew by the reader, equal to
texts/<paper_id>.txt; every passage equal to the text at its offsets; in text formats the quote's
characters found, in order, in the decoded file itself at the source range; in PDFs page and boxes
equal to where the characters are drawn. The first difference ends the proof and says where.
"""

from __future__ import annotations

import hashlib
import html
import itertools
import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote_to_bytes

import msgspec

from pipeline.document import Document, Source
from pipeline.errors import Skipped, VerificationError
from pipeline.evidence.rows import passage
from pipeline.evidence.second import second_reading


@dataclass(frozen=True, slots=True)
class Proof:
    """What was proved: numbers of papers, rows and passages."""

    papers: int
    rows: int
    passages: int


def verify(
    out: Path, inputs: list[Mapping[str, str]], read: Callable[[Source], Document], tick: Callable[[], None]
) -> Proof:
    """Prove every row of ``out``; ``inputs`` are run.json's, ``read`` is the chain's reader.

    Raises :class:`~pipeline.errors.VerificationError` at the first row that does not hold.
    """
    by_file = {item["source_file"]: item for item in inputs}
    papers = rows = passages = 0
    document: Document | None = None
    source, open_file = "", ""
    for number, row in enumerate(_rows(out), start=1):
        where = f"evidence.jsonl line {number} ({row['claim_id']})"
        if row["source_file"] != open_file or document is None:
            open_file = row["source_file"]
            if open_file not in by_file:
                raise VerificationError(where, open_file, "a paper of this run", "not in run.json")
            document, source = _reread(by_file[open_file], row["paper_id"], out, where, read)
            papers += 1
            tick()
        for place, told in _passages(row):
            _prove(document, told, where, place)
            _prove_source(source, told, where, place)
            passages += 1
        rows += 1
    return Proof(papers, rows, passages)


def _rows(out: Path) -> Iterator[dict[str, Any]]:
    with (out / "evidence.jsonl").open("rb") as file:
        for line in file:
            yield msgspec.json.decode(line)


def _passages(row: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    yield "evidence", row["evidence"]
    yield from row["roles"].items()
    for cue in row["cues"]:
        yield "cue", cue
    if row.get("verdict"):
        yield "verdict", row["verdict"]


def _path(item: Mapping[str, str]) -> Path:
    """Where an input file is; run.json tells a path that is no UTF-8 as a URI."""
    told = item["path"]
    return Path(os.fsdecode(unquote_to_bytes(told[7:])) if told.startswith("file://") else told)


def _reread(
    item: Mapping[str, str], paper_id: str, out: Path, where: str, read: Callable[[Source], Document]
) -> tuple[Document, str]:
    """The paper read again, and the decoded file where it is a text format."""
    path = _path(item)
    try:
        data = path.read_bytes()
    except OSError as error:
        raise VerificationError(where, item["source_file"], "a file that can be read", str(error.strerror)) from None
    found = hashlib.sha256(data).hexdigest()
    if found != item["sha256"]:
        raise VerificationError(where, f"{item['source_file']} digest", item["sha256"], found)
    try:
        document = read(Source(found, path.suffix.lower(), data))
    except Skipped as skip:
        raise VerificationError(where, item["source_file"], "a paper that can be read", str(skip)) from None
    if document.paper_id != paper_id:
        raise VerificationError(where, f"{item['source_file']} paper id", paper_id, document.paper_id)
    kept = (out / "texts" / f"{paper_id}.txt").read_bytes().decode("utf-8")
    if kept != document.text:
        at = next(
            (n for n, (a, b) in enumerate(zip(kept, document.text, strict=False)) if a != b),
            min(len(kept), len(document.text)),
        )
        raise VerificationError(
            where, f"texts/{paper_id}.txt character {at}", kept[at : at + 20], document.text[at : at + 20]
        )
    return document, data.decode(document.encoding, "replace") if document.encoding else ""


def _prove_source(source: str, told: Mapping[str, Any], where: str, place: str) -> None:
    """Find a passage's characters in the decoded file, markup between them or not."""
    start, end = told.get("source_start"), told.get("source_end")
    if not source or start is None or end is None:
        return
    stretch = source[start:end]
    there = iter(html.unescape(stretch) if "&" in stretch else stretch)
    if not all(character in there for character in told["text"] if not character.isspace()):
        raise VerificationError(where, f"{place} in the source file at {start}..{end}", told["text"], stretch)


def _prove(document: Document, told: Mapping[str, Any], where: str, place: str) -> None:
    """Hold one passage against the document; raises ``VerificationError``."""
    start, end = told["start"], told["end"]
    if not 0 <= start < end <= len(document.text):
        raise VerificationError(
            where, f"{place} offsets", f"{start}..{end}", f"a text of {len(document.text)} characters"
        )
    here = passage(document, start, end)
    expected = {
        "text": here.text,
        "source_start": here.source_start,
        "source_end": here.source_end,
        "page": here.page,
        "boxes": [list(box) for box in here.boxes],
    }
    for key, value in expected.items():
        if key in told and told[key] != value:
            raise VerificationError(where, f"{place} {key} at {start}..{end}", str(told[key]), str(value))


def second_witness(out: Path, inputs: list[Mapping[str, str]], tick: Callable[[], None]) -> Iterator[str]:
    """Lines that say, for each PDF, how many quotes pdfplumber reads alike, and which it does not."""
    by_file = {item["source_file"]: item for item in inputs}
    for source_file, rows in itertools.groupby(_rows(out), key=lambda row: row["source_file"]):
        quotes = {row["evidence"]["start"]: row["evidence"] for row in rows if row["evidence"]["boxes"]}
        tick()
        if not quotes:
            continue
        data = _path(by_file[source_file]).read_bytes()
        witness = second_reading(data, [(quote["text"], quote["boxes"]) for quote in quotes.values()])
        if witness is None:
            yield f"{source_file}: pdfplumber cannot open it"
            continue
        alike = witness.asked - len(witness.different)
        yield f"{source_file}: pdfplumber reads {alike} of {witness.asked} quotes alike"
        yield from (f"  differs: {text[:80]!r} is read {reading[:80]!r}" for text, reading in witness.different)
