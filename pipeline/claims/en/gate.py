"""Which sentences are worth a parse: those in which the words of a rule stand as that rule needs them.

A rule of the grammar begins at a cue and needs company: a verb of effect has to stand as a verb, with something behind
it and a subject that is not the study; "effect" needs "on" and a verb that tells it; "when" a change. What can be seen
of that without a parse is asked here, cue by cue. The cues are those of ``cues.toml`` in all their forms: a word added
there is asked for like its likes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from pipeline.claims.en import brackets
from pipeline.claims.en.inflect import around, forms, inflected, needs, parted, participles, plurals
from pipeline.claims.en.lexicon import lexicon, together
from pipeline.claims.en.nouns import PREDICATES
from pipeline.claims.en.stretches import ON

_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "am"})
_BETWEEN = frozenset({"between", "among"})
_COMPARING = frozenset({"more", "less", "better", "worse", "fewer"})
_CIRCUMSTANCE = frozenset({"when", "if", "where", "as", "once", "for", "among", "under", "in", "with", "at", "within"})


class _View(NamedTuple):
    """The words of a sentence in lower case, in their order and as a set."""

    words: Sequence[str]
    all: frozenset[str]

    def has(self, words: Iterable[str]) -> bool:
        """Whether one of some words stands anywhere."""
        return not self.all.isdisjoint(words)

    def behind(self, place: int, words: frozenset[str], reach: int = 1000) -> bool:
        """Whether one of some words stands behind a place, so many words away at most."""
        return not words.isdisjoint(self.words[place + 1 : place + 1 + reach])

    def before(self, place: int, words: frozenset[str], reach: int) -> bool:
        """Whether one of some words stands before a place, so many words away at most."""
        return not words.isdisjoint(self.words[max(0, place - reach) : place])

    def at(self, place: int) -> str:
        """The word at a place, "" where there is none."""
        return self.words[place] if 0 <= place < len(self.words) else ""


#: What stands for something that the sentence before names, where it opens a sentence.
_POINTING = frozenset({"it", "they", "this", "these", "those", "such", "that", "he", "she", "both"})
_OPENING = 3
_Test = Callable[[_View, int], bool]


def is_open(words: Sequence[str]) -> bool:
    """Whether a sentence, word by word in lower case, can hold a claim at all."""
    view = _View(words, frozenset(words))
    tests = _tests()
    return any(test(view, place) for place, word in enumerate(words) for test in tests.get(word, ()))


def looks_back(words: Sequence[str]) -> bool:
    """Whether a sentence opens with a word that stands for what the sentence before names."""
    follows = lexicon().sets["link.outcome"]
    return not (_POINTING.isdisjoint(words[:_OPENING]) and follows.isdisjoint(words[:1]))


@lru_cache(maxsize=1)
def _tests() -> dict[str, tuple[_Test, ...]]:
    """What is asked where a word stands, by the word."""
    found: dict[str, list[_Test]] = {}
    for test, words in _ways():
        for word in words:
            tests = found.setdefault(word, [])
            if test not in tests:
                tests.append(test)
    return {word: tuple(tests) for word, tests in found.items()}


def _ways() -> list[tuple[_Test, Iterable[str]]]:
    """The ways in: a test, and the words at which it is made; those that pass most often come first."""
    sets = lexicon().sets
    plain = [lemma for lemma, frames in lexicon().verbs.items() if any(not (f.prep or f.object) for f in frames)]
    adverbs = {word for name in sets["link.because_of"] for word in name.split()[:1]}
    return [
        (_tells, inflected(plain)),
        (_tells_beside, needs()),
        (_always, forms("mediate.verbs", "mediate.nouns", "mediate.join", "moderate.nouns")),
        (_always, sets["mediate.adjectives"] | sets["moderate.adjectives"]),
        (_relates, forms("noun.relation", "noun.correlation", "noun.pattern")),
        (_predicates, forms(*PREDICATES, "part.share")),
        (_describes, lexicon().adjectives),
        (_because, together("link.because") | adverbs),
        (_always, sets["link.lacking"]),
        (_conditions, sets["link.condition"]),
        (_follows, {"so", "only", "as"} | sets["link.hence"]),
        (_changes, ("as", "with", "along", "following")),
        (_compares, ("than", "the", *_COMPARING, "differ", "differs", "differed", "prefer", "prefers", "preferred")),
        (_groups, plurals(together("noun.agent") - around("writers")) | around("compared")),
        (_moderates, forms("moderate.verbs", "moderate.interaction", *_STRENGTH)),
        (_divides, forms("part.verbs", "part.make")),
        (_divides_beside, parted()),
        (_lists, ("including", "namely", "i.e.", "i.e", "e.g.", "e.g", "such", ":", "-", "(", "（")),
        (_shares, forms("part.share")),
        (_appends, forms("part.strict")),
        (_always, inflected(("define", "conceptualize", "conceptualise"))),
        (_means, forms("define.verbs")),
        (_means_as, forms("define.passive", "define.regard")),
        (_kind, plurals(together("define.nouns"))),
        (_names, plurals(together("noun.outcome", "noun.way", "noun.channel"))),
        (_lies, forms("noun.seat.plus", "noun.seat.minus")),
        (_those, ("are", "were")),
        (_together, sets["verb.together"]),
        (_uses, forms("verb.use")),
    ]  # fmt: skip


# --------------------------------------------------------------------------- what stands as a verb


def _is_verb(v: _View, i: int) -> bool:
    """Whether nothing at its sides makes a word a noun: an article, a preposition, an adjective, "of" behind it."""
    before = v.at(i - 1)
    if before in around("before_nouns"):
        return False
    if v.words[i].endswith("ing"):
        return before not in around("prepositions")
    if before in around("prepositions") or before.endswith(("ous", "ful", "able", "ible")):
        return False
    return before.endswith("ly") or before not in lexicon().signs


def _has_teller(v: _View, i: int) -> bool:
    """Whether who tells or does it can be a cause: no "we", no study, no infinitive that goes on from nothing."""
    if v.words[i].endswith("ing"):
        return True
    first = i - 1
    while first >= 0 and (v.words[first] in around("auxiliaries") or v.words[first].endswith("ly")):
        first -= 1
    between = v.words[first + 1 : i]
    if "to" in between:
        return _goes_on(v, first)
    if v.at(first) in around("writers"):
        return v.has(around("means")) or not lexicon().sets["advice"].isdisjoint(between)
    return v.at(first) not in _studies() or v.at(first - 1) in lexicon().sets["noun.research.things"]


def _goes_on(v: _View, before: int) -> bool:
    """Whether an infinitive tells what something does or serves: "helps to", "use X to", "is likely to"."""
    word = v.at(before)
    if word in forms("verb.aim"):
        return _has_teller(v, before)
    if word.endswith("ed") or word in around("before_infinitives") or word in lexicon().adjectives:
        return True
    return v.has(_effort()) or v.has(around("means")) or v.has(lexicon().sets["advice"])


@lru_cache(maxsize=1)
def _effort() -> frozenset[str]:
    lists = ("use", "causative", "preventive", "raising", "seeming", "failing", "effort")
    first = {cue.split()[0] for cue in together("verb.use") if " " in cue}
    return (
        forms(*(f"verb.{name}" for name in lists))
        | inflected(first)
        | together("verb.easing.plus", "verb.easing.minus")
    )


@lru_cache(maxsize=1)
def _studies() -> frozenset[str]:
    return inflected(together("noun.research") - together("noun.research.loose"))


def _tells(v: _View, i: int) -> bool:
    """ "X raises Y", "Y is raised by X"."""
    return _has_teller(v, i) and _acts(v, i)


def _acts(v: _View, i: int) -> bool:
    """Whether a word stands as a verb with an object, or with what it is done by."""
    word, after = v.words[i], v.at(i + 1)
    if not _is_verb(v, i):
        return False
    if word.endswith("ed") or word in participles():
        first = i - 1
        while v.at(first).endswith("ly") or v.at(first) == "not":
            first -= 1
        if v.at(first) in _BE or after in around("means"):
            return v.has(around("means"))
    elif not word.endswith("ing") and after in around("after_nouns"):
        return False
    return after not in (".", ";", ")") and (
        after not in around("prepositions") or after in around("means") or v.at(i + 2) in ("least", "most")
    )


def _tells_beside(v: _View, i: int) -> bool:
    """ "X leads to Y", "X gives rise to Y"."""
    return v.behind(i, needs()[v.words[i]]) and _is_verb(v, i) and _has_teller(v, i)


# --------------------------------------------------------------------------- nouns and adjectives


def _relates(v: _View, i: int) -> bool:
    """ "X has an effect on Y", "the effect of X on Y is strong"; or what is said of its strength."""
    part = v.behind(i, frozenset(("in", "to", "for"))) or "'s" in v.all or "’s" in v.all
    light = _light()
    if v.behind(i, _BETWEEN.union(ON)) or part:
        if v.before(i, light, 10) or v.has(_asserting()):
            return True
        if v.has(_BE) and (v.has(lexicon().signs) or v.has(lexicon().sets["told.there"])):
            return True
    if v.has(forms("mediate.carry")):
        return True
    return _stronger(v) or (v.before(i, light, 8) and v.behind(i, frozenset(("with", "of")), 3))


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return forms("verb.light", "verb.undergo", "verb.plus") | inflected(("lead", "result"))


@lru_cache(maxsize=1)
def _asserting() -> frozenset[str]:
    told = forms("verb.assert", "noun.evidence", "verb.existence") - _BE
    return told | {"there", "disappear", "vanish"}


def _stronger(v: _View) -> bool:
    """Whether strengths are compared in some circumstance."""
    if not v.has(_CIRCUMSTANCE):
        return False
    compared = v.has(_COMPARING) or v.has(lexicon().comparative)
    return compared or v.has(forms("verb.holding", "moderate.confined", "moderate.shown", *_STRENGTH))


def _predicates(v: _View, i: int) -> bool:
    """ "X is a driver of Y", "X, the key to Y, …", "the drivers of Y are X"."""
    ends = frozenset(("of", "for", "to", "behind", "in", "toward", "towards", "that", "which", "affecting"))
    return v.behind(i, ends, 5) and (v.before(i, _copulas(), 8) or v.behind(i, _naming()))


@lru_cache(maxsize=1)
def _copulas() -> frozenset[str]:
    return forms("verb.copula", "verb.copula.as") | _BE | {"as", ","}


@lru_cache(maxsize=1)
def _naming() -> frozenset[str]:
    return inflected(("include", "comprise", "encompass", "lie", "reside", "rest")) | _BE


def _describes(v: _View, i: int) -> bool:
    """ "X is vital to Y", "X and Y are positively related"."""
    return v.at(i - 1) in lexicon().signs or v.behind(
        i, frozenset(frame.prep for frame in lexicon().adjectives[v.words[i]]), 6
    )


def _lies(v: _View, i: int) -> bool:
    """ "X is at the heart of Y", "X stands in the way of Y"."""
    return v.at(i + 1) == "of" and v.before(i, frozenset(("at", "in", "to")), 2)


def _names(v: _View, i: int) -> bool:
    """ "an effect of X is Y", "one way to reach Y is X", "a mechanism by which"."""
    clause = v.behind(i, frozenset(("which", "whereby")), 3)
    return clause or (v.behind(i, _BE) and v.behind(i, frozenset(("of", "to", "for", "that")), 1))


# --------------------------------------------------------------------------- what joins clauses, and comparisons


def _because(v: _View, i: int) -> bool:
    """ "because", "due to", "as a result of"."""
    word = v.words[i]
    if word in together("link.because", "link.because_of"):
        return True
    longer = (name.split() for name in lexicon().sets["link.because_of"] if name.startswith(word + " "))
    return any(list(v.words[i : i + len(words)]) == words for words in longer)


def _conditions(v: _View, i: int) -> bool:
    """ "when X, more Y": something comes about, is compared or is done by someone."""
    happening = forms("verb.happen.plus", "verb.happen.minus", "verb.happen.open", "noun.relation", "noun.agent")
    return v.has(happening) or v.has(_COMPARING) or v.has(lexicon().less) or v.has(lexicon().comparative)


def _follows(v: _View, i: int) -> bool:
    """ "X, so that Y", "X; hence Y", "X; as a result, Y", "only with X can Y"."""
    word = v.words[i]
    if word == "so":
        return v.at(i + 1) == "that"
    if word == "only":
        return v.at(i + 1) in around("prepositions")
    return (i == 0 or v.has((";", "and"))) and (word != "as" or v.at(i + 2) in ("result", "consequence"))


def _changes(v: _View, i: int) -> bool:
    """ "with the growth of X", "as X grows"."""
    if v.words[i] == "as":
        happening = forms("verb.happen.plus", "verb.happen.minus", "verb.happen.open") | {"become", "becomes"}
        return v.behind(i, happening, 12)
    changing = forms("change_of") | lexicon().sets["change_of.modifiers"]
    return i < 12 and v.behind(i, changing, 8)


def _compares(v: _View, i: int) -> bool:
    """ "the more X, the more Y", "is more likely to", "higher in X than in Z"."""
    word = v.words[i]
    if word == "the":
        return _is_degree(v.at(i + 1)) and any(
            v.words[p] == "the" and _is_degree(v.at(p + 1)) for p in range(i + 1, len(v.words))
        )
    if word == "than":
        return v.has(_BE) and v.has(("in", "for", "among", "under"))
    inclined = frozenset(("likely", "willing", "inclined", "prone", "apt", "able"))
    return word not in _COMPARING or v.behind(i, inclined, 2)


def _is_degree(word: str) -> bool:
    return word.endswith("er") or word in _COMPARING


def _groups(v: _View, i: int) -> bool:
    """ "firms that share gain Y", "loyal guests spend more", "loyal guests are warmer"."""
    gaining = forms("verb.come", "verb.losing", "verb.gain", "verb.seen")
    after = v.at(i + 1)
    told = after in ("who", "that", "with", "which", "without", "in", "under") or after.endswith(("ing", "ed"))
    compared = v.has(_COMPARING) or v.has(lexicon().less)
    return (told and v.has(gaining)) or (compared and (told or after in _BE or v.has(gaining)))


# --------------------------------------------------------------------------- third variables, parts, meanings

_STRENGTH = ("moderate.plus", "moderate.minus", "moderate.open", "moderate.depends", "moderate.gone")


def _always(v: _View, i: int) -> bool:
    return True


def _moderates(v: _View, i: int) -> bool:
    """ "moderates", "a moderating role", "X and W interact", "W strengthens the link"."""
    word = v.words[i]
    if word in forms("moderate.verbs") and _acts(v, i):
        return True
    if word in forms("moderate.interaction"):
        return v.has(_BETWEEN.union(ON, ("of", "with", "and")))
    return word in forms(*_STRENGTH) and v.has(forms("noun.relation", "noun.correlation")) and _is_verb(v, i)


def _divides(v: _View, i: int) -> bool:
    """ "X includes A and B"."""
    listed = not v.words[i].endswith("ing") and v.behind(i, frozenset(("and", "or", ",", ";", ":")))
    return listed and _is_verb(v, i) and _has_teller(v, i)


def _divides_beside(v: _View, i: int) -> bool:
    """ "X consists of A and B", "X refers to Y"."""
    return v.behind(i, parted()[v.words[i]], 8)


def _lists(v: _View, i: int) -> bool:
    """ "three stages: A, B and C", "motives (e.g., A and B)"."""
    if v.words[i].startswith("e.g"):
        return v.at(i - 1) in ("(", "（")
    if v.words[i] in ("(", "（") and brackets.is_row(v.words, i):
        return True
    return v.has(forms("part.nouns")) and (v.has(lexicon().sets["part.numbers"]) or v.has(forms("part.strict")))


def _shares(v: _View, i: int) -> bool:
    """ "A is a dimension of X"."""
    return v.before(i, _BE, 6) and v.behind(i, frozenset(("of",)), 2)


def _together(v: _View, i: int) -> bool:
    """ "X and W work together to raise Y"."""
    return v.at(i + 1) == "to"


def _uses(v: _View, i: int) -> bool:
    """ "use X for raising Y"."""
    return any(v.words[p] == "for" and v.at(p + 1).endswith("ing") for p in range(i + 2, min(i + 8, len(v.words))))


def _appends(v: _View, i: int) -> bool:
    """ "two types of X, A and B"."""
    return v.at(i + 1) == "of" and v.before(i, lexicon().sets["part.numbers"], 3) and v.behind(i, frozenset((",",)), 8)


def _means(v: _View, i: int) -> bool:
    """ "X means that …", "X describes the process …"."""
    told = v.behind(i, frozenset(("that",)), 2) or v.behind(i, plurals(together("define.nouns")), 8)
    return "term" in v.all or ("by" in v.words[:1] and "we" in v.all) or (told and _is_verb(v, i))


def _means_as(v: _View, i: int) -> bool:
    """ "X is seen as a process …"."""
    return v.behind(i, frozenset(("as",)), 12)


def _kind(v: _View, i: int) -> bool:
    """ "X is a process in which …", "(the process of …)"."""
    told = v.behind(i, frozenset(("that", "which", "who", "whereby", "of", "to", "in", "where", "for")), 8)
    return (
        told and v.before(i, frozenset(("a", "an", "the", "those")), 6) and v.before(i, _BE | {"(", ",", "—", "–"}, 8)
    )


def _those(v: _View, i: int) -> bool:
    """ "Xs are those that …", "Xs are houses that …"."""
    near = v.words[i + 1 : i + 7]
    kind = any(a.endswith("s") and b in ("that", "which") for a, b in pairwise(near))
    return "those" in near[:2] or (kind and i < 2 * _OPENING)
