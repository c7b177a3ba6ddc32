"""What a file is, is told from its content; and hostile files cost nothing but themselves."""

from __future__ import annotations

import io
import pickle
import random
import time
import zipfile
from pathlib import Path

import pytest
from reading import SMALL, check, document, source

from pipeline.document import Document
from pipeline.errors import Skipped
from pipeline.read import ReadSettings, read

FIRST = "Value co-creation raises the loyalty of the users.\n\n"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "read.empty"),
        (b" \r\n\t \n", "read.empty"),
        (b"\xef\xbb\xbf\n", "read.empty"),
        ("，。！".encode(), "read.empty"),
        (b"CAJ\0" + bytes(100), "read.caj"),
        (b"KDH 2.00" + bytes(100), "read.caj"),
        (b"HN\x01\x00" + bytes(100), "read.caj"),
        (b"\xc8\x00\x00\x00" + bytes(100), "read.caj"),
        (b"TEB\0" + bytes(100), "read.caj"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "read.ole"),
        (b"{\\rtf1\\ansi text}", "read.rtf"),
        (b"\x89PNG\r\n\x1a\n", "read.image"),
        (b"\xff\xd8\xff\xe0", "read.image"),
        (b"Rar!\x1a\x07", "read.archive"),
        (b"\x1f\x8b\x08", "read.archive"),
        (b"PK\x03\x04 and then nothing of a zip file", "read.corrupt"),
        (b"%!PS-Adobe-3.0", "read.postscript"),
        (b"TY  - JOUR\nTI  - A title\nER  - \n", "read.bibliography"),
        (b"@article{key, title = {A title}}", "read.bibliography"),
        (b"%0 Journal Article\n%T A title\n", "read.bibliography"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "read.mhtml"),
        (b'<?xml version="1.0"?><rss><channel>news</channel></rss>', "read.xml"),
        (b'{"a": {"b": [1, 2, 3]}}', "read.json"),
        (bytes(range(256)) * 20, "read.unknown"),
    ],
)
def test_what_is_not_read_says_what_it_is_and_what_to_do(data: bytes, code: str) -> None:
    """Every file that is no paper is refused with a stable code, what was seen and a way out, under any name."""
    for suffix in (".pdf", ".txt", ".caj", ""):
        with pytest.raises(Skipped) as caught:
            read(source(data, suffix), ReadSettings())
        error = caught.value
        assert error.code == code
        assert error.reason.endswith((".", ")")) and error.what_to_do.endswith(".")
        assert str(pickle.loads(pickle.dumps(error))) == str(error)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("# 题目\n\n正文。", "markdown"),
        ("正文**加粗**。", "markdown"),
        ("| a | b |\n|---|---|\n| 1 | 2 |", "markdown"),
        ("We took 5 # of them * twice.", "text"),
        ("a < b and c > d", "text"),
        ("<p>A fragment of a page.</p>", "html"),
        ("<!DOCTYPE html><html><p>A page.", "html"),
        ("<?xml version='1.0'?><html xmlns='http://www.w3.org/1999/xhtml'><body><p>Text.</p></body></html>", "html"),
        ("[1] Smith wrote this.", "text"),
        ("{sic} is what he wrote", "text"),
        ("HN is short for Hacker News", "text"),
    ],
)
@pytest.mark.parametrize("suffix", [".txt", ".pdf", ".docx"])
def test_the_content_decides(text: str, name: str, suffix: str) -> None:
    """The same content is read the same way whatever the file is called."""
    assert document(text, suffix).format == name


def test_other_zip_files_are_named() -> None:
    """A spreadsheet and a plain archive are told apart and refused."""
    for inside, code in (("xl/workbook.xml", "read.office"), ("a.pdf", "read.archive")):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            archive.writestr(inside, "x")
        with pytest.raises(Skipped) as caught:
            read(source(out.getvalue()), SMALL)
        assert caught.value.code == code


@pytest.mark.parametrize(("field", "value"), [("max_bytes", 40), ("max_characters", 40), ("max_cells", 3)])
def test_limits_name_their_setting(field: str, value: int) -> None:
    """A file over a limit is refused, and the message names the setting to raise."""
    text = FIRST + "a\tb\tc\nd\te\tf\n"
    with pytest.raises(Skipped) as caught:
        read(source(text), ReadSettings(**{field: value}))
    assert caught.value.code == "read.too-large" and field in caught.value.what_to_do


def test_reading_is_a_function_of_the_bytes() -> None:
    """The same bytes give the same document, whatever was read before."""
    first = document(FIRST + "**价值**<sup>[1]</sup>共创", ".md")
    document("<html><p>Another page of text.</p></html>")
    assert document(FIRST + "**价值**<sup>[1]</sup>共创", ".md") == first


UNITS = [
    "<a ", '<a b="', "<!--", "<div>", "<table><tr><td>x", "<p>a", "&#", "<script>", "<ul><li>", "**a ", "[", "![", "](",
    "`a", "$", "^", "~a", "\\", "_a", "\n# ", "a|b\n", "[^", "{.", "a-\nb", "\t\ta\n", "> ", "- ", "“", "。", "图1 ",
    "1. ", "a.b@", "((", "<sup>", "\n\n$$\n",
]  # fmt: skip


@pytest.mark.parametrize(
    "before", [FIRST, "# T\n\n" + FIRST, "<html><body><p>" + FIRST], ids=["text", "markdown", "html"]
)
@pytest.mark.parametrize("unit", UNITS)
def test_time_grows_with_length_not_with_its_square(before: str, unit: str) -> None:
    """Ten times as much of any unit takes no more than about ten times as long."""

    def seconds(size: int) -> float:
        data = before + unit * (size // len(unit))
        start = time.process_time()
        read(source(data), SMALL)
        return time.process_time() - start

    small = max(seconds(2_000), seconds(2_000), 0.008)
    # A busy machine may slow one try down; growth with the square slows down all three.
    assert any(seconds(20_000) < 40 * small for _ in range(3))


def test_one_megabyte_without_a_stop_is_read() -> None:
    """A sentence of a million characters is read in linear time, in every text format."""
    text = "价值共创能够提升顾客忠诚，" * 80_000
    for before in ("", "# T\n\n", "<html><body><p>"):
        start = time.process_time()
        found = document(before + text)
        assert text[:-1] in found.text
        assert time.process_time() - start < 20


def _mutations(data: bytes, count: int, seed: int) -> list[bytes]:
    """Truncated, bit-flipped, repeated and spliced forms of a file."""
    chance = random.Random(seed)
    out = []
    for number in range(count):
        changed = bytearray(data)
        if number % 4 == 0:
            del changed[chance.randrange(len(changed)) :]
        elif number % 4 == 1:
            for _ in range(chance.randrange(1, 20)):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        elif number % 4 == 2:
            a, b = sorted(chance.randrange(len(changed)) for _ in range(2))
            changed[a:a] = changed[a:b]
        else:
            a, b = sorted(chance.randrange(len(changed)) for _ in range(2))
            del changed[a:b]
        out.append(bytes(changed))
    return out


def test_damaged_files_end_as_papers_or_problems() -> None:
    """Whatever is cut, flipped, repeated or taken out: a document that keeps its promises, or a reason."""
    import test_read_docx as word
    import test_read_html as pages
    import test_read_parsed as parsed

    files = [
        word.word(word.p(word.r("互动提升信任。")) * 5 + "<w:tbl><w:tr><w:tc/><w:tc/></w:tr></w:tbl>"),
        pages.PAGE.encode(),
        pages.PAGE.encode("gb18030"),
        parsed.JATS.encode(),
        parsed.TEI.encode("utf-16"),
        ("# 题目\n\n**价值**共创<sup>[1]</sup>\n\n|a|b|\n|-|-|\n|1|2|\n\n" + FIRST).encode(),
    ]
    kinds = set()
    for seed, data in enumerate(files):
        for changed in _mutations(data, 40, seed):
            try:
                found = read(source(changed), ReadSettings())
            except Skipped as skipped:
                kinds.add(skipped.code)
                continue
            assert isinstance(found, Document)
            check(found, changed.decode(found.encoding, "replace") if found.map.pieces and found.encoding else None)
    assert kinds


def test_every_span_of_the_labelled_papers_can_be_reached(shared: Path) -> None:
    """Every labelled span of the development papers has its place in the text, and maps back to itself."""
    import json

    folders = [shared / "seeds", shared / "papers/abstracts"]
    papers: dict[str, Document] = {}
    missed = total = 0
    for path in sorted((shared / "gold/dev").glob("*.claims.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            file = next(folder / row["doc"] for folder in folders if (folder / row["doc"]).exists())
            if row["doc"] not in papers:
                papers[row["doc"]] = document(file.read_bytes())
            found = papers[row["doc"]]
            for role in row.get("roles", {}).values():
                total += 1
                start, end = found.map.text_offset(role["start"]), found.map.text_offset(role["end"] - 1)
                reached = start is not None and end is not None
                missed += not (reached and found.map.source_span(start, end + 1) == (role["start"], role["end"]))  # type: ignore[arg-type,operator]
    assert total > 500 and missed == 0


def test_depth_beyond_measure_is_a_problem() -> None:
    """XML nested as deep as the parser allows is read or refused, never a crash of ours."""
    for tag in ("sec", "fn", "table-wrap"):
        body = f"<{tag}>" * 250 + "x" + f"</{tag}>" * 250
        text = f'<?xml version="1.0"?><article article-type="x"><body><p>Some text.</p>{body}</body></article>'
        try:
            assert "Some text." in document(text).text
        except Skipped as skipped:
            assert skipped.code == "read.too-deep"


def test_a_zip_with_a_pdf_inside_is_a_zip() -> None:
    """An archive whose first entry is a PDF is refused as an archive, not read as the PDF."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.pdf", b"%PDF-1.7 and so on")
    with pytest.raises(Skipped) as caught:
        read(source(out.getvalue(), ".pdf"), SMALL)
    assert caught.value.code == "read.archive"
