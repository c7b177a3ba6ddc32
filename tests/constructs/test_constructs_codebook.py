"""The codebook is checked before it is used, and what is wrong is named."""

from __future__ import annotations

from pathlib import Path

import pytest

from pipeline.constructs import load_codebook
from pipeline.errors import SettingsError, UsageError

ONE = '[[concept]]\nid = "trust"\nzh = ["信任"]\nen = ["trust"]\ndefinition = "Reliance."\n'


def _load(folder: Path, text: str) -> None:
    file = folder / "codebook.toml"
    file.write_text(text, encoding="utf-8")
    load_codebook(file)


def test_the_codebook_of_the_project(root: Path) -> None:
    """The codebook that comes with the project is valid, large, bilingual and says what each concept is."""
    book = load_codebook(root / "configs" / "codebook.toml")
    assert len(book.concepts) >= 250
    assert sum(bool(c.zh and c.en) for c in book.concepts) >= 250
    assert all(c.definition and "\n" not in c.definition for c in book.concepts)
    assert sum(bool(c.source) for c in book.concepts) / len(book.concepts) > 0.95
    assert book.get("value-co-creation") is not None and book.get("no-such-thing") is None


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (ONE + ONE, ["concept trust: id", "twice"]),
        (ONE + ONE.replace('"trust"\n', '"faith"\n', 1), ["concept faith", "concept trust", "'信任'"]),
        (ONE + 'broader = "belief"\n', ["concept trust: broader", "'belief'"]),
        (ONE + 'broader = "trust"\n', ["concept trust: broader", "circle"]),
        (ONE.replace("[[concept]]", "[concept]"), ["concept", "[[concept]]"]),
        (ONE + "colour = 1\n", ["concept trust: colour", "unknown", "loose"]),
        (ONE.replace('["信任"]', '"信任"'), ["concept trust: zh", "list"]),
        (ONE.replace('["信任"]', '["  "]'), ["concept trust: zh"]),
        (ONE.replace('["信任"]', '["，"]'), ["concept trust", "no letter"]),
        (ONE.replace('["信任"]', "[]").replace('["trust"]', "[]"), ["concept trust", "no name"]),
        (ONE.replace('id = "trust"', 'id = "Trust it"'), ["concept Trust it: id", "hyphens"]),
        (ONE.replace('id = "trust"\n', ""), ["concept number 1: id", "missing"]),
        (ONE + 'loose = ["belief"]\n', ["concept trust: loose", "'belief'"]),
        ("concepts = 1\n", ["concepts", "unknown"]),
    ],
)
def test_what_is_wrong_is_named(tmp_path: Path, text: str, words: list[str]) -> None:
    """A codebook that cannot be used is refused with the file, the concept and the key."""
    with pytest.raises(SettingsError) as caught:
        _load(tmp_path, text)
    message = str(caught.value)
    assert "codebook.toml" in message
    assert [word for word in words if word not in message] == []


def test_no_file_and_no_toml(tmp_path: Path) -> None:
    """A missing or broken file is a usage error, not a crash."""
    with pytest.raises(UsageError, match="no such file"):
        load_codebook(tmp_path / "nothing.toml")
    with pytest.raises(UsageError, match="not a TOML file"):
        _load(tmp_path, "[[concept\n")


def test_names_that_are_matched_alike_belong_to_one_concept(tmp_path: Path) -> None:
    """Two concepts cannot claim names that the matcher cannot tell apart (hyphen, plural, capitals)."""
    other = '[[concept]]\nid = "trusting"\nen = ["Trusts"]\n'
    with pytest.raises(SettingsError, match="'Trusts' is matched like 'trust' of concept trust"):
        _load(tmp_path, ONE + other)
