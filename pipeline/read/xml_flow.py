"""Scholarly XML (JATS, TEI): the walk that both have in common.

A dialect is a table from element names to what they are (:class:`Dialect`); what needs more than that is
a method of the dialect's own writer. White space means nothing in these formats; an unknown element is
transparent, so no text is lost for want of a rule.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from lxml import etree

from pipeline.read.archive import attribute, local
from pipeline.read.build import Builder

_SPACE = re.compile(r"\s+")
#: Paragraphs inside these are no blocks of their own.
_WHOLE = frozenset({"item", "footnote", "caption", "reference", "title", "heading"})
_MARKS = {"sup": "superscript", "sub": "subscript", "superscript": "superscript", "subscript": "subscript"}


@dataclass(frozen=True, slots=True)
class Dialect:
    """What the elements of a format are.

    ``blocks``: name -> block kind. ``silent``: left out. ``sections``: one heading level each.
    ``headings``: the names of a section's title. ``rows`` and ``cells``: of tables.
    """

    blocks: Mapping[str, str]
    silent: frozenset[str]
    sections: frozenset[str]
    headings: frozenset[str]
    rows: frozenset[str]
    cells: frozenset[str]


class XmlFlow:
    """Writes elements of one dialect into a builder."""

    def __init__(self, builder: Builder, dialect: Dialect) -> None:
        self.builder = builder
        self.dialect = dialect
        self.depth = 0
        self.kinds: list[str] = ["paragraph"]

    def write(self, element: etree._Element) -> None:
        """Write an element and, by recursion (libxml2 allows a depth of 256), all that is in it."""
        name = local(element)
        dialect = self.dialect
        if not name:  # an entity reference that no DTD was read for
            self.say(html.unescape(element.text or ""))
        elif name in dialect.silent or self.special(element, name):
            return
        elif name in dialect.headings:
            self.block(element, "heading", max(1, self.depth))
        elif name in dialect.sections:
            self.close()
            self.depth += 1
            self.inside(element)
            self.depth -= 1
            self.close()
        elif name in dialect.blocks and dialect.blocks[name] == "paragraph" and self.kinds[-1] in _WHOLE:
            self.builder.space(-1, -1)
            self.inside(element)
            self.builder.space(-1, -1)
        elif name in dialect.blocks:
            self.block(element, dialect.blocks[name])
        elif name == "table":
            self.table(element)
        elif name in _MARKS or attribute(element, "rend") in ("superscript", "sup", "subscript", "sub"):
            mark = _MARKS.get(name) or _MARKS[attribute(element, "rend")]
            self.builder.open_mark(mark)
            self.inside(element)
            self.builder.close_mark(mark)
        elif name in ("break", "lb"):
            self.builder.space(-1, -1)
        else:
            self.inside(element)

    def special(self, element: etree._Element, name: str) -> bool:
        """Write an element that a table cannot describe; false where it is none."""
        return False

    def inside(self, element: etree._Element) -> None:
        """Write an element's text and children."""
        self.say(element.text or "")
        for inner in element:
            self.write(inner)
            self.say(inner.tail or "")

    def block(self, element: etree._Element, kind: str, level: int | None = None, label: str = "") -> None:
        """Write an element as a block of its own; text after a block inside it goes on in a new one."""
        self.close()
        self.kinds.append(kind)
        self.builder.begin(kind, level)
        if label:
            self.builder.add(label + " ")
        self.inside(element)
        self.close()
        self.kinds.pop()

    def close(self) -> None:
        """End the open block."""
        if self.builder.is_open:
            self.builder.end()

    def say(self, text: str) -> None:
        """Write running text, its white space folded."""
        if not self.builder.is_open:
            if not text.strip():
                return
            self.builder.begin(self.kinds[-1])
        at = 0
        for gap in _SPACE.finditer(text):
            if gap.start() > at:
                self.builder.add(text[at : gap.start()])
            self.builder.space(-1, -1, fold="\n" in gap.group())
            at = gap.end()
        if at < len(text):
            self.builder.add(text[at:])

    def table(self, element: etree._Element) -> None:
        """Write a table of rows and cells."""
        self.close()
        builder = self.builder
        builder.begin_table()
        taken: dict[int, int] = {}
        rows = [e for e in element.iter() if local(e) in self.dialect.rows]
        for number, row in enumerate(rows):
            column = 0
            for cell in row:
                if local(cell) not in self.dialect.cells:
                    continue
                while taken.get(column, -1) >= number:
                    column += 1
                builder.cell(number, column)
                self._cell(cell)
                builder.end_cell()
                wide, high = _span(cell, "colspan", "cols"), _span(cell, "rowspan", "rows")
                for c in range(column, column + wide):
                    taken[c] = number + high - 1
                column += wide
        builder.end_table()

    def _cell(self, cell: etree._Element) -> None:
        self.say(cell.text or "")
        for inner in cell.iter():
            if inner is cell:
                continue
            name = local(inner)
            if name in self.dialect.blocks or name == "break":
                self.builder.space(-1, -1)
            mark = _MARKS.get(name)
            if mark:
                self.builder.open_mark(mark)
            self.say((inner.text or "") if name else html.unescape(inner.text or ""))
            if mark:
                self.builder.close_mark(mark)
            if len(inner) == 0:
                self._tails(inner, cell)

    def _tails(self, inner: etree._Element, cell: etree._Element) -> None:
        """The text after an element that ends here, and after those that end with it."""
        at: etree._Element | None = inner
        while at is not None and at is not cell:
            self.say(at.tail or "")
            if at.getnext() is not None:
                return
            at = at.getparent()


def flat(element: etree._Element | None) -> str:
    """All text of an element on one line, for facts rather than for the paper's text."""
    if element is None:
        return ""
    parts = (e if isinstance(e, str) else "" for e in element.itertext())
    return " ".join("".join(parts).split())


def _span(cell: etree._Element, *names: str) -> int:
    said = next((attribute(cell, name) for name in names if attribute(cell, name)), "1").strip()
    return max(1, min(500, int(said))) if said.isascii() and said.isdigit() and len(said) < 6 else 1
