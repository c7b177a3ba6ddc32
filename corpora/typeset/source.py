"""The markup in which the sample papers are kept: one paragraph a line, a few marks at its start.

``@name value`` is a field (it may be repeated), ``#`` and ``##`` are headings, ``|`` rows make a table, and
``^…^`` is superscript. ``@pagenote`` is a footnote whose mark stands in the paragraph before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

FIELD = re.compile(r"@(\w+) (.*)")
SUPER = re.compile(r"\^([^^]{1,12})\^")


@dataclass(frozen=True, slots=True)
class Block:
    """One paragraph, heading or table of the body; ``note`` is the footnote that belongs to it."""

    kind: str  # head1, head2, para, table, tablenote, reference
    text: str = ""
    rows: tuple[tuple[str, ...], ...] = ()
    note: str = ""


@dataclass(slots=True)
class Paper:
    """A sample paper: its fields in the order of the file, and its body."""

    fields: dict[str, list[str]] = field(default_factory=dict)
    body: list[Block] = field(default_factory=list)

    def one(self, name: str) -> str:
        """The value of a field that stands at most once; empty where it is absent."""
        return " ".join(self.fields.get(name, []))

    def many(self, name: str) -> list[str]:
        """The values of a field that may be repeated."""
        return self.fields.get(name, [])


def parse(path: Path) -> Paper:
    """Read one source file (UTF-8)."""
    paper = Paper()
    references = False
    for line in path.read_text(encoding="utf-8").splitlines():
        if match := FIELD.fullmatch(line):
            _field(paper, match[1], match[2])
        elif line.startswith("#"):
            level = 2 if line.startswith("##") else 1
            text = line.lstrip("# ")
            references = text in {"References", "参考文献"}
            paper.body.append(Block(f"head{level}", text))
        elif line.startswith("|"):
            cells = tuple(cell.strip() for cell in line.strip("|").split("|"))
            last = paper.body[-1]
            paper.body[-1] = Block("table", last.text, (*last.rows, cells))
        elif line:
            paper.body.append(Block("reference" if references else "para", line))
    return paper


def _field(paper: Paper, name: str, value: str) -> None:
    if name == "table":
        paper.body.append(Block("table", value))
    elif name == "tablenote":
        paper.body.append(Block("tablenote", value))
    elif name == "pagenote":
        last = paper.body[-1]
        paper.body[-1] = Block(last.kind, last.text, last.rows, value)
    else:
        paper.fields.setdefault(name, []).append(value)


def runs(text: str) -> list[tuple[str, bool]]:
    """Cut a text into (characters, whether they are superscript)."""
    parts = SUPER.split(text)
    return [(part, at % 2 == 1) for at, part in enumerate(parts) if part]
