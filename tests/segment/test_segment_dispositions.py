"""What somebody is willing to do is one name where the doing has nothing of its own behind it."""

from __future__ import annotations

import pytest

from pipeline.segment.dispositions import found, third

WHOLE = [
    "the willingness to pay determines loyalty .",
    "quality raises the intention to return and trust .",
    "the effect of the willingness to pay on loyalty is positive .",
    "the tendency to complain drives sales .",
    "they have the ability to innovate",
]
APART = [
    "the ability to sense threats raises sales .",
    "the ability to sense and seize chances raises sales .",
    "the willingness to share data and trust grows .",
    "the intention to engage in groups grows .",
    "attention to design grows .",
    "the desire to be seen grows .",
]


@pytest.mark.parametrize("text", WHOLE)
def test_a_doing_without_an_object_belongs_to_its_noun(text: str) -> None:
    """Before a full stop, a verb, a list or "on" of an effect the three words are one name."""
    words = text.split()
    assert [words[at] for at in found(words)] in (["willingness"], ["intention"], ["tendency"], ["ability"])


@pytest.mark.parametrize("text", APART)
def test_a_doing_with_an_object_stays_a_doing(text: str) -> None:
    """Objects, further verbs and places of the doing stay where the parser sees them."""
    assert found(text.split()) == []


def test_third_persons() -> None:
    """As they are spelt."""
    assert [third(verb) for verb in ("satisfy", "suppress", "raise", "enrich")] == [
        "satisfies", "suppresses", "raises", "enriches",
    ]  # fmt: skip
