"""``coclaim explain``: a row's sentence with its roles and cues, from the layers that the run kept."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from rich.text import Text

from pipeline.claims import Explanation
from pipeline.claims import explain as explain_claim
from pipeline.commands.common import inputs_of
from pipeline.document import Claims, Document
from pipeline.engine.run import finished
from pipeline.engine.store import open_store
from pipeline.errors import UsageError
from pipeline.table import PaperRows

if TYPE_CHECKING:
    from pipeline.chain import Configuration

_STYLES = {"cue": "underline", "evidence": "", "statistic": "italic", "verdict": "italic"}


def found(claim_id: str, configuration: Configuration) -> Iterator[tuple[str, Explanation]]:
    """File name and explanation of each row with this id; ``UsageError`` where no run made it."""
    from pipeline import chain

    store = open_store(configuration.store)
    none = True
    for item, (document, claims, made) in finished(
        chain.road(configuration), inputs_of(configuration), store, Document, Claims, PaperRows
    ):
        for claim, row in zip(claims.items, made.rows, strict=True):
            if row.claim_id == claim_id:
                none = False
                yield item.name, explain_claim(document, claim)
    if none:
        raise UsageError(f"{claim_id}: no row of the last run has this id. It stands in the column claim_id.")


def painted(told: tuple[str, Explanation]) -> Text:
    """An explanation for a terminal: roles in brackets with their names, cues underlined."""
    name, explanation = told
    out = Text(f"{name}\n", style="bold")
    for piece in explanation.passage:
        roles = [mark for mark in piece.marks if mark not in _STYLES]
        style = " ".join(filter(None, (_STYLES.get(mark, "bold") for mark in piece.marks)))
        out.append(f"[{piece.text}]" if roles else piece.text, style=style or None)
        if roles:
            out.append(f"({', '.join(roles)})", style="dim")
    for piece in explanation.elsewhere:
        out.append(f"\n{', '.join(piece.marks)}: {piece.text}  [{piece.start}-{piece.end}]", style="dim")
    facts = "  ".join(f"{key}: {value}" for key, value in explanation.attributes)
    out.append(f"\n{facts}\nrule: {explanation.rule}  confidence: {explanation.confidence:.2f}")
    return out
