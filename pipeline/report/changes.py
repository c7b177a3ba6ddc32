"""changes.json and changes.md: what differs from the tables of the run before, and why.

Rows are compared by what they say (paper, type, roles, sign, status, quote), not by place, so an edit
of a paper shows only the rows that it touched. Papers are matched by file name, then by content.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec

Record = dict[str, Any]
#: So many rows are spelled out in changes.md; all stand in changes.json.
_SHOWN = 20
_ESCAPED = {ord(character): "\\" + character for character in "\\|[]<>*_`#!"}


@dataclass(frozen=True, slots=True)
class Side:
    """One run's tables, as far as a comparison needs them."""

    papers: Mapping[str, str]  # source_file: sha256
    claims: Mapping[str, tuple[Record, ...]]  # source_file: rows
    themes: Mapping[str, Record]

    @property
    def findings(self) -> set[str]:
        """The ids of all relations claimed."""
        return {row["finding_id"] for rows in self.claims.values() for row in rows}


def read_side(folder: Path, papers: Mapping[str, str]) -> Side:
    """The tables in an out folder; ``papers`` maps file names to digests, as run.json has them."""
    claims: dict[str, list[Record]] = {}
    with (folder / "evidence.jsonl").open("rb") as file:
        for line in file:
            row = msgspec.json.decode(line)
            claims.setdefault(row["source_file"], []).append(row)
    themes = msgspec.json.decode((folder / "themes.json").read_bytes())["themes"]
    return Side(papers, {name: tuple(rows) for name, rows in claims.items()}, {t["id"]: t for t in themes})


def compare(before: Side | None, after: Side, causes: Iterable[str]) -> Record:
    """The difference as one record; ``causes`` are changes that concern all papers ("codebook edited")."""
    if before is None:
        return {"first_run": True, "papers": [], "claims": [], "findings": {}, "themes": []}
    everywhere = "; ".join(causes)
    papers = list(_papers(before, after))
    renamed = {p["was"]: p["source_file"] for p in papers if p["change"] == "renamed"}
    why = {p["source_file"]: p["reason"] for p in papers}
    claims = [
        {**change, "reason": why.get(name) or everywhere or "the program's version"}
        for name in sorted({renamed.get(n, n) for n in before.claims} | set(after.claims))
        for change in _claims(name, _of(before, name, renamed), after.claims.get(name, ()))
    ]
    return {
        "first_run": False,
        "papers": papers,
        "claims": claims,
        "findings": {
            "added": sorted(after.findings - before.findings),
            "removed": sorted(before.findings - after.findings),
        },
        "themes": list(_themes(before.themes, after.themes)),
    }


def write(change: Record, folder: Path) -> None:
    """Write changes.json and changes.md."""
    (folder / "changes.json").write_bytes(msgspec.json.format(msgspec.json.encode(change), indent=1) + b"\n")
    (folder / "changes.md").write_text(markdown(change), encoding="utf-8")


def markdown(change: Record) -> str:
    """The difference, short enough for a comment on a pull request."""
    if change["first_run"]:
        return "# Changes\n\nThe first run: there is nothing to compare with.\n"
    counts = Counter(c["change"] for c in change["claims"])
    lines = ["# Changes", ""]
    if not (change["papers"] or change["claims"] or change["themes"]):
        return "# Changes\n\nNone.\n"
    lines += [f"- {p['change']}: {_plain(p['source_file'])} ({p['reason']})" for p in change["papers"][:_SHOWN]]
    lines += _more(len(change["papers"]))
    found = change["findings"]
    lines.append(
        f"- claims: {counts['added']} added, {counts['removed']} removed, {counts['changed']} changed; "
        f"findings: {len(found['added'])} added, {len(found['removed'])} removed"
    )
    lines += [f"- theme {t['change']}: {_plain(t['label_zh'])} / {_plain(t['label_en'])}" for t in change["themes"]]
    if change["claims"]:
        lines += ["", "| change | claim | paper | why |", "| --- | --- | --- | --- |"]
        lines += [
            f"| {c['change']} | {_plain(c['claim'])} | {_plain(c['source_file'])} | {_plain(c['reason'])} |"
            for c in change["claims"][:_SHOWN]
        ]
        lines += ["", *_more(len(change["claims"]))]
    return "\n".join(lines) + "\n"


def _more(count: int) -> list[str]:
    return [f"- … and {count - _SHOWN} more: see changes.json"] if count > _SHOWN else []


def _plain(text: str) -> str:
    """Text that Markdown takes as text: no table bars, links, tags or line ends."""
    kept = " ".join(text.split()).translate(_ESCAPED)
    return kept if len(kept) <= 120 else kept[:119] + "…"


def _of(side: Side, name: str, renamed: Mapping[str, str]) -> tuple[Record, ...]:
    was = next((old for old, new in renamed.items() if new == name), name)
    return side.claims.get(was, ())


def _papers(before: Side, after: Side) -> Iterator[Record]:
    gone = {sha: name for name, sha in sorted(before.papers.items()) if name not in after.papers}
    taken = set()
    for name, sha in sorted(after.papers.items()):
        if name in before.papers:
            if before.papers[name] != sha:
                yield {"source_file": name, "change": "changed", "reason": "source edited"}
        elif sha in gone:
            taken.add(gone[sha])
            yield {"source_file": name, "change": "renamed", "reason": f"was {gone[sha]}", "was": gone[sha]}
        else:
            yield {"source_file": name, "change": "added", "reason": "paper new"}
    for name in sorted(set(before.papers) - set(after.papers) - taken):
        yield {"source_file": name, "change": "removed", "reason": "paper removed"}


def _claims(name: str, before: tuple[Record, ...], after: tuple[Record, ...]) -> Iterator[Record]:
    """Rows added, removed, or changed in an attribute only."""
    old, new = Counter(map(_said, before)), Counter(map(_said, after))
    lost = [row for row in before if _take(old, new, row)]
    old, new = Counter(map(_said, before)), Counter(map(_said, after))
    won = [row for row in after if _take(new, old, row)]
    cores = {_core(row): row for row in lost}
    for row in won:
        was = cores.pop(_core(row), None)
        change = {"source_file": name, "claim_id": row["claim_id"], "claim": _line(row)}
        if was is None:
            yield {**change, "change": "added"}
        else:
            fields = [f for f in _ATTRIBUTES if row.get(f) != was.get(f)]
            yield {**change, "change": "changed", "fields": {f: [was.get(f), row.get(f)] for f in fields}}
    for row in cores.values():
        yield {"source_file": name, "claim_id": row["claim_id"], "claim": _line(row), "change": "removed"}


_ATTRIBUTES = ("polarity", "status", "hedged", "hypothesis", "supported", "confidence", "finding_id")


def _take(mine: Counter[str], other: Counter[str], row: Record) -> bool:
    """Whether a row is one of those that the other side has fewer of."""
    key = _said(row)
    if mine[key] > other[key]:
        mine[key] -= 1
        return True
    return False


def _core(row: Record) -> str:
    return "\x1f".join([row["type"], row["evidence"]["text"], *(f"{n}={r['text']}" for n, r in row["roles"].items())])


def _said(row: Record) -> str:
    return "\x1f".join([_core(row), *(str(row.get(name)) for name in _ATTRIBUTES)])


def _line(row: Record) -> str:
    words = [role["text"] for role in row["roles"].values()]
    return f"{row['type']}: " + " → ".join(words) + (f" ({row['polarity']})" if row["polarity"] else "")


def _themes(before: Mapping[str, Record], after: Mapping[str, Record]) -> Iterator[Record]:
    for name in sorted(set(before) | set(after)):
        old, new = before.get(name), after.get(name)
        theme = new or old or {}
        if old is None or new is None or old["claims"] != new["claims"]:
            change = "added" if old is None else "removed" if new is None else "changed"
            yield {"id": name, "change": change, "label_zh": theme["label_zh"], "label_en": theme["label_en"]}
