"""The settings of the construct stages."""

from __future__ import annotations

from dataclasses import dataclass

from pipeline.settings import setting


@dataclass(frozen=True, slots=True)
class ConstructSettings:
    """How constructs are found and roles are tied to them."""

    discover: bool = setting(True, "Also find phrases that behave like constructs but stand in no codebook.")
    # Measured with the sample codebook: second names lead to their own concept 92 times in 100 at 0.9
    # (86 at 0.85, 78 at 0.75), names of the other language 99 times.
    link_similarity: float = setting(
        0.9, "A role is tied to the concept whose name is at least so similar (cosine); 1: never.", low=0.0, high=1.0
    )
