"""spaCy as far as it is used: its import and its models, without what they load for others."""

from __future__ import annotations

import sys
from types import ModuleType
from typing import Any

#: What spaCy imports for its command line alone, with four hundred modules that take a third of its start.
_COMMAND_LINE = ("spacy.cli", "spacy.cli.info")
_NO_TOKENIZER = "coclaim.no_tokenizer"


def spacy() -> Any:
    """The module, imported without its command line, which can still be imported afterwards."""
    if "spacy" in sys.modules:
        return sys.modules["spacy"]
    empty = {name: ModuleType(name) for name in _COMMAND_LINE if name not in sys.modules}
    for module in empty.values():
        module.__dict__.update(info=None, __path__=[])
    sys.modules.update(empty)
    try:
        import spacy

        return spacy
    finally:
        for name in empty:
            del sys.modules[name]


def model(name: str) -> Any:
    """A spaCy pipeline for words that come cut. Raises what ``spacy.load`` raises: OSError, ImportError, ValueError."""
    library = spacy()
    from spacy.tokenizer import Tokenizer

    library.registry.tokenizers(_NO_TOKENIZER, func=lambda: lambda nlp: Tokenizer(nlp.vocab))
    without: Any = {"nlp.tokenizer": {"@tokenizers": _NO_TOKENIZER}}
    return library.load(name, exclude=["ner", "senter", "tokenizer"], config=without)
