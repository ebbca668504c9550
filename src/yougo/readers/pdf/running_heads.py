"""Takes out what is printed on each page again: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from operator import attrgetter

from yougo.language.text import narrow
from yougo.readers.pdf.printed import Line, Print

_EDGE = 0.09
"""Of a page's height: how far from its top and bottom heads and numbers are."""
_LEAST, _LEAST_INSIDE = 3, 0.5
"""On how many pages a head is; elsewhere on a page, on what share of all pages."""
_STEP = 3.0
_NUMBER = re.compile(
    r"\W*(?:(?:p|page|頁)\W*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*(?:頁|ページ)?",
    re.IGNORECASE,
)
_Key = tuple[str, int]


def without_heads(prints: Sequence[Print]) -> list[Print]:
    """The pages without what is printed on several of them at the same height, and without their numbers."""
    counted = Counter(key for each in prints for key in set(map(_key, each.lines)))
    return [_without(each, counted, len(prints)) for each in prints]


def _key(line: Line) -> _Key:
    """What makes lines of two pages the same: their text but for numbers, and their height."""
    return re.sub(r"\d+", "0", narrow(line.text)), round(line.base / _STEP)


def _without(found: Print, counted: Counter[_Key], count: int) -> Print:
    bases = sorted(map(attrgetter("base"), found.lines))

    def is_text(line: Line) -> bool:
        times = counted[_key(line)]
        if not _is_at_edge(line, found):
            return times < max(_LEAST + 1, _LEAST_INSIDE * count)
        is_last = line.base in (bases[0], bases[-1])
        return times < _LEAST and not (is_last and _NUMBER.fullmatch(narrow(line.text)))

    return replace(found, lines=tuple(filter(is_text, found.lines)))


def _is_at_edge(line: Line, found: Print) -> bool:
    """Whether a line is at the page's top or bottom, or beside its text."""
    is_inside = _EDGE * found.height < line.base < (1 - _EDGE) * found.height
    is_beside = line.right < _EDGE * found.width or line.left > (1 - _EDGE) * found.width
    return is_beside or not is_inside
