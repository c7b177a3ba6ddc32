"""Where sections begin: one walk over the parts, with what came before in mind."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.document import Section, Span
from pipeline.structure import headings
from pipeline.structure.headings import Heading
from pipeline.structure.sections import BACK, Division, abstract_at, is_list_heading
from pipeline.structure.view import CJK, Part, View, ends_sentence, is_whole_label, label, language, run_in

#: Text without any heading is an abstract up to this many characters (no abstract of the trial papers has 7,000).
ABSTRACT_AT_MOST = 9000
#: After this many characters of an abstract, text that no heading announces is the paper's body.
LONG_ABSTRACT = 6000
_FRONT_TAGS = frozenset(("title", "authors", "classification", "journal line"))


@dataclass(frozen=True, slots=True)
class Event:
    """The beginning of a section; ``other`` marks the paper's other language."""

    at: int
    kind: str
    title: str = ""
    level: int = 1
    heading: Span | None = None
    other: bool = False


def cut(out: Division) -> list[Section]:
    """The sections of a paper; tags of abstracts' labels, back matter and stray lines are set on the way."""
    walk = _Walk(out)
    for index, part in enumerate(out.view.parts):
        walk.step(index, part)
    return _spans(walk.events, out.view)


class _Walk:
    """The state of the walk: the kind of the open section, and the back matter's reason."""

    def __init__(self, out: Division) -> None:
        self.out = out
        depths = headings.levels(out.headings)
        kinds = headings.kinds(out.headings, depths)
        self.heads = {h.part: (h, d, k) for h, d, k in zip(out.headings, depths, kinds, strict=True)}
        self.events = [Event(0, "front")]
        self.state = "front"
        self.back = ""

    def step(self, index: int, part: Part) -> None:
        tag = self.out.tags[index]
        if tag == "references":
            self._references(part)
        elif tag in _FRONT_TAGS:
            self._front(index, part)
        elif not tag and self._is_keyword(part):
            self.out.keywords[-1] = (self.out.keywords[-1][0], part.end)
        elif not tag and not (
            self._abstract(part) or self._keywords(part) or self._classification(index, part) or self._back(index, part)
        ):
            self._text(index, part)

    def _open(self, event: Event, state: str, back: str = "") -> None:
        self.events.append(event)
        self.state, self.back = state, back

    def _references(self, part: Part) -> None:
        if self.state != "references":
            whole = is_list_heading(part.flat)
            span = Span(part.start, part.start + len(part.flat.rstrip())) if whole else None
            title = part.flat.strip() if whole else ""
            self._open(Event(part.start, "references", title, 1, span), "references")

    def _front(self, index: int, part: Part) -> None:
        if self.state != "front":
            other = language(part.flat) != self.out.lang and index >= self.out.body
            self._open(Event(part.start, "front", other=other), "front")

    def _abstract(self, part: Part) -> bool:
        place = self.state in ("front", "references", "back", "keywords") or not self.heads
        if not abstract_at(part) or not (place or is_whole_label(part.flat, "abstract")):
            return False
        if self.state not in ("front", "keywords", "abstract") and headings.kind_of(part.flat)[0] == "conclusion":
            return False  # a summary at the end
        self._open(_labelled(self.out, part, "abstract"), "abstract")
        return True

    def _keywords(self, part: Part) -> bool:
        place = self.state in ("front", "abstract", "references", "back")
        if not label(part.flat, "keywords") or not (place or run_in(part.flat, "keywords")):
            return False
        self._open(_labelled(self.out, part, "keywords"), "keywords")
        return True

    def _is_keyword(self, part: Part) -> bool:
        """Whether a short line goes on with key words whose label stands on a line of its own."""
        last = self.events[-1]
        if self.state != "keywords" or last.heading is None or not self.out.keywords:
            return False
        if self.out.view.flat[last.heading.end : last.heading.end + 2].strip():
            return False
        short = len(part.flat.strip()) <= 60 and not ends_sentence(part.flat)
        return short and not abstract_at(part) and not label(part.flat, "keywords") and part.kind == "paragraph"

    def _classification(self, index: int, part: Part) -> bool:
        if self.state not in ("keywords", "abstract", "front", "references") or not label(part.flat, "classification"):
            return False
        self.out.tags[index] = "classification"
        self._front(index, part)
        return True

    def _back(self, index: int, part: Part) -> bool:
        name = _back_label(part)
        if not name:
            return False
        title = part.flat.strip() if len(part.flat) < 80 else ""
        span = Span(part.start, part.start + len(part.flat.rstrip())) if title else None
        self._open(Event(part.start, "back", title, 1, span), "back", BACK[name])
        self.out.tags[index] = self.back
        return True

    def _text(self, index: int, part: Part) -> None:
        """A heading that opens a section, or text that goes on with one, or opens one unannounced."""
        if index in self.heads and not self._divides_back(self.heads[index][0]):
            head, depth, kind = self.heads[index]
            self._open(Event(part.start, kind, head.title, depth, Span(head.start, head.end)), kind)
        elif self.state == "back":
            self.out.tags[index] = self.back
        elif self.state in ("front", "keywords") or (self.state == "abstract" and self._is_over(part)):
            kind = self._unlabelled(index)
            other = kind == "abstract" and language(part.flat) != self.out.lang
            self._open(Event(part.start, kind, other=other), kind)
        elif self.state == "references":
            if ends_sentence(part.flat) and len(part.flat) >= 80:
                self._open(Event(part.start, "back"), "back", "declaration")
            self.out.tags[index] = self.back or "references"

    def _divides_back(self, head: Heading) -> bool:
        """Whether a heading only divides the back matter: an appendix's, or unnumbered and of no known kind."""
        return self.state == "back" and (self.back == "appendix" or (not head.strong and not head.style))

    def _is_over(self, part: Part) -> bool:
        """Whether an abstract is so long already that plain text no longer belongs to it."""
        last = self.events[-1]
        if last.heading is None and self.heads:
            return True
        begin = last.heading.end if last.heading else last.at
        return bool(self.heads) and len(self.out.view.flat[begin : part.start].strip()) > LONG_ABSTRACT

    def _unlabelled(self, index: int) -> str:
        """What running text is that no heading announces: an abstract, or the introduction."""
        parts = self.out.view.parts
        size = len(self.out.view.flat) - parts[index].start
        if not self.heads and not self.out.references:
            return "abstract" if size <= ABSTRACT_AT_MOST and self.state != "keywords" else "introduction"
        later = any(abstract_at(p) and language(p.flat) == self.out.lang for p in parts[index + 1 : index + 12])
        own = len(parts[index].flat) + len(CJK.findall(parts[index].flat))
        before = self.state == "front" and self.out.title and index < min(self.heads, default=0)
        return "abstract" if before and not later and 350 <= own <= 3200 else "introduction"


def _labelled(out: Division, part: Part, kind: str) -> Event:
    """The event of an abstract's or key words' label, alone or run in."""
    found = label(part.flat, kind)
    stop = found.end if found else 0
    end = part.start + stop
    rest = part.flat[stop:]
    if kind == "keywords":
        out.keywords.append((end, part.end))
    elif not rest.strip():
        rest = out.view.flat[end : end + 600]
    other = language(rest or part.flat) != out.lang
    return Event(part.start, kind, part.flat[:stop].strip(" :\n[]."), 1, Span(part.start, end), other)


def _back_label(part: Part) -> str:
    """The label of back matter that a part begins with: alone, run in, or "附录1"."""
    for name in BACK:
        if is_whole_label(part.flat, name) or (part.first and len(part.flat) < 3000 and run_in(part.flat, name)):
            return name
    short = len(part.flat.strip()) < 80 and not ends_sentence(part.flat)
    if short and re.match(r"\s*(?:附录|Appendix|APPENDIX)\s?[A-Z\d一二三四五]", part.flat):
        return "appendix"
    return ""


def _spans(events: Sequence[Event], view: View) -> list[Section]:
    """Sections that cover the whole text, from where each begins."""
    kept: list[Event] = []
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


def _as_printed(view: View, event: Event) -> str:
    """A heading's words as they stand in the text, not folded."""
    if event.heading is None or not event.title:
        return event.title
    at = view.flat.find(event.title, event.heading.start, event.heading.end)
    return view.document.text[at : at + len(event.title)] if at >= 0 else event.title
