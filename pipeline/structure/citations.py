"""Citation marks: numbers in brackets or raised, and authors with a year, in both languages.

A number that stands right behind an author-year mark ("程鹏等,2022)[1]") is part of the same mark and
says which entry is meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.document import Citation, Mark
from pipeline.structure import names, words
from pipeline.structure.link import Index
from pipeline.structure.references import Entry
from pipeline.structure.view import CJK, View

_RANGE = r"\d{1,3}(?:\s?[-]\s?\d{1,3})?"
_NUMERIC = re.compile(
    rf"\[\s?(?P<list>{_RANGE}(?:\s?[,，、;]\s?{_RANGE}){{0,30}})\s?[,，]?\s?(?:\]|(?=[。，,;\u4e00-\u9fff]))"
)
_RAISED = re.compile(rf"\s?[\[(]?\s?(?P<list>{_RANGE}(?:\s?[,，、;]\s?{_RANGE}){{0,30}})\s?[\])]?\s?")
_YEARS = r"(?:1[6-9]|20)\d\d(?:\s?[a-h](?![a-z]))?(?:\s?[/\-]\s?(?:1[6-9]|20)\d\d)?"
_YEAR_LIST = rf"{_YEARS}(?:\s?(?:[,，、;]|and|&|和)\s?(?:{_YEARS}|\d{{3}}(?!\d)|[a-h](?![a-z])))*"
_PAGE = r"(?:\s?[,，:]\s?(?:pp?\.?\s?|第)?\d{1,4}(?:\s?-\s?\d{1,4})?\s?页?)?"
_IN_PRESS = r"(?:in press|forthcoming|n\.d\.)"
_GROUP = re.compile(r"[(\[](?P<in>(?:[^()\[\]]|\[\s?\d[\d,;\- ]{0,20}\]){3,700})[)\]]")
_INNER_NUMBER = re.compile(r"\[\s?\d[\d,;\- ]{0,20}\]")
#: The number of a note may stick to the year where the print raised it: "(Financial Times, 20101)".
_NOTE = r"(?:(?<=[^\d](?:19|20)\d\d)[1-9](?=\s?(?:[;；]|$)))?"
_YEAR_IN = re.compile(rf"(?P<years>{_YEAR_LIST}|{_IN_PRESS}){_PAGE}{_NOTE}(?![年\d%])")
_ONLY_YEARS = re.compile(rf"\s?(?P<years>{_YEAR_LIST}|{_IN_PRESS}){_PAGE}\s?")
_NAME = r"(?:(?:(?:van|von|de|der|den|del|della|da|di|la|le|ten|ter)\s?)*(?:[A-Z]\.\s?){0,3}[A-ZÀ-Þ][\w'-]{1,30})"
_CHAIN_END = re.compile(
    rf"(?P<names>{_NAME}(?:\s{_NAME}){{0,2}}(?:\s?[,、]\s?{_NAME}){{0,8}}(?:\s?,?\s?(?:&|and|和|与|及)\s?{_NAME}(?:\s{_NAME}){{0,2}})?)"
    r"(?P<al>\s?,?\s?(?:et\s?al\.?,?|等人?|and (?:his |her |their )?colleagues|and others|及其同事))?(?:'s?)?\s?$"
)
_HAN_END = re.compile(
    r"(?P<names>[\u4e00-\u9fff·]{2,12}(?:\s?[、,]\s?[\u4e00-\u9fff·]{2,8}){0,6}(?:\s?(?:和|与|及|&)\s?[\u4e00-\u9fffA-Za-z·.\s'-]{2,30})?)"
    r"(?P<al>\s?等(?:人|学者)?(?:的研究)?)?\s?$"
)
_LATIN_SHAPE = re.compile(
    rf"{_NAME}(?:[\s-]{_NAME}){{0,3}}(?:\s?[,;]\s?{_NAME}(?:\s{_NAME})?){{0,12}}(?:\s?,?\s?(?:&|and|和|与)\s?{_NAME}(?:\s{_NAME}){{0,2}})?"
    r"(?:\s?,?\s?(?:et\s?\.?\s?al\.?|等人?))?"
)

#: An institution or a paper whose name is all capitals: "China Business Herald News Weekly".
_HOUSE = re.compile(r"[A-Z][\w&'.-]{0,30}(?:\s(?:of|the|and|for|&|[A-Z][\w&'.-]{0,30})){1,9}")


@dataclass(frozen=True, slots=True)
class _Found:
    start: int
    end: int
    authors: str
    year: str


def find(view: View, spans: Sequence[tuple[int, int]], entries: Sequence[Entry], front: int) -> list[Citation]:
    """All marks in the given spans of prose. Raised numbers before ``front`` belong to authors."""
    index = Index(entries)
    numbers = {entry.number if entry.number is not None else place: entry for place, entry in enumerate(entries, 1)}
    numeric = [*_bracketed(view.flat, spans, numbers)]
    named = [mark for start, end in spans for mark in _named(view.flat, start, end, index)]
    if _is_numeric_list(numbers) or not any(index.find(mark.authors, mark.year) for mark in named):
        numeric += [m for m in _raised(view, spans, numbers, front, bracketed=len(numeric)) if not _hits(m, numeric)]
        numeric.sort(key=lambda m: m[0])
    return _merge(view.flat, named, numeric, numbers, index)


def _hits(mark: tuple[int, int, list[int]], others: Sequence[tuple[int, int, list[int]]]) -> bool:
    return any(mark[0] < other[1] and other[0] < mark[1] for other in others)


# --------------------------------------------------------------------------- numbers


def _bracketed(
    flat: str, spans: Sequence[tuple[int, int]], numbers: dict[int, Entry]
) -> Iterator[tuple[int, int, list[int]]]:
    """Marks like [3], [3-5] and [3,5]; every number must be one of the list's (without a list: a sane one)."""
    if numbers and not _is_numeric_list(numbers):
        return
    for start, end in spans:
        for match in _NUMERIC.finditer(flat, start, end):
            cited = expand(match["list"])
            if cited and _known(cited, numbers) and not _is_interval(flat, match):
                yield match.start(), match.end(), cited


def _is_numeric_list(numbers: dict[int, Entry]) -> bool:
    return any(entry.number is not None for entry in numbers.values())


def _is_interval(flat: str, match: re.Match[str]) -> bool:
    """ "[0, 1]" or "CI = [1, 3]" are no citations."""
    before = flat[max(0, match.start() - 8) : match.start()].rstrip()
    return before.endswith(("=", "CI", "区间", "∈", ":", "间为")) or match["list"].lstrip().startswith("0")


def _known(cited: Sequence[int], numbers: dict[int, Entry]) -> bool:
    if not numbers:
        return all(0 < n < 300 for n in cited)
    known = sum(n in numbers for n in cited)
    return known == len(cited) or known * 2 > len(cited)


def expand(text: str) -> list[int]:
    """The numbers that a list means: "3-5,8" -> [3, 4, 5, 8]; [] for one that runs backwards or too far."""
    out: list[int] = []
    for piece in re.split(r"\s?[,，、;]\s?", text.strip()):
        ends = [int(d) for d in re.findall(r"\d+", piece)]
        if len(ends) == 2:
            if not 0 < ends[1] - ends[0] <= 60:
                return []
            out.extend(range(ends[0], ends[1] + 1))
        elif ends:
            out.append(ends[0])
    return out if all(n > 0 for n in out) else []


def _raised(
    view: View, spans: Sequence[tuple[int, int]], numbers: dict[int, Entry], front: int, bracketed: int
) -> Iterator[tuple[int, int, list[int]]]:
    """Raised marks. Bare raised numbers are citations only where the paper puts none in brackets."""
    if numbers and not _is_numeric_list(numbers) and bracketed == 0 and not _mostly_numbers(view.raised, numbers):
        return
    at = 0
    for run in _joined(view.raised, view.flat):
        if run.start < front:
            continue
        while at < len(spans) and spans[at][1] <= run.start:
            at += 1
        if at == len(spans) or not spans[at][0] <= run.start:
            continue
        text = view.flat[run.start : run.end]
        match = _RAISED.fullmatch(text)
        if match is None or ("[" not in text and (bracketed >= 3 or not numbers)):
            continue
        cited = expand(match["list"])
        before = view.flat[run.start - 1 : run.start]
        if (
            cited
            and _known(cited, numbers)
            and not ("[" not in text and (before.isdigit() or before in ("m", "R", "χ", "η", "r")))
        ):
            yield run.start, run.end, cited


def _joined(raised: Sequence[Mark], flat: str) -> Iterator[Mark]:
    """Raised runs with those joined that only a fold of the reader separates ("[3" "-5]")."""
    open_run: Mark | None = None
    for mark in raised:
        if open_run and mark.start - open_run.end <= 1 and not flat[open_run.end : mark.start].strip():
            open_run = Mark(open_run.start, mark.end, mark.kind)
            continue
        if open_run:
            yield open_run
        open_run = mark
    if open_run:
        yield open_run


def _mostly_numbers(raised: Sequence[Mark], numbers: dict[int, Entry]) -> bool:
    return len(raised) >= 5 and len(raised) * 3 >= len(numbers)


# --------------------------------------------------------------------------- authors and years


def _named(flat: str, start: int, end: int, index: Index) -> Iterator[_Found]:
    for group in _GROUP.finditer(flat, start, end):
        inner, at = _INNER_NUMBER.sub(lambda m: " " * len(m[0]), group["in"]), group.start("in")
        if _ONLY_YEARS.fullmatch(inner):
            found = _narrative(flat, start, group, index)
            if found:
                yield found
        elif _YEAR_IN.search(inner):
            yield from _inside(inner, at, index)


def _inside(inner: str, at: int, index: Index) -> Iterator[_Found]:
    """Marks inside one bracket: authors, year(s), then the next authors."""
    begin, previous = 0, ""
    for match in _YEAR_IN.finditer(inner):
        if match.start() < begin:
            continue
        text = inner[begin : match.start()]
        lead = _lead(text)
        authors = text[lead:].rstrip(" ,，.;:'")
        if authors and plausible(authors, match["years"], index):
            yield _Found(at + begin + lead, at + match.end("years"), authors, _tidy(match["years"]))
            previous = authors
        elif not authors and previous:
            yield _Found(at + match.start(), at + match.end("years"), previous, _tidy(match["years"]))
        else:
            previous = ""
        begin = match.end()


def _tidy(years: str) -> str:
    return re.sub(r"\s+", " ", years).strip()


_BEFORE_WORDS = "|".join(
    re.escape(word) + ("(?![A-Za-z])" if word[-1].isalpha() and word.isascii() else "") for word in words.BEFORE
)
_BEFORE = re.compile(rf"[ ,，、;:&。.]*(?:{_BEFORE_WORDS})", re.IGNORECASE)
_JOINTS = re.compile(r"[ ,，、;:&。.]*")


def _lead(text: str) -> int:
    """How much of a bracket's text stands before the authors: joints, "e.g.," and 参见."""
    at = 0
    while match := _BEFORE.match(text, at):
        at = match.end()
    joints = _JOINTS.match(text, at)
    at = joints.end() if joints else at
    semicolon = text.rfind(";", at)
    return semicolon + 1 + _lead(text[semicolon + 1 :]) if semicolon >= 0 else at


def plausible(authors: str, years: str, index: Index) -> bool:
    """Whether a text before a year names authors: the list knows them, or they look like names."""
    if len(authors) > 160 or re.search(r"\d{2}|[=<>%]", authors):
        return False
    if index.find(authors, years):
        return True
    if CJK.search(authors):
        return _han_names(authors, index)
    first = re.split(r"[\s,&;]", authors)[0]
    return first not in words.NOT_NAMES and any(shape.fullmatch(authors) for shape in (_LATIN_SHAPE, _HOUSE))


_LATIN_NAME = re.compile(r"[A-Z][\w'-]+(?:\s[A-Z][\w.'-]*){0,3}")


def _han_names(authors: str, index: Index) -> bool:
    if authors.endswith(words.NOT_AUTHORS_ZH):
        return False
    pieces = [p for p in re.split(r"\s?[,，、;&]\s?|和|与|及", names.without_et_al(authors)) if p.strip()]
    return bool(pieces) and all(
        words.is_chinese_name(p.strip()) or index.knows(p) or _LATIN_NAME.fullmatch(p.strip()) or "·" in p
        for p in pieces
    )


def _narrative(flat: str, start: int, group: re.Match[str], index: Index) -> _Found | None:
    """ "Vargo and Lusch (2004, 2008)", 周文辉等(2015): the authors stand before the bracket."""
    low = max(start, group.start() - 160)
    before = flat[low : group.start()]
    years = _tidy(_INNER_NUMBER.sub("", group["in"]))
    if plain := _YEAR_IN.search(years):
        years = _tidy(plain["years"])
    stripped = before.rstrip()
    if not stripped or (stripped[-1] in "。.;；:：!?，,)" and not stripped.endswith("al.")):
        return None
    known = index.ending(before, years)
    if known is not None:
        return _Found(low + known, group.end(), before[known:].rstrip(), years)
    for pattern in (_CHAIN_END, _HAN_END):
        match = pattern.search(before)
        if match is None:
            continue
        at = (
            match.start("names") + _skip_words(match["names"])
            if pattern is _CHAIN_END
            else match.start("names") + _han_start(match["names"])
        )
        authors = before[at:].rstrip()
        if pattern is _CHAIN_END and authors and re.split(r"[\s,']", authors)[0] not in words.NOT_NAMES:
            return _Found(low + at, group.end(), authors, years)
        if (
            pattern is _HAN_END
            and (match["al"] or index.find(authors, years) or flat.startswith(words.AFTER_ZH, group.end()))
            and authors
            and at >= match.start("names")
            and _han_names(re.sub(r"的研究$", "", authors), index)
        ):
            return _Found(low + at, group.end(), authors, years)
    return None


def _skip_words(chain: str) -> int:
    """Where the names begin in a chain that a sentence's first word may have joined ("In Vargo and Lusch")."""
    at = 0
    while match := re.compile(r"([A-Z][\w']*)[\s,]+").match(chain, at):
        if match[1] not in words.NOT_NAMES:
            break
        at = match.end()
    return at


def _han_start(chain: str) -> int:
    """Where the first Chinese name begins in a run that may begin with other words (参照梁林和段世玉)."""
    stop = re.search(r"[、,&]|和|与|及", chain)
    first = chain[: stop.start()] if stop else chain
    first = re.sub(r"等(?:人|学者)?$", "", first.rstrip())
    for size in (3, 2, 4):
        if len(first) >= size and words.is_chinese_name(first[-size:]):
            return len(first) - size
    return max(0, len(first) - 3)


# --------------------------------------------------------------------------- together


def _merge(
    flat: str,
    named: Sequence[_Found],
    numeric: Sequence[tuple[int, int, list[int]]],
    numbers: dict[int, Entry],
    index: Index,
) -> list[Citation]:
    """One list of citations; a number right behind an author-year mark is taken into it."""
    out: list[Citation] = []
    used: set[int] = set()
    starts = {start: place for place, (start, _, _) in enumerate(numeric)}
    for mark in named:
        at = mark.end
        while at < len(flat) and flat[at] in " )" and at - mark.end < 3:
            at += 1
        place = starts.get(at, starts.get(mark.end))
        if place is not None and place not in used:
            used.add(place)
            cited = [numbers[n].reference.id for n in numeric[place][2] if n in numbers]
        else:
            cited = index.find(mark.authors, mark.year)
        out.append(Citation(mark.start, mark.end, tuple(cited), mark.authors, mark.year))
    for place, (start, end, cited_numbers) in enumerate(numeric):
        if place not in used:
            ids = tuple(numbers[n].reference.id for n in cited_numbers if n in numbers)
            out.append(Citation(start, end, ids))
    return sorted(out, key=lambda c: (c.start, c.end))
