"""DOCX as Word shows it in its final view: insertions kept, deletions gone, fields by their results.

Automatic numbers are written out, for headings, hypotheses and reference lists live by them. Footnotes
follow the paragraph that calls them; endnotes, which papers use for their references, close the text
as "[1] …" and are called by a raised "[1]". No map to the source is kept: the proof is to read the file
again.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lxml import etree

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.archive import Archive, attribute, child, local, value
from pipeline.read.build import Builder
from pipeline.read.docx_look import Numbering, Style, Styles, half_points, on
from pipeline.read.docx_runs import Runs
from pipeline.read.limits import ReadSettings
from pipeline.read.lines import caption_kind, columns, is_item, is_lone_caption

_HEADING = re.compile(r"(?:heading|标题|標題)\s?(\d)")
_DECIMAL = re.compile(r"\d{1,2}((?:[.．]\d{1,2}){0,4})[.．、\s]?\s{0,3}\S")
_TRANSPARENT = frozenset({"ins", "moveTo", "customXml", "smartTag", "sdtContent"})


def read_docx(source: Source, settings: ReadSettings) -> Document:
    """The document of a Word file."""
    archive = Archive(source.data, settings)
    main = _main_part(archive)
    root = archive.xml(main)
    body = child(root, "body")
    if body is None:
        raise Skipped("read.corrupt", "The Word file has no body.", "Save it again in Word or export it as PDF.")
    builder = Builder(settings)
    folder = main.rpartition("/")[0]
    _Body(builder, archive, folder).write(body)
    _properties(builder, archive.xml("docProps/core.xml"))
    return builder.document(source.paper_id, "docx")


def _main_part(archive: Archive) -> str:
    relations = archive.xml("_rels/.rels")
    for relation in relations if relations is not None else ():
        if attribute(relation, "Type").endswith("/officeDocument"):
            target = attribute(relation, "Target").lstrip("/")
            if target in archive:
                return target
    if "word/document.xml" not in archive:
        raise Skipped("read.corrupt", "The Word file has no main part.", "Save it again in Word or export it as PDF.")
    return "word/document.xml"


def _properties(builder: Builder, core: etree._Element | None) -> None:
    keys = {"title": "title", "creator": "author", "keywords": "keywords", "language": "lang"}
    for element in core if core is not None else ():
        text = " ".join((element.text or "").split())
        if text and local(element) in keys:
            builder.given.append((keys[local(element)], text[:1000]))


@dataclass(frozen=True, slots=True)
class _Look:
    """How a paragraph looks: its style, whether all of it is bold, and its largest type."""

    style: Style
    bold: bool
    size: float
    centred: bool


class _Body:
    """Writes the blocks of a document's body into a builder."""

    def __init__(self, builder: Builder, archive: Archive, folder: str) -> None:
        self.builder = builder
        prefix = folder + "/" if folder else ""
        self.styles = Styles(archive.xml(prefix + "styles.xml"))
        self.numbering = Numbering.of(archive.xml(prefix + "numbering.xml"))
        self.footnotes = _notes(archive.xml(prefix + "footnotes.xml"))
        self.endnotes = _notes(archive.xml(prefix + "endnotes.xml"))
        self.runs = Runs(builder, self.styles)
        self.usual = 0.0
        self.joined = False
        self.written = 0
        self.ends: list[str] = []

    def write(self, body: etree._Element) -> None:
        """Write everything in the body, then the endnotes."""
        self.usual = self._usual_size(body)
        self._blocks(body)
        for number, note in enumerate(self.ends, start=1):
            element = self.endnotes.get(note)
            if element is not None:
                self._note(element, "reference", f"[{number}] ")

    def _blocks(self, parent: etree._Element) -> None:
        for element in parent:
            name = local(element)
            if name == "p":
                self._paragraph(element)
            elif name == "tbl":
                self._table(element)
            elif name == "sdt":
                if value(element, "sdtPr", "docPartObj", "docPartGallery") != "Table of Contents":
                    content = child(element, "sdtContent")
                    self._blocks(element if content is None else content)
            elif name in _TRANSPARENT:
                self._blocks(element)
            elif name == "altChunk":
                self.builder.problem(
                    "docx.embedded", "degraded", "The file embeds another document, whose text is not read.",
                    "Open it in Word, save it as a new .docx and put that here.",
                )  # fmt: skip

    # ---------------------------------------------------------------- paragraphs

    def _paragraph(self, element: etree._Element) -> None:
        properties = child(element, "pPr")
        look = self._look(element, properties)
        if look.style.name.startswith(("toc", "目录", "table of figures")):
            return
        text = self.runs.text(element)
        number = self._number(properties, look.style) if text.strip() else ""
        if not (self.joined and self.builder.is_open):
            kind, level = self._kind(text.strip(), look, properties, bool(number))
            self.builder.begin(kind, level)
            self.written += bool(text.strip())
        if number:
            self.builder.add(number + " ")
        self.runs.write(element)
        self.joined = child(properties, "rPr", "del") is not None
        calls, boxes = self.runs.take()
        if self.joined:
            return
        self.builder.end()
        for what, note in calls:
            if what == "endnote":
                self.ends += [note] if note not in self.ends else []
            elif note in self.footnotes:
                self._note(self.footnotes[note], "footnote", "")
        for box in boxes:
            self._blocks(box)

    def _note(self, element: etree._Element, kind: str, label: str) -> None:
        self.builder.begin(kind)
        if label:
            self.builder.add(label)
        for number, paragraph in enumerate(e for e in element if local(e) == "p"):
            if number:
                self.builder.newline()
            self.runs.write(paragraph)
        self.runs.take()
        self.builder.end()

    def _look(self, element: etree._Element, properties: etree._Element | None) -> _Look:
        style = self.styles.get(value(properties, "pStyle") or self.styles.default)
        bold, size = True, 0.0
        seen = False
        for run in element.iter():
            if local(run) == "r" and any(local(e) == "t" and (e.text or "").strip() for e in run):
                seen = True
                own = child(run, "rPr")
                inherited = self.styles.get(value(own, "rStyle")) if value(own, "rStyle") else style
                bold = bold and on(own, "b", inherited.bold or style.bold)
                size = max(size, half_points(own) or style.size)
        return _Look(style, bold and seen, size, value(properties, "jc") == "center")

    def _usual_size(self, body: etree._Element) -> float:
        """The type size of most of the text, in points."""
        weights: dict[float, int] = {}
        for paragraph in body.iter():
            if local(paragraph) != "p":
                continue
            style = self.styles.get(value(child(paragraph, "pPr"), "pStyle") or self.styles.default)
            for run in paragraph:
                if local(run) == "r":
                    size = half_points(child(run, "rPr")) or style.size
                    weights[size] = weights.get(size, 0) + sum(len(e.text or "") for e in run if local(e) == "t")
        return max(weights, key=lambda s: (weights[s], -s)) if weights else self.styles.size

    def _kind(
        self, text: str, look: _Look, properties: etree._Element | None, numbered: bool
    ) -> tuple[str, int | None]:
        named = _HEADING.match(look.style.name)
        if named:
            return "heading", int(named.group(1)) or 1
        if look.style.name in ("title", "标题", "標題"):
            return "title", None
        if look.style.name in ("caption", "题注") or is_lone_caption(text or "-"):
            return "caption", None
        said = value(properties, "outlineLvl")
        outline = int(said) if said.isdigit() else look.style.outline
        if outline is not None and outline < 9 and 0 < columns(text) <= 160:
            return "heading", outline + 1
        after_table = bool(self.builder.blocks) and self.builder.blocks[-1].kind == "table"
        if after_table and caption_kind(text):
            return "caption", None
        if self._only_formula(text, look):
            return "formula", None
        by_look = self._heading_by_look(text, look)
        if by_look is not None:
            return by_look
        return ("item" if numbered or child(properties, "numPr") is not None else "paragraph"), None

    def _only_formula(self, text: str, look: _Look) -> bool:
        return bool(text) and self.runs.only_formula and columns(text) < 200

    def _heading_by_look(self, text: str, look: _Look) -> tuple[str, int | None] | None:
        """A short line in bold or larger type that does not end like a sentence is a heading."""
        if not text or columns(text) > 90 or text[-1] in "。！？；;,，:：" or (text[-1] == "." and " " in text):
            return None
        larger = look.size > 1.15 * self.usual
        if not self.written and larger and look.size >= 1.3 * self.usual:
            return "title", None
        numbered = _DECIMAL.match(text)
        if not (look.bold or larger) or (self.written < 5 and not (numbered or is_item(text))):
            return None
        depth = numbered.group(1).count(".") + numbered.group(1).count("．") if numbered else 0
        return "heading", 1 + depth

    def _number(self, properties: etree._Element | None, style: Style) -> str:
        number = value(properties, "numPr", "numId") or style.number
        depth = value(properties, "numPr", "ilvl")
        level = int(depth) if depth.isdigit() else style.number_level
        return self.numbering.next(number, level) if number and number != "0" else ""

    # ---------------------------------------------------------------- tables

    def _table(self, table: etree._Element) -> None:
        rows = [row for row in _through(table) if local(row) == "tr" and child(row, "trPr", "del") is None]
        cells = [[cell for cell in _through(row) if local(cell) == "tc"] for row in rows]
        if all(len(row) <= 1 for row in cells):
            for row in cells:
                for cell in row:
                    self._blocks(cell)
            return
        self.builder.begin_table()
        for number, row in enumerate(cells):
            column = 0
            for cell in row:
                merged = child(cell, "tcPr", "vMerge")
                if merged is None or attribute(merged, "val") == "restart":
                    self.builder.cell(number, column)
                    self._cell(cell)
                    self.builder.end_cell()
                span = value(cell, "tcPr", "gridSpan")
                column += min(200, int(span)) if span.isdigit() and len(span) < 6 else 1
        self.builder.end_table()
        self.runs.take()

    def _cell(self, cell: etree._Element) -> None:
        for paragraph in (e for e in cell.iter() if local(e) == "p"):
            self.builder.space(-1, -1)
            properties = child(paragraph, "pPr")
            number = self._number(properties, self.styles.get(value(properties, "pStyle")))
            if number:
                self.builder.add(number + " ")
            self.runs.write(paragraph)


def _through(parent: etree._Element) -> list[etree._Element]:
    """The children of a table or a row, those in content controls included, deleted ones not."""
    out = []
    for element in parent:
        name = local(element)
        if name == "sdt":
            content = child(element, "sdtContent")
            out += _through(content) if content is not None else []
        elif name in _TRANSPARENT:
            out += _through(element)
        else:
            out.append(element)
    return out


def _notes(root: etree._Element | None) -> dict[str, etree._Element]:
    """The notes of a part by id, separators left out."""
    return {
        attribute(note, "id"): note
        for note in (root if root is not None else ())
        if attribute(note, "type") in ("", "normal")
    }
