"""Labelled papers: folders of JSON lines, and where the papers' texts are.

A gold folder holds ``NAME.claims.jsonl`` and ``NAME.mentions.jsonl`` (several sets may lie side by
side) and ``hypotheses.jsonl``. ``doc`` names a paper's file; offsets in gold rows count code points of
that file's decoded text, end exclusive. A line with ``zones`` says which stretches were labelled.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.errors import UsageError

#: A gold or predicted row, as its JSON object.
Row = dict[str, Any]

#: Folders in which the papers of a gold folder are looked for, from the gold folder and the two above it.
TEXT_FOLDERS = ("texts", ".", "seeds", "papers/abstracts", "papers/fulltext")


@dataclass(frozen=True, slots=True)
class GoldSet:
    """The labels of one name: claims, mentions and, for whole papers, hypotheses; zones by document."""

    name: str
    claims: tuple[Row, ...]
    mentions: tuple[Row, ...]
    claim_zones: tuple[tuple[str, int, int], ...]
    mention_zones: tuple[tuple[str, int, int], ...]
    hypotheses: tuple[Row, ...] = ()

    @property
    def docs(self) -> tuple[str, ...]:
        """The documents that the set labels, sorted."""
        rows = (*self.claims, *self.mentions, *self.hypotheses)
        return tuple(sorted({row["doc"] for row in rows} | {z[0] for z in (*self.claim_zones, *self.mention_zones)}))


def read_lines(path: Path) -> list[Row]:
    """The JSON objects of a file; a :class:`UsageError` names the line that is none."""
    rows = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip():
            continue
        try:
            rows.append(json.loads(line))
        except json.JSONDecodeError as error:
            raise UsageError(f"{path}: line {number} is not a JSON object: {error}") from None
    return rows


def read_gold(folder: Path) -> tuple[GoldSet, ...]:
    """The sets of a gold folder, sorted by name; a :class:`UsageError` where there is none."""
    names = sorted({p.name.split(".")[0] for kind in ("claims", "mentions") for p in folder.glob(f"*.{kind}.jsonl")})
    sets = []
    for name in names:
        claims = _lines(folder / f"{name}.claims.jsonl")
        mentions = _lines(folder / f"{name}.mentions.jsonl")
        sets.append(
            GoldSet(
                name=name,
                claims=tuple(row for row in claims if "type" in row),
                mentions=tuple(row for row in mentions if "start" in row),
                claim_zones=_zones(claims),
                mention_zones=_zones(mentions),
            )
        )
    stated = tuple(row for row in _lines(folder / "hypotheses.jsonl") if "hypothesis" in row)
    if stated:
        sets.append(GoldSet("hypotheses", (), (), (), (), stated))
    if not sets:
        raise UsageError(
            f"{folder}: no labelled papers here (NAME.claims.jsonl, NAME.mentions.jsonl, hypotheses.jsonl)"
        )
    return tuple(sets)


def _lines(path: Path) -> list[Row]:
    return read_lines(path) if path.is_file() else []


def _zones(rows: Iterable[Row]) -> tuple[tuple[str, int, int], ...]:
    return tuple((row["doc"], start, end) for row in rows for start, end in row.get("zones", ()))


def find_text(folder: Path, doc: str) -> Path | None:
    """The file of a labelled paper, or None where it is not on this machine."""
    for base in (folder, *folder.resolve().parents[:2]):
        for place in TEXT_FOLDERS:
            path = base / place / doc
            if path.is_file():
                return path
    return None
