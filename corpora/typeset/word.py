"""Writes a sample paper as DOCX: headings, a table, superscripts and true footnotes, with fixed dates."""

from __future__ import annotations

import io
import re
import zipfile
from datetime import datetime
from pathlib import Path
from xml.sax.saxutils import escape

from docx import Document
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt

from .source import Block, Paper, runs

WORDML = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
FOOTNOTES = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
MARKS = re.compile(r"[*a①]")


class Writer:
    """Builds one document; ``notes`` are the texts of its footnotes."""

    def __init__(self, paper: Paper, lang: str) -> None:
        self.paper, self.lang = paper, lang
        self.notes: list[str] = []
        self.docx = Document()
        normal = self.docx.styles["Normal"]
        normal.font.name = "Times New Roman"
        normal.font.size = Pt(10.5)
        properties = self.docx.core_properties
        properties.title, properties.author = paper.one("title"), paper.one("authors")
        properties.comments, properties.revision = "", 1
        properties.created = properties.modified = datetime(2023, 1, 1)

    def build(self) -> bytes:
        """The file's bytes."""
        self.docx.add_heading(self.paper.one("title"), level=0)
        for name in ("authors", "affiliation", "abstract"):
            for text in self.paper.many(name):
                self.paragraph(text)
        for block in self.paper.body:
            self.block(block)
        for text in self.paper.many("note"):
            self.paragraph(text)
        self.add_footnotes()
        buffer = io.BytesIO()
        self.docx.save(buffer)
        return settle(buffer.getvalue())

    def block(self, block: Block) -> None:
        """Add one block of the body."""
        if block.kind in {"head1", "head2"}:
            self.docx.add_heading(block.text, level=int(block.kind[-1]))
        elif block.kind == "table":
            self.paragraph(block.text)
            table = self.docx.add_table(rows=0, cols=len(block.rows[0]))
            for row in block.rows:
                cells = table.add_row().cells
                for cell, text in zip(cells, row, strict=True):
                    cell.text = text
        else:
            self.paragraph(block.text, block.note)

    def paragraph(self, text: str, note: str = "") -> None:
        """Add a paragraph; the superscript that is the mark of ``note`` becomes a footnote reference."""
        paragraph = self.docx.add_paragraph()
        for chars, raised in runs(text):
            run = paragraph.add_run("" if note and raised and MARKS.fullmatch(chars) else chars)
            run.font.superscript = True if raised else None
            if not run.text:
                self.notes.append(note.split(" ", 1)[1])
                reference = OxmlElement("w:footnoteReference")
                reference.set(qn("w:id"), str(len(self.notes)))
                run._r.append(reference)  # type: ignore[arg-type]

    def add_footnotes(self) -> None:
        """Add the part of the file that holds the footnotes."""
        rows = "".join(
            f'<w:footnote w:id="{number}"><w:p><w:r><w:t>{escape(text)}</w:t></w:r></w:p></w:footnote>'
            for number, text in enumerate(self.notes, 1)
        )
        xml = (
            f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:footnotes xmlns:w="{WORDML}">'
            '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
            '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:r><w:continuationSeparator/></w:r></w:p>'
            f"</w:footnote>{rows}</w:footnotes>"
        )
        part = Part(PackURI("/word/footnotes.xml"), FOOTNOTES, xml.encode(), self.docx.part.package)
        self.docx.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)


def settle(data: bytes) -> bytes:
    """Repack a zip file in the order of its names, with one fixed date."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        names = sorted(old.namelist(), key=lambda name: (name != "[Content_Types].xml", name))
        for name in names:
            info = zipfile.ZipInfo(name, (2023, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, old.read(name))
    return out.getvalue()


def write(paper: Paper, lang: str, out: Path) -> None:
    """Write one paper as DOCX."""
    out.write_bytes(Writer(paper, lang).build())
