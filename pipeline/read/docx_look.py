"""DOCX: what styles and numbering say about a paragraph."""

from __future__ import annotations

from dataclasses import dataclass, field

from lxml import etree

from pipeline.read.archive import attribute, child, local, value

_HAN = "零一二三四五六七八九"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
          (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


@dataclass(frozen=True, slots=True)
class Style:
    """A paragraph or character style with what it inherits."""

    name: str = ""
    outline: int | None = None
    bold: bool = False
    size: float = 0.0
    raised: str = ""
    number: str = ""
    number_level: int = 0


class Styles:
    """The styles of a document, looked up by id."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw = {attribute(e, "styleId"): e for e in root if local(e) == "style"} if root is not None else {}
        self._known: dict[str, Style] = {}
        default = child(root, "docDefaults", "rPrDefault", "rPr")
        self.size = half_points(default) or 10.0
        self.default = next((i for i, e in self._raw.items() if _is_default(e)), "")

    def get(self, style_id: str) -> Style:
        """The style of an id; an empty style where there is none."""
        if style_id not in self._known:
            self._known[style_id] = self._resolve(style_id)
        return self._known[style_id]

    def _resolve(self, style_id: str) -> Style:
        chain = []
        seen: set[str] = set()
        while style_id in self._raw and style_id not in seen:
            seen.add(style_id)
            chain.append(self._raw[style_id])
            style_id = value(self._raw[style_id], "basedOn")
        name, outline, bold, size, raised, number, level = "", None, False, self.size, "", "", 0
        for element in reversed(chain):
            own = value(element, "name").lower()
            name = own if not name or not name.startswith(("heading", "标题", "title", "caption", "toc")) else name
            name = (
                own
                if own.startswith(("heading", "标题", "title", "subtitle", "caption", "题注", "toc", "footnote"))
                else name
            )
            said = value(element, "pPr", "outlineLvl")
            outline = int(said) if said.isdigit() else outline
            run = child(element, "rPr")
            if run is not None:
                bold = on(run, "b", bold)
                size = half_points(run) or size
                raised = value(run, "vertAlign") or raised
            number = value(element, "pPr", "numPr", "numId") or number
            depth = value(element, "pPr", "numPr", "ilvl")
            level = int(depth) if depth.isdigit() else level
        return Style(name, outline, bold, size, raised, number, level)


def _is_default(style: etree._Element) -> bool:
    return attribute(style, "default") in ("1", "true") and attribute(style, "type") == "paragraph"


def on(properties: etree._Element | None, name: str, otherwise: bool = False) -> bool:
    """Whether a toggle property is on; ``otherwise`` where it is not mentioned."""
    found = child(properties, name)
    return otherwise if found is None else attribute(found, "val") not in ("0", "false", "off", "none")


def half_points(run: etree._Element | None) -> float:
    """A font size in points, 0 where none is given."""
    said = value(run, "sz")
    return int(said) / 2 if said.isdigit() and len(said) < 5 else 0.0


@dataclass(slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1


@dataclass(slots=True)
class Numbering:
    """Automatic numbers: what Word shows before a paragraph and does not store in it."""

    levels: dict[str, dict[int, _Level]] = field(default_factory=dict)
    abstract: dict[str, str] = field(default_factory=dict)
    counts: dict[str, list[int]] = field(default_factory=dict)

    @classmethod
    def of(cls, root: etree._Element | None) -> Numbering:
        """The numbering of a document's numbering part."""
        out = cls()
        shapes: dict[str, dict[int, _Level]] = {}
        for element in root if root is not None else ():
            if local(element) == "abstractNum":
                shapes[attribute(element, "abstractNumId")] = _levels(element)
            elif local(element) == "num":
                number, shape = attribute(element, "numId"), value(element, "abstractNumId")
                out.abstract[number] = shape
                out.levels[number] = dict(shapes.get(shape, {}))
                for override in element:
                    start = value(override, "startOverride")
                    if local(override) == "lvlOverride" and start.isdigit():
                        at = int(attribute(override, "ilvl") or 0)
                        old = out.levels[number].get(at, _Level())
                        out.levels[number][at] = _Level(old.form, old.text, int(start[:6]))
                        out.abstract[number] = f"{shape}/{number}"
        return out

    def next(self, number: str, level: int) -> str:
        """The text of the next number of a list at a level, "" for bullets and unknown lists."""
        shape = self.levels.get(number)
        if not shape or level not in shape or not 0 <= level < 9:
            return ""
        key = self.abstract[number]
        counts = self.counts.setdefault(key, [shape.get(i, _Level()).start - 1 for i in range(9)])
        counts[level] += 1
        for deeper in range(level + 1, 9):
            counts[deeper] = shape.get(deeper, _Level()).start - 1
        here = shape[level]
        if here.form in ("bullet", "none"):
            return ""
        text = here.text
        for at in range(9):
            form = shape.get(at, _Level()).form
            text = text.replace(f"%{at + 1}", shown(max(counts[at], shape.get(at, _Level()).start), form))
        return text.strip()


def _levels(element: etree._Element) -> dict[int, _Level]:
    out = {}
    for level in element:
        at = attribute(level, "ilvl")
        if local(level) == "lvl" and at.isdigit():
            start = value(level, "start")
            form = value(level, "numFmt") or "decimal"
            out[int(at)] = _Level(form, value(level, "lvlText")[:60], int(start[:6]) if start.isdigit() else 1)
    return out


def shown(number: int, form: str) -> str:
    """A number as a numbering format writes it."""
    if form in ("lowerLetter", "upperLetter"):
        letters = chr(97 + (number - 1) % 26) * min(9, (number - 1) // 26 + 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman"):
        out, rest = "", max(0, min(number, 3999))
        for worth, sign in _ROMAN:
            out += sign * (rest // worth)
            rest %= worth
        return out if form == "lowerRoman" else out.upper()
    if form.startswith("decimalEnclosedCircle") and 1 <= number <= 20:
        return chr(0x2460 + number - 1)
    if form.lower().startswith(("chinese", "taiwanese", "japanesecounting", "ideographdigital")) and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if tens < 1 else "十" if tens == 1 else _HAN[tens] + "十") + (_HAN[ones] if ones else "")
    return str(number)
