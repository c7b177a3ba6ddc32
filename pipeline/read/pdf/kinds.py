"""What each line is, by itself and by its place: note, caption, heading, front matter, or running text."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pipeline.read.pdf.formulas import formulas
from pipeline.read.pdf.looks import Look, Piece, follows, words

_LETTER = re.compile(r"[^\W\d_]")
_HAN, _ANY_HAN = re.compile("[一-鿿]"), re.compile("[㐀-鿿]")
#: Where one sentence ends and another begins.
_SENTENCE = re.compile(r"[a-z)]{2}\.\s+[A-Z]|[。！？]")
#: A line that ends in two numbers or more is a table's.
_ROW = re.compile(r"(?:\s[-–−]?\(?\d[\d.,%]{0,9}\)?\*{0,3}){2}$")
#: Headings are no longer than this (characters); a Chinese one says in half of it as much.
_HEADING = 120
#: A line so much larger than the text is a heading however full it is.
_LARGE = 1.3
#: Notes stand in the lower part of a page, from this share of its height on.
_LOW = 0.45


def kinds(pieces: Sequence[Piece], look: Look, heights: dict[int, float]) -> list[str]:
    """A kind for each line: "text" (a paragraph's), "table", "caption", "footnote", "formula", "heading" …"""
    out = ["table" if piece.line.table is not None else "text" for piece in pieces]
    listing = listed(pieces, look)
    _notes(pieces, look, heights, listing, out)
    _captions(pieces, look, out)
    formulas(pieces, look, out)
    for n, piece in enumerate(pieces):
        goes_on = n > 0 and out[n - 1] == "heading" and _continues_heading(pieces[n - 1], piece, look)
        plain = not piece.bold and piece.line.size <= 1.15 * look.size
        entry = listing[n] and (plain or words()["entry"].match(piece.text.strip()))
        if out[n] == "text" and not entry and (goes_on or _is_heading(pieces, n, look, out)):
            out[n] = "heading"
    _front(pieces, look, out)
    return out


def listed(pieces: Sequence[Piece], look: Look) -> list[bool]:
    """For each line whether it stands under a reference list's heading, before the next that is known or larger."""
    out: list[bool] = []
    within = False
    known = words()
    for piece in pieces:
        text = piece.text.strip()
        heading = bool(known["references"].fullmatch(text))
        if known["named"].fullmatch(text) or known["after_list"].match(text) or piece.line.size > _LARGE * look.size:
            within = False
        out.append(within and not heading)
        within = within or heading
    return out


def _notes(
    pieces: Sequence[Piece], look: Look, heights: dict[int, float], listing: Sequence[bool], out: list[str]
) -> None:
    """Footnotes: what is set smaller at a column's foot, after a short rule, a mark or the words of a note.

    In a reference list, which is often set smaller and full of what looks like marks, only a rule tells.
    """
    start = 0
    for at in range(1, len(pieces) + 1):
        if at < len(pieces) and follows(pieces[at - 1], pieces[at]):
            continue
        first = _note_start(pieces[start:at], look, heights, listing[start:at])
        for n in range(start + first, at):
            if out[n] != "table":
                out[n] = "footnote"
        start = at


def _note_start(column: Sequence[Piece], look: Look, heights: dict[int, float], listing: Sequence[bool]) -> int:
    """Where in a column its notes begin; the column's length where there are none."""
    known = words()
    end = len(column)
    first = end
    for n in range(end - 1, -1, -1):
        piece = column[n]
        text = piece.text.strip()
        low = piece.line.top > _LOW * heights[piece.line.page]
        if (
            piece.line.size > look.size * 1.04
            or not low
            or piece.line.table is not None
            or known["caption"].match(text)
        ):
            break
        smaller = piece.line.size < 0.96 * look.size
        opens = known["note"].match(text) or (known["note_mark"].match(text) and n and not known["entry"].match(text))
        if piece.ruled and n and (smaller or opens):
            first = n
            continue
        if not smaller or listing[n] or known["references"].fullmatch(text):
            # Same size: only a rule above may still make it a note.
            continue
        if any(p.line.size >= 0.96 * look.size for p in column[n:first]):
            continue
        apart = n and column[n - 1].line.size >= 0.96 * look.size and _gap(column[n - 1], piece) > 0.35 * look.pitch
        entry = bool(known["entry"].match(text))
        if opens or (apart and piece.line.size < 0.92 * look.size and not entry):
            first = n
    return first


def _gap(one: Piece, two: Piece) -> float:
    return two.line.top - one.line.bottom


def _captions(pieces: Sequence[Piece], look: Look, out: list[str]) -> None:
    """Captions with the lines that belong to them, and notes under tables."""
    for n, piece in enumerate(pieces):
        if out[n] != "text":
            continue
        text = piece.text.strip()
        before = pieces[n - 1] if n else None
        if is_caption(piece, look, n + 1 < len(pieces) and out[n + 1] == "table"):
            out[n] = "caption"
        elif before and out[n - 1] == "table" and before.line.page == piece.line.page:
            small = piece.line.size < 0.97 * look.size
            note = bool(words()["table_note"].match(text))
            near = _gap(before, piece) < look.pitch
            if (note and (small or near)) or piece.line.size < 0.9 * look.size:
                out[n] = "caption"
        elif before and out[n - 1] == "caption" and _goes_with_caption(pieces, n, look):
            out[n] = "caption"


def is_caption(piece: Piece, look: Look, before_table: bool) -> bool:
    """Whether a line is a caption: label and number, and then no sentence that speaks of the table."""
    text = piece.text.strip()
    found = words()["caption"].match(text)
    if not found or piece.line.size > 1.12 * look.size:
        return False
    rest = text[found.end() :]
    if words()["prose_goes_on"].match(rest):
        return before_table and not piece.stopped and piece.short
    if not words()["caption_goes_on"].match(rest):
        return False
    plain = piece.line.size >= 0.97 * look.size and not piece.bold
    glued = bool(rest) and "一" <= rest[0] <= "鿿"
    return not (plain and (glued or rest.lstrip()[:1] not in ".:：") and not piece.short and not before_table)


def _goes_with_caption(pieces: Sequence[Piece], n: int, look: Look) -> bool:
    one, two = pieces[n - 1], pieces[n]
    if not follows(one, two) or _gap(one, two) > 0.6 * look.pitch or abs(one.line.size - two.line.size) > 0.5:
        return False
    goes_on = not one.stopped and (not one.short or two.text.strip()[:1].islower())
    if two.line.size < 0.96 * look.size or goes_on:
        return True
    centred = abs((one.line.x0 + one.line.x1) - (two.line.x0 + two.line.x1)) < 2 * look.size and two.indent > look.size
    return (one.bold and two.bold) or (centred and two.short) or len(words()["caption"].sub("", one.text.strip())) < 2


def _is_heading(pieces: Sequence[Piece], n: int, look: Look, out: list[str]) -> bool:
    piece = pieces[n]
    text = piece.text.strip()
    letters = len(_LETTER.findall(text))
    if letters < 2 or len(text) > _HEADING or (letters < 0.4 * len(text.replace(" ", "")) and len(text) > 6):
        return False
    known = words()
    if known["references"].fullmatch(text):
        return True
    if known["label"].match(text) and not known["named"].fullmatch(text):
        return False
    if known["statement"].match(text) and piece.line.size < 1.08 * look.size:
        return False
    before = pieces[n - 1] if n and out[n - 1] in {"text", "heading"} and follows(pieces[n - 1], piece) else None
    number = known["heading"].match(text)
    title = piece.line.size > _LARGE * look.size and piece.line.page == pieces[0].line.page
    if not title and _ends_or_fills_like_prose(piece, text, bool(number), look):
        return False
    differs = before and (before.font != piece.font or abs(before.line.size - piece.line.size) > 0.06 * look.size)
    if before and out[n - 1] == "text" and not (differs or before.stopped or before.short):
        return False  # the line before runs on into this one
    apart = before is None or piece.line.top - before.line.top > 1.22 * look.pitch
    larger = piece.line.size > 1.07 * look.size
    styled = piece.bold or (piece.font != look.font and (piece.slanted or larger))
    if known["named"].fullmatch(text.rstrip(":：. ")) and (apart or styled or larger):
        return True
    if larger:
        return not _is_full(piece, look) or bool(number) or piece.line.size > _LARGE * look.size
    if number and not known["entry"].match(text):
        return (styled or apart) and piece.line.size >= 0.95 * look.size and not _in_list(pieces, n, look)
    other = piece.font != look.font and piece.line.size >= 0.95 * look.size
    if number and (styled or (other and apart)):
        return True
    if piece.bold:
        return piece.line.size >= 0.95 * look.size and apart and not text[-1].isdigit()
    capitals = text.upper() == text and letters >= 4 and text[:1].isalpha() and not _is_han(text)
    alone = apart and _apart_below(pieces, n, look)
    if capitals:
        return apart and piece.line.size >= 0.85 * look.size
    set_off = piece.slanted or (other and pieces[n + 1 : n + 2] and pieces[n + 1].font == look.font)
    prose = _SENTENCE.search(text) or _is_full(piece, look)
    return bool(set_off) and apart and alone and not (piece.stopped or prose) and letters > 3 and len(text) < 90


def _ends_or_fills_like_prose(piece: Piece, text: str, numbered: bool, look: Look) -> bool:
    """Whether a line has no room left or ends as no heading does; a number or a sentence's end inside decides, too."""
    room = piece.slack > 0.08 * (piece.line.column[1] - piece.line.column[0]) or piece.line.size > 1.15 * look.size
    centred = piece.bold and min(piece.indent, piece.slack) > look.size
    centred = centred and abs(piece.indent - piece.slack) < 1.5 * look.size
    styled = piece.bold or piece.font != look.font or piece.line.size > 1.07 * look.size
    set_off = numbered and styled and not (_SENTENCE.search(text) and not room)
    return (
        not (room or centred or set_off)
        or text[-1] in "。；;，,、"
        or (piece.stopped and not numbered and text[-1] not in "?？:：.")
        or _ROW.search(text) is not None
    )


def _is_full(piece: Piece, look: Look) -> bool:
    return len(piece.text) + len(_HAN.findall(piece.text)) > 60 and not piece.short


def _is_han(text: str) -> bool:
    return _ANY_HAN.search(text) is not None


def _in_list(pieces: Sequence[Piece], n: int, look: Look) -> bool:
    """Whether a numbered line in the text's own style is an item: the next line is its like, or goes on."""
    piece = pieces[n]
    if piece.bold or piece.line.size > 1.04 * look.size:
        return False
    after = pieces[n + 1] if n + 1 < len(pieces) and follows(piece, pieces[n + 1]) else None
    return after is not None and bool(words()["heading"].match(after.text.strip())) and after.font == look.font


def _apart_below(pieces: Sequence[Piece], n: int, look: Look) -> bool:
    if n + 1 >= len(pieces) or not follows(pieces[n], pieces[n + 1]):
        return False
    after = pieces[n + 1]
    return after.line.top - pieces[n].line.top > 1.1 * look.pitch or after.indent > 0.5 * look.size or not after.slanted


def _continues_heading(one: Piece, two: Piece, look: Look) -> bool:
    """Whether a line goes on with a heading of more than one line."""
    return (
        follows(one, two)
        and abs(one.line.size - two.line.size) < 0.3
        and one.font == two.font
        and (one.bold, one.slanted) == (two.bold, two.slanted)
        and (one.font != look.font or one.line.size > 1.07 * look.size)
        and two.line.top - one.line.top < 1.6 * one.line.size
        and len(two.text) < _HEADING
        and not words()["heading"].match(two.text.strip())
        and not words()["label"].match(two.text.strip())
        and not (two.stopped and two.text.rstrip()[-1] in "。.")
    )


def _front(pieces: Sequence[Piece], look: Look, out: list[str]) -> None:
    """The title (the largest heading of the first page) and what stands between it and the text proper."""
    if not pieces:
        return
    page = pieces[0].line.page
    opening = next(
        (
            n
            for n, piece in enumerate(pieces)
            if piece.line.page == page and n and words()["opening"].match(piece.text.strip()) and out[n] != "footnote"
        ),
        None,
    )
    heads = [
        n
        for n, p in enumerate(pieces)
        if p.line.page == page
        and out[n] == "heading"
        and (opening is None or n < opening)
        and not words()["named"].fullmatch(p.text.strip())
    ]
    heads = [n for n in heads if not _in_banner(pieces, n)] or heads
    if not heads:
        return
    best = _largest(pieces, heads, look)
    if pieces[best].line.size < 1.12 * look.size:
        return
    end = best
    out[best] = "title"
    while end + 1 < len(pieces) and _continues_title(pieces[best], pieces[end], pieces[end + 1]):
        end += 1
        out[end] = "title"
    if opening is not None:
        prose = _prose(pieces[:opening])
        for n in range(opening):
            if n in prose:
                continue
            if out[n] in {"heading", "text"} and not (n < best and pieces[n].line.top < pieces[best].line.top - 400):
                out[n] = "front"
    else:
        for n in heads:
            plain = not words()["heading"].match(pieces[n].text.strip())
            if n > end and plain and pieces[n].line.top < pieces[end].line.bottom + 120:
                out[n] = "front"
    _other_titles(pieces, out, opening)


def _largest(pieces: Sequence[Piece], heads: Sequence[int], look: Look) -> int:
    """The largest heading; those in the script of the text before a journal's name in the other."""
    chinese = 4 * sum(_is_han(piece.text) for piece in pieces) > len(pieces)
    own = [n for n in heads if _is_han(pieces[n].text) == chinese and pieces[n].line.size >= 1.12 * look.size]
    return max(own or heads, key=lambda n: (round(pieces[n].line.size, 1), -n))


def _in_banner(pieces: Sequence[Piece], n: int) -> bool:
    """Whether a line is the journal's name, told by what stands right below it."""
    return n < 6 and any(words()["banner"].match(p.text.strip()) for p in pieces[n + 1 : n + 2])


def _prose(pieces: Sequence[Piece]) -> set[int]:
    """Indexes of lines that make a paragraph of sentences: an abstract that has no label."""
    out: set[int] = set()
    start = 0
    for at in range(1, len(pieces) + 1):
        if (
            at < len(pieces)
            and follows(pieces[at - 1], pieces[at])
            and (
                abs(pieces[at].line.size - pieces[start].line.size) < 0.4
                and pieces[at].line.top - pieces[at - 1].line.top < 1.7 * pieces[at].line.size
            )
        ):
            continue
        text = " ".join(piece.text for piece in pieces[start:at])
        if at - start >= 4 and len(_SENTENCE.findall(text)) >= 2:
            out.update(range(start, at))
        start = at
    return out


def _continues_title(title: Piece, one: Piece, two: Piece) -> bool:
    apart = (two.line.top - one.line.bottom) / title.line.size
    near = two.line.page == one.line.page and -0.4 < apart < 1.3
    alike = abs(two.line.size - title.line.size) < 0.06 * title.line.size
    subtitle = two.text.strip()[:1] in "—―─-–" and len(two.text.strip()) > 2
    return near and (alike or subtitle)


def _other_titles(pieces: Sequence[Piece], out: list[str], opening: int | None) -> None:
    """Between the abstract and the first heading of the text there may be the title in the other language."""
    if opening is None:
        return
    page = pieces[opening].line.page
    for n in range(opening, len(pieces)):
        text = pieces[n].text.strip()
        if pieces[n].line.page != page or (out[n] == "heading" and words()["heading"].match(text)):
            return
        if out[n] == "heading" and not words()["named"].fullmatch(text) and n > opening:
            later = any(words()["opening"].match(p.text.strip()) for p in pieces[n + 1 : n + 8] if p.line.page == page)
            if later:
                out[n] = "front"


def level(text: str, deeper: bool) -> int:
    """A heading's depth from its number; ``deeper``: the document's first level is numbered 一、."""
    bare = text.strip()
    depth = re.match(r"\d{1,2}((?:\s?\.\s?\d{1,2})*)", bare)
    if depth:
        return 1 + depth.group(1).count(".") + (2 if deeper and "." not in depth.group(1) else 0)
    if re.match(r"[（(][一二三四五六七八九十]", bare):
        return 2
    if re.match(r"[A-H]\.\s", bare):
        return 2
    return 1


def pairs(pieces: Sequence[Piece]) -> list[tuple[Piece, Piece]]:
    """Lines with the ones under them."""
    return [(a, b) for a, b in pairwise(pieces) if follows(a, b)]
