"""Has a browser print a sheet in parts, as many at the same time as the machine can.

Chromium prints a page with one processor: some hundred pages take a minute in one.
"""

import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from yougo.pipeline import printing_progress

SHEETS = 60
"""Of paper in a part, about: each part has fonts of its own, and costs as much as some sheets."""
FOUND = "document.getElementById('parts')?.textContent ?? '[]'"
"""Gives the parts in a page that has made them, as JSON."""
_MOST_AT_ONCE = 4
"""Each takes some hundred megabytes."""

Print: TypeAlias = Callable[[str, bytes], bytes]
"""From a name and a page to its PDF."""


def address() -> str:
    """What asks a sheet for its parts, behind its own address."""
    return f"#/parts/{SHEETS}"


def at_once() -> int:
    """How many parts are printed at the same time."""
    return min(_MOST_AT_ONCE, os.cpu_count() or 1)


def printed(parts: Sequence[bytes], print_page: Print) -> Iterator[bytes]:
    """The PDFs of the parts, in their order, each as soon as it is there."""
    names = [f"part-{number}" for number in range(len(parts))]
    printing_progress.tell(0, len(parts))
    with ThreadPoolExecutor(at_once()) as threads:
        for done, pdf in enumerate(threads.map(print_page, names, parts), 1):
            printing_progress.tell(done, len(parts))
            yield pdf
