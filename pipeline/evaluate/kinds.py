"""Why a labelled claim was missed, and what is wrong with one that should not be there."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pipeline.evaluate.gold import Row
from pipeline.evaluate.match import ROLE_F1, bounds, overlap_f1

#: Kinds of missed rows, in the order in which they are tried.
MISSED = ("no sentence", "no candidate", "no rule", "reversed", "wrong type", "wrong span", "other pair")
#: Kinds of rows too many.
SPURIOUS = ("reversed", "wrong type", "wrong span", "other pair", "no claim there")


def missed_kind(gold: Row, predicted: Sequence[Row], sentences: Iterable[tuple[int, int, bool]]) -> str:
    """Why a gold row was missed: ``predicted`` are the rows of its document, ``sentences`` those of it."""
    evidence = bounds(gold["evidence"])
    touched = [candidate for start, end, candidate in sentences if start < evidence[1] and evidence[0] < end]
    if not touched:
        return "no sentence"
    if not any(touched):
        return "no candidate"
    near = [row for row in predicted if overlap_f1(evidence, bounds(row["evidence"]))]
    return _kind(gold, near) if near else "no rule"


def spurious_kind(predicted: Row, gold: Sequence[Row]) -> str:
    """What a predicted row got wrong, by the gold rows of its document that share its evidence."""
    evidence = bounds(predicted["evidence"])
    near = [row for row in gold if overlap_f1(evidence, bounds(row["evidence"]))]
    return _kind(predicted, near) if near else "no claim there"


def _kind(row: Row, near: Sequence[Row]) -> str:
    if any(_reversed(row, other) for other in near if other["type"] == row["type"]):
        return "reversed"
    if any(_same_spans(row, other) for other in near if other["type"] != row["type"]):
        return "wrong type"
    if any(_shared(row, other) for other in near if other["type"] == row["type"]):
        return "wrong span"
    return "other pair"


def _agree(one: Row | None, other: Row | None) -> bool:
    return one is not None and other is not None and overlap_f1(bounds(one), bounds(other)) >= ROLE_F1


def _reversed(row: Row, other: Row) -> bool:
    """Whether cause and effect (or whole and part) are taken for each other."""
    names = list(row["roles"])
    first, last = names[0], names[-1]
    return _agree(row["roles"][first], other["roles"].get(last)) and _agree(
        row["roles"][last], other["roles"].get(first)
    )


def _same_spans(row: Row, other: Row) -> bool:
    """Whether two rows of different types are about the same things: every role of the shorter one is in the other."""
    few, many = sorted((list(row["roles"].values()), list(other["roles"].values())), key=len)
    return all(any(_agree(span, there) for there in many) for span in few)


def _shared(row: Row, other: Row) -> bool:
    """Whether one role agrees."""
    return any(_agree(span, other["roles"].get(name)) for name, span in row["roles"].items())
