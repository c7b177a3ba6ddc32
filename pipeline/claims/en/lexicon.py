"""The English cues as the grammar asks for them; the words themselves stand in ``cues.toml``."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any


@dataclass(frozen=True, slots=True)
class Frame:
    """What a verb says of its arguments.

    ``kind`` is the name of its list; ``object`` a fixed object ("rise" in "give rise to"), ``prep`` the
    preposition of the argument, both "" where the verb has none; ``sign`` a polarity.
    """

    kind: str
    sign: str
    object: str = ""
    prep: str = ""


#: The sign of each list of words; "?" for lists whose words leave it open.
_SIGNS = {"plus": "+", "minus": "-", "none": "0", "bent": "n", "caused": "+"} | dict.fromkeys(
    ("open", "relate", "telling"), "?"
)
#: Words that take a preposition's place at the end of a cue ("go through", "bring about").
#: Those of them that belong to the verb and leave it its object.
PARTICLES = frozenset({"about", "up", "out", "down", "forth", "back", "off", "away"})
_PREPOSITIONS = frozenset(
    [
        "to",
        "in",
        "of",
        "from",
        "for",
        "with",
        "into",
        "on",
        "upon",
        "through",
        "as",
        "by",
        "about",
        "out",
        "up",
        "down",
        "because",
        "over",
        "under",
        "via",
        "between",
        "toward",
        "towards",
    ]
)


#: How American endings are spelt in British English.
_BRITISH = {"ize": "ise", "yze": "yse", "avior": "aviour", "avor": "avour", "olor": "olour", "abor": "abour"}


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All English cues. ``sets`` holds every list under its dotted name ("verb.plus", "noun.agent")."""

    sets: dict[str, frozenset[str]]
    verbs: dict[str, tuple[Frame, ...]]
    adjectives: dict[str, tuple[Frame, ...]]
    signs: dict[str, str]
    less: dict[str, str]
    change: dict[str, str]
    comparative: dict[str, str]

    def has(self, name: str, word: str) -> bool:
        """Whether a list holds a word."""
        return word in self.sets[name]

    def directed(self, lemma: str) -> bool:
        """Whether what a verb does to its object has a direction: it raises, lowers, makes or gains it."""
        frames = self.verbs.get(lemma, ())
        return lemma in self.sets["verb.gain"] or any(f.kind in ("raise", "make") and f.sign != "?" for f in frames)


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """The cues of ``cues.toml``, read once a process."""
    table = tomllib.loads(Path(__file__).with_name("cues.toml").read_text(encoding="utf-8"))
    sets: dict[str, frozenset[str]] = {}
    _collect("", table, sets)
    return Lexicon(
        sets,
        _frames(table["verb"]),
        _adjectives(table["adjective"]),
        _signed(table["sign"]),
        _signed(table["less"]),
        _signed(table["change"]),
        _signed(table["comparative"]),
    )


@lru_cache(maxsize=256)
def together(*names: str) -> frozenset[str]:
    """The words of several lists."""
    return frozenset().union(*(lexicon().sets[name] for name in names))


def _collect(prefix: str, table: dict[str, Any], sets: dict[str, frozenset[str]]) -> None:
    for key, value in table.items():
        name = f"{prefix}{key}"
        if isinstance(value, dict):
            _collect(name + ".", value, sets)
        else:
            sets[name.removesuffix(".words")] = frozenset(spelt for word in value for spelt in _spelt(word))


def _spelt(cue: str) -> list[str]:
    """A cue as it stands in ``cues.toml``, and its British spelling where that is another one."""
    word, blank, rest = cue.partition(" ")
    for american, british in _BRITISH.items():
        if word.endswith(american) and len(word) > len(american) + 2:
            return [cue, word.removesuffix(american) + british + blank + rest]
    return [cue]


def _signed(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: _SIGNS[sign] for sign, words in table.items() if sign in _SIGNS for word in words}


def _frames(table: dict[str, dict[str, list[str]]]) -> dict[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for kind in ("causative", "preventive", "plus", "minus", "open", "make", "relate"):
        for cue in table[kind]["words"]:
            sign = {"minus": "-", "preventive": "-", "open": "?", "relate": "?"}.get(kind, "+")
            _add(out, cue, "raise" if kind in ("plus", "minus", "open") else kind, sign)
    for kind in ("reverse", "more", "passive"):
        for sign, cues in table[kind].items():
            for cue in cues:
                _add(out, cue, kind, _SIGNS[sign])
    return {lemma: tuple(sorted(frames, key=lambda f: not (f.object or f.prep))) for lemma, frames in out.items()}


def _add(out: dict[str, list[Frame]], cue: str, kind: str, sign: str) -> None:
    for spelt in _spelt(cue):
        lemma, *rest = spelt.split()
        prep = rest.pop() if rest and rest[-1] in _PREPOSITIONS | PARTICLES else ""
        fixed = rest[0] if rest and rest[0] not in _PREPOSITIONS | PARTICLES else ""
        frames = out.setdefault(lemma, [])
        if (frame := Frame(kind, sign, fixed, prep)) not in frames:
            frames.append(frame)


def _adjectives(table: dict[str, list[str]]) -> dict[str, tuple[Frame, ...]]:
    out: dict[str, list[Frame]] = {}
    for kind, cues in table.items():
        for cue in cues:
            word, prep = cue.split()
            out.setdefault(word, []).append(Frame(kind, _SIGNS[kind], "", prep))
    return {word: tuple(frames) for word, frames in out.items()}
