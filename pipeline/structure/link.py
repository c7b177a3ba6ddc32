"""From an author-year mark to the entries it means.

The first author's family name and the year decide; the other names, "et al." and the letter after the
year decide between entries that share them. Names that scanning has damaged are matched with one or
two letters wrong, and "Caietal" is read as "Cai et al.".
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher

from pipeline.structure import names
from pipeline.structure.references import Entry
from pipeline.structure.view import CJK

_YEAR = re.compile(r"((?:1[6-9]|20)\d\d)\s?([a-h])?|in press|forthcoming|n\.d\.")
_GLUED = re.compile(r"(?:et\s?\.?\s?al\.?|等人?|and (?:his |her |their )?colleagues|及其同事)[,.\s]*$", re.IGNORECASE)


class Index:
    """The entries of one paper by the keys of their first authors and their years."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._first: dict[str, list[Entry]] = {}
        self._by_year: dict[str, list[Entry]] = {}
        self._names: set[str] = set()
        self._damaged: list[Entry] = []
        self._found: dict[tuple[str, str], list[str]] = {}
        for entry in entries:
            for row in entry.surnames:
                self._names.update(row)
                same = self._first.setdefault(row[0], [])
                if not same or same[-1] is not entry:
                    same.append(entry)
            for year in entry.years or ("",):
                self._by_year.setdefault(year, []).append(entry)
            if not entry.years or entry.years[0][:1] == "~":
                self._damaged.append(entry)

    def knows(self, name: str) -> bool:
        """Whether a name is an author's somewhere in the list."""
        return names.key(name) in self._names

    def find(self, authors: str, years: str) -> list[str]:
        """The ids of the entries that a mark means, in the order of its years; [] where none fits."""
        key = (authors, years)
        if key not in self._found:
            self._found[key] = self._find(authors, years)
        return self._found[key]

    def _find(self, authors: str, years: str) -> list[str]:
        wanted, et_al = _keys(authors)
        if not wanted:
            return []
        out: list[str] = []
        for year, letter in _years(years):
            for entry in self._best(wanted, et_al, year, letter):
                if entry.reference.id not in out:
                    out.append(entry.reference.id)
        return out

    def ending(self, text: str, years: str) -> int | None:
        """Where the authors begin with whom a text ends, if some entry of the year(s) has them; else None."""
        wanted = [year for year, _ in _years(years)]
        best: int | None = None
        flat = _GLUED.sub("", text.rstrip()).rstrip(" ,'")
        flat = re.sub(r"'s?$", "", flat)
        for year in wanted:
            for entry in self._by_year.get(year, []):
                for row in entry.surnames:
                    at = _tail_start(flat, row)
                    if at is not None and (best is None or at < best):
                        best = at
        return best

    def _best(self, wanted: list[str], et_al: bool, year: str, letter: str) -> list[Entry]:
        pool = [e for e in self._first.get(wanted[0], []) if _year_fits(e, year)]
        if not pool:
            pool = [e for e in self._by_year.get(year, []) if any(_near(wanted[0], row[0]) for row in e.surnames)]
        if not pool and len(wanted) == 1 and wanted[0].isascii():
            pool = [e for e in self._by_year.get(year, []) if any(_glued(wanted[0], row) for row in e.surnames)]
        if not pool and len(wanted) == 1 and len(wanted[0]) >= 3:
            pool = [e for e in self._by_year.get(year, []) if _first_word(e) == wanted[0]]
        if not pool and len("".join(wanted)) >= 8 and wanted[0].isascii():
            near = [
                (_alike(wanted, e, et_al), e)
                for e in (*self._by_year.get(year, []), *self._damaged)
                if _year_fits(e, year)
            ]
            pool = [e for ratio, e in near if ratio >= 0.78 and ratio == max(r for r, _ in near)]
        elif len(pool) == 1 and len(wanted) > 1 and _alike(wanted, pool[0], et_al) >= 0.75:
            return pool
        if len(pool) > 1:
            scores = [_score(entry, wanted, et_al, letter) for entry in pool]
            top = max(scores)
            pool = [entry for entry, score in zip(pool, scores, strict=True) if score == top]
        elif pool and len(wanted) > 1 and not any(_agree(wanted, row) for row in pool[0].surnames):
            return []
        return pool


def _keys(authors: str) -> tuple[list[str], bool]:
    """The keys of the family names in a mark, and whether it says "et al."."""
    flat = authors.strip(" .,;'")
    flat = re.sub(r"(?:'s?|的研究|的)$", "", flat)
    et_al = _GLUED.search(flat) is not None or flat.casefold().endswith("etal")
    flat = _GLUED.sub("", flat).rstrip(" .,;")
    found = [names.key(names.surname(name)) for name in names.split(flat)]
    return [key for key in found if key], et_al


def _years(years: str) -> list[tuple[str, str]]:
    """ "2004a, b" -> [("2004", "a"), ("2004", "b")]; "in press" -> [("", "")]."""
    out: list[tuple[str, str]] = []
    for match in re.finditer(
        r"((?:1[6-9]|20)\d\d)\s?([a-h](?![a-z]))?|(?<=[,，、&\s])([a-h])(?![a-z])|(press|forthcoming|n\.d)", years
    ):
        if match[1]:
            out.append((match[1], match[2] or ""))
        elif match[3] and out:
            out.append((out[-1][0], match[3]))
        elif match[4]:
            out.append(("", ""))
    return out


def _year_fits(entry: Entry, year: str) -> bool:
    if not (year and entry.years):
        return True
    return any(year == y or (y[:1] == "~" and _within(y[1:], year)) for y in entry.years)


def _within(some: str, year: str) -> bool:
    """Whether the digits that scanning left stand in the year in this order ("21" in "2011")."""
    rest = iter(year)
    return bool(some) and all(digit in rest for digit in some)


def _near(a: str, b: str) -> bool:
    """Whether two keys differ by what scanning does: one letter in five, two in nine; nothing in short ones."""
    if a == b:
        return True
    if not a or not b:
        return False
    if not a.isascii():
        return len(a) == len(b) >= 3 and _distance(a, b) == 1
    a, b = a.replace("rn", "m"), b.replace("rn", "m")
    if abs(len(a) - len(b)) > 2 or a[0] != b[0]:
        return a == b
    allowed = 2 if min(len(a), len(b)) >= 9 else 1 if min(len(a), len(b)) >= 5 else 0
    return a == b or (allowed > 0 and _distance(a[:40], b[:40]) <= allowed)


def _distance(a: str, b: str) -> int:
    row = list(range(len(b) + 1))
    for i, left in enumerate(a, 1):
        new = [i]
        for j, right in enumerate(b, 1):
            new.append(min(row[j] + 1, new[-1] + 1, row[j - 1] + (left != right)))
        row = new
    return row[-1]


def _first_word(entry: Entry) -> str:
    """The key of the first word of an entry whose first author is no "Family, Given": OECD …, Deng Yang."""
    first = entry.reference.authors[0].split() if entry.reference.authors else []
    return names.key(first[0]) if len(first) > 1 and "," not in first[0] else ""


def _glued(wanted: str, row: Sequence[str]) -> bool:
    """ "whitedahl" for White & Dahl, "caietal" for Cai et al., "zhouetal"."""
    whole = "".join(row)
    stem = wanted.removesuffix("etal")
    return (
        (len(row) > 1 and len(wanted) >= 6 and _near(wanted, whole))
        or (stem != wanted and _near(stem, row[0]))
        or (stem != wanted and len(row) > 1 and stem == "".join(row[: max(1, len(row) - 1)]))
    )


def _agree(wanted: Sequence[str], row: Sequence[str]) -> bool:
    """Whether the further names of a mark are among an entry's (half of them, scanning errors allowed)."""
    further = wanted[1:]
    if not row or len(row) == 1:
        return len(further) == 0 or len(row) == 0
    hits = sum(any(_near(name, other) or (len(name) > 2 and name in other) for other in row[1:]) for name in further)
    return hits * 2 >= len(further)


def _alike(wanted: Sequence[str], entry: Entry, et_al: bool) -> float:
    """How alike the names of a mark and of an entry are, letter by letter, where scanning broke both up."""
    raw = [
        key
        for key in (names.key(word) for word in re.findall(r"[^\W\d_]{2,40}", " ".join(entry.reference.authors)))
        if key
    ]
    whole, mine = "".join(raw)[:120], "".join(wanted)[:120]
    if et_al:
        whole = whole[: len(mine)]
    return SequenceMatcher(None, mine, whole, autojunk=False).ratio() if whole else 0.0


def _score(entry: Entry, wanted: Sequence[str], et_al: bool, letter: str) -> tuple[int, int, int, int]:
    best = max(entry.surnames, key=lambda row: sum(name in row for name in wanted), default=())
    hits = sum(any(_near(name, other) for other in best) for name in wanted)
    fits = len(best) > max(2, len(wanted)) if et_al else len(best) == len(wanted)
    count = 1 if fits else 0
    exact = 1 if best and best[0] == wanted[0] else 0
    return (1 if letter and entry.suffix == letter else 0, hits, count, exact)


def _tail_start(text: str, row: Sequence[str]) -> int | None:
    """Where the authors of ``row`` begin if ``text`` ends with them, in the ways a sentence writes them."""
    first = row[0]
    if not first:
        return None
    window = text[-140:]
    base = len(text) - len(window)
    if CJK.match(first):
        at = window.rfind(first)
        start, stop = at, at + len(first)
        if at < 0:
            return None
    else:
        hit = None
        for match in re.finditer(r"[A-Za-zÀ-ɏ][\w'-]*(?:\s(?=[a-z]{0,3}\s?[A-Z])[\w'-]+){0,2}", window):
            if names.key(match[0]) == first:
                hit = match
            else:
                for word in re.finditer(r"[A-Za-zÀ-ɏ][\w'-]*", match[0]):
                    if names.key(word[0]) == first:
                        hit = re.compile(re.escape(word[0])).search(window, match.start() + word.start())
        if hit is None:
            return None
        start, stop = hit.start(), hit.end()
    rest = window[stop:]
    if not rest.strip():
        return base + start
    if "(" in rest:
        return None
    others = [names.key(piece) for piece in re.split(r"\s*(?:[,，、&;]|\band\b|和|与|及)\s*", rest) if names.key(piece)]
    if others and all(any(_near(o, r) or (len(r) > 2 and o.endswith(r)) for r in row[1:]) for o in others):
        return base + start
    return None
