"""Limits of the PDF reader: a paper that exceeds one is a problem row, not a hang."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.settings import setting


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """What one PDF may ask for."""

    max_pages: int = setting(2000, "A file of more pages is not read.", low=1, high=100000)
    max_side: float = setting(20000.0, "A page larger than this (points) is not read.", low=100.0, high=1e6)
    max_page_characters: int = setting(200000, "A page with more characters is not read.", low=1000, high=10**7)
    max_characters: int = setting(5000000, "A file with more characters is not read.", low=1000, high=10**8)
    seconds: float = setting(120.0, "Reading one file may take so long.", low=1.0, high=3600.0)
    megabytes: int = setting(3000, "Reading one file may use so much memory.", low=256, high=100000)
    guarded: bool = setting(True, "Read PDFs in a process of their own, which a broken file cannot harm.")
