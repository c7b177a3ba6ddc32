"""How a text goes on where no heading says it: the parts of an abstract, the paragraphs of running text.

What stands in an abstract before its first result is background or, from "we propose that" on,
hypothesis. A text under no heading that cites others again and again, or that speaks of nobody's study
in several paragraphs, is no abstract but a stretch of a paper: there each paragraph is read alone.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from pipeline.claims.reach import between
from pipeline.claims.wording import Wording
from pipeline.document import Section, Sentence

#: An abstract that names neither a result nor an aim states its thesis after so many sentences of premises.
_PREMISES = 2
#: An abstract cites others less often than this.
_CITES = 3
#: Words that say how an abstract goes on.
_COURSE = (
    "future", "aim", "finding", "sum", "cited", "outcome", "model", "hypothesis", "studied", "statistics", "gap", "self"
)  # fmt: skip
#: Words of these kinds tell of a study: where none stands, nothing was done that a paragraph could report.
_STUDY = ("finding", "self", "outcome", "aim", "model", "statistics")
_START = attrgetter("start")


@dataclass(slots=True)
class Course:
    """Reads how the texts of one paper go on; what it learns of a section it keeps."""

    wording: Wording
    _parts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _running: dict[int, bool] = field(default_factory=dict)
    _zones: dict[int, dict[int, str]] = field(default_factory=dict)

    def carried(self, index: int, section: Section) -> str | None:
        """What an earlier sentence of the same section says of the ones after it, in abstracts."""
        if section.kind not in ("abstract", "front", "keywords"):
            return None
        course = self._parts.get(section.start)
        if course is None:
            course = self._parts[section.start] = self._course(section)
        at = bisect_right(course, (index, "~")) - 1
        return course[at][1]

    def awaits(self, index: int, section: Section) -> bool:
        """Whether an abstract has yet to come to its results: what is suggested before them is hypothesis."""
        if self.carried(index, section) in (None, "finding"):
            return False
        return any(at > index and status == "finding" and self._tells(at) for at, status in self._parts[section.start])

    def argues(self, index: int, section: Section) -> bool:
        """Whether no results are told in an abstract, so that what it holds is no conclusion."""
        self.carried(index, section)
        return not any(status == "finding" and self._tells(at) for at, status in self._parts[section.start])

    def zone(self, section: Section, start: int) -> str:
        """The kind of section that a place belongs to: what the outline says, or what its paragraph tells."""
        if section.heading is not None or section.kind != "abstract" or not self._runs(section):
            return section.kind
        items = self.wording.context.sentences.items
        block = items[max(0, bisect_right(items, start, key=_START) - 1)].block
        if section.start not in self._zones:
            self._zones[section.start] = self._read_zones(section)
        return self._zones[section.start].get(block, "theory")

    def _read_zones(self, section: Section) -> dict[int, str]:
        """What each paragraph of running text tells, by its block: theory where it tells nothing."""
        marks = self.wording.context.outline.citations
        zones: dict[int, str] = {}
        for sentence in self._sentences(section):
            others = len(between(marks, sentence.start, sentence.end)) > 0
            if self.wording.has(sentence, "hypothesis"):
                zones[sentence.block] = "hypotheses"
            elif self.wording.has(sentence, "finding") or (not others and self.wording.has(sentence, "statistics")):
                zones.setdefault(sentence.block, "discussion")
        return zones

    def _runs(self, section: Section) -> bool:
        """Whether a text under no heading is a stretch of running text."""
        known = self._running.get(section.start)
        if known is None:
            marks = self.wording.context.outline.citations
            known = len(between(marks, section.start, section.end)) >= _CITES
            if not known:
                own = list(self._sentences(section))
                several = len({sentence.block for sentence in own}) > 1
                known = several and not any(self.wording.has(sentence, *_STUDY) for sentence in own)
            self._running[section.start] = known
        return known

    def _sentences(self, section: Section) -> Iterator[Sentence]:
        """The prose of a section."""
        items = self.wording.context.sentences.items
        for i in range(bisect_left(items, section.start, key=_START), bisect_left(items, section.end, key=_START)):
            if items[i].role == "prose":
                yield items[i]

    def _tells(self, index: int) -> bool:
        """Whether a sentence says itself that it tells results; one after the last says nothing."""
        items = self.wording.context.sentences.items
        return index < len(items) and self.wording.has(items[index], "finding", "sum", "outcome")

    def _last_test(self, section: Section) -> int:
        """Where the last sentence of a section that tells of a test begins; -1: none does."""
        return max((s.start for s in self._sentences(section) if self.wording.has(s, "tested")), default=-1)

    def _is_theory(self, aims: list[int]) -> bool:
        """Whether an English text that names nothing looked at has no authors with an aim: then it is premises."""
        items = self.wording.context.sentences.items
        return not any(self.wording.has(items[i], "self") for i in aims)

    def _course(self, section: Section) -> list[tuple[int, str]]:
        """Where an abstract turns from background to hypothesis to findings: (sentence index, status)."""
        course: list[tuple[int, str]] = []
        own: list[int] = []
        looked: list[int] = []
        left, told = False, -1
        last_test: int | None = None
        items = self.wording.context.sentences.items
        first = bisect_left(items, section.start, key=_START)
        for i in range(first, len(items)):
            sentence = items[i]
            if sentence.start >= section.end:
                break
            if sentence.role != "prose":
                continue
            said = {kind for kind in _COURSE if self.wording.has(sentence, kind)}
            left = left or "future" in said
            wanting = "gap" in said and "self" not in said
            if "aim" in said and not left and not wanting:
                own.append(i)
                told = i if "self" in said and not course else told
            if "studied" in said:
                looked.append(i)
            if said & {"finding", "sum"} or (not said & {"cited"} and said & {"outcome", "statistics"}):
                course.append((i, "finding"))
            elif course and course[-1][1] == "finding":
                continue
            elif "model" in said and not self.wording.has(sentence, "proposal"):
                course.append((i, "hypothesis"))
                last_test = self._last_test(section) if last_test is None else last_test
                if last_test < sentence.start:
                    course.append((i + 1, "finding"))
            elif "hypothesis" in said:
                course.append((i, "hypothesis"))
        english = first < len(items) and items[first].lang == "en"
        if english and not course and not looked and self._is_theory(own):
            return [(-1, "background")]
        if course and course[0][1] == "finding" and 0 <= told < course[0][0]:
            course = [(told + 1, "finding"), *course]
        thesis = (own or looked or [first + _PREMISES])[0]
        return [(-1, "background"), *(course or [(thesis, "finding")])]
