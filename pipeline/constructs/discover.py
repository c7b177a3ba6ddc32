"""Discovery: phrases that behave like constructs but stand in no codebook.

One paper at a time, so that what is found in a paper does not depend on its neighbours. A phrase is
taken where its head names a kind of construct and something specific stands before it, where a sentence
says what it does or what is done to it ("the effect of X on Y"), where the paper says it again and
again, where it is a keyword or stands in the title, or where the paper gives it an abbreviation. Every
place where a phrase that was taken stands again is a mention too.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.constructs import brackets, chinese, english, words
from pipeline.constructs.keys import fold, label_key, singular
from pipeline.constructs.match import Finder, Hit, Name, longest
from pipeline.constructs.phrase import ALONE, KEYWORD, PLAIN, STRONG, THEORY, WEAK, Phrase
from pipeline.document import Sentence, Sentences

#: Roles of sentences whose phrases the author has chosen as names.
_NAMING = frozenset({"keywords", "title"})
#: A key word: up to a separator, the end of a sentence, two blanks, or one between Chinese words.
_KEYWORD = re.compile(r"(?=\S)(?:[^\s;；,，、:：|·.。]|\.(?=\w)| (?=[A-Za-z0-9(&])){2,60}")
#: A phrase whose head says nothing is taken when the paper has it so often. On the development papers
#: English ones were right 6 times in 6 at 3, Chinese ones (where the tokenizer errs more) never below 5.
OFTEN = {"en": 3, "zh": 5}
#: A head alone is a longer name cut short where the paper has it so often.
SHORTENED = 2
_INSIDE = re.compile(r"\([a-z&-]{1,12}\)")
_HYPHENS = ("-", "–", "—")


@dataclass(frozen=True, slots=True)
class Term:
    """A phrase of a paper, counted.

    ``key`` is its matching key, ``strength`` that of its best place, ``named`` says that the author uses
    it as a name, ``slot`` that it stands somewhere as what acts or is acted on, ``concept`` what it
    names: the phrase itself, or what it is a second name of.
    """

    key: str
    label: str
    concept: str
    lang: str
    strength: int
    count: int
    named: bool
    slot: bool

    def is_taken(self) -> bool:
        """Whether the phrase is a construct of its paper."""
        if self.strength >= STRONG:
            return True
        if self.strength == WEAK:
            return self.count >= 2 or self.named or self.slot
        often = OFTEN[self.lang]
        return self.strength == PLAIN and (self.count >= often or (self.named and self.count >= 2) or self.slot)


@dataclass(frozen=True, slots=True)
class Terms:
    """The phrases of a paper by key, where they stand (hits by sentence index), and which act or are acted on there."""

    by_key: dict[str, Term]
    places: dict[int, list[Hit]]
    slots: set[tuple[int, int]]

    def taken(self, known: frozenset[str]) -> dict[str, Term]:
        """The phrases that are constructs of the paper; ``known`` are the names of the codebook in it.

        A name that goes on by a word ("CSR initiatives"), and one that is cut short to its head, follow the name.
        """
        sure = {key: term for key, term in self.by_key.items() if term.is_taken()}
        labels = known | {term.label for term in sure.values()}
        names = frozenset(map(label_key, labels))
        heads = {label_key(last) for first, _, last in (label.rpartition(" ") for label in labels) if first}
        for key, term in self.by_key.items():
            longer = term.strength == WEAK and label_key(english.front(term.label)) in names
            shorter = term.strength == ALONE and term.count >= SHORTENED and key in heads
            kind = 0 <= term.strength <= WEAK and term.lang == "en" and label_key(english.back(term.label)) in names
            if longer or shorter or kind:
                sure[key] = term
        return sure

    def means(self, term: Term, hit: Hit) -> bool:
        """Whether a name too general to count everywhere is meant here: it is a key word, or acts or is acted on."""
        return term.strength == KEYWORD or term.named or (hit.start, hit.end) in self.slots


def phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases of a sentence, by the grammar of its language; of key words, each as it stands."""
    grammar = chinese if sentence.lang == "zh" else english
    return keywords(text, sentence) if sentence.role == "keywords" else grammar.phrases(text, sentence)


def keywords(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The key words of a paper that name neither a method nor a firm or a place."""
    may_name = chinese.may_name if sentence.lang == "zh" else english.may_name
    for match in _KEYWORD.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        if may_name(text, sentence, start, end):
            yield Phrase(start, end, KEYWORD, end - start)


def terms(text: str, sentences: Sentences) -> Terms:
    """All phrases of a paper.

    A first word that may be a verb, or that says whose it is, is cut off where the paper has the rest
    more often than the whole.
    """
    count: Counter[str] = Counter()
    found: list[tuple[int, Phrase, str, str]] = []
    for index, sentence in enumerate(sentences.items):
        for phrase in phrases(text, sentence):
            key = label_key(text[phrase.start : phrase.end])
            if key:
                count[key] += 1
                tail = label_key(text[phrase.tail : phrase.end]) if phrase.tail >= 0 else ""
                found.append((index, phrase, key, tail))
    times: Counter[str] = Counter()
    best: dict[str, tuple[int, bool, bool]] = {}
    first: dict[str, tuple[str, str]] = {}
    places: dict[int, list[Hit]] = {}
    slots: set[tuple[int, int]] = set()
    for index, phrase, key, tail in found:
        sentence, start = sentences.items[index], phrase.start
        verbal = sentence.lang == "zh"
        if tail and (count[tail] >= count[key] + verbal or (count[key] == 1 and not verbal)):
            key, start = tail, phrase.tail
        words = text[start : phrase.end]
        places.setdefault(index, []).append(Hit(start, phrase.end, key))
        if phrase.slot:
            slots.add((start, phrase.end))
        times[key] += 1
        first.setdefault(key, (words, sentence.lang))
        strength, named, slot = best.get(key, (ALONE, False, False))
        here = phrase.strength if start == phrase.start or not verbal else PLAIN
        best[key] = (max(strength, here), named or sentence.role in _NAMING, slot or phrase.slot)
    by_key = {
        key: Term(key, words, normal(words), lang, best[key][0], times[key], *best[key][1:])
        for key, (words, lang) in first.items()
    }
    return Terms(by_key, places, slots)


def seconds(
    text: str, sentences: Sentences, hits: list[list[Hit]], terms: Terms, taken: dict[str, Term]
) -> dict[str, Term]:
    """The second names that the paper gives to constructs in brackets; ``hits`` by sentence."""
    out: dict[str, Term] = {}
    for index, sentence in enumerate(sentences.items):
        names, known = defaultdict(list), frozenset(hits[index])
        for hit in [*hits[index], *terms.places.get(index, [])]:
            names[hit.end].append(hit)
        for second in brackets.seconds(text, sentence.start, sentence.end):
            concept, whole = "", second.first_start >= 0
            for hit in names[second.first_end]:
                if (hit.start == second.first_start or not whole) and (hit.concept in taken or hit in known):
                    concept = taken[hit.concept].concept if hit.concept in taken else hit.concept
                    break
            first = text[second.first_start : second.first_end] if whole else ""
            if not concept and second.short and english.may_shorten(first, bool(names[second.first_end])):
                key = label_key(first)
                out.setdefault(key, Term(key, first, normal(first), "en", THEORY, 1, True, False))
                concept = out[key].concept
            label = text[second.start : second.end]
            key = label_key(label)
            if concept and key and key not in out:
                out[key] = Term(key, label, concept, sentence.lang, THEORY, 1, True, False)
    return out


def normal(phrase: str) -> str:
    """A phrase as the name of a concept: lower case, common characters, single spaces, the last word singular.

    An abbreviation in brackets inside it goes.
    """
    before, space, last = " ".join(_INSIDE.sub(" ", fold(phrase)).split()).rpartition(" ")
    return before + space + singular(last)


def finder(taken: dict[str, Term]) -> Finder:
    """Finds every place where a phrase that was taken stands again; a hit's concept is the key."""
    return Finder(Name(term.label, key) for key, term in sorted(taken.items()))


def settle(
    text: str, sentence: Sentence, hits: list[Hit], found: list[Hit], taken: dict[str, Term]
) -> list[tuple[Hit, str]]:
    """The mentions of one sentence: ``hits`` from the codebook (sorted, apart), ``found`` phrases by key.

    A phrase gives way to a name of the codebook that it cuts through, and to one that is its head,
    unless the paper uses the whole phrase as a name.
    """
    kept = []
    for phrase in found:
        inner = hits[bisect_right(hits, phrase.start, key=_end) : bisect_left(hits, phrase.end, key=_start)]
        cut = any(hit.start < phrase.start or phrase.end < hit.end or _chained(text, phrase, hit) for hit in inner)
        same = any((hit.start, hit.end) == (phrase.start, phrase.end) for hit in inner)
        head = next((hit for hit in inner if hit.end == phrase.end), None)
        headed = head is not None and _adds_nothing(text[phrase.start : head.start], taken[phrase.concept])
        part = taken[phrase.concept].strength == ALONE and _in_compound(text, phrase)
        if not (cut or same or headed or part):
            kept.append(phrase)
    keys = {(hit.start, hit.end) for hit in kept}
    return [
        (hit, "discovered" if (hit.start, hit.end) in keys else "codebook") for hit in longest([*hits, *kept], sentence)
    ]


def _start(hit: Hit) -> int:
    return hit.start


def _end(hit: Hit) -> int:
    return hit.end


def _chained(text: str, phrase: Hit, hit: Hit) -> bool:
    """Whether a hyphen inside the phrase joins the name to another one ("trust-purchase intention")."""
    left = phrase.start < hit.start and text[hit.start - 1] in _HYPHENS
    return left or (hit.end < phrase.end and text[hit.end] in _HYPHENS and not words.goes_on(text, hit.end + 1))


def _in_compound(text: str, phrase: Hit) -> bool:
    """Whether a hyphen joins the phrase to another word ("resilience-related")."""
    return text[phrase.start - 1 : phrase.start] in _HYPHENS or text[phrase.end : phrase.end + 1] in _HYPHENS


def _adds_nothing(before: str, term: Term) -> bool:
    """Whether what stands before a name of the codebook only says whose it is, or is there by chance."""
    if term.lang == "en":
        return words.is_owner(before)
    return chinese.is_holder(before) or not (term.strength == THEORY or term.named or term.count >= 2)
