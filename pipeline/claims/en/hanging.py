"""The words of a parsed sentence as the repairs move them: what hangs on what."""

from __future__ import annotations

from typing import Any

from pipeline.document import Word


class Words(list[Word]):
    """Words that know what hangs on each, and whether one was put right since they were last looked at."""

    changed = False
    _below: list[list[int]] | None = None

    def __setitem__(self, *change: Any) -> None:
        self.changed, self._below = True, None
        super().__setitem__(*change)

    def below(self, place: int) -> list[int]:
        """The words that hang on a word, in their order."""
        if self._below is None:
            self._below = [[] for _ in self]
            for here, word in enumerate(self):
                if word.head != here:
                    self._below[word.head].append(here)
        return self._below[place]


def children(words: Words, place: int) -> list[int]:
    """The words that hang on a word; not to be changed."""
    return words.below(place)


def is_noun(word: Word) -> bool:
    """Whether the tag is a noun's."""
    return word.tag.startswith("NN")


def move(words: Words, place: int, head: int, dep: str) -> None:
    """Hang a word on another one."""
    words[place] = words[place]._replace(head=head, dep=dep)


def above(words: Words, place: int, other: int) -> bool:
    """Whether ``place`` stands over ``other``."""
    for _ in range(len(words)):
        if other == place:
            return True
        if words[other].head == other:
            return False
        other = words[other].head
    return True


def heir(words: Words, place: int, old: int, dep: str) -> None:
    """Let a word stand where another stood; the other hangs on it."""
    top = words[old].head == old
    words[place] = words[place]._replace(head=place if top else words[old].head, dep="ROOT" if top else words[old].dep)
    move(words, old, place, dep)
