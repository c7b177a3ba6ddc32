"""Joins claims with the numbered hypotheses that they state or settle."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from pipeline.claims.draft import Draft
from pipeline.claims.hypotheses import Hypothesis
from pipeline.claims.verdicts import Verdict
from pipeline.document import Span, Statistic


@dataclass(slots=True)
class Settled:
    """The hypotheses of a paper, its verdicts on them and the numbers of their rows in tables, by label key."""

    hypotheses: tuple[Hypothesis, ...]
    verdicts: Mapping[str, Verdict]
    tested: Mapping[str, tuple[Statistic, ...]]
    _stating: dict[int, list[Hypothesis]] = field(init=False)
    _settling: dict[int, list[Hypothesis]] = field(init=False)

    def __post_init__(self) -> None:
        self._stating, self._settling = {}, {}
        for hypothesis in self.hypotheses:
            for index in hypothesis.sentences:
                self._stating.setdefault(index, []).append(hypothesis)
            verdict = self.verdicts.get(hypothesis.label.key)
            if verdict and verdict.sentence is not None:
                self._settling.setdefault(verdict.sentence, []).append(hypothesis)

    def cleared(self, draft: Draft) -> Draft | None:
        """The draft without a label in its roles ("H1" before what it states); None where a role is only that."""
        for hypothesis in self._stating.get(draft.sentence, ()):
            zone = Span(hypothesis.announced, hypothesis.statement.start)
            if not any(zone.overlaps(Span(r.start, r.end)) for r in draft.roles):
                continue
            if any(zone.start <= r.start and r.end <= zone.end for r in draft.roles):
                return None
            roles = tuple(
                replace(r, start=max(r.start, zone.end)) if r.start < zone.end < r.end and zone.start <= r.start else r
                for r in draft.roles
            )
            draft = replace(draft, roles=roles)
        return draft

    def stated(self, draft: Draft) -> Hypothesis | None:
        """The hypothesis in whose statement the draft stands, or None."""
        inside = [h for h in self._stating.get(draft.sentence, ()) if h.statement.overlaps(draft.clause)]
        return next((h for h in inside if h.statement.start <= draft.clause.start), inside[0] if inside else None)

    def of(self, draft: Draft) -> tuple[str | None, Verdict | None]:
        """The id and verdict that belong to a draft: of the hypothesis that it states, or that its words settle."""
        hypothesis = self.stated(draft)
        if hypothesis is None:
            near = [h for h in self._settling.get(draft.sentence, ()) if self._leads(draft, h)]
            hypothesis = near[0] if len(near) == 1 else None
        if hypothesis is None:
            return None, None
        return hypothesis.id, self.verdicts.get(hypothesis.label.key)

    def _leads(self, draft: Draft, hypothesis: Hypothesis) -> bool:
        """Whether the draft's clause lies in the stretch that led to the verdict ("X raises Y, so H1 holds")."""
        numbers = self.verdicts[hypothesis.label.key].numbers
        return numbers is not None and numbers.covers(draft.clause)
