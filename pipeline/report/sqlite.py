"""evidence.sqlite: papers, sentences (with full-text search), mentions, claims, themes, problems.

The search index is made of three-character pieces, so that Chinese needs no word list:
``SELECT … FROM sentences_fts WHERE sentences_fts MATCH '价值共创'``; shorter words are found with LIKE.
"""

from __future__ import annotations

import contextlib
import sqlite3
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.report.flat import (
    COLUMNS,
    MENTION_COLUMNS,
    PAPER_COLUMNS,
    PROBLEM_COLUMNS,
    SENTENCE_COLUMNS,
    in_order,
    theme_record,
)
from pipeline.report.writers import Paper
from pipeline.table import Book, Line

_SENTENCES = (*SENTENCE_COLUMNS, "text")
_START, _END = SENTENCE_COLUMNS.index("start"), SENTENCE_COLUMNS.index("end")
_THEMES = ("id", "label_zh", "label_en", "concepts", "dimension", "claims", "papers")
_TABLES = {
    "papers": PAPER_COLUMNS,
    "sentences": _SENTENCES,
    "mentions": MENTION_COLUMNS,
    "claims": COLUMNS,
    "themes": _THEMES,
    "problems": PROBLEM_COLUMNS,
}
_INTEGER = {"start", "end", "page", "order", "source_start", "source_end", "hedged", "negated", "translated"}


class SqliteWriter:
    """The database; closed with its indexes made and its free pages dropped."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._db = sqlite3.connect(folder / "evidence.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("BEGIN")
        for name, columns in _TABLES.items():
            fields = ", ".join(f'"{c}" {_kind(c)}' for c in columns)
            self._db.execute(f"CREATE TABLE {name} ({fields})")
        self._db.execute("CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content='sentences', tokenize='trigram')")
        themes = (theme_record(book, index) for index in range(len(book.themes.items)))
        told = ({**t, "concepts": "; ".join(t["concepts"]), "papers": "; ".join(t["papers"])} for t in themes)
        self._insert("themes", (in_order(theme, _THEMES) for theme in told))

    def _insert(self, table: str, lines: Iterable[Line]) -> None:
        marks = ", ".join("?" * len(_TABLES[table]))
        with _disk():
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks})", lines)

    def add(self, paper: Paper) -> None:
        """Take all that a paper adds."""
        text = paper.sheet.text
        self._insert("papers", [paper.line])
        self._insert("sentences", ((*line, text[line[_START] : line[_END]]) for line in paper.sheet.sentences))  # type: ignore[index]
        self._insert("mentions", paper.sheet.mentions)
        self._insert("claims", paper.rows)

    def problems(self, lines: tuple[Line, ...]) -> None:
        """Take problems."""
        self._insert("problems", lines)

    def close(self) -> None:
        """Build the indexes and finish."""
        with _disk():
            self._db.execute("INSERT INTO sentences_fts(sentences_fts) VALUES ('rebuild')")
            self._db.execute("CREATE INDEX claims_finding ON claims(finding_id)")
            self._db.execute("CREATE INDEX claims_paper ON claims(paper_id)")
            self._db.execute("CREATE INDEX mentions_concept ON mentions(concept)")
            self._db.execute("COMMIT")
            self._db.close()


#: What SQLite calls a disk that is full, fails or has a limit.
_DISK = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}


@contextlib.contextmanager
def _disk() -> Iterator[None]:
    """The disk's errors are told as they are for other files."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & 0xFF in _DISK:
            raise OSError(str(error)) from error
        raise


def _kind(column: str) -> str:
    if column in _INTEGER or column in {"claims", "mentions", "pages", "characters"}:
        return "INTEGER"
    return "REAL" if column == "confidence" else "TEXT"
