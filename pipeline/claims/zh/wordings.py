"""Wordings of mediation and moderation without a clause of their own for the role: bridges, buffers, variables."""

from __future__ import annotations

from pipeline.claims.zh.conditions import condition
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.parts import Part
from pipeline.claims.zh.relations import relation_in, spoken_of, way_of
from pipeline.claims.zh.sides import (
    BACK,
    OF,
    PAIR,
    POINTING,
    Antecedent,
    Pair,
    carried,
    find_pair,
    named_roles,
    sides_of,
    triples,
    type_of,
)
from pipeline.claims.zh.verbs import effects, is_negated, main_verb, sign_of
from pipeline.claims.zh.view import View, conjuncts, is_agent
from pipeline.claims.zh.words import bits, endings, group, pattern


def read_bridge(view: View, part: Part, back: Antecedent) -> list[Found]:
    """M 充当了 X 与 Y 之间的桥梁."""
    if not part.held & bits("third.bridges"):
        return []
    match = part.fullmatch(
        r"(?P<m>[^，,]{2,40}?)<copulas.bridge>(?:了|着)?(?P<links><third.links>)?(?P<what>[^，,]{4,60}?)(?:<places.among>)?的?(?:<degrees.key>){0,2}(?P<role><third.bridges>)(?:<third.role_noun>)?",
        view.text,
    )
    pair = (
        pattern(PAIR).fullmatch(
            view.text,
            match.start("what"),
            match.end("what")
            + (2 if view.text[match.end("what") : match.end("what") + 2] in group("places.between") else 0),
        )
        if match
        else None
    )
    if match and match["links"]:
        pair = pair or pattern("(?P<x>[^，,]{2,30}?)(?:<joints.pair>)(?P<y>[^，,]{2,30})").fullmatch(
            view.text, *match.span("what")
        )
    if match is None or pair is None or part.mute:
        return []
    causes, effects_ = sides_of(view, pair, back, part.a)
    if any(is_agent(view, phrase.text) for phrase in (*causes, *effects_)):
        return []
    return triples(
        "mediate", (causes, named_roles(view, match.span("m")), effects_), "?", "bridge", match.span("role"), part
    )


_ITS_EFFECT = (
    "(?:了|着)?(?P<x>(?:(?!<joints.weak>)[^，,的对]){2,24})的"
    "(?:<third.manner|nouns.plus|nouns.minus>){0,2}的?<effects.nouns>"
)


def read_its_effect(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 弱化了 X 的促进作用: the effect that X was said to have; W 弱化了 X 与 Y 之间的正向影响."""
    if not part.held & bits("third.stronger|third.weaker"):
        return []
    for verb in pattern("<third.stronger|third.weaker>").finditer(view.text, part.a + 2, part.b):
        if part.mute or not view.is_word(*verb.span()) or pattern("<nouns.after>").match(view.text, verb.end()):
            continue
        if view.text.endswith(endings("means.words"), part.a, verb.start()):  # 通过改善 M 促进 Y 的提升
            continue
        match = pattern(_ITS_EFFECT).fullmatch(view.text, verb.end(), part.b)
        told = back(part.a, match["x"]) if match else None
        inside = carried(view, verb.end(), part.b)
        pair = sides_of(view, inside, back, part.a) if inside else relation_in(view, verb.end(), part.b)
        if match and told:
            pair = conjuncts(view, *match.span("x")), [p.again() for p in told[1]]
        if pair is None:
            continue
        sides = pair[0], named_roles(view, (part.a, verb.start())), pair[1]
        sign = "+" if verb.group() in group("third.stronger") else "-"
        return triples("moderate", sides, sign, "verb", verb.span(), part)
    return []


def read_mechanism(view: View, part: Part) -> list[Found]:
    """M 是 X 影响 Y 的机制; W 在 X 影响 Y 的过程中发挥积极作用."""
    match = part.fullmatch(
        r"(?P<m>[^，,是]{2,60}?)(?:<adverbs.words>){0,2}(?P<cop><copulas.plain>)了?(?P<x>[^，,]{2,40}?)(?P<verb><verbs.affect|verbs.raise|verbs.lower|verbs.bring>)(?!<verbs.affect|verbs.raise|verbs.lower>)(?P<y>[^，,]{2,40}?)的(?:[^，,的]{0,8}?)(?P<role><third.mechanisms>)",
        view.text,
    )
    if match is None:
        return _in_course(view, part)
    if part.mute or not view.is_word(*match.span("verb")) or "、" in match["x"] + match["y"][:1]:
        return []
    given = view.tags.get(match.start("cop")) == "p"
    if given or match["x"].endswith(endings("joints.weak")) or is_agent(view, match["x"]):
        return []
    verb = match["verb"]
    sign = "?" if verb in group("verbs.affect") else "-" if verb in group("verbs.lower") else "+"
    sides = conjuncts(view, *match.span("x")), named_roles(view, match.span("m")), conjuncts(view, *match.span("y"))
    return triples("mediate", sides, sign, "mechanism", match.span("role"), part)


_IN_COURSE = (
    r"(?P<w>[^，,]{2,40}?)在(?P<what>[^，,]{4,50}?)(?<!的)的?<places.process>?<places.in_it>(?:<adverbs.words>){0,2}"
    r"<holds.play>(?:着|了)?(?P<how>[^，,]{0,10}?)的?(?P<role><effects.role>)"
)


def _in_course(view: View, part: Part) -> list[Found]:
    """W 在 X 提升 Y 的过程中发挥积极作用."""
    match = part.fullmatch(_IN_COURSE, view.text)
    if match is None or part.mute or pattern("<third.mediator|third.moderator>$").search(view.text, part.a, part.b):
        return []
    verb = main_verb(view, *match.span("what"))
    begins = match.start("what")
    if verb is None or verb.begins - begins < 2 or verb.kind == "goal":
        return []
    if is_agent(view, view.text[begins : verb.begins]) or "的" in view.text[verb.b : match.end("what")]:
        return []
    named = [e.phrase for e in effects(view, verb.b, match.end("what"), verb.sign)]
    sides = conjuncts(view, begins, verb.begins), named_roles(view, match.span("w")), named
    return triples("moderate", sides, sign_of(match["how"]) or "?", "course", match.span("role"), part)


def read_on_relation(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 对上述关系起缓冲作用; W 对 X 与 Y 的关系有强化作用."""
    if not part.held & bits("effects.nouns"):
        return []
    match = part.fullmatch(
        r"(?P<w>[^，,]{2,40}?)对(?P<what>[^，,]{2,60}?)(?:<nouns.light>)(?:了|着)?"
        r"(?P<mid>[^，,]{0,6}?)(?P<how><third.how>)?的?<effects.nouns>",
        view.text,
    )
    if match is None or part.mute or view.text.endswith(endings("third.mediator"), part.a, match.end()):
        return []
    if pattern("<third.plain>").search(match["mid"]):
        return []
    what = match.start("what"), view.back_over(*match.span("what"), "adverbs.words")
    pair = pattern(PAIR).fullmatch(view.text, *what)
    if match["how"] is None and (pair is None or not view.text[slice(*what)].endswith(endings("effects.link"))):
        return []
    pointing = pattern(BACK).fullmatch(view.text, *what)
    if pair is None and pointing is None:
        return []
    causes, effects_ = sides_of(view, pair, back, part.a)
    how = match["how"]
    sign = "+" if how in group("third.stronger") else "-" if how else sign_of(match["mid"]) or "?"
    who = named_roles(view, match.span("w"))
    return triples(
        "moderate",
        (causes, who, effects_),
        sign,
        "relation",
        (match.start("mid") if how else match.end() - 2, match.end()),
        part,
    )


def read_along(view: View, part: Part) -> list[Found]:
    """X 对 Y 的影响随 W 的提高而增强."""
    if not part.held & bits("third.stronger|third.there|third.weaker|third.gone"):
        return []
    match = part.fullmatch(
        r"(?P<of>[^，,]{6,60}?)(?:<adverbs.words>){0,2}随(?:着)?(?P<w>[^，,]{2,30}?)的?(?P<dir><verbs.up|verbs.down>)"
        r"而(?:<adverbs.words>){0,3}(?P<how><third.stronger|third.there|third.weaker|third.gone>)",
        view.text,
    )
    pair = pattern(PAIR).fullmatch(view.text, part.a, match.end("of")) if match else None
    if match is None or pair is None or part.mute or not view.is_word(match.start("dir"), match.end("dir")):
        return []
    stronger = match["how"] in group("third.stronger", "third.there")
    sign = "+" if stronger == (match["dir"] in group("verbs.up")) else "-"
    sides = conjuncts(view, *pair.span("x")), named_roles(view, match.span("w")), conjuncts(view, *pair.span("y"))
    return triples("moderate", sides, sign, "along", match.span("how"), part)


def read_undergone(view: View, part: Part, back: Antecedent) -> list[Found]:
    """X 对 Y 的影响受到 W 的调节; X 对 Y 的影响取决于 W."""
    if not part.held & bits("third.undergoes|third.depends|third.goes_with"):
        return []
    if not part.held & bits("third.adjusted|third.relation|nouns.effect"):
        return []
    match = part.fullmatch(
        r"(?P<y>[^，,]{0,60}?)(?:<adverbs.words>){0,3}(?P<cue><third.undergoes>)(?P<w>[^，,]{2,60}?)(?:的|所)?(?P<how><degrees.how>{0,2})的?<third.adjusted>",
        view.text,
    ) or part.fullmatch(
        r"(?P<y>[^，,]{6,60}?" + OF + r")(?:<adverbs.words>){0,3}(?:(?P<cue><third.depends>)(?P<w>[^，,]{2,40}?)"
        r"|(?P<cue2><third.undergoes>)(?P<w2>[^，,被]{2,40}?)的?(?:<effects.nouns|verbs.undergo>|(?P<bend><third.how>))|(?P<cue3><third.goes_with>)(?P<w3>[^，,]{2,30}?)<third.related>)(?P<how>)",
        view.text,
    )
    if match is None or part.mute:
        return []
    cue, w = next((c, w) for c, w in (("cue", "w"), ("cue2", "w2"), ("cue3", "w3")) if match.groupdict().get(c))
    if not view.is_word(*match.span(cue)):
        return []
    before = pattern(".*<verbs.undergo><part.joints>").match(view.text, *match.span(w))
    who = before.end() if before else match.start(w), match.end(w)
    pair = pattern(PAIR + "$").match(view.text, part.a, match.end("y")) if "在" not in match["y"] else None
    pair = pair or find_pair(view, part, match.end("y"))
    caused = pattern(r"(?P<x>[^，,]{2,30}?)所?<verbs.modifier>的(?P<y>[^，,]{2,30})").fullmatch(
        view.text, *match.span("y")
    )
    if pair is None and caused is None and not _points_back(part.a, match["y"], back):
        return []
    causes, effects_ = sides_of(view, pair or caused, back, part.a)
    begins = view.back_over(part.a, match.start(cue), "adverbs.words")
    sign = sign_of(match["how"]) or way_of(match.groupdict().get("bend") or "") or "?"
    return triples(
        "moderate",
        (causes, named_roles(view, who), effects_),
        "0" if is_negated(view.text[begins : match.start(cue)]) else sign,
        "undergone",
        match.span(cue),
        part,
    )


def _points_back(at: int, what: str, back: Antecedent) -> bool:
    """Whether words stand for the relation last spoken of, or for its cause."""
    if not what or pattern(f"{BACK}|{POINTING}").fullmatch(what):
        return True
    last = back(at)
    return last is not None and any(p.text in what or what in p.text for p in last[0])


def read_boundary(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 是上述效应的边界条件; W 在 X 与 Y 的关系中充当边界条件."""
    if not part.held & bits("third.boundary"):
        return []
    match = part.fullmatch(
        r"(?P<w>[^，,是]{2,60}?)<copulas.bridge>了?(?P<of>[^，,]{0,60}?)的?(?:<third.play|degrees.key>){0,2}(?P<role><third.boundary>)",
        view.text,
    )
    if match is None or part.mute:
        return []
    inside = find_pair(view, part, match.end("w"))
    who = (part.a, inside.start() - 1) if inside else match.span("w")
    named = spoken_of(view, match.span("of"), back) if inside is None and len(match["of"]) > 3 else None
    causes, effects_ = named or sides_of(view, inside, back, part.a)
    roles = causes, named_roles(view, who), effects_
    return triples("moderate", roles, "?", "boundary", match.span("role"), part)


def _variables(view: View) -> Pair | None:
    """The two sides of a model that names its variables: "以 X 为自变量, …, 以 Y 为因变量"."""
    if not view.may_hold(0, len(view.text), "third.independent"):
        return None
    x = pattern("以(?P<x>[^，,以]{2,30}?)<copulas.as><third.independent>").search(view.text)
    y = pattern("以(?P<y>[^，,以]{2,30}?)<copulas.as><third.dependent>").search(view.text)
    return (conjuncts(view, *x.span("x")), conjuncts(view, *y.span("y"))) if x and y else None


def read_as_variable(view: View, part: Part, back: Antecedent) -> list[Found]:
    """引入 M 作为中介变量; 以 M 为调节变量."""
    if not part.held & bits("third.variables"):
        return []
    out: list[Found] = []
    for match in part.finditer(
        r"(?:<third.taken>了?|(?<=[，,]))(?P<m>(?:(?!<third.taken_up>)[^，,]){2,40}?)<copulas.as>(?P<role><third.plain>)<third.variables>",
        view.text,
    ):
        causes, effects_ = _variables(view) or sides_of(view, None, back, part.a)
        who = named_roles(view, match.span("m"))
        if who and causes and effects_:
            kind = type_of(match["role"])
            out += triples(kind, (causes, who, effects_), "?", "variable", match.span("role"), part)
    return [f._replace(status=f.status or "hypothesis") for f in out]


_POINTED = (
    r"(?P<e><points.effect>(?:(?!对)[^，,]){0,14}?<effects.pointed>"
    r"|(?:(?!对)[^，,]){2,16}?<third.effect_noun>)"
)


def read_under(view: View, parts: list[Part], index: int, back: Antecedent) -> list[Found]:
    """当 W 时, 这一效应会消失 (X 的作用不明显): the condition moderates the effect last spoken of."""
    if not parts[index].held & bits("third.gone|third.there"):
        return []
    part = parts[index]
    how = r"<adverbs.words|third.change>{0,4}(?P<how><third.gone|third.there>)(?:了|的)?"
    match = part.fullmatch(_POINTED + how, view.text)
    own = (
        None
        if match
        else part.fullmatch(r"(?P<e>(?P<x>[^，,对]{2,20}?)的(?:<third.manner>){0,2}<effects.nouns>)" + how, view.text)
    )
    match = match or own
    if match is None or part.mute or not index:
        return []
    under = condition(view, parts[index - 1])
    pair = back(part.a)
    if not under or pair is None or (own and not any(own["x"] in p.text or p.text in own["x"] for p in pair[0])):
        return []
    denied = is_negated(view.text[match.end("e") : match.start("how")])
    sign = "-" if (match["how"] in group("third.gone")) != denied else "+"
    sides = [p.again() for p in pair[0]], under, [p.again() for p in pair[1]]
    return triples("moderate", sides, sign, "when", match.span("how"), part)


_LIMITED = (
    r"<degrees.only>会?(?P<cue><third.in>)(?P<w>[^，,]{2,40}?)(?:<places.in_it>)?"
    r"(?:(?:的?<places.case>下|时|中)?才?会?<third.holds>)?"
)


def read_limited(view: View, part: Part, back: Antecedent) -> list[Found]:
    """上述效应仅存在于 W; 该效应仅在 W 时成立: the effect holds for W alone."""
    if not part.held & bits("degrees.only"):
        return []
    match = part.fullmatch(_POINTED + _LIMITED, view.text)
    named = None
    if match is None:
        match = part.fullmatch(rf"(?P<e>[^，,]{{4,60}}?){_LIMITED}", view.text)
        named = pattern(PAIR).fullmatch(view.text, part.a, match.end("e")) if match else None
        match = match if named else None
    if match is None or part.mute:
        return []
    causes, effects_ = sides_of(view, named, back, part.a)
    sides = causes, conjuncts(view, *match.span("w")), effects_
    return triples("moderate", sides, "+", "limited", match.span("cue"), part)


def read_paths(view: View, part: Part, back: Antecedent) -> list[Found]:
    """A 和 B 是两条中介路径; M 是上述影响的中介机制."""
    if not part.held & bits("third.paths"):
        return []
    match = part.fullmatch(
        r"(?P<m>[^，,是]{2,60}?)(?:<adverbs.words>){0,2}<copulas.plain>了?(?:<points.back>(?:<third.relation>)?的?|<points.again><numbers.digits><numbers.units>[^，,的]{2,4}的)?"
        r"(?:(?:<numbers.digits>|\d){1,2}<numbers.units>)?<degrees.key>{0,2}(?P<role><third.paths>)",
        view.text,
    )
    if match is None or part.mute or pattern("<third.taken_up>").search(match["m"]):
        return []
    causes, effects_ = sides_of(view, None, back, part.a)
    return triples(
        "mediate", (causes, named_roles(view, match.span("m")), effects_), "?", "paths", match.span("role"), part
    )


_SHAPED = (
    r"(?P<w>[^，,]{2,40}?)(?:<adverbs.words>){0,3}(?P<verb><verbs.pure_make>)" + POINTING + r"(?P<how>[^，,]{2,10})"
)


def read_shaped(view: View, part: Part, back: Antecedent) -> list[Found]:
    """W 使这一曲线更平缓; W 越高, 上述路径越弱: what happens to the relation last spoken of."""
    if not part.held & bits("verbs.pure_make") and "越" not in view.text[part.a : part.b + 40]:
        return []
    if not view.may_hold(0, len(view.text), "points.effect"):
        return []
    match = part.fullmatch(_SHAPED, view.text) or pattern(
        r"(?P<w>[^，,]{2,40}?)[，,](?:<adverbs.openers>)?" + POINTING + r"(?P<verb>越)(?P<how>[^，,。；]{1,4})"
    ).match(view.text, part.a)
    if match is None or part.mute or not view.is_word(*match.span("verb")):
        return []
    how = pattern(
        "(?P<up><third.stronger|third.there|third.steeper|compared.high>)|(?P<down><third.weaker|third.gone|third.flatter|compared.low>)"
    ).search(match["how"])
    pair = back(part.a)
    if how is None or pair is None:
        return []
    more = pattern(r"(?:(?P<s>[^越]{2,}?)得?)?越(?P<p>[^越]{1,16})").fullmatch(view.text, *match.span("w"))
    place = match.span("w")
    if more:
        act = not more["s"] or is_agent(view, more["s"]) or len(more["p"]) > 2
        place = more.span("p") if act else more.span("s")
    elif match["verb"] not in group("verbs.pure_make"):
        return []
    low = more is not None and more["p"] in group("compared.low")
    sign = "+" if (how["up"] is not None) != low else "-"
    return triples(
        "moderate",
        ([p.again() for p in pair[0]], named_roles(view, place), [p.again() for p in pair[1]]),
        sign,
        "shaped",
        match.span("how"),
        part,
    )


def read_same_mediator(view: View, part: Part, found: list[Found]) -> list[Found]:
    """但对 Y 的中介效应不显著: the mediation last spoken of, with another effect."""
    if not part.held & bits("third.mediator"):
        return []
    match = part.fullmatch(
        r"(?:在)?对(?P<y>[^，,]{2,40}?)的(?:<third.mediator>)(?:<adverbs.words>){0,3}(?P<how><third.held>)", view.text
    )
    last = next((f for f in reversed(found) if f.type == "mediate"), None)
    if match is None or part.mute or last is None:
        return []
    cause, mediator = last.role("cause"), last.role("mediator")
    if cause is None or mediator is None:
        return []
    denied = is_negated(view.text[match.end("y") : match.end()])
    sides = [cause.again()], [mediator.again()], conjuncts(view, *match.span("y"))
    return triples("mediate", sides, "0" if denied else "?", "same", match.span("how"), part)
