"""Terms and the definitions that they are given, in Chinese sentences."""

from __future__ import annotations

import re

from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.verbs import verbs
from pipeline.claims.zh.view import Phrase, View, is_agent, is_research
from pipeline.claims.zh.words import bits, endings, group, pattern

_CUED = (
    r"(?:<define.opens>)?(?P<term>[^，,]{2,30}?)[，,]?(?:<define.first>)?(?:<define.how>)?(?:被)?(?P<cue><define.cues>)"
    r"(?:了|：|:)?(?P<def>.{4,})"
)
_SO_CALLED = r"<define.opens>(?P<term>[^，,]{2,24}?)[，,]?(?P<cue><define.so_called>)(?P<def>.{4,})"
_POINTS = r"(?P<term>[^，,是]{2,20}?)[，,]?(?P<cue>指)(?!<define.no_verb>)(?P<def>.{8,})"
_MEANING = r"(?P<term>.{2,24}?)的<define.nouns>(?:是|为|指)(?P<def>.{4,})"


def may_define(view: View) -> bool:
    """Whether a sentence has a word or a sign without which it defines nothing."""
    lists = "define.cues|define.so_called|define.nouns|define.called|define.kind|define.names|define.made_of"
    return view.may_hold(0, len(view.text), lists) or any(sign in view.text for sign in ("指", "——", "即"))


def read_definition(view: View, parts: list[Part], index: int) -> Found | None:
    """X 是指 …; X 的内涵是 …; 这一…被称为 X; X 是一种 … 的过程; X 是由 … 引发的一种 …; X——即 …，…."""
    part = parts[index]
    text = view.text
    end = parts[-1].b
    held = view.held(0, len(text))
    match = pattern(_CUED).match(text, part.a, end) if held & bits("define.cues") else None
    if match and view.is_word(match.end("cue"), match.end("cue")):
        term = match.span("term")
        taken = pattern(r"(?:.{0,20}?(?:将|把))(?P<t>.{1,30})").fullmatch(text, *term)
        term = taken.span("t") if taken else term
        also = pattern("(?P<t>[^，,]{2,}?)<define.also>.+").fullmatch(text, *term)  # X 又称 Z，是指 …
        term = also.span("t") if also else term
        if view.text[slice(*term)] in group("bare.pronouns"):
            term = _named_before(view, part.a) or term
        return _defined(view, term, match.span("def"), match.span("cue"), (part.a, end), 0.8)
    match = pattern(_SO_CALLED).match(text, part.a, end) if held & bits("define.so_called") else None
    if match:
        return _defined(view, match.span("term"), match.span("def"), match.span("cue"), (part.a, end), 0.8)
    match = pattern(_POINTS).match(text, part.a, end) if "指" in text else None
    if match and view.is_word(*match.span("cue")) and not part.mute:
        return _defined(view, match.span("term"), match.span("def"), match.span("cue"), (part.a, end), 0.6)
    match = pattern(_MEANING).match(text, part.a, end) if held & bits("define.nouns") else None
    if match:
        return _defined(
            view, match.span("term"), match.span("def"), (match.end("term"), match.start("def")), (part.a, end), 0.7
        )
    match = part.fullmatch(r"(?P<cue>这(?:一|种|个)?.{0,6}<define.called>)(?P<term>[^，,]{2,24})", text)
    if match and index:
        made = _defined(
            view, match.span("term"), (parts[0].a, parts[index - 1].b), match.span("cue"), (parts[0].a, part.b), 0.6
        )
        return made._replace(rule="zh.define.this") if made else None
    match = pattern(r"(?P<term>[^，,]{2,24}?)——(?P<cue>即)(?P<def>[^，,—]{6,80})(?:——|[，,])").match(text, part.a, end)
    match = match or part.fullmatch(
        r"(?P<term>[^，,]{2,20}?)(?P<cue>是)(?P<def>由[^，,]{4,50}的(?:<define.kind>)[^，,。]{2,20})", text
    )
    if match and not part.mute:
        clause = part.a, match.end("def")
        return _defined(view, match.span("term"), match.span("def"), match.span("cue"), clause, 0.6)
    return _genus(view, part, end) or _by_parts(view, part, end) or _called(view, part) or _namely(view, part)


_GENUS = r"(?P<term>[^，,]{2,20}?)(?P<cue>是|即)(?P<kind><define.kind>)?(?P<def>.{8,})"


def _genus(view: View, part: Part, end: int) -> Found | None:
    """X 是一种 … 的过程, X 是 … 的压力: what a term is, told by a head that has meanings or that is its own."""
    match = pattern(_GENUS).match(view.text, part.a, end)
    if match is None or part.mute or not view.is_word(*match.span("cue")):
        return None
    first = re.split("[，,：:]", match["def"].rstrip("。．.；;"))[0]
    if match["kind"] is None and _is_key(view, match, first):
        return None
    heads = endings("define.heads") + ((match["term"].strip()[-2:],) if match["kind"] else ())
    for body in (first, match["def"].rstrip("。．.；;")) if match["kind"] else (first,):
        if (
            body.endswith(heads)
            and "的" in body
            and not any(k in body for k in group("define.key"))
            and (body == first or not ("的" in first or first.endswith(heads)))
        ):
            span = match.start("def"), match.start("def") + len(body)
            weight = 0.5 if match["kind"] else 0.4
            return _defined(view, match.span("term"), span, match.span("cue"), (part.a, span[1]), weight)
    return None


def _is_key(view: View, match: re.Match[str], what: str) -> bool:
    """Whether "X 是 … 的 N" without a word for a kind says what X is good for, or speaks of no term."""
    start, term = match.start("def"), match["term"]
    verb = next(iter(verbs(view, start, start + len(what))), None)
    acts = verb is not None and verb.kind != "affect" and "的" not in view.text[start : verb.a]
    acts = acts and not (verb and is_agent(view, view.text[start : verb.begins]))
    key = what.endswith(endings("nouns.key") + endings("part.members"))
    named = not (
        is_agent(view, term)
        or term.endswith(("的", *endings("nouns.key_back"), *endings("numbers.digits"), *endings("talk.views")))
    )
    named = named and not what.endswith(endings("talk.research_object")) and not pattern("<verbs.able>").search(term)
    return acts or key or not named or len(what) < 9


def _by_parts(view: View, part: Part, end: int) -> Found | None:
    """X 是以 A 为核心、以 B 为支撑的 N."""
    if not view.may_hold(0, len(view.text), "define.made_of"):
        return None
    match = pattern(
        r"(?P<term>[^，,是]{2,20}?)(?P<cue>是)(?P<def>以[^，,。]{2,40}为[^。]{2,160}的[^，,。的]{0,8}<define.heads>)[。；;]?$"
    ).match(view.text, part.a, end + 1)
    if match is None or part.mute or not view.is_word(*match.span("cue")):
        return None
    return _defined(view, match.span("term"), match.span("def"), match.span("cue"), (part.a, end), 0.5)


def _called(view: View, part: Part) -> Found | None:
    """将 D 称为 X; D 即称为 X."""
    if not part.held & bits("define.names"):
        return None
    match = part.fullmatch(
        r"(?:(?P<who>[^，,]{0,12}?)(?:将|把))?(?P<def>(?:(?!将|把)[^，,]){6,80}?)(?<!被)(?:<adverbs.words>|即){0,2}被?(?P<cue><define.names>)(?P<term>[^，,]{2,20})",
        view.text,
    )
    if match is None or not view.is_word(*match.span("cue")) or match["def"].startswith(endings("define.no_term")):
        return None
    return _defined(view, match.span("term"), match.span("def"), match.span("cue"), (part.a, part.b), 0.6)


def _namely(view: View, part: Part) -> Found | None:
    """X，即 D: a construct by its name and, after a comma, what it is."""
    comma = pattern(r"[，,]即").match(view.text, part.a - 2, part.b)
    named = next(((x, y) for x, y in view.mentions if comma and y == comma.start()), None)
    if comma is None or named is None or part.b - part.a < 6 or "的" not in view.text[part.a : part.b]:
        return None
    if (
        view.has_word(part.a, part.b, "verbs.able")
        or part.fullmatch(".*(?:<effects.nouns|effects.link>)", view.text)
        or verbs(view, part.a, part.b)
    ):
        return None
    return _defined(view, named, (part.a, part.b), comma.span(), (named[0], part.b), 0.5)


def _named_before(view: View, before: int) -> tuple[int, int] | None:
    """The term that 其 stands for: "提出了 X 的概念，并将其定义为 …"."""
    found = None
    for match in pattern(
        r"(?:<talk.proposed|talk.shows>)(?:了|出)?(?P<term>[^，,]{2,24}?)(?:的?<define.nouns>)?[，,]"
    ).finditer(view.text, 0, before):
        found = match.span("term")
    return found


def _one_meaning(view: View, a: int, b: int) -> int:
    """Where a meaning ends: before a clause about it ("X是指…的程度，这一特征…"), another meaning."""
    quote = next((y for x, y in view.quoted if a <= x <= a + 2 and view.text[y : y + 1] in group("define.stops")), b)
    b = quote if quote > a else b
    for comma in pattern("[，,]").finditer(view.text, a, b):
        whole = view.text.endswith(endings("define.heads"), a, comma.start()) and "的" in view.text[a : comma.start()]
        if whole and pattern("<points.back|verbs.able|define.goes_on>").match(view.text, comma.end(), b):
            return comma.start()
        if pattern(r"[^，,]{2,20}?<define.cues>").match(view.text, comma.end(), b):
            return comma.start()
    return b


def _defined(
    view: View,
    term: tuple[int, int],
    body: tuple[int, int],
    cue: tuple[int, int],
    clause: tuple[int, int],
    weight: float,
) -> Found | None:
    name = view.phrase(term[0], view.back_over(*term, "adverbs.words"))
    a, b = body
    while a < b and view.text[a] in "，,：: ":
        a += 1
    while b > a and view.text[b - 1] in "。．.；;，, ":
        b -= 1
    b = _one_meaning(view, a, b)
    if (
        name is None
        or b - a < 4
        or is_research(name.text)
        or name.text.endswith(endings("define.no_term"))
        or name.text in group("bare.pronouns")
    ):
        return None
    start, end = view.span(a, b)
    roles = (("term", name), ("definition", Phrase(start, end, view.text[a:b])))
    return Found("define", roles, "", "zh.define.verb", cue, (min(clause[0], a), max(term[1], b)), weight)
