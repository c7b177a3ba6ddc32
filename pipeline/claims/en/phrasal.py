"""Verbs of two words, whose second the parser took for a preposition.

* "training brings about change", "builds up trust", "fends off rivals": the change is brought about.
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


#: Like ``retag.REPAIRS``.
REPAIRS = ((_two_words, "prep prt"),)
