"""Plain text: paragraphs from blank lines, indents and line lengths.

Three habits are told apart: one line a paragraph; lines broken at a fixed width; and tables whose
cells are parted by tabs. Which of the first two a file follows is measured over the whole file. Form
feeds, as pdftotext writes them, count pages.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import pairwise

from pipeline.document import Document, Source
from pipeline.read.build import Builder
from pipeline.read.encoding import Decoded
from pipeline.read.limits import ReadSettings
from pipeline.read.lines import Line, caption_kind, continues, is_item, is_lone_caption, is_table, split, whole_line

#: Lines longer than this many columns were not broken by hand.
WIDEST = 140
_NARROWEST = 40


def read_plain(source: Source, decoded: Decoded, settings: ReadSettings) -> Document:
    """The document of a plain text file."""
    text = decoded.text
    lines = split(text)
    builder = Builder(settings, text)
    ends = [match.start() for match in re.finditer("\x0c", text)]
    for group in _paragraphs(text, lines):
        page = bisect_right(ends, group[0].start) + 1 if ends else None
        _write(builder, text, group, page)
    return builder.document(source.paper_id, "text", decoded.encoding)


def write_table(builder: Builder, text: str, rows: Sequence[tuple[int, int]], page: int | None = None) -> None:
    """Write lines with tabs, each ``(start, end)``, as a table; ``text`` is the builder's source.

    A row that starts with a tab has an empty first cell, unless all rows do.
    """
    wholes = [whole_line(text, start) for start, _ in rows]
    if all("\t" in text[whole:start] for whole, (start, _) in zip(wholes, rows, strict=True)):
        wholes = [start for start, _ in rows]
    builder.begin_table(page)
    for number, (at, (_, end)) in enumerate(zip(wholes, rows, strict=True)):
        for column, cell in enumerate(text[at:end].split("\t")):
            builder.cell(number, column)
            builder.copy(at, at + len(cell))
            builder.end_cell()
            at += len(cell) + 1
    builder.end_table()


def _write(builder: Builder, text: str, group: list[Line], page: int | None) -> None:
    spans = [(line.start, line.end) for line in group]
    if is_table(text, spans):
        write_table(builder, text, spans, page)
        return
    whole = text[group[0].start : group[-1].end]
    after_table = bool(builder.blocks) and builder.blocks[-1].kind in ("table", "caption")
    kind = "paragraph"
    if is_lone_caption(whole) or (after_table and caption_kind(whole)):
        kind = "caption"
    elif whole[0] in "•·●○■□◆▪‣◦":
        kind = "item"
    builder.begin(kind, page=page)
    for number, line in enumerate(group):
        if number:
            builder.space(group[number - 1].end, line.start, fold=True)
        builder.copy(line.start, line.end)
    builder.end()


def _paragraphs(text: str, lines: list[Line]) -> list[list[Line]]:
    limit = _wrap_width(lines)
    groups: list[list[Line]] = []
    after_blank = True
    for line in lines:
        if line.blank:
            after_blank = True
            continue
        row = "\t" in text[line.start : line.end]
        near = bool(groups) and not after_blank and _belongs(text, groups[-1], line, limit)
        going_on = groups and not row and not _is_title(groups, line)
        if near or (going_on and continues(_tail(text, groups[-1]), text[line.start : line.end])):
            groups[-1].append(line)
        else:
            groups.append([line])
        after_blank = False
    return groups


def _is_title(groups: list[list[Line]], line: Line) -> bool:
    """Whether what stands above a line is the first line of all, and much shorter: it ends without a stop."""
    return len(groups) == 1 == len(groups[0]) and groups[0][0].width < line.width * 0.4


def _tail(text: str, group: list[Line]) -> str:
    return text[max(group[0].start, group[-1].end - 2000) : group[-1].end]


def _belongs(text: str, group: list[Line], line: Line, limit: int) -> bool:
    """Whether a line goes on with the paragraph of the line right above it."""
    last = group[-1]
    if "\t" in text[group[0].start : group[0].end]:
        return "\t" in text[whole_line(text, line.start) : line.end]
    if "\t" in text[line.start : line.end]:
        return False
    if not limit or last.width > limit * 1.25 or last.width < limit * 0.72:
        return False
    if line.indent >= last.indent + 2:
        return len(group) == 1 and is_item(text[last.start : last.start + 12])  # a hanging indent
    if line.indent >= 2 and last.indent >= 2 and len(group) == 1 and line.indent == last.indent and limit:
        return not is_item(text[line.start : line.end])
    here = text[line.start : line.start + 12]
    ends = text[last.end - 1] in "。！？；.!?;:："
    return not (is_item(here) and (ends or here[0] in "•·●○■□◆▪‣◦[［"))


def _wrap_width(lines: list[Line]) -> int:
    """The width at which lines were broken by hand, or 0 where they were not."""
    inner = sorted(a.width for a, b in pairwise(lines) if not a.blank and not b.blank)
    if len(inner) < 3:
        return 0
    limit = inner[min(len(inner) - 1, int(len(inner) * 0.95))]
    if not _NARROWEST <= limit <= WIDEST:
        return 0
    full = sum(limit * 0.8 <= width <= limit * 1.1 for width in inner)
    return limit if full >= 2 and full >= 0.4 * len(inner) else 0
