"""changes.json and changes.md: what differs from the tables of the run before, and why.

Rows are compared by what they say (paper, type, roles, sign, status, quote), not by place, so an edit
of a paper shows only the rows that it touched. Papers are matched by file name, then by content; only
those whose lines differ are read, so that memory grows with the changes and not with the tables.
"""

from __future__ import annotations

import contextlib
import hashlib
import re
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


# Keys stand between bare quotes, which text within a JSON line never has.
_PAPER = re.compile(rb'"paper_id":"(p-[0-9a-f]{12})"')
_FINDING = re.compile(rb'"finding_id":"([^"]{1,100})"')
_THEMES = re.compile(rb'"themes":\[[^\]]*\]')


class Rows:
    """The rows of an evidence.jsonl by paper; they are read again when they are asked for."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._places: dict[str, list[tuple[int, int]]] = {}
        digests: dict[str, Any] = {}
        at = 0
        with path.open("rb") as file:
            for line in file:
                if found := _PAPER.search(line):
                    paper_id = found[1].decode()
                    self._places.setdefault(paper_id, []).append((at, len(line)))
                    # A theme may win or lose a row without a change of the row.
                    digests.setdefault(paper_id, hashlib.sha256()).update(_THEMES.sub(b"", line))
                at += len(line)
        self._digests: dict[str, str] = {paper_id: made.hexdigest() for paper_id, made in digests.items()}

    def digest(self, paper_id: str) -> str:
        """Something that differs where a paper's rows do; "" for a paper without rows."""
        return self._digests.get(paper_id, "")

    def of(self, paper_id: str) -> tuple[Record, ...]:
        """A paper's rows; lines that somebody damaged are left out."""
        out = []
        with self._path.open("rb") as file:
            for at, length in self._places.get(paper_id, ()):
                file.seek(at)
                with contextlib.suppress(msgspec.DecodeError):
                    out.append(msgspec.json.decode(file.read(length)))
        return tuple(out)

    def findings(self, wanted: set[str]) -> set[str]:
        """Those of the wanted finding ids that any row has."""
        if not wanted:
            return set()
        with self._path.open("rb") as file:
            ids = (found[1].decode() for line in file if (found := _FINDING.search(line)))
            return {name for name in ids if name in wanted}


@dataclass(frozen=True, slots=True)
class Side:
    """One run's tables, as far as a comparison needs them."""

    papers: Mapping[str, str]  # source_file: sha256
    rows: Rows
    themes: Mapping[str, Record]

    def digest(self, name: str) -> str:
        """:meth:`Rows.digest` of a file."""
        return self.rows.digest(self._paper_id(name))

    def of(self, name: str) -> tuple[Record, ...]:
        """A file's rows."""
        return self.rows.of(self._paper_id(name))

    def _paper_id(self, name: str) -> str:
        return "p-" + self.papers.get(name, "")[:12]


def read_side(folder: Path, papers: Mapping[str, str]) -> Side | None:
    """The tables in an out folder, or None where somebody took them away.

    ``papers`` maps file names to digests, as run.json has them.
    """
    try:
        themes = msgspec.json.decode((folder / "themes.json").read_bytes())["themes"]
        return Side(papers, Rows(folder / "evidence.jsonl"), {theme["id"]: theme for theme in themes})
    except (FileNotFoundError, msgspec.DecodeError):
        return None


def compare(before: Side | None, after: Side | None, causes: Iterable[str]) -> Record:
    """The difference as one record; ``causes`` are changes that concern all papers ("codebook edited")."""
    if before is None or after is None:
        return {"first_run": True, "papers": [], "claims": [], "findings": {}, "themes": []}
    everywhere = "; ".join(causes) or "the program's version"
    papers = list(_papers(before, after))
    was = {p["source_file"]: p["was"] for p in papers if p["change"] == "renamed"}
    why = {p["source_file"]: p["reason"] for p in papers}
    claims: list[Record] = []
    lost: set[str] = set()
    won: set[str] = set()
    for name in sorted((set(before.papers) - set(was.values())) | set(after.papers)):
        earlier = was.get(name, name)
        if before.digest(earlier) == after.digest(name):
            continue
        old, new = before.of(earlier), after.of(name)
        reason = {"reason": why.get(name) or everywhere}
        claims += ({**change, **reason} for change in _claims(name, old, new))
        lost |= {row["finding_id"] for row in old}
        won |= {row["finding_id"] for row in new}
    return {
        "first_run": False,
        "papers": papers,
        "claims": claims,
        "findings": {
            "added": sorted((won - lost) - before.rows.findings(won - lost)),
            "removed": sorted((lost - won) - after.rows.findings(lost - won)),
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
        return "# Changes\n\nNo tables of a run before: there is nothing to compare with.\n"
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
