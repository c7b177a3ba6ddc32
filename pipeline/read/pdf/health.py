"""How far the text layer of a page can be trusted: measures, a verdict, and what the user can do.

Thresholds come from measurements on real files: pages with a sound character map had under 0.6 % of
unmapped characters, pages without one 27 to 43 %; a page image over 70 % with under 60 characters is a
scan; an image over 90 % with text is a scan with a hidden text layer made by OCR.
"""

from __future__ import annotations

from collections.abc import Iterable

from pipeline.document import Page, Problem
from pipeline.read.pdf.chars import Glyphs

_UNMAPPED, _SCAN_IMAGE, _SCAN_TEXT, _OCR_IMAGE = 0.05, 0.70, 60, 0.90


def page_health(number: int, glyphs: Glyphs, text: str, repairs: int) -> Page:
    """The page with its measures (shares of its characters, of its area) and its verdict."""
    count = max(1, len(text))
    private = sum(0xE000 <= ord(c) <= 0xF8FF or ord(c) >= 0xF0000 for c in text) / count
    replaced = text.count("\ufffd") / count
    unmapped = glyphs.unmapped / max(1, len(glyphs.code))
    repaired = repairs / max(1, len(glyphs.code))
    if (len(text) < _SCAN_TEXT and glyphs.drawing.image > _SCAN_IMAGE) or unmapped > 0.2 or private + replaced > 0.2:
        verdict = "unreadable"
    elif unmapped > _UNMAPPED or private + replaced > _UNMAPPED or glyphs.drawing.image > _OCR_IMAGE:
        verdict = "degraded"
    else:
        verdict = "repaired" if repaired > 0.005 else "good"
    measures = {
        "unmapped": unmapped,
        "private": private,
        "replaced": replaced,
        "repaired": repaired,
        "image": glyphs.drawing.image,
    }
    return Page(
        number,
        round(glyphs.width, 2),
        round(glyphs.height, 2),
        len(text),
        verdict,
        tuple((name, round(value, 4)) for name, value in measures.items() if value),
    )


def problems(pages: Iterable[Page]) -> tuple[Problem, ...]:
    """One problem a kind of fault, naming its pages."""
    found: dict[str, list[int]] = {}
    for page in pages:
        measures = dict(page.measures)
        if page.verdict == "unreadable":
            scanned = measures.get("image", 0) > _SCAN_IMAGE and page.characters < _SCAN_TEXT
            found.setdefault("pdf.scanned" if scanned else "pdf.garbled", []).append(page.number)
        elif page.verdict == "degraded":
            hidden = measures.get("image", 0) > _OCR_IMAGE
            found.setdefault("pdf.ocr-layer" if hidden else "pdf.doubtful", []).append(page.number)
    return tuple(
        Problem("read", code, "degraded", f"{_TOLD[code][0]}: page {_ranges(numbers)}", _TOLD[code][1], numbers[0])
        for code, numbers in sorted(found.items())
    )


_TOLD = {
    "pdf.scanned": (
        "a picture of a page without text",
        "Nothing was read there. Run the file through OCR (for example in your PDF program) and put the result here.",
    ),
    "pdf.garbled": (
        "the text layer is garbled: its characters are not those drawn",
        "Do not quote from there. Get another copy, or print the file to images and run OCR.",
    ),
    "pdf.ocr-layer": (
        "a scan with a hidden text layer made by OCR, which may misread",
        "Compare quotes with the page before you cite them.",
    ),
    "pdf.doubtful": (
        "some characters of the text layer are not those drawn",
        "Compare quotes with the page before you cite them.",
    ),
}


def _ranges(numbers: list[int]) -> str:
    """ "1-3, 5" for [1, 2, 3, 5]."""
    out: list[list[int]] = []
    for number in numbers:
        if out and number == out[-1][1] + 1:
            out[-1][1] = number
        else:
            out.append([number, number])
    return ", ".join(str(a) if a == b else f"{a}-{b}" for a, b in out)
