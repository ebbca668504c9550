"""The reading order of a page: which lines are in one column, and which column comes first.

A gutter is a white strip with lines on both sides that fill their side. What crosses it (a heading, a table)
divides the page into bands; in each band the left side is read before the right one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from yougo.readers.pdf.printed import Block, Column, Grid, Line, lines_of
from yougo.readers.pdf.rows import joined

_LEAST_LINES = 3
"""That a column has in a band, and that begin where a gutter ends."""
_NARROWEST = 0.2
"""Of the width that is divided: how wide a column is at least."""
_FULL, _FULL_SHARE = 0.6, 0.4
"""Of a column's width: a line that fills it; how many of its lines do."""
_LARGE = 1.15
_FAR = 0.25
"""Of a column's width: how far from its left edge a line at the right is at least."""
_HAIR = 0.1
_top = attrgetter("top")


class _Band(NamedTuple):
    """Blocks between two that cross a gutter; or those that cross it, which have no right side."""

    blocks: list[Block]
    gutter: float

    @property
    def left(self) -> list[Block]:
        """What is on the left of the gutter."""
        return [block for block in self.blocks if block.right <= self.gutter]

    @property
    def right(self) -> list[Block]:
        """What is on its right."""
        return [block for block in self.blocks if block.left >= self.gutter]

    def score(self, width: float) -> int:
        """How many lines its thinner side has, if both sides are columns; 0 if not."""
        left, right = lines_of(self.left), lines_of(self.right)
        least = min(len(left), len(right))
        if least < _LEAST_LINES:
            return 0
        return least if _is_column(left, width) and _is_column(right, width) else 0


def columns(blocks: Iterable[Block]) -> Iterator[Column]:
    """The columns in reading order, each with its blocks from the top."""
    rest = sorted(blocks, key=_top)
    if not rest:
        return
    width = _width(rest)
    apart: list[Block] = []
    for band in _bands(rest, _gutter(rest, width)):
        if not band.score(width):
            apart += band.blocks
            continue
        if apart:
            yield _column(apart)
        apart = []
        yield from columns(band.left)
        yield from columns(band.right)
    if apart:
        yield _column(apart)


def _bands(blocks: Sequence[Block], gutter: float) -> list[_Band]:
    """The blocks between those that cross the gutter, and those that cross it, in turn."""
    right = _Band([*blocks], gutter).right
    usual = median([line.size for line in lines_of(blocks)] or [0])

    left = [block for block in blocks if block.right <= gutter]
    above = _above_both(
        [block for block in left if isinstance(block, Grid) or block.size <= _LARGE * usual], right
    )

    def crosses(block: Block) -> bool:
        if block.right > gutter:
            return block.left < gutter or block in above
        return isinstance(block, Line) and block.size > _LARGE * usual and _divides(block, right)

    return [_Band(list(group), gutter) for _, group in groupby(blocks, crosses)]


def _divides(line: Line, side: Iterable[Block]) -> bool:
    """Whether a side has nothing beside a line, but blocks both above and below it."""
    heights = {(block.top >= line.bottom) - (block.bottom <= line.top) for block in side}
    return heights == {-1, 1}


def _above_both(left: Sequence[Block], right: Sequence[Block]) -> list[Block]:
    """The lines at the right edge above both sides, as dates and senders are set."""
    top = min((block.top for block in left), default=0)
    if not right:
        return []
    start, end = _edges(right)
    indent = _FAR * (end - start)
    return [
        block
        for block in right
        if isinstance(block, Line) and block.bottom <= top and block.left > start + indent
    ]


def _gutter(blocks: Sequence[Block], width: float) -> float:
    """Where the gutter is that has the most lines in columns; 0 when the blocks are one column."""
    starts = Counter(round(line.left) for line in lines_of(blocks))
    scores = {0.0: 0}
    for start in sorted(starts):
        if starts[start] + starts[start + 1] >= _LEAST_LINES:
            at = start - 1.0
            scores[at] = sum(band.score(width) for band in _bands(blocks, at))
    best = max(scores, key=scores.__getitem__)
    return max(block.right for block in blocks if block.right <= best) + _HAIR if scores[best] else 0


def _is_column(lines: Sequence[Line], width: float) -> bool:
    """Whether lines fill their side, as wrapped text does and lists of short words do not."""
    own = _width(lines)
    full = sum(line.right - line.left > _FULL * own for line in lines)
    return own > _NARROWEST * width and full >= _FULL_SHARE * len(lines)


def _width(blocks: Sequence[Block]) -> float:
    left, right = _edges(blocks)
    return right - left


def _edges(blocks: Sequence[Block]) -> tuple[float, float]:
    return min(block.left for block in blocks), max(block.right for block in blocks)


def _column(blocks: Sequence[Block]) -> Column:
    """Blocks below each other; what is beside each other is one line."""
    ordered: list[Block] = [block for block in blocks if isinstance(block, Grid)]
    ordered += joined(lines_of(blocks))
    return Column(*_edges(blocks), tuple(sorted(ordered, key=_top)))
