"""Roles of numbered hypotheses by how hypotheses are worded: the way out where no grammar rule reads one.

Hypotheses are templates ("M 在 X 与 Y 之间起中介作用", "X positively affects Y"); the templates are data
(templates.toml). A statement that fits none still becomes a row: its first and last construct, or the
parts before and after its first comma, with little trust.
"""

from __future__ import annotations

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Any

from pipeline.claims.draft import Context, Draft
from pipeline.claims.hypotheses import Hypothesis
from pipeline.claims.plain import Plain, plain
from pipeline.document import ROLES, Role, Span

_WORDS: dict[str, Any] = tomllib.loads(files("pipeline.claims").joinpath("templates.toml").read_text(encoding="utf-8"))
_THIRD = ("moderate", "mediate")
_TYPES = (*_THIRD, "cause")
_SLOT = re.compile(r"\{(cause|effect|third|other)(:last)?\}")
_CLASS = re.compile(r"<([a-z]+)>")
#: The longest statement that templates are tried on, in characters: they look far ahead.
_LONGEST = 400
#: Trust in a row read by a template, and in one that only divides the statement.
_READ, _DIVIDED = 0.55, 0.2


def _compile(template: str, words: Mapping[str, Any]) -> re.Pattern[str]:
    """A template as it is searched for in lower case."""

    def slot(match: re.Match[str]) -> str:
        return f"(?P<{match[1]}>{words['last' if match[2] else 'role']})"

    for _ in range(3):  # classes may name classes
        template = _CLASS.sub(lambda m: words["words"][m[1]] if m[1] in words["words"] else m[0], template)
    return re.compile(_SLOT.sub(slot, template))


def _either(words: list[str], lang: str) -> re.Pattern[str]:
    either = "|".join(words)
    return re.compile(either if lang == "zh" else rf"\b(?:{either})\b", re.IGNORECASE)


@lru_cache(maxsize=4)
def _templates(lang: str) -> list[tuple[str, re.Pattern[str]]]:
    """The templates of a language with their types, made when first asked for."""
    words = _WORDS[lang]
    return [(kind, _compile(template, words)) for kind in _TYPES for template in words[kind]]


_SIGNS = {lang: {k: _either(v, lang) for k, v in words["sign"].items()} for lang, words in _WORDS.items()}
_TRIM = {
    lang: (
        re.compile(rf"\s*(?:(?:{'|'.join(words['trim']['before'])})(?:{'' if lang == 'zh' else ' '}))?", re.IGNORECASE),
        re.compile(rf"(?:{'' if lang == 'zh' else ' '}(?:{'|'.join(words['trim']['after'])}))?\s*$", re.IGNORECASE),
    )
    for lang, words in _WORDS.items()
}


@dataclass(frozen=True, slots=True)
class _Reading:
    """What a template made of a statement: spans of the plain reading by slot, and the whole match."""

    type: str
    slots: Mapping[str, tuple[int, int]]
    start: int
    end: int


def read_statement(context: Context, hypothesis: Hypothesis, by_sentence: Mapping[int, list[Draft]]) -> Iterator[Draft]:
    """The drafts that the grammars left out of a statement: one where they found none, or no third variable."""
    have = [d for i in hypothesis.sentences for d in by_sentence.get(i, ()) if d.clause.overlaps(hypothesis.statement)]
    types = {d.type for d in have}
    text = plain(context.document.text, hypothesis.main.start, hypothesis.main.end)
    lang = context.sentence(hypothesis.sentences[0]).lang
    reading = None if types.intersection(_THIRD) else _read(text.text, lang, _THIRD if have else _TYPES)
    if reading:
        yield _draft(context, hypothesis, text, reading, lang)
    elif not have:
        yield _divided(context, hypothesis, text, lang)


def _read(text: str, lang: str, types: tuple[str, ...]) -> _Reading | None:
    if len(text) > _LONGEST:
        text = text[:_LONGEST]
    lower = text.lower() if len(text.lower()) == len(text) else text
    for kind, pattern in _templates(lang):
        match = pattern.search(lower) if kind in types else None
        if not match:
            continue
        slots = {name: _trimmed(text, *match.span(name), lang) for name in match.groupdict() if name != "other"}
        if all(end > start for start, end in slots.values()):
            return _Reading(kind, slots, match.start(), match.end())
    return None


def _trimmed(text: str, start: int, end: int, lang: str) -> tuple[int, int]:
    """A slot without the words that lead into or out of it."""
    before, after = _TRIM[lang]
    for _ in range(3):
        lead = before.match(text, start, end)
        start = lead.end() if lead else start
        tail = after.search(text, start, end)
        end = tail.start() if tail else end
    return start, end


def _draft(context: Context, hypothesis: Hypothesis, text: Plain, reading: _Reading, lang: str) -> Draft:
    third = {"mediate": "mediator", "moderate": "moderator"}.get(reading.type, "")
    roles = []
    for name in ROLES[reading.type]:
        start, end = reading.slots["third" if name == third else name]
        span = text.span(start, end)
        roles.append(Role(name, span.start, span.end))
    cue = _cue(text, reading)
    if reading.type == "moderate":
        whole = plain(context.document.text, hypothesis.statement.start, hypothesis.statement.end)
        polarity = _moderated(whole.text, lang)
    else:
        polarity = _polarity(text.text, reading, lang)
    return _made(context, hypothesis, tuple(roles), polarity, f"{lang}.{reading.type}.hypothesis", (cue,))


def _cue(text: Plain, reading: _Reading) -> Span:
    """The longest piece of the match that is no role."""
    cuts = sorted([(reading.start, reading.start), *reading.slots.values(), (reading.end, reading.end)])
    gaps = [(a_end, b_start) for (_, a_end), (b_start, _) in itertools.pairwise(cuts) if b_start > a_end]
    start, end = max(gaps, key=lambda g: (g[1] - g[0], -g[0]), default=(reading.start, reading.end))
    return text.span(start, end)


def _polarity(text: str, reading: _Reading, lang: str) -> str:
    """The sign by the last word of sign in the match that stands in no role."""
    signs, text = _SIGNS[lang], text[: reading.end]
    if signs["none"].search(text):
        return "0"
    if signs["nonlinear"].search(text):
        return "n"
    found = [(m.start(), sign) for sign, kind in (("+", "plus"), ("-", "minus")) for m in signs[kind].finditer(text)]
    outside = [f for f in found if f[0] >= reading.start and not any(a <= f[0] < b for a, b in reading.slots.values())]
    return max(outside)[1] if outside else "?"


def _moderated(text: str, lang: str) -> str:
    """The sign of a moderation by the first word that says stronger or weaker."""
    signs = _SIGNS[lang]
    found = [
        (m.start(), sign) for sign, kind in (("+", "stronger"), ("-", "weaker")) for m in signs[kind].finditer(text)
    ]
    return min(found)[1] if found else "?"


def moderation_sign(text: str, lang: str) -> str:
    """The sign of a moderation that a statement says once ("…时，影响更强"); "?" where it says none or two."""
    signs = _SIGNS[lang]
    stronger = sum(1 for _ in signs["stronger"].finditer(text))
    weaker = sum(1 for _ in signs["weaker"].finditer(text))
    return {(1, 0): "+", (0, 1): "-"}.get((stronger, weaker), "?")


def _made(
    context: Context, hypothesis: Hypothesis, roles: tuple[Role, ...], polarity: str, rule: str, cues: tuple[Span, ...]
) -> Draft:
    third = {r.name for r in roles} & {"mediator", "moderator"}
    kind = "mediate" if "mediator" in third else "moderate" if third else "cause"
    sentence = context.sentence(hypothesis.sentences[0])
    return Draft(
        type=kind,
        roles=roles,
        polarity=polarity,
        hedged=False,
        negated=polarity == "0",
        cues=cues,
        rule=rule,
        evidence=Span(sentence.start, sentence.end),
        clause=hypothesis.main,
        sentence=hypothesis.sentences[0],
        status="hypothesis",
        weight=_READ if cues else _DIVIDED,
    )


def _divided(context: Context, hypothesis: Hypothesis, text: Plain, lang: str) -> Draft:
    """The last resort: first and last construct, or the parts around a comma or the middle."""
    spans = [
        Span(m.start, m.end)
        for m in context.mentions.items
        if hypothesis.main.start <= m.start and m.end <= hypothesis.main.end
    ]
    if len(spans) < 2:
        middle = re.search(r"[，,]", text.text[2:-2])
        at = middle.start() + 2 if middle else len(text.text) // 2
        parts = (_trimmed(text.text, 0, at, lang), _trimmed(text.text, at + bool(middle), len(text.text), lang))
        spans = [text.span(start, max(end, start + 1)) for start, end in parts]
    roles = (Role("cause", spans[0].start, spans[0].end), Role("effect", spans[-1].start, spans[-1].end))
    everything = _Reading("cause", {}, 0, len(text.text))
    polarity = _polarity(text.text, everything, lang)
    return _made(context, hypothesis, roles, polarity, f"{lang}.cause.divided", ())
