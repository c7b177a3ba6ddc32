"""Scores of predicted rows against labelled ones, by the rules of the annotation guide."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from pipeline.document import ROLES
from pipeline.evaluate.gold import GoldSet, Row
from pipeline.evaluate.kinds import missed_kind, spurious_kind
from pipeline.evaluate.match import Score, bounds, match_claims, match_mentions, overlap_f1, role_score
from pipeline.evaluate.predict import Found

#: The attributes whose accuracy is counted over matched pairs.
ATTRIBUTES = ("polarity", "status", "hedged")


@dataclass(frozen=True, slots=True)
class ClaimScores:
    """Scores by group ("all", "en", "cause", "en cause"), accuracy of attributes by group, errors.

    ``accuracy`` maps (group, attribute) to (right, of); groups are "all" and the languages.
    ``confident`` holds, for rows with confidence of at least 0.8, (right, rows, all that are right).
    """

    groups: Mapping[str, Score]
    accuracy: Mapping[tuple[str, str], tuple[int, int]]
    missed: tuple[tuple[str, Row], ...]
    spurious: tuple[tuple[str, Row], ...]
    confident: tuple[int, int, int]
    matched: tuple[tuple[Row, Row], ...]


#: Rows from this confidence on are the ones that a reader may take without a second look.
CONFIDENT = 0.8


def score_claims(gold: GoldSet, found: Mapping[str, Found]) -> ClaimScores:
    """Claims of all documents of a set. Rows that one annotator only found count neither way."""
    docs = {row["doc"] for row in gold.claims} | {zone[0] for zone in gold.claim_zones}
    predicted = [row for doc in sorted(docs) for row in found.get(doc, Found()).claims]
    predicted = [row for row in predicted if row["type"] in ROLES and in_zone(row, gold.claim_zones)]
    labelled = list(gold.claims)
    pairs = match_claims(labelled, predicted)
    contested = {i for i, row in enumerate(labelled) if row.get("contested")}
    neutral = {j for i, j in pairs if i in contested}
    pairs = [(i, j) for i, j in pairs if i not in contested]
    hit_gold, hit_predicted = {i for i, _ in pairs}, {j for _, j in pairs}
    counted_gold = [i for i in range(len(labelled)) if i not in contested]
    counted = [j for j in range(len(predicted)) if j not in neutral]

    groups = {}
    for name, key in _GROUPS.items():
        for value in sorted({key(labelled[i]) for i in counted_gold} | {key(predicted[j]) for j in counted}):
            of_gold = [i for i in counted_gold if key(labelled[i]) == value]
            of_predicted = [j for j in counted if key(predicted[j]) == value]
            groups[value if name else "all"] = Score(
                len(hit_gold.intersection(of_gold)),
                len(hit_predicted.intersection(of_predicted)),
                len(of_predicted),
                len(of_gold),
            )
    matched = tuple((labelled[i], predicted[j]) for i, j in pairs)
    missed = [labelled[i] for i in counted_gold if i not in hit_gold]
    spurious = [predicted[j] for j in counted if j not in hit_predicted]
    sure = [j for j in counted if predicted[j]["confidence"] >= CONFIDENT]
    return ClaimScores(
        groups,
        _accuracy(matched),
        tuple((missed_kind(r, _of(predicted, r), found.get(r["doc"], Found()).sentences), r) for r in missed),
        tuple((spurious_kind(r, _of(labelled, r)), r) for r in spurious),
        (len(hit_predicted.intersection(sure)), len(sure), len(hit_predicted)),
        matched,
    )


def language(row: Row) -> str:
    """A row's language: what it says, else by its evidence; over a third Chinese characters is Chinese."""
    if "lang" in row:
        return str(row["lang"])
    text = row["evidence"].get("text", "")
    return "zh" if sum("\u4e00" <= c <= "\u9fff" for c in text) * 3 > len(text) else "en"


_GROUPS: dict[str, Callable[[Row], str]] = {
    "": lambda row: "",
    "lang": language,
    "type": lambda row: str(row["type"]),
    "lang,type": lambda row: f"{language(row)} {row['type']}",
}


def _of(rows: Sequence[Row], row: Row) -> list[Row]:
    return [other for other in rows if other["doc"] == row["doc"]]


def in_zone(row: Row, zones: Sequence[tuple[str, int, int]]) -> bool:
    """Whether a row's evidence lies in a labelled stretch; where none is given, all is labelled."""
    if not zones:
        return True
    start, end = bounds(row["evidence"])
    return any(doc == row["doc"] and a <= start and end <= b + 1 for doc, a, b in zones)


def _accuracy(matched: Sequence[tuple[Row, Row]]) -> dict[tuple[str, str], tuple[int, int]]:
    out = {}
    for attribute in ATTRIBUTES:
        pairs = [p for p in matched if attribute != "polarity" or p[0]["type"] not in ("part", "define")]
        for group in ("all", "en", "zh"):
            chosen = [p for p in pairs if group in ("all", language(p[0]))]
            if chosen:
                out[group, attribute] = (sum(g.get(attribute) == p.get(attribute) for g, p in chosen), len(chosen))
    return out


def score_mentions(gold: GoldSet, found: Mapping[str, Found]) -> Score:
    """Construct mentions of all documents of a set."""
    docs = {row["doc"] for row in gold.mentions} | {zone[0] for zone in gold.mention_zones}
    predicted = [row for doc in sorted(docs) for row in found.get(doc, Found()).mentions]
    if gold.mention_zones:
        zones = gold.mention_zones
        predicted = [
            r for r in predicted if any(d == r["doc"] and a <= r["start"] and r["end"] <= b for d, a, b in zones)
        ]
    hits = len(match_mentions(gold.mentions, predicted))
    return Score(hits, hits, len(predicted), len(gold.mentions))


@dataclass(frozen=True, slots=True)
class HypothesisScores:
    """Counts over labelled hypotheses; ``wrong`` are (what is wrong, gold row, predicted verdict)."""

    found: int
    verdicts: int
    roles: int
    total: int
    predicted: int
    wrong: tuple[tuple[str, Row, str | None], ...]


def score_hypotheses(gold: GoldSet, found: Mapping[str, Found]) -> HypothesisScores:
    """Numbered hypotheses by id: found, verdict right, roles right.

    ``predicted`` counts the ids that the labelled papers were said to have.
    """
    counts: Counter[str] = Counter()
    wrong = []
    for row in gold.hypotheses:
        same = [c for c in found.get(row["doc"], Found()).claims if c["hypothesis"] == row["hypothesis"]]
        here = [c for c in same if overlap_f1(bounds(row["statement"]), bounds(c["evidence"]))]
        if not here:
            wrong.append(("not found", row, None))
            continue
        counts["found"] += 1
        verdict = here[0]["supported"]
        if verdict == row["supported"]:
            counts["verdicts"] += 1
        else:
            wrong.append(("verdict", row, verdict))
        if any(c["type"] == row["type"] and role_score(row, c) for c in here):
            counts["roles"] += 1
        else:
            wrong.append(("roles", row, verdict))
    docs = {row["doc"] for row in gold.hypotheses}
    ids = {(doc, c["hypothesis"]) for doc in docs for c in found.get(doc, Found()).claims if c["hypothesis"]}
    return HypothesisScores(
        counts["found"], counts["verdicts"], counts["roles"], len(gold.hypotheses), len(ids), tuple(wrong)
    )
