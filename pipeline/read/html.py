"""Web pages: the article's part of the page, found by structure and text density.

What is certainly not the paper (scripts, navigation, footers, consent banners, lists of links) is left
out and listed in ``Document.dropped``. Facts in meta tags go into ``given``. A login page, an error
page or a page that needs scripts is no paper and says so.
"""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache
from itertools import accumulate

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.build import Builder
from pipeline.read.encoding import Decoded
from pipeline.read.flow import Flow
from pipeline.read.limits import ReadSettings
from pipeline.read.tags import BLOCK, Tree
from pipeline.read.words import words

_GONE = frozenset({"nav", "footer", "form", "aside", "dialog", "menu"})
_NOT_TEXT = frozenset(
    {"script", "style", "noscript", "template", "head", "svg", "select", "button", "textarea", "iframe"}
)
_HIDDEN = re.compile(r"display\s{0,3}:\s{0,3}none", re.IGNORECASE)
_SPLIT = re.compile(r"[\s_\-:/.]+|(?<=[a-z])(?=[A-Z])")
_MAIN = frozenset({"article", "main"})
_MAIN_ROLES = frozenset({"main", "article"})
_META = {
    "citation_title": "title", "dc.title": "title", "og:title": "title",
    "citation_author": "author", "citation_authors": "author", "dc.creator": "author",
    "citation_publication_date": "date", "citation_date": "date", "citation_year": "date", "dc.date": "date",
    "prism.publicationdate": "date",
    "citation_journal_title": "venue", "prism.publicationname": "venue", "citation_conference_title": "venue",
    "citation_doi": "doi", "dc.identifier": "doi", "prism.doi": "doi",
    "citation_keywords": "keywords", "dc.subject": "keywords", "keywords": "keywords",
    "citation_language": "lang", "dc.language": "lang",
}  # fmt: skip
#: A paragraph this long (in characters, links not counted) shows that a page has something to say.
_LONG_PARAGRAPH = 120
_LISTED = 60
#: A section of a paper is longer than this, in characters.
_SHORT = 150
_HOLDS = frozenset({"p", "div", "td", "li", "span", "dd", "section", "article", "body", "pre"})


def read_html(source: Source, decoded: Decoded, settings: ReadSettings) -> Document:
    """The document of a web page."""
    page = _Page(Tree(decoded.text))
    builder = Builder(settings, decoded.text)
    builder.given.extend(page.given())
    page.refuse_gate(source.suffix)
    first, last = page.region()
    Flow(builder, page.tree, page.dropped).write(first, last)
    document = builder.document(source.paper_id, "html", decoded.encoding)
    return replace(document, dropped=page.left_out(first, last))


@cache
def _furniture(kind: str) -> frozenset[str]:
    return frozenset(words("page")[kind])


class _Page:
    """The tree of a page with the number of characters in each part of it."""

    def __init__(self, tree: Tree) -> None:
        self.tree = tree
        self.opens = [i for i, token in enumerate(tree.tokens) if token.what == "open"]
        self.links = [0, *accumulate(t.what == "open" and t.name == "a" for t in tree.tokens)]
        self.total = self._sums(frozenset())
        self.dropped = self._furniture()
        self.good = self._sums(self.dropped, links=False)

    def _sums(self, drop: frozenset[int], links: bool = True) -> list[int]:
        """Running sums of the visible characters before each token; with ``links`` false, outside links."""
        counts = []
        silent = linked = 0
        for index, token in enumerate(self.tree.tokens):
            if token.what == "open":
                if token.name in _NOT_TEXT or index in drop:
                    silent = max(silent, self.tree.after[index])
                if token.name == "a" and not links:
                    linked = max(linked, self.tree.after[index])
            visible = token.what == "text" and index >= silent and index >= linked
            counts.append(_visible(self.tree.text, token.start, token.end) if visible else 0)
        return [0, *accumulate(counts)]

    def _inside(self, sums: list[int], index: int) -> int:
        return sums[self.tree.after[index]] - sums[index]

    def _furniture(self) -> frozenset[int]:
        everything = self.total[-1]
        no_links = self._sums(frozenset(), links=False)
        dropped = set()
        until = 0
        for index in self.opens:
            if index < until:
                continue
            size = self._inside(self.total, index)
            if size and self._is_furniture(index, size, size - self._inside(no_links, index), everything):
                dropped.add(index)
                until = self.tree.after[index]
        return frozenset(dropped)

    def _is_furniture(self, index: int, size: int, linked: int, everything: int) -> bool:
        token = self.tree.tokens[index]
        if token.name in ("html", "body", "main", "article", "p", "h1", "h2", "h3", "head", "title"):
            return False
        attributes = self.tree.attributes(index)
        role = attributes.get("role", "")
        if role.startswith("doc-") or size > 0.4 * everything:
            return False
        if token.name in _GONE or "hidden" in attributes or _HIDDEN.search(attributes.get("style", "")):
            return True
        said = f"{attributes.get('class', '')} {attributes.get('id', '')} {role}"[:400]
        named = {word.lower() for word in _SPLIT.split(said)}
        if named & _furniture("furniture"):
            return True
        if named & _furniture("doubtful") and (linked > 0.5 * size or size < _SHORT):
            return True
        # A list of short links is a menu; a reference list is mostly text, or its links are long.
        links = self._inside(self.links, index)
        is_list = token.name in ("ul", "ol", "div", "table", "td", "section")
        return is_list and links > 2 and linked > 0.75 * size and linked < 40 * links

    # ---------------------------------------------------------------- where the article is

    def region(self) -> tuple[int, int]:
        """The tokens ``[first, last)`` that hold the article."""
        tree, best = self.tree, -1
        whole = self.good[-1]
        for index in self.opens:
            token = tree.tokens[index]
            if token.name not in _MAIN and token.name not in ("div", "section"):
                continue
            if token.name in _MAIN or self._says_main(index):
                size = self._inside(self.good, index)
                if size >= 0.6 * whole and (best < 0 or size >= 0.9 * self._inside(self.good, best)):
                    best = index
        if best < 0:
            return 0, len(tree.tokens)
        heading = self._heading_before(best)
        return (heading if heading is not None else best), tree.after[best]

    def _says_main(self, index: int) -> bool:
        attributes = self.tree.attributes(index)
        return attributes.get("role") in _MAIN_ROLES or attributes.get("itemprop") == "articleBody"

    def _heading_before(self, index: int) -> int | None:
        """The page's only main heading, where it stands before the article rather than in it."""
        mains = [i for i in self.opens if self.tree.tokens[i].name == "h1" and self._inside(self.total, i)]
        if len(mains) == 1 and mains[0] < index and self._is_kept(mains[0]):
            return mains[0]
        return None

    def _is_kept(self, index: int) -> bool:
        while index >= 0:
            if index in self.dropped:
                return False
            index = self.tree.parent[index]
        return True

    def left_out(self, first: int, last: int) -> tuple[str, ...]:
        """The beginning of each part of the page that is not in the text."""
        out = [
            self._first_words(0, first),
            *(self._first_words(i, self.tree.after[i]) for i in sorted(self.dropped)[:200]),
        ]
        out.append(self._first_words(last, len(self.tree.tokens)))
        return tuple(dict.fromkeys(words for words in out if words))

    def _first_words(self, first: int, last: int) -> str:
        out: list[str] = []
        silent = 0
        for index in range(first, min(last, first + 400)):
            token = self.tree.tokens[index]
            if token.what == "open" and token.name in _NOT_TEXT:
                silent = max(silent, self.tree.after[index])
            if token.what == "text" and index >= silent:
                out += self.tree.text[token.start : min(token.end, token.start + 400)].split()
            if sum(map(len, out)) > _LISTED:
                break
        return " ".join(out)[:_LISTED]

    # ---------------------------------------------------------------- what the page says of itself

    def given(self) -> list[tuple[str, str]]:
        """Bibliographic facts: (title | author | date | venue | doi | keywords | lang, value)."""
        out: list[tuple[str, str]] = []
        for index in self.opens:
            token = self.tree.tokens[index]
            if token.name == "html" or token.name == "meta":
                attributes = self.tree.attributes(index)
                if token.name == "html" and attributes.get("lang"):
                    out.append(("lang", attributes["lang"]))
                key = _META.get((attributes.get("name") or attributes.get("property") or "").lower())
                value = " ".join(attributes.get("content", "").split())
                if key == "doi":
                    value = value[value.find("10.") :] if "10." in value else ""
                if key and value:
                    out.append((key, value))
        if not any(key == "title" for key, _ in out):
            raw = next((t for t in self.tree.tokens if t.what == "raw" and t.name == "title"), None)
            if raw is not None:
                out.append(("page title", " ".join(self.tree.text[raw.start : raw.end].split())[:500]))
        return list(dict.fromkeys(out))

    def refuse_gate(self, suffix: str) -> None:
        """Raise :class:`Skipped` for a page that asks for a login, a captcha or scripts."""
        says_what_it_is = any(key == "author" for key, _ in self.given())
        if says_what_it_is or self._longest_paragraph() >= _LONG_PARAGRAPH or self.good[-1] > 3000:
            return
        has_password = any(
            self.tree.tokens[i].name == "input" and self.tree.attributes(i).get("type", "").lower() == "password"
            for i in self.opens
        )
        shown = self._shown(furniture=self.good[-1] < _LISTED).lower()
        found = [word for word in words("login")["say"] if word in shown]
        if not has_password and not found:
            return
        said = f"it says “{found[0]}”" if found else "it asks for a password"
        name = f" under the name of a {suffix} file" if suffix.lower() in (".pdf", ".docx", ".caj") else ""
        raise Skipped(
            "html.login",
            f"This is a web page{name} that lets nobody in yet, not a paper: {said}.",
            "Log in to the site in a browser, download the paper again and replace this file.",
        )

    def _shown(self, furniture: bool) -> str:
        """The page's text and title, with or without its furniture."""
        out = []
        until = 0
        for index, token in enumerate(self.tree.tokens):
            if index in self.dropped and not furniture:
                until = max(until, self.tree.after[index])
            if (token.what == "text" and index >= until) or (token.what == "raw" and token.name == "title"):
                out.append(self.tree.text[token.start : token.end])
        return " ".join(out)

    def _longest_paragraph(self) -> int:
        """The characters of the longest run of text between two block tags, links not counted."""
        longest = 0
        for index in self.opens:
            if self.tree.tokens[index].name in _HOLDS:
                last = index
                for child in range(index + 1, min(self.tree.after[index], index + 200)):
                    token = self.tree.tokens[child]
                    if token.name in BLOCK or token.name in ("br", "input"):
                        break
                    last = child
                longest = max(longest, self.good[last + 1] - self.good[index])
        return longest


def _visible(text: str, start: int, end: int) -> int:
    """The number of characters less white space."""
    return sum(map(len, text[start:end].split()))
