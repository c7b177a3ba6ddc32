"""Clauses into parts: what each is for, how it goes on from the one before, and where its words begin.

A part is a clause, or the piece of a clause before or after an inner connective ("引发A从而提高B").
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.claims.zh.needs import may_match
from pipeline.claims.zh.verbs import changes, main_verb
from pipeline.claims.zh.view import View, is_research
from pipeline.claims.zh.words import bits, endings, group, pattern


class Part(NamedTuple):
    """A stretch ``[a, b)`` of the view.

    ``link``: "chain" (goes on from the effect just named), "so" (a consequence of what stands before),
    "" otherwise. ``mute``: why the part claims nothing ("aim", "study" for the aim of others, "question", "gap",
    "worth", "example"), or "".
    ``status`` is what the wording alone decides. ``reported`` is set after "研究发现" and the like. ``held``: the lists
    of which it has a word (:meth:`View.held`). ``why``: it gives the reason for the clause before ("这是因为 …").
    """

    a: int
    b: int
    link: str
    mute: str
    status: str | None
    reported: bool
    held: int = -1
    why: bool = False

    def fullmatch(self, source: str, text: str) -> re.Match[str] | None:
        """The part as a whole, read by a pattern; not tried without the words that the pattern needs."""
        return pattern(source).fullmatch(text, self.a, self.b) if may_match(source, self.held) else None

    def match(self, source: str, text: str) -> re.Match[str] | None:
        """What a pattern reads at the beginning of the part."""
        return pattern(source).match(text, self.a, self.b) if may_match(source, self.held) else None

    def search(self, source: str, text: str) -> re.Match[str] | None:
        """The first place of the part that a pattern reads."""
        return pattern(source).search(text, self.a, self.b) if may_match(source, self.held) else None

    def finditer(self, source: str, text: str) -> Iterator[re.Match[str]]:
        """Every place of the part that a pattern reads."""
        return pattern(source).finditer(text, self.a, self.b) if may_match(source, self.held) else iter(())


_MARK = (
    r"(?:[①-⑳]|\$?\s?\\textcircled\s?\{\s?\d{1,2}\s?\}\s?\$?|[HP]\d{1,2}(?![A-Z])[a-z]?(?:[-–—]\d)?[:：]?"
    r"|(?:<talk.study>)?<marks.statement>(?:<numbers.digits>|\d){0,3}[a-z]?[:：]?|第<numbers.digits>[，,]|\d{1,2}[.、．)])"
)
_INNER = (
    r"(?P<link><topics.inner>|并(?!<inside.also>))(?=(?:<adverbs.words>){0,3}"
    r"(?:<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.goal|verbs.signed|verbs.make>)"
    r"|(?<=[且并])在[^，,]{4,40}?(?:<holds.play>))"
)
_YET_NOT = "<topics.yet_not>(?:<adverbs.words>)?<verbs.raise|verbs.bring|verbs.lower|verbs.affect>"
_OF_NEXT = "(?:<adverbs.words>)?<verbs.raise|verbs.bring|verbs.lower|verbs.affect>的"
#: A further predicate of the same subject after 、: "促进了A、丰富了B", "通过A提高B、通过C降低D"
_LISTED = (
    r"(?P<said>了|<means.through>)[^，,]{2,40}?、(?=(?:(?:<adverbs.words>){0,2}"
    r"(?:<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.goal>)了|<means.through>)[^、，,]{2})"
)
#: 在 X 的推动下 with a predicate after it
_FORCED = r"(?:<adverbs.openers>)?在[^，,]{2,30}?<places.force>之?下(?=(?!的)[^，,]{4})"
#: X 在促进 Y 的同时 with a predicate after it
_BESIDE = r"(?:<adverbs.openers>)?[^，,]{0,40}?在[^，,]{4,30}?的<places.beside>(?=[^，,的]{4})"
_REPORT = r"(?P<who>.{0,30}?)(?P<verb><talk.report|talk.shared>)(?:了|出|到|得)?[,，:：]?"
#: X 时 Y 更高: the clause names its own condition
_AT_LEVEL = (
    r"(?:<adverbs.openers>)?(?:(?!<places.within|verbs.pure_make>)[^，,]){3,40}?(?<!<inside.time>)时"
    r"(?=(?!<inside.time_of>)[^，,]{2,30}<compared.grade>为?<compared.measure>$)"
)
_SUBJECT = r"(?:<agents.research>|<marks.sub>(?:<numbers.digits>|\d){1,2}|<marks.this><marks.work>)"
#: A clause that only numbers a hypothesis: "H2a", "假设3"
_NUMBERED = (
    r"(?:<marks.who>)?(?:<marks.proposes>)?(?:<marks.as_follows>)?(?:<marks.statement>)?\s?[HPhp]?\s?\d{1,2}[a-z]?(?:[-–—]\d)?"
    r"|(?:<marks.from_this>)?.{0,8}<marks.proposes>.{0,8}<marks.statement>.{0,6}"
)
_AIM = (
    _SUBJECT + r"?(?:<talk.aim_adverbs>|<talk.based>.{1,20}?|以.{1,20}?为.{1,8}?"
    r"|从.{1,20}?<talk.views>|对.{2,30}<part.does>){0,3}"
    r"(?:了)?(?!<talk.no_aim>)<talk.aim>"
)
_LIES = r".{0,36}?<talk.lies>就?<copulas.lies>(?=.{4})"
_BY_METHOD = _SUBJECT + r"?<talk.by>.{0,40}(?:<talk.method>)(?:为.{0,8})?"
_AUTHORS = r"(?P<who>.{2,40}?)(?:<talk.of_study>)?(?:<talk.aim_adverbs|talk.also>){0,2}(?P<verb><talk.aim>)(?:了)?"
_WORTH = r"(?P<has><holds.worth>)(?!<talk.scholars>).{0,24}(?:<talk.worth>|<talk.worth_last>$)"
#: 能否 X 是 Y 的关键; X 对 Y 如何 V 有影响: the question is what affects or is affected
_ASKED = (
    ".{2,20}<talk.whether>.{2,24}<copulas.bridge>.{2,30}<nouns.key><numbers.one_of_which>?|"
    "(?:(?!<talk.question>).)*对(?!<inside.toward>).{2,16}?<talk.question>(?!<holds.has>|<adverbs.words>|<verbs.affect>)"
    ".{3,24}?(?:<nouns.light>)了?着?.{0,8}<effects.nouns>"
)
#: Y 随 X 而 V, Y 因 X 而提升
_ALONG = ".*随.*而|.*因(?![此而素为])[^，,]{2,30}?而(?:<adverbs.words>){0,3}(?:<verbs.up|verbs.down>)了?$"
_ABOUT = "<talk.about>"
#: 这有助于了解 …的机制
_LEARNT = (
    "<bare.pronouns>(?:<adverbs.words>){0,3}<verbs.signed>(?:<adverbs.words>){0,2}<talk.learns>.*<talk.topic>.{0,12}"
)
_GAP_ABOUT = "<talk.gap_about>"
#: 缺乏环保关注会降低 Y: no gap in research
_LACK = "<verbs.modal>(?:<adverbs.words>)?<verbs.raise|verbs.lower|verbs.bring>"


def parts(view: View) -> list[Part]:
    """The parts of a sentence in reading order."""
    out: list[Part] = []
    research = hypothesis = False
    asked = view.text.rstrip('”’」』"）) ')[-1:] in "？?"
    for a, b in view.clauses:
        for x, y, link in _cut(view, a, b):
            if pattern(_NUMBERED).fullmatch(view.text, x, y):
                hypothesis = True
                continue
            part, research = _judge(view, (x, y), link, research)
            if hypothesis:
                part = part._replace(status=part.status or "hypothesis")
            if part.b > part.a:
                goes_on = bool(out) and _goes_on(view, out[-1], part, bool(link) and x > a)
                out.append(part._replace(mute="question") if asked or goes_on else part)
    return out


def _goes_on(view: View, before: Part, part: Part, inside: bool) -> bool:
    """Whether a part goes on with a question: "如何A，从而B，…"; ``inside`` the clause that asks, "X如何A并B"."""
    if inside and before.mute == "question":
        return zero_subject(view, part.a, part.b)
    opens = r"(?:<talk.aim|talk.explores>[^，,]{0,40}?)?<talk.question>"
    asked = before.mute == "question" and pattern(opens).match(view.text, before.a, before.b) is not None
    return asked and part.link == "chain" and zero_subject(view, part.a, part.b)


#: What stands before the predicate of its own clause: the lists that it cannot do without, and the frame
_AHEAD = (
    (("talk.as_soon",), r"(?:<adverbs.openers>)?<talk.as_soon>.{2,14}?(?=将|就|便|则|会)"),
    (("places.only",), r".{0,8}?<places.only>.{2,30}?(?=才)"),
    (("talk.advises", "topics.only_then"), r"[^，,]{0,16}?<talk.advises>[^，,]{4,40}?(?=<topics.only_then>)"),
    (("places.beside",), _BESIDE),
    (("places.force",), _FORCED),
)


def _ahead(view: View, a: int, b: int, held: int) -> re.Match[str] | None:
    """What a clause names before its predicate, no comma between: a condition, a reason, what else it does."""
    if "时" in view.text[a:b]:
        when = pattern(
            r"(?:<adverbs.openers>)?当.{3,50}?(?<!<inside.time>)时(?=(?:也|就|则|都)?(?:(?!<inside.time_of>)[^，,]){5})"
        ).match(view.text, a, b) or pattern(_AT_LEVEL).match(view.text, a, b)
        if when:
            return when
    frames = (frame for lists, frame in _AHEAD if all(held & bits(one) for one in lists))
    return next((when for frame in frames if (when := pattern(frame).match(view.text, a, b))), None)


def _cut(view: View, a: int, b: int) -> list[tuple[int, int, str]]:
    """A clause cut at its inner connectives: (a, b, connective)."""
    edges: list[tuple[int, str]] = [(a, "")]
    held = view.held(a, b)
    when = _ahead(view, a, b, held)
    if when and when.end() not in view.inner:
        edges.append((when.end(), ""))
    joined = may_match(_INNER, held)
    for match in pattern(_INNER).finditer(view.text, max(a + 2, edges[-1][0]), b) if joined else ():
        at, link = match.start(), match["link"]
        if not view.is_word(at, match.end()) or view.in_quote(at) or view.text[match.end() : match.end() + 1] == "的":
            continue
        if link in group("topics.late") and main_verb(view, edges[-1][0], at) is None and at - edges[-1][0] > 3:
            continue
        if pattern(_OF_NEXT + "|[^，,]{2,40}的<define.kind>").match(view.text, match.end(), b):  # 由此产生的 Y
            continue
        if link == "来" and pattern("<verbs.up|verbs.down|verbs.lower>").fullmatch(view.text, match.end(), b):
            continue
        if link == "并" and pattern("<means.words>[^，,]{2,3}$").search(view.text, edges[-1][0], at):
            continue
        if link == "以" and pattern(r".{0,24}为|.{2,24}?的<means.manner>").match(view.text, match.end(), b):
            continue
        if link == "且" and view.text.endswith(endings("third.manner"), a, at):  # "正向且显著的影响"
            continue
        if link == "而" and view.text.endswith(endings("places.when"), a, b):
            continue
        if link == "而" and pattern(_ALONG).match(view.text, edges[-1][0], b):
            continue
        edges.append((at, link))
    denied = pattern(_YET_NOT).search(view.text, a + 6, b) if held & bits("topics.yet_not") else None
    if denied and view.is_word(denied.start(), denied.start()) and main_verb(view, a, denied.start() - 2):
        edges.append((denied.start(), ""))  # X 促进 Y 并未造成 Z
    if held & bits("topics.restates"):
        restated = r"\d{0,2}<topics.restates>(?=<marks.statement>|[HP]\s?\d)"
        stated = pattern(restated).search(view.text, edges[-1][0] + 2, b)
        edges += [(stated.start(), "")] if stated else []
    edges += [(match.end(), "") for match in _listed(view, edges[-1][0], b, held)]
    out = []
    for (x, link), (y, _) in zip(edges, [*edges[1:], (b, "")], strict=False):
        out.append((x, y - (view.text[y - 1] == "、"), link))
    return out


def _listed(view: View, a: int, b: int, held: int) -> Iterator[re.Match[str]]:
    """The places after which 、 sets a further predicate of the same subject."""
    if "、" not in view.text[a:b] or not may_match(_LISTED, held):
        return
    while match := pattern(_LISTED).search(view.text, a, b):
        a = match.end()
        means = match["said"] != "了"
        same = means == (pattern("<means.through>").match(view.text, a, b) is not None)
        if same and view.is_word(match.start(), a) and (not means or main_verb(view, match.end("said"), a - 1)):
            yield match


def _judge(view: View, place: tuple[int, int], link: str, research: bool) -> tuple[Part, bool]:
    """Strip what opens the part and say what the part is for; ``research``: the subject is the paper."""
    a, b = place
    held = view.held(a, b)
    a, opened, marked = _open(view, a, b)
    since = pattern("<topics.why>").match(view.text, a, b) if b >= view.clauses[-1][1] else None
    a = since.end() if since and view.is_word(*since.span()) and main_verb(view, since.end(), b) else a
    words = [link, *opened]
    kind = ""
    if any(word in group("topics.chain") for word in words if word):
        kind = "chain"
    if link in group("topics.thereby") and not pattern("<talk.negation>").match(view.text, a, b):
        kind = "chain"
    if any(word in group("topics.therefore") for word in words if word) and not link:
        kind = "so"
    text = view.text
    reported, status = False, ("hypothesis" if marked else None)
    report = pattern(_REPORT).match(text, a, b) if held & bits("talk.report") else None
    ends = next((end for _, end in view.clauses if b <= end), b)
    if (
        report
        and report["verb"] in group("talk.shows")
        and not view.has_word(report.end(), b, "holds.has")
        and pattern(r".*(?:<talk.topic>|的.{0,6}<effects.object>)").fullmatch(text, report.end(), ends)
    ):
        report = None
    if report and not report["who"] and report["verb"] in group("talk.stresses"):
        verb = main_verb(view, report.end(), b)
        told = verb is not None and (
            pattern("<verbs.able>").search(text, verb.begins, verb.a)
            or view.has_word(report.end(), verb.begins, "verbs.pure_make")
        )
        report = None if verb and not told and "的" in text[report.end() : verb.begins] else report
    if report and (report["verb"] in group("verbs.affect") and (link or opened)):
        report = None
    if report and pattern("<places.if>(?!.*<talk.reports>)").match(report["who"]):
        report = None
    again = any(word in group("topics.restates") for word in opened)
    if report and again and not report["who"] and report["verb"] in group("talk.points_out"):
        report = None
    if report and (
        _is_report(view, report.start("verb"), report.end("verb"), report["who"])
        or (view.names_authors(a, report.start("verb") + 1) and not report["who"].endswith("被"))
    ):
        status = "hypothesis" if report["verb"] in group("talk.guess") else status
        a, reported, research = report.end(), True, False
        a, _, _ = _open(view, a, b)
        stated = pattern("(?:的|<points.one>)<talk.stated>$").search(text, a, b)  # 支持了 X 影响 Y 这一假设
        b = stated.start() if stated else b
    lies = pattern(_LIES).match(text, a, b) if held & bits("talk.lies") else None
    first = lies is not None and (a == view.clauses[0][0] or not pattern("<topics.since>").match(text, a, b))
    if lies and first and (main_verb(view, lies.end(), b) or changes(view, lies.end(), b)):
        a = lies.end()
    mute = _mute(view, (a, b, held), research, reported)
    if group("topics.instances").intersection(opened) and text.endswith(endings("topics.etc"), a, b):
        mute = mute or "example"
    if again and not mute and zero_subject(view, a, b) and main_verb(view, a, b) is None:
        mute = "restated"
    if mute == "aim" or (a < b and held & bits("talk.method") and pattern(_BY_METHOD).fullmatch(text, a, b)):
        research = True
    elif a < b and not zero_subject(view, a, b):
        research = pattern(_SUBJECT).match(text, a, b) is not None
    advised = held & bits("talk.advises") and _advises(view, a, b)
    last = view.back_over(a, b, "adverbs.words")
    if advised or (
        text[last - 1] != "的" and held & bits("talk.advice") and pattern("<talk.advice>(?!是)").match(text, last, b)
    ):
        status = status or "proposal"
    why = any(word in group("topics.this_why") for word in opened)
    return Part(a, b, kind, mute, status, reported, held, why), research


def _open(view: View, a: int, b: int) -> tuple[int, list[str], bool]:
    """Past item marks, connectives and the like: (place, the words passed, whether a hypothesis mark was)."""
    opened, marked = [], False
    for _ in range(6):
        while a < b and view.text[a] in " ，,:：、.":
            a += 1
        mark = pattern(_MARK).match(view.text, a, b)
        if mark and mark.end() < b:
            marked = marked or any(c in mark.group() for c in group("marks.signs"))
            a = mark.end()
            continue
        after = pattern("<adverbs.openers>").match(view.text, a, b)
        if not after or after.end() in view.inner or after.end() >= b:
            break
        opened.append(after.group())
        a = after.end()
    return a, opened, marked


def _is_report(view: View, a: int, b: int, who: str) -> bool:
    if not view.is_word(a, b) or view.text[b : b + 1] == "的" or "被" in who or who.endswith(endings("means.words")):
        return False
    if who.endswith("的") and not view.text[a:b].startswith(endings("talk.reports")):
        return False
    return (
        not who
        or view.text[a:b] in group("talk.shared")
        or view.text[a:b].startswith(endings("talk.reports"))
        or is_research(who)
        or len(who) <= 3
        or any(w in who for w in group("talk.reporters"))
        or pattern("[^，,的]{2,12}等(?:人)?(?:(?:<talk.by>|<talk.aim>).*)?").fullmatch(who) is not None
        or pattern("<joints.authors>").sub("", who).isascii()
    )


def zero_subject(view: View, a: int, b: int) -> bool:
    """Whether a clause begins with its predicate: its subject is left out."""
    if view.tags.get(a) == "v" and not ((verb := main_verb(view, a, b)) and verb.begins - a >= 2):
        return True
    return (
        pattern(
            r"(?:<adverbs.words>){0,4}(?:<verbs.raise|verbs.bring|verbs.lower|verbs.affect|verbs.goal|verbs.signed|verbs.make|talk.aim|means.words|talk.provides>|为|以|对|在|使)"
        ).match(view.text, a, b)
        is not None
    )


def _mute(view: View, place: tuple[int, int, int], research: bool, reported: bool) -> str:
    a, b, held = place
    text = view.text[a:b]
    asked = pattern("(?<![、及和与按])(?:<talk.question>)").finditer(text) if held & bits("talk.question") else ()
    if any(not view.in_quote(a + m.start()) for m in asked):
        return "" if pattern(_ASKED).fullmatch(text) else "question"  # "A、是否B" names a variable
    if held & bits("talk.future") and pattern("<talk.future>").search(text):
        return "aim"
    if held & bits("talk.besides|talk.seen") and pattern(
        "<talk.besides>.{2,40}外|.{0,12}从.{2,40}<places.seen><talk.seen>"
    ).fullmatch(text):
        return "besides"
    worth = pattern(_WORTH).finditer(text) if held & bits("talk.worth|talk.worth_last") else ()
    if any(view.is_word(a + m.start(), a + m.end("has")) for m in worth) and (
        research
        or pattern(_ABOUT).search(text)
        or not pattern(
            "<talk.value>|对(?!<inside.toward>).{2,40}<holds.has><degrees.role|degrees.kind>{1,2}的?<effects.worth>$"
        ).search(text)
    ):
        return "worth"
    if held & bits("talk.learns") and pattern(_LEARNT).fullmatch(text):
        return "worth"
    wanted = held & bits("talk.wanted") and pattern("的<talk.study><talk.wanted>").search(text)
    if wanted or text.startswith(endings("talk.see")):
        return "aim"
    gap = held & bits("talk.gap") and pattern("<talk.gap>").search(text) and pattern(_GAP_ABOUT).search(text)
    if gap and not pattern(_LACK).search(text):
        return "gap"
    if reported:
        return ""
    if held & bits("talk.explores") and pattern("<talk.on_basis>.{2,40}?<talk.explores>了?.{2}").match(text):
        return "aim"
    aims = held & bits("talk.aim") != 0
    authors = pattern(_AUTHORS).match(view.text, a, b) if aims and view.cited else None
    if (
        authors
        and view.names_authors(a, authors.start("verb"))
        and view.is_word(*authors.span("verb"))
        and len(authors["who"]) <= 30
        and main_verb(view, a, authors.start("verb")) is None
    ):
        return "study"
    aim = pattern(_AIM).match(text) if aims else None
    able = pattern("[，,]<verbs.able>").match(view.text, b) or pattern("<means.acts>[^，,]{2,24}?<verbs.able>").match(
        text
    )
    opens = aim is not None and a == view.clauses[0][0] and not able
    if aim and (research or opens or pattern(_SUBJECT).match(text) or _strict(text)):
        return "aim"
    if (
        held & bits("talk.products")
        and pattern("(?:<talk.proposed>)(?=.*<talk.products>$|.*<talk.made><talk.enriches>)").search(text)
        and zero_subject(view, a, b)
    ):
        return "aim"
    if research and zero_subject(view, a, b):
        return "aim"
    if pattern(_SUBJECT).match(text) and is_research_clause(text):
        return "aim"
    return ""


def is_research_clause(text: str) -> bool:
    """Whether a clause's subject is the paper: 本文…, 研究结果…"""
    return bool(text.startswith(endings("talk.paper")) and not text.startswith(endings("talk.no_paper")))


def _strict(text: str) -> bool:
    return text.startswith(endings("talk.opens"))


def _advises(view: View, a: int, b: int) -> bool:
    """Whether the part gives advice: 应 or 需 before its verb."""
    for match in pattern("<talk.advises>").finditer(view.text, a, min(b, a + 24)):
        around = view.text[match.start() - 1 : match.start()], view.text[match.end() : match.end() + 1] or "的"
        if view.is_word(*match.span()) and around[0] != "的" and around[1] not in group("talk.no_advice"):
            return True
    return False
