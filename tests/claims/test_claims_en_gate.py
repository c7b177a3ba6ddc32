"""Which English sentences are parsed: all that give a claim, and few others."""

from pathlib import Path

import pytest

from pipeline import chain
from pipeline.claims.en import gate
from pipeline.document import Candidates, Claims, Parses, Sentences, Source
from pipeline.evaluate.predict import source_of
from pipeline.starter import default_config


def _first_layers(path: Path) -> dict[type, object]:
    made = chain.layers({Source: source_of(path.read_bytes(), path.suffix)}, _configuration(), until=Candidates)
    return {kind: layer for kind, layer in made.items() if kind not in (Parses, Claims)}


def _configuration() -> chain.Configuration:
    return chain.configure(default_config())


@pytest.mark.parametrize("folder", ["golden", "varied"])
def test_no_sentence_that_gives_a_claim_is_kept_from_the_parser(root: Path, folder: str) -> None:
    """Parsing every sentence of the labelled texts finds claims in no sentence that was not a candidate."""
    lost = []
    for path in sorted((root / "tests" / folder / "texts").glob("en-*.txt")):
        made = _first_layers(path)
        sentences, chosen = made[Sentences], made[Candidates]
        assert isinstance(sentences, Sentences) and isinstance(chosen, Candidates)
        prose = tuple(i for i, s in enumerate(sentences.items) if s.role == "prose")
        claims = chain.layers({**made, Candidates: Candidates(prose)}, _configuration(), until=Claims)[Claims]
        lost += [(path.name, c.rule) for c in claims.items if c.sentence not in chosen.sentences]
    assert not lost


def test_few_sentences_are_parsed_that_give_nothing(root: Path) -> None:
    """Of the English sentences of the sample papers less than two thirds are parsed."""
    parsed = total = 0
    for path in sorted((root / "corpora" / "sample").glob("en-*")):
        made = _first_layers(path)
        sentences, chosen = made[Sentences], made[Candidates]
        assert isinstance(sentences, Sentences) and isinstance(chosen, Candidates)
        total += len(sentences.items)
        parsed += len(chosen.sentences)
    assert 0 < parsed < 2 / 3 * total


@pytest.mark.parametrize(
    "text",
    [
        "trust raises loyalty .",
        "loyalty is raised by trust .",
        "sharing led to growth .",
        "the effect of trust on loyalty is positive .",
        "trust is vital to loyalty .",
        "trust matters because firms share .",
        "firms use data to raise sales .",
        "trust mediates this .",
        "the more they share , the more they gain .",
        "value consists of care and time .",
        "trust refers to a belief .",
    ],
)
def test_a_cue_in_company_lets_a_sentence_through(text: str) -> None:
    """Each way of telling a claim has its way in."""
    assert gate.is_open(text.split())


@pytest.mark.parametrize(
    "text",
    [
        "we raise this point again .",
        "this study extends the literature .",
        "the increase was noted .",
        "the increases of the year were noted .",
        "data were obtained in may .",
        "we report on the support .",
    ],
)
def test_a_cue_without_company_does_not(text: str) -> None:
    """A noun that looks like a verb, a study as the doer and a passive without a doer open nothing."""
    assert not gate.is_open(text.split())


def test_a_sentence_that_opens_with_a_pronoun_looks_back() -> None:
    """What "this" at a sentence's start stands for is in the sentence before; later in the sentence it is not asked."""
    assert gate.looks_back("this raises trust .".split())
    assert not gate.looks_back("guests who share trust this .".split())


@pytest.mark.parametrize(
    "text",
    [
        "Trust and sharing will be negatively related .",
        "Empathy is at the heart of good service .",
        "Late trains stand in the way of visits .",
        "Only with patience can hosts grow .",
    ],
)
def test_cues_without_their_usual_company_are_let_through(text: str) -> None:
    """Two things that are related, what lies somewhere, and what is needed are parsed, too."""
    assert gate.is_open(text.lower().split())


def test_sharing_data_is_no_study() -> None:
    """What data do is talk about research, what doing something with data does is none."""
    assert gate.is_open("sharing data raises trust .".split())
    assert not gate.is_open("our data raise trust .".split())
