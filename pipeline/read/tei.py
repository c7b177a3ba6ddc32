"""TEI as GROBID writes it from a PDF."""

from __future__ import annotations

from lxml import etree

from pipeline.document import Document, Source
from pipeline.read.archive import attribute, child, local, parse_xml
from pipeline.read.build import Builder
from pipeline.read.limits import ReadSettings
from pipeline.read.words import words
from pipeline.read.xml_flow import Dialect, XmlFlow, flat

_TEI = Dialect(
    blocks={"p": "paragraph", "item": "item", "formula": "formula", "quote": "paragraph", "ab": "paragraph"},
    silent=frozenset({"graphic", "fileDesc", "encodingDesc", "revisionDesc", "facsimile"}),
    sections=frozenset({"div"}),
    headings=frozenset({"head"}),
    rows=frozenset({"row"}),
    cells=frozenset({"cell"}),
)


def read_tei(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """The document of a TEI file."""
    root = parse_xml(data)
    if local(root) != "TEI":
        root = next((e for e in root.iter() if local(e) == "TEI"), root)
    builder = Builder(settings)
    flow = _TeiFlow(builder, _TEI)
    header = child(root, "teiHeader")
    title = flat(child(header, "fileDesc", "titleStmt", "title"))
    text = child(root, "text")
    lang = attribute(text, "lang") if text is not None else ""
    _given(builder, header, title, lang)
    if title:
        builder.begin("title")
        builder.add(title)
        builder.end()
    names = [value for key, value in builder.given if key == "author"]
    if names:
        builder.begin("author")
        builder.add("; ".join(names))
        builder.end()
    flow.labelled(child(header, "profileDesc", "abstract"), "abstract", lang)
    if text is not None:
        flow.write(text)
    return builder.document(source.paper_id, "tei")


class _TeiFlow(XmlFlow):
    def labelled(self, element: etree._Element | None, what: str, lang: str) -> None:
        """A part under a heading that TEI leaves to the reader."""
        if element is None or not flat(element):
            return
        self.builder.begin("heading", 1)
        self.builder.add(str(words("heading")[what]["zh" if lang.startswith("zh") else "en"]))
        self.builder.end()
        self.inside(element)
        self.close()

    def special(self, element: etree._Element, name: str) -> bool:
        if name == "head":
            self.block(element, "heading", max(1, self.depth), attribute(element, "n"))
        elif name == "figure":
            self._figure(element)
        elif name == "note":
            self.block(element, "footnote", None, attribute(element, "n"))
        elif name == "listBibl":
            self._references(element)
        else:
            return False
        return True

    def _figure(self, element: etree._Element) -> None:
        self.close()
        parts = [flat(child(element, name)) for name in ("head", "figDesc")]
        caption = " ".join(dict.fromkeys(part for part in parts if part))
        if caption:
            self.builder.begin("caption")
            self.say(caption)
            self.close()
        for table in (e for e in element if local(e) == "table"):
            self.table(table)

    def _references(self, element: etree._Element) -> None:
        self.close()
        self.builder.begin("heading", 1)
        self.builder.add(str(words("heading")["references"]["en"]))
        self.builder.end()
        for number, entry in enumerate((e for e in element if local(e) in ("biblStruct", "bibl")), start=1):
            self.builder.begin("reference")
            raw = next(
                (flat(e) for e in entry.iter() if local(e) == "note" and attribute(e, "type") == "raw_reference"), ""
            )
            said = raw or _entry(entry)
            self.say(said if said.startswith("[") or not said else f"[{number}] {said}")
            self.close()


def _entry(entry: etree._Element) -> str:
    """A reference put together from its fields."""
    if local(entry) == "bibl":
        return flat(entry)
    names = [_name(e) for e in entry.iter() if local(e) == "author"]
    titles = [flat(e) for e in entry.iter() if local(e) == "title"]
    year = next((attribute(e, "when")[:4] for e in entry.iter() if local(e) == "date" and attribute(e, "when")), "")
    scopes = []
    for scope in (e for e in entry.iter() if local(e) == "biblScope"):
        ends = "-".join(part for part in (attribute(scope, "from"), attribute(scope, "to")) if part)
        scopes.append(ends or flat(scope))
    doi = next((flat(e) for e in entry.iter() if local(e) == "idno" and attribute(e, "type").upper() == "DOI"), "")
    head = ", ".join(n for n in names if n)
    return ". ".join(part for part in (head, f"({year})" if year else "", *titles, ", ".join(scopes), doi) if part)


def _name(author: etree._Element) -> str:
    person = child(author, "persName")
    if person is None:
        return flat(author)
    surname = flat(child(person, "surname"))
    first = " ".join(flat(e) for e in person if local(e) == "forename")
    return surname + first if any("\u4e00" <= c <= "\u9fff" for c in surname) else f"{first} {surname}".strip()


def _given(builder: Builder, header: etree._Element | None, title: str, lang: str) -> None:
    given = builder.given
    if title:
        given.append(("title", title))
    if lang:
        given.append(("lang", lang))
    work = child(header, "fileDesc", "sourceDesc", "biblStruct")
    analytic, monograph = child(work, "analytic"), child(work, "monogr")
    for author in (e for e in (analytic if analytic is not None else ()) if local(e) == "author"):
        name = _name(author)
        if name and child(author, "persName") is not None:
            given.append(("author", name))
    venue = next((flat(e) for e in (monograph if monograph is not None else ()) if local(e) == "title"), "")
    if venue:
        given.append(("venue", venue))
    for element in work.iter() if work is not None else ():
        if local(element) == "date" and attribute(element, "when"):
            given.append(("date", attribute(element, "when")))
        elif local(element) == "idno" and attribute(element, "type").upper() == "DOI":
            given.append(("doi", flat(element)))
    keywords = child(header, "profileDesc", "textClass", "keywords")
    given.extend(("keywords", flat(e)) for e in (keywords.iter() if keywords is not None else ()) if local(e) == "term")
