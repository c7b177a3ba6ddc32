"""The look-up before the patterns of the Chinese grammar: it saves time and never a claim."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from test_claims_zh import drafts

from pipeline.claims.zh.needs import may_match
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
    monkeypatch.setattr("pipeline.claims.zh.needs.needs", lambda _: ())
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


def test_a_pattern_needs_the_words_that_it_cannot_do_without() -> None:
    """A word is needed where it must stand, not where it may be left out, may be another or must not be there."""
    word = sorted(group("verbs.raise"))[0]
    said = held(word, 0, len(word))
    other = held("甲", 0, 1)
    for source in ("甲<verbs.raise>+", "(?P<x>.{0,3}?)(?:<verbs.raise|third.paths>){1,2}", "(?=<verbs.raise>)."):
        assert may_match(source, said)
        assert not may_match(source, other)
    for source in (
        "甲<verbs.raise>?",
        "(?:<verbs.raise>){0,3}",
        "<verbs.raise>|甲",
        "(?!<verbs.raise>).",
        "[<verbs.raise>]",
    ):
        assert may_match(source, other)
    assert may_match("(?:<verbs.raise>|<third.paths>)", said)
    assert not may_match("(?:<verbs.raise>|<third.paths>)", other)
    assert not may_match("(?:<verbs.raise>|甲)<third.paths>", said)
