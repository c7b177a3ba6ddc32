"""How good the rows are: scores against labelled papers, by the rules of the annotation guide.

:func:`evaluate` prints, :func:`figures` gives the numbers by name (for gates). Both run the real chain
over the labelled papers.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from pipeline.document import Block, Claims, Document, Outline, Piece, Section, Source, SourceMap
from pipeline.evaluate.gold import GoldSet, find_text, read_gold, read_lines
from pipeline.evaluate.match import Score
from pipeline.evaluate.predict import Found, Reader, find, source_of
from pipeline.evaluate.relations import SentenceReader, score_relations
from pipeline.evaluate.score import ATTRIBUTES, ClaimScores, score_claims, score_hypotheses, score_mentions

__all__ = ["chain_reader", "evaluate", "figures", "find_all", "sentence_reader"]


def chain_reader(configuration: Any) -> Reader:
    """Reads a source with the stages of the chain, as far as its claims; ``configuration`` is chain's."""

    def layers(source: Source) -> Mapping[type, Any]:
        return _made({Source: source}, configuration)

    return layers


def sentence_reader(configuration: Any) -> SentenceReader:
    """Reads a text that is one passage of prose and no paper: the chain from segmentation on."""

    def layers(text: str) -> Mapping[type, Any]:
        source = source_of(text.encode("utf-8"), ".txt")
        whole = (Piece(0, len(text), 0, len(text)),)
        block = Block(0, len(text), "paragraph")
        document = Document(source.paper_id, "text", "utf-8", text, (block,), SourceMap(whole))
        section = Section(0, len(text), "findings", "")
        outline = Outline("", "", (), "", "", "", (), (section,), (), (), ())
        return _made({Source: source, Document: document, Outline: outline}, configuration)

    return layers


def _made(made: dict[type, Any], configuration: Any) -> Mapping[type, Any]:
    """The layers that the chain makes of those that are there, as far as the claims."""
    from pipeline import chain

    return chain.layers(made, configuration, until=Claims)


def find_all(gold: Path, sets: Iterable[GoldSet], reader: Reader) -> dict[str, Found]:
    """What the pipeline finds in all documents of the sets; a document that is not there is said to be."""
    found = {}
    for doc in sorted({doc for one in sets for doc in one.docs}):
        path = find_text(gold, doc)
        found[doc] = find(path, reader) if path else Found(skipped="the file is not on this machine")
    return found


def figures(gold: Path, configuration: Any) -> dict[str, float]:
    """The figures of a gold folder by name: "golden en f1", "golden zh cause f1", "golden en polarity", …"""
    reader, sets = chain_reader(configuration), read_gold(gold)
    found = find_all(gold, sets, reader)
    out: dict[str, float] = {}
    for one in sets:
        if one.claims:
            scores = score_claims(one, found)
            for group, score in scores.groups.items():
                for name, value in (("precision", score.precision), ("recall", score.recall), ("f1", score.f1)):
                    out[f"{one.name} {group} {name}"] = round(value, 4)
            for (group, attribute), (right, of) in scores.accuracy.items():
                out[f"{one.name} {group} {attribute}"] = round(right / of, 4)
            right, rows, hits = scores.confident
            out[f"{one.name} confident precision"] = round(right / rows, 4) if rows else 0.0
            out[f"{one.name} confident share"] = round(right / hits, 4) if hits else 0.0
        if one.mentions:
            out[f"{one.name} mentions f1"] = round(score_mentions(one, found).f1, 4)
        if one.hypotheses:
            stated = score_hypotheses(one, found)
            out[f"{one.name} found"] = round(stated.found / stated.total, 4)
            out[f"{one.name} verdicts"] = round(stated.verdicts / stated.total, 4)
    return out


def evaluate(gold: Path, configuration: Any, errors: Path | None = None) -> Iterator[str]:
    """Lines of a report on a gold folder; missed and wrong rows go to the file ``errors``, one a line.

    Cause-effect sets are scored, too, where a folder ``causal`` lies beside the gold folder or above it.
    """
    reader, sets = chain_reader(configuration), read_gold(gold)
    found = find_all(gold, sets, reader)
    for doc, paper in found.items():
        if paper.skipped:
            yield f"{doc}: no rows: {paper.skipped}"
    wrong: list[dict[str, Any]] = []
    labelled = [one for one in sets if one.claims]
    if len(labelled) > 1:
        labelled.append(_together(labelled))
    for one in labelled:
        scores = score_claims(one, found)
        yield from _claim_lines(one, scores)
        if one.name:
            wrong += [{"error": "missed", "kind": kind, **row} for kind, row in scores.missed]
            wrong += [{"error": "too many", "kind": kind, **row} for kind, row in scores.spurious]
    for one in sets:
        if one.mentions:
            yield _line(f"{one.name} mentions", score_mentions(one, found))
    for one in sets:
        if one.hypotheses:
            stated = score_hypotheses(one, found)
            yield (
                f"hypotheses: found {stated.found}/{stated.total} = {stated.found / stated.total:.3f}, "
                f"verdict right {stated.verdicts / stated.total:.3f}, roles right {stated.roles / stated.total:.3f}, "
                f"{stated.predicted} ids found in the papers"
            )
            wrong += [{"error": "hypothesis", "kind": k, "got": v, **row} for k, row, v in stated.wrong]
    yield from _relation_lines(gold, sentence_reader(configuration))
    if errors:
        lines = [json.dumps(row, ensure_ascii=False) for row in wrong]
        errors.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
        yield f"{len(wrong)} missed or wrong rows in {errors}"


def _together(sets: list[GoldSet]) -> GoldSet:
    """All sets as one, without a name; a document without zones is labelled whole."""
    zones = [zone for one in sets for zone in one.claim_zones]
    whole = sorted({row["doc"] for one in sets for row in one.claims} - {zone[0] for zone in zones})
    zones += [(doc, 0, sys.maxsize) for doc in whole] if zones else []
    return GoldSet("", tuple(row for one in sets for row in one.claims), (), tuple(zones), ())


def _line(name: str, score: Score) -> str:
    return (
        f"{name:28} P {score.precision:.3f}  R {score.recall:.3f}  F1 {score.f1:.3f}  "
        f"({score.hits} right, {score.predicted} found, {score.gold} labelled)"
    )


def _claim_lines(one: GoldSet, scores: ClaimScores) -> Iterator[str]:
    name = one.name or "all sets"
    for group, score in scores.groups.items():
        yield _line(f"{name} {group}", score)
    for group in ("all", "en", "zh"):
        parts = []
        for attribute in ATTRIBUTES:
            if (group, attribute) in scores.accuracy:
                right, of = scores.accuracy[group, attribute]
                parts.append(f"{attribute} {right / of:.3f} ({right}/{of})")
        if parts:
            yield f"{name} {group}, matched rows: " + ", ".join(parts)
    right, rows, hits = scores.confident
    if rows:
        share = right / max(1, hits)
        yield f"{name} confidence at least .8: {right / rows:.3f} of {rows} rows right, {share:.3f} of all right rows"
    for label, errors in (("missed", scores.missed), ("too many", scores.spurious)):
        for lang in ("en", "zh"):
            kinds = Counter(kind for kind, row in errors if row.get("lang") == lang)
            if kinds:
                yield f"{name} {lang} {label}: " + ", ".join(f"{kind} {n}" for kind, n in kinds.most_common())


def _relation_lines(gold: Path, reader: SentenceReader) -> Iterator[str]:
    """Scores on the development parts of the cause-effect sets near the gold folder."""
    bases = (gold, *gold.resolve().parents[:2])
    folder = next((base / "causal" for base in bases if (base / "causal").is_dir()), None)
    for path in sorted(folder.glob("*.dev.jsonl")) if folder else ():
        scores = score_relations(read_lines(path), reader)
        name = path.name.removesuffix(".dev.jsonl")
        yield _line(f"{name} relaxed", scores.relaxed)
        yield _line(f"{name} strict (IoU)", scores.iou)
        yield _line(f"{name} sentences", scores.sentences)
        yield f"{name} signs of strict pairs {scores.signs[0]}/{scores.signs[1]}"
