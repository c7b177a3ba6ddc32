"""report/: a site that opens from disk with no network.

The page itself is fixed (site_files/); what differs from run to run is data, in JavaScript files
that call ``coclaim.add(…)``, because a page opened from disk may not read other files. Data is JSON
and reaches the page as text nodes only, so no title or quote can become markup.
"""

from __future__ import annotations

import shutil
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from pipeline.report.causal_map import Edge, layout
from pipeline.report.flat import (
    MENTION_COLUMNS,
    NUMBER,
    PROBLEM_COLUMNS,
    THEMES,
    Record,
    different_quotes,
    record_of,
    theme_record,
)
from pipeline.report.writers import Once, Paper
from pipeline.table import Book, Line

_CONCEPT = MENTION_COLUMNS.index("concept")
_FILES = Path(__file__).parent / "site_files"
#: Rows a data file holds, and rows the table holds at most: a browser stays quick with so many.
_PART = 2_000
_MOST = 60_000


@dataclass(slots=True)
class _Use:
    """How often a concept is named and what it does in claims."""

    mentions: int = 0
    papers: int = 0
    causes: int = 0
    effects: int = 0


@dataclass(slots=True)
class _Link:
    """How often one concept is said to act on another, by sign and by paper."""

    signs: Counter[str] = field(default_factory=Counter)
    papers: set[str] = field(default_factory=set)


class SiteWriter:
    """The report's files; memory grows with concepts and papers, not with rows."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._book = book
        self._data = folder / "report" / "data"
        self._data.mkdir(parents=True)
        assets = folder / "report" / "assets"
        assets.mkdir()
        for path in sorted(_FILES.iterdir()):
            if path.name == "index.html":
                shutil.copyfile(path, folder / "report" / path.name)
            elif path.suffix in {".js", ".css"}:
                shutil.copyfile(path, assets / path.name)
        self._papers: list[msgspec.Raw] = []
        self._problems: list[Record] = []
        self._uses: defaultdict[str, _Use] = defaultdict(_Use)
        self._links: defaultdict[tuple[str, str], _Link] = defaultdict(_Link)
        self._findings: set[str] = set()
        self._once = Once(book)
        self._wanted = {place for theme in book.themes.items for place in theme.nearest}
        self._nearest: dict[tuple[str, int], Record] = {}
        self._part: list[bytes] = []
        self._parts = self._claims = self._written = 0

    def add(self, paper: Paper) -> None:
        """Take a paper: its rows go to the table's files and, with its text, to a file of its own."""
        number, paper_id = str(paper.number).encode(), paper.sheet.paper_id
        rows = [
            row.replace(NUMBER, number).replace(THEMES, msgspec.json.encode(themes))
            for row, themes in zip(paper.sheet.site_rows, paper.themes, strict=True)
        ]
        same_as = msgspec.json.encode(paper.work if paper.work != paper_id else "")
        self._papers.append(msgspec.Raw(paper.sheet.site_paper.replace(NUMBER, same_as)))
        self._count(paper)
        told = {"id": paper_id, "text": paper.sheet.text, "rows": _array(rows)}
        self._write(f"{paper_id}.js", "paper", told)
        for row in rows:
            self._claims += 1
            if self._written < _MOST:
                self._written += 1
                self._part.append(row)
            if len(self._part) >= _PART:
                self._flush()

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Take problems."""
        self._problems.extend(record_of(line, PROBLEM_COLUMNS) for line in lines)

    def close(self) -> None:
        """Write what was counted over all papers."""
        if self._part:
            self._flush()
        found = [
            Edge(cause, effect, link.signs.most_common(1)[0][0], sum(link.signs.values()), len(link.papers))
            for (cause, effect), link in sorted(self._links.items())
        ]
        edges, nodes = layout(found)
        themes = [
            {**record, "papers": len(record["papers"])}
            for record in (theme_record(self._book, n) for n in range(len(self._book.themes.items)))
        ]
        for theme, record in zip(self._book.themes.items, themes, strict=True):
            near = (self._nearest[place] for place in theme.nearest if place in self._nearest)
            record["nearest"] = different_quotes(near)
        self._write(
            "index.js",
            "index",
            {
                "totals": {
                    "papers": len(self._papers),
                    "claims": self._claims,
                    "findings": len(self._findings),
                    "problems": len(self._problems),
                    "parts": self._parts,
                    "note": self._book.themes.note,
                },
                "papers": self._papers,
                "concepts": self._concepts(),
                "themes": themes,
                "problems": self._problems,
                "edges": edges,
                "nodes": nodes,
            },
        )

    def _count(self, paper: Paper) -> None:
        named = Counter(str(line[_CONCEPT]) for line in paper.sheet.mentions)
        for concept, count in named.items():
            self._uses[concept].mentions += count
            self._uses[concept].papers += self._once.counts(concept, paper.work)
        for place, line in zip(paper.places(), paper.rows, strict=True):
            row = record_of(line)
            if place in self._wanted:
                self._nearest[place] = {name: row[name] for name in ("paper_id", "claim_id", "quote")}
            self._findings.add(row["finding_id"])
            if row["type"] not in {"cause", "mediate", "moderate"} or row["translated"]:
                continue
            cause, effect = row["cause_concept"], row["effect_concept"]
            if cause:
                self._uses[cause].causes += 1
            if effect:
                self._uses[effect].effects += 1
            if row["type"] == "cause" and cause and effect and cause != effect:
                link = self._links[cause, effect]
                link.signs[row["polarity"]] += 1
                link.papers.add(paper.work)

    def _concepts(self) -> list[Record]:
        known = {c.id: c for c in self._book.codebook.concepts}
        used = set(self._uses) | {t for theme in self._book.themes.items for t in theme.concepts}
        used |= {c.broader for c in known.values() if c.broader}
        out = []
        for name in sorted(used):
            concept, use = known.get(name), self._uses.get(name, _Use())
            out.append(
                {
                    "id": name,
                    "zh": concept.label("zh") if concept else name,
                    "en": concept.label("en") if concept else name,
                    "definition": concept.definition if concept else "",
                    "mentions": use.mentions,
                    "papers": use.papers,
                    "causes": use.causes,
                    "effects": use.effects,
                }
            )
        return out

    def _flush(self) -> None:
        self._write(f"rows-{self._parts}.js", "add", _array(self._part))
        self._parts += 1
        self._part = []

    def _write(self, name: str, call: str, data: Any) -> None:
        text = b"coclaim." + call.encode() + b"(" + msgspec.json.encode(data) + b");\n"
        (self._data / name).write_bytes(text)


def _array(items: list[bytes]) -> msgspec.Raw:
    return msgspec.Raw(b"[" + b",".join(items) + b"]")
