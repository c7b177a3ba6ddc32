"""What REFI-QDA codebooks (.qdc) and projects (.qdpx) share: ids of codes, and concepts as nested codes.

The schemas are those of the REFI-QDA standard 1.5 (qdasoftware.org). An id is made of what it names, so
the same concept is the same code in every export.
"""

from __future__ import annotations

import hashlib
import re
import uuid
from xml.sax.saxutils import escape

from lxml import etree

from pipeline.document import Codebook, Concept

#: Divides the names in one field.
BETWEEN = " | "
_GUIDS = uuid.UUID("6f0d1c0e-3f0b-5d6a-9a55-0c0c1a1b0001").bytes
_NO_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
#: Any other text stands in XML as it is.
_SPECIAL = re.compile("[^\u0020!#-%'-;=?-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def guid(key: str) -> str:
    """The id of what ``key`` names (a concept by its id): the same in every export."""
    # uuid5, without the objects around it: an export asks for hundreds of thousands.
    made = bytearray(hashlib.sha1(_GUIDS + key.encode("utf-8"), usedforsecurity=False).digest()[:16])
    made[6], made[8] = made[6] & 0x0F | 0x50, made[8] & 0x3F | 0x80
    told = made.hex()
    return f"{told[:8]}-{told[8:12]}-{told[12:16]}-{told[16:20]}-{told[20:]}"


def xml_text(text: str) -> str:
    """A text that XML can hold: each character that it forbids becomes U+FFFD, so that offsets stay."""
    return _NO_XML.sub("\ufffd", text)


def xml_data(text: str) -> str:
    """A text as it stands between two tags."""
    return escape(xml_text(text), {"\r": "&#13;"}) if _SPECIAL.search(text) else text


def xml_attribute(text: str) -> str:
    """A text as an attribute's value, with its quotes."""
    if not _SPECIAL.search(text):
        return f'"{text}"'
    return '"' + escape(xml_text(text), {'"': "&quot;", "\n": "&#10;", "\t": "&#9;", "\r": "&#13;"}) + '"'


def add_codes(parent: etree._Element, codebook: Codebook, namespace: str) -> None:
    """Add a ``Code`` for every concept, each below its broader one, with its names and source as description."""
    known = {concept.id for concept in codebook.concepts}
    below: dict[str, list[Concept]] = {}
    for concept in codebook.concepts:
        below.setdefault(concept.broader if concept.broader in known else "", []).append(concept)
    waiting = [(parent, concept) for concept in reversed(below.get("", []))]
    while waiting:
        above, concept = waiting.pop()
        facts = {"guid": guid(concept.id), "name": xml_text(_name(concept)), "isCodable": "true"}
        code = etree.SubElement(above, f"{{{namespace}}}Code", facts)
        described: etree._Element = etree.SubElement(code, f"{{{namespace}}}Description")
        described.text = xml_text(_description(concept))
        waiting += [(code, narrower) for narrower in reversed(below.get(concept.id, []))]


def _name(concept: Concept) -> str:
    if concept.zh and concept.en:
        return f"{concept.zh[0]} ({concept.en[0]})"
    return (concept.zh + concept.en)[0]


def _description(concept: Concept) -> str:
    facts = {"id": concept.id, "zh": BETWEEN.join(concept.zh), "en": BETWEEN.join(concept.en)}
    facts |= {"source": concept.source, "loose": BETWEEN.join(concept.loose)}
    return "\n".join([concept.definition, *(f"{key}: {value}" for key, value in facts.items() if value)])
