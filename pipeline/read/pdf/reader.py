"""A PDF file -> Document, in this process: see :mod:`pipeline.read.pdf.guard` for the safe way in."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median
from typing import Any

import numpy as np
import pypdfium2

from pipeline.document import Document, Page, Problem, Source, SourceMap
from pipeline.errors import Skipped
from pipeline.read.pdf import health, ocr
from pipeline.read.pdf.blocks import group
from pipeline.read.pdf.chars import Glyphs, page_glyphs
from pipeline.read.pdf.columns import gutter, reading_order
from pipeline.read.pdf.damage import damaged
from pipeline.read.pdf.drawn import Rule
from pipeline.read.pdf.lines import Fragment, TextLine, fragments
from pipeline.read.pdf.looks import Piece, words
from pipeline.read.pdf.repair import repaired, unshifted
from pipeline.read.pdf.running import Sheet, running
from pipeline.read.pdf.runs import Letters, Run, all_places, line_runs
from pipeline.read.pdf.settings import PdfSettings
from pipeline.read.pdf.tables import Area, areas
from pipeline.read.pdf.text import Writing, compounds_of


@dataclass(slots=True)
class _Sheet:
    """A page on its way: glyphs, what they stand for, fragments, lines; how sure they are, where read by OCR."""

    glyphs: Glyphs
    strings: list[str]
    repairs: int
    found: list[Fragment]
    tables: list[Area]
    lines: list[TextLine]
    sure: float | None = None


def read_here(source: Source, settings: PdfSettings, tick: Callable[[], None] = lambda: None) -> Document:
    """The document of a PDF; raises :class:`~pipeline.errors.Skipped` where there is no text to be had.

    ``tick`` is called after each page that takes seconds to read.
    """
    settings = settings.here()
    with _opened(source.data) as pdf:
        pages = len(pdf)
        if pages > settings.max_pages:
            raise Skipped(
                "pdf.too-many-pages",
                f"{pages} pages; files of more than {settings.max_pages} are not read.",
                "Split the file into papers, or raise `max_pages` in [pdf].",
            )
        sheets, problems = _sheets(pdf, pages, settings)
        problems += _recognise(pdf, sheets, settings, tick)
        _spell(sheets)
        given = _given(pdf)
    broken, tried = damaged(source.data)
    if broken:
        problems.append(health.damage(broken, tried))
    return _document(source, sheets, problems, given, ocr.way_out(settings.ocr))


class _opened:
    """An open PDF; its failures as skips with a way out."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.pdf: Any = None

    def __enter__(self) -> Any:
        try:
            self.pdf = pypdfium2.PdfDocument(self.data)
        except pypdfium2.PdfiumError as error:
            if "assword" in str(error) or "ecurity" in str(error):
                raise Skipped(
                    "pdf.encrypted",
                    "The file is locked with a password.",
                    "Open it with the password, save it without one and run again.",
                ) from None
            raise Skipped(
                "pdf.corrupt",
                "The file is damaged or was cut short: no page can be read.",
                "Download it again, or open and save it in a PDF program.",
            ) from None
        return self.pdf

    def __exit__(self, *_: object) -> None:
        self.pdf.close()


def _sheets(pdf: Any, count: int, settings: PdfSettings) -> tuple[list[_Sheet | None], list[Problem]]:
    sheets: list[_Sheet | None] = []
    problems = []
    total = 0
    for number in range(count):
        try:
            page = pdf[number]
            width, height = page.get_size()
            if not (0 < width <= settings.max_side and 0 < height <= settings.max_side):
                raise OverflowError(f"a page of {width:.0f} by {height:.0f} points")
            glyphs = page_glyphs(page, settings.max_page_characters)
            page.close()
        except (pypdfium2.PdfiumError, OverflowError) as error:
            sheets.append(None)
            problems.append(
                Problem(
                    "read",
                    "pdf.page",
                    "degraded",
                    f"page {number + 1} cannot be read: {error}",
                    "Open the page in a PDF program and compare; save the file anew if it looks right there.",
                    number + 1,
                )
            )
            continue
        total += len(glyphs.code)
        if total > settings.max_characters:
            raise Skipped(
                "pdf.too-large",
                f"More than {settings.max_characters} characters by page {number + 1}.",
                "Split the file, or raise `max_characters` in [pdf].",
            )
        sheets.append(_Sheet(glyphs, [], 0, fragments(glyphs), [], []))
    if sheets and not any(sheets):
        raise Skipped("pdf.corrupt", "No page of the file can be read.", "Download it again, or save it anew.")
    return sheets, problems


def _recognise(pdf: Any, sheets: list[_Sheet | None], settings: PdfSettings, tick: Callable[[], None]) -> list[Problem]:
    """Put pages read by OCR in the place of those that are pictures, where that is wanted and can be done."""
    pictures = {n: sheet.glyphs for n, sheet in enumerate(sheets) if sheet and ocr.is_picture(sheet.glyphs)}
    if not pictures or not ocr.reads(settings.ocr):
        return []
    chosen = {n: pictures[n] for n in list(pictures)[: settings.ocr_pages]}
    for n, (glyphs, sure) in ocr.read_pictures(pdf, chosen, tick).items():
        sheets[n] = _Sheet(glyphs, [], 0, fragments(glyphs), [], [], sure)
    return [health.too_many_pictures(len(pictures), len(chosen))] if len(pictures) > len(chosen) else []


def _spell(sheets: list[_Sheet | None]) -> None:
    """Say what each glyph stands for."""
    there = [sheet for sheet in sheets if sheet]
    for sheet, count in zip(there, unshifted([sheet.glyphs for sheet in there]), strict=True):
        sheet.strings, sheet.repairs = repaired(sheet.glyphs.code)
        sheet.repairs += count


def _document(
    source: Source,
    sheets: list[_Sheet | None],
    problems: list[Problem],
    given: tuple[tuple[str, str], ...],
    way_out: str,
) -> Document:
    there = [(n + 1, sheet) for n, sheet in enumerate(sheets) if sheet]
    _order(there)
    runs = _runs(there)
    away = running(
        [
            Sheet(
                [(line, runs[id(line)].text) for line in sheet.lines if line.table is None and not sheet.glyphs.turn],
                sheet.glyphs.width,
                sheet.glyphs.height,
                sheet.glyphs.drawing.rules,
            )
            for _, sheet in there
        ]
    )
    dropped = [runs[id(line)].text for _, sheet in there for line in sheet.lines if id(line) in away]
    dropped += [aside for _, sheet in there for aside in (sheet.glyphs.turned, sheet.glyphs.outside) if aside]
    pieces = [piece for _, sheet in there for piece in _pieces(sheet, runs, away)]
    turned = {n: (sheet.glyphs.turn, *sheet.glyphs.shown_size) for n, sheet in there if sheet.glyphs.turn}
    writing = Writing(runs, compounds_of([run.text for run in runs.values()]), turned)
    for found in group(pieces, {number: sheet.glyphs.height for number, sheet in there}):
        writing.add(found)
    text = "".join(writing.parts)
    pages = _pages(sheets, runs, any(problem.code == "pdf.damaged" for problem in problems))
    asides = [(number, sheet.glyphs.turned) for number, sheet in there]
    told = [*problems, *health.problems(pages, text, way_out), *health.turned(asides)]
    if not text.strip() or all(page.verdict == "unreadable" for page in pages):
        _refuse(pages, told, way_out)
    return Document(
        paper_id=source.paper_id,
        format="pdf",
        encoding=None,
        text=text,
        blocks=tuple(writing.blocks),
        map=SourceMap(lines=tuple(writing.lines)),
        marks=tuple(writing.marks),
        tables=tuple(writing.tables),
        pages=health.doubted(pages, told),
        given=given,
        dropped=tuple(dropped),
        problems=tuple(told),
    )


def _runs(there: list[tuple[int, _Sheet]]) -> dict[int, Run]:
    """The text of every line, by ``id(line)``; lines without text are taken out of the sheets."""
    runs: dict[int, Run] = {}
    for _, sheet in there:
        letters = Letters.of(sheet.glyphs, sheet.strings)
        own = [own for line in sheet.lines for own in _own(line)]
        runs.update(zip(map(id, own), line_runs(own, letters), strict=True))
        sheet.lines = [line for line in sheet.lines if line.table is not None or runs[id(line)].text]
    return runs


def _own(line: TextLine) -> list[TextLine]:
    """The line itself, or the lines in the cells of the table that it stands for."""
    if line.table is None:
        return [line]
    return [own for row in line.table.rows for cell in row for own in cell]


def _pieces(sheet: _Sheet, runs: dict[int, Run], away: set[int]) -> list[Piece]:
    """The page's lines with their text and style."""
    kept = [line for line in sheet.lines if id(line) not in away]
    fonts = iter(_fonts([line for line in kept if line.table is None], sheet.glyphs))
    flat = [rule for rule in sheet.glyphs.drawing.rules if rule.flat]
    return [
        Piece(line, "")
        if line.table is not None
        else Piece(line, runs[id(line)].text, *next(fonts), _ruled(line, flat))
        for line in kept
    ]


def _fonts(lines: list[TextLine], glyphs: Glyphs) -> list[tuple[str, bool, bool]]:
    """The font of most characters of each line."""
    if not lines:
        return []
    places, line = all_places(lines)
    number = len(glyphs.fonts)
    counts = np.bincount(line * number + glyphs.font[places], minlength=number * len(lines)).reshape(-1, number)
    heavy = counts @ np.array([bold for _, bold, _ in glyphs.fonts], np.int64) > 0.6 * counts.sum(axis=1)
    found = (glyphs.fonts[at] for at in counts.argmax(axis=1).tolist())
    return [(name, bold and much, slanted) for (name, bold, slanted), much in zip(found, heavy.tolist(), strict=True)]


def _ruled(line: TextLine, flat: list[Rule]) -> bool:
    """Whether a short one of the lying rules, as above footnotes, stands right above the line at its column's left."""
    left, right = line.column
    return any(
        abs(rule.x0 - left) < 8
        and rule.x1 - rule.x0 < 0.75 * (right - left)
        and -1.2 * line.size < line.top - rule.bottom < 2.2 * line.size
        and rule.top < line.top + 0.5 * line.size
        for rule in flat
    )


def _order(there: list[tuple[int, _Sheet]]) -> None:
    """Give every page its lines in reading order; the gutter of most pages helps with the others."""
    for _, sheet in there:
        sheet.tables = areas(sheet.glyphs, sheet.found, sheet.strings, words()["caption"])
        if sheet.tables:
            sheet.found = [f for f in sheet.found if not _held(f, sheet)]
    first = {number: gutter(sheet.found) for number, sheet in there}
    known = [at.middle for n, sheet in there if (at := first[n]) is not None and not sheet.glyphs.turn]
    hint = median(known) if known else None
    for number, sheet in there:
        at = first[number]
        if hint is not None and not sheet.glyphs.turn:
            again = fragments(sheet.glyphs, hint)
            sheet.found = [f for f in again if not _held(f, sheet)] if sheet.tables else again
            if at is None or abs(at.middle - hint) > 3:
                at = gutter(sheet.found, hint)
        floats = [_float(n, area) for n, area in enumerate(sheet.tables)]
        sheet.lines = reading_order([*sheet.found, *floats], number, at)
        sheet.lines = [own for line in sheet.lines for own in _placed(line, sheet.tables, number)]


def _placed(line: TextLine, tables: list[Area], number: int) -> list[TextLine]:
    """The line; or, where it stands for a table, the line with that table, or the lines of a panel."""
    if line.fragments[0].start >= 0:
        return [line]
    area = tables[-line.fragments[0].start - 1]
    if area.panel:
        for own in area.panel:
            own.page = number
        return area.panel
    line.table = area
    for own in _own(line):
        own.page = number
    return [line]


def _held(f: Fragment, sheet: _Sheet) -> bool:
    return any(area.holds((f.x0 + f.x1) / 2, f.middle) for area in sheet.tables)


def _float(n: int, area: Area) -> Fragment:
    """A fragment that stands for a table among the others."""
    return Fragment(-n - 1, -n - 1, area.x0, area.top, area.x1, area.bottom, 1.0)


def _pages(sheets: list[_Sheet | None], runs: dict[int, Run], damaged: bool) -> tuple[Page, ...]:
    out = []
    for n, sheet in enumerate(sheets):
        if sheet is None:
            out.append(Page(n + 1, 0.0, 0.0, 0, "unreadable"))
            continue
        text = "".join(runs[id(own)].text for line in sheet.lines for own in _own(line))
        page = health.page_health(n + 1, sheet.glyphs, text, sheet.repairs, damaged)
        out.append(page if sheet.sure is None else health.recognised(page, sheet.sure))
    return tuple(out)


def _refuse(pages: tuple[Page, ...], told: list[Problem], way_out: str) -> None:
    if any(problem.code == "pdf.garbled" for problem in told):
        raise Skipped(
            "pdf.garbled",
            "The text layer is garbled on every page: its characters are not those drawn.",
            f"Another copy may be sound. {way_out}",
        )
    if any(dict(page.measures).get("images") for page in pages):
        raise Skipped(
            "pdf.scanned",
            f"{len(pages)} page(s) without a text layer: the file is a scan.",
            way_out,
        )
    raise Skipped(
        "pdf.empty",
        f"{len(pages)} page(s) without any text or picture{' that can be read' if told else ''}.",
        f"Open the file: if its pages look empty there, too, download it again. {way_out}",
    )


def _given(pdf: Any) -> tuple[tuple[str, str], ...]:
    """Title and author that the file itself states, where they look like such."""
    try:
        stated = pdf.get_metadata_dict()
    except (pypdfium2.PdfiumError, UnicodeDecodeError):
        return ()
    found = []
    for key in ("Title", "Author"):
        value = " ".join(str(stated.get(key) or "").split())
        if len(value) > 3 and not re.search(
            r"\.(?:docx?|pdf|tex|indd|dvi|wps)\b|untitled|anonymous|unspecified|Microsoft Word", value, re.I
        ):
            found.append((key.lower(), value))
    return tuple(found)
