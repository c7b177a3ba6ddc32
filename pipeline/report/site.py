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
from pipeline.report.flat import Record, different_quotes, problem_record, statistic_texts, theme_record
from pipeline.report.writers import Once, PaperSheet
from pipeline.table import Book, PaperRows

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
        self._papers: list[Record] = []
        self._problems = [problem_record(name, problem) for name, problem in book.problems]
        self._uses: defaultdict[str, _Use] = defaultdict(_Use)
        self._links: defaultdict[tuple[str, str], _Link] = defaultdict(_Link)
        self._findings: set[str] = set()
        self._once = Once(book)
        self._wanted = {place for theme in book.themes.items for place in theme.nearest}
        self._nearest: dict[tuple[str, int], Record] = {}
        self._part: list[Record] = []
        self._parts = self._claims = self._written = 0

    def add(self, sheet: PaperSheet) -> None:
        """Take one entry: its rows go to the table's files and, with its text, to a file of its own."""
        self._problems.extend(sheet.problems)
        made = sheet.entry.rows
        if made is None or sheet.paper is None:
            return
        rows = [_row(item, len(self._papers)) for item in sheet.objects]
        self._papers.append(_paper(sheet.paper, made))
        self._count(made, sheet.work)
        paper_id = made.paper.paper_id
        for index, row in enumerate(rows):
            if (paper_id, index) in self._wanted:
                place = {"paper_id": paper_id, "claim_id": row["id"], "quote": row["quote"]}
                self._nearest[paper_id, index] = place
        self._write(f"{paper_id}.js", "paper", {"id": paper_id, "text": made.text, "rows": rows})
        for row in rows:
            self._claims += 1
            if self._written < _MOST:
                self._written += 1
                self._part.append(row)
            if len(self._part) >= _PART:
                self._flush()

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

    def _count(self, made: PaperRows, work: str) -> None:
        named = Counter(m.concept for m in made.mentions)
        for concept, count in named.items():
            self._uses[concept].mentions += count
            self._uses[concept].papers += self._once.counts(concept, work)
        for row in made.rows:
            self._findings.add(row.finding_id)
            if row.type not in {"cause", "mediate", "moderate"} or row.translated:
                continue
            cause, effect = row.role("cause"), row.role("effect")
            if cause and cause.concept:
                self._uses[cause.concept].causes += 1
            if effect and effect.concept:
                self._uses[effect.concept].effects += 1
            ends = (cause and cause.concept, effect and effect.concept)
            if row.type == "cause" and ends[0] and ends[1] and ends[0] != ends[1]:
                link = self._links[ends[0], ends[1]]
                link.signs[row.polarity] += 1
                link.papers.add(work)

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
        self._write(f"rows-{self._parts}.js", "add", self._part)
        self._parts += 1
        self._part = []

    def _write(self, name: str, call: str, data: Any) -> None:
        text = b"coclaim." + call.encode() + b"(" + msgspec.json.encode(data) + b");\n"
        (self._data / name).write_bytes(text)


def _paper(record: Record, made: PaperRows) -> Record:
    keep = ("doc", "source_file", "lang", "title", "year", "venue", "doi", "pages", "claims", "mentions", "health")
    return {"id": record["paper_id"], "authors": made.paper.authors, **{key: record[key] for key in keep}}


def _row(item: Record, paper: int) -> Record:
    evidence = item["evidence"]
    return {
        "id": item["claim_id"],
        "paper": paper,
        "lang": item["lang"],
        "type": item["type"],
        "roles": [
            {"name": name, **{key: cell[key] for key in ("text", "start", "end", "concept", "elided")}}
            for name, cell in item["roles"].items()
        ],
        "polarity": item["polarity"],
        "status": item["status"],
        "hedged": item["hedged"],
        "hypothesis": item["hypothesis"],
        "supported": item["supported"],
        "statistics": statistic_texts((s["name"], s["text"]) for s in item["statistics"]),
        "cites": list(dict.fromkeys(c["work"] or c["text"] for c in item["citations"])),
        "cues": [[c["start"], c["end"]] for c in item["cues"]],
        "rule": item["rule"],
        "confidence": item["confidence"],
        "section": item["section"],
        "translated": item["translated"],
        "quote": evidence["text"],
        "start": evidence["start"],
        "end": evidence["end"],
        "page": evidence["page"],
        "themes": item["themes"],
    }
