"""What a terminal shows while a command takes longer than a moment: counts, and how much time is left.

It is one line on standard error, which is empty again at the end; elsewhere than on a terminal there is none.
"""

import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from threading import Event, Thread

from yougo.cli import messages, output
from yougo.cli.sentences import again
from yougo.language.cells import wrap
from yougo.pipeline import printing_progress
from yougo.pipeline.documents.reading import Progress

_WARM_UP = 2
"""Seconds after which the pace says something."""
_MINUTE, _MANY_SECONDS = 60, 90


@dataclass
class _Doing:
    """What is being done."""

    what: str
    share: str = ""
    """How much of it is done, where somebody tells."""

    def tell(self, done: int, parts: int) -> None:
        """Have so much done."""
        self.share = f" {done / parts:.0%}"


@contextmanager
def progress() -> Iterator[Progress]:
    """Shows which document is being read, and then for how long the terms are put together."""
    if not sys.stderr.isatty():
        yield lambda _done, _total, _name: None
        return
    pace = _Pace()
    with ExitStack() as afterwards:

        def show(done: float, total: int, name: str) -> None:
            afterwards.close()
            if name:
                left = _in_words(pace.left(done, total))
                _show(f"[{int(done) + 1:,}/{total:,}] {left}{again(name)}")
            else:
                afterwards.enter_context(waiting(messages.MERGING))

        try:
            yield show
        finally:
            output.progress("")


@contextmanager
def arrival() -> Iterator[Callable[[str, int], None]]:
    """Shows how much of a document of the web is here."""
    if not sys.stderr.isatty():
        yield lambda _address, _size: None
        return
    try:
        yield lambda address, size: _show(
            messages.ARRIVING.format(address=address, size=f"{size / 1e6:,.1f}")
        )
    finally:
        output.progress("")


@contextmanager
def waiting(doing: str) -> Iterator[None]:
    """Shows for how many seconds something is being done that takes longer than one."""
    if not sys.stderr.isatty():
        yield
        return
    shown, is_done = _Doing(doing), Event()
    printing_progress.tell = shown.tell
    clock = Thread(target=_tick, args=(shown, is_done), daemon=True)
    clock.start()
    try:
        yield
    finally:
        is_done.set()
        clock.join()
        output.progress("")


class _Pace:
    """How long the documents that are left take, if they take as long as those that are done."""

    def __init__(self) -> None:
        self._began = 0.0
        self._first = 0.0

    def left(self, done: float, total: int) -> float:
        """Seconds; 0 as long as nobody can know."""
        now = time.monotonic()
        if not self._began:
            self._began, self._first = now, done
        elapsed, read = now - self._began, done - self._first
        return elapsed / read * (total - done) if read and elapsed >= _WARM_UP else 0


def _in_words(seconds: float) -> str:
    if not seconds:
        return ""
    if seconds < _MANY_SECONDS:
        return messages.SECONDS_LEFT.format(number=round(seconds) or 1)
    return messages.MINUTES_LEFT.format(number=round(seconds / _MINUTE))


def _show(text: str) -> None:
    """Show as much of a text as the line has room for."""
    output.progress(wrap(text, shutil.get_terminal_size().columns - 1)[0])


def _tick(shown: _Doing, is_done: Event) -> None:
    seconds = 0
    while not is_done.wait(1):
        seconds += 1
        _show(messages.DOING.format(doing=shown.what + shown.share, seconds=f"{seconds:,}"))
