"""The report room: rows to files, one module a format. ``publish`` writes them all."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from pipeline.report.flat import Record, different_quotes, problem_line, record_of, theme_record, themes_of
from pipeline.report.sheet import sheet
from pipeline.report.writers import Paper, Writer, filled, problems_of
from pipeline.table import Book

__all__ = ["publish", "publish_workbook", "sheet"]

#: Raised whenever a published file changes its form: unchanged inputs are then written anew.
VERSION = "6"


def publish(book: Book, folder: Path, *, workbook: bool = True) -> None:
    """Write every table, text and page of a run into an empty folder, with or without the workbook.

    Each paper is read once and shown to all formats, so memory does not grow with the corpus. The
    same book gives the same bytes: no time, path or chance goes into a file.
    """
    wanted = {claim for theme in book.themes.items for claim in theme.nearest}
    nearest: dict[tuple[str, int], Record] = {}
    for paper in _shown(book, [*_writers(book, folder), *([_workbook(book, folder)] if workbook else [])]):
        nearest |= {place: _told(paper, place[1]) for place in paper.places() if place in wanted}
    _write_themes(book, nearest, folder)


def publish_workbook(book: Book, folder: Path) -> None:
    """Write the workbook alone."""
    for _ in _shown(book, [_workbook(book, folder)]):
        pass


def _shown(book: Book, writers: list[Writer]) -> Iterator[Paper]:
    """Each paper after it was shown to all writers, which are closed at the end."""
    themes = themes_of(book)
    for writer in writers:
        writer.problems(tuple(problem_line(name, problem) for name, problem in book.problems))
    papers = 0
    for entry in book.entries():
        problems = problems_of(entry)
        for writer in writers if problems else ():
            writer.problems(problems)
        if entry.sheet is None:
            continue
        paper = filled(entry, entry.sheet, papers, themes, book)
        papers += 1
        for writer in writers:
            writer.add(paper)
        yield paper
    for writer in writers:
        writer.close()


def _writers(book: Book, folder: Path) -> list[Writer]:
    """One writer a format but the workbook; their libraries are slow to import, and neither a worker nor a run with
    nothing new needs them."""
    from pipeline.report.annotations import AnnotationWriter
    from pipeline.report.csv_tables import CsvWriter
    from pipeline.report.graphml import GraphWriter
    from pipeline.report.jsonl import JsonlWriter, TextWriter
    from pipeline.report.parquet import ParquetWriter
    from pipeline.report.qdpx import ProjectWriter
    from pipeline.report.site import SiteWriter
    from pipeline.report.sqlite import SqliteWriter

    return [
        JsonlWriter(folder),
        TextWriter(folder),
        CsvWriter(folder),
        ParquetWriter(folder),
        SqliteWriter(folder, book),
        SiteWriter(folder, book),
        GraphWriter(folder, book),
        AnnotationWriter(folder),
        ProjectWriter(folder, book),
    ]


def _workbook(book: Book, folder: Path) -> Writer:
    from pipeline.report.xlsx import XlsxWriter

    return XlsxWriter(folder, book)


def _told(paper: Paper, index: int) -> Record:
    """A row as a theme's passage."""
    row = record_of(paper.rows[index])
    return {name: row[name] for name in ("paper_id", "claim_id", "quote", "link")}


def _write_themes(book: Book, nearest: dict[tuple[str, int], Record], folder: Path) -> None:
    themes = [
        {
            **theme_record(book, index),
            "nearest": different_quotes(nearest[claim] for claim in theme.nearest if claim in nearest),
        }
        for index, theme in enumerate(book.themes.items)
    ]
    data = msgspec.json.encode({"note": book.themes.note, "themes": themes})
    (folder / "themes.json").write_bytes(msgspec.json.format(data, indent=1) + b"\n")
