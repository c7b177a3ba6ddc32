"""Limits of the PDF reader: a paper that exceeds one is a problem row, not a hang."""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib.metadata import PackageNotFoundError, version
from importlib.util import find_spec

from pipeline.settings import setting

#: Values of the setting ``ocr`` under which no picture is read: unwanted, or the extra is not installed.
OCR_OFF, OCR_MISSING = "off", "missing"


@dataclass(frozen=True, slots=True)
class PdfSettings:
    """What one PDF may ask for."""

    max_pages: int = setting(2000, "A file of more pages is not read.", low=1, high=100000)
    max_side: float = setting(20000.0, "A page larger than this (points) is not read.", low=100.0, high=1e6)
    max_page_characters: int = setting(200000, "A page with more characters is not read.", low=1000, high=10**7)
    max_characters: int = setting(5000000, "A file with more characters is not read.", low=1000, high=10**8)
    seconds: float = setting(120.0, "Reading one file may take so long.", low=1.0, high=3600.0)
    megabytes: int = setting(3000, "Reading one file may use so much memory.", low=256, high=100000)
    ocr: str = setting("auto", "Read pages that are pictures, if coclaim[ocr] is there.", among=("auto", OCR_OFF))
    ocr_pages: int = setting(40, "So many pages of one file are read from pictures, at some seconds each.", low=1)
    guarded: bool = setting(True, "Read PDFs in a process of their own, which a broken file cannot harm.")

    def here(self) -> PdfSettings:
        """The settings with ``ocr`` as it comes to on this machine: "off", "missing", or the program and its version.

        So the key of the work holds by what a picture was read, and a run with the extra differs from one without.
        """
        if self.ocr != "auto":
            return self
        try:
            there = f"rapidocr {version('rapidocr')}" if find_spec("onnxruntime") else OCR_MISSING
        except PackageNotFoundError:
            there = OCR_MISSING
        return replace(self, ocr=there)
