"""Takes out what is printed on each page again: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from yougo.language.text import narrow
from yougo.readers.pdf.printed import Line, Page

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


def without_heads(pages: Sequence[Page]) -> list[Page]:
    """The pages without what is printed on several of them at the same height, and without their numbers."""
    counted = Counter(key for page in pages for key in {_key(line) for line in _lines(page)})
    return [_without(page, counted, len(pages)) for page in pages]


def _key(line: Line) -> _Key:
    """What makes lines of two pages the same: their text but for numbers, and their height."""
    return re.sub(r"\d+", "0", narrow(line.text)), round(line.base / _STEP)


def _lines(page: Page) -> Iterator[Line]:
    """Its lines outside of tables."""
    for column in page.columns:
        yield from column.lines


def _without(page: Page, counted: Counter[_Key], count: int) -> Page:
    bases = sorted(line.base for line in _lines(page))

    def is_head(line: Line) -> bool:
        times = counted[_key(line)]
        if not _is_at_edge(line, page):
            return times >= max(_LEAST + 1, _LEAST_INSIDE * count)
        is_last = line.base in (bases[0], bases[-1])
        return times >= _LEAST or (is_last and _NUMBER.fullmatch(narrow(line.text)) is not None)

    return page.without({line.place for line in _lines(page) if is_head(line)})


def _is_at_edge(line: Line, page: Page) -> bool:
    return not _EDGE * page.height < line.base < (1 - _EDGE) * page.height
