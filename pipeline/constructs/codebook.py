"""The codebook: a TOML file of concepts, read and checked.

One ``[[concept]]`` each: ``id`` (kebab-case), ``zh`` and ``en`` (names, the preferred one first),
``definition``, and where known ``broader`` (an id), ``source`` (a work to cite) and ``loose`` (those of
the names that are too general to count as a mention). Whatever is wrong
with the file is one :class:`~pipeline.errors.SettingsError` naming the file and the concept.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pipeline.constructs.keys import label_key
from pipeline.document import Codebook, Concept
from pipeline.errors import SettingsError
from pipeline.settings import read_toml

FIELDS = ("id", "zh", "en", "definition", "broader", "source", "loose")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def load_codebook(path: Path) -> Codebook:
    """The codebook of a TOML file, in the order of the file."""
    table = read_toml(path)
    unknown = sorted(set(table) - {"concept"})
    if unknown:
        raise SettingsError(str(path), unknown[0], "unknown; a codebook holds [[concept]] tables only")
    entries = table.get("concept", [])
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise SettingsError(str(path), "concept", "a list of tables is needed: write [[concept]] before each one")
    return checked((_concept(entry, place, str(path)) for place, entry in enumerate(entries, 1)), str(path))


def checked(concepts: Iterable[Concept], file: str) -> Codebook:
    """A codebook of these concepts, or the first thing that is wrong with them; ``file`` is for the message."""
    out = tuple(concepts)
    by_id: dict[str, Concept] = {}
    owners: dict[str, tuple[str, str]] = {}
    for concept in out:
        where = f"concept {concept.id}"
        if not _ID.fullmatch(concept.id):
            raise SettingsError(file, f"{where}: id", "lower-case letters, digits and single hyphens are allowed")
        if concept.id in by_id:
            raise SettingsError(file, f"{where}: id", "stands twice in the codebook; ids must differ")
        by_id[concept.id] = concept
        if not concept.zh + concept.en:
            raise SettingsError(file, where, "has no name; give at least one in zh or en")
        for label in concept.loose:
            if label not in concept.zh + concept.en:
                raise SettingsError(file, f"{where}: loose", f"{label!r} is not among the names in zh and en")
        for label in concept.zh + concept.en:
            key = label_key(label)
            if not key:
                raise SettingsError(file, where, f"the name {label!r} holds no letter to match")
            owner, other = owners.setdefault(key, (concept.id, label))
            if owner != concept.id:
                trouble = f"the name {label!r} is matched like {other!r} of concept {owner}; give it to one of them"
                raise SettingsError(file, where, trouble)
    for concept in out:
        _check_broader(concept, by_id, file)
    return Codebook(out)


def _check_broader(concept: Concept, by_id: dict[str, Concept], file: str) -> None:
    seen = [concept.id]
    above = concept.broader
    while above:
        where = f"concept {concept.id}: broader"
        if above not in by_id:
            raise SettingsError(file, where, f"{above!r} is no concept of this codebook")
        if above in seen:
            raise SettingsError(file, where, f"goes in a circle: {' -> '.join([*seen, above])}")
        seen.append(above)
        above = by_id[above].broader


def _concept(entry: dict[str, Any], place: int, file: str) -> Concept:
    where = f"concept {entry.get('id') or f'number {place}'}"
    for key in entry:
        if key not in FIELDS:
            raise SettingsError(file, f"{where}: {key}", f"unknown; known here: {', '.join(FIELDS)}")
    texts = {key: entry.get(key, "") for key in ("id", "definition", "broader", "source")}
    for key, value in texts.items():
        if not isinstance(value, str):
            raise SettingsError(file, f"{where}: {key}", f"a string is needed, found {value!r}")
    if not texts["id"]:
        raise SettingsError(file, f"{where}: id", "is missing")
    names = {key: entry.get(key, []) for key in ("zh", "en", "loose")}
    for key, value in names.items():
        if not isinstance(value, list) or not all(isinstance(name, str) and name.strip() for name in value):
            raise SettingsError(
                file, f"{where}: {key}", f"a list of names that are not empty is needed, found {value!r}"
            )
    return Concept(zh=tuple(names["zh"]), en=tuple(names["en"]), loose=tuple(names["loose"]), **texts)
