"""What verbs are said of and what is said of it, where the parser hangs them on other words, put right.

* "stresses the role trust plays in trade": trust plays it;
* "In trade, trust and calm raise sales": trust and calm do;
* "raises trust and directly shapes sales": the second verb goes on with the first;
* "The need for calm led to silence": the need led there;
* "was found strongly related to loyalty": related is what was found;
* "trust is a mediator linking warmth to sales": the mediator links them;
* "The effect of noise on sleep differs across towns": the effect differs;
* "trust does little to raise sales": it hardly raises them;
* "training enhanced trust", "platform use increased sales": no verb but the second stands there, the first word names
  what did it;
* "reduced prices and increased loyalty": the loyalty was increased, too;
* "improved morale, lowered costs": the morale was improved;
* "framing the task as a game raised effort": the framing did;
* "noise increased stress and groups were louder": the stress was increased;
* "transfers lower both costs and stress": they lower them;
* "a story about rents led readers to protest": the story did;
* "is crucial to facilitate recovery": to facilitate is a verb there;
* "Hosts need to open kitchens, avoid noise, and cook": to avoid noise is the second of the needs.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.en.hanging import Words, above, children, heir, is_noun, move
from pipeline.claims.en.inflect import inflected
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
    if word.lemma not in lexicon().sets["link.hence"] or words[min(place + 1, len(words) - 1)].tag != ",":
        return
    for number, noun in enumerate(named):
        move(words, noun, verb, word.dep) if not number else move(words, noun, named[0], "conj")
    words[place] = word._replace(tag="RB", pos="ADV", dep="advmod")


def _verb_with_noun(words: Words, place: int, text: str) -> None:
    """ "raises trust and directly shapes sales": a verb without a subject goes on with the verb before it."""
    word, noun = words[place], words[place].head
    if word.dep != "conj" or not is_noun(words[noun]) or words[noun].dep != "dobj":
        return
    verb, kids = words[noun].head, [words[c].dep for c in children(words, place)]
    winning = word.lemma in lexicon().sets["verb.winning"]  # "builds trust and wins guests": an act
    bare = word.tag in ("VB", "VBP") and words[verb].tag in ("VB", "VBP", "VBD") and "dobj" in kids and not winning
    if not (bare or (word.tag in ("VBZ", "VBD") and words[verb].tag == word.tag)) or not noun < place:
        return
    if any(dep in ("nsubj", "nsubjpass", "csubj", "expl", "aux") for dep in kids):
        return
    for child in [c for c in children(words, noun) if noun < c < place and words[c].dep in ("cc", "punct")]:
        move(words, child, verb, words[child].dep)
    move(words, place, verb, "conj")


def _root_led(words: Words, place: int, text: str) -> None:
    """ "The need for calm led to silence": the past tense is the main verb of a sentence that has no other."""
    word, noun, kids = words[place], words[place].head, children(words, place)
    preps = {words[words[o].head].lemma for c in kids for o in children(words, c) if words[o].dep == "pobj"}
    frames = [f for f in lexicon().verbs.get(word.lemma, ()) if f.kind == "raise"]
    active = any(f.prep in preps & {"to", "in"} for f in frames) or any(words[c].dep == "dobj" for c in kids)
    finite = any(w.tag in ("VBZ", "VBP", "MD") for w in words)
    if not active or finite or words[noun].head != noun or not is_noun(words[noun]):
        return
    if any(words[c].dep == "agent" for c in kids):
        return
    words[place] = word._replace(tag="VBD", head=place, dep="ROOT")
    for child in children(words, noun):
        if child > place or words[child].dep in ("punct", "advmod", "mark"):
            move(words, child, place, words[child].dep)
    move(words, noun, place, "nsubj")


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


@lru_cache(maxsize=1)
def _pasts() -> dict[str, str]:
    """The pasts in "-ed" of the verbs that raise or lower something, and the verbs."""
    raising = lexicon().verbs.items()
    verbs = [verb for verb, frames in raising if any(f.kind == "raise" and not (f.prep or f.object) for f in frames)]
    verbs += lexicon().sets["mediate.verbs"] | lexicon().sets["moderate.verbs"]
    return {form: verb for verb in verbs for form in inflected((verb,)) if form.endswith("ed") and form != verb}


def _past_for_participle(words: Words, place: int, text: str) -> None:
    """ "training enhanced trust": where no other verb stands, the past is one and describes no trust."""
    word, noun = words[place], words[place].head
    lemma = _pasts().get(text[word.start : word.end].lower())
    if lemma is None or word.dep != "amod" or noun <= place or any(words[p].tag == "DT" for p in range(place, noun)):
        return
    if any(words[c].dep in ("det", "poss", "advmod") and c < place - 1 for c in children(words, noun)):
        return
    act, old = _act_before(words, place, noun), words[noun]
    if act is None:
        return
    top = act if words[noun].head == act else noun
    kids = [c for c in (*children(words, act), *children(words, noun)) if c not in (act, noun, place)]
    head = words[top].head
    words[place] = word._replace(
        tag="VBD", pos="VERB", lemma=lemma, head=place if head == top else head, dep=words[top].dep
    )
    words[act] = words[act]._replace(tag="NN", pos="NOUN", head=place, dep="nsubj")
    words[noun] = old._replace(head=place, dep="dobj")
    for child in kids:
        kid = words[child]
        if child < act and kid.dep in (*OF_NOUNS, "nsubj") and kid.tag not in ("IN", "DT", "WDT"):
            move(words, child, act, "compound" if kid.dep == "nsubj" else kid.dep)
        elif child < act:
            move(words, child, place, "mark" if kid.tag == "IN" and kid.dep == "nsubj" else kid.dep)
        elif child > noun and kid.head == act:
            move(words, child, place, kid.dep)


def _past_in_row(words: Words, place: int, text: str) -> None:
    """ "reduced prices, raised quality and increased loyalty": a later past goes on in the row of the first."""
    word, noun = words[place], words[place].head
    lemma, mark = _pasts().get(text[word.start : word.end].lower()), words[place - 1].tag
    if lemma is None or word.dep != "amod" or words[noun].dep != "conj" or noun < place or mark not in ("CC", ","):
        return
    kids = children(words, noun)
    if any(words[c].dep in ("det", "poss") for c in kids) or (mark == "," and not _goes_on(words, noun)):
        return
    verb = words[noun].head
    for _ in range(4):
        if not is_noun(words[verb]) or words[verb].dep not in ("conj", "dobj"):
            break
        verb = words[verb].head
    form = text[words[verb].start : words[verb].end].lower()
    past = words[verb].tag == "VBD" or (words[verb].dep == "conj" and words[words[verb].head].tag == "VBD")
    if not past or _pasts().get(form, "cause") == "cause" or verb > place - 3:
        return
    for child in [c for c in children(words, words[noun].head) if c == place - 1]:
        move(words, child, verb, words[child].dep)
    words[place] = word._replace(tag="VBD", pos="VERB", lemma=lemma, head=verb, dep="conj")
    move(words, noun, place, "dobj")


def _goes_on(words: Words, noun: int) -> bool:
    return any(words[c].dep == "conj" for c in children(words, noun))


def _object_in_row(words: Words, place: int, text: str) -> None:
    """ "improved morale, lowered costs": no comma parts a verb from its subject, the morale was improved."""
    word, verb = words[place], words[place].head
    if word.dep != "nsubj" or verb != place + 2 or words[place + 1].tag != "," or words[verb].dep != "conj":
        return
    first = words[verb].head
    own = [words[c].dep for c in children(words, first)]
    plain = all(words[c].dep in ("amod", "compound", "punct") for c in children(words, place))
    if words[first].tag == "VBD" and "nsubj" in own and "dobj" not in own and first < place and plain:
        move(words, place, first, "dobj")


def _past_root(words: Words, place: int, text: str) -> None:
    """ "A story about rents led readers to protest": where no other verb stands, the past is it."""
    word = words[place]
    root = next(p for p, w in enumerate(words) if w.head == p)
    things = [c for c in children(words, place) if words[c].dep == "dobj" and c > place]
    if word.dep != "acl" or word.tag not in ("VBD", "VBN") or not things or not is_noun(words[root]):
        return
    if not root < place or not above(words, root, place) or any(w.tag in ("VBZ", "VBP", "MD") for w in words):
        return
    if any(w.tag == "VBD" and p != place for p, w in enumerate(words)) or words[-1].tag != ".":
        return
    for child in children(words, root):
        if child > place or words[child].dep in ("punct", "advmod", "mark"):
            move(words, child, place, words[child].dep)
    words[place] = word._replace(tag="VBD", head=place, dep="ROOT")
    move(words, root, place, "nsubj")


def _act_before(words: Words, place: int, noun: int) -> int | None:
    """The gerund or the noun taken for a verb that stands before a past and governs what it raised, or None."""
    act = words[noun].head if words[noun].dep == "dobj" else place - 1
    if not 0 <= act < place:
        return None
    word, above_ = words[act], words[words[act].head]
    kids = [c for c in children(words, act) if c < place]
    if words[noun].dep != "dobj":  # "early coaching enhanced commitment", where the commitment is all there is
        kin = word.tag == "VBG" or words[noun].lemma in lexicon().sets["noun.correlation"]
        alone = words[noun].dep == "ROOT" and kin and word.dep in ("amod", "compound") and word.head == noun
        return act if alone and not _finite(words) else None
    if not all(above(words, act, p) for p in range(act, place)) or any(words[c].dep in ("aux", "dobj") for c in kids):
        return None
    if word.tag in ("VBP", "VB") and act == place - 1:
        doer = [c for c in kids if words[c].dep == "nsubj"]
        bare = word.lemma in lexicon().sets["name.verbs"] and len(doer) == 1 == act - doer[0]
        return act if bare and (words[doer[0]].tag == "NN" or words[doer[0]].lemma in ("medium", "media")) else None
    kinds = {frame.kind for frame in lexicon().verbs.get(word.lemma, ()) if not (frame.prep or frame.object)}
    named = kinds & {"raise", "make"} or word.lemma in lexicon().sets["verb.use"]
    if word.tag != "VBG" or named or words[-1].tag != ".":
        return None
    told = any(words[c].tag == "IN" and words[c].lemma == "that" for c in kids)
    joined = word.dep == "conj" and above_.tag == "VBD" and words[word.head].dep != "relcl"
    root = word.dep == "ROOT" and not _finite(words, act)
    return act if root or joined or (word.dep == "ccomp" and told) else None


def _finite(words: Words, root: int | None = None) -> bool:
    """Whether a finite verb stands in the sentence, as far as it hangs on one word."""
    finite = [p for p, w in enumerate(words) if w.tag in ("VBZ", "VBP", "VBD", "MD")]
    return any(words[p].head == root or root is None for p in finite)


def _lower(words: Words, place: int, text: str) -> None:
    """ "transfers lower both costs and stress": what has a subject and an object is a verb."""
    word, kids = words[place], [words[c] for c in children(words, place)]
    form = text[word.start : word.end].lower()
    if form == "lower" and {"nsubj", "dobj"} <= {kid.dep for kid in kids} and word.dep in ("ROOT", "ccomp", "conj"):
        words[place] = word._replace(tag="VBP", pos="VERB", lemma="lower")


def _second_clause(words: Words, place: int, text: str) -> None:
    """ "Noise increased stress and groups were louder": the stress was increased, the groups were louder."""
    last = words[place].head
    first = next((c for c in children(words, last) if c < place and words[c].dep == "ccomp"), -1)
    if first < 0 or text[words[first].start : words[first].end].lower() not in _pasts():
        return
    kids = [*children(words, first), *children(words, place)]
    joint = [c for c in kids if words[c].dep == "cc" and place < c < last]
    others = [c for c in kids if words[c].dep == "conj" and is_noun(words[c]) and place < c < last]
    if not joint or len(others) != 1 or not any(words[c].dep == "nsubj" for c in children(words, first)):
        return
    heir(words, first, last, "conj")
    move(words, place, first, "dobj")
    move(words, others[0], last, "nsubj")
    move(words, joint[0], first, "cc")


def _verb_behind_to(words: Words, place: int, text: str) -> None:
    """ "is crucial to facilitate recovery": two nouns stand behind no "to", the first is a verb."""
    word, to = words[place], words[place].head
    inner = [c for c in children(words, to) if words[c].dep == "pobj"]
    frames = lexicon().verbs.get(word.lemma, ())
    telling = word.tag == "NN" and any(frame.kind == "raise" and not frame.prep for frame in frames)
    if len(inner) == 2 and inner[0] == place == to + 1 and words[to].lemma == "to" and telling:
        words[place] = word._replace(tag="VB", pos="VERB", head=words[to].head, dep="xcomp")
        words[to] = words[to]._replace(tag="TO", pos="PART", head=place, dep="aux")
        move(words, inner[1], place, "dobj")


def _act_taken_as(words: Words, place: int, text: str) -> None:
    """ "framing the task as a game raised effort": the framing raised it, the game says how the task is framed."""
    word, verb = words[place], words[place].head
    act, inner = words[verb].head, [c for c in children(words, verb) if words[c].dep == "nsubj" and place < c < verb]
    if (
        word.lemma != "as"
        or word.dep != "mark"
        or words[act].tag != "VBG"
        or words[act].dep not in ("ROOT", "ccomp", "advcl")
    ):
        return
    kids = [words[c] for c in children(words, act)]
    if words[act].dep == "advcl" and not (act and words[act - 1].lemma == "that"):
        return
    things = [k for k in kids if k.dep == "dobj"]
    if len(inner) != 1 or len(things) != 1 or any(k.dep in (*VERBAL, "csubj") for k in kids) or verb < place:
        return
    if words[verb].tag not in ("VBZ", "VBP", "VBD") and not any(words[c].tag == "MD" for c in children(words, verb)):
        return
    heir(words, verb, act, "csubj")
    for child in [c for c in children(words, act) if c > verb or (words[c].dep in ("mark", "advmod") and c < act)]:
        move(words, child, verb, words[child].dep)
    move(words, place, act, "prep")
    move(words, inner[0], place, "pobj")


def _next_need(words: Words, place: int, text: str) -> None:
    """ "Hosts need to open kitchens, avoid noise, and cook": a bare verb that nobody does goes on from the need."""
    need = next((c for c in children(words, place) if words[c].dep == "ccomp" and c < place), None)
    due = [c for c in children(words, need) if words[c].dep == "xcomp" and words[c].tag == "VB"] if need else []
    own = any(words[c].dep in ("nsubj", "nsubjpass", "aux", "mark") for c in children(words, place))
    if words[place].tag != "VB" or need is None or not due or own or words[place - 1].tag != ",":
        return
    heir(words, need, place, "conj")
    move(words, place, due[0], "conj")


def _no_thing(words: Words, place: int, text: str) -> None:
    """ "…, and hence may raise sales", "and hence waits are longer": "hence" is nobody who raises anything."""
    word, kids = words[place], children(words, place)
    if word.tag != "NN" or text[word.start : word.end].lower() != "hence":
        return
    words[place] = word._replace(tag="RB", pos="ADV", dep="advmod")
    named = [c for c in kids if c > place and is_noun(words[c]) and words[c].dep in ("appos", "compound", "conj")]
    clause = [c for c in kids if c > place and words[c].dep == "ccomp"]
    if word.dep == "conj" and clause:
        heir(words, clause[0], place, "advmod")
        words[clause[0]] = words[clause[0]]._replace(head=word.head, dep="conj")
    elif named:
        move(words, named[-1], word.head, word.dep)
        for child in [c for c in kids if c < named[-1]]:
            move(words, child, named[-1], words[child].dep)


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_next_need, "ROOT"),
    (_no_thing, "nsubj conj"),
    (_opens_clause, "nsubj nsubjpass"),
    (_behind_opening, "ROOT ccomp"),
    (_played_by, "compound nmod"),
    (_verb_with_noun, "conj"),
    (_root_led, "acl"),
    (_found_related, "advcl"),
    (_mediator_joins, "npadvmod"),
    (_root_differs, "NNS"),
    (_does_little, "advcl relcl acl"),
    (_past_for_participle, "amod"),
    (_act_taken_as, "mark"),
    (_second_clause, "nsubj"),
    (_verb_behind_to, "pobj"),
    (_lower, "JJR"),
    (_past_root, "acl"),
    (_past_in_row, "amod"),
    (_object_in_row, "nsubj"),
)
