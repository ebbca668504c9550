"""Reads a PDF in a process of its own, whose memory and time are bounded.

PDFium unpacks and draws whatever a file asks for: 4 MB may unpack to 2 GB, and a form may draw a form ten
times that draws another ten times. A crash of PDFium ends that process alone, too.
"""

import os
import pickle
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from itertools import cycle

from yougo.model.codes import WarningCode
from yougo.readers.pdf.pages import Print

TOO_MUCH_MEMORY, TOO_MUCH_TIME = 11, 12
"""How the process ends when it is beyond a limit."""
_WHY = {TOO_MUCH_MEMORY: "memory", TOO_MUCH_TIME: "time"}
_LARGE, _MOST_PROCESSES = 1_000_000, 4
"""From how many bytes on several processes pay, and how many there are at most."""
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


@dataclass(frozen=True, slots=True)
class Share:
    """The pages that one of several processes reads: every so many, from the first on."""

    first: int = 1
    step: int = 1


def pages(data: bytes) -> Iterator[PrintedPage]:
    """The pages of a PDF, one by one, as they are read; of a large file, by several processes in turn.

    Raises:
        CannotRead: it is damaged or locked, or reading it costs too much.
    """
    step = min(_MOST_PROCESSES, os.cpu_count() or 1) if len(data) > _LARGE else 1
    with ExitStack() as opened:
        answers = [opened.enter_context(_reading(data, Share(first, step))) for first in range(1, step + 1)]
        for turn in cycle(answers):
            page = next(turn, None)
            if not page:
                return
            yield page


@contextmanager
def _reading(data: bytes, share: Share) -> Iterator[Iterator[PrintedPage]]:
    """The pages of a share, from a process that ends with the context."""
    pipe, silent = subprocess.PIPE, subprocess.DEVNULL
    with subprocess.Popen(_COMMAND, stdin=pipe, stdout=pipe, stderr=silent) as child:  # noqa: S603 - our program
        try:
            _ask(child, data, share)
            yield _answers(child)
        finally:
            child.kill()


def _ask(child: subprocess.Popen[bytes], data: bytes, share: Share) -> None:
    if child.stdin:  # always, which mypy does not see
        with suppress(BrokenPipeError):
            pickle.dump((data, LIMITS, share), child.stdin)
            child.stdin.close()


def _answers(child: subprocess.Popen[bytes]) -> Iterator[PrintedPage]:
    while child.stdout:  # always
        try:
            answer = pickle.load(child.stdout)  # noqa: S301 - from our program
        except EOFError:
            raise CannotRead(_WHY.get(child.wait(), "damaged")) from None
        if answer is None:
            return
        if isinstance(answer, CannotRead):
            raise answer
        yield answer
