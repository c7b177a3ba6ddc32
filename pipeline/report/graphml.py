"""exports/claims.graphml: constructs as nodes, claims as arrows, for Gephi, Cytoscape, yEd and networkx.

A cause is an arrow from cause to effect. A mediation is two arrows (cause to mediator, mediator to effect).
A moderation is an arrow from the moderator to the effect whose ``on`` names the cause whose effect it
changes. A part is an arrow from the whole to the part. Definitions relate no two constructs: left out. A role
that is tied to a concept stands on that concept's node; any other on a node of its own words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.refi import xml_attribute, xml_data
from pipeline.report.flat import Record, record_of
from pipeline.report.writers import Format, Paper
from pipeline.table import Book

_SPACE = "http://graphml.graphdrawing.org/xmlns"
_NODE_FIELDS = {"label": "string", "en": "string", "concept": "boolean"}
_EDGE_FIELDS = {
    "claim_id": "string",
    "paper_id": "string",
    "type": "string",
    "polarity": "string",
    "status": "string",
    "hedged": "boolean",
    "confidence": "double",
    "hypothesis": "string",
    "supported": "string",
    "on": "string",
    "link": "string",
}


_KEYS = {"node": _NODE_FIELDS, "edge": _EDGE_FIELDS}
_HEAD = (
    f"<?xml version='1.0' encoding='utf-8'?>\n<graphml xmlns=\"{_SPACE}\">"
    + "".join(
        f'<key id="{name}" for="{kind}" attr.name="{name}" attr.type="{of}"/>\n'
        for kind, fields in _KEYS.items()
        for name, of in fields.items()
    )
    + '<graph id="claims" edgedefault="directed">'
)


class _Role(NamedTuple):
    """A role's words and its concept."""

    words: str
    concept: str | None


class GraphWriter(Format):
    """The claims as a directed graph with parallel arrows; written as papers come, nothing is held but node ids."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._names = {c.id: ((c.zh + c.en)[0], (c.en + c.zh)[0]) for c in book.codebook.concepts}
        self._seen: set[str] = set()
        self._open = ExitStack()
        path = folder / "exports" / "claims.graphml"
        path.parent.mkdir(exist_ok=True)
        self._file = self._open.enter_context(path.open("w", encoding="utf-8"))
        self._file.write(_HEAD)

    def add(self, paper: Paper) -> None:
        """Write a paper's claims as arrows, and the nodes that no paper before it had."""
        for line in paper.rows:
            row = record_of(line)
            for source, target, on in _arrows(row):
                fields = {name: row[name] for name in _EDGE_FIELDS if name in row}
                fields |= {"hedged": str(row["hedged"]).lower(), "on": self._label(on)[0] if on else None}
                fields["link"] = f"../{row['link']}"
                ends = f"source={xml_attribute(self._node(source))} target={xml_attribute(self._node(target))}"
                self._file.write(f"<edge {ends}>{_data(fields, _EDGE_FIELDS)}</edge>\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.write("</graph></graphml>")
        self._open.close()

    def _node(self, role: _Role) -> str:
        """The id of a role's node, which is written when it is met for the first time."""
        label, english = self._label(role)
        known = role.concept if role.concept in self._names else None
        node_id = known or "w-" + hashlib.sha256(label.casefold().encode()).hexdigest()[:12]
        if node_id not in self._seen:
            self._seen.add(node_id)
            fields = {"label": label, "en": english, "concept": str(known is not None).lower()}
            self._file.write(f"<node id={xml_attribute(node_id)}>{_data(fields, _NODE_FIELDS)}</node>\n")
        return node_id

    def _label(self, role: _Role) -> tuple[str, str | None]:
        """A node's name, and its English name where the codebook has one."""
        if role.concept in self._names:
            return self._names[role.concept]
        return " ".join(role.words.split()), None


def _arrows(row: Record) -> Iterator[tuple[_Role, _Role, _Role | None]]:
    """The arrows of a claim: ``(from, to, the cause that a moderation acts on)``."""
    names = {"cause": ("cause", "effect"), "mediate": ("cause", "third", "effect"), "part": ("cause", "effect")}
    if row["type"] == "moderate":
        if row["third"] and row["effect"]:
            yield _role(row, "third"), _role(row, "effect"), _role(row, "cause") if row["cause"] else None
        return
    for source, target in pairwise(name for name in names.get(row["type"], ()) if row[name]):
        yield _role(row, source), _role(row, target), None


def _role(row: Record, name: str) -> _Role:
    return _Role(row[name], row[f"{name}_concept"])


def _data(values: Record, names: Iterable[str]) -> str:
    return "".join(f'<data key="{name}">{xml_data(str(values[name]))}</data>' for name in names if values.get(name))
