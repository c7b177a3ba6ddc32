"""Rules in which a verb says the effect: X促进Y, X使Y提高, 通过X实现Y, 进而Y降低."""

from __future__ import annotations

import re

from pipeline.claims.zh.complements import acts_of, read_toward, who_acts
from pipeline.claims.zh.found import times
from pipeline.claims.zh.modifiers import no_predicate
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.verbs import (
    Effect,
    Verb,
    aimed_at,
    changes,
    effects,
    inner_verb,
    is_negated,
    main_verb,
    ties,
    verbs,
    without_meta,
)
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent
from pipeline.claims.zh.walk import Walk, named_causes, past_frame
from pipeline.claims.zh.words import bits, endings, group, pattern

_MEANS = r"(?P<cue><means.words>)(?!<means.short_no>)"


_SHORT_MEANS = r"(?P<cue><means.short>)(?P<x>.{2,20}?)(?=(?:来|去)?<verbs.raise|verbs.lower|verbs.goal|verbs.bring>)"
#: A、B以及C等途径提升Y: a list of means needs no preposition
_BARE_MEANS = (
    r"(?P<cue>(?:<adverbs.words>){0,3}<means.stress>)(?P<x>.{4,70}?等<means.ways>)"
    r"(?=来?<verbs.raise|verbs.lower|verbs.goal|verbs.bring>)"
)
#: Y 通过 X 实现; Y 可通过 X 来提高
_ENDS = (
    "(?P<x>.{2,60}?)(?:<means.come>?<means.ends>|(?<!的)<means.come|verbs.undergoes>(?:<adverbs.words>)?"
    "(?P<v><verbs.up|verbs.down|verbs.lower>))"
)
#: 通过 A 和优化 B 两个渠道
_COUNTED = "(?:<numbers.digits>|\\d{1,2})<numbers.units>[^，,的]{0,4}?<means.ways>$"
_METHOD = r"<talk.method>(?:<means.method>)?$"


def read_make(walk: Walk, part: Part) -> bool:
    """X 使 Y 提高: the complement is a clause."""
    if not part.held & bits("verbs.make"):
        return False
    view = walk.view
    match = next(
        (
            m
            for m in part.finditer(r"(?P<cue><verbs.make>)(?:了)?(?=.{3})", view.text)
            if _is_make(view, m.start(), m.end("cue"))
        ),
        None,
    )
    if match is None:
        return False
    begins = view.back_over(part.a, match.start(), "adverbs.words")
    if view.text.endswith(endings("roles.apposed"), part.a, begins):  # X 作为能够帮助 Y 的 Z，…
        walk.base = named_causes(walk, part.a, begins, part)
        return bool(walk.base)
    may = "会" if walk.base or walk.act or walk.found else "<verbs.able|degrees.clear>"
    if begins - part.a < 3 and any(
        pattern(may).search(view.text, v.begins, v.a) for v in verbs(view, match.end(), part.b)
    ):
        return False  # 让 X 参与 Y 能够提高 Z: the whole clause is the subject
    means = pattern(_MEANS).search(view.text, part.a, begins)
    if means and view.is_word(*means.span("cue")):
        return False
    short = pattern(r"(?P<who>[^，,]{0,16}?)(?P<cue><means.short>)(?P<x>[^，,]{2,24})").fullmatch(
        view.text, part.a, begins
    )
    if short and view.is_word(*short.span("cue")) and (not short["who"] or is_agent(view, short["who"])):
        return False  # an agent's means: 企业以补贴吸引用户
    out = effects(view, match.end(), part.b, "+", clausal=True)
    whole = match.end(), part.b
    acts = acts_of(view, *whole)
    if changes(view, *whole) is None and (acts or (verbs(view, *whole) and not inner_verb(view, *whole))):
        phrase = view.phrase(*whole)
        out = acts or ([Effect(phrase, "+")] if phrase else [])
    if is_negated(view.text[begins : match.start()]):
        out = [Effect(e.phrase, "0") for e in out]
    if begins == part.a and match["cue"] in group("topics.therefore"):
        part = part._replace(link="chain")
    causes = named_causes(walk, part.a, begins, part) or ([walk.act.again()] if walk.act else [])
    made = walk.claim(causes, out, "make", match.span("cue"), part)
    whole_clause = view.phrase(*whole)
    if made and whole_clause and out[0].sign == "-":
        walk.last, walk.last_sign = [whole_clause], "+"
    return made


def _is_make(view: View, a: int, b: int) -> bool:
    word = view.text[a:b]
    if not view.is_word(a, b) or view.in_quote(a) or view.text[max(0, a - 1) : a] in ("为", "的", "被"):
        return False
    if view.text[max(0, a - 2) : a] in group("define.kind"):  # 营造一个激励员工的环境: a modifier
        return False
    if word in group("verbs.pure_make"):
        return True
    if word in group("verbs.help") and view.tags.get(b) == "v" and view.text[b : b + 2] not in group("verbs.make"):
        return pattern("<verbs.modal>").search(view.text, view.back_over(0, a, "adverbs.words"), a) is not None
    after = view.text[b : b + 14]
    if not any(agent in after[:8] for agent in group("verbs.made")):
        return False
    if word in group("verbs.raise") - group("verbs.doubtful"):
        return bool(verbs(view, b, min(len(view.text), b + 30)))
    return any(view.tags.get(at, "").startswith("v") for at in range(b + 2, b + 20))


def _means_cue(view: View, part: Part) -> re.Match[str] | None:
    """通过 and the like, else a short 以 with a verb of effect close by."""
    said = part.held & bits("means.words")
    for match in part.finditer(_MEANS, view.text) if said else ():
        if view.text[match.end("cue") : match.end("cue") + 1] == "的":  # 可利用的资源
            continue
        if view.is_word(*match.span("cue")) and view.text[match.start() - 1 : match.start()] not in ("的", "所"):
            return match
    listed = part.held & bits("means.ways")
    for match in part.finditer(_BARE_MEANS, view.text) if listed else ():
        if "、" in match["x"] and view.is_word(match.end(), match.end()):
            return match
    leads = part.held & bits("verbs.raise|verbs.lower|verbs.goal|verbs.bring")
    for match in part.finditer(_SHORT_MEANS, view.text) if leads else ():
        whole = view.is_word(*match.span("cue")) and view.is_word(match.end(), match.end())
        verbal = match["x"] in group("verbs.goal")  # 以获取 Y
        if whole and not verbal and "为" not in view.text[match.start() : part.b]:
            return match
    return None


def read_means(walk: Walk, part: Part) -> bool:
    """通过 X 实现 Y; 以 X 促进 Y."""
    view, text = walk.view, walk.view.text
    match = _means_cue(view, part)
    if match is None or part.b - match.end("cue") < 2:
        return False
    ahead = main_verb(view, part.a, match.start())
    if ahead and ahead.kind == "affect" and is_agent(view, text[ahead.b : match.start()]):
        return False  # X 影响用户通过 A 做 B 的意愿
    subject_end = view.back_over(part.a, match.start(), "adverbs.words")
    denied = pattern("<talk.not_so>").search(text, max(part.a, subject_end - 3), subject_end)
    subject_end = denied.start() if denied and denied.end() == subject_end else subject_end
    placed = pattern(r"(?P<x>.{2,}?)(?:<adverbs.words>){0,3}(?P<in>在)[^，,]{2,24}?<places.setting>").fullmatch(
        text, part.a, subject_end
    )
    if placed and is_agent(view, placed["x"]) and view.is_word(*placed.span("in")):
        subject_end = placed.end("x")
    start = match.end("cue")
    if (
        match["cue"] in group("means.light")
        and subject_end == match.start() > part.a
        and not is_agent(view, text[part.a : subject_end])
    ):
        return False
    ends = pattern(_ENDS).fullmatch(text, start, part.b)
    if ends and subject_end - part.a >= 2 and not is_agent(view, text[part.a : subject_end]):
        sign = "-" if ends["v"] in group("verbs.down", "verbs.lower") else "+"
        y = [Effect(p, sign) for p in conjuncts(view, past_frame(view, part.a, subject_end), subject_end)]
        return walk.claim(conjuncts(view, *ends.span("x")), y, "means", match.span("cue"), part)
    verb = _outcome(view, start, part.b)
    aimed = aimed_at(view, start, part.b) if verb is None else None
    x_end = verb.begins if verb else aimed[0] if aimed else part.b
    taken = (
        pattern("(?<=..)(?:将|把)").search(text, start, x_end) if verb and verb.word in group("verbs.turning") else None
    )
    x_end = taken.start() if taken and view.is_word(*taken.span()) else x_end
    method = pattern(_METHOD).search(text, max(start, x_end - 4), x_end)
    if (method and all(end != x_end for _, end in view.mentions)) or pattern(r"\d+<numbers.people>").search(
        text, start, x_end
    ):
        return True
    subject = text[past_frame(view, view.over(part.a, subject_end, "talk.instead"), subject_end) : subject_end]
    if len(subject) >= 2:
        walk.agent = walk.agent or is_agent(view, subject)
        agent = (
            is_agent(view, subject)
            or part.status == "proposal"
            or pattern("<means.acts>").match(text, start, x_end) is not None
        )
        walk.base = [] if agent else conjuncts(view, part.a, subject_end)
        walk.flowing = agent
    means = conjuncts(view, start, x_end)
    changed = inner_verb(view, start, x_end)
    partly = verb is not None and view.may_hold(verb.begins, verb.a, "degrees.partly")
    carries = changed or partly or pattern(".{2,}<third.mediator>").fullmatch(text, start, x_end)
    again = (bool(walk.found) and walk.found[-1].type == "mediate") or bool(part.match("<talk.instead>", text))
    goes_on = (carries or again) and len(subject) < 2 and not walk.agent and not walk.flowing
    means_only = verb is not None and verb.kind == "goal" and not carries
    if walk.base and not means_only and (goes_on or len(subject) >= 2) and match["cue"] not in group("means.light"):
        return _mediated(walk, part, match.span("cue"), (start, x_end), verb)
    if not means or is_negated(text[subject_end : match.start()]):
        return bool(means)
    walk.flowing = len(match["cue"]) > 1
    if not walk.flowing:
        walk.base = means
    if verb is None:
        end = view.phrase(aimed[1], part.b) if aimed else None
        walk.means = [] if end else means
        return end is None or walk.claim(means, [Effect(end, "+")], "means", match.span("cue"), part, 0.5)
    walk.means, walk.root = [], means
    sign = (
        times(changed.sign, verb.sign) if changed and changed.kind == "lower" and verb.kind == "affect" else verb.sign
    )
    return walk.claim(
        means, effects(view, verb.b, part.b, sign, clausal=verb.kind == "signed"), "means", match.span("cue"), part, 0.7
    )


def _outcome(view: View, a: int, b: int) -> Verb | None:
    """The verb that follows the means: the last that the means cannot hold."""
    found = [
        v
        for v in verbs(view, a, b)
        if v.begins - a >= 2 and v.kind != "absorbed"
        if v.begins - 1 in view.inner or view.text[v.begins - 1] not in group("means.before_verb")  # no 顾客参与
    ]
    found = [v for v in found if v.kind != "goal" or v.word in group("verbs.outcome")]
    found = [v for v in found if not _twin(view, a, v)]
    found = [v for v in found if not pattern("对(?!<inside.toward>)[^，,的]{2,16}").fullmatch(view.text, a, v.begins)]
    if not found:
        return None
    listed = [v for v in found if pattern("等[^，,的]{0,6}$").search(view.text, a, v.begins)]
    if listed:
        return listed[0]
    strong = [v for v in found if v.kind != "goal" or v.word in group("means.strong")]
    for here, follow in zip(found, [*found[1:], None], strict=False):
        if follow is None:
            return here
        if here in strong and "的" not in view.text[here.b : follow.begins][-10:]:
            return here
    return found[-1]


def _twin(view: View, a: int, verb: Verb) -> bool:
    """Whether a verb is one of two that share an object: 构建并维持 Y."""
    joint = view.text[verb.begins : verb.a].startswith(endings("verbs.joints"))
    return joint and view.tags.get(a) == "v" and all(at in view.inner for at in range(a + 1, verb.begins))


def _mediated(walk: Walk, part: Part, cue: tuple[int, int], x: tuple[int, int], verb: Verb | None) -> bool:
    """X 通过 M 影响 Y, X and M variables: one mediation for each triple."""
    view = walk.view
    start, end = x
    changed = inner_verb(view, start, end)
    if changed:
        start = changed.b
    match = pattern(r"(?P<m>.+?)(?:<means.of>)?(?:<degrees.partly>)?的?<third.mediator>").fullmatch(
        view.text, start, end
    )
    if match:
        end = match.end("m")
    counted = pattern(_COUNTED).search(view.text, start + 2, end)
    end = without_meta(view, start, counted.start() if counted else end)
    listed = pattern("<verbs.joints>(?=<verbs.raise|verbs.lower>)").search(view.text, start + 2, end)
    mediators = [e.phrase for e in effects(view, start, end, "+")] if listed else conjuncts(view, start, end)
    if verb is None:
        walk.between = mediators
        return True
    return _mediations(walk, part, cue, mediators, verb)


def _mediations(walk: Walk, part: Part, cue: tuple[int, int], mediators: list[Phrase], verb: Verb) -> bool:
    view = walk.view
    out = effects(view, verb.b, part.b, verb.sign, clausal=verb.kind == "signed")
    denied = is_negated(view.text[view.back_over(part.a, cue[0], "adverbs.words") : cue[0]])
    made = False
    for effect in out:
        sign = "0" if denied else effect.sign
        made |= walk.third((walk.base, mediators, [effect.phrase]), sign, "mediate.through", cue, part)
    if out:
        walk.last = [e.phrase for e in out]
    return made


def read_verb(walk: Walk, part: Part) -> bool:
    """X 促进 Y."""
    view = walk.view
    beside = part.match("<joints.tie>[^，,的]{2,16}?(?=<joints.jointly>)", view.text)  # 并与 Z 共同完成 Y
    part = part._replace(a=beside.end()) if beside else part
    verb = main_verb(view, part.a, part.b)
    if verb is None:
        return False
    subject = view.text[part.a : verb.begins]
    explicit = len(subject) >= 2
    if walk.between and not explicit:
        between, walk.between = walk.between, []
        return _mediations(walk, part, (verb.a, verb.b), between, verb)
    if no_predicate(walk, part, verb):
        return False
    toward = read_toward(walk, part, verb)
    if toward is not None:
        return toward
    turned = pattern(r"(?P<who>(?:.*[^，,])?)(?:把|将)[^，,]{2,30}").fullmatch(view.text, part.a, verb.begins)
    if turned and not pattern("会|能|可|将").search(view.text, verb.begins, verb.a):
        return _turned(walk, part, verb, turned.span("who"))
    if verb.word in group("verbs.prevent") and _prevented(walk, part, verb):
        return True
    able = pattern("<verbs.modal>").search(view.text, verb.begins, verb.a)
    becomes = verb.word in group("verbs.becoming") and not (able or walk.means)  # 门店变成了体验中心
    turns = verb.word in group("verbs.turning", "verbs.becoming") and explicit and (walk.reason or becomes)
    needs = explicit and verb.kind != "goal" and pattern("<talk.needs>").search(view.text, verb.begins, verb.a)
    if needs or turns or _turns_from(view, part.a, verb):
        return False
    causes, clausal = who_acts(walk, part, verb), ("signed", "harm", "bring")
    if causes is None:
        return False
    if walk.means and causes is walk.means:
        walk.root = walk.means
    doer = part.status == "proposal" or (walk.base and len(walk.base[0].text) < 4)
    if verb.kind == "goal" and explicit and not walk.means and (doer or verb.negated):
        return False
    out = (
        []
        if ties(view, part.a, part.b, verb)
        else effects(view, verb.b, part.b, verb.sign, clausal=verb.kind in clausal)
    )
    if not explicit and causes and causes is walk.when and _also(walk, part, verb, out):
        return True
    if not causes:
        phrase = view.phrase(verb.a, part.b)
        walk.act = phrase
        walk.last = [phrase] if phrase else []
        return False
    weight = {"goal": 0.4, "affect": 0.7}.get(verb.kind, 0.6) - (0.0 if explicit else 0.1)
    before = walk.last, walk.last_sign
    made = walk.claim(causes, out, "verb", (verb.a, verb.b), part, weight)
    by_the_way = verb.sign in "-0" or (verb.kind == "goal" and verb.word not in group("verbs.founding"))
    whole = view.phrase(verb.a, part.b)
    if made and walk.flowing and by_the_way:
        walk.last, walk.last_sign = before
    elif made and verb.kind == "lower" and verb.sign == "-" and whole:
        walk.last = [whole]
    return made


def _also(walk: Walk, part: Part, verb: Verb, out: list[Effect]) -> bool:
    """X 促进 Y, 当 W 时 也促进 Z: the cause named before has this effect, too, and W moderates it."""
    said = [f for f in walk.found if f.type == "cause"]
    if not said or not walk.view.has_word(max(0, part.a - 2), verb.a, "talk.too"):
        return False
    causes = list({p.start: p.again() for f in said if f.clause == said[-1].clause and (p := f.role("cause"))}.values())
    for effect in out:
        sides = causes, walk.when, [effect.phrase]
        walk.third(sides, "-" if effect.sign == "0" else "+", "moderate.when", (verb.a, verb.b), part)
    return True


def _turns_from(view: View, a: int, verb: Verb) -> bool:
    """Whether a clause says what its subject was and is, no effect: "X 从 A 转变为 B"."""
    turned = pattern(r".*?(?P<was>[从由])[^，,]{2,}").fullmatch(view.text, a, verb.begins)
    return turned is not None and verb.word.endswith("为") and view.is_word(*turned.span("was"))


def _turned(walk: Walk, part: Part, verb: Verb, who: tuple[int, int]) -> bool:
    """X 将 A 转化为 B: X, or the means, brings about B; of any other verb nothing is known."""
    causes = named_causes(walk, *who, part) if verb.word in group("verbs.turning") else []
    if causes and (walk.base or walk.means):
        return walk.claim(causes, effects(walk.view, verb.b, part.b, "+"), "verb", (verb.a, verb.b), part, 0.5)
    walk.agent = True
    return False


def _prevented(walk: Walk, part: Part, verb: Verb) -> bool:
    """避免 X 削弱 Y: the relation stands in the object."""
    view = walk.view
    inner = main_verb(view, verb.b, part.b)
    if inner is None or inner.kind not in ("lower", "bring", "raise", "affect") or inner.begins - verb.b < 3:
        return False
    causes = conjuncts(view, verb.b, inner.begins)
    out = effects(view, inner.b, part.b, inner.sign, clausal=inner.kind == "bring")
    return walk.claim(causes, out, "prevented", (inner.a, inner.b), part, 0.5)


def read_change(walk: Walk, part: Part) -> bool:
    """进而 Y 降低: the subject changes because of what was named before."""
    view = walk.view
    change = changes(view, part.a, part.b)
    if change is None:
        return False
    y = conjuncts(view, change[0], change[1])
    link = pattern(
        r"(?:则|其)?(?P<x>.{2,30}?)(?:与|和)(?P<y>.{2,30}?)(?:<places.between>|间)?的?<degrees.how>{0,2}<effects.link>(?:<effects.degree>)?(?:<effects.undergo>)?"
    ).fullmatch(view.text, change[0], change[1])
    changed = view.phrase(change[0], part.b)
    whole = [changed] if changed else y
    under = walk.when or walk.setting or walk.reason or walk.base
    if under and link:
        walk.reason = []
        sides = conjuncts(view, *link.span("x")), under[:1], conjuncts(view, *link.span("y"))
        walk.third(sides, change[2], "moderate.when", (part.a, part.b), part)
        return True
    if walk.when:
        hit = walk.claim(walk.when, [Effect(p, change[2]) for p in y], "when", (part.a, part.b), part, 0.5)
        walk.when = []
        walk.base, walk.flowing = y, True
    elif part.link in ("chain", "so") and walk.last and not walk.between:
        hit = walk.claim(
            [p.again() for p in walk.last], [Effect(p, change[2]) for p in y], "chain", (part.a, part.b), part, 0.5
        )
    else:
        walk.last, walk.last_sign = whole, "+"
        return False
    walk.last, walk.last_sign = whole, "+"
    return hit
