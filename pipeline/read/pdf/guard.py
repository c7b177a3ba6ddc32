"""PDFs are read in a process of their own: a file that crashes, hangs or bloats it costs only itself.

One worker serves many files (starting it costs about a third of a second); after a loss the next
file gets a new one. Requests and answers are MessagePack, each after its length in eight bytes.
"""

from __future__ import annotations

import atexit
import subprocess
import sys
import threading
from typing import IO, Any

import msgspec

from pipeline.clock import again
from pipeline.document import Document, Source
from pipeline.errors import CoclaimError, Skipped
from pipeline.read.pdf.settings import PdfSettings


class Request(msgspec.Struct):
    """One file to read."""

    source: Source
    settings: PdfSettings


class Answer(msgspec.Struct):
    """A document, or the arguments of a :class:`~pipeline.errors.Skipped`, or a bug's traceback.

    ``working``: none of them yet, but a page that takes seconds is done, and the clock starts anew.
    """

    document: Document | None = None
    skipped: tuple[str, str, str, int | None] | None = None
    bug: str = ""
    working: bool = False


def send(pipe: IO[bytes], value: Any) -> None:
    """Write one message."""
    data = msgspec.msgpack.encode(value)
    pipe.write(len(data).to_bytes(8, "little"))
    pipe.write(data)
    pipe.flush()


def receive(pipe: IO[bytes], kind: type[Any]) -> Any:
    """Read one message; None where the other side is gone."""
    head = pipe.read(8)
    if len(head) < 8:
        return None
    length = int.from_bytes(head, "little")
    data = pipe.read(length)
    return msgspec.msgpack.decode(data, type=kind) if len(data) == length else None


class _Worker:
    """A reading process and the clock that ends it."""

    def __init__(self, megabytes: int) -> None:
        self.megabytes = megabytes
        command = [sys.executable, "-m", "pipeline.read.pdf.worker", str(megabytes)]
        self.process = subprocess.Popen(
            command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )

    def ask(self, request: Request, seconds: float) -> tuple[Answer | None, bool]:
        """The answer (None where the worker died over it) and whether the time was up."""
        late = threading.Event()
        clock = self._clock(seconds, late)
        try:
            assert self.process.stdin is not None
            assert self.process.stdout is not None
            send(self.process.stdin, request)
            answer: Answer | None = receive(self.process.stdout, Answer)
            while answer is not None and answer.working:
                clock.cancel()
                clock = self._clock(seconds, late)
                again()
                answer = receive(self.process.stdout, Answer)
        except (BrokenPipeError, ConnectionResetError):
            answer = None
        finally:
            clock.cancel()
        return answer, late.is_set()

    def _clock(self, seconds: float, late: threading.Event) -> threading.Timer:
        """A running clock that kills the process, and says so, when the time is up."""

        def stop() -> None:
            late.set()
            self.process.kill()

        clock = threading.Timer(seconds, stop)
        clock.daemon = True
        clock.start()
        return clock

    def end(self) -> int:
        """Stop the process; its exit code."""
        self.process.kill()
        for pipe in (self.process.stdin, self.process.stdout):
            if pipe is not None:
                pipe.close()
        return self.process.wait()


_workers: list[_Worker] = []


def guarded(source: Source, settings: PdfSettings) -> Document:
    """Read in the worker of this process; raises :class:`~pipeline.errors.Skipped` where it is lost."""
    worker = _worker(settings.megabytes)
    answer, late = worker.ask(Request(source, settings), settings.seconds)
    if answer is None:
        _workers.remove(worker)
        code = worker.end()
        raise _lost(code, settings, late)
    if answer.skipped:
        raise Skipped(*answer.skipped)
    if answer.document is None:
        raise CoclaimError(f"the PDF reader failed: {answer.bug}")
    return answer.document


def _worker(megabytes: int) -> _Worker:
    for worker in list(_workers):
        if worker.process.poll() is None and worker.megabytes == megabytes:
            return worker
        _workers.remove(worker)
        worker.end()
    _workers.append(_Worker(megabytes))
    return _workers[-1]


def _lost(code: int, settings: PdfSettings, late: bool) -> Skipped:
    if late:
        return Skipped(
            "pdf.time",
            f"Reading took more than {settings.seconds:g} seconds.",
            "Save the file anew in a PDF program, or raise `seconds` in [pdf].",
        )
    return Skipped(
        "pdf.crash",
        f"The file made the PDF reader fail (exit {code}), or asked for more than {settings.megabytes} MB.",
        "Save the file anew in a PDF program; do not trust a file that nobody you know made.",
    )


@atexit.register
def _stop() -> None:
    while _workers:
        _workers.pop().end()
