"""JATS XML, the publishers' and archives' format for articles."""

from __future__ import annotations

from lxml import etree

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.archive import attribute, child, local, parse_xml
from pipeline.read.build import Builder
from pipeline.read.limits import ReadSettings
from pipeline.read.words import words
from pipeline.read.xml_flow import Dialect, XmlFlow, flat

_JATS = Dialect(
    blocks={
        "article-title": "title", "trans-title": "title", "subtitle": "title", "p": "paragraph", "list-item": "item",
        "def-item": "item", "disp-formula": "formula", "fn": "footnote", "caption": "caption", "ref": "reference",
        "verse-line": "paragraph", "attrib": "paragraph", "speech": "paragraph", "aff": "front", "corresp": "front",
        "preformat": "paragraph", "statement": "paragraph", "table-wrap-foot": "caption",
    },
    silent=frozenset(
        {
            "journal-meta", "processing-meta", "permissions", "history", "self-uri", "counts", "graphic", "media",
            "supplementary-material", "inline-graphic", "custom-meta-group", "annotation", "object-id", "contrib-id",
            "article-id", "article-categories", "pub-date", "volume", "issue", "fpage", "lpage", "elocation-id",
            "related-article", "funding-group", "alt-text", "long-desc", "pub-history", "issue-id", "date",
            "xref-group", "contrib-group", "author-notes",
        }
    ),
    sections=frozenset({"sec", "app", "ack", "ref-list", "fn-group", "glossary", "boxed-text", "notes", "bio"}),
    headings=frozenset({"title"}),
    rows=frozenset({"tr"}),
    cells=frozenset({"td", "th"}),
)  # fmt: skip


def read_jats(source: Source, data: bytes, settings: ReadSettings) -> Document:
    """The document of a JATS article; of several in one file the first."""
    root = parse_xml(data)
    article = root if local(root) == "article" else next((e for e in root.iter() if local(e) == "article"), None)
    if article is None:
        raise Skipped("xml.broken", "There is no article in this XML.", "Put the paper itself here: PDF, HTML, DOCX.")
    builder = Builder(settings)
    flow = _JatsFlow(builder, _JATS)
    meta = child(article, "front", "article-meta")
    _given(builder, article, meta)
    for part in ("front", "body", "back"):
        element = child(article, part)
        if element is not None:
            flow.write(element)
    if child(article, "body") is None:
        builder.problem(
            "xml.no-body", "degraded", "The file holds no full text, only the article's record.",
            "Download the full text as XML or PDF.",
        )  # fmt: skip
    return builder.document(source.paper_id, "jats")


class _JatsFlow(XmlFlow):
    def special(self, element: etree._Element, name: str) -> bool:
        parent = element.getparent()
        if name in ("abstract", "trans-abstract"):
            self._labelled(element, "abstract")
        elif name == "ref-list" and not any(local(e) == "title" for e in element):
            self.builder.begin("heading", max(1, self.depth + 1))
            self.builder.add(_heading(element, "references"))
            self.builder.end()
            return False
        elif name == "kwd-group":
            keywords = [flat(e) for e in element if local(e) in ("kwd", "compound-kwd")]
            if keywords:
                self.builder.begin("paragraph")
                self.builder.add(f"{_heading(element, 'keywords')}: " + "; ".join(keywords))
                self.builder.end()
        elif name == "alternatives":
            chosen = next((e for e in element if local(e) in ("tex-math", "math", "textual-form", "table")), None)
            if chosen is not None:
                self.write(chosen)
        elif name in ("mixed-citation", "element-citation", "nlm-citation"):
            self._citation(element)
        elif name == "title" and child(parent, "label") is not None:
            self.block(element, "heading", max(1, self.depth), flat(child(parent, "label")))
        elif name == "label" and child(parent, "title") is not None:
            pass
        elif name == "label":
            self.inside(element)
            self.builder.space(-1, -1)
        elif name in ("fig", "table-wrap"):
            self._float(element)
        else:
            return False
        return True

    def _labelled(self, element: etree._Element, what: str) -> None:
        """An abstract: under its own title, or under the one that readers are shown."""
        self.close()
        if not any(local(e) == "title" for e in element):
            self.builder.begin("heading", 1)
            self.builder.add(_heading(element, what))
            self.builder.end()
        self.depth += 1
        self.inside(element)
        self.depth -= 1
        self.close()

    def _float(self, element: etree._Element) -> None:
        """A figure or table: its label and caption in one block, then the rest."""
        self.close()
        label, caption = child(element, "label"), child(element, "caption")
        self.builder.begin("caption")
        self.say(flat(label) + " ")
        if caption is not None:
            for part in caption.iter():
                if local(part) in ("title", "p"):
                    self.say(flat(part) + " ")
        self.close()
        for inner in element:
            if inner is not label and inner is not caption:
                self.write(inner)
        self.close()

    def _citation(self, element: etree._Element) -> None:
        """A reference as printed, or put together from its fields where only those are given."""
        if (element.text or "").strip() or any((e.tail or "").strip() for e in element):
            self.inside(element)
            return
        names = []
        for person in (e for e in element.iter() if local(e) in ("name", "string-name", "collab")):
            surname, given = flat(child(person, "surname")), flat(child(person, "given-names"))
            names.append(f"{surname} {given}".strip() or flat(person))
        fields = {local(e): flat(e) for e in element}
        pages = "-".join(fields[key] for key in ("fpage", "lpage") if fields.get(key))
        number = fields.get("volume", "") + (f"({fields['issue']})" if fields.get("issue") else "")
        title = fields.get("article-title") or fields.get("chapter-title") or ""
        parts = [", ".join(names), f"({fields['year']})" if fields.get("year") else "", title, fields.get("source", "")]
        where = ", ".join(part for part in (number, pages) if part)
        self.say(". ".join(part for part in (*parts, where, fields.get("pub-id", "")) if part))


def _heading(element: etree._Element, what: str) -> str:
    """The heading of a part that has none of its own, in the language that it says it is in."""
    at: etree._Element | None = element
    while at is not None:
        said = attribute(at, "lang").lower()
        if said:
            return str(words("heading")[what]["zh" if said.startswith("zh") else "en"])
        at = at.getparent()
    return str(words("heading")[what]["en"])


def _given(builder: Builder, article: etree._Element, meta: etree._Element | None) -> None:
    given = builder.given
    lang = attribute(article, "lang")
    if lang:
        given.append(("lang", lang))
    journal = child(article, "front", "journal-meta")
    titles = (e for e in (journal.iter() if journal is not None else ()) if local(e) == "journal-title")
    given.extend(("venue", flat(e)) for e in titles)
    if meta is None:
        return
    title = child(meta, "title-group", "article-title")
    if title is not None:
        given.append(("title", flat(title)))
    for group in (e for e in meta if local(e) == "contrib-group"):
        for contributor in (
            e for e in group if local(e) == "contrib" and attribute(e, "contrib-type") in ("author", "")
        ):
            name = child(contributor, "name")
            if name is None:
                name = child(contributor, "name-alternatives", "name")
            surname, first = flat(child(name, "surname")), flat(child(name, "given-names"))
            whole = flat(child(contributor, "string-name")) or flat(child(contributor, "collab"))
            han = any("\u4e00" <= c <= "\u9fff" for c in surname)
            full = surname + first if han else f"{first} {surname}".strip()
            if full or whole:
                given.append(("author", full or whole))
    for date in (e for e in meta if local(e) == "pub-date"):
        year = flat(child(date, "year"))
        if year:
            given.append(("date", year))
            break
    given.extend(("doi", flat(e)) for e in meta if local(e) == "article-id" and attribute(e, "pub-id-type") == "doi")
    given.extend(("keywords", flat(e)) for e in meta.iter() if local(e) == "kwd")
