"""DOCX: the text inside a paragraph, as the final view shows it."""

from __future__ import annotations

from lxml import etree

from pipeline.read.archive import attribute, child, local, value
from pipeline.read.build import Builder
from pipeline.read.docx_look import Styles, on
from pipeline.read.words import words

_GONE = frozenset(
    {"del", "moveFrom", "pPr", "rPr", "instrText", "delText", "delInstrText", "sdtPr", "proofErr", "bookmarkStart",
     "bookmarkEnd", "commentRangeStart", "commentRangeEnd", "commentReference", "annotationRef", "footnoteRef",
     "endnoteRef", "lastRenderedPageBreak", "rt", "fldData", "ctrlPr", "sSupPr", "sSubPr", "fPr", "dPr", "naryPr",
     "radPr", "accPr", "softHyphen"}
)  # fmt: skip
_RAISED = {"superscript": "superscript", "subscript": "subscript", "sup": "superscript", "sub": "subscript"}


class Runs:
    """Writes runs of text; collects the notes they call and the text boxes they carry."""

    def __init__(self, builder: Builder, styles: Styles) -> None:
        self.builder = builder
        self.styles = styles
        self.only_formula = False
        self._fields: list[bool] = []
        self._calls: list[tuple[str, str]] = []
        self._boxes: list[etree._Element] = []
        self._ends: dict[str, int] = {}
        self._listening: list[str] | None = None
        self._math = self._words = 0

    def text(self, paragraph: etree._Element) -> str:
        """What :meth:`write` would write, without writing it."""
        fields, ends = list(self._fields), dict(self._ends)
        calls, boxes = list(self._calls), list(self._boxes)
        self._listening, self._math, self._words = [], 0, 0
        self.write(paragraph)
        out = "".join(self._listening)
        self._listening = None
        self.only_formula = self._math > 0 and not self._words
        self._fields, self._ends, self._calls, self._boxes = fields, ends, calls, boxes
        return out

    def write(self, paragraph: etree._Element) -> None:
        """Write all that a paragraph shows."""
        for element in paragraph:
            self._element(element, False)

    def take(self) -> tuple[list[tuple[str, str]], list[etree._Element]]:
        """The notes called and the text boxes met since the last time: (kind, id), contents."""
        calls, boxes = self._calls, self._boxes
        self._calls, self._boxes = [], []
        return calls, boxes

    def _element(self, element: etree._Element, math: bool) -> None:
        name = local(element)
        if name in _GONE:
            return
        if name == "r":
            self._run(element, math)
        elif name in ("sup", "sub"):
            self._shifted(element, _RAISED[name], math)
        elif name == "AlternateContent":
            chosen = child(element, "Choice")
            for inner in chosen if chosen is not None else child(element, "Fallback") or ():
                self._element(inner, math)
        elif name == "txbxContent":
            self._boxes.append(element)
        else:
            inside = math or name in ("oMath", "oMathPara")
            for inner in element:
                self._element(inner, inside)

    def _shifted(self, element: etree._Element, kind: str, math: bool) -> None:
        if self._listening is None:
            self.builder.open_mark(kind)
        for inner in element:
            self._element(inner, math)
        if self._listening is None:
            self.builder.close_mark(kind)

    def _run(self, run: etree._Element, math: bool) -> None:
        properties = child(run, "rPr")
        if on(properties, "vanish") or on(properties, "webHidden"):
            for inner in run:
                if local(inner) == "fldChar":
                    self._field(inner)
            return
        raised = value(properties, "vertAlign") or self.styles.get(value(properties, "rStyle")).raised
        kind = _RAISED.get(raised, "")
        if kind and self._listening is None:
            self.builder.open_mark(kind)
        for inner in run:
            self._piece(inner, math)
        if kind and self._listening is None:
            self.builder.close_mark(kind)

    def _piece(self, element: etree._Element, math: bool) -> None:
        name = local(element)
        if name == "fldChar":
            self._field(element)
        elif self._fields and not all(self._fields):
            return  # between a field's beginning and its result stand instructions
        elif name == "t":
            self._say(element.text or "", math)
        elif name == "tab" or name == "ptab":
            self._say("\t", math)
        elif name in ("br", "cr"):
            if attribute(element, "type") in ("", "textWrapping"):
                self._newline()
        elif name == "noBreakHyphen":
            self._say("-", math)
        elif name == "sym":
            self._say(_symbol(attribute(element, "font"), attribute(element, "char")), math)
        elif name in ("footnoteReference", "endnoteReference"):
            self._call(name.removesuffix("Reference"), attribute(element, "id"))
        elif name == "ruby":
            base = child(element, "rubyBase")
            for inner in base if base is not None else ():
                self._element(inner, math)
        elif name not in _GONE:
            self._element(element, math)

    def _field(self, element: etree._Element) -> None:
        """``_fields`` holds, for each open field, whether its result has begun."""
        what = attribute(element, "fldCharType")
        if what == "begin":
            self._fields.append(False)
        elif what == "separate" and self._fields:
            self._fields[-1] = True
        elif what == "end" and self._fields:
            self._fields.pop()

    def _call(self, kind: str, note: str) -> None:
        self._calls.append((kind, note))
        if kind == "endnote":
            number = self._ends.setdefault(note, len(self._ends) + 1)
            if self._listening is not None:
                self._listening.append(f"[{number}]")
                return
            self.builder.open_mark("superscript")
            self.builder.add(f"[{number}]")
            self.builder.close_mark("superscript")

    def _newline(self) -> None:
        if self._listening is not None:
            self._listening.append("\n")
        else:
            self.builder.newline()

    def _say(self, text: str, math: bool) -> None:
        text = text.replace("\r\n", " ").replace("\n", " ").replace("\r", " ")
        if self._listening is not None:
            self._listening.append(text)
            self._math += math and bool(text.strip())
            self._words += not math and bool(text.strip())
        elif text:
            self.builder.add(text)


def _symbol(font: str, code: str) -> str:
    """A character of a symbol font by its code in hexadecimal; U+FFFD where it is not known."""
    try:
        point = int(code, 16)
    except ValueError:
        return "\ufffd"
    low = point - 0xF000 if 0xF000 <= point <= 0xF0FF else point
    if font.lower() == "symbol":
        return str(words("symbol").get(chr(low), "\ufffd")) if low < 256 else "\ufffd"
    return chr(point) if 32 <= point < 0xD800 else "\ufffd"
