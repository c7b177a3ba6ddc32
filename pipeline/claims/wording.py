"""The words that say whose claim a sentence makes (status.toml), and where they stand in a paper."""

from __future__ import annotations

import re
import tomllib
from functools import lru_cache
from importlib.resources import files

from pipeline.claims.draft import Context
from pipeline.document import Sentence

_WORDS: dict[str, dict[str, list[str]]] = tomllib.loads(
    files("pipeline.claims").joinpath("status.toml").read_text(encoding="utf-8")
)


def _pattern(words: list[str], lang: str) -> re.Pattern[str]:
    """The words of a kind; English ones are searched for in lower-case text, from where a word or bracket begins."""
    either = "|".join(words)
    return re.compile(either if lang == "zh" else rf"(?:\b(?=\w)|(?=[(（\[【]))(?:{either})(?:(?<=[\],:】])|(?!\w))")


@lru_cache(maxsize=4)
def patterns(lang: str) -> dict[str, re.Pattern[str]]:
    """The patterns of a language by kind, made when first asked for."""
    return {kind: _pattern(words, lang) for kind, words in _WORDS[lang].items()}


class Wording:
    """Finds the words of a kind in the sentences of one paper."""

    def __init__(self, context: Context) -> None:
        text = context.document.text
        lower = text.lower()
        self.context = context
        self._lower = (
            lower if len(lower) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
        )

    def text(self, lang: str) -> str:
        """The text in which the words of a language are searched for."""
        return self.context.document.text if lang == "zh" else self._lower

    def find(self, kind: str, sentence: Sentence, end: int | None = None) -> re.Match[str] | None:
        """The first words of a kind in a sentence, or in what of it stands before ``end``."""
        found = patterns(sentence.lang).get(kind)
        stop = sentence.end if end is None else min(end, sentence.end)
        return found.search(self.text(sentence.lang), sentence.start, stop) if found else None

    def has(self, sentence: Sentence, *kinds: str) -> bool:
        """Whether words of one of the kinds stand in a sentence."""
        return any(self.find(kind, sentence) for kind in kinds)

    def opens(self, sentence: Sentence, *kinds: str) -> bool:
        """Whether a sentence begins with words of one of the kinds."""
        known = patterns(sentence.lang)
        text = self.text(sentence.lang)
        return any(kind in known and known[kind].match(text, sentence.start, sentence.end) for kind in kinds)
