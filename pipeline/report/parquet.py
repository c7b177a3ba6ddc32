"""evidence.parquet and mentions.parquet: a row group for every few thousand rows."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.report.flat import COLUMNS, MENTION_COLUMNS
from pipeline.report.writers import Format, Paper
from pipeline.table import Line

_WHOLE = {"page", "start", "end", "order", "source_start", "source_end"}
_TRUTH = {"hedged", "negated", "translated"}
_BATCH = 5_000


class ParquetWriter(Format):
    """The two column files."""

    def __init__(self, folder: Path) -> None:
        self._claims = _Table(folder / "evidence.parquet", COLUMNS)
        self._mentions = _Table(folder / "mentions.parquet", MENTION_COLUMNS)

    def add(self, paper: Paper) -> None:
        """Take a paper's claims and mentions."""
        self._claims.extend(paper.rows)
        self._mentions.extend(paper.sheet.mentions)

    def close(self) -> None:
        """Finish the files."""
        self._claims.close()
        self._mentions.close()


class _Table:
    def __init__(self, path: Path, columns: tuple[str, ...]) -> None:
        self._schema = pa.schema([(name, _type(name)) for name in columns])
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")
        self._rows: list[Line] = []

    def extend(self, rows: tuple[Line, ...]) -> None:
        self._rows.extend(rows)
        if len(self._rows) >= _BATCH:
            self._flush()

    def _flush(self) -> None:
        columns = zip(zip(*self._rows, strict=True), self._schema.types, strict=True)
        made = [pa.array(values, kind) for values, kind in columns]
        self._writer.write_table(pa.Table.from_arrays(made, schema=self._schema))
        self._rows = []

    def close(self) -> None:
        if self._rows:
            self._flush()
        self._writer.close()


def _type(name: str) -> pa.DataType:
    if name in _WHOLE:
        return pa.int64()
    if name in _TRUTH:
        return pa.bool_()
    return pa.float64() if name == "confidence" else pa.string()
