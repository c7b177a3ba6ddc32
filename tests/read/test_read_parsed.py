# ruff: noqa: E501  (literal file contents)
"""XML and JSON: JATS, GROBID's TEI, Docling, MinerU; and EPUB."""

from __future__ import annotations

import io
import json
import zipfile
from pathlib import Path

import pytest
from reading import SMALL, blocks, cells, check, document, marked, source, texts

from pipeline.errors import Skipped
from pipeline.read import read

JATS = """<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE article PUBLIC "-//NLM//DTD JATS v1.2//EN" "JATS-archivearticle1.dtd">
<article xml:lang="en" article-type="research-article"><front>
<journal-meta><journal-title-group><journal-title>Journal of Service</journal-title></journal-title-group></journal-meta>
<article-meta><article-id pub-id-type="doi">10.1000/x</article-id>
<title-group><article-title>Trust in <italic>platforms</italic></article-title></title-group>
<contrib-group><contrib contrib-type="author"><name><surname>Li</surname><given-names>Wei</given-names></name></contrib>
</contrib-group><pub-date><year>2021</year></pub-date>
<abstract><p>Interaction raises co-
creation (p&lt;.01).</p></abstract><kwd-group><kwd>trust</kwd><kwd>platforms</kwd></kwd-group></article-meta></front>
<body><sec><label>1</label><title>Introduction</title>
<p>Trust matters<sup>2</sup>&nbsp;(<xref>Li, 2020</xref>): <list><list-item><p>first</p></list-item></list> and so on.</p>
<sec><title>Theory</title><p>More.<fn><label>a</label><p>A note.</p></fn></p></sec>
<table-wrap><label>Table 1</label><caption><p>Results.</p></caption><table><thead><tr><th rowspan="2">H</th><th>β</th></tr>
</thead><tbody><tr><td>0.32<sup>**</sup></td></tr></tbody></table></table-wrap></sec></body>
<back><ref-list><ref><label>1</label><mixed-citation>Li W. Trust. J Serv. 2020;3:1-9.</mixed-citation></ref>
<ref><label>2</label><element-citation><name><surname>Wu</surname><given-names>X</given-names></name><year>2019</year>
<article-title>Loyalty</article-title><source>JSM</source><volume>4</volume></element-citation></ref></ref-list></back></article>
"""

TEI = """<?xml version="1.0" encoding="UTF-8"?>
<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader xml:lang="en"><fileDesc><titleStmt><title>On trust</title></titleStmt>
<sourceDesc><biblStruct><analytic><author><persName><forename>Wei</forename><surname>Li</surname></persName></author></analytic>
<monogr><title level="j">JSM</title><imprint><date type="published" when="2021-03"/></imprint></monogr>
<idno type="DOI">10.1000/y</idno></biblStruct></sourceDesc></fileDesc>
<profileDesc><abstract><div><p>Interaction raises trust.</p></div></abstract></profileDesc></teiHeader>
<text xml:lang="en"><body><div><head n="1.">Introduction</head><p>Trust raises value <ref>(Li, 2020)</ref>.</p></div>
<figure type="table"><head>Table 1</head><figDesc>Results</figDesc><table><row><cell cols="2">a</cell></row><row><cell>b</cell>
<cell>c</cell></row></table></figure><note place="foot" n="1">A note.</note></body>
<back><div><listBibl><biblStruct><analytic><title>Loyalty</title><author><persName><forename>X</forename><surname>Wu</surname>
</persName></author></analytic><monogr><title>JSM</title><imprint><date when="2019"/></imprint></monogr></biblStruct>
<biblStruct><monogr><title>x</title></monogr><note type="raw_reference">Li W. (2020). Trust.</note></biblStruct></listBibl>
</div></back></text></TEI>"""


def test_jats() -> None:
    """A JATS article: title, implied headings, labels, lists, notes, tables and both kinds of references."""
    found = document(JATS, ".xml")
    check(found)
    assert found.format == "jats"
    assert blocks(found) == [
        ("title", "Trust in platforms"),
        ("heading", "Abstract"),
        ("paragraph", "Interaction raises co-creation (p<.01)."),
        ("paragraph", "Keywords: trust; platforms"),
        ("heading", "1 Introduction"),
        ("paragraph", "Trust matters2 (Li, 2020):"),
        ("item", "first"),
        ("paragraph", "and so on."),
        ("heading", "Theory"),
        ("paragraph", "More."),
        ("footnote", "a A note."),
        ("caption", "Table 1 Results."),
        ("table", "H\tβ\n0.32**"),
        ("heading", "References"),
        ("reference", "1 Li W. Trust. J Serv. 2020;3:1-9."),
        ("reference", "2 Wu X. (2019). Loyalty. JSM. 4"),
    ]
    assert marked(found) == [("superscript", "2"), ("superscript", "**")]
    assert cells(found) == [(0, 0, "H"), (0, 1, "β"), (1, 1, "0.32**")]
    assert [b.level for b in found.blocks if b.kind == "heading"] == [1, 1, 2, 1]
    given = dict(found.given)
    assert (given["author"], given["date"], given["venue"], given["doi"]) == ("Wei Li", "2021", "Journal of Service", "10.1000/x")  # fmt: skip


def test_grobid_tei() -> None:
    """GROBID's TEI: header facts, numbered heads, tables, notes, references as printed or put together."""
    found = document(TEI, ".xml")
    check(found)
    assert blocks(found) == [
        ("title", "On trust"),
        ("author", "Wei Li"),
        ("heading", "Abstract"),
        ("paragraph", "Interaction raises trust."),
        ("heading", "1. Introduction"),
        ("paragraph", "Trust raises value (Li, 2020)."),
        ("caption", "Table 1 Results"),
        ("table", "a\nb\tc"),
        ("footnote", "1 A note."),
        ("heading", "References"),
        ("reference", "[1] X Wu. (2019). Loyalty. JSM"),
        ("reference", "[2] Li W. (2020). Trust."),
    ]
    assert ("doi", "10.1000/y") in found.given and ("date", "2021-03") in found.given


def test_an_article_without_body_says_so() -> None:
    """A JATS record without full text is read and marked as degraded."""
    record = JATS[: JATS.index("<body>")] + "</article>"
    assert [(p.code, p.severity) for p in document(record).problems] == [("xml.no-body", "degraded")]


@pytest.mark.parametrize("root", ["article", "TEI"])
def test_entity_bombs_are_refused(root: str) -> None:
    """XML that declares entities is not expanded and not read, nor is a file fetched by it."""
    for entity in ('"ha"', '"&b;&b;&b;&b;"', 'SYSTEM "file:///etc/hostname"'):
        bomb = f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY a {entity}>]><{root} article-type="x"><body><p>&a;</p></body></{root}>'
        with pytest.raises(Skipped) as caught:
            read(source(bomb), SMALL)
        assert caught.value.code == "xml.entities"


def test_broken_xml_is_refused_with_its_place() -> None:
    """XML that is cut off is refused, and the message says where it breaks."""
    with pytest.raises(Skipped) as caught:
        read(source(JATS[:1200]), SMALL)
    assert caught.value.code == "xml.broken" and "line" in caught.value.reason


def test_deep_xml_is_refused() -> None:
    """XML nested beyond all measure ends as a problem, not in a crash."""
    deep = '<?xml version="1.0"?><article article-type="x"><body>' + "<sec>" * 100_000
    with pytest.raises(Skipped):
        read(source(deep), SMALL)


def test_docling() -> None:
    """A Docling document is walked along its body, each text once, furniture left out."""
    whole = {
        "schema_name": "DoclingDocument",
        "body": {"children": [{"$ref": f"#/{p}"} for p in ("texts/0", "groups/0", "tables/0", "texts/4", "texts/9", "texts/1")]},
        "groups": [{"children": [{"$ref": "#/texts/1"}, {"$ref": "#/texts/2"}, {"$ref": "#/groups/0"}]}],
        "texts": [
            {"label": "section_header", "text": "Introduction", "level": 1, "prov": [{"page_no": 2}]},
            {"label": "text", "text": "Trust raises value.", "prov": [{"page_no": 3}]},
            {"label": "list_item", "text": "first", "marker": "1.", "enumerated": True},
            {"label": "caption", "text": "Table 1 Results"},
            {"label": "page_header", "text": "JSM 2021"},
        ],
        "tables": [
            {
                "captions": [{"$ref": "#/texts/3"}],
                "data": {"table_cells": [
                    {"start_row_offset_idx": 1, "start_col_offset_idx": 0, "text": "0.32\ud800"},
                    {"start_row_offset_idx": 0, "start_col_offset_idx": 0, "text": "β"},
                ]},
            }
        ],
    }  # fmt: skip
    found = document(json.dumps(whole), ".json")
    check(found)
    assert blocks(found) == [
        ("heading", "Introduction"), ("paragraph", "Trust raises value."), ("item", "1. first"),
        ("caption", "Table 1 Results"), ("table", "β\n0.32\ufffd"),
    ]  # fmt: skip
    assert found.dropped == ("JSM 2021",)
    assert found.page(found.text.index("Trust")) == 3


def test_mineru() -> None:
    """A MinerU content list: headings, formulas, tables with captions, pages; broken paragraphs joined."""
    entries = [
        {"type": "text", "text": "题目\\*", "text_level": 1, "page_idx": 0},
        {"type": "text", "text": "企业与用户的互动能够促进价值共创。数字平台使更多的参与者进入这一过程，并且使资源的", "page_idx": 0},
        {"type": "text", "text": "整合更有效率<sup>[3]</sup>。因此，平台治理十分重要。", "page_idx": 1},
        {"type": "equation", "text": "$$y = a$$", "text_format": "latex", "page_idx": 1},
        {"type": "table", "table_caption": ["表1 结果"], "table_footnote": ["注：**p<0.01"], "page_idx": 1,
         "table_body": "<html><body><table><tr><td>H1</td><td>0.32</td></tr></table></body></html>"},
        {"type": "image", "img_path": "a.jpg", "img_caption": ["图1 框架"], "page_idx": 2},
        {"type": "list", "list_items": ["一是互动", "二是信任"], "page_idx": 2},
        {"type": "page_number", "text": "44", "page_idx": 2},
        "noise", {"type": 3}, {"type": "text"},
    ]  # fmt: skip
    found = document(json.dumps(entries, ensure_ascii=False), ".json")
    check(found)
    assert blocks(found) == [
        ("heading", "题目*"),
        ("paragraph", "企业与用户的互动能够促进价值共创。数字平台使更多的参与者进入这一过程，并且使资源的整合更有效率[3]。因此，平台治理十分重要。"),
        ("formula", "$$y = a$$"), ("caption", "表1 结果"), ("table", "H1\t0.32"), ("caption", "注：**p<0.01"),
        ("caption", "图1 框架"), ("item", "一是互动"), ("item", "二是信任"),
    ]  # fmt: skip
    assert found.page(found.text.index("框架")) is None or found.page(found.text.index("一是")) == 3
    assert found.dropped == ("44",) and cells(found) == [(0, 0, "H1"), (0, 1, "0.32")]


@pytest.mark.parametrize(
    "text", ['{"a": 1, "b": [', '[{"type": "text", "text": "x"', '{"schema_name": []}', "[" * 100_000]
)
def test_json_of_another_kind_is_refused(text: str) -> None:
    """JSON that is broken or not of a known kind is refused, not read as prose."""
    with pytest.raises(Skipped):
        read(source(text, ".json"), SMALL)


def test_epub() -> None:
    """An EPUB's chapters are read in the order of its spine; a missing one is reported."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr(
            "META-INF/container.xml", '<container><rootfiles><rootfile full-path="O/c.opf"/></rootfiles></container>'
        )
        archive.writestr(
            "O/c.opf",
            """<package xmlns:dc="d"><metadata><dc:title>论共创</dc:title></metadata><manifest>
<item id="b" href="t/b.xhtml" media-type="application/xhtml+xml"/><item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>
<item id="m" href="m.xhtml" media-type="application/xhtml+xml"/></manifest>
<spine><itemref idref="a"/><itemref idref="b"/><itemref idref="m"/></spine></package>""",
        )
        archive.writestr("O/a.xhtml", "<html><body><h1>引言</h1><p>互动提升信任<sup>1</sup>。</p></body></html>")
        archive.writestr("O/t/b.xhtml", "<html><body><p>信任促进共创 &amp; 忠诚。</p></body></html>")
    found = document(out.getvalue(), ".epub")
    check(found)
    assert texts(found) == ["引言", "互动提升信任1。", "信任促进共创 & 忠诚。"]
    assert marked(found) == [("superscript", "1")] and found.given == (("title", "论共创"),)
    assert [p.code for p in found.problems] == ["epub.missing"]


def test_what_mineru_wrote_of_real_papers(shared: Path) -> None:
    """Real MinerU lists give the text that their Markdown gives, but for page furniture."""
    for path in sorted((shared / "papers/fulltext").glob("*V1.json"))[:4]:
        listed, marked_down = (
            document(path.read_bytes(), ".json"),
            document(path.with_suffix(".md").read_bytes(), ".md"),
        )
        ours, theirs = "".join(listed.text.split()), "".join(marked_down.text.split())
        assert abs(len(ours) - len(theirs)) < 0.02 * len(theirs)
