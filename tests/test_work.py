"""The promises about how much work a paper takes, counted and not timed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

import pytest

import pipeline.vectors
from pipeline import chain
from pipeline.document import Candidates, Claims, Parses, Sentences, Source
from pipeline.segment.parser import Parsed, Parser
from pipeline.starter import default_config

TEXTS = Path(__file__).parent / "golden" / "texts"
#: Sentences like those of methods, settings and thanks: hardly a word in them can tell a claim.
IDLE = """# Method

We held forty interviews in two cities. Each lasted an hour and was recorded. The authors thank all who took part.
The interviewers were students. Questionnaires were sent out by post in May. Two hundred came back.

我们于五月发放了两百份问卷。访谈在两个城市进行。感谢所有受访者。
"""


class Counted:
    """Counts the sentences that the parser reads, the calls of the encoder, and what it was asked for alone."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.parsed = 0
        self.encoded: Counter[str] = Counter()
        self.alone: Counter[str] = Counter()
        self.calls = 0
        read, model = Parser.read, pipeline.vectors._model()
        me = self

        def counted(
            parser: Parser, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]], batch: int
        ) -> list[list[Parsed]]:
            given = list(sentences)
            me.parsed += len(given)
            return read(parser, given, batch)

        class Encoder:
            def encode(self, texts: list[str]) -> Any:
                if len(texts) == 1:
                    me.alone.update(texts)
                else:
                    me.calls += 1
                    me.encoded.update(texts)
                return model.encode(texts)

        monkeypatch.setattr(Parser, "read", counted)
        monkeypatch.setattr("pipeline.vectors._model", Encoder)


def layers(name: str, text: str) -> dict[type, Any]:
    given: dict[type, Any] = {Source: Source(f"{len(text):064x}", Path(name).suffix, text.encode())}
    return chain.layers(given, chain.configure(default_config()))


@pytest.fixture
def counted(monkeypatch: pytest.MonkeyPatch) -> Counted:
    layers("warm.md", "Trust raises loyalty.\n\n信任提升忠诚。")
    return Counted(monkeypatch)


def test_a_sentence_without_cues_is_neither_parsed_nor_read(counted: Counted) -> None:
    """Of method and thanks at most half are candidates, and only those are parsed; nothing is encoded."""
    made = layers("idle.md", IDLE)
    english = {i for i, sentence in enumerate(made[Sentences].items) if sentence.lang == "en"}
    candidates = set(made[Candidates].sentences)
    assert 2 * len(candidates) <= len(made[Sentences].items)
    assert counted.parsed == len(candidates & english)
    assert not counted.encoded


def test_a_candidate_is_parsed_once_and_few_a_second_time(counted: Counted) -> None:
    """The parser reads every English candidate once; those whose verb was lost are at most a fifth more."""
    wanted = 0
    for path in sorted(TEXTS.glob("en-*")):
        made = layers(path.name, path.read_text(encoding="utf-8"))
        wanted += len(made[Parses].items)
    assert wanted <= counted.parsed <= 1.2 * wanted


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_words_of_a_paper_are_encoded_together(counted: Counted, lang: str) -> None:
    """A paper takes at most one call of the encoder to tie its roles to concepts and one for its vectors.

    The name of a concept is encoded by itself, once for all papers.
    """
    papers = sorted(TEXTS.glob(f"{lang}-*"))
    for path in papers:
        made = layers(path.name, path.read_text(encoding="utf-8"))
        assert made[Claims].items
        assert counted.calls <= 2
        assert max(counted.encoded.values()) <= 2
        counted.calls, counted.encoded = 0, Counter()
    assert max(counted.alone.values(), default=1) == 1
