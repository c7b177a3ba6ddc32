"""The same paper in two files: a preprint and its print, a PDF and a web page.

Files with the same bytes never get so far. Here what papers say of themselves decides: one DOI, or one title with one
first author (where a file names no author, one year). Titles too short to mean one paper alone do not count.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from typing import NamedTuple

from pipeline.document import Outline, Problem, Works

#: Titles of fewer letters name many papers ("Introduction", 书评); a Chinese character says as much as two letters.
_TITLE = 16
#: Titles in one language that share less of their letters belong to two papers, whatever their DOIs say.
_ALIKE = 0.5


class _Said(NamedTuple):
    """What a paper says of itself, in the form in which two files of it agree."""

    paper_id: str
    lang: str
    doi: str
    title: str
    author: str
    year: str


def works(papers: Iterable[tuple[str, Outline]]) -> Works:
    """The groups of files that hold one paper, each sorted, with what they share."""
    said = sorted(_said(paper_id, outline) for paper_id, outline in papers)
    leader: dict[str, str] = {}
    shared: dict[str, str] = {}

    def lead(paper_id: str) -> str:
        while paper_id in leader:
            paper_id = leader[paper_id]
        return paper_id

    for what in ("DOI", "title"):
        seen: dict[str, list[_Said]] = {}
        for one in said:
            key = one.doi if what == "DOI" else one.title
            other = next((other for other in seen.get(key, ()) if _are_one(one, other, what)), None)
            if other is None:
                seen.setdefault(key, []).extend([one] if key else [])
            elif (mine := lead(one.paper_id)) != (first := lead(other.paper_id)):
                leader[mine] = first
                shared[first] = shared.get(first, what)
    groups: dict[str, list[str]] = {}
    for one in said:
        groups.setdefault(lead(one.paper_id), []).append(one.paper_id)
    found = sorted((tuple(sorted(group)), shared[first]) for first, group in groups.items() if len(group) > 1)
    return Works(tuple(group for group, _ in found), tuple(what for _, what in found))


def _said(paper_id: str, outline: Outline) -> _Said:
    title = _letters(outline.title)
    weight = sum(2 if "\u3400" <= char <= "\u9fff" else 1 for char in title)
    author = re.split(r"[,\s]+", outline.authors[0].strip()) if outline.authors else []
    return _Said(
        paper_id,
        outline.lang,
        outline.doi.casefold(),
        title if weight >= _TITLE else "",
        _letters("".join(sorted(author, key=str.casefold))),
        outline.year,
    )


def _letters(text: str) -> str:
    """The letters and digits of a text, without accents, case and width."""
    return "".join(char for char in unicodedata.normalize("NFKD", text).casefold() if char.isalnum())


def _are_one(one: _Said, other: _Said, what: str) -> bool:
    """Whether two papers that share a DOI or a title are one, by what else they say."""
    if what == "DOI":
        both = one.title and other.title and one.lang == other.lang
        return not both or SequenceMatcher(None, one.title, other.title, autojunk=False).ratio() >= _ALIKE
    if one.author and other.author:
        return one.author == other.author
    return one.year == other.year


def copies(made: Works, names: Mapping[str, str]) -> dict[str, str]:
    """For each paper that another file holds already: the id of the first by name; ``names``: the files by paper id."""
    out = {}
    for group in made.groups:
        first, *others = sorted(group, key=lambda paper: (names[paper], paper))
        out.update(dict.fromkeys(others, first))
    return out


def remarks(made: Works, names: Mapping[str, str]) -> tuple[tuple[str, Problem], ...]:
    """A note for every such file, ``(file name, problem)``, sorted."""
    shared = {paper: what for group, what in zip(made.groups, made.shared, strict=True) for paper in group}
    found = {names[paper]: _note(names[first], shared[paper]) for paper, first in copies(made, names).items()}
    return tuple(sorted(found.items(), key=lambda item: item[0]))


def _note(first: str, what: str) -> Problem:
    told = "the same DOI" if what == "DOI" else "the same title and first author or year"
    return Problem(
        "works",
        "works.same-paper",
        "note",
        f"This looks like the same paper as {first} ({told}). Both are in the table; counts of papers count it once.",
        f"Keep one of the two files if you do not want its rows twice (`same_as` in papers.csv names {first}'s paper).",
    )
