"""Verbs of effect that are no predicates (in a modifier, half of a name), and those whose subject stands before."""

from __future__ import annotations

from pipeline.claims.zh.parts import Part, zero_subject
from pipeline.claims.zh.verbs import Verb
from pipeline.claims.zh.view import Phrase, View
from pipeline.claims.zh.walk import CLEFT, Walk, named_causes
from pipeline.claims.zh.words import endings, group, pattern

#: X 影响 Y 的路径体现为 …: what is told of the way
_WAY = (
    "[^，,了]{2,30}的<degrees.meta>{0,2}<effects.how>[，,]?"
    "(?:<adverbs.words|part.how|part.can>){0,2}<part.divides|part.shown>"
)


def no_predicate(walk: Walk, part: Part, verb: Verb) -> bool:
    """Whether the main verb of a part says no effect; what it says instead is kept for the parts that follow."""
    if verb.kind == "absorbed" and _is_name(walk, part, verb):
        return True
    explicit = verb.begins - part.a >= 2
    if walk.advised and not (explicit or walk.means or part.link) and verb.word in group("verbs.acted"):
        walk.base, walk.last = [], []  # one more thing that somebody should do
        return True
    if walk.advised and part.fullmatch(r"(?:<adverbs.words>)?从[^，,]{4,60}<part.roads>[^，,]{4,30}", walk.view.text):
        walk.base, walk.last, walk.act = [], [], None  # in which fields somebody should do more
        return True
    return _is_modifier(walk.view, part, verb)


def _is_modifier(view: View, part: Part, verb: Verb) -> bool:
    """Whether the verb stands in the modifier of another predicate: 是促进 Y 的 Z, 成为推动 Y 的 Z; 转向 A 做 B."""
    shifted = part.match("[^，,]{2,}?<verbs.shifts>(?P<to>[^，,的]{2,})", view.text)
    if shifted and shifted.start("to") < verb.begins <= shifted.end() and view.is_word(shifted.start("to"), part.a):
        return True
    if part.fullmatch(r"以[^，,]{2,30}<copulas.as>[^，,]{2,12}", view.text):
        return True
    subject, rest = view.text[part.a : verb.begins], view.text[verb.b : part.b]
    if pattern(r"[^，,了]{2,20}的[^，,的]{2,10}?<talk.turns>(?:<adverbs.words>)?<verbs.up|verbs.down>").fullmatch(rest):
        return True
    if subject.endswith(endings("points.so")) or pattern("[^，,]{2,40}?<copulas.appears><nouns.crucial>").fullmatch(
        rest
    ):
        return True
    if "的" in rest and (
        "是" in view.text[verb.begins : verb.a] or pattern("<copulas.becomes>").match(view.text, part.a)
    ):
        return True
    cleft = pattern(CLEFT).match(subject)
    if pattern(r"(?<!<copulas.is_before>)是(?!否)|<copulas.called>|<roles.apposed><define.kind>?$").search(
        subject, cleft.end() if cleft and "的" not in rest else 0
    ):
        return True
    led = pattern("[^，,]{0,2}(?:使|让)").match(view.text, part.a, verb.begins)  # 让 X 参与 Y 能够提高 Z
    if view.has_word(led.end() if led else part.a, verb.begins, "verbs.pure_make"):
        return True
    until = min(part.b, verb.b + 24)
    if view.has_word(verb.begins, verb.a, "means.by") and view.has_word(verb.b, until, "copulas.as"):
        return True
    if pattern(_WAY).match(view.text, verb.b):
        return True
    if verb.word in group("third.bends") and pattern("了?[^，,]{2,30}的<effects.bare>").fullmatch(rest):
        return True  # 弱化了 X 的作用: how strong the effect of X is
    if pattern(r"[^，,]{2,30}的<nouns.meta>(?:<copulas.plain>|<holds.differ>|也|各)?<effects.difference>").match(rest):
        return True
    if len(subject) >= 2 or verb.kind == "bring":
        return False
    return pattern(r"[^，,]{2,20}的.{1,10}?<copulas.stative>").match(rest) is not None


def _is_name(walk: Walk, part: Part, verb: Verb) -> bool:
    """Whether a verb names half of a construct; what stands before it may be the subject of what follows."""
    if verb.begins - part.a < 2:
        return not walk.base
    if _is_shown(walk.view, verb) or _is_all(walk.view, part, verb):
        return False
    if verb.begins < verb.a and "的" not in walk.view.text[verb.b : part.b]:  # an adverb shows a predicate
        named_causes(walk, part.a, verb.begins, part)
    return True


def _is_all(view: View, part: Part, verb: Verb) -> bool:
    """Whether a verb that names half of a construct is all that is said: 数字平台赋能门店成长, and no more of it."""
    if verb.word not in group("verbs.empowers") or verb.b in (part.b, part.b - 1) or part.link:
        return False
    if "的" in view.text[verb.b : part.b] or pattern("<copulas.state>|<joints.pair>").search(view.text, verb.b, part.b):
        return False
    follow = next((clause for clause in view.clauses if clause[0] >= part.b), None)
    return follow is not None and not zero_subject(view, *follow)


def _is_shown(view: View, verb: Verb) -> bool:
    """Whether 了 after it or an adverb before it shows that a verb that names half of a construct is a predicate."""
    modal = pattern("<verbs.modal>").search(view.text, verb.begins, verb.a)
    return verb.word in group("verbs.enabling") and (modal is not None or view.text[verb.b] in group("verbs.aspect"))


def told_before(walk: Walk, a: int, b: int) -> list[Phrase]:
    """What a sentence goes on to tell of that opens with nothing but adverbs: the cause in the one before."""
    opens = walk.view.over(a, b, "adverbs.words") == b and not (walk.found or walk.base or walk.act)
    return [p.again() for p in walk.earlier()] if opens else []
