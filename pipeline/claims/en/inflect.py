"""Words in all their forms, and the small words around them, as ``gate.toml`` has them: for looking without a parse."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from pipeline.claims.en.lexicon import lexicon, together

_VOWELS = "aeiou"


@lru_cache(maxsize=128)
def forms(*names: str) -> frozenset[str]:
    """The words of several lists in all their forms; cues of several words are left out."""
    return inflected(word for word in together(*names) if " " not in word)


def inflected(words: Iterable[str]) -> frozenset[str]:
    """Words and what their plurals, third persons, pasts and gerunds may be."""
    irregular = _irregular()
    return frozenset(form for word in words for form in (*_regular(word), *irregular.get(word, ())))


def plurals(words: Iterable[str]) -> frozenset[str]:
    """Nouns and what their plurals may be."""
    return frozenset(form for word in words for form in (word, word + "s", word + "es", word[:-1] + "ies"))


def _regular(word: str) -> set[str]:
    """A word and what its plural, third person, past and gerund may be: a form too many does no harm."""
    if len(word) < 3:  # "is" is no plural of "i"
        return {word}
    stem = word[:-1]
    out = {word, word + "s", word + "es", word + "ed", word + "d", word + "ing"}
    if word.endswith("y"):
        out |= {stem + "ies", stem + "ied"}
    if word.endswith("e"):
        out.add(stem + "ing")
    if word[-1] not in _VOWELS + "wxy":
        out |= {word + word[-1] + "ing", word + word[-1] + "ed"}
    return out


@lru_cache(maxsize=1)
def _irregular() -> dict[str, tuple[str, ...]]:
    return {verb: tuple(forms) for verb, *forms in (row.split() for row in _table()["irregular"])}


@lru_cache(maxsize=1)
def participles() -> frozenset[str]:
    """The irregular past participles."""
    return frozenset(forms[-1] for forms in _irregular().values())


@lru_cache(maxsize=1)
def _table() -> dict[str, list[str]]:
    return tomllib.loads(Path(__file__).with_name("gate.toml").read_text(encoding="utf-8"))


@lru_cache(maxsize=16)
def around(name: str) -> frozenset[str]:
    """A list of ``gate.toml``."""
    return frozenset(_table()[name])


@lru_cache(maxsize=1)
def needs() -> dict[str, frozenset[str]]:
    """The forms of verbs of effect that need another word behind them, and that word: "lead" and "to"."""
    out: dict[str, set[str]] = {}
    for lemma, frames in lexicon().verbs.items():
        needed = {frame.prep or frame.object for frame in frames if frame.prep or frame.object}
        for form in inflected((lemma,)) if needed else ():
            out.setdefault(form, set()).update(needed)
    return {form: frozenset(words) for form, words in out.items()}


@lru_cache(maxsize=1)
def parted() -> dict[str, frozenset[str]]:
    """The like for verbs of parts and of meaning: "consist" and "of", "refer" and "to"."""
    out: dict[str, set[str]] = {}
    for cue in together("part.verbs", "part.passive", "define.refer"):
        verb, *rest = cue.split()
        for form in inflected((verb,)) if rest else ():
            out.setdefault(form, set()).add(rest[-1])
    return {form: frozenset(words) for form, words in out.items()}
