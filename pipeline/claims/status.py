"""Whose claim it is: the paper's own finding, its hypothesis, others' work, common ground, or advice.

The nearest attribution decides (README, "What a row means"). Attributions are words (status.toml)
before the claim's clause in its sentence, narrative citations before it, and citation marks in it or,
outside the results, after it in its sentence. Where a sentence names nobody, its section speaks, and
in an abstract the part of the abstract: what stands before the first result is background or, from
"we propose that" on, hypothesis.
"""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from functools import lru_cache
from importlib.resources import files
from operator import attrgetter

from pipeline.claims.draft import Context, Draft
from pipeline.claims.reach import ARGUED, OWN, VERB_REACH, between, by_section, meaning, says, widened
from pipeline.document import Citation, Role, Section, Sentence, Span

_WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("pipeline.claims").joinpath("status.toml").read_text(encoding="utf-8")
)
#: Tags of English verbs that tell a time.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Sections in which an English "should" is what theory lets one expect.
_REASONED = frozenset({"theory", "hypotheses"})
#: How far into the clause an English agent and its modal may reach ("managers can …").
_AGENT = 24
#: A list has at most so many sentences.
_LONGEST_LIST = 12
#: An abstract that names neither a result nor an aim states its thesis after so many sentences of premises.
_PREMISES = 2
#: Characters between a clause and a citation mark that still belongs to it ("…）。[3]").
_CLOSING = re.compile(r"[\s”’\"'』」》）)\]。.，,;；、]{0,6}")


_START = attrgetter("start")


def _pattern(words: list[str], lang: str) -> re.Pattern[str]:
    """The words of a kind; English ones are searched for in lower-case text, from where a word or bracket begins."""
    either = "|".join(words)
    return re.compile(either if lang == "zh" else rf"(?:\b(?=\w)|(?=[(（\[【]))(?:{either})(?:(?<=[\],:】])|(?!\w))")


@lru_cache(maxsize=4)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by kind, made when first asked for."""
    return {kind: _pattern(words, lang) for kind, words in _WORDS[lang].items()}


#: Attributions that may stand inside the clause ("X was found to raise Y").
_INNER = frozenset({"finding", "result", "cited"})
#: Attributions that lead a clause of their own and may stand in the claim's: "we argue that X raises Y".
_LED = frozenset({"opinion", "hypothesis"})
#: Whoever is named by one of these is the subject of a verb that alone would be anybody's ("本研究认为")
_SURE = frozenset({"finding", "cited", "opinion", "hypothesis"})
_KINDS = ("finding", "result", "cited", "hypothesis", "model", "opinion", "aim")
#: Words that say how an abstract goes on.
_COURSE = (
    "future", "aim", "finding", "cited", "outcome", "model", "hypothesis", "studied", "statistics", "gap", "self"
)  # fmt: skip


@dataclass(slots=True)
class Attribution:
    """Reads the status of drafts of one paper; what it learns of a sentence it keeps."""

    context: Context
    _parts: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _events: dict[int, list[tuple[int, str]]] = field(default_factory=dict)
    _lower: str = ""

    def __post_init__(self) -> None:
        text = self.context.document.text
        lower = text.lower()
        self._lower = (
            lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        )

    def _text(self, lang: str) -> str:
        """The text in which the words of a language are searched for."""
        return self.context.document.text if lang == "zh" else self._lower

    def status(self, draft: Draft) -> str:
        """One of ``document.STATUSES`` for a draft; what advice is given about ("X 带来的 Y") is so already."""
        found = self._status(draft)
        return "background" if found == "proposal" and draft.rule == "zh.cause.modifier" else found

    def _status(self, draft: Draft) -> str:
        sentence = self.context.sentence(draft.sentence)
        section = self._section(draft.clause.start)
        said = self._said(sentence, draft, section) or self._listed(draft.sentence, section)
        if draft.type == "part" and self._is_framework(sentence, said):
            return "finding"
        if draft.status == "proposal" and self._is_advised(sentence):
            return draft.status
        if draft.status is not None:
            carried = said or self._carried(draft.sentence, section)
            if draft.status == "proposal" and self._reasons(sentence, section):
                return "hypothesis"
            if draft.status == "hypothesis" and said == "cited":
                return said
            if draft.status == "proposal" and carried == "hypothesis" and sentence.lang == "en":
                return "hypothesis"
            if draft.status == "hypothesis" and (said if sentence.lang == "zh" else carried) == "finding":
                return "finding"
            return draft.status
        if said in ("finding", "cited") or (said == "hypothesis" and self._holds(sentence, draft.clause)):
            return said
        if said is None and self._advises(sentence, draft, section):
            return "proposal"
        if self._is_cited(sentence, draft.clause, section):
            return "cited"
        carried = self._carried(draft.sentence, section)
        if said is None and carried == "background" and self._happened(draft):
            return "finding"
        return said or carried or by_section(section)

    def _happened(self, draft: Draft) -> bool:
        """Whether an English claim's verb stands in the past: in an abstract, premises are told in the present."""
        parse = self.context.parses.get(draft.sentence)
        if parse is None or not draft.cues:
            return False
        words = parse.words
        here = next((i for i, word in enumerate(words) if word.start == draft.cues[0].start), -1)
        while here >= 0:
            helping = [word for word in words if word.head == here and word.dep in ("aux", "auxpass")]
            own = {words[here].tag, *(word.tag for word in helping)}
            if own & _FINITE or words[here].head == here:
                return "VBD" in own and not (draft.type == "part" and any(word.dep == "auxpass" for word in helping))
            here = words[here].head
        return False

    def _section(self, start: int) -> Section:
        """The section of a place; where a paper has hypotheses and nothing done yet, its end only argues for them."""
        outline = self.context.outline
        kinds = {section.kind for section in outline.sections}
        section = outline.section(start)
        if section.kind in OWN and "hypotheses" in kinds and kinds.isdisjoint({"method", "findings"}):
            return replace(section, kind="hypotheses")
        return section

    def _is_advised(self, sentence: Sentence) -> bool:
        """Whether an English "should" is said to those who act ("managers should"), not of what is expected."""
        text, patterns = self._text(sentence.lang), _patterns(sentence.lang)
        advised = sentence.lang == "en" and patterns["advised"].search(text, sentence.start, sentence.end)
        return bool(advised) and not patterns["hypothesis"].search(text, sentence.start, sentence.end)

    def _is_framework(self, sentence: Sentence, said: str | None) -> bool:
        """Whether a whole and its parts are the paper's own division: expounded, or claimed as a contribution."""
        text, patterns = self._text(sentence.lang), _patterns(sentence.lang)
        if said not in (None, "hypothesis") or patterns["hypothesis"].search(text, sentence.start, sentence.end):
            return False
        return any(patterns[kind].search(text, sentence.start, sentence.end) for kind in ("aim", "contribution"))

    def is_procedure(self, draft: Draft) -> bool:
        """Whether a method section tells with a draft how the study was done: materials, people, scales."""
        if self.context.outline.section(draft.clause.start).kind != "method":
            return False
        sentence = self.context.sentence(draft.sentence)
        pattern = _patterns(sentence.lang)["procedure"]
        told = pattern.search(self._text(sentence.lang), sentence.start, sentence.end) is not None
        return told or (draft.type == "part" and not self._names_construct(draft.roles[0]))

    def _names_construct(self, role: Role) -> bool:
        """Whether a concept of the codebook is named in a role."""
        items = self.context.mentions.items
        first = bisect_left(items, role.start, key=lambda m: m.start)
        within = (items[i] for i in range(first, len(items)) if items[i].start < role.end)
        return any(mention.via == "codebook" for mention in within)

    def citations(self, draft: Draft) -> tuple[int, ...]:
        """Indexes of the citation marks that stand in the draft's clause, before its verb or right after it."""
        sentence = self.context.sentence(draft.sentence)
        clause = widened(sentence, draft.clause)
        marks = self.context.outline.citations
        inside = [i for i in between(marks, clause.start, sentence.end) if marks[i].start < clause.end]
        end = max([clause.end, *(marks[i].end for i in inside)])
        for i in between(marks, end, len(self.context.document.text)):
            gap = self.context.document.text[end : marks[i].start]
            if len(gap) > 6 or not _CLOSING.fullmatch(gap):
                break
            inside.append(i)
            end = marks[i].end
        if not inside:
            inside = self._narrators(sentence, clause)
        return tuple(inside)

    def _narrators(self, sentence: Sentence, clause: Span) -> list[int]:
        """Narrative citations before a clause: "Vargo和Lusch(2016)认为", with no other attribution between."""
        marks = self.context.outline.citations
        before = [i for i in between(marks, sentence.start, clause.start) if self._speaks(sentence, marks[i])]
        return before[-1:]

    def _speaks(self, sentence: Sentence, mark: Citation) -> bool:
        text = self._text(sentence.lang)
        after = text[mark.end : min(sentence.end, mark.end + VERB_REACH)]
        verb = _patterns(sentence.lang)["author"].search(after)
        opens = not text[sentence.start : mark.start].strip(" (（")
        return verb is not None and (verb.start() <= 2 or opens or "(" in text[mark.start : mark.end])

    def _said(self, sentence: Sentence, draft: Draft, section: Section) -> str | None:
        """What the last attribution before the claim, or inside it, says; None where there is none."""
        index, clause = draft.sentence, draft.clause
        first = min([role.start for role in draft.roles if role.start >= clause.start], default=clause.start)
        events = self._events.get(index)
        if events is None:
            events = self._events[index] = self._read(sentence)
        middle = (clause.start + clause.end) // 2
        for end, kind in reversed(events[: bisect_right(events, (middle, "~"))]):
            reach = max(clause.start + 1, first) if kind in _LED else clause.start + 1
            status = meaning(kind, section) if end <= reach or kind in _INNER else None
            if status == "finding" and kind in ("opinion", "result") and self._awaits(index, section):
                return "hypothesis"
            if status == "finding" and kind == "result" and section.kind not in OWN:
                status = "cited" if self._is_cited(sentence, clause, section) else status
            aimed = any(other == "aim" and at < end for at, other in events)
            if status == "finding" and kind == "opinion" and not aimed and self._argues(sentence, index, section):
                return "hypothesis"
            if status:
                return status
        return None

    def _listed(self, index: int, section: Section) -> str | None:
        """What the sentence before a list says of its items, or the one before a sentence that says it again."""
        lead = self._lead(index, section)
        if lead is None:
            return None
        sentence = self.context.sentence(lead)
        opens = _patterns(sentence.lang)["outcome"]
        if section.kind not in ARGUED and opens.search(self._text(sentence.lang), sentence.start, sentence.end):
            return "finding"
        events = self._events.get(lead)
        if events is None:
            events = self._events[lead] = self._read(sentence)
        found = [status for _, kind in events if (status := meaning(kind, section))]
        return found[-1] if found else None

    def _lead(self, index: int, section: Section) -> int | None:
        """The sentence that a list's items, or a sentence that says it again, hang on."""
        items = self.context.sentences.items
        for i in range(index, max(-1, index - _LONGEST_LIST), -1):
            here, patterns, text = items[i], _patterns(items[i].lang), self._text(items[i].lang)
            if here.start < section.start:
                return None
            if not any(patterns[kind].match(text, here.start, here.end) for kind in ("item", "again")):
                return i if i < index else None
        return None

    def _advises(self, sentence: Sentence, draft: Draft, section: Section) -> bool:
        """Whether advice stands before the roles ("企业应…") or, where conclusions are drawn, what people can do."""
        text, patterns = self._text(sentence.lang), _patterns(sentence.lang)
        starts = [role.start for role in draft.roles if sentence.start <= role.start < sentence.end]
        end = max([draft.clause.start, *starts[:1]])
        if sentence.lang == "zh" and patterns["proposal"].search(text, sentence.start, min(end, sentence.end)):
            return True
        if section.kind not in OWN and self._carried(draft.sentence, section) != "finding":
            return False
        return patterns["advice"].search(text, sentence.start, min(end + _AGENT, sentence.end)) is not None

    def _reasons(self, sentence: Sentence, section: Section) -> bool:
        """Whether an English "should" is what theory lets one expect ("Thus, trust should raise loyalty")."""
        if sentence.lang != "en" or section.kind not in _REASONED:
            return False
        reasoned = _patterns("en")["reasoned"].search(self._lower, sentence.start, sentence.end) is not None
        return section.kind == "hypotheses" or reasoned

    def _read(self, sentence: Sentence) -> list[tuple[int, str]]:
        """The attributions of a sentence: (end of its words, kind), in reading order."""
        text, patterns = self._text(sentence.lang), _patterns(sentence.lang)
        found = [(m, kind) for kind in _KINDS for m in patterns[kind].finditer(text, sentence.start, sentence.end)]
        beside = [m.span() for m in patterns["aside"].finditer(text, sentence.start, sentence.end)]
        found = [(m, kind) for m, kind in found if not any(a <= m.start() and m.end() <= b for a, b in beside)]
        sure = {at for m, kind in found if kind in _SURE for at in range(*m.span())}
        marks = self.context.outline.citations
        speaks = [
            marks[i].end for i in between(marks, sentence.start, sentence.end) if self._speaks(sentence, marks[i])
        ]
        others = [*speaks, *(m.end() for m, kind in found if kind == "cited")]
        own = [
            (m, kind)
            for m, kind in found
            if kind not in ("result", "aim") or not any(says(text, end, m) for end in others)
        ]
        events = [(m.end(), kind) for m, kind in own if kind != "result" or sure.isdisjoint(range(*m.span()))]
        events += [(end, "cited") for end in speaks]
        order = {kind: len(_KINDS) - i for i, kind in enumerate(_KINDS)}
        return sorted(events, key=lambda e: (e[0], order[e[1]]))

    def _is_cited(self, sentence: Sentence, clause: Span, section: Section) -> bool:
        """Whether a citation mark covers the clause: in the results its own only, elsewhere a later one too."""
        wide = widened(sentence, clause)
        marks = self.context.outline.citations
        end = sentence.end if section.kind not in OWN else wide.end
        return any(marks[i].start < end + 1 for i in between(marks, wide.start, end + 1))

    def _carried(self, index: int, section: Section) -> str | None:
        """What an earlier sentence of the same section says of the ones after it, in abstracts."""
        if section.kind not in ("abstract", "front", "keywords"):
            return None
        course = self._parts.get(section.start)
        if course is None:
            course = self._parts[section.start] = self._course(section)
        at = bisect_right(course, (index, "~")) - 1
        return course[at][1]

    def _is_theory(self, aims: list[int]) -> bool:
        """Whether an English text that names nothing looked at has no authors with an aim: then it is premises."""
        sentences = [self.context.sentence(i) for i in aims]
        return not any(_patterns("en")["self"].search(self._text("en"), s.start, s.end) for s in sentences)

    def _awaits(self, index: int, section: Section) -> bool:
        """Whether an abstract has yet to come to its results: what is suggested before them is hypothesis."""
        if self._carried(index, section) in (None, "finding"):
            return False
        return any(at > index and status == "finding" and self._tells(at) for at, status in self._parts[section.start])

    def _holds(self, sentence: Sentence, clause: Span) -> bool:
        """Whether a Chinese paper itself holds what a clause says, whoever it cites for it."""
        opinion = _patterns("zh")["opinion"]
        return sentence.lang == "zh" and opinion.search(self._text("zh"), sentence.start, clause.end) is not None

    def _argues(self, sentence: Sentence, index: int, section: Section) -> bool:
        """Whether what a Chinese paper holds is no conclusion: where no results are told."""
        if sentence.lang != "zh":
            return False
        if self._carried(index, section) is None:
            return section.kind not in OWN
        return not any(status == "finding" and self._tells(at) for at, status in self._parts[section.start])

    def _tells(self, index: int) -> bool:
        """Whether a sentence says itself that it tells results; one after the last says nothing."""
        if index >= len(self.context.sentences.items):
            return False
        sentence = self.context.sentence(index)
        text = self._text(sentence.lang)
        patterns = (_patterns(sentence.lang)[kind] for kind in ("finding", "outcome"))
        return any(p.search(text, sentence.start, sentence.end) for p in patterns)

    def _course(self, section: Section) -> list[tuple[int, str]]:
        """Where an abstract turns from background to hypothesis to findings: (sentence index, status)."""
        course: list[tuple[int, str]] = []
        own: list[int] = []
        looked: list[int] = []
        left, told = False, -1
        items = self.context.sentences.items
        first = bisect_left(items, section.start, key=lambda s: s.start)
        for i in range(first, len(items)):
            sentence = items[i]
            if sentence.start >= section.end:
                break
            if sentence.role != "prose":
                continue
            text, patterns = self._text(sentence.lang), _patterns(sentence.lang)
            said = {
                kind
                for kind in _COURSE
                if kind in patterns and patterns[kind].search(text, sentence.start, sentence.end)
            }
            left = left or "future" in said
            wanting = "gap" in said and "self" not in said
            if "aim" in said and not left and not wanting:
                own.append(i)
                told = i if "self" in said and not course else told
            if "studied" in said:
                looked.append(i)
            if "finding" in said or (not said & {"cited"} and said & {"outcome", "statistics"}):
                course.append((i, "finding"))
            elif course and course[-1][1] == "finding":
                continue
            elif "model" in said:
                course.append((i, "hypothesis"))
                if not patterns["tested"].search(text, sentence.start, section.end):
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
