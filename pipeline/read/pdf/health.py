"""How far the text layer of a page can be trusted: measures, a verdict, and what the user can do.

Thresholds come from measurements on real files: pages with a sound character map had under 0.6 % of
unmapped characters, pages without one 27 to 43 %; a page image over 70 % with under 60 characters is a
scan; an image over 90 % with text is a scan with a hidden text layer made by OCR.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from pipeline.document import Page, Problem
from pipeline.read.pdf.chars import Glyphs

#: A text of so many characters with fewer digits than this share has lost them.
_LONG_TEXT, _FEW_DIGITS = 3000, 0.0005
_EMPTY = re.compile(r"[\[［(（][\s,，;；\-–]{0,3}[\]］)）]|[=<>＝＜＞][\s.]{0,2}[,，;；)）]")
_FALSE_SIGN = re.compile(r"\b[pPtFnNrRβb]\s?5\s?(?:[-–−]\s?)?(?:\d{0,2}\.\d|\d{2,7}\b)")
_NUMBERED = re.compile(r"[\[［(（]\s?\d|[=<>＝＜＞]\s?-?[\d.]")
#: Turned text of no more characters is a stamp.
_STAMP = 40
_DIGITS = re.compile(r"\d+")
_PRIVATE = re.compile(r"[\ue000-\uf8ff\U000f0000-\U0010ffff]")
_UNMAPPED, _SCAN_IMAGE, _SCAN_TEXT, _OCR_IMAGE = 0.05, 0.70, 60, 0.90


def page_health(number: int, glyphs: Glyphs, text: str, repairs: int, damaged: bool) -> Page:
    """The page with its measures (shares of its characters, of its area) and its verdict.

    ``damaged``: parts of the file cannot be unpacked, so that no page of it is beyond doubt.
    """
    count = max(1, len(text))
    private = len(_PRIVATE.findall(text)) / count
    replaced = text.count("\ufffd") / count
    unmapped = glyphs.unmapped / max(1, len(glyphs.code))
    repaired = repairs / max(1, len(glyphs.code))
    if (len(text) < _SCAN_TEXT and glyphs.drawing.images > _SCAN_IMAGE) or unmapped > 0.2 or private + replaced > 0.2:
        verdict = "unreadable"
    elif damaged or unmapped > _UNMAPPED or private + replaced > _UNMAPPED or glyphs.drawing.image > _OCR_IMAGE:
        verdict = "degraded"
    else:
        verdict = "repaired" if repaired > 0.005 else "good"
    measures = {
        "unmapped": unmapped,
        "private": private,
        "replaced": replaced,
        "repaired": repaired,
        "image": glyphs.drawing.image,
        "images": glyphs.drawing.images,
        "damaged": float(damaged),
    }
    width, height = glyphs.shown_size
    return Page(
        number,
        round(width, 2),
        round(height, 2),
        len(text),
        verdict,
        tuple((name, round(value, 4)) for name, value in measures.items() if value),
    )


def recognised(page: Page, sure: float) -> Page:
    """The page as one whose text was read from its picture, on average so surely (0 to 1)."""
    return replace(page, verdict="ocr", measures=(*page.measures, ("ocr", round(sure, 4))))


def problems(pages: Sequence[Page], text: str, way_out: str) -> tuple[Problem, ...]:
    """One problem a kind of fault, naming its pages.

    ``text`` is the whole paper's; ``way_out`` says what can be done about a page that is a picture.
    """
    found: dict[str, list[int]] = {}
    for page in pages:
        if not page.characters and page.verdict != "unreadable" and len(pages) > 1:
            found.setdefault("pdf.blank", []).append(page.number)
        measures = dict(page.measures)
        if page.verdict == "unreadable":
            scanned = measures.get("images", 0) > _SCAN_IMAGE and page.characters < _SCAN_TEXT
            found.setdefault("pdf.scanned" if scanned else "pdf.garbled", []).append(page.number)
        elif page.verdict == "ocr":
            found.setdefault("pdf.ocr", []).append(page.number)
        elif page.verdict == "degraded":
            hidden = measures.get("image", 0) > _OCR_IMAGE
            if hidden or measures.get("unmapped", 0) > _UNMAPPED or "damaged" not in measures:
                found.setdefault("pdf.ocr-layer" if hidden else "pdf.doubtful", []).append(page.number)
    told = [
        Problem(
            "read",
            code,
            _grade(code),
            f"{_TOLD[code][0]}: page {_ranges(numbers)}",
            " ".join([_TOLD[code][1], way_out] if code in _PICTURES else [_TOLD[code][1]]).strip(),
            numbers[0],
        )
        for code, numbers in sorted(found.items())
    ]
    if false_signs(text):
        told.append(Problem("read", "pdf.signs", "degraded", *_TOLD["pdf.signs"]))
    if lost_digits(text):
        told.append(Problem("read", "pdf.digits", "degraded", *_TOLD["pdf.digits"]))
    return tuple(told)


def _grade(code: str) -> str:
    return "note" if code == "pdf.blank" else "degraded"


def doubted(pages: Sequence[Page], told: Sequence[Problem]) -> tuple[Page, ...]:
    """The pages, none of them beyond doubt where the whole text has lost its digits or signs."""
    if not any(problem.code in ("pdf.signs", "pdf.digits") for problem in told):
        return tuple(pages)
    return tuple(replace(p, verdict="degraded") if p.verdict in ("good", "repaired") else p for p in pages)


def too_many_pictures(count: int, read: int) -> Problem:
    """The problem of a file with more pages that are pictures than are read."""
    return Problem(
        "read",
        "pdf.ocr-limit",
        "degraded",
        f"{count} pages are pictures; the first {read} of them were read",
        "Raise `ocr_pages` in [pdf].",
    )


def damage(broken: int, tried: int) -> Problem:
    """The problem of a file of whose packed parts some do not unpack."""
    return Problem(
        "read",
        "pdf.damaged",
        "degraded",
        f"{broken} of the {tried} packed parts of the file are damaged: text of any page may be missing or wrong",
        "Download the file again and put it here in place of this one; until then compare quotes with the page.",
    )


def turned(asides: Sequence[tuple[int, str]]) -> list[Problem]:
    """The problem of text that stands aslant or sideways and was left out; ``asides``: page and text of each.

    A few characters are a stamp or an axis, and what comes back from page to page is a watermark.
    """
    keys = Counter(_DIGITS.sub("", text) for _, text in asides)
    pages = [number for number, text in asides if len(text) > _STAMP and keys[_DIGITS.sub("", text)] == 1]
    if not pages:
        return []
    told, way_out = _TOLD["pdf.turned"]
    return [Problem("read", "pdf.turned", "note", f"{told}: page {_ranges(pages)}", way_out, pages[0])]


def false_signs(text: str) -> bool:
    """Whether signs have become digits: some publishers' fonts say "5" where they draw "=" ("p50.003")."""
    return len(_FALSE_SIGN.findall(text)) >= 3


def lost_digits(text: str) -> bool:
    """Whether a text has lost its digits: there are hardly any, or brackets and signs stand without their numbers.

    Papers of the field have 10 to 60 digits in a thousand characters; citation marks and statistics
    that are empty ("[]", "p<)", "=,") come in numbers only where a font does not say what it draws.
    """
    if len(text) < _LONG_TEXT:
        return False
    digits = sum(map(str.isdigit, text))
    empty = len(_EMPTY.findall(text))
    return digits < _FEW_DIGITS * len(text) or (empty >= 4 and empty > 0.15 * len(_NUMBERED.findall(text)))


#: Problems for which OCR is the way out.
_PICTURES = frozenset({"pdf.blank", "pdf.scanned", "pdf.garbled"})
_TOLD = {
    "pdf.turned": (
        "text that stands aslant or sideways was left out",
        "Look at the page: if it is more than a stamp or the labels of a figure, take it from there by hand.",
    ),
    "pdf.blank": (
        "no text: the page is blank, or draws its text as lines or pictures",
        "Look at the page; if it is blank, nothing is to be done.",
    ),
    "pdf.signs": (
        "signs are read as digits: the text says 5 where the pages draw = (p50.05 for p = 0.05)",
        "Do not cite statistics from this paper without looking at the page; another copy may be sound.",
    ),
    "pdf.digits": (
        "the text layer seems to have lost its digits: numbers that the pages draw are not in the text",
        "Do not cite numbers from this paper. Get another copy, or print the file to images and run OCR.",
    ),
    "pdf.scanned": (
        "a picture of a page without text",
        "Nothing was read there.",
    ),
    "pdf.garbled": (
        "the text layer is garbled: its characters are not those drawn",
        "Do not quote from there; another copy may be sound.",
    ),
    "pdf.ocr": (
        "a picture of a page, whose text was read by OCR, which may misread",
        "Compare quotes with the page before you cite them; their rows say `ocr` in the column text_health.",
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
