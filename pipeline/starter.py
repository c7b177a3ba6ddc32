"""The files that coclaim comes with: where the default configuration is, and a starter folder for a review."""

from __future__ import annotations

import sysconfig
from pathlib import Path

from pipeline.errors import UsageError

_HERE = Path(__file__).resolve().parent.parent / "configs"


def configs() -> Path:
    """The folder of default.toml and codebook.toml: beside the code, or where the package put it."""
    return _HERE if _HERE.is_dir() else Path(sysconfig.get_path("data")) / "share" / "coclaim" / "configs"


def default_config() -> Path:
    """configs/default.toml of the working folder, else the one that coclaim comes with."""
    own = Path("configs/default.toml")
    return own if own.exists() else configs() / "default.toml"


def make(folder: Path) -> list[Path]:
    """Make a review's folder; raises :class:`~pipeline.errors.UsageError` where files would be overwritten."""
    papers, config, codebook = folder / "papers", folder / "coclaim.toml", folder / "codebook.toml"
    for path in (config, codebook):
        if path.exists():
            raise UsageError(f"{path}: is there already. Name another folder; nothing was changed.")
    if folder.exists() and not folder.is_dir():
        raise UsageError(f"{folder}: a file is in the way. Name another folder.")
    papers.mkdir(parents=True, exist_ok=True)
    default = (configs() / "default.toml").read_text(encoding="utf-8")
    lines = [_OWN.get(line.partition(" =")[0], line) for line in default.splitlines()]
    config.write_text("\n".join(lines) + "\n", encoding="utf-8")
    codebook.write_text((configs() / "codebook.toml").read_text(encoding="utf-8"), encoding="utf-8")
    return [papers, config, codebook]


#: The lines of default.toml that differ in a review's own folder.
_OWN = {"corpus": 'corpus = ["papers"]', "out": 'out = "out"', "store": 'store = ".coclaim/store"'}
