"""Lists as they stand: phrases between commas and "and", and nouns that say how many there are."""

from __future__ import annotations

from functools import lru_cache
from itertools import pairwise

from pipeline.claims.en.counts import counted, so_many
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import together
from pipeline.claims.en.scene import Arg, Scene

#: In words; a longer phrase is no plain member of a list.
_LONG = 9


def plain(g: Graph, part: Arg) -> bool:
    """Whether a member of a list is a short phrase of its own, no clause and no counted whole."""
    inside = [p for p, w in enumerate(g.words) if part.start <= w.start < part.end]
    clause = any(g.tag(p) in ("VBZ", "VBD", "VBP", "MD", "WDT", "WP", "TO") for p in inside)
    clause = clause or any(g.tag(p) == "VBG" and g.objects(p) for p in inside)
    clause = clause or any(g.tag(p) == "VBN" and g.children(p, "agent") for p in inside[:1])  # ", driven by A and B"
    return len(inside) < _LONG and not clause and not any(g.is_(p, "part.nouns") and counted(g, p) for p in inside)


def after_colon(s: Scene, noun: int) -> list[Arg]:
    """The noun phrases listed after the first colon (or dash) that follows the noun, read from left to right."""
    g = s.graph
    colon = next(
        (p for p in range(noun + 1, len(g.words)) if g.form(p) in (":", "：") or g.form(p) in ("—", "–", "--")), None
    )
    if colon is None or colon - noun > 25:
        return []
    return list_from(s, colon + 1)


def examples(s: Scene, noun: int) -> list[Arg]:
    """What "including", "such as" or a colon behind a noun's own phrase lists."""
    g = s.graph
    own = set(g.subtree(noun))
    for place in range(noun + 1, min(noun + 12, len(g.words) - 2)):
        if g.form(place) in (":", "：", "including", "namely"):
            return list_from(s, place + 1)
        if [g.form(place), g.form(place + 1)] == ["such", "as"]:
            return list_from(s, place + 2)
        if place not in own and g.form(place) not in (",", "，"):
            break
    return []


def acts_behind(s: Scene, noun: int) -> list[Arg]:
    """The acts in "through three channels: easing A, raising B and training C", where they are as many as it says."""
    g = s.graph
    if noun < 0 or noun + 2 >= len(g.words) or g.form(noun + 1) not in (":", "：") or g.tag(noun + 2) != "VBG":
        return []
    found = list_from(s, noun + 2)
    return found if g.is_(noun, "part.nouns") and so_many(g, noun, len(found)) else []


def as_many(s: Scene, noun: int, mark: int, found: list[Arg]) -> list[Arg]:
    """The members of a list as its noun counts them: semicolons may part them, and the last may be two in one name."""
    g = s.graph
    if so_many(g, noun, len(found)):
        return found
    marks = [mark, *(p for p in range(mark + 1, len(g.words)) if g.form(p) in (";", "；")), len(g.words)]
    pieces = [piece for a, b in pairwise(marks) if (piece := stripped(g, list(range(a + 1, b))))]
    if len(pieces) > 1 and so_many(g, noun, len(pieces)):
        return [Arg(g.words[p[0]].start, g.words[p[-1]].end, head_of(g, p)) for p in pieces]
    if len(found) > 2 and so_many(g, noun, len(found) - 1):
        between = g.text[found[-2].end : found[-1].start].strip()
        if between == "and":
            return [*found[:-2], Arg(found[-2].start, found[-1].end, found[-1].head)]
    return found


def list_from(s: Scene, start: int) -> list[Arg]:
    """Phrases between commas, semicolons and "and" from a place to the sentence's end."""
    g = s.graph
    text = g.text
    pieces: list[list[int]] = [[]]
    for place in range(start, len(g.words)):
        form = g.form(place)
        if form in (".", "。") and place == len(g.words) - 1:
            break
        between = text[g.words[place - 1].end : g.words[place].start]
        if form in (",", "，", ";", "；", "、") or (
            form in ("and", "or") and (not pieces[-1] or _splits(g, place, len(pieces)))
        ):
            pieces.append([])
        elif "\n\n" in between or (g.tag(place) in ("VBZ", "VBD", "VBP", "MD") and pieces[-1] and "-" not in form):
            if len(pieces) > 1 and any(p in g.children(place, "nsubj") for p in pieces[-1]):
                pieces.pop()  # the next clause begins with it
            break
        else:
            pieces[-1].append(place)
    out = []
    for piece in pieces:
        piece = stripped(g, piece)
        if piece:
            if len(piece) > 16:
                return []
            out.append(Arg(g.words[piece[0]].start, g.words[piece[-1]].end, head_of(g, piece)))
    return out if len(out) >= 2 else []


def _splits(g: Graph, place: int, before: int) -> bool:
    """Whether an "and" inside a piece parts two members: it does only in a list without commas before."""
    if any(g.form(p) in (",", "，", ";") for p in range(place + 1, len(g.words))):
        return False
    return before > 1 or not any(g.form(p) in ("and", "or") for p in range(place + 1, len(g.words)))


def stripped(g: Graph, piece: list[int]) -> list[int]:
    """A phrase's places without articles, joining words and marks at its ends."""
    while piece and (
        g.tag(piece[0]) in ("DT", "CC", ":", "HYPH", "``", "''", "PRP$", "-LRB-")
        or g.form(piece[0]) in ("the", "a", "an", "first", "second", "third", "finally", "as", "well", "“", '"')
        or (g.tag(piece[0]) == "RB" and len(piece) == 1)
    ):
        piece = piece[1:]
    while piece and g.tag(piece[-1]) in (".", ":", ",", "``", "''", "POS", "-RRB-", "CC", "RB"):
        piece = piece[:-1]
    return piece


def head_of(g: Graph, piece: list[int]) -> int:
    """The word of a stretch that hangs on none within it; -1 for a single word with a hyphen."""
    if len(piece) == 1 and "-" in g.form(piece[0]):
        return -1
    inside = set(piece)
    return next((p for p in piece if g.head(p) not in inside), piece[-1])


@lru_cache(maxsize=4096)
def preps_of(lemma: str) -> tuple[list[str], list[str]]:
    """The prepositions with which a verb divides or is made up ("consist of"), and those of them in the passive."""
    passive = together("part.passive")
    either = passive | together("part.verbs")
    known = [p for p in ("of", "into", "as", "in", "by", "from", "through") if f"{lemma} {p}" in either]
    return known, [p for p in known if f"{lemma} {p}" in passive]
