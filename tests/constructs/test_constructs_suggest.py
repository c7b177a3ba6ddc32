"""Suggestions for the codebook can be reviewed, and pasted as they are."""

from __future__ import annotations

import tomllib
from dataclasses import replace
from pathlib import Path

from pipeline.constructs import ConstructSettings, constructs, load_codebook
from pipeline.constructs.suggest import PAIR, Suggestion, suggest, to_toml
from pipeline.document import Codebook
from tests.constructs.constructs_help import BOOK, paper

ZH = "房东热情感知提升信任。房东热情感知受关注。供应商冲突行为由此提高，供应商冲突行为影响信任。"
EN = "Supplier conflict behavior raises trust. We measure supplier conflict behavior and host humility."


def _suggest(book: Codebook = BOOK, **texts: str) -> tuple[Suggestion, ...]:
    papers = []
    for name, text in texts.items() or (("zh.txt", ZH), ("en.txt", EN)):
        document, sentences = paper(text)
        document = replace(document, paper_id=name)
        papers.append((name, document, sentences, constructs(document, sentences, book, ConstructSettings())))
    return suggest(papers, book)


def test_what_is_suggested() -> None:
    """Phrases seen twice or more are suggested with counts and passages; names of the codebook are not."""
    found = {label: s for s in _suggest() for label in s.concept.zh + s.concept.en}
    assert {"房东热情感知", "供应商冲突行为", "supplier conflict behavior"} <= set(found)
    assert "host humility" not in found and "信任" not in found and "trust" not in found
    seen = found["房东热情感知"]
    assert (seen.count, seen.papers) == (2, 1)
    assert seen.passages[0].paper == "zh.txt" and "房东热情感知提升信任" in seen.passages[0].text


def test_the_counterpart_in_the_other_language() -> None:
    """A phrase is shown with its likely counterpart in the other language."""
    both = next(s for s in _suggest() if "供应商冲突行为" in s.concept.zh)
    assert both.concept.en == ("supplier conflict behavior",)
    assert both.concept.id == "supplier-conflict-behavior"
    assert both.similarity is not None and both.similarity >= PAIR
    assert both.papers == 2


def test_abbreviations_inside_a_name_keep_their_capitals() -> None:
    """A name is written in small letters, but for the abbreviation in it."""
    made = _suggest(paper="Supplier KPI conflict raises trust. We measure supplier KPI conflict as well.")
    assert "supplier KPI conflict" in {label for s in made for label in s.concept.en}


def test_suggestions_are_a_codebook(tmp_path: Path) -> None:
    """The file is TOML in the codebook's own form, loads, and appended to a codebook is known the next time."""
    from pipeline.constructs.exchange import to_toml as book_toml

    text = to_toml(_suggest())
    assert len(tomllib.loads(text)["concept"]) == len(_suggest())
    file = tmp_path / "codebook.toml"
    file.write_text(book_toml(BOOK).decode() + "\n" + text, encoding="utf-8")
    assert _suggest(load_codebook(file)) == ()


def test_same_corpus_same_suggestions() -> None:
    """Suggestions are the same from run to run."""
    assert to_toml(_suggest()) == to_toml(_suggest())


def test_an_empty_corpus() -> None:
    """No papers, or papers without new phrases, give no suggestions."""
    assert suggest([], BOOK) == ()
    assert tomllib.loads(to_toml(())) == {}
