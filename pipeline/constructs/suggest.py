"""Suggestions for the codebook: what a corpus calls by name and the codebook does not know.

What discovery found in the papers is ranked by termhood: C-value (Frantzi, Ananiadou & Mima 2000: how
often a phrase stands, less what it owes to longer phrases that hold it, times its length) raised by the
number of papers. Phrases of the two languages that are each other's nearest by vector are one suggestion.
"""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

import ahocorasick
import numpy as np

from pipeline.constructs.exchange import block, id_of
from pipeline.constructs.keys import label_key
from pipeline.document import Codebook, Concept, Document, Mentions, Sentences
from pipeline.vectors import encode, names

#: Phrases of two languages that are each other's nearest are one suggestion from this cosine on
#: (measured on the sample codebook: right 93 times in 100).
PAIR = 0.75
#: Below that, the nearest phrase of the other language is shown as a hint from this cosine on.
HINT = 0.6
#: A concept of the codebook is shown beside a suggestion from this cosine on.
NEAR = 0.65
_ABBREVIATION = re.compile(r"\b[A-Z]{2,8}\b")
#: So many passages are shown, each of at most so many characters.
PASSAGES, PASSAGE = 3, 160


@dataclass(frozen=True, slots=True)
class Passage:
    """A place where a suggestion was seen."""

    paper: str
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A concept to add.

    ``similarity`` is the cosine of its two names; ``counterpart`` a phrase of the other language that
    is perhaps its name, with the cosine; ``near`` are concepts of the codebook, nearest first.
    """

    concept: Concept
    termhood: float
    count: int
    papers: int
    similarity: float | None
    counterpart: tuple[str, float] | None
    near: tuple[tuple[str, float], ...]
    passages: tuple[Passage, ...]


@dataclass(slots=True)
class _Seen:
    """What was seen of one phrase in the whole corpus."""

    key: str
    phrase: str
    lang: str
    count: int = 0
    papers: set[str] = field(default_factory=set)
    passages: list[Passage] = field(default_factory=list)
    termhood: float = 0.0


def suggest(
    papers: Iterable[tuple[str, Document, Sentences, Mentions]], codebook: Codebook, limit: int = 200, least: int = 2
) -> tuple[Suggestion, ...]:
    """The best ``limit`` suggestions of a corpus, best first; each phrase was seen ``least`` times or more.

    ``papers`` are (a name to show, document, sentences, mentions); they are read once, one at a time.
    """
    seen: dict[str, _Seen] = {}
    for name, document, sentences, mentions in papers:
        _read(name, document, sentences, mentions, seen)
    known = {label_key(label) for concept in codebook.concepts for label in concept.zh + concept.en}
    _rate(seen)
    ranked = sorted(
        (s for s in seen.values() if s.count >= least and s.key not in known), key=lambda s: (-s.termhood, s.key)
    )
    return _paired(ranked[:limit], codebook)


def _read(name: str, document: Document, sentences: Sentences, mentions: Mentions, seen: dict[str, _Seen]) -> None:
    for mention in mentions.items:
        if mention.via != "discovered":
            continue
        key = label_key(mention.concept)
        sentence = sentences.items[mention.sentence]
        phrase = _spelled(mention.concept, document.text[mention.start : mention.end])
        entry = seen.setdefault(key, _Seen(key, phrase, sentence.lang))
        entry.count += 1
        entry.papers.add(document.paper_id)
        if len(entry.passages) < PASSAGES:
            start = max(sentence.start, mention.start - PASSAGE // 2)
            text = " ".join(document.text[start : min(sentence.end, start + PASSAGE)].split())
            entry.passages.append(Passage(name, document.page(mention.start), text))


def _spelled(phrase: str, printed: str) -> str:
    """A phrase with the abbreviations in capitals that it is printed with ("team KPI climate")."""
    if printed.isupper():
        return phrase
    capitals = {word.lower(): word for word in _ABBREVIATION.findall(printed)}
    return " ".join(capitals.get(word, word) for word in phrase.split(" "))


def _rate(seen: dict[str, _Seen]) -> None:
    """Give every phrase its termhood."""
    automaton = ahocorasick.Automaton()
    for key in seen:
        automaton.add_word(key, key)
    if seen:
        automaton.make_automaton()
    longer: dict[str, Counter[str]] = {}
    for key, entry in seen.items():
        for _, inner in automaton.iter(key):
            if inner != key:
                longer.setdefault(inner, Counter())[key] = entry.count
    for key, entry in seen.items():
        holders = longer.get(key, Counter())
        owed = sum(holders.values()) / len(holders) if holders else 0.0
        words = len(entry.phrase) / 2 if entry.lang == "zh" else float(len(entry.phrase.split()))
        entry.termhood = math.log2(words + 1) * max(entry.count - owed, 0.5) * (1 + math.log(len(entry.papers)))


def _paired(ranked: list[_Seen], codebook: Codebook) -> tuple[Suggestion, ...]:
    """One suggestion for each phrase, or for two phrases that are each other's translation."""
    vectors = encode(tuple(s.phrase for s in ranked))
    other = _counterparts(ranked, vectors)
    out, done = [], set()
    ids = {concept.id for concept in codebook.concepts}
    for at, entry in enumerate(ranked):
        if at in done:
            continue
        partner = other.get(at)
        both = [entry] if partner is None else [entry, ranked[partner[0]]]
        done |= {at} if partner is None else {at, partner[0]}
        zh = tuple(s.phrase for s in both if s.lang == "zh")
        en = tuple(s.phrase for s in both if s.lang != "zh")
        out.append(
            Suggestion(
                Concept(_free(id_of(zh, en), ids), zh, en, ""),
                round(sum(s.termhood for s in both), 2),
                sum(s.count for s in both),
                len(set().union(*(s.papers for s in both))),
                None if partner is None else round(partner[1], 2),
                _hint(at, ranked, vectors) if partner is None else None,
                _near(vectors[at], codebook),
                tuple(passage for s in both for passage in s.passages),
            )
        )
    return tuple(sorted(out, key=lambda s: (-s.termhood, s.concept.id)))


def _free(wanted: str, ids: set[str]) -> str:
    """An id that no concept has; ``ids`` learns it."""
    made, number = wanted, 2
    while made in ids:
        made, number = f"{wanted}-{number}", number + 1
    ids.add(made)
    return made


def _counterparts(ranked: list[_Seen], vectors: np.ndarray) -> dict[int, tuple[int, float]]:
    """For each phrase its likely translation among the others, where the two are each other's nearest."""
    zh = [at for at, entry in enumerate(ranked) if entry.lang == "zh"]
    en = [at for at, entry in enumerate(ranked) if entry.lang != "zh"]
    if not zh or not en:
        return {}
    cosines = vectors[zh] @ vectors[en].T
    out = {}
    for row, column in enumerate(cosines.argmax(axis=1).tolist()):
        value = float(cosines[row, column])
        if value >= PAIR and int(cosines[:, column].argmax()) == row:
            out[zh[row]], out[en[column]] = (en[column], value), (zh[row], value)
    return out


def _hint(at: int, ranked: list[_Seen], vectors: np.ndarray) -> tuple[str, float] | None:
    """The nearest phrase of the other language, if it is near enough to be worth a look."""
    others = [n for n, entry in enumerate(ranked) if (entry.lang == "zh") != (ranked[at].lang == "zh")]
    if not others:
        return None
    cosines = vectors[others] @ vectors[at]
    best = int(cosines.argmax())
    value = float(cosines[best])
    return (ranked[others[best]].phrase, round(value, 2)) if value >= HINT else None


def _near(vector: np.ndarray, codebook: Codebook) -> tuple[tuple[str, float], ...]:
    if not codebook.concepts:
        return ()
    labels, concepts = names(codebook)
    cosines = labels @ vector
    best: dict[str, float] = {}
    for at in np.argsort(-cosines, kind="stable")[:6].tolist():
        if float(cosines[at]) >= NEAR:
            best.setdefault(concepts[at], round(float(cosines[at]), 2))
    return tuple(best.items())[:3]


def to_toml(suggestions: Iterable[Suggestion]) -> str:
    """Suggestions as TOML to review: delete what you do not want, and append the rest to your codebook."""
    out = [
        "# Suggestions for the codebook, best first. Delete what you do not want, correct the names, write a\n"
        "# definition, and append the rest to your codebook.toml; the next run works out again only what\n"
        "# depends on it. Where a concept of your codebook is near, perhaps add the name there instead.\n"
    ]
    for s in suggestions:
        lines = [f"# seen {s.count} times in {s.papers} paper(s), termhood {s.termhood}"]
        if s.similarity is not None:
            lines.append(f"# the two names are taken for translations of each other (similarity {s.similarity})")
        if s.counterpart is not None:
            lines.append(f"# perhaps the same as: {s.counterpart[0]} (similarity {s.counterpart[1]})")
        lines += [f"# near in the codebook: {concept} ({value})" for concept, value in s.near]
        for p in s.passages:
            lines.append(f"# {p.paper}{f', page {p.page}' if p.page else ''}: {p.text}")
        out.append("\n".join(_one_line(line) for line in lines) + "\n" + block(s.concept))
    return "\n".join(out)


def _one_line(comment: str) -> str:
    """A comment that TOML allows: no control characters."""
    return "".join(c if c.isprintable() else " " for c in comment)
