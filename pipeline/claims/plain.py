"""A plain reading of a stretch of text, with the way back to the text.

Numbers and hypothesis numbers come dressed: full-width (ｐ＜０．０１), as formula markup
(``$\\beta = 0 . 3 2$``, ``$\\mathrm { H } 2 \\mathrm { a }$``) or in mathematical letters. Patterns
are matched on the plain reading; every character of it knows the characters that it stands for, so
what is quoted is always the text itself.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pipeline.document import Span

WORDS: dict[str, Any] = tomllib.loads(files("pipeline.claims").joinpath("statistics.toml").read_text(encoding="utf-8"))
_COMMANDS: dict[str, str] = WORDS["commands"]
_CHARACTERS: dict[str, str] = WORDS["characters"]

#: A command, an escaped character, or anything else, one at a time.
_PART = re.compile(r"\\[A-Za-z]{1,20}|\\.|.", re.DOTALL)
_MARKUP = re.compile(r"[\\$]")
_KEPT_ESCAPES = frozenset("%&#_<>")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as read plainly; its character ``i`` stands for ``[starts[i], ends[i])`` of the document."""

    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def span(self, start: int, end: int) -> Span:
        """The document's span for the plain reading's ``[start, end)``, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])


def _letter(char: str) -> str:
    """One character for one: full-width and mathematical letters become common ones."""
    if char in _CHARACTERS:
        return _CHARACTERS[char]
    code = ord(char)
    if 0xFF01 <= code <= 0xFF5E:
        return chr(code - 0xFEE0)
    if 0x1D400 <= code <= 0x1D7FF:
        same = unicodedata.normalize("NFKC", char)
        return same if len(same) == 1 else char
    return " " if char.isspace() else char


def plain(text: str, start: int, end: int) -> Plain:
    """The plain reading of ``text[start:end]``; spaces inside formula markup are left out."""
    part = text[start:end]
    if not _MARKUP.search(part):
        return Plain("".join(map(_letter, part)), tuple(range(start, end)), tuple(range(start + 1, end + 1)))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    formula = False
    for match in _PART.finditer(part):
        piece = match.group()
        if piece in ("$", "\\$"):
            formula = not formula
            continue
        if piece[0] == "\\" and len(piece) > 1:
            piece = _COMMANDS.get(piece[1:], "") if piece[1].isalpha() else piece[1] * (piece[1] in _KEPT_ESCAPES)
        elif "\u3400" <= piece <= "\u9fff":
            formula = False
        elif formula and (piece in "{}~^_" or piece.isspace()):
            continue
        if piece:
            out.append(_letter(piece))
            starts.append(start + match.start())
            ends.append(start + match.end())
    return Plain("".join(out), tuple(starts), tuple(ends))
