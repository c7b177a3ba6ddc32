"""Names that end in an infinitive ("the will to pay"): what stands behind them is not said of the verb.

* "the effect of the will to pay on sales": the effect is on sales;
* "between the intention to quit and the search for jobs": the search is the other side;
* "harms the motivation to share": nobody harms it in order to share.
"""

from __future__ import annotations

from pipeline.claims.en.hanging import Words, above, children, is_noun, move
from pipeline.claims.en.lexicon import lexicon, together
from pipeline.claims.en.retag import OF_NOUNS

_ON = ("on", "upon", "over")


def _effect_on(words: Words, place: int, text: str) -> None:
    """ "the effect of the will to pay on sales": nobody pays on sales."""
    word, act = words[place], words[place].head
    if word.lemma not in (*_ON, "through", "via"):
        return
    while words[act].tag[:2] != "VB" and words[act].head < act:
        act = words[act].head
    will = act - 2
    if will < 1 or words[act].tag != "VB" or words[act - 1].lemma != "to" or not _is_will(words, will):
        return
    prep = words[will].head
    relation = words[prep].head
    of = words[relation].head
    if word.lemma not in _ON and words[relation].dep == "pobj" and words[of].lemma == "of":
        relation = words[of].head  # "of the smell on the will to return", where "on" hangs on the smell
    if words[will].dep != "pobj" or words[relation].lemma not in together("noun.relation", "noun.correlation"):
        return
    on = words[prep].lemma in _ON or any(words[c].lemma in _ON for c in children(words, relation))
    free = (words[prep].lemma == "of" and not on and not _asks_on(words, act)) if word.lemma in _ON else on
    if free and words[act].head in (will, relation):
        move(words, act, will, "acl")
        move(words, place, relation, "prep")


def _asks_on(words: Words, verb: int) -> bool:
    """Whether a verb has an "on" of its own: "the decision to rely on luck"."""
    frames = lexicon().verbs.get(words[verb].lemma, ())
    return any(f.prep == "on" for f in frames) or words[verb].lemma in lexicon().sets["verb.effort"]


def _is_will(words: Words, place: int) -> bool:
    return words[place].lemma in lexicon().sets["noun.disposition"]


def _between(words: Words, joint: int, text: str) -> None:
    """ "between the intention to quit and the search for jobs": the search is beside the intention."""
    verb = words[joint].head
    will = words[verb].head
    between = words[will].head
    if words[verb].tag != "VB" or words[verb].dep != "acl" or not _is_will(words, will) or joint != verb + 1:
        return
    if words[will].dep != "pobj" or words[between].lemma != "between":
        return
    side = next((p for p in range(joint + 1, len(words)) if is_noun(words[p]) and words[p].dep not in OF_NOUNS), -1)
    if side > joint and not above(words, side, will) and all(above(words, side, p) for p in range(joint + 1, side)):
        move(words, side, will, "conj")
        move(words, joint, will, "cc")


def _wanted(words: Words, place: int, text: str) -> None:
    """ "harms the motivation to share": nobody harms it in order to share."""
    word, will = words[place], place - 2
    if word.tag != "VB" or will < 1 or words[place - 1].lemma != "to" or words[place - 1].head != place:
        return
    raising = any(f.kind == "raise" for f in lexicon().verbs.get(words[word.head].lemma, ()))
    acted_on = words[will].dep == "dobj" and words[will].head == word.head
    if raising and acted_on and words[will].lemma in lexicon().sets["noun.will"]:
        move(words, place, will, "acl")


#: Like ``retag.REPAIRS``.
REPAIRS = ((_effect_on, "prep"), (_between, "cc"), (_wanted, "xcomp advcl"))
