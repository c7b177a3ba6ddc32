"""Codebooks in and out: TOML, CSV, XLSX, and REFI-QDA codebooks (.qdc) for NVivo, ATLAS.ti, MAXQDA and others.

What this module writes it reads back unchanged. A .qdc file of another program has only code names,
descriptions and nesting: a name is taken as Chinese or English by its script ("价值共创 (value
co-creation)" as both), the description becomes the definition, the code above the broader concept.
"""

from __future__ import annotations

import datetime
import hashlib
import io
import re
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pandas as pd
from lxml import etree

from pipeline.constructs.codebook import FIELDS, checked, load_codebook
from pipeline.document import Codebook, Concept
from pipeline.errors import SettingsError, UsageError
from pipeline.refi import BETWEEN, add_codes

NAMESPACE = "urn:QDA-XML:codebook:1.0"
_LISTS = ("zh", "en", "loose")
_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_BOTH = re.compile(r"(.{1,200}?)\s?[(（]([^()（）]{1,200})[)）]")


def export_codebook(codebook: Codebook, path: Path) -> None:
    """Write a codebook in the format that the path's suffix names: .toml, .csv, .xlsx or .qdc."""
    makers = {".toml": to_toml, ".csv": to_csv, ".xlsx": to_xlsx, ".qdc": to_qdc}
    path.write_bytes(makers[_suffix(path)](codebook))


def import_codebook(path: Path) -> Codebook:
    """Read and check a codebook in the format that the path's suffix names."""
    suffix = _suffix(path)
    if suffix == ".toml":
        return load_codebook(path)
    if not path.is_file():
        raise UsageError(f"{path}: no such file.")
    readers = {".csv": _from_csv, ".xlsx": _from_xlsx, ".qdc": _from_qdc}
    return checked(readers[suffix](path), str(path))


def merge(codebook: Codebook, other: Codebook, file: str) -> Codebook:
    """``codebook`` with the concepts of ``other`` put in place of its own of the same id, or after them."""
    new = {concept.id: concept for concept in other.concepts}
    kept = [new.pop(concept.id, concept) for concept in codebook.concepts]
    return checked([*kept, *new.values()], file)


def _suffix(path: Path) -> str:
    suffix = path.suffix.lower()
    if suffix not in (".toml", ".csv", ".xlsx", ".qdc"):
        raise UsageError(f"{path}: a codebook is a .toml, .csv, .xlsx or .qdc file.")
    return suffix


# --------------------------------------------------------------------------- TOML


def to_toml(codebook: Codebook) -> bytes:
    """A codebook as TOML, one table a concept."""
    return "\n".join(block(concept) for concept in codebook.concepts).encode()


def block(concept: Concept) -> str:
    """One concept as a ``[[concept]]`` table."""
    lines = ["[[concept]]", f"id = {_quoted(concept.id)}"]
    for name in ("zh", "en", "loose"):
        values = getattr(concept, name)
        if values or name != "loose":
            lines.append(f"{name} = [{', '.join(map(_quoted, values))}]")
    for name in ("definition", "broader", "source"):
        value = getattr(concept, name)
        if value or name == "definition":
            lines.append(f"{name} = {_quoted(value)}")
    return "\n".join(lines) + "\n"


def _quoted(value: str) -> str:
    out = value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in out) + '"'


# --------------------------------------------------------------------------- tables


def _table(codebook: Codebook) -> pd.DataFrame:
    """A row a concept, a column a field, every cell a text."""
    rows = (
        [BETWEEN.join(v) if isinstance(v := getattr(concept, name), tuple) else v for name in FIELDS]
        for concept in codebook.concepts
    )
    return pd.DataFrame(rows, columns=list(FIELDS), dtype=object)


def to_csv(codebook: Codebook) -> bytes:
    """A codebook as CSV that spreadsheet programs open (UTF-8 with BOM), names divided by " | "."""
    return _table(codebook).to_csv(index=False, lineterminator="\r\n").encode("utf-8-sig")


def to_xlsx(codebook: Codebook) -> bytes:
    """A codebook as a workbook of one sheet; every cell is text."""
    out = io.BytesIO()
    options = {"options": {"strings_to_formulas": False, "strings_to_urls": False}}
    with pd.ExcelWriter(out, engine="xlsxwriter", engine_kwargs=options) as book:
        _table(codebook).to_excel(book, sheet_name="codebook", index=False, freeze_panes=(1, 1))
        book.book.set_properties({"created": datetime.datetime(2000, 1, 1)})
        book.sheets["codebook"].set_column(0, len(FIELDS) - 1, 32)
    return out.getvalue()


def _from_csv(path: Path) -> Iterator[Concept]:
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except UnicodeDecodeError:
        text = path.read_bytes().decode("gb18030", errors="replace")
    try:
        table = pd.read_csv(io.StringIO(text, newline=""), dtype=str, keep_default_na=False)
    except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
        raise UsageError(f"{path}: not a CSV file: {error}") from None
    return _from_table(table, str(path))


def _from_xlsx(path: Path) -> Iterator[Concept]:
    try:
        sheets = pd.read_excel(path, sheet_name=None, dtype=str, keep_default_na=False, engine="openpyxl")
    except (zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        raise UsageError(f"{path}: not an XLSX workbook: {error}") from None
    return _from_table(sheets.get("codebook", next(iter(sheets.values()))), str(path))


def _from_table(table: pd.DataFrame, file: str) -> Iterator[Concept]:
    table.columns = pd.Index([str(name).strip().lower() for name in table.columns])
    for needed in ("id", "zh", "en"):
        if needed not in table.columns:
            raise SettingsError(file, f"column {needed}", f"is missing; the columns are: {', '.join(FIELDS)}")
    known = table[[name for name in FIELDS if name in table.columns]]
    for row in known.to_dict("records"):
        values = {str(name): str(cell).strip() for name, cell in row.items()}
        if any(values.values()):
            yield _concept(values)


def _concept(values: dict[str, str]) -> Concept:
    def names(key: str) -> tuple[str, ...]:
        return tuple(name for part in values.get(key, "").split("|") if (name := part.strip()))

    texts = {key: values.get(key, "") for key in FIELDS if key not in _LISTS}
    return Concept(zh=names("zh"), en=names("en"), loose=names("loose"), **texts)


# --------------------------------------------------------------------------- REFI-QDA


def to_qdc(codebook: Codebook) -> bytes:
    """A codebook as a REFI-QDA codebook; a concept is a code under its broader one."""
    default: Any = {None: NAMESPACE}  # lxml takes None for the name of the default namespace
    root = etree.Element(f"{{{NAMESPACE}}}CodeBook", nsmap=default, origin="coclaim")
    add_codes(etree.SubElement(root, f"{{{NAMESPACE}}}Codes"), codebook, NAMESPACE)
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="utf-8", pretty_print=True)
    return made


def _from_qdc(path: Path) -> Iterator[Concept]:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.parse(str(path), parser).getroot()
    except (etree.XMLSyntaxError, OSError) as error:
        raise UsageError(f"{path}: not an XML file: {error}") from None
    if etree.QName(root).localname != "CodeBook":
        raise UsageError(f"{path}: not a REFI-QDA codebook: its root is {etree.QName(root).localname}, not CodeBook.")
    waiting = [(code, "") for code in reversed(list(_codes(root)))]
    while waiting:
        code, above = waiting.pop()
        concept = _from_code(code, above)
        yield concept
        waiting += [(inner, concept.id) for inner in reversed(list(_codes(code)))]


def _codes(element: etree._Element) -> Iterable[etree._Element]:
    for child in element:
        if isinstance(child.tag, str):
            name = etree.QName(child).localname
            if name == "Code":
                yield child
            elif name == "Codes":
                yield from _codes(child)


def _from_code(code: etree._Element, above: str) -> Concept:
    texts = [child.text or "" for child in code if etree.QName(child).localname == "Description"]
    lines = (texts[0] if texts else "").split("\n")
    facts = {
        key: value.strip() for line in lines if (key := line.partition(":")[0]) and (value := line.partition(":")[2])
    }
    definition = " ".join(line.strip() for line in lines if line.partition(":")[0] not in FIELDS).strip()
    if "id" in facts:
        return _concept({**facts, "definition": lines[0], "broader": above})
    name = " ".join(str(code.get("name") or "").split())
    both = _BOTH.fullmatch(name)
    parts = both.groups() if both and bool(_HAN.search(both[1])) != bool(_HAN.search(both[2])) else (name,)
    zh = tuple(part for part in parts if _HAN.search(part))
    en = tuple(part for part in parts if part and not _HAN.search(part))
    return Concept(id_of(zh, en), zh, en, definition, above)


def id_of(zh: tuple[str, ...], en: tuple[str, ...]) -> str:
    """An id made of the English name, or where there is none of the Chinese name's digest."""
    made = re.sub(r"[^a-z0-9]+", "-", en[0].lower()).strip("-") if en else ""
    return made or "c-" + hashlib.sha256("".join(zh).encode()).hexdigest()[:8]
