"""The reference list: where it stands, where each entry begins, and what each entry says."""

from __future__ import annotations

import itertools
import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Reference
from pipeline.structure import entries, names, words, years
from pipeline.structure.view import CJK, Part, View
from pipeline.structure.volumes import YEAR

_NUMBERED = re.compile(
    r"[ \t]{0,12}[-•*]?[ \t]{0,12}(?:\[\s?(?P<a>\d{1,3})\s?\]|(?P<b>\d{1,3})\s?[.、](?!\d)"
    r"|\(\s?(?P<c>\d{1,3})\s?\)(?!\s?:)|(?P<d>\d{1,3})\s(?=[A-Z]))"
)
_INLINE = re.compile(r"\[\s?(\d{1,3})\s?\]|(?<=[.\d]\s)(\d{1,3})\.\s(?=[A-Z])")
#: Where a reader has joined two lines, the next entry may begin: behind a stop, a page or a bracket.
_JOINED = re.compile(
    r"(?<=[.\d\])\-])\s?(?=\*?[A-ZÀ-Þ][\w'-]{1,25}(?:\s[A-Z][\w'-]{1,20})?,?\s?[A-Z]{1,3}\s?[.,&]"
    r"|\*?[\u4e00-\u9fff]{2,4}\s?[,，.]|\[[\u4e00-\u9fff]{2,4}[,，.])"
)
_TWIN = re.compile(r"\s*\[\s?[^\d\s\]]")
#: A line of a list longer than this holds no entry; one that begins later is not looked for.
_FAR = 700


@dataclass(frozen=True, slots=True)
class Entry:
    """A reference and the keys under which the text may cite it.

    ``surnames`` holds one row of family-name keys a language (a Chinese work may be listed in English,
    too); ``number`` is the printed number or None; ``years`` are all years that it may be cited by.
    """

    reference: Reference
    number: int | None
    surnames: tuple[tuple[str, ...], ...]
    years: tuple[str, ...]
    suffix: str


def looks_like_entry(flat: str) -> bool:
    """Whether a text reads as one entry of a reference list."""
    head = flat[:_FAR]
    if len(head) < 12 and len(head.strip()) < 12:
        return False
    if entries.MARKER.search(head):
        return True
    body = _NUMBERED.sub("", head, count=1) if _NUMBERED.match(head) else head
    body = body.lstrip(" [*\\\n")
    if not body or not (body[0].isupper() or CJK.match(body) or body.split(" ")[0] in words.PARTICLES):
        return False
    year = years.author_year(body)
    if year is not None and year.re is years.BRACKET_YEAR:
        return year.start() > 1 and len(body) > year.end() + 12
    bare = re.search(r"[,.]\s?(?:19|20)\d\d[a-k]?\s?[.;:,)]", body)
    return bare is not None and bool(re.match(r"[A-ZÀ-Þ][\w'-]+(?:,\s?| )[A-Z]", body)) and entries.head_cut(body) < 200


def may_be_entry(flat: str) -> bool:
    """Whether a block under the heading of a reference list may be an entry: it begins with a name and has a year."""
    body = flat[:_FAR].lstrip(" [*\\\n")
    return bool(body) and bool(body[0].isupper() or CJK.match(body)) and YEAR.search(body) is not None


def by_look(parts: Sequence[Part], taken: Sequence[str]) -> int | None:
    """The first part of a reference list that has no heading: entries, at least five, to the paper's end."""
    run: list[int] = []
    for index, part in enumerate(parts):
        if taken[index] or part.kind not in ("paragraph", "item", "reference"):
            continue
        lines = [line for line in part.flat.split("\n") if line.strip()]
        like = sum(looks_like_entry(line) or is_numbered(line, len(run)) for line in lines)
        if part.kind == "reference" or (like and like * 2 >= len(lines)):
            run.append(index)
        elif len(part.flat) > 60 and len(run) < 5 and sum(parts[i].flat.count("\n") + 1 for i in run) < 5:
            run = []
    if sum(parts[i].flat.rstrip().count("\n") + 1 for i in run) >= 5 and run and run[0] * 3 > len(parts):
        return run[0]
    return None


def is_numbered(line: str, before: int) -> bool:
    """Whether a line has the next number of a list in brackets, and a year."""
    return line.lstrip()[:1] == "[" and _number(line) == before + 1 and YEAR.search(line[:_FAR]) is not None


def read(view: View, parts: Sequence[Part]) -> list[Entry]:
    """The entries of the list that the parts hold, in order; ids are "ref-" and the number or place."""
    spans = split(view, parts)
    out: list[Entry] = []
    used: set[str] = set()
    for place, (start, end, number, twin) in enumerate(spans, 1):
        raw = _without_notes(view, parts, start, twin or end)
        fields = entries.parse(raw)
        known = "" if fields.year.startswith("~") else fields.year
        rows = [tuple(names.key(names.surname(a)) for a in fields.authors)]
        cited_by = [fields.year]
        if twin:
            other = entries.parse(view.document.text[twin:end])
            rows.append(tuple(names.key(names.surname(a)) for a in other.authors))
            cited_by.append(other.year)
            fields = other if other.title else fields
            known = known or other.year
        name = f"ref-{number if number is not None else place}"
        while name in used:
            name += "b"
        used.add(name)
        reference = Reference(
            name, start, end, fields.authors, known, fields.title, fields.venue, fields.volume, fields.issue,
            fields.pages, fields.doi, fields.lang,
        )  # fmt: skip
        keyed = tuple(row for row in rows if row)
        out.append(Entry(reference, number, keyed, tuple(dict.fromkeys(y for y in cited_by if y)), fields.suffix))
    return out


def _without_notes(view: View, parts: Sequence[Part], start: int, end: int) -> str:
    """The text of an entry without a note that stands inside it: of the list's own parts."""
    first = max(0, bisect_right(parts, start, key=lambda part: part.start) - 1)
    within = itertools.takewhile(lambda part: part.start < end, (parts[n] for n in range(first, len(parts))))
    return "\n".join(view.document.text[max(start, part.start) : min(end, part.end)] for part in within)


def split(view: View, parts: Sequence[Part]) -> list[tuple[int, int, int | None, int]]:
    """Entries as (start, end, printed number, start of the same work in the other language or 0)."""
    lines = _lines(parts)
    loose = bool(parts) and len(parts[0].flat.strip()) < 40
    if not lines:
        return []
    numbered = [_number(flat) for _, flat, _ in lines]
    if sum(n is not None for n in numbered) * 2 >= len([1 for line in lines if line[2]]) and any(
        n == 1 for n in numbered[:3]
    ):
        starts = _numbered_starts(lines)
        twins = _twins_numbered(view, starts, lines[-1][0] + len(lines[-1][1]))
    else:
        starts, twins = _named_starts(lines, loose)
    last = lines[-1][0] + len(lines[-1][1].rstrip())
    out = []
    for index, (start, number) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else last
        body = view.flat[start:end]
        end = start + len(body.rstrip())
        start += len(body) - len(body.lstrip())
        twin = twins.get(starts[index][0], 0)
        if end - start >= 12:
            out.append((start, end, number, twin if start < twin < end else 0))
    return out


def _lines(parts: Sequence[Part]) -> list[tuple[int, str, bool]]:
    """All lines of the list: where they start, their folded text, whether a block begins there."""
    out = []
    for part in parts:
        at = 0
        for line in part.flat.splitlines(keepends=True):
            if line.strip():
                out.append((part.start + at, line, at == 0 and part.first))
            at += len(line)
    return out


def _number(flat: str) -> int | None:
    match = _NUMBERED.match(flat)
    return int(match["a"] or match["b"] or match["c"] or match["d"]) if match else None


def _numbered_starts(lines: Sequence[tuple[int, str, bool]]) -> list[tuple[int, int | None]]:
    """Starts of "[n]" entries, at line beginnings or run on; a number must continue the count.

    A block without a number is an entry that lost it only where the number that is due does not follow soon.
    """
    out: list[tuple[int, int | None]] = []
    expected = 1
    numbers = [_number(flat) for _, flat, _ in lines]
    for index, (start, flat, first) in enumerate(lines):
        number = numbers[index]
        if number is not None and expected <= number <= expected + 4:
            out.append((start, number))
            expected = number + 1
        elif (
            out and first and number is None and expected not in numbers[index + 1 : index + 6]
            and looks_like_entry(flat) and not _TWIN.match(flat)
        ):  # fmt: skip
            out.append((start, expected))
            expected += 1
        elif not out:
            continue
        for match in _INLINE.finditer(flat, 4):
            if int(match[1] or match[2]) == expected and looks_like_entry(flat[match.start() :]):
                out.append((start + match.start(), expected))
                expected += 1
    return out


def _twins_numbered(view: View, starts: Sequence[tuple[int, int | None]], last: int) -> dict[int, int]:
    twins = {}
    for index, (start, _) in enumerate(starts):
        end = starts[index + 1][0] if index + 1 < len(starts) else last
        for match in re.finditer(r"\n\s*\[(?=[\u4e00-\u9fff])", view.flat[start + 20 : end]):
            twins[start] = start + 20 + match.end()
            break
    return twins


def _named_starts(
    lines: Sequence[tuple[int, str, bool]], loose: bool
) -> tuple[list[tuple[int, int | None]], dict[int, int]]:
    """Starts of unnumbered entries, and the lines that repeat one in Chinese."""
    out: list[tuple[int, int | None]] = []
    twins: dict[int, int] = {}
    open_entry = tail = ""
    for index, (start, flat, first) in enumerate(lines):
        following = "".join(line for _, line, _ in lines[index + 1 : index + 3])[:300]
        begins = _begins_line(flat, following, first and loose, open_entry, tail)
        if out and _TWIN.match(flat) and CJK.search(flat[:8]) and _same_year(open_entry, flat + following):
            twins.setdefault(out[-1][0], start)
            open_entry += flat
        elif out and not (begins and ((first and not _runs_on(open_entry)) or _complete(open_entry) or _ends(tail))):
            open_entry += flat
        elif out or begins or len(flat.strip()) > 40:
            out.append((start, None))
            open_entry = flat
        open_entry, tail, since = open_entry[:_FAR], flat, 0
        for cut in _JOINED.finditer(flat, 30) if out else ():
            rest = flat[cut.end() : cut.end() + _FAR]
            before = flat[since : cut.start()] if since or out[-1][0] == start else open_entry
            if rest[:1] == "[":
                if _same_year(before, rest):
                    twins.setdefault(out[-1][0], start + cut.end())
            elif _complete(before[:_FAR]) and _begins_entry(rest, before):
                out.append((start + cut.end(), None))
                since = cut.end()
                open_entry = rest
    return out, twins


def _begins_line(flat: str, following: str, loose: bool, before: str, tail: str) -> bool:
    """Whether a line may begin an entry, by its own look or with the lines that follow; ``loose``: by less."""
    return (
        looks_like_entry(flat)
        or _ordered_head(flat, before, tail)
        or (_author_line(flat) and looks_like_entry(flat.rstrip("\n") + " " + following))
        or (loose and may_be_entry(flat))
    )


def _begins_entry(rest: str, before: str) -> bool:
    """Whether an entry begins in the middle of a line: names with their year close behind, no editors."""
    year = years.author_year(rest.lstrip(" *["))
    if words.AFFILIATION.search(rest[:20].split(",")[0]):
        return False
    if year is None or rest.startswith("In ") or not 1 < year.start() < 200 or "(Ed" in rest[: year.start() + 3]:
        return False
    return year.re is years.BRACKET_YEAR or _ordered_head(rest, before, before)


def _runs_on(entry: str) -> bool:
    """Whether an entry breaks off among its authors, where a note or a page stands between."""
    return entry.rstrip().endswith(",") and years.only_names(entry)


def _ends(entry: str) -> bool:
    """Whether an entry's text so far ends as entries do: with a stop, a bracket or a page."""
    return entry[-200:].rstrip()[-1:] in tuple(".])0123456789")


def _ordered_head(flat: str, before: str, tail: str) -> bool:
    """Whether a line that lost its year begins an entry: a family name with initials, in alphabetical order."""
    head = years.SURNAME_INITIAL.match(flat)
    if head is None or not _ends(tail):
        return False
    if years.author_year(flat):
        return True
    previous = years.SURNAME_INITIAL.match(before)
    if previous is None:
        return False
    mine, other = names.key(head[0])[:1], names.key(previous[0])[:1]
    return mine in (other, chr(ord(other) + 1), chr(ord(other) + 2)) if other else False


def _author_line(flat: str) -> bool:
    """Whether a line holds nothing but names, so that the year may stand on the next one."""
    return years.only_names(flat.strip()) and flat.count(",") >= 2


def _complete(entry: str) -> bool:
    """Whether an entry may be over: it has its year or its marker."""
    return bool(
        years.author_year(entry.lstrip(" *["))
        or years.BRACKET_YEAR.search(entry)
        or entries.MARKER.search(entry)
        or YEAR.search(entry)
    )


def _same_year(one: str, other: str) -> bool:
    """Whether two texts give one year; where the first, in Latin letters, lost its own, whether the second has one."""
    a, b = years.BRACKET_YEAR.search(one), years.BRACKET_YEAR.search(other)
    if a is None:
        return b is not None and not CJK.search(one)
    return b is not None and years.year_of(a) == years.year_of(b)
