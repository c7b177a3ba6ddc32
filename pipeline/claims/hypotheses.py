"""Numbered hypotheses and propositions: where each is stated.

A statement is announced by its label: "H1a：…", "假设2 …" at the head of a line, "Proposition 3. …",
"H3: a) …; b) …", or, where a paper has nothing better, "… (H1)" at the end of a sentence that says
that it hypothesises. The first full statement counts; what the paper makes of it is read in
verdicts.py.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, replace

from pipeline.claims.labels import WORDS, Group, Label, groups
from pipeline.claims.plain import Plain, plain
from pipeline.document import Document, Outline, Sentences, Span

_LABEL = WORDS["label"]
_COLON = re.compile(r" {0,2}\)? {0,2}: {0,4}")
_STOP = re.compile(r" {0,2}[)\]】]? {0,2}(?:[.、)\]】|-] {0,4}| {1,4}|(?<=[)\]】]))")
_SPOKEN = re.compile("(?:" + "|".join(_LABEL["spoken"]) + ")", re.IGNORECASE)
_REPORTED = re.compile(" ?(?:" + "|".join(_LABEL["reported"]) + ")[,:]? {0,2}", re.IGNORECASE)
_STATED = re.compile("|".join(_LABEL["stated"]), re.IGNORECASE)
_CONTINUED = re.compile(r"\s*(?:" + "|".join(_LABEL["continued"]) + ")", re.IGNORECASE)
_SUB_FIRST = re.compile(r"\(?a ?\) {0,2}")
_SUB_NEXT = re.compile(r"[;,。.、 ](?: ?and| ?和| ?以及| ?而)? ?\(?([b-h]) ?\) {0,2}")
_HEAD = re.compile(r"[#*\s(\[【|-]*$")
_BREAK = re.compile(r"[。!?;]|\. ")
_HINT = re.compile(r"假设|假说|命题|推论|[HPＨＰ][\s}.-]{0,5}[\dlI１-９]|ypothes|roposition|orollar|YPOTHES|ROPOSITION")
#: "P1:" is a proposition only in a paper that has propositions; elsewhere it may be an interviewee.
_PROPOSITIONS = ("命题", "roposition", "ROPOSITION")
#: A statement has at least this many characters (plain reading).
_SHORTEST = 6
#: A line of its own up to this length belongs to its statement whole.
_LINE = 400
#: How far back of a label a sentence is looked for that it closes ("… (H1)."); how much markup may lead a line.
_REACH, _MARKUP = 600, 12
_MINED = frozenset({"paragraph", "item", "heading"})
#: How a statement may be announced, best first.
_COLONED, _HEADED, _BRACKETED, _REPORTED_OF = range(4)


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One numbered hypothesis: its label, its id as printed, and its statement.

    ``announced`` is where the label begins; ``statement`` is the span of the words after it; ``main``
    that of its first sentence; ``sentences`` the indexes of the sentences that carry it.
    """

    label: Label
    id: str
    announced: int
    statement: Span
    main: Span
    sentences: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class _Found:
    """A statement in a block's plain reading: ``[start, end)``, its label at ``at``."""

    label: Label
    own: str
    at: int
    start: int
    end: int
    rank: int
    headed: bool


def declared(document: Document, outline: Outline, sentences: Sentences) -> tuple[Hypothesis, ...]:
    """All numbered hypotheses of a paper, each once, in the order of their statements."""
    best: dict[str, tuple[int, Hypothesis]] = {}
    starts = [s.start for s in sentences.items]
    for block in document.blocks:
        if block.kind not in _MINED or outline.is_excluded(block.start, block.start + 1):
            continue
        if not _HINT.search(document.text, block.start, block.end):
            continue
        reading = plain(document.text, block.start, block.end)
        for found in _in_block(reading):
            made = _hypothesis(found, reading, sentences, starts)
            key = found.label.key
            if made and (key not in best or found.rank < best[key][0]):
                best[key] = (found.rank, made)
    propositions = any(word in document.text for word in _PROPOSITIONS)
    chosen = [h for _, h in best.values() if propositions or not h.id.startswith("P")]
    return tuple(sorted(chosen, key=lambda h: (h.statement.start, h.label)))


def _in_block(reading: Plain) -> list[_Found]:
    """The statements that a block announces, in order; each ends where the next label stands."""
    found: list[_Found] = []
    for group in groups(reading.text):
        if len(group.labels) == 1:
            found += _announced(reading.text, group)
    out = []
    limit = len(reading.text)
    for one in reversed(found):
        if min(one.end, limit) - one.start >= _SHORTEST:
            out.append(replace(one, end=min(one.end, limit)))
        limit = one.at if one.rank != _BRACKETED else limit
    return out[::-1]


def _announced(text: str, group: Group) -> list[_Found]:
    """The statement, or the lettered statements, that a label announces; none where it is only spoken of."""
    label = group.labels[0]
    offset = max(0, group.start - _REACH)
    before = text[offset : group.start].rstrip()
    headed = group.start < _MARKUP and _HEAD.match(before) is not None
    colon = _COLON.match(text, group.end)
    if colon:
        parts = [] if label.letter else _lettered(text, colon.end())
        if parts:
            return [
                _Found(
                    replace(label, letter=letter),
                    group.own,
                    group.start if i == 0 else at,
                    start,
                    end,
                    _COLONED,
                    headed,
                )
                for i, (letter, at, start, end) in enumerate(parts)
            ]
        return [_Found(label, group.own, group.start, colon.end(), len(text), _COLONED, headed)]
    stop = _STOP.match(text, group.end)
    pointed = stop is not None and stop.group().strip() != ""
    opened = headed or before.endswith((":", "。", ".", ";") if pointed else (":", "。"))
    if stop and opened and not _SPOKEN.match(text, stop.end()):
        return [_Found(label, group.own, group.start, stop.end(), len(text), _HEADED, headed)]
    if before.endswith("(") and text[group.end - 1] == ")":
        breaks = [m.end() for m in _BREAK.finditer(before)]
        start = breaks[-1] if breaks else 0
        if _STATED.search(before, start):
            end = offset + len(before[:-1].rstrip())
            return [_Found(label, group.own, group.start, offset + start, end, _BRACKETED, False)]
        return []
    reported = _REPORTED.match(text, group.end)
    if reported:
        return [_Found(label, group.own, group.start, reported.end(), len(text), _REPORTED_OF, False)]
    return []


def _lettered(text: str, at: int) -> list[tuple[str, int, int, int]]:
    """The parts of "a) …; b) …" from ``at`` on: (letter, place of the letter, start, end)."""
    first = _SUB_FIRST.match(text, at)
    if not first:
        return []
    marks = [("a", at, first.end())]
    for match in _SUB_NEXT.finditer(text, first.end()):
        if ord(match[1]) == ord(marks[-1][0]) + 1:
            marks.append((match[1], match.start() + 1, match.end()))
    ends = [mark[1] for mark in marks[1:]] + [len(text)]
    return [(letter, place, start, end) for (letter, place, start), end in zip(marks, ends, strict=True)]


def _hypothesis(found: _Found, reading: Plain, sentences: Sentences, starts: list[int]) -> Hypothesis | None:
    """The statement in the document: its first sentence and those that still belong to it."""
    span = reading.span(found.start, found.end)
    first = max(0, bisect_right(starts, span.start) - 1)
    while first < len(starts) and sentences.items[first].end <= span.start:
        first += 1
    if first == len(starts) or sentences.items[first].start >= span.end:
        return None
    main_end = min(span.end, sentences.items[first].end)
    last = first
    whole = found.headed and len(reading.text) <= _LINE
    while last + 1 < len(starts) and sentences.items[last + 1].start < span.end:
        following = sentences.items[last + 1]
        offset = bisect_right(reading.starts, following.start) - 1
        if not whole and not _CONTINUED.match(reading.text, max(0, offset)):
            break
        last += 1
    end = min(span.end, sentences.items[last].end)
    own = found.own if found.own else found.label.family
    printed = f"{own}{found.label.number}{found.label.letter}"
    indexes = tuple(range(first, last + 1))
    announced = min(span.start, reading.starts[found.at])
    return Hypothesis(found.label, printed, announced, Span(span.start, end), Span(span.start, main_end), indexes)
