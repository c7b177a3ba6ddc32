"""Zip archives (.docx, .epub) opened within limits, and XML parsed without trust."""

from __future__ import annotations

import io
import lzma
import re
import struct
import zipfile
import zlib

from lxml import etree

from pipeline.errors import Skipped
from pipeline.read.limits import ReadSettings, too_large

#: Parts smaller than this may be compressed as much as they like.
_SMALL = 2_000_000
#: What zipfile raises on damaged, encrypted and invented archives.
TROUBLE = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, EOFError, NotImplementedError, RuntimeError, OSError,
    ValueError, OverflowError,
)  # fmt: skip
_ENTITY = re.compile(r"<!ENTITY\s")


class Archive:
    """The parts of a zip file, each read at most once and never larger than it says it is."""

    def __init__(self, data: bytes, settings: ReadSettings) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
            self._parts = {info.filename.lstrip("/"): info for info in self._zip.infolist()}
        except TROUBLE as error:
            raise _damaged(error) from None
        if len(self._parts) > settings.max_parts:
            raise too_large("parts in the archive", len(self._parts), settings.max_parts, "max_parts")
        total = sum(info.file_size for info in self._parts.values())
        if total > settings.max_unpacked:
            raise too_large("bytes unpacked", total, settings.max_unpacked, "max_unpacked")
        self._ratio = settings.max_ratio

    def __contains__(self, name: str) -> bool:
        return name in self._parts

    def read(self, name: str) -> bytes:
        """The bytes of a part; raises :class:`Skipped` where it is damaged, encrypted or a bomb."""
        info = self._parts[name]
        if info.flag_bits & 1:
            raise Skipped("read.encrypted", "The file is protected by a password.", "Save it without one.")
        if info.file_size > _SMALL and info.file_size > self._ratio * max(1, info.compress_size):
            ratio = info.file_size // max(1, info.compress_size)
            raise too_large(f"compression ratio of {name}", ratio, self._ratio, "max_ratio")
        try:
            with self._zip.open(info) as part:
                return part.read(info.file_size + 1)
        except TROUBLE as error:
            raise _damaged(error) from None

    def xml(self, name: str) -> etree._Element | None:
        """The root of an XML part, or None where there is no such part."""
        return parse_xml(self.read(name)) if name in self._parts else None


def parse_xml(data: bytes) -> etree._Element:
    """The root element of an XML document: no entities, no network, no DTD."""
    if _ENTITY.search(
        data[:200_000].decode("utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "latin-1", "replace")
    ):
        raise Skipped(
            "xml.entities",
            "The XML declares entities of its own, which can blow it up; it is not read.",
            "Export the paper again, or as PDF.",
        )
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, dtd_validation=False, huge_tree=False,
        remove_comments=True, remove_pis=True,
    )  # fmt: skip
    try:
        return etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise Skipped("xml.broken", f"The XML is not well formed: {error}.", "Download or export it again.") from None


def local(element: etree._Element) -> str:
    """An element's name without its namespace; "" for an entity reference."""
    tag = element.tag
    return tag[tag.rfind("}") + 1 :] if isinstance(tag, str) else ""


def attribute(element: etree._Element, name: str) -> str:
    """An attribute's value, whatever its namespace; "" where it has none."""
    value = element.get(name)
    if value is not None:
        return str(value)
    for key, found in element.attrib.items():
        if str(key).endswith("}" + name):
            return str(found)
    return ""


def child(element: etree._Element | None, *path: str) -> etree._Element | None:
    """The first descendant along a path of local names."""
    for name in path:
        if element is None:
            return None
        element = next((e for e in element if local(e) == name), None)
    return element


def value(element: etree._Element | None, *path: str) -> str:
    """The ``val`` attribute of the element at a path, "" where there is none."""
    found = child(element, *path)
    return "" if found is None else attribute(found, "val")


def _damaged(error: Exception) -> Skipped:
    return Skipped("read.corrupt", f"The archive is damaged: {error}.", "Download or save the file again.")
