"""From lines in reading order to blocks: headings, paragraphs that run over columns and pages, notes, captions."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.read.pdf.kinds import kinds, level, listed
from pipeline.read.pdf.looks import Look, Piece, follows, look, words

#: Blocks that run over floats, columns and pages.
_FLOWING = frozenset({"paragraph", "entry"})
#: An entry of a reference list has a year and at most so many characters.
_ENTRY = 900
#: A line that begins so many ems to the right of its list's leftmost line hangs under an entry's first line.
_HANGS = 0.4
#: A column's list hangs where at least every eighth line does, and at least every eighth does not.
_SHARE = 8
_YEAR = re.compile(r"(?:1[89]|20)\d\d|in press|forthcoming|待刊")


@dataclass(slots=True)
class Group:
    """Lines that make one block.

    ``steps``: how many of them stand under the one before, ``pitch``: by how little.
    """

    kind: str
    pieces: list[Piece] = field(default_factory=list)
    level: int | None = None
    steps: int = 0
    pitch: float = 0.0

    def add(self, piece: Piece) -> None:
        """Put a line to the block's end."""
        if self.pieces and follows(self.pieces[-1], piece):
            step = piece.line.top - self.pieces[-1].line.top
            self.pitch = min(self.pitch, step) if self.steps else step
            self.steps += 1
        self.pieces.append(piece)


def group(pieces: list[Piece], heights: dict[int, float]) -> list[Group]:
    """Blocks of a whole document; ``heights`` are the pages' heights by number.

    A paragraph goes on over a column, a page and anything that floats between (captions, notes,
    tables): a line that does not begin a paragraph joins the last one that had not ended.
    """
    usual = look(pieces)
    _tell_bold(pieces, usual)
    found = kinds(pieces, usual, heights)
    out: list[Group] = []
    body: Group | None = None
    _tell_hanging([piece for piece, within in zip(pieces, listed(pieces, usual), strict=True) if within])
    listing = False
    for n, (piece, kind) in enumerate(zip(pieces, found, strict=True)):
        before = pieces[n - 1] if n else None
        home = None
        if kind == "text":
            home = _flow(piece, before, out, body, usual, listing)
        elif before is not None and out and out[-1].kind == kind:
            home = _joins(kind, out[-1], before, piece, usual)
        if home is None:
            home = Group("entry" if listing and kind == "text" else _named(kind))
            out.append(home)
        home.add(piece)
        if home.kind in _FLOWING:
            body = home
        elif home.kind in {"heading", "title", "front"}:
            body = None
        if home.kind == "heading":
            listing = bool(words()["references"].fullmatch(piece.text.strip())) or (listing and len(home.pieces) > 1)
    chinese = any(
        g.kind == "heading"
        and g.pieces[0].text.strip()[1:2] in "、."
        and g.pieces[0].text.strip()[:1] in "一二三四五六七八九十"
        for g in out
    )
    for made in out:
        if made.kind == "heading":
            made.level = level(made.pieces[0].text, chinese)
        elif made.kind == "entry":
            made.kind = "reference" if _is_reference(made) else "paragraph"
    return out


def _tell_bold(pieces: list[Piece], usual: Look) -> None:
    """Take no line for bold whose font is that of running text and says of all its lines that they are."""
    own = [piece for piece in pieces if piece.font == usual.font]
    if sum(piece.bold for piece in own) > 0.5 * len(own):
        for piece in own:
            piece.bold = False


def _is_reference(made: Group) -> bool:
    """Whether a block of the reference list is an entry: it names a year, and is no page long."""
    text = " ".join(piece.text for piece in made.pieces)
    return len(text) < _ENTRY and bool(_YEAR.search(text) or words()["entry"].match(text.strip()))


def _named(kind: str) -> str:
    return "paragraph" if kind == "text" else kind


def _joins(kind: str, last: Group, before: Piece, piece: Piece, usual: Look) -> Group | None:
    """The block of a kind other than running text that a line goes on with."""
    text = piece.text.strip()
    near = follows(before, piece) and piece.line.top - before.line.bottom < 0.9 * max(before.line.size, piece.line.size)
    like = abs(before.line.size - piece.line.size) < 0.12 * max(before.line.size, piece.line.size)
    if kind == "title":
        return last
    if kind == "heading":
        alike = like and before.font == piece.font
        return last if near and alike and not words()["heading"].match(text) else None
    if kind == "footnote":
        known = words()
        begins = known["note"].match(text) or (known["note_mark"].match(text) and (before.stopped or before.short))
        fresh = piece.indent > before.indent + 0.6 * piece.line.size and (before.stopped or before.short)
        return None if begins or fresh or not near else last
    if kind == "caption":
        begins = words()["caption"].match(text) or words()["table_note"].match(text)
        return None if begins or not near or not like else last
    if kind == "formula":
        return last if before.line.page == piece.line.page and near else None
    if kind == "front":
        return last if near and like and not before.short and before.font == piece.font else None
    return None


def _flow(
    piece: Piece, before: Piece | None, out: list[Group], body: Group | None, usual: Look, listing: bool
) -> Group | None:
    """The paragraph that a line of running text goes on with, or None where it begins one."""
    if before is None or body is None or not out:
        return None
    last = body.pieces[-1]
    if last is before and follows(before, piece):
        return None if _begins_below(body, before, piece, usual, listing) else body
    # Over a column, a page or a float.
    if _begins(piece, body, usual, listing) and (last.stopped or last.short or listing):
        return None
    alike = abs(last.line.size - piece.line.size) < 0.07 * max(last.line.size, piece.line.size)
    return body if alike and _open(last, piece, usual) else None


def _begins(piece: Piece, body: Group, usual: Look, listing: bool) -> bool:
    """Whether a line by itself begins a paragraph: a label, an entry's number, an indent."""
    text = piece.text.strip()
    known = words()
    if known["label"].match(text) or known["statement"].match(text):
        return True
    if listing and piece.hangs is not None and not _numbered(body):
        return not piece.hangs
    if listing:
        return bool(known["entry"].match(text)) or (not _numbered(body) and not _hangs(piece, body))
    if known["entry"].match(text) and known["entry"].match(body.pieces[0].text.strip()):
        return True
    floor = max(0.45 * piece.line.size, 0.55 * usual.indent) if usual.indent else 1.2 * piece.line.size
    return piece.indent > floor and not _hangs(piece, body)


def _numbered(body: Group) -> bool:
    return bool(words()["entry"].match(body.pieces[0].text.strip()))


def _hangs(piece: Piece, body: Group) -> bool:
    """Whether a paragraph's lines are indented under its first line, this one with them."""
    first = body.pieces[0]
    if len(body.pieces) == 1:
        return bool(words()["entry"].match(first.text.strip()) or words()["item"].match(first.text.strip())) or (
            first.indent < 0.4 * first.line.size and not first.short and not first.stopped
        )
    under = body.pieces[1:]
    return all(p.indent > first.indent + 0.4 * p.line.size for p in under) and (
        piece.indent > first.indent + 0.4 * piece.line.size
    )


def _begins_below(body: Group, before: Piece, piece: Piece, usual: Look, listing: bool) -> bool:
    """Whether a line right under a paragraph's last line begins another."""
    one, two = before.line, piece.line
    initial = body.pieces[0].line.initial
    if initial is not None and (two.top + two.bottom) / 2 < initial.bottom - 0.25 * initial.height:
        return False
    if abs(one.size - two.size) > 0.12 * max(one.size, two.size):
        return True
    text = piece.text.strip()
    known = words()
    ended = before.stopped or before.short
    if known["label"].match(text) and (ended or before.bold != piece.bold):
        return True
    if known["statement"].match(text) and ended:
        return True
    step = two.top - one.top
    own = _own_pitch(body, usual)
    if (step > 1.45 * own and ended) or (step > 1.2 * own and before.short and before.stopped) or step > 2.2 * own:
        return True
    if known["entry"].match(text) and (listing or _numbered(body)) and piece.indent < body.pieces[0].indent + two.size:
        return True
    if listing and not _numbered(body):
        return _new_entry(body, before, piece) if piece.hangs is None else not piece.hangs
    if _hangs(piece, body) and piece.indent > body.pieces[0].indent + 0.4 * two.size and not known["item"].match(text):
        return False
    floor = max(0.45 * two.size, 0.55 * usual.indent) if usual.indent else 0.9 * two.size
    if piece.indent > floor and before.indent < piece.indent - 0.4 * two.size:
        return ended
    if piece.indent > floor and usual.indent and abs(piece.indent - usual.indent) < 0.35 * two.size and ended:
        return True  # one-line paragraphs one after another
    if not ended:
        return False
    if known["item"].match(text) and before.short:
        return True
    return _over(before, piece, usual)


def _over(before: Piece, piece: Piece, usual: Look) -> bool:
    """Whether the line before ends a paragraph by its shortness."""
    size = before.line.size
    width = before.line.column[1] - before.line.column[0]
    if usual.indent and usual.justified and piece.indent < 0.4 * size:
        # Paragraphs are indented here and this line is not: a short line before it was broken on purpose.
        return before.slack > max(2.5 * size, 0.12 * width) and (before.stopped or _starts(piece))
    if usual.justified:
        return before.slack > (1.5 if before.stopped else 4) * size and (before.stopped or _starts(piece))
    return before.stopped and before.slack > 0.22 * width


def _starts(piece: Piece) -> bool:
    """Whether a line can begin a sentence."""
    first = piece.text.strip()[:1]
    return first.isalpha() and not first.islower()


def _new_entry(body: Group, before: Piece, piece: Piece) -> bool:
    """In a reference list without numbers: entries begin at the left, or the line before ended short."""
    size = piece.line.size
    if _hanging_list(body) or before.indent > piece.indent + 0.4 * size:
        return piece.indent < body.pieces[0].indent + 0.4 * size and before.indent > piece.indent + 0.4 * size
    if piece.indent > body.pieces[0].indent + 0.4 * size:
        return False
    return before.stopped and before.short and piece.text.strip()[:1].isupper()


def _tell_hanging(entries: Sequence[Piece]) -> None:
    """Say of the lines of a reference list whether they hang, column by column, where a column shows both kinds."""
    columns: dict[tuple[int, float], list[Piece]] = {}
    for piece in entries:
        columns.setdefault((piece.line.page, piece.line.column[0]), []).append(piece)
    for column in columns.values():
        left = min(piece.line.x0 for piece in column)
        hanging = [piece.line.x0 > left + _HANGS * piece.line.size for piece in column]
        if len(column) <= _SHARE * sum(hanging) and len(column) <= _SHARE * hanging.count(False):
            for piece, hangs in zip(column, hanging, strict=True):
                piece.hangs = hangs


def _hanging_list(body: Group) -> bool:
    return len(body.pieces) > 1 and all(p.indent > body.pieces[0].indent + 0.4 * p.line.size for p in body.pieces[1:])


def _own_pitch(body: Group, usual: Look) -> float:
    """The distance of lines within a paragraph, or the usual one, scaled to its size."""
    if body.steps >= 2:
        return body.pitch
    return usual.pitch * body.pieces[-1].line.size / usual.size


def _open(last: Piece, piece: Piece, usual: Look) -> bool:
    """Whether a paragraph's last line so far calls for more."""
    text = piece.text.strip()
    if text[:1].islower():
        return True
    if not last.stopped:
        return not last.short or not usual.justified or last.slack < 6 * last.line.size
    return not last.short
