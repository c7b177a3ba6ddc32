"""What a walk over the parts of a sentence remembers, and what its rules share: subjects and pairs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.claims.zh.conditions import before_other
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part, is_research_clause
from pipeline.claims.zh.roles import apart, can_be_cause, can_be_effect
from pipeline.claims.zh.verbs import Effect, is_negated, main_verb
from pipeline.claims.zh.view import Phrase, View, conjuncts, is_agent, is_research
from pipeline.claims.zh.words import endings, group, pattern

#: Causes, third variables and effects, each a list of conjuncts.
Sides = tuple[list[Phrase], list[Phrase], list[Phrase]]


@dataclass(slots=True)
class Walk:
    """What has been said so far in the sentence."""

    view: View
    found: list[Found] = field(default_factory=list)
    base: list[Phrase] = field(default_factory=list)
    last: list[Phrase] = field(default_factory=list)
    last_sign: str = "+"
    means: list[Phrase] = field(default_factory=list)
    reason: list[Phrase] = field(default_factory=list)
    root: list[Phrase] = field(default_factory=list)
    when: list[Phrase] = field(default_factory=list)
    before: list[Found] = field(default_factory=list)  # the claim found last before ``when``
    between: list[Phrase] = field(default_factory=list)
    earlier: Callable[[], list[Phrase]] = list
    before_it: Callable[[], View | None] = lambda: None  # the sentence before
    skip: int = 0
    setting: list[Phrase] = field(default_factory=list)
    under: list[tuple[Found, list[Phrase], str]] = field(default_factory=list)
    act: Phrase | None = None
    target: list[Phrase] = field(default_factory=list)
    purpose: list[Effect] = field(default_factory=list)
    agent: bool = False
    only: bool = False
    flowing: bool = False
    reason_cue: tuple[int, int] = (0, 0)
    reasoned: bool = False  # what the reason brings about was said: a later clause without a subject has its subject
    conditional: bool = False
    spoken: bool = False
    beside: bool = False
    adjusted: tuple[str, list[Phrase]] = ("", [])
    advised: bool = False
    topic: int = -9  # where a clause ended that only names what is spoken of

    def claim(
        self, causes: list[Phrase], out: list[Effect], rule: str, cue: tuple[int, int], part: Part, weight: float = 0.6
    ) -> bool:
        """Write down every pair of causes and effects; False where a role cannot be one."""
        out = [Effect(_meant(self.view, e.phrase, part.a), e.sign) for e in out]
        kept = [e for e in out if can_be_effect(e.phrase.text)]
        causes = [c for c in causes if can_be_cause(c.text)]
        apiece = len(causes) == len(kept) > 1 and self.view.has_word(part.a, part.b, "topics.apiece")
        for at, cause in enumerate(causes):
            for effect in kept[at : at + 1] if apiece else kept:
                if apart(cause, effect.phrase) and cause.text != effect.phrase.text:
                    roles = (("cause", cause), ("effect", effect.phrase))
                    where, denied = (part.a, part.b), effect.sign == "0"
                    kind = f"zh.cause.{rule}"
                    word = self.view.text[slice(*cue)]
                    self.found.append(
                        Found("cause", roles, effect.sign, kind, cue, where, weight, denied, part.status, word=word)
                    )
        if kept and causes:
            self.last, self.last_sign = [e.phrase for e in kept], kept[0].sign
        return bool(causes and kept)

    def third(self, sides: Sides, sign: str, rule: str, cue: tuple[int, int], part: Part) -> bool:
        """Write down a mediation or moderation ("mediate.through") for every cause, third variable and effect."""
        kind = rule.split(".")[0]
        name = "mediator" if kind == "mediate" else "moderator"
        made = False
        for cause in sides[0]:
            for who in sides[1]:
                for effect in sides[2]:
                    if can_be_cause(cause.text) and can_be_effect(effect.text):
                        roles = (("cause", cause), (name, who), ("effect", effect))
                        clause = part.a, part.b
                        denied = kind == "mediate" and sign == "0"
                        self.found.append(Found(kind, roles, sign, f"zh.{rule}", cue, clause, 0.6, denied, part.status))
                        made = True
        return made


#: A condition that names a level is set against the other levels: "高自尊的个体", "竞争强度较高"
_LEVEL = r"<compared.level>(?!<inside.level>).{2,}|.{2,}(?<!<inside.vast>)<compared.measure>(?:的.{1,8})?"


def contrast(walk: Walk) -> None:
    """Under a level, or two conditions set against each other, what holds is a moderation by the condition."""
    settings = {w[0].text for _, w, k in walk.under if k == "setting"}
    kind = "setting" if len(settings) > 1 or all(k == "setting" for _, _, k in walk.under) else "when"
    held = [
        (f, w)
        for f, w, k in walk.under
        if k == kind and f.type in ("cause", "mediate") and f.rule != "zh.cause.modifier"
        if all(p.text != one.text for _, p in f.roles for one in w)
        if not any(one.text.endswith(endings("places.times")) for one in w)
    ]
    if len({w[0].text for _, w, k in walk.under if k == kind}) < 2 and not walk.only and not walk.beside:
        held = [
            (f, w)
            for f, w in held
            if (f.polarity == "0" and kind == "when") or any(pattern(_LEVEL).fullmatch(one.text) for one in w)
        ]
    named = {(p.start, w[0]) for f, w in held if (p := f.role("cause")) and not p.elided}
    for found, when in held:
        cause, effect = found.role("cause"), found.role("effect")
        if cause is None or effect is None or (cause.elided and (cause.start, when[0]) not in named):
            continue
        goes_on = found.polarity != "0" and any(g.role("cause") == effect.again() and w == when for g, w in held)
        last = next((g.role("effect") for g, w in reversed(held) if w == when), effect) if goes_on else effect
        sign = "-" if found.polarity == "0" else "+"
        for one in when:
            roles = (("cause", cause), ("moderator", one), ("effect", last or effect))
            walk.found.append(
                found._replace(type="moderate", roles=roles, polarity=sign, rule="zh.moderate.contrast", negated=False)
            )
        if last == effect and found.type == "cause" and found in walk.found:
            walk.found.remove(found)


#: What brings a subject to the fore: 正是 X 提升了 Y, 是 X 而非 Z 提升了 Y
CLEFT = r"<copulas.stressed>|是(?=[^，,]{2,30}<joints.rather>)"


def named_causes(walk: Walk, a: int, b: int, part: Part) -> list[Phrase]:
    """The causes that the words before a predicate name, or those that an elided subject stands for."""
    view = walk.view
    if part.status == "proposal":
        walk.agent = True
    if pattern("<talk.accord>").match(view.text, a, b) or any(
        a <= at < b and not pattern("<joints.any>|等").match(view.text, at) for at in view.cited
    ):
        walk.base, walk.flowing = [], False
        return []
    b = view.back_over(a, b, "adverbs.words")
    cleft = pattern(CLEFT).match(view.text, a, b)
    a = cleft.end() if cleft else a
    a += view.text[a : a + 1] in ("使", "让") and view.text[a + 1] != "人" and view.is_word(a, a + 1)
    aware = pattern("[^，,]{2,24}?<talk.aware>").match(view.text, a, b)
    a = aware.end() if aware and b - aware.end() >= 2 and view.is_word(*aware.span()) else a
    given = pattern(r".{2,}?(?P<to>给[^，,的]{1,10}|(?<=[会能可将])为[^，,的]{2,10})").fullmatch(view.text, a, b)
    before = view.back_over(a, given.start("to"), "adverbs.words") if given else b
    if given and view.is_word(given.start("to"), given.start("to") + 1) and not is_agent(view, view.text[a:before]):
        b = before
    a = past_frame(view, a, b)
    proved = pattern(r"(?P<x>.{2,}?)被[^，,]{0,12}<roles.proved_by>[^，,]{0,4}<roles.proved>").fullmatch(
        view.text, a, b
    )
    b = proved.end("x") if proved else b
    placed = pattern(
        r"(?P<x>.{2,}?)(?:<adverbs.words>){0,3}(?:在[^，,的]{2,24}?的?<places.setting>|以[^，,的]{2,20}?为[^，,的]{2,8}|<roles.apposed>[^，,]{2,24})"
    ).fullmatch(view.text, a, b)
    if placed and view.is_word(placed.end("x"), placed.end("x")):
        b = view.back_over(a, placed.end("x"), "adverbs.words")
    b = before_other(view, a, b)
    means = pattern("(?:.{2,}?)?(?P<cue><means.through>)(?P<m>.{2,})").fullmatch(view.text, a, b)
    if means and view.is_word(*means.span("cue")):
        a = means.start("m")
    text = view.text[a:b]
    taken_up = pattern("<points.effect><points.state>").fullmatch(text)
    if taken_up and not walk.last and walk.act:
        walk.base, walk.flowing = [walk.act.again()], False
        return walk.base
    if (text in group("points.act") or taken_up) and walk.last:
        walk.base, walk.flowing = [p.again() for p in walk.last], False
        return walk.base
    if text in group("points.former", "points.latter"):
        two = _two(view, part.a)
        return two[:1] if text in group("points.former") else two[1:]
    if text in group("bare.pronouns"):
        known = understood(walk, part) or [p.again() for p in walk.earlier()]
        pronoun = Phrase(*view.span(a, b), text)
        if not known and text in group("points.this"):
            walk.base, walk.flowing, known = [pronoun], False, [pronoun]
        return known
    verbal = view.over(a, b, "adverbs.words")
    within = view.back_over(a, b, "places.where_agents")
    of_agents = a < within < b and view.text[a:within] in group("agents.nouns")
    if of_agents or (text.endswith(endings("places.inside")) and "的" not in text):
        return understood(walk, part)
    doing = view.tags.get(verbal) == "v" and all(at in view.inner for at in range(verbal + 1, b))
    opposed = view.text[max(0, a - 1) : a] in ("而", "但")  # 而持续反馈降低了…
    named = opposed and view.tags.get(a, "") in ("ad", "vd", "b", "a")
    if len(text) < 2 or (a < verbal < b and doing and not named):
        return understood(walk, part)
    if is_agent(view, text):
        walk.base, walk.flowing, walk.agent = [], True, True
        if walk.means:
            return walk.means
        if part.link == "so" and walk.act:
            return [walk.act.again()]
        return []
    begins = own_act(view, a, b)
    told = a < begins <= b - 4 and _before_adverbs(view, a, begins) < begins
    act = view.phrase(begins, b) if told else None
    more = view.text.endswith(endings("joints.and"), 0, a) and walk.base and view.at[a] - walk.base[-1].end <= 4
    listed = walk.base if more else []  # A、B，以及C …
    walk.base, walk.flowing = [act] if act else [*listed, *named_again(walk, a, b)], False
    return walk.base


def named_again(walk: Walk, a: int, b: int) -> list[Phrase]:
    """The roles that a stretch names; "该体系" is the one of that kind that was named before."""
    view = walk.view
    pointing = pattern("<points.effect>(?P<kind>[^，,的]{2,4})").fullmatch(view.text, a, b)
    known = [*walk.base, *walk.last, *walk.earlier()] if pointing else []
    meant = next((p for p in known if pointing and p.text.endswith(pointing["kind"])), None)
    return [meant.again()] if meant else conjuncts(view, a, b)


def _meant(view: View, phrase: Phrase, before: int) -> Phrase:
    """What 前者 or 后者 stands for, any other phrase as it is."""
    last = phrase.text in group("points.latter")
    two = _two(view, before) if last or phrase.text in group("points.former") else []
    return two[last] if two else phrase


def _two(view: View, before: int) -> list[Phrase]:
    """The two things last named together: what 前者 and 后者 stand for."""
    for a, b in reversed([clause for clause in view.clauses if clause[1] <= before]):
        stops = [
            match.start() for match in pattern("<copulas.state>|<third.related>|[的对]").finditer(view.text, a + 4, b)
        ]
        verb = main_verb(view, a, b)
        for stop in [*stops, verb.begins] if verb else stops:
            named = conjuncts(view, a, view.back_over(a, stop, "adverbs.words"))
            if len(named) == 2 and view.is_word(stop, stop):
                return [phrase.again() for phrase in named]
    return []


def past_frame(view: View, a: int, b: int) -> int:
    """Past a setting that stands before the subject (在…背景下, 对于…而言), or that is all there is."""
    a = view.over(a, b, "adverbs.words") if view.text[a : a + 1] in group("roles.adverbs") else a
    within = pattern(r"<places.within>[^，,]{2,30}?(?P<at><places.setting>)").fullmatch(view.text, a, b)
    if within and view.is_word(a, a + 1) and not pattern(r".*<places.where>").fullmatch(view.text, a, b):
        return b
    match = pattern(r"<places.opens>.{2,40}?<places.setting>(?=.{2})[，,]?").match(view.text, a, b)
    return match.end() if match and match.end() not in view.inner and b - match.end() >= 2 else a


def understood(walk: Walk, part: Part) -> list[Phrase]:
    """The causes that a clause without a subject leaves to be understood: means, reason, chain, base or act."""
    if walk.means:
        return walk.means
    beside = walk.view.text.endswith(("、", *endings("topics.beside")), 0, part.a)
    if walk.root and walk.flowing and beside:  # 通过 X 实现了 A、提高了 B，还降低了 C
        return [p.again() for p in walk.root]
    if part.link == "chain" and walk.last:
        return [p.again() for p in walk.last]
    if walk.reason and not walk.reasoned:
        walk.base, walk.reason = walk.reason, []
        return walk.base
    if walk.flowing and walk.last and walk.last_sign in "+?":
        return [p.again() for p in walk.last]
    if walk.base:
        return [p.again() for p in walk.base]
    if walk.flowing and walk.root:
        return [p.again() for p in walk.root]
    if walk.when and not walk.agent and not walk.spoken and (walk.conditional or not walk.act):
        return walk.when
    if walk.act and (walk.agent or part.link == "chain" or _can(walk.view, part) or _did(walk, part)):
        act = [walk.act.again()]
        walk.base, walk.flowing = (act, False) if part.link != "chain" else (walk.base, walk.flowing)
        return act
    return []


def _did(walk: Walk, part: Part) -> bool:
    """Whether an act opens a sentence and the clause says what it did: 吸纳 A，激活了 B."""
    view = walk.view
    clause = next((at for at, (a, b) in enumerate(view.clauses) if a <= part.a < b), 0)
    a, b = view.clauses[clause - 1] if clause else (0, 0)
    opens = clause > 0 and (clause == 1 or view.text[view.clauses[clause - 2][1] : a].strip()[-1:] in "：:")
    verb = main_verb(view, part.a, part.b) if opens and b - a <= 12 else None
    return (
        verb is not None and view.text[verb.b] == "了" and view.tags.get(own_act(view, a, b)) == "v" and bool(walk.act)
    )


def _can(view: View, part: Part) -> bool:
    """Whether a clause says what its subject can or will do, or two things of it: 可以获得…, 有助于…, 既…又…"""
    begins = next((a for a, b in view.clauses if a <= part.a < b), part.a)
    if pattern("<topics.both>").match(view.text, begins, part.b):
        return True
    return part.match("<verbs.able|verbs.signed|verbs.harm>", view.text) is not None


#: What shows that a subject stands before it, no modifier: "X 具有 …", "X 与 Y 有关", "X 降解了 …"
STATE = r"<copulas.state>(?!的)|<joints.pair>(?=[^，,]{2,60}<third.related>)|[一-鿿]{2}了(?![的，,])"


def _named(view: View, part: Part) -> tuple[int, int] | None:
    """Where the subject of a clause that says what something is or has stands."""
    for verb in pattern(STATE).finditer(view.text, part.a + 2, min(part.b, part.a + 40)):
        end = view.back_over(part.a, verb.start(), "adverbs.words")
        start = view.over(part.a, end, "adverbs.words")
        if end - start >= 2 and view.is_word(end, verb.end()) and not view.in_quote(verb.start()):
            at = view.text.find("对", part.a, end)
            if at > part.a and is_agent(view, view.text[part.a : view.back_over(part.a, at, "adverbs.words")]):
                return None
            short = end - start < 4 and verb.group() not in group("roles.apposed")
            verbal = (start > part.a or short) and view.tags.get(start) == "v"
            return None if verbal or view.has_word(part.a, end, "talk.advises") else (part.a, end)
    return None


def _qualified(view: View, part: Part) -> tuple[int, int] | None:
    """Where the subject of a clause that ends in an adjective stands: "X 日益重要"."""
    last = max((at for at in view.tags if part.a < at < part.b), default=part.a)
    end = view.back_over(part.a, last, "adverbs.words")
    return (part.a, end) if view.tags.get(last) == "a" and part.a + 2 <= end < last else None


def subject_of(view: View, part: Part) -> list[Phrase]:
    """The subject of a clause that says what it is, has or is like: no agent and no research."""
    named = _named(view, part) or _qualified(view, part)
    who = view.text[slice(*named)] if named else ""
    if named is None or is_agent(view, who) or is_research(who) or is_research_clause(who):
        return []
    return conjuncts(view, *named)


def own_act(view: View, a: int, b: int) -> int:
    """Where the act of an agent begins: "管理者可以提供…" at its verb; without an agent, where the clause does."""
    if view.tags.get(a, "v") in ("v", "p"):
        return a
    for at in range(a + 2, min(b, a + 24)):
        if view.tags.get(at) == "v" and is_agent(view, view.text[a : _before_adverbs(view, a, at)]):
            start = view.over(at, b, "adverbs.words")
            return at if is_negated(view.text[at:start]) else start  # not to have something is another act
    advised = (m.end() for m in pattern("<talk.advises>").finditer(view.text, a + 2, b - 4) if view.is_word(*m.span()))
    start = next(advised, a)
    return view.over(start, b, "adverbs.words") if start > a else a


def _before_adverbs(view: View, a: int, b: int) -> int:
    """The place to which one goes back from a verb over adverbs, those of the list and those that are tagged so."""
    while b > a:
        start = max((at for at in view.tags if a <= at < b), default=a)
        shorter = view.back_over(a, b, "adverbs.words")
        if shorter == b and not (view.tags.get(start, "") in ("d", "ad") and start > a):
            break
        b = shorter if shorter < b else start
    return b


#: A clause that is a noun phrase with its head: "人口的增加"
HEADED = "[^，,的]{2,20}的[^，,的]{2,6}"


def remember_act(walk: Walk, part: Part) -> None:
    """A clause that claims nothing may still name an act that the next clause speaks of."""
    view = walk.view
    if part.match("<roles.apposed>", view.text):
        headed = part.fullmatch("<roles.apposed>[^，,]{4,40}的(?P<x>[^，,的]{3,20})", view.text)
        walk.base = conjuncts(view, *headed.span("x")) if headed and not walk.base else walk.base
        return
    if walk.last and part.match("(?:<bare.pronouns>)(?:<adverbs.words>){0,2}(?:<copulas.named>)", view.text):
        walk.base, walk.flowing = [p.again() for p in walk.last], False
        return
    named = _named(view, part)
    subject = subject_of(view, part) if named else []
    if subject:
        walk.base, walk.flowing, walk.act = subject, False, None
        return
    jointly = view.text.endswith(endings("effects.joint"), part.a, part.b)  # A、B 与 C 三者协同作用，…
    if jointly and part.match("<numbers.digits>者", view.text):  # 三者相互作用，共同提升 Y: of what was named before
        return
    begins = part.a if jointly else own_act(view, part.a, part.b)
    if (
        not named
        and _before_adverbs(view, part.a, begins) == begins
        and not pattern("<joints.pair>").search(view.text, part.a, begins)
        and main_verb(view, part.a, part.b) is None
        and part.b - part.a <= (60 if jointly else 25)
        and not pattern("<roles.topic_no|talk.accord>").match(view.text, part.a)
        and not view.text.endswith(endings("places.in_it"), part.a, part.b)
    ):
        topic = view.phrase(part.a, part.b)
        doing = view.tags.get(view.over(part.a, part.b, "adverbs.words")) in ("v", "p") or _can(view, part)
        doing = doing or (walk.act is not None and not part.match("[^，,]{2,}(?:的|[下中]$)", view.text))
        if topic and not is_agent(view, topic.text) and not is_research(topic.text) and not doing:
            more = view.text.endswith(endings("joints.and"), 0, part.a)  # A、B，以及C，…
            has_head = part.fullmatch(HEADED, view.text) is not None
            beside = has_head and 0 < part.a - walk.topic <= 2  # A 的 B，C 的 D，使得…
            walk.base = (walk.base if more or beside else []) + conjuncts(view, part.a, part.b)
            walk.flowing, walk.act, walk.topic = False, None, part.b if has_head else -9
            return
    advised = part.status == "proposal" and not part.match("<talk.accord>", view.text)
    walk.agent = walk.agent or advised or _before_adverbs(view, part.a, begins) < begins
    phrase = view.phrase(view.over(begins, part.b, "adverbs.words"), part.b)
    if phrase and not is_research_clause(phrase.text) and 4 <= len(phrase.text) <= 40:
        walk.act = phrase


_TO = r"对(?!<inside.toward>)"


def toward(view: View, a: int, b: int) -> int | None:
    """The last 对 before ``b`` that is a word of its own (else one that the dictionary joined to its object)."""
    places = [m.start() for m in pattern(_TO).finditer(view.text, a, b) if m.start() < b - 1]
    free = [at for at in places if at not in view.inner and (at + 1 not in view.inner or view.text[at + 1] == "于")]
    if free:
        return free[-1]
    joined = [at for at in places if at not in view.inner and at - a >= 2]
    return joined[-1] if joined else None
