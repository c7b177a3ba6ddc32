"""A bad PDF costs itself only: refusals carry a code and a way out, and the next file is read."""

from __future__ import annotations

import io

import pikepdf
import pytest
from pages import Page, read, source

from pipeline.errors import Skipped
from pipeline.read.pdf import PdfSettings, read_pdf
from pipeline.read.pdf.reader import read_here


def paper(pages: int = 1) -> bytes:
    """A small paper."""
    page = Page()
    for n in range(pages):
        page.lines(60, 120, [f"On page {n + 1} the firm and its customers meet and agree on what to make."] * 5)
        page.turn()
    return page.data()


def locked(user: str) -> bytes:
    """The paper, encrypted; ``user`` is the password for opening it."""
    out = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.save(out, encryption=pikepdf.Encryption(owner="owner", user=user, R=6))
    return out.getvalue()


def refused(data: bytes, settings: PdfSettings) -> Skipped:
    """The refusal of a file."""
    with pytest.raises(Skipped) as caught:
        read_here(source(data), settings)
    assert caught.value.reason
    assert caught.value.what_to_do
    return caught.value


def test_a_password_for_opening_is_named() -> None:
    """A file that needs a password is skipped as encrypted; one that only restricts its use is read."""
    assert refused(locked("secret"), PdfSettings()).code == "pdf.encrypted"
    assert "meet and agree" in read(locked("")).text


@pytest.mark.parametrize("data", [paper()[:400], b"%PDF-1.7\n" + b"\x00\xff garbage " * 500])
def test_damage_is_named(data: bytes) -> None:
    """A truncated or garbled file is skipped as corrupt."""
    assert refused(data, PdfSettings()).code == "pdf.corrupt"


def test_limits_are_named() -> None:
    """A file over a limit of pages or characters is skipped with the limit's name in the message."""
    many = refused(paper(4), PdfSettings(max_pages=3))
    assert (many.code, "max_pages" in many.what_to_do) == ("pdf.too-many-pages", True)
    large = refused(paper(4), PdfSettings(max_characters=1000))
    assert (large.code, "max_characters" in large.what_to_do) == ("pdf.too-large", True)


def test_the_worker_gives_the_same_document() -> None:
    """The guarded reader gives the document and the refusals that reading in this process gives."""
    data = paper(2)
    assert read_pdf(source(data), PdfSettings()) == read(data)
    with pytest.raises(Skipped, match=r"pdf\.encrypted"):
        read_pdf(source(locked("secret")), PdfSettings())
    assert read_pdf(source(data), PdfSettings()) == read(data)


def test_a_file_that_takes_too_long_costs_itself_only() -> None:
    """Where the time is up the worker is replaced: the file is skipped, the next one is read."""
    with pytest.raises(Skipped) as caught:
        read_pdf(source(paper(400)), PdfSettings(seconds=0.05))
    assert caught.value.code == "pdf.time"
    assert "meet and agree" in read_pdf(source(paper()), PdfSettings()).text
