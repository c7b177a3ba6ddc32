"""The look-up before the patterns of the Chinese grammar: it saves time and never a claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_claims_zh import drafts

from pipeline.claims.zh.view import View
from pipeline.claims.zh.words import bits, group, held

HERE = Path(__file__).parent
#: Every sentence on which the grammar is tested, and those of our own papers.
SENTENCES = sorted(
    {
        sentence
        for path in (*HERE.glob("test_claims_zh*.py"), *(HERE.parents[1] / "corpora" / "sample").glob("zh-*.md"))
        for sentence in re.findall(r"[一-鿿][^\"\n。]{8,200}。", path.read_text(encoding="utf-8"))
    }
)


def test_the_look_up_changes_no_claim(monkeypatch: pytest.MonkeyPatch) -> None:
    """Rules that look first whether one of their words is there find what they find without looking."""
    assert len(SENTENCES) > 200
    found = {sentence: drafts(sentence) for sentence in SENTENCES}
    monkeypatch.setattr(View, "held", lambda *_: -1)
    assert {sentence: drafts(sentence) for sentence in SENTENCES} == found


def test_a_word_is_held_where_all_of_it_stands() -> None:
    """A list is held in a stretch that has a whole word of it, be it part of a longer word; else it is not."""
    word = sorted(group("verbs.raise"))[0]
    text = f"甲{word}乙"
    end = 1 + len(word)
    assert held(text, 1, end) & bits("verbs.raise")
    assert held(text, 0, len(text)) & bits("third.paths|verbs.raise")
    assert not held(text, 1, end - 1) & bits("verbs.raise")
    assert not held(text, 0, len(text)) & bits("third.paths")
