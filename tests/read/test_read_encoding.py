"""Encodings: the same text comes out of every encoding that papers are written in."""

from __future__ import annotations

from pathlib import Path

import pytest
from reading import SMALL, check, document, source, through

from pipeline.errors import Skipped
from pipeline.read import read
from pipeline.read.encoding import decode

ZH = "顾客参与能够促进价值共创，并提高顾客忠诚。\n\n平台企业通过数字化赋能实现资源整合（β=0.32，p<0.01）。"
ZH_TW = "顧客參與能夠促進價值共創，並提高顧客忠誠。\n\n平台企業透過數位化賦能實現資源整合（β=0.32，p<0.01）。"
EN = "Value co-creation raises loyalty – the users’ “voice” counts.\n\nPlatforms integrate resources."


UNICODE = ("utf-8", "utf-8-sig", "gb18030", "utf-16", "utf-16-le", "utf-16-be", "utf-32")


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(
    ("text", "encoding"),
    [(text, name) for text in (ZH, ZH_TW, EN) for name in UNICODE]
    + [(ZH_TW, "big5"), (ZH_TW, "big5hkscs"), (EN, "cp1252")],
)  # fmt: skip
def test_every_encoding_gives_the_same_text(text: str, encoding: str, ends: str) -> None:
    """The text does not depend on encoding, byte order mark or line ends; offsets count its decoded form."""
    data = text.replace("\n", ends).encode(encoding)
    found = document(data)
    assert found.text == text
    assert found.encoding is not None
    decoded = data.decode(found.encoding, "replace")
    check(found, decoded)
    assert through(found, decoded, text[-9:-1]) == text[-9:-1]


def test_offsets_of_plain_utf8_are_those_of_the_file() -> None:
    """For UTF-8 without a byte order mark, source offsets are those of the file read as text."""
    found = document("\n\n  " + ZH)
    assert found.map.source_span(0, 2) == (4, 6)
    assert found.map.text_offset(4) == 0


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_a_short_abstract_is_not_taken_for_the_other_chinese_encoding(encoding: str) -> None:
    """GB18030 and Big5 are told apart on a few sentences, also with numbers and Latin letters between."""
    text = {
        "gb18030": "摘要：本文探讨用户参与对品牌忠诚的影响。H1：互动质量正向影响信任（β=0.21）。",
        "big5": "摘要：本文探討使用者參與對品牌忠誠的影響。H1：互動品質正向影響信任（β=0.21）。",
    }[encoding]
    assert document(text.encode(encoding)).text == text


@pytest.mark.parametrize("name", ["utf-8", "gb18030"])
def test_damage_is_shown_and_reported(name: str) -> None:
    """A broken byte costs its own character, becomes U+FFFD and a problem; it is never dropped in silence."""
    lines = [f"第{n}段：企业与用户的互动促进价值共创。" for n in range(30)]
    data = bytearray("\n\n".join(lines).encode(name))
    data[data.index("企业".encode(name), 200)] = 0xFF
    found = document(bytes(data))
    assert "\ufffd" in found.text
    assert [p.severity for p in found.problems if p.code == "text.undecodable"] == ["degraded"]
    assert lines[0] in found.text and lines[-1] in found.text


def test_a_cut_last_character_does_not_change_the_encoding() -> None:
    """A UTF-8 file that ends in the middle of a character is still UTF-8."""
    found = document((ZH * 2).encode()[:-1])
    assert found.encoding == "utf-8" and found.text.startswith(ZH)
    assert found.problems[0].code == "text.undecodable"


def test_a_guess_says_that_it_is_one() -> None:
    """Where the encoding could only be guessed, a note says so."""
    found = document("The users’ café is a place of value co-creation for all.".encode("cp1252"))
    assert [(p.code, p.severity) for p in found.problems] == [("text.encoding", "note")]


def test_noise_is_no_text() -> None:
    """Bytes that are no text in any encoding are refused with a way out, not shown as rubbish."""
    noise = bytes((n * n * 37 + n * 11) % 256 for n in range(5000))
    with pytest.raises(Skipped) as caught:
        read(source(noise), SMALL)
    assert caught.value.code == "read.unknown" and caught.value.what_to_do


def test_invisible_characters_are_left_out_and_counted() -> None:
    """Zero-width and control characters part no word and break no file; the map steps over them."""
    written = "价值\u200b共创\x00能\x07提升\u00ad忠诚\ufeff，co\u00adcreation."
    found = document(written)
    assert found.text == "价值共创能提升忠诚，cocreation."
    check(found, written)
    assert found.map.source_span(0, 4) == (0, 5)
    assert [p.code for p in found.problems] == ["text.invisible"]


def test_text_that_reads_otherwise_than_it_is_written_is_reported() -> None:
    """Characters that turn the writing direction are left out, and the paper is marked as degraded."""
    found = document("Trust \u202edoes not\u202c raise loyalty among the users.")
    assert found.text == "Trust does not raise loyalty among the users."
    assert [(p.code, p.severity) for p in found.problems] == [("text.directional", "degraded")]


@pytest.mark.parametrize(
    "data",
    [
        b"\xff\xfe\x00\xd8" + "a text in UTF-16".encode("utf-16-le"),
        "价值共创提升顾客忠诚".encode() + b" \xed\xa0\x80 " + "与信任".encode(),
    ],
)
def test_half_a_surrogate_pair_never_gets_into_the_text(data: bytes) -> None:
    """Lone surrogates, in UTF-16 or written into UTF-8, become U+FFFD: the text can always be encoded."""
    found = document(data)
    found.text.encode()
    assert "\ufffd" in found.text and found.problems


def test_decoding_is_what_the_document_says() -> None:
    """``data.decode(encoding, "replace")`` is the text that offsets count in."""
    for data in (ZH.encode("gb18030"), b"\xef\xbb\xbf" + ZH.encode(), ZH.encode("utf-16"), EN.encode("cp1252")):
        decoded = decode(data)
        assert decoded is not None and decoded.text == data.decode(decoded.encoding, "replace")


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_a_mark_may_hold_any_character(encoding: str) -> None:
    """UTF-16 is known without a byte order mark, also where a Han character has a zero byte (一, 丁)."""
    text = "一、引言\n\n一方面，互动质量提升信任；另一方面，平台治理是价值共创的基础之一（β=0.32）。"
    found = document(text.encode(encoding))
    assert (found.text, found.encoding) == (text, encoding)


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_english_typed_on_a_chinese_system(encoding: str) -> None:
    """English whose only characters of two bytes are quotes and commas comes out with those."""
    text = "Trust raises loyalty，and the users“ voice” counts（more than once）in every platform。"
    assert document(text.encode(encoding)).text == text


def test_every_paper_is_the_same_in_every_encoding(shared: Path) -> None:
    """Real abstracts, written in each encoding in turn, are decoded to the same text."""
    for path in sorted((shared / "papers/abstracts").glob("*.txt")):
        text = path.read_bytes().decode("utf-8")
        for name in ("gb18030", "utf-16-le", "utf-16-be", "utf-8-sig"):
            decoded = decode(text.encode(name))
            assert decoded is not None and decoded.text == text, (path.name, name)
