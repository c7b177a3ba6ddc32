"""Cause-effect pairs in single sentences: other people's sets, for how far the grammar carries over.

Each line of a set is one sentence: ``{"id", "text", "relations": [{"cause": [s, e], "effect": [s, e],
"polarity"}]}``. Every sentence is read by itself, as prose of a results section.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from pipeline.document import Claims
from pipeline.evaluate.gold import Row
from pipeline.evaluate.match import Score, iou, match_relations, relaxed

_Ends = tuple[int, int]
#: What may stand between two members of a coordination.
_CONJUNCTION = re.compile(
    r"\s{0,3}(?:[、,，;；/]?\s{0,3}(?:and|or|as well as|和|与|及|以及|或|并|且)?)\s{0,3}(?:(?:the|a|an|their|its|of) )?"
)

#: Makes the layers of one passage of prose, by type, as far as its claims.
SentenceReader = Callable[[str], Mapping[type, Any]]

#: Which two roles of a claim are a cause-effect pair.
_PAIRS = {"cause": ("cause", "effect"), "mediate": ("cause", "effect"), "moderate": ("cause", "effect")}


@dataclass(frozen=True, slots=True)
class RelationScores:
    """Pairs by the relaxed and the strict measure, sentences that hold any, and signs of matched pairs."""

    relaxed: Score
    iou: Score
    sentences: Score
    signs: tuple[int, int]


def read_relations(text: str, reader: SentenceReader) -> list[Row]:
    """The cause-effect pairs that the pipeline finds in one sentence, each once, offsets into it.

    The sets label a coordination as one span, our rows are its pairs: rows that the same words gave
    away are joined again where only a conjunction stands between their roles.
    """
    claims: Claims = reader(text)[Claims]
    together: dict[tuple[object, ...], list[tuple[_Ends, _Ends]]] = {}
    for claim in claims.items:
        names = _PAIRS.get(claim.type)
        ends = [role for name in names if (role := claim.role(name))] if names else []
        if len(ends) == 2:
            pair = ((ends[0].start, ends[0].end), (ends[1].start, ends[1].end))
            key = (claim.sentence, claim.type, claim.rule, claim.cues, claim.polarity)
            together.setdefault(key, []).append(pair)
    found: dict[tuple[_Ends, _Ends], Row] = {}
    for same, pairs in together.items():
        causes, effects = _joined(text, [p[0] for p in pairs]), _joined(text, [p[1] for p in pairs])
        for cause, effect in pairs:
            whole = (_holder(causes, cause), _holder(effects, effect))
            found.setdefault(whole, {"cause": whole[0], "effect": whole[1], "polarity": same[-1]})
    return list(found.values())


def _joined(text: str, spans: Sequence[_Ends]) -> list[_Ends]:
    """Spans with those joined between which only a conjunction stands."""
    out: list[_Ends] = []
    for start, end in sorted(set(spans)):
        if out and (start <= out[-1][1] or _CONJUNCTION.fullmatch(text, out[-1][1], start)):
            out[-1] = (out[-1][0], max(end, out[-1][1]))
        else:
            out.append((start, end))
    return out


def _holder(joined: Sequence[_Ends], span: _Ends) -> _Ends:
    return next(j for j in joined if j[0] <= span[0] and span[1] <= j[1])


def score_relations(gold: Sequence[Row], reader: SentenceReader) -> RelationScores:
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
