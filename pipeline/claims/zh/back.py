"""What a mediation or moderation points back to: "这一影响", "该曲线", "X 的作用", "这种唤起效果"."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from pipeline.claims.draft import Context
from pipeline.claims.zh.found import Found
from pipeline.claims.zh.look import look
from pipeline.claims.zh.parts import Part, parts
from pipeline.claims.zh.sides import POINTING, Pair, topic_pair
from pipeline.claims.zh.view import Phrase, View
from pipeline.claims.zh.words import bits, pattern

#: Sentences before this one that are read for a relation of a certain kind or cause.
_FAR = 8
#: Whether a finding is what the words point to.
_Fits = Callable[[Found], bool]


@dataclass(slots=True)
class Back:
    """Finds the relation last spoken of; ``found`` and ``third`` grow while a sentence is read."""

    context: Context
    index: int
    view: View
    pieces: list[Part]
    read: Callable[[int, View], list[Found]]
    depth: int
    found: list[Found] = field(default_factory=list)
    third: list[Found] = field(default_factory=list)
    signs: dict[tuple[int, int], str] = field(default_factory=dict)

    def __call__(self, at: int, cause: str = "") -> Pair | None:
        """The causes and effects of the relation last spoken of before ``at``, be it one that ``cause`` has."""
        roles_said = {f.clause for f in self.third}
        known = [f for f in self.found if f.clause not in roles_said or f.type == "mediate"] + self.third
        spoken = [f for f in known if f.clause[0] < at and f.rule != "zh.cause.modifier"]
        for fits in self._kinds(at, cause):
            near = self._last(spoken, fits)
            onward = None
            if near is None and fits is None:
                near = topic_pair(self.view, self.pieces, at)
                onward = topic_pair(self.view, self.pieces, len(self.view.text), at)
            points_back = pattern(POINTING).match(self.view.text, at)
            near = near or (None if points_back else onward)
            pair = near or (self._before(fits) if self.depth else None) or onward
            if pair:
                return pair
        return None

    def _kinds(self, at: int, cause: str) -> list[_Fits | None]:
        """What the relation must be, the surest first: of the cause, curved, told by the verb that is named again."""
        if cause:
            return [lambda f: _of(f, cause)]
        part = next((p for p in self.pieces if p.a <= at < p.b), None)
        points = pattern(POINTING).search(self.view.text, part.a, part.b) if part else None
        if points is None:
            return [None]
        if self.view.held(*points.span()) & bits("nouns.curve|third.curves"):
            return [lambda f: f.polarity == "n", None]
        return [lambda f: f.word in points.group() if f.word else False, None]

    def _last(self, spoken: list[Found], fits: _Fits | None) -> Pair | None:
        kept = [f for f in spoken if f.weight >= 0.5 and (fits is None or fits(f))]
        for f in spoken:
            cause, effect = f.role("cause"), f.role("effect")
            if cause and effect and f.type == "cause":
                self.signs.setdefault((cause.start, effect.start), f.polarity)
        return last_pair(sorted(kept, key=lambda f: f.clause))

    def _before(self, fits: _Fits | None) -> Pair | None:
        context, index = self.context, self.index
        for step in range(1, (self.depth if fits is None else _FAR) + 1):
            earlier = context.sentence(index - step) if index >= step else None
            if earlier is None or earlier.role != "prose" or earlier.lang != "zh":
                return None
            view = look(context, earlier) if earlier.block == context.sentence(index).block else None
            if view is None:
                return None
            if pattern("[^，,]{0,12}<talk.lies><copulas.lies>").match(view.text):
                continue  # how an effect comes about: 作用机制在于 …
            pair = self._last(self.read(index - step, view), fits)
            pair = pair or (topic_pair(view, parts(view), len(view.text)) if fits is None else None)
            if pair:
                return pair
        return None


def _of(found: Found, name: str) -> bool:
    """Whether a finding has a cause of this name."""
    cause = found.role("cause")
    return cause is not None and (name in cause.text or cause.text in name)


def last_pair(found: list[Found]) -> Pair | None:
    """The causes and effects of the relation last spoken of; a chain counts from its first cause to its last effect."""
    pairs = [(f, cause, effect) for f in found if (cause := f.role("cause")) and (effect := f.role("effect"))]
    if not pairs:
        return None
    last = [row for row in pairs if row[0].clause == pairs[-1][0].clause]
    starts = {row[1].start for row in pairs}
    effects = {row[2].start: row[2] for row in last if row[2].start not in starts} or {
        row[2].start: row[2] for row in last
    }
    causes = {row[1].start: row[1] for row in last}
    for _ in range(3):
        origin = {c.start: c for f, c, e in pairs if e.start in causes and f.type != "moderate"}
        if not origin or not any(c.elided for c in causes.values()):
            break
        causes = origin
    return list(causes.values()), list(effects.values())


def nearest(view: View, found: Found) -> Found:
    """A finding whose roles that were named before stand where the sentence names them again, before its cue."""
    out = []
    for name, phrase in found.roles:
        taken = [p for other, p in found.roles if other != name]
        out.append((name, _again(view, phrase, found.cue[1], taken) if phrase.elided else phrase))
    return found._replace(roles=tuple(out))


def _again(view: View, phrase: Phrase, limit: int, taken: list[Phrase]) -> Phrase:
    end = view.at[limit - 1] + 1
    start = view.source.rfind(phrase.text, phrase.start + 1, end)
    free = all(start + len(phrase.text) <= p.start or p.end <= start for p in taken)
    if start < 0 or not free:
        return phrase
    return phrase._replace(start=start, end=start + len(phrase.text))
