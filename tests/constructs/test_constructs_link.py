"""Roles of claims are tied to concepts, so that both languages meet on one edge."""

from __future__ import annotations

import pytest

from pipeline.constructs import ConstructSettings, constructs
from pipeline.constructs.link import link
from pipeline.document import Claim, Claims, Role, Span
from tests.constructs.constructs_help import BOOK, paper


def _link(text: str, *roles: str, similarity: float = 1.0) -> list[tuple[str | None, str]]:
    document, sentences = paper(text)
    settings = ConstructSettings(link_similarity=similarity)
    mentions = constructs(document, sentences, BOOK, settings)
    made = tuple(Role("cause", text.index(role), text.index(role) + len(role)) for role in roles)
    claim = Claim("cause", made, "+", "finding", False, False, Span(0, len(text)), 0, (), "test", 1.0)
    links = link(document, mentions, Claims((claim,)), BOOK, settings)
    return list(zip(links.items[0], links.how[0], strict=True))


def test_both_languages_land_on_one_edge() -> None:
    """The same relation in Chinese and English has the same two concepts."""
    zh = _link("顾客契合促进价值共创。", "顾客契合", "价值共创")
    en = _link("Customer engagement promotes the co-creation of value.", "Customer engagement", "co-creation of value")
    assert zh == en == [("customer-engagement", "exact"), ("value-co-creation", "exact")]


@pytest.mark.parametrize(
    ("text", "role", "expected"),
    [
        ("We need the trust of users in AI.", "the trust of users in AI", ("trust", "head")),
        ("We need the formation of trust.", "the formation of trust", ("trust", "head")),
        ("We need users' trust.", "users' trust", ("trust", "head")),
        ("需要用户的信任。", "用户的信任", ("trust", "head")),
        ("需要价值共创的实现。", "价值共创的实现", ("value-co-creation", "head")),
        ("需要资源的整合。", "资源的整合", ("resource-integration", "exact")),
        ("需要创新。", "创新", ("innovation", "exact")),
        ("需要外观的创新。", "外观的创新", (None, "")),
        ("We fear the lack of trust.", "the lack of trust", (None, "")),
        ("担心信任的缺失。", "信任的缺失", (None, "")),
        ("We sell trust products.", "trust products", (None, "")),
        ("We feel host warmth perception.", "host warmth perception", ("host warmth perception", "discovered")),
        ("“信任”，很重要。", "“信任”，", ("trust", "exact")),
    ],
)
def test_how_a_role_is_tied(text: str, role: str, expected: tuple[str | None, str]) -> None:
    """A role is tied by its whole or its head; what turns the meaning round ties nothing."""
    assert _link(text, role) == [expected]


def test_two_wordings_of_one_discovered_construct() -> None:
    """ "B A" and "A of B" are one construct where discovery knows one of them."""
    text = "Host warmth perception matters. The perception of host warmth matters."
    assert _link(text, "Host warmth perception", "perception of host warmth")[0] == (
        "host warmth perception",
        "discovered",
    )
    assert _link(text, "perception of host warmth")[0][1] == "discovered"


def test_vectors_tie_what_words_do_not() -> None:
    """A role that no words tie goes to the concept whose name is nearly the same, if that is asked for."""
    text = "They speak of integrating resources."
    role = "integrating resources"
    assert _link(text, role) == [(None, "")]
    assert _link(text, role, similarity=0.7) == [("resource-integration", "vector")]
    assert _link("They like green apples.", "green apples", similarity=0.7) == [(None, "")]


def test_no_claims_no_links() -> None:
    """A paper without claims has no links."""
    document, sentences = paper("价值共创。")
    mentions = constructs(document, sentences, BOOK, ConstructSettings())
    assert link(document, mentions, Claims(()), BOOK, ConstructSettings()).items == ()
