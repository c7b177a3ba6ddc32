"""OpenDocument text (.odt) as LibreOffice shows it: tracked deletions and comments gone, notes after their paragraph.

Footnotes follow the paragraph that calls them; endnotes, which papers use for their references, close the text.
No map to the source is kept: the proof is to read the file again.
"""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.archive import Archive, attribute, child, local
from pipeline.read.build import Builder
from pipeline.read.docx_look import shown
from pipeline.read.limits import ReadSettings
from pipeline.read.lines import is_lone_caption
from pipeline.read.xml_flow import Dialect, XmlFlow, flat

_ODT = Dialect(
    blocks={"p": "paragraph"},
    silent=frozenset(
        {
            "tracked-changes", "annotation", "annotation-end", "table-of-content", "sequence-decls", "variable-decls",
            "user-field-decls", "forms", "title", "desc", "page-number", "page-count", "ruby-text", "object",
            "event-listeners", "script", "meta", "binary-data", "illustration-index", "table-index",
        }
    ),
    sections=frozenset(),
    headings=frozenset(),
    rows=frozenset({"table-row"}),
    cells=frozenset({"table-cell", "covered-table-cell"}),
)  # fmt: skip
_META = {"title": "title", "keyword": "keywords", "initial-creator": "author", "language": "lang"}
#: Names of paragraph styles (without their automatic children) -> kind of block.
_STYLES = {"title": "title", "table": "caption", "illustration": "caption", "figure": "caption", "caption": "caption"}
#: Formats of numbers -> their names in Word, whose numbers look the same.
_FORMS = {
    "1": "decimal", "a": "lowerLetter", "A": "upperLetter", "i": "lowerRoman", "I": "upperRoman",
    "一, 二, 三, ...": "chineseCounting",
}  # fmt: skip
#: Positions of text are raised or lowered by so many per cent and more.
_RAISED = 10.0


def read_odt(source: Source, settings: ReadSettings) -> Document:
    """The document of an OpenDocument text file."""
    archive = Archive(source.data, settings)
    manifest = archive.xml("META-INF/manifest.xml")
    if manifest is not None and any(local(e) == "encryption-data" for e in manifest.iter()):
        raise Skipped("read.encrypted", "The file is protected by a password.", "Save it without one.")
    content = archive.xml("content.xml")
    text = child(content, "body", "text")
    if text is None:
        raise Skipped(
            "read.office", "This is an OpenDocument file, but no text.", "Put papers here: PDF, DOCX, ODT, HTML, text."
        )
    builder = Builder(settings)
    meta = child(archive.xml("meta.xml"), "meta")
    facts = [(_META.get(local(e), ""), flat(e)[:1000]) for e in (meta if meta is not None else ())]
    builder.given.extend((key, value) for key, value in facts if key and value)
    flow = _OdtFlow(builder, archive.xml("styles.xml"), content)
    flow.write(text)
    flow.endnotes()
    return builder.document(source.paper_id, "odt")


def _looks(*parts: etree._Element | None) -> dict[str, tuple[str, str]]:
    """For each style the name of its parent and the mark of its text ("superscript", "subscript" or "")."""
    out = {}
    for style in (e for part in parts if part is not None for e in part.iter() if local(e) == "style"):
        properties = child(style, "text-properties")
        first = attribute(properties, "text-position").split(" ")[0] if properties is not None else ""
        number = float(first[:-1]) if first[:-1].lstrip("-").isdigit() and first.endswith("%") else 0.0
        raised = first == "super" or number >= _RAISED
        lowered = first == "sub" or number <= -_RAISED
        mark = "superscript" if raised else "subscript" if lowered else ""
        out[attribute(style, "name")] = (attribute(style, "parent-style-name"), mark)
    return out


@dataclass(frozen=True, slots=True)
class _Number:
    """How the numbers of one level of a list look."""

    form: str
    before: str
    after: str
    start: int

    def label(self, count: int) -> str:
        """The number of an item (from 1), as it is shown."""
        return f"{self.before}{shown(self.start + count - 1, _FORMS[self.form])}{self.after}"


def _numbers(*parts: etree._Element | None) -> dict[tuple[str, int], _Number]:
    """The look of numbers by list style and level (from 1); levels with bullets or nothing are left out."""
    out = {}
    for style in (e for part in parts if part is not None for e in part.iter() if local(e) == "list-style"):
        for level in (e for e in style if local(e) == "list-level-style-number"):
            form, start = attribute(level, "num-format"), attribute(level, "start-value")
            if form in _FORMS:
                begin = int(start) if start.isdecimal() and len(start) < 6 else 1
                look = _Number(form, attribute(level, "num-prefix"), attribute(level, "num-suffix"), begin)
                out[attribute(style, "name"), _depth(attribute(level, "level"))] = look
    return out


def _depth(said: str) -> int:
    return int(said) if said.isdecimal() and len(said) < 3 and 0 < int(said) < 11 else 1


class _OdtFlow(XmlFlow):
    def __init__(self, builder: Builder, *parts: etree._Element | None) -> None:
        super().__init__(builder, _ODT)
        self.looks = _looks(*parts)
        self.numbers = _numbers(*parts)
        self.counts: dict[tuple[str, int], int] = {}
        self.lists: list[str] = []
        self.notes: list[etree._Element] = []
        self.last: list[etree._Element] = []

    def special(self, element: etree._Element, name: str) -> bool:
        if name == "h":
            self._paragraph(element, "heading", _depth(attribute(element, "outline-level")))
        elif name == "p" and self.kinds[-1] == "paragraph":
            kind, level_ = self._kind(element)
            self._paragraph(element, kind, level_)
        elif name in ("span", "a") and self._mark(element):
            self.builder.open_mark(self._mark(element))
            self.inside(element)
            self.builder.close_mark(self._mark(element))
        elif name in ("s", "tab", "line-break", "soft-page-break"):
            self.builder.space(-1, -1)
        elif name == "note":
            self._called(element)
        elif name == "list":
            self._list(element)
        else:
            return False
        return True

    def _paragraph(self, element: etree._Element, kind: str, level: int | None = None, label: str = "") -> None:
        self.block(element, kind, level, label)
        while self.notes and self.kinds[-1] != "footnote":
            self._note(self.notes.pop(0))

    def _list(self, element: etree._Element) -> None:
        """A list: each paragraph of an item a block, the first with the number that is shown before it."""
        style = attribute(element, "style-name") or (self.lists[-1] if self.lists else "")
        self.lists.append(style)
        place = (style, len(self.lists))
        look = self.numbers.get(place)
        count = self.counts.get(place, 0) if attribute(element, "continue-numbering") == "true" else 0
        for item in (e for e in element if local(e) in ("list-item", "list-header")):
            label = ""
            if look is not None and local(item) == "list-item":
                count += 1
                label = look.label(count)
            for inner in item:
                if local(inner) in ("p", "h"):
                    level = attribute(inner, "outline-level")
                    heading = local(inner) == "h"
                    self._paragraph(inner, "heading" if heading else "item", _depth(level) if heading else None, label)
                    label = ""
                else:
                    self.write(inner)
        self.counts[place] = count
        self.lists.pop()

    def _called(self, element: etree._Element) -> None:
        """The mark of a note, raised; its text waits for the end of the paragraph, or of the paper."""
        self.builder.open_mark("superscript")
        self.say(flat(child(element, "note-citation")))
        self.builder.close_mark("superscript")
        (self.last if attribute(element, "note-class") == "endnote" else self.notes).append(element)

    def _note(self, note: etree._Element) -> None:
        self.kinds.append("footnote")
        self.close()
        self.builder.begin("footnote")
        self.say(flat(child(note, "note-citation")) + " ")
        body = child(note, "note-body")
        for inner in body if body is not None else ():
            self.inside(inner)
            self.builder.space(-1, -1)
        self.close()
        self.kinds.pop()

    def endnotes(self) -> None:
        """Write the notes that stand at the end."""
        for note in self.last:
            self._note(note)

    def _mark(self, element: etree._Element) -> str:
        return self.looks.get(attribute(element, "style-name"), ("", ""))[1]

    def _kind(self, element: etree._Element) -> tuple[str, int | None]:
        """What a paragraph is by its style or one that it comes from; captions also by their words."""
        name = attribute(element, "style-name")
        for _ in range(10):
            known = name.replace("_20_", " ").casefold()
            if known in _STYLES:
                return _STYLES[known], None
            if known.startswith("heading ") and known[8:].isdecimal() and len(known) < 11:
                return "heading", max(1, min(9, int(known[8:])))
            name = self.looks.get(name, ("", ""))[0]
        text = flat(element)
        return ("caption" if text and is_lone_caption(text) else "paragraph"), None
