"""Lays a paper out in two columns under a title block that spans both, with footnotes and running heads."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from .lines import Face, Line, break_lines
from .source import Block, Paper

WIDTH, HEIGHT = A4
SIDE, HEAD, FOOT, GUTTER = 54.0, 62.0, 58.0, 20.0
COLUMN = (WIDTH - 2 * SIDE - GUTTER) / 2
ROW = 12.0


@dataclass(frozen=True, slots=True)
class Style:
    """The faces of a language's papers."""

    title: Face
    byline: Face
    abstract: Face
    head1: Face
    head2: Face
    para: Face
    note: Face
    reference: Face
    first_page: int
    note_mark: str


def style(lang: str) -> Style:
    """Chinese: paragraphs indented by two characters; English: by one em."""
    zh = lang == "zh"
    size = 9.6 if zh else 9.4
    lead = 15.0 if zh else 12.2
    em = size * (2 if zh else 1)
    return Style(
        title=Face("Bold", 17, 23, align="centre", after=4),
        byline=Face("Regular", 9.4, 14.5, align="centre", after=1),
        abstract=Face("Regular", 8.8, 13.4 if zh else 11.6, after=3),
        head1=Face("Bold", 11.5, 17, align="left", before=8, after=3),
        head2=Face("Bold", 9.8, 15, align="left", before=4, after=2),
        para=Face("Regular", size, lead, first=em),
        note=Face("Regular", 7.4, 10.2),
        reference=Face("Regular", 8, 11, hang=14, align="left" if zh else "justify"),
        first_page=41 if zh else 201,
        note_mark="①" if zh else "1",
    )


@dataclass(slots=True)
class Column:
    """One column of one page; ``y`` is where the next line goes, ``floor`` where the footnotes begin."""

    page: int
    x: float
    y: float
    top: float
    floor: float = FOOT
    notes: list[list[Line]] = field(default_factory=list)

    def room(self) -> float:
        """The points left for text."""
        return self.y - self.floor

    def add_note(self, lines: list[Line]) -> None:
        """Keep room for a footnote at the bottom."""
        self.floor += note_height(lines) + (8 if not self.notes else 0)
        self.notes.append(lines)


def note_height(lines: list[Line]) -> float:
    """The height of a footnote in points."""
    return sum(line.face.lead for line in lines)


class Typesetter:
    """Draws one paper on a canvas, page by page, column by column."""

    def __init__(self, paper: Paper, lang: str, out: Path) -> None:
        self.paper, self.style, self.lang = paper, style(lang), lang
        self.canvas = Canvas(str(out), pagesize=A4, invariant=1, pageCompression=1, initialFontName="Regular")
        self.canvas.setTitle(paper.one("title"))
        self.canvas.setAuthor(paper.one("authors"))
        self.page = 0
        self.columns: list[Column] = []

    def draw(self) -> None:
        """Draw the paper and write the file."""
        top = self.open_page()
        self.columns = [self.column(0, top), self.column(1, top)]
        for note in self.paper.many("note"):
            self.columns[0].add_note(break_lines(note, self.style.note, COLUMN))
        for block in self.paper.body:
            self.block(block)
        while self.columns:
            self.close_column()
        self.canvas.showPage()
        self.canvas.save()

    def open_page(self) -> float:
        """Running head, page number and, on the first page, the title block; the top of the columns."""
        self.page += 1
        number = self.style.first_page + self.page - 1
        self.canvas.setFont("Regular", 8)
        head = self.paper.one("journal" if self.page % 2 else "running")
        self.canvas.drawCentredString(WIDTH / 2, HEIGHT - 40, head)
        self.canvas.line(SIDE, HEIGHT - 46, WIDTH - SIDE, HEIGHT - 46)
        label = f"· {number} ·" if self.lang == "zh" else str(number)
        self.canvas.drawCentredString(WIDTH / 2, 34, label)
        y = HEIGHT - HEAD
        return self.title_block(y - 10) if self.page == 1 else y

    def title_block(self, y: float) -> float:
        """Draw what spans both columns; the height at which they begin."""
        wide = WIDTH - 2 * SIDE
        parts = [(self.paper.one("title"), self.style.title)]
        parts += [
            (text, self.style.byline)
            for name in ("subtitle", "authors", "affiliation")
            for text in self.paper.many(name)
        ]
        parts += [(text, self.style.abstract) for text in self.paper.many("abstract")]
        for text, face in parts:
            if face is self.style.abstract:
                for line in break_lines(text, face, wide - 40):
                    y = self.line(line, SIDE + 20, y)
            else:
                marks = _byline(text) if text in self.paper.many("authors") else text
                for line in break_lines(marks, face, wide):
                    y = self.line(line, SIDE, y)
            y -= face.after
        return y - 12

    def column(self, at: int, top: float) -> Column:
        """The left (0) or right (1) column of the present page."""
        return Column(self.page, SIDE + at * (COLUMN + GUTTER), top, top)

    def close_column(self) -> None:
        """Draw the footnotes of the present column and go on to the next."""
        column = self.columns.pop(0)
        if column.notes:
            y = column.floor - 8
            self.canvas.setLineWidth(0.4)
            self.canvas.line(column.x, y + 4, column.x + COLUMN / 3, y + 4)
            for lines in column.notes:
                for line in lines:
                    y = self.line(line, column.x, y)

    def need(self, height: float) -> Column:
        """The column in which ``height`` points are free."""
        while not self.columns or self.columns[0].room() < height:
            if self.columns:
                self.close_column()
            if not self.columns:
                self.canvas.showPage()
                top = self.open_page()
                self.columns = [self.column(0, top), self.column(1, top)]
        return self.columns[0]

    def block(self, block: Block) -> None:
        """Draw one block of the body."""
        if block.kind == "table":
            self.table(block)
            return
        faces = {
            "head1": self.style.head1,
            "head2": self.style.head2,
            "reference": self.style.reference,
            "tablenote": self.style.note,
        }
        face = faces.get(block.kind, self.style.para)
        lines = break_lines(block.text, face, COLUMN, self.style.note_mark if block.note else "")
        column = self.need(face.before + face.lead * (3 if block.kind.startswith("head") else 1))
        column.y -= face.before if column.y < column.top else 0.0
        for line in lines:
            note = break_lines(block.note, self.style.note, COLUMN) if line.mark else []
            column = self.need(face.lead + (note_height(note) + 8 if note else 0))
            if note:
                column.add_note(note)
            column.y = self.line(line, column.x, column.y)
        column.y -= face.after

    def table(self, block: Block) -> None:
        """Draw a three-line table: a rule above, one under the head row, one below."""
        face = Face("Regular", 7.8, ROW, align="left")
        caption = break_lines(block.text, Face("Bold", 8.4, 13, align="centre"), COLUMN)
        columns = list(zip(*block.rows, strict=True))
        widths = [max(line_width(cell, face) for cell in cells) for cells in columns]
        gap = max((COLUMN - sum(widths)) / len(widths), 2.0)
        column = self.need(len(caption) * 13 + ROW * len(block.rows) + 20)
        column.y -= 6
        for line in caption:
            column.y = self.line(line, column.x, column.y)
        self.rule(column, 1.0)
        for at, row in enumerate(block.rows):
            x = column.x
            for cell, width in zip(row, widths, strict=True):
                for line in break_lines(cell, face, COLUMN):
                    self.line(line, x, column.y)
                x += width + gap
            column.y -= ROW
            if at == 0:
                self.rule(column, 0.5)
        self.rule(column, 1.0)
        column.y -= 4

    def rule(self, column: Column, width: float) -> None:
        """Draw a horizontal rule over the column."""
        self.canvas.setLineWidth(width)
        self.canvas.line(column.x, column.y - 2, column.x + COLUMN, column.y - 2)
        column.y -= 3

    def line(self, line: Line, x: float, y: float) -> float:
        """Draw one line whose top is ``y``; the top of the next."""
        base = y - line.face.lead * 0.78
        for dx, piece in line.placed:
            size = line.face.size * (0.6 if piece.raised else 1.0)
            self.canvas.setFont(line.face.font, size)
            self.canvas.drawString(x + dx, base + (line.face.size * 0.36 if piece.raised else 0.0), piece.text)
        return y - line.face.lead


def line_width(text: str, face: Face) -> float:
    """The width of a text in points, on one line."""
    return sum(piece.width for _, piece in break_lines(text, face, 10_000.0)[0].placed)


def _byline(text: str) -> str:
    """Raise the figures that tie an author to an affiliation."""
    return "".join(f"^{char}^" if char.isdigit() else char for char in text)


def typeset(paper: Paper, lang: str, out: Path, fonts: Path) -> None:
    """Write one paper as PDF with the fonts of the sample embedded."""
    for face in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(face, str(fonts / f"CoclaimSample-{face}.ttf")))
    Typesetter(paper, lang, out).draw()
