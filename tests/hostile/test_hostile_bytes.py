"""Arbitrary bytes and texts, bombs and traps: a document that keeps the model's promises, or a reason."""

from __future__ import annotations

import hashlib
import io
import zipfile
from functools import cache

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bench.fuzz import promises
from pipeline import chain
from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read import ReadSettings, read
from pipeline.read.pdf import PdfSettings
from pipeline.starter import default_config
from pipeline.table import PaperRows

#: The same examples on every machine and run.
FEW = settings(derandomize=True, deadline=None, database=None, max_examples=60)
MANY = settings(FEW, max_examples=400)
SUFFIXES = (".txt", ".md", ".html", ".docx", ".odt", ".epub", ".xml", ".json", ".mht", ".pdf", "")
#: What the formats begin with: after it anything may come.
STARTS = (
    b"", b"%PDF-1.4\n", b"\xef\xbb\xbf", b"\xff\xfe", b"PK\x03\x04", b"<html><p>", b"<article>", b"<TEI>", b"[{",
    b'{"schema_name": "DoclingDocument", ', b"MIME-Version: 1.0\nContent-Type: text/html\n\n", b"# T\n\n", b"{\\rtf1",
    "摘要：".encode("gb18030"), "摘要：".encode("utf-16"),
)  # fmt: skip
#: Characters that draw nothing, turn text round, stand alone as halves, or mean something to a format.
ODD = "\0\x07\x0b\x1b\x7f\x85\xad\u061c\u200b\u200e\u202e\u2028\u2066\ufeff\ufffd\ufffe\ud800\udfff\U0010ffff\t\r\n"
WORDS = (
    "顾客参与", "显著促进", "价值共创", "，", "。", "H1a：", "不成立", "Customer participation ", "increases ",
    "brand trust", ". ", "(Li, 2019)", "[3-5]", "β=0.32***", "p < 0.01", "\n\n", "# ", "摘要：", "Abstract: ",
    "参考文献\n", "<sup>", "|", "e\u0301", "𠮷", "=1+1", "&lt;", "http://a.b/", "mediates ", "the effect of ",
    "通过", "正向调节",
)  # fmt: skip


def opened(data: bytes, suffix: str) -> Document | None:
    """The document of a file, held to its promises; None where it is refused with a code, a reason and a way out."""
    source = Source(hashlib.sha256(data).hexdigest(), suffix, data)
    try:
        document = read(source, ReadSettings(min_letters=1), PdfSettings(ocr="off", seconds=20.0))
    except Skipped as skip:
        assert skip.code and skip.reason and skip.what_to_do
        return None
    promises(document)
    return document


@MANY
@given(st.sampled_from(STARTS), st.binary(max_size=400), st.sampled_from(SUFFIXES))
def test_any_bytes_are_a_document_or_a_reason(start: bytes, rest: bytes, suffix: str) -> None:
    """Whatever the bytes and the name, reading ends with a document in order or a reason, and with nothing else."""
    opened(start + rest, suffix)


@MANY
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(ODD), st.characters()), max_size=60).map("".join),
    st.sampled_from(("utf-8", "utf-16", "gb18030")),
    st.sampled_from(SUFFIXES),
)
@example("顾客\u202e参与\0促\ud800进信任。", "utf-8", ".txt")
def test_any_text_is_a_document_or_a_reason(text: str, encoding: str, suffix: str) -> None:
    """Controls, directional marks, lone surrogates and stray markup never reach the text or break the reader."""
    opened(text.encode(encoding, "replace" if encoding == "gb18030" else "surrogatepass"), suffix)


@cache
def configuration() -> chain.Configuration:
    """The default configuration."""
    return chain.configure(default_config())


@FEW
@given(
    st.lists(st.one_of(st.sampled_from(WORDS), st.sampled_from(WORDS), st.sampled_from(ODD)), min_size=5, max_size=80),
    st.sampled_from((".txt", ".md", ".html")),
)
def test_any_text_goes_through_the_whole_chain(parts: list[str], suffix: str) -> None:
    """Whatever is read becomes rows whose every passage is the text at its offsets, and that can be stored."""
    data = "".join(parts).encode("utf-8", "surrogatepass")
    try:
        made = chain.layers({Source: Source(hashlib.sha256(data).hexdigest(), suffix, data)}, configuration())
    except Skipped:
        return
    text, rows = made[Document].text, made[PaperRows]
    promises(made[Document])
    for row in rows.rows:
        for passage in (row.evidence, *row.cues, *(cell.passage for cell in row.roles)):
            assert text[passage.start : passage.end] == passage.text != ""
        assert 0 < row.confidence <= 1
    for mention in rows.mentions:
        assert text[mention.passage.start : mention.passage.end] == mention.passage.text != ""


#: The part of each zip format that holds the text, and what else it needs to be told.
PACKAGES = {
    "docx": ("word/document.xml", {}),
    "odt": ("content.xml", {}),
    "epub": ("META-INF/container.xml", {}),
}


def package(kind: str, part: bytes) -> bytes:
    """A zip file of a kind whose main part is this."""
    name, others = PACKAGES[kind]
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for other, content in {name: part, **others}.items():
            archive.writestr(other, content)
    return out.getvalue()


def code_of(data: bytes, settings_: ReadSettings | None = None) -> str:
    """The code with which a file is refused."""
    with pytest.raises(Skipped) as caught:
        read(Source("0" * 64, "", data), settings_ or ReadSettings())
    return caught.value.code


@pytest.mark.parametrize("kind", PACKAGES)
def test_no_package_unpacks_without_end(kind: str) -> None:
    """A part packed tighter than any paper, or more parts or bytes than allowed, is refused by what it declares."""
    bomb = package(kind, b" " * 40_000_000)
    assert len(bomb) < 100_000
    assert code_of(bomb) == "read.too-large"
    assert code_of(package(kind, b"<a/>" * 500), ReadSettings(max_unpacked=1000)) == "read.too-large"
    assert code_of(package(kind, b"<a/>"), ReadSettings(max_parts=0)) == "read.too-large"


LAUGHS = "".join(f"<!ENTITY l{n + 1} '{f'&l{n};' * 10}'>" for n in range(9))


@pytest.mark.parametrize(
    "trap",
    [f"<!ENTITY l0 'ha'>{LAUGHS}", "<!ENTITY l9 SYSTEM 'file:///etc/hostname'>", "<!ENTITY % l9 SYSTEM 'http://a.b/'>"],
)
@pytest.mark.parametrize("kind", [*PACKAGES, "article", "TEI"])
def test_no_entity_is_expanded_or_fetched(kind: str, trap: str) -> None:
    """XML that declares entities, to blow up or to read other files, is refused in every format that is XML."""
    root = kind if kind not in PACKAGES else "x"
    xml = f"<?xml version='1.0'?><!DOCTYPE {root} [{trap}]><{root}><front>&l9; trust</front></{root}>".encode()
    assert code_of(package(kind, xml) if kind in PACKAGES else xml) == "xml.entities"


def test_names_inside_a_package_are_never_paths() -> None:
    """Parts called ../../x or /etc/x are neither written nor taken for others."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in ("../../word/document.xml", "/word/../../x", "C:\\word\\document.xml", "word/document.xml/"):
            archive.writestr(name, "<x>trust</x>")
    assert code_of(out.getvalue()).startswith("read.")
