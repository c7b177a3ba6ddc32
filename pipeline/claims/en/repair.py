"""Arcs that the parser is known to get wrong in this kind of prose, put right before they are read.

Each repair is a pattern of the tree alone, no words of a single sentence:

* a noun coordinated with a verb belongs to that verb's last argument ("divided into A and B");
* an apposition that is itself coordinated is a list ("from customers, more capital, and attention");
* "matching of A and B": the second noun is matched with the first, it is no second matching;
* "of" and "among" after an object belongs to the object;
* "customer empowering behaviors" is one name;
* "argue that trust promotes …": "that" points at nothing, trust is the subject;
* what has a subject is a verb ("which triggers Y"), and a finite verb is no modifier of a noun;
* a subject that hangs on an auxiliary is the verb's;
* "between the use of A and B" has B beside the use;
* "between A and the facts disclosed": the facts are disclosed;
* "led to lower costs": "lower" is no verb;
* a hyphenated noun taken for an adjective ("between novelty and self-construal on intention").
"""

from __future__ import annotations

from pipeline.claims.en.lexicon import lexicon
from pipeline.document import Word

#: Nouns that need two: what is coordinated behind them is what they join.
_JOINING = frozenset(
    [
        "matching",
        "match",
        "interaction",
        "combination",
        "integration",
        "relationship",
        "relation",
        "fit",
        "balance",
        "difference",
        "comparison",
        "alignment",
        "congruence",
        "interplay",
        "cooperation",
        "collaboration",
        "coupling",
        "gap",
        "conflict",
        "link",
        "mismatch",
        "exchange",
    ]
)
_VERBAL = ("nsubj", "nsubjpass", "aux", "auxpass", "cop", "mark", "expl")


def repaired(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The words with their arcs put right; offsets and lemmas stay."""
    out = list(words)
    for repair in (
        _noun_for_verb,
        _that_clause,
        _finite_modifier,
        _of_auxiliary,
        _between_two,
        _modifier_near,
        _participle_name,
        _lower,
        _hyphenated,
        _noun_with_verb,
        _listed_apposition,
        _joined,
        _of_object,
    ):
        for place in range(len(out)):
            repair(out, place, text)
    return tuple(out)


def _children(words: list[Word], place: int) -> list[int]:
    return [i for i, w in enumerate(words) if w.head == place and i != place]


def _is_noun(word: Word) -> bool:
    return word.tag.startswith("NN")


def _move(words: list[Word], place: int, head: int, dep: str) -> None:
    words[place] = words[place]._replace(head=head, dep=dep)


def _above(words: list[Word], place: int, other: int) -> bool:
    """Whether ``place`` stands over ``other``."""
    for _ in range(len(words)):
        if other == place:
            return True
        if words[other].head == other:
            return False
        other = words[other].head
    return True


def _noun_with_verb(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "conj" or not _is_noun(word) or not words[word.head].tag.startswith("VB"):
        return
    if any(words[c].dep in _VERBAL for c in _children(words, place)):
        return
    verb = word.head
    best = None
    for child in _children(words, verb):
        if child > place:
            continue
        if words[child].dep in ("dobj", "attr") and _is_noun(words[child]):
            best = child if best is None else max(best, child)
        if words[child].dep in ("prep", "agent"):
            inner = [c for c in _children(words, child) if words[c].dep == "pobj" and c < place]
            if inner:
                best = inner[-1] if best is None else max(best, inner[-1])
    if best is not None and not _above(words, place, best):
        _move(words, place, best, "conj")


def _listed_apposition(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "appos" or not _is_noun(word) or place < word.head:
        return
    kids = _children(words, place)
    if not any(words[c].dep == "conj" for c in kids) or not any(words[c].dep == "cc" for c in kids):
        return
    if text[words[place].start - 1 : words[place].start] in "(（" or _colon_between(words, word.head, place, text):
        return
    host = word.head
    prep = words[host].head
    if words[host].dep == "pobj" and words[words[prep].head].tag.startswith("VB"):
        verb = words[prep].head
        objects = [c for c in _children(words, verb) if words[c].dep == "dobj" and c < prep]
        if objects and prep > verb:
            host = objects[-1]
    if not _above(words, place, host):
        _move(words, place, host, "conj")


def _colon_between(words: list[Word], first: int, second: int, text: str) -> bool:
    gap = text[words[first].end : words[second].start]
    return ":" in gap or "：" in gap or "—" in gap


def _joined(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "conj" or not _is_noun(word) or words[word.head].lemma not in _JOINING:
        return
    preps = [
        c
        for c in _children(words, word.head)
        if words[c].dep == "prep" and words[c].lemma in ("of", "between") and c < place
    ]
    for prep in preps:
        inner = [c for c in _children(words, prep) if words[c].dep == "pobj"]
        if len(inner) == 1 and not any(words[c].dep == "conj" for c in _children(words, inner[0])):
            _move(words, place, inner[0], "conj")
            for c in _children(words, word.head):
                if words[c].dep == "cc" and inner[0] < c < place:
                    _move(words, c, inner[0], "cc")
            return


def _of_object(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    inner = [c for c in _children(words, place) if words[c].dep == "pobj"]
    bare = (
        word.lemma == "in"
        and len(inner) == 1
        and words[inner[0]].tag == "NN"
        and inner[0] == place + 1
        and not _children(words, inner[0])
    )
    if (
        word.dep != "prep"
        or (word.lemma not in ("of", "among") and not bare)
        or not words[word.head].tag.startswith("VB")
    ):
        return
    before = place - 1
    if before >= 0 and words[before].dep == "dobj" and words[before].head == word.head:
        _move(words, place, before, "prep")


def _hyphenated(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "amod" or word.head <= place or "-" not in text[word.start : word.end]:
        return
    noun = word.head
    preps = [c for c in _children(words, place) if words[c].dep == "prep" and place < c < noun]
    for prep in preps:
        inner = [c for c in _children(words, prep) if words[c].dep == "pobj" and c < noun]
        if not inner:
            continue
        words[place] = word._replace(head=words[noun].head, dep=words[noun].dep, tag="NN", pos="NOUN")
        _move(words, noun, prep, "pobj")
        _move(words, inner[0], noun, "compound")
        return


_TO = frozenset({"lead", "contribute", "relate", "link", "attribute", "tie", "connect", "translate"})


def _lower(words: list[Word], place: int, text: str) -> None:
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
    things = [c for c in _children(words, place) if words[c].dep == "dobj" and c > place]
    if to < 0 or text[words[to].start : words[to].end].lower() != "to" or not things:
        return
    verb, thing = word.head, things[0]
    for child in _children(words, place):
        if child not in (to, thing):
            _move(words, child, verb, words[child].dep)
    words[to] = words[to]._replace(head=verb, dep="prep", tag="IN", pos="ADP")
    _move(words, thing, to, "pobj")
    words[place] = word._replace(head=thing, dep="amod", tag="JJR", pos="ADJ")


def _participle_name(words: list[Word], place: int, text: str) -> None:
    """ "customer empowering behaviors" is a name: no customer here empowers."""
    word = words[place]
    if word.tag != "VBG" or word.dep != "acl" or word.head != place - 1 or words[place - 1].tag not in ("NN", "NNP"):
        return
    first = place - 1
    things = [c for c in _children(words, place) if words[c].dep == "dobj"]
    if len(things) != 1 or not _is_noun(words[things[0]]) or len(_children(words, place)) > 1:
        return
    thing = things[0]
    between = range(place + 1, thing)
    if thing - place > 2 or any(words[p].tag not in ("JJ", "NN") for p in between):
        return
    if any(
        words[c].dep in ("det", "poss", "relcl", "prep")
        for c in [*_children(words, first), *_children(words, thing)]
        if c < thing
    ):
        return
    words[thing] = words[thing]._replace(head=words[first].head, dep=words[first].dep)
    for child in _children(words, first):
        if child not in (place, thing):
            _move(words, child, thing, words[child].dep)
    _move(words, first, thing, "compound")
    words[place] = word._replace(head=thing, dep="amod")


def _of_auxiliary(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep in ("nsubj", "nsubjpass", "csubj") and words[word.head].dep in ("aux", "auxpass"):
        _move(words, place, words[word.head].head, word.dep)


def _between_two(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "prep" or word.lemma != "between":
        return
    first = [c for c in _children(words, place) if words[c].dep == "pobj"]
    if len(first) != 1 or any(words[c].dep == "conj" for c in _children(words, first[0])):
        return
    inner = [
        p
        for p in range(first[0] + 1, len(words))
        if words[p].dep == "conj" and _is_noun(words[p]) and _above(words, first[0], p)
    ]
    if not inner:
        return
    second = inner[0]
    old = words[second].head
    for child in _children(words, old):
        if words[child].dep == "cc" and child < second:
            _move(words, child, first[0], "cc")
    _move(words, second, first[0], "conj")


_SAID_OF_RELATIONS = frozenset(
    [
        "moderate",
        "mediate",
        "find",
        "observe",
        "report",
        "predict",
        "hypothesize",
        "hypothesise",
        "moderated",
        "explain",
        "expect",
    ]
)


def _modifier_near(words: list[Word], place: int, text: str) -> None:
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
        and _is_noun(near)
        and _above(words, word.head, place - 1)
    ):
        _move(words, place, place - 1, "acl")


_FINITE = frozenset({"VBZ", "VBP", "VBD"})


def _that_clause(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.dep != "det" or text[word.start : word.end].lower() != "that" or place == 0:
        return
    noun = word.head
    verb = words[noun].head
    if words[noun].dep != "dobj" or verb != place - 1 or not words[verb].tag.startswith("VB"):
        return
    inside = [p for p in range(noun + 1, len(words)) if words[p].tag in _FINITE and words[p].head in (verb, noun)]
    inside = [
        p
        for p in inside
        if words[p].dep in ("ccomp", "conj", "relcl", "advcl")
        and not any(words[c].dep in _VERBAL[:2] for c in _children(words, p))
    ]
    if not inside:
        return
    first = inside[0]
    _move(words, place, first, "mark")
    _move(words, noun, first, "nsubj")
    _move(words, first, verb, "ccomp")
    for other in inside[1:]:
        if words[other].dep == "conj":
            _move(words, other, first, "conj")


def _finite_modifier(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if word.tag not in _FINITE or word.dep not in ("nmod", "compound", "amod") or word.head <= place:
        return
    thing = word.head
    left = [c for c in _children(words, place) if c < place and _is_noun(words[c])]
    if not left:
        return
    dep = {"dobj": "ccomp", "nsubj": "ccomp", "attr": "ccomp"}.get(words[thing].dep, words[thing].dep)
    words[place] = word._replace(head=words[thing].head if words[thing].head != thing else place, dep=dep)
    _move(words, thing, place, "dobj")
    _move(words, left[-1], place, "nsubj")


def _noun_for_verb(words: list[Word], place: int, text: str) -> None:
    word = words[place]
    if (
        word.tag != "NNS"
        or word.dep not in ("relcl", "ccomp", "ROOT", "conj", "advcl")
        or word.lemma not in lexicon().verbs
    ):
        return
    kids = _children(words, place)
    if any(words[c].dep == "nsubj" and c < place for c in kids) and not any(
        words[c].dep in ("det", "amod", "poss", "cop") for c in kids
    ):
        words[place] = word._replace(tag="VBZ", pos="VERB")


def _verb_for_participle(words: list[Word], place: int, text: str) -> None:
    """ "increases sharing and perceived belonging": "perceived" is no second verb."""
    word = words[place]
    if word.dep != "conj" or word.tag not in ("VBD", "VBN") or words[word.head].tag not in ("VBZ", "VBP"):
        return
    kids = _children(words, place)
    things = [c for c in kids if words[c].dep == "dobj" and c > place]
    before = [c for c in _children(words, word.head) if words[c].dep == "dobj" and c < place]
    if any(words[c].dep in _VERBAL for c in kids) or len(things) != 1 or not before or things[0] - place > 2:
        return
    if any(words[c].dep in ("det", "poss") for c in _children(words, things[0])):
        return
    _move(words, things[0], before[-1], "conj")
    for child in kids:
        if child != things[0]:
            _move(words, child, things[0], words[child].dep)
    words[place] = word._replace(head=things[0], dep="amod", tag="VBN", pos="VERB")


def _double_subject(words: list[Word], place: int, text: str) -> None:
    """ "joint problem solving is …": of two subjects side by side the second is the head."""
    word = words[place]
    if word.dep not in ("nsubj", "nsubjpass") or word.tag not in ("VBG", "NN") or place == 0:
        return
    left = words[place - 1]
    if left.head == word.head and left.dep == word.dep and left.tag in ("NN", "NNP"):
        _move(words, place - 1, place, "compound")
        words[place] = word._replace(tag="NN", pos="NOUN")
