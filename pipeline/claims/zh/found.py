"""What a rule of the Chinese grammar finds, before it becomes a draft."""

from __future__ import annotations

from typing import NamedTuple

from pipeline.claims.zh.view import Phrase


class Found(NamedTuple):
    """A claim in the view's own terms: roles by name, cue and clause as places in the view.

    ``muted`` findings are not claims (a topic, "探讨X对Y的影响") but later sentences refer to them.
    ``word`` is the verb that tells the relation, by which a later clause may name it ("这种唤起效果").
    """

    type: str
    roles: tuple[tuple[str, Phrase], ...]
    polarity: str
    rule: str
    cue: tuple[int, int]
    clause: tuple[int, int]
    weight: float = 0.6
    negated: bool = False
    status: str | None = None
    order: int | None = None
    muted: bool = False
    word: str = ""

    def role(self, name: str) -> Phrase | None:
        """The phrase of a role, or None."""
        return next((phrase for key, phrase in self.roles if key == name), None)


def times(first: str, second: str) -> str:
    """The sign of an effect on an effect: two minuses make a plus, 0 and n win, ? stays unknown."""
    if "0" in (first, second):
        return "0"
    if "n" in (first, second):
        return "n"
    if "?" in (first, second):
        return "?"
    return "+" if first == second else "-"
