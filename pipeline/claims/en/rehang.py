"""Words that hang on the wrong word though each is taken for what it is, put right.

* "by increasing trust": the trust is increased;
* "A, B and resource allocation": nothing parts the last two, which are one name;
* "attracted investment, created jobs and raised incomes": the second verb goes on in the row, it describes no noun;
* "trust, calm, help for guests and wit": wit ends the list, it is nobody the help is for;
* "has a stronger effect than price on loyalty": "on" belongs to the effect, not to what it is compared with;
* "makes exchange among strangers possible": the adjective is what is made of the exchange;
* "a role in keeping bees, drying herbs and pressing oil": the later acts go on in the row of the first;
* "results in attention to guests": the attention is to guests;
* "the effect of A on B and the effect of C on D": two effects, whatever stands between them;
* "raises the intention to share through trust": the trust raises it;
* "the growth and upkeep of skills": the skills are kept up, too;
* "a source of trust and calm": a source of both;
* "ease of use, trust and calm": the first name is three words long;
* "the importance of trust and calm in raising sales": the raising goes with the importance;
* "enables knowledge flows": the flows are what is enabled;
* "mills and firms in rainy towns": the firms are there;
* "depends in part on trust": it depends on trust;
* "allows food to be sold and has a charm": what allows has the charm.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.en.hanging import Words, above, children, is_noun, move
from pipeline.claims.en.inflect import inflected
from pipeline.claims.en.lexicon import lexicon, together
from pipeline.claims.en.retag import OF_NOUNS, VERBAL

#: How a subject hangs on its verb.
_DOERS = ("nsubj", "nsubjpass", "csubj")
#: Finite verbs, and participles behind "have".
_TOLD = frozenset({"VBD", "VBN", "VBZ", "VBP"})


def _by_doing(words: Words, place: int, text: str) -> None:
    """ "by increasing trust", "a means of building trust", "a role in building trust": no adjective."""
    word, noun = words[place], words[place].head
    if word.dep not in ("amod", "compound") or place == 0 or noun <= place:
        return
    prep = words[noun].head
    lemma = word.lemma if word.tag == "VBG" else _acts().get(text[word.start : word.end].lower(), "")
    plain = any(f.kind in ("raise", "make") and not f.prep for f in lexicon().verbs.get(lemma, ()))
    able = lexicon().sets["noun.way"] | lexicon().sets["verb.easing.able"]
    served = words[prep].lemma == "of" and words[words[prep].head].lemma in able
    by = served or words[prep].lemma == "by" or (words[prep].lemma == "in" and _played(words, prep))
    if prep != place - 1 or not by or words[noun].dep != "pobj" or not plain:
        return
    words[place] = word._replace(pos="VERB", tag="VBG", lemma=lemma, head=prep, dep="pcomp")
    move(words, noun, place, "dobj")


def _played(words: Words, prep: int) -> bool:
    """Whether a role, a factor or the like stands a few words before a preposition."""
    playing = together("noun.carrying", "noun.cause_open", "part.share")
    return any(words[p].lemma in playing for p in range(max(0, prep - 8), prep))


@lru_cache(maxsize=1)
def _acts() -> dict[str, str]:
    """The gerunds of the verbs that raise or make something, and the verbs."""
    raising = [v for v, (first, *_) in lexicon().verbs.items() if first.kind in ("raise", "make") and not first.prep]
    return {form: verb for verb in raising for form in inflected((verb,)) if form.endswith("ing") and form != verb}


def _adjacent(words: Words, place: int, text: str) -> None:
    """ "A, B and resource allocation": two members of a list that nothing parts are one name."""
    word, after = words[place], words[min(place + 1, len(words) - 1)]
    twins = word.dep == "conj" == after.dep and word.head == after.head and is_noun(word) and is_noun(after)
    if twins and word is not after and not children(words, place) and text[word.end : after.start].isspace():
        move(words, place, place + 1, "compound")


def _in_row(words: Words, place: int, text: str) -> None:
    """A participle with an object of its own behind a comma is the next verb of a row."""
    word = words[place]
    if word.dep != "acl" or word.tag not in ("VBN", "VBD") or place < 2 or words[place - 1].tag != ",":
        return
    kids = children(words, place)
    things = [c for c in kids if words[c].dep == "dobj" and c > place]
    if not things or any(words[c].dep in (*VERBAL, "agent") for c in kids):
        return
    verb = word.head
    while words[verb].head != verb and not words[verb].tag.startswith("VB"):
        verb = words[verb].head
    if words[verb].tag not in _TOLD or verb > place or not above(words, verb, place):
        return
    words[place] = word._replace(head=verb, dep="conj", tag="VBD" if words[verb].tag == "VBD" else word.tag)


def _list_end(words: Words, place: int, text: str) -> None:
    """ "A, B, help for guests and C": what "and" adds ends the list, where the list has no "and" of its own."""
    word = words[place]
    if word.dep != "conj" or not is_noun(word) or words[place - 1].tag != ",":
        return
    if any(words[c].dep in ("cc", "conj") for c in children(words, place)):
        return
    if any(words[c].dep == "cc" for c in children(words, word.head)):
        return
    for prep in children(words, place):
        for inner in children(words, prep) if words[prep].dep == "prep" and prep > place else ():
            added = [c for c in children(words, inner) if words[c].dep in ("cc", "conj") and words[inner].dep == "pobj"]
            if [words[c].dep for c in added] == ["cc", "conj"] and is_noun(words[added[1]]):
                move(words, added[0], place, "cc")
                move(words, added[1], place, "conj")
                for behind in [c for c in children(words, inner) if c > added[1]]:
                    move(words, behind, added[1], words[behind].dep)
                return


def _list_middle(words: Words, place: int, text: str) -> None:
    """ "trust, inner calm, and wit": the calm is a member of the list, where no article makes it explain the trust."""
    word, head = words[place], words[place].head
    if word.dep != "appos" or not is_noun(word) or not is_noun(words[head]) or place < head:
        return
    kids = children(words, place)
    if any(words[c].dep in ("det", "poss", "nummod", "punct", "appos") for c in kids):
        return
    first, last = min([place, *kids]), max(p for p in range(place, len(words)) if above(words, place, p))
    follows = [c for c in children(words, head) if words[c].dep == "conj" and c > last]
    parted = first and words[first - 1].tag == "," and last + 1 < len(words) and words[last + 1].tag == ","
    if follows and parted:
        move(words, place, head, "conj")


def _than(words: Words, place: int, text: str) -> None:
    """A preposition behind "than X" goes with what is compared."""
    word = words[place]
    if word.dep != "prep" or word.lemma not in ("on", "for", "in", "to", "upon"):
        return
    other = word.head
    than = words[other].head
    if words[other].dep != "pobj" or words[than].lemma != "than" or other < than:
        return
    move(words, place, words[than].head, "prep")


def _rendered(words: Words, place: int, text: str) -> None:
    """An adjective right behind a noun that is an object of "make" says what is made of it."""
    word = words[place]
    if word.dep != "amod" or not word.tag.startswith("JJ") or place - 1 != word.head or children(words, place):
        return
    if place + 1 < len(words) and is_noun(words[place + 1]):
        return
    here = word.head
    for _ in range(6):
        if words[here].dep == "dobj" and words[words[here].head].lemma in lexicon().sets["verb.rendering"]:
            move(words, place, words[here].head, "oprd")
            return
        if words[here].head == here or words[here].dep not in ("pobj", "prep", "conj"):
            return
        here = words[here].head


def _beyond_will(words: Words, place: int, text: str) -> None:
    """ "raises the intention to share through trust", "… when trust is high": said of the raising."""
    word, doing = words[place], words[place].head
    will = words[doing].head
    if words[doing].dep != "acl" or words[doing].tag != "VB" or words[will].lemma not in lexicon().sets["noun.will"]:
        return
    forms = {words[c].lemma for c in children(words, place)}
    told = word.lemma in ("through", "via", "by") if word.dep == "prep" else bool(forms & {"when", "if"})
    if word.dep == "advmod":
        told = any(words[c].tag == "RBR" for c in children(words, place))
    verb = will
    while words[verb].dep in ("dobj", "pobj", "prep", "conj") and is_noun(words[will]):
        verb = words[verb].head
        if words[verb].tag.startswith("VB"):
            break
    if told and place > doing > verb and words[verb].tag.startswith("VB"):
        move(words, place, verb, word.dep)


def _acts_in_row(words: Words, place: int, text: str) -> None:
    """A gerund behind a comma, which "and" and another gerund follow, goes on in the row that a preposition opened."""
    word, verb = words[place], words[place].head
    if word.dep != "advcl" or word.tag != "VBG" or verb > place or place < 2 or words[place - 1].tag != ",":
        return
    added = [place]
    for one in added:  # the row grows while it is read
        added += [c for c in children(words, one) if words[c].dep == "conj" and words[c].tag == "VBG"]
    own = any(words[c].dep in VERBAL for c in children(words, place))
    if len(added) == 1 or own or not any(words[c].dep == "cc" for p in added for c in children(words, p)):
        return
    first = [p for p in range(verb + 1, place - 1) if words[p].dep == "pcomp" and words[p].tag == "VBG"]
    if words[verb].dep == "pcomp" and words[verb].tag == "VBG" and words[words[verb].head].lemma == "by":
        words[place] = word._replace(dep="conj")  # "by raising A, training B and lowering C"
        return
    if first and above(words, verb, first[-1]) and all(above(words, first[-1], p) for p in range(first[-1], place - 1)):
        words[place] = word._replace(head=first[-1], dep="conj")


def _shared_of(words: Words, place: int, text: str) -> None:
    """ "the growth and upkeep of skills": what stands behind the second is said of it, too; persons have each."""
    word, first = words[place], words[place].head
    if word.dep != "prep" or word.lemma != "of" or not (is_noun(words[first]) and is_noun(words[place - 1])):
        return
    kids = children(words, first)
    owned = [words[c].lemma for c in children(words, place)]
    alone = [c for c in kids if words[c].dep == "conj"] == [place - 1]
    if alone and words[first].dep != "conj" and not lexicon().sets["noun.agent"] & set(owned):
        move(words, place, place - 1, "prep")


def _second_prep(words: Words, place: int, text: str) -> None:
    """ "results in attention to guests": a verb that governs a noun by its preposition leaves it the next one."""
    word, verb, near = words[place], words[place].head, words[place - 1]
    if word.dep != "prep" or word.lemma != "to" or not words[verb].tag.startswith("VB") or near.dep != "pobj":
        return
    own = near.head
    frames = lexicon().verbs.get(words[verb].lemma, ())
    if words[own].head == verb and any(f.prep == words[own].lemma and f.kind == "raise" for f in frames):
        move(words, place, place - 1, "prep")


def _in_part(words: Words, place: int, text: str) -> None:
    """ "depends in part on trust": it depends on trust."""
    noun = words[place].head
    host = words[noun].head
    fixed = noun == place - 1 == host + 1 and words[noun].lemma in ("part", "turn") and words[host].lemma == "in"
    if fixed and not children(words, noun)[1:] and words[words[host].head].tag.startswith("VB"):
        move(words, place, words[host].head, "prep")


def _finite_twin(words: Words, place: int, text: str) -> None:
    """ "allows food to be sold and has a charm": a finite verb goes on from the finite verb, whose subject it has."""
    word, above_ = words[place], words[words[place].head]
    if (
        word.tag != "VBZ"
        or above_.tag not in ("VB", "VBN")
        or any(words[c].dep in _DOERS for c in children(words, place))
    ):
        return
    helped = [words[c] for c in children(words, word.head) if words[c].dep in ("aux", "auxpass")]
    main = above_.head
    if any(h.lemma == "to" for h in helped) and words[main].tag == "VBZ" and main < word.head:
        move(words, place, main, "conj")


def _but_also(words: Words, place: int, text: str) -> None:
    """ "not only raises the pay of those who serve, but also lowers rents": what "also" adds goes on from "only"."""
    word, also = words[place], place - 1
    if word.tag not in _TOLD or also < 3 or words[also].lemma != "also" or words[also - 1].lemma != "but":
        return
    first = next((p for p in range(also - 2, 1, -1) if words[p].tag == word.tag and words[p - 1].lemma == "only"), -1)
    if first < 0 or word.head == first or above(words, place, first) or words[first - 2].lemma != "not":
        return
    if not any(words[c].dep in _DOERS for c in children(words, place)):
        move(words, place, first, "conj")
        move(words, also - 1, first, "cc")


def _next_relation(words: Words, place: int, text: str) -> None:
    """ "between A and B and the link between C and D": a relation with ends of its own goes on from the one before."""
    word, sets = words[place], lexicon().sets
    names = sets["noun.correlation"] | sets["noun.relation"]
    kids = children(words, place)
    if word.dep != "conj" or word.lemma not in names or not any(words[c].dep == "det" for c in kids):
        return
    if not any(words[c].dep == "prep" and words[c].lemma in ("between", "of", "on") for c in kids):
        return
    here = word.head
    while words[here].lemma not in names:
        if words[here].head == here or words[here].dep not in ("pobj", "prep", "conj", "nmod", "compound", "appos"):
            return
        here = words[here].head
    joint = [c for c in children(words, word.head) if words[c].dep == "cc" and c < place]
    if here != word.head and here < place:
        move(words, place, here, "conj")
        if joint:
            move(words, joint[-1], here, "cc")


def _of_twin(words: Words, place: int, text: str) -> None:
    """ "a source of A and B": a bare noun right behind "and" goes with what is bare, not with what has an article."""
    word, head = words[place], words[place].head
    mark = place - 1
    while mark > head and (words[mark].tag.startswith(("NN", "JJ")) or words[mark].tag in ("VBN", "VBD", "VBG")):
        mark -= 1
    if (
        word.dep != "conj"
        or not is_noun(word)
        or not is_noun(words[head])
        or words[mark].tag != "CC"
        or mark < head + 3
    ):
        return
    if any(words[c].dep in ("det", "poss", "nummod", "conj") for c in children(words, place)):
        return
    if not any(words[c].dep == "det" for c in children(words, head)) or not is_noun(words[mark - 1]):
        return
    near = mark - 1
    plain = words[near].dep in ("pobj", "conj") and not any(words[c].dep == "det" for c in children(words, near))
    prep = words[near].head
    if plain and words[near].dep == "pobj" and words[prep].lemma == "of" and words[prep].head == head:
        move(words, place, near, "conj")
        move(words, mark, near, "cc")


def _of_name(words: Words, place: int, text: str) -> None:
    """ "ease of use, trust and calm", "both ease of use and trust": what follows is coordinated with the ease."""
    near = words[place].head
    prep = words[near].head
    head = words[prep].head
    if words[place].dep != "conj" or words[near].dep != "pobj" or words[prep].lemma != "of" or prep != head + 1:
        return
    kids = [c for c in children(words, head) if c != prep]
    both = any(words[c].lemma == "both" for c in kids) and words[head].tag == "NN"
    fixed = near == prep + 1 and f"{words[head].lemma} of {words[near].lemma}" in lexicon().sets["name.of"]
    if (both or fixed) and not any(words[c].dep == "conj" for c in kids):
        for child in [c for c in children(words, near) if c > near and words[c].dep in ("cc", "conj", "punct")]:
            move(words, child, head, words[child].dep)


def _of_role(words: Words, place: int, text: str) -> None:
    """ "the importance of A, B and C in raising Y": the raising goes with the importance."""
    word, here = words[place], words[place].head
    acts = [c for c in children(words, place) if words[c].dep == "pcomp" and words[c].tag == "VBG"]
    if not acts and place + 1 < len(words):  # "in generating trust", where "generating" is taken for a noun
        acts = [place + 1] if text[words[place + 1].start : words[place + 1].end].lower() in _acts() else []
    playing = lexicon().sets["noun.carrying"]
    things = [c for c in children(words, here) if words[c].dep == "dobj" and words[c].lemma in playing]
    if word.lemma == "in" and acts and things and any(words[c].lemma == "of" for c in children(words, things[0])):
        move(words, place, things[0], "prep")  # "highlights the role of A in raising Y"
    if word.dep != "prep" or word.lemma != "in" or not acts or words[here].dep not in ("conj", "pobj"):
        return
    while words[here].dep == "conj" and is_noun(words[here]):
        here = words[here].head
    prep = words[here].head
    noun = words[prep].head
    if words[here].dep == "pobj" and words[prep].lemma == "of" and words[noun].lemma in playing:
        move(words, place, noun, "prep")


def _gerund_of_list(words: Words, place: int, text: str) -> None:
    """ "sharing tools, seeds, and rooms raises …": the rooms are shared, too, and raise nothing by themselves."""
    word, kids = words[place], children(words, place)
    if word.tag != "VBG" or word.dep not in ("ROOT", "ccomp") or any(words[c].dep in VERBAL for c in kids):
        return
    verb = next((c for c in kids if words[c].dep == "conj" and words[c].tag == "VBZ"), -1)
    nouns = [c for c in children(words, verb) if words[c].dep == "nsubj"] if verb > place else []
    things = [c for c in kids if words[c].dep == "dobj" and c < verb]
    joint = [c for c in kids if words[c].dep == "cc" and place < c < verb]
    if len(nouns) != 1 or not things or not joint or words[nouns[0]].tag not in ("NN", "NNP", "NNS"):
        return
    if not all(above(words, nouns[0], p) for p in range(joint[-1] + 1, verb - 1)) or nouns[0] < joint[-1]:
        return
    words[verb] = words[verb]._replace(head=verb if word.head == place else word.head, dep=word.dep)
    move(words, joint[-1], things[0], "cc")
    move(words, nouns[0], things[0], "conj")
    for child in kids:
        if child > verb or (words[child].dep in ("mark", "advmod") and child < place):
            move(words, child, verb, words[child].dep)
    move(words, place, verb, "csubj")


def _noun_after_act(words: Words, place: int, text: str) -> None:
    """ "enables knowledge flows": no finite clause stands behind such a verb, the flows are what it enables."""
    word, verb = words[place], words[place].head
    frames = lexicon().verbs.get(words[verb].lemma, ())
    acting = any(frame.kind in ("raise", "make") and not (frame.prep or frame.object) for frame in frames)
    telling = words[verb].lemma in lexicon().sets["verb.assert"] | lexicon().sets["verb.telling"]
    if word.dep != "ccomp" or word.tag != "VBZ" or not acting or telling or verb >= place - 1:
        return
    left = words[place - 1]
    kids = children(words, place)
    if left.tag != "NN" or (left.head, left.dep) != (place, "nsubj") or not children(words, verb):
        return
    if any(words[c].dep in ("dobj", "aux", "mark", "neg", "attr", "acomp", "xcomp", "ccomp") for c in kids):
        return
    words[place] = word._replace(tag="NNS", pos="NOUN", dep="dobj")
    for child in children(words, place - 1):
        if words[child].dep in OF_NOUNS:
            move(words, child, place, words[child].dep)
    move(words, place - 1, place, "compound")


def _last_group(words: Words, place: int, text: str) -> None:
    """ "mills and firms in rainy towns": what stands behind those who act says which of them."""
    word = words[place]
    if word.tag != "IN" or word.lemma not in ("in", "with", "from") or not is_noun(words[word.head]):
        return
    row, last = {word.head}, place - 1
    while (added := [p for p in range(word.head, place) if words[p].dep == "conj" and words[p].head in row - {p}]) and (
        not row.issuperset(added)
    ):
        row.update(added)
    if last in row - {word.head} and words[last].lemma in lexicon().sets["noun.agent"]:
        move(words, place, last, "prep")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_by_doing, "VBG NN"),
    (_gerund_of_list, "VBG"),
    (_adjacent, "conj"),
    (_in_row, "acl"),
    (_list_end, "conj"),
    (_list_middle, "appos"),
    (_than, "prep"),
    (_rendered, "amod"),
    (_acts_in_row, "advcl"),
    (_second_prep, "prep"),
    (_in_part, "prep"),
    (_finite_twin, "conj"),
    (_but_also, "conj"),
    (_next_relation, "conj"),
    (_beyond_will, "prep advcl advmod"),
    (_shared_of, "prep"),
    (_of_twin, "conj"),
    (_of_name, "conj"),
    (_of_role, "prep"),
    (_noun_after_act, "ccomp"),
    (_last_group, "prep"),
)
