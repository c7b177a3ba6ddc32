"""Gerunds that the parser took for a verb in progress or for what describes a thing; by what it is done, and when.

* "a key driver of trust is pricing": a driver prices nothing, pricing is what it is;
* "raise sales by rewarding loyal guests": the guests are rewarded;
* "raises trust by sharing data": the sharing raises it, no trust is "by sharing";
* "polarizing products enhance trust": an act would "enhance-s" it, so products that polarize do;
* "job crafting drives trust": the act is no kind of driving;
* "makes brand trust grow": the trust grows;
* "in retail, engaged customers raise sales": nobody is engaged in retail, it is where they do;
* "raises trust in the long run": the raising is in the long run, not the trust;
* "raises turnover and results in lower sales": it results in them, no results are raised;
* "asks how opening the data raises trust": it is the raising that is asked about.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon, together

_NAMING = ("noun.cause_plus", "noun.cause_minus", "noun.cause_open", "noun.driver")


def _is_the_driver(words: Words, place: int, text: str) -> None:
    """ "a key driver of trust is pricing": no driver does anything now."""
    word, kids = words[place], children(words, place)
    be = [c for c in kids if words[c].dep == "aux" and words[c].lemma == "be"]
    named = [c for c in kids if words[c].dep == "nsubj" and words[c].lemma in together(*_NAMING)]
    if not be or not named or word.dep not in ("ROOT", "ccomp", "conj"):
        return
    happening = together("verb.happen.plus", "verb.happen.minus", "verb.happen.open") | {"become", "emerge", "gain"}
    if word.lemma in happening or not any(words[c].dep == "prep" for c in children(words, named[0])):
        return
    words[be[0]] = words[be[0]]._replace(head=be[0] if word.head == place else word.head, dep=word.dep)
    for child in kids:
        if child != be[0] and (child < be[0] or words[child].dep == "punct"):
            move(words, child, be[0], words[child].dep)
    bare = not any(words[c].dep == "dobj" for c in kids)
    words[place] = words[place]._replace(head=be[0], dep="attr", tag="NN" if bare else "VBG", pos="NOUN")


def _rewarding(words: Words, place: int, text: str) -> None:
    """ "by rewarding loyal guests": a participle seldom stands before an adjective."""
    word, noun = words[place], words[place].head
    between = [words[p].tag for p in range(place + 1, noun)]
    if word.dep != "amod" or words[place - 1].lemma not in ("by", "through", "of") or "JJ" not in between:
        return
    if words[noun].head != place - 1 or words[noun].dep != "pobj" or word.lemma in lexicon().sets["modifier"]:
        return
    if words[place - 1].lemma != "of" and {"JJ", "NN"}.issuperset(between):
        move(words, place, place - 1, "pcomp")
        move(words, noun, place, "dobj")


def _by_doing_it(words: Words, place: int, text: str) -> None:
    """ "raises trust by sharing data": what is done by doing something is done to a thing."""
    noun = words[place].head
    verb = words[noun].head
    acts = [c for c in children(words, place) if words[c].dep == "pcomp" and words[c].tag == "VBG"]
    if words[place].lemma == "by" and acts and is_noun(words[noun]) and words[noun].dep == "dobj" and verb < noun:
        move(words, place, verb, "prep")


def _asked_of_what_it_does(words: Words, place: int, text: str) -> None:
    """ "asks how opening the data raises trust": it is the raising that is asked about, not how it is opened."""
    act = words[place].head
    verb = words[act].head
    if words[place].lemma not in ("how", "why", "whether") or words[act].dep != "csubj" or not place < act < verb:
        return
    kids = [c for c in children(words, act) if c != place]
    if words[act].tag == "VBG" and not any(words[c].dep in ("aux", "auxpass") or c < act for c in kids):
        move(words, place, verb, words[place].dep)
        for child in kids:
            if words[child].dep == "nsubj":
                move(words, child, act, "dobj")


def _they_do(words: Words, place: int, text: str) -> None:
    """ "polarizing products enhance trust": the verb is of many, so the products do it, not the one act."""
    verb, kids = words[place].head, children(words, place)
    many = len(kids) == 1 and kids[0] == place + 1 and words[kids[0]].tag == "NNS" and words[kids[0]].dep == "dobj"
    helped = any(words[c].dep in ("aux", "conj") for c in children(words, verb) if c < verb)
    if words[place].tag == "VBG" and many and words[verb].tag in ("VB", "VBP") and verb > place + 1 and not helped:
        move(words, kids[0], verb, "nsubj")
        words[place] = words[place]._replace(head=kids[0], dep="amod")


def _at_its_time(words: Words, place: int, text: str) -> None:
    """ "raises trust in the long run", "lifts quality over time": when it does; "a decline over time" is one."""
    noun = words[place].head
    inner = next((c for c in children(words, place) if words[c].dep == "pobj"), place)
    run = words[place].lemma in ("in", "over") and words[inner].lemma in ("run", "term")
    thing = is_noun(words[noun]) or words[noun].dep in ("nsubj", "csubj", "pobj", "pcomp")
    if not thing or noun > place or words[noun].lemma in lexicon().change:
        return
    if run or (words[place].lemma == "over" and words[inner].lemma == "time" and inner == place + 1):
        verb = words[noun].head
        while words[verb].head != verb and not words[verb].tag.startswith("VB"):
            verb = words[verb].head
        if words[verb].tag.startswith("VB"):
            for child in (place, *(c for c in children(words, inner) if words[c].dep == "prep")):
                move(words, child, verb, "prep")


def _where_they_do(words: Words, place: int, text: str) -> None:
    """ "in retail, engaged customers raise sales": what opens a clause before a comma is in no name behind it."""
    described = words[place].head
    noun = words[described].head
    commas = [c for c in children(words, described) if place < c < described and words[c].tag == ","]
    opens = place == 0 or words[place - 1].lemma in (",", "that")
    if opens and commas and words[described].dep == "amod" and words[noun].dep in ("nsubj", "nsubjpass"):
        for child in (place, *commas):
            move(words, child, words[noun].head, words[child].dep)


def _act_drives(words: Words, place: int, text: str) -> None:
    """ "job crafting drives trust": what stands before a verb without a subject is its subject, not its quality."""
    word, verb = words[place], words[place].head
    if word.tag != "VBG" or verb != place + 1 or words[verb].tag != "VBZ" or place == 0:
        return
    named = words[place - 1].tag in ("NN", "NNS") and words[place - 1].head == place
    if named and not any(words[c].dep in ("nsubj", "nsubjpass", "csubj", "expl") for c in children(words, verb)):
        words[place] = word._replace(dep="nsubj", tag="NN", pos="NOUN")


def _made_to_happen(words: Words, place: int, text: str) -> None:
    """ "makes brand trust increase": behind what is made to, the last word of a name is what it does."""
    word, verb = words[place], words[words[place].head]
    things = [c for c in children(words, place) if words[c].dep == "compound" and c < place]
    happening = together("verb.happen.plus", "verb.happen.minus", "verb.happen.open")
    if verb.lemma not in ("make", "let", "help") or word.tag != "NN" or not things or word.lemma not in happening:
        return
    if word.dep not in ("ccomp", "dobj") or things[-1] != place - 1 or words[place - 1].tag not in ("NN", "NNS"):
        return
    if word.dep == "ccomp" or place + 1 == len(words) or words[place + 1].tag in (".", ","):
        words[place] = word._replace(tag="VB", pos="VERB", dep="ccomp")
        for child in [c for c in children(words, place) if c < place and c != things[-1]]:
            move(words, child, things[-1], words[child].dep)
        move(words, things[-1], place, "nsubj")


def _results_in(words: Words, place: int, text: str) -> None:
    """ "raises turnover and results in lower sales": bare results in something of a kind are no second thing raised."""
    word, joint = words[place], place - 1
    behind = words[place + 1 : place + 3]
    if word.dep != "conj" or text[word.start : word.end] != "results" or words[joint].tag != "CC" or len(behind) < 2:
        return
    verb = word.head
    while words[verb].head != verb and not words[verb].tag.startswith("VB"):
        verb = words[verb].head
    kind = behind[1].tag in ("JJ", "JJR", "RBR", "VBN") or behind[1].lemma in ("a", "an", "great", "high", "low")
    if words[verb].tag != "VBZ" or behind[0].lemma != "in" or not kind:
        return
    move(words, joint, verb, "cc")
    words[place] = word._replace(tag="VBZ", pos="VERB", lemma="result", head=verb, dep="conj")
    move(words, place + 1, place, "prep")


def _this_results(words: Words, place: int, text: str) -> None:
    """ "This results in higher sales": a thing that points at several results would be "these"."""
    word = words[place]
    pointing = [c for c in children(words, place) if words[c].dep == "det" and words[c].lemma in ("this", "that")]
    goes_on = [w.lemma for w in words[place + 1 : place + 2]] in (["in"], ["from"])
    if text[word.start : word.end] != "results" or not pointing or not goes_on:
        return
    words[place] = word._replace(tag="VBZ", pos="VERB", lemma="result")
    words[pointing[0]] = words[pointing[0]]._replace(dep="nsubj", pos="PRON")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_is_the_driver, "VBG"),
    (_rewarding, "VBG"),
    (_by_doing_it, "prep"),
    (_asked_of_what_it_does, "advmod mark"),
    (_they_do, "csubj"),
    (_act_drives, "VBG"),
    (_made_to_happen, "NN"),
    (_at_its_time, "prep"),
    (_where_they_do, "prep"),
    (_results_in, "NNS"),
    (_this_results, "NNS"),
)
