"""Rules that compare: X越高Y越强, X的个体更倾向于Y, 对A的Y高于B, X的作用则相反."""

from __future__ import annotations

import re

from pipeline.claims.zh.found import times
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.relations import relation_in
from pipeline.claims.zh.sides import AND_IN, BACK, POINTING
from pipeline.claims.zh.verbs import Effect, effects, inner_verb, is_negated, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import Walk, named_causes
from pipeline.claims.zh.words import bits, endings, group, pattern

_MANY = (
    r"(?:[^，,越]{2,30}越[^，,越的]{1,6}[，,、和且]){2,6}(?P<last>(?P<y>[^，,越]{0,40})越(?P<rest>[^，,。；;]{1,40}))"
)


def _many_more(walk: Walk, part: Part) -> bool:
    """X 越高，Z 越大，越有利于 Y (Y 越多): each of them is a cause, or a moderator of the relation that Y names."""
    view = walk.view
    match = pattern(_MANY).match(view.text, part.a)
    if match is None:
        return False
    verb = inner_verb(view, *match.span("rest"))
    level = pattern("(?P<low><compared.low>)|<compared.high>").fullmatch(match["rest"])
    if verb is None and (level is None or len(match["y"]) < 2):
        return False
    causes = []
    for one in pattern("(?P<x>[^，,、越]{2,30})越[^，,、越和且]{1,6}").finditer(view.text, part.a, match.start("last")):
        causes += conjuncts(view, view.over(*one.span("x"), "topics.adds"), one.end("x"))
    walk.skip = match.end()
    if verb is None and level:
        sign, sides = "-" if level["low"] else "+", _said_more(view, match.span("y"))
        if sides:
            walk.third((sides[0], causes, sides[1]), sign, "moderate.more", match.span("y"), part)
            return True
        named = [Effect(p, sign) for p in conjuncts(view, *match.span("y"))]
        if not pattern("[、和且]").search(match.group()):  # X 越高，Y 越强，Z 越大
            return False
        return walk.claim(causes, named, "more", match.span("rest"), part, 0.6)
    if verb is None:
        return False
    out = effects(view, verb.b, match.end(), verb.sign, clausal=True)
    return walk.claim(causes, out, "more", (verb.a, verb.b), part, 0.5)


def read_the_more(walk: Walk, part: Part) -> bool:
    """X 越高, Y 越强; X 越多, 越可能 Y; W 越高, X 对 Y 的影响越强."""
    view, text = walk.view, walk.view.text
    if "越" not in text:
        return False
    if _many_more(walk, part):
        return True
    both = pattern(
        r"(?P<x>[^越]{2,40}?)越(?P<how><compared.high|compared.low>)[，,]?(?P<y>.{0,50}?)越(?!<inside.beyond>)(?:为|是|加|发)?(?P<rest>[^。；;]{1,40})"
    ).search(text, part.a, min(len(text), part.b + 60))
    if (
        both is None
        or both["y"][:1] in ("、", "的")
        or both.start("how") > part.b
        or text[both.start("how") : both.end("how") + 1].startswith("来")
        or "。" in both.group()
        or relation_in(view, *both.span("x"))
        or both.start() - part.a > 8
        or "越" in text[part.a : both.start()]
    ):
        return False
    x, sign = both.span("x"), "-" if both["how"] in group("compared.low") else "+"
    target = pattern(r"(?P<likely><compared.likely>)?(?P<word><compared.high|compared.low>)?(?P<of>的?.*)").match(
        both["rest"]
    )
    if target is None:
        return False
    if target["word"] and (sides := _said_more(view, both.span("y"))):
        moderated = times(sign, "-" if target["word"] in group("compared.low") else "+")
        walk.third((sides[0], conjuncts(view, *x), sides[1]), moderated, "moderate.more", both.span("how"), part)
        _more_linked(walk, part, (conjuncts(view, *x), sign), both.start("rest") + target.end("word"))
        walk.skip = both.end()
        return True
    if target["word"]:
        sign = times(sign, "-" if target["word"] in group("compared.low") else "+")
    place = (
        (both.start("rest") + target.start("of"), both.start("rest") + target.end("of"))
        if target["likely"] or len(both["y"]) < 2
        else both.span("y")
    )
    if place[1] - place[0] < 2:
        return False
    able = pattern("<verbs.able>").match(text, *both.span("rest")) if not target["likely"] else None
    end = next((i for i in range(both.start("rest"), both.end("rest")) if text[i] in "，,；;。"), both.end("rest"))
    acts = inner_verb(view, both.start("rest"), end) if able and not target["word"] and len(both["y"]) > 1 else None
    if acts and acts.kind != "goal" and not is_agent(view, both["y"]):  # W 越高，X 越能促进 Y
        ys = [e.phrase for e in effects(view, acts.b, end, acts.sign)]
        walk.skip = end
        return walk.third(
            (conjuncts(view, *both.span("y")), conjuncts(view, *x), ys), sign, "moderate.more", both.span("how"), part
        )
    if able and len(both["y"]) > 1 and not target["word"]:  # X 越高，Y 越能 V: all of it
        place = both.start("y"), end
    end = next((i for i in range(place[0] + 1, place[1]) if text[i] in "，,；;。"), place[1])
    end = view.back_over(place[0], end, "adverbs.words")
    place = min(view.over(*place, "adverbs.words"), end - 2), end
    walk.skip = both.end()
    verb = inner_verb(view, place[0], end)
    out = [Effect(p, sign) for p in conjuncts(view, place[0], end)] if verb is None else []
    if verb:
        out = effects(view, verb.b, end, times(sign, verb.sign), clausal=verb.kind in ("signed", "harm", "bring"))
    level = "-" if both["how"] in group("compared.low") else "+"
    also = pattern(_ALSO).match(text, both.start("rest") + target.end("word")) if target["word"] and out else None
    if also and view.is_word(also.start("y"), also.end("y")):  # X 越高，Y 越强，但 Z 越弱
        walk.skip = also.end()
        other = times(level, "-" if also["how"] in group("compared.low") else "+")
        out += [Effect(p, other) for p in conjuncts(view, *also.span("y"))]
    return walk.claim(conjuncts(view, *x), out, "more", both.span("how"), part, 0.6)


#: One more thing that is the more or the less so, with no further one that goes with it
_ALSO = (
    r"[，,](?:<adverbs.openers>)?(?P<y>[^，,越]{2,30})越(?P<how><compared.high|compared.low>)(?![，,][^，,。；;]+越)"
)


def _said_more(view: View, place: tuple[int, int]) -> tuple[list[Phrase], list[Phrase]] | None:
    """The two sides of the relation that is the stronger, directly or as mediated, the more there is of W."""
    a, b = place[0], view.back_over(*place, "adverbs.words")
    mediated = pattern(
        r"[^，,]{2,40}?在(?P<of>[^，,]{4,60}?)<places.between>的?(?:<degrees.partly>)?<third.mediator>"
    ).fullmatch(view.text, a, b)
    at = (
        pattern("(?P<x>.{2,40}?)(?P<joint>与|和|对)(?P<y>.{2,40})").fullmatch(view.text, *mediated.span("of"))
        if mediated
        else None
    )
    if at is None:
        sides = relation_in(view, a, b)
        if sides:
            return sides
        at = pattern(r"(?P<x>.{2,40}?)(?P<joint>对)(?P<y>.{2,40}?)(?:的|<holds.has>).{0,10}").fullmatch(view.text, a, b)
    return (conjuncts(view, *at.span("x")), conjuncts(view, *at.span("y"))) if at else None


def _more_linked(walk: Walk, part: Part, who: tuple[list[Phrase], str], after: int) -> None:
    """W 越高, …, 从而 X 与 Y 的关系越强: ``who`` (with the sign of their change) moderate this relation, too."""
    view = walk.view
    match = pattern(
        r"[^，,]{0,12}[，,](?:<adverbs.openers>)?(?P<x>[^，,]{2,30}?)(?P<and>与|和|对)(?P<y>[^，,]{2,30}?)(?:<places.between>|间)?"
        r"的[^，,的]{0,8}?<effects.ties>也?越(?P<word><compared.high|compared.low>)"
    ).match(view.text, after)
    if match and view.is_word(*match.span("and")):
        sign = times(who[1], "-" if match["word"] in group("compared.low") else "+")
        sides = conjuncts(view, *match.span("x")), [p.again() for p in who[0]], conjuncts(view, *match.span("y"))
        walk.third(sides, sign, "moderate.more", match.span("word"), part)


def _rather(walk: Walk, part: Part, match: re.Match[str]) -> bool:
    """X 的个体更倾向于 Y; 在 X 时, 个体更偏好 Y."""
    view = walk.view
    who = pattern(
        r"(?P<x>.{2,36}?)的?(?:(?<=的)(?:<agents.bearers>)|<places.condition>下[，,]?(?:<agents.nouns>)?)"
    ).fullmatch(view.text, *match.span("who"))
    placed = pattern(r"(?:<agents.nouns>)?在(?P<x>.{2,30}?)<places.where>").fullmatch(view.text, *match.span("who"))
    if walk.reason and not placed and is_agent(view, match["who"]):
        return False
    if walk.when or walk.setting:
        causes = conjuncts(view, *placed.span("x")) if placed else walk.when or walk.setting
        causes = [p for p in causes if p in walk.when or not is_agent(view, p.text)]
    elif len(match["who"]) < 2 and walk.base:
        causes = [p.again() for p in walk.base]
    elif who and not is_agent(view, who["x"]):
        causes = conjuncts(view, *who.span("x"))
    elif len(match["who"]) >= 3 and not is_agent(view, match["who"]):
        causes = named_causes(walk, *match.span("who"), part)
    else:
        return False
    likes = pattern("<compared.like>").search(view.text, *match.span("how"))
    start = likes.start() if likes else match.start("y")
    phrase = view.phrase(start, match.end("y"))
    inside = list(verbs(view, start, match.end("y")))
    if inside and inside[0].a == start and inside[0].kind == "bring":
        phrase, inside = view.phrase(inside[0].b, match.end("y")), []
    modifies = inside and inside[0].begins > start and "的" in view.text[inside[-1].b + 1 : match.end("y")]
    if phrase is None or (inside and not modifies):
        return False
    walk.last = [phrase]
    return walk.claim(causes, [Effect(phrase, "+")], "rather", match.span("how"), part, 0.5)


def compares(view: View, part: Part) -> bool:
    """Whether the clause before names what the part compares with: 相较于 A, 与 A 相比."""
    before = next((clause for clause in view.clauses if clause[1] <= part.a < clause[1] + 3), None)
    return before is not None and (
        pattern(r"<compared.than>.{2,40}|[与和同].{2,40}<compared.beside>").fullmatch(view.text, *before) is not None
    )


def _has_more(walk: Walk, part: Part) -> bool:
    """X 更具有 Y; under a condition, which then moderates."""
    if not part.held & bits("compared.has"):
        return False
    view = walk.view
    has = part.fullmatch(
        r"(?P<x>(?:(?!对|在|<compared.rather>)[^，,]){2,40}?)(?:比[^，,]{2,20}?)?(?:<adverbs.words>){0,2}"
        r"(?<!、)(?P<how><compared.has>)(?P<y>[^，,]{2,20})",
        view.text,
    )
    if has is None or not view.is_word(*has.span("how")) or is_agent(view, has["x"]):
        return False
    causes, named = named_causes(walk, *has.span("x"), part), conjuncts(view, *has.span("y"))
    under = walk.when or walk.setting
    if under:
        return walk.third((causes, under, named), "+", "moderate.when", has.span("how"), part)
    return walk.claim(causes, [Effect(p, "+") for p in named], "more", has.span("how"), part, 0.5)


_RATHER = r"(?P<who>.{0,40}?)(?:<adverbs.words>)?(?P<how><compared.rather>)(?:去|于|会)?(?:被)?(?P<y>.{2,50})"


def read_more(walk: Walk, part: Part) -> bool:
    """X 的消费者 Y 更高: two groups compared; X 越高, Y 越强."""
    if not part.held & bits("compared.measure|compared.rather|compared.has|effects.difference"):
        return False
    view = walk.view
    toward = part.fullmatch(
        r"(?P<who>.{0,16}?)对(?:于)?(?P<x>.{2,40}?)<holds.toward>了?(?:更|较)为?(?P<word><compared.measure>)的(?P<of>.{2,30})",
        view.text,
    )
    if toward:
        sign = "-" if toward["word"] in group("compared.lower") else "+"
        return walk.claim(
            conjuncts(view, *toward.span("x")),
            [Effect(p, sign) for p in conjuncts(view, *toward.span("of"))],
            "more",
            toward.span("word"),
            part,
            0.5,
        )
    if _has_more(walk, part):
        return True
    rather = part.fullmatch(_RATHER, view.text) if part.held & bits("compared.rather") else None
    if rather:
        return _rather(walk, part, rather)
    same = part.fullmatch(
        r"(?P<y>.{2,40}?)在(?P<x>.{2,40}?)(?:<places.group>)?并?<holds.none>(?:<degrees.clear>)?的?<effects.difference>",
        view.text,
    )
    if same:
        return walk.claim(
            conjuncts(view, *same.span("x")),
            [Effect(p, "0") for p in conjuncts(view, *same.span("y"))],
            "more",
            same.span("x"),
            part,
            0.5,
        )
    if not part.held & bits("compared.measure"):
        return False
    match = part.fullmatch(
        r"(?P<x>.{2,50}?)(?:的)(?:<agents.bearers>)们?(?:<compared.adverbs>)?(?:<holds.toward>)?(?P<y>.{2,40}?)(?:<compared.adverbs>)*(?P<how>更|较)为?(?P<word><compared.measure>)(?:的(?P<of>.{2,30}))?",
        view.text,
    )
    if match is None:
        against = part.fullmatch(
            r"(?P<x>(?:(?!对|在)[^，,]){2,30}?)的(?P<y>[^，,的]{2,20}?)(?:<adverbs.words>){0,3}(?:更|较)为?(?P<word><compared.measure>)",
            view.text,
        )
        if against and not walk.when and compares(view, part) and not is_agent(view, against["x"]):
            sign = "-" if against["word"] in group("compared.lower") else "+"
            out = [Effect(p, sign) for p in conjuncts(view, *against.span("y"))]
            return walk.claim(conjuncts(view, *against.span("x")), out, "more", against.span("word"), part, 0.5)
        return False
    sign = "-" if match["word"] in group("compared.lower") else "+"
    y = match.span("of") if match["of"] else match.span("y")
    return walk.claim(
        conjuncts(view, *match.span("x")),
        [Effect(p, sign) for p in conjuncts(view, *y)],
        "more",
        match.span("how"),
        part,
        0.5,
    )


#: A group by its level: 低自尊的被试
_LEVELLED = r"(?P<w><compared.level>(?!<inside.level>).{2,}?)的?(?:<agents.bearers>)们?"


def read_higher(walk: Walk, part: Part) -> bool:
    """对 A 的 Y 高于对 B 的 Y: two things compared in one measure."""
    if not part.held & bits("compared.over"):
        return False
    view = walk.view
    match = part.fullmatch(
        r"(?P<who>.{0,20}?)对(?P<x>[^，,]{2,30}?)的(?P<y>[^，,的]{2,20}?)(?:<adverbs.words>){0,3}(?P<how><compared.over>)(?:对)?(?P<z>[^，,]{2,40})",
        view.text,
    )
    if match is None:
        match = part.fullmatch(
            r"(?P<x>(?:(?!对|在)[^，,]){2,30}?)的(?P<y>[^，,的]{2,16}?)(?:<adverbs.words>){0,3}(?P<how><compared.over>)(?P<z>[^，,\d]{2,40})",
            view.text,
        )
        if match and (pattern("<compared.counted|effects.link>").search(match.group()) or len(match["x"]) < 4):
            return False
    if match is None or pattern(".*<effects.nouns>(?:<adverbs.words>)?").fullmatch(match["y"]):
        return False
    sign = "-" if match["how"] in group("compared.under") else "+"
    who = pattern(_LEVELLED).fullmatch(match.groupdict().get("who") or "")
    if who:
        start = match.start("who")
        sides = (
            conjuncts(view, *match.span("x")),
            conjuncts(view, start + who.start("w"), start + who.end("w")),
            conjuncts(view, *match.span("y")),
        )
        return walk.third(sides, sign, "moderate.higher", match.span("how"), part)
    return walk.claim(
        conjuncts(view, *match.span("x")),
        [Effect(p, sign) for p in conjuncts(view, *match.span("y"))],
        "higher",
        match.span("how"),
        part,
        0.5,
    )


def read_opposite(walk: Walk, part: Part) -> bool:
    """而 X 的作用则相反: what was said of another cause, with the sign turned round."""
    if not part.held & bits("compared.opposite"):
        return False
    view = walk.view
    match = part.fullmatch(r"(?P<x>.{2,40}?)的?<effects.pointed>(?:<compared.turned>)*<compared.opposite>", view.text)
    said = [f for f in walk.found if f.type == "cause" and f.polarity in ("+", "-")]
    if match is None or not said or "所" in match["x"]:
        return False
    effects_ = {p.start: Effect(p.again(), "-" if f.polarity == "+" else "+") for f in said if (p := f.role("effect"))}
    return walk.claim(
        conjuncts(view, *match.span("x")), list(effects_.values()), "opposite", match.span("x"), part, 0.6
    )


#: 呈先升后降的倒 U 型
_CURVED = (
    r"(?:<holds.differ>|(?<!行)<copulas.plain>|并)(?:着|出)?(?:<degrees.clear>)?的?"
    r"(?:[“「\"]?<nouns.curve>[型形]?[”」\"]?的?){1,3}"
)


def read_sign(walk: Walk, part: Part) -> bool:
    """X 影响 Y, 呈正相关 (呈倒 U 型): the sign of the claims of the clause before."""
    if not walk.found or not part.held & bits("effects.correlation|nouns.curve"):
        return False
    match = part.fullmatch(
        r"(?:<adverbs.words>){0,2}<holds.differ>?(?:<degrees.tight>的?){0,2}(?P<sign><degrees.sign>)的?<effects.correlation>",
        walk.view.text,
    )
    bent = part.fullmatch(
        rf"(?:{BACK}|{POINTING})?(?:<adverbs.words>){{0,3}}{_CURVED}<effects.shape>?的?", walk.view.text
    )
    if match is None and bent is None:
        return False
    sign = "-" if match and match["sign"].startswith(endings("nouns.minus")) else "+" if match else "n"
    last, old = walk.found[-1].clause, "?+-" if bent else "?"
    walk.found[:] = [f._replace(polarity=sign) if f.clause == last and f.polarity in old else f for f in walk.found]
    return True


def read_correlated(walk: Walk, part: Part) -> bool:
    """X 与 Y 呈倒 U 型关系; X 与 Y 正相关."""
    view = walk.view
    if not part.held & bits("nouns.curve|topics.then_again"):
        return _correlates(walk, part)
    curve = part.fullmatch(
        rf"(?P<x>.{{2,40}}?)(?P<and>(?:与|和|同)(?!{AND_IN})|对)(?P<y>.{{2,40}}?)(?:的<effects.nouns>)?(?:<places.between>)?{_CURVED}<effects.pointed>",
        view.text,
    ) or part.fullmatch(
        r"(?P<x>.{2,40}?)(?P<and>先)<verbs.raise|verbs.lower|verbs.bring><topics.then_again><verbs.raise|verbs.lower|verbs.bring>了?(?P<y>.{2,40})",
        view.text,
    )
    sides = (conjuncts(view, *curve.span("x")), conjuncts(view, *curve.span("y"))) if curve else None
    cue = curve.span("and") if curve else (part.a, part.b)
    said = (
        None
        if curve
        else part.fullmatch(rf"(?P<what>.{{6,80}}?)(?:<adverbs.words>){{0,3}}{_CURVED}(?:<effects.shape>)?", view.text)
    )
    sides = relation_in(view, *said.span("what")) if said else sides
    if sides and (said or view.is_word(*cue)):
        return walk.claim(sides[0], [Effect(p, "n") for p in sides[1]], "curve", cue, part, 0.7)
    return _correlates(walk, part)


def _correlates(walk: Walk, part: Part) -> bool:
    """X 与 Y (显著) 正相关: the sign that is stated is the direction; without one a correlation is no claim."""
    if not part.held & bits("effects.correlation"):
        return False
    view = walk.view
    if pattern("<talk.bivariate>").search(view.text):
        return False
    ties = [m for m in part.finditer("<joints.tie>", view.text) if view.is_word(*m.span())]
    each = [m for m in ties if view.text.endswith(endings("degrees.also"), part.a, m.start())]  # A 与 B 均与 Y 相关
    for tie in each or sorted(ties, key=lambda m: m.group() not in group("joints.tie_first")):
        match = pattern(
            r"(?P<y>.{2,46}?)(?:<holds.differ>|<copulas.plain>)?着?"
            r"(?:<degrees.tight>的?){0,2}(?P<sign><degrees.sign>)的?<effects.correlation>性?(?:的<effects.link>)?"
            r"|(?P<z>.{2,46}?)(?P<none><holds.none>)(?:<degrees.tight>的?){0,2}<effects.correlation>性?(?:的?<effects.link>)?"
        ).fullmatch(view.text, tie.end(), part.b)
        if match is None:
            continue
        y, cue = ("z", "none") if match["none"] else ("y", "sign")
        sign = "-" if match[cue].startswith(endings("nouns.minus")) else "+"
        y_end = view.back_over(*match.span(y), "adverbs.words")
        sign = "0" if match["none"] or is_negated(view.text[y_end : match.end(y)]) else sign
        causes = named_causes(walk, part.a, tie.start(), part)
        out = [Effect(p, sign) for p in conjuncts(view, match.start(y), y_end)]
        return walk.claim(causes, out, "correlated", match.span(cue), part, 0.6)
    return False
