# ruff: noqa: E501  (literal file contents)
"""Word files, built part by part: what the final view shows is what is read."""

from __future__ import annotations

import io
import zipfile

import docx
import pytest
from reading import SMALL, blocks, cells, check, marked, source, texts

from pipeline.document import Document
from pipeline.errors import Skipped
from pipeline.read import ReadSettings, read

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
M = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
STYLES = f"""<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="21"/></w:rPr></w:rPrDefault></w:docDefaults>
<w:style w:type="paragraph" w:default="1" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="my"><w:name w:val="My heading"/><w:basedOn w:val="1"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="cap"><w:name w:val="caption"/></w:style>
<w:style w:type="character" w:styleId="up"><w:name w:val="up"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style>
</w:styles>"""
NUMBERS = f"""<w:numbering {W}>
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%2."/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="[%1]"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>
<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num></w:numbering>"""


def word(body: str, **parts: str) -> bytes:
    """A Word file with this body; other parts by name ("footnotes": XML)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", f"<w:document {W} {M} {MC}><w:body>{body}</w:body></w:document>")
        archive.writestr("word/styles.xml", STYLES)
        archive.writestr("word/numbering.xml", NUMBERS)
        for name, content in parts.items():
            archive.writestr(f"word/{name}.xml", content)
    return out.getvalue()


def opened(body: str, **parts: str) -> Document:
    found = read(source(word(body, **parts), ".docx"), SMALL)
    check(found)
    return found


def p(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def r(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def test_headings_by_style_and_by_inheritance() -> None:
    """A heading is known by its style's name, also where a style of one's own is based on it."""
    found = opened(
        p(r("引言"), properties='<w:pStyle w:val="1"/>')
        + p(r("理论"), properties='<w:pStyle w:val="my"/>')
        + p(r("方法"), properties='<w:outlineLvl w:val="1"/>')
        + p(r("正文段落。"))
    )
    assert [(b.kind, b.level) for b in found.blocks] == [("heading", 1), ("heading", 1), ("heading", 2), ("paragraph", None)]  # fmt: skip


def test_headings_by_look() -> None:
    """A short bold line with a number is a heading; a bold sentence is not; large type at the top is the title."""
    body = "".join(p(r("互动质量能够提升信任，并促进价值共创。")) for _ in range(6))
    found = opened(
        p(r("平台价值共创研究", '<w:sz w:val="36"/>')) + body + p(r("2.1 理论背景", "<w:b/>")) + p(r("这一结论十分重要。", "<w:b/>"))
    )  # fmt: skip
    kinds = [(b.kind, b.level) for b in found.blocks]
    assert kinds[0] == ("title", None)
    assert kinds[-2:] == [("heading", 2), ("paragraph", None)]


def test_automatic_numbers_are_written_out() -> None:
    """Numbers that Word shows and does not store are in the text: headings, lists and reference lists."""

    def listed(text: str, number: int, level: int = 0) -> str:
        return p(r(text), properties=f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')

    found = opened(
        listed("引言部分", 1) + listed("背景", 1, 1) + listed("意义", 1, 1) + listed("理论部分", 1) + listed("定义", 1, 1)
        + listed("周文. 论价值[J].", 2) + listed("李明. 论信任[J].", 2) + listed("要点", 3)
    )  # fmt: skip
    assert texts(found) == [
        "一、 引言部分", "1. 背景", "2. 意义", "二、 理论部分", "1. 定义", "[1] 周文. 论价值[J].", "[2] 李明. 论信任[J].", "要点",
    ]  # fmt: skip
    assert found.blocks[-1].kind == "item"


def test_tracked_changes_are_shown_resolved() -> None:
    """Insertions are text, deletions are gone, a deleted paragraph mark joins its paragraphs."""
    found = opened(
        p(
            r("平台"), f'<w:ins w:id="1">{r("显著")}</w:ins>',
            '<w:del w:id="2"><w:r><w:delText>不</w:delText></w:r></w:del>', r("促进共创，"),
            properties='<w:rPr><w:del w:id="3"/></w:rPr>',
        )
        + p(r("并提升信任。"))
        + '<w:moveFrom w:id="4">' + p(r("移走的")) + "</w:moveFrom>" + p(r("下一段。"))
    )  # fmt: skip
    assert texts(found) == ["平台显著促进共创，并提升信任。", "下一段。"]


def test_fields_show_their_results() -> None:
    """Of a field only its result is text, also where one field stands in another; links are text."""

    def field(kind: str) -> str:
        return f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>'

    nested = (
        field("begin") + "<w:r><w:instrText> IF </w:instrText></w:r>" + field("begin") + r("INNER") + field("separate")
    )
    nested += r("no") + field("end") + field("separate") + r("图1") + field("end")
    found = opened(
        p(
            r("见"),
            nested,
            f"<w:hyperlink>{r('链接')}</w:hyperlink>",
            f"<w:fldSimple>{r('所示')}</w:fldSimple>",
            r("。"),
        )
    )
    assert texts(found) == ["见图1链接所示。"]


def test_raised_runs_are_marks() -> None:
    """Superscripts are marked, by their own property or by their style."""
    found = opened(
        p(
            r("价值共创"),
            r("[3]", '<w:vertAlign w:val="superscript"/>'),
            r("与信任"),
            r("[4]", '<w:rStyle w:val="up"/>'),
        )
    )
    assert texts(found) == ["价值共创[3]与信任[4]"]
    assert marked(found) == [("superscript", "[3]"), ("superscript", "[4]")]


def test_notes_follow_their_paragraph_and_endnotes_close_the_text() -> None:
    """A footnote is a block after its paragraph; endnotes are numbered references called by raised numbers."""
    notes = f'<w:footnotes {W}><w:footnote w:type="separator" w:id="0"><w:p/></w:footnote><w:footnote w:id="2">{p(r("脚注内容。"))}</w:footnote></w:footnotes>'
    ends = f'<w:endnotes {W}><w:endnote w:id="5">{p(r("李明. 论信任[J]."))}</w:endnote></w:endnotes>'
    found = opened(
        p(r("互动提升信任"), '<w:r><w:footnoteReference w:id="2"/></w:r>', r("。"))
        + p(r("信任促进共创"), '<w:r><w:endnoteReference w:id="5"/></w:r>', r("。")),
        footnotes=notes, endnotes=ends,
    )  # fmt: skip
    assert blocks(found) == [
        ("paragraph", "互动提升信任。"), ("footnote", "脚注内容。"), ("paragraph", "信任促进共创[1]。"),
        ("reference", "[1] 李明. 论信任[J]."),
    ]  # fmt: skip
    assert marked(found) == [("superscript", "[1]")]


def test_tables_with_merged_cells() -> None:
    """Cells keep row and column under spans and vertical merges; a table of one column is layout."""

    def tc(text: str, properties: str = "") -> str:
        return f"<w:tc><w:tcPr>{properties}</w:tcPr>{p(r(text))}</w:tc>"

    found = opened(
        p(r("表1 假设检验"), properties='<w:pStyle w:val="cap"/>')
        + "<w:tbl><w:tr>" + tc("假设", '<w:vMerge w:val="restart"/>') + tc("系数", '<w:gridSpan w:val="2"/>') + "</w:tr><w:tr>"
        + tc("", "<w:vMerge/>") + tc("0.32**") + tc("显著") + "</w:tr></w:tbl>"
        + p(r("注：**p&lt;0.01")) + "<w:tbl><w:tr>" + tc("框中的正文段落。") + "</w:tr></w:tbl>"
    )  # fmt: skip
    assert cells(found) == [(0, 0, "假设"), (0, 1, "系数"), (1, 1, "0.32**"), (1, 2, "显著")]
    assert [kind for kind, _ in blocks(found)] == ["caption", "table", "caption", "paragraph"]


def test_text_boxes_symbols_formulas_and_hidden_text() -> None:
    """Text boxes are read once, Symbol letters are Greek, formulas are text, hidden text is not."""
    box = f"<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{p(r('框内文字。'))}</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{p(r('框内文字。'))}</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    math = (
        "<m:oMath><m:sSup><m:e><m:r><m:t>R</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></m:sup></m:sSup></m:oMath>"
    )
    found = opened(
        p(
            r("系数"),
            '<w:r><w:sym w:font="Symbol" w:char="F062"/></w:r>',
            r("=0.32"),
            r("秘密", "<w:vanish/>"),
            r("，"),
            math,
            box,
        )
    )
    assert texts(found) == ["系数β=0.32，R2", "框内文字。"]
    assert marked(found) == [("superscript", "2")]


def test_a_table_of_contents_is_left_out() -> None:
    """A table of contents repeats the headings and is no text of the paper."""
    found = opened(p(r("引言\t1"), properties='<w:pStyle w:val="TOC1"/>') + p(r("正文段落。")))
    assert texts(found) == ["正文段落。"]


def test_a_file_written_by_another_library_reads() -> None:
    """A file of python-docx gives its headings, runs, list numbers, table and properties."""
    written = docx.Document()
    written.core_properties.title, written.core_properties.author = "论共创", "李明"
    written.add_heading("一、引言", 1)
    paragraph = written.add_paragraph("互动提升")
    paragraph.add_run("信任").bold = True
    table = written.add_table(1, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "H1", "0.32"
    out = io.BytesIO()
    written.save(out)
    found = read(source(out.getvalue()), SMALL)
    assert blocks(found) == [("heading", "一、引言"), ("paragraph", "互动提升信任"), ("table", "H1\t0.32")]
    assert found.given == (("title", "论共创"), ("author", "李明"))
    assert found.encoding is None and found.map.source_span(0, 3) is None


def test_a_bomb_is_not_unpacked() -> None:
    """A part that would unpack to far more than it is, or too many parts, is refused by its declared size."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b" " * 40_000_000)
    for settings in (SMALL, ReadSettings(max_unpacked=1000), ReadSettings(max_ratio=2)):
        with pytest.raises(Skipped) as caught:
            read(source(out.getvalue()), settings)
        assert caught.value.code == "read.too-large"


@pytest.mark.parametrize("cut", [10, 30, 200, 600, -30, -1])
def test_a_damaged_file_is_a_problem(cut: int) -> None:
    """A truncated Word file is refused with a reason."""
    with pytest.raises(Skipped) as caught:
        read(source(word(p(r("互动提升信任。" * 20)))[:cut]), SMALL)
    assert caught.value.code.startswith("read.")


def test_entities_in_a_word_file_are_refused() -> None:
    """A Word part that declares entities is a trap and is not read."""
    body = p(r("&a;"))
    bomb = f'<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document {W}><w:body>{body}</w:body></w:document>'
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("word/document.xml", bomb)
    with pytest.raises(Skipped) as caught:
        read(source(out.getvalue()), SMALL)
    assert caught.value.code == "xml.entities"
