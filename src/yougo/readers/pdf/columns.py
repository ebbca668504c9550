"""The reading order of a page: which lines are in one column, and which column comes first.

A gutter is a white strip with lines on both sides that fill their side. What crosses it (a heading, a table)
divides the page into bands; in each band the left side is read before the right one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from statistics import median
from typing import NamedTuple

from yougo.readers.pdf.printed import Block, Column, Grid, Line
from yougo.readers.pdf.rows import joined

_LEAST_LINES = 3
"""That a column has in a band, and that begin where a gutter ends."""
_NARROWEST = 0.2
"""Of the width that is divided: how wide a column is at least."""
_FULL, _FULL_SHARE = 0.6, 0.4
"""Of a column's width: a line that fills it; how many of its lines do."""
_LARGE = 1.15
_HAIR = 0.1
_top = attrgetter("top")


class _Band(NamedTuple):
    """Blocks between two that cross a gutter; or those that cross it, which have no sides."""

    blocks: list[Block]
    left: list[Block]
    right: list[Block]

    def score(self, width: float) -> int:
        """How many lines its thinner side has, if both sides are columns; 0 if not."""
        sides = [[block for block in side if isinstance(block, Line)] for side in (self.left, self.right)]
        least = min(map(len, sides))
        if least < _LEAST_LINES or not all(_is_column(side, width) for side in sides):
            return 0
        return least


def columns(blocks: Sequence[Block]) -> list[Column]:
    """The columns in reading order, each with its blocks from the top."""
    return list(_divided(sorted(blocks, key=_top)))


def _divided(blocks: Sequence[Block]) -> Iterator[Column]:
    """The columns of blocks that are in order from the top."""
    if not blocks:
        return
    left, right = _edges(blocks)
    gutter = _gutter(blocks, right - left)
    if gutter is None:
        yield _column(blocks)
        return
    for are_columns, bands in groupby(_bands(blocks, gutter), lambda band: band.score(right - left) > 0):
        if are_columns:
            for band in bands:
                yield from _divided(band.left)
                yield from _divided(band.right)
        else:
            yield _column([block for band in bands for block in band.blocks])


def _bands(blocks: Sequence[Block], gutter: float) -> list[_Band]:
    """The blocks between those that cross the gutter, and those that cross it, in turn."""
    banners = _banners(blocks, gutter)
    found: list[_Band] = []
    for crosses, group in groupby(
        blocks, lambda block: block.left < gutter < block.right or block in banners
    ):
        members = list(group)
        left = [] if crosses else [block for block in members if block.right <= gutter]
        right = [] if crosses else [block for block in members if block.left >= gutter]
        found.append(_Band(members, left, right))
    return found


def _banners(blocks: Sequence[Block], gutter: float) -> list[Block]:
    """The large lines on the left with nothing beside them, but text on the right both above and below."""
    right = [block for block in blocks if block.left >= gutter]
    usual = median(block.size for block in blocks if isinstance(block, Line))
    found: list[Block] = []
    for block in blocks:
        if isinstance(block, Line) and block.right <= gutter and block.size > _LARGE * usual:
            above = any(other.bottom <= block.top + 1 for other in right)
            below = any(other.top >= block.bottom - 1 for other in right)
            beside = any(other.top < block.bottom and block.top < other.bottom for other in right)
            if above and below and not beside:
                found.append(block)
    return found


def _gutter(blocks: Sequence[Block], width: float) -> float | None:
    """Where the gutter begins that has the most lines in columns; None when the blocks are one column."""
    starts = Counter(round(block.left) for block in blocks if isinstance(block, Line))
    best, most = 0.0, 0
    for start, count in sorted(starts.items()):
        if count + starts[start + 1] >= _LEAST_LINES:
            score = sum(band.score(width) for band in _bands(blocks, start - 1.0))
            if score > most:
                best, most = start - 1.0, score
    if not most:
        return None
    return max(block.right for block in blocks if block.right <= best) + _HAIR


def _is_column(lines: Sequence[Line], width: float) -> bool:
    """Whether lines fill their side, as wrapped text does and lists of short words do not."""
    left, right = _edges(lines)
    full = sum(line.right - line.left > _FULL * (right - left) for line in lines)
    return right - left > _NARROWEST * width and full >= _FULL_SHARE * len(lines)


def _edges(blocks: Sequence[Block]) -> tuple[float, float]:
    return min(block.left for block in blocks), max(block.right for block in blocks)


def _column(blocks: Sequence[Block]) -> Column:
    """Blocks below each other; what is beside each other is one line."""
    lines = joined(block for block in blocks if isinstance(block, Line))
    grids = [block for block in blocks if isinstance(block, Grid)]
    left, right = _edges(blocks)
    return Column(left, right, tuple(sorted([*lines, *grids], key=_top)))
