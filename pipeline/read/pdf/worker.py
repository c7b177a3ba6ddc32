"""The reading process: answers requests on standard output until standard input ends."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
import traceback
from collections.abc import Callable

from pipeline.errors import Skipped
from pipeline.read.pdf.guard import Answer, Request, receive, send
from pipeline.read.pdf.reader import read_here

#: Garbage is looked for after so many new objects, some for every line of a page.
_OBJECTS = 100_000


def main() -> None:
    """Read what is asked for, within the memory that the command line allows."""
    _limit_memory(int(sys.argv[1]))
    gc.freeze()  # what is loaded stays, and a file makes so many objects that hardly any are in a ring
    gc.set_threshold(_OBJECTS)
    answers = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that a library prints may stand among the answers
    while True:
        request = receive(sys.stdin.buffer, Request)
        if request is None:
            return
        send(answers, answer(request, lambda: send(answers, Answer(working=True))))


def answer(request: Request, tick: Callable[[], None]) -> Answer:
    """The document of a request, or why there is none; ``tick`` is called after each page that takes seconds."""
    try:
        return Answer(document=read_here(request.source, request.settings, tick))
    except Skipped as skip:
        return Answer(skipped=(skip.code, skip.reason, skip.what_to_do, skip.page))
    except MemoryError:
        return Answer(
            skipped=(
                "pdf.memory",
                f"Reading asked for more than {request.settings.megabytes} MB.",
                "Save the file anew in a PDF program, or raise `megabytes` in [pdf].",
                None,
            )
        )
    except Exception:  # noqa: BLE001  a bug is told to the parent, which names stage and paper
        return Answer(bug=traceback.format_exc(limit=-3))


def _limit_memory(megabytes: int) -> None:
    """Cap the address space, where the system can (not on Windows)."""
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        limit = megabytes * 1_000_000
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    main()
