"""What a reader accepts: one place for every limit."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.errors import Skipped
from pipeline.settings import setting


@dataclass(frozen=True, slots=True)
class ReadSettings:
    """Limits of the readers of text formats. A 300-page book has about 600,000 characters."""

    max_bytes: int = setting(64_000_000, "A larger file is not read, in bytes (PDFs have limits of their own).", low=1)
    max_characters: int = setting(3_000_000, "A paper with a longer text is not read, in characters.", low=1)
    max_unpacked: int = setting(256_000_000, "A .docx or .epub that unpacks to more is not read, in bytes.", low=1)
    max_ratio: int = setting(400, "A part of a .docx or .epub that is packed tighter is not read.", low=2)
    max_parts: int = setting(10_000, "A .docx or .epub with more parts is not read.", low=1)
    max_cells: int = setting(100_000, "A paper with more table cells is not read.", low=0)
    min_letters: int = setting(20, "A file with fewer letters or Han characters is no paper.", low=0)


def too_large(what: str, found: int, allowed: int, key: str) -> Skipped:
    """The error for an input over one of the limits."""
    return Skipped(
        "read.too-large",
        f"{what}: {found:,}, the limit is {allowed:,}.",
        f"If the file is genuine, raise read.{key} in the configuration.",
    )
