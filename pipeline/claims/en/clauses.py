"""Clauses whose verb or whose subject the parser took for something else, put right.

* "is directly and strongly raised by trust": raised is the verb, it goes on in no row of adverbs;
* "is positively related to trust": no adjective has an auxiliary;
* "Y is raised by A; is lowered by B": the second clause tells of Y, too;
* "trust as a habit raises …": the trust raises, the habit says what it is taken as;
* "the effect trust has on calm is carried by …": the effect is carried, and the trust has it;
* "as trust increases", "as trust and calm increase": the last word is what they do;
* "found that the smell of bread reduced calm": reduced is the verb, it does not describe the calm;
* "platforms lower search costs": two names side by side, and "lower" between them is the verb;
* "trust in banks, trust in shops": two kinds of trust in a row;
* "is raised by trust, the firm's fame, and calm": the fame raises it, too;
* "rules that shape trust": to shape is a verb there;
* "is stronger in towns, in winter, and for novices": three cases in a row;
* "raises sales by 12% and visits by 5%": visits are raised, too;
* "keeping bees in the planning and launch phases": a bare infinitive goes on in no row of gerunds;
* "an effect on trust, calm, and joy": the effect is on all three;
* "acts on trust and calm raises joy": the calm raises joy;
* "restores trust after a loss": what stands bare behind such a verb is its object.
"""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.en.hanging import Words, above, children, heir, is_noun, move
from pipeline.claims.en.inflect import inflected
from pipeline.claims.en.lexicon import lexicon

#: What opens one of several cases that something is told of.
_CASES = frozenset({"in", "for", "among", "under", "at"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_FINITE = ("VBZ", "VBP", "VBD", "MD")


def _passive(words: Words, place: int, text: str) -> None:
    """ "is directly and strongly raised by …": of two adverbs the verb was taken to follow."""
    word, adverb = words[place], words[place].head
    be = words[adverb].head
    if word.dep != "conj" or words[adverb].tag != "RB" or words[be].lemma != "be" or not adverb < place or be > adverb:
        return
    kids = [*children(words, be), *children(words, adverb)]
    heir(words, place, be, "auxpass")
    for child in kids:
        if child != place:
            dep = words[child].dep
            move(words, child, place, f"{dep}pass" if dep in ("nsubj", "csubj") else dep)


def _told_of_it(words: Words, place: int, text: str) -> None:
    """ "is positively related to trust": no adjective has such an auxiliary."""
    word = words[place]
    form = text[word.start : word.end].lower()
    verb = _verbs().get(form, "")
    own = word.dep in ("ROOT", "ccomp", "conj", "advcl", "relcl")
    if verb and own and any(words[c].dep == "auxpass" for c in children(words, place)):
        words[place] = word._replace(tag="VBN", pos="VERB", lemma=verb)


@lru_cache(maxsize=1)
def _verbs() -> dict[str, str]:
    """The forms of our verbs in "-ed", and the verbs."""
    return {form: verb for verb in lexicon().verbs for form in inflected((verb,)) if form.endswith("ed")}


def _has_subject(words: Words, verb: int) -> bool:
    return any(words[c].dep in _SUBJECTS and c < verb for c in children(words, verb))


def _is_finite(words: Words, verb: int) -> bool:
    helping = [c for c in children(words, verb) if words[c].dep in ("aux", "auxpass")]
    return words[min(helping, default=verb)].tag in _FINITE


def _same_subject(words: Words, place: int, text: str) -> None:
    """ "Y is raised by A; is lowered by B": what has no subject goes on in the clause before the semicolon."""
    own = words[place].dep in ("ROOT", "conj", "ccomp", "advcl")
    if words[place].tag[:2] != "VB" or not own or _has_subject(words, place) or not _is_finite(words, place):
        return
    left = [
        c for c in children(words, place) if words[c].dep in ("aux", "auxpass", "advmod", "neg", "cc") and c < place
    ]
    mark = next((p for p in range(place - 1, max(0, place - 8), -1) if text[words[p].start] == ";"), 0)
    if not mark or min(left, default=place) != mark + 1:
        return
    first = next((p for p in range(mark - 1, -1, -1) if _has_subject(words, p) and _is_finite(words, p)), -1)
    if first < 0 or above(words, first, place):
        return
    if above(words, place, first):
        top = first
        while words[top].head != place:
            top = words[top].head
        heir(words, top, place, "conj")
    move(words, place, first, "conj")


def _taken_as(words: Words, place: int, text: str) -> None:
    """ "trust as a habit raises …": "as" opens no clause between a subject and its verb."""
    word, verb, noun = words[place], words[place].head, place - 1
    if word.lemma != "as" or place == 0 or not is_noun(words[noun]):
        return
    kids = children(words, verb)
    inner = [c for c in kids if words[c].dep == "nsubj" and place < c < verb]
    if len(inner) != 1:
        return
    top = noun
    while words[top].dep == "conj" and words[top].head < top:
        top = words[top].head
    if words[verb].dep == "advcl" and words[verb].head == top and is_noun(words[top]):
        heir(words, verb, top, "nsubj")
    elif words[noun].dep in ("conj", "appos") and noun not in kids:
        first = min([noun, *children(words, noun)])
        if first == 0 or words[first - 1].tag != "," or any(words[c].dep == "cc" for c in kids):
            return
        move(words, noun, verb, "nsubj")
    elif words[noun].dep not in ("nsubj", "nsubjpass") or noun not in kids:
        return
    move(words, place, noun, "prep")
    move(words, inner[0], place, "pobj")


def _which_it_has(words: Words, place: int, text: str) -> None:
    """ "the effect trust has on calm is carried by …": a clause without "that" behind the noun it describes."""
    if words[place].dep == "aux":
        _main_verb(words, place)
    kids = children(words, place)
    thing = next((c for c in kids if words[c].dep == "nsubj" and c < place), -1)
    after = [
        c for c in kids if words[c].dep == "conj" and words[c].tag in ("VBN", "VBZ") and not _has_subject(words, c)
    ]
    if (
        words[place].lemma not in ("have", "exert")
        or thing < 0
        or not after
        or any(words[c].dep == "dobj" for c in kids)
    ):
        return
    named = [c for c in children(words, thing) if words[c].dep in ("compound", "nmod")]
    noun = min(named, default=thing)
    relation = words[noun].lemma in lexicon().sets["noun.relation"]
    if not relation or noun == 0 or words[noun - 1].tag != "DT" or words[place + 1].lemma != "on":
        return
    verb = after[-1]
    heir(words, verb, place, "relcl")
    for child in children(words, thing):
        if child < noun:
            move(words, child, noun, words[child].dep)
    passive = any(words[c].dep == "auxpass" for c in children(words, verb))
    move(words, noun, verb, "nsubjpass" if passive else "nsubj")
    move(words, place, noun, "relcl")
    for child in kids:
        if child < noun or words[child].dep == "punct":
            move(words, child, verb, words[child].dep)


def _main_verb(words: Words, place: int) -> None:
    """Let a "have" that is no auxiliary ("… trust has on calm is …") be coordinated with the verb it stood by."""
    verb = words[place].head
    if place + 1 >= len(words) or words[place + 1].lemma != "on" or words[verb].tag not in ("VBN", "VBZ"):
        return
    heir(words, place, verb, "conj")
    for child in children(words, verb):
        if child < place:
            move(words, child, place, "nsubj" if words[child].dep in _SUBJECTS else words[child].dep)


def _grows(words: Words, place: int, text: str) -> None:
    """ "as trust increases, …", "as trust and calm increase": the last word is what they do."""
    word = words[place]
    first = place if word.dep == "pobj" else word.head
    prep = words[first].head
    near = [c for c in children(words, place) if words[c].dep in ("compound", "nmod") and c == place - 1]
    if words[first].dep != "pobj" or words[prep].lemma != "as" or not near or not _falls_or_rises(word.lemma):
        return
    if place + 1 < len(words) and words[place + 1].tag not in (",", "."):
        return
    several = first < place or words[near[0]].tag == "NNS"
    if word.tag != ("NN" if several else "NNS"):
        return
    words[place] = word._replace(tag="VBP" if several else "VBZ", pos="VERB", head=words[prep].head, dep="advcl")
    words[prep] = words[prep]._replace(pos="SCONJ", head=place, dep="mark")
    for child in children(words, place):
        if prep < child < near[0]:
            move(words, child, near[0], words[child].dep)
    if first < place:
        move(words, near[0], first, "conj")
    move(words, first if first < place else near[0], place, "nsubj")


def _falls_or_rises(lemma: str) -> bool:
    sets = lexicon().sets
    return any(lemma in sets[f"verb.happen.{kind}"] for kind in ("plus", "minus", "open"))


def _told_by_participle(words: Words, place: int, text: str) -> None:
    """ "found that the smell of bread reduced calm": a clause that "that" opens has a verb."""
    word, thing, left = words[place], words[place].head, place - 1
    if word.dep != "amod" or thing < place or left < 0 or words[left].head != thing or not is_noun(words[left]):
        return
    noun = words[words[thing].head].head if words[thing].dep == "pobj" else thing
    kids = children(words, noun)
    marks = [c for c in kids if words[c].lemma == "that" and words[c].dep == "mark"]
    if (
        words[left].dep not in ("compound", "nmod")
        or words[noun].dep != "ccomp"
        or not is_noun(words[noun])
        or not marks
    ):
        return
    late = [c for c in kids if c > thing]
    words[place] = word._replace(tag="VBD", pos="VERB", head=words[noun].head, dep="ccomp")
    for child in children(words, thing):
        if child < left:
            move(words, child, left, words[child].dep)
    if noun != thing:
        move(words, left, words[thing].head, "pobj")
    move(words, thing, place, "dobj")
    move(words, noun if noun != thing else left, place, "nsubj")
    for child in (*marks, *late):
        move(words, child, place, words[child].dep)


def _lower_between(words: Words, place: int, text: str) -> None:
    """ "platforms lower search costs": a plural before "lower" does not describe what is behind it."""
    word, left, thing = words[place], words[place - 1], words[place].head
    if word.tag != "JJR" or text[word.start : word.end].lower() != "lower":
        return
    if place == 0 or thing < place or left.tag != "NNS" or left.head != thing or left.dep not in ("nmod", "compound"):
        return
    that = [c for c in children(words, thing) if words[c].dep == "mark" and words[c].lemma == "that"]
    later, row = words[thing].head, words[thing].dep == "nsubj" and words[min(thing + 1, len(words) - 1)].tag == ","
    if row and words[later].tag in ("VB", "VBP"):  # "platforms lower costs, raise trust, …"
        head, dep = (place if words[later].head == later else words[later].head), words[later].dep
        for child in [c for c in children(words, later) if c < place - 1 or words[c].dep == "punct"]:
            move(words, child, place, words[child].dep)
        move(words, later, place, "conj")
    elif words[thing].head != thing and not (that and words[thing].dep == "dobj"):
        return
    else:
        head, dep = (place, "ROOT") if words[thing].head == thing else (words[thing].head, "ccomp")
    words[place] = word._replace(lemma="lower", tag="VBP", pos="VERB", head=head, dep=dep)
    for child in children(words, thing):
        if child < place - 1 and words[child].dep in ("amod", "compound", "det", "poss", "nummod"):
            move(words, child, place - 1, words[child].dep)
        elif child < place - 1 or words[child].dep == "punct":
            move(words, child, place, words[child].dep)
    move(words, place - 1, place, "nsubj")
    move(words, thing, place, "dobj")


def _no_infinitive(words: Words, place: int, text: str) -> None:
    """ "in the planning and launch phases": what stands in a row with a gerund or a noun, bare, opens a name."""
    word, gerund = words[place], words[place].head
    things = [c for c in children(words, place) if words[c].dep == "dobj"]
    if word.tag != "VB" or word.dep != "conj" or things != [place + 1]:
        return
    before = place - 2
    if is_noun(words[gerund]) and words[place - 1].tag == "CC" and is_noun(words[place + 1]):  # "calm and reward value"
        words[place] = word._replace(tag="NN", pos="NOUN", head=place + 1, dep="compound")
        move(words, place + 1, gerund, "conj")
    if words[gerund].tag != "VBG":
        return
    if before < gerund or words[place - 1].tag != "CC" or not is_noun(words[before]) or words[place + 1].tag != "NNS":
        return
    words[place] = word._replace(tag="NN", pos="NOUN", head=place + 1, dep="compound")
    words[place + 1] = words[place + 1]._replace(head=words[before].head, dep=words[before].dep)
    for child in children(words, before):
        move(words, child, place + 1, words[child].dep)
    move(words, before, place, "nmod")
    move(words, place - 1, before, "cc")


def _in_and_for(words: Words, place: int, text: str) -> None:
    """ "is stronger in towns, in winter, and for novices": what is told to be so in one case is so in each."""
    word, before = words[place], place - 1
    while before > 0 and words[before].tag in (",", "CC"):
        before -= 1
    prep = before
    while words[prep].dep not in ("prep", "ROOT") and words[prep].head < prep:
        prep = words[prep].head
    head = words[prep].head
    open_ = words[prep].dep == "prep" and words[prep].lemma in _CASES and word.lemma in _CASES and head < prep
    verb = words[head].head if words[head].dep == "acomp" else head
    same = words[prep].lemma == word.lemma or words[prep - 1].tag in ("JJR", "RBR")
    if before < place - 1 and open_ and same and word.head in (verb, head) and above(words, prep, before):
        move(words, place, prep, "conj")


def _by_percent(words: Words, place: int, text: str) -> None:
    """ "raises sales by 12% and visits by 5%": the visits are raised, too."""
    word, share = words[place], words[place].head
    prep = words[share].head
    shares = ("%", "percent", "point")
    if words[share].lemma not in shares or words[share].dep != "pobj" or not is_noun(word) or word.lemma in shares:
        return
    things = [c for c in children(words, words[prep].head) if words[c].dep == "dobj" and c < prep]
    if things and words[prep].lemma == "by" and not any(words[c].dep == "nummod" for c in children(words, place)):
        move(words, place, things[-1], "conj")


def _same_again(words: Words, place: int, text: str) -> None:
    """ "trust in banks, trust in shops": the second trust goes on from the first."""
    word, prep = words[place], words[words[place].head].head
    thing = words[prep].head
    if word.dep != "conj" or not is_noun(word) or words[word.head].dep != "pobj" or words[prep].dep != "prep":
        return
    after = words[min(place + 1, len(words) - 1)]
    again = words[thing].lemma == word.lemma and after.head == place and after.lemma == words[prep].lemma
    if again and thing < prep < place:
        move(words, place, thing, "conj")


def _by_several(words: Words, place: int, text: str) -> None:
    """ "is raised by trust, the firm's fame, and calm": a passive takes no object, the fame raises it, too."""
    verb = words[place].head
    agents = [c for c in children(words, verb) if words[c].dep == "agent" and c < place]
    doing = [c for a in agents for c in children(words, a) if words[c].dep == "pobj"]
    first = min(p for c in (place, *children(words, place)) for p in (c, *children(words, c)))
    if doing and verb < agents[0] and words[first - 1].tag == ",":
        move(words, place, doing[-1], "conj")


def _told_of(words: Words, place: int, text: str) -> None:
    """ "rules that shape trust": what has "that" for its subject and an object behind it is a verb."""
    word = words[place]
    kids = children(words, place) if word.dep == "relcl" else []
    subject = place - 1 in kids and words[place - 1].dep == "nsubj" and words[place - 1].tag == "WDT"
    if subject and is_noun(word) and any(words[c].dep == "dobj" and c > place for c in kids):
        words[place] = word._replace(pos="VERB", tag="VBP" if word.tag == "NN" else "VBZ")


def _last_of_list(words: Words, place: int, text: str) -> None:
    """ "an effect on trust, calm, and odd moods": a list without an "and" of its own goes on."""
    word, head = words[place], words[place].head
    nearest = min([place, *children(words, place)])
    first = min([nearest, *children(words, nearest)])
    if word.dep != "conj" or not is_noun(word) or first < 3 or words[first].tag in ("DT", "PRP$"):
        return
    ends = words[first - 1].lemma == "and" and words[first - 2].tag == ","
    goes_on = words[first - 1].tag == "," and any(words[c].dep == "cc" for c in children(words, place))
    if not ends and not (goes_on and any(words[c].dep == "det" for c in children(words, head))):
        return
    objects = [c for c in children(words, head) if words[c].dep == "dobj" and c < first]
    head = objects[-1] if objects and ends else head
    preps = [c for c in children(words, head) if words[c].dep == "prep" and head < c < first]
    heads = [c for p in preps[-1:] for c in children(words, p) if words[c].dep == "pobj"]
    row = [*heads, *(c for h in heads for c in children(words, h) if words[c].dep == "conj")]
    open_ended = not any(words[c].dep == "cc" for one in row for c in children(words, one))
    if len(row) < 1 + ends or not open_ended or not all(is_noun(words[c]) for c in row):
        return
    move(words, first - 1, row[-1], "cc" if ends else "punct")
    move(words, place, row[-1], "conj")


def _next_clause(words: Words, place: int, text: str) -> None:
    """ "acts on trust and calm raises joy": a verb that no "and" joins has the last name before it for its subject."""
    verb, helping = words[place].head, ("aux", "auxpass", "advmod", "neg")
    noun = min([place, *(c for c in children(words, place) if words[c].dep in helping)]) - 1
    first = min([noun, *(c for c in children(words, noun) if c < noun)])
    if noun < 2 or words[noun].dep != "conj" or not is_noun(words[noun]) or not verb < words[noun].head < first:
        return
    taken = [c for c in children(words, place) if words[c].dep == "nsubj" and verb < c]
    joined = any(words[c].dep == "cc" and c > noun for c in children(words, verb))
    alone = words[place].dep == "conj" and not _has_subject(words, place) and not joined
    told = words[place].dep == "ccomp" and _takes_no_clause(words, verb) and above(words, min(taken, default=0), noun)
    if words[first - 1].tag != "CC" or not _is_finite(words, place) or not (alone or told):
        return
    for one in taken:
        move(words, one, verb, "dobj")
    move(words, place, verb, "conj")
    move(words, first - 1, verb, "cc")
    move(words, noun, place, "nsubj")


def _takes_no_clause(words: Words, verb: int) -> bool:
    """Whether a verb raises things, and tells nothing."""
    sets, frames = lexicon().sets, lexicon().verbs.get(words[verb].lemma, ())
    telling = words[verb].lemma in sets["verb.assert"] | sets["verb.telling"]
    return not telling and any(f.kind in ("raise", "make") and not (f.prep or f.object) for f in frames)


def _bare_object(words: Words, place: int, text: str) -> None:
    """ "restores trust after a loss": no verb that raises something has a bare verb behind it."""
    word, verb = words[place], words[place].head
    between = words[verb + 1 : place]
    bare = word.dep in ("xcomp", "ccomp") and verb < place and all(w.tag in ("JJ", "JJR") for w in between)
    helps = words[verb].lemma in lexicon().sets["verb.causative"]
    if not bare or helps or not _is_finite(words, verb) or not _takes_no_clause(words, verb):
        return
    if any(words[c].dep not in ("prep", "punct", "advmod", "npadvmod", "acomp") for c in children(words, place)):
        return
    words[place] = word._replace(tag="NN", pos="NOUN", dep="dobj")
    for at in range(verb + 1, place):
        move(words, at, place, "amod")


#: Like ``retag.REPAIRS``.
REPAIRS = (
    (_told_of_it, "JJ"),
    (_bare_object, "VB VBP"),
    (_passive, "VBN"),
    (_no_infinitive, "VB"),
    (_told_by_participle, "amod"),
    (_taken_as, "mark"),
    (_which_it_has, "VBZ VBP"),
    (_lower_between, "JJR"),
    (_grows, "NN NNS"),
    (_by_percent, "conj"),
    (_in_and_for, "prep conj"),
    (_same_subject, "VBN VBZ VBP VBD"),
    (_same_again, "conj"),
    (_by_several, "dobj"),
    (_told_of, "relcl"),
    (_last_of_list, "conj"),
    (_next_clause, "conj ccomp"),
)
