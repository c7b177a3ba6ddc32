"""Names made of several words, which the parser takes for a clause of their own or for two things.

* "user generated content raises sales": nobody generated anything here, the content does something;
* "four app induced factors will improve use": the factors do;
* "longer waiting times cause complaints": nobody waits longer here, the times are longer;
* "hinder resource integration": the integration is hindered, and nothing else.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, heir, is_noun, move
from pipeline.claims.en.lexicon import lexicon

#: How a word ends that tells of what kind a thing is, and is no thing.
_MEASURES = ("-term", "-time", "-scale", "-cost", "-quality", "-range", "-lasting")
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
_DEGREES = frozenset(
    {"longer", "shorter", "higher", "lower", "better", "worse", "greater", "fewer", "larger", "smaller"}
)


def _kind_of_thing(words: Words, place: int, text: str) -> None:
    """ "user generated content raises sales": two verbs side by side without a word between their clauses."""
    word = words[place]
    if word.lemma not in lexicon().sets["verb.compound"] or place == 0 or words[place - 1].head != place:
        return
    if words[place - 1].dep not in ("nsubj", "nsubjpass") or words[place - 1].tag not in ("NN", "NNP"):
        return
    if word.dep == "amod" and word.head > place:
        _let_it_name(words, place, word.head)
        return
    thing, verb = _told_of(words, place)
    if thing < 0:
        return
    passive = any(words[c].dep == "auxpass" for c in children(words, verb))
    if words[verb].head == place:
        heir(words, verb, place, "amod")
    for child in children(words, place):
        if child not in (place - 1, thing):
            move(words, child, verb, words[child].dep)
    move(words, thing, verb, "nsubjpass" if passive else "nsubj")
    _let_it_name(words, place, thing)


def _let_it_name(words: Words, place: int, thing: int) -> None:
    """Hang a participle and the noun before it on the thing that both name."""
    for child in children(words, place - 1):
        if words[child].dep in ("det", "nummod", "amod", "poss", "predet"):
            move(words, child, thing, words[child].dep)
    move(words, place, thing, "amod")
    words[place] = words[place]._replace(tag="VBN")
    move(words, place - 1, place, "npadvmod")


def _told_of(words: Words, place: int) -> tuple[int, int]:
    """The thing behind a participle and the verb that tells of it; -1 where the participle is the verb itself."""
    word = words[place]
    for verb in (c for c in children(words, place) if words[c].dep == "ccomp" and c > place):
        own = [c for c in children(words, verb) if words[c].dep in ("nsubj", "nsubjpass") and c < verb]
        if len(own) == 1 and is_noun(words[own[0]]) and _begins(words, own[0]) == place + 1 and _is_finite(words, verb):
            return own[0], verb
    things = [c for c in children(words, place) if words[c].dep == "dobj"]
    subject = any(words[c].dep in ("nsubj", "nsubjpass", "csubj", "expl") for c in children(words, word.head))
    if word.dep != "ccomp" or len(things) != 1 or subject or not _is_finite(words, word.head):
        return -1, -1
    beside = _begins(words, things[0]) == place + 1 and things[0] < word.head
    return (things[0], word.head) if beside else (-1, -1)


def _begins(words: Words, noun: int) -> int:
    """Where what stands before a noun and describes it begins."""
    return min([noun, *(c for c in children(words, noun) if words[c].dep in ("amod", "compound", "nmod"))])


def _is_finite(words: Words, verb: int) -> bool:
    return words[verb].tag in _FINITE or any(
        words[c].tag in ("MD", *_FINITE) for c in children(words, verb) if c < verb
    )


def _longer_times(words: Words, place: int, text: str) -> None:
    """ "longer waiting times cause complaints": what is compared is a thing, and its gerund says which."""
    noun, word = place + 1, words[place]
    degree = place > 0 and text[words[place - 1].start : words[place - 1].end].lower() in _DEGREES
    if not degree or words[place - 1].head != place or noun >= len(words) or words[noun].tag not in ("NN", "NNS"):
        return
    verb = word.head if word.head > noun else words[noun].head
    own = any(words[c].dep in ("nsubj", "nsubjpass") for c in children(words, verb) if c != noun)
    if verb <= noun or own or not _is_finite(words, verb):
        return
    if words[noun].head == verb and words[verb].head == place:
        heir(words, verb, place, "amod")
        for child in children(words, place):
            if child > verb:
                move(words, child, verb, words[child].dep)
    elif words[noun].head != place or word.head != verb:
        return
    passive = any(words[c].dep == "auxpass" for c in children(words, verb))
    move(words, noun, verb, "nsubjpass" if passive else "nsubj")
    move(words, place, noun, "amod")
    move(words, place - 1, noun, "amod")


def _two_objects(words: Words, place: int, text: str) -> None:
    """ "tensions that hinder resource integration": two bare nouns side by side are one name, not two objects."""
    first, second = words[place], words[min(place + 1, len(words) - 1)]
    both = first.dep == second.dep == "dobj" and first.head == second.head < place
    if both and second is not first and first.tag == "NN" and is_noun(second) and not children(words, place):
        move(words, place, place + 1, "compound")


def _lasting(words: Words, place: int, text: str) -> None:
    """ "builds long-term and stable bonds": nothing builds a long-term, both words describe the bonds."""
    word, kids = words[place], children(words, place)
    if not word.lemma.endswith(_MEASURES) or place + 3 >= len(words) or words[place + 1].tag != "CC":
        return
    second = place + 2
    things = [c for c in kids if words[c].dep == "conj" and is_noun(words[c]) and second in children(words, c)]
    if words[second].head in (place, word.head) and words[second].dep == "conj":
        things = [c for c in children(words, second) if words[c].dep in ("dobj", "dep") and is_noun(words[c])]
    if words[second].tag not in ("JJ", "VBN") or not things or things[0] < second:
        return
    heir(words, things[0], place, "amod")
    words[place] = words[place]._replace(tag="JJ", pos="ADJ")
    for child in kids:
        if child < place:
            move(words, child, things[0], words[child].dep)
    move(words, place + 1, place, "cc")
    words[second] = words[second]._replace(head=place, dep="conj")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_kind_of_thing, "VBD VBN"),
    (_longer_times, "VBG"),
    (_two_objects, "dobj"),
    (_lasting, "NN"),
)
