"""Words that the parser takes for the wrong part of speech, put right with the arcs that follow from it.

* "an antecedent to leadership", "related to purchase intention", "vital to value creation": no verb stands there;
* what has a subject is a verb ("which triggers Y"), and a finite verb is no modifier of a noun;
* "engaging customers raises …", "touching an odd mug raises …": the gerund is the subject, not what it governs;
* "argue that trust promotes …": "that" points at nothing, trust is the subject;
* "increases sharing and perceived belonging": "perceived" is no second verb;
* "customer empowering behaviors" is one name;
* "led to lower costs": "lower" is no verb;
* a hyphenated noun taken for an adjective ("between novelty and self-construal on intention");
* "influences purchase intention": purchase is no verb, and what stands before it may be one;
* "affected job crafting": the last two are one name;
* a noun before a finite verb that has no subject is its subject;
* "have moderating effect": what is had is an effect.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.en.hanging import Words, above, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon

#: Dependents that show that a word is a verb of its own.
VERBAL = ("nsubj", "nsubjpass", "aux", "auxpass", "cop", "mark", "expl")
_FINITE = frozenset({"VBZ", "VBP", "VBD"})
#: What hangs on nouns alone.
OF_NOUNS = frozenset({"compound", "nmod", "amod", "det", "poss", "nummod"})
#: The list of verbs that may begin a name.
OPENING = "name.verbs"
#: Verbs whose "to" governs a noun.
_TO = frozenset({"lead", "contribute", "relate", "link", "attribute", "tie", "connect", "translate"})


def _noun_after_to(words: Words, place: int, text: str) -> None:
    """ "an antecedent to leadership": no verb ends like that."""
    word, to = words[place], place - 1
    if to < 0 or words[to].head != place or words[to].dep != "aux":
        return
    named = word.lemma.endswith(("rship", "ness", "ity", "ism", "oyee", "ology"))
    vital = to > 0 and words[to - 1].dep == "acomp" and words[to - 1].head == word.head
    vital = vital or (to > 0 and words[to - 1].lemma in lexicon().sets["noun.alone.before_to"])
    host = to - 1 if vital else word.head  # "is vital to value creation", where the parser hangs it on "is"
    governing = words[host]
    wanted = governing.lemma in _TO or (
        word.lemma in lexicon().sets["noun.first"] and f"{governing.lemma} to" in _to_adjectives()
    )
    if word.tag not in ("NN", "NNS") and not (word.tag == "VB" and (named or wanted)):
        return
    things = [c for c in children(words, place) if words[c].dep == "dobj"]
    if things and word.tag == "NN" and word.lemma in lexicon().verbs:  # "crucial to facilitate recovery"
        words[place] = word._replace(tag="VB", pos="VERB")
        return
    if word.tag == "VB" and not named:
        inner = children(words, things[0]) if len(things) == 1 else [0]
        if any(not place < c < things[0] or not is_noun(words[c]) for c in inner):
            return  # "vital to supply chain value", not "vital to value the chain"
    words[to] = words[to]._replace(head=host, dep="prep", tag="IN", pos="ADP")
    head = place
    if things and all(words[p].tag in ("NN", "NNS", "JJ") for p in range(place + 1, things[0] + 1)):
        head = things[0]
        move(words, place, head, "compound")
        move(words, head, to, "pobj")
        for child in [c for c in children(words, place) if words[c].dep == "prep"]:
            move(words, child, head, "prep")
    else:
        move(words, place, to, "pobj")
    words[place] = words[place]._replace(tag="NN", pos="NOUN")


@lru_cache(maxsize=1)
def _to_adjectives() -> frozenset[str]:
    """The adjectives whose "to" governs a noun ("vital to")."""
    sets = lexicon().sets
    return sets["adjective.plus"] | sets["adjective.minus"] | sets["adjective.relate"]


def _noun_for_verb(words: Words, place: int, text: str) -> None:
    word = words[place]
    if (
        word.tag != "NNS"
        or word.dep not in ("relcl", "ccomp", "ROOT", "conj", "advcl")
        or word.lemma not in lexicon().verbs
    ):
        return
    kids = children(words, place)
    if any(words[c].dep == "nsubj" and c < place for c in kids) and not any(
        words[c].dep in ("det", "amod", "poss", "cop") for c in kids
    ):
        words[place] = word._replace(tag="VBZ", pos="VERB")


def _that_clause(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "det" or text[word.start : word.end].lower() != "that" or place == 0:
        return
    noun = word.head
    verb = words[noun].head
    if words[noun].dep != "dobj" or verb != place - 1 or not words[verb].tag.startswith("VB"):
        return
    inside = [
        p
        for p in sorted({*children(words, verb), *children(words, noun)})  # "that mugs, when used, raise trust"
        if words[p].tag in _FINITE or (words[p].tag == "VB" and words[p - 1].tag == ",")
        if words[p].dep in ("ccomp", "conj", "relcl", "advcl") and p > noun
        if not any(words[c].dep in VERBAL[:3] for c in children(words, p))
    ]
    if not inside:
        return
    first = min(inside)
    move(words, place, first, "mark")
    move(words, noun, first, "nsubj")
    move(words, first, verb, "ccomp")
    for other in inside:
        if words[other].dep == "conj" and other != first:
            move(words, other, first, "conj")


def _finite_modifier(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.tag not in (*_FINITE, "VBN") or word.dep not in ("nmod", "compound", "amod") or word.head <= place:
        return
    thing = word.head if words[word.head].dep != "poss" else words[word.head].head
    left = [c for c in children(words, place) if c < place and is_noun(words[c])]
    if not left or (word.tag == "VBN" and words[left[-1]].dep != "nsubj"):
        return
    dep = {"dobj": "ccomp", "nsubj": "ccomp", "attr": "ccomp"}.get(words[thing].dep, words[thing].dep)
    words[place] = word._replace(head=words[thing].head if words[thing].head != thing else place, dep=dep)
    move(words, thing, place, "dobj")
    move(words, left[-1], place, "nsubj")


def _gerund_modifier(words: Words, place: int, text: str) -> None:
    """ "engaging customers raises …": an article, or a verb in the singular, shows that the gerund is the head."""
    word = words[place]
    if word.tag != "VBG" or word.dep not in ("amod", "compound") or word.head <= place:
        return
    noun = word.head
    article = any(words[c].dep in ("det", "poss") and place < c < noun for c in children(words, noun))
    plural = words[noun].tag == "NNS" and words[noun].dep == "nsubj" and is_singular(words, words[noun].head)
    if not article and (not plural or word.lemma in lexicon().sets["modifier"]):
        return
    words[place] = word._replace(head=words[noun].head, dep="csubj" if words[noun].dep == "nsubj" else words[noun].dep)
    for child in children(words, noun):
        if child < place:
            move(words, child, place, words[child].dep)
    move(words, noun, place, "dobj")


def is_singular(words: Words, verb: int) -> bool:
    """Whether a verb, or what helps it, is in the singular."""
    helping = [words[c] for c in children(words, verb) if words[c].dep in ("aux", "auxpass")]
    return any(word.tag == "VBZ" for word in (words[verb], *helping))


def _gerund_root(words: Words, place: int, text: str) -> None:
    """ "touching an odd mug can raise …": the gerund is no main verb, the finite verb is."""
    word = words[place]
    if word.tag != "VBG" or word.dep not in ("ROOT", "ccomp"):
        return
    kids = children(words, place)
    if any(words[c].dep in VERBAL for c in kids):
        return
    verb = next((c for c in kids if c > place and words[c].dep == "ccomp" and words[c].pos in ("VERB", "AUX")), None)
    if verb is None or any(words[c].dep == "mark" for c in children(words, verb)):
        return
    noun = next((c for c in children(words, verb) if words[c].dep == "nsubj"), None)
    if noun is None or not is_noun(words[noun]) or not all(above(words, noun, p) for p in range(place + 1, noun)):
        return
    words[verb] = words[verb]._replace(head=verb if word.head == place else word.head, dep=word.dep)
    for child in kids:
        if child != verb and (child > verb or words[child].dep in ("punct", "advcl", "cc", "conj")):
            move(words, child, verb, words[child].dep)
    move(words, place, verb, "csubj")
    move(words, noun, place, "dobj")


def _act_named(words: Words, place: int, text: str) -> None:
    """ "raises job crafting in teams": a bare noun before the act belongs to its name."""
    word, noun = words[place], place - 1
    if word.tag != "VBG" or word.dep != "acl" or word.head != noun or words[noun].tag not in ("NN", "NNP"):
        return
    kids = [words[c].dep for c in (*children(words, place), *children(words, noun))]
    if word.lemma not in lexicon().sets["name_of_act"] or any(dep in ("dobj", "det", "poss", "agent") for dep in kids):
        return
    words[place] = word._replace(head=words[noun].head, dep=words[noun].dep, tag="NN", pos="NOUN")
    for child in children(words, noun):
        if child != place:
            move(words, child, place, words[child].dep)
    move(words, noun, place, "compound")


def _verb_for_participle(words: Words, place: int, text: str) -> None:
    """ "increases sharing and perceived belonging": "perceived" is no second verb."""
    word = words[place]
    if word.dep != "conj" or word.tag not in ("VBD", "VBN") or words[word.head].tag not in ("VBZ", "VBP", "VB"):
        return
    kids = children(words, place)
    things = [c for c in kids if words[c].dep == "dobj" and c > place]
    before = [c for c in children(words, word.head) if words[c].dep == "dobj" and c < place]
    if any(words[c].dep in VERBAL for c in kids) or len(things) != 1 or not before or things[0] - place > 2:
        return
    if any(words[c].dep in ("det", "poss") for c in children(words, things[0])):
        return
    move(words, things[0], before[-1], "conj")
    for child in kids:
        if child != things[0]:
            move(words, child, things[0], words[child].dep)
    words[place] = word._replace(head=things[0], dep="amod", tag="VBN", pos="VERB")


def _participle_name(words: Words, place: int, text: str) -> None:
    """ "customer empowering behaviors" is a name: no customer here empowers."""
    word, first = words[place], place - 1
    kids = children(words, place)
    things = [c for c in kids if words[c].dep == "dobj"]
    if word.tag != "VBG" or first < 0 or words[first].tag not in ("NN", "NNP") or len(things) != 1:
        return
    later = [c for c in kids if c not in (first, *things)]
    acted = (
        word.dep == "pcomp" and words[first].dep == "nsubj" and words[things[0]].lemma in lexicon().sets["name.acts"]
    )
    if acted and all(words[c].dep == "prep" for c in later):  # "the effect of customer empowering behaviors on growth"
        words[first] = words[first]._replace(head=word.head, dep="pobj")
        for child in later:
            move(words, child, words[word.head].head, "prep")
    elif later or word.dep != "acl" or word.head != first or not is_noun(words[things[0]]):
        return
    thing = things[0]
    between = range(place + 1, thing)
    if thing - place > 2 or any(words[p].tag not in ("JJ", "NN") for p in between):
        return
    if any(
        words[c].dep in ("det", "poss", "relcl", "prep")
        for c in [*children(words, first), *children(words, thing)]
        if c < thing
    ):
        return
    words[thing] = words[thing]._replace(head=words[first].head, dep=words[first].dep)
    for child in children(words, first):
        if child not in (place, thing):
            move(words, child, thing, words[child].dep)
    move(words, first, thing, "compound")
    words[place] = word._replace(head=thing, dep="amod")


def _lower(words: Words, place: int, text: str) -> None:
    """ "led to lower costs": "lower" is no verb here."""
    word = words[place]
    form = text[word.start : word.end].lower()
    if (
        form not in ("lower", "better", "slower", "faster")
        or word.dep not in ("advcl", "xcomp")
        or words[word.head].lemma not in _TO
    ):
        return
    to = place - 1
    things = [c for c in children(words, place) if words[c].dep == "dobj" and c > place]
    if to < 0 or text[words[to].start : words[to].end].lower() != "to" or not things:
        return
    verb, thing = word.head, things[0]
    for child in children(words, place):
        if child not in (to, thing):
            move(words, child, verb, words[child].dep)
    words[to] = words[to]._replace(head=verb, dep="prep", tag="IN", pos="ADP")
    move(words, thing, to, "pobj")
    words[place] = word._replace(head=thing, dep="amod", tag="JJR", pos="ADJ")


def _hyphenated(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "amod" or word.head <= place or "-" not in text[word.start : word.end]:
        return
    noun = word.head
    preps = [c for c in children(words, place) if words[c].dep == "prep" and place < c < noun]
    for prep in preps:
        inner = [c for c in children(words, prep) if words[c].dep == "pobj" and c < noun]
        if not inner:
            continue
        words[place] = word._replace(head=words[noun].head, dep=words[noun].dep, tag="NN", pos="NOUN")
        move(words, noun, prep, "pobj")
        move(words, inner[0], noun, "compound")
        return


def _hyphenated_act(words: Words, place: int, text: str) -> None:
    """ "allows for quicker decision-making": a noun, which what stands before it describes."""
    word, left = words[place], words[place - 1]
    if word.tag != "VBG" or place == 0 or word.head != place - 1 or "-" not in text[word.start : word.end]:
        return
    if left.dep != "amod" or left.head >= place or left.tag not in ("JJ", "JJR", "VBN") or is_noun(words[left.head]):
        return
    words[place] = word._replace(tag="NN", pos="NOUN")
    move(words, place, left.head, "pobj" if words[left.head].dep == "prep" else "dobj")
    move(words, place - 1, place, "amod")


def _subject(words: Words, place: int, text: str) -> None:
    """ "product involvement buffers …": a noun cannot be part of a finite verb's name."""
    word = words[place]
    if (
        word.dep not in ("compound", "amod")
        or not is_noun(word)
        or place != word.head - 1
        or words[word.head].tag not in _FINITE
    ):
        return
    verb = word.head
    if any(words[c].dep in VERBAL[:2] for c in children(words, verb)):
        return
    move(words, place, verb, "nsubj")
    for child in children(words, verb):
        if child < place and words[child].dep in OF_NOUNS:
            move(words, child, place, words[child].dep)


def _gerund_name(words: Words, place: int, text: str) -> None:
    """ "affected job crafting": the two are one name."""
    word, left = words[place], words[place - 1]
    if place == 0 or word.tag != "VBG" or word.lemma not in lexicon().sets["name.gerunds"] or left.tag != "NN":
        return
    if left.dep not in ("dobj", "pobj") or word.head not in (place - 1, left.head):
        return
    if any(words[c].dep in ("dobj", *VERBAL) for c in children(words, place)):
        return
    words[place] = word._replace(tag="NN", pos="NOUN", head=left.head, dep=left.dep)
    for child in children(words, place - 1):
        if child != place:
            move(words, child, place, words[child].dep)
    move(words, place - 1, place, "compound")


def _name_of_verb(words: Words, place: int, text: str) -> None:
    """ "affects purchase intention": "purchase" opens a name; the name takes the place that is free before it."""
    word, noun, before = words[place], place + 1, place - 1
    sets = lexicon().sets
    if word.lemma not in sets[OPENING] or noun == len(words) or before < 0:
        return
    if word.tag not in ("VB", "VBP") and (words[noun].head, words[noun].dep) != (place, "dobj"):
        return
    if words[noun].lemma not in sets["name.heads"] or words[before].tag in ("TO", "MD", "PRP"):
        return
    left = words[before]
    if left.tag == "NNS" and left.lemma in lexicon().verbs:
        _verb_before(words, before, place)
    elif left.tag.startswith("VB"):
        move(words, noun, before, "dobj")
    elif left.tag == "IN" and left.dep == "prep":
        move(words, noun, before, "pobj")
    elif left.tag == "CC" and (first := _last_argument(words, left.head, before)) is not None:
        move(words, before, first, "cc")
        move(words, noun, first, "conj")
    elif word.dep in ("dobj", "pobj", "nsubj", "nsubjpass", "conj", "attr"):
        move(words, noun, word.head, word.dep)
    else:
        return
    heir = before if words[before].tag.startswith("VB") else noun
    for child in children(words, place):
        if child != noun:
            move(words, child, heir, words[child].dep)
    words[place] = words[place]._replace(tag="NN", pos="NOUN", head=noun, dep="compound")


def _verb_before(words: Words, verb: int, place: int) -> None:
    """Make a noun the verb that the word after it was taken for."""
    word, old = words[place], words[verb]
    head = verb if word.head == place else word.head
    words[verb] = old._replace(tag="VBZ", pos="VERB", head=head, dep=word.dep)
    move(words, place + 1, verb, "dobj")
    last = verb - 1
    if last < 0 or not is_noun(words[last]) or words[last].head != verb:
        return
    inner = old.head != place
    move(words, last, old.head if inner else verb, old.dep if inner else "nsubj")
    for child in children(words, verb):
        if child < last and words[child].dep in OF_NOUNS:
            move(words, child, last, words[child].dep)


def _last_argument(words: Words, head: int, before: int) -> int | None:
    """The last noun before a place that hangs on a word as its object, or on a preposition under it."""
    for place in range(before - 1, head, -1):
        if words[place].dep in ("dobj", "pobj") and is_noun(words[place]) and above(words, head, place):
            return place
    return None


def _no_tense(words: Words, place: int, text: str) -> None:
    """ "have moderating effect on": "have" forms no tense with such a word, which describes what is had."""
    word, have = words[place], place - 1
    things = [c for c in children(words, place) if words[c].dep == "dobj" and c > place]
    if have < 0 or not things or words[have].lemma != "have" or (words[have].head, words[have].dep) != (place, "aux"):
        return
    head = have if word.head == place else word.head
    words[have] = words[have]._replace(head=head, dep=word.dep, pos="VERB")
    for child in children(words, place):
        if child != have:
            move(words, child, have, words[child].dep)
    words[place] = word._replace(head=things[0], dep="amod")


#: The repairs of this file, in the order in which they are made, and the tags or relations of the words they begin at.
REPAIRS = (
    (_noun_after_to, "VB NN NNS"),
    (_noun_for_verb, "NNS"),
    (_that_clause, "det"),
    (_finite_modifier, "VBZ VBP VBD VBN"),
    (_gerund_modifier, "VBG"),
    (_gerund_root, "VBG"),
    (_act_named, "VBG"),
    (_verb_for_participle, "VBD VBN"),
    (_participle_name, "VBG"),
    (_lower, "advcl xcomp"),
    (_hyphenated, "amod"),
    (_hyphenated_act, "VBG"),
    (_subject, "compound amod"),
    (_gerund_name, "VBG"),
    (_name_of_verb, OPENING),
    (_no_tense, "VBG"),
)
