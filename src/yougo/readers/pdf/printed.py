"""What is printed on a page: the records that travel between the modules of this reader.

Points (1/72 inch) count from the page's upper left corner. On a page that is written from top to bottom, the
page is turned first, so that every line runs from left to right: see `upright`.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter
from typing import NamedTuple, TypeAlias

from yougo.model.documents import Edge


class Glyph(NamedTuple):
    """A character where it is printed."""

    char: str
    left: float
    right: float
    base: float
    """The line that the letters stand on."""
    size: float
    is_bold: bool = False
    link: str = ""
    """The address that it leads to."""

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of its body."""
        return (self.left + self.right) / 2, self.base - 0.38 * self.size


class Area(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    def holds(self, point: tuple[float, float], margin: float = 0) -> bool:
        """Whether a point is inside, or no farther outside than a margin."""
        is_between = self.left - margin <= point[0] <= self.right + margin
        return is_between and self.top - margin <= point[1] <= self.bottom + margin

    def meets(self, other: "Area", margin: float = 0) -> bool:
        """Whether two rectangles overlap, or are no farther apart than a margin."""
        across = max(self.left, other.left) - min(self.right, other.right)
        down = max(self.top, other.top) - min(self.bottom, other.bottom)
        return max(across, down) <= margin


class Rule(Area):
    """A straight line that is drawn across or down the page."""

    @property
    def is_across(self) -> bool:
        """Whether it is drawn from left to right."""
        return self.right - self.left >= self.bottom - self.top


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page as the file draws it."""

    number: int
    """From 1."""
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    is_picture: bool = False
    """Whether it shows pictures."""
    unreadable: int = 0
    """How many of its characters have a font that does not say which they are."""


class Raised(NamedTuple):
    """A stretch of a line's text that is raised, as note marks are."""

    start: int
    end: int
    labels: tuple[str, ...] = ()
    """Those of the notes that it refers to."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or the part of one that is in its column."""

    text: str
    left: float
    right: float
    base: float
    size: float
    """That of most of its characters."""
    raised: tuple[Raised, ...] = ()
    edges: tuple[Edge, ...] = ()
    """Its links, bold words and readings."""
    word: float = 0
    """How wide its first word is."""
    place: int = 0
    """Its number among all lines of the document, from 1."""

    @property
    def top(self) -> float:
        """Where its letters begin."""
        return self.base - 0.88 * self.size

    @property
    def bottom(self) -> float:
        """Where its letters end."""
        return self.base + 0.12 * self.size

    @property
    def area(self) -> Area:
        """What it takes of the page."""
        return Area(self.left, self.top, self.right, self.bottom)

    def behind(self, start: int) -> "Line":
        """The line without its beginning."""
        marks = (each for each in self.raised if each.start >= start)
        return replace(
            self,
            text=self.text[start:],
            raised=tuple(Raised(each.start - start, each.end - start, each.labels) for each in marks),
            edges=shifted(self.edges, -start),
        )

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        whole = (0, len(self.text))
        return any((edge.start, edge.end) == whole for edge in self.edges if edge.basis == "emphasis")


def shifted(edges: Iterable[Edge], by: int) -> tuple[Edge, ...]:
    """Edges moved by some characters, without those that are then before the text."""
    moved = (replace(edge, start=max(0, edge.start + by), end=edge.end + by) for edge in edges)
    return tuple(edge for edge in moved if edge.end > 0)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, and how many rows and columns it spans."""

    lines: tuple[Line, ...]
    left: float
    right: float
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    left: float
    top: float
    right: float
    bottom: float
    rows: tuple[tuple[Cell | None, ...], ...]
    """None where a cell from above or from the left reaches."""
    down: tuple[float, ...]
    """Where the lines between its columns are."""
    place: int = 0
    """The number of its first line."""

    @property
    def lines(self) -> list[Line]:
        """The lines of all its cells."""
        cells = filter(None, chain.from_iterable(self.rows))
        return list(chain.from_iterable(map(attrgetter("lines"), cells)))

    def with_lines(self, change: Callable[[Line], Line]) -> "Grid":
        """The table with each line changed."""

        def changed(cell: Cell | None) -> Cell | None:
            return cell and replace(cell, lines=tuple(map(change, cell.lines)))

        return replace(self, rows=tuple(tuple(map(changed, row)) for row in self.rows))


Block: TypeAlias = Line | Grid


def lines_of(blocks: Iterable[Block]) -> list[Line]:
    """Those of the blocks that are lines."""
    return [block for block in blocks if isinstance(block, Line)]


@dataclass(frozen=True, slots=True)
class Print:
    """A page's lines and tables, in no order."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    grids: tuple[Grid, ...]
    rules: tuple[Rule, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """What is below each other in one column of a page, from its top."""

    left: float
    right: float
    blocks: tuple[Block, ...]

    @property
    def lines(self) -> list[Line]:
        """Its lines, without those in tables."""
        return lines_of(self.blocks)


@dataclass(frozen=True, slots=True)
class Page:
    """A page's columns in reading order."""

    number: int
    above: int
    """How many lines the pages before it have."""
    last: int
    """The number of its last line; a page without any counts as one."""
    columns: tuple[Column, ...]
    rules: tuple[Rule, ...] = ()
    """The short ones that are drawn across it: notes begin below them."""

    @property
    def lines(self) -> list[Line]:
        """All its lines, also those in tables."""
        found: list[Line] = []
        for block in self.blocks:
            found += [block] if isinstance(block, Line) else block.lines
        return found

    @property
    def blocks(self) -> list[Block]:
        """Its lines and tables in reading order."""
        return list(chain.from_iterable(column.blocks for column in self.columns))

    def with_lines(self, change: Callable[[Line], Line]) -> "Page":
        """The page with each line changed, also those in tables."""

        def changed(block: Block) -> Block:
            return change(block) if isinstance(block, Line) else block.with_lines(change)

        return self._with(lambda blocks: map(changed, blocks))

    def without(self, places: Container[int]) -> "Page":
        """The page without the lines of these numbers, and without columns that are then empty."""

        def is_kept(block: Block) -> bool:
            return isinstance(block, Grid) or block.place not in places

        return self._with(lambda blocks: filter(is_kept, blocks))

    def _with(self, change: Callable[[Iterable[Block]], Iterable[Block]]) -> "Page":
        changed = [replace(column, blocks=tuple(change(column.blocks))) for column in self.columns]
        return replace(self, columns=tuple(filter(attrgetter("blocks"), changed)))
