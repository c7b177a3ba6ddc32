"""Web archives: the page in them is read like any web page; a mail without one is refused."""

from __future__ import annotations

import base64
import quopri

import pytest
from reading import SMALL, blocks, check, document, source

from pipeline.errors import Skipped
from pipeline.read import read

PAGE = (
    "<html><head><meta charset='{}'><meta name='citation_title' content='论共创'></head><body><nav>菜单</nav>"
    "<h1>论共创</h1><p>顾客参与显著促进品牌信任（β=0.42），平台对话起中介作用，这一结论在三个样本中都成立。</p></body></html>"
)


def archived(encoding: str, transfer: str, head: str = "MIME-Version: 1.0") -> bytes:
    """A saved page in one part of a message, a style sheet in another."""
    page = PAGE.format(encoding).encode(encoding)
    coded = base64.encodebytes(page) if transfer == "base64" else quopri.encodestring(page)
    return (
        f"{head}\r\nContent-Type: multipart/related; boundary=b\r\n\r\n--b\r\nContent-Type: text/css\r\n\r\np {{}}\r\n"
        f"--b\r\nContent-Type: text/html; charset={encoding}\r\nContent-Transfer-Encoding: {transfer}\r\n\r\n"
    ).encode() + coded + b"\r\n--b--\r\n"  # fmt: skip


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
@pytest.mark.parametrize("transfer", ["quoted-printable", "base64"])
@pytest.mark.parametrize("head", ["MIME-Version: 1.0", "From: <Saved by Blink>\r\nMIME-Version: 1.0"])
def test_the_page_of_an_archive_is_read(encoding: str, transfer: str, head: str) -> None:
    """In whatever way the page is packed, it gives the blocks and facts of the page itself."""
    found = document(archived(encoding, transfer, head), ".mht")
    check(found)
    assert blocks(found) == blocks(document(PAGE.format("utf-8"), ".html"))
    assert ("title", "论共创") in found.given
    assert (found.format, found.encoding, found.map.pieces) == ("mhtml", None, ())


@pytest.mark.parametrize("body", ["", "\r\n\r\nOnly words.", "\r\nContent-Type: text/html\r\n\r\n   "])
def test_a_mail_without_a_page_is_refused(body: str) -> None:
    """A message that holds no web page is no paper, and says what to do."""
    with pytest.raises(Skipped) as caught:
        read(source("MIME-Version: 1.0" + body, ".mht"), SMALL)
    assert caught.value.code == "read.mhtml"
