"""English words that lost a letter or the blank beside them: "efect", "ofhigh", "launchingdelayed".

OCR and tight type damage a word in forty of many a paper; a parser takes such words for names and loses the
sentence. The text is never changed: a run of letters that was several words becomes several tokens, and a
word that lost a letter is *read* as what it was. Known words and their frequencies are those of symspellpy
(82,765 words); a run that is unknown but stands in the paper again is the paper's own word and is left alone, unless
its words stand there apart, too.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.resources import files
from itertools import accumulate
from math import log10
from pathlib import Path

from pipeline.segment import library

#: Words of fewer letters are looked up in en.toml only.
_LEAST = 4
#: A letter is put back only where it makes a word this common (occurrences in the list's corpus), and in runs this
#: short only one of a pair.
_COMMON, _SHORT = 200_000, 4
#: A part of a run is taken for a word only where it is this common; the least mean log10 probability of the parts,
#: and of parts that are all function words ("inthe", but not "meso").
_COMMON_PART, _LIKELY, _LIKELY_FUNCTION = 100_000, -5.6, -3.1
#: A part that is no function word has at least so many letters, or is as common as "new".
_PART, _COMMON_SHORT = 4, 500_000_000
#: A capitalised run of so few letters is a name.
_SHORT_NAME = 6
#: How many words the list was counted in.
_OCCURRENCES = 1_024_908_267_229
_RUN = re.compile(r"(?<![\w\\])[A-Za-z]{3,60}(?![\w])")
#: Where British spelling differs: "minimise", "analysing", "organisational", "behaviours".
_BRITISH = re.compile(
    r"(?<=[a-z]{3}i)s(?=e[drs]?$|ers$|ing$|ations?$|ational(?:ly)?$)|(?<=aly)s(?=e[drs]?$|ing$)"
    r"|(?<=[a-z]{3})our(?=(?:s|ed|ing|al|ally|able)?$)"
)
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class Mended:
    """What is damaged in a text; a run is looked at when it is first asked for, by its lower-case letters.

    ``whole`` are the known words of the text, in lower case.
    """

    counts: Mapping[str, int]
    named: Mapping[str, bool]
    whole: frozenset[str]
    _seen: dict[str, tuple[tuple[int, ...], str]] = field(default_factory=dict)

    def cuts(self, run: str) -> tuple[int, ...]:
        """Where a run is cut into words."""
        return self._looked_at(run)[0]

    def spelling(self, run: str) -> str:
        """The word that a run is read as, "" where it is read as it stands."""
        return self._looked_at(run)[1]

    def _looked_at(self, run: str) -> tuple[tuple[int, ...], str]:
        if run not in self.counts:
            return (), ""
        if run not in self._seen:
            self._seen[run] = self._look(run)
        return self._seen[run]

    def _look(self, run: str) -> tuple[tuple[int, ...], str]:
        words, count, named = _words(), self.counts[run], self.named[run]
        parts = [run[:-1], run[-1:]] if run in words.with_a and not named else _parts(run)
        if parts and words.function.issuperset(parts):
            return _places(parts), ""
        unsure = count > 2 or named or len(run) <= _SHORT
        whole = words.spellings.get(run) or _restored(run, doubled_only=unsure)
        sound = bool(parts) and not (named and _may_be_a_name(run, parts))
        if whole and (whole in self.whole or not (sound and self._has(parts))):
            return (), whole
        if sound and (count == 1 or (words.function.intersection(parts) and self._has(parts))):
            return _places(parts), ""
        return (), ""

    def _has(self, parts: Iterable[str]) -> bool:
        """Whether the paper has all these words apart from this run, besides function words."""
        return all(part in self.whole or part in _words().function for part in parts)


@lru_cache(maxsize=2)
def mended(text: str) -> Mended:
    """The damaged words of a whole paper's text."""
    words = _words()
    runs = Counter(run for run in _RUN.findall(text) if run[1:].islower())
    counts: Counter[str] = Counter()
    named: dict[str, bool] = {}
    for run, count in runs.items():
        lower = run.lower()
        if (run == lower and lower in words.with_a) or (
            lower not in words.known and (len(run) >= _LEAST or lower in words.spellings or lower in words.with_a)
        ):
            counts[lower] += count
            named[lower] = named.get(lower, True) and run[0].isupper()
    return Mended(counts, named, frozenset(run.lower() for run in runs if run.lower() not in counts))


@lru_cache(maxsize=65536)
def american(word: str) -> str:
    """A British word as it is spelt in American, whose words parsers know better; any other word as it stands."""
    lower, known = word.lower(), _words().known
    other = _BRITISH.sub(lambda found: "z" if found[0] == "s" else "or", lower)
    if other == lower or known.get(other, 0) < max(1, known.get(lower, 0)):
        return word
    return other.capitalize() if word[0].isupper() else other


def _may_be_a_name(run: str, parts: list[str]) -> bool:
    return len(run) <= _SHORT_NAME or not _words().function.intersection(parts)


def _places(parts: list[str]) -> tuple[int, ...]:
    return tuple(accumulate(len(part) for part in parts[:-1]))


@lru_cache(maxsize=65536)
def _restored(run: str, *, doubled_only: bool) -> str | None:
    """The commonest word that ``run`` is with one letter put back; one of a pair of letters is the likeliest loss."""
    known = _words().known
    if run.removesuffix("s") in known:
        return None
    best: tuple[bool, int, str] | None = None
    for at in range(len(run) + 1):
        for letter in run[max(0, at - 1) : at + 1] if doubled_only else _LETTERS:
            whole = run[:at] + letter + run[at:]
            count = known.get(whole, 0)
            if count < _COMMON or (letter == "u" and run[at - 1 : at] == "o" and run[at : at + 1] == "r"):
                continue  # too rare; or the British form of an American word
            doubled = letter in (run[at - 1 : at], run[at : at + 1])
            best = max(best or (False, 0, ""), (doubled, count, whole))
    return best[2] if best else None


@lru_cache(maxsize=65536)
def _parts(run: str) -> list[str]:
    """The words that were run together, or none where they are not likely."""
    words = _words()
    parts, likely = _segmented(run)
    if len(parts) < 2 or likely / len(parts) < _LIKELY:
        return []
    if parts[-1] in words.endings or (parts[0] in words.beginnings and parts[1] not in words.function):
        return []
    if parts[-1] == "or" and parts[-2].endswith(("t", "s", "v")):
        return []  # "complementor": who does it
    if any(len(part) == 1 and part != "a" for part in parts) or (parts[0] == "a" and len(parts) > 2):
        return []
    content = [part for part in parts if part not in words.function]
    if not content and likely / len(parts) < _LIKELY_FUNCTION:
        return []
    short = (part for part in content if len(part) < _PART)
    if any(words.known.get(part, 0) < _COMMON_SHORT for part in short):
        return []
    if any(words.known.get(part, 0) < _COMMON_PART for part in content):
        return []
    return parts


def _segmented(run: str) -> tuple[list[str], float]:
    """The likeliest words that make up a run, and the log10 of how likely they are.

    What symspellpy's ``word_segmentation`` finds with no letter changed, in a third of its time: fewer letters in
    unknown words come first, then what is likelier.
    """
    known, longest = _words().known, _words().longest
    unlikely = [log10(10.0 / _OCCURRENCES / 10.0**size) for size in range(len(run) + 1)]
    best: list[tuple[int, float, int] | None] = [(-1, 0.0, 0), *([None] * len(run))]
    for at in range(len(run)):
        strange, likely, _ = best[at] or (0, 0.0, 0)
        for end in range(at + 1, min(len(run), at + longest) + 1):
            count, there = known.get(run[at:end]), best[end]
            more = strange + (0 if count else end - at)
            sum_ = likely + (log10(count / _OCCURRENCES) if count else unlikely[end - at])
            if there is None or more + 1 < there[0] or (there[0] - more in (0, 1) and there[1] < sum_):
                best[end] = (more + 1, sum_, at)
    parts, end = [], len(run)
    while end:
        _, _, at = best[end] or (0, 0.0, 0)
        parts.append(run[at:end])
        end = at
    return parts[::-1], (best[-1] or (0, 0.0, 0))[1]


@dataclass(frozen=True, slots=True)
class _Words:
    """The word list, the length of its longest word, and the words that say what kind of parts a run has."""

    longest: int
    known: Mapping[str, int]
    function: frozenset[str]
    beginnings: frozenset[str]
    endings: frozenset[str]
    spellings: Mapping[str, str]
    with_a: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    library.spacy()
    from spacy.lang.en.stop_words import STOP_WORDS

    fields = (files("symspellpy") / "frequency_dictionary_en_82_765.txt").read_text(encoding="utf-8-sig").split()
    known = dict(zip(fields[::2], map(int, fields[1::2]), strict=True))
    table = tomllib.loads(Path(__file__).with_name("en.toml").read_text(encoding="utf-8"))
    beginnings, endings = (frozenset(table[name]) for name in ("beginnings", "endings"))
    function = frozenset(STOP_WORDS) - endings - frozenset(table["full_verbs"])
    with_a = frozenset(word + "a" for word in table["before_a"])
    return _Words(max(map(len, known)), known, function, beginnings, endings, dict(table["spellings"]), with_a)
