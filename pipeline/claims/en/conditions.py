"""Moderation without the word: the same relation is stronger, or holds only, for some or under some condition.

"The effect of X on Y is stronger when W is high", "X raises Y only among A", "X raises Y, especially
when W is high", "X raises Y for A but not for B", "for A, X raises Y, whereas for B it does not".
"""

from __future__ import annotations

from pipeline.claims.en import circumstances, paths, relations, standing, thirds
from pipeline.claims.en.finding import Finding, causes
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_DEGREES = frozenset({"RBR", "JJR", "RBS", "JJS"})
_WAYS = ("on", "to", "upon")
_APART = ("for", "between", "across", "among", "under")
#: What a relation becomes or turns: "the effect turns negative when W is high".
_SIGNS = {"positive": "+", "negative": "-", "insignificant": "-", "nonsignificant": "-"}
_TURNED = {"+": "-", "-": "+"}
#: How a noun stands in its clause whose strength is told, and words that restrict a relation.
_TOLD = ("dobj", "nsubj", "nsubjpass")
_MARKS = frozenset({"unless", "not"})
#: Words that set cases apart, beside the adjectives of ``moderate.apart``.
_SETTING_APART = frozenset({"differently", "depending", "according"})


def read(s: Scene) -> list[Finding]:
    """All moderations that the sentence tells by comparing or restricting a relation."""
    g = s.graph
    out: list[Finding] = []
    compares = any(_compares(g, p) for p in range(len(g.words)))
    apart = bool(not g.forms.isdisjoint(_SETTING_APART) or g.those("moderate.apart"))
    marks = {*g.standing(_MARKS | g.lexicon.sets["moderate.focus"])}
    for place in range(len(g.words)):
        if g.dep(place) in _TOLD or g.is_(place, "noun.compares"):
            out += _stronger(s, place) if g.is_noun(place) else []
        if place in s.links:
            out += (compares and _more_strongly(s, place)) or (_differently(s, place) if apart else [])
            out += _under(s, place) or _when(s, place)
            out += _parallel(s, place)
        if place in marks:
            out += _restricted(s, place)
    return out


def _restricted(s: Scene, mark: int) -> list[Finding]:
    """What "only", "unless" and "but not" say of where a relation holds."""
    g = s.graph
    out = _focused(s, mark) if g.lexicon.has("moderate.focus", g.form(mark)) else []
    out += _unless(s, mark) if g.form(mark) == "unless" else []
    return out + (_but_not(s, mark) if g.form(mark) == "not" and g.form(mark - 1) == "but" else [])


def _told(sides: Link, third: list[Arg], sign: str, cue: int, rule: str, weight: float) -> list[Finding]:
    """The moderation of a relation by what is none of its sides; none where a role has no filler."""
    ends = [*sides.causes, *sides.effects]
    third = [a for a in third if not any(a.start < end.end and end.start < a.end for end in ends)]
    if not third or not sides.causes or not sides.effects:
        return []
    roles = {"cause": sides.causes, "moderator": third, "effect": sides.effects}
    return [Finding("moderate", roles, sign, cue, rule, weight)]


# --------------------------------------------------------------------------- stronger when, for, among


def _stronger(s: Scene, noun: int) -> list[Finding]:
    """ "the effect of X on Y is stronger when W is high", "X has a stronger effect on Y for A than for B"."""
    g = s.graph
    dep, head = g.dep(noun), g.head(noun)
    if g.is_(noun, "noun.compares"):
        return _differences(s, noun)
    if dep in ("dobj", "nsubj") and relations.is_relation(g, noun):
        made = _made(s, noun)
        if made:
            return made
    topic = s.antecedent(noun) if g.form(noun) == "it" and dep == "nsubj" else noun
    if dep in ("nsubj", "nsubjpass") and g.form(noun) in ("this", "it") and _tells_where(g, head):
        sign = comparison(g, head)
        sides = paths.told_last(s) if sign else Link([], [])
    elif topic is not None and dep in ("nsubj", "nsubjpass") and _is_topic(g, topic):
        head = _predicate(g, head)
        sign = comparison(g, head)
        sides = _sides(s, topic) if sign else Link([], [])
    elif dep == "dobj" and g.is_(head, "verb.light") and paths.names_relation(g, noun):
        amount = [c for m in g.children(noun, "amod") for c in (m, *g.children(m, "advmod"))]
        compared = [c for c in amount if g.tag(c) in ("JJR", "RBR")]
        sign = next((v for c in compared if (v := g.lexicon.comparative.get(g.form(c)))), "")
        sides = s.links.get(head) or Link(causes(s, head), relations.relation_of(s, noun)[1])
    else:
        return []
    place = circumstances.circumstance(s, head)
    if not sign and place.level and g.is_(head, "verb.holding") and (topic is None or _is_topic(g, topic)):
        sides, sign = (
            paths.told_last(s) if topic is None else _sides(s, topic),
            "+",
        )  # "the effect holds when W is high"
    if not sign:
        return []
    if not place.args:
        place, sides = circumstances.inside(s, noun, sides)
    if place.low:
        sign = _TURNED.get(sign, sign)
    found = _told(sides, place.args, sign, head, "en.moderate.when", 0.65)
    return [*found, *paths.via_too(s, noun, head, sides)] if found else []


def _is_topic(g: Graph, noun: int) -> bool:
    return paths.is_topic(g, noun) or thirds.third_kind(g, noun) == "mediate"


def _sides(s: Scene, noun: int) -> Link:
    """The sides of a relation that is spoken of, be it one that is carried by a third thing."""
    return thirds.third_sides(s, noun) if thirds.third_kind(s.graph, noun) else paths.sides_of(s, noun)


def _tells_where(g: Graph, verb: int) -> bool:
    """Whether a predicate tells of what was said before where it holds ("this holds only for", "this is the case")."""
    said = [g.form(c) for c in g.children(verb, "attr", "acomp")]
    return g.is_(verb, "verb.holding") or (g.lemma(verb) == "be" and bool({"case", "true"} & set(said)))


def _predicate(g: Graph, verb: int) -> int:
    """What a verb like "tend" or "was found" governs: the predicate that says something."""
    while not comparison(g, verb) and (inner := [c for c in g.children(verb, "xcomp", "oprd") if g.is_verb(c)]):
        verb = inner[0]
    return verb


def _made(s: Scene, noun: int) -> list[Finding]:
    """ "W makes the effect of X on Y stronger"."""
    g = s.graph
    verb = next((a for a in g.ancestors(noun) if g.is_verb(a)), noun)
    last = max(g.subtree(verb))
    degree = next((p for p in range(last, noun, -1) if g.tag(p) in ("JJR", "JJ") and _degree(g, p)), -1)
    if g.lemma(verb) != "make" or verb > noun or degree < 0:
        return []
    return _told(paths.sides_of(s, noun), causes(s, verb), _degree(g, degree), verb, "en.moderate.make", 0.6)


def _differences(s: Scene, noun: int) -> list[Finding]:
    """ "there are differences in the effect of X on Y between A and B"."""
    g = s.graph
    named = [o for o in g.governed(noun, "in", "of") if relations.is_relation(g, o)]
    preps = [p for p in g.subtree(noun) if g.form(p) in ("between", "across", "among") and g.dep(p) == "prep"]
    head = g.head(noun)
    if not named or not preps or not (relations.verdict(g, noun, head) is not None or relations.is_asserted(g, noun)):
        return []
    sides = relations.relation_of(s, named[0], preps[-1:])
    third = [a for o in g.prep_objects(preps[-1]) for a in circumstances.conjoined(s, o)]
    return _told(Link(*sides), third, "?", noun, "en.moderate.differ", 0.55)


def _degree(g: Graph, word: int) -> str:
    """The sign of "stronger", "weaker", "more pronounced"; "" for another word."""
    forms = [g.form(word), *(g.form(c) for c in g.children(word, "advmod"))]
    return next((v for form in reversed(forms) if (v := g.lexicon.comparative.get(form))), "")


def comparison(g: Graph, verb: int) -> str:
    """The sign of a predicate that compares strengths, "" where it compares nothing."""
    if _tells_where(g, verb) or (g.is_passive(verb) and g.is_(verb, "moderate.shown")):
        said = [p for c in g.children(verb) if c > verb or g.dep(c) == "advmod" for p in g.subtree(c)]
        only = any(g.lexicon.has("moderate.mainly", g.form(p)) for p in said)
        if only or g.negated(verb):
            return "-" if g.negated(verb) else "+"
    if any(g.is_(w, "moderate.confined") and g.preps(w, "to") for w in (verb, *g.children(verb, "acomp"))):
        return "+"
    words = [*g.children(verb, "acomp", "attr", "oprd", "advmod"), verb]
    if g.lemma(verb) in ("become", "turn") and (turned := next((g.form(w) for w in words if g.form(w) in _SIGNS), "")):
        return _SIGNS[turned]
    words += [c for w in words[:-1] for c in [*g.children(w, "advmod"), *g.children(w, "conj")]]
    for word in words:
        if g.lexicon.has("told.there", g.form(word)) and any(
            g.form(c) == "only" for c in [*g.children(word), *g.children(verb)]
        ):
            return "+"
        if (g.negated(word) or g.negated(verb)) and g.form(word) in ("significant", "positive", "negative"):
            return "-"
        if g.form(word) in ("less",):
            return "-"
    for word in words:
        sign = g.lexicon.comparative.get(g.form(word)) or g.lexicon.comparative.get(g.lemma(word))
        if sign and g.tag(word) != "VB":
            return "-" if g.negated(verb) and sign == "+" else sign
        if word == verb and g.is_verb(word):
            for sign, name in (("+", "plus"), ("-", "minus")):
                if g.is_(word, f"moderate.{name}") or f"{g.lemma(word)} with" in g.lexicon.sets[f"verb.more.{name}"]:
                    return sign
            if g.is_(word, "moderate.gone"):
                return "-"
    return ""


def _more_strongly(s: Scene, cue: int) -> list[Finding]:
    """ "X raises Y more strongly in A", "X raises Y more for A than for B", "X is more vital to Y when W is high"."""
    g = s.graph
    verb = cue if g.is_verb(cue) else g.head(cue)
    end = _clause_end(g, cue)
    adverbs = [c for a in dict.fromkeys((verb, cue)) for c in g.children(a, "advmod")]
    own = [c for a in adverbs for c in (a, *g.children(a, "advmod")) if _compares(g, c) and not _than(g, c + 1)]
    beside = [p for p in range(cue + 1, end) if _compares(g, p)]
    mark = next((_opens(g, p + 1) for p in beside if _opens(g, p + 1)), 0) or _before_than(g, cue, end)
    if not own and not (mark and beside):
        return []
    own, later = [*own, *beside] if mark else own, [p for p in beside if _opens(g, p + 1)]
    place = circumstances.behind(s, mark) if mark else circumstances.circumstance(s, verb)
    if not place.args and end < len(g.words) and g.form(end) in circumstances.WHEN - {"as"}:
        place = circumstances.behind(s, end)
    sign = "-" if any(g.form(p) in ("less", "least") for p in own) != place.low else "+"
    told = s.links[cue]
    ends = [p for p in [*later, mark] if p]
    sides = told._replace(effects=circumstances.cut(g, told.effects, min(ends)) if ends else told.effects)
    return _told(sides, place.args, sign, cue, "en.moderate.when", 0.6)


def _opens(g: Graph, place: int) -> int:
    """The word that opens a circumstance right behind a word of degree ("more strongly in", "a larger extent when")."""
    for at in range(place, min(place + 3, len(g.words))):
        if g.form(at) in circumstances.FOR or g.form(at) in circumstances.WHEN - {"as"}:
            return at
        if not (g.tag(at) == "RB" or g.is_(at, "noun.empty")):
            return 0
    return 0


def _than(g: Graph, place: int) -> bool:
    return place < len(g.words) and g.form(place) == "than"


def _compares(g: Graph, place: int) -> bool:
    return g.tag(place) in _DEGREES and g.form(place) != "longer"


def _clause_end(g: Graph, cue: int) -> int:
    """Where another clause begins behind a cue: at its conjunction, or at its verb."""
    finite = ("VBZ", "VBD", "VBP", "MD", "WDT")
    later = range(cue + 1, len(g.words))
    return next((p for p in later if g.tag(p) in finite or g.form(p) in circumstances.WHEN), len(g.words))


def _before_than(g: Graph, cue: int, end: int) -> int:
    """The first preposition of "in A than in B", 0 where there is none."""
    than = next((p for p in range(cue + 1, end - 1) if g.form(p) == "than"), -1)
    again = g.form(than + 1) if than > 0 else ""
    if again not in circumstances.FOR:
        return 0
    return next((p for p in range(than - 1, cue, -1) if g.form(p) == again), 0)


def _when(s: Scene, cue: int) -> list[Finding]:
    """ "X raises Y when W is high", "X does not raise Y when W": where a relation holds, and where it does not."""
    g = s.graph
    verb = cue if g.is_verb(cue) else next((a for a in g.ancestors(cue) if g.is_verb(a)), cue)
    while g.dep(verb) == "xcomp" and circumstances.when_clause(g, verb) is None:
        verb = next(a for a in g.ancestors(verb) if a == g.root or g.is_verb(a))  # "is more likely to raise Y"
    clause = circumstances.when_clause(g, verb)
    told = s.links[cue]
    if clause is not None and (cue in g.subtree(clause) or circumstances.tells_why(g, clause)):
        return []
    if clause is not None and any(g.lexicon.has("moderate.focus", g.form(p)) for p in g.subtree(clause)[:1]):
        return []
    place = circumstances.state(s, clause) if clause is not None else circumstances.circumstance(s, verb, bare=True)
    denied = told.sign == "0" or standing.denied(g, cue)
    if not place.level and not (denied and clause is not None):
        return []
    rule = "en.moderate.when" if denied or clause is None else "en.moderate.where"
    return _told(told, place.args, "-" if denied != place.low else "+", cue, rule, 0.55)


def _differently(s: Scene, cue: int) -> list[Finding]:
    """ "X affects Y differently for A and B", "X has different effects on Y depending on W"."""
    g = s.graph
    words = [p for p in range(cue, _clause_end(g, cue)) if g.form(p) == "differently" or g.is_(p, "moderate.apart")]
    words = [p for p in words if g.form(p) == "differently" or paths.names_relation(g, g.head(p))]
    later = range(cue + 1, len(g.words) - 1)
    ways = [p for p in range(len(g.words) - 1) if g.form(p) == "depending" and g.form(p + 1) in _WAYS]
    ways += [p for p in later if g.form(p) == "according" and g.form(p - 1) != "," and g.form(p + 1) == "to"]
    apart = [p for p in range(cue + 1, len(g.words)) if words and g.form(p) in _APART]
    opening = ways or apart
    if not opening:
        return []
    told = s.links[cue]
    third = [
        a for p in (opening[-1], opening[-1] + 1) for o in g.prep_objects(p) for a in circumstances.conjoined(s, o)
    ]
    sides = told._replace(effects=circumstances.cut(g, told.effects, opening[-1]))
    return _told(sides, third[:1], "?", cue, "en.moderate.differ", 0.55)


# --------------------------------------------------------------------------- only for, especially when, but not for


def _focused(s: Scene, focus: int) -> list[Finding]:
    """ "X raises Y only when W is high", "X raises Y, especially among A"; the adverb may stand before the verb."""
    g = s.graph
    only = g.form(focus) == "only"
    if focus + 1 == len(g.words) or (only and focus and g.form(focus - 1) == "not"):
        return []  # "not only for A but for B" restricts nothing
    mark = focus + 1
    if only and g.head(focus) in s.links and g.head(focus) > focus:
        verb = g.head(focus)
        third, low, _ = circumstances.circumstance(s, verb)
        mark = g.words.index(next(w for w in g.words if w.start >= third[0].start)) - 1 if third else -1
    else:
        third, low, _ = circumstances.behind(s, mark)
        verb = _told_before(s, mark)
    if not third or verb < 0 or (not only and _of_relation(g, verb)):
        return []
    told = s.links[verb]
    sides = told._replace(effects=circumstances.cut(g, told.effects, min(mark, focus) if focus > verb else mark))
    rule = "en.moderate.only" if only else "en.moderate.focus"
    found = _told(sides, third, "-" if low else "+", verb, rule, 0.7 if only else 0.55)
    for one in found:
        one.cues = [focus]
    return found


def _of_relation(g: Graph, verb: int) -> bool:
    """Whether a verb speaks of a relation itself ("weakens the effect of X on Y, especially for A")."""
    return any(relations.is_relation(g, o) and g.preps(o, "of", "between") for o in g.objects(verb))


def _told_before(s: Scene, mark: int) -> int:
    """The verb whose relation a circumstance belongs to: the nearest above it, else the last before it; -1."""
    g = s.graph
    above = [v for v in g.ancestors(mark) if v in s.links]
    apart = [v for v in g.ancestors(mark) if v not in s.links and g.dep(v) == "conj" and g.subjects(v)]
    if any(_is_topic(g, o) or relations.said_of(g, o) for v in apart for o in g.subjects(v)):
        return -1  # "X raises Y, but the effect of W is there only for A"
    return next(iter(above), max((v for v in s.links if v < mark), default=-1))


def _but_not(s: Scene, denial: int) -> list[Finding]:
    """ "X raises Y among A but not among B"."""
    g = s.graph
    mark = denial + 1
    if mark >= len(g.words) or g.form(mark) not in (*circumstances.FOR, "when", "if"):
        return []
    first = next((p for p in range(denial - 2, 0, -1) if g.form(p) == g.form(mark)), -1)
    verb = _told_before(s, first) if first > 0 else -1
    if verb < 0:
        return []
    third, low, _ = circumstances.behind(s, first)
    third = third or circumstances.behind(s, mark).args  # "at high but not at low levels of W"
    told = s.links[verb]
    sides = told._replace(effects=circumstances.cut(g, told.effects, first))
    return _told(sides, third, "-" if low else "+", verb, "en.moderate.butnot", 0.6)


def _unless(s: Scene, mark: int) -> list[Finding]:
    """ "X lowers Y unless W": W takes it away; where X does not lower Y unless W, W brings it about."""
    g = s.graph
    verb = g.head(g.head(mark))
    told = s.links.get(verb)
    if told is None or g.dep(mark) != "mark":
        return []
    place = circumstances.state(s, g.head(mark))
    sign = "+" if g.negated(verb) != place.low else "-"
    return _told(told, place.args, sign, verb, "en.moderate.unless", 0.6)


def _parallel(s: Scene, verb: int) -> list[Finding]:
    """ "for A, X raises Y; for B, it does not": the second half opens as the first did, and denies or lessens it."""
    g = s.graph
    front = next((p for p in g.preps(verb, "for", "among", "in", "under") if p < min([verb, *g.subjects(verb)])), -1)
    if front < 0:
        return []
    breaks = (p for p in range(verb + 1, len(g.words) - 2) if g.form(p) in (";", ",", "but", "while", "whereas"))
    second = next((p + 1 for p in breaks if g.form(p + 1) == g.form(front)), -1)
    if second < 0 or not _differs(g, second):
        return []
    third, low, _ = circumstances.behind(s, front)
    return _told(s.links[verb], third, "-" if low else "+", verb, "en.moderate.parallel", 0.6)


def _differs(g: Graph, start: int) -> bool:
    """Whether the rest of the sentence denies something or compares its strength."""
    rest = range(start, len(g.words))
    return any(g.form(p) in ("not", "no", "n't") or g.lexicon.comparative.get(g.form(p)) == "-" for p in rest)


def _under(s: Scene, verb: int) -> list[Finding]:
    """ "under the moderating effect of W, X raises Y", "X raises Y, with the mediating role of M"."""
    g = s.graph
    nouns = [o for o in g.governed(verb, "under", "with") if thirds.third_kind(g, o)]
    kind = thirds.third_kind(g, nouns[0]) if nouns else ""
    third = [a for o in nouns for w in g.governed(o, "of") for a in s.args(w, [])]
    found = _told(s.links[verb], third, "?", verb, "en.moderate.under", 0.6)
    if kind == "mediate":
        told = [(one.roles["cause"], one.roles["moderator"], one.roles["effect"]) for one in found]
        found = [
            Finding(kind, {"cause": x, "mediator": m, "effect": y}, s.links[verb].sign, verb, "en.mediate.under", 0.6)
            for x, m, y in told
        ]
    for one in found:
        one.cues = nouns
    return found
