"""Repairs of English parses: begun only where they can begin, with the same result."""

import pytest
from claims_english import context_of

from pipeline.claims.en import repair

#: Sentences in whose parses something is put right.
TEXT = (
    "Managers argue that trust promotes sharing, and sharing raises job crafting in teams. "
    "Engaging customers raises loyalty, as trust increases. "
    "The plan led to lower costs and attracted investment, created jobs and raised incomes. "
    "Guests rely on hosts to grow, and hosts shape an antecedent to leadership. "
    "The link between the use of maps and walking is weak, and platforms lower search costs. "
    "Novelty has a stronger effect than price on loyalty, by increasing trust and perceived belonging."
)


def test_a_repair_that_begins_at_some_words_only_misses_none(monkeypatch: pytest.MonkeyPatch) -> None:
    """Trying a repair only at words of its tags and relations gives what trying it at every word gives."""
    parses = [parse.words for parse in context_of(TEXT).parses.values()]
    some = [repair.repaired(words, TEXT) for words in parses]
    assert any(after != words for after, words in zip(some, parses, strict=True)), "nothing was put right"
    monkeypatch.setattr(repair, "_numbers", lambda tag, dep, opening: range(len(repair._ALL)))
    assert [repair.repaired(words, TEXT) for words in parses] == some
