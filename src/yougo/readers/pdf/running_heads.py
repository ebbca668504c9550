"""Takes out what is printed on each page again, apart from text: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import chain, islice, pairwise, takewhile
from operator import attrgetter
from statistics import median
from typing import TypeAlias

from yougo.language.patterns import SENTENCE_ENDS
from yougo.language.text import narrow
from yougo.readers.pdf.grouping import levels
from yougo.readers.pdf.pages import Print
from yougo.readers.pdf.printed import Line

_EDGE, _MARGIN = 0.15, 0.09
"""Of a page's height and width: how far from its edges heads are; where nothing but heads is."""
_LEAST, _MOST_ROWS = 3, 4
"""On how many pages a head is, and how many rows it has."""
_STEP = 3.0
_GAP, _USUAL = 1.4, 1.8
"""Of the usual distance of rows: what parts a head from the text; of their size: that of few rows."""
_SMALLER = 0.94
"""Of the text's size: that of small heads."""
_TAB = 2
"""How many characters a line of a chapter's tab has at most, which runs down the edge of a page."""
_MOST_NUMBERS = 4
_NUMBER = re.compile(
    r"\W*(?:(?:p|page|頁)\W*)?(?:\d{1,4}|[ivxlc]{1,6})(?:\s*(?:/|of)\s*\d{1,4})?\W*(?:頁|ページ)?",
    re.IGNORECASE,
)
_STAMP = re.compile(
    r"\d{1,4}\s*(?:/|of)\s*\d{1,4}"
    r"|\d{1,4}[/.年-]\d{1,2}[/.月-]\d{1,4}日?,?\s*\d{1,2}:\d\d(?:\s*[AP]M)?"
)
"""What browsers print at the edges of pages: a counter, and the time."""
_STATES = re.compile(rf"[（(【\[{SENTENCE_ENDS}]")
_DIGITS = re.compile(r"\d{1,9}")
_Key: TypeAlias = tuple[str, int]
"""A text and its height on the page."""


def without_heads(prints: Sequence[Print]) -> list[Print]:
    """The pages without what several of them have at the same height, apart from the text, and their numbers.

    Where it states something (a bracket, a sentence), the first page keeps it. No page loses all its text.
    """
    counted: Counter[_Key] = Counter()
    for each in prints:
        keys = map(partial(_keys, each.number), each.lines)
        counted.update(set(chain.from_iterable(keys)))
    told: set[_Key] = set()
    return [_without(each, counted, told) for each in prints]


def _keys(page: int, line: Line) -> Iterator[_Key]:
    """What makes lines of two pages the same: their height and text; a number may count the pages."""
    text, height = narrow(line.text), round(line.base / _STEP)
    yield text, height
    for number in islice(_DIGITS.finditer(text), _MOST_NUMBERS):
        yield f"{text[: number.start()]}+{int(number[0]) - page}{text[number.end() :]}", height


def _without(found: Print, counted: Counter[_Key], told: set[_Key]) -> Print:
    page = _Edges(found, counted)
    heads = page.heads()
    kept = [line for line in found.lines if line not in heads or page.is_news(line, told)]
    if not kept and not found.grids:
        kept = list(filter(page.is_inner, found.lines))
    return replace(found, lines=tuple(kept))


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(narrow(line.text)) is not None


def _is_stamp(line: Line) -> bool:
    return _STAMP.fullmatch(narrow(line.text)) is not None


class _Edges:
    """A page's rows, and which of them are apart at its top and bottom."""

    def __init__(self, found: Print, counted: Counter[_Key]) -> None:
        self._found, self._counted = found, counted
        self._rows = levels(found.lines, attrgetter("base"), _STEP)
        self._size = median([*map(attrgetter("size"), found.lines)] or [0])
        steps = [below[0].base - above[0].base for above, below in pairwise(self._rows)]
        self._step = median(steps) if len(steps) >= _LEAST else _USUAL * self._size

    def heads(self) -> set[Line]:
        """The running heads and feet, and what is beside the text again and again."""
        beside = filter(self._is_beside, self._found.lines)
        repeated = {line for line in beside if self._is_repeated(line) or self._is_tab(line)}
        return repeated | self._outer(self._rows) | self._outer(self._rows[::-1])

    def is_news(self, line: Line, told: set[_Key]) -> bool:
        """Whether a line that is repeated states something, for the first time."""
        key = (_DIGITS.sub("", line.text), round(line.base / _STEP))
        if key in told or not self._is_repeated(line) or not _STATES.search(line.text):
            return False
        told.add(key)
        return True

    def is_inner(self, line: Line) -> bool:
        """Whether a line is where text is, and no page number."""
        return self._is_inside(line, _MARGIN) and not _is_number(line)

    def _outer(self, rows: Sequence[list[Line]]) -> set[Line]:
        """The rows from an edge on that are no text, as far as a gap or their size parts them from it."""
        outer = list(takewhile(self._is_head, rows[:_MOST_ROWS]))
        while outer and not self._is_apart(outer[-1][0], rows[len(outer) :]):
            outer.pop()
        return set(chain.from_iterable(outer))

    def _is_apart(self, head: Line, inner: Sequence[list[Line]]) -> bool:
        """Whether a gap parts a head from the rows behind it, or its size does."""
        if not inner or head.size < _SMALLER * self._size:
            return True
        return abs(inner[0][0].base - head.base) > _GAP * self._step

    def _is_head(self, row: Sequence[Line]) -> bool:
        if self._is_inside(row[0], _EDGE):
            return False
        has_stamp = any(map(_is_stamp, row)) and not self._is_inside(row[0], _MARGIN)
        return has_stamp or all(map(self._is_running, row))

    def _is_running(self, line: Line) -> bool:
        return _is_number(line) or self._is_repeated(line)

    def _is_inside(self, line: Line, edge: float) -> bool:
        return edge < line.base / self._found.height < 1 - edge

    def _is_beside(self, line: Line) -> bool:
        edge = _MARGIN * self._found.width
        return line.right < edge or line.left > self._found.width - edge

    def _is_tab(self, line: Line) -> bool:
        """Whether a line beside the text is one of the characters of a tab, which no text reaches."""
        inner = [other for other in self._found.lines if not self._is_beside(other)]
        is_free = all(line.left > other.right or line.right < other.left for other in inner)
        return len(line.text) <= _TAB and bool(inner) and is_free

    def _is_repeated(self, line: Line) -> bool:
        return max(map(self._counted.__getitem__, _keys(self._found.number, line))) >= _LEAST
