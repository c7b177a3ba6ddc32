"""The quality gate: scores on the sentences written for the project may rise, never silently fall.

``python -m tests.gate`` prints the figures beside their floors; ``--raise`` lifts the floors in
gate.json to what is reached. A floor is lowered only by hand, with a reason in the change that does
it. The floors belong to the sentences that they were measured on: their fingerprint stands beside them.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from pathlib import Path
from typing import Any

from pipeline import chain
from pipeline.evaluate import figures
from pipeline.starter import default_config

HERE = Path(__file__).resolve().parent
SETS, FLOORS = tuple(HERE / name for name in ("golden", "varied", "heldout")), HERE / "gate.json"
#: The figures that have floors.
NAMES = (
    "golden en f1", "golden zh f1", "golden en precision", "golden zh precision", "golden en cause f1",
    "golden zh cause f1", "golden all polarity", "golden all status", "golden mentions f1",
    "varied en f1", "varied zh f1", "heldout en f1", "heldout zh f1", "heldout all precision",
)  # fmt: skip


def fingerprint() -> str:
    """A digest of the texts and labels."""
    total = hashlib.sha256()
    for path in sorted(path for folder in SETS for path in folder.rglob("*")):
        if path.suffix in {".txt", ".jsonl"}:
            total.update(path.relative_to(HERE).as_posix().encode() + b"\0" + path.read_bytes())
    return total.hexdigest()[:16]


def measure() -> dict[str, float]:
    """The figures that are reached now."""
    found: dict[str, float] = {}
    for folder in SETS:
        found |= figures(folder, chain.configure(default_config()))
    return {name: found[name] for name in NAMES}


def read() -> dict[str, Any]:
    """The floors and the fingerprint that they belong to."""
    kept: dict[str, Any] = json.loads(FLOORS.read_text(encoding="utf-8"))
    return kept


def main() -> int:
    """Print, and lift the floors where asked."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--raise", dest="lift", action="store_true", help="lift the floors to what is reached")
    lift = parser.parse_args().lift
    kept = read() if FLOORS.exists() else {"fingerprint": "", "floors": {}}
    now, floors = measure(), dict(kept["floors"])
    for name in NAMES:
        print(f"{name:24} {now[name]:.4f}  floor {floors.get(name, 0.0):.4f}")
    if lift:
        floors = {name: max(now[name], floors.get(name, 0.0)) for name in NAMES}
        FLOORS.write_text(json.dumps({"fingerprint": fingerprint(), "floors": floors}, indent=1) + "\n")
    return int(any(now[name] < floors.get(name, 0.0) for name in NAMES))


if __name__ == "__main__":
    raise SystemExit(main())
