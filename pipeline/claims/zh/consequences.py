"""Consequences that no verb of effect says: 一旦X，Y便V; …，从而V; X越P，Y越Q; X每提高一点，Y就Q."""

from __future__ import annotations

from pipeline.claims.zh.found import times
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.sides import BACK
from pipeline.claims.zh.verbs import Effect, changes, effects, inner_verb, main_verb, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import HEADED, Walk, named_causes, own_act, past_frame, understood
from pipeline.claims.zh.words import bits, group, pattern

#: A clause with a predicate that is no verb of effect is taken whole; longer ones are told stories.
_LONGEST_CLAUSE = 40


def read_consequence(walk: Walk, part: Part) -> bool:
    """一旦 X, Y 便 V; …, 从而 V; 通过 X, 能够 V: the predicate is the effect as a whole."""
    view = walk.view
    if part.mute or part.status == "proposal" or part.b - part.a > _LONGEST_CLAUSE:
        return False
    start = own_act(view, part.a, part.b)
    own = start > part.a
    onward = any(view.text.endswith(word, 0, part.a) for word in group("topics.onward"))
    if (
        part.link == "chain"
        and onward
        and not own
        and view.tags.get(view.over(part.a, part.b, "adverbs.words"), "").startswith("v")
    ):
        return _whole(walk, part, understood(walk, part), view.over(part.a, part.b, "adverbs.words"), "chain")
    at = view.over(start, part.b, "adverbs.words")
    can = view.has_word(view.back_over(part.a, at, "adverbs.words"), at, "verbs.able")
    if walk.means and can and view.tags.get(at, "").startswith("v"):
        means, walk.means = walk.means, []
        return _whole(walk, part, means, at, "means")
    if not walk.conditional or not walk.when:
        return False
    begins = view.back_over(part.a, start, "adverbs.words") if own else part.a
    then = pattern("[^，,]{0,16}?(?P<then><topics.then>)").match(view.text, begins, part.b)
    opened = any(view.text.endswith(word, 0, part.a) for word in group("topics.only_then"))
    if not opened and (then is None or not view.is_word(*then.span("then"))):
        return False
    return _whole(walk, part, walk.when, view.over(start if own else part.a, part.b, "adverbs.words"), "then")


def _whole(walk: Walk, part: Part, causes: list[Phrase], a: int, rule: str) -> bool:
    brings = inner_verb(walk.view, a, part.b)
    phrase = walk.view.phrase(brings.b if brings and brings.kind == "bring" else a, part.b)
    if phrase is None or len(phrase.text) < 4 or pattern("<talk.study>").search(phrase.text):
        return False
    return walk.claim(causes, [Effect(phrase, "+")], rule, (part.a, part.b), part, 0.4)


_EACH = (
    r"(?P<x>[^，,]{2,40}?)(?:<adverbs.words>){0,2}<compared.each>(?P<how><verbs.up|verbs.down>)了?"
    r"(?:<numbers.digits>|\d)[^，,]{0,10}[，,]"
)


def read_each(walk: Walk, part: Part) -> bool:
    """X 每提高 1 个百分点, Y 增加 0.8%: both change by an amount."""
    view = walk.view
    if "每" not in view.text:
        return False
    each = pattern(_EACH).match(view.text, part.a)
    if each is None:
        return False
    end = next((b for a, b in view.clauses if a <= each.end() < b), len(view.text))
    change = pattern(
        r"(?P<y>[^，,]{2,40}?)(?:<adverbs.words>){0,3}(?P<how><verbs.up|verbs.down>)了?(?:<degrees.about>)?(?:\d|<numbers.digits>).{0,14}"
    ).match(view.text, each.end(), end)
    if change is None:
        return False
    sign = "+" if (each["how"] in group("verbs.up")) == (change["how"] in group("verbs.up")) else "-"
    walk.skip = change.end()
    out = [Effect(p, sign) for p in conjuncts(view, *change.span("y"))]
    return walk.claim(conjuncts(view, *each.span("x")), out, "each", each.span("how"), part, 0.6)


_WITHOUT = (
    r"(?P<cue><topics.lacking>)了?(?P<x>[^，,]{2,24}?)(?:[，,](?P<s>[^，,]{0,16}?)(?:<topics.then>){0,2}|<topics.then>)"
    r"(?P<deny><talk.impossible>)(?P<y>[^，,。；;]{0,30})"
)


def read_without(walk: Walk, part: Part) -> bool:
    """没有 X, Y 就难以 V; 缺乏 X 就无法实现 Y: what is lacking is a cause, of what then cannot be."""
    view = walk.view
    if not part.held & bits("topics.lacking"):
        return False
    end = next((b for a, b in view.clauses if part.b < b), part.b)
    match = pattern(_WITHOUT).match(view.text, part.a, end)
    if match is None or not view.is_word(*match.span("cue")) or match.start("deny") in view.inner:
        return False
    verb = inner_verb(view, *match.span("y"))
    place = (verb.b, match.end("y")) if verb else match.span("y" if len(match["s"] or "") < 2 else "s")
    out = [Effect(p, "+") for p in conjuncts(view, *place)]
    walk.skip = match.end()
    return walk.claim(conjuncts(view, *match.span("x")), out, "without", match.span("deny"), part, 0.5)


_ALONG = (
    r"(?P<y>[^，,]{2,44}?)(?P<cue><third.follows>)着?(?P<x>[^，,]{2,30}?)的?(?P<dir><verbs.up|verbs.down|third.varying>)?"
    r"而(?:<adverbs.words>|会){0,3}(?P<how><verbs.up|verbs.down|third.varies|third.arises>)(?:<third.arises>)?"
)


def read_along(walk: Walk, part: Part) -> bool:
    """Y 随 X 的提高而增强; Y 因 X (的不同)而异."""
    view = walk.view
    if not part.held & bits("topics.along"):
        return False
    match = part.fullmatch(_ALONG, view.text)
    if match is None or not view.is_word(*match.span("cue")) or is_agent(view, match["y"]):
        return False
    signs = [
        "-" if match[k] in group("verbs.down") else "?" if match[k] in group("third.varying") else up
        for k, up in (("dir", "+"), ("how", "+" if match["how"] in group("verbs.up") else "?"))
    ]
    sign = "+" if match["how"] in group("third.arises") else times(*signs)
    y = part.a, view.back_over(part.a, match.end("y"), "adverbs.words")
    out = [Effect(p, sign) for p in conjuncts(view, *y)]
    return walk.claim(conjuncts(view, *match.span("x")), out, "along", match.span("cue"), part, 0.6)


_MORE = (
    r"(?P<s>[^，,越]{0,40}?)(?P<gets>得)?越(?:是|为)?(?P<p>[^，,越来]{1,24})[，,](?:<adverbs.openers>)?"
    r"(?P<s2>[^，,越]{0,40}?)(?:<adverbs.words>){0,2}越(?:是|为)?(?P<p2>[^，,。；;越来]{1,30})"
)


def read_the_more_so(walk: Walk, part: Part) -> bool:
    """X 越 P, Y 越 Q with any predicates: a level is said of its subject, an act is the role itself."""
    view = walk.view
    if "越" not in view.text:
        return False
    match = pattern(_MORE).match(view.text, part.a)
    if match is None or pattern("<points.back>").match(view.text, match.start("s2")):
        return match is None and _more_of(walk, part)
    causes, first = _side(view, match.span("s"), match.span("p"))
    out, second = _side(view, match.span("s2"), match.span("p2"))
    walk.skip = match.end()
    sign = "+" if first == second else "-"
    return walk.claim(causes, [Effect(p, sign) for p in out], "more", match.span("p"), part, 0.5)


#: X 越 P (、X2 越 P2), and then who has more of something
_ONE_MORE = r"(?:(?P<s>[^，,越、]{0,30}?)越(?:是|为)?(?P<p>[^，,越来、]{1,20}))"
_HAS_MORE = (
    r"[，,](?P<who>[^，,]{0,16}?)(?:<adverbs.words>){0,3}(?:<holds.toward|holds.trait>)了?(?:更|越|较)(?:为|加)?"
    r"(?:<compared.high>)的(?P<y>[^，,。；;]{2,40})"
)


def _more_of(walk: Walk, part: Part) -> bool:
    """X 越 P, S 拥有更多的 Y: each thing of which there is more, or each act, is a cause."""
    view = walk.view
    has = pattern(_HAS_MORE).match(view.text, part.b)
    if has is None or not part.fullmatch(f"{_ONE_MORE}(?:、{_ONE_MORE.replace('P<', 'P<n')})?", view.text):
        return False
    causes = [
        p
        for m in pattern(_ONE_MORE).finditer(view.text, part.a, part.b)
        for p in _side(view, m.span("s"), m.span("p"))[0]
    ]
    walk.skip = has.end()
    return walk.claim(
        causes, [Effect(p, "+") for p in conjuncts(view, *has.span("y"))], "more", has.span("y"), part, 0.5
    )


_NEEDS = r"(?P<y>[^，,]{4,40}?)(?P<cue><talk.needs>)(?P<x><means.acts>[^，,]{2,40})"

#: Y 需要 X 才能实现
_NEEDED = (
    r"(?P<y>[^，,]{4,40}?)(?P<cue><talk.needs>)(?P<x>[^，,]{4,40}?)才[能会]?<means.come>?"
    r"(?:<verbs.outcome>|<third.realized>)"
)


def read_needs(walk: Walk, part: Part) -> bool:
    """引导 Y 需要建立 X: what an end needs is a cause of it; what somebody needs is none."""
    view = walk.view
    needs = part.held & bits("talk.needs") != 0
    match = (part.fullmatch(_NEEDS, view.text) or pattern(_NEEDED).match(view.text, part.a)) if needs else None
    if match is None or not view.is_word(*match.span("cue")):
        return False
    y = past_frame(view, *match.span("y")), view.back_over(*match.span("y"), "adverbs.words")
    if y[1] - y[0] < 4 or is_agent(view, view.text[slice(*y)]) or view.text[y[0]] in group("roles.topic_no"):
        return False
    made = pattern("<verbs.make>").match(view.text, *y)
    verb = inner_verb(view, *y)
    out = [Effect(p, "+") for p in conjuncts(view, made.end() if made and made.end() not in view.inner else y[0], y[1])]
    out = effects(view, verb.b, y[1], verb.sign) if verb and not made else out
    cause = view.phrase(*match.span("x"))
    return cause is not None and walk.claim([cause], out, "needs", match.span("cue"), part, 0.5)


def _side(view: View, subject: tuple[int, int], said: tuple[int, int]) -> tuple[list[Phrase], str]:
    """What one side of 越…越… names, and whether it says less of it ("-")."""
    a, b = past_frame(view, *subject), subject[1]
    likely = pattern("<compared.likely>").match(view.text, *said)
    start = likely.end() if likely else said[0]
    level = view.tags.get(start, "").startswith("a") and said[1] - start <= 3
    if b - a >= 2 and level:
        sign = "-" if view.text[start : said[1]] in group("compared.low") else "+"
        return conjuncts(view, a, b), sign
    if b - a < 2 or is_agent(view, view.text[a:b]) or likely:
        phrase = view.phrase(start, said[1])
        return ([phrase] if phrase else []), "+"
    return conjuncts(view, a, b), "+"


def read_change_of(walk: Walk, part: Part) -> bool:
    """Y 加剧, then a predicate without a subject: what changed is the subject of what follows."""
    change = changes(walk.view, part.a, part.b)
    whole = walk.view.phrase(part.a, part.b) if change else None
    if whole is None or is_agent(walk.view, whole.text) or part.fullmatch(HEADED, walk.view.text):
        return False
    walk.base, walk.flowing = [whole], False
    return True


_HOLDER = (
    r"(?:(?P<x><compared.level>(?!<inside.level>)[^，,的]{2,14}?)下?的?|<holds.trait>(?P<has>[^，,的]{2,16})的"
    r"|(?P<of>[^，,的是]{2,12}(?:(?:较|更)?<compared.level>|<holds.traits>))的)(?P<who><agents.bearers>)"
    r"(?:[，,]<bare.pronouns>?(?=<verbs.able|compared.rather|compared.grade|holds.shows>)"
    r"|(?=<verbs.able|compared.rather|talk.turns|compared.grade|verbs.useless|topics.then|holds.shows>))(?P<y>[^，,]{4,44})"
)


def read_holder(walk: Walk, part: Part) -> bool:
    """高 X 的个体会 V: who has much of a thing does what it brings about."""
    view = walk.view
    end = next((b for a, b in view.clauses if part.b < b), part.b)
    match = pattern(_HOLDER).match(view.text, part.a, end) if part.held & bits("agents.bearers") else None
    if match is None or part.mute or not view.is_word(*match.span("who")) or match.end() not in (part.b, end):
        return False
    who, y = match.span(next(k for k in ("x", "has", "of") if match[k])), match.span("y")
    if verbs(view, who[0], y[0] + 2) or view.has_word(*y, "means.words") or view.has_word(*y, "compared.over"):
        return False
    verb, start = main_verb(view, *y), view.over(*y, "adverbs.words")
    whole = view.phrase(start, y[1])
    out = [Effect(whole, "+")] if whole else []
    if verb and verb.begins <= start:
        out = effects(view, verb.b, y[1], verb.sign)
    walk.skip = max(walk.skip, y[1])
    walk.base, walk.flowing = conjuncts(view, *who), False
    return walk.claim(walk.base, out, "holder", match.span("who"), part, 0.5)


_SHORT = (
    r"(?P<who>[^，,]{0,12}?)(?P<cue><means.short>)(?P<x>[^，,、]{2,6}?)(?P<verb><verbs.short>)(?P<y>[^，,、]{2,12})"
)


def read_short(walk: Walk, part: Part) -> bool:
    """以 X 促 Y: means and end in four or six characters."""
    view = walk.view
    if not part.held & bits("means.short"):
        return False
    match = part.fullmatch(_SHORT, view.text)
    if match is None or not all(view.is_word(*match.span(k)) for k in ("cue", "verb")):
        return False
    sign = "-" if match["verb"] in group("verbs.short_less") else "+"
    out = [Effect(p, sign) for p in conjuncts(view, *match.span("y"))]
    return walk.claim(conjuncts(view, *match.span("x")), out, "means", match.span("cue"), part, 0.5)


_BESIDE = (
    r"(?P<who>[^，,]{2,40}?)在(?:(?:给|为)[^，,]{2,16}?(?=<verbs.bring>))?(?P<what>[^，,]{4,30}?)的?<places.beside>"
)


def read_beside(walk: Walk, part: Part) -> bool:
    """X 在促进 Y 的同时, …"""
    view = walk.view
    match = part.fullmatch(_BESIDE, view.text) if part.held & bits("places.beside") else None
    verb = inner_verb(view, *match.span("what")) if match else None
    if match is None or verb is None:
        return False
    out = effects(view, verb.b, match.end("what"), verb.sign)
    return walk.claim(named_causes(walk, *match.span("who"), part), out, "verb", (verb.a, verb.b), part, 0.5)


def one_more(walk: Walk, part: Part) -> bool:
    """Whether one more thing changes beside that of the clause before: 随着 X，A 提高，B 下降."""
    last = walk.found[-1] if walk.found else None
    beside = last is not None and last.rule == "zh.cause.reason" and 0 < part.a - last.clause[1] <= 3
    changed = beside and last is not None and changes(walk.view, *last.clause) is not None
    return changed and not part.link and changes(walk.view, part.a, part.b) is not None


#: 影响不显著, 影响没有达到显著性水平
_FAILS = (
    f"(?:{BACK}|<effects.bare>)(?:<adverbs.words>){{0,2}}"
    "(?:<effects.denied>|<talk.negation>了?<verbs.reaches>[^，,]{0,10})"
)


def read_not_shown(walk: Walk, part: Part) -> bool:
    """X 与 Y 正相关，但影响不显著: what was told just before does not hold."""
    if not walk.found or part.fullmatch(_FAILS, walk.view.text) is None:
        return False
    last = walk.found[-1].clause
    walk.found[:] = [f._replace(polarity="0", negated=True) if f.clause == last else f for f in walk.found]
    return True
