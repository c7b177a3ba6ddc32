"""Settings: dataclasses that live beside the code which reads them, filled from TOML.

A stage's settings are a frozen dataclass in the stage's own room. Each field has a default and, in
``field(metadata={"about": …})`` made by :func:`setting`, one line of meaning and what is allowed.
:func:`load` fills them: defaults < file < command line. An unknown key, a wrong type or a value that
is not allowed is one :class:`~pipeline.errors.SettingsError` naming file, key and what is allowed.
"""

from __future__ import annotations

import dataclasses
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from pipeline.errors import SettingsError, UsageError

Room = TypeVar("Room")

#: What a user is told to write for a type.
_NEEDED = {int: "a whole number", float: "a number", str: 'text in "quotes"', bool: "true or false"}


def setting(
    default: Any,
    about: str,
    *,
    low: float | None = None,
    high: float | None = None,
    among: tuple[str, ...] | None = None,
) -> Any:
    """A settings field: its default, one line of meaning, and the values that are allowed."""
    return dataclasses.field(default=default, metadata={"about": about, "low": low, "high": high, "among": among})


def read_toml(path: Path) -> dict[str, Any]:
    """The tables of a TOML file; a :class:`UsageError` says where it is not TOML."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise UsageError(f"{path}: no such file. `coclaim init DIR` makes a starter configuration.") from None
    except OSError as error:
        raise UsageError(f"{path}: cannot be read: {error.strerror}. Name a configuration file.") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise UsageError(f"{path}: not a TOML file: {error}") from None


def load(room: type[Room], table: Mapping[str, Any], file: str, name: str) -> Room:
    """An instance of the dataclass ``room`` from one table of a file.

    ``name`` is the table's name, for messages. Lists become tuples, integers are taken for floats.
    """
    fields = {field.name: field for field in dataclasses.fields(room)}  # type: ignore[arg-type]
    hints = get_type_hints(room)
    values = {}
    for key, value in table.items():
        where = f"{name}.{key}"
        if key not in fields:
            raise SettingsError(file, where, f"unknown; known here: {', '.join(fields)}")
        values[key] = _checked(value, hints[key], fields[key].metadata, file, where)
    return room(**values)


def _checked(value: Any, kind: Any, meta: Mapping[str, Any], file: str, where: str) -> Any:
    if get_origin(kind) is tuple:
        item = get_args(kind)[0]
        if not isinstance(value, list) or not all(isinstance(v, item) for v in value):
            raise SettingsError(file, where, f"a list in [brackets] of {_NEEDED[item]} is needed, found {value!r}")
        return tuple(value)
    if kind is float and isinstance(value, int) and not isinstance(value, bool):
        value = float(value)
    if not isinstance(value, kind) or (isinstance(value, bool) and kind is not bool):
        raise SettingsError(file, where, f"{_NEEDED[kind]} is needed, found {value!r}")
    among, low, high = meta.get("among"), meta.get("low"), meta.get("high")
    if among and value not in among:
        raise SettingsError(file, where, f"one of {', '.join(among)} is needed, found {value!r}")
    if (low is not None and value < low) or (high is not None and value > high):
        allowed = f"of {low} or more" if high is None else f"up to {high}" if low is None else f"from {low} to {high}"
        raise SettingsError(file, where, f"a value {allowed} is needed, found {value!r}")
    return value
