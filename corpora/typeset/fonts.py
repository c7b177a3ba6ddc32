"""Cuts the two fonts of the sample out of Noto Serif CJK, with the characters that the sources use.

Needs fonttools and the Noto Serif CJK collection, which are no dependencies of the project: the fonts that it
writes are kept in corpora/fonts, under the SIL Open Font License. The outlines are turned into TrueType's, for
the PDF library embeds no other.
"""

from __future__ import annotations

import argparse
import unicodedata
from pathlib import Path
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.transformPen import TransformPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection

HERE = Path(__file__).resolve().parent.parent
SIMPLIFIED = "Noto Serif CJK SC"
PDFS = ("zh-home-platform.txt", "en-live-commerce.txt")
ACUTE = 0xB4


def characters(face: str) -> set[int]:
    """The characters of the PDFs' sources (of titles, headings and captions for the bold face), and ASCII."""
    lines = [line for name in PDFS for line in (HERE / "source" / name).read_text(encoding="utf-8").splitlines()]
    if face == "Bold":
        lines = [line for line in lines if line.startswith(("#", "@title", "@table"))]
    text = "".join(lines)
    return {ord(char) for char in text if char.isprintable()} | set(range(0x20, 0x7F)) | {0x3000, 0xB7}


def accented(char: str, cmap: dict[int, str], glyphs: Any, metrics: dict[str, tuple[int, int]]) -> tuple[Any, Any]:
    """A letter with an acute that the font lacks, put together from the two; its metrics and its outline."""
    parts = unicodedata.normalize("NFD", char)
    if len(parts) != 2 or parts[1] != "\u0301":
        raise SystemExit(f"the font has no {char!r}")
    base, acute = cmap[ord(parts[0])], cmap[ACUTE]
    pen = TTGlyphPen(None)
    turned = Cu2QuPen(pen, 1.0, reverse_direction=True)
    glyphs[base].draw(turned)
    shift = (metrics[base][0] - metrics[acute][0]) / 2
    glyphs[acute].draw(TransformPen(turned, (1, 0, 0, 1, shift, 0)))
    return metrics[base], pen.glyph()


def cut(collection: Path, face: str, out: Path) -> None:
    """Write one font with the wanted characters only."""
    font = next(f for f in TTCollection(str(collection)).fonts if str(f["name"].getDebugName(1)).startswith(SIMPLIFIED))
    cmap = font.getBestCmap()
    wanted = {code: cmap[code] for code in sorted(characters(face)) if code in cmap}
    missing = sorted(code for code in characters(face) if code not in cmap)
    order = [".notdef", *sorted(set(wanted.values()))]
    glyphs, metrics = font.getGlyphSet(), dict(font["hmtx"].metrics)
    outlines: dict[str, Any] = {}
    for name in order:
        pen = TTGlyphPen(None)
        glyphs[name].draw(Cu2QuPen(pen, 1.0, reverse_direction=True))
        outlines[name] = pen.glyph()
    for code in missing:
        name = f"uni{code:04X}"
        wanted[code] = name
        order.append(name)
        metrics[name], outlines[name] = accented(chr(code), cmap, glyphs, metrics)
    builder = FontBuilder(font["head"].unitsPerEm, isTTF=True)
    builder.setupGlyphOrder(order)
    builder.setupCharacterMap(wanted)
    builder.setupGlyf(outlines)
    builder.setupHorizontalMetrics({name: (metrics[name][0], getattr(outlines[name], "xMin", 0)) for name in order})
    hhea = font["hhea"]
    builder.setupHorizontalHeader(ascent=hhea.ascent, descent=hhea.descent)
    builder.setupNameTable(
        {
            "copyright": font["name"].getDebugName(0),
            "familyName": "Coclaim Sample",
            "styleName": face,
            "psName": f"CoclaimSample-{face}",
            "licenseDescription": font["name"].getDebugName(13),
            "licenseInfoURL": font["name"].getDebugName(14),
        }
    )
    builder.setupOS2(sTypoAscender=hhea.ascent, sTypoDescender=hhea.descent)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(str(out))


def main() -> None:
    """Cut both faces."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="the folder of NotoSerifCJK-Regular.ttc and NotoSerifCJK-Bold.ttc")
    folder: Path = parser.parse_args().folder
    for face in ("Regular", "Bold"):
        cut(folder / f"NotoSerifCJK-{face}.ttc", face, HERE / "fonts" / f"CoclaimSample-{face}.ttf")


if __name__ == "__main__":
    main()
