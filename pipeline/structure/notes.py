"""What is never mined: captions, tables, footnotes, authors' notes, running heads, what web pages leave.

:func:`classify` says for every part which of these it is, or "". The reasons are the words that
``Zone.reason`` shows.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pipeline.structure import words
from pipeline.structure.view import CJK, Part, View, ends_sentence, is_whole_label, label, run_in

_BY_KIND = {
    "caption": "caption",
    "table": "table",
    "formula": "formula",
    "footnote": "footnote",
    "running": "running head",
}
_CAPTION = re.compile(
    rf"\s*(?:续\s?)?(?:{words.CAPTION_ZH})\s?"
    r"(?:\d{1,3}|[A-Z]\d{0,2}|[一二三四五六七八九十]{1,3})(?:[-.]\d{1,2})?[a-z]?(?![\d年个种])"
    rf"|\s*(?:{words.CAPTION_EN})\.?\s?"
    r"(?:\d{1,3}|[A-Z]\d{0,2}|[IVX]{1,4})(?:[-.]\d{1,2})?[a-z]?\b"
)
_TALK = re.compile(rf"\s?(?:{words.TALK_ZH}|\(?[a-z]?\)?\s?(?:{words.TALK_EN})s?\b)")
_DATE = re.compile(r"(?:19|20)\d\d")
_EMAIL = re.compile(r"[\w.+-]{1,64}\s?@\s?[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}")
_LEAD = re.compile(r"[\s*•†‡§\\#\d∗·]{0,8}")
_CIRCLED = re.compile(r"\s*(?:[①-⑳❶-❿]|\$?\s?\\?textcircled)")
_LEADER = re.compile(r"(?:(?<!\.)\.{4,}|(?<!…)…{2,})\s?\d{1,4}[ \t]{0,9}$", re.MULTILINE)
_PAGED = re.compile(r"\S.*?(?<![\d.,])(?:\s|\.{2,}|…)\s{0,3}(?:\d{1,3}|[ivx]{1,5})$", re.DOTALL)
_BARE = re.compile(r"[\s\d\[\]·•*.,|/-]*")


def classify(view: View) -> list[str]:
    """For every part the reason why nothing is mined from it, or ""."""
    parts = view.parts
    taken = ["" for _ in parts]
    raised = {mark.start for mark in view.raised}
    for index, part in enumerate(parts):
        taken[index] = _BY_KIND.get(part.kind, "") or _by_look(view, part, raised, taken[index - 1] if index else "")
    for index in _contents(parts):
        taken[index] = taken[index] or "contents"
    for index in _debris(parts):
        taken[index] = taken[index] or "web page"
    for index in _repeated_heads(parts):
        taken[index] = "running head"
    return taken


def _by_look(view: View, part: Part, raised: set[int], before: str) -> str:
    text = view.document.text[part.start : part.end]
    if text.count("\t") >= 2 and len(re.findall(r"\t", text)) * 40 > len(text):
        return "table"
    if is_caption(part.flat) and part.kind != "heading":
        return "caption"
    if is_caption(part.flat) and not ends_sentence(part.flat) and re.match(r"\s*(?:图|表|Fig|Tab)", part.flat):
        return "caption"
    found = label(part.flat, "table_note")
    if found and (before in ("table", "caption", "table note") or part.flat.lstrip().startswith("注:")):
        return "table note"
    if is_author_note(part.flat):
        return "author note"
    start = part.start + len(part.flat) - len(part.flat.lstrip())
    if start in raised and _CIRCLED.match(part.flat) and part.first:
        return "footnote"
    if _LEADER.search(part.flat):
        return "contents"
    return ""


def is_caption(flat: str) -> bool:
    """Whether a text is a figure's or table's caption, not a sentence about it."""
    match = _CAPTION.match(flat)
    if match is None or len(flat.strip()) > 300 or flat.strip().endswith(("。", ";")):
        return False
    rest = flat[match.end() :]
    if not rest.strip():
        return True
    if _TALK.match(rest) or rest[0] in ",，、和与至-":
        return False
    return not (ends_sentence(flat) and len(flat) > 120)


def is_author_note(flat: str) -> bool:
    """Whether a text is a note on authors, dates, funds or the copyright."""
    lead = _LEAD.match(flat)
    body = flat[lead.end() if lead else 0 :]
    if run_in(body, "note"):
        return True
    found = label(body, "note")
    if found is None:
        return body.startswith("(") and bool(_EMAIL.search(body)) and len(body) < 200
    if found.lang == "zh":
        return (
            bool(body[found.end :].strip())
            and (len(body) < 60 or bool(_EMAIL.search(body)))
            and not ends_sentence(body)
        )
    if len(body) > 700:
        return False
    word = body[: found.end].strip(" .:-").casefold()
    if word in (
        "received",
        "accepted",
        "revised",
        "submitted",
        "available online",
        "published online",
        "first published",
    ):
        return bool(_DATE.search(body[:120])) and len(body) < 260
    if word in (
        "editor",
        "citation",
        "contact",
        "open access",
        "e-mail",
        "email",
        "copyright",
        "©",
        "issn",
        "correspondence",
    ):
        return bool(_EMAIL.search(body) or _DATE.search(body)) or len(body) < 80
    return True


def _contents(parts: Sequence[Part]) -> list[int]:
    """The lines under the heading of a table of contents that end with a page's number."""
    found: list[int] = []
    within = False
    for index, part in enumerate(parts):
        text = part.flat.strip()
        if is_whole_label(part.flat, "contents"):
            within = True
        elif within and _PAGED.fullmatch(text[:20_000]):
            found.append(index)
        elif within:
            within = False
    return found


def _debris(parts: Sequence[Part]) -> list[int]:
    """Runs of lines that a web page left: names of buttons and bare numbers."""
    found: list[int] = []
    run: list[int] = []
    score = 0
    for index, part in enumerate(parts):
        lines = [line.strip(" •·*-") for line in part.lines]
        hits = sum(line.casefold().strip(" []()0123456789:") in words.DEBRIS for line in lines if line)
        bare = all(line.casefold().strip(" []()0123456789:") in words.DEBRIS or _BARE.fullmatch(line) for line in lines)
        if lines and bare:
            run.append(index)
            score += hits
            continue
        if score >= 3:
            found += run
        run, score = [], 0
    return found + run if score >= 3 else found


def _repeated_heads(parts: Sequence[Part]) -> list[int]:
    """Running heads that a reader left among the blocks: one short text twice, each time with a page number."""
    seen: Counter[str] = Counter()
    keys: dict[int, str] = {}
    for index, part in enumerate(parts):
        text = part.flat.strip()
        match = re.fullmatch(r"(\d{2,4})\s+(\D{2,60})|(\D{2,60}?)\s+(\d{2,4})", text)
        if match and not ends_sentence(text):
            keys[index] = re.sub(r"\s", "", match[2] or match[3])
            seen[keys[index]] += 1
    return [
        index for index, key in keys.items() if seen[key] >= 2 and not key.startswith(("图", "表", "Table", "Figure"))
    ]


def email(flat: str) -> bool:
    """Whether a text holds an e-mail address."""
    return _EMAIL.search(flat) is not None


def is_affiliation(flat: str) -> bool:
    """Whether a front-page text says where authors work."""
    text = flat.strip()
    if not text or len(text) > 900:
        return False
    if words.AFFILIATION.search(text) is None:
        return bool(re.fullmatch(r"[(\d].{0,80}\d{5,6}\)?", text)) or (len(text) < 120 and email(text))
    if text[0] in "(1234567" or re.search(r"\d{5,6}", text):
        return True
    chinese = CJK.search(text)
    return (
        not ends_sentence(text)
        and len(text) < (120 if chinese else 400)
        and not (chinese and re.search(r"研究[^所院中]{0,6}$", text))
    )


def whole(flat: str, *labels: str) -> str:
    """The first of the labels that the text consists of, or ""."""
    return next((name for name in labels if is_whole_label(flat, name)), "")
