"""What the report tells of a paper and of each of its claims: the shapes that site_files/ reads."""

from __future__ import annotations

import msgspec

from pipeline.report.flat import NUMBER, THEMES, Record, statistic_texts
from pipeline.table import Paper


def site_paper(record: Record, paper: Paper) -> Record:
    """A paper in the report's list, with a hole for the paper that it is the same as."""
    keep = ("doc", "source_file", "lang", "title", "year", "venue", "doi", "pages", "claims", "mentions", "health")
    own = {key: record[key] for key in keep}
    return {"id": record["paper_id"], "authors": paper.authors, **own, "same_as": msgspec.Raw(NUMBER)}


def site_row(item: Record) -> Record:
    """A claim, from its object; with holes for the paper's number and the themes."""
    evidence = item["evidence"]
    return {
        "id": item["claim_id"],
        "paper": msgspec.Raw(NUMBER),
        "lang": item["lang"],
        "type": item["type"],
        "roles": [
            {"name": name, **{key: cell[key] for key in ("text", "start", "end", "concept", "elided")}}
            for name, cell in item["roles"].items()
        ],
        "polarity": item["polarity"],
        "status": item["status"],
        "hedged": item["hedged"],
        "hypothesis": item["hypothesis"],
        "supported": item["supported"],
        "statistics": statistic_texts((s["name"], s["text"]) for s in item["statistics"]),
        "cites": list(dict.fromkeys(c["work"] or c["text"] for c in item["citations"])),
        "cues": [[c["start"], c["end"]] for c in item["cues"]],
        "rule": item["rule"],
        "confidence": item["confidence"],
        "section": item["section"],
        "translated": item["translated"],
        "quote": evidence["text"],
        "start": evidence["start"],
        "end": evidence["end"],
        "page": evidence["page"],
        "themes": msgspec.Raw(THEMES),
    }
