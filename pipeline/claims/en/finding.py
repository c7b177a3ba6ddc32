"""What the rules of the grammar return, and the helpers that several of them share."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from pipeline.claims.en import members, relatives, scope
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import PARTICLES, Frame
from pipeline.claims.en.scene import Arg, Link, Scene

#: The prepositions of means.
THROUGH = ("through", "via", "by")
#: What tells how or in what somebody acts ("invests in ovens, thereby raising …").
_DOING = ("via", "through", "in", "from", "on", "to")
#: Groups are compared: then what tells them apart is the cause ("one endorser (versus several) raises …").
COMPARED = re.compile(r"\b(?:versus|vs|compared|than)\b", re.IGNORECASE)


@dataclass(slots=True)
class Finding:
    """One relation between lists of role fillers, before coordination is multiplied out.

    ``cue`` is the word that carries it; ``weight`` the trust in the rule, 0 to 1.
    """

    type: str
    roles: dict[str, list[Arg]]
    polarity: str
    cue: int
    rule: str
    weight: float
    cues: list[int] = field(default_factory=list)
    order: int | None = None


def cause_of(x: list[Arg], y: list[Arg], sign: str, cue: int, rule: str, weight: float) -> Finding:
    """A finding that ``x`` causes ``y``."""
    return Finding("cause", {"cause": x, "effect": y}, sign, cue, rule, weight)


def is_agent(g: Graph, place: int, verb: int = -1) -> bool:
    """Whether the phrase names nothing but who acts ("firms", "Chinese consumers"; "firms that share" for its verb)."""
    if place < 0 or not g.is_(place, "noun.agent"):
        return False
    telling = [
        c
        for c in g.children(place)
        if (g.dep(c) in ("relcl", "acl") and (verb < 0 or verb not in g.subtree(c)))
        or (g.dep(c) == "prep" and g.form(c) == "with")
    ]
    telling += told_apart(g, place)
    if g.compares:
        telling += g.children(place, "amod", "compound")
        telling += [c for c in g.children(place, "nummod") if not g.form(c)[0].isdigit()]
    return not telling


def told_apart(g: Graph, agent: int) -> list[int]:
    """The modifiers that say what was done to those who act, or what they are like: "empowered", "female"."""
    words = [c for c in g.children(agent, "amod") if not (c and g.text[g.words[c].start].isupper())]
    return [
        c
        for c in words
        if not g.lexicon.has("noun.agent.kind", g.form(c))
        or any(g.form(k).endswith("ly") for k in g.children(c, "advmod"))
    ]


def causes(s: Scene, verb: int, without: list[int] | None = None, depth: int = 0) -> list[Arg]:
    """Who or what does a verb: its own subject, or the one it shares with the verb it hangs on."""
    g = s.graph
    shut = [verb] if g.dep(verb) in ("acl", "relcl") else []
    shut += without or []
    said = _what_is(g, verb)
    if said:
        return [a for c in said for a in s.args(c, [verb])]
    own = [c for c in g.subjects(verb) if not _expletive(g, c, verb)]
    if own:
        return [a for c in _set_apart(g, verb, own) or _adopted(g, own) for a in s.args(c, shut)]
    if depth > 5 or g.subjects(verb):
        return []
    bare = _bare_clause(g, verb)
    if bare is not None:
        return s.args(bare, [])
    dep, head = g.dep(verb), g.head(verb)
    if (
        dep == "advcl"
        and g.tag(verb) in ("VBD", "VBZ", "VBP")
        and any(g.form(c) in ("while", "but", "whereas", "although") for c in g.children(verb, "mark"))
    ):
        return causes(s, head, without, depth + 1)
    if dep in ("conj", "acomp") and head != verb:
        told = _told_last(s, verb)
        if told:
            return [replace(a, sign="+", elided=True) for a in told.effects]
        return causes(s, head, without, depth + 1)
    if dep == "pcomp" and g.form(head) == "as":  # "we take X as raising Y"
        return _taken(s, head, depth)
    if dep == "pcomp" and g.form(head) == "without" and g.head(head) in s.links and not g.negated(g.head(head)):
        return causes(s, g.head(head), without, depth + 1)  # "raises wages without reducing employment"
    if dep in ("acl", "relcl") and g.tag(verb) == "VB" and (doing := _of_infinitive(s, verb, depth)):
        return doing
    if dep in ("xcomp", "oprd"):
        if g.tag(verb) == "VBG" and not g.is_(head, "verb.raising") and not g.objects(head):
            return []  # "the steps included raising Y"
        controlled = [o for o in g.objects(head) if o < verb and g.lemma(head) != "do"]
        if controlled and not g.is_(head, "verb.use") and not g.is_passive(head):
            return [a for o in controlled for a in s.args(o, [verb])]
        return causes(s, head, without, depth + 1)
    shown = g.tag(verb) in ("VBD", "VBN") and bool(g.children(verb, "xcomp")) and not g.objects(verb)
    if dep == "acl" and (g.tag(verb) == "VBG" or shown or (g.tag(verb) == "VBD" and g.root == head)):
        return _of_noun(s, verb, shut, depth)
    trailing = dep == "advcl" or (dep == "ccomp" and not g.children(verb, "mark"))
    return participle_subject(s, verb, depth) if trailing and g.tag(verb) == "VBG" else []


def _taken(s: Scene, prep: int, depth: int) -> list[Arg]:
    """What is taken as doing something: the object, in the passive the subject."""
    g, host = s.graph, s.graph.head(prep)
    if g.is_noun(host):
        return s.args(host, [prep]) if g.dep(host) in ("dobj", "nsubjpass") else []
    if g.is_passive(host):
        return causes(s, host, None, depth + 1)
    return [a for o in g.objects(host) for a in s.args(o, [prep])]


def _set_apart(g: Graph, verb: int, own: list[int]) -> list[int]:
    """X in "it is X that raises Y"."""
    copula = g.head(verb)
    pointed = all(g.form(c) in ("that", "who", "which") for c in own) and g.lemma(copula) == "be" and copula < verb
    told = pointed and any(g.form(c) == "it" for c in g.subjects(copula))
    return [c for c in g.children(copula, "attr") if c < verb] if told else []


def _adopted(g: Graph, own: list[int]) -> list[int]:
    """A, B and C in "adopting A, B and C raises Y": each of them does."""
    acts = [c for c in own if g.dep(c) == "csubj" and g.tag(c) == "VBG" and g.is_(c, "verb.use")]
    listed = [o for c in acts for o in g.objects(c) if len(g.conjuncts(o)) > 1]
    return listed if len(own) == len(acts) == len(listed) else own


def _of_infinitive(s: Scene, verb: int, depth: int) -> list[Arg]:
    """X in "we expect X to raise Y" and "X has the potential to raise Y"."""
    g, noun = s.graph, s.graph.head(verb)
    if g.dep(noun) != "dobj":
        return []
    if g.dep(verb) == "relcl" and g.is_(g.head(noun), "verb.hypothesis"):
        return s.args(noun, [verb])
    owned = g.is_(noun, "noun.power") and g.is_(g.head(noun), "verb.owning")
    return causes(s, g.head(noun), None, depth + 1) if owned else []


def _of_noun(s: Scene, verb: int, shut: list[int], depth: int) -> list[Arg]:
    """Who does what a participle behind a noun tells: that noun, or what it is said of."""
    g, head = s.graph, s.graph.head(verb)
    if any(g.form(p) in (":", "：") for p in range(head, verb)):
        return []
    naming = _named_by(g, verb)
    if naming is not None:
        return causes(s, naming, None, depth + 1)
    return [a for c in relatives.said_of(g, head) or [head] for a in s.args(c, shut)]


def _named_by(g: Graph, verb: int) -> int | None:
    """The verb of "X is seen as the core, leading to Y", where the participle hangs on the core."""
    core = g.head(verb)
    naming = g.head(g.head(core))
    named = g.dep(core) == "pobj" and g.form(g.head(core)) == "as" and g.is_(naming, "verb.copula.as")
    return naming if named and g.is_passive(naming) and g.after_comma(verb) else None


def _what_is(g: Graph, verb: int) -> list[int]:
    """X in "what determines Y is X" and "X is what determines Y"."""
    if not any(g.form(c) == "what" for c in g.children(verb, "nsubj")) or g.lemma(g.head(verb)) != "be":
        return []
    if g.dep(verb) == "csubj":
        return [c for c in g.children(g.head(verb), "attr") if g.is_noun(c)]
    return g.subjects(g.head(verb)) if g.dep(verb) in ("ccomp", "attr") else []


def goes_on(g: Graph, verb: int) -> bool:
    """Whether a coordinated verb goes on from what was told before it ("and in turn raises", "and thus raises")."""
    if g.dep(verb) != "conj":
        return False
    then = [c for c in g.children(verb, "advmod") if g.is_(c, "link.then")]
    if any(g.tag(c) == "MD" for c in g.children(verb, "aux")):  # "may raise Y and may eventually raise Z"
        then = [c for c in then if g.form(c) not in ("eventually", "ultimately")]
    return bool(then) or any(g.form(o) == "turn" for o in g.governed(verb, "in"))


def describes(g: Graph, verb: int) -> bool:
    """Whether a participle describes the noun it hangs on; in "evidence that Y is shaped by X" it tells a clause."""
    return g.dep(verb) == "acl" and not g.subjects(verb)


def _told_last(s: Scene, verb: int) -> Link | None:
    """What the sentence told last before a verb that goes on from there."""
    g = s.graph
    earlier = [v for v in s.links if v < verb and g.head(verb) in (v, *g.ancestors(v))] if goes_on(g, verb) else []
    return s.links[max(earlier)] if earlier else None


def _bare_clause(g: Graph, verb: int) -> int | None:
    """A participle or gerund phrase that stands where the subject should: "Exposed to X will lead to Y"."""
    if g.dep(verb) not in ("ROOT", "ccomp") or (g.tag(verb) in ("VBG", "VBN") and not g.children(verb, "aux")):
        return None
    for child in g.children(verb, "prep", "advcl", "csubj", "dep"):
        if child < verb and g.tag(child) in ("VBN", "VBG") and child - 1 < g.sentence_start(child):
            last = max(g.subtree(child))
            if not any(g.form(p) in (",", "，") for p in range(last, verb)) and len(g.subtree(child)) > 1:
                return child
    return None


def _expletive(g: Graph, subject: int, verb: int) -> bool:
    if g.form(subject) in ("there", "what", "whatever", "who", "whoever") and g.dep(verb) != "relcl":
        return True
    named = g.governed(subject, "of") if g.tag(subject) == "CD" else [subject]  # "the main goal is raising X"
    if g.tag(verb) == "VBG" and any(g.is_(c, "noun.aim") or g.is_(c, "noun.trouble") for c in named):
        return any(g.lemma(c) == "be" for c in g.children(verb, "aux"))
    if g.form(subject) in ("al", "al.", "."):  # "according to Miller et al., a kitchen refers to …"
        return True
    return g.form(subject) == "it" and bool(g.children(verb, "ccomp", "acomp") and g.lemma(verb) == "be")


def participle_subject(s: Scene, verb: int, depth: int) -> list[Arg]:
    """Who does a trailing participle (", improving Y"): what the clause before brings about, else its subject."""
    g = s.graph
    matrix = g.head(verb)
    if g.dep(matrix) == "xcomp" and g.tag(matrix) == "VBG":  # "guests skip reading rules, leading to …"
        matrix = g.head(matrix)
    if any(g.form(p) in (":", "：") for p in range(matrix, verb)):
        return []
    if verb < matrix:
        inside = [c for c in g.subjects(matrix) if c < verb and g.after_comma(verb)]
        return [a for c in inside for a in s.args(c, [verb])]
    found = _end_told(s, matrix, verb) or s.links.get(matrix)
    if found is None and any(
        g.form(c) in g.lexicon.sets["link.then"] for c in g.children(g.coordinated_from(verb), "advmod")
    ):
        found = next((s.links[a] for a in g.ancestors(verb) if a in s.links), None)
    if found and found[1] and all(is_agent(g, a.head) for a in found[1] if a.head >= 0) and g.subjects(matrix):
        return s.args(matrix, [verb, *g.children(matrix, "aux", "cc", "conj", "advcl")])
    if found and found[1] and found[0] and found[2] == "-" and not any(g.is_(c, "link.then") for c in g.children(verb)):
        return [replace(a, elided=True) for a in found[0] if a.head != verb]
    opening = [g.form(p) for p in range(max(0, verb - 3), verb)]
    beside = "while" in opening or opening == ["as", "well", "as"]  # "X raises Y while lowering Z"
    if found and found[0] and beside:
        return [replace(a, elided=True) for a in found[0] if a.head != verb]
    if found and found[1] and g.tag(verb) == "VBG":  # "thereby" or nothing marks that a chain goes on
        return [replace(a, sign="+", elided=True) for a in found[1] if a.head != verb]
    subject = [a for a in causes(s, matrix, None, depth + 1) if not (a.head >= 0 and scope.research(g, a.head))]
    if subject and (g.negated(matrix) or g.is_(matrix, "verb.failing")):  # "guests do not talk, leading to …"
        return s.args(matrix, [verb, *g.children(matrix, "cc", "conj")])
    if subject and not all(is_agent(g, a.head) or members.person(g, a.head, a.start, a.end) for a in subject):
        return [replace(a, elided=True) for a in subject]
    hosts = (matrix, *g.children(matrix, "acomp"))
    done = g.objects(matrix) or [c for host in hosts for c in g.children(host, "xcomp", "ccomp")]
    then = any(g.is_(c, "link.then") for c in g.children(verb))
    how = [] if done or g.is_(matrix, "verb.existence") else g.preps(matrix, *(_DOING if then else THROUGH[:2]), "with")
    if not subject or not (done or how) or g.is_passive(matrix):
        return []
    if any(g.form(c) in ("we", "i") for c in g.subjects(matrix)) or any(
        scope.research(g, c) for c in g.subjects(matrix)
    ):
        return []
    apart = g.children(matrix, "nsubj", "aux", "advmod", "cc", "conj", "prep")
    return s.args(matrix, [verb, *(c for c in apart if c not in how or c < matrix)])


def _end_told(s: Scene, matrix: int, verb: int) -> Link | None:
    """The end that stands between a verb and a participle: "share data to raise trust, thereby lowering costs"."""
    g = s.graph
    ends = [c for c in g.children(matrix, "advcl", "xcomp") if matrix < c < verb and g.tag(c) == "VB"]
    told = [s.links[c] for c in ends if c in s.links]
    return Link(told[0].causes, [a for c in ends for a in effects(s, c)], told[0].sign) if told else None


def effects(s: Scene, place: int, without: list[int] | None = None, depth: int = 0) -> list[Arg]:
    """What a phrase names as an effect; a verb that itself raises or lowers something gives that thing."""
    g = s.graph
    if g.is_verb(place) and depth < 3:
        out: list[Arg] = []
        for verb in g.conjuncts(place):
            if verb != place and g.dep(place) == "ccomp" and relatives.set_off(g, verb):
                return [a for a in out if a.head < verb]  # "ensures that guests talk, and talk raises trust"
            out += _verb_effects(s, verb, without or [], depth)
        return out
    return s.args(place, without or [], effect=True)


def _verb_effects(s: Scene, verb: int, without: list[int], depth: int) -> list[Arg]:
    g = s.graph
    lemma = g.lemma(verb)
    for frame in g.lexicon.verbs.get(lemma, ()):
        if frame.kind not in ("raise", "make") or frame.object:
            continue
        targets = g.governed(verb, frame.prep) if frame.prep else g.objects(verb)
        if targets:
            found = [a for t in targets for a in effects(s, t, without, depth + 1)]
            return [replace(a, sign="+" if (frame.sign != "-") == (a.sign == "+") else "-") for a in found]
    seen = g.is_(verb, "verb.seen") and any(g.preps(p, "as") for p in (verb, *g.objects(verb)))
    if g.is_(verb, "verb.gain") and g.objects(verb) and not seen:
        return [a for t in g.objects(verb) for a in s.args(t, without, effect=True)]
    inner = g.children(verb, "xcomp")
    if lemma in ("begin", "start", "continue", "help", "seek", "manage") and inner:
        return effects(s, inner[0], without, depth + 1)
    return s.args(verb, without, effect=True)


def circumstances(g: Graph, verb: int) -> list[int]:
    """What says how a verb is done: "through …", "by …", clauses."""
    own = [c for c in g.children(verb, "prep", "advcl", "agent") if g.form(c) in THROUGH or g.dep(c) == "advcl"]
    return own + deep_through(g, verb)


def deep_through(g: Graph, verb: int) -> list[int]:
    """ "through" and "via" that the parser hangs on the object's last noun though they tell how the verb is done."""
    inside = [p for o in g.objects(verb) for c in g.conjuncts(o) for p in g.subtree(c)]
    return [p for p in inside if g.form(p) in ("through", "via") and g.dep(p) == "prep"]


def target(g: Graph, verb: int, frame: Frame) -> list[int]:
    """The heads of what a frame speaks of, seen from an active verb."""
    if frame.object:
        fixed = [o for o in g.objects(verb) if g.lemma(o) == frame.object]
        if not fixed:
            return []
        return g.governed(verb, frame.prep) or g.governed(fixed[0], frame.prep)
    if frame.prep in PARTICLES:
        return g.objects(verb) if with_particle(g, verb, frame) else []
    if frame.prep:
        behind = [
            p for p in g.preps(verb, frame.prep) if p > verb or (g.dep(verb) in ("relcl", "advcl") and p != verb - 1)
        ]
        if frame.prep == "of":
            behind += [p for o in g.objects(verb) for p in g.preps(o, "of")]
        if frame.prep == "to" and not g.objects(verb):
            behind = behind[:1]  # "leads to the sale of bread to guests"
        return [o for p in behind for one in g.conjuncts(p) for o in g.prep_objects(one) if g.form(o) != "turn"]
    if g.is_(verb, "verb.giving.with"):
        given = [o for place in (verb, *g.objects(verb)) for o in g.governed(place, "with")]
        if given:
            return given
    if g.is_(verb, "verb.giving"):
        light = [o for o in g.objects(verb) if g.is_(o, "noun.light")]
        acts = [c for o in light for c in g.children(o, "advcl", "acl", "relcl") if g.tag(c) == "VB"]
        acts = [
            c for c in acts if not g.is_(c, "verb.research") and any(g.form(k) == "to" for k in g.children(c, "aux"))
        ]
        served = [x for o in light for x in g.governed(o, "for", "to", "of", "into")] + (
            g.governed(verb, "for", "to", "into") if light else []
        )
        if acts and all(is_agent(g, o) for o in served):  # "provides chances for guests to grow"
            return acts
        if g.is_(verb, "verb.giving.fresh") and all(is_agent(g, o) for o in served):
            served = []  # "brings chances to guests"
        kin = ("acl", "relcl", "advcl")
        acts = [c for o in g.objects(verb) if _is_chance(g, o) for c in g.children(o, *kin) if g.tag(c) == "VB"]
        if served or acts or (light and not g.is_(verb, "verb.giving.fresh")):
            return served or acts
    found = shared_objects(g, verb)
    if found and all(is_agent(g, o) for o in found):
        aimed = [
            o
            for p in (
                *g.preps(verb, "towards", "toward", "into"),
                *(q for o in found for q in g.preps(o, "towards", "toward", "into")),
            )
            for o in g.prep_objects(p)
        ]
        doing = [o for host in (verb, *found) for o in g.governed(host, "in") if g.tag(o) == "VBG" and g.objects(o)]
        return aimed or doing or found
    if not found and frame.kind == "raise":  # "fosters sharing data with others"
        return [c for c in g.children(verb, "xcomp") if g.tag(c) == "VBG" and g.objects(c) and c - verb < 3]
    return found


def _is_chance(g: Graph, noun: int) -> bool:
    """Whether a noun given says no more than that something can be done: "an opportunity to", "the power to"."""
    return g.is_(noun, "noun.light") or g.is_(noun, "noun.power")


def with_particle(g: Graph, verb: int, frame: Frame) -> bool:
    """Whether a verb has its frame's particle ("drive away")."""
    return any(g.form(c) == frame.prep for c in g.children(verb, "prt", "advmod", "prep"))


def shared_objects(g: Graph, verb: int) -> list[int]:
    """A verb's object, or that of the verb coordinated after it ("affects and shapes Y")."""
    found = g.objects(verb)
    if found:
        return found
    later = [c for c in g.children(verb, "conj") if g.is_verb(c)]
    adjacent = [c for c in later if c - verb <= 3 and not g.subjects(c)]
    beside = [c for c in later if c - verb <= 4 and g.subjects(c) == [c - 1]]  # "M mediates and W moderates the effect"
    if (adjacent or beside) and not g.preps(verb):
        return g.objects((adjacent or beside)[0])
    return []


def verb_sign(g: Graph, verb: int, base: str) -> str:
    """The polarity of a verb of open sign, from its adverbs ("positively affects")."""
    for child in [*g.adverbs(verb), *(c for a in g.children(verb, "acomp", "advmod") for c in g.children(a, "advmod"))]:
        for one in g.conjuncts(child):
            sign = (
                g.lexicon.signs.get(g.form(one))
                if g.form(one).endswith("ly") or g.form(one) in ("inverted", "inversely")
                else None
            )
            if sign and base == "?":
                return sign
    return base


def bent(g: Graph, places: list[int]) -> bool:
    """Whether one of the words says that the relation is no straight line ("inverted U-shaped")."""
    return any(g.lexicon.signs.get(g.form(p)) == "n" for p in places)
