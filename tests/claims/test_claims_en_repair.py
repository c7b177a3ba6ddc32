"""Repairs of English parses: begun only where they can begin, with the same result."""

import random
from itertools import accumulate

import pytest
from claims_english import context_of

from pipeline.claims.en import repairing
from pipeline.claims.en.lexicon import lexicon
from pipeline.document import Word

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
    some = [repairing.repaired(words, TEXT) for words in parses]
    assert any(after != words for after, words in zip(some, parses, strict=True)), "nothing was put right"
    monkeypatch.setattr(repairing, "_numbers", lambda tag, dep, opening: range(len(repairing._ALL)))
    assert [repairing.repaired(words, TEXT) for words in parses] == some


_TAGS = "NN NNS VBZ VBD VBG VBN VB VBP JJ JJR IN DT TO CC MD RB WDT , PRP PRP$ NNP CD".split()
_RELATIONS = (
    "nsubj nsubjpass dobj pobj prep conj appos acl amod compound relcl ccomp det advcl aux auxpass xcomp acomp attr "
    "mark cc punct advmod csubj npadvmod pcomp agent dep nmod oprd poss neg preconj dative expl"
).split()


def test_a_repair_takes_its_words_wherever_they_stand() -> None:
    """Any words of the grammar in any tree, at the end of a sentence too: a repair neither fails nor loses a word."""
    source = random.Random(3)
    known = sorted({word for words in lexicon().sets.values() for word in words if " " not in word})
    joints = ["and", "of", "that", "to", ",", "both", "as", "than", "rather", "by", "not", "but", "which", "it"]
    for _ in range(8000):
        forms = [source.choice(known if source.random() < 0.7 else joints) for _ in range(source.randint(3, 14))]
        ends = list(accumulate(len(form) + 1 for form in forms))
        order = source.sample(range(len(forms)), len(forms))
        heads = {place: order[source.randrange(number)] if number else place for number, place in enumerate(order)}
        words = tuple(
            Word(end - len(form) - 1, end - 1, form, source.choice(_TAGS), "NOUN", heads[at], source.choice(_RELATIONS))
            for at, (form, end) in enumerate(zip(forms, ends, strict=True))
        )
        made = repairing.repaired(words, " ".join(forms))
        assert [(word.start, word.end) for word in made] == [(word.start, word.end) for word in words]


def test_a_repair_that_looks_behind_the_last_word_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    """A sentence that breaks off is left as it is parsed, and the other repairs go on."""
    words = next(iter(context_of("Trust raises sales").parses.values())).words

    def too_far(changed: list[Word], place: int, text: str) -> None:
        changed[place] = changed[place]._replace(dep="dep")
        changed[len(changed)]

    monkeypatch.setattr(repairing, "_ALL", [(too_far, frozenset({"nsubj", "dobj"}))])
    repairing._numbers.cache_clear()
    try:
        assert repairing.repaired(words, "Trust raises sales") == words
    finally:
        repairing._numbers.cache_clear()
