"""The reading order of a page: which lines are in one column, and which column comes first.

A gutter is a white strip with lines on both sides that fill their side. What crosses it (a heading, a table)
divides the page into bands; in each band the left side is read before the right one.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from math import inf
from operator import attrgetter
from typing import NamedTuple

from yougo.readers.pdf.pages import Block, Column, Grid, lines_of
from yougo.readers.pdf.printed import Line
from yougo.readers.pdf.rows import joined

_LEAST_LINES = 3
"""That a column has in a band."""
_LEAST_STARTS, _HANGING_POINTS = 2, 20
"""How many lines begin where a gutter ends; how far behind it others may, as items and notes do."""
_NARROWEST = 0.2
"""Of the width that is divided: how wide a column is at least."""
_FULL, _FULL_SHARE = 0.6, 0.4
"""Of a column's width: a line that fills it; how many of its lines do."""
_LARGE, _NOTE = 1.15, 0.94
"""Of the text's size: that of headings, and of notes."""
_FAR = 0.25
"""Of a column's width: how far from its left edge a line at the right is at least."""
_HAIR = 0.1
_HANGING = 2.0
"""Of a line's size: how far the lines of one column begin from each other, as items and notes do."""
_OVERHANG = 0.5
"""Of a line's size: how far a line of the left column may stand out beyond the gutter."""
_left, _right, _top = map(attrgetter, ("left", "right", "top"))


class _Band(NamedTuple):
    """Blocks between two that cross a gutter; or those that cross it, which have no right side."""

    blocks: Sequence[Block]
    gutter: float
    width: float
    """That of all that is divided."""

    @property
    def left(self) -> list[Block]:
        """What is on the left of the gutter."""
        return [block for block in self.blocks if block.left < self.gutter]

    @property
    def right(self) -> list[Block]:
        """What is on its right."""
        return [block for block in self.blocks if block.left >= self.gutter]

    @property
    def score(self) -> int:
        """How many lines its thinner side has, if both sides are columns; 0 if not."""
        left, right = lines_of(self.left), lines_of(self.right)
        are_columns = _is_column(left, self.width) and _is_column(right, self.width)
        return min(len(left), len(right)) if are_columns else 0

    def goes_on(self, columns: "_Band") -> bool:
        """Whether both sides go on with the columns of another band, however few lines they have."""
        return _goes_on(self.left, columns.left) and _goes_on(self.right, columns.right)


class _Gutter:
    """A white strip that may divide blocks."""

    def __init__(self, blocks: Sequence[Block], at: float) -> None:
        whole = _Band(blocks, at, _width(blocks))
        self._at, self._side, self._width = at, whole.right, whole.width
        self._indent = min(map(_left, self._side), default=0) + _FAR * _width(self._side)
        self._large = _LARGE * usual_size(lines_of(blocks))
        text = filter(lambda block: block.size <= self._large, whole.left)
        self._top = min(map(_top, text), default=0)
        self._foot = self._foot_of(lines_of(blocks))

    def _foot_of(self, lines: Sequence[Line]) -> float:
        """Where notes begin that are set across both columns: below the text, if one crosses."""
        size = self._large / _LARGE
        wide = [line for line in lines if line.width > _FAR * self._width]
        text = [line.bottom for line in wide if _NOTE * size < line.size <= self._large]
        foot = max(text, default=inf)
        notes = [line for line in lines if line.size <= _NOTE * size and line.top >= foot]
        is_across = any(note.left < self._at < note.right - _OVERHANG * note.size for note in notes)
        return min(map(_top, notes)) if is_across else inf

    def is_crossed(self, block: Block) -> bool:
        """Whether a block crosses it, or is alone in its row, as headings, dates and senders are."""
        if block.top >= self._foot:
            return True
        if block.left >= self._at:
            return block.bottom <= self._top and block.left > self._indent
        stands_out = block.right > self._at + _OVERHANG * block.size
        return stands_out or (block.size > self._large and self._is_divided(block))

    def _is_divided(self, heading: Block) -> bool:
        """Whether the right side has nothing beside a heading, but blocks both above and below it."""
        heights = {(block.top >= heading.bottom) - (block.bottom <= heading.top) for block in self._side}
        return heights == {-1, 1}


def columns(blocks: Iterable[Block]) -> Iterator[Column]:
    """The columns in reading order, each with its blocks from the top."""
    parts = _parts(sorted(blocks, key=_top))
    return map(_column, filter(None, parts))


def _parts(blocks: Sequence[Block]) -> Iterator[list[Block]]:
    """The blocks of each column; some have none."""
    across: list[Block] = []
    bands = _bands(blocks, gutter(blocks))
    widest = max(bands, key=attrgetter("score"), default=None)
    for band in bands:
        if not band.score and not (widest and widest.score and band.goes_on(widest)):
            across += band.blocks
            continue
        yield across
        yield from _parts(band.left)
        yield from _parts(band.right)
        across = []
    yield across


def _bands(blocks: Sequence[Block], at: float) -> list[_Band]:
    """The blocks between those that cross a gutter, and those that cross it, in turn."""
    groups = groupby(blocks, _Gutter(blocks, at).is_crossed)
    return [_Band(list(group), at, _width(blocks)) for _, group in groups]


def gutter(blocks: Sequence[Block]) -> float:
    """Where the gutter is that has the most lines in columns; 0 when the blocks are one column."""
    starts = Counter(round(line.left) for line in lines_of(blocks))
    best, most = 0.0, 0
    for start in sorted(starts):
        score = 0
        near = sum(map(starts.__getitem__, range(start, start + _HANGING_POINTS)))
        if starts[start] + starts[start + 1] >= _LEAST_STARTS and near >= _LEAST_LINES:
            score = sum(map(attrgetter("score"), _bands(blocks, start - 1)))
        if score > most:
            best, most = start - 1, score
    ends = filter(lambda right: right <= best, map(_right, blocks))
    return max(ends, default=best) + _HAIR if most else 0


def _is_column(lines: Sequence[Line], width: float) -> bool:
    """Whether lines are many and fill their side, as wrapped text does and lists of short words do not."""
    own = _width(lines)
    full = list(filter(lambda line: line.width > _FULL * own, lines))
    is_filled = len(lines) >= _LEAST_LINES and len(full) >= _FULL_SHARE * len(lines)
    return is_filled and own > _NARROWEST * width


def _goes_on(side: Sequence[Block], column: Sequence[Block]) -> bool:
    """Whether a side begins where the lines of a column do, and its first line fills the column."""
    left, width = min(map(_left, column)), _width(column)
    are_in_place = all(-_HANGING < (line.left - left) / line.size < _HANGING for line in lines_of(side))
    return are_in_place and bool(side) and lines_of(side) == side and side[0].right - left > _FULL * width


def usual_size(lines: Iterable[Line]) -> float:
    """The size of the letters that take most of the page: words in figures are many, but small and short."""
    widths: defaultdict[float, float] = defaultdict(float)
    for line in lines:
        widths[line.size] += line.width * line.size
    return max(widths, key=widths.__getitem__, default=0)


def _width(blocks: Sequence[Block]) -> float:
    return max(map(_right, blocks), default=0) - min(map(_left, blocks), default=0)


def _column(blocks: Sequence[Block]) -> Column:
    """Blocks below each other; what is beside each other is one line."""
    ordered: list[Block] = [block for block in blocks if isinstance(block, Grid)]
    ordered += joined(lines_of(blocks))
    left, right = min(map(_left, blocks)), max(map(_right, blocks))
    return Column(left, right, tuple(sorted(ordered, key=_top)))
