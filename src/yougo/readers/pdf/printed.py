"""What is printed on a page: the records that travel between the modules of this reader.

Points (1/72 inch) count from the page's upper left corner. On a page that is written from top to bottom, the
page is turned first, so that every line runs from left to right: see `upright`.
"""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain
from operator import attrgetter, methodcaller
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
    blank: str = ""
    """That which is printed before it."""

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

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return self.bottom - self.top

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
        return self.width >= self.height


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
    keys: tuple[str, ...]
    """What it calls notes, if it is their mark."""
    labels: tuple[str, ...] = ()
    """Those of the notes that it refers to."""

    @property
    def is_mark(self) -> bool:
        """Whether it may be the mark of a note that is not joined to it yet; a note's own label is none."""
        return self.start > 0 and not self.labels

    def moved(self, by: int) -> "Raised":
        """The same moved by some characters."""
        return self._replace(start=self.start + by, end=self.end + by)


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

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    def moved(self, by: int) -> "Line":
        """The line whose marks and edges are moved by some characters, without those before its text."""
        raised = map(methodcaller("moved", by), self.raised)
        edges = map(partial(_moved, by), self.edges)
        return replace(
            self,
            raised=tuple(filter(lambda each: each.start >= 0, raised)),
            edges=tuple(filter(lambda edge: edge.end > 0, edges)),
        )

    def behind(self, start: int) -> "Line":
        """The line without its beginning."""
        return replace(self.moved(-start), text=self.text[start:])

    @property
    def lines(self) -> list["Line"]:
        """Itself: a table, which may stand in its place, has several."""
        return [self]

    def with_lines(self, change: Callable[["Line"], "Line"]) -> "Line":
        """The line changed."""
        return change(self)

    @property
    def is_bold(self) -> bool:
        """Whether all of it is bold."""
        return Edge(0, len(self.text), "emphasis") in self.edges


def _moved(by: int, edge: Edge) -> Edge:
    return replace(edge, start=max(0, edge.start + by), end=edge.end + by)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of a table: its lines, the first field that it takes, and how many rows it spans."""

    lines: tuple[Line, ...]
    right: float
    row: int
    column: int
    rows: int = 1

    def with_lines(self, change: Callable[[Line], Line]) -> "Cell":
        """The cell with each line changed."""
        return replace(self, lines=tuple(map(change, self.lines)))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table."""

    left: float
    top: float
    right: float
    bottom: float
    down: tuple[float, ...]
    """Where the lines between its columns are."""
    rows: int
    """How many it has."""
    cells: tuple[Cell, ...]
    size: float = 0
    """No letters are its own."""
    place: int = 0
    """The number of its first line."""

    @property
    def lines(self) -> list[Line]:
        """The lines of all its cells."""
        return list(chain.from_iterable(map(attrgetter("lines"), self.cells)))

    def with_lines(self, change: Callable[[Line], Line]) -> "Grid":
        """The table with each line changed."""
        cells = map(methodcaller("with_lines", change), self.cells)
        return replace(self, cells=tuple(cells))


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

    @property
    def has_text(self) -> bool:
        """Whether anything is on it."""
        return bool(self.lines or self.grids)


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
    """Notes begin below one."""

    @property
    def lines(self) -> list[Line]:
        """All its lines, also those in tables."""
        return list(chain.from_iterable(map(attrgetter("lines"), self.blocks)))

    @property
    def blocks(self) -> list[Block]:
        """Its lines and tables in reading order."""
        return list(chain.from_iterable(map(attrgetter("blocks"), self.columns)))

    def with_lines(self, change: Callable[[Line], Line]) -> "Page":
        """The page with each line changed, also those in tables."""
        return self._with(lambda blocks: map(methodcaller("with_lines", change), blocks))

    def without(self, places: Container[int]) -> "Page":
        """The page without the lines of these numbers, and without columns that are then empty."""
        return self._with(lambda blocks: filter(lambda block: block.place not in places, blocks))

    def _with(self, change: Callable[[Iterable[Block]], Iterable[Block]]) -> "Page":
        columns: list[Column] = []
        for column in self.columns:
            blocks = tuple(change(column.blocks))
            if blocks:
                columns.append(replace(column, blocks=blocks))
        return replace(self, columns=tuple(columns))
