"""How far a claim may be trusted, from 0 to 1."""

from __future__ import annotations

from pipeline.claims.draft import Context, Draft


def confidence(context: Context, draft: Draft, status: str) -> float:
    """The grammar's own trust in its rule for this match."""
    return round(min(1.0, max(0.0, draft.weight)), 3)
