"""What cannot be trusted is said: lost digits, false maps, scans, blank pages; and every repair is counted."""

from __future__ import annotations

import io

import numpy as np
import pikepdf
import pytest
from pages import SONG, Page, made, read
from reportlab.lib.utils import ImageReader

from pipeline.errors import Skipped
from pipeline.read.pdf.health import lost_digits
from pipeline.read.pdf.repair import repaired

PROSE = "The panel of 2014 had 412 members [3], and its share grew (p < 0.05) by 7.5 points. "
#: A grey PNG of one by one pixel.
GREY = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010800000000"
    "3a7e9b550000000a49444154789c63680000008200815c6f06a10000000049454e44ae426082"
)


def picture(page: Page) -> None:
    """A picture over the whole page."""
    page.canvas.drawImage(ImageReader(io.BytesIO(GREY)), 0, 0, 596, 842)


def test_lost_digits_are_noticed() -> None:
    """A paper without digits, or with empty brackets where numbers stood, is reported; a whole one is not."""
    assert not lost_digits(PROSE * 60)
    assert lost_digits("".join(c for c in PROSE * 60 if not c.isdigit()))
    gone = "The panel had 4 members [], and its share grew (p < ) by some points. Year 2014. "
    assert lost_digits(gone * 60)


def test_lost_digits_and_false_signs_mark_every_page() -> None:
    """Where the whole text has lost its digits, no page is beyond doubt, so that its rows are marked."""

    def draw(page: Page) -> None:
        for _ in range(3):
            page.lines(60, 120, ["Trust grew in all panels (p 5.01), in some (p5.03), in none (t52.41)."] * 20)
            page.turn()

    document = made(draw)
    assert "pdf.signs" in [problem.code for problem in document.problems]
    assert [page.verdict for page in document.pages] == ["degraded"] * 3


def test_false_latin_of_old_chinese_fonts_is_repaired_and_counted() -> None:
    """Rare Han that stand for Latin letters become those letters on pages full of them, and only there."""
    mapped = "".join(bytes((0xA0, ord(c) + 0x80)).decode("gbk") for c in "Therole") + "价值"
    strings, count = repaired(np.array([ord(c) for c in mapped], np.int32))
    assert "".join(strings) == "Therole价值"
    assert count == 7
    alone = mapped[0] + "价值共创" * 20
    strings, count = repaired(np.array([ord(c) for c in alone], np.int32))
    assert "".join(strings) == alone
    assert count == 0


def test_compatibility_forms_are_folded() -> None:
    """Radicals and ligatures stand as the plain characters that they show."""
    strings, count = repaired(np.array([0x2F00, 0xFB01, 0x4E00], np.int32))
    assert strings == ["一", "fi", "一"]
    assert count == 2


def test_a_scan_is_refused_with_a_way_out() -> None:
    """A file of page pictures without text is skipped as a scan, and the message says what to do."""
    page = Page()
    picture(page)
    with pytest.raises(Skipped) as caught:
        read(page.data())
    assert caught.value.code == "pdf.scanned"
    assert "OCR" in caught.value.what_to_do


def test_a_scan_cut_into_strips_is_a_scan() -> None:
    """A page picture in many strips is a scan like any other."""
    page = Page()
    for n in range(8):
        page.canvas.drawImage(ImageReader(io.BytesIO(GREY)), 0, 105 * n, 596, 105)
    with pytest.raises(Skipped) as caught:
        read(page.data())
    assert caught.value.code == "pdf.scanned"


def test_a_file_without_text_or_picture_is_no_scan() -> None:
    """Pages that hold neither text nor a picture are skipped as empty, and the message does not speak of a scan."""
    page = Page()
    page.canvas.circle(300, 300, 50)
    with pytest.raises(Skipped) as caught:
        read(page.data())
    assert caught.value.code == "pdf.empty"
    assert "scan" not in caught.value.reason


def test_flipped_bits_are_noticed() -> None:
    """Where bits of a page's packed content flipped, the paper is marked on every page, though PDFium says nothing."""
    page = Page()
    page.canvas.setPageCompression(1)
    for _ in range(3):
        page.lines(60, 120, [PROSE] * 12)
        page.turn()
    data = bytearray(page.data())
    with pikepdf.open(io.BytesIO(data)) as pdf:
        stream = io.BytesIO()
        pdf.save(stream, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    sound = stream.getvalue()
    assert read(sound).problems == ()
    at = sound.index(b"stream", sound.index(b"/FlateDecode")) + 120
    rotten = sound[:at] + bytes([sound[at] ^ 16]) + sound[at + 1 :]
    document = read(rotten)
    found = next(p for p in document.problems if p.code == "pdf.damaged")
    assert found.severity == "degraded"
    assert {page.verdict for page in document.pages} <= {"degraded", "unreadable"}


def test_scanned_and_blank_pages_in_a_paper_are_named() -> None:
    """Pages without text among others are problems that name them; the other pages are read."""

    def draw(page: Page) -> None:
        page.lines(60, 120, [PROSE] * 6)
        page.turn()
        picture(page)
        page.turn()
        page.canvas.circle(300, 300, 50)
        page.turn()
        page.lines(60, 120, [PROSE] * 6)

    document = made(draw)
    assert [(p.code, p.severity, p.page) for p in document.problems] == [
        ("pdf.blank", "note", 3),
        ("pdf.scanned", "degraded", 2),
    ]
    assert [page.verdict for page in document.pages] == ["good", "unreadable", "good", "good"]
    assert document.text.count("panel") == 12


def test_text_under_a_page_picture_is_marked() -> None:
    """A text layer under a picture of the page was made by OCR: the page is degraded, and the problem says so."""

    def draw(page: Page) -> None:
        picture(page)
        page.lines(60, 120, [PROSE] * 6)

    document = made(draw)
    assert [page.verdict for page in document.pages] == ["degraded"]
    assert [problem.code for problem in document.problems] == ["pdf.ocr-layer"]


def test_chinese_without_an_embedded_font_keeps_its_digits() -> None:
    """Chinese set in a font that the file does not hold is read with its digits and Latin letters."""

    def draw(page: Page) -> None:
        for n in range(6):
            page.say(60, 120 + 15 * n, f"第{n + 1}组样本量为{30 + n}，Cronbach系数为0.8{n}。", 10, SONG)

    text = made(draw).text
    assert all(f"第{n + 1}组样本量为{30 + n}，Cronbach系数为0.8{n}。" in text for n in range(6))
