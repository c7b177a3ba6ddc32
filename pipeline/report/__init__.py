"""The report room: rows to files, one module a format. ``publish`` writes them all."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.report.annotations import AnnotationWriter
from pipeline.report.csv_tables import CsvWriter
from pipeline.report.flat import different_quotes, link, theme_record, themes_of
from pipeline.report.graphml import GraphWriter
from pipeline.report.jsonl import JsonlWriter, TextWriter
from pipeline.report.parquet import ParquetWriter
from pipeline.report.qdpx import ProjectWriter
from pipeline.report.site import SiteWriter
from pipeline.report.sqlite import SqliteWriter
from pipeline.report.writers import Writer, sheet
from pipeline.report.xlsx import XlsxWriter
from pipeline.table import Book

__all__ = ["publish"]

#: Raised whenever a published file changes its form: unchanged inputs are then written anew.
VERSION = "4"


def publish(book: Book, folder: Path) -> None:
    """Write every table, text and page of a run into an empty folder.

    Each paper is read once and shown to all formats, so memory does not grow with the corpus. The
    same book gives the same bytes: no time, path or chance goes into a file.
    """
    themes = dict(themes_of(book))
    writers: list[Writer] = [
        JsonlWriter(folder),
        TextWriter(folder),
        CsvWriter(folder, book),
        ParquetWriter(folder),
        SqliteWriter(folder, book),
        XlsxWriter(folder, book),
        SiteWriter(folder, book),
        GraphWriter(folder, book),
        AnnotationWriter(folder),
        ProjectWriter(folder, book),
    ]
    nearest: dict[tuple[str, int], dict[str, str]] = {}
    wanted = {claim for theme in book.themes.items for claim in theme.nearest}
    for entry in book.entries():
        page = sheet(entry, themes, book)
        for writer in writers:
            writer.add(page)
        if entry.rows:
            paper_id = entry.rows.paper.paper_id
            for index, row in enumerate(entry.rows.rows):
                if (paper_id, index) in wanted:
                    place = {"claim_id": row.claim_id, "quote": row.evidence.text, "link": link(paper_id, row)}
                    nearest[paper_id, index] = {"paper_id": paper_id, **place}
    for writer in writers:
        writer.close()
    _write_themes(book, nearest, folder)


def _write_themes(book: Book, nearest: dict[tuple[str, int], dict[str, str]], folder: Path) -> None:
    themes = [
        {
            **theme_record(book, index),
            "nearest": different_quotes(nearest[claim] for claim in theme.nearest if claim in nearest),
        }
        for index, theme in enumerate(book.themes.items)
    ]
    data = msgspec.json.encode({"note": book.themes.note, "themes": themes})
    (folder / "themes.json").write_bytes(msgspec.json.format(data, indent=1) + b"\n")
