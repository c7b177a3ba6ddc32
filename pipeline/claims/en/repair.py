"""Arcs that the parser is known to get wrong in this kind of prose, put right before they are read.

Each repair is a pattern of the tree alone. Words taken for the wrong part of speech are in :mod:`.retag`, lost subjects
in :mod:`.subjects`, torn clauses in :mod:`.clauses`, rows and comparisons in :mod:`.rehang` and :mod:`.listed`,
relative clauses in :mod:`.antecedents`; here are arcs that hang on the wrong word:

* a heading ("Purpose – …") is no part of the sentence behind it;
* a subject that hangs on an auxiliary is the verb's, and of two side by side the second is the head;
* "between the use of A and B" has B beside the use; "between A and the facts disclosed": the facts are disclosed;
* a noun coordinated with a verb belongs to that verb's last argument ("divided into A and B");
* "spring barter and autumn fairs": two names, where the first has a modifier of its own;
* an apposition that is itself coordinated is a list ("from customers, more capital, and attention");
* "matching of A and B": the second noun is matched with the first;
* "rely on employees to grow": "on" governs the employees;
* "found that X raised Y, but lowered Z": X lowered Z;
* "of" and "among" after an object belong to the object, and so does what a noun asks for ("trust in managers").
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, above, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon
from pipeline.claims.en.retag import OF_NOUNS, VERBAL

#: Nouns that need two: what is coordinated behind them is what they join.
_JOINING = frozenset(
    {
        "matching", "match", "interaction", "combination", "integration", "relationship", "relation", "fit", "balance",
        "difference", "comparison", "alignment", "congruence", "interplay", "cooperation", "collaboration", "coupling",
        "gap", "conflict", "link", "mismatch", "exchange",
    }
)  # fmt: skip
#: Verbs that are said of a relation, not of the noun before them ("the link between X and Y moderated by W").
_SAID_OF_RELATIONS = frozenset(
    {"moderate", "mediate", "find", "observe", "report", "predict", "hypothesize", "hypothesise", "explain", "expect"}
)


def _of_auxiliary(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep in ("nsubj", "nsubjpass", "csubj") and words[word.head].dep in ("aux", "auxpass"):
        move(words, place, words[word.head].head, word.dep)


def _double_subject(words: Words, place: int, text: str) -> None:
    """ "joint problem solving is …": of two subjects side by side the second is the head."""
    word = words[place]
    if word.dep not in ("nsubj", "nsubjpass") or word.tag not in ("VBG", "NN") or place == 0:
        return
    left = words[place - 1]
    if left.head == word.head and left.dep == word.dep and left.tag in ("NN", "NNP"):
        move(words, place - 1, place, "compound")
        words[place] = word._replace(tag="NN", pos="NOUN")


def _heading(words: Words, place: int, text: str) -> None:
    """ "Purpose – Building trust …", "Contribution: The study …": a heading is no part of what it stands over."""
    word = words[0]
    signs = [p for p in range(1, word.head) if text[words[p].start] in ":–—"]
    if place or signs != [1] or word.head >= len(words) or text[words[1].end] != " ":
        return
    torn = word.dep in ("compound", "amod", "nmod")
    if torn or (word.dep == "nsubj" and any(words[c].dep == "nsubj" for c in children(words, word.head) if c)):
        move(words, 0, words[word.head].head if torn else word.head, "dep")


def _between_first(words: Words, place: int, text: str) -> None:
    """ "between self-image and visual novelty": a first noun taken for an adjective of the second."""
    word = words[place]
    if word.dep not in ("amod", "nmod") or word.tag not in ("JJ", "NN") or words[place - 1].lemma != "between":
        return
    noun, prep = word.head, words[word.head].head
    row = [c for c in children(words, place) if words[c].dep == "conj" and place < c < noun]
    if len(row) != 1 or prep != place - 1 or words[noun].dep != "pobj":
        return
    if any(words[c].dep == "conj" for c in children(words, noun)):
        return
    words[place] = word._replace(tag="NN", pos="NOUN")
    move(words, place, prep, "pobj")
    move(words, noun, place, "conj")
    move(words, row[0], noun, "amod")


def _between_two(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "prep" or word.lemma != "between":
        return
    first = [c for c in children(words, place) if words[c].dep == "pobj"]
    if len(first) != 1 or any(words[c].dep == "conj" for c in children(words, first[0])):
        return
    inner = [
        p
        for p in range(first[0] + 1, len(words))
        if words[p].dep == "conj" and is_noun(words[p]) and above(words, first[0], p)
    ]
    if not inner:
        return
    second = inner[0]
    old = words[second].head
    for child in children(words, old):
        if words[child].dep == "cc" and child < second:
            move(words, child, first[0], "cc")
    move(words, second, first[0], "conj")


def _two_names(words: Words, place: int, text: str) -> None:
    word, last = words[place], words[place].head
    if word.dep != "nmod" or not is_noun(word) or last <= place:
        return
    kids = children(words, place)
    row = [c for c in kids if words[c].dep == "conj"]
    own = [c for c in kids if c < place and words[c].dep in ("compound", "amod", "nmod")]
    if len(row) != 1 or row[0] != last - 1 or children(words, row[0]):
        return
    if place and words[place - 1].head == last and words[row[0]].tag.startswith("JJ"):
        move(words, place - 1, place, "compound")
        own.append(place - 1)
    if not own:
        return
    old = words[last]
    move(words, place, place if old.head == last else old.head, old.dep)
    for child in children(words, last):
        if child < min(own) and words[child].dep in ("det", "poss", "amod", "nummod"):
            move(words, child, place, words[child].dep)
    move(words, last, place, "conj")
    move(words, row[0], last, "compound" if is_noun(words[row[0]]) else "amod")


def _modifier_near(words: Words, place: int, text: str) -> None:
    word = words[place]
    if (
        word.dep != "acl"
        or word.tag not in ("VBN", "VBG")
        or word.lemma in _SAID_OF_RELATIONS
        or place - 1 <= word.head
    ):
        return
    near = words[place - 1]
    if (
        words[word.head].lemma in ("relationship", "relation", "association", "effect", "impact", "link", "correlation")
        and is_noun(near)
        and above(words, word.head, place - 1)
    ):
        move(words, place, place - 1, "acl")


def _noun_with_verb(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "conj" or not is_noun(word) or not words[word.head].tag.startswith("VB"):
        return
    if any(words[c].dep in VERBAL for c in children(words, place)):
        return
    verb, after = word.head, min(place + 1, len(words) - 1)
    goes_on = words[after].tag in ("VBZ", "VBD", "VBP") and (words[after].head, words[after].dep) == (verb, "conj")
    if goes_on and not any(words[c].dep == "dobj" for c in children(words, verb)):
        move(words, place, after, "nsubj")  # "trust mediates and age moderates the effect"
        return
    best = -1
    for child in children(words, verb):
        if child > place:
            continue
        if words[child].dep in ("dobj", "attr") and is_noun(words[child]):
            best = max(best, child)
        due = [c for c in children(words, child) if words[child].lemma == "due" and words[c].lemma == "to"]
        if due or words[child].dep in ("prep", "agent"):
            inner = [c for p in due or [child] for c in children(words, p) if words[c].dep == "pobj" and c < place]
            best = max([best, *inner[-1:]])
    if best >= 0 and not above(words, place, best):
        move(words, place, best, "conj")


def _listed_apposition(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "appos" or not is_noun(word) or place < word.head:
        return
    row = [place]
    while further := [c for c in children(words, row[-1]) if words[c].dep == "conj"]:
        row.append(further[-1])
    closed = any(words[c].dep == "cc" for member in row for c in children(words, member))
    if len(row) == 1 or (len(row) == 2 and not closed):
        return
    if text[words[place].start - 1 : words[place].start] in "(（" or _colon_between(words, word.head, place, text):
        return
    host = word.head
    prep = words[host].head
    if words[host].dep == "pobj" and words[words[prep].head].tag.startswith("VB"):
        verb = words[prep].head
        objects = [c for c in children(words, verb) if words[c].dep == "dobj" and c < prep]
        if objects and prep > verb:
            host = objects[-1]
    if not above(words, place, host):
        move(words, place, host, "conj")


def _colon_between(words: Words, first: int, second: int, text: str) -> bool:
    gap = text[words[first].end : words[second].start]
    return any(sign in gap for sign in (":", "：", "—", "i.e", "e.g", "namely", "that is"))


def _joined(words: Words, place: int, text: str) -> None:
    word = words[place]
    if word.dep != "conj" or not is_noun(word) or words[word.head].lemma not in _JOINING:
        return
    preps = [
        c
        for c in children(words, word.head)
        if words[c].dep == "prep" and words[c].lemma in ("of", "between") and c < place
    ]
    for prep in preps:
        inner = [c for c in children(words, prep) if words[c].dep == "pobj"]
        if len(inner) == 1 and not any(words[c].dep == "conj" for c in children(words, inner[0])):
            move(words, place, inner[0], "conj")
            for c in children(words, word.head):
                if words[c].dep == "cc" and inner[0] < c < place:
                    move(words, c, inner[0], "cc")
            return


def _owners(words: Words, place: int, text: str) -> None:
    """ "the trust of the guests and the hosts": the hosts have trust, too."""
    word, thing = words[place], words[place].head
    agents = lexicon().sets["noun.agent"]
    if word.dep != "conj" or word.lemma not in agents or words[thing].lemma in agents or not is_noun(words[thing]):
        return
    for prep in children(words, thing):
        inner = [c for c in children(words, prep) if words[c].dep == "pobj" and words[c].lemma in agents]
        if words[prep].lemma in ("of", "between") and inner and prep < place and words[inner[0]].tag == word.tag:
            move(words, place, inner[0], "conj")
            return


def _told_by_noun(words: Words, place: int, text: str) -> None:
    """ "shows that demand changes with price": no noun is told by "that"."""
    word, left = words[place], place - 1
    kids = children(words, place)
    if word.tag != "NNS" or left < 0 or not any(words[c].dep == "mark" and words[c].lemma == "that" for c in kids):
        return
    if word.lemma not in lexicon().verbs or words[left].head != place or words[left].dep not in ("compound", "nmod"):
        return
    if any(words[c].dep in VERBAL[:2] for c in kids) or words[left].tag not in ("NN", "NNP"):
        return
    words[place] = word._replace(tag="VBZ", pos="VERB", dep="ccomp")
    move(words, left, place, "nsubj")
    for child in kids:
        if child < left and words[child].dep in OF_NOUNS:
            move(words, child, left, words[child].dep)


def _stranded(words: Words, place: int, text: str) -> None:
    """ "rely on employees to grow": the preposition governs the noun that an infinitive has taken for its subject."""
    word = words[place]
    if word.dep != "prep" or children(words, place):
        return
    noun = next((p for p in range(place + 1, len(words)) if words[p].dep == "nsubj" and words[p].head > p), None)
    if noun is None or not is_noun(words[noun]) or words[words[noun].head].tag != "VB":
        return
    if not all(above(words, noun, p) for p in range(place + 1, noun)) or words[noun + 1].tag != "TO":
        return
    move(words, noun, place, "pobj")


def _told_too(words: Words, place: int, text: str) -> None:
    """ "found that X raised Y, but lowered Z": what has no subject goes on in the clause that is told."""
    word = words[place]
    if (
        word.dep != "conj"
        or not word.tag.startswith("VB")
        or words[word.head].lemma not in lexicon().sets["verb.assert"]
    ):
        return
    own = any(words[c].dep in ("nsubj", "nsubjpass", "csubj", "aux") for c in children(words, place))
    frames = lexicon().verbs.get(word.lemma, ())
    told = [c for c in children(words, word.head) if words[c].dep == "ccomp" and word.head < c < place]
    if (
        own
        or not told
        or not any(frame.kind == "raise" for frame in frames)
        or word.lemma in lexicon().sets["verb.assert"]
    ):
        return
    for child in children(words, word.head):
        if words[child].dep == "cc" and told[-1] < child < place:
            move(words, child, told[-1], "cc")
    move(words, place, told[-1], "conj")


def _of_object(words: Words, place: int, text: str) -> None:
    word, before = words[place], place - 1
    if word.dep != "prep" or not words[word.head].tag.startswith("VB") or before < 0:
        return
    inner = [c for c in children(words, place) if words[c].dep == "pobj"]
    first = words[before].head if words[before].dep == "conj" else before
    if words[first].dep != "dobj" or words[first].head != word.head:
        return
    bare = (
        first == before
        and word.lemma == "in"
        and len(inner) == 1
        and words[inner[0]].tag == "NN"
        and inner[0] == place + 1
        and not children(words, inner[0])
    )
    of = first == before and word.lemma in ("of", "among")
    if of or bare or _asked_for(words, place, inner):
        move(words, place, before, "prep")


def _asked_for(words: Words, place: int, inner: list[int]) -> bool:
    """ "raises trust in managers": such a noun asks for such a preposition, which no place or field follows."""
    word, noun, verb, sets = words[place], words[place - 1], words[words[place].head], lexicon().sets
    if f"{noun.lemma} {word.lemma}" not in sets["noun.asking"] or verb.lemma in sets["verb.giving"]:
        return False
    if any(frame.prep == word.lemma and frame.kind != "more" for frame in lexicon().verbs.get(verb.lemma, ())):
        return False
    placed = any(words[c].tag.startswith("NNP") or words[c].lemma in sets["noun.field"] for c in inner)
    return bool(inner) and not (word.lemma == "in" and placed)


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_of_auxiliary, "nsubj nsubjpass csubj"),
    (_double_subject, "nsubj nsubjpass"),
    (_heading, "nsubj compound amod nmod"),
    (_between_first, "amod nmod"),
    (_between_two, "prep"),
    (_two_names, "nmod"),
    (_modifier_near, "acl"),
    (_noun_with_verb, "conj"),
    (_listed_apposition, "appos"),
    (_joined, "conj"),
    (_owners, "conj"),
    (_told_by_noun, "NNS"),
    (_stranded, "prep"),
    (_told_too, "conj"),
    (_of_object, "prep"),
)
