"""What is never mined, as zones: tagged parts, labels, headings that a format shows as paragraphs.

A gap inside a sentence that a note, a figure or a page break interrupts is a zone, too ("broken
sentence"): what stands on its two sides are halves.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.document import Section, Zone
from pipeline.structure.sections import Division
from pipeline.structure.view import Part, ends_sentence


def find(out: Division, sections: Sequence[Section]) -> list[Zone]:
    """What is not mined: tagged parts, labels, headings that a format shows as paragraphs, broken sentences."""
    zones: list[Zone] = []
    parts = out.view.parts
    plain = {part.start for part in parts if part.kind in ("paragraph", "item")}
    for part, tag in zip(parts, out.tags, strict=True):
        if tag == "title" and part.start not in plain:
            continue
        if tag and zones and zones[-1].reason == tag and not out.view.flat[zones[-1].end : part.start].strip():
            zones[-1] = Zone(zones[-1].start, part.end, tag)
        elif tag:
            zones.append(Zone(part.start, part.end, tag))
    starts = [zone.start for zone in zones]
    labels: list[Zone] = []
    for section in sections:
        span = section.heading
        if span is None or span.end <= span.start or _covered(zones, starts, span.start):
            continue
        if section.kind in ("abstract", "keywords"):
            if span.start in plain:
                labels.append(Zone(span.start, span.end, "label"))
        elif span.start in plain:
            labels.append(Zone(span.start, span.end, "heading"))
    zones += labels + _broken(out, {s.start for s in sections if s.heading is not None})
    return sorted(zones, key=lambda z: (z.start, z.end))


def _covered(zones: Sequence[Zone], starts: Sequence[int], at: int) -> bool:
    """Whether a zone holds the character at ``at``; zones are sorted and do not overlap."""
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < zones[place].end


def _broken(out: Division, starts: set[int]) -> list[Zone]:
    """The gaps inside sentences that notes, figures or pages interrupt; a zone fills each gap."""
    zones: list[Zone] = []
    parts = out.view.parts
    previous: Part | None = None
    between = False
    for part, tag in zip(parts, out.tags, strict=True):
        if part.kind == "heading" or tag in ("title", "references") or part.start in starts:
            previous = None if part.kind == "heading" or tag else part
            between = False
            continue
        if tag:
            between = True
            continue
        if previous is not None and part.first and previous.kind == part.kind == "paragraph":
            open_end = not ends_sentence(previous.flat) and len(previous.flat) > 40
            goes_on = re.match(r"[a-z\u3400-\u9fff]", part.flat.lstrip()) is not None
            if open_end and goes_on and (between or previous.flat.rstrip()[-1:] not in ")]"):
                zones.append(Zone(previous.start + len(previous.flat.rstrip()), part.start, "broken sentence"))
        previous, between = part, False
    return zones
