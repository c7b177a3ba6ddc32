"""exports/claims.graphml: constructs as nodes, claims as arrows, for Gephi, Cytoscape, yEd and networkx.

A cause is an arrow from cause to effect. A mediation is two arrows (cause to mediator, mediator to effect).
A moderation is an arrow from the moderator to the effect whose ``on`` names the cause whose effect it
changes. A part is an arrow from the whole to the part. Definitions relate no two constructs: left out. A role
that is tied to a concept stands on that concept's node; any other on a node of its own words.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from contextlib import ExitStack
from itertools import pairwise
from pathlib import Path

from lxml import etree

from pipeline.refi import xml_text
from pipeline.report.flat import link
from pipeline.report.writers import PaperSheet
from pipeline.table import Book, RoleCell, Row

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


class GraphWriter:
    """The claims as a directed graph with parallel arrows; written as papers come, nothing is held but node ids."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._names = {c.id: ((c.zh + c.en)[0], (c.en + c.zh)[0]) for c in book.codebook.concepts}
        self._seen: set[str] = set()
        self._open = ExitStack()
        path = folder / "exports" / "claims.graphml"
        path.parent.mkdir(exist_ok=True)
        self._xml = self._open.enter_context(etree.xmlfile(str(path), encoding="utf-8"))
        self._xml.write_declaration()
        self._open.enter_context(self._xml.element("graphml", nsmap={None: _SPACE}))
        for kind, fields in (("node", _NODE_FIELDS), ("edge", _EDGE_FIELDS)):
            for name, of in fields.items():
                key = {"id": name, "for": kind, "attr.name": name, "attr.type": of}
                self._xml.write(etree.Element("key", key), "\n")
        self._open.enter_context(self._xml.element("graph", id="claims", edgedefault="directed"))

    def add(self, sheet: PaperSheet) -> None:
        """Write a paper's claims as arrows, and the nodes that no paper before it had."""
        if sheet.entry.rows is None:
            return
        paper_id = sheet.entry.rows.paper.paper_id
        for row in sheet.entry.rows.rows:
            for source, target, on in _arrows(row):
                edge = etree.Element("edge", source=self._node(source), target=self._node(target))
                _put(edge, "claim_id", row.claim_id)
                _put(edge, "paper_id", paper_id)
                _put(edge, "type", row.type)
                _put(edge, "polarity", row.polarity)
                _put(edge, "status", row.status)
                _put(edge, "hedged", str(row.hedged).lower())
                _put(edge, "confidence", str(row.confidence))
                _put(edge, "hypothesis", row.hypothesis)
                _put(edge, "supported", row.supported)
                _put(edge, "on", self._label(on)[0] if on else None)
                _put(edge, "link", f"../{link(paper_id, row)}")
                self._xml.write(edge, "\n")

    def close(self) -> None:
        """Finish the file."""
        self._open.close()

    def _node(self, role: RoleCell) -> str:
        """The id of a role's node, which is written when it is met for the first time."""
        label, english = self._label(role)
        known = role.concept if role.concept in self._names else None
        node_id = known or "w-" + hashlib.sha256(label.casefold().encode()).hexdigest()[:12]
        if node_id not in self._seen:
            self._seen.add(node_id)
            node = etree.Element("node", id=node_id)
            _put(node, "label", label)
            _put(node, "en", english)
            _put(node, "concept", str(known is not None).lower())
            self._xml.write(node, "\n")
        return node_id

    def _label(self, role: RoleCell) -> tuple[str, str | None]:
        """A node's name, and its English name where the codebook has one."""
        if role.concept in self._names:
            return self._names[role.concept]
        return " ".join(role.passage.text.split()), None


def _arrows(row: Row) -> Iterator[tuple[RoleCell, RoleCell, RoleCell | None]]:
    """The arrows of a claim: ``(from, to, the cause that a moderation acts on)``."""
    roles = {role.name: role for role in row.roles}
    if row.type == "moderate":
        if "moderator" in roles and "effect" in roles:
            yield roles["moderator"], roles["effect"], roles.get("cause")
        return
    road = {"cause": ("cause", "effect"), "mediate": ("cause", "mediator", "effect"), "part": ("whole", "part")}
    stops = [roles[name] for name in road.get(row.type, ()) if name in roles]
    for source, target in pairwise(stops):
        yield source, target, None


def _put(element: etree._Element, key: str, value: str | None) -> None:
    if value:
        data: etree._Element = etree.SubElement(element, "data", key=key)
        data.text = xml_text(value)
