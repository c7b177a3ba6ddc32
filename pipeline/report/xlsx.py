"""evidence.xlsx: the tables as sheets. Every text is written as text: nothing in it can run.

A table of a hundred thousand rows is millions of cells, so the rows are written here, in the plainest form that the
format has (inline strings, plain numbers); all around them, from styles to the zip's other files, is the library's.
A table that is longer than a sheet can be goes on in another.
"""

from __future__ import annotations

import copy
import datetime
import re
import shutil
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.utility import xl_col_to_name

from pipeline.report.flat import (
    COLUMNS,
    MENTION_COLUMNS,
    PAPER_COLUMNS,
    PROBLEM_COLUMNS,
    Record,
    in_order,
    theme_record,
)
from pipeline.report.writers import Once, Paper
from pipeline.table import Book, Line, Value

#: So many rows, the head among them, and so many UTF-16 units in a cell: what a sheet can hold.
_ROWS = 1_048_576
_CELL = 32_767
_WIDTHS = {"quote": 70, "cause": 28, "effect": 28, "third": 22, "title": 40, "reason": 50, "what_to_do": 50}
FRAMEWORKS = ("whole", "order", "part", "status", "quote", "page", "title", "year", "source_file", "claim_id")
DEFINITIONS = (
    "term",
    "concept",
    "definition",
    "status",
    "cited_works",
    "quote",
    "page",
    "title",
    "year",
    "source_file",
    "claim_id",
)
CONSTRUCTS = ("concept", "zh", "en", "mentions", "papers", "as_cause", "as_effect", "definition", "broader", "source")
THEMES = ("id", "label_zh", "label_en", "dimension", "concepts", "claims", "papers")


_SHEETS = {
    "evidence": COLUMNS,
    "frameworks": FRAMEWORKS,
    "definitions": DEFINITIONS,
    "constructs": CONSTRUCTS,
    "themes": THEMES,
    "papers": PAPER_COLUMNS,
    "problems": PROBLEM_COLUMNS,
}
_CONCEPT = MENTION_COLUMNS.index("concept")
#: Where the fields of the smaller sheets stand in a claim's line.
_AT = {name: place for place, name in enumerate(COLUMNS)}
_FRAMEWORK = tuple(_AT[{"whole": "cause", "part": "effect"}.get(name, name)] for name in FRAMEWORKS)
_DEFINED = {"term": "cause", "concept": "cause_concept", "definition": "effect"}
_DEFINITION = tuple(_AT[_DEFINED.get(name, name)] for name in DEFINITIONS)


class XlsxWriter:
    """The workbook; rows wait in temporary files until all are counted."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._book, self._folder = book, folder
        self._tables = {name: _Table(columns, folder) for name, columns in _SHEETS.items()}
        self._mentions: Counter[str] = Counter()
        self._papers: Counter[str] = Counter()
        self._once = Once(book)
        self._causes: Counter[str] = Counter()
        self._effects: Counter[str] = Counter()

    def add(self, paper: Paper) -> None:
        """Take all that a paper adds."""
        self._tables["evidence"].extend(paper.rows)
        for line in paper.rows:
            kind = line[_AT["type"]]
            if kind == "part":
                self._tables["frameworks"].extend([[line[at] for at in _FRAMEWORK]])
            elif kind == "define":
                self._tables["definitions"].extend([[line[at] for at in _DEFINITION]])
            else:
                self._causes.update(str(concept) for concept in [line[_AT["cause_concept"]]] if concept)
                self._effects.update(str(concept) for concept in [line[_AT["effect_concept"]]] if concept)
        named = Counter(str(line[_CONCEPT]) for line in paper.sheet.mentions)
        self._mentions.update(named)
        self._papers.update(concept for concept in named if self._once.counts(concept, paper.work))
        self._tables["papers"].extend([paper.line])

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Take problems."""
        self._tables["problems"].extend(lines)

    def close(self) -> None:
        """Write the sheets that count over all papers, and finish."""
        self._tables["constructs"].extend(in_order(record, CONSTRUCTS) for record in self._constructs())
        themes = (theme_record(self._book, index) for index in range(len(self._book.themes.items)))
        told = ({**t, "concepts": "; ".join(t["concepts"]), "papers": "; ".join(t["papers"])} for t in themes)
        self._tables["themes"].extend(in_order(theme, THEMES) for theme in told)
        parts = {
            name if n == 0 else f"{name} {n + 1}": (table, part)
            for name, table in self._tables.items()
            for n, part in enumerate(table.parts)
        }
        shell = self._folder / ".evidence.xlsx"
        _write_shell(shell, parts)
        _fill_shell(shell, [part for _, part in parts.values()], self._folder / "evidence.xlsx")
        shell.unlink()

    def _constructs(self) -> Iterator[Record]:
        known = {c.id: c for c in self._book.codebook.concepts}
        for concept_id, count in sorted(self._mentions.items(), key=lambda item: (-item[1], item[0])):
            concept = known.get(concept_id)
            yield {
                "concept": concept_id,
                "zh": "; ".join(concept.zh) if concept else "",
                "en": "; ".join(concept.en) if concept else "",
                "mentions": count,
                "papers": self._papers[concept_id],
                "as_cause": self._causes[concept_id],
                "as_effect": self._effects[concept_id],
                "definition": concept.definition if concept else "(discovered, not in the codebook)",
                "broader": concept.broader if concept else "",
                "source": concept.source if concept else "",
            }


class _Part:
    """The rows of one sheet as XML, in a temporary file; the first of a sheet is its head, which the library writes."""

    def __init__(self, folder: Path) -> None:
        self.file: IO[bytes] = TemporaryFile(dir=folder)  # noqa: SIM115  (closed when the workbook is made)
        self.rows = 1
        self.bytes = 0


class _Table:
    """The rows of a table, in as many parts as it needs sheets."""

    def __init__(self, columns: tuple[str, ...], folder: Path) -> None:
        self.columns, self._folder = columns, folder
        self.parts = [_Part(folder)]
        self._cells = [
            (f'<c r="{xl_col_to_name(at)}', f'" s="{_WRAP}"' if column in _WIDTHS else '"')
            for at, column in enumerate(columns)
        ]

    def extend(self, lines: Iterable[Sequence[Value]]) -> None:
        for line in lines:
            if self.parts[-1].rows == _ROWS:
                self.parts.append(_Part(self._folder))
            part = self.parts[-1]
            part.rows += 1
            data = self._row(part.rows, line).encode("utf-8")
            part.bytes += len(data)
            part.file.write(data)

    def _row(self, number: int, line: Sequence[Value]) -> str:
        made = [f'<row r="{number}">']
        for (start, kind), value in zip(self._cells, line, strict=True):
            if value is None or value == "":
                continue
            if isinstance(value, bool):
                value = "yes" if value else "no"
            if isinstance(value, str):
                text = _text(value)
                keep = ' xml:space="preserve"' if text[0].isspace() or text[-1].isspace() else ""
                made.append(f'{start}{number}{kind} t="inlineStr"><is><t{keep}>{text}</t></is></c>')
            else:
                made.append(f"{start}{number}{kind}><v>{value:.16G}</v></c>")
        made.append("</row>")
        return "".join(made)


#: The place of the format of wide columns among the workbook's formats: after the default and that of heads.
_WRAP = 2
_ODD = re.compile("[&<>\x00-\x08\x0b-\x1f\ufffe\uffff]|_x")
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")
#: What a reader of the format would take for an escaped character.
_ESCAPED = re.compile("_(?=x[0-9a-fA-F]{4}_)")


def _text(text: str) -> str:
    """A text as a cell has it: cut to what a cell can hold, escaped."""
    if 2 * len(text) > _CELL and len(text.encode("utf-16-le")) // 2 > _CELL:
        text = text.encode("utf-16-le")[: 2 * _CELL - 2].decode("utf-16-le", "ignore") + "…"
    if not _ODD.search(text):
        return text
    text = _CONTROL.sub(lambda found: f"_x{ord(found[0]):04X}_", _ESCAPED.sub("_x005F_", text))
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def _write_shell(path: Path, parts: dict[str, tuple[_Table, _Part]]) -> None:
    """The workbook with all sheets, their heads, widths and filters, but without rows."""
    workbook = xlsxwriter.Workbook(str(path), {"constant_memory": True, "tmpdir": str(path.parent)})
    workbook.set_properties({"title": "coclaim evidence", "created": datetime.datetime(2000, 1, 1)})
    head = workbook.add_format({"bold": True, "bg_color": "#E8EEF4", "bottom": 1})
    wrap = workbook.add_format({"text_wrap": True, "valign": "top"})
    for name, (table, part) in parts.items():
        sheet = workbook.add_worksheet(name)
        sheet.freeze_panes(1, 0)
        for at, column in enumerate(table.columns):
            sheet.set_column(at, at, _WIDTHS.get(column, 14), wrap if column in _WIDTHS else None)
        for at, column in enumerate(table.columns):
            sheet.write_string(0, at, column, head)
        if part.rows > 1:
            sheet.autofilter(0, 0, part.rows - 1, len(table.columns) - 1)
    try:
        workbook.close()
    except FileCreateError as error:  # a full disk, told in the library's own words
        raise OSError(str(error)) from error


def _fill_shell(shell: Path, parts: list[_Part], path: Path) -> None:
    """Copy the workbook, with the rows put into its sheets."""
    sheets = {f"xl/worksheets/sheet{n}.xml": part for n, part in enumerate(parts, 1)}
    with zipfile.ZipFile(shell) as old, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as new:
        for info in old.infolist():
            data, kept = old.read(info), copy.copy(info)
            if info.filename not in sheets:
                new.writestr(kept, data)
                continue
            part = sheets[info.filename]
            before, end, after = data.partition(b"</sheetData>")
            known = re.search(rb'<dimension ref="A1:([A-Z]+)1"/>', before)
            if not (end and known):
                raise ValueError("xlsxwriter writes sheets in another form: install the version that is pinned")
            size = b'<dimension ref="A1:%s%d"/>' % (known[1], part.rows)
            kept.file_size = len(data) + part.bytes
            with new.open(kept, "w") as file, part.file as rows:
                rows.seek(0)
                file.write(before.replace(known[0], size))
                shutil.copyfileobj(rows, file, 1 << 20)
                file.write(end + after)
