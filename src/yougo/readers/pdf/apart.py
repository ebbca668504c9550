"""Reads a PDF in a process of its own, whose memory and time are bounded.

PDFium unpacks and draws whatever a file asks for: 4 MB may unpack to 2 GB, and a form may draw a form ten
times that draws another ten times. A crash of PDFium ends that process alone, too.
"""

import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass

from yougo.model.codes import WarningCode
from yougo.readers.pdf.pages import Print

TOO_MUCH_MEMORY, TOO_MUCH_TIME = 11, 12
"""How the process ends when it is beyond a limit."""
_WHY = {TOO_MUCH_MEMORY: "memory", TOO_MUCH_TIME: "time"}
_COMMAND = (sys.executable, "-P", "-m", "yougo.readers.pdf.child")


class CannotRead(Exception):
    """A file cannot be read: `damaged`, `locked`, `pages` (too many), `memory` or `time` (too much)."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What reading a PDF may cost."""

    megabytes: int = 1_000
    seconds: float = 30
    """Of the processor; for each page that is read, one more."""
    pages: int = 10_000


LIMITS = Limits()


@dataclass(frozen=True, slots=True)
class PrintedPage:
    """A page as that process read it."""

    printed: Print
    count: int
    """How many pages the file has."""
    wrong: WarningCode | None


def pages(data: bytes) -> Iterator[PrintedPage]:
    """The pages of a PDF, one by one, as they are read.

    Raises:
        CannotRead: it is damaged or locked, or reading it costs too much.
    """
    pipe, silent = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=silent) as child:  # noqa: S603 - our program
        try:
            yield from _answers(child, data)
        finally:
            child.kill()


def _answers(child: subprocess.Popen[bytes], data: bytes) -> Iterator[PrintedPage]:
    if child.stdin is None or child.stdout is None:  # as mypy sees them
        return
    with suppress(BrokenPipeError):
        pickle.dump((data, LIMITS), child.stdin)
        child.stdin.close()
    while True:
        try:
            answer = pickle.load(child.stdout)  # noqa: S301 - from our program
        except EOFError:
            raise CannotRead(_WHY.get(child.wait(), "damaged")) from None
        if answer is None:
            return
        if isinstance(answer, CannotRead):
            raise answer
        yield answer
