"""The spaCy pipeline that parses English, arranged for our sentences.

Seven things make it several times faster than a plain call, with the same result for every word:

* its matrix products are numpy's (OpenBLAS), three times as fast as those of its own library;
* a word's vector before its neighbours are looked at is computed once for all sentences of a batch;
* words are looked at with their neighbours for a few sentences at a time, as many as the processor's cache holds;
* all sentences of a batch are parsed side by side, without the interpreter's lock changing hands at every word;
* a new word is asked for nothing that the model does not use;
* what follows the parse (part of speech and lemma) depends on a word, its tag and its relation alone, so it is
  asked once for each and remembered; sentences with a pattern of several words ("there is") are done word by word;
* the lists that a lemma is looked for in are sets, and what is read is taken as one array a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from pipeline.segment import library

#: The conditions of a model's patterns that are understood; with others, a model is asked for every word.
_OWN = frozenset({"TAG", "DEP", "LOWER", "IS_SPACE"})
#: All that the understood models ask of a word before they read it.
_ASKED = ("LOWER", "NORM", "PREFIX", "SUFFIX", "SHAPE", "IS_SPACE")
#: So many sentences are looked at together: their vectors stay in the processor's cache.
_NEAR = 32
#: As many answers are remembered; then one begins anew.
_MOST = 200_000
#: A word that stands for all that no pattern names.
_ANY = "x"


class Parsed(NamedTuple):
    """What the parser says of a word; ``head`` is a place in the sentence, the root's its own."""

    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


class _Kind(NamedTuple):
    """What a word is by its tag and relation; ``lemma`` is empty where it has to be looked for."""

    pos: str
    morph: str
    lemma: str


class _Known(NamedTuple):
    """What is remembered of a word with a tag and a relation; ``opens``: a pattern of several words may hold it."""

    lemma: str
    tag: str
    pos: str
    dep: str
    opens: bool


class Parser:
    """A spaCy pipeline of a name. Raises what ``spacy.load`` raises: OSError, ImportError, ValueError."""

    def __init__(self, name: str) -> None:
        self._nlp: Any = library.model(name)
        self._attrs = _ids("ORTH", "TAG", "DEP")
        self._use_fast_products()
        self._after = _After(self._nlp) if _is_understood(self._nlp) else None

    def read(self, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]], batch: int) -> list[list[Parsed]]:
        """The parses of sentences: of each its words and whether a blank follows each; ``batch`` at a time."""
        from spacy.tokens import Doc

        docs = (Doc(self._nlp.vocab, words=list(words), spaces=list(spaces)) for words, spaces in sentences)
        out: list[list[Parsed]] = []
        while some := list(islice(docs, batch)):
            out += self._read(some)
        return out

    def _use_fast_products(self) -> None:
        from thinc.api import NumpyOps

        ops = NumpyOps(use_blis=False)
        for _, component in self._nlp.pipeline:
            model: Any = getattr(component, "model", None)
            for layer in model.walk() if model else ():
                layer.ops = ops

    def _read(self, docs: list[Any]) -> list[list[Parsed]]:
        if self._after is None:
            return [_word_by_word(doc) for doc in self._nlp.pipe(docs, batch_size=len(docs))]
        for doc, vectors in zip(docs, self._vectors(docs), strict=True):
            doc.tensor = vectors
        for _, component in self._nlp.pipeline[1:-2]:
            predict = _steps if _is_stepwise(component) else type(component).predict
            component.set_annotations(docs, predict(component, docs))
        return self._after.read(docs, [doc.to_array(self._attrs) for doc in docs])

    def _vectors(self, docs: list[Any]) -> list[Any]:
        """The vector of every word in its sentence, an array a sentence: first each word alone, once, then together."""
        model = self._nlp.pipeline[0][1].model
        extract, *layers = model.get_ref("embed").layers
        features = extract.predict(docs)
        width = features[0].shape[1]
        places: dict[bytes, int] = {}
        rows = np.concatenate(features).view(f"V{8 * width}").ravel().tolist()
        at = [places.setdefault(row, len(places)) for row in rows]
        vectors: Any = [np.frombuffer(b"".join(places), dtype=np.uint64).reshape(-1, width)]
        for layer in layers:
            vectors = layer.predict(vectors)
        ends = np.cumsum([len(doc) for doc in docs])[:-1]
        apart = np.split(vectors[0][at], ends)
        encode = model.get_ref("encode").predict
        return [own for start in range(0, len(apart), _NEAR) for own in encode(apart[start : start + _NEAR])]


class _After:
    """What follows the parser, parted into what looks at one word, remembered, and what looks at several."""

    def __init__(self, nlp: Any) -> None:
        from spacy.attrs import IDS
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler

        self._vocab = nlp.vocab
        getters = self._vocab.lex_attr_getters
        self._vocab.lex_attr_getters = {IDS[name]: getters[IDS[name]] for name in _ASKED}
        (_, self._ruler), (_, self._lemmatizer) = nlp.pipeline[-2:]
        self._alone, self._several = AttributeRuler(self._vocab), Matcher(self._vocab)
        self._named: set[str] = set()
        self._shaped: list[re.Pattern[str]] = []
        self._openers: set[str] = set()
        for number, row in enumerate(self._ruler.patterns):
            if all(len(pattern) == 1 for pattern in row["patterns"]):
                self._alone.add(**row)
                self._named |= {word for (only,) in row["patterns"] for word in _literals(only, "LOWER")}
                self._shaped += [re.compile(shape) for (only,) in row["patterns"] if (shape := _shape(only))]
            else:
                self._several.add(str(number), row["patterns"])
                self._openers |= {word for pattern in row["patterns"] for word in _opener(pattern)}
        known = self._lemmatizer.lookups.get_table("lemma_index", {})
        for kind in list(known):  # lists of tens of thousands of words, searched for every new word
            known[kind] = frozenset(known[kind])
        self._known: dict[tuple[int, ...], _Known] = {}
        self._kinds: dict[tuple[str, str, str], _Kind] = {}

    def read(self, docs: list[Any], tables: list[npt.NDArray[np.uint64]]) -> list[list[Parsed]]:
        """What is said of the words of parsed sentences; of each word a row: its letters, tag and relation."""
        if len(self._known) > _MOST:
            self._known.clear()
        rows = [[tuple(row) for row in table.tolist()] for table in tables]
        self._learn({row for sentence in rows for row in sentence} - self._known.keys())
        return [self._looked_up(doc, sentence) for doc, sentence in zip(docs, rows, strict=True)]

    def _looked_up(self, doc: Any, rows: list[tuple[int, ...]]) -> list[Parsed]:
        found = [self._known[row] for row in rows]
        if any(word.opens for word in found) and self._several(doc, allow_missing=True):
            return _word_by_word(self._lemmatizer(self._ruler(doc)))
        heads = (doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))).tolist()
        return [Parsed(w.lemma, w.tag, w.pos, head, w.dep) for w, head in zip(found, heads, strict=True)]

    def _learn(self, new: set[tuple[int, ...]]) -> None:
        """Ask for the words, tags and relations that were not seen before."""
        from spacy.tokens import Doc

        rows = sorted(new)
        strings = self._vocab.strings
        read = [(strings[orth], strings[tag], strings[dep]) for orth, tag, dep in rows]
        if not read:
            return
        lower = [word.lower() for word, _, _ in read]
        kinds = self._kinds_of([(low, tag, dep) for low, (_, tag, dep) in zip(lower, read, strict=True)])
        doc = Doc(
            self._vocab,
            words=[word for word, _, _ in read],
            pos=[kind.pos for kind in kinds],
            morphs=[kind.morph for kind in kinds],
            lemmas=[kind.lemma for kind in kinds],
        )
        for row, (_, tag, dep), low, token in zip(rows, read, lower, self._lemmatizer(doc), strict=True):
            opens = not self._openers.isdisjoint((low, dep))
            self._known[row] = _Known(token.lemma_.lower(), tag, token.pos_, dep, opens)

    def _kinds_of(self, words: list[tuple[str, str, str]]) -> list[_Kind]:
        """What words (in lower case), tags and relations are; words that no pattern names count as one."""
        from spacy.tokens import Doc

        keys = [(low if self._is_named(low) else _ANY, tag, dep) for low, tag, dep in words]
        new = sorted(set(keys) - self._kinds.keys())
        if new:
            named, tags, deps = ([key[place] for key in new] for place in range(3))
            for key, token in zip(new, self._alone(Doc(self._vocab, words=named, tags=tags, deps=deps)), strict=True):
                self._kinds[key] = _Kind(token.pos_, str(token.morph), token.lemma_)
        return [self._kinds[key] for key in keys]

    def _is_named(self, low: str) -> bool:
        return low in self._named or low.isspace() or any(shape.search(low) for shape in self._shaped)


def _steps(parser: Any, docs: list[Any]) -> list[Any]:
    """What a transition parser's ``predict`` gives, one step of all sentences after the other.

    The library's own loop takes and gives back the interpreter's lock several times a word.
    """
    states: list[Any] = parser.moves.init_batch(docs)
    model = parser.model.predict(docs)
    weights, bias = model.vec2scores.get_param("W").T, model.vec2scores.get_param("b")
    todo = [state for state in states if not state.is_final()]
    while todo:
        hidden = model.state2vec.predict(model.get_token_ids(todo))
        todo = parser.transition_states(todo, hidden @ weights + bias)
    model.clear_memory()
    return states


# --------------------------------------------------------------------------- which models are understood


def _is_stepwise(component: Any) -> bool:
    """Whether a component is a transition parser that takes the best step each time."""
    from spacy.pipeline import DependencyParser

    if not isinstance(component, DependencyParser):
        return False
    attrs: Any = component.model.attrs
    return component.cfg["beam_width"] == 1 and attrs["has_upper"] and not attrs["unseen_classes"]


def _is_understood(nlp: Any) -> bool:
    """Whether a pipeline is made as its makers' small models are: vectors, what reads them, patterns, lemmas."""
    from spacy.pipeline import AttributeRuler, Lemmatizer, Tok2Vec, TrainablePipe

    parts = [component for _, component in nlp.pipeline]
    if len(parts) < 3 or not isinstance(parts[0], Tok2Vec) or not isinstance(parts[-2], AttributeRuler):
        return False
    if not isinstance(parts[-1], Lemmatizer) or not all(isinstance(part, TrainablePipe) for part in parts[:-2]):
        return False
    model = parts[0].model
    if not (model.has_ref("embed") and model.has_ref("encode")):
        return False
    if model.get_ref("embed").layers[0].name != "extract_features":
        return False
    rows: Any = parts[-2].patterns
    return all(_is_plain(pattern) for row in rows for pattern in row["patterns"])


def _is_plain(pattern: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a pattern's conditions are understood; one of several words must say a word or relation of its own."""
    if not all(set(word) <= _OWN for word in pattern):
        return False
    if len(pattern) > 1:
        return bool(_opener(pattern))
    return "LOWER" not in pattern[0] or bool(_literals(pattern[0], "LOWER") or _shape(pattern[0]))


def _opener(pattern: Sequence[Mapping[str, Any]]) -> list[str]:
    """The words, or the relations, one of which is in every sentence that a pattern finds."""
    named = (_literals(word, name) for word in pattern for name in ("DEP", "LOWER"))
    return next((found for found in named if found), [])


def _literals(word: Mapping[str, Any], name: str) -> list[str]:
    """The values that a condition allows, [] where it is no plain list of them."""
    value = word.get(name)
    if isinstance(value, str):
        return [value]
    return list(value["IN"]) if isinstance(value, Mapping) and set(value) == {"IN"} else []


def _shape(word: Mapping[str, Any]) -> str:
    """The regular expression that a word has to match, "" where there is none."""
    value = word.get("LOWER")
    return str(value["REGEX"]) if isinstance(value, Mapping) and set(value) == {"REGEX"} else ""


def _ids(*names: str) -> list[int]:
    from spacy import attrs

    return [attrs.IDS[name] for name in names]


def _word_by_word(doc: Any) -> list[Parsed]:
    return [Parsed(t.lemma_.lower(), t.tag_, t.pos_, t.head.i, t.dep_) for t in doc]
