"""Lists in Chinese sentences: where they end, their items, whether they are in order, the noun that counts them."""

from __future__ import annotations

import re

from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.view import View
from pipeline.claims.zh.words import endings, group, ordered, pattern

NUMBER = r"(?:<numbers.digits>|\d{1,2})"
KIND = (
    rf"(?P<count>{NUMBER})(?P<unit><numbers.units>)?"
    r"(?:<degrees.count>|<numbers.each_other>.{2,6}的)?(?P<kind>[^，,。；;：:、“”]{0,10}?)"
)
DASH = re.compile(r"——|—|–|－|→|-(?=[㐀-鿿“])")
_SPLIT = r"<part.joints>|-(?=[㐀-鿿“])"

#: How a clause goes on with the items that are counted, and what a paper calls its parts together: "四个统一"，即
_GOES_ON = r"[，,](?:<part.namely>|<part.starts>(?!而))"
_LABEL = r"[“\"](?P<kind>[^”\"、]{2,10})[”\"](?:[：:]|[，,]?<part.namely>)"


def list_end(view: View, parts: list[Part], index: int, a: int) -> int:
    """Where the list that begins in a part, at ``a``, may end.

    Later clauses belong to it after a colon, in a list with commas and where a part ends with what counts the items,
    but not after items that have been counted: "A和B两类：…".
    """
    end = parts[index].b
    counted = _counted(view, a, end)
    told = _told_number(view, counted, end)
    if told:
        return told
    begun = pattern("<part.joints>").search(view.text, a + 2, counted.start() if counted else end) is not None
    if counted and begun:
        return end
    for follow in parts[index + 1 :]:
        gap = view.text[end : follow.a]
        named = not begun and pattern("[，,]<part.namely>" if counted is None else _GOES_ON).match(view.text, end)
        if follow.b - follow.a > (120 if named else 30) or not (named or any(mark in gap for mark in "：:、;；")):
            break
        end, begun = follow.b, True
    return end


def _told_number(view: View, counted: re.Match[str] | None, a: int) -> int:
    """The end of as many clauses as have been counted: "三类，即A，B，C"; 0 where there are more or fewer."""
    opens = pattern("[：:]|[，,]<part.namely>").match(view.text, a) if counted else None
    if counted is None or opens is None:
        return 0
    end = len(view.text.rstrip("。．.；; "))
    many = _number(counted["count"])
    pieces = re.split("[，,；;]", view.text[opens.end() : end])
    alike = len({"、" in p for p in pieces}) == 1  # 三类：A、B与C，三者共同提升 Y
    return end if len(pieces) == many > 1 and alike and all(2 <= len(p) <= 24 for p in pieces) else 0


def _number(count: str) -> int:
    """The number that a count is, written or in figures; 0 for 多 and 几."""
    written = enumerate(ordered("numbers.written"), 1)
    return next((n for n, signs in written if count in signs.split("/")), 0)


def _counted(view: View, a: int, b: int) -> re.Match[str] | None:
    """The noun that counts the items of a list that ends at ``b``: "三个阶段"."""
    counted = pattern(rf"(?:<numbers.before>)?{KIND}$").search(view.text, max(a, b - 24), b)
    if counted is None or not (counted["unit"] or counted["kind"]):
        return None
    if pattern("<numbers.manifold>").match(view.text, counted.start("count")):
        return None
    several = counted["unit"] and not pattern("<define.kind>").match(view.text, counted.start("count"))
    listed = several and pattern("[^，,。：:]{4,}<joints.pair>[^，,、]{2,14}$").search(view.text, a, counted.start())
    return counted if listed or is_kind(counted["kind"] or counted["unit"] or "") else None


def items_of(view: View, a: int, b: int) -> tuple[list[tuple[int, int]], bool, str]:
    """The items of a list, whether the text orders them, and the noun that counts them ("三个阶段")."""
    text = view.text
    while a < b and text[a] in "：:，, 了":
        a += 1
    kind, many = "", 0
    counted, label = _counted(view, a, b), pattern(_LABEL).match(text, a, b)
    if counted:
        kind, b, many = counted["kind"] or counted["unit"], counted.start(), _number(counted["count"])
        twice = _counted(view, a, b)  # "A和B两个维度六个指标"
        b = twice.start() if twice else b
    elif label:
        kind, a = label["kind"], label.end()
    else:
        ahead = pattern(rf"{KIND}(?:[：:，,]?<part.namely>|[：:，,])(?:<part.starts>)?").match(text, a, b)
        if ahead and (is_kind(ahead["kind"] or ahead["unit"] or "") or text[ahead.end() - 1] in "：:"):
            kind, a = ahead["kind"] or ahead["unit"], ahead.end()
        else:
            etc = pattern(r"等(?:[^，,。；;、]{0,8})?$").search(text, max(a, b - 10), b)
            if etc and view.is_word(etc.start(), etc.start() + 1):
                category = b - etc.start() > 2 and not pattern("等<part.plain>").fullmatch(text, etc.start(), b)
                if category and "、" in text[a : etc.start()]:
                    return [(a, b)], False, ""  # a list with its category noun is one part
                b = etc.start()
    if (a, b) in view.quoted and "、" in text[a:b]:
        a, b = a + 1, b - 1
    dashes = bool(DASH.search(text, a, b)) and len(DASH.findall(text, a, b)) >= text.count("、", a, b)
    order = dashes or any(word in kind for word in group("part.ordered"))
    pieces = pieces_of(view, a, b, dashes=dashes)
    if 2 < many != len(pieces) and len(told := pieces_of(view, a, b, dashes=dashes, apart=True)) == many:
        return told, order, kind
    return pieces, order, kind


def holds_whole(view: View, items: list[tuple[int, int]]) -> bool:
    """Whether the first item is the whole and its verb: 识别出 W 具有 A、B 和 C 三个维度."""
    verb = (
        pattern(".{4,}?(?P<verb><part.divides|holds.differ>).{2,}").fullmatch(view.text, *items[0]) if items else None
    )
    return verb is not None and view.is_word(*verb.span("verb"))


def built_of(view: View, part: Part) -> tuple[re.Match[str] | None, list[tuple[int, int]]]:
    """打造 A、B、C 的 W 体系: the match that names W, and the list."""
    match = part.search(
        r"<part.builds>(?:了|出)?(?P<items>[^，,]{8,80}?)的(?P<w>[^，,的]{2,14}<part.built>)", view.text
    )
    if not match or match["items"].count("、") < 2 or pattern("<holds.differ>|.*<third.tie>$").match(match["items"]):
        return None, []
    items = pieces_of(view, *match.span("items"), dashes=False)
    return (match, items) if len(items) >= 3 and not _are_qualities(view, items) else (None, [])


def held_list(view: View, part: Part) -> re.Match[str] | None:
    """构建包含 A、B和C 的 W: the list stands in the modifier of the whole."""
    match = part.search(
        r"<part.builds|part.draws>(?:了|出)?<define.kind>?(?P<verb><part.divides>)(?P<items>[^，,]{4,80}?)的(?P<w>[^，,的、]{2,24})$",
        view.text,
    )
    return match if match and "、" in match["items"] and view.is_word(*match.span("verb")) else None


def _are_qualities(view: View, items: list[tuple[int, int]]) -> bool:
    """Whether items say what something is like, a noun and what is said of it each: 资源富集、利益共享的网络."""
    said = 0
    for x, y in items:
        tags = [view.tags[at] for at in sorted(view.tags) if x <= at < y]
        said += y - x == 4 and len(tags) == 2 and tags[0].startswith("n") and tags[1] in ("v", "a", "vn")
    return said > 1


def is_kind(word: str) -> bool:
    """Whether a noun can count the parts of a whole."""
    return word.endswith(endings("part.kinds"))


def pieces_of(view: View, a: int, b: int, *, dashes: bool, apart: bool = False) -> list[tuple[int, int]]:
    """A stretch cut at its joints; empty where an item is a single character or as long as a clause.

    ``apart``: 和 and 与 part items whatever stands around them.
    """
    text, edges = view.text, [a]
    for match in pattern(_SPLIT).finditer(text, a, b):
        word = match.group()
        if any(a <= x <= match.start() < y for x, y in view.quoted) or not view.is_word(*match.span()):
            continue
        if bool(DASH.match(word)) != dashes and (dashes or "、" in text[a:b]):
            continue
        if apart:
            edges += [match.start(), match.end()]
            continue
        if word in ("与", "和") and _ties(text, edges[-1], match.start(), match.end(), b):
            continue
        if word in ("与", "和", "及") and (
            "、" in text[match.end() : b] or _inside_item(text, edges[-1], match.end(), b)
        ):
            continue
        edges += [match.start(), match.end()]
    edges.append(b)
    out = []
    for i in range(0, len(edges), 2):
        x, y = view.trim(_past_mark(text, edges[i], edges[i + 1]), edges[i + 1])
        if y - x >= 2:
            out.append((x, y))
        elif y > x:
            return []
    return out if all(y - x <= 24 for x, y in out) else []


def _ties(text: str, a: int, before: int, after: int, b: int) -> bool:
    """Whether 与 ties two things to a relational noun inside one item: "广告与品牌一致性"."""
    rest = re.split(r"[、，,]", text[after:b])[0]
    return rest.endswith(endings("part.tied")) and before - a <= 6 and "、" in text[:before]


def _inside_item(text: str, a: int, after: int, b: int) -> bool:
    """Whether 和 or 与 stands inside one item: "风险共担与利益共享的机制"."""
    rest = text[_past_mark(text, after, b) : b].split("、")[0].split("，")[0]
    return "、" in text[:after] and "的" in rest[1:-1] and "的" not in text[a:after]


def _past_mark(text: str, a: int, b: int) -> int:
    mark = pattern(r"\s*(?:[①-⑳]|\d{1,2}[.、)]|<part.marks>|第<numbers.digits>(?:<numbers.units>)?[是为]?)?\s*").match(
        text, a, b
    )
    return mark.end() if mark else a
