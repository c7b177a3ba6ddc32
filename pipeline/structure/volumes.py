"""Where in a journal a work stands: year, volume, issue and pages, as the styles of reference lists print them."""

from __future__ import annotations

import re

YEAR = re.compile(r"(?<![\d/.:\-])(?:18|19|20)\d\d(?!\d)")
_PAGES = (
    r"(?P<pages>[A-Za-z]?\d{1,7}(?:(?:\s?[-+]\s?|e\s?(?=\d))[A-Za-z]?[\d/]{1,7})?"
    r"(?:\s?[,，]\s?(?!(?:19|20)\d\d(?!\d))\d{1,6}(?:\s?[-+]\s?\d{1,6})?)?)"
)
_VOLUME_PAGES = re.compile(
    r"(?:[,.;]\s?|\s|(?<=[\u4e00-\u9fff)]))(?:(?:Vol\.?|vol\.?|Volume)\s?)?(?P<volume>\d{1,4}(?:-\d{1,4})?)?\s?[,.]?\s?"
    r"(?:\(\s?(?P<issue>[^()]{1,30})\s?\)|(?:No\.?|no\.?|Iss\.?|Issue|issue)\s?(?P<issue2>[\w/&-]{1,9}))?\s?[,:;.]?\s?"
    r"(?:(?:pp?\.?|Article|Art\.)\s?)?" + _PAGES + r"(?=\s|[.,;)\]]|$)"
)
GB_PLACE = re.compile(
    r"(?P<year>(?:19|20)\d\d)(?:-(?:19|20)?\d\d)?\s?年?\s?[,.;]?\s?"
    r"(?:(?:Vol\.?\s?|第)?(?P<volume>\d{1,4})(?!\d|\s?期)\s?卷?)?\s?[,.]?\s?(?:[(第]\s?(?P<issue>[^()期]{1,12})\s?[)期])?"
    r"(?:\s?[:,.;]\s?(?:pp?\.?\s?|第)?" + _PAGES + ")?"
)
#: "第3期, 第5-9页" behind a journal.
ISSUE_PAGES = re.compile(
    r",?\s?第\s?(?P<issue>\d{1,3})\s?期(?:\s?[,:]\s?第?\s?(?P<pages>\d{1,5}(?:\s?-\s?\d{1,5})?)\s?页)?"
)


def year_place(tail: str) -> re.Match[str] | None:
    """The year with volume and pages in a tail: the first year behind a comma or stop, not one inside a name."""
    found = None
    for match in GB_PLACE.finditer(tail):
        if tail[: match.start()].rstrip()[-1:] in tuple(",.;:"):
            return match
        found = found or match
    return found


def pages_of(match: re.Match[str]) -> str:
    """The pages as printed, closed up; some fonts draw a dash and say "e" ("1608e1628")."""
    return re.sub(r"(?<=\d)e(?=\d)", "-", re.sub(r"\s+", "", match["pages"] or ""))


def issue_of(place: re.Match[str]) -> str:
    """The issue as printed, however it is marked."""
    return place["issue"] or place["issue2"] or ""


def last_place(flat: str) -> re.Match[str] | None:
    """The last stretch that reads as volume, issue and pages."""
    found = None
    for match in _VOLUME_PAGES.finditer(flat):
        if match.start() < 3 or (not match["volume"] and not match["issue"] and not match["issue2"]):
            continue
        if (
            not match["issue"]
            and not match["issue2"]
            and not re.search(r"\d\s?[,:]\s?(?:pp?\.?|Article)?\s?\w", match[0])
        ):
            continue
        if YEAR.fullmatch(match["pages"]) and not match["issue"]:
            continue
        if found is None or found["issue"] is None:
            found = match
    return found
