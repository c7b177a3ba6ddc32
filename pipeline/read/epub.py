"""EPUB: the chapters of the spine, each a web page, one after the other."""

from __future__ import annotations

import posixpath
from urllib.parse import unquote

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.archive import Archive, attribute, child, local
from pipeline.read.build import Builder
from pipeline.read.encoding import decode
from pipeline.read.flow import Flow
from pipeline.read.limits import ReadSettings
from pipeline.read.tags import Tree

_KEYS = {"title": "title", "creator": "author", "date": "date", "language": "lang", "publisher": "venue"}
_PAGES = ("application/xhtml+xml", "text/html", "application/x-dtbook+xml")


def read_epub(source: Source, settings: ReadSettings) -> Document:
    """The document of an EPUB file."""
    archive = Archive(source.data, settings)
    package_name = _package(archive)
    package = archive.xml(package_name)
    folder = posixpath.dirname(package_name)
    builder = Builder(settings)
    metadata, manifest, spine = (child(package, name) for name in ("metadata", "manifest", "spine"))
    for element in metadata if metadata is not None else ():
        text = " ".join((element.text or "").split())
        if local(element) in _KEYS and text:
            builder.given.append((_KEYS[local(element)], text[:1000]))
    files = {attribute(e, "id"): e for e in (manifest if manifest is not None else ())}
    for reference in spine if spine is not None else ():
        entry = files.get(attribute(reference, "idref"))
        if entry is None or attribute(entry, "media-type") not in _PAGES or "nav" in attribute(entry, "properties"):
            continue
        name = posixpath.normpath(posixpath.join(folder, unquote(attribute(entry, "href").split("#")[0])))
        if name not in archive:
            builder.problem(
                "epub.missing", "degraded", f"The chapter {name} is missing from the file.", "Download the file again."
            )
            continue
        decoded = decode(archive.read(name))
        if decoded is not None:
            builder.source = decoded.text
            tree = Tree(decoded.text)
            Flow(builder, tree).write(0, len(tree.tokens))
    return builder.document(source.paper_id, "epub")


def _package(archive: Archive) -> str:
    container = archive.xml("META-INF/container.xml")
    for element in container.iter() if container is not None else ():
        if local(element) == "rootfile" and attribute(element, "full-path") in archive:
            return attribute(element, "full-path")
    raise Skipped("read.corrupt", "The EPUB file does not name its contents.", "Download it again.")
