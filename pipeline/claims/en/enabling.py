"""Causes told by what somebody comes to do or a thing becomes: "X enables Z to do Y", "X makes Y possible"."""

from __future__ import annotations

from pipeline.claims.en import scope
from pipeline.claims.en.finding import Finding, cause_of, causes, circumstances, effects, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import Frame
from pipeline.claims.en.links import outcome
from pipeline.claims.en.means import means_of, told_clauses
from pipeline.claims.en.purposes import purpose, purpose_of
from pipeline.claims.en.scene import Arg, Scene


def _complements(g: Graph, verb: int) -> list[int]:
    """The verbs of what somebody is made to do."""
    found = [
        c for c in g.children(verb, "xcomp", "ccomp") if g.tag(c) in ("VB", "VBG", "JJ", "VBN", "VBP") and c > verb
    ]
    if not found:
        for thing in g.objects(verb):
            own = g.is_(thing, "noun.disposition")  # "willingness to join" is one thing
            found += [] if own else [c for c in g.children(thing, "acl") if g.tag(c) == "VB"]
        found += [c for c in g.children(verb, "advcl") if g.tag(c) == "VB" and g.objects(verb) and c > verb]
        helped = [verb, *g.objects(verb)] if any(is_agent(g, o) for o in g.objects(verb)) else []
        found += [o for host in helped for o in g.governed(host, "in") if g.tag(o) == "VBG"]
    return found


def _done(s: Scene, verb: int) -> list[Arg]:
    """What somebody is enabled to do: the thing gained or raised, the whole act where that is most of it no more."""
    g = s.graph
    things = effects(s, verb, circumstances(g, verb))
    act = s.args(verb, list(g.children(verb, "nsubj", "conj", "cc")))
    size = act[0].end - act[0].start if act else 0
    if (
        len(things) == 1
        and len(g.conjuncts(verb)) == 1
        and 2 * (things[0].end - things[0].start) < size
        and not g.is_(verb, "verb.gain")
    ):
        return act
    return things


def _who_does(s: Scene, verb: int, acts: list[Arg]) -> list[Arg]:
    """ "prompts villagers to linger and talk": bare acts are told with those who do them."""
    g = s.graph
    told = [a for a in acts if a.head >= 0 and g.is_verb(a.head)]
    plain = [a for a in told if (a.start, a.end) == (g.words[a.head].start, g.words[a.head].end)]
    bare = [a for a in told if a in plain or _undergone(g, a.head)]
    done_to = [c for a in bare if a not in plain for c in g.subjects(a.head)]
    nouns = [o for o in (*g.objects(verb), *done_to) if g.is_noun(o) and g.tag(o) != "PRP"]
    doers = [o for o in nouns if acts and o < acts[0].head]
    if not doers or len(bare) < len(acts):
        return acts
    first = g.phrase(doers[0], g.children(doers[0], "acl", "relcl"))[0]
    return [Arg(g.words[first].start, acts[-1].end, acts[-1].head)]


def _undergone(g: Graph, verb: int) -> bool:
    """ "allows records to be shared": it says nothing without the records."""
    return g.is_passive(verb) and g.tag(verb) == "VBN"


def _eased(g: Graph, verb: int) -> tuple[list[int], str]:
    """ "makes it easier (for Z) to do Y": the verb of Y, and the sign."""
    for word in g.children(verb, "ccomp", "xcomp", "acomp", "oprd"):
        signs = [
            sign
            for name, sign in (("plus", "+"), ("minus", "-"))
            if g.form(word) in g.lexicon.sets[f"verb.easing.{name}"]
        ]
        if signs and any(g.form(c) == "it" for c in [*g.subjects(word), *g.objects(verb)]):
            return [
                c for w in (word, verb) for c in g.children(w, "xcomp", "advcl") if g.tag(c) == "VB" and c > word
            ], signs[0]
    return [], "+"


def _behind_object(g: Graph, verb: int) -> int:
    """ "made the weighing of grain easier", "left guests tired": the last word, taken for a part of the object."""
    for thing in g.objects(verb)[:1]:
        phrase = sorted(p for p in g.subtree(thing) if g.tag(p) != "," and g.dep(p) not in ("cc", "conj"))
        last = phrase[-1] if phrase else thing
        after = g.is_noun(last - 1) or g.tag(last - 1) in ("RB", "RBR")
        hangs = g.dep(last) in ("amod", "acl", "advcl") and g.tag(last) in ("JJ", "JJR", "VBN")
        hangs = hangs or (g.dep(last) == "pobj" and g.tag(last) == "JJR")
        if hangs and after and g.head(last) < last and not g.children(last, "agent", "prep"):
            return last
    return -1


def _made_so(s: Scene, verb: int) -> tuple[list[Arg], str] | None:
    """ "makes Y possible" is about Y, "makes Y cheaper" about Y cheaper; None where a verb says what is made of Y."""
    g = s.graph
    if not g.is_(verb, "verb.rendering") or g.is_passive(verb):
        return None
    word = next((c for c in g.children(verb, "ccomp", "oprd", "acomp", "xcomp") if g.tag(c)[:2] in ("JJ", "VB")), -1)
    word = word if word > verb else _behind_object(g, verb)
    if word <= verb or (g.is_verb(word) and (g.tag(word) != "VBN" or g.children(word, "agent", "xcomp", "aux"))):
        return None
    things = [o for o in (*g.children(word, "nsubj", "nsubjpass"), *g.objects(verb)) if verb < o < word]
    things = [o for o in things if g.is_noun(o) and g.form(o) != "it"]
    if not things or g.children(word, "xcomp", "ccomp"):
        return None
    less = any(g.form(c) == "less" for c in g.children(word, "advmod"))
    for name, sign in (("plus", "+"), ("minus", "-")):
        if g.form(word) in g.lexicon.sets[f"verb.easing.{name}"]:
            return [a for o in things for a in s.args(o, [word])], "-" if less else sign
    first, last = g.phrase(things[0], [word])[0], g.phrase(word, [*things, *g.preps(word, "for")])[-1]
    return [Arg(g.words[first].start, g.words[last].end, word)], "-" if less else "+"


def _rendered(s: Scene, verb: int, made: tuple[list[Arg], str]) -> list[Finding]:
    """What a thing that is no mere agent makes of another."""
    g = s.graph
    source = [a for a in causes(s, verb) if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    return [cause_of(source, made[0], made[1], verb, "en.cause.enable", 0.6)] if source else []


def _made_possible(s: Scene, verb: int) -> list[Finding]:
    """ "Y is made possible by X"."""
    g = s.graph
    words = g.children(verb, "oprd", "acomp", "xcomp", "ccomp") if g.is_(verb, "verb.rendering") else []
    for name, sign in (("plus", "+"), ("minus", "-")):
        if any(g.form(c) in g.lexicon.sets[f"verb.easing.{name}"] for c in words):
            hosts = [verb, *words]
            source = [a for h in hosts for o in g.governed(h, "by", "through") for a in s.args(o, [])]
            return [cause_of(source, causes(s, verb), sign, verb, "en.cause.enable", 0.6)] if source else []
    return []


def causative(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "X enables Z to do Y", "X makes Y possible"."""
    g = s.graph
    if g.is_passive(verb) and (possible := _made_possible(s, verb)):
        return possible
    eased, sign = _eased(g, verb)
    if eased:
        source = [a for a in causes(s, verb) if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
        found = [a for c in eased if not g.is_(c, "verb.research") for a in _done(s, c)]
        return [cause_of(source, found, sign, verb, "en.cause.enable", 0.65)] if source and found else []
    made = _made_so(s, verb)
    if made:
        return _rendered(s, verb, made)
    done = _complements(g, verb)
    if told_clauses(g, verb) or any(scope.research(g, o) and not g.is_(o, "noun.agent") for o in g.objects(verb)):
        return []
    if not done or (g.tag(done[0]) == "JJ" and g.lemma(verb) != "make"):
        return []
    if g.is_passive(verb):
        if g.tag(done[0]) == "VBG" and g.form(min(g.subtree(done[0])) - 1) == ",":
            return []  # "inspired by songs, warming rooms, …": one list
        source = [a for o in g.governed(verb, "by") for a in s.args(o, [])]
    else:
        source = causes(s, verb)
        means, _ = means_of(s, verb)
        if means and (not source or all(is_agent(g, a.head) for a in source)):
            source = means
    source = [a for a in source if a.head < 0 or not (scope.research(g, a.head) or is_agent(g, a.head))]
    if source and _acts_on_things(g, verb, source):
        return []
    matrix = purpose_of(g, verb)
    if matrix is not None:
        found = [a for c in done if not g.is_(c, "verb.research") for a in effects(s, c, circumstances(g, c))]
        return purpose(s, verb, matrix, frame, found)
    source = source or [a for c in done for a in means_of(s, c)[0]]
    if not source:
        return []
    out = []
    bare = [c for c in done if g.tag(c) == "JJ" and any(g.form(k) == "it" for k in g.children(c, "nsubj"))]
    bare = [c for c in bare if g.children(c, "advcl") or any(g.is_(k, "verb.research") for k in g.children(c, "xcomp"))]
    for act in (c for c in done if not g.is_(c, "verb.research") and c not in bare):
        things = [c for c in g.subjects(act) if not is_agent(g, c)]
        found, sign = outcome(s, act, []) if things else ([], "?")
        undergone = _undergone(g, act) and not g.lexicon.directed(g.lemma(act))
        if sign == "?" or g.children(act, "conj") or undergone:  # no rise or fall is told, but what the thing does
            found, sign = _who_does(s, verb, _done(s, act)), frame.sign
        out += [cause_of(source, found, sign, verb, "en.cause.enable", 0.65)] if found else []
    return out


def _acts_on_things(g: Graph, verb: int, source: list[Arg]) -> bool:
    """ "forums encourage polite replies to raise trust": they make nobody raise it, they do it to that end."""
    acting = all(a.head >= 0 and g.is_(a.head, "noun.organ") for a in source)
    things = [o for o in g.objects(verb) if g.is_noun(o)]
    return acting and bool(things) and not any(is_agent(g, o) for o in things)


def preventive(s: Scene, verb: int, frame: Frame) -> list[Finding]:
    """ "X keeps Z from doing Y"."""
    g = s.graph
    done = [o for host in (verb, *g.objects(verb)) for o in g.governed(host, "from", "against")]
    if not done and (made := _made_so(s, verb)):  # "keeps costs low"
        return _rendered(s, verb, made)
    if not done or g.is_passive(verb):
        return []
    source = [a for a in causes(s, verb) if a.head < 0 or not scope.research(g, a.head)]
    found = [a for c in done for a in s.args(c, [])]
    things = [o for o in g.objects(verb) if not is_agent(g, o)]
    if things and found and not g.is_(verb, "verb.shielding"):
        # "prevents conflicts from growing": the conflicts that grow, not the growing
        found = [Arg(min(g.words[p].start for p in g.phrase(things[0])), found[0].end, found[0].head)]
    return [cause_of(source, found, "-", verb, "en.cause.prevent", 0.65)] if source and found else []


def serving(s: Scene, verb: int) -> list[Finding]:
    """ "X serves to do Y", "X is designed to do Y", where no verb of effect says so."""
    g = s.graph
    if not g.is_(verb, "verb.serving") or g.is_passive(verb) == (g.lemma(verb) == "serve"):
        return []
    acts = [c for c in g.children(verb, "xcomp", "advcl") if g.tag(c) == "VB" and c > verb and g.objects(c)]
    acts = [c for c in acts if g.lemma(c) not in g.lexicon.verbs and not g.is_(c, "verb.research")]
    source = [a for a in causes(s, verb) if a.head >= 0 and not (scope.research(g, a.head) or is_agent(g, a.head))]
    found = [a for c in acts for a in s.args(c, [*g.children(c, "aux"), *g.children(c, "conj", "cc")])]
    return [cause_of(source, found, "+", verb, "en.cause.enable", 0.5)] if source and found else []
