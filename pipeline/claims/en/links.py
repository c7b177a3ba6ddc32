"""Causes told by what joins clauses: "because", "due to", "with the rise of X", "when X, more Y"."""

from __future__ import annotations

from functools import lru_cache

from pipeline.claims.en import degrees, scope, standing
from pipeline.claims.en.finding import Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.lexicon import together
from pipeline.claims.en.scene import Arg, Scene

_POSSIBLE = frozenset({"possible", "feasible", "achievable", "attainable", "conceivable", "viable"})
_IMPOSSIBLE = frozenset({"impossible", "infeasible", "unachievable", "unattainable", "inconceivable", "unthinkable"})


def read(s: Scene) -> list[Finding]:
    """All relations that connectives of the sentence tell."""
    g = s.graph
    out: list[Finding] = []
    for place in g.standing(_openers()):
        out += _because(s, place)
        out += _because_of(s, place)
        out += _with_change(s, place)
        out += _possible(s, place) or _without(s, place)
        out += _as_grows(s, place)
        out += _by_act(s, place)
    out += degrees.read(s)
    return out


@lru_cache(maxsize=1)
def _openers() -> frozenset[str]:
    """The words that a connective can begin with."""
    of = {name.split()[0] for name in together("link.because_of", "link.lacking")}
    return together("link.because") | of | {"with", "along", "following", "as", "by", "through"}


def outcome(s: Scene, verb: int, without: list[int]) -> tuple[list[Arg], str]:
    """What a main clause says has come about, and its sign: the thing had, the thing changed, else the clause."""
    g = s.graph
    verb = finite(g, verb)
    told = s.links.get(verb)
    if told and told.effects:
        return told.effects, told.sign
    shut = [*without, *g.children(verb, "advcl")]
    objects = _things(g, verb)
    subjects = list(causes(s, verb))
    frames = g.lexicon.verbs.get(g.lemma(verb), ())
    acting = not subjects or all(is_agent(g, a.head) for a in subjects)
    if (
        objects
        and not g.is_passive(verb)
        and (g.is_(verb, "verb.come") or (frames and frames[0].kind == "raise" and not frames[0].prep and acting))
    ):
        sign = frames[0].sign if frames and frames[0].kind == "raise" else "+"
        return [a for o in objects for a in s.args(o, shut, effect=True)], sign
    if g.is_passive(verb) and frames and frames[0].kind in ("raise", "make"):
        return subjects, frames[0].sign
    if g.children(verb, "expl") and (there := g.children(verb, "attr", "dobj")):  # "there is more Y"
        return [a for o in there for a in s.args(o, [*shut, *g.children(o, "det")], effect=True)], "+"
    for name, sign in (("plus", "+"), ("minus", "-"), ("open", "?")):
        happens = g.is_(verb, f"verb.happen.{name}") or len(objects) < len(g.objects(verb))
        if happens and not acting and not objects:
            return subjects, sign
    if g.lemma(verb) in ("be", "become", "feel", "remain") and g.children(verb, "acomp") and subjects:
        word = g.children(verb, "acomp")[0]
        more = g.tag(word) == "JJR" or any(
            g.form(c) in g.lexicon.comparative or g.form(c) == "less" for c in (word, *g.children(word))
        )
        if more and not acting:
            less = g.lexicon.comparative.get(g.form(word)) == "-" or any(g.form(c) == "less" for c in g.children(word))
            return subjects, "-" if less else "+"
    first = min(g.subjects(verb), default=verb) if not acting else verb
    shut += [c for c in g.children(verb, "aux", "advmod", "neg") if c <= first or (acting and c < verb)]
    if acting:
        shut += g.subjects(verb)
        if g.lemma(verb) == "be" and (words := g.children(verb, "acomp")):
            less = any(g.form(c) == "less" for c in g.children(words[0], "advmod"))
            less = less or g.is_(words[0], "negation.loath")
            inner = [c for c in g.children(words[0], "xcomp") if len(g.subtree(c)) > 2]
            gained = [o for c in inner[:1] if g.is_(c, "verb.come") for o in g.objects(c)]  # "likely to report more Y"
            if gained:
                return [a for o in gained for a in s.args(o, shut, effect=True)], "-" if less else "+"
            return s.args(inner[0] if inner else verb, shut), "-" if less else "+"
    return s.args(verb, [*shut, *g.children(verb, "conj", "cc")] if len(g.conjuncts(verb)) > 1 else shut), "+"


def _things(g: Graph, verb: int) -> list[int]:
    """The objects of a verb that are things of their own: "take place" has none."""
    sets = g.lexicon.sets
    return [o for o in g.objects(verb) if f"{g.lemma(verb)} {g.lemma(o)}" not in sets["verb.happen.plus"]]


def finite(g: Graph, verb: int) -> int:
    """The verb that says what happens: "have begun attracting" is about attracting."""
    for _ in range(3):
        inner = g.children(verb, "xcomp")
        if (
            inner
            and g.lemma(verb) in ("begin", "start", "continue", "come", "seem", "appear", "tend")
            and g.is_verb(inner[0])
        ):
            verb = inner[0]
        else:
            break
    return verb


def usable(g: Graph, args: list[Arg]) -> list[Arg]:
    """The fillers that are no research."""
    return [a for a in args if a.head < 0 or not scope.research(g, a.head)]


def talk(s: Scene, verb: int) -> bool:
    """Whether the clause is talk about the study itself."""
    g = s.graph
    said = g.children(verb, "ccomp") and any(g.form(c) == "it" for c in g.subjects(verb))  # "it is said that …"
    if g.is_passive(verb) and (g.is_(verb, "verb.method") or said):
        return True
    found = causes(s, verb)
    ours = any(g.form(k) == "our" for c in g.subjects(verb) if g.lemma(c) == "interest" for k in g.children(c, "poss"))
    return (
        ours
        or any(a.head >= 0 and scope.research(g, a.head) for a in found)
        or (g.is_(verb, "verb.aim") and scope.studied(g, verb))
    )


# --------------------------------------------------------------------------- because


def _because(s: Scene, mark: int) -> list[Finding]:
    g = s.graph
    form = g.form(mark)
    if g.dep(mark) != "mark" or form not in g.lexicon.sets["link.because"]:
        return []
    clause = g.head(mark)
    if g.dep(clause) not in ("advcl", "conj"):
        return []
    verb = _reasoned(g, g.head(clause))
    if (not g.is_verb(verb) and g.words[verb].pos != "AUX") or talk(s, verb) or talk(s, clause):
        return []
    if g.lemma(verb) == "be" and not g.children(verb, "attr", "acomp", "prep"):
        return []
    if form == "since" and _from_then(g, clause, verb):
        return []
    advised = g.is_passive(verb) and g.is_(verb, "advice.verbs") and g.tag(clause) != "VBD"
    over = [verb, *(g.head(verb) for dep in ("ccomp", "xcomp") if g.dep(verb) == dep)]  # "must ensure that Y, since X"
    if advised or any(g.form(c) in g.lexicon.sets["advice"] for v in over for c in g.children(v, "aux")):
        return []
    inner, outer = s.links.get(clause), s.links.get(verb)
    if inner and any(g.is_(o, "noun.serving.praise") for o in g.objects(verb)):
        return []
    if inner and outer and any(g.form(c) in ("it", "they") for c in g.subjects(clause)):
        roles = {"cause": outer[0], "mediator": inner[1], "effect": outer[1]}
        return [Finding("mediate", roles, outer.sign, clause, "en.mediate.because", 0.5, [mark])]
    acted = any(g.dep(c) == "csubj" for c in g.subjects(verb))  # "hearing guests is vital because they shape the menu"
    pointing = all(g.form(c) in ("it", "they") for c in g.subjects(clause))
    if (inner or acted) and g.lemma(verb) in ("be", "matter") and pointing:
        return []  # "X is valuable because it lowers costs" says that it lowers costs
    source = s.args(clause, [])
    found, sign = outcome(s, verb, [clause])
    roles = {"cause": source, "effect": found}
    return [Finding("cause", roles, sign, clause, "en.cause.because", 0.45, [mark])] if found else []


def _reasoned(g: Graph, verb: int) -> int:
    """What reasons are given for: one reason beside another ("because A, or because B") says nothing of that one."""
    for above in (verb, *g.ancestors(verb)):
        told = g.words[above].pos in ("ADP", "SCONJ") and g.is_(above, "link.because")
        if told or any(g.is_(c, "link.because") for c in g.children(above, "mark")):
            verb = _reasoned(g, g.head(above)) if g.head(above) != above else above
            break
    return verb


def _from_then(g: Graph, clause: int, verb: int) -> bool:
    """Whether "since" tells a time: "has grown since it appeared", "since 1995"."""
    if any(g.words[w].pos == "NUM" for w in g.subtree(clause)):
        return True
    lasting = any(g.lemma(c) == "have" for c in g.children(verb, "aux")) and g.tag(verb) == "VBN"
    return lasting and g.tag(clause) == "VBD" and clause > verb


def _because_of(s: Scene, prep: int) -> list[Finding]:
    """ "because of X, …", "Y due to X"."""
    g = s.graph
    names = g.lexicon.sets["link.because_of"]
    phrase = g.form(prep)
    longer = _longer(g, prep, names)
    if (longer is None and phrase not in names) or (
        phrase == "because" and longer is None and not g.children(prep, "pobj")
    ):
        return []
    last = prep + len((longer or phrase).split()) - 1
    inner = [o for o in g.prep_objects(prep) if o > last]
    if (longer and not inner) or (longer and longer.endswith(" of")):
        inner = [o for p in range(prep, last + 1) for o in g.children(p, "pobj", "pcomp") if o > last] or inner
    inner = [o for o in inner if g.is_noun(o) or g.is_verb(o)]
    if not inner or scope.research(g, inner[0]) or g.is_(inner[0], "link.light"):
        return []
    host = g.head(prep)
    while (
        g.dep(prep) in ("pcomp", "prep", "pobj")
        and host >= 0
        and g.words[host].pos in ("ADP", "SCONJ", "ADJ", "ADV")
        and g.head(host) != host
    ):
        prep, host = host, g.head(host)
    source = usable(g, [a for o in inner for a in s.args(o, [])])
    if not source:
        return []
    if g.dep(host) == "acl" and g.tag(host) == "VBN" and g.is_noun(g.head(host)):  # "losses made because of haste"
        host = g.head(host)
    if g.is_noun(host) and prep > host:
        found = s.args(host, [prep])
        return [Finding("cause", {"cause": source, "effect": found}, "+", prep, "en.cause.dueto", 0.55)]
    if g.words[host].pos in ("VERB", "AUX"):
        if any(g.form(c) in g.lexicon.sets["advice"] for c in g.children(host, "aux")):
            return []
        if talk(s, host) or (g.lemma(host) == "be" and g.dep(prep) in ("acomp", "xcomp")):
            return []
        if g.lemma(host) == "be" and not g.children(host, "attr", "acomp") and prep > host:
            return [Finding("cause", {"cause": source, "effect": causes(s, host)}, "+", prep, "en.cause.dueto", 0.6)]
        found, sign = outcome(s, host, [prep])
        return (
            [Finding("cause", {"cause": source, "effect": found}, sign, prep, "en.cause.dueto", 0.5)] if found else []
        )
    return []


def _longer(g: Graph, place: int, names: frozenset[str]) -> str | None:
    """The phrase of several words among ``names`` that starts here, or None."""
    if place + 1 >= len(g.words) or g.words[place].pos not in ("ADP", "SCONJ", "ADJ", "ADV", "NOUN", "PART", "VERB"):
        return None
    for name in _longer_names(names).get(g.form(place), ()):
        if _stands(g, place, name.split()):
            return name
    return None


@lru_cache(maxsize=8)
def _longer_names(names: frozenset[str]) -> dict[str, list[str]]:
    """The names of several words by their first word, sorted."""
    found: dict[str, list[str]] = {}
    for name in sorted(name for name in names if " " in name):
        found.setdefault(name.split()[0], []).append(name)
    return found


def _stands(g: Graph, place: int, words: list[str]) -> bool:
    return all(place + k < len(g.words) and g.form(place + k) == w for k, w in enumerate(words))


# --------------------------------------------------------------------------- with the growth of X


def _with_change(s: Scene, prep: int) -> list[Finding]:
    g = s.graph
    if g.form(prep) not in ("with", "along", "following", "as") or g.dep(prep) != "prep":
        return []
    inner = g.prep_objects(prep)
    verb = g.head(prep)
    verb = g.head(verb) if g.dep(verb) in ("aux", "auxpass") else verb
    verb = g.head(verb) if g.dep(verb) == "acomp" else verb
    if not inner or not (g.is_verb(verb) or g.words[verb].pos == "AUX") or talk(s, verb):
        return []
    if prep > verb and (g.form(prep) != "with" or not tells_change(g, verb) or g.objects(verb)):
        return []
    head = inner[0]
    if not g.is_noun(head):
        return []
    changing = g.is_(head, "change_of") or any(
        g.form(c) in g.lexicon.sets["change_of.modifiers"] for c in g.children(head, "amod")
    )
    if not changing or any(scope.research(g, c) for c in (head, *g.governed(head, "of"))):
        return []
    source = s.args(head, [])
    found, sign = outcome(s, verb, [prep])
    if found and g.lexicon.verbs.get(g.lemma(verb), ()) == () and not g.is_(verb, "verb.gain"):
        sign = "?" if sign == "+" and not g.is_(verb, "verb.happen.plus") else sign
    return [Finding("cause", {"cause": source, "effect": found}, sign, prep, "en.cause.with", 0.4)] if found else []


def _without(s: Scene, prep: int) -> list[Finding]:
    """ "Without X, Y": Y is what comes of it that X is not there; what then cannot be, X brings about.

    Behind its verb it tells that only of what cannot be: "growth does not occur without X".
    """
    g = s.graph
    verb = g.head(prep)
    names = g.lexicon.sets["link.lacking"]
    longer = _longer(g, prep, names)
    if (longer is None and g.form(prep) not in names) or g.dep(prep) != "prep":
        return []
    if not g.is_verb(verb) or talk(s, verb) or (prep > verb and (not g.negated(verb) or _things(g, verb))):
        return []
    last = prep + len((longer or "").split()) - 1 if longer else prep
    inner = [o for o in g.prep_objects(last) if g.is_noun(o) or g.tag(o) == "VBG"]
    told = [*g.subjects(verb), *g.children(verb, "expl")]
    if not inner or not told or (min(told) < prep < verb):
        return []
    source = usable(g, [a for o in inner for a in s.args(o, [])])
    out = []
    for one in g.conjuncts(verb) if source else ():
        if one == verb or not g.subjects(one):
            if _denied_of_thing(s, one):
                continue
            found, sign = outcome(s, one, [prep])
            denied = any(g.negated(c) for c in (one, *g.children(one, "attr")))
            sign = sign if denied else {"+": "-", "-": "+"}.get(sign, sign)
            out.append(Finding("cause", {"cause": source, "effect": found}, sign, prep, "en.cause.without", 0.4))
    return out


def _possible(s: Scene, prep: int) -> list[Finding]:
    """ "Y is impossible without X", "Y is only possible with X": X makes Y possible."""
    g = s.graph
    be = next((a for a in g.ancestors(prep) if g.lemma(a) == "be"), prep)
    words = [w for w in g.children(be, "acomp") if w < prep]
    inner = [a for o in g.prep_objects(prep) if g.is_noun(o) or g.tag(o) == "VBG" for a in s.args(o, [])]
    if not words or not inner:
        return []
    can = g.form(words[0]) in _POSSIBLE
    only = any(g.form(c) == "only" for w in (be, prep, *words) for c in g.children(w, "advmod"))
    lacking = (can and g.negated(be)) or g.form(words[0]) in _IMPOSSIBLE
    if not (lacking if g.form(prep) == "without" else can and only and g.form(prep) in ("with", "through")):
        return []
    acts = [c for w in (be, *words) for c in g.children(w, "xcomp")]  # "it is impossible to create Y without X"
    found = [a for c in acts for o in g.objects(c) for a in s.args(o, [])]
    found = found or causes(s, be) or causes(s, g.coordinated_from(be))
    roles = {"cause": inner, "effect": found}
    return [Finding("cause", roles, "+", prep, "en.cause.without", 0.5)] if found else []


def _denied_of_thing(s: Scene, verb: int) -> bool:
    """ "without X, Z does not raise Y": X is a condition of what Z does, which :mod:`.conditions` reads."""
    g = s.graph
    told = [c for c in (verb, *g.children(verb, "xcomp")) if c in s.links]
    denied = [s.links[c] for c in told if s.links[c].sign == "0" or standing.denied(g, c)]
    return any(all(a.head >= 0 and not is_agent(g, a.head) for a in link.causes) for link in denied)


def _as_grows(s: Scene, mark: int) -> list[Finding]:
    """ "as X grows, Y": a change, and what comes of it."""
    g = s.graph
    clause = g.head(mark)
    if g.form(mark) != "as" or g.dep(mark) != "mark" or g.dep(clause) != "advcl" or not g.subjects(clause):
        return []
    verb = g.head(clause)
    rising = tells_change(g, clause) or (g.lemma(clause) == "become" and not g.is_passive(clause))
    told = finite(g, verb)
    happens = g.is_(told, "verb.happen.plus") or g.is_(told, "verb.happen.minus")
    later = clause > verb and happens and not g.objects(told)  # "trust grows as partners share data"
    rising = later or (rising and not g.objects(clause))
    if not rising or not (g.is_verb(verb) or g.words[verb].pos == "AUX"):
        return []
    if talk(s, verb) or verb in s.links:
        return []
    found, sign = outcome(s, verb, [clause])
    if g.is_(clause, "verb.happen.minus"):
        sign = {"+": "-", "-": "+"}.get(sign, sign)
    source = s.args(clause, [mark])
    return (
        [Finding("cause", {"cause": source, "effect": found}, sign, verb, "en.cause.as", 0.45, [mark])] if found else []
    )


def _by_act(s: Scene, prep: int) -> list[Finding]:
    """ "By adding a map, routes become easier to find": what is done, and what a thing then becomes."""
    g = s.graph
    verb = g.head(prep)
    acts = [o for o in g.prep_objects(prep) if g.tag(o) == "VBG"] if g.dep(prep) == "prep" else []
    if g.form(prep) != "by" or not acts or not (g.is_verb(verb) or g.words[verb].pos == "AUX"):
        return []
    if verb in s.links or g.is_passive(verb) or g.objects(verb) or not tells_change(g, verb) or talk(s, verb):
        return []
    if any(g.is_(a, "verb.research") or g.is_(a, "verb.assert") for a in acts):
        return []
    found, sign = outcome(s, verb, [prep])
    source = [a for o in acts for a in s.args(o, [])]
    return [Finding("cause", {"cause": source, "effect": found}, sign, prep, "en.cause.means", 0.45)] if found else []


def tells_change(g: Graph, verb: int) -> str:
    """ "+" or "?" where the clause says that something comes, goes or differs; "" otherwise."""
    if g.is_(verb, "verb.happen.open"):
        return "?"
    if g.is_(verb, "verb.happen.plus") or g.is_(verb, "verb.happen.minus") or _things(g, verb) != g.objects(verb):
        return "+"
    words = [*g.children(verb, "acomp", "dobj", "advmod")]
    words += [c for w in words for c in g.children(w, "compound")]
    words += [c for w in words for c in g.children(w, "amod", "advmod")]
    if any(g.tag(w) in ("JJR", "RBR") or g.form(w) in ("more", "less") for w in words):
        return "+"
    return ""
