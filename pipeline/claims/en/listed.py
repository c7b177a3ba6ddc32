"""Members of rows and names that the parser hung on the nearest word, or took for verbs, put right.

* "raises curiosity, patience, and care": the last member is no verb;
* "willingness to share and perceived risk are …": a noun goes on in no row with a bare infinitive;
* "raises skill and care, both of which then raise output", "a predictor of trust and care, which are …": of the row;
* "show that heat and drought trigger losses": the one verb of a clause, behind a row;
* "the use of robots and demand raise sales": a verb in the plural has more than the use for its subject;
* "network density and price fairness": two names, the first of which was taken to describe the second;
* "storytelling and board diversity are …", "churn and demand raise …": so are two things, and no base form;
* "work stress and leadership raise sales": no infinitive without "to" raises anything;
* "raises loyalty more than price does": more is said of the raising;
* "a threat to trust", "contributes to care": things, no infinitives;
* "When better light grows, sales rise": "when" opens a clause of its own;
* "lower costs, facilitate trade and raise trust": three verbs;
* "three steps, namely hearing, trying and telling": the acts are the steps;
* "due to rising costs, advances in medicine, and new rules": three things;
* "changed the way guests travel": the way changed;
* "a key driver of trust is planned change": a noun is not done to anything.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, above, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon
from pipeline.claims.en.retag import VERBAL
from pipeline.document import Word

_PLURAL = frozenset({"are", "were", "have", "do"})
#: Endings that only verbs have, of those that bring something about.
_OF_VERBS = ("ate", "ify", "ize", "ise", "en", "hance", "sure", "foster", "reduce", "improve")
#: What is oftener a thing than done, and what an object may begin with or consist of.
_THINGS = frozenset(
    {"support", "change", "benefit", "experience", "design", "reward", "control", "cost", "use", "care"}
)
_GOES_ON = frozenset({"NN", "NNS", "NNP", "JJ", "JJR", "VBN", "VBD", "VBG", "DT", "PRP$"})
_OBJECTS = frozenset({"dobj", "pobj", "conj", "attr"})


def _last_member(words: Words, place: int, text: str) -> None:
    """ "curiosity, patience, and care": a base form that governs nothing ends a row of nouns.

    So does "a lack of trust, fear, and unease with kiosks": nobody does a thing behind a preposition.
    """
    word, first = words[place], words[place].head
    if word.tag not in ("VB", "VBP") or word.dep != "conj" or not is_noun(words[first]) or first > place:
        return
    plain = ("punct", "amod", *(["prep"] if words[place - 2].tag == "," and _of_prep(words, first) else []))
    if words[first].dep not in _OBJECTS or any(words[c].dep not in plain for c in children(words, place)):
        return
    if words[place - 1].tag in ("CC", "JJ", "VBN"):
        words[place] = word._replace(tag="NN", pos="NOUN")


def _of_prep(words: Words, place: int) -> bool:
    """Whether a row stands behind a preposition, and in no verb's object."""
    while is_noun(words[place]) and words[place].dep in ("conj", "pobj"):
        prep = words[place].head
        place = words[prep].head if words[place].dep == "pobj" else prep
        if words[place].tag.startswith("VB"):
            return True
    return False


def _beside_infinitive(words: Words, place: int, text: str) -> None:
    """ "willingness to share and perceived risk": the risk stands beside the willingness."""
    word, act = words[place], words[place].head
    if word.dep != "conj" or not is_noun(word) or words[act].tag != "VB" or words[act].dep != "acl" or act > place:
        return
    kids = children(words, act)
    host = words[act].head
    bare = not any(words[c].dep in ("dobj", "prep", "acomp", "xcomp") for c in kids)
    if bare and is_noun(words[host]) and not any(words[c].dep in VERBAL for c in children(words, place)):
        for child in kids:
            if words[child].dep in ("cc", "punct") and act < child < place:
                move(words, child, host, words[child].dep)
        move(words, place, host, "conj")


def _row_tells(words: Words, that: int, text: str) -> None:
    """ "show that heat and drought trigger losses": the clause has no other verb than the name behind the row."""
    end = next((p for p in range(that + 1, len(words)) if words[p].tag in (",", ".", ":", "-LRB-")), len(words))
    joint = next((p for p in range(that + 2, end) if words[p].tag == "CC"), -1)
    if words[that].lemma != "that" or not words[that - 1].tag.startswith("VB") or joint < 0:
        return
    told = (p for p in range(joint + 2, end - 1) if may_tell(words[p], text) and words[p + 1].tag in _GOES_ON)
    verb = next(told, -1)
    finite = [p for p in range(that + 1, end) if words[p].tag in ("VBZ", "VBP", "MD", "VBD") and p != verb + 1]
    before = [words[p].tag for p in range(that + 1, verb) if p != joint]
    if verb < 0 or finite or not {"NN", "NNS", "JJ", "VB", "VBG", "VBN"}.issuperset(before):
        return
    stop = next((p for p in range(verb + 1, end) if words[p].tag not in _GOES_ON), end)
    if not is_noun(words[stop - 1]) or (not is_noun(words[joint - 1]) and words[joint - 1].tag != "VB"):
        return
    words[verb] = words[verb]._replace(tag="VBP", pos="VERB", head=that - 1, dep="ccomp")
    words[that] = words[that]._replace(tag="IN", pos="SCONJ", head=verb, dep="mark")
    move(words, joint, joint - 1, "cc")
    for first, last, head, dep in (
        (that + 1, joint - 1, verb, "nsubj"),
        (joint + 1, verb - 1, joint - 1, "conj"),
        (verb + 1, stop - 1, verb, "dobj"),
    ):
        for place in range(first, last):
            own = {"D": "det", "P": "poss", "N": "compound"}.get(words[place].tag[0], "amod")
            tag = words[place].tag if own != "amod" else words[place].tag.replace("VBD", "VBN")
            words[place] = words[place]._replace(tag=tag, head=last, dep=own)
        tag = words[last].tag if is_noun(words[last]) else "NN"
        words[last] = words[last]._replace(tag=tag, pos="NOUN", head=head, dep=dep)
    if stop + 1 < end and words[stop].tag == "TO":
        move(words, stop + 1, verb, "xcomp")


def may_tell(word: Word, text: str) -> bool:
    """Whether a name may be the base form of a verb that raises something, and is hardly ever a thing."""
    base = word.tag in ("NN", "VB") and text[word.start : word.end].lower() == word.lemma
    telling = any(f.kind in ("raise", "causative") and not f.prep for f in lexicon().verbs.get(word.lemma, ()))
    return base and telling and word.lemma not in _THINGS


def _of_which(words: Words, place: int, text: str) -> None:
    """ "raises skill and care, both of which then raise output": said of what was raised, and no second raising."""
    verb, main = words[place].head, words[words[place].head].head
    if (
        words[place].lemma not in lexicon().sets["noun.all"]
        or words[verb].dep not in ("advcl", "conj")
        or not main < place < verb
    ):
        return
    if [words[p].lemma for p in range(place - 1, place + 3)] != [",", words[place].lemma, "of", "which"]:
        return
    told = [c for c in children(words, main) if words[c].dep in ("dobj", "attr") and main < c < place]
    if told or is_noun(words[place - 2]):
        move(words, verb, (told or [place - 2])[-1], "relcl")


def _plural_which(words: Words, verb: int, text: str) -> None:
    """ "a predictor of trust and care, which are …": what is told in the plural is said of the row."""
    noun, kids = words[verb].head, children(words, verb)
    told = words[verb].tag == "VBP" or any(words[c].tag == "VBP" and words[c].dep in ("aux", "auxpass") for c in kids)
    opened = any(words[c].lemma == "which" and words[c].dep in ("nsubj", "nsubjpass") for c in kids)
    own = children(words, noun)
    if not (told and opened) or words[noun].tag != "NN" or any(words[c].dep == "conj" for c in own):
        return
    preps = [c for c in own if words[c].dep == "prep" and noun < c < verb]
    firsts = [o for p in preps for o in children(words, p) if words[o].dep == "pobj"]
    rows = [c for o in firsts for c in children(words, o) if words[c].dep == "conj" and is_noun(words[c]) and c < verb]
    if rows:
        move(words, verb, rows[-1], "relcl")


def _agrees(words: Words, place: int, text: str) -> None:
    """ "the use of robots and demand raise sales": what makes the subject plural is the row behind the preposition."""
    word, verb = words[place], words[place].head
    if word.tag != "NN" or word.dep not in ("nsubj", "nsubjpass") or not place < verb:
        return
    kids = children(words, place)
    if any(words[c].dep == "conj" for c in kids) or not is_plural(words, verb, text):
        return
    for prep in (c for c in kids if words[c].dep == "prep" and place < c < verb):
        inner = next((c for c in children(words, prep) if words[c].dep == "pobj"), None)
        row = [c for c in children(words, inner) if words[c].dep == "conj"] if inner is not None else []
        if inner is None or len(row) != 1 or not is_noun(words[row[0]]):
            continue
        for child in children(words, inner):
            if child > inner and words[child].dep in ("cc", "conj", "punct"):
                move(words, child, place, words[child].dep)
        return


def _two_in_the_plural(words: Words, place: int, text: str) -> None:
    """ "storytelling and board diversity are driven by …": one thing alone would not be told of in the plural."""
    word, last = words[place], words[place].head
    row = [c for c in children(words, place) if words[c].dep == "conj"]
    if word.dep != "nmod" or words[last].tag != "NN" or words[last].dep not in ("nsubj", "nsubjpass"):
        return
    verb = words[last].head
    if row != [last - 1] or not is_noun(words[row[0]]) or last > verb or not is_plural(words, verb, text):
        return
    if any(words[c].dep == "conj" for c in children(words, last)):
        return
    dep = words[last].dep
    move(words, place, verb, dep)
    for child in children(words, last):
        if child < place:
            move(words, child, place, words[child].dep)
    move(words, row[0], last, "compound")
    move(words, last, place, "conj")


def _no_base_form(words: Words, place: int, text: str) -> None:
    """ "churn raises costs": what stands in a subject's place is no base form of a verb."""
    word = words[place]
    if word.tag in ("VB", "VBP") and not any(words[c].dep in (*VERBAL, "dobj") for c in children(words, place)):
        words[place] = word._replace(tag="NN", pos="NOUN")


def is_plural(words: Words, verb: int, text: str) -> bool:
    """Whether a verb, or what stands before it, is in the plural."""
    helping = [c for c in children(words, verb) if words[c].dep in ("aux", "auxpass")]
    first = min([*helping, verb])
    form = text[words[first].start : words[first].end].lower()
    return form in _PLURAL or (first == verb and words[verb].tag == "VBP" and form not in ("am", "is"))


def _two_names_side_by_side(words: Words, place: int, text: str) -> None:
    """ "network density and price fairness": the first has a word of its own, and so has the second."""
    word, last = words[place], words[place].head
    if word.dep not in ("nmod", "compound") or not is_noun(word) or last <= place or not is_noun(words[last]):
        return
    kids = children(words, place)
    joined = [c for c in kids if words[c].dep == "cc" and c == place + 1]
    own = [c for c in kids if c < place and words[c].dep in ("compound", "amod", "nmod")]
    beside = [c for c in children(words, last) if c == place - 1 and words[c].dep in ("compound", "nmod", "amod")]
    row = [c for c in kids if words[c].dep == "conj"]
    opens = [c for c in children(words, last) if place + 1 < c < last and words[c].dep in ("compound", "amod")]
    if not joined or not (own or beside) or len(row) > 1 or not (row == [last - 1] or (not row and opens)):
        return
    old = words[last]
    move(words, place, place if old.head == last else old.head, old.dep)
    for child in children(words, last):
        if child < place and child not in beside:
            move(words, child, place, words[child].dep)
    for child in beside:
        move(words, child, place, words[child].dep)
    for child in row:
        move(words, child, last, "compound")
    move(words, last, place, "conj")


def _no_act(words: Words, place: int, text: str) -> None:
    """ "work stress and leadership raise sales": a base form without "to" is the first word of a name."""
    word = words[place]
    if word.tag not in ("VB", "VBP") or word.dep != "csubj" or place + 1 >= len(words):
        return
    thing, verb = place + 1, word.head
    kids = children(words, place)
    if not is_noun(words[thing]) or words[thing].head != place or words[thing].dep != "dobj":
        return
    if any(words[c].dep in (*VERBAL, "prep", "advmod") for c in kids):
        return
    for child in [*kids, *children(words, thing)]:
        if child != thing and child < place:
            move(words, child, thing, words[child].dep)
    words[thing] = words[thing]._replace(head=verb, dep="nsubj")
    words[place] = word._replace(tag="NN", pos="NOUN", head=thing, dep="compound")


def _more_than(words: Words, place: int, text: str) -> None:
    """ "raises loyalty more than price does": the loyalty that is raised is not "more than price does"."""
    word, noun = words[place], words[place].head
    if word.lemma not in ("more", "less", "much", "little") or word.tag not in ("JJR", "RBR") or place != noun + 1:
        return
    verb = words[noun].head
    if words[noun].dep != "dobj" or place + 1 >= len(words) or words[place + 1].lemma != "than":
        return
    move(words, place, verb, "advmod")
    words[place] = words[place]._replace(tag="RBR", pos="ADV")
    for child in children(words, noun):
        if child > place and not above(words, place, child):
            move(words, child, place, words[child].dep)


def _is_a_noun(words: Words, place: int, text: str) -> None:
    """ "a key driver of trust is planned change": the change is what the driver is."""
    word, thing = words[place], words[place].head
    kids = children(words, place)
    be = next((c for c in kids if words[c].dep == "auxpass" and words[c].lemma == "be"), None)
    subject = next((c for c in kids if words[c].dep in ("nsubjpass", "nsubj")), None)
    if word.dep != "amod" or not is_noun(words[thing]) or be is None or subject is None or not subject < be < place:
        return
    top = words[thing]
    words[be] = words[be]._replace(head=be if top.head == thing else top.head, dep=top.dep)
    for child in [*kids, *children(words, thing)]:
        if child != be and (child < be or words[child].dep in ("punct", "advcl")):
            move(words, child, be, "nsubj" if child == subject else words[child].dep)
    move(words, thing, be, "attr")


def _thing_after_to(words: Words, place: int, text: str) -> None:
    """ "a threat to trust", "contributes to care": what governs nothing behind such words is a thing."""
    word, to, sets = words[place], place - 1, lexicon().sets
    host = words[word.head]
    if word.lemma not in sets["noun.alone"] or place < 2 or words[to].lemma != "to" or words[to].head != place:
        return
    telling = f"{host.lemma} to" in sets["adjective.plus"] | sets["adjective.minus"] | sets["adjective.relate"]
    if not (
        telling or host.lemma in sets["noun.alone.before_to"] or (host.lemma == "contribute" and word.dep == "xcomp")
    ):
        return
    others = [c for c in children(words, place) if c != to and words[c].dep not in ("punct", "cc", "conj")]
    if any(f"{word.lemma} {words[c].lemma}" not in sets["noun.asking"] for c in others):
        return  # "contributes to trust in shops"
    words[to] = words[to]._replace(head=word.head, dep="prep", tag="IN", pos="ADP")
    words[place] = word._replace(head=to, dep="pobj", tag="NN", pos="NOUN")


def _when_it_opens(words: Words, place: int, text: str) -> None:
    """ "When better light grows, sales rise": what "when" opens is told of no saying."""
    word, verb = words[place], words[place].head
    if word.tag not in ("VBZ", "VBP", "VBD") or not place < verb or words[0].tag != "WRB" or words[0].lemma != "when":
        return
    if above(words, place, 0) and not any(words[c].dep in ("mark", "dobj") for c in children(words, place)):
        move(words, 0, place, "advmod")
        move(words, place, verb, "advcl")


def _namely(words: Words, place: int, text: str) -> None:
    """ "three steps, namely hearing, trying and telling", "three drivers of trust, namely …": the counted ones are."""
    word, thing = words[place], words[place].head
    if not any(words[c].lemma in ("namely", "i.e.") and c < place for c in children(words, place)):
        return
    bare = not any(words[c].dep in ("dobj", *VERBAL) for c in children(words, place))
    if word.dep == "acl" and word.tag == "VBG" and is_noun(words[thing]) and bare:
        words[place] = word._replace(tag="NN", pos="NOUN", dep="appos")
    over = [p for p in range(place) if word.dep == "conj" and is_noun(words[p]) and above(words, p, place)]
    counted = [p for p in over if any(words[c].tag == "CD" for c in children(words, p))]
    if counted and is_noun(word):
        move(words, place, counted[-1], "appos")


def _verb_of_row(words: Words, place: int, text: str) -> None:
    """ "lower costs, facilitate trade and raise trust": a verb between or behind others opens no name."""
    word, thing = words[place], words[place].head
    if word.dep not in ("nmod", "compound") or not is_noun(word) or words[place - 1].tag not in (",", "CC"):
        return
    if not word.lemma.endswith(_OF_VERBS) or not any(f.kind == "raise" for f in lexicon().verbs.get(word.lemma, ())):
        return
    before = words[thing].head
    verb = words[before].head
    if thing < place or words[thing].dep != "conj" or words[before].dep != "dobj":
        return
    if not words[verb].tag.startswith("VB"):
        return
    words[place] = word._replace(tag="VB", pos="VERB", head=verb, dep="conj")
    for child in children(words, thing):
        if child < place:
            move(words, child, place, words[child].dep)
    move(words, thing, place, "dobj")


def _change_in_row(words: Words, place: int, text: str) -> None:
    """ "due to rising costs, advances in medicine, and new rules": a change between things is no verb."""
    word, left, head, kids = words[place], place - 2, words[place].head, children(words, place)
    after = words[min(place + 1, len(words) - 1)].lemma
    if left < 1 or word.lemma not in {*lexicon().change, "advance"} or after not in ("in", "of"):
        return
    if not is_noun(words[left]) or words[left].dep not in ("pobj", "conj") or words[left + 1].tag != ",":
        return
    told = [c for c in kids if words[c].dep == "ccomp" and c < place]
    inner = [o for c in kids if words[c].dep == "prep" for o in children(words, c) if words[o].dep == "pobj"]
    more = [c for o in inner for c in children(words, o) if words[c].dep == "conj"]  # ", new rules, and the spread"
    joint = [c for p in (place, *more) for c in children(words, p) if words[c].dep == "cc"]
    own = any(words[c].dep in (*VERBAL, "dobj") for c in kids)
    if own or not joint or not (told if head == place else word.dep == "conj"):
        return
    for last in [c for c in more if c > joint[0] or words[joint[0] - 1].tag == ","]:
        move(words, last, place, "conj")
    if head == place:
        words[told[0]] = words[told[0]]._replace(head=told[0], dep="ROOT")
        for child in [c for c in kids if words[c].dep == "punct"]:
            move(words, child, told[0], "punct")
    words[place] = word._replace(tag="NNS", pos="NOUN", head=left, dep="conj")


def _way_changed(words: Words, place: int, text: str) -> None:
    """ "changed the way guests travel": the way is what changed."""
    word, verb = words[place], words[place].head
    told = any(f.kind == "raise" and not f.prep for f in lexicon().verbs.get(words[verb].lemma, ()))
    plain = not any(words[c].dep in ("dobj", "auxpass") for c in children(words, verb))
    if word.lemma == "way" and told and plain and any(words[c].dep == "relcl" for c in children(words, place)):
        move(words, place, verb, "dobj")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_row_tells, "IN DT WDT"),
    (_namely, "acl conj"),
    (_verb_of_row, "nmod compound"),
    (_way_changed, "npadvmod"),
    (_change_in_row, "VBZ"),
    (_no_base_form, "nsubj nsubjpass nmod compound"),
    (_two_in_the_plural, "nmod"),
    (_last_member, "conj"),
    (_beside_infinitive, "conj"),
    (_two_names_side_by_side, "nmod compound"),
    (_no_act, "csubj"),
    (_agrees, "nsubj nsubjpass"),
    (_of_which, "nsubj nsubjpass"),
    (_plural_which, "relcl"),
    (_more_than, "JJR RBR"),
    (_is_a_noun, "amod"),
    (_thing_after_to, "VB"),
    (_when_it_opens, "ccomp"),
)
