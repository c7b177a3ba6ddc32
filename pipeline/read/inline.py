"""Markdown inside a paragraph: which characters are text and which are marks for the printer.

:func:`scan` splits a paragraph into events over its own offsets. CommonMark is followed where papers
agree with it; where its rules, made for English, leave marks standing in Chinese text (``**摘要:**本文``)
or eat stars of significance (``β=0.32**``), the text decides. Formulas between dollars stay as they are.
Every search that can fail remembers that it failed, so the time is linear in the length.
"""

from __future__ import annotations

import html
import re
import unicodedata
from dataclasses import dataclass
from typing import NamedTuple

_SPECIAL = re.compile(r"[\\`$<&!\[\]^~{*_\n\v]")
_ESCAPED = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
_TAG = re.compile(
    r"</?(sup|sub|br|b|i|u|em|strong|span|a|font|small|big|center|p|div|img|mark|del|ins|s|code|kbd|tt|cite|q|"
    r"html|body|section|figure|figcaption|details|summary|wbr|nobr|label|abbr)(?=[\s/>])[^<>]{0,20000}>",
    re.IGNORECASE,
)
_AUTOLINK = re.compile(r"<((?:https?|ftp|mailto):[^\s<>]{1,2000}|[\w.+-]{1,100}@[\w.-]{1,200})>")
_TARGET = (
    r"\(\s{0,3}(?:<[^<>\n]{0,2000}>|(?:https?://|ftp://|mailto:|doi:|#|\.{0,2}/)[^\s()]{0,2000}(?:\([^\s()]{0,200}\)[^\s()]{0,500})?"
    r"|[\w%./\\-]{1,500}\.[A-Za-z]{1,5}(?:[#?][^\s()]{0,300})?)?(?:\s{1,3}[\"'][^\"'\n]{0,500}[\"'])?\s{0,3}\)"
)
_ATTRIBUTES = r"\{[.#=]?[A-Za-z][^{}\n]{0,300}\}"
_IMAGE = re.compile(rf"!\[([^\[\]]{{0,3000}})\](?:{_TARGET})(?:{_ATTRIBUTES})?")
_LINK = re.compile(rf"\[([^\[\]]{{1,2000}})\]({_TARGET}(?:{_ATTRIBUTES})?|{{[.#][^{{}}\n]{{0,300}}}})")
_FOOTNOTE = re.compile(r"\[\^[^\[\]\s]{1,60}\]")
_RAISED = re.compile(r"\^([^\s^\[\]$]{1,40})\^")
_LOWERED = re.compile(r"(?<=[A-Za-z])~([A-Za-z0-9+-]{1,5})~(?!~)")
_HEADING_ATTRIBUTES = re.compile(rf"\s{{0,3}}{_ATTRIBUTES}\s*\Z")
_MATH_LENGTH = 2000
_OPENING = frozenset("“‘「『（(《〈【[\"'")
_CLOSING = frozenset(":：)）】]」』”’\"'》〉。.!！?？%％")


class Event(NamedTuple):
    """What to do with ``[start, end)``: text, drop, replace, open, close, break, fold; ``value`` its detail."""

    what: str
    start: int
    end: int
    value: str = ""


@dataclass(slots=True)
class _Run:
    """A run of stars or underscores whose meaning is still open; ``left`` and ``right`` are used up."""

    at: int
    length: int
    sign: str
    opens: bool
    closes: bool
    left: int = 0
    right: int = 0

    @property
    def free(self) -> int:
        """How many signs are not used yet."""
        return self.length - self.left - self.right


def scan(text: str, heading: bool = False) -> list[Event]:
    """The events of one paragraph, in order and without gaps.

    Line feeds in ``text`` are soft line ends, vertical tabs hard ones.
    """
    return _Scanner(text, heading).run()


def plain_text(text: str) -> str:
    """A paragraph's characters without markup, for looking at; no offsets."""
    out = []
    for event in scan(text):
        if event.what == "text":
            out.append(text[event.start : event.end])
        elif event.what in ("replace", "fold", "break"):
            out.append(event.value.replace("\xa0", " ") or " ")
    return "".join(out).strip()


class _Scanner:
    def __init__(self, text: str, heading: bool) -> None:
        self.text = text
        attributes = _HEADING_ATTRIBUTES.search(text, max(0, len(text) - 310)) if heading else None
        self.end = attributes.start() if attributes else len(text)
        self.events: list[Event] = []
        self.runs: list[_Run] = []
        self.closers: dict[int, tuple[int, str]] = {}
        self.missing: set[str] = set()
        self.raised: dict[int, str] = {}

    def run(self) -> list[Event]:
        text, at = self.text, 0
        while at < self.end:
            found = _SPECIAL.search(text, at, self.end)
            if found is None:
                self.put("text", at, self.end)
                break
            if found.start() > at:
                self.put("text", at, found.start())
            at = self.special(found.group(), found.start())
        if self.end < len(text):
            self.put("drop", self.end, len(text))
        return self.resolved()

    def put(self, what: str, start: int, end: int, value: str = "") -> int:
        last = self.events[-1] if self.events else None
        if what == "text" and last is not None and last.what == "text" and last.end == start:
            self.events[-1] = Event("text", last.start, end)
        else:
            self.events.append(Event(what, start, end, value))
        return end

    def special(self, sign: str, at: int) -> int:
        if sign in "\n\v":
            return self.put("fold" if sign == "\n" else "break", at, at + 1)
        if sign in "*_":
            return self.delimiter(sign, at)
        if sign == "\\":
            return self.escape(at)
        if sign == "`":
            return self.code(at)
        if sign == "$":
            return self.formula(at)
        if sign == "<":
            return self.tag(at)
        if sign == "&":
            entity = _ENTITY.match(self.text, at)
            meant = html.unescape(entity.group()) if entity else ""
            if entity and meant != entity.group():
                return self.put("replace", at, entity.end(), meant)
        elif sign in "![]":
            return self.bracket(sign, at)
        elif sign in "^~":
            return self.shifted(sign, at)
        return self.put("text", at, at + 1)

    def escape(self, at: int) -> int:
        following = self.text[at + 1 : at + 2]
        if following in ("\n", "\v"):
            self.put("drop", at, at + 1)
            return self.put("break", at + 1, at + 2)
        if following in _ESCAPED and following:
            self.put("drop", at, at + 1)
            return self.put("text", at + 1, at + 2)
        return self.put("text", at, at + 1)

    def code(self, at: int) -> int:
        end = at
        while self.text[end : end + 1] == "`":
            end += 1
        ticks = self.text[at:end]
        close = -1 if ticks in self.missing else self.text.find(ticks, end, self.end)
        if close < 0:
            self.missing.add(ticks)
            return self.put("text", at, end)
        self.put("drop", at, end)
        self.put("text", end, close)
        return self.put("drop", close, close + len(ticks))

    def formula(self, at: int) -> int:
        """A formula stays verbatim, dollars included; a lone dollar is a dollar."""
        width = 2 if self.text.startswith("$$", at) else 1
        start = at + width
        limit = min(self.end, start + _MATH_LENGTH)
        close = self.text.find("$" * width, start, limit)
        plain = close
        while close > 0 and self.text[close - 1] == "\\":
            close = self.text.find("$" * width, close + 1, limit)
        if close < 0:
            close = plain  # some converters leave the closing dollar escaped
        if close < 0:
            return self.put("text", at, start)
        return self.put("text", at, close + width)

    def tag(self, at: int) -> int:
        text = self.text
        if text.startswith("<!--", at):
            close = -1 if "-->" in self.missing else text.find("-->", at, self.end)
            if close >= 0:
                return self.put("drop", at, close + 3)
            self.missing.add("-->")
        tag = _TAG.match(text, at, self.end)
        if tag:
            name = tag.group(1).lower()
            if name == "br":
                return self.put("break", at, tag.end())
            if name in ("sup", "sub"):
                kind = "superscript" if name == "sup" else "subscript"
                return self.put("close" if text[at + 1] == "/" else "open", at, tag.end(), kind)
            return self.put("drop", at, tag.end())
        link = _AUTOLINK.match(text, at, self.end)
        if link:
            self.put("drop", at, at + 1)
            self.put("text", at + 1, link.end() - 1)
            return self.put("drop", link.end() - 1, link.end())
        return self.put("text", at, at + 1)

    def bracket(self, sign: str, at: int) -> int:
        if sign == "]":
            if at in self.closers:
                end, _ = self.closers.pop(at)
                return self.put("drop", at, end)
            return self.put("text", at, at + 1)
        if sign == "!":
            image = _IMAGE.match(self.text, at, self.end)
            return self.put("image", at, image.end()) if image else self.put("text", at, at + 1)
        note = _FOOTNOTE.match(self.text, at, self.end)
        if note:
            return self.put("drop", at, note.end())
        link = _LINK.match(self.text, at, self.end)
        if link:
            self.closers[link.end(1)] = (link.end(), "")
            return self.put("drop", at, at + 1)
        return self.put("text", at, at + 1)

    def shifted(self, sign: str, at: int) -> int:
        found = (_RAISED if sign == "^" else _LOWERED).match(self.text, at, self.end)
        if not found:
            return self.put("text", at, at + 1)
        kind = "superscript" if sign == "^" else "subscript"
        self.put("open", at, at + 1, kind)
        for event in scan(found.group(1)):
            self.put(event.what, event.start + at + 1, event.end + at + 1, event.value)
        return self.put("close", found.end() - 1, found.end(), kind)

    def delimiter(self, sign: str, at: int) -> int:
        end = at
        while end < self.end and self.text[end] == sign:
            end += 1
        before = self.text[at - 1] if at else " "
        after = self.text[end] if end < self.end else " "
        opens = not after.isspace() and (
            not _is_mark(after) or before.isspace() or _is_mark(before) or (end - at > 1 and after in _OPENING)
        )
        closes = not before.isspace() and (
            not _is_mark(before) or after.isspace() or _is_mark(after) or before in _CLOSING
        )
        if sign == "_":
            opens, closes = opens and not before.isalnum(), closes and not after.isalnum()
        elif before.isascii() and before.isdigit():
            opens = False  # stars of significance
        if end - at <= 3 and (opens or closes):
            self.runs.append(_Run(at, end - at, sign, opens, closes))
        self.put("run", at, end)
        return end

    def resolved(self) -> list[Event]:
        """The events with every run of stars settled: its used signs dropped, the others text."""
        _pair(self.runs)
        used = {run.at: run for run in self.runs}
        out = []
        for event in self.events:
            if event.what != "run":
                out.append(event)
                continue
            run = used.get(event.start)
            left, right = (run.left, run.right) if run else (0, 0)
            for what, start, end in (
                ("drop", event.start, event.start + left),
                ("text", event.start + left, event.end - right),
                ("drop", event.end - right, event.end),
            ):
                if end > start:
                    out.append(Event(what, start, end))
        return out


def _pair(runs: list[_Run]) -> None:
    """Pair openers with closers of the same length; "* p<.05, ** p<.01" are no pairs."""
    open_runs: list[_Run] = []
    for run in runs:
        while run.closes and run.free:
            lowest = max(-1, len(open_runs) - 30)
            match = next(
                (
                    n
                    for n in range(len(open_runs) - 1, lowest, -1)
                    if open_runs[n].sign == run.sign and open_runs[n].free == run.free
                ),
                None,
            )
            if match is None:
                break
            opener = open_runs[match]
            count = min(opener.free, run.free)
            opener.right += count
            run.left += count
            del open_runs[match + (1 if opener.free else 0) :]
        if run.opens and run.free:
            open_runs.append(run)


def _is_mark(character: str) -> bool:
    return unicodedata.category(character)[0] in "PS"
