"""Sentences that never end: every stage takes time in proportion to their length, and says nothing untrue of them."""

from __future__ import annotations

import gc
import hashlib
import time
from functools import cache
from typing import Any

import pytest

from pipeline import chain
from pipeline.document import Claims, Document, Source
from pipeline.starter import default_config

HEAD = "Customer trust matters here. 本文研究顾客信任。\n\n"
#: The stages that read text; what comes after them sees claims only.
STAGES = [stage for stage in chain.PER_PAPER if stage.name not in ("link", "embed", "evidence", "sheet")]
UNITS = [
    "顾客参与显著促进品牌信任，", "价值共创", "、顾客", "“信任”", "顾客参与(CP)，", "不",
    "customer participation increases brand trust and ", "because of ", "(Smith, 2020; ", "H1a: trust, ",
    "0.32, p<0.01 ", "信任与", "信任显著", "the effect of trust on trust and ", "trust may ",
]  # fmt: skip


@cache
def configuration() -> chain.Configuration:
    """The default configuration, with every word list and model loaded by a first paper."""
    made = chain.configure(default_config())
    first = HEAD + "顾客参与促进品牌信任。 Customer participation increases brand trust in most firms.\n"
    chain.layers({Source: source(first)}, made, Claims)
    return made


def source(text: str) -> Source:
    """A plain text file."""
    data = text.encode()
    return Source(hashlib.sha256(data).hexdigest(), ".txt", data)


def seconds(text: str) -> tuple[dict[str, float], dict[type, Any]]:
    """What each stage takes of the processor, and the layers that they make."""
    made: dict[type, Any] = {**chain.values(configuration()), Source: source(text)}
    spent = {}
    gc.disable()  # its rounds go over the word lists, too, whatever the text
    for stage in STAGES:
        began = time.process_time()
        made[stage.makes] = stage.function(**{name: made[kind] for name, kind in stage.needs.items()})
        spent[stage.name] = time.process_time() - began
    gc.enable()
    return spent, made


@pytest.mark.parametrize("unit", UNITS)
def test_twice_the_sentence_takes_no_more_than_about_twice_as_long(unit: str) -> None:
    """From 15,000 characters to 30,000 no stage takes more than three times as long."""
    slow: dict[str, tuple[float, float]] = {}
    for _ in range(4):  # a busy machine may slow one try down; growth with the square slows down all
        once, _made = seconds(HEAD + unit * (15_000 // len(unit)))
        twice, _made = seconds(HEAD + unit * (30_000 // len(unit)))
        slow = {name: (once[name], twice[name]) for name in once if twice[name] > 3 * max(once[name], 0.1)}
        if not slow:
            return
    raise AssertionError(slow)


@pytest.mark.slow
@pytest.mark.parametrize("unit", ["顾客参与显著促进品牌信任，", "customer participation increases brand trust and "])
def test_a_sentence_of_a_megabyte_is_carried_through(unit: str) -> None:
    """One megabyte without a full stop goes through all stages; no claim is made of what nobody calls a sentence."""
    spent, made = seconds(HEAD + unit * (1_000_000 // len(unit.encode())))
    assert sum(spent.values()) < 60
    text = made[Document].text
    assert len(text.encode()) > 999_000
    assert all(claim.evidence.end - claim.evidence.start < 5000 for claim in made[Claims].items)
