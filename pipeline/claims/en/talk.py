"""Words that name nothing a paper makes claims about: samples and measures, authors it cites, "several mechanisms"."""

from __future__ import annotations

import re

from pipeline.claims.en.graph import Graph
from pipeline.claims.en.scene import Arg
from pipeline.document import Outline, Sentence

_NAME = r"[A-Z][\w.’'-]{1,30}(?: [A-Z][\w’'-]{1,30})?"
_MORE = rf"(?:,? (?:and|&) (?:(?:his|her|their) (?:colleagues|associates)|{_NAME})|, {_NAME}|,? et al\.?)"
#: What follows an author's name: "(1991)", "and Chen (2007)"; a number counts behind several names alone.
_CITED = re.compile(
    rf"{_MORE}{{0,4}},?(?:’s|'s)? ?\((?:1[89]|20)\d\d"
    rf"|{_MORE}{{1,4}},? ?(?:\((?:1[89]|20)\d\d\) ?)?\[\d"
)

#: What stands for an act told before.
_DOING_SO = re.compile(r"(?:do|doing) (?:so|this|that)|so doing", re.IGNORECASE)

#: What effects are called that are named without what has them.
_OF_EFFECTS = frozenset(
    {"positive", "negative", "significant", "direct", "indirect", "adverse", "possible", "potential"}
)


def empty(g: Graph, name: str, arg: Arg) -> bool:
    """Whether a role's filler names no thing."""
    if name == "definition":
        return False
    if _DOING_SO.fullmatch(g.text, arg.start, arg.end):
        return True
    return of_data(g, arg) or (name not in ("whole", "part", "term") and vague(g, arg)) or _cited(g, arg.head)


def _cited(g: Graph, head: int) -> bool:
    """Whether a filler is an author, or stands in a row with one ("Schneider and his colleagues")."""
    return head >= 0 and any(author(g, place) for place in (head, g.coordinated_from(head)))


def author(g: Graph, place: int) -> bool:
    """Whether a name is that of a cited author ("Schneider (1991) reinforces …")."""
    if not g.tag(place).startswith("NN") or not g.text[g.words[place].start].isupper():
        return False
    end = g.words[place].end
    return _CITED.match(g.text, end, end + 160) is not None


def of_data(g: Graph, arg: Arg) -> bool:
    """Whether a phrase is about what a study is made of: "most of the sample", "combining two waves of the survey"."""
    if arg.head < 0:
        return False
    for place in g.subtree(arg.head):
        word = g.words[place]
        if not (arg.start <= word.start and word.end <= arg.end) or not g.is_(place, "noun.data"):
            continue
        if g.is_noun(place) and not _in_clause(g, place, arg.head):
            return True
    return False


def _in_clause(g: Graph, place: int, head: int) -> bool:
    """Whether a word stands in a clause that only tells which thing is meant."""
    while place != head:
        if g.dep(place) in ("relcl", "acl"):
            return True
        place = g.head(place)
    return False


def vague(g: Graph, arg: Arg) -> bool:
    """Whether a phrase only says that there are things ("at least two mechanisms", "other factors", "the fact")."""
    if arg.head < 0:
        return False
    bare = len(g.children(arg.head)) == len(g.children(arg.head, "det")) and g.is_(arg.head, "noun.relation")
    bare = bare and (g.form(arg.head) != "contributions" or bool(g.children(arg.head)))  # of money, of members
    if (
        _bare_effects(g, arg.head)
        or g.lemma(arg.head) in ("fact", "following", "instance", "versa")
        or (bare and g.dep(arg.head) == "nsubj")
    ):
        return True
    if not (g.is_(arg.head, "noun.generic") or g.is_(arg.head, "part.strict")) or g.tag(arg.head) not in ("NN", "NNS"):
        return False
    own = [c for c in g.children(arg.head) if arg.start <= g.words[c].start and g.words[c].end <= arg.end]
    counting = [c for c in own if g.dep(c) in ("nummod", "quantmod", "advmod", "det") or g.is_(c, "noun.generic.some")]
    return bool(own) and len(own) == len(counting) and any(g.dep(c) != "det" for c in counting)


def _bare_effects(g: Graph, noun: int) -> bool:
    """Whether effects are named without what has them ("their positive effects"); a pronoun that nothing explains."""
    if g.form(noun) in ("it", "they", "them"):
        return True
    own = [c for c in g.children(noun) if c < noun]
    plain = all(g.dep(c) in ("det", "poss") or g.form(c) in _OF_EFFECTS for c in own)
    told = any(g.form(c) in _OF_EFFECTS for c in own)
    return (
        g.is_(noun, "noun.relation")
        and plain
        and told
        and not (g.preps(noun, "of", "on", "upon") or g.children(noun, "relcl", "acl"))
    )


def told_of_method(outline: Outline, sentence: Sentence) -> bool:
    """Whether a sentence of a paper's method tells what was done: it does where it cites nobody."""
    if outline.section(sentence.start).kind != "method":
        return False
    return not any(sentence.start <= c.start < sentence.end for c in outline.citations)


def stands_in_method(kind: str, rule: str) -> bool:
    """Whether a finding is read there all the same: meanings, and how the paper divides a construct."""
    return kind in ("define", "moderate", "mediate") or rule in ("en.part.divide", "en.part.list")
