"""Whose claim it is: the paper's own finding, its hypothesis, others' work, common ground, or advice.

The nearest attribution decides (README, "What a row means"). Attributions are words (status.toml)
before the claim's clause in its sentence, narrative citations before it, and citation marks in it or,
outside the results, after it in its sentence. Where a sentence names nobody it may go on with what the
one before cites; else its section speaks, and where no heading tells the section, the way the text
goes on (course.py).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field, replace
from operator import attrgetter

from pipeline.claims.course import Course
from pipeline.claims.draft import Context, Draft
from pipeline.claims.reach import ARGUED, OWN, VERB_REACH, between, by_section, meaning, says, widened
from pipeline.claims.wording import Wording, patterns
from pipeline.document import Citation, Role, Section, Sentence, Span

#: Tags of English verbs that tell a time.
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
#: Sections in which an English "should" is what theory lets one expect.
_REASONED = frozenset({"theory", "hypotheses"})
#: How far into the clause an English agent and its modal may reach ("managers can …").
_AGENT = 24
_START = attrgetter("start")
#: A list has at most so many sentences.
_LONGEST_LIST = 12
#: Characters between a clause and a citation mark that still belongs to it ("…）。[3]").
_CLOSING = re.compile(r"[\s”’\"'』」》）)\]。.，,;；、]{0,6}")


#: Attributions that may stand inside the clause ("X was found to raise Y").
_INNER = frozenset({"finding", "result", "cited"})
#: Attributions that lead a clause of their own and may stand in the claim's: "we argue that X raises Y".
_LED = frozenset({"opinion", "hypothesis", "aim"})
#: Whoever is named by one of these is the subject of a verb that alone would be anybody's ("本研究认为")
_SURE = frozenset({"finding", "cited", "opinion", "hypothesis"})
_KINDS = ("finding", "sum", "result", "cited", "hypothesis", "model", "opinion", "aim")


@dataclass(slots=True)
class Attribution:
    """Reads the status of drafts of one paper; what it learns of a sentence it keeps."""

    context: Context
    wording: Wording = field(init=False)
    course: Course = field(init=False)
    _events: dict[int, list[tuple[int, str]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.wording = Wording(self.context)
        self.course = Course(self.wording)

    def status(self, draft: Draft) -> str:
        """One of ``document.STATUSES`` for a draft."""
        return self.standing(draft)[0]

    def standing(self, draft: Draft) -> tuple[str, str]:
        """The status of a draft, and what says so: a key of ``explain.GROUNDS``."""
        found, ground = self._status(draft)
        if found == "proposal" and draft.rule == "zh.cause.modifier":
            return "background", "modifier"  # what advice is given about ("X 带来的 Y") is so already
        return found, ground

    def _status(self, draft: Draft) -> tuple[str, str]:
        sentence = self.context.sentence(draft.sentence)
        section = self._section(draft.clause.start)
        said, ground = self._said(sentence, draft, section), "words"
        if said is None:
            said, ground = self._listed(draft.sentence, section), "before"
        if said != "finding" and self._is_aside(sentence, draft):
            return "background", "aside"
        if draft.type == "part" and self._is_framework(sentence, said):
            return "finding", "framework"
        if draft.status is not None:
            worded = self._worded(draft.status, said, draft, section)
            return worded, ground if worded == said else "wording"
        if said == "hypothesis" and self._tested(sentence, section):
            return "finding", "test"
        if said in ("finding", "cited") or (said == "hypothesis" and self._holds(sentence, draft.clause)):
            return said, ground
        if said is None and self._advises(sentence, draft, section):
            return "proposal", "advice"
        if self._is_cited(sentence, draft.clause, section):
            return "cited", "citation"
        if said is None and self._points_back(draft.sentence, section):
            return "cited", "before"
        if said:
            return said, ground
        carried = self.course.carried(draft.sentence, section)
        if carried == "background" and self._happened(draft):
            return "finding", "past"
        return (carried, "course") if carried else (by_section(section), "section")

    def _worded(self, worded: str, said: str | None, draft: Draft, section: Section) -> str:
        """The status of a draft whose wording alone says one, given what attributions say."""
        sentence = self.context.sentence(draft.sentence)
        if worded in ("proposal", "hypothesis") and self._is_advised(sentence, section):
            return "proposal"
        carried = said or self.course.carried(draft.sentence, section)
        if worded == "proposal":
            expected = carried == "hypothesis" and sentence.lang == "en" and section.kind not in OWN
            if expected or self._reasons(sentence, draft, section):
                return "hypothesis"
            cited = section.kind in ARGUED and self._is_cited(sentence, draft.clause, section)
            return "cited" if cited else worded
        if worded == "hypothesis":
            if said == "cited":
                return said
            told = (said if sentence.lang == "zh" else carried) == "finding"
            return "finding" if told or self._tested(sentence, section) else worded
        return worded

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
        section = replace(section, kind=self.course.zone(section, start))
        if section.kind in OWN and "hypotheses" in kinds and kinds.isdisjoint({"method", "findings"}):
            return replace(section, kind="hypotheses")
        return section

    def _tested(self, sentence: Sentence, section: Section) -> bool:
        """Whether a sentence tells how the test of a hypothesis came out."""
        return section.kind not in ARGUED and self.wording.has(sentence, "verdict", "statistics")

    def _points_back(self, index: int, section: Section) -> bool:
        """Whether a sentence of running text goes on with what the one before cites: "In this model, …"."""
        if self.course.carried(index, section) is not None:
            return False
        items = self.context.sentences.items
        for i in range(index, max(0, index - _LONGEST_LIST), -1):
            before = items[i - 1]
            if before.block != items[i].block or not self.wording.opens(items[i], "pointing"):
                return False
            if self.wording.has(before, "self"):
                return False
            marks = between(self.context.outline.citations, before.start, before.end + 1)
            if marks or any(kind == "cited" for _, kind in self._heard(i - 1)):
                return True
        return False

    def _heard(self, index: int) -> list[tuple[int, str]]:
        """The attributions of a sentence, read once."""
        if index not in self._events:
            self._events[index] = self._read(self.context.sentence(index))
        return self._events[index]

    def _is_advised(self, sentence: Sentence, section: Section) -> bool:
        """Whether an English "should" is said to those who act ("managers should"), not of what is expected."""
        if not self.wording.has(sentence, "advised"):
            return False
        return section.kind in OWN or not self.wording.has(sentence, "hypothesis")

    def _is_aside(self, sentence: Sentence, draft: Draft) -> bool:
        """Whether an aim takes a draft for granted: what a bracket divides or a relative clause defines there."""
        beside = draft.type == "define" or draft.rule.endswith(".bracket")
        if not beside or self.wording.find("model", sentence, draft.clause.start):
            return False
        return self.wording.has(sentence, "aim") and self.wording.has(sentence, "self", "studied")

    def _is_framework(self, sentence: Sentence, said: str | None) -> bool:
        """Whether a whole and its parts are the paper's own division: expounded, or claimed as a contribution."""
        if said not in (None, "hypothesis") or self.wording.has(sentence, "hypothesis"):
            return False
        return self.wording.has(sentence, "aim", "contribution")

    def is_procedure(self, draft: Draft) -> bool:
        """Whether a method section tells with a draft how the study was done: materials, people, scales."""
        if self.context.outline.section(draft.clause.start).kind != "method":
            return False
        sentence = self.context.sentence(draft.sentence)
        told = self.wording.has(sentence, "procedure")
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
        text = self.wording.text(sentence.lang)
        after = text[mark.end : min(sentence.end, mark.end + VERB_REACH)]
        verb = patterns(sentence.lang)["author"].search(after)
        opens = not text[sentence.start : mark.start].strip(" (（")
        named = "(" in text[mark.start + 1 : mark.end]  # "Bard (2016) also finds"; "(Bard, 2016), we find" does not
        return verb is not None and (verb.start() <= 2 or opens or named)

    def _said(self, sentence: Sentence, draft: Draft, section: Section) -> str | None:
        """What the last attribution before the claim, or inside it, says; None where there is none."""
        index, clause = draft.sentence, draft.clause
        first = min([role.start for role in draft.roles if role.start >= clause.start], default=clause.start)
        events = self._heard(index)
        middle = (clause.start + clause.end) // 2
        for end, kind in reversed(events[: bisect_right(events, (max(middle, first), "~"))]):
            reach = max(clause.start + 1, first) if kind in _LED else clause.start + 1
            status = meaning(kind, section) if end <= reach or kind in _INNER else None
            if kind == "aim" and not self._is_own_aim(index, section):
                continue
            if status == "finding" and kind in ("opinion", "result") and self.course.awaits(index, section):
                return "hypothesis"
            if status == "finding" and kind == "result" and section.kind not in OWN:
                status = "cited" if self._is_cited(sentence, clause, section) else status
            aimed = any(other == "aim" and at < end for at, other in events)
            if status == "finding" and kind == "opinion" and not aimed and self._argues(index, section):
                return "hypothesis"
            if status:
                return status
        return None

    def _is_own_aim(self, index: int, section: Section) -> bool:
        """Whether an aim is the paper's: before an abstract's results it is, elsewhere where the paper is named."""
        carried = self.course.carried(index, section)
        if carried is not None and (carried != "finding" or self.course.argues(index, section)):
            return True
        return self.wording.has(self.context.sentence(index), "self")

    def _listed(self, index: int, section: Section) -> str | None:
        """What the sentence before a list says of its items, or the one before a sentence that says it again."""
        lead = self._lead(index, section)
        if lead is None:
            return None
        sentence = self.context.sentence(lead)
        if section.kind not in ARGUED and self.wording.has(sentence, "outcome"):
            return "finding"
        heard = [kind for _, kind in self._heard(lead) if kind != "aim" or self._is_own_aim(lead, section)]
        found = [status for kind in heard if (status := meaning(kind, section))]
        return found[-1] if found else None

    def _lead(self, index: int, section: Section) -> int | None:
        """The sentence that a list's items, or a sentence that says it again, hang on."""
        items = self.context.sentences.items
        for i in range(index, max(-1, index - _LONGEST_LIST), -1):
            if items[i].start < section.start:
                return None
            if not self.wording.opens(items[i], "item", "again"):
                return i if i < index else None
        return None

    def _advises(self, sentence: Sentence, draft: Draft, section: Section) -> bool:
        """Whether advice stands before the roles ("企业应…") or, where conclusions are drawn, what people can do."""
        starts = [role.start for role in draft.roles if sentence.start <= role.start < sentence.end]
        end = max([draft.clause.start, *starts[:1]])
        advice = self.wording.find("proposal" if sentence.lang == "zh" else "advised", sentence, end)
        if advice and sentence.lang == "en":  # "firms are advised to …, because X raises Y": the reason is no advice
            reason = patterns("en")["grounds"].search(self.wording.text("en"), advice.end(), end)
            advice = None if reason else advice
        if advice:
            return True
        if section.kind not in OWN and self.course.carried(draft.sentence, section) != "finding":
            return False
        return self.wording.find("advice", sentence, end + _AGENT) is not None

    def _reasons(self, sentence: Sentence, draft: Draft, section: Section) -> bool:
        """Whether an English "should" is what theory lets one expect ("Thus, trust should raise loyalty")."""
        if sentence.lang != "en" or section.kind not in _REASONED:
            return False
        if section.kind == "hypotheses" or self.wording.has(sentence, "reasoned"):
            return True
        cause, cue = draft.roles[0].end, min((one.start for one in draft.cues), default=0)
        return "should" in self.wording.text("en")[cause:cue].split()  # of what acts, no word to those who do

    def _read(self, sentence: Sentence) -> list[tuple[int, str]]:
        """The attributions of a sentence: (end of its words, kind), in reading order."""
        text, known = self.wording.text(sentence.lang), patterns(sentence.lang)
        found = [(m, kind) for kind in _KINDS for m in known[kind].finditer(text, sentence.start, sentence.end)]
        beside = [m.span() for m in known["aside"].finditer(text, sentence.start, sentence.end)]
        found = [(m, kind) for m, kind in found if not any(a <= m.start() and m.end() <= b for a, b in beside)]
        found = [(m, k) for m, k in found if k != "model" or not self.wording.find("proposal", sentence, m.start())]
        sure = {at for m, kind in found if kind in _SURE for at in range(*m.span())}
        marks = self.context.outline.citations
        speaks = [marks[i].end for i in self._marks(sentence, sentence.end) if self._speaks(sentence, marks[i])]
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
        end = wide.end if section.kind in OWN else self._whole(sentence)
        return any(wide.start <= marks[i].start < end + 1 for i in self._marks(sentence, end + 1))

    def _marks(self, sentence: Sentence, end: int) -> list[int]:
        """The citation marks from a sentence's beginning to ``end``, but those that a result is only compared with."""
        marks, known = self.context.outline.citations, patterns(sentence.lang)
        text = self.wording.text(sentence.lang)
        inside = list(between(marks, sentence.start, end))
        if not inside or self._section(sentence.start).kind not in OWN:
            return inside

        def compared(mark: Citation) -> bool:
            near = max(sentence.start, mark.start - VERB_REACH)
            told = any(m.end() == mark.start for m in known["compares"].finditer(text, near, mark.start))
            behind = known.get("compared")
            return told and (behind is None or behind.match(text, mark.end, sentence.end) is not None)

        return [i for i in inside if not compared(marks[i])]

    def _whole(self, sentence: Sentence) -> int:
        """Where a sentence ends with the halves that a Chinese semicolon cuts off: a mark after the last covers all."""
        text, items = self.context.document.text, self.context.sentences.items
        first = index = bisect_left(items, sentence.start, key=_START)
        last = min(first + _LONGEST_LIST, len(items) - 1)
        while index < last and text[items[index].end - 1] in "；;" and items[index].lang == "zh":
            index += 1
        return items[index].end

    def _holds(self, sentence: Sentence, clause: Span) -> bool:
        """Whether a Chinese paper itself holds what a clause says, whoever it cites for it."""
        return sentence.lang == "zh" and self.wording.find("opinion", sentence, clause.end) is not None

    def _argues(self, index: int, section: Section) -> bool:
        """Whether what a paper holds is no conclusion: where no results are told."""
        if self.course.carried(index, section) is None:
            return section.kind not in OWN
        return self.course.argues(index, section)
