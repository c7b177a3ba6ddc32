"""One entry of a reference list, read into its fields.

The styles: GB/T 7714 with its "[J]", APA and Harvard with the year in brackets after the authors
(Chinese ones as well), Elsevier with a bare year there, IEEE and Chicago with the title in quotation
marks, Vancouver with "2010;12(3):45", and the Chinese humanities' 《title》，《journal》.
Values are cut from the text as printed; only line breaks and doubled spaces inside them are folded.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from pipeline.structure import names, words
from pipeline.structure.view import CJK, fold, language
from pipeline.structure.volumes import GB_PLACE, ISSUE_PAGES, YEAR, issue_of, last_place, pages_of, year_place
from pipeline.structure.years import BRACKET_YEAR, DAMAGED_YEAR, author_year, only_names, year_of

MARKER = re.compile(r"\[\s?(?:J|M|D|C|R|N|P|S|A|Z|G|OL|EB|DB|CP|Z)(?:\s?/\s?(?:OL|CD|MT|DK))?\s?\]")
DOI = re.compile(r"(?<![\w.])10\.\d{4,9}\s?/\s?[^\s\"<>，。；]{2,120}")
URL = re.compile(r"(?:https?|htps?|hup)\s?:\s?//\S{1,300}|\bwww\.\S{1,200}", re.IGNORECASE)
_QUOTED = re.compile(r"[\"'](?P<title>[^\"]{8,400}?)[,.?!]?\"")
_BOOKTITLES = re.compile(r"[《〈](?P<title>[^《》〈〉]{2,150})[》〉]")
_NUMBER = re.compile(r"\s*(?:\[\s?\d{1,3}\s?\]|\(\s?\d{1,3}\s?\)|\d{1,3}\s?[.、\])](?!\d))\s*")
#: Words of a journal's abbreviated name up to a stop that ends no sentence: "J. Clean.", "Harvard Bus.".
_ABBREVIATED = re.compile(r"\s?(?:[A-Z][a-z]{2,9}\s)?(?:[A-Z][\w&-]{0,9}\.\s?){1,4}")
_EDITORS = re.compile(r"\bIn:?\s[^()]{2,200}\((?:Eds?|eds?)\.?\)\s?[,.]\s?|\(\s?(?:Eds?)\.?\s?\)\s?[,.]\s?")
#: Names that ended with initials, and a title behind them: "Abel AB, Cole C. Rooms: …".
_TITLE_BEGUN = re.compile(r"[a-z]\s[A-Z]{1,3}\.\s(?!and\b|&)")
#: Publisher and place at the end of a title that only commas part: ", Free Press, New York".
_PUBLISHED = re.compile(r"(?:,\s[A-Z][\w&.'-]*(?:\s[A-Z&][\w&.'-]*)*(?::\s[\w\s&]{2,40})?){1,4}\.?\s*$")
#: What tells where a work was found, not what it is called.
_ONLINE = re.compile(r"^(?:Retrieved|Available|Accessed|Downloaded|DOI|doi|https?).*", re.DOTALL)
#: A book that is named before its editors: "In Book of Rooms, Abel A, Brown B (eds)".
_BOOK_FIRST = re.compile(r"In:?\s(?P<book>[^()]{3,150}?),\s[A-Z][\w'-]+\s[A-Z]{1,3}(?=,|\s?\()")
_STOP = re.compile(
    r"(?<![A-Z])(?<!\bVol)(?<!\bNo)(?<!\bvs)(?<!\bSt)[.?!](?=[\s\"A-Z\u4e00-\u9fff]|$)|。|\.(?=\s?[\u4e00-\u9fff])"
)


@dataclass(frozen=True, slots=True)
class Fields:
    """What an entry says; ``surnames`` are the keys of its authors, ``years`` all that it may be cited by."""

    authors: tuple[str, ...] = ()
    year: str = ""
    suffix: str = ""
    title: str = ""
    venue: str = ""
    volume: str = ""
    issue: str = ""
    pages: str = ""
    doi: str = ""
    lang: str = ""


def parse(raw: str) -> Fields:
    """The fields of one entry. ``raw`` is the entry's text; what cannot be told is ""."""
    text = re.sub(r"\s+", " ", raw).strip()
    flat = fold(text)
    lead = _NUMBER.match(flat)
    at = lead.end() if lead else 0
    while at < len(flat) and flat[at] in " *[\\":
        at += 1
    text, flat = text[at:], flat[at:]
    doi = DOI.search(flat)
    body_flat = URL.sub(lambda m: " " * len(m[0]), flat)
    if doi:
        body_flat = re.sub(r"(?i)doi\s?[:.]?\s*$", lambda m: " " * len(m[0]), body_flat[: doi.start()]) + " " * (
            len(body_flat) - len(body_flat[: doi.start()])
        )
    fields = _read(text, body_flat)
    lang = language(fields.title or text)
    found = re.sub(r"\s", "", doi[0]).rstrip(".,;)]") if doi else ""
    return Fields(
        fields.authors,
        fields.year,
        fields.suffix,
        fields.title,
        fields.venue,
        fields.volume,
        fields.issue,
        fields.pages,
        found,
        lang,
    )


def _read(text: str, flat: str) -> Fields:
    marker = MARKER.search(flat)
    year = author_year(flat)
    if marker and not (year and year.end() < marker.start()):
        return _standard(text, flat, marker)
    if year:
        return _after_year(text, flat, year)
    if _BOOKTITLES.search(flat):
        return _humanities(text, flat)
    colon = re.match(r"[^:]{3,400}:\s", flat)
    if colon and "," in colon[0] and only_names(colon[0][:-2]) and not _TITLE_BEGUN.search(colon[0]):
        return _after_colon(text, flat, colon.end())
    bare = re.search(r"(?:[,.]\s?|\s)(?P<y>(?:19|20)\d\d)(?P<s>[a-k])?\s?[.:,]\s", flat[:300])
    stopped = (
        bare is not None and re.match(r"\.\s\d{4}[a-k]?\.\s", bare[0]) and not re.search(r"\d", flat[: bare.start()])
    )
    if bare and (stopped or only_names(flat[: bare.start()])):
        return _after_year(text, flat, bare)
    if quoted := _QUOTED.search(flat):
        return _quoted(text, flat, quoted)
    return _plain(text, flat)


_GLUE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


def _clean(text: str) -> str:
    return _GLUE.sub("", text.strip(" .,;:．，。；：、/\"“”‘’'[]*-—–").rstrip("( "))


def _clean_title(text: str) -> str:
    return _GLUE.sub("", text.strip(' .,;:．，。；：、/"“”[]*'))


def _authors(text: str) -> tuple[str, ...]:
    return tuple(names.split(text))


def _standard(text: str, flat: str, marker: re.Match[str]) -> Fields:
    """GB/T 7714: authors. title[J]. venue, year, volume(issue): pages."""
    cut = head_cut(flat[: marker.start()])
    tail = flat[marker.end() :]
    offset = marker.end()
    english = re.search(r"[(\[]\s?[A-Z][^()]{1,40}[,.]", tail)
    if english and CJK.search(flat[: marker.start()]):
        tail = tail[: english.start()]
    place = year_place(tail)
    stop = offset + (place.start() if place else len(tail))
    venue = text[offset:stop]
    venue = _clean(re.sub(r"^[\s./]+|(?:^|[\s.,])(?:DOI|doi)\b.*$", "", venue))
    before, colon, after = fold(venue).partition(":")
    online = re.match(r"\s?(?P<pages>\d{1,5}(?:-\d{1,5})?)\s?(?:\[|$)", after)
    if host := re.match(r"[.\s]*//\s*", tail):
        venue = _host(text[offset + host.end() : stop], flat[offset + host.end() : stop])
    elif online:
        venue = _clean(venue[: len(before)])
    elif colon and len(before) <= 24:
        venue = _clean(venue[len(before) + 1 :])
    title = _clean_title(text[cut : marker.start()])
    if place is None or online:
        pages = pages_of(online) if online else ""
        return Fields(_authors(text[:cut]), place["year"] if place else "", title=title, venue=venue, pages=pages)
    volume, issue = place["volume"] or "", _clean(place["issue"] or "")
    return Fields(_authors(text[:cut]), place["year"], "", title, venue, volume, issue, pages_of(place))


def _host(text: str, flat: str) -> str:
    """The book or the proceedings that a part stands in, behind "//", without its editors."""
    cut = head_cut(flat)
    head = [name for name in re.split(r"[,、;&.\s]+", names.without_et_al(flat[:cut].rstrip(". "))) if name]
    chinese = bool(CJK.search(flat[:cut]))
    named = all(map(words.is_chinese_name, head)) if chinese else only_names(flat[:cut])
    start = cut if named else 0
    return _clean(next(iter(_sentences(text[start:], flat[start:])), ""))


#: "Newman M E J": a family name with its initials behind it and no comma between.
_SURNAME_FIRST = re.compile(r"(?:^|[\s,.])[A-ZÀ-Þ][a-zà-ÿ'-]+\s[A-Z](?:\s?[A-Z]){0,3}$")
_MORE_NAMES = re.compile(r"\s?(?:[,&;.-]|[A-ZÀ-Þ][\w'-]+\s?[.,])")


def head_cut(head: str) -> int:
    """Where the title begins in "authors. title": after the first stop that ends no initial."""
    if CJK.match(head.lstrip(" [*")):
        match = re.search(r"[.。:]", head)
        if match and match.start() <= 80:
            return match.end()
        space = re.search(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", head)
        return space.end() if space else 0
    for match in re.finditer(r"\.", head):
        before = re.search(r"([^\s.,]+)$", head[: match.start()])
        if _SURNAME_FIRST.search(head[: match.start()]) and not _MORE_NAMES.match(head[match.end() :]):
            return match.end()
        after = head[match.end() :]
        token = before[1] if before else ""
        initial = len(token) == 1 or (
            token.isupper() and len(token) <= 3 and not after.strip().startswith(("A ", "The "))
        )
        if initial and re.match(
            r"\s?(?:[,&;.-]|and\b|et\b|[A-Z]\s?[.,]|[A-ZÀ-Þ][\w'-]+\s?(?:[.,]|\sand\b|\s&))", after
        ):
            continue
        return match.end()
    return 0


def _after_year(text: str, flat: str, year: re.Match[str]) -> Fields:
    """APA and its kin: authors (year). title. venue, volume(issue), pages."""
    authors = _authors(re.sub(r"\(\s?[Ee]ds?\.?\s?\)", "", text[: year.start()]))
    value = year["y"] if year.re not in (BRACKET_YEAR, DAMAGED_YEAR) else year_of(year)
    suffix = year["s"] or ""
    start = year.end()
    while start < len(flat) and flat[start] in " .,:;年":
        start += 1
    rest, rest_flat = text[start:], flat[start:]
    quoted = _QUOTED.match(rest_flat)
    if quoted and (rest_flat[quoted.end() - 2] in ",.?!" or re.match(r"\s?[,.]", rest_flat[quoted.end() :])):
        title, at = rest[quoted.start("title") : quoted.end("title")], quoted.end()
        return _with_place(authors, value, suffix, title, rest[at:], rest_flat[at:])
    if marker := MARKER.search(rest_flat):
        return _with_place(
            authors, value, suffix, rest[: marker.start()], rest[marker.end() :], rest_flat[marker.end() :]
        )
    editors = _EDITORS.search(rest_flat)
    if editors:
        title, tail = rest[: editors.start()], rest[editors.end() :]
        if named := _BOOK_FIRST.match(rest_flat, editors.start()):
            tail = rest[named.start("book") : named.end("book")] + ". " + tail
        return _book_part(authors, value, suffix, title, tail)
    place = last_place(rest_flat)
    if place is None:
        pieces = _sentences(rest, rest_flat)
        title = _ONLINE.sub("", pieces[0] if pieces else rest)
        venue = next((_publisher(p) for p in pieces[1:] if len(p.strip()) > 2), "")
        if not venue and (book := _PUBLISHED.search(fold(title))):
            title, venue = title[: book.start()], _publisher(title[book.start() + 2 :]).split(",")[0]
        if issue := ISSUE_PAGES.search(rest_flat):
            venue = _clean(rest[len(pieces[0]) : issue.start()])
            return Fields(authors, value, suffix, _clean_title(title), venue, "", issue["issue"], pages_of(issue))
        ends = re.search(r",\s?(?P<pages>\d{1,5}\s?-\s?\d{1,5})\s?\.?\s*$", rest_flat)
        return Fields(authors, value, suffix, _clean_title(title), venue, pages=pages_of(ends) if ends else "")
    begin = _venue_start(rest_flat, place.start())
    venue = _clean(rest[begin : place.start()])
    return Fields(
        authors,
        value,
        suffix,
        _clean_title(rest[:begin]),
        venue,
        place["volume"] or "",
        _clean(issue_of(place)),
        pages_of(place),
    )


def _after_colon(text: str, flat: str, cut: int) -> Fields:
    """Names, family names first: title. venue volume (month year): pages."""
    authors = tuple(names.inverted(text[: cut - 2]))
    rest, rest_flat = text[cut:], flat[cut:]
    years = YEAR.findall(rest_flat)
    year = years[-1] if years else ""
    if book := re.search(r",\sin\s(?=[A-Z])", rest_flat):
        tail = rest_flat[book.end() :]
        editors = re.search(r",\s[A-Z][\w'-]+\s[A-Z]\.", tail) or re.search(",", tail)
        venue = _clean(rest[book.end() :][: editors.start() if editors else None])
        return _book_part(authors, year, "", rest[: book.start()], f"{venue}. {tail}")
    title = next(iter(_sentences(rest, rest_flat)), "")
    fields = _with_place(authors, year, "", title, rest[len(title) :], rest_flat[len(title) :])
    return replace(fields, issue=_clean(YEAR.sub("", fields.issue)))


def _with_place(authors: tuple[str, ...], year: str, suffix: str, title: str, rest: str, flat: str) -> Fields:
    """Fields where the title is known and ``rest`` holds the venue and what follows."""
    place = last_place(flat)
    stop = place.start() if place else len(flat)
    if vol := re.search(r"[,.]?\s(?:Vol|vol|No|pp)\b", flat[:stop]):
        stop = vol.start()
    venue = _clean(re.split(r"\(|(?:,|，)\s?(?:19|20)\d\d", rest[:stop].lstrip(" ,."))[0])
    venue = re.sub(r"^in:?\s", "", venue, flags=re.IGNORECASE)
    if place is None:
        return Fields(authors, year, suffix, _clean_title(title), venue)
    return Fields(
        authors,
        year,
        suffix,
        _clean_title(title),
        venue,
        place["volume"] or "",
        _clean(issue_of(place)),
        pages_of(place),
    )


def _book_part(authors: tuple[str, ...], year: str, suffix: str, title: str, tail: str) -> Fields:
    pages = re.search(r"(?:pp?\.?\s?|;\s?)(?P<pages>\d{1,5}\s?-\s?\d{1,5})", fold(tail))
    venue = re.split(r"\(\s?(?:pp|Vol|\d)|[.．](?:\s|$)|,\s?pp", tail)[0]
    return Fields(authors, year, suffix, _clean_title(title), _clean(venue), pages=pages_of(pages) if pages else "")


def _venue_start(flat: str, place: int) -> int:
    """Where the venue begins that ends at ``place``: after the last stop before it, abbreviations spared."""
    stops = [match.end() for match in _STOP.finditer(flat, 0, place)]
    while stops:
        at = stops.pop()
        venue = flat[at:place].strip()
        if len(venue) < 2:
            continue
        if not (stops and _ABBREVIATED.fullmatch(flat[stops[-1] : at])):
            return at
    comma = flat.rfind(",", 0, place)
    return comma + 1 if comma > 0 else 0


def _sentences(text: str, flat: str) -> list[str]:
    out, at = [], 0
    for match in _STOP.finditer(flat):
        if match.end() - at > 2:
            out.append(text[at : match.end()])
            at = match.end()
    return [*out, text[at:]] if text[at:].strip() else out


def _publisher(piece: str) -> str:
    """ "New York: Free Press." -> "Free Press"."""
    text = _clean(_ONLINE.sub("", piece.strip()))
    text = re.sub(r"[,，]\s?\d{1,5}\s?[-–]\s?\d{1,5}$", "", text)
    place = fold(text).split(":")[0]
    towns = re.findall(r"\w+", place)
    if ":" in fold(text) and len(place) < 40 and all(town[:1].isupper() or CJK.match(town) for town in towns):
        return _clean(text[len(place) + 1 :])
    return text


def _humanities(text: str, flat: str) -> Fields:
    """作者：《题目》，《刊物》2020年第5期，第1-10页。"""
    titles = list(_BOOKTITLES.finditer(flat))
    first = titles[0]
    tail = flat[titles[1].end() if len(titles) > 1 else first.end() :]
    place = GB_PLACE.search(tail)
    year = place["year"] if place else ""
    venue = text[titles[1].start("title") : titles[1].end("title")] if len(titles) > 1 else ""
    if not venue and place:
        venue = _clean(tail[: place.start()]).split(":")[-1]
    pages = re.search(r"第?(?P<pages>\d{1,5}\s?[-~]\s?\d{1,5})\s?页", tail)
    return Fields(
        _authors(re.sub(r"[著编译等]+$", "", text[: first.start()].rstrip("：:，, "))),
        year,
        "",
        text[first.start("title") : first.end("title")],
        venue,
        (place["volume"] or "") if place else "",
        _clean(place["issue"] or "") if place else "",
        pages_of(pages) if pages else pages_of(place) if place else "",
    )


def _quoted(text: str, flat: str, quoted: re.Match[str]) -> Fields:
    """IEEE and Chicago: authors, "title," venue, vol. 1, no. 2, pp. 3-4, 2010."""
    years = YEAR.findall(flat[quoted.end() :])
    return _with_place(
        _authors(text[: quoted.start()]),
        years[-1] if years else "",
        "",
        quoted["title"],
        text[quoted.end() :],
        flat[quoted.end() :],
    )


def _plain(text: str, flat: str) -> Fields:
    """Vancouver and what has no marks: authors. title. venue. year;volume(issue):pages."""
    cut = head_cut(flat)
    rest, rest_flat = text[cut:], flat[cut:]
    pieces = _sentences(rest, rest_flat)
    years = YEAR.findall(flat)
    title = pieces[0] if pieces else rest
    tail = rest[len(title) :]
    venue = _clean(re.split(r"[,;.]?\s?\(?(?:18|19|20)\d\d", tail)[0]) if tail else ""
    place = GB_PLACE.search(fold(tail))
    return Fields(
        _authors(text[:cut]),
        years[-1] if years else "",
        "",
        _clean_title(title),
        _publisher(venue),
        (place["volume"] or "") if place else "",
        _clean(place["issue"] or "") if place else "",
        pages_of(place) if place else "",
    )
