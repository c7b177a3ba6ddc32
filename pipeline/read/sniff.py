"""What a file is, told from its bytes. The name's suffix only breaks a tie between two text formats."""

from __future__ import annotations

import io
import re
import zipfile

from pipeline.document import Source
from pipeline.errors import Skipped
from pipeline.read.archive import TROUBLE

_EXPORT = "Open it in the program it was made with and export or print it as PDF; then put the PDF here."
_RESAVE = "Save it as .docx without a password, or as PDF."
#: First bytes -> (code, what was seen, what to do).
_BINARY = (
    (b"CAJ\0", "read.caj", "a CAJ file (CNKI)", _EXPORT),
    (b"KDH ", "read.caj", "a KDH file (CNKI)", _EXPORT),
    (b"TEB", "read.caj", "a TEB file (CNKI)", _EXPORT),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "read.ole", "an old or encrypted Office file (.doc)", _RESAVE),
    (b"{\\rtf", "read.rtf", "an RTF file", "Save it as .docx or PDF."),
    (b"%!PS", "read.postscript", "a PostScript file", "Convert it to PDF (ps2pdf)."),
    (b"\x89PNG", "read.image", "a PNG picture", "Scan to PDF with text recognition."),
    (b"\xff\xd8\xff", "read.image", "a JPEG picture", "Scan to PDF with text recognition."),
    (b"GIF8", "read.image", "a GIF picture", "Scan to PDF with text recognition."),
    (b"II*\0", "read.image", "a TIFF picture", "Scan to PDF with text recognition."),
    (b"MM\0*", "read.image", "a TIFF picture", "Scan to PDF with text recognition."),
    (b"AT&TFORM", "read.djvu", "a DjVu file", "Convert it to PDF."),
    (b"Rar!", "read.archive", "an archive (.rar)", "Unpack it and put the papers here."),
    (b"7z\xbc\xaf\x27\x1c", "read.archive", "an archive (.7z)", "Unpack it and put the papers here."),
    (b"\x1f\x8b", "read.archive", "an archive (.gz)", "Unpack it and put the papers here."),
    (b"BZh", "read.archive", "an archive (.bz2)", "Unpack it and put the papers here."),
    (b"\xfd7zXZ\0", "read.archive", "an archive (.xz)", "Unpack it and put the papers here."),
    (b"SQLite format 3\0", "read.unknown", "a database", "Export the papers from the program it belongs to."),
)  # fmt: skip
# Stars of significance ("0.31**", "**p<0.01, ***p<0.001") are no emphasis.
_MARKUP = re.compile(
    r"(?m)^ {0,3}#{1,6} \S|</su[pb]>|(?<![A-Za-z0-9*])\*\*[^\s*][^*\n]{0,200}\*\*(?!\*)|!\[[^\]\n]{0,200}\]\(|\]\(https?://|"
    r"^ {0,3}\|?\s?:?-{3,}:?\s?\|[ \t:|-]*$|^```|</table>|^\[\^[^\]\s]{1,30}\]:"
)
_HTML = re.compile(r"<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]", re.IGNORECASE)
_HTML_ROOTS = frozenset(
    {
        "html",
        "head",
        "body",
        "div",
        "article",
        "p",
        "meta",
        "title",
        "section",
        "h1",
        "script",
        "main",
        "center",
        "span",
    }
)
_XML_ROOT = re.compile(r"<(?:[\w.-]{1,40}:)?([A-Za-z][\w.-]{0,60})(?=[\s/>])")
#: What a web archive, which is a mail message, begins with.
_MAIL = re.compile(r"MIME-Version:|From: <?Saved by", re.IGNORECASE)
_BIBLIOGRAPHY = re.compile(
    r"TY {1,2}- |@[A-Za-z]{3,20}\s{0,3}[{(]|%0 |RT [A-Z]|\{Reference Type\}|FN (?:Clarivate|ISI|Thomson)|SrcDatabase-|"
    r"PMID- |﻿?Authors,Title"
)


def refuse_binary(data: bytes) -> None:
    """Raise :class:`Skipped` for what no reader here opens, with the way out."""
    for magic, code, seen, way_out in _BINARY:
        if data.startswith(magic):
            raise Skipped(code, f"This is {seen}, which is not read here.", way_out)
    # Two more CAJ layouts begin with "HN" or 0xC8 and go on with binary fields.
    if (data[:2] == b"HN" and b"\0" in data[:64]) or (data[:1] == b"\xc8" and data[1:64].count(0) > 8):
        raise Skipped("read.caj", "This is a CAJ file (CNKI), which nothing open reads safely.", _EXPORT)


def zip_kind(data: bytes) -> str:
    """ "docx", "epub", "odt" for zip files of that kind; raises :class:`Skipped` for others."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            names = set(archive.namelist())
    except TROUBLE as error:
        raise Skipped(
            "read.corrupt", f"The file starts like a .docx or .epub but is damaged ({error}).", "Download it again."
        ) from None
    if "word/document.xml" in names or any(n.startswith("word/") and n.endswith(".xml") for n in names):
        return "docx"
    if "META-INF/container.xml" in names:
        return "epub"
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise Skipped(
            "read.office", "This is a spreadsheet or a slide show.", "Put papers here: PDF, DOCX, HTML, text."
        )
    if "content.xml" in names:
        return "odt"
    raise Skipped("read.archive", "This is a zip archive.", "Unpack it and put the papers here.")


def text_kind(source: Source, text: str) -> str:
    """Which text format this is: html, mhtml, jats, tei, docling, mineru, markdown or text."""
    head = text[:4096].lstrip("\ufeff \t\r\n")
    if _BIBLIOGRAPHY.match(head):
        raise Skipped(
            "read.bibliography",
            "This is an export of bibliographic records, not a paper.",
            "Nothing, if it is only a list of titles; put the papers themselves here.",
        )
    if _MAIL.match(head):
        return "mhtml"
    if head.startswith("<"):
        kind = _angle(head)
        if kind:
            return kind
    if head[:1] in "[{" and head:
        kind = _json(text)
        if kind:
            return kind
    if source.suffix.lower() in (".md", ".markdown", ".mmd", ".qmd", ".rmd") or _MARKUP.search(text[:2_000_000]):
        return "markdown"
    return "text"


def _angle(head: str) -> str:
    """The format of a text that starts with "<", by its first element; "" where it is just text."""
    first = _XML_ROOT.search(head)
    if first is None or first.start() > 3000:
        return ""
    name = first.group(1).lower()
    if name in ("tei", "teicorpus"):
        return "tei"
    if name in ("article", "pmc-articleset") and (head.startswith(("<?xml", "<!DOCTYPE article")) or "<front" in head):
        return "jats"
    if name in _HTML_ROOTS or _HTML.search(head):
        return "html"
    if head.startswith("<?xml"):
        raise Skipped(
            "read.xml",
            f"This is XML of a kind that is not read here (<{first.group(1)}>).",
            "JATS and GROBID TEI are read; or export the paper as PDF, HTML or text.",
        )
    return ""


def _json(text: str) -> str:
    head = text[:200_000]
    if '"DoclingDocument"' in head or '"schema_name"' in head:
        return "docling"
    if text.lstrip("\ufeff \t\r\n").startswith("[") and '"type"' in head and ('"text"' in head or '"page_idx"' in head):
        return "mineru"
    if re.match(r"\s{0,20}[\[{]\s{0,200}[\"{\]}]", head):
        raise Skipped(
            "read.json", "This is JSON of a kind that is not read here.",
            "Docling documents and MinerU content lists are read; or put the paper itself here.",
        )  # fmt: skip
    return ""
