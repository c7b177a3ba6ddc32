"""Chinese segmentation: sentences, clauses and tokens of passages written for these tests."""

from __future__ import annotations

import pytest

from pipeline.document import Block, Document, Outline, Section, SourceMap, Zone
from pipeline.segment import segment, zh


def split(text: str) -> list[str]:
    return [span.of(text) for span in zh.split(text, 0, len(text))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平台开放接口。伙伴加入生态！顾客获益了吗？", ["平台开放接口。", "伙伴加入生态！", "顾客获益了吗？"]),
        ("互动显著（β=0.41, p<0.01）。随后看3.5分的均值。", ["互动显著（β=0.41, p<0.01）。", "随后看3.5分的均值。"]),
        ("差异显著,p<0.05.随后检验中介.结果成立.", ["差异显著,p<0.05.", "随后检验中介.", "结果成立."]),
        ("Grönroos et al.认为互动是前提。", ["Grönroos et al.认为互动是前提。"]),
        ("高努力(vs.低努力)提高信任。", ["高努力(vs.低努力)提高信任。"]),
        ("参与提升忠诚。[3,4]随后口碑扩散。", ["参与提升忠诚。[3,4]", "随后口碑扩散。"]),
        ("1.互动的前因.2.互动的结果见下文", ["1.互动的前因.", "2.互动的结果见下文"]),
    ],
)
def test_sentence_ends(text: str, expected: list[str]) -> None:
    """Full stops of both widths end Chinese sentences; decimals, abbreviations and item numbers do not."""
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("平台提升效率，吸引伙伴；伙伴提供资源，反哺平台。", ["平台提升效率，吸引伙伴；", "伙伴提供资源，反哺平台。"]),
        ("维度包括对话；获取；风险；透明。", ["维度包括对话；获取；风险；透明。"]),
        ("维度有三：一是对话；二是获取；三是透明。", ["维度有三：一是对话；二是获取；三是透明。"]),
        (
            "原因有二：一是顾客参与提升了信任；二是平台降低了成本。",
            ["原因有二：", "一是顾客参与提升了信任；", "二是平台降低了成本。"],
        ),
        (
            "企业规模不断扩大，其一贯重视顾客参与的做法没有改变。",
            ["企业规模不断扩大，其一贯重视顾客参与的做法没有改变。"],
        ),
        (
            "研究发现:①顾客学习促进知识共享；②知识共享提升服务创新。",
            ["研究发现:", "①顾客学习促进知识共享；", "②知识共享提升服务创新。"],
        ),
        ("分为三类:(1)功能型;(2)情感型;(3)社会型。", ["分为三类:(1)功能型;(2)情感型;(3)社会型。"]),
    ],
)
def test_semicolons_and_items(text: str, expected: list[str]) -> None:
    """A semicolon or an item mark cuts where a full clause follows, never inside a list of names."""
    assert split(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("店长说：“先听顾客的。”随后他开放了厨房。", ["店长说：“先听顾客的。”", "随后他开放了厨房。"]),
        ("在“能共享。能互助。”的社区里，信任更高。", ["在“能共享。能互助。”的社区里，信任更高。"]),
        ("共创（见附录。略）提升绩效。下一句。", ["共创（见附录。略）提升绩效。", "下一句。"]),
        ("引号“没有闭合。下一句仍被切开。", ["引号“没有闭合。", "下一句仍被切开。"]),
    ],
)
def test_quotes_and_brackets(text: str, expected: list[str]) -> None:
    """Quotes and brackets are kept whole; one that never closes does not swallow the paragraph."""
    assert split(text) == expected


def test_clauses_leave_brackets_and_numbers_whole() -> None:
    """Clauses are cut at commas and colons outside brackets and numbers, with neither mark nor space."""
    text = "调查了12,000人 ， 发现共创(co-creation,CC)有益:信任上升。"
    assert [c.of(text) for c in zh.clauses(text, 0, len(text))] == [
        "调查了12,000人",
        "发现共创(co-creation,CC)有益",
        "信任上升",
    ]


def test_tokens_cover_the_text_and_know_the_field() -> None:
    """Tokens are exact spans in order; a domain word is one token though the dictionary lacks it."""
    text = "平台赋能 促进价值共创。"
    found = [(text[t.start : t.end], t.start) for t in zh.tokens(text, 0, len(text))]
    assert found == [("平台", 0), ("赋能", 2), ("促进", 5), ("价值共创", 7), ("。", 11)]


def test_a_sentence_of_a_million_characters_is_read_in_time() -> None:
    """Hostile input of a megabyte without one full stop is cut without blowing up."""
    text = "（" * 1000 + "(1)" * 100_000 + "；" * 100_000 + "“a.1" * 100_000
    assert sum(len(part) for part in split(text)) > 0


def _document(blocks: list[tuple[str, str]]) -> Document:
    text, made = "", []
    for kind, body in blocks:
        made.append(Block(len(text), len(text) + len(body), kind))
        text += body + "\n\n"
    return Document("p-1", "text", None, text, tuple(made), SourceMap())


def _outline(document: Document, zones: tuple[Zone, ...] = (), kind: str = "findings") -> Outline:
    sections = (Section(0, len(document.text), kind, ""),)
    return Outline("zh", "", (), "", "", "", (), sections, (), (), zones)


def test_language_is_told_sentence_by_sentence() -> None:
    """A mixed paragraph gives each sentence its own language; English terms leave a sentence Chinese."""
    document = _document(
        [("paragraph", "服务主导逻辑(S-D logic)强调互动。Value is always co-created. 顾客参与提升忠诚。")]
    )
    found = [(s.lang, document.text[s.start : s.end]) for s in segment(document, _outline(document)).items]
    assert found == [
        ("zh", "服务主导逻辑(S-D logic)强调互动。"),
        ("en", "Value is always co-created."),
        ("zh", "顾客参与提升忠诚。"),
    ]


def test_roles_and_excluded_zones() -> None:
    """Headings keep their role, references give nothing, and an excluded zone inside a block is left out."""
    document = _document(
        [
            ("heading", "四、研究发现"),
            ("paragraph", "共创提升绩效。收稿日期略。口碑扩散。"),
            ("reference", "[1] 甲. 乙. 2020."),
        ]
    )
    start = document.text.index("收稿")
    found = segment(document, _outline(document, (Zone(start, start + 6, "note"),))).items
    assert [(s.role, document.text[s.start : s.end]) for s in found] == [
        ("heading", "四、研究发现"),
        ("prose", "共创提升绩效。"),
        ("prose", "口碑扩散。"),
    ]
    assert {s.role for s in segment(document, _outline(document, kind="keywords")).items} == {"heading", "keywords"}


def test_no_cache_file_is_read_or_written(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Tokens do not depend on a jieba cache in the temporary folder, and none is left there."""
    (tmp_path / "jieba.cache").write_bytes(b"not a cache")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    zh._dictionary.cache_clear()
    assert len(zh.tokens("价值共创促进绩效", 0, 8)) == 3
    assert [p.name for p in tmp_path.iterdir()] == ["jieba.cache"]
