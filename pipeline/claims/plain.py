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
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.resources import files
from typing import Any

from pipeline.document import Span

WORDS: dict[str, Any] = tomllib.loads(files("pipeline.claims").joinpath("statistics.toml").read_text(encoding="utf-8"))
_COMMANDS: dict[str, str] = WORDS["commands"]
_CHARACTERS: dict[str, str] = WORDS["characters"]

#: A command, an escaped character, a run of Chinese or of what means the same in and out of formulas, or one character.
_PART = re.compile(
    r"\\[A-Za-z]{1,20}|\\.|(?P<han>[\u3400-\u9fff]{1,500})|(?P<run>[^\\${}~^_\s\u3400-\u9fff]{1,500})|.", re.DOTALL
)
_MARKUP = re.compile(r"[\\$]")
_KEPT_ESCAPES = frozenset("%&#_<>")


@dataclass(frozen=True, slots=True)
class Plain:
    """``text`` as read plainly; its character ``i`` stands for ``[starts[i], ends[i])`` of the document."""

    text: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The document's span for the plain reading's ``[start, end)``, which must not be empty."""
        return Span(self.starts[start], self.ends[end - 1])


def _table() -> dict[int, str]:
    """One character for one: full-width and mathematical letters become common ones, white space a blank."""
    table = {code: " " for code in range(0x3001) if chr(code).isspace()}
    table |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
    same = {code: unicodedata.normalize("NFKC", chr(code)) for code in range(0x1D400, 0x1D800)}
    table |= {code: letter for code, letter in same.items() if len(letter) == 1}
    return table | {ord(char): letter for char, letter in _CHARACTERS.items()}


_LETTERS = _table()


def plain(text: str, start: int, end: int) -> Plain:
    """The plain reading of ``text[start:end]``; spaces inside formula markup are left out."""
    part = text[start:end]
    if not _MARKUP.search(part):
        return Plain(part.translate(_LETTERS), range(start, end), range(start + 1, end + 1))
    out: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    formula = False
    for match in _PART.finditer(part):
        piece = match.group()
        if match.lastgroup:
            formula = formula and match.lastgroup == "run"
            out.append(piece.translate(_LETTERS))
            starts += range(start + match.start(), start + match.end())
            ends += range(start + match.start() + 1, start + match.end() + 1)
            continue
        if piece in ("$", "\\$"):
            formula = not formula
            continue
        if piece[0] == "\\" and len(piece) > 1:
            piece = _COMMANDS.get(piece[1:], "") if piece[1].isalpha() else piece[1] * (piece[1] in _KEPT_ESCAPES)
        elif formula and (piece in "{}~^_" or piece.isspace()):
            continue
        if piece:
            out.append(piece.translate(_LETTERS))
            starts.append(start + match.start())
            ends.append(start + match.end())
    return Plain("".join(out), tuple(starts), tuple(ends))
