"""The program that reads a PDF in a process of its own: see `apart`."""

import os
import pickle
import signal
import sys
import threading
import time
from contextlib import closing, suppress
from itertools import islice
from pathlib import Path

from yougo.model.codes import WarningCode
from yougo.readers.pdf import layout
from yougo.readers.pdf.apart import TOO_MUCH_MEMORY, TOO_MUCH_TIME, CannotRead, Limits, PrintedPage, Share
from yougo.readers.pdf.pdfium import File
from yougo.readers.pdf.printed import Sheet

_SECONDS_BETWEEN_LOOKS = 0.05
_AT_ONCE = 10
"""How many pages are read before the file is opened anew."""
_STATE = Path("/proc/self/statm")
"""Linux's account of a process's memory, in pages; see proc_pid_statm(5)."""
_MUCH, _FEW = 0.3, 10
"""Of a page's characters: how many are unknown where it cannot be read; how few are no matter."""


class _Watch(threading.Thread):
    """Ends the process when it has cost too much."""

    def __init__(self, limits: Limits) -> None:
        super().__init__(daemon=True)
        self._most = _megabytes() + limits.megabytes
        self.seconds = limits.seconds

    def run(self) -> None:
        """Look again and again."""
        while time.process_time() < self.seconds:
            if _megabytes() > self._most:
                os._exit(TOO_MUCH_MEMORY)
            time.sleep(_SECONDS_BETWEEN_LOOKS)
        os._exit(TOO_MUCH_TIME)


def _megabytes() -> float:
    """The memory that the process has now; where only its most is told, that; Windows tells neither.

    On Linux, its most begins with that of the process which started it.
    """
    with suppress(OSError):
        pages = int(_STATE.read_text(encoding="ascii").split()[1])
        return pages * os.sysconf("SC_PAGE_SIZE") / 1_000_000
    try:
        import resource  # noqa: PLC0415 - Windows has none
    except ImportError:
        return 0
    unit = 1 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1_000_000


def main() -> None:
    """Answer pages of the PDF in the standard input, and at last None or what is wrong with the file."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    data, limits, share = pickle.load(sys.stdin.buffer)  # noqa: S301 - from the process that started this one
    try:
        _read(data, limits, share)
    except CannotRead as error:
        _answer(error)
    else:
        _answer(None)


def _read(data: bytes, limits: Limits, share: Share) -> None:
    watch = _Watch(limits)
    watch.start()
    first = share.first
    count = first
    while first <= count:  # opened anew, PDFium forgets the fonts and pictures of the pages before
        with closing(File(data, limits.pages)) as file:
            count = file.count
            for sheet in islice(file.sheets(first, share.step), _AT_ONCE):
                _answer(PrintedPage(layout.printed(sheet), count, _wrong(sheet)))
                watch.seconds += 1
        first += _AT_ONCE * share.step


def _answer(answer: PrintedPage | CannotRead | None) -> None:
    pickle.dump(answer, sys.stdout.buffer)
    sys.stdout.buffer.flush()


def _wrong(sheet: Sheet) -> WarningCode | None:
    """What is wrong with a page."""
    if sheet.unreadable > max(_FEW, _MUCH * len(sheet.glyphs)):
        return "unknown-characters"
    return "page-without-text" if sheet.is_picture and not sheet.glyphs else None


if __name__ == "__main__":
    main()
