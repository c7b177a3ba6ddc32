"""Which plain sentences are read: `python -m bench.grid --language en --number 2000 --seed 1`.

Sentences are put together from the frames and words of `grid_en.toml` or `grid_zh.toml`, so that the claims
of each are known before it is read; a language is data alone. The table tells for each frame, each shape of
noun phrase and each word how many of its sentences are read, and what happens to the others:

    full      every claim that the sentence tells, and no other
    more      every claim, and something else
    sign      the roles are right, a polarity is wrong
    some      some of the claims
    span      none, though a claim of the kind is found: a role is cut or chosen wrongly
    nothing   no claim at all

`--level` makes the sentences harder: 1 puts them behind openings ("The results show that …"), 2 puts brackets
behind their nouns too, 3 joins two of them. `--failures FILE` writes what is not read in full.
"""

from __future__ import annotations

import argparse
import json
import random
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import product
from pathlib import Path
from typing import Any

from pipeline import chain
from pipeline.document import ROLES, Claim, Claims, Document
from pipeline.evaluate import sentence_reader
from pipeline.starter import default_config

KINDS = ("full", "more", "sign", "some", "span", "nothing")
#: {a}: a phrase; {A}: a list of them; {a/bare}: of some shapes; {verb.pres:A}: a word, its form, what it agrees with.
_SLOT = re.compile(r"\{([a-zA-Z]+\d?)(?:/(\w+))?(?:\.(\w+))?(?::(\w+))?\}")
#: What two role spans have in common at least, as a character F1.
_ENOUGH = 0.5


@dataclass(frozen=True)
class Expected:
    """A claim that a sentence tells: kind, polarity ("." for any), spans of its roles, whether it may be left out."""

    type: str
    polarity: str
    roles: tuple[tuple[str, int, int], ...]
    optional: bool = False


@dataclass(frozen=True)
class Sentence:
    """A sentence (or two) of the grid, what it is made of and what it tells."""

    frame: str
    text: str
    claims: tuple[Expected, ...]
    shapes: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()


@dataclass
class _Making:
    """A text that grows: what has been put into the slots so far."""

    text: str = ""
    phrases: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    many: dict[str, bool] = field(default_factory=dict)
    signs: dict[str, str] = field(default_factory=dict)
    words: dict[str, list[str]] = field(default_factory=dict)
    shapes: set[str] = field(default_factory=set)
    used: set[str] = field(default_factory=set)


class Grid:
    """The frames and words of a language."""

    def __init__(self, table: dict[str, Any]) -> None:
        self.table = table
        self.frames: list[dict[str, Any]] = table["frame"]
        self.classes: dict[str, list[tuple[list[str], str]]] = {}
        for name, one in table["class"].items():
            own = [(word.split("|"), one.get("sign", "")) for word in one.get("words", ())]
            self.classes[name] = [*own, *(word for inner in one.get("of", ()) for word in self.classes[inner])]

    def sentences(self, number: int, seed: int, level: int = 0) -> list[Sentence]:
        """Sentences, frame by frame in turn: always the same for the same arguments."""
        out = []
        for place in range(number):
            frame = self.frames[place % len(self.frames)]
            out.append(self.sentence(frame, random.Random(f"{seed} {level} {frame['name']} {place}"), level))
        return out

    def sentence(self, frame: dict[str, Any], dice: random.Random, level: int = 0) -> Sentence:
        """One sentence of a frame; a level above 0 makes it harder."""
        made = _Making()
        plain = frame.get("plain", False)
        opening, closing = "", ""
        if level > 0 and not plain:
            opening, closing = dice.choice(self.table["wrap"]).split("{s}")
        made.text = opening
        inserts = self.table["insert"] if level > 1 and not plain else []
        text = frame["text"]
        self._fill(made, text[:1].lower() + text[1:] if opening else text, dice, inserts)
        claims = [*self._claims(made, frame)]
        if level > 2 and not plain:
            other = dice.choice([f for f in self.frames if f.get("joined")])
            body = made.text.rstrip(self.table["stops"])
            second = _Making(body + dice.choice(self.table["join"]), used=made.used, shapes=made.shapes)
            self._fill(second, other["text"], dice, inserts)
            claims += self._claims(second, other)
            made.text = second.text
        text = made.text.rstrip(self.table["stops"]) + closing if closing else made.text
        if self.table.get("capital"):
            text = text[0].upper() + text[1:]
        words = frozenset(w for name, words in made.words.items() for w in (words[:1] if name in made.signs else words))
        return Sentence(frame["name"], text, tuple(claims), frozenset(made.shapes), words)

    def _fill(self, made: _Making, text: str, dice: random.Random, inserts: list[str]) -> None:
        """Put a frame behind what is there, slot by slot."""
        at, order = 0, []
        for slot in _SLOT.finditer(text):
            name, shapes, form, other = slot.groups()
            order.append((text[at : slot.start()], name, shapes, form, other))
            at = slot.end()
        for _, name, shapes, form, _ in order:  # who agrees may stand behind what agrees with it
            if form is None and name not in made.phrases:
                made.phrases[name] = []
                made.words[name] = self._phrases(made, name, shapes, dice)
        for between, name, _, form, other in order:
            self._tell(made, between)
            if form is None:
                self._put(made, name, dice)
                made.text += dice.choice(inserts) if inserts and dice.random() < 0.3 else ""
            else:
                made.text += self._word(made, name, form, other, dice)
        self._tell(made, text[at:])

    @staticmethod
    def _tell(made: _Making, text: str) -> None:
        """Words of the frame itself; what square brackets hold in them is the role that rows call @."""
        before, opened, rest = text.partition("[")
        made.text += before
        if opened:
            inner, _, after = rest.partition("]")
            made.phrases["@"] = [(len(made.text), len(made.text) + len(inner))]
            made.text += inner + after

    def _phrases(self, made: _Making, name: str, shapes: str | None, dice: random.Random) -> list[str]:
        """Phrases for a slot that no other slot has; a capital letter asks for a list."""
        table: dict[str, list[str]] = self.table["phrase"]
        allowed = self.table["shapes"][shapes] if shapes else list(table)
        number = dice.choice((1, 1, 2, 3, 4)) if name.isupper() else 1
        out: list[str] = []
        while len(out) < number:
            shape = dice.choice(allowed)
            phrase = dice.choice(table[shape])
            if phrase not in made.used:
                made.used.add(phrase)
                made.shapes.add(shape)
                out.append(phrase)
        made.many[name] = number > 1 or out[0].endswith("*")
        return out

    def _put(self, made: _Making, name: str, dice: random.Random) -> None:
        phrases = made.words[name]
        between, last = dice.choice(self.table["lists"]["many" if len(phrases) > 2 else "two"])
        places = []
        for index, phrase in enumerate(phrases):
            if index:
                made.text += last if index == len(phrases) - 1 else between
            shown = phrase.rstrip("*")
            start, end = shown.find("["), shown.find("]")
            bare = shown.replace("[", "").replace("]", "")
            span = (start, end - 1) if start >= 0 else (0, len(bare))
            places.append((len(made.text) + span[0], len(made.text) + span[1]))
            made.text += bare
        made.phrases[name] = places

    def _word(self, made: _Making, name: str, form: str, other: str | None, dice: random.Random) -> str:
        """A word of a class in the form that is asked for."""
        if name not in made.signs:
            word, sign = dice.choice(self.classes[name.rstrip("0123456789")])
            made.words[name], made.signs[name] = word, sign
        agreeing = self.table.get("agree", {}).get(form)
        if agreeing:
            form = agreeing[1 if other is not None and made.many[other] else 0]
        forms: list[str] = self.table["forms"]
        return made.words[name][forms.index(form)]

    @staticmethod
    def _claims(made: _Making, frame: dict[str, Any]) -> Iterator[Expected]:
        """What a filled frame tells: "cause + A B" is a row for each of A with each of B."""
        for row in frame["rows"]:
            kind, polarity, *slots = row.split()  # "~cause": may be told
            if polarity in made.signs:
                polarity = made.signs[polarity]
            for spans in product(*(made.phrases[slot] for slot in slots)):
                roles = tuple((role, *span) for role, span in zip(ROLES[kind.lstrip("~")], spans, strict=True))
                yield Expected(kind.lstrip("~"), polarity, roles, kind.startswith("~"))


def load(language: str) -> Grid:
    """The grid of a language: `grid_en.toml`."""
    path = Path(__file__).with_name(f"grid_{language}.toml")
    return Grid(tomllib.loads(path.read_text(encoding="utf-8")))


def _alike(found: Claim, told: Expected, text: str) -> bool:
    """Whether a claim that is found is the one that is told, by the rule of the evaluation."""
    roles = {role.name: role for role in found.roles}
    for name, start, end in told.roles:
        if name not in roles:
            return False
        one = roles[name]
        both = _letters(text[max(one.start, start) : min(one.end, end)])
        if 2 * both < _ENOUGH * (_letters(text[one.start : one.end]) + _letters(text[start:end])):
            return False
    return found.type == told.type


def _letters(text: str) -> int:
    return len("".join(text.split()))


def judge(sentence: Sentence, found: Iterable[Claim]) -> str:
    """One of the kinds above."""
    left, right, signs = list(found), 0, True
    rows = len(left)
    for told in sentence.claims:
        hit = next((one for one in left if _alike(one, told, sentence.text)), None)
        if hit is not None:
            left.remove(hit)
            right += not told.optional
            signs = signs and told.polarity in (".", hit.polarity)
    if right < sum(not told.optional for told in sentence.claims):
        return "some" if right else "span" if rows else "nothing"
    return "more" if left else "full" if signs else "sign"


def read_all(sentences: Iterable[Sentence]) -> Iterator[tuple[Sentence, str, str, tuple[Claim, ...]]]:
    """Each sentence with its kind, and the text and the claims as they are read."""
    reader = sentence_reader(chain.configure(default_config()))
    for sentence in sentences:
        made = reader(sentence.text)
        claims = tuple(made[Claims].items)
        yield sentence, judge(sentence, claims), made[Document].text, claims


def _table(title: str, counts: dict[str, Counter[str]], least: int) -> Iterator[str]:
    """A table of what became of sentences, the worst first."""
    yield f"{title:28}{'read':>6}" + "".join(f"{kind:>9}" for kind in KINDS)
    order = sorted(counts, key=lambda name: (counts[name]["full"] / counts[name].total(), name))
    for name in order:
        count = counts[name]
        if count.total() >= least:
            share = 100 * count["full"] / count.total()
            yield f"{name[:27]:28}{share:5.0f}%" + "".join(f"{count[kind] or '':>9}" for kind in KINDS)


def main(argv: list[str] | None = None) -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(prog="python -m bench.grid", description="Which plain sentences are read.")
    parser.add_argument("--language", default="en")
    parser.add_argument("--number", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--level", type=int, default=0)
    parser.add_argument("--frame", default="", help="sentences of the frames whose name begins so, alone")
    parser.add_argument("--failures", type=Path, help="a file for what is not read in full")
    args = parser.parse_args(argv)
    grid = load(args.language)
    grid.frames = [frame for frame in grid.frames if frame["name"].startswith(args.frame)]
    frames, shapes, words = (defaultdict[str, Counter[str]](Counter) for _ in range(3))
    lines = []
    for sentence, kind, text, claims in read_all(grid.sentences(args.number, args.seed, args.level)):
        frames[sentence.frame][kind] += 1
        for counts, names in ((shapes, sentence.shapes), (words, sentence.words)):
            for name in names:
                counts[name][kind] += 1
        if kind != "full":
            found = [[c.type, c.polarity, c.rule, *(text[r.start : r.end] for r in c.roles)] for c in claims]
            told = [[t.type, t.polarity, *(sentence.text[a:b] for _, a, b in t.roles)] for t in sentence.claims]
            lines.append({"kind": kind, "frame": sentence.frame, "text": text, "told": told, "found": found})
    if args.failures:
        args.failures.write_text("".join(json.dumps(line, ensure_ascii=False) + "\n" for line in lines), "utf-8")
    for title, table in (("word", words), ("shape", shapes), ("frame", frames)):
        print("\n".join(_table(title, table, 1 if title == "frame" else 4)) + "\n")
    total = Counter[str]()
    for one in frames.values():
        total += one
    print(f"read in full: {total['full']} of {total.total()} ({100 * total['full'] / total.total():.1f}%)")


if __name__ == "__main__":
    main()
