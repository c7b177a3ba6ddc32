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
    Record,
    problem_record,
    theme_record,
)
from pipeline.report.writers import PaperSheet
from pipeline.table import Book

_SENTENCES = ("paper_id", "start", "end", "lang", "role", "section", "page", "text")
_THEMES = ("id", "label_zh", "label_en", "concepts", "dimension", "claims", "papers")
_INTEGER = {"start", "end", "page", "order", "source_start", "source_end", "hedged", "negated", "translated"}


class SqliteWriter:
    """The database; closed with its indexes made and its free pages dropped."""

    def __init__(self, folder: Path, book: Book) -> None:
        self._db = sqlite3.connect(folder / "evidence.sqlite", isolation_level=None)
        self._db.execute("PRAGMA journal_mode = OFF")
        self._db.execute("PRAGMA synchronous = OFF")
        self._db.execute("BEGIN")
        tables = {
            "papers": PAPER_COLUMNS,
            "sentences": _SENTENCES,
            "mentions": MENTION_COLUMNS,
            "claims": COLUMNS,
            "themes": _THEMES,
            "problems": PROBLEM_COLUMNS,
        }
        for name, columns in tables.items():
            fields = ", ".join(f'"{c}" {_kind(c)}' for c in columns)
            self._db.execute(f"CREATE TABLE {name} ({fields})")
        self._db.execute("CREATE VIRTUAL TABLE sentences_fts USING fts5(text, content='sentences', tokenize='trigram')")
        themes = [theme_record(book, index) for index in range(len(book.themes.items))]
        self._insert(
            "themes",
            _THEMES,
            [{**t, "concepts": "; ".join(t["concepts"]), "papers": "; ".join(t["papers"])} for t in themes],
        )
        self._insert("problems", PROBLEM_COLUMNS, [problem_record(name, problem) for name, problem in book.problems])

    def _insert(self, table: str, columns: tuple[str, ...], records: Iterable[Record]) -> None:
        marks = ", ".join("?" * len(columns))
        with _disk():
            self._db.executemany(f"INSERT INTO {table} VALUES ({marks})", ([r[c] for c in columns] for r in records))

    def add(self, sheet: PaperSheet) -> None:
        """Take all that one entry adds."""
        if sheet.paper is not None:
            self._insert("papers", PAPER_COLUMNS, [sheet.paper])
        self._insert("sentences", _SENTENCES, sheet.sentences)
        self._insert("mentions", MENTION_COLUMNS, sheet.mentions)
        self._insert("claims", COLUMNS, sheet.claims)
        self._insert("problems", PROBLEM_COLUMNS, sheet.problems)

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
