"""What discovery knows about words, read once from ``english.toml`` and ``chinese.toml``."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from pipeline.constructs.keys import single, stem
from pipeline.settings import read_toml


@dataclass(frozen=True, slots=True)
class Lexicon:
    """What discovery knows about one language's words; the TOML files say what each list is for."""

    stop: frozenset[str]
    kept: frozenset[str]
    generic: frozenset[str]
    heads: frozenset[str]
    weak_heads: frozenset[str]
    theories: frozenset[str]
    holders: frozenset[str]
    #: Words that name nothing, and those that name nothing or little: worked out from the other lists.
    empty: frozenset[str] = frozenset()
    weak: frozenset[str] = frozenset()
    bridges: frozenset[str] = frozenset()
    light: frozenset[str] = frozenset()
    ambiguous: frozenset[str] = frozenset()
    prepositions: frozenset[str] = frozenset()
    stop_tags: frozenset[str] = frozenset()
    suffixes: frozenset[str] = frozenset()
    made: frozenset[str] = frozenset()
    owning: frozenset[str] = frozenset()
    leading: frozenset[str] = frozenset()
    gerunds: frozenset[str] = frozenset()
    determiners: frozenset[str] = frozenset()
    kinds: frozenset[str] = frozenset()
    both: frozenset[str] = frozenset()
    willing: frozenset[str] = frozenset()
    lenses: frozenset[str] = frozenset()
    trusting: frozenset[str] = frozenset()
    building: frozenset[str] = frozenset()
    upon: frozenset[str] = frozenset()
    verbal: frozenset[str] = frozenset()
    adjectives: frozenset[str] = frozenset()
    bare: frozenset[str] = frozenset()
    trailing: frozenset[str] = frozenset()
    tied: frozenset[str] = frozenset()
    closing: frozenset[str] = frozenset()
    glue: frozenset[str] = frozenset()
    having: frozenset[str] = frozenset()
    talk: frozenset[str] = frozenset()
    onto: frozenset[str] = frozenset()
    joining: frozenset[str] = frozenset()
    inner: frozenset[str] = frozenset()
    vague: frozenset[str] = frozenset()
    verb_signs: frozenset[str] = frozenset()
    nominal: frozenset[str] = frozenset()
    relating: frozenset[str] = frozenset()
    effects: frozenset[str] = frozenset()
    passing: frozenset[str] = frozenset()
    toward: frozenset[str] = frozenset()
    listing: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def english() -> Lexicon:
    """The words of ``english.toml``, nouns as stems; ``stop`` holds every form of its verbs."""
    lists = _lists("english")
    verbs = lists.pop("verbs")
    lists["gerunds"] = frozenset(f for verb in verbs for f in _forms(verb) if f.endswith("ing")) - lists["stop"]
    stop = lists["stop"] | frozenset(form for verb in verbs for form in _forms(verb))
    lists["stop"] = frozenset(single(word) for word in stop - lists["kept"])
    for name in ("relating", "leading"):
        lists[name] = frozenset(form for verb in lists[name] for form in _forms(verb))
    for name in ("suffixes", "made"):
        lists[name] = frozenset(single(ending) for ending in lists[name])
    for name in (
        "generic",
        "heads",
        "weak_heads",
        "bare",
        "trailing",
        "willing",
        "theories",
        "holders",
        "bridges",
        "ambiguous",
        "light",
        "effects",
        "talk",
        "lenses",
        "trusting",
    ):
        lists[name] = frozenset(stem(word) for word in lists[name])
    return Lexicon(**lists, empty=lists["generic"], weak=lists["generic"] | lists["weak_heads"])


@lru_cache(maxsize=1)
def chinese() -> Lexicon:
    """The words of ``chinese.toml``."""
    lists = _lists("chinese")
    empty = lists["generic"] | lists["stop"]
    return Lexicon(**lists, empty=empty, weak=empty | lists["weak_heads"])


def _forms(verb: str) -> set[str]:
    """The regular forms of an English verb, with a doubled last consonant or without."""
    stem = verb[:-1] if verb.endswith("e") else verb
    third = verb + ("es" if verb.endswith(("s", "x", "z", "ch", "sh", "o")) else "s")
    forms = {verb, third, stem + "ed", stem + "ing", stem + stem[-1] + "ed", stem + stem[-1] + "ing"}
    if verb.endswith("y"):
        forms |= {verb[:-1] + "ies", verb[:-1] + "ied"}
    return forms


def _lists(name: str) -> dict[str, frozenset[str]]:
    """The lists of a file; a list may be written as one string, its words divided by white space."""
    table: dict[str, str | list[str]] = read_toml(Path(__file__).with_name(f"{name}.toml"))
    return {key: frozenset(value.split() if isinstance(value, str) else value) for key, value in table.items()}
