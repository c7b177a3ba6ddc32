"""Which words can stand as a cause and which as an effect."""

from __future__ import annotations

from pipeline.claims.zh.parts import is_research_clause
from pipeline.claims.zh.view import Phrase, is_research
from pipeline.claims.zh.words import endings, group, pattern


def apart(one: Phrase, other: Phrase) -> bool:
    """Whether two roles share no character."""
    return one.end <= other.start or other.end <= one.start


def _cut_quote(text: str) -> bool:
    """Whether words begin or end inside a quotation; a straight mark may stand for either of its ends."""
    open_, closed, straight = text.count("“"), text.count("”"), text.count('"')
    return abs(open_ - closed) > straight or (open_ + closed + straight) % 2 == 1


def can_be_cause(text: str) -> bool:
    """Whether words can stand as a cause: no research, no bare noun, no prepositional phrase."""
    if pattern(r"(?!\d{1,2}(?:<numbers.units>|[A-Za-z]))\$?[\d.％%]+.*").fullmatch(text):
        return False
    if text.endswith(endings("roles.no_end")) and not text.endswith(endings("roles.end")):
        return False
    if pattern(r"(?:<numbers.digits>|\d{1,2})<numbers.units>").fullmatch(text):
        return False
    if text.endswith(endings("holds.none")) or pattern("可(?!<roles.lasting>)<adverbs.words>").match(text):
        return False
    if text.endswith(endings("joints.weak")) and not text.endswith(endings("joints.words")):
        return False
    if text.startswith(endings("roles.no_start")) and not text.startswith(endings("roles.start")):
        return False
    if pattern(
        r"当(?!<inside.now>|<inside.only>).*|被(?!<inside.by_word>)[^的感]{1,4}|<places.based>[^的]*|<roles.for_whom>[^的]{2,}|<adverbs.openers>|<joints.tie>.*<compared.beside>|<compared.than>.*"
    ).fullmatch(text):
        return False
    if (
        pattern("<roles.lies>").search(text)
        or text.startswith(endings("roles.more"))
        or pattern(r".*从.{2,}<places.seen>").fullmatch(text)
    ):
        return False
    if is_research(text) or is_research_clause(text) or _cut_quote(text):
        return False
    if pattern("<roles.about>").search(text, 1) or pattern("<nouns.plus|nouns.minus>?<effects.nouns>").fullmatch(text):
        return False
    if pattern("<bare.pronouns>(?:<adverbs.words>){0,2}(?:<verbs.bring|verbs.affect|verbs.pure_make>).*").fullmatch(
        text
    ):
        return False
    if pattern("(?!<numbers.both>)<numbers.digits><numbers.units>[^的]{0,4}<nouns.factors>").fullmatch(text):
        return False
    return text not in group("bare.nouns") and len(text) <= 70


def can_be_effect(text: str) -> bool:
    """Whether words can stand as an effect: no bare noun, no field of research."""
    if pattern(
        r"<degrees.kind>{0,3}<effects.bare>|(?!\d{1,2}<numbers.units>)(?:<degrees.about>)?\$?[\d.％%]+.*"
    ).fullmatch(text):
        return False
    if pattern("(?:<numbers.digits>|\\d)<numbers.units>(?:<bare.nouns>)|[^的]{0,4}<effects.gathered>").fullmatch(text):
        return False
    if _cut_quote(text) or pattern("越<compared.high|compared.low>").match(text):
        return False
    if (
        text in group("bare.nouns")
        or len(text) > 80
        or pattern("<roles.no_effect>|的[^的]{0,4}<talk.advices>$").search(text)
    ):
        return False
    if pattern(
        ".*<bare.scholars>.*<bare.attention>|.{2,}的(?:<degrees.total|third.stronger|third.weaker>)<effects.bare>"
    ).fullmatch(text):
        return False
    if pattern(".*对.{2,}的<degrees.kind>{0,2}<effects.bare>(?:<holds.stands>.+)?").fullmatch(text):
        return False
    if pattern(
        r"(?:最|<degrees.kind|degrees.key|degrees.role>){1,2}<effects.bare>的.+|[HPhp]\d{1,2}[a-d]?(?![A-Za-z]).*"
    ).fullmatch(text):
        return False
    if pattern("<roles.no_effect_start>|当(?!<inside.now>)").match(text) or is_research_clause(text):
        return False
    return not text.endswith(endings("talk.research_object")) or len(text) > 24
