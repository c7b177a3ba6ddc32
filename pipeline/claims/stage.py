"""The two stages of the room: which sentences can carry a claim, and what they claim."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import ModuleType

import pipeline.claims.en as en
import pipeline.claims.zh as zh
from pipeline.claims.cells import lines
from pipeline.claims.confidence import confidence
from pipeline.claims.draft import Context, Draft
from pipeline.claims.hypotheses import Hypothesis, declared
from pipeline.claims.numbers import attach
from pipeline.claims.settled import Settled
from pipeline.claims.statistics import insignificant, star_levels
from pipeline.claims.statistics import statistics as read_numbers
from pipeline.claims.status import Attribution
from pipeline.claims.templates import moderation_sign, read_statement
from pipeline.claims.torn import HALF_A_NAME, Tears, tears
from pipeline.claims.verdicts import tested, verdicts
from pipeline.document import (
    PROSE,
    Candidates,
    Claim,
    Claims,
    Document,
    Mentions,
    Outline,
    Parses,
    Role,
    Sentence,
    Sentences,
    Statistic,
)
from pipeline.simplified import reading

_GRAMMARS: dict[str, ModuleType] = {"zh": zh, "en": en}
#: Two drafts of one sentence whose roles agree so far (F1 over characters) say the same.
_SAME = 0.8
#: Signs that a test without significance takes back.
_SIGNED = frozenset({"+", "-", "?", "n"})


def candidates(document: Document, outline: Outline, sentences: Sentences) -> Candidates:
    """The sentences that can carry a claim: prose with a cue of its language, and statements of hypotheses.

    With an English one that opens with a pronoun goes the sentence before, which names what it stands for.
    """
    document = reading(document)
    stated = {i for h in declared(document, outline, sentences) for i in h.sentences}
    damaged = frozenset(word for word, _ in sentences.spellings)
    items = sentences.items
    found = {i for i, s in enumerate(items) if i in stated or _can_carry(document, outline, s, damaged)}
    found |= {i - 1 for i in found if i and _needs_the_one_before(document, items[i], items[i - 1])}
    return Candidates(tuple(sorted(found)))


def _needs_the_one_before(document: Document, sentence: Sentence, before: Sentence) -> bool:
    near = sentence.lang == before.lang == "en" and sentence.block == before.block and before.role == "prose"
    return near and en.looks_back(document, sentence)


def _can_carry(document: Document, outline: Outline, sentence: Sentence, damaged: frozenset[str]) -> bool:
    if sentence.role != "prose" or document.blocks[sentence.block].kind not in PROSE:
        return False
    if outline.is_excluded(sentence.start, sentence.end):
        return False
    found: bool = _GRAMMARS[sentence.lang].can_carry(document, sentence)
    return found or any(document.text[t.start : t.end].lower() in damaged for t in sentence.tokens)


def claims(
    document: Document,
    outline: Outline,
    sentences: Sentences,
    mentions: Mentions,
    candidates: Candidates,
    parses: Parses,
) -> Claims:
    """All claims of a paper, in reading order."""
    document = reading(document)
    context = Context(document, outline, sentences, mentions, {p.sentence: p for p in parses.items})
    hypotheses = declared(document, outline, sentences)
    by_sentence = drafts(context, candidates, hypotheses)
    stars = star_levels(document)
    tables = lines(document, stars) if hypotheses else ()
    settled = Settled(hypotheses, verdicts(document, outline, sentences, hypotheses, tables), tested(tables))
    maker = _Maker(context, Attribution(context), settled, tears(document), stars)
    return Claims(tuple(sorted(maker.all(by_sentence), key=_place)))


def drafts(context: Context, candidates: Candidates, hypotheses: tuple[Hypothesis, ...]) -> dict[int, list[Draft]]:
    """What the grammars find in the candidates, and what is added for numbered statements, by sentence."""
    by_sentence: dict[int, list[Draft]] = {}
    for index in candidates.sentences:
        found: list[Draft] = _GRAMMARS[context.sentence(index).lang].read(context, index)
        if found:
            by_sentence[index] = _distinct(found)
    for hypothesis in hypotheses:
        for draft in read_statement(context, hypothesis, by_sentence):
            by_sentence.setdefault(draft.sentence, []).append(draft)
    return by_sentence


def _place(claim: Claim) -> tuple[object, ...]:
    roles = tuple((r.start, r.end) for r in claim.roles)
    return (claim.evidence.start, claim.sentence, claim.order or 0, roles, claim.type, claim.rule)


@dataclass(frozen=True, slots=True)
class _Maker:
    """Makes the drafts of one paper into claims."""

    context: Context
    attribution: Attribution
    settled: Settled
    torn: Tears
    stars: Mapping[str, float]

    def all(self, by_sentence: Mapping[int, list[Draft]]) -> Iterator[Claim]:
        """All claims, sentence by sentence."""
        for index in sorted(by_sentence):
            own = [d for d in by_sentence[index] if self.settled.stated(d) or not self.attribution.is_procedure(d)]
            here = [clear for draft in own if (clear := self.settled.cleared(draft)) is not None]
            for draft, statistics in zip(here, attach(self.context, index, here, self.stars), strict=True):
                trust = confidence(self.context, draft, here)
                yield self.claim(draft, statistics, min(trust, HALF_A_NAME) if self.torn.cut(draft) else trust)

    def claim(self, draft: Draft, statistics: tuple[Statistic, ...], trust: float) -> Claim:
        """The claim of a draft, with what grammar does not say."""
        text = self.context.document.text
        stated = self.settled.stated(draft)
        status, ground = ("hypothesis", "number") if stated else self.attribution.standing(draft)
        polarity = draft.polarity
        gone = draft.type == "moderate" and polarity == "-"  # an effect that is gone here is not significant here
        if status == "finding" and polarity in _SIGNED and statistics and not gone:
            sentence = self.context.sentence(draft.sentence)
            if insignificant(statistics, text[sentence.start : sentence.end]):
                polarity = "0"
        if stated and draft.type == "moderate" and polarity == "?":
            lang = self.context.sentence(draft.sentence).lang
            polarity = moderation_sign(stated.statement.of(text), lang)
        hypothesis, verdict = self.settled.of(draft)
        if stated:
            if verdict and verdict.numbers:
                statistics = read_numbers(text, verdict.numbers.start, verdict.numbers.end, self.stars)
            statistics = statistics or self.settled.tested.get(stated.label.key, ())
        return Claim(
            type=draft.type,
            roles=draft.roles,
            polarity=polarity,
            status=status,
            ground=ground,
            hedged=draft.hedged,
            negated=draft.negated,
            evidence=draft.evidence,
            sentence=draft.sentence,
            cues=draft.cues,
            rule=draft.rule,
            confidence=trust,
            citations=self.attribution.citations(draft),
            statistics=statistics,
            hypothesis=hypothesis,
            supported=verdict.supported if verdict else None,
            verdict=verdict.span if verdict else None,
            order=draft.order,
        )


def _distinct(drafts: list[Draft]) -> list[Draft]:
    """The drafts of a sentence without those that say the same as one of more weight."""
    kept: list[Draft] = []
    for draft in sorted(drafts, key=lambda d: (-d.weight, d.clause.start, d.rule)):
        if not any(_same(draft, other) for other in kept):
            kept.append(draft)
    return sorted(kept, key=lambda d: (d.clause.start, [(r.start, r.end) for r in d.roles], d.type, d.rule))


def _same(one: Draft, other: Draft) -> bool:
    if one.type != other.type or len(one.roles) != len(other.roles):
        return False
    named = {r.name: r for r in other.roles}
    return all(r.name in named and _agreement(r, named[r.name]) >= _SAME for r in one.roles)


def _agreement(one: Role, other: Role) -> float:
    """F1 over the characters of two spans."""
    shared = min(one.end, other.end) - max(one.start, other.start)
    return 2 * shared / (one.end - one.start + other.end - other.start) if shared > 0 else 0.0
