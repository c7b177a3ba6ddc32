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

from pipeline.claims.en import brackets
from pipeline.claims.en.gate_view import BE, View, acts, has_teller, is_verb
from pipeline.claims.en.inflect import around, forms, inflected, needs, parted, plurals
from pipeline.claims.en.lexicon import lexicon, together
from pipeline.claims.en.nouns import PREDICATES
from pipeline.claims.en.others import MEANS
from pipeline.claims.en.stretches import ON

_BETWEEN = frozenset({"between", "among"})
_COMPARING = frozenset({"more", "less", "better", "worse", "fewer"})
_HIGHER = ("higher", "lower")
_CIRCUMSTANCE = frozenset({"when", "if", "where", "as", "once", "for", "among", "under", "in", "with", "at", "within"})


#: What stands for something that the sentence before names, where it opens a sentence.
_POINTING = frozenset({"it", "they", "this", "these", "those", "such", "that", "he", "she", "both"})
_OPENING = 3
_Test = Callable[[View, int], bool]


def is_open(words: Sequence[str]) -> bool:
    """Whether a sentence, word by word in lower case, can hold a claim at all."""
    view = View(words, frozenset(words))
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
        (_always, sets["mediate.adjectives"] | sets["moderate.adjectives"] | sets["link.lacking"]),
        (_relates, forms("noun.relation", "noun.correlation", "noun.pattern")),
        (_predicates, forms(*PREDICATES, "part.share")),
        (_describes, lexicon().adjectives),
        (_because, together("link.because") | adverbs),
        (_conditions, sets["link.condition"]),
        (_follows, {"so", "only", "as"} | sets["link.hence"]),
        (_changes, ("as", "with", "along", "following", "by")),
        (_compares, {"than", "the", *_COMPARING, *_HIGHER} | inflected(("differ", "prefer"))),
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
        (_together, sets["verb.together"] | forms("verb.serving")),
        (_uses, forms("verb.use", "verb.gain")),
    ]  # fmt: skip


# --------------------------------------------------------------------------- verbs


def _tells(v: View, i: int) -> bool:
    """ "X raises Y", "Y is raised by X"."""
    return has_teller(v, i) and acts(v, i)


def _tells_beside(v: View, i: int) -> bool:
    """ "X leads to Y", "X gives rise to Y", "through X, Y grows"."""
    told = v.words[i] in _attributing() or has_teller(v, i)
    beside = v.behind(i, needs()[v.words[i]]) or v.before(i, needs()[v.words[i]] & MEANS, 20)
    return told and beside and is_verb(v, i)


@lru_cache(maxsize=1)
def _attributing() -> frozenset[str]:
    """The forms of verbs by which anybody, scholars too, names a cause: "studies attribute Y to X"."""
    return inflected(cue.split()[0] for cue in lexicon().sets["verb.passive.plus"])


# --------------------------------------------------------------------------- nouns and adjectives


def _relates(v: View, i: int) -> bool:
    """ "X has an effect on Y", "the effect of X on Y is strong"; or what is said of its strength."""
    part = v.behind(i, frozenset(("in", "to", "for"))) or "'s" in v.all or "’s" in v.all
    light = _light()
    if v.behind(i, _BETWEEN.union(ON)) or part:
        if v.before(i, light, 10) or v.has(_asserting()):
            return True
        if v.has(lexicon().sets["sign.bent"]):
            return True
        if v.has(BE) and (v.has(lexicon().signs) or v.has(lexicon().sets["told.there"])):
            return True
    if v.has(forms("mediate.carry")):
        return True
    return _stronger(v) or (v.before(i, light, 8) and v.behind(i, frozenset(("with", "of")), 3))


@lru_cache(maxsize=1)
def _light() -> frozenset[str]:
    return forms("verb.light", "verb.undergo", "verb.plus") | inflected(("lead", "result"))


@lru_cache(maxsize=1)
def _asserting() -> frozenset[str]:
    told = forms("verb.assert", "noun.evidence", "verb.existence") - BE
    return told | {"there", "disappear", "vanish"}


def _stronger(v: View) -> bool:
    """Whether strengths are compared in some circumstance."""
    if not v.has(_CIRCUMSTANCE):
        return False
    compared = v.has(_COMPARING) or v.has(lexicon().comparative)
    return compared or v.has(forms("verb.holding", "moderate.confined", "moderate.shown", *_STRENGTH))


def _predicates(v: View, i: int) -> bool:
    """ "X is a driver of Y", "X, the key to Y, …", "the drivers of Y are X"."""
    ends = frozenset(("of", "for", "to", "behind", "in", "toward", "towards", "on", "that", "which", "why"))
    ends |= {"affecting"}
    return v.behind(i, ends, 5) and (v.before(i, _copulas(), 8) or v.behind(i, _naming()))


@lru_cache(maxsize=1)
def _copulas() -> frozenset[str]:
    return forms("verb.copula", "verb.copula.as") | BE | {"as", ","}


@lru_cache(maxsize=1)
def _naming() -> frozenset[str]:
    return inflected(("include", "comprise", "encompass", "lie", "reside", "rest")) | BE


def _describes(v: View, i: int) -> bool:
    """ "X is vital to Y", "X and Y are positively related", "to reach Y, X is vital"."""
    return (
        v.at(i - 1) in lexicon().signs
        or "to" in v.words[:3]
        or v.behind(i, frozenset(frame.prep for frame in lexicon().adjectives[v.words[i]]), 6)
    )


def _lies(v: View, i: int) -> bool:
    """ "X is at the heart of Y", "X stands in the way of Y"."""
    return v.at(i + 1) == "of" and v.before(i, frozenset(("at", "in", "to")), 2)


def _names(v: View, i: int) -> bool:
    """ "an effect of X is Y", "one way to reach Y is X", "a mechanism by which"."""
    clause = v.behind(i, frozenset(("which", "whereby")), 3)
    return clause or (v.behind(i, BE) and v.behind(i, frozenset(("of", "to", "for", "that")), 1))


# --------------------------------------------------------------------------- what joins clauses, and comparisons


def _because(v: View, i: int) -> bool:
    """ "because", "due to", "as a result of"."""
    word = v.words[i]
    if word in together("link.because", "link.because_of"):
        return True
    longer = (name.split() for name in lexicon().sets["link.because_of"] if name.startswith(word + " "))
    return any(list(v.words[i : i + len(words)]) == words for words in longer)


def _conditions(v: View, i: int) -> bool:
    """ "when X, Y": any two full clauses tell a case and what is then so."""
    return v.words[i] != "until" or v.has(("not", "n't", "never", "cannot"))


def _follows(v: View, i: int) -> bool:
    """ "X, so that Y", "X; hence Y", "X; as a result, Y", "only with X can Y"."""
    word = v.words[i]
    if word == "so":
        return v.at(i + 1) == "that" or v.at(i - 1) in (",", "and", ";")
    if word == "only":
        return v.at(i + 1) in around("prepositions") or v.at(i + 2) in ("with", "through")
    return (i == 0 or v.has((";", "and"))) and (word != "as" or v.at(i + 2) in ("result", "consequence"))


def _changes(v: View, i: int) -> bool:
    """ "with the growth of X", "as X grows", "by doing X, Y becomes clearer"."""
    if v.words[i] == "as":
        happening = forms("verb.happen.plus", "verb.happen.minus", "verb.happen.open") | {"become", "becomes"}
        return v.behind(i, happening, 12) or v.before(i, happening, 6)
    if v.words[i] == "by":
        then = inflected(("become", "get", "grow")) | lexicon().comparative.keys()
        return v.at(i + 1).endswith("ing") and v.has(frozenset(then))
    changing = forms("change_of") | lexicon().sets["change_of.modifiers"]
    return i < 12 and v.behind(i, changing, 8)


def _compares(v: View, i: int) -> bool:
    """ "the more X, the more Y", "is more likely to", "higher in X than in Z"."""
    word = v.words[i]
    if word == "the":
        return _is_degree(v.at(i + 1)) and any(
            v.words[p] == "the" and _is_degree(v.at(p + 1)) for p in range(i + 1, len(v.words))
        )
    if word == "than":
        return v.before(i, _COMPARING, 6) or (v.has(BE) and v.has(("in", "for", "among", "under")))
    inclined = frozenset(("likely", "willing", "inclined", "prone", "apt", "able"))
    gained = bool({v.at(i - 1), v.at(i - 2)} & forms("verb.gain"))
    return gained or (word not in _HIGHER and (word not in _COMPARING or v.behind(i, inclined, 2)))


def _is_degree(word: str) -> bool:
    return word.endswith("er") or word in _COMPARING


def _groups(v: View, i: int) -> bool:
    """ "firms that share gain Y", "loyal guests spend more", "loyal guests are warmer"."""
    gaining = forms("verb.come", "verb.losing", "verb.gain", "verb.seen")
    after = v.at(i + 1)
    told = after in ("who", "that", "with", "which", "without", "in", "under") or after.endswith(("ing", "ed"))
    compared = v.has(_COMPARING) or v.has(lexicon().less)
    return (told and v.has(gaining)) or (compared and (told or after in BE or v.has(gaining)))


# --------------------------------------------------------------------------- third variables, parts, meanings

_STRENGTH = ("moderate.plus", "moderate.minus", "moderate.open", "moderate.depends", "moderate.gone")


def _always(v: View, i: int) -> bool:
    return True


def _moderates(v: View, i: int) -> bool:
    """ "moderates", "a moderating role", "X and W interact", "W strengthens the link"."""
    word = v.words[i]
    if word in forms("moderate.verbs") and acts(v, i):
        return True
    if word in forms("moderate.interaction"):
        return v.has(_BETWEEN.union(ON, ("of", "with", "and")))
    return word in forms(*_STRENGTH) and v.has(forms("noun.relation", "noun.correlation")) and is_verb(v, i)


def _divides(v: View, i: int) -> bool:
    """ "X includes A and B"."""
    listed = not v.words[i].endswith("ing") and v.behind(i, frozenset(("and", "or", ",", ";", ":")))
    return listed and is_verb(v, i) and has_teller(v, i)


def _divides_beside(v: View, i: int) -> bool:
    """ "X consists of A and B", "X refers to Y"."""
    return v.behind(i, parted()[v.words[i]], 8)


def _lists(v: View, i: int) -> bool:
    """ "three stages: A, B and C", "motives (e.g., A and B)"."""
    if v.words[i].startswith("e.g"):
        return v.at(i - 1) in ("(", "（")
    if v.words[i] in ("(", "（") and brackets.is_row(v.words, i):
        return True
    return v.has(forms("part.nouns")) and (v.has(lexicon().sets["part.numbers"]) or v.has(forms("part.strict")))


def _shares(v: View, i: int) -> bool:
    """ "A is a dimension of X"."""
    return v.before(i, BE, 6) and v.behind(i, frozenset(("of",)), 2)


def _together(v: View, i: int) -> bool:
    """ "X and W work together to raise Y", "X serves to do Y"."""
    return v.at(i + 1) == "to"


def _uses(v: View, i: int) -> bool:
    """ "use X for raising Y", "gain Y by doing X", "gain Y through X", "through X, S gain Y"."""
    if v.words[i] in forms("verb.gain"):
        gerund = any(v.at(p + 1).endswith("ing") for p in v.places(around("means")))
        if gerund or v.before(i, MEANS, 12) or v.behind(i, MEANS, 8):
            return True
    return any(v.words[p] == "for" and v.at(p + 1).endswith("ing") for p in range(i + 2, min(i + 8, len(v.words))))


def _appends(v: View, i: int) -> bool:
    """ "two types of X, A and B"."""
    return v.at(i + 1) == "of" and v.before(i, lexicon().sets["part.numbers"], 3) and v.behind(i, frozenset((",",)), 8)


def _means(v: View, i: int) -> bool:
    """ "X means that …", "X describes the process …"."""
    told = v.behind(i, frozenset(("that",)), 2) or v.behind(i, plurals(together("define.nouns")), 8)
    return "term" in v.all or ("by" in v.words[:1] and "we" in v.all) or (told and is_verb(v, i))


def _means_as(v: View, i: int) -> bool:
    """ "X is seen as a process …"."""
    return v.behind(i, frozenset(("as",)), 12)


def _kind(v: View, i: int) -> bool:
    """ "X is a process in which …", "(the process of …)"."""
    told = v.behind(i, frozenset(("that", "which", "who", "whereby", "of", "to", "in", "where", "for")), 8)
    return told and v.before(i, frozenset(("a", "an", "the", "those")), 6) and v.before(i, BE | {"(", ",", "—", "–"}, 8)


def _those(v: View, i: int) -> bool:
    """ "Xs are those that …", "Xs are houses that …"."""
    near = v.words[i + 1 : i + 7]
    kind = any(a.endswith("s") and b in ("that", "which") for a, b in pairwise(near))
    return "those" in near[:2] or (kind and i < 2 * _OPENING)
