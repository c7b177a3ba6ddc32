"""Reported numbers beside the claims that they belong to.

Numbers follow what they prove ("X raises Y (β = .32, p < .01) and Z (β = .20)"): a run of numbers
goes to the claims whose words end last before it, and to those that share a clause with them and end
after the run before; of these, where the verbs or nouns of some stand before the numbers, to those
alone. Numbers that stand before all claims of a sentence go to the first.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pipeline.claims.draft import Context, Draft
from pipeline.claims.statistics import statistics
from pipeline.document import Sentence, Span, Statistic

#: Numbers up to so many characters apart are one run, unless a sentence's own clause ends between them.
_RUN = 24


def attach(
    context: Context, index: int, drafts: Sequence[Draft], stars: Mapping[str, float]
) -> list[tuple[Statistic, ...]]:
    """For each draft of a sentence the statistics that belong to it."""
    sentence = context.sentence(index)
    found = statistics(context.document.text, sentence.start, sentence.end, stars) if drafts else ()
    out: list[list[Statistic]] = [[] for _ in drafts]
    if not found:
        return [() for _ in drafts]
    ends = [_ends(draft, sentence) for draft in drafts]
    last_end = sentence.start
    for run in _runs(found, ends):
        start = run[0].start
        anchors = [max((e for e in own if e <= start), default=-1) for own in ends]
        best = max(anchors)
        if best < 0:
            first = min(draft.clause.start for draft in drafts)
            chosen = [i for i, draft in enumerate(drafts) if draft.clause.start == first]
        else:
            leader = drafts[anchors.index(best)]
            chosen = [
                i
                for i, draft in enumerate(drafts)
                if anchors[i] == best
                or (draft.clause.overlaps(leader.clause) and anchors[i] >= last_end and _done(ends[i], start))
            ]
            told = [i for i in chosen if any(cue.end <= start for cue in drafts[i].cues)]
            chosen = told or chosen  # "X raises Y (β = .3), which in turn raises Z (β = .2)"
        for i in chosen:
            out[i] += run
        last_end = run[-1].end
    return [tuple(own) for own in out]


def _ends(draft: Draft, sentence: Sentence) -> list[int]:
    """Where the words of a draft end in its sentence, those of its roles and cues."""
    whole = Span(sentence.start, sentence.end)
    spans = [Span(r.start, r.end) for r in draft.roles if not r.elided] + list(draft.cues)
    return sorted(s.end for s in spans if whole.covers(s))


def _done(ends: list[int], at: int) -> bool:
    return bool(ends) and ends[-1] <= at


def _runs(found: Sequence[Statistic], ends: Sequence[list[int]]) -> list[list[Statistic]]:
    """Statistics that stand together, with no words of a draft between them."""
    words = sorted({e for own in ends for e in own})
    runs: list[list[Statistic]] = []
    for one in found:
        last = runs[-1][-1] if runs else None
        parted = last is not None and any(last.end <= e <= one.start for e in words)
        if last is None or parted or one.start - last.end > _RUN:
            runs.append([one])
        else:
            runs[-1].append(one)
    return runs
