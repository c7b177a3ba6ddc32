"""What other programs already parsed: MinerU content lists and Docling documents (both JSON)."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from pipeline.document import Document, Source
from pipeline.errors import Skipped
from pipeline.read.build import Builder
from pipeline.read.flow import write_fragment
from pipeline.read.inline import plain_text
from pipeline.read.limits import ReadSettings
from pipeline.read.lines import continues
from pipeline.read.markdown import write_inline

#: MinerU's types that are no part of the text proper.
_MINERU_DROPPED = frozenset({"header", "footer", "page_number", "aside_text", "discarded", "seal"})
_MINERU_KIND = {
    "ref_text": "reference", "page_footnote": "footnote", "footnote": "footnote", "list": "item", "title": "heading",
    "abstract": "paragraph", "phonetic": "paragraph", "code": "formula", "algorithm": "formula",
}  # fmt: skip
_DOCLING_KIND = {
    "title": "title", "section_header": "heading", "text": "paragraph", "paragraph": "paragraph", "list_item": "item",
    "caption": "caption", "footnote": "footnote", "formula": "formula", "reference": "reference", "code": "formula",
    "document_index": "front", "handwritten_text": "paragraph", "field_region": "paragraph",
}  # fmt: skip
_DEEPEST = 60


def read_mineru(source: Source, text: str, settings: ReadSettings) -> Document:
    """The document of a MinerU content list (``*_content_list.json``)."""
    entries = _load(text)
    if not isinstance(entries, list):
        raise _not_understood("a MinerU content list is a list")
    builder = Builder(settings)
    dropped = []
    paragraph: tuple[str, int | None] | None = None
    for entry in (e for e in entries if isinstance(e, dict)):
        what = _string(entry, "type")
        said = _string(entry, "text")
        index = entry.get("page_idx")
        page = index + 1 if isinstance(index, int) and not isinstance(index, bool) and index >= 0 else None
        level = entry.get("text_level")
        plain = what == "text" and not (isinstance(level, int) and level > 0)
        if paragraph and (not plain or not continues(plain_text(paragraph[0]), plain_text(said))):
            _inline(builder, "paragraph", paragraph[0], page=paragraph[1])
            paragraph = None
        if what in _MINERU_DROPPED:
            dropped.append(said.strip()[:60])
        elif plain:
            paragraph = (paragraph[0] + "\n" + said, paragraph[1]) if paragraph else (said, page)
        else:
            _mineru(builder, entry, what, page)
    if paragraph:
        _inline(builder, "paragraph", paragraph[0], page=paragraph[1])
    document = builder.document(source.paper_id, "mineru")
    return _with_dropped(document, dropped)


def _mineru(builder: Builder, entry: dict[str, Any], what: str, page: int | None) -> None:
    said = _string(entry, "text")
    if what == "text":
        level = entry.get("text_level")
        _inline(builder, "heading", said, level if isinstance(level, int) else 1, page)
    elif what in ("table", "image", "chart"):
        for key in (f"{what}_caption", "img_caption"):
            _captions(builder, entry, key, page)
        body = _string(entry, "table_body")
        if body:
            _html_table(builder, body)
        for key in (f"{what}_footnote", "img_footnote"):
            _captions(builder, entry, key, page)
    elif what in ("equation", "interline_equation"):
        builder.begin("formula", page=page)
        builder.add(said.strip())
        builder.end()
    elif what == "list":
        items = entry.get("list_items")
        kind = "reference" if entry.get("sub_type") == "ref_text" else "item"
        for item in items if isinstance(items, list) else [said]:
            _inline(builder, kind, item if isinstance(item, str) else "", page=page)
    else:
        kind = _MINERU_KIND.get(what, "paragraph")
        _inline(builder, kind, said, 1 if kind == "heading" else None, page)


def _captions(builder: Builder, entry: dict[str, Any], key: str, page: int | None) -> None:
    found = entry.get(key)
    for caption in found if isinstance(found, list) else [found]:
        if isinstance(caption, str):
            _inline(builder, "caption", caption, page=page)


def _html_table(builder: Builder, body: str) -> None:
    builder.source = body
    write_fragment(builder, body, 0, len(body))


def _inline(builder: Builder, kind: str, text: str, level: int | None = None, page: int | None = None) -> None:
    """Write a string with inline Markdown as one block."""
    builder.source = text
    lines, at = [], 0
    for line in text.split("\n"):
        if line.strip():
            lines.append((at + len(line) - len(line.lstrip()), at + len(line.rstrip())))
        at += len(line) + 1
    if lines:
        builder.begin(kind, level, page)
        write_inline(builder, text, lines)
        builder.end()


# ------------------------------------------------------------------ Docling


def read_docling(source: Source, text: str, settings: ReadSettings) -> Document:
    """The document of a Docling JSON file."""
    whole = _load(text)
    if not isinstance(whole, dict):
        raise _not_understood("a Docling document is an object")
    builder = Builder(settings)
    flow = _Docling(builder, whole)
    flow.children(whole.get("body"), 0)
    return _with_dropped(builder.document(source.paper_id, "docling"), flow.dropped)


class _Docling:
    """Writes a Docling document: its body is a tree of references to texts, tables and groups."""

    def __init__(self, builder: Builder, whole: dict[str, Any]) -> None:
        self.builder = builder
        self.whole = whole
        self.seen: set[str] = set()
        self.dropped: list[str] = []

    def children(self, parent: Any, depth: int) -> None:
        found = parent.get("children") if isinstance(parent, dict) else None
        for child in found if isinstance(found, list) and depth < _DEEPEST else []:
            self.reference(child, depth)

    def reference(self, child: Any, depth: int) -> None:
        """Write what a reference ("#/texts/3") points to, once."""
        pointer = (_string(child, "$ref") or _string(child, "cref")) if isinstance(child, dict) else ""
        parts = pointer.split("/")
        if pointer in self.seen or len(parts) != 3 or not (parts[2].isascii() and parts[2].isdigit()):
            return
        self.seen.add(pointer)
        shelf = self.whole.get(parts[1])
        number = int(parts[2][:9])
        if not isinstance(shelf, list) or number >= len(shelf) or not isinstance(shelf[number], dict):
            return
        item = shelf[number]
        if item.get("content_layer") not in (None, "body"):
            self.dropped.append(_string(item, "text").strip()[:60])
            return
        if parts[1] == "texts":
            self.text(item)
        elif parts[1] == "tables":
            self.captions(item, depth)
            self.table(item)
        elif parts[1] == "pictures":
            self.captions(item, depth)
            return  # what was read inside a picture is no running text
        self.children(item, depth + 1)

    def captions(self, item: dict[str, Any], depth: int) -> None:
        found = item.get("captions")
        for caption in found if isinstance(found, list) else []:
            self.reference(caption, depth + 1)

    def text(self, item: dict[str, Any]) -> None:
        label = _string(item, "label")
        said = _string(item, "text").strip()
        if label in ("page_header", "page_footer"):
            self.dropped.append(said[:60])
            return
        kind = _DOCLING_KIND.get(label, "paragraph")
        level = item.get("level")
        self.builder.begin(kind, level if kind == "heading" and isinstance(level, int) else None, _docling_page(item))
        marker = _string(item, "marker").strip()
        if kind == "item" and any(c.isalnum() for c in marker) and not said.startswith(marker):
            self.builder.add(marker + " ")
        for number, line in enumerate(said.split("\n")):
            if number:
                self.builder.space(-1, -1, fold=True)
            self.builder.add(line.strip())
        self.builder.end()

    def table(self, item: dict[str, Any]) -> None:
        data = item.get("data")
        cells = data.get("table_cells") if isinstance(data, dict) else None
        placed: dict[tuple[int, int], str] = {}
        for cell in cells if isinstance(cells, list) else []:
            row, column = (_number(cell, "start_row_offset_idx"), _number(cell, "start_col_offset_idx"))
            if row is not None and column is not None:
                said = f"{placed.get((row, column), '')} {_string(cell, 'text')}"
                placed[row, column] = " ".join(said.split())
        self.builder.begin_table(_docling_page(item))
        for (row, column), said in sorted(placed.items()):
            self.builder.cell(row, column)
            self.builder.add(said)
            self.builder.end_cell()
        self.builder.end_table()


def _docling_page(item: dict[str, Any]) -> int | None:
    places = item.get("prov")
    first = places[0] if isinstance(places, list) and places else None
    return _number(first, "page_no")


# ------------------------------------------------------------------ JSON


def _load(text: str) -> Any:
    try:
        return json.loads(text.lstrip("\ufeff"))
    except (ValueError, RecursionError) as error:
        raise _not_understood(str(error)) from None


def _not_understood(trouble: str) -> Skipped:
    return Skipped("json.broken", f"The JSON file cannot be understood: {trouble}.", "Export it again, or use the PDF.")


def _string(item: Any, key: str) -> str:
    found = item.get(key) if isinstance(item, dict) else None
    return found if isinstance(found, str) else ""


def _number(item: Any, key: str) -> int | None:
    found = item.get(key) if isinstance(item, dict) else None
    return found if isinstance(found, int) and not isinstance(found, bool) and 0 <= found < 1_000_000 else None


def _with_dropped(document: Document, dropped: list[str]) -> Document:
    return replace(document, dropped=tuple(dict.fromkeys(word for word in dropped if word)))
