"""Has a browser print a sheet in parts, as many at the same time as the machine can.

Chromium prints a page with one processor: some hundred pages take a minute in one.
"""

import json
import os
import re
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TypeAlias

from yougo.pipeline import printing_progress

SHEETS = 120
"""Of paper in a part, about: each part costs the start of a browser, which takes as long as thirty sheets."""
_PARTS = re.compile(rb'<script type="application/json" id="parts">(.*?)</script>', re.DOTALL)
_MOST_BROWSERS = 4
"""Each takes some hundred megabytes."""

Print: TypeAlias = Callable[[str, bytes], bytes]
"""From a name and a page to its PDF."""


def address() -> str:
    """What asks a sheet for its parts, behind its own address."""
    return f"#/parts/{SHEETS}"


def at_once() -> int:
    """How many parts are printed at the same time."""
    return min(_MOST_BROWSERS, os.cpu_count() or 1)


def parts_of(laid_out: bytes) -> list[bytes]:
    """The parts that a sheet has made, each a page; none where a workspace's templates make none."""
    found = _PARTS.search(laid_out)
    return [part.encode() for part in json.loads(found[1])] if found else []


def printed(parts: Sequence[bytes], print_page: Print) -> Iterator[bytes]:
    """The PDFs of the parts, in their order, each as soon as it is there."""
    names = [f"part-{number}" for number in range(len(parts))]
    printing_progress.tell(0, len(parts))
    with ThreadPoolExecutor(at_once()) as threads:
        for done, pdf in enumerate(threads.map(print_page, names, parts), 1):
            printing_progress.tell(done, len(parts))
            yield pdf
