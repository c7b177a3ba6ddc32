"""How well and how fast PDFs are read: `python -m bench.reading [SHARED]`, or `make bench-reading`.

Papers whose exact text is known (SHARED/pdfs/truth, default ../shared; without it, papers that this
program sets itself) are read and compared, white space ignored:

    verbatim   share of paragraphs (abstracts and items too) found character for character in one block
    tau        order of the paragraphs found against the true order (Kendall; 1.0 = the same)
    headings   F1 of heading blocks
    clean      running heads, page numbers and footnotes kept out of body paragraphs (1.0 = all)
    readback   share of quotes whose boxes, read on the page by PDFium, give the quote again

Then the speed on one core, in this same process: reading with boxes, PDFium's own loop over characters
(code, box, size), and pdfplumber.extract_text on the same pages.
"""

from __future__ import annotations

import ctypes
import hashlib
import json
import sys
import tempfile
import time
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
import pdfplumber
import pypdfium2
import pypdfium2.raw as pdfium
from pdfplumber.utils.exceptions import PdfminerException

from bench.typeset import typeset
from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.pdf import PdfSettings
from pipeline.read.pdf.reader import read_here
from pipeline.read.pdf.repair import repaired

BODY = {"p", "abstract", "abstract_en", "keywords", "keywords_en", "ref"}
PARAGRAPHS = {"p"}
MINED = {"paragraph", "item"}


def squeeze(text: str) -> str:
    """Text without white space."""
    return "".join(text.split())


def load(path: Path) -> Source:
    data = path.read_bytes()
    return Source(hashlib.sha256(data).hexdigest(), path.suffix, data)


def measure(document: Document, truth: dict[str, Any], pdf: Path) -> dict[str, float]:
    """The figures of one paper."""
    whole = squeeze(document.text)
    texts = [(block, squeeze(document.text[block.start : block.end])) for block in document.blocks]
    wanted = [(b["type"], squeeze(b["text"])) for b in truth["blocks"]]
    paragraphs = [text for kind, text in wanted if kind in PARAGRAPHS]
    found = [text for text in paragraphs if any(text in own for _, own in texts)]
    places = [whole.find(text) for kind, text in wanted if kind in BODY and text in whole]
    return {
        "verbatim": len(found) / len(paragraphs),
        "refs": share([text in whole for kind, text in wanted if kind == "ref"]),
        "tau": tau(places),
        "headings": headings(texts, wanted),
        "clean": clean(texts, wanted, truth["running"]),
        "readback": readback(document, pdf),
    }


def share(hits: list[bool]) -> float:
    return sum(hits) / len(hits) if hits else 1.0


def tau(places: list[int]) -> float:
    pairs = list(combinations(places, 2))
    return sum(1 if a < b else -1 for a, b in pairs) / len(pairs) if pairs else 0.0


def headings(texts: list[tuple[Any, str]], wanted: list[tuple[str, str]]) -> float:
    true = [text for kind, text in wanted if kind in {"h1", "h2"}]
    made = [text for block, text in texts if block.kind == "heading"]
    hits = len(set(true) & set(made))
    return 2 * hits / (len(true) + len(made)) if made else 0.0


def clean(texts: list[tuple[Any, str]], wanted: list[tuple[str, str]], running: list[str]) -> float:
    body = [text for block, text in texts if block.kind in MINED]
    notes = [text for kind, text in wanted if kind in {"footnote", "titlenote"}]
    kept = [not any(text in own for own in body) for text in notes]
    # A journal's name may also stand in a reference: a running head is kept out if it comes no more often.
    for text in map(squeeze, running):
        due = sum(own.count(text) for _, own in wanted)
        kept.append(sum(own.count(text) for own in body) <= due)
    return share(kept)


def readback(document: Document, path: Path) -> float:
    """Quotes are all sentences (to 。 or full stop) of the prose blocks."""
    pdf = pypdfium2.PdfDocument(path)
    pages = [drawn(pdf[n]) for n in range(len(pdf))]
    hits = []
    for block in document.blocks:
        if block.kind not in MINED:
            continue
        start = block.start
        for at in range(block.start, block.end):
            if document.text[at] in "。.；" or at == block.end - 1:
                quote = squeeze(document.text[start : at + 1])
                boxes = document.map.boxes(start, at + 1)
                seen = "".join(inside(pages[box.page - 1], box) for box in boxes)
                hits.append(quote == squeeze(seen))
                start = at + 1
    return share(hits)


def drawn(page: Any) -> list[tuple[float, float, float, str]]:
    """Centre x, centre y, width and text of what PDFium draws on a page, by its tight boxes."""
    text = pdfium.FPDFText_LoadPage(page.raw)
    count = pdfium.FPDFText_CountChars(text)
    shown = pdfium.FS_RECTF()
    pdfium.FPDF_GetPageBoundingBox(page.raw, shown)
    left, above = shown.left, shown.top
    codes = [pdfium.FPDFText_GetUnicode(text, i) for i in range(count)]
    strings, _ = repaired(np.array(codes, dtype=np.int32))
    box = pdfium.FS_RECTF()
    out = []
    for i in range(count):
        if codes[i] in (0x0D, 0x0A, 0x20) or not pdfium.FPDFText_GetLooseCharBox(text, i, box):
            continue
        string = "-" if codes[i] == 2 else strings[i]
        out.append(((box.left + box.right) / 2 - left, above - (box.top + box.bottom) / 2, box.left, string))
    pdfium.FPDFText_ClosePage(text)
    return out


def inside(glyphs: list[tuple[float, float, float, str]], box: Any) -> str:
    held = [g for g in glyphs if box.x0 <= g[0] <= box.x1 and box.top <= g[1] <= box.bottom]
    return "".join(g[3] for g in sorted(held, key=lambda g: g[2]))


def quality(folder: Path) -> None:
    print(f"{'paper':18}{'verdict':12}" + "".join(f"{n:>10}" for n in COLUMNS))
    for truth in sorted(folder.glob("*.json")):
        told = json.loads(truth.read_text(encoding="utf-8"))
        path = truth.with_suffix(".pdf")
        try:
            document = read_here(load(path), PdfSettings())
        except Skipped as skip:
            print(f"{truth.stem:18}{skip.code}")
            continue
        figures = measure(document, told, path)
        print(f"{truth.stem:18}{document.pages[0].verdict:12}" + "".join(f"{figures[n]:10.3f}" for n in COLUMNS))


COLUMNS = ("verbatim", "refs", "tau", "headings", "clean", "readback")


def characters(path: Path) -> int:
    """PDFium's own loop: code, box, size, font and flags of every character. The number of pages."""
    pdf = pypdfium2.PdfDocument(path)
    box, flags, name = pdfium.FS_RECTF(), ctypes.c_int(), ctypes.create_string_buffer(64)
    for page in pdf:
        text = pdfium.FPDFText_LoadPage(page.raw)
        for i in range(pdfium.FPDFText_CountChars(text)):
            pdfium.FPDFText_GetUnicode(text, i)
            pdfium.FPDFText_GetLooseCharBox(text, i, box)
            pdfium.FPDFText_GetFontSize(text, i)
            pdfium.FPDFText_GetFontInfo(text, i, name, 64, flags)
            pdfium.FPDFText_IsGenerated(text, i)
            pdfium.FPDFText_HasUnicodeMapError(text, i)
        pdfium.FPDFText_ClosePage(text)
    return len(pdf)


def plumber(path: Path) -> int:
    try:
        with pdfplumber.open(path) as pdf:
            for page in pdf.pages:
                page.extract_text()
            return len(pdf.pages)
    except PdfminerException:  # it refuses some files that a reader opens
        return 0


def ours(path: Path) -> int:
    return len(read_here(load(path), PdfSettings()).pages)


def speed(files: list[Path]) -> None:
    """Pages a second of processor time, so that other programs do not disturb; pdfplumber on a third of the files."""
    rates = {}
    for name, job, rounds, step in (
        ("characters", characters, 2, 1),
        ("read", ours, 2, 1),
        ("pdfplumber", plumber, 1, 3),
    ):
        best, pages = float("inf"), 0
        for _ in range(rounds):
            began = time.process_time()
            pages = sum(job(path) for path in files[::step])
            best = min(best, time.process_time() - began)
        rates[name] = pages / best
        print(f"{name:12}{rates[name]:8.1f} pages/s")
    print(f"PDFium's loop is {rates['characters'] / rates['read']:.2f} times as fast as reading (goal: at most 2.5)")
    print(f"reading is {rates['read'] / rates['pdfplumber']:.2f} times as fast as pdfplumber (goal: at least 2)")


def main() -> None:
    shared = Path(sys.argv[1] if len(sys.argv) > 1 else "../shared")
    truth = shared / "pdfs" / "truth"
    if truth.is_dir():
        quality(truth)
        real = sorted((shared / "pdfs" / "real").glob("CausalityExtra__[!a]*.pdf"))
        speed(real or sorted(truth.glob("*.pdf")))
        return
    print(f"{truth} is not here: papers of our own are set and read.")
    with tempfile.TemporaryDirectory() as folder:
        typeset(Path(folder))
        quality(Path(folder))
        speed(sorted(Path(folder).glob("*.pdf")))


if __name__ == "__main__":
    main()
