"""Reported numbers: β, t, p, χ², confidence intervals and the rest, as name, relation, value and span.

The names and how they are printed are data (statistics.toml). Patterns run on the plain reading of a
sentence, so full-width digits, spaces from character recognition ("β = 0. 32 , p < . 01") and formula
markup are read; the span is always that of the text itself.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Mapping
from typing import Any

from pipeline.claims.plain import WORDS, Plain, plain
from pipeline.document import Document, Statistic

_LONG_WORD = re.compile(r"[a-z]{4}")
#: Digits spaced out, a decimal comma, thousands, or plain; then a power of ten.
_NUMBER = (
    r"[-+]? ?(?:\d \. \d(?: \d){1,5}(?!\d)|(?:0,\d{1,6}|[1-9]\d{0,2},\d{1,2})(?![\d.])"
    r"|\d{1,3}(?:,\d{3}){1,3}(?:\.\d{1,6})?|\d{1,7}(?: ?\. ?\d{1,8})?|\. ?\d{1,8})"
    r"(?:[eE][-+]?\d{1,2}(?!\w)| ?[×x] ?10 ?\^?\{? ?[-⁻]? ?[\d⁰¹²³⁴-⁹]{1,2})?"
)
_DECIMAL_COMMA = re.compile(r"[-+]?(?:0,\d+|\d{1,3},\d{1,2})")
_POWER = re.compile(r"[×x]10\^?\{?")
_RELATIONS = {relation: "|".join(WORDS["relation"][relation]) for relation in ("less", "more", "equal")}
_RELATION = "|".join(_RELATIONS.values())
_SIGNS = [(re.compile(_RELATIONS["less"]), "<"), (re.compile(_RELATIONS["more"]), ">")]


def _either(prints: list[str]) -> str:
    return "|".join(f"(?i:{p})" if _LONG_WORD.search(p) else p for p in prints)


def _named(names: list[dict[str, Any]]) -> tuple[re.Pattern[str], tuple[str, ...]]:
    groups = "|".join(f"(?P<n{i}>{_either(entry['print'])})" for i, entry in enumerate(names))
    pattern = (
        rf"(?<![A-Za-zΑ-Ωα-ω\d])(?:{groups})(?: ?\([^()=<>]{{0,24}}\))? ?"
        rf"(?P<relation>{_RELATION}) ?(?P<value>{_NUMBER}) ?(?P<stars>\*{{1,4}})?"
    )
    return re.compile(pattern), tuple(entry["name"] for entry in names)


def _interval(words: Mapping[str, list[str]]) -> re.Pattern[str]:
    names, between = "|".join(words["names"]), "|".join(words["between"])
    return re.compile(
        rf"(?P<level>\d{{2}}(?:\.\d)? ?% ?)?(?:{names})[^\d\[(.=<>+-]{{0,12}}[=:]? ?[\[(]? ?"
        rf"(?P<low>{_NUMBER}) ?(?:{between}) ?"
        rf"(?P<high>{_NUMBER}) ?[\])]?"
    )


_PATTERN, _NAMES = _named(WORDS["name"])
#: Without these neither a named number nor an interval stands in a reading; they are found many times as fast.
_RELATED = re.compile(rf"(?:{_RELATION}) ?[-+]? ?[.\d]")
_SPANNING = re.compile("|".join(WORDS["interval"]["names"]))
_INTERVAL = _interval(WORDS["interval"])
_INSIGNIFICANT = re.compile("(?<![A-Za-z.])(?:" + "|".join(WORDS["insignificant"]["print"]) + ")")
_MARGINAL = re.compile("|".join(WORDS["interval"]["marginal"]), re.IGNORECASE)
_NOTE = re.compile(r"(?<!\*)(\*{1,4}) ?[pP] ?< ?(0? ?\. ?\d{1,5})")
_STAR = re.compile(r"[*＊∗﹡]|\\ast")
_DIGIT = re.compile(r"\d")
_NAME_OF_P = "p"
#: How a column of a table is headed, by name; a bracket behind the name is left out ("Std. Beta (b)").
_COLUMNS = [(entry["name"], re.compile(_either(entry["print"]))) for entry in WORDS["name"]]
_COLUMNS += [(name, re.compile("|".join(prints), re.IGNORECASE)) for name, prints in WORDS["column"].items()]
_BRACKET = re.compile(r" ?[(（][^()（）]{0,40}[)）]$")
#: A cell that is a number: with a relation before it, stars and "(n.s.)" behind it; stars alone stand for a p value.
_CELL = re.compile(
    rf" ?(?:(?P<relation>{_RELATION}) ?)?(?P<value>{_NUMBER}) ?(?P<stars>\*{{1,4}})? ?"
    rf"(?P<none>\(?(?:{'|'.join(WORDS['insignificant']['print'])})\)?)? ?"
)
_STARS = re.compile(r" ?(?P<stars>\*{1,4}) ?")


def _value(print_: str) -> float:
    bare = unicodedata.normalize("NFKC", print_).replace(" ", "").replace("−", "-")
    bare = bare.replace(",", "." if _DECIMAL_COMMA.fullmatch(bare) else "")
    return float(_POWER.sub("e", bare))


def star_levels(document: Document) -> dict[str, float]:
    """What the document's table notes say that stars mean ("***p < 0.001"); convention fills the rest."""
    levels: dict[str, float] = dict(WORDS["stars"])
    for block in document.blocks:
        if _STAR.search(document.text, block.start, block.end):
            for note in _NOTE.finditer(plain(document.text, block.start, block.end).text):
                levels[note[1]] = _value(note[2])
    return levels


def statistics(text: str, start: int, end: int, stars: Mapping[str, float]) -> tuple[Statistic, ...]:
    """All reported numbers in ``text[start:end]``, in reading order."""
    if not _DIGIT.search(text, start, end):
        return ()
    reading = plain(text, start, end)
    found = _intervals(reading)
    taken = [(s.start, s.end) for s in found[::2]]
    for match in _PATTERN.finditer(reading.text) if _RELATED.search(reading.text) else ():
        span = reading.span(match.start(), match.end("value"))
        at = bisect_left(taken, (span.end, 0)) - 1
        if at >= 0 and span.start < taken[at][1]:
            continue
        name = _NAMES[next(i for i in range(len(_NAMES)) if match[f"n{i}"] is not None)]
        found.append(Statistic(name, _value(match["value"]), span.start, span.end, _sign(match["relation"])))
        found += _starred(reading, match, stars)
    for match in _INSIGNIFICANT.finditer(reading.text):
        span = reading.span(match.start(), match.end())
        found.append(Statistic(_NAME_OF_P, WORDS["insignificant"]["level"], span.start, span.end, ">"))
    return tuple(sorted(found, key=lambda s: (s.start, s.end, s.name)))


def column_name(head: str) -> str | None:
    """The statistic that a column holds, by what stands over it; None where that is no statistic's name."""
    bare = _BRACKET.sub("", head.strip()).strip()
    return next((name for name, prints in _COLUMNS if prints.fullmatch(bare)), None) if bare else None


def cell_statistics(reading: Plain, name: str, stars: Mapping[str, float]) -> tuple[Statistic, ...]:
    """The number that a cell under the head ``name`` consists of, and the p value that its stars stand for."""
    whole = _CELL.fullmatch(reading.text)
    if not whole:
        alone = _STARS.fullmatch(reading.text) if name == _NAME_OF_P else None
        return tuple(_starred(reading, alone, stars)) if alone else ()
    span = reading.span(whole.start("relation" if whole["relation"] else "value"), whole.end("value"))
    found = [Statistic(name, _value(whole["value"]), span.start, span.end, _sign(whole["relation"]))]
    if whole["none"]:
        mark = reading.span(*whole.span("none"))
        found.append(Statistic(_NAME_OF_P, WORDS["insignificant"]["level"], mark.start, mark.end, ">"))
    return (*found, *_starred(reading, whole, stars))


def _sign(relation: str | None) -> str:
    return next((sign for words, sign in _SIGNS if relation and words.match(relation)), "=")


def _starred(reading: Plain, match: re.Match[str], stars: Mapping[str, float]) -> list[Statistic]:
    """The p value that the stars of a match stand for, as a list."""
    level = stars.get(match["stars"] or "")
    if level is None:
        return []
    mark = reading.span(*match.span("stars"))
    return [Statistic(_NAME_OF_P, level, mark.start, mark.end, "<")]


def _intervals(reading: Plain) -> list[Statistic]:
    """Confidence intervals: two numbers, both with the whole interval as their span."""
    found = []
    for match in _INTERVAL.finditer(reading.text) if _SPANNING.search(reading.text) else ():
        low, high = _value(match["low"]), _value(match["high"])
        if low > high:
            continue
        span = reading.span(match.start(), match.end())
        name = f"{match['level'].replace(' ', '')} CI" if match["level"] else "CI"
        found += [Statistic(f"{name} {side}", v, span.start, span.end) for side, v in (("lower", low), ("upper", high))]
    return found


def insignificant(found: tuple[Statistic, ...], wording: str) -> bool:
    """Whether the numbers say that there is no significant effect.

    The p values decide; where there is none, a confidence interval that holds zero. A result that
    ``wording`` calls marginal is left to the author's words.
    """
    if _MARGINAL.search(wording):
        return False
    verdicts = [_p_says_no(s) for s in found if s.name == _NAME_OF_P]
    verdicts = [v for v in verdicts if v is not None]
    if verdicts:
        return all(verdicts)
    lows = [s.value for s in found if s.name.endswith("CI lower")]
    highs = [s.value for s in found if s.name.endswith("CI upper")]
    return len(lows) == len(highs) == 1 and lows[0] < 0 < highs[0]


def _p_says_no(p: Statistic) -> bool | None:
    """Whether a p value is over the level of 0.05; None where it does not tell ("p > .01")."""
    level: float = WORDS["insignificant"]["level"]
    if p.relation == "<":
        return False if p.value <= 0.1 else None
    if p.relation == ">":
        return True if p.value >= level else None
    return p.value > level
