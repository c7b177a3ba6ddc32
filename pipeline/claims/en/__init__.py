"""The English claim grammar: from a parsed sentence to drafts of claims.

A sentence is read in three steps. Each rule file returns findings: relations between lists of role
fillers (``cause``, ``nouns``, ``links`` for causes, ``paths`` and ``moderation`` for third variables,
``parts``, ``definitions``). :mod:`.scope` throws out what stands in a question or an aim, and tells
negation and softening. Here the lists are multiplied out to pairs, and what says the same twice is dropped.
The words are data (``cues.toml``); the rules know grammar only.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import partial
from itertools import product

from pipeline.claims.draft import Context, Draft
from pipeline.claims.en import (
    cause,
    channels,
    contrast,
    definitions,
    links,
    moderation,
    namings,
    nouns,
    parts,
    paths,
    relations,
    scope,
    thirds,
)
from pipeline.claims.en.finding import Finding, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import STEM as _STEM
from pipeline.claims.en.lexicon import lexicon
from pipeline.claims.en.scene import Arg, Link, Scene, turned
from pipeline.document import ROLES, Document, Role, Sentence, Span

#: A sentence of fewer letters carries no claim.
_LEAST = 20
_LABEL = re.compile(r"(?:H|P|Hypothes[ie]s |Proposition |Stud(?:y|ies) |Experiments? )\d")
_WORD = re.compile(r"[A-Za-z]+")
#: What every role holds: "4b" names a hypothesis, not a thing.
_NAMED = re.compile(r"[^\W\d_]{2}")
#: Circumstances at a sentence's start that may tell a cause.
_OPENERS = re.compile(r"\W*(?:\d+\W+)?(?:with|along with|following|as|to|by|when|if|once|since|given)\b", re.IGNORECASE)
#: "Xs are those that …": what kind of things they are.
_KIND = re.compile(r"\bare those (?:that|which|who|whose|in)\b", re.IGNORECASE)
#: Tags of words that name nothing themselves.
_STAND_INS = ("PRP", "WP", "WDT", "DT", "EX")
#: More pairs than this in one sentence are a parser's mistake, not a coordination.
_MOST = 40
#: Rules whose polarity says already what the sentence denies.
_OWN_SIGN = frozenset({"en.cause.because", "en.moderate.when", "en.moderate.butnot", "en.moderate.parallel"})
#: Moderations whose verb tells a cause as well ("X raises Y, especially for A").
_BESIDE = frozenset({"en.moderate.focus", "en.moderate.butnot", "en.moderate.parallel"})
#: How many sentences back "this effect" is looked for.
_LOOK_BACK = 5

__all__ = ["can_carry", "read"]


def can_carry(document: Document, sentence: Sentence) -> bool:
    """Whether an English sentence holds a cue at all: cheap, and wrong only by letting too much through."""
    if sentence.end - sentence.start < _LEAST or sentence.role != "prose":
        return False
    text = " ".join(document.text[token.start : token.end] for token in sentence.tokens)
    if text.endswith(("?", "？")):
        return False
    quick = lexicon().quick
    if any(word.lower()[:_STEM] in quick for word in _WORD.findall(text)):
        return True
    return bool(_OPENERS.match(text) or _KIND.search(text))


def read(context: Context, index: int) -> list[Draft]:
    """The claims of an English sentence, in text order; none where it was not parsed."""
    parse = context.parses.get(index)
    if parse is None or not parse.words:
        return []
    scene = _scene(context, index)
    found = _findings(scene)
    rows = [row for finding in found for row in _rows(scene, finding)]
    sentence = context.sentence(index)
    return [_draft(context, sentence, index, scene, row) for row in _distinct(scene.graph, rows)]


def _scene(context: Context, index: int) -> Scene:
    sentence = context.sentence(index)
    graph = Graph(context.parses[index], context.document.text, sentence.start)
    named: tuple[tuple[int, int], ...] = ()
    if context.before(index) is not None and _opens_with_pronoun(graph):
        named = tuple((m.start, m.end) for m in context.mentions.items if m.sentence == index - 1)
    return Scene(graph, partial(_before, context, index), named, find_topic=partial(_topic, context, index))


def _opens_with_pronoun(graph: Graph) -> bool:
    return any(w.tag in ("PRP", "DT") for w in graph.words[:12])


def _before(context: Context, index: int) -> Graph | None:
    """The parsed sentence before in the same block, or None."""
    earlier = context.before(index)
    parse = context.parses.get(index - 1)
    if earlier is None or parse is None or not parse.words:
        return None
    return Graph(parse, context.document.text, earlier.start)


def _topic(context: Context, index: int) -> Link | None:
    """The relation that the nearest of the sentences before in the same block tells or names."""
    block = context.sentence(index).block
    for earlier in range(index - 1, max(-1, index - 1 - _LOOK_BACK), -1):
        if context.sentence(earlier).block != block:
            return None
        parse = context.parses.get(earlier)
        if parse is None or not parse.words:
            continue
        found = _last_relation(Graph(parse, context.document.text, context.sentence(earlier).start))
        if found:
            here = context.sentence(index)
            causes, effects = ([_nearest(context, here, a) for a in args] for args in (found.causes, found.effects))
            return Link(causes, effects, found.sign)
    return None


def _nearest(context: Context, here: Sentence, arg: Arg) -> Arg:
    """The same words in the sentence that is read, where they stand there too."""
    text = context.document.text
    at = text.find(text[arg.start : arg.end], here.start, here.end)
    return arg if at < 0 else Arg(at, at + arg.end - arg.start, -1, arg.sign, True)


def _last_relation(before: Graph) -> Link | None:
    """The last relation that a sentence tells, else names, as fillers outside the sentence that is read."""
    scene = Scene(before)
    readers = (cause, nouns, contrast, links)
    told = [
        f
        for reader in readers
        for f in reader.read(scene)
        if f.type in ("cause", "mediate") and not scope.blocked(before, f.cue) and not paths.about_relation(before, f)
    ]
    known = [Link(f.roles["cause"], f.roles["effect"], f.polarity) for f in told if all(f.roles.values())]
    thirds_told = [f for reader in (paths, thirds, moderation) for f in reader.read(scene)]
    known += [
        scene.links[f.cue]
        for f in thirds_told
        if f.cue in scene.links and not scope.blocked(before, f.cue) and all(f.cue > earlier.cue for earlier in told)
    ]
    if not known:
        for place in range(len(before.words)):
            if relations.is_relation(before, place):
                pair = relations.relation_of(scene, place)
                if pair[0] and pair[1]:
                    known.append(Link(*pair, relations.sign_of(before, place)))
    if not known:
        return None
    last = known[-1]
    return Link([_outside(a) for a in last.causes], [_outside(a) for a in last.effects], last.sign)


def _outside(arg: Arg) -> Arg:
    return Arg(arg.start, arg.end, -1, arg.sign, True)


def _findings(scene: Scene) -> list[Finding]:
    found = [
        *cause.read(scene),
        *nouns.read(scene),
        *links.read(scene),
        *contrast.read(scene),
        *paths.read(scene),
        *thirds.read(scene),
        *channels.read(scene),
        *namings.read(scene),
        *moderation.read(scene),
        *parts.read(scene),
        *definitions.read(scene),
    ]
    found = [g for f in found for g in paths.carried(scene, f)]
    return [
        f
        for f in found
        if all(f.roles.values())
        and (scope.adnominal(scene.graph, f.cue, f.rule) or not scope.blocked(scene.graph, f.cue))
    ]


# --------------------------------------------------------------------------- pairs


@dataclass(frozen=True, slots=True)
class _Row:
    """One combination of role fillers of a finding."""

    finding: Finding
    roles: tuple[tuple[str, Arg], ...]
    polarity: str

    @property
    def key(self) -> tuple[str, tuple[tuple[int, int], ...]]:
        return self.finding.type, tuple((a.start, a.end) for _, a in self.roles)


def _rows(scene: Scene, finding: Finding) -> list[_Row]:
    g = scene.graph
    names = ROLES[finding.type]
    lists = [finding.roles[name] for name in names]
    size = 1
    for fillers in lists:
        size *= len(fillers)
    if size > _MOST:
        return []
    told = finding.type in ("cause", "mediate", "moderate") and finding.rule not in _OWN_SIGN
    denied = told and scope.denied(g, finding.cue)
    out = []
    for combination in product(*lists):
        roles = tuple(zip(names, combination, strict=True))
        if not _sound(scene, finding, roles):
            continue
        polarity = finding.polarity
        if denied:
            polarity = "0"
        elif polarity:
            polarity = turned(polarity, combination[-1].sign)
        out.append(_Row(finding, roles, polarity))
    return out


def _sound(scene: Scene, finding: Finding, roles: tuple[tuple[str, Arg], ...]) -> bool:
    """Whether the fillers can be told apart and are things, not talk about the research."""
    g = scene.graph
    for place, (name, arg) in enumerate(roles):
        if not _NAMED.search(g.text, arg.start, arg.end):
            return False
        for _, other in roles[place + 1 :]:
            if arg.start < other.end and other.start < arg.end and finding.type != "define":
                return False
        if (
            arg.head >= 0
            and g.tag(arg.head) != "VBG"
            and g.is_verb(arg.head)
            and g.words[arg.head].start == arg.start
            and g.words[arg.head].end == arg.end
        ):
            return False
        if _LABEL.match(scene.graph.text, arg.start, arg.end):
            return False
        if arg.head < 0:
            continue
        if g.is_verb(arg.head) and any(scope.research(g, c) for c in g.subjects(arg.head)):
            return False
        if g.form(arg.head) == "turn" or (g.tag(arg.head) in _STAND_INS and name != "effect"):
            return False
        if (
            name == "effect"
            and is_agent(g, arg.head)
            and any(g.form(c).isdigit() for c in g.children(arg.head, "nummod"))
        ):
            return False  # "results in 214 firms" counts a sample
        bare = name != "whole" or not g.children(arg.head, "compound", "amod")
        if (
            bare
            and g.is_(arg.head, "noun.generic")
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
            and not g.children(arg.head, "compound")
        ):
            return False
        talk = scope.research(g, arg.head) or (name == "effect" and _insight(g, arg.head))
        if talk and name not in ("definition", "part", "moderator"):
            return False
        if finding.type == "cause" and name == "effect" and (g.is_(arg.head, "verb.research") and g.is_verb(arg.head)):
            return False
        if (
            finding.type == "cause"
            and name == "effect"
            and is_agent(g, arg.head)
            and finding.rule.startswith("en.cause.verb")
        ):
            continue
    return True


def _insight(g: Graph, place: int) -> bool:
    """ "a deeper understanding of X": what a study brings its reader."""
    words = [c for w in g.children(place, "amod") for c in g.conjuncts(w)]
    return g.is_(place, "noun.insight") and any(g.is_(c, "noun.insight.depth") for c in words)


def _distinct(g: Graph, rows: list[_Row]) -> list[_Row]:
    """The rows without those that a better rule has said of the same words."""
    ordered = sorted(rows, key=lambda r: (r.finding.type not in ("mediate", "moderate"), -r.finding.weight, r.key))
    kept: list[_Row] = []
    for row in ordered:
        if not any(_same(g, row, other) for other in kept):
            kept.append(row)
    return sorted(kept, key=lambda r: (r.key[1], r.key[0]))


def _same(g: Graph, row: _Row, other: _Row) -> bool:
    """Whether a kept row of the same type covers each role, or a mediation or moderation covers a cause."""
    one, two = dict(row.roles), dict(other.roles)
    if row.finding.type == other.finding.type:
        return all(_meets(one[name], two[name]) or _alike(g.text, one[name], two[name]) for name in one)
    if row.finding.type == "cause" and other.finding.type in ("mediate", "moderate"):
        third = two["mediator" if other.finding.type == "mediate" else "moderator"]
        if _told_apart(g, row.finding, other.finding):
            return False
        ends = (two["cause"], two["effect"])
        if _meets(one["cause"], third) and row.finding.cue == other.finding.cue:
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
    if third.rule in _BESIDE:
        return True
    one, two = (next((p for p in (f.cue, *g.ancestors(f.cue)) if g.subjects(p)), f.cue) for f in (cause, third))
    return one != two and g.coordinated_from(one) == g.coordinated_from(two)


def _covers(a: Arg, b: Arg) -> bool:
    return a.start <= b.start and b.end <= a.end


def _alike(text: str, a: Arg, b: Arg) -> bool:
    return text[a.start : a.end].lower() == text[b.start : b.end].lower()


def _meets(a: Arg, b: Arg) -> bool:
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= min(a.end - a.start, b.end - b.start)


# --------------------------------------------------------------------------- drafts


def _draft(context: Context, sentence: Sentence, index: int, scene: Scene, row: _Row) -> Draft:
    g = scene.graph
    f = row.finding
    start = min([sentence.start, *(a.start for _, a in row.roles)])
    if start < sentence.start:
        earlier = context.before(index)
        start = earlier.start if earlier is not None and start >= earlier.start else sentence.start
    roles = tuple(Role(name, a.start, a.end, None, a.elided) for name, a in row.roles)
    return Draft(
        type=f.type,
        roles=roles,
        polarity=row.polarity,
        hedged=scope.hedged(g, f.cue),
        negated=row.polarity == "0",
        cues=tuple(Span(g.words[c].start, g.words[c].end) for c in sorted({f.cue, *f.cues})),
        rule=f.rule,
        evidence=Span(start, sentence.end),
        clause=_clause(sentence, g, f, row),
        sentence=index,
        order=f.order,
        status="hypothesis" if f.rule.endswith(".introduced") else scope.status(g, f.cue),
        weight=f.weight,
    )


def _clause(sentence: Sentence, g: Graph, finding: Finding, row: _Row) -> Span:
    """The clauses of the sentence that hold the cue and the roles."""
    places = [(g.words[finding.cue].start, g.words[finding.cue].end)]
    places += [(a.start, a.end) for _, a in row.roles if a.head >= 0 and not a.elided]
    touched = [c for c in sentence.clauses if any(c.start < end and start < c.end for start, end in places)]
    if not touched:
        return Span(sentence.start, sentence.end)
    return Span(min(c.start for c in touched), max(c.end for c in touched))
