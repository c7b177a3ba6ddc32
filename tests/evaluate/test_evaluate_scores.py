"""The scorer: the annotation guide's rules, on rows made by hand."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from pipeline.document import Claim, Claims, Role, Span
from pipeline.errors import UsageError
from pipeline.evaluate.gold import find_text, read_gold
from pipeline.evaluate.match import iou, match_claims, match_relations, overlap_f1, relaxed
from pipeline.evaluate.predict import Found
from pipeline.evaluate.relations import read_relations
from pipeline.evaluate.score import ATTRIBUTES, score_claims, score_hypotheses, score_mentions

Row = dict[str, Any]


def row(cause: tuple[int, int], effect: tuple[int, int], **more: Any) -> Row:
    given = {
        "doc": "a.txt", "lang": "en", "type": "cause", "polarity": "+", "status": "finding", "hedged": False,
        "confidence": 0.9, "hypothesis": None, "supported": None, "evidence": {"start": 0, "end": 100},
    }  # fmt: skip
    roles = {"cause": {"start": cause[0], "end": cause[1]}, "effect": {"start": effect[0], "end": effect[1]}}
    return {**given, "roles": roles, **more}


def folder(tmp_path: Path, **files: list[Row]) -> Path:
    for name, rows in files.items():
        path = tmp_path / (name.replace("__", ".") + ".jsonl")
        path.write_text("".join(json.dumps(r) + "\n" for r in rows), encoding="utf-8")
    return tmp_path


def test_overlap_is_f1_over_characters() -> None:
    """Two spans of ten that share five have F1 one half; spans that only touch have none."""
    assert overlap_f1((0, 10), (5, 15)) == 0.5
    assert overlap_f1((0, 10), (10, 20)) == 0.0


def test_a_pair_matches_at_half_of_each_role_and_once() -> None:
    """Every role needs F1 one half; the best pair goes first and each row matches once."""
    gold = [row((0, 10), (20, 30))]
    assert match_claims(gold, [row((5, 15), (20, 30))]) == [(0, 0)]
    assert match_claims(gold, [row((6, 16), (20, 30))]) == []
    assert match_claims(gold, [row((5, 15), (20, 30)), row((0, 10), (20, 30))]) == [(0, 1)]
    assert match_claims(gold, [row((0, 10), (20, 30), type="define")]) == []
    assert match_claims(gold, [row((0, 10), (20, 30), doc="b.txt")]) == []
    assert match_claims(gold, [row((0, 10), (20, 30), evidence={"start": 200, "end": 300})]) == []


def test_scores_by_language_and_type_and_attributes(tmp_path: Path) -> None:
    """Precision, recall and F1 by group; polarity, status and hedged over matched pairs only."""
    gold = folder(
        tmp_path,
        g__claims=[
            {"doc": "a.txt", "zones": [[0, 500]]},
            row((0, 10), (20, 30)),
            row((40, 50), (60, 70), status="cited"),
        ],
    )  # fmt: skip
    found = {"a.txt": Found(claims=(row((0, 10), (20, 30), polarity="-"), row((70, 80), (90, 99))))}
    scores = score_claims(read_gold(gold)[0], found)
    assert (scores.groups["all"].precision, scores.groups["all"].recall, scores.groups["en cause"].f1) == (
        0.5,
        0.5,
        0.5,
    )
    assert scores.accuracy["en", "polarity"] == (0, 1)
    assert scores.accuracy["all", "status"] == (1, 1)
    assert scores.confident == (1, 2, 1)


def test_rows_outside_the_labelled_zones_do_not_count(tmp_path: Path) -> None:
    """What was not labelled is neither right nor wrong; the same goes for rows that one annotator found."""
    gold = folder(
        tmp_path, g__claims=[{"doc": "a.txt", "zones": [[0, 100]]}, row((0, 10), (20, 30), contested=True)]
    )  # fmt: skip
    outside = row((200, 210), (220, 230), evidence={"start": 200, "end": 300})
    scores = score_claims(read_gold(gold)[0], {"a.txt": Found(claims=(row((0, 10), (20, 30)), outside))})
    assert (scores.groups["all"].predicted if "all" in scores.groups else 0) == 0


@pytest.mark.parametrize(
    ("found", "kind"),
    [
        (Found(), "no sentence"),
        (Found(sentences=((0, 100, False),)), "no candidate"),
        (Found(sentences=((0, 100, True),)), "no rule"),
        (Found((row((20, 30), (0, 10)),), (), ((0, 100, True),)), "reversed"),
        (Found((row((0, 10), (40, 50)),), (), ((0, 100, True),)), "wrong span"),
        (Found((row((70, 80), (40, 50)),), (), ((0, 100, True),)), "other pair"),
    ],
)
def test_a_missed_row_says_why(tmp_path: Path, found: Found, kind: str) -> None:
    """Errors have kinds, so that one sees whether words, grammar or spans are to blame."""
    gold = read_gold(folder(tmp_path, g__claims=[row((0, 10), (20, 30))]))[0]
    assert [k for k, _ in score_claims(gold, {"a.txt": found}).missed] == [kind]


def test_mentions_match_at_four_fifths(tmp_path: Path) -> None:
    """A mention needs F1 .8 over characters."""
    gold = read_gold(folder(tmp_path, g__mentions=[{"doc": "a.txt", "start": 0, "end": 10}]))[0]
    for end, hits in ((10, 1), (14, 1), (16, 0)):
        found = {"a.txt": Found(mentions=({"doc": "a.txt", "start": 0, "end": end},))}
        assert score_mentions(gold, found).hits == hits


def test_hypotheses_are_scored_by_id(tmp_path: Path) -> None:
    """Found: the id on a row that touches the statement; verdict and roles are counted apart."""
    stated = row((0, 10), (20, 30), hypothesis="H1", supported="yes", statement={"start": 0, "end": 50})
    gold = read_gold(folder(tmp_path, hypotheses=[{"doc": "a.txt", "paper": {}}, stated]))[0]
    right = row((0, 10), (20, 30), hypothesis="H1", supported="yes")
    for predicted, counts in (
        (right, (1, 1, 1)),
        ({**right, "supported": "no"}, (1, 0, 1)),
        ({**right, "type": "mediate"}, (1, 1, 0)),
        ({**right, "hypothesis": "H2"}, (0, 0, 0)),
        ({**right, "evidence": {"start": 60, "end": 90}}, (0, 0, 0)),
    ):
        scores = score_hypotheses(gold, {"a.txt": Found(claims=(predicted,))})
        assert (scores.found, scores.verdicts, scores.roles) == counts


def test_relations_match_by_the_largest_matching() -> None:
    """The relaxed measure asks for half of the shorter span, the strict one for half of the union."""
    assert relaxed((0, 4), (0, 40))
    assert not iou((0, 4), (0, 40))
    gold = [{"cause": [0, 10], "effect": [20, 30]}, {"cause": [0, 10], "effect": [24, 40]}]
    predicted = [{"cause": [0, 10], "effect": [20, 40]}, {"cause": [0, 10], "effect": [20, 30]}]
    assert len(match_relations(gold, predicted, relaxed)) == 2


def test_a_folder_without_labels_is_said_to_be_one(tmp_path: Path) -> None:
    """Bad gold folders are errors of use: nothing labelled, or a line that is no JSON."""
    with pytest.raises(UsageError, match="no labelled papers"):
        read_gold(tmp_path)
    (tmp_path / "g.claims.jsonl").write_text("{}\n{nonsense\n", encoding="utf-8")
    with pytest.raises(UsageError, match="line 2"):
        read_gold(tmp_path)


def test_texts_are_found_beside_the_labels(tmp_path: Path) -> None:
    """A labelled paper lies in texts/ or in one of the known folders above; else it is not there."""
    gold = tmp_path / "gold" / "dev"
    (gold / "texts").mkdir(parents=True)
    (tmp_path / "seeds").mkdir()
    (gold / "texts" / "a.txt").write_text("x", encoding="utf-8")
    (tmp_path / "seeds" / "b.txt").write_text("x", encoding="utf-8")
    assert find_text(gold, "a.txt") == gold / "texts" / "a.txt"
    assert find_text(gold, "b.txt") == tmp_path.resolve() / "seeds" / "b.txt"
    assert find_text(gold, "c.txt") is None


def _module(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_numbers_are_those_of_the_reference_scorer(shared: Path) -> None:
    """On the development labels, with rows bent in known ways, both scorers give the same numbers."""
    other = _module(shared / "gold" / "score.py")
    folder = shared / "gold" / "dev"
    for one in read_gold(folder):
        if not one.claims:
            continue
        predicted = []
        for number, gold in enumerate(one.claims):
            bent = json.loads(json.dumps({k: v for k, v in gold.items() if k != "contested"}))
            bent["confidence"] = 0.5
            if number % 3 == 0:
                for span in bent["roles"].values():
                    span["start"] = max(0, span["start"] - number % 7)
                    span["end"] += number % 5
            if number % 5 == 0:
                bent["polarity"], bent["status"] = "?", "background"
            if number % 4:
                predicted.append(bent)
        found: dict[str, Found] = {}
        for doc in one.docs:
            found[doc] = Found(claims=tuple(r for r in predicted if r["doc"] == doc))
        theirs = other.score_claims(other.read_jsonl(folder / f"{one.name}.claims.jsonl"), predicted)
        ours = score_claims(one, found)
        for group, score in ours.groups.items():
            name = "all" if group == "all" else f"lang={group}" if group in ("en", "zh") else f"type={group}"
            expected = theirs[f"lang,type={group.replace(' ', ',')}" if " " in group else name]
            assert round(score.precision, 4) == expected["precision"], group
            assert round(score.recall, 4) == expected["recall"], group
            assert (score.predicted, score.gold) == (expected["predicted"], expected["gold"]), group
        for attribute in ATTRIBUTES:
            right, of = ours.accuracy["all", attribute]
            assert round(right / of, 4) == theirs[f"{attribute} accuracy"]


def test_the_reference_scorer_counts_mentions_alike(shared: Path) -> None:
    """Mentions, bent in known ways, get the same score from both."""
    other = _module(shared / "gold" / "score.py")
    folder = shared / "gold" / "dev"
    for one in read_gold(folder):
        if one.mentions:
            bent = [{**m, "end": m["end"] + n % 4} for n, m in enumerate(one.mentions) if n % 6]
            found = {doc: Found(mentions=tuple(m for m in bent if m["doc"] == doc)) for doc in one.docs}
            theirs = other.score_mentions(other.read_jsonl(folder / f"{one.name}.mentions.jsonl"), bent)
            assert round(score_mentions(one, found).f1, 4) == theirs["all"]["f1"]


def test_a_coordination_is_joined_for_sets_that_label_it_whole() -> None:
    """Pairs that the same words gave away become one relation with the joined spans; others stay apart."""
    text = "Trust, voice and size raise loyalty and sales."
    spans = [text.index(w) for w in ("Trust", "voice", "size", "loyalty", "sales")]
    ends = [(s, s + len(w)) for s, w in zip(spans, ("Trust", "voice", "size", "loyalty", "sales"), strict=True)]
    claims = [
        Claim(
            "cause",
            (Role("cause", *cause), Role("effect", *effect)),
            "+", "finding", False, False, Span(0, len(text)), 0, (Span(21, 26),), "en.cause.verb", 0.5,
        )
        for cause in ends[:3]
        for effect in ends[3:]
    ]  # fmt: skip
    (found,) = read_relations(text, lambda _: {Claims: Claims(tuple(claims))})
    assert text[slice(*found["cause"])] == "Trust, voice and size"
    assert text[slice(*found["effect"])] == "loyalty and sales"
