"""The year behind an entry's authors: in brackets, with scanning errors, or lost in part."""

from __future__ import annotations

import re

from pipeline.structure.view import CJK

#: A year in brackets, scanning errors included: (2004), (2004a), (2O17), (20l9), (Ol6), (2010, May).
BRACKET_YEAR = re.compile(
    r"\(\s?(?:c\.?\s?)?(?:(?P<y>[12lI]?[089OoQ][0-9OoIlQ]{2})\s?(?P<s>[a-k])?(?:\s?[,/.年-][^()]{0,25})?"
    r"|in press|forthcoming|n\.d\.)\s?\)"
)


def year_of(match: re.Match[str]) -> str:
    """The year of a :data:`BRACKET_YEAR` match with scanning errors undone: "" for "in press", "~12" in part."""
    if not match["y"]:
        return ""
    digits = re.sub("[OoQ]", "0", re.sub("[lI]", "1", match["y"]))
    if len(digits) == 3:
        digits = ("1" if digits[0] == "9" else "2") + digits
    if len(digits) < 3:
        return f"~{digits}"
    return digits if "1800" <= digits <= "2099" else ""


#: What scanning leaves of a bracketed year: "(l2).", "().", "J.Ol3)."; tried only where no year can be read.
DAMAGED_YEAR = re.compile(
    r"\(?\s?(?P<y>[0-9OolIQ]{0,3}|[0-9OolIQ]{4})(?P<s>[a-k])?\s?\)\s?[.,](?=\s?[A-Z\u4e00-\u9fff\"'])"
)


def author_year(flat: str) -> re.Match[str] | None:
    """The year in brackets that follows the authors, or None."""
    for match in BRACKET_YEAR.finditer(flat[:600]):
        before = flat[: match.start()]
        if len(before) > 1 and only_names(before):
            return match
        if match["y"]:
            break
    damaged = DAMAGED_YEAR.search(flat[:300])
    if damaged and damaged.start() > 4 and SURNAME_INITIAL.match(flat) and only_names(flat[: damaged.start()]):
        return damaged
    return None


#: "Cai,F.," or "LeeA.Y.&": how an entry begins that lists family names before initials.
SURNAME_INITIAL = re.compile(
    r"[\s*\[]{0,4}(?:(?:van|von|de|der|den|del|da|di|la|le)\s){0,2}[A-ZÀ-Þ][\w'-]{1,25}(?:\s[A-Z][\w'-]{1,20})?,?\s?[A-Z]\s?[.,&(-]"
)


_LOWER_WORD = re.compile(r"(?<![\w'.&,-])[a-zà-ÿ]{3,}")
_LOWER_OK = frozenset(
    (
        "and",
        "et",
        "al",
        "etal",
        "eds",
        "ed",
        "und",
        "van",
        "von",
        "der",
        "den",
        "del",
        "della",
        "dos",
        "des",
        "ten",
        "ter",
    )
)


def only_names(flat: str) -> bool:
    """Whether a text may be a list of authors: names, initials and joints, no digits and no other words."""
    if not flat.strip(" [*.,(") or re.search(r"\d{2}|[?!]|https?:", flat):
        return False
    if CJK.search(flat):
        pieces = [p for p in re.split(r"[,，、;&.\s]|和|与|等", flat.strip(" [*.")) if p]
        return all(len(p) <= 14 for p in pieces) and len(flat) <= 160
    return not any(word not in _LOWER_OK for word in _LOWER_WORD.findall(flat))
