"""evidence.jsonl, and texts/<paper_id>.txt: the table's source and the texts that its offsets point into."""

from __future__ import annotations

from pathlib import Path

import msgspec

from pipeline.report.writers import PaperSheet


class JsonlWriter:
    """One JSON object a claim, one a line, UTF-8, keys in the promised order."""

    def __init__(self, folder: Path) -> None:
        self._file = (folder / "evidence.jsonl").open("wb")

    def add(self, sheet: PaperSheet) -> None:
        """Write a paper's claims."""
        for item in sheet.objects:
            self._file.write(msgspec.json.encode(item) + b"\n")

    def close(self) -> None:
        """Finish the file."""
        self._file.close()


class TextWriter:
    """The canonical text of every paper, UTF-8, LF, no BOM."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder / "texts"
        self._folder.mkdir()

    def add(self, sheet: PaperSheet) -> None:
        """Write a paper's text."""
        if sheet.paper is not None and sheet.text is not None:
            path = self._folder / f"{sheet.paper['paper_id']}.txt"
            path.write_bytes(sheet.text.encode("utf-8"))

    def close(self) -> None:
        """Nothing is left open."""
