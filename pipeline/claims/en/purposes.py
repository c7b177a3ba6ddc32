"""Causes told by an end: "firms share data to raise sales", "rely on dialogue in order to build trust"."""

from __future__ import annotations

from pipeline.claims.en import scope, standing
from pipeline.claims.en.finding import Finding, cause_of, causes, circumstances, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import Frame
from pipeline.claims.en.scene import Arg, Scene

#: What stands between two acts of a list, and between the last and its end.
_BETWEEN_ACTS = frozenset({",", "，", "and", "in", "order", "so", "as"})


def purpose_of(g: Graph, verb: int) -> int | None:
    """The verb whose purpose a "to"-infinitive tells, or None where it tells none."""
    first = _able(g, g.coordinated_from(verb))
    if g.tag(first) == "VBG" and g.dep(first) == "pcomp" and g.form(g.head(first)) == "for":  # "use X for raising Y"
        host = g.head(g.head(first))
        host = g.head(host) if g.dep(host) == "dobj" else host
        return host if g.is_(host, "verb.use") and g.objects(host) and max(g.objects(host)) < first else None
    if g.tag(first) != "VB" or not any(g.form(c) == "to" for c in g.children(first, "aux")):
        return None
    advice = next((a for a in g.ancestors(first) if a < first and _effort_on(g, a)), None)
    if advice is not None:
        return advice
    if g.dep(first) == "advcl":
        return g.head(first)
    head = g.head(first)
    if g.dep(first) == "xcomp" and scope.wants(g, head):
        return _of_those_who_want(g, head)
    if g.dep(first) == "xcomp" and g.is_(head, "verb.use") and any(o < first for o in g.objects(head)):
        return head
    if (
        g.dep(first) == "xcomp"
        and not g.is_(head, "verb.controlling")
        and g.objects(head)
        and max(g.objects(head)) < first
    ):
        return head
    if g.dep(first) in ("acl", "relcl") and _means_to(g, head):
        return g.head(head)
    if g.dep(first) in ("acl", "relcl") and g.is_(head, "noun.agent") and g.dep(head) == "pobj":
        return next((a for a in g.ancestors(head) if g.is_verb(a)), None)
    if _in_order(g, first):
        host = g.head(g.head(head))
        return g.head(host) if g.dep(host) in ("ccomp", "oprd") and g.tag(host).startswith("JJ") else host
    return None


def _of_those_who_want(g: Graph, want: int) -> int | None:
    """The act in "should do X if they want to raise Y" and in "those who want to raise Y should do X"."""
    host = g.head(want)
    if g.dep(want) == "advcl":
        return host
    act = g.head(host)
    told = g.dep(want) == "relcl" and g.dep(host) == "nsubj" and is_agent(g, host, want)
    return act if told and scope.advised(g, act) else None


def _in_order(g: Graph, verb: int) -> bool:
    """ "in order to raise Y", said outright."""
    first = g.coordinated_from(verb)
    noun = g.head(first)
    told = g.dep(first) == "acl" and g.is_(noun, "link.purpose") and g.dep(noun) == "pobj"
    return told and g.form(g.head(noun)) == "in"


def _of_things(g: Graph, verb: int) -> bool:
    """ "forums promote talk to raise trust": it is done to things by somebody who has ends."""
    doers = [c for c in g.subjects(verb) if is_agent(g, c) or g.is_(c, "noun.organ")]
    return bool(doers) and not any(is_agent(g, o) or not g.is_noun(o) for o in g.objects(verb))


def _means_to(g: Graph, noun: int) -> bool:
    """Whether an object is something that ends are reached by ("adopts a programme to raise Y")."""
    if g.dep(noun) != "dobj" or g.is_(g.head(noun), "verb.existence") or g.is_passive(g.head(noun)):
        return False
    lists = ("noun.disposition", "noun.agent", "noun.aim", "noun.research", "noun.will")
    return not any(g.is_(noun, name) for name in lists)


def _able(g: Graph, verb: int) -> int:
    """ "be" in "to be able to raise Y" and "to be ready for raising Y", else the verb itself."""
    host = g.head(g.head(verb)) if g.dep(verb) == "pcomp" else g.head(verb)
    told = g.dep(verb) in ("xcomp", "pcomp") and g.dep(host) == "acomp" and g.is_(host, "verb.easing.able")
    return g.head(host) if told else verb


def purpose(s: Scene, verb: int, matrix: int, frame: Frame, found: list[Arg]) -> list[Finding]:
    """ "do X (in order) to raise Y": X is the cause, where X is no piece of research."""
    g = s.graph
    acts = _advised(g, verb, matrix)
    if acts:
        return [cause_of(acts, found, frame.sign, verb, "en.cause.purpose", 0.5)]
    if g.negated(matrix):
        return []
    enabled = g.is_(matrix, "verb.causative") and g.objects(matrix) and not g.is_passive(matrix) and matrix < verb
    wanted = scope.wants(g, g.head(g.coordinated_from(verb)))
    enabled = enabled and not (wanted or _in_order(g, verb) or _of_things(g, matrix))
    rendered = any(g.tag(c).startswith("JJ") for c in g.children(matrix, "ccomp", "oprd"))  # "make X clear to …"
    if (enabled and not rendered) or not g.is_verb(matrix):
        return []
    needed = _needed(g, matrix)
    told = g.is_passive(matrix) or _advises(g, g.head(matrix)) or standing.due(g, g.head(matrix))
    if not told and scope.studied(g, matrix):
        return []
    if _jointly(s, matrix) or _weighs(g, verb, matrix):
        return [cause_of(causes(s, matrix), found, frame.sign, verb, "en.cause.purpose", 0.5)]
    if needed < 0 and frame.kind == "make" and not (g.is_(verb, "verb.end") or g.is_(matrix, "verb.needing")):
        return []
    effort = g.dep(matrix) == "acl" and g.tag(matrix) == "VB" and g.is_(g.head(matrix), "noun.need")
    if g.dep(matrix) in ("relcl", "acl") and not effort and not _used(g, matrix):
        return []
    matrix = needed if needed >= 0 else matrix
    subject = [c for c in causes(s, matrix) if c.head >= 0]
    if needed < 0 and g.is_(matrix, "verb.aim") and not subject:
        return []
    if any(scope.research(g, c.head) for c in subject) or (g.is_passive(matrix) and g.is_(matrix, "verb.method")):
        return []
    used = _used(g, matrix)
    if used and not all(is_agent(g, o) for o in used):
        source = [a for o in used for a in s.args(o, [verb])]
    elif g.is_passive(matrix):
        source = subject
    elif needed < 0 and g.is_(matrix, "verb.needing") and g.objects(matrix):
        source = [a for o in g.objects(matrix) for a in s.args(o, [verb])]
    elif needed < 0 and g.lemma(matrix) in ("be", "need", "have", "want", "try"):
        return []
    elif subject and not g.objects(matrix) and not any(is_agent(g, c.head) for c in subject):
        source = subject
    else:
        due = g.conjuncts(matrix) if needed >= 0 else [matrix]
        hosts = [h for act in due for h in (act, *(c for c in g.children(act, "ccomp", "oprd") if not g.is_verb(c)))]
        below = [c for host in hosts for c in g.children(host) if verb in g.subtree(c) and c not in hosts]
        shut = [verb, *below, *(c for act in due for c in g.children(act, "nsubj", "aux", "cc", "conj"))]
        shut += [c for act in due for c in g.children(act, "advmod") if c < act]
        shut += circumstances(g, matrix)
        shut += [c for act in due for c in g.children(act, "advcl") if g.tag(c) == "VB" and g.objects(act)]
        source = (
            [a for act in due if act != verb for a in s.args(act, shut)]
            if subject or effort or needed >= 0 or g.tag(matrix) == "VBG"
            else []
        )
    if g.is_(verb, "verb.winning") and all(a.head >= 0 and is_agent(g, a.head) for a in found):
        found = s.args(verb, [*g.children(verb, "aux", "advmod", "cc", "conj"), *circumstances(g, verb)])
    found = [a for a in found if a.head < 0 or not is_agent(g, a.head)]
    return [cause_of(source, found, frame.sign, verb, "en.cause.purpose", 0.45)] if source and found else []


def _jointly(s: Scene, matrix: int) -> bool:
    """ "X and W work together to raise Y", "X and W complement each other to raise Y": things, not persons."""
    g = s.graph
    told = g.lexicon.sets["verb.together"]
    behind = [c for c in [*g.objects(matrix), *g.adverbs(matrix), *g.governed(matrix, "in")] if g.form(c) in told]
    doing = causes(s, matrix) if (behind or g.is_(matrix, "verb.mutual")) and not g.is_passive(matrix) else []
    return bool(doing) and not any(a.head < 0 or is_agent(g, a.head) or scope.research(g, a.head) for a in doing)


def _weighs(g: Graph, verb: int, matrix: int) -> bool:
    """ "To build trust, clear rules are essential": what is so for an end brings it about."""
    words = g.children(matrix, "acomp") if g.lemma(matrix) == "be" and verb < matrix else []
    telling = any(f.sign == "+" for w in words for f in g.lexicon.adjectives.get(g.form(w), ()))
    return telling and not any(is_agent(g, c) or scope.research(g, c) for c in g.subjects(matrix))


def _needed(g: Graph, matrix: int) -> int:
    """What somebody must do: the verb under "must", "should" or "need to"; -1 where nothing is due."""
    first = matrix if g.children(matrix, "aux", "nsubj", "nsubjpass") else g.coordinated_from(matrix)
    if any(g.form(c) in g.lexicon.sets["advice"] for c in g.children(first, "aux")):
        return first
    if g.dep(first) == "xcomp" and (_advises(g, g.head(first)) or standing.due(g, g.head(first))):
        return first
    due = [c for c in g.children(matrix, "xcomp") if g.tag(c) == "VB"]
    return due[0] if due and (g.lemma(matrix) in ("need", "have") or _advises(g, matrix)) else -1


def _advises(g: Graph, verb: int) -> bool:
    """ "firms are advised to …", "it is recommended to …"."""
    return g.is_passive(verb) and g.is_(verb, "advice.verbs")


def _advised(g: Graph, verb: int, advice: int) -> list[Arg]:
    """ "should focus on doing A, doing B and doing C to …": the acts, however the parser joins them."""
    to = next((c for c in g.children(g.coordinated_from(verb), "aux") if g.form(c) == "to"), -1)
    if to < advice or not _effort_on(g, advice):
        return []
    breaks = [p for p in range(advice + 1, to) if p == advice + 1 or g.form(p) in _BETWEEN_ACTS]
    starts = [p + 1 for p in breaks if g.form(p + 1).endswith("ing") and p + 1 < to]
    if not starts or starts[0] != advice + 2:
        return []
    acts = []
    for start, end in zip(starts, [*starts[1:], to], strict=True):
        while g.form(end - 1) in _BETWEEN_ACTS:
            end -= 1
        acts.append(Arg(g.words[start].start, g.words[end - 1].end, start))
    return acts


def _effort_on(g: Graph, verb: int) -> bool:
    """ "should focus on", said as advice."""
    told = g.is_(verb, "verb.effort") and verb + 1 < len(g.words) and g.form(verb + 1) == "on"
    return told and scope.advised(g, verb)


def _used(g: Graph, verb: int) -> list[int]:
    """What a verb says is used: "use X to …", "rely on X to …"."""
    if g.is_passive(verb):
        return []
    if g.is_(verb, "verb.use"):
        return g.objects(verb)
    names = g.lexicon.sets["verb.use"]
    return [o for p in g.preps(verb) if f"{g.lemma(verb)} {g.form(p)}" in names for o in g.prep_objects(p)]
