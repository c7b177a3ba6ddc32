"""Settings: defaults < file < command line, and one clear error for every way to be wrong."""

from __future__ import annotations

import pickle
from dataclasses import dataclass
from pathlib import Path

import pytest

from pipeline import errors
from pipeline.settings import load, read_toml, setting


@dataclass(frozen=True, slots=True)
class Room:
    count: int = setting(3, "How many.", low=1, high=9)
    share: float = setting(0.5, "How much.", low=0.0, high=1.0)
    way: str = setting("fast", "Which way.", among=("fast", "slow"))
    names: tuple[str, ...] = setting(("a",), "Which.")
    least: int = setting(5, "How few.", low=1)
    on: bool = setting(False, "Whether.")


def test_defaults_stand_where_the_file_is_silent() -> None:
    """An empty table gives the defaults; given keys win; a whole number is taken for a share."""
    assert load(Room, {}, "f", "room") == Room()
    assert load(Room, {"share": 1, "names": ["x", "y"]}, "f", "room") == Room(share=1.0, names=("x", "y"))


@pytest.mark.parametrize(
    ("table", "told"),
    [
        ({"cuont": 3}, ["f.toml", "room.cuont", "unknown", "count, share"]),
        ({"count": "3"}, ["room.count", "a whole number", "'3'"]),
        ({"count": True}, ["room.count", "a whole number"]),
        ({"count": 10}, ["room.count", "1 to 9"]),
        ({"share": 1.5}, ["room.share", "0.0 to 1.0"]),
        ({"least": 0}, ["room.least", "1 or more"]),
        ({"way": "fats"}, ["room.way", "fast, slow", "fats"]),
        ({"names": "x"}, ["room.names", 'a list in [brackets] of text in "quotes"']),
        ({"names": [1]}, ["room.names", 'a list in [brackets] of text in "quotes"']),
        ({"on": 1}, ["room.on", "true or false"]),
    ],
)
def test_a_wrong_setting_names_file_key_and_what_is_allowed(table: dict[str, object], told: list[str]) -> None:
    """Each way to be wrong is one SettingsError that says file, key and what is allowed."""
    with pytest.raises(errors.SettingsError) as caught:
        load(Room, table, "f.toml", "room")
    for part in told:
        assert part in str(caught.value)


def test_a_file_that_is_no_toml_is_a_usage_error(tmp_path: Path) -> None:
    """Broken TOML and a missing file are told with the file's name, not as a traceback."""
    broken = tmp_path / "a.toml"
    broken.write_text("[run\n")
    for path in (broken, tmp_path / "missing.toml"):
        with pytest.raises(errors.UsageError, match=path.name):
            read_toml(path)


@pytest.mark.parametrize(
    "error",
    [
        errors.UsageError("x"),
        errors.SettingsError("f", "k", "t"),
        errors.Skipped("a.b", "seen", "do", 3),
        errors.StageError("s", "p", "t"),
        errors.StoreError("x"),
        errors.VerificationError("r", "p", "e", "f"),
    ],
    ids=lambda e: type(e).__name__,
)
def test_every_error_survives_another_process(error: errors.CoclaimError) -> None:
    """An error that is pickled and read back is the same error with the same message."""
    back = pickle.loads(pickle.dumps(error))
    assert type(back) is type(error)
    assert (str(back), back.args) == (str(error), error.args)
