"""Which word should have been a noun where the parser found a verb.

What ends in "-ing" and governs nothing is a thing where a verb of effect stands before it ("trust enhances
mentoring") or behind it ("belonging raises loyalty"); the parser takes it for an act, the verb for a name. What ends in
"-ness" is a thing everywhere. Such a word is shown to the parser a second time as a noun that can be nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence

from pipeline.segment.parser import Parsed
from pipeline.segment.verbs import Verbs

#: What only verbs govern.
_GOVERNED = frozenset(
    {"dobj", "ccomp", "xcomp", "aux", "auxpass", "nsubjpass", "prt", "dative", "acomp", "attr", "agent"}
)
#: What stands behind a gerund that governs it, or is named by it.
_OPENS = frozenset({"NOUN", "PROPN", "DET", "PRON", "NUM", "ADJ", "PART", "SCONJ"})
_NOMINAL = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "appos", "attr"})


def lost(words: Sequence[Parsed], verbs: Verbs, plain: tuple[str, str]) -> tuple[int, str, str] | None:
    """The first word that should have been a noun, what to show in its stead, and its base ("" for its own form)."""
    for place, word in enumerate(words):
        if _is_by_its_end(words, place, verbs):
            return place, plain[0], ""
        if _is_before_a_verb(words, place, verbs):
            return place, plain[1], word.lemma
        if word.tag != "VBG" or word.dep in ("aux", "prep", "mark"):
            continue
        if (
            _is_named(words, place)
            or _is_apart(words, place)
            or _is_object(words, place, verbs)
            or _is_subject(words, place, verbs)
        ):
            return place, plain[0], ""
    return None


def found(words: Sequence[Parsed], place: int) -> bool:
    """Whether a second parse has made a word a noun in a noun's place."""
    return words[place].tag.startswith("NN") and words[place].dep in (*_NOMINAL, "compound")


def _is_by_its_end(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether the word ends as nouns do and was taken for an adverb, an adjective or a verb ("raises usefulness")."""
    word = words[place]
    ends = verbs.ends if word.tag in ("JJ", "RB") else verbs.surely if word.tag in ("VB", "VBP") else frozenset()
    return any(word.lemma.endswith(end) for end in ends) and word.dep not in ("amod", "compound", "nmod")


def _governs(words: Sequence[Parsed], place: int) -> bool:
    return any(w.head == place and w.dep in _GOVERNED and at > place for at, w in enumerate(words))


def _is_object(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a verb of effect stands before the word, or before the names that open it ("elevates team learning")."""
    if _governs(words, place) or (place + 1 < len(words) and words[place + 1].pos in _OPENS):
        return False
    back = place - 1
    while back > max(0, place - 3) and words[back].tag in ("NN", "NNS", "JJ") and words[back].head in (place, back + 1):
        back -= 1
    if back < 1:
        return False
    verb = words[back]
    return _is_effect(verb, verbs) and verb.dep not in ("amod", "compound")


def _is_subject(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether what follows the word at once can be its verb alone ("belonging increases", "helping raises loyalty")."""
    if place + 1 >= len(words) or words[place + 1].tag not in ("NNS", "VBZ"):
        return False
    if words[place].dep == "csubj" and words[place].head != place + 1:
        return False
    opens = place == 0 or words[place - 1].pos in ("PUNCT", "SCONJ", "CCONJ") or words[place - 1].tag == "IN"
    told = words[place + 1].head == place or words[place].head == place + 1 or _opens_name(words, place)
    return opens and told and _is_effect(words[place + 1], verbs)


def _opens_name(words: Sequence[Parsed], place: int) -> bool:
    """Whether the word was taken for the first of a name ("storytelling increases commitment")."""
    return words[place].dep in ("amod", "compound") and words[place].head > place


def _is_before_a_verb(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a bare infinitive follows what was taken for a verb in the third person ("user needs increase sales")."""
    if words[place].tag != "VBZ" or words[place].lemma not in verbs.things or place + 1 >= len(words):
        return False
    after = words[place + 1]
    return after.head == place and after.tag in ("VB", "VBP") and after.dep in ("xcomp", "ccomp")


def _is_named(words: Sequence[Parsed], place: int) -> bool:
    """Whether the word is a name with a hyphen before another ("good for decision-making autonomy")."""
    return "-" in words[place].lemma and words[place].dep in ("csubj", "pcomp", "xcomp", "advcl", "ROOT")


def _is_apart(words: Sequence[Parsed], place: int) -> bool:
    """Whether what the word describes stands behind a comma ("because of job crafting, perceived risk …")."""
    head = words[place].head
    return words[place].dep == "amod" and place + 1 < head and words[place + 1].pos in ("PUNCT", "CCONJ")


def _is_effect(word: Parsed, verbs: Verbs) -> bool:
    if word.tag == "VBG":
        return False
    stem = word.lemma.removesuffix("s")
    forms = {word.lemma, stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y"}
    return any(not forms.isdisjoint(one) for one in (verbs.sure, verbs.common, verbs.past, verbs.bare, verbs.rising))
