"""From findings to rows: lists of role fillers are multiplied out to pairs, and what says the same twice is dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import product

from pipeline.claims.en import brackets, lists, members, scope, standing, talk
from pipeline.claims.en.finding import Finding, is_agent
from pipeline.claims.en.graph import ONLY, Graph
from pipeline.claims.en.scene import Arg, Scene
from pipeline.document import ROLES

#: Tags of words that name nothing themselves.
_STAND_INS = ("PRP", "WP", "WDT", "DT", "EX")
#: Shorter phrases of a pointing word name nothing ("this", "all of them").
_SHORT = 12
#: What every role holds: "4b" names a hypothesis, not a thing.
_NAMED = re.compile(r"[^\W\d_]{2}")
#: More pairs than this in one sentence are a parser's mistake, not a coordination.
_MOST = 40
#: What names no thing: "Study 2", the end of an open list.
_LABEL = re.compile(
    r"(?:H|P|Hypothes[ie]s |Proposition |Stud(?:y|ies) |Experiments? )\d|(?:etc|(?:so )?(?:on|forth))\.?$"
)
#: Moderations whose verb tells a cause as well ("X raises Y, especially for A").
_BESIDE = frozenset(f"en.moderate.{name}" for name in ("focus", "butnot", "parallel", "unless", "where"))
_APART = _BESIDE | {"en.mediate.indirect"}
#: Rules whose polarity says already what the sentence denies.
_OWN_SIGN = frozenset(
    {"en.moderate.compare", "en.cause.because", "en.cause.needed", "en.cause.without", "en.moderate.when", *_BESIDE}
)
#: Rules whose effect may be a bare act ("because they enjoy it, guests stay").
_ACTS = frozenset(
    f"en.cause.{rule}" for rule in ("because", "dueto", "enable", "without", "driven", "follows", "likely")
)
#: The roles of a row: names and fillers.
Roles = tuple[tuple[str, Arg], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """One combination of role fillers of a finding."""

    finding: Finding
    roles: Roles
    polarity: str

    @property
    def key(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        """What tells rows apart: the type and where the fillers stand."""
        return self.finding.type, tuple((a.start, a.end) for _, a in self.roles)


def settled(scene: Scene, found: list[Finding]) -> list[Finding]:
    """The findings, with A and B for "two factors: A and B" wherever no whole is told."""
    for f in found:
        if f.type not in ("define", "part"):
            f.roles = {name: [b for a in args for b in _listed(scene, a)] for name, args in f.roles.items()}
    return found


def _listed(scene: Scene, arg: Arg) -> list[Arg]:
    if told := brackets.acting(scene.graph, arg.head):
        return told
    if told := lists.acts_behind(scene, arg.head):
        return told
    behind = members.behind_colon(scene.graph, arg.head) if arg.head >= 0 else []
    return [a for c in behind for a in scene.args(c)] or [arg]


def rows_of(scene: Scene, finding: Finding) -> list[Row]:
    """The pairs of a finding whose fillers are sound, with their polarity."""
    g = scene.graph
    names = ROLES[finding.type]
    lists = [finding.roles[name] for name in names]
    size = 1
    for fillers in lists:
        size *= len(fillers)
    if size > _MOST:
        return []
    told = finding.type in ("cause", "mediate", "moderate") and finding.rule not in _OWN_SIGN
    denied = told and standing.denied(g, finding.cue)
    out = []
    for combination in _apiece(g, finding.cue, lists) or product(*lists):
        roles = tuple(zip(names, combination, strict=True))
        if not _sound(scene, finding, roles) or any(talk.empty(g, name, arg) for name, arg in roles):
            continue
        if finding.type != "part" and _otherwise(g, finding.cue, combination[0]):
            continue
        polarity = finding.polarity
        if denied or (told and any(a.head >= 0 and _left_out(g, a.head) for a in combination)):
            polarity = "0"
        elif polarity and finding.type != "moderate":
            roles, polarity = _weighed(g, finding, roles)
        out.append(Row(finding, roles, polarity))
    return out


def _apiece(g: Graph, cue: int, lists: list[list[Arg]]) -> list[tuple[Arg, ...]]:
    """The fillers pair by pair: "A and B raise C and D, respectively"; [] where nothing says so.

    What stands alone belongs to each pair ("M and N mediate the effect of X on C and D, respectively").
    """
    sizes = [len(one) for one in lists if len(one) > 1]
    paired = len(sizes) > 1 and len(set(sizes)) == 1
    said = paired and any(g.form(p) == "respectively" for p in range(cue + 1, len(g.words)))
    return list(zip(*(one * sizes[0] if len(one) == 1 else one for one in lists), strict=True)) if said else []


def _weighed(g: Graph, finding: Finding, roles: Roles) -> tuple[Roles, str]:
    """The roles and the polarity of a row whose effect may turn it: "leads to reduced prices" lowers prices.

    What is positively related to low prices goes with low prices.
    """
    *others, (name, effect) = roles
    measures = [c for c in g.children(effect.head, "amod") if effect.head >= 0 and g.words[c].start == effect.start]
    if not measures or g.form(measures[0]) not in g.lexicon.less:
        return roles, _turned(finding.polarity, effect.sign)
    near = (finding.cue, g.head(finding.cue), *g.objects(finding.cue))
    beside = [c for p in near for c in g.children(p, "advmod", "amod", "acomp")]
    if any(g.form(p) in g.lexicon.signs for p in [finding.cue, *beside, *finding.cues]):
        return roles, finding.polarity
    if effect.sign == "-":
        effect = replace(effect, start=g.words[measures[0] + 1].start)
    return (*others, (name, effect)), _turned(finding.polarity, effect.sign)


def _turned(polarity: str, sign: str) -> str:
    """A polarity where the argument's own sign turns it."""
    if sign == "+":
        return polarity
    if sign == "?":
        return "?" if polarity in ("+", "-") else polarity
    return {"+": "-", "-": "+"}.get(polarity, polarity)


def _left_out(g: Graph, place: int) -> bool:
    """Whether a member of a list is taken out of what is told: "raises trust, but not loyalty"."""
    first = min([place, *g.children(place, "det", "poss", "amod", "compound", "nummod", "advmod", "neg")])
    while first and g.form(first) != "not" and g.tag(first - 1) in ("DT", "PRP$", "IN", "RB"):
        first -= 1
    before = [g.form(p) for p in range(max(0, first - 3), first) if g.form(p) != ","]
    opposed = before[-1:] in (["but"], ["and"]) or (g.tag(first + 1) == "IN" and g.after_comma(first))
    return g.form(first) == "not" and opposed and g.form(first + 1) not in ONLY


def _otherwise(g: Graph, cue: int, cause: Arg) -> bool:
    """Whether a claim is what comes about without its cause: "credit raises sales, otherwise it raises costs"."""
    before = (p for p in range(cue) if g.form(p) == "otherwise" and g.dep(p) == "advmod" and g.tag(p) == "RB")
    last = max(before, default=None)
    opens = last is not None and (last == 0 or g.form(last - 1) in (",", ";", "and", "or", "because", "，"))
    return last is not None and opens and cause.start < g.words[last].start


def _sound(scene: Scene, finding: Finding, roles: tuple[tuple[str, Arg], ...]) -> bool:
    """Whether the fillers can be told apart and are things, not talk about the research."""
    g = scene.graph
    for place, (name, arg) in enumerate(roles):
        if not _NAMED.search(g.text, arg.start, arg.end):
            return False
        for _, other in roles[place + 1 :]:
            same = _alike(g.text, arg, other) and finding.type in ("mediate", "moderate")
            if same or (arg.start < other.end and other.start < arg.end and finding.type != "define"):
                return False
        if (
            arg.head >= 0
            and g.tag(arg.head) != "VBG"
            and g.is_verb(arg.head)
            and g.words[arg.head].start == arg.start
            and g.words[arg.head].end == arg.end
            and name != "part"
            and not (name == "effect" and finding.rule in _ACTS and not g.children(arg.head, "conj"))
        ):
            return False
        if _LABEL.match(scene.graph.text, arg.start, arg.end):
            return False
        if arg.head < 0:
            continue
        if g.is_verb(arg.head) and any(scope.research(g, c) for c in g.subjects(arg.head)):
            return False
        if _names_nothing(g, name, arg, finding.cue):
            return False
        if (
            name == "effect"
            and is_agent(g, arg.head)
            and any(g.form(c).isdigit() for c in g.children(arg.head, "nummod"))
        ):
            return False  # "results in 214 firms" counts a sample
        if finding.rule == "en.mediate.noun" and name != "mediator" and is_agent(g, arg.head):
            return False  # "the agent is a bridge between hosts and guests" mediates no effect
        bare = name != "whole" or not g.children(arg.head, "compound", "amod")
        if (
            bare
            and g.is_(arg.head, "noun.generic")
            and not (name == "cause" and g.governed(arg.head, "of"))
            and any(
                g.form(c) in ("this", "these", "such", "those") for c in g.children(arg.head, "det", "amod", "predet")
            )
        ):
            return False
        if (
            name == "cause"
            and g.lemma(arg.head)
            in ("factor", "variable", "element", "aspect", "thing", "one", "other", "way", "condition")
            and (arg.end - arg.start < 24 or (g.lemma(arg.head) == "way" and g.children(arg.head, "relcl", "acl")))
            and not (g.children(arg.head, "compound") or g.governed(arg.head, "of"))
            and not (g.dep(arg.head) == "conj" and g.children(arg.head, "amod"))
        ):
            return False
        talk = scope.research(g, arg.head) or (name == "effect" and _insight(g, arg.head))
        if talk and name not in ("definition", "part", "moderator"):
            return False
        if finding.type == "cause" and name == "effect" and (g.is_(arg.head, "verb.research") and g.is_verb(arg.head)):
            return False
    return True


def _names_nothing(g: Graph, name: str, arg: Arg, cue: int) -> bool:
    """Whether a filler is a word that only points, or no noun ("evolves from negative to positive")."""
    head = arg.head
    if g.form(head) == "turn" or (g.tag(head) == "DT" and arg.end - arg.start < _SHORT):
        return True
    if name == "effect":
        return g.form(head) == "them" and g.dep(cue) == "relcl"
    alone = g.words[head].end - g.words[head].start == arg.end - arg.start
    return g.tag(head) in _STAND_INS or (name == "cause" and alone and g.tag(head) in ("JJ", "IN", "RB", "CC"))


def _insight(g: Graph, place: int) -> bool:
    """ "a deeper understanding of X": what a study brings its reader."""
    words = [c for w in g.children(place, "amod") for c in g.conjuncts(w)]
    return g.is_(place, "noun.insight") and any(g.is_(c, "noun.insight.depth") for c in words)


def distinct(g: Graph, rows: list[Row]) -> list[Row]:
    """The rows without those that a better rule has said of the same words."""
    ordered = sorted(rows, key=lambda r: (r.finding.type in ("cause", "define"), -r.finding.weight, r.key))
    kept: list[Row] = []
    for row in ordered:
        if not any(_same(g, row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda r: (r.key[1], r.key[0]))


def _same(g: Graph, row: Row, other: Row) -> bool:
    """Whether a kept row of the same type covers each role, or a mediation or moderation covers a cause."""
    one, two = dict(row.roles), dict(other.roles)
    if row.finding.type == other.finding.type == "part" and row.finding.rule != other.finding.rule:
        return _meets(one["part"], two["part"])
    if row.finding.type == other.finding.type:
        return all(_meets(one[name], two[name]) or _alike(g.text, one[name], two[name]) for name in one)
    if other.finding.rule in ("en.part.verb", "en.part.fromto") and row.finding.type != "part":
        return row.finding.cue == other.finding.cue
    if row.finding.type == "cause" and other.finding.type in ("mediate", "moderate"):
        third = two["mediator" if other.finding.type == "mediate" else "moderator"]
        if _told_apart(g, row.finding, other.finding):
            return False
        ends = (two["cause"], two["effect"])
        if _meets(one["cause"], third) and (
            row.finding.cue == other.finding.cue or row.finding.rule == "en.cause.when"
        ):
            return True
        if _meets(one["cause"], third) and all(_covers(one["effect"], end) for end in ends):
            return True
        if all(_meets(a, b) or _alike(g.text, a, b) for a, b in ((one["cause"], ends[0]), (one["effect"], ends[1]))):
            return True
        if (
            other.finding.rule == "en.moderate.interaction"
            and (_meets(one["cause"], ends[0]) or _meets(one["cause"], third))
            and _meets(one["effect"], ends[1])
        ):
            return True
        return (
            other.finding.rule == "en.mediate.through"
            and (_meets(one["cause"], third) or _meets(one["effect"], third))
            and row.finding.cue == other.finding.cue
        )
    return False


def _told_apart(g: Graph, cause: Finding, third: Finding) -> bool:
    """Whether a verb of its own tells the cause that a third variable is then said of."""
    if third.rule in _APART or (g.dep(third.cue) == "conj" and g.coordinated_from(third.cue) == cause.cue):
        return True  # "X raises Y and is mediated by M"
    one, two = (next((p for p in (f.cue, *g.ancestors(f.cue)) if g.subjects(p)), f.cue) for f in (cause, third))
    named = cause.rule == "en.cause.nominal"  # "the effect of X on Y is there": the same clause may say more of it
    return one != two and (not named or g.coordinated_from(one) == g.coordinated_from(two))


def _covers(a: Arg, b: Arg) -> bool:
    return a.start <= b.start and b.end <= a.end


def _alike(text: str, a: Arg, b: Arg) -> bool:
    return text[a.start : a.end].lower() == text[b.start : b.end].lower()


def _meets(a: Arg, b: Arg) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)
