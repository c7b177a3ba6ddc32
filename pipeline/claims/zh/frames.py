"""Wholes and their parts, terms and their definitions, in Chinese sentences."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable

from pipeline.claims.zh.counted import uncounted
from pipeline.claims.zh.definitions import may_define, read_definition
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.lists import (
    DASH,
    KIND,
    NUMBER,
    built_of,
    held_list,
    holds_whole,
    is_kind,
    items_of,
    list_end,
    pieces_of,
)
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.sides import past_talk
from pipeline.claims.zh.view import Phrase, View, is_agent, is_research
from pipeline.claims.zh.words import bits, endings, group, pattern

_VERB = "<part.divides|part.shows>"
#: What is divided, and what it goes by: 将 W 依据 A (分为…)
_TAKEN = "(?:将|把)(?P<w>[^，,]{1,30}?)(?:<talk.accord>[^，,]{2,24})?"
#: What is no whole: a report, and what names causes
_CAUSES = (
    "(?P<y>.{2,})的<part.sources>|<talk.report>"
    "|(?:<verbs.affect|verbs.raise|verbs.bring|verbs.lower>).{2,}的<degrees.key>{0,3}<nouns.factors>"
)


def read_frames(view: View, parts: list[Part], before: Callable[[], list[Phrase]]) -> list[Found]:
    """Parts of wholes, and definitions of terms; ``before``: what the sentence before is about."""
    if not parts or parts[0].mute == "question":
        return []
    found: list[Found] = []
    defines = may_define(view)
    for index, part in enumerate(parts):
        if part.mute in ("question", "gap", "worth"):
            continue
        definition = read_definition(view, parts, index) if defines else None
        if definition:
            found += [definition, *_composed(view, part)]
            continue
        found += (
            _sources(view, parts, index)
            or _both(view, part)
            or _divided(view, parts, index, before)
            or _composed(view, part)
            or _counted(view, parts, index)
            or _routes(view, parts, index)
            or _member(view, part)
        )
    return found


def _divided(view: View, parts: list[Part], index: int, before: Callable[[], list[Phrase]]) -> list[Found]:
    """W 包括 A、B和C (三个阶段); 将 W 细分为 A—B—C; W 分为三类: A、B和C."""
    if not parts[index].held & bits("part.divides|part.shows"):
        return []
    part = parts[index]
    text = view.text
    for match in part.finditer(rf"(?P<verb>{_VERB})(?:了|着|出|：|:)?", text):
        if not view.is_word(*match.span("verb")) or view.in_quote(match.start()):
            continue
        verb = match["verb"]
        items, order, kind = items_of(view, match.end(), list_end(view, parts, index, match.end()))
        begins = view.back_over(part.a, match.start(), "adverbs.words")
        if held_list(view, part) or holds_whole(view, items):
            continue
        in_turn = view.has_word(begins, match.start(), "part.in_turn")
        one = len(items) == 1 and "、" in text[slice(*items[0])]
        bare = verb not in group("part.divides") and not kind and not in_turn
        bare = bare and not pattern("的<part.sources>$").search(text, part.a, begins)  # Y 的影响因素为 A、B
        if bare or (len(items) < 2 and not one):
            continue
        whole = _whole(view, parts, index, match.start())
        if whole is None and view.text[part.a : begins] in group("part.pronouns"):
            whole = next((topic.again() for topic in before()), None)
        causes = pattern(_CAUSES).fullmatch(whole.text) if whole else None
        if whole is None or (causes and not causes["y"]):
            continue
        if verb in group("holds.differ") and whole.text.endswith(endings("effects.nouns")):
            continue  # an effect that differs
        if causes:
            a = bisect_left(view.at, whole.start)
            return _causes(view, items, (a, a + causes.end("y")), match.span("verb"), part)
        place = match.span("verb"), (part.a, max(part.b, items[-1][1]))
        return _parted(view, whole, items, place, order or in_turn, 0.75 if verb in group("part.divides") else 0.55)
    return []


_BOTH = (
    r"(?P<w>[^，,]{2,30}?)(?P<cue>既)可?<part.divides|part.has>了?(?P<x>[^，,]{2,30})[，,]"
    r"(?:<talk.too>|又|还)可?<part.divides|part.has>了?(?P<y>[^，,。；;]{2,30})"
)


def _both(view: View, part: Part) -> list[Found]:
    """W 既包括 A，也包括 B."""
    if not part.held & bits("part.divides|part.has"):
        return []
    match = pattern(_BOTH).match(view.text, part.a)
    whole = view.phrase(*match.span("w")) if match and view.is_word(*match.span("cue")) else None
    if match is None or whole is None or part.mute:
        return []
    items = [match.span("x"), match.span("y")]
    return _parted(view, whole, items, (match.span("cue"), (part.a, match.end())), False, 0.6)


def _whole(view: View, parts: list[Part], index: int, b: int) -> Phrase | None:
    """The whole: what stands before the verb, else what the clause before speaks of."""
    part = parts[index]
    text = view.text
    taken = pattern(rf"{_TAKEN}(?:<part.sorts>)?$").search(text, part.a, b)
    if taken:
        return view.phrase(*taken.span("w"))
    into = pattern(r"对(?P<w>[^，,]{2,20})<part.does>.{0,8}$").search(text, part.a, b)
    if into:
        return view.phrase(*into.span("w"))
    end = view.back_over(part.a, b, "adverbs.words")
    end = view.back_over(part.a, end - 1, "adverbs.words") if text[end - 1] == "被" else end
    start = past_talk(view, part, _past_setting(view, part.a, end), end)
    named = pattern(r"(?P<w>.{2,40}?)的?(?:<part.can>)?(?:<part.how>)?地?$").search(text, start, end)
    w_end = next((at for at in range(named.end("w") if named else start, end) if at not in view.inner), end)
    phrase = view.phrase(start, w_end) if named else None
    if pattern(r"<places.within>.*<places.setting>").fullmatch(text, part.a, end):
        return None
    if phrase is None:
        return _earlier(view, parts, index)
    said = view.over(start, w_end, "adverbs.words")
    if part.mute in ("aim", "study") and view.tags.get(said) == "v" and said > start:
        return None
    if (
        is_research(phrase.text)
        or "了" in phrase.text
        or (is_agent(view, phrase.text) and len(phrase.text) <= 4 and text[b : b + 1] != "分")
    ):
        return None
    return phrase


def _past_setting(view: View, a: int, b: int) -> int:
    match = pattern(r"<places.basis>.{2,30}?<places.view>[，,]?").match(view.text, a, b)
    return match.end() if match and b - match.end() >= 2 else a


def _earlier(view: View, parts: list[Part], index: int) -> Phrase | None:
    for back in range(index - 1, max(-1, index - 3), -1):
        earlier = parts[back]
        told = earlier.mute == "aim" or pattern("<talk.by>").match(view.text, earlier.a, earlier.b)
        said = pattern(r".{0,40}(?:<talk.aim>)(?:了|出)?(?P<w>[^，,]{3,24})") if told else None
        talk = said.fullmatch(view.text, earlier.a, earlier.b) if said else None
        taken = pattern(f"[^，,]{{0,30}}?{_TAKEN}").fullmatch(view.text, earlier.a, earlier.b)
        if taken and view.is_word(*taken.span("w")):
            return view.phrase(*taken.span("w"))
        if talk and view.is_word(*talk.span("w")) and view.tags.get(talk.start("w")) != "d":
            return view.phrase(*talk.span("w"))
        if earlier.mute == "aim":
            return None
        if earlier.mute or earlier.b - earlier.a < 2:
            continue
        met = pattern("[^，,]{0,40}(?P<meets><part.meets>)了?(?P<w>[^，,的、]{2,16})").fullmatch(
            view.text, earlier.a, earlier.b
        )
        if met and view.is_word(*met.span("meets")) and back == index - 1:
            return view.phrase(*met.span("w"))
        match = pattern(r"(?P<w>.{2,24}?)(?:<adverbs.words>){0,3}<copulas.topic>").match(
            view.text, earlier.a, earlier.b
        )
        whole = match is not None and view.is_word(match.end("w"), match.end())
        phrase = view.phrase(*match.span("w")) if match and whole else None
        return phrase if phrase and not is_research(phrase.text) else None
    return None


def _parted(
    view: View,
    whole: Phrase,
    items: list[tuple[int, int]],
    place: tuple[tuple[int, int], tuple[int, int]],
    order: bool,
    weight: float,
) -> list[Found]:
    out: list[Found] = []
    dimensions = pattern("<part.dimensions>[^，,、]{0,14}$").search(view.text, *place[1]) is not None
    if whole.text.endswith(endings("talk.seen" if dimensions else "part.no_whole")):
        return out
    if all(pattern(rf"{NUMBER}<numbers.units|numbers.people>.*").match(view.text, x, y) for x, y in items):
        return out
    for number, (x, y) in enumerate(items, 1):
        phrase = view.phrase(x, y)
        if phrase is None or (phrase.start < whole.end and whole.start < phrase.end):
            continue
        roles = (("whole", uncounted(view, whole)), ("part", phrase))
        out.append(
            Found("part", roles, "", "zh.part.list", place[0], place[1], weight, order=number if order else None)
        )
    return out


_MADE_OF = (
    r"(?P<w>.{2,40}?)(?:<part.how>)?是?(?P<cue>由)(?P<items>.{4,80}?)(?:等)?(?P<tail>.{0,8}?)(?:<part.together>)?"
    r"(?P<verb><part.composed>)(?:的)?"
)
#: W 是 A、B 和 C 的有机整体
_UNION = r"(?P<w>[^，,]{2,40}?)(?P<cue>是)(?P<items>[^，,的]{2,40}、[^，,的]{2,60}(?P<tail>))的(?P<verb><part.union>)"
_COUNTED_ONES = f"(?:由|<part.joints>){NUMBER}<numbers.units|numbers.people>"


def _composed(view: View, part: Part) -> list[Found]:
    """W 由 A、B和C 构成; A、B和C 构成(了) W."""
    if not part.held & bits("part.composed|part.belongs|part.union"):
        return []
    if len(list(pattern(_COUNTED_ONES).finditer(view.text, part.a, part.b))) > 1:
        return []  # who takes part in a model: 由一个A和两个B组成的系统
    match = part.fullmatch(_MADE_OF, view.text) or part.fullmatch(_UNION, view.text)
    if match and view.is_word(*match.span("cue")):
        whole = view.phrase(*match.span("w"))
        items, order, _ = items_of(view, match.start("items"), match.end("tail"))
        listed = len(items) >= 2 or any("、" in view.text[a:b] for a, b in items)  # "A、B等主体": one part
        if whole and listed and not pattern("<numbers.each_other>").search(match["items"]):
            return _parted(view, whole, items, (match.span("verb"), (part.a, part.b)), order, 0.75)
    match = part.search(
        r"由(?P<items>.{4,80}?)(?:<part.together>)?(?P<verb><part.composed>)的(?P<w>.{2,24})", view.text
    )
    if match:
        whole = _kind_of(view, part.a, match.start()) or view.phrase(*match.span("w"))
        items, order, _ = items_of(view, *match.span("items"))
        if whole and len(items) >= 2 and not pattern("<numbers.each_other>").search(match["items"]):
            return _parted(view, whole, items, (match.span("verb"), (part.a, part.b)), order, 0.7)
    match = part.fullmatch(
        r"(?P<items>.{4,80}?)(?:<part.together>)?(?P<verb><part.composed|part.belongs>)了?(?P<w>.{2,30})", view.text
    )
    if match and view.is_word(*match.span("verb")) and "、" in match["items"]:
        whole, taken = view.phrase(*match.span("w")), pattern("<joints.takes>").search(match["items"])
        items, order, _ = items_of(view, match.start("items") + (taken.end() if taken else 0), match.end("items"))
        if whole and len(items) >= 2:
            return _parted(view, whole, items, (match.span("verb"), (part.a, part.b)), order, 0.6)
    return []


def _kind_of(view: View, a: int, b: int) -> Phrase | None:
    """What is said to be a kind of something, before "由 A 和 B 组成的 N": "W 是一种"."""
    match = pattern("(?P<w>[^，,]{2,30}?)(?:<adverbs.words>)?是(?:<define.kind>)?").fullmatch(view.text, a, b)
    return view.phrase(*match.span("w")) if match else None


def _counted(view: View, parts: list[Part], index: int) -> list[Found]:
    """提出/归纳出 W 的 A、B和C 三个维度; 打造 A、B、C 的 W 体系."""
    part = parts[index]
    text = view.text
    signed = "：" in text or ":" in text or view.may_hold(0, len(text), "part.namely")
    if not signed and not part.held & bits("part.draws|part.built"):
        return []
    match = part.fullmatch(
        rf"(?P<verb><part.draws>)(?:<part.drawn>)*(?P<w>[^，,、]{{2,24}}?)的(?P<items>[^，,]{{4,70}}?)(?:等|这)?{KIND}",
        text,
    )
    if match and is_kind(match["kind"] or match["unit"] or ""):
        whole = view.phrase(*match.span("w"))
        items = pieces_of(view, *match.span("items"), dashes=bool(DASH.search(match["items"])))
        order = any(word in (match["kind"] or "") for word in group("part.ordered"))
        if whole and len(items) >= 2:
            return _parted(view, whole, items, (match.span("verb"), (part.a, part.b)), order, 0.6)
    end = list_end(view, parts, index, part.b)
    if index + 1 < len(parts) and pattern("[，,](?:<part.namely>)").match(text, end):
        end = parts[index + 1].b
    match = pattern(
        rf"(?P<count>{NUMBER})(?:<numbers.units>)(?P<w>[^，,：:、]{{2,24}}?)(?P<cue>：|:|[，,]?<part.namely>)(?P<items>.{{4,120}})"
    ).search(text, part.a, end)
    if match and part.mute != "question":
        whole = view.phrase(*match.span("w"))
        if text[match.start() - 1 : match.start()] == "的":
            said = pattern(r"(?:.{0,16}?(?:<talk.aim>)(?:了|出)?)?").match(text, part.a, match.start())
            whole = view.phrase(said.end() if said else part.a, match.end("w"))
        end = (
            match.start("items") + len(re.split(r"[，。；,;]", match["items"])[0])
            if "、" in match["items"]
            else match.end("items")
        )
        items = pieces_of(view, match.start("items"), end, dashes=False)
        listed = "、" in text[match.start("items") : end] and match["cue"] in "：:"
        if not listed and any(view.tags.get(at, "").startswith("v") for x, y in items for at in range(x + 1, y - 2)):
            items = []
        if whole and len(items) >= 2 and not is_research(whole.text) and whole.text[0] not in group("part.pronouns"):
            return _parted(
                view,
                whole,
                items,
                (match.span("cue"), (part.a, items[-1][1])),
                any(w in whole.text for w in group("part.ordered")),
                0.65,
            )
    match = held_list(view, part)
    if match:
        whole, items = view.phrase(*match.span("w")), items_of(view, *match.span("items"))[0]
        return _parted(view, whole, items, (match.span("verb"), (part.a, part.b)), False, 0.6) if whole else []
    built, items = built_of(view, part)
    whole = view.phrase(*built.span("w")) if built else None
    if built and whole:
        return _parted(view, whole, items, (built.span("w"), (part.a, part.b)), False, 0.6)
    return []


#: Y 受到四种因素的影响: the factors follow
_UNDERGOES = (
    rf"(?P<y>[^，,]{{2,40}}?)(?:<adverbs.words>){{0,2}}(?P<cue><third.undergoes>){NUMBER}<numbers.units>"
    r"[^，,的]{0,6}?<nouns.factors><degrees.undergone>{0,2}<verbs.undergo>[：:，,]"
)


def _sources(view: View, parts: list[Part], index: int) -> list[Found]:
    """识别出 A、B和C 三类 Y 的诱因; Y 受到三种因素的影响: A、B和C: what is counted are causes."""
    part = parts[index]
    if part.mute == "question":
        return []
    under = pattern(_UNDERGOES).match(view.text, part.a) if part.held & bits("third.undergoes") else None
    if under:
        items, _, _ = items_of(view, under.end(), list_end(view, parts, index, under.end()))
        return _causes(view, items, under.span("y"), under.span("cue"), part._replace(b=max(part.b, under.end())), "?")
    if not part.held & bits("part.draws"):
        return []
    match = part.fullmatch(
        rf"(?:.*?(?:<part.draws>))(?:<part.drawn>)*(?P<items>[^，,]{{4,70}}?)(?:等|这)?{NUMBER}(?:<numbers.units>)"
        r"(?P<y>[^，,、]{2,20}?)的?<degrees.key>{0,2}(?P<key><part.sources|nouns.key_harm>)",
        view.text,
    )
    if match is None:
        return []
    items = pieces_of(view, *match.span("items"), dashes=False)
    sign = "-" if match["key"] in group("nouns.key_harm") else "+"
    return _causes(view, items, match.span("y"), match.span("key"), part, sign)


def _causes(
    view: View, items: list[tuple[int, int]], y: tuple[int, int], cue: tuple[int, int], part: Part, sign: str = "+"
) -> list[Found]:
    """Each item of a list as a cause of ``y``."""
    effect = view.phrase(*y)
    causes = [phrase for item in items if (phrase := view.phrase(*item))]
    if effect is None or len(causes) < 2:
        return []
    place = cue, (part.a, max(part.b, items[-1][1]))
    return [Found("cause", (("cause", c), ("effect", effect)), sign, "zh.cause.sources", *place) for c in causes]


_PATH = (
    r"(?P<w>[^，,]{2,30}?)(?:<adverbs.words>){0,3}(?P<cue><part.follows>)(?:了|着|出)?[“「『\"]?"
    r"(?P<items>[^，,”」』\"]{5,80})[”」』\"]?的[^，,的]{0,6}<part.kinds|part.roads|part.built>"
)


#: 从 A、B 三个维度刻画 W: the dimensions are those of W, and of what has W only its head is named
_SHOWN = (
    rf"(?P<cue>从)(?P<items>[^，,]{{4,70}}?)(?:等|这)?{NUMBER}个?<part.views>[，,]?(?:<adverbs.words>){{0,2}}<part.views_of>了?"
    r"(?:[^，,。；;]{2,24}的)?(?P<w>[^，,。；;的]{2,24})"
)


def _routes(view: View, parts: list[Part], index: int) -> list[Found]:
    """W 可以从 A、B与C 三条路径展开; W 通过 A、B和C 来表征; W 遵循 "A—B—C" 的路径."""
    part = parts[index]
    path = part.fullmatch(_PATH, view.text) if part.held & bits("part.follows") else None
    if path and not part.mute and view.is_word(*path.span("cue")) and DASH.search(path["items"]):
        whole, items = view.phrase(*path.span("w")), pieces_of(view, *path.span("items"), dashes=True)
        if whole and len(items) >= 2 and not is_research(whole.text):
            return _parted(view, whole, items, (path.span("cue"), (part.a, part.b)), True, 0.6)
    shown = _SHOWN if part.held & bits("part.views") else ""
    seen = pattern(shown).match(view.text, part.a) if shown else None
    if seen and view.is_word(*seen.span("cue")):
        whole, items = view.phrase(*seen.span("w")), pieces_of(view, *seen.span("items"), dashes=False)
        if whole and len(items) >= 2:
            return _parted(view, whole, items, (seen.span("cue"), (part.a, max(part.b, seen.end()))), False, 0.5)
    if not part.held & bits("part.unfolds|part.told"):
        return []
    match = part.fullmatch(
        rf"(?P<w>[^，,]{{2,30}}?)(?:<adverbs.words>){{0,3}}(?P<cue>从)(?P<items>[^，,]{{4,70}}?)(?P<count>{NUMBER})(?:<numbers.units>)?<part.roads>(?:<part.goes>)?<part.unfolds>",
        view.text,
    ) or part.fullmatch(
        r"(?P<w>[^，,]{0,30}?)(?:<adverbs.words>){0,3}(?P<cue><part.through>)(?P<items>[^，,]{2,40}、[^，,]{2,40}?)(?:<part.goes>)?<part.told>",
        view.text,
    )
    if match is None or part.mute or not view.is_word(*match.span("cue")):
        return []
    whole = view.phrase(*match.span("w")) or _earlier(view, parts, index)
    items = pieces_of(view, *match.span("items"), dashes=False)
    if whole is None or len(items) < 2 or is_research(whole.text) or is_agent(view, whole.text):
        return []
    return _parted(view, whole, items, (match.span("cue"), (part.a, part.b)), False, 0.5)


def _member(view: View, part: Part) -> list[Found]:
    """A、B和C 是 W 的三个维度; A 是 W 的重要环节."""
    if not part.held & bits("part.members"):
        return []
    match = part.fullmatch(
        rf"(?P<items>.{{2,70}}?)(?P<cop><copulas.named>)(?:了)?(?P<w>[^，,是]{{2,30}}?)的(?P<adj>(?:[^，,的]{{1,6}}的)?[^，,的]{{0,8}}?)(?P<count>{NUMBER}(?:<numbers.units>)?)?(?P<mid>[^，,的]{{0,6}}?)(?P<kind><part.members>)(?:<numbers.one_of>)?",
        view.text,
    )
    if match is None or not view.is_word(*match.span("cop")) or part.mute:
        return []
    if match["cop"] in group("copulas.as") and view.has_word(*match.span("items"), "means.by"):
        return []  # 以 A 为 W
    w_end = match.end("w")
    last = max((at for at in view.tags if match.start("w") < at < w_end), default=0)
    whole = view.phrase(match.start("w"), last if view.tags.get(last) == "a" else w_end)
    items = pieces_of(view, *match.span("items"), dashes=False)
    order = match["kind"] in group("part.ordered")
    acts = pattern("<verbs.affect|verbs.raise|verbs.lower|verbs.bring>").match(view.text, *match.span("w"))
    if whole is None or not items or match["items"] in group("adverbs.words") or (acts and view.is_word(*acts.span())):
        return []
    return _parted(view, whole, items, (match.span("kind"), (part.a, part.b)), order and len(items) > 1, 0.6)
