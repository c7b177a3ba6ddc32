"""People's names: cutting a list of authors into names, and the key by which two spellings meet."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from pipeline.structure import words
from pipeline.structure.view import CJK, fold

_INITIALS = re.compile(r"(?:[A-ZÀ-Þ]\s?\.?\s?-?\s?){1,4}\.?(?:,?\s?(?:Jr|Sr|III|II)\.?)?")
_TRAILING_INITIALS = re.compile(r"\s+(?:[A-ZÀ-Þ]\.?[\s-]?){1,4}$|\s+[A-Z]{1,3}$")
_SUFFIX = re.compile(r"(?:Jr|Sr|III|II)\.?")
_JOINTS = re.compile(r"\s*(?:[,;、&]|\band\b|\bund\b)\s*")
_HAN_JOINTS = re.compile(r"\s*(?:和|与|及)\s*")
_ET_AL = re.compile(
    r"[,\s]*(?:\bet\s?\.?\s?al\b\.?|etal\b\.?|等人?|and (?:his |her |their )?colleagues|and others|及其同事|团队)"
    r"[,.\s]*$"
    r"|[,\s]*(?:\.\s?){2,3}(?=[&A-Z]|$)"
)
_PARTICLE = re.compile(rf"(?<!\S)(?:(?:{'|'.join(words.PARTICLES)})\s+)+$", re.IGNORECASE)


@lru_cache(maxsize=20000)
def key(name: str) -> str:
    """What two spellings of a family name share: Latin letters without accents and case, or Chinese characters."""
    flat = unicodedata.normalize("NFKD", name.replace("ø", "o").replace("Ø", "O").replace("ł", "l"))
    return "".join(char for char in flat.casefold() if "a" <= char <= "z" or CJK.match(char))


def without_et_al(authors: str) -> str:
    """A list of authors without its "et al." or 等."""
    return _ET_AL.sub("", authors.rstrip())


def split(authors: str) -> list[str]:
    """The names in a list of authors, as printed: "Vargo, S.L., and R.F. Lusch" -> ["Vargo, S.L.", "R.F. Lusch"]."""
    flat = fold(authors).lstrip(".").strip(" ,;:\n")
    if not flat:
        return []
    if flat != without_et_al(flat):
        flat = without_et_al(flat).strip(" ,;")
    pieces = [piece.strip(" *'\n") for piece in re.split(_JOINTS, flat)]
    pieces = [p for p in pieces if p.strip(".") and (p not in words.DEGREES or _INITIALS.fullmatch(p))]
    if CJK.search(flat):
        return _chinese(pieces)
    out: list[str] = []
    initials = False
    for piece in pieces:
        if out and (_INITIALS.fullmatch(piece) or _SUFFIX.fullmatch(piece)):
            out[-1] += f", {piece}"
            initials = True
        else:
            out.append(piece)
    if (
        not initials
        and len(out) > 1
        and " " not in out[0]
        and all(" " in name for name in out[2:])
        and _is_given(out[1])
    ):
        out[:2] = [f"{out[0]}, {out[1]}"]
    return [_stopped(name) for name in out]


def inverted(authors: str) -> list[str]:
    """The names in a list that has every family name first: "Rust, Roland T., and Teel, Jesse"."""
    pieces: list[str] = []
    for piece in (p.strip(" *'\n") for p in re.split(_JOINTS, fold(without_et_al(authors))) if p.strip(" .")):
        if pieces and len(pieces) % 2 == 0 and _INITIALS.fullmatch(piece):
            pieces[-1] += f", {piece}"
        else:
            pieces.append(piece)
    if len(pieces) % 2 or any(" " in family and not _PARTICLE.match(family) for family in pieces[::2]):
        return split(authors)
    return [
        re.sub(r"(?<![ .][A-Z])\.$", "", f"{family}, {given}")
        for family, given in zip(pieces[::2], pieces[1::2], strict=True)
    ]


def _stopped(name: str) -> str:
    """A name without the stop behind it, unless that stop belongs to an initial."""
    dotted = re.search(r"(?:,\s?|[A-ZÀ-Þ]\.[\s-]?)[A-ZÀ-Þ]\.$|Jr\.$", name)
    return name if dotted else name.rstrip(".")


def _is_given(piece: str) -> bool:
    """ "Stephen L." after "Vargo": a given name with an initial."""
    return re.fullmatch(r"[A-Z][a-zà-ÿ]+(?:[\s-][A-Z][a-z]*)*(?:\s[A-Z]\.)+", piece) is not None


def _chinese(pieces: list[str]) -> list[str]:
    out: list[str] = []
    for piece in pieces:
        for name in re.split(r"(?<=[\u4e00-\u9fff])\s+(?=[\u4e00-\u9fff])", piece.strip(" .")):
            halves = [half for half in _HAN_JOINTS.split(name) if half]
            out += halves if len(halves) > 1 and all(len(half) > 1 for half in halves) else [name]
    return out


def surname(name: str) -> str:
    """The family name of one author; a Chinese name is kept whole."""
    text = name.strip(" .*'")
    if CJK.search(text):
        return text
    if "," in text:
        return text.split(",")[0].strip()
    if match := _TRAILING_INITIALS.search(text):
        return text[: match.start()].strip()
    parts = text.split()
    if len(parts) < 2:
        return text.split(".")[-1] if "." in text.rstrip(".") else text
    head = " ".join(parts[:-1]) + " "
    particle = _PARTICLE.search(head)
    return ((particle[0] if particle else "") + parts[-1].split(".")[-1]).strip()


def cut_run(run: str) -> list[str]:
    """Names written without anything between them ("杨德锋江霞宋倩文"), or [] where no cut gives names only."""
    best: dict[int, list[str]] = {0: []}
    for end in range(2, min(len(run), 60) + 1):
        for size in (3, 2, 4):
            start = end - size
            if start in best and words.is_chinese_name(run[start:end]):
                longer = [*best[start], run[start:end]]
                if end not in best or len(longer) < len(best[end]):
                    best[end] = longer
    return best.get(len(run), [])
