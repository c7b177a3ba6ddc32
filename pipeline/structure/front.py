"""The front page: title, authors, and the bibliographic facts that a paper states about itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.document import Document
from pipeline.structure import names, notes, words
from pipeline.structure.entries import DOI
from pipeline.structure.view import CJK, SUPERSCRIPT_DIGITS, Part, View, fold, label, language

_VOLUME = re.compile(
    r"\b(?:Vol|vol|VOL)(?:ume)?\.?\s?\d|\bNo\.?\s?\d|第\s?\d{1,4}\s?[卷期]|Issue\s?\(?\d|\d{1,4}\s?\(\d{1,4}\)\s?[,:]\s?\d"
    r"|ISSN|››|»|总第\s?\d"
    r"|\b\d{1,3}\s?\((?:19|20)\d\d\)\s?\d|\b\d{1,3}[,:]\s?\d{1,5}\s?-\s?\d{1,5}\s?\((?:19|20)\d\d\)"
    r"|(?:19|20)\d\d\s?年\s?第?\s?\d{1,2}\s?[期月]"
)
_YEAR = re.compile(r"(?<![\d-])(?:19[5-9]|20[0-4])\d(?!\d)")
_YEAR_ISSUE = re.compile(r"((?:19|20)\d\d)\s?年\s?第?\s?\d{1,2}\s?[期月]|第\s?\d{1,4}\s?卷\D{0,12}((?:19|20)\d\d)")
_ARTICLE_ID = re.compile(r"\d{4}\s?-\s?\d{3}[\dXx]\s?\(\s?((?:19|20)\d\d)\s?\)")
_DOI_YEAR = re.compile(r"[./]((?:19|20)\d\d)[./]\d{1,2}[./]\d{2,4}")
_STATED = re.compile(
    rf"(?:{words.PUBLISHED})"
    r"\D{0,30}(?:\d{1,2}\s)?\D{0,14}((?:19|20)\d\d)",
    re.IGNORECASE,
)
_WEAK = re.compile(
    rf"(?:{words.EARLIER})"
    r"\D{0,30}(?:\d{1,2}\s)?\D{0,14}((?:19|20)\d\d)",
    re.IGNORECASE,
)
_NOTE_MARKS = re.compile(rf"[\s*∗†‡§¶#①②③④⑤{SUPERSCRIPT_DIGITS}]+$")
_NAME_WORD = re.compile(r"[A-ZÀ-Þ][A-Za-zÀ-ÿ'.-]*")
_GLUE = re.compile(r"(?<=[\u3400-\u9fff])\s+(?=[\u3400-\u9fff])")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the paper, or else its file format, says of itself."""

    year: str
    venue: str
    doi: str


def is_journal_line(flat: str) -> bool:
    """Whether a line is a journal's head: its name with volume, issue or year."""
    text = flat.strip()
    return len(text) <= 220 and (_VOLUME.search(text) is not None or bool(re.fullmatch(r"\(?(?:19|20)\d\d\)?", text)))


def is_column(flat: str) -> bool:
    """Whether a line is the label of a journal's column ("Case Studies")."""
    line = flat.strip(" .:·•").casefold()
    return line in words.COLUMNS or line.startswith(words.FURNITURE)


def clean_title(raw: str) -> str:
    """A title without its note marks, on one line, without the blanks that line breaks leave in Chinese."""
    text = re.sub(r"\s+", " ", raw).strip()
    found = label(fold(text), "title_note")
    if found and fold(text)[found.end - 1 : found.end] == ":":
        text = text[found.end :].strip()
    return _NOTE_MARKS.sub("", _GLUE.sub("", text)).strip()


def unmarked(view: View, part: Part, blank: str = " ") -> str:
    """A part's text with its raised characters blanked out, or made the sign that parts names."""
    text = list(view.document.text[part.start : part.end])
    for mark in view.raised:
        small_capitals = mark.end - mark.start > 1 and view.flat[mark.start : mark.end].isalpha()
        if part.start <= mark.start < part.end and not small_capitals:
            for at in range(mark.start, min(mark.end, part.end)):
                text[at - part.start] = blank
    return "".join(text)


# --------------------------------------------------------------------------- authors


def authors(view: View, parts: Sequence[Part], lang: str) -> tuple[str, ...]:
    """The names in the author lines, of the paper's language where both are given."""
    out: list[str] = []
    for part in parts:
        found = chinese_names(unmarked(view, part)) if lang == "zh" else english_names(unmarked(view, part, ";"))
        for name in found:
            if name not in out:
                out.append(name)
    return tuple(out)


def chinese_names(text: str) -> list[str]:
    """The Chinese names in a line of authors, [] where the line holds other Chinese words, too."""
    flat = fold(text)
    found = label(flat, "author")
    if found and flat[found.end - 1] == ":":
        flat = flat[found.end :]
    flat = re.sub(r"\([^()]*\)?", " ; ", flat[:400])
    flat = re.sub(r"\b(?:与|和)\b", ";", flat)
    out: list[str] = []
    single = ""
    for run in re.findall(r"[\u3400-\u9fff·]+", flat):
        if len(run) == 1:
            single, done = (single + run, single + run if single else "")
            if done and words.is_chinese_name(done):
                out.append(done)
                single = ""
            continue
        cut = (
            [run]
            if words.is_chinese_name(run) and len(run) <= 3
            else names.cut_run(run) or ([run] if "·" in run else [])
        )
        if not cut:
            return []
        out += cut
    return out


def english_names(text: str) -> list[str]:
    """The names in an English line of authors, [] where it reads as something else."""
    flat = fold(re.sub(r"\s+", " ", text))
    flat = re.sub(r"\([^()]*\)?", " , ", flat)
    found = label(flat, "author")
    if found:
        flat = flat[found.end :]
    flat = re.sub(rf"[\d*∗†‡§¶#{SUPERSCRIPT_DIGITS}]+", " , ", flat)
    out: list[str] = []
    for piece in re.split(r"\s*(?:[,;&|·]|\b(?:and|AND)\b)\s*", flat):
        name = " ".join(word for word in piece.split() if word not in words.DEGREES)
        name = re.sub(r"\s[a-e]$", "", name).strip(" .'")
        if not name or len(name) == 1:
            continue
        if out and words.AFFILIATION.search(name):
            return out
        tokens = name.split()
        good = all(_NAME_WORD.fullmatch(token) or token in words.PARTICLES for token in tokens)
        if not good or not 2 <= len(tokens) <= 6 or words.AFFILIATION.search(name) or tokens[0] in words.NOT_NAMES:
            return [] if not good and len(tokens) > 3 else out
        out.append(_titled(name))
    return out


def _titled(name: str) -> str:
    """ "KENNETH BERNHARDT" as "Kenneth Bernhardt"; "HUANG Xue" stays."""
    if name.isupper() and len(name) > 6:
        return " ".join(word.capitalize() if len(word.strip(".")) > 1 else word for word in name.split())
    return name


def is_author_line(view: View, part: Part) -> bool:
    """Whether a front-page part names authors and nothing else."""
    if len(part.flat) > 600:
        return False
    text = unmarked(view, part)
    if CJK.search(re.sub(r"\([^()]*\)?", "", fold(text))):
        return bool(chinese_names(text))
    return bool(english_names(text))


# --------------------------------------------------------------------------- facts


def facts(document: Document, front: Iterable[str], back: Iterable[str], own: Sequence[str] = ()) -> Facts:
    """Year, venue and DOI: from the page where it shows them, else from the format's own fields.

    ``front`` are the folded texts of the front page in order, ``back`` those of notes elsewhere; ``own`` are
    the title and the authors, which running heads repeat.
    """
    given = dict(reversed(document.given))
    shown = [*front, *(fold(line) for line in document.dropped[:40]), *back]
    doi = _doi(shown) or _given(given, "doi", "citation_doi", "dc.identifier").removeprefix("doi:")
    if not DOI.fullmatch(doi):
        doi = ""
    return Facts(
        _year(shown, doi) or _given_year(given), _venue(shown, document.dropped, own) or _given(given, *_VENUES), doi
    )


_VENUES = (
    "venue",
    "journal",
    "citation_journal_title",
    "citation_conference_title",
    "prism.publicationname",
    "dc.source",
    "journal_title",
)
_YEARS = (
    "year",
    "citation_year",
    "citation_publication_date",
    "citation_date",
    "date",
    "dc.date",
    "prism.publicationdate",
    "citation_online_date",
    "published",
)


def _given(given: dict[str, str], *keys: str) -> str:
    lower = {name.casefold(): value for name, value in given.items()}
    return next((lower[key].strip() for key in keys if lower.get(key, "").strip()), "")


def _given_year(given: dict[str, str]) -> str:
    match = _YEAR.search(_given(given, *_YEARS))
    return match[0] if match else ""


def _doi(shown: Sequence[str]) -> str:
    for text in shown:
        if match := DOI.search(re.sub(r"(?<=\d)\.\s(?=\d|j)|(?<=j)\.\s(?=\w)", ".", text)):
            return re.sub(r"\s", "", match[0]).rstrip(".,;)]")
    return ""


def _year(shown: Sequence[str], doi: str) -> str:
    for pattern in (_YEAR_ISSUE, _ARTICLE_ID):
        for text in shown:
            if match := pattern.search(text):
                return next(group for group in match.groups() if group)
    for text in shown:
        if is_journal_line(text) and (match := _YEAR.search(text)):
            return match[0]
    if match := _DOI_YEAR.search(doi):
        return match[1]
    for pattern in (_STATED, _WEAK):
        years = [match[1] for text in shown for match in pattern.finditer(text)]
        if years:
            return max(years) if pattern is _WEAK else years[0]
    return ""


def _venue(shown: Sequence[str], dropped: Sequence[str], own: Sequence[str]) -> str:
    """The journal: named in its own line, or in a running head beside the one that gives the issue."""
    mine = [re.sub(r"\s+", "", fold(text)).casefold() for text in own]
    numbered = False
    for raw in shown:
        text = raw.lstrip("© \uf6d9")
        if not is_journal_line(text) or label(text, "classification") or label(text, "note"):
            continue
        numbered = True
        if book := re.search(r"《([^《》]{2,40})》", text):
            return book[1]
        flat = re.sub(r"^[\s·•.\d]{0,12}(?=\D)", "", text).strip()
        head = _VENUE_END.split(flat)[0].strip(" .·,-|:(")
        if _may_be_venue(head, mine):
            return _spelt_out(re.sub(r"\s+", " ", head), shown[:4])
    heads = [line.strip() for line in dropped if not re.search(r"\d", line) and dropped.count(line) > 1]
    return next((line for line in heads if numbered and _may_be_venue(line, mine)), "")


def _spelt_out(venue: str, lines: Sequence[str]) -> str:
    """The full name of an abbreviated journal ("Bus. Strat. Env") where a line at the top of the page has it."""
    short = re.findall(r"[A-Za-z]+", venue)
    if "." not in venue or len(short) < 2:
        return venue
    for line in lines:
        words_ = re.findall(r"[A-Z]\w+", line)
        initials = [(a[0], b[0]) for a, b in zip(short, words_, strict=False)]
        if len(words_) == len(short) and len(line) < 90 and all(a.upper() == b for a, b in initials):
            return re.sub(r"\s+", " ", line).strip()
    return venue


_VENUE_END = re.compile(
    r"\s?(?:››|»|,|;|\.(?=\s(?![A-Z][a-z]{0,6}\.))|\s(?=\d)|\bVol|\bNo\.|第\s?\d|\(?(?:19|20)\d\d|ISSN|\d)"
)


def _may_be_venue(head: str, mine: Sequence[str]) -> bool:
    """Whether a text may name a journal: words, no institution, and neither the paper's title nor an author."""
    key = re.sub(r"\s+", "", fold(head)).casefold()
    if not 3 <= len(head) <= 90 or not re.search(r"[A-Za-z\u4e00-\u9fff]{2}", head):
        return False
    if notes.is_affiliation(head) and not words.JOURNAL.search(head):
        return False
    return not any(key in text or (text and text in key) or key.rstrip("等") == text for text in mine)


def keywords(flat_raw: Sequence[str]) -> tuple[str, ...]:
    """The key words in the texts that follow their labels, each text cut at its own separators."""
    out: list[str] = []
    for raw in flat_raw:
        text = raw.strip().strip(".。;；")
        for pattern in (r"[;；]", r"[,，、]|·(?=\s)", r"\n", r"\s{2,}|\u3000"):
            pieces = [piece for piece in re.split(pattern, text) if piece.strip()]
            if len(pieces) > 1:
                break
        if len(pieces) <= 1 and language(text) == "zh":
            pieces = text.split()
        for piece in pieces:
            word = _GLUE.sub("", re.sub(r"\s+", " ", piece)).strip(" .。:*[]")
            if word and len(word) <= 80 and word not in out:
                out.append(word)
    return tuple(out)
