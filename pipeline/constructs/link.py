"""The stage that ties every role of a claim to a concept, so that both languages land on one edge.

In this order: the role is a name of the codebook ("exact"); a name is the head of the role ("head":
"perceived value of users", "用户的价值感知"); the role's head is a discovered construct ("discovered":
the concept is its phrase); its vector is that of a name, nearly ("vector"). Else the role has none.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import NamedTuple

import numpy as np

from pipeline.constructs import match, words
from pipeline.constructs.keys import is_abbreviation, key_of, label_key
from pipeline.constructs.lexicon import chinese
from pipeline.constructs.settings import ConstructSettings
from pipeline.document import Claims, Codebook, Document, Links, Mention, Mentions, Role, Sentence
from pipeline.simplified import reading
from pipeline.vectors import names, shared, short

_HAN = re.compile(r"[㐀-䶿一-鿿豈-﫿]")
_INVERTED = re.compile(r"\s(?:of|for|in|on)\s(?:the\s)?")
_EDGE = " \t\n“”\"'‘’()（）《》,，。;；:：、"
#: A name is the head of a role only if at most so many characters stand before it; else the role is a clause.
LONGEST = {"zh": 10, "en": 40}
#: A role longer than this is a clause, whose vector is like no name's.
NAME = {"zh": 12, "en": 50}


class _Known(NamedTuple):
    """What the codebook's names are, looked up in three ways: in a text, by key, by the pairs in their keys."""

    finder: match.Finder
    by_key: dict[str, str]
    pairs: frozenset[str]


class _Role(NamedTuple):
    start: int
    end: int
    lang: str


def link(
    document: Document, mentions: Mentions, claims: Claims, codebook: Codebook, settings: ConstructSettings
) -> Links:
    """The concept of every role, and how it was found."""
    text = reading(document).text
    known = _known(codebook)
    found: dict[tuple[int, int], tuple[str | None, str]] = {}
    discovered = [m for m in mentions.items if m.via == "discovered"]
    phrases = {label_key(m.concept): m.concept for m in discovered}
    for claim in claims.items:
        for role in claim.roles:
            if (role.start, role.end) not in found:
                found[role.start, role.end] = _by_words(text, role, _within(discovered, role), phrases, known)
    if settings.link_similarity < 1:
        _by_vector(text, found, codebook, settings.link_similarity)
    rows = [[found[role.start, role.end] for role in claim.roles] for claim in claims.items]
    tied = {concept for concept, _ in found.values()}
    return Links(
        tuple(tuple(c for c, _ in row) for row in rows),
        tuple(tuple(how for _, how in row) for row in rows),
        tuple((c.id, c.label("en")) for c in codebook.concepts if c.id in tied and c.zh + c.en),
    )


def _by_words(
    text: str, role: Role, mentions: list[Mention], phrases: dict[str, str], known: _Known
) -> tuple[str | None, str]:
    """The concept that the role's words name, and how."""
    whole = _trim(text, role.start, role.end)
    hits = _hits(text, whole, known)
    for hit in hits:
        if hit.start == whole.start and hit.end == whole.end:
            return hit.concept, "exact"
    for key in map(label_key, _variants(text[whole.start : whole.end], whole.lang)):
        if key in known.by_key:
            return known.by_key[key], "exact"
        if key in phrases:
            return phrases[key], "discovered"
    end = _head_end(text, whole)
    for m in mentions:
        if m.end == whole.end and whole.start <= m.start < end < m.end:
            return m.concept, "discovered"
    heads = [hit for hit in hits if hit.end == end and not hit.loose]
    if heads and min(heads).start - whole.start <= LONGEST[whole.lang]:
        return min(heads).concept, "head"
    inner = next((m.concept for m in mentions if whole.start <= m.start and m.end == end), None)
    return inner, "discovered" if inner else ""


def _within(mentions: list[Mention], role: Role) -> list[Mention]:
    """The mentions that lie inside the role; ``mentions`` are sorted."""
    first = bisect_left(mentions, role.start, key=lambda m: m.start)
    last = bisect_left(mentions, role.end, key=lambda m: m.start)
    return [m for m in mentions[first:last] if m.end <= role.end]


def _variants(role: str, lang: str) -> list[str]:
    """The role and the same in other words: without 的, or "B A" for "A of B"."""
    if lang == "zh":
        return [role, *([role.replace("的", "")] if "的" in role else [])]
    parts = _INVERTED.split(role)
    return [role, *([f"{parts[1]} {parts[0]}"] if len(parts) == 2 else [])]


@lru_cache(maxsize=4)
def _known(codebook: Codebook) -> _Known:
    """The tables of a codebook; abbreviations are left to the finder, which minds capitals."""
    by_key = {
        label_key(label): concept.id
        for concept in reversed(codebook.concepts)
        for label in concept.zh + concept.en
        if not is_abbreviation(label)
    }
    pairs = frozenset(key[at : at + 2] for key in by_key for at in range(len(key) - 1))
    return _Known(match.finder(codebook), by_key, pairs)


def _hits(text: str, role: _Role, known: _Known) -> list[match.Hit]:
    alone = Sentence(role.start, role.end, role.lang, "prose", 0, (), ())
    return list(known.finder.all(text, key_of(text, role.start, role.end), alone))


def _trim(text: str, start: int, end: int) -> _Role:
    """A role without marks and determiners at its edges."""
    while start < end and text[start] in _EDGE:
        start += 1
    while start < end and text[end - 1] in _EDGE:
        end -= 1
    lang = _lang(text, start, end)
    if lang == "en":
        start = words.after_determiners(text, start, end)
    return _Role(start, end, lang)


def _head_end(text: str, role: _Role) -> int:
    """Where the head of the role ends: what comes after it only modifies it, or names nothing."""
    return _chinese_end(text, role) if role.lang == "zh" else words.head_end(text, role.start, role.end)


def _chinese_end(text: str, role: _Role) -> int:
    light = chinese().light
    end, before = role.end, -1
    while end != before:
        before = end
        for size in range(min(4, end - role.start - 1), 1, -1):
            if text[end - size : end] in light:
                end -= size
                break
        if end < role.end and text[end - 1] in "的之":
            end -= 1
    return end


def _by_vector(
    text: str, found: dict[tuple[int, int], tuple[str | None, str]], codebook: Codebook, least: float
) -> None:
    """Tie roles that no words tie to the nearest name of the codebook, if it is near enough."""
    pairs = _known(codebook).pairs
    loose = [
        (start, end)
        for (start, end), (concept, _) in sorted(found.items())
        if concept is None and end - start <= NAME[_lang(text, start, end)] and _alike(text[start:end], pairs)
    ]
    if not loose:
        return
    labels, concepts = names(codebook)
    # All that no name of the codebook stands for: the stage that embeds claims needs the same texts.
    vectors = shared(frozenset(short(text[a:b]) for (a, b), (_, how) in found.items() if how in ("", "discovered")))
    near = np.stack([vectors[short(text[a:b])] for a, b in loose]) @ labels.T
    best = near.argmax(axis=1)
    for row, span in enumerate(loose):
        if float(near[row, best[row]]) >= least:
            found[span] = (concepts[int(best[row])], "vector")


def _lang(text: str, start: int, end: int) -> str:
    return "zh" if _HAN.search(text, start, end) else "en"


def _alike(role: str, pairs: frozenset[str]) -> bool:
    """Whether half of the role's pairs of letters stand in names: no other role comes near a name's vector."""
    key = label_key(role)
    own = [key[at : at + 2] for at in range(len(key) - 1)]
    return bool(own) and 2 * sum(pair in pairs for pair in own) >= len(own)
