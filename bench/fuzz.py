"""Damage real files in every way that is cheap, and read them: no crash, no hang, no exception but a skip.

    python -m bench.fuzz [--number N] [--seconds S] [--seed N] [--keep DIR] [FOLDER ...]

Files of the folders (default: corpora/sample and, where it is, the folder of development papers) and a
few small ones written here (JATS, TEI, EPUB, ODT, MHTML, JSON) are cut, flipped, swapped, spliced and stuffed; parts
inside a .docx or .epub are damaged and packed again. Each result goes through the reader of its format
(PDFs through the guarded process), every thirtieth through the whole chain. What comes out must be a
document that keeps the model's promises, or a Skipped. Anything else is printed, kept in --keep, and the
exit code is 1.
"""

from __future__ import annotations

import argparse
import collections
import faulthandler
import hashlib
import io
import os
import random
import re
import time
import traceback
import zipfile
import zlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

for _name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS"):
    os.environ.setdefault(_name, "1")

ROOT = Path(__file__).resolve().parent.parent
Mutation = Callable[[random.Random, bytes, bytes], bytes]

#: What breaks programs: controls, marks, lone surrogates, entities, markup, numbers, formulas, paths.
NASTY = (
    b"\0", b"\xff\xfe", b"\xef\xbb\xbf", b"\xed\xa0\x80", b"\xf4\x90\x80\x80", b"\xe2\x80\xae", b"\xe2\x80\x8b" * 50,
    b"\x0c", b"\x1b[2J", b"&#x110000;", b"&#xD800;", b"&lol9;", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/hosts'>]>",
    b"<script>alert(1)</script>", b"</body>", b"<table>" * 40, b"<td colspan=99999>", b"]]>", b"<!--", b"-->", b"<p",
    b"=1+1", b"@SUM(A1)", b"../../etc/passwd", b"%s%n", b"{{7*7}}", b"```", b"$$", b"|" * 60, b"#" * 30, b"> " * 30,
    b"[^1]:", b"[1-999999999]", b"(Smith, 2020; " * 20, b"H1a", b"\xce\xb2=0.32, p<0.001", b"," * 500, b"(" * 500,
    b"\xe3\x80\x82" * 50, b"\xef\xbc\x88" * 50, b"9" * 400, b"1e999", b"-1", b"65536", b"4294967295", b"obj", b"endobj",
    b"stream\r\n", b"endstream", b"/Kids [1 0 R]", b"/Length 999999999", b"xref\n0 1\n", b"trailer <<>>", b"<<" * 200,
    b"[" * 200, b"/Filter [/FlateDecode /FlateDecode]", b"PK\x05\x06", b"null", b"\\ud800", b"true", b"[]", b"{}",
)  # fmt: skip


@dataclass
class Tally:
    """What became of the inputs."""

    count: collections.Counter[str] = field(default_factory=collections.Counter)
    codes: collections.Counter[str] = field(default_factory=collections.Counter)
    formats: collections.Counter[str] = field(default_factory=collections.Counter)
    slowest: float = 0.0
    slowest_kind: str = ""
    faults: list[str] = field(default_factory=list)

    def line(self) -> str:
        """One line of figures."""
        kinds = ", ".join(f"{n} {kind}" for kind, n in sorted(self.formats.items()))
        return (
            f"{sum(self.formats.values())} damaged inputs ({kinds}): {self.count['read']} read, "
            f"{self.count['chain']} of them through the whole chain, {self.count['skipped']} skipped with a reason "
            f"({len(self.codes)} codes), {len(self.faults)} faults; slowest {self.slowest:.1f} s ({self.slowest_kind})"
        )


def cut(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Cut short, at the end or the beginning."""
    at = dice.randrange(len(data) + 1)
    return data[:at] if dice.random() < 0.8 else data[at:]


def flip(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Flip a few bits."""
    made = bytearray(data)
    for _ in range(dice.choice((1, 3, 10, 60))):
        made[dice.randrange(len(made))] ^= 1 << dice.randrange(8)
    return bytes(made)


def swap(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Let two blocks change places."""
    a, b, c = sorted(dice.randrange(len(data) + 1) for _ in range(3))
    return data[:a] + data[b:c] + data[a:b] + data[c:]


def splice(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Put a block of another file into it."""
    at, a = dice.randrange(len(data) + 1), dice.randrange(len(other) + 1)
    return data[:at] + other[a : a + dice.randrange(1, 4000)] + data[at + dice.randrange(200) :]


def stuff(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Put in what breaks programs."""
    for _ in range(dice.choice((1, 2, 8))):
        at = dice.randrange(len(data) + 1)
        data = data[:at] + dice.choice(NASTY) * dice.choice((1, 1, 1, 5)) + data[at:]
    return data


def repeat(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Repeat a block a few times."""
    a = dice.randrange(len(data))
    block = data[a : a + dice.randrange(1, 300)]
    return data[:a] + block * dice.randrange(2, 30) + data[a:]


def renumber(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """Change numbers: offsets, lengths, references to objects."""
    found = list(re.finditer(rb"\d+", data))
    for match in sorted(dice.sample(found, min(len(found), dice.choice((1, 4)))), key=lambda m: -m.start()):
        number = dice.choice((b"0", b"1", b"-1", b"99999999", str(dice.randrange(60)).encode()))
        data = data[: match.start()] + number + data[match.end() :]
    return data


MUTATIONS: tuple[Mutation, ...] = (cut, flip, swap, splice, stuff, repeat, renumber)


def mutate(dice: random.Random, data: bytes, other: bytes) -> bytes:
    """One or two damages; inside a zip, of one of its parts (half of the time)."""
    if data[:4] == b"PK\x03\x04" and dice.random() < 0.7:
        return _in_zip(dice, data, other)
    for _ in range(dice.choice((1, 1, 2))):
        if data:
            data = dice.choice(MUTATIONS)(dice, data, other or b"x")
    return data


def _in_zip(dice: random.Random, data: bytes, other: bytes) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as pack:
            parts = {name: pack.read(name) for name in pack.namelist()}
    except (zipfile.BadZipFile, zlib.error):
        return data
    chosen = dice.choice([name for name in parts if name.endswith((".xml", ".rels", ".xhtml", ".opf", ".html"))])
    parts[chosen] = dice.choice(MUTATIONS)(dice, parts[chosen] or b"x", other or b"x")
    if dice.random() < 0.1:
        del parts[dice.choice(list(parts))]
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as pack:
        for name, part in parts.items():
            pack.writestr(name, part)
    return made.getvalue()


# --------------------------------------------------------------------------- what is read


def seeds(folders: Iterable[Path], largest: int = 200_000) -> list[tuple[str, bytes]]:
    """Name and bytes of every file of the folders that is not too large, and of the ones written here."""
    names = {".pdf", ".md", ".txt", ".docx", ".html", ".htm", ".xml", ".json", ".epub", ".odt", ".mht"}
    found = [
        (path.name, path.read_bytes())
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and path.suffix.lower() in names and 0 < path.stat().st_size <= largest
    ]
    return [*found, *_written()]


def _written() -> list[tuple[str, bytes]]:
    body = "Customer participation increases brand trust (Li, 2019). 顾客参与显著促进价值共创。"
    jats = (
        "<article><front><article-meta><title-group><article-title>Trust</article-title></title-group><abstract><p>"
        f"{body}</p></abstract></article-meta></front><body><sec><title>Results</title><p>{body}<xref ref-type='bibr' "
        "rid='r1'>1</xref></p></sec></body><back><ref-list><ref id='r1'><mixed-citation>Li, W. (2019). Trust. J. 1(2), "
        "3-4.</mixed-citation></ref></ref-list></back></article>"
    )
    tei = (
        '<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader><fileDesc><titleStmt><title>Trust</title></titleStmt>'
        f"</fileDesc></teiHeader><text><body><div><head>Results</head><p>{body}</p></div></body></text></TEI>"
    )
    page = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Results</h1><p>{body * 3}</p></body></html>"
    opf = (
        '<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="a.xhtml" '
        'media-type="application/xhtml+xml"/></manifest><spine><itemref idref="a"/></spine></package>'
    )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="c.opf" '
        'media-type="application/oebps-package+xml"/></rootfiles></container>'
    )
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        pack.writestr("mimetype", "application/epub+zip")
        for name, part in (("META-INF/container.xml", container), ("c.opf", opf), ("a.xhtml", page)):
            pack.writestr(name, part)
    sheet = (
        '<o:document-content xmlns:o="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
        'xmlns:t="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><o:body><o:text><t:h>Results</t:h>'
        f'<t:p>{body}<t:note t:note-class="footnote"><t:note-citation>1</t:note-citation><t:note-body><t:p>{body}</t:p>'
        "</t:note-body></t:note></t:p><t:list><t:list-item><t:p>H1</t:p></t:list-item></t:list></o:text></o:body>"
        "</o:document-content>"
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w") as pack:
        pack.writestr("content.xml", sheet)
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/html; "
        f"charset=utf-8\nContent-Transfer-Encoding: 8bit\n\n{page}\n--b--\n"
    )
    mineru = (
        '[{"type": "text", "text": "Results", "text_level": 1, "page_idx": 0}, '
        f'{{"type": "text", "text": "{body}", "page_idx": 0, "bbox": [1, 2, 3, 4]}}]'
    )
    docling = (
        '{"schema_name": "DoclingDocument", "version": "1.0.0", "body": {"children": [{"$ref": "#/texts/0"}]}, '
        f'"texts": [{{"self_ref": "#/texts/0", "label": "text", "text": "{body}", "orig": "{body}", "prov": []}}]}}'
    )
    texts = (
        ("a.xml", jats),
        ("b.xml", tei),
        ("c.json", mineru),
        ("d.json", docling),
        ("e.txt", body * 5),
        ("f.mht", mail),
    )
    return [
        ("a.epub", made.getvalue()),
        ("a.odt", written.getvalue()),
        *((name, text.encode()) for name, text in texts),
    ]


def attempt(name: str, data: bytes, tally: Tally, *, whole: bool) -> None:
    """Read one input (and carry it through the chain), and count what becomes of it."""
    from pipeline import chain
    from pipeline.document import Document, Source
    from pipeline.errors import Skipped

    kind = "PDF" if data[:5] == b"%PDF-" else Path(name).suffix.lower().lstrip(".")
    tally.formats[kind] += 1
    began = time.perf_counter()
    try:
        source = Source(hashlib.sha256(data).hexdigest(), Path(name).suffix.lower(), data)
        if whole:
            document = chain.layers({Source: source}, _configuration())[Document]
            tally.count["chain"] += 1
        else:
            document = chain.reader(_configuration())(source)
        promises(document)
        tally.count["read"] += 1
    except Skipped as skip:
        tally.count["skipped"] += 1
        tally.codes[skip.code] += 1
    except Exception:  # noqa: BLE001  this is what is looked for
        tally.faults.append(f"{name}: {traceback.format_exc(limit=-4)}")
    spent = time.perf_counter() - began
    if spent > tally.slowest:
        tally.slowest, tally.slowest_kind = spent, name
    if spent > 60:
        tally.faults.append(f"{name}: took {spent:.0f} s")


def promises(document: object) -> None:
    """What a document promises whatever it was read from."""
    text: str = document.text  # type: ignore[attr-defined]
    text.encode("utf-8")  # no lone surrogates
    assert "\r" not in text
    assert "\0" not in text
    mapped = document.map  # type: ignore[attr-defined]
    for layer in (document.blocks, mapped.pieces, mapped.lines):  # type: ignore[attr-defined]
        last = 0
        for part in layer:
            assert last <= part.start <= part.end <= len(text)
            last = part.end if layer is not document.blocks else part.start  # type: ignore[attr-defined]
    for mark in document.marks:  # type: ignore[attr-defined]
        assert 0 <= mark.start <= mark.end <= len(text)


def _configuration() -> object:
    if not _CONFIGURATION:
        from pipeline import chain
        from pipeline.starter import default_config

        made = chain.configure(default_config())
        rooms = dict(made.rooms)
        rooms["pdf"] = replace(rooms["pdf"], seconds=30.0, ocr="off")
        _CONFIGURATION.append(replace(made, rooms=rooms))
    return _CONFIGURATION[0]


_CONFIGURATION: list[object] = []


def fuzz(
    found: Sequence[tuple[str, bytes]], number: int, seed: int, seconds: float = 1e9, keep: Path | None = None
) -> Tally:
    """Damage and read so many inputs, or until the time is up.

    All formats get the same number, but for PDFs, which are slow: one input in twenty. One input in
    thirty goes through the whole chain.
    """
    dice = random.Random(seed)
    kinds: dict[str, list[tuple[str, bytes]]] = {}
    for name, data in found:
        kinds.setdefault("pdf" if data[:5] == b"%PDF-" else Path(name).suffix.lower(), []).append((name, data))
    pdfs = kinds.pop("pdf", [])
    # Models are loaded by a first paper, whose time is no input's.
    attempt("first.txt", "顾客参与促进信任。 Participation increases trust.".encode(), Tally(), whole=True)
    tally, until = Tally(), time.monotonic() + seconds
    for n in range(number):
        if time.monotonic() > until:
            break
        name, data = dice.choice(pdfs if pdfs and n % 20 == 0 else kinds[dice.choice(sorted(kinds))])
        whole = n % 30 == 15
        if whole and data[:2] not in (b"%P", b"PK"):
            start = dice.randrange(max(1, len(data) - 4000))
            data = data[start : start + 4000]  # the chain is slow: a few paragraphs will do
        data = mutate(dice, data, dice.choice(found)[1])
        before = len(tally.faults)
        if keep:
            (keep / "last").write_bytes(data)
        faulthandler.dump_traceback_later(240, exit=True)  # a hang in native code ends all, with a trace
        attempt(name, data, tally, whole=whole)
        faulthandler.cancel_dump_traceback_later()
        if keep and len(tally.faults) > before:
            (keep / f"{n:06}-{name}").write_bytes(data)
    return tally


def folders() -> list[Path]:
    """The sample papers and, where it is, the folder of development papers."""
    shared = Path(os.environ.get("COCLAIM_SHARED", ROOT.parent / "shared"))
    there = [ROOT / "corpora" / "sample", shared / "pdfs", shared / "papers", shared / "seeds"]
    return [folder for folder in there if folder.is_dir()]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", type=Path, nargs="*", metavar="FOLDER")
    parser.add_argument("--number", type=int, default=10_000)
    parser.add_argument("--seconds", type=float, default=1800.0)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    if options.keep:
        options.keep.mkdir(parents=True, exist_ok=True)
    found = seeds(options.folders or folders())
    tally = fuzz(found, options.number, options.seed, options.seconds, options.keep)
    print(tally.line())
    for code, number in sorted(tally.codes.items()):
        print(f"  {number:6} {code}")
    for fault in tally.faults:
        print(fault)
    raise SystemExit(bool(tally.faults))


if __name__ == "__main__":
    main()
