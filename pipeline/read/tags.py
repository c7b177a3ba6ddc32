"""HTML by offsets: tags and text with their places in the source, and which tag closes which.

A tokenizer of our own, because offsets into the source are the point and because a hostile page must
cost no more than its length: nothing here searches the same stretch twice or calls itself.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_OPEN = re.compile(r"<(/?)([A-Za-z][^\s/>\x00]{0,60})")
_QUOTE = re.compile("[\"'>]")
_ATTRIBUTE = re.compile(
    r"([^\s=/>\"']{1,100})(?:\s{0,20}=\s{0,20}(\"[^\"]{0,6000}\"|'[^']{0,6000}'|[^\s>\"']{1,2000}))?"
)
#: Elements whose content is no markup.
RAW = frozenset({"script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title", "plaintext"})
VOID = frozenset(
    {
        "area", "base", "br", "col", "embed", "frame", "hr", "img", "input", "link", "meta", "param", "source", "track",
        "wbr",
    }
)  # fmt: skip
#: Elements that break the line before and after them.
BLOCK = frozenset(
    {
        "address", "article", "aside", "blockquote", "body", "caption", "center", "dd", "details", "dialog", "dir",
        "div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6",
        "head", "header", "hgroup", "hr", "html", "legend", "li", "main", "menu", "nav", "ol", "p", "pre", "section",
        "summary", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul",
    }
)  # fmt: skip
#: An element of this name is ended by a new one of those names, unless a boundary stands between.
_ENDED_BY = {
    "p": BLOCK - {"td", "th", "tr", "caption"},
    "li": frozenset({"li"}),
    "dt": frozenset({"dt", "dd"}),
    "dd": frozenset({"dt", "dd"}),
    "td": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "th": frozenset({"td", "th", "tr", "tbody", "thead", "tfoot"}),
    "tr": frozenset({"tr", "tbody", "thead", "tfoot"}),
    "option": frozenset({"option"}),
}
_BOUNDARY = frozenset({"ul", "ol", "dl", "table", "body", "html", "menu", "select"})
_LOOK_UP = 12


class Token(NamedTuple):
    """A piece of HTML: ``what`` is "open", "close", "text" or "raw" (the content of a script …)."""

    what: str
    start: int
    end: int
    name: str = ""


class Tree:
    """The tokens of a page with, for each opening tag, the index just past its closing tag."""

    def __init__(self, text: str, start: int = 0, end: int | None = None) -> None:
        self.text = text
        self.tokens = tokenize(text, start, len(text) if end is None else end)
        self.after = [index + 1 for index in range(len(self.tokens))]
        self.parent = [-1] * len(self.tokens)
        self._match()

    def attributes(self, index: int) -> dict[str, str]:
        """The attributes of an opening tag, names in lower case; of a repeated one the first."""
        token = self.tokens[index]
        out: dict[str, str] = {}
        inside = self.text[token.start + 1 + len(token.name) : token.end - 1][:8000]
        for found in _ATTRIBUTE.finditer(inside):
            value = found.group(2) or ""
            if value[:1] in "\"'":
                value = value[1:-1]
            out.setdefault(found.group(1).lower(), html.unescape(value))
        return out

    def _match(self) -> None:
        stack: list[int] = []
        count: dict[str, int] = {}

        def close(to: int, index: int) -> None:
            while len(stack) > to:
                gone = stack.pop()
                count[self.tokens[gone].name] -= 1
                self.after[gone] = index

        for index, token in enumerate(self.tokens):
            self.parent[index] = stack[-1] if stack else -1
            if token.what == "open":
                to = self._implied(stack, token.name)
                if to is not None:
                    close(to, index)
                    self.parent[index] = stack[-1] if stack else -1
                if token.name not in VOID and self.text[token.end - 2] != "/":
                    stack.append(index)
                    count[token.name] = count.get(token.name, 0) + 1
                elif token.name not in VOID and token.name in BLOCK:
                    stack.append(index)  # <div/> is not closed in HTML
                    count[token.name] = count.get(token.name, 0) + 1
            elif token.what == "close" and count.get(token.name, 0):
                to = len(stack) - 1
                while self.tokens[stack[to]].name != token.name:
                    to -= 1
                close(to + 1, index)
                gone = stack.pop()
                count[token.name] -= 1
                self.after[gone] = index + 1
        close(0, len(self.tokens))

    def _implied(self, stack: list[int], name: str) -> int | None:
        """The height of the stack after the elements that an opening tag ends without saying so."""
        for height in range(len(stack) - 1, max(-1, len(stack) - _LOOK_UP), -1):
            above = self.tokens[stack[height]].name
            if name in _ENDED_BY.get(above, ()):
                lower = height
                while lower > 0 and name in _ENDED_BY.get(self.tokens[stack[lower - 1]].name, ()):
                    lower -= 1
                return lower
            if above in _BOUNDARY:
                return None
        return None


def tokenize(text: str, start: int, end: int) -> list[Token]:
    """The tags and texts of ``text[start:end]``; comments, doctypes and instructions are passed over."""
    out: list[Token] = []
    at = begin = start
    missing: set[str] = set()
    while True:
        at = text.find("<", at, end)
        if at < 0:
            break
        stop, token = _tag(text, at, end, missing)
        if stop is None:
            at += 1
            continue
        if at > begin:
            out.append(Token("text", begin, at))
        if token is not None:
            out.append(token)
            if token.what == "open" and token.name in RAW:
                close = _raw_end(text, stop, end, token.name, missing)
                if close > stop:
                    out.append(Token("raw", stop, close, token.name))
                stop = close
        at = begin = stop
    if begin < end:
        out.append(Token("text", begin, end))
    return out


def _raw_end(text: str, at: int, end: int, name: str, missing: set[str]) -> int:
    if "</" + name in missing:
        return at
    lowered = re.compile(f"</{re.escape(name)}(?=[\\s/>])", re.IGNORECASE)
    found = lowered.search(text, at, end)
    if found is None:
        missing.add("</" + name)
        return at
    return found.start()


def _tag(text: str, at: int, end: int, missing: set[str]) -> tuple[int | None, Token | None]:
    """The end of the tag, comment or instruction at ``at`` (None: just a "<") and its token."""
    for opening, closing in (("<!--", "-->"), ("<![CDATA[", "]]>"), ("<!", ">"), ("<?", ">")):
        if text.startswith(opening, at):
            stop = -1 if closing in missing else text.find(closing, at + len(opening), end)
            if stop < 0:
                missing.add(closing)
                return None, None
            return stop + len(closing), None
    name = _OPEN.match(text, at, end)
    if name is None or ">" in missing:
        return None, None
    stop = name.end()
    while True:
        sign = _QUOTE.search(text, stop, end)
        if sign is None:
            missing.add(">")  # the page ends inside a tag: what is left is taken for text
            return None, None
        stop = sign.end()
        quote = sign.group()
        if quote == ">":
            break
        if text[sign.start() - 1] != "=" and text[max(0, sign.start() - 8) : sign.start()].rstrip()[-1:] != "=":
            continue
        close = -1 if quote in missing else text.find(quote, stop, end)
        if close < 0:
            missing.add(quote)
        else:
            stop = close + 1
    return stop, Token("close" if name.group(1) else "open", at, stop, name.group(2).lower())
