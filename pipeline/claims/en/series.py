"""Rows of three things and more, read by their commas where the parser hung one of them on another word.

* "raises calm, the speed of delivery, wit, and guests' trust": four things are raised;
* "trust in the shop, the will to share, and calm raise sales": all three raise them.
* "raises calm and, in turn, sales": both go up.

Names stand between the commas and verbs do not, so each name is a member of the row; of what stands before the first
comma only the last name is. A row of two is left as it is parsed.
"""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from pipeline.claims.en.hanging import Words, above, children, heir, is_noun, move
from pipeline.claims.en.lexicon import lexicon, together
from pipeline.claims.en.listed import is_plural
from pipeline.claims.en.retag import is_singular

#: Prepositions inside a name: "trust in the shop".
_INNER = frozenset({"of", "in", "with", "to", "for", "on", "toward", "towards", "about", "among"})
#: Those of them behind which the name seldom goes on in a row.
_TOWARDS = frozenset({"in", "with", "for", "toward", "towards", "about"})
_DESCRIBES = frozenset({"amod", "compound", "nmod"})
_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")


class Name(NamedTuple):
    """A stretch that names something: where it begins, and its nouns, the outermost first."""

    start: int
    heads: list[int]


@lru_cache(maxsize=1)
def _cues() -> frozenset[str]:
    """Nouns that tell a relation of what stands behind them, or how much there is of it."""
    relations = ("relation", "correlation", "cause_plus", "cause_minus", "cause_open", "effect", "outcome", "driver")
    others = ("way", "channel", "light", "generic", "empty", "share", "carrying", "power", "chance")
    return together(*(f"noun.{name}" for name in (*relations, *others)), "part.nouns")


def _nominal(words: Words, place: int) -> bool:
    """Whether a word can stand in a plain name."""
    word = words[place]
    if word.tag in ("VBG", "VBN", "VBD"):
        return word.dep in _DESCRIBES or (word.tag == "VBG" and not _governs(words, place))
    if word.tag in ("VB", "VBP"):
        if words[place - 1].tag in (",", "CC") and is_noun(words[min(place + 1, len(words) - 1)]):
            return word.lemma in together("noun.first", "name.verbs")
        return word.lemma in lexicon().sets["noun.alone"] and not _governs(words, place)
    near = words[min(place + 1, len(words) - 1)].tag
    degree = word.tag in ("RBR", "RBS") and near.startswith(("JJ", "NN"))  # "more active guests", "longer stays"
    return degree or word.tag.startswith(("NN", "JJ")) or word.tag in ("POS", "HYPH", "CD")


def _governs(words: Words, place: int) -> bool:
    """Whether a gerund has an object, or something else that only verbs have."""
    return any(
        words[c].dep in ("dobj", "pobj", "xcomp", "ccomp", "prt", "advmod", "aux") for c in children(words, place)
    )


def _inner(words: Words, place: int) -> bool:
    """Whether a preposition can stand inside a name."""
    word = words[place]
    if word.lemma in ("by", "from") and word.dep == "prep":
        return is_noun(words[word.head])
    return word.tag in ("IN", "TO") and word.lemma in _INNER


def _willing(words: Words, place: int) -> bool:
    """Whether a verb stands in "the will to share"."""
    base = words[place].tag == "VB" and place > 1 and words[place - 1].lemma == "to"
    return base and words[place - 2].lemma in lexicon().sets["noun.disposition"]


def name_of(words: Words, start: int, end: int) -> list[int]:
    """The nouns of a stretch that is a name and nothing else, the outermost first; [] where it is none."""
    heads: list[int] = []
    opened = True
    for place in range(start, end):
        word = words[place]
        if opened and word.tag in ("DT", "PRP$", "PDT"):
            continue
        if _willing(words, place):
            continue
        if _inner(words, place) and not opened:
            if not _is_thing(words, place - 1):
                return []
            heads.append(place - 1)
            opened = not (place + 1 < end and _willing(words, place + 1))
            continue
        if not _nominal(words, place) and not (
            word.tag == "RB" and place + 1 < end and words[place + 1].tag in ("JJ", "VBN")
        ):
            return []
        opened = False
    if end <= start or opened:
        return []
    if _willing(words, end - 1):
        return heads
    return [*heads, end - 1] if _is_thing(words, end - 1) else []


def _is_thing(words: Words, place: int) -> bool:
    if words[place].tag == "VBG" and words[min(place + 1, len(words) - 1)].tag in ("IN", "TO"):
        return words[place].lemma not in lexicon().verbs  # "leading to losses"
    return (
        is_noun(words[place])
        or words[place].tag in ("VBG", "VB", "VBP")
        or words[place].dep in ("dobj", "pobj", "nsubj")
    )


def before(words: Words, start: int, end: int) -> Name | None:
    """The last name of a stretch, and where it begins."""
    here = end
    while (
        here > start
        and words[here - 1].lemma != "both"
        and (
            _nominal(words, here - 1)
            or words[here - 1].tag in ("DT", "PRP$")
            or _inner(words, here - 1)
            or _willing(words, here - 1)
        )
    ):
        here -= 1
    while here < end and words[here].tag in ("IN", "TO"):
        here += 1
    heads = name_of(words, here, end)
    return Name(here, heads) if heads else None


def _behind(words: Words, start: int) -> tuple[list[int], int]:
    """The name that begins at a place, and where it ends."""
    end = start
    while end < len(words) and (
        _nominal(words, end) or words[end].tag in ("DT", "PRP$") or _inner(words, end) or _willing(words, end)
    ):
        end += 1
    while end > start and (words[end - 1].tag in ("IN", "TO", "DT") or words[end - 1].dep in ("amod", "acomp")):
        end -= 1
    return name_of(words, start, end), end


def _row(words: Words, joint: int, text: str) -> None:
    """Hang all members of a row on its first."""
    start = _past_adverb(words, joint + 1)
    last, end = _behind(words, start)
    if words[joint].lemma not in ("and", "or") or not last:
        return
    row, stop = middle(words, joint)
    comma = comma_before(words, stop)
    first = before(words, comma + 1, stop)
    if first is None or not row:
        return
    left = words[first.start - 1] if first.start else None
    opens = first.start == comma + 2 or (first.start > 1 and words[first.start - 2].dep == "mark")
    if left and (left.tag in ("CC", ",") or (left.tag == "IN" and opens)):
        return  # "in towns, rents, and wages": the rents may begin the row
    clause = left is None or left.dep == "mark" or left.lemma == "that"
    if clause or _told(words, end) < 0 or (left and left.tag == "IN"):
        _hang(words, first, [*row, Name(start, last)], joint, end)
        if start > joint + 1:
            adverb = start - 1 if words[start - 1].tag == "RB" else start - 2
            move(words, adverb, last[0], "advmod")


def _past_adverb(words: Words, place: int) -> int:
    """Where the name begins in "calm, wit and ultimately sales" and "…, and, ultimately, sales"."""
    comma = place < len(words) and words[place].tag == ","
    adverb = place + comma
    if adverb + 2 >= len(words) or words[adverb].tag != "RB" or words[adverb].lemma not in lexicon().sets["link.then"]:
        return place
    return adverb + 2 if comma and words[adverb + 1].tag == "," else adverb + 1


def middle(words: Words, joint: int) -> tuple[list[Name], int]:
    """The members between commas, and where what stands before the first of these ends."""
    row: list[Name] = []
    stop = joint - 1 if words[joint - 1].tag == "," else joint
    while (comma := comma_before(words, stop)) > 0:
        heads = name_of(words, comma + 1, stop)
        if not heads or _explains(words, comma + 1, heads[0]):
            break
        row.insert(0, Name(comma + 1, heads))
        stop = comma
    return row, stop


def comma_before(words: Words, stop: int) -> int:
    """The last comma before a place, -1 where there is none."""
    return next((p for p in range(stop - 1, -1, -1) if words[p].tag == ","), -1)


def _explains(words: Words, start: int, head: int) -> bool:
    """Whether a name between commas says what the one before it is: "trust, a source of calm, …"."""
    told = words[head].lemma in _cues() or words[head].lemma in lexicon().sets["noun.research"]
    return words[start].lemma in ("a", "an") and told


def _top(words: Words, member: int) -> int:
    """What the row begins with that a word is hung in."""
    while words[member].dep == "conj" and words[member].head < member:
        member = words[member].head
    return member


def _hang(words: Words, first: Name, row: list[Name], joint: int, end: int) -> None:
    """Hang the members on the first name, or on the noun in it that the parser chose for all of them."""
    members = [name.heads[0] for name in row]
    levels = [h for h in first.heads[:-1] if words[h].lemma not in _cues()] + first.heads[-1:]
    if words[first.heads[0]].lemma in lexicon().sets["noun.relation"]:  # "an effect of wit on calm, joy, and trust"
        on = next((p for p in range(first.start, levels[-1]) if words[p].lemma == "on"), -1)
        levels = [h for h in levels if h > on]
    agents = lexicon().sets["noun.agent"]
    if not any(words[m].lemma in agents for m in members):
        levels = [h for h in levels if words[h].lemma not in agents] or levels
    tops = {_top(words, m) for m in members}
    host = next((h for h in levels if tops == {h} and not _of_its_own(words, h, members[0])), levels[0])
    verb = _told(words, end)
    if verb > joint and host == first.heads[0] and is_singular(words, verb):
        if words[host].head != verb or words[host].dep not in _SUBJECTS:
            return
        host = levels[-1]  # "the taste of food, tea, and cakes pleases guests"
    elif verb > joint and host != first.heads[0] and words[words[words[host].head].head].lemma not in _cues():
        return
    if verb <= joint or host != first.heads[0]:
        if words[host].dep not in ("dobj", "pobj", "attr", "conj", "nsubj", "nsubjpass", "appos"):
            return
        if any(above(words, m, host) for m in members):
            return
    elif not _tell(words, [host, *members], verb):
        return
    if tops != {host}:
        for member in members:
            move(words, member, host, "conj")
        move(words, joint, host, "cc")
    for start, (member, *_) in row:
        if not is_noun(words[member]):
            words[member] = words[member]._replace(tag="NN", pos="NOUN")
        for place in range(start, member):
            if not start <= words[place].head <= member:
                move(words, place, member, {"D": "det", "J": "amod"}.get(words[place].tag[0], "compound"))


def _of_its_own(words: Words, noun: int, member: int) -> bool:
    """Whether a noun belongs to one name alone: "trust in the shop, calm, and wit"."""
    prep = words[noun].head
    if words[noun].dep != "pobj" or words[prep].dep != "prep" or words[prep].lemma not in _TOWARDS:
        return False
    if any(words[c].lemma == "of" for c in children(words, member)):
        return False  # "for the growth and upkeep of skills"
    marked = [m for m in (noun, member) if any(words[c].dep in ("det", "poss") for c in children(words, m))]
    return marked == [noun] or _asks(words, noun, member)


def _asks(words: Words, noun: int, member: int) -> bool:
    """Whether a member of a row is, like what the row begins with, what persons feel: "trust in shops, loyalty, …"."""
    prep = words[noun].head
    asked = f"{words[words[prep].head].lemma} {words[prep].lemma}" in lexicon().sets["noun.asking"]
    return asked and words[member].lemma in _asking() and words[noun].lemma not in _asking()


@lru_cache(maxsize=1)
def _asking() -> frozenset[str]:
    """Nouns that ask for a preposition ("trust in"): what persons feel and do."""
    sets = lexicon().sets
    return frozenset(pair.split()[0] for pair in sets["noun.asking"]) | sets["noun.disposition"]


def _told(words: Words, end: int) -> int:
    """The verb that stands behind a row, adverbs between them; -1 where none does."""
    while end < len(words) and words[end].tag == "RB":
        end += 1
    if end >= len(words) or not (words[end].tag in _FINITE or _bare_verb(words, end)):
        return -1
    return words[end].head if words[end].dep in ("aux", "auxpass") else end


def _bare_verb(words: Words, place: int) -> bool:
    """Whether a base form has an object, and nothing before it that makes it an infinitive."""
    own = [words[c] for c in children(words, place)]
    return (
        words[place].tag == "VB"
        and words[place].dep in ("ROOT", "ccomp")
        and any(c.dep == "dobj" for c in own)
        and not any(c.dep == "aux" for c in own)
    )


def _tell(words: Words, row: list[int], verb: int) -> bool:
    """Make the first of a row the subject of a verb."""
    host = row[0]
    dep = "nsubjpass" if any(words[c].dep == "auxpass" for c in children(words, verb)) else "nsubj"
    if words[host].head == verb and words[host].dep in _SUBJECTS:
        return True
    over = [m for m in row if above(words, m, verb)]
    others = [c for c in children(words, verb) if words[c].dep in _SUBJECTS and c < verb]
    opening = words[host].dep in ("npadvmod", "pobj", "advcl")  # "thanks to the rail, flows of goods and wit are …"
    if (any(c not in row for c in others) and not over) or (others and opening):
        return False
    if over:
        top = next(m for m in over if not any(above(words, o, m) for o in over if o != m))
        heir(words, verb, top, dep)
        for child in children(words, top):
            if child > verb or (words[child].dep in ("mark", "punct") and child < row[0]):
                move(words, child, verb, words[child].dep)
    move(words, host, verb, dep)
    return True


def _beside(words: Words, place: int, text: str) -> None:
    """ "trust in the shop and calm": the calm stands beside the trust."""
    near = words[place].head
    outer = words[words[near].head].head
    kids = children(words, near)
    if (
        words[place].dep != "conj"
        or not is_noun(words[place])
        or not is_noun(words[outer])
        or words[outer].lemma in _cues()
    ):
        return
    several = words[outer].dep in _SUBJECTS and is_plural(words, words[outer].head, text)
    one = words[outer].dep in _SUBJECTS and is_singular(words, words[outer].head)
    if one or not (_asks(words, near, place) or (several and _of_its_own(words, near, place))):
        return
    if not any(words[c].dep == "conj" for c in (*kids, *children(words, outer)) if c != place):
        for child in kids:
            if near < child <= place and words[child].dep in ("cc", "conj", "punct"):
                move(words, child, outer, words[child].dep)


def _in_turn(words: Words, place: int, text: str) -> None:
    """ "raises loyalty and, in turn, contact": what comes in turn is a second thing that is raised."""
    turn = next((p for p in range(place - 1, max(0, place - 7), -1) if words[p].lemma == "turn"), 0)
    if not turn or not is_noun(words[place]) or words[turn - 1].lemma != "in" or words[turn + 1].tag != ",":
        return
    head = words[place].head
    if words[place].dep == "pobj" and head != turn - 1:
        return
    verb = head if words[head].tag.startswith("VB") else words[head].head
    if words[turn - 1].head == place:
        move(words, turn - 1, verb, "prep")
    joint = next((p for p in range(place - 1, max(verb, place - 9), -1) if words[p].lemma == "and"), verb)
    inner = [o for c in children(words, verb) if words[c].dep == "prep" for o in children(words, c)]
    things = [c for c in children(words, verb) if words[c].dep == "dobj" and verb < c < joint]
    things = things or [o for o in inner if words[o].dep == "pobj" and verb < o < joint]  # "results in loyalty and, …"
    if things and head not in things and words[verb].tag.startswith("VB") and words[joint + 1].tag == ",":
        move(words, place, things[-1], "conj")


#: Like ``retag.REPAIRS``.
REPAIRS = ((_row, "CC"), (_beside, "conj"), (_in_turn, "npadvmod pobj dobj conj"))
