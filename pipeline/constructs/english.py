"""English phrases that may name a construct, found without a parse.

A phrase is what stands between function words, verbs and punctuation, cut back to a head that can name
something. A few heads take a prepositional phrase along ("preference for hometown brands").
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise

from pipeline.constructs.keys import single, singular, stem
from pipeline.constructs.lexicon import english
from pipeline.constructs.phrase import ALONE, PLAIN, STRONG, THEORY, WEAK, Phrase, shared
from pipeline.constructs.words import LEADING, WORD, Word, as_word
from pipeline.document import Sentence

#: Longer runs of words than this are no noun phrase but a list or a heading without punctuation.
LONGEST = 7
#: More words than these beside a verb are seldom one name.
_LONGEST_SLOT = 4
#: "to" and a verb.
_TO_DO = 2
#: So many heads in a row are names ("expertise, warmth and attractiveness").
_ROW = 3
#: An effect is named at most so many words before what it is an effect on.
_REACH = 6
#: Shorter words with such an ending are seldom made of another word ("city", "moment").
_SHORT = 6
_DETERMINERS = frozenset({"the", "their", "his", "her", "its", "our"})


def phrases(text: str, sentence: Sentence) -> Iterator[Phrase]:
    """The phrases of a sentence, each with what is left of it when weak last words are cut off."""
    found = [as_word(m) for m in WORD.finditer(text, sentence.start, sentence.end)]
    runs = list(_runs(found))
    slots = _slots(found, runs)
    for run, slot in zip(runs, slots, strict=True):
        for phrase in _cuts([found[i] for i in run], slot):
            whole = phrase.end == found[run.stop - 1].end
            yield phrase._replace(slot=slot and whole and phrase.size <= _LONGEST_SLOT)
    yield from _lenses(found, runs)
    yield from _sharing(found, runs)
    for at, (one, two, three) in enumerate(zip(runs, runs[1:], runs[2:], strict=False)):
        name, slot = found[one.start : one.stop] + found[three.start : three.stop], slots[at] or slots[at + 2]
        strength = _strength(name)
        slot = slot and strength == PLAIN and _specific(name[-1])
        if _abbreviated(found, one, two, three, text) and (strength > PLAIN or slot):
            yield Phrase(name[0].start, name[-1].end, strength, len(name), slot=slot)
    for one, two in pairwise(runs):
        first, second = _noun(found[one.start : one.stop]), found[two.start : two.stop]
        between = [w.low for w in found[one.stop : two.start]]
        place = between[:1] == ["in"] and text[second[0].start].isupper() and first[-1].stem not in english().trusting
        if not place and _goes_on_behind(first, second, found[one.stop : two.start]):
            yield Phrase(first[0].start, second[-1].end, STRONG, len(first) + len(second) + 1)


def _lenses(found: list[Word], runs: list[range]) -> Iterator[Phrase]:
    """What a study says it is built on ("drawing on the relational view and a practice lens")."""
    known = english()
    listed = _joined(found, runs, LEADING)
    for run, built in zip(runs, shared([_built_on(found, run) for run in runs], listed), strict=True):
        words = found[run.start : run.stop]
        if built and words[-1].stem in known.lenses and any(word.stem not in known.holders for word in words[:-1]):
            yield Phrase(words[0].start, words[-1].end, THEORY, len(words))


def _sharing(found: list[Word], runs: list[range]) -> Iterator[Phrase]:
    """Adjectives with the noun that they share ("social and physical closeness", "a social, near, and old tie")."""
    for at, (one, two) in enumerate(pairwise(runs)):
        first, second = _noun(found[one.start : one.stop]), found[two.start : two.stop]
        between = [word.low for word in found[one.stop : two.start]]
        if between[-1:] != ["and"] or not _lacks_head(first) or len(second) == 1 or _strength(second) < STRONG:
            continue
        begin, start = at, first[0].start
        while begin and len(runs[begin - 1]) == 1 and _comma_after(found, runs[begin - 1], runs[begin]):
            begin, start = begin - 1, found[runs[begin - 1].start].start
        if between == ["and"] or (between == [",", "and"] and begin < at):
            yield Phrase(start, second[-1].end, THEORY, two.stop - runs[begin].start)


def _comma_after(found: list[Word], one: range, two: range) -> bool:
    """Whether an adjective stands before a comma and another run."""
    return one.stop + 1 == two.start and found[one.stop].low == "," and _lacks_head(found[one.start : one.stop])


def _built_on(found: list[Word], run: range) -> bool:
    """Whether the words before a run say that something is built on it."""
    known, at = english(), run.start - 1
    if at > 0 and found[at].low in LEADING:
        at -= 1
    return at > 0 and found[at].low in known.upon and found[at - 1].low in known.building


def _abbreviated(found: list[Word], one: range, two: range, three: range, text: str) -> bool:
    """Whether a name goes on behind its abbreviation ("supply chain (SC) resilience")."""
    marks = [word.low for word in found[one.stop : two.start] + found[two.stop : three.start]]
    short = text[found[two.start].start : found[two.start].end]
    return marks == ["(", ")"] and len(two) == 1 < len(one) and sum(map(str.isupper, short)) > 1


def _goes_on_behind(first: list[Word], second: list[Word], between: list[Word]) -> bool:
    """Whether two runs and what joins them are one name ("preference for old brands", "intention to share data")."""
    known, head, small = english(), first[-1].stem, [word.low for word in between]
    if head in known.theories and small == ["of"]:
        return len(first) == 1 and singular(first[0].low) == first[0].low
    if len(first) + len(second) >= LONGEST or head not in known.bridges or not all(map(_only_whose, first[:-1])):
        return False
    if head in known.willing and len(small) == _TO_DO and small[0] == "to" and _stops(small[1]):
        return small[1].isalpha() and not (_passes(between[1]) or small[1] in known.determiners)
    return _bridged(small) and (len(second) > 1 or _specific(second[0]) or _meant(head, small, second[0]))


def _meant(head: str, between: list[str], word: Word) -> bool:
    """Whether even a word that says little tells what a feeling is for ("trust in government", "need for things")."""
    known = english()
    return (head in known.trusting if between[0] == "in" else between[0] != "of") and word.stem not in known.talk


def _lacks_head(run: list[Word]) -> bool:
    """Whether a run ends in an adjective, whose noun it shares with what follows ("social and physical closeness")."""
    known, last = english(), run[-1]
    return last.stem not in known.heads and any(map(last.low.endswith, known.adjectives))


def _only_whose(word: Word) -> bool:
    """Whether a word before a head says whose it is or that it is felt, and not what of: the head still needs that."""
    return word.owner or word.stem in english().holders or word.low.endswith("ed")


def _bridged(between: list[str]) -> bool:
    """Whether two phrases are joined by one preposition and at most one determiner."""
    rest = [word for word in between if word not in _DETERMINERS]
    return len(rest) == 1 and rest[0] in english().prepositions and len(between) < 3


def _runs(found: list[Word]) -> Iterator[range]:
    """Maximal runs of words that can stand in a name, as ranges of indexes."""
    begin = 0
    for at, word in enumerate(found):
        kind = _tells(found, at)
        stops = _stops(word.low) and not (kind or _attribute(found, at) or _names_act(found, at, at > begin))
        if stops or kind or (at > begin and _verb_between(found, begin, at)):
            if at > begin:
                yield range(begin, at)
            begin = at if kind else at + 1
    if len(found) > begin:
        yield range(begin, len(found))


def _attribute(found: list[Word], at: int) -> bool:
    """Whether a verb's form in -ing tells what kind of thing is meant ("the signalling environment")."""
    gerund = found[at].low.endswith("ing") and found[at].low in english().gerunds
    between = gerund and 0 < at < len(found) - 1 and found[at - 1].low in english().determiners
    return between and not _stops(found[at + 1].low)


def _names_act(found: list[Word], at: int, goes_on: bool) -> bool:
    """Whether a verb's form is a noun here ("the revisit intention", "response speed", "problem solving is").

    ``goes_on`` says that the word before it stands in a name.
    """
    known, low = english(), found[at].low
    if low.endswith("s") and low[:-1] in known.both - known.effects and goes_on and _lacks_head([found[at - 1]]):
        return True
    if low not in known.both and low not in known.gerunds:
        return False
    before = found[at - 1].low if at else ""
    ends = at + 1 == len(found) or (_stops(found[at + 1].low) and found[at + 1].low not in known.both)
    follows = goes_on and singular(before) == before
    if low in known.both and not ends:
        led = not before or before in known.determiners or before in known.prepositions - {"to"}
        return led or follows or (before in known.listing and found[at + 1].stem in known.heads)
    closed = at + 1 == len(found) or found[at + 1].low in known.closing
    return follows and (low in known.both or (low in known.gerunds and closed))


def _tells(found: list[Word], at: int) -> bool:
    """Whether an adjective belongs to the name of a construct: the head of one, or a noun and then one, follows it."""
    known, last = english(), at + 1
    if found[at].low not in known.kinds:
        return False
    while last < len(found) and not _stops(found[last].low):
        last += 1
    head = found[last - 1].stem
    return last > at + 1 and head in known.heads and head not in known.effects


def _slots(found: list[Word], runs: list[range]) -> list[bool]:
    """Which runs stand where a sentence names what acts or is acted on ("the effect of X on Y", "X raises Y").

    So do all members of a list in which one does, one is a name whose head says so, or three are such heads alone.
    """
    known = english()
    joined = _joined(found, runs)
    sure = [_acts(found, run) or _suffers(found, run) or _sure(found[run.start : run.stop]) for run in runs]
    alone = [len(run) == 1 and found[run.start].stem in known.heads for run in runs]
    three = [all(alone[at : at + _ROW]) and all(joined[at : at + _ROW - 1]) for at in range(len(runs) - _ROW + 1)]
    return shared([one or (at < len(three) and three[at]) for at, one in enumerate(sure)], joined)


def _joined(found: list[Word], runs: list[range], also: frozenset[str] = frozenset()) -> list[bool]:
    """Of each run but the last, whether nothing but a conjunction (or a word of ``also``) stands before the next."""
    between = english().listing | also
    return [all(word.low in between for word in found[one.stop : two.start]) for one, two in pairwise(runs)]


def _sure(run: list[Word]) -> bool:
    """Whether a run is a name of two words or more whose head says so."""
    return (len(_noun(run)) > 1 or "-" in run[0].low) and _strength(_noun(run)[-LONGEST:]) >= STRONG


def _acts(found: list[Word], run: range) -> bool:
    """Whether the verb that follows a run tells what it does to another construct."""
    at = run.stop
    while at < len(found) and _passes(found[at]) and not _exerts(found, at):
        at += 1
    return at < len(found) and (found[at].low in english().relating or _leads(found, at) or _exerts(found, at))


def _exerts(found: list[Word], at: int) -> bool:
    """Whether a verb says that what stands before it has an effect ("X has a positive impact on Y")."""
    known, reach = english(), found[at + 1 : at + 1 + _REACH]
    if found[at].low not in known.having:
        return False
    return any(one.stem in known.effects and two.low in known.toward for one, two in pairwise(reach))


def _suffers(found: list[Word], run: range) -> bool:
    """Whether a run is what such a verb works on, or what an effect or a relation is one of."""
    known, at = english(), run.start - 1
    while at >= 0 and (found[at].low in LEADING or _passes(found[at])):
        at -= 1
    if at < 0:
        return False
    led = found[at].low in known.toward and any(word.stem in known.effects for word in found[max(0, at - _REACH) : at])
    return led or found[at].low in known.relating or _leads(found, at) or (at > 0 and _leads(found, at - 1))


def _leads(found: list[Word], at: int) -> bool:
    """Whether a verb and the word after it lead to what comes of it, or to what it comes from."""
    known = english()
    if at + 1 == len(found) or found[at + 1].low not in known.onto:
        return False
    return found[at].low in known.leading or (found[at + 1].low == "by" and found[at].low in known.relating)


def _passes(word: Word) -> bool:
    return word.low in english().passing or (word.low.endswith("ly") and len(word.low) > 5)


def _verb_between(found: list[Word], begin: int, at: int) -> bool:
    """Whether a word that may be a verb is one: a name goes on after it; its ending or a plural before it says so.

    So does a list before it, whose last member is a name ("A and brand trust influence B").
    """
    known, word, before = english(), found[at], found[at - 1]
    if word.stem not in known.ambiguous or at + 1 == len(found) or _stops(found[at + 1].low):
        return False
    several = word.low in known.relating and begin > 0 and found[begin - 1].low == "and" and _sure(found[begin:at])
    return word.low.endswith("s") != before.low.endswith("s") or before.low == "people" or several


@lru_cache(maxsize=65536)
def _stops(low: str) -> bool:
    """Whether a word cannot stand in a name."""
    if not low[:1].isalpha() or len(low) == 1:
        return True
    known = english()
    if low in known.kept:
        return False
    if _glued(low) or (len(low) > _SHORT and any(map(low.endswith, known.verbal))):
        return True
    last = low.rpartition("-")[2]
    adverb = low.endswith("ly") and len(low) > 5 and last not in known.kept and stem(low) not in known.heads
    return adverb or single(low) in known.stop


def _glued(low: str) -> bool:
    """Whether a word is two that lost their space, neither of which stands in a name ("willreduce")."""
    known = english()
    return 5 < len(low) < 25 and any(
        known.glue & {low[:at], low[at:]} and single(low[:at]) in known.stop and single(low[at:]) in known.stop
        for at in range(2, len(low) - 1)
    )


def _strength(run: list[Word]) -> int:
    """What the last word of a run says about the run."""
    known, last = english(), run[-1]
    tail = stem(last.low.rpartition("-")[2])
    compound = tail != last.stem
    if len(run) == 1 and not compound:
        return PLAIN
    specific = compound or any(_specific(word) for word in run[:-1])
    if last.stem in known.theories:
        return THEORY if specific else PLAIN
    if last.stem in known.holders:
        return WEAK if last.stem in known.weak_heads and specific else PLAIN
    if len(run) == 2 and run[0].owner and run[0].stem in known.holders:
        return PLAIN
    if last.stem in known.heads or tail in known.heads:
        return STRONG
    if last.stem in known.weak_heads:
        return WEAK if specific else PLAIN
    if last.stem not in known.generic and any(map(last.stem.endswith, known.suffixes)):
        return STRONG
    return PLAIN


def _specific(word: Word) -> bool:
    return word.stem not in english().generic or word.stem in english().holders


def _noun(run: list[Word]) -> list[Word]:
    """A run without a first word that is a verb here ("shapes brand trust")."""
    third = run[0].low.endswith("s") and not run[0].low.endswith("ss")
    verb = len(run) > 1 and run[0].stem in english().ambiguous and (len(run) > 2 or third)
    return run[1:] if verb else run


def _cuts(run: list[Word], slot: bool) -> Iterator[Phrase]:
    """A run, and what is left of it each time its last word proves too weak to carry a name."""
    known = english()
    run = _noun(run)[-LONGEST:]
    nested = False
    while run:
        strength, last = _strength(run), run[-1]
        if len(run) == 1 and not (nested or slot) and strength == PLAIN and last.stem in known.heads:
            strength = ALONE
        if _names(run, strength, slot):
            tail = run[1].start if len(run) > 2 and run[0].owner else -1
            yield Phrase(run[0].start, last.end, strength, len(run), nested, tail)
            nested = True
        if strength >= STRONG or last.stem not in known.weak:
            return
        run = run[:-1]
        if len(run) == 1 and "-" in run[0].low:  # "low-involvement products"
            return


def _names(run: list[Word], strength: int, slot: bool) -> bool:
    """Whether a run may be a name; a word alone, or one that says little, is one only where it acts or is acted on."""
    known, last = english(), run[-1].stem
    if strength == ALONE:
        return last not in known.effects | known.generic | known.bare
    if len(run) == 1 and strength <= WEAK:
        return (
            slot and (last in known.heads or _nominal(run[-1])) and last not in known.effects | known.bare | known.light
        )
    return strength > PLAIN or last not in known.generic or (slot and last not in known.talk | known.holders)


def _nominal(word: Word) -> bool:
    """Whether a word is a noun made of a verb or an adjective, and names something ("servitization")."""
    known = english()
    plain = word.stem not in known.weak and word.stem not in known.holders
    return plain and len(word.stem) > _SHORT and any(map(word.stem.endswith, known.suffixes | known.made))


def may_name(text: str, sentence: Sentence, start: int, end: int) -> bool:
    """Whether a key word may name a construct: its last word says nothing of research, and it is no proper name."""
    words = [as_word(m) for m in WORD.finditer(text, start, end)]
    proper = text[start].isupper() and not text[sentence.start : sentence.end].istitle()
    if not words or (len(words) == 1 and proper and text[sentence.start].islower()):
        return False
    return _strength(words) > PLAIN or (words[-1].stem not in english().generic and words[-1].low[0].isalpha())


def may_shorten(phrase: str, ends_a_name: bool) -> bool:
    """Whether what a paper abbreviates may be a construct: no method, no firm or place, and more than one word."""
    words = [as_word(m) for m in WORD.finditer(phrase)]
    if len(words) < 2 or words[-1].stem in english().generic:
        return False
    return ends_a_name or _strength(words) > PLAIN or not phrase.istitle()


def front(phrase: str) -> str:
    """A phrase without a last word that belongs to the name before it; empty where it does not."""
    before, _, last = phrase.rpartition(" ")
    return "" if stem(last.lower()) in english().trailing else before


def back(phrase: str) -> str:
    """A phrase without the adjective that it begins with; empty where it begins with none."""
    first, _, rest = phrase.partition(" ")
    return rest if any(map(first.lower().endswith, english().adjectives)) else ""
