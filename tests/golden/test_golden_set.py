"""The golden sentences are labelled soundly: the quality gate and the confidence model rest on them."""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROLES = {
    "cause": {"cause", "effect"},
    "mediate": {"cause", "mediator", "effect"},
    "moderate": {"cause", "moderator", "effect"},
    "part": {"whole", "part"},
    "define": {"term", "definition"},
}
# A full stop inside a number, after an initial or in "et al." ends no sentence.
END = re.compile(r"[。！？；!?]|(?<!al)(?<!i\.e)\.(?=\s|$)|;(?=$)", re.MULTILINE)


@pytest.fixture(scope="module")
def golden(root: Path) -> Path:
    """The folder of the golden set."""
    return root / "tests" / "golden"


@pytest.fixture(scope="module")
def texts(golden: Path) -> dict[str, str]:
    """The golden texts by file name."""
    return {path.name: path.read_text(encoding="utf-8") for path in sorted((golden / "texts").glob("*.txt"))}


def rows(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def claims(golden: Path) -> list[dict[str, Any]]:
    """The labelled claims, without the lines that name zones."""
    return [row for row in rows(golden / "golden.claims.jsonl") if "type" in row]


def test_every_span_says_its_own_text(golden: Path, texts: dict[str, str], claims: list[dict[str, Any]]) -> None:
    """Evidence, roles and mentions are exact substrings of their document at their offsets."""
    mentions = [row for row in rows(golden / "golden.mentions.jsonl") if "start" in row]
    assert len(mentions) > 300
    for row in claims:
        for part in (row["evidence"], *row["roles"].values()):
            assert texts[row["doc"]][part["start"] : part["end"]] == part["text"]
    for row in mentions:
        assert texts[row["doc"]][row["start"] : row["end"]] == row["text"]


def test_every_document_is_labelled_whole(golden: Path, texts: dict[str, str]) -> None:
    """The zones of both files cover each text from end to end, so that a false find counts against the finder."""
    for name in ("golden.claims.jsonl", "golden.mentions.jsonl"):
        zones = {row["doc"]: row["zones"] for row in rows(golden / name) if "zones" in row}
        assert zones == {doc: [[0, len(text)]] for doc, text in texts.items()}


def test_rows_keep_to_the_guide(claims: list[dict[str, Any]]) -> None:
    """Each row has the roles of its type, a sign where its type has one, and no role twice in one place."""
    for row in claims:
        assert set(row["roles"]) == ROLES[row["type"]]
        assert (row["polarity"] == "") == (row["type"] in {"part", "define"})
        assert row["polarity"] in {"+", "-", "?", "0", "n", ""}
        assert row["status"] in {"finding", "hypothesis", "cited", "background", "proposal"}
        spans = sorted((role["start"], role["end"]) for role in row["roles"].values())
        assert all(left[1] <= right[0] for left, right in pairwise(spans)), row


def test_no_row_is_labelled_twice(claims: list[dict[str, Any]]) -> None:
    """No two rows have the same type and the same spans in the same sentence."""
    keys = Counter(
        (row["doc"], row["type"], row["evidence"]["start"], *sorted(role["start"] for role in row["roles"].values()))
        for row in claims
    )
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_set_is_large_and_varied(lang: str, texts: dict[str, str], claims: list[dict[str, Any]]) -> None:
    """Each language has 80 sentences and 120 rows or more, all types, signs and statuses, hedges and negatives."""
    mine = [row for row in claims if row["lang"] == lang]
    assert len(mine) >= 120
    assert {row["type"] for row in mine} == set(ROLES)
    assert {row["polarity"] for row in mine} == {"+", "-", "?", "0", "n", ""}
    assert {row["status"] for row in mine} == {"finding", "hypothesis", "cited", "background", "proposal"}
    assert sum(row["hedged"] for row in mine) >= 4
    assert all(row["doc"].startswith(lang) for row in mine)
    sentences = sum(len(END.findall(text)) for doc, text in texts.items() if doc.startswith(lang))
    evidence = {(row["doc"], row["evidence"]["start"]) for row in mine}
    assert sentences >= 80
    assert len(evidence) >= 60
    assert sentences - len(evidence) >= 25


def test_coordinations_are_expanded(claims: list[dict[str, Any]]) -> None:
    """In both languages some sentences carry several rows, and some roles stand in an earlier sentence."""
    for lang in ("zh", "en"):
        by_sentence: dict[tuple[str, int], int] = defaultdict(int)
        elided = 0
        for row in claims:
            if row["lang"] == lang:
                start = row["evidence"]["start"]
                by_sentence[row["doc"], start] += 1
                elided += any(role["start"] < start for role in row["roles"].values())
        assert sum(count > 1 for count in by_sentence.values()) >= 15
        assert elided >= 3
