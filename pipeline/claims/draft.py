"""What passes between the grammars (zh, en) and the rest of the claims room.

A grammar reads one sentence in its context and returns drafts: roles, sign, cues and the rule that
fired. Everything that does not depend on grammar (whose claim it is, citations, statistics,
hypothesis numbers and verdicts, confidence, concepts of roles) is added to drafts afterwards.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from pipeline.document import Document, Mentions, Outline, Parse, Role, Sentence, Sentences, Span


@dataclass(frozen=True, slots=True)
class Context:
    """A paper as the grammars see it; ``parses`` maps a sentence's index to its English parse."""

    document: Document
    outline: Outline
    sentences: Sentences
    mentions: Mentions
    parses: Mapping[int, Parse]

    def sentence(self, index: int) -> Sentence:
        """The sentence of an index."""
        return self.sentences.items[index]

    def before(self, index: int) -> Sentence | None:
        """The prose sentence of the same block before this one, or None."""
        if index == 0:
            return None
        earlier, here = self.sentences.items[index - 1], self.sentences.items[index]
        return earlier if earlier.block == here.block and earlier.role == "prose" else None


@dataclass(frozen=True, slots=True)
class Draft:
    """One claim as its grammar found it.

    ``rule`` reads like "zh.cause.verb"; ``evidence`` is the sentence (or the two sentences) that
    carries the claim; ``clause`` is the smallest stretch that carries it, so that status and
    citations can be read from the right attribution; ``status`` is set only where the wording alone
    decides it (应, should: "proposal"; "we expect": "hypothesis"); ``weight`` is the grammar's own
    trust in the rule for this match, 0 to 1.
    """

    type: str
    roles: tuple[Role, ...]
    polarity: str
    hedged: bool
    negated: bool
    cues: tuple[Span, ...]
    rule: str
    evidence: Span
    clause: Span
    sentence: int
    order: int | None = None
    status: str | None = None
    weight: float = 0.5
