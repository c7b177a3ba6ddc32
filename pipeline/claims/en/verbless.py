"""Clauses that begin with a row of names, whose verb was taken for a noun or given to the last name alone.

* "pay as well as rest raises effort": the pay raises it, too;
* "both the smell of bread and wit boost sales": boost is the verb;
* "several factors, such as price and age, influence sales": influence is.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, heir, is_noun, move
from pipeline.claims.en.listed import may_tell
from pipeline.claims.en.retag import OF_NOUNS, VERBAL
from pipeline.claims.en.series import Name, before, comma_before, middle, name_of

#: What is oftener a thing than done; between "both A and B" and an object they are done.
_NAMES = frozenset({"support", "change", "benefit", "control", "cost"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})


def _beside_clause(words: Words, joint: int, text: str) -> None:
    """ "pay as well as rest raises effort": a noun alone is no clause."""
    noun = words[joint].head
    told = [c for c in children(words, noun) if words[c].dep == "conj" and words[c].tag in _FINITE and c > joint]
    if words[noun].head != noun or not told or not _is_name(words, noun) or words[joint].lemma not in ("and", "as"):
        return
    verb = told[0]
    row = [c for c in children(words, verb) if words[c].dep in ("nsubj", "nsubjpass") and joint < c < verb]
    if len(row) != 1 or not is_noun(words[row[0]]) or name_of(words, joint + 1, row[0] + 1)[:1] != row:
        return
    dep = words[row[0]].dep
    heir(words, verb, noun, dep)
    words[noun] = words[noun]._replace(tag="NN" if not is_noun(words[noun]) else words[noun].tag, pos="NOUN")
    move(words, row[0], noun, "conj")
    for mark in [c for c in children(words, noun) if words[c].dep == "punct" and c > verb]:
        move(words, mark, verb, "punct")


def _is_name(words: Words, place: int) -> bool:
    """Whether nothing on a word says that it is a verb."""
    kids = [words[c].dep for c in children(words, place)]
    tagged = is_noun(words[place]) or words[place].tag in ("VB", "VBP", "VBG")
    return tagged and not any(dep in (*VERBAL, "dobj", "attr", "acomp") for dep in kids)


def _lost_verb(words: Words, joint: int, text: str) -> None:
    """ "both the smell of bread and wit boost sales": a clause has a verb."""
    row, stop = middle(words, joint)
    first = before(words, comma_before(words, stop) + 1, stop)
    end = next((p for p in range(joint, len(words)) if words[p].tag in (".", ",", ":")), len(words))
    if first is None or words[joint].lemma != "and" or words[-1].tag != ".":
        return
    opening = first.start - 1
    both = opening >= 0 and words[opening].lemma == "both"
    that = opening - both
    opened = that < 0 or (words[that].lemma == "that" and words[that - 1].tag.startswith("VB"))
    if not opened or not (both or row) or any(words[p].tag in _FINITE for p in range(first.start, end)):
        return
    told = [p for p in range(joint + 2, end - 1) if may_tell(words[p], text)]
    told += [p for p in range(joint + 2, end - 1) if both and words[p].lemma in _NAMES and is_noun(words[p])]
    for verb in told:
        last, thing = name_of(words, joint + 1, verb), name_of(words, verb + 1, end)
        if last and thing:
            names = [first, *row, Name(joint + 1, last)]
            _tell(words, names, verb, Name(verb + 1, thing), that)
            return


def _kinds_do(words: Words, place: int, text: str) -> None:
    """ "several factors, such as price and age, influence sales": things of a kind alone are no clause."""
    kids = [c for c in children(words, place) if c > place and words[c].dep == "prep"]
    opens = next((c for c in kids if words[c].lemma in ("as", "like", "include", "including")), -1)
    if words[place].tag != "NNS" or opens < 0 or words[-1].tag != "." or any(w.tag in _FINITE for w in words):
        return
    for verb in range(opens + 2, len(words) - 2):
        thing, left = words[verb].head, verb - 1
        if not may_tell(words[verb], text) or words[verb].dep not in OF_NOUNS or not verb < thing:
            continue
        row, listed = words[thing].head, words[left].tag != ","
        joint = next((p for p in range(left, opens, -1) if words[p].tag == "CC"), -1)
        if listed and not (is_noun(words[left]) and joint > 0 and words[thing].dep in ("conj", "pobj")):
            continue
        words[verb] = words[verb]._replace(tag="VBP", pos="VERB", head=verb, dep="ROOT")
        move(words, place, verb, "nsubj")
        for mark in [c for c in children(words, place) if words[c].tag == "."]:
            move(words, mark, verb, "punct")
        if listed:  # the last of the row was taken for the first word of the name behind it
            for child in [c for c in range(joint + 1, left) if words[c].head in (verb, thing)]:
                move(words, child, left, words[child].dep)
            row = row if row != opens else next((p for p in children(words, thing) if p < joint), left)
            move(words, left, row, "conj")
        move(words, thing, verb, "dobj")
        return


def _tell(words: Words, row: list[Name], verb: int, thing: Name, that: int) -> None:
    """Make a word the verb of the row before it and the thing behind it."""
    first = row[0].heads[0]
    above, dep = (that - 1, "ccomp") if that >= 0 else (verb, "ROOT")
    words[verb] = words[verb]._replace(tag="VBP", pos="VERB", head=above, dep=dep)
    for place in range(max(that, 0), len(words)):
        if words[place].tag in (".", ",", "CC") or (place == that >= 0):
            dep = {"CC": "cc", ".": "punct", ",": "punct"}.get(words[place].tag, "mark")
            move(words, place, first if that < place < verb else verb, dep)
        elif words[place].lemma == "both":
            move(words, place, first, "preconj")
    for name in row:
        _gather(words, name)
        move(words, name.heads[0], *((verb, "nsubj") if name is row[0] else (first, "conj")))
    _gather(words, thing)
    move(words, thing.heads[0], verb, "dobj")
    if that >= 0:
        words[that] = words[that]._replace(tag="IN", pos="SCONJ")


def _gather(words: Words, name: Name) -> None:
    """Hang the words of a name on each other where they hang on others."""
    heads, end = name.heads, name.heads[-1] + 1
    prep = -1
    for place in range(name.start, end):
        word = words[place]
        inside = name.start <= word.head < end and word.head != place
        if word.tag in ("IN", "TO"):
            prep = place
            move(words, place, max(h for h in heads if h < place), "prep")
        elif place in heads:
            words[place] = word._replace(tag=word.tag if is_noun(word) else "NN", pos="NOUN")
            if prep > 0:
                move(words, place, prep, "pobj")
        elif not inside:
            own = {"D": "det", "P": "poss", "N": "compound"}.get(word.tag[0], "amod")
            move(words, place, min(h for h in heads if h > place), own)


#: Like ``retag.REPAIRS``.
REPAIRS = ((_beside_clause, "cc"), (_lost_verb, "CC"), (_kinds_do, "ROOT"))
