"""The English claim grammar: from a parsed sentence to drafts of claims.

A sentence is read in three steps. Each rule file returns findings: relations between lists of role
fillers (``cause``, ``nouns``, ``links`` for causes, ``paths`` and ``moderation`` for third variables,
``parts``, ``definitions``). :mod:`.scope` throws out what stands in a question or an aim, and tells
negation and softening. :mod:`.rows` multiplies the lists out to pairs and drops what says the same twice.
The words are data (``cues.toml``); the rules know grammar only.
"""

from __future__ import annotations

from functools import partial

from pipeline.claims.draft import Context, Draft
from pipeline.claims.en import (
    brackets,
    cases,
    cause,
    channels,
    contrast,
    definitions,
    echoes,
    gate,
    groupings,
    links,
    moderation,
    namings,
    nouns,
    parts,
    paths,
    relations,
    scope,
    sequels,
    standing,
    talk,
    thirds,
)
from pipeline.claims.en.finding import Finding
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.rows import Row, distinct, rows_of, settled
from pipeline.claims.en.scene import Arg, Link, Scene
from pipeline.document import Document, Role, Sentence, Span

#: A sentence of fewer letters carries no claim.
_LEAST = 20
#: How many sentences back "this effect" is looked for.
_LOOK_BACK = 5

__all__ = ["can_carry", "looks_back", "read"]


def can_carry(document: Document, sentence: Sentence) -> bool:
    """Whether an English sentence holds a cue in the company that its rule needs."""
    if sentence.end - sentence.start < _LEAST or sentence.role != "prose":
        return False
    words = _words(document, sentence)
    return not (words and words[-1].endswith(("?", "？"))) and gate.is_open(words)


def looks_back(document: Document, sentence: Sentence) -> bool:
    """Whether the sentence before has to be read to know what this one speaks of."""
    return gate.looks_back(_words(document, sentence))


def _words(document: Document, sentence: Sentence) -> list[str]:
    return [document.text[token.start : token.end].lower() for token in sentence.tokens]


def read(context: Context, index: int) -> list[Draft]:
    """The claims of an English sentence, in text order; none where it was not parsed."""
    parse = context.parses.get(index)
    if parse is None or not parse.words:
        return []
    scene = _scene(context, index)
    sentence = context.sentence(index)
    in_method = talk.told_of_method(context.outline, sentence)
    found = [f for f in _findings(scene) if not in_method or talk.stands_in_method(f.type, f.rule)]
    rows = [row for finding in found for row in rows_of(scene, finding)]
    return [_draft(context, sentence, index, scene, row) for row in distinct(scene.graph, rows)]


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
    readers = (cause, nouns, contrast, links, cases)
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
    last_told = max((f.cue for f in told), default=-1) if known else -1
    for place in range(last_told + 1, len(before.words)):
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
        *cases.read(scene),
        *sequels.read(scene),
        *contrast.read(scene),
        *paths.read(scene),
        *thirds.read(scene),
        *channels.read(scene),
        *namings.read(scene),
        *moderation.read(scene),
        *parts.read(scene),
        *brackets.read(scene),
        *definitions.read(scene),
    ]
    found = [moderation.of_pair(scene, g) for f in found for g in paths.carried(scene, f)]
    found = groupings.read(scene, found + echoes.read(scene, found))
    told = [
        f
        for f in found
        if all(f.roles.values())
        and (scope.adnominal(scene.graph, f.cue, f.rule) or not scope.blocked(scene.graph, f.cue))
    ]
    return settled(scene, told)


# --------------------------------------------------------------------------- drafts


def _draft(context: Context, sentence: Sentence, index: int, scene: Scene, row: Row) -> Draft:
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
        hedged=standing.hedged(g, f.cue),
        negated=row.polarity == "0",
        cues=tuple(Span(g.words[c].start, g.words[c].end) for c in sorted({f.cue, *f.cues})),
        rule=f.rule,
        evidence=Span(start, sentence.end),
        clause=_clause(sentence, g, f, row),
        sentence=index,
        order=f.order,
        status="hypothesis" if f.rule.endswith((".introduced", ".tested")) else standing.status(g, f.cue),
        weight=f.weight,
    )


def _clause(sentence: Sentence, g: Graph, finding: Finding, row: Row) -> Span:
    """The clauses of the sentence that hold the cue and the roles."""
    places = [(g.words[finding.cue].start, g.words[finding.cue].end)]
    places += [(a.start, a.end) for _, a in row.roles if a.head >= 0 and not a.elided]
    touched = [c for c in sentence.clauses if any(c.start < end and start < c.end for start, end in places)]
    if not touched:
        return Span(sentence.start, sentence.end)
    return Span(min(c.start for c in touched), max(c.end for c in touched))
