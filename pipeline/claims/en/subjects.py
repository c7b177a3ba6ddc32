"""What verbs are said of and what is said of it, where the parser hangs them on other words, put right.

* "stresses the role trust plays in trade": trust plays it;
* "In trade, trust and calm raise sales": trust and calm do;
* "raises trust and directly shapes sales": the second verb goes on with the first;
* "was found strongly related to loyalty": related is what was found;
* "trust is a mediator linking warmth to sales": the mediator links them;
* "The effect of noise on sleep differs across towns": the effect differs;
* "trust does little to raise sales": it hardly raises them.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon
from pipeline.claims.en.retag import OF_NOUNS, VERBAL


def _played_by(words: Words, place: int, text: str) -> None:
    """ "stresses the role trust plays in trade": trust plays it, it is no kind of trust."""
    word, noun = words[place], words[place].head
    verb = words[noun].head
    sets = lexicon().sets
    if word.lemma not in sets["noun.relation"] or words[verb].lemma not in sets["verb.light"] or place == 0:
        return
    if words[noun].dep != "nsubj" or words[verb].dep != "ccomp" or not place < noun < verb:
        return
    above_it = words[verb].head
    if above_it >= place:
        return
    before = words[place - 1]
    if before.tag not in ("DT", "JJ") or any(words[c].dep in ("dobj", "mark") for c in children(words, verb)):
        return
    for child in children(words, noun):
        if child < place:
            move(words, child, place, words[child].dep)
    move(words, place, above_it, "dobj")
    move(words, verb, place, "relcl")


def _behind_opening(words: Words, place: int, text: str) -> None:
    """ "In trade, trust and calm raise sales": what stands behind the comma is who does it, no more of the trade."""
    word = words[place]
    kids = children(words, place)
    if not word.tag.startswith("VB") or word.tag in ("VBG", "VBN") or any(words[c].dep in VERBAL[:2] for c in kids):
        return
    for prep in (c for c in kids if words[c].dep == "prep" and c < place):
        inner = [c for c in children(words, prep) if words[c].dep == "pobj"]
        row = [c for c in children(words, inner[-1]) if words[c].dep == "conj"] if inner else []
        if not row or not is_noun(words[row[0]]) or any(words[c].dep == "cc" for c in children(words, inner[-1])):
            continue
        first = min([row[0], *(c for c in children(words, row[0]) if words[c].dep in OF_NOUNS)])
        if words[first - 1].tag == "," and not (prep and words[prep - 1].tag != ","):
            move(words, row[0], place, "nsubj")
            return


def _opens_clause(words: Words, place: int, text: str) -> None:
    """ "hence, calm raises sales": the word before the comma joins clauses, who does it stands behind."""
    word, verb = words[place], words[place].head
    named = [c for c in children(words, place) if words[c].dep in ("appos", "conj") and c < verb]
    if word.lemma not in lexicon().sets["link.hence"] or words[place + 1].tag != ",":
        return
    for number, noun in enumerate(named):
        move(words, noun, verb, word.dep) if not number else move(words, noun, named[0], "conj")
    words[place] = word._replace(tag="RB", pos="ADV", dep="advmod")


def _verb_with_noun(words: Words, place: int, text: str) -> None:
    """ "raises trust and directly shapes sales": a verb without a subject goes on with the verb before it."""
    word, noun = words[place], words[place].head
    if word.dep != "conj" or word.tag not in ("VBZ", "VBD") or not is_noun(words[noun]) or words[noun].dep != "dobj":
        return
    verb = words[noun].head
    own = any(words[c].dep in ("nsubj", "nsubjpass", "csubj", "expl") for c in children(words, place))
    if own or words[verb].tag != word.tag or not noun < place:
        return
    for child in [c for c in children(words, noun) if noun < c < place and words[c].dep in ("cc", "punct")]:
        move(words, child, verb, words[child].dep)
    move(words, place, verb, "conj")


def _found_related(words: Words, place: int, text: str) -> None:
    """ "trust was found strongly related to loyalty": that is what was found of it."""
    word, head = words[place], words[place].head
    between = range(head + 1, place)
    passive = any(words[c].dep == "auxpass" for c in children(words, head))
    if word.tag != "VBN" or not passive or words[head].lemma not in lexicon().sets["verb.assert"]:
        return
    related = any(frame.kind == "relate" for frame in lexicon().verbs.get(word.lemma, ()))
    if related and place > head and all(words[p].tag == "RB" for p in between):
        move(words, place, head, "xcomp")


def _mediator_joins(words: Words, place: int, text: str) -> None:
    """ "acts as a mediator linking warmth to sales": the mediator links, it does not say how the warmth is linked."""
    word, verb, sets = words[place], words[place].head, lexicon().sets
    thing = words[verb].head
    if verb != place + 1 or words[verb].tag != "VBG" or words[verb].dep != "amod" or thing < verb:
        return
    if word.lemma not in sets["mediate.nouns"] or words[verb].lemma not in sets["mediate.join"]:
        return
    move(words, place, words[thing].head, words[thing].dep)
    for child in [c for c in children(words, thing) if c < place]:
        move(words, child, place, words[child].dep)
    for behind in [c for c in children(words, thing) if words[c].dep == "prep"]:
        move(words, behind, verb, "prep")
    move(words, verb, place, "acl")
    move(words, thing, verb, "dobj")


def _root_differs(words: Words, place: int, text: str) -> None:
    """ "The effect of noise on sleep differs across towns": a noun is no main verb where a verb is taken for a noun."""
    word, noun = words[place], place - 1
    if word.dep not in ("pobj", "ROOT") or word.lemma not in lexicon().sets["moderate.depends"] or noun < 1:
        return
    root = next(p for p, w in enumerate(words) if w.head == p)
    relation = words[root].lemma in lexicon().sets["noun.relation"] and root < noun
    if not relation or words[noun].head != place or words[place + 1].tag != "IN":
        return
    if word.dep != "pobj" or any(w.tag in ("VBZ", "VBD", "VBP", "MD") and w.head == root for w in words):
        return
    words[place] = word._replace(tag="VBZ", pos="VERB", head=place, dep="ROOT")
    move(words, noun, word.head, "pobj")
    for child in [c for c in children(words, place) if c < noun]:
        move(words, child, noun, words[child].dep)
    for mark in [c for c in children(words, root) if words[c].dep == "punct"]:
        move(words, mark, place, "punct")
    move(words, root, place, "nsubj")


def _does_little(words: Words, place: int, text: str) -> None:
    """ "trust does little to raise sales", "did nothing to": what is done is the raising."""
    done = next((p for p in range(place - 2, max(-1, place - 4), -1) if p >= 0 and words[p].dep == "dobj"), None)
    if done is None or words[done].lemma not in lexicon().sets["negation.done"] or words[place - 1].tag != "TO":
        return
    do = words[done].head
    if words[do].lemma == "do" and words[place].head in (do, done):
        move(words, place, do, "xcomp")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_opens_clause, "nsubj nsubjpass"),
    (_behind_opening, "ROOT ccomp"),
    (_played_by, "compound nmod"),
    (_verb_with_noun, "conj"),
    (_found_related, "advcl"),
    (_mediator_joins, "npadvmod"),
    (_root_differs, "NNS"),
    (_does_little, "advcl relcl acl"),
)
