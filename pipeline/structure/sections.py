"""How a paper is divided: front page, abstracts, sections, reference list, back matter."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.document import Section, Span
from pipeline.structure import front, headings, notes, references
from pipeline.structure.headings import Heading
from pipeline.structure.view import CJK, Part, View, ends_sentence, is_whole_label, label, language, run_in

#: Text without any heading is an abstract up to this many characters (Chinese ones count double).
ABSTRACT_AT_MOST = 9000
_BACK = {"acknowledgement": "acknowledgements", "declaration": "declaration", "appendix": "appendix"}
_FRONT_TAGS = frozenset(("title", "authors", "classification", "journal line"))


@dataclass(slots=True)
class Division:
    """The parts of a view with what each one is, while that is being found out.

    ``tags``: "" for prose, else a reason not to mine. ``events``: where sections begin.
    """

    view: View
    tags: list[str]
    lang: str
    title: list[int] = field(default_factory=list)
    authors: list[int] = field(default_factory=list)
    references: list[int] = field(default_factory=list)
    keywords: list[tuple[int, int]] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    body: int = 0


@dataclass(frozen=True, slots=True)
class _Event:
    at: int
    kind: str
    title: str = ""
    level: int = 1
    heading: Span | None = None
    other: bool = False


def divide(view: View) -> Division:
    """Find what every part is and where sections begin."""
    tags = notes.classify(view)
    listed = _reference_parts(view, tags)
    for index in listed:
        tags[index] = (
            tags[index] if tags[index] in ("running head", "author note", "caption", "table") else "references"
        )
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
    events = _events(out, found)
    out.sections = _spans(events, view)
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


def _reference_parts(view: View, tags: Sequence[str]) -> list[int]:
    """The indexes of the reference list's parts, its heading included."""
    parts = view.parts
    start = None
    for index, part in enumerate(parts):
        if not tags[index] and is_whole_label(part.flat, "references"):
            after = [
                p for p, tag in zip(parts[index + 1 : index + 7], tags[index + 1 : index + 7], strict=True) if not tag
            ]
            if any(references.looks_like_entry(line) for p in after for line in p.lines) or any(
                p.kind == "reference" for p in after
            ):
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
    for index in range(start + 1, len(parts)):
        part = parts[index]
        if tags[index]:
            continue
        if is_whole_label(part.flat, "references"):
            last = index
            continue
        if part.kind in ("heading", "title") or notes.whole(part.flat, *_BACK, "abstract"):
            break
        if any(run_in(part.flat, name) for name in ("abstract", "keywords", *_BACK)):
            break
        if part.kind == "reference" or any(references.looks_like_entry(line) for line in part.lines):
            last = index
        elif index - last > 2 or (len(part.flat) > 300 and ends_sentence(part.flat)):
            break
        elif index == last + 1 and re.match(r"[a-z\d(&]", part.flat.lstrip()):
            last = index
    return last


# --------------------------------------------------------------------------- the front page


def _front(out: Division, found: Sequence[Heading]) -> None:
    """Title, authors and what else stands before the abstract or the first heading, and before later abstracts."""
    parts, tags = out.view.parts, out.tags
    stop = _front_stop(out, found)
    _tag_lines(out, range(stop))
    candidates = [i for i in range(stop) if not tags[i] and len(parts[i].flat.strip()) > 3]
    title = _title(parts, candidates, found)
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
        if out.tags[index] == "references" or _abstract_at(part) or label(part.flat, "keywords"):
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


def _abstract_at(part: Part) -> bool:
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
        elif part.kind == "author" or notes.is_affiliation(part.flat) and part.kind not in ("title", "heading"):
            tags[index] = "authors"
        elif (
            part.kind not in ("title", "heading")
            and _has_title_before(out, index)
            and front.is_author_line(out.view, part)
        ):
            tags[index] = "authors"
        elif other:
            tags[index] = "title" if part.kind in ("title", "heading") else "authors"


def _has_title_before(out: Division, index: int) -> bool:
    return any(not out.tags[i] and len(out.view.parts[i].flat.strip()) > 3 for i in range(index)) or any(
        out.tags[i] == "title" for i in range(index)
    )


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
        if _abstract_at(parts[at]):
            return at
        if not out.tags[at] and (
            len(parts[at].flat) > 700 or (ends_sentence(parts[at].flat) and len(parts[at].flat) > 200)
        ):
            break
    return index


# --------------------------------------------------------------------------- events


def _events(out: Division, found: Sequence[Heading]) -> list[_Event]:
    """Where sections begin, in order."""
    parts, tags = out.view.parts, out.tags
    depths = headings.levels(found, parts)
    kinds = headings.kinds(found, depths)
    heads = {h.part: (h, d, k) for h, d, k in zip(found, depths, kinds, strict=True)}
    events: list[_Event] = [_Event(0, "front")]
    state, back = "front", ""
    for index, part in enumerate(parts):
        other = language(part.flat) != out.lang
        if tags[index] == "references":
            if state != "references":
                whole = is_whole_label(part.flat, "references")
                span = Span(part.start, part.start + len(part.flat.rstrip())) if whole else None
                events.append(_Event(part.start, "references", part.flat.strip() if whole else "", 1, span))
            state, back = "references", ""
        elif tags[index] in _FRONT_TAGS:
            if state != "front":
                events.append(_Event(part.start, "front", other=other and index >= out.body))
            state = "front"
        elif tags[index] and tags[index] not in ("web page", "contents"):
            continue
        elif tags[index]:
            tags[index] = tags[index]
        elif _abstract_at(part) and (
            state in ("front", "references", "back", "keywords") or not heads or is_whole_label(part.flat, "abstract")
        ):
            events.append(_labelled(out, part, "abstract"))
            state = "abstract"
        elif label(part.flat, "keywords") and (
            state in ("front", "abstract", "references", "back") or run_in(part.flat, "keywords")
        ):
            events.append(_labelled(out, part, "keywords"))
            state = "keywords"
        elif label(part.flat, "classification") and state in ("keywords", "abstract", "front", "references"):
            tags[index] = "classification"
            if state != "front":
                events.append(_Event(part.start, "front"))
            state = "front"
        elif name := _back_label(part, state):
            span = Span(part.start, part.start + len(part.flat.rstrip()))
            title = part.flat.strip() if len(part.flat) < 80 else ""
            events.append(_Event(part.start, "back", title, 1, span if title else None))
            state, back = "back", _BACK[name]
            tags[index] = back
        elif (
            index in heads and not (state == "back" and back == "appendix") and not _inside_back(state, heads[index][0])
        ):
            head, depth, kind = heads[index]
            events.append(_Event(part.start, kind, head.title, depth, Span(head.start, head.end)))
            state, back = kind, ""
        elif state == "back":
            tags[index] = back
        elif state in ("front", "keywords") or (state == "abstract" and _body_begins(out, events, index, bool(heads))):
            before = state
            state = _unlabelled(out, index, heads, before)
            events.append(_Event(part.start, state, other=state == "abstract" and other))
        elif state == "references":
            tags[index] = "references" if not ends_sentence(part.flat) or len(part.flat) < 80 else ""
            if not tags[index]:
                events.append(_Event(part.start, "back"))
                state, back = "back", "declaration"
                tags[index] = back
    return events


def _inside_back(state: str, head: Heading) -> bool:
    """Whether a heading only divides the back matter: unnumbered and of no known kind."""
    return state == "back" and not head.strong and not head.style


def _labelled(out: Division, part: Part, kind: str) -> _Event:
    """The event of an abstract's or key words' label, alone or run in."""
    found = label(part.flat, kind)
    end = part.start + (found.end if found else 0)
    rest = part.flat[found.end :] if found else ""
    if kind == "keywords":
        out.keywords.append((end, part.end))
    else:
        after = out.view.flat[end : end + 600]
        rest = rest if rest.strip() else after
    other = language(rest or part.flat) != out.lang
    return _Event(
        part.start, kind, part.flat[: found.end if found else 0].strip(" :\n[]."), 1, Span(part.start, end), other
    )


def _back_label(part: Part, state: str) -> str:
    """The label of back matter that a part begins with: alone, run in, or "附录1"."""
    for name in _BACK:
        if is_whole_label(part.flat, name) or (run_in(part.flat, name) and len(part.flat) < 3000 and part.first):
            return name
    short = len(part.flat.strip()) < 80 and not ends_sentence(part.flat)
    if short and re.match(r"\s*(?:附录|Appendix|APPENDIX)\s?[A-Z\d一二三四五]", part.flat):
        return "appendix"
    return ""


def _body_begins(out: Division, events: Sequence[_Event], index: int, has_headings: bool) -> bool:
    """Whether plain text after an abstract is no longer abstract: it is far longer than abstracts are."""
    if not has_headings:
        return False
    event = events[-1]
    end = event.heading.end if event.heading else event.at
    return len(out.view.flat[end : out.view.parts[index].start].strip()) > 6000


def _unlabelled(out: Division, index: int, heads: dict[int, tuple[Heading, int, str]], state: str) -> str:
    """What running text is that no heading announces: an abstract, or the introduction."""
    parts = out.view.parts
    text = out.view.flat[parts[index].start :]
    weight = len(text) + len(CJK.findall(text))
    if not heads and not out.references:
        return (
            "abstract"
            if weight <= 2 * ABSTRACT_AT_MOST and state != "keywords" and len(text) <= ABSTRACT_AT_MOST
            else "introduction"
        )
    later = any(_abstract_at(part) and language(part.flat) == out.lang for part in parts[index + 1 : index + 12])
    size = len(parts[index].flat) + len(CJK.findall(parts[index].flat))
    if state == "front" and out.title and not later and 350 <= size <= 3200 and index < min(heads, default=0):
        return "abstract"
    return "introduction"


# --------------------------------------------------------------------------- spans


def _spans(events: Sequence[_Event], view: View) -> list[Section]:
    """Sections that cover the whole text, from where each begins."""
    kept: list[_Event] = []
    for event in events:
        if kept and event.at == kept[-1].at:
            kept.pop()
        kept.append(event)
    out = []
    for index, event in enumerate(kept):
        end = kept[index + 1].at if index + 1 < len(kept) else len(view.flat)
        start = 0 if index == 0 else event.at
        out.append(Section(start, end, event.kind, _as_printed(view, event), event.level, event.heading, event.other))
    return out


def _as_printed(view: View, event: _Event) -> str:
    """A heading's words as they stand in the text, not folded."""
    if event.heading is None or not event.title:
        return event.title
    at = view.flat.find(event.title, event.heading.start, event.heading.end)
    return view.document.text[at : at + len(event.title)] if at >= 0 else event.title
