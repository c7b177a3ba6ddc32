"""The themes room: what claims of all papers and both languages are about, as clusters."""

from pipeline.themes.clusters import ThemeSettings, themes
from pipeline.themes.vectors import embed

__all__ = ["ThemeSettings", "embed", "themes"]
