"""A sentence as the grammar reads it: one string without brackets, citations and stray white space.

Every character of ``View.text`` knows where it stands in the document, so that a stretch of the view
is turned back into an exact span (:meth:`View.phrase`). Positions named ``a`` and ``b`` count
characters of the view; offsets named ``start`` and ``end`` count code points of the document.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from pipeline.claims.zh.words import bits, by_first, by_last, endings, group, held, pattern

#: A short formula that names a thing, as an attribute: "$\mathrm{T_{n-1}}$ 的创业进展"
LABEL = r"\$\s?\\math(?:bf|rm|it)\s?\{(?:[^{}$]|\{[^{}$]{0,8}\}){1,20}\}\s?\$\s?的?"
_SYMBOL = re.compile(LABEL + r"\s?\Z")
_CONTRAST = r"[（(][^()（）]{0,30}<joints.contrast>[^()（）]{0,60}[)）]"
_RELATIVE = r"(?:[^，,的]{2,40}?(?P<by>所)[^的，,]{1,4}|[^，,]{2,40}?<joints.ground>)的(?=[^的])"
_TIED = r"<joints.tie>[^，,的]{1,20}(?:<third.related|joints.together>)的"
_MANNER = re.compile(r"(?:[^，,、的]{2,4}、){0,4}[^，,、的]{1,4}地")
_JUNK = " ，,。．.：:；;、！？!?—-－–~·|　\n\t"


class Phrase(NamedTuple):
    """A role as the grammar found it: a span of the document and its words without brackets."""

    start: int
    end: int
    text: str
    elided: bool = False

    def again(self) -> Phrase:
        """The same words, taken up by a later clause that leaves them out."""
        return self._replace(elided=True)


@dataclass(frozen=True, slots=True, eq=False)
class View:
    """One sentence: its characters, their offsets, its clauses and the places inside words."""

    text: str
    at: tuple[int, ...]
    clauses: tuple[tuple[int, int], ...]
    inner: frozenset[int]
    quoted: tuple[tuple[int, int], ...]
    source: str
    tags: Mapping[int, str]
    names: frozenset[str]
    mentions: tuple[tuple[int, int], ...]
    cited: tuple[int, ...]

    def names_authors(self, a: int, b: int) -> bool:
        """Whether a citation begins in a stretch: its words are authors, no role."""
        return any(a <= at < b for at in self.cited)

    def is_word(self, a: int, b: int) -> bool:
        """Whether neither edge of the stretch lies inside a word."""
        return a not in self.inner and b not in self.inner

    def has_word(self, a: int, b: int, path: str) -> bool:
        """Whether a word of a list stands in the stretch as a word of its own."""
        return any(self.is_word(*match.span()) for match in pattern(f"<{path}>").finditer(self.text, a, b))

    def held(self, a: int, b: int) -> int:
        """The bits of all lists of which a word stands in the stretch, be it inside another word.

        ``view.held(a, b) & bits("table.key|table.key")`` is the cheap question to ask before a pattern that cannot
        match without a word of these lists.
        """
        return held(self.text, a, b)

    def may_hold(self, a: int, b: int, paths: str) -> bool:
        """Whether a word of the lists "table.key|table.key" stands in the stretch, be it inside another word."""
        return held(self.text, a, b) & bits(paths) != 0

    def in_quote(self, a: int) -> bool:
        """Whether a place lies inside a quotation of a few words."""
        return any(x < a < y for x, y in self.quoted)

    def span(self, a: int, b: int) -> tuple[int, int]:
        """The document's offsets of a stretch that is not empty."""
        return self.at[a], self.at[b - 1] + 1

    def back_over(self, a: int, b: int, path: str) -> int:
        """The place to which one goes back from ``b`` over words of a list (not before ``a``)."""
        words = by_last(path)
        while b > a:
            place = self._word_before(a, b, words)
            if place == b:
                manner = self._manner(a, b) if path == "adverbs.words" else b
                if manner == b:
                    break
                b = manner
                continue
            if place in self.inner or (b in self.inner and self.text[b - 1] != "地") or self.in_quote(place):
                break
            b = place
        return b

    def _word_before(self, a: int, b: int, words: Mapping[str, tuple[str, ...]]) -> int:
        """Where the longest of the words that ends at ``b`` begins, the 地 of an adverb after it; else ``b``."""
        text = self.text
        last = text[b - 1 : b]
        if last == "地" and b - 1 > a:
            for word in words.get(text[b - 2 : b - 1], ()):
                if text.endswith(word, a, b - 1):
                    return b - 1 - len(word)
        for word in words.get(last, ()):
            if text.endswith(word, a, b):
                return b - len(word)
        return b

    def _manner(self, a: int, b: int) -> int:
        """The place where an adverb of manner that ends at ``b`` begins: "创造性地"; else ``b``."""
        if self.text[b - 1] != "地" or b - 1 in self.inner or pattern("<talk.advises>").match(self.text, b):
            return b
        found = b
        for at in range(b - 2, max(a, b - 24) - 1, -1):
            if at in self.inner or not _MANNER.fullmatch(self.text, at, b):
                continue
            if found < b and "、" not in self.text[at:found] and not self.tags.get(at, "").startswith(("a", "d")):
                break
            found = at
        return found

    def over(self, a: int, b: int, path: str) -> int:
        """The place to which one goes on from ``a`` over words of a list (not past ``b``)."""
        text, words = self.text, by_first(path)
        b = min(b, len(text))
        while a < b:
            for word in words.get(text[a], ()):
                if text.startswith(word, a, b):
                    break
            else:
                break
            if a + len(word) in self.inner:
                break
            a += len(word)
            a += path == "adverbs.words" and text[a : a + 1] == "地" and a + 1 not in self.inner
        return a

    def trim(self, a: int, b: int) -> tuple[int, int]:
        """A stretch without what is no part of a role at its ends: marks, determiners, particles."""
        return _trimmed(self, a, b)

    def _trim(self, a: int, b: int) -> tuple[int, int]:
        whole = self.held(0, len(self.text))
        for _ in range(6):
            before = (a, b)
            while a < b and (self.text[a] in _JUNK or (self.text[a] == "的" and a not in self.inner)):
                a += 1
            while b > a and (self.text[b - 1] in _JUNK or self.text[b - 1] in "（(〔["):
                b -= 1
            led = self.over(a, b, "adverbs.lead") if b - a > 2 else a
            if led > a and not pattern(_TIED).match(self.text, a, b):
                a = led
            a = self._past_relative(a, b) if whole & bits("joints.ground") or "所" in self.text else a
            if whole & bits("joints.rather"):
                other = pattern("<joints.rather>").search(self.text, a + 2, b)
                b = other.start() if other else b
            shorter = self.back_over(a, b, "adverbs.tail")
            b = shorter if shorter - a >= 2 else b
            if (a, b) == before:
                break
        return a, b

    def _past_relative(self, a: int, b: int) -> int:
        """Past a relative clause that has its own 所, or a setting: "商家所提供的X", "…基础上的X"."""
        match = pattern(_RELATIVE).match(self.text, a, b)
        makes = pattern("<verbs.pure_make>").match(self.text, a, b)  # "让员工意识到所承担的X"
        torn = match is not None and match["by"] is not None and not self.is_word(*match.span("by"))
        torn = torn or (makes is not None and self.is_word(*makes.span()))
        return match.end() if match and not torn and b - match.end() >= 2 else a

    def phrase(self, a: int, b: int) -> Phrase | None:
        """The role that a stretch names, or None where nothing is left of it."""
        whole = a
        a, b = self.trim(a, b)
        if b - a < 2:
            return None
        if self.text[a:b] in group("bare.pointed") and a - whole >= 1:
            a = whole
        start, end = self.span(a, b)
        before = self.source[max(0, start - 40) : start]
        symbol = _SYMBOL.search(before) if "$" in before else None
        start = start - (symbol.end() - symbol.start()) if symbol else start
        follow = pattern(_CONTRAST).match(self.source, end) if self.source[end : end + 1] in "（(" else None
        if follow and "vs" in follow.group().lower():
            end = follow.end()
        return Phrase(start, end, (symbol.group() if symbol else "") + self.text[a:b])


@lru_cache(maxsize=512)
def _trimmed(view: View, a: int, b: int) -> tuple[int, int]:
    """:meth:`View.trim`, which several rules ask for the same stretch."""
    return view._trim(a, b)


_BETWEEN = r"(?:(?!<joints.names>)[^，,的]){1,14}<places.between>[^、，,]{2}"
_DASHES = re.compile(r"——|—|－|→")
_ONE_CHANGE = "(?:<bare.changed>(?:<joints.any>))+<bare.changed><bare.change>"
#: What makes 与 a part of an item: "文化与旅游的融合、A", "A、主播与粉丝的互动"
_TIED_ITEM = r"[^，,、的和与及]{1,8}的<joints.together>(?:(?P<more><joints.any>)|$)"
_MEASURE = r"(?:<numbers.measured>|\d)+<numbers.measure>"


def conjuncts(view: View, a: int, b: int, *, groups: bool = False) -> list[Phrase]:
    """The roles that a stretch names: a coordination of whole noun phrases gives one each.

    A list with its category noun ("A、B等技术"), conjuncts that share a modified head ("A和B的C") and
    what 与 ties to a relational noun ("与顾客的互动") stay one role; of ``groups`` each is one ("国有企业和小企业").
    """
    whole, start = view.phrase(a, b), a
    if whole is None:
        return []
    a, b = view.trim(a, b)
    pieces = _pieces(view, a, b, groups=groups)
    acts = pattern(r"(?:<agents.nouns>)(?P<act>[^的]{2,4})").fullmatch(view.text, *pieces[0]) if pieces else None
    if len(pieces) > 1 and _says(view, *pieces[0]) and not _says(view, *pieces[1]):
        return [whole]
    verbal = acts is not None and view.tags.get(acts.start("act")) == view.tags.get(pieces[1][0]) == "v"
    if acts and verbal and not view.text[slice(*pieces[1])].endswith(acts["act"]):
        return [whole]
    if pattern("<joints.takes>").match(view.text, start) or _verbs_share(view, pieces):
        return [whole]
    counted = bool(pieces) and pieces[-1][1] < b
    apart = groups and all(is_agent(view, view.text[x:y]) for x, y in pieces)
    joined = (len(pieces) == 2 or counted) and not apart
    if not pieces or (joined and is_agent(view, view.text[pieces[0][0] : pieces[0][1]])):
        return [whole]
    out = []
    for x, y in pieces:
        phrase = view.phrase(x, y)
        if phrase is None:
            return [whole]
        out.append(phrase)
    return out


def _of_agents(view: View, pieces: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """The pieces, with agents joined to what they own: "分享者和接收者双方的知识积累"."""
    text = view.text
    while len(pieces) > 2 and is_agent(view, text[slice(*pieces[0])]) and "的" in text[slice(*pieces[1])]:
        pieces = [(pieces[0][0], pieces[1][1]), *pieces[2:]]
    return pieces


def _verbs_share(view: View, pieces: list[tuple[int, int]]) -> bool:
    """Whether the pieces are verbs with one object ("员工建立、维系和发展人际关系") or things with one change."""
    if pieces and pattern(_ONE_CHANGE).fullmatch(view.text, pieces[0][0], pieces[-1][1]):
        return True
    if not pieces or not view.tags.get(pieces[-1][0], "").startswith("v") or pieces[-1][0] + 4 > pieces[-1][1]:
        return False
    effective = False
    for a, b in pieces[:-1]:
        a = view.over(a, b, "adverbs.words")
        at = max((at for at in view.tags if a <= at < b), default=a)
        told = pattern("<verbs.raise|verbs.goal|verbs.lower|verbs.affect>").fullmatch(view.text, at, b) is not None
        effective |= told
        if not (told or view.tags.get(at, "").startswith("v")) or (at > a and not is_agent(view, view.text[a:at])):
            return False
    return effective


def _pieces(view: View, a: int, b: int, *, groups: bool) -> list[tuple[int, int]]:
    text, whole_b = view.text, b
    b = _without_category(view, a, b)
    if b < 0:
        return []
    edges = [a]
    placed = [m.span() for m in pattern("在[^，,的]{2,40}?<places.under>[下中]").finditer(text, a, b)]
    for match in pattern("<joints.any>").finditer(text, a, b):
        depth = any(x <= match.start() < y for x, y in (*view.quoted, *placed))
        weak = match.group() in group("joints.weak")
        if match.group() in group("joints.or_else") and not text.endswith(endings("joints.whichever"), 0, a):
            continue
        if text[match.start() - 1] == "的" and match.start() - 1 not in view.inner:  # "鲜明的、独特的X"
            continue
        if match.group() in "——－→" and len(_DASHES.findall(text, a, b)) < 2:
            continue
        torn = pattern("<joints.words>").match(text, match.start() - 1) or not view.is_word(*match.span())
        tied = pattern(_BETWEEN).match(text, match.end(), b) or _paired(text, match, (edges[-1], b), edges[-1] > a)
        after_adverb = text.endswith(endings("joints.after"), a + 2, match.start())
        if depth or (weak and (torn or tied or after_adverb)) or match.start() == a:
            continue
        if match.start() == edges[-1] > a and match.group() in group("joints.and", "joints.pair"):  # A、以及B
            edges[-1] = match.end()
            continue
        edges += [match.start(), match.end()]
    edges.append(b)
    pieces = [(edges[i], edges[i + 1]) for i in range(0, len(edges), 2)]
    if len(pieces) < 2 or any(y - x < 2 for x, y in pieces):
        return []
    if len(pieces) == 3 and text[pieces[1][1] : pieces[2][0]] == "或":  # "A的B、C或D的E": C and D share E
        of = ["的" in text[x:y] for x, y in pieces]
        pieces = [pieces[0], (pieces[1][0], pieces[2][1])] if of == [True, False, True] else pieces
    if any(text.endswith(endings("places.between"), x, y) for x, y in pieces[:-1]) or _has_levels(text, pieces):
        return []
    if _one_head(view, pieces):
        return []
    pieces = _of_agents(view, pieces)
    headed = groups and text[a:b].endswith(endings("agents.bearers"))
    if b == whole_b and not headed and _share_head(view, pieces):
        listed = len(pieces) > 2 and "、" in text[a:b]
        return pieces[-1:] if listed else []
    return pieces


def _says(view: View, a: int, b: int) -> bool:
    """Whether a stretch is one and what it does, "员工获取工作", "X提供Y的Z", no name: "用户生成内容（UGC）"."""
    if pattern("<nouns.gifts>(?=[^的，,][^，,]*的)").search(view.text, a + 3, b):
        return True
    if re.match("[（(][A-Z]", view.source[view.at[b - 1] + 1 :][:2]):
        return False
    verbs = pattern("<verbs.goal|verbs.raise|verbs.bring>").finditer(view.text, a + 2, b - 2)
    return any(
        view.is_word(*at.span()) and is_agent(view, view.text[a : view.back_over(a, at.start(), "adverbs.words")])
        for at in verbs
    )


def _paired(text: str, joint: re.Match[str], place: tuple[int, int], later: bool) -> bool:
    """Whether a joint ties attributes of one head: "直接和间接网络外部性", ``later`` in a list "A、主播与粉丝互动"."""
    words, (before, after) = endings("joints.paired"), joint.span()
    tied = pattern(_TIED_ITEM).match(text, after, place[1]) if before - place[0] <= 6 else None
    if tied and (later or tied["more"]) and "的" not in text[place[0] : before]:
        return True
    kind = text[before - 1 : before]
    if kind in group("joints.kinds") and re.match(rf"[^，,、的]{{1,5}}{kind}[^，,、的和与及]{{2}}", text[after:]):
        return True
    return text.endswith(words, 0, before) and text.startswith(words, after)


def _has_levels(text: str, pieces: list[tuple[int, int]]) -> bool:
    """Whether two joints tie on two levels: "A和B的C与D" is one phrase, the C and D of A and B."""
    joints = [text[pieces[i][1] : pieces[i + 1][0]] for i in range(len(pieces) - 1)]
    first, *_, last = (text[a:b] for a, b in pieces)
    if len(pieces) != 3 or not set(joints) <= group("joints.weak") or joints[0] == joints[1]:
        return False
    return "的" in text[slice(*pieces[1])] and "的" not in first + last


def _one_head(view: View, pieces: list[tuple[int, int]]) -> bool:
    """Whether two acts share what they are acts of: "A的形成和演化"."""
    first = len(pieces) == 2 and pattern(".{2,}的<joints.process>").fullmatch(view.text, *pieces[0])
    return bool(first) and view.text[slice(*pieces[1])] in group("joints.process")


def _share_head(view: View, pieces: list[tuple[int, int]]) -> bool:
    """Whether the last conjunct's head belongs to all: "A和B的C", "与A的互动"; not that of "A和良好的B"."""
    text, (x, y) = view.text, pieces[-1]
    last, first = text[x:y], text[slice(*pieces[0])]
    last_kind = last[: last.find("的")][-1:]
    if "的" in last and text[pieces[-2][1] - 1] == last_kind and last_kind in group("joints.suffixes"):
        return True
    of = [_last_of(view, *piece) for piece in pieces]
    if min(of[0], of[-1]) >= 0 and not last.endswith(endings("joints.together")):
        return False  # A的B和C的D
    if of[-1] >= 0 and max(of[:-1]) < 0:
        before = max(at for at in (*view.tags, x) if x <= at < of[-1])
        like = before == x and (text[x - 1] != "、" or x - pieces[-2][0] > 3)  # 新鲜、清爽的 C: two attributes of C
        like = like and [view.tags.get(at, "n")[0] == "a" for at in (pieces[-2][0], x)] == [False, True]
        return not like and text[of[-1] + 1 : y] not in group("joints.shared")
    apart, together = text[pieces[0][1] : x] not in group("joints.weak"), pattern("<joints.together>")
    apart = apart or together.fullmatch(last) is not None or (len(first) > 4 and first[-2:] == last[-2:])
    apart = apart or first[:2] == last[:2] or (x, y) in view.mentions  # 角色模糊和角色冲突
    return together.search(last) is not None and len(pieces) == 2 and not apart and not together.search(first)


def _last_of(view: View, a: int, b: int) -> int:
    """The last 的 inside a stretch that is a word of its own, no part of 目的地; -1 where there is none."""
    return max((at for at in range(a + 1, b - 1) if view.text[at] == "的" and at not in view.inner), default=-1)


def _without_category(view: View, a: int, b: int) -> int:
    """The end of the list proper; -1 where "A、B等" with a category noun is one role."""
    text = view.text[a:b]
    if "、" not in text:
        return b
    etc = text.find("等", 1)
    if etc > 0 and "、" in text[:etc]:
        rest = text[etc + 1 :]
        measure = pattern(_MEASURE).match(rest)
        if not rest or (measure and measure.end() >= len(rest) - 2):
            return a + etc
        return -1
    measure = max(pattern(_MEASURE).finditer(text), key=lambda one: one.start(), default=None)
    if measure and "、" in text[: measure.start()] and len(text) - measure.end() <= 6 and measure.start() > 3:
        return a + measure.start()
    return b


def is_agent(view: View, text: str) -> bool:
    """Whether a subject is a bare person, firm or group: its act, not it, is a cause."""
    known = text in view.names or text in group("agents.alone")
    if known or any(_joins(text, name, view.names) for name in view.names if text.startswith(name)):
        return True
    noun = next((word for word in by_last("agents.nouns").get(text[-1:], ()) if text.endswith(word)), "")
    if not noun:
        return False
    rest = text[: -len(noun)]
    return "的" not in rest[:-1] or len(rest) <= 8


def _joins(text: str, name: str, names: frozenset[str]) -> bool:
    """Whether a text is one name, a word that pairs, and another."""
    rest = text[len(name) :]
    return any(rest.startswith(joint) and rest[len(joint) :] in names for joint in group("joints.pair"))


def is_research(text: str) -> bool:
    """Whether a subject is the paper, its authors or other research."""
    if not text.endswith(endings("agents.research")):
        return False
    own = pattern(r"(?P<whose>.{2,})的<agents.outcome>").fullmatch(text)
    return own is None or own["whose"].endswith(endings("agents.research"))
