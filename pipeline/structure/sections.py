"""What the parts of a paper are: front page, headings, reference list. Sections are then cut in events.py."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.structure import front, headings, notes, references
from pipeline.structure.headings import Heading
from pipeline.structure.view import CJK, Part, View, ends_sentence, fold, is_whole_label, label, language, run_in

BACK = {"acknowledgement": "acknowledgements", "declaration": "declaration", "appendix": "appendix"}


@dataclass(slots=True)
class Division:
    """The parts of a view with what each one is, while that is being found out.

    ``tags``: "" for prose, else a reason not to mine. ``body`` is the first part that is no front page.
    """

    view: View
    tags: list[str]
    lang: str
    title: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    keywords: list[tuple[int, int]] = field(default_factory=list)
    headings: list[Heading] = field(default_factory=list)
    body: int = 0


def divide(view: View) -> Division:
    """Find the reference list, the headings and the front page, and tag their parts."""
    tags = notes.classify(view)
    listed = _reference_parts(view, tags)
    for index in listed:
        note = tags[index] == "footnote" and not references.looks_like_entry(view.parts[index].flat)
        if not note and tags[index] not in ("running head", "author note", "caption", "table"):
            tags[index] = "references"
    out = Division(view, tags, _language(view, tags))
    out.references = [index for index in listed if tags[index] == "references"]
    _columns(out)
    found = [
        h
        for h in headings.find(view.parts, tags)
        if not out.references or h.part < out.references[0] or view.parts[h.part].kind == "heading"
    ]
    _front(out, found)
    found = [h for h in found if h.part not in out.title and not out.tags[h.part]]
    out.headings = found
    return out


def _columns(out: Division) -> None:
    """Tag what a journal prints above a title, so that "Case Studies" there is no heading."""
    for index, part in enumerate(out.view.parts[:8]):
        if label(part.flat, "abstract"):
            break
        if not out.tags[index] and (
            front.is_column(part.flat) or (len(part.flat) < 120 and front.is_journal_line(part.flat))
        ):
            out.tags[index] = "journal line"


def _language(view: View, tags: Sequence[str]) -> str:
    text = " ".join(p.flat for p, tag in zip(view.parts, tags, strict=True) if not tag)
    han, latin = len(CJK.findall(text)), len(re.findall(r"[A-Za-z]{2,40}", text))
    first = next(
        (p.flat for p, tag in zip(view.parts, tags, strict=True) if p.kind in ("title", "heading") and not tag), ""
    )
    if first and 0.4 < (han + 1) / (latin + 1) < 2.5:
        return language(first)
    return "zh" if han >= latin else "en"


# --------------------------------------------------------------------------- the reference list


def is_list_heading(flat: str) -> bool:
    """Whether a text is the heading of a reference list, a section number or a stray page number before it allowed."""
    return is_whole_label(re.sub(r"^[\s\d.]{1,9}", "", flat), "references") and len(flat) < 60


def _reference_parts(view: View, tags: Sequence[str]) -> list[int]:
    """The indexes of the reference list's parts, its heading included."""
    parts = view.parts
    start = None
    for index, part in enumerate(parts):
        if not tags[index] and is_list_heading(part.flat):
            after = [
                p for p, tag in zip(parts[index + 1 : index + 7], tags[index + 1 : index + 7], strict=True) if not tag
            ]
            late = part.start * 5 > len(view.flat) * 2 and any(references.may_be_entry(p.flat) for p in after)
            if late or any(p.kind == "reference" or any(map(references.looks_like_entry, p.lines)) for p in after):
                start = index
                break
        found = label(part.flat, "references")
        if found and not tags[index] and "\n" in part.flat and not part.flat[found.end :].split("\n")[0].strip(" :"):
            start = index
            break
    if start is None:
        start = references.by_look(parts, tags)
    if start is None:
        return []
    return list(range(start, _list_end(parts, tags, start) + 1))


def _list_end(parts: Sequence[Part], tags: Sequence[str], start: int) -> int:
    """The last part of the list that begins at ``start``."""
    last = start
    like = references.may_be_entry if is_list_heading(parts[start].flat) else references.looks_like_entry
    for index in range(start + 1, len(parts)):
        part = parts[index]
        if tags[index] == "footnote" and references.looks_like_entry(part.flat):
            last = index
        if tags[index]:
            continue
        if is_list_heading(part.flat):
            last = index
            continue
        if part.kind in ("heading", "title") or notes.whole(part.flat, *BACK, "abstract"):
            break
        if any(run_in(part.flat, name) for name in ("abstract", "keywords", *BACK)):
            break
        entry = part.kind == "reference" or like(part.flat) or references.is_numbered(part.flat, index - start)
        if entry or any(map(references.looks_like_entry, part.lines)):
            last = index
        elif not _list_goes_on(parts, tags, index):
            break
        elif index == last + 1 and re.match(r"[a-z\d(&]", part.flat.lstrip()):
            last = index
    return last


def _list_goes_on(parts: Sequence[Part], tags: Sequence[str], index: int) -> bool:
    """Whether entries follow a part that looks like none, within the next few parts and before a heading."""
    for at in range(index + 1, min(index + 6, len(parts))):
        if parts[at].kind == "heading":
            return False
        if not tags[at] and any(references.looks_like_entry(line) for line in parts[at].lines):
            return True
    return False


# --------------------------------------------------------------------------- the front page


def _front(out: Division, found: Sequence[Heading]) -> None:
    """Title, authors and what else stands before the abstract or the first heading, and before later abstracts."""
    parts, tags = out.view.parts, out.tags
    stop = _front_stop(out, found)
    _tag_lines(out, range(stop))
    candidates = [i for i in range(stop) if not tags[i] and len(parts[i].flat.strip()) > 3]
    title = _title(parts, _not_the_journal(out, candidates), found)
    out.title = title
    for index in candidates:
        if index in title:
            tags[index] = "title"
        elif len(parts[index].flat) < 400 and not ends_sentence(parts[index].flat):
            tags[index] = "authors" if parts[index].kind != "heading" else "title"
    out.body = stop
    for index in range(stop, len(parts)):
        if not tags[index] and _names_other_paper(out, index):
            _tag_lines(out, range(index, _until_abstract(out, index)), other=True)
    out.authors = [i for i in range(len(parts)) if tags[i] == "authors" and (i < stop or not out.authors)]
    out.authors = [i for i in out.authors if i < stop and (not title or i > title[0] or parts[i].kind == "author")]


def _front_stop(out: Division, found: Sequence[Heading]) -> int:
    """The first part that is no longer front page: an abstract, key words, a section's heading or running text."""
    parts = out.view.parts
    heads = {h.part: h for h in found}
    seen_title = False
    for index, part in enumerate(parts):
        if out.tags[index] == "references" or abstract_at(part) or label(part.flat, "keywords"):
            return index
        if out.tags[index]:
            continue
        head = heads.get(index)
        if (
            head is not None
            and (head.style or headings.kind_of(head.title)[0])
            and (seen_title or head.style or headings.is_exact(head.title))
            and not _first_title(part, seen_title)
        ):
            return index
        long = len(part.flat) > (160 if CJK.search(part.flat) else 400) or (
            ends_sentence(part.flat) and len(part.flat) > 80
        )
        if (
            part.kind in ("paragraph", "item", "front")
            and long
            and not notes.is_affiliation(part.flat)
            and not front.is_author_line(out.view, part)
        ):
            return index
        seen_title = seen_title or part.kind in ("title", "heading")
    return len(parts) if len(parts) > 1 else 0


def _first_title(part: Part, seen_title: bool) -> bool:
    return not seen_title and part.kind == "title"


def abstract_at(part: Part) -> bool:
    """Whether an abstract begins here, by its label."""
    found = label(part.flat, "abstract")
    if found is None:
        return False
    rest = part.flat[found.end :]
    colon = part.flat[: found.end].rstrip(" ]")[-1:] in ":.-"
    return found.lang == "zh" or colon or not rest.strip() or rest[0] in "\n" or rest.lstrip()[:1].isupper()


def _tag_lines(out: Division, span: range, other: bool = False) -> None:
    """Tag the lines of a front page that are plainly something: journal, column, class numbers, authors."""
    parts, tags = out.view.parts, out.tags
    for index in span:
        part = parts[index]
        if tags[index]:
            continue
        if label(part.flat, "classification"):
            tags[index] = "classification"
        elif (front.is_journal_line(part.flat) and part.kind != "title") or front.is_column(part.flat):
            tags[index] = "journal line"
        elif part.kind == "author" or (part.kind not in ("title", "heading") and _is_about_authors(out, index)):
            tags[index] = "authors"
        elif other:
            tags[index] = "title" if part.kind in ("title", "heading") else "authors"


def _is_about_authors(out: Division, index: int) -> bool:
    part = out.view.parts[index]
    return notes.is_affiliation(part.flat) or (_has_title_before(out, index) and front.is_author_line(out.view, part))


def _has_title_before(out: Division, index: int) -> bool:
    return any(not out.tags[i] and len(out.view.parts[i].flat.strip()) > 3 for i in range(index)) or any(
        out.tags[i] == "title" for i in range(index)
    )


def _not_the_journal(out: Division, candidates: list[int]) -> list[int]:
    """The candidates for a title without those that the journal's own line repeats, if others remain."""
    parts, document = out.view.parts, out.view.document
    lines = [fold(line) for line in document.dropped] + [p.flat for p, tag in zip(parts, out.tags, strict=True) if tag]
    heads = [" ".join(line.split()).casefold() for line in lines if front.is_journal_line(line)]
    rest = [
        i
        for i in candidates
        if not any(" ".join(parts[i].flat.split()).casefold() in head for head in heads)
        and not _JOURNAL.fullmatch(" ".join(parts[i].flat.split()))
        and not (
            parts[i].kind in ("heading", "title") and len(front.english_names(front.unmarked(out.view, parts[i]))) > 1
        )
    ]
    return rest or candidates


_JOURNAL = re.compile(r"(?:The )?(?:[A-Z][\w&-]+ ){0,3}Journal(?: of(?: [\w&,-]+){1,6})?")


def _title(parts: Sequence[Part], candidates: Sequence[int], found: Sequence[Heading]) -> list[int]:
    """The parts of the title: the first that may be one, and those that go on with it."""
    numbered = {h.part for h in found if h.style and h.kind}
    pool = (
        [i for i in candidates if parts[i].kind == "title"]
        or [
            i
            for i in candidates
            if parts[i].kind == "heading"
            and i not in numbered
            and not notes.whole(parts[i].flat, "abstract", "contents")
        ]
        or [i for i in candidates if len(parts[i].flat) <= 300 and not ends_sentence(parts[i].flat.rstrip("?"))]
    )
    if not pool:
        return []
    title = [pool[0]]
    for index in range(pool[0] + 1, len(parts)):
        part = parts[index]
        dash = part.flat.lstrip().startswith("--")
        same = (
            part.kind == parts[pool[0]].kind
            and part.kind in ("heading", "title")
            and index in candidates
            and index not in numbered
        )
        if not (dash or same) or language(part.flat) != language(parts[pool[0]].flat) or len(part.flat) > 200:
            break
        title.append(index)
    return title


def _names_other_paper(out: Division, index: int) -> bool:
    """Whether a part, not on the front page, is the title above the abstract in the other language."""
    parts = out.view.parts
    part = parts[index]
    if (
        language(part.flat) == out.lang
        or len(part.flat) > 400
        or part.kind not in ("title", "heading", "paragraph", "author", "front")
    ):
        return False
    end = _until_abstract(out, index)
    return end > index and not any(out.tags[i] in ("references",) for i in range(index, end))


def _until_abstract(out: Division, index: int) -> int:
    """The place of the abstract that follows within a few short parts of the other language, else ``index``."""
    parts = out.view.parts
    for at in range(index, min(index + 9, len(parts))):
        if abstract_at(parts[at]):
            return at
        if not out.tags[at] and (
            len(parts[at].flat) > 700 or (ends_sentence(parts[at].flat) and len(parts[at].flat) > 200)
        ):
            break
    return index
