"""What a paper makes of its hypotheses: supported, not supported, partly.

Read from the sentences after the statements ("H1、H2 和 H4a 均得到验证", "all hypotheses except H3 were
supported", "this supports Hypothesis 2") and, for what no sentence settles, from tables with a column
of verdicts. The words are data (hypotheses.toml); here is how labels and verdicts find each other: a
verdict that follows ("H1 was supported") takes the labels before it, one that leads ("supporting H1")
the labels after it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from pipeline.claims.cells import Line, cell_value
from pipeline.claims.hypotheses import Hypothesis
from pipeline.claims.labels import WORDS, Group, Label, groups
from pipeline.claims.plain import Plain, plain
from pipeline.document import Document, Outline, Sentence, Sentences, Span, Statistic

_CLASSES = ("active_partly", "active_no", "partly", "no", "yes", "active_yes")
_REFERENTS = ("rest", "all", "none", "it")
#: How many characters may stand between a leading verdict and its labels.
_REACH = {"zh": 10, "en": 40}
#: What stands later in a "sentence" is not read: real ones, formula markup included, are shorter.
_LONGEST = 4000
_LAST_WORD = re.compile(r"(?<=\s)(\S{1,24}|not supported)[\s。.]{0,3}$", re.IGNORECASE)
#: Figures of a test, and a clause that goes on about a label ("H2, which predicts …, is …").
_TEST = re.compile(r"[<>=] ?-?\.?\d|\[-?\.?\d")
_ABOUT = re.compile(r" ?\)?, (?:which|that) ")
_FIGURE = re.compile(r"\d|→|->")
#: So many labels and verdicts in turns are a table that was read as a line.
_TURNS = 3
#: Sections that come before any result, unless hypotheses are stated there: an abstract may be all there is.
_BEFORE = frozenset({"abstract", "keywords", "references", "front"})
_OPPOSITE = {"yes": "no", "no": "yes", "partly": "partly"}


@lru_cache(maxsize=4)
def _patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by kind, made when first asked for; "any" finds what any verdict does."""
    words: Mapping[str, list[str]] = WORDS["verdict"][lang]
    out = {}
    judging = [print_ for kind in _CLASSES for print_ in words[kind]]
    for kind, prints in (*words.items(), ("any", judging)):
        either = "|".join(prints)
        tail = r"[^，,。；;]{0,8}$" if kind == "aims" and lang == "zh" else r"\s{0,2}$" if kind == "aims" else ""
        out[kind] = re.compile(
            f"(?:{either}){tail}" if lang == "zh" else rf"(?<![\w-])(?:{either})(?!\w){tail}", re.IGNORECASE
        )
    return out


#: What a verdict may be about: start, end, labels, labels that are excepted from it.
_Referent = tuple[int, int, list[Label], list[Label]]
_PLURAL = re.compile("hypotheses|propositions|假设|假说|命题", re.IGNORECASE)
#: Between two labels that share a verdict: the numbers of the first, and a conjunction.
_LINK = re.compile(r" ?(?:\([^()]{0,160}\))? ?(?:,|、|and|, and|&|和|与|以及)? ?")


@dataclass(frozen=True, slots=True)
class Verdict:
    """``supported``: "yes", "no" or "partly"; ``span``: the sentence or table cell that says so.

    ``numbers`` is the stretch that led to it, in which its statistics stand; None for a cell.
    ``sentence`` indexes the sentences; None for a cell.
    """

    supported: str
    span: Span
    numbers: Span | None
    sentence: int | None


@dataclass(frozen=True, slots=True)
class _Said:
    """A verdict in a sentence's plain reading: its value, its place, whether it leads its labels."""

    value: str
    start: int
    end: int
    leads: bool


def verdicts(
    document: Document,
    outline: Outline,
    sentences: Sentences,
    hypotheses: tuple[Hypothesis, ...],
    tables: tuple[Line, ...],
) -> dict[str, Verdict]:
    """The verdict on each hypothesis that the paper settles, by its label's key; ``tables`` are rows that name one."""
    if not hypotheses:
        return {}
    said = _settled(document, outline, sentences, hypotheses)
    tabled = _tabled(tables, hypotheses)
    out = {}
    for hypothesis in hypotheses:
        verdict = _joined(said, hypothesis, hypotheses) or _joined(tabled, hypothesis, hypotheses)
        if verdict:
            out[hypothesis.label.key] = verdict
    return out


def _joined(
    said: Mapping[Label, list[Verdict]], hypothesis: Hypothesis, hypotheses: tuple[Hypothesis, ...]
) -> Verdict | None:
    """What all verdicts on a hypothesis come to: those on itself, else on its whole, else on its parts."""
    label = hypothesis.label
    own = said.get(label) or (said.get(Label(label.family, label.number)) if label.letter else None)
    if not own and not label.letter:
        taken = {h.label for h in hypotheses}
        parts = [k for k in said if (k.family, k.number) == (label.family, label.number) and k not in taken]
        own = [v for part in sorted(parts) for v in said[part]]
    if not own:
        return None
    values = {v.supported for v in own}
    value = values.pop() if len(values) == 1 else "partly"
    best = next((v for v in own if v.supported == value), own[-1])
    return Verdict(value, best.span, best.numbers, best.sentence)


# --------------------------------------------------------------------------- sentences


def _settled(
    document: Document, outline: Outline, sentences: Sentences, hypotheses: tuple[Hypothesis, ...]
) -> dict[Label, list[Verdict]]:
    out: dict[Label, list[Verdict]] = {}
    known = [h.label for h in hypotheses]
    first = min(h.statement.end for h in hypotheses)
    stated = {i for h in hypotheses for i in h.sentences}
    before_results = _BEFORE - {outline.section(h.statement.start).kind for h in hypotheses}
    pending: tuple[int, tuple[Label, ...]] = (-1, ())
    for index, sentence in enumerate(sentences.items):
        if sentence.role != "prose" or sentence.end <= first or index in stated:
            continue
        if outline.section(sentence.start).kind in before_results:
            continue
        patterns, end = _patterns(sentence.lang), min(sentence.end, sentence.start + _LONGEST)
        if not _names(document.text, sentence.start, end) and not patterns["any"].search(
            document.text, sentence.start, end
        ):
            continue
        reading = plain(document.text, sentence.start, end)
        found = groups(reading.text)
        before = pending[1] if pending[0] == sentence.block else ()
        for labels, said, since in _pairs(reading, sentence.lang, found, known, before):
            verdict = _verdict(reading, said, since, sentence, index)
            for label in labels:
                out.setdefault(label, []).append(verdict)
        if found:
            pending = (sentence.block, found[-1].labels)
    return out


def _names(text: str, start: int, end: int) -> bool:
    return any(text.find(word, start, end) >= 0 for word in ("假", "命题", "H", "P", "ypothes"))


def _verdict(reading: Plain, said: _Said, since: int, sentence: Sentence, index: int) -> Verdict:
    numbers = reading.span(since, said.end) if since < said.end else None
    return Verdict(said.value, Span(sentence.start, sentence.end), numbers, index)


def _said(text: str, lang: str) -> list[_Said]:
    """The verdicts of a plain reading, not overlapping, in order; wishes and aims are none."""
    patterns = _patterns(lang)
    found: list[_Said] = []
    for kind in _CLASSES:
        for match in patterns[kind].finditer(text):
            if any(s.start < match.end() and match.start() < s.end for s in found):
                continue
            if patterns["aims"].search(text[max(0, match.start() - 40) : match.start()]):
                continue
            value = kind.removeprefix("active_")
            found.append(_Said(value, match.start(), match.end(), kind.startswith("active")))
    return sorted(found, key=lambda s: s.start)


def _pairs(
    reading: Plain, lang: str, found: list[Group], known: list[Label], before: tuple[Label, ...]
) -> Iterable[tuple[list[Label], _Said, int]]:
    """Which labels each verdict settles, and where the stretch begins that led to it."""
    text = reading.text
    referents = _referents(text, lang, found, known, before)
    last_end = 0
    used: set[int] = set()
    listed = _listing(text, found)
    for group, said in zip(found, listed, strict=False):
        yield _expanded(group, known), said, group.end
    for said in _said(text, lang) if not listed else ():
        after = [r for r in referents if 0 <= r[0] - said.end <= _REACH[lang]]
        after = [r for r in after[:1] if not _divided(text, said.end, r[0], lang)]
        chosen = after if said.leads and after else _linked(text, [r for r in referents if r[1] <= said.start], used)
        used |= {r[0] for r in chosen}
        for start, _, labels, excepted in chosen:
            value = _OPPOSITE[said.value] if said.value == "yes" and _denied(text, start, lang) else said.value
            yield labels, replace(said, value=value), last_end
            if excepted and value in ("yes", "no"):
                yield excepted, replace(said, value=_OPPOSITE[value]), last_end
        last_end = said.end
    for group, clause in _clauses(text, found) if not used and not listed else ():
        tested = _tested(text, lang, group, clause)
        if tested:
            yield _expanded(group, known), tested, tested.start


def _clauses(text: str, found: list[Group]) -> Iterable[tuple[Group, Span]]:
    """The labels that stand alone in their clause, with it: to the marks outside brackets, or over ", which …,"."""
    depth, marks = 0, [-1]
    for place, sign in enumerate(text):
        depth = max(0, depth + (sign in "([") - (sign in ")]"))
        if sign in ",;.。" and not depth and not text[place + 1 : place + 2].isdigit():
            marks.append(place)
    marks += [len(text), len(text)]
    for group, before, after in zip(found, [None, *found], [*found[1:], None], strict=False):
        at = bisect_left(marks, group.end)
        start, end = marks[at - 1] + 1, marks[min(at + 2 * bool(_ABOUT.match(text, group.end)), len(marks) - 1)]
        if start <= group.start and not (before and before.end > start) and not (after and after.start < end):
            yield group, Span(start, end)


def _tested(text: str, lang: str, group: Group, clause: Span) -> _Said | None:
    """What a label's clause says of a test ("the path (H2) was not significant"), or None."""
    patterns = _patterns(lang)
    if patterns["aims"].search(text[clause.start : group.start]):
        return None
    if patterns["fails"].search(text, clause.start, clause.end):
        return _Said("no", clause.start, clause.end, False)
    turned = patterns["turns"].search(text, clause.start, clause.end)
    passed = patterns["passes"].search(text, clause.start, clause.end) and not turned
    return _Said("yes", clause.start, clause.end, False) if passed and _TEST.search(text) else None


def _linked(text: str, earlier: list[_Referent], used: set[int]) -> list[_Referent]:
    """The last of the referents before a verdict, and unsettled ones joined to it by numbers and "and" alone."""
    chosen = earlier[-1:]
    for referent in reversed(earlier[:-1]):
        if referent[0] in used or not _LINK.fullmatch(text, referent[1], chosen[0][0]):
            break
        chosen.insert(0, referent)
    return chosen


def _denied(text: str, start: int, lang: str) -> bool:
    """Whether a referent is denied as such: "none of the hypotheses", "neither H2 nor H3"."""
    return any(m.start() <= start <= m.end() + 2 for m in _patterns(lang)["none"].finditer(text))


def _listing(text: str, found: list[Group]) -> list[_Said]:
    """The verdicts of a table that was read as a line ("H1 a → b 0.22 yes H2 a → c 0.05 no …"), else none."""
    if len(found) < _TURNS or any(len(group.labels) > 1 for group in found):
        return []
    out = []
    for group, end in zip(found, [g.start for g in found[1:]] + [len(text)], strict=True):
        last = _LAST_WORD.search(text, group.end, end)
        value = cell_value(last[1], True) if last else None
        if last is None or value is None or not _FIGURE.search(text, group.end, last.start(1)):
            return []
        out.append(_Said(value, last.start(1), last.end(1), False))
    return out


def _divided(text: str, start: int, end: int, lang: str) -> bool:
    """Whether a clause ends between a leading verdict and labels ("supported, H2 …")."""
    return any(mark in text[start:end] for mark in ("，,。；;" if lang == "zh" else ";.,"))


def _referents(
    text: str, lang: str, found: list[Group], known: list[Label], before: tuple[Label, ...]
) -> list[_Referent]:
    """What a verdict may be about: (start, end, labels, labels that are excepted from it)."""
    patterns = _patterns(lang)
    excepted = _excepted(text, patterns["except"], found)
    named = [label for group in found for label in _expanded(group, known)]
    out: list[_Referent] = []
    for group in found:
        if group.start not in excepted:
            out.append((group.start, group.end, _expanded(group, known), []))
    exceptions = [label for group in found if group.start in excepted for label in _expanded(group, known)]
    for kind in _REFERENTS:
        for match in patterns[kind].finditer(text):
            if any(a < match.end() and match.start() < b for a, b, _, _ in out) or any(
                g.start <= match.end() + 2 and match.start() < g.end and kind != "rest" and g.start not in excepted
                for g in found
            ):
                continue
            if kind == "none" and not _PLURAL.search(match.group()):
                continue  # "neither": the labels follow
            if kind == "it":
                labels, without = list(_expanded_labels(before, known)) if not found else [], []
            elif kind == "rest":
                labels, without = [k for k in known if k not in named], exceptions
            else:
                labels, without = [k for k in known if k not in exceptions], exceptions
            if labels:
                out.append((match.start(), match.end(), labels, without))
    return sorted(out, key=lambda r: r[:2])


def _excepted(text: str, pattern: re.Pattern[str], found: list[Group]) -> set[int]:
    """Starts of the groups that stand right after "except" ("除了H3和H5以外")."""
    out = set()
    for match in pattern.finditer(text):
        group = next((g for g in found if 0 <= g.start - match.end() <= 12), None)
        if group:
            out.add(group.start)
    return out


def _expanded(group: Group, known: list[Label]) -> list[Label]:
    return _expanded_labels(group.labels, known)


def _expanded_labels(labels: Iterable[Label], known: list[Label]) -> list[Label]:
    """Labels as stated: "H1-4" is a range of hypotheses unless the paper numbers one so."""
    out: list[Label] = []
    for label in labels:
        if label.letter.startswith("-") and label not in known and int(label.letter[1:]) > label.number:
            out += [Label(label.family, n) for n in range(label.number, int(label.letter[1:]) + 1)]
        else:
            out.append(label)
    return out


# --------------------------------------------------------------------------- tables


def _tabled(tables: tuple[Line, ...], hypotheses: tuple[Hypothesis, ...]) -> dict[Label, list[Verdict]]:
    """The verdicts in the cells of tables: rows that name hypotheses and have a cell that is a verdict."""
    out: dict[Label, list[Verdict]] = {}
    known = {h.label for h in hypotheses}
    for line in tables:
        labels = [k for k in line.labels if k in known]
        if not labels:
            continue
        if len(line.verdicts) == len(labels):
            pairs = list(zip(labels, line.verdicts, strict=True))
        elif len(line.verdicts) == 1:
            pairs = [(label, line.verdicts[0]) for label in labels]
        else:
            continue
        for label, (value, span) in pairs:
            out.setdefault(label, []).append(Verdict(value, span, None, None))
    return out


def tested(tables: tuple[Line, ...]) -> dict[str, tuple[Statistic, ...]]:
    """The numbers that a table gives for one hypothesis, by its label's key: of its row, the first that has any.

    A row with a verdict goes before one without; a row that names several hypotheses is nobody's.
    """
    out: dict[str, tuple[Statistic, ...]] = {}
    for line in sorted(tables, key=lambda line: not line.verdicts):
        if len(line.labels) == 1 and line.statistics:
            out.setdefault(line.labels[0].key, line.statistics)
    return out
