"""evidence.jsonl, and texts/<paper_id>.txt: the table's source and the texts that its offsets point into."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.report.flat import THEMES
from pipeline.report.writers import Format, Paper


class JsonlWriter(Format):
    """One JSON object a claim, one a line, UTF-8, keys in the promised order."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "evidence.jsonl").open("wb")

    def add(self, paper: Paper) -> None:
        """Write a paper's claims."""
        for item, themes in zip(paper.sheet.objects, paper.themes, strict=True):
            self._file.write(item.replace(THEMES, msgspec.json.encode(themes)) + b"\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class TextWriter(Format):
    """The canonical text of every paper, UTF-8, LF, no BOM."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "texts"
        self._folder.mkdir()

    def add(self, paper: Paper) -> None:
        """Write a paper's text."""
        (self._folder / f"{paper.sheet.paper_id}.txt").write_bytes(paper.sheet.text.encode("utf-8"))

    def close(self) -> None:
        """Nothing is left open."""
