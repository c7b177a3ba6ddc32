"""The quality gate: the labelled sentences are those that were measured, and no score has fallen."""

from __future__ import annotations

import pytest

from tests import gate


def test_the_floors_belong_to_these_sentences() -> None:
    """Texts or labels that were changed need floors that were measured on them (make gate)."""
    assert gate.read()["fingerprint"] == gate.fingerprint()


@pytest.mark.slow
def test_no_score_is_under_its_floor() -> None:
    """Precision, recall, polarity, status and mentions reach their floors in both languages."""
    now, floors = gate.measure(), gate.read()["floors"]
    assert set(floors) == set(gate.NAMES)
    fallen = {name: (now[name], floor) for name, floor in floors.items() if now[name] < floor}
    assert not fallen
