"""Confidence: a chance, made from the packed model, the same everywhere, lower where a reader would doubt."""

from __future__ import annotations

import json
import math
from dataclasses import replace
from importlib.resources import files
from pathlib import Path

import pytest
from claims_paper import context, draft, paper

from pipeline.claims.confidence import confidence, features
from pipeline.document import Mention, Mentions, Page

WORDS = "顾客参与显著提升品牌信任，并且还有很多别的因素，它们的作用大小不一。"


def test_it_is_a_chance() -> None:
    """Confidence lies between 0 and 1, and a draft gets the same one each time."""
    made = paper(("findings", WORDS))
    one = draft(made, "顾客参与", "品牌信任", rule="zh.cause.verb", weight=0.7)
    values = {confidence(context(made), one, [one]) for _ in range(3)}
    assert len(values) == 1
    assert 0 < values.pop() < 1


def test_the_model_is_small_and_names_known_features() -> None:
    """The packed model is a flat table of weights; the features that every draft has are all in it."""
    model = json.loads(files("pipeline.claims").joinpath("confidence.json").read_text(encoding="utf-8"))
    assert model
    assert len(model) < 400
    assert all(isinstance(weight, float) for weight in model.values())
    made = paper(("findings", WORDS))
    one = draft(made, "顾客参与", "品牌信任", rule="zh.cause.verb")
    unknown = set(features(context(made), one, [one])) - set(model)
    assert not {name for name in unknown if not name.startswith(("zh ", "en "))}


def test_an_unknown_rule_is_no_error() -> None:
    """A rule that the model has not seen gets a chance from the other features."""
    made = paper(("findings", WORDS))
    one = draft(made, "顾客参与", "品牌信任", rule="zh.cause.new")
    assert 0 < confidence(context(made), one, [one]) < 1


def test_roles_that_are_constructs_are_trusted_more() -> None:
    """Naming constructs of the field raises trust over naming none."""
    made = paper(("findings", WORDS))
    one = draft(made, "顾客参与", "品牌信任", rule="zh.cause.verb")
    mentions = Mentions(tuple(Mention(r.start, r.end, "x", "codebook", 0) for r in one.roles))
    known = replace(context(made), mentions=mentions)
    assert confidence(known, one, [one]) > confidence(context(made), one, [one])


def test_a_rule_that_doubts_itself_is_believed() -> None:
    """A row that was only guessed (a statement cut at its comma) stays far below the rows to trust."""
    made = paper(("findings", WORDS))
    guess = draft(made, "顾客参与", "品牌信任", rule="zh.cause.divided", weight=0.2)
    assert confidence(context(made), guess, [guess]) <= 0.2


@pytest.mark.parametrize("verdict", ["ocr", "degraded", "unreadable"])
def test_a_row_from_doubtful_text_is_never_sure(verdict: str) -> None:
    """What a page may not have said is trusted less than the same words on a sound page, and never from 0.8 up."""
    document, *layers = paper(("findings", WORDS))
    sound = replace(document, pages=(Page(1, 1, 1, 9),), blocks=(replace(document.blocks[0], page=1),))
    doubtful = replace(sound, pages=(Page(1, 1, 1, 9, verdict),))
    one = draft((sound, *layers), "顾客参与", "品牌信任", rule="zh.cause.verb", weight=1.0)
    before = confidence(context((sound, *layers)), one, [one])
    after = confidence(context((doubtful, *layers)), one, [one])
    assert after == pytest.approx(0.75 * before, abs=0.001)
    assert after < 0.8


def test_a_span_with_commas_is_seen() -> None:
    """A role that runs over clauses is a feature that the model can weigh."""
    made = paper(("findings", WORDS))
    bad = draft(made, "顾客参与", "品牌信任，并且还有很多别的因素")
    assert features(context(made), bad, [bad])["broken role"] == 0.5


def test_the_model_fits_the_record_of_first_sight(root: Path) -> None:
    """On the drafts recorded when the grammar first met our sentences, rows to trust are right and are many.

    A model file that was trained on something else, or whose features were renamed, fails here.
    """
    model = json.loads(files("pipeline.claims").joinpath("confidence.json").read_text(encoding="utf-8"))
    lines = (root / "bench" / "confidence_examples.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert len(rows) >= 200
    sums = [sum(model.get(name, 0.0) * value for name, value in row["x"].items()) for row in rows]
    sure = [row["right"] for row, total in zip(rows, sums, strict=True) if 1 / (1 + math.exp(-total)) >= 0.8]
    assert sum(sure) / len(sure) >= 0.82
    assert sum(sure) / sum(row["right"] for row in rows) >= 0.4
