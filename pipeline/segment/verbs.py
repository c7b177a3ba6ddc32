"""Which word should have been a verb where the parser found none.

Tight sentences mislead the tagger: "customer engagement increased loyalty" becomes a loyalty that was increased, "which
in turn shapes trust" a trust of shapes. Such a word is shown to the parser a second time as a verb that can be
nothing else; the words are data (``parse.toml``).
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pipeline.segment.parser import Parsed

#: What may follow a verb taken for a noun.
_AFTER = frozenset({"NOUN", "PROPN", "ADJ", "DET", "PRON", "VERB", "NUM", "ADP", "PART", "CCONJ", "SCONJ"})
_BEFORE = frozenset({"NOUN", "PROPN", "ADV"})
_NAMES = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR"})
_PLURALS = frozenset({"NNS", "NNPS"})
#: What a third person may look like, besides a plural.
_UNLIKE = frozenset({"NNP", "JJ", "NN"})
_PAST = frozenset({"VBN", "VBD"})
#: Verbs that stand beside another.
_AUXILIARIES = frozenset({"be", "have", "do", "get", "need", "dare"})
#: What the name of a thing is made of.
_THINGS = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "DT", "PRP$", "POS", "VBG", "HYPH"})
#: What a verb in the third person cannot be.
_NOMINAL = frozenset({"dobj", "compound", "nmod", "amod"})


class Plain(NamedTuple):
    """The verbs that are shown, with an object and before a preposition."""

    third_person: tuple[str, str]
    base: tuple[str, str]
    past: tuple[str, str]


class Verbs(NamedTuple):
    """The words of ``parse.toml`` that are looked for.

    ``common`` may be taken for names, ``past`` for participles, ``bare`` for adjectives after "and", and plurals of
    ``things`` for verbs; the third person of ``sure`` ones is never a name; ``rising`` ones need no object; what
    ``telling`` verbs govern is a clause, and ``studies`` are what tells. What ends in ``ends`` is no adjective,
    what ends in ``surely`` no verb either; ``felt`` ones describe what is behind them.
    """

    common: frozenset[str]
    things: frozenset[str]
    studies: frozenset[str]
    rising: frozenset[str]
    past: frozenset[str]
    bare: frozenset[str]
    sure: frozenset[str]
    telling: frozenset[str]
    ends: frozenset[str]
    surely: frozenset[str]
    felt: frozenset[str]
    plain: Plain


def lost(words: Sequence[Parsed], verbs: Verbs) -> tuple[int, str, str] | None:
    """The first word that should have been a verb, what to show in its stead, and its base; None where all is well."""
    verbless = _is_verbless(words)
    told = _is_told(words, verbs)
    for place in range(1, len(words) - 1):
        word, before, after = words[place], words[place - 1], words[place + 1]
        sure = _is_third_person(word) and _of(word, verbs.sure) != ""
        if sure and after.pos == "ADV" and place + 2 < len(words):
            after = words[place + 2]
        ends = after.pos == "PUNCT" and word.tag == "NNS" and _ends(words, place, verbs, verbless)
        if after.pos not in _AFTER and not ends:
            continue
        opposed = _is_opposed(words, place)
        behind = _is_behind_name(words, place, verbs.past | verbs.sure) if verbless else ""
        if word.tag in _PAST or (word.tag == "JJ" and (opposed or behind or _is_done_by(words, place))):
            lemma = word.lemma if word.tag in _PAST else _base(word.lemma, verbs.past | verbs.sure)
            free = word.dep in ("amod", "acl") and lemma in verbs.past | verbs.sure and after.lemma != "by"
            if free and (opposed or ((verbless or told) and before.pos in ("NOUN", "PROPN"))):
                return place, verbs.plain.past[after.pos == "ADP"], lemma
            if behind:
                return place, verbs.plain.past[after.pos == "ADP"], behind
            continue
        due = (verbless and before.pos in _BEFORE) or _is_relative(words, place) or _is_joined(words, place, verbs)
        due = due or (verbless and before.tag == "VB" and before.dep in ("acl", "advcl", "relcl"))
        due = due or _is_before_felt(words, place, verbs)
        due = due or sure or _is_doubled(words, place) or _is_usurped(words, place, verbs)
        due = due or _is_told_by_study(words, place, verbs)
        finite = word.dep in _NOMINAL or (sure and word.dep == "nsubj")
        finite = word.tag == "VBZ" and (finite or (word.dep == "aux" and word.lemma not in _AUXILIARIES))
        named = word.tag in _NAMES or finite or (word.tag == "VBP" and word.dep in _NOMINAL)
        if ends:
            return place, verbs.plain.third_person[1], _of(word, verbs.rising)
        known = sure or finite or _of(word, verbs.common | verbs.telling | verbs.sure)
        if (finite and _is_thing_before(words, place, verbs)) or _is_of_one(words, place, verbs):
            continue
        if (due or finite) and named and (known or _governs(words, place)):
            forms = verbs.plain.third_person if _is_third_person(word) else verbs.plain.base
            return place, forms[after.pos == "ADP"], _of(word, verbs.sure | verbs.common) or word.lemma
    return None


class Idle(NamedTuple):
    """Words ``[a, b)`` that lead the parser astray and tell nothing, and a comma if one stands for them."""

    a: int
    b: int
    comma: str = ""


def idle(words: Sequence[Parsed]) -> list[Idle]:
    """What the parser is better not shown: "It is … that", "rather than Y", "in turn" before a lost verb."""
    return _cleft(words) or _rejected(words) or _in_turn(words)


def _cleft(words: Sequence[Parsed]) -> list[Idle]:
    """The "it is" and "that" of "it is trust that drives loyalty" and "it is through talk that trust grows"."""
    told = (at + 1 for at in range(min(12, len(words))) if words[at].lemma == "that")  # "we argue that it is …"
    start = next((at for at in (0, *told) if [w.lemma.lower() for w in words[at : at + 2]] == ["it", "be"]), -1)
    if start < 0 or len(words) < start + 6 or words[start + 2].lemma in ("a", "an"):
        return []
    that = next((at for at in range(start + 3, len(words) - 2) if words[at].lemma == "that"), None)
    if that is None:
        return []
    if any(w.pos in ("VERB", "AUX", "PUNCT") and w.tag not in ("VBN", "VBG") for w in words[start + 2 : that]):
        return []
    verb = words[that].head
    own = any(w.head == verb and w.dep.startswith("nsubj") for w in words[that + 1 :])
    does = verb > that and (words[that].dep.startswith("nsubj") or (words[that].dep == "mark" and not own))
    ways = words[start + 2].tag == "IN"
    if not ways and not (does and words[that - 1].tag in _THINGS):
        return []
    return [Idle(start, start + 2), Idle(that, that + 1, "," if ways else "")]


def _in_turn(words: Sequence[Parsed]) -> list[Idle]:
    """The stretch ", in turn," behind which a verb was taken for a noun ("reviews, in turn, shape trust")."""
    for at in range(1, len(words) - 5):
        turned = [w.lemma for w in words[at : at + 4]] == [",", "in", "turn", ","]
        if turned and words[at - 1].tag in _THINGS and words[at + 4].tag in ("NN", "NNS"):
            return [Idle(at, at + 4)]
    return []


def _rejected(words: Sequence[Parsed]) -> list[Idle]:
    """The stretch "rather than Y" between a subject and its verb ("trust rather than price drives loyalty")."""
    for place in range(1, len(words) - 3):
        if (words[place].lemma, words[place + 1].lemma) != ("rather", "than") or words[place - 1].pos == "PUNCT":
            continue
        end = place + 2
        while end < len(words) and words[end].tag in _THINGS:
            end += 1
        said = end < len(words) and words[end].tag in ("VBZ", "VBD", "VBP", "MD")
        opens = max((at for at in range(place) if words[at].lemma in ("that", "whether", ",", ";")), default=-1)
        before = any(words[at].tag in ("VBZ", "VBD", "VBP", "MD") for at in range(opens + 1, place))
        if said and not before and place + 2 < end <= place + 7:
            return [Idle(place, end)]
    return []


def found(words: Sequence[Parsed], place: int) -> bool:
    """Whether a second parse has made a word the verb of a subject."""
    return words[place].tag.startswith("VB") and (
        words[place].dep == "conj" or any(w.head == place and w.dep.startswith(("nsubj", "csubj")) for w in words)
    )


def _is_third_person(word: Parsed) -> bool:
    """Whether a word can be a verb in the third person; a name is written with a capital."""
    return word.tag in (*_PLURALS, "VBZ") or (word.tag in _UNLIKE and word.lemma.islower() and word.lemma.endswith("s"))


def _of(word: Parsed, verbs: frozenset[str]) -> str:
    """Which of some verbs a word is, or ""; taken for a noun, it may have a noun's base ("amplifie", "suppresse")."""
    stem = word.lemma.removesuffix("s")
    forms = (word.lemma, stem, stem.removesuffix("e"), stem.removesuffix("ie") + "y")
    return next((form for form in forms if form in verbs), "")


def _is_done_by(words: Sequence[Parsed], place: int) -> bool:
    """Whether a noun was taken to measure what looks like an adjective ("autonomy elevated needs")."""
    return words[place].lemma.endswith("ed") and words[place - 1].dep == "npadvmod" and words[place - 1].head == place


def _is_behind_name(words: Sequence[Parsed], place: int, verbs: frozenset[str]) -> str:
    """Which verb is told of "openness to experience", where "to experience" was taken for what is done; else ""."""
    word, inner = words[place], words[place - 1]
    name = place > 2 and inner.tag == "VB" and words[place - 2].tag == "TO" and words[place - 3].lemma.endswith("ness")
    taken = word.head == place - 1 or words[word.head].head == place - 1
    return _base(word.lemma, verbs) or (word.lemma if word.lemma in verbs else "") if name and taken else ""


def _is_opposed(words: Sequence[Parsed], place: int) -> bool:
    """Whether a participle after "but" was taken to measure a second object ("raised trust but restrained use")."""
    word = words[place]
    opposed = place > 1 and words[place - 1].lemma == "but" and words[place - 2].pos in ("NOUN", "PROPN", "PUNCT")
    return opposed and word.dep == "amod" and words[word.head].dep == "conj"


def _base(form: str, verbs: frozenset[str]) -> str:
    """Which of some verbs has a past form."""
    return next((base for base in (form.removesuffix("d"), form.removesuffix("ed")) if base in verbs), "")


def _is_verbless(words: Sequence[Parsed]) -> bool:
    """Whether the sentence, or a clause in it, has no verb: then a noun has taken its "that" or its object."""
    if any(w.lemma == "that" and w.tag == "IN" and w.dep == "det" for w in words):
        return True
    if any(w.dep in ("mark", "dobj") and words[w.head].pos in ("NOUN", "PROPN") for w in words):
        return True
    root = next((w for place, w in enumerate(words) if w.head == place), None)
    return root is None or not root.tag.startswith(("VB", "MD"))


def _is_told(words: Sequence[Parsed], verbs: Verbs) -> bool:
    """Whether a verb of telling governs a thing where a clause is due ("results show trust increased loyalty")."""
    telling = [place for place, w in enumerate(words) if w.lemma in verbs.telling and w.pos == "VERB"]
    return any(
        any(w.head == place and w.dep == "dobj" for w in words)
        and not any(w.head == place and w.dep == "ccomp" for w in words)
        for place in telling
    )


def _governs(words: Sequence[Parsed], place: int) -> bool:
    """Whether a plural has a subject or an object, as only verbs have."""
    return words[place].tag == "NNS" and any(w.head == place and w.dep in ("nsubj", "dobj") for w in words)


def _is_relative(words: Sequence[Parsed], place: int) -> bool:
    """Whether a plural follows "which" or "which in turn" directly."""
    back = place - 1
    if back > 1 and words[back].lemma == "turn" and words[back - 1].lemma == "in":
        back -= 2
    return words[place].tag == "NNS" and words[back].tag == "WDT" and words[back].lemma in ("which", "that")


def _is_doubled(words: Sequence[Parsed], place: int) -> bool:
    """Whether what looks like a plural after a gerund is the first of its two objects ("sharing triggers concerns")."""
    word = words[place]
    first = (
        word.tag in ("NNS", "VBZ") and word.dep == "dobj" and word.head == place - 1 and words[place - 1].tag == "VBG"
    )
    return first and any(w.head == word.head and w.dep == "dobj" for w in words[place + 1 :])


def _is_before_felt(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a participle behind a plural was taken for its verb ("quality increases perceived value")."""
    after = words[place + 1]
    taken = after.tag == "VBD" and after.lemma in verbs.felt and words[place].head == place + 1
    return taken and words[place].tag == "NNS" and words[place - 1].head == place


def _ends(words: Sequence[Parsed], place: int, verbs: Verbs, verbless: bool) -> bool:
    """Whether a word before a comma or a full stop is all that its clause says ("when trust grows, loyalty rises")."""
    said = verbless or words[0].tag in ("IN", "WRB") or words[0].lemma in ("owe", "thank")
    return said and words[place - 1].pos == "NOUN" and _of(words[place], verbs.rising) != ""


def _is_usurped(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether the plural before a verb was taken for the verb ("privacy concerns inhibit disclosure")."""
    word, before = words[place], words[place - 1]
    if before.tag != "VBZ" or word.tag not in _NAMES or word.dep not in _NOMINAL or before.lemma in verbs.sure:
        return False
    return before.lemma in verbs.things and (word.lemma in verbs.sure or word.lemma in verbs.common)


def _is_thing_before(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a plural was taken for a verb before the verb ("we show that service outages trigger complaints")."""
    after = words[place + 1]
    tells = after.lemma in verbs.sure or after.lemma in verbs.common
    return words[place].lemma in verbs.things and after.tag in _NAMES and after.dep in _NOMINAL and tells


def _is_of_one(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a verb with "-s" follows what one thing cannot do without ("peer support lowers risk")."""
    word, after = words[place], words[place + 1]
    bare = words[place - 1].tag == "NN" and word.tag == "NN"
    return bare and _is_third_person(after) and _of(after, verbs.sure | verbs.common) != ""


def _is_told_by_study(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a plural behind "this research" is what it tells ("this research documents trust as …")."""
    word, study = words[place], words[place - 1]
    if word.tag != "NNS" or study.lemma not in verbs.studies or _of(word, verbs.telling) == "":
        return False
    return any(words[p].lemma in ("this", "our", "present", "current") for p in range(max(0, place - 4), place - 1))


def _is_joined(words: Sequence[Parsed], place: int, verbs: Verbs) -> bool:
    """Whether a word that is hardly an adjective follows "and" ("integrate resources and foster trust")."""
    back = place - 1 - (words[place - 1].pos == "ADV" and place > 1)
    return words[place].lemma in verbs.bare and words[place].tag in ("JJ", "NN") and words[back].tag == "CC"
