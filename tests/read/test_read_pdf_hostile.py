"""A broken, locked or malicious PDF costs itself only: it ends as a paper or as a reason, never as a crash."""

from __future__ import annotations

import hashlib
import io
import random
import zlib
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import pikepdf
import pytest
from reportlab.pdfgen.canvas import Canvas

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.pdf import PdfSettings, guard, read_pdf

LINES = [
    "Customer participation increases value co-creation on most platforms that we",
    "studied (b = 0.42, p < 0.01), and trust in the platform strengthens this effect.",
    "Technology anxiety weakens it, although the difference is small in mature markets.",
]
NEIGHBOUR = "Customer participation increases value co-creation"


@cache
def paper(pages: int = 2) -> bytes:
    """A small sound PDF."""
    stream = io.BytesIO()
    canvas = Canvas(stream, pagesize=(420, 595), invariant=1)
    for page in range(pages):
        canvas.setFont("Times-Roman", 10)
        for n in range(24):
            canvas.drawString(40, 520 - 14 * n, LINES[(n + page) % len(LINES)])
        canvas.showPage()
    canvas.save()
    return stream.getvalue()


def source(data: bytes) -> Source:
    return Source(hashlib.sha256(data).hexdigest(), ".pdf", data)


def outcome(data: bytes, settings: PdfSettings | None = None) -> Document | Skipped:
    """What comes of a file; anything but a document or a skip is raised."""
    try:
        return read_pdf(source(data), settings or PdfSettings())
    except Skipped as skip:
        return skip


def code(data: bytes, settings: PdfSettings | None = None) -> str:
    """The code of the skip in which a file must end."""
    found = outcome(data, settings)
    assert isinstance(found, Skipped), f"read as a paper of {len(found.text)} characters"
    assert found.reason.strip()
    assert found.what_to_do.strip()
    return found.code


def neighbour_is_read() -> bool:
    found = outcome(paper())
    return isinstance(found, Document) and NEIGHBOUR in found.text


def locked(user: str) -> bytes:
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.save(stream, encryption=pikepdf.Encryption(owner="owner", user=user, R=6))
    return stream.getvalue()


def bomb(megabytes: int) -> bytes:
    """The small paper with a first page whose content, deflated twice, unfolds to so many megabytes."""
    packer = zlib.compressobj(1)
    once = b"".join([*(packer.compress(bytes(1_000_000)) for _ in range(megabytes)), packer.flush()])
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        made = pdf.make_stream(b"")
        made.write(zlib.compress(once, 9), filter=pikepdf.Array([pikepdf.Name.FlateDecode] * 2))
        pdf.pages[0].Contents = made
        pdf.save(stream, compress_streams=False, recompress_flate=False)
    return stream.getvalue()


def test_a_file_locked_with_a_password_says_so() -> None:
    """Promise: a PDF that opens only with a password is skipped as encrypted, with the way out."""
    assert code(locked("secret")) == "pdf.encrypted"


def test_a_file_with_only_an_owner_password_is_read() -> None:
    """Promise: a PDF that anyone may open is read like any other."""
    found = outcome(locked(""))
    assert isinstance(found, Document)
    assert NEIGHBOUR in found.text


@pytest.mark.parametrize(
    "data",
    [b"%PDF-1.7\n", b"%PDF-1.4\n" + bytes(range(256)) * 40, paper()[: len(paper()) // 3]],
    ids=["nothing", "noise", "cut"],
)
def test_a_file_without_a_readable_page_is_corrupt(data: bytes) -> None:
    """Promise: a PDF of which no page can be read is skipped as corrupt, not taken for an empty paper."""
    assert code(data) == "pdf.corrupt"


def test_limits_are_kept_and_named() -> None:
    """Promise: a file over a limit is skipped with a message that names the setting to raise."""
    assert code(paper(), PdfSettings(max_pages=1)) == "pdf.too-many-pages"
    found = outcome(paper(), PdfSettings(max_characters=100))
    assert isinstance(found, Skipped)
    assert "max_characters" in found.what_to_do
    assert code(paper(), PdfSettings(max_page_characters=100)).startswith("pdf.")
    assert code(paper(), PdfSettings(max_side=100.0)).startswith("pdf.")


def test_a_file_that_takes_too_long_costs_only_itself() -> None:
    """Promise: reading ends when the time is up, and the next file is read."""
    assert code(paper(60), PdfSettings(seconds=0.01)) == "pdf.time"
    assert neighbour_is_read()


def test_a_decompression_bomb_costs_only_itself() -> None:
    """Promise: a stream that unfolds to more than the memory allowed is skipped, and the next file is read."""
    small = bomb(700)
    assert len(small) < 200_000
    assert code(small, PdfSettings(megabytes=600, seconds=60.0)) in {"pdf.crash", "pdf.memory"}
    assert neighbour_is_read()


def test_a_worker_that_dies_between_files_is_replaced() -> None:
    """Promise: the loss of the reading process between two papers is not noticed."""
    assert neighbour_is_read()
    for worker in guard._workers:
        worker.process.kill()
        worker.process.wait()
    assert neighbour_is_read()


def test_pages_within_pages_end() -> None:
    """Promise: a form that draws itself does not hang or crash the reader."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        form = pdf.make_stream(b"/F Do")
        form.Type, form.Subtype = pikepdf.Name.XObject, pikepdf.Name.Form
        form.BBox = pikepdf.Array([0, 0, 400, 500])
        form.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(F=form))
        pdf.pages[0].Resources.XObject = pikepdf.Dictionary(F=form)
        pdf.pages[0].Contents = pdf.make_stream(b"/F Do")
        pdf.save(stream)
    found = outcome(stream.getvalue(), PdfSettings(seconds=30.0))
    assert isinstance(found, Document)
    assert NEIGHBOUR in found.text, "the second page is sound"


def mutations(data: bytes, count: int, seed: int) -> list[bytes]:
    """Cut, flipped, swapped and doubled copies of a file, the same in every run."""
    rng = random.Random(seed)
    out = []
    for n in range(count):
        changed = bytearray(data)
        if n % 4 == 0:
            changed = changed[: rng.randrange(len(changed))]
        elif n % 4 == 1:
            for _ in range(rng.randrange(1, 30)):
                changed[rng.randrange(len(changed))] ^= 1 << rng.randrange(8)
        elif n % 4 == 2:
            a, b, size = rng.randrange(len(data)), rng.randrange(len(data)), rng.randrange(1, 400)
            changed[a : a + size], changed[b : b + size] = data[b : b + size], data[a : a + size]
        else:
            a, size = rng.randrange(len(data)), rng.randrange(1, 200)
            changed[a:a] = data[a : a + size] * rng.randrange(1, 5)
        out.append(b"%PDF-1.4\n" + bytes(changed[9:]))
    return out


def test_mutated_files_end_as_papers_or_reasons() -> None:
    """Promise: whatever happens to the bytes of a PDF, it is read or skipped with a reason, in bounded time."""
    for data in mutations(paper(), 120, seed=11):
        found = outcome(data, PdfSettings(seconds=20.0))
        if isinstance(found, Skipped):
            assert found.reason.strip()
            assert found.what_to_do.strip()
        else:
            assert all(0 <= block.start <= block.end <= len(found.text) for block in found.blocks)
    assert neighbour_is_read()


def test_guarded_and_unguarded_reading_give_the_same() -> None:
    """Promise: the document does not depend on the process that read it, nor on what that process read before."""
    first = read_pdf(source(paper()), PdfSettings())
    assert first == read_pdf(source(paper()), PdfSettings())
    assert first == read_pdf(source(paper()), PdfSettings(guarded=False))


def _length(data: bytes) -> int:
    return len(read_pdf(source(data), PdfSettings()).text)


def test_pdfs_are_read_from_within_a_pool() -> None:
    """Promise: a process pool's worker can read PDFs, and leaves no reading process that blocks its end."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        assert pool.submit(_length, paper()).result(timeout=120) == _length(paper())


def test_ten_thousand_pages_are_refused_with_the_setting_to_raise() -> None:
    """Promise: a file of 10,000 pages is skipped at once, with a message that names its limit."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper(1))) as pdf:
        pdf.Root.Pages.Kids = pikepdf.Array([pdf.pages[0].obj] * 10000)
        pdf.Root.Pages.Count = 10000
        pdf.save(stream)
    found = outcome(stream.getvalue(), PdfSettings(seconds=30.0))
    assert isinstance(found, Skipped)
    assert found.code == "pdf.too-many-pages"
    assert "10000" in found.reason
    assert "max_pages" in found.what_to_do


@pytest.mark.slow
def test_two_hundred_megabytes_are_read_within_the_memory_allowed() -> None:
    """Promise: a paper that carries 200 MB of other matter is read like any other, in bounded memory."""
    stream = io.BytesIO()
    with pikepdf.open(io.BytesIO(paper())) as pdf:
        pdf.Root.Ballast = pdf.make_stream(random.Random(7).randbytes(200_000_000))
        pdf.save(stream, compress_streams=False)
    found = outcome(stream.getvalue(), PdfSettings(megabytes=1500, seconds=60.0))
    assert isinstance(found, Document)
    assert NEIGHBOUR in found.text


@pytest.mark.slow
def test_known_hostile_files_end_as_papers_or_reasons(shared: Path) -> None:
    """Promise: bombs, recursion, truncation and bit rot that were collected end as papers or reasons."""
    folder = shared / "pdfs" / "hostile"
    if not folder.is_dir():
        pytest.skip("the hostile files are not on this machine")
    for path in sorted(folder.glob("*.pdf")):
        found = outcome(path.read_bytes(), PdfSettings(seconds=60.0))
        if isinstance(found, Skipped):
            assert found.code.startswith("pdf."), path.name
            assert found.what_to_do.strip(), path.name
    assert neighbour_is_read()
