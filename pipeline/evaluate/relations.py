"""Cause-effect pairs in single sentences: other people's sets, for how far the grammar carries over.

Each line of a set is one sentence: ``{"id", "text", "relations": [{"cause": [s, e], "effect": [s, e],
"polarity"}]}``. Every sentence is read as a paper of its own.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Claims, Document
from pipeline.errors import Skipped
from pipeline.evaluate.gold import Row
from pipeline.evaluate.match import Score, iou, match_relations, relaxed
from pipeline.evaluate.predict import Reader, source_of

#: Which two roles of a claim are a cause-effect pair.
_PAIRS = {"cause": ("cause", "effect"), "mediate": ("cause", "effect"), "moderate": ("cause", "effect")}


@dataclass(frozen=True, slots=True)
class RelationScores:
    """Pairs by the relaxed and the strict measure, sentences that hold any, and signs of matched pairs."""

    relaxed: Score
    iou: Score
    sentences: Score
    signs: tuple[int, int]


def read_relations(text: str, reader: Reader) -> list[Row]:
    """The cause-effect pairs that the pipeline finds in one sentence, each once, offsets into it."""
    try:
        made = reader(source_of(text.encode("utf-8"), ".txt"))
    except Skipped:
        return []
    document: Document = made[Document]
    claims: Claims = made[Claims]
    found: dict[tuple[int, int, int, int], Row] = {}
    for claim in claims.items:
        names = _PAIRS.get(claim.type)
        ends = [claim.role(name) for name in names] if names else []
        spans = [document.map.source_span(role.start, role.end) for role in ends if role]
        if len(spans) == 2 and spans[0] and spans[1]:
            polarity = claim.polarity if claim.type == "cause" else "?"
            found.setdefault((*spans[0], *spans[1]), {"cause": spans[0], "effect": spans[1], "polarity": polarity})
    return list(found.values())


def score_relations(gold: Sequence[Row], reader: Reader) -> RelationScores:
    """Scores over a set; signs are counted over pairs matched by the strict measure."""
    totals = {"relaxed": [0, 0, 0], "iou": [0, 0, 0], "sentences": [0, 0, 0]}
    signs = [0, 0]
    for row in gold:
        predicted, labelled = read_relations(row["text"], reader), row["relations"]
        for name, same in (("relaxed", relaxed), ("iou", iou)):
            pairs = match_relations(labelled, predicted, same)
            _add(totals[name], len(pairs), len(predicted), len(labelled))
            for i, j in pairs if name == "iou" else ():
                if labelled[i].get("polarity") in ("+", "-"):
                    signs[0] += predicted[j]["polarity"] == labelled[i]["polarity"]
                    signs[1] += 1
        _add(totals["sentences"], bool(predicted) and bool(labelled), bool(predicted), bool(labelled))
    made = {name: Score(hits, hits, predicted, labelled) for name, (hits, predicted, labelled) in totals.items()}
    return RelationScores(made["relaxed"], made["iou"], made["sentences"], (signs[0], signs[1]))


def _add(total: list[int], hits: int, predicted: int, gold: int) -> None:
    total[0] += hits
    total[1] += predicted
    total[2] += gold
