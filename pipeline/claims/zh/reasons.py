"""Rules in which the cause stands apart: 随着X, 由于X, 当X时, X引发的Y, Y源于X, Y由X引起."""

from __future__ import annotations

import re

from pipeline.claims.zh.conditions import AMONG, UNDER, WHEN, conditions, forced, further_reason, when_of
from pipeline.claims.zh.consequences import one_more
from pipeline.claims.zh.nouns import says_effect
from pipeline.claims.zh.parts import Part, is_research_clause, zero_subject
from pipeline.claims.zh.verbs import Effect, changes, effects, inner_verb, is_negated, main_verb, sign_of, verbs
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import Walk, named_again, own_act, past_frame, subject_of
from pipeline.claims.zh.words import bits, endings, group, pattern

#: A third variable in a clause of its own: 在 W 的调节作用下, 以 M 为中介
_THIRD = (
    r"在(?P<w>[^，,]{2,30}?)的?(?P<role><third.moderator|third.mediator>)之?下"
    r"|以(?P<m>[^，,]{2,30}?)<copulas.as>(?:<degrees.key>)?<third.bridges>"
)
_BY = (
    r"(?P<cue><topics.by>)(?P<x>(?!了|<inside.by_word>|<copulas.called>|<roles.proved>).{2,60}?)"
    r"(?:(?:等|这)?(?:<numbers.digits>|\d)<numbers.units>[^，,的]{0,4}<nouns.factors>)?(?:<degrees.undergone>){0,2}(?P<verb><verbs.passive|verbs.undergo>|(?P<bei><verbs.lower>))(?!的?(?:<degrees.undergone>){0,2}<verbs.undergo>)"
    r"(?:的(?P<of>.{2,30})|<verbs.happen|verbs.become>)?的?"
)


def read_modifiers(walk: Walk, part: Part) -> bool:
    """X引发的Y, X带来的Y: a relation inside a modifier that has its own cue."""
    if not part.held & bits("verbs.modifier"):
        return False
    view, hit = walk.view, False
    for match in pattern(r"所?(?P<cue><verbs.modifier>)的(?!是)").finditer(view.text, part.a + 2, part.b):
        if not view.is_word(match.start("cue"), match.end("cue")):
            continue
        x = _noun_start(view, part.a, match.start())
        y = _noun_end(view, match.end(), part.b)
        end = view.back_over(x, match.start(), "adverbs.words")
        end -= view.text[end - 1] == "所" and end - 1 > x
        cause = view.text[x:end]
        if len(cause) < 2 or is_agent(view, cause) or view.text[match.start("cue") - 1] in group("inside.cause"):
            continue
        if (
            pattern(r"(?<=在).*<places.in_it>").fullmatch(view.text, x, end)
            or view.tags.get(x) in ("d", "ad")
            or view.text[max(part.a, x - 2) : x] in group("inside.by")
        ):
            continue
        hit |= walk.claim(
            conjuncts(view, x, end),
            effects(view, match.end(), y, "+"),
            "modifier",
            match.span("cue"),
            part,
            0.5,
        )
    return hit


def _noun_start(view: View, a: int, b: int) -> int:
    """Where the noun phrase that ends at ``b`` begins: after the last verb or preposition before it."""
    start = a
    for match in pattern(r"<topics.starts|talk.aim|verbs.raise|verbs.lower|verbs.affect>").finditer(
        view.text, a, b - 1
    ):
        half = match.group() in group("verbs.doubtful") and match.start() > a
        if view.is_word(*match.span()) and not half and view.text[match.end()] not in group("inside.start"):
            start = match.end()
    return start


def _noun_end(view: View, a: int, b: int) -> int:
    follow = next((v for v in verbs(view, a, b) if v.begins - a >= 2), None)
    stop = follow.begins if follow else b
    halt = pattern("<topics.halts>").search(view.text, a + 2, stop)
    stop = halt.start() if halt and view.is_word(*halt.span()) else stop
    match = pattern(r"的(?:<nouns.meta>)").search(view.text, a + 2, stop)
    return match.start() if match else stop


_WHY_SO = r"(?P<who>[^，,]{0,24}?)<topics.why>(?P<x>[^，,]{2,30}?)而(?P<y>[^，,]{2,40})"
_WHY = r"(?P<who>.{2,30}?)(?P<cue><topics.why>)(?P<why>.{3,60})"


def _wait(walk: Walk, causes: list[Phrase], cue: tuple[int, int]) -> None:
    """A reason that waits for its clause."""
    walk.reason, walk.reason_cue, walk.reasoned = causes, cue, False


def read_reason(walk: Walk, part: Part) -> bool:
    """随着X / 由于X / 当X时: a clause that waits for the next one."""
    view, text = walk.view, walk.view.text
    third = part.fullmatch(_THIRD, text)
    if third:
        carries = third["m"] or third["role"] in group("third.mediator")
        walk.adjusted = "mediate" if carries else "moderate", conjuncts(view, *third.span("m" if third["m"] else "w"))
        return True
    under = forced(view, part)
    if under:
        _wait(walk, named_again(walk, *under.span("x")), under.span())
        walk.base, walk.last = [], []
        return True
    since = part.match(r"(?P<cue><verbs.from>)(?=.{2})", text)
    again = bool(walk.found) and walk.found[-1].rule == "zh.cause.from"
    if since and not again and view.is_word(*since.span()) and text[since.end()] != "的":
        if not walk.found and view.may_hold(0, part.a, "points.so"):  # 之所以 Y，得益于 X
            return _since(walk, part, since.span())
        _wait(walk, conjuncts(view, since.end(), part.b), since.span("cue"))
        walk.base = []
        return True
    more = further_reason(view, part, [] if walk.reasoned else walk.reason, walk.reason_cue) if walk.reason else None
    if more is not None:
        walk.reason += conjuncts(view, more, part.b)
        return True
    so = part.fullmatch(_WHY_SO, text) if part.held & bits("topics.why") else None
    if so and view.is_word(so.end("x"), so.start("y")) and view.is_word(so.end("who"), so.start("x")):
        out = _of_reason(view, so)
        made = walk.claim(conjuncts(view, *so.span("x")), out, "reason", (part.a, so.start("x")), part, 0.5)
        if not part.fullmatch(WHEN, text):
            return made
    match = part.match(r"(?P<cue><topics.with|topics.because>)", text)
    if match and pattern(WHEN).fullmatch(text, match.end(), part.b):
        return read_reason(walk, part._replace(a=match.end()))
    if match and view.is_word(*match.span()) and not text[match.end() : part.b].startswith("此"):
        _wait(walk, conjuncts(view, match.end(), part.b), match.span("cue"))
        walk.base, walk.last = [], []
        return True
    since = pattern("<topics.since>").search(text, part.a, part.b - 2) if part.held & bits("topics.since") else None
    if since and view.is_word(*since.span()):
        return _since(walk, part, since.span())
    inside = part.fullmatch(_WHY, text) if part.held & bits("topics.why") else None
    if (
        inside
        and view.is_word(*inside.span("cue"))
        and not inside["who"].endswith(endings("talk.not_so"))
        and not pattern("而|<verbs.passive>的").search(inside["why"])
        and not pattern("<topics.when>|.*<topics.for_end>").match(inside["who"])
        and not view.has_word(*inside.span("who"), "verbs.pure_make")
    ):
        _wait(walk, conjuncts(view, *inside.span("why")), inside.span("cue"))
        return True
    if _purpose(walk, part):
        return True
    faces = part.match("在[^，,]{2,10}?<places.aspect|places.in_it>(?=<holds.trait>)", text)
    setting = None if faces else part.fullmatch(r"在(?P<x>[^，,]{2,14})", text)
    setting = setting or part.fullmatch(UNDER, text) or part.fullmatch(AMONG, text)
    online = text[part.a] == "在" and part.a + 1 in view.inner
    if setting and not online and not verbs(view, part.a, part.b) and not part.fullmatch(WHEN, text):
        phrase = view.phrase(*setting.span("x"))
        walk.setting = [phrase] if phrase and not phrase.text.endswith(endings("talk.views")) else []
        return True
    when = when_of(view, part)
    if when and when.lastgroup and view.is_word(part.a, when.start(when.lastgroup)):
        key = next(k for k in ("at", "x", "once", "who", "where", "time") if when[k])
        spoken = text[part.a : part.b].endswith(endings("places.speaking"))
        walk.spoken = spoken
        long = part.b - part.a > 14 and text[part.a : part.a + 2] not in group("places.toward")
        goes_on = says_effect(view, part.a, part.b) and bool(walk.base or walk.act or walk.earlier())
        if key == "who" and not spoken and (long or goes_on or verbs(view, *when.span(key))):
            return False
        stacked = bool(walk.when) and walk.conditional and walk.found[-1:] == walk.before
        walk.setting = walk.when if stacked else walk.setting
        a = own_act(view, *when.span(key)) if key == "once" else when.start(key)
        walk.conditional = key in ("at", "x", "once", "time")
        walk.when, walk.before = conditions(view, a, when.end(key)), walk.found[-1:]
        walk.only = stacked or pattern("<places.only>").match(text, part.a, when.start(key)) is not None
        walk.base, walk.last, walk.means = [], [], []
        walk.reason = [] if walk.only else walk.reason
        return True
    return False


def _of_reason(view: View, so: re.Match[str]) -> list[Effect]:
    """The effects of "S 因 X 而 V": what V names, S itself where V is one word."""
    y = so.span("y")
    change, verb = changes(view, *y), main_verb(view, *y)
    if change:
        return [Effect(p, change[2]) for p in conjuncts(view, change[0], change[1])]
    if verb:
        return effects(view, verb.b, y[1], verb.sign)
    alone = len(so["y"]) <= 4 and view.tags.get(y[0], "").startswith("v") and len(so["who"]) >= 3
    alone = alone and not is_agent(view, so["who"])
    sign = "-" if so["y"] in group("verbs.down") else "+"
    return [Effect(p, sign) for p in conjuncts(view, *(so.span("who") if alone else y))]


def _since(walk: Walk, part: Part, cue: tuple[int, int]) -> bool:
    """Y 是因为 X; 之所以 Y, 是因为 X: Y may be the clause before."""
    view = walk.view
    place = view.over(part.a, cue[0], "points.so"), view.back_over(part.a, cue[0], "adverbs.words")
    if place[1] - place[0] < 2:
        before = next((clause for clause in reversed(view.clauses) if clause[1] <= part.a), None)
        if before is None:
            return False
        place = _asserted(view, before)
    cause = view.phrase(cue[1], part.b)
    return cause is not None and walk.claim([cause], _as_effect(view, *place), "since", cue, part, 0.5)


def _asserted(view: View, clause: tuple[int, int]) -> tuple[int, int]:
    """What a clause says, without what opens it and 之所以."""
    a = view.over(*clause, "adverbs.openers")
    opens = pattern(r"[^，,]{0,30}?(?:<points.so>|<talk.report>[，,]?)").match(view.text, a, clause[1])
    return opens.end() if opens else a, clause[1]


def _as_effect(view: View, a: int, b: int) -> list[Effect]:
    """A clause as an effect: what changes in it, else the whole."""
    change, whole = changes(view, a, b), view.phrase(a, b)
    if change and not view.has_word(a, b, "verbs.pure_make"):
        return [Effect(p, change[2]) for p in conjuncts(view, change[0], change[1])]
    return [Effect(whole, "+")] if whole else []


def tell_why(walk: Walk, part: Part) -> bool:
    """Y，这是因为 X: the whole clause is the reason for the one before, in its sentence or in the one before."""
    reason = walk.view.phrase(part.a, part.b)
    if reason is None or part.match("<places.if>|当|<places.within>", walk.view.text):
        return False
    first = part.a < walk.view.clauses[0][1]
    pointing = pattern("<points.this>").match(walk.view.text)
    view = walk.view if not first else walk.before_it() if pointing else None
    said = [clause for clause in view.clauses if first or clause[1] <= part.a] if view else []
    if view is None or not said:
        return False
    last = walk.last if any(found.clause == (part.a, part.b) for found in walk.found) else [reason]
    cue = (max(a for a, _ in walk.view.clauses if a <= part.a), part.a)
    told = walk.claim([reason], _as_effect(view, *_asserted(view, said[-1])), "since", cue, part, 0.5)
    walk.base, walk.last = walk.base or [reason], last
    return told


#: What says of a wish how it comes true: 关键在于 X, 必须依靠 X
_NEEDED = (
    r"[，,]?(?P<needs>[^，,]{0,6}?(?:<nouns.key_back>(?:<adverbs.words>)?<copulas.lies>|<talk.must>(?:<means.words>)?))"
)


def _purpose(walk: Walk, part: Part) -> bool:
    """为缓解 Y: what the next clause takes up is a means to it."""
    view = walk.view
    match = part.fullmatch(r"(?:为(?:了)?|(?P<want><topics.want>))(?P<y>.{4,50})", view.text)
    if match is None or not view.is_word(part.a, match.start("y")):
        return False
    if match["want"] and not pattern(_NEEDED).match(view.text, part.b):
        return False
    verb = inner_verb(view, *match.span("y"))
    twin = inner_verb(view, verb.b + 1, part.b) if verb and view.text[verb.b] in group("joints.weak") else None
    verb = twin or verb
    if verb is None:
        return False
    walk.purpose = effects(view, verb.b, part.b, verb.sign)
    walk.base, walk.last, walk.means = [], [], []
    return True


def read_taken(walk: Walk, part: Part) -> bool:
    """为缓解 Y，企业采取 X 等措施; 为了促进 Y，企业应 X，并 Z."""
    if not walk.purpose:
        return False
    view, out = walk.view, walk.purpose
    needed = part.match(_NEEDED, view.text)
    if needed and part.b - needed.end() >= 2:
        verb = inner_verb(view, needed.end(), part.b)
        x = verb.b if verb and needed["needs"].endswith(endings("means.words")) else needed.end()
        return _serves(walk, conjuncts(view, x, part.b), out, needed.span(), part)
    goes_on = bool(walk.found) and walk.found[-1].rule == "zh.cause.purpose"
    advised = part.fullmatch(
        r"(?:.{0,16}?<talk.advises>)" + ("?" if goes_on else "") + r"(?:<adverbs.words>){0,2}(?P<x>.{4,60})", view.text
    )
    if advised and view.tags.get(advised.start("x")) == "v" and not pattern("<means.words>").match(advised["x"]):
        act = view.phrase(*advised.span("x"))
        cue = part.a, advised.start("x")
        return act is not None and _serves(walk, [act], out, cue, part)
    more = inner_verb(view, part.a, part.b)
    if more and pattern("[，,][^，,]{0,16}?<talk.advises>").match(view.text, part.b):  # 为了 A，实现 B，应 X
        walk.purpose += effects(view, more.b, part.b, more.sign)
        return True
    walk.purpose = []
    taken = next(
        (m for m in pattern("<means.takes>了?").finditer(view.text, part.a, part.b - 2) if view.is_word(*m.span())),
        None,
    )
    if taken is None:
        return False
    if view.text[part.a] == "以" or is_research_clause(view.text[part.a : taken.start()]):
        return False
    return _serves(walk, conjuncts(view, taken.end(), part.b), out, taken.span(), part)


def _serves(walk: Walk, causes: list[Phrase], out: list[Effect], cue: tuple[int, int], part: Part) -> bool:
    """What is taken up for a purpose; a clause that follows goes on from it."""
    made = walk.claim(causes, out, "purpose", cue, part, 0.5)
    walk.last = causes if made else walk.last
    return made


def read_reasoned(walk: Walk, part: Part, *, own: bool) -> bool:
    """The clause that a reason waited for: it is the effect as a whole."""
    other = pattern("<topics.other>(?:<talk.too>)?$").search(walk.view.text, max(0, part.a - 8), part.a)
    again = walk.reasoned and other is None and part.link != "so" and not one_more(walk, part)
    if not walk.reason or part.mute or again:
        return False
    view, causes = walk.view, walk.reason
    if not own and zero_subject(view, part.a, part.b) and view.text.endswith(endings("topics.adds"), 0, part.a):
        return True  # 由于 S 既 A，又 B，Y: the reason goes on
    walk.reason = [] if own or part.link else causes
    if part.fullmatch(UNDER, view.text) or (part.b - part.a <= 10 and view.text.endswith("下", part.a, part.b)):
        return False
    differ = part.fullmatch(
        r"(?:.{0,30}?)在(?P<y>.{2,60}?)等?(?:<places.aspect>)?上?<holds.differ>(?:<degrees.apart>)?的?<effects.difference>",
        view.text,
    )
    if differ:
        walk.reason = []
        return walk.claim(
            causes, [Effect(p, "?") for p in conjuncts(view, *differ.span("y"))], "reason", walk.reason_cue, part
        )
    out = [] if own else _comes_of(view, part)
    made = walk.claim(causes, out, "reason", walk.reason_cue, part, 0.4)
    if made:
        walk.reasoned, walk.base = True, subject_of(view, part)
    return made


def _comes_of(view: View, part: Part) -> list[Effect]:
    """What a clause says that a reason brings about: what changes in it, else the whole."""
    change = changes(view, part.a, part.b)
    if change:
        return [Effect(p, change[2]) for p in conjuncts(view, change[0], change[1])]
    bent = part.fullmatch(
        r"(?P<y>.{2,40}?)(?:<adverbs.words>|<holds.differ>){0,3}出?<nouns.curve>[^，,]{0,8}", view.text
    )
    if bent:
        return [Effect(p, "n") for p in conjuncts(view, *bent.span("y"))]
    start = view.over(part.a, part.b, "adverbs.words")
    lead = part.match("<adverbs.lead>", view.text)
    phrase = view.phrase(part.a if lead and lead.end() > start else start, part.b)
    if phrase is None or part.status == "proposal" or pattern("<talk.study>").search(phrase.text):
        return []
    return [Effect(phrase, "+")] if 4 <= len(phrase.text) <= 45 else []


def _relies(view: View, part: Part, match: re.Match[str]) -> bool:
    """Whether a word that is a noun as often is the verb of its clause: no 路径依赖."""
    a, b = match.start() - 1, match.end()
    noun = view.text[a:b].startswith(("的", "对")) or view.over(b, part.b, "adverbs.words") > b
    noun = noun or view.tags.get(part.a) == "d" or view.tags.get(b, "p")[0] in "pc"
    return view.tags.get(match.start()) == "v" and not noun and not inner_verb(view, b, part.b)


def read_from(walk: Walk, part: Part) -> bool:
    """Y 源于 X."""
    view = walk.view
    found = [m for m in part.finditer("<verbs.from>", view.text) if view.is_word(*m.span())]
    match = next((m for m in found if m.group() not in group("verbs.relies") or _relies(view, part, m)), None)
    if match is None or part.b - match.end() < 2 or view.text[match.end()] == "的":
        return False
    begins = view.back_over(part.a, match.start(), "adverbs.words")
    gets = pattern(".*(?<!的)<verbs.goal>|.{2,}<means.one>.*<verbs.lower>").fullmatch(view.text, part.a, begins)
    if "的" in view.text[match.end() : part.b] and gets:
        return False
    y = (
        named_again(walk, past_frame(view, part.a, begins), begins)
        if begins - part.a >= 2
        else [p.again() for p in walk.base or walk.last]
    )
    sign = "-" if match.group() in group("verbs.from_harm") else "+"
    if match.group() in group("verbs.depend"):
        sign = "+" if match.group() in group("verbs.rely") else "?"
    sign = "0" if is_negated(view.text[begins : match.start()]) else sign
    hit = walk.claim(
        conjuncts(view, match.end(), part.b), [Effect(p, sign) for p in y], "from", match.span(), part, 0.7
    )
    walk.base = y
    return hit


def _undergone(view: View, part: Part) -> re.Match[str] | None:
    """The first 受 X 的影响 whose 受 is a word of its own and that closes the part."""
    for cue in part.finditer("<topics.by>", view.text):
        match = pattern(_BY + ".{0,2}").fullmatch(view.text, cue.start(), part.b)
        whole = view.is_word(*cue.span()) and not view.in_quote(cue.start())
        plain = match["cue"] in group("topics.suffers") if match and match["bei"] else True
        if match and whole and plain and match.span("cue") == cue.span() and (match["cue"] != "为" or "所" in match[0]):
            return match
    return None


def read_passive(walk: Walk, part: Part) -> bool:
    """Y 由 X 引起; Y 受 X 影响; Y 被 X 削弱."""
    if not part.held & bits("topics.by"):
        return False
    view = walk.view
    match = _undergone(view, part)
    if match is None or pattern("[^，,]+[到向至][^，,]+|.+[转变]为").fullmatch(match["x"]):
        return False
    if view.text.startswith(endings("topics.for_end"), part.a):  # 为了排除由 X 造成的影响
        return False
    does = main_verb(view, *match.span("of")) if match["of"] else None
    if does and does.begins - match.start("of") >= 2:  # 由 X 引发的 Y 促进了 Z
        return False
    verb = match["verb"]
    harms = verb in group("verbs.lower", "verbs.undergo_bad")
    told = sign_of(view.text[max(match.start("verb") - 4, match.end("x")) : match.start("verb")])
    sign = told or ("?" if verb in group("verbs.undergo_open") else "-" if harms else "+")
    b = view.back_over(part.a, view.back_over(part.a, match.start(), "adverbs.words"), "talk.denies")
    sign = "0" if is_negated(view.text[b : match.start()]) else sign
    causes = conjuncts(view, *match.span("x"))
    if match["of"] and not (b - part.a >= 2 and view.text[match.start() - 1] == "是"):
        return walk.claim(causes, effects(view, *match.span("of"), sign), "passive", match.span("verb"), part)
    before = walk.found[-1] if walk.found else None
    goes_on = before is not None and before.rule == "zh.cause.passive" and before.clause[1] + 12 > part.a
    y = conjuncts(view, part.a, b) if b - part.a >= 2 else [p.again() for p in (walk.last if goes_on else walk.base)]
    if b - part.a >= 2 and is_agent(view, view.text[part.a : b]):
        walk.base, walk.last, walk.flowing = causes, causes, False
        return True
    return walk.claim(causes, [Effect(p, sign) for p in y], "passive", match.span("verb"), part)
