"""What is printed on a page, up to its lines; `pages` has what they make.

Points (1/72 inch) count from the page's upper left corner. On a page that is written from top to bottom, the
page is turned first, so that every line runs from left to right: see `upright`.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import partial
from operator import methodcaller
from typing import NamedTuple

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

    def covers(self, left: float, right: float) -> bool:
        """Whether it takes of a stretch of its line more than the white beside letters."""
        return min(self.right, right) - max(self.left, left) > 0.1 * self.size


class Area(NamedTuple):
    """A rectangle on the page."""

    left: float
    top: float
    right: float
    bottom: float

    @classmethod
    def around(cls, areas: Iterable["Area"]) -> "Area":
        """The smallest that holds some others."""
        left, top, right, bottom = zip(*areas, strict=True)
        return cls(min(left), min(top), max(right), max(bottom))

    @property
    def width(self) -> float:
        """From its left to its right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From its top to its bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

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
    sideways: tuple[Glyph, ...] = ()
    """Those that lie on their right side, as Latin letters in vertical lines do; on the page so turned."""
    figures: tuple[Area, ...] = ()
    """Where pictures and drawings are."""


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
