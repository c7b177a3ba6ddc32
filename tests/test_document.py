"""The document model: spans, and maps back to the source."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.document import Box, Line, Outline, Piece, Section, SourceMap, Span, Zone
from pipeline.engine.stage import decode, encode


def test_a_span_outside_the_text_is_an_error() -> None:
    """Misalignment is never silent: a span that does not lie in the text raises."""
    assert Span(1, 3).of("价值共创") == "值共"
    for span in (Span(-1, 2), Span(2, 9), Span(3, 2)):
        with pytest.raises(ValueError, match="does not lie"):
            span.of("价值共创")


def test_spans_touching_do_not_overlap() -> None:
    """Half-open spans that only touch share no character."""
    assert not Span(0, 2).overlaps(Span(2, 4))
    assert Span(0, 3).overlaps(Span(2, 4))
    assert Span(0, 4).covers(Span(2, 4))


def test_a_span_across_removed_markup_maps_to_the_right_characters() -> None:
    """Text "ab" from source "a<sup>b" maps to the whole stretch, each half to its own character."""
    found = SourceMap(pieces=(Piece(0, 1, 0, 1), Piece(1, 2, 6, 7)))
    assert found.source_span(0, 2) == (0, 7)
    assert found.source_span(1, 2) == (6, 7)
    assert found.text_offset(6) == 1
    assert found.text_offset(3) is None


def test_an_entity_maps_as_a_whole() -> None:
    """One character that stands for five (&amp;) maps to all five, and any of the five back to it."""
    found = SourceMap(pieces=(Piece(0, 1, 0, 1), Piece(1, 2, 1, 6), Piece(2, 3, 6, 7)))
    assert found.source_span(1, 2) == (1, 6)
    assert found.text_offset(4) == 1
    assert found.source_span(0, 3) == (0, 7)


def test_inserted_characters_have_no_source() -> None:
    """A line break that the reader inserted between two blocks maps to nothing."""
    found = SourceMap(pieces=(Piece(0, 2, 0, 2), Piece(4, 6, 9, 11)))
    assert found.source_span(2, 4) is None
    assert found.source_span(1, 5) == (1, 10)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(1, 5), st.integers(0, 3)), max_size=12))
def test_mapping_there_and_back_gives_the_same_offset(steps: list[tuple[int, int, int]]) -> None:
    """For any sorted map of equal pieces: text -> source -> text is the identity on mapped characters."""
    pieces, text, source = [], 0, 0
    for gap, length, skip in steps:
        text, source = text + gap, source + skip
        pieces.append(Piece(text, text + length, source, source + length))
        text, source = text + length, source + length
    found = SourceMap(pieces=tuple(pieces))
    for piece in pieces:
        for at in range(piece.start, piece.end):
            span = found.source_span(at, at + 1)
            assert span is not None
            assert span[1] - span[0] == 1
            assert found.text_offset(span[0]) == at


def _line(start: int, page: int, lefts: list[int]) -> Line:
    edges = np.array([(x, x + 900 if x >= 0 else -1) for x in lefts], dtype="<i4")
    return Line(start, start + len(lefts), page, 100.0 * page, 110.0 * page, edges.tobytes())


def test_boxes_are_one_a_line_and_skip_inserted_characters() -> None:
    """A quote over two lines has two boxes; a character that was inserted widens none."""
    found = SourceMap(lines=(_line(0, 1, [1000, 2000, -1]), _line(3, 2, [5000, 6000])))
    assert found.boxes(1, 4) == (Box(1, 20.0, 100.0, 29.0, 110.0), Box(2, 50.0, 200.0, 59.0, 220.0))
    assert found.boxes(2, 3) == ()
    assert [found.page(at) for at in (0, 2, 3, 99)] == [1, 1, 2, 2]


def test_the_section_of_a_place_and_what_is_excluded() -> None:
    """Sections cover the text; a span that touches an excluded zone is excluded."""
    outline = Outline(
        "zh", "", (), "", "", "", (),
        (Section(0, 10, "abstract", ""), Section(10, 30, "findings", "研究发现")),
        (), (), (Zone(20, 25, "references"),),
    )  # fmt: skip
    assert [outline.section(at).kind for at in (0, 9, 10, 29)] == ["abstract", "abstract", "findings", "findings"]
    assert outline.is_excluded(18, 21)
    assert not outline.is_excluded(25, 30)


def test_layers_come_back_from_their_bytes() -> None:
    """A layer that is stored and read back is equal to itself, tuples, bytes and all."""
    found = SourceMap(pieces=(Piece(0, 1, 0, 1),), lines=(_line(0, 1, [1000]),))
    assert decode(encode(found), SourceMap) == found
