"""All repairs of a parse, in the order in which they are made.

Each room has its own: names of several words, verbs of two, words taken for the wrong part of speech, lost subjects,
arcs, torn clauses, rows and comparisons, what a relative clause is said of. What an earlier one put right a later one
builds on.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pipeline.claims.en import (
    antecedents,
    clauses,
    compounds,
    doings,
    listed,
    phrasal,
    rehang,
    repair,
    retag,
    series,
    subjects,
    verbless,
    wills,
)
from pipeline.claims.en.hanging import Words
from pipeline.claims.en.lexicon import together
from pipeline.document import Word

_ALL = [
    (mend, frozenset(starts.split()))
    for mend, starts in (
        *compounds.REPAIRS,
        *phrasal.REPAIRS,
        *retag.REPAIRS,
        *subjects.REPAIRS,
        *repair.REPAIRS,
        *clauses.REPAIRS,
        *rehang.REPAIRS,
        *listed.REPAIRS,
        *series.REPAIRS,
        *wills.REPAIRS,
        *verbless.REPAIRS,
        *doings.REPAIRS,
        *antecedents.REPAIRS,
    )
]


def repaired(words: tuple[Word, ...], text: str) -> tuple[Word, ...]:
    """The words with their tags and arcs put right; offsets and lemmas stay.

    A repair that looks for a word behind the last one, in a sentence that breaks off, puts nothing right.
    """
    out, before, due = Words(words), words, _due(words)
    for number, (mend, _) in enumerate(_ALL):
        todo = iter(due.get(number, ()))
        while (place := next(todo, None)) is not None:
            try:
                mend(out, place, text)
            except IndexError:
                out[:] = before
            if out.changed:
                if _is_tree(out):
                    before, due = tuple(out), _due(out)
                    todo = iter([later for later in due.get(number, ()) if later > place])
                else:
                    out[:] = before
                out.changed = False
    return tuple(out)


def _due(words: Sequence[Word]) -> dict[int, list[int]]:
    """The places that each repair may begin at, by its number."""
    due: dict[int, list[int]] = {}
    opening = together(retag.OPENING)
    for place, word in enumerate(words):
        for number in _numbers(word.tag, word.dep, word.lemma in opening):
            due.setdefault(number, []).append(place)
    return due


@lru_cache(maxsize=8192)
def _numbers(tag: str, dep: str, opening: bool) -> tuple[int, ...]:
    """The repairs that may begin at a word of a tag and a relation; ``opening``: it may begin a name."""
    own = {tag, dep, retag.OPENING if opening else tag}
    return tuple(number for number, (_, starts) in enumerate(_ALL) if starts & own)


def _is_tree(words: Words) -> bool:
    """Whether every word leads up to a root: a repair that closes a circle is undone."""
    known: set[int] = set()
    for start in range(len(words)):
        path, here = set(), start
        while here not in known and words[here].head != here:
            if here in path:
                return False
            path.add(here)
            here = words[here].head
        known |= path | {here}
    return True
