"""OpenDocument text: what LibreOffice shows, its notes, numbers, tables and raised marks."""

from __future__ import annotations

import io
import zipfile

import pytest
from reading import SMALL, blocks, cells, check, marked, source, texts

from pipeline.document import Document
from pipeline.errors import Skipped
from pipeline.read import read

NAMES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{long}:1.0"'
    for short, long in (
        ("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"), ("draw", "drawing"),
        ("meta", "meta"),
    )
) + ' xmlns:dc="http://purl.org/dc/elements/1.1/"'  # fmt: skip


def packed(body: str, styles: str = "", **parts: str) -> bytes:
    """An .odt file with this text; ``parts``: other parts of the package."""
    content = (
        f"<office:document-content {NAMES}><office:automatic-styles>{styles}</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
        for name, part in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", part)
    return out.getvalue()


def opened(body: str, styles: str = "", **parts: str) -> Document:
    """The document of :func:`packed`."""
    found = read(source(packed(body, styles, **parts), ".odt"), SMALL)
    assert found.format == "odt"
    assert found.encoding is None
    check(found)
    return found


def test_headings_paragraphs_and_title_are_told_by_their_elements_and_styles() -> None:
    """A heading has its level, a title and a caption are told by the style that an automatic style comes from."""
    styles = (
        '<style:style style:name="P1" style:parent-style-name="Title"/>'
        '<style:style style:name="P2" style:parent-style-name="Table"/>'
        '<style:style style:name="P3" style:parent-style-name="Heading_20_2"/>'
    )
    found = opened(
        '<text:p text:style-name="P1">论价值共创</text:p><text:h text:outline-level="1">一、引言</text:h>'
        '<text:p>顾客参与<text:span>促进</text:span>信任。</text:p><text:p text:style-name="P3">（一）方法</text:p>'
        '<text:p text:style-name="P2">检验结果</text:p><text:p>表1 检验结果</text:p>',
        styles,
    )
    assert blocks(found) == [
        ("title", "论价值共创"),
        ("heading", "一、引言"),
        ("paragraph", "顾客参与促进信任。"),
        ("heading", "（一）方法"),
        ("caption", "检验结果"),
        ("caption", "表1 检验结果"),
    ]
    assert [block.level for block in found.blocks if block.kind == "heading"] == [1, 2]


def test_notes_follow_their_paragraph_and_endnotes_close_the_text() -> None:
    """A note's mark is raised in the sentence; its text is a block of its own and splits no sentence."""

    def note(kind: str, mark: str, text: str) -> str:
        return (
            f'<text:note text:note-class="{kind}"><text:note-citation>{mark}</text:note-citation>'
            f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
        )

    one, two = note("footnote", "1", "见附录。"), note("endnote", "i", "Li, 2019.")
    found = opened(f"<text:p>信任{one}促进参与{two}。</text:p><text:p>结论。</text:p>")
    assert blocks(found) == [
        ("paragraph", "信任1促进参与i。"),
        ("footnote", "1 见附录。"),
        ("paragraph", "结论。"),
        ("footnote", "i Li, 2019."),
    ]
    assert marked(found) == [("superscript", "1"), ("superscript", "i")]


def test_what_is_not_shown_is_not_read() -> None:
    """Tracked deletions, comments, descriptions of pictures and the table of contents are no text of the paper."""
    found = opened(
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>没有这句。</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:table-of-content><text:p>引言 1</text:p>"
        "</text:table-of-content><text:p>信任<office:annotation><text:p>真的吗？</text:p></office:annotation>促进"
        "<text:s text:c='2'/>参与<text:line-break/>。</text:p>"
    )
    assert texts(found) == ["信任促进 参与 。"]


def test_numbers_of_lists_are_written_out() -> None:
    """Hypotheses and references live by the numbers that the program shows before them, from their start value on."""
    styles = (
        '<text:list-style style:name="L1"><text:list-level-style-number text:level="1" style:num-format="1" '
        'style:num-prefix="[" style:num-suffix="]" text:start-value="3"/>'
        '<text:list-level-style-bullet text:level="2"/></text:list-style>'
    )
    item = "<text:list-item><text:p>{}</text:p>{}</text:list-item>"
    inner = f"<text:list>{item.format('点', '')}</text:list>"
    found = opened(
        f'<text:list text:style-name="L1">{item.format("甲说。", inner)}{item.format("乙说。", "")}</text:list>'
        f'<text:list text:style-name="L1" text:continue-numbering="true">{item.format("丙说。", "")}</text:list>',
        styles,
    )
    assert blocks(found) == [("item", "[3] 甲说。"), ("item", "点"), ("item", "[4] 乙说。"), ("item", "[5] 丙说。")]


def test_tables_keep_rows_columns_and_merged_cells() -> None:
    """A covered cell keeps the place of the columns after it; raised stars are marked."""
    styles = '<style:style style:name="T1"><style:text-properties style:text-position="super 58%"/></style:style>'
    found = opened(
        "<table:table><table:table-row><table:table-cell><text:p>路径</text:p></table:table-cell>"
        "<table:table-cell table:number-columns-spanned='2'><text:p>模型1</text:p></table:table-cell>"
        "<table:covered-table-cell/></table:table-row><table:table-row><table:table-cell><text:p>H1</text:p>"
        "</table:table-cell><table:table-cell><text:p>0.42<text:span text:style-name='T1'>**</text:span></text:p>"
        "</table:table-cell><table:table-cell><text:p>成立</text:p></table:table-cell></table:table-row></table:table>",
        styles,
    )
    assert cells(found) == [(0, 0, "路径"), (0, 1, "模型1"), (0, 2, ""), (1, 0, "H1"), (1, 1, "0.42**"), (1, 2, "成立")]


def test_the_file_states_its_title_and_author() -> None:
    """What the properties say is given to the outline."""
    meta = (
        f"<office:document-meta {NAMES}><office:meta><dc:title>论共创</dc:title>"
        "<meta:initial-creator>李明</meta:initial-creator><dc:creator>编辑</dc:creator></office:meta></office:document-meta>"
    )
    assert opened("<text:p>信任促进参与。</text:p>", meta=meta).given == (("title", "论共创"), ("author", "李明"))


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (packed("<text:p>信</text:p>", **{"META-INF__manifest": "<m><encryption-data/></m>"}), "read.encrypted"),
        (packed("<text:p>信</text:p>").replace(b"content.xml", b"content.xmm"), "read.archive"),
        (packed("<text:p>&a;</text:p>")[:200], "read.corrupt"),
    ],
)
def test_locked_and_damaged_files_say_so(data: bytes, code: str) -> None:
    """A file with a password, without its text, or cut short is refused with what to do."""
    with pytest.raises(Skipped) as caught:
        read(source(data, ".odt"), SMALL)
    assert caught.value.code == code
    assert caught.value.what_to_do


def test_a_drawing_is_no_text() -> None:
    """An OpenDocument spreadsheet or drawing is told from a text."""
    sheet = (
        f"<office:document-content {NAMES}><office:body><office:spreadsheet/></office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("content.xml", sheet)
    with pytest.raises(Skipped) as caught:
        read(source(out.getvalue(), ".odt"), SMALL)
    assert caught.value.code == "read.office"
