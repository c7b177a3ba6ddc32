"""A parsed sentence to walk in: children, coordination, subjects, objects, negation, spans of phrases."""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Iterator
from functools import cached_property

from pipeline.claims.en.lexicon import Lexicon, lexicon, together
from pipeline.claims.en.repairing import repaired
from pipeline.document import Parse, Span, Word

#: Groups are compared: then what tells them apart is the cause ("one endorser (versus several) raises …").
_COMPARED = re.compile(r"\b(?:versus|vs|compared|than)\b", re.IGNORECASE)
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
#: Dependents that never belong to the phrase of a noun.
_APART = frozenset(
    {"cc", "conj", "preconj", "punct", "appos", "parataxis", "advcl", "mark", "neg", "predet", "dep", "intj"}
)
#: How prepositions and what stands for them hang on a word, and what they are.
_LEADING = frozenset({"prep", "agent", "dative", "prt", "mark", "advmod", "pcomp"})
_PARTICLES = frozenset({"ADP", "SCONJ", "ADV", "ADJ", "PART", "VERB"})
#: After "not": nothing is denied, something is added.
ONLY = frozenset({"only", "merely", "just", "solely", "simply"})
#: Prepositions whose phrases tell the circumstances, not the thing.
_LOOSE = frozenset(
    {
        *(
            "through",
            "via",
            "during",
            "despite",
            "compared",
            "than",
            "as",
            "because",
            "due",
            "regardless",
            "when",
            "while",
        ),
        *("after", "before", "without", "unless", "including", "except", "owing", "thanks", "given"),
    }
)


class Graph:
    """One sentence's words and how they hang together. Positions are indexes into ``words``."""

    def __init__(self, parse: Parse, text: str, start: int | None = None) -> None:
        self.words: tuple[Word, ...] = repaired(parse.words, text)
        self.start = self.words[0].start if start is None else start
        self.text = text
        self.lexicon: Lexicon = lexicon()
        self._sets = self.lexicon.sets
        self._deps = [w.dep for w in self.words]
        self._verbs = [w.tag.startswith("VB") for w in self.words]
        self._forms = [*(text[w.start : w.end].lower() for w in self.words), ""]
        self._lemmas = [w.lemma for w in self.words]
        self._known = frozenset(self._lemmas)
        self._subtrees: dict[int, list[int]] = {}
        self._conjuncts: dict[int, list[int]] = {}
        self._children: list[list[int]] = [[] for _ in self.words]
        for place, word in enumerate(self.words):
            if word.head != place:
                self._children[word.head].append(place)

    # ------------------------------------------------------------------ where words stand

    def those(self, *names: str) -> list[int]:
        """The places of all words whose lemma one of the named lists of the lexicon holds."""
        lemmas = together(*names)
        return [] if self._known.isdisjoint(lemmas) else self.having(lemmas)

    def having(self, lemmas: Container[str]) -> list[int]:
        """The places of all words whose lemma is among ``lemmas``."""
        return [i for i, lemma in enumerate(self._lemmas) if lemma in lemmas]

    def standing(self, forms: Collection[str]) -> list[int]:
        """The places of all words that stand among ``forms``."""
        return [] if self.forms.isdisjoint(forms) else [i for i, form in enumerate(self._forms) if form in forms]

    @cached_property
    def forms(self) -> frozenset[str]:
        """All words as they stand, in lower case."""
        return frozenset(self._forms)

    @cached_property
    def verbs(self) -> list[int]:
        """The places of all verb forms."""
        return [i for i, verb in enumerate(self._verbs) if verb]

    @cached_property
    def compares(self) -> bool:
        """Whether the sentence compares groups ("versus", "than")."""
        return _COMPARED.search(self.text, self.words[0].start, self.words[-1].end) is not None

    # ------------------------------------------------------------------ single words

    def form(self, place: int) -> str:
        """The word as it stands, in lower case; "" right behind the last one."""
        return self._forms[place]

    def lemma(self, place: int) -> str:
        """The word's lemma."""
        return self.words[place].lemma

    def dep(self, place: int) -> str:
        """How the word hangs on its head."""
        return self.words[place].dep

    def tag(self, place: int) -> str:
        """The word's Penn tag; "" behind the last word."""
        return self.words[place].tag if place < len(self.words) else ""

    def head(self, place: int) -> int:
        """The word that it hangs on; the root's is itself."""
        return self.words[place].head

    def is_(self, place: int, name: str) -> bool:
        """Whether a list of the lexicon holds the word's lemma."""
        return self.words[place].lemma in self._sets[name]

    def is_verb(self, place: int) -> bool:
        """Whether the word is a verb form."""
        return self._verbs[place]

    def is_noun(self, place: int) -> bool:
        """Whether the word is a noun or stands for one."""
        return self.words[place].pos in ("NOUN", "PROPN", "PRON") or self.tag(place) in ("NN", "NNS", "NNP")

    def children(self, place: int, *deps: str) -> list[int]:
        """The words that hang on a word, in their order; all, or those of the given relations."""
        found = self._children[place]
        if not deps:
            return found
        return [c for c in found if self._deps[c] in deps] if found else []

    def subtree(self, place: int) -> list[int]:
        """A word and all below it, in text order; not to be changed."""
        found = self._subtrees.get(place)
        if found is None:
            out, todo = [], [place]
            while todo:
                here = todo.pop()
                out.append(here)
                todo.extend(self._children[here])
            found = self._subtrees[place] = sorted(out)
        return found

    def ancestors(self, place: int) -> Iterator[int]:
        """The words above a word, nearest first."""
        while self.words[place].head != place:
            place = self.words[place].head
            yield place

    @cached_property
    def root(self) -> int:
        """The sentence's main word."""
        return next((i for i, w in enumerate(self.words) if w.head == i), 0)

    def sentence_start(self, place: int) -> int:
        """The place of the first word of the clause that a word opens: its own subtree's first."""
        return min(self.subtree(place))

    # ------------------------------------------------------------------ coordination

    def conjuncts(self, place: int) -> list[int]:
        """A word and those coordinated with it, without what is denied ("rather than") and what comes "in turn".

        The list is not to be changed.
        """
        found = self._conjuncts.get(place)
        if found is None:
            out, todo = [], [place]
            while todo:
                here = todo.pop(0)
                out.append(here)
                todo.extend(c for c in self._children[here] if self._deps[c] == "conj" and not self._denied(c, here))
            found = self._conjuncts[place] = sorted(out)
        return found

    def _denied(self, conjunct: int, first: int) -> bool:
        between = [c for c in self._children[first] if self.dep(c) in ("cc", "neg") and first < c < conjunct]
        forms = {self.form(c) for c in between}
        if "not" in forms and "only" not in {self.form(c) for c in range(first, conjunct)}:
            return True
        pairs = {(self.form(c - 1), self.form(c)) for c in range(first + 1, conjunct)}
        return ("rather", "than") in pairs or (("in", "turn") in pairs and self.is_noun(conjunct))

    def coordinated_from(self, place: int) -> int:
        """The first conjunct of the coordination that the word is in."""
        while self.dep(place) == "conj" and self.words[place].head != place:
            place = self.words[place].head
        return place

    # ------------------------------------------------------------------ verbs

    def is_passive(self, verb: int) -> bool:
        """Whether a verb form is passive: it has a passive auxiliary or subject, or is a bare participle."""
        if self.children(verb, "nsubjpass", "auxpass", "csubjpass"):
            return True
        if self.tag(verb) != "VBN":
            return False
        if self.dep(verb) in ("acl", "amod"):
            return True
        if self.dep(verb) == "conj" and not self.children(verb, "aux", "nsubj"):
            first = self.coordinated_from(verb)
            copula = self.head(first) if self.dep(first) == "acomp" else first
            if self.lemma(copula) == "be" and self.children(copula, "acomp") and not self.children(verb, "dobj"):
                return True  # "is safe and driven by demand"
            return first != verb and self.tag(first) == "VBN" and self.is_passive(first)
        return self.dep(verb) == "advcl" and not self.children(verb, "aux", "dobj")

    def subjects(self, verb: int) -> list[int]:
        """The head words of a verb's own subject, without coordination; [] where it has none."""
        return list(self.children(verb, *_SUBJECTS))

    def objects(self, verb: int) -> list[int]:
        """The head words of a verb's direct object, without coordination."""
        found = self.children(verb, "dobj")
        if len(found) > 1:
            named = [c for c in found if self.tag(c) not in ("WDT", "WP", "DT")]
            return named or found
        return found

    def preps(self, place: int, *names: str) -> list[int]:
        """Prepositions of the given names (all where none is given) that hang on a word or its particle."""
        found = [c for c in self._children[place] if self._deps[c] in _LEADING and self.words[c].pos in _PARTICLES]
        return [c for c in found if self._forms[c] in names] if names else found

    def prep_objects(self, prep: int) -> list[int]:
        """What a preposition governs: nouns or gerunds, without coordination."""
        found = self.children(prep, "pobj", "pcomp")
        if not found:
            for inner in self.children(prep, "prep"):
                found += self.children(inner, "pobj", "pcomp")
        return found

    def governed(self, place: int, *names: str) -> list[int]:
        """What the prepositions of the given names on a word govern, parallel prepositions included."""
        out = []
        for prep in self.preps(place, *names):
            for one in self.conjuncts(prep):
                out += self.prep_objects(one)
        return out

    def interacts(self, noun: int) -> bool:
        """Whether a noun tells that variables interact; persons' interaction is a thing they do."""
        if not self.is_(noun, "moderate.interaction"):
            return False
        ends = [c for o in self.governed(noun, "between", "of", "among", "with") for c in self.conjuncts(o)]
        ends = ends or self.children(noun, "compound", "amod", "poss")
        acting = ("noun.agent", "noun.organ", "noun.machine")
        return not ends or not all(any(self.is_(c, name) for name in acting) for c in ends)

    def adverbs(self, place: int) -> list[int]:
        """Adverbs (and what stands for them) on a word."""
        return self.children(place, "advmod", "npadvmod", "amod", "oprd", "acomp")

    def negated(self, place: int) -> bool:
        """Whether a word is denied by "not", "no", "neither", "hardly"; "not only" denies nothing."""
        for child in self._children[place]:
            denying = self.dep(child) in ("neg", "det", "advmod", "preconj", "cc", "aux", "amod", "nummod")
            if denying and self.lexicon.has("negation", self.form(child)):
                following = self.form(child + 1) if child + 1 < len(self.words) else ""
                if self.form(child) in ("not", "n't") and following in ONLY:
                    continue
                if self.form(child) in ("little", "no") and self.dep(child) not in ("det", "amod", "neg", "nummod"):
                    continue
                return True
            if self.form(child) == "longer" and any(self.form(c) == "no" for c in self._children[child]):
                return True
        return False

    def inside(self, auxiliary: int, without: Iterable[int] = ()) -> bool:
        """Whether an auxiliary stands behind a subject that is told with it: "costs may rise", "hosts do not listen".

        Nobody in particular who can do something is not: "firms can grow".
        """
        verb = self.head(auxiliary)
        subjects = [c for c in self.subjects(verb) if c < auxiliary and c not in without]
        if self.lemma(auxiliary) == "do" and self.children(verb, "neg"):
            return bool(subjects)
        told = [c for c in subjects if self.tag(c)[:2] in ("NN", "VB") and self.form(auxiliary) != "to"]
        return any(not self.is_(c, "noun.agent") or self.children(c, "amod", "compound", "poss") for c in told)

    # ------------------------------------------------------------------ spans

    def span(self, places: Iterable[int]) -> Span:
        """The stretch of text from the first to the last of the given words."""
        found = list(places)
        return Span(self.words[min(found)].start, self.words[max(found)].end)

    def owned(self, noun: int) -> int:
        """The thing and not its owner: the responses in "the responses of guests, which …"."""
        of = self.head(noun)
        theirs = self.is_(noun, "noun.agent") or (self.tag(noun) == "NNS" and self._one_is_meant(noun, self.head(of)))
        theirs = theirs and self.dep(noun) == "pobj" and self.form(of) == "of"
        return self.head(of) if theirs and self.is_noun(self.head(of)) else noun

    def _one_is_meant(self, things: int, owner: int) -> bool:
        """Whether the clause behind "a lack of skills, which …" says by its verb that it speaks of the lack."""
        told = [k for c in self.children(things, "relcl") for k in (c, *self.children(c, "aux", "auxpass"))]
        return self.tag(owner) == "NN" and any(self.tag(k) == "VBZ" for k in told)

    def phrase(self, head: int, without: Iterable[int] = (), *, whole: bool = False) -> list[int]:
        """The words of the phrase of a noun (or clause, where ``whole``) that a reader would write down.

        Coordinated phrases, asides, circumstances and everything under ``without`` are left out, and
        so is what lies beyond them, seen from the head.
        """
        shut = set()
        above = {head, *self.ancestors(head)}
        for place in without:
            if place not in above:
                shut.update(self.subtree(place))
        shut -= above
        keep = self._kept(head, shut, whole)
        low = high = head
        while low - 1 in keep:
            low -= 1
        while high + 1 in keep:
            high += 1
        return self._trimmed(low, high, head)

    def _kept(self, head: int, shut: set[int], whole: bool) -> set[int]:
        keep, todo = {head}, [head]
        while todo:
            here = todo.pop()
            for child in self._children[here]:
                if child in shut:
                    continue
                if here == head and self._is_apart(child, head, whole):
                    continue
                if here != head and self.dep(child) in ("relcl", "advcl", "acl") and self.after_comma(child):
                    continue
                if (self.form(child) == "based" and child > here) or (here != head and self._supposed(child)):
                    continue
                keep.add(child)
                todo.append(child)
        return keep

    def _supposed(self, clause: int) -> bool:
        """Whether a clause says when something is so ("when the firm …")."""
        marks = self.children(clause, "advmod", "mark") if self.dep(clause) == "advcl" else []
        return any(self.is_(c, "link.condition") for c in marks)

    def _is_apart(self, child: int, head: int, whole: bool) -> bool:
        dep = self.dep(child)
        if dep in ("cc", "conj", "preconj", "appos", "parataxis", "mark", "intj"):
            return True
        if dep == "punct":
            return self.form(child) not in ("-", "/", '"', "“", "”", "'") or (not whole and child > head)
        if whole:
            return (dep == "advcl" and child < head) or self.form(child) in ("which",)
        if dep in _APART:
            return True
        if dep in ("prep", "agent") and child > head:
            return self.form(child) in _LOOSE or any(self.form(c) == "turn" for c in self._children[child])
        if dep in ("relcl", "acl"):
            return self.after_comma(child) or self._heavy(child)
        return dep in _SUBJECTS or dep in ("aux", "auxpass", "cop")

    def is_asked(self, prep: int) -> bool:
        """Whether the noun before a preposition asks for it: "exposure to", "trust in"."""
        return prep > 0 and f"{self.lemma(prep - 1)} {self.form(prep)}" in self.lexicon.sets["noun.asking"]

    def after_comma(self, clause: int) -> bool:
        """Whether a comma stands before a word's phrase."""
        first = min(self.subtree(clause))
        return first > 0 and self.form(first - 1) in (",", "，")

    def _heavy(self, clause: int) -> bool:
        return len(self.subtree(clause)) > 14

    def _trimmed(self, low: int, high: int, head: int) -> list[int]:
        def weak_left(place: int) -> bool:
            word = self.words[place]
            if word.tag in (
                "DT",
                "PDT",
                "WDT",
                "CC",
                ",",
                ":",
                "PRP$",
                "-LRB-",
                "-RRB-",
                "EX",
                ".",
                "HYPH",
                "``",
                "''",
            ):
                return self.form(place) not in ("no",)
            if self.form(place) == "only" or self.is_(place, "link.then"):
                return True
            if word.tag == "RB" and word.dep == "advmod" and word.head != head and low <= word.head <= high:
                return False
            return word.tag in ("RB", "RBR", "RBS", "WRB", "IN", "TO", "MD", "POS") and word.dep in (
                "advmod", "mark", "cc", "preconj", "aux", "punct", "prep", "det", "case", "predet", "quantmod", "neg"
            ) and word.tag not in ("RBR",)  # fmt: skip

        def weak_right(place: int) -> bool:
            return self.tag(place) in (",", ":", ".", "CC", "IN", "DT", "TO", "WDT", "``", "-LRB-", "HYPH", "POS") or (
                self.tag(place) == "RB" and self.dep(place) == "advmod" and place > head and not self.is_verb(head)
            )

        while low < head and (weak_left(low) or (self.form(low) == "such" and self.form(low + 1) == "that")):
            low += 1
        while high > head and weak_right(high):
            high -= 1
        return list(range(low, high + 1))
