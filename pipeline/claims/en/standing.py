"""How a relation is told: softened, denied, supposed or advised."""

from __future__ import annotations

import re

from pipeline.claims.en.graph import Graph


def hedged(g: Graph, cue: int) -> bool:
    """Whether the cue is softened by a modal, an adverb or a verb like "seem"."""
    for place in clause_verbs(g, cue):
        if g.is_verb(place) and (g.is_(place, "verb.seeming") and place != cue):
            return True
        for child in g.children(place):
            form = g.form(child)
            if form in g.lexicon.sets["hedge.strong"] and g.dep(child) in ("aux", "advmod", "amod", "acomp"):
                return True
            if form in ("likely", "possible", "potential") and g.dep(child) in ("acomp", "advmod"):
                more = [c for w in (place, child) for c in g.children(w) if g.form(c) in ("more", "less", "only")]
                if not more and not (form == "possible" and g.negated(place)):
                    return True
    text = g.text[g.words[0].start : g.words[-1].end].lower()
    return any(re.search(rf"\b{phrase}\b", text) for phrase in g.lexicon.sets["hedge.phrases"])


def clause_verbs(g: Graph, cue: int) -> list[int]:
    """The verbs that the cue is said under, within its clause: itself, its auxiliary chain, the raising verbs above."""
    out = [cue]
    here = cue
    for above in g.ancestors(cue):
        dep = g.dep(here)
        if dep in (
            "xcomp",
            "acomp",
            "attr",
            "dobj",
            "oprd",
            "prep",
            "pobj",
            "ccomp",
            "amod",
            "nsubj",
            "agent",
            "nsubjpass",
            "dep",
        ) or (dep == "conj" and not g.subjects(here)):
            if dep == "ccomp" and (g.subjects(here) and not _impersonal(g, above)):
                break
            out.append(above)
            here = above
            continue
        break
    return out


def _impersonal(g: Graph, verb: int) -> bool:
    return any(g.form(s) == "it" for s in g.subjects(verb))


def denied(g: Graph, cue: int) -> bool:
    """Whether the relation is denied: "does not", "no effect", "fails to", "neither … nor"."""
    if g.negated(cue) or any(g.negated(c) for c in g.children(cue, "advmod") if g.children(c, "conj")):
        return True
    neither = g.is_passive(cue) and any(g.form(p - 1) == "neither" for p in g.preps(cue, "by"))
    if neither or _reaches_nothing(g, cue) or (g.dep(cue) == "pcomp" and g.form(g.head(cue)) == "without"):
        return True
    here = cue
    for above in g.ancestors(cue):
        dep = g.dep(here)
        if dep == "conj" and "but" in (g.form(c) for c in g.children(above, "cc") if above < c < here):
            break  # "is not fixed but driven by demand": what stands behind "but" is what holds
        if dep == "ccomp" and above < here and _not_said(g, above):
            return True
        if dep == "xcomp" and (g.is_(above, "verb.failing") or g.negated(above)):
            return True
        if dep in ("xcomp", "advcl", "acl") and any(g.is_(o, "negation.done") for o in g.objects(above)):
            return True  # "does little to raise trust"
        if dep in ("xcomp", "ccomp") and not g.negated(above):
            said = (above, *g.children(above, "acomp"))
            if any(g.lexicon.has("negation.doubt", g.form(word)) for word in said):
                return True
        if dep in ("acomp", "attr", "oprd", "dobj", "dep", "amod") and g.negated(above) and g.dep(here) != "amod":
            return True
        if dep in ("acl", "ccomp", "relcl") and (_refused(g, above) or (dep == "acl" and unproven(g, above))):
            return True
        if dep == "conj" and not g.subjects(here) and g.negated(above) and _nor(g, here):
            return True
        if dep == "conj" and g.subjects(here) and "nor" in (g.form(g.subtree(here)[0] - k) for k in (0, 1)):
            return True  # "nor did it lower costs"
        if dep in ("ccomp", "xcomp") and g.negated(above) and g.lexicon.has("negation.told", g.lemma(above)):
            return True
        if dep not in ("xcomp", "acomp", "attr", "oprd", "conj", "dobj"):
            break
        here = above
    return any(
        g.form(g.head(s)) and g.negated(s) and g.form(s) not in ("which",) and _no_subject(g, s)
        for s in g.subjects(cue)
    )


def _reaches_nothing(g: Graph, cue: int) -> bool:
    """ "raises neither trust nor sales", "does little to raise trust", "no support for the effect of X on Y"."""
    if any(g.form(c) == "neither" for o in g.objects(cue) for c in g.children(o, "preconj", "cc", "det")):
        return True
    if any(g.is_(o, "negation.done") for a in g.children(cue, "aux") for o in g.children(a, "dobj")):
        return True
    return unproven(g, cue)


def unproven(g: Graph, noun: int) -> bool:
    """ "no evidence for the effect", "for training leading to trust", "of a link"."""
    by = g.head(noun)
    if g.dep(noun) != "pobj" or g.dep(by) != "prep" or g.form(by) not in ("for", "of"):
        return False
    above = g.head(by)
    shown = g.subjects(above) if g.is_passive(above) else [above]
    return any(g.is_(noun, "noun.evidence") and _unfound(g, noun) for noun in shown)


def _unfound(g: Graph, noun: int) -> bool:
    """ "no evidence of", "did not find evidence of"."""
    return g.negated(noun) or (g.dep(noun) == "dobj" and g.negated(g.head(noun)))


def _refused(g: Graph, noun: int) -> bool:
    """ "no evidence that", "do not support the view that", "refutes the claim that"."""
    if g.is_verb(noun):  # "refutes our prediction in H1 that"
        noun = next((o for o in g.objects(noun) if o > noun and g.is_(o, "negation.view")), noun)
    verb = g.head(noun)
    viewed = g.is_(noun, "negation.view") and g.dep(noun) in ("dobj", "nsubjpass")
    if viewed and g.negated(verb) != g.is_(verb, "negation.refuse"):
        return True
    return g.is_(noun, "noun.evidence") and g.negated(noun)


def _not_said(g: Graph, verb: int) -> bool:
    """ "no study has shown that", "it is not true that", "little reason to believe that"."""
    if g.is_(verb, "verb.assert") and any(_no_subject(g, s) for s in g.subjects(verb)):
        return True
    if g.lemma(verb) == "be" and g.negated(verb):
        return any(g.lexicon.has("negation.true", g.form(c)) for c in g.children(verb, "acomp", "attr"))
    noun = g.head(verb)
    return g.dep(verb) in ("acl", "relcl") and g.lexicon.has("negation.ground", g.lemma(noun)) and g.negated(noun)


def _nor(g: Graph, verb: int) -> bool:
    return any(g.form(p) in ("nor", "or") for p in g.children(g.head(verb), "cc") if p < verb)


def _no_subject(g: Graph, subject: int) -> bool:
    return any(g.form(c) in ("no", "neither") for c in g.children(subject, "det", "preconj", "cc"))


def status(g: Graph, cue: int) -> str | None:
    """What the wording alone says of the claim's standing: "hypothesis", "proposal", or None."""
    here = cue
    advised = reason = False
    for place in (cue, *g.ancestors(cue)):
        if not reason and any(g.form(c) in g.lexicon.sets["advice"] and g.dep(c) == "aux" for c in g.children(place)):
            advised = True
        if (
            place != cue
            and g.is_(place, "verb.hypothesis")
            and g.dep(here) in ("ccomp", "xcomp", "dobj", "nsubjpass", "oprd", "csubjpass")
            and not _confirmed(g, place)
        ):
            return "hypothesis"
        if place != cue and g.dep(here) == "ccomp" and _aimed(g, place):
            return "hypothesis"
        here, reason = place, reason or _gives_reason(g, place)
    return "proposal" if advised else None


def due(g: Graph, verb: int) -> bool:
    """ "it is essential (for Z) to …": what somebody should do."""
    told = g.lemma(verb) == "be" and any(g.is_(c, "advice.adjectives") for c in g.children(verb, "acomp"))
    return told and any(g.form(c) == "it" for c in g.subjects(verb)) and not g.negated(verb)


def _aimed(g: Graph, verb: int) -> bool:
    """ "The purpose is to show that …", "this paper aims to show that …": what is to be shown."""
    host = g.head(verb)
    to = g.tag(verb) == "VB" and any(g.form(c) == "to" for c in g.children(verb, "aux"))
    aims = g.lemma(host) in ("aim", "seek", "intend", "attempt") or any(g.is_(c, "noun.aim") for c in g.subjects(host))
    return to and aims and g.dep(verb) in ("xcomp", "ccomp", "attr")


def _gives_reason(g: Graph, verb: int) -> bool:
    """Whether a clause says why: "firms should do X, as Y raises Z" advises nobody to raise Z."""
    marks = [g.form(c) for c in g.children(verb, "mark")]
    why = any(m == "as" or m in g.lexicon.sets["link.because"] for m in marks)
    return g.dep(verb) == "advcl" and why and bool(g.subjects(verb))


def _confirmed(g: Graph, verb: int) -> bool:
    """ "As hypothesised, …": the verb is an aside."""
    return g.dep(verb) == "advcl" and any(g.form(c) == "as" for c in g.children(verb, "mark"))
