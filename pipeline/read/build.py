"""Building a document's text together with its map back to the source.

A reader walks through its source from front to back and tells the :class:`Builder` what each stretch
is: characters to copy, characters that stand for something else (an entity), white space whose form
is the format's affair, or text that the source does not hold. The builder alone decides on white
space at block edges and line folds, leaves out what cannot be seen, and keeps pieces, marks and
blocks in step. Pieces ascend in both texts.
"""

from __future__ import annotations

import re

from pipeline.document import Block, Cell, Document, Mark, Piece, Problem, SourceMap, Span, Table
from pipeline.errors import Skipped
from pipeline.read.hyphens import Hyphens
from pipeline.read.limits import ReadSettings, too_large

#: Characters that draw nothing: C0 controls but tab and line ends, soft hyphen, zero-width spaces
#: and joiners, directional marks, embeddings, overrides and isolates, byte order mark.
INVISIBLE = "\x00-\x08\x0e-\x1f\x7f\x80-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
_SPECIAL = re.compile(f"[{INVISIBLE}\ud800-\udfff]")
_DIRECTIONAL = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Han, kana and full-width punctuation.
WIDE = re.compile(
    r"[\u2e80-\u303f\u3040-\u30ff\u3100-\u31bf\u31c0-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff01-\uff65\uffe0-\uffe6]"
)
_LEFT = re.compile(r"[A-Za-z]{2,40}-\Z")
_RIGHT = re.compile(r"[a-z]{2,40}")


def is_wide(character: str) -> bool:
    """Whether a character is Han, kana or full-width punctuation: no space is written beside it."""
    return WIDE.match(character) is not None


class Builder:
    """Collects text, pieces, blocks, marks and tables.

    ``source`` is the decoded source. Without one nothing is mapped, and a reader may set
    :attr:`source` to each string that it wants to copy from.
    """

    def __init__(self, settings: ReadSettings, source: str = "") -> None:
        self.settings = settings
        self.source = source
        self.mapped = bool(source)
        self.length = 0
        self.problems: list[Problem] = []
        self.given: list[tuple[str, str]] = []
        self._chunks: list[str] = []
        self._pieces: list[Piece] = []
        self._blocks: list[Block] = []
        self._marks: list[Mark] = []
        self._open_marks: list[tuple[str, int | None]] = []
        self._tables: list[Table] = []
        self._cells: list[Cell] = []
        self._at = (-1, -1)
        self._cell_start = 0
        self._cell_count = 0
        self._block: tuple[str, int | None, int | None] | None = None
        self._block_start = 0
        self._last = ""
        self._pending: tuple[int, int, bool] | None = None
        self._invisible = 0
        self._directional = 0
        self._hyphens: Hyphens | None = None

    # ---------------------------------------------------------------- text

    def copy(self, start: int, end: int) -> None:
        """Take over the source's characters ``[start, end)`` as they are, less the invisible ones."""
        at = start
        for special in _SPECIAL.finditer(self.source, start, end):
            self._verbatim(at, special.start())
            at = special.end()
            self._special(special.group(), special.start())
        self._verbatim(at, end)

    def replace(self, text: str, start: int, end: int) -> None:
        """Let ``text`` stand for the source's ``[start, end)``, as a whole (an entity, for instance)."""
        text = self._clean(text)
        if text.isspace():
            self.space(start, end)
        elif text:
            self._put(text, start, end)

    def add(self, text: str) -> None:
        """Append text that has no place in the source (or whose format keeps no offsets)."""
        text = self._clean(text)
        if not self._last or self._last == "\n":
            text = text.lstrip()
        if text:
            self._put(text, -1, -1)

    def space(self, start: int, end: int, fold: bool = False) -> None:
        """White space of the source whose exact form means nothing.

        It becomes one space, or nothing at a block's edge. With ``fold`` it holds a line end: it is
        nothing beside a Han character, and hyphenation is undone where the document bears it out.
        """
        if self._pending is not None:
            start, fold = self._pending[0], fold or self._pending[2]
        self._pending = (start, end, fold)

    def newline(self, start: int = -1, end: int = -1) -> None:
        """A line end that the author set inside a block; ``[start, end)`` is its place in the source."""
        if self.length > self._block_start and self._last != "\n":
            self._pending = None
            self._raw("\n", start, end)

    # ---------------------------------------------------------------- blocks, marks, tables

    def begin(self, kind: str, level: int | None = None, page: int | None = None) -> None:
        """Open a block (and close the one before)."""
        self.end()
        self._block = (kind, level, page)
        if self.length:
            self._raw("\n\n", -1, -1)
        self._block_start = self.length
        self._last = ""

    def end(self) -> None:
        """Close the open block; white space at its end is cut, an empty block leaves no trace."""
        if self._block is None:
            return
        self._pending = None
        self._trim(self._block_start)
        if self.length > self._block_start:
            kind, level, page = self._block
            self._blocks.append(Block(self._block_start, self.length, kind, level, page))
        elif self.length:
            self._cut(self._blocks[-1].end)
        self._block = None
        self._open_marks.clear()

    @property
    def is_open(self) -> bool:
        """Whether a block is open."""
        return self._block is not None

    @property
    def blocks(self) -> list[Block]:
        """The blocks closed so far."""
        return self._blocks

    def rename(self, index: int, kind: str, level: int | None = None) -> None:
        """Give a closed block another kind."""
        old = self._blocks[index]
        self._blocks[index] = Block(old.start, old.end, kind, level, old.page)

    def open_mark(self, kind: str) -> None:
        """Characters from here on are raised or lowered."""
        self._open_marks.append((kind, None))

    def close_mark(self, kind: str) -> None:
        """The innermost run of this kind ends here."""
        for index in range(len(self._open_marks) - 1, -1, -1):
            if self._open_marks[index][0] == kind:
                start = self._open_marks.pop(index)[1]
                if start is not None and start < self.length:
                    self._marks.append(Mark(start, self.length, kind))
                return

    def begin_table(self, page: int | None = None) -> None:
        """Open a block of kind "table"; :meth:`cell` and :meth:`end_cell` fill it."""
        self.begin("table", page=page)
        self._cells = []
        self._at = (-1, -1)

    def cell(self, row: int, column: int) -> None:
        """Open the cell at ``row``, ``column``; cells come in reading order."""
        self._pending = None
        if self._at[0] >= 0:
            self._raw("\n" if row > self._at[0] else "\t", -1, -1)
        self._at = (row, column)
        self._cell_start = self.length
        self._last = ""
        self._cell_count += 1
        if self._cell_count > self.settings.max_cells:
            raise too_large("table cells", self._cell_count, self.settings.max_cells, "max_cells")

    def end_cell(self) -> None:
        """Close the open cell."""
        self._pending = None
        self._trim(self._cell_start)
        self._cells.append(Cell(*self._at, self._cell_start, self.length))

    def end_table(self) -> None:
        """Close the table's block. A table without any text leaves no trace."""
        cells, before = self._cells, len(self._blocks)
        self.end()
        if len(self._blocks) > before:
            block = self._blocks[-1]
            inside = tuple(Cell(c.row, c.column, min(c.start, block.end), min(c.end, block.end)) for c in cells)
            self._tables.append(Table(block.start, block.end, inside, None, block.page))

    # ---------------------------------------------------------------- the result

    def since(self, start: int) -> str:
        """The text from ``start`` on."""
        out: list[str] = []
        at = self.length
        for chunk in reversed(self._chunks):
            if at <= start:
                break
            at -= len(chunk)
            out.append(chunk if at >= start else chunk[start - at :])
        return "".join(reversed(out))

    def problem(self, code: str, severity: str, reason: str, what_to_do: str) -> None:
        """Note something that was not carried through."""
        self.problems.append(Problem("read", code, severity, reason, what_to_do))

    def document(self, paper_id: str, name: str, encoding: str | None = None) -> Document:
        """The finished document; raises :class:`Skipped` where there is hardly any text."""
        self.end()
        text = "".join(self._chunks)
        letters = sum(map(str.isalpha, text[: 40 * self.settings.min_letters + 400]))
        if letters < self.settings.min_letters:
            raise Skipped(
                "read.empty",
                f"the file holds no text to speak of ({letters} letters).",
                "Open it and see whether it is the paper that was meant; download or export it again.",
            )
        self._notes(text)
        return Document(
            paper_id=paper_id,
            format=name,
            encoding=encoding,
            text=text,
            blocks=tuple(self._blocks),
            map=SourceMap(pieces=tuple(self._pieces)),
            marks=tuple(sorted(self._marks, key=lambda m: (m.start, m.end))),
            tables=tuple(self._captioned(table) for table in self._tables),
            given=tuple(self.given),
            problems=tuple(self.problems),
        )

    def _notes(self, text: str) -> None:
        broken = text.count("\ufffd")
        if broken:
            self.problem(
                "text.undecodable",
                "degraded",
                f"{broken} of the characters are lost and shown as U+FFFD: their bytes are damaged, or an earlier "
                "conversion lost them.",
                "Save the file again as UTF-8 from the program that made it, or convert the paper again.",
            )
        if self._invisible:
            self.problem(
                "text.invisible",
                "note",
                f"{self._invisible} characters that draw nothing (controls, zero-width) were left out.",
                "Nothing, unless a word in a quote looks wrong.",
            )
        if self._directional:
            self.problem(
                "text.directional",
                "degraded",
                f"{self._directional} characters that turn the writing direction were left out: "
                "what a screen shows may differ from the text.",
                "Compare the quotes from this paper with its page.",
            )

    def _captioned(self, table: Table) -> Table:
        """The table with the caption block that stands next to it, above before below."""
        at = next(i for i, b in enumerate(self._blocks) if b.start == table.start)
        for near in (at - 1, at + 1):
            if 0 <= near < len(self._blocks) and self._blocks[near].kind == "caption":
                caption = self._blocks[near]
                return Table(table.start, table.end, table.cells, Span(caption.start, caption.end), table.page)
        return table

    # ---------------------------------------------------------------- below the line

    def _clean(self, text: str) -> str:
        """Text without invisible characters; half a surrogate pair becomes U+FFFD."""
        if not _SPECIAL.search(text):
            return text
        out = []
        for character in text:
            if "\ud800" <= character <= "\udfff":
                out.append("\ufffd")
            elif _SPECIAL.match(character):
                self._count(character)
            else:
                out.append(character)
        return "".join(out)

    def _count(self, character: str) -> None:
        if character in _DIRECTIONAL:
            self._directional += 1
        elif character not in "\ufeff\xad":
            self._invisible += 1

    def _special(self, character: str, at: int) -> None:
        if "\ud800" <= character <= "\udfff":
            self._put("\ufffd", at, at + 1)
        else:
            self._count(character)

    def _verbatim(self, start: int, end: int) -> None:
        if self.length == self._block_start or self._last == "" or self._last == "\n":
            while start < end and self.source[start].isspace():
                start += 1
        if start < end:
            self._put(self.source[start:end], start, end)

    def _put(self, text: str, start: int, end: int) -> None:
        if self._block is None:
            self.begin("paragraph")
        if self._pending is not None:
            self._flush(text)
        for index, (kind, at) in enumerate(self._open_marks):
            if at is None:
                self._open_marks[index] = (kind, self.length)
        self._raw(text, start, end)

    def _flush(self, following: str) -> None:
        """Write the white space that was put off, now that both its neighbours are known."""
        assert self._pending is not None
        start, end, fold = self._pending
        self._pending = None
        last = self._last
        if not last or last.isspace() or following[0] in " \t\n\xa0":
            return
        if fold and (is_wide(last) or is_wide(following[0])):
            return
        if fold and last == "-" and (self._joined(end) if self.mapped else following[0].islower()):
            return
        self._raw(" ", start, end)

    def _joined(self, end: int) -> bool:
        """Whether a hyphen at a line end and the line end itself are gone now."""
        left = _LEFT.search("".join(self._chunks[-3:])[-48:])
        right = _RIGHT.match(self.source, end)
        if left is None or right is None:
            return False
        if self._hyphens is None:
            self._hyphens = Hyphens(self.source)
        if self._hyphens.is_soft(left.group()[:-1].lower(), right.group()):
            self._cut(self.length - 1)
        return True

    def _raw(self, text: str, start: int, end: int) -> None:
        if self.length + len(text) > self.settings.max_characters:
            most = self.settings.max_characters
            raise too_large("characters of text", self.length + len(text), most, "max_characters")
        if self.mapped and start >= 0:
            here = Piece(self.length, self.length + len(text), start, end)
            last = self._pieces[-1] if self._pieces else None
            if last is not None and _continues(last, here):
                self._pieces[-1] = Piece(last.start, here.end, last.source_start, here.source_end)
            else:
                self._pieces.append(here)
        self._chunks.append(text)
        self.length += len(text)
        self._last = text[-1]

    def _trim(self, floor: int) -> None:
        """Cut white space at the end of the text, down to ``floor``."""
        while self.length > floor:
            chunk = self._chunks[-1]
            kept = len(chunk.rstrip())
            self._cut(max(floor, self.length - len(chunk) + kept))
            if kept:
                return

    def _cut(self, to: int) -> None:
        """Shorten the text to ``to`` characters."""
        while self.length > to:
            chunk = self._chunks.pop()
            self.length -= len(chunk)
            if self.length < to:
                self._chunks.append(chunk[: to - self.length])
                self.length = to
        while self._pieces and self._pieces[-1].end > to:
            start, end, source_start, source_end = self._pieces.pop()
            if start < to:
                if end - start == source_end - source_start:
                    source_end = source_start + to - start
                self._pieces.append(Piece(start, to, source_start, source_end))
        self._marks = [m for m in self._marks if m.end <= to]
        self._last = self._chunks[-1][-1] if self._chunks else ""


def _continues(last: Piece, here: Piece) -> bool:
    return (
        last.end == here.start
        and last.source_end == here.source_start
        and last.end - last.start == last.source_end - last.source_start
        and here.end - here.start == here.source_end - here.source_start
    )
