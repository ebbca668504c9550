"""Takes out what is printed on each page again, apart from text: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby, pairwise, product
from operator import attrgetter
from statistics import median

from yougo.language.patterns import SENTENCE_ENDS
from yougo.language.text import narrow
from yougo.readers.pdf.printed import Line, Print

_EDGE, _MARGIN = 0.15, 0.09
"""Of a page's height and width: how far from its edges heads are; where nothing but heads is."""
_LEAST, _MOST_ROWS = 3, 4
"""On how many pages a head is, and how many rows it has."""
_STEP = 3.0
_GAP, _USUAL = 1.4, 1.8
"""Of the usual distance of rows: what parts a head from the text; of their size: that of few rows."""
_SMALLER = 0.94
"""Of the text's size: that of small heads."""
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
_Key = tuple[str, int]


def without_heads(prints: Sequence[Print]) -> list[Print]:
    """The pages without what several of them have at the same height, apart from the text, and their numbers.

    Where it states something (a bracket, a sentence), the first page keeps it. No page loses all its lines.
    """
    counted: Counter[_Key] = Counter()
    for each in prints:
        counted.update({key for line in each.lines for key in _keys(line, each)})
    told: set[_Key] = set()
    return [_without(each, counted, told) for each in prints]


def _keys(line: Line, found: Print) -> Iterator[_Key]:
    """What makes lines of two pages the same: their height and text, whose numbers may count the pages."""
    text = narrow(line.text)
    words, numbers = re.split(r"\d+", text), re.findall(r"\d+", text)[:_MOST_NUMBERS]
    for read in product(*((number, f"+{int(number) - found.number}") for number in numbers)):
        yield f"{words}{read}", round(line.base / _STEP)


def _without(found: Print, counted: Counter[_Key], told: set[_Key]) -> Print:
    page = _Edges(found, counted)
    heads = page.heads()
    kept = [line for line in found.lines if line not in heads or page.is_news(line, told)]
    if not kept and not found.grids:
        plain = [line for line in found.lines if not _is_number(line)]
        kept = [line for line in plain if _is_inside(line, found, _MARGIN)] or plain
    return replace(found, lines=tuple(kept))


def _is_inside(line: Line, found: Print, edge: float) -> bool:
    return edge * found.height < line.base < (1 - edge) * found.height


def _is_number(line: Line) -> bool:
    return _NUMBER.fullmatch(narrow(line.text)) is not None


class _Edges:
    """A page's rows, and which of them are apart at its top and bottom."""

    def __init__(self, found: Print, counted: Counter[_Key]) -> None:
        self._found, self._counted = found, counted
        by_base = sorted(found.lines, key=attrgetter("base"))
        self._rows = [list(row) for _, row in groupby(by_base, lambda line: round(line.base / _STEP))]
        self._size = median([line.size for line in found.lines] or [0])
        steps = [below[0].base - above[0].base for above, below in pairwise(self._rows)]
        self._step = median(steps) if len(steps) >= _LEAST else _USUAL * self._size

    def heads(self) -> set[Line]:
        """The running heads and feet, and what is beside the text again and again."""
        width = self._found.width
        beside = {line for line in self._found.lines if line.right < _MARGIN * width}
        beside |= {line for line in self._found.lines if line.left > (1 - _MARGIN) * width}
        found = {line for line in beside if self._times(line) >= _LEAST}
        return found | self._outer(self._rows) | self._outer(self._rows[::-1])

    def is_news(self, line: Line, told: set[_Key]) -> bool:
        """Whether a line that is repeated states something, for the first time."""
        key = (re.sub(r"\d+", "", line.text), round(line.base / _STEP))
        if key in told or self._times(line) < _LEAST or not _STATES.search(line.text):
            return False
        told.add(key)
        return True

    def _outer(self, rows: Sequence[list[Line]]) -> set[Line]:
        """The rows from an edge on that are no text, as far as a gap or their size parts them from it."""
        taken: list[Line] = []
        heads: set[Line] = set()
        for row, inner in zip(rows[:_MOST_ROWS], [*rows[1:], []], strict=False):
            if not self._is_head(row):
                break
            taken += row
            gap = abs(inner[0].base - row[0].base) if inner else self._found.height
            if gap > _GAP * self._step or row[0].size < _SMALLER * self._size:
                heads.update(taken)
        return heads

    def _is_head(self, row: Sequence[Line]) -> bool:
        if _is_inside(row[0], self._found, _EDGE):
            return False
        is_at_edge = not _is_inside(row[0], self._found, _MARGIN)
        if is_at_edge and any(_STAMP.fullmatch(narrow(line.text)) for line in row):
            return True
        return all(_is_number(line) or self._times(line) >= _LEAST for line in row)

    def _times(self, line: Line) -> int:
        return max(self._counted[key] for key in _keys(line, self._found))
