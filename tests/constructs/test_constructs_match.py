"""Names of the codebook are found in every dress they wear, and only there."""

from __future__ import annotations

import time

import pytest

from pipeline.constructs import ConstructSettings, constructs
from pipeline.constructs.keys import fold, key_of, label_key
from pipeline.document import Codebook
from tests.constructs.constructs_help import BOOK, found, paper


@pytest.mark.parametrize(
    "text",
    [
        "value co-creation",
        "Value Co-Creation",
        "value cocreation",
        "value co creation",
        "value\nco-creation",
        "value co‐creation",
        "value co-creations",
        "ｖａｌｕｅ　ｃｏ－creation",
        "co-creation of value",
    ],
)
def test_english_spellings(text: str) -> None:
    """Capitals, hyphens, spaces, line breaks, plurals and full-width letters do not hide a name."""
    assert found(f"We study {text} among firms.") == [(text, "value-co-creation")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("价值共创是目标。", "价值共创"),
        ("價值共創是目標。", "價值共創"),
        ("价值\n共创是目标。", "价值\n共创"),
        ("价值 共创是目标。", "价值 共创"),
        ("价值共同创造是目标。", "价值共同创造"),
    ],
)
def test_chinese_spellings(text: str, name: str) -> None:
    """Traditional characters and breaks inside a name do not hide it, and the text is quoted as it is."""
    assert found(text) == [(name, "value-co-creation")]


def test_one_id_for_both_languages() -> None:
    """The Chinese and the English name of a concept carry one id."""
    assert [c for _, c in found("顾客契合（customer engagement）影响价值共创（VCC）。")] == [
        "customer-engagement",
        "customer-engagement",
        "value-co-creation",
        "value-co-creation",
    ]


def test_longest_name_wins() -> None:
    """Of names that overlap the longest is kept, and no two mentions overlap."""
    assert found("场景价值共创与价值共创不同。") == [
        ("场景价值共创", "context-value-co-creation"),
        ("价值共创", "value-co-creation"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "They were distrustful and untrusting.",
        "The trustee left.",
        "The vcc was low.",
        "A dart hit the board.",
        "合作社的数量增加了。",
        "Value, co-creation and more.",
        "They raise value. Co-creation follows.",
    ],
)
def test_no_name_inside_words_or_across_marks(text: str) -> None:
    """No name is found inside a longer word, across punctuation, or for an abbreviation in small letters."""
    assert found(text) == []


def test_british_spelling_and_lost_double_letters() -> None:
    """British spelling and a letter lost from a double letter (bad OCR) do not hide a name."""
    assert found("We observe consumer behaviours.") == [("consumer behaviours", "consumer-behavior")]
    book = Codebook((*BOOK.concepts[:1], BOOK.concepts[3].__class__("attitude", (), ("brand attitude",), "")))
    assert found("The brand atitude was measured.", book=book) == [("brand atitude", "attitude")]


def test_possessive_is_not_part_of_a_name() -> None:
    """A possessive ending is not needed for a name and does not break one."""
    assert found("Customers’ engagement and customer engagement differ.")[-1] == (
        "customer engagement",
        "customer-engagement",
    )
    assert found("The customers' engagement rose.") == [("customers' engagement", "customer-engagement")]


def test_loose_names_are_no_mentions() -> None:
    """A name marked as loose is no mention where it stands, with discovery off or on."""
    assert found("创新很重要。创新很重要。") == []
    assert ("创新", "创新") not in found("创新推动创新，创新带来创新，创新就是创新。", discover=True)


def test_offsets_survive_ugly_text() -> None:
    """Spans point at the very characters, whatever stands around them."""
    text = "  ①　𠮷野家的“ 資源 整合 ”，\u3000通过Resource\u00a0 Integration（ＶＣＣ）\t实现。"
    assert found(text) == [
        ("資源 整合", "resource-integration"),
        ("Resource\u00a0 Integration", "resource-integration"),
        ("ＶＣＣ", "value-co-creation"),
    ]


def test_fold_keeps_the_length() -> None:
    """Folding never changes the number of characters, so offsets stay true."""
    text = "".join(chr(c) for c in range(1, 0x3000)) + "İßﬃ𠮷乾後臺颱"
    assert len(fold(text)) == len(text)


def test_key_knows_where_words_begin_and_end() -> None:
    """A key has offsets at the edges of words only."""
    key = key_of("xx trust 信任", 3, 11)
    assert key.text == "trust信任"
    assert key.starts == (3, -1, -1, -1, -1, 9, 10)
    assert key.ends == (-1, -1, -1, -1, 8, 10, 11)
    assert label_key("Trusts") == label_key("trust")


def test_an_empty_codebook_finds_nothing() -> None:
    """A codebook without concepts is no error."""
    assert found("价值共创 and trust", book=Codebook(())) == []


@pytest.mark.parametrize("piece", ["价", "value co-", "a'", "- ", "(A", "trust", "的", "A-b"])
def test_a_hostile_sentence_takes_seconds(piece: str) -> None:
    """A hostile sentence of many characters is worked through in a time that grows with its length."""
    text = piece * (120_000 // len(piece))
    document, _ = paper("x")
    document = document.__class__("p-0", "text", None, text, document.blocks, document.map)
    from pipeline.document import Sentence, Sentences

    sentence = Sentence(0, len(text), "en", "prose", 0, (), ())
    begun = time.monotonic()
    constructs(document, Sentences((sentence,)), BOOK, ConstructSettings())
    assert time.monotonic() - begun < 12
