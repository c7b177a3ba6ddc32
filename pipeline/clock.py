"""The time that one paper may take: a common room, like ``errors``.

The engine winds the clock before it carries a paper. Work that is known to be slow and to get on, such as OCR page by
page, winds it anew after each step. When it runs down, the process ends, even in native code: what else it was to do
is then done in another.
"""

from __future__ import annotations

import faulthandler
import functools
import os
from pathlib import Path
from typing import IO

_limit = 0.0


def wind(seconds: float) -> None:
    """Let this process end when so many seconds have passed; 0: stop the clock."""
    global _limit
    _limit = seconds
    if seconds:
        faulthandler.dump_traceback_later(seconds, exit=True, file=_nowhere())
    else:
        faulthandler.cancel_dump_traceback_later()


def again() -> None:
    """Begin the running limit anew, if there is one."""
    if _limit:
        wind(_limit)


@functools.cache
def _nowhere() -> IO[str]:
    return Path(os.devnull).open("w", encoding="utf-8")
