"""Numbered hypotheses and propositions as they are printed: "H2a", "假设1和2", "H1 to H4".

Works on plain readings (plain.py). A label's ``key`` is the same for all its prints in a paper
("假设1a", "H1a" and "Hla", which character recognition makes of it, are all H1a); its ``printed``
form is what a statement is known by.
"""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass, replace
from importlib.resources import files
from typing import Any

WORDS: dict[str, Any] = tomllib.loads(files("pipeline.claims").joinpath("hypotheses.toml").read_text(encoding="utf-8"))
_LABEL = WORDS["label"]
_PREFIXES: list[dict[str, str]] = _LABEL["prefixes"]
_NUMERALS: str = _LABEL["numerals"]
#: Digits, a Chinese numeral, or "l"/"I" that stands for 1; then a letter, in brackets or not.
_NUMBER = rf"(?:[1-9]\d?|[lI](?=[a-h]?(?![A-Za-z0-9]))|[{_NUMERALS}]{{1,2}})"
_LETTER = r"(?: ?-?[a-h](?![A-Za-z0-9'’])| ?\( ?[a-h] ?\)|[-.][1-9](?![\d.%]))?"
_FIRST = re.compile(
    "(?:" + "|".join(f"(?P<p{i}>{entry['print']})" for i, entry in enumerate(_PREFIXES)) + ")"
    rf" ?[.-]?\(?(?:(?<=[^A-Za-z])(?P<inner>[HP]))? ?(?P<number>{_NUMBER})(?P<letter>{_LETTER})(?![\dA-Za-z]|\.\d)\)?"
)
_NEXT = re.compile(
    rf" {{0,2}}(?P<between>{'|'.join(map(re.escape, [*_LABEL['through'], *_LABEL['between']]))})"
    rf"(?: {{0,2}}(?:{'|'.join(map(re.escape, _LABEL['between']))}))? {{0,2}}"
    rf"(?:(?:{'|'.join(entry['print'] for entry in _PREFIXES)}) ?)?"
    rf"(?:(?P<number>{_NUMBER})(?P<letter>{_LETTER})|\(?(?P<only>[a-h])\)?)(?![\dA-Za-z%]|\.\d)"
)
_LISTED = re.compile(r" ?(?:[,、&)]|and|or|和|与|及|均|都|$)")
_BARE_LETTER = re.compile(r"[a-h]|[1-9]")


@dataclass(frozen=True, slots=True, order=True)
class Label:
    """One hypothesis number: family ("H", "P"), number, letter ("" or "a"; "-1" for H2-1, ".1" for H2.1)."""

    family: str
    number: int
    letter: str = ""

    @property
    def key(self) -> str:
        """The id that all prints share, "H2a"."""
        return f"{self.family}{self.number}{self.letter}"


@dataclass(frozen=True, slots=True)
class Group:
    """Labels that stand together ("H1、H2和H4a") at ``[start, end)`` of a plain reading.

    ``own`` is the prefix that the first label's id keeps in print.
    """

    labels: tuple[Label, ...]
    start: int
    end: int
    own: str


def _number(print_: str) -> int:
    if print_ in "lI":
        return 1
    if print_.isdigit():
        return int(print_)
    ten = _NUMERALS.index("十") + 1
    values = [_NUMERALS.index(c) + 1 for c in print_]
    if len(values) == 1:
        return values[0]
    return values[0] * ten if values[1] == ten else ten + values[1] if values[0] == ten else values[1]


def _letter(print_: str) -> str:
    found = _BARE_LETTER.search(print_ or "")
    return "" if found is None else print_[0] + found[0] if found[0].isdigit() else found[0]


def groups(text: str) -> list[Group]:
    """All groups of labels in a plain reading, in reading order."""
    out: list[Group] = []
    at = 0
    while first := _FIRST.search(text, at):
        prefix = next(entry for i, entry in enumerate(_PREFIXES) if first[f"p{i}"] is not None)
        family, own = prefix["family"], prefix["own"]
        if first["inner"]:
            family = own = first["inner"]
        at = first.end()
        if family != "H" and first["letter"].startswith("."):
            continue  # "Proposition 3.2" is numbered by chapter
        labels = [Label(family, _number(first["number"]), _letter(first["letter"]))]
        while more := _NEXT.match(text, at):
            added = [] if _counts(text, more) else _following(labels[-1], more)
            if not added:
                break
            labels += added
            at = more.end()
        if out and out[-1].labels == tuple(labels) and text[out[-1].end : first.start()].strip(" (") == "":
            out[-1] = replace(out[-1], end=at)
        else:
            out.append(Group(tuple(dict.fromkeys(labels)), first.start(), at, own))
    return out


def _counts(text: str, more: re.Match[str]) -> bool:
    """Whether a bare number after a comma counts something else ("in H1, 3 people")."""
    bare = more["between"] in ",，" and more["number"] is not None and text[more.end() - 1].isdigit()
    prefixed = any(c.isalpha() for c in text[more.start() : more.start("number")]) if bare else False
    return bare and not prefixed and not _LISTED.match(text, more.end())


def _following(last: Label, more: re.Match[str]) -> list[Label]:
    """The labels that a continuation adds: one, or all up to it in a range ("H1–H4", "H2a–c")."""
    through = more["between"] in _LABEL["through"]
    if more["only"]:
        if not last.letter.isalpha():
            return []
        low, high = ord(last.letter), ord(more["only"])
        letters = range(low + 1, high + 1) if through else range(high, high + 1)
        return [Label(last.family, last.number, chr(code)) for code in letters]
    number, letter = _number(more["number"]), _letter(more["letter"])
    if through and number == last.number and last.letter and letter:
        codes = range(ord(last.letter[-1]) + 1, ord(letter[-1]) + 1)
        return [Label(last.family, number, letter[:-1] + chr(code)) for code in codes]
    if through:
        return [Label(last.family, n, letter if n == number else "") for n in range(last.number + 1, number + 1)]
    return [Label(last.family, number, letter)]
