"""What ``words.toml`` says, compiled once for the whole process."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any


def _load() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))


RAW = _load()


def spaced(word: str) -> str:
    """A pattern for a Chinese word with any spacing between its characters ("摘 要")."""
    return r"\s{0,4}".join(re.escape(char) for char in word if not char.isspace())


def _english(word: str) -> str:
    return r"\s{1,3}".join(re.escape(part) for part in word.split())


@dataclass(frozen=True, slots=True)
class Label:
    """A label found at the beginning of a text: its name, its language and where its words end."""

    name: str
    lang: str
    end: int


def _alternatives(table: dict[str, list[str]]) -> tuple[str, str]:
    zh = sorted(table.get("zh", []), key=lambda w: (-len(w), w))
    en = sorted(table.get("en", []), key=lambda w: (-len(w), w))
    return "|".join(map(spaced, zh)), "|".join(map(_english, en))


#: label name -> (pattern of the Chinese words, pattern of the English words), both for folded text.
LABELS: dict[str, tuple[re.Pattern[str], re.Pattern[str]]] = {
    name: (
        re.compile(rf"\s{{0,9}}[\[(]?\s?(?P<word>{zh or '(?!)'})\s?[\])]?\s{{0,3}}(?P<colon>[:.\-]?)[\])]?"),
        re.compile(
            rf"\s{{0,9}}[\[(]?\s?(?P<word>{en or '(?!)'})(?![a-z])\s?[\])]?\s{{0,3}}(?P<colon>[:.\-]{{0,2}})[\])]?",
            re.IGNORECASE,
        ),
    )
    for name, (zh, en) in ((name, _alternatives(table)) for name, table in RAW["labels"].items())
}


def _any(*names: str) -> re.Pattern[str]:
    """One pattern for whether a line may begin with one of some labels; what it is, is asked afterwards."""
    parts = [part for name in names for part in _alternatives(RAW["labels"][name]) if part]
    return re.compile(rf"[^\w\n]{{0,12}}(?:{'|'.join(parts)})", re.IGNORECASE)


#: Whether a line of a block may begin something of its own.
MAY_BEGIN = _any(
    "abstract", "keywords", "classification", "note", "references", "acknowledgement", "declaration"
)  # fmt: skip

#: English key word labels may be glued to what follows ("Key wordssocial media").
GLUED_KEYWORDS = re.compile(r"\s{0,9}(?P<word>Key\s?-?words?|Index\sterms)\s{0,3}[:.\-]?", re.IGNORECASE)
GLUED_ABSTRACT = re.compile(r"\s{0,9}(?P<word>Abstract|ABSTRACT)(?=[A-Z])")

KINDS: dict[str, tuple[tuple[str, ...], tuple[str, ...]]] = {
    kind: (tuple(table["zh"]), tuple(word.casefold() for word in table["en"])) for kind, table in RAW["kinds"].items()
}
WEAK: frozenset[str] = frozenset(RAW["weak"]["words"])
STUDIES: tuple[str, ...] = tuple(RAW["studies"]["begins"])

#: Whole words in English: a title with "institutions", "increase" or "province" in it names no institution.
AFFILIATION = re.compile(
    "|".join(rf"\b{re.escape(word)}\b" if word[0] < "\u2e80" else word for word in RAW["front"]["affiliation"]),
    re.IGNORECASE,
)
JOURNAL = re.compile("|".join(re.escape(word) for word in RAW["front"]["journals"]), re.IGNORECASE)
COLUMNS: frozenset[str] = frozenset(RAW["front"]["columns"])
FURNITURE: tuple[str, ...] = tuple(RAW["front"]["furniture"])
DEBRIS: frozenset[str] = frozenset(word.casefold() for word in RAW["front"]["debris"])
DEGREES: frozenset[str] = frozenset(RAW["front"]["degrees"])
PARTICLES: tuple[str, ...] = tuple(RAW["front"]["particles"])
SURNAMES: frozenset[str] = frozenset(RAW["front"]["surnames"])
DOUBLE_SURNAMES: frozenset[str] = frozenset(RAW["front"]["double_surnames"])

#: Patterns: what stands before the year of publication, and before earlier dates.
PUBLISHED = "|".join(map(re.escape, RAW["front"]["published"]))
EARLIER = "|".join(map(re.escape, RAW["front"]["earlier"]))
#: Patterns of the words of numbered captions, and of what follows the number where a sentence speaks of the figure.
CAPTION_ZH, CAPTION_EN, TALK_ZH, TALK_EN = (
    "|".join(map(re.escape, RAW["captions"][name])) for name in ("zh", "en", "talk_zh", "talk_en")
)

BEFORE: tuple[str, ...] = tuple(sorted(RAW["citations"]["before"], key=lambda w: (-len(w), w)))
NOT_NAMES: frozenset[str] = frozenset(RAW["citations"]["not_names"])
AFTER_ZH: tuple[str, ...] = tuple(RAW["citations"]["after_zh"])
NOT_AUTHORS_ZH: tuple[str, ...] = tuple(RAW["citations"]["not_authors_zh"])


def is_chinese_name(text: str) -> bool:
    """Whether two to four Chinese characters begin like a Chinese name."""
    if not 2 <= len(text) <= 4:
        return False
    return text[:2] in DOUBLE_SURNAMES if len(text) == 4 else text[0] in SURNAMES or text[:2] in DOUBLE_SURNAMES
