"""A sentence ready to be read for claims: its graph, the one before it, and who its words stand for.

:class:`Arg` is a stretch of text that can fill a role. :meth:`Scene.args` turns the head of a phrase
into such stretches: coordination expanded, pronouns, relatives and nouns like "factor" resolved,
"level of" and "increase in" looked through.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from pipeline.claims.en import counts, gerunds, members
from pipeline.claims.en.graph import Graph
from pipeline.claims.en.relatives import RELATIVES, aside, points_back, said_of

#: How many steps of "stands for" are followed.
_DEPTH = 4
_PRONOUNS = frozenset(
    {
        *("it", "they", "them", "this", "these", "that", "those", "he", "she", "such", "both", "its", "their"),
        *("former", "latter", "itself", "themselves"),
    }
)


@dataclass(frozen=True, slots=True)
class Arg:
    """A stretch that can fill a role; ``head`` is -1 where it lies in another sentence.

    ``sign`` is "-" where the phrase itself turns the relation ("a decline in trust").
    """

    start: int
    end: int
    head: int
    sign: str = "+"
    elided: bool = False


class Link(NamedTuple):
    """A relation that a sentence has told: its fillers and its polarity."""

    causes: list[Arg]
    effects: list[Arg]
    sign: str = "?"


@dataclass(slots=True)
class Scene:
    """One sentence in its place. ``links`` remembers what each verb was found to join."""

    graph: Graph
    find_before: Callable[[], Graph | None] | None = None
    named_before: tuple[tuple[int, int], ...] = ()
    links: dict[int, Link] = field(default_factory=dict)
    find_topic: Callable[[], Link | None] | None = None
    _topic: list[Link | None] = field(default_factory=list)
    _before: list[Graph | None] = field(default_factory=list)

    @property
    def before(self) -> Graph | None:
        """The sentence before in the same block, where it was parsed."""
        if not self._before:
            self._before.append(self.find_before() if self.find_before else None)
        return self._before[0]

    @property
    def topic(self) -> Link | None:
        """The relation that the sentences before told last, looked for when first asked."""
        if not self._topic:
            self._topic.append(self.find_topic() if self.find_topic else None)
        return self._topic[0]

    # ------------------------------------------------------------------ phrases

    def args(self, head: int, without: Iterable[int] = (), *, effect: bool = False, depth: int = 0) -> list[Arg]:
        """The stretches that the phrase of ``head`` names, one for each conjunct.

        ``without`` are words whose phrases must not be part of it (the cue); ``effect`` looks through
        words of change ("increase in Y") and comparatives, which give ``sign``.
        """
        without = list(without)
        out: list[Arg] = []
        for group in self._groups(head):
            if (
                group[0] != head
                and any(
                    self.graph.tag(c) == "VBG" and self.graph.objects(c) for c in self.graph.children(group[0], "acl")
                )
                and self._absolute(head)
            ):
                continue
            if len(group) == 1:
                out += self._one(group[0], without, effect, depth)
            else:
                out.append(self._joined(group, without))
        return out

    def _absolute(self, head: int) -> bool:
        """Whether a phrase stands in "with A doing B and C doing D", where C opens a clause of its own."""
        g = self.graph
        return any(g.tag(a) == "VBG" and g.dep(a) in ("pcomp", "acl") for a in g.ancestors(head))

    def _groups(self, head: int) -> list[list[int]]:
        """Conjuncts, with those kept together that lose their meaning apart ("discovery and use of X")."""
        g = self.graph
        found = g.conjuncts(head)
        if len(found) > 1 and g.dep(head) == "pobj" and self._needs_two(g.head(g.head(head))):
            return [found]
        if len(found) == 2 and (self._shares_head(*found) or (g.tag(found[0]) == "JJ" and g.is_noun(found[1]))):
            return [found]  # "both the direct and the indirect effect"
        if len(found) > 1 and g.tag(found[-1]) == "VBG" and all(g.form(c).endswith("ing") for c in found):
            return gerunds.sharing(g, found)
        if members.share_an_owner(g, found):
            return [found]
        return [[c] for c in found]

    def _shares_head(self, first: int, last: int) -> bool:
        """Whether the first of two conjuncts names whose the last thing is too: "guest and host satisfaction"."""
        g = self.graph
        bare = not [k for k in g.children(first) if g.dep(k) not in ("cc", "conj")]
        owners = [k for k in g.children(last, "compound") if g.is_(k, "noun.agent")]
        return bare and g.tag(first) == "NN" and g.is_(first, "noun.agent") and bool(owners)

    def _needs_two(self, noun: int) -> bool:
        g = self.graph
        return any(
            g.form(c) in ("interactive", "interaction", "joint", "combined", "additive")
            for c in g.children(noun, "amod", "compound")
        )

    def _joined(self, group: list[int], without: list[int]) -> Arg:
        g = self.graph
        places = [p for c in group for p in g.phrase(c, without)]
        span = g.span(places)
        return Arg(span.start, span.end, group[-1])

    def _one(self, head: int, without: list[int], effect: bool, depth: int) -> list[Arg]:
        g = self.graph
        clause = members.all_of_which(g, head)
        if clause is not None:
            told = members.antecedents(g, clause)
            return [replace(a, elided=True) for m in told for a in self._one(m, [clause], effect, depth + 1)]
        if (
            g.lemma(head) in _PRONOUNS
            or points_back(g, head)
            or (g.dep(head) in ("nsubj", "nsubjpass", "dobj", "pobj") and g.form(head) in RELATIVES)
        ):
            return self._referent(head, without, effect, depth)
        if g.is_verb(head) and not g.is_noun(head):
            return self._clause(head, without)
        if depth < _DEPTH:
            named = self._named(head, without, effect, depth)
            if named:
                return named
            inner, sign = self._within(head, effect)
            if inner:
                found = [a for place in inner for a in self.args(place, without, effect=effect, depth=depth + 1)]
                return [replace(a, sign=_times(a.sign, sign)) for a in found]
        return self._noun(head, without, effect)

    def _noun(self, head: int, without: list[int], effect: bool) -> list[Arg]:
        g = self.graph
        places = g.phrase(head, [*without, *aside(g, head, effect=effect)])
        sign = "+"
        if effect:
            leading = [p for p in places[:2] if p != head and g.dep(p) in ("amod", "compound", "nmod")]
            for child in dict.fromkeys([*g.children(head, "amod", "advmod", "compound"), *leading]):
                turn = g.lexicon.less.get(g.form(child))
                if turn is None:
                    continue
                sign = turn
                if (
                    child in places[:2]
                    and (g.tag(child) in ("JJR", "RBR") or g.form(child) == "lower")
                    and len(places) > places.index(child) + 1
                    and g.form(child + 1) not in ("and", "or")
                ):
                    places = places[places.index(child) + 1 :]
                break
        span = g.span(places)
        return [Arg(span.start, counts.levels_end(g, span.start, span.end), head, sign)]

    def _clause(self, head: int, without: list[int]) -> list[Arg]:
        g = self.graph
        own = g.children(head, "nsubj")
        helping = [c for c in g.children(head, "aux", "mark") if c < head and not g.inside(c, without)]
        if own and not (g.objects(head) or g.is_(own[0], "noun.agent")) and any(g.form(c) == "for" for c in helping):
            helping = [c for c in helping if g.form(c) == "for"]  # "vital for change to occur"
        shut = [*without, *helping, *g.children(head, "advcl")]
        if own and g.form(own[0]) in RELATIVES and g.dep(head) == "relcl":
            shut += own
        places = g.phrase(head, shut, whole=True)
        span = g.span(places)
        return [Arg(span.start, span.end, head)]

    def _within(self, head: int, effect: bool) -> tuple[list[int], str]:
        """What an empty head ("level of X") or a word of change ("decline in X") is about, and its sign."""
        g = self.graph
        if g.children(head, "poss"):
            return [], "+"
        if listed := counts.named(g, head):
            return listed, "+"
        if g.lemma(head) == "fact":  # "the fact that S" is S
            return [c for c in g.children(head, "acl", "ccomp") if g.subjects(c)], "+"
        acts = [c for c in g.children(head, "acl") if g.tag(c) == "VB" and g.objects(c)]
        if effect and acts and g.is_(head, "noun.chance"):
            return acts, "+"
        if g.is_(head, "define.named") and not g.children(head, "conj", "amod"):
            return [o for o in g.governed(head, "of") if g.is_noun(o)], "+"  # "the concept of trust"
        if g.is_(head, "noun.empty") and not g.children(head, "conj"):
            inner = g.governed(head, "of")
            if inner and g.is_noun(inner[0]):
                turn = "+"
                if effect:
                    turn = next(
                        (g.lexicon.less[g.form(c)] for c in g.children(head, "amod") if g.form(c) in g.lexicon.less),
                        "+",
                    )
                    return inner, turn
                if not g.children(head, "amod"):
                    return inner, "+"
            return [], "+"
        if g.form(head) == "much":
            about = [o for o in g.governed(head, "of") if g.is_noun(o) and g.form(o) not in RELATIVES]
            return [o for o in about if not g.is_(o, "noun.relation")], "+"
        if effect and g.is_(head, "noun.share"):
            inner = [o for o in g.governed(head, "of") if g.lemma(o) in g.lexicon.change]
            if inner:
                beside = [o for o in g.governed(g.head(g.head(head)), "in") if o > head]
                about = (
                    inner if any(g.preps(o, "in", "of") for o in inner) else g.governed(head, "in") or beside or inner
                )
                return about, g.lexicon.change[g.lemma(inner[0])]
        if effect and g.lemma(head) in g.lexicon.change:
            inner = g.governed(head, "in", "of")
            if inner:
                return inner, g.lexicon.change[g.lemma(head)]
        return [], "+"

    def _named(self, head: int, without: list[int], effect: bool, depth: int) -> list[Arg]:
        """What a general noun stands for: "factors such as A and B", "X is a factor that …"."""
        g = self.graph
        such = any(g.form(c) == "such" for c in g.children(head, "amod"))  # "such skills as reading"
        several = g.is_(head, "part.strict") and g.tag(head) == "NNS" and counts.counted(g, head)
        if not (such or several or g.is_(head, "noun.generic")):
            return []
        preps = g.children(head, "prep") if not g.children(head, "compound", "poss") else []
        preps = preps + [p for o in g.governed(head, "of") for p in g.children(o, "prep") if several]
        verb = g.head(head)
        listing = g.dep(head) == "nsubj" and (g.is_(verb, "part.row") or g.lemma(verb) == "be")
        if listing and g.tag(head) == "NNS" and any(c in without for c in g.children(head, "acl", "relcl")):
            found = [c for c in g.children(verb, "dobj", "attr") if g.is_noun(c)]  # "factors raising Y include A and B"
            return [a for c in found for a in self.args(c, without, effect=effect, depth=depth + 1)]
        if g.dep(head) == "nsubj" and g.tag(head) == "NNS":  # "several factors affect Y, including A and B"
            preps = preps + [p for h in (g.head(head), *g.objects(g.head(head))) for p in g.children(h, "prep")]
        for prep in preps:
            like = such or any(g.form(c) == "such" for c in g.children(prep, "amod"))
            told = g.form(prep) in ("including", "like") or (g.form(prep) == "as" and like)
            if told and (inner := g.prep_objects(prep)):
                return [a for place in inner for a in self.args(place, without, effect=effect, depth=depth + 1)]
        if g.dep(head) == "attr" and not g.children(head, "conj"):
            verb = g.head(head)
            while not g.subjects(verb) and g.dep(verb) == "xcomp":
                verb = g.head(verb)
            found = [s for s in g.subjects(verb) if g.form(s) not in ("there", "it", "what")]
            if found:
                return [a for s in found for a in self.args(s, without, effect=effect, depth=depth + 1)]
        return []

    # ------------------------------------------------------------------ who a pronoun stands for

    def _referent(self, head: int, without: list[int], effect: bool, depth: int) -> list[Arg]:
        g = self.graph
        form = g.form(head)
        if depth >= _DEPTH:
            return [Arg(g.words[head].start, g.words[head].end, head)]
        if form in RELATIVES and form not in ("what",):
            clause = next((a for a in (head, *g.ancestors(head)) if g.dep(a) == "relcl"), None)
            if clause is not None:
                target = members.meant(g, clause)
                first = min(g.subtree(target))
                if first > 1 and g.form(first - 1) == "than" and g.dep(target) == "attr":
                    target = g.children(g.head(target), "attr")[0]  # "it was X rather than Y that …"
                told = self._told_before(clause, target)
                if told:
                    return told
                if members.tells_of_clause(g, clause, target):
                    target = next((a for a in g.ancestors(target) if g.is_verb(a)), target)
                if g.is_verb(target):
                    return self._clause(target, [*without, clause])
                named = said_of(g, target)
                if named:
                    shut = [*without, *(c for c in g.ancestors(target) if g.dep(c) == "relcl")]
                    return [a for one in named for a in self.args(one, shut, effect=effect, depth=depth + 1)]
                return self._single(target, [*without, clause], effect, depth + 1)
        earlier = self.antecedent(head)
        if earlier is not None and form == "this" and g.is_(earlier, "noun.agent"):
            return [replace(a, elided=True) for a in self.done(g.head(earlier))]
        if earlier is not None:
            return [replace(a, elided=True) for a in self.args(earlier, without, effect=effect, depth=depth + 1)]
        again = members.named_again(g, head, self.before)
        if again is not None and self.before is not None:
            return [replace(a, head=-1, elided=True) for a in Scene(self.before).args(again, depth=_DEPTH - 1)]
        link = self.topic if members.in_turn(g, head) else None
        carried = [replace(a, head=-1, elided=True) for a in link.effects] if link else self._from_before(form)
        if carried:
            return carried
        return [Arg(g.words[head].start, g.words[head].end, head)]

    def _told_before(self, clause: int, target: int) -> list[Arg]:
        """The effects of the clause that ", which (in turn) …" follows, where they end at the comma."""
        g = self.graph
        first = min(g.subtree(clause))
        for above in (target, *g.ancestors(target)) if first and g.form(first - 1) in (",", "，") else ():
            link = self.links.get(above)
            if link is None or all(a.head >= 0 and g.is_(a.head, "noun.agent") for a in link.effects):
                continue  # "noise tires guests, which lowers sales": not the guests do
            if any(a.start <= g.words[target].start < a.end for a in link.effects):
                return [replace(a, sign="+") for a in link.effects if a.head != clause]
        return []

    def done(self, verb: int) -> list[Arg]:
        """What an actor did, without who he is: "this" stands for it, what follows comes of it."""
        g = self.graph
        if g.is_passive(verb) and (inner := g.children(verb, "xcomp")):
            return self.done(inner[0])  # "firms have been found to share data"
        apart = [c for c in g.children(verb, "aux", "auxpass", "advmod", "prep") if c < verb]
        return self.args(verb, [*apart, *g.subjects(verb), *g.children(verb, "cc", "conj")])[:1]

    def _single(self, target: int, without: list[int], effect: bool, depth: int) -> list[Arg]:
        """What a relative clause is said of: the noun before it, or the list that this noun ends."""
        return [a for one in members.told_of(self.graph, target) for a in self._one(one, without, effect, depth)]

    def antecedent(self, head: int) -> int | None:
        """What a pronoun stands for in its sentence: an object the nearest object before, else the nearest subject."""
        g = self.graph
        places = list(range(head))
        if g.dep(head) in ("dobj", "pobj"):
            own = next((a for a in g.ancestors(head) if g.is_verb(a)), -1)
            plural = g.form(head) in ("them", "these", "those", "both")
            things = [
                p for p in places if g.dep(p) == "dobj" and (g.tag(p) == "NNS") == plural and self._names(p, head)
            ]
            if things and g.head(things[-1]) != own:
                return next(
                    iter(g.governed(things[-1], "on") if g.is_(things[-1], "noun.relation") else ()), things[-1]
                )
            places = [p for p in places if g.head(p) != own]
        found = [p for p in places if g.dep(p) in ("nsubj", "nsubjpass") and self._names(p, head)]
        if g.form(head) == "them":
            found = [p for p in found if g.tag(p) == "NNS" or g.children(p, "conj")]
        found = found or [p for p in members.named_after(g, head) if self._names(p, head)] or members.studied(g, head)
        if g.form(head) == "it" and not found:
            found = [p for p in places if g.dep(p) == "csubj" and g.tag(p) == "VBG"]  # "sharing data pays, as it …"
        if g.form(head) == "it" and found:
            one = [p for p in found if g.tag(p) not in ("NNS", "NNPS") and not g.children(p, "conj")]
            things = [p for p in places if g.dep(p) == "dobj" and g.tag(p) == "NN" and self._names(p, head)]
            found = one or things or found
        told = [o for o in g.governed(found[-1], "of") if g.is_(found[-1], "noun.outcome")] if found else []
        return told[0] if told else found[-1] if found else None  # "the benefit of X is that it …"

    def _names(self, place: int, head: int) -> bool:
        """Whether a noun before a pronoun can be what it stands for."""
        g = self.graph
        return (
            g.is_noun(place)
            and g.lemma(place) not in _PRONOUNS | RELATIVES
            and g.tag(place) not in ("PRP", "EX", "WDT", "WP")
            and not members.of_scholars(g, place)
            and place not in g.subtree(head)
        )

    def _from_before(self, form: str) -> list[Arg]:
        """The subject of the sentence before (the nearest construct where that is talk about research).

        "This" is no actor: it stands for what the actor did.
        """
        b = self.before
        if b is not None:
            roots = [b.root, *(c for c in b.children(b.root, "ccomp", "conj"))]
            for verb in roots:
                for subject in b.subjects(verb):
                    if members.of_scholars(b, subject) and b.objects(verb):
                        subject = b.objects(verb)[0]  # "research suggests X as …; it …"
                    if (
                        (b.is_noun(subject) or (form == "it" and b.dep(subject) == "csubj" and b.tag(subject) == "VBG"))
                        and b.tag(subject) not in ("PRP", "EX", "WDT", "WP", "DT")
                        and not (form == "it" and b.tag(subject) == "NNS")
                        and not members.speaks(b, subject)
                    ):
                        if (form == "this" or form not in _PRONOUNS) and b.is_(subject, "noun.agent"):
                            return [replace(a, head=-1, elided=True) for a in Scene(b).done(verb)]
                        scene = Scene(b)
                        return [replace(a, head=-1, elided=True) for a in scene.args(subject, depth=_DEPTH - 1)]
            for verb in roots:  # "studies propose X as a source of Y. It …"
                if b.is_(verb, "verb.assert") and any(b.is_(c, "noun.research") for c in b.subjects(verb)):
                    things = [o for o in b.objects(verb) if b.is_noun(o) and not b.is_(o, "noun.research")]
                    named = [a for o in things for a in Scene(b).args(o, b.preps(o, "as"), depth=_DEPTH - 1)]
                    if named:
                        return [replace(a, head=-1, elided=True) for a in named]
        if self.named_before:
            start, end = self.named_before[0]
            return [Arg(start, end, -1, elided=True)]
        return []


def _times(first: str, second: str) -> str:
    if "?" in (first, second):
        return "?"
    return "+" if first == second else "-"
