"""Our way through jieba's dictionary gives jieba's words."""

import random

import jieba
import pytest

from pipeline.segment.zh_words import Words

TERMS = ("价值共创", "共毁", "数字赋能")
TEXTS = (
    "平台治理通过资源整合促进了顾客参与价值共创，进而提升品牌忠诚（β=0.32，p<0.01）。",
    "  AI客服\t与O2O模式\r\n并非“共毁”的根源；H2a、H2b不成立-见表3.1%  ",
    "𠀀囧囧龘龘 C++ 与T恤　全角空格①②，iPhone12pro-max 和 2019—2020 年",
    "",
)


def test_words_are_those_of_jieba(tmp_path, monkeypatch: pytest.MonkeyPatch) -> None:  # type: ignore[no-untyped-def]
    """Every word begins and ends where jieba's does, in prose, among Latin words and figures, and in nonsense."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    plain = jieba.Tokenizer()
    plain.initialize()
    for term in TERMS:
        plain.add_word(term)
    words = Words(TERMS)
    dice = random.Random(3)
    letters = "价值共创平台治理的了在与和顾客参与提升abcHXO2019.%-+ ，。（）\n"
    nonsense = ("".join(dice.choice(letters) for _ in range(300)) for _ in range(20))
    for text in (*TEXTS, *nonsense):
        expected, at = [], 0
        for word in plain.cut(text, HMM=False):
            if not word.isspace():
                expected.append((at, at + len(word)))
            at += len(word)
        assert list(words.cut(text, 0, len(text))) == expected
        inside = words.cut("价" + text + "值", 1, 1 + len(text))
        assert [(a - 1, b - 1) for a, b in inside] == expected
