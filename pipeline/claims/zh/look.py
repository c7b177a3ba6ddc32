"""How a sentence becomes a view: without brackets, citations, formulas and stray white space."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence
from functools import cache, lru_cache
from operator import attrgetter

from pipeline.claims.draft import Context
from pipeline.claims.zh.view import LABEL, View
from pipeline.claims.zh.words import group, pattern
from pipeline.document import Mention, Sentence

#: Longer sentences are not read: they are tables or garbage, and patterns must stay fast.
LONGEST = 1500

#: What stands in brackets, be there brackets in it: "(李明,2021[3];王强等,2018[4])"
_IN_BRACKET = r"[^（()）〔〕\[\]【】]"
_BRACKET = re.compile(rf"[（(〔\[【](?:{_IN_BRACKET}|[（(〔\[【]{_IN_BRACKET}{{0,80}}[)）〕\]】]){{0,200}}[)）〕\]】]")
_FORMULA = re.compile(LABEL + r"|\$[^$\n]{1,120}\$")
_QUOTE = re.compile(r"[“「『\"][^“”「」『』\"]{1,60}[”」』\"]")
_CASE = (
    r"<joints.case_from>(?P<names>[一-鿿A-Za-z]{2,6}(?:<joints.names>[一-鿿A-Za-z]{2,6}){0,4})"
    r"(?:的|为)(?:<joints.case_kind>)?<joints.case>"
)
_START = attrgetter("start")
#: A citation that begins before a sentence may reach into it, if no more than so many begin between.
_ACROSS = 8
_SPACE = re.compile(r"\s")
_LATIN = re.compile(r"[A-Za-z0-9]")


def look(context: Context, sentence: Sentence) -> View | None:
    """The view of a sentence; None where it is too long to be prose."""
    if sentence.end - sentence.start > LONGEST:
        return None
    text = context.document.text
    at, places = _seen(text, sentence, _hidden(context, sentence))
    begin, last = sentence.start, len(places) - 1
    clauses = []
    for clause in sentence.clauses:
        a, b = places[clause.start - begin], places[clause.end - begin]
        if a < b:
            clauses.append((a, b))
    inner: set[int] = set()
    tags: dict[int, str] = {}
    torn = group("joints.torn")
    for start, end, tag in sentence.tokens:
        a = places[start - begin]
        tags[a] = tag
        if end - start > 1:
            inner.update(range(a + 1, places[end - begin]))
            if text[start:end] in torn:
                inner.discard(a + 1)
        if end - start > 3 and (cut := _fused(text[start:end])):
            inner.discard(a + cut)
            tags[a], tags[a + cut] = ("v", tag) if text[start : start + cut] in _effective() else ("d", "v")
    flat = text[begin : sentence.end] if len(at) == last else "".join([text[offset] for offset in at])
    if "愈" in flat:  # the same word as 越 before what there is more or less of
        flat = pattern("愈(?=<compared.high|compared.low>)").sub("越", flat)
    quoted = tuple(match.span() for match in _QUOTE.finditer(flat))
    mentions = tuple((places[m.start - begin], places[min(m.end - begin, last)]) for m in _mentions(context, sentence))
    for a, b in mentions:  # the name of a construct is one word: 顾客参与, 可持续竞争优势
        inner.update(range(a + 1, b))
        tags = {at: tag for at, tag in tags.items() if not a < at < b}
        inner -= {a, b}
    citations = context.outline.citations
    first = bisect_left(citations, begin, key=_START)
    last_cited = bisect_left(citations, sentence.end, key=_START)
    cited = tuple([places[c.start - begin] for c in citations[first:last_cited]])
    return View(flat, tuple(at), tuple(clauses), frozenset(inner), quoted, text, tags, names_in(text), mentions, cited)


@cache
def _effective() -> frozenset[str]:
    """The verbs of effect that are no nouns as well."""
    kinds = ("raise", "bring", "lower", "affect", "signed")
    return frozenset().union(*(group(f"verbs.{kind}") for kind in kinds)) - group("verbs.doubtful")


@lru_cache(maxsize=4096)
def _fused(word: str) -> int:
    """Where a verb of effect that the dictionary joins to its object or adverb begins or ends: 增进|友谊; else 0."""
    for cut in range(2, len(word) - 1):
        first, rest = word[:cut], word[cut:]
        verb = rest in _effective() or rest in group("verbs.goal", "talk.explores")
        if first in _effective() or (verb and first in group("adverbs.words")):
            return cut
    return 0


def _seen(text: str, sentence: Sentence, hidden: set[int]) -> tuple[Sequence[int], Sequence[int]]:
    """The offsets of a view's characters, and for every offset of the sentence (and its end) its place in the view."""
    offsets = range(sentence.start, sentence.end)
    if not hidden and not _SPACE.search(text, sentence.start, sentence.end):
        return offsets, range(len(offsets) + 1)
    spaces = (m.start() for m in _SPACE.finditer(text, sentence.start, sentence.end))
    dropped = hidden | {offset for offset in spaces if not _between_latin(text, offset, sentence)}
    at: list[int] = []
    places: list[int] = []
    begin = sentence.start
    for stop in (*sorted(dropped), sentence.end):
        places += range(len(at), len(at) + stop - begin + (stop < sentence.end))
        at += range(begin, stop)
        begin = stop + 1
    return at, [*places, len(at)]


def _mentions(context: Context, sentence: Sentence) -> list[Mention]:
    """The named constructs of the codebook: a discovered phrase may hold a predicate."""
    items = context.mentions.items
    first = bisect_left(items, sentence.start, key=_START)
    out = []
    for mention in items[first:]:
        if mention.start >= sentence.end:
            break
        if mention.via == "codebook":
            out.append(mention)
    return out


@lru_cache(maxsize=8)
def names_in(text: str) -> frozenset[str]:
    """The firms that a paper names as its cases: "基于小米和先锋的双案例研究", "海尔集团董事长"."""
    found: dict[str, int] = {}
    for match in pattern(_CASE).finditer(text):
        for name in pattern("<joints.names>").split(match["names"]):
            found[name] = found.get(name, 0) + 2
    for match in pattern(r"(?<![一-鿿])(?P<name>[一-鿿A-Za-z]{2,4})(?:<agents.titles>)").finditer(text):
        found[match["name"]] = found.get(match["name"], 0) + 1
    return frozenset(
        name for name, count in found.items() if count > 1 and 2 <= len(name) <= 6 and text.count(name) > 2
    )


def _hidden(context: Context, sentence: Sentence) -> set[int]:
    hidden: set[int] = set()
    marks, citations = context.document.marks, context.outline.citations
    for citation in citations[max(0, bisect_left(citations, sentence.start, key=_START) - _ACROSS) :]:
        if citation.start >= sentence.end:
            break
        if citation.end > sentence.start and context.document.text[citation.start] in "([（〔［":
            hidden.update(range(max(citation.start, sentence.start), min(citation.end, sentence.end)))
    for match in _FORMULA.finditer(context.document.text, sentence.start, sentence.end):
        hidden.update(range(match.start(), match.end()))
    for match in _BRACKET.finditer(context.document.text, sentence.start, sentence.end):
        hidden.update(range(match.start(), match.end()))
    for mark in marks[bisect_left(marks, sentence.start, key=_START) :]:
        if mark.start >= sentence.end:
            break
        if mark.kind == "superscript" and sentence.start <= mark.start < sentence.end:
            hidden.update(range(mark.start, mark.end))
    return hidden


def _between_latin(text: str, at: int, sentence: Sentence) -> bool:
    before = text[sentence.start : at].rstrip()[-1:] if at > sentence.start else ""
    after = text[at : min(sentence.end, at + 12)].lstrip()[:1]
    return bool(_LATIN.match(before) and _LATIN.match(after)) and (at == 0 or not text[at - 1].isspace())
