"""The evidence room: from a paper's layers to rows that can be proved (``rows``, ``verify``)."""

from pipeline.evidence.rows import rows

__all__ = ["rows"]
