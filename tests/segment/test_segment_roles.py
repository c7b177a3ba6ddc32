"""What a sentence is for, by its block and by what the outline says of it."""

from pipeline.document import Block, Document, Outline, Section, SourceMap, Zone
from pipeline.segment import segment

TITLE, HEADING, NOTE, PROSE = "The Trust of Readers", "Setting.", "Ada Example, Neverland", "Readers trust rooms."


def test_titles_and_headings_that_stand_as_paragraphs_are_sentences_of_their_own() -> None:
    """A plain file's title and a run-in heading have sentences of their role, notes have none."""
    text = f"{TITLE}\n\n{NOTE}\n\n{HEADING} {PROSE}"
    at = text.index(HEADING)
    blocks = (
        Block(0, len(TITLE), "paragraph"),
        Block(len(TITLE) + 2, at - 2, "paragraph"),
        Block(at, len(text), "paragraph"),
    )
    zones = (
        Zone(0, len(TITLE), "title"),
        Zone(len(TITLE) + 2, at - 2, "authors"),
        Zone(at, at + len(HEADING), "heading"),
    )
    sections = (Section(0, at, "front", ""), Section(at, len(text), "method", "Setting", 2))
    outline = Outline("en", TITLE, (), "", "", "", (), sections, (), (), zones)
    document = Document("p-test", "text", "utf-8", text, blocks, SourceMap())
    found = [(text[s.start : s.end], s.role) for s in segment(document, outline).items]
    assert found == [(TITLE, "title"), (HEADING, "heading"), (PROSE, "prose")]
