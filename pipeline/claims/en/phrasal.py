"""Verbs of two words, whose second the parser took for a preposition, and "due to".

* "training brings about change", "builds up trust", "fends off rivals": the change is brought about;
* "prices rose due to dry weather": "due to" is one preposition.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, move
from pipeline.claims.en.lexicon import PARTICLES, lexicon


def _two_words(words: Words, place: int, text: str) -> None:
    """ "brings about change": where the lists know both words as one verb, what stands behind is its object."""
    word, verb = words[place], words[words[place].head]
    if word.lemma not in PARTICLES or word.head != place - 1 or not verb.tag.startswith("VB"):
        return
    if not any(frame.prep == word.lemma and not frame.object for frame in lexicon().verbs.get(verb.lemma, ())):
        return
    things = [c for c in children(words, place) if words[c].dep == "pobj"]
    if things and not any(words[c].dep in ("dobj", "auxpass") for c in children(words, word.head)):
        words[place] = word._replace(dep="prt", tag="RP")
        for child in children(words, place):
            move(words, child, word.head, "dobj" if child in things else words[child].dep)


def _due_to(words: Words, place: int, text: str) -> None:
    """ "prices rose due to dry weather": "due" opens the phrase, it says nothing of "to"."""
    word, to = words[place], words[place].head
    if word.lemma == "due" and word.dep == "advmod" and to == place + 1 and words[to].dep == "prep":
        words[place] = word._replace(head=words[to].head, dep="prep", tag="IN", pos="ADP")
        move(words, to, place, "pcomp")


#: Like ``retag.REPAIRS``.
REPAIRS = ((_two_words, "prep prt"), (_due_to, "advmod"))
