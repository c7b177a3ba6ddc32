"""Markdown as papers come in it: MinerU, Pandoc and hand-written.

Blocks are markdown-it's; what stands inside a block is :mod:`pipeline.read.inline`'s. Formulas between
``$$`` lines, tables of tabs, HTML tables and YAML front matter are told apart first. Nothing is hidden
from the reader: link definitions and indented code, which Markdown would swallow or set apart, stay
paragraphs.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field

from markdown_it import MarkdownIt
from markdown_it.token import Token

from pipeline.document import Document, Source
from pipeline.read.build import Builder
from pipeline.read.encoding import Decoded
from pipeline.read.flow import write_fragment
from pipeline.read.inline import plain_text, scan
from pipeline.read.limits import ReadSettings
from pipeline.read.lines import Line, caption_kind, columns, continues, is_item, is_lone_caption, is_table, split
from pipeline.read.plain import WIDEST, write_table

_PARSER = MarkdownIt("commonmark", {"maxNesting": 50}).enable("table")
_PARSER.disable(["code", "reference"])
_PARSER.core.ruler.disable("inline")
_MARKER = re.compile(r"[\s>]*(?:[-*+]\s+)*")
_ATX = re.compile(r"[\s>]*(?:(?:[-*+]|\d{1,9}[.)])\s+)*#{1,6}(?=\s|$)\s*")
_CLOSING_HASHES = re.compile(r"(?:(?<=\s)|^)#+\s*\Z")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]:\s*")
_NOTE_SIGN = re.compile(r"<sup>\s{0,3}[①-⑳㉑-㊿❶-❿*†‡]\s{0,3}</sup>|[①-⑳](?=\s)")
_IMAGE_ONLY = re.compile(r"!\[([^\[\]]{0,3000})\]\([^()\n]{0,4000}\)(?:\{[^{}\n]{0,300}\})?\s*\Z")
_IMAGE_FIRST = re.compile(r"!\[[^\[\]]{0,3000}\]\([^()\n]{0,4000}\)(?:\{[^{}\n]{0,300}\})?[ \t]{0,9}[\n\v]")
_GRID = re.compile(r"[+|]")
_LONGEST_HEADING = 160


@dataclass(slots=True)
class _Part:
    """A block to be written: its kind and the source ranges of its lines."""

    kind: str
    level: int | None = None
    lines: list[tuple[int, int]] = field(default_factory=list)
    hard: set[int] = field(default_factory=set)
    tags: tuple[int, int] = (0, 0)

    def view(self, text: str) -> str:
        """The lines as one string: soft ends are line feeds, hard ends vertical tabs."""
        out = []
        for number, (start, end) in enumerate(self.lines):
            if number:
                out.append("\v" if number - 1 in self.hard else "\n")
            out.append(text[start:end])
        return "".join(out)


def read_markdown(source: Source, decoded: Decoded, settings: ReadSettings) -> Document:
    """The document of a Markdown file."""
    text = decoded.text
    builder = Builder(settings, text)
    lines = split(text)
    first = _front_matter(text, lines, builder)
    parts = _settled(text, _Blocks(text, lines, first).parts())
    for part in parts:
        _write(builder, text, part)
    return builder.document(source.paper_id, "markdown", decoded.encoding)


# ------------------------------------------------------------------ blocks


class _Blocks:
    """From markdown-it's tokens to parts in source order."""

    def __init__(self, text: str, lines: list[Line], first: int) -> None:
        self.text = text
        self.lines = lines
        self.first = first
        self.found: list[tuple[int, _Part]] = []

    def parts(self) -> list[_Part]:
        shown = []
        ends = _formula_lines(self.text, self.lines, self.first)
        for number in range(len(self.lines)):
            hidden = number < self.first or number in ends
            shown.append("" if hidden else self._raw(number).rstrip())
        for start, end in sorted(set(ends.values())):
            spans = [(li.start, li.end) for li in self.lines[start:end] if not li.blank]
            self.found.append((start, _Part("formula", lines=spans)))
        self._walk(_PARSER.parse("\n".join(shown)))
        self.found.sort(key=lambda item: item[0])
        return [part for _, part in self.found]

    def _raw(self, number: int) -> str:
        """A line with the white space before it, as Markdown counts it; no line end can be inside."""
        line = self.lines[number]
        start = line.start
        while start > 0 and self.text[start - 1] in " \t":
            start -= 1
        return self.text[start : line.end].replace("\0", " ")

    def _walk(self, tokens: list[Token]) -> None:
        depth, table = 0, False
        item_first = False
        opener: Token | None = None
        for token in tokens:
            if token.type == "table_open":
                table = True
                self._table(token)
            elif token.type == "table_close":
                table = False
            elif table:
                continue
            elif token.type in ("list_item_open", "list_item_close"):
                depth += token.nesting
                item_first = token.nesting > 0
            elif token.type in ("heading_open", "paragraph_open"):
                opener = token
            elif token.type == "inline" and opener is not None:
                self._leaf(opener, token, depth, item_first)
                opener, item_first = None, False
            elif token.type == "html_block" and token.map:
                start, end = token.map
                self.found.append((start, _Part("html", tags=(self.lines[start].start, self._end(start, end)))))
            elif token.type == "fence" and token.map:
                start, end = token.map
                inner = self.lines[start + 1 : end]
                spans = [(li.start, li.end) for li in inner if not li.blank and not self._is_fence(li)]
                self.found.append((start, _Part("formula", lines=spans)))

    def _is_fence(self, line: Line) -> bool:
        return self.text.startswith(("```", "~~~"), line.start)

    def _end(self, start: int, end: int) -> int:
        return max(line.end for line in self.lines[start:end])

    def _leaf(self, opener: Token, token: Token, depth: int, item_first: bool) -> None:
        """A heading or a paragraph: its lines, less quote signs, bullets and hashes."""
        if token.map is None:
            return
        start, end = token.map
        numbers = [n for n in range(start, end) if not self.lines[n].blank]
        contents = token.content.split("\n")
        part = _Part("item" if depth else "paragraph")
        if opener.type == "heading_open":
            part.kind, part.level = "heading", int(opener.tag[1])
        for n, content in zip(numbers, contents, strict=False):
            line = self.lines[n]
            low, high = line.start, line.end
            raw = self.text[low:high]
            if part.kind == "heading" and opener.markup.startswith("#"):
                prefix = _ATX.match(raw)
                low += prefix.end() if prefix else 0
                closing = _CLOSING_HASHES.search(self.text[low:high])
                high -= len(self.text[low:high]) - closing.start() if closing else 0
            elif item_first and n == numbers[0]:
                prefix = _MARKER.match(raw)
                low += prefix.end() if prefix else 0
            else:
                body = content.strip()
                low = high - len(body) if body and raw.endswith(body) else low
            while high > low and self.text[high - 1] in " \t":
                high -= 1
            if self.text[line.end : line.end + 2] == "  " and high == line.end:
                part.hard.add(len(part.lines))
            part.lines.append((low, high))
        if part.kind == "heading" and opener.markup[:1] in "=-" and len(part.view(self.text)) > _LONGEST_HEADING:
            part.kind, part.level = "paragraph", None  # a paragraph above a rule
        self.found.append((start, part))

    def _table(self, token: Token) -> None:
        if token.map:
            start, end = token.map
            rows = [n for n in range(start, end) if n != start + 1 and not self.lines[n].blank]
            self.found.append((start, _Part("pipes", lines=[(self.lines[n].start, self.lines[n].end) for n in rows])))


def _formula_lines(text: str, lines: list[Line], first: int) -> dict[int, tuple[int, int]]:
    """Line number -> the formula between two ``$$`` lines that it belongs to."""
    out: dict[int, tuple[int, int]] = {}
    start = None
    for number in range(first, len(lines)):
        line = lines[number]
        content = text[line.start : line.end] if line.end - line.start < 5000 else ""
        if start is None and content.startswith("$$"):
            if len(content) > 4 and content.endswith("$$"):
                out[number] = (number, number + 1)
            elif "$$" not in content[2:]:
                start = number
        elif start is not None and (content.endswith("$$") or number - start > 60):
            if content.endswith("$$"):
                out.update((n, (start, number + 1)) for n in range(start, number + 1))
            start = None
    return out


def _front_matter(text: str, lines: list[Line], builder: Builder) -> int:
    """The number of the first line after YAML front matter, whose plain facts go into ``given``."""
    first = next((n for n, line in enumerate(lines) if not line.blank), 0)
    if text[lines[first].start : lines[first].end] != "---":
        return 0
    key = ""
    for number in range(first + 1, min(len(lines), first + 200)):
        content = text[lines[number].start : lines[number].end]
        if content in ("---", "..."):
            return number + 1
        if content.startswith("- ") and key == "author":
            builder.given.append((key, content[2:].strip().strip("\"'")))
            continue
        key, colon, value = content.partition(":")
        if lines[number].blank or not (colon or content.startswith("-") or lines[number].indent):
            return 0  # a rule above text, not front matter
        value = value.strip().strip("\"'")
        if value and key in ("title", "author", "date", "doi", "lang", "journal", "keywords"):
            builder.given.append((key, value))
    return 0


# ------------------------------------------------------------------ what parts mean


def _settled(text: str, parts: list[_Part]) -> list[_Part]:
    """The parts with tables of tabs, captions, notes and broken paragraphs recognised."""
    out: list[_Part] = []
    for part in (piece for whole in parts for piece in _apart(text, whole)):
        if part.kind == "paragraph" and part.lines:
            _look(text, part)
        last = out[-1] if out else None
        if last and part.kind == last.kind == "paragraph":
            before = last.lines[-1]
            tail = text[max(last.lines[0][0], before[1] - 2000) : before[1]]
            if continues(plain_text(tail), plain_text(part.view(text)[:2000])):
                last.hard.discard(len(last.lines) - 1)
                last.hard |= {n + len(last.lines) for n in part.hard}
                last.lines += part.lines
                continue
        out.append(part)
    _captions(text, out)
    return out


def _apart(text: str, part: _Part) -> Iterator[_Part]:
    """The paragraphs in what Markdown takes for one, where each stands on a long line of its own."""
    start = 0
    if part.kind == "paragraph" and "\t" not in part.view(text):
        for number in range(1, len(part.lines)):
            (low, high), (begin, end) = part.lines[number - 1], part.lines[number]
            stops = text[high - 1] in "。！？；.!?;:："
            if stops and (columns(text[low:high]) > WIDEST or is_item(text[begin:end])):
                yield _Part("paragraph", lines=part.lines[start:number])
                start = number
    if not start:
        yield part
    else:
        yield _Part("paragraph", lines=part.lines[start:])


def _look(text: str, part: _Part) -> None:
    rows = [text[a:b] for a, b in part.lines]
    view = part.view(text)
    if is_table(text, part.lines):
        part.kind = "tabs"
    elif len(rows) > 2 and rows[0].startswith("+-") and all(_GRID.match(row) for row in rows):
        part.kind = "pipes"
        part.lines = [span for span, row in zip(part.lines, rows, strict=True) if row.startswith("|")]
    elif _IMAGE_ONLY.match(view):
        part.kind = "image"
    elif _FOOTNOTE.match(view) or _NOTE_SIGN.match(view):
        part.kind = "footnote"
        label = _FOOTNOTE.match(view)
        if label:
            part.lines[0] = (part.lines[0][0] + label.end(), part.lines[0][1])


def _captions(text: str, parts: list[_Part]) -> None:
    def beside(index: int) -> bool:
        around = parts[max(0, index - 1) : index] + parts[index + 1 : index + 2]
        return any(p.kind in ("pipes", "tabs", "html", "image", "caption") for p in around)

    for index, part in enumerate(parts):
        if part.kind not in ("paragraph", "heading"):
            continue
        view = part.view(text)
        if len(view) > 3000:
            continue
        shown = plain_text(view)
        if not shown:
            continue
        under_picture = _IMAGE_FIRST.match(view) is not None and len(shown) < 300
        named = bool(caption_kind(shown)) and part.kind == "paragraph" and beside(index)
        if under_picture or named or is_lone_caption(shown):
            part.kind, part.level = "caption", None


# ------------------------------------------------------------------ writing


def _write(builder: Builder, text: str, part: _Part) -> None:
    if part.kind == "tabs":
        write_table(builder, text, part.lines)
    elif part.kind == "pipes":
        _write_pipes(builder, text, part)
    elif part.kind == "html":
        write_fragment(builder, text, *part.tags)
    elif part.kind == "image":
        _write_image(builder, text, part)
    elif part.kind == "formula":
        builder.begin("formula")
        for number, (start, end) in enumerate(part.lines):
            if number:
                builder.newline(part.lines[number - 1][1], start)
            builder.copy(start, end)
        builder.end()
    else:
        builder.begin(part.kind, part.level)
        write_inline(builder, text, part.lines, part.hard, part.kind == "heading")
        builder.end()


def _write_image(builder: Builder, text: str, part: _Part) -> None:
    """A picture's alternative text, where it has one, is its caption."""
    view = part.view(text)
    alternative = _IMAGE_ONLY.match(view)
    if alternative and len(part.lines) == 1 and len(alternative.group(1).strip()) > 1:
        start = part.lines[0][0]
        builder.begin("caption")
        write_inline(builder, text, [(start + alternative.start(1), start + alternative.end(1))])
        builder.end()


def _write_pipes(builder: Builder, text: str, part: _Part) -> None:
    builder.begin_table()
    for row, (start, end) in enumerate(part.lines):
        if text[start] == "|":
            start += 1
        if end > start and text[end - 1] == "|" and text[end - 2 : end - 1] != "\\":
            end -= 1
        at, column = start, 0
        for bar in [*re.finditer(r"(?<!\\)\|", text[start:end]), None]:
            stop = start + bar.start() if bar else end
            builder.cell(row, column)
            while at < stop and text[at] in " \t":
                at += 1
            write_inline(builder, text, [(at, stop)])
            builder.end_cell()
            at, column = stop + 1, column + 1
    builder.end_table()


def write_inline(
    builder: Builder,
    text: str,
    lines: list[tuple[int, int]],
    hard: set[int] | frozenset[int] = frozenset(),
    heading: bool = False,
) -> None:
    """Write the text of one block: ``lines`` are ranges of the source that make it up."""
    view = _Part("", lines=lines, hard=set(hard)).view(text)
    starts: list[int] = []
    total = 0
    for start, end in lines:
        starts.append(total)
        total += end - start + 1

    def place(at: int) -> tuple[int, int]:
        number = bisect_right(starts, at) - 1
        return number, lines[number][0] + at - starts[number]

    for event in scan(view, heading):
        number, start = place(event.start)
        if event.what in ("text", "replace"):
            last, end = place(event.end - 1)
            if event.what == "replace":
                builder.replace(event.value, start, end + 1)
                continue
            for n in range(number, last + 1):
                if n > number:
                    builder.space(lines[n - 1][1], lines[n][0], fold=True)
                builder.copy(max(start, lines[n][0]), min(end + 1, lines[n][1]))
        elif event.what == "fold":
            builder.space(lines[number][1], lines[number + 1][0], fold=True)
        elif event.what == "break":
            builder.newline(start, place(event.end - 1)[1] + 1)
        elif event.what == "open":
            builder.open_mark(event.value)
        elif event.what == "close":
            builder.close_mark(event.value)
