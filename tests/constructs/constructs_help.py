"""Small documents for the tests of this room."""

from __future__ import annotations

from pipeline.constructs import ConstructSettings, constructs
from pipeline.document import Block, Codebook, Concept, Document, Mention, Outline, Section, Sentences, SourceMap
from pipeline.segment import segment

BOOK = Codebook(
    (
        Concept(
            "value-co-creation", ("价值共创", "价值共同创造"), ("value co-creation", "co-creation of value", "VCC"), ""
        ),
        Concept("context-value-co-creation", ("场景价值共创",), (), "", "value-co-creation"),
        Concept("resource-integration", ("资源整合",), ("resource integration",), ""),
        Concept("customer-engagement", ("顾客契合",), ("customer engagement",), ""),
        Concept("trust", ("信任",), ("trust",), ""),
        Concept("innovation", ("创新",), ("innovation",), "", loose=("创新", "innovation")),
        Concept("cooperation", ("合作",), ("cooperation",), ""),
        Concept("consumer-behavior", (), ("consumer behavior",), ""),
        Concept("dart", (), ("DART",), ""),
    )
)


def paper(text: str, kind: str = "paragraph", title: str = "", keywords: str = "") -> tuple[Document, Sentences]:
    """A document of one block (a title block before it, a block of key words behind it) with its sentences."""
    whole = f"{title}\n\n{text}" if title else text
    at, end = len(whole) - len(text), len(whole)
    blocks = [Block(at, len(whole), kind)]
    if title:
        blocks.insert(0, Block(0, len(title), "title"))
    sections = [Section(0, end, "abstract", "")]
    if keywords:
        whole += f"\n\n{keywords}"
        blocks.append(Block(end + 2, len(whole), "paragraph"))
        sections.append(Section(end + 2, len(whole), "keywords", ""))
    document = Document("p-0", "text", "utf-8", whole, tuple(blocks), SourceMap())
    outline = Outline("zh", title, (), "", "", "", (), tuple(sections), (), (), ())
    return document, segment(document, outline)


def found(
    text: str, discover: bool = False, book: Codebook = BOOK, title: str = "", keywords: str = ""
) -> list[tuple[str, str]]:
    """(text, concept) of every mention."""
    document, sentences = paper(text, title=title, keywords=keywords)
    items = constructs(document, sentences, book, ConstructSettings(discover=discover)).items
    return [(document.text[m.start : m.end], m.concept) for m in items]


def discovered(text: str, title: str = "") -> list[str]:
    """The texts of the discovered mentions."""
    document, sentences = paper(text, title=title)
    items: tuple[Mention, ...] = constructs(document, sentences, BOOK, ConstructSettings()).items
    return [document.text[m.start : m.end] for m in items if m.via == "discovered"]
