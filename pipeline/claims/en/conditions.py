"""Moderation without the word: the same relation is stronger, or holds only, for some or under some condition.

"The effect of X on Y is stronger when W is high", "X raises Y only among A", "X raises Y, especially
when W is high", "X raises Y for A but not for B", "for A, X raises Y, whereas for B it does not".
"""

from __future__ import annotations

from pipeline.claims.en import paths, relations, thirds
from pipeline.claims.en.finding import COMPARED, Finding, causes, is_agent
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg, Link, Scene

_WHEN = frozenset({"when", "if", "where", "as", "once"})
#: Prepositions of a circumstance that a relation can hold in.
_FOR = ("for", "among", "under", "in", "with", "at", "within")
_TURNED = {"+": "-", "-": "+"}


def read(s: Scene) -> list[Finding]:
    """All moderations that the sentence tells by comparing or restricting a relation."""
    g = s.graph
    out: list[Finding] = []
    for place in range(len(g.words)):
        if g.is_noun(place):
            out += _stronger(s, place)
        if g.is_verb(place):
            out += _more_strongly(s, place)
            out += _under(s, place)
            out += _parallel(s, place)
        if g.lexicon.has("moderate.focus", g.form(place)):
            out += _focused(s, place)
        if g.form(place) == "unless":
            out += _unless(s, place)
        if g.form(place) == "not" and g.form(place - 1) == "but":
            out += _but_not(s, place)
    return out


def _told(sides: Link, third: list[Arg], sign: str, cue: int, rule: str, weight: float) -> list[Finding]:
    """The moderation of a relation; none where a role has no filler."""
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
    if topic is not None and dep in ("nsubj", "nsubjpass") and paths.is_topic(g, topic):
        sign, sides = comparison(g, head), paths.sides_of(s, topic)
    elif dep == "dobj" and g.is_(head, "verb.light") and paths.names_relation(g, noun):
        amount = [c for m in g.children(noun, "amod") for c in (m, *g.children(m, "advmod"))]
        compared = [c for c in amount if g.tag(c) in ("JJR", "RBR")]
        sign = next((v for c in compared if (v := g.lexicon.comparative.get(g.form(c)))), "")
        sides = s.links.get(head) or Link(causes(s, head), relations.relation_of(s, noun)[1])
    else:
        return []
    if not sign:
        return []
    third, low = circumstance(s, head)
    if not third:
        third, sides = _inside(s, noun, sides)
    if low:
        sign = _TURNED.get(sign, sign)
    found = _told(sides, third, sign, head, "en.moderate.when", 0.65)
    return [*found, *paths.via_too(s, noun, head, sides)] if found else []


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
    third = [a for o in g.prep_objects(preps[-1]) for a in conjoined(s, o)]
    return _told(Link(*sides), third, "?", noun, "en.moderate.differ", 0.55)


def conjoined(s: Scene, head: int) -> list[Arg]:
    """The groups that are set apart, as one filler ("male and female customers")."""
    found = s.args(head, [])
    return [Arg(found[0].start, found[-1].end, found[-1].head)] if found else []


def _degree(g: Graph, word: int) -> str:
    """The sign of "stronger", "weaker", "more pronounced"; "" for another word."""
    forms = [g.form(word), *(g.form(c) for c in g.children(word, "advmod"))]
    return next((v for form in reversed(forms) if (v := g.lexicon.comparative.get(form))), "")


def comparison(g: Graph, verb: int) -> str:
    """The sign of a predicate that compares strengths, "" where it compares nothing."""
    if g.is_(verb, "verb.holding"):
        said = [p for c in g.children(verb) if c > verb or g.dep(c) == "advmod" for p in g.subtree(c)]
        only = any(g.lexicon.has("moderate.mainly", g.form(p)) for p in said)
        if only or g.negated(verb):
            return "-" if g.negated(verb) else "+"
    words = [*g.children(verb, "acomp", "attr", "oprd", "advmod"), verb]
    words += [c for w in words[:-1] for c in [*g.children(w, "advmod"), *g.children(w, "conj")]]
    for word in words:
        if g.form(word) == "significant" and any(g.form(c) == "only" for c in [*g.children(word), *g.children(verb)]):
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
            if g.is_(word, "moderate.plus"):
                return "+"
            if g.is_(word, "moderate.minus") or g.is_(word, "moderate.gone"):
                return "-"
    return ""


def circumstance(s: Scene, verb: int) -> tuple[list[Arg], bool]:
    """The circumstance that a comparison depends on, and whether it is its low level."""
    g = s.graph
    hosts = [verb, *g.children(verb, "acomp", "attr", "oprd", "advmod")]
    for host in hosts:
        for clause in g.children(host, "advcl", "ccomp"):
            marks = [*g.children(clause, "advmod", "mark"), *g.subtree(clause)[:2]]
            if any(g.form(c) in _WHEN for c in marks):
                return state(s, clause)
        for prep in g.preps(host, *_FOR[:-1]):
            inner = [c for p in g.conjuncts(prep) for o in g.prep_objects(p) for c in (_within(g, o) or [o])]
            if inner and (g.form(prep) == "with" or _sets_apart(g, inner[0])):
                return [a for o in inner for a in s.args(o, [c for c in g.subtree(o) if g.form(c) == "than"])], False
    return [], False


def _inside(s: Scene, noun: int, sides: Link) -> tuple[list[Arg], Link]:
    """A group that the parser hangs on the effect: "a greater influence on trust for novices"."""
    g = s.graph
    for prep in reversed(g.subtree(noun)):
        named = g.prep_objects(prep) if g.form(prep) in ("for", "among") and g.dep(prep) == "prep" else []
        if named and g.head(prep) != noun and (g.tag(named[0]) == "NNS" or is_agent(g, named[0])):
            return s.args(named[0], []), sides._replace(effects=_cut(g, sides.effects, prep))
    return [], sides


def _cut(g: Graph, args: list[Arg], place: int) -> list[Arg]:
    """The fillers as far as the word before a place, where they run over it."""
    last = place - 1
    while last > 0 and g.tag(last) in (",", "CC", "RB", ":"):
        last -= 1
    end = g.words[last].end
    return [Arg(a.start, end, a.head, a.sign, a.elided) if a.start < end < a.end else a for a in args]


def _within(g: Graph, noun: int) -> list[int]:
    """W in "under the background of W"."""
    return g.governed(noun, "of") if g.is_(noun, "moderate.setting") else []


def _sets_apart(g: Graph, noun: int) -> bool:
    """Whether a circumstance tells one case from another; a study does where studies are compared."""
    if not g.is_(noun, "noun.research"):
        return True
    return COMPARED.search(g.text, g.words[0].start, g.words[-1].end) is not None and bool(g.children(noun, "amod"))


def state(s: Scene, clause: int) -> tuple[list[Arg], bool]:
    """The variables of "when W is high and V is low" and whether the first is said to be low."""
    g = s.graph
    own = [c for c in g.conjuncts(clause) if c == clause or g.subjects(c)]
    if g.children(clause, "cc") and len(own) == 1:  # "… when W is high and V is low", where V hangs on what is said
        own += [c for c in g.children(g.head(clause), "conj") if c > clause and g.subjects(c)]
    found = [_variable(s, c) for c in own]
    return [a for args, _ in found for a in args], found[0][1]


def _variable(s: Scene, clause: int) -> tuple[list[Arg], bool]:
    """The variable of one clause ("when W is high") and whether it is said to be low."""
    g = s.graph
    words = [*g.children(clause, "acomp", "oprd"), *([clause] if g.words[clause].pos == "ADJ" else [])]
    low, level = (_level(g, words, "low"), _level(g, words, "low") or _level(g, words, "high"))
    subjects = g.subjects(clause)
    if subjects and (level or g.is_(clause, "verb.happen.plus") or g.is_(clause, "verb.happen.minus")):
        return [a for o in subjects for a in s.args(o, [])], low or g.is_(clause, "verb.happen.minus")
    given = [o for p in g.preps(clause, "with", "to") for o in g.prep_objects(p)]
    acting = bool(subjects) and all(is_agent(g, o) for o in subjects)
    if g.is_passive(clause) and given and acting:
        low = _level(g, g.children(given[0], "amod"), "low")
        shut = [c for c in g.children(given[0], "amod") if _level(g, [c], "low") or _level(g, [c], "high")]
        return [a for o in given for a in s.args(o, shut)], low
    if g.objects(clause) and acting:
        return [a for o in g.objects(clause) for a in s.args(o, [])], False
    if subjects:
        return s.args(clause, g.children(clause, "conj", "cc"))[:1], False
    places = [p for p in g.subtree(clause) if g.form(p) not in ("that", "when", "if", "where", "once")]
    span = g.span(places)
    return [Arg(span.start, span.end, clause)], False


def _level(g: Graph, words: list[int], which: str) -> bool:
    """Whether the first of some words tells a level: "high" or "low"."""
    return any(g.lexicon.has(f"moderate.{which}", g.form(c)) for c in words[:1])


def _more_strongly(s: Scene, verb: int) -> list[Finding]:
    """ "X raises Y more strongly in A"."""
    g = s.graph
    told = s.links.get(verb)
    if told is None:
        return []
    words = [c for a in g.children(verb, "advmod") for c in (a, *g.children(a, "advmod"))]
    degree = [g.form(c) for c in words if g.tag(c) in ("RBR", "JJR", "RBS", "JJS") and c > verb]
    third, low = circumstance(s, verb) if degree else ([], False)
    sign = "-" if bool({"less", "least"} & set(degree)) != low else "+"
    return _told(told, third, sign, verb, "en.moderate.when", 0.6)


# --------------------------------------------------------------------------- only for, especially when, but not for


def _focused(s: Scene, focus: int) -> list[Finding]:
    """ "X raises Y only when W is high", "X raises Y, especially among A"; the adverb may stand before the verb."""
    g = s.graph
    only = g.form(focus) == "only"
    mark = focus + 1
    if only and g.head(focus) in s.links and g.head(focus) > focus:
        verb = g.head(focus)
        third, low = circumstance(s, verb)
        mark = g.words.index(next(w for w in g.words if w.start >= third[0].start)) - 1 if third else -1
    else:
        third, low = _behind(s, mark)
        verb = _told_before(s, mark)
    if not third or verb < 0 or (not only and _of_relation(g, verb)):
        return []
    told = s.links[verb]
    sides = told._replace(effects=_cut(g, told.effects, min(mark, focus) if focus > verb else mark))
    rule = "en.moderate.only" if only else "en.moderate.focus"
    found = _told(sides, third, "-" if low else "+", verb, rule, 0.7 if only else 0.55)
    for one in found:
        one.cues = [focus]
    return found


def _of_relation(g: Graph, verb: int) -> bool:
    """Whether a verb speaks of a relation itself ("weakens the effect of X on Y, especially for A")."""
    return any(relations.is_relation(g, o) and g.preps(o, "of", "between") for o in g.objects(verb))


def _behind(s: Scene, mark: int) -> tuple[list[Arg], bool]:
    """The circumstance that a word opens ("when W is high", "for A"), and whether it is a low level."""
    g = s.graph
    if mark >= len(g.words):
        return [], False
    if g.form(mark) in _WHEN - {"as"} and g.dep(mark) in ("advmod", "mark"):
        return state(s, g.head(mark))
    if g.form(mark) in _FOR and g.dep(mark) in ("prep", "conj"):
        inner = [c for o in g.prep_objects(mark) for c in (_within(g, o) or [o])]
        inner = [o for o in inner if g.is_noun(o) and not (g.is_(o, "noun.time") or g.is_(o, "link.light"))]
        return [a for o in inner for a in s.args(o, [])], False
    return [], False


def _told_before(s: Scene, mark: int) -> int:
    """The verb whose relation a circumstance belongs to: the nearest above it, else the last before it; -1."""
    above = [v for v in s.graph.ancestors(mark) if v in s.links]
    return next(iter(above), max((v for v in s.links if v < mark), default=-1))


def _but_not(s: Scene, denial: int) -> list[Finding]:
    """ "X raises Y among A but not among B"."""
    g = s.graph
    mark = denial + 1
    if mark >= len(g.words) or g.form(mark) not in (*_FOR, "when", "if"):
        return []
    first = next((p for p in range(denial - 2, 0, -1) if g.form(p) == g.form(mark)), -1)
    verb = _told_before(s, first) if first > 0 else -1
    if verb < 0:
        return []
    third, low = _behind(s, first)
    told = s.links[verb]
    sides = told._replace(effects=_cut(g, told.effects, first))
    return _told(sides, third, "-" if low else "+", verb, "en.moderate.butnot", 0.6)


def _unless(s: Scene, mark: int) -> list[Finding]:
    """ "X lowers Y unless W": W takes it away; where X does not lower Y unless W, W brings it about."""
    g = s.graph
    verb = g.head(g.head(mark))
    told = s.links.get(verb)
    if told is None or g.dep(mark) != "mark":
        return []
    return _told(told, state(s, g.head(mark))[0], "+" if g.negated(verb) else "-", verb, "en.moderate.unless", 0.6)


def _parallel(s: Scene, verb: int) -> list[Finding]:
    """ "for A, X raises Y; for B, it does not": the second half opens as the first did, and denies or lessens it."""
    g = s.graph
    told = s.links.get(verb)
    breaks = [p for p in range(verb + 1, len(g.words) - 2) if g.form(p) in (";", ",", "but", "while", "whereas")]
    if told is None or not breaks:
        return []
    front = next((p for p in g.preps(verb, "for", "among", "in", "under") if p < min([verb, *g.subjects(verb)])), -1)
    second = next((p + 1 for p in breaks if front >= 0 and g.form(p + 1) == g.form(front)), -1)
    if second < 0 or not _differs(g, second):
        return []
    third, low = _behind(s, front)
    return _told(told, third, "-" if low else "+", verb, "en.moderate.parallel", 0.6)


def _differs(g: Graph, start: int) -> bool:
    """Whether the rest of the sentence denies something or compares its strength."""
    rest = range(start, len(g.words))
    return any(g.form(p) in ("not", "no", "n't") or g.lexicon.comparative.get(g.form(p)) == "-" for p in rest)


def _under(s: Scene, verb: int) -> list[Finding]:
    """ "under the moderating effect of W, X raises Y"; "under the condition of high W, X raises Y"."""
    g = s.graph
    told = s.links.get(verb)
    if told is None:
        return []
    nouns = [o for o in g.governed(verb, "under", "with") if thirds.third_kind(g, o) == "moderate"]
    third, sign = [a for o in nouns for w in g.governed(o, "of") for a in s.args(w, [])], "?"
    if not nouns:
        levels = [w for o in g.governed(verb, "under", "in") for w in _within(g, o)]
        which = [c for w in levels for c in g.children(w, "amod") if _level(g, [c], "high") or _level(g, [c], "low")]
        nouns = [g.head(c) for c in which]
        third = [a for c in which for a in s.args(g.head(c), [c])]
        sign = "-" if _level(g, which, "low") else "+"
    found = _told(told, third, sign, verb, "en.moderate.under", 0.6)
    for one in found:
        one.cues = nouns
    return found
