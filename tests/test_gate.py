"""The quality gate: the golden set is the one that was measured, and no score has fallen."""

from __future__ import annotations

import pytest

from tests import gate


def test_the_floors_belong_to_this_golden_set() -> None:
    """Texts or labels that were changed need floors that were measured on them (make gate)."""
    assert gate.read()["fingerprint"] == gate.fingerprint()


@pytest.mark.slow
def test_no_score_is_under_its_floor() -> None:
    """Precision, recall, polarity, status and mentions on the golden set reach their floors in both languages."""
    now, floors = gate.measure(), gate.read()["floors"]
    assert set(floors) == set(gate.NAMES)
    fallen = {name: (now[name], floor) for name, floor in floors.items() if now[name] < floor}
    assert not fallen
