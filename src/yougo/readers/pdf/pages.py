"""Tables, columns and pages: what the lines of `printed` make."""

from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, replace
from itertools import chain
from operator import attrgetter, methodcaller
from typing import TypeAlias

from yougo.readers.pdf.printed import Area, Line, Rule


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
    has_header: bool = True
    """Whether its first row may say what its columns hold."""

    @property
    def area(self) -> Area:
        """What it takes of the page."""
        return Area(self.left, self.top, self.right, self.bottom)

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
    figures: tuple[Area, ...] = ()
    """Where pictures and drawings are."""

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
