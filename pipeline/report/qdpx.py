"""exports/project.qdpx: the papers, the codebook and the coded passages as a REFI-QDA project.

NVivo, ATLAS.ti, MAXQDA, QualCoder and others open it. A paper is a text source with its facts as variables.
Codes are the codebook's concepts, and for claims their type, their roles and their status. A claim's
passage is coded with type and status, each role's words with the role and, where it is tied to one, its
concept; every other mention of a codebook concept with that concept. Positions are code points of the
text, half-open. Ids are made of what they name and the zip carries no time: same rows, same bytes.
"""

from __future__ import annotations

import zipfile
from contextlib import ExitStack
from functools import cache, lru_cache
from pathlib import Path
from tempfile import TemporaryFile
from typing import Any

from lxml import etree

from pipeline.document import ROLES, STATUSES, Location
from pipeline.refi import add_codes, guid, xml_attribute, xml_data
from pipeline.report.flat import Record
from pipeline.report.writers import Format, Paper
from pipeline.table import Book, PaperRows, Passage

_SPACE = "urn:QDA-XML:project:1.0"
#: Facts of a paper that become variables of its source, and their type in the schema.
_VARIABLES = ("authors", "year", "venue", "doi", "lang", "source_file", "health")
#: Names of selections are cut at so many characters.
_NAME = 80
_EPOCH = (1980, 1, 1, 0, 0, 0)


class ProjectWriter(Format):
    """The project; its XML grows in a temporary file while the texts go into the zip, so memory stays small."""

    def __init__(self, folder: Path, book: Book) -> None:
        path = folder / "exports" / "project.qdpx"
        path.parent.mkdir(exist_ok=True)
        self._zip = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED)
        self._draft = TemporaryFile(dir=path.parent)  # noqa: SIM115  (closed by close)
        self._open = ExitStack()
        self._xml = self._open.enter_context(etree.xmlfile(self._draft, encoding="utf-8"))
        self._xml.write_declaration()
        user = guid("user coclaim")
        self._open.enter_context(
            self._xml.element(
                _tag("Project"), {"name": "coclaim", "origin": "coclaim", "creatingUserGUID": user}, {None: _SPACE}
            )
        )
        self._xml.write(_element("Users", _element("User", guid=user, name="coclaim")), "\n")
        self._xml.write(_codes(book), "\n")
        variables = (_element("Variable", guid=_variable(v), name=v, typeOfVariable="Text") for v in _VARIABLES)
        self._xml.write(_element("Variables", *variables), "\n")
        self._open.enter_context(self._xml.element(_tag("Sources")))

    def add(self, paper: Paper) -> None:
        """Write a paper as a source with its selections."""
        self._put(f"sources/{_source_id(paper.sheet.paper_id)}.txt", paper.sheet.text.encode("utf-8"))
        self._xml.flush()
        self._draft.write(paper.sheet.source + b"\n")

    def close(self) -> None:
        """Finish the file."""
        self._open.close()
        self._draft.seek(0)
        info = zipfile.ZipInfo("project.qde", _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        with self._zip.open(info, "w", force_zip64=True) as file:
            while piece := self._draft.read(1 << 20):
                file.write(piece)
        self._draft.close()
        self._zip.close()

    def _put(self, name: str, data: bytes) -> None:
        info = zipfile.ZipInfo(name, _EPOCH)
        info.compress_type = zipfile.ZIP_DEFLATED
        self._zip.writestr(info, data)


def source(place: Location, made: PaperRows, record: Record) -> bytes:
    """A paper as a ``TextSource``: its coded passages in order of place, each once with all of its codes; its facts."""
    coded: dict[tuple[int, int], dict[str, None]] = {}

    def code(passage: Passage, *keys: str) -> None:
        coded.setdefault((passage.start, passage.end), {}).update(dict.fromkeys(keys))

    for row in made.rows:
        code(row.evidence, f"type {row.type}", f"status {row.status}")
        for role in row.roles:
            code(
                role.passage, f"role {role.name}", *([role.concept] if role.concept and role.via == "codebook" else ())
            )
    for mention in made.mentions:
        if mention.via == "codebook":
            code(mention.passage, mention.concept)
    paper = made.paper
    own = _source_id(paper.paper_id)
    name = f"{paper.title or place.doc} ({paper.paper_id})"
    parts = [
        f'<TextSource xmlns="{_SPACE}" guid="{own}" name={xml_attribute(name)} plainTextPath="internal://{own}.txt">'
    ]
    for (start, end), keys in sorted(coded.items(), key=lambda item: item[0]):
        words = " ".join(made.text[start:end].split())
        name = words if len(words) <= _NAME else words[: _NAME - 1] + "…"
        at = f"{paper.paper_id} {start} {end}"
        facts = f'name={xml_attribute(name)} startPosition="{start}" endPosition="{end}"'
        parts.append(f'<PlainTextSelection guid="{guid(at)}" {facts}>')
        parts += (f'<Coding guid="{guid(f"{at} {key}")}"><CodeRef targetGUID="{_code(key)}"/></Coding>' for key in keys)
        parts.append("</PlainTextSelection>")
    for field in _VARIABLES:
        if record[field]:
            told = f"<TextValue>{xml_data(str(record[field]))}</TextValue>"
            parts.append(f'<VariableValue><VariableRef targetGUID="{_variable(field)}"/>{told}</VariableValue>')
    parts.append("</TextSource>")
    return "".join(parts).encode("utf-8")


def _codes(book: Book) -> etree._Element:
    """The codebook's concepts, and below "claims" the types, roles and statuses of claims."""
    codes = _element("Codes")
    names = {
        "type": tuple(ROLES),
        "role": tuple(dict.fromkeys(name for roles in ROLES.values() for name in roles)),
        "status": STATUSES,
    }
    claims = etree.SubElement(codes, _tag("Code"), guid=guid("claims"), name="claims", isCodable="false")
    for group, members in names.items():
        above = etree.SubElement(claims, _tag("Code"), guid=guid(f"claims {group}"), name=group, isCodable="false")
        for member in members:
            key = guid(f"{group} {member}")
            etree.SubElement(above, _tag("Code"), guid=key, name=f"{group}: {member}", isCodable="true")
    add_codes(codes, book.codebook, _SPACE)
    return _element("CodeBook", codes)


@lru_cache(maxsize=4096)
def _code(key: str) -> str:
    """The id of a code, asked for with every coding."""
    return guid(key)


@cache
def _variable(name: str) -> str:
    return guid(f"variable {name}")


def _source_id(paper_id: str) -> str:
    return guid(f"source {paper_id}")


def _tag(name: str) -> str:
    return f"{{{_SPACE}}}{name}"


def _element(kind: str, /, *children: etree._Element, **attributes: str) -> etree._Element:
    space: Any = {None: _SPACE}  # lxml takes None for the name of the default namespace
    made = etree.Element(_tag(kind), attributes, space)
    made.extend(children)
    return made
