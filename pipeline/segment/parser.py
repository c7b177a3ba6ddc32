"""The spaCy pipeline that parses English, arranged for our sentences.

Three things make it several times faster than a plain call, with the same result for every word:

* its matrix products are numpy's (OpenBLAS), three times as fast as those of its own library;
* what follows the parse (part of speech and lemma) depends on a word, its tag and its relation alone, so it is
  asked once for each and remembered; sentences with a pattern of several words ("there is") are done word by word;
* the lists that a lemma is looked for in are sets, and what is read is taken as one array a sentence.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

#: What the remembered answers may depend on: with other conditions in its patterns, a model is asked for every word.
_OWN = frozenset({"TAG", "DEP", "LOWER", "ORTH", "TEXT", "NORM", "SHAPE", "IS_SPACE", "IS_PUNCT", "IS_ALPHA"})
#: As many answers are remembered; then one begins anew.
_MOST = 200_000


class Parsed(NamedTuple):
    """What the parser says of a word; ``head`` is a place in the sentence, the root's its own."""

    lemma: str
    tag: str
    pos: str
    head: int
    dep: str


class Parser:
    """A spaCy pipeline of a name. Raises what ``spacy.load`` raises: OSError, ImportError, ValueError."""

    def __init__(self, name: str) -> None:
        import spacy

        self._nlp = spacy.load(name, exclude=["ner", "senter"])
        self._attrs = _ids("ORTH", "TAG", "DEP")
        self._known: dict[tuple[int, int, int], tuple[str, str, str, str]] = {}
        self._names: list[str] = []
        self._use_fast_products()
        self._prepare()

    def read(self, sentences: Iterable[tuple[Sequence[str], Sequence[bool]]], batch: int) -> list[list[Parsed]]:
        """The parses of sentences: of each its words and whether a blank follows each; ``batch`` at a time."""
        from spacy.tokens import Doc

        docs = (Doc(self._nlp.vocab, words=list(words), spaces=list(spaces)) for words, spaces in sentences)
        out: list[list[Parsed]] = []
        while some := list(islice(docs, batch)):
            out += self._read(list(self._nlp.pipe(some, batch_size=batch, disable=self._names)))
        return out

    def _use_fast_products(self) -> None:
        from thinc.api import NumpyOps

        ops = NumpyOps(use_blis=False)
        for _, component in self._nlp.pipeline:
            model: Any = getattr(component, "model", None)
            for layer in model.walk() if model else ():
                layer.ops = ops

    def _prepare(self) -> None:
        """Part what follows the parser into what looks at one word and what looks at several."""
        from spacy.matcher import Matcher
        from spacy.pipeline import AttributeRuler, Lemmatizer

        last = self._nlp.pipeline[-2:]
        if len(last) < 2 or not isinstance(last[0][1], AttributeRuler) or not isinstance(last[1][1], Lemmatizer):
            return
        self._ruler, self._lemmatizer = last[0][1], last[1][1]
        alone, several = AttributeRuler(self._nlp.vocab), Matcher(self._nlp.vocab)
        rows: Any = self._ruler.patterns
        for number, row in enumerate(rows):
            lengths = {len(pattern) for pattern in row["patterns"]}
            if not all(set(word) <= _OWN for pattern in row["patterns"] for word in pattern):
                return
            if lengths == {1}:
                alone.add(**row)
            else:
                several.add(str(number), row["patterns"])
        self._alone, self._several = alone, several
        self._names = [name for name, _ in last]
        known: Any = self._lemmatizer.lookups.get_table("lemma_index", {})
        for kind in list(known):  # lists of tens of thousands of words, searched for every new word
            known[kind] = frozenset(known[kind])

    def _read(self, docs: list[Any]) -> list[list[Parsed]]:
        if not self._names:
            return [_word_by_word(doc) for doc in docs]
        if len(self._known) > _MOST:
            self._known.clear()
        tables = [doc.to_array(self._attrs) for doc in docs]
        self._learn({tuple(row) for table in tables for row in table.tolist()} - self._known.keys())
        return [self._looked_up(doc, table) for doc, table in zip(docs, tables, strict=True)]

    def _looked_up(self, doc: Any, table: npt.NDArray[np.uint64]) -> list[Parsed]:
        if len(self._several) and self._several(doc, allow_missing=True):
            return _word_by_word(self._lemmatizer(self._ruler(doc)))
        heads = doc.to_array("HEAD").astype(np.int64) + np.arange(len(doc))
        known = self._known
        return [
            Parsed(lemma, tag, pos, head, dep)
            for (lemma, tag, pos, dep), head in zip(
                (known[tuple(row)] for row in table.tolist()), heads.tolist(), strict=True
            )
        ]

    def _learn(self, new: set[tuple[int, ...]]) -> None:
        """Ask for the words, tags and relations that were not seen before."""
        from spacy.tokens import Doc

        if not new:
            return
        strings = self._nlp.vocab.strings
        rows = sorted(new)
        words, tags, deps = ([strings[row[place]] for row in rows] for place in range(3))
        doc = self._lemmatizer(self._alone(Doc(self._nlp.vocab, words=words, tags=tags, deps=deps)))
        for row, word in zip(rows, doc, strict=True):
            self._known[row] = (word.lemma_.lower(), word.tag_, word.pos_, word.dep_)  # type: ignore[index]


def _ids(*names: str) -> list[int]:
    from spacy import attrs

    return [attrs.IDS[name] for name in names]


def _word_by_word(doc: Any) -> list[Parsed]:
    return [Parsed(t.lemma_.lower(), t.tag_, t.pos_, t.head.i, t.dep_) for t in doc]
