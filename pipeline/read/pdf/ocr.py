"""Pages that are pictures, read by optical character recognition: their characters take the road of all others.

The extra ``coclaim[ocr]`` brings RapidOCR with its models (PP-OCR, Chinese and English), which reads one line
of a page at a time on one thread, so that a page gives the same text whatever else the machine does. Nothing
is downloaded. What it reads is never sure: pages say "ocr", and their rows are trusted less.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import numpy as np
import pypdfium2.raw as pdfium

from pipeline.read.pdf.chars import Glyphs
from pipeline.read.pdf.drawn import Frame
from pipeline.read.pdf.settings import OCR_MISSING, OCR_OFF

#: Resolution at which a page is drawn, and the longest side that is looked through for lines (pixels): on typeset
#: pages scanned at 200 dpi, 64 of 69 lines came out without a fault, in half of the time of full resolution.
_DPI, _LARGEST, _DETECTED = 200, 4000, 1280
#: A page with fewer characters is a picture where pictures cover so much of it; more of its characters without a
#: meaning than this, and its text layer is not worth reading.
_FEW, _COVERED, _UNMAPPED = 60, 0.70, 0.2
#: Lines that are less sure are noise in pictures, and are set aside; a page less sure than _DOUBTED may lie turned.
_SURE, _DOUBTED = 0.5, 0.8
#: A line box so much taller than wide stands upright.
_TALL = 1.5
#: Ems per height of a line box (Latin lines), and how far sizes of lines differ that are meant to be one.
_EM, _LIKE = 0.8, 0.15
#: Box of a character around the middle of its line, in ems; a word space in ems.
_HALF, _SPACE = 0.565, 0.25
_HAN = re.compile(r"[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]")


@dataclass(frozen=True, slots=True)
class Said:
    """A line as recognised: text, sureness, left and right edge of each character, middle and size (points)."""

    text: str
    sure: float
    edges: tuple[tuple[float, float], ...]
    middle: float
    size: float


def reads(setting: str) -> bool:
    """Whether pictures are read under a resolved setting."""
    return setting not in (OCR_OFF, OCR_MISSING)


def way_out(setting: str) -> str:
    """What the user can do about pages that are pictures."""
    elsewhere = "run the file through OCR (for example in your PDF program) and put the result here."
    if setting == OCR_MISSING:
        return f"Install the reader of pictures (pip install coclaim[ocr]) and run again, or {elsewhere}"
    if setting == OCR_OFF:
        return f'Set `ocr = "auto"` in [pdf] and run again, or {elsewhere}'
    return f"If the page has text, {elsewhere}"


def is_picture(glyphs: Glyphs) -> bool:
    """Whether a page has no text layer that is worth reading, but may show text."""
    count = len(glyphs.code)
    return (count < _FEW and (glyphs.drawing.images > _COVERED or not count)) or glyphs.unmapped > _UNMAPPED * count


def read_pictures(pdf: Any, pages: Mapping[int, Glyphs], tick: Callable[[], None]) -> dict[int, tuple[Glyphs, float]]:
    """Glyphs and mean sureness (0 to 1) of the pages (numbers from 0) on which text was recognised.

    ``tick`` is called after each page, which takes seconds.
    """
    said: dict[int, tuple[list[Said], int]] = {}
    for number in pages:
        page = pdf[number]
        said[number] = _read(page)
        page.close()
        tick()
    sizes = [(line.size, len(line.text)) for lines, _ in said.values() for line in lines]
    usual = _usual(sizes)
    out = {}
    for number, (lines, turn) in said.items():
        kept = [line for line in lines if line.sure >= _SURE]
        if sum(len(line.text) for line in kept) > len(pages[number].code) // 2:
            frame = Frame.of(pdf[number]).turned(turn)
            out[number] = _glyphs(lines, usual, pages[number], frame, turn), _mean(kept)
    return out


def _usual(sizes: Sequence[tuple[float, int]]) -> float:
    """The size in which most characters are set."""
    spread = np.repeat([size for size, _ in sizes], [count for _, count in sizes])
    return float(np.median(spread)) if len(spread) else 10.0


def _mean(lines: Sequence[Said]) -> float:
    total = sum(len(line.text) for line in lines)
    return sum(line.sure * len(line.text) for line in lines) / max(1, total)


def _read(page: Any) -> tuple[list[Said], int]:
    """The lines of a page, and the clockwise quarter turns after which they are upright."""
    if not pdfium.FPDFPage_CountObjects(page.raw):
        return [], 0
    lines, tall = _recognised(page, 0)
    if not tall and (_mean(lines) >= _DOUBTED or not lines):
        return lines, 0
    tries = [(lines, 0), *((_recognised(page, turn)[0], turn) for turn in ((1, 3) if tall else (2,)))]
    return max(tries, key=lambda found: (_mean(found[0]), -found[1]))


def _recognised(page: Any, turn: int) -> tuple[list[Said], bool]:
    """The lines on a page turned clockwise by quarters, and whether most of its lines stand upright."""
    scale = min(_DPI / 72, _LARGEST / max(page.get_size()))
    image = page.render(scale=scale, rotation=90 * turn).to_numpy()
    try:
        found = _engine()(image, return_word_box=True, return_single_char_box=True)
    except _failures():
        return [], False
    if found.boxes is None or found.txts is None:
        return [], False
    words = found.word_results if len(found.word_results or ()) == len(found.txts) else [()] * len(found.txts)
    out, tall = [], 0
    for box, text, sure, places in zip(found.boxes, found.txts, found.scores, words, strict=True):
        quad = np.asarray(box, np.float64) / scale
        wide, high = np.ptp(quad[:, 0]), np.ptp(quad[:, 1])
        if high > _TALL * wide and len(text) > 2:
            tall += 1
        elif text.strip():
            out.append(_said(text.strip(), float(sure), quad, [np.asarray(p[2])[:, 0] / scale for p in places]))
    return out, tall > len(out)


def _said(text: str, sure: float, quad: Any, places: list[Any]) -> Said:
    """A line with a place for each of its characters, spaces among them."""
    left, right = float(quad[:, 0].min()), float(quad[:, 0].max())
    letters = [n for n, character in enumerate(text) if not character.isspace()]
    if len(places) == len(letters):
        middles = np.maximum.accumulate([float(place.min() + place.max()) / 2 for place in places])
    else:
        middles = left + (np.array(letters) + 0.5) * (right - left) / len(text)
    high = (float(quad[3, 1] - quad[0, 1]) + float(quad[2, 1] - quad[1, 1])) / 2
    han = [n for n in range(1, len(letters)) if _HAN.match(text[letters[n]]) and _HAN.match(text[letters[n] - 1])]
    steps = [middles[n] - middles[n - 1] for n in han if letters[n] == letters[n - 1] + 1]
    size = float(np.median(steps)) if len(steps) > 3 else _EM * high
    return Said(text, sure, _edges(text, letters, middles, size, (left, right)), float(quad[:, 1].mean()), size)


def _edges(
    text: str, letters: list[int], middles: Any, size: float, ends: tuple[float, float]
) -> tuple[tuple[float, float], ...]:
    """Left and right of each character: neighbours meet halfway, with a space between them where there is one."""
    out = [(0.0, 0.0)] * len(text)
    left = ends[0]
    for n, at in enumerate(letters):
        if n + 1 == len(letters):
            out[at] = left, max(ends[1], left)
            continue
        half = (float(middles[n]) + float(middles[n + 1])) / 2
        spaced = letters[n + 1] > at + 1
        room = min(_SPACE * size, 0.8 * (float(middles[n + 1]) - float(middles[n]))) / 2 if spaced else 0.0
        out[at] = left, max(half - room, left)
        for between in range(at + 1, letters[n + 1]):
            out[between] = half - room, half + room
        left = max(half + room, left)
    return tuple(out)


def _glyphs(lines: Sequence[Said], usual: float, page: Glyphs, frame: Frame, turn: int) -> Glyphs:
    """Recognised lines as a page's characters, each line level, sizes that are nearly the usual one made so."""
    code, x0, x1, top, bottom, em = [], [], [], [], [], []
    for line in lines:
        if line.sure < _SURE:
            continue
        size = usual if abs(line.size - usual) < _LIKE * usual else line.size
        for character, (left, right) in zip(line.text, line.edges, strict=True):
            code.append(0x20 if character.isspace() else ord(character))
            x0.append(left)
            x1.append(right)
            top.append(line.middle - _HALF * size)
            bottom.append(line.middle + _HALF * size)
            em.append(size)
    count = len(code)
    aside = " ".join(line.text for line in lines if line.sure < _SURE)
    return replace(
        page,
        width=frame.width,
        height=frame.height,
        code=np.array(code, np.int32),
        **{
            name: np.array(values, np.float32)
            for name, values in (("x0", x0), ("x1", x1), ("top", top), ("bottom", bottom), ("em", em))
        },
        guessed=np.zeros(count, np.bool_),
        font=np.zeros(count, np.int32),
        fonts=(("ocr", False, False),),
        unmapped=0,
        turned="",
        outside=aside,
        turn=turn,
        drawing=page.drawing if turn == page.turn else replace(page.drawing, rules=()),
    )


@cache
def _failures() -> tuple[type[Exception], ...]:
    """What the recogniser raises over one picture: want of memory, mostly. The page then counts as not read."""
    run = import_module("rapidocr.inference_engine.onnxruntime.main")
    return RuntimeError, run.ONNXRuntimeError, import_module("cv2").error


@cache
def _engine() -> Any:
    """The recogniser with the models that stand in its package: it never looks for others."""
    rapidocr = import_module("rapidocr")
    models = Path(str(rapidocr.__file__)).parent / "models"

    def model(pattern: str) -> str:
        return str(next(iter(sorted(models.glob(pattern)))))

    return rapidocr.RapidOCR(
        params={
            "Global.log_level": "critical",
            "Global.use_cls": False,
            "Global.text_score": 0.0,
            "Global.max_side_len": _LARGEST,
            "EngineConfig.onnxruntime.intra_op_num_threads": 1,
            "EngineConfig.onnxruntime.inter_op_num_threads": 1,
            "Det.limit_type": "max",
            "Det.limit_side_len": _DETECTED,
            "Det.model_path": model("*_det_*.onnx"),
            "Rec.model_path": model("*_rec_*.onnx"),
            "Rec.rec_batch_num": 1,
        }
    )
