"""When a predicted row says the same as a labelled one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.document import ROLES
from pipeline.evaluate.gold import Row

#: Roles agree from this F1 over characters on; mentions from the second.
ROLE_F1 = 0.5
MENTION_F1 = 0.8


def bounds(span: Row) -> tuple[int, int]:
    """Start and end of a span in a row."""
    return span["start"], span["end"]


def overlap_f1(one: tuple[int, int], other: tuple[int, int]) -> float:
    """F1 over the characters of two half-open spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return 2 * shared / (one[1] - one[0] + other[1] - other[0]) if shared > 0 else 0.0


def role_score(gold: Row, predicted: Row) -> float:
    """The mean F1 of the roles of a gold row; 0 where one of them is under :data:`ROLE_F1` or missing."""
    scores = []
    for name in ROLES[gold["type"]]:
        ours, theirs = predicted["roles"].get(name), gold["roles"].get(name)
        if ours is None and theirs is None:
            continue
        score = overlap_f1(bounds(theirs), bounds(ours)) if ours and theirs else 0.0
        if score < ROLE_F1:
            return 0.0
        scores.append(score)
    return sum(scores) / len(scores) if scores else 0.0


def match_claims(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs (gold index, predicted index), one to one, the best mean role F1 first."""
    by_place: dict[tuple[str, str], list[int]] = defaultdict(list)
    for j, row in enumerate(predicted):
        by_place[row["doc"], row["type"]].append(j)
    scored = []
    for i, row in enumerate(gold):
        for j in by_place[row["doc"], row["type"]]:
            if overlap_f1(bounds(row["evidence"]), bounds(predicted[j]["evidence"])):
                score = role_score(row, predicted[j])
                if score:
                    scored.append((score, i, j))
    return _one_to_one(scored)


def match_mentions(gold: Sequence[Row], predicted: Sequence[Row]) -> list[tuple[int, int]]:
    """Pairs of mentions, one to one, the best F1 first."""
    by_doc: dict[str, list[int]] = defaultdict(list)
    for j, row in enumerate(predicted):
        by_doc[row["doc"]].append(j)
    scored = []
    for i, row in enumerate(gold):
        for j in by_doc[row["doc"]]:
            score = overlap_f1(bounds(row), bounds(predicted[j]))
            if score >= MENTION_F1:
                scored.append((score, i, j))
    return _one_to_one(scored)


def _one_to_one(scored: list[tuple[float, int, int]]) -> list[tuple[int, int]]:
    taken_gold: set[int] = set()
    taken_predicted: set[int] = set()
    pairs = []
    for _, i, j in sorted(scored, key=lambda s: (-s[0], s[1], s[2])):
        if i not in taken_gold and j not in taken_predicted:
            taken_gold.add(i)
            taken_predicted.add(j)
            pairs.append((i, j))
    return pairs


@dataclass(frozen=True, slots=True)
class Score:
    """Precision, recall and F1 with the counts behind them."""

    hits: int
    hits_predicted: int
    predicted: int
    gold: int

    @property
    def precision(self) -> float:
        """The share of predicted rows that are right."""
        return self.hits_predicted / self.predicted if self.predicted else 0.0

    @property
    def recall(self) -> float:
        """The share of gold rows that were found."""
        return self.hits / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


#: Whether two relations have the same spans, by one of the measures below.
Same = Callable[[tuple[int, int], tuple[int, int]], bool]


def relaxed(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Overlap by at least half of the shorter span; it flatters long spans."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= min(one[1] - one[0], other[1] - other[0])


def iou(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Intersection over union of at least one half."""
    shared = min(one[1], other[1]) - max(one[0], other[0])
    return shared > 0 and 2 * shared >= one[1] - one[0] + other[1] - other[0] - shared


def match_relations(gold: Sequence[Row], predicted: Sequence[Row], same: Same) -> list[tuple[int, int]]:
    """A largest one-to-one matching of cause-effect pairs: (gold index, predicted index)."""
    edges = [
        [
            i
            for i, g in enumerate(gold)
            if same(tuple(p["cause"]), tuple(g["cause"])) and same(tuple(p["effect"]), tuple(g["effect"]))
        ]
        for p in predicted
    ]
    owner: dict[int, int] = {}

    def place(j: int, seen: set[int]) -> bool:
        for i in edges[j]:
            if i in seen:
                continue
            seen.add(i)
            if i not in owner or place(owner[i], seen):
                owner[i] = j
                return True
        return False

    for j in range(len(predicted)):
        place(j, set())
    return sorted(owner.items())
