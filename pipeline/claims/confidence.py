"""How far a claim may be trusted, from 0 to 1: the calibrated chance that type and roles are right.

A logistic model over what is known when a draft is made: the rule and its own weight, how long and how
clean the roles are, whether they hold constructs, and how long the sentence is. Its weights lie in
confidence.json; ``bench/train_confidence.py`` makes that file from our own labelled sentences and says
how well it is calibrated on papers that it did not see. What was tried and left out, for it ranked
other papers worse: the section, the number of claims in the sentence.
"""

from __future__ import annotations

import json
import math
import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache
from importlib.resources import files
from operator import attrgetter
from typing import TypeVar

from pipeline.claims.draft import Context, Draft
from pipeline.document import Role, Span, Token, Word

_MODEL: dict[str, float] = json.loads(files("pipeline.claims").joinpath("confidence.json").read_text(encoding="utf-8"))
#: A rule that trusts itself less than this is believed; labelled sentences hold too few of its rows to learn from.
_DOUBTED = 0.3
#: Rows read by the wording of hypotheses alone are too rare among labelled sentences to be learnt: never sure.
_TEMPLATES, _BY_TEMPLATE = (".hypothesis", ".divided"), 0.75
#: A claim keeps so much of its confidence where its text may not be what the page shows: below the rows to trust.
_DOUBTFUL_TEXT = 0.75
_Any = TypeVar("_Any", Token, Word)
_END = attrgetter("end")
_BROKEN = re.compile(r"[，,；;：:。]")
_WORD = re.compile(r"[A-Za-z][\w'’-]*|[\u3400-\u9fff]")
#: Chinese characters that count as one word when lengths of the two languages are compared.
_CHARACTERS_A_WORD = 2.0


def confidence(context: Context, draft: Draft, company: Sequence[Draft]) -> float:
    """The chance that a draft is right, given the drafts of its sentence; three digits."""
    total = sum(_MODEL.get(name, 0.0) * value for name, value in features(context, draft, company).items())
    chance = 1 / (1 + math.exp(-total))
    if draft.weight < _DOUBTED:
        chance = min(chance, draft.weight)
    if draft.rule.endswith(_TEMPLATES):
        chance = min(chance, _BY_TEMPLATE)
    if context.document.health(draft.evidence.start, draft.evidence.end) not in ("good", "repaired"):
        chance *= _DOUBTFUL_TEXT
    return round(chance, 3)


def features(context: Context, draft: Draft, company: Sequence[Draft]) -> Mapping[str, float]:
    """What the model looks at, by name."""
    text, sentence = context.document.text, context.sentence(draft.sentence)
    words = [_words(text[role.start : role.end], sentence.lang) for role in draft.roles]
    held = [_held(context, role) for role in draft.roles]
    spans = [Span(role.start, role.end) for role in draft.roles]
    near = [role for role in draft.roles if sentence.start <= role.start < sentence.end]
    count = len(draft.roles)
    marks = _edges(context, draft)
    return {
        **{mark: marks.count(mark) / count for mark in marks},
        "bias": 1.0,
        f"rule {draft.rule}": 1.0,
        f"type {draft.type}": 1.0,
        f"lang {sentence.lang}": 1.0,
        "weight": draft.weight,
        "long role": max(0.0, math.log(max(words) / 4)),
        "short role": float(min(words) < 1.5),
        "very long role": float(max(words) > 12),
        "broken role": sum(_BROKEN.search(text[r.start : r.end]) is not None for r in draft.roles) / count,
        "construct": sum(h == 2 for h in held) / count,
        "construct inside": sum(h == 1 for h in held) / count,
        "no construct": float(not any(held)),
        "elided": float(any(role.elided for role in draft.roles)),
        "outside": (count - len(near)) / count,
        "overlap": float(any(a.overlaps(b) for i, a in enumerate(spans) for b in spans[:i])),
        "mixed company": float(len({d.type for d in company}) > 1),
        "long sentence": math.log(max(1.0, _words(text[sentence.start : sentence.end], sentence.lang)) / 15),
        "gap": _gap(text, near, sentence.lang),
        "hedged": float(draft.hedged),
        "signed": float(draft.polarity in ("+", "-")),
    }


def _edges(context: Context, draft: Draft) -> list[str]:
    """How the roles begin and end: at the edge of a clause or a cue, and with what kind of word."""
    text, sentence = context.document.text, context.sentence(draft.sentence)
    touches = {c.start for c in sentence.clauses} | {c.end for c in draft.cues}
    closes = {c.end for c in sentence.clauses} | {c.start for c in draft.cues}
    marks = []
    for start, end in ((role.start, role.end) for role in draft.roles):
        if not sentence.start <= start < sentence.end:
            continue
        marks.append("starts clean" if start in touches or not text[start - 1 : start].isalnum() else "starts inside")
        marks.append("ends clean" if end in closes or not text[end : end + 1].isalnum() else "ends inside")
        if sentence.lang == "zh":
            inside = _within(sentence.tokens, start, end)
            marks += [f"zh first {inside[0].tag[:1]}", f"zh last {inside[-1].tag[:1]}"] if inside else []
            continue
        parse = context.parses.get(draft.sentence)
        words = _within(parse.words, start, end) if parse else ()
        if parse and words:
            marks += [f"en first {words[0].pos}", f"en last {words[-1].pos}"]
            above = [parse.words[w.head] for w in words]
            heads = sum(not start <= u.start < end or u is w for w, u in zip(words, above, strict=True))
            marks += ["en one head" if heads == 1 else "en many heads"]
    return marks


def _within(words: tuple[_Any, ...], start: int, end: int) -> tuple[_Any, ...]:
    """The words, which follow each other, that lie in a stretch."""
    return words[bisect_left(words, (start,)) : bisect_right(words, end, key=_END)]


@lru_cache(maxsize=1024)
def _words(text: str, lang: str) -> float:
    """A length in words; Chinese is counted by characters, two to a word."""
    found = len(_WORD.findall(text))
    return max(1.0, found / _CHARACTERS_A_WORD if lang == "zh" else float(found))


def _held(context: Context, role: Role) -> int:
    """2 where the role is a construct, 1 where it holds one, 0 where it holds none."""
    items = context.mentions.items
    best = 0
    for i in range(bisect_left(items, role.start, key=_END), len(items)):
        mention = items[i]
        if mention.start >= role.end:
            break
        shared = min(mention.end, role.end) - max(mention.start, role.start)
        if shared > 0:
            whole = 2 * shared >= 0.8 * (mention.end - mention.start + role.end - role.start)
            best = max(best, 2 if whole else 1)
    return best


def _gap(text: str, near: Sequence[Role], lang: str) -> float:
    """How far the outermost roles stand apart, in words, as a logarithm."""
    if len(near) < 2:
        return 0.0
    ordered = sorted(near, key=lambda role: role.start)
    between = text[min(r.end for r in ordered) : ordered[-1].start]
    return math.log(1 + _words(between, lang))
