"""The reading order of a page: which lines are in one column, and which column comes first.

A gutter is a white strip with lines on both sides that fill their side. What crosses it (a heading, a table)
divides the page into bands; in each band the left side is read before the right one.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from operator import attrgetter

from yougo.readers.pdf.printed import Block, Column, Grid, Line
from yougo.readers.pdf.rows import joined

_LEAST_LINES = 4
_NARROWEST = 0.2
"""Of the width that is divided: how wide a column is at least."""
_FULL = 0.6
"""Of a column's width: a line that fills it."""
_FULL_SHARE = 0.4
_MOST_CROSSING = 0.5
_top = attrgetter("top")


@dataclass(frozen=True, slots=True)
class _Gutter:
    """A strip that divides blocks, by its right side."""

    at: float
    score: int


def columns(blocks: Sequence[Block]) -> list[Column]:
    """The columns in reading order, each with its blocks from the top."""
    return list(_divided(sorted(blocks, key=_top)))


def _divided(blocks: Sequence[Block]) -> Iterator[Column]:
    gutter = _gutter(blocks)
    if gutter is None:
        if blocks:
            yield _column(blocks)
        return
    sides = _sides(blocks, gutter)
    left = [block for block in blocks if sides[id(block)] == "left"]
    right = [block for block in blocks if sides[id(block)] == "right"]
    yield from _bands(blocks, sides, (_frame(left), _frame(right), _frame(blocks)))


_Edges = tuple[float, float]


def _frame(blocks: Sequence[Block]) -> _Edges:
    return min(block.left for block in blocks), max(block.right for block in blocks)


def _bands(
    blocks: Sequence[Block], sides: dict[int, str], frames: tuple[_Edges, _Edges, _Edges]
) -> Iterator[Column]:
    """What crosses the gutter, and between it the left and the right column, in turn."""
    waiting: dict[str, list[Block]] = {"left": [], "right": [], "across": []}
    for block in blocks:
        side = sides[id(block)]
        ended = ("left", "right") if side == "across" else ("across",)
        yield from _ended(waiting, ended, frames)
        waiting[side].append(block)
    yield from _ended(waiting, ("across", "left", "right"), frames)


def _ended(
    waiting: dict[str, list[Block]], names: Iterable[str], frames: tuple[_Edges, _Edges, _Edges]
) -> Iterator[Column]:
    edges = dict(zip(("left", "right", "across"), frames, strict=True))
    for name in names:
        if waiting[name]:
            yield from _within(waiting[name], edges[name])
            waiting[name] = []


def _within(blocks: Sequence[Block], edges: _Edges) -> Iterator[Column]:
    """A side's blocks, which may be divided again."""
    gutter = _gutter(blocks)
    if gutter is None:
        yield _column(blocks, edges)
    else:
        yield from _divided(blocks)


def _column(blocks: Sequence[Block], edges: _Edges | None = None) -> Column:
    lines = joined(block for block in blocks if isinstance(block, Line))
    grids = [block for block in blocks if isinstance(block, Grid)]
    left, right = edges or _frame(blocks)
    return Column(left, right, tuple(sorted([*lines, *grids], key=_top)))


def _sides(blocks: Sequence[Block], gutter: _Gutter) -> dict[int, str]:
    """On which side of the gutter each block is, by its identity."""
    found = {}
    for block in blocks:
        if block.right <= gutter.at:
            found[id(block)] = "left"
        elif block.left >= gutter.at:
            found[id(block)] = "right"
        else:
            found[id(block)] = "across"
    return found


def _gutter(blocks: Sequence[Block]) -> _Gutter | None:
    """The gutter with the most lines on its thinner side; None when the blocks are one column."""
    lines = [block for block in blocks if isinstance(block, Line)]
    if len(lines) < 2 * _LEAST_LINES:
        return None
    starts = sorted({round(line.left) for line in lines})
    found = [_Gutter(at - 1.0, _score(lines, at - 1.0)) for at in starts]
    best = max(found, key=attrgetter("score"))
    return best if best.score >= _LEAST_LINES else None


def _score(lines: Sequence[Line], at: float) -> int:
    """How many lines its thinner side has, less those that cross it; 0 when it divides no columns."""
    left = [line for line in lines if line.right <= at]
    right = [line for line in lines if line.left >= at]
    crossing = len(lines) - len(left) - len(right)
    least = min(len(left), len(right))
    if least < _LEAST_LINES or crossing > _MOST_CROSSING * len(lines):
        return 0
    widest = max(line.right for line in lines) - min(line.left for line in lines)
    if not (_is_column(left, widest) and _is_column(right, widest)):
        return 0
    return least - crossing // 4


def _is_column(lines: Sequence[Line], widest: float) -> bool:
    """Whether lines fill their side, as wrapped text does and lists of short words do not."""
    left, right = _frame(lines)
    width = right - left
    full = sum(line.right - line.left > _FULL * width for line in lines)
    return width > _NARROWEST * widest and full >= _FULL_SHARE * len(lines)
