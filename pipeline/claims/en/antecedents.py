"""What a relative clause is said of, where the parser hangs it on the noun just before it.

* "sets rules in the shop that reduce noise": the rules do, by their number;
* "care is a way of doing business that raises trust": the way raises it, and so care does;
* "the acts of managers that result from fear": the acts result from it.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon

#: What a thing is said to be before "of Y that …" tells what it does.
_SORTS = frozenset(
    {"ability", "act", "attitude", "attribute", "capability", "characteristic", "feature", "feeling", "form", "manner"}
    | {"mode", "orientation", "pattern", "philosophy", "process", "property", "quality", "sense", "skill", "state"}
    | {"style", "system", "trait"}
)
#: Objects that say nothing without what they are of or to: "draws attention to X".
_IDLE = frozenset({"attention", "rise", "way", "light"})
#: Verbs whose subject comes of something.
_COMING = frozenset({"arise", "derive", "emanate", "emerge", "originate", "result", "stem"})


def _nearer_in_number(words: Words, verb: int, text: str) -> None:
    """ "sets rules in the shop that reduce noise", "builds skills over time that …": said of the rules, the skills."""
    noun, kids = words[verb].head, children(words, verb)
    opened = any(words[c].tag == "WDT" and words[c].dep in ("nsubj", "nsubjpass") for c in kids)
    told = {words[p].tag for p in (verb, *kids) if p == verb or words[p].dep in ("aux", "auxpass")} & {"VBP", "VBZ"}
    while opened and words[noun].dep == "pobj" and not any(words[c].dep == "conj" for c in children(words, noun)):
        prep = words[noun].head
        over_time = words[noun].lemma == "time" and words[prep].lemma == "over"
        above = words[prep].head  # "trust in the shop, which raises sales"
        asked = f"{words[above].lemma} {words[prep].lemma}" in lexicon().sets["noun.asking"]
        asked = asked and min(kids) > 0 and words[min(kids) - 1].tag == ","
        if not (over_time or asked) and (not told or told == {"VBP" if words[noun].tag in ("NNS", "NNPS") else "VBZ"}):
            break
        if words[above].lemma in lexicon().sets["noun.relation"]:  # "an influence on attitudes to work, which in turn"
            move(words, verb, noun, "relcl")
            return
        things = [c for c in children(words, above) if words[c].dep == "dobj" and above < c < noun]
        if any(words[c].lemma in _IDLE for c in things):  # "draws attention to rules, which …"
            return
        noun = above if is_noun(words[above]) else (things or [noun])[-1]
        if noun == words[verb].head:
            return
    if noun != words[verb].head and (not told or told == {"VBP" if words[noun].tag == "NNS" else "VBZ"}):
        move(words, verb, noun, "relcl")


def _sort_of_thing(words: Words, verb: int, text: str) -> None:
    """ "is a way of doing business that raises trust", "a trait of the firm that …": said of the way, the trait."""
    noun = words[verb].head
    if not _opened(words, verb, noun) or any(words[c].lemma in ("a", "an") for c in children(words, noun)):
        return
    act = words[noun].head if words[noun].dep == "dobj" else noun
    prep = words[act].head
    thing = words[prep].head
    governed = words[act].dep == ("pobj" if act == noun else "pcomp") and words[prep].lemma == "of"
    if not governed or not is_noun(words[thing]) or words[thing].dep != "attr" or _told(words, verb) == {"VBP"}:
        return
    sort = words[thing].lemma in _SORTS or words[thing].lemma in lexicon().sets["noun.way"]
    if sort and any(words[c].lemma in ("a", "an") for c in children(words, thing)):
        move(words, verb, thing, "relcl")


def _comes_of_them(words: Words, verb: int, text: str) -> None:
    """ "the acts of managers that result from fear": managers result from nothing."""
    noun = words[verb].head
    thing = words[words[noun].head].head
    people = lexicon().sets["noun.agent"]
    if words[verb].lemma not in _COMING or words[noun].lemma not in people or words[noun].dep != "pobj":
        return
    agrees = _told(words, verb) != {"VBZ" if words[thing].tag == "NNS" else "VBP"}
    if agrees and _opened(words, verb, noun) and is_noun(words[thing]) and words[thing].lemma not in people:
        move(words, verb, thing, "relcl")


def _of_pair(words: Words, verb: int, text: str) -> None:
    """ "a form of exchange between firms and guests that raises trust": said in the singular, of the form."""
    noun, here = words[verb].head, words[verb].head
    while words[here].dep == "conj" and is_noun(words[here]) and words[here].head < here:
        here = words[here].head
    prep = words[here].head
    thing = words[prep].head
    if words[here].dep != "pobj" or words[prep].lemma != "between" or _told(words, verb) != {"VBZ"}:
        return
    while words[thing].dep == "pobj" and is_noun(words[above := words[words[thing].head].head]) and above < thing:
        thing = above
    last = max([here, *(c for c in children(words, here) if words[c].dep == "conj" and c < verb)])
    if words[noun].tag == "NNS" and words[thing].tag == "NN" and _opened(words, verb, last):
        move(words, verb, thing, "relcl")


def _opened(words: Words, verb: int, noun: int) -> bool:
    """Whether a clause opens with "that" or "which" right behind a noun."""
    told = [c for c in children(words, verb) if words[c].dep in ("nsubj", "nsubjpass")]
    return any(words[c].tag == "WDT" and c == noun + 1 for c in told)


def _told(words: Words, verb: int) -> set[str]:
    """The tags of a clause's words that tell its number."""
    helping = [c for c in children(words, verb) if words[c].dep in ("aux", "auxpass")]
    return {words[p].tag for p in (verb, *helping)} & {"VBP", "VBZ"}


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_nearer_in_number, "relcl"),
    (_sort_of_thing, "relcl"),
    (_comes_of_them, "relcl"),
    (_of_pair, "relcl"),
)
