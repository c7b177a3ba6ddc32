"""Pages that are pictures: read where the extra is installed and wanted, with their places; otherwise said so."""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from pages import BODY, HEIGHT, SONG, WIDTH, Page, check, source
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase.pdfmetrics import stringWidth

from pipeline import chain
from pipeline.document import Document
from pipeline.errors import Skipped
from pipeline.read.pdf import PdfSettings, guard, reader
from pipeline.starter import default_config

HERE = PdfSettings().here().ocr
needs_extra = pytest.mark.skipif(HERE == "missing", reason="the extra coclaim[ocr] is not installed")


def photograph(draw: Callable[[Page], None], turns: int = 0) -> bytes:
    """A PDF whose only page is a picture of what a function draws, lying turned clockwise by quarters."""
    page = Page()
    draw(page)
    with pypdfium2.PdfDocument(page.data()) as pdf:
        picture = pdf[0].render(scale=150 / 72, rotation=90 * turns).to_pil()
    made = Page()
    if turns % 2:
        made.canvas.setPageSize((HEIGHT, WIDTH))
    made.canvas.drawImage(ImageReader(picture), 0, 0, *((HEIGHT, WIDTH) if turns % 2 else (WIDTH, HEIGHT)))
    return made.data()


def letter(page: Page) -> None:
    """Two lines of each language, of which one says a number."""
    page.lines(
        80, 200, ["Customer participation strengthens brand trust (r = 0.42)", "in all 316 firms of the panel."], 12
    )
    page.lines(80, 300, ["顾客参与显著促进价值共创。", "平台信任起中介作用。"], 12, SONG)


def recognised(data: bytes) -> Document:
    """The document of a file, read in this process."""
    return reader.read_here(source(data), PdfSettings())


@needs_extra
def test_a_page_picture_is_read_and_marked() -> None:
    """Text on a picture is read in both languages, with its digits; the page says "ocr", the problem what to do."""
    found = recognised(photograph(letter))
    text = found.text.replace("\n", " ")
    assert "Customer participation strengthens brand trust (r = 0.42) in all 316 firms of the panel." in text
    assert "顾客参与显著促进价值共创。" in text
    assert [page.verdict for page in found.pages] == ["ocr"]
    assert dict(found.pages[0].measures)["ocr"] > 0.9
    assert [(p.code, p.severity, p.page) for p in found.problems] == [("pdf.ocr", "degraded", 1)]
    check(found)


@needs_extra
@pytest.mark.parametrize("turns", [0, 1])
def test_what_is_read_from_a_picture_keeps_its_place(turns: int) -> None:
    """A quote's boxes lie where its words are drawn, within a few points, also on a page that was scanned sideways."""
    found = recognised(photograph(letter, turns))
    start = found.text.index("brand trust")
    (box, *more) = found.map.boxes(start, start + len("brand trust"))
    left = min(b.x0 for b in (box, *more))
    right = max(b.x1 for b in (box, *more))
    top, bottom = min(b.top for b in (box, *more)), max(b.bottom for b in (box, *more))
    width = HEIGHT if turns else WIDTH
    upright = (top, width - right, bottom, width - left) if turns else (left, top, right, bottom)
    before, words = "Customer participation strengthens ", "brand trust"
    at = 80 + stringWidth(before, BODY, 12)
    drawn = (at, 200, at + stringWidth(words, BODY, 12), 212)
    assert all(abs(a - b) < 6 for a, b in zip(upright, drawn, strict=True)), (upright, drawn)


@needs_extra
def test_a_picture_on_which_the_recogniser_fails_costs_itself_only(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where recognition breaks down (memory), the page is reported as not read and the others are kept."""

    def fail(*_: object, **__: object) -> None:
        raise RuntimeError("no memory")

    monkeypatch.setattr(reader.ocr, "_engine", lambda: fail)
    page = Page()
    page.lines(60, 120, ["The panel of 2014 had 412 members, and its share grew by 7.5 points."] * 6)
    page.turn()
    page.canvas.drawImage(ImageReader(Image.new("L", (20, 20), 99)), 0, 0, WIDTH, HEIGHT)
    found = recognised(page.data())
    assert found.text.count("panel") == 6
    assert [(p.code, p.page) for p in found.problems] == [("pdf.scanned", 2)]


@pytest.mark.parametrize(("ocr", "way_out"), [("missing", "pip install coclaim[ocr]"), ("off", 'ocr = "auto"')])
def test_without_a_reader_of_pictures_the_way_to_it_is_named(ocr: str, way_out: str) -> None:
    """A scan is skipped where the extra is not installed or not wanted; the message says how to have it read."""
    with pytest.raises(Skipped) as caught:
        reader.read_here(source(photograph(letter)), PdfSettings(ocr=ocr))
    assert caught.value.code == "pdf.scanned"
    assert way_out in caught.value.what_to_do


def test_the_settings_of_a_run_name_the_reader_of_pictures() -> None:
    """The key of the work tells a run with the extra from one without, and from one of another version."""
    assert chain.values(chain.configure(default_config()))[PdfSettings].ocr == HERE
    assert HERE == "missing" or HERE.startswith("rapidocr ")
    assert PdfSettings(ocr="off").here().ocr == "off"


def test_only_so_many_pictures_are_read(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of a long scan the first pages are read, and a problem says that there are more."""
    monkeypatch.setattr(reader.ocr, "read_pictures", lambda pdf, pages, tick: {})
    page = Page()
    page.lines(60, 120, ["The panel of 2014 had 412 members, and its share grew by 7.5 points."] * 6)
    page.turn()
    page.turn()
    page.turn()
    found = reader.read_here(source(page.data()), PdfSettings(ocr="rapidocr 0", ocr_pages=1))
    told = {p.code: p.reason for p in found.problems}
    assert told["pdf.ocr-limit"] == "2 pages are pictures; the first 1 of them were read"


def test_a_slow_page_starts_the_clock_anew(root: Path) -> None:
    """A file whose pages take seconds each is not too late while pages get done; one page that hangs still is."""
    script = (
        "import sys, time\nfrom pipeline.read.pdf.guard import *\n"
        "for _ in range(3):\n    time.sleep(0.5)\n    send(sys.stdout.buffer, Answer(working=True))\n"
        "send(sys.stdout.buffer, Answer(bug='done'))\ntime.sleep(60)"
    )
    worker = guard._Worker.__new__(guard._Worker)
    worker.process = subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=root
    )
    request = guard.Request(source(b"%PDF-"), PdfSettings())
    assert worker.ask(request, 30.0) == (guard.Answer(bug="done"), False)
    assert worker.ask(request, 0.2) == (None, True)
    worker.end()
    assert threading.active_count() < 20
