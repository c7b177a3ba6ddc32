"""Train the confidence of claims on the labelled sentences of tests; writes pipeline/claims/confidence.json.

    python bench/train_confidence.py [--check GOLD] [--write] [--record GOLD]

Each draft that the chain makes in a labelled zone of tests/golden and tests/varied is an example: right
where it matches a labelled claim. A grammar that was mended on these sentences errs less on them than on
others, so today's drafts alone would make a model that trusts too much. confidence_examples.jsonl
therefore keeps the drafts that the grammar made when it met sentences for the first time (features and
whether they were right, no text; those of tests/heldout are among them); the model learns from both.
Whoever labels new sentences runs ``--record`` with their folder before mending rules. ``--check`` adds
figures on another gold folder, which is not trained on. Cross-validation holds out whole papers. Same
sentences, same grammar, same file: no random numbers.
"""

from __future__ import annotations

import argparse
import itertools
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from sklearn.model_selection import GroupKFold

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from pipeline import chain  # noqa: E402
from pipeline.claims.confidence import features  # noqa: E402
from pipeline.claims.draft import Context  # noqa: E402
from pipeline.claims.hypotheses import declared  # noqa: E402
from pipeline.claims.stage import drafts  # noqa: E402
from pipeline.document import Candidates, Document, Mentions, Outline, Parses, Sentences  # noqa: E402
from pipeline.evaluate import chain_reader  # noqa: E402
from pipeline.evaluate.gold import Row, find_text, read_gold  # noqa: E402
from pipeline.evaluate.match import match_claims  # noqa: E402
from pipeline.evaluate.predict import source_of  # noqa: E402
from pipeline.evaluate.score import CONFIDENT, in_zone  # noqa: E402

RECORDED = ROOT / "bench" / "confidence_examples.jsonl"
LABELLED = (ROOT / "tests" / "golden", ROOT / "tests" / "varied")
MODEL = ROOT / "pipeline" / "claims" / "confidence.json"
#: Strength of the penalty on weights (the inverse of scikit-learn's C). Tried: 1, 3, 5, 10, 20, 30.
#: Held out by paper the figures are flat from 3 to 10; 10 ranks other papers best.
PENALTY = 10.0


def examples(gold: Path) -> tuple[list[dict[str, float]], list[int], list[str]]:
    """Features, right or wrong, and paper of every draft in the labelled zones of a gold folder."""
    reader = chain_reader(chain.configure(ROOT / "configs" / "default.toml"))
    xs: list[dict[str, float]] = []
    ys: list[int] = []
    papers: list[str] = []
    for one in (s for s in read_gold(gold) if s.claims):
        for doc in one.docs:
            path = find_text(gold, doc)
            if path is None:
                print(f"{doc}: not on this machine, left out")
                continue
            found = _drafted(doc, reader(source_of(path.read_bytes(), path.suffix)))
            found = [(row, x) for row, x in found if in_zone(row, one.claim_zones)]
            labelled = [row for row in one.claims if row["doc"] == doc]
            pairs = match_claims(labelled, [row for row, _ in found])
            right = {j for i, j in pairs if not labelled[i].get("contested")}
            neutral = {j for i, j in pairs if labelled[i].get("contested")}
            for j, (_, x) in enumerate(found):
                if j not in neutral:
                    xs.append(x)
                    ys.append(int(j in right))
                    papers.append(doc)
    return xs, ys, papers


def _drafted(doc: str, made: Any) -> list[tuple[Row, dict[str, float]]]:
    """The drafts of a paper as rows with offsets into its file, with their features."""
    document: Document = made[Document]
    parses: Parses = made[Parses]
    context = Context(document, made[Outline], made[Sentences], made[Mentions], {p.sentence: p for p in parses.items})
    hypotheses = declared(document, made[Outline], made[Sentences])
    out = []
    for here in drafts(context, made[Candidates], hypotheses).values():
        for draft in here:
            spans = {r.name: document.map.source_span(r.start, r.end) for r in draft.roles}
            evidence = document.map.source_span(draft.evidence.start, draft.evidence.end)
            if evidence and all(spans.values()):
                roles = {name: {"start": s[0], "end": s[1]} for name, s in spans.items() if s}
                row = {
                    "doc": doc,
                    "type": draft.type,
                    "roles": roles,
                    "evidence": {"start": evidence[0], "end": evidence[1]},
                }
                out.append((row, dict(features(context, draft, here))))
    return out


def recorded() -> tuple[list[dict[str, float]], list[int], list[str]]:
    """The examples of first sight, as :func:`examples` gives them."""
    rows = [json.loads(line) for line in RECORDED.read_text(encoding="utf-8").splitlines()]
    return [row["x"] for row in rows], [row["right"] for row in rows], [row["paper"] for row in rows]


def record(xs: Sequence[dict[str, float]], ys: Sequence[int], papers: Sequence[str]) -> None:
    """Add the examples of papers that are not in the record yet."""
    known = set(recorded()[2])
    with RECORDED.open("a", encoding="utf-8") as file:
        for x, y, paper in zip(xs, ys, papers, strict=True):
            if paper not in known:
                short = {name: round(value, 3) for name, value in x.items() if value}
                file.write(json.dumps({"paper": paper, "right": y, "x": short}, ensure_ascii=False) + "\n")


def fit(xs: Sequence[dict[str, float]], ys: Sequence[int]) -> dict[str, float]:
    """Weights by feature name."""
    vectorizer = DictVectorizer(sparse=False)
    matrix = vectorizer.fit_transform(xs)
    model = LogisticRegression(C=1 / PENALTY, fit_intercept=False, solver="lbfgs", max_iter=5000)
    model.fit(matrix, np.asarray(ys))
    return {name: round(float(w), 4) for name, w in zip(vectorizer.feature_names_, model.coef_[0], strict=True)}


def trust(model: dict[str, float], x: dict[str, float]) -> float:
    """The chance that an example is right."""
    return float(1 / (1 + np.exp(-sum(model.get(name, 0.0) * value for name, value in x.items()))))


def report(name: str, ps: Sequence[float], ys: Sequence[int]) -> None:
    """Calibration by steps, and what the rows at the threshold are worth."""
    p, y = np.asarray(ps), np.asarray(ys)
    print(f"{name}: {len(y)} rows, {y.mean():.3f} right, Brier {np.mean((p - y) ** 2):.3f}")
    edges = (0.0, 0.2, 0.4, 0.6, 0.7, 0.8, 0.9, 1.0001)
    for low, high in itertools.pairwise(edges):
        here = (p >= low) & (p < high)
        if here.any():
            mean, right = p[here].mean(), y[here].mean()
            print(f"  {low:.1f}-{min(high, 1):.1f}: {here.sum():4d} rows, mean {mean:.2f}, right {right:.2f}")
    sure = p >= CONFIDENT
    if sure.any():
        share = y[sure].sum() / max(1, y.sum())
        print(f"  at least {CONFIDENT}: {y[sure].mean():.3f} right, {share:.3f} of all right rows")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", type=Path, help="another gold folder to measure on")
    parser.add_argument("--record", type=Path, help="keep the drafts of this folder's papers that were not met before")
    parser.add_argument("--write", action="store_true", help=f"write {MODEL.name}")
    given = parser.parse_args()
    xs, ys, papers = (list(itertools.chain(*both)) for both in zip(*map(examples, LABELLED), strict=True))
    if given.record:
        record(*examples(given.record))
    first = recorded()
    xs, ys, papers = xs + first[0], ys + first[1], papers + first[2]
    held: list[float] = [0.0] * len(ys)
    for train, test in GroupKFold(n_splits=min(7, len(set(papers)))).split(xs, ys, papers):
        model = fit([xs[i] for i in train], [ys[i] for i in train])
        for i in test:
            held[i] = trust(model, xs[i])
    report("own sentences, held out by paper", held, ys)
    model = fit(xs, ys)
    if given.check:
        other, right, _ = examples(given.check)
        report(str(given.check), [trust(model, x) for x in other], right)
    if given.write:
        MODEL.write_text(json.dumps(model, ensure_ascii=False, indent=0, sort_keys=True) + "\n", encoding="utf-8")
        print(f"wrote {MODEL.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
