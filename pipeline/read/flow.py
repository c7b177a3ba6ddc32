"""From HTML tokens to blocks: the walk that writes a stretch of a page into a builder."""

from __future__ import annotations

import html
import re

from pipeline.read.build import Builder
from pipeline.read.lines import caption_kind
from pipeline.read.tags import BLOCK, Tree

_PART = re.compile(r"[ \t\n\r\f]+|&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});?")
_SILENT = frozenset(
    {
        "script", "style", "noscript", "template", "svg", "canvas", "iframe", "object", "head", "title", "textarea",
        "select", "button", "input", "annotation", "annotation-xml", "map", "audio", "video", "dialog", "datalist",
        "noembed", "noframes", "applet", "progress", "meter",
    }
)  # fmt: skip
_KIND = {"li": "item", "dd": "paragraph", "dt": "paragraph", "figcaption": "caption", "caption": "caption"}
_NOTE = re.compile(r"(?:^|[\s_-])(?:foot-?notes?|end-?notes?|fn|doc-footnote|doc-endnotes?)(?:$|[\s_-])", re.IGNORECASE)
_REFERENCES = re.compile(
    r"(?:^|[\s_-])(?:references?|ref-?list|bibliography|citations?-list|doc-bibliography|参考文献)(?:$|[\s_-])", re.I
)
_LONGEST_CELL = 1500


class Flow:
    """Writes the tokens of a :class:`Tree` into a builder; ``drop`` holds subtrees to leave out."""

    def __init__(self, builder: Builder, tree: Tree, drop: frozenset[int] = frozenset()) -> None:
        self.builder = builder
        self.tree = tree
        self.text = tree.text
        self.drop = drop
        self.contexts: list[tuple[int, str, int | None]] = []
        self.breaks = 0
        self.kept: list[tuple[int, int]] = []

    def write(self, first: int, last: int) -> None:
        """Write the tokens ``[first, last)``."""
        index = first
        while index < last:
            index = self._token(index)
        self._close()

    def _token(self, index: int) -> int:
        """Write one token; returns the index of the next."""
        token = self.tree.tokens[index]
        while self.contexts and index >= self.contexts[-1][0]:
            self.contexts.pop()
        if token.what == "text":
            self._text(token.start, token.end)
        elif token.what == "close":
            if token.name in BLOCK:
                self._close()
            elif token.name in ("sup", "sub"):
                self.builder.close_mark("superscript" if token.name == "sup" else "subscript")
        elif token.what == "open":
            return self._open(index)
        return index + 1

    def _open(self, index: int) -> int:
        token = self.tree.tokens[index]
        after = self.tree.after[index]
        if token.name in _SILENT or index in self.drop:
            if index in self.drop:
                self._close()
            return max(after, index + 1)
        if token.name == "br":
            self._break(index)
        elif token.name in ("sup", "sub"):
            self.builder.open_mark("superscript" if token.name == "sup" else "subscript")
        elif token.name == "table" and self._is_data(index, after):
            self._close()
            self._table(index, after)
            return after
        elif token.name in BLOCK:
            self._close()
            self._context(index, after)
        return index + 1

    def _context(self, index: int, after: int) -> None:
        name = self.tree.tokens[index].name
        kind, level = _KIND.get(name, ""), None
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            kind, level = "heading", int(name[1])
        elif name in ("div", "section", "ol", "ul", "aside", "p", "li", "dl", "td"):
            attributes = self.tree.attributes(index)
            said = " ".join(attributes.get(key, "") for key in ("class", "id", "role", "epub:type"))
            if _NOTE.search(said):
                kind = "footnote"
            elif _REFERENCES.search(said):
                kind = "reference"
            elif name == "li" and self.contexts and self.contexts[-1][1] in ("reference", "footnote"):
                kind = self.contexts[-1][1]
        if kind:
            self.contexts.append((after, kind, level))

    def _close(self) -> None:
        self.breaks = 0
        if self.builder.is_open:
            self.builder.end()

    def _break(self, index: int) -> None:
        """One ``<br>`` ends a line; two, or one before an indent, end a paragraph."""
        token = self.tree.tokens[index]
        if not self.builder.is_open:
            return
        following = self.tree.tokens[index + 1] if index + 1 < len(self.tree.tokens) else None
        ahead = self.text[following.start : following.end][:40] if following and following.what == "text" else ""
        indented = ahead.lstrip(" \r\n\t").startswith(("\u3000\u3000", "&emsp;&emsp;", "&nbsp;&nbsp;", "\xa0\xa0"))
        if self.breaks or indented:
            self._close()
        else:
            self.builder.newline(token.start, token.end)
            self.breaks = 1

    def _text(self, start: int, end: int) -> None:
        at = start
        for part in _PART.finditer(self.text, start, end):
            self._run(at, part.start())
            at = part.end()
            found = part.group()
            if found[0] != "&":
                if self.builder.is_open:
                    self.builder.space(part.start(), at, fold="\n" in found or "\r" in found)
                continue
            meant = html.unescape(found)
            if meant == found:
                self._run(part.start(), at)
            elif meant.isspace():
                if self.builder.is_open:
                    self.builder.space(part.start(), at)
            else:
                self._begin()
                self.builder.replace(meant, part.start(), at)
        self._run(at, end)

    def _run(self, start: int, end: int) -> None:
        if start < end:
            self._begin()
            self.builder.copy(start, end)

    def _begin(self) -> None:
        self.breaks = 0
        if not self.builder.is_open:
            _, kind, level = self.contexts[-1] if self.contexts else (0, "paragraph", None)
            self.builder.begin(kind, level)

    # ---------------------------------------------------------------- tables

    def _is_data(self, index: int, after: int) -> bool:
        """Whether a table holds data; a table that lays out the page has long cells or tables inside."""
        columns = column = longest = here = 0
        for number in range(index + 1, after):
            token = self.tree.tokens[number]
            if token.what == "open":
                if token.name == "table" or token.name in ("h1", "h2", "h3", "article", "form"):
                    return False
                if token.name == "tr":
                    column = 0
                elif token.name in ("td", "th"):
                    column += 1
                    here = 0
                    columns = max(columns, column)
            elif token.what == "text":
                here += token.end - token.start
                longest = max(longest, here)
        return columns > 1 and longest <= _LONGEST_CELL

    def _table(self, index: int, after: int) -> None:
        """Write a data table; a caption inside it becomes a block of its own, before it."""
        tokens = self.tree.tokens
        inside = range(index + 1, after)
        caption = next((i for i in inside if tokens[i].what == "open" and tokens[i].name == "caption"), None)
        skip = range(0)
        if caption is not None:
            skip = range(caption, self.tree.after[caption])
            if caption == next((i for i in inside if tokens[i].what == "open"), None):
                self.contexts.append((self.tree.after[caption], "caption", None))
                for i in skip:
                    self._token(i)
                self._close()
        builder = self.builder
        builder.begin_table()
        row, column, opened = -1, 0, False
        taken: dict[int, int] = {}
        i = index + 1
        while i < after:
            token = tokens[i]
            if i in skip or (token.what == "open" and token.name in _SILENT):
                i = max(i + 1, self.tree.after[i] if i not in skip else skip.stop)
                continue
            if token.what == "open" and token.name == "tr":
                if opened:
                    builder.end_cell()
                row, column, opened = row + 1, 0, False
            elif token.what == "open" and token.name in ("td", "th"):
                if opened:
                    builder.end_cell()
                row, opened = max(row, 0), True
                while taken.get(column, -1) >= row:
                    column += 1
                builder.cell(row, column)
                wide, high = self._spans(i)
                for c in range(column, column + wide):
                    taken[c] = max(taken.get(c, -1), row + high - 1)
                column += wide
            elif opened:
                self._in_cell(i)
            i += 1
        if opened:
            builder.end_cell()
        builder.end_table()

    def _in_cell(self, index: int) -> None:
        token = self.tree.tokens[index]
        if token.what == "text":
            self._text(token.start, token.end)
        elif token.name in ("sup", "sub"):
            mark = "superscript" if token.name == "sup" else "subscript"
            if token.what == "open":
                self.builder.open_mark(mark)
            else:
                self.builder.close_mark(mark)
        elif token.name == "br" or token.name in BLOCK:
            self.builder.space(token.start, token.end, fold=False)

    def _spans(self, index: int) -> tuple[int, int]:
        attributes = self.tree.attributes(index)

        def number(key: str, most: int) -> int:
            value = attributes.get(key, "1").strip()
            return max(1, min(most, int(value))) if value.isascii() and value.isdigit() and len(value) < 6 else 1

        return number("colspan", 200), number("rowspan", 5000)


def write_fragment(builder: Builder, text: str, start: int, end: int) -> None:
    """Write a stretch of HTML that stands in another format; captions by their first words."""
    tree = Tree(text, start, end)
    before, length = len(builder.blocks), builder.length
    Flow(builder, tree).write(0, len(tree.tokens))
    written = builder.since(length)
    for number in range(before, len(builder.blocks)):
        block = builder.blocks[number]
        if block.kind == "paragraph" and caption_kind(written[block.start - length : block.end - length]):
            builder.rename(number, "caption")
