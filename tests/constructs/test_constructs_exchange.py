"""Codebooks go to other programs and come back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree

from pipeline.constructs import load_codebook
from pipeline.constructs.exchange import NAMESPACE, export_codebook, import_codebook, merge, to_qdc
from pipeline.document import Codebook, Concept
from pipeline.errors import SettingsError, UsageError
from pipeline.refi import guid
from tests.constructs.constructs_help import BOOK

UGLY = Codebook(
    (
        *BOOK.concepts,
        Concept(
            "a-b",
            ("甲、乙", "𠮷"),
            ('say "no"; = 1', "R&D <x>"),
            'Tab\tand "quotes" \\ and a: colon.',
            "trust",
            "王 2001",
        ),
        Concept("only-zh", ("只有中文",), (), "", "a-b"),
    )
)


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx", ".qdc"])
def test_round_trip(tmp_path: Path, suffix: str) -> None:
    """What is written is read back unchanged, whatever stands in the names; a REFI codebook by its tree."""
    file = tmp_path / f"book{suffix}"
    export_codebook(UGLY, file)
    back = import_codebook(file)
    if suffix == ".qdc":
        assert sorted(back.concepts, key=lambda c: c.id) == sorted(UGLY.concepts, key=lambda c: c.id)
    else:
        assert back == UGLY


@pytest.mark.parametrize("suffix", [".toml", ".csv", ".xlsx", ".qdc"])
def test_same_codebook_same_bytes(tmp_path: Path, suffix: str) -> None:
    """Two exports of one codebook are equal byte for byte."""
    for name in ("one", "two"):
        export_codebook(UGLY, tmp_path / (name + suffix))
    assert (tmp_path / f"one{suffix}").read_bytes() == (tmp_path / f"two{suffix}").read_bytes()


def test_the_projects_own_codebook_survives(root: Path, tmp_path: Path) -> None:
    """The codebook of the project goes through every format unchanged."""
    book = load_codebook(root / "configs" / "codebook.toml")
    for suffix in (".csv", ".xlsx", ".qdc"):
        export_codebook(book, tmp_path / f"book{suffix}")
        assert set(import_codebook(tmp_path / f"book{suffix}").concepts) == set(book.concepts)


def test_csv_opens_in_a_spreadsheet(tmp_path: Path) -> None:
    """A CSV has a byte order mark and one row a concept."""
    export_codebook(BOOK, tmp_path / "book.csv")
    data = (tmp_path / "book.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfid,zh,en,definition")
    assert data.count(b"\r\n") == 1 + len(BOOK.concepts)


def test_csv_of_a_chinese_spreadsheet(tmp_path: Path) -> None:
    """A CSV saved by a Chinese spreadsheet program (GB18030, few columns) is read."""
    (tmp_path / "book.csv").write_bytes("id,zh,en\ntrust,信任|信赖,trust\n,,\n".encode("gb18030"))
    assert import_codebook(tmp_path / "book.csv").concepts == (Concept("trust", ("信任", "信赖"), ("trust",), ""),)


def test_a_codebook_of_another_program(tmp_path: Path) -> None:
    """Of a foreign REFI codebook the names, descriptions and nesting are taken, bilingual names as two."""
    (tmp_path / "foreign.qdc").write_text(
        f'<CodeBook xmlns="{NAMESPACE}"><Codes><Code guid="{guid("x")}" name="Outcomes" isCodable="false">'
        f'<Code guid="{guid("y")}" name="品牌忠诚 (Brand Loyalty)" isCodable="true">'
        f'<Description>Buys again.</Description></Code><Code guid="{guid("z")}" name="口碑" isCodable="true"/>'
        "</Code></Codes></CodeBook>",
        encoding="utf-8",
    )
    outcomes, loyalty, mouth = import_codebook(tmp_path / "foreign.qdc").concepts
    assert outcomes == Concept("outcomes", (), ("Outcomes",), "")
    assert loyalty == Concept("brand-loyalty", ("品牌忠诚",), ("Brand Loyalty",), "Buys again.", "outcomes")
    assert (mouth.zh, mouth.en, mouth.broader) == (("口碑",), (), "outcomes")


def test_refi_schema(shared: Path) -> None:
    """A REFI codebook is valid against the published schema."""
    schema = etree.XMLSchema(etree.parse(str(shared / "formats" / "refi" / "Codebook.xsd")))
    schema.assertValid(etree.fromstring(to_qdc(UGLY)))


def test_refi_shape_without_the_schema() -> None:
    """A REFI codebook has the elements, order and attributes that the schema asks for."""
    root = etree.fromstring(to_qdc(UGLY))
    assert root.tag == f"{{{NAMESPACE}}}CodeBook"
    assert [child.tag for child in root] == [f"{{{NAMESPACE}}}Codes"]
    codes = list(root.iter(f"{{{NAMESPACE}}}Code"))
    assert len(codes) == len(UGLY.concepts) == len({code.get("guid") for code in codes})
    for code in codes:
        assert sorted(code.attrib) == ["guid", "isCodable", "name"]
        tags = [etree.QName(child).localname for child in code]
        assert tags == ["Description"] + ["Code"] * (len(tags) - 1)


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("book.pdf", b"", "a codebook is a .toml"),
        ("book.csv", b"name,other\n1,2\n", "column id"),
        ("book.csv", b'id,zh,en\n"a,b\n', "not a CSV"),
        ("book.xlsx", b"PK nonsense", "not an XLSX"),
        ("book.qdc", b"<CodeBook", "not an XML"),
        ("book.qdc", b"<Project/>", "not a REFI-QDA codebook"),
        ("book.csv", "id,zh,en\na,信任,\nb,信任,\n".encode(), "give it to one of them"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, words: str) -> None:
    """A file that is no codebook is refused with its name and the reason."""
    (tmp_path / name).write_bytes(data)
    with pytest.raises(UsageError, match=words) as caught:
        import_codebook(tmp_path / name)
    assert name in str(caught.value)
    with pytest.raises(UsageError, match="no such file"):
        import_codebook(tmp_path / "none.csv")


def test_no_entity_is_followed(tmp_path: Path) -> None:
    """A REFI file cannot make us read another file."""
    secret = tmp_path / "secret.txt"
    secret.write_text("secret")
    (tmp_path / "book.qdc").write_text(
        f'<!DOCTYPE CodeBook [<!ENTITY e SYSTEM "{secret.as_uri()}">]><CodeBook xmlns="{NAMESPACE}"><Codes>'
        f'<Code guid="{guid("x")}" name="trust" isCodable="true"><Description>&e;</Description></Code>'
        "</Codes></CodeBook>"
    )
    assert "secret" not in repr(import_codebook(tmp_path / "book.qdc"))


def test_merge() -> None:
    """Concepts of the other codebook replace those of the same id and follow the rest; clashes are refused."""
    new = Concept("trust", ("信任", "信赖"), ("trust",), "Reliance.")
    more = Concept("loyalty", (), ("loyalty",), "")
    merged = merge(BOOK, Codebook((new, more)), "other.csv")
    assert merged.get("trust") == new
    assert [c.id for c in merged.concepts] == [*(c.id for c in BOOK.concepts), "loyalty"]
    with pytest.raises(SettingsError, match=r"other\.csv"):
        merge(BOOK, Codebook((Concept("faith", (), ("trust",), ""),)), "other.csv")
